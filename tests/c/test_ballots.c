/* Votes and mandates from text, with the tables that ship: counts, positions, outcomes; what makes no row; what is derived;
 * and out of memory at every allocation. */
#include "corpus/corpus.h"
#include "tables/columns.h"
#include "shipped.h"

/* ---- a ballot in one line: "UN Security Council 13-1-1 vetoed | RU veto, CN abstain | 13 derived" -------------------- */

static void put(char out[900], const char *format, const char *text, int size) {
    size_t used = strlen(out);
    snprintf(out + used, 900 - used, format, size, text);
}

static void put_count(char out[900], uint32_t count, const char *before) {
    size_t used = strlen(out);
    if (count == SS_NONE)
        snprintf(out + used, 900 - used, "%s?", before);
    else
        snprintf(out + used, 900 - used, "%s%u", before, count);
}

static void put_id(char out[900], const ss_document *d, const ss_lexicon *lexicon, ss_party party) {
    const ss_local *local = party.local == SS_NONE ? NULL : &d->names.locals.at[party.local];
    uint32_t entity = local ? local->lexicon : party.entity;
    if (entity == SS_NONE && local) {
        put(out, "%.*s", d->names.strings.at + local->name_at, (int)local->name_size);
    } else {
        ss_string id = ss_lexicon_entity(lexicon, entity)->id;
        put(out, "%.*s", ss_lexicon_text(lexicon, id), (int)id.size);
    }
}

static void describe(const ss_document *d, const ss_lexicon *lexicon, const ss_ballot *b, char out[900]) {
    static const char *const stands[] = {"for", "against", "veto", "abstain", "absent"};
    static const char *const outcomes[] = {"adopted", "rejected", "vetoed", "?"};
    unsigned derived = 0;
    out[0] = 0;
    put_id(out, d, lexicon, b->body);
    put_count(out, b->counts[SS_STAND_FOR], " ");
    put_count(out, b->counts[SS_STAND_AGAINST], "-");
    put_count(out, b->counts[SS_STAND_ABSTAIN], "-");
    put(out, " %.*s |", outcomes[b->outcome], 10);
    for (uint32_t i = 0; i < b->positions.count; i++) {
        const ss_position *p = &d->ballots.positions.at[b->positions.first + i];
        derived += p->derived;
        if (p->derived)
            continue;
        put(out, "%.*s", " ", 1);
        put_id(out, d, lexicon, p->member);
        put(out, " %.*s", stands[p->stand], 10);
    }
    if (derived) {
        size_t used = strlen(out);
        snprintf(out + used, 900 - used, " +%u", derived);
    }
}

typedef struct { const char *text, *ballots[3]; } example;

static const example EXAMPLES[] = {
    {"Thirteen of the 15 members of the Security Council voted in favor on 5 March 2024. Russia vetoed the draft. China abstained.",
     {"body/un-security-council 13-1-1 vetoed | RU veto CN abstain +13"}},
    {"On 14 May 2024 the United States vetoed a draft in the Security Council. All other members voted yes.",
     {"body/un-security-council 14-1-0 vetoed | US veto +14"}},
    {"The vote in the Security Council was 12-2-1.", {"body/un-security-council 12-2-1 adopted |"}},
    {"The Security Council unanimously adopted the text on 3 June 2024.", {"body/un-security-council 15-0-0 adopted | +15"}},
    {"Eight of the 15 members of the UN Security Council voted in favour, two voted against and five abstained.",
     {"body/un-security-council 8-2-5 rejected |"}},
    {"The draft was put to the Security Council. It was not adopted: 13 votes in favour, one against and one abstention.",
     {"body/un-security-council 13-1-1 vetoed |"}},
    {"The vote in the Security Council: \"for\" voted 13 countries, against - Russia, abstained - China.",
     {"body/un-security-council 13-1-1 vetoed | RU against CN abstain"}},
    {"Russia's veto of the draft at the UN Security Council angered Norway. The veto by Russia was its third. Moscow vetoed it at night.",
     {"body/un-security-council ?-?-? vetoed | RU veto"}},
    {"In 2017, Russia vetoed a draft on Syria at the UN Security Council. On 30 March 2024, the United States vetoed a text on Gaza.",
     {"body/un-security-council ?-?-? vetoed | RU veto", "body/un-security-council ?-?-? vetoed | US veto"}},
    {"A draft led by China received only votes of its friends. A second one received four votes in the Security Council.",
     {"body/un-security-council 4-?-? rejected |"}},
    {"The Senate voted 52-48 to confirm the judge.", {"body/us-senate 52-48-? adopted |"}},
    {"The Senate rejected the bill by 60 votes to 40.", {"body/us-senate 40-60-? rejected |"}},
    {"The UN General Assembly adopted the resolution with 143 votes in favour, nine against and 25 abstentions. Hungary voted against.",
     {"body/un-general-assembly 143-9-25 adopted | HU against"}},
    {"Russia would veto the draft in the Security Council.", {NULL}},
    {"Russia threatened to veto the draft in the Security Council. China denied that it vetoed the text.", {NULL}},
    {"France did not veto the draft in the Security Council and let it pass.", {NULL}},
    {"Russia has vetoed 17 drafts in the Security Council.", {NULL}},
    {"The text needs nine votes in favour in the Security Council.", {NULL}},
    {"The governor vetoed the bill. The Security Council was silent.", {NULL}},
    {"Forty states have voted for the same party since 2000.", {NULL}},
    {"Russia vetoed the offer of the pier company.", {NULL}},
};

static void check_example(const ss_lexicon *lexicon, const example *example) {
    ss_document document;
    char got[900];
    uint32_t wanted = 0;
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(read_text(&document, lexicon, example->text) == SS_OK);
    while (wanted < 3 && example->ballots[wanted])
        wanted++;
    if (document.ballots.list.count != wanted)
        fprintf(stderr, "in: %s\n", example->text);
    CHECK(document.ballots.list.count == wanted);
    for (uint32_t i = 0; i < document.ballots.list.count; i++) {
        describe(&document, lexicon, &document.ballots.list.at[i], got);
        CHECK_BYTES(got, strlen(got), i < wanted ? example->ballots[i] : "nothing");
    }
    ss_document_free(&document);
}

/* ---- what a row names ------------------------------------------------------------------------------------------------ */

static void check_span(const ss_document *d, ss_span span, const char *wanted) {
    CHECK_BYTES(d->text.bytes + span.start, span.end - span.start, wanted);
}

static void test_symbols(const ss_lexicon *lexicon) {
    ss_document d;
    ss_document_init(&d, &ss_allocator_libc);
    CHECK(read_text(&d, lexicon, "The Security Council met (S/PV.9591) on 5 March 2024. It adopted resolution 2725, drafted by Norway (S/2024/255), "
                                 "by 14 votes in favour, none against and one abstention.") == SS_OK);
    CHECK(d.ballots.list.count == 1);
    if (d.ballots.list.count == 1) {
        const ss_ballot *b = &d.ballots.list.at[0];
        CHECK_BYTES(d.names.strings.at + b->resolution.at, b->resolution.size, "S/RES/2725");
        check_span(&d, b->draft, "S/2024/255");
        check_span(&d, b->meeting, "S/PV.9591");
        CHECK(b->sponsor != SS_NONE && b->counts[SS_STAND_AGAINST] == 0 && b->counts[SS_STAND_ABSTAIN] == 1);
        CHECK(b->spans.count > 0);
    }
    ss_document_free(&d);
}

static void test_arithmetic(const ss_lexicon *lexicon) {
    ss_document d;
    uint32_t warned = 0;
    ss_document_init(&d, &ss_allocator_libc);
    CHECK(read_text(&d, lexicon, "Ten of the 15 members of the UN Security Council voted in favour, two against, and four abstained.") == SS_OK);
    for (uint32_t i = 0; i < d.warnings.count; i++)
        warned += strcmp(d.warnings.at[i].code, "vote-arithmetic") == 0 && d.warnings.at[i].span.end > 0;
    CHECK(warned == 1);
    ss_document_free(&d);
}

static void test_councils(const ss_lexicon *lexicon) {
    uint32_t council = ss_lexicon_find(lexicon, "body/un-security-council", 24), soviet = ss_lexicon_find(lexicon, "SUHH", 4);
    CHECK(council != SS_NONE && soviet != SS_NONE);
    for (uint32_t year = 1946; year <= 2026; year++) {
        const ss_council *row = ss_lexicon_council(lexicon, council, year);
        CHECK(row && row->year == year && row->permanent == 5 && row->members == (year < 1966 ? 11u : 15u) && row->needed == (year < 1966 ? 7u : 9u));
        for (uint32_t i = 0; row && i < row->members; i++)
            CHECK(ss_lexicon_members(lexicon, row)[i] != SS_NONE);
    }
    CHECK(!ss_lexicon_council(lexicon, council, 1945) && !ss_lexicon_council(lexicon, soviet, 0) && !ss_lexicon_council(lexicon, SS_NONE, 0));
    CHECK(ss_lexicon_vetoing(lexicon, soviet, 1956) && !ss_lexicon_vetoing(lexicon, soviet, 2000));
    const ss_council *latest = ss_lexicon_council(lexicon, council, 0);
    CHECK(latest && latest->year == 2026);
}

static void test_bad_rows(void) {
    static const char table[] = "council\tyear\tneeded\tpermanent\telected\nbody/a\t\t3\tXX\t\nbody/a\tsoon\t3\t\t\n\t2024\t3\t\t\nbody/a\t2024\t2\tXX\tYY\n";
    ss_lexicon *lexicon = NULL;
    shipped_problems = 0;
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK);
    CHECK(ss_lexicon_load(lexicon, "council_members", table, sizeof table - 1, shipped_problem, NULL, NULL) == SS_OK && shipped_problems == 3);
    CHECK(ss_lexicon_finish(lexicon, shipped_problem, NULL, NULL) == SS_OK && shipped_problems == 6); /* no row has the ids body/a, XX, YY */
    CHECK(!ss_lexicon_council(lexicon, SS_NONE, 2024) && !ss_lexicon_vetoing(lexicon, SS_NONE, 2024));
    ss_lexicon_free(lexicon);
}

/* ---- mandates -------------------------------------------------------------------------------------------------------- */

typedef struct { const char *text, *end, *proposed; uint8_t status; } mandate_example;

static const mandate_example MANDATES[] = {
    {"The mandate of the UN 1718 Panel of Experts ends on April 30, 2024.", "2024-04-30", NULL, SS_MANDATE_ACTIVE},
    {"The mandate of the UN 1718 Panel of Experts expired on 30 April 2024.", "2024-04-30", NULL, SS_MANDATE_LAPSED},
    {"Russia vetoed a Security Council draft to extend the mandate of the UN 1718 Panel of Experts until April 30, 2025.", NULL, "2025-04-30",
     SS_MANDATE_UNKNOWN},
    {"The Security Council unanimously adopted a draft to extend the mandate of the UN 1718 Panel of Experts until April 30, 2025.", "2025-04-30", NULL,
     SS_MANDATE_RENEWED},
    {"The veto put an end to the mandate of the UN 1718 Panel of Experts.", NULL, NULL, SS_MANDATE_TERMINATED},
};

static void check_date(const ss_document *d, uint32_t date, const char *wanted) {
    CHECK((date == SS_NONE) == (wanted == NULL));
    if (date != SS_NONE && wanted)
        CHECK_BYTES(d->dates.at[date].value, strlen(d->dates.at[date].value), wanted);
}

static void check_mandate(const ss_lexicon *lexicon, const mandate_example *example) {
    ss_document d;
    ss_document_init(&d, &ss_allocator_libc);
    CHECK(read_text(&d, lexicon, example->text) == SS_OK);
    CHECK(d.ballots.mandates.count == 1);
    if (d.ballots.mandates.count == 1) {
        const ss_mandate *m = &d.ballots.mandates.at[0];
        check_date(&d, m->end, example->end);
        check_date(&d, m->proposed_end, example->proposed);
        CHECK(m->status == example->status);
        CHECK(m->committee.entity == ss_lexicon_find(lexicon, "body/un-1718-sanctions-committee", 32));
    }
    ss_document_free(&d);
}

/* ---- memory, hostile input ------------------------------------------------------------------------------------------- */

static void test_memory(const ss_lexicon *lexicon) {
    const char *text = "On 5 March 2024 Russia vetoed a US-sponsored draft (S/2024/255) to extend the mandate of the 1718 Panel of Experts until April 30, 2025. "
                       "Thirteen of the 15 members of the Security Council voted in favour. China abstained, and four abstained. The Security "
                       "Council adopted resolution 2725 by 14-0-1 in 2017.";
    bool done = false;
    for (unsigned long k = 1; !done && k < 4000; k++) {
        ss_allocator failing = check_failing(k);
        ss_document document;
        ss_document_init(&document, &failing);
        ss_status status = read_text(&document, lexicon, text);
        done = status == SS_OK;
        CHECK(done || status == SS_NOMEM);
        ss_document_free(&document);
        CHECK(check_balanced());
    }
    CHECK(done);
}

/* ---- the tables ------------------------------------------------------------------------------------------------------ */

static const char *const ARTICLES[] = {
    "On 5 March 2024 Russia vetoed a draft of Norway to extend the mandate of the 1718 Panel of Experts until April 30, 2025. Thirteen of the 15 "
    "members of the Security Council voted in favour. China abstained.",
    "The harbour was quiet.",
    "The Senate voted 52-48 to confirm the judge. The mandate of the 1718 Panel of Experts ends on April 30, 2024.",
};
enum { ARTICLE_COUNT = sizeof ARTICLES / sizeof *ARTICLES };

static ss_allocator memory;

static ss_engine *shipped_engine(void) {
    ss_engine *engine = NULL;
    CHECK(ss_engine_new(&memory, &engine) == SS_OK);
    for (size_t i = 0; i < sizeof SHIPPED / sizeof *SHIPPED; i++) {
        char path[256];
        size_t size = 0;
        snprintf(path, sizeof path, "python/sayso/data/%s.tsv", SHIPPED[i]);
        char *bytes = shipped_bytes(path, &size);
        CHECK(bytes && ss_engine_load(engine, SHIPPED[i], bytes, size, NULL, NULL, NULL) == SS_OK);
        free(bytes);
    }
    CHECK(ss_engine_finish(engine, NULL, NULL, NULL) == SS_OK);
    return engine;
}

static ss_status read_shard(ss_engine *engine, uint32_t threads, ss_shard **out) {
    static char ids[ARTICLE_COUNT][2];
    ss_record records[ARTICLE_COUNT];
    for (uint32_t i = 0; i < ARTICLE_COUNT; i++) {
        ids[i][0] = (char)('a' + i);
        records[i] = (ss_record){.text = ARTICLES[i], .text_size = strlen(ARTICLES[i]), .id = {ids[i], 1}, .published = SS_NO_DAY};
    }
    return ss_shard_read(engine, records, ARTICLE_COUNT, threads, NULL, out, NULL);
}

static ss_status fill(ss_corpus *corpus, ss_table table) {
    struct ArrowArray array;
    ss_status status = ss_table_batch(corpus, table, 0, ss_table_rows(corpus, table), &array);
    if (status == SS_OK) {
        CHECK(array.length == (int64_t)ss_table_rows(corpus, table));
        array.release(&array);
    }
    return status;
}

static void check_positions(ss_corpus *corpus) {
    struct ArrowArray array;
    CHECK(ss_table_batch(corpus, SS_VOTES, 0, 2, &array) == SS_OK);
    const int32_t *positions = array.children[SS_VOTES_positions]->buffers[1], *yes = array.children[SS_VOTES_in_favour]->buffers[1];
    CHECK(positions[1] == 15 && positions[2] == 15 && yes[0] == 13 && yes[1] == 52);
    array.release(&array);
}

static void check_tables(ss_engine *engine, uint32_t threads) {
    ss_shard *shard = NULL;
    ss_corpus *corpus = NULL;
    CHECK(read_shard(engine, threads, &shard) == SS_OK && ss_corpus_new(engine, &shard, 1, &corpus, NULL) == SS_OK);
    CHECK(ss_table_rows(corpus, SS_VOTES) == 2 && ss_table_rows(corpus, SS_MANDATES) == 2);
    check_positions(corpus);
    CHECK(fill(corpus, SS_MANDATES) == SS_OK);
    for (int table = SS_VOTES; table <= SS_MANDATES && threads == 1; table++) {
        ss_status status = SS_NOMEM;
        for (unsigned long k = 1; status && k < 1000; k++) {
            long long pieces = check_pieces, bytes = check_bytes;
            check_fail_at = check_calls + k;
            status = fill(corpus, (ss_table)table);
            check_fail_at = 0;
            CHECK(status == SS_OK || status == SS_NOMEM);
            CHECK(pieces == check_pieces && bytes == check_bytes && !check_wrong_size);
        }
        CHECK(status == SS_OK);
    }
    ss_corpus_release(corpus);
    ss_shard_release(shard);
}

static void test_shards_failing(ss_engine *engine) {
    ss_status status = SS_NOMEM;
    for (unsigned long k = 1; status && k < 4000; k++) {
        ss_shard *shard = NULL;
        long long pieces = check_pieces, bytes = check_bytes;
        check_fail_at = check_calls + k;
        status = read_shard(engine, 1, &shard);
        check_fail_at = 0;
        CHECK(status == SS_OK || status == SS_NOMEM);
        if (status == SS_OK)
            ss_shard_release(shard);
        CHECK(pieces == check_pieces && bytes == check_bytes && !check_wrong_size);
    }
    CHECK(status == SS_OK);
}

static void test_tables(void) {
    memory = check_failing(0);
    ss_engine *engine = shipped_engine();
    check_tables(engine, 1);
    test_shards_failing(engine);
    ss_engine_release(engine);
    CHECK(check_balanced());
    memory = ss_allocator_libc;
    engine = shipped_engine();
    check_tables(engine, 2);
    ss_engine_release(engine);
}

static void test_hostile(const ss_lexicon *lexicon) {
    static const char *const pieces[] = {"veto of Russia ", "voted 12-2-1 ", "The Security Council voted 12-2-1. ", "13 voted ", "against - Russia, ", "1-1-",
                                         "Russia vetoed it. ", "The mandate of the Panel of Experts ends on April 30. ", "unanimously adopted ",
                                         "all other members voted yes. ", "UN S/2024/255 resolution 2680 adopted ", "On 1 May 1990 the Senate voted 5 to 4. "};
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
        size_t size = strlen(pieces[p]), times = 60000 / size;
        char *text = malloc(times * size + 1);
        for (size_t i = 0; text && i < times; i++)
            memcpy(text + i * size, pieces[p], size + 1);
        ss_document document;
        ss_document_init(&document, &ss_allocator_libc);
        CHECK(text && read_text(&document, lexicon, text) == SS_OK);
        CHECK(document.ballots.list.count <= 32);
        ss_document_free(&document);
        free(text);
    }
}

int main(void) {
    ss_lexicon *lexicon = shipped_lexicon();
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++)
        check_example(lexicon, &EXAMPLES[i]);
    for (size_t i = 0; i < sizeof MANDATES / sizeof *MANDATES; i++)
        check_mandate(lexicon, &MANDATES[i]);
    test_symbols(lexicon);
    test_arithmetic(lexicon);
    test_councils(lexicon);
    test_bad_rows();
    test_memory(lexicon);
    test_hostile(lexicon);
    test_tables();
    ss_lexicon_free(lexicon);
    return CHECK_DONE();
}

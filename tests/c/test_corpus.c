/* Many documents: entities merged whatever the order, ids made unique, copies found, dates learnt. The articles are ours. */
#include "newsroom.h"
#include "tables/arrow.h"

static ss_engine *engine;

static ss_corpus *corpus_of(const ss_record *records, uint32_t count)
{
    ss_shard *shard = NULL;
    ss_corpus *corpus = NULL;
    CHECK(ss_shard_read(engine, records, count, 1, NULL, &shard, NULL) == SS_OK);
    if (!shard) return NULL;
    CHECK(ss_corpus_new(engine, &shard, 1, &corpus, NULL) == SS_OK);
    ss_shard_release(shard);
    return corpus;
}

static const ss_entity_row *entity(const ss_corpus *corpus, const char *id)
{
    for (uint32_t i = 0; i < corpus->entities.count; i++)
        if (stored_is(&corpus->strings, corpus->entities.at[i].id, id)) return &corpus->entities.at[i];
    return NULL;
}

static bool has_alias(const ss_corpus *corpus, const ss_entity_row *row, const char *alias)
{
    for (uint32_t i = 0; i < row->aliases.count; i++)
        if (stored_is(&corpus->strings, corpus->stored.at[row->aliases.first + i], alias)) return true;
    return false;
}

/* ---- entities ------------------------------------------------------------------------------------------------------- */

static const char *const quota[] = {
    "The quota stays, Norlandic Fisheries Ministry spokeswoman Maria Zelandova said on Friday. Zelandova said that Norland would not change it.",
    "NORLAND will not change the quota, said Maria Zelandova, spokeswoman of the Norlandic Fisheries Ministry. It was made in Norhavn.",
    "Norlandic Fisheries Ministry spokeswoman Maria Zelandowa said that all boats would leave. Norland has no other boats.",
    "Ms Zelandova said on Monday that the pier would close. Tom Okoro told Lim Wire that Sudmark would answer.",
    "Sudmark warned that the Sea Council would vote. Sudmarkian officials said that Ida Brandt and Tom Brandt were in the port.",
};
#define QUOTA 5u

static void test_merging(void)
{
    ss_record records[QUOTA];
    for (uint32_t i = 0; i < QUOTA; i++) records[i] = record("q", quota[i]);
    ss_corpus *corpus = corpus_of(records, QUOTA);
    if (!corpus) return;
    const ss_entity_row *maria = entity(corpus, "person/maria-zelandova"), *norland = entity(corpus, "NX");
    CHECK(maria && maria->documents == 4 && maria->type == SS_PERSON && maria->gender == 'f');
    CHECK(maria && has_alias(corpus, maria, "Maria Zelandowa") && has_alias(corpus, maria, "Zelandova"));
    CHECK(maria && stored_is(&corpus->strings, maria->country, "NX"));
    CHECK(norland && norland->documents == 3 && has_alias(corpus, norland, "Norland") && !has_alias(corpus, norland, "NORLAND"));
    CHECK(!entity(corpus, "person/maria-zelandowa") && !entity(corpus, "person/zelandova"));
    CHECK(entity(corpus, "person/ida-brandt") && entity(corpus, "person/tom-brandt"));
    const ss_entity_row *sudmark = entity(corpus, "SX");
    CHECK(sudmark && stored_is(&corpus->strings, sudmark->country, "SX") && sudmark->documents == 2);
    for (uint32_t i = 1; i < corpus->entities.count; i++) {
        ss_stored a = corpus->entities.at[i - 1].id, b = corpus->entities.at[i].id;
        uint32_t shared = a.size < b.size ? a.size : b.size;
        int order = memcmp(corpus->strings.at + a.at, corpus->strings.at + b.at, shared);
        CHECK(order < 0 || (order == 0 && a.size < b.size));
    }
    ss_corpus_release(corpus);
}

/* Near letters are not enough: office, state and given name must agree. */
static void test_near_is_not_same(void)
{
    static const char *const texts[] = {
        "Norlandic Fisheries Ministry spokeswoman Maria Zelandova said that the quota stays.",
        "Sudmarkian Fisheries Ministry spokeswoman Maria Zelandowa said that the quota goes.",
        "Maria Selandova said that the pier closes. Ida Zelandova told Lim Wire that it stays.",
    };
    ss_record records[3];
    for (uint32_t i = 0; i < 3; i++) records[i] = record("n", texts[i]);
    ss_corpus *corpus = corpus_of(records, 3);
    if (!corpus) return;
    CHECK(entity(corpus, "person/maria-zelandova") && entity(corpus, "person/maria-zelandowa"));
    CHECK(entity(corpus, "person/maria-selandova") && entity(corpus, "person/ida-zelandova"));
    ss_corpus_release(corpus);
}

/* A surname that two persons have, and nothing to tell them apart, stays a surname; a gender may tell. */
static void test_surname_of_two(void)
{
    static const char *const texts[] = {
        "Tom Okoro said that the pier closes.",
        "Ida Okoro said that the pier stays.",
        "Dr Okoro said that the pier was old.",
        "Ms Brandt said that the pier was new.",
        "Ilse Brandt said that the pier was her own.",
        "Tom Brandt said that the pier was his.",
    };
    ss_record records[6];
    for (uint32_t i = 0; i < 6; i++) records[i] = record("s", texts[i]);
    ss_corpus *corpus = corpus_of(records, 6);
    if (!corpus) return;
    CHECK(entity(corpus, "person/tom-okoro") && entity(corpus, "person/ida-okoro") && entity(corpus, "person/okoro"));
    const ss_entity_row *brandt = entity(corpus, "person/ilse-brandt");
    CHECK(brandt && brandt->documents == 2 && !entity(corpus, "person/brandt"));
    ss_corpus_release(corpus);
}

/* ---- the order of documents ----------------------------------------------------------------------------------------- */

typedef struct { char text[8000]; size_t size; } print;

static void put(print *out, const ss_chars *strings, ss_stored s)
{
    out->size += (size_t)snprintf(out->text + out->size, sizeof out->text - out->size, "%.*s|", (int)s.size, s.size ? strings->at + s.at : "");
}

static void print_entities(const ss_corpus *corpus, print *out)
{
    out->size = 0;
    for (uint32_t i = 0; i < corpus->entities.count; i++) {
        const ss_entity_row *row = &corpus->entities.at[i];
        put(out, &corpus->strings, row->id);
        put(out, &corpus->strings, row->name);
        put(out, &corpus->strings, row->role);
        put(out, &corpus->strings, row->country);
        for (uint32_t k = 0; k < row->aliases.count; k++) put(out, &corpus->strings, corpus->stored.at[row->aliases.first + k]);
        out->size += (size_t)snprintf(out->text + out->size, sizeof out->text - out->size, "%d %d %u %u\n", row->type, row->gender,
                                      row->mentions, row->documents);
    }
}

static void swap(uint32_t *a, uint32_t *b)
{
    uint32_t c = *a;
    *a = *b;
    *b = c;
}

static void print_order(const uint32_t order[QUOTA], print *out)
{
    ss_record records[QUOTA];
    for (uint32_t i = 0; i < QUOTA; i++) records[i] = record("q", quota[order[i]]);
    ss_corpus *corpus = corpus_of(records, QUOTA);
    out->size = 0;
    out->text[0] = 0;
    if (corpus) print_entities(corpus, out);
    ss_corpus_release(corpus);
}

/* Heap's algorithm, without recursion: all 120 orders. */
static void test_permutations(void)
{
    uint32_t order[QUOTA] = {0, 1, 2, 3, 4}, state[QUOTA] = {0};
    print first, now;
    print_order(order, &first);
    CHECK(first.size > 0);
    for (uint32_t i = 1; i < QUOTA;) {
        if (state[i] >= i) {
            state[i++] = 0;
            continue;
        }
        swap(&order[i % 2 ? state[i] : 0], &order[i]);
        print_order(order, &now);
        CHECK(!strcmp(first.text, now.text));
        state[i]++;
        i = 1;
    }
}

/* The same documents in one shard or in several give one corpus. */
static void test_shards(void)
{
    ss_record records[QUOTA];
    ss_shard *shards[4] = {NULL};
    ss_corpus *whole, *parts = NULL;
    print a, b;
    for (uint32_t i = 0; i < QUOTA; i++) records[i] = record("q", quota[i]);
    whole = corpus_of(records, QUOTA);
    CHECK(ss_shard_read(engine, records, 2, 1, NULL, &shards[0], NULL) == SS_OK);
    CHECK(ss_shard_read(engine, records, 0, 1, NULL, &shards[1], NULL) == SS_OK);
    CHECK(ss_shard_read(engine, records + 2, 3, 2, NULL, &shards[2], NULL) == SS_OK);
    CHECK(ss_shard_read(engine, records, 0, 1, NULL, &shards[3], NULL) == SS_OK);
    CHECK(ss_corpus_new(engine, shards, 4, &parts, NULL) == SS_OK);
    if (!whole || !parts) return;
    print_entities(whole, &a);
    print_entities(parts, &b);
    CHECK(!strcmp(a.text, b.text));
    CHECK(parts->first_document.count == 5 && parts->first_document.at[2] == 2 && parts->first_document.at[4] == 5);
    for (uint32_t i = 0; i < QUOTA; i++) {
        uint32_t within, shard = ss_corpus_shard_of(parts, i, &within);
        CHECK(shard == (i < 2 ? 0 : 2) && within == (i < 2 ? i : i - 2));
    }
    for (int i = 0; i < 4; i++) ss_shard_release(shards[i]);
    ss_corpus_release(whole);
    ss_corpus_release(parts);
}

/* ---- ids and copies ------------------------------------------------------------------------------------------------- */

static void test_ids(void)
{
    static const char *const given[] = {"a", "b", "a", "a-2", "a", "", "b"};
    static const char *const wanted[] = {"a", "b", "a-3", "a-2", "a-4", "6", "b-2"};
    ss_record records[7];
    for (uint32_t i = 0; i < 7; i++) records[i] = record(given[i], "The pier closes.");
    ss_corpus *corpus = corpus_of(records, 7);
    if (!corpus) return;
    CHECK(corpus->ids.count == 7 && corpus->first_warning.count == 8);
    for (uint32_t i = 0; i < 7; i++) {
        CHECK(stored_is(&corpus->strings, corpus->ids.at[i], wanted[i]));
        uint32_t warnings = corpus->first_warning.at[i + 1] - corpus->first_warning.at[i];
        CHECK(warnings == (given[i][0] && strcmp(given[i], wanted[i]) ? 1 : 0));
    }
    const ss_warning *warning = corpus->warnings.at;
    CHECK(corpus->warnings.count == 3 && !strcmp(warning->code, "repeated-id"));
    if (corpus->warnings.count)
        CHECK_BYTES(corpus->strings.at + warning->message_at, warning->message_size,
                    "the id a stands more than once: this document is called a-3");
    ss_corpus_release(corpus);
}

/* A long id is cut between two letters in the message. */
static void test_long_ids(void)
{
    char id[3 * 60 + 1] = "";
    bool ascii;
    for (int i = 0; i < 60; i++) strcat(id, "\xE2\x82\xAC");
    ss_record records[2] = {record(id, "A."), record(id, "B.")};
    ss_corpus *corpus = corpus_of(records, 2);
    if (!corpus) return;
    CHECK(corpus->warnings.count == 1 && corpus->ids.at[1].size == 182);
    const ss_warning *warning = corpus->warnings.at;
    if (corpus->warnings.count) CHECK(ss_utf8_check(corpus->strings.at + warning->message_at, warning->message_size, &ascii) == warning->message_size);
    ss_corpus_release(corpus);
}

static void test_copies(void)
{
    static const char *const texts[] = {"The pier closes.", "The pier opens.", "The  pier closes!", "", "", "THE PIER OPENS."};
    static const uint32_t wanted[] = {SS_NONE, SS_NONE, 0, SS_NONE, SS_NONE, 1};
    ss_record records[6];
    for (uint32_t i = 0; i < 6; i++) records[i] = record("c", texts[i]);
    ss_corpus *corpus = corpus_of(records, 6);
    if (!corpus) return;
    for (uint32_t i = 0; i < 6; i++) CHECK(corpus->updates.at[i].duplicate_of == wanted[i]);
    ss_corpus_release(corpus);
}

/* ---- dates ---------------------------------------------------------------------------------------------------------- */

#define COUNCIL "The Sea Council, the Sea League, Maria Zelandova and Tom Okoro were there. "

static const char *const vote[] = {
    "Fri Mar 29 2024\n\nThe Sea Council said on Friday that it voted on Thursday. " COUNCIL "All say that the pier is old and must close.",
    "The Sea Council said on Friday that the vote of Thursday was the last one. " COUNCIL "It gave no other reason for all that.",
    " date 2024-01-15 The Sea Council said this Friday that all boats must leave. The vote was on Thursday. " COUNCIL,
    "Ilse Brandt said on Friday that the harbour has no fish. She said on Thursday that it had two. It is in the port.",
};

static void test_dates_learnt(void)
{
    ss_record records[4];
    for (uint32_t i = 0; i < 4; i++) records[i] = record("v", vote[i]);
    ss_corpus *corpus = corpus_of(records, 4);
    if (!corpus) return;
    int32_t day = ss_day_of(2024, 3, 29);
    CHECK(corpus->updates.at[0].published == day && corpus->updates.at[0].published_from == SS_PUB_HEADER);
    for (uint32_t i = 1; i < 3; i++) {
        const ss_document_update *update = &corpus->updates.at[i];
        CHECK(update->published == day && update->published_from == SS_PUB_CORPUS && update->redated != SS_NONE);
    }
    CHECK(corpus->updates.at[3].published == SS_NO_DAY && corpus->updates.at[3].published_from == SS_PUB_NONE);
    CHECK(corpus->updates.at[3].redated == SS_NONE);
    ss_date one = ss_corpus_date(corpus, 1, 0), two = ss_corpus_date(corpus, 1, 1);
    CHECK(one.first == day && one.anchor == SS_ANCHOR_CORPUS && two.first == day - 1);
    CHECK(ss_corpus_date(corpus, 3, 0).first == SS_NO_DAY);
    CHECK(corpus->shards.at[0]->documents.at[1].published == SS_NO_DAY); /* the shard stays as it was read */
    uint32_t first = corpus->first_warning.at[2];
    bool told = false;
    for (uint32_t i = first; i < corpus->first_warning.at[3]; i++) told = told || !strcmp(corpus->warnings.at[i].code, "date-candidate");
    CHECK(told);
    CHECK(corpus->conflicts.count == 1 && corpus->conflicts.at[0].kind == SS_CONFLICT_PUBLISHED && corpus->sides.count == 3);
    CHECK(corpus->sides.at[0].document == 2 && stored_is(&corpus->strings, corpus->sides.at[0].value, "2024-01-15"));
    CHECK(stored_is(&corpus->strings, corpus->sides.at[1].value, "2024-03-29"));
    ss_corpus_release(corpus);
}

static void test_claim_days(void)
{
    ss_record records[2] = {record("1", vote[0]), record("2", vote[1])};
    ss_corpus *corpus = corpus_of(records, 2);
    if (!corpus || corpus->updates.at[1].redated == SS_NONE) return;
    ss_claim_row claim = {.date = 0, .date_from = SS_DAY_NONE};
    int32_t first, last;
    uint8_t from;
    ss_corpus_claim_days(corpus, 1, &claim, &first, &last, &from);
    CHECK(first == ss_day_of(2024, 3, 29) && last == first && from == SS_DAY_CORPUS);
    ss_corpus_claim_days(corpus, 0, &claim, &first, &last, &from);
    CHECK(first == ss_corpus_date(corpus, 0, 0).first && from == SS_DAY_NONE);
    claim.date = SS_NONE;
    ss_corpus_claim_days(corpus, 1, &claim, &first, &last, &from);
    CHECK(first == SS_NO_DAY && last == SS_NO_DAY && from == SS_DAY_NONE);
    ss_corpus_release(corpus);
}

/* Another event, with the same weekdays but none of the names, teaches nothing. */
static void test_dates_not_invented(void)
{
    ss_record records[2] = {record("1", vote[0]), record("2", vote[3])};
    ss_corpus *corpus = corpus_of(records, 2);
    if (!corpus) return;
    CHECK(corpus->updates.at[1].published == SS_NO_DAY && corpus->redated.count == 0);
    ss_corpus_release(corpus);
}

/* ---- the engine's own questions ------------------------------------------------------------------------------------- */

static int hits;
static char seen[64];

static void note_hit(void *ctx, const ss_reading *reading)
{
    (void)ctx;
    hits++;
    (void)snprintf(seen, sizeof seen, "%s %s %s", reading->entity, reading->how, reading->country ? reading->country : "-");
}

static void lookup(const char *name, int wanted, const char *reading)
{
    hits = 0;
    seen[0] = 0;
    CHECK(ss_engine_lookup(engine, name, strlen(name), note_hit, NULL) == SS_OK);
    CHECK(hits == wanted && !strcmp(seen, reading));
}

static void test_lookup(void)
{
    lookup("Norlandic", 1, "NX demonym -");
    lookup("the Kingdom of Norland", 1, "NX alias -");
    lookup("norhavn", 1, "place/norhavn name NX");
    lookup("Norhav", 0, "");
    lookup("NORHAVN", 1, "place/norhavn name NX");
    lookup("Norland and Sudmark", 0, "");
    lookup("", 0, "");
    CHECK(ss_engine_lookup(engine, "\xFF", 1, note_hit, NULL) == SS_DECODE);
    double score = 0;
    const char *why = NULL;
    CHECK(ss_match("Ida Brandt", 10, "ida brandt", 10, "person", &score, &why) == SS_OK && score > 0.99 && why);
    CHECK(ss_match("Ida Brandt", 10, "Tom Okoro", 9, NULL, &score, &why) == SS_OK && score < 0.5 && why);
    CHECK(ss_match("a", 1, "b", 1, "ship", &score, &why) == SS_INPUT);
}

/* ---- every allocation failing once ---------------------------------------------------------------------------------- */

static bool join_with(const ss_allocator *memory)
{
    ss_engine *own = newsroom(memory);
    ss_shard *shard = NULL;
    ss_corpus *corpus = NULL;
    ss_record records[4];
    for (uint32_t i = 0; i < 4; i++) records[i] = record("v", vote[i]);
    if (!own) return false;
    ss_status status = ss_shard_read(own, records, 4, 1, NULL, &shard, NULL);
    if (status == SS_OK) status = ss_corpus_new(own, &shard, 1, &corpus, NULL);
    CHECK(status == SS_OK || (status == SS_NOMEM && !corpus));
    struct ArrowArray conflicts = {0};
    if (status == SS_OK) status = ss_table_batch(corpus, SS_CONFLICTS, 0, 10, &conflicts);
    if (conflicts.release) conflicts.release(&conflicts);
    ss_shard_release(shard);
    ss_corpus_release(corpus);
    ss_engine_release(own);
    return status == SS_OK;
}

static void test_memory_runs_out(void)
{
    bool done = false;
    for (unsigned long k = 1; !done; k++) {
        ss_allocator memory = check_failing(k);
        done = join_with(&memory);
        CHECK(check_balanced());
    }
}

int main(void)
{
    engine = newsroom(&ss_allocator_libc);
    CHECK(engine != NULL);
    if (!engine) return CHECK_DONE();
    test_merging();
    test_near_is_not_same();
    test_surname_of_two();
    test_permutations();
    test_shards();
    test_ids();
    test_long_ids();
    test_copies();
    test_dates_learnt();
    test_claim_days();
    test_dates_not_invented();
    test_lookup();
    ss_engine_release(engine);
    test_memory_runs_out();
    return CHECK_DONE();
}

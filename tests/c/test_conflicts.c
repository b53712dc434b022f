/* Events and conflicts: articles on one vote, one person, one statement; each kind that is found; every allocation failing once. */
#include "newsroom.h"
#include "corpus/conflicts/conflicts.h"
#include "corpus/conflicts/make.h"
#include "corpus/events.h"

static const char MORE_WORDS[] =
    "class\tword\tvalue\n"
    "vote\tvote|votes|voted|veto|vetoed|abstained\t\n"
    "mandate\tmandate\t\n"
    "collective\tmembers\t\n"
    "number\tfive\t5\n"
    "number\tsix\t6\n"
    "weekday\twednesday\t3\n";

static const char MORE_CUES[] =
    "lemma\tpart\tbase\ts\ted\ting\tact\tcameo\tlevel\tframes\tstrength\n"
    "veto\tverb\tveto\tvetoes\tvetoed\tvetoing\tveto\t129\tcommunication\tnp|bare\t95\n"
    "abstain\tverb\tabstain\tabstains\tabstained\tabstaining\tabstain\t010\tcommunication\tbare\t95\n"
    "accuse\tverb\taccuse\taccuses\taccused\taccusing\taccuse\t112\tcommunication\tobject_of\t95\n"
    "decide\tverb\tdecide\tdecides\tdecided\tdeciding\tagree\t030\tcommunication\tto\t90\n"
    "vote in favour\tverb\tvote in favour\tvotes in favour\tvoted in favour\tvoting in favour\tvote-for\t019\tcommunication\tbare\t92\n";

static const char MEMBERS[] =
    "council\tyear\tneeded\tpermanent\telected\tsource\n"
    "body/sea-council\t2024\t5\tSX\tNX|AX|BX|CX|DX|EX\tours\n";

static const char STATES[] =
    "id\tname\ttype\tcountry\tacts_for\tparent\tnames\tacronyms\tdemonyms\tpeople\n"
    "AX\tArland\tcountry\t\t\t\t\t\t\t\n"
    "BX\tBorland\tcountry\t\t\t\t\t\t\t\n"
    "CX\tCorland\tcountry\t\t\t\t\t\t\t\n"
    "DX\tDorland\tcountry\t\t\t\t\t\t\t\n"
    "EX\tErland\tcountry\t\t\t\t\t\t\t\n";

static const char SENSES[] =
    "set\tsynonyms\topposite\tmeans\n"
    "the\tthe|that|of|will|to|and|in|on|at\t\tnothing\n"
    "extend\textend|extension|prolong\t\t\n"
    "group\tgroup|panel\t\t\n";

static const char KINDS[] =
    "description\tkind\talso\n"
    "killed|injured|missing\ttoll\t\n";

static ss_engine *engine_of(const ss_allocator *memory)
{
    static const struct { const char *name, *bytes; } tables[] = {{"words", NEWS_WORDS}, {"more words", MORE_WORDS}, {"offices", NEWS_OFFICES},
        {"organs", NEWS_ORGANS}, {"entities", NEWS_ENTITIES}, {"states", STATES}, {"cues", NEWS_CUES}, {"more cues", MORE_CUES}, {"members", MEMBERS},
        {"senses", SENSES}, {"kinds", KINDS}};
    ss_engine *engine = NULL;
    ss_status status = ss_engine_new(memory, &engine);
    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == SS_OK; i++)
        status = ss_engine_load(engine, tables[i].name, tables[i].bytes, strlen(tables[i].bytes), NULL, NULL, NULL);
    if (status == SS_OK) status = ss_engine_finish(engine, NULL, NULL, NULL);
    if (status == SS_OK) return engine;
    ss_engine_release(engine);
    return NULL;
}

#define ARTICLES_MOST 8u

static ss_shard *shard_of(ss_engine *engine, const char *const *texts, uint32_t count, bool backwards)
{
    static const char *const ids[ARTICLES_MOST] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    ss_record records[ARTICLES_MOST];
    ss_shard *shard = NULL;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from = backwards ? count - 1 - i : i;
        records[i] = record(ids[from], texts[from]);
        records[i].published = ss_day_of(2024, 3, 29);
    }
    CHECK(ss_shard_read(engine, records, count, 1, NULL, &shard, NULL) == SS_OK);
    return shard;
}

static ss_corpus *corpus_of(ss_engine *engine, const char *const *texts, uint32_t count, bool backwards)
{
    ss_shard *shard = shard_of(engine, texts, count, backwards);
    ss_corpus *corpus = NULL;
    if (shard) CHECK(ss_corpus_new(engine, &shard, 1, &corpus, NULL) == SS_OK);
    ss_shard_release(shard);
    return corpus;
}

static const ss_conflict_row *conflict(const ss_corpus *corpus, ss_conflict_kind kind)
{
    for (uint32_t i = 0; i < corpus->conflicts.count; i++)
        if (corpus->conflicts.at[i].kind == kind) return &corpus->conflicts.at[i];
    return NULL;
}

static bool has_value(const ss_corpus *corpus, const ss_conflict_row *row, const char *value)
{
    for (uint32_t i = 0; row && i < row->sides.count; i++)
        if (stored_is(&corpus->strings, corpus->sides.at[row->sides.first + i].value, value)) return true;
    return false;
}

/* ---- one vote --------------------------------------------------------------------------------------------------------- */

static const char *const votes[] = {
    "On Wednesday the Sea Council voted on Norland. Six members voted in favour. Sudmark vetoed the extension of the quota.",
    "On Thursday Sudmark vetoed the extension of the quota in the Sea Council. Five members voted in favour of Norland.",
    "On Wednesday the Sea Council decided to extend the quota for Norland. Six members voted in favour. Sudmark vetoed the extension of the quota.",
};

static void test_votes(ss_engine *engine)
{
    ss_corpus *corpus = corpus_of(engine, votes, 3, false);
    if (!corpus) return;
    CHECK(corpus->events.count == 1 && corpus->events.at[0].day == ss_day_of(2024, 3, 27));
    CHECK(stored_is(&corpus->strings, corpus->events.at[0].id, "vote/sea-council/2024-03-27"));
    CHECK(corpus->ballot_events.count == 3 && corpus->told.count >= 4);
    for (uint32_t i = 0; i < corpus->ballot_events.count; i++) CHECK(corpus->ballot_events.at[i] == 0);
    const ss_conflict_row *date = conflict(corpus, SS_CONFLICT_DATE), *number = conflict(corpus, SS_CONFLICT_NUMBER);
    const ss_conflict_row *outcome = conflict(corpus, SS_CONFLICT_OUTCOME);
    CHECK(date && date->severity == SS_CONTRADICTION && has_value(corpus, date, "2024-03-27") && has_value(corpus, date, "2024-03-28"));
    CHECK(number && has_value(corpus, number, "5") && has_value(corpus, number, "6"));
    CHECK(outcome && has_value(corpus, outcome, "adopted") && has_value(corpus, outcome, "vetoed"));
    CHECK(date && stored_is(&corpus->strings, date->about, "vote/sea-council/2024-03-27"));
    ss_corpus_release(corpus);
}

/* ---- one person, one story, one quotation ----------------------------------------------------------------------------- */

static const char *const people[] = {
    "Ida Brandt, Tom Okoro and Ilse Lund were in the port. Maria Zelandova said that 40 boats would leave the old harbour of Lim.",
    "Ida Brandt, Tom Okoro and Ilse Lund were in the port. Maria Zekandova said that 50 boats would leave the old harbour of Lim.",
    "“Nobody asked the fishermen of this coast before the quota was cut, and nobody will,” Ida Brandt said.",
    "“Nobody asked the fishermen of this coast before the quota was cut, and nobody will,” Tom Okoro said.",
    "“The quota stays as it was for all of us,” spokeswoman Maria Zelandova said. “Nobody will have more,” he said.",
};

static void test_people(ss_engine *engine)
{
    ss_corpus *corpus = corpus_of(engine, people, 5, false);
    if (!corpus) return;
    const ss_conflict_row *name = conflict(corpus, SS_CONFLICT_NAME), *number = conflict(corpus, SS_CONFLICT_NUMBER);
    const ss_conflict_row *said = conflict(corpus, SS_CONFLICT_ATTRIBUTION), *gender = conflict(corpus, SS_CONFLICT_GENDER);
    CHECK(name && name->severity == SS_CONTRADICTION && has_value(corpus, name, "Maria Zekandova"));
    CHECK(number && has_value(corpus, number, "40") && has_value(corpus, number, "50"));
    CHECK(said && said->severity == SS_CONTRADICTION && has_value(corpus, said, "Ida Brandt") && has_value(corpus, said, "Tom Okoro"));
    CHECK(gender && has_value(corpus, gender, "male") && has_value(corpus, gender, "female"));
    ss_corpus_release(corpus);
}

/* ---- one statement, one charge ---------------------------------------------------------------------------------------- */

static const char *const echoes[] = {
    "Ida Brandt, Tom Okoro and Ilse Lund were in the port. Ida Brandt said that the quota of boats in the harbour stays as it was for all. "
    "Officials said that old nets had rotted in the cold mud of the bay.",
    "Ida Brandt, Tom Okoro and Ilse Lund were in the port. The quota of boats in the harbour stays as it was for all, Ida Brandt said. "
    "Old nets had rotted in the cold mud of the bay, officials said.",
    "Ida Brandt, Tom Okoro and Ilse Lund met at sea. Ida Brandt said that the quota of boats in the harbour stays as it was for all. "
    "Officials said that old nets had rotted in the cold mud of the bay, and some officials said that the quota of boats in the harbour stays as it was for all.",
};

/* What nobody known says stands beside the statements, and is theirs where the tables look. */
static void test_echoes(ss_engine *engine)
{
    ss_corpus *corpus = corpus_of(engine, echoes, 3, false);
    if (!corpus) return;
    const ss_statements_shown shown = ss_corpus_shown(corpus);
    uint32_t nameless = 0, members = 0;
    for (uint32_t i = 0; i < shown.count; i++) nameless += shown.rows[i].speaker == SS_NONE, members += shown.rows[i].members.count;
    CHECK(corpus->statements.count == 1 && shown.count == 2 && shown.rows != corpus->statements.at);
    CHECK(nameless == 1 && members == corpus->members.count + 4);
    for (uint32_t i = 0; i < shown.count; i++)
        for (uint32_t k = 0; k < shown.rows[i].members.count; k++) {
            const ss_member_row *member = &shown.members[shown.rows[i].members.first + k];
            CHECK(shown.of[corpus->updates.at[member->document].first_claim + member->claim] == i);
        }
    ss_corpus_release(corpus);
}

/* A keeper and "she" are given half of what Brandt said. */
static const char *const parts[] = {
    "Ida Brandt, Tom Okoro and Ilse Lund were in the port. "
    "“The lock was built by our fathers for barges of forty tons, and nobody who signed the lease has ever steered one,” Ida Brandt said.",
    "Ida Brandt, Tom Okoro and Ilse Lund were in the port. "
    "“Nobody who signed the lease has ever steered one. We shall shut the lock on the first day of frost,” a keeper said.",
    "Ida Brandt, Tom Okoro and Ilse Lund met at sea. Ida Brandt waited. "
    "“Nobody who signed the lease has ever steered one. We shall shut the lock on the first day of frost,” she said.",
};

static void test_parts(ss_engine *engine)
{
    ss_corpus *corpus = corpus_of(engine, parts, 3, false);
    if (!corpus) return;
    const ss_statements_shown shown = ss_corpus_shown(corpus);
    CHECK(shown.count == 1 && shown.rows[0].documents == 3 && shown.rows[0].members.count == 3 && shown.rows[0].speaker != SS_NONE);
    ss_corpus_release(corpus);
}

static const char *const said[] = {
    "Ida Brandt, Tom Okoro and Ilse Lund were in the port. Sudmark accused Norland of hiding boats in the old harbour. "
    "The Norlandic Fisheries Ministry said that the quota of boats in the harbour stays as it was until 3 April.",
    "Ida Brandt, Tom Okoro and Ilse Lund were in the port. Some officials accused Norland of hiding boats in a harbour. "
    "Norlandic Fisheries Ministry spokeswoman Maria Zelandova said that the quota of boats in the harbour stays as it was until 4 April.",
};

static void test_said(ss_engine *engine)
{
    ss_corpus *corpus = corpus_of(engine, said, 2, false);
    if (!corpus) return;
    const ss_conflict_row *date = conflict(corpus, SS_CONFLICT_DATE);
    uint32_t attributions = 0;
    for (uint32_t i = 0; i < corpus->conflicts.count; i++) attributions += corpus->conflicts.at[i].kind == SS_CONFLICT_ATTRIBUTION;
    CHECK(attributions == 2 && corpus->statements.count == 1);
    CHECK(date && date->severity == SS_CONTRADICTION && has_value(corpus, date, "2024-04-03") && has_value(corpus, date, "2024-04-04"));
    ss_corpus_release(corpus);
}

static const char *const tolls[] = {
    "The storm in the harbour of Lim killed thirteen people and their boats sank. At least 40 fishermen of Lim were injured when the storm came to the harbour.",
    "In the harbour of Lim the storm has killed 21 people. The fishermen of Lim say that 45 fishermen were injured when the storm came to the harbour.",
    "Old news of the quota. The storm in the harbour of Lim killed thirteen people whose boats sank; the harbour of Lim has 1,300 boats.",
};

static void test_tolls(ss_engine *engine)
{
    ss_corpus *corpus = corpus_of(engine, tolls, 3, false);
    if (!corpus) return;
    uint32_t hard = 0;
    for (uint32_t i = 0; i < corpus->conflicts.count; i++) {
        const ss_conflict_row *row = &corpus->conflicts.at[i];
        hard += row->severity == SS_CONTRADICTION;
        CHECK(row->kind == SS_CONFLICT_NUMBER && row->sides.count == (row->severity == SS_CONTRADICTION ? 3 : 2));
    }
    CHECK(corpus->conflicts.count == 2 && hard == 1);
    ss_corpus_release(corpus);
}

static void test_quiet(ss_engine *engine)
{
    static const char *const texts[] = {"Ida Brandt said that 40 boats would leave the port.", "Tom Okoro said that 50 boats would leave the port.",
                                        "On Wednesday Sudmark vetoed the quota in the Sea Council. Arland abstained."};
    ss_corpus *corpus = corpus_of(engine, texts, 3, false);
    if (!corpus) return;
    CHECK(corpus->conflicts.count == 0 && corpus->sides.count == 0);
    ss_corpus_release(corpus);
}

/* ---- nothing depends on the order of documents ------------------------------------------------------------------------ */

static uint64_t prints(ss_engine *engine, bool backwards)
{
    ss_corpus *corpus = corpus_of(engine, people, 5, backwards);
    uint64_t sum = 0;
    for (uint32_t i = 0; corpus && i < corpus->conflicts.count; i++) sum += ss_conflict_hash(corpus, &corpus->conflicts.at[i]);
    ss_corpus_release(corpus);
    return sum;
}

static void test_sides(ss_engine *engine)
{
    ss_corpus *corpus = corpus_of(engine, people, 5, false);
    if (!corpus) return;
    for (uint32_t i = 0; i < corpus->conflicts.count; i++) CHECK(corpus->conflicts.at[i].sides.count >= 2 && corpus->conflicts.at[i].sides.count <= SS_SIDES_MOST);
    for (uint32_t i = 0; i < corpus->sides.count; i++) {
        ss_span span = corpus->sides.at[i].span;
        CHECK(span.end > span.start && span.end - span.start <= SS_SIDE_BYTES);
    }
    uint32_t first = corpus->sides.count;
    ss_saying saying = {0, {0, corpus->shards.at[0]->documents.at[0].text_size}, SS_NONE, SS_NONE};
    CHECK(ss_side_add(corpus, first, &saying, (ss_slice){"", 0}) == SS_OK && corpus->sides.count == first + 1);
    CHECK(ss_side_add(corpus, first, &saying, (ss_slice){"", 0}) == SS_OK && corpus->sides.count == first + 1); /* the same place */
    CHECK(ss_conflict_add(corpus, first, SS_CONFLICT_NAME, SS_CONTRADICTION, (ss_slice){"x", 1}) == SS_OK && corpus->sides.count == first);
    ss_corpus_release(corpus);
}

/* ---- the allocator ---------------------------------------------------------------------------------------------------- */

/* The engine and the shard are made without failures; then the k-th allocation of the corpus fails. */
static bool survives(const char *const *texts, uint32_t count, uint32_t conflicts, unsigned long k)
{
    ss_allocator memory = check_failing(0);
    ss_engine *engine = engine_of(&memory);
    ss_shard *shard = engine ? shard_of(engine, texts, count, false) : NULL;
    ss_corpus *corpus = NULL;
    check_fail_at = check_calls + k;
    ss_status status = ss_corpus_new(engine, &shard, 1, &corpus, NULL);
    CHECK(status == SS_OK || (status == SS_NOMEM && !corpus));
    CHECK(status != SS_OK || corpus->conflicts.count >= conflicts);
    ss_corpus_release(corpus);
    ss_shard_release(shard);
    ss_engine_release(engine);
    CHECK(check_balanced());
    return status == SS_OK;
}

static void test_allocations(const char *const *texts, uint32_t count, uint32_t conflicts)
{
    bool done = false;
    unsigned long k = 0;
    while (!done && k < 100000) done = survives(texts, count, conflicts, ++k);
    CHECK(done && k > 50);
}

int main(void)
{
    ss_engine *engine = engine_of(&ss_allocator_libc);
    CHECK(engine != NULL);
    if (!engine) return CHECK_DONE();
    test_votes(engine);
    test_people(engine);
    test_said(engine);
    test_echoes(engine);
    test_parts(engine);
    test_tolls(engine);
    test_quiet(engine);
    test_sides(engine);
    CHECK(prints(engine, false) == prints(engine, true));
    ss_engine_release(engine);
    test_allocations(votes, 3, 3);
    test_allocations(people, 5, 3);
    test_allocations(said, 2, 3);
    test_allocations(tolls, 3, 2);
    test_allocations(echoes, 3, 0);
    test_allocations(parts, 3, 0);
    return CHECK_DONE();
}

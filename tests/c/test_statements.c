/* Statements: stems, sets of synonyms, phrases and related words; marks; claims joined across documents whatever the order; a corpus that is like one
 * before; sketches; several threads; every allocation failing once. */
#include "newsroom.h"
#include "corpus/statements/memo.h"
#include "corpus/statements/statements.h"
#include "lexicon/meanings.h"

static const char SYNONYMS[] =
    "set\tsynonyms\topposite\tmeans\n"
    "the\tthe|that|of|will|to|and\t\tnothing\n"
    "not\tnot|no\t\tnot\n"
    "lack\tlack|without\t\twithout\n"
    "rise\trise|climb|go up\tfall\t\n"
    "fall\tfall|drop\trise\t\n"
    "quota\tquota|limit\t\t\n"
    "12\ttwelve\t\tnumber\n";

/* A set's words are all related, and a word is no relative of itself; nor do opposites count. */
static const char RELATED[] = "word\trelated\ncutters\tboat|ships\nlimit\tquota|ceiling\nrise\tfall\n";

static ss_engine *engine_of(const ss_allocator *memory)
{
    static const struct { const char *name, *bytes; } tables[] = {{"words", NEWS_WORDS}, {"offices", NEWS_OFFICES},
        {"organs", NEWS_ORGANS}, {"entities", NEWS_ENTITIES}, {"cues", NEWS_CUES}, {"related", RELATED}, {"synonyms", SYNONYMS}};
    ss_engine *engine = NULL;
    ss_status status = ss_engine_new(memory, &engine);
    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == SS_OK; i++)
        status = ss_engine_load(engine, tables[i].name, tables[i].bytes, strlen(tables[i].bytes), NULL, NULL, NULL);
    if (status == SS_OK) status = ss_engine_finish(engine, NULL, NULL, NULL);
    if (status == SS_OK) return engine;
    ss_engine_release(engine);
    return NULL;
}

static ss_status corpus_of(ss_engine *engine, const char *const *texts, uint32_t count, bool backwards, ss_corpus **out)
{
    static const char *const ids[] = {"a", "b", "c", "d"};
    ss_record records[4];
    ss_shard *shard = NULL;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from = backwards ? count - 1 - i : i;
        records[i] = record(ids[from], texts[from]);
    }
    ss_status status = ss_shard_read(engine, records, count, 1, NULL, &shard, NULL);
    if (status == SS_OK) status = ss_corpus_new(engine, &shard, 1, out, NULL);
    ss_shard_release(shard);
    return status;
}

static bool stems_to(const char *word, const char *wanted)
{
    char out[SS_STEM_MOST];
    uint32_t size = ss_stem(word, (uint32_t)strlen(word), out);
    return size == strlen(wanted) && !memcmp(out, wanted, size);
}

static void test_stems(void)
{
    CHECK(stems_to("transfers", "transfer") && stems_to("transferred", "transfer") && stems_to("transferring", "transfer"));
    CHECK(stems_to("policies", "polici") && stems_to("policy", "polici") && stems_to("carried", "carri"));
    CHECK(stems_to("obstructing", "obstruct") && stems_to("seriously", "serious") && stems_to("boxes", "box"));
    CHECK(stems_to("bus", "bus") && stems_to("bring", "bring") && stems_to("need", "need") && stems_to("a", "a"));
    char longest[300];
    memset(longest, 'a', sizeof longest);
    char out[SS_STEM_MOST];
    CHECK(ss_stem(longest, sizeof longest, out) <= SS_STEM_MOST);
}

static const char *const quota[] = {
    "Norlandic Fisheries Ministry spokeswoman Maria Zelandova said that the herring quota will climb by twelve boats.",
    "The Norlandic Fisheries Ministry said that the herring limit will rise by 12 boats.",
    "Sudmark said that the herring quota will climb by twelve boats.",
    "Maria Zelandova said that the herring quota will drop by twelve boats.",
};

static uint64_t only_statement(ss_engine *engine, const char *const *texts, uint32_t count, bool backwards)
{
    ss_corpus *corpus = NULL;
    uint64_t hash = 0;
    CHECK(corpus_of(engine, texts, count, backwards, &corpus) == SS_OK);
    if (!corpus) return 0;
    if (corpus->statements.count == 1) {
        const ss_statement_row *row = corpus->statements.at;
        CHECK(row->documents == 2 && row->independent >= 1 && row->members.count == 2);
        CHECK(corpus->members.at[row->members.first].similarity >= 1);
        hash = row->hash;
    }
    ss_corpus_release(corpus);
    return hash;
}

static void test_joining(ss_engine *engine)
{
    uint64_t hash = only_statement(engine, quota, 3, false);
    CHECK(hash && hash == only_statement(engine, quota, 3, true));
    const char *const states[] = {quota[1], quota[2]}, *const opposite[] = {quota[0], quota[3]};
    CHECK(!only_statement(engine, states, 2, false));
    CHECK(!only_statement(engine, opposite, 2, false));
    CHECK(!only_statement(engine, quota, 1, false));
}

static float similarity(ss_engine *engine, const char *second)
{
    const char *const texts[] = {quota[0], second};
    ss_corpus *corpus = NULL;
    float found = 0;
    CHECK(corpus_of(engine, texts, 2, false, &corpus) == SS_OK);
    if (corpus && corpus->statements.count == 1) found = corpus->members.at[corpus->statements.at[0].members.first + 1].similarity;
    ss_corpus_release(corpus);
    return found;
}

static void test_related(ss_engine *engine)
{
    float other = similarity(engine, "The Norlandic Fisheries Ministry said that the herring quota will rise by 12 nets.");
    float related = similarity(engine, "The Norlandic Fisheries Ministry said that the herring quota will rise by 12 cutters.");
    CHECK(other > 0 && related > other && related < 1);
    CHECK(similarity(engine, "The Norlandic Fisheries Ministry said that the herring quota will fall by 12 boats.") <= 0);
}

static void test_related_table(ss_engine *engine)
{
    uint32_t boat = ss_sense_id(ss_lexicon_sense(engine->lexicon, "boats", 5)), cutter = ss_sense_id(ss_lexicon_sense(engine->lexicon, "cutter", 6));
    uint32_t count, found = 0;
    const ss_word_pair *pairs = ss_lexicon_related(engine->lexicon, &count);
    for (uint32_t i = 0; i < count; i++) {
        found += pairs[i].a == cutter && pairs[i].b == boat;
        CHECK(pairs[i].a != pairs[i].b);
    }
    CHECK(found > 0 && count == 4); /* limit and quota are one set */
}

static void test_claims_know_theirs(ss_engine *engine)
{
    ss_corpus *corpus = NULL;
    CHECK(corpus_of(engine, quota, 3, false, &corpus) == SS_OK);
    if (!corpus) return;
    uint32_t marked = 0;
    for (uint32_t i = 0; i < corpus->statement_of.count; i++) marked += corpus->statement_of.at[i] != SS_NONE;
    CHECK(marked == corpus->members.count && marked == 2);
    ss_corpus_release(corpus);
}

/* ---- senses and marks ------------------------------------------------------------------------------------------------ */

static ss_sense sense_of(const ss_engine *engine, const char *word)
{
    ss_symbol symbol = ss_vocabulary_find(ss_lexicon_vocabulary(engine->lexicon), word, (uint32_t)strlen(word));
    return symbol ? ss_lexicon_senses(engine->lexicon)[symbol] : ss_lexicon_sense(engine->lexicon, word, (uint32_t)strlen(word));
}

static void test_senses(ss_engine *engine)
{
    CHECK(sense_of(engine, "the") == 0 && sense_of(engine, "x") == 0);
    CHECK(ss_sense_says(sense_of(engine, "didn't")) == SS_SAYS_NOT && ss_sense_says(sense_of(engine, "not")) == SS_SAYS_NOT);
    CHECK(ss_sense_id(sense_of(engine, "quotas")) == ss_sense_id(sense_of(engine, "limit")));
    CHECK(ss_sense_id(sense_of(engine, "quotas")) == ss_sense_set(ss_meaning_number("quota", 5)));
    CHECK(ss_sense_without(sense_of(engine, "lacking")) && !ss_sense_without(sense_of(engine, "quota")));
    CHECK(ss_sense_says(sense_of(engine, "twelve")) == SS_SAYS_NUMBER && ss_sense_id(sense_of(engine, "twelve")) == ss_sense_number("12", 2));
    CHECK(ss_sense_begins(ss_lexicon_senses(engine->lexicon)[ss_vocabulary_find(ss_lexicon_vocabulary(engine->lexicon), "go", 2)]));
}

static void test_phrase_senses(ss_engine *engine)
{
    uint32_t hashes[] = {(uint32_t)ss_hash64("go", 2, 0), (uint32_t)ss_hash64("up", 2, 0), (uint32_t)ss_hash64("by", 2, 0)}, words = 9;
    CHECK(ss_sense_id(ss_lexicon_phrase_sense(engine->lexicon, hashes, 3, &words)) == ss_sense_id(sense_of(engine, "rise")) && words == 2);
    words = 9;
    CHECK(ss_lexicon_phrase_sense(engine->lexicon, hashes, 1, &words) == 0 && words == 9);
    CHECK(ss_lexicon_phrase_sense(engine->lexicon, hashes + 1, 2, &words) == 0 && words == 9);
}

/* "that the herring quota will climb by twelve boats": herring, quota, rise, by, boats, 12 in this small lexicon. */
static void test_marks(ss_engine *engine)
{
    ss_corpus *corpus = NULL;
    CHECK(corpus_of(engine, quota, 1, false, &corpus) == SS_OK);
    if (!corpus) return;
    const ss_shard *shard = corpus->shards.at[0];
    const ss_row *row = &shard->documents.at[0];
    CHECK(row->marks.count > 1);
    const ss_mark *head = SS_PART(shard->marks, row->marks.first);
    uint32_t words = 0, numbers = 0, last = 0, behind = 0;
    for (uint32_t i = 1; i <= ss_head_count(*head); i++) {
        words += ss_mark_kind_of(head[i]) == SS_MARK_WORD;
        numbers += ss_mark_kind_of(head[i]) == SS_MARK_NUMBER && ss_mark_id(head[i]) == ss_sense_number("12", 2);
        CHECK(i == 1 || ss_mark_key(head[i]) > last);
        last = ss_mark_key(head[i]);
    }
    CHECK(words == 5 && numbers == 1 && !(*head & (SS_HEAD_TURNED | SS_HEAD_WITHOUT)));
    while (behind < row->marks.count) behind += 1 + ss_head_count(head[behind]);
    CHECK(behind == row->marks.count);
    ss_corpus_release(corpus);
}

/* ---- like a corpus before -------------------------------------------------------------------------------------------- */

static ss_status grow(ss_engine *engine, const char *const *texts, uint32_t first, uint32_t more, ss_corpus **before, ss_corpus **out)
{
    static const char *const ids[] = {"a", "b", "c", "d"};
    ss_record records[4];
    ss_shard *shards[2] = {NULL, NULL};
    for (uint32_t i = 0; i < first + more; i++) records[i] = record(ids[i], texts[i]);
    ss_status status = ss_shard_read(engine, records, first, 1, NULL, &shards[0], NULL);
    if (status == SS_OK) status = ss_shard_read(engine, records + first, more, 1, NULL, &shards[1], NULL);
    if (status == SS_OK) status = ss_corpus_new(engine, shards, 1, before, NULL);
    if (status == SS_OK) status = ss_corpus_like(*before, engine, shards, 2, out, NULL);
    ss_shard_release(shards[0]);
    ss_shard_release(shards[1]);
    return status;
}

static bool same_statements(const ss_corpus *a, const ss_corpus *b)
{
    bool same = a->statements.count == b->statements.count && a->members.count == b->members.count;
    for (uint32_t i = 0; same && i < a->statements.count; i++) same = a->statements.at[i].hash == b->statements.at[i].hash;
    for (uint32_t i = 0; same && i < a->members.count; i++)
        same = a->members.at[i].document == b->members.at[i].document && a->members.at[i].claim == b->members.at[i].claim;
    return same;
}

/* The third text is by another state: the family of the first two is known, and what comes out is what a new corpus has. */
static void test_like(ss_engine *engine)
{
    ss_corpus *before = NULL, *after = NULL, *whole = NULL;
    CHECK(grow(engine, quota, 2, 1, &before, &after) == SS_OK && corpus_of(engine, quota, 3, false, &whole) == SS_OK);
    if (before && after && whole) {
        CHECK(before->statements.count == 1 && same_statements(after, whole));
        CHECK(before->memo->families.count == 1 && after->memo->families.count == 2 && !after->memo->families.at[1].many);
        CHECK(after->like == NULL && after->rows.count == 0 && after->statements.at[0].kept && !whole->statements.at[0].kept);
    }
    ss_corpus_release(before);
    ss_corpus_release(after);
    ss_corpus_release(whole);
}

/* A fourth text that says the opposite: the family is another one now, and is looked through again. */
static void test_unlike(ss_engine *engine)
{
    ss_corpus *before = NULL, *after = NULL, *whole = NULL;
    CHECK(grow(engine, quota, 3, 1, &before, &after) == SS_OK && corpus_of(engine, quota, 4, false, &whole) == SS_OK);
    CHECK(after && whole && same_statements(after, whole));
    ss_corpus_release(before);
    ss_corpus_release(after);
    ss_corpus_release(whole);
}

/* Counts are exact while they are small; then they keep four binary digits. */
static void test_steady(void)
{
    CHECK(ss_steady(0, 256) == 0 && ss_steady(255, 256) == 255 && ss_steady(256, 256) == 256 && ss_steady(287, 256) == 256);
    CHECK(ss_steady(288, 256) == 288 && ss_steady(1023, 1024) == 1023 && ss_steady(1151, 1024) == 1024 && ss_steady(UINT32_MAX, 256) == 0xF0000000u);
}

static void note_claim(void *ctx, uint64_t claim, int64_t statement)
{
    uint32_t *told = ctx;
    (void)claim;
    told[0]++;
    told[1] += statement >= 0;
}

/* All claims of the ministry's state, of which two render one statement. */
static void test_claims_of(ss_engine *engine)
{
    ss_corpus *corpus = NULL;
    CHECK(corpus_of(engine, quota, 3, false, &corpus) == SS_OK && corpus && corpus->statements.count == 1);
    if (!corpus) return;
    uint32_t told[2] = {0, 0}, of_state[2] = {0, 0}, none[2] = {0, 0};
    ss_corpus_claims_of(corpus, corpus->statements.at[0].speaker, false, note_claim, told);
    ss_corpus_claims_of(corpus, corpus->statements.at[0].speaker, true, note_claim, of_state);
    ss_corpus_claims_of(corpus, UINT64_MAX, true, note_claim, none);
    CHECK(told[0] > 0 && told[1] > 0 && of_state[0] >= told[0] && of_state[1] >= told[1] && none[0] == 0);
    ss_corpus_release(corpus);
}

/* ---- sketches -------------------------------------------------------------------------------------------------------- */

typedef struct { char first[SS_SKETCH_DIGITS]; uint32_t rows, sketched, same; } sketches;

static void note_sketch(void *ctx, const char *digits)
{
    sketches *seen = ctx;
    seen->rows++;
    if (!digits) return;
    if (!seen->sketched++) memcpy(seen->first, digits, SS_SKETCH_DIGITS);
    for (uint32_t i = 0; i < SS_SKETCH_DIGITS; i += 4) seen->same += !memcmp(seen->first + i, digits + i, 4);
}

static void test_sketches(ss_engine *engine)
{
    ss_corpus *corpus = NULL;
    sketches seen = {.rows = 0};
    CHECK(corpus_of(engine, quota, 2, false, &corpus) == SS_OK);
    if (!corpus) return;
    ss_corpus_sketches(corpus, note_sketch, &seen);
    CHECK(seen.rows == ss_table_rows(corpus, SS_CLAIMS) && seen.sketched == 2);
    CHECK(seen.same == 16); /* two wordings of one content */
    ss_corpus_release(corpus);
}

static uint32_t problems;
static void problem(void *ctx, const char *table, uint32_t line, const char *message)
{
    (void)ctx, (void)table, (void)line, (void)message;
    problems++;
}

static void test_problems(void)
{
    static const char bad[] = "set\tsynonyms\topposite\tmeans\n\ttwo words\t\t\nrise\tgo up the long hill\t\t\nrise\trise\t\t\nfall\trises\t\t\nfall\tdrop\t\tperhaps\n";
    ss_engine *engine = NULL;
    if (ss_engine_new(&ss_allocator_libc, &engine) != SS_OK) return;
    CHECK(ss_engine_load(engine, "bad", bad, sizeof bad - 1, problem, NULL, NULL) == SS_OK);
    CHECK(problems == 4);
    static const char worse[] = "word\trelated\nboat\tship|two words|\ntwo words\tboat\n";
    CHECK(ss_engine_load(engine, "worse", worse, sizeof worse - 1, problem, NULL, NULL) == SS_OK);
    CHECK(problems == 6);
    ss_engine_release(engine);
}

static void test_allocations(void)
{
    bool done = false;
    for (unsigned long k = 1; !done && k < 100000; k++) {
        ss_allocator memory = check_failing(k);
        ss_engine *engine = engine_of(&memory);
        ss_corpus *corpus = NULL;
        done = engine && corpus_of(engine, quota, 3, false, &corpus) == SS_OK;
        CHECK(!done || corpus->statements.count == 1);
        ss_corpus_release(corpus);
        ss_corpus *before = NULL, *after = NULL;
        if (done) done = grow(engine, quota, 2, 1, &before, &after) == SS_OK;
        CHECK(!done || after->statements.count == 1);
        ss_corpus_release(before);
        ss_corpus_release(after);
        ss_engine_release(engine);
        CHECK(check_balanced());
    }
    CHECK(done);
}

/* ---- several threads ------------------------------------------------------------------------------------------------- */

#define MANY 3300u /* texts, so that families are shared out among three threads */

static ss_status read_many(ss_engine *engine, uint32_t threads, ss_shard **out)
{
    ss_record *records = calloc(MANY, sizeof *records);
    char(*ids)[8] = calloc(MANY, sizeof *ids);
    for (uint32_t i = 0; i < MANY && records && ids; i++) {
        (void)snprintf(ids[i], sizeof ids[i], "%u", i);
        records[i] = record(ids[i], quota[i % 4]);
    }
    ss_status status = records && ids ? ss_shard_read(engine, records, MANY, threads, NULL, out, NULL) : SS_NOMEM;
    free(records);
    free(ids);
    return status;
}

/* Members stand in the order of statements only when one thread found them. */
static bool same_members(const ss_corpus *a, const ss_corpus *b)
{
    bool same = a->statements.count == b->statements.count && a->members.count == b->members.count;
    for (uint32_t i = 0; same && i < a->statements.count; i++) {
        const ss_statement_row *x = &a->statements.at[i], *y = &b->statements.at[i];
        same = x->hash == y->hash && x->members.count == y->members.count;
        for (uint32_t m = 0; same && m < x->members.count; m++) {
            const ss_member_row *p = &a->members.at[x->members.first + m], *q = &b->members.at[y->members.first + m];
            same = p->document == q->document && p->claim == q->claim;
        }
    }
    return same && !memcmp(a->statement_of.at, b->statement_of.at, a->statement_of.count * sizeof *a->statement_of.at);
}

/* Joins the shard again and again, with another allocation failing each time. */
static void join_failing(ss_engine *engine, ss_shard *shard, const ss_corpus *wanted)
{
    bool done = false;
    long long pieces = check_pieces, bytes = check_bytes;
    for (unsigned long k = 1; !done && k < 10000; k++) {
        ss_corpus *corpus = NULL;
        check_calls = 0;
        check_fail_at = k;
        done = ss_corpus_new(engine, &shard, 1, &corpus, NULL) == SS_OK;
        CHECK(!done || same_members(corpus, wanted));
        ss_corpus_release(corpus);
        CHECK(check_pieces == pieces && check_bytes == bytes && !check_wrong_size);
    }
    check_fail_at = 0;
    CHECK(done);
}

static void test_threads(void)
{
    ss_allocator memory = check_failing(0);
    ss_engine *engine = engine_of(&memory);
    ss_shard *shards[2] = {NULL, NULL};
    ss_corpus *one = NULL, *three = NULL;
    bool read = engine && read_many(engine, 1, &shards[0]) == SS_OK && read_many(engine, 3, &shards[1]) == SS_OK;
    CHECK(read && ss_corpus_new(engine, &shards[0], 1, &one, NULL) == SS_OK && ss_corpus_new(engine, &shards[1], 1, &three, NULL) == SS_OK);
    if (one && three) {
        CHECK(one->workers == 1 && three->workers == 3 && one->statements.count > 2 && same_members(one, three));
        join_failing(engine, shards[1], one);
    }
    ss_corpus_release(one);
    ss_corpus_release(three);
    for (uint32_t i = 0; i < 2; i++) ss_shard_release(shards[i]);
    ss_engine_release(engine);
    CHECK(check_balanced());
}

int main(void)
{
    ss_engine *engine = engine_of(&ss_allocator_libc);
    CHECK(engine != NULL);
    test_stems();
    test_problems();
    test_steady();
    test_threads();
    if (engine) {
        test_senses(engine);
        test_phrase_senses(engine);
        test_marks(engine);
        test_like(engine);
        test_unlike(engine);
        test_claims_of(engine);
        test_sketches(engine);
        test_joining(engine);
        test_related(engine);
        test_related_table(engine);
        test_claims_know_theirs(engine);
    }
    ss_engine_release(engine);
    test_allocations();
    return CHECK_DONE();
}

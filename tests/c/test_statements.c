/* Statements: stems and sets of synonyms; claims joined across documents whatever the order; every allocation failing once. */
#include "newsroom.h"
#include "corpus/statements.h"
#include "lexicon/meanings.h"

static const char SYNONYMS[] =
    "set\tsynonyms\topposite\tmeans\n"
    "the\tthe|that|of|will|to|and\t\tnothing\n"
    "not\tnot|no\t\tnot\n"
    "lack\tlack|without\t\twithout\n"
    "rise\trise|climb\tfall\t\n"
    "fall\tfall|drop\trise\t\n"
    "quota\tquota|limit\t\t\n"
    "12\ttwelve\t\tnumber\n";

static ss_engine *engine_of(const ss_allocator *memory)
{
    static const struct { const char *name, *bytes; } tables[] = {{"words", NEWS_WORDS}, {"offices", NEWS_OFFICES},
        {"organs", NEWS_ORGANS}, {"entities", NEWS_ENTITIES}, {"cues", NEWS_CUES}, {"synonyms", SYNONYMS}};
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

static uint32_t problems;
static void problem(void *ctx, const char *table, uint32_t line, const char *message)
{
    (void)ctx, (void)table, (void)line, (void)message;
    problems++;
}

static void test_problems(void)
{
    static const char bad[] = "set\tsynonyms\topposite\tmeans\n\ttwo words\t\t\nrise\tgo up\t\t\nrise\trise\t\t\nfall\trises\t\t\nfall\tdrop\t\tperhaps\n";
    ss_engine *engine = NULL;
    if (ss_engine_new(&ss_allocator_libc, &engine) != SS_OK) return;
    CHECK(ss_engine_load(engine, "bad", bad, sizeof bad - 1, problem, NULL, NULL) == SS_OK);
    CHECK(problems == 4);
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
        ss_engine_release(engine);
        CHECK(check_balanced());
    }
    CHECK(done);
}

int main(void)
{
    ss_engine *engine = engine_of(&ss_allocator_libc);
    CHECK(engine != NULL);
    test_stems();
    test_problems();
    if (engine) {
        test_joining(engine);
        test_claims_know_theirs(engine);
    }
    ss_engine_release(engine);
    test_allocations();
    return CHECK_DONE();
}

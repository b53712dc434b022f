/* Names whose last word ends with a star. */
#include "check.h"
#include "lexicon/lexicon.h"

static char problems[4000];

static void note(void *ctx, const char *table, uint32_t line, const char *message)
{
    (void)ctx;
    size_t at = strlen(problems);
    snprintf(problems + at, sizeof problems - at, "%s:%u: %s\n", table, line, message);
}

static const char STARS[] = "id\tname\ttype\tnames\tsilent\n"
                            "A\tSecret\tgroup\tQuandr*|North Quandr*\t1\n"
                            "B\tQuandrant*\tgroup\t~glimber*\n"
                            "C\tQuandrantine League\tgroup\n"
                            "D\tÉlan*\tgroup\n";
static const char BAD[] = "id\tname\ttype\nE\tQu*\tgroup\nF\t*\tgroup\nG\tGroup 1234*\tgroup\nH\tQuandr*\tgroup\n";

static ss_status build(const ss_allocator *memory, const char *bad, ss_lexicon **out)
{
    ss_lexicon *lexicon = NULL;
    ss_status status = ss_lexicon_new(memory, &lexicon);
    problems[0] = 0;
    if (status == SS_OK) status = ss_lexicon_load(lexicon, "stars.tsv", STARS, sizeof STARS - 1, note, NULL, NULL);
    if (status == SS_OK && bad) status = ss_lexicon_load(lexicon, "bad.tsv", bad, strlen(bad), note, NULL, NULL);
    if (status == SS_OK) status = ss_lexicon_finish(lexicon, note, NULL, NULL);
    if (status == SS_OK) *out = lexicon;
    else ss_lexicon_free(lexicon);
    return status;
}

/* The id of the first entity that the text begins with, and how many tokens it takes; '-' when there is none. */
static char meant(const ss_lexicon *lexicon, const char *words, uint32_t *end)
{
    ss_arena arena;
    ss_tokens tokens = {0};
    ss_found found;
    char id = '-';
    ss_text text = {words, (uint32_t)strlen(words), false};
    ss_arena_init(&arena, &ss_allocator_libc);
    CHECK(ss_tokens_read(&text, ss_lexicon_vocabulary(lexicon), &arena, &tokens) == SS_OK);
    if (ss_lexicon_match(lexicon, &tokens, 0, tokens.count, false, &found) && found.at[SS_PHRASE_NAME]) {
        ss_string name = ss_lexicon_entity(lexicon, found.at[SS_PHRASE_NAME]->item)->id;
        id = *ss_lexicon_text(lexicon, name);
        *end = found.end[SS_PHRASE_NAME];
    }
    ss_arena_free(&arena);
    return id;
}

static void test_matches(void)
{
    static const struct { const char *text; char id; uint32_t end; } CASES[] = {
        {"Quandr", 'A', 1}, {"Quandrians left", 'A', 1}, {"QUANDRIANS", 'A', 1}, {"quandrians", '-', 0}, {"Quand", '-', 0},
        {"Quandrant", 'B', 1}, {"Quandrants", 'B', 1}, {"Quandrantine", 'B', 1}, {"Quandrantine League", 'C', 2},
        {"North Quandrians", 'A', 2}, {"North Quandrants", 'A', 2}, {"North Star", '-', 0}, {"glimbering", 'B', 1},
        {"Glimbers", 'B', 1}, {"Elanists", 'D', 1}, {"Élanists", 'D', 1}, {"Secret", '-', 0}, {"Secrets", '-', 0},
        {"XQuandrants", '-', 0}, {"Quandrants's", 'B', 1},
    };
    ss_lexicon *lexicon = NULL;
    CHECK(build(&ss_allocator_libc, NULL, &lexicon) == SS_OK);
    CHECK(strstr(problems, "stars.tsv:2: 'quandr*' is a name of B and of A") == problems);
    for (uint32_t i = 0; lexicon && i < sizeof CASES / sizeof *CASES; i++) {
        uint32_t end = 0;
        char id = meant(lexicon, CASES[i].text, &end);
        if (id != CASES[i].id || end != CASES[i].end) fprintf(stderr, "%s: %c %u\n", CASES[i].text, id, end);
        CHECK(id == CASES[i].id && end == CASES[i].end);
    }
    ss_lexicon_free(lexicon);
}

static void test_problems(void)
{
    ss_lexicon *lexicon = NULL;
    CHECK(build(&ss_allocator_libc, BAD, &lexicon) == SS_OK);
    CHECK(strstr(problems, "bad.tsv:2: ") && strstr(problems, "bad.tsv:3: ") && strstr(problems, "bad.tsv:4: "));
    CHECK(strstr(problems, "bad.tsv:5: 'Quandr' is a name of A and of H") != NULL);
    ss_lexicon_free(lexicon);
}

/* Long words and long prefixes. */
static void test_lengths(void)
{
    char table[700] = "id\tname\ttype\nL\t", word[400];
    uint32_t end = 0;
    ss_lexicon *lexicon = NULL;
    memset(word, 'q', sizeof word);
    word[252] = 0;
    snprintf(table + strlen(table), sizeof table - strlen(table), "%s*\tgroup\n", word);
    CHECK(build(&ss_allocator_libc, table, &lexicon) == SS_OK && !strstr(problems, "bad.tsv"));
    word[252] = 'q';
    word[254] = 0;
    CHECK(lexicon && meant(lexicon, word, &end) == 'L' && end == 1);
    word[251] = 0;
    CHECK(lexicon && meant(lexicon, word, &end) == '-');
    ss_lexicon_free(lexicon);
}

static void test_sweep(void)
{
    ss_status status = SS_NOMEM;
    for (unsigned long k = 1; status == SS_NOMEM; k++) {
        ss_lexicon *lexicon = NULL;
        ss_allocator memory = check_failing(k);
        status = build(&memory, BAD, &lexicon);
        CHECK(status == SS_OK || status == SS_NOMEM);
        ss_lexicon_free(lexicon);
        CHECK(check_balanced());
    }
}

int main(void)
{
    test_matches();
    test_problems();
    test_lengths();
    test_sweep();
    return CHECK_DONE();
}

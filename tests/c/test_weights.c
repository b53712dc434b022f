/* The loader of weights: a tiny file made here, whole, cut off and damaged everywhere; words; the table of chances. */
#include "weights_file.h"

static const made_word WORDS[] = {{"warn", 3, 2, 1}, {"pier", 511, 63, 0}, {"zeal", 1, 1, 0}};
enum { WORDS_COUNT = sizeof WORDS / sizeof *WORDS };
/* Where things stand in the file of these words. */
enum { AT_WORDS = 20, AT_STEPS = AT_WORDS + 4 + 8 * WORDS_COUNT, AT_UNITS = AT_STEPS + 2 * SS_LABELS * SS_LABELS, AT_LEAST = AT_UNITS + 12,
       AT_CHANCES = AT_LEAST + 8, AT_CUE = AT_CHANCES + 4 * SS_CHANCES, AT_SPAN = AT_CUE + 4 + (1 << MADE_CUE_BITS),
       AT_EXTENT = AT_SPAN + 4 + (SS_LABELS << MADE_SPAN_BITS), AT_KEEP = AT_EXTENT + 4 + (1 << MADE_EXTENT_BITS) };

static made whole(void) { return made_weights(WORDS, WORDS_COUNT, 7, 127); }

/* From a piece of memory that ends where the file does, so that the sanitizer sees a byte read behind it. */
static ss_status load(const ss_allocator *memory, const char *bytes, size_t size, ss_weights **out, ss_error *error)
{
    char *exact = malloc(size ? size : 1);
    memcpy(exact, bytes, size);
    ss_status status = ss_weights_new(memory, "mine.model", exact, size, out, error);
    free(exact);
    return status;
}

static void test_whole(void)
{
    made m = whole();
    ss_weights *w = NULL;
    CHECK(ss_weights_are(m.at, m.size) && ss_weights_are(m.at, 20) && !ss_weights_are(m.at, 19) && !ss_weights_are("lemma\tpart\n", 11));
    CHECK(load(&ss_allocator_libc, m.at, m.size, &w, NULL) == SS_OK);
    CHECK(w->cue_shift == 32 - MADE_CUE_BITS && w->span_shift == 32 - MADE_SPAN_BITS && w->keep_shift == 32 - MADE_KEEP_BITS);
    CHECK(w->cue_unit == 0.01f && w->keep_unit == 0.01f && w->least_cue == 0.3f && w->least_keep == 0.2f);
    for (int i = 0; i < 1 << MADE_CUE_BITS; i++) CHECK(w->cue[i] == (int8_t)m.at[AT_CUE + 4 + i]);
    for (int i = 0; i < SS_LABELS << MADE_SPAN_BITS; i++) CHECK(w->span[i] == (int8_t)m.at[AT_SPAN + 4 + i] + SS_BIAS);
    for (int i = 0; i < 1 << MADE_EXTENT_BITS; i++) CHECK(w->extent[i] == (int8_t)m.at[AT_EXTENT + 4 + i]);
    for (int i = 0; i < 1 << MADE_KEEP_BITS; i++) CHECK(w->keep[i] == (int8_t)m.at[AT_KEEP + 4 + i]);
    CHECK(w->steps[SS_L_SOURCE][SS_L_SOURCE_IN] > -128 && w->steps[SS_L_NONE][SS_L_SOURCE_IN] == MADE_BARRED);
    ss_weights_free(w);
    ss_weights_free(NULL);
    free(m.at);
}

static void refused_at(const char *file, int line, const char *bytes, size_t size)
{
    ss_weights *w = (ss_weights *)(void *)&check_failures, *before = w;
    ss_error error = {SS_OK, 0, ""};
    bool refused = load(&ss_allocator_libc, bytes, size, &w, &error) == SS_LEXICON && w == before && strstr(error.message, "mine.model");
    if (refused) return;
    check_failures++;
    fprintf(stderr, "%s:%d: %zu bytes were not refused\n", file, line, size);
}
#define refused(bytes, size) refused_at(__FILE__, __LINE__, bytes, size)

/* Nothing shorter and nothing longer is a file of weights. */
static void test_cut(void)
{
    made m = whole();
    for (size_t size = 0; size < m.size; size++) refused(m.at, size);
    m.at[m.size] = 0;
    refused(m.at, m.size + 1);
    m.at[18] = '1';
    refused(m.at, m.size);
    free(m.at);
}

static void write_number(char *at, uint32_t value, int bytes)
{
    made m = {at, 0, 0, 0};
    made_number(&m, value, bytes);
}

/* A file with one number of it changed. */
static void changed(size_t at, uint32_t value, int bytes)
{
    made m = whole();
    write_number(m.at + at, value, bytes);
    refused(m.at, m.size);
    free(m.at);
}

static void test_numbers(void)
{
    const uint32_t nan = 0x7FC00000, infinite = 0x7F800000, above_one = 0x3F800001, below_zero = 0xBF800000;
    changed(AT_WORDS, WORDS_COUNT + 1, 4);
    changed(AT_WORDS, WORDS_COUNT - 1, 4);
    changed(AT_WORDS, 0x20000000, 4); /* times eight bytes, that is 0 in 32 bits */
    changed(AT_WORDS, 0xFFFFFFFF, 4);
    changed(AT_CUE, 0, 4);
    changed(AT_CUE, MADE_CUE_BITS + 1, 4);
    changed(AT_CUE, 32, 4);
    changed(AT_SPAN, 21, 4);
    changed(AT_SPAN, 0xFFFFFFFF, 4);
    changed(AT_EXTENT, MADE_EXTENT_BITS + 1, 4);
    changed(AT_KEEP, 0, 4);
    changed(AT_WORDS + 4, 0, 4);           /* a word without a hash would be the kin of all unknown ones */
    changed(AT_STEPS, 20000, 2);           /* sums of labels would leave 16 bits */
    changed(AT_UNITS, nan, 4);
    changed(AT_UNITS + 4, infinite, 4);
    changed(AT_UNITS + 8, above_one, 4);
    changed(AT_LEAST, nan, 4);
    changed(AT_LEAST + 4, above_one, 4);
    changed(AT_CHANCES, below_zero, 4);
    changed(AT_CUE - 4, nan, 4);
}

/* Each byte changed in four ways: refused, or loaded so that all of it can be used. */
static void test_damage(void)
{
    static const unsigned char ways[] = {0x01, 0x80, 0xFF, 0x40};
    made m = whole();
    uint32_t loaded = 0;
    for (size_t at = 0; at < m.size; at++)
        for (size_t way = 0; way < sizeof ways && (at < AT_CUE + 8 || way == 0); way++) {
            ss_weights *w = NULL;
            m.at[at] = (char)(m.at[at] ^ ways[way]);
            ss_status status = load(&ss_allocator_libc, m.at, m.size, &w, NULL);
            CHECK((status == SS_OK) == (w != NULL) && (status == SS_OK || status == SS_LEXICON));
            m.at[at] = (char)(m.at[at] ^ ways[way]);
            if (!w) continue;
            loaded++;
            for (int i = 0; i < WORDS_COUNT; i++) (void)ss_weights_find(w, made_hash(WORDS[i].word));
            float chance = ss_weights_chance(w, -3, w->cue_unit);
            CHECK(chance >= 0 && chance <= 1);
            ss_weights_free(w);
        }
    CHECK(loaded > m.size / 2);
    free(m.at);
}

static void test_words(void)
{
    made m = whole();
    ss_weights *w = NULL;
    CHECK(load(&ss_allocator_libc, m.at, m.size, &w, NULL) == SS_OK);
    for (int i = 0; i < WORDS_COUNT; i++) {
        ss_kin kin = ss_weights_find(w, made_hash(WORDS[i].word));
        CHECK(kin.fine == WORDS[i].fine && kin.coarse == WORDS[i].coarse && kin.holds == (WORDS[i].likely ? SS_HOLDS_HEAD : 0) && kin.grammar == 0);
    }
    CHECK(ss_weights_find(w, made_hash("nowhere")).fine == 0 && ss_weights_find(w, 0).fine == 0);
    ss_weights_free(w);
    free(m.at);
}

/* Words that crowd into one slot, and as many as a table half full holds, are all found again. */
static void test_crowd(void)
{
    enum { COUNT = 500 };
    made_word words[COUNT];
    char names[COUNT][16];
    for (int i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], "w%d", i);
        words[i] = (made_word){names[i], (unsigned)i + 1, (unsigned)i % 64 + 1, i % 2};
    }
    made m = made_weights(words, COUNT, 3, 9);
    for (int i = 0; i < COUNT; i++) write_number(m.at + AT_WORDS + 4 + 8 * i, (uint32_t)i << 16 | 5, 4); /* one slot for all */
    ss_weights *w = NULL;
    CHECK(load(&ss_allocator_libc, m.at, m.size, &w, NULL) == SS_OK);
    for (int i = 0; i < COUNT; i++) CHECK(ss_weights_find(w, (uint32_t)i << 16 | 5).fine == i + 1);
    CHECK(ss_weights_find(w, COUNT << 16 | 5).fine == 0);
    ss_weights_free(w);
    free(m.at);
}

static bool near(float a, float b) { return a - b < 1e-5f && b - a < 1e-5f; }

/* -8 .. 8 in eighths: the ends for all that lies outside, a line between two entries. */
static void test_chances(void)
{
    made m = whole();
    ss_weights *w = NULL;
    CHECK(load(&ss_allocator_libc, m.at, m.size, &w, NULL) == SS_OK);
    CHECK(ss_weights_chance(w, -8, 1) == 0 && ss_weights_chance(w, -9, 1) == 0 && ss_weights_chance(w, INT32_MIN, 1) == 0);
    CHECK(ss_weights_chance(w, 8, 1) == 1 && ss_weights_chance(w, 9, 1) == 1 && ss_weights_chance(w, INT32_MAX, 1) == 1);
    CHECK(ss_weights_chance(w, 0, 1) == 0.5f && ss_weights_chance(w, 4, 1) == 0.75f);
    CHECK(near(ss_weights_chance(w, 1, 1.0f / 16), 64.5f / 128) && near(ss_weights_chance(w, -1, 1.0f / 16), 63.5f / 128));
    CHECK(near(ss_weights_chance(w, 127, 1.0f / 16), 127.5f / 128) && near(ss_weights_chance(w, -127, 1.0f / 16), 0.5f / 128));
    for (int32_t sum = -900; sum < 900; sum++) CHECK(ss_weights_chance(w, sum, 0.01f) <= ss_weights_chance(w, sum + 1, 0.01f));
    ss_weights_free(w);
    free(m.at);
}

static ss_symbol add_word(ss_vocabulary *vocabulary, const char *word, ss_classes classes)
{
    ss_symbol symbol = 0;
    CHECK(ss_vocabulary_add(vocabulary, word, (uint32_t)strlen(word), &symbol) == SS_OK);
    vocabulary->words.at[symbol].classes |= classes;
    return symbol;
}

/* Kin of words that the vocabulary has, of words that only the file has, of words that nobody has. */
static void test_kin(void)
{
    made m = whole();
    ss_weights *w = NULL;
    ss_vocabulary vocabulary;
    CHECK(load(&ss_allocator_libc, m.at, m.size, &w, NULL) == SS_OK);
    CHECK(ss_vocabulary_init(&vocabulary, &ss_allocator_libc) == SS_OK);
    ss_token warn = {.symbol = add_word(&vocabulary, "warn", SS_W(CUE)), .hash = made_hash("warn")};
    ss_token boats = {.symbol = add_word(&vocabulary, "boats", 0), .hash = made_hash("boats")};
    ss_token zeal = {.symbol = 0, .hash = made_hash("zeal")}, other = {.symbol = 0, .hash = made_hash("other")};
    CHECK(ss_weights_prepare(w, &vocabulary) == SS_OK && ss_weights_prepare(w, &vocabulary) == SS_OK);
    ss_kin known = *ss_weights_kin(w, &warn), without = *ss_weights_kin(w, &boats);
    CHECK(known.fine == 3 && known.coarse == 2 && known.holds == (SS_HOLDS_HEAD | SS_HOLDS_VERB) && known.grammar == SS_G_CUE && known.ending == ss_grammar_ending("arn", 3));
    CHECK(without.fine == SS_FINE_OTHER + SS_G_S && without.holds == 0 && without.grammar == SS_G_S && without.ending == ss_grammar_ending("ats", 3));
    warn.flags = boats.flags = SS_T_WORD | SS_T_CAPITAL;
    ss_kin known_capital = *ss_weights_kin(w, &warn), capital = *ss_weights_kin(w, &boats);
    CHECK(known_capital.fine == 3 && known_capital.grammar == SS_G_CUE && known_capital.capitals && known_capital.holds & SS_HOLDS_HEAD && !known.capitals);
    CHECK(capital.fine == SS_FINE_OTHER + SS_G_CAPITAL && capital.coarse == SS_COARSE_OTHER + SS_G_CAPITAL && capital.grammar == SS_G_CAPITAL);
    CHECK(ss_weights_find(w, zeal.hash).fine == 1 && ss_weights_find(w, zeal.hash).grammar == 0 && ss_weights_find(w, other.hash).fine == 0);
    ss_vocabulary_free(&vocabulary);
    ss_weights_free(w);
    free(m.at);
}

static void test_grammar(void)
{
    static const struct { const char *word; ss_classes classes; uint8_t grammar; } words[] = {
        {"that", SS_W(RELATIVE), SS_G_THAT}, {"would", SS_W(MODAL) | SS_W(COMMON), SS_G_MODAL}, {"envoy", SS_W(ROLE), SS_G_ROLE},
        {"warned", SS_W(CUE), SS_G_CUE}, {"slowly", 0, SS_G_ADVERB}, {"ply", 0, SS_G_OTHER}, {"closing", SS_W(COMMON), SS_G_ING},
        {"closed", 0, SS_G_ED}, {"sanctions", 0, SS_G_S}, {"statement", 0, SS_G_NOUN_ENDING}, {"pier", SS_W(COMMON), SS_G_COMMON},
        {"is", 0, SS_G_OTHER}, {"x", 0, SS_G_OTHER}, {"", 0, SS_G_OTHER}, {"not", SS_W(NEGATION) | SS_W(ADVERB), SS_G_NEGATION}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        CHECK(ss_grammar_of(words[i].word, (uint32_t)strlen(words[i].word), words[i].classes) == words[i].grammar);
    CHECK(ss_grammar_ending("closing", 7) == ss_grammar_ending("ING", 3) && ss_grammar_ending("ing", 3) != ss_grammar_ending("ng", 2));
}

static ss_status work(const ss_allocator *memory, const made *m)
{
    ss_weights *w = NULL;
    ss_vocabulary vocabulary;
    CHECK(ss_vocabulary_init(&vocabulary, &ss_allocator_libc) == SS_OK);
    ss_token warn = {.symbol = add_word(&vocabulary, "warn", 0)};
    ss_status status = ss_weights_new(memory, "mine.model", m->at, m->size, &w, NULL);
    CHECK(status == SS_OK || !w);
    if (status == SS_OK) status = ss_weights_prepare(w, &vocabulary);
    if (status == SS_NOMEM && w) CHECK(ss_weights_find(w, made_hash("warn")).fine == 3 && !w->by_symbol);
    if (status == SS_OK) CHECK(ss_weights_kin(w, &warn)->fine == 3);
    ss_weights_free(w);
    ss_vocabulary_free(&vocabulary);
    return status;
}

static void test_memory(void)
{
    made m = whole();
    bool done = false;
    unsigned long k = 1;
    for (; !done && k < 100; k++) {
        ss_allocator memory = check_failing(k);
        done = work(&memory, &m) == SS_OK;
        CHECK(check_balanced());
    }
    CHECK(done && k > 5);
    free(m.at);
}

int main(void)
{
    test_whole();
    test_cut();
    test_numbers();
    test_damage();
    test_words();
    test_crowd();
    test_chances();
    test_kin();
    test_grammar();
    test_memory();
    return CHECK_DONE();
}

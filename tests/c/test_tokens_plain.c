/* The ways for machines without SSE2, held against those that this machine takes: the scanner and UTF-8 once more, in plain C. */
#include "check.h"
#include "text/tokens.h"

#define SS_NO_SSE
#define ss_tokens_read plain_tokens_read
#define ss_tokens_at plain_tokens_at
ss_status ss_tokens_read(const ss_text *text, const ss_vocabulary *vocabulary, ss_arena *arena, ss_tokens *out);
uint32_t ss_tokens_at(const ss_tokens *tokens, uint32_t byte);
#include "text/tokens.c"
#undef ss_tokens_read
#undef ss_tokens_at
#define ss_utf8_check plain_utf8_check
#define ss_utf8_repair plain_utf8_repair
#define ss_utf8_decode_other plain_utf8_decode_other
#define ss_utf8_encode plain_utf8_encode
#define ss_points_new plain_points_new
#define ss_points_at plain_points_at
#define ss_points_count plain_points_count
size_t ss_utf8_check(const char *bytes, size_t size, bool *ascii);
uint32_t ss_utf8_decode_other(const char *p, const char *end, uint32_t *point);
uint32_t ss_points_at(const ss_points *points, uint32_t byte);
#include "text/utf8.c"
#undef ss_utf8_check

static const char *const PIECES[] = {
    "a", "Bc", "harbour", "Harbour", "HARBOUR", "harbourS", "quay", "quayside", "Responsibilities", "internationalisation",
    "harbourmasters", ".", ",", "'", "’", "s", " ", " ", " ", "\n", "\t", "7", "1,200.5", "ü", "“", "”", "—", "\xE2\x80\x89", "Д",
    "-", "U.S.", "don't", "We’ll", "O'Brandt", "\xCC\x81", "@", "[", "`", "{", "\x7F", "(", "1990s", "\xC2\xAB",
};
#define COUNT (sizeof PIECES / sizeof *PIECES)

static uint32_t random_next(uint32_t *state)
{
    return *state = *state * 1664525u + 1013904223u, *state >> 8;
}

static void put_words(ss_vocabulary *vocabulary)
{
    ss_symbol symbol;
    for (size_t i = 1; i < COUNT; i += 2) /* every other one, so that unknown words come too */
        CHECK(ss_vocabulary_add(vocabulary, PIECES[i], (uint32_t)strlen(PIECES[i]), &symbol) == SS_OK);
}

/* The bytes stand alone on the heap, so that a step behind them is found out. */
static void same_tokens(const ss_vocabulary *vocabulary, const char *bytes, uint32_t size)
{
    ss_arena arena;
    ss_tokens tokens = {0}, plain = {0};
    char *own = malloc(size ? size : 1);
    memcpy(own, bytes, size);
    ss_text text = {own, size, false};
    ss_arena_init(&arena, &ss_allocator_libc);
    CHECK(ss_tokens_read(&text, vocabulary, &arena, &tokens) == SS_OK);
    CHECK(plain_tokens_read(&text, vocabulary, &arena, &plain) == SS_OK);
    CHECK(tokens.count == plain.count && tokens.words == plain.words);
    CHECK(memcmp(tokens.at, plain.at, (tokens.count + 1) * sizeof *tokens.at) == 0);
    CHECK(memcmp(tokens.hints, plain.hints, tokens.count + SS_HINT_STRIDE) == 0);
    CHECK(memcmp(tokens.lines, plain.lines, (tokens.count / SS_LINES_WORD + 1) * sizeof *tokens.lines) == 0);
    CHECK(plain_tokens_at(&plain, size) == plain.count);
    ss_arena_free(&arena);
    free(own);
}

/* Text with a wrong byte at random, in a buffer of its own. */
static void same_check(const char *bytes, uint32_t size, uint32_t wrong)
{
    bool ascii = false, plain_ascii = false;
    char *own = malloc(size ? size : 1);
    memcpy(own, bytes, size);
    if (size) own[wrong % size] = (char)(wrong >> 8);
    CHECK(ss_utf8_check(own, size, &ascii) == plain_utf8_check(own, size, &plain_ascii) && ascii == plain_ascii);
    free(own);
}

/* Glued at random, as whole words between spaces, and after every byte of ASCII. */
int main(void)
{
    ss_vocabulary vocabulary;
    uint32_t state = 11;
    CHECK(ss_vocabulary_init(&vocabulary, &ss_allocator_libc) == SS_OK);
    put_words(&vocabulary);
    for (int round = 0; round < 4000; round++) {
        char text[1200] = "";
        for (uint32_t n = random_next(&state) % 50; n > 0; n--) {
            strcat(text, PIECES[random_next(&state) % COUNT]);
            if (round % 2) strcat(text, " ");
        }
        same_tokens(&vocabulary, text, (uint32_t)strlen(text));
        same_check(text, (uint32_t)strlen(text), random_next(&state));
    }
    for (unsigned c = 1; c < 128; c++) {
        char text[64];
        int size = snprintf(text, sizeof text, "harbour%c Quay%c%cs and the quayside of the town", (char)c, (char)c, (char)c);
        same_tokens(&vocabulary, text, (uint32_t)size);
    }
    ss_vocabulary_free(&vocabulary);
    return CHECK_DONE();
}

#include "text/vocabulary.h"
#include "text/pieces.h"
#include "text/utf8.h"

/* Into room that is there. */
static void add_word(ss_vocabulary *vocabulary)
{
    vocabulary->words.at[vocabulary->words.count++] = (ss_word){0};
    vocabulary->hints.at[vocabulary->hints.count++] = 0xFF;
    vocabulary->noted = false;
}

ss_status ss_vocabulary_init(ss_vocabulary *vocabulary, const ss_allocator *memory)
{
    ss_vocabulary made = {.memory = memory};
    ss_status status = ss_intern_new(memory, &made.table);
    if (status != SS_OK) return status;
    if (!SS_ROOM(&made.words, memory, 1) || !SS_ROOM(&made.hints, memory, 1)) {
        ss_vocabulary_free(&made);
        return SS_NOMEM;
    }
    add_word(&made);
    *vocabulary = made;
    return SS_OK;
}

void ss_vocabulary_free(ss_vocabulary *vocabulary)
{
    ss_intern_free(vocabulary->table);
    vocabulary->table = NULL;
    SS_DROP(&vocabulary->words, vocabulary->memory);
    SS_DROP(&vocabulary->hints, vocabulary->memory);
    SS_DROP(&vocabulary->date_words, vocabulary->memory);
}

static bool dotted_without_last(const char *key, uint32_t size)
{
    if (size < 3 || size % 2 == 0) return false;
    for (uint32_t i = 0; i < size; i++)
        if (i % 2 ? key[i] != '.' : (unsigned)(unsigned char)key[i] - 'a' >= 26) return false;
    return true;
}

uint32_t ss_word_fold(const char *word, uint32_t size, char out[256])
{
    uint32_t n = 0, point;
    for (const char *p = word, *end = word + size; p < end;) {
        char folded[4];
        unsigned c = (unsigned char)*p;
        if (c < 0x80 && n < 255) {
            out[n++] = (char)(c - 'A' < 26 ? c | 0x20 : c);
            p++;
            continue;
        }
        p += ss_utf8_decode(p, end, &point);
        uint32_t k = ss_point_fold(point, folded);
        if (n + k > 255) return 0;
        memcpy(out + n, folded, k);
        n += k;
    }
    if (n < 255 && dotted_without_last(out, n)) out[n++] = '.';
    return n;
}

static bool is_mark(const char *key, uint32_t size)
{
    unsigned c = (unsigned char)key[0];
    return size == 1 && c < 0x80 && (c | 0x20) - 'a' >= 26 && c - '0' >= 10;
}

static bool is_common_mark(const char *key, uint32_t size)
{
    return size == 3 && memcmp(key, "\xE2\x80", 2) == 0 && (unsigned)(unsigned char)key[2] - 0x90 < 24;
}

/* Symbols that the scanner wants without a look-up. Single quotation marks are folded to the apostrophe. */
static void note_mark(ss_vocabulary *vocabulary, const char *key, uint32_t size, ss_symbol symbol)
{
    if (is_mark(key, size)) vocabulary->marks[(unsigned char)key[0]] = symbol;
    if (is_common_mark(key, size)) vocabulary->common[(unsigned char)key[2] - 0x90] = symbol;
    if (size == 1 && key[0] == '\'') vocabulary->common[0x98 - 0x90] = vocabulary->common[0x99 - 0x90] = symbol;
    if (size == 2 && memcmp(key, "'s", 2) == 0) vocabulary->possessive = symbol;
}

ss_status ss_vocabulary_add(ss_vocabulary *vocabulary, const char *word, uint32_t size, ss_symbol *symbol)
{
    char key[256];
    uint32_t n = ss_word_fold(word, size, key), id;
    if (n == 0 || memchr(key, 0, n)) return SS_LIMIT;
    if (!SS_ROOM(&vocabulary->words, vocabulary->memory, 1) || !SS_ROOM(&vocabulary->hints, vocabulary->memory, 1)) return SS_NOMEM;
    ss_status status = ss_intern_add(vocabulary->table, key, n, ss_hash64(key, n, 0), &id);
    if (status != SS_OK) return status;
    if (id == vocabulary->words.count) add_word(vocabulary);
    if (n <= 3) note_mark(vocabulary, key, n, id);
    *symbol = id;
    return SS_OK;
}

/* A word of few letters and nothing else, as most are, is folded and compared as one number or two. */
static bool is_plain(const char *word, uint32_t size, ss_piece *out)
{
    char held[SS_PIECE] = {0};
    if (size > SS_INTERN_SHORT) return false;
    memcpy(held, word, size);
    *out = ss_piece_at(held);
    return size && out->size == size;
}

static ss_symbol find_plain(const ss_vocabulary *vocabulary, ss_piece word)
{
    ss_intern_view view = ss_intern_look(vocabulary->table);
    if (word.size <= SS_INTERN_BRIEF) return ss_intern_seek_brief(view, word.low)->id;
    return ss_intern_seek_plain(view, word.low, (uint32_t)word.high, ss_piece_hash(word))->id;
}

ss_symbol ss_vocabulary_find(const ss_vocabulary *vocabulary, const char *word, uint32_t size)
{
    char key[256];
    ss_piece plain;
    if (is_plain(word, size, &plain)) return find_plain(vocabulary, plain);
    uint32_t n = ss_word_fold(word, size, key);
    return n ? ss_intern_find(vocabulary->table, key, n, ss_hash64(key, n, 0)) : 0;
}

/* ---- hints ---- */

/* No name, office or organ begins with a cue, an article or the like in small letters. */
static uint8_t hint_of(const ss_word *word)
{
    const ss_classes telling = SS_W(ORGAN) | SS_W(ROLE) | SS_W(UNNAMED) | SS_W(FACILITY) | SS_W(DOCUMENT) | SS_W(SANCTION);
    const ss_classes idle = SS_W(CUE) | SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(SUBORDINATOR) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) |
                            SS_W(COMPLEMENTIZER) | SS_W(QUANTIFIER) | SS_W(PREPOSITION) | SS_W(WEEKDAY);
    unsigned hint = 0;
    bool begins = (word->classes & SS_W(BEGINS)) && (!(word->classes & idle) || (word->classes & SS_W(ROLE_WORD)));
    if ((word->classes & telling) || begins) hint |= SS_HINT_NAME;
    if (word->classes & SS_W(CUE)) hint |= SS_HINT_CUE;
    if (word->classes & (SS_W(VOTE) | SS_W(MANDATE))) hint |= SS_HINT_VOTE;
    if (word->classes & SS_FUNCTION_WORDS) hint |= SS_HINT_FUNCTION;
    return (uint8_t)(hint | SS_HINT_DATE);
}

/* Words that no class tells, looked for together with those of votes. */
static void hint_hearing(ss_vocabulary *vocabulary)
{
    static const char hearing[2][6] = {"heard", "hears"};
    for (uint32_t i = 0; i < 2; i++) {
        ss_symbol symbol = ss_vocabulary_find(vocabulary, hearing[i], 5);
        if (symbol) vocabulary->hints.at[symbol] |= SS_HINT_VOTE;
    }
}

void ss_vocabulary_prepare(ss_vocabulary *vocabulary)
{
    for (uint32_t i = 0; i < vocabulary->words.count; i++) vocabulary->hints.at[i] = hint_of(&vocabulary->words.at[i]);
    hint_hearing(vocabulary);
    vocabulary->prepared = true;
    vocabulary->noted = false;
}

void ss_vocabulary_note(ss_vocabulary *vocabulary)
{
    if (vocabulary->hints.at[0]) return;
    ss_intern_note(vocabulary->table, vocabulary->hints.at);
    for (uint32_t c = 0; c < sizeof vocabulary->mark_hints; c++)
        vocabulary->mark_hints[c] = vocabulary->hints.at[vocabulary->marks[c]] & ~SS_HINT_FUNCTION;
    vocabulary->noted = true;
}

/* ---- prefixes ---- */

static unsigned start_of(const char *key)
{
    return ((unsigned)(unsigned char)key[0] ^ (unsigned)(unsigned char)key[1] << 2 ^ (unsigned)(unsigned char)key[2] << 5) & 1023;
}

static uint64_t size_bit(uint32_t size)
{
    return (uint64_t)1 << (size < 63 ? size : 63);
}

void ss_vocabulary_open(ss_vocabulary *vocabulary, ss_symbol prefix)
{
    uint32_t size;
    const char *key = ss_intern_key(vocabulary->table, prefix, &size);
    unsigned start = start_of(key);
    vocabulary->prefix_sizes |= size_bit(size - 1);
    vocabulary->prefix_starts[start >> 6] |= (uint64_t)1 << (start & 63);
}

ss_symbol ss_vocabulary_prefix(const ss_vocabulary *vocabulary, const char *word, uint32_t size)
{
    char key[256];
    uint32_t n = ss_word_fold(word, size, key);
    if (n < 3 || !(vocabulary->prefix_starts[start_of(key) >> 6] >> (start_of(key) & 63) & 1)) return 0;
    for (n = n < 254 ? n : 254; n >= 3; n--) {
        if (!(vocabulary->prefix_sizes & size_bit(n))) continue;
        key[n] = '*';
        ss_symbol found = ss_intern_find(vocabulary->table, key, n + 1, ss_hash64(key, n + 1, 0));
        if (found) return found;
    }
    return 0;
}

typedef struct { const char *name; uint8_t size, bit; } class_name;
static const class_name CLASS_NAMES[] = {
#define X(name, bit) {#name, sizeof #name - 1, bit},
    SS_CLASSES(X)
#undef X
};

static bool same_letters(const char *upper, const char *name, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++) {
        char c = upper[i];
        if (name[i] != (c >= 'A' && c <= 'Z' ? c | 0x20 : c)) return false;
    }
    return true;
}

ss_classes ss_class_named(const char *name, uint32_t size)
{
    for (size_t i = 0; i < sizeof CLASS_NAMES / sizeof *CLASS_NAMES; i++) {
        const class_name *known = &CLASS_NAMES[i];
        if (known->size == size && same_letters(known->name, name, size)) return (ss_classes)1 << known->bit;
    }
    return 0;
}

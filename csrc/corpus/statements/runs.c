#include "corpus/statements/runs.h"

#include <stdbool.h>
#include "base/hash.h"

#define LETTERS 12u   /* of a hook, its first and all that follows */
#define PLAIN 4u      /* letters of a word that says something */
#define EACH (UINT64_MAX / 255)

#define FOUR(c) [c] = c, [c + 1] = c + 1, [c + 2] = c + 2, [c + 3] = c + 3
#define BIG(c) [c] = c | 0x20, [c + 1] = (c + 1) | 0x20, [c + 2] = (c + 2) | 0x20, [c + 3] = (c + 3) | 0x20

/* A letter in lower case, or a digit; 0 for all else. */
static const uint8_t LETTER[256] = {
    FOUR('0'), FOUR('4'), ['8'] = '8', ['9'] = '9', FOUR('a'), FOUR('e'), FOUR('i'), FOUR('m'), FOUR('q'), FOUR('u'), ['y'] = 'y', ['z'] = 'z',
    BIG('A'), BIG('E'), BIG('I'), BIG('M'), BIG('Q'), BIG('U'), ['Y'] = 'y', ['Z'] = 'z',
};
static inline uint8_t letter_of(char c) { return LETTER[(unsigned char)c]; }

/* Letters in lower case; the two parts have four in common. */
static uint64_t key_at(const char *p)
{
    uint64_t first = ss_hash_load(p) | EACH * 0x20, last = ss_hash_load(p + LETTERS - 8) | EACH * 0x20;
    return (first * 0xA0761D6478BD642Fu + last) * 0x9E3779B97F4A7C15u;
}

/* The upper bit of each of eight bytes that is one of these letters; all are below 0x80. */
static inline uint64_t between(uint64_t bytes, char first, char last)
{
    return (bytes + EACH * (0x80 - (uint64_t)first)) & ~(bytes + EACH * (0x80 - (uint64_t)last - 1)) & EACH * 0x80;
}

/* Of eight bytes those that begin a word with one of the letters of hooks; *before: whether the last one of the eight before is a letter. */
static inline uint64_t beginnings(uint64_t bytes, uint64_t *before)
{
    uint64_t plain = bytes & EACH * 0x7F, letters = between(plain | EACH * 0x20, 'a', 'z') & ~bytes;
    uint64_t first = (between(plain, 'b', 'd') | between(plain, 'l', 's')) & letters & ~(letters << 8 | *before);
    *before = letters >> 56;
    return first;
}

/* Eight bytes at a time: letters that stand beside each other cost least to tell. */
uint32_t ss_hooks_note(const char *text, ss_span piece, uint32_t owner, ss_hook *out, uint32_t room)
{
    uint32_t count = 0, end = piece.end < LETTERS ? 0 : piece.end - LETTERS + 1;
    uint64_t before = 0;
    for (uint32_t at = piece.start; at < end && count < room; at += 8)
        for (uint64_t first = beginnings(ss_hash_load(text + at), &before); first && count < room; first &= first - 1) {
            uint32_t here = at + ((uint32_t)__builtin_ctzll(first) >> 3);
            if (here < end) out[count++] = (ss_hook){key_at(text + here), here, owner, piece};
        }
    return count;
}

void ss_hooks_file(ss_hook_table *table, const ss_hook *hooks, uint32_t count)
{
    memset(table, 0, sizeof *table);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = ss_hook_slot(hooks[i].key);
        while (table->slots[slot]) slot = (slot + 1) & (SS_HOOK_SLOTS - 1);
        table->slots[slot] = (uint16_t)(i + 1);
    }
}

uint32_t ss_hooks_next(const ss_hook_table *table, const ss_hook *hooks, uint64_t key, uint32_t *slot)
{
    while (table->slots[*slot]) {
        uint32_t found = table->slots[*slot] - 1u;
        *slot = (*slot + 1) & (SS_HOOK_SLOTS - 1);
        if (hooks[found].key == key) return found;
    }
    return SS_HOOKS_MOST;
}

/* ---- word by word ---------------------------------------------------------------------------------------------------- */

/* The word that begins at the byte or behind it; empty at the end. */
static ss_span word_behind(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && !letter_of(text[at])) at++;
    uint32_t start = at;
    while (at < end && letter_of(text[at])) at++;
    return (ss_span){start, at};
}

static ss_span word_before(const char *text, uint32_t at, uint32_t start)
{
    while (at > start && !letter_of(text[at - 1])) at--;
    uint32_t end = at;
    while (at > start && letter_of(text[at - 1])) at--;
    return (ss_span){at, end};
}

static bool same_word(const char *text, ss_span word, const char *other_text, ss_span other)
{
    uint32_t size = word.end - word.start;
    if (!size || size != other.end - other.start) return false;
    for (uint32_t i = 0; i < size; i++)
        if (letter_of(text[word.start + i]) != letter_of(other_text[other.start + i])) return false;
    return true;
}

static bool is_small(char c) { return (unsigned)c - 'a' < 26; }

static void count_word(ss_run *run, const char *text, ss_span word, const char *other_text, ss_span other)
{
    uint32_t size = word.end - word.start;
    run->letters += size + (run->words > 0);
    run->words++;
    run->plain += size >= PLAIN && is_small(text[word.start]) && is_small(other_text[other.start]);
}

ss_run ss_run_read(const char *text, const ss_hook *hook, const char *other_text, const ss_hook *other)
{
    ss_run run = {0, 0, 0, {hook->at, hook->at}, {other->at, other->at}};
    ss_span x = word_behind(text, hook->at, hook->piece.end), y = word_behind(other_text, other->at, other->piece.end);
    while (same_word(text, x, other_text, y)) {
        count_word(&run, text, x, other_text, y);
        run.here.end = x.end, run.there.end = y.end;
        x = word_behind(text, x.end, hook->piece.end), y = word_behind(other_text, y.end, other->piece.end);
    }
    x = word_before(text, hook->at, hook->piece.start), y = word_before(other_text, other->at, other->piece.start);
    while (same_word(text, x, other_text, y)) {
        count_word(&run, text, x, other_text, y);
        run.here.start = x.start, run.there.start = y.start;
        x = word_before(text, x.start, hook->piece.start), y = word_before(other_text, y.start, other->piece.start);
    }
    return run;
}

/* One pass over the bytes: tokens with symbols. Everything after works on tokens, not bytes.
 *
 *   “Nobody asked us,” said Ruiz's aide.     ->  “ Nobody asked us , ” said Ruiz 's aide .
 *
 * A token is a word (letters and digits with inner apostrophes, or dotted initials such as U.S. and a.m.), a number
 * (digits with inner full stops before digits and inner commas before groups of two or three: 1,200.5; "28th" and "25bn"
 * are one token), a possessive ('s or ’s), or one code point of punctuation. A hyphen is a token of its own. White space is no token: flags say what stood before. A word longer than
 * 255 bytes is cut into several tokens, so that no input makes a token large.
 *
 * Marks that a wrong encoding spoilt are one token each, with the symbol of what they were, and a question mark or U+FFFD that stands for
 * a letter or an apostrophe parts no word (spoilt.h).
 *
 * `hash` is the hash of the folded form, so two tokens with one hash are the same word but for case and accents, known or
 * not. Tokens are in text order, do not overlap, and cover every byte that is no white space. */
#ifndef SS_TEXT_TOKENS_H
#define SS_TEXT_TOKENS_H

#include "text/utf8.h"
#include "text/vocabulary.h"

enum {
    /* kind: exactly one */
    SS_T_WORD = 1 << 0,
    SS_T_NUMBER = 1 << 1,      /* begins with a digit */
    SS_T_PUNCT = 1 << 2,
    SS_T_APOS_S = 1 << 3,      /* 's */
    /* shape of words */
    SS_T_CAPITAL = 1 << 4,     /* begins with a capital */
    SS_T_ALLCAPS = 1 << 5,     /* two or more letters or digits, all letters capitals: UN, U.S., G7 */
    SS_T_MIXED = 1 << 6,       /* a capital after a small letter: McCain, newWestern */
    SS_T_DOTTED = 1 << 7,      /* holds a full stop: U.S. a.m. */
    SS_T_DIGITS = 1 << 8,      /* digits only (with , or .) */
    /* what stands before */
    SS_T_SPACE = 1 << 9,       /* white space */
    SS_T_LINE = 1 << 10,       /* a line break */
    SS_T_BLANK = 1 << 11,      /* a blank line (two breaks) */
    SS_T_QUOTE = 1 << 12,      /* a character that can be a quotation mark (also the apostrophe when it is no part of a word) */
    SS_T_NONASCII = 1 << 13,
};

typedef struct {
    uint32_t start;
    uint8_t size;      /* bytes */
    char mark;         /* of punctuation of one byte that byte: '(' ',' ':' ...; else 0. Compare longer marks by their bytes */
    uint16_t flags;
    ss_symbol symbol;  /* words and punctuation that the vocabulary knows; 0 else */
    uint32_t hash;     /* of the folded form; 0 for punctuation */
} ss_token;

/* hints[i] says who should look at token i: what the vocabulary says of its word (SS_HINT_NAME ...; SS_HINT_FUNCTION only for
 * words), its flags SS_T_NUMBER and SS_T_CAPITAL, and what is below. Capitals with digits have SS_HINT_DATE too (Q3). */
typedef struct {
    ss_token *at;
    uint32_t count, capacity;
    uint8_t *hints;
    ss_classes *classes; /* of the words; of the zeroed token behind the last too */
    uint64_t *lines; /* bit t mod 64 of its word t / 64: token t has the flag SS_T_LINE; see ss_tokens_next_line */
    uint32_t words;  /* and numbers, how many */
} ss_tokens;
#define SS_LINES_WORD 64u
#define SS_HINT_FLAGS (SS_T_NUMBER | SS_T_CAPITAL)
enum {
    SS_HINT_MARK = 1 << 5,         /* SS_T_PUNCT, SS_T_DOTTED or SS_T_APOS_S */
    SS_HINT_QUOTE = SS_HINT_VOTE,  /* SS_T_QUOTE */
};
#define SS_HINT_STRIDE 8u
#define SS_HINTS_ALL 0x8080808080808080u /* what ss_hints_wanted says of eight that have one */
#define SS_HINTS_FUNCTION SS_HINTS_ALL   /* SS_HINT_FUNCTION of eight: their high bits, which need no search */

/* Tokens of the whole text, plus one zeroed token behind the last (not counted), so that at[count] may be read; behind the
 * last hint stand SS_HINT_STRIDE zeroes. */
ss_status ss_tokens_read(const ss_text *text, const ss_vocabulary *vocabulary, ss_arena *arena, ss_tokens *out);

static inline uint32_t ss_token_end(const ss_token *token) { return token->start + token->size; }

/* The token is that word, a literal of up to sixteen bytes of lower-case ASCII, whatever its case in the text: for most tokens one
 * comparison, with a hash that the compiler knows. */
#define ss_token_is(token, word) ss_token_has_hash((token), SS_WORD_HASH(word))
#define SS_WORD_HASH(word) \
    (ss_letters_hash(SS_LETTERS("" word, 0), SS_LETTERS("" word, 8), sizeof(word) - 1) + SS_AT_MOST_SIXTEEN(word))
/* Which of 64 kinds of hashes: one look at a set of such bits turns away most words that are none of a few. */
#define SS_WORD_BIT(word) ss_hash_bit(SS_WORD_HASH(word))
static inline uint64_t ss_hash_bit(uint32_t hash) { return (uint64_t)1 << (hash & 63); }
#define SS_LETTERS(word, i) (SS_LETTER(word, i) | SS_LETTER(word, i + 1) | SS_LETTER(word, i + 2) | SS_LETTER(word, i + 3) | \
                             SS_LETTER(word, i + 4) | SS_LETTER(word, i + 5) | SS_LETTER(word, i + 6) | SS_LETTER(word, i + 7))
#define SS_LETTER(word, i) ((uint64_t)(unsigned char)(word)[(i) < sizeof(word) ? (i) : sizeof(word) - 1] << 8 * ((i) % 8))
#define SS_AT_MOST_SIXTEEN(word) (0 * (uint32_t)sizeof(char[sizeof(word) <= 17 ? 1 : -1]))
static inline uint32_t ss_letters_hash(uint64_t low, uint64_t high, size_t size) {
    uint64_t hash = ss_hash_step(0, low);
    return (uint32_t)ss_hash_end(size > 8 ? ss_hash_step(hash, high) : hash, size);
}
static inline bool ss_token_has_hash(const ss_token *token, uint32_t hash) {
    return token->hash == hash && !(token->flags & SS_T_NONASCII);
}

/* The first token of at[t..end) with any of the flags, or `end`: eight at a time, since most tokens are plain words. */
static inline uint32_t ss_tokens_next(const ss_token *at, uint32_t t, uint32_t end, uint16_t flags) {
    const ss_token *p = at + t, *last = at + end;
    while (last - p >= 8 && !((p[0].flags | p[1].flags | p[2].flags | p[3].flags | p[4].flags | p[5].flags | p[6].flags | p[7].flags) & flags)) p += 8;
    while (p < last && !(p->flags & flags)) p++;
    return (uint32_t)(p - at);
}

/* Which of the eight tokens from t on, but before `end`, have any of the hints: 0x80 in the byte of each, the first one's in the
 * low byte. Walk it with `for (; wanted; wanted &= wanted - 1) t + ss_hints_first(wanted)`. */
static inline uint64_t ss_hints_wanted(const uint8_t *hints, uint32_t t, uint32_t end, uint8_t wanted) {
    const uint64_t each = 0x0101010101010101u;
    uint64_t found = ss_hash_load((const char *)hints + t) & each * wanted;
    found = (((found & 0x7F * each) + 0x7F * each) | found) & 0x80 * each;
    return end - t >= SS_HINT_STRIDE ? found : found & (((uint64_t)1 << 8 * (end - t)) - 1);
}
static inline uint32_t ss_hints_count(uint64_t wanted) { return (uint32_t)((wanted >> 7) * 0x0101010101010101u >> 56); }
static inline uint32_t ss_hints_first(uint64_t wanted) { return (uint32_t)__builtin_ctzll(wanted) >> 3; }

/* The first token of hints[t..end) with any of the hints, or `end`. */
static inline uint32_t ss_hints_next(const uint8_t *hints, uint32_t t, uint32_t end, uint8_t wanted) {
    for (; t < end; t += SS_HINT_STRIDE) {
        uint64_t found = ss_hash_load((const char *)hints + t) & 0x0101010101010101u * wanted;
        if (!found) continue;
        t += ss_hints_first(found);
        return t < end ? t : end;
    }
    return end;
}

/* The first token of at[t..end) that a line break stands before, or `end`. */
static inline uint32_t ss_tokens_next_line(const ss_tokens *tokens, uint32_t t, uint32_t end) {
    if (t >= end) return end;
    uint64_t left = tokens->lines[t / SS_LINES_WORD] >> t % SS_LINES_WORD;
    for (; !left; left = tokens->lines[t / SS_LINES_WORD])
        if ((t = (t / SS_LINES_WORD + 1) * SS_LINES_WORD) >= end) return end;
    t += (uint32_t)__builtin_ctzll(left);
    return t < end ? t : end;
}

/* The index of the first token that starts at or after the byte. */
uint32_t ss_tokens_at(const ss_tokens *tokens, uint32_t byte);

#endif

/* Words the long way: with accents, apostrophes, digits, lost letters, dotted initials, or of any length; what tokens.c cannot read by the piece.
 *
 *   l’Œuvre    size 9, key "l'oeuvre"            U.S.    size 4, no key: ss_word_fold
 *   1,200.5    size 7, key "1,200.5"             M?hler  size 6, key "m?hler"
 *
 * An inner seam of the scanner; nothing here allocates. */
#ifndef SS_TEXT_WORDS_H
#define SS_TEXT_WORDS_H

#include "text/pieces.h"
#include "text/tokens.h"

enum { SS_WORD_BYTES = 255 /* a longer word is cut */ };

/* The text that is scanned, or a copy of its last bytes. */
typedef struct { const char *bytes; uint32_t size; } ss_letters;

typedef struct {
    uint32_t start, size;                 /* bytes of the text taken */
    uint32_t key_size;
    unsigned flags;                       /* SS_T_WORD or SS_T_NUMBER, and their shape */
    uint32_t capitals, smalls, characters;
    bool first_capital, mixed, other_ascii, only_digits;
    char key[SS_WORD_BYTES + 5 + SS_PIECE];
} ss_long_word;

static inline unsigned ss_byte_at(const ss_letters *t, uint32_t at) { return at < t->size ? (unsigned char)t->bytes[at] : 0; }
static inline bool ss_ascii_letter(unsigned c) { return (c | 0x20) - 'a' < 26; }
static inline bool ss_ascii_digit(unsigned c) { return c - '0' < 10; }

/* The length of an apostrophe (' or ’, or what a wrong encoding left of one) at `at`, or 0. */
uint32_t ss_apostrophe_at(const ss_letters *t, uint32_t at);
/* An s behind an apostrophe that no word goes on from. */
bool ss_possessive_at(const ss_letters *t, uint32_t at);

/* Flags of `size` letters; bit i of `capitals` tells that letter i is one. */
unsigned ss_word_case(uint32_t size, uint32_t capitals);

/* The word or number that begins at `at`. */
void ss_word_read(const ss_letters *t, uint32_t at, ss_long_word *out);
/* The length of dotted initials: U.S. a.m., also U.S with its last stop forgotten; 0 for "J." and "A". */
uint32_t ss_word_dotted(const ss_letters *t, uint32_t at);
unsigned ss_word_dotted_flags(const ss_letters *t, uint32_t at, uint32_t size);

#endif

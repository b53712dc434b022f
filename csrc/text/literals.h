/* Words that a regular expression cannot do without, and a fast way to look for them.
 *
 *   (?<source>\w+) (?<cue>insisted|made it plain) that      ->  "insisted" or "made"   one of them stands in every match
 *
 * A pattern is tried only where one of its literals stands. Reading an expression is cautious: where it meets what it does not
 * know for certain (back references, options inside, \Q, verbs) there are none, and the pattern is tried everywhere. So a
 * literal never costs a match. Under SS_PATTERN_CASELESS letters match in either case; k, s and what is not ASCII then end
 * a literal, since Unicode folds other characters to them.
 *
 * Looking is Horspool's: it leaps as far as the literal is long. Nothing here allocates. */
#ifndef SS_TEXT_LITERALS_H
#define SS_TEXT_LITERALS_H

#include "text/pattern.h"

enum { SS_LITERAL_SIZE = 32, SS_LITERALS = 16 };

typedef struct {
    char bytes[SS_LITERAL_SIZE]; /* of caseless ones: small letters */
    uint8_t size;
    uint8_t caseless;
    uint8_t leap[256];           /* by the byte under the literal's end: how far to go on */
} ss_literal;

/* Fills `out` and returns how many: each match of the expression holds one of them. 0 when that cannot be told. The
 * expression is one that ss_pattern_new has compiled with these options. */
uint32_t ss_literals_of(const char *expression, uint32_t size, uint32_t options, ss_literal out[SS_LITERALS]);

/* Where the literal first stands in bytes[from..end), or `end`. */
uint32_t ss_literal_find(const ss_literal *literal, const char *bytes, uint32_t from, uint32_t end);

#endif

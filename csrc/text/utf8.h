/* UTF-8: checked once, repaired visibly, and the way between bytes and code points.
 *
 * Inside the core a text is valid UTF-8 and a position is a byte offset (32 bit). What users see is code points of the
 * same text. ss_points goes between the two:
 *
 *   bytes   |........64........|........64........|...
 *   before  [0]                [61]               [123]     code points that begin before each block of 64 bytes
 *
 * Repair follows the Unicode standard's "maximal subpart" practice, which is what Python's errors="replace" does: each
 * ill-formed piece becomes one U+FFFD. A lone surrogate written as three bytes (Python's "surrogatepass") becomes one
 * U+FFFD too when `surrogates_whole` is set, so that code points still count as they did in the str it came from. */
#ifndef SS_TEXT_UTF8_H
#define SS_TEXT_UTF8_H

#include "base/list.h"

typedef struct { uint32_t start, end; } ss_span; /* half-open, bytes */

typedef struct {
    const char *bytes; /* valid UTF-8, not terminated, borrowed */
    uint32_t size;
    bool ascii;        /* every byte below 0x80: bytes and code points are the same */
} ss_text;

/* The offset of the first ill-formed byte, or `size`. *ascii tells whether all bytes were below 0x80. */
size_t ss_utf8_check(const char *bytes, size_t size, bool *ascii);

/* Appends the repaired text to a heap pool. *replaced counts the U+FFFD put in, *first is the offset of the first bad byte. */
ss_status ss_utf8_repair(const char *bytes, size_t size, bool surrogates_whole, const ss_allocator *memory, ss_chars *out,
                         uint32_t *replaced, size_t *first);

/* The code point at `p` (p < end, valid UTF-8); returns its length in bytes, 1..4. Here and below ASCII is told at once, and what
 * is beyond it by a function of its own. */
uint32_t ss_utf8_decode_other(const char *p, const char *end, uint32_t *point);
static inline uint32_t ss_utf8_decode(const char *p, const char *end, uint32_t *point)
{
    *point = (unsigned char)*p;
    return *point < 0x80 ? 1 : ss_utf8_decode_other(p, end, point);
}
uint32_t ss_utf8_encode(uint32_t point, char out[4]); /* its length */

/* Letters and marks that belong to words, any script; also digits of other scripts, the soft hyphen and joiners, which fold to
 * nothing. */
bool ss_point_is_other_letter(uint32_t point);
static inline bool ss_point_is_letter(uint32_t point)
{
    return point < 0x80 ? (point | 0x20) - 'a' < 26 : ss_point_is_other_letter(point);
}
bool ss_point_is_upper(uint32_t point);  /* capitals and title-case letters of any script */
bool ss_point_is_space(uint32_t point);  /* also NBSP, thin spaces, U+2028, BOM, NUL and other controls, marks of direction */
/* Lower case without diacritics in ASCII where there is a usual form ('É' e, 'ø' o, 'ß' ss, 'ʻ' nothing, '’' '), else the
 * lower-case letter itself. Writes at most 4 bytes, and never more than the point's own length; returns how many. */
uint32_t ss_point_fold_other(uint32_t point, char out[4]);
static inline uint32_t ss_point_fold(uint32_t point, char out[4])
{
    if (point >= 0x80) return ss_point_fold_other(point, out);
    out[0] = (char)(point - 'A' < 26 ? point | 0x20 : point);
    return 1;
}

typedef struct {
    uint32_t *before; /* NULL for ASCII text */
    ss_text text;
} ss_points;

ss_status ss_points_new(const ss_text *text, ss_arena *arena, ss_points *out);
uint32_t ss_points_at(const ss_points *points, uint32_t byte); /* code points before that byte (0..size) */
uint32_t ss_points_count(const ss_points *points);             /* of the whole text */

#endif

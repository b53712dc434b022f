/* From bytes to code points, for texts that stay: made once, asked by every table.
 *
 *   bytes   |.......32.......|.......32.......|.......32.......|
 *   lags    [0]              [2]              [2]              [5]     bytes before each block that begin no code point
 *
 * A code point's number is its byte less the lag. Two neighbours that are the same tell that the block between them is ASCII,
 * as most are. Lags count from the beginning of a page of 64 KiB, so that 16 bits hold them; of a text of several
 * pages, what the pages lag follows behind the lags, in halves, the lower first. An ASCII text has none.
 *
 * Nothing here changes once made: any number of threads may ask. */
#ifndef SS_CORPUS_LAGS_H
#define SS_CORPUS_LAGS_H

#include "claims/claim.h"

typedef SS_LIST(uint16_t) ss_lag_list;

typedef struct {
    const uint16_t *at; /* NULL for ASCII text */
    const char *text;
    uint32_t size;
} ss_lags;

#define SS_LAG_PAGE 65536u
#define SS_LAG_BLOCK 32u

/* Appends the lags of a text that is not ASCII; `part` tells where they stand. */
ss_status ss_lags_add(ss_lag_list *list, const ss_allocator *memory, const ss_text *text, ss_part_of *part);

/* ss_lags_point where the block around is not all ASCII, or the text has several pages. */
uint32_t ss_lags_seek(const ss_lags *lags, uint32_t byte);

/* The code points before a byte, 0..size, that begins one. */
static inline uint32_t ss_lags_point(const ss_lags *lags, uint32_t byte)
{
    if (!lags->at) return byte;
    const uint16_t *lag = lags->at + byte / SS_LAG_BLOCK;
    return lag[0] == lag[1] && lags->size < SS_LAG_PAGE ? byte - lag[0] : ss_lags_seek(lags, byte);
}

/* A span of bytes in code points: one look for both ends where all from the block of the first to that of the last is ASCII. */
static inline ss_span ss_lags_span(const ss_lags *lags, ss_span span)
{
    if (!lags->at) return span;
    uint32_t lag = lags->at[span.start / SS_LAG_BLOCK];
    if (lag == lags->at[span.end / SS_LAG_BLOCK + 1] && lags->size < SS_LAG_PAGE) return (ss_span){span.start - lag, span.end - lag};
    return (ss_span){ss_lags_point(lags, span.start), ss_lags_point(lags, span.end)};
}

#endif

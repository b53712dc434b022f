/* Units: what the learned models look at, cut into chunks.
 *
 *   tokens   Ms  Okoro  ,  head  of  the  union  ,  called  the  offer  “  a  trap  ”  on  Friday  .
 *   chunks   0   [1  ]  2  3     4   5    6      7  8       9    10     [     11     ] 12  [13  ]  14
 *                person                             head                  quotation        date
 *
 * A unit is a sentence of the body or a headline, or several that one quotation runs through, in which a word stands that may
 * be a cue. A name, a date and a closed quotation are one chunk each; what stands inside a quotation is for the rules. `form`
 * is the hash of a word, or a small number for what is no word.
 *
 * A sentence of more than SS_UNIT_MOST chunks is left to the rules. Units live in the document's arena. */
#ifndef SS_CLAIMS_GUESSES_UNITS_H
#define SS_CLAIMS_GUESSES_UNITS_H

#include "claims/drafts.h"
#include "lexicon/weights.h"

enum { SS_UNIT_MOST = 200 };

typedef enum { SS_CHUNK_WORD, SS_CHUNK_MARK, SS_CHUNK_NUMBER, SS_CHUNK_QUOTE, SS_CHUNK_PERSON, SS_CHUNK_COUNTRY, SS_CHUNK_ORGANISATION,
               SS_CHUNK_PLACE, SS_CHUNK_OTHER, SS_CHUNK_DATE } ss_chunk_kind;

typedef struct {
    uint32_t first, end;      /* tokens */
    uint32_t hit, draft;      /* whose head it is, or SS_NONE */
    uint32_t form;            /* hash of the word; a small number for what is no word */
    union {
        struct { SS_KIN };    /* small numbers for what is no word; kind: ss_chunk_kind; SS_HOLDS_HEAD: what has a hit may be a cue, too */
        ss_kin kin;
    };
} ss_chunk;

/* What stands before a chunk; eight bytes, which travel as one number. */
typedef struct {
    uint8_t stretch;          /* what its stretch holds up to here: SS_HOLDS_... */
    uint8_t path;             /* links since the last of all chunks before that may be a cue: bits of ss_grammar_links */
    uint8_t past;             /* what all stretches before hold */
    uint8_t heads, all;       /* how many chunks up to here may be cues, in its stretch and in all */
    uint8_t start, last;      /* chunks: where its stretch begins; that last one, SS_UNIT_MOST when there is none */
    uint8_t ends;             /* how many stretches ended before */
} ss_before;

typedef struct {
    ss_chunk *chunks;
    ss_before *before;        /* by chunk, and of the end */
    uint8_t *candidates;      /* the chunks that may be cues, in order */
    uint32_t count;
    uint32_t sentence;        /* its first */
    uint8_t role, quotes;     /* of the sentence; how many chunks are quotations */
    uint8_t open;             /* how many of those no colon leads to */
    uint8_t heads;            /* how many candidates */
} ss_unit;

typedef SS_LIST(ss_unit) ss_units;

/* All units of the document, in order; `making` has its hits and the drafts of frames.c. */
ss_status ss_units_make(ss_making *making, const ss_weights *weights, ss_units *out);

/* The first chunk from `from` on that begins at the token or behind it; `count` when there is none. A chunk has a token at least. */
static inline uint32_t ss_unit_chunk(const ss_unit *unit, uint32_t from, uint32_t token) {
    uint32_t first = unit->chunks[from].first, at = token > first ? from + (token - first) : from;
    at = at < unit->count ? at : unit->count;
    while (at > from && unit->chunks[at - 1].first >= token)
        at--;
    return at;
}

/* A quotation may have its comma within. */
static inline bool ss_chunk_inner_comma(const ss_chunk *chunk) { return chunk->grammar == SS_G_SCARE_COMMA || chunk->grammar == SS_G_QUOTE_COMMA; }

/* What stands beside a chunk at a unit's edge: SS_UNIT_EDGES of them may be read on both sides of a unit's chunks. */
enum { SS_UNIT_EDGES = 3 };
extern const ss_chunk ss_chunk_edge;

#endif

/* Features: what a model sees of a chunk, as 32-bit hashes. The trainer and the reader call the same three functions.
 *
 *   ss_features_cue    a word by itself and beside its neighbours: is it the head of a cue?
 *   ss_features_span   a chunk as seen from a head: which label has it?
 *   ss_features_keep   a finished guess: is it right?
 *
 * Each fills at most SS_FEATURES_MOST hashes and returns how many. A feature is a number (its kind) and one or two values;
 * the bucket of a hash is its upper bits (lexicon/weights.h). */
#ifndef SS_CLAIMS_FEATURES_H
#define SS_CLAIMS_FEATURES_H

#include "claims/units.h"

enum { SS_FEATURES_MOST = 64 };

typedef enum { SS_L_NONE, SS_L_SOURCE, SS_L_SOURCE_IN, SS_L_CUE, SS_L_CUE_IN, SS_L_CONTENT, SS_L_CONTENT_IN, SS_L_COUNT } ss_label;

/* One head and the unit around it, with what the rules made of that head. */
typedef struct {
    const ss_making *making;
    const ss_unit *unit;
    uint32_t head;
    const ss_draft *draft;            /* of the rules, or NULL */
    uint8_t part[SS_UNIT_MOST];       /* what the rules take the chunk for: 0 nothing, 1 source, 2 cue, 3 content */
} ss_sight;

void ss_sight_make(const ss_making *making, const ss_unit *unit, uint32_t head, ss_sight *out);
/* Fills `part`, which ss_features_span and ss_features_keep need. */
void ss_sight_parts(ss_sight *sight);

uint32_t ss_features_cue(const ss_sight *sight, uint32_t out[SS_FEATURES_MOST]);
uint32_t ss_features_span(const ss_sight *sight, uint32_t chunk, uint32_t out[SS_FEATURES_MOST]);
/* `labels`: of all chunks; `chance`: that the head is one; `margin`: by how much the labels beat the next best. */
uint32_t ss_features_keep(const ss_sight *sight, const uint8_t *labels, float chance, int32_t margin, uint32_t out[SS_FEATURES_MOST]);

static inline uint32_t ss_feature(uint32_t kind, uint32_t a, uint32_t b) {
    return ((a ^ b * 0x9E3779B1u) + kind * 0xC2B2AE35u) * 0x85EBCA6Bu;
}

#endif

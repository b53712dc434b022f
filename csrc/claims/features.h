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

#include "base/lanes.h"
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
/* The sums of the span weights of that list, which is not made. */
ss_lanes ss_features_span_sum(const ss_sight *sight, uint32_t chunk, const ss_weights *weights);
/* `labels`: of all chunks; `chance`: that the head is one; `margin`: by how much the labels beat the next best. */
uint32_t ss_features_keep(const ss_sight *sight, const uint8_t *labels, float chance, int32_t margin, uint32_t out[SS_FEATURES_MOST]);

static inline uint32_t ss_feature(uint32_t kind, uint32_t a, uint32_t b) {
    return ((a ^ b * 0x9E3779B1u) + kind * 0xC2B2AE35u) * 0x85EBCA6Bu;
}

/* From the head to a chunk: before it, it, or behind; how far; what stands between. */
typedef struct { uint32_t side, place, path; } ss_way;

static inline uint32_t ss_up_to(uint32_t value, uint32_t most) { return value < most ? value : most; }

static inline ss_way ss_way_to(const ss_unit *u, uint32_t head, uint32_t chunk) {
    static const uint8_t bins[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8};
    uint32_t low = chunk < head ? chunk : head, high = chunk < head ? head : chunk;
    ss_counts a = u->chunks[low].before, b = u->chunks[high].before;
    uint32_t side = chunk < head ? 0 : chunk == head ? 1 : 2;
    uint32_t path = ss_up_to((uint8_t)(b.marks - a.marks), 3) * 64 + ss_up_to((uint8_t)(b.thats - a.thats), 1) * 32 +
                    ss_up_to((uint8_t)(b.quotes - a.quotes), 1) * 16 + ss_up_to((uint8_t)(b.verbs - a.verbs), 2) * 4 +
                    ss_up_to((uint8_t)(b.links - a.links), 2);
    return (ss_way){side, side * 16 + bins[ss_up_to(high - low, sizeof bins - 1)], path};
}

/* All features of a chunk as seen from the head, each given to X(kind, a, b): once to list them, once to add up their weights.
 * Words first, then grammar, then what the head says, then what the rules say. */
enum { SS_SPAN_COUNT = 22, SS_PART_EDGE = 4, SS_NO_RULE = 31 };
#define SS_SPAN_FEATURES(sight, chunk, X)                                                                                  \
    const ss_unit *u = (sight)->unit;                                                                                      \
    const ss_chunk *c = &u->chunks[chunk], *p = c - 1, *n = c + 1, *head = &u->chunks[(sight)->head];                      \
    const uint8_t *part = &(sight)->part[chunk];                                                                           \
    ss_way w = ss_way_to(u, (sight)->head, (chunk));                                                                       \
    uint32_t grammar = c->grammar * 4u + w.side, rule = (sight)->draft ? (sight)->draft->rule : SS_NO_RULE;                \
    uint32_t parts = *part * 8u + ((chunk) ? part[-1] : SS_PART_EDGE);                                                     \
    uint32_t next = (chunk) + 1 < u->count ? part[1] : SS_PART_EDGE;                                                       \
    X(102, c->form, w.place) X(104, c->form, n->form) X(105, p->form, w.side) X(106, n->form, w.side)                      \
    X(100, w.place, 0) X(108, c->grammar, w.place) X(109, p->grammar * 256u + c->grammar, n->grammar * 4u + w.side)        \
    X(114, w.path, grammar) X(116, c->fine, w.place) X(130, c->ending, w.side * 8 + c->capitals)                           \
    X(132, u->quotes > 0, grammar) X(133, c[-2].grammar * 256u + p->grammar, grammar)                                      \
    X(134, c->grammar * 256u + n->grammar, c[2].grammar * 4u + w.side)                                                     \
    X(110, head->form, w.place) X(112, head->form, grammar) X(118, head->fine, w.place) X(137, w.path, head->form)         \
    X(140, head[1].grammar * 256u + head[-1].grammar, w.place) X(144, head[-1].form, grammar)                              \
    X(121, parts, next * 32 + rule) X(124, *part, c->form) X(125, parts, w.place)

#endif

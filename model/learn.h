/* Three learners over hashed features: yes or no (logistic regression), one of several (conditional logit), and labels along a row
 * (a linear-chain conditional random field), all by stochastic gradient with a rate of its own for each weight (AdaGrad), shrunk after every round and
 * averaged over the later half of the rounds.
 *
 *   rows: [ item [features ... | target] [features ... | target] ... ][ item ... ]
 *
 * Sources: McFadden 1974 (conditional logit); Lafferty, McCallum and Pereira 2001 (conditional random fields); Duchi, Hazan and Singer 2011 (AdaGrad). */
#ifndef MODEL_LEARN_H
#define MODEL_LEARN_H

#include "claims/guesses/features.h"

typedef struct { uint32_t first, count; uint8_t target; } row_part;           /* features of one place */
typedef struct { uint32_t first, count, head; } row;                          /* parts of one item */
typedef struct {
    row *items; uint32_t count, items_room;
    row_part *parts; uint32_t n_parts, parts_room;
    uint32_t *features; uint32_t n_features, features_room;
} rows;

void rows_begin(rows *out, uint32_t head, uint32_t parts); /* `parts` rows_add follow */
void rows_add(rows *out, const uint32_t *features, uint32_t count, uint8_t target);
void rows_free(rows *r);

typedef struct {
    float *cue, *span, *extent, *keep;
    float steps[SS_LABELS][SS_LABELS];
    size_t n_cue, n_span, n_extent, n_keep;
} learnt;
learnt *learnt_new(uint32_t cue_bits, uint32_t span_bits, uint32_t extent_bits, uint32_t keep_bits);
void learnt_free(learnt *l);

/* Rounds over the data, rate, what is added to the root of the summed squares, and what stays of a weight after a round. */
typedef struct { int rounds; float rate, brake, shrink; } learn_pace;

void learn_yes(rows *r, float *weights, uint32_t bits, const learn_pace *pace);
/* Items of the lists but those of list `but`; each part is one of several, and `target` says which are the best. */
void learn_choice(const rows *lists, uint32_t count, uint32_t but, float *weights, uint32_t bits, const learn_pace *pace);
void learn_labels(rows *r, learnt *out, uint32_t bits, const learn_pace *pace);

bool learn_may_follow(int from, int to);
float learn_chance(float logit); /* 1 / (1 + exp(-logit)), the same on every machine */

#endif

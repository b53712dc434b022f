/* Small files of weights, made in the test: lexicon/weights.h says what stands in one, in this order.
 *
 *   made m = made_weights(words, count, seed);  ... m.at, m.size ...  free(m.at);
 *
 * Weights are drawn between -`reach` and `reach` from the seed; steps of labels too, where one may follow the other. Tables are tiny, so
 * that many features share a bucket. */
#ifndef WEIGHTS_FILE_H
#define WEIGHTS_FILE_H

#include "base/hash.h"
#include "check.h"
#include "claims/guesses/guesses.h"

enum { MADE_CUE_BITS = 5, MADE_SPAN_BITS = 8, MADE_EXTENT_BITS = 6, MADE_KEEP_BITS = 4, MADE_BARRED = -16384, MADE_MOST = 1 << 14 };

typedef struct { const char *word; unsigned fine, coarse, likely; } made_word;
typedef struct { char *at; size_t size; uint32_t state; int reach; } made;

static inline uint32_t made_random(made *m)
{
    m->state ^= m->state << 13;
    m->state ^= m->state >> 17;
    return m->state ^= m->state << 5;
}

static inline void made_number(made *m, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++, value >>= 8) m->at[m->size++] = (char)(value & 0xFF);
}

static inline void made_decimal(made *m, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    made_number(m, bits, 4);
}

static inline int made_weight(made *m)
{
    return (int)(made_random(m) % (2u * (unsigned)m->reach + 1)) - m->reach;
}

static inline void made_table(made *m, uint32_t bits, uint32_t width)
{
    made_number(m, bits, 4);
    for (uint32_t i = 0; i < width << bits; i++) made_number(m, (uint32_t)made_weight(m), 1);
}

static inline bool made_may_follow(int from, int to)
{
    bool inner = to == SS_L_SOURCE_IN || to == SS_L_CUE_IN || to == SS_L_CONTENT_IN;
    return from < SS_L_COUNT && to < SS_L_COUNT && (!inner || from == to || from == to - 1);
}

static inline uint32_t made_hash(const char *word)
{
    return (uint32_t)ss_hash64(word, strlen(word), 0);
}

/* chances[i] = i / 128; a word is a cue from .3 on, a claim stays from .2 on. */
static inline made made_weights(const made_word *words, uint32_t count, uint32_t seed, int reach)
{
    made m = {malloc(MADE_MOST), 0, seed * 2654435761u + 1, reach};
    memcpy(m.at, "sayso attribution 2\n", 20);
    m.size = 20;
    made_number(&m, count, 4);
    for (uint32_t i = 0; i < count; i++) {
        made_number(&m, made_hash(words[i].word), 4);
        made_number(&m, words[i].fine, 2);
        made_number(&m, words[i].coarse, 1);
        made_number(&m, words[i].likely, 1);
    }
    for (int from = 0; from < SS_LABELS; from++)
        for (int to = 0; to < SS_LABELS; to++) made_number(&m, (uint32_t)(made_may_follow(from, to) ? made_weight(&m) : MADE_BARRED), 2);
    made_decimal(&m, 0.01f);
    made_decimal(&m, 0.01f);
    made_decimal(&m, 0.01f);
    made_decimal(&m, 0.3f);
    made_decimal(&m, 0.2f);
    for (int i = 0; i < SS_CHANCES; i++) made_decimal(&m, (float)i / (SS_CHANCES - 1));
    made_table(&m, MADE_CUE_BITS, 1);
    made_table(&m, MADE_SPAN_BITS, SS_LABELS);
    made_table(&m, MADE_EXTENT_BITS, 1);
    made_table(&m, MADE_KEEP_BITS, 1);
    CHECK(m.size < MADE_MOST);
    return m;
}

#endif

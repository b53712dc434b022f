#include "corpus/sketch.h"

#include "base/hash.h"

#define DRAWERS 8u

/* Drawers hold the smallest 61 bits seen; a drawer that nothing fell into keeps this. */
#define NOTHING UINT64_MAX

static bool is_word(const ss_token *token)
{
    return (token->flags & (SS_T_WORD | SS_T_NUMBER)) != 0;
}

/* Different odd factors keep the order of the three words. */
static uint64_t shingle(uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t mixed = a * 0x9E3779B97F4A7C15u + b * 0xC2B2AE3D27D4EB4Fu + c * 0x165667B19E3779F9u;
    return mixed ^ mixed >> 29;
}

static uint64_t join(const uint64_t least[DRAWERS])
{
    uint64_t sketch = 0;
    for (uint32_t i = 0; i < DRAWERS; i++) sketch = sketch << 8 | (least[i] & 0xFF);
    return sketch ? sketch : 1;
}

static uint64_t whole(const ss_tokens *tokens)
{
    uint64_t all = 0;
    for (uint32_t i = 0; i < tokens->count; i++)
        if (is_word(&tokens->at[i])) all = ss_hash64_mix(all, tokens->at[i].hash);
    return all ? all : 1;
}

/* The word before the token, at most a few marks away: a row of marks parts what stands around it. */
static const ss_token *word_before(const ss_token *first, const ss_token *token)
{
    for (int steps = 0; token > first && steps < 4; steps++)
        if (is_word(--token)) return token;
    return NULL;
}

static void drop(const ss_token *first, const ss_token *token, uint64_t least[DRAWERS])
{
    const ss_token *last = word_before(first, token), *before = last ? word_before(first, last) : NULL;
    uint64_t hash = shingle(before ? before->hash : 0, last ? last->hash : 0, token->hash), rest = hash >> 3;
    if (rest < least[hash & 7]) least[hash & 7] = rest;
}

/* Of the words one hash in eight counts. */
static inline void look(const ss_token *first, const ss_token *token, uint64_t least[DRAWERS])
{
    if ((token->hash & 7) == 0 && is_word(token)) drop(first, token, least);
}

uint64_t ss_sketch_make(const ss_tokens *tokens, uint32_t *words)
{
    uint64_t least[DRAWERS];
    for (uint32_t i = 0; i < DRAWERS; i++) least[i] = NOTHING;
    const ss_token *first = tokens->at, *t = first, *end = t + tokens->count;
    for (; end - t >= 4; t += 4) {
        look(first, t, least);
        look(first, t + 1, least);
        look(first, t + 2, least);
        look(first, t + 3, least);
    }
    for (; t < end; t++) look(first, t, least);
    *words = tokens->words;
    if (tokens->words == 0) return 0;
    return tokens->words < SS_SKETCH_WORDS ? whole(tokens) : join(least);
}

bool ss_sketch_near(uint64_t a, uint64_t b)
{
    uint64_t differ = a ^ b;
    uint32_t same = 0;
    if (!a || !b) return false;
    for (uint32_t i = 0; i < 64; i += 8) same += (differ >> i & 0xFF) == 0;
    return same >= 7;
}

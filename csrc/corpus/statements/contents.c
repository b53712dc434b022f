#include "corpus/statements/contents.h"

#include "base/hash.h"
#include "corpus/statements/wordings.h"

#define DRAWERS 8u
#define NOTHING UINT64_MAX

static uint64_t mark_hash(const ss_corpus *corpus, ss_mark mark, const uint32_t *entities)
{
    if (ss_mark_kind_of(mark) == SS_MARK_NAME) mark = ss_entity_mark(corpus, &corpus->entities.at[entities[ss_mark_id(mark)]]);
    return ss_hash64_mix(ss_mark_key(mark), 1);
}

static void put_digits(uint64_t value, char out[4])
{
    for (uint32_t i = 0; i < 4; i++) out[i] = "0123456789abcdef"[value >> (12 - 4 * i) & 15];
}

bool ss_content_sketch(const ss_corpus *corpus, const ss_mark *head, const uint32_t *entities, char out[SS_SKETCH_DIGITS])
{
    uint64_t least[DRAWERS];
    uint32_t count = ss_head_count(*head);
    for (uint32_t d = 0; d < DRAWERS; d++) least[d] = NOTHING;
    for (uint32_t i = 1; i <= count; i++) {
        uint64_t hash = mark_hash(corpus, head[i], entities), rest = hash >> 3;
        if (rest < least[hash & 7]) least[hash & 7] = rest;
    }
    for (uint32_t d = 0; d < DRAWERS && count; d++) {
        uint32_t steps = 0;
        while (least[(d + steps) % DRAWERS] == NOTHING) steps++;
        put_digits(ss_hash64_mix(least[(d + steps) % DRAWERS], steps), out + 4 * d);
    }
    return count > 0;
}

void ss_corpus_sketches(const ss_corpus *corpus, void (*each)(void *ctx, const char *digits), void *ctx)
{
    char digits[SS_SKETCH_DIGITS];
    for (uint32_t s = 0; s < corpus->shards.count; s++) {
        const ss_shard *shard = corpus->shards.at[s];
        for (uint32_t d = 0; d < shard->documents.count; d++) {
            const ss_row *row = &shard->documents.at[d];
            const ss_mark *head = SS_PART(shard->marks, row->marks.first);
            const uint32_t *entities = SS_PART(corpus->entity_of, corpus->first_local.at[s] + row->locals.first);
            for (uint32_t i = 0; i < row->claims.count; i++) {
                bool marked = ss_claim_has_marks(&shard->claims.at[row->claims.first + i]);
                each(ctx, marked && ss_content_sketch(corpus, head, entities, digits) ? digits : NULL);
                if (marked) head += 1 + ss_head_count(*head);
            }
        }
    }
}

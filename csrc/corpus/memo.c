#include "corpus/memo.h"

#include "base/hash.h"

ss_status ss_memo_new(const ss_allocator *memory, ss_memo **out)
{
    ss_memo *memo = ss_make(memory, sizeof *memo);
    if (!memo) return SS_NOMEM;
    memo->memory = memory;
    *out = memo;
    return SS_OK;
}

void ss_memo_release(ss_memo *memo)
{
    if (!memo) return;
    const ss_allocator *memory = memo->memory;
    ss_release(memory, memo->weights.slots, memo->weights.size * sizeof *memo->weights.slots);
    ss_map_drop(&memo->by_signature, memory);
    SS_DROP(&memo->families, memory);
    SS_DROP(&memo->members, memory);
    ss_release(memory, memo, sizeof *memo);
}

/* ---- signatures ------------------------------------------------------------------------------------------------------ */

static uint64_t entity_hash(const ss_corpus *corpus, uint64_t hash, uint32_t entity)
{
    const ss_entity_row *row = &corpus->entities.at[entity];
    return ss_hash64_mix(ss_hash64(corpus->strings.at + row->id.at, row->id.size, hash), row->type);
}

uint64_t *ss_memo_speakers(const ss_corpus *corpus, ss_wordings *wordings)
{
    uint64_t *hashes = ss_arena_take(&wordings->arena, corpus->entities.count * sizeof *hashes + 1);
    for (uint32_t e = 0; hashes && e < corpus->entities.count; e++) {
        const ss_voice *voice = &wordings->voices[e];
        hashes[e] = entity_hash(corpus, 0, e);
        for (uint32_t i = 0; i < voice->count; i++) hashes[e] = entity_hash(corpus, hashes[e], voice->at[i]);
    }
    return hashes;
}

static uint64_t wording_hash(const ss_corpus *corpus, const uint64_t *speakers, uint64_t hash, const ss_wording *w)
{
    uint32_t joint[SS_SPEAKERS_MOST], count = w->joint ? ss_wording_speakers(corpus, w, joint) : 0;
    hash = ss_hash_step(ss_hash_step(hash, w->self), w->content);
    hash = ss_hash_step(hash, (uint64_t)(uint32_t)w->first << 32 | (uint32_t)w->last);
    hash = ss_hash_step(hash, (uint64_t)w->acts << 2 | (uint64_t)w->turned << 1 | (uint64_t)w->without);
    hash = ss_hash_step(hash, speakers[w->speaker]);
    for (uint32_t i = 1; i < count; i++) hash = ss_hash_step(hash, speakers[joint[i]]);
    return hash;
}

/* Weights that were counted anew are other weights, so `basis` is part of it. */
uint64_t ss_memo_signature(const ss_corpus *corpus, const ss_wordings *wordings, const uint64_t *speakers, uint32_t from, uint32_t to)
{
    uint64_t hash = ss_hash64_mix(wordings->basis, to - from);
    for (uint32_t i = from; i < to; i++) hash = wording_hash(corpus, speakers, hash, &wordings->list.at[i]);
    return hash;
}

/* ---- families -------------------------------------------------------------------------------------------------------- */

const ss_memo_family *ss_memo_find(const ss_memo *memo, uint64_t signature, uint32_t count)
{
    uint32_t number;
    if (!ss_map_find(&memo->by_signature, signature, &number)) return NULL;
    const ss_memo_family *family = &memo->families.at[number];
    return family->members.count == count ? family : NULL;
}

static ss_member moved(ss_member member, uint32_t by)
{
    return (ss_member){member.parent + by, member.next == SS_NONE ? SS_NONE : member.next + by, member.last + by, member.size};
}

void ss_memo_recall(const ss_memo *memo, const ss_memo_family *family, ss_member *groups, uint32_t from)
{
    for (uint32_t i = 0; i < family->members.count; i++) groups[from + i] = moved(memo->members.at[family->members.first + i], from);
}

ss_status ss_memo_keep(ss_memo *memo, uint64_t signature, const ss_member *groups, uint32_t from, uint32_t to, uint32_t capped)
{
    uint32_t *number, count = to - from;
    if (!SS_ROOM(&memo->members, memo->memory, count) || !SS_ROOM(&memo->families, memo->memory, 1)) return SS_NOMEM;
    ss_status status = ss_map_put(&memo->by_signature, memo->memory, signature, &number);
    if (status != SS_OK) return status;
    *number = memo->families.count;
    memo->families.at[memo->families.count++] = (ss_memo_family){{memo->members.count, count}, capped};
    for (uint32_t i = 0; i < count; i++) memo->members.at[memo->members.count++] = moved(groups[from + i], 0 - from);
    return SS_OK;
}

/* ---- weights --------------------------------------------------------------------------------------------------------- */

uint16_t ss_memo_weight(const ss_memo *memo, uint32_t key)
{
    return memo->weights.size ? ss_rarity_seek(&memo->weights, key)->weight : 0;
}

void ss_memo_take_weights(ss_memo *memo, ss_wordings *wordings)
{
    memo->weights = wordings->rarities;
    memo->basis = wordings->basis;
    wordings->rarities = (ss_rarities){NULL, 0, 0};
}

#include "corpus/memo.h"

void ss_memo_release(ss_memo *memo)
{
    if (!memo) return;
    const ss_allocator *memory = memo->memory;
    SS_DROP(&memo->features, memory);
    SS_DROP(&memo->families, memory);
    SS_DROP(&memo->roots, memory);
    SS_DROP(&memo->signs, memory);
    ss_release(memory, memo, sizeof *memo);
}

static ss_status keep_features(ss_memo *memo, const ss_rarities *table)
{
    if (!SS_ROOM(&memo->features, memo->memory, table->count)) return SS_NOMEM;
    for (uint32_t i = 0; i < table->size; i++) {
        const ss_rarity *rarity = &table->slots[i];
        if (rarity->claims) memo->features.at[memo->features.count++] = (ss_memo_feature){rarity->key, rarity->claims, rarity->commons};
    }
    return SS_OK;
}

static ss_status keep_families(ss_memo *memo, const ss_wordings *wordings)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < wordings->families.count; i++) count += wordings->families.at[i].many;
    if (!SS_ROOM(&memo->families, memo->memory, count)) return SS_NOMEM;
    for (uint32_t i = 0; i < wordings->families.count; i++) {
        const ss_family *family = &wordings->families.at[i];
        if (family->many) memo->families.at[memo->families.count++] = (ss_memo_family){family->root, family->capped};
    }
    return SS_OK;
}

static ss_status keep_entities(ss_memo *memo, const ss_wordings *wordings, uint32_t count)
{
    if (!SS_ROOM(&memo->roots, memo->memory, count) || !SS_ROOM(&memo->signs, memo->memory, count)) return SS_NOMEM;
    for (uint32_t e = 0; e < count; e++) {
        memo->roots.at[memo->roots.count++] = wordings->roots[e];
        memo->signs.at[memo->signs.count++] = wordings->signs[e];
    }
    return SS_OK;
}

ss_status ss_memo_make(const ss_corpus *corpus, const ss_wordings *wordings, ss_memo **out)
{
    ss_memo *memo = ss_make(corpus->memory, sizeof *memo);
    if (!memo) return SS_NOMEM;
    memo->memory = corpus->memory;
    memo->claims = wordings->claims;
    ss_status status = keep_features(memo, &wordings->rarities);
    if (status == SS_OK) status = keep_families(memo, wordings);
    if (status == SS_OK) status = keep_entities(memo, wordings, corpus->entities.count);
    if (status == SS_OK) *out = memo;
    else ss_memo_release(memo);
    return status;
}

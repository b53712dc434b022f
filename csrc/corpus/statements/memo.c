#include "corpus/statements/memo.h"

void ss_memo_release(ss_memo *memo)
{
    if (!memo) return;
    const ss_allocator *memory = memo->memory;
    SS_DROP(&memo->features, memory);
    SS_DROP(&memo->families, memory);
    SS_DROP(&memo->roots, memory);
    SS_DROP(&memo->signs, memory);
    SS_DROP(&memo->pairs, memory);
    SS_DROP(&memo->claim_families, memory);
    SS_DROP(&memo->first_claims, memory);
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
    if (!SS_ROOM(&memo->families, memo->memory, wordings->families.count)) return SS_NOMEM;
    for (uint32_t i = 0; i < wordings->families.count; i++) {
        const ss_family *f = &wordings->families.at[i];
        memo->families.at[memo->families.count++] = (ss_memo_family){f->root, f->document, f->claims, f->capped, f->many};
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

static void take_lists(ss_memo *memo, ss_wordings *wordings)
{
    memo->pairs = wordings->pairs;
    memo->claim_families = wordings->claim_families;
    memo->first_claims = wordings->first_claims;
    memset(&wordings->pairs, 0, sizeof wordings->pairs);
    memset(&wordings->claim_families, 0, sizeof wordings->claim_families);
    memset(&wordings->first_claims, 0, sizeof wordings->first_claims);
}

ss_status ss_memo_make(const ss_corpus *corpus, ss_wordings *wordings, ss_memo **out)
{
    ss_memo *memo = ss_make(corpus->memory, sizeof *memo);
    if (!memo) return SS_NOMEM;
    memo->memory = corpus->memory;
    memo->claims = wordings->claims;
    ss_status status = keep_features(memo, &wordings->rarities);
    if (status == SS_OK) status = keep_families(memo, wordings);
    if (status == SS_OK) status = keep_entities(memo, wordings, corpus->entities.count);
    if (status == SS_OK) take_lists(*out = memo, wordings);
    else ss_memo_release(memo);
    return status;
}

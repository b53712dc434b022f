#include "corpus/duplicates.h"

#include "base/hash.h"
#include "corpus/map.h"
#include "corpus/sieve.h"
#include "corpus/sketch.h"

#define ORIGINALS_MOST 8u /* in one bucket */

/* Originals hang in chains, newest first: one chain for each half of a sketch. */
typedef struct { uint32_t document, words, older, length; uint64_t sketch; } ss_original;

typedef struct {
    const ss_allocator *memory;
    ss_map wanted;            /* halves of sketches that a new document has; of others no original need be known */
    ss_sieve sieve;           /* of the same keys */
    ss_map map;
    SS_LIST(ss_original) originals;
} ss_buckets;

static bool same_length(uint32_t a, uint32_t b)
{
    uint32_t more = a > b ? a : b, less = a > b ? b : a;
    return more - less <= more / 10;
}

static uint32_t seek(const ss_buckets *buckets, uint32_t chain, const ss_row *row)
{
    for (uint32_t i = chain; i != SS_NONE; i = buckets->originals.at[i].older) {
        const ss_original *original = &buckets->originals.at[i];
        if (ss_sketch_near(original->sketch, row->sketch) && same_length(original->words, row->words)) return original->document;
    }
    return SS_NONE;
}

static uint64_t key_of(uint64_t sketch, uint32_t half)
{
    return ss_hash64_mix(half + 1, sketch >> (32 * half) & 0xFFFFFFFFu);
}

static ss_status chain_of(ss_buckets *buckets, uint64_t sketch, uint32_t half, uint32_t **chain)
{
    return ss_map_put(&buckets->map, buckets->memory, key_of(sketch, half), chain);
}

static ss_status add_original(ss_buckets *buckets, const ss_row *row, uint32_t document, uint32_t half)
{
    uint32_t *chain = NULL;
    ss_status status = chain_of(buckets, row->sketch, half, &chain);
    if (status != SS_OK) return status;
    uint32_t length = *chain == SS_NONE ? 0 : buckets->originals.at[*chain].length;
    if (length >= ORIGINALS_MOST) return SS_OK;
    ss_original *original = SS_ADD(&buckets->originals, buckets->memory);
    if (!original) return SS_NOMEM;
    *original = (ss_original){document, row->words, *chain, length + 1, row->sketch};
    *chain = buckets->originals.count - 1;
    return SS_OK;
}

/* The earlier of the two originals that the halves lead to, so that chains of copies end in one document. */
static ss_status place(ss_buckets *buckets, const ss_row *row, uint32_t document, uint32_t *duplicate_of)
{
    uint32_t found = SS_NONE;
    ss_status status = SS_OK;
    for (uint32_t half = 0; half < 2 && status == SS_OK; half++) {
        uint32_t *chain = NULL;
        status = chain_of(buckets, row->sketch, half, &chain);
        if (status != SS_OK) return status;
        uint32_t original = seek(buckets, *chain, row);
        if (original < found) found = original;
    }
    *duplicate_of = found;
    for (uint32_t half = 0; half < 2 && found == SS_NONE && status == SS_OK; half++)
        status = add_original(buckets, row, document, half);
    return status;
}

/* ---- documents, those of the corpus before first --------------------------------------------------------------------- */

static uint32_t documents_before(const ss_corpus *corpus) { return corpus->like ? corpus->like->updates.count : 0; }

static const ss_row *row_of(const ss_corpus *corpus, uint32_t document)
{
    uint32_t within, shard = ss_corpus_shard_of(corpus, document, &within);
    return &corpus->shards.at[shard]->documents.at[within];
}

static ss_status want(ss_buckets *buckets, const ss_corpus *corpus, uint32_t document)
{
    uint32_t *chain;
    uint64_t sketch = corpus->updates.at[document].sketch;
    ss_status status = SS_OK;
    for (uint32_t half = 0; half < 2 && sketch && status == SS_OK; half++) {
        uint64_t key = key_of(sketch, half);
        ss_sieve_add(&buckets->sieve, key);
        status = ss_map_put(&buckets->wanted, buckets->memory, key, &chain);
    }
    return status;
}

static bool is_wanted(const ss_buckets *buckets, uint64_t key)
{
    uint32_t chain;
    return ss_sieve_may_hold(&buckets->sieve, key) && ss_map_find(&buckets->wanted, key, &chain);
}

/* What a document of the corpus before is a copy of, nobody behind it can change. */
static ss_status take_over(ss_buckets *buckets, ss_corpus *corpus, uint32_t document)
{
    ss_document_update *update = &corpus->updates.at[document];
    ss_status status = SS_OK;
    update->duplicate_of = corpus->like->updates.at[document].duplicate_of;
    for (uint32_t half = 0; half < 2 && update->sketch && update->duplicate_of == SS_NONE && status == SS_OK; half++)
        if (is_wanted(buckets, key_of(update->sketch, half))) status = add_original(buckets, row_of(corpus, document), document, half);
    return status;
}

static ss_status judge(ss_buckets *buckets, ss_corpus *corpus, uint32_t document)
{
    ss_document_update *update = &corpus->updates.at[document];
    return update->sketch ? place(buckets, row_of(corpus, document), document, &update->duplicate_of) : SS_OK;
}

ss_status ss_duplicates_find(ss_corpus *corpus)
{
    ss_buckets buckets = {.memory = corpus->memory};
    uint32_t before = documents_before(corpus), all = corpus->updates.count;
    ss_status status = SS_OK;
    for (uint32_t d = before; d < all && before && status == SS_OK; d++) status = want(&buckets, corpus, d);
    for (uint32_t d = 0; d < before && status == SS_OK; d++) status = take_over(&buckets, corpus, d);
    for (uint32_t d = before; d < all && status == SS_OK; d++) status = judge(&buckets, corpus, d);
    SS_DROP(&buckets.originals, corpus->memory);
    ss_map_drop(&buckets.wanted, corpus->memory);
    ss_map_drop(&buckets.map, corpus->memory);
    return status;
}

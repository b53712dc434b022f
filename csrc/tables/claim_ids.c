#include "tables/claim_ids.h"

#include "base/hash.h"

uint64_t ss_claim_seed(const ss_corpus *corpus, uint32_t document) {
    ss_stored name = corpus->ids.at[document];
    return ss_hash64(name.size ? corpus->strings.at + name.at : "", name.size, 0);
}

static uint64_t span_hash(uint64_t hash, ss_span span) {
    return ss_hash64_mix(hash, (uint64_t)span.start << 32 | span.end);
}

static uint64_t claim_hash(const ss_shard *shard, const ss_row *document, const ss_claim_row *claim, uint64_t seed) {
    const ss_span *pieces = SS_PART(shard->spans, document->spans.first + claim->pieces.first);
    uint64_t hash = span_hash(seed, claim->cue_span);
    for (uint32_t i = 0; i < claim->pieces.count; i++) hash = span_hash(hash, pieces[i]);
    return hash;
}

static uint32_t put_number(char *to, uint32_t number) {
    char digits[10];
    uint32_t size = 0;
    for (; number; number /= 10) digits[size++] = (char)('0' + number % 10);
    for (uint32_t i = 0; i < size; i++) to[i] = digits[size - 1 - i];
    return size;
}

uint32_t ss_claim_id(const ss_shard *shard, const ss_row *document, uint64_t seed, uint32_t number, char to[SS_CLAIM_ID_MOST]) {
    const ss_claim_row *claim = shard->claims.at + document->claims.first + number;
    uint32_t repeat = claim->rare == SS_NONE ? 0 : shard->rares.at[document->rares.first + claim->rare].repeat;
    ss_id_text('c', claim_hash(shard, document, claim, seed), to);
    if (!repeat) return SS_ID_TEXT;
    to[SS_ID_TEXT] = '-';
    return SS_ID_TEXT + 1 + put_number(to + SS_ID_TEXT + 1, repeat);
}

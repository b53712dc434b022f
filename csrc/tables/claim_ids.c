#include "tables/claim_ids.h"

#include "base/hash.h"

#define ID_SIZE 17u

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

/* Eight hexadecimal digits at once: each half byte in a byte of its own, the first digit's in the lowest. */
static uint64_t hex_of(uint32_t number) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t x = __builtin_bswap32(number);
    x = (x | x << 16) & 0x0000FFFF0000FFFFu;
    x = (x | x << 8) & 0x00FF00FF00FF00FFu;
    x = (x << 8 | x >> 4) & 0x0F0F0F0F0F0F0F0Fu;
    return x + '0' * ones + ((x + 6 * ones) >> 4 & ones) * ('a' - '9' - 1);
}

static void put_hex(char to[8], uint32_t number) {
    uint64_t hex = hex_of(number);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    hex = __builtin_bswap64(hex);
#endif
    memcpy(to, &hex, 8);
}

uint32_t ss_claim_id(const ss_shard *shard, const ss_row *document, uint64_t seed, uint32_t number, char to[SS_CLAIM_ID_MOST]) {
    const ss_claim_row *claim = shard->claims.at + document->claims.first + number;
    uint32_t repeat = claim->rare == SS_NONE ? 0 : shard->rares.at[document->rares.first + claim->rare].repeat;
    uint64_t hash = claim_hash(shard, document, claim, seed);
    to[0] = 'c';
    put_hex(to + 1, (uint32_t)(hash >> 32));
    put_hex(to + 9, (uint32_t)hash);
    if (!repeat) return ID_SIZE;
    to[ID_SIZE] = '-';
    return ID_SIZE + 1 + put_number(to + ID_SIZE + 1, repeat);
}

#include "tables/claim_ids.h"

#include "base/hash.h"

/* The last claim of each hash, and how many had it before: open addressing, at most half full. */
typedef struct { uint64_t hash; uint32_t count; } tie;
typedef struct { tie *at; uint32_t mask; } ties;

static ss_status ties_new(ss_arena *arena, uint32_t count, ties *out) {
    uint64_t size = 4;
    while (size < (uint64_t)count * 2) size *= 2;
    out->at = ss_arena_zero(arena, (size_t)size * sizeof *out->at);
    out->mask = (uint32_t)(size - 1);
    return out->at ? SS_OK : SS_NOMEM;
}

/* How many claims had the hash, this one included. */
static uint32_t ties_count(ties *table, uint64_t hash) {
    uint32_t i = (uint32_t)hash & table->mask;
    while (table->at[i].count && table->at[i].hash != hash) i = (i + 1) & table->mask;
    table->at[i].hash = hash;
    return ++table->at[i].count;
}

static uint64_t span_hash(uint64_t hash, ss_span span) {
    return ss_hash64_mix(hash, (uint64_t)span.start << 32 | span.end);
}

static uint64_t claim_hash(const ss_batch *b, const ss_run *run, const ss_claim *claim, uint64_t document) {
    const ss_span *pieces = SS_PART(b->shard->spans, run->row->spans.first + claim->pieces.first);
    uint64_t hash = span_hash(document, claim->cue_span);
    for (uint32_t i = 0; i < claim->pieces.count; i++) hash = span_hash(hash, pieces[i]);
    return hash;
}

static uint8_t put_number(char *to, uint32_t number) {
    char digits[10];
    uint8_t size = 0;
    for (; number; number /= 10) digits[size++] = (char)('0' + number % 10);
    for (uint8_t i = 0; i < size; i++) to[i] = digits[size - 1 - i];
    return size;
}

/* Eight hexadecimal digits at once: each half byte in a byte of its own, the first digit's in the highest. */
static void put_hex(char to[8], uint32_t number) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t x = number;
    x = (x | x << 16) & 0x0000FFFF0000FFFFu;
    x = (x | x << 8) & 0x00FF00FF00FF00FFu;
    x = (x | x << 4) & 0x0F0F0F0F0F0F0F0Fu;
    x += '0' * ones + ((x + 6 * ones) >> 4 & ones) * ('a' - '9' - 1);
    to[0] = (char)(x >> 56), to[1] = (char)(x >> 48), to[2] = (char)(x >> 40), to[3] = (char)(x >> 32);
    to[4] = (char)(x >> 24), to[5] = (char)(x >> 16), to[6] = (char)(x >> 8), to[7] = (char)x;
}

static void id_write(ss_claim_id *id, uint64_t hash, uint32_t nth) {
    id->at[0] = 'c';
    put_hex(id->at + 1, (uint32_t)(hash >> 32));
    put_hex(id->at + 9, (uint32_t)hash);
    id->size = 17;
    if (nth < 2) return;
    id->at[id->size++] = '-';
    id->size = (uint8_t)(id->size + put_number(id->at + id->size, nth));
}

ss_status ss_claim_ids(ss_batch *b, const ss_run *run, const ss_claim *claims, const ss_claim_id **out) {
    uint32_t count = run->row->claims.count;
    ss_stored name = b->corpus->ids.at[run->document];
    uint64_t document = ss_hash64(ss_corpus_text(b, name), name.size, 0);
    ss_claim_id *ids = ss_arena_take(&b->scratch, (size_t)count * sizeof *ids);
    ties table;
    if (!ids || ties_new(&b->once, count, &table)) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t hash = claim_hash(b, run, &claims[i], document);
        id_write(&ids[i], hash, ties_count(&table, hash));
    }
    *out = ids;
    return SS_OK;
}

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

static uint64_t span_hash(uint64_t hash, ss_span span) { return ss_hash64_mix(hash, (uint64_t)span.start << 32 | span.end); }

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

static void id_write(ss_claim_id *id, uint64_t hash, uint32_t nth) {
    id->at[0] = 'c';
    for (int i = 0; i < 16; i++) id->at[1 + i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
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

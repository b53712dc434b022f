#include "base/intern.h"

#define FIRST_SLOTS 64u
#define LARGE_SLOTS (1u << 18)
#define MOST_KEYS 0xFFFFFFu

typedef struct { uint32_t at, size; } key_place;

struct ss_intern {
    const ss_allocator *memory;
    ss_intern_slot *slots;
    uint32_t n_slots;
    ss_chars pool;                 /* all keys, in the order of their ids */
    SS_LIST(key_place) keys;       /* by id - 1 */
    SS_LIST(uint64_t) hashes;      /* by id - 1; what growing needs */
    bool closed;
};

ss_status ss_intern_new(const ss_allocator *memory, ss_intern **out)
{
    ss_intern *table = ss_make(memory, sizeof *table);
    if (!table) return SS_NOMEM;
    table->memory = memory;
    table->n_slots = FIRST_SLOTS;
    table->slots = ss_make(memory, FIRST_SLOTS * sizeof *table->slots);
    if (!table->slots) {
        ss_release(memory, table, sizeof *table);
        return SS_NOMEM;
    }
    *out = table;
    return SS_OK;
}

void ss_intern_free(ss_intern *table)
{
    if (!table) return;
    ss_release(table->memory, table->slots, table->n_slots * sizeof *table->slots);
    SS_DROP(&table->pool, table->memory);
    SS_DROP(&table->keys, table->memory);
    SS_DROP(&table->hashes, table->memory);
    ss_release(table->memory, table, sizeof *table);
}

/* Long keys keep their hash and their place in the pool where short ones keep their bytes. The high byte is one that UTF-8
 * does not have, so that no short key looks like a hash. */
static uint64_t long_mark(uint64_t hash)
{
    return hash | (uint64_t)0xFF << 56;
}

static ss_intern_slot slot_of(const char *key, uint32_t size, uint64_t hash, uint32_t at, uint32_t id)
{
    char bytes[16] = {0};
    ss_intern_slot slot = {long_mark(hash), at, id & MOST_KEYS, 0};
    if (size > SS_INTERN_SHORT) return slot;
    memcpy(bytes, key, size);
    slot.low = ss_hash_load(bytes);
    slot.high = (uint32_t)ss_hash_load(bytes + 8);
    return slot;
}

static void put_slot(ss_intern_slot *slots, uint32_t mask, uint64_t hash, ss_intern_slot slot)
{
    uint32_t at = (uint32_t)hash & mask;
    while (slots[at].id) at = (at + 1) & mask;
    slots[at] = slot;
}

/* Earlier ids go in first, so that the words of the first tables keep the shortest ways. */
static bool grow(ss_intern *table)
{
    if (table->n_slots > UINT32_MAX / 2) return false;
    uint32_t n = table->n_slots * 2;
    size_t bytes;
    if (!ss_size_product(n, sizeof *table->slots, &bytes)) return false;
    ss_intern_slot *slots = ss_make(table->memory, bytes);
    if (!slots) return false;
    for (uint32_t i = 0; i < table->keys.count; i++) {
        key_place key = table->keys.at[i];
        uint64_t hash = table->hashes.at[i];
        put_slot(slots, n - 1, hash, slot_of(table->pool.at + key.at, key.size, hash, key.at, i + 1));
    }
    ss_release(table->memory, table->slots, table->n_slots * sizeof *table->slots);
    table->slots = slots;
    table->n_slots = n;
    return true;
}

static bool has_size(const ss_intern *table, const ss_intern_slot *slot, uint32_t size)
{
    return table->keys.at[slot->id - 1].size == size;
}

static uint32_t find_long(const ss_intern *table, const char *key, uint32_t size, uint64_t hash)
{
    uint32_t mask = table->n_slots - 1;
    for (uint32_t at = (uint32_t)hash & mask; table->slots[at].id; at = (at + 1) & mask) {
        const ss_intern_slot *slot = &table->slots[at];
        if (slot->low == long_mark(hash) && has_size(table, slot, size) && memcmp(table->pool.at + slot->high, key, size) == 0) return slot->id;
    }
    return 0;
}

static uint32_t find_short(const ss_intern *table, ss_intern_slot sought, uint32_t size, uint64_t hash)
{
    uint32_t mask = table->n_slots - 1;
    for (uint32_t at = (uint32_t)hash & mask; table->slots[at].id; at = (at + 1) & mask) {
        const ss_intern_slot *slot = &table->slots[at];
        if (slot->low == sought.low && slot->high == sought.high && has_size(table, slot, size)) return slot->id;
    }
    return 0;
}

uint32_t ss_intern_find(const ss_intern *table, const char *key, uint32_t size, uint64_t hash)
{
    if (size == 0 || size > 255) return 0;
    if (size > SS_INTERN_SHORT) return find_long(table, key, size, hash);
    ss_intern_slot sought = slot_of(key, size, hash, 0, 0);
    return find_short(table, sought, size, hash);
}

/* Sparse while it is small, for speed; a large table is denser, for then the cache is what counts. */
static bool is_full(const ss_intern *table)
{
    uint32_t tenths = table->n_slots < LARGE_SLOTS ? 3 : 6;
    return (uint64_t)(table->keys.count + 1) * 10 > (uint64_t)table->n_slots * tenths;
}

void ss_intern_note(ss_intern *table, const uint8_t *notes)
{
    for (uint32_t at = 0; at < table->n_slots; at++)
        if (table->slots[at].id) table->slots[at].note = notes[table->slots[at].id];
}

void ss_intern_close(ss_intern *table)
{
    table->closed = true;
    SS_DROP(&table->hashes, table->memory);
}

ss_status ss_intern_add(ss_intern *table, const char *key, uint32_t size, uint64_t hash, uint32_t *id)
{
    uint32_t found = ss_intern_find(table, key, size, hash), at;
    if (found) {
        *id = found;
        return SS_OK;
    }
    if (size == 0 || size > 255 || table->keys.count >= MOST_KEYS || table->closed) return SS_LIMIT;
    if (is_full(table) && !grow(table)) return SS_NOMEM;
    if (!SS_ROOM(&table->keys, table->memory, 1) || !SS_ROOM(&table->hashes, table->memory, 1)) return SS_NOMEM;
    if (ss_chars_add(&table->pool, table->memory, key, size, &at) != SS_OK) return SS_NOMEM;
    table->keys.at[table->keys.count++] = (key_place){at, size};
    table->hashes.at[table->hashes.count++] = hash;
    *id = table->keys.count;
    put_slot(table->slots, table->n_slots - 1, hash, slot_of(key, size, hash, at, *id));
    return SS_OK;
}

uint32_t ss_intern_count(const ss_intern *table)
{
    return table->keys.count;
}

const char *ss_intern_key(const ss_intern *table, uint32_t id, uint32_t *size)
{
    key_place key = table->keys.at[id - 1];
    *size = key.size;
    return table->pool.at + key.at;
}

ss_intern_view ss_intern_look(const ss_intern *table)
{
    return (ss_intern_view){table->slots, table->n_slots - 1};
}

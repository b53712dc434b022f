#include "base/intern.h"

#define FIRST_SLOTS 64u
#define LARGE_SLOTS (1u << 18)
#define MOST_KEYS 0xFFFFFFu

typedef struct { uint32_t at, size; } key_place;

/* The slots of one kind of keys. */
typedef struct { ss_intern_slot *slots; uint32_t n_slots, count; bool brief; } part;

struct ss_intern {
    const ss_allocator *memory;
    part brief, rest;
    ss_chars pool;                 /* all keys, in the order of their ids */
    SS_LIST(key_place) keys;       /* by id - 1 */
    SS_LIST(uint64_t) hashes;      /* by id - 1; what growing needs */
    bool closed;
};

static bool make_part(part *made, const ss_allocator *memory, bool brief)
{
    *made = (part){ss_make(memory, FIRST_SLOTS * sizeof *made->slots), FIRST_SLOTS, 0, brief};
    return made->slots != NULL;
}

static void free_part(part *freed, const ss_allocator *memory)
{
    ss_release(memory, freed->slots, freed->n_slots * sizeof *freed->slots);
}

ss_status ss_intern_new(const ss_allocator *memory, ss_intern **out)
{
    ss_intern *table = ss_make(memory, sizeof *table);
    if (!table) return SS_NOMEM;
    table->memory = memory;
    if (!make_part(&table->brief, memory, true) || !make_part(&table->rest, memory, false)) {
        ss_intern_free(table);
        return SS_NOMEM;
    }
    *out = table;
    return SS_OK;
}

void ss_intern_free(ss_intern *table)
{
    if (!table) return;
    free_part(&table->brief, table->memory);
    free_part(&table->rest, table->memory);
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
    slot.high = size > SS_INTERN_BRIEF ? (uint32_t)ss_hash_load(bytes + 8) : (uint32_t)hash;
    return slot;
}

static uint64_t brief_mask(const part *p)
{
    return (uint64_t)(p->n_slots - 1) * sizeof *p->slots;
}

static uint32_t first_place(const part *p, uint64_t low, uint64_t hash)
{
    return p->brief ? (uint32_t)(ss_intern_brief_at(low, brief_mask(p)) / sizeof *p->slots) : (uint32_t)hash & (p->n_slots - 1);
}

static void put_slot(part *p, uint64_t hash, ss_intern_slot slot)
{
    uint32_t mask = p->n_slots - 1, at = first_place(p, slot.low, hash);
    while (p->slots[at].id) at = (at + 1) & mask;
    p->slots[at] = slot;
    p->count++;
}

static bool is_in(const part *p, key_place key)
{
    return p->brief == (key.size <= SS_INTERN_BRIEF);
}

/* Earlier ids go in first, so that the words of the first tables keep the shortest ways. */
static bool grow(const ss_intern *table, part *p)
{
    if (p->n_slots > UINT32_MAX / 2) return false;
    part grown = {NULL, p->n_slots * 2, 0, p->brief};
    size_t bytes;
    if (!ss_size_product(grown.n_slots, sizeof *grown.slots, &bytes)) return false;
    grown.slots = ss_make(table->memory, bytes);
    if (!grown.slots) return false;
    for (uint32_t i = 0; i < table->keys.count; i++) {
        key_place key = table->keys.at[i];
        uint64_t hash = table->hashes.at[i];
        if (is_in(p, key)) put_slot(&grown, hash, slot_of(table->pool.at + key.at, key.size, hash, key.at, i + 1));
    }
    free_part(p, table->memory);
    *p = grown;
    return true;
}

static bool has_size(const ss_intern *table, const ss_intern_slot *slot, uint32_t size)
{
    return table->keys.at[slot->id - 1].size == size;
}

static bool is_key(const ss_intern *table, const ss_intern_slot *slot, ss_intern_slot sought, const char *key, uint32_t size)
{
    if (slot->low != sought.low || !has_size(table, slot, size)) return false;
    if (size > SS_INTERN_SHORT) return memcmp(table->pool.at + slot->high, key, size) == 0;
    return size <= SS_INTERN_BRIEF || slot->high == sought.high;
}

uint32_t ss_intern_find(const ss_intern *table, const char *key, uint32_t size, uint64_t hash)
{
    if (size == 0 || size > 255) return 0;
    const part *p = size <= SS_INTERN_BRIEF ? &table->brief : &table->rest;
    ss_intern_slot sought = slot_of(key, size, hash, 0, 0);
    uint32_t mask = p->n_slots - 1;
    for (uint32_t at = first_place(p, sought.low, hash); p->slots[at].id; at = (at + 1) & mask)
        if (is_key(table, &p->slots[at], sought, key, size)) return p->slots[at].id;
    return 0;
}

/* Sparse while it is small, for speed; a large table is denser, for then the cache is what counts. */
static bool is_full(const part *p)
{
    uint32_t tenths = p->n_slots < LARGE_SLOTS ? 3 : 6;
    return (uint64_t)(p->count + 1) * 10 > (uint64_t)p->n_slots * tenths;
}

static void note_part(part *p, const uint8_t *notes)
{
    for (uint32_t at = 0; at < p->n_slots; at++)
        if (p->slots[at].id) p->slots[at].note = notes[p->slots[at].id];
}

void ss_intern_note(ss_intern *table, const uint8_t *notes)
{
    note_part(&table->brief, notes);
    note_part(&table->rest, notes);
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
    part *p = size <= SS_INTERN_BRIEF ? &table->brief : &table->rest;
    if (is_full(p) && !grow(table, p)) return SS_NOMEM;
    if (!SS_ROOM(&table->keys, table->memory, 1) || !SS_ROOM(&table->hashes, table->memory, 1)) return SS_NOMEM;
    if (ss_chars_add(&table->pool, table->memory, key, size, &at) != SS_OK) return SS_NOMEM;
    table->keys.at[table->keys.count++] = (key_place){at, size};
    table->hashes.at[table->hashes.count++] = hash;
    *id = table->keys.count;
    put_slot(p, hash, slot_of(key, size, hash, at, *id));
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
    return (ss_intern_view){table->brief.slots, table->rest.slots, brief_mask(&table->brief), table->rest.n_slots - 1};
}

/* Strings to small numbers, built once and then only read.
 *
 *   brief: keys of up to 8 bytes        slots: longer ones; those over 12 bytes stand in the pool
 *   +-------------+------+----+------+        +--------------+----+------+        +----+
 *   | key 8 bytes | hash | id | note |  ...   | key 12 bytes | id | note |  ...   |pool|
 *   +-------------+------+----+------+        +--------------+----+------+        +----+
 *   (each a power of two, load <= 0.3; from 2^18 slots on 0.6)
 *
 * Ids count from 1 in the order of adding; 0 means "not here". Keys are bytes of 1..255 length; what they mean is the
 * caller's affair. `hash` is ss_hash64 of the key with seed 0 (any hash does, but always the same one for a key). Adding is
 * for one thread; finding never writes, so any number of threads may share a finished table. At most 2^24 - 1 keys
 * (SS_LIMIT). After a failed add the table is as it was. */
#ifndef SS_BASE_INTERN_H
#define SS_BASE_INTERN_H

#include "base/hash.h"
#include "base/list.h"

typedef struct ss_intern ss_intern;

ss_status ss_intern_new(const ss_allocator *memory, ss_intern **out);
void ss_intern_free(ss_intern *table); /* NULL is fine */
ss_status ss_intern_add(ss_intern *table, const char *key, uint32_t size, uint64_t hash, uint32_t *id);
/* Puts a byte of the owner's beside each key, notes[id]; the next add may forget them all. 0 where there is none. */
void ss_intern_note(ss_intern *table, const uint8_t *notes);
/* Gives back what only growing needs: the table takes no new keys from here on (SS_LIMIT). */
void ss_intern_close(ss_intern *table);
uint32_t ss_intern_find(const ss_intern *table, const char *key, uint32_t size, uint64_t hash);
uint32_t ss_intern_count(const ss_intern *table);
const char *ss_intern_key(const ss_intern *table, uint32_t id, uint32_t *size); /* borrowed until the next add */

/* What the look-up of short keys touches, open to be inlined: `low` and `high` are the key's bytes 0..7 and 8..11 as
 * numbers whose low byte is the first, zeroes behind the key. Of brief keys `high` is the low half of their hash, so that who
 * finds one need not make it. A free slot is all zeroes. */
#define SS_INTERN_BRIEF 8u
#define SS_INTERN_SHORT 12u
typedef struct { uint64_t low; uint32_t high, id : 24, note : 8; } ss_intern_slot;
typedef struct { const ss_intern_slot *brief, *slots; uint64_t brief_mask; uint32_t mask; } ss_intern_view;
ss_intern_view ss_intern_look(const ss_intern *table); /* good until the next add */

/* Where a brief key belongs, in bytes from the first slot: the highest bits of the product are those that all letters mix. */
static inline uint64_t ss_intern_brief_at(uint64_t low, uint64_t brief_mask)
{
    return __builtin_bswap64(low * 0x9FB21C651E98DF25u) & brief_mask;
}

static inline const ss_intern_slot *ss_intern_brief_slot(const ss_intern_slot *brief, uint64_t at)
{
    return (const ss_intern_slot *)(const void *)((const char *)brief + at);
}

/* For keys that hold no zero byte, in a table of such keys: then the bytes tell the size. The slot of the key, or a free one. */
static inline const ss_intern_slot *ss_intern_seek_brief(ss_intern_view view, uint64_t low)
{
    uint64_t at = ss_intern_brief_at(low, view.brief_mask);
    const ss_intern_slot *slot = ss_intern_brief_slot(view.brief, at);
    while (__builtin_expect(slot->low != low, 0) && slot->id) {
        at = (at + sizeof *slot) & view.brief_mask;
        slot = ss_intern_brief_slot(view.brief, at);
    }
    return slot;
}

/* The same for keys of 9 to 12 bytes. */
static inline const ss_intern_slot *ss_intern_seek_plain(ss_intern_view view, uint64_t low, uint32_t high, uint64_t hash)
{
    for (uint32_t at = (uint32_t)hash & view.mask;; at = (at + 1) & view.mask) {
        const ss_intern_slot *slot = &view.slots[at];
        if ((slot->low == low && slot->high == high) || slot->id == 0) return slot;
    }
}

#endif

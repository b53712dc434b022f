/* From 64-bit hashes to numbers: who has been met before, and where.
 *
 *   slots (power of two, at most half full)   [hash|number] [ empty ] [hash|number] ...
 *
 * A hash is taken for the thing itself: in a corpus of ten million names two of them share one with odds of three in a
 * million. A map begins as all zeroes. After SS_NOMEM it is as it was. */
#ifndef SS_CORPUS_MAP_H
#define SS_CORPUS_MAP_H

#include "base/memory.h"

typedef struct { uint64_t hash; uint32_t number; } ss_map_slot;

typedef struct {
    ss_map_slot *slots;
    uint32_t size, count;
} ss_map;

/* Room for about so many in an empty map, so that it need not grow from the least. */
ss_status ss_map_reserve(ss_map *map, const ss_allocator *memory, uint32_t count);
/* *number points to the number under the hash, which is 0xFFFFFFFF for a new one; it is dead after the next call. */
ss_status ss_map_put(ss_map *map, const ss_allocator *memory, uint64_t hash, uint32_t **number);
/* False when the hash is not there; changes nothing. */
bool ss_map_find(const ss_map *map, uint64_t hash, uint32_t *number);
void ss_map_drop(ss_map *map, const ss_allocator *memory);

#endif

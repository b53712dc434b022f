#include "corpus/map.h"

#define FIRST_SIZE 64u
#define NEW 0xFFFFFFFFu

/* Hash 0 marks an empty slot, so no key may be 0. */
static ss_map_slot *seek(ss_map_slot *slots, uint32_t size, uint64_t hash)
{
    uint32_t at = (uint32_t)(hash ^ hash >> 32) & (size - 1);
    while (slots[at].hash && slots[at].hash != hash) at = (at + 1) & (size - 1);
    return &slots[at];
}

__attribute__((noinline, cold))
static ss_status grow(ss_map *map, const ss_allocator *memory, uint32_t size)
{
    size_t bytes;
    if (size < map->size || !ss_size_product(size, sizeof(ss_map_slot), &bytes)) return SS_NOMEM;
    ss_map_slot *slots = ss_make(memory, bytes);
    if (!slots) return SS_NOMEM;
    for (uint32_t i = 0; i < map->size; i++)
        if (map->slots[i].hash) *seek(slots, size, map->slots[i].hash) = map->slots[i];
    ss_release(memory, map->slots, map->size * sizeof *map->slots);
    map->slots = slots;
    map->size = size;
    return SS_OK;
}

ss_status ss_map_reserve(ss_map *map, const ss_allocator *memory, uint32_t count)
{
    uint32_t size = FIRST_SIZE;
    while (size / 2 < count && size <= UINT32_MAX / 2) size *= 2;
    return grow(map, memory, size);
}

ss_status ss_map_put(ss_map *map, const ss_allocator *memory, uint64_t hash, uint32_t **number)
{
    if (map->count >= map->size / 2) {
        ss_status status = grow(map, memory, map->size ? map->size * 2 : FIRST_SIZE);
        if (status != SS_OK) return status;
    }
    ss_map_slot *slot = seek(map->slots, map->size, hash ? hash : 1);
    if (!slot->hash) {
        *slot = (ss_map_slot){hash ? hash : 1, NEW};
        map->count++;
    }
    *number = &slot->number;
    return SS_OK;
}

bool ss_map_find(const ss_map *map, uint64_t hash, uint32_t *number)
{
    if (!map->size) return false;
    const ss_map_slot *slot = seek(map->slots, map->size, hash ? hash : 1);
    if (slot->hash) *number = slot->number;
    return slot->hash != 0;
}

void ss_map_drop(ss_map *map, const ss_allocator *memory)
{
    ss_release(memory, map->slots, map->size * sizeof *map->slots);
    *map = (ss_map){NULL, 0, 0};
}

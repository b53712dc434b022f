#include "base/list.h"

#define FIRST_CAPACITY 8u

/* Doubles, so that a list of n items costs O(n) to fill. False when the count or the bytes do not fit. */
static bool next_capacity(uint32_t capacity, uint32_t count, uint32_t more, size_t item, uint32_t *wanted, size_t *bytes)
{
    if (more > UINT32_MAX - count) return false;
    uint64_t doubled = capacity ? 2 * (uint64_t)capacity : FIRST_CAPACITY;
    if (doubled < (uint64_t)count + more) doubled = (uint64_t)count + more;
    *wanted = doubled > UINT32_MAX ? UINT32_MAX : (uint32_t)doubled;
    return ss_size_product(*wanted, item, bytes);
}

bool ss_list_grow_in(ss_arena *arena, void **at, uint32_t *capacity, uint32_t count, uint32_t more, size_t item)
{
    uint32_t wanted;
    size_t bytes;
    if (!next_capacity(*capacity, count, more, item, &wanted, &bytes)) return false;
    void *grown = ss_arena_grow(arena, *at, (size_t)*capacity * item, bytes);
    if (!grown) return false;
    *at = grown;
    *capacity = wanted;
    return true;
}

bool ss_list_grow_on(const ss_allocator *memory, void **at, uint32_t *capacity, uint32_t count, uint32_t more, size_t item)
{
    uint32_t wanted;
    size_t bytes;
    if (!next_capacity(*capacity, count, more, item, &wanted, &bytes)) return false;
    void *grown = ss_resize(memory, *at, (size_t)*capacity * item, bytes);
    if (!grown) return false;
    *at = grown;
    *capacity = wanted;
    return true;
}

void ss_list_trim(const ss_allocator *memory, void **at, uint32_t *capacity, uint32_t count, size_t item)
{
    void *less = NULL;
    if (count == *capacity) return;
    if (count == 0) ss_release(memory, *at, *capacity * item);
    else if (!(less = ss_resize(memory, *at, *capacity * item, count * item))) return;
    *at = less;
    *capacity = count;
}

ss_status ss_chars_add(ss_chars *pool, const ss_allocator *memory, const char *bytes, uint32_t size, uint32_t *at)
{
    if (!SS_ROOM(pool, memory, size)) return SS_NOMEM;
    if (size) memcpy(pool->at + pool->count, bytes, size);
    *at = pool->count;
    pool->count += size;
    return SS_OK;
}

ss_status ss_chars_push(ss_chars *pool, ss_arena *arena, const char *bytes, uint32_t size, uint32_t *at)
{
    if (!SS_RESERVE(pool, arena, size)) return SS_NOMEM;
    if (size) memcpy(pool->at + pool->count, bytes, size);
    *at = pool->count;
    pool->count += size;
    return SS_OK;
}

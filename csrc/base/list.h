/* Typed growing arrays, in an arena (what a document finds) or on the heap (what outlives documents).
 *
 *   list { at -> [0][1][2]........ , count 3, capacity 8 }
 *
 * SS_LIST(type) names the struct. A list starts as all zeroes, which is the empty list.
 *   ss_quote *q = SS_PUSH(&quotes, arena);       in an arena: a zeroed new last item, or NULL when out of memory
 *   SS_ADD(&list, memory)                        on the heap: the same through an ss_allocator
 *   SS_RESERVE(&list, arena, n)                  room for n more: false when out of memory; n is worked out twice, so no call in it
 *   SS_PART(list, first)                         a pointer to that item, NULL in an empty list: C has no NULL + 0
 *   SS_TRIM(&list, memory)                       gives back what a heap list has no items in, if the allocator can
 *   SS_DROP(&list, memory)                       frees a heap list and makes it empty
 *   SS_SEEK(low, high, i, at[i].x < x)           by halves: `low` becomes the first of low .. high - 1 that is not before, or `high`
 * Pointers into a list are dead after the next push. Counts are 32 bit and checked. After a failed push the list is as
 * it was. */
#ifndef SS_BASE_LIST_H
#define SS_BASE_LIST_H

#include <string.h>
#include "base/memory.h"

#define SS_LIST(type) struct { type *at; uint32_t count, capacity; }

bool ss_list_grow_in(ss_arena *arena, void **at, uint32_t *capacity, uint32_t count, uint32_t more, size_t item);
bool ss_list_grow_on(const ss_allocator *memory, void **at, uint32_t *capacity, uint32_t count, uint32_t more, size_t item);
void ss_list_trim(const ss_allocator *memory, void **at, uint32_t *capacity, uint32_t count, size_t item);

#define SS_RESERVE(list, arena, n)                                                                                         \
    (__builtin_expect((list)->capacity - (list)->count >= (n), 1) ||                                                                 \
     ss_list_grow_in((arena), (void **)&(list)->at, &(list)->capacity, (list)->count, (n), sizeof *(list)->at))
#define SS_ROOM(list, memory, n)                                                                                           \
    (__builtin_expect((list)->capacity - (list)->count >= (n), 1) ||                                                                 \
     ss_list_grow_on((memory), (void **)&(list)->at, &(list)->capacity, (list)->count, (n), sizeof *(list)->at))
#define SS_NEXT_(list) (memset(&(list)->at[(list)->count], 0, sizeof *(list)->at), &(list)->at[(list)->count++])
#define SS_PUSH(list, arena) (SS_RESERVE(list, arena, 1) ? SS_NEXT_(list) : NULL)
#define SS_ADD(list, memory) (SS_ROOM(list, memory, 1) ? SS_NEXT_(list) : NULL)
#define SS_PART(list, first) ((list).at ? (list).at + (first) : NULL)
#define SS_TRIM(list, memory) ss_list_trim((memory), (void **)&(list)->at, &(list)->capacity, (list)->count, sizeof *(list)->at)
#define SS_DROP(list, memory)                                                                                              \
    (ss_release((memory), (list)->at, (size_t)(list)->capacity * sizeof *(list)->at), (list)->at = NULL,                   \
     (list)->count = (list)->capacity = 0)

/* Two variables, the name of a third that is made here, and what is true of items up to some place and of none behind it. */
#define SS_SEEK(low, high, middle, before)                                                                                 \
    while ((low) < (high)) {                                                                                               \
        uint32_t middle = (low) + ((high) - (low)) / 2;                                                                    \
        if (before)                                                                                                        \
            (low) = middle + 1;                                                                                            \
        else                                                                                                               \
            (high) = middle;                                                                                               \
    }                                                                                                                      \
    (void)0

typedef SS_LIST(char) ss_chars;      /* bytes: string pools, output */
typedef SS_LIST(uint32_t) ss_ids;

/* Appends bytes to a heap or an arena pool (which must not hold them already); *at gets the offset of the first. SS_NOMEM leaves the pool as it was. */
ss_status ss_chars_add(ss_chars *pool, const ss_allocator *memory, const char *bytes, uint32_t size, uint32_t *at);
ss_status ss_chars_push(ss_chars *pool, ss_arena *arena, const char *bytes, uint32_t size, uint32_t *at);

#endif

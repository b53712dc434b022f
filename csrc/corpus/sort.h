/* Sorting: equal items keep their order, and no input makes it slow.
 *
 *   keys   |3 1 | |9 | |12 17 11 |     dealt to ranges, nearly as many as there are items; then merge sort in each */
#ifndef SS_CORPUS_SORT_H
#define SS_CORPUS_SORT_H

#include "base/list.h"

/* Below 0, 0, above 0: item a stands before, beside, behind item b. */
typedef int ss_order(const void *ctx, uint32_t a, uint32_t b);

/* Sorts numbers that stand for items. Takes as much memory again while it runs. */
ss_status ss_sort(uint32_t *items, uint32_t count, ss_order *order, const void *ctx, const ss_allocator *memory);

/* An item with what tells most items apart: of two keys the less stands before, and `order` is asked only where they are
 * one. A key must go with the order. */
typedef struct { uint64_t key; uint32_t item; } ss_keyed;

ss_status ss_sort_keyed(ss_keyed *items, uint32_t count, ss_order *order, const void *ctx, const ss_allocator *memory);

/* The first bytes of a string, at most eight, as a key. */
uint64_t ss_bytes_key(const char *bytes, uint32_t size);

/* Bytes as numbers from left to right; a beginning stands before the whole. */
int ss_bytes_order(const char *a, uint32_t a_size, const char *b, uint32_t b_size);

/* How many of the first `most` bytes of a UTF-8 string are whole code points. */
uint32_t ss_bytes_cut(const char *bytes, uint32_t size, uint32_t most);

#endif

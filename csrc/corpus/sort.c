#include "corpus/sort.h"

#include "base/hash.h"

#define RUN 8u /* runs that are sorted by insertion before merging begins */

typedef struct { ss_order *order; const void *ctx; } ss_judge;

static inline bool is_before(const ss_judge *judge, const ss_keyed *a, const ss_keyed *b)
{
    return a->key != b->key ? a->key < b->key : judge->order(judge->ctx, a->item, b->item) < 0;
}

static void insert(ss_keyed *items, uint32_t count, const ss_judge *judge)
{
    for (uint32_t i = 1; i < count; i++) {
        ss_keyed item = items[i];
        uint32_t at = i;
        for (; at > 0 && is_before(judge, &item, &items[at - 1]); at--) items[at] = items[at - 1];
        items[at] = item;
    }
}

/* The two stand one behind the other. */
static void merge(const ss_keyed *left, uint32_t lefts, const ss_keyed *right, uint32_t rights, ss_keyed *out, const ss_judge *judge)
{
    const ss_keyed *left_end = left + lefts, *right_end = right + rights;
    if (rights == 0 || !is_before(judge, right, left_end - 1)) { /* in order already */
        memcpy(out, left, (lefts + (size_t)rights) * sizeof *out);
        return;
    }
    while (left < left_end && right < right_end) *out++ = is_before(judge, right, left) ? *right++ : *left++;
    while (left < left_end) *out++ = *left++;
    while (right < right_end) *out++ = *right++;
}

static uint32_t least(uint64_t a, uint64_t b)
{
    return (uint32_t)(a < b ? a : b);
}

static void merge_runs(const ss_keyed *from, ss_keyed *to, uint32_t count, uint64_t run, const ss_judge *judge)
{
    for (uint64_t i = 0; i < count; i += 2 * run) {
        uint32_t lefts = least(run, count - i), rights = least(run, count - i - lefts);
        merge(from + i, lefts, from + i + lefts, rights, to + i, judge);
    }
}

static void merge_sort(ss_keyed *items, ss_keyed *spare, uint32_t count, const ss_judge *judge)
{
    ss_keyed *from = items, *to = spare;
    for (uint64_t i = 0; i < count; i += RUN) insert(items + i, least(RUN, count - i), judge);
    for (uint64_t run = RUN; run < count; run *= 2) {
        merge_runs(from, to, count, run, judge);
        ss_keyed *done = to;
        to = from;
        from = done;
    }
    if (from != items) memcpy(items, from, count * sizeof *items);
}

/* Keys of one range that are as many as `shift` leaves of the difference between the first and the last. */
typedef struct { uint64_t low; uint32_t shift, count; } ss_ranges;

static ss_ranges ranges_of(const ss_keyed *items, uint32_t count)
{
    uint64_t low = items[0].key, high = low;
    for (uint32_t i = 1; i < count; i++) {
        uint64_t key = items[i].key;
        low = key < low ? key : low;
        high = key > high ? key : high;
    }
    uint32_t bits = 64u - (uint32_t)__builtin_clzll((high - low) | 1), wanted = 31u - (uint32_t)__builtin_clz(count);
    uint32_t shift = bits > wanted ? bits - wanted : 0;
    return (ss_ranges){low, shift, (uint32_t)((high - low) >> shift) + 1};
}

static uint32_t range_of(const ss_ranges *ranges, const ss_keyed *item) { return (uint32_t)((item->key - ranges->low) >> ranges->shift); }

/* Each item to its range, in the order that they stand in. */
static void deal(const ss_keyed *items, ss_keyed *to, uint32_t count, const ss_ranges *ranges, uint32_t *begins)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < count; i++) begins[range_of(ranges, &items[i])]++;
    for (uint32_t r = 0; r < ranges->count; r++) {
        uint32_t own = begins[r];
        begins[r] = total;
        total += own;
    }
    for (uint32_t i = 0; i < count; i++) to[begins[range_of(ranges, &items[i])]++] = items[i];
}

/* Where keys differ most ranges hold one or two items; a range that holds many is merged. */
static ss_status sort_ranges(ss_keyed *items, ss_keyed *spare, uint32_t count, const ss_judge *judge, const ss_allocator *memory)
{
    ss_ranges ranges = ranges_of(items, count);
    uint32_t *ends = ranges.count > 1 ? ss_make(memory, ranges.count * sizeof *ends) : NULL;
    if (ranges.count > 1 && !ends) return SS_NOMEM;
    if (!ends) {
        merge_sort(items, spare, count, judge);
        return SS_OK;
    }
    deal(items, spare, count, &ranges, ends);
    for (uint32_t r = 0, first = 0; r < ranges.count; first = ends[r++])
        if (ends[r] - first > RUN) merge_sort(spare + first, items + first, ends[r] - first, judge);
        else if (ends[r] - first > 1) insert(spare + first, ends[r] - first, judge);
    memcpy(items, spare, count * sizeof *items);
    ss_release(memory, ends, ranges.count * sizeof *ends);
    return SS_OK;
}

ss_status ss_sort_keyed(ss_keyed *items, uint32_t count, ss_order *order, const void *ctx, const ss_allocator *memory)
{
    ss_judge judge = {order, ctx};
    if (count <= RUN) {
        insert(items, count, &judge);
        return SS_OK;
    }
    ss_keyed *spare = ss_resize(memory, NULL, 0, count * sizeof *spare);
    if (!spare) return SS_NOMEM;
    ss_status status = sort_ranges(items, spare, count, &judge, memory);
    ss_release(memory, spare, count * sizeof *spare);
    return status;
}

ss_status ss_sort(uint32_t *items, uint32_t count, ss_order *order, const void *ctx, const ss_allocator *memory)
{
    if (count < 2) return SS_OK;
    ss_keyed *keyed = ss_resize(memory, NULL, 0, count * sizeof *keyed);
    if (!keyed) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) keyed[i] = (ss_keyed){0, items[i]};
    ss_status status = ss_sort_keyed(keyed, count, order, ctx, memory);
    for (uint32_t i = 0; i < count; i++) items[i] = keyed[i].item;
    ss_release(memory, keyed, count * sizeof *keyed);
    return status;
}

uint64_t ss_bytes_key(const char *bytes, uint32_t size)
{
    char first[8] = {0};
    if (size) memcpy(first, bytes, size < 8 ? size : 8);
    return __builtin_bswap64(ss_hash_load(first));
}

int ss_bytes_order(const char *a, uint32_t a_size, const char *b, uint32_t b_size)
{
    uint32_t shared = a_size < b_size ? a_size : b_size;
    int order = shared ? memcmp(a, b, shared) : 0;
    return order ? order : (a_size > b_size) - (a_size < b_size);
}

uint32_t ss_bytes_cut(const char *bytes, uint32_t size, uint32_t most)
{
    if (size <= most) return size;
    while (most > 0 && ((unsigned char)bytes[most] & 0xC0) == 0x80) most--;
    return most;
}

#include "corpus/sort.h"

#define RUN 8u /* runs that are sorted by insertion before merging begins */

static void insert(uint32_t *items, uint32_t count, ss_order *order, const void *ctx)
{
    for (uint32_t i = 1; i < count; i++) {
        uint32_t item = items[i], at = i;
        for (; at > 0 && order(ctx, item, items[at - 1]) < 0; at--) items[at] = items[at - 1];
        items[at] = item;
    }
}

static void merge(const uint32_t *left, uint32_t lefts, const uint32_t *right, uint32_t rights, uint32_t *out, ss_order *order,
                  const void *ctx)
{
    const uint32_t *left_end = left + lefts, *right_end = right + rights;
    while (left < left_end && right < right_end) *out++ = order(ctx, *right, *left) < 0 ? *right++ : *left++;
    while (left < left_end) *out++ = *left++;
    while (right < right_end) *out++ = *right++;
}

static uint32_t least(uint64_t a, uint64_t b)
{
    return (uint32_t)(a < b ? a : b);
}

static void merge_runs(const uint32_t *from, uint32_t *to, uint32_t count, uint64_t run, ss_order *order, const void *ctx)
{
    for (uint64_t i = 0; i < count; i += 2 * run) {
        uint32_t lefts = least(run, count - i), rights = least(run, count - i - lefts);
        merge(from + i, lefts, from + i + lefts, rights, to + i, order, ctx);
    }
}

ss_status ss_sort(uint32_t *items, uint32_t count, ss_order *order, const void *ctx, const ss_allocator *memory)
{
    for (uint64_t i = 0; i < count; i += RUN) insert(items + i, least(RUN, count - i), order, ctx);
    if (count <= RUN) return SS_OK;
    uint32_t *spare = ss_resize(memory, NULL, 0, count * sizeof *spare);
    if (!spare) return SS_NOMEM;
    uint32_t *from = items, *to = spare;
    for (uint64_t run = RUN; run < count; run *= 2) {
        merge_runs(from, to, count, run, order, ctx);
        uint32_t *done = to;
        to = from;
        from = done;
    }
    if (from != items) memcpy(items, from, count * sizeof *items);
    ss_release(memory, spare, count * sizeof *spare);
    return SS_OK;
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

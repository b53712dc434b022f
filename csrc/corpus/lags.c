#include "corpus/lags.h"

#include "base/hash.h"

#define ONES 0x0101010101010101u
#define TOPS 0x8080808080808080u

/* Sixteen bytes at once, or two words, in whatever vectors the machine has. */
typedef int8_t ss_sixteen __attribute__((vector_size(16)));
typedef uint64_t ss_pair __attribute__((vector_size(16)));

/* Bytes that begin no code point, 10xxxxxx, are the least as signed numbers. */
#define INNER_MOST ((int8_t)-65)

static uint32_t lags_count(uint32_t size) { return size / SS_LAG_BLOCK + 2; }
static uint32_t pages_count(uint32_t size) { return size / SS_LAG_PAGE; }

/* From the place on that is `count` before its middle: all bits for the first `count` bytes of a block, none for the others. */
#define EIGHT(bits) bits, bits, bits, bits, bits, bits, bits, bits
static const int8_t FIRST[2 * SS_LAG_BLOCK] = {EIGHT(-1), EIGHT(-1), EIGHT(-1), EIGHT(-1)};

/* The inner bytes among the first `count` of a block. */
static inline uint32_t inner_of(const char block[SS_LAG_BLOCK], uint32_t count)
{
    ss_sixteen halves[2], first[2];
    memcpy(halves, block, sizeof halves);
    memcpy(first, FIRST + SS_LAG_BLOCK - count, sizeof first);
    ss_sixteen found = ((halves[0] <= INNER_MOST) & first[0]) + ((halves[1] <= INNER_MOST) & first[1]);
    ss_pair counts = (ss_pair)-found; /* 0, 1 or 2 in each byte */
    return (uint32_t)((counts[0] + counts[1]) * ONES >> 56);
}

static uint32_t inner_block(const char *bytes) { return inner_of(bytes, SS_LAG_BLOCK); }

/* Of a block that the text ends in. */
__attribute__((noinline, cold))
static uint32_t inner_last(const char *bytes, uint32_t count)
{
    char block[SS_LAG_BLOCK] = {0};
    if (count) memcpy(block, bytes, count);
    return inner_of(block, count);
}

static bool is_ascii(const char *bytes)
{
    ss_pair four[4];
    memcpy(four, bytes, sizeof four);
    ss_pair all = four[0] | four[1] | four[2] | four[3];
    return !((all[0] | all[1]) & TOPS);
}

/* The lags of one page, the one at its end included. */
static uint32_t write_page(const char *bytes, uint32_t size, uint16_t *out)
{
    uint32_t lag = 0, i = 0;
    *out++ = 0;
    for (; i + 2 * SS_LAG_BLOCK <= size; i += 2 * SS_LAG_BLOCK, out += 2) {
        if (is_ascii(bytes + i)) {
            out[0] = out[1] = (uint16_t)lag;
            continue;
        }
        out[0] = (uint16_t)(lag += inner_block(bytes + i));
        out[1] = (uint16_t)(lag += inner_block(bytes + i + SS_LAG_BLOCK));
    }
    for (; i + SS_LAG_BLOCK <= size; i += SS_LAG_BLOCK) *out++ = (uint16_t)(lag += inner_block(bytes + i));
    *out = (uint16_t)(lag + inner_last(bytes + i, size - i));
    return lag;
}

/* A page's last lag is overwritten by the next page's first. */
static void write_lags(const ss_text *text, uint16_t *out)
{
    uint16_t *behind = out + lags_count(text->size);
    uint32_t lag = 0;
    for (uint32_t page = 0; page <= pages_count(text->size); page++) {
        uint32_t from = page * SS_LAG_PAGE, left = text->size - from;
        if (page) *behind++ = (uint16_t)lag, *behind++ = (uint16_t)(lag >> 16);
        lag += write_page(text->bytes + from, left < SS_LAG_PAGE ? left : SS_LAG_PAGE, out + from / SS_LAG_BLOCK);
    }
}

ss_status ss_lags_add(ss_lag_list *list, const ss_allocator *memory, const ss_text *text, ss_part_of *part)
{
    uint32_t count = lags_count(text->size) + 2 * pages_count(text->size);
    if (!SS_ROOM(list, memory, count)) return SS_NOMEM;
    write_lags(text, list->at + list->count);
    *part = (ss_part_of){list->count, count};
    list->count += count;
    return SS_OK;
}

static uint32_t page_lag(const ss_lags *lags, uint32_t page)
{
    const uint16_t *behind = lags->at + lags_count(lags->size) + 2 * page;
    return page ? behind[-2] | (uint32_t)behind[-1] << 16 : 0;
}

uint32_t ss_lags_seek(const ss_lags *lags, uint32_t byte)
{
    uint32_t lag = lags->at[byte / SS_LAG_BLOCK], behind = byte % SS_LAG_BLOCK, first = byte - behind;
    if (lags->size >= SS_LAG_PAGE) lag += page_lag(lags, byte / SS_LAG_PAGE);
    if (lags->size - first < SS_LAG_BLOCK) return byte - lag - inner_last(lags->text + first, behind);
    return byte - lag - inner_of(lags->text + first, behind);
}

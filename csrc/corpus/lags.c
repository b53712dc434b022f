#include "corpus/lags.h"

#include "base/hash.h"

#define ONES 0x0101010101010101u
#define TOPS 0x8080808080808080u

/* One for each byte of the eight that begins no code point (10xxxxxx), in its own byte. */
static uint64_t inner(uint64_t eight) { return eight >> 7 & ~eight >> 6 & ONES; }

static uint32_t lags_count(uint32_t size) { return size / SS_LAG_BLOCK + 2; }
static uint32_t pages_count(uint32_t size) { return size / SS_LAG_PAGE; }

static uint32_t sum_of(uint64_t bytes) { return (uint32_t)(bytes * ONES >> 56); }

/* The inner bytes of the first `count` of a block; `left`: how many bytes the text has from there. */
static uint32_t inner_bytes(const char *bytes, uint32_t count, uint32_t left)
{
    uint64_t sum = 0;
    uint32_t i = 0, one_by_one = 0;
    for (; i + 8 <= count; i += 8) sum += inner(ss_hash_load(bytes + i));
    if (i < count && i + 8 <= left) return sum_of(sum + (inner(ss_hash_load(bytes + i)) & (((uint64_t)1 << 8 * (count - i)) - 1)));
    for (; i < count; i++) one_by_one += ((unsigned char)bytes[i] & 0xC0) == 0x80;
    return sum_of(sum) + one_by_one;
}

static uint32_t inner_block(const char *bytes)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < SS_LAG_BLOCK; i += 8) sum += inner(ss_hash_load(bytes + i));
    return sum_of(sum);
}

/* Two words at once, in whatever vectors the machine has. */
typedef uint64_t ss_pair __attribute__((vector_size(16)));

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
    *out = (uint16_t)(lag + inner_bytes(bytes + i, size - i, size - i));
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
    uint32_t lag = lags->at[byte / SS_LAG_BLOCK] + page_lag(lags, byte / SS_LAG_PAGE), behind = byte % SS_LAG_BLOCK;
    return byte - lag - inner_bytes(lags->text + (byte - behind), behind, lags->size - (byte - behind));
}

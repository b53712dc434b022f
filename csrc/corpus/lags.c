#include "corpus/lags.h"

#include "base/hash.h"

#define ONES 0x0101010101010101u
#define TOPS 0x8080808080808080u

/* One for each byte of the eight that begins no code point (10xxxxxx), in its own byte. */
static uint64_t inner(uint64_t eight) { return eight >> 7 & ~eight >> 6 & ONES; }

static uint32_t lags_count(uint32_t size) { return size / 16 + 2; }
static uint32_t pages_count(uint32_t size) { return size / SS_LAG_PAGE; }

/* The inner bytes of fewer than sixteen. */
static uint32_t inner_bytes(const char *bytes, uint32_t count)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) sum += ((unsigned char)bytes[i] & 0xC0) == 0x80;
    return sum;
}

static uint32_t inner_sixteen(const char *bytes)
{
    return (uint32_t)((inner(ss_hash_load(bytes)) + inner(ss_hash_load(bytes + 8))) * ONES >> 56);
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

static void write_four(uint16_t *out, uint32_t lag)
{
    uint64_t four = lag * 0x0001000100010001u;
    memcpy(out, &four, sizeof four);
}

/* The lags of one page, the one at its end included. */
static uint32_t write_page(const char *bytes, uint32_t size, uint16_t *out)
{
    uint32_t lag = 0, i = 0;
    *out++ = 0;
    for (; i + 64 <= size; i += 64, out += 4) {
        if (is_ascii(bytes + i)) {
            write_four(out, lag);
            continue;
        }
        out[0] = (uint16_t)(lag += inner_sixteen(bytes + i));
        out[1] = (uint16_t)(lag += inner_sixteen(bytes + i + 16));
        out[2] = (uint16_t)(lag += inner_sixteen(bytes + i + 32));
        out[3] = (uint16_t)(lag += inner_sixteen(bytes + i + 48));
    }
    for (; i + 16 <= size; i += 16) *out++ = (uint16_t)(lag += inner_sixteen(bytes + i));
    *out = (uint16_t)(lag + inner_bytes(bytes + i, size - i));
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
        lag += write_page(text->bytes + from, left < SS_LAG_PAGE ? left : SS_LAG_PAGE, out + from / 16);
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
    uint32_t lag = lags->at[byte / 16] + page_lag(lags, byte / SS_LAG_PAGE), behind = byte & 15;
    const char *at = lags->text + (byte - behind);
    if (lags->size - (byte - behind) < 16) return byte - lag - inner_bytes(at, behind);
    uint64_t low = inner(ss_hash_load(at)), high = inner(ss_hash_load(at + 8));
    if (behind < 8) low &= ((uint64_t)1 << 8 * behind) - 1, high = 0;
    else high &= ((uint64_t)1 << 8 * (behind - 8)) - 1;
    return byte - lag - (uint32_t)((low + high) * ONES >> 56);
}

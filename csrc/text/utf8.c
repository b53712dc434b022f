#include "text/utf8.h"
#include "text/pieces.h"

#define LOW_BITS 0x0101010101010101u
#define BLOCK 64u

/* Bit i tells that byte i of the next 64 is not ASCII. */
static inline uint64_t others_in(const char *bytes)
{
    uint64_t others = 0;
#if SS_HAS_SSE
    for (uint32_t i = 0; i < BLOCK; i += 16)
        others |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)(bytes + i))) << i;
#else
    for (uint32_t i = 0; i < BLOCK; i += 8)
        others |= (uint64_t)ss_high_bits(ss_hash_load(bytes + i)) << i;
#endif
    return others;
}

static size_t skip_ascii(const char *bytes, size_t at, size_t size)
{
    for (; size - at >= BLOCK; at += BLOCK) {
        uint64_t others = others_in(bytes + at);
        if (others) return at + (size_t)__builtin_ctzll(others);
    }
    while (size - at >= 8 && !(ss_hash_load(bytes + at) & (LOW_BITS << 7))) at += 8;
    while (at < size && !((unsigned char)bytes[at] & 0x80)) at++;
    return at;
}

/* The second byte's least and most after each lead byte: what keeps out long forms, surrogates and points above 10FFFF. */
static bool second_fits(unsigned lead, unsigned second)
{
    unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
}

static unsigned lead_size(unsigned lead)
{
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Bytes of the sequence at `p`: its length when it is well formed (*good), else the length of its longest good beginning
 * (the maximal subpart), at least 1. */
static unsigned sequence(const unsigned char *p, size_t left, bool *good)
{
    unsigned whole = lead_size(p[0]), n = 1;
    *good = whole == 1;
    if (whole < 2) return 1;
    if (left < 2 || !second_fits(p[0], p[1])) return 1;
    for (n = 2; n < whole; n++)
        if (n >= left || (p[n] & 0xC0) != 0x80) return n;
    *good = true;
    return n;
}

static inline bool is_tail(unsigned c)
{
    return (c & 0xC0) == 0x80;
}

/* Two and three bytes of which the second may be any tail, as in nearly all of real texts: their size, else 0. */
static inline unsigned plain_sequence(const unsigned char *p, size_t left)
{
    if (left < 3 || !is_tail(p[1])) return 0;
    if (p[0] - 0xC2u < 0xE0 - 0xC2) return 2;
    return p[0] - 0xE1u < 0xED - 0xE1 && is_tail(p[2]) ? 3 : 0;
}

size_t ss_utf8_check(const char *bytes, size_t size, bool *ascii)
{
    size_t at = skip_ascii(bytes, 0, size);
    *ascii = at == size;
    while (at < size) {
        bool good = true;
        unsigned n = plain_sequence((const unsigned char *)bytes + at, size - at);
        if (!n) n = sequence((const unsigned char *)bytes + at, size - at, &good);
        if (!good) return at;
        at += n;
        if (at < size && !((unsigned char)bytes[at] & 0x80)) at = skip_ascii(bytes, at, size);
    }
    return size;
}

static bool is_surrogate(const unsigned char *p, size_t left)
{
    return left >= 3 && p[0] == 0xED && p[1] >= 0xA0 && p[1] <= 0xBF && (p[2] & 0xC0) == 0x80;
}

static bool add_bytes(ss_chars *out, const ss_allocator *memory, const char *bytes, size_t size)
{
    uint32_t at;
    return size <= UINT32_MAX && ss_chars_add(out, memory, bytes, (uint32_t)size, &at) == SS_OK;
}

/* The end of the run of well-formed text from `at`. */
static size_t good_end(const char *bytes, size_t size, size_t at)
{
    bool ascii;
    return at + ss_utf8_check(bytes + at, size - at, &ascii);
}

ss_status ss_utf8_repair(const char *bytes, size_t size, bool surrogates_whole, const ss_allocator *memory, ss_chars *out,
                         uint32_t *replaced, size_t *first)
{
    uint32_t before = out->count, count = 0;
    size_t at = 0, first_bad = size;
    if (!SS_ROOM(out, memory, size < UINT32_MAX / 2 ? (uint32_t)size : 1)) return SS_NOMEM;
    while (at < size) {
        size_t end = good_end(bytes, size, at);
        bool ok = add_bytes(out, memory, bytes + at, end - at);
        if (ok && end < size) {
            const unsigned char *bad = (const unsigned char *)bytes + end;
            bool good, whole = surrogates_whole && is_surrogate(bad, size - end);
            if (count++ == 0) first_bad = end;
            end += whole ? 3 : sequence(bad, size - end, &good);
            ok = add_bytes(out, memory, "\xEF\xBF\xBD", 3);
        }
        if (!ok) {
            out->count = before;
            return SS_NOMEM;
        }
        at = end;
    }
    *replaced = count;
    *first = first_bad;
    return SS_OK;
}

uint32_t ss_utf8_decode_other(const char *p, const char *end, uint32_t *point)
{
    const unsigned char *u = (const unsigned char *)p;
    size_t left = (size_t)(end - p);
    if (left < 2) return *point = u[0], 1;
    if (u[0] < 0xE0) return *point = (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu), 2;
    if (left < 3) return *point = 0xFFFD, (uint32_t)left;
    if (u[0] < 0xF0) return *point = (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu), 3;
    if (left < 4) return *point = 0xFFFD, (uint32_t)left;
    *point = (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 | (u[3] & 0x3Fu);
    return 4;
}

uint32_t ss_utf8_encode(uint32_t point, char out[4])
{
    if (point < 0x80) return out[0] = (char)point, 1;
    if (point < 0x800) {
        out[0] = (char)(0xC0 | point >> 6);
        out[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xE0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

/* One bit for each byte that begins no code point (10xxxxxx). */
static uint64_t tails(uint64_t word)
{
    return word >> 7 & ~word >> 6 & LOW_BITS;
}

/* Sixteen bytes at a time, in whatever vectors the machine has. */
typedef int8_t sixteen __attribute__((vector_size(16)));

/* -1 for each byte that begins no code point: those are the ones below -64. */
static inline sixteen inner_bytes(const char *bytes)
{
    const sixteen limit = {-64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64};
    sixteen some;
    memcpy(&some, bytes, 16);
    return some < limit;
}

/* Each byte of the sum of both halves is at most 8; the multiplication adds the eight of them in its highest byte. */
static uint32_t points_in_block(const char *bytes)
{
    sixteen sum = inner_bytes(bytes) + inner_bytes(bytes + 16) + inner_bytes(bytes + 32) + inner_bytes(bytes + 48);
    uint64_t halves[2];
    sum = -sum;
    memcpy(halves, &sum, sizeof halves);
    return BLOCK - (uint32_t)((halves[0] + halves[1]) * LOW_BITS >> 56);
}

static uint32_t points_in(const char *bytes, uint32_t size)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < size; i++) count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}

ss_status ss_points_new(const ss_text *text, ss_arena *arena, ss_points *out)
{
    uint32_t blocks = text->size / BLOCK + 1, sum = 0;
    uint32_t *before = NULL;
    if (!text->ascii) {
        before = ss_arena_take(arena, (size_t)blocks * sizeof *before);
        if (!before) return SS_NOMEM;
        for (uint32_t i = 0; i < blocks; i++) {
            before[i] = sum;
            if (i + 1 < blocks) sum += points_in_block(text->bytes + (size_t)i * BLOCK);
        }
    }
    *out = (ss_points){before, *text};
    return SS_OK;
}

/* Whole words of the part block are counted by words; what follows the text is never read. */
static uint32_t points_in_part(const char *bytes, uint32_t size)
{
    uint64_t sum = 0;
    uint32_t whole = size & ~7u;
    for (uint32_t i = 0; i < whole; i += 8) sum += tails(ss_hash_load(bytes + i));
    return whole - (uint32_t)(sum * LOW_BITS >> 56) + points_in(bytes + whole, size - whole);
}

uint32_t ss_points_at(const ss_points *points, uint32_t byte)
{
    if (!points->before) return byte;
    uint32_t block = byte / BLOCK;
    return points->before[block] + points_in_part(points->text.bytes + (size_t)block * BLOCK, byte % BLOCK);
}

uint32_t ss_points_count(const ss_points *points)
{
    return ss_points_at(points, points->text.size);
}

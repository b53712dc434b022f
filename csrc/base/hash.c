#include "base/hash.h"

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

static uint64_t load_four(const char *bytes)
{
    uint32_t four;
    memcpy(&four, bytes, sizeof four);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    four = __builtin_bswap32(four);
#endif
    return four;
}

/* One to seven bytes, by loads that may overlap. */
static uint64_t load_few(const char *bytes, size_t size)
{
    if (size >= 4) return load_four(bytes) | load_four(bytes + size - 4) << 8 * (size - 4);
    uint64_t first = (unsigned char)bytes[0], middle = (unsigned char)bytes[size / 2], last = (unsigned char)bytes[size - 1];
    return first | middle << 8 * (size / 2) | last << 8 * (size - 1);
}

uint64_t ss_hash64(const void *bytes, size_t size, uint64_t seed)
{
    const char *p = bytes;
    uint64_t hash = seed;
    size_t left = size;
    for (; left >= 8; left -= 8, p += 8) hash = ss_hash_step(hash, ss_hash_load(p));
    if (left) hash = ss_hash_step(hash, size > 8 ? ss_hash_load(p + left - 8) >> 8 * (8 - left) : load_few(p, left));
    return ss_hash_end(hash, size);
}

uint64_t ss_hash64_mix(uint64_t a, uint64_t b)
{
    return ss_hash_end(ss_hash_step(ss_hash_step(0, a), b), 16);
}

#if defined(__SSE2__) && defined(__x86_64__)
/* Sixteen hexadecimal digits at once: each half byte in a byte of its own. */
static void put_hex(char to[16], uint64_t number)
{
    const __m128i half = _mm_set1_epi8(0x0F);
    __m128i bytes = _mm_cvtsi64_si128((long long)__builtin_bswap64(number));
    __m128i digits = _mm_unpacklo_epi8(_mm_and_si128(_mm_srli_epi16(bytes, 4), half), _mm_and_si128(bytes, half));
    __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(digits, _mm_set1_epi8(9)), _mm_set1_epi8('a' - '9' - 1));
    _mm_storeu_si128((__m128i *)(void *)to, _mm_add_epi8(_mm_add_epi8(digits, _mm_set1_epi8('0')), letters));
}
#else
static void put_hex(char to[16], uint64_t number)
{
    for (uint32_t i = 0; i < 16; i++) to[i] = "0123456789abcdef"[number >> (60 - 4 * i) & 15];
}
#endif

void ss_id_text(char letter, uint64_t hash, char to[SS_ID_TEXT])
{
    to[0] = letter;
    put_hex(to + 1, hash);
}

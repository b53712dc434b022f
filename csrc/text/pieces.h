/* Up to sixteen ASCII letters at once: where a word ends, and what it is when folded.
 *
 *   H a r b o u r s i d e , _ t h e      size 11, capitals 1, low "harbours", high "ide"
 *
 * Sixteen bytes must be there to be read, whatever they are. SSE2 where the machine has it, else plain C with the same
 * results, which SS_NO_SSE asks for on any machine. An inner seam of the scanner; nothing here allocates. */
#ifndef SS_TEXT_PIECES_H
#define SS_TEXT_PIECES_H

#include "base/hash.h"

#if !defined(SS_NO_SSE) && defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#define SS_HAS_SSE 1
#else
#define SS_HAS_SSE 0
#endif

#define SS_EACH(byte) ((uint64_t)0x0101010101010101u * (byte))

/* `size` letters stand at the start of these sixteen bytes: folded, as two numbers whose low byte is the first, zeroes behind
 * them; bit i of `capitals` tells that letter i is one. */
#define SS_PIECE 16u
typedef struct { uint64_t low, high; uint32_t size, capitals; } ss_piece;

/* What a look tells: so many letters, the first eight of them folded, and whatever stands behind them. */
typedef struct { uint64_t folded; size_t size; } ss_glance;

/* The high bits of eight bytes, gathered. */
static inline uint32_t ss_high_bits(uint64_t bytes)
{
    return (uint32_t)((bytes >> 7 & SS_EACH(1)) * 0x0102040810204080u >> 56);
}

#define K(n) (((uint64_t)1 << 8 * (n)) - 1)
#define K8 UINT64_MAX
static const uint64_t SS_KEPT[SS_PIECE + 1] = {K(0), K(1), K(2), K(3), K(4), K(5), K(6), K(7), K8, K8, K8, K8, K8, K8, K8, K8, K8};
#undef K8
#undef K

#if SS_HAS_SSE
static inline __m128i ss_load_small(const char *bytes)
{
    return _mm_or_si128(_mm_loadu_si128((const __m128i *)(const void *)bytes), _mm_set1_epi8(0x20));
}

static inline uint32_t ss_count_letters(__m128i small)
{
    __m128i letters = _mm_cmpgt_epi8(_mm_add_epi8(small, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 'z' + 'a' - 1));
    return (uint32_t)__builtin_ctz(~(uint32_t)_mm_movemask_epi8(letters));
}

static inline ss_glance ss_glance_at(const char *bytes)
{
    __m128i small = ss_load_small(bytes);
    return (ss_glance){(uint64_t)_mm_cvtsi128_si64(small), ss_count_letters(small)};
}

static inline ss_piece ss_piece_at(const char *bytes)
{
    __m128i small = ss_load_small(bytes), all = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    uint32_t size = ss_count_letters(small);
    uint64_t low = (uint64_t)_mm_cvtsi128_si64(small), high = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(small, small));
    uint32_t small_bits = (uint32_t)_mm_movemask_epi8(_mm_slli_epi16(all, 2)); /* 0x20 becomes the high bit */
    return (ss_piece){low & SS_KEPT[size], size > 8 ? high & SS_KEPT[size - 8] : 0, size, ~small_bits & ((1u << size) - 1)};
}
#else
/* The high bit of every byte that is a letter; what stands behind a byte that is not ASCII may be wrong, and never counts. */
static inline uint64_t ss_letters_in(uint64_t bytes)
{
    uint64_t small = bytes | SS_EACH(0x20);
    return (small + SS_EACH(0x80 - 'a')) & ~(small + SS_EACH(0x7F - 'z')) & ~bytes & SS_EACH(0x80);
}

static inline uint32_t ss_count_letters(uint64_t low, uint64_t high)
{
    return (uint32_t)__builtin_ctz(~(ss_high_bits(ss_letters_in(low)) | ss_high_bits(ss_letters_in(high)) << 8));
}

static inline ss_glance ss_glance_at(const char *bytes)
{
    uint64_t low = ss_hash_load(bytes), others = ~ss_letters_in(low) & SS_EACH(0x80);
    uint32_t size = others ? (uint32_t)__builtin_ctzll(others) / 8 : ss_count_letters(low, ss_hash_load(bytes + 8));
    return (ss_glance){low | SS_EACH(0x20), size};
}

static inline ss_piece ss_piece_at(const char *bytes)
{
    uint64_t low = ss_hash_load(bytes), high = ss_hash_load(bytes + 8);
    uint32_t size = ss_count_letters(low, high), small_bits = ss_high_bits(low << 2) | ss_high_bits(high << 2) << 8;
    return (ss_piece){(low | SS_EACH(0x20)) & SS_KEPT[size], size > 8 ? (high | SS_EACH(0x20)) & SS_KEPT[size - 8] : 0, size,
                   ~small_bits & ((1u << size) - 1)};
}
#endif

/* Folds sixteen bytes of which the first are letters. */
static inline void ss_piece_fold(const char *bytes, char *out)
{
    char folded[SS_PIECE];
    memcpy(folded, bytes, SS_PIECE);
    for (uint32_t i = 0; i < SS_PIECE; i++) folded[i] = (char)(folded[i] | 0x20);
    memcpy(out, folded, SS_PIECE);
}

static inline uint64_t ss_piece_hash(ss_piece p)
{
    uint64_t hash = ss_hash_step(0, p.low);
    if (p.size > 8) hash = ss_hash_step(hash, p.high);
    return ss_hash_end(hash, p.size);
}

#endif

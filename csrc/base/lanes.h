/* Eight 16-bit numbers that are added and compared at once: one register where the machine has SSE2, else plain C with the
 * same results.
 *
 *   ss_lanes: [0][1][2][3][4][5][6][7]
 *
 * Sums and differences beyond 16 bits become the nearest number that there is. */
#ifndef SS_BASE_LANES_H
#define SS_BASE_LANES_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>

typedef __m128i ss_lanes;

static inline ss_lanes ss_lanes_load(const int16_t *at) { return _mm_loadu_si128((const __m128i *)(const void *)at); }
static inline void ss_lanes_store(int16_t *at, ss_lanes a) { _mm_storeu_si128((__m128i *)(void *)at, a); }
static inline ss_lanes ss_lanes_all(int16_t value) { return _mm_set1_epi16(value); }
static inline ss_lanes ss_lanes_add(ss_lanes a, ss_lanes b) { return _mm_adds_epi16(a, b); }
static inline ss_lanes ss_lanes_subtract(ss_lanes a, ss_lanes b) { return _mm_subs_epi16(a, b); }
static inline ss_lanes ss_lanes_higher(ss_lanes a, ss_lanes b) { return _mm_max_epi16(a, b); }
/* Adds eight unsigned bytes; callers keep these sums inside 16 bits. */
static inline ss_lanes ss_lanes_add_bytes(ss_lanes a, const uint8_t *bytes) {
    __m128i row = _mm_loadl_epi64((const __m128i *)(const void *)bytes);
    return _mm_add_epi16(a, _mm_unpacklo_epi8(row, _mm_setzero_si128()));
}
/* The highest lane, in all lanes. */
static inline ss_lanes ss_lanes_highest(ss_lanes a) {
    a = _mm_max_epi16(a, _mm_shuffle_epi32(a, 0x4E));
    a = _mm_max_epi16(a, _mm_shuffle_epi32(a, 0xB1));
    return _mm_max_epi16(a, _mm_shufflehi_epi16(_mm_shufflelo_epi16(a, 0xB1), 0xB1));
}
static inline int16_t ss_lanes_first(ss_lanes a) { return (int16_t)_mm_cvtsi128_si32(a); }
/* Twice the number of the first lane that has the highest one. */
static inline uint32_t ss_lanes_best_twice(ss_lanes a) {
    return (uint32_t)__builtin_ctz((unsigned)_mm_movemask_epi8(_mm_cmpeq_epi16(a, ss_lanes_highest(a))));
}
/* Lane `lane` (a literal) in all lanes. Each half is doubled once for all its lanes. */
#define ss_lanes_spread(a, lane)                                                                                           \
    _mm_shuffle_epi32((lane) < 4 ? _mm_unpacklo_epi16((a), (a)) : _mm_unpackhi_epi16((a), (a)), ((lane) & 3) * 0x55)

#else

typedef struct { int16_t at[8]; } ss_lanes;

static inline ss_lanes ss_lanes_load(const int16_t *at) {
    ss_lanes a;
    memcpy(a.at, at, sizeof a.at);
    return a;
}
static inline void ss_lanes_store(int16_t *at, ss_lanes a) { memcpy(at, a.at, sizeof a.at); }
static inline ss_lanes ss_lanes_all(int16_t value) {
    ss_lanes a;
    for (int i = 0; i < 8; i++) a.at[i] = value;
    return a;
}
static inline int16_t ss_lanes_held(int sum) { return (int16_t)(sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum); }
static inline ss_lanes ss_lanes_add(ss_lanes a, ss_lanes b) {
    for (int i = 0; i < 8; i++) a.at[i] = ss_lanes_held(a.at[i] + b.at[i]);
    return a;
}
static inline ss_lanes ss_lanes_subtract(ss_lanes a, ss_lanes b) {
    for (int i = 0; i < 8; i++) a.at[i] = ss_lanes_held(a.at[i] - b.at[i]);
    return a;
}
static inline ss_lanes ss_lanes_higher(ss_lanes a, ss_lanes b) {
    for (int i = 0; i < 8; i++) a.at[i] = a.at[i] > b.at[i] ? a.at[i] : b.at[i];
    return a;
}
static inline ss_lanes ss_lanes_add_bytes(ss_lanes a, const uint8_t *bytes) {
    for (int i = 0; i < 8; i++) a.at[i] = (int16_t)(a.at[i] + bytes[i]);
    return a;
}
static inline uint32_t ss_lanes_best_twice(ss_lanes a) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < 8; i++) best = a.at[i] > a.at[best] ? i : best;
    return 2 * best;
}
static inline ss_lanes ss_lanes_highest(ss_lanes a) { return ss_lanes_all(a.at[ss_lanes_best_twice(a) / 2]); }
#define ss_lanes_spread(a, lane) ss_lanes_all((a).at[lane])

static inline int16_t ss_lanes_first(ss_lanes a) { return a.at[0]; }

#endif

#endif

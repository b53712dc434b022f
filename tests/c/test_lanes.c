/* Eight numbers at once: the path of the machine and plain C give the same. The header is taken in twice, the second time under
 * other names and as if there were no SSE2; where there is none, both are plain C. */
#include "check.h"

#include "base/lanes.h"

enum { LANES = 8 };

/* The macro needs a literal. */
#define SPREAD(type, a, lane) \
    static type spread_##type(type a, int lane) \
    { \
        switch (lane) { \
        case 0: return ss_lanes_spread(a, 0); \
        case 1: return ss_lanes_spread(a, 1); \
        case 2: return ss_lanes_spread(a, 2); \
        case 3: return ss_lanes_spread(a, 3); \
        case 4: return ss_lanes_spread(a, 4); \
        case 5: return ss_lanes_spread(a, 5); \
        case 6: return ss_lanes_spread(a, 6); \
        default: return ss_lanes_spread(a, 7); \
        } \
    }

typedef struct { int16_t sum[LANES], difference[LANES], higher[LANES], bytes[LANES], highest[LANES], spread[LANES][LANES], all[LANES]; int best; int16_t first; } results;

/* Everything the header can do, with the names that stand for it where this is written. */
#define ALL_RESULTS(type) \
    SPREAD(type, a, lane) \
    static void results_##type(const int16_t *x, const int16_t *y, const uint8_t *row, results *out) \
    { \
        type a = ss_lanes_load(x), b = ss_lanes_load(y); \
        ss_lanes_store(out->sum, ss_lanes_add(a, b)); \
        ss_lanes_store(out->difference, ss_lanes_subtract(a, b)); \
        ss_lanes_store(out->higher, ss_lanes_higher(a, b)); \
        ss_lanes_store(out->bytes, ss_lanes_add_bytes(a, row)); \
        ss_lanes_store(out->highest, ss_lanes_highest(a)); \
        ss_lanes_store(out->all, ss_lanes_all(x[0])); \
        out->best = (int)ss_lanes_best_twice(a) / 2; \
        out->first = ss_lanes_first(a); \
        for (int i = 0; i < LANES; i++) ss_lanes_store(out->spread[i], spread_##type(a, i)); \
    }

ALL_RESULTS(ss_lanes)

#undef SS_BASE_LANES_H
#undef __SSE2__
#undef ss_lanes_spread
#define ss_lanes plain
#define ss_lanes_load plain_load
#define ss_lanes_store plain_store
#define ss_lanes_all plain_all
#define ss_lanes_add plain_add
#define ss_lanes_subtract plain_subtract
#define ss_lanes_higher plain_higher
#define ss_lanes_add_bytes plain_add_bytes
#define ss_lanes_highest plain_highest
#define ss_lanes_best_twice plain_best_twice
#define ss_lanes_first plain_first
#define ss_lanes_held plain_held
#include "base/lanes.h"

ALL_RESULTS(plain)
#undef ss_lanes

static int16_t wrapped(int value) { return (int16_t)(uint16_t)value; }
static int16_t held(int value) { return (int16_t)(value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value); }

/* What both must give, told apart from how they do it. */
static void check_plain(const int16_t *x, const int16_t *y, const uint8_t *row, const results *r)
{
    int best = 0;
    for (int i = LANES - 1; i >= 0; i--) best = x[i] >= x[best] ? i : best;
    CHECK(r->best == best && r->first == x[0]);
    for (int i = 0; i < LANES; i++) {
        CHECK(r->sum[i] == held(x[i] + y[i]) && r->difference[i] == held(x[i] - y[i]) && r->bytes[i] == wrapped(x[i] + row[i]));
        CHECK(r->higher[i] == (x[i] > y[i] ? x[i] : y[i]) && r->highest[i] == x[best] && r->all[i] == x[0]);
        for (int lane = 0; lane < LANES; lane++) CHECK(r->spread[lane][i] == x[lane]);
    }
}

static void compare(const int16_t *x, const int16_t *y, const uint8_t *row)
{
    results fast, slow;
    memset(&fast, 0, sizeof fast);
    memset(&slow, 0, sizeof slow);
    results_ss_lanes(x, y, row, &fast);
    results_plain(x, y, row, &slow);
    CHECK(memcmp(&fast, &slow, sizeof fast) == 0);
    check_plain(x, y, row, &slow);
}

static uint32_t next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

/* Numbers of all sizes, of few values (so that lanes are equal), and the ends of their range. */
static int16_t number(uint32_t *state, int round)
{
    static const int16_t ends[] = {INT16_MIN, INT16_MIN + 1, -1, 0, 1, INT16_MAX - 1, INT16_MAX, -12000};
    uint32_t drawn = next(state) >> 8;
    return round % 3 == 0 ? (int16_t)(uint16_t)drawn : round % 3 == 1 ? (int16_t)(drawn % 3) : ends[drawn % 8];
}

int main(void)
{
    uint32_t state = 88172645u;
    for (int round = 0; round < 3000; round++) {
        int16_t odd[2 * LANES + 1];           /* loads need not be aligned */
        int16_t *x = odd + round % 2, *y = x + LANES;
        uint8_t row[LANES];
        for (int i = 0; i < LANES; i++) {
            x[i] = number(&state, round);
            y[i] = number(&state, round);
            row[i] = (uint8_t)(next(&state) >> 9);
        }
        compare(x, y, row);
    }
    for (int lane = 0; lane < LANES; lane++) { /* one lane above or below all others */
        int16_t x[LANES] = {0}, y[LANES] = {0};
        uint8_t row[LANES] = {0, 255, 128, 127, 1, 2, 254, 3};
        for (x[lane] = -2; x[lane] <= 2; x[lane]++) compare(x, y, row);
    }
    return CHECK_DONE();
}

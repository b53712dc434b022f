/* The way from bytes to code points: held against counting, for texts of every make. */
#include "check.h"
#include "corpus/lags.h"

static char text[3 * SS_LAG_PAGE];

static uint32_t fill(uint32_t size, uint32_t kind)
{
    static const char *const points[] = {"a", "\xC3\xA9", "\xE2\x80\x9C", "\xF0\x9F\x99\x82"};
    uint32_t at = 0, seed = kind * 7919 + 1;
    while (at + 4 <= size) {
        seed = seed * 1664525 + 1013904223;
        const char *point = points[kind == 0 ? 2 : seed >> 24 < kind * 8 ? seed >> 16 & 3 : 0];
        memcpy(text + at, point, strlen(point));
        at += (uint32_t)strlen(point);
    }
    return at;
}

static bool begins(const ss_lags *lags, uint32_t byte) { return byte == lags->size || ((unsigned char)lags->text[byte] & 0xC0) != 0x80; }

/* Both ends at once, for spans of several lengths from there. */
static uint32_t wrong_spans(const ss_lags *lags, uint32_t start)
{
    static const uint32_t sizes[] = {0, 1, 3, 15, 16, 17, 31, 32, 33, 40, 100};
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < sizeof sizes / sizeof *sizes && sizes[i] <= lags->size - start; i++) {
        uint32_t end = start + sizes[i];
        if (!begins(lags, end)) continue;
        ss_span points = ss_lags_span(lags, (ss_span){start, end});
        wrong += points.start != ss_lags_point(lags, start) || points.end != ss_lags_point(lags, end);
    }
    return wrong;
}

static void hold_against_counting(uint32_t size)
{
    ss_lag_list list = {NULL, 0, 0};
    ss_part_of part;
    ss_text whole = {text, size, false};
    uint32_t count = 0, wrong = 0;
    CHECK(ss_lags_add(&list, &ss_allocator_libc, &whole, &part) == SS_OK);
    if (!list.at) return;
    char *exact = malloc(size ? size : 1); /* so that a sanitizer sees a step beyond the end */
    if (!exact) return;
    memcpy(exact, text, size);
    ss_lags lags = {list.at + part.first, exact, size};
    for (uint32_t i = 0; i <= size; i++) {
        if (!begins(&lags, i)) continue;
        wrong += ss_lags_point(&lags, i) != count++;
        wrong += wrong_spans(&lags, i);
    }
    CHECK(wrong == 0 && part.count == list.count);
    free(exact);
    SS_DROP(&list, &ss_allocator_libc);
}

static void test_sizes(void)
{
    for (uint32_t size = 0; size < 200; size++) hold_against_counting(fill(size, size % 9));
}

/* Ends on, before and behind the borders of pages; code points across them. */
static void test_pages(void)
{
    for (uint32_t kind = 0; kind < 9; kind++)
        for (uint32_t less = 0; less < 40; less += 13) {
            hold_against_counting(fill(SS_LAG_PAGE + 16 - less, kind));
            hold_against_counting(fill(2 * SS_LAG_PAGE + 16 - less, kind));
        }
    memset(text, 'a', sizeof text);
    hold_against_counting(SS_LAG_PAGE);
    hold_against_counting(2 * SS_LAG_PAGE);
}

static void test_ascii(void)
{
    ss_lags none = {NULL, "plain", 5};
    CHECK(ss_lags_point(&none, 0) == 0 && ss_lags_point(&none, 5) == 5);
    ss_span span = ss_lags_span(&none, (ss_span){2, 5});
    CHECK(span.start == 2 && span.end == 5);
}

int main(void)
{
    test_sizes();
    test_pages();
    test_ascii();
    return CHECK_DONE();
}

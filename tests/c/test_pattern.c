#include "check.h"
#include "text/pattern.h"

static ss_text text_of(const char *bytes)
{
    ss_text text = {bytes, (uint32_t)strlen(bytes), false};
    (void)ss_utf8_check(bytes, text.size, &text.ascii);
    return text;
}

static ss_status try_match(const char *expression, uint32_t options, const char *bytes, uint32_t at, uint32_t limit,
                           ss_span spans[SS_PATTERN_GROUPS], uint32_t *groups)
{
    ss_pattern *pattern = NULL;
    ss_matcher *matcher = NULL;
    ss_text text = text_of(bytes);
    ss_status status = ss_pattern_new(&ss_allocator_libc, expression, (uint32_t)strlen(expression), options, &pattern, NULL);
    if (status == SS_OK) status = ss_matcher_new(&ss_allocator_libc, &matcher);
    if (status == SS_OK) status = ss_pattern_match(pattern, matcher, &text, (ss_span){0, limit}, at, spans, groups);
    ss_matcher_free(matcher);
    ss_pattern_free(pattern);
    return status;
}

static uint32_t groups_of(const char *expression, uint32_t options, const char *bytes, uint32_t at, ss_span spans[SS_PATTERN_GROUPS])
{
    uint32_t groups = 99;
    CHECK(try_match(expression, options, bytes, at, UINT32_MAX, spans, &groups) == SS_OK);
    return groups;
}

static void test_matching(void)
{
    ss_span spans[SS_PATTERN_GROUPS];
    CHECK(groups_of("(\\d+)-(x)?(\\d+)", 0, "vote 12-2", 5, spans) == 4);
    CHECK(spans[0].start == 5 && spans[0].end == 9);
    CHECK(spans[1].start == 5 && spans[1].end == 7);
    CHECK(spans[2].start == UINT32_MAX && spans[2].end == UINT32_MAX);
    CHECK(spans[3].start == 8 && spans[3].end == 9);
    CHECK(groups_of("\\d+", 0, "vote 12-2", 4, spans) == 0);
    CHECK(groups_of("HARBOUR", SS_PATTERN_CASELESS, "harbour", 0, spans) == 1);
    CHECK(groups_of("HARBOUR", 0, "harbour", 0, spans) == 0);
    CHECK(groups_of("\\w+", SS_PATTERN_UNICODE, "Zürich votes", 0, spans) == 1 && spans[0].end == 7);
    CHECK(groups_of("x", 0, "x", 2, spans) == 0);
    CHECK(groups_of("x", 0, "x", 1, spans) == 0);
    CHECK(groups_of("", 0, "x", 1, spans) == 1 && spans[0].start == 1 && spans[0].end == 1);
}

static void test_edges(void)
{
    ss_span spans[SS_PATTERN_GROUPS];
    uint32_t groups;
    CHECK(groups_of("\\bpier", 0, "the pier", 4, spans) == 1);
    CHECK(groups_of("\\bier", 0, "the pier", 5, spans) == 0);
    CHECK(groups_of("(?<=the )pier", 0, "the pier", 4, spans) == 1);
    CHECK(groups_of("^pier", 0, "the pier", 4, spans) == 0);
    CHECK(try_match("pier", 0, "the pier", 4, 7, spans, &groups) == SS_OK && groups == 0);
    CHECK(try_match("pi$", 0, "the pier", 4, 6, spans, &groups) == SS_OK && groups == 1);
    CHECK(try_match("pi$", 0, "the pier", 4, 8, spans, &groups) == SS_OK && groups == 0);
    CHECK(try_match("\\w+", SS_PATTERN_UNICODE, "aü", 0, 2, spans, &groups) == SS_OK && groups == 1 && spans[0].end == 1);
    CHECK(groups_of(".", SS_PATTERN_UNICODE, "aü", 2, spans) == 0);
}

static void test_window(void)
{
    char *digits = malloc(10001);
    ss_span spans[SS_PATTERN_GROUPS];
    memset(digits, '7', 10000);
    digits[10000] = 0;
    CHECK(groups_of("\\d+", 0, digits, 5, spans) == 1);
    CHECK(spans[0].start == 5 && spans[0].end == 5 + SS_PATTERN_WINDOW);
    free(digits);
}

static void test_limits(void)
{
    ss_span spans[SS_PATTERN_GROUPS];
    uint32_t groups = 99;
    CHECK(try_match("(a+)+[bc]", 0, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", 0, UINT32_MAX, spans, &groups) == SS_LIMIT);
    CHECK(groups == 0);
}

static void test_errors(void)
{
    ss_pattern *pattern = NULL;
    ss_error error = {SS_OK, 0, ""};
    CHECK(ss_pattern_new(&ss_allocator_libc, "ab(c", 4, 0, &pattern, &error) == SS_PATTERN);
    CHECK(pattern == NULL && error.code == SS_PATTERN && error.offset == 4 && strstr(error.message, "parenthesis"));
    CHECK(ss_pattern_new(&ss_allocator_libc, "ab(c", 4, 0, &pattern, NULL) == SS_PATTERN);
    ss_pattern_free(NULL);
    ss_matcher_free(NULL);
}

static ss_status work(const ss_allocator *memory)
{
    ss_pattern *pattern = NULL;
    ss_matcher *matcher = NULL;
    ss_text text = text_of("S/2024/255");
    ss_span spans[SS_PATTERN_GROUPS];
    uint32_t groups = 0;
    ss_status status = ss_pattern_new(memory, "S/(\\d+)/(\\d+)", 13, SS_PATTERN_UNICODE, &pattern, NULL);
    if (status == SS_OK) status = ss_matcher_new(memory, &matcher);
    if (status == SS_OK) status = ss_pattern_match(pattern, matcher, &text, (ss_span){0, text.size}, 0, spans, &groups);
    if (status == SS_OK) CHECK(groups == 3 && spans[2].end == 10);
    ss_matcher_free(matcher);
    ss_pattern_free(pattern);
    return status;
}

static void test_sweep(void)
{
    unsigned long k = 1;
    for (bool reached = true; reached && k < 1000; k++) {
        ss_allocator memory = check_failing(k);
        ss_status status = work(&memory);
        reached = check_calls >= k;
        CHECK(status == SS_OK || (reached && status == SS_NOMEM));
        CHECK(check_balanced());
    }
    CHECK(k > 5);
}

int main(void)
{
    test_matching();
    test_edges();
    test_window();
    test_limits();
    test_errors();
    test_sweep();
    return CHECK_DONE();
}

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "text/pattern.h"

#define MATCH_LIMIT 50000u /* for one place: so much as a quadratic pattern needs for a long sentence */
#define DEPTH_LIMIT 1000u
#define HEAP_LIMIT 1024u /* KiB */
#define LOOK_BEHIND 256u
#define STACK_FIRST ((size_t)32 * 1024)
#define STACK_MOST ((size_t)512 * 1024)

/* PCRE2 frees without telling sizes, so each of its pieces carries its own in front. */
#define FRONT ((size_t)16)

static void *make_piece(PCRE2_SIZE size, void *ctx)
{
    const ss_allocator *memory = ctx;
    if (size > SIZE_MAX - FRONT) return NULL;
    char *piece = ss_resize(memory, NULL, 0, size + FRONT);
    if (!piece) return NULL;
    memcpy(piece, &size, sizeof size);
    return piece + FRONT;
}

static void free_piece(void *piece, void *ctx)
{
    const ss_allocator *memory = ctx;
    PCRE2_SIZE size;
    if (!piece) return;
    char *front = (char *)piece - FRONT;
    memcpy(&size, front, sizeof size);
    ss_release(memory, front, size + FRONT);
}

/* ---- patterns --------------------------------------------------------------------------------------------------------- */

struct ss_pattern {
    const ss_allocator *memory;
    pcre2_general_context *general;
    pcre2_code *code;
};

static ss_status report(ss_error *error, int code, size_t offset)
{
    PCRE2_UCHAR message[SS_MESSAGE_SIZE];
    if (code == PCRE2_ERROR_HEAP_FAILED || code == PCRE2_ERROR_NOMEMORY) return ss_error_set(error, SS_NOMEM, 0, "out of memory");
    if (pcre2_get_error_message(code, message, sizeof message) < 0) message[0] = 0;
    return ss_error_set(error, SS_PATTERN, offset, "%s", (const char *)message);
}

static uint32_t compile_options(uint32_t options)
{
    uint32_t flags = PCRE2_NEVER_BACKSLASH_C | PCRE2_ANCHORED; /* anchored here: as an option of matching it would rule out the JIT */
    flags |= PCRE2_DUPNAMES;
    if (options & SS_PATTERN_CASELESS) flags |= PCRE2_CASELESS;
    if (options & SS_PATTERN_EXTENDED) flags |= PCRE2_EXTENDED;
    if (options & SS_PATTERN_DOTALL) flags |= PCRE2_DOTALL;
    if (options & SS_PATTERN_UNICODE) flags |= PCRE2_UTF | PCRE2_UCP;
    return flags;
}

static uint32_t groups_in(const ss_pattern *pattern)
{
    uint32_t count = 0;
    (void)pcre2_pattern_info(pattern->code, PCRE2_INFO_CAPTURECOUNT, &count);
    return count;
}

/* No memory for the JIT is no failure: the same code is interpreted then. */
static ss_status compile(ss_pattern *pattern, const char *expression, uint32_t size, uint32_t options, ss_error *error)
{
    int code = 0;
    PCRE2_SIZE offset = 0;
    pcre2_compile_context *context = pcre2_compile_context_create(pattern->general);
    if (!context) return ss_error_set(error, SS_NOMEM, 0, "out of memory");
    (void)pcre2_set_max_pattern_length(context, SS_PATTERN_WINDOW);
    pattern->code = pcre2_compile((PCRE2_SPTR)expression, size, compile_options(options), &code, &offset, context);
    pcre2_compile_context_free(context);
    if (!pattern->code) return report(error, code, offset);
    if (groups_in(pattern) >= SS_PATTERN_GROUPS)
        return ss_error_set(error, SS_PATTERN, size, "more than %u groups: write (?:...) where a group needs no name", SS_PATTERN_GROUPS - 1);
    (void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
    return SS_OK;
}

ss_status ss_pattern_new(const ss_allocator *memory, const char *expression, uint32_t size, uint32_t options,
                         ss_pattern **out, ss_error *error)
{
    ss_pattern *pattern = ss_make(memory, sizeof *pattern);
    if (!pattern) return ss_error_set(error, SS_NOMEM, 0, "out of memory");
    pattern->memory = memory;
    pattern->general = pcre2_general_context_create(make_piece, free_piece, (void *)(uintptr_t)memory);
    ss_status status = pattern->general ? compile(pattern, expression, size, options, error)
                                        : ss_error_set(error, SS_NOMEM, 0, "out of memory");
    if (status == SS_OK) *out = pattern;
    else ss_pattern_free(pattern);
    return status;
}

void ss_pattern_free(ss_pattern *pattern)
{
    if (!pattern) return;
    pcre2_code_free(pattern->code);
    pcre2_general_context_free(pattern->general);
    ss_release(pattern->memory, pattern, sizeof *pattern);
}

uint32_t ss_pattern_names(const ss_pattern *pattern)
{
    uint32_t count = 0;
    (void)pcre2_pattern_info(pattern->code, PCRE2_INFO_NAMECOUNT, &count);
    return count;
}

/* An entry of PCRE2's table: the number in two bytes, the name, a zero. */
ss_group_name ss_pattern_name(const ss_pattern *pattern, uint32_t index)
{
    PCRE2_SPTR table = NULL;
    uint32_t width = 0;
    (void)pcre2_pattern_info(pattern->code, PCRE2_INFO_NAMETABLE, &table);
    (void)pcre2_pattern_info(pattern->code, PCRE2_INFO_NAMEENTRYSIZE, &width);
    PCRE2_SPTR entry = table + (size_t)index * width;
    const char *name = (const char *)entry + 2;
    return (ss_group_name){name, (uint32_t)strlen(name), (uint32_t)entry[0] << 8 | entry[1]};
}

/* ---- matchers --------------------------------------------------------------------------------------------------------- */

struct ss_matcher {
    const ss_allocator *memory;
    pcre2_general_context *general;
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack; /* NULL where there is no JIT: the machine's own stack serves then */
};

static bool fill(ss_matcher *matcher)
{
    matcher->general = pcre2_general_context_create(make_piece, free_piece, (void *)(uintptr_t)matcher->memory);
    if (!matcher->general) return false;
    matcher->context = pcre2_match_context_create(matcher->general);
    matcher->data = pcre2_match_data_create(SS_PATTERN_GROUPS, matcher->general);
    if (!matcher->context || !matcher->data) return false;
    (void)pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    (void)pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
    (void)pcre2_set_heap_limit(matcher->context, HEAP_LIMIT);
    matcher->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_MOST, matcher->general);
    if (matcher->stack) pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    return true;
}

ss_status ss_matcher_new(const ss_allocator *memory, ss_matcher **out)
{
    ss_matcher *matcher = ss_make(memory, sizeof *matcher);
    if (!matcher) return SS_NOMEM;
    matcher->memory = memory;
    if (!fill(matcher)) {
        ss_matcher_free(matcher);
        return SS_NOMEM;
    }
    *out = matcher;
    return SS_OK;
}

void ss_matcher_free(ss_matcher *matcher)
{
    if (!matcher) return;
    pcre2_jit_stack_free(matcher->stack);
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    pcre2_general_context_free(matcher->general);
    ss_release(matcher->memory, matcher, sizeof *matcher);
}

static ss_span span_of(const PCRE2_SIZE *pair, uint32_t base)
{
    if (pair[0] == PCRE2_UNSET || pair[1] < pair[0]) return (ss_span){UINT32_MAX, UINT32_MAX};
    return (ss_span){base + (uint32_t)pair[0], base + (uint32_t)pair[1]};
}

static ss_status status_of(int result)
{
    if (result == PCRE2_ERROR_NOMATCH) return SS_OK;
    return result == PCRE2_ERROR_NOMEMORY ? SS_NOMEM : SS_LIMIT;
}

static bool inside_point(const ss_text *text, uint32_t at)
{
    return at < text->size && ((unsigned char)text->bytes[at] & 0xC0) == 0x80;
}

/* What PCRE2 sees: a little before `at`, for \b and looks behind, and the window. No end cuts a code point. */
static ss_span window_of(const ss_text *text, ss_span within, uint32_t at)
{
    ss_span window = {at - within.start > LOOK_BEHIND ? at - LOOK_BEHIND : within.start, within.end};
    if (window.end - at > SS_PATTERN_WINDOW) window.end = at + SS_PATTERN_WINDOW;
    while (window.start < at && inside_point(text, window.start)) window.start++;
    while (window.end > at && inside_point(text, window.end)) window.end--;
    return window;
}

ss_status ss_pattern_match(const ss_pattern *pattern, ss_matcher *matcher, const ss_text *text, ss_span within, uint32_t at,
                           ss_span spans[SS_PATTERN_GROUPS], uint32_t *groups)
{
    *groups = 0;
    if (within.end > text->size) within.end = text->size;
    if (at < within.start || at > within.end || inside_point(text, at)) return SS_OK;
    ss_span window = window_of(text, within, at);
    uint32_t options = PCRE2_NO_UTF_CHECK | (window.start > within.start ? PCRE2_NOTBOL : 0) | (window.end < within.end ? PCRE2_NOTEOL : 0);
    int result = pcre2_match(pattern->code, (PCRE2_SPTR)text->bytes + window.start, window.end - window.start, at - window.start,
                             options, matcher->data, matcher->context);
    if (result < 0) return status_of(result);
    uint32_t count = result == 0 ? SS_PATTERN_GROUPS : (uint32_t)result;
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(matcher->data);
    for (uint32_t i = 0; i < count; i++) spans[i] = span_of(pairs + 2 * i, window.start);
    *groups = count;
    return SS_OK;
}

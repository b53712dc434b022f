/* Expressions and their literals under libFuzzer: wherever PCRE2 finds a match, one of the literals must stand in it.
 *
 *   byte 0: options   the first line: the expression   the rest: the text
 *
 * That the literals are sound is what users' patterns rest on: a wrong one would cost matches in silence. */
#include "must.h"
#include "text/literals.h"

static bool stands(const ss_literal *literals, uint32_t count, const ss_text *text, ss_span within) {
    for (uint32_t i = 0; i < count; i++)
        if (ss_literal_find(&literals[i], text->bytes, within.start, within.end) < within.end) return true;
    return false;
}

/* The literals are those of the whole sentence: what is only looked at must be there too, but is no literal. */
static void match_everywhere(const ss_pattern *pattern, const ss_literal *literals, uint32_t count, const ss_text *text) {
    ss_matcher *matcher;
    ss_span spans[SS_PATTERN_GROUPS], whole = {0, text->size};
    uint32_t groups;
    MUST(ss_matcher_new(&ss_allocator_libc, &matcher) == SS_OK);
    for (uint32_t at = 0; at <= text->size; at++) {
        ss_status status = ss_pattern_match(pattern, matcher, text, whole, at, spans, &groups);
        if (status == SS_LIMIT) break;
        MUST(status == SS_OK);
        for (uint32_t i = 0; i < groups; i++) MUST(spans[i].start == UINT32_MAX || (spans[i].start <= spans[i].end && spans[i].end <= text->size));
        MUST(!groups || stands(literals, count, text, whole));
    }
    ss_matcher_free(matcher);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const uint8_t *line = size > 1 ? memchr(data + 1, '\n', size - 1) : NULL;
    if (!line) return 0;
    const char *expression = (const char *)data + 1;
    uint32_t length = (uint32_t)(line - data - 1), options = SS_PATTERN_UNICODE | (data[0] & (SS_PATTERN_CASELESS | SS_PATTERN_EXTENDED | SS_PATTERN_DOTALL));
    ss_text text = {(const char *)line + 1, (uint32_t)(size - (size_t)(line + 1 - data)), false};
    bool ascii;
    if (ss_utf8_check(expression, length, &ascii) < length || ss_utf8_check(text.bytes, text.size, &text.ascii) < text.size) return 0;
    ss_pattern *pattern;
    ss_literal literals[SS_LITERALS];
    if (ss_pattern_new(&ss_allocator_libc, expression, length, options, &pattern, NULL) != SS_OK) return 0;
    uint32_t count = ss_literals_of(expression, length, options, literals);
    if (count) match_everywhere(pattern, literals, count, &text);
    ss_pattern_free(pattern);
    return 0;
}

/* Regular expressions: the only file that sees PCRE2.
 *
 * A pattern is compiled once, shared by all threads, and matched anchored at one place in a window of at most 4 KiB, with
 * match, depth and heap limits, so that its cost is bounded whatever the text says. A ss_matcher holds what a thread needs
 * to match (match data, context, JIT stack). Texts are valid UTF-8 already, so PCRE2 does not check them again. Memory
 * comes through the allocator (all but the JIT's code, which the system maps). JIT is used where the machine has it and
 * makes no difference to what matches. Up to 256 bytes before the place are seen by \b and looks behind; ^ and $ hold at the
 * ends of the text alone. */
#ifndef SS_TEXT_PATTERN_H
#define SS_TEXT_PATTERN_H

#include "text/utf8.h"

#define SS_PATTERN_WINDOW 4096u
#define SS_PATTERN_GROUPS 16u

typedef struct ss_pattern ss_pattern;
typedef struct ss_matcher ss_matcher;

enum { SS_PATTERN_CASELESS = 1, SS_PATTERN_UNICODE = 2 /* UTF and UCP: for users' patterns */ };

/* SS_PATTERN with the byte offset in the expression and PCRE2's message when it does not compile. */
ss_status ss_pattern_new(const ss_allocator *memory, const char *expression, uint32_t size, uint32_t options,
                         ss_pattern **out, ss_error *error);
void ss_pattern_free(ss_pattern *pattern);

ss_status ss_matcher_new(const ss_allocator *memory, ss_matcher **out);
void ss_matcher_free(ss_matcher *matcher);

/* Matches at exactly `at`, looking no further than `limit` (cut to the window). *groups is how many spans were filled
 * (group 0 first; a group that took no part has start == end == UINT32_MAX), 0 when there is no match.
 * SS_LIMIT when a limit of PCRE2 was hit: the caller makes a warning row of it. */
ss_status ss_pattern_match(const ss_pattern *pattern, ss_matcher *matcher, const ss_text *text, uint32_t at, uint32_t limit,
                           ss_span spans[SS_PATTERN_GROUPS], uint32_t *groups);

#endif

/* Regular expressions: the only file that sees PCRE2.
 *
 * A pattern is compiled once, shared by all threads, and matched anchored at one place in a window of at most 4 KiB, with
 * match, depth and heap limits, so that its cost is bounded whatever the text says. A ss_matcher holds what a thread needs
 * to match (match data, context, JIT stack). Texts are valid UTF-8 already, so PCRE2 does not check them again. Memory
 * comes through the allocator (all but the JIT's code, which the system maps). JIT is used where the machine has it and
 * makes no difference to what matches, but may to which texts are too hard. A pattern sees one part of a text (a sentence): ^ and
 * $ hold at its ends alone, \b and looks behind see up to 256 bytes of it before the place.
 *
 * A name may belong to several groups: whichever of them took part in a match has it then. */
#ifndef SS_TEXT_PATTERN_H
#define SS_TEXT_PATTERN_H

#include "text/utf8.h"

#define SS_PATTERN_WINDOW 4096u
#define SS_PATTERN_GROUPS 16u

typedef struct ss_pattern ss_pattern;
typedef struct ss_matcher ss_matcher;

enum {
    SS_PATTERN_CASELESS = 1,
    SS_PATTERN_UNICODE = 2,  /* UTF and UCP: for users' patterns */
    SS_PATTERN_EXTENDED = 4, /* white space and # comments in the expression mean nothing */
    SS_PATTERN_DOTALL = 8,   /* the dot matches line breaks too */
};

/* SS_PATTERN with the byte offset in the expression and PCRE2's message when it does not compile, or has too many groups. */
ss_status ss_pattern_new(const ss_allocator *memory, const char *expression, uint32_t size, uint32_t options,
                         ss_pattern **out, ss_error *error);
void ss_pattern_free(ss_pattern *pattern);

/* The names of groups, in the order of the alphabet; borrowed from the pattern. */
typedef struct { const char *at; uint32_t size, group; } ss_group_name;
uint32_t ss_pattern_names(const ss_pattern *pattern);
ss_group_name ss_pattern_name(const ss_pattern *pattern, uint32_t index);

ss_status ss_matcher_new(const ss_allocator *memory, ss_matcher **out);
void ss_matcher_free(ss_matcher *matcher);

/* Matches at exactly `at` in the part `within` of the text, looking no further than its end (and the window's). *groups is how
 * many spans were filled (group 0 first; a group that took no part has start == end == UINT32_MAX), 0 when there is no match.
 * SS_LIMIT when a limit of PCRE2 was hit: the caller makes a warning row of it. */
ss_status ss_pattern_match(const ss_pattern *pattern, ss_matcher *matcher, const ss_text *text, ss_span within, uint32_t at,
                           ss_span spans[SS_PATTERN_GROUPS], uint32_t *groups);

#endif

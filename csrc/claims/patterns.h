/* Users' own rules: regular expressions that add claims, change acts, or say that a sentence is no text.
 *
 *   name      kind         expression                                         says
 *   "floor"   claim        (?<source>\w+) (?<cue>took the floor to say) (?<content>.+)   state
 *   "slams"   act          \bslammed\b                                        accuse
 *   "ads"     boilerplate  ^Sign up here
 *
 * Built once, then never changed and shared by all threads; what a thread needs to match stands in its document. Rules are
 * numbered in the order in which they came. docs/patterns.md describes what users write; claims/ruled.h what becomes of it. */
#ifndef SS_CLAIMS_PATTERNS_H
#define SS_CLAIMS_PATTERNS_H

#include "claims/provenance.h"
#include "text/literals.h"

typedef enum { SS_KIND_CLAIM, SS_KIND_ACT, SS_KIND_BOILERPLATE, SS_KINDS } ss_rule_kind;

/* What a named group stands for. */
typedef enum { SS_SLOT_SOURCE, SS_SLOT_CUE, SS_SLOT_CONTENT, SS_SLOT_ADDRESSEE, SS_SLOT_TARGET, SS_SLOTS } ss_slot;
const char *ss_slot_text(ss_slot slot);

/* A rule as it is given, in words; size 0 where nothing is said. Borrowed for the call. */
typedef struct {
    ss_slice name, kind, expression;
    ss_slice flags;                 /* "caseless extended" */
    ss_slice act, lemma, cameo, level, modality;
    ss_slice roles;                 /* "body headline" */
    bool negated;
    float confidence;               /* 0..1 */
} ss_given_rule;

enum { SS_UNSAID = 255 }; /* of act, level and modality: the verb in the text tells */

typedef struct {
    ss_pattern *pattern;
    ss_part_of literals;            /* none: it is tried in every sentence */
    ss_part_of name, lemma, cameo;  /* bytes in `strings` */
    uint16_t groups[SS_SLOTS];/* bit i: the i-th group of the expression has that name */
    uint8_t kind, act, level, modality, negated;
    uint8_t roles;                  /* bit i: sentences of ss_role i are looked at */
    float confidence;
} ss_user_rule;

typedef struct ss_patterns {
    const ss_allocator *memory;
    SS_LIST(ss_user_rule) rules;
    SS_LIST(ss_literal) literals;
    ss_chars strings;
} ss_patterns;

void ss_patterns_init(ss_patterns *patterns, const ss_allocator *memory); /* allocates nothing */
void ss_patterns_free(ss_patterns *patterns);

/* SS_PATTERN when the rule cannot be one: `error` then says why, and at which byte of the expression, or at SS_NO_PLACE when
 * something else is wrong. The rules so far stay as they were. */
#define SS_NO_PLACE UINT64_MAX
ss_status ss_patterns_add(ss_patterns *patterns, const ss_given_rule *given, ss_error *error);

static inline ss_slice ss_patterns_text(const ss_patterns *patterns, ss_part_of part) {
    return (ss_slice){part.count ? patterns->strings.at + part.first : "", part.count};
}

/* A claim of this act (a vote, a refusal to speak) is one without content too. */
bool ss_patterns_bare(uint8_t act);

/* The CAMEO code of an act where no verb is known: that of its name (accuse: 112) or of most of its verbs; empty for attitudes. */
const char *ss_act_cameo(ss_act act);

#endif

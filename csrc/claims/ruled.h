/* Users' rules at work in one document.
 *
 *   sentences --ss_ruled_silence--> roles    drafts --ss_ruled_claims, ss_ruled_acts (drafts.h)--> drafts    --ss_ruled_warn--> warnings
 *
 * A rule looks at one sentence at a time, and only at those that hold one of its literals. A match begins at a word or mark, holds
 * at least one byte, and the next one begins behind it. Where PCRE2 would have to try too much, the rule leaves the sentence, and
 * there is a warning row; after SS_OVERRUNS of them in a document the rule is not tried in the rest of it, and the last row
 * says so. So the cost is linear in the text for any expression, and nothing is missed in silence.
 *
 * A document without rules costs one look at a pointer. */
#ifndef SS_CLAIMS_RULED_H
#define SS_CLAIMS_RULED_H

#include "claims/document.h"

enum { SS_OVERRUNS = 8 };

/* What one match is: the sentence, and the spans of the groups of the expression. */
typedef struct {
    const ss_user_rule *rule;
    uint32_t number, sentence;
    const ss_span *spans;
    uint32_t groups;
} ss_ruled_match;

/* Calls `found` for each match of the rule, in text order; `anywhere`: whatever the roles of sentences. What `found`
 * returns ends the search unless it is SS_OK. */
typedef ss_status ss_ruled_found(void *ctx, const ss_ruled_match *match);
ss_status ss_ruled_each(ss_document *document, uint32_t number, bool anywhere, ss_ruled_found *found, void *ctx);

/* The bytes of the i-th group of that name that took part; false when there are not so many. */
bool ss_ruled_slot(const ss_ruled_match *match, ss_slot slot, uint32_t i, ss_span *out);

/* Sentences that a rule calls boilerplate get that role. Needs tokens and sentences. */
ss_status ss_ruled_silence(ss_document *document);
/* A row for each overrun. The last stage: messages go to the pool of the names. */
ss_status ss_ruled_warn(ss_document *document);

/* One rule on a text of its own, whatever its sentences are: for the examples in users' files. */
ss_status ss_ruled_try(ss_document *document, const ss_vocabulary *vocabulary, ss_text text, uint32_t number, ss_ruled_found *found, void *ctx);

#endif

/* What claims are to each other and to the finds around them: parents, kinds, days, who they are about, what they answer.
 *
 *   [Radio Lim reports that [the king, according to [his aide], ...]]      parent: the smallest claim around
 *
 * Works on finished claims in text order; `drafts` are gone by then. Linear but for nesting, which looks back over open
 * claims at most SS_NESTING deep. */
#ifndef SS_CLAIMS_NESTING_H
#define SS_CLAIMS_NESTING_H

#include "claims/view.h"

enum { SS_NESTING = 12 };

/* Sets of every claim:
 *   parent, depth   the smallest other claim whose content holds the cue and at least half of the content; SS_NONE before
 *   kind            direct: every piece stands in marks; mixed: some marks; indirect: none
 *   date, days      the day of the act: the date nearest to the cue in its sentence that stands outside the content and inside
 *                   the parent's; else that of the same speaker just before, and for votes that of the article's other votes.
 *                   `date` is kept where its day is not known yet (28 March of no year), so that a corpus can find it
 *   refers_to       "deny these accusations": the last claim before of the act that the noun names
 *   about           entities mentioned in the content, each once, in text order */
ss_status ss_nesting_find(const ss_view *view, ss_claims *claims);

#endif

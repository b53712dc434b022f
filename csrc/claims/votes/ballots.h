/* Votes and mandates of a document, from its claims and from what stands in its sentences.
 *
 *   claims (voted for, abstained, vetoed) --+
 *                                           +--> tellings, in text order --> ballots, one for each vote --> outcome, members
 *   counts in the text (12-2-1, 120 to 85) -+
 *
 * A ballot needs a body, and a count, a veto or two stated positions; conditional, denied, threatened and repeated votes
 * ("would veto", "has vetoed 17 drafts") make none. What the members of a council must have done is derived only where the
 * counts leave no choice, from the table of council members of the vote's year. Counts that do not add up give a warning
 * "vote-arithmetic". Articles without a word of the classes VOTE and MANDATE are left at once. */
#ifndef SS_CLAIMS_VOTES_BALLOTS_H
#define SS_CLAIMS_VOTES_BALLOTS_H

#include "claims/document.h"

/* `document` with its claims; fills document->ballots, and adds warnings. Linear in the tokens. */
ss_status ss_ballots_find(ss_document *document, const ss_lexicon *lexicon);

#endif

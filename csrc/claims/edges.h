/* What stands at the ends of a content and is none of it:
 *
 *   13:40 [“We are short of boats,”] Berg says        the time of an entry in a running report
 *   But [“we are short of boats,”] Berg said          a link of the reporter's before a quotation
 *   According to the Post, citing two clerks, [the bank will close]
 *   Lind asked Nils Berg [how deep it was]            whom the question is put to
 *   Norland, which claims [the reef], has built on it     the clause around a relative
 *   They have "sold the pier," a claim Norland denies     what is answered
 *
 * "The Post reported on Monday, citing [two clerks], [that the bank will close]" is parted between its two verbs.
 * After all other stages of drafts: the ends of contents move, and no draft is made but for such a verb. */
#ifndef SS_CLAIMS_EDGES_H
#define SS_CLAIMS_EDGES_H

#include "claims/drafts.h"

ss_status ss_edges_trim(ss_making *making);

#endif

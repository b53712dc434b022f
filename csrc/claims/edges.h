/* What stands at the ends of a content or source and is none of it:
 *
 *   13:40 [“We are short of boats,”] Berg says        the time of an entry in a running report
 *   But [“we are short of boats,”] Berg said          a link of the reporter's before a quotation
 *   According to the Post, citing two clerks, [the bank will close]
 *   Lind asked Nils Berg [how deep it was]            whom the question is put to
 *   Norland, which claims [the reef], has built on it     the clause around a relative
 *   I would like, [as mayor, to stay]                  the mark before it
 *   They have "sold the pier," a claim Norland denies     what is answered
 *
 * "The Post reported on Monday, citing [two clerks], [that the bank will close]" is parted between its two verbs.
 * "I would like to stress that" stresses; a draft whose content are the circumstances before its subject goes.
 *
 * After all other stages of drafts: ends of contents and sources move, a draft may take the act of the verb in its content or be
 * dropped, and none is made but for such a part. */
#ifndef SS_CLAIMS_EDGES_H
#define SS_CLAIMS_EDGES_H

#include "claims/drafts.h"

ss_status ss_edges_trim(ss_making *making);

#endif

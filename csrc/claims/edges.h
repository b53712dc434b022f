/* What stands at the front of a content and is none of it:
 *
 *   13:40 [“We are short of boats,”] Berg says        the time of an entry in a running report
 *   But [“we are short of boats,”] Berg said          a link of the reporter's before a quotation
 *   According to the Post, citing two clerks, [the bank will close]
 *   Lind asked Nils Berg [how deep it was]            whom the question is put to
 *
 * After all other stages of drafts: the ends of contents move, and nothing else does. */
#ifndef SS_CLAIMS_EDGES_H
#define SS_CLAIMS_EDGES_H

#include "claims/drafts.h"

void ss_edges_trim(ss_making *making);

#endif

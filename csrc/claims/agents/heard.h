/* What somebody hears others say.
 *
 *   The judge was told by Ida Holm that ...               Holm says it, and the judge hears it
 *   The plan was shelved, the court heard.                nobody named says it, and the court hears it
 *
 * Behind the other stages of drafts: one that has the verb gets its hearer, else one is made. */
#ifndef SS_CLAIMS_AGENTS_HEARD_H
#define SS_CLAIMS_AGENTS_HEARD_H

#include "claims/drafts.h"

ss_status ss_heard_find(ss_making *making);

#endif

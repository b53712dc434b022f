/* Who stands accused, and says something:
 *
 *   [The man accused of killing Ida Holm] has told a court ...      says it, and not whom he is said to have killed
 *                    `--- the charge ---'                           which ends before the verb
 *
 * Asked of each draft that accuses, after the other stages of drafts but agents.c, which asks. */
#ifndef SS_CLAIMS_AGENTS_CHARGES_H
#define SS_CLAIMS_AGENTS_CHARGES_H

#include "claims/drafts.h"

void ss_charge_settle(ss_making *making, uint32_t index);

#endif

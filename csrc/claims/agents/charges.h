/* Who stands accused:
 *
 *   [The man accused of killing Ida Holm] has told a court ...      says it, and not whom he is said to have killed
 *                    `--- the charge ---'                           which ends before the verb
 *   [Ida Holm], charged with theft, was freed                       is no source of that, but its target
 *
 * Asked of each draft that accuses, after the other stages of drafts but agents.c, which asks. */
#ifndef SS_CLAIMS_AGENTS_CHARGES_H
#define SS_CLAIMS_AGENTS_CHARGES_H

#include "claims/drafts.h"

void ss_charge_settle(ss_making *making, uint32_t index);

/* An act that somebody may undergo. */
static inline bool ss_charge_may(const ss_draft *draft) {
    const uint32_t acts = 1u << SS_ACT_ACCUSE | 1u << SS_ACT_BLAME | 1u << SS_ACT_URGE | 1u << SS_ACT_DEMAND | 1u << SS_ACT_PRAISE | 1u << SS_ACT_ASK | 1u << SS_ACT_WARN;
    return !draft->level && (acts >> draft->act & 1);
}
/* "[Drivers] are urged to stay", "[Berg] was charged with fraud": of a passive without an agent and an act that ss_charge_may: who it is done to is
 * no source. */
void ss_charge_undergone(const ss_making *making, ss_draft *draft);
/* "[Berg] faces claims that", "[Berg] responded to claims that": of a draft with a source before its cue; others make them, and against him in
 * the first case. */
void ss_charge_faced(const ss_making *making, ss_draft *draft);
/* "[Berg], asked about the pier, said": who is asked is no source. */
void ss_charge_asked(const ss_making *making, ss_draft *draft);
/* Whom a passive tells of is accused, blamed or urged; of others he hears it. */
void ss_charge_party(const ss_view *view, ss_draft *draft, ss_run patient);
/* "Berg [stands] accused": before the token. */
bool ss_charge_stands(const ss_view *view, uint32_t token);

#endif

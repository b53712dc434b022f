/* What source and content make of an act that the cue alone leaves open, once the speakers are known:
 *
 *   The audit [says] ..., KCNA [said] ...            state, of a document or an outlet: report
 *   Minsk [warned] that it would answer              warn, of what the speaker will do: threaten
 *   Oslo [does not support] the ban                  a stance, negated: reject, and not negated
 *   She [would not say] whether it was late          state, negated: decline, and not negated
 *   If the council [rejects] it, ...                 actual, behind "if": conditional
 *   Some [call] it a victory                         the noun urges, the verb does not: state
 *   She [said] nothing                               no claim */
#ifndef SS_CLAIMS_ACTS_H
#define SS_CLAIMS_ACTS_H

#include "claims/speakers/speakers.h"

void ss_acts_settle(ss_making *making, const ss_speaker *speakers);

#endif

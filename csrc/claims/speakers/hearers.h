/* Who is spoken to, where the cue itself does not say it:
 *
 *   “...,” Chen said in a call with [analysts]          In a letter to [the board], Kim wrote ...
 *   Speaking to [the Argus], Baptiste explained ...     Lapshin, in an interview with [RIA Novosti], recalled ...
 *
 *   asked [the minister] whether it would rain
 *
 * Only within a few tokens of the cue and at the front of its sentence, outside the content. */
#ifndef SS_CLAIMS_SPEAKERS_HEARERS_H
#define SS_CLAIMS_SPEAKERS_HEARERS_H

#include "claims/speakers/speakers.h"

/* Whoever stands between a verb of asking and its question, or an empty run. */
ss_run ss_hearer_asked(const ss_view *view, const ss_draft *draft);
/* Fills the addressee of drafts that have none. */
void ss_hearers_find(ss_making *making, const ss_speaker *speakers);

#endif

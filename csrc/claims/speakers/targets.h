/* Whom an act is aimed at: who is accused, blamed, urged, praised.
 *
 *   Norland accused [Sudland] of hiding the bill          the frame tells (frames.c, contents.c)
 *   Norland praised [the divers]                          the object right behind the verb
 *   Norland blamed the delay on [Sudland]                 behind "on"
 *   Norland called for [Norwegian firms] to close         who is to do it
 *   [Drivers] were urged to stay                          whom a passive tells of
 *   Berg, [whom] Norland accused of fraud                 the relative before who does it
 *
 * Asked of a draft whose speaker is known; an empty run is nobody. */
#ifndef SS_CLAIMS_SPEAKERS_TARGETS_H
#define SS_CLAIMS_SPEAKERS_TARGETS_H

#include "claims/speakers/speakers.h"

/* The target of the draft, whose own `target` is what its frame tells. */
ss_run ss_target_find(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker);
/* Who stands at the token, where the object of a verb may: a pronoun, a name, people; an empty run when nobody does. */
ss_run ss_target_somebody(const ss_view *view, uint32_t at, uint32_t end);
/* The whole noun phrase of which the run is a part: with the name apposed to it, the other names of its list, without adverbs behind it. It
 * goes no further than `end`. */
ss_run ss_target_whole(const ss_view *view, ss_run run, uint32_t end);

#endif

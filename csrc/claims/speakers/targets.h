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

/* A cheap look, which most drafts do not pass: the frame tells of somebody, or the act is aimed at somebody, or the verb may call him something. */
static inline bool ss_target_may(const ss_draft *draft) {
    const uint32_t aimed = 1u << SS_ACT_ACCUSE | 1u << SS_ACT_BLAME | 1u << SS_ACT_PRAISE | 1u << SS_ACT_THREATEN | 1u << SS_ACT_URGE | 1u << SS_ACT_DEMAND;
    return draft->target.end || (aimed >> draft->act & 1) || (draft->act == SS_ACT_STATE && draft->rule == SS_RULE_CUE_NOUN_PHRASE);
}
/* The target of the draft, whose own `target` is what its frame tells. */
ss_run ss_target_find(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker);
/* Who stands at the token, where the object of a verb may: a pronoun, a name, people; an empty run when nobody does. */
ss_run ss_target_somebody(const ss_view *view, uint32_t at, uint32_t end);
/* The whole noun phrase of which the run is a part: with the name apposed to it, the other names of its list, without adverbs behind it. It
 * goes no further than `end`. */
ss_run ss_target_whole(const ss_view *view, ss_run run, uint32_t end);

#endif

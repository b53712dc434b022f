/* Papers that carry what others say:
 *
 *   According to the Post, citing two clerks, [the bank will close]
 *   The Post reported on Monday, citing [two clerks], [that the bank will close]
 *   [The bank will close], the Post quoted Nils Berg as saying       Berg says it
 *   Holm was quoted by the Post [as saying that ...]
 *   [Nils Berg], the Post reported, [said the bank will close]       the Post tells both parts, Berg the second one
 *
 * Used by edges.c, while ends of contents and sources are settled. */
#ifndef SS_CLAIMS_CARRIERS_H
#define SS_CLAIMS_CARRIERS_H

#include "claims/drafts.h"

/* The word begins as "citing" and "quoted" do: most do not, and are asked no more. */
static inline bool ss_carrier_like(const ss_view *view, uint32_t token) {
    char letter = view->bytes[view->tokens[token].start] | 0x20;
    return letter == 'c' || letter == 'q';
}
static inline bool ss_carrier_cites(const ss_view *view, uint32_t token) {
    return ss_carrier_like(view, token) && (ss_view_word(view, token, "citing") || ss_view_word(view, token, "quoting"));
}
/* Such a verb, or a report whose carrier may stand elsewhere: the others are nothing for ss_carrier_settle. */
static inline bool ss_carrier_may(const ss_view *view, const ss_draft *draft) {
    bool report = draft->rule == SS_RULE_CUE_ACCORDING || (draft->act == SS_ACT_REPORT && draft->passive);
    return report || (draft->cue_run.first < draft->cue_run.end && ss_carrier_like(view, draft->cue_run.first)) || (draft->head != SS_NONE && ss_carrier_like(view, draft->head));
}
/* Where the piece begins behind whom the cue cites. */
uint32_t ss_carrier_front(const ss_view *view, const ss_draft *draft, ss_run piece);
/* Whom the paper cites or quotes; `piece` is the first of the draft. */
ss_status ss_carrier_settle(ss_making *making, uint32_t index, ss_run *piece);
/* An incidental "the Post reported" between a subject and its verb. */
ss_status ss_carrier_hold(ss_making *making, uint32_t index);
/* A report whose content stands behind whom it cites gets a draft of its own. */
ss_status ss_carrier_part(ss_making *making, uint32_t index);

#endif

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

static inline bool ss_carrier_cites(const ss_view *view, uint32_t token) { return ss_view_word(view, token, "citing") || ss_view_word(view, token, "quoting"); }
/* Where the piece begins behind whom the cue cites. */
uint32_t ss_carrier_front(const ss_view *view, const ss_draft *draft, ss_run piece);
/* Whom the paper cites or quotes; `piece` is the first of the draft. */
void ss_carrier_settle(ss_making *making, uint32_t index, ss_run *piece);
/* An incidental "the Post reported" between a subject and its verb. */
ss_status ss_carrier_hold(ss_making *making, uint32_t index);
/* A report whose content stands behind whom it cites gets a draft of its own. */
ss_status ss_carrier_part(ss_making *making, uint32_t index);

#endif

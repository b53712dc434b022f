/* Mandates of expert panels and missions: what a sentence says of their start, their end and their renewal.
 *
 *   The mandate of the [Panel of Experts] ends on [April 30]                  end; active
 *   a draft to extend the mandate of the [panel] until [30 April 2025]        proposed end, unless the draft was adopted
 *   put an end to the mandate of the [panel]                                  terminated
 *
 * Works on ballots that are finished: whether an extension came about is what the vote in its sentence, or else the
 * document's last one, decided. One row for each sentence that tells a date or a change. */
#ifndef SS_CLAIMS_VOTES_MANDATES_H
#define SS_CLAIMS_VOTES_MANDATES_H

#include "claims/view.h"

/* Fills document->ballots.mandates. */
ss_status ss_mandates_find(const ss_view *view);

/* Adds the panels that a sentence without the word mandate tells of: "The [Panel of Experts] will cease its work on [April 30]". */
ss_status ss_mandates_of_work(const ss_view *view);

#endif

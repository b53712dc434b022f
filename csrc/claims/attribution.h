/* Claims by rule: cues, sources, contents, nesting; who speaks; what act it is.
 *
 *   sentence:  cue candidates -> frame that fits -> content span(s) -> source -> claim
 *   document:  quotations without a cue -> carried on;  nesting -> parent;  pronouns -> speaker
 *
 * ss_claims_find needs all finds of the document and writes only `out`. */
#ifndef SS_CLAIMS_ATTRIBUTION_H
#define SS_CLAIMS_ATTRIBUTION_H

#include "claims/document.h"

/* `document` with everything but its claims; the claims go to document->claims. */
ss_status ss_claims_find(ss_document *document, const ss_lexicon *lexicon);

#endif

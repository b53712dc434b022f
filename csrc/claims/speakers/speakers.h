/* Who speaks: from the source as written to an entity of the document.
 *
 *   "Russian Foreign Ministry spokeswoman Maria Zakharova" -> the person         named
 *   "she"                                                  -> the last speaker that fits   pronoun
 *   "the ministry"                                         -> what it points back to       nominal
 *   "13 members of the Security Council"                   -> the council                  collective
 *   "a senior official"                                    -> nobody with a name           unnamed
 *
 * Drafts are resolved in text order, each with what was resolved before it. */
#ifndef SS_CLAIMS_SPEAKERS_SPEAKERS_H
#define SS_CLAIMS_SPEAKERS_SPEAKERS_H

#include "claims/drafts.h"

typedef struct {
    uint32_t local;        /* or SS_NONE */
    ss_ids all;            /* of a joint source: all locals, `local` first */
    uint8_t how;           /* ss_speaker_how */
    ss_run source;         /* the run that the row shows: the draft's own or the one it shares; may be empty */
} ss_speaker;

/* One ss_speaker for each draft, in draft order; `order` lists the drafts by their place in the text. Pronouns that were
 * resolved are added to `pronouns`. */
ss_status ss_speakers_resolve(ss_making *making, const uint32_t *order, ss_speaker *out, ss_mentions *pronouns);

/* The head of a noun phrase: the mention that it is about, or SS_NONE. */
uint32_t ss_speaker_head(const ss_view *view, ss_run run);

#endif

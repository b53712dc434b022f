/* Who hears a claim and whom it is aimed at: entities of the document, found as those who speak are.
 *
 *   Ida Holm chairs the board. Nils Berg accused [her] of ...   Ida Holm: whoever he can mean but himself
 *   told [the minister], [Norland and Sudland]                  who has the office; the first of them
 *   criticised [Norland's plan]                                 nobody: a thing, whoever owns it
 *
 * After hearers.h, which tells where in the text they stand. */
#ifndef SS_CLAIMS_SPEAKERS_PARTIES_H
#define SS_CLAIMS_SPEAKERS_PARTIES_H

#include "claims/speakers/speakers.h"

/* Fills `addressee` and `target` of the speakers; pronouns are added to `pronouns`, as in ss_speakers_resolve. */
ss_status ss_parties_resolve(ss_making *making, const uint32_t *order, ss_speaker *speakers, ss_mentions *pronouns);

#endif

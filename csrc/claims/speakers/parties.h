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

typedef struct {
    ss_making *making;
    const uint32_t *order;
    ss_speaker *speakers;
} ss_parties;

/* Who the run of the draft at that place of the order stands for: a local into `*out`, which stays SS_NONE for nobody. */
ss_status ss_party_resolve(const ss_parties *parties, uint32_t place, ss_run run, uint32_t *out);

#endif

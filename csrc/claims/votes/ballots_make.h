/* Ballots while they are being made. An inner seam of the files ballots*.c.
 *
 *   tellings --ballots.c: which belong to one vote--> buildings --ballots_finish.c: what follows from them--> ballots */
#ifndef SS_CLAIMS_VOTES_BALLOTS_MAKE_H
#define SS_CLAIMS_VOTES_BALLOTS_MAKE_H

#include "claims/votes/tellings.h"

typedef struct {
    ss_party body;
    uint32_t counts[SS_STANDS]; /* as told; SS_NONE where not */
    uint32_t size;              /* of the body, as told, or SS_NONE */
    uint32_t date;              /* or SS_NONE */
    uint32_t sentence;          /* of the last telling */
    SS_LIST(ss_position) positions;
    ss_ids tellings;            /* in text order; filled by ss_ballots_finish */
    uint8_t rest, whole;        /* stands, or SS_STANDS */
    uint8_t outcome;            /* as told: ss_outcome */
} ss_building;

typedef struct {
    const ss_view *view;
    ss_tellings tellings;
    uint32_t *owner;            /* by telling: the building that it belongs to, or SS_NONE */
    SS_LIST(ss_building) list;
    uint32_t council, council_local; /* the last council that was looked for in the document, and its local or SS_NONE */
    bool council_near;          /* the document speaks of it */
    bool over;                  /* more votes than one document is read for */
} ss_making_ballots;

/* ballots_finish.c: rows for all buildings that tell enough; adds warnings. */
ss_status ss_ballots_finish(ss_making_ballots *making);
/* ballots_members.c: counts that follow from others, members that can have voted only one way, the outcome. `*sum` gets what
 * the counts add up to when they do not fit the body's `*size`, else it is 0. */
ss_status ss_ballots_count(ss_making_ballots *making, ss_building *building, uint32_t year, uint32_t *sum, uint32_t *size);
/* ballots_words.c: motion, symbols and sponsor. `alone`: the only ballot of the document. */
ss_status ss_ballots_name(ss_making_ballots *making, const ss_building *building, bool alone, ss_ballot *ballot);

#endif

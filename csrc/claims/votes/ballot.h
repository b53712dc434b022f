/* A ballot: one vote that an article tells of, joined from all that it says of it; and the mandates that votes are about.
 *
 *   "Thirteen of the 15 members voted in favour."  "Russia opposed."  "China abstained."  "Russia's veto ..."
 *        in_favour 13                                against RU          abstain CN          veto RU     -> one ballot, vetoed
 *
 * Spans are bytes; positions and spans stand in pools of the document (spans in that of the claims), each ballot naming its part. A count is SS_NONE where
 * the article does not tell it and arithmetic does not either. A body or member that only the lexicon names has no local. */
#ifndef SS_CLAIMS_VOTES_BALLOT_H
#define SS_CLAIMS_VOTES_BALLOT_H

#include "claims/claim.h"

/* positions of the contract, in its order */
typedef enum { SS_STAND_FOR, SS_STAND_AGAINST, SS_STAND_VETO, SS_STAND_ABSTAIN, SS_STAND_ABSENT, SS_STANDS } ss_stand;
/* outcomes of the contract, in its order; the last one is none of them */
typedef enum { SS_OUTCOME_ADOPTED, SS_OUTCOME_REJECTED, SS_OUTCOME_VETOED, SS_OUTCOME_UNKNOWN } ss_outcome;

typedef struct {
    uint32_t local, entity; /* of the document and of the lexicon; SS_NONE where there is none, never for both */
} ss_party;

typedef struct {
    ss_party member;
    uint8_t stand;          /* ss_stand */
    uint8_t derived;        /* 1: follows from the counts and the members of that year; 0: stated */
} ss_position;

typedef struct {
    ss_party body;
    ss_span motion, draft, meeting; /* empty when not told */
    ss_string resolution;           /* in the document's string pool: "S/RES/2680"; size 0 when not told */
    uint32_t sponsor;               /* local, or SS_NONE */
    uint32_t counts[SS_STANDS];     /* by stand; those who veto are counted as against, and counts[SS_STAND_VETO] is SS_NONE */
    ss_part_of positions;           /* in ss_ballots.positions: stated ones in text order, then derived ones */
    ss_part_of spans;               /* in ss_claims.spans: the evidence, in text order, without overlaps */
    uint32_t date;                  /* index into the dates, or SS_NONE: where the day comes from */
    int32_t day;                    /* SS_NO_DAY when not known */
    uint8_t outcome;                /* ss_outcome */
} ss_ballot;

/* statuses of the contract, in its order */
typedef enum { SS_MANDATE_ACTIVE, SS_MANDATE_RENEWED, SS_MANDATE_LAPSED, SS_MANDATE_TERMINATED, SS_MANDATE_UNKNOWN } ss_mandate_status;

/* What one sentence says of the mandate of an expert panel or a mission. Dates are indexes into the dates, or SS_NONE. */
typedef struct {
    ss_party body, committee;
    uint32_t start, end, proposed_end;
    uint8_t status;         /* ss_mandate_status */
    ss_span span;
} ss_mandate;

typedef struct {
    SS_LIST(ss_ballot) list;
    SS_LIST(ss_position) positions;
    SS_LIST(ss_mandate) mandates;
} ss_ballots;

enum { SS_MEMBERS_MOST = 64 }; /* of a council, and positions of one ballot */

/* The members of the council that have no position and can have voted only one way: how many, 0 when there are none or the
 * counts leave a choice. Every position must be a member's. `others` gets them (entities of the lexicon), *stand how they
 * voted. For rows whose day only the corpus knows, too. */
uint32_t ss_ballot_others(const ss_lexicon *lexicon, const ss_council *council, const uint32_t counts[SS_STANDS],
                          const ss_position *positions, uint32_t count, uint32_t *others, uint8_t *stand);

#endif

/* Tellings: pieces of evidence for a vote, before they are joined to ballots. An inner seam of the files about ballots.
 *
 *   "Thirteen of the 15 members voted in favour"   counts[FOR] 13, size 15      "All other members voted yes"   rest FOR
 *   "China abstained"                              claim with stand ABSTAIN     "(15-0-0)"                      counts 15 0 0
 *
 * Tellings stand in text order. Everything lives in the document's arena. */
#ifndef SS_CLAIMS_VOTES_TELLINGS_H
#define SS_CLAIMS_VOTES_TELLINGS_H

#include "claims/votes/ballot.h"
#include "claims/view.h"

typedef struct {
    uint32_t sentence;
    ss_run run;                  /* the evidence, in tokens */
    uint32_t counts[SS_STANDS];  /* SS_NONE where not told */
    uint32_t size;               /* of the body, as told: "of its 15 members"; SS_NONE when not */
    uint32_t claim;              /* of the document, or SS_NONE */
    uint32_t body;               /* mention, or SS_NONE */
    uint32_t member;             /* local whose position it is where the claim's own source is missing, or SS_NONE */
    uint32_t date;               /* or SS_NONE */
    ss_run motion;
    uint8_t stand;               /* of a claim: ss_stand */
    uint8_t strong;              /* 0: "blocked", "thwarted": a veto only beside one told by that name */
    uint8_t rest;                /* stand of "all other members", or SS_STANDS */
    uint8_t whole;               /* stand of "all members", "unanimously", or SS_STANDS */
    uint8_t outcome;             /* ss_outcome */
    uint8_t score;               /* 1: counts of the kind 12-2-1, whose subject is the body */
} ss_telling;

typedef SS_LIST(ss_telling) ss_tellings;

/* tellings.c: all of the document. `votes` tells by sentence whether a word of the class VOTE stands there. */
ss_status ss_tellings_find(const ss_view *view, const uint8_t *votes, ss_tellings *out);
/* tallies.c: counts of one sentence that stand in the text: 12-2-1, 120 votes to 85, 13 in favour. *listed is set when the
 * sentence lists positions by direction ("against - A, abstained - B"), which claims would misread. */
ss_status ss_tallies_read(const ss_view *view, uint32_t sentence, ss_tellings *out, bool *listed);

/* "was not adopted": a negation stands a few tokens before, behind `first`. */
static inline bool ss_telling_denied(const ss_view *view, uint32_t first, uint32_t at) {
    for (uint32_t i = at > first + 3 ? at - 3 : first; i < at; i++)
        if (ss_view_is(view, i, SS_W(NEGATION)))
            return true;
    return false;
}

void ss_telling_begin(ss_telling *telling, uint32_t sentence, ss_run run);
/* A whole number in digits or words from 0 to 9999 that is no date and no percentage; returns the token behind it, or `at`. */
uint32_t ss_telling_number(const ss_view *view, uint32_t at, uint32_t end, uint32_t *value);
/* "12-2 |, with one abstention, to extend": behind what is inserted before what a score is about, or `at`. */
uint32_t ss_telling_behind_insertion(const ss_view *view, uint32_t at, uint32_t end);
/* The mention is an organ that votes. */
bool ss_telling_votes(const ss_view *view, uint32_t mention);
/* The mention of a body that votes: inside the run, else before it, else behind it, all in one sentence; or SS_NONE. Before
 * it any body will do when it can be the `subject`, else one that has members of its own or that something is done in. */
uint32_t ss_telling_body(const ss_view *view, uint32_t sentence, ss_run run, bool subject);

#endif

/* Drafts: claims while they are being made, in tokens.
 *
 *   hits --frames--> drafts --quotations, nesting, speakers--> claims (claim.h)
 *
 * A draft knows its cue, the runs of its source, pieces, addressee and target, and by what rule it was made. Drafts stand
 * in the order in which the stages made them; the pieces of one are in the order in which they were found. All of it lives
 * in the document's arena. */
#ifndef SS_CLAIMS_DRAFTS_H
#define SS_CLAIMS_DRAFTS_H

#include "claims/clauses.h"

typedef struct {
    uint32_t sentence;
    uint32_t hit;              /* in ss_hits, or SS_NONE: a quotation or a veto without a verb */
    uint32_t cue;              /* of the lexicon, or SS_NONE */
    ss_run cue_run;            /* empty when there is no cue */
    uint32_t head;
    ss_run source;             /* empty when there is none in the text */
    uint8_t subject;           /* ss_subject_kind */
    ss_run addressee, target;
    SS_LIST(ss_run) pieces;
    ss_run object;             /* what is voted on where it stands elsewhere */
    uint32_t quote;            /* the quotation that is its content, or SS_NONE */
    uint32_t shares;           /* draft whose source it shares, or SS_NONE */
    uint8_t rule, act, level, negated, modality, passive;
    uint8_t explicit_frame;    /* that, a mark, to, of: the frame is sure */
    uint8_t by_nobody;         /* "nobody said": no speaker, no claim */
    uint8_t dropped;
    uint8_t learnt;            /* spans and confidence are the learned models' */
    float confidence;          /* of those that are not dropped: of learnt ones and of SS_RULE_PATTERN from the start, else when the
                                  speakers are known */
    uint32_t ruled;            /* see ss_claim */
} ss_draft;

typedef SS_LIST(ss_draft) ss_drafts;

/* The tokens first..end are a piece of the draft; `local` is who its label names, or SS_NONE. The label of a first piece begins at `label`;
 * other pieces have none: label == first. */
typedef struct { uint32_t label, first, end, draft, local; } ss_turn;

typedef struct {
    ss_view view;
    ss_hits hits;
    ss_drafts drafts;
    uint32_t vetoes;           /* hits that speak of a veto by that name */
    uint32_t ballots;          /* hits that speak of votes, where a council is named in which members have a veto */
    uint32_t heard;            /* words by which somebody may hear what others say: heard, hears (filled by ss_votes_read) */
    uint32_t agents;           /* passives of family "by" with a "by" behind them (filled by ss_frames_read) */
    uint32_t framed;           /* drafts below this were made by frames.c and stand in the order of their heads */
    SS_LIST(ss_turn) turns;    /* pieces of the drafts that turns.c made, in text order */
    uint8_t *taken;            /* by quote: 1 when it is the content of some draft */
    uint32_t *said_in;         /* by quote: the draft whose content it is, or SS_NONE (filled by ss_speakers_resolve) */
    uint8_t *said_whole;       /* by quote: 1 when it is, from mark to mark, a piece of that draft, as far as somebody asked */
} ss_making;

/* frames.c: one draft for each hit whose frame fits. */
ss_status ss_frames_read(ss_making *making);
/* votes.c: votes and vetoes, by verb and by noun. */
ss_status ss_votes_read(ss_making *making);
/* turns.c: what each speaker of a transcript says; before ss_ruled_claims. */
ss_status ss_turns_read(ss_making *making);
/* backwards.c: sentences that tell who said the one before. */
ss_status ss_backwards_read(ss_making *making);
/* The turn that the token stands in, or NULL. */
const ss_turn *ss_turn_of(const ss_making *making, uint32_t token);
/* The token stands in the label of a turn. */
bool ss_turn_labels(const ss_making *making, uint32_t token);
/* quoted.c: quotations split by their cue, going on without one, or beside a verb that no table has. */
ss_status ss_quoted_read(ss_making *making);
/* below.c: paragraphs without marks behind a verb and a colon; after ss_quoted_read. */
ss_status ss_below_read(ss_making *making);
/* signed.c: headlines with who says it behind their last colon or dash; after ss_below_read. */
ss_status ss_signed_read(ss_making *making);

/* ruled_claims.c: claims of users' rules, in place of those with the same cue; before ss_quoted_read. Acts that their rules
 * change, when all drafts are there. */
ss_status ss_ruled_claims(ss_making *making);
ss_status ss_ruled_acts(ss_making *making);

/* drafts.c: a draft that has nothing yet; NULL when out of memory, as below. Pointers to drafts are dead afterwards. */
ss_draft *ss_draft_new(ss_making *making, uint32_t sentence);
/* A draft that has all of a hit that a hit tells by itself: cue, act, level, negation, modality. */
ss_draft *ss_draft_of_hit(ss_making *making, uint32_t hit);
/* Adds a piece; an empty one adds nothing. */
ss_status ss_draft_piece(ss_making *making, ss_draft *draft, ss_run piece);
/* The token stands in the draft's content. */
bool ss_draft_holds(const ss_draft *draft, uint32_t token);

/* A noun tells it: "the claim that". */
static inline bool ss_draft_is_noun(const ss_making *making, const ss_draft *draft) {
    return draft->rule == SS_RULE_CUE_NOUN || (draft->hit != SS_NONE && making->hits.at[draft->hit].use == SS_USE_NOUN);
}

/* The first draft whose head stands at or behind the token; drafts below `framed` are in the order of their heads. */
static inline uint32_t ss_draft_from(const ss_making *making, uint32_t token) {
    uint32_t low = 0, high = making->framed;
    SS_SEEK(low, high, middle, making->drafts.at[middle].head < token);
    return low;
}

#endif

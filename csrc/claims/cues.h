/* Cues as they stand in the text: which words report, how far the cue reaches, and in what mood.
 *
 *   Minsk [could not have said] that ...      first..end   the whole cue, with auxiliaries, negation, adverbs
 *                         head                head         its verb (or noun, or first word of "according to")
 *
 * A word that can be several cues (call "Y", call for; a claim, they claim) gives one hit with the list of its phrases;
 * the frames decide later. A hit tells how the word is used; nouns and verbs of one form are told apart by the words before.
 * Hits stand in text order and do not overlap. */
#ifndef SS_CLAIMS_CUES_H
#define SS_CLAIMS_CUES_H

#include "claims/view.h"

typedef enum {
    SS_USE_FINITE,      /* said, has said, will say */
    SS_USE_GERUND,      /* , saying that */
    SS_USE_INFINITIVE,  /* expected to say */
    SS_USE_PASSIVE,     /* was accused of, is said to; a participle behind a noun: the plan proposed by */
    SS_USE_NOUN,        /* the claim that */
    SS_USE_PREP,        /* according to */
} ss_use;

typedef struct {
    uint32_t sentence;
    uint32_t first, end, head;  /* tokens */
    uint32_t cue;               /* of the lexicon */
    const ss_cue *entry;        /* what the tables say of it */
    uint8_t use;                /* ss_use */
    uint8_t form;               /* ss_form */
    uint8_t negated;
    uint8_t modality;           /* ss_modality */
} ss_hit;

typedef SS_LIST(ss_hit) ss_hits;

ss_status ss_cues_find(const ss_view *view, ss_hits *out);

/* The mood of a verb that is no hit, by what stands before it in its sentence, which begins at `first`: "has not backed", "could back". */
typedef struct { bool negated; uint8_t modality; } ss_mood;
ss_mood ss_cue_mood(const ss_view *view, uint32_t head, uint32_t first);

#endif

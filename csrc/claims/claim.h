/* A claim: somebody (source) says, denies, votes ... (cue) something (content).
 *
 *   [Ms Okoro] [called] the offer [“a trap with ribbons”]
 *     source     cue     `------- content pieces -------'
 *
 * Claims stand in the order of their cues. Spans are bytes; pieces, objects and lists of locals stand in pools of the
 * document, each claim naming its part of them. `parent` is an earlier or later claim whose content holds this one. */
#ifndef SS_CLAIMS_CLAIM_H
#define SS_CLAIMS_CLAIM_H

#include "reading/names.h"

typedef enum { SS_COMMUNICATION, SS_ATTITUDE } ss_level;
typedef enum { SS_DIRECT, SS_MIXED, SS_INDIRECT } ss_kind;
typedef enum { SS_ACTUAL, SS_POSSIBLE, SS_CONDITIONAL, SS_FUTURE, SS_REQUIRED } ss_modality;
typedef enum { SS_BY_NAMED, SS_BY_SURNAME, SS_BY_ACRONYM, SS_BY_DEMONYM, SS_BY_METONYM, SS_BY_PRONOUN, SS_BY_NOMINAL,
               SS_BY_CARRIED, SS_BY_COLLECTIVE, SS_BY_UNNAMED, SS_BY_PASSIVE, SS_BY_NONE } ss_speaker_how;
typedef enum { SS_DAY_TEXT, SS_DAY_DOCUMENT, SS_DAY_CORPUS, SS_DAY_NONE } ss_date_from;

/* The rule that made a claim; ss_rule_text gives the sentence for `why`. */
#define SS_RULES(X)                                                                                                        \
    X(CUE_THAT, "verb with a that-clause or clause after it")                                                              \
    X(CUE_QUOTE, "verb beside a quotation")                                                                                \
    X(CUE_PARENTHETIC, "verb after or inside its content")                                                                 \
    X(CUE_INVERTED, "quotation, verb, source")                                                                             \
    X(CUE_INFINITIVE, "verb with an infinitive")                                                                           \
    X(CUE_NOUN_PHRASE, "verb with a noun phrase")                                                                          \
    X(CUE_TARGET, "verb with a target: accuse X of Y")                                                                     \
    X(CUE_ACCORDING, "according to")                                                                                       \
    X(CUE_NOUN, "noun cue: the claim that")                                                                                \
    X(CUE_COLON, "name and colon")                                                                                         \
    X(CUE_BARE, "act without content")                                                                                     \
    X(QUOTE_CARRIED, "quotation that goes on without a cue")                                                               \
    X(VOTE, "vote")                                                                                                        \
    X(VETO, "veto by verb")                                                                                                \
    X(VETO_NOMINAL, "veto by noun")                                                                                        \
    X(LEARNT, "word that stands in cues of annotated news")                                                                \
    X(PATTERN, "pattern")                                                                                                  \
    X(TURN, "speaker's label and colon in a transcript")                                                                  \
    X(ANSWER, "verb behind what it answers: a claim that Norway denies")                                                   \
    X(CUE_BELOW, "verb and colon before a paragraph without marks")                                                        \
    X(HEARD, "what somebody was told, or a court heard")
typedef enum {
#define X(name, text) SS_RULE_##name,
    SS_RULES(X)
#undef X
    SS_RULES_COUNT
} ss_rule;

typedef struct { uint32_t first, count; } ss_part_of; /* a part of a pool */

typedef struct {
    uint32_t sentence;
    uint8_t level, kind, act, modality, negated, speaker_how, date_from, rule;
    uint8_t learnt;                /* spans by the learned models */
    uint32_t cue;                  /* cue of the lexicon, or SS_NONE */
    ss_span source_span, cue_span; /* empty (0, 0) when there is none */
    uint32_t cue_head;             /* token of the cue's head word, or SS_NONE */
    ss_part_of pieces;             /* spans in ss_claims.spans */
    ss_part_of object;             /* spans in ss_claims.spans */
    uint32_t speaker;              /* local, or SS_NONE */
    ss_part_of speakers, about;    /* locals in ss_claims.ids */
    uint32_t addressee, target;    /* locals, or SS_NONE */
    ss_span addressee_span, target_span;
    uint32_t parent, refers_to;    /* claims of this document, or SS_NONE */
    uint32_t depth;
    int32_t day_first, day_last;   /* SS_NO_DAY when not known */
    uint32_t date;                 /* index into the dates, or SS_NONE: where the day comes from */
    float confidence;
    uint32_t ruled;                /* 1 + the user's rule that made it or gave it its act; 0: none did */
} ss_claim;

typedef SS_LIST(ss_claim) ss_claim_list;
typedef SS_LIST(ss_span) ss_spans;

typedef struct {
    ss_claim_list list;
    ss_spans spans;        /* pool: pieces and objects */
    ss_ids ids;            /* pool: locals */
    ss_mentions pronouns;  /* mentions that claims resolved: he, she, it, they, we */
} ss_claims;

const char *ss_rule_text(ss_rule rule, bool learnt);
const char *ss_act_name(ss_act act);

#endif

/* Wordings: what a claim says, as a set of features that can be compared with another claim's.
 *
 *   "the measures have not helped the DPRK"  by the ministry      -> speakers [ministry], root RU, days 29..29 March
 *                                                                    features [sanction] [help, turned] [name: KP]
 *
 * A feature is the stem of a word, the set of synonyms that it stands in (lexicon/meanings.h), an entity, or a number. The
 * speaker's own state and its people are none: "our", "Russia's". A feature weighs more the rarer it is in the corpus;
 * weights are whole numbers, so that sums do not depend on any order.
 *
 * Wordings are made only of claims that could have a fellow: communication with a speaker and with content, by a speaker of
 * whose family (`root`: a state with its offices and people, else the speaker alone) another document has a claim too.
 * Nothing here depends on the order of documents but the numbers of documents and claims. The two long lists stand on the heap,
 * where they grow in place, the rest in one arena; ss_wordings_free gives back both. */
#ifndef SS_CORPUS_WORDINGS_H
#define SS_CORPUS_WORDINGS_H

#include "corpus/corpus.h"

#define SS_SPEAKERS_MOST 4u    /* of a joint source; and of what one person speaks for */
#define SS_FEATURES_MOST 128u  /* of one wording; more are left out */

typedef enum { SS_FEATURE_WORD, SS_FEATURE_NAME, SS_FEATURE_NUMBER } ss_feature_kind;

typedef struct {
    uint32_t id, opposite; /* hashes; opposite is 0 when there is none */
    uint32_t number;       /* among the features of the corpus */
    uint16_t weight;
    uint8_t kind, turned;  /* ss_feature_kind; behind a "not" */
} ss_feature;

/* Acts that may render one utterance stand in one family; those of SS_SPEAK may render any but SS_REFUSE and SS_VOTE. */
typedef enum { SS_SPEAK, SS_BLAMING, SS_URGING, SS_PROMISING, SS_PRAISING, SS_REFUSE, SS_DENYING, SS_VOTING } ss_act_family;

typedef struct {
    uint32_t document, claim;             /* of the corpus; of the document */
    uint64_t root, content, self;         /* hashes: family; features; document, claim and its spans */
    uint32_t speakers[SS_SPEAKERS_MOST], n_speakers;
    int32_t first, last;                  /* SS_NO_DAY when not known */
    ss_part_of features;                  /* by id */
    uint32_t weight;                      /* of all */
    uint8_t family, act;
    bool turned, without;                 /* some "not" or "without" stands in it */
} ss_wording;

typedef struct { uint32_t at[SS_SPEAKERS_MOST], count; } ss_voice; /* entities */

typedef struct {
    ss_arena arena;
    SS_LIST(ss_wording) list;
    SS_LIST(ss_feature) features;
    ss_voice *voices;                     /* by entity: whom it speaks for */
    uint64_t *roots;                      /* by entity */
    uint32_t numbers;                     /* of features of the corpus */
} ss_wordings;

/* Fills `out`, whose arena is ready. */
ss_status ss_wordings_make(const ss_corpus *corpus, ss_wordings *out);

void ss_wordings_free(const ss_corpus *corpus, ss_wordings *wordings); /* also of what ss_wordings_make left half done */

/* Whether speakers, days and acts of the two go together. */
bool ss_wordings_fit(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b);

/* How alike two wordings are, 0..1; 0 when speakers, days or acts do not go together. */
float ss_wordings_alike(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b);

#endif

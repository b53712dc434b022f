/* Wordings: what a claim says, as a set of features that can be compared with another claim's.
 *
 *   "the measures have not helped the DPRK"  by the ministry      -> speaker ministry, root RU, days 29..29 March
 *                                                                    features [sanction] [help, turned] [name: KP]
 *
 * A feature is a mark of the claim (corpus/statements/marks.h): the stem of a word, the set of synonyms that it stands in, a number, or
 * an entity, whatever it is called. The speaker's own state and its people are none: "our", "Russia's". A feature weighs more
 * the rarer it is in the corpus; weights are whole numbers, so that sums do not depend on any order.
 *
 *   features  | kind 2 | id 28 | linked 1 | turned 1 |   by kind and id; "linked": its word has an opposite or related words
 *                    `-- rarities: a table of slots {key, claims, weight, opposite, related}
 *
 * Counts that weights are made of are taken in steps from some size on (ss_steady), so that one claim more among a hundred
 * thousand leaves nearly all weights as they are. A corpus that is like one before (corpus->like: that one and a few documents
 * more) takes over what the other counted, adds what changed, and makes wordings only of the families that have to be grouped
 * again: those in whose claims something changed, and those that have a feature whose weight did. What comes out is what
 * counting and grouping everything gives.
 *
 *   places    family 7: [claim][claim][claim] ...     family 1: [claim] ...     where the claims of families that are touched stand
 *               `-- ss_wordings_of --> list, features: of one family at a time, so that what is compared stands together
 *
 * Wordings are made only of claims that could have a fellow: communication with a speaker and with content, by a speaker of
 * whose family (`root`: a state with its offices and people, else the speaker alone) another document has a claim too.
 * Nothing here depends on the order of documents but the numbers of documents, claims and families. */
#ifndef SS_CORPUS_STATEMENTS_WORDINGS_H
#define SS_CORPUS_STATEMENTS_WORDINGS_H

#include "corpus/corpus.h"
#include "corpus/statements/rarities.h"

#define SS_DAYS_APART 3        /* two claims of one utterance */
#define SS_DAYS_VERBATIM 10    /* two that quote it in the same words */
#define SS_SPEAKERS_MOST 4u    /* of a joint source; and of what one person speaks for */

typedef struct {
    uint64_t content, self;               /* hashes: features; document, claim and its spans */
    uint64_t sieve;                       /* a bit for each key: what is not in it need not be looked for; with the weight */
    uint32_t document, claim;             /* of the corpus; of the document */
    uint32_t speaker;                     /* row of entities, the first of a joint source */
    int32_t first, last;                  /* SS_NO_DAY when not known */
    ss_part_of features;
    uint32_t weight;                      /* of all; statements.c adds it up */
    uint8_t acts, act;                    /* ss_act_family; ss_act */
    uint8_t kinds;                        /* of features that it has: a bit each */
    bool turned, without, joint;          /* some "not" or "without" stands in it; several speak */
} ss_wording;

typedef struct { uint32_t at[SS_SPEAKERS_MOST], count; } ss_voice; /* entities */

/* A claim that may have a wording: its document, its place among the claims of the shard, and where its marks begin. */
typedef struct { uint32_t document, claim, marks; } ss_claim_place;

/* All who speak for one root. `capped`: buckets of it that were larger than the window, as far as is known. */
typedef struct {
    uint64_t root;
    uint32_t document, capped;            /* the first that has a claim of it, plus one */
    uint32_t claims, noted;               /* how many there are, and how many have their place noted */
    ss_claim_place *places;               /* with room for all; NULL before they are noted and when their wordings are made */
    bool many, before;                    /* several documents have one; so had the corpus before */
    bool touched;                         /* to be grouped, for the corpus before does not know it as it is */
} ss_family;

typedef struct { uint32_t entity, of; } ss_voice_pair; /* who speaks for whom */
typedef SS_LIST(ss_voice_pair) ss_voice_pairs;

typedef struct ss_maker ss_maker;         /* inside wordings.c */

typedef struct {
    ss_arena arena;
    ss_maker *maker;
    SS_LIST(ss_wording) list;             /* of the family at hand */
    ss_ids features;                      /* likewise */
    SS_LIST(uint16_t) weights;            /* by feature; statements.c fills it */
    ss_rarities rarities;
    SS_LIST(ss_family) families;
    ss_ids touched;                       /* families to be grouped of which several documents have a claim, the one with most first */
    ss_voice *voices;                     /* by entity: whom it speaks for */
    uint64_t *roots, *signs;              /* by entity; sign: all that tells whether claims of it or with it are as they were */
    ss_voice_pairs pairs;                 /* of all voices, whatever SS_SPEAKERS_MOST says; each once */
    ss_ids claim_families;                /* by claim with marks, document by document: its place in `families` */
    ss_ids first_claims;                  /* by document, in claim_families; and one behind the last */
    uint32_t *relatives;                  /* keys + 1 of words of neighbouring meaning that the corpus has, a 0 behind those of each */
    uint32_t *old_families;               /* by entity of the corpus before: its family, SS_NONE when several documents never had one */
    uint32_t claims, placed;              /* how many claims have a wording, made or not; how many had their place noted */
} ss_wordings;

/* The mark of an entity in all documents. A name of one unknown word is that word, since other claims may have it without its
 * having been seen as a name. */
ss_mark ss_entity_mark(const ss_corpus *corpus, const ss_entity_row *row);

/* Fills voices, pairs, roots and signs; a step of ss_wordings_make. */
ss_status ss_wordings_hear(const ss_corpus *corpus, ss_wordings *out);

/* Fills `out`, whose arena is ready, but for list and features, and tells the corpus whether anything about the documents of the one
 * before has changed. */
ss_status ss_wordings_make(ss_corpus *corpus, ss_wordings *out);

/* Fills list and features with those of a family that is touched, in no order, and lets go of its places. After ss_wordings_make. */
ss_status ss_wordings_of(ss_wordings *wordings, ss_family *family);

/* For another thread, which looks at other families at the same time: what ss_wordings_of and statements.c change is the copy's own.
 * To be freed before the other, by ss_wordings_unshare, also after SS_NOMEM. */
ss_status ss_wordings_share(const ss_wordings *wordings, ss_wordings *out);
void ss_wordings_unshare(const ss_corpus *corpus, ss_wordings *copy);

void ss_wordings_free(const ss_corpus *corpus, ss_wordings *wordings); /* also of what ss_wordings_make left half done */

static inline uint64_t ss_sieve_bit(uint32_t key) { return (uint64_t)1 << (key * 0x9E3779B1u >> 26); }

/* The slot of a feature of some wording. */
static inline ss_rarity *ss_wordings_rarity(const ss_wordings *wordings, ss_mark feature)
{
    return ss_rarity_seek(&wordings->rarities, ss_mark_key(feature) + 1);
}

/* Of the claim itself, whatever other documents there are: a hash of its document's id, its spans and its number. */
uint64_t ss_claim_self(const ss_shard *shard, const ss_document_update *update, const ss_claim_row *claim, uint32_t number);

/* Who speaks: the entities of a joint source, at most SS_SPEAKERS_MOST. */
uint32_t ss_wording_speakers(const ss_corpus *corpus, const ss_wording *wording, uint32_t out[SS_SPEAKERS_MOST]);

/* Whether speakers and acts of the two go together; their days; all of these. */
bool ss_wordings_go(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b);
bool ss_wordings_days_fit(const ss_wording *a, const ss_wording *b);
bool ss_wordings_fit(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b);

/* How alike two wordings are, 0..1; 0 when speakers, days (but for a quotation of some length, word for word) or acts do not go together; below 0, as far as they are alike else, when
 * one says the opposite of the other. */
float ss_wordings_alike(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b);

/* How alike two wordings of the family at hand must be to be one statement: more where many are compared. */
float ss_wordings_least(const ss_wordings *wordings);

#endif

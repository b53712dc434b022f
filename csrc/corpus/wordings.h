/* Wordings: what a claim says, as a set of features that can be compared with another claim's.
 *
 *   "the measures have not helped the DPRK"  by the ministry      -> speaker ministry, root RU, days 29..29 March
 *                                                                    features [sanction] [help, turned] [name: KP]
 *
 * A feature is a mark of the claim (corpus/marks.h): the stem of a word, the set of synonyms that it stands in, a number, or
 * an entity, whatever it is called. The speaker's own state and its people are none: "our", "Russia's". A feature weighs more
 * the rarer it is in the corpus; weights are whole numbers, so that sums do not depend on any order.
 *
 *   features  | kind 2 | id 28 | linked 1 | turned 1 |   by kind and id; "linked": its word has an opposite or related words
 *                    `-- rarities: a table of slots {key, claims, weight, opposite, related}
 *
 * A corpus that is like one before (corpus->like: that one and a few documents more) keeps its weights, so that whatever did not
 * change need not be compared again; from a quarter more wordings on weights are counted anew.
 *
 * Wordings are made only of claims that could have a fellow: communication with a speaker and with content, by a speaker of
 * whose family (`root`: a state with its offices and people, else the speaker alone) another document has a claim too.
 * Nothing here depends on the order of documents but the numbers of documents, claims and families. */
#ifndef SS_CORPUS_WORDINGS_H
#define SS_CORPUS_WORDINGS_H

#include "corpus/corpus.h"
#include "corpus/marks.h"

#define SS_DAYS_APART 3        /* two claims of one utterance */
#define SS_SPEAKERS_MOST 4u    /* of a joint source; and of what one person speaks for */

typedef struct {
    uint64_t content, self;               /* hashes: features; document, claim and its spans */
    uint32_t document, claim;             /* of the corpus; of the document */
    uint32_t family, speaker;             /* number of the root; row of entities, the first of a joint source */
    int32_t first, last;                  /* SS_NO_DAY when not known */
    ss_part_of features;
    uint32_t weight;                      /* of all; 0 until statements.c adds it up */
    uint8_t acts, act;                    /* ss_act_family; ss_act */
    bool turned, without, joint;          /* some "not" or "without" stands in it; several speak */
} ss_wording;

typedef struct { uint32_t at[SS_SPEAKERS_MOST], count; } ss_voice; /* entities */

/* A feature of the corpus. A free slot is all zeroes. */
typedef struct {
    uint32_t key;                         /* ss_mark_key + 1 */
    uint32_t claims, opposite;            /* in how many it stands; key of the opposite + 1, or 0 */
    uint32_t related;                     /* where its related words begin in `relatives`, or 0 */
    uint16_t weight;
    uint8_t prior;
    uint32_t family, leaders, bucket;     /* statements.c, of the family at hand: who has it, its bucket; family 0 is none */
} ss_rarity;

typedef struct { ss_rarity *slots; uint32_t size, count; } ss_rarities; /* a power of two, at most half of it taken */

typedef struct {
    ss_arena arena;
    SS_LIST(ss_wording) list;
    ss_ids features;
    ss_rarities rarities;
    ss_voice *voices;                     /* by entity: whom it speaks for */
    uint64_t *roots;                      /* by entity */
    uint32_t *relatives;                  /* keys + 1 of words of neighbouring meaning that the corpus has, a 0 behind those of each */
    uint32_t basis;                       /* the wordings that weights were counted by */
} ss_wordings;

/* The mark of an entity in all documents. A name of one unknown word is that word, since other claims may have it without its
 * having been seen as a name. */
ss_mark ss_entity_mark(const ss_corpus *corpus, const ss_entity_row *row);

/* Fills `out`, whose arena is ready. */
ss_status ss_wordings_make(const ss_corpus *corpus, ss_wordings *out);

void ss_wordings_free(const ss_corpus *corpus, ss_wordings *wordings); /* also of what ss_wordings_make left half done */

/* The slot of a key, or the free one that it will have. */
static inline ss_rarity *ss_rarity_seek(const ss_rarities *table, uint32_t key)
{
    uint32_t at = (key * 0x9E3779B1u >> 7) & (table->size - 1);
    while (table->slots[at].key && table->slots[at].key != key) at = (at + 1) & (table->size - 1);
    return &table->slots[at];
}

/* The slot of a feature of some wording. */
static inline ss_rarity *ss_wordings_rarity(const ss_wordings *wordings, ss_mark feature)
{
    return ss_rarity_seek(&wordings->rarities, ss_mark_key(feature) + 1);
}

/* Who speaks: the entities of a joint source, at most SS_SPEAKERS_MOST. */
uint32_t ss_wording_speakers(const ss_corpus *corpus, const ss_wording *wording, uint32_t out[SS_SPEAKERS_MOST]);

/* Whether speakers, days and acts of the two go together. */
bool ss_wordings_fit(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b);

/* How alike two wordings are, 0..1; 0 when speakers, days or acts do not go together; below 0, as far as they are alike else, when
 * one says the opposite of the other. */
float ss_wordings_alike(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b);

#endif

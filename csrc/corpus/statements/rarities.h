/* Rarities: how often each feature stands in the claims of a corpus, and so what it weighs.
 *
 *   slots (power of two, at most half full)   [sanction: 812 claims, weight 61, opposite, related] [empty] [2014: 9 claims ...] ...
 *
 * A feature is a mark (corpus/statements/marks.h) as wordings.h makes it. It weighs more the rarer it is; weights are whole numbers, so that
 * sums do not depend on any order. Counts that weights are made of are taken in steps from some size on (ss_steady), so that
 * one claim more among a hundred thousand leaves nearly all weights as they are.
 *
 * A table begins as all zeroes and is grown once before it is asked. After SS_NOMEM it holds what it held. */
#ifndef SS_CORPUS_STATEMENTS_RARITIES_H
#define SS_CORPUS_STATEMENTS_RARITIES_H

#include "corpus/statements/marks.h"

/* A feature of the corpus. A free slot is all zeroes. */
typedef struct {
    uint32_t key;                         /* ss_mark_key + 1 */
    uint32_t claims, commons;             /* in how many it stands; and as an everyday word */
    uint32_t opposite;                    /* key of the opposite + 1, or 0 */
    uint32_t related;                     /* where its related words begin in `relatives`, or 0 */
    uint16_t weight;
    bool changed;                         /* weighs other than in the corpus before */
    bool linked;                          /* has an opposite or related words */
    uint32_t family, leaders, bucket;     /* statements.c, of the family at hand: who has it, its bucket; family 0 is none */
} ss_rarity;

typedef struct { ss_rarity *slots; uint32_t size, count; } ss_rarities; /* a power of two, at most half of it taken */

/* Which slot a key has, or which free one it will have. */
static inline uint32_t ss_rarity_place(const ss_rarities *table, uint32_t key)
{
    uint32_t at = (key * 0x9E3779B1u >> 7) & (table->size - 1);
    while (table->slots[at].key && table->slots[at].key != key) at = (at + 1) & (table->size - 1);
    return at;
}

static inline ss_rarity *ss_rarity_seek(const ss_rarities *table, uint32_t key) { return &table->slots[ss_rarity_place(table, key)]; }

/* A count as weights see it: exact up to `exact`, a power of two, from there on without all but its first four binary digits. */
static inline uint32_t ss_steady(uint32_t count, uint32_t exact)
{
    uint32_t low = count < exact ? 0 : 28u - (uint32_t)__builtin_clz(count);
    return count >> low << low;
}

ss_status ss_rarities_grow(ss_rarities *table, const ss_allocator *memory);

/* Counts the features of one claim `step` times: once, or -1 to take them back. After SS_NOMEM the first ones are counted. */
ss_status ss_rarities_count(ss_rarities *table, const ss_allocator *memory, const ss_mark *features, uint32_t count, uint32_t step);

/* What it weighs in a corpus of so many claims. */
uint16_t ss_rarity_weight(const ss_rarity *rarity, uint32_t claims);

/* Fills weights, and opposites of words; `changed` where a weight was another before. */
void ss_rarities_weigh(ss_rarities *table, const ss_lexicon *lexicon, uint32_t claims);

/* Fills `related` and `linked`; *relatives: keys + 1 of words of neighbouring meaning that the corpus has, a 0 behind those of each. */
ss_status ss_rarities_relate(ss_rarities *table, const ss_lexicon *lexicon, ss_arena *arena, uint32_t **relatives);

/* A table of its own with the same in it, to be released as that one is. */
ss_status ss_rarities_copy(const ss_rarities *table, const ss_allocator *memory, ss_rarities *out);
void ss_rarities_drop(ss_rarities *table, const ss_allocator *memory);

#endif

/* What words mean, as far as comparing two wordings goes: light stems, and sets of words that news uses for one thing.
 *
 *   "hindrances" --stem--> "hindranc" --sets--> obstacle      "restricting" --> restrict      "the" --> (no content)
 *
 * A stem is what is left of a word in lower case without its inflection and without -ly and -ness: transfers, transferred,
 * transferring; policy, policies. It is no dictionary form, and only compared with other stems. A stem stands in one set. */
#ifndef SS_LEXICON_MEANINGS_H
#define SS_LEXICON_MEANINGS_H

#include "lexicon/lexicon.h"

#define SS_STEM_MOST 40u /* bytes; longer words are cut */

typedef enum {
    SS_MEANS_PLAIN,
    SS_MEANS_NOTHING,  /* the, of, would: no content */
    SS_MEANS_NOT,      /* not, never: turns what follows round */
    SS_MEANS_WITHOUT,  /* lack, fail, absence: turns round, but is content itself */
    SS_MEANS_NUMBER    /* twelve: the set is called 12 */
} ss_means;

typedef struct {
    uint32_t set, opposite; /* hashes of the names of this set and of the one that means the opposite; 0 when there is none */
    uint8_t means;          /* ss_means */
} ss_meaning;

/* `word` in lower case, at least one byte; the size of the stem. */
uint32_t ss_stem(const char *word, uint32_t size, char out[SS_STEM_MOST]);

/* The set that the stem stands in, or NULL. */
const ss_meaning *ss_lexicon_meaning(const ss_lexicon *lexicon, const char *stem, uint32_t size);

/* The number under which a set's name stands in ss_meaning; never 0. */
uint32_t ss_meaning_number(const char *name, uint32_t size);

#endif

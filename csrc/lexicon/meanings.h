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

/* What one word says, in 32 bits: for every symbol of the vocabulary found out once, when the lexicon is finished.
 *
 *   [ id 27 | begins 1 | common 1 | without 1 | says 2 ]      id: of the stem, the set or the number; common: an everyday word;
 *   0: nothing                                                begins: some phrase of a set begins with it (in line with) */
typedef uint32_t ss_sense;
typedef enum { SS_SAYS_NOTHING, SS_SAYS_CONTENT, SS_SAYS_NUMBER, SS_SAYS_NOT } ss_says;

#define SS_SENSE_MOST 0x07FFFFFFu
static inline ss_says ss_sense_says(ss_sense sense) { return (ss_says)(sense & 3); }
static inline bool ss_sense_without(ss_sense sense) { return sense >> 2 & 1; }
static inline bool ss_sense_common(ss_sense sense) { return sense >> 3 & 1; }
static inline bool ss_sense_begins(ss_sense sense) { return sense >> 4 & 1; }
static inline uint32_t ss_sense_id(ss_sense sense) { return sense >> 5; }
#define SS_SENSE_BEGINS 0x10u

/* Whether a phrase may begin with these two: nearly always false when none does. */
bool ss_lexicon_phrase_may(const ss_lexicon *lexicon, uint32_t first, uint32_t second);
/* The longest phrase of a set that begins with the first of `count` words, given by the hashes of their folded forms; its sense,
 * and how many words it takes. 0, and *words as it was, when there is none. */
#define SS_SENSE_WORDS 4u
ss_sense ss_lexicon_phrase_sense(const ss_lexicon *lexicon, const uint32_t *hashes, uint32_t count, uint32_t *words);

/* `folded`: a word as ss_word_fold gives it. What stands behind an apostrophe says nothing (he'll), but for that of not
 * (didn't). A word that the vocabulary does not know is no everyday word, unless a form of it stands in a set. */
const ss_sense *ss_lexicon_senses(const ss_lexicon *lexicon); /* by symbol; of a finished lexicon */
ss_sense ss_lexicon_sense(const ss_lexicon *lexicon, const char *folded, uint32_t size);
/* The id of a number's digits, and that of a set as `ss_meaning` knows it. */
uint32_t ss_sense_number(const char *digits, uint32_t size);
static inline uint32_t ss_sense_set(uint32_t set) { return set & SS_SENSE_MOST; }
/* Calls `each` for every word of a set that has an opposite, with both ids. */
void ss_lexicon_opposites(const ss_lexicon *lexicon, void (*each)(void *ctx, uint32_t id, uint32_t opposite), void *ctx);

/* Every two words of neighbouring meaning (boat, vessel), by their ids; a word stands for its set. *count of them, those of a first word
 * mostly one behind the other; of a finished lexicon. */
typedef struct { uint32_t a, b; } ss_word_pair;
const ss_word_pair *ss_lexicon_related(const ss_lexicon *lexicon, uint32_t *count);

/* The number under which a set's name stands in ss_meaning; never 0. */
uint32_t ss_meaning_number(const char *name, uint32_t size);

#endif

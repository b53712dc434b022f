/* The lemma of a cue whose verb no table of cues has: "has pondered" -> ponder, "is focusing on" -> focus on.
 *
 * Auxiliaries and adverbs before the verb are left out, a preposition behind it stays. English inflection is undone as spelling has
 * it (-s, -ed, -ing; a doubled letter, a silent e), and what comes out must be an everyday word of the vocabulary: else nobody
 * knows, and there is no lemma. Nor is there one for cues that are no verb (is upbeat about), and for irregular forms. */
#ifndef SS_TABLES_LEMMAS_H
#define SS_TABLES_LEMMAS_H

#include "text/vocabulary.h"

#define SS_LEMMA_MOST 64u

/* The size of the lemma in `out`, 0 when there is none. */
uint32_t ss_lemma_of_cue(const ss_vocabulary *vocabulary, const char *cue, uint32_t size, char out[SS_LEMMA_MOST]);

#endif

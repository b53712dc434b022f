/* When two spellings are one name: folding of transliterations, and how alike two names are.
 *
 * ss_name_fold brings a person's name to a key: lower case, no accents, hyphens as spaces, and the spellings that
 * transliteration leaves open brought together (Nebenzya / Nebenzia / Nebenzja, Polyansky / Polyanskiy, Yun Jong-ho / Yun
 * Jong Ho, Mohammed / Muhammad). Different names keep different keys: Iran / Iraq, Putin / Rutin, Wang Yi / Wang Xi.
 *
 * ss_name_similarity goes further, for sayso.match: token alignment with edit distance weighted by length, initials,
 * order, particles. 0..1. No memory is taken; names over 255 bytes are compared by their first 255. */
#ifndef SS_LEXICON_FOLD_H
#define SS_LEXICON_FOLD_H

#include <stdint.h>

uint32_t ss_name_fold(const char *name, uint32_t size, char out[256]); /* the key's size */

typedef enum { SS_MATCH_NONE, SS_MATCH_SAME, SS_MATCH_FOLDED, SS_MATCH_INITIAL, SS_MATCH_ORDER, SS_MATCH_SPELLING, SS_MATCH_PARTIAL } ss_match_why;

double ss_name_similarity(const char *a, uint32_t a_size, const char *b, uint32_t b_size, uint8_t type, ss_match_why *why);

#endif

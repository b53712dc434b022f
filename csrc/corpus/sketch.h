/* A text in 64 bits, so that copies of one text find each other.
 *
 *   words  w1 w2 w3 w4 ...   three in a row are a shingle; one shingle in eight is hashed into one of eight drawers
 *   sketch [b0][b1][b2][b3][b4][b5][b6][b7]     of each drawer a byte of its smallest hash
 *
 * Texts that share most of their shingles share most of the bytes (minimum hashing). Case, punctuation, line breaks and
 * white space do not count. A text of fewer than SS_SKETCH_WORDS words has too few shingles for that: its sketch is a hash
 * of all its words, and only the same words are near. A text without words has the sketch 0. */
#ifndef SS_CORPUS_SKETCH_H
#define SS_CORPUS_SKETCH_H

#include "text/tokens.h"

#define SS_SKETCH_WORDS 120u

/* The sketch, and how many of the tokens are words or numbers. */
uint64_t ss_sketch_make(const ss_tokens *tokens, uint32_t *words);

/* At least seven of eight bytes are the same, and neither sketch is 0. */
bool ss_sketch_near(uint64_t a, uint64_t b);

#endif

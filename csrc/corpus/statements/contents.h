/* Sketches of contents: what a claim says in 128 bits, so that claims that may say the same can be joined elsewhere.
 *
 *   marks of the claim --hash--> eight drawers, each keeps its smallest    -->   "3f0a 91c2 ... " 8 times 4 hexadecimal digits
 *
 * Two claims agree in each of the eight places about as often as the share of features that they have in common (minimum hashing
 * by one permutation); a drawer that nothing fell into takes what the next one has, shifted. So a join on (speaker's side, place,
 * digits) brings together the pairs that ss_statements_find compares. Sketches depend on the contents and on the ids of the entities
 * named in it, and are the same on every machine. */
#ifndef SS_CORPUS_STATEMENTS_CONTENTS_H
#define SS_CORPUS_STATEMENTS_CONTENTS_H

#include "corpus/corpus.h"
#include "corpus/statements/marks.h"

/* From the marks behind a head; `entities`: the document's, by local. False when the claim has no marks. */
bool ss_content_sketch(const ss_corpus *corpus, const ss_mark *head, const uint32_t *entities, char out[SS_SKETCH_DIGITS]);

#endif

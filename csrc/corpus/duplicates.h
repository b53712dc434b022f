/* Copies: documents whose text is near to that of an earlier one.
 *
 *   sketch [b0 b1 b2 b3 | b4 b5 b6 b7]      near texts differ in at most one byte, so one half is the same
 *
 * Documents are looked up by each half; in a half's bucket a document is held against the first few originals only, so that
 * the cost does not grow with the number of copies. `duplicate_of` is the first document of its kind, which is itself no
 * duplicate. Texts must also be of one length, give or take a tenth. */
#ifndef SS_CORPUS_DUPLICATES_H
#define SS_CORPUS_DUPLICATES_H

#include "corpus/corpus.h"

/* Fills duplicate_of in the updates. */
ss_status ss_duplicates_find(ss_corpus *corpus);

#endif

/* Statements of the corpus before (corpus->like: this one without its last documents), of which most are as they were.
 *
 *   before  [s0][s1][s2][s3]        found anew  [n0][n1]   of the families that were grouped again
 *             |       |    `-- its family was touched: gone, unless it has been found just so again
 *   now     [s0][n0][s2][n1]        places  0 - 2 -
 *
 * Members of all stand as before, with the new ones behind them. */
#ifndef SS_CORPUS_STATEMENTS_BEFORE_H
#define SS_CORPUS_STATEMENTS_BEFORE_H

#include "corpus/statements/wordings.h"

/* Puts those that are kept between those of the corpus, which are in order and stay so. *places: by statement of the corpus before its
 * row, SS_NONE when it is gone; in the arena of the wordings. */
ss_status ss_statements_keep(ss_corpus *corpus, ss_wordings *wordings, uint32_t **places);

#endif

/* Looking at all statements, on as many threads as the corpus is made on.
 *
 *   documents that tell it   [0, 7, 9]  [0, 7, 12]  [0, 9]   [1, 3]  ...      statements by the first document
 *                            thread 0 .............. | thread 1 ....
 *
 * Statements that one document tells are mostly told by the same others, so in this order what was fetched for one statement is at
 * hand for the next. Those that are kept from a corpus before are left out. */
#ifndef SS_CORPUS_STATEMENTS_EACH_STATEMENT_H
#define SS_CORPUS_STATEMENTS_EACH_STATEMENT_H

#include "corpus/corpus.h"

/* May write only to what is the statement's own: which come first, and on which thread, is left to chance. */
typedef void ss_statement_work(void *ctx, uint32_t statement);

ss_status ss_statements_each(const ss_corpus *corpus, ss_statement_work *work, void *ctx);

#endif

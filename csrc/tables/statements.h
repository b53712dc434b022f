/* Statements in the tables: ids ("s" and 16 hexadecimal digits, from the least of the members' hashes, so the same on every
 * machine) and which statement a claim renders. */
#ifndef SS_TABLES_STATEMENTS_H
#define SS_TABLES_STATEMENTS_H

#include "tables/batch.h"

#define SS_STATEMENT_ID 17u

void ss_statement_id(const ss_corpus *corpus, uint32_t statement, char to[SS_STATEMENT_ID]);

/* The row of statements that the run's claim renders, or SS_NONE. */
uint32_t ss_statement_of(const ss_batch *batch, const ss_run *run, uint32_t claim);

#endif

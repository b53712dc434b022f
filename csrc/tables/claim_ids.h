/* Ids of claims: "c" and 16 hexadecimal digits, a hash of the document's id and of the spans of cue and content. They are
 * the same on every machine and whatever else the corpus holds. Claims of one document that would share an id get -2, -3 ...
 * in their order. */
#ifndef SS_TABLES_CLAIM_IDS_H
#define SS_TABLES_CLAIM_IDS_H

#include "tables/batch.h"

typedef struct {
    char at[31];  /* "c0123456789abcdef-4294967295" at most */
    uint8_t size;
} ss_claim_id;

/* For all claims of the run's document, in the batch's scratch. */
ss_status ss_claim_ids(ss_batch *batch, const ss_run *run, const ss_claim *claims, const ss_claim_id **out);

#endif

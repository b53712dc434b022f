/* Ids of claims: "c" and 16 hexadecimal digits, a hash of the document's id and of the spans of cue and content. They are
 * the same on every machine and whatever else the corpus holds. Claims of one document that would share an id get -2, -3 ...
 * in their order. Each id is made from its own claim alone, so any row of a table costs the same. */
#ifndef SS_TABLES_CLAIM_IDS_H
#define SS_TABLES_CLAIM_IDS_H

#include "tables/batch.h"

#define SS_CLAIM_ID_MOST 40u /* "c0123456789abcdef-4294967295", and room for copies in larger pieces */

/* What the ids of a document's claims begin with. */
uint64_t ss_claim_seed(const ss_corpus *corpus, uint32_t document);

/* Writes the id of the document's claim; returns its size. The row is one of the shard's. */
uint32_t ss_claim_id(const ss_shard *shard, const ss_row *document, uint64_t seed, uint32_t claim, char to[SS_CLAIM_ID_MOST]);

#endif

/* Rows that several workers made, put behind each other in the order of documents.
 *
 *   worker 0: |doc 0|doc 3|        worker 1: |doc 1|doc 2|      ->  shard: |doc 0|doc 1|doc 2|doc 3|
 *
 * The result does not tell how many workers there were. */
#ifndef SS_CORPUS_JOIN_H
#define SS_CORPUS_JOIN_H

#include "corpus/rows.h"

/* Where the rows of a document are: the worker, and where its strings end there (they begin at the row's strings_at). */
typedef struct { uint32_t worker, strings_end; } ss_place;

/* Moves all arrays of `parts` to the shard, whose documents (with places) are filled and name positions in their worker's
 * part. The parts become empty, also after SS_NOMEM. */
ss_status ss_shard_join(ss_shard *shard, const ss_place *places, ss_shard *parts, uint32_t workers);

/* Frees the arrays of a shard, its documents and texts not included. */
void ss_shard_drop(ss_shard *shard);

#endif

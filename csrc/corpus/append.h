/* From a document to rows: what one document found is copied behind what the shard holds already.
 *
 * The document's own arena serves as scratch; the document is not changed otherwise. */
#ifndef SS_CORPUS_APPEND_H
#define SS_CORPUS_APPEND_H

#include "corpus/rows.h"

/* How the text of a record got where it is; fills the warnings that reading itself cannot give. */
typedef struct {
    const char *code;       /* "invalid-utf8", "too-long", or NULL when all is well */
    uint32_t replaced;      /* pieces of the text that became U+FFFD */
    uint32_t first_bad;     /* byte of the first of them */
} ss_intake;

/* "en", "en-GB", "English": what the record calls it. Without a word the text is judged by itself. */
bool ss_record_english(const ss_record *record);

/* Fills `row` (its text is set by the caller already) and the arrays of the shard. After SS_NOMEM the shard holds rows that
 * no document names; it can only be released. */
ss_status ss_shard_append(ss_shard *shard, ss_document *document, const ss_record *record, const ss_intake *intake,
                          ss_row *row);

#endif

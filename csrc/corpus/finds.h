/* What was found in one document, on its way behind the finds of a shard: sentences, names, mentions, dates, claims.
 *
 *   document arrays --leave out what nobody asks for--> arrays of the shard; the row names the document's part of each */
#ifndef SS_CORPUS_FINDS_H
#define SS_CORPUS_FINDS_H

#include "corpus/rows.h"

/* Copies a list as it is behind the shard's list of that name; `part` tells where it went. False when out of memory. */
#define SS_APPEND(shard, to, from, part)                                                                                   \
    (SS_ROOM(&(shard)->to, (shard)->memory, (from)->count)                                                                 \
         ? (ss_append_items((shard)->to.at, (shard)->to.count, sizeof *(shard)->to.at, (from)->at, (from)->count),         \
            (part)->first = (shard)->to.count, (part)->count = (from)->count, (shard)->to.count += (from)->count, true)    \
         : false)

static inline void ss_append_items(void *to, uint32_t behind, size_t item, const void *from, uint32_t count)
{
    if (count) memcpy((char *)to + behind * item, from, count * item);
}

/* The document's arena serves as scratch. After SS_NOMEM the shard holds rows that no document names. */
ss_status ss_finds_append(ss_shard *shard, ss_document *document, ss_row *row);

#endif

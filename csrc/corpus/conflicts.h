/* Conflicts: two places that give different values for one fact, each with its short span.
 *
 *   conflict { published, contradiction } -> sides [ "2024-01-15" in the header ][ "this Friday" 2024-03-29 ][ ... ]
 *
 * So far of one kind: `published`, a header date that the article's own text contradicts. The header is the first side; the
 * others are the first dates of the text, as the corpus reads them, that lie behind it, at most SS_SIDES of different value.
 * Sides stand in the corpus's `sides`, each conflict naming its part; rows are in the order of documents. */
#ifndef SS_CORPUS_CONFLICTS_H
#define SS_CORPUS_CONFLICTS_H

#include "corpus/corpus.h"

#define SS_SIDES 3u

/* Fills conflicts and sides. After the days of documents are known. */
ss_status ss_conflicts_find(ss_corpus *corpus);

#endif

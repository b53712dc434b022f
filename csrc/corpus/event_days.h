/* Days learnt through events: of documents that tell of a vote whose day others know, and of claims that others date.
 *
 *   undated:  "said on Friday" ... "the council voted on Thursday"     vote/sea-council/2024-03-28, a Thursday
 *             -> published 2024-03-29: the one day from which Thursday is the 28th and whose weekday the article leads with
 *
 * Nothing is taken where two days would do. */
#ifndef SS_CORPUS_EVENT_DAYS_H
#define SS_CORPUS_EVENT_DAYS_H

#include "corpus/corpus.h"

/* Days of documents. The ballots have their events, whose days are known. */
ss_status ss_event_days_learn(ss_corpus *corpus);

#endif

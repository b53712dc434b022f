/* Events: votes, mandates and claims of several documents that tell of one happening.
 *
 *   document 0   ballot [council | 28 March | veto RU | about KP, panel]  --+
 *   document 1   ballot [council | 29 March | veto RU | about KP]         --+-->  vote/un-security-council/2024-03-28
 *   document 2   ballot [council | ?        | veto RU | about panel]      --+         day: what most documents say
 *
 * Two ballots tell of one vote when the body is the same, their days are no more than one apart (or the one without a day
 * stands in an article of the weeks behind), those who voted against have somebody in common, what the two are about has
 * something in common, and no UN symbol tells them apart. Two ballots of one document never do. A mandate goes with the vote
 * of its document, or with mandates of the same body and the same end. Claims that vote, and what the body then decided,
 * go with the ballot that they are part of.
 *
 * Ballots are held against the last SS_EVENTS_OPEN events of their body in order of day, so the work grows with the ballots
 * and not with their square; `conflicts_capped` counts events that were left behind while one of their days was still
 * near. Ids do not depend on the order of documents. */
#ifndef SS_CORPUS_EVENTS_H
#define SS_CORPUS_EVENTS_H

#include "corpus/corpus.h"

#define SS_EVENTS_OPEN 16u

/* Fills events, ballot_events, mandate_events and told, and the days of documents without one that tell of a vote whose day
 * others know. After the days that published.h learns. */
ss_status ss_events_find(ss_corpus *corpus);

/* Days of claims from what other articles say: a claim of a statement whose other tellings have one day, in `told`. After
 * statements. */
ss_status ss_events_date(ss_corpus *corpus);

#endif

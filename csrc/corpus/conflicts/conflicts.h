/* Conflicts: places that give different values for one fact, each with its short span.
 *
 *   conflict { date, contradiction, about vote/un-security-council/2024-03-28 }
 *     -> sides [ "Friday, March 29" = 2024-03-29 in document 1 ][ "Thursday" = 2024-03-28 in document 3 ] ...
 *
 * Found by what the corpus has brought together already, and nowhere else, so that unrelated news makes none:
 *
 *   events      votes.c     date, number, outcome, reason, content of a vote; mandates.c for mandates
 *   entities    names.c     name;  people.c  title, gender
 *   statements  said.c      attribution, date, content;  quotes.c  one quotation, two speakers
 *   stories     numbers.c   number: how many of one thing, in articles that share rare names (stories.h);
 *               tolls.c     number: how many were killed or hurt, at the heads of articles of one story;
 *               blame.c     attribution: who accuses somebody of one thing
 *   documents   conflicts.c published: a header date that the article's own text contradicts
 *
 * A conflict has two sides or more, at most SS_SIDES_MOST, of at most SS_SIDE_BYTES. `contradiction` says that not all sides
 * can be true; `variant` that they go together: a ministry and its spokeswoman, two forms of a title, two grains of a date,
 * two transliterations, reasons by different speakers. Contradictions stand first; within a severity rows are in the order of kinds, then of
 * the place of the first side. Sides stand in the corpus's `sides`, each conflict naming its part. */
#ifndef SS_CORPUS_CONFLICTS_CONFLICTS_H
#define SS_CORPUS_CONFLICTS_CONFLICTS_H

#include "corpus/corpus.h"

#define SS_SIDES_MOST 8u
#define SS_SIDE_BYTES 160u

/* Fills conflicts and sides. After entities, days, events and statements are known. */
ss_status ss_conflicts_find(ss_corpus *corpus);

/* The hash that makes a conflict's id: of kind, fact and places, whatever the order of documents. */
uint64_t ss_conflict_hash(const ss_corpus *corpus, const ss_conflict_row *conflict);

#endif

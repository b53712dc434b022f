/* The day of an article that does not tell it, learnt from other articles on the same event.
 *
 *   undated:  [Ida Brandt] [Sea Council] ... "on Friday" ... "on Thursday"
 *   dated:    [Ida Brandt] [Sea Council] ... 28 March ... 29 March          published 29 March
 *               `--- shared names ---'         `- days that "Friday" and "Thursday" can be -'
 *
 * Two articles are on one event when they share three or more names that few documents have, and only within ten days
 * (states and places do not count), when these are two fifths of the names that either one shares with anybody, and when all
 * articles that are so related appeared within a week: names of a theme that goes on for months date nothing.
 *
 * A day is tried when such an article appeared on it, the day before or the day after. It is taken when the undated
 * article's own words then fall on days that the others speak of, and either its first weekday is that very day or another
 * article is of that day; when two days do equally well, none is taken. Days learnt here teach no other article, so the order
 * of documents does not matter. */
#ifndef SS_CORPUS_PUBLISHED_H
#define SS_CORPUS_PUBLISHED_H

#include "corpus/corpus.h"

/* Fills published and redated in the updates. Needs the entities. */
ss_status ss_published_learn(ss_corpus *corpus);

/* Gives a document the day that was learnt: its own array of dates is made and resolved as of that day. Once a document. */
ss_status ss_published_set(ss_corpus *corpus, uint32_t document, int32_t day);

/* The first weekday of the dates, resolved already, is that very day. */
bool ss_published_leads(const ss_dates *dates, int32_t day);

#endif

/* How many of one thing: what numbers.c and tolls.c ask of two counts.
 *
 *   "At least 14 people were killed on Monday"   { 14, SS_MORE_THAN, the days of Monday, the span "14 people" }
 *
 * Two counts part when they speak of other days, or when one is several times the other: then they are of two things. They agree
 * when the numbers are one, or what the one says leaves room for the other's: "at least 14" and 16. */
#ifndef SS_CORPUS_CONFLICTS_COUNTS_H
#define SS_CORPUS_CONFLICTS_COUNTS_H

#include "corpus/conflicts/make.h"

#define SS_COUNT_DAYS 3 /* between two articles whose counts are held against each other: counts grow */

typedef enum { SS_EXACT, SS_ABOUT, SS_MORE_THAN, SS_LESS_THAN } ss_hedge;

typedef struct {
    double value;
    ss_span span;
    uint32_t sentence;
    int32_t first, last;       /* of the date nearest to it in its sentence; SS_NO_DAY when that names none */
    uint8_t hedge;
} ss_count;

/* What "hundred" or "bn" multiplies by; 0 for any other word. */
double ss_count_times(const ss_next_word *word);
/* The hedge in the word before the number and the one before that: "than", "more". */
uint8_t ss_count_hedge(const ss_next_word *one, const ss_next_word *two);
/* Whether the byte belongs to a date of the document. */
bool ss_count_dated(const ss_article *a, uint32_t byte);
/* Whether it is a word with a capital that belongs to a name, and to no state, office or day: it tells of whom or what there are so
 * many. `sentence`: where its sentence begins. */
bool ss_count_name(const ss_lexicon *lexicon, const ss_article *a, const ss_next_word *word, uint32_t sentence);
/* The days of the date of its sentence that is nearest to it. */
void ss_count_days(const ss_article *a, ss_count *count);

bool ss_counts_part(const ss_article *a, const ss_count *x, const ss_article *b, const ss_count *y);
bool ss_counts_same(const ss_count *x, const ss_count *y); /* one number */
bool ss_counts_agree(const ss_count *x, const ss_count *y);
/* Whether the two documents appeared at most SS_COUNT_DAYS apart, as far as is known. */
bool ss_counts_near(const ss_corpus *corpus, uint32_t one, uint32_t two);
/* A side of the conflict whose sides begin at `first`, with the claim that tells it. */
ss_status ss_count_add(ss_corpus *corpus, const ss_article *a, uint32_t first, const ss_count *count);

#endif

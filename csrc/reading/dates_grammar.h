/* The grammar: expressions that begin at a token.
 *
 *   early Friday morning, two weeks ago, the end of March 2024, 28/03/2024, 15:00 GMT Saturday, every year
 *
 * Each function reads one expression that begins exactly at `at`, fills meaning, type, mod, quant, freq, why and (for what
 * never changes) value of `out`, and returns the token behind it; 0 when there is none, and then `out` is not to be used.
 * `out` comes in from ss_date_blank. Nothing here looks at the document's date. Nesting is bounded: an edge or an
 * "early" holds one plain expression, a clock one date. */
#ifndef SS_READING_DATES_GRAMMAR_H
#define SS_READING_DATES_GRAMMAR_H

#include "reading/dates_values.h"

void ss_date_blank(ss_date *out);

/* A rule, and the terms that may begin what it reads: the first, or the one behind a first "the". */
typedef struct {
    uint32_t (*read)(ss_date_reader *reader, uint32_t at, ss_date *out);
    uint64_t starts, after_the;
} ss_date_rule;
#define SS_DT(name) ((uint64_t)1 << SS_DT_##name)
#define SS_DATE_SHIFTERS (SS_DT(THIS) | SS_DT(THAT) | SS_DT(SAME) | SS_DT(LAST) | SS_DT(PAST) | SS_DT(PREVIOUS) | SS_DT(NEXT) | SS_DT(FOLLOWING) | \
                          SS_DT(COMING) | SS_DT(RECENT))
#define SS_DATE_AMOUNTS (SS_DT(A) | SS_DT(FEW) | SS_DT(COUPLE) | SS_DT(HALF) | SS_DT(NUMBER) | SS_DT(DIGITS) | SS_DT(NUMERAL))
#define SS_DATE_COUNTS (SS_DT(DIGITS) | SS_DT(ORDINAL) | SS_DT(NUMBER))
_Static_assert(SS_DT_COUNT <= 64, "a set of terms is 64 bits");

/* The first rule that reads something, with a blank `out` for each. */
uint32_t ss_date_try(ss_date_reader *reader, uint32_t at, const ss_date_rule *rules, uint32_t count, ss_date *out);
uint32_t ss_date_read(ss_date_reader *reader, uint32_t at, ss_date *out);

/* 2024-03-28T10:30, 28/03/2024, 03/28/2024 (a first number over 12 is the day; else the month), 28.3.2024. */
uint32_t ss_date_read_digits(ss_date_reader *reader, uint32_t at, ss_date *out);
/* 10:30 a.m., 3pm, noon, 15:00 GMT Saturday. */
uint32_t ss_date_read_clock(ss_date_reader *reader, uint32_t at, ss_date *out);
/* 28 March 2024, March 28, March 2024, Friday, March 29, 2024, the third quarter, the 1990s, summer 2012, Christmas Day. */
uint32_t ss_date_read_calendar(ss_date_reader *reader, uint32_t at, ss_date *out);
/* A year that stands alone. */
uint32_t ss_date_read_year(ss_date_reader *reader, uint32_t at, ss_date *out);
/* yesterday, last week, the following day, this Friday, late last July, the end of the year, now. */
uint32_t ss_date_read_phrase(ss_date_reader *reader, uint32_t at, ss_date *out);
/* three days, several months, a decade, two weeks ago, a day earlier, every two years, twice a week. */
uint32_t ss_date_read_length(ss_date_reader *reader, uint32_t at, ss_date *out);

/* A day of the month: 28, 28th, twenty-first. */
uint32_t ss_date_read_day(ss_date_reader *reader, uint32_t at, uint8_t *day);
/* ", 2024" or "2024" or "of 2024" behind a month, season or quarter; `at` when there is none. */
uint32_t ss_date_read_year_tail(ss_date_reader *reader, uint32_t at, int16_t *year);
/* "a few", "two and a half", 1,200, dozens of; *amount is negative when the number is left open; `at` when there is none. */
uint32_t ss_date_read_amount(ss_date_reader *reader, uint32_t at, double *amount);
/* Whether the token is a month here: "May" and "March" need a capital and a neighbour that says so. */
bool ss_date_month_fits(ss_date_reader *reader, uint32_t at, bool with_number);
bool ss_date_weekday_fits(ss_date_reader *reader, uint32_t at, bool with_number);

#endif

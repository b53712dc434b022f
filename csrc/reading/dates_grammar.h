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

#define SS_DT(name) ((uint64_t)1 << SS_DT_##name)
#define SS_DATE_SHIFTERS (SS_DT(THIS) | SS_DT(THAT) | SS_DT(SAME) | SS_DT(LAST) | SS_DT(PAST) | SS_DT(PREVIOUS) | \
                          SS_DT(NEXT) | SS_DT(FOLLOWING) | SS_DT(COMING) | SS_DT(RECENT))
#define SS_DATE_AMOUNTS (SS_DT(A) | SS_DT(FEW) | SS_DT(COUPLE) | SS_DT(HALF) | SS_DT(NUMBER) | SS_DT(DIGITS) | \
                         SS_DT(NUMERAL))
#define SS_DATE_COUNTS (SS_DT(DIGITS) | SS_DT(ORDINAL) | SS_DT(NUMBER))
_Static_assert(SS_DT_COUNT <= 64, "a set of terms is 64 bits");

/* The rules, in the order in which they are tried; each with the terms that may begin what it reads: the first, and the
 * one behind a first "the"; and the terms that may follow that one. */
#define SS_DATE_NARROWERS (SS_DT(EARLY) | SS_DT(LATE) | SS_DT(MID))
#define SS_DATE_ANY (~(uint64_t)0)
#define SS_DATE_SHIFTED (SS_DATE_AMOUNTS | SS_DATE_SHIFTERS | SS_DT(UNIT) | SS_DT(WEEKEND) | SS_DT(FORTNIGHT) | \
                         SS_DT(FISCAL) | SS_DT(LENGTH) | SS_DT(DAYPART) | SS_DT(MONTH) | SS_DT(SEASON) | SS_DT(HOLIDAY) | \
                         SS_DT(WEEKDAY) | SS_DT(TIMES) | SS_DT(MARK))
#define SS_DATE_COUNTED (SS_DATE_AMOUNTS | SS_DT(MARK) | SS_DT(UNIT) | SS_DT(FORTNIGHT) | SS_DT(LENGTH) | SS_DT(OF) | \
                         SS_DT(IN) | SS_DT(TIMES) | SS_DT(PER) | SS_DT(EACH))
#define SS_DATE_RULES(X, of) \
    X(of, digits, SS_DT(DIGITS) | SS_DT(NUMERAL), 0, SS_DATE_ANY) \
    X(of, clock, SS_DT(DIGITS) | SS_DT(NUMERAL) | SS_DT(OCLOCK), 0, SS_DATE_ANY) \
    X(of, week_then_day, SS_DATE_SHIFTERS, SS_DATE_SHIFTERS, SS_DT(UNIT) | SS_DATE_SHIFTERS) \
    X(of, day_of_month, SS_DT(ORDINAL) | SS_DT(LAST), SS_DT(ORDINAL) | SS_DT(LAST), SS_DT(OF) | SS_DT(IN) | \
      SS_DT(WEEKDAY)) \
    X(of, shifted, SS_DATE_SHIFTERS, SS_DATE_SHIFTERS, SS_DATE_SHIFTED) \
    X(of, the_weekend, 0, SS_DT(WEEKEND), SS_DATE_ANY) \
    X(of, edge, SS_DT(EDGE), SS_DT(EDGE), SS_DT(OF)) \
    X(of, narrowed, SS_DATE_NARROWERS, SS_DATE_NARROWERS, SS_DATE_ANY) \
    X(of, compared, SS_DT(EARLIER) | SS_DT(LATER), 0, SS_DATE_ANY) \
    X(of, the_day_before, 0, SS_DT(UNIT), SS_DT(BEFORE) | SS_DT(AFTER)) \
    X(of, counted_day, 0, SS_DT(ORDINAL), SS_DT(UNIT)) \
    X(of, part_of, SS_DT(DAYPART) | SS_DT(UNIT), SS_DT(DAYPART) | SS_DT(UNIT), SS_DT(OF)) \
    X(of, named_day, SS_DT(DAY) | SS_DT(TONIGHT), 0, SS_DATE_ANY) \
    X(of, reference, SS_DT(THESE) | SS_DT(REF), SS_DT(TIME), SS_DATE_ANY) \
    X(of, weekday, SS_DT(WEEKDAY), 0, SS_DATE_ANY) \
    X(of, weekday_first, SS_DT(WEEKDAY), 0, SS_DATE_ANY) \
    X(of, day_first, SS_DATE_COUNTS, SS_DATE_COUNTS, SS_DT(MONTH) | SS_DT(OF) | SS_DT(IN) | SS_DT(MARK) | \
      SS_DT(NUMBER) | SS_DT(ORDINAL)) \
    X(of, month_first, SS_DT(MONTH), 0, SS_DATE_ANY) \
    X(of, year_first, SS_DT(DIGITS), 0, SS_DT(MONTH) | SS_DT(MARK)) \
    X(of, which_weekday, SS_DT(LAST) | SS_DT(ORDINAL), SS_DT(LAST) | SS_DT(ORDINAL), SS_DT(WEEKDAY)) \
    X(of, quarter, SS_DT(ORDINAL), SS_DT(ORDINAL), SS_DT(UNIT) | SS_DT(HALF) | SS_DT(FISCAL) | SS_DT(MARK)) \
    X(of, quarter_sign, SS_DT(OTHER), 0, SS_DATE_ANY) \
    X(of, century, SS_DT(ORDINAL) | SS_DT(NUMBER), 0, SS_DT(UNIT) | SS_DT(MARK)) \
    X(of, decade, SS_DT(DECADE) | SS_DT(MARK), SS_DT(DECADE) | SS_DT(DIGITS) | SS_DT(MARK), SS_DATE_ANY) \
    X(of, season, SS_DT(SEASON), SS_DT(SEASON), SS_DATE_ANY) \
    X(of, holiday, SS_DT(HOLIDAY) | SS_DT(NEW), 0, SS_DATE_ANY) \
    X(of, times_per, SS_DATE_AMOUNTS | SS_DT(ONCE), 0, SS_DATE_COUNTED) \
    X(of, measured, SS_DATE_AMOUNTS, SS_DATE_AMOUNTS, SS_DATE_COUNTED) \
    X(of, open_units, SS_DT(UNIT), SS_DT(UNIT), SS_DATE_ANY) \
    X(of, every, SS_DT(EACH), 0, SS_DATE_ANY) \
    X(of, often, SS_DT(PER) | SS_DT(OFTEN), 0, SS_DATE_ANY) \
    X(of, year, SS_DT(DIGITS), 0, SS_DATE_ANY)
/* 2024-03-28T10:30, 28/03/2024, 03/28/2024 (a first number over 12 is the day; else the month), 28.3.2024; 10:30 a.m., 3pm,
 * noon, 15:00 GMT Saturday; next week on Friday, the 20th of next month, last week, the weekend, the end of the year, late
 * last July, earlier this week, the day before, the third day, the morning of March 28, yesterday, now, Friday morning;
 * Friday, March 29, 2024, 28 March 2024, March 28, 2024 March 28, the first Friday of July, the third quarter, Q3, the 19th
 * century, the 1990s, summer 2012, Christmas Day; twice a week, three days ago, months of talks, every year, daily; 2016. */
#define SS_RULE_(of, name, starts, after_the, next) SS_RULE_##name,
enum { SS_DATE_RULES(SS_RULE_, 0) SS_DATE_RULE_COUNT };
#undef SS_RULE_
#define SS_RULE_(of, name, starts, after_the, next) uint32_t ss_date_rule_##name(ss_date_reader *, uint32_t, ss_date *);
SS_DATE_RULES(SS_RULE_, 0)
#undef SS_RULE_
_Static_assert(SS_DATE_RULE_COUNT <= 32, "a set of rules is 32 bits");
#define SS_DATE_FROM(first, last) ((UINT32_MAX >> (31 - SS_RULE_##last)) & (UINT32_MAX << SS_RULE_##first))
#define SS_DATE_ALL SS_DATE_FROM(digits, year)
#define SS_DATE_PHRASES SS_DATE_FROM(week_then_day, weekday)
#define SS_DATE_CALENDAR SS_DATE_FROM(weekday_first, holiday)

/* The first rule of the set that reads something; `out` is blank for each. */
uint32_t ss_date_try(ss_date_reader *reader, uint32_t at, uint32_t rules, ss_date *out);
uint32_t ss_date_read(ss_date_reader *reader, uint32_t at, ss_date *out);

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

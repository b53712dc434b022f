/* Values: TIMEX3 strings, and the days that a value covers.
 *
 * Writers never print past the 28 bytes of a value and always end it with a NUL. */
#ifndef SS_READING_DATES_VALUES_H
#define SS_READING_DATES_VALUES_H

#include "reading/dates_terms.h"

typedef enum { SS_UNIT_SECOND = 1, SS_UNIT_MINUTE, SS_UNIT_HOUR, SS_UNIT_DAY, SS_UNIT_WEEK, SS_UNIT_MONTH,
    SS_UNIT_QUARTER,
               SS_UNIT_YEAR, SS_UNIT_DECADE, SS_UNIT_CENTURY } ss_date_unit;
/* grains beside the units */
typedef enum { SS_GRAIN_SEASON = 11, SS_GRAIN_HALF, SS_GRAIN_WEEKEND, SS_GRAIN_EASTER } ss_date_grain;
/* LAST and NEXT are strictly before and after the document's day; PAST and FUTURE are read from the sentence */
typedef enum { SS_TOWARD_LAST = -2, SS_TOWARD_PAST = -1, SS_TOWARD_NEAR = 0, SS_TOWARD_FUTURE = 1, SS_TOWARD_NEXT = 2,
               SS_TOWARD_THIS = 3 } ss_date_toward;

void ss_date_put(ss_date *date, const char *value);             /* a constant: "PAST_REF" */
/* P3D, PT1H, P2.5Y, PXM (a negative amount is one left open); decades are ten years. */
void ss_date_put_length(ss_date *date, double amount, int unit);
void ss_date_put_joined(ss_date *date, double months, double days); /* P2Y3M21D */
/* What comes every so often: XXXX every year, XXXX-WXX every week, XXXX-WXX-5 on Fridays. */
void ss_date_put_every(ss_date *date, int unit, int weekday);
/* The value of a calendar meaning with this year (0 unknown: XXXX-03-28), with first and last, hour and part of day. */
void ss_date_put_calendar(ss_date *date, int year);
/* The value of the period of `grain` (a unit or WEEKEND) that holds `day`. */
void ss_date_put_period(ss_date *date, int32_t day, int grain);
/* The same where the day is not known: XXXX-WXX. */
void ss_date_put_open(ss_date *date, int grain);

/* dates_resolve.c: all that the document's day does not change gets its value; the rest becomes relative. */
void ss_dates_await(ss_dates *dates);

/* The which-th such weekday of a month, 9 the last one; SS_NO_DAY when there is none. */
int32_t ss_date_which_day(int year, int month, int weekday, int which);
/* The days of a calendar meaning in a year; false when there are none such (30 February). */
bool ss_date_days(const ss_date_meaning *meaning, int year, int32_t *first, int32_t *last);

#endif

/* Numbers in digits and words, and days of the calendar.
 *
 * ss_number_read reads the number that begins at a token: 13 / thirteen / 1,200 / 1.5 million / twenty-five / two hundred.
 * Days are counted from 1970-01-01 (Arrow's date32), in the proleptic Gregorian calendar, years 1..9999. */
#ifndef SS_READING_NUMBERS_H
#define SS_READING_NUMBERS_H

#include "text/tokens.h"

#define SS_NO_DAY INT32_MIN

/* Returns the token behind the number, or `at` when there is none. `whole` tells that *value has no fraction. */
uint32_t ss_number_read(const ss_text *text, const ss_tokens *tokens, uint32_t at, uint32_t end,
                        const ss_vocabulary *vocabulary, double *value, bool *whole);

int32_t ss_day_of(int year, int month, int day);               /* SS_NO_DAY when there is no such day */
void ss_day_split(int32_t day, int *year, int *month, int *date);
int ss_day_weekday(int32_t day);                               /* 1 Monday .. 7 Sunday */
int ss_month_days(int year, int month);
void ss_day_iso_week(int32_t day, int *year, int *week);

#endif

#include "reading/dates_values.h"


/* ---- writing ------------------------------------------------------------------------------------------------------ */

typedef struct { char *at, *end; } pen;

static pen pen_at(ss_date *date) { return (pen){ date->value, date->value + sizeof date->value - 1 }; }

static void put(pen *p, const char *text)
{
    char *at = p->at;
    while (*text && at < p->end) *at++ = *text++;
    *at = 0;
    p->at = at;
}

/* A number of at least `width` digits; 0 or less is not known, and X stands for each digit. */
static void put_number(pen *p, int value, int width)
{
    static const int limits[] = { 1, 10, 100, 1000, 10000 };
    int size = width;
    for (int64_t limit = limits[width]; value >= limit; limit *= 10) size++;
    if (size > p->end - p->at) return;
    char *at = p->at;
    for (int i = size, v = value; i > 0; v /= 10) at[--i] = (char)(value > 0 ? '0' + v % 10 : 'X');
    at[size] = 0;
    p->at = at + size;
}

static void put_mark(pen *p, char mark)
{
    if (p->at < p->end) *p->at++ = mark;
    *p->at = 0;
}

/* 2024-03-28, all of it known, as most days are: false for any other. */
static bool put_known_day(pen *p, int year, int month, int day)
{
    char *at = p->at;
    if (year < 1000 || year > 9999 || month < 1 || day < 1 || p->end - at < 10) return false;
    at[0] = (char)('0' + year / 1000), at[1] = (char)('0' + year / 100 % 10), at[2] = (char)('0' + year / 10 % 10);
    at[3] = (char)('0' + year % 10), at[4] = at[7] = '-', at[10] = 0;
    at[5] = (char)('0' + month / 10), at[6] = (char)('0' + month % 10);
    at[8] = (char)('0' + day / 10), at[9] = (char)('0' + day % 10);
    p->at = at + 10;
    return true;
}

static void put_day(pen *p, int year, int month, int day)
{
    if (put_known_day(p, year, month, day)) return;
    put_number(p, year, 4);
    put_mark(p, '-');
    put_number(p, month, 2);
    put_mark(p, '-');
    put_number(p, day, 2);
}

static void put_two(pen *p, int value) /* here 0 is known */
{
    char two[3] = { (char)('0' + value / 10 % 10), (char)('0' + value % 10), 0 };
    put(p, two);
}

void ss_date_put(ss_date *date, const char *value)
{
    pen p = pen_at(date);
    put(&p, value);
}

static void put_amount(pen *p, double amount)
{
    int whole = amount >= 0 && amount < 1e9 ? (int)amount : 0, tenth = (int)((amount - whole) * 10 + .5);
    if (amount < 0) { put_mark(p, 'X'); return; }
    if (amount >= 1e9) whole = 999999999;
    if (whole == 0) put_mark(p, '0');
    else put_number(p, whole, 1);
    if (tenth <= 0 || tenth > 9) return;
    put(p, ".");
    put_number(p, tenth, 1);
}

void ss_date_put_length(ss_date *date, double amount, int unit)
{
    static const char letters[] = "-SMHDWMQYDC"; /* by unit; decades are DE, centuries CE */
    pen p = pen_at(date);
    if (amount >= 0 && unit >= SS_UNIT_DECADE) amount *= unit == SS_UNIT_DECADE ? 10 : 100, unit = SS_UNIT_YEAR;
    put_mark(&p, 'P');
    if (unit <= SS_UNIT_HOUR) put_mark(&p, 'T');
    put_amount(&p, amount);
    put_mark(&p, letters[unit]);
    if (unit >= SS_UNIT_DECADE) put_mark(&p, 'E');
}

void ss_date_put_joined(ss_date *date, double months, double days)
{
    int years = (int)(months / 12), rest = (int)months - years * 12;
    pen p = pen_at(date);
    put(&p, "P");
    if (years) put_number(&p, years, 1), put(&p, "Y");
    if (rest) put_number(&p, rest, 1), put(&p, "M");
    if (days > 0) put_number(&p, (int)days, 1), put(&p, "D");
}

void ss_date_put_every(ss_date *date, int unit, int weekday)
{
    pen p = pen_at(date);
    if (weekday) {
        put(&p, "XXXX-WXX-");
        put_number(&p, weekday, 1);
    } else if (unit <= SS_UNIT_HOUR) put(&p, unit == SS_UNIT_HOUR ? "XXXX-XX-XXTXX" : "XXXX-XX-XXTXX:XX");
    else ss_date_put_open(date, unit);
}

static const char *const parts[] = { "", "TMO", "TAF", "TEV", "TNI", "TMI", "" };

static inline void put_time(ss_date *date)
{
    const ss_date_meaning *m = &date->meaning;
    if (m->hour < 0 && m->part == SS_PART_NONE) return;
    pen p = { date->value + strlen(date->value), date->value + sizeof date->value - 1 };
    put(&p, m->hour < 0 ? parts[m->part] : "T");
    if (m->hour < 0) return;
    put_two(&p, m->hour);
    if (m->minute >= 0) put_mark(&p, ':'), put_two(&p, m->minute);
}

/* TIMEX3 values of a date of which only the grain is known: X stands for a digit that nobody can tell. */
void ss_date_put_open(ss_date *date, int grain)
{
    static const char *const open[] = { "XXXX-XX-XX", "XXXX-XX-XX", "XXXX-XX-XX", "XXXX-XX-XX", "XXXX-XX-XX",
        "XXXX-WXX",
        "XXXX-XX",
                                        "XXXX-QX", "XXXX", "XXX", "XX", "XXXX", "XXXX-HX", "XXXX-WXX-WE",
                                            "XXXX-XX-XX" };
    ss_date_put(date, open[grain]);
    date->first = date->last = SS_NO_DAY;
    put_time(date);
}

/* ---- periods that hold a day --------------------------------------------------------------------------------------- */

static void put_week(ss_date *date, int32_t day, bool weekend)
{
    int year, week;
    pen p = pen_at(date);
    ss_day_iso_week(day, &year, &week);
    put_number(&p, year, 4);
    put(&p, "-W");
    put_number(&p, week, 2);
    if (weekend) put(&p, "-WE");
    date->first = day - ss_day_weekday(day) + (weekend ? 6 : 1);
    date->last = day - ss_day_weekday(day) + 7;
}

/* ---- the calendar ------------------------------------------------------------------------------------------------- */

static bool days_of_months(int year, int month, int months, int32_t *first, int32_t *last)
{
    int end_year = year + (month + months - 2) / 12, end_month = (month + months - 2) % 12 + 1;
    *first = ss_day_of(year, month, 1);
    *last = ss_day_of(end_year, end_month, ss_month_days(end_year, end_month));
    return *first != SS_NO_DAY && *last != SS_NO_DAY;
}

int32_t ss_date_which_day(int year, int month, int weekday, int which)
{
    int32_t first, last;
    if (!days_of_months(year, month, 1, &first, &last)) return SS_NO_DAY;
    int32_t day = first + (weekday - ss_day_weekday(first) + 7) % 7 + 7 * (which - 1);
    if (which == 9) day = last - (ss_day_weekday(last) - weekday + 7) % 7;
    return day <= last ? day : SS_NO_DAY;
}

/* Gregorian Easter Sunday: golden number, century corrections, epact, then the Sunday behind the full moon. */
static int32_t easter_of(int year)
{
    int golden = year % 19, century = year / 100, in_century = year % 100;
    int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - moon - in_century % 4) % 7;
    int late = (golden + 11 * moon + 22 * sunday) / 451, n = moon + sunday - 7 * late + 114;
    return ss_day_of(year, n / 31, n % 31 + 1);
}

bool ss_date_days(const ss_date_meaning *m, int year, int32_t *first, int32_t *last)
{
    switch (m->grain) {
    case SS_UNIT_WEEK: *first = ss_day_of(year, 1, 4); if (*first == SS_NO_DAY) return false;
        *first += 7 * (m->day - 1) + 1 - ss_day_weekday(*first), *last = *first + 6; return true;
    case SS_UNIT_MONTH: return days_of_months(year, m->month, 1, first, last);
    case SS_UNIT_QUARTER: return days_of_months(year, m->month * 3 - 2, 3, first, last);
    case SS_GRAIN_HALF: return days_of_months(year, m->month * 6 - 5, 6, first, last);
    case SS_GRAIN_SEASON: return days_of_months(year, m->month * 3, 3, first, last);
    case SS_UNIT_YEAR: return days_of_months(year, 1, 12, first, last);
    case SS_UNIT_DECADE: return days_of_months(year / 10 * 10, 1, 120, first, last);
    case SS_UNIT_CENTURY: return days_of_months(year / 100 * 100 + (year < 100), 1, 1200, first, last);
    case SS_GRAIN_EASTER: *first = *last = easter_of(year); break;
    default: *first = *last = m->which ? ss_date_which_day(year, m->month, m->weekday, m->which) : ss_day_of(year,
        m->month, m->day);
    }
    return *first != SS_NO_DAY;
}

static void put_fields(ss_date *date, int year)
{
    static const char *const seasons[] = { "", "SP", "SU", "FA", "WI" };
    const ss_date_meaning *m = &date->meaning;
    pen p = pen_at(date);
    if (m->grain == SS_UNIT_DECADE || m->grain == SS_UNIT_CENTURY) {
        bool decade = m->grain == SS_UNIT_DECADE;
        put_number(&p, decade ? year / 10 : year / 100, decade ? 3 : 2);
        return;
    }
    if (m->grain == SS_UNIT_DAY) { put_day(&p, year, m->month, m->day); return; }
    put_number(&p, year, 4);
    if (m->grain == SS_UNIT_YEAR) return;
    put(&p, m->grain == SS_UNIT_WEEK ? "-W" : m->grain == SS_UNIT_QUARTER ? "-Q" : m->grain == SS_GRAIN_HALF ? "-H" : "-");
    if (m->grain == SS_GRAIN_SEASON) put(&p, seasons[m->month]);
    else put_number(&p, m->grain == SS_UNIT_WEEK ? m->day : m->month, m->grain == SS_UNIT_QUARTER ||
        m->grain == SS_GRAIN_HALF ? 1 : 2);
}

/* Feasts that move have no day until their year is known. */
static void put_floating(ss_date *date, int year)
{
    int y, month, day;
    pen p = pen_at(date);
    if (date->first == SS_NO_DAY) { put_number(&p, year, 4); put_mark(&p, '-'); put_number(&p, date->meaning.month,
        2); put(&p,
        "-XX"); return; }
    ss_day_split(date->first, &y, &month, &day);
    put_day(&p, y, month, day);
}

/* Of first and last day, which are known. */
static void put_value(ss_date *date, int year)
{
    const ss_date_meaning *m = &date->meaning;
    if (m->part == SS_PART_WEEK) {
        if (date->first != SS_NO_DAY) put_week(date, date->first, false);
        else ss_date_put_open(date, SS_UNIT_WEEK);
        return;
    }
    if (m->which || m->grain == SS_GRAIN_EASTER) put_floating(date, year);
    else put_fields(date, year);
    put_time(date);
}

void ss_date_put_calendar(ss_date *date, int year)
{
    const ss_date_meaning *m = &date->meaning;
    if (year <= 0 || !ss_date_days(m, year, &date->first, &date->last)) date->first = date->last = SS_NO_DAY;
    date->impossible = m->grain == SS_UNIT_DAY && !m->which && m->day > ss_month_days(year > 0 ? year : 2000, m->month);
    put_value(date, year);
}

enum { LAST_YEAR = 9999 /* of the calendar */ };

/* A day that was counted out, and needs no counting back. */
static void put_day_itself(ss_date *date, int32_t day, int year)
{
    date->first = date->last = day;
    date->impossible = 0;
    put_value(date, year);
}

void ss_date_put_period(ss_date *date, int32_t day, int grain)
{
    int year, month, date_of;
    ss_date_meaning m = date->meaning;
    ss_day_split(day, &year, &month, &date_of);
    if (grain == SS_UNIT_WEEK || grain == SS_GRAIN_WEEKEND) { put_week(date, day, grain == SS_GRAIN_WEEKEND); return; }
    date->meaning.op = SS_OP_CALENDAR, date->meaning.grain = (uint8_t)(grain < SS_UNIT_DAY ? SS_UNIT_DAY : grain);
    date->meaning.month = (uint8_t)(grain == SS_UNIT_QUARTER ? (month + 2) / 3 : month),
        date->meaning.day = (uint8_t)date_of;
    if (date->meaning.grain == SS_UNIT_DAY && !m.which && year > 0 && year <= LAST_YEAR) put_day_itself(date, day, year);
    else ss_date_put_calendar(date, year);
    date->meaning = m;
}

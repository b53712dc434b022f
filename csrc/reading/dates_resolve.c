#include "reading/dates_values.h"

/* Days are counted only where a whole year on either side is in the calendar: no sum here can leave it. */
#define SS_FIRST_COUNTABLE (-718797) /* 0002-01-01 */
#define SS_LAST_COUNTABLE 2932531    /* 9998-12-31 */

static bool is_countable(int32_t day) { return day >= SS_FIRST_COUNTABLE && day <= SS_LAST_COUNTABLE; }

/* ---- the year that is left out ------------------------------------------------------------------------------------- */

/* The nearest year before or after in which the date fits the test; leap days may be years away. */
static int year_before(const ss_date_meaning *m, int year, int32_t day, bool strictly, int32_t *last)
{
    int32_t first;
    for (int y = year + 1; y > year - 9 && y > 0; y--)
        if (ss_date_days(m, y, &first, last) && (strictly ? *last < day : first <= day)) return y;
    return 0;
}

static int year_after(const ss_date_meaning *m, int year, int32_t day, bool strictly, int32_t *first)
{
    int32_t last;
    for (int y = year - 1; y < year + 9; y++)
        if (y > 0 && ss_date_days(m, y, first, &last) && (strictly ? *first > day : last >= day)) return y;
    return 0;
}

/* News tells of the past, unless that is most of a year away and the same day to come is near; of a day in the past, too, nearly. */
static int infer_year(const ss_date_meaning *m, int32_t day)
{
    int year, month, date;
    int32_t last = 0, first = 0;
    if (!is_countable(day)) return 0;
    ss_day_split(day, &year, &month, &date);
    if (m->toward == SS_TOWARD_THIS) return year + m->amount;
    if (m->toward == SS_TOWARD_NEXT || m->toward == SS_TOWARD_FUTURE) return year_after(m, year, day,
        m->toward == SS_TOWARD_NEXT, &first);
    int before = year_before(m, year, day, m->toward == SS_TOWARD_LAST, &last);
    bool past = m->toward == SS_TOWARD_PAST && m->day; /* said that it would meet on the 16th */
    if ((m->toward != SS_TOWARD_NEAR && !past) || (before && day - last < (past ? 335 : 300))) return before;
    int after = year_after(m, year, day, false, &first);
    return after && first - day < (past ? 30 : 60) ? after : before;
}

/* ---- counting ------------------------------------------------------------------------------------------------------ */

static int32_t add_months(int32_t day, int64_t months)
{
    int year, month, date;
    ss_day_split(day, &year, &month, &date);
    int64_t count = (int64_t)year * 12 + month - 1 + months;
    if (count < 12 || count >= 9999 * 12) return SS_NO_DAY;
    year = (int)(count / 12), month = (int)(count % 12) + 1;
    int days = ss_month_days(year, month);
    return ss_day_of(year, month, date < days ? date : days);
}

static int32_t shift_day(int32_t day, int grain, int64_t amount)
{
    static const int months[] = { 0, 0, 0, 0, 0, 0, 1, 3, 12, 120, 1200, 3, 6 };
    if (grain < SS_UNIT_DAY) return day;
    if (grain == SS_UNIT_DAY) return (int32_t)(day + amount);
    if (grain == SS_UNIT_WEEK || grain == SS_GRAIN_WEEKEND) return (int32_t)(day + amount * 7);
    return add_months(day, amount * months[grain]);
}

static int32_t weekday_from(const ss_date_meaning *m, int32_t day)
{
    int now = ss_day_weekday(day), ahead = (m->weekday - now + 7) % 7;
    switch (m->toward) {
    case SS_TOWARD_LAST: return day + ahead - 7;
    case SS_TOWARD_NEXT: return day - now + 7 + m->weekday;
    case SS_TOWARD_THIS: return day - now + m->weekday;
    case SS_TOWARD_FUTURE: return day + ahead;
    default: return ahead ? day + ahead - 7 : day;
    }
}

static int32_t dated_toward(const ss_date_meaning *m, int32_t day, int step)
{
    int year, month, date;
    for (int n = 0; n < 28; n++) {
        int32_t month_day = add_months(day, step * n);
        if (month_day == SS_NO_DAY) break;
        ss_day_split(month_day, &year, &month, &date);
        int32_t found = ss_day_of(year, month, m->day);
        if (found != SS_NO_DAY && ss_day_weekday(found) == m->weekday &&
            (step > 0 ? found >= day : found <= day)) return found;
    }
    return SS_NO_DAY;
}

/* Friday the 15th: a month whose 15th is a Friday, the nearest one where the sentence tells nothing of the tense. */
static int32_t weekday_dated(const ss_date_meaning *m, int32_t day)
{
    int32_t before = dated_toward(m, day, -1), after = dated_toward(m, day, 1);
    if (before == SS_NO_DAY || m->toward > 0) return after;
    if (after == SS_NO_DAY || m->toward < 0) return before;
    return day - before <= after - day ? before : after;
}

/* ---- one date ------------------------------------------------------------------------------------------------------ */

/* The end of a range is the first such day behind its beginning. */
static int year_of_end(const ss_date *base, const ss_date_meaning *m)
{
    int year, month, date;
    int32_t first;
    if (!is_countable(base->first)) return 0;
    ss_day_split(base->first, &year, &month, &date);
    return year_after(m, year, base->first, false, &first);
}

static void resolve_calendar(const ss_dates *dates, ss_date *date, int32_t day, ss_anchor anchor)
{
    const ss_date_meaning *m = &date->meaning;
    bool range = m->from_text && m->base < dates->count;
    int year = m->year ? m->year : range ? year_of_end(&dates->at[m->base], m) : infer_year(m, day);
    date->relative = m->year == 0 && (!range || dates->at[m->base].relative);
    date->anchor = (uint8_t)(!date->relative ? SS_ANCHOR_ABSOLUTE : year ? anchor : SS_ANCHOR_NONE);
    ss_date_put_calendar(date, year);
    if (date->meaning.year && date->meaning.grain == SS_UNIT_CENTURY &&
        year < 100) date->first = date->last = SS_NO_DAY;
}

static void resolve_weekday(ss_date *date, int32_t day, ss_anchor anchor)
{
    date->relative = 1;
    date->anchor = (uint8_t)(is_countable(day) ? anchor : SS_ANCHOR_NONE);
    int32_t found = !is_countable(day) ? SS_NO_DAY : date->meaning.day ? weekday_dated(&date->meaning,
        day) : weekday_from(&date->meaning, day);
    if (found != SS_NO_DAY) { ss_date_put_period(date, found, SS_UNIT_DAY); return; }
    ss_date_put_every(date, SS_UNIT_DAY, date->meaning.weekday);
    date->anchor = SS_ANCHOR_NONE, date->first = date->last = SS_NO_DAY;
}

/* The day inside the month that a shift went to: the 20th of next month, its first Friday. */
static void put_day_in_month(ss_date *date, int32_t day)
{
    int year, month, ignored;
    ss_date_meaning kept = date->meaning;
    ss_day_split(day, &year, &month, &ignored);
    date->meaning.op = SS_OP_CALENDAR, date->meaning.grain = SS_UNIT_DAY, date->meaning.month = (uint8_t)month;
    ss_date_put_calendar(date, year);
    date->meaning = kept;
}

static void resolve_shift(const ss_dates *dates, ss_date *date, int32_t day, ss_anchor anchor)
{
    ss_date_meaning *m = &date->meaning;
    const ss_date *base = m->from_text && m->base < dates->count ? &dates->at[m->base] : NULL;
    bool floats = m->from_text && !base && m->amount > 0 && m->grain > SS_UNIT_DAY; /* "a year later" than what no date tells */
    int32_t from = base ? base->first : floats ? SS_NO_DAY : day, to = SS_NO_DAY;
    date->relative = base ? base->relative : 1;
    if (is_countable(from)) from = add_months(from, m->months);
    if (is_countable(from)) to = shift_day(from, m->grain, m->amount);
    date->anchor = (uint8_t)(!is_countable(to) ? SS_ANCHOR_NONE : base ? SS_ANCHOR_TEXT : anchor);
    if (!is_countable(to)) { ss_date_put_open(date, m->grain); return; }
    if (m->grain == SS_UNIT_MONTH && (m->day || m->which)) { put_day_in_month(date, to); return; }
    if (m->weekday) to += m->weekday - ss_day_weekday(to);
    ss_date_put_period(date, to, m->weekday ? SS_UNIT_DAY : m->grain);
    if (m->toward > SS_TOWARD_NEAR || (m->grain == SS_GRAIN_WEEKEND ? date->first : date->last) <= from) return;
    if (m->toward == SS_TOWARD_NEAR && (m->grain != SS_GRAIN_WEEKEND || m->amount)) return;
    to = shift_day(to, m->grain, -1);
    if (is_countable(to)) ss_date_put_period(date, to, m->grain);
}

static void resolve_same(const ss_dates *dates, ss_date *date)
{
    const ss_date *base = &dates->at[date->meaning.base];
    memcpy(date->value, base->value, sizeof date->value);
    date->first = base->first, date->last = base->last;
    date->relative = base->relative, date->impossible = base->impossible;
    date->anchor = base->first == SS_NO_DAY ? SS_ANCHOR_NONE : SS_ANCHOR_TEXT;
}

/* A year of its own, and counted out before: no other day of the document changes it. */
static bool is_settled(const ss_date *date)
{
    return date->meaning.year && date->value[0];
}

static void resolve_one(const ss_dates *dates, ss_date *date, int32_t day, ss_anchor anchor)
{
    if (date->meaning.op == SS_OP_FIXED) date->anchor = SS_ANCHOR_NONE;
    if (date->meaning.op == SS_OP_CALENDAR && !is_settled(date)) resolve_calendar(dates, date, day, anchor);
    if (date->meaning.op == SS_OP_WEEKDAY) resolve_weekday(date, day, anchor);
    if (date->meaning.op == SS_OP_SHIFT) resolve_shift(dates, date, day, anchor);
}

static void resolve_same_ones(ss_dates *dates)
{
    for (uint32_t i = 0; i < dates->count; i++)
        if (dates->at[i].meaning.op == SS_OP_SAME) resolve_same(dates, &dates->at[i]);
}

/* What a later date gives (OP_SAME) comes after all else; a base always stands before what counts from it, or is no
 * OP_SAME itself. */
void ss_dates_resolve(ss_dates *dates, int32_t document_day, ss_anchor anchor)
{
    for (uint32_t i = 0; i < dates->count; i++) resolve_one(dates, &dates->at[i], document_day, anchor);
    resolve_same_ones(dates);
}

/* Nothing but the document's day tells when it is. */
static bool awaits_day(const ss_date *date)
{
    const ss_date_meaning *m = &date->meaning;
    if (m->op == SS_OP_WEEKDAY) return true;
    return !m->from_text && (m->op == SS_OP_SHIFT || (m->op == SS_OP_CALENDAR && !m->year));
}

void ss_dates_await(ss_dates *dates)
{
    for (uint32_t i = 0; i < dates->count; i++) {
        ss_date *date = &dates->at[i];
        if (awaits_day(date)) date->relative = 1;
        else resolve_one(dates, date, SS_NO_DAY, SS_ANCHOR_DOCUMENT);
    }
    resolve_same_ones(dates);
}

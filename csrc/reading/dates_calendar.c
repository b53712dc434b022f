#include "reading/dates_grammar.h"

static void is_calendar(ss_date *out, int grain, uint8_t why)
{
    out->type = SS_DATE, out->why = why;
    out->meaning.op = SS_OP_CALENDAR, out->meaning.grain = (uint8_t)grain;
}

/* ---- parts -------------------------------------------------------------------------------------------------------- */

uint32_t ss_date_read_day(ss_date_reader *reader, uint32_t at, uint8_t *day)
{
    const ss_term *term = ss_date_term_at(reader, at), *next;
    int32_t tens = term->value;
    if ((term->sort == SS_DT_DIGITS && term->plural <= 2) || term->sort == SS_DT_ORDINAL) {
        *day = (uint8_t)tens;
        return tens >= 1 && tens <= 31 ? at + 1 : 0;
    }
    if (term->sort != SS_DT_NUMBER || (tens != 20 && tens != 30)) return 0;
    at += ss_date_is_mark(reader, at + 1, '-') ? 2 : 1;
    next = ss_date_term_at(reader, at);
    if ((next->sort != SS_DT_ORDINAL && next->sort != SS_DT_NUMBER) || next->value < 1 || next->value > 9 ||
        tens + next->value > 31) return 0;
    *day = (uint8_t)(tens + next->value);
    return at + 1;
}

static bool is_year(ss_date_reader *reader, uint32_t at, int from, int to)
{
    const ss_term *term = ss_date_term_at(reader, at);
    return term->sort == SS_DT_DIGITS && term->plural == 4 && term->value >= from && term->value <= to;
}

uint32_t ss_date_read_year_tail(ss_date_reader *reader, uint32_t at, int16_t *year)
{
    uint32_t i = at;
    if (ss_date_is_mark(reader, i, ',') || ss_date_is(reader, i, SS_DT_OF)) i++;
    if (!is_year(reader, i, 1000, 2200)) return at;
    *year = (int16_t)ss_date_term_at(reader, i)->value;
    return i + 1;
}

/* ---- words that are months or weekdays only in company ------------------------------------------------------------- */

static bool after_link(ss_date_reader *reader, uint32_t at)
{
    uint8_t sort = at > reader->first ? ss_date_term_at(reader, at - 1)->sort : SS_DT_OTHER;
    return sort == SS_DT_IN || sort == SS_DT_OF || (sort >= SS_DT_LAST && sort <= SS_DT_RECENT) || sort == SS_DT_THIS ||
           (sort >= SS_DT_EARLY && sort <= SS_DT_MID) || sort == SS_DT_BEFORE || sort == SS_DT_AFTER ||
               sort == SS_DT_EACH ||
           (sort == SS_DT_MARK && ss_date_is(reader, at - 2, SS_DT_MID));
}

static const uint8_t month_letters[] = { 0, 7, 8, 5, 5, 3, 4, 4, 6, 9, 7, 8, 8 };

static bool is_abbreviation(const ss_date_reader *reader, uint32_t at, int full)
{
    return reader->tokens->at[at].size < full;
}

/* May, March, August, April, June are also verbs and given names; "Mar" and "Sept" need a number or a full stop. */
bool ss_date_month_fits(ss_date_reader *reader, uint32_t at, bool with_number)
{
    int month = ss_date_term_at(reader, at)->value;
    bool capital = ss_date_has(reader, at, SS_T_CAPITAL | SS_T_ALLCAPS), named = month >= 3 && month <= 8;
    if (!capital) return month > 8 || ((with_number || after_link(reader, at)) && month != 3 && month != 5);
    if (with_number) return true;
    if (ss_date_is_mark(reader, at + 1, '-') && ss_date_glued(reader, at + 1) && is_abbreviation(reader, at,
        month_letters[month])) return false;
    if (is_abbreviation(reader, at, month_letters[month])) return ss_date_is_mark(reader, at + 1, '.') ||
        after_link(reader, at);
    if (month == 3 || month == 5) return after_link(reader, at) && !ss_date_has(reader, at + 1, SS_T_CAPITAL);
    return !named || after_link(reader, at) || !ss_date_has(reader, at + 1, SS_T_CAPITAL);
}

bool ss_date_weekday_fits(ss_date_reader *reader, uint32_t at, bool with_number)
{
    bool capital = ss_date_has(reader, at, SS_T_CAPITAL), abbreviation = is_abbreviation(reader, at, 6);
    if (at > reader->first && ss_date_is(reader, at - 1, SS_DT_STRAY) && ss_date_has(reader, at - 1,
        SS_T_CAPITAL)) return false;
    bool paper = at > reader->first && ss_date_is(reader, at - 1, SS_DT_THE) && ss_date_has(reader, at + 1, SS_T_CAPITAL) &&
                 ss_date_is(reader, at + 1, SS_DT_TIMES);
    if (paper) return false; /* "the Sunday Times" */
    if (!abbreviation || with_number) return capital || !abbreviation || with_number;
    return capital && ss_date_is_mark(reader, at + 1, '.') && after_link(reader, at);
}

/* ---- months and days ----------------------------------------------------------------------------------------------- */

/* The full stop of "Mar." and "Fri.", which is no end of a sentence. */
static uint32_t skip_stop(ss_date_reader *reader, uint32_t at)
{
    if (!ss_date_is_mark(reader, at, '.') || !ss_date_glued(reader, at)) return at;
    const ss_term *word = ss_date_term_at(reader, at - 1);
    int full = word->sort == SS_DT_MONTH ? month_letters[word->value] : 6;
    return is_abbreviation(reader, at - 1, full) ? at + 1 : at;
}

/* "3-5, 2024": the year behind the second day is also that of the first. */
static void year_behind_range(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint8_t day;
    if (!ss_date_is_mark(reader, at, '-') && !ss_date_is_link(reader, at, SS_LINK_TO) && !ss_date_is_link(reader, at,
        SS_LINK_AND)) return;
    uint32_t behind = ss_date_read_day(reader, at + 1, &day);
    if (behind) ss_date_read_year_tail(reader, behind, &out->meaning.year);
}

/* March 28, 2024; March 28; March 2024; March. */
uint32_t ss_date_rule_month_first(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint8_t day = 0;
    const ss_term *term = ss_date_term_at(reader, at);
    if (term->sort != SS_DT_MONTH) return 0;
    out->meaning.month = (uint8_t)term->value;
    uint32_t i = skip_stop(reader, at + 1), dash = i;
    if ((ss_date_is_mark(reader, i, '-') || ss_date_is_mark(reader, i, '/')) && ss_date_glued(reader, i)) dash++;
    else if (ss_date_is(reader, i, SS_DT_THE)) dash++;
    uint32_t behind = ss_date_read_day(reader, dash, &day);
    if (behind && ss_date_is_mark(reader, behind, ':') && ss_date_glued(reader, behind + 1)) behind = 0; /* March 8:30 */
    if (behind) {
        is_calendar(out, SS_UNIT_DAY, SS_DATE_MONTH_DAY), out->meaning.day = day;
        i = ss_date_read_year_tail(reader, behind, &out->meaning.year);
        if (i == behind) year_behind_range(reader, behind, out);
    } else {
        is_calendar(out, SS_UNIT_MONTH, SS_DATE_MONTH);
        i = ss_date_read_year_tail(reader, i, &out->meaning.year);
    }
    bool with_number = behind || out->meaning.year;
    if (!ss_date_month_fits(reader, at, with_number)) return 0;
    return i == at + 2 && !with_number && !ss_date_has(reader, i, SS_T_WORD) && reader->end == i ? at + 1 : i;
}

static bool first_of_range(ss_date_reader *reader, uint32_t *at)
{
    uint8_t day;
    if (!ss_date_is_mark(reader, *at, '-') && !ss_date_is_link(reader, *at, SS_LINK_TO) && !ss_date_is_link(reader, *at,
        SS_LINK_AND) &&
        !ss_date_is_link(reader, *at, SS_LINK_UNTIL)) return false;
    uint32_t behind = ss_date_read_day(reader, *at + 1, &day);
    return behind ? (*at = behind, true) : false;
}

/* 28 March 2024, the 28th of March; of "3-5 March" only the 3: the rest is read by itself. */
uint32_t ss_date_rule_day_first(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint8_t day;
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0);
    uint32_t behind = ss_date_read_day(reader, i, &day), month = behind;
    bool range;
    if (!behind) return 0;
    range = first_of_range(reader, &month);
    if (ss_date_is(reader, month, SS_DT_OF) || ss_date_is_mark(reader, month, '.') || (ss_date_is_mark(reader, month,
        '-') && ss_date_glued(reader, month))) month++;
    if (!ss_date_is(reader, month, SS_DT_MONTH) || !ss_date_month_fits(reader, month, true)) return 0;
    is_calendar(out, SS_UNIT_DAY, SS_DATE_DAY_MONTH);
    out->meaning.day = day, out->meaning.month = (uint8_t)ss_date_term_at(reader, month)->value;
    uint32_t tail = skip_stop(reader, month + 1), end;
    if (ss_date_is_mark(reader, tail, '-') && ss_date_glued(reader, tail) && is_year(reader, tail + 1, 1000,
        2200)) tail++;
    end = ss_date_read_year_tail(reader, tail, &out->meaning.year);
    return range ? behind : end == tail && tail == month + 2 && tail == reader->end ? month + 1 : end;
}

static uint32_t weekday_behind_comma(ss_date_reader *reader, uint32_t at)
{
    at = skip_stop(reader, at);
    return ss_date_is_mark(reader, at, ',') ? at + 1 : at;
}

/* Friday; Friday, March 29, 2024; Fri Mar 29 2024; Friday the 15th. Parts of the day and weeks behind it are phrases' affair. */
uint32_t ss_date_rule_weekday_first(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    int weekday = term->value;
    bool plural = term->plural;
    if (term->sort != SS_DT_WEEKDAY) return 0;
    uint32_t behind = weekday_behind_comma(reader, at + 1), end;
    const uint64_t dates = SS_DATE_COUNTS | SS_DT(MONTH) | SS_DT(THE);
    if ((dates >> ss_date_term_at(reader, behind)->sort) & 1) {
        end = ss_date_try(reader, behind, SS_DATE_FROM(day_first, month_first), out);
        if (end && out->meaning.grain == SS_UNIT_DAY) { out->meaning.weekday = (uint8_t)weekday; return end; }
        ss_date_blank(out);
    }
    if (!plural && ss_date_is(reader, at + 1, SS_DT_THE) && (end = ss_date_read_day(reader, at + 2,
        &out->meaning.day))) {
        out->why = SS_DATE_WEEKDAY, out->meaning.weekday = (uint8_t)weekday, out->meaning.grain = SS_UNIT_DAY;
        out->meaning.op = SS_OP_WEEKDAY;
        return end;
    }
    if (!ss_date_weekday_fits(reader, at, false)) return 0;
    out->why = SS_DATE_WEEKDAY, out->meaning.weekday = (uint8_t)weekday, out->meaning.grain = SS_UNIT_DAY;
    out->meaning.op = SS_OP_WEEKDAY;
    if (!plural) return at + 1;
    out->type = SS_SET, out->meaning.op = SS_OP_FIXED;
    ss_date_put_every(out, SS_UNIT_DAY, weekday);
    return at + 1;
}

/* the first Friday of July (2024) */
uint32_t ss_date_rule_which_weekday(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0);
    const ss_term *term = ss_date_term_at(reader, i);
    int which = term->sort == SS_DT_LAST ? 9 : term->sort == SS_DT_ORDINAL ? term->value : 0;
    if (which < 1 || (which > 5 && which != 9) || !ss_date_is(reader, i + 1, SS_DT_WEEKDAY)) return 0;
    if (!ss_date_is(reader, i + 2, SS_DT_OF) && !ss_date_is_link(reader, i + 2, SS_LINK_IN)) return 0;
    if (!ss_date_is(reader, i + 3, SS_DT_MONTH)) return 0;
    is_calendar(out, SS_UNIT_DAY, SS_DATE_MONTH_DAY);
    out->meaning.which = (uint8_t)which, out->meaning.weekday = (uint8_t)ss_date_term_at(reader, i + 1)->value;
    out->meaning.month = (uint8_t)ss_date_term_at(reader, i + 3)->value;
    return ss_date_read_year_tail(reader, i + 4, &out->meaning.year);
}

/* ---- quarters, seasons, decades, centuries, feasts ----------------------------------------------------------------- */

static uint32_t fiscal_year_tail(ss_date_reader *reader, uint32_t at, int16_t *year)
{
    uint32_t i = at;
    if (ss_date_is(reader, i, SS_DT_OF)) i++;
    if (ss_date_is(reader, i, SS_DT_THE)) i++;
    if (ss_date_is(reader, i, SS_DT_FISCAL)) i++;
    if (i > at && ss_date_is(reader, i, SS_DT_UNIT)) i++;
    uint32_t end = ss_date_read_year_tail(reader, i, year);
    return end > i ? end : at;
}

/* the third (fiscal) quarter (of 2016), third-quarter, the first half of 2013 */
uint32_t ss_date_rule_quarter(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0);
    const ss_term *term = ss_date_term_at(reader, i);
    int which = term->value;
    if (term->sort != SS_DT_ORDINAL || which < 1 || which > 4) return 0;
    i += 1 + (ss_date_is_mark(reader, i + 1, '-') ? 1 : 0);
    if (ss_date_is(reader, i, SS_DT_FISCAL)) i++;
    term = ss_date_term_at(reader, i);
    bool half = term->sort == SS_DT_HALF && which <= 2;
    if (!half && (term->sort != SS_DT_UNIT || term->value != SS_UNIT_QUARTER || term->plural)) return 0;
    is_calendar(out, half ? SS_GRAIN_HALF : SS_UNIT_QUARTER, SS_DATE_QUARTER);
    out->meaning.month = (uint8_t)which;
    i = fiscal_year_tail(reader, i + 1, &out->meaning.year);
    return half && !out->meaning.year ? 0 : i;
}

/* Q3 2016, Q3, H1 2016 */
uint32_t ss_date_rule_quarter_sign(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_token *token = &reader->tokens->at[at];
    const char *p = reader->text->bytes + token->start;
    if (at < reader->first || at >= reader->end || token->size != 2 || (p[0] != 'Q' && p[0] != 'H') || p[1] < '1' ||
        p[1] > (p[0] == 'Q' ? '4' : '2')) return 0;
    is_calendar(out, p[0] == 'Q' ? SS_UNIT_QUARTER : SS_GRAIN_HALF, SS_DATE_QUARTER);
    out->meaning.month = (uint8_t)(p[1] - '0');
    uint32_t end = fiscal_year_tail(reader, at + 1, &out->meaning.year);
    return p[0] == 'Q' || out->meaning.year ? end : 0;
}

/* Spring and fall alone are too often something else: they need a determiner or a year. */
uint32_t ss_date_rule_season(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    bool the = ss_date_is(reader, at, SS_DT_THE);
    uint32_t i = at + the;
    const ss_term *term = ss_date_term_at(reader, i);
    if (term->sort != SS_DT_SEASON) return 0;
    is_calendar(out, SS_GRAIN_SEASON, SS_DATE_SEASON);
    out->meaning.month = (uint8_t)term->value;
    uint32_t end = ss_date_read_year_tail(reader, i + 1, &out->meaning.year);
    if (out->meaning.year) return end;
    bool sure = (term->value == 2 || term->value == 4) && (the || after_link(reader, at));
    return sure && !ss_date_has(reader, end, SS_T_CAPITAL) ? end : after_link(reader, i) && !the &&
        term->value != 3 ? end : 0;
}

uint32_t ss_date_rule_decade(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0);
    if (ss_date_is_mark(reader, i, '\'')) i++;
    const ss_term *term = ss_date_term_at(reader, i);
    int year = term->value;
    bool genitive = term->sort == SS_DT_DIGITS && i > at && ss_date_has(reader, i + 1, SS_T_APOS_S); /* the 1970's */
    if ((term->sort != SS_DT_DECADE && !genitive) || year % 10 != 0) return 0;
    bool four = year >= 1000 && year <= 2200;
    if (!four && (year < 20 || year > 90 || !(i > at || ss_date_is_mark(reader, at - 1, '-')))) return 0;
    is_calendar(out, SS_UNIT_DECADE, SS_DATE_DECADE);
    out->meaning.year = (int16_t)(four ? year : 1900 + year);
    return i + 1 + genitive;
}

uint32_t ss_date_rule_century(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    int which = term->value;
    if (term->sort == SS_DT_NUMBER && which == 20 && ss_date_is_mark(reader, at + 1, '-')) {
        const ss_term *one = ss_date_term_at(reader, at + 2);
        if (one->sort != SS_DT_ORDINAL || one->value > 9) return 0;
        which += one->value, at += 2;
    } else if (term->sort != SS_DT_ORDINAL) return 0;
    at += 1 + (ss_date_is_mark(reader, at + 1, '-') ? 1 : 0);
    term = ss_date_term_at(reader, at);
    if (term->sort != SS_DT_UNIT || term->value != SS_UNIT_CENTURY || which < 2 || which > 30) return 0;
    is_calendar(out, SS_UNIT_CENTURY, SS_DATE_DECADE);
    out->meaning.year = (int16_t)((which - 1) * 100);
    return at + 1;
}

static void set_holiday(ss_date *out, int32_t code)
{
    is_calendar(out, code == 1 ? SS_GRAIN_EASTER : SS_UNIT_DAY, SS_DATE_HOLIDAY);
    out->meaning.grain = (uint8_t)(code == 1 ? SS_GRAIN_EASTER : SS_UNIT_DAY);
    bool floats = code >= 10000;
    out->meaning.month = (uint8_t)(code == 1 ? 4 : floats ? code / 10000 : code / 100);
    if (floats) out->meaning.weekday = (uint8_t)(code / 100 % 100), out->meaning.which = (uint8_t)(code % 100);
    else if (code != 1) out->meaning.day = (uint8_t)(code % 100);
}

/* Christmas (Day, Eve) (2024), Thanksgiving, Easter (Sunday), New Year's Day; a feast needs its capital. */
uint32_t ss_date_rule_holiday(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    uint32_t i = at + 1;
    if (term->sort == SS_DT_NEW && ss_date_is(reader, i, SS_DT_UNIT) && ss_date_term_at(reader,
        i)->value == SS_UNIT_YEAR &&
        ss_date_has(reader, i, SS_T_CAPITAL) && ss_date_has(reader, i + 1, SS_T_APOS_S)) {
        i += 2;
        set_holiday(out, ss_date_is(reader, i, SS_DT_EVE) ? 1231 : 101);
        if (!ss_date_is(reader, i, SS_DT_EVE) && !ss_date_is(reader, i, SS_DT_UNIT)) return 0;
        return ss_date_read_year_tail(reader, i + 1, &out->meaning.year);
    }
    if (term->sort != SS_DT_HOLIDAY || !ss_date_has(reader, at, SS_T_CAPITAL)) return 0;
    set_holiday(out, term->value);
    const ss_term *next = ss_date_term_at(reader, i);
    if (next->sort == SS_DT_EVE && out->meaning.day > 1) out->meaning.day--, i++;
    else if ((next->sort == SS_DT_UNIT && next->value == SS_UNIT_DAY && ss_date_has(reader, i, SS_T_CAPITAL)) ||
             (next->sort == SS_DT_WEEKDAY && next->value == 7)) i++;
    return ss_date_read_year_tail(reader, i, &out->meaning.year);
}

/* 2024 March 28, 2019-sep-1, 2016 June */
uint32_t ss_date_rule_year_first(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint8_t day;
    if (!is_year(reader, at, 1500, 2200)) return 0;
    int year = ss_date_term_at(reader, at)->value;
    uint32_t i = at + 1, behind;
    bool glued = ss_date_glued(reader, i) && (ss_date_is_mark(reader, i, '-') || ss_date_is_mark(reader, i, '/'));
    i += glued;
    if (!ss_date_is(reader, i, SS_DT_MONTH) || !ss_date_month_fits(reader, i, true)) return 0;
    is_calendar(out, SS_UNIT_MONTH, SS_DATE_MONTH);
    out->meaning.year = (int16_t)year, out->meaning.month = (uint8_t)ss_date_term_at(reader, i)->value;
    behind = ss_date_read_day(reader, i + 1 + glued, &day);
    if (!behind) return is_year(reader, i + 1, 1000, 2200) ? 0 : i + 1;
    out->meaning.grain = SS_UNIT_DAY, out->meaning.day = day, out->why = SS_DATE_MONTH_DAY;
    return behind;
}

/* ---- years -------------------------------------------------------------------------------------------------------- */

static bool is_money_or_number_sign(ss_date_reader *reader, uint32_t at)
{
    const ss_term *term = ss_date_term_at(reader, at);
    if (term->sort != SS_DT_MARK) return false;
    return term->value == '$' || term->value == '#' || term->value == '+' || term->value == '.' ||
        (term->value == '/' &&
        ss_date_glued(reader, at)) || term->value == 0;
}

/* A word behind that makes it a count or a name: 2231 people, 2,024 votes, 1540 Committee. */
static bool counts_something(ss_date_reader *reader, uint32_t at, bool sure)
{
    const ss_token *next = &reader->tokens->at[at];
    if (at >= reader->end || !(next->flags & SS_T_WORD)) return ss_date_is_mark(reader, at, '%') ||
        ss_date_is_mark(reader, at, '$');
    ss_classes classes = ss_word_of(reader->vocabulary, next->symbol).classes;
    if (ss_date_is(reader, at, SS_DT_UNIT) || classes & SS_W(COLLECTIVE) || classes & SS_W(NUMBER)) return true;
    if (classes & (SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBORDINATOR) |
        SS_W(PRONOUN) | SS_W(RELATIVE) | SS_W(DETERMINER))) return false;
    return !sure && !(classes & SS_W(CUE)) && !(classes & SS_W(ADVERB));
}

/* "a 2014 report", "her 2009 book": no round thousand, which counts (a 2000 metre race). */
static bool determined_year(ss_date_reader *reader, uint32_t at)
{
    bool determined = ss_word_of(reader->vocabulary, reader->tokens->at[at - 1].symbol).classes & SS_W(DETERMINER);
    return determined && is_year(reader, at, 1900, 2060) && ss_date_term_at(reader, at)->value % 1000 != 0 && ss_date_has(reader, at + 1, SS_T_WORD);
}

/* What stands before a year: in, since, of ..., or the / its before a noun: the 2016 election. */
static bool leads_to_year(ss_date_reader *reader, uint32_t at)
{
    if (at <= reader->first) return false;
    const ss_term *before = ss_date_term_at(reader, at - 1);
    if (before->sort == SS_DT_IN) return before->value != SS_LINK_AT && before->value != SS_LINK_OVER &&
        before->value != SS_LINK_ON;
    if (before->sort == SS_DT_MARK && before->value == '(') return ss_date_is_mark(reader, at + 1, ')') ||
        ss_date_is_mark(reader, at + 1, '-');
    if (ss_date_has(reader, at - 1, SS_T_APOS_S)) return true;
    return before->sort == SS_DT_OF || before->sort == SS_DT_THE || before->sort == SS_DT_THIS ||
        before->sort == SS_DT_BEFORE || before->sort == SS_DT_AFTER ||
           before->sort == SS_DT_EARLY || before->sort == SS_DT_LATE || before->sort == SS_DT_FISCAL ||
               before->sort == SS_DT_SEASON ||
           (before->sort == SS_DT_UNIT && before->value == SS_UNIT_YEAR) || ss_date_is(reader, at - 2, SS_DT_MID);
}

uint32_t ss_date_rule_year(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    bool told = leads_to_year(reader, at), led = told || (at > reader->first && determined_year(reader, at));
    if (!is_year(reader, at, led ? 1000 : 1900, led ? 2200 : 2060)) return 0;
    if (at > reader->first && (is_money_or_number_sign(reader, at - 1) || (ss_date_is_mark(reader, at - 1, '-') &&
        ss_date_glued(reader, at) && !led && !ss_date_is(reader, at - 2, SS_DT_DIGITS)))) return 0;
    if (at > reader->first && ss_word_of(reader->vocabulary,
        reader->tokens->at[at - 1].symbol).classes & SS_W(DOCUMENT)) return 0;
    if (counts_something(reader, at + 1, led && is_year(reader, at, 1900, 2060))) return 0;
    is_calendar(out, SS_UNIT_YEAR, SS_DATE_YEAR);
    out->meaning.year = (int16_t)ss_date_term_at(reader, at)->value;
    out->of_noun = !told && led;
    return at + 1;
}

#include "reading/dates_grammar.h"

/* Bytes of the text from one place to another; rules here read bytes, because tokens split dates at every mark. */
typedef struct { const char *at, *end; } bytes;

static bool is_digit(const bytes *b) { return b->at < b->end && *b->at >= '0' && *b->at <= '9'; }

static bool take(bytes *b, char c)
{
    if (b->at >= b->end || *b->at != c) return false;
    b->at++;
    return true;
}

/* A number of `least` to `most` digits that no further digit follows. */
static bool take_number(bytes *b, int least, int most, int *value)
{
    bytes t = *b;
    int n = 0;
    for (*value = 0; is_digit(&t) && n < most; t.at++, n++) *value = *value * 10 + (*t.at - '0');
    if (n < least || is_digit(&t)) return false;
    *b = t;
    return true;
}

static bytes from_token(const ss_date_reader *reader, uint32_t at)
{
    const char *start = reader->text->bytes + reader->tokens->at[at].start;
    const char *limit = reader->text->bytes + ss_token_end(&reader->tokens->at[reader->end - 1]);
    return (bytes){ start, limit - start > 40 ? start + 40 : limit };
}

/* The token behind the bytes read; 0 when they end inside a token (28/03/2024x). */
static uint32_t token_behind(const ss_date_reader *reader, uint32_t at, const bytes *b)
{
    uint32_t byte = (uint32_t)(b->at - reader->text->bytes);
    while (at < reader->end && reader->tokens->at[at].start < byte) at++;
    return ss_token_end(&reader->tokens->at[at - 1]) == byte ? at : 0;
}

static bool fill_day(ss_date *out, int year, int month, int day, uint8_t why)
{
    if (month < 1 || month > 12 || day < 1 || day > 31) return false;
    out->type = SS_DATE, out->why = why;
    out->meaning.op = SS_OP_CALENDAR, out->meaning.grain = SS_UNIT_DAY;
    out->meaning.year = (int16_t)year, out->meaning.month = (uint8_t)month, out->meaning.day = (uint8_t)day;
    return true;
}

static void take_zone(bytes *b)
{
    int ignored;
    bytes t = *b;
    if (take(b, 'Z')) return;
    if (!take(&t, '+') && !take(&t, '-')) return;
    if (!take_number(&t, 2, 4, &ignored)) return;
    if (take(&t, ':') && !take_number(&t, 2, 2, &ignored)) return;
    *b = t;
}

/* T10:30, T10:30:15.250Z, also a space instead of the T when a whole time follows. */
static void take_iso_time(bytes *b, ss_date *out)
{
    int hour, minute, ignored;
    bytes t = *b;
    if (!take(&t, 'T') && !take(&t, ' ')) return;
    if (!take_number(&t, 2, 2, &hour) || !take(&t, ':') || !take_number(&t, 2, 2, &minute) || hour > 24 ||
        minute > 59) return;
    if (take(&t, ':') && !take_number(&t, 2, 2, &ignored)) return;
    if (take(&t, '.') && !take_number(&t, 1, 9, &ignored)) return;
    take_zone(&t);
    *b = t;
    out->type = SS_TIME, out->meaning.hour = (int8_t)hour, out->meaning.minute = (int8_t)minute;
}

static uint32_t iso(const ss_date_reader *reader, uint32_t at, ss_date *out)
{
    int year, month, day;
    bytes b = from_token(reader, at);
    if (!take_number(&b, 4, 4, &year) || b.at >= b.end) return 0;
    char mark = *b.at++;
    if (year < 1000 || (mark != '-' && mark != '/' && mark != '.')) return 0;
    if (!take_number(&b, 1, 2, &month) || !take(&b, mark) || !take_number(&b, 1, 2, &day)) return 0;
    if (!fill_day(out, year, month, day, SS_DATE_ISO)) return 0;
    take_iso_time(&b, out);
    return token_behind(reader, at, &b);
}

/* 2024-03, 03/2024: two digits for the month; the range 2004-11, whose second year is the later one, is none. */
static uint32_t year_month(const ss_date_reader *reader, uint32_t at, ss_date *out)
{
    int a, b_value;
    bytes b = from_token(reader, at), start = b;
    bool year_first = take_number(&b, 4, 4, &a);
    if (!year_first && !take_number(&b, 1, 2, &a)) return 0;
    if (!take(&b, '/') && !(year_first && take(&b, '-'))) return 0;
    if (!take_number(&b, year_first ? 2 : 4, year_first ? 2 : 4, &b_value) || b.at - start.at != 7) return 0;
    int year = year_first ? a : b_value, month = year_first ? b_value : a;
    if (year < 1900 || year > 2100 || month < 1 || month > 12 || (year_first && month > year % 100)) return 0;
    if (b.at < b.end && (*b.at == '-' || *b.at == '/')) return 0;
    fill_day(out, year, month, 1, SS_DATE_ISO);
    out->meaning.grain = SS_UNIT_MONTH;
    return token_behind(reader, at, &b);
}

static int full_year(int year, bool two_digits) { return !two_digits ? year : year < 50 ? 2000 + year : 1900 + year; }

/* 28/03/2024, 03/28/24, 28.3.2024: the month comes first, as in American copy, unless it cannot; full stops mean day first. */
static uint32_t slashed(const ss_date_reader *reader, uint32_t at, ss_date *out)
{
    int a, b_value, year;
    bytes b = from_token(reader, at);
    if (!take_number(&b, 1, 2, &a) || b.at >= b.end) return 0;
    char mark = *b.at++;
    if ((mark != '/' && mark != '.' && mark != '-') || !take_number(&b, 1, 2, &b_value) || !take(&b, mark)) return 0;
    bytes t = b;
    bool four = take_number(&b, 4, 4, &year);
    if (!four && (mark == '.' || !take_number(&t, 2, 2, &year))) return 0;
    if (!four) b = t;
    bool day_first = mark == '.' ? b_value <= 12 : a > 12;
    if (!fill_day(out, full_year(year, !four), day_first ? b_value : a, day_first ? a : b_value,
        SS_DATE_SLASHED)) return 0;
    return token_behind(reader, at, &b);
}

/* 22/04 or 4/22 behind "on", "until" ...: elsewhere it is a fraction or a score. */
static uint32_t slashed_day(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    int a, b_value;
    bytes b = from_token(reader, at);
    const ss_term *before = at > reader->first ? ss_date_term_at(reader, at - 1) : NULL;
    if (!before || before->sort != SS_DT_IN || before->value == SS_LINK_IN || before->value == SS_LINK_AT) return 0;
    if (!take_number(&b, 1, 2, &a) || !take(&b, '/') || !take_number(&b, 1, 2, &b_value)) return 0;
    bool day_first = a > 12;
    if (!fill_day(out, 0, day_first ? b_value : a, day_first ? a : b_value, SS_DATE_SLASHED)) return 0;
    return token_behind(reader, at, &b);
}

/* Most numbers stand alone: only one with marks in it, or a mark and a digit right behind it, can be a date in digits. */
static bool goes_on(const ss_date_reader *reader, uint32_t at)
{
    const ss_token *token = &reader->tokens->at[at];
    const char *p = reader->text->bytes + token->start, *next = p + token->size;
    if (!(token->flags & SS_T_DIGITS)) return false;
    if (token->size > 5) return p[1] == '.' || p[2] == '.' || p[4] == '.';
    if (ss_token_end(token) + 2 > reader->text->size || (*next != '-' && *next != '/' && *next != '.')) return false;
    return next[1] >= '0' && next[1] <= '9';
}

uint32_t ss_date_rule_digits(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t end;
    if (!ss_date_has(reader, at, SS_T_NUMBER) || !goes_on(reader, at)) return 0;
    if ((end = iso(reader, at, out)) || (end = year_month(reader, at, out)) || (end = slashed(reader, at,
        out))) return end;
    return slashed_day(reader, at, out);
}

/* ---- clocks ------------------------------------------------------------------------------------------------------- */

/* am/pm: 12 a.m. is 0, 12 p.m. is 12. */
static bool on_half(int *hour, int half)
{
    if (half < 0) return true;
    if (*hour < 1 || *hour > 12) return false;
    *hour = *hour % 12 + half;
    return true;
}

/* "am" glued to digits, 3pm, 10.30am: 0 or 12; -1 when there is none. */
static int glued_half(bytes *b)
{
    if (b->end - b->at < 2 || (b->at[1] | 32) != 'm') return -1;
    char first = (char)(b->at[0] | 32);
    if (first != 'a' && first != 'p') return -1;
    b->at += 2;
    return first == 'a' ? 0 : 12;
}

/* Digits alone are no time: "3" needs :00, .00, pm or a zone. */
static bool clock_goes_on(ss_date_reader *reader, uint32_t at)
{
    const ss_term *next = ss_date_term_at(reader, at + 1);
    const ss_token *token = &reader->tokens->at[at];
    if (!(token->flags & SS_T_DIGITS)) return (reader->text->bytes[ss_token_end(token) - 1] | 32) == 'm';
    if (next->sort == SS_DT_MARK) return next->value == ':' || next->value == '.';
    return next->sort == SS_DT_HALFDAY || next->sort == SS_DT_ZONE;
}

static uint32_t clock_digits(ss_date_reader *reader, uint32_t at, int *hour, int *minute)
{
    int ignored;
    *minute = -1;
    if (ss_date_term_at(reader, at)->value > 24 || !clock_goes_on(reader, at)) return 0;
    bytes b = from_token(reader, at), t;
    if (!take_number(&b, 1, 2, hour) || *hour > 24) return 0;
    t = b;
    bool colon = take(&t, ':');
    if ((colon || take(&t, '.')) && take_number(&t, 2, 2, minute) && *minute < 60) b = t;
    else colon = false, *minute = -1;
    if (colon && (t = b, take(&t, ':')) && take_number(&t, 2, 2, &ignored)) b = t;
    int half = glued_half(&b);
    uint32_t behind = token_behind(reader, at, &b);
    const ss_term *next = ss_date_term_at(reader, behind);
    if (!behind) return 0;
    if (half < 0 && next->sort == SS_DT_HALFDAY) half = next->value, behind++;
    if (half < 0 && next->sort == SS_DT_ZONE && next->value == 1) return behind + 1;
    return (colon || half >= 0) && on_half(hour, half) ? behind : 0;
}

static bool is_zone(ss_date_reader *reader, uint32_t at)
{
    return ss_date_is(reader, at, SS_DT_ZONE) && ss_date_has(reader, at, SS_T_ALLCAPS);
}

static uint32_t skip_zone(ss_date_reader *reader, uint32_t at)
{
    return is_zone(reader, at) ? at + 1 : at;
}

/* 0600 GMT, at 1430 hrs: four digits, which are a year elsewhere. */
static uint32_t military_digits(ss_date_reader *reader, uint32_t at, int *hour, int *minute)
{
    const ss_term *term = ss_date_term_at(reader, at);
    if (term->sort != SS_DT_DIGITS || term->plural != 4 || term->value >= 2400 || term->value % 100 >= 60) return 0;
    int value = term->value;
    const ss_term *unit = ss_date_term_at(reader, at + 1);
    bool hours = unit->sort == SS_DT_UNIT && unit->value == SS_UNIT_HOUR && at > reader->first && ss_date_is_link(reader, at - 1, SS_LINK_AT);
    if (!hours && !is_zone(reader, at + 1)) return 0;
    *hour = value / 100, *minute = value % 100;
    return at + 2;
}

static bool is_local(const ss_date_reader *reader, uint32_t at)
{
    return at < reader->end && ss_token_is(&reader->tokens->at[at], "local");
}

/* "10:15 local time (0715 GMT) | on Monday": behind what stands between a clock and its day; `at` when nothing does. */
static uint32_t skip_aside(ss_date_reader *reader, uint32_t at)
{
    enum { ASIDE = 5 };
    uint32_t end = at + ss_date_is_mark(reader, at, '(');
    if (is_local(reader, end) && ss_date_is(reader, end + 1, SS_DT_TIME)) {
        end += 2;
        if (end == at + 3) end += ss_date_is_mark(reader, end, ')');
    } else end = at;
    if (!ss_date_is_mark(reader, end, '(') || !ss_date_has(reader, end + 1, SS_T_NUMBER)) return end;
    for (uint32_t i = end + 2; i < end + 2 + ASIDE; i++)
        if (ss_date_is_mark(reader, i, ')')) return is_zone(reader, i - 1) ? i + 1 : end;
    return end;
}

/* The date right behind a clock belongs to it: 15:00 GMT (on) Saturday, 3 p.m., March 3. */
static uint32_t date_of_clock(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    ss_date date;
    uint32_t day = skip_aside(reader, at), end;
    if (ss_date_is_link(reader, day, SS_LINK_ON) || ss_date_is_mark(reader, day, ',')) day++;
    end = ss_date_try(reader, day, ss_date_is(reader, day, SS_DT_DAY) ? SS_DATE_PHRASES : SS_DATE_CALENDAR, &date);
    if (!end || date.type != SS_DATE || date.meaning.grain != SS_UNIT_DAY || date.meaning.op == SS_OP_FIXED) return at;
    ss_date_meaning clock = out->meaning;
    out->meaning = date.meaning;
    out->meaning.hour = clock.hour, out->meaning.minute = clock.minute;
    return end;
}

uint32_t ss_date_rule_clock(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    int hour, minute = -1;
    const ss_term *term = ss_date_term_at(reader, at);
    uint32_t end = at + 1;
    if (term->sort == SS_DT_OCLOCK) hour = term->value, minute = 0;
    else if (!ss_date_has(reader, at, SS_T_NUMBER)) return 0;
    else if (!(end = military_digits(reader, at, &hour, &minute)) && !(end = clock_digits(reader, at, &hour, &minute))) return 0;
    out->type = SS_TIME, out->why = SS_DATE_CLOCK;
    out->meaning.op = SS_OP_SHIFT, out->meaning.grain = SS_UNIT_DAY, out->meaning.from_text = 1;
    out->meaning.hour = (int8_t)hour, out->meaning.minute = (int8_t)minute;
    return date_of_clock(reader, skip_zone(reader, end), out);
}

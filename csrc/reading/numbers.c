#include "reading/numbers.h"

#include <math.h>

/* ---- digits ------------------------------------------------------------------------------------------------------- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Digits with thousands separators and one fraction: 1,200 and 1.5 and 1,200.75; returns the bytes read, 0 when the commas
 * are not those of thousands. */
static uint32_t read_digits(const char *p, uint32_t size, double *value)
{
    uint32_t i = 0, group = 0, commas = 0;
    double whole = 0, scale = 1;
    for (; i < size && (is_digit(p[i]) || p[i] == ','); i++) {
        if (p[i] == ',') {
            if (commas ? group != 3 : group > 3) return 0;
            commas++, group = 0;
        } else whole = whole * 10 + (p[i] - '0'), group++;
    }
    if (commas && group != 3) return 0;
    if (i + 1 < size && p[i] == '.' && is_digit(p[i + 1]))
        for (i++; i < size && is_digit(p[i]); i++) whole += (p[i] - '0') * (scale /= 10);
    *value = whole;
    return i;
}

/* What letters glued to digits multiply by: 25bn, 3m, 40k; 0 when they are no such suffix (28th, 4x4). */
static double suffix_scale(const char *p, uint32_t size)
{
    char a = size ? (char)(p[0] | 32) : 0, b = size > 1 ? (char)(p[1] | 32) : 0;
    if (size == 0) return 1;
    if (size == 1) return a == 'k' ? 1e3 : a == 'm' ? 1e6 : a == 'b' ? 1e9 : 0;
    return size > 2 || b != 'n' ? 0 : a == 'm' ? 1e6 : a == 'b' ? 1e9 : a == 't' ? 1e12 : 0;
}

static bool read_number_token(const ss_text *text, const ss_token *token, double *value)
{
    const char *p = text->bytes + token->start;
    uint32_t used = read_digits(p, token->size, value);
    double scale = used ? suffix_scale(p + used, token->size - used) : 0;
    *value *= scale;
    return scale > 0;
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

typedef struct {
    const ss_text *text;
    const ss_tokens *tokens;
    const ss_vocabulary *vocabulary;
    uint32_t end;
} walk;

/* The value of a number word, or -1. */
static double word_value(const walk *w, uint32_t at)
{
    if (at >= w->end || !(w->tokens->at[at].flags & SS_T_WORD)) return -1;
    ss_word word = ss_word_of(w->vocabulary, w->tokens->at[at].symbol);
    return word.classes & SS_W(NUMBER) ? (double)word.value : -1;
}

/* The next number word of the same number: over a hyphen (twenty-five) or "and" (two hundred and five). */
static uint32_t next_word(const walk *w, uint32_t at, double below_hundred)
{
    const ss_token *token = &w->tokens->at[at];
    if (at >= w->end) return at;
    if (token->mark == '-' && below_hundred >= 20 && !(token->flags & SS_T_SPACE)) {
        double v = word_value(w, at + 1);
        return v >= 1 && v < 10 ? at + 1 : at;
    }
    bool and = token->size == 3 && memcmp(w->text->bytes + token->start, "and", 3) == 0;
    double v = and ? word_value(w, at + 1) : -1;
    return and && below_hundred == 0 && v > 0 && v < 100 ? at + 1 : at;
}

/* Adds one word to a number below a thousand; false when it cannot stand there (two three). */
static bool add_small(double *current, double v)
{
    double rest = fmod(*current, 100);
    if (v == 100) {
        if (*current >= 100) return false;
        *current = (*current > 0 ? *current : 1) * 100;
        return true;
    }
    if (rest != 0 && !(rest >= 20 && fmod(rest, 10) == 0 && v < 10 && v > 0)) return false;
    *current += v;
    return true;
}

static uint32_t read_words(const walk *w, uint32_t at, double *value)
{
    double total = 0, current = 0, last_scale = INFINITY;
    uint32_t done = at;
    for (uint32_t i = at; i < w->end;) {
        double v = word_value(w, i);
        if (v < 0) break;
        if (v >= 1000) {
            if (v >= last_scale) break;
            total += (current > 0 ? current : 1) * v, current = 0, last_scale = v;
        } else if (!add_small(&current, v)) break;
        done = ++i;
        i = next_word(w, i, fmod(current, 100));
    }
    *value = total + current;
    return done;
}

/* "million" behind digits: 1.5 million. */
static uint32_t read_scales(const walk *w, uint32_t at, double *value)
{
    double v;
    while ((v = word_value(w, at)) >= 100) *value *= v, at++;
    return at;
}

uint32_t ss_number_read(const ss_text *text, const ss_tokens *tokens, uint32_t at, uint32_t end,
                        const ss_vocabulary *vocabulary, double *value, bool *whole)
{
    walk w = { text, tokens, vocabulary, end < tokens->count ? end : tokens->count };
    double number = 0;
    uint32_t behind = at;
    if (at >= w.end) return at;
    if (!(tokens->at[at].flags & SS_T_NUMBER)) behind = read_words(&w, at, &number);
    else if (read_number_token(text, &tokens->at[at], &number)) behind = read_scales(&w, at + 1, &number);
    if (behind == at) return at;
    *value = number;
    *whole = number == floor(number);
    return behind;
}

/* ---- the calendar ------------------------------------------------------------------------------------------------- */

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int ss_month_days(int year, int month)
{
    static const uint8_t days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month < 1 || month > 12 ? 0 : days[month - 1] + (month == 2 && is_leap(year));
}

/* Years begin in March here, so that the leap day is the last of its year; 400 years are 146,097 days. */
int32_t ss_day_of(int year, int month, int day)
{
    if (year < 1 || year > 9999 || day < 1 || day > ss_month_days(year, month)) return SS_NO_DAY;
    int y = month <= 2 ? year - 1 : year, m = (month + 9) % 12;
    return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1 - 719468;
}

void ss_day_split(int32_t day, int *year, int *month, int *date)
{
    int n = day + 719468, era = n / 146097, in_era = n % 146097;
    int y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int in_year = in_era - (365 * y + y / 4 - y / 100), m = (5 * in_year + 2) / 153;
    *date = in_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = y + era * 400 + (*month <= 2);
}

int ss_day_weekday(int32_t day) /* 1970-01-01 was a Thursday */
{
    int64_t n = ((int64_t)day + 3) % 7;
    return (int)(n < 0 ? n + 7 : n) + 1;
}

/* The week belongs to the year of its Thursday. */
void ss_day_iso_week(int32_t day, int *year, int *week)
{
    int month, date;
    int32_t thursday = day - ss_day_weekday(day) + 4;
    ss_day_split(thursday, year, &month, &date);
    *week = (thursday - ss_day_of(*year, 1, 1)) / 7 + 1;
}

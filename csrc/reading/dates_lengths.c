#include "reading/dates_grammar.h"

/* ---- amounts ------------------------------------------------------------------------------------------------------ */

static uint32_t skip_of(ss_date_reader *reader, uint32_t at) { return at + (ss_date_is(reader, at, SS_DT_OF) ? 1 : 0); }

/* Digits or a word with nothing behind that could go on with the number: hundred, -five, and. */
static bool is_whole_number(ss_date_reader *reader, uint32_t at)
{
    uint8_t sort = ss_date_term_at(reader, at)->sort, next = ss_date_term_at(reader, at + 1)->sort;
    if (sort == SS_DT_DIGITS) return next != SS_DT_NUMBER;
    return sort == SS_DT_NUMBER && next != SS_DT_NUMBER && next != SS_DT_MARK && next != SS_DT_IN;
}

static uint32_t read_count(ss_date_reader *reader, uint32_t at, double *amount)
{
    bool whole;
    uint32_t end = at + 1;
    if (is_whole_number(reader, at)) *amount = ss_date_term_at(reader, at)->value;
    else end = ss_number_read(reader->text, reader->tokens, at, reader->end, reader->vocabulary, amount, &whole);
    if (end > at && ss_date_is_link(reader, end, SS_LINK_AND) && ss_date_is(reader, end + 1, SS_DT_A) &&
        ss_date_is(reader, end + 2, SS_DT_HALF))
        *amount += .5, end += 3;
    return end;
}

/* a, another two, a few, a couple of, a dozen, a mere 24 */
static uint32_t read_article(ss_date_reader *reader, uint32_t at, double *amount)
{
    const ss_term *next = ss_date_term_at(reader, at + 1);
    uint32_t end;
    *amount = 1;
    if (next->sort == SS_DT_FEW) return *amount = -1, skip_of(reader, at + 2);
    if (next->sort == SS_DT_COUPLE) return *amount = 2, skip_of(reader, at + 2);
    if (next->sort == SS_DT_HALF) return *amount = .5, at + 2;
    if (next->sort == SS_DT_LENGTH && (end = read_count(reader, at + 2, amount)) > at + 2) return end;
    bool scale = next->sort == SS_DT_NUMBER && (next->value == 12 || next->value >= 100);
    if ((scale || ss_date_term_at(reader, at)->value == 1) && (end = read_count(reader, at + 1,
        amount)) > at + 1) return end;
    return *amount = 1, at + 1;
}

uint32_t ss_date_read_amount(ss_date_reader *reader, uint32_t at, double *amount)
{
    const ss_term *term = ss_date_term_at(reader, at);
    switch (term->sort) {
    case SS_DT_A: return read_article(reader, at, amount);
    case SS_DT_FEW: return term->value == 2 ? at : (*amount = -1, skip_of(reader, at + 1));
    case SS_DT_COUPLE: return *amount = 2, skip_of(reader, at + 1);
    case SS_DT_HALF: return *amount = .5, at + (ss_date_is(reader, at + 1, SS_DT_A) ? 2 : 1);
    case SS_DT_NUMBER: case SS_DT_DIGITS: case SS_DT_NUMERAL: return read_count(reader, at, amount);
    default: return at;
    }
}

/* ---- an amount and its unit ---------------------------------------------------------------------------------------- */

typedef struct {
    double amount;
    int unit;
    bool plural, article;
    double months, days;  /* of a length in several units: 2 years and 3 days */
    bool joined;
} length;

/* The unit behind an amount, with what may stand between: two more years, five-year, 12 consecutive months. */
static uint32_t read_unit(ss_date_reader *reader, uint32_t at, length *l)
{
    const ss_term *term = ss_date_term_at(reader, at);
    for (int i = 0; i < 2 && (term->sort == SS_DT_LENGTH || (term->sort == SS_DT_MARK && term->value == '-')); i++)
        term = ss_date_term_at(reader, ++at);
    if (term->sort == SS_DT_FORTNIGHT) { l->amount *= 2, l->unit = SS_UNIT_WEEK; return at + 1; }
    if (term->sort != SS_DT_UNIT || (l->article && term->value == SS_UNIT_SECOND)) return 0;
    if (term->value == SS_UNIT_QUARTER && (ss_date_is(reader, at + 1, SS_DT_OF) || l->amount < 2)) return 0;
    l->unit = term->value, l->plural = term->plural;
    return at + 1;
}

static bool add_part(length *l, double amount, int unit)
{
    static const uint8_t months[] = { 0, 0, 0, 0, 0, 0, 1, 3, 12, 120, 0 }, days[] = { 0, 0, 0, 0, 1, 7, 0, 0, 0,
        0, 0 };
    if (amount < 0 || amount != (double)(int)amount || amount > 999 || unit > SS_UNIT_DECADE || (!months[unit] &&
        !days[unit])) return false;
    l->months += amount * months[unit], l->days += amount * days[unit];
    return true;
}

/* "1 month 21 days", "2 years, 3 months and a day": the parts behind the first; the token behind them. */
static uint32_t read_parts(ss_date_reader *reader, uint32_t at, length *l)
{
    length whole = *l, part;
    uint32_t end = at;
    if (!add_part(&whole, l->amount, l->unit)) return at;
    for (int n = 0; n < 3; n++) {
        uint32_t i = end + (ss_date_is_mark(reader, end, ',') ? 1 : 0);
        if (ss_date_is_link(reader, i, SS_LINK_AND)) i++;
        part = (length){ .article = ss_date_is(reader, i, SS_DT_A) };
        uint32_t behind = ss_date_read_amount(reader, i, &part.amount);
        if (behind == i || !(behind = read_unit(reader, behind, &part)) || part.unit == l->unit ||
            part.unit < SS_UNIT_DAY) break;
        if (!add_part(&whole, part.amount, part.unit)) break;
        whole.joined = true, whole.plural = part.plural, end = behind;
    }
    if (whole.joined) *l = whole;
    return end;
}

static void is_shift(ss_date *out, int grain, int32_t amount, bool from_text)
{
    out->type = SS_DATE, out->why = from_text ? SS_DATE_RELATIVE_TEXT : SS_DATE_RELATIVE_DOCUMENT;
    out->meaning.op = SS_OP_SHIFT, out->meaning.grain = (uint8_t)grain;
    out->meaning.amount = amount, out->meaning.from_text = from_text;
}

static void is_fixed(ss_date *out, ss_date_type type, uint8_t why)
{
    out->type = (uint8_t)type, out->why = why, out->meaning.op = SS_OP_FIXED;
}

static uint32_t shift_by(const length *l, int sign, bool from_text, uint32_t end, ss_date *out)
{
    if (l->amount < 0 || l->amount > 9999) {
        is_fixed(out, SS_DATE, SS_DATE_VAGUE);
        ss_date_put(out, sign < 0 ? "PAST_REF" : "FUTURE_REF");
    } else if (l->joined) {
        is_shift(out, SS_UNIT_DAY, sign * (int32_t)l->days, from_text);
        out->meaning.months = (int16_t)(sign * (int)l->months);
    } else is_shift(out, l->unit, sign * (int32_t)(l->amount + .5), from_text);
    return end;
}

/* "a day before" that ends there counts from the text; before a clause it is a length (two days before the attack). */
static bool ends_phrase(ss_date_reader *reader, uint32_t at)
{
    const ss_term *term = ss_date_term_at(reader, at);
    if (at >= reader->end) return true;
    if (term->sort == SS_DT_MARK) return term->value != '-';
    return term->sort == SS_DT_IN && (term->value == SS_LINK_ON || term->value == SS_LINK_IN ||
        term->value == SS_LINK_AND);
}

static bool is_age(ss_date_reader *reader, uint32_t at)
{
    if (ss_date_is_mark(reader, at, '-')) at++;
    if (ss_date_is(reader, at, SS_DT_OLD)) return true;
    return (ss_date_is_link(reader, at, SS_LINK_AND) || ss_date_is_link(reader, at, SS_LINK_OR)) && ss_date_is(reader,
        at + 1, SS_DT_OLD);
}

/* What makes a length a point in time: ago, earlier, later, before, from now. 0: it stays a length. */
static uint32_t read_direction(ss_date_reader *reader, uint32_t at, const length *l, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    if (term->sort == SS_DT_AGO) return shift_by(l, term->value ? 1 : -1, false, at + 1, out);
    if (term->sort == SS_DT_EARLIER && !ss_date_is(reader, at + 1, SS_DT_THAN)) return shift_by(l, -1, true,
        at + 1, out);
    if (term->sort == SS_DT_LATER && !ss_date_is(reader, at + 1, SS_DT_THAN)) return shift_by(l, 1, true, at + 1, out);
    if (term->sort == SS_DT_BEFORE && ends_phrase(reader, at + 1)) return shift_by(l, -1, true, at + 1, out);
    if (term->sort == SS_DT_AFTER && ends_phrase(reader, at + 1)) return shift_by(l, 1, true, at + 1, out);
    bool from = ss_date_is_link(reader, at, SS_LINK_FROM);
    const ss_term *next = ss_date_term_at(reader, at + 1);
    if (from && next->sort == SS_DT_REF && next->value == 0) return shift_by(l, 1, false, at + 2, out);
    length days = { 0 };
    int sign = term->sort == SS_DT_BEFORE ? -1 : 1;
    if ((!from && term->sort != SS_DT_AFTER && sign > 0) || next->sort != SS_DT_DAY || !add_part(&days, l->amount,
        l->unit)) return 0;
    is_shift(out, SS_UNIT_DAY, sign * (int32_t)days.days + next->value, false);
    out->meaning.months = (int16_t)(sign * (int)days.months);
    return at + 2;
}

static uint32_t skip_genitive(ss_date_reader *reader, uint32_t at, bool plural)
{
    return plural && ss_date_is_mark(reader, at, '\'') && ss_date_glued(reader, at) ? at + 1 : at;
}

/* more than, at least, about ...: before the expression, outside of it */
static uint8_t mod_before(ss_date_reader *reader, uint32_t at)
{
    if (at <= reader->first) return SS_MOD_NONE;
    const ss_term *before = ss_date_term_at(reader, at - 1), *two = ss_date_term_at(reader,
        at > 1 ? at - 2 : UINT32_MAX);
    if (before->sort == SS_DT_DEGREE && before->value != SS_MOD_LESS_THAN) return (uint8_t)before->value;
    if (before->sort != SS_DT_THAN) return SS_MOD_NONE;
    if (two->sort == SS_DT_LENGTH && two->value == 3) return SS_MOD_MORE_THAN;
    return two->sort == SS_DT_DEGREE && two->value == SS_MOD_LESS_THAN ? SS_MOD_LESS_THAN : SS_MOD_NONE;
}

/* $5 million a year, 300 people a day: how often, not how long */
static bool is_rate(ss_date_reader *reader, uint32_t at)
{
    if (at <= reader->first) return false;
    const ss_term *before = ss_date_term_at(reader, at - 1);
    return before->sort == SS_DT_DIGITS || before->sort == SS_DT_NUMERAL || before->sort == SS_DT_NUMBER ||
        before->sort == SS_DT_PER ||
           (before->sort == SS_DT_MARK && before->value == '%');
}

/* Of digits the next word tells at once: 2016, / 2016 in / 12 of them. */
static bool is_bare_number(ss_date_reader *reader, uint32_t at)
{
    const ss_term *next = ss_date_term_at(reader, at + 1);
    if (ss_date_term_at(reader, at)->sort != SS_DT_DIGITS) return false;
    if (next->sort == SS_DT_MARK) return next->value != '-';
    return next->sort == SS_DT_OF || (next->sort == SS_DT_IN && next->value != SS_LINK_AND);
}

uint32_t ss_date_rule_measured(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    length l = { 0 };
    uint32_t start = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0);
    if (is_bare_number(reader, start)) return 0;
    l.article = ss_date_is(reader, start, SS_DT_A);
    uint32_t behind = ss_date_read_amount(reader, start, &l.amount), end;
    if (behind == start || (start > at && l.article) || !(behind = read_unit(reader, behind, &l)) || is_age(reader,
        behind)) return 0;
    if (l.amount > 1e9) return 0;
    behind = read_parts(reader, behind, &l);
    if (start == at && (end = read_direction(reader, behind, &l, out))) return end;
    bool rate = l.article && behind == at + 2 && is_rate(reader, at);
    is_fixed(out, rate ? SS_SET : SS_DURATION, rate ? SS_DATE_REPEAT : SS_DATE_LENGTH);
    out->mod = mod_before(reader, at);
    if (l.joined) ss_date_put_joined(out, l.months, l.days);
    else ss_date_put_length(out, l.amount, l.unit);
    return skip_genitive(reader, behind, l.plural);
}

/* Units without a number (for years, months of talks, decades ago): only where a neighbour says that time is meant. */
uint32_t ss_date_rule_open_units(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    bool the = ss_date_is(reader, at, SS_DT_THE);
    const ss_term *term = ss_date_term_at(reader, at + the), *before = ss_date_term_at(reader,
        at > reader->first ? at - 1 : UINT32_MAX);
    length l = { .amount = -1, .unit = term->value, .plural = true };
    if (term->sort != SS_DT_UNIT || !term->plural || term->value < SS_UNIT_MINUTE ||
        term->value == SS_UNIT_QUARTER) return 0;
    uint32_t behind = at + the + 1, end;
    if (!the && (end = read_direction(reader, behind, &l, out))) return end;
    const ss_term *next = ss_date_term_at(reader, behind);
    bool led = before->sort == SS_DT_IN && (before->value == SS_LINK_FOR || before->value == SS_LINK_OVER ||
        before->value == SS_LINK_WITHIN ||
                                            before->value == SS_LINK_DURING || (!the && before->value == SS_LINK_IN));
    bool opens = at == reader->first || before->sort == SS_DT_MARK || before->sort == SS_DT_IN ||
        before->sort == SS_DT_AFTER;
    bool leads = !the && (next->sort == SS_DT_BEFORE || next->sort == SS_DT_AFTER || (next->sort == SS_DT_OF && opens));
    if ((!led && !leads && before->sort != SS_DT_AFTER) || is_age(reader, behind)) return 0;
    is_fixed(out, SS_DURATION, SS_DATE_LENGTH);
    ss_date_put_length(out, -1, l.unit);
    return behind;
}

/* ---- how often ---------------------------------------------------------------------------------------------------- */

static void set_quant(ss_date *out, const char *quant)
{
    uint32_t i = 0;
    for (; i < sizeof out->quant - 1 && quant[i]; i++) out->quant[i] = quant[i];
    out->quant[i] = 0;
}

static uint32_t every_period(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    if (term->sort == SS_DT_WEEKDAY && ss_date_weekday_fits(reader, at, true)) return ss_date_put_every(out,
        SS_UNIT_DAY,
        term->value), at + 1;
    if (term->sort == SS_DT_UNIT && !term->plural && term->value > SS_UNIT_SECOND) return ss_date_put_every(out,
        term->value, 0), at + 1;
    if (term->sort == SS_DT_WEEKEND) return ss_date_put(out, "XXXX-WXX-WE"), at + 1;
    if (term->sort != SS_DT_DAYPART && term->sort != SS_DT_SEASON && term->sort != SS_DT_MONTH) return 0;
    if (term->sort == SS_DT_DAYPART) out->meaning.part = (uint8_t)term->value;
    if (term->sort == SS_DT_DAYPART) ss_date_put_every(out, SS_UNIT_DAY, 0);
    out->meaning.grain = term->sort == SS_DT_SEASON ? SS_GRAIN_SEASON : SS_UNIT_MONTH,
        out->meaning.month = (uint8_t)term->value;
    if (term->sort != SS_DT_DAYPART) ss_date_put_calendar(out, 0);
    return at + 1;
}

/* every Friday, each year, every two years, every other week */
uint32_t ss_date_rule_every(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *each = ss_date_term_at(reader, at);
    length l = { 0 };
    uint32_t i = at + 1, behind;
    if (each->sort != SS_DT_EACH) return 0;
    is_fixed(out, SS_SET, SS_DATE_REPEAT);
    set_quant(out, each->value ? "EVERY" : "EACH");
    if ((behind = every_period(reader, i, out))) return behind;
    if (ss_date_is(reader, i, SS_DT_LENGTH) && ss_date_term_at(reader, i)->value == 2) l.amount = 2, behind = i + 1;
    else if ((behind = ss_date_read_amount(reader, i, &l.amount)) == i) return 0;
    if (!(behind = read_unit(reader, behind, &l))) return 0;
    ss_date_put_length(out, l.amount, l.unit);
    return behind;
}

/* twice a week, three times per year */
uint32_t ss_date_rule_times_per(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    double times = 0;
    const ss_term *term = ss_date_term_at(reader, at);
    uint32_t i = at + 1;
    if (term->sort == SS_DT_ONCE) times = term->value;
    else if (!ss_date_is(reader, i, SS_DT_TIMES) || ss_date_read_amount(reader, at, &times) != i++) return 0;
    term = ss_date_term_at(reader, i);
    if ((term->sort != SS_DT_A && term->sort != SS_DT_PER && term->sort != SS_DT_EACH) || times < 1 ||
        times > 99) return 0;
    const ss_term *unit = ss_date_term_at(reader, i + 1);
    if (unit->sort != SS_DT_UNIT || unit->plural || unit->value == SS_UNIT_SECOND) return 0;
    is_fixed(out, SS_SET, SS_DATE_REPEAT);
    ss_date_put_length(out, 1, unit->value);
    int n = (int)times, used = 0;
    if (n >= 10) out->freq[used++] = (char)('0' + n / 10);
    out->freq[used++] = (char)('0' + n % 10), out->freq[used++] = 'X', out->freq[used] = 0;
    return i + 2;
}

/* daily, annually; per year. "Daily" with a capital inside a sentence is a name, and "Kurier daily" is a paper. */
uint32_t ss_date_rule_often(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    bool per = term->sort == SS_DT_PER;
    if (per) term = ss_date_term_at(reader, ++at);
    if (per ? term->sort != SS_DT_UNIT || term->plural ||
        term->value == SS_UNIT_SECOND : term->sort != SS_DT_OFTEN) return 0;
    bool paper = !per && at > reader->first + 1 && ss_date_has(reader, at - 1, SS_T_CAPITAL) && !ss_date_has(reader, at - 1, SS_T_APOS_S);
    if (paper || (ss_date_has(reader, at, SS_T_CAPITAL) && at > reader->first)) return 0;
    is_fixed(out, SS_SET, SS_DATE_REPEAT);
    if (per) ss_date_put_length(out, 1, term->value);
    else ss_date_put_every(out, term->value, 0);
    return at + 1;
}

#include "reading/dates_grammar.h"

static void is_shift(ss_date *out, int grain, int32_t amount, bool from_text)
{
    out->type = SS_DATE, out->why = from_text ? SS_DATE_RELATIVE_TEXT : SS_DATE_RELATIVE_DOCUMENT;
    out->meaning.op = SS_OP_SHIFT, out->meaning.grain = (uint8_t)grain;
    out->meaning.amount = amount, out->meaning.from_text = from_text;
}

static void is_reference(ss_date *out, int direction)
{
    out->type = SS_DATE, out->why = SS_DATE_VAGUE, out->meaning.op = SS_OP_FIXED;
    ss_date_put(out, direction < 0 ? "PAST_REF" : direction > 0 ? "FUTURE_REF" : "PRESENT_REF");
}

static void set_part(ss_date *out, int part)
{
    out->type = SS_TIME, out->meaning.part = (uint8_t)part, out->meaning.grain = SS_UNIT_DAY;
}

/* ---- last, next, this, that ---------------------------------------------------------------------------------------- */

typedef struct { int step; bool from_text, length, open; int8_t toward; } shifter;

/* What last, next, the following ... do; false for any other word. "The next day" counts from the text, "next week" does not. */
static bool read_shifter(ss_date_reader *reader, uint32_t at, bool the, shifter *s)
{
    switch (ss_date_term_at(reader, at)->sort) {
    case SS_DT_LAST: *s = (shifter){ -1, false, true, true, SS_TOWARD_LAST }; return true;
    case SS_DT_PAST: *s = (shifter){ -1, false, true, true, SS_TOWARD_LAST }; return true;
    case SS_DT_PREVIOUS: *s = (shifter){ -1, true, true, true, SS_TOWARD_LAST }; return true;
    case SS_DT_NEXT: *s = (shifter){ 1, the, true, true, SS_TOWARD_NEXT }; return true;
    case SS_DT_FOLLOWING: *s = (shifter){ 1, true, true, true, SS_TOWARD_NEXT }; return the;
    case SS_DT_COMING: *s = (shifter){ 1, false, true, true, SS_TOWARD_NEXT }; return true;
    case SS_DT_THIS: *s = (shifter){ 0, false, false, false, SS_TOWARD_THIS }; return true;
    case SS_DT_SAME: case SS_DT_THAT: *s = (shifter){ 0, true, false, false, SS_TOWARD_NEAR }; return true;
    case SS_DT_RECENT: *s = (shifter){ 0, false, false, true, SS_TOWARD_NEAR }; return true;
    default: return false;
    }
}

static uint32_t put_open_length(ss_date *out, double amount, int unit, uint32_t end)
{
    out->type = SS_DURATION, out->why = SS_DATE_LENGTH, out->meaning.op = SS_OP_FIXED;
    ss_date_put_length(out, amount, unit);
    return end;
}

/* the past two years, the next few days, recent weeks */
static uint32_t shifted_length(ss_date_reader *reader, uint32_t at, const shifter *s, ss_date *out)
{
    double amount = -1;
    uint32_t behind = ss_date_read_amount(reader, at, &amount);
    const ss_term *unit = ss_date_term_at(reader, behind);
    if (ss_date_is(reader, at, SS_DT_A) || (!s->length && behind > at)) return 0;
    if (unit->sort == SS_DT_MARK && behind > at && unit->value == '-') unit = ss_date_term_at(reader, ++behind);
    if (unit->sort == SS_DT_LENGTH) unit = ss_date_term_at(reader, ++behind);
    if (unit->sort != SS_DT_UNIT || (behind == at && !unit->plural)) return 0;
    return s->open ? put_open_length(out, amount, unit->value, behind + 1) : 0;
}

static uint32_t shifted_unit(ss_date_reader *reader, uint32_t shift, uint32_t at, const shifter *s, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    bool fiscal = term->sort == SS_DT_FISCAL;
    if (fiscal) term = ss_date_term_at(reader, ++at);
    if (term->sort == SS_DT_WEEKEND) {
        is_shift(out, SS_GRAIN_WEEKEND, s->step, s->from_text);
        out->meaning.toward = s->toward == SS_TOWARD_THIS ? SS_TOWARD_THIS : SS_TOWARD_NEAR;
        return at + 1;
    }
    if (term->sort != SS_DT_UNIT || term->plural || term->value < SS_UNIT_HOUR || (s->open && !s->length)) return 0;
    if (ss_date_is(reader, shift, SS_DT_PAST)) return put_open_length(out, 1, term->value, at + 1);
    if (term->value == SS_UNIT_HOUR) return 0;
    bool text = s->from_text && (!ss_date_is(reader, shift, SS_DT_NEXT) || term->value == SS_UNIT_DAY);
    if (ss_date_is(reader, shift, SS_DT_THIS) && term->value == SS_UNIT_DAY) return 0;
    is_shift(out, term->value, s->step, text);
    return at + 1;
}

/* last July, this March, next June 5 */
static uint32_t shifted_calendar(ss_date_reader *reader, uint32_t at, const shifter *s, ss_date *out)
{
    uint8_t sort = ss_date_term_at(reader, at)->sort;
    if (s->from_text && s->step == 0) return 0;
    if (sort != SS_DT_MONTH && sort != SS_DT_SEASON && sort != SS_DT_HOLIDAY && sort != SS_DT_WEEKDAY) return 0;
    uint32_t end = ss_date_try(reader, at, SS_DATE_CALENDAR, out);
    if (!end || out->type != SS_DATE || out->meaning.year) return end && out->type == SS_DATE ? end : 0;
    out->meaning.toward = s->toward;
    if (out->meaning.op == SS_OP_WEEKDAY && ss_date_is(reader, end, SS_DT_DAYPART)) set_part(out,
        ss_date_term_at(reader,
        end++)->value);
    return end;
}

/* last night, this morning, that evening, the next morning */
static uint32_t shifted_part(ss_date_reader *reader, uint32_t shift, uint32_t at, const shifter *s, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    uint8_t sort = ss_date_term_at(reader, shift)->sort;
    if (term->sort != SS_DT_DAYPART || sort == SS_DT_RECENT || sort == SS_DT_COMING || sort == SS_DT_PAST) return 0;
    is_shift(out, SS_UNIT_DAY, s->step, s->from_text || sort == SS_DT_NEXT);
    set_part(out, term->value);
    return at + 1;
}

uint32_t ss_date_rule_shifted(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    shifter s;
    bool the = ss_date_is(reader, at, SS_DT_THE) || ss_date_is(reader, at, SS_DT_THIS) || ss_date_is(reader, at,
        SS_DT_THAT);
    uint32_t shift = at, end;
    if (ss_date_is(reader, at, SS_DT_THE)) shift++;
    else if (the && (ss_date_is(reader, at + 1, SS_DT_PAST) || ss_date_is(reader, at + 1, SS_DT_COMING) ||
        ss_date_is(reader, at + 1, SS_DT_SAME))) shift++;
    if (!read_shifter(reader, shift, the, &s)) return 0;
    if (ss_date_is(reader, shift, SS_DT_RECENT) && ss_date_is(reader, shift + 1, SS_DT_TIMES)) { is_reference(out,
        -1); return shift + 2; }
    if ((end = shifted_length(reader, shift + 1, &s, out)) || (end = shifted_unit(reader, shift, shift + 1, &s,
        out))) return end;
    if ((end = shifted_part(reader, shift, shift + 1, &s, out))) return end;
    return shifted_calendar(reader, shift + 1, &s, out);
}

/* ---- the day before ------------------------------------------------------------------------------------------------ */

static bool stops(ss_date_reader *reader, uint32_t at)
{
    const ss_term *term = ss_date_term_at(reader, at);
    return at >= reader->end || term->sort == SS_DT_MARK || (term->sort == SS_DT_IN && term->value != SS_LINK_FROM);
}

/* the day before; the day before yesterday; the week after next; "the day" before a clause is found but left open */
uint32_t ss_date_rule_the_day_before(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t third = at + 3 + ss_date_is(reader, at + 3, SS_DT_THE);
    const ss_term *unit = ss_date_term_at(reader, at + 1), *next = ss_date_term_at(reader, at + 2),
        *last = ss_date_term_at(reader, third);
    if (!ss_date_is(reader, at, SS_DT_THE) || unit->sort != SS_DT_UNIT || unit->plural ||
        unit->value < SS_UNIT_DAY) return 0;
    if (next->sort != SS_DT_BEFORE && next->sort != SS_DT_AFTER) return 0;
    int step = next->sort == SS_DT_BEFORE ? -1 : 1;
    if (last->sort == SS_DT_DAY && unit->value == SS_UNIT_DAY) { is_shift(out, SS_UNIT_DAY, step + last->value,
        false); return at + 4; }
    if ((last->sort == SS_DT_LAST || last->sort == SS_DT_NEXT) && stops(reader, third + 1)) {
        is_shift(out, unit->value, last->sort == SS_DT_LAST ? step - 1 : step + 1, false);
        return third + 1;
    }
    if (stops(reader, at + 3)) { is_shift(out, unit->value, step, true); return at + 3; }
    out->type = SS_DATE, out->why = SS_DATE_RELATIVE_TEXT, out->meaning.op = SS_OP_FIXED;
    ss_date_put_open(out, unit->value);
    return at + 2;
}

/* the third day: some day of a count that the text does not tell */
uint32_t ss_date_rule_counted_day(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *unit = ss_date_term_at(reader, at + 2);
    if (!ss_date_is(reader, at, SS_DT_THE) || !ss_date_is(reader, at + 1, SS_DT_ORDINAL)) return 0;
    if (unit->sort != SS_DT_UNIT || unit->plural || unit->value < SS_UNIT_DAY || unit->value > SS_UNIT_WEEK) return 0;
    out->type = SS_DATE, out->why = SS_DATE_VAGUE, out->meaning.op = SS_OP_FIXED;
    ss_date_put_open(out, unit->value);
    return at + 3;
}

/* "Russia Today", "Peace Now": a capital behind that of another word is of a name. */
static bool ends_name(ss_date_reader *reader, uint32_t at)
{
    return at > reader->first && ss_date_has(reader, at, SS_T_CAPITAL) && ss_date_has(reader, at - 1, SS_T_CAPITAL) &&
           !ss_date_has(reader, at - 1, SS_T_APOS_S) && ss_date_term_at(reader, at - 1)->sort == SS_DT_OTHER;
}

/* ---- yesterday, now ------------------------------------------------------------------------------------------------ */

uint32_t ss_date_rule_named_day(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at), *next = ss_date_term_at(reader, at + 1);
    if (term->sort == SS_DT_TONIGHT) {
        is_shift(out, SS_UNIT_DAY, 0, term->value == 1), set_part(out, SS_PART_NIGHT);
        return at + 1;
    }
    if (term->sort != SS_DT_DAY || ends_name(reader, at)) return 0;
    is_shift(out, SS_UNIT_DAY, term->value, false);
    out->why = SS_DATE_DEICTIC;
    if (next->sort != SS_DT_DAYPART) return at + 1;
    set_part(out, next->value);
    return at + 2;
}

static bool is_word(const ss_date_reader *reader, uint32_t at, const char *word, uint32_t size)
{
    if (at < reader->first || at >= reader->end) return false;
    const ss_token *token = &reader->tokens->at[at];
    return token->size == size && memcmp(reader->text->bytes + token->start, word, size) == 0;
}

/* now, recently, soon; not "now that", "as soon as", "too soon" */
uint32_t ss_date_rule_reference(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    if (term->sort == SS_DT_THESE && term->value == 0 && ss_date_is(reader, at + 1, SS_DT_UNIT) &&
        ss_date_term_at(reader, at + 1)->value == SS_UNIT_DAY && !ss_date_has(reader, at + 2,
            SS_T_NUMBER)) { is_reference(out, 0); return at + 2; }
    if (term->sort == SS_DT_THE && ss_date_is(reader, at + 1, SS_DT_TIME) && ss_date_term_at(reader,
        at + 1)->value == 1 &&
        at > reader->first && ss_date_is_link(reader, at - 1, SS_LINK_AT)) { is_reference(out, 0); return at + 2; }
    if (term->sort != SS_DT_REF || ends_name(reader, at)) return 0;
    if (ss_date_is(reader, at + 1, SS_DT_THAT) && term->value == 0) return 0;
    if (is_word(reader, at + 1, "as", 2) || (at > reader->first && (is_word(reader, at - 1, "as", 2) || is_word(reader,
        at - 1, "too", 3)))) return 0;
    is_reference(out, term->value);
    return at + 1;
}

/* ---- weekdays in a phrase, parts of a day -------------------------------------------------------------------------- */

/* Friday morning; Friday of next week */
uint32_t ss_date_rule_weekday(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    ss_date week;
    uint32_t end = ss_date_rule_weekday_first(reader, at, out), i = end;
    if (!end || out->type != SS_DATE) return end;
    const ss_term *next = ss_date_term_at(reader, end);
    if (next->sort == SS_DT_DAYPART) { set_part(out, next->value); return end + 1; }
    if (out->meaning.op != SS_OP_WEEKDAY) return end;
    if (next->sort == SS_DT_OF) i++;
    else if (!(((SS_DATE_SHIFTERS | SS_DT(THE)) >> next->sort) & 1)) return end;
    i = ss_date_try(reader, i, SS_DATE_FROM(shifted, shifted), &week);
    if (!i || week.meaning.op != SS_OP_SHIFT || week.meaning.grain != SS_UNIT_WEEK) return end;
    week.meaning.weekday = out->meaning.weekday;
    *out = week;
    return i;
}

/* next week on Friday, this week Friday */
uint32_t ss_date_rule_week_then_day(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *unit = ss_date_term_at(reader, at + 1);
    if (unit->sort == SS_DT_UNIT && unit->value != SS_UNIT_WEEK) return 0;
    uint32_t end = ss_date_rule_shifted(reader, at, out), i = end;
    if (!end || out->meaning.op != SS_OP_SHIFT || out->meaning.grain != SS_UNIT_WEEK) return 0;
    if (ss_date_is_link(reader, i, SS_LINK_ON)) i++;
    const ss_term *day = ss_date_term_at(reader, i);
    if (day->sort != SS_DT_WEEKDAY || day->plural || !ss_date_weekday_fits(reader, i, false)) return 0;
    out->meaning.weekday = (uint8_t)day->value;
    return i + 1;
}

/* the first Friday of next month, the 20th of this month */
uint32_t ss_date_rule_day_of_month(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint8_t day = 0, which = 0, weekday_value = 0;
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0);
    const ss_term *term = ss_date_term_at(reader, i), *next = ss_date_term_at(reader, i + 1);
    if (next->sort == SS_DT_WEEKDAY && (term->sort == SS_DT_LAST || (term->sort == SS_DT_ORDINAL && term->value <= 5)))
        which = (uint8_t)(term->sort == SS_DT_LAST ? 9 : term->value), weekday_value = (uint8_t)next->value, i += 2;
    else if (term->sort != SS_DT_ORDINAL || !(i = ss_date_read_day(reader, i, &day))) return 0;
    if (!ss_date_is(reader, i, SS_DT_OF) && !ss_date_is_link(reader, i, SS_LINK_IN)) return 0;
    i = ss_date_rule_shifted(reader, i + 1, out);
    if (!i || out->meaning.op != SS_OP_SHIFT || out->meaning.grain != SS_UNIT_MONTH) return 0;
    out->meaning.day = day, out->meaning.which = which, out->meaning.weekday = weekday_value;
    return i;
}

/* the weekend: the last one, or in a sentence of the future the next */
uint32_t ss_date_rule_the_weekend(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    if (!ss_date_is(reader, at, SS_DT_THE) || !ss_date_is(reader, at + 1, SS_DT_WEEKEND)) return 0;
    is_shift(out, SS_GRAIN_WEEKEND, 0, false);
    return at + 2;
}

/* the morning of March 28, the night of Friday, the week of March 18 */
uint32_t ss_date_rule_part_of(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0);
    const ss_term *part = ss_date_term_at(reader, i);
    int which = part->value;
    bool week = part->sort == SS_DT_UNIT && which == SS_UNIT_WEEK && !part->plural;
    if ((part->sort != SS_DT_DAYPART && !week) || !ss_date_is(reader, i + 1, SS_DT_OF)) return 0;
    uint32_t end = ss_date_try(reader, i + 2, SS_DATE_CALENDAR, out);
    if (!end || out->type != SS_DATE || out->meaning.grain != SS_UNIT_DAY) return 0;
    set_part(out, week ? SS_PART_WEEK : which);
    if (week) out->type = SS_DATE;
    return end;
}

/* ---- early, late, the end of --------------------------------------------------------------------------------------- */

#define PLAIN (SS_DATE_FROM(shifted, shifted) | SS_DATE_FROM(named_day, named_day) | SS_DATE_FROM(weekday, weekday) | \
               SS_DATE_CALENDAR | SS_DATE_FROM(year, year))

/* the year, year: of "the end of the year", "earlier in the week" */
static uint32_t bare_period(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0);
    const ss_term *term = ss_date_term_at(reader, i);
    if (term->sort != SS_DT_UNIT || term->plural || term->value < SS_UNIT_WEEK) return 0;
    is_shift(out, term->value, 0, false);
    return i + 1;
}

uint32_t ss_date_rule_edge(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0), end;
    const ss_term *term = ss_date_term_at(reader, i);
    uint8_t mod = (uint8_t)term->value;
    if (term->sort != SS_DT_EDGE || !ss_date_is(reader, i + 1, SS_DT_OF)) return 0;
    if (!(end = ss_date_try(reader, i + 2, PLAIN, out)) && !(end = bare_period(reader, i + 2, out))) return 0;
    if (out->meaning.op == SS_OP_FIXED || out->meaning.grain == SS_UNIT_DAY) return 0;
    out->mod = mod;
    return end;
}

/* early Friday, late last July, mid-May, the early 1990s */
uint32_t ss_date_rule_narrowed(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_THE) ? 1 : 0), end;
    uint8_t sort = ss_date_term_at(reader, i)->sort;
    if (sort != SS_DT_EARLY && sort != SS_DT_LATE && sort != SS_DT_MID) return 0;
    uint32_t inner = i + 1 + (ss_date_is_mark(reader, i + 1, '-') ? 1 : 0);
    if (inner == i + 1 && ss_date_is_link(reader, inner, SS_LINK_ON)) inner++;
    if (!(end = ss_date_try(reader, inner, PLAIN, out)) || out->meaning.op == SS_OP_FIXED) return 0;
    if (i > at && out->meaning.grain != SS_UNIT_DECADE && out->meaning.grain != SS_UNIT_CENTURY &&
        out->meaning.grain != SS_GRAIN_SEASON) return 0;
    out->mod = sort == SS_DT_EARLY ? SS_MOD_START : sort == SS_DT_LATE ? SS_MOD_END : SS_MOD_MID;
    return end;
}

/* earlier in the day: the one told of */
static uint32_t that_day(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    const ss_term *term = ss_date_term_at(reader, at);
    if (term->sort != SS_DT_UNIT || term->plural || term->value != SS_UNIT_DAY) return 0;
    is_shift(out, SS_UNIT_DAY, 0, true);
    return at + 1;
}

/* earlier this week, later in the year, earlier Thursday, earlier on the day */
uint32_t ss_date_rule_compared(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint8_t sort = ss_date_term_at(reader, at)->sort;
    uint32_t end, inner = at + 1;
    if (sort != SS_DT_EARLIER && sort != SS_DT_LATER) return 0;
    if (ss_date_is_link(reader, inner, SS_LINK_ON)) inner++;
    if (ss_date_is_link(reader, inner, SS_LINK_IN)) {
        inner += ss_date_is(reader, inner + 1, SS_DT_THE) || ss_date_is(reader, inner + 1, SS_DT_THIS) ? 2 : 1;
        end = bare_period(reader, inner, out);
        if (!end) end = that_day(reader, inner, out);
    } else if (inner > at + 1 && ss_date_is(reader, inner, SS_DT_THE)) {
        end = that_day(reader, inner + 1, out);
    } else if (!(end = ss_date_rule_shifted(reader, inner, out)) && !(end = ss_date_rule_named_day(reader, inner,
        out))) end = ss_date_rule_weekday(reader,
        inner, out);
    if (!end || out->meaning.op == SS_OP_FIXED) return 0;
    out->mod = sort == SS_DT_EARLIER ? SS_MOD_START : SS_MOD_END;
    bool past = sort == SS_DT_EARLIER && out->meaning.op == SS_OP_WEEKDAY && out->meaning.toward == SS_TOWARD_NEAR;
    if (past) out->meaning.toward = SS_TOWARD_PAST; /* whatever the sentence says of what comes */
    return end;
}

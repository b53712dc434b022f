#include "reading/dates_grammar.h"

void ss_date_blank(ss_date *out)
{
    out->first = out->last = SS_NO_DAY;
    out->value[0] = out->quant[0] = out->freq[0] = 0;
    out->type = out->mod = out->anchor = out->why = out->relative = out->header = out->impossible = out->of_noun = 0;
    out->meaning = (ss_date_meaning){ .hour = -1, .minute = -1, .base = UINT32_MAX };
}

/* ---- the rules of a term --------------------------------------------------------------------------------------------- */

#define STARTS(of, name, starts, after_the, next) | (uint32_t)(((uint64_t)(starts) >> (of)) & 1) << SS_RULE_##name
#define BEHIND(of, name, starts, after_the, next) | (uint32_t)(((uint64_t)(after_the) >> (of)) & 1) << SS_RULE_##name
#define FOLLOWS(of, name, starts, after_the, next) | (uint32_t)(((uint64_t)(next) >> (of)) & 1) << SS_RULE_##name
#define ROW(of) { 0 SS_DATE_RULES(STARTS, of), 0 SS_DATE_RULES(BEHIND, of), 0 SS_DATE_RULES(FOLLOWS, of) },
#define ROWS(of) ROW(of) ROW(of + 1) ROW(of + 2) ROW(of + 3) ROW(of + 4) ROW(of + 5) ROW(of + 6) ROW(of + 7)

static const struct { uint32_t starts, after_the,
    follows; } rules_of[64] = { ROWS(0) ROWS(8) ROWS(16) ROWS(24) ROWS(32) ROWS(40)
                                                                     ROWS(48) ROWS(56) };

#define RULE(of, name, starts, after_the, next) ss_date_rule_##name,
static uint32_t (*const readers[])(ss_date_reader *, uint32_t, ss_date *) = { SS_DATE_RULES(RULE, 0) };

uint32_t ss_date_try(ss_date_reader *reader, uint32_t at, uint32_t rules, ss_date *out)
{
    uint8_t first = ss_date_term_at(reader, at)->sort, next = ss_date_term_at(reader, at + 1)->sort;
    rules &= first == SS_DT_THE ? rules_of[next].after_the : rules_of[first].starts;
    if (first == SS_DT_THE && rules) next = ss_date_term_at(reader, at + 2)->sort;
    rules &= rules_of[next].follows;
    for (; rules; rules &= rules - 1) {
        ss_date_blank(out);
        uint32_t end = readers[__builtin_ctz(rules)](reader, at, out);
        if (end) return end;
    }
    return 0;
}

/* ---- a whole expression ---------------------------------------------------------------------------------------------- */

/* Behind a month, day, quarter or season: (of) last, this or next year. */
static uint32_t year_told(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    ss_date year;
    if (out->meaning.op != SS_OP_CALENDAR || out->meaning.year || out->meaning.toward != SS_TOWARD_NEAR) return at;
    uint32_t i = at + (ss_date_is(reader, at, SS_DT_OF) ? 1 : 0);
    i = ss_date_try(reader, i, SS_DATE_FROM(shifted, shifted), &year);
    if (!i || year.meaning.op != SS_OP_SHIFT || year.meaning.grain != SS_UNIT_YEAR || year.meaning.from_text) return at;
    out->meaning.toward = SS_TOWARD_THIS, out->meaning.amount = year.meaning.amount;
    return i;
}

uint32_t ss_date_read(ss_date_reader *reader, uint32_t at, ss_date *out)
{
    uint32_t end = ss_date_try(reader, at, SS_DATE_ALL, out);
    return end ? year_told(reader, end, out) : 0;
}

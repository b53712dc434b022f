#include "reading/dates_terms.h"

#include "base/memory.h"

typedef struct { char word[15]; uint8_t sort; int32_t value; } entry;
#define END { "", 0, 0 }

/* The grammar's own words, by first letter. */
static const entry in_a[] = { { "a", SS_DT_A, 0 }, { "an", SS_DT_A, 0 }, { "and", SS_DT_IN, SS_LINK_AND }, { "at", SS_DT_IN, SS_LINK_AT },
    { "after", SS_DT_AFTER, 0 }, { "ago", SS_DT_AGO, 0 }, { "about", SS_DT_ABOUT, 0 }, { "around", SS_DT_ABOUT, 0 },
    { "almost", SS_DT_ABOUT, 0 }, { "approximately", SS_DT_ABOUT, 0 }, { "another", SS_DT_A, 1 }, { "am", SS_DT_AM, 0 },
    { "a.m.", SS_DT_AM, 0 }, { "a.m", SS_DT_AM, 0 }, { "afternoon", SS_DT_DAYPART, SS_PART_AFTERNOON },
    { "autumn", SS_DT_SEASON, 3 }, { "annually", SS_DT_OFTEN, 8 }, { "additional", SS_DT_LENGTH, 0 }, { "ash", SS_DT_STRAY, 0 }, END };
static const entry in_b[] = { { "by", SS_DT_IN, SS_LINK_BY }, { "before", SS_DT_BEFORE, 0 }, { "between", SS_DT_IN, SS_LINK_BETWEEN },
    { "beginning", SS_DT_EDGE, SS_MOD_START }, { "business", SS_DT_LENGTH, 0 }, { "black", SS_DT_STRAY, 0 },
    { "bloody", SS_DT_STRAY, 0 }, { "bst", SS_DT_ZONE, 0 }, END };
static const entry in_c[] = { { "current", SS_DT_CURRENT, 0 }, { "currently", SS_DT_REF, 0 }, { "coming", SS_DT_COMING, 0 },
    { "couple", SS_DT_COUPLE, 2 }, { "calendar", SS_DT_LENGTH, 0 }, { "consecutive", SS_DT_LENGTH, 0 },
    { "close", SS_DT_EDGE, SS_MOD_END }, { "cyber", SS_DT_STRAY, 0 }, { "cet", SS_DT_ZONE, 0 }, { "cest", SS_DT_ZONE, 0 },
    { "cst", SS_DT_ZONE, 0 }, { "cdt", SS_DT_ZONE, 0 }, { "course", SS_DT_EDGE, SS_MOD_NONE }, END };
static const entry in_d[] = { { "during", SS_DT_IN, SS_LINK_DURING }, { "daily", SS_DT_OFTEN, 4 }, { "due", SS_DT_FUTURE, 0 },
    { "did", SS_DT_BEEN, 0 }, { "deadline", SS_DT_FUTURE, 0 }, { "dawn", SS_DT_DAYPART, SS_PART_MORNING },
    { "dozens", SS_DT_FEW, 1 }, END };
static const entry in_e[] = { { "eighties", SS_DT_DECADE, 80 }, { "each", SS_DT_EACH, 0 }, { "every", SS_DT_EACH, 1 }, { "early", SS_DT_EARLY, 0 },
    { "earlier", SS_DT_EARLIER, 0 }, { "end", SS_DT_EDGE, SS_MOD_END }, { "evening", SS_DT_DAYPART, SS_PART_EVENING },
    { "eve", SS_DT_EVE, 0 }, { "entire", SS_DT_LENGTH, 0 }, { "expected", SS_DT_FUTURE, 0 }, { "expires", SS_DT_FUTURE, 0 },
    { "expire", SS_DT_FUTURE, 0 }, { "ends", SS_DT_FUTURE, 0 }, { "est", SS_DT_ZONE, 0 }, { "edt", SS_DT_ZONE, 0 },
    { "extra", SS_DT_LENGTH, 0 }, END };
static const entry in_f[] = { { "fifties", SS_DT_DECADE, 50 }, { "forties", SS_DT_DECADE, 40 }, { "from", SS_DT_IN, SS_LINK_FROM }, { "for", SS_DT_IN, SS_LINK_FOR }, { "few", SS_DT_FEW, 0 },
    { "following", SS_DT_FOLLOWING, 0 }, { "fall", SS_DT_SEASON, 3 }, { "fiscal", SS_DT_FISCAL, 0 }, { "financial", SS_DT_FISCAL, 0 },
    { "full", SS_DT_LENGTH, 0 }, { "fortnight", SS_DT_FORTNIGHT, 0 }, { "final", SS_DT_LENGTH, 1 },
    END };
static const entry in_g[] = { { "good", SS_DT_STRAY, 0 }, { "gmt", SS_DT_ZONE, 0 }, END };
static const entry in_h[] = { { "half", SS_DT_HALF, 0 }, { "had", SS_DT_BEEN, 0 }, { "hourly", SS_DT_OFTEN, 3 },
    { "hence", SS_DT_AGO, 1 }, END };
static const entry in_i[] = { { "in", SS_DT_IN, SS_LINK_IN }, { "ist", SS_DT_ZONE, 0 }, END };
static const entry in_l[] = { { "last", SS_DT_LAST, 0 }, { "late", SS_DT_LATE, 0 }, { "later", SS_DT_LATER, 0 }, { "less", SS_DT_LESS, 0 },
    { "least", SS_DT_LEAST, 0 }, { "lately", SS_DT_REF, -1 }, { "long", SS_DT_LENGTH, 0 }, { "latest", SS_DT_LAST, 1 }, END };
static const entry in_m[] = { { "mid", SS_DT_MID, 0 }, { "middle", SS_DT_EDGE, SS_MOD_MID }, { "morning", SS_DT_DAYPART, SS_PART_MORNING },
    { "midnight", SS_DT_OCLOCK, 0 }, { "midday", SS_DT_OCLOCK, 12 }, { "mere", SS_DT_LENGTH, 0 }, { "more", SS_DT_MORE, 0 },
    { "most", SS_DT_MOST, 0 }, { "many", SS_DT_FEW, 0 }, { "monthly", SS_DT_OFTEN, 6 }, { "msk", SS_DT_ZONE, 0 },
    { "mst", SS_DT_ZONE, 0 }, { "moment", SS_DT_TIME, 1 }, END };
static const entry in_n[] = { { "nineties", SS_DT_DECADE, 90 }, { "next", SS_DT_NEXT, 0 }, { "now", SS_DT_REF, 0 }, { "nowadays", SS_DT_REF, 0 },
    { "noon", SS_DT_OCLOCK, 12 }, { "night", SS_DT_DAYPART, SS_PART_NIGHT }, { "nearly", SS_DT_ABOUT, 0 }, { "new", SS_DT_NEW, 0 },
    { "nightly", SS_DT_OFTEN, 4 }, END };
static const entry in_o[] = { { "of", SS_DT_OF, 0 }, { "on", SS_DT_IN, SS_LINK_ON }, { "over", SS_DT_IN, SS_LINK_OVER },
    { "or", SS_DT_IN, SS_LINK_OR }, { "old", SS_DT_OLD, 0 }, { "older", SS_DT_OLD, 0 }, { "once", SS_DT_ONCE, 1 }, { "overnight", SS_DT_OVERNIGHT, 0 },
    { "o'clock", SS_DT_ZONE, 1 }, { "other", SS_DT_OTHER_ONE, 0 }, { "onset", SS_DT_EDGE, SS_MOD_START }, END };
static const entry in_p[] = { { "past", SS_DT_PAST, 0 }, { "previous", SS_DT_PREVIOUS, 0 }, { "preceding", SS_DT_PREVIOUS, 0 },
    { "prior", SS_DT_PREVIOUS, 0 }, { "per", SS_DT_PER, 0 }, { "pm", SS_DT_PM, 0 }, { "p.m.", SS_DT_PM, 0 }, { "p.m", SS_DT_PM, 0 },
    { "pst", SS_DT_ZONE, 0 }, { "pdt", SS_DT_ZONE, 0 }, { "palm", SS_DT_STRAY, 0 }, { "planned", SS_DT_FUTURE, 0 },
    { "plans", SS_DT_FUTURE, 0 }, { "present", SS_DT_TIME, 2 }, END };
static const entry in_q[] = { { "quarterly", SS_DT_OFTEN, 7 }, END };
static const entry in_r[] = { { "recent", SS_DT_RECENT, 0 }, { "recently", SS_DT_REF, -1 }, { "roughly", SS_DT_ABOUT, 0 }, END };
static const entry in_s[] = { { "seventies", SS_DT_DECADE, 70 }, { "sixties", SS_DT_DECADE, 60 }, { "since", SS_DT_IN, SS_LINK_SINCE }, { "same", SS_DT_SAME, 0 }, { "several", SS_DT_FEW, 0 },
    { "some", SS_DT_FEW, 2 }, { "spring", SS_DT_SEASON, 1 }, { "summer", SS_DT_SEASON, 2 }, { "start", SS_DT_EDGE, SS_MOD_START },
    { "soon", SS_DT_REF, 1 }, { "straight", SS_DT_LENGTH, 0 }, { "shall", SS_DT_FUTURE, 0 }, { "scheduled", SS_DT_FUTURE, 0 },
    { "slated", SS_DT_FUTURE, 0 }, { "super", SS_DT_STRAY, 0 }, { "successive", SS_DT_LENGTH, 0 }, { "solid", SS_DT_LENGTH, 0 }, END };
static const entry in_t[] = { { "thirties", SS_DT_DECADE, 30 }, { "twenties", SS_DT_DECADE, 20 }, { "the", SS_DT_THE, 0 }, { "this", SS_DT_THIS, 0 }, { "that", SS_DT_THAT, 0 }, { "these", SS_DT_THESE, 0 },
    { "those", SS_DT_THESE, 1 }, { "to", SS_DT_IN, SS_LINK_TO }, { "till", SS_DT_IN, SS_LINK_UNTIL }, { "than", SS_DT_THAN, 0 },
    { "through", SS_DT_IN, SS_LINK_THROUGH }, { "throughout", SS_DT_IN, SS_LINK_DURING }, { "times", SS_DT_TIMES, 0 },
    { "today", SS_DT_DAY, 0 }, { "tomorrow", SS_DT_DAY, 1 }, { "tonight", SS_DT_TONIGHT, 0 }, { "twice", SS_DT_ONCE, 2 },
    { "time", SS_DT_TIME, 0 }, END };
static const entry in_u[] = { { "until", SS_DT_IN, SS_LINK_UNTIL }, { "upcoming", SS_DT_COMING, 0 }, { "utc", SS_DT_ZONE, 0 }, END };
static const entry in_w[] = { { "within", SS_DT_IN, SS_LINK_WITHIN }, { "winter", SS_DT_SEASON, 4 }, { "weekly", SS_DT_OFTEN, 5 },
    { "weekend", SS_DT_WEEKEND, 0 }, { "whole", SS_DT_LENGTH, 0 }, { "working", SS_DT_LENGTH, 0 }, { "will", SS_DT_FUTURE, 1 },
    { "won't", SS_DT_FUTURE, 1 }, { "was", SS_DT_BEEN, 0 }, { "were", SS_DT_BEEN, 0 }, END };
static const entry in_y[] = { { "yesterday", SS_DT_DAY, -1 }, { "yearly", SS_DT_OFTEN, 8 }, { "younger", SS_DT_OLD, 0 }, END };
static const entry nothing[] = { END };

static const entry *const by_letter[26] = { in_a, in_b, in_c, in_d, in_e, in_f, in_g, in_h, in_i, nothing, nothing, in_l, in_m,
    in_n, in_o, in_p, in_q, in_r, in_s, in_t, in_u, nothing, in_w, nothing, in_y, nothing };

/* ---- one token ---------------------------------------------------------------------------------------------------- */

static uint32_t lower_word(const char *p, uint32_t size, char out[16])
{
    if (size >= 15) return 0;
    for (uint32_t i = 0; i < size; i++) out[i] = p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] | 32) : p[i];
    out[size] = 0;
    return size;
}

static void own_word(const char *p, uint32_t size, ss_term *term)
{
    char word[16];
    size = lower_word(p, size, word);
    if (size == 0 || word[0] < 'a' || word[0] > 'z') return;
    for (const entry *e = by_letter[word[0] - 'a']; e->word[0]; e++) {
        if (memcmp(e->word, word, size + 1) != 0) continue;
        term->sort = e->sort, term->value = e->value;
        return;
    }
}

static bool vocabulary_word(const ss_word *word, const char *p, uint32_t size, ss_term *term)
{
    static const struct { ss_classes class; uint8_t sort; } sorts[] = { { SS_W(MONTH), SS_DT_MONTH }, { SS_W(WEEKDAY), SS_DT_WEEKDAY },
        { SS_W(ORDINAL), SS_DT_ORDINAL }, { SS_W(UNIT), SS_DT_UNIT }, { SS_W(NUMBER), SS_DT_NUMBER }, { SS_W(TIMEWORD), SS_DT_HOLIDAY } };
    for (uint32_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        if (!(word->classes & sorts[i].class) || (word->value == 0 && sorts[i].sort != SS_DT_NUMBER)) continue;
        term->sort = sorts[i].sort, term->value = word->value;
        term->plural = term->sort == SS_DT_WEEKDAY ? size > 6 && (p[size - 2] | 32) == 'y' && (p[size - 1] | 32) == 's'
                                                  : (p[size - 1] | 32) == 's';
        return true;
    }
    return false;
}

static uint32_t leading_digits(const char *p, uint32_t size, int32_t *value)
{
    uint32_t i = 0;
    for (*value = 0; i < size && i < 9 && p[i] >= '0' && p[i] <= '9'; i++) *value = *value * 10 + (p[i] - '0');
    return i;
}

static void number_token(const char *p, uint32_t size, ss_term *term)
{
    int32_t value;
    uint32_t digits = leading_digits(p, size, &value), rest = size - digits;
    char a = rest ? (char)(p[digits] | 32) : 0, b = rest > 1 ? (char)(p[digits + 1] | 32) : 0;
    term->sort = SS_DT_NUMERAL, term->value = value;
    if (rest == 0) term->sort = SS_DT_DIGITS, term->plural = (uint8_t)digits;
    if (rest == 1 && a == 's') term->sort = SS_DT_DECADE;
    if (rest == 2 && ((a == 't' && b == 'h') || (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd')))
        term->sort = SS_DT_ORDINAL;
}

/* Dashes and curly apostrophes are told by their bytes: U+2010..2015, U+2018, U+2019. */
static void mark_token(const char *p, uint32_t size, ss_term *term)
{
    term->sort = SS_DT_MARK;
    if (size == 1) term->value = p[0];
    else if (size == 3 && memcmp(p, "\xE2\x80", 2) == 0)
        term->value = (uint8_t)p[2] <= 0x95 ? '-' : (uint8_t)p[2] <= 0x99 ? '\'' : 0;
}

static void read_term(const ss_date_reader *reader, uint32_t at, ss_term *term)
{
    const ss_token *token = &reader->tokens->at[at];
    const char *p = reader->text->bytes + token->start;
    if (token->flags & SS_T_NUMBER) number_token(p, token->size, term);
    else if (token->flags & SS_T_PUNCT) mark_token(p, token->size, term);
    else if (token->flags & SS_T_WORD) {
        const ss_word *word = &reader->vocabulary->words.at[token->symbol];
        if (!vocabulary_word(word, p, token->size, term)) own_word(p, token->size, term);
    }
}

/* ---- the reader --------------------------------------------------------------------------------------------------- */

void ss_date_reader_init(ss_date_reader *reader, const ss_text *text, const ss_tokens *tokens, const ss_vocabulary *vocabulary)
{
    memset(reader, 0, sizeof *reader);
    reader->text = text, reader->tokens = tokens, reader->vocabulary = vocabulary;
    reader->end = tokens->count;
    for (uint32_t i = 0; i < SS_TERMS; i++) reader->terms[i].token = UINT32_MAX;
}

const ss_term *ss_date_term_at(ss_date_reader *reader, uint32_t at)
{
    static const ss_term outside = { UINT32_MAX, SS_DT_OTHER, 0, 0 };
    ss_term *term = &reader->terms[at & (SS_TERMS - 1)];
    if (at < reader->first || at >= reader->end) return &outside;
    if (term->token == at) return term;
    *term = (ss_term){ .token = at };
    read_term(reader, at, term);
    return term;
}

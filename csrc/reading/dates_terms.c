#include "reading/dates_terms.h"

#include "base/memory.h"

typedef struct { char word[16]; uint8_t size, sort; int8_t value; } entry;
#define W(word, sort, value) { word, sizeof word - 1, sort, value }
#define END { "", 0, 0, 0 }

/* The grammar's own words, by first letter. */
static const entry in_a[] = { W("a", SS_DT_A, 0), W("an", SS_DT_A, 0), W("and", SS_DT_IN, SS_LINK_AND), W("at", SS_DT_IN,
    SS_LINK_AT),
    W("after", SS_DT_AFTER, 0), W("ago", SS_DT_AGO, 0), W("about", SS_DT_DEGREE, SS_MOD_APPROX), W("around", SS_DT_DEGREE,
        SS_MOD_APPROX),
    W("almost", SS_DT_DEGREE, SS_MOD_APPROX), W("approximately", SS_DT_DEGREE, SS_MOD_APPROX), W("another", SS_DT_A, 1),
        W("am", SS_DT_HALFDAY, 0),
    W("a.m.", SS_DT_HALFDAY, 0), W("a.m", SS_DT_HALFDAY, 0), W("afternoon", SS_DT_DAYPART, SS_PART_AFTERNOON),
    W("autumn", SS_DT_SEASON, 3), W("annually", SS_DT_OFTEN, 8), W("additional", SS_DT_LENGTH, 0), W("ash", SS_DT_STRAY,
        0), END };
static const entry in_b[] = { W("by", SS_DT_IN, SS_LINK_BY), W("before", SS_DT_BEFORE, 0), W("between", SS_DT_IN,
    SS_LINK_BETWEEN),
    W("beginning", SS_DT_EDGE, SS_MOD_START), W("business", SS_DT_LENGTH, 0), W("black", SS_DT_STRAY, 0),
    W("bloody", SS_DT_STRAY, 0), W("bst", SS_DT_ZONE, 0), END };
static const entry in_c[] = { W("current", SS_DT_THIS, 1), W("currently", SS_DT_REF, 0), W("coming", SS_DT_COMING, 0),
    W("couple", SS_DT_COUPLE, 2), W("calendar", SS_DT_LENGTH, 0), W("consecutive", SS_DT_LENGTH, 0),
    W("close", SS_DT_EDGE, SS_MOD_END), W("cyber", SS_DT_STRAY, 0), W("cet", SS_DT_ZONE, 0), W("cest", SS_DT_ZONE, 0),
    W("cst", SS_DT_ZONE, 0), W("cdt", SS_DT_ZONE, 0), W("course", SS_DT_EDGE, SS_MOD_NONE), END };
static const entry in_d[] = { W("during", SS_DT_IN, SS_LINK_DURING), W("daily", SS_DT_OFTEN, 4), W("due", SS_DT_TENSE, 1),
    W("did", SS_DT_TENSE, -1), W("deadline", SS_DT_TENSE, 1), W("dawn", SS_DT_DAYPART, SS_PART_MORNING),
    W("dozens", SS_DT_FEW, 1), END };
static const entry in_e[] = { W("eighties", SS_DT_DECADE, 80), W("each", SS_DT_EACH, 0), W("every", SS_DT_EACH, 1),
    W("early", SS_DT_EARLY, 0),
    W("earlier", SS_DT_EARLIER, 0), W("end", SS_DT_EDGE, SS_MOD_END), W("evening", SS_DT_DAYPART, SS_PART_EVENING),
    W("eve", SS_DT_EVE, 0), W("entire", SS_DT_LENGTH, 0), W("expected", SS_DT_TENSE, 1), W("expires", SS_DT_TENSE, 1),
    W("expire", SS_DT_TENSE, 1), W("ends", SS_DT_TENSE, 1), W("est", SS_DT_ZONE, 0), W("edt", SS_DT_ZONE, 0),
    W("extra", SS_DT_LENGTH, 0), END };
static const entry in_f[] = { W("fifties", SS_DT_DECADE, 50), W("forties", SS_DT_DECADE, 40), W("from", SS_DT_IN,
    SS_LINK_FROM), W("for", SS_DT_IN, SS_LINK_FOR), W("few", SS_DT_FEW, 0),
    W("following", SS_DT_FOLLOWING, 0), W("fall", SS_DT_SEASON, 3), W("fiscal", SS_DT_FISCAL, 0), W("financial",
        SS_DT_FISCAL, 0),
    W("full", SS_DT_LENGTH, 0), W("fortnight", SS_DT_FORTNIGHT, 0), W("final", SS_DT_LENGTH, 1),
    END };
static const entry in_g[] = { W("good", SS_DT_STRAY, 0), W("gmt", SS_DT_ZONE, 0), END };
static const entry in_h[] = { W("half", SS_DT_HALF, 0), W("had", SS_DT_TENSE, -1), W("hourly", SS_DT_OFTEN, 3),
    W("hence", SS_DT_AGO, 1), END };
static const entry in_i[] = { W("in", SS_DT_IN, SS_LINK_IN), W("ist", SS_DT_ZONE, 0), END };
static const entry in_l[] = { W("last", SS_DT_LAST, 0), W("late", SS_DT_LATE, 0), W("later", SS_DT_LATER, 0), W("less",
    SS_DT_DEGREE, SS_MOD_LESS_THAN),
    W("least", SS_DT_DEGREE, SS_MOD_EQUAL_OR_MORE), W("lately", SS_DT_REF, -1), W("long", SS_DT_LENGTH, 0), W("latest",
        SS_DT_LAST, 1), END };
static const entry in_m[] = { W("mid", SS_DT_MID, 0), W("middle", SS_DT_EDGE, SS_MOD_MID), W("morning", SS_DT_DAYPART,
    SS_PART_MORNING),
    W("midnight", SS_DT_OCLOCK, 0), W("midday", SS_DT_OCLOCK, 12), W("mere", SS_DT_LENGTH, 0), W("more", SS_DT_LENGTH, 3),
    W("most", SS_DT_DEGREE, SS_MOD_EQUAL_OR_LESS), W("many", SS_DT_FEW, 0), W("monthly", SS_DT_OFTEN, 6), W("msk",
        SS_DT_ZONE, 0),
    W("mst", SS_DT_ZONE, 0), W("moment", SS_DT_TIME, 1), END };
static const entry in_n[] = { W("nineties", SS_DT_DECADE, 90), W("next", SS_DT_NEXT, 0), W("now", SS_DT_REF, 0),
    W("nowadays", SS_DT_REF, 0),
    W("noon", SS_DT_OCLOCK, 12), W("night", SS_DT_DAYPART, SS_PART_NIGHT), W("nearly", SS_DT_DEGREE, SS_MOD_APPROX),
        W("new", SS_DT_NEW, 0),
    W("nightly", SS_DT_OFTEN, 4), END };
static const entry in_o[] = { W("of", SS_DT_OF, 0), W("on", SS_DT_IN, SS_LINK_ON), W("over", SS_DT_IN, SS_LINK_OVER),
    W("or", SS_DT_IN, SS_LINK_OR), W("old", SS_DT_OLD, 0), W("older", SS_DT_OLD, 0), W("once", SS_DT_ONCE, 1),
        W("overnight", SS_DT_TONIGHT, 1),
    W("o'clock", SS_DT_ZONE, 1), W("other", SS_DT_LENGTH, 2), W("onset", SS_DT_EDGE, SS_MOD_START), END };
static const entry in_p[] = { W("past", SS_DT_PAST, 0), W("previous", SS_DT_PREVIOUS, 0), W("preceding", SS_DT_PREVIOUS,
    0),
    W("prior", SS_DT_PREVIOUS, 0), W("per", SS_DT_PER, 0), W("pm", SS_DT_HALFDAY, 12), W("p.m.", SS_DT_HALFDAY, 12),
        W("p.m", SS_DT_HALFDAY, 12),
    W("pst", SS_DT_ZONE, 0), W("pdt", SS_DT_ZONE, 0), W("palm", SS_DT_STRAY, 0), W("planned", SS_DT_TENSE, 1),
    W("plans", SS_DT_TENSE, 1), END };
static const entry in_q[] = { W("quarterly", SS_DT_OFTEN, 7), END };
static const entry in_r[] = { W("recent", SS_DT_RECENT, 0), W("recently", SS_DT_REF, -1), W("roughly", SS_DT_DEGREE,
    SS_MOD_APPROX), END };
static const entry in_s[] = { W("seventies", SS_DT_DECADE, 70), W("sixties", SS_DT_DECADE, 60), W("since", SS_DT_IN,
    SS_LINK_SINCE), W("same", SS_DT_SAME, 0), W("several", SS_DT_FEW, 0),
    W("some", SS_DT_FEW, 2), W("spring", SS_DT_SEASON, 1), W("summer", SS_DT_SEASON, 2), W("start", SS_DT_EDGE,
        SS_MOD_START),
    W("soon", SS_DT_REF, 1), W("straight", SS_DT_LENGTH, 0), W("shall", SS_DT_TENSE, 2), W("scheduled", SS_DT_TENSE, 1),
    W("slated", SS_DT_TENSE, 1), W("super", SS_DT_STRAY, 0), W("successive", SS_DT_LENGTH, 0), W("solid", SS_DT_LENGTH,
        0), END };
static const entry in_t[] = { W("thirties", SS_DT_DECADE, 30), W("twenties", SS_DT_DECADE, 20), W("the", SS_DT_THE, 0),
    W("this", SS_DT_THIS, 0), W("that", SS_DT_THAT, 0), W("these", SS_DT_THESE, 0),
    W("those", SS_DT_THESE, 1), W("to", SS_DT_IN, SS_LINK_TO), W("till", SS_DT_IN, SS_LINK_UNTIL), W("than", SS_DT_THAN,
        0),
    W("through", SS_DT_IN, SS_LINK_THROUGH), W("throughout", SS_DT_IN, SS_LINK_DURING), W("times", SS_DT_TIMES, 0),
    W("today", SS_DT_DAY, 0), W("tomorrow", SS_DT_DAY, 1), W("tonight", SS_DT_TONIGHT, 0), W("twice", SS_DT_ONCE, 2),
    W("time", SS_DT_TIME, 0), END };
static const entry in_u[] = { W("until", SS_DT_IN, SS_LINK_UNTIL), W("upcoming", SS_DT_COMING, 0), W("utc", SS_DT_ZONE,
    0), END };
static const entry in_w[] = { W("within", SS_DT_IN, SS_LINK_WITHIN), W("winter", SS_DT_SEASON, 4), W("weekly",
    SS_DT_OFTEN, 5),
    W("weekend", SS_DT_WEEKEND, 0), W("whole", SS_DT_LENGTH, 0), W("working", SS_DT_LENGTH, 0), W("will", SS_DT_TENSE, 2),
    W("won't", SS_DT_TENSE, 2), W("was", SS_DT_TENSE, -1), W("were", SS_DT_TENSE, -1), END };
static const entry in_y[] = { W("yesterday", SS_DT_DAY, -1), W("yearly", SS_DT_OFTEN, 8), W("younger", SS_DT_OLD, 0),
    END };
static const entry nothing[] = { END };

static const entry *const by_letter[26] = { in_a, in_b, in_c, in_d, in_e, in_f, in_g, in_h, in_i, nothing, nothing, in_l,
    in_m,
    in_n, in_o, in_p, in_q, in_r, in_s, in_t, in_u, nothing, in_w, nothing, in_y, nothing };

/* ---- one token ---------------------------------------------------------------------------------------------------- */

/* In lower case, filled up with NUL to 16 bytes, so that comparing takes two loads. */
static void lower_word(const char *p, uint32_t size, char out[16])
{
    memset(out, 0, 16);
    for (uint32_t i = 0; i < size; i++) out[i] = p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] | 32) : p[i];
}

static void own_word(const char *p, uint32_t size, ss_term *term)
{
    char word[16];
    uint32_t letter = ((uint32_t)(uint8_t)p[0] | 32u) - 'a';
    if (letter >= 26 || size >= 16) return;
    lower_word(p, size, word);
    for (const entry *e = by_letter[letter]; e->size; e++) {
        if (e->size != size || memcmp(e->word, word, sizeof word) != 0) continue;
        term->sort = e->sort, term->value = e->value;
        return;
    }
}

static bool vocabulary_word(const ss_word *word, const char *p, uint32_t size, ss_term *term)
{
    static const struct { ss_classes class; uint8_t sort; } sorts[] = { { SS_W(MONTH), SS_DT_MONTH }, { SS_W(WEEKDAY),
        SS_DT_WEEKDAY },
        { SS_W(ORDINAL), SS_DT_ORDINAL }, { SS_W(UNIT), SS_DT_UNIT }, { SS_W(NUMBER), SS_DT_NUMBER }, { SS_W(TIMEWORD),
            SS_DT_HOLIDAY } };
    if (!(word->classes & (SS_W(MONTH) | SS_W(WEEKDAY) | SS_W(ORDINAL) | SS_W(UNIT) | SS_W(NUMBER) |
        SS_W(TIMEWORD)))) return false;
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
    if (rest == 2 && ((a == 't' && b == 'h') || (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' &&
        b == 'd')))
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

static void read_term(ss_date_reader *reader, uint32_t at, ss_term *term)
{
    const ss_token *token = &reader->tokens->at[at];
    const char *p = reader->text->bytes + token->start;
    if (token->flags & SS_T_NUMBER) number_token(p, token->size, term);
    else if (token->flags & SS_T_PUNCT) mark_token(p, token->size, term);
    else if (token->flags & SS_T_WORD) {
        ss_term *known = &reader->words[token->symbol % SS_KNOWN_TERMS];
        if (known->token != token->symbol || token->symbol == 0) {
            const ss_word *word = &reader->vocabulary->words.at[token->symbol];
            *known = (ss_term){ .token = token->symbol };
            if (!vocabulary_word(word, p, token->size, known)) own_word(p, token->size, known);
        }
        term->sort = known->sort, term->plural = known->plural, term->value = known->value;
    }
}

/* ---- the reader --------------------------------------------------------------------------------------------------- */

void ss_date_reader_init(ss_date_reader *reader, const ss_text *text, const ss_tokens *tokens,
    const ss_vocabulary *vocabulary)
{
    memset(reader, 0, sizeof *reader);
    reader->text = text, reader->tokens = tokens, reader->vocabulary = vocabulary;
    reader->end = tokens->count;
    for (uint32_t i = 0; i < SS_TERMS; i++) reader->terms[i].token = UINT32_MAX;
}

const ss_term *ss_date_term_read(ss_date_reader *reader, uint32_t at)
{
    static const ss_term outside = { UINT32_MAX, SS_DT_OTHER, 0, 0 };
    ss_term *term = &reader->terms[at % SS_TERMS];
    if (at < reader->first || at >= reader->end) return &outside;
    *term = (ss_term){ .token = at };
    read_term(reader, at, term);
    return term;
}

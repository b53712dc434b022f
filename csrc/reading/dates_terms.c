#include "reading/dates_terms.h"

#include "base/memory.h"

typedef struct { char word[16]; uint8_t size, sort; int8_t value; } entry;
/* The grammar's own words, by first letter, the short ones first: word, term, value. */
#define IN_A(X) X("a", A, 0) X("an", A, 0) X("at", IN, SS_LINK_AT) X("am", HALFDAY, 0) X("and", IN, SS_LINK_AND) \
    X("ago", AGO, 0) X("a.m", HALFDAY, 0) X("ash", STRAY, 0) X("a.m.", HALFDAY, 0) X("after", AFTER, 0) \
    X("about", DEGREE, SS_MOD_APPROX) X("around", DEGREE, SS_MOD_APPROX) X("almost", DEGREE, SS_MOD_APPROX) \
    X("autumn", SEASON, 3) X("another", A, 1) X("annually", OFTEN, 8) X("afternoon", DAYPART, SS_PART_AFTERNOON) \
    X("additional", LENGTH, 0) X("approximately", DEGREE, SS_MOD_APPROX)
#define IN_B(X) X("by", IN, SS_LINK_BY) X("bst", ZONE, 0) X("black", STRAY, 0) X("before", BEFORE, 0) \
    X("bloody", STRAY, 0) X("between", IN, SS_LINK_BETWEEN) X("business", LENGTH, 0) \
    X("beginning", EDGE, SS_MOD_START)
#define IN_C(X) X("cet", ZONE, 0) X("cst", ZONE, 0) X("cdt", ZONE, 0) X("cest", ZONE, 0) \
    X("close", EDGE, SS_MOD_END) X("cyber", STRAY, 0) X("coming", COMING, 0) X("couple", COUPLE, 2) \
    X("course", EDGE, SS_MOD_NONE) X("current", THIS, 1) X("calendar", LENGTH, 0) X("currently", REF, 0) \
    X("consecutive", LENGTH, 0)
#define IN_D(X) X("due", TENSE, 1) X("did", TENSE, -1) X("dawn", DAYPART, SS_PART_MORNING) X("daily", OFTEN, 4) \
    X("during", IN, SS_LINK_DURING) X("dozens", FEW, 1) X("deadline", TENSE, 1)
#define IN_E(X) X("end", EDGE, SS_MOD_END) X("eve", EVE, 0) X("est", ZONE, 0) X("edt", ZONE, 0) X("each", EACH, 0) \
    X("ends", TENSE, 1) X("every", EACH, 1) X("early", EARLY, 0) X("extra", LENGTH, 0) X("entire", LENGTH, 0) \
    X("expire", TENSE, 1) X("earlier", EARLIER, 0) X("evening", DAYPART, SS_PART_EVENING) X("expires", TENSE, 1) \
    X("eighties", DECADE, 80) X("expected", TENSE, 1)
#define IN_F(X) X("for", IN, SS_LINK_FOR) X("few", FEW, 0) X("from", IN, SS_LINK_FROM) X("fall", SEASON, 3) \
    X("full", LENGTH, 0) X("final", LENGTH, 1) X("fiscal", FISCAL, 0) X("fifties", DECADE, 50) \
    X("forties", DECADE, 40) X("following", FOLLOWING, 0) X("financial", FISCAL, 0) X("fortnight", FORTNIGHT, 0)
#define IN_G(X) X("gmt", ZONE, 0) X("good", STRAY, 0)
#define IN_H(X) X("had", TENSE, -1) X("half", HALF, 0) X("hence", AGO, 1) X("hourly", OFTEN, 3)
#define IN_I(X) X("in", IN, SS_LINK_IN) X("ist", ZONE, 0)
#define IN_L(X) X("last", LAST, 0) X("late", LATE, 0) X("less", DEGREE, SS_MOD_LESS_THAN) X("long", LENGTH, 0) \
    X("later", LATER, 0) X("least", DEGREE, SS_MOD_EQUAL_OR_MORE) X("lately", REF, -1) X("latest", LAST, 1)
#define IN_M(X) X("mid", MID, 0) X("msk", ZONE, 0) X("mst", ZONE, 0) X("mere", LENGTH, 0) X("more", LENGTH, 3) \
    X("most", DEGREE, SS_MOD_EQUAL_OR_LESS) X("many", FEW, 0) X("middle", EDGE, SS_MOD_MID) X("midday", OCLOCK, 12) \
    X("moment", TIME, 1) X("morning", DAYPART, SS_PART_MORNING) X("monthly", OFTEN, 6) X("midnight", OCLOCK, 0)
#define IN_N(X) X("now", REF, 0) X("new", NEW, 0) X("next", NEXT, 0) X("noon", OCLOCK, 12) \
    X("night", DAYPART, SS_PART_NIGHT) X("nearly", DEGREE, SS_MOD_APPROX) X("nightly", OFTEN, 4) \
    X("nineties", DECADE, 90) X("nowadays", REF, 0)
#define IN_O(X) X("of", OF, 0) X("on", IN, SS_LINK_ON) X("or", IN, SS_LINK_OR) X("old", OLD, 0) \
    X("over", IN, SS_LINK_OVER) X("once", ONCE, 1) X("older", OLD, 0) X("other", LENGTH, 2) \
    X("onset", EDGE, SS_MOD_START) X("o'clock", ZONE, 1) X("overnight", TONIGHT, 1)
#define IN_P(X) X("pm", HALFDAY, 12) X("per", PER, 0) X("p.m", HALFDAY, 12) X("pst", ZONE, 0) X("pdt", ZONE, 0) \
    X("past", PAST, 0) X("p.m.", HALFDAY, 12) X("palm", STRAY, 0) X("prior", PREVIOUS, 0) X("plans", TENSE, 1) \
    X("planned", TENSE, 1) X("previous", PREVIOUS, 0) X("preceding", PREVIOUS, 0)
#define IN_Q(X) X("quarterly", OFTEN, 7)
#define IN_R(X) X("recent", RECENT, 0) X("roughly", DEGREE, SS_MOD_APPROX) X("recently", REF, -1)
#define IN_S(X) X("same", SAME, 0) X("some", FEW, 2) X("soon", REF, 1) X("since", IN, SS_LINK_SINCE) \
    X("start", EDGE, SS_MOD_START) X("shall", TENSE, 2) X("super", STRAY, 0) X("solid", LENGTH, 0) \
    X("spring", SEASON, 1) X("summer", SEASON, 2) X("slated", TENSE, 1) X("sixties", DECADE, 60) \
    X("several", FEW, 0) X("straight", LENGTH, 0) X("seventies", DECADE, 70) X("scheduled", TENSE, 1) \
    X("successive", LENGTH, 0)
#define IN_T(X) X("to", IN, SS_LINK_TO) X("the", THE, 0) X("this", THIS, 0) X("that", THAT, 0) \
    X("till", IN, SS_LINK_UNTIL) X("than", THAN, 0) X("time", TIME, 0) X("these", THESE, 0) X("those", THESE, 1) \
    X("times", TIMES, 0) X("today", DAY, 0) X("twice", ONCE, 2) X("through", IN, SS_LINK_THROUGH) \
    X("tonight", TONIGHT, 0) X("thirties", DECADE, 30) X("twenties", DECADE, 20) X("tomorrow", DAY, 1) \
    X("throughout", IN, SS_LINK_DURING)
#define IN_U(X) X("utc", ZONE, 0) X("until", IN, SS_LINK_UNTIL) X("upcoming", COMING, 0)
#define IN_W(X) X("was", TENSE, -1) X("will", TENSE, 2) X("were", TENSE, -1) X("whole", LENGTH, 0) \
    X("won't", TENSE, 2) X("within", IN, SS_LINK_WITHIN) X("winter", SEASON, 4) X("weekly", OFTEN, 5) \
    X("weekend", WEEKEND, 0) X("working", LENGTH, 0)
#define IN_Y(X) X("yearly", OFTEN, 8) X("younger", OLD, 0) X("yesterday", DAY, -1)

#define ENTRY(word, term, value) { word, sizeof word - 1, SS_DT_##term, value },
#define LAST { "", UINT8_MAX, 0, 0 }
#define SIZE(word, term, value) | 1u << (sizeof word - 1)
static const entry in_a[] = { IN_A(ENTRY) LAST };
static const entry in_b[] = { IN_B(ENTRY) LAST };
static const entry in_c[] = { IN_C(ENTRY) LAST };
static const entry in_d[] = { IN_D(ENTRY) LAST };
static const entry in_e[] = { IN_E(ENTRY) LAST };
static const entry in_f[] = { IN_F(ENTRY) LAST };
static const entry in_g[] = { IN_G(ENTRY) LAST };
static const entry in_h[] = { IN_H(ENTRY) LAST };
static const entry in_i[] = { IN_I(ENTRY) LAST };
static const entry in_l[] = { IN_L(ENTRY) LAST };
static const entry in_m[] = { IN_M(ENTRY) LAST };
static const entry in_n[] = { IN_N(ENTRY) LAST };
static const entry in_o[] = { IN_O(ENTRY) LAST };
static const entry in_p[] = { IN_P(ENTRY) LAST };
static const entry in_q[] = { IN_Q(ENTRY) LAST };
static const entry in_r[] = { IN_R(ENTRY) LAST };
static const entry in_s[] = { IN_S(ENTRY) LAST };
static const entry in_t[] = { IN_T(ENTRY) LAST };
static const entry in_u[] = { IN_U(ENTRY) LAST };
static const entry in_w[] = { IN_W(ENTRY) LAST };
static const entry in_y[] = { IN_Y(ENTRY) LAST };

/* The words of a letter, and the set of their sizes: most words of a text are refused by these alone. */
#define LETTER(words, list) { words, 0 list(SIZE) }
static const struct { const entry *words; uint32_t sizes; } letters[26] = {
    ['a' - 'a'] = LETTER(in_a, IN_A), ['b' - 'a'] = LETTER(in_b, IN_B), ['c' - 'a'] = LETTER(in_c, IN_C),
    ['d' - 'a'] = LETTER(in_d, IN_D), ['e' - 'a'] = LETTER(in_e, IN_E), ['f' - 'a'] = LETTER(in_f, IN_F),
    ['g' - 'a'] = LETTER(in_g, IN_G), ['h' - 'a'] = LETTER(in_h, IN_H), ['i' - 'a'] = LETTER(in_i, IN_I),
    ['l' - 'a'] = LETTER(in_l, IN_L), ['m' - 'a'] = LETTER(in_m, IN_M), ['n' - 'a'] = LETTER(in_n, IN_N),
    ['o' - 'a'] = LETTER(in_o, IN_O), ['p' - 'a'] = LETTER(in_p, IN_P), ['q' - 'a'] = LETTER(in_q, IN_Q),
    ['r' - 'a'] = LETTER(in_r, IN_R), ['s' - 'a'] = LETTER(in_s, IN_S), ['t' - 'a'] = LETTER(in_t, IN_T),
    ['u' - 'a'] = LETTER(in_u, IN_U), ['w' - 'a'] = LETTER(in_w, IN_W), ['y' - 'a'] = LETTER(in_y, IN_Y),
};

/* ---- one token ---------------------------------------------------------------------------------------------------- */

/* In lower case, filled up with NUL to 16 bytes, so that comparing takes two loads. Small letters, digits, stops and
 * apostrophes have the bit of a space already. */
static void lower_word(const char *p, uint32_t size, uint64_t word[2])
{
    static const char spaces[32] = "                ";
    uint64_t bits[2];
    word[0] = word[1] = 0;
    memcpy(word, p, size);
    memcpy(bits, spaces + 16 - size, sizeof bits);
    word[0] |= bits[0], word[1] |= bits[1];
}

static void own_word(const char *p, uint32_t size, ss_term *term)
{
    uint64_t word[2];
    uint32_t letter = ((uint32_t)(uint8_t)p[0] | 32u) - 'a';
    if (letter >= 26 || size >= 16 || !((letters[letter].sizes >> size) & 1)) return;
    lower_word(p, size, word);
    for (const entry *e = letters[letter].words; e->size <= size; e++) {
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
        const ss_word *word = &reader->vocabulary->words.at[token->symbol];
        if (!vocabulary_word(word, p, token->size, term)) own_word(p, token->size, term);
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

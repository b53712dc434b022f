#include "reading/dates_terms.h"

#include "base/memory.h"

typedef struct { char word[16]; uint8_t sort; int8_t value; } entry;
/* The grammar's own words, by first letter, the short ones first: word, term, value. */
#define IN_A(X, of) X(of, "a", A, 0) X(of, "an", A, 0) X(of, "at", IN, SS_LINK_AT) X(of, "am", HALFDAY, 0) \
    X(of, "and", IN, SS_LINK_AND) X(of, "ago", AGO, 0) X(of, "a.m", HALFDAY, 0) X(of, "ash", STRAY, 0) \
    X(of, "a.m.", HALFDAY, 0) X(of, "after", AFTER, 0) X(of, "about", DEGREE, SS_MOD_APPROX) \
    X(of, "around", DEGREE, SS_MOD_APPROX) X(of, "almost", DEGREE, SS_MOD_APPROX) X(of, "autumn", SEASON, 3) \
    X(of, "another", A, 1) X(of, "annually", OFTEN, 8) X(of, "afternoon", DAYPART, SS_PART_AFTERNOON) \
    X(of, "additional", LENGTH, 0) X(of, "approximately", DEGREE, SS_MOD_APPROX)
#define IN_B(X, of) X(of, "by", IN, SS_LINK_BY) X(of, "bst", ZONE, 0) X(of, "black", STRAY, 0) \
    X(of, "before", BEFORE, 0) X(of, "bloody", STRAY, 0) X(of, "between", IN, SS_LINK_BETWEEN) \
    X(of, "business", LENGTH, 0) X(of, "beginning", EDGE, SS_MOD_START)
#define IN_C(X, of) X(of, "cet", ZONE, 0) X(of, "cst", ZONE, 0) X(of, "cdt", ZONE, 0) X(of, "cest", ZONE, 0) \
    X(of, "close", EDGE, SS_MOD_END) X(of, "cyber", STRAY, 0) X(of, "coming", COMING, 0) X(of, "couple", COUPLE, 2) \
    X(of, "course", EDGE, SS_MOD_NONE) X(of, "current", THIS, 1) X(of, "calendar", LENGTH, 0) \
    X(of, "currently", REF, 0) X(of, "consecutive", LENGTH, 0)
#define IN_D(X, of) X(of, "due", TENSE, 1) X(of, "did", TENSE, -1) X(of, "dawn", DAYPART, SS_PART_MORNING) \
    X(of, "daily", OFTEN, 4) X(of, "during", IN, SS_LINK_DURING) X(of, "dozens", FEW, 1) X(of, "deadline", TENSE, 1)
#define IN_E(X, of) X(of, "end", EDGE, SS_MOD_END) X(of, "eve", EVE, 0) X(of, "est", ZONE, 0) X(of, "edt", ZONE, 0) \
    X(of, "each", EACH, 0) X(of, "ends", TENSE, 1) X(of, "every", EACH, 1) X(of, "early", EARLY, 0) \
    X(of, "extra", LENGTH, 0) X(of, "entire", LENGTH, 0) X(of, "expire", TENSE, 1) X(of, "earlier", EARLIER, 0) \
    X(of, "evening", DAYPART, SS_PART_EVENING) X(of, "expires", TENSE, 1) X(of, "eighties", DECADE, 80) \
    X(of, "expected", TENSE, 1)
#define IN_F(X, of) X(of, "for", IN, SS_LINK_FOR) X(of, "few", FEW, 0) X(of, "from", IN, SS_LINK_FROM) \
    X(of, "fall", SEASON, 3) X(of, "full", LENGTH, 0) X(of, "final", LENGTH, 1) X(of, "fiscal", FISCAL, 0) \
    X(of, "fifties", DECADE, 50) X(of, "forties", DECADE, 40) X(of, "following", FOLLOWING, 0) \
    X(of, "financial", FISCAL, 0) X(of, "fortnight", FORTNIGHT, 0)
#define IN_G(X, of) X(of, "gmt", ZONE, 0) X(of, "good", STRAY, 0) X(of, "going", TENSE, 3)
#define IN_H(X, of) X(of, "had", TENSE, -1) X(of, "half", HALF, 0) X(of, "hence", AGO, 1) X(of, "hourly", OFTEN, 3)
#define IN_I(X, of) X(of, "in", IN, SS_LINK_IN) X(of, "ist", ZONE, 0)
#define IN_L(X, of) X(of, "last", LAST, 0) X(of, "late", LATE, 0) X(of, "less", DEGREE, SS_MOD_LESS_THAN) \
    X(of, "long", LENGTH, 0) X(of, "later", LATER, 0) X(of, "least", DEGREE, SS_MOD_EQUAL_OR_MORE) \
    X(of, "lately", REF, -1) X(of, "latest", LAST, 1) X(of, "likely", TENSE, 3)
#define IN_M(X, of) X(of, "mid", MID, 0) X(of, "msk", ZONE, 0) X(of, "mst", ZONE, 0) X(of, "mere", LENGTH, 0) \
    X(of, "more", LENGTH, 3) X(of, "most", DEGREE, SS_MOD_EQUAL_OR_LESS) X(of, "many", FEW, 0) \
    X(of, "must", TENSE, 1) X(of, "middle", EDGE, SS_MOD_MID) X(of, "midday", OCLOCK, 12) X(of, "moment", TIME, 1) \
    X(of, "morning", DAYPART, SS_PART_MORNING) X(of, "monthly", OFTEN, 6) X(of, "midnight", OCLOCK, 0)
#define IN_N(X, of) X(of, "now", REF, 0) X(of, "new", NEW, 0) X(of, "next", NEXT, 0) X(of, "noon", OCLOCK, 12) \
    X(of, "night", DAYPART, SS_PART_NIGHT) X(of, "nearly", DEGREE, SS_MOD_APPROX) X(of, "nightly", OFTEN, 4) \
    X(of, "nineties", DECADE, 90) X(of, "nowadays", REF, 0)
#define IN_O(X, of) X(of, "of", OF, 0) X(of, "on", IN, SS_LINK_ON) X(of, "or", IN, SS_LINK_OR) X(of, "old", OLD, 0) \
    X(of, "over", IN, SS_LINK_OVER) X(of, "once", ONCE, 1) X(of, "older", OLD, 0) X(of, "other", LENGTH, 2) \
    X(of, "onset", EDGE, SS_MOD_START) X(of, "o'clock", ZONE, 1) X(of, "overnight", TONIGHT, 1)
#define IN_P(X, of) X(of, "pm", HALFDAY, 12) X(of, "per", PER, 0) X(of, "p.m", HALFDAY, 12) X(of, "pst", ZONE, 0) \
    X(of, "pdt", ZONE, 0) X(of, "past", PAST, 0) X(of, "p.m.", HALFDAY, 12) X(of, "palm", STRAY, 0) \
    X(of, "prior", PREVIOUS, 0) X(of, "plans", TENSE, 1) X(of, "planned", TENSE, 1) X(of, "previous", PREVIOUS, 0) \
    X(of, "preceding", PREVIOUS, 0)
#define IN_Q(X, of) X(of, "quarterly", OFTEN, 7)
#define IN_R(X, of) X(of, "rest", EDGE, SS_MOD_END) X(of, "ready", TENSE, 3) X(of, "recent", RECENT, 0) \
    X(of, "roughly", DEGREE, SS_MOD_APPROX) X(of, "recently", REF, -1) X(of, "remainder", EDGE, SS_MOD_END)
#define IN_S(X, of) X(of, "set", TENSE, 3) X(of, "same", SAME, 0) X(of, "some", FEW, 2) X(of, "soon", REF, 1) \
    X(of, "since", IN, SS_LINK_SINCE) X(of, "start", EDGE, SS_MOD_START) X(of, "shall", TENSE, 2) \
    X(of, "super", STRAY, 0) X(of, "solid", LENGTH, 0) X(of, "spring", SEASON, 1) X(of, "summer", SEASON, 2) \
    X(of, "slated", TENSE, 1) X(of, "should", TENSE, 1) X(of, "sixties", DECADE, 60) X(of, "several", FEW, 0) \
    X(of, "straight", LENGTH, 0) X(of, "seventies", DECADE, 70) X(of, "scheduled", TENSE, 1) \
    X(of, "successive", LENGTH, 0)
#define IN_T(X, of) X(of, "to", IN, SS_LINK_TO) X(of, "the", THE, 0) X(of, "this", THIS, 0) X(of, "that", THAT, 0) \
    X(of, "till", IN, SS_LINK_UNTIL) X(of, "than", THAN, 0) X(of, "time", TIME, 0) X(of, "these", THESE, 0) \
    X(of, "those", THESE, 1) X(of, "times", TIMES, 0) X(of, "today", DAY, 0) X(of, "twice", ONCE, 2) \
    X(of, "through", IN, SS_LINK_THROUGH) X(of, "tonight", TONIGHT, 0) X(of, "thirties", DECADE, 30) \
    X(of, "twenties", DECADE, 20) X(of, "tomorrow", DAY, 1) X(of, "throughout", IN, SS_LINK_DURING)
#define IN_U(X, of) X(of, "utc", ZONE, 0) X(of, "until", IN, SS_LINK_UNTIL) X(of, "upcoming", COMING, 0)
#define IN_W(X, of) X(of, "was", TENSE, -1) X(of, "will", TENSE, 2) X(of, "were", TENSE, -1) \
    X(of, "whole", LENGTH, 0) X(of, "won't", TENSE, 2) X(of, "would", TENSE, 1) X(of, "within", IN, SS_LINK_WITHIN) \
    X(of, "winter", SEASON, 4) X(of, "weekly", OFTEN, 5) X(of, "weekend", WEEKEND, 0) X(of, "working", LENGTH, 0)
#define IN_Y(X, of) X(of, "yearly", OFTEN, 8) X(of, "younger", OLD, 0) X(of, "yesterday", DAY, -1)

#define ENTRY(of, word, term, value) { word, SS_DT_##term, value },
static const entry in_a[] = { IN_A(ENTRY, 0) };
static const entry in_b[] = { IN_B(ENTRY, 0) };
static const entry in_c[] = { IN_C(ENTRY, 0) };
static const entry in_d[] = { IN_D(ENTRY, 0) };
static const entry in_e[] = { IN_E(ENTRY, 0) };
static const entry in_f[] = { IN_F(ENTRY, 0) };
static const entry in_g[] = { IN_G(ENTRY, 0) };
static const entry in_h[] = { IN_H(ENTRY, 0) };
static const entry in_i[] = { IN_I(ENTRY, 0) };
static const entry in_l[] = { IN_L(ENTRY, 0) };
static const entry in_m[] = { IN_M(ENTRY, 0) };
static const entry in_n[] = { IN_N(ENTRY, 0) };
static const entry in_o[] = { IN_O(ENTRY, 0) };
static const entry in_p[] = { IN_P(ENTRY, 0) };
static const entry in_q[] = { IN_Q(ENTRY, 0) };
static const entry in_r[] = { IN_R(ENTRY, 0) };
static const entry in_s[] = { IN_S(ENTRY, 0) };
static const entry in_t[] = { IN_T(ENTRY, 0) };
static const entry in_u[] = { IN_U(ENTRY, 0) };
static const entry in_w[] = { IN_W(ENTRY, 0) };
static const entry in_y[] = { IN_Y(ENTRY, 0) };

/* The words of a letter by size: those of size n are at[from[n]] to at[from[n + 1]]. */
#define SHORTER(of, word, term, value) + (sizeof word - 1 < (of))
#define FROM(list, n) (0 list(SHORTER, n)), (0 list(SHORTER, n + 1)), (0 list(SHORTER, n + 2)), (0 list(SHORTER, n + 3))
#define LETTER(words, list) { words, { FROM(list, 0), FROM(list, 4), FROM(list, 8), FROM(list, 12), (0 list(SHORTER, 16)) } }
static const struct { const entry *at; uint8_t from[17]; } letters[26] = {
    ['a' - 'a'] = LETTER(in_a, IN_A), ['b' - 'a'] = LETTER(in_b, IN_B), ['c' - 'a'] = LETTER(in_c, IN_C),
    ['d' - 'a'] = LETTER(in_d, IN_D), ['e' - 'a'] = LETTER(in_e, IN_E), ['f' - 'a'] = LETTER(in_f, IN_F),
    ['g' - 'a'] = LETTER(in_g, IN_G), ['h' - 'a'] = LETTER(in_h, IN_H), ['i' - 'a'] = LETTER(in_i, IN_I),
    ['l' - 'a'] = LETTER(in_l, IN_L), ['m' - 'a'] = LETTER(in_m, IN_M), ['n' - 'a'] = LETTER(in_n, IN_N),
    ['o' - 'a'] = LETTER(in_o, IN_O), ['p' - 'a'] = LETTER(in_p, IN_P), ['q' - 'a'] = LETTER(in_q, IN_Q),
    ['r' - 'a'] = LETTER(in_r, IN_R), ['s' - 'a'] = LETTER(in_s, IN_S), ['t' - 'a'] = LETTER(in_t, IN_T),
    ['u' - 'a'] = LETTER(in_u, IN_U), ['w' - 'a'] = LETTER(in_w, IN_W), ['y' - 'a'] = LETTER(in_y, IN_Y),
};

/* ---- one token ---------------------------------------------------------------------------------------------------- */

typedef struct { uint64_t low, high; } key; /* 16 bytes of a word in lower case, filled up with NUL */

static key key_of(const char *word)
{
    key k;
    memcpy(&k, word, sizeof k);
    return k;
}

/* Small letters, digits, stops and apostrophes have the bit of a space already. At the end of the text there may be less
 * than 16 bytes to load. */
static key lower_key(const char *p, uint32_t size, const char *limit)
{
    static const char spaces[33] = "                ";
    static const uint8_t keep[32] = { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 };
    char tail[16] = { 0 };
    if (limit - p < 16) p = memcpy(tail, p, size);
    key k = key_of(p), space = key_of(spaces + 16 - size), mask = key_of((const char *)keep + 16 - size);
    return (key){ (k.low & mask.low) | space.low, (k.high & mask.high) | space.high };
}

static bool own_word(const char *p, uint32_t size, const char *limit, ss_date_word *out)
{
    uint32_t letter = ((uint32_t)(uint8_t)p[0] | 32u) - 'a';
    if (letter >= 26 || size >= 16 || !letters[letter].at) return false;
    const entry *e = letters[letter].at + letters[letter].from[size],
        *last = letters[letter].at + letters[letter].from[size + 1];
    if (e == last) return false;
    for (key word = lower_key(p, size, limit); e < last; e++) {
        key own = key_of(e->word);
        if (own.low != word.low || own.high != word.high) continue;
        out->sort = e->sort, out->value = e->value;
        return true;
    }
    return false;
}

static bool vocabulary_word(const ss_word *word, const char *p, uint32_t size, ss_date_word *out)
{
    static const struct { ss_classes class; uint8_t sort; } sorts[] = {
        { SS_W(MONTH), SS_DT_MONTH }, { SS_W(WEEKDAY), SS_DT_WEEKDAY }, { SS_W(ORDINAL), SS_DT_ORDINAL },
        { SS_W(UNIT), SS_DT_UNIT }, { SS_W(NUMBER), SS_DT_NUMBER }, { SS_W(TIMEWORD), SS_DT_HOLIDAY } };
    for (uint32_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        if (!(word->classes & sorts[i].class) || (word->value == 0 && sorts[i].sort != SS_DT_NUMBER)) continue;
        out->sort = sorts[i].sort, out->value = word->value;
        out->plural = p[size - 1] == 's' && (out->sort != SS_DT_WEEKDAY || (size > 6 && p[size - 2] == 'y'));
        return true;
    }
    return false;
}

/* said, wanted: past unless behind "be". */
static bool past_word(const ss_word *word, const char *p, uint32_t size, ss_date_word *out)
{
    if (size < 4 || p[size - 1] != 'd' || (!(word->classes & SS_W(CUE)) && p[size - 2] != 'e')) return false;
    out->sort = SS_DT_TENSE, out->value = -2;
    return true;
}

/* Of the time words only those that can end an expression set it off. */
static bool is_trigger(ss_classes classes, uint8_t sort)
{
    const ss_classes always = SS_W(MONTH) | SS_W(WEEKDAY) | SS_W(UNIT) | SS_W(DAYPART) | SS_W(SEASON);
    const uint64_t ends = (uint64_t)1 << SS_DT_DAY | (uint64_t)1 << SS_DT_TONIGHT | (uint64_t)1 << SS_DT_REF |
                          (uint64_t)1 << SS_DT_OFTEN | (uint64_t)1 << SS_DT_HOLIDAY | (uint64_t)1 << SS_DT_WEEKEND |
                          (uint64_t)1 << SS_DT_FORTNIGHT | (uint64_t)1 << SS_DT_OCLOCK | (uint64_t)1 << SS_DT_TIME |
                          (uint64_t)1 << SS_DT_TIMES | (uint64_t)1 << SS_DT_DECADE;
    return (classes & always) || ((classes & SS_W(TIMEWORD)) && ((ends >> sort) & 1));
}

void ss_date_words_fill(const ss_vocabulary *vocabulary, ss_date_word *words)
{
    words[0] = (ss_date_word){ 0 };
    for (uint32_t i = 1; i < vocabulary->words.count; i++) {
        uint32_t size;
        const ss_word *word = &vocabulary->words.at[i];
        const char *p = ss_intern_key(vocabulary->table, i, &size);
        words[i] = (ss_date_word){ 0 };
        if (!vocabulary_word(word, p, size, &words[i]) && !own_word(p, size, p + size, &words[i]))
            past_word(word, p, size, &words[i]);
        words[i].trigger = is_trigger(word->classes, words[i].sort) ? SS_DATE_MARKS : 0;
    }
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

static ss_date_word unknown_word(const ss_date_reader *reader, const ss_token *token)
{
    ss_date_word word = { 0 };
    char folded[256]; /* won’t */
    const char *p = reader->text->bytes + token->start, *limit = reader->text->bytes + reader->text->size;
    uint32_t size = token->size;
    if (token->flags & SS_T_NONASCII) size = ss_word_fold(p, size, folded), p = folded, limit = folded + size;
    if (size && !own_word(p, size, limit, &word)) past_word(&reader->vocabulary->words.at[0], p, size, &word);
    return word;
}

/* What is no word of the vocabulary. */
static void other_token(const ss_date_reader *reader, const ss_token *token, ss_term *term)
{
    const char *p = reader->text->bytes + token->start;
    *term = (ss_term){ .token = term->token };
    if (token->flags & SS_T_NUMBER) number_token(p, token->size, term);
    else if (token->flags & SS_T_PUNCT) mark_token(p, token->size, term);
    else if (token->flags & SS_T_WORD) {
        ss_date_word word = unknown_word(reader, token);
        term->sort = word.sort, term->value = word.value;
    }
}

/* ---- the reader --------------------------------------------------------------------------------------------------- */

void ss_date_reader_init(ss_date_reader *reader, const ss_text *text, const ss_tokens *tokens,
                         const ss_vocabulary *vocabulary, const ss_date_word *words)
{
    memset(reader, 0, sizeof *reader);
    reader->text = text, reader->tokens = tokens, reader->vocabulary = vocabulary, reader->words = words;
    reader->terms[0].token = UINT32_MAX; /* the others' 0 is no token of theirs */
}

const ss_term *ss_date_term_read(ss_date_reader *reader, uint32_t at)
{
    static const ss_term outside = { UINT32_MAX, 0, SS_DT_OTHER, 0 };
    ss_term *term = &reader->terms[at % SS_TERMS];
    if (at < reader->first || at >= reader->end) return &outside;
    const ss_token *token = &reader->tokens->at[at];
    const ss_date_word *word = &reader->words[token->symbol];
    term->token = at, term->value = word->value, term->sort = word->sort, term->plural = word->plural;
    if (token->symbol == 0 || !(token->flags & SS_T_WORD)) other_token(reader, token, term);
    return term;
}

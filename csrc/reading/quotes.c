#include "reading/quotes.h"

#include "text/spoilt.h"

enum {
    DEPTH = 16,          /* marks open at once; more than that is no language */
    SCARE_WORDS = 4,
    PLURAL_REACH = 8,    /* tokens: 'sanctions' were lifted, but the workers' union */
    UNOPENED_REACH = 256,/* tokens that a quotation without its opening mark may hold */
    CLAUSE_REACH = 12,   /* tokens: , the old mayor of the town said */
    LONG_OUTER = 80,     /* tokens: a quotation with others in it that begin sentences of their own is hardly longer */
    LONGER_OUTER = 250   /* tokens: with any others of its kind in it */
};

typedef enum { NO_FAMILY, DOUBLE, SINGLE, ANGLE } ss_family;

/* One mark as it stands: its family, how many tokens ('' is two), and which way it can face. */
typedef struct {
    uint8_t family, tokens;
    bool opens, closes;
    bool toward;         /* its shape tells: “ faces right; else its spaces do */
} ss_mark;

typedef struct {
    uint32_t quote;      /* its index */
    uint32_t maybe;      /* token behind a mark that may close it or be an apostrophe (workers'), or 0 */
    uint8_t family;
} ss_open;

typedef struct {
    const ss_text *text;
    const ss_token *at;
    const uint8_t *hints;
    const ss_vocabulary *vocabulary;
    const ss_sentences *sentences;
    ss_arena *arena;
    ss_quotes out;
    uint32_t first, end; /* of the paragraph */
    uint32_t sentence;   /* one at or before the token at hand */
    uint32_t base;       /* the paragraph's first quote */
    uint32_t depth;
    ss_open open[DEPTH];
} ss_quoter;

static ss_classes classes_at(const ss_quoter *q, uint32_t t) { return q->vocabulary->words.at[q->at[t].symbol].classes; }
static bool spaced(const ss_quoter *q, uint32_t t) { return (q->at[t].flags & SS_T_SPACE) != 0; }
static bool is_word(const ss_quoter *q, uint32_t t) { return !(q->at[t].flags & SS_T_PUNCT); }

/* The next quotation mark, or `end`. */
static uint32_t next_mark(const ss_quoter *q, uint32_t t, uint32_t end) {
    while ((t = ss_hints_next(q->hints, t, end, SS_HINT_QUOTE)) < end && !(q->at[t].flags & SS_T_QUOTE)) t++;
    return t;
}

static char mark_at(const ss_quoter *q, uint32_t t) {
    return t >= q->first && t < q->end ? q->at[t].mark : 0;
}

static bool is_small_cue(const ss_quoter *q, uint32_t t) {
    return (classes_at(q, t) & SS_W(CUE)) && !(q->at[t].flags & SS_T_CAPITAL);
}

static bool is_comma_or_stop(const ss_quoter *q, uint32_t t) {
    char mark = mark_at(q, t);
    if (mark) return mark == ',' || mark == '.' || mark == '!' || mark == '?';
    return t >= q->first && t < q->end && q->at[t].size == 3 && memcmp(q->text->bytes + q->at[t].start, "\xE2\x80\xA6", 3) == 0;
}

/* ---- what a mark is ---------------------------------------------------------------------------------------------------- */

/* Nothing but space, an opening mark or a dash stands before it. */
static bool free_before(const ss_quoter *q, uint32_t t) {
    if (t == q->first || spaced(q, t)) return true;
    const ss_token *before = &q->at[t - 1];
    if (!(before->flags & SS_T_PUNCT)) return false;
    if (before->flags & SS_T_QUOTE) return t - 1 == q->first || spaced(q, t - 1);
    char mark = q->text->bytes[before->start];
    bool opens = mark == '(' || mark == '[' || mark == '-' || mark == '/' || mark == ':' || mark == '>';
    return opens || (before->size > 1 && !is_comma_or_stop(q, t - 1)); /* the longer ones are dashes and bullets */
}

/* Space, the paragraph's end, or closing punctuation stands behind it. */
static bool free_behind(const ss_quoter *q, uint32_t t) {
    if (t + 1 >= q->end || spaced(q, t + 1)) return true;
    return (q->at[t + 1].flags & SS_T_PUNCT) != 0;
}

static ss_mark by_spaces(const ss_quoter *q, uint32_t t, uint8_t family, uint8_t tokens) {
    uint32_t last = t + tokens - 1;
    bool before = free_before(q, t), behind = last + 1 >= q->end || spaced(q, last + 1);
    bool touches = last + 1 < q->end && !spaced(q, last + 1) && is_word(q, last + 1);
    if (before && !behind) return (ss_mark){family, tokens, true, !spaced(q, t) && !touches, false};
    if (!before && free_behind(q, last)) return (ss_mark){family, tokens, false, true, false};
    return (ss_mark){family, tokens, true, true, false};
}

static uint32_t find_open(const ss_quoter *q, uint8_t family) {
    for (uint32_t i = q->depth; i-- > 0;)
        if (q->open[i].family == family) return i;
    return DEPTH;
}

static bool is_reporting(const ss_quoter *q, uint32_t t, uint32_t end);

/* “ and its like open; before a space and behind a letter they were typed for ”, behind a stop where one is open (“We stay,“ he said). */
static ss_mark facing_right(const ss_quoter *q, uint32_t t, uint8_t family) {
    bool glued = t > q->first && !spaced(q, t) && free_behind(q, t);
    bool wrong = glued && (is_word(q, t - 1) || (is_comma_or_stop(q, t - 1) && find_open(q, family) != DEPTH));
    return (ss_mark){family, 1, !wrong, wrong, true};
}

/* ” and its like close; before a letter and behind a space they were typed for “, and at a paragraph's beginning (” ... we stay,” he said). */
static ss_mark facing_left(const ss_quoter *q, uint32_t t, uint8_t family) {
    bool wrong = free_before(q, t) && t + 1 < q->end && !spaced(q, t + 1) && is_word(q, t + 1);
    bool leads = t == q->first && next_mark(q, t + 1, q->end) < q->end && !is_reporting(q, t + 1, q->end);
    return (ss_mark){family, 1, wrong || leads, true, true};
}

/* '90s, 'em, 'n': a short small unknown word or digits behind a single mark that none closes at once. */
static bool is_elision(const ss_quoter *q, uint32_t t) {
    if (t + 1 >= q->end) return true;
    const ss_token *next = &q->at[t + 1];
    if (next->flags & SS_T_NUMBER) return next->size <= 3 && !(next->flags & SS_T_DIGITS);
    if (!(next->flags & SS_T_WORD) || (next->flags & SS_T_CAPITAL) || next->size > 4) return false;
    char letter = q->text->bytes[next->start];
    return next->size == 1 ? letter != 'a' : classes_at(q, t + 1) == 0;
}

static ss_mark single_mark(const ss_quoter *q, uint32_t t, ss_mark mark) {
    mark.family = SINGLE;
    if (mark.opens && (is_elision(q, t) || !free_before(q, t) || spaced(q, t + 1))) mark.opens = false;
    if (mark.closes && spaced(q, t) && t > q->first) mark.closes = false;
    return mark;
}

static bool is_lost(const ss_quoter *q, uint32_t t) {
    return mark_at(q, t) == '?' || (q->at[t].size == 3 && memcmp(q->text->bytes + q->at[t].start, "\xEF\xBF\xBD", 3) == 0);
}

/* don"t, the ministers"?meeting, in May "?in full: bytes of an apostrophe or a dash that a wrong encoding spoilt (other such marks: text/spoilt.h). */
static bool is_spoilt(const ss_quoter *q, uint32_t t) {
    bool behind_mark = t > q->first && !spaced(q, t) && !is_word(q, t - 1);
    bool lost = !behind_mark && t + 2 < q->end && is_lost(q, t + 1) && !spaced(q, t + 1) && !spaced(q, t + 2) && is_word(q, t + 2);
    if (lost && !(spaced(q, t) && (q->at[t + 2].flags & SS_T_CAPITAL))) return true;
    if (t == q->first || t + 1 >= q->end || spaced(q, t) || spaced(q, t + 1) || !is_word(q, t - 1) || q->at[t + 1].size > 2) return false;
    static const char ends[] = " t s m d re ve ll ";
    char word[4] = {' ', ' ', ' ', ' '};
    size_t size = (size_t)q->at[t + 1].size + 2;
    memcpy(word + 1, q->text->bytes + q->at[t + 1].start, size - 2);
    for (size_t i = 0; i + size < sizeof ends; i++)
        if (memcmp(ends + i, word, size) == 0) return true;
    return false;
}

/* '' and `` stand for one double mark. */
static bool is_doubled(const ss_quoter *q, uint32_t t) {
    return t + 1 < q->end && !spaced(q, t + 1) && (q->at[t + 1].flags & SS_T_QUOTE) && q->at[t + 1].size == 1 &&
           q->text->bytes[q->at[t + 1].start] == q->text->bytes[q->at[t].start];
}

static bool single_is_open(const ss_quoter *q) { return q->depth && q->open[q->depth - 1].family == SINGLE; }

static ss_mark read_ascii(const ss_quoter *q, uint32_t t) {
    char c = q->text->bytes[q->at[t].start];
    if (c == '"' && is_spoilt(q, t)) return (ss_mark){NO_FAMILY, 1, false, false, false};
    if (c == '"') return by_spaces(q, t, DOUBLE, 1);
    bool doubled = is_doubled(q, t) && !(single_is_open(q) && t + 2 < q->end && mark_at(q, t + 2) == '\'' && !spaced(q, t + 2));
    if (c == '`') return (ss_mark){doubled ? DOUBLE : SINGLE, doubled ? 2 : 1, true, false, true};
    return doubled ? by_spaces(q, t, DOUBLE, 2) : single_mark(q, t, by_spaces(q, t, SINGLE, 1));
}

/* U+2018..U+201F, the third byte of E2 80 98..9F */
static ss_mark read_curly(const ss_quoter *q, uint32_t t, unsigned char last) {
    switch (last) {
    case 0x98: case 0x9A: case 0x9B: return single_mark(q, t, facing_right(q, t, SINGLE));
    case 0x99: return single_mark(q, t, (ss_mark){SINGLE, 1, false, true, true});
    case 0x9D: return facing_left(q, t, DOUBLE);
    default: return facing_right(q, t, DOUBLE);
    }
}

/* U+FFFD is a quotation mark before a word that is free in front, and behind one where such a mark is open; else it may be anything. */
static ss_mark read_lost(const ss_quoter *q, uint32_t t) {
    bool touches = t + 1 < q->end && !spaced(q, t + 1) && (q->at[t + 1].flags & SS_T_WORD), free = t == q->first || spaced(q, t);
    bool opens = free && touches, closes = !free && free_behind(q, t) && find_open(q, DOUBLE) != DEPTH;
    return (ss_mark){opens || closes ? DOUBLE : NO_FAMILY, 1, opens, closes, false};
}

static ss_mark read_spoilt(const ss_quoter *q, uint32_t t) {
    const char *at = q->text->bytes + q->at[t].start;
    ss_spoilt mark = ss_spoilt_mark(at, at + q->at[t].size);
    if (mark.size == 0) return (ss_mark){NO_FAMILY, 1, false, false, false};
    return mark.last == SS_SPOILT_LOST ? read_lost(q, t) : read_curly(q, t, mark.last);
}

static ss_mark read_mark(const ss_quoter *q, uint32_t t) {
    const unsigned char *p = (const unsigned char *)q->text->bytes + q->at[t].start;
    if (q->at[t].size == 1) return read_ascii(q, t);
    if (p[0] == 0xC2 && p[1] == 0xAB) return facing_right(q, t, ANGLE);
    if (p[0] == 0xC2 && p[1] == 0xBB) return facing_left(q, t, ANGLE);
    if (p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x98 && p[2] <= 0x9F) return read_curly(q, t, p[2]);
    if (p[0] == 0xE2 && p[1] == 0x80 && p[2] == 0xB3) return by_spaces(q, t, DOUBLE, 1);
    if ((p[0] == 0xEF && p[1] != 0xBF) || p[0] == 0xE3) return by_spaces(q, t, DOUBLE, 1);
    return read_spoilt(q, t);
}

/* ---- opening and closing ----------------------------------------------------------------------------------------------- */

static void finish(ss_quoter *q, uint32_t index, uint32_t end) {
    ss_quote *quote = &q->out.at[index];
    quote->end = end;
    quote->span.end = ss_token_end(&q->at[end - 1]);
}

static ss_quote *start(ss_quoter *q, uint32_t open) {
    ss_quote *quote = SS_PUSH(&q->out, q->arena);
    if (!quote) return NULL;
    *quote = (ss_quote){.open = open, .parent = UINT32_MAX, .continues = UINT32_MAX};
    quote->span.start = q->at[open].start;
    return quote;
}

static ss_status open_quote(ss_quoter *q, uint32_t t, ss_mark mark) {
    if (q->depth == DEPTH) return SS_OK;
    ss_quote *quote = start(q, t);
    if (!quote) return SS_NOMEM;
    quote->single = mark.family == SINGLE;
    quote->unclosed = 1;
    q->open[q->depth++] = (ss_open){.quote = q->out.count - 1, .family = mark.family};
    return SS_OK;
}

/* A quote that turned out to be none: its span is emptied, the last sweep drops it. */
static void drop(ss_quoter *q, uint32_t index) { q->out.at[index].end = 0; }

static void close_at(ss_quoter *q, uint32_t index, uint32_t end) {
    q->out.at[index].unclosed = 0;
    finish(q, index, end);
}

/* What was opened inside and not closed: single marks were apostrophes, unless a plural's apostrophe closed them. */
static void close_inner(ss_quoter *q, uint32_t end) {
    ss_open *inner = &q->open[q->depth - 1];
    if (inner->maybe) close_at(q, inner->quote, inner->maybe);
    else if (inner->family == SINGLE) drop(q, inner->quote);
    else finish(q, inner->quote, end);
    q->depth--;
}

/* workers' union: behind an s, before a small word */
static bool may_be_plural(const ss_quoter *q, uint32_t t) {
    if (t == q->first || t + 1 >= q->end || !spaced(q, t + 1) || !(q->at[t - 1].flags & SS_T_WORD)) return false;
    char last = q->text->bytes[ss_token_end(&q->at[t - 1]) - 1];
    return (last == 's' || last == 'S') && (q->at[t + 1].flags & SS_T_WORD);
}

/* “We can go on.’ -- a single mark behind a stop ends a double quotation, if nothing better does. */
static void note_mismatch(ss_quoter *q, uint32_t t) {
    if (q->depth && t > q->first && is_comma_or_stop(q, t - 1)) q->open[q->depth - 1].maybe = t + 1;
}

/* ---- quotations that none of the later marks closes ------------------------------------------------------------------------- */

/* Behind the end of a sentence, over a dash: “... dangerous.- “We stay,” */
static bool behind_stop(const ss_quoter *q, uint32_t open) {
    uint32_t at = open - (open > q->first + 1 && mark_at(q, open - 1) == '-');
    char mark = at > q->first ? mark_at(q, at - 1) : 0;
    return mark == '.' || mark == '!' || mark == '?';
}

/* The first quotation of the same kind inside the outer one that begins behind a stop, or UINT32_MAX; `*many` tells how many of the
 * kind stand in it. */
static uint32_t inner_anew(const ss_quoter *q, uint32_t outer, uint32_t *many) {
    uint32_t found = UINT32_MAX;
    *many = 0;
    for (uint32_t i = outer + 1; i < q->out.count; i++) {
        const ss_quote *inner = &q->out.at[i];
        if (!inner->end || inner->single != q->out.at[outer].single) continue;
        ++*many;
        if (found == UINT32_MAX && behind_stop(q, inner->open)) found = inner->open;
    }
    return found;
}

/* A mark far behind the opening one, with other quotations between: they were told apart wrongly. The outer one ends before the first
 * that begins anew; where none does, it was none. True when it is off the stack. */
static bool is_stray(ss_quoter *q, uint32_t i, uint32_t t) {
    uint32_t outer = q->open[i].quote, many;
    if (i + 1 != q->depth || q->open[i].family == SINGLE || t - q->out.at[outer].open < LONG_OUTER) return false;
    uint32_t anew = inner_anew(q, outer, &many);
    if (anew == UINT32_MAX && (many < 2 || t - q->out.at[outer].open < LONGER_OUTER)) return false;
    if (anew == UINT32_MAX) drop(q, outer);
    else finish(q, outer, anew);
    q->depth--;
    return true;
}

static bool is_straight(const ss_quoter *q, uint32_t t) { return q->at[t].size == 1; }

/* “We called it “a trap, and left,” she said: the mark before the reporting clause ends the outer one. Not where shapes tell what
 * belongs together: "We asked for the “trap,” which allows ... */
static uint32_t outermost(const ss_quoter *q, uint32_t i, uint32_t t, uint32_t tokens) {
    uint32_t outer = 0, next = t + tokens;
    while (outer < i && q->open[outer].family != q->open[i].family) outer++;
    uint32_t inside = q->out.at[q->open[i].quote].open;
    uint32_t around = q->out.at[q->open[outer].quote].open;
    if (is_straight(q, around) && inside > around + 1 && !is_straight(q, inside) && !is_straight(q, t)) return i;
    if (outer == i || q->open[i].family == SINGLE || next >= q->end || mark_at(q, t - 1) != ',') return i;
    if (t - q->out.at[q->open[outer].quote].open > LONG_OUTER || behind_stop(q, q->out.at[q->open[i].quote].open)) return i;
    bool somebody = (q->at[next].flags & SS_T_CAPITAL) || (classes_at(q, next) & (SS_W(MALE) | SS_W(FEMALE) | SS_W(DETERMINER)));
    return somebody && is_reporting(q, next, q->end) ? outer : i;
}

/* True when the mark was used up. */
static bool close_quote(ss_quoter *q, uint32_t t, ss_mark mark) {
    uint32_t i = find_open(q, mark.family);
    if (mark.family == SINGLE && (i == DEPTH || i + 1 != q->depth)) return note_mismatch(q, t), false;
    if (i == DEPTH) return false;
    ss_open *open = &q->open[i];
    if (t == q->out.at[open->quote].open) return false;
    if (is_stray(q, i, t)) return false;
    i = outermost(q, i, t, mark.tokens);
    open = &q->open[i];
    if (mark.family == SINGLE && may_be_plural(q, t)) {
        if (t - q->out.at[open->quote].open <= PLURAL_REACH) open->maybe = t + 1;
        return true;
    }
    while (q->depth > i + 1) close_inner(q, t);
    close_at(q, open->quote, t + mark.tokens);
    q->depth = i;
    return true;
}

/* ---- a closing mark alone ------------------------------------------------------------------------------------------------ */

static void seek_sentence(ss_quoter *q, uint32_t t) {
    while (q->sentence + 1 < q->sentences->count && q->sentences->at[q->sentence].end <= t) q->sentence++;
}

/* 5'10", 19" */
static bool is_inches(const ss_quoter *q, uint32_t t) {
    return t > q->first && (q->at[t - 1].flags & SS_T_NUMBER) && q->at[t].size == 1;
}

/* “We stay,” she said.” -- the last mark is astray. */
static bool is_astray(const ss_quoter *q, uint32_t begin, uint32_t t) {
    bool behind = q->out.count > q->base && q->out.at[q->out.count - 1].end == begin;
    for (uint32_t i = begin; behind && i < t && i - begin < CLAUSE_REACH; i++)
        if (is_small_cue(q, i)) return true;
    return false;
}

/* She added, it is our pier.” -- behind the cue and its comma, near the sentence's beginning. */
static uint32_t behind_cue(const ss_quoter *q, uint32_t begin, uint32_t t) {
    for (uint32_t i = begin; i + 2 < t && i - begin < CLAUSE_REACH; i++)
        if (is_small_cue(q, i) && mark_at(q, i + 1) == ',' && is_word(q, i + 2)) return i + 2;
    return begin;
}

/* From the sentence's beginning, or from behind the quotation or the colon before it, or behind a cue with a comma. */
static ss_status close_unopened(ss_quoter *q, uint32_t t, ss_mark mark) {
    if (mark.family != DOUBLE || t == q->first || is_inches(q, t)) return SS_OK;
    while (q->depth) close_inner(q, t);
    seek_sentence(q, t - 1);
    uint32_t first = q->sentences->at[q->sentence].first, begin = t;
    if (first < q->first) first = q->first;
    if (q->out.count > q->base && q->out.at[q->out.count - 1].end > first) first = q->out.at[q->out.count - 1].end;
    if (t - first > UNOPENED_REACH) first = t - UNOPENED_REACH;
    while (begin > first && mark_at(q, begin - 1) != ':') begin--;
    while (begin < t && !is_word(q, begin)) begin++;
    if (begin == t || is_astray(q, begin, t)) return SS_OK;
    begin = behind_cue(q, begin, t);
    ss_quote *quote = start(q, begin);
    if (!quote) return SS_NOMEM;
    quote->unopened = 1;
    finish(q, q->out.count - 1, t + mark.tokens);
    return SS_OK;
}

/* ---- a mark that none closed --------------------------------------------------------------------------------------------- */

/* he said / Kessel had warned on Monday / the town's mayor said / said Kessel: a subject and a cue, and then no object. */
static bool is_reporting(const ss_quoter *q, uint32_t t, uint32_t end) {
    uint32_t cue = t;
    while (cue < end && cue - t < CLAUSE_REACH && is_word(q, cue) && !is_small_cue(q, cue)) cue++;
    if (cue >= end || !is_small_cue(q, cue)) return false;
    if (cue > t && !(q->at[t].flags & SS_T_CAPITAL) && !(classes_at(q, t) & (SS_W(SUBJECT) | SS_W(DETERMINER)))) return false;
    if (cue > t + 2 && (classes_at(q, t) & SS_W(SUBJECT))) return false;
    uint32_t next = cue + 1;
    if (next >= end || !is_word(q, next) || (q->at[next].flags & SS_T_CAPITAL)) return true;
    return (classes_at(q, next) & (SS_W(PREPOSITION) | SS_W(SUBJECT) | SS_W(ADVERB) | SS_W(TIMEWORD))) != 0;
}

/* The comma of ", he said" in from..end, when the last clause of an unclosed quotation reports it; else `end`. */
static uint32_t reporting_comma(const ss_quoter *q, uint32_t from, uint32_t end) {
    for (uint32_t t = end; t-- > from + 1;)
        if (mark_at(q, t) == ',') return is_reporting(q, t + 1, end) ? t : end;
    return end;
}

/* “A, he said. “B,” he added: the second mark begins anew, behind a stop or a reporting clause. */
static bool begins_anew(const ss_quoter *q, uint32_t open) {
    char mark = mark_at(q, open - 1);
    return is_comma_or_stop(q, open - 1) || mark == ':' || (q->at[open - 1].flags & SS_T_QUOTE) || behind_stop(q, open);
}

static bool is_child(const ss_quote *outer, const ss_quote *inner) {
    return inner->end && inner->open > outer->open && inner->single == outer->single;
}

/* "The crowd cried “Go home! Go home!” -- one within the other, as shapes tell. */
static bool of_other_shape(const ss_quoter *q, const ss_quote *outer, const ss_quote *inner) {
    return is_straight(q, outer->open) && !is_straight(q, inner->open) && !is_straight(q, inner->end - 1) && inner->open > outer->open + 1;
}

/* “The panel saw “In the end talks failed,” she said: one quotation with a stray mark; the outer one takes the end.
 * True when it did. */
static bool take_end_of_inner(ss_quoter *q, uint32_t outer) {
    for (uint32_t i = q->out.count; i-- > outer + 1;) {
        ss_quote *inner = &q->out.at[i];
        if (!is_child(&q->out.at[outer], inner) || inner->unclosed) continue;
        if (inner->end - q->out.at[outer].open > LONG_OUTER || of_other_shape(q, &q->out.at[outer], inner)) return false;
        if (begins_anew(q, inner->open) || !is_comma_or_stop(q, inner->end - 2)) return false;
        close_at(q, outer, inner->end);
        drop(q, i);
        return true;
    }
    return false;
}

/* The end of an outer quotation before the first one that begins anew behind it. */
static uint32_t end_before_next(ss_quoter *q, uint32_t outer) {
    for (uint32_t i = outer + 1; i < q->out.count; i++) {
        const ss_quote *inner = &q->out.at[i];
        if (is_child(&q->out.at[outer], inner) && begins_anew(q, inner->open)) return inner->open;
    }
    return q->end;
}

static bool has_inner(const ss_quoter *q, uint32_t outer) {
    for (uint32_t i = outer + 1; i < q->out.count; i++)
        if (is_child(&q->out.at[outer], &q->out.at[i])) return true;
    return false;
}

static bool paragraph_opens(const ss_quoter *q, uint32_t t, uint32_t count) {
    return t < count && (q->at[t].flags & SS_T_QUOTE) && t + 1 < count && !spaced(q, t + 1);
}

static void leave_open(ss_quoter *q, uint32_t outer, bool goes_on) {
    if (take_end_of_inner(q, outer)) return;
    uint32_t end = end_before_next(q, outer), open = q->out.at[outer].open;
    if (end == q->end && end - open > LONGER_OUTER && has_inner(q, outer)) {
        drop(q, outer);
        return;
    }
    uint32_t comma = goes_on && end == q->end ? end : reporting_comma(q, open, end);
    finish(q, outer, comma < end ? comma + 1 : end);
}

/* ---- after the paragraph ------------------------------------------------------------------------------------------------- */

/* "We stay. "Nobody asked us." -- paragraphs of one quotation that were run together. */
static bool opens_again(const ss_quote *before, const ss_quote *quote) {
    return before->unclosed && before->end == quote->open && before->single == quote->single && before->parent == quote->parent && !quote->unopened;
}

/* Empties go, parents are set: quotes are ordered by their opening marks and never cross. */
static void settle(ss_quoter *q) {
    uint32_t kept = q->base, stack[DEPTH + 1], depth = 0;
    for (uint32_t i = q->base; i < q->out.count; i++) {
        ss_quote quote = q->out.at[i];
        if (quote.end <= quote.open + 1) continue;
        while (depth && q->out.at[stack[depth - 1]].end <= quote.open) depth--;
        if (depth && q->out.at[stack[depth - 1]].end < quote.end) continue; /* crosses: cannot be */
        quote.parent = depth ? stack[depth - 1] : UINT32_MAX;
        if (kept > q->base && opens_again(&q->out.at[kept - 1], &quote)) quote.continues = kept - 1;
        q->out.at[kept] = quote;
        if (depth <= DEPTH) stack[depth++] = kept;
        kept++;
        if (depth > DEPTH) depth = DEPTH;
    }
    q->out.count = kept;
}

static const ss_classes finite = SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT);

/* Words inside the marks, or more than a scare quote may have; 'finite' words make a clause of it. */
static bool is_few_words(const ss_quoter *q, const ss_quote *quote) {
    uint32_t words = 0;
    for (uint32_t t = quote->open + 1; t + 1 < quote->end; t++) {
        if (!is_word(q, t)) continue;
        if (++words > SCARE_WORDS || (classes_at(q, t) & finite)) return false;
    }
    return words > 0;
}

static bool stands_inside_sentence(ss_quoter *q, const ss_quote *quote) {
    seek_sentence(q, quote->open);
    const ss_sentence *sentence = &q->sentences->at[q->sentence];
    char before = quote->open > sentence->first ? mark_at(q, quote->open - 1) : 0;
    if (before == ':' || before == ',') return !is_comma_or_stop(q, quote->end - 2) && before == ',';
    if (quote->open > sentence->first) return true;
    return quote->end < sentence->end && !is_comma_or_stop(q, quote->end - 2) && !is_comma_or_stop(q, quote->end);
}

/* `sentence`: one that begins before the paragraph's quotations. The next paragraph seeks from the last one on. */
static void mark_scares(ss_quoter *q, uint32_t sentence) {
    uint32_t last = q->sentence;
    q->sentence = sentence;
    for (uint32_t i = q->base; i < q->out.count; i++) {
        ss_quote *quote = &q->out.at[i];
        if (quote->unopened || quote->unclosed) continue;
        quote->scare = is_few_words(q, quote) && stands_inside_sentence(q, quote);
    }
    q->sentence = q->sentence > last ? q->sentence : last;
}

/* The quotation of an earlier paragraph that was left open, when this paragraph opens again. */
static void link(ss_quoter *q, uint32_t left_open) {
    if (left_open == UINT32_MAX || q->base == q->out.count) return;
    ss_quote *quote = &q->out.at[q->base];
    if (quote->open == q->first && !quote->unopened && quote->single == q->out.at[left_open].single) quote->continues = left_open;
}

/* ---- paragraphs ------------------------------------------------------------------------------------------------------------ */

static ss_status take_mark(ss_quoter *q, uint32_t t, uint32_t *next) {
    ss_mark mark = read_mark(q, t);
    *next = t + mark.tokens;
    if (mark.family == NO_FAMILY) return SS_OK;
    bool is_open = find_open(q, mark.family) != DEPTH;
    if (mark.closes && (is_open || !mark.opens) && close_quote(q, t, mark)) return SS_OK;
    if (mark.opens) return open_quote(q, t, mark);
    return find_open(q, mark.family) != DEPTH ? SS_OK : close_unopened(q, t, mark);
}

static bool survives_open(const ss_quoter *q, const ss_open *open, bool goes_on) {
    return open->family != SINGLE || (goes_on && q->out.at[open->quote].open == q->first);
}

static void end_paragraph(ss_quoter *q, bool goes_on) {
    while (q->depth) {
        ss_open open = q->open[q->depth - 1];
        if (open.maybe) close_at(q, open.quote, open.maybe);
        else if (survives_open(q, &open, goes_on)) leave_open(q, open.quote, goes_on);
        else drop(q, open.quote);
        q->depth--;
    }
}

static ss_status read_paragraph(ss_quoter *q, uint32_t mark, uint32_t count) {
    uint32_t sentence = q->sentence;
    for (uint32_t t = mark, next; (t = next_mark(q, t, q->end)) < q->end; t = next) {
        ss_status status = take_mark(q, t, &next);
        if (status != SS_OK) return status;
    }
    if (q->base == q->out.count) return SS_OK;
    if (q->depth) end_paragraph(q, paragraph_opens(q, q->end, count));
    settle(q);
    mark_scares(q, sentence);
    return SS_OK;
}

/* Left open to the paragraph's last token. */
static uint32_t open_at_end(const ss_quoter *q) {
    for (uint32_t i = q->base; i < q->out.count; i++)
        if (q->out.at[i].unclosed && q->out.at[i].end == q->end && q->out.at[i].parent == UINT32_MAX) return i;
    return UINT32_MAX;
}

/* From mark to mark: paragraphs without any cost nothing. */
ss_status ss_quotes_find(const ss_text *text, const ss_tokens *tokens, const ss_paragraphs *paragraphs,
                         const ss_sentences *sentences, const ss_vocabulary *vocabulary, ss_arena *arena, ss_quotes *out) {
    ss_quoter q = {.text = text, .at = tokens->at, .hints = tokens->hints, .vocabulary = vocabulary, .sentences = sentences, .arena = arena};
    uint32_t left_open = UINT32_MAX, i = 0;
    for (uint32_t t = 0; (t = next_mark(&q, t, tokens->count)) < tokens->count; t = q.end) {
        while (paragraphs->at[i].end <= t) i++;
        q.first = paragraphs->at[i].first;
        if (left_open != UINT32_MAX && q.first != q.end) left_open = UINT32_MAX; /* a paragraph without marks came between */
        q.end = paragraphs->at[i].end;
        q.base = q.out.count;
        if (paragraphs->at[i].role == SS_ROLE_BOILERPLATE) continue;
        ss_status status = read_paragraph(&q, t, tokens->count);
        if (status != SS_OK) return status;
        link(&q, left_open);
        left_open = open_at_end(&q);
    }
    *out = q.out;
    return SS_OK;
}

#include "text/sentences.h"

/* Words that begin a sentence after an abbreviation: "in the U.S. How about you?", but not "the U.S. Government". */
static const ss_classes starters = SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(POSSESSIVE) | SS_W(PREPOSITION) |
                                   SS_W(CONJUNCTION) | SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | SS_W(RELATIVE) |
                                   SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(NEGATION) | SS_W(QUANTIFIER);
static const ss_classes no_starters = SS_W(GIVEN) | SS_W(MONTH) | SS_W(SUFFIX) | SS_W(PARTICLE);

enum { LOOK_BACK = 64, NAME_WORDS = 4, APPOSITION_WORDS = 16, OPENING_PHRASE = 4, LABEL_WORDS = 3, ADDRESS_REACH = 10, LABEL_SURE = 5, TITLE_REACH = 24, CREDIT_WORDS = 16,
       GLUED_LOOK = 4 };

typedef struct {
    const ss_text *text;
    const ss_token *at;
    const uint8_t *hints;
    const ss_classes *classes;
    uint32_t start, end; /* of the sentence at hand; of the paragraph */
    uint32_t wordless;   /* no word stands in start..wordless */
    bool open;           /* a straight double mark is open */
} ss_splitter;

typedef enum { STOP_NONE, STOP_FULL, STOP_MARK, STOP_ELLIPSIS } ss_stop;

/* A run of stops with the closing marks behind it: `. . .`  `?!”`  `.)` */
typedef struct {
    uint32_t first, next; /* first stop; token behind the closing marks */
    uint32_t dots;
    bool marks;           /* holds ! or ? */
    bool ellipsis;        /* holds … */
    bool quote, bracket;  /* closed behind it */
} ss_run;

static ss_classes classes_at(const ss_splitter *s, uint32_t t) { return s->classes[t]; }

static bool is_bytes(const ss_splitter *s, uint32_t t, const char *mark, uint16_t size) {
    return s->at[t].size == size && memcmp(s->text->bytes + s->at[t].start, mark, size) == 0;
}

static bool spaced(const ss_splitter *s, uint32_t t) { return (s->at[t].flags & SS_T_SPACE) != 0; }

static ss_stop stop_at(const ss_splitter *s, uint32_t t) {
    const ss_token *token = &s->at[t];
    if (!(token->flags & SS_T_PUNCT)) return STOP_NONE;
    switch (s->text->bytes[token->start]) {
    case '.': return STOP_FULL;
    case '!': case '?': return STOP_MARK;
    case '\xE2': return is_bytes(s, t, "\xE2\x80\xA6", 3) ? STOP_ELLIPSIS : STOP_NONE;
    default: return STOP_NONE;
    }
}

/* ---- closing marks --------------------------------------------------------------------------------------------------- */

static bool word_glued_behind(const ss_splitter *s, uint32_t t) {
    return t + 1 < s->end && !spaced(s, t + 1) && !(s->at[t + 1].flags & SS_T_PUNCT);
}

static bool closes_quote(const ss_splitter *s, uint32_t t) {
    const ss_token *token = &s->at[t];
    if (!(token->flags & SS_T_QUOTE)) return false;
    if (is_bytes(s, t, "\"", 1)) return !spaced(s, t) && (s->open || !word_glued_behind(s, t));
    if (is_bytes(s, t, "\xE2\x80\x9D", 3) || is_bytes(s, t, "\xC2\xBB", 2)) return !spaced(s, t) || !word_glued_behind(s, t);
    if (is_bytes(s, t, "\xE2\x80\x9C", 3)) return !spaced(s, t) && t + 1 < s->end && spaced(s, t + 1);
    if (is_bytes(s, t, "\xE2\x80\x98", 3) || is_bytes(s, t, "\xC2\xAB", 2) || is_bytes(s, t, "`", 1)) return false;
    return !spaced(s, t) && !word_glued_behind(s, t);
}

static bool closes_bracket(const ss_splitter *s, uint32_t t) {
    char mark = s->at[t].mark;
    return (mark == ')' || mark == ']') && !spaced(s, t);
}

/* "said.[1] The" */
static bool is_footnote(const ss_splitter *s, uint32_t t) {
    return t + 2 < s->end && !spaced(s, t) && s->at[t].mark == '[' &&
           (s->at[t + 1].flags & SS_T_DIGITS) && s->at[t + 2].mark == ']';
}

static void take_closers(ss_splitter *s, ss_run *run) {
    while (run->next < s->end) {
        if (closes_quote(s, run->next)) {
            if (is_bytes(s, run->next, "\"", 1)) s->open = false;
            run->quote = true;
        } else if (closes_bracket(s, run->next)) {
            run->bracket = true;
        } else if (is_footnote(s, run->next)) {
            run->next += 2;
        } else {
            return;
        }
        run->next++;
    }
}

/* "compounds. . . . The practice" and "regimes. … However": the first stop ends, the ellipsis begins the next sentence. */
static bool ellipsis_begins_next(const ss_splitter *s, uint32_t t) {
    if (spaced(s, t) || !(s->at[t + 1].flags & SS_T_PUNCT) || stop_at(s, t) != STOP_FULL) return false;
    uint32_t dots = 0, next = t + 1;
    if (next < s->end && stop_at(s, next) == STOP_ELLIPSIS && spaced(s, next))
        return next + 1 < s->end && !closes_quote(s, next + 1);
    while (next < s->end && stop_at(s, next) == STOP_FULL && spaced(s, next)) next++, dots++;
    return dots == 3 && next < s->end && (s->at[next].flags & SS_T_CAPITAL);
}

static ss_run read_run(ss_splitter *s, uint32_t t) {
    ss_run run = {.first = t, .next = t};
    for (ss_stop stop; run.next < s->end && (stop = stop_at(s, run.next)) != STOP_NONE; run.next++) {
        run.dots += stop == STOP_FULL;
        run.marks |= stop == STOP_MARK;
        run.ellipsis |= stop == STOP_ELLIPSIS;
    }
    take_closers(s, &run);
    return run;
}

/* ---- what stands around a stop --------------------------------------------------------------------------------------- */

static bool is_starter(const ss_splitter *s, uint32_t t) {
    ss_classes classes = classes_at(s, t);
    return (s->at[t].flags & SS_T_CAPITAL) && !(s->at[t].flags & SS_T_ALLCAPS) && (classes & starters) && !(classes & no_starters);
}

/* Looks at each token once, however many stops follow each other. */
static bool has_word(ss_splitter *s, uint32_t t) {
    if (s->wordless < s->start) s->wordless = s->start;
    while (s->wordless < t && !(s->at[s->wordless].flags & SS_T_WORD)) s->wordless++;
    return s->wordless < t;
}

/* "At 5 a.m. Mr. Smith went": an opening phrase of time is no sentence. */
static bool is_opening_phrase(const ss_splitter *s, uint32_t t) {
    return t - s->start <= OPENING_PHRASE && (classes_at(s, s->start) & SS_W(PREPOSITION));
}

static bool is_clock(const ss_splitter *s, uint32_t t) {
    const char *p = s->text->bytes + s->at[t].start;
    return s->at[t].size == 4 && ((p[0] | 32) == 'a' || (p[0] | 32) == 'p') && (p[2] | 32) == 'm';
}

/* U.S. a.m. J.K. before a word */
static bool ends_dotted(const ss_splitter *s, uint32_t t, uint32_t next) {
    if (!(s->at[next].flags & SS_T_CAPITAL)) return false;
    if (is_starter(s, next)) return true;
    return is_clock(s, t) && (classes_at(s, next) & SS_W(HONORIFIC)) && !is_opening_phrase(s, t);
}

/* In an address every dot is glued: Jane.Doe@example.com, www.example.org/Page.Html */
static bool in_address(const ss_splitter *s, uint32_t t) {
    uint32_t first = t, last = t;
    while (first > s->start && t - first < LOOK_BACK && !spaced(s, first)) first--;
    while (last + 1 < s->end && last - t < LOOK_BACK && !spaced(s, last + 1)) last++;
    for (uint32_t i = first; i <= last; i++) {
        char mark = s->at[i].mark;
        if (mark == '@' || (mark == '/' && i > first && s->at[i - 1].mark == '/')) return true;
        if (s->at[i].size == 3 && is_bytes(s, i, "www", 3)) return true;
    }
    return false;
}

/* "agency.KCNA" and “"late".The” end, "ASP.NET" and "Jane.Doe@example.com" go on. */
static bool ends_glued(const ss_splitter *s, uint32_t t, uint32_t next) {
    const ss_token *before = &s->at[t - 1];
    if (((before->flags & SS_T_QUOTE) || before->mark == ')') && t > s->start + 1) before--;
    if (!(s->at[next].flags & SS_T_CAPITAL) || before->size < 2 || (before->flags & SS_T_ALLCAPS)) return false;
    return !in_address(s, t);
}

/* A known small word, so the stop behind it is one: "Let's go back. what was it" but not "Calif. said". */
static bool ends_before_small(const ss_splitter *s, uint32_t t, uint32_t next) {
    ss_classes before = classes_at(s, t - 1);
    return (before & SS_W(COMMON)) && !(before & SS_W(ABBREVIATION)) && !(s->at[t - 1].flags & SS_T_CAPITAL) &&
           s->at[t - 1].size > 2 && spaced(s, next);
}

static bool ends_abbreviation(const ss_splitter *s, uint32_t t, uint32_t next) {
    ss_classes classes = classes_at(s, t);
    if (classes & SS_W(NEGATION)) return true; /* "No. Nobody came", but "No. 7" */
    if ((classes & SS_W(COMMON)) && !(s->at[t].flags & SS_T_CAPITAL) && s->at[t].size > 2) return true; /* "there he sat." */
    return is_starter(s, next);
}

/* "Col. (ret.) Ida Holm": a shortened word alone in its brackets; "(Laughter.)" is a sentence. */
static bool is_shortened(const ss_splitter *s, uint32_t t) {
    return t > s->start + 1 && t + 1 < s->end && s->at[t - 2].mark == '(' && s->at[t + 1].mark == ')' && !(s->at[t - 1].flags & SS_T_CAPITAL);
}

/* One full stop, nothing closed behind it, then a capital. */
static bool ends_full(const ss_splitter *s, uint32_t t, uint32_t next) {
    if (t == s->start || is_shortened(s, t)) return false;
    const ss_token *before = &s->at[t - 1];
    if (before->flags & SS_T_PUNCT) return before->size == 1 || (before->flags & SS_T_QUOTE) || spaced(s, t); /* not "N°. A" */
    if (!(before->flags & SS_T_WORD)) return true;
    if (before->size == 1) return is_starter(s, next);
    if (classes_at(s, t - 1) & SS_W(ABBREVIATION)) return ends_abbreviation(s, t - 1, next);
    return true;
}

/* "p. 55", "No. 7", "Jan. 5", "N°. 12": the number belongs to what stands before. */
static bool number_belongs(const ss_splitter *s, uint32_t t) {
    if (t == s->start) return true;
    const ss_token *before = &s->at[t - 1];
    if (before->flags & SS_T_PUNCT) return !closes_bracket(s, t - 1) && !(before->flags & SS_T_QUOTE) && before->size > 1;
    return before->size == 1 || (classes_at(s, t - 1) & SS_W(ABBREVIATION));
}

static bool ends_ellipsis(const ss_splitter *s, const ss_run *run, uint32_t next) {
    if (run->quote || (run->dots > 3 && !spaced(s, run->first)) || run->dots > 4) return true;
    if (run->dots > 3) return true;
    return s->at[next].size > 1 && (classes_at(s, next) & (SS_W(COMMON) | starters));
}

/* ' and its like, which may stand inside the doubled ones. */
static bool is_single(const ss_splitter *s, uint32_t t) {
    return is_bytes(s, t, "'", 1) || is_bytes(s, t, "\xE2\x80\x98", 3) || is_bytes(s, t, "\xE2\x80\x99", 3);
}

/* Ruiz[, the chairman of the board,] asked */
static uint32_t behind_apposition(const ss_splitter *s, uint32_t comma) {
    for (uint32_t i = comma + 1; i + 1 < s->end && i - comma <= APPOSITION_WORDS; i++) {
        if (s->at[i].mark == ',') return i + 1;
        if (stop_at(s, i) != STOP_NONE || (s->at[i].flags & SS_T_QUOTE)) return comma;
    }
    return comma;
}

/* “Why go?” Ruiz asked. -- the quotation began the sentence, and a name with a cue follows. */
static bool reported_behind(const ss_splitter *s, const ss_run *run, uint32_t next) {
    bool doubled = !is_single(s, run->next - 1);
    for (uint32_t i = run->first; i-- > s->start + 1 && run->first - i < LOOK_BACK;)
        if ((s->at[i].flags & SS_T_QUOTE) && spaced(s, i) && !(doubled && is_single(s, i))) return false;
    for (uint32_t i = next; i < s->end && i - next <= NAME_WORDS; i++) {
        if (i > next && s->at[i].mark == ',') {
            uint32_t behind = behind_apposition(s, i);
            bool bare = behind + 1 >= s->end || is_bytes(s, behind, "told", 4) || (s->at[behind + 1].flags & SS_T_PUNCT) || (classes_at(s, behind + 1) & SS_W(PREPOSITION));
            return behind > i && !(s->at[behind].flags & SS_T_CAPITAL) && (classes_at(s, behind) & SS_W(CUE)) && bare;
        }
        if (!(s->at[i].flags & SS_T_WORD)) return false;
        if (i > next && !(s->at[i].flags & SS_T_CAPITAL) && (classes_at(s, i) & SS_W(CUE))) return true;
        if (!(s->at[i].flags & SS_T_CAPITAL) && !(classes_at(s, i) & SS_W(PARTICLE))) return false;
    }
    return false;
}

/* ---- the decision ---------------------------------------------------------------------------------------------------- */

static bool is_opener(const ss_splitter *s, uint32_t t) {
    const ss_token *token = &s->at[t];
    if (!(token->flags & SS_T_PUNCT)) return false;
    if (token->flags & SS_T_QUOTE) return true;
    char mark = s->text->bytes[token->start];
    return mark == '(' || mark == '[' || mark == '-' || mark == '*' || mark == '$' || mark == '#' || mark == '@' ||
           (token->size > 1 && stop_at(s, t) == STOP_NONE);
}

/* The first word or number of what follows; *quoted tells that a quotation mark stood before it. */
static uint32_t skip_openers(const ss_splitter *s, uint32_t t, bool *quoted, bool *opened) {
    uint32_t i = t;
    for (; i < s->end && is_opener(s, i); i++) {
        *quoted |= (s->at[i].flags & SS_T_QUOTE) != 0;
        *opened |= s->at[i].mark == '(';
    }
    return i;
}

static bool ends_capital(const ss_splitter *s, const ss_run *run, uint32_t next, bool quoted) {
    if (run->marks) return !(run->quote && reported_behind(s, run, next));
    if (run->ellipsis || run->dots > 2) return quoted || (ends_ellipsis(s, run, next) && !(run->quote && reported_behind(s, run, next)));
    if (run->quote) return true;
    if (run->next == next && !spaced(s, next) && !run->bracket) return ends_glued(s, run->first, next);
    return ends_full(s, run->first, next);
}

/* "nils.holm@example.org": an address begins there. */
static bool is_address(const ss_splitter *s, uint32_t t) {
    for (uint32_t last = t + ADDRESS_REACH < s->end ? t + ADDRESS_REACH : s->end; ++t < last && !spaced(s, t);)
        if (s->text->bytes[s->at[t].start] == '@') return true;
    return false;
}

static bool ends_small(const ss_splitter *s, const ss_run *run, uint32_t next, bool quoted, bool opened) {
    if (quoted) return spaced(s, run->next) && !run->quote;
    if (run->quote) return next == run->next && spaced(s, next) && is_address(s, next);
    if (run->marks || run->ellipsis || run->dots > 1) return false;
    if (opened) return !run->quote && run->first > s->start && !(classes_at(s, run->first - 1) & SS_W(ABBREVIATION));
    return !run->quote && !run->bracket && next == run->next && ends_before_small(s, run->first, next);
}

static bool ends(ss_splitter *s, const ss_run *run) {
    bool quoted = false, opened = false;
    uint32_t next = skip_openers(s, run->next, &quoted, &opened);
    if (next >= s->end || run->first == s->start || !has_word(s, run->first)) return false;
    if (s->at[run->first - 1].mark == '[') return false; /* "stairways [...]" */
    uint16_t flags = s->at[next].flags;
    if (flags & SS_T_NUMBER) {
        if (next == run->next && !spaced(s, next)) return false;
        return run->marks || run->quote || (run->dots == 1 && !number_belongs(s, run->first));
    }
    if (!(flags & SS_T_WORD)) return false;
    if (flags & (SS_T_CAPITAL | SS_T_MIXED)) return ends_capital(s, run, next, quoted);
    return ends_small(s, run, next, quoted, opened);
}

/* "agency. KCNA, The two sides": stop and comma changed places in translation; the sentence goes on to the comma. */
static uint32_t shifted_end(const ss_splitter *s, const ss_run *run) {
    uint32_t t = run->next;
    if (t + 3 >= s->end || run->quote || !(s->at[t].flags & SS_T_CAPITAL) || (classes_at(s, t) & SS_W(COMMON))) return t;
    if (s->at[t + 1].mark != ',' || !(s->at[t + 2].flags & SS_T_CAPITAL)) return t;
    if (!(classes_at(s, t + 2) & SS_W(DETERMINER)) || !(s->at[t + 3].flags & SS_T_WORD)) return t;
    return s->at[t + 3].flags & SS_T_CAPITAL ? t : t + 2;
}

/* "... the pier. They ...": most stops need no thought. */
static bool is_plain_end(const ss_splitter *s, uint32_t t) {
    const uint16_t begins = SS_T_WORD | SS_T_CAPITAL | SS_T_SPACE;
    if (t == s->start || (s->at[t + 1].flags & begins) != begins || (s->at[t].flags & SS_T_SPACE)) return false;
    if (!(s->at[t - 1].flags & SS_T_WORD) || s->at[t - 1].size < 2) return false;
    return !(classes_at(s, t - 1) & SS_W(ABBREVIATION)) && !(s->at[t + 2].flags & SS_T_PUNCT);
}

/* The token that begins the next sentence when one ends with the stop at t, else 0; *next is where to go on. */
static uint32_t boundary_at_stop(ss_splitter *s, uint32_t t, uint32_t *next) {
    if (is_plain_end(s, t)) return *next = t + 1;
    if (ellipsis_begins_next(s, t) && has_word(s, t)) return *next = t + 1;
    ss_run run = read_run(s, t);
    *next = run.next;
    if (run.next >= s->end || !ends(s, &run)) return 0;
    return *next = shifted_end(s, &run);
}

static uint32_t boundary_at_dotted(ss_splitter *s, uint32_t t, uint32_t *next) {
    *next = t + 1;
    if (s->text->bytes[ss_token_end(&s->at[t]) - 1] != '.') return 0;
    ss_run run = {.first = t, .next = t + 1};
    take_closers(s, &run);
    bool quoted = false, opened = false;
    uint32_t word = skip_openers(s, run.next, &quoted, &opened);
    if (word >= s->end || !(s->at[word].flags & SS_T_WORD) || !spaced(s, run.next)) return 0;
    bool is_end = run.quote || quoted ? (s->at[word].flags & SS_T_CAPITAL) != 0 : ends_dotted(s, t, word);
    if (is_end) *next = run.next;
    return is_end ? run.next : 0;
}

/* ---- what a page that lost its lines has glued to a sentence ----------------------------------------------------------
 *
 *   READ MORE: Why ships are late | The harbour is full.       the title of a link, to where a sentence begins
 *   Ida Holm / For Radio Lim  | “We stay,” she said.           a picture's credit, to a wide gap
 */

static bool is_wide(const ss_splitter *s, uint32_t t) { return s->at[t].start >= ss_token_end(&s->at[t - 1]) + 2; }

/* The token behind the colon of "READ MORE:", "- In Pictures:", or the start when the sentence begins with no such label. A name before
 * the colon of a transcript may be Read. */
static uint32_t label_end(const ss_splitter *s, bool first) {
    uint32_t begin = s->start + (s->at[s->start].mark == '-'), t = begin, end = s->end < t + LABEL_WORDS + 1 ? s->end : t + LABEL_WORDS + 1;
    ss_classes classes = 0;
    bool capitals = (s->at[t].flags & SS_T_ALLCAPS) != 0;
    for (; t < end && (s->at[t].flags & SS_T_WORD); t++) {
        if (capitals && !(s->at[t].flags & SS_T_ALLCAPS)) return s->start;
        classes |= classes_at(s, t);
    }
    uint32_t count = t - begin;
    bool mark = t < end && (s->at[t].mark == ':' || (s->at[t].mark == '-' && spaced(s, t) && capitals && count > 1)); /* READ MORE - */
    if (!mark || !count || !spaced(s, t + 1)) return s->start;
    bool pictures = (classes & SS_W(PHOTO)) && (capitals || (count > 1 && (s->at[t - 1].flags & SS_T_CAPITAL))); /* In Pictures */
    bool link = pictures || (classes & SS_W(TEASER));
    bool name = count == 1 && first && s->at[begin].size < LABEL_SURE;
    return link && !name && (capitals || (s->at[begin].flags & SS_T_CAPITAL)) ? t + 1 : s->start;
}

/* A sentence begins there, inside what goes on without a stop: with a mark, a small word that has a capital, or an everyday one behind
 * a small word. Behind a dash or colon the title goes on. */
static bool begins_there(const ss_splitter *s, uint32_t t) {
    const ss_token *token = &s->at[t], *before = token - 1;
    if (before->flags & SS_T_PUNCT) return (before->mark == ')' || (before->flags & SS_T_QUOTE)) && spaced(s, t) && ((token->flags & SS_T_QUOTE) || is_starter(s, t));
    if (is_bytes(s, t, "\"", 1) || is_bytes(s, t, "\xE2\x80\x9C", 3)) return spaced(s, t) && t + 1 < s->end && !spaced(s, t + 1) && (s->at[t + 1].flags & SS_T_CAPITAL);
    bool shouted = (token->flags & SS_T_ALLCAPS) && token->size > 1;
    if (shouted) return (classes_at(s, t) & SS_W(TEASER)) && t + 2 < s->end && (token[1].mark == ':' || token[2].mark == ':'); /* the next link */
    if (!(token->flags & SS_T_CAPITAL)) return false;
    if (is_starter(s, t)) return true;
    const ss_classes leads = SS_W(DETERMINER) | SS_W(PREPOSITION) | SS_W(POSSESSIVE) | SS_W(CONJUNCTION) | SS_W(HONORIFIC);
    bool small = !(before->flags & (SS_T_CAPITAL | SS_T_APOS_S | SS_T_NUMBER)) && !(classes_at(s, t - 1) & leads);
    bool people = (classes_at(s, t) & (SS_W(UNNAMED) | SS_W(COLLECTIVE))) && (classes_at(s, t) & SS_W(PLURAL));
    return small && (people || ((classes_at(s, t) & SS_W(COMMON)) && !(classes_at(s, t) & (no_starters | SS_W(ROLE) | SS_W(ORGAN)))));
}

/* The title of a link: to where a sentence begins, to the end when that is all. */
static uint32_t title_end(const ss_splitter *s, uint32_t end, bool first) {
    uint32_t label = label_end(s, first), last = end < label + TITLE_REACH ? end : label + TITLE_REACH;
    if (label == s->start) return label;
    for (uint32_t t = label + 2; t < last; t++)
        if (begins_there(s, t)) return t;
    return end <= label + TITLE_REACH && stop_at(s, end - 1) != STOP_FULL ? end : s->start;
}

/* "Ida Holm / For Radio Lim  The pier", "Provided to Radio Lim  The pier": capitals, a slash or a word of giving, and a wide gap. */
static uint32_t credit_end(const ss_splitter *s, uint32_t end) {
    uint32_t t = s->start, last = end < t + CREDIT_WORDS ? end : t + CREDIT_WORDS;
    bool given = is_bytes(s, t, "Provided", 8) || (classes_at(s, t) & SS_W(CREDIT));
    for (; t < last; t++) {
        if (t > s->start + 1 && is_wide(s, t)) return given ? t : s->start;
        uint16_t flags = s->at[t].flags;
        given |= s->at[t].mark == '/';
        if (!(flags & (SS_T_CAPITAL | SS_T_PUNCT)) && !(classes_at(s, t) & (SS_W(PREPOSITION) | SS_W(CONJUNCTION)))) break;
    }
    return s->start;
}

/* ---- writing --------------------------------------------------------------------------------------------------------- */

static ss_status add(const ss_splitter *s, uint32_t end, uint32_t paragraph, uint8_t role, ss_arena *arena, ss_sentences *out) {
    if (!SS_RESERVE(out, arena, 1)) return SS_NOMEM;
    ss_sentence *sentence = &out->at[out->count++];
    *sentence = (ss_sentence){.first = s->start, .end = end, .paragraph = paragraph, .role = role};
    sentence->span = (ss_span){s->at[s->start].start, ss_token_end(&s->at[end - 1])};
    return SS_OK;
}

/* One look: few sentences have a colon or slash so near their beginning. */
static inline bool may_be_glued(const ss_splitter *s, uint32_t end) {
    const ss_token *at = &s->at[s->start];
    if (!(at->flags & SS_T_CAPITAL) && at->mark != '-') return false;
    if (end < s->start + GLUED_LOOK + 2) return false;
    uint32_t dash = at->mark == '-';
    const uint8_t *hints = s->hints + s->start + dash;
    at += dash;
    bool marks = ((hints[1] | hints[2] | hints[3] | hints[4]) & SS_HINT_MARK) != 0;
    for (uint32_t i = 1; marks && i <= GLUED_LOOK; i++)
        if (at[i].mark == ':' || at[i].mark == '/' || (at[i].mark == '-' && (at->flags & SS_T_ALLCAPS))) return true;
    return at->size == 8 && s->text->bytes[at->start] == 'P';
}

/* Takes off what is glued to the beginning of the sentence that ends at `end`; some of it may be left. */
static ss_status take_glued(ss_splitter *s, uint32_t end, uint32_t paragraph, ss_arena *arena, ss_sentences *out) {
    while (s->start < end && may_be_glued(s, end)) {
        bool first = out->count == 0 || out->at[out->count - 1].paragraph != paragraph;
        uint32_t title = title_end(s, end, first), part = title > s->start ? title : credit_end(s, end);
        if (part == s->start) break;
        ss_status status = add(s, part, paragraph, title > s->start ? SS_ROLE_BOILERPLATE : SS_ROLE_CREDIT, arena, out);
        s->start = part;
        if (status != SS_OK) return status;
    }
    return SS_OK;
}

static inline ss_status add_parts(ss_splitter *s, uint32_t end, uint32_t paragraph, uint8_t role, ss_arena *arena, ss_sentences *out) {
    ss_status status = role == SS_ROLE_BODY && may_be_glued(s, end) ? take_glued(s, end, paragraph, arena, out) : SS_OK;
    return status != SS_OK || s->start == end ? status : add(s, end, paragraph, role, arena, out);
}

/* What a token with SS_HINT_MARK may be to a sentence, by its first byte: dotted initials begin with letters. */
enum { MARK_NOTHING, MARK_STRAIGHT, MARK_STOP, MARK_DOTTED, MARK_CURLY };
#define L MARK_DOTTED
#define L13 L, L, L, L, L, L, L, L, L, L, L, L, L
static const uint8_t MARKS[256] = {['"'] = MARK_STRAIGHT, ['.'] = MARK_STOP, ['!'] = MARK_STOP, ['?'] = MARK_STOP,
                                   ['A'] = L13, L13, ['a'] = L13, L13, [0xE2] = MARK_CURLY};
#undef L13
#undef L

static inline uint32_t boundary_at(ss_splitter *s, unsigned mark, uint32_t t, uint32_t *next) {
    if (mark == MARK_STRAIGHT) s->open = !s->open;
    if (mark == MARK_DOTTED) return boundary_at_dotted(s, t, next);
    return mark == MARK_STOP ? boundary_at_stop(s, t, next) : 0;
}

/* Of curly marks three dots are a stop. */
static inline unsigned mark_of(const char *bytes, const ss_token *token) {
    const unsigned char *p = (const unsigned char *)bytes + token->start;
    if (MARKS[*p] == MARK_STOP && !token->mark) return MARK_NOTHING; /* the EU?s (spoilt.h) */
    if (MARKS[*p] != MARK_CURLY) return MARKS[*p];
    return token->size == 3 && p[1] == 0x80 && p[2] == 0xA6 ? MARK_STOP : MARK_NOTHING;
}

static ss_status split(ss_splitter *s, uint32_t index, uint8_t role, ss_arena *arena, ss_sentences *out) {
    const char *bytes = s->text->bytes;
    const uint8_t *hints = s->hints;
    const ss_token *at = s->at;
    uint32_t last = s->end - 1; /* nothing begins behind it */
    for (uint32_t t = s->start, next; (t = ss_hints_next(hints, t, last, SS_HINT_MARK)) < last; t = next) {
        unsigned mark = mark_of(bytes, &at[t]);
        next = t + 1;
        if (mark == MARK_NOTHING) continue;
        uint32_t begins = boundary_at(s, mark, t, &next);
        if (next > last) next = last;
        if (!begins) continue;
        ss_status status = add_parts(s, begins, index, role, arena, out);
        if (status != SS_OK) return status;
        s->start = begins;
    }
    return s->start < s->end ? add_parts(s, s->end, index, role, arena, out) : SS_OK;
}

ss_status ss_sentences_read(const ss_text *text, const ss_tokens *tokens, const ss_paragraphs *paragraphs,
                            ss_arena *arena, ss_sentences *out) {
    ss_sentences found = {0};
    ss_splitter s = {.text = text, .at = tokens->at, .hints = tokens->hints, .classes = tokens->classes};
    if (!SS_RESERVE(&found, arena, paragraphs->count * 2)) return SS_NOMEM;
    for (uint32_t i = 0; i < paragraphs->count; i++) {
        const ss_paragraph *paragraph = &paragraphs->at[i];
        s.start = paragraph->first;
        s.end = paragraph->end;
        s.open = false;
        ss_status status = split(&s, i, paragraph->role, arena, &found);
        if (status != SS_OK) return status;
    }
    *out = found;
    return SS_OK;
}

uint32_t ss_sentence_of(const ss_sentences *sentences, uint32_t token) {
    uint32_t low = 0, high = sentences->count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sentences->at[middle].first <= token) low = middle; else high = middle;
    }
    return low;
}

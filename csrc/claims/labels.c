#include "claims/labels.h"

enum { LABEL_REACH = 20 /* tokens */, NAME_MOST = 8, OFFICE_MOST = 6, SURNAME_LEAST = 4 /* bytes */ };

/* Verbs and what clauses hang on: a label has none. */
static const ss_classes clausal = SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT) | SS_W(RELATIVE) | SS_W(SUBORDINATOR);
static const ss_classes title = SS_W(HONORIFIC) | SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(ABBREVIATION);
/* Words in capitals that are no surname whatever stands beside them. */
static const ss_classes never = SS_W(COMMON) | SS_W(NOT_NAME) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(FACILITY) | SS_W(DOCUMENT) | SS_W(SITE) |
                                SS_W(PHOTO) | SS_W(CREDIT) | SS_W(TEASER) | SS_W(HEADER) | SS_W(MONTH) | SS_W(WEEKDAY) | SS_FUNCTION_WORDS;

/* ---- where it ends ---- */

/* Mr. / J. / SEN. */
static bool shortened(const ss_view *view, uint32_t before) {
    return view->tokens[before].size == 1 || ss_view_is(view, before, SS_W(ABBREVIATION) | SS_W(HONORIFIC) | SS_W(ROLE));
}

typedef enum { BARE, BEHIND_COMMA, IN_BRACKETS } place;

/* The token may stand at that place of a label. */
static bool may_hold(const ss_view *view, uint32_t first, uint32_t at, place where) {
    if (ss_view_has(view, at, SS_T_QUOTE) || (at > first && ss_view_has(view, at, SS_T_LINE)))
        return false;
    if (where == IN_BRACKETS)
        return true;
    if (!ss_view_has(view, at, SS_T_PUNCT))
        return (view->cue[at] == SS_NONE && !ss_view_is(view, at, clausal)) || ss_view_has(view, at, where == BARE ? SS_T_CAPITAL : SS_T_ALLCAPS) ||
               (where == BEHIND_COMMA && ss_view_ends(view, at, "ing")); /* KERR, laughing: */
    char mark = ss_view_mark(view, at);
    if (mark == '.')
        return where != BARE || shortened(view, at - 1) || ss_view_mark(view, at + 1) == ':';
    return at > first && (mark == ',' || mark == '(' || mark == '[' || mark == '-');
}

static place place_behind(char mark, place where) {
    if (where == IN_BRACKETS)
        return mark == ')' || mark == ']' ? BEHIND_COMMA : where;
    return mark == '(' || mark == '[' ? IN_BRACKETS : mark == ',' ? BEHIND_COMMA : where;
}

/* The first colon near the head of the line: most lines have none, and are done with. */
static uint32_t near_colon(const ss_view *view, uint32_t first, uint32_t end) {
    const uint8_t *hints = view->document->tokens.hints;
    uint32_t limit = end - first > LABEL_REACH ? first + LABEL_REACH : end, at = first;
    while ((at = ss_hints_next(hints, at, limit, SS_HINT_MARK)) < limit && ss_view_mark(view, at) != ':')
        at++;
    return at < limit ? at : SS_NONE;
}

static uint32_t colon_of(const ss_view *view, uint32_t first, uint32_t end) {
    uint32_t colon = near_colon(view, first, end);
    if (colon == SS_NONE || colon + 1 >= end || !ss_view_has(view, colon + 1, SS_T_SPACE | SS_T_QUOTE))
        return SS_NONE;
    place where = BARE;
    for (uint32_t i = first; i < colon; i++) {
        if (!may_hold(view, first, i, where))
            return SS_NONE;
        where = place_behind(ss_view_mark(view, i), where);
    }
    return where == IN_BRACKETS ? SS_NONE : colon;
}

/* Behind the name: before the first comma, bracket or last full stop. */
static uint32_t core_end(const ss_view *view, uint32_t first, uint32_t colon) {
    uint32_t end = first;
    while (end < colon && ss_view_mark(view, end) != ',' && ss_view_mark(view, end) != '(' && ss_view_mark(view, end) != '[')
        end++;
    return end > first + 1 && ss_view_mark(view, end - 1) == '.' ? end - 1 : end;
}

/* The label as a source: without the brackets behind it. */
static uint32_t source_end(const ss_view *view, uint32_t core, uint32_t colon) {
    char last = ss_view_mark(view, colon - 1);
    for (uint32_t i = colon - 1; (last == ')' || last == ']') && i >= core; i--)
        if (ss_view_mark(view, i) == '(' || ss_view_mark(view, i) == '[')
            return i;
    return colon;
}

/* ---- what it is ---- */

static bool in_capitals(const ss_view *view, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (ss_view_has(view, i, SS_T_WORD) && !ss_view_has(view, i, SS_T_ALLCAPS) && view->tokens[i].size > 1)
            return false;
    return true;
}

/* Q, Question 3 */
static bool read_letter(const ss_view *view, uint32_t first, uint32_t end, ss_label *out) {
    bool counted = end == first + 2 && ss_view_has(view, first + 1, SS_T_NUMBER);
    if (end != first + 1 && !counted)
        return false;
    if (ss_view_word(view, first, "q") || ss_view_word(view, first, "question"))
        out->kind = SS_LABEL_QUESTION;
    else if (ss_view_word(view, first, "a") || ss_view_word(view, first, "answer"))
        out->kind = SS_LABEL_ANSWER;
    else if (ss_view_word(view, first, "b"))
        out->kind = SS_LABEL_LETTER;
    else
        return false;
    return true;
}

/* Nothing but a title, or the given name of the same person, stands before the name: "Secretary of state Ida Holm", not "Photo Ida Holm". */
static bool leads_to(const ss_view *view, uint32_t first, const ss_mention *name) {
    if (name->phrase_first <= first || ss_view_is(view, first, title))
        return true;
    for (uint32_t i = first; i < name->first; i++) {
        uint32_t m = view->mention[i];
        bool part = m != SS_NONE && view->document->names.mentions.at[m].local == name->local;
        if (!part && !ss_view_is(view, i, SS_W(GIVEN)) && ss_view_mark(view, i) != '.')
            return false;
    }
    return true;
}

static bool read_name(const ss_view *view, uint32_t first, uint32_t end, ss_label *out) {
    uint32_t m = view->mention[end - 1];
    if (m == SS_NONE)
        return false;
    const ss_mention *name = &view->document->names.mentions.at[m];
    bool person = name->type == SS_PERSON && leads_to(view, first, name), whole = name->first == first, outlet = name->type == SS_OUTLET && whole;
    out->plain = whole && name->type == SS_ORGANISATION;
    if (name->local == SS_NONE || name->end != end || !(person || outlet || out->plain))
        return false;
    out->kind = out->plain ? SS_LABEL_MAYBE : SS_LABEL_NAME;
    out->local = name->local;
    return true;
}

/* PRIME MINISTER, The Chair, Moderator. */
static bool is_office(const ss_view *view, uint32_t first, uint32_t end) {
    uint32_t last = end - 1;
    if (end - first > OFFICE_MOST || !ss_view_has(view, last, SS_T_CAPITAL) || ss_view_is(view, last, SS_W(PLURAL)))
        return false;
    return ss_view_is(view, last, SS_W(ROLE) | SS_W(UNNAMED)) || ss_view_kind(view, last, SS_D(CHAIRS));
}

/* IDA LILLEVIK and Mr. Lillevik, whom nothing else in the text tells to be somebody; LILLEVIK alone only may be. */
static bool read_unknown(const ss_view *view, uint32_t first, uint32_t end, ss_label *out) {
    uint32_t last = end - 1, name = first;
    while (name < last && (ss_view_is(view, name, title) || ss_view_mark(view, name) == '.'))
        name++;
    bool titled = ss_view_is(view, first, SS_W(HONORIFIC)) && name > first, called = name < last && ss_view_is(view, name, SS_W(GIVEN));
    if (end - name > NAME_MOST || (!out->shouted && !titled) || !ss_view_has(view, last, SS_T_CAPITAL) || view->mention[last] != SS_NONE)
        return false;
    for (uint32_t i = name; i < end; i++)
        out->plain |= ss_view_is(view, i, never) && !ss_view_is(view, i, SS_W(GIVEN));
    out->plain |= view->tokens[last].size < SURNAME_LEAST || ss_view_is(view, last, SS_W(ROLE) | SS_W(UNNAMED));
    out->kind = (titled || called) && !out->plain ? SS_LABEL_NAME : SS_LABEL_MAYBE;
    return true;
}

bool ss_label_read(const ss_view *view, uint32_t first, uint32_t end, ss_label *out) {
    bool marked = first + 1 < end && ss_view_has(view, first, SS_T_QUOTE);
    first += marked;
    if (first + 2 >= end || !ss_view_has(view, first, SS_T_CAPITAL))
        return false;
    uint32_t colon = colon_of(view, first, end);
    if (colon == SS_NONE || colon == first)
        return false;
    uint32_t core = core_end(view, first, colon);
    *out = (ss_label){.kind = SS_LABEL_OFFICE, .first = first, .end = source_end(view, core, colon), .colon = colon, .local = SS_NONE, .word = view->tokens[core - 1].hash,
                      .shouted = in_capitals(view, first, core), .marked = marked};
    return read_letter(view, first, core, out) || read_name(view, first, core, out) || is_office(view, first, core) || read_unknown(view, first, core, out);
}

bool ss_label_shaped(const ss_view *view, uint32_t first, uint32_t end) {
    first += first + 1 < end && ss_view_has(view, first, SS_T_QUOTE);
    return ss_view_has(view, first, SS_T_CAPITAL) && colon_of(view, first, end) != SS_NONE;
}

bool ss_label_same(const ss_label *a, const ss_label *b) {
    if (a->kind != b->kind)
        return false;
    return a->local != SS_NONE || b->local != SS_NONE ? a->local == b->local : a->word == b->word;
}

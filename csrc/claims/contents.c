#include "claims/frame.h"

enum { LINK_REACH = 24 /* tokens */ };

static void take_quote(ss_frame *f, uint32_t quote) {
    f->making->taken[quote] = 1;
    f->draft->quote = quote;
}

/* ---- content to the right ---- */

/* A quotation after the cue. When the sentence goes on after a short one, the quotation is part of a longer content. */
static ss_status quote_right(ss_frame *f, uint32_t at, uint8_t rule) {
    const ss_quote *quote = ss_frame_quote(f, at);
    uint32_t index = f->view->quote[at], end = quote->end;
    f->draft->rule = rule;
    f->draft->explicit_frame = 1;
    take_quote(f, index);
    if (end < f->end && !ss_frame_stops(f, end) && !ss_view_ends(f->view, end, "ing") && !ss_view_is(f->view, end, SS_W(SUBORDINATOR)))
        end = ss_frame_clause_end(f, at);
    else if (end < f->end && ss_view_mark(f->view, end) == ',' && end + 1 < f->end && !ss_view_ends(f->view, end + 1, "ing") &&
             quote->scare && !ss_view_is(f->view, end + 1, SS_W(SUBORDINATOR) | SS_W(RELATIVE)))
        end = ss_frame_clause_end(f, at);
    return ss_frame_add(f, at, end);
}

/* "that" within a few words after dates and adjuncts: said in a statement on Friday that ... */
static uint32_t find_that(const ss_frame *f, uint32_t at, uint32_t after) {
    if (ss_frame_has(f, SS_F_NP)) /* "highlighted the risk that": of the noun, not of the cue */
        return after < f->end && ss_view_word(f->view, after, "that") ? after : SS_NONE;
    for (uint32_t i = at; i < f->end && i < at + 14; i++) {
        if (ss_view_mark(f->view, i) == ',' || ss_frame_opens(f, i))
            return SS_NONE;
        if (ss_view_word(f->view, i, "that") || (i == at && ss_view_is(f->view, i, SS_W(COMPLEMENTIZER)) &&
                                                !ss_view_is(f->view, i, SS_W(PREPOSITION))))
            return i;
        if (ss_view_is(f->view, i, SS_W(SUBJECT) | SS_W(MODAL) | SS_W(AUXILIARY) | SS_W(SUBORDINATOR)) && i > at)
            return SS_NONE;
    }
    return SS_NONE;
}

/* "responded with care", "recalled of the day": a phrase of the verb, no clause. "In May the pier would close" is one. */
static bool adjunct_at(const ss_frame *f, uint32_t at) {
    return ss_view_is(f->view, at, SS_W(PREPOSITION)) && f->view->mention[at] == SS_NONE && f->view->date[at + 1] == SS_NONE &&
           !ss_view_is(f->view, at, SS_W(DETERMINER) | SS_W(COMPLEMENTIZER) | SS_W(QUANTIFIER));
}

static bool content_word_at(const ss_frame *f, uint32_t at) {
    return at < f->end && !ss_frame_stops(f, at) && !ss_view_is(f->view, at, SS_W(CONJUNCTION));
}

/* The word that binds a target to what is said of it: accuse X OF, urge X TO, blame X FOR, describe X AS. */
static uint32_t find_link(const ss_frame *f, uint32_t at, const char *link, size_t size) {
    uint32_t end = f->end < at + LINK_REACH ? f->end : at + LINK_REACH;
    for (uint32_t i = at; i < end; i++) {
        if (ss_view_same(f->view, i, link, size) && i > at)
            return i;
        if ((ss_view_is(f->view, i, SS_W(MODAL)) && f->view->mention[i] == SS_NONE) || ss_view_mark(f->view, i) == ';')
            return SS_NONE;
    }
    return SS_NONE;
}

static ss_status target_at(ss_frame *f, uint32_t at, const char *link, size_t size, bool *done) {
    while (at + 1 < f->end && f->view->date[at] != SS_NONE) /* accused this Thursday Norland of */
        at++;
    uint32_t bind = find_link(f, at, link, size);
    /* "the United States of ..." : the link follows the name that `of` belongs to */
    if (bind != SS_NONE && f->view->mention[bind] != SS_NONE)
        bind = find_link(f, bind + 1, link, size);
    if (bind == SS_NONE || bind == at)
        return SS_OK;
    f->draft->target = ss_clause_object(f->view, at, bind);
    f->draft->rule = SS_RULE_CUE_TARGET;
    f->draft->explicit_frame = 1;
    *done = true;
    return ss_frame_add(f, at, ss_frame_clause_end(f, bind));
}

#define target_right(f, at, link, done) target_at((f), (at), "" link, sizeof(link) - 1, (done))

/* told ADDRESSEE that ...; told reporters: "...": the token behind. */
uint32_t ss_content_told(ss_frame *f, uint32_t at) {
    ss_run object = {at, at};
    while (object.end < f->end && object.end < at + 14 && !ss_view_is(f->view, object.end, SS_W(COMPLEMENTIZER)) &&
           !ss_frame_opens(f, object.end) && !ss_frame_stops(f, object.end) && ss_view_mark(f->view, object.end) != ':' &&
           f->view->date[object.end] == SS_NONE && !(object.end > at && ss_view_is(f->view, object.end, SS_W(SUBJECT) | SS_W(PREPOSITION) | SS_W(DETERMINER))))
        object.end++;
    const ss_mention *name = f->view->mention[at] == SS_NONE ? NULL : &f->view->document->names.mentions.at[f->view->mention[at]];
    if (object.end > at + 3 && name && !name->possessive)
        object.end = name->end;
    f->draft->addressee = object;
    return object.end;
}

static inline uint32_t skip_colon(const ss_frame *f, uint32_t at) {
    if (!ss_view_has(f->view, at, SS_T_PUNCT))
        return at;
    while (at < f->end && (ss_view_mark(f->view, at) == ':' || ss_view_mark(f->view, at) == ',') && ss_frame_opens(f, at + 1))
        at++;
    if (at < f->end && ss_view_mark(f->view, at) == ':')
        at++;
    return at;
}

/* asked her, “...” / scolded the mayor: “...”: a short object, a comma or colon, a quotation. */
static uint32_t quote_behind_object(const ss_frame *f, uint32_t at) {
    for (uint32_t i = at + 1; i + 1 < f->end && i < at + 5; i++) {
        char mark = ss_view_mark(f->view, i);
        if ((mark == ',' || mark == ':') && ss_frame_opens(f, i + 1))
            return i + 1;
        if (mark || ss_view_is(f->view, i, SS_W(PREPOSITION)))
            return SS_NONE;
    }
    return SS_NONE;
}

/* Where content behind a cue may begin: at once, and behind adjuncts of the act; each over a colon, too. */
typedef struct { uint32_t plain, colon, after, after_colon; } room;

/* Quotations: right behind the cue, behind adjuncts, or behind whom it scolds. */
static ss_status quoted_right(ss_frame *f, const room *r, bool *done) {
    *done = true;
    if (ss_frame_opens(f, r->colon) && ss_frame_has(f, SS_F_QUOTE | SS_F_THAT | SS_F_NAMED | SS_F_NP))
        return quote_right(f, r->colon, SS_RULE_CUE_QUOTE);
    if (ss_frame_opens(f, r->after_colon) && ss_frame_has(f, SS_F_QUOTE | SS_F_THAT))
        return quote_right(f, r->after_colon, SS_RULE_CUE_QUOTE);
    uint32_t scolded = ss_frame_has(f, SS_F_QUOTE) ? quote_behind_object(f, r->plain) : SS_NONE;
    *done = scolded != SS_NONE;
    if (!*done)
        return SS_OK;
    f->draft->addressee = (ss_run){r->plain, scolded - 1};
    return quote_right(f, scolded, SS_RULE_CUE_QUOTE);
}

static ss_status sure_clause(ss_frame *f, uint32_t at, uint8_t rule, bool *done) {
    *done = true;
    f->draft->explicit_frame = 1;
    return ss_frame_clause(f, at, rule);
}

/* “He told me [to leave]”: inside quotations, which the models do not read; the object ends at the token. */
__attribute__((noinline))
static bool is_bidden(const ss_frame *f, uint32_t to) {
    enum { OBJECT_MOST = 4 };
    uint32_t at = f->hit->end;
    if (to <= at || to > at + OBJECT_MOST || to + 1 >= f->end || f->view->quote[at] == SS_NONE || f->hit->use == SS_USE_GERUND || !ss_frame_has(f, SS_F_TOLD) || !ss_frame_has(f, SS_F_OBJECT_TO))
        return false;
    for (uint32_t i = at; i < to; i++)
        if (ss_view_is(f->view, i, SS_W(AUXILIARY) | SS_W(NEGATION) | SS_W(MODAL)))
            return false;
    return ss_view_word(f->view, to, "to") && !ss_view_is(f->view, to + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE));
}

/* "decided in Lim, with two votes against, | to close it": the "to" behind what is inserted, or the token itself. */
static uint32_t over_insertion(const ss_frame *f, uint32_t at) {
    enum { INSERTED_MOST = 16 };
    if (at + 3 >= f->end || ss_view_mark(f->view, at) != ',' || !ss_view_is(f->view, at + 1, SS_W(PREPOSITION)) || f->view->quote[at] != SS_NONE)
        return at;
    for (uint32_t i = at + 2; i + 2 < f->end && i < at + INSERTED_MOST && f->view->cue[i] == SS_NONE; i++)
        if (ss_view_mark(f->view, i) == ',' && ss_view_word(f->view, i + 1, "to"))
            return i + 1;
    return at;
}

/* Clauses that a word opens: that, to; or "as" before what is called so. */
static ss_status opened_right(ss_frame *f, const room *r, bool *done) {
    uint32_t that = ss_frame_has(f, SS_F_THAT | SS_F_TOLD) ? find_that(f, r->plain, r->after) : SS_NONE;
    if (that != SS_NONE)
        return sure_clause(f, that, SS_RULE_CUE_THAT, done);
    uint32_t to = ss_frame_has(f, SS_F_TO) ? over_insertion(f, r->after) : f->end;
    if (to < f->end && ss_view_word(f->view, to, "to"))
        return sure_clause(f, to, SS_RULE_CUE_INFINITIVE, done);
    if (r->plain > f->hit->end && f->view->quote[f->hit->end] != SS_NONE && is_bidden(f, r->plain))
        return sure_clause(f, r->plain, SS_RULE_CUE_INFINITIVE, done);
    if (ss_frame_has(f, SS_F_AS) && ss_clause_names_first(f->view, r->plain, f->end))
        return sure_clause(f, r->plain, SS_RULE_CUE_NOUN_PHRASE, done);
    return SS_OK;
}

/* Somebody, and a word that binds what is said of him. */
static ss_status bound_right(ss_frame *f, uint32_t at, bool *done) {
    ss_status status = ss_frame_has(f, SS_F_OBJECT_OF) ? target_right(f, at, "of", done) : SS_OK;
    if (!status && ss_frame_has(f, SS_F_OBJECT_TO) && !*done)
        status = target_right(f, at, "to", done);
    if (!status && ss_frame_has(f, SS_F_OBJECT_FOR) && !*done)
        status = target_right(f, at, "for", done);
    if (!status && ss_frame_has(f, SS_F_AS) && !*done)
        status = target_right(f, at, "as", done);
    return status;
}

/* A clause or noun phrase that nothing opens. */
static ss_status bare_right(ss_frame *f, const room *r, bool *done) {
    bool clausal = ss_frame_has(f, SS_F_THAT | SS_F_TOLD), colon = r->colon > r->plain;
    uint32_t from = colon ? r->colon : clausal ? r->after : r->plain;
    if (!content_word_at(f, from) || (clausal && adjunct_at(f, from)))
        return SS_OK;
    *done = clausal || ss_frame_has(f, SS_F_NP | SS_F_NAMED | SS_F_AS | SS_F_ON | SS_F_GERUND | SS_F_OBJECT_OF | SS_F_OBJECT_FOR) || colon;
    return *done ? ss_frame_clause(f, from, clausal ? SS_RULE_CUE_THAT : SS_RULE_CUE_NOUN_PHRASE) : SS_OK;
}

/* "warned [Norland] of storms", "warned [sailors] of": whom the verb names is followed by what they are warned of; not "warned the number of". */
static bool warns(const ss_frame *f, uint32_t at, uint32_t behind) {
    const ss_view *view = f->view;
    if (behind <= at || behind >= f->end || !ss_frame_has(f, SS_F_TOLD) || !ss_frame_has(f, SS_F_OBJECT_OF) || !ss_view_word(view, behind, "of"))
        return false;
    bool somebody = view->mention[behind - 1] != SS_NONE || (behind == at + 1 && ss_view_is(view, at, SS_W(PRONOUN)));
    bool people = ss_view_is(view, behind - 1, SS_W(UNNAMED) | SS_W(ROLE)) && behind + 1 < f->end && view->mention[behind + 1] == SS_NONE; /* not "residents of Lim" */
    return somebody || people;
}

/* Clause after the cue, in the order of how sure the frame is. *done stays false when nothing fits. */
ss_status ss_content_right(ss_frame *f, uint32_t at, bool *done) {
    room r = {.plain = ss_frame_has(f, SS_F_TOLD) ? ss_content_told(f, at) : at};
    r.colon = skip_colon(f, r.plain);
    r.after = ss_clause_skip_telling(f->view, r.plain, f->end);
    r.after_colon = skip_colon(f, r.after);
    ss_status status = quoted_right(f, &r, done);
    if (!status && !*done)
        status = opened_right(f, &r, done);
    if (!status && !*done)
        status = bound_right(f, warns(f, at, r.plain) ? at : r.plain, done);
    return status || *done ? status : bare_right(f, &r, done);
}

/* ---- content to the left: “...,” she said / talks go on, she said ---- */

/* A clause before the cue begins at the start of its room, at most SS_CONTENT_REACH away. */
uint32_t ss_content_left_first(const ss_frame *f, uint32_t end) {
    uint32_t first = end > f->first + SS_CONTENT_REACH ? end - SS_CONTENT_REACH : f->first;
    while (first < end && (ss_view_is(f->view, first, SS_W(CONJUNCTION)) || ss_view_mark(f->view, first) == ','))
        first++;
    return first;
}

ss_status ss_content_quote_left(ss_frame *f, uint32_t end) {
    uint32_t index = ss_view_outer_quote(f->view, end - 1);
    const ss_quote *quote = &f->view->document->quotes.at[index];
    if (quote->end != end)
        index = f->view->quote[end - 1], quote = &f->view->document->quotes.at[index];
    uint32_t first = quote->open;
    f->draft->explicit_frame = 1;
    take_quote(f, index);
    bool begins_here = first > f->first;
    if (begins_here && ss_view_mark(f->view, first - 1) != ',' && ss_view_mark(f->view, first - 1) != ':')
        first = ss_content_left_first(f, first);
    else if (begins_here && quote->scare)
        first = ss_content_left_first(f, first);
    return ss_frame_add(f, first, end);
}

ss_status ss_content_left(ss_frame *f, uint32_t end, uint32_t after, uint8_t rule) {
    f->draft->rule = rule;
    bool quoted = ss_frame_ends_quote(f, end);
    ss_status status = quoted ? ss_content_quote_left(f, end) : ss_frame_add(f, ss_content_left_first(f, end), end);
    if (status || after >= f->end || ss_view_mark(f->view, after) != ',')
        return status;
    uint32_t next = after + 1;
    if (ss_frame_opens(f, next)) {
        take_quote(f, f->view->quote[next]);
        return ss_frame_add(f, next, ss_frame_quote(f, next)->end);
    }
    if (!quoted && next < f->end && !ss_view_ends(f->view, next, "ing") &&
        !ss_view_is(f->view, next, SS_W(SUBORDINATOR) | SS_W(RELATIVE) | SS_W(CONJUNCTION)))
        return ss_frame_add(f, next, ss_frame_clause_end(f, next));
    return SS_OK;
}

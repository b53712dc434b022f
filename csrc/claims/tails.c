#include "claims/tails.h"

enum { NEAR_DRAFTS = 4, FRONT_MOST = 40, FRONT_LEAST = 3 /* tokens */, MARKS_BACK = 200, HEARERS_MOST = 16, OBJECT_MOST = 10 };

static bool has_marks(const ss_view *view, ss_run piece) {
    return ss_hints_next(view->document->tokens.hints, piece.first, piece.end, SS_HINT_QUOTE) < piece.end;
}

static const ss_hit *hit_of(const ss_making *making, const ss_draft *draft) {
    return draft->hit == SS_NONE ? NULL : &making->hits.at[draft->hit];
}

/* ---- said X | and warned Y --------------------------------------------------------------------------------------------------- */

static bool same_source(const ss_draft *a, const ss_draft *b) {
    if (b->source.first >= b->source.end || b->subject == SS_SUBJECT_SHARED)
        return true;
    return a->source.first == b->source.first && a->source.end == b->source.end;
}

/* A verb of the same form and subject, with something said behind it, that "and" joins to the first. */
static bool stands_beside(const ss_making *making, const ss_draft *draft, const ss_draft *other, ss_run piece) {
    const ss_view *view = &making->view;
    const ss_hit *verb = hit_of(making, draft), *next = hit_of(making, other);
    if (other->dropped || !verb || !next || next->entry->level != SS_COMMUNICATION || next->use != verb->use || next->form != verb->form)
        return false;
    uint32_t at = other->cue_run.first;
    bool inside = at > piece.first + 2 && at < piece.end && ss_view_word(view, at - 1, "and") && view->quote[at] == view->quote[draft->head];
    bool tells = other->pieces.count && other->pieces.at[0].first >= other->cue_run.end;
    return inside && tells && same_source(draft, other);
}

static uint32_t before_beside(const ss_making *making, uint32_t index, ss_run piece) {
    const ss_draft *draft = &making->drafts.at[index];
    const ss_hit *verb = hit_of(making, draft);
    if (!verb || (verb->use != SS_USE_FINITE && verb->use != SS_USE_GERUND))
        return piece.end;
    for (uint32_t i = index + 1; i < making->framed && i <= index + NEAR_DRAFTS && making->drafts.at[i].head < piece.end; i++)
        if (stands_beside(making, draft, &making->drafts.at[i], piece)) {
            uint32_t end = making->drafts.at[i].cue_run.first - 1;
            return end - (ss_view_mark(&making->view, end - 1) == ',');
        }
    return piece.end;
}

/* ---- behind the closing mark -------------------------------------------------------------------------------------------------- */

/* What stands before the closing mark that ends before the token; the mark may be two tokens. */
static char stop_inside(const ss_view *view, uint32_t end) {
    uint32_t last = end - 2;
    bool doubled = last > 0 && ss_view_mark(view, last) == '\'' && ss_view_mark(view, end - 1) == '\'' && !view->document->quotes.at[view->quote[end - 1]].single;
    return ss_view_mark(view, last - doubled);
}

/* Whole words in marks end so, before what the author says of them. */
static bool ends_whole(const ss_view *view, uint32_t end) {
    char last = stop_inside(view, end);
    return last == ',' || last == '!' || last == '?';
}

/* Behind the last closing mark of the piece, outside which the cue stands; the piece's end when it closes there or has none. */
static uint32_t behind_marks(const ss_view *view, const ss_draft *draft, ss_run piece) {
    for (uint32_t t = piece.end; t-- > piece.first && piece.end - t < MARKS_BACK;) {
        if (!ss_view_closes(view, t))
            continue;
        const ss_quote *quote = &view->document->quotes.at[view->quote[t]];
        return quote->open >= piece.first && quote->parent == view->quote[draft->head] ? t + 1 : piece.end;
    }
    return piece.end;
}

static bool is_participle(const ss_view *view, uint32_t token) {
    bool plain = ss_view_has(view, token, SS_T_WORD) && !ss_view_has(view, token, SS_T_CAPITAL) && view->mention[token] == SS_NONE;
    return plain && ss_view_ends(view, token, "ing") && !ss_view_is(view, token, SS_W(PREPOSITION)) && !ss_view_word(view, token, "including");
}

/* “a wreck” [on Monday] / [during a visit] / often labelled a “wreck” [by divers] */
static bool is_occasion(const ss_view *view, const ss_draft *draft, uint32_t token) {
    if (view->date[token] != SS_NONE || ss_view_word(view, token, "during"))
        return true;
    if (ss_view_is(view, token, SS_W(PREPOSITION)) && token + 1 < view->count && view->date[token + 1] != SS_NONE)
        return true;
    return draft->passive && ss_view_word(view, token, "by");
}

/* shouted [“Sell the pier!”] as they had done all day: whole words, and then small ones of the author's. */
static bool is_cried(const ss_view *view, uint32_t behind, ss_run piece) {
    bool whole = ss_view_opens(view, piece.first) && view->document->quotes.at[view->quote[piece.first]].end == behind;
    bool small = ss_view_has(view, behind, SS_T_WORD) && !ss_view_has(view, behind, SS_T_CAPITAL) && !ss_view_is(view, behind, SS_W(CONJUNCTION));
    return whole && small && ends_whole(view, behind);
}

/* the plan as “...” / him as a “...”: a plain object before it */
static bool follows_as(const ss_view *view, uint32_t mark, ss_run piece) {
    uint32_t at = view->document->quotes.at[view->quote[mark]].open;
    at -= at > piece.first && ss_view_is(view, at - 1, SS_W(DETERMINER));
    if (at <= piece.first || at > piece.first + OBJECT_MOST || !ss_view_word(view, at - 1, "as"))
        return false;
    for (uint32_t t = piece.first; t < at; t++)
        if (view->mention[t] == SS_NONE && (ss_view_is(view, t, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT)) || ss_view_word(view, t, "to")))
            return false;
    return true;
}

/* what critics call [“a trap”] and joined the board: the name alone. */
static uint32_t behind_name(const ss_view *view, const ss_draft *draft, ss_run piece) {
    bool what = draft->source.first > 0 && draft->source.first < draft->source.end && ss_view_word(view, draft->source.first - 1, "what");
    if (!what || piece.first != draft->cue_run.end || !ss_view_opens(view, piece.first))
        return piece.end;
    uint32_t end = view->document->quotes.at[view->quote[piece.first]].end;
    bool noun = end < piece.end && ss_view_has(view, end, SS_T_WORD) && stop_inside(view, end) != ',' && !ss_view_is(view, end, SS_W(CONJUNCTION));
    return noun ? piece.end : end; /* what it calls “safe” piers */
}

/* The verb calls, labels or takes its object for what stands in marks. */
static bool gives_name(const ss_making *making, const ss_draft *draft, uint32_t mark, ss_run piece) {
    const ss_hit *verb = hit_of(making, draft);
    if (!verb || verb->use == SS_USE_NOUN)
        return false;
    bool names = (verb->entry->frames & (SS_F_AS | SS_F_NAMED)) && !(verb->entry->frames & SS_F_THAT);
    return names || follows_as(&making->view, mark, piece);
}

/* Behind a comma in marks: a participle, which, while; behind a name all but a reason. */
static bool is_added(const ss_view *view, uint32_t behind, bool names) {
    bool reason = ss_view_is(view, behind, SS_W(SUBORDINATOR)) || ss_view_word(view, behind, "but");
    return (names && !reason) || is_participle(view, behind) || ss_view_word(view, behind, "which") || ss_view_word(view, behind, "while");
}

static uint32_t before_added(const ss_making *making, const ss_draft *draft, ss_run piece) {
    const ss_view *view = &making->view;
    if (!has_marks(view, piece))
        return piece.end;
    uint32_t behind = draft->head == SS_NONE ? piece.end : behind_marks(view, draft, piece);
    if (behind >= piece.end || piece.first < draft->cue_run.end)
        return piece.end;
    bool names = gives_name(making, draft, behind - 1, piece);
    if (names && behind_name(view, draft, piece) < piece.end)
        return behind_name(view, draft, piece);
    bool ends = stop_inside(view, behind) == ',' ? is_added(view, behind, names) : names && is_occasion(view, draft, behind);
    return ends || is_cried(view, behind, piece) ? behind : piece.end;
}

/* The quotation alone, where it stands first in a bracket that the piece does not close. */
static uint32_t behind_bracket(const ss_view *view, const ss_draft *draft, ss_run piece) {
    if (piece.first >= draft->cue_run.first || view->quote[piece.first] != SS_NONE || !has_marks(view, piece))
        return piece.first;
    for (uint32_t t = piece.end; t-- > piece.first && piece.end - t < MARKS_BACK;) {
        if (view->quote[t] == SS_NONE && ss_view_mark(view, t) == ')')
            return piece.first;
        if (view->quote[t] == SS_NONE && ss_view_mark(view, t) == '(')
            return t + 1 < piece.end && ss_view_opens(view, t + 1) ? t + 1 : piece.first;
    }
    return piece.first;
}

/* ---- [“We stay,”] a diver who would not give his name said --------------------------------------------------------------------------- */

/* The first piece begins with whole words in marks that a comma or a cry ends, and goes on with a noun phrase outside them up to the
 * cue: who says it. The end of the quotation, or SS_NONE. */
static uint32_t said_by_rest(const ss_view *view, const ss_draft *draft, ss_run piece) {
    bool opens = draft->rule != SS_RULE_CUE_ACCORDING && piece.end <= draft->cue_run.first && ss_view_opens(view, piece.first);
    uint32_t end = opens ? view->document->quotes.at[view->quote[piece.first]].end : SS_NONE;
    if (!opens || end + 1 >= piece.end || view->quote[draft->head] != view->document->quotes.at[view->quote[piece.first]].parent)
        return SS_NONE;
    ss_classes links = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(RELATIVE) | SS_W(SUBORDINATOR) | SS_W(AUXILIARY) | SS_W(MODAL);
    bool phrase = ss_view_has(view, end, SS_T_WORD) && (view->mention[end] != SS_NONE || !ss_view_is(view, end, links));
    return phrase && ends_whole(view, end) ? end : SS_NONE;
}

/* “We stay,” she said, but asked for time. Then: [“I think we go,”] said Berg: what another verb tells is that one's. */
static bool tells_between(const ss_view *view, ss_run run) {
    for (uint32_t t = run.first; t < run.end; t++)
        if (view->cue[t] != SS_NONE && view->quote[t] == SS_NONE)
            return true;
    return false;
}

static void part_from_source(const ss_view *view, ss_draft *draft) {
    ss_run *piece = &draft->pieces.at[0];
    uint32_t end = said_by_rest(view, draft, *piece);
    if (end == SS_NONE)
        return;
    uint32_t last = ss_view_closes(view, piece->end - 1) ? view->document->quotes.at[view->quote[piece->end - 1]].open : end;
    if (last > end && tells_between(view, (ss_run){end, last})) {
        piece->first = last;
        return;
    }
    if (draft->source.first >= draft->source.end) {
        draft->source = (ss_run){end, piece->end};
        draft->subject = SS_SUBJECT_PHRASE;
    }
    piece->end = end;
}

/* ---- “We stay,” she said of [the plan] ------------------------------------------------------------------------------------------------ */

/* Whole words that a comma or a cry ends, before the cue. */
static bool is_whole(const ss_view *view, const ss_draft *draft, ss_run piece) {
    if (piece.end > draft->cue_run.first || !ss_view_opens(view, piece.first) || view->document->quotes.at[view->quote[piece.first]].end != piece.end)
        return false;
    return ends_whole(view, piece.end);
}

static bool is_tell(const ss_view *view, uint32_t head) {
    return ss_view_word(view, head, "told") || ss_view_word(view, head, "tell") || ss_view_word(view, head, "tells") || ss_view_word(view, head, "telling");
}

/* Behind the cue: what it is about (said of the plan), whom it is told, how, and when; or a clause that tells of one of them (to a crowd
 * that had come early). Not what a mark parts from it, nor "that" right behind the verb. */
static bool is_aside(const ss_view *view, const ss_draft *draft, ss_run piece) {
    uint32_t end = draft->cue_run.end;
    for (uint32_t t = end; t < piece.first && t < end + HEARERS_MOST; t++)
        if (ss_view_has(view, t, SS_T_PUNCT))
            return false;
    if (piece.first > end)
        return piece.first < end + HEARERS_MOST &&
               (ss_view_is(view, piece.first, SS_W(RELATIVE)) || ss_view_word(view, piece.first, "that") || ss_view_word(view, piece.first, "about"));
    bool verbal = view->mention[piece.first] == SS_NONE && !ss_view_word(view, piece.first, "that") &&
                  (ss_view_is(view, piece.first, SS_W(PREPOSITION) | SS_W(SUBORDINATOR)) || is_participle(view, piece.first) || ss_view_adverb(view, piece.first));
    bool hearer = (is_tell(view, draft->head) || ss_view_word(view, draft->head, "asked")) &&
                  (view->mention[piece.first] != SS_NONE || ss_view_is(view, piece.first, SS_W(DETERMINER)));
    return verbal || hearer || (end > draft->head + 1 && ss_view_is(view, end - 1, SS_W(PREPOSITION)));
}

static void drop_aside(const ss_view *view, ss_draft *draft) {
    if (draft->pieces.count < 2 || draft->head == SS_NONE || !is_whole(view, draft, draft->pieces.at[0]))
        return;
    ss_run piece = draft->pieces.at[1];
    if (piece.first < draft->cue_run.end || view->quote[piece.first] != view->quote[draft->head] || !is_aside(view, draft, piece))
        return;
    for (uint32_t i = 2; i < draft->pieces.count; i++)
        draft->pieces.at[i - 1] = draft->pieces.at[i];
    draft->pieces.count--;
}

/* ---- told a diver [that] ... --------------------------------------------------------------------------------------------------------- */

static bool places(const ss_view *view, ss_run piece) {
    uint32_t t = piece.first;
    bool most = t + 1 < piece.end && (ss_view_word(view, t + 1, "least") || ss_view_word(view, t + 1, "most"));
    bool at = ss_view_word(view, t, "on") || ss_view_word(view, t, "in") || (ss_view_word(view, t, "at") && !most) || ss_view_word(view, t, "during");
    bool hearer = ss_view_word(view, t, "to") && t + 1 < piece.end && (view->mention[t + 1] != SS_NONE || ss_view_is(view, t + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE)));
    return at || hearer;
}

/* said [on the Morning Hour] that ... / told [one of the old divers] that ...: where and whom the models took for content. */
static uint32_t behind_hearers(const ss_making *making, const ss_draft *draft, ss_run piece) {
    const ss_view *view = &making->view;
    bool taken = draft->head != SS_NONE && draft->cue_run.end > draft->head + 1 && ss_view_word(view, draft->head, "said"); /* "said on" for a cue */
    const ss_hit *verb = hit_of(making, draft);
    bool clause = draft->rule == SS_RULE_CUE_THAT || draft->rule == SS_RULE_CUE_QUOTE;
    if (!verb || !clause || piece.first != draft->cue_run.end || view->quote[piece.first] != view->quote[draft->head])
        return piece.first;
    if (!(verb->entry->frames & SS_F_THAT) || (!is_tell(view, draft->head) && !places(view, piece) && !(taken && places(view, (ss_run){piece.first - 1, piece.end}))))
        return piece.first;
    ss_classes inner = SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE) | SS_W(SUBORDINATOR) | SS_W(CONJUNCTION);
    for (uint32_t t = piece.first; t + 2 < piece.end && t < piece.first + HEARERS_MOST; t++) {
        bool outside = view->quote[t] == view->quote[draft->head];
        if (outside && t > piece.first + 1 && ss_view_word(view, t, "that"))
            return t;
        if (outside && (view->cue[t] != SS_NONE || (t > piece.first && ss_view_is(view, t, SS_W(SUBJECT))) || (view->mention[t] == SS_NONE && ss_view_is(view, t, inner))))
            break;
    }
    return piece.first;
}

/* ---- [If the tide is high], she said, [“we can land.”] ----------------------------------------------------------------------------- */

/* Source, cue and a comma stand right before the quotation, which is all that the draft has and begins with a small letter. */
static bool goes_on_small(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    if (draft->quote == SS_NONE || draft->pieces.count != 1 || draft->cue_run.first >= draft->cue_run.end)
        return false;
    const ss_quote *quote = &view->document->quotes.at[draft->quote];
    uint32_t behind = draft->cue_run.end > draft->source.end ? draft->cue_run.end : draft->source.end;
    bool alone = draft->pieces.at[0].first == quote->open && !quote->unopened && quote->end > quote->open + 2;
    bool small = alone && ss_view_has(view, quote->open + 1, SS_T_WORD) && !ss_view_has(view, quote->open + 1, SS_T_CAPITAL);
    return small && behind + 1 == quote->open && ss_view_mark(view, behind) == ',';
}

/* What stands before the comma before source and cue, when it is one stretch without marks from the sentence's beginning. */
static ss_run front_of(const ss_view *view, const ss_draft *draft) {
    const ss_sentence *s = &view->document->sentences.at[draft->sentence];
    bool sourced = draft->source.first < draft->source.end && draft->source.first < draft->cue_run.first;
    uint32_t end = sourced ? draft->source.first : draft->cue_run.first;
    ss_run none = {s->first, s->first};
    if (end < s->first + FRONT_LEAST || end > s->first + FRONT_MOST || ss_view_mark(view, --end) != ',')
        return none;
    bool phrase = ss_view_is(view, s->first, SS_W(PREPOSITION)) && end - s->first <= FRONT_LEAST + 1; /* At the same time, he said, “we ...” */
    for (uint32_t t = s->first; t < end && !phrase; t++)
        phrase = view->quote[t] != SS_NONE || ss_view_mark(view, t) == ',' || view->date[s->first] != SS_NONE;
    return phrase ? none : (ss_run){s->first, end};
}

static ss_status join_front(ss_making *making, ss_draft *draft) {
    ss_run front = goes_on_small(making, draft) ? front_of(&making->view, draft) : (ss_run){0, 0};
    if (front.first >= front.end)
        return SS_OK;
    ss_run quote = draft->pieces.at[0];
    ss_status status = ss_draft_piece(making, draft, quote);
    if (!status)
        draft->pieces.at[0] = front;
    return status;
}

/* "finds that, while some ...": the comma ended the clause before it began. */
static uint32_t whole_clause(const ss_view *view, const ss_draft *draft, ss_run piece) {
    piece.end -= piece.end == piece.first + 2 && ss_view_mark(view, piece.end - 1) == ',';
    if (piece.end != piece.first + 1 || draft->rule != SS_RULE_CUE_THAT)
        return piece.end;
    uint32_t end = ss_clause_sentence_end(view, &view->document->sentences.at[draft->sentence]);
    end = end - piece.first > SS_CONTENT_REACH ? piece.first + SS_CONTENT_REACH : end;
    bool bare = ss_view_word(view, piece.first, "that") && piece.end < end && ss_view_mark(view, piece.end) == ',' &&
                !ss_view_is(view, piece.first - 1, SS_W(PREPOSITION));
    return bare && view->quote[piece.first] == SS_NONE ? end : piece.end;
}

ss_status ss_tails_settle(ss_making *making, uint32_t index) {
    ss_draft *draft = &making->drafts.at[index];
    if (draft->level != SS_COMMUNICATION)
        return SS_OK;
    ss_status status = join_front(making, draft);
    if (status)
        return status;
    ss_run *piece = &draft->pieces.at[draft->pieces.count - 1];
    if (piece->first >= draft->cue_run.end) {
        uint32_t first = behind_hearers(making, draft, *piece);
        draft->cue_run.end -= first > piece->first && draft->cue_run.end > draft->head + 1 && places(&making->view, (ss_run){draft->cue_run.end - 1, first});
        piece->first = first;
        if (piece->end <= piece->first + 2)
            piece->end = whole_clause(&making->view, draft, *piece);
        piece->end = before_beside(making, index, *piece);
        piece->end = before_added(making, draft, *piece);
    }
    piece = &draft->pieces.at[0];
    piece->first = behind_bracket(&making->view, draft, *piece);
    part_from_source(&making->view, draft);
    drop_aside(&making->view, draft);
    return SS_OK;
}

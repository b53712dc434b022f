/* What stands below a paragraph that ends with a colon, without marks: a block quotation that lost its indent, or a list.
 *
 *   The mayor added:                          He said that the port has these tasks:
 *   [It is a typical pier. I know it well.]   [Sell the pier]
 *   [We will not sell it.]                    [Find a buyer]
 *
 * "The ministry issued the following statement on Friday:" gives all paragraphs up to where the text speaks again.
 *
 * A verb of speech right before the colon and its source tell that the next paragraph is somebody's words; further ones are as long
 * as they say I or we. "Here are the results:" has neither. Quotations in marks are quoted.c's. */
#include "claims/drafts.h"

enum { TRAIL_MOST = 8 /* tokens: told a crowd on Friday: */, LEAST_WORDS = 6, MORE_PARAGRAPHS = 3, ITEM_MOST = 25, ITEMS_MOST = 24, STATEMENT_REACH = 16 /* tokens */, STATEMENT_MOST = 40 /* paragraphs */ };

static const ss_sentence *sentence_at(const ss_making *making, uint32_t sentence) { return &making->view.document->sentences.at[sentence]; }
static const ss_paragraph *paragraph_at(const ss_making *making, uint32_t paragraph) { return &making->view.document->paragraphs.at[paragraph]; }

/* The sentence ends its paragraph with a colon, and a paragraph of the body follows. */
static bool announces(const ss_making *making, uint32_t sentence) {
    const ss_sentences *all = &making->view.document->sentences;
    const ss_sentence *s = &all->at[sentence], *next = s + 1;
    if (sentence + 1 >= all->count || s->role != SS_ROLE_BODY || s->end < s->first + 3 || ss_view_mark(&making->view, s->end - 1) != ':')
        return false;
    return next->role == SS_ROLE_BODY && next->paragraph == s->paragraph + 1 && next->first == s->end && !ss_turn_of(making, next->first);
}

/* ---- who says it ---- */

/* Tweets and pictures are often lost below such a line. */
static bool shows(const ss_view *view, uint32_t head) { return ss_view_kind(view, head, SS_D(POSTS)); }

static bool speaks(const ss_making *making, uint32_t hit) {
    const ss_hit *h = &making->hits.at[hit];
    if (h->entry->level != SS_COMMUNICATION || h->negated || h->modality != SS_ACTUAL || !(h->entry->frames & SS_F_QUOTE) || shows(&making->view, h->head))
        return false;
    return h->use == SS_USE_FINITE || h->use == SS_USE_GERUND;
}

/* "According to Nils Berg, writing in the Post:" -- the hit, or SS_NONE. */
static uint32_t according(const ss_making *making, const ss_sentence *s) {
    uint32_t i = ss_draft_from(making, s->first);
    bool here = i < making->framed && making->drafts.at[i].rule == SS_RULE_CUE_ACCORDING && making->drafts.at[i].cue_run.first == s->first;
    return here ? making->drafts.at[i].hit : SS_NONE;
}

/* Nothing that the verb has for its object stands between it and the colon ("noted the empty hall:"); whom one tells may. */
static bool reaches_colon(const ss_making *making, uint32_t hit, const ss_sentence *s) {
    const ss_view *view = &making->view;
    const ss_hit *h = &making->hits.at[hit];
    uint32_t at = h->end;
    bool plain = at + 1 >= s->end || (h->entry->frames & SS_F_TOLD) || view->date[at] != SS_NONE || ss_view_adverb(view, at) || ss_view_mark(view, at) == ',';
    return plain || ss_view_word(view, at, "that") || (ss_view_word(view, at, "the") && ss_view_word(view, at + 1, "following")) ||
           (view->mention[at] == SS_NONE && ss_view_is(view, at, SS_W(PREPOSITION)));
}

/* The cue before the colon with nothing but hearers and circumstances between, or SS_NONE. */
static uint32_t telling(const ss_making *making, const ss_sentence *s) {
    const ss_view *view = &making->view;
    uint32_t front = according(making, s);
    if (front != SS_NONE)
        return front;
    ss_classes clause = SS_W(SUBJECT) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE) | SS_W(SUBORDINATOR) | SS_W(CONJUNCTION);
    for (uint32_t t = s->end - 1; t-- > s->first && s->end - t <= TRAIL_MOST + 1;) {
        if (view->cue[t] != SS_NONE)
            return speaks(making, view->cue[t]) && reaches_colon(making, view->cue[t], s) ? view->cue[t] : SS_NONE;
        bool that = t + 2 == s->end && ss_view_word(view, t, "that");
        if (view->quote[t] != SS_NONE || (!that && view->mention[t] == SS_NONE && ss_view_is(view, t, clause)))
            return SS_NONE;
    }
    return SS_NONE;
}

static ss_draft *draft_of(ss_making *making, uint32_t hit, const ss_sentence *s) {
    uint32_t before, head = making->hits.at[hit].head;
    for (uint32_t i = ss_draft_from(making, head); i < making->framed && making->drafts.at[i].head == head; i++)
        if (making->drafts.at[i].hit == hit)
            return &making->drafts.at[i];
    ss_draft *draft = ss_draft_of_hit(making, hit);
    if (draft)
        draft->subject = (uint8_t)ss_clause_subject(&making->view, s->first, making->hits.at[hit].first, &draft->source, &before);
    return draft;
}

/* ---- what belongs to it ---- */

/* One sign of three bytes that a space follows: a bullet. */
static bool is_dot(const ss_view *view, uint32_t first) {
    const ss_token *token = &view->tokens[first];
    return !token->mark && token->size == 3 && token->size + token->start < view->tokens[first + 1].start;
}

/* A dash, a bullet, a number, or the single small letter that a bullet turned into. */
static bool is_bullet(const ss_view *view, uint32_t first) {
    if (first + 1 >= view->count)
        return false;
    if (ss_view_has(view, first, SS_T_DIGITS) && (ss_view_mark(view, first + 1) == '.' || ss_view_mark(view, first + 1) == ')'))
        return true;
    const ss_token *token = &view->tokens[first];
    if (ss_view_has(view, first, SS_T_PUNCT))
        return view->quote[first] == SS_NONE && (ss_view_dash(view, first) || token->mark == '*' || token->mark == '-' || is_dot(view, first));
    return token->size == 1 && !ss_view_has(view, first, SS_T_CAPITAL) && !ss_view_word(view, first, "a");
}

/* A short line without a full stop. */
static bool is_line(const ss_view *view, const ss_paragraph *p) {
    char last = ss_view_mark(view, p->end - 1);
    return p->end - p->first <= ITEM_MOST && last != '.' && last != '!' && last != '?' && last != ':' && view->quote[p->first] == SS_NONE;
}

/* The end of the list that begins with the paragraph: two items alike or more; 0 when it is none. */
static uint32_t list_end(const ss_making *making, uint32_t paragraph) {
    const ss_view *view = &making->view;
    uint32_t count = view->document->paragraphs.count, items = 0, end = 0;
    bool bullets = is_bullet(view, paragraph_at(making, paragraph)->first);
    for (uint32_t p = paragraph; p < count && items < ITEMS_MOST; p++, items++) {
        const ss_paragraph *item = paragraph_at(making, p);
        if (item->role != SS_ROLE_BODY || item->end < item->first + 2 || (bullets ? !is_bullet(view, item->first) : !is_line(view, item)))
            break;
        end = item->end;
    }
    return items > 1 ? end : 0;
}

static bool says_i(const ss_view *view, const ss_paragraph *p) {
    for (uint32_t t = p->first; t < p->end; t++)
        if (ss_view_word(view, t, "i") || ss_view_word(view, t, "we") || ss_view_word(view, t, "my") || ss_view_word(view, t, "our"))
            return true;
    return false;
}

static bool is_speech(const ss_making *making, uint32_t hit) {
    return making->hits.at[hit].use == SS_USE_FINITE && (making->hits.at[hit].entry->frames & SS_F_QUOTE);
}

/* In the voice of the text: it has marks, a colon at its end, or a verb of speech and no I. */
static bool is_told(const ss_view *view, const ss_making *making, const ss_paragraph *p) {
    if (p->role != SS_ROLE_BODY || ss_view_mark(view, p->end - 1) == ':')
        return true;
    bool own = says_i(view, p);
    for (uint32_t t = p->first; t < p->end; t++)
        if (view->quote[t] != SS_NONE || (!own && view->cue[t] != SS_NONE && is_speech(making, view->cue[t])))
            return true;
    return false;
}

/* The first paragraph, and those behind it up to the last that says I or we. */
static uint32_t block_end(const ss_making *making, uint32_t paragraph) {
    const ss_view *view = &making->view;
    uint32_t count = view->document->paragraphs.count, end = paragraph_at(making, paragraph)->end;
    for (uint32_t p = paragraph + 1; p < count && p <= paragraph + MORE_PARAGRAPHS && !is_told(view, making, paragraph_at(making, p)); p++)
        if (says_i(view, paragraph_at(making, p)))
            end = paragraph_at(making, p)->end;
    return end;
}

/* Words of a source: no mark or tag before them, and not the source once more ("The survey found that:" over a list that was lost). */
static bool may_be_words(const ss_view *view, const ss_paragraph *p, ss_run source) {
    bool same = source.end > source.first + 1 && p->end >= p->first + LEAST_WORDS;
    for (uint32_t i = 0; i < 2 && same; i++)
        same = view->tokens[p->first + i].symbol == view->tokens[source.first + i].symbol;
    bool plain = ss_view_has(view, p->first, SS_T_WORD) || (ss_view_has(view, p->first, SS_T_PUNCT) && view->tokens[p->first].size == 3);
    return plain && !same && view->quote[p->first] == SS_NONE && p->end >= p->first + LEAST_WORDS && ss_view_mark(view, p->end - 1) != ':';
}

static ss_run without_stop(const ss_view *view, uint32_t first, uint32_t end) {
    while (end > first + 1 && ss_view_mark(view, end - 1) == '.')
        end--;
    return (ss_run){first, end};
}

/* ---- drafts ---- */

static ss_status told_below(ss_making *making, uint32_t hit, uint32_t sentence) {
    const ss_sentence s = *sentence_at(making, sentence);
    const ss_paragraph *first = paragraph_at(making, s.paragraph + 1);
    ss_draft *draft = draft_of(making, hit, &s);
    if (!draft)
        return SS_NOMEM;
    uint32_t list = list_end(making, s.paragraph + 1);
    bool sourced = draft->source.first < draft->source.end && !ss_view_word(&making->view, draft->source.first, "i") && !ss_view_word(&making->view, draft->source.first, "we");
    if (!sourced || (!list && !may_be_words(&making->view, first, draft->source))) {
        draft->dropped |= !draft->pieces.count;
        return SS_OK;
    }
    draft->rule = SS_RULE_CUE_BELOW;
    draft->dropped = draft->learnt = draft->explicit_frame = 0;
    draft->quote = SS_NONE;
    draft->pieces.count = 0;
    return ss_draft_piece(making, draft, without_stop(&making->view, first->first, list ? list : block_end(making, s.paragraph + 1)));
}

/* ---- "issued the following press statement on Tuesday:" ---- */

/* The words from the verb to "statement", with nothing but when and where behind them; empty when the sentence has none. */
static ss_run given_out(const ss_view *view, const ss_sentence *s) {
    uint32_t first = s->end > s->first + STATEMENT_REACH ? s->end - STATEMENT_REACH : s->first + 1;
    for (uint32_t t = first + 1; t + 2 < s->end; t++) {
        if (!ss_view_word(view, t, "following") || t < s->first + 3 || !ss_view_kind(view, t - 2, SS_D(ISSUES)))
            continue;
        for (uint32_t noun = t + 1; noun + 1 < s->end && noun < t + 4; noun++)
            if (view->mention[noun] == SS_NONE && ss_view_is(view, noun, SS_W(DOCUMENT) | SS_W(CUE)) && !ss_view_is(view, noun + 1, SS_W(DOCUMENT)))
                return (ss_run){t - 2, noun + 1};
    }
    return (ss_run){0, 0};
}

/* Up to the paragraph in which the text speaks again: it tells of speech, or has words of somebody in marks that are no scare quotes. */
static uint32_t statement_end(const ss_making *making, uint32_t paragraph) {
    const ss_view *view = &making->view;
    uint32_t count = view->document->paragraphs.count, end = paragraph_at(making, paragraph)->end;
    for (uint32_t p = paragraph + 1; p < count && p < paragraph + STATEMENT_MOST; p++) {
        const ss_paragraph *next = paragraph_at(making, p);
        bool told = next->role != SS_ROLE_BODY || ss_view_mark(view, next->end - 1) == ':';
        for (uint32_t t = next->first; t < next->end && !told; t++)
            told = (view->quote[t] != SS_NONE && !view->document->quotes.at[view->quote[t]].scare) || (view->cue[t] != SS_NONE && is_speech(making, view->cue[t]));
        if (told)
            return end;
        end = next->end;
    }
    return end;
}

static ss_status stated_below(ss_making *making, ss_run cue, uint32_t sentence) {
    const ss_view *view = &making->view;
    const ss_sentence s = *sentence_at(making, sentence);
    ss_run source = {0, 0};
    uint32_t before, kind = ss_clause_subject(view, s.first, cue.first, &source, &before);
    if (source.first >= source.end || !may_be_words(view, paragraph_at(making, s.paragraph + 1), source))
        return SS_OK;
    ss_draft *draft = ss_draft_new(making, sentence);
    if (!draft)
        return SS_NOMEM;
    draft->rule = SS_RULE_CUE_BELOW;
    draft->cue_run = cue;
    draft->head = cue.first;
    draft->source = source;
    draft->subject = (uint8_t)kind;
    draft->act = SS_ACT_STATE;
    draft->level = SS_COMMUNICATION;
    bool paper = ss_view_is(view, cue.end - 1, SS_W(DOCUMENT)) && !ss_view_word(view, cue.end - 1, "remarks") && !ss_view_word(view, cue.end - 1, "comments");
    uint32_t end = paper ? statement_end(making, s.paragraph + 1) : block_end(making, s.paragraph + 1);
    return ss_draft_piece(making, draft, without_stop(view, paragraph_at(making, s.paragraph + 1)->first, end));
}

/* "said that the port has these tasks:" and the tasks: what runs up to the colon has them, too. */
static ss_status listed_below(ss_making *making, uint32_t sentence, uint32_t list) {
    const ss_sentence *s = sentence_at(making, sentence);
    for (uint32_t i = ss_draft_from(making, s->first); i < making->framed && making->drafts.at[i].head < s->end; i++) {
        ss_draft *draft = &making->drafts.at[i];
        if (draft->dropped || draft->level || !draft->pieces.count)
            continue;
        uint32_t end = draft->pieces.at[draft->pieces.count - 1].end;
        if (end + 1 < s->end || end > s->end || draft->pieces.at[0].first < draft->cue_run.end)
            continue;
        ss_run *last = &draft->pieces.at[draft->pieces.count - 1];
        last->end -= last->end > last->first + 1 && ss_view_mark(&making->view, last->end - 1) == ':';
        ss_status status = ss_draft_piece(making, draft, without_stop(&making->view, s->end, list));
        if (status)
            return status;
    }
    return SS_OK;
}

ss_status ss_below_read(ss_making *making) {
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < making->view.document->sentences.count && !status; i++) {
        if (!announces(making, i))
            continue;
        uint32_t hit = telling(making, sentence_at(making, i)), list;
        ss_run statement = given_out(&making->view, sentence_at(making, i));
        if (statement.first < statement.end)
            status = stated_below(making, statement, i);
        else if (hit != SS_NONE)
            status = told_below(making, hit, i);
        else if ((list = list_end(making, sentence_at(making, i)->paragraph + 1)) != 0)
            status = listed_below(making, i, list);
    }
    return status;
}

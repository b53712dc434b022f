/* Sentences that tell who said the sentence before: "The pier will not be sold. This is how Mayor Ruiz answered the question."
 *
 *   [content: the sentence before, or the quotation that it ends] [This|That] [is|was] [how|what] [source] [cue] ...
 *   [content: the same] [This] [was stated] by [source] ...
 *
 * After the learned models, which look at one sentence at a time; a draft of the same cue gives way. */
#include "claims/drafts.h"
#include "claims/speakers/parts.h"

enum { FRAME = 3 /* this is how */, SOURCE_MOST = 14 };

static bool points_back(const ss_view *view, const ss_sentence *s) {
    uint32_t t = s->first;
    if (s->role != SS_ROLE_BODY || s->end < t + FRAME + 2)
        return false;
    return (ss_view_word(view, t, "this") || ss_view_word(view, t, "that")) && (ss_view_word(view, t + 1, "is") || ss_view_word(view, t + 1, "was")) &&
           (ss_view_word(view, t + 2, "how") || ss_view_word(view, t + 2, "what"));
}

/* The first telling verb of the sentence with a subject between it and the frame; `*hit` goes on from sentence to sentence. */
static uint32_t telling(const ss_making *making, const ss_sentence *s, uint32_t *hit) {
    const ss_hits *hits = &making->hits;
    while (*hit < hits->count && hits->at[*hit].head < s->first)
        ++*hit;
    for (uint32_t i = *hit; i < hits->count && hits->at[i].head < s->end; i++) {
        const ss_hit *h = &hits->at[i];
        if (h->use != SS_USE_FINITE || h->entry->level != SS_COMMUNICATION || h->first <= s->first + FRAME)
            continue;
        bool plain = ss_tokens_next(making->view.tokens, s->first, h->first, SS_T_PUNCT) == h->first; /* not "how the pier was lost, he said" */
        return plain && h->first <= s->first + FRAME + SOURCE_MOST ? i : SS_NONE;
    }
    return SS_NONE;
}

/* Somebody says it there already. `*draft` goes on to the first draft of that sentence: drafts up to `framed` are in the order of their heads. */
static bool is_told(const ss_making *making, const ss_sentence *before, uint32_t *draft) {
    const ss_draft *drafts = making->drafts.at;
    while (*draft < making->framed && drafts[*draft].head < before->first)
        ++*draft;
    for (uint32_t i = *draft; i < making->framed && drafts[i].head < before->end; i++) {
        const ss_draft *d = &drafts[i];
        bool vote = d->act >= SS_ACT_VOTE_FOR && d->act <= SS_ACT_VETO; /* is told of, and tells nothing */
        if (!d->dropped && !vote && d->level == SS_COMMUNICATION && d->source.first < d->source.end && d->pieces.count && making->view.quote[d->head] == SS_NONE)
            return true;
    }
    return false;
}

/* The sentence without its full stop, or the whole quotation that ends it. */
static ss_run content_of(const ss_making *making, const ss_sentence *before, uint32_t *quote) {
    const ss_view *view = &making->view;
    ss_run run = {before->first, ss_clause_sentence_end(view, before)};
    *quote = run.end > run.first ? view->quote[run.end - 1] : SS_NONE;
    if (*quote == SS_NONE)
        return run;
    *quote = ss_view_outer_quote(view, run.end - 1);
    const ss_quote *q = &view->document->quotes.at[*quote];
    if (q->end >= run.end && !making->taken[*quote])
        return (ss_run){q->open, q->end};
    *quote = SS_NONE;
    return run;
}

/* What was made of the cue gives way; `draft`: one of the sentence before. */
static void give_way(ss_making *making, uint32_t draft, uint32_t head) {
    for (uint32_t i = draft; i < making->framed && making->drafts.at[i].head <= head; i++)
        making->drafts.at[i].dropped |= making->drafts.at[i].head == head;
}

/* "This was stated by Mayor Ruiz, the Observer reports.": the hit, or SS_NONE. */
static uint32_t stated_by(const ss_making *making, const ss_sentence *s, uint32_t *hit) {
    const ss_hits *hits = &making->hits;
    bool frame = s->role == SS_ROLE_BODY && s->end > s->first + FRAME + 2 && ss_view_word(&making->view, s->first, "this");
    while (frame && *hit < hits->count && hits->at[*hit].head < s->first)
        ++*hit;
    if (!frame || *hit >= hits->count)
        return SS_NONE;
    const ss_hit *h = &hits->at[*hit];
    bool told = h->use == SS_USE_PASSIVE && h->first == s->first + 1 && h->end + 1 < s->end && ss_view_word(&making->view, h->end, "by");
    return told && h->entry->level == SS_COMMUNICATION && (h->entry->frames & SS_F_THAT) ? *hit : SS_NONE;
}

/* The source stands behind "by", up to a comma that another verb's subject follows. */
static ss_run agent_of(const ss_making *making, const ss_sentence *s, uint32_t hit) {
    const ss_view *view = &making->view;
    uint32_t after, from = making->hits.at[hit].end + 1;
    ss_run run = ss_clause_inverted(view, from, ss_clause_sentence_end(view, s), &after);
    for (uint32_t i = run.first; i < run.end; i++)
        if (view->mention[i] != SS_NONE && ss_mention_at(view, view->mention[i])->type == SS_PERSON)
            return (ss_run){run.first, ss_mention_at(view, view->mention[i])->end};
    return run;
}

static ss_status draft_of(ss_making *making, const ss_sentence *s, uint32_t hit, uint32_t first) {
    uint32_t quote;
    ss_run content = content_of(making, s - 1, &quote);
    give_way(making, first, making->hits.at[hit].head);
    ss_draft *draft = ss_draft_of_hit(making, hit);
    if (!draft)
        return SS_NOMEM;
    draft->rule = SS_RULE_CUE_PARENTHETIC;
    draft->explicit_frame = 1;
    bool passive = making->hits.at[hit].use == SS_USE_PASSIVE;
    draft->source = passive ? agent_of(making, s, hit) : (ss_run){s->first + FRAME, making->hits.at[hit].first};
    draft->subject = draft->source.end == draft->source.first + 1 && ss_view_is(&making->view, draft->source.first, SS_W(SUBJECT)) ? SS_SUBJECT_PRONOUN : SS_SUBJECT_PHRASE;
    draft->quote = quote;
    if (quote != SS_NONE)
        making->taken[quote] = 1;
    return ss_draft_piece(making, draft, content);
}

/* "This", "That": at a glance, since few sentences begin so. */
static bool may_point(const ss_view *view, const ss_sentence *s) { return view->tokens[s->first].size == sizeof "this" - 1; }

ss_status ss_backwards_read(ss_making *making) {
    const ss_sentences *all = &making->view.document->sentences;
    ss_status status = SS_OK;
    for (uint32_t i = 1, hit = 0, draft = 0; i < all->count && !status; i++) {
        const ss_sentence *s = &all->at[i], *before = s - 1;
        if (!may_point(&making->view, s))
            continue;
        uint32_t stated = stated_by(making, s, &hit);
        if ((stated == SS_NONE && !points_back(&making->view, s)) || before->role != SS_ROLE_BODY || s->paragraph - before->paragraph > 1)
            continue;
        uint32_t found = stated != SS_NONE ? stated : telling(making, s, &hit);
        if (found != SS_NONE && !is_told(making, before, &draft))
            status = draft_of(making, s, found, draft);
    }
    return status;
}

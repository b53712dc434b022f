/* Headlines that are signed: who says it stands behind the last colon or dash.
 *
 *   [Ports to stay shut until May] - [Holm]             a name
 *   [Ports to stay shut until May]: [foreign ministry]  words for whoever may speak
 *   Best harbour: Ida Holm; Next to close: the port     none: little before it, an article behind it
 *
 * What else was read of such a line ends before the mark. Whether the one who signs speaks in the text, acts.c asks. */
#include "claims/drafts.h"

enum { HEAD_MOST = 8 /* paragraphs in which a headline is looked for */, SIGNED_MOST = 40, SIGNED_LEAST = 4, NAME_MOST = 7, PAPER_MOST = 3 };

/* A line of its own in the manner of headlines: no stop ends it. */
static inline bool is_line(const ss_view *view, const ss_paragraph *p) {
    if (p->end - p->first > SIGNED_MOST || (p->role != SS_ROLE_BODY && p->role != SS_ROLE_HEADLINE) || p->end < p->first + SIGNED_LEAST + 2)
        return false;
    char last = ss_view_mark(view, p->end - 1);
    return last != '.' && last != '!' && last != '?' && last != ':' && last != ',' && !ss_view_has(view, p->end - 1, SS_T_QUOTE);
}

/* The sentence that the whole paragraph is, or SS_NONE. */
static uint32_t only_sentence(const ss_sentences *sentences, const ss_paragraph *p) {
    uint32_t low = 0, high = sentences->count;
    SS_SEEK(low, high, middle, sentences->at[middle].first < p->first);
    return low < sentences->count && sentences->at[low].first == p->first && sentences->at[low].end == p->end ? low : SS_NONE;
}

/* The last colon or dash that a few words stand behind, or SS_NONE. */
static uint32_t mark_of(const ss_view *view, const ss_paragraph *p) {
    for (uint32_t t = p->end - 1; t > p->first + SIGNED_LEAST - 1 && p->end - t <= NAME_MOST + 1; t--) {
        bool dash = ss_view_dash(view, t) && (ss_view_mark(view, t) != '-' || ss_view_has(view, t, SS_T_SPACE));
        if (dash || (ss_view_mark(view, t) == ':' && ss_view_has(view, t + 1, SS_T_SPACE)))
            return t + 1 < p->end ? t : SS_NONE;
    }
    return SS_NONE;
}

/* A word that whoever speaks may go by; a paper only where it is one by its kind: "study", no "list". */
static bool is_voice(const ss_view *view, uint32_t token, uint32_t first) {
    if (ss_view_is(view, token, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(ORGAN) | SS_W(EPITHET)))
        return true;
    return ss_view_kind(view, token, SS_D(PAPER)) && token < first + PAPER_MOST;
}

/* "Norlandic envoy to Malta", "head of port union": the word before the first preposition, or the last one. */
static uint32_t head_of(const ss_view *view, ss_run name) {
    uint32_t t = name.first + 1;
    while (t < name.end && (view->mention[t] != SS_NONE || !ss_view_is(view, t, SS_W(PREPOSITION))))
        t++;
    return t - 1;
}

static bool is_name(const ss_view *view, ss_run name) {
    uint32_t m = view->mention[name.end - 1];
    const ss_mention *mention = m == SS_NONE ? NULL : &view->document->names.mentions.at[m];
    if (!mention && name.end == name.first + 1 && ss_view_has(view, name.first, SS_T_ALLCAPS))
        return view->tokens[name.first].size > 2; /* an acronym that no table has */
    if (!mention || mention->type == SS_PLACE || mention->type == SS_DOCUMENT || mention->end > name.end)
        return false;
    return mention->first <= name.first || mention->phrase_first <= name.first;
}

/* Nothing but words of a name: no verb, no mark, nothing that a clause begins with. */
static bool is_plain(const ss_making *making, ss_run name) {
    const ss_classes other = SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PRONOUN) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(CONJUNCTION) | SS_W(RELATIVE) | SS_W(NEGATION);
    const ss_view *view = &making->view;
    for (uint32_t t = name.first; t < name.end; t++) {
        uint32_t hit = view->cue[t];
        if (view->mention[t] != SS_NONE)
            continue;
        if (ss_view_is(view, t, other) || ss_view_has(view, t, SS_T_NUMBER) || (ss_view_has(view, t, SS_T_PUNCT) && !ss_view_hyphen(view, t)))
            return false;
        if (hit != SS_NONE && making->hits.at[hit].use != SS_USE_NOUN)
            return false;
    }
    return !ss_view_is(view, name.first, SS_W(PREPOSITION));
}

static bool may_sign(const ss_making *making, ss_run name) {
    const ss_view *view = &making->view;
    if (!is_plain(making, name))
        return false;
    uint32_t head = head_of(view, name);
    return is_name(view, name) || (view->mention[head] == SS_NONE && is_voice(view, head, name.first));
}

/* The draft of the mark at `cue`. */
static ss_status sign(ss_making *making, uint32_t sentence, uint32_t cue) {
    const ss_sentence *s = &making->view.document->sentences.at[sentence];
    ss_run name = {cue + 1, s->end}, content = {s->first, cue};
    ss_draft *draft = ss_draft_new(making, sentence);
    if (!draft)
        return SS_NOMEM;
    draft->rule = SS_RULE_CUE_COLON;
    draft->cue_run = (ss_run){cue, cue + 1};
    draft->head = cue;
    draft->source = name;
    draft->subject = SS_SUBJECT_PHRASE;
    draft->act = SS_ACT_STATE;
    draft->level = SS_COMMUNICATION;
    draft->explicit_frame = 1;
    return ss_draft_piece(making, draft, content);
}

/* What is told before the mark ends there; what was read of the mark itself or behind it goes. */
static void end_before(ss_draft *draft, uint32_t mark) {
    draft->dropped |= draft->cue_run.first < draft->cue_run.end && draft->cue_run.end > mark;
    for (uint32_t k = 0; k < draft->pieces.count; k++) {
        ss_run *piece = &draft->pieces.at[k];
        piece->end = piece->end > mark ? mark : piece->end;
        draft->dropped |= piece->first >= piece->end;
    }
}

/* Drafts below `before` are of other stages. “No.” - Holm is read as a quotation already. */
static ss_status settle_others(ss_making *making, uint32_t before) {
    size_t size = (size_t)making->view.document->sentences.count * sizeof(uint32_t);
    uint32_t *signed_by = ss_arena_take(&making->view.document->arena, size);
    if (!signed_by)
        return SS_NOMEM;
    memset(signed_by, 0xFF, size);
    for (uint32_t i = before; i < making->drafts.count; i++)
        signed_by[making->drafts.at[i].sentence] = i;
    for (uint32_t i = 0; i < before; i++) {
        ss_draft *draft = &making->drafts.at[i];
        uint32_t index = signed_by[draft->sentence];
        if (index == SS_NONE || draft->dropped)
            continue;
        ss_draft *name = &making->drafts.at[index];
        if (draft->quote != SS_NONE && draft->cue_run.first == name->head)
            name->dropped = 1;
        else
            end_before(draft, name->head);
    }
    return SS_OK;
}

ss_status ss_signed_read(ss_making *making) {
    const ss_document *document = making->view.document;
    uint32_t before = making->drafts.count, count = document->paragraphs.count < HEAD_MOST ? document->paragraphs.count : HEAD_MOST;
    for (uint32_t i = 0; i < count; i++) {
        const ss_paragraph *p = &document->paragraphs.at[i];
        uint32_t mark = is_line(&making->view, p) ? mark_of(&making->view, p) : SS_NONE;
        uint32_t sentence = mark != SS_NONE && may_sign(making, (ss_run){mark + 1, p->end}) ? only_sentence(&document->sentences, p) : SS_NONE;
        ss_status status = sentence == SS_NONE ? SS_OK : sign(making, sentence, mark);
        if (status)
            return status;
    }
    return making->drafts.count > before ? settle_others(making, before) : SS_OK;
}

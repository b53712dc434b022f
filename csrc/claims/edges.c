#include "claims/edges.h"
#include "claims/clauses.h"

enum { CITED_MOST = 14, NEAR_DRAFTS = 4 };

/* Numbers and marks of a time, and links: "13:40", "But", "And yet". */
static bool is_lead(const ss_view *view, uint32_t token) {
    bool link = ss_view_is(view, token, SS_W(CONJUNCTION)) && view->mention[token] == SS_NONE;
    return link || view->date[token] != SS_NONE || ss_view_has(view, token, SS_T_DIGITS) || ss_view_mark(view, token) == ':';
}

/* The whole rest of the piece is one quotation behind such a lead at the head of its sentence. */
static uint32_t behind_lead(const ss_view *view, const ss_draft *draft, ss_run piece) {
    uint32_t at = piece.first;
    if (piece.first != view->document->sentences.at[draft->sentence].first || view->quote[piece.first] != SS_NONE)
        return piece.first;
    while (at < piece.end && !ss_view_opens(view, at) && is_lead(view, at))
        at++;
    if (at >= piece.end || !ss_view_opens(view, at) || view->quote[piece.end - 1] != view->quote[at])
        return piece.first;
    return at;
}

static bool cites(const ss_view *view, uint32_t token) { return ss_view_word(view, token, "citing") || ss_view_word(view, token, "quoting"); }

/* The comma that ends "citing two people familiar with the matter", or SS_NONE. */
static uint32_t cited_end(const ss_view *view, ss_run piece) {
    for (uint32_t i = piece.first + 1; i + 1 < piece.end && i < piece.first + CITED_MOST; i++)
        if (ss_view_mark(view, i) == ',')
            return i;
    return SS_NONE;
}

/* "According to the Post, citing two clerks, the bank will close": whose word it is, told before what they say. */
static bool is_cited_inside(const ss_making *making, uint32_t index) {
    const ss_draft *draft = &making->drafts.at[index];
    uint32_t first = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0;
    for (uint32_t i = first; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        const ss_draft *other = &making->drafts.at[i];
        if (other->rule == SS_RULE_CUE_ACCORDING && other->sentence == draft->sentence && other->cue_run.end <= draft->cue_run.first)
            return true;
    }
    return false;
}

/* "reported [citing a clerk] that the bank will close": the clause behind whom it cites. */
static uint32_t behind_cited(const ss_view *view, const ss_draft *draft, ss_run piece) {
    if (!cites(view, piece.first) || piece.first != draft->cue_run.end || draft->rule == SS_RULE_CUE_ACCORDING)
        return piece.first;
    for (uint32_t i = piece.first + 1; i + 1 < piece.end && i < piece.first + CITED_MOST && !ss_view_has(view, i, SS_T_PUNCT); i++)
        if (ss_view_word(view, i, "that"))
            return i;
    return piece.first;
}

/* "Holm was quoted by the Post | as saying that ...": what the paper tells holds what she said. */
static void take_in_saying(ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    ss_draft *draft = &making->drafts.at[index];
    if (draft->act != SS_ACT_REPORT || !ss_view_ends(view, draft->head, "ed") || !draft->passive)
        return;
    for (uint32_t i = 0; i < NEAR_DRAFTS && index + 1 + i < making->drafts.count; i++) {
        const ss_draft *saying = &making->drafts.at[index + 1 + i];
        uint32_t first = saying->cue_run.first;
        if (saying->dropped || saying->sentence != draft->sentence || !saying->pieces.count || first < draft->cue_run.end || saying->pieces.at[0].first < first)
            continue;
        if (ss_view_word(view, first, "as") && ss_view_ends(view, saying->cue_run.end - 1, "ing")) {
            draft->pieces.at[0] = (ss_run){first, saying->pieces.at[saying->pieces.count - 1].end};
            draft->pieces.count = 1;
            return;
        }
    }
}

static void trim_cited(const ss_making *making, uint32_t index, ss_run *piece) {
    const ss_view *view = &making->view;
    const ss_draft *draft = &making->drafts.at[index];
    bool inside = draft->cue_run.first < draft->cue_run.end && cites(view, draft->cue_run.first) && piece->first >= draft->cue_run.end;
    bool behind = draft->rule == SS_RULE_CUE_ACCORDING && cites(view, piece->first);
    uint32_t comma = inside || behind ? cited_end(view, *piece) : SS_NONE;
    if (comma == SS_NONE)
        return;
    if (behind)
        piece->first = comma + 1;
    else if (is_cited_inside(making, index))
        piece->end = comma;
}

/* "asked Nils Berg [how deep it was]", "asked Nils Berg [about the well]": whom a question is put to, where the models took both for content. Not "asked about the claim that",
 * "asked her to call if possible". */
static uint32_t behind_hearer(const ss_view *view, const ss_draft *draft, ss_run piece) {
    if (draft->act != SS_ACT_ASK || piece.first != draft->cue_run.end || ss_view_is(view, piece.first - 1, SS_W(PREPOSITION)))
        return piece.first;
    uint32_t end = ss_clause_object(view, piece.first, piece.end).end;
    bool question = end > piece.first && end + 1 < piece.end &&
                    (ss_view_word(view, end, "about") || (ss_view_is(view, end, SS_W(COMPLEMENTIZER)) && !ss_view_word(view, end, "that")));
    for (uint32_t i = piece.first; question && i < end; i++)
        question = !ss_view_word(view, i, "to");
    return question ? end : piece.first;
}

/* "said X, | a claim Norland denies": what is answered is no longer what was said. */
static void end_before_answer(ss_making *making, uint32_t index) {
    uint32_t at = making->drafts.at[index].pieces.at[0].first, first = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0;
    for (uint32_t i = first; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        ss_draft *other = &making->drafts.at[i];
        ss_run *last = other->pieces.count && i != index && !other->dropped ? &other->pieces.at[other->pieces.count - 1] : NULL;
        if (last && other->sentence == making->drafts.at[index].sentence && last->first + 1 < at && at < last->end)
            last->end = at - (ss_view_mark(&making->view, at - 1) == ',');
    }
}

void ss_edges_trim(ss_making *making) {
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        ss_draft *draft = &making->drafts.at[i];
        if (draft->dropped || !draft->pieces.count || draft->rule == SS_RULE_TURN || draft->rule == SS_RULE_PATTERN)
            continue;
        ss_run *piece = &draft->pieces.at[0];
        if (piece->first >= piece->end)
            continue;
        if (draft->rule == SS_RULE_ANSWER)
            end_before_answer(making, i);
        piece->first = behind_lead(&making->view, draft, *piece);
        piece->first = behind_hearer(&making->view, draft, *piece);
        piece->first = behind_cited(&making->view, draft, *piece);
        trim_cited(making, i, piece);
        take_in_saying(making, i);
    }
}

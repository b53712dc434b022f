#include "claims/guesses/guesses.h"

#include "claims/speakers/parts.h"

/* Annotated news has nothing inside what others say, so that the models think little of it. What the rules read there stays where it is
 * likely:
 *
 *   rejected Ruiz's claim that the pier was shut      a noun whose owner is known
 *   said that Ruiz had agreed to pay                  a verb beside its own subject, who can speak
 *
 * And a subject inside what somebody is told does not begin with who is told. */

enum { NEXT_DRAFTS = 8, SURE_FRAME = 35 /* how strong a verb in a sure frame has to be */, ANY_FRAME = 55, ANY_STATE = 70 /* what merely states */ };

/* "Ruiz's claim that the pier was shut": whose words these are, and which; not "his plan that matches ours". */
static bool owned(const ss_view *view, const ss_draft *draft) {
    bool noun = draft->dropped && draft->rule == SS_RULE_CUE_NOUN && draft->explicit_frame && draft->source.first < draft->source.end && draft->pieces.count;
    uint32_t that = noun ? draft->pieces.at[0].first : 0, at = that + 1;
    if (!noun || at + 1 >= draft->pieces.at[0].end || !ss_view_word(view, that, "that") || view->quote[draft->head] != SS_NONE)
        return false;
    bool object = view->mention[at + 1] != SS_NONE || ss_view_is(view, at + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PRONOUN));
    return view->mention[at] != SS_NONE || ss_view_is(view, at, SS_W(DETERMINER) | SS_W(PRONOUN)) || !object || !ss_view_ends(view, at, "s");
}

/* Another cue has the noun ("said in its report that"), or its content ("expressed her hope that"). */
static bool told_by_other(const ss_making *making, uint32_t index) {
    const ss_draft *draft = &making->drafts.at[index];
    for (uint32_t i = index > NEXT_DRAFTS ? index - NEXT_DRAFTS : 0; i < making->drafts.count && i < index + NEXT_DRAFTS; i++) {
        const ss_draft *other = &making->drafts.at[i];
        bool within = other->cue_run.first <= draft->head && draft->head < other->cue_run.end;
        for (uint32_t p = 0; i != index && !other->dropped && p < other->pieces.count; p++)
            if (within || other->pieces.at[p].first == draft->pieces.at[0].first)
                return true;
    }
    return false;
}

/* "repeated Ruiz's claim that the pier was shut[, but warned that]": the clause around goes on with a verb of its own. */
static void end_before_next(const ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    ss_run *piece = &making->drafts.at[index].pieces.at[0];
    for (uint32_t i = index + 1; i < making->drafts.count && i < index + NEXT_DRAFTS; i++) {
        uint32_t at = making->drafts.at[i].cue_run.first;
        bool inside = !making->drafts.at[i].dropped && at > piece->first + 2 && at < piece->end;
        if (!inside || !(ss_view_mark(view, at - 1) == ',' || ss_view_word(view, at - 1, "and") || ss_view_word(view, at - 1, "but")))
            continue;
        piece->end = at - 1;
        piece->end -= ss_view_mark(view, piece->end - 1) == ',';
        return;
    }
}

static void keep_owned(ss_making *making) {
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        ss_draft *draft = &making->drafts.at[i];
        if (draft->rule != SS_RULE_CUE_NOUN || draft->learnt)
            continue;
        if (draft->source.first < draft->source.end && ss_view_has(&making->view, draft->source.end, SS_T_APOS_S))
            draft->source.end++; /* as they label it */
        if (!owned(&making->view, draft) || told_by_other(making, i))
            continue;
        draft->dropped = 0;
        end_before_next(making, i);
    }
}

/* The phrase is of somebody who can speak. */
static bool can_speak(const ss_view *view, ss_run source) {
    uint32_t head = ss_phrase_head_end(view, source) - 1, m = view->mention[head];
    if (m == SS_NONE)
        return ss_view_is(view, head, SS_W(SUBJECT) | SS_W(ROLE) | SS_W(UNNAMED) | SS_W(MALE) | SS_W(FEMALE) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(COMPANY));
    const ss_mention *mention = &view->document->names.mentions.at[m];
    return !mention->adjective && !mention->possessive && mention->type != SS_PLACE && mention->type != SS_DOCUMENT;
}

/* A verb, and neither a noun behind another ("media requests") nor a participle ("two women implicated in"). */
static bool is_verb(const ss_view *view, const ss_draft *draft) {
    uint32_t last = draft->source.end - 1;
    if (draft->cue_run.first < draft->head || view->mention[last] != SS_NONE || ss_view_is(view, last, SS_W(SUBJECT)))
        return true;
    return ss_view_ends(view, draft->head, "ed") && (draft->rule == SS_RULE_CUE_INFINITIVE || !ss_view_is(view, draft->pieces.at[0].first, SS_W(PREPOSITION)));
}

/* Strong enough for its frame, and no picture that shows or somebody who is called. */
static bool is_likely(const ss_draft *draft, const ss_cue *entry) {
    uint32_t least = draft->explicit_frame ? SURE_FRAME : draft->act == SS_ACT_STATE ? ANY_STATE : ANY_FRAME;
    return entry->strength >= least && !(entry->families & (SS_V(SHOW) | SS_V(CALL)));
}

/* "Ruiz had agreed to pay": subject, verb and content in a row, outside marks. */
static bool is_whole(const ss_making *making, const ss_draft *draft) {
    const ss_hit *hit = draft->dropped && !draft->learnt && draft->hit != SS_NONE ? &making->hits.at[draft->hit] : NULL;
    if (!hit || hit->use != SS_USE_FINITE || draft->level != SS_COMMUNICATION || draft->modality != SS_ACTUAL || draft->pieces.count != 1 || draft->quote != SS_NONE)
        return false;
    bool row = draft->source.first < draft->source.end && draft->source.end == draft->cue_run.first && draft->pieces.at[0].first >= draft->cue_run.end;
    return row && making->view.quote[draft->head] == SS_NONE && is_likely(draft, hit->entry) && is_verb(&making->view, draft) && can_speak(&making->view, draft->source);
}

/* The end of the content of another's speech that the draft stands in; 0 when it stands in none. */
static uint32_t end_around(const ss_making *making, uint32_t index) {
    const ss_draft *draft = &making->drafts.at[index];
    for (uint32_t i = index > NEXT_DRAFTS ? index - NEXT_DRAFTS : 0; i < making->drafts.count && i < index + NEXT_DRAFTS; i++) {
        const ss_draft *other = &making->drafts.at[i];
        for (uint32_t p = 0; i != index && !other->dropped && other->level == SS_COMMUNICATION && p < other->pieces.count; p++)
            if (other->pieces.at[p].first <= draft->source.first && draft->pieces.at[0].first < other->pieces.at[p].end)
                return other->pieces.at[p].end;
    }
    return 0;
}

static void keep_nested(ss_making *making) {
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        ss_draft *draft = &making->drafts.at[i];
        uint32_t end = is_whole(making, draft) && !told_by_other(making, i) ? end_around(making, i) : 0;
        if (!end)
            continue;
        draft->dropped = 0;
        draft->pieces.at[0].end = draft->pieces.at[0].end < end ? draft->pieces.at[0].end : end;
    }
}

/* "told Radio Lim | the guild had refused": the subject inside begins with the content, and not with who is told. */
static void part_hearer(ss_making *making, uint32_t index) {
    const ss_draft *told = &making->drafts.at[index];
    uint32_t first = told->pieces.at[told->pieces.count - 1].first;
    for (uint32_t i = index + 1; i < making->drafts.count && i < index + NEXT_DRAFTS; i++) {
        ss_draft *inner = &making->drafts.at[i];
        if (told->cue_run.end <= inner->source.first && inner->source.first < first && first < inner->source.end && inner->source.end <= inner->cue_run.first)
            inner->source.first = first;
    }
}

static void part_hearers(ss_making *making) {
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        const ss_draft *draft = &making->drafts.at[i];
        bool told = !draft->dropped && draft->hit != SS_NONE && (making->hits.at[draft->hit].entry->frames & SS_F_TOLD);
        if (told && draft->pieces.count && draft->pieces.at[draft->pieces.count - 1].first >= draft->cue_run.end)
            part_hearer(making, i);
    }
}

void ss_guesses_keep(ss_making *making) {
    part_hearers(making);
    keep_owned(making);
    keep_nested(making);
}

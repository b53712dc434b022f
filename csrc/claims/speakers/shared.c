#include "claims/speakers/parts.h"

enum { RELATIVE_REACH = 12 };

/* Sources that a cue shares with another one, or with its sentence: "... and added that", "Stressing that ..., Holm said". */

/* The draft of the same sentence whose subject this one shares: the one before, else the one after (Stressing X, Y said). */
static uint32_t neighbour(const ss_resolver *r) {
    const ss_draft *here = ss_draft_placed(r, r->at);
    for (uint32_t i = r->at; i-- > ss_oldest_place(r);) {
        const ss_draft *d = ss_draft_placed(r, i);
        if (d->sentence != here->sentence)
            break;
        bool goes_on = i + 1 == r->at && here->cue_run.first > 0 && ss_view_word(r->view, here->cue_run.first - 1, "and");
        uint32_t source = d->source.first;
        if (d->rule == SS_RULE_VOTE && source > 0 && ss_view_mark(r->view, source - 1) == '(') /* against (Norland) */
            continue;
        if (r->speakers[r->order[i]].source.first < r->speakers[r->order[i]].source.end && (!ss_run_is_relative(r->view, d->source) || goes_on) &&
            d->rule != SS_RULE_VETO_NOMINAL && !ss_draft_is_noun(r->making, d) && d->rule != SS_RULE_TURN && !d->passive && r->view->quote[d->head] == r->view->quote[here->head])
            return r->order[i];
    }
    return SS_NONE;
}

/* "The company raised its bid and said": what stands before the first verb that can be told by its form, else up to the first noun that
 * can speak, or to the preposition behind a noun: "The mayor laughed at the board, calling ...", "One agent inside the tower saw it, saying". */
static ss_run first_phrase(const ss_view *view, const ss_sentence *s, uint32_t end) {
    uint32_t limit = end < s->first + 10 ? end : s->first + 10;
    ss_run noun = {0, 0};
    for (uint32_t i = s->first + 1; i < limit; i++) {
        if (ss_view_has(view, i, SS_T_PUNCT) || ss_view_is(view, i, SS_W(PREPOSITION) | SS_W(SUBORDINATOR))) {
            bool counted = ss_view_is(view, s->first, SS_W(DETERMINER) | SS_W(QUANTIFIER)) && i > s->first + 1 && ss_view_is(view, i, SS_W(PREPOSITION));
            return noun.end || !counted ? noun : (ss_run){s->first, i};
        }
        if (ss_view_ends(view, i, "ed") || ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)))
            return (ss_run){s->first, i};
        if (!noun.end && ss_view_is(view, i, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(DOCUMENT)))
            noun = (ss_run){s->first, i + 1};
    }
    return noun;
}

/* "It comes after the two towns wrote to the board, accusing ...": the clause that the gerund hangs on begins behind "after". */
static uint32_t clause_before(const ss_view *view, uint32_t first, uint32_t end) {
    for (uint32_t i = end; i > first + 1; i--)
        if (ss_view_is(view, i - 1, SS_W(SUBORDINATOR)) && view->mention[i - 1] == SS_NONE)
            return i;
    return first;
}

/* "However, the mayor left, saying", and behind the participle that begins the sentence: "Shouting “Go,” the crowd left". */
static ss_run opening(const ss_view *view, const ss_draft *draft, uint32_t end) {
    const ss_sentence *s = &view->document->sentences.at[draft->sentence];
    if (draft->head > s->first + 2 || !draft->pieces.count)
        return ss_subject_opening(view, s->first, end);
    uint32_t behind = draft->pieces.at[draft->pieces.count - 1].end;
    if (behind <= draft->head + 1 || behind + 2 >= s->end)
        return (ss_run){0, 0};
    bool inside = ss_view_mark(view, behind - 1) == ',' || (ss_view_closes(view, behind - 1) && ss_view_mark(view, behind - 2) == ',');
    return inside || ss_view_mark(view, behind) == ',' ? ss_subject_opening(view, behind, ss_clause_sentence_end(view, s)) : (ss_run){0, 0};
}

/* The noun phrase that the sentence begins with, or its first name that stands as a subject, when no other cue gives one. */
static ss_run sentence_subject(const ss_resolver *r, const ss_draft *draft) {
    const ss_view *view = r->view;
    const ss_sentence *s = &view->document->sentences.at[draft->sentence];
    uint32_t end = draft->head < s->first + SS_REACH ? draft->head : s->first + SS_REACH;
    uint32_t from = clause_before(view, s->first, end);
    ss_run whole = from == s->first && ss_subject_shared(view, draft) ? ss_subject_only(view, from, end) : (ss_run){0, 0};
    if (whole.first < whole.end)
        return whole;
    for (uint32_t i = from; i < end && i < s->end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE) {
            bool object = i > from && ss_view_is(view, i, SS_W(NEUTER)) && !ss_view_has(view, i - 1, SS_T_PUNCT) && !ss_view_is(view, i - 1, SS_W(CONJUNCTION) | SS_W(SUBORDINATOR));
            if (ss_view_is(view, i, SS_W(SUBJECT)) && !ss_view_is(view, i, SS_W(FIRST)) && !object) /* not "calling it a trap and accusing" */
                return (ss_run){i, i + 1};
            continue;
        }
        const ss_mention *mention = ss_mention_at(view, m);
        uint32_t before = i - (i > from && ss_view_is(view, i - 1, SS_W(DETERMINER))); /* "while at the port office" */
        bool in_phrase = before > from && ss_view_is(view, before - 1, SS_W(PREPOSITION));
        bool owner = mention->possessive || (mention->type == SS_PERSON && ss_name_before_noun(view, mention, end));
        if (ss_mention_usable(mention) && !mention->adjective && !owner && !in_phrase && !mention->in_role)
            return ss_list_behind(view, (ss_run){mention->phrase_first < s->first ? mention->first : mention->phrase_first, mention->phrase_end}, end);
        i = mention->end - 1;
    }
    ss_run phrase = first_phrase(view, s, end);
    phrase.first += phrase.first + 1 < phrase.end && ss_view_opens(view, phrase.first);
    bool known = phrase.first < phrase.end && !(ss_view_is(view, phrase.first, SS_W(PREPOSITION)) && view->mention[phrase.first] == SS_NONE);
    return known || !ss_subject_shared(view, draft) ? phrase : opening(view, draft, end);
}

/* After ", stressing ..." before its main clause: the subject of the draft that follows in the sentence. */
static uint32_t following(const ss_resolver *r, uint32_t count) {
    const ss_draft *here = ss_draft_placed(r, r->at);
    for (uint32_t i = r->at + 1; i < count && i < r->at + 6; i++) {
        const ss_draft *d = &r->making->drafts.at[r->order[i]];
        if (d->sentence != here->sentence)
            break;
        bool inside = ss_draft_holds(d, here->cue_run.first) || (here->head != SS_NONE && d->head != SS_NONE && r->view->quote[here->head] != r->view->quote[d->head]);
        if (!inside && (d->subject == SS_SUBJECT_PHRASE || d->subject == SS_SUBJECT_PRONOUN) && !ss_draft_holds(here, d->source.first))
            return r->order[i];
    }
    return SS_NONE;
}

ss_status ss_speaker_copy(ss_resolver *r, const ss_speaker *from, ss_speaker *to, uint8_t how) {
    to->source = from->source;
    ss_status status = ss_speaker_settle(r, to, from->local, how == SS_BY_CARRIED ? how : from->how);
    for (uint32_t i = 0; !status && i < from->all.count; i++)
        status = ss_speaker_also(r, to, from->all.at[i]);
    return status;
}

/* "in answer to a question noting that ...": the gerund is the question's, which is not of who answers. */
static ss_run answered(const ss_view *view, const ss_draft *draft) {
    uint32_t noun = draft->cue_run.first - 1, first = view->document->sentences.at[draft->sentence].first;
    bool asks = draft->cue_run.first > first + 3 && ss_view_ends(view, draft->head, "ing") &&
                (ss_view_word(view, noun, "question") || ss_view_word(view, noun, "questions") || ss_view_word(view, noun, "query"));
    if (!asks || !(ss_view_word(view, noun - 1, "to") || (ss_view_is(view, noun - 1, SS_W(DETERMINER)) && ss_view_word(view, noun - 2, "to"))))
        return (ss_run){0, 0};
    return (ss_run){ss_view_word(view, noun - 1, "to") ? noun : noun - 1, noun + 1};
}

/* "signs [reading]: “Go home”": what is written on them. */
__attribute__((noinline))
static ss_run written_on(const ss_view *view, const ss_draft *draft) {
    uint32_t noun = draft->cue_run.first - 1;
    if (draft->cue_run.first <= view->document->sentences.at[draft->sentence].first)
        return (ss_run){0, 0};
    bool sign = ss_view_has(view, noun, SS_T_WORD) && view->mention[noun] == SS_NONE && !ss_view_is(view, noun, SS_FUNCTION_WORDS);
    return sign ? (ss_run){noun, noun + 1} : (ss_run){0, 0};
}

/* "the trial, which drew crowds and [highlighted]": the relative whose verb, that tells nothing, this one is joined to; or SS_NONE. */
__attribute__((noinline))
static uint32_t joined_relative(const ss_view *view, const ss_draft *draft) {
    uint32_t first = view->document->sentences.at[draft->sentence].first, at = draft->cue_run.first;
    if (at < first + 4)
        return SS_NONE;
    for (uint32_t i = at - 1; i-- > first + 1 && i + RELATIVE_REACH > at;) {
        if (ss_view_has(view, i, SS_T_PUNCT))
            return SS_NONE;
        if (ss_view_is(view, i, SS_W(COMPLEMENTIZER) | SS_W(SUBORDINATOR) | SS_W(RELATIVE)) && view->mention[i] == SS_NONE)
            return (ss_view_word(view, i, "which") || ss_view_word(view, i, "who")) && ss_view_mark(view, i - 1) == ',' ? i : SS_NONE;
    }
    return SS_NONE;
}

/* A clause that it tells, or whom it accuses "of" something, where the preposition is that. */
static bool tells_of(const ss_draft *draft, bool of) {
    return draft->rule == SS_RULE_CUE_THAT || draft->rule == SS_RULE_CUE_PARENTHETIC || (of && draft->rule == SS_RULE_CUE_TARGET);
}

/* The nearest such piece of a draft before this one, in its sentence, that holds the preposition outside marks; or an empty run. */
static ss_run piece_around(const ss_resolver *r, uint32_t preposition) {
    bool of = ss_view_word(r->view, preposition, "of");
    for (uint32_t i = r->at; i-- > ss_oldest_place(r) && ss_draft_placed(r, i)->sentence == ss_here(r);) {
        const ss_draft *d = ss_draft_placed(r, i);
        for (uint32_t k = 0; tells_of(d, of) && k < d->pieces.count; k++)
            if (d->pieces.at[k].first < preposition && preposition < d->pieces.at[k].end && r->view->quote[d->pieces.at[k].first] == SS_NONE)
                return d->pieces.at[k];
    }
    return (ss_run){0, 0};
}

__attribute__((noinline))
ss_run ss_source_told_of(const ss_resolver *r, const ss_draft *draft) {
    const ss_view *view = r->view;
    uint32_t cue = draft->cue_run.first;
    ss_run none = {0, 0};
    if (draft->head == SS_NONE || cue == 0 || view->tokens[cue - 1].size != sizeof "by" - 1 || view->quote[cue] != SS_NONE || !ss_view_ends(view, draft->head, "ing") ||
        !(ss_view_word(view, cue - 1, "by") || ss_view_word(view, cue - 1, "in") || ss_view_word(view, cue - 1, "of")))
        return none;
    ss_run piece = piece_around(r, cue - 1);
    if (piece.first >= piece.end || (draft->source.first < draft->source.end && draft->source.first >= piece.first))
        return none;
    return ss_subject_opening(view, piece.first + ss_view_word(view, piece.first, "that"), cue);
}

ss_status ss_speaker_by_sharing(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    ss_run question = draft->head != SS_NONE && ss_view_word(r->view, draft->head, "reading") ? written_on(r->view, draft) : answered(r->view, draft);
    if (question.first < question.end) {
        speaker->source = question;
        return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED);
    }
    uint32_t relative = draft->cue_run.first > 0 && ss_view_word(r->view, draft->cue_run.first - 1, "and") ? joined_relative(r->view, draft) : SS_NONE;
    if (relative != SS_NONE) {
        speaker->source = (ss_run){relative, relative + 1};
        return ss_speaker_by_relative(r, relative, speaker);
    }
    uint32_t from = neighbour(r);
    if (from != SS_NONE)
        return ss_speaker_copy(r, &r->speakers[from], speaker, SS_BY_NAMED);
    uint32_t next = following(r, r->making->drafts.count);
    speaker->source = next != SS_NONE ? r->making->drafts.at[next].source : sentence_subject(r, draft);
    if (speaker->source.first < speaker->source.end)
        return ss_speaker_by_phrase(r, speaker->source, speaker);
    return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_NONE);
}

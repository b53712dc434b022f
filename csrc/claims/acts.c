#include "claims/acts.h"
#include "claims/deeds.h"

enum { DRAFTS_READ = 256, SILENT_AMONG = 2, FEW_WORDS = 3, UNSAID_REACH = 10 };

static uint8_t type_of(const ss_view *view, uint32_t local) { return view->document->names.locals.at[local].type; }

/* "a report", "Norlandic media", "a news agency": the word says that what follows is carried. */
static bool carries(const ss_view *view, uint32_t token) {
    if (ss_view_is(view, token, SS_W(DOCUMENT)))
        return !ss_view_is(view, token, SS_W(UNNAMED) | SS_W(ROLE));
    return ss_view_kind(view, token, SS_D(MEDIA)) || (ss_view_kind(view, token, SS_D(NEWS)) && token > 0 && ss_view_word(view, token - 1, "news"));
}

/* A document, or whoever publishes: what they say is a report. "Its statement said" is of the one whose statement it is, "a report seen by
 * Radio Lim said" of the report. */
static bool is_carrier(const ss_view *view, const ss_speaker *speaker) {
    ss_run source = speaker->source;
    if (speaker->local != SS_NONE)
        return type_of(view, speaker->local) == SS_OUTLET || type_of(view, speaker->local) == SS_DOCUMENT;
    if (speaker->how != SS_BY_UNNAMED)
        return false;
    for (uint32_t i = source.first; i < source.end; i++) {
        if (!ss_view_is(view, i, SS_W(PREPOSITION)) && ss_view_mark(view, i) != ',')
            continue;
        bool seen = i > source.first + 1 && ss_view_word(view, i, "by") && !ss_view_is(view, i - 1, SS_W(DOCUMENT)) && !ss_view_kind(view, i - 2, SS_D(LETTER));
        return i > source.first && carries(view, i - 1 - seen);
    }
    return source.first < source.end && carries(view, source.end - 1);
}

/* "Norland's defence minister warned that Norland will sink ...": for a state its officials threaten. */
__attribute__((noinline))
static bool is_own_state(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker, uint32_t at) {
    uint32_t m = view->mention[at];
    if (m == SS_NONE || speaker->local == SS_NONE || view->document->names.mentions.at[m].type != SS_COUNTRY || view->document->names.mentions.at[m].local == SS_NONE)
        return false;
    const ss_local *known = &view->document->names.locals.at[speaker->local];
    const ss_local *state = &view->document->names.locals.at[view->document->names.mentions.at[m].local];
    bool official = known->type != SS_PERSON || known->role_size;
    bool same = state->lexicon != SS_NONE && (known->country == state->lexicon || known->lexicon == state->lexicon);
    return official && same && !ss_view_is(view, at + 2, SS_W(AUXILIARY)) && draft->modality == SS_ACTUAL;
}

/* "that it would answer", “We will answer”: the content begins with the speaker, and with what will be done. A board warns that
 * it would rain, too; only states, organisations and I or we threaten by such words. */
static bool is_own_act(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    uint32_t at = draft->pieces.count ? draft->pieces.at[0].first : view->count, end = draft->pieces.count ? draft->pieces.at[0].end : 0;
    while (at < end && (ss_view_has(view, at, SS_T_QUOTE) || ss_view_word(view, at, "that")))
        at++;
    if (at + 2 >= end || !ss_view_is(view, at + 1, SS_W(MODAL)) || ss_view_is(view, at + 1, SS_W(NEGATION)))
        return false;
    if (!ss_view_word(view, at + 1, "would") && !ss_view_word(view, at + 1, "will"))
        return false;
    if (ss_view_word(view, at, "we") || ss_view_word(view, at, "i"))
        return !ss_view_word(view, at + 2, "all") && !ss_view_is(view, at + 2, SS_W(AUXILIARY));
    if (is_own_state(view, draft, speaker, at))
        return true;
    bool body = speaker->local != SS_NONE && type_of(view, speaker->local) != SS_PERSON && type_of(view, speaker->local) != SS_PLACE;
    return body && (ss_view_word(view, at, "it") || ss_view_word(view, at, "they")) && !ss_view_is(view, at + 2, SS_W(AUXILIARY));
}

/* Before the source, or before the cue when there is none. */
static bool behind_if(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->source.first < draft->source.end ? draft->source.first : draft->cue_run.first;
    if (at == 0 || at >= draft->cue_run.end || !ss_view_is(view, at - 1, SS_W(SUBORDINATOR)))
        return false;
    return ss_view_word(view, at - 1, "if") || ss_view_word(view, at - 1, "unless");
}

/* "is likely to reject", "are unlikely to vote for", "is set to veto": nothing of it has been said yet. */
__attribute__((noinline))
static uint8_t outlook(const ss_view *view, const ss_draft *draft) {
    uint32_t to = draft->head - 1;
    if (draft->head == SS_NONE || draft->head < draft->cue_run.first + 2 || draft->head >= draft->cue_run.end || !ss_view_word(view, to, "to"))
        return SS_ACTUAL;
    if (ss_view_kind(view, to - 1, SS_D(LIKELY)))
        return SS_POSSIBLE;
    return ss_view_kind(view, to - 1, SS_D(TO_COME)) ? SS_FUTURE : SS_ACTUAL;
}

/* "We'll | veto": what will be done. The word has four bytes or more. */
__attribute__((noinline))
static bool is_will(const ss_view *view, const ss_draft *draft) {
    const ss_token *token = &view->tokens[draft->source.first];
    const char *end = view->bytes + token->start + token->size;
    return ss_view_is(view, draft->source.first, SS_W(SUBJECT)) && end[-1] == 'l' && end[-2] == 'l' && (end[-3] == '\'' || (uint8_t)end[-3] == 0x99);
}

/* Behind a word as long as "without", "of" or "than". */
static inline bool may_be_unsaid(const ss_view *view, uint32_t head) {
    uint32_t size = view->tokens[head - 1].size;
    return (size == 2 || size == 4 || size == 7) && ss_view_ends(view, head, "ing");
}

/* "without saying", "instead of saying", "rather than saying": it was not said. Not "never left without saying", "it goes without saying". */
static bool is_left_unsaid(const ss_view *view, const ss_draft *draft, uint32_t first) {
    uint32_t head = draft->head, link = head - 1;
    bool linked = link > first && (ss_view_word(view, link, "of") || ss_view_word(view, link, "than"));
    bool unsaid = linked ? ss_view_kind(view, --link, SS_D(UNMET)) : ss_view_word(view, link, "without");
    for (uint32_t i = link; unsaid && i-- > first && link - i < UNSAID_REACH && !ss_view_has(view, i, SS_T_PUNCT);)
        unsaid = !ss_view_is(view, i, SS_W(NEGATION)) && !ss_view_word(view, i, "goes");
    return unsaid && ss_view_ends(view, head, "ing");
}

/* "failed to agree on", "has yet to confirm", "is unable to say": it was not done. */
__attribute__((noinline))
static bool is_unmet(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head;
    for (uint32_t i = draft->cue_run.first + 1; i + 2 < draft->cue_run.end && i < head; i++)
        if (ss_view_word(view, i, "among") && ss_view_word(view, i + 1, "those"))
            return ss_view_is(view, i - 1, SS_W(NEGATION)); /* was not among those calling for */
    uint32_t first = view->document->sentences.at[draft->sentence].first;
    if (head > first && is_left_unsaid(view, draft, first))
        return true;
    bool unmet = head >= first + 2 && ss_view_word(view, head - 1, "to") && ss_view_kind(view, head - 2, SS_D(UNMET));
    return unmet && !(head > first + 2 && ss_view_is(view, head - 3, SS_W(NEGATION)));
}

/* "said nothing", "has said little else", "blamed nobody" */
static bool is_empty(const ss_view *view, const ss_draft *draft) {
    if (draft->pieces.count != 1 || draft->quote != SS_NONE || draft->pieces.at[0].first < draft->cue_run.end)
        return false;
    uint32_t at = draft->pieces.at[0].first, size = draft->pieces.at[0].end - at;
    bool nothing = ss_view_word(view, at, "nothing") || ss_view_word(view, at, "little") || ss_view_word(view, at, "nobody");
    return nothing && (size == 1 || ss_view_word(view, at + 1, "else"));
}

/* "What do the two sides say?": asks what it is, and tells nothing of it. */
__attribute__((noinline))
static bool is_asked_what(const ss_view *view, const ss_draft *draft) {
    const ss_classes empty = SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE);
    uint32_t words = 0;
    if (draft->quote != SS_NONE || ss_view_mark(view, view->document->sentences.at[draft->sentence].end - 1) != '?')
        return false;
    for (uint32_t k = 0; k < draft->pieces.count; k++)
        for (uint32_t i = draft->pieces.at[k].first; i < draft->pieces.at[k].end; i++, words++)
            if (words > 3 || !(ss_view_has(view, i, SS_T_PUNCT) || ss_view_is(view, i, empty) || ss_view_word(view, i, "what") || ss_view_word(view, i, "how")))
                return false;
    return true;
}

/* "does not support", "do not agree with", "will not accept": no less of a stance than to oppose. */
static bool is_refused_stance(const ss_view *view, const ss_draft *draft) {
    return draft->negated && (draft->modality == SS_ACTUAL || draft->modality == SS_FUTURE) && (ss_draft_families(view, draft) & SS_V(STANCE));
}

/* "some call it a victory", "insisted on Friday that": no call to do something, no demand. */
static bool is_saying(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->pieces.count ? draft->pieces.at[0].first : SS_NONE, families = ss_draft_families(view, draft);
    if (at == SS_NONE || at < draft->cue_run.end || draft->head != draft->cue_run.end - 1)
        return at != SS_NONE && draft->act == SS_ACT_DEMAND && (families & SS_V(INSIST)) && ss_view_word(view, at, "that");
    uint32_t last = draft->source.first < draft->source.end ? draft->source.end - 1 : SS_NONE;
    bool owned = last != SS_NONE && (ss_view_is(view, last, SS_W(POSSESSIVE)) || ss_view_has(view, last, SS_T_APOS_S));
    return draft->act == SS_ACT_URGE && (families & SS_V(CALL)) && !owned && !ss_view_word(view, at, "to") && !ss_view_word(view, at, "for");
}

/* "launched a withering attack on", "issued a statement": a verb that tells nothing, and a noun of the tables in its cue that does. */
static void take_noun(const ss_view *view, ss_draft *draft) {
    uint32_t end = draft->cue_run.end;
    for (uint32_t t = draft->head + 1; t < end; t++) {
        const ss_phrase *phrase = view->mention[t] == SS_NONE ? ss_lexicon_cue_at(view->lexicon, &view->tokens[t], end - t) : NULL;
        for (; phrase; phrase = phrase->next == SS_NONE ? NULL : ss_phrase_next(view->lexicon, phrase)) {
            const ss_cue *cue = ss_lexicon_cue(view->lexicon, phrase->item);
            if (cue->part != SS_NOUN)
                continue;
            draft->cue = phrase->item;
            draft->act = cue->act;
            draft->level = cue->level;
            return;
        }
    }
}

/* Somebody else of the first drafts speaks in the text, and this one does not. */
static bool is_silent(const ss_making *making, const ss_speaker *speakers, uint32_t local) {
    uint32_t others = 0;
    for (uint32_t i = 0; i < making->drafts.count && i < DRAFTS_READ; i++) {
        const ss_draft *d = &making->drafts.at[i];
        if (d->dropped || d->level || making->view.document->sentences.at[d->sentence].role != SS_ROLE_BODY || speakers[i].local == SS_NONE)
            continue;
        const ss_local *other = &making->view.document->names.locals.at[speakers[i].local];
        if (speakers[i].local == local || other->speaks_for == local)
            return false;
        others++;
    }
    return others >= SILENT_AMONG;
}

/* "Harbour: Why ships are late", "Holm: Is the harbour shut?": a question or its answer, of nobody; but a minister may tell why. */
static bool is_asked(const ss_view *view, const ss_draft *draft, ss_run source, bool person) {
    ss_run piece = draft->pieces.count ? draft->pieces.at[0] : (ss_run){0, 0};
    if (piece.first >= piece.end || view->quote[piece.first] != SS_NONE)
        return false;
    bool why = ss_view_word(view, piece.first, "why") || ss_view_word(view, piece.first, "how") || ss_view_word(view, piece.first, "who") || ss_view_word(view, piece.first, "what");
    bool somebody = person || ss_view_is(view, source.end - 1, SS_W(ROLE));
    return (why && !somebody) || ss_view_mark(view, piece.end - 1) == '?' || (piece.end < view->count && ss_view_mark(view, piece.end) == '?');
}

/* "Analysis: ...", "Press review: ...": what kind of article it is. */
static bool is_kind_of_article(const ss_view *view, ss_run source) {
    uint32_t last = source.end - 1;
    if (ss_view_word(view, last, "analysis") || ss_view_word(view, last, "review") || ss_view_word(view, last, "interview"))
        return true;
    return source.end == source.first + 1 && ss_view_is(view, last, SS_W(TEASER));
}

/* "Ida Holm: Inquest to look into a night at sea", "Harbour check: Why ships are late": what a headline is about, which says nothing. */
static bool is_topic(const ss_making *making, const ss_speaker *speakers, uint32_t index) {
    const ss_classes speaking = SS_W(ROLE) | SS_W(UNNAMED) | SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(DOCUMENT) | SS_W(COMPANY);
    const ss_view *view = &making->view;
    const ss_draft *draft = &making->drafts.at[index];
    ss_run source = speakers[index].source;
    if (draft->rule != SS_RULE_CUE_COLON || draft->quote != SS_NONE || source.first >= source.end ||
        view->document->sentences.at[draft->sentence].role != SS_ROLE_HEADLINE)
        return false;
    uint8_t type = speakers[index].local == SS_NONE ? SS_TYPES : type_of(view, speakers[index].local);
    if (type == SS_PLACE || is_asked(view, draft, source, type == SS_PERSON) || is_kind_of_article(view, source))
        return true;
    if (type != SS_TYPES)
        return (type == SS_PERSON || type == SS_BODY || type == SS_COUNTRY) && is_silent(making, speakers, speakers[index].local);
    return source.end > source.first + 1 && view->mention[source.end - 1] == SS_NONE && !ss_view_is(view, source.end - 1, speaking);
}

/* "would not say [whether]", "will not reveal [who]": what is asked for is withheld. */
static bool is_withheld(const ss_view *view, const ss_draft *draft) {
    bool will = draft->modality == SS_FUTURE || draft->modality == SS_CONDITIONAL, tells = draft->act == SS_ACT_STATE || draft->act == SS_ACT_REPORT;
    if (!draft->negated || !will || !tells || draft->level || !draft->pieces.count || draft->pieces.at[0].first != draft->cue_run.end)
        return false;
    uint32_t at = draft->cue_run.end;
    return !ss_view_word(view, at, "that") && ss_view_is(view, at, SS_W(RELATIVE) | SS_W(COMPLEMENTIZER) | SS_W(SUBORDINATOR));
}

void ss_acts_settle(ss_making *making, const ss_speaker *speakers) {
    const ss_view *view = &making->view;
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        ss_draft *draft = &making->drafts.at[i];
        if (draft->dropped || draft->ruled || draft->rule == SS_RULE_TURN) /* what a user's rule says of an act stands; "Nothing." is a turn */
            continue;
        if (draft->learnt && draft->cue == SS_NONE)
            take_noun(view, draft);
        ss_deed_settle(view, draft, &speakers[i]);
        bool may_fail = draft->head != SS_NONE && draft->head > 0 && (ss_view_word(view, draft->head - 1, "to") || may_be_unsaid(view, draft->head) || draft->cue_run.end > draft->cue_run.first + FEW_WORDS);
        if (may_fail && !draft->negated && is_unmet(view, draft))
            draft->negated = 1;
        if (is_saying(view, draft))
            draft->act = SS_ACT_STATE;
        draft->by_nobody |= is_topic(making, speakers, i);
        if (draft->act == SS_ACT_STATE && is_carrier(view, &speakers[i]))
            draft->act = SS_ACT_REPORT;
        else if (draft->act == SS_ACT_WARN && is_own_act(view, draft, &speakers[i]))
            draft->act = SS_ACT_THREATEN;
        else if (is_refused_stance(view, draft)) {
            draft->act = SS_ACT_REJECT;
            draft->negated = 0;
            draft->modality = SS_ACTUAL; /* who will not accept it rejects it now */
        } else if (is_withheld(view, draft)) {
            draft->act = SS_ACT_DECLINE;
            draft->negated = 0;
            draft->modality = SS_ACTUAL;
        }
        if (draft->modality == SS_ACTUAL && behind_if(view, draft))
            draft->modality = SS_CONDITIONAL;
        else if (draft->modality == SS_ACTUAL && draft->cue_run.first + 2 < draft->cue_run.end)
            draft->modality = outlook(view, draft);
        else if (draft->source.end == draft->source.first + 1 && draft->source.end == draft->cue_run.first && view->tokens[draft->source.first].size >= 4 && draft->modality == SS_ACTUAL && is_will(view, draft))
            draft->modality = SS_FUTURE;
        bool few = draft->pieces.count && draft->quote == SS_NONE && draft->pieces.at[0].end <= draft->pieces.at[0].first + FEW_WORDS;
        draft->by_nobody |= few && (is_empty(view, draft) || is_asked_what(view, draft));
    }
}

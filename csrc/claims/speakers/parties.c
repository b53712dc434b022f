#include "claims/speakers/parties.h"
#include "claims/speakers/parts.h"

enum { NEAR_DRAFTS = 6 };

/* A pronoun that means who acts: himself, themselves. */
static bool is_reflexive(const ss_view *view, ss_run run) {
    return run.end == run.first + 1 && view->mention[run.first] == SS_NONE && ss_view_is(view, run.first, SS_W(PRONOUN)) && (ss_view_ends(view, run.first, "self") || ss_view_ends(view, run.first, "selves"));
}

/* "Norland's plan", "the report": no person, body or people, whoever owns it or wrote it. */
static bool is_thing(const ss_view *view, ss_run run) {
    uint32_t head = ss_phrase_head_end(view, run) - 1;
    if (view->mention[head] != SS_NONE || ss_view_is(view, head, SS_W(PRONOUN) | SS_W(RELATIVE)))
        return false;
    return !ss_view_is(view, head, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(EPITHET)) || ss_view_is(view, head, SS_W(DOCUMENT));
}

/* The name that is all of the run, which stands for nobody but whom it names; else SS_NONE. */
static uint32_t name_of(const ss_view *view, ss_run run) {
    uint32_t m = view->mention[run.first];
    bool whole = m != SS_NONE && ss_mention_at(view, m)->end >= run.end && ss_mention_usable(ss_mention_at(view, m)) && ss_mention_at(view, m)->how != SS_NOMINAL;
    return whole ? m : SS_NONE;
}

/* "While Holm backed Berg, she urged [him]": the person named last before the pronoun in its sentence and quotation; who owns something only where
 * nobody else is. Nobody within the source of the draft at hand, nor who acts; SS_NONE where nobody fits. */
static uint32_t named_before(const ss_resolver *r, uint32_t pronoun) {
    const ss_view *view = r->view;
    const ss_draft *draft = ss_draft_placed(r, r->at);
    uint8_t other = ss_view_is(view, pronoun, SS_W(FEMALE)) ? 'm' : 'f';
    for (uint32_t i = pronoun, first = view->document->sentences.at[draft->sentence].first; i-- > first;) {
        uint32_t m = view->mention[i];
        const ss_mention *mention = m == SS_NONE ? NULL : ss_mention_at(view, m);
        if (!mention)
            continue;
        i = mention->first;
        bool person = mention->type == SS_PERSON && ss_mention_usable(mention) && mention->local != r->doer && !mention->possessive && view->quote[i] == view->quote[pronoun];
        if (person && ss_local_at(view, mention->local)->gender != other && !ss_name_before_noun(view, mention, pronoun) && !(i >= draft->source.first && i < draft->source.end))
            return mention->local;
    }
    return SS_NONE;
}

/* "[she]": of whom the same word is the source of a draft near by, or SS_NONE. */
static uint32_t speaks_there(const ss_resolver *r, uint32_t pronoun) {
    for (uint32_t i = r->at > NEAR_DRAFTS ? r->at - NEAR_DRAFTS : 0; i < r->making->drafts.count && i <= r->at + NEAR_DRAFTS; i++) {
        const ss_draft *draft = ss_draft_placed(r, i);
        if (i != r->at && !draft->dropped && r->speakers[r->order[i]].source.first == pronoun && r->speakers[r->order[i]].source.end == pronoun + 1)
            return r->speakers[r->order[i]].local;
    }
    return SS_NONE;
}

/* The draft stands in what another one of its sentence tells. */
static bool is_told_there(const ss_resolver *r, const ss_draft *draft) {
    for (uint32_t i = r->at; i-- > 0 && i + NEAR_DRAFTS >= r->at && ss_draft_placed(r, i)->sentence == draft->sentence;)
        if (!ss_draft_placed(r, i)->dropped && draft->head != SS_NONE && ss_draft_holds(ss_draft_placed(r, i), draft->head))
            return true;
    return false;
}

/* Who speaks where the same word is a source, else him and her behind their verb, and before it he and she, I and we; of it and them the text
 * tells too little. */
static ss_status by_pronoun(ss_resolver *r, uint32_t pronoun, ss_speaker *out) {
    const ss_view *view = r->view;
    const ss_draft *draft = ss_draft_placed(r, r->at);
    bool behind = pronoun >= draft->cue_run.end, gendered = ss_view_is(view, pronoun, SS_W(MALE) | SS_W(FEMALE));
    uint32_t named = speaks_there(r, pronoun);
    if (named == SS_NONE && behind && !gendered && !ss_view_is(view, pronoun, SS_W(FIRST)))
        return SS_OK;
    bool tells = draft->addressee.first == pronoun && is_told_there(r, draft); /* Holm said that Berg had told her */
    if (named == SS_NONE && behind && gendered && !tells)
        named = named_before(r, pronoun);
    if (named == SS_NONE)
        return ss_speaker_by_pronoun(r, pronoun, out);
    ss_status status = ss_speaker_settle(r, out, named, SS_BY_PRONOUN);
    return status ? status : ss_speaker_note(r, (ss_run){pronoun, pronoun + 1}, named, SS_PRONOUN);
}

/* "told [the agency]": a news agency, and none of the organisations named before. */
static bool is_other_agency(const ss_view *view, ss_run run, const ss_speaker *party) {
    bool news = ss_view_kind(view, ss_phrase_head_end(view, run) - 1, SS_D(NEWS) | SS_D(PRESS));
    return news && party->how == SS_BY_NOMINAL && party->local != SS_NONE && ss_local_at(view, party->local)->type != SS_OUTLET;
}

static ss_status settle(ss_resolver *r, ss_run run, ss_speaker *out) {
    uint32_t name = name_of(r->view, run);
    if (name != SS_NONE)
        return ss_speaker_by_mention(r, name, out);
    if (is_thing(r->view, run)) {
        uint32_t m = ss_speaker_head(r->view, run);
        return ss_speaker_settle(r, out, m == SS_NONE ? SS_NONE : ss_mention_at(r->view, m)->local, SS_BY_NAMED);
    }
    ss_status status = r->draft_of ? SS_OK : ss_quotes_map(r);
    if (status)
        return status;
    bool pronoun = run.end == run.first + 1 && ss_view_is(r->view, run.first, SS_W(PRONOUN));
    status = pronoun ? by_pronoun(r, run.first, out) : ss_speaker_by_phrase(r, run, out);
    if (!pronoun && is_other_agency(r->view, run, out))
        out->local = SS_NONE;
    return status;
}

/* Who the run stands for; a pronoun is never `doer`, who acts. */
static ss_status resolve(ss_resolver *r, ss_run run, uint32_t doer, uint32_t *out) {
    ss_speaker party = {.local = SS_NONE, .source = run};
    if (run.first >= run.end)
        return SS_OK;
    if (is_reflexive(r->view, run))
        return *out = doer, SS_OK;
    r->doer = doer;
    ss_status status = settle(r, run, &party);
    *out = party.how == SS_BY_PRONOUN && party.local == doer ? SS_NONE : party.local;
    return status;
}

/* "told [CNN's morning show]": the outlet whose it is. */
static uint32_t outlet_of(const ss_view *view, ss_run run) {
    uint32_t m = run.first < run.end ? view->mention[run.first] : SS_NONE;
    return m != SS_NONE && ss_mention_at(view, m)->type == SS_OUTLET && ss_mention_at(view, m)->possessive ? ss_mention_at(view, m)->local : SS_NONE;
}

ss_status ss_parties_resolve(ss_making *making, const uint32_t *order, ss_speaker *speakers, ss_mentions *pronouns) {
    ss_resolver r = {.making = making, .view = &making->view, .order = order, .speakers = speakers, .pronouns = pronouns, .quoter = SS_NONE, .doer = SS_NONE};
    ss_status status = SS_OK;
    for (r.at = 0; !status && r.at < making->drafts.count; r.at++) {
        const ss_draft *draft = &making->drafts.at[order[r.at]];
        ss_speaker *speaker = &speakers[order[r.at]];
        if (draft->dropped)
            continue;
        status = resolve(&r, draft->addressee, speaker->local, &speaker->addressee);
        if (speaker->addressee == SS_NONE)
            speaker->addressee = outlet_of(r.view, draft->addressee);
        if (!status)
            status = resolve(&r, draft->target, speaker->local, &speaker->target);
    }
    return status;
}

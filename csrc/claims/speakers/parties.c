#include "claims/speakers/parties.h"
#include "claims/speakers/parts.h"

enum { NEAR_DRAFTS = 6 };

/* A pronoun that means who acts: himself, themselves. */
static bool is_reflexive(const ss_view *view, ss_run run) {
    return run.end == run.first + 1 && view->mention[run.first] == SS_NONE && ss_view_is(view, run.first, SS_W(PRONOUN)) && (ss_view_ends(view, run.first, "self") || ss_view_ends(view, run.first, "selves"));
}

/* "Norland's plan", "the report": no person, body or people, whoever owns it or wrote it. The head part ends before `end`. */
static bool is_thing(const ss_view *view, uint32_t end) {
    const ss_classes somebody = SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(EPITHET) | SS_W(PRONOUN) | SS_W(RELATIVE);
    if (view->mention[end - 1] != SS_NONE)
        return false;
    return !ss_view_is(view, end - 1, somebody) || ss_view_is(view, end - 1, SS_W(DOCUMENT));
}

/* The name that is all of the run, no description of somebody; else SS_NONE. */
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
    if (named == SS_NONE) {
        ss_status status = ss_speaker_by_pronoun(r, pronoun, out);
        bool person = out->local != SS_NONE && ss_local_at(view, out->local)->type == SS_PERSON;
        out->local = person || !gendered ? out->local : SS_NONE; /* a translation's "he" may be a union, "him" is none */
        return status;
    }
    return ss_speaker_settle(r, out, named, SS_BY_PRONOUN);
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
    if (is_thing(r->view, ss_phrase_head_end(r->view, run))) {
        uint32_t m = ss_speaker_head(r->view, run);
        uint8_t type = m == SS_NONE ? SS_PLACE : ss_mention_at(r->view, m)->type; /* "the agency Lim Post", no state's plan */
        return type == SS_PLACE || type == SS_COUNTRY || type == SS_GROUP ? SS_OK : ss_speaker_settle(r, out, ss_mention_at(r->view, m)->local, SS_BY_NAMED);
    }
    bool pronoun = run.end == run.first + 1 && ss_view_is(r->view, run.first, SS_W(PRONOUN));
    ss_status status = pronoun ? by_pronoun(r, run.first, out) : ss_speaker_by_phrase(r, run, out);
    if (!pronoun && is_other_agency(r->view, run, out))
        out->local = SS_NONE;
    return status;
}

/* "told [CNN's morning show]": the outlet whose it is. */
static uint32_t outlet_of(const ss_view *view, ss_run run) {
    uint32_t m = view->mention[run.first];
    return m != SS_NONE && ss_mention_at(view, m)->type == SS_OUTLET && ss_mention_at(view, m)->possessive ? ss_mention_at(view, m)->local : SS_NONE;
}

/* "reporters", "angry voters": words that stand for nobody with a name. */
static bool is_bare(const ss_view *view, ss_run run) {
    const ss_classes somebody = SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(POSSESSIVE) | SS_W(RELATIVE) | SS_W(QUANTIFIER) | SS_W(NUMBER);
    if (ss_view_is(view, run.first, somebody))
        return false;
    for (uint32_t i = run.first; i < run.end; i++)
        if (view->mention[i] != SS_NONE || view->phrase[i] != SS_NONE)
            return false;
    return true;
}

/* A name by itself that nobody else has, and no capital. */
static bool is_plain(const ss_view *view, uint32_t name) {
    const ss_mention *mention = ss_mention_at(view, name);
    return mention->type != SS_PLACE && !(mention->how == SS_SURNAME && ss_local_at(view, mention->local)->namesake);
}

ss_status ss_party_resolve(const ss_parties *parties, uint32_t place, ss_run run, uint32_t *out) {
    ss_making *making = parties->making;
    uint32_t doer = parties->speakers[parties->order[place]].local, name = name_of(&making->view, run);
    if (name != SS_NONE && is_plain(&making->view, name))
        return *out = ss_mention_at(&making->view, name)->local, SS_OK;
    if (is_bare(&making->view, run))
        return SS_OK;
    if (is_reflexive(&making->view, run))
        return *out = doer, SS_OK;
    ss_resolver r = {.making = making, .view = &making->view, .order = parties->order, .speakers = parties->speakers, .draft_of = making->said_in,
                     .whole = making->said_whole, .at = place, .quoter = SS_NONE, .doer = doer};
    ss_speaker party = {.local = SS_NONE, .source = run};
    ss_status status = settle(&r, run, &party);
    *out = (party.how == SS_BY_PRONOUN || party.how == SS_BY_NOMINAL) && party.local == doer ? SS_NONE : party.local; /* the firm urged the union */
    *out = *out == SS_NONE ? outlet_of(r.view, run) : *out;
    return status;
}

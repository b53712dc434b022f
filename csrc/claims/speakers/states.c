#include "claims/speakers/parts.h"

/* Sources without a name of their own that speak as a state does.
 *
 *   the representative of [Norland], [Norland]'s delegate      -> Norland
 *   representatives of [Norland] and [Sudland]                 -> both
 *   a spokesman of the [Norlandic navy]                        -> the navy
 *   Holm of [Norland] said that her country ...                -> Norland
 *   the [Norlandic] claim that ...                             -> Norland
 *   the [Norlandic] government ... the government said         -> Norland
 *   [Norland] is small. The country said ...                   -> Norland
 *
 * Minutes of a council name nobody else; an ambassador or a minister without a name is a person, and stays nobody with a name. */

enum { RULED_MENTIONS = 120, RULED_LEAST = 3 };

/* ---- claims of states ---- */

/* "the [Norlandic] charge that", "a new [Norlandic] offer to": the adjective before the noun, when nobody else has it; or SS_NONE. */
uint32_t ss_speaker_whose_noun(const ss_view *view, const ss_draft *draft) {
    uint32_t noun = draft->cue_run.first, m = noun > 0 && noun < draft->cue_run.end ? view->mention[noun - 1] : SS_NONE;
    if (m == SS_NONE || ss_mention_at(view, m)->type != SS_COUNTRY || ss_mention_at(view, m)->how != SS_DEMONYM || !ss_mention_usable(ss_mention_at(view, m)))
        return SS_NONE;
    bool own = draft->source.first == draft->source.end;
    bool before = draft->source.end == noun && draft->source.first + 1 >= ss_mention_at(view, m)->first && draft->source.first < noun;
    return own || before ? m : SS_NONE;
}

/* ---- delegates ---- */

static bool has_delegates(const ss_view *view, uint32_t m) {
    const ss_mention *mention = ss_mention_at(view, m);
    bool sends = mention->type == SS_COUNTRY || mention->type == SS_BODY || mention->type == SS_ORGANISATION || mention->type == SS_GROUP;
    return sends && ss_mention_usable(mention);
}

/* Those named behind "of", up to the next preposition: "of Norland and Sudland | at the talks". */
static ss_status senders_behind(ss_resolver *r, ss_run run, ss_speaker *speaker) {
    const ss_view *view = r->view;
    for (uint32_t i = run.first; i < run.end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE && (ss_view_is(view, i, SS_W(PREPOSITION) | SS_W(RELATIVE))))
            return SS_OK;
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = ss_mention_at(view, m);
        if (!has_delegates(view, m) || mention->possessive || mention->adjective)
            return SS_OK;
        bool first = speaker->local == SS_NONE;
        ss_status status = first ? ss_speaker_settle(r, speaker, mention->local, SS_BY_NOMINAL) : ss_speaker_also(r, speaker, mention->local);
        if (status)
            return status;
        i = mention->end - 1;
    }
    return SS_OK;
}

/* "[Norland]'s permanent representative", "the [Norlandic] delegate": the state before, with what sort of delegate it is between. */
static uint32_t sender_before(const ss_view *view, ss_run run, uint32_t head) {
    for (uint32_t i = head; i-- > run.first;) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE && ss_mention_at(view, m)->type != SS_COUNTRY && i > run.first)
            continue; /* Norland's UN representative */
        if (m != SS_NONE)
            return ss_mention_at(view, m)->type == SS_COUNTRY && has_delegates(view, m) && (ss_mention_at(view, m)->possessive || ss_mention_at(view, m)->adjective) ? m : SS_NONE;
        bool sort = ss_view_has(view, i, SS_T_APOS_S) || ss_view_word(view, i, "permanent") || ss_view_word(view, i, "deputy") || ss_view_word(view, i, "official");
        if (!sort)
            return SS_NONE;
    }
    return SS_NONE;
}

ss_status ss_speaker_by_delegate(ss_resolver *r, ss_run run, uint32_t head, ss_speaker *speaker, bool *done) {
    const ss_view *view = r->view;
    *done = false;
    if (!ss_view_kind(view, head, SS_D(DELEGATE) | SS_D(SPEAKS)))
        return SS_OK;
    bool from = head + 2 < run.end && ss_view_word(view, head + 1, "from"); /* which names.c takes for "the counterpart" itself */
    if (!from && view->mention[head] != SS_NONE)
        return SS_OK;
    bool of = head + 2 < run.end && ss_view_word(view, head + 1, "of");
    if (ss_view_word(view, head, "counterpart") && !from)
        return SS_OK; /* of a minister, who is somebody */
    ss_status status = from || of ? senders_behind(r, (ss_run){head + 2, run.end}, speaker) : SS_OK;
    uint32_t m = from || of || ss_view_is(view, head, SS_W(PLURAL)) || !ss_view_kind(view, head, SS_D(DELEGATE)) ? SS_NONE : sender_before(view, run, head);
    if (!status && m != SS_NONE)
        status = ss_speaker_settle(r, speaker, ss_mention_at(view, m)->local, SS_BY_NOMINAL);
    *done = speaker->local != SS_NONE;
    return status;
}

/* ---- his country ---- */

/* The state that the source of the claim around it names: "the Norlandic envoy said that his country". */
static uint32_t state_of_teller(const ss_resolver *r, uint32_t token) {
    const ss_view *view = r->view;
    for (uint32_t place = r->at; place-- > ss_oldest_place(r) && ss_draft_placed(r, place)->sentence == ss_here(r);) {
        const ss_draft *d = ss_draft_placed(r, place);
        if (d->dropped || d->source.first >= d->source.end || d->source.end > token)
            continue;
        for (uint32_t i = d->source.first; i < d->source.end; i++) {
            uint32_t m = view->mention[i];
            if (m != SS_NONE && ss_mention_at(view, m)->type == SS_COUNTRY && ss_mention_usable(ss_mention_at(view, m)))
                return ss_mention_at(view, m)->local;
        }
        return SS_NONE;
    }
    return SS_NONE;
}

ss_status ss_speaker_by_home(ss_resolver *r, ss_run run, ss_speaker *speaker, bool *done) {
    const ss_view *view = r->view;
    *done = run.end == run.first + 2 && ss_view_is(view, run.first, SS_W(POSSESSIVE)) && view->mention[run.first] == SS_NONE && view->mention[run.first + 1] == SS_NONE &&
            ss_view_kind(view, run.first + 1, SS_D(OWN_STATE));
    if (!*done)
        return SS_OK;
    ss_status status = ss_speaker_by_pronoun(r, run.first, speaker);
    uint32_t owner = speaker->local, state = SS_NONE;
    if (owner != SS_NONE)
        state = ss_local_at(view, owner)->type == SS_COUNTRY ? owner : ss_speaker_state(view, ss_local_at(view, owner)->country);
    else
        state = state_of_teller(r, run.first);
    speaker->all.count = 0;
    if (status || state == SS_NONE)
        return status ? status : ss_speaker_settle(r, speaker, SS_NONE, SS_BY_COLLECTIVE);
    return ss_speaker_by_description(r, run, state, speaker);
}

/* ---- the government ---- */

/* "the [Norlandic] government", "[Norland]'s coalition government", "the government of [Norland]": the word beside the mention of a state. */
static bool rules_beside(const ss_view *view, const ss_mention *mention, ss_symbol word) {
    uint32_t at = mention->end, first = mention->first;
    if (first > 1 && view->tokens[first - 2].symbol == word && (ss_view_word(view, first - 1, "of") || ss_view_word(view, first - 1, "in")))
        return true;
    at += at < view->count && ss_view_has(view, at, SS_T_APOS_S);
    bool owns = mention->possessive || mention->adjective;
    return owns && at + 1 < view->count && (view->tokens[at].symbol == word || (view->mention[at] == SS_NONE && ss_view_has(view, at, SS_T_WORD) && view->tokens[at + 1].symbol == word));
}

/* The mention names a state, which is no part of one. */
static bool names_state(const ss_view *view, const ss_mention *mention) {
    uint32_t entity = mention->type == SS_COUNTRY && ss_mention_usable(mention) ? ss_local_at(view, mention->local)->lexicon : SS_NONE;
    return entity != SS_NONE && ss_lexicon_entity(view->lexicon, entity)->country == entity;
}

/* How many of the mentions between the two name that state, and how many another. */
static uint32_t times_named(const ss_view *view, uint32_t from, uint32_t end, uint32_t local, uint32_t *others) {
    uint32_t count = 0;
    for (uint32_t i = from; i < end; i++) {
        const ss_mention *mention = &view->document->names.mentions.at[i];
        count += mention->local == local;
        *others += mention->local != local && names_state(view, mention);
    }
    return count;
}

/* The state that the text speaks of before the mention `end`, where it hardly speaks of another: who outvotes all others, if anybody does. */
static uint32_t state_of_most(const ss_view *view, uint32_t end) {
    const ss_mention *mentions = view->document->names.mentions.at;
    uint32_t first = end > RULED_MENTIONS ? end - RULED_MENTIONS : 0, best = SS_NONE, lead = 0, others = 0;
    for (uint32_t i = first; i < end; i++) {
        if (!names_state(view, &mentions[i]))
            continue;
        best = lead ? best : mentions[i].local;
        lead = mentions[i].local == best ? lead + 1 : lead - 1;
    }
    uint32_t count = lead ? times_named(view, first, end, best, &others) : 0;
    return count >= RULED_LEAST && count >= others * 2 ? best : SS_NONE;
}

uint32_t ss_speaker_government(const ss_view *view, ss_run run) {
    const ss_mentions *mentions = &view->document->names.mentions;
    ss_symbol word = view->tokens[run.end - 1].symbol;
    uint32_t low = 0, high = mentions->count, found = SS_NONE;
    if (run.end != run.first + 2 || !ss_view_word(view, run.first, "the") || !ss_view_kind(view, run.end - 1, SS_D(GOVERNS)))
        return SS_NONE;
    SS_SEEK(low, high, middle, mentions->at[middle].first < run.first);
    for (uint32_t i = low; i-- > 0 && i + RULED_MENTIONS > low;) {
        if (!names_state(view, &mentions->at[i]) || !rules_beside(view, &mentions->at[i], word))
            continue;
        if (found != SS_NONE && found != mentions->at[i].local)
            return SS_NONE;
        found = mentions->at[i].local;
    }
    return found != SS_NONE || !ss_view_word(view, run.end - 1, "government") ? found : state_of_most(view, low);
}

/* ---- the country ---- */

/* A state that is not listed with others: "Norland and Sudland are". */
static bool is_alone(const ss_view *view, const ss_mention *mention) {
    return names_state(view, mention) && mention->end < view->count && ss_view_mark(view, mention->end) != ',' && !ss_view_is(view, mention->end, SS_W(CONJUNCTION));
}

/* The one state that the sentence names before the token, else the one that it is about; SS_NONE. */
static uint32_t state_in(const ss_view *view, uint32_t sentence, uint32_t token) {
    const ss_sentence *room = &view->document->sentences.at[sentence];
    uint32_t found = SS_NONE, end = token < room->end ? token : room->end, subject = ss_sentence_subject(view, sentence);
    for (uint32_t i = end > room->first + LOOK_BACK_TOKENS ? end - LOOK_BACK_TOKENS : room->first; i < end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE || !names_state(view, ss_mention_at(view, m)) || ss_mention_at(view, m)->local == found)
            continue;
        if (found != SS_NONE)
            return subject != SS_NONE && is_alone(view, ss_mention_at(view, subject)) ? ss_mention_at(view, subject)->local : SS_NONE;
        found = ss_mention_at(view, m)->local;
    }
    return found;
}

uint32_t ss_speaker_country(const ss_resolver *r, ss_run run) {
    const ss_view *view = r->view;
    bool country = run.end == run.first + 2 && ss_view_word(view, run.first, "the") && (ss_view_word(view, run.end - 1, "country") || ss_view_word(view, run.end - 1, "nation"));
    if (!country)
        return SS_NONE;
    uint32_t here = ss_here(r), found = state_of_teller(r, run.first);
    found = found == SS_NONE ? state_in(view, here, run.first) : found;
    return found == SS_NONE && here > 0 ? state_in(view, here - 1, run.first) : found;
}

#include "claims/speakers.h"

enum { LOOK_BACK_DRAFTS = 24, LOOK_BACK_TOKENS = 160, LOOK_BACK_SENTENCES = 4, FIRST_SPEAKERS = 4 };

typedef struct {
    ss_making *making;
    const ss_view *view;
    const uint32_t *order;
    ss_speaker *speakers;
    ss_mentions *pronouns;
    uint32_t *draft_of;        /* by quote: the draft whose content it is, or SS_NONE */
    uint32_t at;               /* place in `order` of the draft being resolved */
} resolver;

static const ss_mention *mention_at(const ss_view *view, uint32_t index) {
    return &view->document->names.mentions.at[index];
}

static const ss_local *local_at(const ss_view *view, uint32_t index) { return &view->document->names.locals.at[index]; }

/* ---- the head of a noun phrase ---- */

static bool usable(const ss_mention *mention) { return mention->local != SS_NONE; }

/* A person that the phrase is about, not one who owns something in it (Kim's adviser). */
static uint32_t person_in(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first; i < run.end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = mention_at(view, m);
        if (mention->type == SS_PERSON && !mention->possessive && usable(mention))
            return m;
        i = mention->end - 1;
    }
    return SS_NONE;
}

/* The end of the head part: before "of", "for", "to" ... and before a comma. */
static uint32_t head_end(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first + 1; i < run.end; i++)
        if (view->mention[i] == SS_NONE && (ss_view_is(view, i, SS_W(PREPOSITION)) || ss_view_mark(view, i) == ','))
            return i;
    return run.end;
}

static uint32_t name_in(const ss_view *view, ss_run run, bool adjectives) {
    uint32_t best = SS_NONE;
    for (uint32_t i = run.first; i < run.end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = mention_at(view, m);
        i = mention->end - 1;
        if (usable(mention) && !mention->possessive && (adjectives || !mention->adjective || mention->end == run.end))
            best = m;
    }
    return best;
}

uint32_t ss_speaker_head(const ss_view *view, ss_run run) {
    uint32_t whole = view->mention[run.first];
    if (whole != SS_NONE && mention_at(view, whole)->end >= run.end && usable(mention_at(view, whole)))
        return whole; /* also an owner: Russia's veto */
    uint32_t person = person_in(view, run);
    if (person != SS_NONE)
        return person;
    return name_in(view, (ss_run){run.first, head_end(view, run)}, false);
}

static bool any_class(const ss_view *view, ss_run run, ss_classes classes) {
    for (uint32_t i = run.first; i < run.end; i++)
        if (ss_view_is(view, i, classes) && view->mention[i] == SS_NONE)
            return true;
    return false;
}

/* ---- how a name was written ---- */

static uint8_t how_of(uint8_t mention_how, uint8_t type) {
    switch ((ss_how)mention_how) {
    case SS_SURNAME: return SS_BY_SURNAME;
    case SS_ACRONYM: return SS_BY_ACRONYM;
    case SS_DEMONYM: return SS_BY_DEMONYM;
    case SS_METONYM: return SS_BY_METONYM;
    case SS_NOMINAL: return SS_BY_NOMINAL;
    case SS_PRONOUN: return SS_BY_PRONOUN;
    default: return type == SS_GROUP ? SS_BY_COLLECTIVE : SS_BY_NAMED;
    }
}

/* Most claims have one speaker. */
static bool first_speakers(resolver *r, ss_speaker *speaker) {
    speaker->all.at = ss_arena_take(&r->view->document->arena, FIRST_SPEAKERS * sizeof *speaker->all.at);
    speaker->all.capacity = speaker->all.at ? FIRST_SPEAKERS : 0;
    return speaker->all.at != NULL;
}

static ss_status also(resolver *r, ss_speaker *speaker, uint32_t local) {
    for (uint32_t i = 0; i < speaker->all.count; i++)
        if (speaker->all.at[i] == local)
            return SS_OK;
    if (!speaker->all.at && !first_speakers(r, speaker))
        return SS_NOMEM;
    if (!SS_RESERVE(&speaker->all, &r->view->document->arena, 1))
        return SS_NOMEM;
    speaker->all.at[speaker->all.count++] = local;
    return SS_OK;
}

static ss_status settle(resolver *r, ss_speaker *speaker, uint32_t local, uint8_t how) {
    speaker->local = local;
    speaker->how = how;
    return local == SS_NONE ? SS_OK : also(r, speaker, local);
}

/* ---- pronouns ---- */

static bool gender_fits(const ss_view *view, uint32_t pronoun, uint32_t local) {
    uint8_t gender = local_at(view, local)->gender;
    if (ss_view_is(view, pronoun, SS_W(FEMALE)))
        return gender != 'm';
    if (ss_view_is(view, pronoun, SS_W(MALE)))
        return gender != 'f';
    return true;
}

static bool type_fits(const ss_view *view, uint32_t pronoun, uint32_t local) {
    uint8_t type = local_at(view, local)->type;
    if (ss_view_is(view, pronoun, SS_W(MALE) | SS_W(FEMALE)))
        return type == SS_PERSON;
    if (ss_view_is(view, pronoun, SS_W(PLURAL)))
        return type != SS_PERSON && type != SS_PLACE;
    return type != SS_PERSON && type != SS_PLACE;
}

/* The draft stands inside the content of one near it: whoever speaks there is not at hand for a pronoun outside. */
static bool nested(const resolver *r, uint32_t at) {
    const ss_draft *inner = &r->making->drafts.at[r->order[at]];
    uint32_t first = at > 3 ? at - 3 : 0, end = at + 4 < r->making->drafts.count ? at + 4 : r->making->drafts.count;
    for (uint32_t i = first; i < end; i++) {
        const ss_draft *outer = &r->making->drafts.at[r->order[i]];
        for (uint32_t k = 0; i != at && !outer->dropped && k < outer->pieces.count && k < 4; k++)
            if (inner->head != SS_NONE && outer->pieces.at[k].first <= inner->head && inner->head < outer->pieces.at[k].end)
                return true;
    }
    return false;
}

/* The latest speaker before this draft, within a few sentences, for whom `fits` holds. `strict` asks the gender too. */
static uint32_t last_speaker(const resolver *r, uint32_t pronoun, bool typed, bool strict) {
    const ss_draft *here = &r->making->drafts.at[r->order[r->at]];
    uint32_t oldest = r->at > LOOK_BACK_DRAFTS ? r->at - LOOK_BACK_DRAFTS : 0;
    for (uint32_t i = r->at; i-- > oldest;) {
        const ss_draft *d = &r->making->drafts.at[r->order[i]];
        uint32_t local = r->speakers[r->order[i]].local;
        if (here->sentence > d->sentence + LOOK_BACK_SENTENCES)
            return SS_NONE;
        uint32_t quote = d->head == SS_NONE ? SS_NONE : r->view->quote[d->head];
        if (quote != SS_NONE && quote != r->view->quote[pronoun]) /* who speaks inside a quotation is not he outside */
            continue;
        if (d->sentence != here->sentence && nested(r, i))
            continue;
        if (local == SS_NONE || d->dropped || (d->source.first < d->source.end && d->source.first >= pronoun))
            continue;
        if ((!typed || type_fits(r->view, pronoun, local)) && (!strict || gender_fits(r->view, pronoun, local)))
            return local;
    }
    return SS_NONE;
}

/* The latest mention before the pronoun that fits; subjects of the sentence win over what stands between. */
static uint32_t last_mention(const resolver *r, uint32_t pronoun) {
    const ss_view *view = r->view;
    uint32_t oldest = pronoun > LOOK_BACK_TOKENS ? pronoun - LOOK_BACK_TOKENS : 0;
    for (uint32_t i = pronoun; i-- > oldest;) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = mention_at(view, m);
        i = mention->first;
        if (usable(mention) && !mention->adjective && !mention->possessive && !mention->dateline &&
            type_fits(view, pronoun, mention->local) && gender_fits(view, pronoun, mention->local))
            return mention->local;
        if (i == 0)
            break;
    }
    return SS_NONE;
}

/* The document's local of a state, near the front where states are named; SS_NONE when it names none. */
static uint32_t state_of(const ss_view *view, uint32_t country) {
    const ss_locals *locals = &view->document->names.locals;
    for (uint32_t i = 0; country != SS_NONE && i < locals->count && i < 64; i++)
        if (locals->at[i].lexicon == country)
            return i;
    return SS_NONE;
}

/* I and we inside a quotation are its speaker, or those for whom the speaker stands. */
static uint32_t first_person(const resolver *r, uint32_t pronoun) {
    uint32_t quote = ss_view_outer_quote(r->view, pronoun), draft = quote == SS_NONE ? SS_NONE : r->draft_of[quote];
    if (draft == SS_NONE || r->speakers[draft].local == SS_NONE)
        return SS_NONE;
    uint32_t local = r->speakers[draft].local;
    const ss_local *speaker = local_at(r->view, local);
    if (!ss_view_is(r->view, pronoun, SS_W(PLURAL)) || speaker->speaks_for == SS_NONE)
        return local;
    uint32_t state = state_of(r->view, speaker->country);
    return state != SS_NONE ? state : speaker->speaks_for;
}

static ss_status note_pronoun(resolver *r, uint32_t token, uint32_t local) {
    if (r->view->mention[token] != SS_NONE)
        return SS_OK;
    ss_mention *mention = SS_PUSH(r->pronouns, &r->view->document->arena);
    if (!mention)
        return SS_NOMEM;
    *mention = (ss_mention){.span = ss_view_span(r->view, (ss_run){token, token + 1}), .first = token, .end = token + 1,
                            .sentence = ss_sentence_of(&r->view->document->sentences, token), .local = local,
                            .literal = SS_NONE, .type = local_at(r->view, local)->type, .how = SS_PRONOUN,
                            .role_of = SS_NONE, .phrase_first = token, .phrase_end = token + 1};
    return SS_OK;
}

static ss_status by_pronoun(resolver *r, uint32_t token, ss_speaker *speaker) {
    uint32_t local = SS_NONE;
    if (ss_view_is(r->view, token, SS_W(FIRST)))
        local = first_person(r, token);
    else {
        local = last_speaker(r, token, true, true);
        if (local == SS_NONE)
            local = last_mention(r, token);
        if (local == SS_NONE)
            local = last_speaker(r, token, true, false); /* a translation may say he for she */
        if (local == SS_NONE)
            local = last_speaker(r, token, false, false);
    }
    ss_status status = settle(r, speaker, local, SS_BY_PRONOUN);
    return status || local == SS_NONE ? status : note_pronoun(r, token, local);
}

/* who, which: the name that the clause hangs on. */
static ss_status by_relative(resolver *r, uint32_t token, ss_speaker *speaker) {
    for (uint32_t i = token, steps = 0; i-- > 0 && steps < 14; steps++) {
        uint32_t m = r->view->mention[i];
        if (m != SS_NONE && usable(mention_at(r->view, m)) && !mention_at(r->view, m)->adjective)
            return settle(r, speaker, mention_at(r->view, m)->local, SS_BY_NAMED);
    }
    return settle(r, speaker, SS_NONE, SS_BY_UNNAMED);
}

/* ---- noun phrases ---- */

/* "Moscow and Pyongyang", "the US and its allies": every name joined to the head. */
static ss_status joint(resolver *r, ss_run run, ss_speaker *speaker) {
    uint32_t end = head_end(r->view, run);
    for (uint32_t i = run.first; i < end; i++) {
        uint32_t m = r->view->mention[i];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = mention_at(r->view, m);
        bool joined = mention->end < end && ss_view_is(r->view, mention->end, SS_W(CONJUNCTION));
        bool last = mention->first > run.first && ss_view_is(r->view, mention->first - 1, SS_W(CONJUNCTION));
        i = mention->end - 1;
        if ((joined || last) && usable(mention) && !mention->possessive && !mention->adjective) {
            ss_status status = speaker->local == SS_NONE ? settle(r, speaker, mention->local, how_of(mention->how, mention->type))
                                                         : also(r, speaker, mention->local);
            if (status)
                return status;
        }
    }
    return SS_OK;
}

/* "a spokesman for the port": who is spoken for, when it has a name. */
static uint32_t spoken_for(const ss_view *view, ss_run run) {
    uint32_t from = head_end(view, run);
    bool speaks = ss_view_is(view, from > run.first ? from - 1 : run.first, SS_W(ROLE));
    if (!speaks || from >= run.end || !ss_view_word(view, from, "for"))
        return SS_NONE;
    uint32_t m = name_in(view, (ss_run){from, run.end}, false);
    return m == SS_NONE ? SS_NONE : mention_at(view, m)->local;
}

/* "Russia's veto thwarted the renewal": who owns an act that itself acts. */
static uint32_t owner_of_act(const ss_view *view, ss_run run) {
    uint32_t m = view->mention[run.first];
    if (m == SS_NONE || !usable(mention_at(view, m)) || mention_at(view, m)->type != SS_COUNTRY)
        return SS_NONE;
    uint32_t after = mention_at(view, m)->end + (mention_at(view, m)->possessive != 0);
    return after < run.end && ss_view_is(view, after, SS_W(CUE)) ? m : SS_NONE;
}

static ss_status by_phrase(resolver *r, ss_run run, ss_speaker *speaker) {
    const ss_view *view = r->view;
    bool single = run.end == run.first + 1;
    if (single && view->mention[run.first] == SS_NONE && ss_view_is(view, run.first, SS_W(PRONOUN) | SS_W(POSSESSIVE)))
        return by_pronoun(r, run.first, speaker);
    speaker->local = SS_NONE;
    ss_status status = person_in(view, run) == SS_NONE ? joint(r, run, speaker) : SS_OK;
    if (status || speaker->local != SS_NONE)
        return status;
    uint32_t m = ss_speaker_head(view, run);
    if (m != SS_NONE && mention_at(view, m)->type == SS_PERSON)
        return settle(r, speaker, mention_at(view, m)->local, how_of(mention_at(view, m)->how, SS_PERSON));
    ss_run head = {run.first, head_end(view, run)};
    bool people = any_class(view, head, SS_W(UNNAMED));
    if (any_class(view, head, SS_W(COLLECTIVE))) {
        uint32_t of = name_in(view, run, true);
        return settle(r, speaker, of == SS_NONE ? SS_NONE : mention_at(view, of)->local, SS_BY_COLLECTIVE);
    }
    if (m != SS_NONE && (!people || mention_at(view, m)->end == head.end))
        return settle(r, speaker, mention_at(view, m)->local, how_of(mention_at(view, m)->how, mention_at(view, m)->type));
    uint32_t outlet = name_in(view, head, true);
    if (outlet != SS_NONE && mention_at(view, outlet)->type == SS_OUTLET) /* an X correspondent reports: the outlet */
        return settle(r, speaker, mention_at(view, outlet)->local, how_of(mention_at(view, outlet)->how, SS_OUTLET));
    if (single && people)
        return settle(r, speaker, SS_NONE, SS_BY_UNNAMED);
    uint32_t owner = owner_of_act(view, run);
    if (owner != SS_NONE)
        return settle(r, speaker, mention_at(view, owner)->local, how_of(mention_at(view, owner)->how, SS_COUNTRY));
    uint32_t organisation = spoken_for(view, run);
    return settle(r, speaker, organisation, organisation == SS_NONE ? SS_BY_UNNAMED : SS_BY_NOMINAL);
}

/* ---- shared sources ---- */

/* The draft of the same sentence whose subject this one shares: the one before, else the one after (Stressing X, Y said). */
static uint32_t neighbour(const resolver *r) {
    const ss_draft *here = &r->making->drafts.at[r->order[r->at]];
    uint32_t oldest = r->at > LOOK_BACK_DRAFTS ? r->at - LOOK_BACK_DRAFTS : 0;
    for (uint32_t i = r->at; i-- > oldest;) {
        const ss_draft *d = &r->making->drafts.at[r->order[i]];
        if (d->sentence != here->sentence)
            break;
        if (r->speakers[r->order[i]].source.first < r->speakers[r->order[i]].source.end && d->subject != SS_SUBJECT_RELATIVE &&
            d->rule != SS_RULE_VETO_NOMINAL && d->rule != SS_RULE_CUE_NOUN && !d->passive && r->view->quote[d->head] == r->view->quote[here->head])
            return r->order[i];
    }
    return SS_NONE;
}

/* "The company raised its bid and said": what stands before the first verb that can be told by its form. */
static ss_run first_phrase(const ss_view *view, const ss_sentence *s, uint32_t end) {
    uint32_t limit = end < s->first + 10 ? end : s->first + 10;
    for (uint32_t i = s->first + 1; i < limit; i++) {
        if (ss_view_has(view, i, SS_T_PUNCT) || ss_view_is(view, i, SS_W(PREPOSITION) | SS_W(SUBORDINATOR)))
            break;
        if (ss_view_ends(view, i, "ed") || ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)))
            return (ss_run){s->first, i};
    }
    return (ss_run){0, 0};
}

/* "It comes after the two towns wrote to the board, accusing ...": the clause that the gerund hangs on begins behind "after". */
static uint32_t clause_before(const ss_view *view, uint32_t first, uint32_t end) {
    for (uint32_t i = end; i > first + 1; i--)
        if (ss_view_is(view, i - 1, SS_W(SUBORDINATOR)) && view->mention[i - 1] == SS_NONE)
            return i;
    return first;
}

/* The first name of the sentence that stands as a subject, when no other cue gives one. */
static ss_run sentence_subject(const resolver *r, const ss_draft *draft) {
    const ss_view *view = r->view;
    const ss_sentence *s = &view->document->sentences.at[draft->sentence];
    uint32_t end = draft->head < s->first + SS_REACH ? draft->head : s->first + SS_REACH;
    uint32_t from = clause_before(view, s->first, end);
    for (uint32_t i = from; i < end && i < s->end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE) {
            if (ss_view_is(view, i, SS_W(SUBJECT)) && !ss_view_is(view, i, SS_W(FIRST)))
                return (ss_run){i, i + 1};
            continue;
        }
        const ss_mention *mention = mention_at(view, m);
        bool in_phrase = i > from && ss_view_is(view, i - 1, SS_W(PREPOSITION));
        if (usable(mention) && !mention->adjective && !mention->possessive && !in_phrase && !mention->in_role)
            return (ss_run){mention->phrase_first < s->first ? mention->first : mention->phrase_first, mention->phrase_end};
        i = mention->end - 1;
    }
    return first_phrase(view, s, end);
}

/* After ", stressing ..." before its main clause: the subject of the draft that follows in the sentence. */
static uint32_t following(const resolver *r, uint32_t count) {
    const ss_draft *here = &r->making->drafts.at[r->order[r->at]];
    for (uint32_t i = r->at + 1; i < count && i < r->at + 6; i++) {
        const ss_draft *d = &r->making->drafts.at[r->order[i]];
        if (d->sentence != here->sentence)
            break;
        if (d->subject == SS_SUBJECT_PHRASE || d->subject == SS_SUBJECT_PRONOUN)
            return r->order[i];
    }
    return SS_NONE;
}

static ss_status copy_speaker(resolver *r, const ss_speaker *from, ss_speaker *to, uint8_t how) {
    to->source = from->source;
    ss_status status = settle(r, to, from->local, how == SS_BY_CARRIED ? how : from->how);
    for (uint32_t i = 0; !status && i < from->all.count; i++)
        status = also(r, to, from->all.at[i]);
    return status;
}

static ss_status by_sharing(resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    uint32_t from = neighbour(r);
    if (from != SS_NONE)
        return copy_speaker(r, &r->speakers[from], speaker, SS_BY_NAMED);
    uint32_t next = following(r, r->making->drafts.count);
    speaker->source = next != SS_NONE ? r->making->drafts.at[next].source : sentence_subject(r, draft);
    if (speaker->source.first < speaker->source.end)
        return by_phrase(r, speaker->source, speaker);
    return settle(r, speaker, SS_NONE, SS_BY_NONE);
}

static ss_status resolve_one(resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    speaker->source = draft->source;
    speaker->local = SS_NONE;
    if (draft->rule == SS_RULE_QUOTE_CARRIED) {
        if (draft->shares == SS_NONE)
            return settle(r, speaker, SS_NONE, SS_BY_NONE);
        ss_status status = copy_speaker(r, &r->speakers[draft->shares], speaker, SS_BY_CARRIED);
        speaker->source = (ss_run){0, 0};
        return status;
    }
    if (draft->passive && draft->source.first == draft->source.end)
        return settle(r, speaker, SS_NONE, SS_BY_PASSIVE);
    switch ((ss_subject_kind)draft->subject) {
    case SS_SUBJECT_PRONOUN:
    case SS_SUBJECT_PHRASE: return by_phrase(r, draft->source, speaker);
    case SS_SUBJECT_RELATIVE: return by_relative(r, draft->source.first, speaker);
    case SS_SUBJECT_SHARED: return by_sharing(r, draft, speaker);
    case SS_SUBJECT_NONE: break;
    }
    return settle(r, speaker, SS_NONE, SS_BY_NONE);
}

static bool speaks_of_itself(const resolver *r, const ss_draft *draft) {
    if (draft->subject == SS_SUBJECT_SHARED && draft->head != SS_NONE && r->view->quote[draft->head] != SS_NONE)
        return true; /* "we reject X and reaffirm Y" */
    return draft->source.first < draft->source.end && r->view->quote[draft->source.first] != SS_NONE &&
           ss_view_is(r->view, draft->source.first, SS_W(FIRST));
}

/* Everybody else first, then I and we, whose quotation may name its speaker only behind it. `*others` gets how many are
 * left for the other turn. */
static ss_status resolve_all(resolver *r, bool first_persons, uint32_t *others) {
    *others = 0;
    for (r->at = 0; r->at < r->making->drafts.count; r->at++) {
        uint32_t index = r->order[r->at];
        const ss_draft *draft = &r->making->drafts.at[index];
        if (draft->dropped)
            continue;
        if (speaks_of_itself(r, draft) != first_persons) {
            ++*others;
            continue;
        }
        ss_status status = resolve_one(r, draft, &r->speakers[index]);
        if (status)
            return status;
    }
    return SS_OK;
}

static ss_status map_quotes(resolver *r) {
    uint32_t count = r->view->document->quotes.count;
    r->draft_of = ss_arena_take(&r->view->document->arena, ((size_t)count + 1) * sizeof *r->draft_of);
    if (!r->draft_of)
        return SS_NOMEM;
    memset(r->draft_of, 0xFF, ((size_t)count + 1) * sizeof *r->draft_of);
    for (uint32_t i = 0; i < r->making->drafts.count; i++)
        if (r->making->drafts.at[i].quote != SS_NONE && !r->making->drafts.at[i].dropped)
            r->draft_of[r->making->drafts.at[i].quote] = i;
    return SS_OK;
}

ss_status ss_speakers_resolve(ss_making *making, const uint32_t *order, ss_speaker *out, ss_mentions *pronouns) {
    resolver r = {.making = making, .view = &making->view, .order = order, .speakers = out, .pronouns = pronouns};
    for (uint32_t i = 0; i < making->drafts.count; i++)
        out[i] = (ss_speaker){.local = SS_NONE, .how = SS_BY_NONE};
    ss_status status = map_quotes(&r);
    uint32_t others = 0;
    if (!status)
        status = resolve_all(&r, false, &others);
    return status || !others ? status : resolve_all(&r, true, &others);
}

#include "claims/deeds.h"
#include "claims/speakers/parts.h"

enum { FIRST_SPEAKERS = 4, PARENS_MOST = 8, AGENT_REACH = 16, QUOTE_STEPS = 6, SWALLOW_REACH = 5 };

/* ---- the head of a noun phrase ---- */

/* A person that the phrase is about, not one who owns something in it (Kim's adviser). "The union's head, Ida Holm," brings
 * in a person: the head is not the one spoken of before. */
static uint32_t person_in(const ss_view *view, ss_run run) {
    uint32_t nominal = SS_NONE;
    for (uint32_t i = run.first; i < run.end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = ss_mention_at(view, m);
        bool person = mention->type == SS_PERSON && !mention->possessive && ss_mention_usable(mention) && !ss_name_is_aside(view, run, mention);
        if (person && mention->how != SS_NOMINAL)
            return m;
        nominal = person && nominal == SS_NONE ? m : nominal;
        i = mention->end - 1;
    }
    return nominal;
}

/* "thirteen of the members", "a handful of states" */
static bool is_counted(const ss_view *view, ss_run run, uint32_t of) {
    if (!ss_view_word(view, of, "of") || of + 1 >= run.end)
        return false;
    if (ss_view_is(view, of - 1, SS_W(NUMBER) | SS_W(QUANTIFIER)) || ss_view_has(view, of - 1, SS_T_NUMBER))
        return true;
    return of == run.first + 2 && ss_view_word(view, run.first, "a") && ss_view_kind(view, of - 1, SS_D(MEASURE));
}

/* Before "of", "for", "to" ..., "who", and before a comma or bracket; "thirteen of the members" and "most of the residents" are about the latter. */
uint32_t ss_phrase_head_end(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first + 1; i < run.end; i++) {
        bool relative = ss_view_is(view, i, SS_W(RELATIVE)) && !ss_view_has(view, i, SS_T_CAPITAL);
        if (view->mention[i] != SS_NONE || !(ss_view_is(view, i, SS_W(PREPOSITION)) || relative || ss_view_mark(view, i) == ',' || ss_view_mark(view, i) == '('))
            continue;
        if (!is_counted(view, run, i))
            return i;
    }
    return run.end;
}

static uint32_t name_in(const ss_view *view, ss_run run, bool adjectives) {
    uint32_t best = SS_NONE;
    for (uint32_t i = run.first; i < run.end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = ss_mention_at(view, m);
        i = mention->end - 1;
        bool aside = mention->type == SS_PERSON && ss_name_is_aside(view, run, mention);
        if (ss_mention_usable(mention) && !mention->possessive && !aside && (adjectives || !mention->adjective || mention->end == run.end))
            best = m;
    }
    return best;
}

uint32_t ss_speaker_head(const ss_view *view, ss_run run) {
    uint32_t whole = view->mention[run.first];
    if (whole != SS_NONE && ss_mention_at(view, whole)->end >= run.end && ss_mention_usable(ss_mention_at(view, whole)))
        return whole; /* also an owner: Russia's veto */
    uint32_t person = person_in(view, run);
    if (person != SS_NONE)
        return person;
    return name_in(view, (ss_run){run.first, ss_phrase_head_end(view, run)}, false);
}

static bool any_class(const ss_view *view, ss_run run, ss_classes classes) {
    for (uint32_t i = run.first; i < run.end; i++)
        if (ss_view_is(view, i, classes) && view->mention[i] == SS_NONE)
            return true;
    return false;
}

/* ---- how a name was written ---- */

uint8_t ss_speaker_how_of(uint8_t mention_how, uint8_t type) {
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
static bool first_speakers(ss_resolver *r, ss_speaker *speaker) {
    speaker->all.at = ss_arena_take(&r->view->document->arena, FIRST_SPEAKERS * sizeof *speaker->all.at);
    speaker->all.capacity = speaker->all.at ? FIRST_SPEAKERS : 0;
    return speaker->all.at != NULL;
}

ss_status ss_speaker_also(ss_resolver *r, ss_speaker *speaker, uint32_t local) {
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

ss_status ss_speaker_settle(ss_resolver *r, ss_speaker *speaker, uint32_t local, uint8_t how) {
    speaker->local = local;
    speaker->how = how;
    return local == SS_NONE ? SS_OK : ss_speaker_also(r, speaker, local);
}

ss_status ss_speaker_note(ss_resolver *r, ss_run run, uint32_t local, uint8_t how) {
    for (uint32_t i = run.first; i < run.end; i++)
        if (r->view->mention[i] != SS_NONE)
            return SS_OK;
    ss_mention *mention = SS_PUSH(r->pronouns, &r->view->document->arena);
    if (!mention)
        return SS_NOMEM;
    *mention = (ss_mention){.span = ss_view_span(r->view, run), .first = run.first, .end = run.end,
                            .sentence = ss_here(r), .local = local,
                            .literal = SS_NONE, .type = ss_local_at(r->view, local)->type, .how = how,
                            .role_of = SS_NONE, .phrase_first = run.first, .phrase_end = run.end};
    return SS_OK;
}

/* ---- sources without a name ---- */

ss_sort ss_phrase_sort(const ss_view *view, ss_run run) {
    if (run.first >= run.end)
        return SS_SORT_OTHER;
    uint32_t head = ss_phrase_head_end(view, run) - 1;
    if (ss_view_is(view, head, SS_W(RELATIVE)))
        return SS_SORT_OTHER;
    bool many = ss_view_is(view, head, SS_W(PLURAL)) || ss_view_ends(view, head, "s") || ss_view_word(view, head, "people") || ss_view_word(view, head, "police");
    if (many && ss_view_is(view, head, SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ROLE) | SS_W(QUANTIFIER)))
        return SS_SORT_MANY;
    if (ss_view_is(view, head, SS_W(ORGAN) | SS_W(COMPANY) | SS_W(DOCUMENT) | SS_W(FACILITY)))
        return SS_SORT_THING;
    return ss_view_is(view, head, SS_W(UNNAMED) | SS_W(ROLE)) ? SS_SORT_PERSON : many ? SS_SORT_MANY : SS_SORT_OTHER;
}

/* ---- noun phrases ---- */

/* Before the name at `m` with its title, over "the", "former Gov." and "his wife,". */
static uint32_t name_start(const ss_view *view, ss_run run, uint32_t m) {
    const ss_classes titles = SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(HONORIFIC) | SS_W(ABBREVIATION);
    bool person = ss_mention_at(view, m)->type == SS_PERSON;
    uint32_t at = ss_mention_at(view, m)->phrase_first;
    at = at < run.first ? ss_mention_at(view, m)->first : at;
    if (person && at > run.first + 2 && ss_view_mark(view, at - 1) == ',' && ss_view_is(view, at - 2, SS_W(ROLE)))
        at--;
    while (at > run.first && (ss_view_is(view, at - 1, person ? titles : SS_W(DETERMINER) | SS_W(POSSESSIVE)) || ss_view_has(view, at - 1, SS_T_APOS_S) ||
                              (person && ss_view_mark(view, at - 1) == '.')))
        at--;
    uint32_t owner = at > run.first && at < ss_mention_at(view, m)->phrase_first ? view->mention[at - 1] : SS_NONE; /* Peru's Ida Holm */
    return owner != SS_NONE && ss_mention_at(view, owner)->possessive && ss_mention_at(view, owner)->first >= run.first ? ss_mention_at(view, owner)->first : at;
}

/* Behind the name at `m` with its apposition, and behind "of Kentucky", "(Ky.)" and ", 25,". */
static uint32_t name_behind(const ss_view *view, ss_run run, uint32_t m) {
    uint32_t end = ss_mention_at(view, m)->phrase_end;
    end = end > run.end || end < ss_mention_at(view, m)->end ? ss_mention_at(view, m)->end : end;
    uint32_t place = end + 1 < run.end && ss_mention_at(view, m)->type == SS_PERSON && ss_view_word(view, end, "of") ? view->mention[end + 1] : SS_NONE;
    if (place != SS_NONE && ss_mention_at(view, place)->type == SS_PLACE && ss_mention_at(view, place)->end <= run.end)
        end = ss_mention_at(view, place)->end;
    if (end + 2 < run.end && ss_view_mark(view, end) == ',' && ss_view_has(view, end + 1, SS_T_NUMBER) && ss_view_mark(view, end + 2) == ',')
        return end + 3;
    if (end >= run.end || ss_view_mark(view, end) != '(')
        return end;
    for (uint32_t i = end + 1; i < run.end && i < end + PARENS_MOST; i++)
        if (ss_view_mark(view, i) == ')')
            return i + 1;
    return end;
}

/* "The union's head, Ida Holm,": no back reference but what she is. */
static bool brings_in(const ss_view *view, ss_run run, const ss_mention *nominal) {
    uint32_t at = nominal->end + 1, m = at < run.end && ss_view_mark(view, at - 1) == ',' ? view->mention[at] : SS_NONE;
    return nominal->how == SS_NOMINAL && m != SS_NONE && ss_mention_at(view, m)->type == SS_PERSON && ss_mention_at(view, m)->how != SS_NOMINAL;
}

/* The name is one of several: "and" stands beside it, or a comma before one that does. */
static bool is_joined(const ss_view *view, ss_run run, uint32_t m, bool after_joined) {
    uint32_t start = name_start(view, run, m), end = name_behind(view, run, m);
    if (end < run.end && ss_view_is(view, end, SS_W(CONJUNCTION)))
        return true;
    uint32_t next = end + 1 + (end + 2 < run.end && ss_view_word(view, end + 1, "the"));
    if (next < run.end && ss_view_mark(view, end) == ',' && view->mention[next] != SS_NONE)
        return true;
    return start > run.first && (ss_view_is(view, start - 1, SS_W(CONJUNCTION)) || (after_joined && ss_view_mark(view, start - 1) == ','));
}

/* "the two leading Republicans, Ida Holm and Nils Berg": the group is those who are named behind it. */
static bool summed_up(const ss_view *view, ss_run run, const ss_mention *mention) {
    if (mention->type != SS_GROUP || mention->end + 1 >= run.end || ss_view_mark(view, mention->end) != ',')
        return false;
    return person_in(view, (ss_run){mention->end + 1, run.end}) != SS_NONE;
}

static uint32_t most(uint32_t a, uint32_t b) { return a > b ? a : b; }

/* "lawmakers", "officials", "voters": people, who are not the country or the party that they are of. */
static bool are_people(const ss_view *view, ss_run run) {
    uint32_t head = ss_phrase_head_end(view, run) - 1;
    bool members = ss_view_word(view, head, "members") || ss_view_word(view, head, "member") || (head > run.first && ss_view_word(view, head - 1, "member"));
    return !members && ss_view_is(view, head, SS_W(ROLE) | SS_W(UNNAMED));
}

/* "Moscow and Pyongyang", "the US and its allies", "Hank Doyle and his brother Pete": every name joined to the head. Behind the
 * head's preposition only persons are joined. */
static ss_status joint(ss_resolver *r, ss_run run, ss_speaker *speaker) {
    const ss_view *view = r->view;
    uint32_t the = run.first + 1 < run.end && view->mention[run.first] == SS_NONE && ss_view_is(view, run.first, SS_W(DETERMINER));
    uint32_t first = view->mention[run.first + the], head = ss_phrase_head_end(view, run);
    if (first != SS_NONE)
        head = most(head, ss_list_behind(view, (ss_run){run.first, ss_mention_at(view, first)->phrase_end}, run.end).end);
    uint32_t end = person_in(view, run) == SS_NONE ? head : run.end;
    bool joined = false;
    for (uint32_t i = run.first; i < end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = ss_mention_at(view, m);
        i = mention->end - 1;
        bool person = mention->type == SS_PERSON, apart = person ? ss_name_is_aside(view, run, mention) : i >= head || summed_up(view, run, mention);
        apart |= mention->how == SS_DEMONYM && mention->end < head && are_people(view, run); /* Norwegian and Danish officials */
        if (apart || brings_in(view, run, mention) || mention->in_role || !ss_mention_usable(mention) || mention->possessive || mention->adjective || !is_joined(view, run, m, joined))
            continue;
        joined = true;
        ss_status status = speaker->local == SS_NONE ? ss_speaker_settle(r, speaker, mention->local, ss_speaker_how_of(mention->how, mention->type))
                                                     : ss_speaker_also(r, speaker, mention->local);
        if (status)
            return status;
    }
    return SS_OK;
}

/* "a spokesman for the port", "a Harbour Bank spokeswoman": who is spoken for, when it has a name. */
static uint32_t spoken_for(const ss_view *view, ss_run run) {
    uint32_t from = ss_phrase_head_end(view, run), head = from > run.first ? from - 1 : run.first;
    if (head > run.first && ss_view_kind(view, head, SS_D(SPEAKS))) {
        uint32_t before = view->mention[head - 1];
        uint8_t type = before == SS_NONE ? SS_PERSON : ss_mention_at(view, before)->type;
        if ((type == SS_ORGANISATION || type == SS_BODY) && ss_mention_usable(ss_mention_at(view, before)))
            return ss_mention_at(view, before)->local;
    }
    if (from >= run.end || !ss_view_is(view, head, SS_W(ROLE)) || !ss_view_word(view, from, "for"))
        return SS_NONE;
    for (uint32_t i = from; i < run.end; i++)
        if (view->mention[i] != SS_NONE && ss_mention_at(view, view->mention[i])->type == SS_PERSON)
            return SS_NONE; /* no person says what a spokesman says */
    ss_run whom = {from + 1, run.end};
    for (uint32_t i = from + 1; i < whom.end; i++) /* "for Norland's mission in the town": not the town */
        if (view->mention[i] == SS_NONE && ss_view_is(view, i, SS_W(PREPOSITION)) && !ss_view_word(view, i, "of") && !ss_view_word(view, i, "for"))
            whom.end = i;
    uint32_t m = whom.first < whom.end ? name_in(view, whom, false) : SS_NONE;
    return m == SS_NONE ? SS_NONE : ss_mention_at(view, m)->local;
}

/* "Russia's veto thwarted the renewal": who owns an act that itself acts. */
static uint32_t owner_of_act(const ss_view *view, ss_run run) {
    uint32_t m = view->mention[run.first];
    if (m == SS_NONE || !ss_mention_usable(ss_mention_at(view, m)) || ss_mention_at(view, m)->type != SS_COUNTRY)
        return SS_NONE;
    uint32_t after = ss_mention_at(view, m)->end + (ss_mention_at(view, m)->possessive != 0);
    return after < run.end && ss_view_is(view, after, SS_W(CUE)) ? m : SS_NONE;
}

/* "the diplomat": nobody in the phrase has a name, somebody before it has. */
static ss_status by_description(ss_resolver *r, ss_run run, uint32_t local, ss_speaker *speaker) {
    ss_status status = ss_speaker_settle(r, speaker, local, SS_BY_NOMINAL);
    return status ? status : ss_speaker_note(r, run, local, SS_NOMINAL);
}

/* "a judge in Denver ruled": a place behind a preposition tells where, not who. */
static bool is_only_where(const ss_view *view, ss_run run, uint32_t mention) {
    return ss_mention_at(view, mention)->type == SS_PLACE && run.first > 0 && ss_view_is(view, run.first - 1, SS_W(PREPOSITION)) &&
           !ss_view_word(view, run.first - 1, "to") && !ss_view_word(view, run.first - 1, "by") && !ss_view_word(view, run.first - 1, "of");
}

/* Without the mark behind it and the 's of an owner: "Ida Holm, head of the union,", "the mayor's" denial. */
static ss_run bare_phrase(const ss_view *view, ss_run run) {
    while (run.end > run.first + 1 && view->mention[run.end - 1] == SS_NONE && (ss_view_has(view, run.end - 1, SS_T_APOS_S) || ss_view_mark(view, run.end - 1) == ',' ||
                                                                                ss_view_mark(view, run.end - 1) == '\'' || ss_view_dash(view, run.end - 1)))
        run.end--;
    return run;
}

/* "in the opinion of Pyongyang": a capital that has an opinion is its state, when the text names that; else SS_NONE. */
static uint32_t state_behind(const ss_view *view, const ss_mention *mention) {
    uint32_t place = mention->type == SS_PLACE ? ss_local_at(view, mention->local)->lexicon : SS_NONE;
    uint32_t state = place == SS_NONE ? SS_NONE : ss_lexicon_entity(view->lexicon, place)->acts_for;
    return ss_speaker_state(view, state);
}

static ss_status by_mention(ss_resolver *r, uint32_t m, ss_speaker *speaker) {
    const ss_mention *mention = ss_mention_at(r->view, m);
    uint32_t state = state_behind(r->view, mention);
    if (state != SS_NONE)
        return ss_speaker_settle(r, speaker, state, SS_BY_METONYM);
    return ss_speaker_settle(r, speaker, mention->local, ss_speaker_how_of(mention->how, mention->type));
}

/* Of what the members are: the name before the head, or behind "of"; no place, and nothing behind another preposition. */
static uint32_t members_of(const ss_view *view, ss_run run) {
    uint32_t end = ss_phrase_head_end(view, run);
    bool of = end + 1 < run.end && ss_view_word(view, end, "of");
    ss_run behind = {of ? end + 1 : end, of ? run.end : end};
    uint32_t m = of ? name_in(view, (ss_run){behind.first, ss_phrase_head_end(view, behind)}, true) : name_in(view, (ss_run){run.first, end}, true);
    return m != SS_NONE && ss_mention_at(view, m)->type != SS_PLACE ? m : SS_NONE;
}

/* "Some Norwegians", "47 percent of Norwegians", "another Liberal": people of a state or party, who are not the whole of it. */
static bool is_share(const ss_view *view, ss_run run, const ss_mention *mention) {
    bool people = mention->how == SS_DEMONYM || (mention->type == SS_GROUP && !ss_view_ends(view, mention->end - 1, "s"));
    if (!people || (mention->type != SS_COUNTRY && mention->type != SS_GROUP && mention->type != SS_PLACE))
        return false;
    for (uint32_t i = run.first; i < mention->first; i++)
        if (ss_view_is(view, i, SS_W(QUANTIFIER) | SS_W(NUMBER)) || ss_view_has(view, i, SS_T_NUMBER) || ss_view_word(view, i, "a") || ss_view_word(view, i, "an") ||
            ss_view_word(view, i, "another"))
            return true;
    return false;
}

/* "thirteen members of the council", "the member states" */
static ss_status by_members(ss_resolver *r, ss_run run, ss_speaker *speaker) {
    uint32_t of = members_of(r->view, run);
    bool people = of != SS_NONE && ss_mention_at(r->view, of)->type != SS_GROUP && are_people(r->view, run);
    if (people || (of != SS_NONE && is_share(r->view, run, ss_mention_at(r->view, of))))
        return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_COLLECTIVE);
    uint32_t local = of == SS_NONE ? ss_speaker_whose_members(r, run) : ss_mention_at(r->view, of)->local, group = SS_NONE;
    ss_status status = of == SS_NONE ? SS_OK : ss_speaker_members(r, ss_mention_at(r->view, of), ss_phrase_head_end(r->view, run) - 1, &group);
    return status ? status : ss_speaker_settle(r, speaker, group != SS_NONE ? group : local, SS_BY_COLLECTIVE);
}

/* Behind the names that stand as the head `m`: outlets of correspondents, owners of acts, those who are spoken for, nobody. */
static ss_status by_rest(ss_resolver *r, ss_run run, ss_run head, bool people, ss_speaker *speaker) {
    uint32_t outlet = name_in(r->view, head, true);
    if (outlet != SS_NONE && ss_mention_at(r->view, outlet)->type == SS_OUTLET) /* an X correspondent reports: the outlet */
        return by_mention(r, outlet, speaker);
    if (run.end == run.first + 1 && people)
        return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED);
    uint32_t owner = owner_of_act(r->view, run);
    if (owner != SS_NONE)
        return by_mention(r, owner, speaker);
    uint32_t organisation = spoken_for(r->view, run);
    return ss_speaker_settle(r, speaker, organisation, organisation == SS_NONE ? SS_BY_UNNAMED : SS_BY_NOMINAL);
}

/* "the prosecutor | , Ida Holm,": the source was cut before the name to which its last word belongs. */
static uint32_t named_behind(const ss_view *view, ss_run run) {
    uint32_t m = view->phrase[run.end - 1];
    bool whole = m != SS_NONE && ss_mention_at(view, m)->type == SS_PERSON && ss_mention_usable(ss_mention_at(view, m)) && ss_mention_at(view, m)->first >= run.end;
    return whole && ss_mention_at(view, m)->phrase_first >= run.first && ss_mention_at(view, m)->phrase_first <= run.first + 1 ? m : SS_NONE;
}

/* "its former ruler, Norland, which has troops there,": the name behind the noun and a comma, or SS_NONE. */
static uint32_t apposed(const ss_view *view, ss_run run) {
    uint32_t end = ss_phrase_head_end(view, run), at = end + 1;
    if (end >= run.end || ss_view_mark(view, end) != ',')
        return SS_NONE;
    at += at < run.end && ss_view_word(view, at, "the");
    uint32_t m = at < run.end ? view->mention[at] : SS_NONE;
    uint8_t type = m == SS_NONE ? SS_PERSON : ss_mention_at(view, m)->type;
    bool thing = type == SS_COUNTRY || type == SS_ORGANISATION || type == SS_BODY || type == SS_GROUP;
    if (!thing || !ss_mention_usable(ss_mention_at(view, m)) || ss_mention_at(view, m)->adjective || ss_mention_at(view, m)->possessive)
        return SS_NONE;
    uint32_t behind = ss_mention_at(view, m)->end;
    return behind >= run.end || ss_view_mark(view, behind) == ',' ? m : SS_NONE;
}

/* A phrase of several words, or one without a name. */
static ss_status by_head(ss_resolver *r, ss_run run, ss_speaker *speaker) {
    const ss_view *view = r->view;
    uint32_t m = ss_speaker_head(view, run);
    m = m == SS_NONE ? named_behind(view, run) : m;
    uint32_t other = m == SS_NONE ? apposed(view, run) : SS_NONE;
    if (other != SS_NONE)
        return by_mention(r, other, speaker);
    if (m != SS_NONE && ss_mention_at(view, m)->type == SS_PERSON)
        return by_mention(r, m, speaker);
    bool done = false;
    ss_status status = ss_speaker_by_paper(r, run, speaker, &done);
    if (!status && !done)
        status = ss_speaker_by_several(r, run, speaker, &done);
    if (status || done)
        return status;
    bool named = m != SS_NONE && ss_mention_at(view, m)->end >= run.end && ss_mention_at(view, m)->type != SS_GROUP; /* the name is the last word */
    uint32_t described = named ? SS_NONE : ss_speaker_described(r, run);
    if (described != SS_NONE)
        return by_description(r, run, described, speaker);
    ss_run head = {run.first, ss_phrase_head_end(view, run)};
    if (any_class(view, head, SS_W(COLLECTIVE)))
        return by_members(r, run, speaker);
    if (m != SS_NONE && is_share(view, run, ss_mention_at(view, m)))
        return ss_speaker_settle(r, speaker, SS_NONE, ss_view_ends(view, ss_mention_at(view, m)->end - 1, "s") ? SS_BY_COLLECTIVE : SS_BY_UNNAMED);
    bool people = any_class(view, head, SS_W(UNNAMED));
    if (m != SS_NONE && (!people || ss_mention_at(view, m)->end == head.end))
        return by_mention(r, m, speaker);
    return by_rest(r, run, head, people, speaker);
}

ss_status ss_speaker_by_phrase(ss_resolver *r, ss_run source, ss_speaker *speaker) {
    const ss_view *view = r->view;
    ss_run run = bare_phrase(view, source);
    uint32_t whole = view->mention[run.first];
    if (ss_run_is_relative(view, run))
        return ss_speaker_by_relative(r, run.first, speaker);
    if (run.end == run.first + 1 && whole == SS_NONE && ss_view_is(view, run.first, SS_W(PRONOUN) | SS_W(POSSESSIVE)))
        return ss_speaker_by_pronoun(r, run.first, speaker);
    ss_run whole_list = ss_list_before(view, run);
    if (whole_list.first < run.first) {
        run.first = whole_list.first;
        speaker->source.first = whole_list.first;
        whole = view->mention[run.first];
    }
    speaker->local = SS_NONE;
    uint32_t owner = view->mention[run.end - 1];
    if (run.end < source.end && owner != SS_NONE && ss_mention_at(view, owner)->possessive && ss_mention_at(view, owner)->type == SS_PERSON && ss_mention_usable(ss_mention_at(view, owner)))
        return by_mention(r, owner, speaker); /* Mr. Ruiz's denial */
    if (whole != SS_NONE && ss_mention_at(view, whole)->end >= run.end && ss_mention_usable(ss_mention_at(view, whole)))
        return is_only_where(view, run, whole) ? ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED) : by_mention(r, whole, speaker);
    ss_status status = joint(r, run, speaker);
    return status || speaker->local != SS_NONE ? status : by_head(r, run, speaker);
}

/* ---- passives ---- */

static bool tells_speech(const ss_view *view, const ss_draft *draft) {
    for (uint32_t i = draft->cue_run.first; i < draft->cue_run.end + 2 && i < view->count; i++)
        if (ss_view_word(view, i, "saying") || ss_view_word(view, i, "telling"))
            return true;
    return false;
}

/* "accused of", "seen as": no object between, so what stands before it has it done, unless a relative took the object away
 * ("what she described as", "the man she accused of"). */
static bool is_reduced(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head, before = draft->source.first;
    uint32_t end = view->document->sentences.at[draft->sentence].end;
    bool link = head + 1 < end && ss_view_ends(view, head, "ed") && (ss_view_word(view, head + 1, "of") || ss_view_word(view, head + 1, "as")) &&
                !ss_clause_names_first(view, head + 1, end);
    if (!link || draft->cue_run.first != head || ss_view_is(view, before, SS_W(SUBJECT) | SS_W(RELATIVE)) || draft->rule != SS_RULE_CUE_TARGET)
        return false;
    if (before > 0 && ss_view_word(view, before - 1, "what"))
        return false;
    return before == view->document->sentences.at[draft->sentence].first || ss_view_has(view, before - 1, SS_T_PUNCT) ||
           ss_view_is(view, before - 1, SS_W(PREPOSITION));
}

/* The labelled source is who is spoken of: "Holm was accused of", "it was reported that". */
static bool is_patient(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    bool before = draft->learnt && draft->source.first < draft->source.end && draft->source.end <= draft->cue_run.first;
    const ss_hit *hit = before && draft->hit != SS_NONE ? &making->hits.at[draft->hit] : NULL;
    bool may_be = hit && (hit->use == SS_USE_PASSIVE || draft->rule == SS_RULE_CUE_TARGET);
    if (!may_be || tells_speech(view, draft))
        return false;
    if (hit->use == SS_USE_PASSIVE && ss_view_is(view, draft->source.first, SS_W(NEUTER)) && draft->source.end == draft->source.first + 1)
        return true;
    return (hit->use == SS_USE_PASSIVE && draft->rule == SS_RULE_CUE_TARGET) || is_reduced(view, draft);
}

/* "was fined by the harbour board and condemned as": the agent that a passive behind "and" shares, or nobody. */
static ss_run shared_agent(const ss_view *view, const ss_draft *draft) {
    uint32_t first = view->document->sentences.at[draft->sentence].first, at = draft->cue_run.first;
    if (at <= first || !ss_view_word(view, at - 1, "and"))
        return (ss_run){0, 0};
    for (uint32_t i = at - 1; i > first && i + AGENT_REACH > at; i--) {
        if (ss_view_has(view, i, SS_T_PUNCT) || ss_view_is(view, i, SS_W(RELATIVE) | SS_W(SUBJECT)))
            break;
        uint32_t by = ss_view_word(view, i, "by") && i + 1 < at ? i + 1 : SS_NONE;
        by = by != SS_NONE && by + 1 < at && ss_view_is(view, by, SS_W(DETERMINER)) ? by + 1 : by;
        if (by != SS_NONE && view->mention[by] != SS_NONE && ss_mention_at(view, view->mention[by])->type != SS_PLACE)
            return (ss_run){i + 1, ss_mention_at(view, view->mention[by])->end};
    }
    return (ss_run){0, 0};
}

/* Who may be an agent: a name that is no place, people, bodies; not "by mistake". */
static bool can_act(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first; i < run.end; i++) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE ? ss_mention_at(view, m)->type != SS_PLACE : ss_view_is(view, i, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN)))
            return true;
    }
    return false;
}

/* "it was reported earlier that" */
static bool is_told_by_nobody(const ss_making *making, const ss_draft *draft) {
    return draft->hit != SS_NONE && draft->source.first == draft->source.end && making->hits.at[draft->hit].use == SS_USE_PASSIVE;
}

/* "was accused by Norland of", "described by prosecutors as": the agent behind a passive whose source nobody found. */
static ss_run agent_behind(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    bool passive = draft->passive || is_told_by_nobody(making, draft);
    uint32_t end = draft->cue_run.end, sentence_end = view->document->sentences.at[draft->sentence].end;
    if (draft->source.first < draft->source.end || draft->cue_run.first >= end || end >= sentence_end)
        return (ss_run){0, 0};
    uint32_t by = ss_view_word(view, end - 1, "by") && end > draft->cue_run.first + 1 ? end - 1 : passive ? end : SS_NONE;
    if (by == SS_NONE || !ss_view_word(view, by, "by") || by + 1 >= sentence_end)
        return (ss_run){0, 0};
    uint32_t m = view->mention[by + 1];
    if (m == SS_NONE && by + 2 < sentence_end) /* by the prosecutor, Ida Holm, */
        m = view->phrase[by + (ss_view_is(view, by + 1, SS_W(DETERMINER)) ? 2 : 1)];
    ss_run agent = m == SS_NONE ? ss_clause_object(view, by + 1, sentence_end) : (ss_run){by + 1, ss_mention_at(view, m)->phrase_end};
    return can_act(view, agent) ? agent : (ss_run){0, 0};
}

static ss_status by_agent(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    ss_run agent = shared_agent(r->view, draft);
    speaker->source = (ss_run){0, 0};
    return agent.first < agent.end ? ss_speaker_by_phrase(r, agent, speaker) : ss_speaker_settle(r, speaker, SS_NONE, SS_BY_PASSIVE);
}

/* ---- sources that swallow a clause ---- */

/* The other verb tells what this one says, or a semicolon parts them: not "Norland's plan for", "Holm, who seeks peace,". */
static bool goes_on_in(const ss_resolver *r, const ss_draft *other, const ss_draft *draft) {
    for (uint32_t i = other->cue_run.end; i < draft->source.end; i++)
        if (ss_view_mark(r->view, i) == ';')
            return true;
    return draft->cue_run.first < draft->cue_run.end && ss_draft_holds(other, draft->cue_run.first);
}

/* The end of another cue of the sentence whose own subject the source begins with, or 0. */
static uint32_t swallowed(const ss_resolver *r, const ss_draft *draft) {
    uint32_t from = r->at > SWALLOW_REACH ? r->at - SWALLOW_REACH : 0, count = r->making->drafts.count, end = 0;
    for (uint32_t i = from; i < count && i <= r->at + SWALLOW_REACH; i++) {
        const ss_draft *other = ss_draft_placed(r, i);
        bool inside = draft->source.first < other->cue_run.first && other->cue_run.end < draft->source.end;
        bool begins = other->source.first == draft->source.first && other->source.first < other->source.end && other->source.end <= other->cue_run.first &&
                      other->source.end + 1 >= other->cue_run.first; /* no clause between that only tells more of it */
        if (i != r->at && !other->dropped && inside && begins && other->cue_run.end > end && goes_on_in(r, other, draft))
            end = other->cue_run.end;
    }
    return end;
}

/* "[The Post reported] citing": the source of the verb that it ends with, or an empty run. */
static ss_run without_verb(const ss_resolver *r, const ss_draft *draft) {
    uint32_t from = r->at > SWALLOW_REACH ? r->at - SWALLOW_REACH : 0;
    for (uint32_t i = from; i < r->at; i++) {
        const ss_draft *other = ss_draft_placed(r, i);
        bool same = !other->dropped && other->source.first == draft->source.first && other->source.end <= other->cue_run.first;
        uint32_t comma = draft->source.end > draft->source.first && ss_view_mark(r->view, draft->source.end - 1) == ',';
        if (same && other->cue_run.end + comma == draft->source.end && draft->source.end == draft->cue_run.first)
            return other->source;
    }
    return (ss_run){0, 0};
}

/* "[A poll shows most voters] say": what stands behind the other verb, and behind the last link after it: most voters. */
static ss_run own_source(const ss_resolver *r, const ss_draft *draft) {
    bool roomy = draft->source.end - draft->source.first > 2; /* a subject, its verb and something behind that */
    ss_run before = draft->learnt && roomy ? without_verb(r, draft) : (ss_run){0, 0};
    if (before.first < before.end)
        return before;
    uint32_t first = draft->learnt && roomy ? swallowed(r, draft) : 0;
    if (!first)
        return draft->source;
    for (uint32_t i = first; i + 1 < draft->source.end; i++)
        if (ss_view_mark(r->view, i) == ';' || (r->view->mention[i] == SS_NONE && ss_view_is(r->view, i, SS_W(COMPLEMENTIZER) | SS_W(RELATIVE))))
            first = i + 1;
    return (ss_run){first, draft->source.end};
}

/* ---- the ends of sources that the labels moved ---- */

static bool is_hyphen(const ss_view *view, uint32_t token) { return ss_view_has(view, token, SS_T_PUNCT) && (ss_view_mark(view, token) == '-' || ss_view_dash(view, token)); }

/* "[released on Friday]": the day belongs to what stands before it. */
static bool tells_when_made(const ss_view *view, ss_run run, uint32_t day) {
    for (uint32_t i = day; i-- > run.first;)
        if (view->mention[i] == SS_NONE && (ss_view_ends(view, i, "ed") || ss_view_ends(view, i, "ing") || ss_view_is(view, i, SS_W(PREPOSITION) | SS_W(RELATIVE) | SS_W(DOCUMENT))))
            return true;
    return false;
}

/* "the mayor [earlier today]", "the board [nevertheless]": when and how it was said. */
static uint32_t without_when(const ss_view *view, ss_run run) {
    uint32_t end = run.end;
    while (end > run.first + 1 && view->mention[end - 1] == SS_NONE) {
        bool when = view->date[end - 1] != SS_NONE;
        bool how = ss_view_adverb(view, end - 1) && !ss_view_is(view, end - 1, SS_W(PRONOUN) | SS_W(QUANTIFIER) | SS_W(ROLE) | SS_W(UNNAMED));
        if (!when && !how)
            break;
        end--;
    }
    if (end == run.end)
        return end;
    bool noun = view->mention[end - 1] != SS_NONE || ss_view_is(view, end - 1, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(COMPANY));
    return noun && !tells_when_made(view, run, end) ? end : run.end;
}

/* "[Yesterday]'s events": the owner that was left out, or the clitic of "it's". */
static uint32_t with_owner(const ss_view *view, uint32_t first, uint32_t sentence) {
    if (!ss_view_has(view, first, SS_T_APOS_S) || first <= sentence)
        return first;
    uint32_t m = view->mention[first - 1];
    if (m != SS_NONE)
        return ss_mention_at(view, m)->first;
    return ss_view_is(view, first - 1, SS_W(PRONOUN) | SS_W(SUBJECT) | SS_W(DETERMINER)) ? first + 1 : first - 1;
}

/* Without the dash of a list before it, and without what tells when. */
static ss_run tidy_source(const ss_view *view, const ss_draft *draft, ss_run run) {
    while (run.first < run.end && is_hyphen(view, run.first))
        run.first++;
    while (run.end > run.first && is_hyphen(view, run.end - 1))
        run.end--;
    if (run.first >= run.end)
        return run;
    run.first = with_owner(view, run.first, view->document->sentences.at[draft->sentence].first);
    if (draft->learnt && run.first < run.end)
        run.end = without_when(view, run);
    return run;
}

/* The label of a turn: a person or outlet, who holds that office, or nobody with a name. */
static ss_status by_label(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    ss_run run = draft->source;
    uint32_t m = ss_speaker_head(r->view, run);
    const ss_turn *turn = ss_turn_of(r->making, draft->pieces.at[0].first);
    if (m != SS_NONE && turn && ss_mention_at(r->view, m)->local == turn->local)
        return by_mention(r, m, speaker);
    if (turn && turn->local != SS_NONE) {
        ss_status status = ss_speaker_settle(r, speaker, turn->local, SS_BY_SURNAME);
        return status ? status : ss_speaker_note(r, run, turn->local, SS_SURNAME);
    }
    uint32_t local = ss_view_is(r->view, ss_phrase_head_end(r->view, run) - 1, SS_W(ROLE)) ? ss_speaker_in_office(r->view, run) : SS_NONE;
    return local != SS_NONE ? by_description(r, run, local, speaker) : ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED);
}

/* "it seems that": no dummy is a source. */
static bool is_dummy(const ss_view *view, const ss_draft *draft) {
    return draft->source.end == draft->source.first + 1 && ss_view_is(view, draft->source.first, SS_W(NEUTER)) && (ss_draft_families(view, draft) & SS_V(SEEM)) &&
           draft->pieces.count && ss_view_word(view, draft->pieces.at[0].first, "that");
}

static ss_status resolve_one(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    speaker->source = draft->source;
    speaker->local = SS_NONE;
    if (draft->rule == SS_RULE_QUOTE_CARRIED) {
        if (draft->shares == SS_NONE)
            return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_NONE);
        ss_status status = ss_speaker_copy(r, &r->speakers[draft->shares], speaker, SS_BY_CARRIED);
        speaker->source = (ss_run){0, 0};
        return status;
    }
    if (draft->rule == SS_RULE_TURN)
        return by_label(r, draft, speaker);
    if (is_dummy(r->view, draft)) {
        speaker->source = (ss_run){0, 0};
        return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_NONE);
    }
    ss_run agent = agent_behind(r->making, draft);
    if (agent.first < agent.end) {
        speaker->source = agent;
        return ss_speaker_by_phrase(r, agent, speaker);
    }
    if ((draft->passive && draft->source.first == draft->source.end) || is_patient(r->making, draft))
        return by_agent(r, draft, speaker);
    switch ((ss_subject_kind)draft->subject) {
    case SS_SUBJECT_PRONOUN:
    case SS_SUBJECT_PHRASE:
        speaker->source = tidy_source(r->view, draft, own_source(r, draft));
        if (speaker->source.first >= speaker->source.end)
            break;
        return ss_speaker_by_phrase(r, speaker->source, speaker);
    case SS_SUBJECT_RELATIVE: return ss_speaker_by_relative(r, draft->source.first, speaker);
    case SS_SUBJECT_SHARED: return ss_speaker_by_sharing(r, draft, speaker);
    case SS_SUBJECT_NONE: break;
    }
    bool by_nobody = is_told_by_nobody(r->making, draft);
    ss_run subject = by_nobody || draft->rule == SS_RULE_CUE_NOUN ? (ss_run){0, 0} : ss_subject_across(r->view, draft);
    if (subject.first == subject.end)
        return ss_speaker_settle(r, speaker, SS_NONE, by_nobody ? SS_BY_PASSIVE : SS_BY_NONE);
    speaker->source = subject;
    return ss_speaker_by_phrase(r, subject, speaker);
}

static bool speaks_of_itself(const ss_resolver *r, const ss_draft *draft) {
    if (draft->subject == SS_SUBJECT_SHARED && draft->head != SS_NONE && r->view->quote[draft->head] != SS_NONE)
        return true; /* "we reject X and reaffirm Y" */
    return draft->source.first < draft->source.end && r->view->quote[draft->source.first] != SS_NONE &&
           ss_view_is(r->view, draft->source.first, SS_W(FIRST) | SS_W(MALE) | SS_W(FEMALE));
}

/* Everybody else first, then I and we, and he and she who are others, whose quotation may name its speaker only behind it. `*others` gets how many are
 * left for the other turn. */
static ss_status resolve_all(ss_resolver *r, bool inside, uint32_t *others) {
    *others = 0;
    for (r->at = 0; r->at < r->making->drafts.count; r->at++) {
        uint32_t index = r->order[r->at];
        const ss_draft *draft = &r->making->drafts.at[index];
        if (draft->dropped)
            continue;
        if (speaks_of_itself(r, draft) != inside) {
            ++*others;
            continue;
        }
        ss_status status = resolve_one(r, draft, &r->speakers[index]);
        if (status)
            return status;
    }
    return SS_OK;
}

/* The first quotation that opens at the token or behind it, by halves between `low` and `high`. */
static uint32_t halved_quote(const ss_quotes *quotes, uint32_t token, uint32_t low, uint32_t high) {
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (quotes->at[middle].open < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The same; drafts come in order, so it is mostly near the one found last. */
static uint32_t quote_from(const ss_quotes *quotes, uint32_t token, uint32_t hint) {
    if (hint > 0 && quotes->at[hint - 1].open >= token)
        return halved_quote(quotes, token, 0, hint - 1);
    for (uint32_t at = hint; at < hint + QUOTE_STEPS; at++)
        if (at >= quotes->count || quotes->at[at].open >= token)
            return at;
    return halved_quote(quotes, token, hint, quotes->count);
}

/* Quotations inside the piece that no draft has as its content are of whoever says the piece. */
static void map_piece(ss_resolver *r, ss_run piece, uint32_t draft, uint32_t *hint) {
    const ss_quotes *quotes = &r->view->document->quotes;
    *hint = quote_from(quotes, piece.first, *hint);
    for (uint32_t i = *hint; i < quotes->count && quotes->at[i].open < piece.end; i++)
        if (r->draft_of[i] == SS_NONE)
            r->draft_of[i] = draft;
}

/* A piece is the quotation that it begins with: where a mark is missing, others only reach into its words. */
static void note_whole(ss_resolver *r, ss_run piece, uint32_t draft) {
    uint32_t q = r->view->quote[piece.first];
    const ss_quote *quote = q == SS_NONE ? NULL : &r->view->document->quotes.at[q];
    if (quote && quote->open == piece.first && quote->end <= piece.end && r->draft_of[q] == draft)
        r->whole[q] = !quote->scare && !quote->unclosed && !quote->unopened;
}

static void note_all_whole(ss_resolver *r) {
    for (uint32_t i = 0; r->view->document->quotes.count && i < r->making->drafts.count; i++) {
        const ss_draft *draft = &r->making->drafts.at[i];
        for (uint32_t k = 0; !draft->dropped && k < draft->pieces.count; k++)
            note_whole(r, draft->pieces.at[k], i);
    }
}

static void map_pieces(ss_resolver *r) {
    uint32_t hint = 0;
    for (uint32_t i = 0; r->view->document->quotes.count && i < r->making->drafts.count; i++) {
        const ss_draft *draft = &r->making->drafts.at[i];
        bool known = draft->dropped || draft->level || (draft->quote != SS_NONE && draft->pieces.count == 1);
        for (uint32_t k = 0; !known && k < draft->pieces.count; k++)
            map_piece(r, draft->pieces.at[k], i, &hint);
    }
    note_all_whole(r);
}

static ss_status map_quotes(ss_resolver *r) {
    uint32_t count = r->view->document->quotes.count;
    r->draft_of = ss_arena_take(&r->view->document->arena, ((size_t)count + 1) * sizeof *r->draft_of);
    r->whole = ss_arena_zero(&r->view->document->arena, (size_t)count + 1);
    if (!r->draft_of || !r->whole)
        return SS_NOMEM;
    memset(r->draft_of, 0xFF, ((size_t)count + 1) * sizeof *r->draft_of);
    for (uint32_t i = 0; i < r->making->drafts.count; i++)
        if (r->making->drafts.at[i].quote != SS_NONE && !r->making->drafts.at[i].dropped)
            r->draft_of[r->making->drafts.at[i].quote] = i;
    note_all_whole(r);
    return SS_OK;
}

ss_status ss_speakers_resolve(ss_making *making, const uint32_t *order, ss_speaker *out, ss_mentions *pronouns) {
    ss_resolver r = {.making = making, .view = &making->view, .order = order, .speakers = out, .pronouns = pronouns, .quoter = SS_NONE};
    for (uint32_t i = 0; i < making->drafts.count; i++)
        out[i] = (ss_speaker){.local = SS_NONE, .how = SS_BY_NONE};
    ss_status status = map_quotes(&r);
    uint32_t others = 0;
    if (!status)
        status = resolve_all(&r, false, &others);
    if (status || !others)
        return status;
    map_pieces(&r);
    return resolve_all(&r, true, &others);
}

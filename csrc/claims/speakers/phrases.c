/* Who a noun phrase is about, from its head, the names in it and the words around them. */
#include "claims/speakers/parts.h"

enum { FIRST_SPEAKERS = 4, PARENS_MOST = 8, GOVERNS_SENTENCES = 4 };

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

/* What is asked of a phrase more than once: the token behind its head part, and the person whom it names, or SS_NONE. */
typedef struct { ss_run run; uint32_t head_end, person; } phrase;

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
    if (!r->pronouns)
        return SS_OK;
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

/* "[Norwegian] and Danish ministers, Ida Holm and Nils Berg": officials stand between the state and the person. */
static bool are_of(const ss_view *view, const ss_mention *state, uint32_t person) {
    uint32_t end = person == SS_NONE ? state->end : ss_mention_at(view, person)->first;
    for (uint32_t i = state->end; i < end; i++)
        if (view->mention[i] == SS_NONE && ss_view_is(view, i, SS_W(ROLE)) && ss_view_is(view, i, SS_W(PLURAL)))
            return true;
    return false;
}

/* A relative clause begins, or ends and the list goes on: "Ida Holm, [who] beat Berg and Moe[, and] Nils Lind". */
static bool joins_or_parts(const ss_view *view, uint32_t token) {
    return (ss_view_is(view, token, SS_W(RELATIVE)) && !ss_view_has(view, token, SS_T_CAPITAL)) ||
           (ss_view_mark(view, token) == ',' && token + 1 < view->count && ss_view_is(view, token + 1, SS_W(CONJUNCTION)));
}

/* "Moscow and Pyongyang", "the US and its allies", "Hank Doyle and his brother Pete": every name joined to the head. Behind the
 * head's preposition only persons are joined, and nobody within a relative clause. */
static ss_status joint(ss_resolver *r, const phrase *p, ss_speaker *speaker) {
    const ss_view *view = r->view;
    ss_run run = p->run;
    uint32_t the = run.first + 1 < run.end && view->mention[run.first] == SS_NONE && ss_view_is(view, run.first, SS_W(DETERMINER));
    uint32_t first = view->mention[run.first + the], head = p->head_end;
    if (first != SS_NONE)
        head = most(head, ss_list_behind(view, (ss_run){run.first, ss_mention_at(view, first)->phrase_end}, run.end).end);
    uint32_t end = p->person == SS_NONE ? head : run.end;
    bool joined = false, within = false;
    for (uint32_t i = run.first; i < end; i++) {
        uint32_t m = view->mention[i];
        within = m == SS_NONE && joins_or_parts(view, i) ? ss_view_is(view, i, SS_W(RELATIVE)) : within;
        if (m == SS_NONE || within)
            continue;
        const ss_mention *mention = ss_mention_at(view, m);
        i = mention->end - 1;
        bool person = mention->type == SS_PERSON;
        bool apart = person ? m != p->person && ss_name_is_aside(view, run, mention) : i >= head || summed_up(view, run, mention);
        apart |= mention->how == SS_DEMONYM && ((mention->end < head && are_people(view, run)) || are_of(view, mention, p->person)); /* Norwegian and Danish officials */
        if (apart || brings_in(view, run, mention) || mention->in_role || !ss_mention_usable(mention) || mention->possessive || (mention->adjective && mention->end < run.end) || !is_joined(view, run, m, joined))
            continue;
        joined = true;
        ss_status status = speaker->local == SS_NONE ? ss_speaker_settle(r, speaker, mention->local, ss_speaker_how_of(mention->how, mention->type))
                                                     : ss_speaker_also(r, speaker, mention->local);
        if (status)
            return status;
    }
    return SS_OK;
}

/* "a spokesman for the port", "a Harbour Bank spokeswoman": who is spoken for, when it has a name. The head part ends before `from`. */
__attribute__((noinline))
static uint32_t spoken_for(const ss_view *view, ss_run run, uint32_t from) {
    uint32_t head = from > run.first ? from - 1 : run.first;
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
    bool seat = m != SS_NONE && ss_mention_at(view, m)->type == SS_PLACE && !ss_view_kind(view, head, SS_D(SPEAKS)); /* the MP for Larkhaven */
    return m == SS_NONE || seat ? SS_NONE : ss_mention_at(view, m)->local;
}

/* "Russia's veto thwarted the renewal": who owns an act that itself acts. */
static uint32_t owner_of_act(const ss_view *view, ss_run run) {
    uint32_t m = view->mention[run.first];
    if (m == SS_NONE || !ss_mention_usable(ss_mention_at(view, m)) || ss_mention_at(view, m)->type != SS_COUNTRY)
        return SS_NONE;
    uint32_t after = ss_mention_at(view, m)->end + (ss_mention_at(view, m)->possessive != 0);
    if (ss_name_modifies(view, run, m))
        return SS_NONE;
    return after < run.end && ss_view_is(view, after, SS_W(CUE)) ? m : SS_NONE;
}

/* "the diplomat": nobody in the phrase has a name, somebody before it has. */
ss_status ss_speaker_by_description(ss_resolver *r, ss_run run, uint32_t local, ss_speaker *speaker) {
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

/* Its name ends with that word. */
static bool is_surnamed(const ss_view *view, const ss_local *local, const ss_token *word) {
    const char *end = view->document->names.strings.at + local->name_at + local->name_size;
    return local->type == SS_PERSON && local->name_size > word->size + 1u && end[-(ptrdiff_t)word->size - 1] == ' ' &&
           memcmp(end - word->size, view->bytes + word->start, word->size) == 0;
}

/* "Ida's aunt, Rosa Berg, said it was late. “I waited,” Berg said": of those with that surname who spoke last, where whom the text named
 * first has not spoken; but Mr. Berg and Mrs. Berg are told apart by their titles. */
__attribute__((noinline))
static uint32_t namesake_who_spoke(const ss_resolver *r, const ss_mention *mention) {
    const ss_view *view = r->view;
    uint32_t found = mention->local;
    if (mention->first > 0 && ss_view_is(view, mention->first - 1, SS_W(HONORIFIC) | SS_W(ROLE) | SS_W(ABBREVIATION)))
        return found;
    for (uint32_t i = r->at, last = SS_NONE; i-- > ss_oldest_place(r);) {
        uint32_t local = r->speakers[r->order[i]].local;
        if (local == mention->local)
            return local;
        if (local == last || local == SS_NONE)
            continue;
        if (!is_surnamed(view, ss_local_at(view, local), &view->tokens[mention->first]))
            last = local;
        else if (found == mention->local && ss_draft_at_hand(r, i, mention->first))
            found = local;
    }
    return found;
}

ss_status ss_speaker_by_mention(ss_resolver *r, uint32_t m, ss_speaker *speaker) {
    const ss_mention *mention = ss_mention_at(r->view, m);
    if (mention->how == SS_SURNAME && mention->local != SS_NONE && ss_local_at(r->view, mention->local)->namesake && mention->end == mention->first + 1)
        return ss_speaker_settle(r, speaker, namesake_who_spoke(r, mention), SS_BY_SURNAME);
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

/* "Some Norwegians", "47 percent of Norwegians", "another Liberal", "deaf Norwegians": people of a state or party, who are not the whole of it. */
static bool is_share(const ss_view *view, ss_run run, const ss_mention *mention) {
    bool people = mention->how == SS_DEMONYM || (mention->type == SS_GROUP && !ss_view_ends(view, mention->end - 1, "s"));
    if (!people || (mention->type != SS_COUNTRY && mention->type != SS_GROUP && mention->type != SS_PLACE))
        return false;
    for (uint32_t i = run.first; i < mention->first; i++)
        if (ss_view_is(view, i, SS_W(QUANTIFIER) | SS_W(NUMBER)) || ss_view_has(view, i, SS_T_NUMBER) || ss_view_word(view, i, "a") || ss_view_word(view, i, "an") ||
            ss_view_word(view, i, "another"))
            return true;
    uint32_t before = mention->first > run.first ? mention->first - 1 : mention->first; /* "Deaf Norwegians" */
    return before < mention->first && mention->how == SS_DEMONYM && ss_view_ends(view, mention->end - 1, "s") && ss_view_has(view, before, SS_T_WORD) &&
           view->mention[before] == SS_NONE && !ss_view_is(view, before, SS_FUNCTION_WORDS);
}

/* "Norway's new government" is its state, as "the Norwegian government" is. */
static uint32_t governed(const ss_view *view, ss_run run) {
    uint32_t at = run.first + (view->mention[run.first] == SS_NONE && ss_view_is(view, run.first, SS_W(DETERMINER)));
    uint32_t m = at < run.end && ss_view_word(view, ss_phrase_head_end(view, run) - 1, "government") ? view->mention[at] : SS_NONE;
    bool state = m != SS_NONE && ss_mention_at(view, m)->type == SS_COUNTRY && ss_mention_at(view, m)->possessive;
    return state && ss_mention_usable(ss_mention_at(view, m)) ? m : SS_NONE;
}

/* "thirteen members of the council", "the member states" */
static ss_status by_members(ss_resolver *r, ss_run run, ss_speaker *speaker) {
    uint32_t of = members_of(r->view, run), state = of == SS_NONE ? governed(r->view, run) : SS_NONE;
    if (state != SS_NONE)
        return ss_speaker_settle(r, speaker, ss_mention_at(r->view, state)->local, SS_BY_COLLECTIVE);
    bool people = of != SS_NONE && ss_mention_at(r->view, of)->type != SS_GROUP && are_people(r->view, run);
    if (people || (of != SS_NONE && is_share(r->view, run, ss_mention_at(r->view, of))))
        return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_COLLECTIVE);
    uint32_t local = of == SS_NONE ? ss_speaker_whose_members(r, run) : ss_mention_at(r->view, of)->local, group = SS_NONE;
    ss_status status = of == SS_NONE ? SS_OK : ss_speaker_members(r, ss_mention_at(r->view, of), ss_phrase_head_end(r->view, run) - 1, &group);
    return status ? status : ss_speaker_settle(r, speaker, group != SS_NONE ? group : local, SS_BY_COLLECTIVE);
}

/* "the Holm administration", "Norland's regime", "Prime Minister Ida Holm's government": the state, as far as the text tells whose leader
 * it is; SS_NONE for other phrases. */
static uint32_t state_governed(const ss_view *view, ss_run head) {
    if (!ss_view_kind(view, head.end - 1, SS_D(GOVERNS)) || head.end < head.first + 2)
        return SS_NONE;
    uint32_t at = head.end - 2;
    at -= at > head.first && ss_view_has(view, at, SS_T_APOS_S);
    uint32_t m = view->mention[at];
    if (m == SS_NONE || !ss_mention_usable(ss_mention_at(view, m)))
        return SS_NONE;
    if (ss_mention_at(view, m)->type == SS_COUNTRY)
        return ss_mention_at(view, m)->local;
    return ss_mention_at(view, m)->type == SS_PERSON ? ss_speaker_state(view, ss_local_at(view, ss_mention_at(view, m)->local)->country) : SS_NONE;
}

/* "the regime", "the government" shortly behind one that has a name: the same one. */
static uint32_t same_government(const ss_resolver *r, ss_run head) {
    const ss_view *view = r->view;
    uint32_t oldest = ss_oldest_place(r), here = ss_here(r);
    if (head.end != head.first + 2 || !ss_view_word(view, head.first, "the") || !ss_view_kind(view, head.end - 1, SS_D(GOVERNS)))
        return SS_NONE;
    for (uint32_t place = r->at; place-- > oldest && ss_draft_placed(r, place)->sentence + GOVERNS_SENTENCES >= here;) {
        const ss_draft *d = ss_draft_placed(r, place);
        const ss_speaker *speaker = &r->speakers[r->order[place]];
        if (d->dropped || d->source.first + 1 >= d->source.end || d->source.end > view->count || !ss_view_kind(view, ss_phrase_head_end(view, d->source) - 1, SS_D(GOVERNS)))
            continue;
        return speaker->local != SS_NONE && ss_local_at(view, speaker->local)->type == SS_COUNTRY ? speaker->local : SS_NONE;
    }
    return SS_NONE;
}

/* "The spokesman" behind "the spokesman for the ministry", of whom a name came later: whoever spoke last under that word. */
static uint32_t same_office(const ss_resolver *r, ss_run run) {
    const ss_view *view = r->view;
    uint32_t word = run.first + 1;
    if (run.end != run.first + 2 || !ss_view_word(view, run.first, "the") || !ss_view_is(view, word, SS_W(ROLE)) || ss_view_ends(view, word, "s") || view->quote[word] != SS_NONE)
        return SS_NONE;
    for (uint32_t place = r->at, oldest = ss_oldest_place(r); place-- > oldest;) {
        const ss_draft *d = ss_draft_placed(r, place);
        uint32_t head = d->dropped || d->source.first + 2 > d->source.end ? SS_NONE : ss_phrase_head_end(view, d->source) - 1;
        if (head == SS_NONE || view->tokens[head].symbol != view->tokens[word].symbol || view->mention[head] != SS_NONE)
            continue;
        uint32_t local = head + 1 < d->source.end && ss_view_word(view, head + 1, "of") ? SS_NONE : r->speakers[r->order[place]].local; /* a friend of Holm's */
        return local != SS_NONE && ss_local_at(view, local)->type == SS_PERSON ? local : SS_NONE;
    }
    return SS_NONE;
}

/* Behind the names that stand as the head `m`: outlets of correspondents, owners of acts, those who are spoken for, nobody. */
static ss_status by_rest(ss_resolver *r, ss_run run, ss_run head, bool people, ss_speaker *speaker) {
    uint32_t outlet = name_in(r->view, head, true);
    if (outlet != SS_NONE && ss_mention_at(r->view, outlet)->type == SS_OUTLET) /* an X correspondent reports: the outlet */
        return ss_speaker_by_mention(r, outlet, speaker);
    if (run.end == run.first + 1 && people)
        return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED);
    uint32_t owner = owner_of_act(r->view, run);
    if (owner != SS_NONE)
        return ss_speaker_by_mention(r, owner, speaker);
    uint32_t organisation = spoken_for(r->view, run, head.end);
    return ss_speaker_settle(r, speaker, organisation, organisation == SS_NONE ? SS_BY_UNNAMED : SS_BY_NOMINAL);
}

/* "the prosecutor | , Ida Holm,": the source was cut before the name to which its last word belongs. */
static uint32_t named_behind(const ss_view *view, ss_run run) {
    uint32_t m = view->phrase[run.end - 1];
    bool whole = m != SS_NONE && ss_mention_at(view, m)->type == SS_PERSON && ss_mention_usable(ss_mention_at(view, m)) && ss_mention_at(view, m)->first >= run.end;
    return whole && ss_mention_at(view, m)->phrase_first >= run.first && ss_mention_at(view, m)->phrase_first <= run.first + 1 ? m : SS_NONE;
}

/* "its former ruler, Norland, which has troops there,": the name behind the noun, which ends before `end`, and a comma, or SS_NONE. */
static uint32_t apposed(const ss_view *view, ss_run run, uint32_t end) {
    bool owner = end < run.end && ss_view_word(view, end, "of"); /* the owner of the ship, X */
    while (owner && end < run.end && !ss_view_has(view, end, SS_T_PUNCT) && (view->mention[end] == SS_NONE || ss_mention_at(view, view->mention[end])->type == SS_PLACE))
        end++;
    uint32_t at = end + 1;
    if (end >= run.end || ss_view_mark(view, end) != ',')
        return SS_NONE;
    at += at < run.end && ss_view_word(view, at, "the");
    if (at + 3 < run.end && ss_view_hyphen(view, at + 1) && ss_view_word(view, at + 2, "based")) /* the Oslo-based X */
        at += 3;
    uint32_t m = at < run.end ? view->mention[at] : SS_NONE;
    uint8_t type = m == SS_NONE ? SS_PERSON : ss_mention_at(view, m)->type;
    bool thing = type == SS_COUNTRY || type == SS_ORGANISATION || type == SS_BODY || type == SS_GROUP;
    if (!thing || !ss_mention_usable(ss_mention_at(view, m)) || ss_mention_at(view, m)->adjective || ss_mention_at(view, m)->possessive)
        return SS_NONE;
    uint32_t behind = ss_mention_at(view, m)->end;
    return behind >= run.end || ss_view_mark(view, behind) == ',' ? m : SS_NONE;
}

/* "the Islamist [Green Tide] movement", "the [Green Tide] militant group": the name before its kind; an organisation of states is none. */
static uint32_t before_kind(const ss_view *view, ss_run head) {
    uint32_t last = head.end - 1, m = last > head.first ? view->mention[last - 1] : SS_NONE;
    if (m == SS_NONE && last > head.first + 1 && ss_view_kind(view, last - 1, SS_D(ARMED)))
        m = view->mention[last - 2];
    if (m == SS_NONE || view->mention[last] != SS_NONE || !(ss_view_word(view, last, "group") || ss_view_word(view, last, "movement") || ss_view_word(view, last, "militia")))
        return SS_NONE;
    const ss_mention *mention = ss_mention_at(view, m);
    if (mention->type != SS_ORGANISATION || mention->possessive || !ss_mention_usable(mention) || (mention->first > 0 && ss_view_hyphen(view, mention->first - 1)))
        return SS_NONE; /* "a pro-Tide group" is another */
    const ss_local *local = ss_local_at(view, mention->local);
    return local->lexicon != SS_NONE && local->country == SS_NONE && mention->how == SS_ACRONYM ? SS_NONE : m;
}

/* "the diplomat | , who met Berg in Oslo,": what a comma adds does not tell which one is meant. The head part ends before `end`. */
static ss_run without_relative(const ss_view *view, ss_run run, uint32_t end) {
    bool added = end + 1 < run.end && ss_view_mark(view, end) == ',' && ss_view_word(view, end + 1, "who");
    return added ? (ss_run){run.first, end} : run;
}

/* A phrase of several words, or one without a name. */
static ss_status by_head(ss_resolver *r, const phrase *p, ss_speaker *speaker) {
    const ss_view *view = r->view;
    ss_run run = p->run, head = {run.first, p->head_end};
    uint32_t m = p->person != SS_NONE ? p->person : name_in(view, head, false);
    m = m == SS_NONE ? named_behind(view, run) : m;
    uint32_t kind = m == SS_NONE ? before_kind(view, head) : SS_NONE;
    if (kind != SS_NONE)
        return ss_speaker_by_mention(r, kind, speaker);
    uint32_t other = m == SS_NONE ? apposed(view, run, head.end) : SS_NONE;
    if (other != SS_NONE)
        return ss_speaker_by_mention(r, other, speaker);
    if (m != SS_NONE && ss_mention_at(view, m)->type == SS_PERSON)
        return ss_speaker_by_mention(r, m, speaker);
    uint32_t one = SS_NONE;
    if (m != SS_NONE && ss_speaker_by_people(r, run, m, &one))
        return one == SS_NONE ? ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED) : ss_speaker_settle(r, speaker, one, SS_BY_NOMINAL);
    bool done = false;
    ss_status status = ss_speaker_by_home(r, run, speaker, &done);
    if (!status && !done)
        status = ss_speaker_by_paper(r, run, head.end - 1, speaker, &done);
    if (!status && !done)
        status = ss_speaker_by_several(r, run, speaker, &done);
    if (status || done)
        return status;
    bool named = m != SS_NONE && ss_mention_at(view, m)->end >= run.end && ss_mention_at(view, m)->type != SS_GROUP; /* the name is the last word */
    ss_run bare = without_relative(view, run, head.end);
    uint32_t described = named ? SS_NONE : ss_speaker_described(r, bare, head.end - 1);
    if (described == SS_NONE && !named && ss_here(r) < LEAD_SENTENCES)
        described = ss_speaker_ahead(r, bare, head.end - 1);
    if (described == SS_NONE && !named)
        described = same_office(r, bare);
    if (described != SS_NONE)
        return ss_speaker_by_description(r, bare, described, speaker);
    uint32_t state = state_governed(view, head);
    state = state == SS_NONE ? same_government(r, head) : state;
    state = state == SS_NONE ? ss_speaker_government(view, run) : state;
    state = state == SS_NONE ? ss_speaker_country(r, run) : state;
    if (state != SS_NONE)
        return ss_speaker_settle(r, speaker, state, SS_BY_COLLECTIVE);
    status = ss_speaker_by_delegate(r, run, head.end - 1, speaker, &done);
    if (status || done)
        return status;
    if (any_class(view, head, SS_W(COLLECTIVE)))
        return by_members(r, run, speaker);
    if (m != SS_NONE && is_share(view, run, ss_mention_at(view, m)))
        return ss_speaker_settle(r, speaker, SS_NONE, ss_view_ends(view, ss_mention_at(view, m)->end - 1, "s") ? SS_BY_COLLECTIVE : SS_BY_UNNAMED);
    bool people = any_class(view, head, SS_W(UNNAMED)) || ss_name_modifies(view, head, m);
    if (m != SS_NONE && (!people || ss_mention_at(view, m)->end == head.end))
        return ss_speaker_by_mention(r, m, speaker);
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
        return ss_speaker_by_mention(r, owner, speaker); /* Mr. Ruiz's denial */
    if (whole != SS_NONE && ss_mention_at(view, whole)->end >= run.end && ss_mention_usable(ss_mention_at(view, whole))) {
        uint32_t other = ss_speaker_meant_instead(r, run, whole);
        if (other != ss_mention_at(view, whole)->local)
            return ss_speaker_settle(r, speaker, other, other == SS_NONE ? SS_BY_UNNAMED : SS_BY_NOMINAL);
        return is_only_where(view, run, whole) ? ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED) : ss_speaker_by_mention(r, whole, speaker);
    }
    phrase p = {run, ss_phrase_head_end(view, run), person_in(view, run)};
    ss_status status = joint(r, &p, speaker);
    return status || speaker->local != SS_NONE ? status : by_head(r, &p, speaker);
}

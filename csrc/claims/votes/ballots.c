#include "claims/votes/ballots.h"
#include "claims/votes/ballots_make.h"
#include "claims/votes/mandates.h"

enum { BALLOTS_MOST = 32, LOOK_BACK = 8, CARRY = 3, SAME_VOTE = 12, CARRY_TOKENS = 150, DAYS_APART = 31 };

/* ---- parties ---- */

static ss_party party_of(const ss_view *view, uint32_t local) {
    return (ss_party){local, local == SS_NONE ? SS_NONE : view->document->names.locals.at[local].lexicon};
}

static bool is_one(ss_party a, ss_party b) {
    return a.entity != SS_NONE || b.entity != SS_NONE ? a.entity == b.entity : a.local == b.local;
}

static bool is_council(const ss_view *view, ss_party body) { return ss_lexicon_council(view->lexicon, body.entity, 0) != NULL; }

/* ---- whose vote it is ---- */

/* The document speaks of the council, of an organ of it, or of its organisation. */
static bool speaks_of(ss_making_ballots *making, uint32_t council) {
    const ss_view *view = making->view;
    const ss_locals *locals = &view->document->names.locals;
    uint32_t parent = ss_lexicon_entity(view->lexicon, council)->parent;
    if (making->council == council)
        return making->council_near;
    making->council = council;
    making->council_local = SS_NONE;
    making->council_near = false;
    for (uint32_t i = 0; i < locals->count; i++) {
        uint32_t entity = locals->at[i].lexicon;
        if (entity == council)
            making->council_local = i;
        if (entity != SS_NONE)
            making->council_near |= entity == council || entity == parent || ss_lexicon_entity(view->lexicon, entity)->parent == council;
    }
    return making->council_near;
}

/* The states and people whose position the telling gives; how many. */
static uint32_t members_of(const ss_making_ballots *making, const ss_telling *t, uint32_t *members, uint32_t most) {
    const ss_view *view = making->view;
    const ss_claims *claims = &view->document->claims;
    const ss_claim *claim = t->claim == SS_NONE ? NULL : &claims->list.at[t->claim];
    uint32_t count = 0;
    if (t->member != SS_NONE)
        members[count++] = t->member;
    for (uint32_t i = 0; claim && claim->speaker_how != SS_BY_COLLECTIVE && i < claim->speakers.count && count < most; i++) {
        uint32_t local = claims->ids.at[claim->speakers.first + i];
        uint8_t type = view->document->names.locals.at[local].type;
        if (type == SS_COUNTRY || type == SS_PERSON)
            members[count++] = local;
    }
    return count;
}

/* The council in which a veto of the telling's own members counts, by its name in the document. */
static bool vetoed_in(ss_making_ballots *making, const ss_telling *t, ss_party *body) {
    uint32_t members[SS_MEMBERS_MOST], count = members_of(making, t, members, SS_MEMBERS_MOST);
    for (uint32_t i = 0; i < count; i++) {
        ss_party member = party_of(making->view, members[i]);
        const ss_council *council = ss_lexicon_vetoing(making->view->lexicon, member.entity, 0);
        if (!council || council->council == SS_NONE || !speaks_of(making, council->council))
            continue;
        *body = (ss_party){making->council_local, council->council};
        return true;
    }
    return false;
}

/* The last council that the sentences before name. */
static uint32_t council_before(const ss_view *view, uint32_t sentence) {
    uint32_t end = view->document->sentences.at[sentence].first;
    uint32_t first = view->document->sentences.at[sentence > CARRY ? sentence - CARRY : 0].first;
    for (uint32_t i = end, steps = 0; i > first && steps < CARRY_TOKENS; i--, steps++) {
        uint32_t m = view->mention[i - 1], local = m == SS_NONE ? SS_NONE : view->document->names.mentions.at[m].local;
        if (local != SS_NONE && is_council(view, party_of(view, local)))
            return local;
    }
    return SS_NONE;
}

static bool is_motion(const ss_view *view, uint32_t at) {
    uint32_t m = view->mention[at];
    if (m != SS_NONE)
        return view->document->names.mentions.at[m].type == SS_DOCUMENT;
    return ss_view_is(view, at, SS_W(DOCUMENT)) || ss_view_vote_kind(view, at, SS_B(MOTION) | SS_B(VOTED_ON));
}

/* What stands before the verb may be voted on, or be the body in other words: "the bill | passed", "it | voted", "lawmakers | backed",
 * "a | vote of"; but "the club's members | voted", "the jury | voted". */
static bool leaves_body_open(const ss_view *view, uint32_t start, uint32_t verb) {
    if (verb == start || (ss_view_is(view, verb, SS_W(AUXILIARY)) && (ss_view_be(view, verb) || ss_view_be(view, verb + 1))))
        return true;
    uint32_t noun = verb - 1;
    while (noun > start && ss_view_adverb(view, noun))
        noun--;
    if (is_motion(view, noun) || (view->mention[noun] == SS_NONE && ss_view_is(view, noun, SS_W(NEUTER) | SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PREPOSITION))))
        return true;
    bool bare = noun == start || (noun == start + 1 && ss_view_is(view, start, SS_W(DETERMINER)));
    return bare && ss_view_vote_kind(view, noun, SS_B(VOTERS));
}

/* The sentence of a score names nobody else who votes. Without a verb before the score something to vote on must stand there. */
static bool is_body_open(const ss_view *view, const ss_telling *t) {
    uint32_t start = view->document->sentences.at[t->sentence].first;
    bool motion = t->run.first <= start + 1 || ss_view_is(view, start, SS_W(PREPOSITION)); /* "A 58-41 vote", "In a 58-41 vote" */
    for (uint32_t i = start, end = start + CARRY_TOKENS; i <= t->run.first && i < end; i++) { /* which may begin with the verb: [voted 58-41] */
        if (ss_view_mark(view, i) == ',')
            start = i + 1;
        if (ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(VOTE)) || ss_view_vote_kind(view, i, SS_B(DECIDES) | SS_B(BACKS)))
            return leaves_body_open(view, start, i);
        motion |= is_motion(view, i);
    }
    return motion;
}

/* "It was rejected by 312 votes to 244": the one body that the sentences before name; SS_NONE when they name several. */
static uint32_t body_before(const ss_view *view, uint32_t sentence) {
    uint32_t end = view->document->sentences.at[sentence].first, found = SS_NONE;
    uint32_t first = view->document->sentences.at[sentence > CARRY ? sentence - CARRY : 0].first;
    if (ss_view_is(view, end, SS_W(PRONOUN)) && ss_view_is(view, end, SS_W(PLURAL)))
        return SS_NONE; /* "they" are some of a body's members, and of which nobody knows */
    for (uint32_t i = end, steps = 0; i > first && steps < CARRY_TOKENS; i--, steps++) {
        uint32_t m = view->mention[i - 1];
        if (m == SS_NONE || view->document->names.mentions.at[m].type != SS_BODY || !ss_telling_votes(view, m))
            continue;
        uint32_t local = view->document->names.mentions.at[m].local;
        if (found != SS_NONE && !is_one(party_of(view, found), party_of(view, local)))
            return SS_NONE;
        found = local;
    }
    return found;
}

/* States vote in bodies that belong to no state. */
static bool may_vote_in(const ss_making_ballots *making, const ss_telling *t, ss_party body) {
    const ss_view *view = making->view;
    uint32_t member, country = body.entity != SS_NONE ? ss_lexicon_entity(view->lexicon, body.entity)->country
                                                      : view->document->names.locals.at[body.local].country;
    return country == SS_NONE || members_of(making, t, &member, 1) == 0 || view->document->names.locals.at[member].type != SS_COUNTRY;
}

/* Far more votes are told of than the council has members: it is another body's; a few more are a slip. */
static bool outnumbers(const ss_making_ballots *making, const ss_telling *t, ss_party body) {
    const ss_lexicon *lexicon = making->view->lexicon;
    uint32_t sum = 0, entity = body.local != SS_NONE ? making->view->document->names.locals.at[body.local].lexicon : body.entity;
    const ss_council *council = entity == SS_NONE ? NULL : ss_lexicon_council(lexicon, entity, 0);
    for (uint32_t i = 0; i < SS_STANDS; i++)
        sum += t->counts[i] == SS_NONE ? 0 : t->counts[i];
    return council && sum > council->members + council->members / 3;
}

/* Counts of the only vote that the article tells of, further on. */
static bool is_same_vote(const ss_making_ballots *making, const ss_telling *t) {
    const ss_building *only = making->list.count == 1 ? &making->list.at[0] : NULL;
    bool counts = t->strong;
    if (!only || !is_council(making->view, only->body) || t->sentence < only->sentence || t->sentence > only->sentence + SAME_VOTE)
        return false;
    for (uint32_t i = 0; i < SS_STANDS; i++)
        counts |= t->counts[i] != SS_NONE && t->counts[i];
    return counts && !outnumbers(making, t, only->body);
}

/* The body of the vote that was told of last, or the council that the sentences before name. */
static ss_party body_at_hand(ss_making_ballots *making, const ss_telling *t) {
    const ss_view *view = making->view;
    const ss_building *last = making->list.count ? &making->list.at[making->list.count - 1] : NULL;
    bool near = last && t->sentence - last->sentence <= CARRY && last->body.entity != SS_NONE && ss_lexicon_entity(view->lexicon, last->body.entity)->country == SS_NONE;
    return near ? last->body : party_of(view, council_before(view, t->sentence));
}

static bool body_of(ss_making_ballots *making, const ss_telling *t, ss_party *body) {
    const ss_view *view = making->view;
    if (t->stand == SS_STAND_VETO)
        return vetoed_in(making, t, body);
    if (t->body != SS_NONE) {
        *body = party_of(view, view->document->names.mentions.at[t->body].local);
        if (!outnumbers(making, t, *body))
            return may_vote_in(making, t, *body);
    } else
        *body = body_at_hand(making, t);
    if (outnumbers(making, t, *body)) {
        uint32_t m = ss_telling_body(view, t->sentence, t->run, true);
        *body = party_of(view, m == SS_NONE ? SS_NONE : view->document->names.mentions.at[m].local);
        return body->local != SS_NONE && !outnumbers(making, t, *body);
    }
    if (body->local == SS_NONE && body->entity == SS_NONE && is_same_vote(making, t))
        *body = making->list.at[0].body;
    if (body->local == SS_NONE && body->entity == SS_NONE && t->score && is_body_open(view, t))
        *body = party_of(view, body_before(view, t->sentence));
    return body->local != SS_NONE || body->entity != SS_NONE;
}

/* ---- one vote or two ---- */

static const ss_date *date_at(const ss_making_ballots *making, uint32_t date) {
    return date == SS_NONE ? NULL : &making->view->document->dates.at[date];
}

static bool days_apart(const ss_date *a, const ss_date *b) {
    if (!a || !b || a->first == SS_NO_DAY || b->first == SS_NO_DAY)
        return false;
    int64_t gap = a->first > b->last ? (int64_t)a->first - b->last : (int64_t)b->first - a->last;
    return gap > DAYS_APART;
}

static const ss_position *position_of(const ss_building *b, ss_party member) {
    for (uint32_t i = 0; i < b->positions.count; i++)
        if (is_one(b->positions.at[i].member, member))
            return &b->positions.at[i];
    return NULL;
}

static bool is_negative(uint8_t stand) { return stand == SS_STAND_AGAINST || stand == SS_STAND_VETO; }

static bool has_veto(const ss_building *b) {
    for (uint32_t i = 0; i < b->positions.count; i++)
        if (b->positions.at[i].stand == SS_STAND_VETO)
            return true;
    return false;
}

static bool members_agree(const ss_making_ballots *making, const ss_building *b, const ss_telling *t) {
    uint32_t members[SS_MEMBERS_MOST], count = members_of(making, t, members, SS_MEMBERS_MOST);
    bool known = false;
    for (uint32_t i = 0; i < count; i++) {
        const ss_position *p = position_of(b, party_of(making->view, members[i]));
        if (p && p->stand != t->stand && !(is_negative(p->stand) && is_negative(t->stand)))
            return false;
        known |= p != NULL;
    }
    return t->stand != SS_STAND_VETO || known || !has_veto(b) || t->sentence == b->sentence;
}

static bool fits(const ss_making_ballots *making, const ss_building *b, ss_party body, const ss_telling *t) {
    if (!is_one(b->body, body) || days_apart(date_at(making, b->date), date_at(making, t->date)))
        return false;
    for (uint32_t i = 0; i < SS_STANDS; i++)
        if (b->counts[i] != SS_NONE && t->counts[i] != SS_NONE && b->counts[i] != t->counts[i])
            return false;
    return members_agree(making, b, t);
}

/* ---- joining ---- */

static bool opens(const ss_making_ballots *making, const ss_telling *t) {
    uint32_t member;
    for (uint32_t i = 0; i < SS_STANDS; i++)
        if (t->counts[i] != SS_NONE)
            return true;
    return t->strong && (t->whole != SS_STANDS || members_of(making, t, &member, 1) > 0);
}

static ss_status add_members(ss_making_ballots *making, ss_building *b, const ss_telling *t) {
    uint32_t members[SS_MEMBERS_MOST], count = t->stand == SS_STANDS ? 0 : members_of(making, t, members, SS_MEMBERS_MOST);
    bool council = is_council(making->view, b->body);
    for (uint32_t i = 0; i < count && b->positions.count < SS_MEMBERS_MOST; i++) {
        ss_party member = party_of(making->view, members[i]);
        const ss_position *known = position_of(b, member);
        if (known && t->stand == SS_STAND_VETO)
            b->positions.at[known - b->positions.at].stand = SS_STAND_VETO;
        if (known || is_one(member, b->body) || (council && making->view->document->names.locals.at[members[i]].type != SS_COUNTRY))
            continue;
        ss_position *p = SS_PUSH(&b->positions, &making->view->document->arena);
        if (!p)
            return SS_NOMEM;
        *p = (ss_position){member, t->stand, 0};
    }
    return SS_OK;
}

static ss_status join(ss_making_ballots *making, ss_building *b, uint32_t index) {
    const ss_telling *t = &making->tellings.at[index];
    making->owner[index] = (uint32_t)(b - making->list.at);
    for (uint32_t i = 0; i < SS_STANDS; i++)
        if (b->counts[i] == SS_NONE)
            b->counts[i] = t->counts[i];
    if (t->size != SS_NONE)
        b->size = t->size;
    if (b->date == SS_NONE)
        b->date = t->date;
    if (b->rest == SS_STANDS)
        b->rest = t->rest;
    if (b->whole == SS_STANDS)
        b->whole = t->whole;
    if (b->outcome == SS_OUTCOME_UNKNOWN)
        b->outcome = t->outcome;
    if (t->strong)
        b->sentence = t->sentence;
    return add_members(making, b, t);
}

static ss_building *new_building(ss_making_ballots *making, ss_party body) {
    ss_building *b = SS_PUSH(&making->list, &making->view->document->arena);
    if (!b)
        return NULL;
    for (uint32_t i = 0; i < SS_STANDS; i++)
        b->counts[i] = SS_NONE;
    b->body = body;
    b->size = b->date = SS_NONE;
    b->rest = b->whole = SS_STANDS;
    b->outcome = SS_OUTCOME_UNKNOWN;
    return b;
}

/* Something that a ballot can use. */
static bool informs(const ss_making_ballots *making, const ss_telling *t) {
    return opens(making, t) || t->rest != SS_STANDS || t->size != SS_NONE || t->outcome != SS_OUTCOME_UNKNOWN;
}

static ss_status place(ss_making_ballots *making, uint32_t index) {
    const ss_telling *t = &making->tellings.at[index];
    ss_party body;
    if (!informs(making, t) || !body_of(making, t, &body))
        return SS_OK;
    for (uint32_t i = making->list.count, steps = 0; i-- > 0 && steps < LOOK_BACK; steps++)
        if (fits(making, &making->list.at[i], body, t))
            return join(making, &making->list.at[i], index);
    if (!opens(making, t))
        return SS_OK;
    if (making->list.count == BALLOTS_MOST) {
        making->over = true;
        return SS_OK;
    }
    ss_building *b = new_building(making, body);
    return b ? join(making, b, index) : SS_NOMEM;
}

/* "Norland blocked the draft. Thirteen members voted for it.": where the text knows no veto by that name, a permanent member's act is one. */
static bool undoes(ss_making_ballots *making, const ss_building *b, ss_party member, const ss_telling *t) {
    const ss_council *council = member.entity == SS_NONE ? NULL : ss_lexicon_vetoing(making->view->lexicon, member.entity, 0);
    uint32_t far = t->sentence > b->sentence ? t->sentence - b->sentence : b->sentence - t->sentence;
    return council && council->council == b->body.entity && far <= CARRY && t->stand == SS_STAND_VETO && !has_veto(b) && !position_of(b, member) &&
           b->counts[SS_STAND_FOR] != SS_NONE && b->outcome == SS_OUTCOME_UNKNOWN;
}

/* "blocked": only by a state whose veto of the ballot is told by that name, or that could cast one. */
static ss_status place_weak(ss_making_ballots *making, uint32_t index) {
    uint32_t members[SS_MEMBERS_MOST], count = members_of(making, &making->tellings.at[index], members, SS_MEMBERS_MOST);
    for (uint32_t i = 0; i < making->list.count && i < LOOK_BACK; i++) {
        ss_party member = count ? party_of(making->view, members[0]) : (ss_party){SS_NONE, SS_NONE};
        const ss_position *p = count ? position_of(&making->list.at[i], member) : NULL;
        if ((p && is_negative(p->stand)) || (count && undoes(making, &making->list.at[i], member, &making->tellings.at[index])))
            return join(making, &making->list.at[i], index);
    }
    return SS_OK;
}

static ss_status place_all(ss_making_ballots *making) {
    ss_status status = SS_OK;
    memset(making->owner, 0xFF, (size_t)making->tellings.count * sizeof *making->owner);
    for (uint32_t i = 0; i < making->tellings.count && !status; i++)
        if (making->tellings.at[i].strong)
            status = place(making, i);
    for (uint32_t i = 0; i < making->tellings.count && !status; i++)
        if (!making->tellings.at[i].strong)
            status = place_weak(making, i);
    return status;
}

/* ---- the document ---- */

/* Whether a word of these classes stands in the document. Most have none, so that this must cost next to nothing. */
static ss_classes classes_of(const ss_document *d, const ss_vocabulary *vocabulary, ss_classes wanted) {
    const ss_tokens *tokens = &d->tokens;
    ss_classes all = 0;
    for (uint32_t t = 0; (t = ss_hints_next(tokens->hints, t, tokens->count, SS_HINT_VOTE)) < tokens->count; t++)
        all |= vocabulary->words.at[tokens->at[t].symbol].classes;
    return all & wanted;
}

static bool has_vote(const ss_view *view, const ss_sentence *s) {
    const uint8_t *hints = view->document->tokens.hints;
    for (uint32_t i = s->first; (i = ss_hints_next(hints, i, s->end, SS_HINT_VOTE)) < s->end; i++)
        if (ss_view_is(view, i, SS_W(VOTE)))
            return true;
    return false;
}

/* By sentence: 1 where a word of the class VOTE stands, or in the sentence before or behind. */
static uint8_t *sentences_near_votes(const ss_view *view) {
    const ss_sentences *sentences = &view->document->sentences;
    uint8_t *near = ss_arena_zero(&view->document->arena, (size_t)sentences->count + 2);
    for (uint32_t s = 0; near && s < sentences->count; s++)
        if (has_vote(view, &sentences->at[s]))
            near[s ? s - 1 : s] = near[s] = near[s + 1] = 1;
    return near;
}

static ss_status read_ballots(const ss_view *view) {
    ss_making_ballots making = {.view = view, .council = SS_NONE};
    uint8_t *votes = sentences_near_votes(view);
    if (!votes)
        return SS_NOMEM;
    ss_status status = ss_tellings_find(view, votes, &making.tellings);
    if (status || !making.tellings.count)
        return status;
    making.owner = ss_arena_take(&view->document->arena, (size_t)making.tellings.count * sizeof *making.owner);
    if (!making.owner)
        return SS_NOMEM;
    status = place_all(&making);
    if (!status && making.over)
        status = ss_document_warn(view->document, "vote-limit", (ss_span){0, 0}, "more than 32 votes are told of: the others were left out");
    return status ? status : ss_ballots_finish(&making);
}

ss_status ss_ballots_find(ss_document *document, const ss_lexicon *lexicon) {
    ss_classes found = classes_of(document, ss_lexicon_vocabulary(lexicon), SS_W(VOTE) | SS_W(MANDATE));
    ss_view view;
    if (!found)
        return SS_OK;
    ss_status status = ss_view_make(document, lexicon, &view);
    if (!status && (found & SS_W(VOTE)))
        status = read_ballots(&view);
    if (!status && (found & SS_W(MANDATE)))
        status = ss_mandates_find(&view);
    bool told = document->ballots.list.count || (found & SS_W(MANDATE));
    return status || !told ? status : ss_mandates_of_work(&view);
}

#include "reading/names_parts.h"

#define PLACES_BACK 32u

enum { NEAR_SENTENCES = 3, NEAR_TIMES = 2, SEAT_REACH = 4, HOME_MENTIONS = 16 };

/* ---- owner: the state or organisation whose organ it is ---- */

static uint32_t entity_of(const ss_namer *n, const ss_mention *mention) {
    if (mention->literal != SS_NONE && mention->type != SS_COUNTRY) return mention->literal;
    return mention->local == SS_NONE ? SS_NONE : n->out->locals.at[mention->local].lexicon;
}

static ss_mention *owner_before(const ss_namer *n, uint32_t at) {
    ss_mention *before = ss_namer_before(n, at);
    if (!before || before->type == SS_PERSON || before->type == SS_OUTLET || before->type == SS_DOCUMENT) return NULL;
    return entity_of(n, before) == SS_NONE ? NULL : before;
}

/* "the defence ministry in Seoul": the state whose capital stands there; its name is no part of the organ's. Embassies and teams
 * are elsewhere than at home. */
static uint32_t seat_behind(const ss_namer *n, uint32_t at, uint32_t end) {
    uint32_t close, home = SS_NONE;
    const ss_phrase *phrase = SS_NAMER_WORD(n, end, in) ? ss_namer_phrase(n, end + 1, SS_PHRASE_NAME, &close) : NULL;
    for (uint32_t i = at; phrase && i < end; i++)
        if (ss_namer_kind(n, i, SS_D(HOME))) home = ss_lexicon_entity(n->lexicon, phrase->item)->acts_for;
    return home != SS_NONE && ss_lexicon_entity(n->lexicon, home)->type == SS_COUNTRY ? home : SS_NONE;
}

/* "In Lima, the defence ministry": the state whose capital the sentence begins with. */
static uint32_t seat_before(const ss_namer *n, uint32_t at) {
    const ss_mention *first = n->first_mention < n->out->mentions.count ? &n->out->mentions.at[n->first_mention] : NULL;
    if (!first || first->first != n->opening + 1 || !SS_NAMER_WORD(n, n->opening, in) || !ss_namer_mark(n, first->end, ',') || at > first->end + SEAT_REACH) return SS_NONE;
    uint32_t entity = entity_of(n, first), home = entity == SS_NONE || first->type == SS_COUNTRY ? entity : ss_lexicon_entity(n->lexicon, entity)->acts_for;
    return home != SS_NONE && ss_lexicon_entity(n->lexicon, home)->type == SS_COUNTRY ? home : SS_NONE;
}

/* "Ministry of Defence of Peru": the state behind, with the end of its name. */
static uint32_t owner_behind(const ss_namer *n, uint32_t end, uint32_t *behind) {
    uint32_t at = end + 1, close;
    if (!SS_NAMER_WORD(n, end, of)) return SS_NONE;
    if (ss_namer_is(n, at, SS_W(DETERMINER))) at++;
    const ss_phrase *phrase = ss_namer_phrase(n, at, SS_PHRASE_NAME, &close);
    if (!phrase || phrase->detail == SS_DEMONYM) return SS_NONE;
    if (ss_lexicon_entity(n->lexicon, phrase->item)->type != SS_COUNTRY) return SS_NONE;
    *behind = close;
    return phrase->item;
}

/* ---- the local of a composed organisation ---- */

static void name_composed(ss_namer *n, uint32_t local, uint32_t organ, uint32_t owner) {
    char name[256];
    const ss_entity *state = ss_lexicon_entity(n->lexicon, owner);
    ss_string before = state->type == SS_COUNTRY ? ss_lexicon_adjective(n->lexicon, owner) : state->name;
    ss_string own = ss_lexicon_organ(n->lexicon, organ)->name;
    if (before.size + own.size + 1 > sizeof name) return;
    memcpy(name, ss_lexicon_text(n->lexicon, before), before.size);
    name[before.size] = ' ';
    memcpy(name + before.size + 1, ss_lexicon_text(n->lexicon, own), own.size);
    ss_namer_name(n, local, name, before.size + own.size + 1);
    n->out->locals.at[local].country = state->type == SS_COUNTRY ? owner : state->country;
    n->out->locals.at[local].full = 1;
    n->sides.at[local].owner = owner;
}

static uint32_t composed(ss_namer *n, uint32_t organ, uint32_t owner) {
    uint64_t key = ss_name_key(SS_KEY_ORGAN, organ, (uint64_t)owner + 1);
    uint32_t local = ss_namer_get(n, key);
    if (local == SS_NONE) {
        local = ss_namer_new(n, ss_lexicon_organ(n->lexicon, organ)->type);
        if (local == SS_NONE) return SS_NONE;
        n->sides.at[local].organ = organ;
        n->organs = true;
        name_composed(n, local, organ, owner);
        ss_namer_put(n, key, local);
    }
    ss_namer_put(n, ss_name_key(SS_KEY_ORGAN, organ, 0), local);
    n->near_owner = ss_lexicon_entity(n->lexicon, owner)->type == SS_COUNTRY ? owner : SS_NONE;
    n->near_sentence = n->sentence;
    return local;
}

static uint32_t first_state(const ss_namer *n) {
    for (uint32_t i = n->first_mention; i < n->out->mentions.count; i++)
        if (n->out->mentions.at[i].type == SS_COUNTRY && n->out->mentions.at[i].local != SS_NONE) return n->out->locals.at[n->out->mentions.at[i].local].lexicon;
    return SS_NONE;
}

/* "Norland has tested a rocket, state media reported": media of a state tell of it, and of no other that the text is about. */
static uint32_t near_owner(const ss_namer *n, uint32_t organ) {
    uint32_t told = ss_lexicon_organ(n->lexicon, organ)->media ? first_state(n) : SS_NONE;
    if (told != SS_NONE) return told;
    return n->near_owner != SS_NONE && n->sentence <= n->near_sentence + NEAR_SENTENCES ? n->near_owner : SS_NONE;
}

/* An organ without its state: the one of that kind spoken of before, else one to be settled at the end. */
static uint32_t bare(ss_namer *n, uint32_t organ) {
    uint64_t key = ss_name_key(SS_KEY_ORGAN, organ, 0);
    uint32_t local = ss_namer_get(n, key);
    if (local != SS_NONE) return local;
    local = ss_namer_new(n, ss_lexicon_organ(n->lexicon, organ)->type);
    if (local == SS_NONE) return SS_NONE;
    ss_string name = ss_lexicon_organ(n->lexicon, organ)->name;
    n->sides.at[local].organ = organ;
    n->sides.at[local].near = near_owner(n, organ);
    n->organs = true;
    ss_namer_name(n, local, ss_lexicon_text(n->lexicon, name), name.size);
    ss_namer_put(n, key, local);
    ss_namer_put(n, ss_name_key(SS_KEY_ORGAN, organ, UINT64_MAX), local);
    return local;
}

uint32_t ss_namer_state(const ss_namer *n) {
    uint32_t best = SS_NONE;
    for (uint32_t i = 0; i < n->sides.count; i++) {
        if (n->out->locals.at[i].type != SS_COUNTRY || n->sides.at[i].weight < 2) continue;
        if (best == SS_NONE || n->sides.at[i].weight > n->sides.at[best].weight) best = i;
    }
    return best;
}

/* "The Norlandic foreign ministry said ... The General Staff": the state of an organ named shortly before, unless the text is
 * much more about another one. */
static uint32_t near_state(const ss_namer *n, uint32_t near, uint32_t state) {
    uint32_t local = near == SS_NONE ? SS_NONE : ss_namer_get(n, ss_name_key(SS_KEY_ENTITY, near, 0));
    uint32_t named = local == SS_NONE ? 0 : n->sides.at[local].weight;
    return near != SS_NONE && (state == SS_NONE || n->sides.at[state].weight <= NEAR_TIMES * (named + 1)) ? near : SS_NONE;
}

/* The state of the dateline, when it is also the first state that the text names: where the text is at home. */
static uint32_t home_state(const ss_namer *n) {
    uint32_t home = SS_NONE, named = SS_NONE;
    for (uint32_t i = 0; i < n->out->mentions.count && i < HOME_MENTIONS && (home == SS_NONE || named == SS_NONE); i++) {
        const ss_mention *mention = &n->out->mentions.at[i];
        uint32_t entity = entity_of(n, mention);
        if (entity == SS_NONE) continue;
        if (mention->dateline && home == SS_NONE) home = ss_lexicon_entity(n->lexicon, entity)->acts_for;
        if (mention->type == SS_COUNTRY && !mention->dateline && named == SS_NONE) named = entity;
    }
    return home == named ? home : SS_NONE;
}

/* "OSLO -- Norway ... the foreign ministry ... the Danish foreign ministry": one without its state, before that of another, is at home. */
static uint32_t at_home(ss_namer *n, uint32_t local, uint32_t other) {
    uint32_t home = n->sides.at[local].organ == SS_NONE ? SS_NONE : home_state(n);
    if (home == SS_NONE || n->sides.at[other].owner == home || ss_lexicon_organ(n->lexicon, n->sides.at[local].organ)->media) return other;
    uint32_t same = ss_namer_get(n, ss_name_key(SS_KEY_ORGAN, n->sides.at[local].organ, (uint64_t)home + 1));
    if (same == SS_NONE) name_composed(n, local, n->sides.at[local].organ, home);
    return same;
}

void ss_namer_settle_organs(ss_namer *n) {
    if (!n->organs) return;
    uint32_t state = ss_namer_state(n);
    for (uint32_t i = 0; i < n->sides.count; i++) {
        ss_name_side *side = &n->sides.at[i];
        if (side->organ == SS_NONE || side->owner != SS_NONE || n->out->locals.at[i].type == SS_BODY ||
               side->moved != i) continue;
        uint32_t same = ss_namer_get(n, ss_name_key(SS_KEY_ORGAN, side->organ, 0));
        bool media = ss_lexicon_organ(n->lexicon, side->organ)->media;
        uint32_t near = same == i ? media ? side->near : near_state(n, side->near, state) : SS_NONE;
        if (same == i && (near != SS_NONE || (state != SS_NONE && !media))) {
            uint32_t owner = near != SS_NONE ? near : n->out->locals.at[state].lexicon;
            same = ss_namer_get(n, ss_name_key(SS_KEY_ORGAN, side->organ, (uint64_t)owner + 1));
            if (same == SS_NONE) name_composed(n, i, side->organ, owner);
        } else if (same != SS_NONE && same != i && n->sides.at[same].owner != SS_NONE) same = at_home(n, i, same);
        if (same != SS_NONE) side->moved = same;
        n->moves |= same != SS_NONE;
    }
}

/* ---- the step ---- */

static bool one_small_word(const ss_namer *n, uint32_t at, uint32_t end) {
    return end == at + 1 && !ss_namer_has(n, at, SS_T_CAPITAL);
}

static bool indefinite(const ss_namer *n, uint32_t first) {
    return first > n->first && (SS_NAMER_WORD(n, first - 1, a) || SS_NAMER_WORD(n, first - 1, an));
}

/* "The Danish army said", but not "Danish army boots" or "a Danish army". */
static bool stands_alone(const ss_namer *n, uint32_t first, uint32_t end) {
    if (indefinite(n, first)) return false;
    if (!ss_namer_has(n, end, SS_T_WORD) || ss_namer_has(n, end, SS_T_CAPITAL)) return true;
    const ss_token *next = ss_namer_token(n, end);
    if (next->size > 3 && memcmp(n->text->bytes + next->start + next->size - 2, "ed", 2) == 0) return true;
    return (ss_namer_classes(n, end) & (SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(CUE) | SS_W(PREPOSITION) |
           SS_W(CONJUNCTION) | SS_W(ROLE) |
                                        SS_W(ADVERB) | SS_W(RELATIVE) | SS_W(UNNAMED) | SS_W(SUBORDINATOR) |
                                                SS_W(COMPLEMENTIZER))) != 0;
}

static uint32_t take_owned(ss_namer *n, ss_mention *owner, uint32_t organ, uint32_t at, uint32_t end) {
    if (one_small_word(n, at, end) && !stands_alone(n, owner->first, end)) return at;
    uint32_t local = composed(n, organ, entity_of(n, owner));
    owner = ss_namer_last(n);
    owner->local = local;
    owner->type = ss_lexicon_organ(n->lexicon, organ)->type;
    owner->how = SS_NAME;
    owner->literal = SS_NONE;
    ss_namer_widen(n, owner, owner->first, end);
    ss_namer_heads(n, local, at, end);
    ss_namer_party(n, local, at, end);
    ss_namer_acronym(n, owner);
    return ss_namer_last(n)->end;
}

static uint32_t take_new(ss_namer *n, uint32_t at, uint32_t end, uint32_t local, uint8_t how) {
    if (local == SS_NONE) return at;
    ss_mention *mention = ss_namer_mention(n, at, end, local, n->out->locals.at[local].type, how);
    ss_namer_heads(n, local, at, end);
    ss_namer_party(n, local, at, end);
    if (mention) ss_namer_acronym(n, mention);
    return mention ? ss_namer_last(n)->end : at;
}

/* "A Defence Ministry statement", "a Defence Ministry spokesman": the article is the statement's. */
static bool stands_before(const ss_namer *n, uint32_t end) {
    return ss_namer_is(n, end, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(DOCUMENT)) && !ss_namer_has(n, end, SS_T_CAPITAL);
}

static bool bare_is_name(const ss_namer *n, uint32_t at, uint32_t end) {
    if (n->headline && end == at + 1) return false;
    if (end > at + 1) return !indefinite(n, at) || stands_before(n, end);
    return ss_namer_has(n, at, SS_T_CAPITAL) && at > n->opening && SS_NAMER_WORD(n, at - 1, the);
}

/* "the territory's health ministry": of the place named last. */
static uint32_t place_owner(const ss_namer *n, uint32_t at) {
    if (at < n->first + 3 || !ss_namer_has(n, at - 1, SS_T_APOS_S) || !ss_namer_is(n, at - 3, SS_W(DETERMINER))) return SS_NONE;
    uint32_t kind = at - 2, count = n->out->mentions.count;
    bool place = ss_namer_kind(n, kind, SS_D(REGION));
    for (uint32_t i = count; place && i > 0 && count - i < PLACES_BACK; i--) {
        const ss_mention *mention = &n->out->mentions.at[i - 1];
        if (mention->type == SS_PLACE && !mention->dateline && entity_of(n, mention) != SS_NONE) return entity_of(n, mention);
    }
    return SS_NONE;
}

/* "the Philippine Defense Department ... the Defense Department": the text has named that of another state than the tables mean. */
static bool is_another_states(const ss_namer *n, uint32_t organ) {
    uint32_t local = ss_namer_get(n, ss_name_key(SS_KEY_ORGAN, organ, 0));
    return local != SS_NONE && n->sides.at[local].owner != SS_NONE;
}

uint32_t ss_namer_organ(ss_namer *n, uint32_t at) {
    uint32_t end = at, name_end = at, behind = at;
    const ss_phrase *organ = ss_namer_phrase(n, at, SS_PHRASE_ORGAN, &end);
    if (!organ) return at;
    ss_mention *owner = owner_before(n, at);
    bool owned = owner ? owner->type == SS_COUNTRY : is_another_states(n, organ->item);
    if (ss_namer_phrase(n, at, SS_PHRASE_NAME, &name_end) && name_end >= end && !owned) return at;
    if (name_end > end) return at;
    if (ss_lexicon_organ(n->lexicon, organ->item)->numbered) return ss_namer_body(n, at, organ, end);
    if (ss_namer_mark(n, end, ',')) end = ss_namer_fields(n, end);
    if (owner) return take_owned(n, owner, organ->item, at, end);
    uint32_t state = owner_behind(n, end, &behind);
    if (state != SS_NONE && !indefinite(n, at)) return take_new(n, at, behind, composed(n, organ->item, state), SS_NAME);
    uint32_t seat = seat_behind(n, at, end);
    seat = seat == SS_NONE ? seat_before(n, at) : seat;
    if (seat != SS_NONE && bare_is_name(n, at, end)) return take_new(n, at, end, composed(n, organ->item, seat), SS_NAME);
    uint32_t place = place_owner(n, at);
    if (place != SS_NONE) return take_new(n, at, end, composed(n, organ->item, place), SS_NAME);
    if (!bare_is_name(n, at, end)) return at;
    return take_new(n, at, end, bare(n, organ->item), SS_ALIAS);
}

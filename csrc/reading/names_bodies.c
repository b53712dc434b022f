#include "reading/names_parts.h"

/* Sanctions committees and their panels of experts.
 *
 *   committee  "UN 1234 Sanctions Committee", of a state      <--parent--   panel  "UN 1234 Panel of Experts"
 *
 * The tables name them; articles mostly do not: "the panel of experts", "experts on Xyz sanctions", "the Council committee
 * on sanctions against Xyz". Such words are an organ whose name ends the names of the bodies. Which of them is meant is
 * told by the phrase (a resolution's number, a committee, a state beside the word sanctions), else by the document (the
 * committee spoken of, the state whose sanctions it is about); without any of that they name nobody. */

#define LOOK_AHEAD 14u

static bool ends_with(const ss_namer *n, uint32_t entity, ss_string tail) {
    ss_string name = ss_lexicon_entity(n->lexicon, entity)->name;
    return name.size >= tail.size && tail.size > 0 &&
           memcmp(ss_lexicon_text(n->lexicon, name) + name.size - tail.size, ss_lexicon_text(n->lexicon, tail), tail.size) == 0;
}

/* The body of that committee that the organ names: the committee itself or its panel. */
static uint32_t body_of(const ss_namer *n, uint32_t committee, uint32_t organ) {
    ss_string name = ss_lexicon_organ(n->lexicon, organ)->name;
    for (uint32_t i = 0; i < n->body_count && committee != SS_NONE; i++)
        if (n->bodies[i].committee == committee && ends_with(n, n->bodies[i].entity, name)) return n->bodies[i].entity;
    return SS_NONE;
}

static uint32_t committee_numbered(const ss_namer *n, uint32_t number) {
    for (uint32_t i = 0; i < n->body_count && number; i++)
        if (n->bodies[i].number == number) return n->bodies[i].committee;
    return SS_NONE;
}

/* The committee of a state: the one still at work, else the last in the tables. */
static uint32_t committee_on(const ss_namer *n, uint32_t state) {
    uint32_t best = SS_NONE;
    for (uint32_t i = 0; i < n->body_count && state != SS_NONE; i++) {
        uint32_t committee = n->bodies[i].committee;
        const ss_entity *entity = ss_lexicon_entity(n->lexicon, committee);
        if (n->bodies[i].entity != committee || entity->country != state) continue;
        if (best == SS_NONE || entity->until == 0) best = committee;
    }
    return best;
}

static uint32_t committee_of(const ss_namer *n, uint32_t entity) {
    for (uint32_t i = 0; i < n->body_count; i++)
        if (n->bodies[i].entity == entity) return n->bodies[i].committee;
    return SS_NONE;
}

/* ---- evidence in the phrase ---- */

static uint32_t digits_of(const ss_namer *n, uint32_t at) {
    const ss_token *token = ss_namer_token(n, at);
    uint32_t value = 0;
    if (!(token->flags & SS_T_DIGITS) || token->size < 3 || token->size > 4) return 0;
    for (uint32_t i = 0; i < token->size; i++) {
        char c = n->text->bytes[token->start + i];
        if (c < '0' || c > '9') return 0;
        value = value * 10 + (uint32_t)(c - '0');
    }
    return value;
}

static bool numbers_resolution(const ss_namer *n, uint32_t at) {
    return ss_namer_is(n, at - 1, SS_W(DOCUMENT) | SS_W(ORGAN)) || ss_namer_is(n, at + 1, SS_W(ORGAN));
}

static uint32_t committee_ahead(const ss_namer *n, uint32_t at) {
    bool sanctions = ss_namer_is(n, at - 1, SS_W(SANCTION)) || (at > 1 && ss_namer_is(n, at - 2, SS_W(SANCTION)));
    uint32_t state = SS_NONE, end;
    for (uint32_t stop = at + LOOK_AHEAD; at < stop && at < n->end; at++) {
        if (ss_namer_mark(n, at, ';') || ss_namer_mark(n, at, '.') || ss_namer_mark(n, at, ',')) break;
        sanctions |= ss_namer_is(n, at, SS_W(SANCTION));
        if (ss_namer_has(n, at, SS_T_DIGITS) && numbers_resolution(n, at)) {
            uint32_t committee = committee_numbered(n, digits_of(n, at));
            if (committee != SS_NONE) return committee;
        }
        const ss_phrase *phrase = ss_namer_phrase(n, at, SS_PHRASE_NAME, &end);
        if (!phrase) continue;
        const ss_entity *entity = ss_lexicon_entity(n->lexicon, phrase->item);
        if (entity->type == SS_BODY && committee_of(n, phrase->item) != SS_NONE) return committee_of(n, phrase->item);
        if (state == SS_NONE && entity->type == SS_COUNTRY && committee_on(n, phrase->item) != SS_NONE) state = phrase->item;
        at = end - 1;
    }
    return sanctions ? committee_on(n, state) : SS_NONE;
}

/* The owner before the word is what committees belong to: the UN, its Security Council. */
static bool owns_bodies(const ss_namer *n, const ss_mention *owner) {
    if (!owner || owner->local == SS_NONE || n->body_count == 0) return false;
    uint32_t entity = n->out->locals.at[owner->local].lexicon;
    for (uint32_t i = 0, up = n->bodies[0].committee; entity != SS_NONE && up != SS_NONE && i < 4; i++) {
        if (up == entity) return true;
        up = ss_lexicon_entity(n->lexicon, up)->parent;
    }
    return false;
}

/* ---- the step ---- */

/* "panel of independent UN experts": the same organ again behind "of". */
static uint32_t whole_phrase(const ss_namer *n, uint32_t organ, uint32_t end) {
    uint32_t stop;
    if (!SS_NAMER_WORD(n, end, of)) return end;
    for (uint32_t at = end + 1; at < end + 6 && ss_namer_has(n, at, SS_T_WORD); at++) {
        const ss_phrase *again = ss_namer_phrase(n, at, SS_PHRASE_ORGAN, &stop);
        if (again && again->item == organ) return stop;
        if (ss_namer_is(n, at, SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(DETERMINER))) break;
    }
    return end;
}

static uint32_t waiting(ss_namer *n, uint32_t organ, const ss_mention *owner) {
    uint32_t local = ss_namer_new(n, SS_BODY);
    if (local == SS_NONE) return SS_NONE;
    n->sides.at[local].panel = organ;
    n->sides.at[local].owner = owner ? n->out->locals.at[owner->local].lexicon : SS_NONE;
    n->sides.at[local].owner_end = owner ? owner->end : 0;
    n->sides.at[local].owner_how = owner ? owner->how : SS_NAME;
    return local;
}

static uint32_t take_body(ss_namer *n, ss_mention *owner, uint32_t at, uint32_t end, uint32_t local) {
    if (local == SS_NONE) return at;
    n->body_seen = true;
    if (owner) {
        owner->local = local;
        owner->type = SS_BODY;
        owner->how = SS_ALIAS;
        owner->literal = SS_NONE;
        ss_namer_widen(n, owner, owner->first, end);
    } else ss_namer_mention(n, at, end, local, SS_BODY, SS_ALIAS);
    ss_namer_heads(n, local, at, end);
    return end;
}

/* "The panel", when a panel was named before: a nominal. */
static bool spoken_of(const ss_namer *n, uint32_t at) {
    return at > n->first && SS_NAMER_WORD(n, at - 1, the) &&
           ss_namer_get(n, ss_name_key(SS_KEY_HEAD, ss_namer_token(n, at)->symbol, 0)) != SS_NONE;
}

uint32_t ss_namer_body(ss_namer *n, uint32_t at, const ss_phrase *organ, uint32_t end) {
    uint32_t whole = whole_phrase(n, organ->item, end);
    ss_mention *owner = ss_namer_before(n, at);
    if (owner && !owns_bodies(n, owner)) owner = NULL;
    if (whole == at + 1 && !owner && (!n->watching || spoken_of(n, at))) return at;
    uint32_t committee = committee_ahead(n, end);
    uint32_t entity = body_of(n, committee, organ->item);
    if (entity != SS_NONE) {
        n->committee = committee;
        return take_body(n, owner, at, whole, ss_namer_entity(n, entity));
    }
    if (whole == at + 1 && !owner) return at;
    return take_body(n, owner, at, whole, waiting(n, organ->item, owner));
}

/* Where the name ends when the lexicon's phrase says more: "panel of experts | on Xyz". */
static uint32_t name_end(const ss_namer *n, uint32_t at, uint32_t end) {
    uint32_t stop;
    for (uint32_t i = at; i < end; i++) {
        const ss_phrase *organ = ss_namer_phrase(n, i, SS_PHRASE_ORGAN, &stop);
        if (!organ || stop >= end || !ss_namer_is(n, stop, SS_W(PREPOSITION) | SS_W(CUE)) ||
               !ss_lexicon_organ(n->lexicon, organ->item)->numbered) continue;
        return stop;
    }
    return end;
}

uint32_t ss_namer_known_body(ss_namer *n, uint32_t at, uint32_t end, uint32_t entity) {
    uint32_t committee = committee_of(n, entity);
    if (committee == SS_NONE) return at;
    n->committee = committee;
    ss_mention *owner = ss_namer_before(n, at);
    if (owner && (owner->end != at || !owns_bodies(n, owner))) owner = NULL;
    return take_body(n, owner, at, name_end(n, at, end), ss_namer_entity(n, entity));
}

/* ---- the end ---- */

static uint32_t committee_spoken_of(const ss_namer *n) {
    if (n->committee != SS_NONE) return n->committee;
    for (uint32_t i = 0; i < n->out->locals.count; i++) {
        uint32_t entity = n->out->locals.at[i].lexicon;
        if (entity == SS_NONE || n->out->locals.at[i].type != SS_BODY) continue;
        if (committee_of(n, entity) != SS_NONE) return committee_of(n, entity);
    }
    return SS_NONE;
}

/* The state under sanctions that the document speaks of most, when it speaks of the committees' own organisation too. */
static uint32_t committee_of_sanctions(const ss_namer *n) {
    uint32_t best = SS_NONE, weight = 0;
    bool owners = false;
    for (uint32_t i = 0; i < n->out->locals.count; i++) {
        ss_mention as_owner = {.local = i};
        owners |= owns_bodies(n, &as_owner);
        uint32_t committee = n->sides.at[i].watched > weight ? committee_on(n, n->out->locals.at[i].lexicon) : SS_NONE;
        if (committee == SS_NONE) continue;
        best = committee;
        weight = n->sides.at[i].watched;
    }
    return owners ? best : SS_NONE;
}

static void give_back(ss_namer *n, ss_mention *mention, const ss_name_side *side) {
    if (side->owner == SS_NONE) {
        mention->how = SS_NOMINAL;
        mention->local = SS_NONE;
        return;
    }
    uint32_t local = ss_namer_entity(n, side->owner);
    mention->local = local;
    mention->type = local == SS_NONE ? mention->type : n->out->locals.at[local].type;
    mention->how = side->owner_how;
    mention->end = mention->phrase_end = side->owner_end;
    mention->span.end = ss_token_end(&n->tokens[side->owner_end - 1]);
}

void ss_namer_settle_bodies(ss_namer *n) {
    if (!n->body_seen) return;
    uint32_t committee = committee_spoken_of(n);
    if (committee == SS_NONE) committee = committee_of_sanctions(n);
    for (uint32_t i = 0; i < n->out->mentions.count; i++) {
        uint32_t local = n->out->mentions.at[i].local;
        if (local == SS_NONE || n->sides.at[local].panel == SS_NONE || n->out->mentions.at[i].how == SS_NOMINAL) continue;
        ss_name_side side = n->sides.at[local];
        uint32_t entity = body_of(n, committee, side.panel);
        if (entity == SS_NONE) give_back(n, &n->out->mentions.at[i], &side);
        uint32_t meant = entity == SS_NONE ? SS_NONE : ss_namer_entity(n, entity);
        n->sides.at[local].moved = meant;
        n->moves = true;
    }
}

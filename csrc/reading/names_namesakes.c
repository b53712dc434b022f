#include "reading/names_parts.h"

enum { HALVES_MOST = 32 };

/* ---- namesakes: a state, and a part of another state or a region with its name ---- */

/* The place, no capital that acts, whose name begins at `at`, or NULL. */
static const ss_entity *place_at(const ss_namer *n, uint32_t at) {
    uint32_t end;
    const ss_phrase *phrase = ss_namer_capital(n, at) ? ss_namer_phrase(n, at, SS_PHRASE_NAME, &end) : NULL;
    const ss_entity *entity = phrase ? ss_lexicon_entity(n->lexicon, phrase->item) : NULL;
    return entity && entity->type == SS_PLACE ? entity : NULL;
}

/* The place right before, with only a comma, "and" or "to" between, or NULL. */
static const ss_entity *place_named_before(const ss_namer *n, uint32_t at) {
    const ss_mention *last = ss_namer_last(n);
    if (!last || last->type != SS_PLACE || last->local == SS_NONE || last->end >= at || at - last->end > 2) return NULL;
    if (!ss_namer_mark(n, at - 1, ',') && !ss_namer_is(n, at - 1, SS_W(CONJUNCTION)) && !SS_NAMER_WORD(n, at - 1, to)) return NULL;
    uint32_t entity = n->out->locals.at[last->local].lexicon;
    return entity == SS_NONE ? NULL : ss_lexicon_entity(n->lexicon, entity);
}

/* A town that no table knows: "in Winder, Georgia". */
static bool town_before(const ss_namer *n, uint32_t at) {
    if (at < n->first + 3 || !ss_namer_mark(n, at - 1, ',') || !ss_namer_capital(n, at - 2)) return false;
    uint32_t back = at - 2, end;
    while (back > n->first && back + 3 > at - 2 && ss_namer_capital(n, back - 1)) back--;
    return back > n->first && ss_namer_is(n, back - 1, SS_W(PREPOSITION)) && !ss_namer_phrase(n, back, SS_PHRASE_NAME, &end);
}

/* States have no governors and senators abroad; their parts do: "Georgia Governor", "the senator from Georgia". */
static bool of_part(const ss_namer *n, uint32_t at, uint32_t end) {
    if (SS_NAMER_WORD(n, end, governor) || SS_NAMER_WORD(n, end, senator)) return true;
    return SS_NAMER_WORD(n, at - 1, from) && (SS_NAMER_WORD(n, at - 2, senator) || SS_NAMER_WORD(n, at - 2, governor));
}

/* Does what stands around the name speak for this place rather than for the state of that name? */
static bool fits_place(const ss_namer *n, uint32_t at, uint32_t end, const ss_entity *place) {
    const ss_entity *before = place_named_before(n, at), *behind = NULL;
    if (ss_namer_mark(n, end, ',') || ss_namer_is(n, end, SS_W(CONJUNCTION))) behind = place_at(n, end + 1);
    if (before) return before->country == place->country;
    if (behind && behind->country == place->country) return true;
    return place->country != SS_NONE && (town_before(n, at) || of_part(n, at, end));
}

const ss_phrase *ss_namer_place_meant(const ss_namer *n, uint32_t at, uint32_t end, const ss_phrase *first) {
    if (ss_lexicon_entity(n->lexicon, first->item)->type != SS_COUNTRY) return NULL;
    for (const ss_phrase *phrase = first; phrase; phrase = ss_phrase_next(n->lexicon, phrase)) {
        if (phrase->kind != SS_PHRASE_NAME) continue;
        const ss_entity *entity = ss_lexicon_entity(n->lexicon, phrase->item);
        if (entity->type == SS_PLACE && fits_place(n, at, end, entity)) return phrase;
    }
    return NULL;
}

/* ---- "the North", "the South": one of two states that share a name ---- */

/* The name begins with that word of five letters and a space; the rest is what the two share. */
static bool is_half(const ss_namer *n, uint32_t local, const char *half) {
    const ss_local *known = &n->out->locals.at[local];
    return known->type == SS_COUNTRY && known->name_size > 6 && memcmp(n->out->strings.at + known->name_at, half, 6) == 0;
}

static bool are_twins(const ss_namer *n, uint32_t a, uint32_t b) {
    const ss_local *one = &n->out->locals.at[a], *other = &n->out->locals.at[b];
    const char *strings = n->out->strings.at;
    return one->name_size == other->name_size && memcmp(strings + one->name_at + 6, strings + other->name_at + 6, one->name_size - 6) == 0;
}

/* Of the states named so far the one that is that half of two; SS_NONE when the text has not named both. */
static uint32_t half_of_two(const ss_namer *n, const char *half, const char *other) {
    for (uint32_t i = 0; i < n->sides.count && i < HALVES_MOST; i++)
        for (uint32_t k = 0; is_half(n, i, half) && k < n->sides.count && k < HALVES_MOST; k++)
            if (is_half(n, k, other) && are_twins(n, i, k)) return i;
    return SS_NONE;
}

/* "the North fired", "the South's army"; not "the North Sea", "the north of the country", "the South of France". */
uint32_t ss_namer_half(ss_namer *n, uint32_t at) {
    bool north = SS_NAMER_WORD(n, at, north);
    if ((!north && !SS_NAMER_WORD(n, at, south)) || at == n->first || !SS_NAMER_WORD(n, at - 1, the)) return at;
    if (ss_namer_capital(n, at + 1) || SS_NAMER_WORD(n, at + 1, of) || ss_namer_mark(n, at + 1, '-')) return at;
    uint32_t local = north ? half_of_two(n, "North ", "South ") : half_of_two(n, "South ", "North ");
    if (local == SS_NONE) return at;
    ss_namer_mention(n, at, at + 1, local, SS_COUNTRY, SS_ALIAS);
    n->sides.at[local].weight++;
    return at + 1;
}

/* ---- a surname that several persons have ---- */

enum { NAMESAKES_MOST = 8, NAMED_NEAR = 64 /* mentions */ };

/* A name with the family name first, as all of one family name may have who are no family: Li Wen, Kim Ju-ho. */
static bool is_family_first(const ss_namer *n, uint32_t local) { return n->out->locals.at[local].full && n->sides.at[local].given == 0; }

/* All of them have the family name first, as people may who are no family: Li Wen, Li Bao. */
static bool are_unrelated(const ss_namer *n, uint32_t first) {
    bool all = true;
    for (uint32_t i = 0, local = first; i < NAMESAKES_MOST && local != SS_NONE && all; i++, local = n->sides.at[local].same_surname)
        all = is_family_first(n, local);
    return all;
}

/* Of those with one family name whoever was named last before the token. */
static uint32_t named_last(const ss_namer *n, uint32_t first, uint32_t at) {
    uint32_t low = 0, high = n->out->mentions.count;
    SS_SEEK(low, high, middle, n->out->mentions.at[middle].first < at);
    for (uint32_t k = low; k-- > 0 && k + NAMED_NEAR > low;) {
        const ss_mention *mention = &n->out->mentions.at[k];
        for (uint32_t i = 0, local = first; mention->type == SS_PERSON && i < NAMESAKES_MOST && local != SS_NONE; i++, local = n->sides.at[local].same_surname)
            if (mention->local == local) return local;
    }
    return SS_NONE;
}

/* The one named most often: whom the article is about. Of those named as often whoever was named last and is no relative, unless the first was called
 * by the surname alone before: whose it is; of unrelated ones whoever was named last unless another is named twice as often. */
uint32_t ss_namer_surname_meant(const ss_namer *n, uint32_t hash, uint32_t at) {
    uint32_t first = ss_namer_surnamed(n, hash), best = first;
    if (first == SS_NONE || n->sides.at[first].same_surname == SS_NONE) return first;
    for (uint32_t i = 0, local = first; i < NAMESAKES_MOST && local != SS_NONE; i++, local = n->sides.at[local].same_surname) {
        uint32_t weight = n->sides.at[local].weight, most = n->sides.at[best].weight;
        if (weight > most || (weight == most && local < best)) best = local;
    }
    uint32_t last = named_last(n, first, at), most = n->sides.at[best].weight;
    if (last == SS_NONE) return best;
    uint32_t named = n->sides.at[last].weight;
    bool kept = n->sides.at[last].relative || (n->sides.at[best].called && !n->sides.at[last].called);
    return (most == named && !kept) || (most < 2 * named && are_unrelated(n, first)) ? last : best;
}

#include "reading/names_parts.h"

/* ---- metonyms: does a capital stand for its state here? ---- */

enum { SPELT_MOST = 16, SAME_LETTERS = 4 };

#define VERBAL (SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(CUE))

static bool verb_at(const ss_namer *n, uint32_t at) {
    if (!ss_namer_has(n, at, SS_T_WORD) || ss_namer_has(n, at, SS_T_CAPITAL)) return false;
    ss_classes classes = ss_namer_classes(n, at);
    if (classes & (SS_W(AUXILIARY) | SS_W(MODAL))) return true;
    if (classes & (SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(DETERMINER) | SS_W(ROLE))) return false;
    if (classes & SS_W(CUE)) return true;
    const ss_token *token = ss_namer_token(n, at);
    return token->size > 4 && memcmp(n->text->bytes + token->start + token->size - 2, "ed", 2) == 0;
}

/* "Caracas broke off", "Oslo drew the line": a word before an article or a particle is a verb, whatever its form. */
static bool verb_by_place(const ss_namer *n, uint32_t first, uint32_t at) {
    const ss_classes never = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(DETERMINER) | SS_W(ROLE) | SS_W(ADVERB);
    if (!ss_namer_has(n, at, SS_T_WORD) || ss_namer_has(n, at, SS_T_CAPITAL) || ss_namer_is(n, at, never)) return false;
    if (first > n->first && ss_namer_is(n, first - 1, SS_W(DETERMINER))) return false; /* a Washington event the day before */
    return SS_NAMER_WORD(n, at + 1, the) || SS_NAMER_WORD(n, at + 1, its) || SS_NAMER_WORD(n, at + 1, a) ||
           SS_NAMER_WORD(n, at + 1, off) || SS_NAMER_WORD(n, at + 1, out) || SS_NAMER_WORD(n, at + 1, up);
}

/* Behind the capitals, states, commas and conjunctions that make one list with it: "Both A and B deny". */
static uint32_t behind_list(const ss_namer *n, uint32_t at) {
    for (uint32_t steps = 0, end; steps < 6; steps++) {
        uint32_t next = at;
        if (ss_namer_mark(n, next, ',')) next++;
        if (ss_namer_is(n, next, SS_W(CONJUNCTION))) next++;
        if (next == at || !ss_namer_phrase(n, next, SS_PHRASE_NAME, &end)) break;
        at = end;
    }
    return at;
}

static bool within(const ss_namer *n, uint32_t at, uint32_t words, ss_classes classes) {
    for (uint32_t i = 0; i < words && ss_namer_has(n, at + i, SS_T_WORD); i++)
        if (ss_namer_is(n, at + i, classes)) return true;
    return false;
}

/* What is said of it holds of a city, not of a government: "is a city of", "was shelled", "was hit by drones",
 * "lies under thick smog". */
static bool town_behind(const ss_namer *n, uint32_t end) {
    uint32_t at = end;
    bool passive = ss_namer_is(n, at, SS_W(AUXILIARY));
    while (at < end + 4 && ss_namer_is(n, at, SS_W(AUXILIARY) | SS_W(ADVERB) | SS_W(DETERMINER))) at++;
    if (!ss_namer_has(n, at, SS_T_WORD) || ss_namer_has(n, at, SS_T_CAPITAL)) return false;
    if (ss_namer_is(n, at, SS_W(TOWN)) || (passive && SS_NAMER_WORD(n, at, home))) return true;
    if (SS_NAMER_WORD(n, at + 1, under)) return within(n, at + 2, 2, SS_W(HARM));
    bool by = SS_NAMER_WORD(n, at + 1, by) || SS_NAMER_WORD(n, at + 1, in) || SS_NAMER_WORD(n, at + 1, with);
    return passive && by && within(n, at + 2, 3, SS_W(HARM));
}

static bool place_before(const ss_namer *n, uint32_t first) {
    if (first == n->first) return false;
    if (SS_NAMER_WORD(n, first - 1, capital) || ss_namer_is(n, first - 1, SS_W(TOWN))) return true;
    if (ss_namer_is(n, first - 1, SS_W(MOTION) | SS_W(FACILITY))) return true;
    if (!ss_namer_is(n, first - 1, SS_W(PREPOSITION))) return false;
    if (first > n->first + 1 && SS_NAMER_WORD(n, first - 1, of) && ss_namer_kind(n, first - 2, SS_D(DELEGATE))) return false; /* delegates of Oslo and Malmo */
    if (SS_NAMER_WORD(n, first - 1, in) || SS_NAMER_WORD(n, first - 1, near) ||
        SS_NAMER_WORD(n, first - 1, of) || SS_NAMER_WORD(n, first - 1, outside) || SS_NAMER_WORD(n, first - 1, around))
        return true;
    for (uint32_t back = 2; back <= 5 && first >= n->first + back; back++)
        if (ss_namer_is(n, first - back, SS_W(MOTION))) return true;
    return false;
}

static bool place_behind(const ss_namer *n, uint32_t end) {
    if (ss_namer_is(n, end, SS_W(FACILITY))) return true;
    if (ss_namer_mark(n, end, ',') && ss_namer_capital(n, end + 1)) {
        uint32_t next;
        const ss_phrase *phrase = ss_namer_phrase(n, end + 1, SS_PHRASE_NAME, &next);
        return phrase && ss_lexicon_entity(n->lexicon, phrase->item)->type != SS_PERSON && ss_namer_mark(n, next, ',');
    }
    return false;
}

static const ss_mention *listed_before(const ss_namer *n, uint32_t first) {
    const ss_mention *last = ss_namer_last(n);
    if (!last || last->end >= first || first - last->end > 2 || last->possessive) return NULL;
    for (uint32_t at = last->end; at < first; at++)
        if (!ss_namer_mark(n, at, ',') && !ss_namer_is(n, at, SS_W(CONJUNCTION))) return NULL;
    return last->type == SS_COUNTRY || last->type == SS_PLACE ? last : NULL;
}

static bool attributive(const ss_namer *n, uint32_t end) {
    if (ss_namer_mark(n, end, '-')) return true;
    return ss_namer_has(n, end, SS_T_WORD) && !verb_at(n, end) &&
           !(ss_namer_classes(n, end) & (SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(ADVERB) | SS_W(RELATIVE) |
                   SS_W(DETERMINER) |
                                         SS_W(PRONOUN) | SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | SS_W(NEGATION)));
}

bool ss_namer_acts(const ss_namer *n, uint32_t first, uint32_t end) {
    /* Oslo s plan */
    bool lost = ss_namer_has(n, end, SS_T_WORD) && n->tokens[end].size == 1 && n->text->bytes[n->tokens[end].start] == 's';
    if (lost || ss_namer_has(n, end, SS_T_APOS_S)) return !within(n, end + 1, 2, SS_W(TOWN) | SS_W(FACILITY));
    const ss_mention *listed = listed_before(n, first);
    if (listed) return listed->type == SS_COUNTRY;
    if (first == n->opening && (end >= n->end || ss_namer_mark(n, end, '.'))) return false; /* alone: an address */
    if (place_before(n, first) || place_behind(n, end) || town_behind(n, end)) return false;
    uint32_t behind = behind_list(n, end);
    if (verb_at(n, behind) || verb_by_place(n, first, behind) || ss_namer_has(n, behind, SS_T_APOS_S)) return true;
    return !attributive(n, end);
}

/* ---- datelines: MOSCOW: / MOSCOW, January 21. / MOSCOW (Agency) - ---- */

static bool begins_paragraph(const ss_namer *n, uint32_t first) {
    const ss_sentence *sentence = &n->sentences->at[n->sentence];
    if (sentence->role == SS_ROLE_DATELINE) return true;
    return first == n->opening && (n->sentence == 0 || sentence[0].paragraph != sentence[-1].paragraph);
}

/* "Oslo, 4 May." */
static bool dated(const ss_namer *n, uint32_t end) {
    return ss_namer_mark(n, end, ',') && n->end - end <= 5 && (ss_namer_is(n, end + 1, SS_W(MONTH)) ||
           (ss_namer_has(n, end + 1, SS_T_DIGITS) && ss_namer_is(n, end + 2, SS_W(MONTH))));
}

/* "Oslo: The board ...", the first sentence below the headline. */
static bool opens_article(const ss_namer *n, uint32_t first, uint32_t end) {
    const ss_sentence *sentence = &n->sentences->at[n->sentence];
    if (first != n->first || !ss_namer_mark(n, end, ':') || n->sentence == 0 || sentence->role != SS_ROLE_BODY) return false;
    return sentence[-1].role != SS_ROLE_BODY && ss_namer_is(n, end + 1, SS_W(DETERMINER)) && ss_namer_capital(n, end + 1);
}

static inline bool is_dateline(const ss_namer *n, uint32_t first, uint32_t end) {
    if (!begins_paragraph(n, first)) return false;
    if (n->sentences->at[n->sentence].role == SS_ROLE_DATELINE) return true;
    if (!ss_namer_has(n, first, SS_T_ALLCAPS)) return dated(n, end) || opens_article(n, first, end);
    if (end == n->end || ss_namer_mark(n, end, ':') || ss_namer_mark(n, end, '(') || ss_namer_mark(n, end, '-')) return true;
    return ss_namer_mark(n, end, ',') || (ss_namer_has(n, end, SS_T_PUNCT) && ss_namer_token(n, end)->size == 3);
}

/* ---- names of the lexicon ---- */

/* A city or union whose name is an ordinary word, where the capital says nothing: Reading, Nice, Mobile; but "Unite said", "Labour has". */
static bool doubtful(const ss_namer *n, uint32_t at, uint32_t end, const ss_entity *entity) {
    bool ordinary = end == at + 1 && (at == n->opening || n->headline) && entity->type != SS_COUNTRY && !ss_namer_has(n, at,
           SS_T_ALLCAPS) &&
           ss_namer_is(n, at, SS_W(COMMON) | SS_W(MONTH) | SS_W(DETERMINER) | SS_W(PREPOSITION));
    bool speaks = ordinary && entity->type == SS_ORGANISATION && !n->headline && ss_namer_is(n, end, SS_W(CUE) | SS_W(AUXILIARY)) && !ss_namer_has(n, end, SS_T_CAPITAL);
    return ordinary && !speaks;
}

static void weigh(ss_namer *n, uint32_t local, uint32_t at, bool dateline) {
    if (local == SS_NONE) return;
    ss_name_side *side = &n->sides.at[local];
    side->weight += dateline ? 4 : at <= n->opening + 1 ? 3 : 1;
    side->watched += n->watching;
}

/* "US State Department": the state before an organisation of its own belongs to the name. */
static bool join_state(ss_namer *n, uint32_t at, uint32_t end, uint32_t entity) {
    const ss_entity *known = ss_lexicon_entity(n->lexicon, entity);
    if (known->country == SS_NONE || (known->type != SS_ORGANISATION && known->type != SS_BODY)) return false;
    ss_mention *before = ss_namer_last(n);
    if (!before || before->end != at || before->type != SS_COUNTRY) return false;
    if (n->out->locals.at[before->local].lexicon != known->country) return false;
    before->local = ss_namer_entity(n, entity);
    before->type = known->type;
    before->how = SS_NAME;
    before->literal = SS_NONE;
    ss_namer_widen(n, before, before->first, end);
    return true;
}

static uint32_t take_place(ss_namer *n, uint32_t at, uint32_t end, uint32_t entity, uint8_t how) {
    const ss_entity *known = ss_lexicon_entity(n->lexicon, entity);
    bool dateline = is_dateline(n, at, end);
    bool acts = known->acts_for != SS_NONE && !dateline && ss_namer_acts(n, at, end);
    uint32_t meant = acts ? known->acts_for : entity;
    uint32_t local = ss_namer_entity(n, meant);
    uint8_t type = ss_lexicon_entity(n->lexicon, meant)->type;
    ss_mention *mention = ss_namer_mention(n, at, end, local, type, acts ? SS_METONYM : how);
    if (mention && acts) mention->literal = entity;
    if (mention) mention->dateline = dateline;
    if (type == SS_COUNTRY) weigh(n, local, at, false);
    else if (dateline && known->country != SS_NONE) weigh(n, ss_namer_entity(n, known->country), at, true);
    if (type == SS_PLACE) ss_namer_heads(n, local, at, end);
    return end;
}

static void remember_person(ss_namer *n, uint32_t local, uint32_t first, uint32_t end) {
    if (local == SS_NONE || end - first < 2) return;
    ss_name_side *side = &n->sides.at[local];
    side->given = n->tokens[first].hash;
    side->surname = n->tokens[end - 1].hash;
    ss_namer_put_word(n, SS_KEY_SURNAME, side->surname, local);
}

/* "Harbour Herald" may be the Herald later. */
static void remember_outlet(ss_namer *n, uint32_t local, uint32_t at, uint32_t end) {
    uint32_t hash = n->tokens[end - 1].hash;
    if (local == SS_NONE || end - at < 2 || !ss_namer_is(n, end - 1, SS_W(COMMON) | SS_W(COMPANY)) || ss_namer_is(n, end - 1, SS_W(ORGAN) | SS_W(ROLE))) return;
    if (ss_namer_acronymic(n, hash) && ss_namer_get(n, ss_name_key(SS_KEY_ACRONYM, hash, 0)) != SS_NONE) return;
    ss_namer_put_word(n, SS_KEY_ACRONYM, hash, local);
}

/* "the Norlandic Joint Chiefs of Staff", which the tables have whole: the Joint Chiefs of Staff from there on. */
static void remember_organ(ss_namer *n, uint32_t local, uint32_t at, uint32_t end) {
    uint32_t stop = at;
    for (uint32_t i = at + 1; i < end && local != SS_NONE; i++) {
        const ss_phrase *organ = ss_namer_phrase(n, i, SS_PHRASE_ORGAN, &stop);
        if (organ && stop == end) ss_namer_put(n, ss_name_key(SS_KEY_ORGAN, organ->item, 0), local);
    }
}

static uint32_t take_name(ss_namer *n, uint32_t at, uint32_t end, const ss_phrase *phrase) {
    const ss_entity *known = ss_lexicon_entity(n->lexicon, phrase->item);
    uint32_t local = ss_namer_entity(n, phrase->item);
    ss_mention *mention = ss_namer_mention(n, at, end, local, known->type, phrase->detail);
    if (known->type == SS_COUNTRY) weigh(n, local, at, false);
    if (known->type == SS_PERSON) remember_person(n, local, at, end);
    if (known->type == SS_OUTLET) remember_outlet(n, local, at, end);
    if (known->type == SS_ORGANISATION || known->type == SS_BODY) ss_namer_heads(n, local, at, end);
    if (known->type == SS_ORGANISATION && known->country != SS_NONE) remember_organ(n, local, at, end);
    if (known->type == SS_ORGANISATION && end > at + 2) ss_namer_letters(n, local, at, end);
    if (known->type == SS_ORGANISATION && end == at + 2) ss_namer_verb_letters(n, local, at);
    if (known->type == SS_ORGANISATION && end > at + 1) ss_namer_party(n, local, at, end);
    if (mention && is_dateline(n, at, end)) mention->dateline = 1;
    if (mention && known->type == SS_ORGANISATION) ss_namer_acronym(n, mention);
    const ss_mention *last = ss_namer_last(n);
    return last ? last->end : end;
}

/* Did it exist in the year of the article, as far as its years are known? */
static bool is_of_the_year(const ss_namer *n, const ss_phrase *phrase) {
    const ss_entity *known = ss_lexicon_entity(n->lexicon, phrase->item);
    int32_t year = n->out->year;
    return year == 0 || ((known->from == 0 || known->from <= year) && (known->until == 0 || known->until >= year));
}

static bool same_case(const ss_phrase *a, const ss_phrase *b) {
    return b->loose || (a->capitals == b->capitals && a->all_caps == b->all_caps);
}

/* The first that its years do not speak against, when they speak against the first. */
static const ss_phrase *of_the_year(const ss_namer *n, const ss_phrase *first) {
    if (is_of_the_year(n, first)) return first;
    for (const ss_phrase *phrase = ss_phrase_next(n->lexicon, first); phrase; phrase = ss_phrase_next(n->lexicon, phrase))
        if (same_case(first, phrase) && is_of_the_year(n, phrase)) return phrase;
    return first;
}

static bool in_credit(const ss_namer *n) {
    uint8_t role = n->sentences->at[n->sentence].role;
    return role == SS_ROLE_CAPTION || role == SS_ROLE_CREDIT || role == SS_ROLE_DATELINE;
}

/* Of several entities with that name: a place that the words around speak for, an outlet where pictures are credited and in a dateline, one of the kind that a list goes on with
 * ("XYZ/ABC"), or one spoken of already. */
static const ss_phrase *reading(const ss_namer *n, uint32_t at, uint32_t end, const ss_phrase *first) {
    const ss_phrase *place = ss_namer_place_meant(n, at, end, first);
    if (place) return place;
    const ss_mention *last = ss_namer_mark(n, at - 1, '/') ? ss_namer_before(n, at - 1) : NULL;
    bool credit = in_credit(n);
    for (const ss_phrase *phrase = first; phrase; phrase = ss_phrase_next(n->lexicon, phrase)) {
        uint8_t type = ss_lexicon_entity(n->lexicon, phrase->item)->type;
        if (credit ? type == SS_OUTLET : last && type == last->type) return phrase;
    }
    for (const ss_phrase *phrase = first; phrase; phrase = ss_phrase_next(n->lexicon, phrase)) {
        if (ss_namer_get(n, ss_name_key(SS_KEY_ENTITY, phrase->item, 0)) != SS_NONE) return phrase;
    }
    return of_the_year(n, first);
}

/* "EU foreign ministers": people of an office are a group of their own. */
static bool of_an_office(const ss_namer *n, uint32_t at, uint32_t end) {
    for (uint32_t i = at; i < end; i++)
        if (ss_namer_is(n, i, SS_W(PLURAL)) && ss_namer_is(n, i, SS_W(ROLE)) && (!ss_namer_is(n, i, SS_W(UNNAMED)) || SS_NAMER_WORD(n, i, leaders))) return true;
    return false;
}

/* The phrase of a group may begin with a name ("UN members") or hold one ("members of the Council"): then that name is
 * the mention. Returns the phrase to take, NULL when a name further on is. */
static const ss_phrase *inside_group(const ss_namer *n, uint32_t at, const ss_phrase *group, uint32_t *end) {
    uint32_t stop;
    ss_found shorter;
    if (of_an_office(n, at, *end)) return group;
    if (*end > at + 1 && ss_lexicon_match(n->lexicon, n->all, at, *end - 1, n->shouting, &shorter) &&
           shorter.at[SS_PHRASE_NAME]) {
        *end = shorter.end[SS_PHRASE_NAME];
        return shorter.at[SS_PHRASE_NAME];
    }
    for (uint32_t i = at + 1; i < *end; i++)
        if (ss_namer_phrase(n, i, SS_PHRASE_NAME, &stop) && stop <= *end) return NULL;
    return group;
}

/* "The Norlander" is an outlet, but not in "the Norlander airline": a people before a noun in small letters, as far as a word can tell. */
static bool before_noun(const ss_namer *n, uint32_t at, uint32_t end) {
    const ss_classes others = SS_W(CUE) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE) | SS_W(PRONOUN) |
                              SS_W(COMPLEMENTIZER) | SS_W(SUBORDINATOR) | SS_W(TIMEWORD);
    if (!ss_namer_has(n, end, SS_T_WORD) || ss_namer_has(n, end, SS_T_CAPITAL | SS_T_APOS_S) || ss_namer_is(n, end, others) || ss_namer_kind(n, end, SS_D(PRESS))) return false;
    uint32_t stop;
    const char *last = n->text->bytes + ss_token_end(&n->tokens[end]) - 2;
    const ss_phrase *people = ss_namer_phrase(n, at, SS_PHRASE_NAME, &stop);
    return people && stop == end && people->detail == SS_DEMONYM && memcmp(last, "ed", 2) != 0 && memcmp(last, "ly", 2) != 0;
}

/* "The Independent" is an outlet, but not in "the Independent State of Samoa", "The Independent Harbour Board". */
static bool longer_behind_article(const ss_namer *n, uint32_t at, uint32_t end) {
    uint32_t longer;
    if (!ss_namer_is(n, at, SS_W(DETERMINER))) return false;
    bool goes_on = end == at + 2 && !n->headline && ss_namer_is(n, at + 1, SS_W(ROLE_WORD) | SS_W(NOT_NAME)) && ss_namer_capital(n, end) &&
                   !ss_namer_is(n, end, SS_W(WEEKDAY) | SS_W(MONTH) | SS_W(ROLE) | SS_W(GIVEN));
    return goes_on || (ss_namer_phrase(n, at + 1, SS_PHRASE_NAME, &longer) && longer > end) || (end == at + 2 && before_noun(n, at + 1, end));
}

/* A state or city that is the surname of somebody named in full before: "Ida Jordan ... Jordan said". */
static bool somebodys(const ss_namer *n, uint32_t at, uint32_t end, const ss_entity *known) {
    if (end != at + 1 || (known->type != SS_COUNTRY && known->type != SS_PLACE) || !ss_namer_capital(n, at)) return false;
    if (!ss_namer_callable(n, n->tokens[at].hash)) return false;
    if (at > n->first && (ss_namer_is(n, at - 1, SS_W(PREPOSITION)) || listed_before(n, at))) return false;
    uint32_t local = ss_namer_get(n, ss_name_key(SS_KEY_SURNAME, n->tokens[at].hash, 0));
    return local != SS_NONE && n->out->locals.at[local].full && n->out->locals.at[local].type == SS_PERSON;
}

/* An acronym that the text has put beside a name means that name here, whatever the tables say: else SS_NONE. */
static uint32_t introduced_here(const ss_namer *n, uint32_t at, uint32_t end, const ss_phrase *phrase) {
    if (phrase->detail != SS_ACRONYM || end != at + 1 || !ss_namer_acronymic(n, n->tokens[at].hash)) return SS_NONE;
    return ss_namer_get(n, ss_name_key(SS_KEY_ACRONYM, n->tokens[at].hash, 0));
}

/* The token stands alone in brackets. */
static bool in_brackets(const ss_namer *n, uint32_t at, uint32_t end) {
    return at > n->first + 1 && end == at + 1 && ss_namer_mark(n, at - 1, '(') && ss_namer_mark(n, end, ')');
}

/* Where the words begin whose first letters "(NPC)" behind them has, over small words and marks: the Norland-Peru Council; SS_NONE
 * when there are none. */
static uint32_t spelt_before(const ss_namer *n, uint32_t at) {
    const char *letters = n->text->bytes + n->tokens[at].start;
    uint32_t left = n->tokens[at].size, i = at - 1;
    for (uint32_t steps = 0; left > 0 && i > n->first && steps < SPELT_MOST; steps++) {
        i--;
        if (!ss_namer_has(n, i, SS_T_WORD)) continue;
        if (!ss_namer_capital(n, i) && n->tokens[i].size > 3) return SS_NONE;
        if (ss_namer_capital(n, i) && n->text->bytes[n->tokens[i].start] != letters[--left]) return SS_NONE;
    }
    return left == 0 ? i : SS_NONE;
}

/* The name in the tables begins as that word does: Kurdish, Kurdistan. */
static bool begins_with(const ss_namer *n, const ss_entity *known, uint32_t at) {
    const ss_token *token = &n->tokens[at];
    uint32_t size = token->size < SAME_LETTERS ? token->size : SAME_LETTERS;
    return known->name.size >= size && memcmp(ss_lexicon_text(n->lexicon, known->name), n->text->bytes + token->start, size) == 0;
}

static bool is_own(const ss_namer *n, uint32_t hash) {
    for (uint32_t i = 0; i < n->own_count; i++)
        if (n->own[i] == hash) return true;
    return false;
}

/* "Disarmament, Demobilisation and Return (DDR)": letters of the text's own, which mean nothing of the tables from there on; the
 * organisation that they stand behind, when it is one. */
static uint32_t own_acronym(ss_namer *n, uint32_t at, const ss_entity *known) {
    uint32_t first = in_brackets(n, at, at + 1) ? spelt_before(n, at) : SS_NONE, hash = n->tokens[at].hash;
    if (first == SS_NONE || begins_with(n, known, first)) return at;
    const ss_mention *last = ss_namer_last(n);
    bool names = last && last->end + 1 == at && last->local != SS_NONE;
    if (names && n->out->locals.at[last->local].lexicon != SS_NONE) return at;
    if (names && last->type == SS_ORGANISATION) {
        uint32_t local = last->local;
        ss_namer_put_word(n, SS_KEY_ACRONYM, hash, local);
        ss_namer_mention(n, at, at + 1, local, SS_ORGANISATION, SS_ACRONYM);
    } else if (n->own_count < SS_OWN_MOST) n->own[n->own_count++] = hash;
    return at + 1;
}

/* "the Social Democratic Party (SPD)": an organ whose letters the tables have for an organisation of that state, or of any. */
static void own_name_of_organ(ss_namer *n, uint32_t at, uint32_t local, const ss_entity *known) {
    const ss_mention *last = ss_namer_last(n);
    if (!in_brackets(n, at, at + 1) || !last || last->end + 1 != at || last->local == SS_NONE || known->type != SS_ORGANISATION || local == SS_NONE) return;
    ss_name_side *side = &n->sides.at[last->local];
    bool organ = side->organ != SS_NONE && side->moved == last->local && (side->owner == SS_NONE || side->owner == known->country);
    if (!organ || (n->text->bytes[n->tokens[at].start] | 0x20) != (n->text->bytes[n->tokens[last->first].start] | 0x20)) return;
    side->moved = local;
    n->moves = true;
}

static uint32_t take_surname(ss_namer *n, uint32_t at) {
    uint32_t local = ss_namer_get(n, ss_name_key(SS_KEY_SURNAME, n->tokens[at].hash, 0));
    ss_namer_mention(n, at, at + 1, local, SS_PERSON, SS_SURNAME);
    return at + 1;
}

uint32_t ss_namer_lexicon(ss_namer *n, uint32_t at) {
    uint32_t end = at;
    const ss_phrase *phrase = ss_namer_phrase(n, at, SS_PHRASE_NAME, &end);
    if (!phrase || end <= at) return at;
    if (phrase->next != SS_NONE) phrase = reading(n, at, end, phrase);
    if (ss_lexicon_entity(n->lexicon, phrase->item)->type == SS_GROUP) phrase = inside_group(n, at, phrase, &end);
    if (!phrase) return at;
    const ss_entity *known = ss_lexicon_entity(n->lexicon, phrase->item);
    if (doubtful(n, at, end, known) || longer_behind_article(n, at, end)) return at;
    uint32_t local = introduced_here(n, at, end, phrase);
    if (local != SS_NONE) return ss_namer_mention(n, at, end, local, n->out->locals.at[local].type, SS_ACRONYM), end;
    if (phrase->detail == SS_ACRONYM && end == at + 1) {
        uint32_t next = own_acronym(n, at, known);
        if (next > at) return next;
        if (n->own_count && is_own(n, n->tokens[at].hash)) return at;
        if (known->type == SS_ORGANISATION) own_name_of_organ(n, at, ss_namer_entity(n, phrase->item), known);
    }
    if (somebodys(n, at, end, known)) return take_surname(n, at);
    if (known->type == SS_BODY && known->parent != SS_NONE) {
        uint32_t next = ss_namer_known_body(n, at, end, phrase->item);
        if (next > at) return next;
    }
    if (join_state(n, at, end, phrase->item)) return end;
    if (known->type == SS_PLACE || (known->acts_for != SS_NONE && phrase->detail == SS_METONYM))
        return take_place(n, at, end, phrase->item, phrase->detail);
    return take_name(n, at, end, phrase);
}

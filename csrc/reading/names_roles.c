#include "reading/names_parts.h"

/* Roles: what stands beside a person's name and says in whose name they speak.
 *
 *   [Danish Foreign Ministry spokeswoman] Ida Holm            before the name, its head right before it
 *   [ambassador to the UN] Ida Holm                           before the name, its head further back
 *   Ida Holm, [a spokeswoman for the port union],             behind the name, between commas
 *
 * The phrase runs from `first` to `end`; `head` is the word that names the office, `office` its phrase in the lexicon. */

#define LOOK_BACK 14u
#define LOOK_AHEAD 18u

typedef struct { uint32_t first, end, head; const ss_phrase *office; } ss_role_phrase;

#define HEADS (SS_W(ROLE))

/* ---- mentions of the sentence, by token ---- */

static const ss_mention *mention_at(const ss_namer *n, uint32_t token, uint32_t from) {
    for (uint32_t i = from; i < n->out->mentions.count && i < from + LOOK_BACK + LOOK_AHEAD; i++) {
        const ss_mention *mention = &n->out->mentions.at[i];
        if (mention->first > token) return NULL;
        if (token < mention->end && mention->type != SS_PERSON) return mention;
    }
    return NULL;
}

static const ss_mention *mention_ending(const ss_namer *n, uint32_t end, uint32_t before) {
    for (uint32_t i = before; i > n->first_mention && before - i < LOOK_BACK; i--) {
        const ss_mention *mention = &n->out->mentions.at[i - 1];
        if (mention->end < end) return NULL;
        if (mention->end == end && mention->type != SS_PERSON) return mention;
    }
    return NULL;
}

/* ---- before the name ---- */

/* One look at the word before the name: most are verbs, prepositions and marks. */
static bool may_be_role(const ss_namer *n, uint32_t at) {
    const ss_token *token = ss_namer_token(n, at);
    if (token->flags & (SS_T_CAPITAL | SS_T_APOS_S | SS_T_NUMBER)) return true;
    return (ss_namer_classes(n, at) & (HEADS | SS_W(ORGAN) | SS_W(DETERMINER) | SS_W(CONJUNCTION) | SS_W(PREPOSITION))) != 0;
}

/* What ties an office to whom or what it is for: ambassador to the UN, envoy on Norland, envoy to the agencies in Geneva. */
static bool is_tie(const ss_namer *n, uint32_t at) {
    return SS_NAMER_WORD(n, at, of) || SS_NAMER_WORD(n, at, to) || SS_NAMER_WORD(n, at, for) || SS_NAMER_WORD(n, at, at) ||
           SS_NAMER_WORD(n, at, in) || (SS_NAMER_WORD(n, at, on) && !ss_namer_is(n, at + 1, SS_W(WEEKDAY) | SS_W(MONTH)));
}

/* "of Norland's [ruling] Harbour Party", "to [international] organisations": a small word that only tells which. */
static bool tells_which(const ss_namer *n, uint32_t at) {
    return ss_namer_is(n, at, SS_W(ROLE_WORD)) || ss_namer_kind(n, at, SS_D(WHICH));
}

/* The head of the role: right before the name, or before "to the UN", "of the Foreign Ministry of Peru". */
static uint32_t head_before(const ss_namer *n, uint32_t first, uint32_t before) {
    uint32_t at = first, prepositions = 0;
    if (!may_be_role(n, first - 1)) return SS_NONE;
    for (uint32_t steps = 0; at > n->first && steps < LOOK_BACK; steps++) {
        const ss_mention *mention = mention_ending(n, at, before);
        if (mention && mention->first < at) {
            at = mention->first;
            continue;
        }
        at--;
        if (ss_namer_is(n, at, HEADS) && (at + 1 == first || prepositions > 0)) return at;
        if (ss_namer_has(n, at, SS_T_APOS_S)) continue;
        if (!ss_namer_has(n, at, SS_T_WORD) || ss_namer_is(n, at, SS_W(MODAL) | SS_W(PRONOUN) | SS_W(AUXILIARY) |
               SS_W(RELATIVE))) return SS_NONE;
        if (is_tie(n, at)) prepositions++;
        else if (!ss_namer_is(n, at, SS_W(DETERMINER) | SS_W(CONJUNCTION) | SS_W(ORGAN)) && !ss_namer_has(n, at,
                SS_T_CAPITAL) && !tells_which(n, at)) return SS_NONE;
    }
    return SS_NONE;
}

static bool modifies(const ss_namer *n, uint32_t at) {
    if (ss_namer_is(n, at, SS_W(ROLE_WORD) | SS_W(ROLE) | SS_W(ORGAN) | SS_W(ORDINAL))) return !ss_namer_is(n, at,
           SS_W(PREPOSITION));
    if (ss_namer_mark(n, at, '-') || ss_namer_has(n, at, SS_T_APOS_S) || SS_NAMER_WORD(n, at, then)) return true;
    ss_classes never = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(SUBORDINATOR) |
            SS_W(WEEKDAY) |
                       SS_W(MONTH) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(CUE) | SS_W(COMPLEMENTIZER);
    if (ss_namer_is(n, at, never)) return false;
    return ss_namer_capital(n, at) && (at != n->opening || !ss_namer_is(n, at, SS_W(COMMON)));
}

/* "permanent representative to the [United Nations] Ambassador Ida Holm": what the office before it is for. */
static bool hangs_on_office(const ss_namer *n, uint32_t first) {
    uint32_t at = first > n->first && ss_namer_is(n, first - 1, SS_W(DETERMINER)) ? first - 1 : first;
    return at > n->first + 1 && (SS_NAMER_WORD(n, at - 1, of) || SS_NAMER_WORD(n, at - 1, to)) && ss_namer_is(n, at - 2, HEADS);
}

/* "[head of] delegation, ambassador Ida Holm", "[Fishers for] Change president Ida Holm": an office of several words, and a party's name. */
static bool tied_before(const ss_namer *n, uint32_t at) {
    uint32_t end;
    if (at < n->first + 2) return false;
    if (SS_NAMER_WORD(n, at - 1, for)) return ss_namer_capital(n, at) && ss_namer_capital(n, at - 2) && !ss_namer_is(n, at - 2, HEADS | SS_W(CUE));
    return SS_NAMER_WORD(n, at - 1, of) && ss_namer_phrase(n, at - 2, SS_PHRASE_OFFICE, &end) && end > at;
}

/* "chief of the [Norlandic Army], General Ida Holm" without its comma: the army belongs to what stands before it. */
static bool hangs_on_of(const ss_namer *n, uint32_t first) {
    uint32_t at = first > n->first && ss_namer_is(n, first - 1, SS_W(DETERMINER)) ? first - 1 : first;
    return at > n->first && SS_NAMER_WORD(n, at - 1, of);
}

/* Back over what belongs to the head: offices of several words, states, organisations, "deputy", "former". */
static uint32_t phrase_start(const ss_namer *n, uint32_t head, uint32_t before, const ss_phrase **office) {
    uint32_t at = head, end;
    for (uint32_t steps = 0; at > n->first && steps < LOOK_BACK; steps++) {
        const ss_mention *mention = mention_ending(n, at, before);
        if (mention && (mention->dateline || (hangs_on_of(n, mention->first) && ss_namer_kind(n, head, SS_D(RANK))) || (mention->type != SS_COUNTRY && hangs_on_office(n, mention->first)))) break;
        if (mention) at = mention->first;
        else if (modifies(n, at - 1)) at--;
        else if (tied_before(n, at)) at -= 2;
        else break;
    }
    for (uint32_t from = at; from <= head && !*office; from++) {
        const ss_phrase *phrase = ss_namer_phrase(n, from, SS_PHRASE_OFFICE, &end);
        if (phrase && end > head) *office = phrase;
    }
    return at;
}

/* An office of several words may begin with words of no class: "presidential press secretary". */
static uint32_t office_start(const ss_namer *n, uint32_t head, const ss_phrase **office) {
    uint32_t best = head, end;
    for (uint32_t back = 0; back < 8 && head >= n->first + back; back++) {
        const ss_phrase *phrase = ss_namer_phrase(n, head - back, SS_PHRASE_OFFICE, &end);
        if (!phrase || end <= head) continue;
        best = head - back;
        *office = phrase;
    }
    return best;
}

/* "the president of Peru, [H.E. Dr.] Ida Holm": where the titles of address before the name begin; a rank or a "first lady" is an office of
 * its own. */
static uint32_t before_titles(const ss_namer *n, uint32_t first) {
    while (first > n->first + 1) {
        uint32_t title = first - 1 - ss_namer_mark(n, first - 1, '.');
        if (!ss_namer_is(n, title, SS_W(HONORIFIC)) || ss_namer_is(n, title, HEADS) || ss_namer_kind(n, title, SS_D(SHORT))) break;
        first = title;
    }
    return first;
}

/* "The president of Peru, Ida Holm, said": the name stands between commas. */
static bool between_commas(const ss_namer *n, const ss_mention *mention, uint32_t first) {
    return first > n->first + 1 && ss_namer_mark(n, first - 1, ',') && ss_namer_mark(n, mention->end, ',');
}

/* "..., the ambassador to Peru, Ida Holm said", as translations have it: no comma behind the name, but one before the office, which tells
 * for whom it is. */
static bool before_verb(const ss_namer *n, const ss_mention *mention, uint32_t first) {
    bool speaks = ss_namer_is(n, mention->end, SS_W(CUE)) && !ss_namer_has(n, mention->end, SS_T_CAPITAL);
    return speaks && first > n->first + 4 && ss_namer_mark(n, first - 1, ',');
}

static bool stands_whole(const ss_namer *n, const ss_role_phrase *role) {
    bool opens = role->first > n->first + 1 && SS_NAMER_WORD(n, role->first - 1, the) && ss_namer_mark(n, role->first - 2, ',');
    return opens && role->head + 1 < role->end && (SS_NAMER_WORD(n, role->head + 1, to) || SS_NAMER_WORD(n, role->head + 1, of) || SS_NAMER_WORD(n, role->head + 1, for));
}

/* The head whose "of", or with `to` also "to", the phrase that begins at `first` stands behind. */
static uint32_t head_above(const ss_namer *n, uint32_t first, bool to) {
    uint32_t at = first;
    if (at > n->first && ss_namer_is(n, at - 1, SS_W(DETERMINER))) at--;
    bool behind = at > n->first + 1 && (SS_NAMER_WORD(n, at - 1, of) || (to && SS_NAMER_WORD(n, at - 1, to)));
    return behind && ss_namer_is(n, at - 2, HEADS) ? at - 2 : SS_NONE;
}

/* "Peru's foreign minister, Ida Holm, said" */
static bool is_owned(const ss_namer *n, const ss_role_phrase *role, uint32_t person) {
    uint32_t from = person > n->first_mention + 3 ? person - 3 : n->first_mention;
    const ss_mention *owner = mention_at(n, role->first, from);
    return owner && owner->first == role->first && owner->possessive && owner->end < role->head;
}

/* "the press secretary of [the President of Peru] Ida Holm", as translations have it: who stands for a house or a state is no office's but
 * the first one's. */
static bool closes_chain(const ss_namer *n, const ss_mention *mention, const ss_role_phrase *role) {
    bool ruled = mention->how == SS_NAME && role->head + 2 < mention->first && SS_NAMER_WORD(n, role->head + 1, of);
    return ruled && role->first > n->first && SS_NAMER_WORD(n, role->first - 1, the);
}

static inline bool role_before(const ss_namer *n, uint32_t person, ss_role_phrase *role) {
    const ss_mention *mention = &n->out->mentions.at[person];
    uint32_t first = mention->phrase_first < mention->first ? before_titles(n, mention->first) : mention->first;
    if (first == n->first) return false;
    bool loose = before_verb(n, mention, first), apart = loose || between_commas(n, mention, first);
    if (apart) first--;
    uint32_t head = head_before(n, first, person);
    if (head == SS_NONE) return false;
    role->end = first;
    for (int hops = 0; hops < 2; hops++) {
        role->office = NULL;
        role->head = head;
        role->first = phrase_start(n, office_start(n, head, &role->office), person, &role->office);
        uint32_t above = apart || closes_chain(n, mention, role) ? head_above(n, role->first, !apart) : SS_NONE; /* press secretary of the President, Ida Holm, */
        if (above == SS_NONE || (!apart && ss_namer_is(n, above, SS_W(PLURAL)))) break;
        head = above;
    }
    if (loose && !stands_whole(n, role)) return false;
    return !apart || (!ss_namer_is(n, head, SS_W(PLURAL)) && (is_owned(n, role, person) ||
           (role->first > n->first && ss_namer_is(n, role->first - 1, SS_W(DETERMINER) | SS_W(POSSESSIVE)))));
}

/* ---- behind the name ---- */

static bool inside_apposition(const ss_namer *n, uint32_t at) {
    if (ss_namer_mark(n, at, '-') || ss_namer_has(n, at, SS_T_APOS_S | SS_T_NUMBER)) return true;
    if (!ss_namer_has(n, at, SS_T_WORD)) return false;
    return !ss_namer_is(n, at, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE) | SS_W(PRONOUN) | SS_W(SUBORDINATOR) |
           SS_W(CONJUNCTION));
}

static uint32_t apposition_head(const ss_namer *n, uint32_t at) {
    for (uint32_t stop = at + 10; at < stop && inside_apposition(n, at); at++) {
        if (ss_namer_is(n, at, HEADS | SS_W(UNNAMED)) && !ss_namer_is(n, at, SS_W(PLURAL)) && !ss_namer_is(n, at + 1, HEADS) &&
            !ss_namer_mark(n, at + 1, '-'))
            return at;
        if (ss_namer_is(n, at, SS_W(PREPOSITION)) && !ss_namer_is(n, at, SS_W(ROLE_WORD))) break;
    }
    return SS_NONE;
}

static uint32_t apposition_end(const ss_namer *n, uint32_t at) {
    uint32_t stop = at + LOOK_AHEAD;
    while (at < stop && at < n->end) {
        const ss_found *found = ss_namer_found(n, at);
        if (found && found->at[SS_PHRASE_NAME]) {
            at = found->end[SS_PHRASE_NAME];
            continue;
        }
        if (ss_namer_is(n, at, SS_W(CUE)) && !ss_namer_has(n, at, SS_T_CAPITAL) && !ss_namer_is(n, at, SS_W(ROLE) |
               SS_W(ORGAN))) break;
        if (!inside_apposition(n, at) && !(ss_namer_is(n, at, SS_W(CONJUNCTION)) && ss_namer_has(n, at + 1, SS_T_WORD))) break;
        at++;
    }
    return at;
}

static bool closes(const ss_namer *n, uint32_t at) {
    return at >= n->end || ss_namer_has(n, at, SS_T_PUNCT) || ss_namer_is(n, at, SS_W(RELATIVE));
}

static inline bool role_behind(const ss_namer *n, uint32_t person, ss_role_phrase *role) {
    uint32_t at = n->out->mentions.at[person].end;
    if (!ss_namer_mark(n, at, ',')) return false;
    at++;
    if (ss_namer_has(n, at, SS_T_NUMBER) && ss_namer_mark(n, at + 1, ',')) at += 2; /* , 54, */
    if (ss_namer_is(n, at, SS_W(CUE)) && !ss_namer_is(n, at, HEADS | SS_W(ROLE_WORD)) && !ss_namer_found(n, at)) return false;
    uint32_t head = apposition_head(n, at);
    if (head == SS_NONE) return false;
    role->first = at;
    role->head = head;
    role->end = apposition_end(n, head + 1);
    role->office = NULL;
    office_start(n, head, &role->office);
    return closes(n, role->end);
}

/* ---- what a role says of its person ---- */

static uint8_t gender_in(const ss_namer *n, const ss_role_phrase *role) {
    ss_classes classes = ss_namer_classes(n, role->head);
    bool female = (classes & SS_W(FEMALE)) != 0, male = (classes & SS_W(MALE)) != 0;
    if (female != male) return female ? 'f' : 'm';
    return role->office ? ss_lexicon_office(n->lexicon, role->office->item)->gender : 0;
}

static void add_gender(ss_local *local, uint8_t gender) {
    if (gender == 0 || local->gender == gender) return;
    local->gender = local->gender == 0 ? gender : 'x';
}

/* The state and the organisation inside the phrase: those before the head count more than those behind. */
static void owners(const ss_namer *n, const ss_role_phrase *role, uint32_t from, uint32_t *state, uint32_t *group) {
    for (uint32_t at = role->first; at < role->end; at++) {
        const ss_mention *mention = mention_at(n, at, from);
        if (!mention || mention->local == SS_NONE) continue;
        bool organisation = mention->type == SS_ORGANISATION || mention->type == SS_BODY || mention->type == SS_OUTLET;
        if (mention->type == SS_COUNTRY && *state == SS_NONE) *state = mention->local;
        if (organisation && (at < role->head ? *group == SS_NONE : *group == SS_NONE &&
               *state == SS_NONE)) *group = mention->local;
        at = mention->end - 1;
    }
}

static uint32_t organ_of_office(const ss_namer *n, const ss_phrase *office, uint32_t state) {
    ss_string organ = ss_lexicon_office(n->lexicon, office->item)->organ;
    uint32_t entity = n->out->locals.at[state].lexicon;
    for (uint32_t i = 0; i < n->sides.count && i < 64 && organ.size; i++) {
        if (n->sides.at[i].organ == SS_NONE || n->sides.at[i].owner != entity) continue;
        ss_string name = ss_lexicon_organ(n->lexicon, n->sides.at[i].organ)->name;
        if (name.size == organ.size && memcmp(ss_lexicon_text(n->lexicon, name), ss_lexicon_text(n->lexicon, organ),
               organ.size) == 0) return i;
    }
    return state;
}

static void tell_owner(ss_namer *n, ss_local *local, const ss_role_phrase *role, uint32_t state, uint32_t group) {
    uint32_t country = state != SS_NONE ? n->out->locals.at[state].lexicon : group != SS_NONE ? n->out->locals.at[group].country : SS_NONE;
    if (country != SS_NONE) local->country = country;
    bool speaks = role->office && (ss_lexicon_office(n->lexicon, role->office->item)->speaks_for ||
                                   ss_lexicon_office(n->lexicon, role->office->item)->organ.size > 0);
    if (!speaks) return;
    if (group != SS_NONE) local->speaks_for = group;
    else if (state != SS_NONE) local->speaks_for = organ_of_office(n, role->office, state);
}

static void write_role(ss_namer *n, ss_local *local, const ss_role_phrase *role) {
    uint32_t first = role->first, end = role->end, at;
    while (first < end && (ss_namer_is(n, first, SS_W(DETERMINER)) || ss_namer_mark(n, first, '-'))) first++;
    if (first >= end) return;
    uint32_t start = n->tokens[first].start, stop = ss_token_end(&n->tokens[end - 1]);
    if (ss_chars_push(&n->out->strings, n->arena, n->text->bytes + start, stop - start, &at) != SS_OK) {
        n->status = SS_NOMEM;
        return;
    }
    local->role_at = at;
    local->role_size = stop - start;
}

/* The first mention that can stand in a role of that person. */
static uint32_t near_before(const ss_namer *n, uint32_t person) {
    return person > n->first_mention + LOOK_BACK ? person - LOOK_BACK : n->first_mention;
}

static void mark_inside(ss_namer *n, const ss_role_phrase *role, uint32_t person) {
    for (uint32_t i = near_before(n, person); i < n->out->mentions.count; i++) {
        ss_mention *mention = &n->out->mentions.at[i];
        if (mention->first >= role->end) break;
        if (mention->first < role->first || i == person || mention->type == SS_PERSON) continue;
        mention->in_role = 1;
        mention->role_of = person;
    }
}

bool ss_namer_spokes(const ss_namer *n, uint32_t at) {
    bool press = SS_NAMER_WORD(n, at, secretary) && SS_NAMER_WORD(n, at - 1, press);
    return press || (ss_lexicon_kinds(n->lexicon, ss_namer_token(n, at)->symbol) & SS_D(SPEAKS)) != 0;
}

static void remember_role(ss_namer *n, uint32_t local, const ss_role_phrase *role) {
    ss_namer_put(n, ss_name_key(SS_KEY_ROLE, ss_namer_token(n, role->head)->symbol, ss_namer_deputised(n, role->first, role->head)), local);
    if (role->office && ss_lexicon_office(n->lexicon, role->office->item)->speaks_for)
        ss_namer_put(n, ss_name_key(SS_KEY_ROLE, 0, 0), local);
    if (role->office && ss_namer_spokes(n, role->head)) ss_namer_put(n, ss_name_key(SS_KEY_ROLE, 0, 1), local);
}

static void tell(ss_namer *n, uint32_t person, const ss_role_phrase *role) {
    uint32_t local = n->out->mentions.at[person].local, state = SS_NONE, group = SS_NONE;
    if (local == SS_NONE) return;
    owners(n, role, near_before(n, person), &state, &group);
    ss_local *known = &n->out->locals.at[local];
    known->introduced = 1;
    if (role->office) known->office = role->office->item;
    add_gender(known, gender_in(n, role));
    tell_owner(n, known, role, state, group);
    write_role(n, known, role);
    mark_inside(n, role, person);
    remember_role(n, local, role);
}

/* "Mr. Holm", "Dr. Ida Holm": the title belongs to the phrase and tells the gender. */
static void honorific(ss_namer *n, ss_mention *person) {
    uint32_t at = person->phrase_first;
    if (at > n->first && ss_namer_mark(n, at - 1, '.')) at--;
    if (at <= n->first || !ss_namer_is(n, at - 1, SS_W(HONORIFIC))) return;
    person->phrase_first = at - 1;
    ss_classes classes = ss_namer_classes(n, at - 1);
    if (person->local == SS_NONE || ((classes & SS_W(FEMALE)) && (classes & SS_W(MALE)))) return;
    if (classes & (SS_W(FEMALE) | SS_W(MALE))) add_gender(&n->out->locals.at[person->local],
           classes & SS_W(FEMALE) ? 'f' : 'm');
}

/* The token of an office cut short that ends before `at`: "Gen." with its stop, "Gen" as the old world writes it; or SS_NONE. */
static uint32_t short_office(const ss_namer *n, uint32_t at) {
    bool stop = at > n->first + 1 && ss_namer_mark(n, at - 1, '.') && !ss_namer_has(n, at - 1, SS_T_SPACE);
    uint32_t head = at - 1 - stop;
    return at > n->first + stop && ss_namer_capital(n, head) && ss_namer_kind(n, head, SS_D(SHORT)) && (stop || ss_namer_is(n, head, SS_W(HONORIFIC))) ? head : SS_NONE;
}

/* "Vermont Sen. Ida Holm", "Maj. Gen. Ida Holm" */
static bool short_role(const ss_namer *n, uint32_t person, ss_role_phrase *role) {
    uint32_t end = n->out->mentions.at[person].first, first, before;
    if (end == n->first || (role->head = short_office(n, end)) == SS_NONE) return false;
    for (first = role->head; first > n->first && (before = short_office(n, first)) != SS_NONE;) first = before;
    role->office = NULL;
    role->first = phrase_start(n, first, person, &role->office);
    role->end = end;
    return true;
}

/* "North Korean Kim Yo-han", "France's Ida Holm": a state alone before the name. */
static void state_before(ss_namer *n, uint32_t person) {
    ss_mention *mention = &n->out->mentions.at[person];
    if (mention[-1].end + 1 < mention->first) return;
    const ss_mention *state = mention_ending(n, mention->first, person);
    if (!state && ss_namer_has(n, mention->first - 1, SS_T_APOS_S)) state = mention_ending(n, mention->first - 1, person);
    if (!state || state->type != SS_COUNTRY || state->local == SS_NONE || mention->local == SS_NONE) return;
    if (n->out->locals.at[mention->local].country == SS_NONE) n->out->locals.at[mention->local].country = n->out->locals.at[state->local].lexicon;
}

/* "The Harbour Guard commander, General Ida Holm, said": the office before the rank's comma is hers, too. */
static void office_before_rank(ss_namer *n, uint32_t person, const ss_role_phrase *role) {
    const ss_mention *mention = &n->out->mentions.at[person];
    uint32_t comma = role->first - 1, head = comma - 1;
    bool rank = role->first > n->first + 2 && ss_namer_kind(n, role->head, SS_D(RANK)) && ss_namer_mark(n, comma, ',') && (ss_namer_mark(n, mention->end, ',') || ss_namer_mark(n, mention->end, '.'));
    if (rank && mention->local != SS_NONE && ss_namer_is(n, head, HEADS) && !ss_namer_is(n, head, SS_W(PLURAL)))
        ss_namer_put(n, ss_name_key(SS_KEY_ROLE, ss_namer_token(n, head)->symbol, 0), mention->local);
}

/* "Norwegian and [Danish] foreign ministers, Ida Holm and Nils Berg": the state before the plural that ends before the token, or NULL. */
static const ss_mention *state_of_several(const ss_namer *n, uint32_t end, uint32_t before) {
    uint32_t head = end - 1, at = head;
    if (!ss_namer_is(n, head, HEADS) || !ss_namer_is(n, head, SS_W(PLURAL))) return NULL;
    while (at > n->first + 2 && head - at < 4 && !mention_ending(n, at, before) && (ss_namer_capital(n, at - 1) || ss_namer_is(n, at - 1, SS_W(ROLE_WORD) | SS_W(ROLE)))) at--;
    const ss_mention *state = mention_ending(n, at, before);
    return state && state->type == SS_COUNTRY && state->first > n->first + 1 && SS_NAMER_WORD(n, state->first - 1, and) ? state : NULL;
}

static void give_state(ss_namer *n, const ss_mention *person, const ss_mention *state) {
    if (person->local != SS_NONE && state->local != SS_NONE) n->out->locals.at[person->local].country = n->out->locals.at[state->local].lexicon;
}

/* The next name stands one word behind this one. */
static inline bool is_joined(const ss_namer *n, uint32_t index) {
    const ss_mention *person = &n->out->mentions.at[index], *end = &n->out->mentions.at[n->out->mentions.count];
    return person + 1 < end && person[1].first == person->end + 1 && person[1].type == SS_PERSON;
}

/* Two states' officials are of one of them each, in their order; false when that is not so. */
__attribute__((noinline))
static bool of_two_states(ss_namer *n, uint32_t index) {
    const ss_mention *person = &n->out->mentions.at[index], *other = person + 1;
    uint32_t first = person->first - (person->first > n->first && ss_namer_mark(n, person->first - 1, ','));
    const ss_mention *second = SS_NAMER_WORD(n, person->end, and) && first > n->first + 3 ? state_of_several(n, first, index) : NULL;
    const ss_mention *state = second ? mention_ending(n, second->first - 1, index) : NULL;
    if (!state || state->type != SS_COUNTRY) return false;
    give_state(n, person, state);
    give_state(n, other, second);
    return true;
}

static void role_of(ss_namer *n, uint32_t person) {
    ss_role_phrase role;
    honorific(n, &n->out->mentions.at[person]);
    if (is_joined(n, person) && of_two_states(n, person)) return;
    if (role_before(n, person, &role) || short_role(n, person, &role)) {
        tell(n, person, &role);
        office_before_rank(n, person, &role);
        if (role.first < n->out->mentions.at[person].phrase_first) n->out->mentions.at[person].phrase_first = role.first;
        if (role.first > n->first && ss_namer_is(n, role.first - 1,
               SS_W(DETERMINER))) n->out->mentions.at[person].phrase_first = role.first - 1;
    } else if (person > n->first_mention) state_before(n, person);
    if (role_behind(n, person, &role)) {
        tell(n, person, &role);
        n->out->mentions.at[person].phrase_end = role.end;
    }
}

void ss_namer_roles(ss_namer *n) {
    for (uint32_t i = n->first_mention; i < n->out->mentions.count; i++) {
        const ss_mention *mention = &n->out->mentions.at[i];
        if (mention->type == SS_PERSON && mention->how != SS_NOMINAL) role_of(n, i);
    }
}

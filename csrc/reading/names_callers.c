#include "reading/names_parts.h"

/* Names that only what they do gives away, where no table and no word inside tells what they are:
 *
 *   [Birdthistle] said ...        “...,” wrote [Birdthistle]        one word: a person
 *   [Judicial Watch] said ...     according to [Open Harbour]       several words, or "the" before one: an organisation
 *   [Larkwell] said; Larkwell shares, the carmaker Larkwell    one word, where the text tells elsewhere what it is: an organisation
 *   [PierCo] said ...             a director at [Larkwell] said     a capital inside, or somebody's house: an organisation
 *   His wife, [Donna], said ...                                     a given name beside a word of kinship: a person
 *   [Amy] and Joan Keller                                           a given name that shares the surname behind it
 *
 * All of it runs at unknown capitalised words alone. */

#define LONGEST 5u

#define DULL (SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE) | SS_W(SUBORDINATOR) | \
              SS_W(COMPLEMENTIZER) | SS_W(QUANTIFIER) | SS_W(NEGATION) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(WEEKDAY) | \
              SS_W(MONTH) | SS_W(HONORIFIC) | SS_W(NUMBER) | SS_W(TIMEWORD) | SS_W(SEASON) | SS_W(ADVERB))
#define KIND (SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(DOCUMENT) | SS_W(ORGAN) | SS_W(NOT_NAME) | \
              SS_W(SITE) | SS_W(PHOTO) | SS_W(CREDIT) | SS_W(FACILITY))

static bool known_phrase(const ss_namer *n, uint32_t at) {
    const ss_found *found = ss_namer_found(n, at);
    return found && (found->at[SS_PHRASE_NAME] || found->at[SS_PHRASE_OFFICE]);
}

/* ---- who speaks ---- */

/* A finite verb of speech in small letters: said, claims, wrote; no noun, no "to", no "of". */
static bool speech_verb(const ss_namer *n, uint32_t at) {
    if (!ss_namer_is(n, at, SS_W(CUE)) || ss_namer_is(n, at, DULL | SS_W(PLURAL)) || ss_namer_has(n, at, SS_T_CAPITAL)) return false;
    char last = (char)(n->text->bytes[ss_token_end(&n->tokens[at]) - 1] | 0x20);
    return last == 'd' || last == 's' || SS_NAMER_WORD(n, at, wrote) || SS_NAMER_WORD(n, at, thought) || SS_NAMER_WORD(n, at, spoke);
}

/* "Thaw is considered": said of it, and not by it. */
static bool passive(const ss_namer *n, uint32_t at) { return SS_NAMER_WORD(n, at, is) || SS_NAMER_WORD(n, at, are); }

/* "Coastal issues of the forum were", "Thaw claims are": nouns that look like verbs, behind what begins the sentence. */
static bool noun_ahead(const ss_namer *n, uint32_t at, uint32_t verb) {
    if (at != n->opening + 1 || SS_NAMER_WORD(n, verb, says) || n->text->bytes[ss_token_end(&n->tokens[verb]) - 1] != 's') return false;
    return ss_namer_is(n, verb + 1, SS_W(PREPOSITION) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE)) &&
           !SS_NAMER_WORD(n, verb + 1, that) && !SS_NAMER_WORD(n, verb + 1, to);
}

static bool verb_behind(const ss_namer *n, uint32_t at) {
    uint32_t next = at;
    if (ss_namer_is(n, next, SS_W(AUXILIARY) | SS_W(ADVERB)) && !ss_namer_has(n, next, SS_T_CAPITAL)) next++;
    return speech_verb(n, next) && !passive(n, at) && !noun_ahead(n, at, next);
}

/* “...,” said X / according to X; but not "said Concord resident Y". */
static bool verb_before(const ss_namer *n, uint32_t at, uint32_t end) {
    if (at < n->first + 2 || ss_namer_has(n, end, SS_T_APOS_S)) return false;
    if (ss_namer_has(n, end, SS_T_WORD) && !ss_namer_is(n, end, SS_W(PREPOSITION) | SS_W(RELATIVE) | SS_W(CONJUNCTION) | SS_W(WEEKDAY))) return false;
    if (SS_NAMER_WORD(n, at - 1, to) && SS_NAMER_WORD(n, at - 2, according)) return true;
    return speech_verb(n, at - 1) && ss_namer_has(n, at - 2, SS_T_QUOTE | SS_T_PUNCT) && !ss_namer_mark(n, at - 2, '-');
}

/* "the company that owns it, X Y, said": between commas, and somebody speaks behind them. */
static bool set_in(const ss_namer *n, uint32_t at, uint32_t end) {
    return at > n->first + 1 && ss_namer_mark(n, at - 1, ',') && ss_namer_mark(n, end, ',') && verb_behind(n, end + 1);
}

/* "the XYZ, which left": letters that nobody has spelt out. */
static bool told_which(const ss_namer *n, uint32_t at, uint32_t end) {
    bool letters = (n->tokens[at].flags & SS_T_ALLCAPS) && end == at + 1 && n->tokens[at].size > 2 && at > n->first && SS_NAMER_WORD(n, at - 1, the);
    return letters && ss_namer_mark(n, end, ',') && SS_NAMER_WORD(n, end + 1, which);
}

/* "his team, X, left": between commas, behind what it is. */
static bool told_what(const ss_namer *n, uint32_t at, uint32_t end) {
    if (at < n->first + 3 || !ss_namer_mark(n, at - 1, ',') || !ss_namer_mark(n, end, ',') || !ss_namer_is(n, at - 3, SS_W(POSSESSIVE) | SS_W(DETERMINER))) return false;
    bool what = ss_namer_kind(n, at - 2, SS_D(BUSINESS) | SS_D(CLUB)) || SS_NAMER_WORD(n, at - 2, team) || SS_NAMER_WORD(n, at - 2, club) || SS_NAMER_WORD(n, at - 2, party);
    return what && !ss_namer_has(n, at - 2, SS_T_CAPITAL);
}

/* "X, for his part, welcomed": one word that opens the sentence. */
static bool has_part(const ss_namer *n, uint32_t at, uint32_t end) {
    bool his = SS_NAMER_WORD(n, end + 2, his) || SS_NAMER_WORD(n, end + 2, her);
    return at == n->opening && ss_namer_mark(n, end, ',') && SS_NAMER_WORD(n, end + 1, for) && his && SS_NAMER_WORD(n, end + 3, part);
}

/* Behind the words of the name that begins at `at`. */
static uint32_t name_end(const ss_namer *n, uint32_t at) {
    uint32_t end = at;
    while (end < at + LONGEST && ss_namer_capital(n, end) && !ss_namer_is(n, end, DULL | SS_W(HONORIFIC)) && (end == at || !known_phrase(n, end))) {
        end++;
        bool tied = (SS_NAMER_WORD(n, end, of) || SS_NAMER_WORD(n, end, for)) && !ss_namer_is(n, end - 1, SS_W(COMMON));
        if (tied && ss_namer_capital(n, end + 1) && !ss_namer_is(n, end + 1, DULL)) end++;
    }
    return end;
}

static bool all_capitals(const ss_namer *n, uint32_t at) { return ss_namer_has(n, at, SS_T_ALLCAPS) && n->tokens[at].size > 1; }

/* PierCo, WeBank; but McHolm, DeHolm, LaHolm are people. */
static bool inner_capital(const ss_namer *n, uint32_t at) {
    const ss_token *token = &n->tokens[at];
    const char *bytes = n->text->bytes + token->start;
    if (!(token->flags & SS_T_MIXED) || (token->flags & SS_T_NONASCII)) return false;
    uint32_t inner = 1;
    while (inner < token->size && !(bytes[inner] >= 'A' && bytes[inner] <= 'Z')) inner++;
    if (inner == token->size || !(bytes[inner - 1] >= 'a' && bytes[inner - 1] <= 'z')) return false;
    ss_symbol begin = ss_vocabulary_find(n->vocabulary, bytes, inner);
    return !(n->words[begin].classes & (SS_W(PARTICLE) | SS_W(GIVEN))) && !(inner == 4 && memcmp(bytes, "Fitz", 4) == 0);
}

/* "a spokesman for X", "the director of X said": what somebody's office is in. */
static bool office_of(const ss_namer *n, uint32_t at) {
    if (at < n->first + 2 || !ss_namer_is(n, at - 2, SS_W(ROLE)) || ss_namer_is(n, at, SS_W(COMMON))) return false;
    return SS_NAMER_WORD(n, at - 1, at) || (SS_NAMER_WORD(n, at - 1, for) && !ss_namer_kind(n, at - 2, SS_D(ELECTED))); /* the MP for Xyz */
}

/* "Thaw is expected. The thaw was late": a word that the text has in small letters as well is no unknown name. */
static bool small_elsewhere(ss_namer *n, uint32_t at) {
    return ss_namer_spelt(n, &n->small_words, 0, 0, at);
}

/* "Retailer | X said", "Energy company | X said", "the rail union | X said" */
static bool behind_business(const ss_namer *n, uint32_t at) {
    if (at == n->first || (at - 1 != n->opening && ss_namer_has(n, at - 1, SS_T_CAPITAL))) return false;
    return ss_namer_kind(n, at - 1, SS_D(BUSINESS)) ||
           (at - 1 != n->opening && (ss_namer_kind(n, at - 1, SS_D(CLUB)) || SS_NAMER_WORD(n, at - 1, tank)));
}

/* "families in Tarn and [Larkby] have asked": a place, as the word before it is. */
static bool ends_places(const ss_namer *n, uint32_t at) {
    if (at < n->first + 3 || !SS_NAMER_WORD(n, at - 1, and) || !ss_namer_capital(n, at - 2) || !ss_namer_is(n, at - 3, SS_W(PREPOSITION))) return false;
    return !SS_NAMER_WORD(n, at - 3, to) && !SS_NAMER_WORD(n, at - 3, by) && !SS_NAMER_WORD(n, at - 3, with) && !SS_NAMER_WORD(n, at - 3, for);
}

/* One word: no ordinary one where every word has its capital, and no word that says what it is (Police, Republicans). */
static bool single_fits(ss_namer *n, uint32_t at) {
    if (ss_namer_is(n, at, KIND | SS_W(SUFFIX) | SS_W(ABBREVIATION)) || n->tokens[at].size < 2 || SS_NAMER_WORD(n, at, pm) || ends_places(n, at)) return false;
    if (at > n->first && ss_namer_is(n, at - 1, SS_W(PREPOSITION)) && !SS_NAMER_WORD(n, at - 1, to) && !office_of(n, at) && !all_capitals(n, at)) return false;
    if (at > n->first && ss_namer_has(n, at - 1, SS_T_WORD) && !ss_namer_is(n, at - 1, SS_W(DETERMINER) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) |
            SS_W(CUE) | SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER)) && !behind_business(n, at)) return false;
    bool plural = n->text->bytes[ss_token_end(&n->tokens[at]) - 1] == 's'; /* Regulators */
    if (at == n->opening && (plural || ss_namer_is(n, at, SS_W(COMMON) | SS_W(CUE) | SS_W(PLURAL)))) return false;
    return !small_elsewhere(n, at); /* which goes over the whole text */
}

static bool several_fit(const ss_namer *n, uint32_t at, uint32_t end) {
    bool ordinary = at == n->opening && ss_namer_is(n, at, SS_W(COMMON));
    if (ss_namer_is(n, at, KIND | SS_W(PARTICLE) | SS_W(ABBREVIATION)) || (end == at + 3 && ss_namer_is(n, at, SS_W(COMMON)) && ss_namer_of_office(n, at))) return false;
    for (uint32_t i = at; i < end; i++) {
        if (ss_namer_is(n, i, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(HONORIFIC)) || (ss_namer_is(n, i, SS_W(PLURAL)) && i + 1 == end)) return false;
        if (i > at && i + 1 < end && ss_namer_is(n, i, SS_W(GIVEN))) return false; /* Elections Ida Holm */
    }
    return !(ordinary && end == at + 2 && ss_namer_is(n, end - 1, SS_W(COMMON))) && !ss_namer_has(n, at, SS_T_APOS_S);
}

static uint32_t new_local(ss_namer *n, uint32_t first, uint32_t end, uint8_t type) {
    uint32_t local = ss_namer_new(n, type);
    if (local != SS_NONE) ss_namer_name_tokens(n, local, first, end);
    return local;
}

static uint32_t take_single(ss_namer *n, uint32_t at) {
    bool thing = all_capitals(n, at) || inner_capital(n, at) || behind_business(n, at) || told_what(n, at, at + 1) || office_of(n, at) || (at > n->first && SS_NAMER_WORD(n, at - 1, the));
    uint32_t hash = n->tokens[at].hash;
    uint32_t local = new_local(n, at, at + 1, thing ? SS_ORGANISATION : SS_PERSON);
    if (local == SS_NONE) return at;
    ss_namer_put_word(n, thing ? SS_KEY_ACRONYM : SS_KEY_SURNAME, hash, local);
    if (!thing) n->sides.at[local].surname = hash;
    n->called |= !thing;
    ss_namer_mention(n, at, at + 1, local, thing ? SS_ORGANISATION : SS_PERSON, thing ? SS_NAME : SS_SURNAME);
    return at + 1;
}

static uint32_t take_several(ss_namer *n, uint32_t first, uint32_t end) {
    uint64_t key = ss_namer_title_key(n, first, end);
    uint32_t local = ss_namer_get(n, key);
    if (local == SS_NONE) {
        local = new_local(n, first, end, SS_ORGANISATION);
        if (local == SS_NONE) return first;
        n->out->locals.at[local].full = 1;
        n->callable[n->tokens[first].hash >> 6 & 3] |= (uint64_t)1 << (n->tokens[first].hash & 63);
        ss_namer_put(n, key, local);
    }
    ss_namer_mention(n, first, end, local, SS_ORGANISATION, SS_NAME);
    ss_namer_heads(n, local, first, end);
    return end;
}

/* The first words of names taken here count as callable, so that others cost no look-up. */
static bool known_title(const ss_namer *n, uint32_t at, uint32_t end) {
    return ss_namer_callable(n, n->tokens[at].hash) && ss_namer_get(n, ss_namer_title_key(n, at, end)) != SS_NONE;
}

/* No capitalised word and no hyphen touches it. */
static bool stands_alone(const ss_namer *n, uint32_t at, uint32_t end) {
    if (ss_namer_mark(n, end, '-') || (at > n->first && ss_namer_mark(n, at - 1, '-') && !ss_namer_has(n, at, SS_T_SPACE))) return false;
    if (ss_namer_capital(n, end) && !ss_namer_is(n, end, SS_W(WEEKDAY) | SS_W(MONTH))) return false;
    return at == n->first || !ss_namer_has(n, at - 1, SS_T_CAPITAL) || at - 1 == n->opening;
}

/* One look before the long way: most unknown words have neither a verb nor another name beside them. */
static bool may_call(const ss_namer *n, uint32_t at) {
    const ss_token *next = &n->tokens[at + 1], *last = &n->tokens[n->end];
    while (next < last && (next->flags & SS_T_CAPITAL) && next <= &n->tokens[at + 2 * LONGEST]) next++;
    if (next >= last) return false;
    if (next->flags & SS_T_PUNCT) {
        if (has_part(n, at, (uint32_t)(next - n->tokens)) || ((n->tokens[at].flags & SS_T_ALLCAPS) && told_which(n, at, (uint32_t)(next - n->tokens)))) return true;
        if (at < n->first + 2) return false;
        if (ss_namer_mark(n, at - 1, ',')) return ss_namer_mark(n, (uint32_t)(next - n->tokens), ',');
    } else {
        const ss_classes *of_next = n->classes + (next - n->tokens);
        ss_classes behind = of_next[*of_next & (SS_W(AUXILIARY) | SS_W(ADVERB)) ? 1 : 0];
        if ((behind & SS_W(CUE)) && !(behind & DULL)) return true;
        if (next->size <= 3 && (next[1].flags & SS_T_CAPITAL)) return true; /* of, for */
        if (at < n->first + 2) return false;
    }
    if (!(ss_namer_classes(n, at - 1) & SS_W(CUE))) return false;
    return (n->tokens[at - 2].flags & (SS_T_QUOTE | SS_T_PUNCT)) || SS_NAMER_WORD(n, at - 2, according);
}

/* Apart, so that the common way out costs little. */
__attribute__((noinline))
static uint32_t take_caller(ss_namer *n, uint32_t at) {
    uint32_t end = name_end(n, at);
    if (end == at) return at;
    bool known = end > at + 1 && known_title(n, at, end);
    if ((!known && !verb_behind(n, end) && !verb_before(n, at, end) && !set_in(n, at, end) && !told_what(n, at, end) && !told_which(n, at, end) && !has_part(n, at, end)) || !stands_alone(n, at, end)) return at;
    if (end == at + 1) return single_fits(n, at) ? take_single(n, at) : at;
    return known || several_fit(n, at, end) ? take_several(n, at, end) : at;
}

/* One word that the text knows waits with those of its kind. */
static bool is_known(const ss_namer *n, uint32_t at) {
    uint32_t hash = n->tokens[at].hash;
    if ((n->tokens[at + 1].flags & SS_T_CAPITAL) || !ss_namer_callable(n, hash)) return false;
    return ss_namer_get(n, ss_name_key(SS_KEY_SURNAME, hash, 0)) != SS_NONE || ss_namer_get(n, ss_name_key(SS_KEY_GIVEN, hash, 0)) != SS_NONE ||
           (ss_namer_acronymic(n, hash) && ss_namer_get(n, ss_name_key(SS_KEY_ACRONYM, hash, 0)) != SS_NONE);
}

uint32_t ss_namer_caller(ss_namer *n, uint32_t at) {
    bool may = at + 1 < n->end && !n->headline && !n->shouting && may_call(n, at);
    return may && !is_known(n, at) ? take_caller(n, at) : at;
}

/* ---- "the Larkan news agency", "the Dagblad newspaper"; "the weekly Dagblad", "ABC affiliate WXRZ" ---- */

/* "the Dagblad daily | said"; not "the Larkhaven daily bus" */
static bool ends_phrase(const ss_namer *n, uint32_t at) {
    return !ss_namer_inside(n, at) || ss_namer_has(n, at, SS_T_PUNCT | SS_T_QUOTE | SS_T_APOS_S) || ss_namer_is(n, at, SS_W(CUE) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(PREPOSITION) | SS_W(RELATIVE));
}

/* What stands there in small letters says that the name before it is an outlet. */
static bool says_outlet(const ss_namer *n, uint32_t at) {
    if (ss_namer_has(n, at, SS_T_CAPITAL)) return false;
    if (SS_NAMER_WORD(n, at, newspaper) || SS_NAMER_WORD(n, at, magazine)) return true;
    if (SS_NAMER_WORD(n, at, daily) || SS_NAMER_WORD(n, at, weekly) || SS_NAMER_WORD(n, at, tabloid)) return ends_phrase(n, at + 1);
    return SS_NAMER_WORD(n, at, news) && ss_namer_kind(n, at + 1, SS_D(NEWS));
}

/* "news site", "TV channel"; not "the director of the Larkan news agency | Ales Vasel" */
static bool is_channel(const ss_namer *n, uint32_t at) {
    if (at <= n->first || (at > n->first + 1 && ss_namer_has(n, at - 2, SS_T_CAPITAL) && at - 2 != n->opening)) return false;
    if (SS_NAMER_WORD(n, at - 1, news)) return ss_namer_kind(n, at, SS_D(NEWS));
    bool air = SS_NAMER_WORD(n, at - 1, radio) || SS_NAMER_WORD(n, at - 1, tv) || SS_NAMER_WORD(n, at - 1, television);
    return air && ss_namer_kind(n, at, SS_D(PRESS));
}

/* What stands before the name says so: "the newspaper Dagblad", "radio station Havn"; but people broadcast, too. */
static bool told_outlet(const ss_namer *n, uint32_t at, uint32_t end) {
    if (at == n->first || ss_namer_has(n, at - 1, SS_T_CAPITAL) || ss_namer_is(n, at, SS_W(GIVEN) | SS_W(CUE)) || ss_namer_mark(n, end, '-')) return false;
    if (SS_NAMER_WORD(n, at - 1, affiliate)) return all_capitals(n, at) && end == at + 1;
    return is_channel(n, at - 1) || (ss_namer_kind(n, at - 1, SS_D(MEDIA)) && ends_phrase(n, end));
}

static uint32_t outlet_local(ss_namer *n, uint32_t first, uint32_t end) {
    uint64_t key = ss_namer_title_key(n, first, end);
    uint32_t local = ss_namer_get(n, key);
    if (local != SS_NONE) return local;
    local = new_local(n, first, end, SS_OUTLET);
    if (local == SS_NONE) return SS_NONE;
    n->out->locals.at[local].full = 1;
    ss_namer_put(n, key, local);
    if (end == first + 1) ss_namer_put_word(n, SS_KEY_ACRONYM, n->tokens[first].hash, local);
    return local;
}

uint32_t ss_namer_outlet(ss_namer *n, uint32_t at) {
    uint32_t end = at;
    while (end < at + 3 && ss_namer_capital(n, end) && !ss_namer_is(n, end, DULL | KIND | SS_W(HONORIFIC)) && !known_phrase(n, end)) end++;
    if (end == at || n->headline || !(says_outlet(n, end) || told_outlet(n, at, end)) || ss_namer_is(n, at, SS_W(COMMON)) || (at > n->first && ss_namer_capital(n, at - 1) && at - 1 != n->opening)) return at;
    uint32_t local = outlet_local(n, at, end);
    if (local == SS_NONE) return at;
    ss_namer_mention(n, at, end, local, SS_OUTLET, SS_NAME);
    return end;
}

/* ---- persons of one word that the text shows to be organisations ---- */

static bool is_small(const ss_namer *n, uint32_t at) { return ss_namer_has(n, at, SS_T_WORD) && !ss_namer_has(n, at, SS_T_CAPITAL); }

/* ", an airline," behind the comma at the token. */
static bool is_apposed(const ss_namer *n, uint32_t comma) {
    for (uint32_t i = comma + 2; ss_namer_is(n, comma + 1, SS_W(DETERMINER)) && i < comma + 5 && is_small(n, i); i++)
        if (ss_namer_kind(n, i, SS_D(BUSINESS)) || ss_namer_is(n, i, SS_W(COMPANY))) return true;
    return false;
}

/* "says its ships", "with its ships" */
static bool has_its(const ss_namer *n, uint32_t behind) {
    for (uint32_t i = behind; i < behind + 4 && is_small(n, i); i++)
        if (ss_namer_is(n, i, SS_W(CUE) | SS_W(COMPLEMENTIZER) | SS_W(PREPOSITION)) && is_small(n, i + 1) && SS_NAMER_WORD(n, i + 1, its)) return true;
    return false;
}

/* "the carmaker Larkwell", "its supplier, Larkwell,", "Larkwell shares", "Larkwell CEO Ida Holm", "Larkwell, an airline,", "Larkwell says its ships":
 * in the sentence of the name, which is the one at work from here on. */
static bool shown_thing(ss_namer *n, uint32_t sentence, uint32_t first, uint32_t end) {
    n->first = n->sentences->at[sentence].first;
    n->end = n->sentences->at[sentence].end;
    n->length = n->end - n->first;
    uint32_t before = first - 1 - ss_namer_mark(n, first - 1, ',');
    if (is_small(n, before) && ss_namer_kind(n, before, SS_D(BUSINESS))) return true;
    return ss_namer_kind(n, end, SS_D(STAFF)) || (ss_namer_mark(n, end, ',') ? is_apposed(n, end) : has_its(n, end));
}

/* Known by one word that speaks, without a title, an office or a gender. */
static bool may_be_thing(const ss_namer *n, uint32_t local) {
    const ss_local *known = local == SS_NONE ? NULL : &n->out->locals.at[local];
    return known && known->type == SS_PERSON && !known->full && !known->gender && !known->role_size && !known->introduced && n->sides.at[local].surname && !n->sides.at[local].given;
}

void ss_namer_settle_callers(ss_namer *n) {
    ss_mentions *mentions = &n->out->mentions;
    for (uint32_t i = 0; n->called && i < mentions->count; i++) {
        const ss_mention *m = &mentions->at[i];
        if (m->type == SS_PERSON && may_be_thing(n, m->local) && m->how != SS_NOMINAL && shown_thing(n, m->sentence, m->first, m->end))
            n->out->locals.at[m->local].type = SS_ORGANISATION;
    }
    for (uint32_t i = 0; n->called && i < n->loose.count; i++) {
        const ss_name_loose *l = &n->loose.at[i];
        if (may_be_thing(n, l->local) && shown_thing(n, l->sentence, l->first, l->end)) n->out->locals.at[l->local].type = SS_ORGANISATION;
    }
    for (uint32_t i = 0; n->called && i < mentions->count; i++)
        if (mentions->at[i].type == SS_PERSON && mentions->at[i].local != SS_NONE && n->out->locals.at[mentions->at[i].local].type == SS_ORGANISATION) {
            mentions->at[i].type = SS_ORGANISATION;
            mentions->at[i].how = SS_NAME;
        }
}

/* ---- families ---- */

static bool is_given(const ss_namer *n, uint32_t at) {
    return ss_namer_capital(n, at) && ss_namer_is(n, at, SS_W(GIVEN)) && !ss_namer_is(n, at, DULL | SS_W(NOT_NAME));
}

static uint32_t known_given(const ss_namer *n, uint32_t hash) {
    return ss_namer_callable(n, hash) ? ss_namer_get(n, ss_name_key(SS_KEY_GIVEN, hash, 0)) : SS_NONE;
}

static uint32_t given_local(ss_namer *n, uint32_t at) {
    uint32_t hash = n->tokens[at].hash, local = known_given(n, hash);
    if (local != SS_NONE) return local;
    local = new_local(n, at, at + 1, SS_PERSON);
    if (local == SS_NONE) return SS_NONE;
    n->out->locals.at[local].gender = ss_namer_gender(n, at);
    n->sides.at[local].given = hash;
    ss_namer_put_word(n, SS_KEY_GIVEN, hash, local);
    return local;
}

/* "Amy and Joan Keller": the first of two given names has the surname of the second, unless the text knows that name. */
uint32_t ss_namer_pair(ss_namer *n, uint32_t at) {
    uint32_t surname = at + 3;
    if (!SS_NAMER_WORD(n, at + 1, and) || n->headline || n->shouting || !is_given(n, at) || !is_given(n, at + 2) || !ss_namer_capital(n, surname) || known_phrase(n, surname) ||
        ss_namer_is(n, surname, DULL | KIND | SS_W(COMPANY)) || n->tokens[at + 3].size < 2)
        return at;
    uint64_t key = ss_name_key(SS_KEY_PERSON, n->tokens[at].hash, n->tokens[surname].hash);
    uint32_t local = ss_namer_get(n, key);
    if (local == SS_NONE) {
        if (known_given(n, n->tokens[at].hash) != SS_NONE) return at;
        local = given_local(n, at);
        if (local == SS_NONE) return at;
        char name[64];
        uint32_t given = n->tokens[at].size, size = given + 1 + n->tokens[surname].size;
        if (size > sizeof name) return at;
        memcpy(name, n->text->bytes + n->tokens[at].start, given);
        name[given] = ' ';
        memcpy(name + given + 1, n->text->bytes + n->tokens[surname].start, n->tokens[surname].size);
        ss_namer_name(n, local, name, size);
        n->out->locals.at[local].full = 1;
        ss_namer_put(n, key, local);
    }
    ss_namer_mention(n, at, at + 1, local, SS_PERSON, SS_NAME);
    return at + 1;
}

/* "his wife, Donna,": between commas behind a word of kinship or office. */
static bool set_apart(const ss_namer *n, uint32_t at) {
    if (at < n->first + 2 || !ss_namer_mark(n, at - 1, ',') || !ss_namer_is(n, at - 2, SS_W(ROLE)) || ss_namer_is(n, at - 2, SS_W(PLURAL)))
        return false;
    return ss_namer_has(n, at + 1, SS_T_PUNCT) || at + 1 >= n->end;
}

uint32_t ss_namer_relative(ss_namer *n, uint32_t at) {
    if (n->headline || n->shouting || !is_given(n, at) || !set_apart(n, at)) return at;
    uint32_t local = given_local(n, at);
    if (local == SS_NONE) return at;
    ss_namer_mention(n, at, at + 1, local, SS_PERSON, SS_SURNAME);
    return at + 1;
}

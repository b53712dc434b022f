#include "reading/names_parts.h"

/* What only the words around tell of one unknown capitalised word, asked when the whole text is read:
 *
 *   in [Sundmere]; in [Grimsa], Vermont; to [Tarvik] in southern Norland; from [Tarvik], west of Norvik;
 *   [Tarvik] village; of [Tarvik], a town in the north; Ida Holm, 29, of [Lowell],    a place
 *   the [Larkwell] administration                                                                                         a person
 *
 * The text may name it again where nothing tells: there it means the same. */

#define DULL (SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(WEEKDAY) | SS_W(MONTH) | \
              SS_W(HONORIFIC) | SS_W(NUMBER) | SS_W(TIMEWORD) | SS_W(SEASON))
#define KIND (SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(FACILITY) | SS_W(NOT_NAME))

enum { LEAST = 4, APPOSED_MOST = 4 };

static bool is_small(const ss_namer *n, uint32_t at) { return ss_namer_has(n, at, SS_T_WORD) && !ss_namer_has(n, at, SS_T_CAPITAL); }

static bool is_settled(const ss_namer *n, uint32_t at) { return is_small(n, at) && ss_namer_kind(n, at, SS_D(SETTLED)); }

/* Written like a name in prose, and in no table. */
static bool is_unknown(const ss_namer *n, uint32_t at) {
    const ss_token *token = &n->tokens[at];
    return !token->symbol && token->size >= LEAST && !(token->flags & (SS_T_ALLCAPS | SS_T_MIXED));
}

/* ", Vermont.", ", Norland,": the part of the world that it lies in. */
static bool region_behind(const ss_namer *n, uint32_t end) {
    uint32_t stop;
    const ss_phrase *phrase = ss_namer_mark(n, end, ',') ? ss_namer_phrase(n, end + 1, SS_PHRASE_NAME, &stop) : NULL;
    if (!phrase || phrase->detail == SS_DEMONYM) return false;
    uint8_t type = ss_lexicon_entity(n->lexicon, phrase->item)->type;
    return (type == SS_PLACE || type == SS_COUNTRY) && (ss_namer_mark(n, stop, ',') || ss_namer_mark(n, stop, '.'));
}

static bool is_compass(const ss_namer *n, uint32_t at) {
    return SS_NAMER_WORD(n, at, north) || SS_NAMER_WORD(n, at, south) || SS_NAMER_WORD(n, at, east) || SS_NAMER_WORD(n, at, west) || SS_NAMER_WORD(n, at, northeast) ||
           SS_NAMER_WORD(n, at, northwest) || SS_NAMER_WORD(n, at, southeast) || SS_NAMER_WORD(n, at, southwest);
}

/* "in southern Norland", "in Norland's north", ", west of Norvik", ", 500 kilometres west of Norvik": where it lies. */
static bool told_where(const ss_namer *n, uint32_t end) {
    uint32_t stop, at = end + 1;
    if (ss_namer_mark(n, end, ',')) {
        if (ss_namer_has(n, at, SS_T_DIGITS)) at += 2;
        return is_compass(n, at) && SS_NAMER_WORD(n, at + 1, of);
    }
    if (!SS_NAMER_WORD(n, end, in)) return false;
    if (SS_NAMER_WORD(n, at, central) || (is_small(n, at) && n->tokens[at].size >= sizeof "eastern" - 1 && memcmp(n->text->bytes + ss_token_end(&n->tokens[at]) - 4, "tern", 4) == 0)) at++;
    else if (SS_NAMER_WORD(n, at, northern) || SS_NAMER_WORD(n, at, southern)) at++;
    const ss_phrase *phrase = ss_namer_phrase(n, at, SS_PHRASE_NAME, &stop);
    if (!phrase || phrase->detail == SS_DEMONYM) return false;
    uint8_t type = ss_lexicon_entity(n->lexicon, phrase->item)->type;
    return type == SS_PLACE || type == SS_COUNTRY;
}

/* ", a town of 3,000", ", the capital of Norland" */
static bool town_apposed(const ss_namer *n, uint32_t end) {
    uint32_t at = end + 2;
    if (!ss_namer_mark(n, end, ',') || !ss_namer_is(n, end + 1, SS_W(DETERMINER))) return false;
    while (at < end + 2 + APPOSED_MOST && is_small(n, at) && !is_settled(n, at)) at++;
    return is_settled(n, at) && (ss_namer_has(n, at + 1, SS_T_PUNCT) || ss_namer_is(n, at + 1, SS_W(PREPOSITION) | SS_W(RELATIVE)));
}

/* "Ida Holm, 29, of Lowell," */
static bool of_somebody(const ss_namer *n, uint32_t first, uint32_t end) {
    return first >= n->first + 4 && SS_NAMER_WORD(n, first - 1, of) && ss_namer_mark(n, first - 2, ',') && ss_namer_has(n, first - 3, SS_T_DIGITS) &&
           ss_namer_mark(n, first - 4, ',') && ss_namer_has(n, end, SS_T_PUNCT);
}

/* "in Sundmere |, because", "in Sundmere | on Friday"; but "in Sundish letters" */
static bool phrase_ends(const ss_namer *n, uint32_t end) {
    const ss_classes others = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE) | SS_W(SUBORDINATOR) | SS_W(TIMEWORD) | SS_W(ADVERB) | SS_W(CUE) |
                              SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(COMPLEMENTIZER) | SS_W(NUMBER);
    return end >= n->end || (ss_namer_has(n, end, SS_T_PUNCT | SS_T_QUOTE) && !ss_namer_mark(n, end, '-')) || ss_namer_is(n, end, others);
}

/* "the town of Tarvik", "the port of Tarvik" */
static bool is_kind_of(const ss_namer *n, uint32_t first) {
    return first > n->first + 1 && SS_NAMER_WORD(n, first - 1, of) && is_small(n, first - 2) && (ss_namer_is(n, first - 2, SS_W(FACILITY)) || is_settled(n, first - 2));
}

static bool is_place(const ss_namer *n, uint32_t first, uint32_t end) {
    if (first == n->first || ss_namer_capital(n, end) || ss_namer_is(n, end - 1, DULL | KIND)) return false;
    if (of_somebody(n, first, end)) return true;
    if (!is_unknown(n, end - 1) || ss_namer_has(n, end, SS_T_APOS_S)) return false;
    if (is_settled(n, end) || town_apposed(n, end) || is_kind_of(n, first)) return true;
    uint32_t before = first - 1;
    if (!is_small(n, before) || !ss_namer_is(n, before, SS_W(PREPOSITION))) return false;
    bool stays = SS_NAMER_WORD(n, before, in) || SS_NAMER_WORD(n, before, near) || SS_NAMER_WORD(n, before, outside);
    bool leads = stays || SS_NAMER_WORD(n, before, at) || SS_NAMER_WORD(n, before, to) || SS_NAMER_WORD(n, before, from);
    return (stays && phrase_ends(n, end)) || region_behind(n, end) || (leads && told_where(n, end));
}

/* "the new Larkwell administration" */
static bool is_ruler(const ss_namer *n, uint32_t first, uint32_t end) {
    return SS_NAMER_WORD(n, end, administration) && is_small(n, end) && first > n->opening && end == first + 1 && !ss_namer_capital(n, first - 1) &&
           !ss_namer_is(n, first, DULL | KIND) && n->tokens[first].size >= LEAST && !ss_namer_has(n, first, SS_T_ALLCAPS);
}

static bool is_known(const ss_namer *n, uint32_t hash) {
    return ss_namer_callable(n, hash) && (ss_namer_get(n, ss_name_key(SS_KEY_SURNAME, hash, 0)) != SS_NONE || ss_namer_get(n, ss_name_key(SS_KEY_GIVEN, hash, 0)) != SS_NONE ||
                                          ss_namer_get(n, ss_name_key(SS_KEY_ACRONYM, hash, 0)) != SS_NONE);
}

static void name_it(ss_namer *n, const ss_name_loose *loose, uint8_t type) {
    uint32_t local = ss_namer_new(n, type), hash = n->tokens[loose->end - 1].hash;
    if (local == SS_NONE) return;
    ss_namer_name_tokens(n, local, loose->first, loose->end);
    ss_namer_put_word(n, type == SS_PERSON ? SS_KEY_SURNAME : SS_KEY_ACRONYM, hash, local);
    if (type == SS_PERSON) n->sides.at[local].surname = hash;
    else n->out->locals.at[local].full = 1;
}

/* One look before the long way: few words that no table has stand behind a preposition or before a word that tells, and few others behind
 * "of" or before "administration". */
static inline bool may_tell(const ss_namer *n, const ss_name_loose *loose) {
    if (loose->first < 2 || loose->end >= n->token_count) return false;
    if (n->tokens[loose->end - 1].symbol)
        return n->tokens[loose->end].size == sizeof "administration" - 1 || (n->tokens[loose->first - 1].size == 2 && n->tokens[loose->first - 2].mark == ',');
    return (n->classes[loose->first - 1] & SS_W(PREPOSITION)) || (n->classes[loose->end] & SS_W(DESCRIBED)) || n->tokens[loose->end].size == sizeof "administration" - 1;
}

static void look_around(ss_namer *n, const ss_name_loose *loose) {
    const ss_sentence *sentence = &n->sentences->at[loose->sentence];
    if (sentence->role == SS_ROLE_HEADLINE || is_known(n, n->tokens[loose->end - 1].hash)) return;
    n->first = n->opening = sentence->first;
    n->end = sentence->end;
    n->length = n->end - n->first;
    if (is_ruler(n, loose->first, loose->end)) name_it(n, loose, SS_PERSON);
    else if (is_place(n, loose->first, loose->end)) name_it(n, loose, SS_PLACE);
}

void ss_namer_settle_around(ss_namer *n) {
    for (uint32_t i = 0; i < n->loose.count; i++)
        if (may_tell(n, &n->loose.at[i])) look_around(n, &n->loose.at[i]);
}

/* ---- "SUNDMERE, Monday –", "Sundmere (Agency) -": a place that no table has where the article begins ---- */

uint32_t ss_namer_dateline(ss_namer *n) {
    enum { WORDS = 3 };
    uint32_t first = n->opening, end = first;
    while (end < first + WORDS && ss_namer_capital(n, end) && !n->find_of[end] && !ss_namer_is(n, end, DULL | KIND)) end++;
    if (end == first || !ss_namer_has(n, end, SS_T_PUNCT) || ss_namer_mark(n, end, '.') || ss_namer_mark(n, end, '-')) return first;
    uint64_t key = ss_namer_title_key(n, first, end);
    uint32_t local = ss_namer_get(n, key);
    if (local == SS_NONE) local = ss_namer_new(n, SS_PLACE);
    if (local == SS_NONE) return first;
    ss_namer_name_tokens(n, local, first, end);
    n->out->locals.at[local].full = 1;
    ss_namer_put(n, key, local);
    if (end == first + 1) ss_namer_put_word(n, SS_KEY_ACRONYM, n->tokens[first].hash, local);
    ss_mention *mention = ss_namer_mention(n, first, end, local, SS_PLACE, SS_NAME);
    if (mention) mention->dateline = 1;
    return end;
}

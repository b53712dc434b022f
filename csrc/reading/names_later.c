#include "reading/names_parts.h"

/* ---- how the text spells a word elsewhere ---- */

enum { SPELT_WORDS = 1 << 16, SPELT_ASKED = 4 }; /* bits: two of some thousand words seldom share one */

/* The bit of a token's word, whatever its case. */
static uint16_t spelt_bit(const ss_token *token) { return (uint16_t)(token->hash & (SPELT_WORDS - 1)); }

static bool has_case(const ss_token *token, uint16_t capital) {
    return (token->flags & (SS_T_WORD | SS_T_CAPITAL)) == (SS_T_WORD | capital);
}

static void note_words(ss_namer *n, ss_name_spelt *words, uint16_t capital) {
    words->bits = ss_arena_zero(n->arena, SPELT_WORDS / 8);
    if (!words->bits) {
        n->status = SS_NOMEM;
        return;
    }
    for (uint32_t i = words->from; i < n->token_count; i++)
        if (has_case(&n->tokens[i], capital)) words->bits[spelt_bit(&n->tokens[i]) >> 6] |= (uint64_t)1 << (spelt_bit(&n->tokens[i]) & 63);
}

static bool is_among(const ss_namer *n, uint32_t from, uint16_t capital, uint16_t bit) {
    for (const ss_token *token = n->tokens + from, *end = n->tokens + n->token_count; token < end; token++)
        if (spelt_bit(token) == bit && has_case(token, capital)) return true;
    return false;
}

/* Most texts ask once or never. */
bool ss_namer_spelt(ss_namer *n, ss_name_spelt *words, uint32_t from, uint16_t capital, uint32_t at) {
    uint16_t bit = spelt_bit(&n->tokens[at]);
    if (!words->asked) words->from = from;
    if (words->asked < SPELT_ASKED) return words->asked++, is_among(n, words->from, capital, bit);
    if (!words->bits) note_words(n, words, capital);
    return words->bits && (words->bits[bit >> 6] >> (bit & 63) & 1) != 0;
}

bool ss_namer_headline_verb(ss_namer *n, uint32_t at) {
    const ss_token *token = &n->tokens[at];
    const char *end = n->text->bytes + ss_token_end(token);
    if (!n->headline || token->size < 4 || end[-1] != 's' || end[-2] == 's' || (token->flags & SS_T_ALLCAPS)) return false;
    if (ss_namer_is(n, at, SS_W(GIVEN) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(FACILITY)) || !ss_namer_has(n, at + 1, SS_T_WORD)) return false;
    return !ss_namer_spelt(n, &n->capital_words, n->end, SS_T_CAPITAL, at);
}

/* ---- one capitalised word that nothing else took: a surname or an acronym, if the text knows it ---- */

static bool month_like(const ss_namer *n, uint32_t at) {
    return ss_namer_has(n, at + 1, SS_T_NUMBER) || (at > n->first && (ss_namer_is(n, at - 1, SS_W(PREPOSITION)) ||
           ss_namer_has(n, at - 1, SS_T_NUMBER)));
}

/* "King said", when a Maria King was named; but not "the King", "King Holm". */
static bool surname_like_role(const ss_namer *n, uint32_t at) {
    if (!ss_namer_callable(n, n->tokens[at].hash) || ss_namer_capital(n, at + 1)) return false;
    return at == n->first || !ss_namer_is(n, at - 1, SS_W(DETERMINER) | SS_W(POSSESSIVE));
}

#define NEVER (SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(AUXILIARY) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(RELATIVE) | \
               SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | SS_W(WEEKDAY) | SS_W(HONORIFIC) | SS_W(QUANTIFIER) | SS_W(ORGAN) | SS_W(NEGATION))

static bool maybe_surname(const ss_namer *n, uint32_t at) {
    ss_classes classes = ss_namer_classes(n, at);
    if ((classes & SS_W(ROLE)) && !surname_like_role(n, at)) return false;
    return n->tokens[at].size > 1 && !(classes & NEVER) && !((classes & (SS_W(MONTH) | SS_W(MODAL))) && month_like(n, at));
}

/* "did rule out", "also took", "welcomed": what stands behind a subject. */
static bool verb_follows(const ss_namer *n, uint32_t at) {
    if (ss_namer_is(n, at + 1, SS_W(WEEKDAY)) || (ss_namer_is(n, at + 1, SS_W(TIMEWORD)) && !ss_namer_is(n, at + 1, SS_W(PREPOSITION)))) return true; /* Sole last week said */
    if (ss_namer_capital(n, at + 1)) return false;
    if (ss_namer_is(n, at + 1, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(ADVERB) | SS_W(NEGATION))) return true;
    const ss_token *next = &n->tokens[at + 1];
    const char *end = n->text->bytes + next->start + next->size;
    return (next->flags & SS_T_WORD) && next->size > 4 && ((end[-2] == 'e' && end[-1] == 'd') || (end[-2] == 'l' && end[-1] == 'y'));
}

/* "Sole, who joined in 2019", "Sole also said": an everyday word that may be somebody's surname here, as the end of the text tells, and no
 * adverb before its comma. */
static bool like_subject(const ss_namer *n, uint32_t at) {
    return (ss_namer_mark(n, at + 1, ',') && SS_NAMER_WORD(n, at + 2, who)) || (!ss_namer_is(n, at, SS_W(MODAL) | SS_W(ADVERB) | SS_W(CUE)) && verb_follows(n, at));
}

__attribute__((noinline, cold))
static bool more_room(ss_namer *n) {
    if (SS_RESERVE(&n->loose, n->arena, 1)) return true;
    n->status = SS_NOMEM;
    return false;
}

static inline void wait_until(ss_namer *n, uint32_t first, uint32_t end) {
    if (n->loose.count == n->loose.capacity && !more_room(n)) return;
    n->loose.at[n->loose.count++] = (ss_name_loose){first, end, n->sentence, SS_NONE, SS_SURNAME};
}

void ss_namer_wait(ss_namer *n, uint32_t first, uint32_t end) { wait_until(n, first, end); }

/* Kim-Holm, Kim-Holm-Berg; of two words the first waits alone, too: the Kim-Holm meeting is perhaps of two. */
__attribute__((noinline))
static uint32_t wait_joined(ss_namer *n, uint32_t at) {
    uint32_t end = at + 1;
    while (end < at + 5 && ss_namer_hyphen(n, end) && ss_namer_capital(n, end + 1)) end += 2;
    if (end == at + 3) {
        uint32_t count = n->loose.count;
        wait_until(n, ss_name_article(n, at), at + 1);
        if (n->loose.count > count) n->loose.at[count].how = SS_HALF;
    }
    wait_until(n, ss_name_article(n, at), end);
    return end;
}

static inline uint32_t wait(ss_namer *n, uint32_t at) {
    if (n->tokens[at + 1].mark == '-') return wait_joined(n, at);
    wait_until(n, ss_name_article(n, at), at + 1);
    return at + 1;
}

/* A role, a month, or a word that may have its capital from its place. */
__attribute__((noinline))
static uint32_t doubtful_loose(ss_namer *n, uint32_t at) {
    if (!maybe_surname(n, at)) return at;
    bool labels = n->headline && ss_namer_mark(n, at + 1, ':'); /* Sole: Ships will wait */
    if (at == n->opening && ss_namer_is(n, at, SS_W(COMMON)) && !ss_namer_is(n, at + 1, SS_W(CUE)) && !ss_namer_has(n,
           at + 1, SS_T_APOS_S) && !labels && !like_subject(n, at)) return at;
    return wait(n, at);
}

uint32_t ss_namer_loose(ss_namer *n, uint32_t at) {
    ss_classes classes = ss_namer_classes(n, at);
    bool acronym = (n->tokens[at].flags & SS_T_ALLCAPS) && !n->shouting && (classes & NEVER) && ss_namer_acronymic(n, n->tokens[at].hash);
    if (acronym && at > n->first && ss_namer_is(n, at - 1, SS_W(SUBJECT))) return at; /* it IS so */
    if (acronym) return wait(n, at); /* IS fighters, of a text that has "Islamic State (IS)" */
    if (at == n->opening || (classes & (SS_W(ROLE) | SS_W(MONTH) | SS_W(MODAL)))) return doubtful_loose(n, at);
    return n->tokens[at].size > 1 && !(classes & NEVER) ? wait(n, at) : at;
}

/* ---- nominals: the ministry, the spokeswoman, this council ---- */

static bool definite(const ss_namer *n, uint32_t at) {
    if (!ss_namer_is(n, at, SS_W(DETERMINER) | SS_W(POSSESSIVE))) return false;
    return SS_NAMER_WORD(n, at, the) || SS_NAMER_WORD(n, at, this) || SS_NAMER_WORD(n, at, that) || ss_namer_is(n, at,
           SS_W(POSSESSIVE));
}

static bool head_ends(const ss_namer *n, uint32_t end) {
    if (ss_namer_mark(n, end, '-') || ss_namer_capital(n, end) || ss_namer_is(n, end, SS_W(COLLECTIVE))) return false;
    if (!ss_namer_is(n, end, SS_W(ROLE) | SS_W(ORGAN) | SS_W(UNNAMED) | SS_W(DOCUMENT))) return true;
    return ss_namer_is(n, end, SS_W(CUE) | SS_W(PREPOSITION));
}

/* "the former president" is nobody who has an office still. */
static bool is_former(const ss_namer *n, uint32_t local) {
    const ss_local *known = &n->out->locals.at[local];
    return known->role_size >= 6 && (memcmp(n->out->strings.at + known->role_at, "former", 6) == 0 || memcmp(n->out->strings.at + known->role_at, "Former", 6) == 0);
}

static uint32_t person_meant(const ss_namer *n, uint32_t at, uint32_t end) {
    uint32_t local = ss_namer_get(n, ss_name_key(SS_KEY_ROLE, ss_namer_token(n, end - 1)->symbol, ss_namer_deputised(n, at, end - 1))), stop;
    if (SS_NAMER_WORD(n, at, former) && local != SS_NONE) return is_former(n, local) ? local : SS_NONE;
    const ss_phrase *phrase = ss_namer_phrase(n, at, SS_PHRASE_OFFICE, &stop);
    if (local != SS_NONE || !phrase || stop != end) return local;
    if (!ss_lexicon_office(n->lexicon, phrase->item)->speaks_for) return SS_NONE;
    return ss_namer_get(n, ss_name_key(SS_KEY_ROLE, 0, ss_namer_spokes(n, end - 1)));
}

static uint32_t person_nominal(ss_namer *n, uint32_t at) {
    uint32_t end = at + 1, stop;
    const ss_phrase *office = ss_namer_phrase(n, at, SS_PHRASE_OFFICE, &stop);
    if (office && ss_lexicon_office(n->lexicon, office->item)->plural) return at;
    if (office) end = stop;
    if (at == n->first || !definite(n, at - 1) || !head_ends(n, end)) return at;
    if (ss_namer_is(n, end - 1, SS_W(PLURAL)) || !ss_namer_is(n, end - 1, SS_W(ROLE))) return at;
    if (SS_NAMER_WORD(n, end, of) || SS_NAMER_WORD(n, end, for)) return at;
    ss_namer_mention(n, at - 1, end, person_meant(n, at, end), SS_PERSON, SS_NOMINAL);
    return end;
}

/* Where the nominal with that head begins: "this council", "(the) 15-member council"; `at` when it is none. */
static uint32_t nominal_start(const ss_namer *n, uint32_t at) {
    if (at == n->first) return at;
    if (definite(n, at - 1) && !ss_namer_is(n, at - 1, SS_W(POSSESSIVE))) return at - 1;
    bool counted = at >= n->first + 3 && ss_namer_mark(n, at - 2, '-') && ss_namer_has(n, at - 3, SS_T_NUMBER);
    return counted ? at - 3 : at;
}

static uint32_t thing_nominal(ss_namer *n, uint32_t at) {
    uint32_t first = nominal_start(n, at);
    if (first == at || !head_ends(n, at + 1)) return at;
    uint32_t local = ss_namer_get(n, ss_name_key(SS_KEY_HEAD, ss_namer_token(n, at)->symbol, 0));
    if (local == SS_NONE) return at;
    ss_namer_mention(n, first, at + 1, local, n->out->locals.at[local].type, SS_NOMINAL);
    return at + 1;
}

uint32_t ss_namer_nominal(ss_namer *n, uint32_t at) {
    if (!ss_namer_has(n, at, SS_T_WORD)) return at;
    bool role = ss_namer_is(n, at, SS_W(ROLE)) || (ss_namer_found(n, at) && ss_namer_found(n, at)->at[SS_PHRASE_OFFICE]);
    uint32_t next = role ? person_nominal(n, at) : at;
    if (next > at || !ss_namer_is(n, at, SS_W(ORGAN) | SS_W(UNNAMED) | SS_W(COMPANY) | SS_W(FACILITY))) return next;
    return thing_nominal(n, at);
}

/* ---- UN symbols ---- */

static bool reads(const ss_namer *n, uint32_t at, const char *word, uint32_t size) {
    return ss_namer_has(n, at, SS_T_WORD) && n->tokens[at].size == size && memcmp(n->text->bytes + n->tokens[at].start,
           word, size) == 0;
}

static bool glued(const ss_namer *n, uint32_t at, uint32_t flags) {
    return ss_namer_has(n, at, flags) && !ss_namer_has(n, at, SS_T_SPACE);
}

/* Behind "/RES/1718" and so on. */
static uint32_t behind_parts(const ss_namer *n, uint32_t at) {
    uint32_t end = at, parts = 0;
    while (parts < 6 && ss_namer_mark(n, end, '/') && !ss_namer_has(n, end, SS_T_SPACE) && glued(n, end + 1, SS_T_WORD |
           SS_T_NUMBER)) {
        end += 2;
        parts++;
        if (ss_namer_mark(n, end, '.') && glued(n, end, SS_T_PUNCT) && glued(n, end + 1, SS_T_NUMBER)) end += 2;
    }
    return ss_namer_has(n, end - 1, SS_T_NUMBER) ? end : at;
}

static uint32_t behind_year(const ss_namer *n, uint32_t at) {
    return ss_namer_mark(n, at, '(') && ss_namer_has(n, at + 1, SS_T_DIGITS) && ss_namer_token(n, at + 1)->size == 4 &&
           ss_namer_mark(n, at + 2, ')') ? at + 3 : at;
}

/* A resolution of the Security Council has one name however it is written: its symbol. "resolution 1718" without the year may be
 * any council's and keeps its words, until the symbol or the year tells. */
static void name_document(ss_namer *n, uint32_t local, uint32_t first, uint32_t end, bool resolution, bool known) {
    bool symbol = ss_namer_mark(n, first + 1, '/'), dated = resolution && !symbol && behind_year(n, end) > end;
    char name[16] = "S/RES/";
    uint32_t digits = ss_namer_token(n, end - 1)->size;
    if (dated && digits <= 4) {
        memcpy(name + 6, n->text->bytes + n->tokens[end - 1].start, digits);
        ss_namer_name(n, local, name, 6 + digits);
    } else if (!known || symbol) {
        ss_namer_name_tokens(n, local, first, end);
    }
}

static uint32_t take_document(ss_namer *n, uint32_t first, uint32_t end, uint64_t hash, bool resolution) {
    uint64_t key = ss_name_key(SS_KEY_DOCUMENT, hash, 0);
    uint32_t local = ss_namer_get(n, key);
    if (local == SS_NONE) {
        local = ss_namer_new(n, SS_DOCUMENT);
        if (local == SS_NONE) return first;
        name_document(n, local, first, end, resolution, false);
        ss_namer_put(n, key, local);
    } else {
        name_document(n, local, first, end, resolution, true);
    }
    ss_namer_mention(n, first, resolution ? behind_year(n, end) : end, local, SS_DOCUMENT, SS_NAME);
    return resolution ? behind_year(n, end) : end;
}

static uint64_t hash_of(const ss_namer *n, uint32_t first, uint32_t end) {
    uint64_t hash = 3;
    for (uint32_t at = first; at < end; at++)
        if (n->tokens[at].hash) hash = ss_hash64_mix(hash, n->tokens[at].hash);
    return hash;
}

/* "resolution 1718 (2006)": the same document as S/RES/1718. */
uint32_t ss_namer_numbered(ss_namer *n, uint32_t at) {
    if (!SS_NAMER_WORD(n, at, resolution) || !ss_namer_has(n, at + 1, SS_T_DIGITS)) return at;
    uint32_t size = ss_namer_token(n, at + 1)->size;
    if (size < 3 || size > 4) return at;
    return take_document(n, at, at + 2, hash_of(n, at + 1, at + 2), true);
}

uint32_t ss_namer_symbol(ss_namer *n, uint32_t at) {
    if (!ss_namer_mark(n, at + 1, '/') || ss_namer_token(n, at)->size > 4 || ss_namer_has(n, at + 1, SS_T_SPACE)) return at;
    uint32_t end = behind_parts(n, at + 1);
    if (end == at + 1) return at;
    bool resolution = reads(n, at + 2, "RES", 3);
    uint64_t hash = resolution && end == at + 5 && reads(n, at, "S", 1) ? hash_of(n, at + 4, end) : hash_of(n, at, end);
    return take_document(n, at, end, hash, resolution);
}

#include "reading/names_parts.h"

/* ---- a run: the words of what may be a person's name ----
 *
 *   Kim Yo-han          Maria von der Aue         Robert J. Wood Jr.
 *   1   2    3         1               2         1      2  3
 *
 * `words` are the tokens that count; particles, hyphens and stops are only passed over. */

#define MOST_WORDS 6u

typedef struct { uint32_t first, end, words[MOST_WORDS], count, parts, suffix, nick, behind_nick; bool family; } ss_run;
/* parts: words between spaces; suffix: the token of Jr. or PhD, or 0; nick..behind_nick: a nickname in marks, or 0; family: the family
 * name comes first */

#define FUNCTION (SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(AUXILIARY) | SS_W(RELATIVE) | SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | \
                  SS_W(QUANTIFIER) | SS_W(NEGATION))
#define NEVER (SS_W(WEEKDAY) | SS_W(HONORIFIC) | SS_W(NOT_NAME) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(FACILITY))

/* Of words inside the sentence. */
static bool initial(const ss_namer *n, uint32_t at) {
    return n->tokens[at].size == 1 && (n->tokens[at].flags & SS_T_CAPITAL);
}

static bool given(const ss_namer *n, uint32_t at) { return (ss_namer_classes(n, at) & SS_W(GIVEN)) != 0; }

static bool known_name(const ss_namer *n, uint32_t at, uint32_t *end, const ss_entity **entity) {
    const ss_phrase *phrase = ss_namer_phrase(n, at, SS_PHRASE_NAME, end);
    if (phrase) *entity = ss_lexicon_entity(n->lexicon, phrase->item);
    return phrase != NULL;
}

/* Behind the name stands what somebody is: ", the mayor", ", 54,", ", a rice farmer"; at `most` so many words before the noun. */
static bool told_more(const ss_namer *n, uint32_t end, uint32_t most) {
    if (!ss_namer_mark(n, end, ',')) return false;
    if (ss_namer_has(n, end + 1, SS_T_DIGITS)) return ss_namer_mark(n, end + 2, ',') || SS_NAMER_WORD(n, end + 2, of);
    uint32_t at = end + 1 + ss_namer_is(n, end + 1, SS_W(DETERMINER));
    for (uint32_t words = 0; words < most && ss_namer_has(n, at, SS_T_WORD) && !ss_namer_is(n, at, SS_W(ROLE) | SS_W(PREPOSITION) | SS_W(RELATIVE)); words++)
        at++; /* a ship tax [expert] */
    return ss_namer_is(n, at, SS_W(ROLE)) && !ss_namer_is(n, at, SS_W(PLURAL)) && !ss_namer_is(n, at + 1, SS_W(ORGAN) | SS_W(COMPANY)); /* a rebel group */
}

/* "Analyst Paris Dima", "Georgia Holm, the mayor": a place that is somebody's given name here, by a title or by what is told
 * behind an unknown surname. */
static bool place_as_given(const ss_namer *n, uint32_t at) {
    uint32_t next = at + 1;
    if (n->headline || n->shouting || !ss_namer_capital(n, next) || ss_namer_capital(n, next + 1) || ss_namer_has(n, next, SS_T_ALLCAPS)) return false;
    if (ss_namer_found(n, next) || ss_namer_is(n, next, FUNCTION | NEVER | SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(MONTH) | SS_W(PREPOSITION) | SS_W(UNNAMED) | SS_W(COLLECTIVE)))
        return false;
    uint32_t title = at > n->first + 1 && ss_namer_mark(n, at - 1, ',') && ss_namer_mark(n, next + 1, ',') ? at - 2 : at - 1; /* her coach, Milan Kovac, */
    bool titled = at > n->first && ss_namer_is(n, title, SS_W(ROLE)) && !ss_namer_is(n, title, SS_W(PLURAL) | SS_W(ORGAN)) && !ss_namer_is(n, next, SS_W(COMMON));
    return titled || told_more(n, next + 1, 1);
}

/* "said John Finn.", "spokesman Ilmar Finn, noting": a people's name that is a surname, behind a given name or a title. */
static bool people_as_surname(const ss_namer *n, const ss_run *run, uint32_t at) {
    uint32_t first = run->count ? run->words[0] : at;
    bool ends = ss_namer_has(n, at + 1, SS_T_PUNCT) || (given(n, first) && ss_namer_is(n, at + 1, SS_W(CUE)) && !ss_namer_has(n, at + 1, SS_T_CAPITAL)) || /* Ida Finn said */
                ss_namer_get(n, ss_name_key(SS_KEY_PERSON, n->tokens[first].hash, n->tokens[at].hash)) != SS_NONE;
    if (run->count != 1 || n->headline || n->shouting || ss_namer_is(n, at, SS_W(PLURAL)) || !ends || ss_namer_mark(n, at + 1, '-'))
        return false;
    bool titled = first > n->first && ss_namer_is(n, first - 1, SS_W(ROLE)) && !ss_namer_is(n, first - 1, SS_W(PLURAL) | SS_W(ORGAN)) && !ss_namer_is(n, first, SS_W(COMMON));
    return titled || given(n, first);
}

/* A place that may as well be somebody's surname: (Ida) Washington, (Peter) Jordan. */
static bool name_fits(const ss_namer *n, const ss_run *run, uint32_t at) {
    uint32_t end;
    const ss_entity *entity = NULL;
    if (!known_name(n, at, &end, &entity)) return true;
    if (entity->type == SS_PERSON) return run->count > 0;
    bool double_name = run->count == 1 && given(n, run->words[0]) && end == at + 1 && ss_namer_hyphen(n, end) && ss_namer_capital(n, end + 1);
    if (double_name) return true; /* (Ida) Ford-Holm */
    if (end > at + 1 || (entity->type != SS_PLACE && entity->type != SS_COUNTRY)) return false;
    if (run->count == 0) return given(n, at) || place_as_given(n, at);
    uint8_t how = ss_namer_found(n, at)->at[SS_PHRASE_NAME]->detail;
    if (how == SS_DEMONYM) return people_as_surname(n, run, at);
    bool shown = !n->tokens[run->words[0]].symbol && run->count == 1 && (ss_namer_is(n, at + 1, SS_W(CUE)) || (ss_namer_mark(n, at + 1, ',') && SS_NAMER_WORD(n, at + 2, who)));
    return (ss_namer_is(n, run->words[0], SS_W(GIVEN) | SS_W(FAMILY_FIRST)) || shown) && run->count <= 2 &&
           (how == SS_NAME || (how == SS_ALIAS && !n->headline && !n->shouting)); /* (David) Holland */
}

/* (Ida) Park, (Nils) Lake: no place behind a title, before a verb of saying, or where what somebody is follows; but "in Ida Park, the mayor". */
__attribute__((noinline))
bool ss_namer_park(const ss_namer *n, uint32_t first, uint32_t at) {
    if (n->headline || !given(n, first) || ss_namer_capital(n, at + 1) || ss_namer_has(n, at, SS_T_ALLCAPS)) return false;
    bool says = ss_namer_is(n, at + 1, SS_W(CUE)) || told_more(n, at + 1, 1);
    if (first == n->first) return says;
    uint32_t title = ss_namer_mark(n, first - 1, ',') && first > n->first + 1 ? first - 2 : first - 1; /* the minister, Ida Park, */
    bool titled = ss_namer_is(n, title, SS_W(ROLE) | SS_W(HONORIFIC)) && !ss_namer_is(n, title, SS_W(PLURAL) | SS_W(ORGAN));
    return titled || (says && !ss_namer_is(n, first - 1, SS_W(PREPOSITION) | SS_W(DETERMINER)));
}

/* Classes that may speak against a word. */
#define DOUBTED (FUNCTION | NEVER | SS_W(ABBREVIATION) | SS_W(MONTH) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(MODAL) | \
                 SS_W(ROLE))

/* (Maria) King, (Robert) Bishop, (Mary Jo) King: right behind given names, at the end. */
static bool surname_like_role(const ss_namer *n, const ss_run *run, uint32_t at) {
    uint32_t end = at;
    if (run->count < 1 || run->count > 2 || n->headline || !given(n, run->words[0]) || !given(n, run->words[run->count - 1]) || (ss_namer_classes(n, at) & SS_W(PLURAL))) return false;
    if (ss_namer_phrase(n, at, SS_PHRASE_OFFICE, &end) && end > at + 1) return false; /* Chief of Staff */
    return !ss_namer_capital(n, at + 1) || ss_namer_is(n, at + 1, SS_W(SUFFIX));
}

/* PAUL KERR: ..., SEN. KERR (smiling): ..., the label of a turn in a transcript; a title or a given name tells it from WEATHER WARNING. */
static bool labelled(const ss_namer *n, uint32_t at) {
    enum { LABEL_WORDS = 8, LABEL_REACH = 20 };
    uint32_t first = n->opening, end, colon;
    if (at < first || at > first + LABEL_WORDS) return false;
    while (ss_namer_is(n, first, SS_W(HONORIFIC) | SS_W(ROLE) | SS_W(ABBREVIATION)) || ss_namer_mark(n, first, '.')) first++;
    for (end = first; ss_namer_has(n, end, SS_T_ALLCAPS) || initial(n, end) || ss_namer_mark(n, end, '.');) end++;
    for (colon = end; colon < first + LABEL_REACH && colon < n->end && !ss_namer_mark(n, colon, ':');) colon++;
    bool closed = ss_namer_mark(n, end, ':') || ss_namer_mark(n, end, ',') || ss_namer_mark(n, end, '(');
    return at >= first && at < end && closed && ss_namer_mark(n, colon, ':') && (first > n->opening || given(n, first));
}

/* Kim | Son | Gyong, Kim | In | Ryong, Aung | San | Mya Thin: short words that mean something else alone, between a family name that comes first and another word. */
static bool inside_family_first(const ss_namer *n, const ss_run *run, uint32_t at) {
    enum { SYLLABLE = 5 };
    if (run->count == 2 && SS_NAMER_WORD(n, at, son) && ss_namer_is(n, run->words[0], SS_W(FAMILY_FIRST)) && !n->headline && !n->shouting) return !ss_namer_capital(n, at + 1); /* Bui Thanh Son */
    if (run->count != 1 || n->headline || n->shouting || n->tokens[at].size > SYLLABLE || n->tokens[at].size < 2 || !ss_namer_capital(n, at + 1) || ss_namer_has(n, at, SS_T_ALLCAPS)) return false;
    if (SS_NAMER_WORD(n, at, san)) return true;
    return ss_namer_is(n, run->words[0], SS_W(FAMILY_FIRST)) && ss_namer_is(n, at, SS_W(ROLE) | SS_W(PREPOSITION)) && !ss_namer_is(n, at, SS_W(ORGAN) | SS_W(FACILITY)) &&
           !ss_namer_is(n, at + 1, SS_W(ROLE) | SS_W(COMMON) | SS_W(MONTH) | SS_W(WEEKDAY)) && !ss_namer_found(n, at + 1);
}

/* "ambassador | So | Se Pyong", "the envoy, | An | Myong Hun": a small word with a capital behind an office, and another one that is no everyday word. */
__attribute__((noinline))
bool ss_namer_behind_office(const ss_namer *n, uint32_t at) {
    enum { SYLLABLE = 4 };
    const ss_classes small = FUNCTION | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(MODAL);
    if (n->headline || n->shouting || at < n->first + 1 || at == n->opening || !ss_namer_is(n, at, small) || ss_namer_is(n, at, SS_W(HONORIFIC)) || n->tokens[at].size > SYLLABLE || n->tokens[at].size < 2 || ss_namer_has(n, at, SS_T_ALLCAPS)) return false;
    uint32_t office = at - 1 - ss_namer_mark(n, at - 1, ',');
    bool held = ss_namer_is(n, office, SS_W(ROLE)) && !ss_namer_is(n, office, SS_W(PLURAL) | SS_W(ORGAN));
    return held && ss_namer_capital(n, at + 1) && !ss_namer_has(n, at + 1, SS_T_ALLCAPS) && !ss_namer_found(n, at + 1) &&
           !ss_namer_is(n, at + 1, SS_W(ROLE) | SS_W(COMMON) | SS_W(MONTH) | SS_W(WEEKDAY) | SS_W(GIVEN) | FUNCTION);
}

/* A K Holm, S A Holm: initials without stops. */
static bool bare_initial(const ss_namer *n, const ss_run *run, uint32_t at) {
    if (!initial(n, at) || n->headline || n->shouting) return false;
    if (run->count == 0) return ss_namer_inside(n, at + 2) && initial(n, at + 1) && ss_namer_capital(n, at + 2) && !initial(n, at + 2);
    return run->count == 1 && initial(n, run->words[0]) && run->words[0] + 1 == at && ss_namer_capital(n, at + 1);
}

__attribute__((noinline))
static bool doubted_fits(const ss_namer *n, const ss_run *run, uint32_t at, ss_classes classes) {
    const ss_token *token = ss_namer_token(n, at);
    if (bare_initial(n, run, at)) return true;
    bool stop = initial(n, at) && ss_namer_mark(n, at + 1, '.') && !ss_namer_has(n, at + 1, SS_T_SPACE);
    if (stop && (run->count > 0 || (ss_namer_inside(n, at + 3) && initial(n, at + 2) && ss_namer_mark(n, at + 3, '.')))) return true; /* Ida A. Holm, A. B. Holm */
    if (inside_family_first(n, run, at) || (run->count == 0 && ss_namer_behind_office(n, at))) return true;
    if ((classes & SS_W(MONTH)) && run->count == 1 && ss_namer_is(n, run->words[0], SS_W(FAMILY_FIRST)) && token->size < 4 && !ss_namer_has(n, at + 1, SS_T_NUMBER)) return true; /* Lin Jun */
    if ((token->flags & SS_T_ALLCAPS) && !n->shouting && token->size > 2 && !labelled(n, at)) return false;
    if ((token->flags & SS_T_ALLCAPS) && token->size == 2 && !(token->flags & SS_T_DOTTED) &&
           !(classes & SS_W(SUFFIX))) return false;
    bool named = (classes & (SS_W(GIVEN) | SS_W(FAMILY_FIRST))) != 0;
    if ((classes & SS_W(ABBREVIATION)) && token->size > 1 && ss_namer_mark(n, at + 1, '.') &&
           !(classes & SS_W(SUFFIX))) return false;
    if ((classes & SS_W(MONTH)) && run->count > 0 && run->count < 3 && given(n, run->words[0])) return true; /* Ida May */
    if ((classes & SS_W(WEEKDAY)) && named && run->count > 0 && run->count < 3 && ss_namer_is(n, run->words[0], SS_W(FAMILY_FIRST))) return true; /* Ri Yo Sun */
    if ((classes & SS_W(MODAL)) && run->count == 1 && !n->headline && given(n, run->words[0]) && !ss_namer_capital(n, at + 1)) return true; /* Ida Will */
    if ((classes & (FUNCTION | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(MODAL))) && !named && token->size > 1 &&
           !(classes & SS_W(PARTICLE))) return false;
    if ((classes & SS_W(ROLE)) && !named) return surname_like_role(n, run, at);
    if ((classes & SS_W(FACILITY)) && run->count == 1) return ss_namer_park(n, run->words[0], at);
    if ((classes & NEVER) && !(named && run->count == 0)) return (classes & SS_W(GIVEN)) != 0 && !(classes & SS_W(NOT_NAME));
    if ((classes & SS_W(MONTH)) && !named) return false;
    return name_fits(n, run, at);
}

static bool word_fits(const ss_namer *n, const ss_run *run, uint32_t at) {
    if (!ss_namer_capital(n, at)) return false;
    ss_classes classes = ss_namer_classes(n, at);
    bool doubted = (classes & DOUBTED) || (n->tokens[at].flags & SS_T_ALLCAPS) || n->find_of[at];
    return !doubted || doubted_fits(n, run, at, classes);
}

/* Haidar | al- | Rubai: an article tied to the name, which the lexicon does not know as one (al-Qaeda). */
static bool tied(const ss_namer *n, uint32_t at) {
    return ss_name_article(n, at + 2) == at && !ss_namer_found(n, at);
}

static uint32_t behind_particles(const ss_namer *n, uint32_t at) {
    if (!ss_namer_has(n, at, SS_T_WORD) || (n->tokens[at].flags & SS_T_CAPITAL)) return at;
    uint32_t next = at;
    const ss_classes never = SS_W(SUBORDINATOR) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(PRONOUN);
    while (next < at + 3 && !tied(n, next) && ss_namer_is(n, next, SS_W(PARTICLE)) && !ss_namer_is(n, next, never) && !ss_namer_has(n,
           next, SS_T_CAPITAL)) next++;
    if (tied(n, next)) return next + 2;
    return next > at && ss_namer_capital(n, next) ? next : at;
}

/* Ida “Peg” Holm, Rodel “The Duke” Holm: behind the marks between a name and a surname, or `at`. */
static uint32_t behind_nickname(const ss_namer *n, uint32_t at) {
    enum { NICK = 3 };
    uint32_t end = at + 1;
    if (!ss_namer_has(n, at, SS_T_QUOTE)) return at;
    while (end <= at + NICK && ss_namer_capital(n, end) && !ss_namer_has(n, end, SS_T_QUOTE)) end++;
    if (end == at + 1 || !ss_namer_has(n, end, SS_T_QUOTE) || !ss_namer_capital(n, end + 1) || ss_namer_is(n, end + 1, FUNCTION | NEVER | SS_W(ROLE) | SS_W(CUE))) return at;
    bool name = given(n, at - 1) || (!n->tokens[at - 1].symbol && !n->headline && !n->shouting && !ss_namer_has(n, at - 1, SS_T_ALLCAPS));
    return name && (given(n, at - 1) || !ss_namer_is(n, end + 1, SS_W(COMMON))) ? end + 1 : at;
}

/* "Ida Holm-who left": a dash that became a hyphen, before a word that is in no name. */
static bool dash_lost(const ss_namer *n, const ss_run *run, uint32_t hyphen) {
    const ss_classes dull = SS_W(PRONOUN) | SS_W(RELATIVE) | SS_W(AUXILIARY) | SS_W(CONJUNCTION) | SS_W(PREPOSITION) | SS_W(CUE) | SS_W(DETERMINER);
    return run->count > 1 && given(n, run->words[0]) && !ss_namer_is(n, run->words[0], SS_W(FAMILY_FIRST)) && !ss_namer_has(n, hyphen + 1, SS_T_CAPITAL) && ss_namer_is(n, hyphen + 1, dull) &&
           !ss_namer_is(n, hyphen + 1, SS_W(PARTICLE));
}

/* Over what belongs to the word at `at`: the stop of an initial, the parts behind hyphens. */
static uint32_t behind_word(const ss_namer *n, ss_run *run, uint32_t at) {
    uint32_t next = at + 1;
    if (!(n->tokens[next].flags & (SS_T_PUNCT | SS_T_QUOTE))) return next;
    uint32_t behind = n->tokens[next].flags & SS_T_QUOTE ? behind_nickname(n, next) : next;
    if (behind > next) return run->nick = next, run->behind_nick = behind;
    if (initial(n, at) && ss_namer_mark(n, next, '.') && !ss_namer_has(n, next, SS_T_SPACE)) return next + 1;
    if (ss_namer_mark(n, next, ']') && !ss_namer_has(n, next, SS_T_SPACE) && ss_namer_capital(n, next + 1)) return next + 1; /* [Mayor Ida] Holm */
    while (ss_namer_hyphen(n, next) && run->count < MOST_WORDS && !dash_lost(n, run, next)) {
        run->words[run->count++] = next + 1;
        next += 2;
    }
    return next;
}

enum { JUNIOR = 1, SENIOR = 2 };

static bool junior(const ss_namer *n, uint32_t at) {
    return SS_NAMER_WORD(n, at, jr) || SS_NAMER_WORD(n, at, sr) || SS_NAMER_WORD(n, at, jnr) || SS_NAMER_WORD(n, at, snr);
}

/* Jr., Sr., III: tells a son from his father, by that number; PhD tells nobody from anybody: 0. */
static uint32_t of_generation(const ss_namer *n, uint32_t at) {
    const ss_token *token = &n->tokens[at];
    char first = n->text->bytes[token->start], last = n->text->bytes[token->start + token->size - 1];
    if (!at) return 0;
    if (junior(n, at)) return (first | 0x20) == 'j' ? JUNIOR : SENIOR;
    return token->size > 1 && (first == 'I' || first == 'V') && (last == 'I' || last == 'V') ? SENIOR + token->size : 0;
}

/* Over "Jr." at `at`. */
static void read_suffix(const ss_namer *n, ss_run *run, uint32_t at) {
    run->suffix = at;
    run->end = at + (ss_namer_mark(n, at + 1, '.') && !ss_namer_has(n, at + 1, SS_T_SPACE) ? 2 : 1);
}

static void read_run(ss_namer *n, uint32_t first, ss_run *run) {
    run->first = run->end = first;
    run->count = run->parts = 0;
    run->suffix = run->nick = run->behind_nick = 0;
    run->family = false;
    for (uint32_t at = first; run->count < MOST_WORDS;) {
        if (run->count > 0) at = behind_particles(n, at);
        if (!word_fits(n, run, at)) break;
        if (n->headline && run->count > 0 && (run->parts > 1 || ss_namer_is(n, at, SS_W(CUE))) && ss_namer_headline_verb(n, at)) break;
        if ((ss_namer_classes(n, at) & SS_W(SUFFIX)) && (run->count > 1 || (run->count == 1 && junior(n, at)))) {
            read_suffix(n, run, at);
            return;
        }
        run->words[run->count++] = at;
        run->parts++;
        run->end = at = behind_word(n, run, at);
    }
    if (run->count > 1 && ss_namer_mark(n, run->end, ',') && ss_namer_is(n, run->end + 1, SS_W(SUFFIX)))
        read_suffix(n, run, run->end + 1);
}

/* ---- is it a person? ---- */

static bool plain(const ss_namer *n, uint32_t at) {
    const ss_classes ordinary = SS_W(COMMON) | SS_W(MONTH) | SS_W(NUMBER) | SS_W(ORDINAL) | SS_W(UNIT) | SS_W(ROLE_WORD) |
                                SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(DOCUMENT);
    ss_classes classes = ss_namer_classes(n, at);
    return (classes & ordinary) && !(classes & SS_W(GIVEN));
}

/* A title right before: Mr, Dr., President, spokesman. */
static inline bool titled(const ss_namer *n, uint32_t name) {
    uint32_t first = ss_name_article(n, name);
    if (first == n->first) return false;
    const ss_token *before = ss_namer_token(n, first - 1);
    if (before->flags & SS_T_WORD) return (ss_namer_classes(n, first - 1) & (SS_W(HONORIFIC) | SS_W(ROLE))) != 0;
    return ss_namer_mark(n, first - 1, '.') && ss_namer_is(n, first - 2, SS_W(HONORIFIC));
}

/* Somebody speaks, or is told more of: "X Y said", "said X Y", "X Y, 54,", "X Y, the mayor". */
static bool in_place(const ss_namer *n, const ss_run *run) {
    if (ss_namer_is(n, run->end, SS_W(CUE)) && !ss_namer_has(n, run->end, SS_T_CAPITAL)) return true;
    if (run->first > n->first && ss_namer_is(n, run->first - 1, SS_W(CUE)) && !ss_namer_has(n, run->first - 1,
           SS_T_CAPITAL)) return true;
    if (ss_namer_is(n, run->end, SS_W(RELATIVE)) && SS_NAMER_WORD(n, run->end, who)) return true;
    if (!ss_namer_mark(n, run->end, ',')) return false;
    return ss_namer_has(n, run->end + 1, SS_T_NUMBER) || SS_NAMER_WORD(n, run->end + 1, who) ||
           ss_namer_is(n, run->end + 1, SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(DETERMINER)) || ss_namer_found(n,
                   run->end + 1) != NULL;
}

/* Family name first: Kim Yo-han, Li Wenhao; but Kim Carter is not. */
static bool family_first(const ss_namer *n, const ss_run *run) {
    if (run->count < 2 || run->count > 4 || !(ss_namer_classes(n, run->words[0]) & SS_W(FAMILY_FIRST))) return false;
    if (ss_namer_mark(n, run->words[0] + 1, '-') || (run->count == 4 && (n->headline || run->parts < 4))) return false;
    if (!given(n, run->words[0])) return run->count > 2 || !ss_namer_is(n, run->words[1], SS_W(COMMON));
    for (uint32_t i = 1; i < run->count; i++)
        if (ss_namer_token(n, run->words[i])->size > 5) return false;
    return run->count == 3;
}

/* Gwon | Min-ho: a given name of two short syllables behind a family name that no list has. */
static bool in_syllables(const ss_namer *n, const ss_run *run) {
    enum { SYLLABLE = 5 };
    const ss_classes known = SS_W(FAMILY_FIRST) | SS_W(GIVEN);
    if (run->count != 3 || run->parts != 2 || n->headline || ss_namer_mark(n, run->words[0] + 1, '-') || ss_namer_has(n, run->words[2], SS_T_CAPITAL) || given(n, run->words[0])) return false;
    uint32_t first = run->words[1], second = run->words[2];
    bool small = n->tokens[first].size <= SYLLABLE && n->tokens[second].size <= SYLLABLE;
    bool strange = (ss_namer_is(n, first, known) || !n->tokens[first].symbol) && (ss_namer_is(n, second, known) || !n->tokens[second].symbol);
    return small && strange && (ss_namer_is(n, first, SS_W(FAMILY_FIRST)) || ss_namer_is(n, second, SS_W(FAMILY_FIRST)));
}

static uint32_t plain_words(const ss_namer *n, const ss_run *run) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < run->count; i++) count += plain(n, run->words[i]) && !initial(n, run->words[i]);
    return count;
}

/* What a first word says against a person: "R-Ohio", "Miss Universe Ida Holm", "Said Holm", "Denver Giants". */
static bool false_start(const ss_namer *n, const ss_run *run) {
    uint32_t first = run->words[0], last = run->words[run->count - 1], end;
    if (initial(n, first) && ss_namer_mark(n, first + 1, '-')) return true;
    if (plain(n, first) && given(n, run->words[1]) && !ss_namer_is(n, first, SS_W(FAMILY_FIRST))) return true;
    if (first == n->opening && ss_namer_is(n, first, SS_W(CUE)) && !in_place(n, run)) return true;
    const ss_token *token = ss_namer_token(n, last);
    return ss_namer_phrase(n, first, SS_PHRASE_NAME, &end) && !given(n, last) && n->text->bytes[ss_token_end(token) - 1] == 's' && !told_more(n, run->end, 3);
}

/* "Maria King" may be somebody, "Holm Ally Quits" and "the Norhavn Observer" are not: the words around decide. */
static bool role_is_surname(const ss_namer *n, const ss_run *run) {
    if (ss_namer_is(n, run->first - 1, SS_W(DETERMINER))) return false;
    if (in_place(n, run) || titled(n, run->first)) return true;
    if (run->first == n->opening) return ss_namer_is(n, run->end, SS_W(PREPOSITION) | SS_W(AUXILIARY));
    return !ss_namer_capital(n, run->first - 1);
}

/* "in Norhavn Bay", "near Sund Fjell,", "the Lund Grimsa prize": two unknown words where somebody stands seldom; not "in Norvik Holm's view". */
static bool stands_as_place(const ss_namer *n, const ss_run *run) {
    if (run->first == n->first || ss_namer_has(n, run->end, SS_T_APOS_S) || SS_NAMER_WORD(n, run->end, who)) return false;
    uint32_t before = run->first - 1;
    if (SS_NAMER_WORD(n, before, in) || SS_NAMER_WORD(n, before, near) || SS_NAMER_WORD(n, before, at)) return !ss_namer_has(n, before, SS_T_CAPITAL) || before == n->opening;
    return SS_NAMER_WORD(n, before, the) && !in_place(n, run) && ss_namer_has(n, run->end, SS_T_WORD) && !ss_namer_is(n, run->end, SS_W(PREPOSITION) | SS_W(AUXILIARY) | SS_W(CONJUNCTION));
}

/* Hamdun bin Tarik Al Jabrouni: a particle in small letters between capitals. */
static bool has_particle(const ss_namer *n, const ss_run *run) {
    for (uint32_t i = 1; i < run->count; i++)
        if (run->words[i] > run->words[i - 1] + 1 && ss_namer_is(n, run->words[i - 1] + 1, SS_W(PARTICLE))) return true;
    return false;
}

static bool believable(const ss_namer *n, const ss_run *run) {
    if (false_start(n, run)) return false;
    uint32_t last = run->words[run->count - 1], common = plain_words(n, run);
    if (initial(n, last) || (n->headline && plain(n, last))) return false;
    if (run->family || ss_name_article(n, last) < last) return common < run->count || (run->family && run->parts == 2 && run->count == 3); /* Park Min-ho */
    if ((ss_namer_classes(n, last) & SS_W(ROLE)) && !given(n, last)) return role_is_surname(n, run);
    if (given(n, run->words[0])) return run->count <= 4 && common < run->count && !(plain(n, last) && run->count > 2 &&
           common > 1);
    if (told_more(n, run->end, 3) && run->count == 2) return common < 2;
    if (titled(n, run->first)) return common == 0 || (common < run->count && !n->headline);
    if (initial(n, run->words[0])) return !plain(n, last) || in_place(n, run);
    if (common > 0 || n->headline) return false;
    if (run->count == 2 && stands_as_place(n, run)) return false;
    if (run->count > 3) return run->count <= 5 && has_particle(n, run) && !ss_namer_is(n, run->first - 1, SS_W(DETERMINER) | SS_W(PREPOSITION));
    return in_place(n, run) || run->count == 2 || (run->parts == 2 && ss_namer_capital(n, last));
}

/* A headline goes on in capitals behind the name: "Ida Holm Campaign". */
static void trim(const ss_namer *n, ss_run *run) {
    while (run->parts > 2 && run->count > 2 && plain(n, run->words[run->count - 1]) &&
           run->parts == run->count) {
        run->count--;
        run->parts--;
        run->end = run->words[run->count - 1] + 1;
    }
}

/* ---- locals of persons ---- */

static uint32_t surname_word(const ss_run *run) {
    return run->words[run->family ? 0 : run->count - 1];
}

static uint64_t person_key(const ss_namer *n, const ss_run *run) {
    uint64_t last = n->tokens[run->words[run->count - 1]].hash, first = n->tokens[run->words[0]].hash;
    if (run->count > 2 && run->family) last = ss_hash64_mix(last, n->tokens[run->words[1]].hash);
    if (run->suffix && of_generation(n, run->suffix)) last = ss_hash64_mix(last, of_generation(n, run->suffix));
    return ss_name_key(SS_KEY_PERSON, first, last);
}

/* Holm Jr. */
static uint64_t generation_key(const ss_namer *n, uint32_t surname, uint32_t suffix) {
    return ss_name_key(SS_KEY_SURNAME, n->tokens[surname].hash, of_generation(n, suffix));
}

uint32_t ss_namer_surnamed(const ss_namer *n, uint32_t hash) {
    return ss_namer_callable(n, hash) ? ss_namer_get(n, ss_name_key(SS_KEY_SURNAME, hash, 0)) : SS_NONE;
}

/* "his grandfather Nils Holm", "her son Ola Holm": a relative does not take the surname of whom the text is about. */
static bool is_relative_of(const ss_namer *n, uint32_t first) {
    return first > n->first && ss_namer_is(n, first - 1, SS_W(ROLE)) && ss_namer_is(n, first - 1, SS_W(MALE) | SS_W(FEMALE)) && !ss_namer_has(n, first - 1, SS_T_CAPITAL) &&
           !ss_namer_is(n, first - 1, SS_W(PLURAL));
}

__attribute__((noinline))
static void note_namesakes(ss_namer *n, uint32_t one, uint32_t other) {
    if (other == SS_NONE || one == other) return;
    n->out->locals.at[one].namesake = n->out->locals.at[other].namesake = 1;
}

/* The first one keeps the surname, the other one stands behind. */
static void link_relative(ss_namer *n, uint32_t local, uint32_t surname) {
    uint32_t before = ss_namer_surnamed(n, surname);
    note_namesakes(n, local, before);
    n->sides.at[local].surname = surname;
    n->sides.at[local].relative = true;
    n->sides.at[local].same_surname = n->sides.at[before].same_surname;
    n->sides.at[before].same_surname = local;
}

static void link_surname(ss_namer *n, uint32_t local, uint32_t surname) {
    uint32_t before = ss_namer_put_word(n, SS_KEY_SURNAME, surname, local);
    note_namesakes(n, local, before);
    n->sides.at[local].surname = surname;
    n->sides.at[local].same_surname = before == local ? SS_NONE : before;
}

/* A person known by surname alone ("President Ruiz") gets the full name when it comes. */
static uint32_t known_by_surname(const ss_namer *n, uint32_t surname, uint8_t gender) {
    uint32_t local = ss_namer_surnamed(n, surname);
    for (uint32_t i = 0; i < 8 && local != SS_NONE; i++, local = n->sides.at[local].same_surname) {
        const ss_local *known = &n->out->locals.at[local];
        if (!known->full && (!gender || !known->gender || known->gender == gender)) return local;
    }
    return SS_NONE;
}

/* Whom one word means that is no surname: a given name, the first of two surnames. */
static uint32_t called_by(const ss_namer *n, uint32_t word) {
    return ss_namer_callable(n, word) ? ss_namer_get(n, ss_name_key(SS_KEY_GIVEN, word, 0)) : SS_NONE;
}

/* A person known by the given name alone ("his wife, Ida,") gets the full name when it comes. */
static uint32_t known_by_given(const ss_namer *n, uint32_t given_name) {
    uint32_t local = called_by(n, given_name);
    bool alone = local != SS_NONE && !n->out->locals.at[local].full;
    return alone && (n->sides.at[local].surname == 0 || n->sides.at[local].surname == given_name) ? local : SS_NONE;
}

/* The two surnames of somebody named in full before, "Ruiz Holm", or the first of them, "Ida Ruiz". */
static uint32_t both_surnames(const ss_namer *n, const ss_run *run) {
    if (run->count != 2) return SS_NONE;
    uint32_t first = n->tokens[run->words[0]].hash, last = n->tokens[run->words[1]].hash;
    uint32_t whole = ss_namer_surnamed(n, last), begun = called_by(n, last);
    if (whole != SS_NONE && n->sides.at[whole].middle == first) return whole;
    return begun != SS_NONE && n->sides.at[begun].middle == last && n->sides.at[begun].given == first ? begun : SS_NONE;
}

/* ---- one name in two spellings ---- */

enum { SPELT_MOST = 32 };

/* What transliterations do not change: small letters, i for y and j, v for w, no h behind another consonant, nothing twice.
 * Returns the size, 0 when the word is too long. */
static uint32_t spelt(const char *text, uint32_t size, char out[SPELT_MOST]) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < size; i++) {
        char c = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] | 0x20) : text[i];
        c = c == 'y' || c == 'j' ? 'i' : c == 'w' ? 'v' : c == 'q' ? 'k' : c;
        bool silent = c == 'h' && count && !strchr("aeiou", out[count - 1]);
        if (silent || (count && out[count - 1] == c)) continue;
        if (count == SPELT_MOST) return 0;
        out[count++] = c;
    }
    return count;
}

/* Somebody of the same given name whose surname only differs as transliterations do: Abdel Mezkhar, Abdel Mezkar; else SS_NONE. */
static uint32_t spelt_otherwise(const ss_namer *n, const ss_run *run) {
    enum { LEAST = 5 };
    uint32_t given_name = n->tokens[run->words[0]].hash, last = surname_word(run);
    uint32_t local = run->family || !ss_namer_callable(n, given_name) ? SS_NONE : ss_namer_get(n, ss_name_key(SS_KEY_GIVEN, given_name, 0));
    if (local == SS_NONE || !n->out->locals.at[local].full || n->sides.at[local].given != given_name) return SS_NONE;
    const ss_local *known = &n->out->locals.at[local];
    const char *name = n->out->strings.at + known->name_at;
    uint32_t start = known->name_size;
    while (start > 0 && name[start - 1] != ' ') start--;
    char ours[SPELT_MOST], theirs[SPELT_MOST];
    uint32_t size = spelt(n->text->bytes + n->tokens[last].start, n->tokens[last].size, ours);
    bool same = size >= LEAST && spelt(name + start, known->name_size - start, theirs) == size && memcmp(ours, theirs, size) == 0;
    return same ? local : SS_NONE;
}

/* ---- one given name in two forms ---- */

/* Tom and Thomas have one number; 0: no other form is known. */
static int32_t forms_of(const ss_namer *n, uint32_t at) {
    const ss_word *word = &n->words[n->tokens[at].symbol];
    return word->classes & SS_W(GIVEN) ? word->value : 0;
}

/* Thomas Holm behind Tom Holm: somebody of that surname whose given name is another form of this one, else SS_NONE. */
static uint32_t formed_otherwise(const ss_namer *n, const ss_run *run) {
    int32_t forms = run->family || run->suffix ? 0 : forms_of(n, run->words[0]);
    uint32_t local = forms ? ss_namer_surnamed(n, n->tokens[surname_word(run)].hash) : SS_NONE;
    for (uint32_t i = 0; i < 8 && local != SS_NONE; i++, local = n->sides.at[local].same_surname)
        if (n->out->locals.at[local].full && n->sides.at[local].forms == forms) return local;
    return SS_NONE;
}

/* "Y. Berg" behind Yngve Berg, the only one of that surname: the same, or SS_NONE. */
static uint32_t by_initial(const ss_namer *n, const ss_run *run) {
    uint32_t local = run->count == 2 && initial(n, run->words[0]) ? ss_namer_surnamed(n, n->tokens[run->words[1]].hash) : SS_NONE;
    if (local == SS_NONE || n->sides.at[local].same_surname != SS_NONE || !n->out->locals.at[local].full || !n->sides.at[local].given) return SS_NONE;
    return n->out->strings.at[n->out->locals.at[local].name_at] == n->text->bytes[n->tokens[run->words[0]].start] ? local : SS_NONE;
}

/* ---- persons by their names ---- */

/* PAUL KERR of a label is Paul Kerr. */
static void quieten(ss_namer *n, const ss_run *run, uint32_t local) {
    if (!(n->tokens[run->first].flags & SS_T_ALLCAPS) || !labelled(n, run->first)) return;
    char *name = n->out->strings.at + n->out->locals.at[local].name_at;
    for (uint32_t i = 1; i < n->out->locals.at[local].name_size; i++)
        if (name[i] >= 'A' && name[i] <= 'Z' && (name[i - 1] | 0x20) >= 'a' && (name[i - 1] | 0x20) <= 'z') name[i] = (char)(name[i] | 0x20);
}

/* "Tom Holm" behind Tom Holm Jr.: the same, unless a title or an office tells of another one (his father, Tom Holm; President Tom Holm). */
static uint32_t without_suffix(const ss_namer *n, const ss_run *run) {
    if (run->suffix || run->family || !ss_namer_callable(n, n->tokens[surname_word(run)].hash) || titled(n, run->first)) return SS_NONE;
    if (run->first > n->first + 1 && ss_namer_mark(n, run->first - 1, ',') && ss_namer_is(n, run->first - 2, SS_W(ROLE))) return SS_NONE;
    uint64_t last = ss_hash64_mix(n->tokens[run->words[run->count - 1]].hash, JUNIOR);
    return ss_namer_get(n, ss_name_key(SS_KEY_PERSON, n->tokens[run->words[0]].hash, last));
}

/* Who has been met under this name or another way of writing it, or SS_NONE; the name is theirs from now on. */
static uint32_t person_met(ss_namer *n, const ss_run *run, uint64_t key, uint32_t surname) {
    uint32_t local = ss_namer_get(n, key);
    if (local == SS_NONE) local = both_surnames(n, run);
    if (local == SS_NONE && n->generations) local = without_suffix(n, run);
    if (local != SS_NONE || (run->suffix && of_generation(n, run->suffix))) return local;
    local = spelt_otherwise(n, run);
    if (local != SS_NONE) ss_namer_put_word(n, SS_KEY_SURNAME, surname, local);
    else local = formed_otherwise(n, run);
    if (local == SS_NONE) local = by_initial(n, run);
    if (local != SS_NONE) ss_namer_put(n, key, local);
    return local;
}

/* "Ida “Peg” Holm, PhD" is called Ida Holm. */
static uint32_t end_of_name(const ss_namer *n, const ss_run *run) {
    if (!run->suffix || of_generation(n, run->suffix)) return run->end;
    return run->suffix - ss_namer_mark(n, run->suffix - 1, ',');
}

/* Nguyen Van Khanh ... Khanh: a last word that is nothing else. */
static void called_by_last(ss_namer *n, uint32_t last, uint32_t local) {
    enum { LEAST = 4 };
    if ((n->tokens[last].symbol && !given(n, last)) || n->tokens[last].size < LEAST || ss_namer_mark(n, last - 1, '-')) return;
    ss_namer_put_word(n, SS_KEY_GIVEN, n->tokens[last].hash, local);
}

/* Ida Ruiz Holm ... Ruiz: the word before the last, which is nobody's yet. */
__attribute__((noinline))
static void called_by_middle(ss_namer *n, uint32_t middle, uint32_t local) {
    uint32_t hash = n->tokens[middle].hash;
    if ((n->tokens[middle].symbol && !given(n, middle)) || n->tokens[middle].size < 4 || ss_namer_mark(n, middle + 1, '-') || ss_namer_mark(n, middle - 1, '-')) return;
    if (ss_namer_surnamed(n, hash) == SS_NONE && called_by(n, hash) == SS_NONE) ss_namer_put_word(n, SS_KEY_GIVEN, hash, local);
}

/* What the words of a full name tell of the person. */
static void take_name_words(ss_namer *n, const ss_run *run, uint32_t local) {
    if (run->nick) ss_namer_name_parts(n, local, run->first, run->nick, run->behind_nick, end_of_name(n, run));
    else ss_namer_name_tokens(n, local, run->first, end_of_name(n, run));
    if (run->suffix && of_generation(n, run->suffix)) {
        ss_namer_put(n, generation_key(n, surname_word(run), run->suffix), local);
        n->generations = true;
    }
    quieten(n, run, local);
    n->out->locals.at[local].full = 1;
    n->sides.at[local].middle = run->count > 2 ? n->tokens[run->words[run->count - 2]].hash : 0;
    if (run->family && run->count > 2) called_by_last(n, run->words[run->count - 1], local);
    if (run->nick && run->count > 2 && ss_namer_surnamed(n, n->tokens[run->behind_nick].hash) == SS_NONE) /* Joan “Peg” Ruiz Holm ... Ruiz */
        ss_namer_put_word(n, SS_KEY_SURNAME, n->tokens[run->behind_nick].hash, local);
    if (run->family) return;
    if (run->count > 2 && !run->nick) called_by_middle(n, run->words[run->count - 2], local);
    n->sides.at[local].given = n->tokens[run->words[0]].hash;
    n->sides.at[local].forms = run->suffix ? 0 : forms_of(n, run->words[0]);
    if (!n->out->locals.at[local].gender) n->out->locals.at[local].gender = ss_namer_gender(n, run->words[0]);
    ss_namer_put_word(n, SS_KEY_GIVEN, n->tokens[run->words[0]].hash, local);
}

static uint32_t person_of(ss_namer *n, const ss_run *run) {
    uint64_t key = person_key(n, run);
    uint32_t surname = n->tokens[surname_word(run)].hash, local = person_met(n, run, key, surname);
    if (local != SS_NONE) return local;
    local = known_by_surname(n, surname, ss_namer_gender(n, run->words[0]));
    if (local == SS_NONE && !run->family) local = known_by_given(n, n->tokens[run->words[0]].hash);
    bool fresh = local == SS_NONE || n->sides.at[local].surname != surname;
    if (local == SS_NONE) local = ss_namer_new(n, SS_PERSON);
    if (local == SS_NONE) return SS_NONE;
    take_name_words(n, run, local);
    bool relative = fresh && ss_namer_surnamed(n, surname) != SS_NONE && ss_namer_surnamed(n, surname) != local && is_relative_of(n, run->first);
    if (relative) link_relative(n, local, surname);
    else if (fresh) link_surname(n, local, surname);
    ss_namer_put(n, key, local);
    return local;
}

/* The gender that a title before the name tells, or 0. */
static uint8_t title_gender(const ss_namer *n, uint32_t first) {
    uint32_t at = ss_name_article(n, first);
    if (at > n->first && ss_namer_mark(n, at - 1, '.')) at--;
    return at > n->first && ss_namer_is(n, at - 1, SS_W(HONORIFIC) | SS_W(ROLE)) ? ss_namer_gender(n, at - 1) : 0;
}

/* "President Ruiz", "Mrs. Ruiz": of the persons with that surname the last one whose gender fits; else somebody new. */
static uint32_t surname_of(ss_namer *n, const ss_run *run) {
    uint32_t surname = n->tokens[run->words[run->count - 1]].hash;
    uint32_t local = ss_namer_surnamed(n, surname);
    uint8_t gender = title_gender(n, run->first);
    for (uint32_t i = 0; i < 8 && local != SS_NONE; i++, local = n->sides.at[local].same_surname) {
        uint8_t known = n->out->locals.at[local].gender;
        if (gender == 0 || known == 0 || known == 'x' || known == gender) return local;
    }
    local = called_by(n, surname); /* Sir Gerald, Mr Najib */
    if (local != SS_NONE && n->out->locals.at[local].full && (!gender || !n->out->locals.at[local].gender || n->out->locals.at[local].gender == gender)) return local;
    local = ss_namer_new(n, SS_PERSON);
    if (local == SS_NONE) return SS_NONE;
    ss_namer_name_tokens(n, local, ss_name_article(n, run->first), run->end);
    quieten(n, run, local);
    link_surname(n, local, surname);
    if (given(n, run->words[0]) && ss_namer_get(n, ss_name_key(SS_KEY_GIVEN, surname, 0)) == SS_NONE) /* his brother Pete */
        ss_namer_put_word(n, SS_KEY_GIVEN, surname, local);
    return local;
}

/* Mr. Jordan is no state. */
static bool by_honorific(const ss_namer *n, uint32_t first) {
    uint32_t at = first > n->first && ss_namer_mark(n, first - 1, '.') ? first - 1 : first;
    return at > n->first && ss_namer_is(n, at - 1, SS_W(HONORIFIC));
}

/* "President Frost said", "Mrs. Bell": an everyday word behind a title of somebody elected; "President Elect" holds an office. */
static bool under_title(const ss_namer *n, const ss_run *run) {
    const ss_classes kinds = SS_W(MONTH) | SS_W(NUMBER) | SS_W(ORDINAL) | SS_W(UNIT) | SS_W(ROLE_WORD) | SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(DOCUMENT) | SS_W(ORGAN) |
                             SS_W(FACILITY) | SS_W(COMPANY) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(PREPOSITION);
    if (n->shouting || ss_namer_has(n, run->words[0], SS_T_ALLCAPS) || ss_namer_is(n, run->words[0], kinds) || SS_NAMER_WORD(n, run->words[0], elect) || ss_namer_capital(n, run->end) || SS_NAMER_WORD(n, run->end, of)) return false;
    if (ss_namer_surnamed(n, n->tokens[run->words[0]].hash) != SS_NONE) return false; /* waits for whom the text names most often */
    uint32_t title = run->first - 1;
    return by_honorific(n, run->first) || (ss_namer_capital(n, title) && ss_namer_kind(n, title, SS_D(RULES) | SS_D(ELECTED)) && title > n->first);
}

static bool titled_surname(const ss_namer *n, const ss_run *run) {
    uint32_t at = run->words[0], end;
    if (initial(n, at) || n->headline || !titled(n, run->first)) return false;
    if (ss_namer_phrase(n, at, SS_PHRASE_NAME, &end) && !(end == at + 1 && by_honorific(n, run->first))) return false;
    if (plain(n, at) && !under_title(n, run)) return false;
    return !ss_namer_is(n, at, NEVER | SS_W(MONTH) | FUNCTION) && !(ss_namer_capital(n, run->end) && !ss_namer_is(n,
           run->end, SS_W(WEEKDAY)));
}

/* A state, a place, an organisation: unless it is a given name as well. */
static bool something_else(const ss_namer *n, uint32_t at) {
    const ss_found *found = ss_namer_found(n, at);
    if (!found || !found->at[SS_PHRASE_NAME] || given(n, at)) return false;
    uint8_t type = ss_lexicon_entity(n->lexicon, found->at[SS_PHRASE_NAME]->item)->type;
    bool place = (type == SS_PLACE || type == SS_COUNTRY) && found->end[SS_PHRASE_NAME] == at + 1;
    return type != SS_PERSON && !(place && place_as_given(n, at));
}

/* "the archbishop of [Sundmere", "the Minister for Works and [Trade": what an office is of. */
__attribute__((noinline))
bool ss_namer_of_office(const ss_namer *n, uint32_t first) {
    enum { REACH = 6 };
    uint32_t end;
    if (first < n->first + 2 || !(SS_NAMER_WORD(n, first - 1, of) || SS_NAMER_WORD(n, first - 1, and) || SS_NAMER_WORD(n, first - 1, for))) return false;
    for (uint32_t at = first - 1; at-- > n->first && at + REACH > first && ss_namer_has(n, at, SS_T_WORD);)
        if (ss_namer_is(n, at, SS_W(ROLE)) && (SS_NAMER_WORD(n, at + 1, of) || SS_NAMER_WORD(n, at + 1, for)))
            return ss_namer_phrase(n, at, SS_PHRASE_OFFICE, &end) != NULL;
    return false;
}

static bool begins_in_particle(const ss_namer *n, const ss_run *run) {
    return run->count > 1 && !run->suffix && ss_namer_is(n, run->words[0], SS_W(PARTICLE)) && !given(n, run->words[0]);
}

static uint32_t mention_surname(ss_namer *n, const ss_run *run) {
    uint32_t local = surname_of(n, run);
    if (local == SS_NONE) return run->first;
    ss_namer_mention(n, ss_name_article(n, run->first), run->end, local, SS_PERSON, SS_SURNAME);
    return run->end;
}

/* "the archbishop of Sundmere | Ida Holm", "Minister for Works and Trade | Ida Holm": only then who has it. */
static bool is_of_office(const ss_namer *n, const ss_run *run) {
    bool three = run->count == 3 && !given(n, run->words[0]) && (given(n, run->words[1]) || ss_namer_is(n, run->words[0], SS_W(COMMON)));
    return three && ss_namer_of_office(n, run->first);
}

static uint32_t take_full_name(ss_namer *n, ss_run *run) {
    if (is_of_office(n, run)) return run->first;
    uint32_t house = n->formless ? ss_namer_get(n, ss_namer_title_key(n, run->first, run->end)) : SS_NONE;
    if (house != SS_NONE) return ss_namer_mention(n, run->first, run->end, house, SS_ORGANISATION, SS_ALIAS) ? run->end : run->first;
    if ((ss_namer_classes(n, run->words[0]) & SS_W(PARTICLE)) && run->count == 2 && !n->headline && begins_in_particle(n, run) && titled(n, run->first)) return mention_surname(n, run); /* Minister Van der Holm */
    run->family = family_first(n, run) || in_syllables(n, run) || (run->count == 2 && ss_namer_is(n, run->words[0], SS_W(FAMILY_FIRST)) && !given(n, run->words[0]) && ss_namer_get(n, person_key(n, run)) != SS_NONE);
    if (!believable(n, run)) return run->first;
    uint32_t local = person_of(n, run);
    if (local == SS_NONE) return run->first;
    ss_namer_mention(n, run->first, run->end, local, SS_PERSON, SS_NAME);
    return run->end;
}

/* "Holm Jr. left", "Van der Holm said", behind somebody named in full: behind it, or `at`. One of several of that surname waits with the others. */
static uint32_t take_named_before(ss_namer *n, const ss_run *run, uint32_t at) {
    bool alone = run->count == 1 && run->suffix;
    uint32_t local = alone ? ss_namer_get(n, generation_key(n, run->words[0], run->suffix)) : begins_in_particle(n, run) ? ss_namer_surnamed(n, n->tokens[surname_word(run)].hash) : SS_NONE;
    if (local == SS_NONE || !n->out->locals.at[local].full) return at;
    if (alone || n->sides.at[local].same_surname == SS_NONE) ss_namer_mention(n, at, run->end, local, SS_PERSON, SS_SURNAME);
    else ss_namer_wait(n, at, run->end);
    return run->end;
}

static uint32_t take_surname(ss_namer *n, const ss_run *run) {
    return run->count == 1 && titled_surname(n, run) ? mention_surname(n, run) : run->first;
}

uint32_t ss_namer_take_person(ss_namer *n, uint32_t at) {
    ss_run run;
    bool ordinary = at == n->opening && plain(n, at); /* "Yesterday Maria Ruiz"; but "Tan Jianvik, a farmer," */
    if (something_else(n, at) || (ordinary && !ss_namer_is(n, at, SS_W(PARTICLE)) && (n->headline || !ss_namer_is(n, at, SS_W(FAMILY_FIRST)) || n->tokens[at].size < 3))) return at;
    read_run(n, at, &run);
    uint32_t behind = run.suffix || (ss_namer_classes(n, at) & SS_W(PARTICLE)) ? take_named_before(n, &run, at) : at;
    if (behind > at) return behind;
    bool family = ordinary && (run.count == 2 || run.count == 3) && n->tokens[at].size > 2 && family_first(n, &run) && !ss_namer_is(n, run.words[1], SS_W(COMMON));
    if (ordinary && !(family && in_place(n, &run) && !n->headline)) return at;
    if (n->headline && run.count == 2 && begins_in_particle(n, &run)) return at; /* Van Holm Quits: who is named in full below */
    if (n->headline) trim(n, &run);
    if (run.nick && run.behind_nick >= run.end) run.end = run.end < run.nick ? run.end : run.nick, run.nick = 0; /* Ida Holm “Peg” | in April */
    return run.parts >= 2 ? take_full_name(n, &run) : take_surname(n, &run);
}

uint32_t ss_namer_marked_person(ss_namer *n, uint32_t at) {
    bool nicked = (n->tokens[at + 1].flags & SS_T_QUOTE) && behind_nickname(n, at + 1) > at + 1;
    return nicked || titled(n, at) ? ss_namer_take_person(n, at) : at;
}

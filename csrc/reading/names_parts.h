/* What the files of names share: the reader of names at work on one document. Not for other rooms.
 *
 *   tokens --scan--> finds (phrases of the lexicon, by token)
 *   sentence by sentence, left to right, one step at each token:
 *       symbol | organisation | person | lexicon name | loose name | nominal  -> mention + local
 *       then roles and appositions tie states and organisations to the persons of the sentence
 *   at the end: what waited for the whole text (surnames, bare ministries, panels) is settled, locals are packed
 *
 * A step takes a token and returns the token behind what it took, or the same token when it took nothing. Steps push
 * mentions in text order; a step may widen the last mention but never touches earlier ones. `status` is sticky: after a
 * failed allocation steps go on harmlessly and ss_names_find reports it.
 *
 * A capitalised word that nobody takes waits as a loose name: at the end it is a surname, a given name or an acronym that
 * the text knows, or nothing. A local that turns out to be another one names it in `moved`. All look-backs are bounded by
 * constants, so that time is linear in the text. */
#ifndef SS_READING_NAMES_PARTS_H
#define SS_READING_NAMES_PARTS_H

#include "base/hash.h"
#include "reading/names.h"

/* Keys of the map from what is said to the local meant. */
typedef enum { SS_KEY_ENTITY, SS_KEY_ORGAN, SS_KEY_TITLE, SS_KEY_PERSON, SS_KEY_SURNAME, SS_KEY_GIVEN, SS_KEY_ACRONYM,
               SS_KEY_HEAD, SS_KEY_ROLE, SS_KEY_DOCUMENT } ss_key_kind;

typedef struct { uint64_t key; uint32_t value; } ss_name_slot; /* value 0: free */
typedef struct { ss_name_slot *at; uint32_t size, count; } ss_name_map;

#define SS_OWN_MOST 8u

/* In small letters some office may begin there, which few want to know: who does looks for it. */
#define SS_FIND_ASK UINT32_MAX

/* A token that is worth a step, and the index of its find + 1, or 0. */
typedef struct { uint32_t at, find; } ss_name_look;

/* A capitalised word (Kim-Holm is one) that may turn out to be a name; `local` is known at the end. */
typedef struct { uint32_t first, end, sentence, local; uint8_t how; } ss_name_loose;
#define SS_HALF UINT8_MAX /* its `how`: the first of two words with a hyphen, which wait together behind it */

/* Words of one case, from one token on, which the first question tells. `bits`: some bit of every one; made when several questions
 * have been asked, and each of those has gone over the tokens. */
typedef struct { uint64_t *bits; uint32_t from, asked; } ss_name_spelt;

/* What is known of a local while the document is read, beside ss_local. */
typedef struct {
    uint32_t organ, owner;    /* of composed organisations: organ, and the entity it belongs to, or SS_NONE */
    uint32_t near;            /* of an organ without its state: the state of one named shortly before it, or SS_NONE */
    uint32_t panel;           /* of a body that waits: its organ, or SS_NONE */
    uint32_t owner_end;       /* and where the name of its owner ends, 0 when there is none */
    uint8_t owner_how;        /* and how the owner was named */
    uint32_t surname, given, middle; /* hashes of a person's names, 0 when not known; middle: the one before the last */
    int32_t forms;            /* which given names are one with the person's (Tom, Thomas): a number of the vocabulary, 0 when none are */
    uint32_t same_surname;    /* the person of that surname seen before, or SS_NONE */
    uint32_t moved;           /* the local that it turned out to be, or itself */
    uint32_t weight;          /* of states: how much the text is about it so far */
    uint32_t watched;         /* of states: how often it stands in a sentence about sanctions */
    ss_symbol heads[2];       /* words that stand for it later: "ministry", "panel" */
    bool heads_read;          /* those of its name in the lexicon are among them */
    bool called;              /* by the surname alone: the surname is this person's */
    bool relative;            /* of somebody of that surname who was named before */
} ss_name_side;

typedef struct {
    const ss_text *text;
    const ss_token *tokens;
    const ss_classes *classes;       /* by token */
    const ss_tokens *all;            /* the same as a list */
    uint32_t token_count;
    const ss_sentences *sentences;
    const ss_quotes *quotes;
    const ss_lexicon *lexicon;
    const ss_word *words;            /* of the vocabulary, by symbol */
    const ss_vocabulary *vocabulary;
    ss_arena *arena;
    ss_names *out;
    SS_LIST(ss_found) finds;
    ss_found *asked;                 /* room for one more (ss_namer_ask) */
    SS_LIST(ss_name_loose) loose;
    uint32_t *find_of;               /* by token, of the sentences so far: index into finds + 1, SS_FIND_ASK, or 0 */
    ss_name_look *looks;             /* of the sentence, in text order, then one at UINT32_MAX */
    uint32_t *heads;                 /* its capitalised heads of organisations and places, then UINT32_MAX */
    ss_name_spelt small_words, capital_words; /* the words of the text in small letters, with a capital (names_later.c) */
    uint64_t callable[4];            /* some bit of every word that alone may stand for a local: surname, given name, acronym */
    uint64_t acronyms[4];            /* the same of acronyms alone */
    ss_name_map map;
    SS_LIST(ss_name_side) sides;     /* beside out->locals */
    const ss_numbered *bodies;       /* the sanctions committees of the lexicon and their panels */
    uint32_t body_count;
    bool body_seen;                  /* some mention of them, perhaps one that waits */
    bool called;                     /* some person is known by one word that speaks */
    bool formless;                   /* some company may be called without its form: Vasco Mining, of Vasco Mining Ltd */
    bool generations;                /* somebody is called Jr., Sr. or III */
    bool moves;                      /* some local turned out to be another one */
    bool organs;                     /* some local is an organ */
    uint32_t sentence, first, end;   /* the sentence at work */
    uint32_t length;                 /* its tokens: end - first */
    const uint32_t *head;            /* of the heads the first that may end a title */
    uint32_t opening;                /* its first token that is no mark */
    uint32_t first_mention;          /* the first mention of it */
    bool shouting;                   /* the sentence is in capitals */
    bool headline;                   /* Most Of Its Words Have Capitals */
    bool persons;                    /* some mention in it is a person's name */
    uint32_t own[SS_OWN_MOST], own_count; /* acronyms that the text spells out as what no table knows: their words' hashes */
    bool watching;                   /* it speaks of sanctions */
    uint32_t near_owner, near_sentence; /* the state of the organ composed last, or SS_NONE, and where that was */
    uint32_t committee;              /* the committee last spoken of, or SS_NONE */
    ss_status status;
} ss_namer;

/* ---- tokens ---- */
static inline const ss_token *ss_namer_token(const ss_namer *n, uint32_t at) { return &n->tokens[at]; }
static inline ss_classes ss_namer_classes(const ss_namer *n, uint32_t at) { return n->classes[at]; }
static inline bool ss_namer_inside(const ss_namer *n, uint32_t at) { return at - n->first < n->length; }
static inline bool ss_namer_is(const ss_namer *n, uint32_t at, ss_classes classes) {
    return ss_namer_inside(n, at) && (n->tokens[at].flags & SS_T_WORD) && (ss_namer_classes(n, at) & classes) != 0;
}
static inline bool ss_namer_has(const ss_namer *n, uint32_t at, uint32_t flags) {
    return ss_namer_inside(n, at) && (n->tokens[at].flags & flags) != 0;
}
static inline bool ss_namer_mark(const ss_namer *n, uint32_t at, char mark) {
    return ss_namer_inside(n, at) && n->tokens[at].mark == mark;
}
/* A hyphen between two words, without a space on either side. */
static inline bool ss_namer_hyphen(const ss_namer *n, uint32_t at) {
    return ss_namer_mark(n, at, '-') && !ss_namer_has(n, at, SS_T_SPACE) && ss_namer_has(n, at + 1, SS_T_WORD) && !ss_namer_has(n, at + 1, SS_T_SPACE);
}
/* Is it that word, ASCII, in either case? */
#define SS_NAMER_WORD(n, at, word) (ss_namer_inside(n, at) && ss_token_is(&(n)->tokens[at], #word))
/* The tables describe it so (SS_D). */
static inline bool ss_namer_kind(const ss_namer *n, uint32_t at, uint64_t kinds) {
    return ss_namer_is(n, at, SS_W(DESCRIBED)) && (ss_lexicon_kinds(n->lexicon, n->tokens[at].symbol) & kinds) != 0;
}
/* What the lexicon makes of the phrase that begins there, or NULL; good until the next such question. */
const ss_found *ss_namer_ask(const ss_namer *n, uint32_t at);
static inline const ss_found *ss_namer_found(const ss_namer *n, uint32_t at) {
    uint32_t find = ss_namer_inside(n, at) ? n->find_of[at] : 0;
    if (!find) return NULL;
    return find == SS_FIND_ASK ? ss_namer_ask(n, at) : &n->finds.at[find - 1];
}
/* The same for one kind, with the token behind it. */
static inline const ss_phrase *ss_namer_phrase(const ss_namer *n, uint32_t at, ss_phrase_kind kind, uint32_t *end) {
    const ss_found *found = ss_namer_found(n, at);
    if (!found || !found->at[kind]) return NULL;
    *end = found->end[kind];
    return found->at[kind];
}
static inline bool ss_namer_capital(const ss_namer *n, uint32_t at) { /* a word with a capital, inside the sentence */
    return ss_namer_inside(n, at) && (n->tokens[at].flags & (SS_T_WORD | SS_T_CAPITAL)) == (SS_T_WORD | SS_T_CAPITAL);
}

/* Where the name at `at` begins with the article that a hyphen ties to it (al-Rubai), else `at`. */
static inline uint32_t ss_name_article(const ss_namer *n, uint32_t at) {
    if (at < n->first + 2 || n->tokens[at - 1].mark != '-' || at >= n->end) return at;
    const ss_token *article = &n->tokens[at - 2];
    if ((n->tokens[at - 1].flags | n->tokens[at].flags) & SS_T_SPACE) return at;
    bool small = (article->flags & (SS_T_WORD | SS_T_CAPITAL)) == SS_T_WORD;
    return small && article->size <= 3 && ss_namer_is(n, at - 2, SS_W(PARTICLE)) && ss_namer_capital(n, at) ? at - 2 : at;
}

/* The gender that the word tells: 'f', 'm' or 0. */
static inline uint8_t ss_namer_gender(const ss_namer *n, uint32_t at) {
    ss_classes classes = ss_namer_classes(n, at);
    bool female = (classes & SS_W(FEMALE)) != 0, male = (classes & SS_W(MALE)) != 0;
    return female == male ? 0 : female ? 'f' : 'm';
}

/* ---- locals (names_locals.c) ---- */
static inline uint64_t ss_name_key(ss_key_kind kind, uint64_t a, uint64_t b) {
    return ss_hash_step(((uint64_t)kind + 1) * 0x9E3779B97F4A7C15u ^ b * 0xD6E8FEB86659FD93u, a) | 1u;
}
/* The key of a name that is nothing but its words. */
static inline uint64_t ss_namer_title_key(const ss_namer *n, uint32_t first, uint32_t end) {
    uint64_t hash = 1;
    for (uint32_t at = first; at < end; at++)
        if (n->tokens[at].hash) hash = ss_hash64_mix(hash, n->tokens[at].hash);
    return ss_name_key(SS_KEY_TITLE, hash, 0);
}
/* "the deputy mayor", "the vice-president": no mayor and no president. */
static inline bool ss_namer_deputised(const ss_namer *n, uint32_t first, uint32_t head) {
    for (uint32_t at = first; at < head; at++)
        if (ss_namer_kind(n, at, SS_D(UNDER))) return true;
    return false;
}
bool ss_namer_begin(ss_namer *n);                                       /* an empty map; false when out of memory */
uint32_t ss_namer_get(const ss_namer *n, uint64_t key);                 /* local, or SS_NONE */
uint32_t ss_namer_put(ss_namer *n, uint64_t key, uint32_t local);       /* the last one wins; returns the one before */
uint32_t ss_namer_new(ss_namer *n, uint8_t type);                       /* a new local, or SS_NONE when out of memory */
uint32_t ss_namer_entity(ss_namer *n, uint32_t entity);                 /* the local of an entity of the lexicon */
void ss_namer_name(ss_namer *n, uint32_t local, const char *bytes, uint32_t size);
void ss_namer_name_tokens(ss_namer *n, uint32_t local, uint32_t first, uint32_t end); /* as written, spaces tidied */
void ss_namer_name_parts(ss_namer *n, uint32_t local, uint32_t first, uint32_t gap, uint32_t behind, uint32_t end); /* the same without gap..behind */
/* The same for a surname, given name or acronym: a word that alone may stand for the local. */
uint32_t ss_namer_put_word(ss_namer *n, ss_key_kind kind, uint32_t hash, uint32_t local);
static inline bool ss_namer_callable(const ss_namer *n, uint32_t hash) { /* false: surely nobody yet has that word as a name */
    return (n->callable[hash >> 6 & 3] >> (hash & 63) & 1) != 0;
}
static inline bool ss_namer_acronymic(const ss_namer *n, uint32_t hash) {
    return (n->acronyms[hash >> 6 & 3] >> (hash & 63) & 1) != 0;
}
uint32_t ss_namer_moved(const ss_namer *n, uint32_t local);             /* the local that it turned out to be */
void ss_namer_heads(ss_namer *n, uint32_t local, uint32_t first, uint32_t end); /* words that may stand for it later */

/* ---- mentions (names.c) ---- */
ss_mention *ss_namer_mention(ss_namer *n, uint32_t first, uint32_t end, uint32_t local, uint8_t type, uint8_t how);
ss_mention *ss_namer_last(const ss_namer *n);                           /* of the sentence, or NULL */
/* The last mention when it ends at `at`, or before a possessive that does, else NULL. */
ss_mention *ss_namer_before(const ss_namer *n, uint32_t at);
void ss_namer_widen(ss_namer *n, ss_mention *mention, uint32_t first, uint32_t end);

/* ---- steps ---- */
uint32_t ss_namer_symbol(ss_namer *n, uint32_t at);        /* S/RES/1718 (2006) */
uint32_t ss_namer_numbered(ss_namer *n, uint32_t at);      /* resolution 1718 */
uint32_t ss_namer_title(ss_namer *n, uint32_t at);         /* capitalised names that end or begin like an organisation */
/* Behind what more a house is for: the Ministry of Trade|, Industry and Works|; or `end`. */
uint32_t ss_namer_fields(const ss_namer *n, uint32_t end);
bool ss_namer_of_office(const ss_namer *n, uint32_t first);      /* the Minister for Works and | Trade: what an office before it is of */
bool ss_namer_behind_office(const ss_namer *n, uint32_t at);
bool ss_namer_park(const ss_namer *n, uint32_t first, uint32_t at); /* a word for a place that is a surname: Mayor Ida Park */
bool ss_namer_spokes(const ss_namer *n, uint32_t at);      /* a word for who only speaks for others: spokeswoman, (press) secretary */
uint32_t ss_namer_outlet(ss_namer *n, uint32_t at);        /* an unknown name before "news agency", "newspaper" */
uint32_t ss_namer_half(ss_namer *n, uint32_t at);          /* the North, the South: one of two states */
uint32_t ss_namer_organ(ss_namer *n, uint32_t at);         /* Russian Foreign Ministry, the Foreign Ministry */
uint32_t ss_namer_body(ss_namer *n, uint32_t at, const ss_phrase *organ, uint32_t end); /* panels and committees */
/* of a committee or panel named in full */
uint32_t ss_namer_known_body(ss_namer *n, uint32_t at, uint32_t end, uint32_t entity);
uint32_t ss_namer_take_person(ss_namer *n, uint32_t at);   /* a full name, or a surname behind a title */
uint32_t ss_namer_marked_person(ss_namer *n, uint32_t at); /* the same, of a word before a quotation mark or behind some mark */
uint32_t ss_namer_lexicon(ss_namer *n, uint32_t at);
/* Of the meanings of a state's name the place that the words around speak for (Atlanta, Georgia), or NULL: names_namesakes.c. */
const ss_phrase *ss_namer_place_meant(const ss_namer *n, uint32_t at, uint32_t end, const ss_phrase *first);
uint32_t ss_namer_caller(ss_namer *n, uint32_t at);        /* an unknown name that speaks (names_callers.c) */
void ss_namer_settle_callers(ss_namer *n);                 /* those of one word that the text shows to be organisations */
uint32_t ss_namer_relative(ss_namer *n, uint32_t at);      /* his wife, Donna */
uint32_t ss_namer_pair(ss_namer *n, uint32_t at);          /* Amy and Joan Keller */
void ss_namer_wait(ss_namer *n, uint32_t first, uint32_t end); /* as a loose name */
uint32_t ss_namer_loose(ss_namer *n, uint32_t at);         /* one capitalised word: perhaps a surname, an acronym; it waits */
uint32_t ss_namer_nominal(ss_namer *n, uint32_t at);
/* Does the text have that word with a capital (SS_T_CAPITAL) or without (0), from one token on? */
bool ss_namer_spelt(ss_namer *n, ss_name_spelt *words, uint32_t from, uint16_t capital, uint32_t at);
bool ss_namer_headline_verb(ss_namer *n, uint32_t at);     /* Ida Holm Slams Port Board: a word in -s that has no capital further on */
void ss_namer_acronym(ss_namer *n, ss_mention *mention);   /* ... (IOC) behind an organisation */
void ss_namer_letters(ss_namer *n, uint32_t local, uint32_t first, uint32_t end); /* its first letters mean it from here on */
void ss_namer_verb_letters(ss_namer *n, uint32_t local, uint32_t first);          /* IS, of two words */
void ss_namer_members(ss_namer *n, uint32_t local, uint32_t end);                 /* the Greens, of a Green Party that ends there */
static inline void ss_namer_party(ss_namer *n, uint32_t local, uint32_t first, uint32_t end) {
    if (end > first + 1 && n->tokens[end - 1].size == sizeof "party" - 1 && SS_NAMER_WORD(n, end - 1, party)) ss_namer_members(n, local, end);
}
void ss_namer_roles(ss_namer *n);                          /* of the persons of the sentence */
bool ss_namer_acts(const ss_namer *n, uint32_t first, uint32_t end); /* a capital that stands for its state here */

uint32_t ss_namer_dateline(ss_namer *n);                   /* of a sentence that is one: behind the place that no table has */

/* ---- at the end ---- */
void ss_namer_settle_organs(ss_namer *n);
void ss_namer_settle_bodies(ss_namer *n);
void ss_namer_settle_around(ss_namer *n);                  /* loose names that the words around tell: in Sundmere, the Larkwell administration */
uint32_t ss_namer_surnamed(const ss_namer *n, uint32_t hash);  /* the last person with that surname, or SS_NONE */
/* Whom the surname at the token means once the text is read: names_namesakes.c. */
uint32_t ss_namer_surname_meant(const ss_namer *n, uint32_t hash, uint32_t at);
void ss_namer_settle_loose(ss_namer *n);                   /* n->loose keeps those that stand for a local */
uint32_t ss_namer_state(const ss_namer *n);                /* the local of the state that the text is most about, or SS_NONE */

#endif

/* The words that sayso knows, each with a number (symbol) and what kind of word it is.
 *
 *   "Spokeswoman" -> fold -> "spokeswoman" -> symbol 4711 -> { classes: ROLE|FEMALE, value, root, ... }
 *
 * Words are folded (ASCII lower case, no diacritics, ’ as '), so that one look-up per token serves every spelling; whether
 * a capital was there is a flag of the token. Tables fill the vocabulary while the engine is built; afterwards it never
 * changes and is shared by all threads. Symbol 0 is "not a known word". */
#ifndef SS_TEXT_VOCABULARY_H
#define SS_TEXT_VOCABULARY_H

#include "base/intern.h"

typedef uint32_t ss_symbol;

/* What a word can be; names in data/words.tsv are these in lower case ("determiner", "month" ...). A word may be several. */
typedef uint64_t ss_classes;
#define SS_CLASSES(X)                                                                                                      \
    X(COMMON, 0)        /* an ordinary English word in lower case: a capital at a sentence start means nothing */          \
    X(DETERMINER, 1)    /* the a an this that these those its his her their our ... */                                     \
    X(PREPOSITION, 2)                                                                                                      \
    X(CONJUNCTION, 3)   /* and or but */                                                                                   \
    X(SUBORDINATOR, 4)  /* because although while after before when if unless as ... */                                    \
    X(COMPLEMENTIZER, 5)/* that whether if how why */                                                                      \
    X(RELATIVE, 6)      /* who which that whom whose where */                                                              \
    X(PRONOUN, 7)       /* personal: he she it they we I you, him her them us me */                                        \
    X(SUBJECT, 8)       /* PRONOUN in subject form */                                                                      \
    X(POSSESSIVE, 9)    /* his her its their our my your */                                                                \
    X(FEMALE, 10) X(MALE, 11) X(NEUTER, 12) X(PLURAL, 13) X(FIRST, 14) /* of pronouns, titles, roles, given names */       \
    X(AUXILIARY, 15)    /* be have do in all forms */                                                                      \
    X(MODAL, 16)        /* will would can could may might shall should must */                                             \
    X(NEGATION, 17)     /* not n't never no nor neither */                                                                 \
    X(ADVERB, 18)       /* adverbs that stand inside a cue: also repeatedly strongly earlier later ... */                  \
    X(MONTH, 19)        /* value 1..12 */                                                                                  \
    X(WEEKDAY, 20)      /* value 1 Monday .. 7 Sunday */                                                                   \
    X(NUMBER, 21)       /* one two .. twenty thirty hundred thousand million: value */                                     \
    X(ORDINAL, 22)      /* first second ... thirty-first: value */                                                         \
    X(UNIT, 23)         /* second minute hour day week month quarter year decade century: value 1..10 */                   \
    X(DAYPART, 24)      /* morning afternoon evening night */                                                              \
    X(TIMEWORD, 25)     /* today yesterday tomorrow now recently ago earlier last next this past ... */                    \
    X(SEASON, 26)                                                                                                          \
    X(ABBREVIATION, 27) /* a full stop after it ends no sentence: Mr Dr Gen Jan St vs */                                   \
    X(HONORIFIC, 28)    /* Mr Mrs Ms Dr Sir: a name follows */                                                             \
    X(ROLE, 29)         /* head of a role phrase: spokesman minister president ambassador ... */                           \
    X(ROLE_WORD, 30)    /* stands inside a role phrase: deputy first permanent former acting chief ... */                  \
    X(PARTICLE, 31)     /* inside a family name: de bin van der al von */                                                  \
    X(GIVEN, 32)        /* a given name */                                                                                 \
    X(SUFFIX, 33)       /* Jr Sr II III */                                                                                 \
    X(FAMILY_FIRST, 34) /* family names that come first: Kim Xi Wang Li Yun Nguyen ... */                                  \
    X(ORGAN, 35)        /* ministry committee council army parliament agency party university ... : heads of organisations */\
    X(UNNAMED, 36)      /* officials sources critics experts analysts diplomats: people without a name */                  \
    X(COLLECTIVE, 37)   /* members states countries nations governments: count + of ... */                                 \
    X(CUE, 38)          /* some cue begins or ends with it: the sentence is worth a look */                                \
    X(SITE, 39)         /* words of site furniture: facebook twitter whatsapp subscribe newsletter cookie share ... */     \
    X(PHOTO, 40)        /* photo image file handout via courtesy: words of captions and credits */                         \
    X(NOT_NAME, 41)     /* capitalised words that begin no person's name: Monday Republic University North ... */          \
    X(DOCUMENT, 42)     /* report statement letter resolution: carriers of claims */                                       \
    X(QUANTIFIER, 43)   /* most some many several all both other others */                                                 \
    X(FACILITY, 44)     /* airport river street avenue square stadium hotel ... : a name that ends so is a place */        \
    X(COMPANY, 45)      /* Inc Corp Ltd Group Bank Holdings ... : a name that ends so is an organisation */               \
    X(HEADER, 46)       /* heads a line of metadata: date published updated posted modified */                             \
    X(CREDIT, 47)       /* heads a credit: reporting editing writing compiled source; also inside it: information inputs */\
    X(TEASER, 48)       /* heads a link to another article: read related watch see */                                      \
    X(MOTION, 49)       /* visit arrive leave travel fly based born: a city near it is the place, not its government */    \
    X(SANCTION, 50)     /* sanctions embargo: what a sanctions committee watches over */                                   \
    X(VOTE, 51)         /* vote veto abstain unanimously in all forms: a vote may be told here */                          \
    X(MANDATE, 52)      /* mandate tenure: how long an expert panel or mission may work */                                 \
    X(TOWN, 53)         /* metro mayor city shelled: what a city has, is or undergoes, and its government does not */      \
    X(HARM, 54)         /* snow earthquake drones: what comes over a city */                                               \
    X(EPITHET, 55)      /* diplomat politician company: stands for somebody named before */

enum {
#define X(name, bit) SS_W_##name##_BIT = bit,
    SS_CLASSES(X)
#undef X
    /* told by other tables than those of words, for readers that ask at every word */
    SS_W_DESCRIBED_BIT = 57,    /* has rows among the descriptions */
    SS_W_CUE_ALONE_BIT = 58,    /* a cue by itself */
    SS_W_CUE_INSIDE_BIT = 59,   /* a cue of several words may have it behind its first */
    SS_W_ALONE_BIT = 60,        /* a name, an office or an organ by itself */
    SS_W_INSIDE_BIT = 61,       /* one of several words may have it behind its first */
    SS_W_BEGINS_BIT = 62,       /* one may begin with it */
    SS_W_BEGINS_SMALL_BIT = 63, /* a name or an organ, in small letters too */
};
#define SS_W(name) ((ss_classes)1 << SS_W_##name##_BIT)

typedef struct {
    ss_classes classes;
    uint32_t root;   /* the state of the phrase automaton after this word, 0 when no phrase begins with it */
    int32_t value;   /* month, weekday, number ... ; the meaning goes with the class */
} ss_word;

/* What the grammar of dates makes of a word: filled and read by reading/dates. */
typedef struct {
    int32_t value;
    uint8_t sort, plural;
    uint16_t trigger; /* not 0: a date can end with it */
} ss_date_word;

/* Who should look at a word: one byte for each symbol, and for each token (text/tokens.h), so that a reader of one kind of
 * thing goes over eight words at once. A bit that is clear says that the word is surely nothing to that reader. Until
 * ss_vocabulary_prepare all bits are set; from then on SS_HINT_NAME, _CUE and _FUNCTION are exact. The bits in between are for
 * tokens alone: see there. */
enum {
    SS_HINT_NAME = 1 << 0,     /* begins a name, office or organ in small letters, or is a word that tells of one */
    SS_HINT_CUE = 1 << 2,      /* class CUE */
    SS_HINT_DATE = 1 << 3,     /* a date can end with it: exact after ss_dates_prepare */
    SS_HINT_VOTE = 1 << 6,     /* class VOTE or MANDATE, heard and hears; of tokens also quotation marks, which are as rare */
    SS_HINT_FUNCTION = 1 << 7, /* SS_FUNCTION_WORDS */
};
#define SS_FUNCTION_WORDS (SS_W(DETERMINER) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | \
                           SS_W(RELATIVE) | SS_W(PRONOUN) | SS_W(POSSESSIVE) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(NEGATION))

typedef struct {
    ss_intern *table;
    SS_LIST(ss_word) words; /* by symbol; words.at[0] is the unknown word, all zeroes */
    SS_LIST(uint8_t) hints; /* by symbol */
    bool prepared, noted;   /* noted: ss_vocabulary_note has been called, and no word is new since */
    const ss_allocator *memory;
    ss_symbol marks[128];   /* by ASCII byte: the symbol of a punctuation mark that a table names, or 0 */
    uint8_t mark_hints[128]; /* of these words, but SS_HINT_FUNCTION; ss_vocabulary_note tells them */
    uint64_t prefix_sizes;  /* bit n (63 for more): some prefix of n bytes is open; 0, the usual case, when none is */
    uint64_t prefix_starts[16]; /* which first three bytes they have */
    ss_symbol common[24];   /* the same for U+2010 .. U+2027: dashes, quotation marks, dots */
    ss_symbol possessive;   /* of 's, or 0 */
    SS_LIST(ss_date_word) date_words; /* by symbol; empty until ss_dates_prepare */
} ss_vocabulary;

ss_status ss_vocabulary_init(ss_vocabulary *vocabulary, const ss_allocator *memory);
void ss_vocabulary_free(ss_vocabulary *vocabulary);

/* The symbol of a word, added when new. `word` is UTF-8 as written in a table; it is folded here. SS_LIMIT over 255 bytes,
 * and for a word with a zero byte. */
ss_status ss_vocabulary_add(ss_vocabulary *vocabulary, const char *word, uint32_t size, ss_symbol *symbol);
/* Tells the hints once all tables are in. Classes and roots that come later are not among them, and a new word has all hints. */
void ss_vocabulary_prepare(ss_vocabulary *vocabulary);
/* Puts the hints beside the words, where the scanner finds both at once. When they are as they will be, as after ss_dates_prepare,
 * which calls it; nothing happens while the unknown word, symbol 0, has hints. */
void ss_vocabulary_note(ss_vocabulary *vocabulary);
/* The symbol of a word as written, or 0. */
ss_symbol ss_vocabulary_find(const ss_vocabulary *vocabulary, const char *word, uint32_t size);
/* A prefix is kept as the word "burundian*". Opened, it is found by ss_vocabulary_prefix: the symbol of the longest open prefix
 * that a word as written begins with (or is), else 0. Prefixes have three bytes or more. */
void ss_vocabulary_open(ss_vocabulary *vocabulary, ss_symbol prefix);
ss_symbol ss_vocabulary_prefix(const ss_vocabulary *vocabulary, const char *word, uint32_t size);
/* Folds a word: at most 255 bytes to `out`; returns the size, or 0 when it does not fit. Dotted initials get the last stop
 * that hasty writers leave out (U.S is u.s.). */
uint32_t ss_word_fold(const char *word, uint32_t size, char out[256]);
/* The class of that name ("month"), or 0. */
ss_classes ss_class_named(const char *name, uint32_t size);

static inline ss_word ss_word_of(const ss_vocabulary *vocabulary, ss_symbol symbol) { return vocabulary->words.at[symbol]; }

#endif

/* What the files of this folder share; nobody else includes it.
 *
 *   bytes --table.c: lines, cells, lists--> rows --rows.c: what a row means--> entities, cues ... + phrases
 *                                                                              phrases.c: the automaton of phrases
 *
 * A phrase is tokenised by the scanner that reads articles, so that both cut alike. The automaton:
 *
 *   ss_word.root of the first word --> state --(edge: state, symbol -> state)--> state
 *                                        `-> phrases that end here, those of one kind side by side, in the order of loading
 *
 * State 0 is no state. At most MOST_READINGS phrases end in one state, so that loading and matching stay linear.
 * After SS_NOMEM in the middle of a table the rows before it are loaded, and the lexicon is sound. */
#ifndef SS_LEXICON_INSIDE_H
#define SS_LEXICON_INSIDE_H

#include "lexicon/lexicon.h"
#include "lexicon/meanings.h"

#define MOST_COLUMNS 64u
#define MOST_WORDS 32u     /* tokens of a phrase: one bit each in ss_phrase.capitals */
#define MOST_READINGS 64u
#define MOST_NAME_BYTES 255u
#define MOST_SHOWN 80u

typedef struct { uint32_t state, symbol, to; } ss_edge;

/* Bit (symbol mod 64) of `follows` is set for every symbol that an edge leads on with: most steps end with a look at it. */
typedef struct { uint64_t follows; uint32_t first, cue; /* phrase and cue that end here, or SS_NONE */ } ss_state;

/* An id that a row names, looked up when all tables are there. `entity`: whose field it is; of a council or a member its
 * place in `councils` or `seats`. */
typedef enum { SS_REF_COUNTRY, SS_REF_ACTS_FOR, SS_REF_PARENT, SS_REF_COUNCIL, SS_REF_MEMBER } ss_ref_kind;
typedef struct { uint32_t entity; ss_string id; ss_string table; uint32_t line; uint8_t kind; } ss_ref;

/* A phrase whose head word gets a class when the prepositions are known: MINISTER of foreign affairs. */
typedef struct { uint32_t first, count; ss_classes classes; } ss_head;

/* A phrase whose last word is a prefix, for ss_prefixes_spread. `before`: the state before that word, 0 when there is none. */
typedef struct { ss_phrase phrase; uint32_t before; ss_symbol prefix; uint32_t line, next; } ss_prefix;

/* A phrase of a set: the hash of its words' hashes, and the first word. */
typedef struct { uint64_t hash; ss_symbol first; ss_meaning meaning; } ss_sense_phrase;
#define SS_PAIR_BITS 14

struct ss_lexicon {
    const ss_allocator *memory;
    ss_vocabulary vocabulary;
    ss_arena scratch;                 /* tokens of one phrase at a time */
    ss_intern *ids;                   /* of entities: id of the string - 1 is the entity */
    SS_LIST(ss_entity) entities;
    SS_LIST(ss_string) adjectives;    /* by entity; size 0 when there is none, and none behind the last */
    SS_LIST(ss_cue) cues;
    SS_LIST(ss_office) offices;
    SS_LIST(ss_organ) organs;
    SS_LIST(ss_numbered) numbered;
    SS_LIST(ss_description) descriptions; /* by symbol, once finished */
    ss_ids described;                 /* by symbol with SS_W(DESCRIBED): its first row among them */
    SS_LIST(ss_council) councils;
    ss_ids seats;                     /* members of councils, each council naming its part */
    ss_chars strings;
    SS_LIST(ss_phrase) phrases;
    SS_LIST(ss_state) states;
    ss_edge *edges;
    uint32_t edge_slots, edge_count;  /* slots are a power of two, load <= 0.5, of large tables 0.75 */
    SS_LIST(ss_ref) refs;
    SS_LIST(ss_head) heads;
    ss_ids head_symbols;
    SS_LIST(ss_prefix) prefixes;
    SS_LIST(ss_string) tables;        /* their names */
    ss_intern *stems;                 /* id of a stem - 1 is its place in `meanings`; NULL until a table has sets */
    SS_LIST(ss_meaning) meanings;
    ss_intern *related_stems;         /* of tables of related words; NULL until there is one, and when the lexicon is finished */
    SS_LIST(ss_word_pair) related;    /* pairs of their ids; when the lexicon is finished, of senses' ids */
    ss_weights *weights;              /* or NULL */
    SS_LIST(ss_sense) senses;         /* by symbol, made by ss_lexicon_finish */
    SS_LIST(ss_sense_phrase) sense_phrases, phrase_slots; /* as loaded; by hash, made by ss_lexicon_finish */
    uint64_t phrase_pairs[(1 << SS_PAIR_BITS) / 64]; /* a bit for the first two words of each */
    uint32_t rows, aliases;
    bool finished;
};

typedef struct { const char *at; uint32_t size; } ss_cell;

/* One line of a table on its way in. */
typedef struct {
    ss_lexicon *lexicon;
    const char *table;                /* its name, terminated */
    ss_string table_string;           /* the same in the pool */
    uint16_t table_number;
    uint32_t line;
    ss_problem *problem;
    void *ctx;
    ss_cell cells[MOST_COLUMNS];
    uint32_t n_cells;
    const uint8_t *columns;           /* by known column: index of its cell, or NO_COLUMN */
} ss_line;

#define NO_COLUMN 255u

/* table.c */
__attribute__((format(printf, 2, 3)))
void ss_line_report(const ss_line *line, const char *format, ...);
/* The next item of a list of `cell`, split at `mark`, without spaces around it; false when there is none. */
bool ss_cell_next(ss_cell *cell, char mark, ss_cell *item);
bool ss_cell_is(ss_cell cell, const char *word);
/* How many of its bytes a message shows: at most MOST_SHOWN, and whole code points. */
int ss_cell_shown(ss_cell cell);
bool ss_cell_number(ss_cell cell, int32_t least, int32_t most, int32_t *out);

/* meanings.c: one word of a set, or a phrase of up to four. A word that stands in another set already is reported and left out. */
ss_status ss_meaning_add(const ss_line *line, ss_cell word, const ss_meaning *meaning);
/* Words of neighbouring meaning; one that is no word of letters is reported and left out. */
ss_status ss_related_add(const ss_line *line, ss_cell word, ss_cell related);
/* When the vocabulary is whole. */
ss_status ss_senses_make(ss_lexicon *lexicon);

/* descriptions.c: when all tables are there */
ss_status ss_descriptions_index(ss_lexicon *lexicon);

/* numbered.c: when all references are resolved */
ss_status ss_numbered_find(ss_lexicon *lexicon);

/* rows.c */
typedef ss_status ss_row_reader(const ss_line *line);
typedef struct { const char *needs[3]; const char *const *columns; ss_row_reader *read; } ss_table_kind;
extern const ss_table_kind ss_table_kinds[];
extern const uint32_t ss_table_kind_count;

/* phrases.c: adds `text` ('~' before it frees it from case) as the phrase `like`. A phrase that cannot be one is reported
 * and left out. `classes` go to its first word, `head` to its head word. */
ss_status ss_phrase_add(const ss_line *line, ss_cell text, ss_phrase like, ss_classes classes, ss_classes head);
/* One word with its symbol; 0 in *symbol, and a report, when it is not one word. */
ss_status ss_phrase_word(const ss_line *line, ss_cell text, ss_symbol *symbol);
void ss_heads_mark(ss_lexicon *lexicon);
/* The phrase that ends with `symbol` behind the words that lead to the state `before` (0: it is the only word). `text` is
 * for messages. */
ss_status ss_phrase_put(const ss_line *line, ss_cell text, uint32_t before, ss_symbol symbol, const ss_phrase *phrase);

/* prefixes.c: when all tables are there, phrases that end with a prefix get every known word that it begins. Unknown words
 * get the prefix's own symbol while a text is read. */
ss_status ss_prefixes_spread(ss_lexicon *lexicon, ss_problem *problem, void *ctx);

ss_status ss_string_add(ss_lexicon *lexicon, ss_cell cell, ss_string *out);

#endif

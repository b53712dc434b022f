/* Names: who and what the text speaks of. Mentions (spans) and the document's own entities ("locals").
 *
 *   mentions  [Russian Foreign Ministry] [Russian] ... [Maria Zakharova] ... [Zakharova] ... [the ministry]
 *                   |                                         |                  |                |
 *   locals    0: organisation, name "Russian Foreign Ministry", country RU   1: person ...        0 again
 *
 * Found here: phrases of the lexicon (states, demonyms, metonyms, organisations, bodies, outlets, places), organisations by
 * grammar (state x organ: Russian Foreign Ministry; UN 1718 Committee and its Panel of Experts; "Xyz Institute"), acronyms
 * introduced in the text, persons (full names by capitals, titles, offices, appositions; then surnames), nominal mentions
 * that point back (the ministry, the spokeswoman, the council, the panel). Pronouns are the claims' affair.
 *
 * Metonyms are read, not looked up: a capital that acts is its state (`local` = state, `literal` = the place), a capital
 * that is gone to, or a dateline, is the place. Mentions of one type do not overlap; a role phrase ("Russian Foreign
 * Ministry spokeswoman") is no mention, but is kept with the person: office, country, organisation spoken for.
 * Mentions are in text order. */
#ifndef SS_READING_NAMES_H
#define SS_READING_NAMES_H

#include "lexicon/lexicon.h"
#include "text/sentences.h"
#include "reading/quotes.h"

typedef struct {
    uint8_t type;          /* ss_type */
    uint8_t gender;        /* 'f', 'm', 'x' (both seen) or 0 */
    uint8_t full;          /* a person with given name and surname, or a whole name of another kind */
    uint8_t introduced;    /* named by role or apposition somewhere */
    uint8_t namesake;      /* another person of the text has the surname, too */
    uint32_t lexicon;      /* entity of the lexicon, or SS_NONE */
    uint32_t country;      /* entity of the lexicon, or SS_NONE */
    uint32_t speaks_for;   /* local that a spokesperson speaks for (ministry, state), or SS_NONE */
    uint32_t name_at, name_size;   /* in the document's string pool: "Maria Zakharova", "Russian Foreign Ministry" */
    uint32_t role_at, role_size;   /* latest office seen, as written: "Russian Foreign Ministry spokesperson"; size 0 when none */
    uint32_t office;       /* office of the lexicon, or SS_NONE */
    uint32_t mentions;     /* how many */
} ss_local;

typedef struct {
    ss_span span;
    uint32_t first, end;   /* tokens */
    uint32_t sentence;
    uint32_t local;        /* index into locals; SS_NONE for a nominal that points nowhere */
    uint32_t literal;      /* entity of the lexicon (the place) for a metonym, or SS_NONE */
    uint8_t type, how;     /* ss_type, ss_how */
    uint8_t possessive;    /* 's or a bare apostrophe follows */
    uint8_t adjective;     /* a demonym or name used before a noun: Russian veto, UN sanctions */
    uint8_t dateline;
    uint8_t in_role;       /* part of a role phrase or apposition of the person in `role_of` */
    uint32_t role_of;      /* mention of that person, or SS_NONE */
    uint32_t phrase_first, phrase_end; /* tokens of the whole noun phrase: title, name and apposition
                              ("Ilse Brandt, head of the port union"); first..end when there is nothing more */
} ss_mention;

typedef SS_LIST(ss_local) ss_locals;
typedef SS_LIST(ss_mention) ss_mentions;

typedef struct {
    ss_mentions mentions;
    ss_locals locals;
    ss_chars strings;      /* the document's string pool */
    int32_t year;          /* set before ss_names_find: of the article, 0 when not known; entities of one name differ by their years */
} ss_names;

ss_status ss_names_find(const ss_text *text, const ss_tokens *tokens, const ss_sentences *sentences, const ss_quotes *quotes,
                        const ss_lexicon *lexicon, ss_arena *arena, ss_names *out);

#endif

/* What echoes are found with (echoes.c), and how they become statements (gathered.c).
 *
 *   heard   claims of documents that have neighbours     [claim 4][claim 7] ...      of what others say the first and last letters, and hooks
 *   said    those that met another one                   [words, group] ...          a forest of groups
 *   met     pairs                                        [said 3, said 8, score] ... the best first: groups
 *
 * A pair of words in a row may also bring two statements together: the later one becomes a part of the other (`into`), which shows the
 * members of both. All of it lives as long as the echoes are looked for. */
#ifndef SS_CORPUS_STATEMENTS_ECHOER_H
#define SS_CORPUS_STATEMENTS_ECHOER_H

#include "corpus/corpus.h"
#include "corpus/map.h"
#include "corpus/statements/runs.h"

#define SS_SOURCES_MOST 4u   /* words that tell who speaks without a name */

/* A claim, its words in order, each once. As a root (`parent` is its own place) it tells of its group: the statement, else the speaker that
 * somebody in it has; SS_NONE when nobody has one. */
typedef struct {
    uint32_t document, claim, first, count, numbers;
    uint32_t statement, speaker, parent;
    uint64_t self, content;
    float score;              /* of the best pair that it was joined by */
    uint8_t acts;
    bool turned, denied, own, grouped; /* denied: some "not" stands in it; own: the statement is its own, not its group's */
} ss_said;

/* A claim that may be or have an echo: its first letters and its last, and when it has met another one, its place in `said`. */
typedef struct {
    uint64_t begin, end;
    uint32_t document, claim, said, bytes;         /* bytes: of the content */
    uint32_t sources[SS_SOURCES_MOST], n_sources;  /* what the words say that tell of a source without a name */
    bool nameless;
} ss_heard;

/* In `heard`, the nameless ones first; hooks of all of them, when they were asked for. */
typedef struct { uint32_t first, nameless, count, first_hook, hooks; bool read, hooked; } ss_heard_of;
typedef struct { float score; uint32_t a, b; bool run; } ss_met; /* run: of words in a row */

typedef struct {
    ss_corpus *corpus;
    const ss_lexicon *lexicon;
    ss_arena arena;
    ss_heard_of *of;          /* by document */
    SS_LIST(ss_heard) heard;
    SS_LIST(ss_hook) hooks;
    ss_hook_table *table;     /* of the document `filed`, when it has neighbours */
    uint32_t filed;
    SS_LIST(ss_said) said;
    SS_LIST(uint64_t) words;
    SS_LIST(ss_met) met;
    uint32_t *into;           /* by statement: the one before it that it has become a part of, or SS_NONE */
    uint32_t *next;           /* by statement: the next part of the same one, or SS_NONE */
    ss_ids echoes;            /* places of `said` that are put into a statement, by statement and then by hash */
    ss_map voices;            /* who speaks for whom */
    ss_map counted;           /* what was counted of a statement already */
    SS_LIST(ss_statement_row) rows; /* as the tables show them, not yet in order */
} ss_echoer;

/* Notes who speaks for whom, before anybody is asked. */
ss_status ss_echoer_hear(ss_echoer *e);

/* Whether the two, who are not known to be one, may be named for the same words: two persons of one surname; when one of two contents is little else
 * (`share` of the shorter one), who speaks for the other, and offices of one state. An outlet tells what others say. */
bool ss_speakers_akin(const ss_echoer *e, uint32_t a, uint32_t b, float share);

/* Joins what has met, and fills `echoed` of the corpus. */
ss_status ss_echoer_gather(ss_echoer *e);

#endif

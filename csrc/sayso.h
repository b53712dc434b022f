/* sayso: the one door of the C core. The CPython layer knows this header alone.
 *
 *   tables (TSV), patterns --> ss_engine (frozen) --+
 *                                                 v
 *   records (texts + metadata) --> ss_shard_read --> ss_shard (immutable, counted) --+
 *                                                                                    v
 *                                       ss_shard, ss_shard ... --> ss_corpus_new --> ss_corpus --> Arrow batches
 *
 * Who owns what: everything made here is reference-counted or has one owner, named at its function. Slices given in are
 * borrowed for the call. Strings given out are borrowed from the object they came from. An engine, a shard and a corpus
 * never change once made; any number of threads may read them. Functions that fail return a status, fill `error` (which
 * may be NULL), and leave their out-parameters alone.
 *
 * Limits: a text up to 2 GiB - 1 bytes (SS_LIMIT above; the record becomes an empty document with a warning row), up to
 * 2^31 - 1 documents in a corpus. */
#ifndef SAYSO_H
#define SAYSO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/list.h"
#include "base/memory.h"
#include "base/status.h"

#define SS_NO_DAY INT32_MIN

typedef struct { const char *at; uint32_t size; } ss_field; /* size 0: absent */

/* ---- engine: lexicon, users' patterns, later also the model ---------------------------------------------------------- */

typedef struct ss_engine ss_engine;
/* Called for every bad row or clash: the table's name, its line (from 1), a sentence. */
typedef void ss_problem(void *ctx, const char *table, uint32_t line, const char *message);

ss_status ss_engine_new(const ss_allocator *memory, ss_engine **out);
ss_status ss_engine_load(ss_engine *engine, const char *name, const char *bytes, size_t size, ss_problem *problem, void *ctx,
                         ss_error *error);
/* One pattern of the user (docs/patterns.md), in words as they stand in the file. Before finishing. */
typedef struct {
    ss_field name, kind, expression;
    ss_field flags, act, lemma, cameo, level, modality, roles;
    bool negated;
    float confidence;
} ss_pattern_given;
#define SS_NO_OFFSET UINT64_MAX
/* SS_PATTERN when it cannot be used: error->offset is the byte of its expression, SS_NO_OFFSET when something else is wrong. */
ss_status ss_engine_pattern(ss_engine *engine, const ss_pattern_given *given, ss_error *error);
/* Builds the automaton. Only a finished engine reads; a finished engine loads no more. */
ss_status ss_engine_finish(ss_engine *engine, ss_problem *problem, void *ctx, ss_error *error);
ss_engine *ss_engine_retain(ss_engine *engine);
void ss_engine_release(ss_engine *engine); /* NULL is fine */

/* What the lexicon makes of a string: calls `hit` for every reading of the whole string, best first. */
typedef struct {
    const char *entity, *name, *type, *how, *country, *wikidata, *table; /* terminated; NULL where there is none; `table` holds the name */
} ss_reading;
ss_status ss_engine_lookup(const ss_engine *engine, const char *text, size_t size,
                           void (*hit)(void *ctx, const ss_reading *reading), void *ctx);
/* Where a pattern of the engine (by its number, from 0) matches in a text, sentence by sentence: calls `hit` for the match as such (group
 * "") and then for each of its named groups; spans count bytes. SS_LIMIT when it had to try too much, SS_DECODE when the text
 * is not UTF-8. The engine is finished. */
ss_status ss_engine_find(const ss_engine *engine, uint32_t pattern, const char *text, size_t size,
                         void (*hit)(void *ctx, const char *group, uint32_t start, uint32_t end), void *ctx);
/* How alike two names are, 0..1, and why (a static sentence). `type` is a type of the contract ("person") or NULL. */
ss_status ss_match(const char *a, size_t a_size, const char *b, size_t b_size, const char *type, double *score, const char **why);

/* ---- reading -------------------------------------------------------------------------------------------------------- */

/* What the reading-in has to say of a record ("bad-date": "published is no day: 2024-02-31"); becomes a warning row. */
typedef struct { ss_field code, message; } ss_note;

typedef struct {
    const char *text; size_t text_size;      /* UTF-8, repaired here where it is not */
    ss_field id, path, url, title, outlet, language;
    const ss_field *authors; uint32_t n_authors;
    int32_t published;                       /* day since 1970-01-01, SS_NO_DAY when not given */
    const ss_note *notes; uint32_t n_notes;
    bool surrogates_whole;                   /* text came from a Python str: see text/utf8.h */
} ss_record;

typedef struct ss_shard ss_shard;

/* Reads records on `threads` threads (0: one for each processor). The result is the same for any number. `*cancel` may be
 * set by another thread at any time: SS_CANCELLED follows within a few documents. The shard has one reference. */
ss_status ss_shard_read(ss_engine *engine, const ss_record *records, uint32_t count, uint32_t threads,
                        const volatile int *cancel, ss_shard **out, ss_error *error);
ss_shard *ss_shard_retain(ss_shard *shard);
void ss_shard_release(ss_shard *shard);
uint32_t ss_shard_documents(const ss_shard *shard);

/* ---- corpus and tables ---------------------------------------------------------------------------------------------- */

typedef struct ss_corpus ss_corpus;

/* Joins shards, in order: entities merged, dates from the corpus, ids made unique. Holds a reference to each shard. On as many threads
 * as one of them was read on; the result is the same for any number. */
ss_status ss_corpus_new(ss_engine *engine, ss_shard *const *shards, uint32_t count, ss_corpus **out, ss_error *error);
/* The same, and with the same result, for shards that begin with all those of the corpus `like` (NULL: of none): of what it knows only
 * that is done again which the others change. `like` is borrowed for the call. */
ss_status ss_corpus_like(const ss_corpus *like, ss_engine *engine, ss_shard *const *shards, uint32_t count, ss_corpus **out,
                         ss_error *error);
/* Calls `each` for every row of claims, in order, with what its content sketches to (SS_SKETCH_DIGITS hexadecimal digits, eight
 * places of four; not terminated, good for the call), or NULL for a claim that is not looked at for statements. */
#define SS_SKETCH_DIGITS 32u
void ss_corpus_sketches(const ss_corpus *corpus, void (*each)(void *ctx, const char *digits), void *ctx);
/* Calls `each` for every row of claims, in order, that the entity (its row) makes, alone or with others; with `state` also for those
 * that anybody of that state makes. `statement` is the row of the statement that it renders, or -1. */
void ss_corpus_claims_of(const ss_corpus *corpus, uint64_t entity, bool state, void (*each)(void *ctx, uint64_t claim, int64_t statement),
                         void *ctx);
ss_corpus *ss_corpus_retain(ss_corpus *corpus);
void ss_corpus_release(ss_corpus *corpus);

typedef enum { SS_DOCUMENTS, SS_SENTENCES, SS_MENTIONS, SS_ENTITIES, SS_DATES, SS_CLAIMS, SS_VOTES, SS_MANDATES, SS_STATEMENTS,
               SS_CONFLICTS, SS_WARNINGS, SS_TABLES } ss_table;

const char *ss_table_name(ss_table table);
uint64_t ss_table_rows(const ss_corpus *corpus, ss_table table);
/* The rows of one document, which stand together in every table with a `doc` column: *first and *count (0, 0 when none).
 * For `entities`, `statements` and `conflicts`, which belong to the corpus, count is 0. */
void ss_table_document(const ss_corpus *corpus, ss_table table, uint32_t document, uint64_t *first, uint64_t *count);

struct ArrowSchema; struct ArrowArray; struct ArrowArrayStream; /* the Arrow C data interface: tables/arrow.h */
ss_status ss_table_schema(const ss_allocator *memory, ss_table table, struct ArrowSchema *out);
/* All words of an enumeration, behind them NULL; of a column (its number in the schema) that is none, and of none, NULL. Constant. */
const char *const *ss_table_words(ss_table table, uint32_t column);
/* Rows first..first+count as one struct array (fewer when the table ends, or a text column would pass 2 GiB: look at
 * out->length). The array holds a reference to what it borrows and is freed by its own release function, in any thread. */
ss_status ss_table_batch(ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count, struct ArrowArray *out);
/* The same rows as UTF-8, a line each: cells of CSV (nulls are empty, lists and structs JSON), or a JSON object. Days are ISO 8601, numbers
 * do not depend on the locale. *rows of them are in it: fewer than asked for where a batch or some megabytes end, and none only behind
 * the table's end. `out` is the caller's to drop, with `memory`. */
typedef enum { SS_CSV, SS_JSON_LINES } ss_line_form;
ss_status ss_table_lines(ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count, ss_line_form form, const ss_allocator *memory,
                         ss_chars *out, uint64_t *rows);
/* The same rows as a stream of batches. The stream holds a reference to the corpus, which its own release function gives
 * back; it belongs to one thread at a time. Rows behind the table's end are none. */
ss_status ss_table_stream(ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count, struct ArrowArrayStream *out);

#endif

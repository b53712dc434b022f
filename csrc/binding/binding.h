/* The thin layer between the core and Python: arguments in, results out, errors mapped.
 *
 *   Engine(tables, problems, patterns) --read(records)--> Shard     Corpus(engine, shards) --columns, stream--> lists, Arrow
 *                      `-- reading(records)--> Reading --end()--> Shard
 *
 * Four heap types. Three hold one reference to one object of the core and no Python objects; a Reading holds what its records
 * borrow from, strings for the most part, so none takes part in garbage collection. All can be made by `__new__` alone or not at
 * all, and but for a Reading, which begins and ends, they never change afterwards. What the
 * module itself needs stands in its state: there may be a module in each interpreter. The global lock is released while
 * the core works. Written within the limited API of Python 3.11. */
#ifndef SS_BINDING_BINDING_H
#define SS_BINDING_BINDING_H

#define PY_SSIZE_T_CLEAN
#ifndef Py_LIMITED_API
#define Py_LIMITED_API 0x030B0000
#endif
#include <Python.h>
#include <string.h>

#include "sayso.h"
#include "tables/arrow.h"

typedef struct {
    PyObject *sayso_error, *input_error, *decode_error, *lexicon_error, *pattern_error, *limit_error, *output_error;
    PyTypeObject *engine, *shard, *reading, *corpus;
    PyObject *isascii;     /* str.isascii */
    PyObject *fromordinal; /* datetime.date.fromordinal */
} sb_state;

typedef struct { PyObject_HEAD ss_engine *engine; } sb_engine;
typedef struct { PyObject_HEAD ss_shard *shard; } sb_shard;
typedef struct { PyObject_HEAD ss_corpus *corpus; } sb_corpus;

extern PyType_Spec sb_engine_spec, sb_shard_spec, sb_reading_spec, sb_corpus_spec;

/* The state of the module that made the type of `self`. */
sb_state *sb_state_of(PyObject *self);

/* Raises what the status stands for and returns NULL. `error` may be NULL. */
PyObject *sb_raise(const sb_state *state, ss_status status, const ss_error *error);

/* Bytes of a str as UTF-8, borrowed from `text` when it is ASCII, else from a bytes object that is appended to `kept`:
 * nothing is cached in the caller's str. `errors` says what becomes of lone surrogates. False with an exception set. */
bool sb_utf8(const sb_state *state, PyObject *text, const char *errors, PyObject *kept, const char **at, Py_ssize_t *size);

/* ---- patterns ----------------------------------------------------------------------------------------------------------- */

/* Loads a tuple of tuples (ten words, negated, confidence); false with an exception set. */
bool sb_patterns_load(const sb_state *state, ss_engine *engine, PyObject *patterns);
/* find(pattern, text): the matches of one pattern in a text, each a list of (group, text). */
PyObject *sb_find(const sb_state *state, const ss_engine *engine, PyObject *args);

/* ---- records: tuples of Python to records of the core ----------------------------------------------------------------- */

typedef struct {
    PyObject *kept;      /* list of what the records borrow from */
    ss_arena arena;      /* the records and their fields, and texts that had to be made UTF-8 */
    ss_record *records;
    uint32_t count;
    size_t bytes;        /* of all texts */
} sb_records;

/* From a list or any iterable of tuples. False with an exception set; sb_records_free in either case. */
bool sb_records_take(const sb_state *state, PyObject *tuples, sb_records *out);
void sb_records_free(sb_records *records);

/* Reads with the lock released; signals are seen to four times a second or more, and stop the reading. A new Shard, or NULL. */
PyObject *sb_read(const sb_state *state, ss_engine *engine, const sb_records *records, uint32_t threads);

/* A Reading of records, which are taken now; nothing is read yet. NULL with an exception set. */
PyObject *sb_reading_new(const sb_state *state, sb_engine *engine, PyObject *tuples, uint32_t threads);

/* ---- tables to Python ------------------------------------------------------------------------------------------------- */

/* Which table; false with an exception set. */
bool sb_table(const sb_state *state, const char *name, ss_table *out);

/* Rows of a table as a dict of lists, for the columns in `names` (None: all). */
PyObject *sb_columns(const sb_state *state, ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count,
                     PyObject *names);

/* The columns of a table: a list of (name, type, nullable). */
PyObject *sb_schema(const sb_state *state, ss_table table);

/* Capsules of the Arrow PyCapsule interface. */
PyObject *sb_stream_capsule(const sb_state *state, ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count);
PyObject *sb_schema_capsule(const sb_state *state, ss_table table);

#endif

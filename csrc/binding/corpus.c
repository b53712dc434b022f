#include "binding/binding.h"

/* ---- making ----------------------------------------------------------------------------------------------------------- */

/* The shards of a tuple of Shard objects, borrowed from it; NULL with an exception set. To be freed by PyMem_Free. */
static ss_shard **shards_of(const sb_state *state, PyObject *tuple, Py_ssize_t count) {
    ss_shard **shards = PyMem_Calloc(count ? (size_t)count : 1, sizeof *shards);
    if (!shards) PyErr_NoMemory();
    for (Py_ssize_t i = 0; shards && i < count; i++) {
        PyObject *shard = PyTuple_GetItem(tuple, i);
        if (Py_IS_TYPE(shard, state->shard)) {
            shards[i] = ((sb_shard *)shard)->shard;
            continue;
        }
        PyErr_SetString(PyExc_TypeError, "a Corpus is made of an Engine and an iterable of Shard");
        PyMem_Free(shards);
        shards = NULL;
    }
    return shards;
}

static bool corpus_join(const sb_state *state, ss_engine *engine, PyObject *tuple, const ss_corpus *like, ss_corpus **out) {
    ss_error error = {0};
    ss_status status;
    Py_ssize_t count = PyTuple_Size(tuple);
    ss_shard **shards = shards_of(state, tuple, count);
    if (!shards) return false;
    Py_BEGIN_ALLOW_THREADS
    status = ss_corpus_like(like, engine, shards, (uint32_t)count, out, &error);
    Py_END_ALLOW_THREADS
    PyMem_Free(shards);
    if (status) sb_raise(state, status, &error);
    return !status;
}

static PyObject *corpus_make(PyTypeObject *type, ss_engine *engine, PyObject *tuple, const ss_corpus *like) {
    sb_corpus *self = (sb_corpus *)PyType_GenericAlloc(type, 0);
    if (self && !corpus_join(PyType_GetModuleState(type), engine, tuple, like, &self->corpus)) Py_CLEAR(self);
    return (PyObject *)self;
}

static PyObject *corpus_new(PyTypeObject *type, PyObject *args, PyObject *keywords) {
    char *names[] = {"engine", "shards", "like", NULL};
    const sb_state *state = PyType_GetModuleState(type);
    PyObject *engine, *shards, *like = Py_None;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "O!O|O:Corpus", names, state->engine, &engine, &shards, &like)) return NULL;
    if (like != Py_None && !Py_IS_TYPE(like, type)) return PyErr_Format(PyExc_TypeError, "like must be a Corpus or None");
    PyObject *tuple = PySequence_Tuple(shards);
    if (!tuple) return NULL;
    PyObject *self = corpus_make(type, ((sb_engine *)engine)->engine, tuple, like == Py_None ? NULL : ((sb_corpus *)like)->corpus);
    Py_DECREF(tuple);
    return self;
}

static void corpus_dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    if (((sb_corpus *)self)->corpus) ss_corpus_release(((sb_corpus *)self)->corpus);
    PyObject_Free(self);
    Py_DECREF(type);
}

/* ---- asking ----------------------------------------------------------------------------------------------------------- */

bool sb_table(const sb_state *state, const char *name, ss_table *out) {
    for (int table = 0; table < SS_TABLES; table++)
        if (!strcmp(ss_table_name((ss_table)table), name)) return *out = (ss_table)table, true;
    PyErr_Format(state->input_error, "there is no table '%s'", name);
    return false;
}

static bool range_check(const sb_state *state, Py_ssize_t first, Py_ssize_t count) {
    if (first >= 0 && count >= -1) return true;
    PyErr_SetString(state->input_error, "rows are counted from 0, and a count of -1 means all");
    return false;
}

static uint64_t range_count(Py_ssize_t count) { return count < 0 ? UINT64_MAX : (uint64_t)count; }

static PyObject *corpus_rows(PyObject *self, PyObject *args) {
    const char *name;
    ss_table table;
    if (!PyArg_ParseTuple(args, "s:rows", &name) || !sb_table(sb_state_of(self), name, &table)) return NULL;
    return PyLong_FromUnsignedLongLong(ss_table_rows(((sb_corpus *)self)->corpus, table));
}

static PyObject *corpus_document_rows(PyObject *self, PyObject *args) {
    const char *name;
    Py_ssize_t document;
    ss_table table;
    uint64_t first, count;
    if (!PyArg_ParseTuple(args, "sn:document_rows", &name, &document)) return NULL;
    if (!sb_table(sb_state_of(self), name, &table)) return NULL;
    if (document < 0 || document > INT32_MAX) return Py_BuildValue("(ii)", 0, 0);
    ss_table_document(((sb_corpus *)self)->corpus, table, (uint32_t)document, &first, &count);
    return Py_BuildValue("(KK)", (unsigned long long)first, (unsigned long long)count);
}

static PyObject *corpus_columns(PyObject *self, PyObject *args, PyObject *keywords) {
    char *words[] = {"table", "first", "count", "names", NULL};
    const sb_state *state = sb_state_of(self);
    const char *name;
    Py_ssize_t first = 0, count = -1;
    PyObject *names = Py_None;
    ss_table table;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "s|nnO:columns", words, &name, &first, &count, &names)) return NULL;
    if (!sb_table(state, name, &table) || !range_check(state, first, count)) return NULL;
    return sb_columns(state, ((sb_corpus *)self)->corpus, table, (uint64_t)first, range_count(count), names);
}

static PyObject *corpus_stream(PyObject *self, PyObject *args, PyObject *keywords) {
    char *words[] = {"table", "first", "count", NULL};
    const sb_state *state = sb_state_of(self);
    const char *name;
    Py_ssize_t first = 0, count = -1;
    ss_table table;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "s|nn:stream", words, &name, &first, &count)) return NULL;
    if (!sb_table(state, name, &table) || !range_check(state, first, count)) return NULL;
    return sb_stream_capsule(state, ((sb_corpus *)self)->corpus, table, (uint64_t)first, range_count(count));
}

static PyObject *corpus_lines(PyObject *self, PyObject *args) {
    const char *name;
    Py_ssize_t first, count;
    int json;
    ss_table table;
    ss_chars lines;
    uint64_t rows;
    ss_status status;
    if (!PyArg_ParseTuple(args, "snnp:lines", &name, &first, &count, &json)) return NULL;
    if (!sb_table(sb_state_of(self), name, &table) || !range_check(sb_state_of(self), first, count)) return NULL;
    Py_BEGIN_ALLOW_THREADS
    status = ss_table_lines(((sb_corpus *)self)->corpus, table, (uint64_t)first, range_count(count), json ? SS_JSON_LINES : SS_CSV,
                            &ss_allocator_libc, &lines, &rows);
    Py_END_ALLOW_THREADS
    if (status) return sb_raise(sb_state_of(self), status, NULL);
    PyObject *result = Py_BuildValue("(y#K)", lines.count ? lines.at : "", (Py_ssize_t)lines.count, (unsigned long long)rows);
    SS_DROP(&lines, &ss_allocator_libc);
    return result;
}

static PyObject *corpus_schema(PyObject *self, PyObject *args) {
    const char *name;
    ss_table table;
    if (!PyArg_ParseTuple(args, "s:schema", &name) || !sb_table(sb_state_of(self), name, &table)) return NULL;
    return sb_schema(sb_state_of(self), table);
}

static PyObject *corpus_words(PyObject *self, PyObject *args) {
    const char *name;
    unsigned int column;
    ss_table table;
    if (!PyArg_ParseTuple(args, "sI:words", &name, &column) || !sb_table(sb_state_of(self), name, &table)) return NULL;
    const char *const *words = ss_table_words(table, column);
    PyObject *list = words ? PyList_New(0) : Py_NewRef(Py_None);
    for (; list && words && *words; words++) {
        PyObject *word = PyUnicode_FromString(*words);
        if (!word || PyList_Append(list, word) < 0) Py_CLEAR(list);
        Py_XDECREF(word);
    }
    return list;
}

static PyObject *corpus_schema_capsule(PyObject *self, PyObject *args) {
    const char *name;
    ss_table table;
    if (!PyArg_ParseTuple(args, "s:schema_capsule", &name) || !sb_table(sb_state_of(self), name, &table)) return NULL;
    return sb_schema_capsule(sb_state_of(self), table);
}

/* Behind a failure nothing more is done. */
static void add_sketch(void *list, const char *digits) {
    PyObject **out = list;
    PyObject *sketch = !*out ? NULL : digits ? PyUnicode_FromStringAndSize(digits, SS_SKETCH_DIGITS) : Py_NewRef(Py_None);
    if (*out && (!sketch || PyList_Append(*out, sketch) < 0)) Py_CLEAR(*out);
    Py_XDECREF(sketch);
}

static PyObject *corpus_sketches(PyObject *self, PyObject *args) {
    PyObject *list;
    if (!PyArg_ParseTuple(args, ":sketches") || !(list = PyList_New(0))) return NULL;
    ss_corpus_sketches(((sb_corpus *)self)->corpus, add_sketch, &list);
    return list;
}

typedef struct { PyObject *claims, *statements; } said;

static bool add_number(PyObject *list, long long number) {
    PyObject *item = PyLong_FromLongLong(number);
    bool added = item && PyList_Append(list, item) == 0;
    Py_XDECREF(item);
    return added;
}

/* Behind a failure nothing more is done. */
static void add_said(void *ctx, uint64_t claim, int64_t statement) {
    const said *out = ctx;
    if (PyErr_Occurred() || !add_number(out->claims, (long long)claim)) return;
    if (statement >= 0) (void)add_number(out->statements, (long long)statement);
}

static PyObject *corpus_claims_of(PyObject *self, PyObject *args) {
    unsigned long long entity;
    int state = 0;
    if (!PyArg_ParseTuple(args, "K|p:claims_of", &entity, &state)) return NULL;
    said out = {PyList_New(0), PyList_New(0)};
    if (out.claims && out.statements) ss_corpus_claims_of(((sb_corpus *)self)->corpus, entity, state != 0, add_said, &out);
    PyObject *result = PyErr_Occurred() ? NULL : PyTuple_Pack(2, out.claims, out.statements);
    Py_XDECREF(out.claims);
    Py_XDECREF(out.statements);
    return result;
}

static PyMethodDef corpus_methods[] = {
    {"rows", corpus_rows, METH_VARARGS, "rows($self, table, /)\n--\n\nHow many rows the table has."},
    {"document_rows", corpus_document_rows, METH_VARARGS,
     "document_rows($self, table, document, /)\n--\n\n(first, count) of the document's rows; (0, 0) when it has none."},
    {"columns", (PyCFunction)(void (*)(void))corpus_columns, METH_VARARGS | METH_KEYWORDS,
     "columns($self, /, table, first=0, count=-1, names=None)\n--\n\nRows of the table, or of its columns named, as a dict of lists."},
    {"stream", (PyCFunction)(void (*)(void))corpus_stream, METH_VARARGS | METH_KEYWORDS,
     "stream($self, /, table, first=0, count=-1)\n--\n\nRows of the table as a fresh Arrow stream in a capsule."},
    {"lines", corpus_lines, METH_VARARGS,
     "lines($self, table, first, count, json, /)\n--\n\nRows of the table as lines of CSV, or of JSON: (bytes, how many rows they are)."},
    {"claims_of", corpus_claims_of, METH_VARARGS,
     "claims_of($self, entity, state=False, /)\n--\n\nRows of the claims that the entity of that row makes, or anybody of that state; and the\n"
     "rows of the statements that these render, each as often as it is rendered."},
    {"sketches", corpus_sketches, METH_VARARGS,
     "sketches($self, /)\n--\n\nFor each row of claims what its content sketches to, 32 hexadecimal digits, or None."},
    {"schema", corpus_schema, METH_VARARGS,
     "schema($self, table, /)\n--\n\nThe table's columns: a list of (name, type, nullable)."},
    {"words", corpus_words, METH_VARARGS,
     "words($self, table, column, /)\n--\n\nAll words that the column of that number may hold, or None when it is no enumeration."},
    {"schema_capsule", corpus_schema_capsule, METH_VARARGS,
     "schema_capsule($self, table, /)\n--\n\nThe table's Arrow schema in a capsule."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot corpus_slots[] = {
    {Py_tp_doc,
     "Corpus(engine, shards, like=None)\n--\n\nShards joined, in their order: entities merged, ids made unique. Immutable.\n"
     "`like`: a Corpus of the first of them; what it knows is not looked for again."},
    {Py_tp_new, (void *)(uintptr_t)corpus_new},
    {Py_tp_dealloc, (void *)(uintptr_t)corpus_dealloc},
    {Py_tp_methods, corpus_methods},
    {0, NULL}};

PyType_Spec sb_corpus_spec = {.name = "sayso._core.Corpus", .basicsize = sizeof(sb_corpus), .slots = corpus_slots,
                              .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE};

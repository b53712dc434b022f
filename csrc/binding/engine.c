#include "binding/binding.h"

/* ---- loading ---------------------------------------------------------------------------------------------------------- */

static void problem_append(void *ctx, const char *table, uint32_t line, const char *message) {
    PyObject *problems = ctx;
    if (PyErr_Occurred()) return;
    PyObject *problem = Py_BuildValue("(sIs)", table, (unsigned)line, message);
    if (problem) (void)PyList_Append(problems, problem);
    Py_XDECREF(problem);
}

static void problem_ignore(void *ctx, const char *table, uint32_t line, const char *message) {
    (void)ctx, (void)table, (void)line, (void)message;
}

static bool engine_load(const sb_state *state, ss_engine *engine, PyObject *table, PyObject *problems) {
    const char *name;
    char *bytes;
    Py_ssize_t size;
    PyObject *content;
    ss_error error = {0};
    if (!PyArg_ParseTuple(table, "sS;a table is a tuple (name, bytes)", &name, &content)) return false;
    if (PyBytes_AsStringAndSize(content, &bytes, &size)) return false;
    ss_problem *problem = problems == Py_None ? problem_ignore : problem_append;
    ss_status status = ss_engine_load(engine, name, bytes, (size_t)size, problem, problems, &error);
    if (status) sb_raise(state, status, &error);
    return !PyErr_Occurred();
}

static bool engine_fill(const sb_state *state, ss_engine *engine, PyObject *tables, PyObject *problems, PyObject *patterns) {
    ss_error error = {0};
    if (!sb_patterns_load(state, engine, patterns)) return false;
    Py_ssize_t count = PyTuple_Size(tables);
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *table = PyTuple_GetItem(tables, i);
        if (!PyTuple_Check(table)) return PyErr_SetString(PyExc_TypeError, "a table is a tuple (name, bytes)"), false;
        if (!engine_load(state, engine, table, problems)) return false;
    }
    ss_status status = ss_engine_finish(engine, problems == Py_None ? problem_ignore : problem_append, problems, &error);
    if (status) sb_raise(state, status, &error);
    return !PyErr_Occurred();
}

/* ---- the type Engine -------------------------------------------------------------------------------------------------- */

static PyObject *engine_make(PyTypeObject *type, PyObject *tables, PyObject *problems, PyObject *patterns) {
    const sb_state *state = PyType_GetModuleState(type);
    sb_engine *self = (sb_engine *)PyType_GenericAlloc(type, 0);
    if (!self) return NULL;
    ss_status status = ss_engine_new(&ss_allocator_libc, &self->engine);
    if (status) sb_raise(state, status, NULL);
    if (status || !engine_fill(state, self->engine, tables, problems, patterns)) Py_CLEAR(self);
    return (PyObject *)self;
}

static PyObject *engine_new(PyTypeObject *type, PyObject *args, PyObject *keywords) {
    char *names[] = {"tables", "problems", "patterns", NULL};
    PyObject *tables, *problems = Py_None, *patterns = NULL;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "O|OO:Engine", names, &tables, &problems, &patterns)) return NULL;
    if (problems != Py_None && !PyList_Check(problems)) {
        PyErr_SetString(PyExc_TypeError, "problems must be a list or None");
        return NULL;
    }
    tables = PySequence_Tuple(tables);
    patterns = tables && patterns ? PySequence_Tuple(patterns) : PyTuple_New(0);
    PyObject *self = tables && patterns ? engine_make(type, tables, problems, patterns) : NULL;
    Py_XDECREF(tables);
    Py_XDECREF(patterns);
    return self;
}

static void engine_dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    ss_engine_release(((sb_engine *)self)->engine);
    PyObject_Free(self);
    Py_DECREF(type);
}

/* The arguments of read and of reading; false with an exception set. */
static bool read_arguments(PyObject *self, PyObject *args, PyObject *keywords, const char *format, PyObject **tuples, uint32_t *threads) {
    char *names[] = {"records", "threads", NULL};
    int asked = 0;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, format, names, tuples, &asked)) return false;
    *threads = (uint32_t)asked;
    if (asked >= 0) return true;
    PyErr_SetString(sb_state_of(self)->input_error, "threads must be 0 (one for each processor) or more");
    return false;
}

static PyObject *engine_read(PyObject *self, PyObject *args, PyObject *keywords) {
    const sb_state *state = sb_state_of(self);
    PyObject *tuples, *result = NULL;
    uint32_t threads;
    sb_records records;
    if (!read_arguments(self, args, keywords, "O|i:read", &tuples, &threads)) return NULL;
    if (sb_records_take(state, tuples, &records)) result = sb_read(state, ((sb_engine *)self)->engine, &records, threads);
    sb_records_free(&records);
    return result;
}

static PyObject *engine_reading(PyObject *self, PyObject *args, PyObject *keywords) {
    PyObject *tuples;
    uint32_t threads;
    if (!read_arguments(self, args, keywords, "O|i:reading", &tuples, &threads)) return NULL;
    return sb_reading_new(sb_state_of(self), (sb_engine *)self, tuples, threads);
}

static void reading_append(void *ctx, const ss_reading *reading) {
    PyObject *readings = ctx;
    if (PyErr_Occurred()) return;
    PyObject *item = Py_BuildValue("(zzzzzzz)", reading->entity, reading->name, reading->type, reading->how,
                                   reading->country, reading->wikidata, reading->table);
    if (item) (void)PyList_Append(readings, item);
    Py_XDECREF(item);
}

static PyObject *engine_lookup(PyObject *self, PyObject *text) {
    const sb_state *state = sb_state_of(self);
    const char *at;
    Py_ssize_t size;
    if (!PyUnicode_Check(text)) return PyErr_SetString(PyExc_TypeError, "lookup takes a str"), NULL;
    PyObject *kept = PyList_New(0), *readings = PyList_New(0);
    ss_status status = SS_OK;
    if (kept && readings && sb_utf8(state, text, "replace", kept, &at, &size))
        status = ss_engine_lookup(((sb_engine *)self)->engine, at, (size_t)size, reading_append, readings);
    Py_XDECREF(kept);
    if (status && !PyErr_Occurred()) sb_raise(state, status, NULL);
    if (PyErr_Occurred()) Py_CLEAR(readings);
    return readings;
}

static PyObject *engine_find(PyObject *self, PyObject *args) { return sb_find(sb_state_of(self), ((sb_engine *)self)->engine, args); }

static PyMethodDef engine_methods[] = {
    {"read", (PyCFunction)(void (*)(void))engine_read, METH_VARARGS | METH_KEYWORDS,
     "read($self, /, records, threads=0)\n--\n\n"
     "Reads a batch: tuples (id, text, path, url, title, outlet, language, authors, day, notes), the notes being optional.\n"
     "The text is str or bytes (UTF-8), the day counts from 1970-01-01, a note is (code, message). threads=0 is one for each\n"
     "processor; the Shard is the same for any number."},
    {"reading", (PyCFunction)(void (*)(void))engine_reading, METH_VARARGS | METH_KEYWORDS,
     "reading($self, /, records, threads=0)\n--\n\n"
     "A batch as read takes it, which is to be read while something else is done: begin() and end() do that."},
    {"lookup", engine_lookup, METH_O,
     "lookup($self, text, /)\n--\n\nWhat the lexicon makes of a string: tuples (entity, name, type, how, country, wikidata, table), best first."},
    {"find", engine_find, METH_VARARGS,
     "find($self, pattern, text, /)\n--\n\nWhere the pattern of that number matches: for each match a list of (group, text), group '' first."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot engine_slots[] = {
    {Py_tp_doc, "Engine(tables, problems=None, patterns=())\n--\n\n"
                "Lexicon and rules, built once from tables (name, bytes), then immutable and good for any number of threads.\n"
                "Bad rows are appended to the list of problems as tuples (table, line, message). A pattern is a tuple (name, kind,\n"
                "expression, flags, act, lemma, cameo, level, modality, roles, negated, confidence), with '' where nothing is said;\n"
                "PatternError(message, number, byte) tells of a bad one."},
    {Py_tp_new, (void *)(uintptr_t)engine_new},
    {Py_tp_dealloc, (void *)(uintptr_t)engine_dealloc},
    {Py_tp_methods, engine_methods},
    {0, NULL}};

PyType_Spec sb_engine_spec = {.name = "sayso._core.Engine", .basicsize = sizeof(sb_engine), .slots = engine_slots,
                              .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE};

/* Users' patterns: tuples of Python to the core, and where one of them matches. */
#include "binding/binding.h"

enum { WORDS = 10 }; /* name, kind, expression, flags, act, lemma, cameo, level, modality, roles */

/* PatternError(message, number of the pattern, byte of its expression or None). */
static bool refuse(const sb_state *state, const ss_error *error, Py_ssize_t number) {
    PyObject *offset = error->offset == SS_NO_OFFSET ? Py_NewRef(Py_None) : PyLong_FromUnsignedLongLong(error->offset);
    PyObject *told = offset ? Py_BuildValue("(snN)", error->message, number, offset) : NULL;
    if (told) PyErr_SetObject(state->pattern_error, told);
    Py_XDECREF(told);
    return false;
}

/* Borrowed from the tuple. */
static bool words_take(PyObject *tuple, ss_pattern_given *out) {
    const char *at[WORDS];
    Py_ssize_t size[WORDS];
    int negated;
    if (!PyArg_ParseTuple(tuple, "s#s#s#s#s#s#s#s#s#s#pf;a pattern is a tuple of ten str, a bool and a float", &at[0], &size[0], &at[1],
                          &size[1], &at[2], &size[2], &at[3], &size[3], &at[4], &size[4], &at[5], &size[5], &at[6], &size[6], &at[7],
                          &size[7], &at[8], &size[8], &at[9], &size[9], &negated, &out->confidence))
        return false;
    ss_field *fields[WORDS] = {&out->name, &out->kind, &out->expression, &out->flags, &out->act, &out->lemma, &out->cameo,
                               &out->level, &out->modality, &out->roles};
    for (int i = 0; i < WORDS; i++) {
        if (size[i] > INT32_MAX) return PyErr_SetString(PyExc_OverflowError, "a word of a pattern is over 2 GiB"), false;
        *fields[i] = (ss_field){at[i], (uint32_t)size[i]};
    }
    out->negated = negated != 0;
    return true;
}

static bool pattern_load(const sb_state *state, ss_engine *engine, PyObject *tuple, Py_ssize_t number) {
    ss_pattern_given given;
    ss_error error = {0};
    if (!PyTuple_Check(tuple)) return PyErr_SetString(PyExc_TypeError, "a pattern is a tuple of ten str, a bool and a float"), false;
    if (!words_take(tuple, &given)) return false;
    ss_status status = ss_engine_pattern(engine, &given, &error);
    if (status == SS_PATTERN) return refuse(state, &error, number);
    if (status) sb_raise(state, status, &error);
    return !status;
}

bool sb_patterns_load(const sb_state *state, ss_engine *engine, PyObject *patterns) {
    Py_ssize_t count = PyTuple_Size(patterns);
    for (Py_ssize_t i = 0; i < count; i++)
        if (!pattern_load(state, engine, PyTuple_GetItem(patterns, i), i)) return false;
    return true;
}

/* ---- where it matches -------------------------------------------------------------------------------------------------- */

typedef struct { PyObject *found; const char *text; } finder;

/* A match is a list of (group, text); the first one is the match as such. */
static void find_append(void *ctx, const char *group, uint32_t start, uint32_t end) {
    const finder *f = ctx;
    if (PyErr_Occurred()) return;
    Py_ssize_t count = PyList_Size(f->found);
    PyObject *match = *group ? Py_XNewRef(PyList_GetItem(f->found, count - 1)) : PyList_New(0);
    PyObject *item = match ? Py_BuildValue("(ss#)", group, f->text + start, (Py_ssize_t)(end - start)) : NULL;
    if (item && !PyList_Append(match, item) && !*group) (void)PyList_Append(f->found, match);
    Py_XDECREF(item);
    Py_XDECREF(match);
}

PyObject *sb_find(const sb_state *state, const ss_engine *engine, PyObject *args) {
    unsigned pattern;
    const char *text;
    Py_ssize_t size;
    if (!PyArg_ParseTuple(args, "Is#:find", &pattern, &text, &size)) return NULL;
    finder f = {PyList_New(0), text};
    ss_status status = f.found ? ss_engine_find(engine, pattern, text, (size_t)size, find_append, &f) : SS_NOMEM;
    if (status == SS_INPUT) PyErr_SetString(PyExc_IndexError, "there is no pattern with that number");
    else if (status && !PyErr_Occurred()) sb_raise(state, status, NULL);
    if (PyErr_Occurred()) Py_CLEAR(f.found);
    return f.found;
}

#include "binding/binding.h"

sb_state *sb_state_of(PyObject *self) { return PyType_GetModuleState(Py_TYPE(self)); }

/* ---- errors ---------------------------------------------------------------------------------------------------------- */

static PyObject *error_class(const sb_state *state, ss_status status) {
    switch (status) {
    case SS_NOMEM: return PyExc_MemoryError;
    case SS_INPUT: return state->input_error;
    case SS_DECODE: return state->decode_error;
    case SS_LEXICON: return state->lexicon_error;
    case SS_PATTERN: return state->pattern_error;
    case SS_LIMIT: return state->limit_error;
    case SS_CANCELLED: return PyExc_KeyboardInterrupt;
    case SS_OK: break;
    }
    return state->sayso_error;
}

PyObject *sb_raise(const sb_state *state, ss_status status, const ss_error *error) {
    if (status == SS_NOMEM) return PyErr_NoMemory();
    const char *message = error && error->message[0] ? error->message : "more than the documented limits allow";
    PyErr_SetString(error_class(state, status), message);
    return NULL;
}

/* ---- match ----------------------------------------------------------------------------------------------------------- */

bool sb_utf8(const sb_state *state, PyObject *text, const char *errors, PyObject *kept, const char **at, Py_ssize_t *size) {
    PyObject *ascii = PyObject_CallFunctionObjArgs(state->isascii, text, NULL);
    if (!ascii) return false;
    bool borrowed = ascii == Py_True;
    Py_DECREF(ascii);
    if (borrowed) return (*at = PyUnicode_AsUTF8AndSize(text, size)) != NULL;
    PyObject *bytes = PyUnicode_AsEncodedString(text, "utf-8", errors);
    if (!bytes) return false;
    int failed = PyList_Append(kept, bytes);
    Py_DECREF(bytes);
    return !failed && !PyBytes_AsStringAndSize(bytes, (char **)at, size);
}

static PyObject *match_kept(const sb_state *state, PyObject *a, PyObject *b, const char *type, PyObject *kept) {
    const char *a_at, *b_at, *why;
    Py_ssize_t a_size, b_size;
    double score;
    if (!sb_utf8(state, a, "replace", kept, &a_at, &a_size)) return NULL;
    if (!sb_utf8(state, b, "replace", kept, &b_at, &b_size)) return NULL;
    ss_status status = ss_match(a_at, (size_t)a_size, b_at, (size_t)b_size, type, &score, &why);
    if (status == SS_INPUT) return PyErr_Format(state->input_error, "no type of entity is called '%s'", type ? type : "");
    return status ? sb_raise(state, status, NULL) : Py_BuildValue("(ds)", score, why);
}

static PyObject *module_match(PyObject *module, PyObject *args, PyObject *keywords) {
    char *names[] = {"a", "b", "type", NULL};
    PyObject *a, *b;
    const char *type = NULL;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "UU|z:match", names, &a, &b, &type)) return NULL;
    PyObject *kept = PyList_New(0);
    if (!kept) return NULL;
    PyObject *result = match_kept(PyModule_GetState(module), a, b, type, kept);
    Py_DECREF(kept);
    return result;
}

static PyMethodDef module_methods[] = {
    {"match", (PyCFunction)(void (*)(void))module_match, METH_VARARGS | METH_KEYWORDS,
     "match($module, /, a, b, type=None)\n--\n\nHow alike two names are, 0..1, and why."},
    {NULL, NULL, 0, NULL}};

/* ---- making the module ----------------------------------------------------------------------------------------------- */

static PyObject *class_new(PyObject *module, const char *name, const char *text, PyObject *base, PyObject *other) {
    PyObject *bases = other ? PyTuple_Pack(2, base, other) : PyTuple_Pack(1, base);
    PyObject *made = bases ? PyErr_NewExceptionWithDoc(name, text, bases, NULL) : NULL;
    Py_XDECREF(bases);
    if (made && PyModule_AddObjectRef(module, strrchr(name, '.') + 1, made) < 0) Py_CLEAR(made);
    return made;
}

static int errors_make(PyObject *module, sb_state *state) {
    static const char all[] = "Whatever sayso raises of its own.";
    PyObject *value = PyExc_ValueError, *base = class_new(module, "sayso.SaysoError", all, PyExc_Exception, NULL);
    if (!(state->sayso_error = base)) return -1;
    const struct { PyObject **slot; const char *name, *text; PyObject *other; } rest[] = {
        {&state->input_error, "sayso.InputError", "Something given to sayso that it cannot read.", value},
        {&state->decode_error, "sayso.DecodeError", "Bytes that are not the encoding they claim.", value},
        {&state->lexicon_error, "sayso.LexiconError", "A lexicon that cannot be read.", value},
        {&state->pattern_error, "sayso.PatternError", "A pattern that does not compile.", value},
        {&state->limit_error, "sayso.LimitError", "An input over a documented limit.", NULL},
        {&state->output_error, "sayso.OutputError", "A result that cannot be written.", NULL}};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        if (!(*rest[i].slot = class_new(module, rest[i].name, rest[i].text, base, rest[i].other))) return -1;
    return 0;
}

static PyTypeObject *type_make(PyObject *module, PyType_Spec *spec) {
    PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
    if (type && PyModule_AddType(module, (PyTypeObject *)type) < 0) Py_CLEAR(type);
    return (PyTypeObject *)type;
}

static PyObject *attribute_of(const char *module, const char *type, const char *name) {
    PyObject *found = PyImport_ImportModule(module);
    PyObject *owner = found ? PyObject_GetAttrString(found, type) : NULL;
    PyObject *attribute = owner ? PyObject_GetAttrString(owner, name) : NULL;
    Py_XDECREF(owner);
    Py_XDECREF(found);
    return attribute;
}

static int module_exec(PyObject *module) {
    sb_state *state = PyModule_GetState(module);
    if (errors_make(module, state)) return -1;
    if (!(state->engine = type_make(module, &sb_engine_spec))) return -1;
    if (!(state->shard = type_make(module, &sb_shard_spec))) return -1;
    if (!(state->reading = type_make(module, &sb_reading_spec))) return -1;
    if (!(state->corpus = type_make(module, &sb_corpus_spec))) return -1;
    if (!(state->isascii = PyObject_GetAttrString((PyObject *)&PyUnicode_Type, "isascii"))) return -1;
    return (state->fromordinal = attribute_of("datetime", "date", "fromordinal")) ? 0 : -1;
}

static int module_traverse(PyObject *module, visitproc visit, void *arg) {
    sb_state *state = PyModule_GetState(module);
    PyObject *held[] = {state->sayso_error, state->input_error, state->decode_error, state->lexicon_error,
                        state->pattern_error, state->limit_error, state->output_error, (PyObject *)state->engine,
                        (PyObject *)state->shard, (PyObject *)state->reading, (PyObject *)state->corpus, state->isascii, state->fromordinal};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) Py_VISIT(held[i]);
    return 0;
}

static int module_clear(PyObject *module) {
    sb_state *state = PyModule_GetState(module);
    PyObject **held[] = {&state->sayso_error, &state->input_error, &state->decode_error, &state->lexicon_error,
                         &state->pattern_error, &state->limit_error, &state->output_error, (PyObject **)&state->engine,
                         (PyObject **)&state->shard, (PyObject **)&state->reading, (PyObject **)&state->corpus, &state->isascii,
                         &state->fromordinal};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) Py_CLEAR(*held[i]);
    return 0;
}

static void module_free(void *module) { (void)module_clear(module); }

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, (void *)(uintptr_t)module_exec}, {0, NULL}};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT, .m_name = "sayso._core", .m_doc = "The core of sayso: readers and tables. Use the package sayso.",
    .m_size = sizeof(sb_state), .m_methods = module_methods, .m_slots = module_slots, .m_traverse = module_traverse,
    .m_clear = module_clear, .m_free = module_free};

PyMODINIT_FUNC PyInit__core(void) { return PyModuleDef_Init(&module_def); }

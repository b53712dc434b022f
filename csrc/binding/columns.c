/* Any Arrow array as Python objects: lists, dicts, str, int, float, bool, date, None. */
#include "binding/binding.h"

/* One array, ready to be asked for cells. `words` are a dictionary's words or a struct's names. */
typedef struct cells cells;
struct cells {
    const sb_state *state;
    const struct ArrowSchema *schema;
    const struct ArrowArray *array;
    PyObject *words;
    cells *children;
};

#define EPOCH_ORDINAL 719163 /* date.fromordinal(719163) is 1970-01-01 */

static PyObject *cell(const cells *c, int64_t i);

/* ---- cells ------------------------------------------------------------------------------------------------------------ */

static bool bit_at(const void *bits, int64_t i) { return ((const uint8_t *)bits)[i >> 3] >> (i & 7) & 1; }

static PyObject *cell_date(const cells *c, int32_t day) {
    PyObject *ordinal = PyLong_FromLong((long)day + EPOCH_ORDINAL);
    PyObject *date = ordinal ? PyObject_CallFunctionObjArgs(c->state->fromordinal, ordinal, NULL) : NULL;
    Py_XDECREF(ordinal);
    return date;
}

static PyObject *cell_list(const cells *c, int64_t i) {
    const int32_t *offsets = c->array->buffers[1];
    PyObject *list = PyList_New(offsets[i + 1] - offsets[i]);
    for (int32_t j = offsets[i]; list && j < offsets[i + 1]; j++) {
        PyObject *item = cell(&c->children[0], j);
        if (!item || PyList_SetItem(list, j - offsets[i], item)) Py_CLEAR(list);
    }
    return list;
}

static PyObject *cell_struct(const cells *c, int64_t i) {
    PyObject *dict = PyDict_New();
    for (int64_t j = 0; dict && j < c->array->n_children; j++) {
        PyObject *value = cell(&c->children[j], i);
        if (!value || PyDict_SetItem(dict, PyList_GetItem(c->words, (Py_ssize_t)j), value)) Py_CLEAR(dict);
        Py_XDECREF(value);
    }
    return dict;
}

static PyObject *cell_string(const struct ArrowArray *array, int64_t i) {
    const int32_t *offsets = array->buffers[1];
    return PyUnicode_DecodeUTF8((const char *)array->buffers[2] + offsets[i], offsets[i + 1] - offsets[i], NULL);
}

static PyObject *cell_word(const cells *c, int64_t i) {
    PyObject *word = PyList_GetItem(c->words, ((const int8_t *)c->array->buffers[1])[i]);
    Py_XINCREF(word);
    return word;
}

static PyObject *cell(const cells *c, int64_t i) {
    const void *values = c->array->n_buffers > 1 ? c->array->buffers[1] : NULL;
    i += c->array->offset;
    if (c->array->buffers[0] && !bit_at(c->array->buffers[0], i)) return Py_NewRef(Py_None);
    if (c->schema->dictionary) return cell_word(c, i);
    switch (c->schema->format[0]) {
    case 'i': return PyLong_FromLong(((const int32_t *)values)[i]);
    case 'u': return cell_string(c->array, i);
    case 't': return cell_date(c, ((const int32_t *)values)[i]);
    case 'b': return PyBool_FromLong(bit_at(values, i));
    case 'c': return PyLong_FromLong(((const int8_t *)values)[i]);
    case 'f': return PyFloat_FromDouble((double)((const float *)values)[i]);
    default: return c->schema->format[1] == 'l' ? cell_list(c, i) : cell_struct(c, i);
    }
}

/* ---- arrays made ready ------------------------------------------------------------------------------------------------- */

static PyObject *words_of(const struct ArrowSchema *schema, const struct ArrowArray *array) {
    int64_t count = schema->dictionary ? array->dictionary->length : schema->n_children;
    PyObject *words = PyList_New((Py_ssize_t)count);
    for (int64_t i = 0; words && i < count; i++) {
        PyObject *word = schema->dictionary ? cell_string(array->dictionary, i)
                                            : PyUnicode_FromString(schema->children[i]->name);
        if (!word || PyList_SetItem(words, (Py_ssize_t)i, word)) Py_CLEAR(words);
    }
    return words;
}

/* Fills `out`; what it needs lives in the arena, and its words in the list `kept`. The depth is that of the schema. */
static bool cells_make(const sb_state *state, ss_arena *arena, PyObject *kept, const struct ArrowSchema *schema,
                       const struct ArrowArray *array, cells *out) {
    *out = (cells){.state = state, .schema = schema, .array = array, .words = words_of(schema, array)};
    int failed = !out->words || PyList_Append(kept, out->words);
    Py_XDECREF(out->words);
    if (failed) return false;
    out->children = ss_arena_zero(arena, (size_t)schema->n_children * sizeof *out->children);
    if (!out->children) return PyErr_NoMemory(), false;
    for (int64_t i = 0; i < schema->n_children; i++)
        if (!cells_make(state, arena, kept, schema->children[i], array->children[i], &out->children[i])) return false;
    return true;
}

/* ---- columns ----------------------------------------------------------------------------------------------------------- */

static bool column_put(const cells *c, PyObject *list, uint64_t at) {
    for (int64_t i = 0; i < c->array->length; i++) {
        PyObject *value = cell(c, i);
        if (!value || PyList_SetItem(list, (Py_ssize_t)at + (Py_ssize_t)i, value)) return false;
    }
    return true;
}

/* Borrowed; NULL when the column is not asked for, or with an exception set. */
static PyObject *column_list(PyObject *columns, const char *name) {
    PyObject *key = PyUnicode_FromString(name);
    PyObject *list = key ? PyDict_GetItemWithError(columns, key) : NULL;
    Py_XDECREF(key);
    return list;
}

/* Puts the rows of one batch into the lists of `columns`, which has those that are asked for. */
static bool batch_put(const sb_state *state, const struct ArrowSchema *schema, const struct ArrowArray *batch,
                      PyObject *columns, uint64_t at) {
    ss_arena arena;
    ss_arena_init(&arena, &ss_allocator_libc);
    PyObject *kept = PyList_New(0);
    bool good = kept != NULL;
    for (int64_t i = 0; good && i < schema->n_children; i++) {
        cells c;
        PyObject *list = column_list(columns, schema->children[i]->name);
        if (!list) good = !PyErr_Occurred();
        else good = cells_make(state, &arena, kept, schema->children[i], batch->children[i], &c) && column_put(&c, list, at);
    }
    Py_XDECREF(kept);
    ss_arena_free(&arena);
    return good;
}

static bool batches_put(const sb_state *state, ss_corpus *corpus, ss_table table, const struct ArrowSchema *schema,
                        uint64_t first, uint64_t count, PyObject *columns) {
    for (uint64_t done = 0; done < count;) {
        struct ArrowArray batch;
        ss_status status;
        uint64_t size = count - done < 65536 ? count - done : 65536;
        if (PyErr_CheckSignals()) return false;
        Py_BEGIN_ALLOW_THREADS
        status = ss_table_batch(corpus, table, first + done, size, &batch);
        Py_END_ALLOW_THREADS
        if (status) return sb_raise(state, status, NULL) != NULL;
        bool good = batch_put(state, schema, &batch, columns, done);
        done += (uint64_t)batch.length;
        batch.release(&batch);
        if (!good) return false;
    }
    return true;
}

/* Adds an empty list of `count` places; each place is filled before anybody sees the list. */
static bool column_add(PyObject *columns, const char *name, uint64_t count) {
    PyObject *list = PyList_New((Py_ssize_t)count);
    int failed = !list || PyDict_SetItemString(columns, name, list);
    Py_XDECREF(list);
    return !failed;
}

static bool column_known(const struct ArrowSchema *schema, const char *name) {
    for (int64_t i = 0; i < schema->n_children; i++)
        if (!strcmp(schema->children[i]->name, name)) return true;
    return false;
}

static bool columns_named(const sb_state *state, const struct ArrowSchema *schema, PyObject *names, uint64_t count,
                          PyObject *columns) {
    Py_ssize_t size = PyTuple_Size(names);
    for (Py_ssize_t i = 0; i < size; i++) {
        PyObject *key = PyTuple_GetItem(names, i);
        const char *name = PyUnicode_Check(key) ? PyUnicode_AsUTF8AndSize(key, NULL) : NULL;
        if (!name || !column_known(schema, name)) {
            PyErr_Clear();
            PyErr_Format(state->input_error, "the table has no column %R", key);
            return false;
        }
        if (!column_add(columns, name, count)) return false;
    }
    return true;
}

static bool columns_all(const struct ArrowSchema *schema, uint64_t count, PyObject *columns) {
    for (int64_t i = 0; i < schema->n_children; i++)
        if (!column_add(columns, schema->children[i]->name, count)) return false;
    return true;
}

static PyObject *columns_make(const sb_state *state, const struct ArrowSchema *schema, PyObject *names, uint64_t count) {
    PyObject *columns = PyDict_New(), *tuple = NULL;
    bool good = columns != NULL;
    if (good && names == Py_None) good = columns_all(schema, count, columns);
    if (good && names != Py_None)
        good = (tuple = PySequence_Tuple(names)) && columns_named(state, schema, tuple, count, columns);
    Py_XDECREF(tuple);
    if (!good) Py_CLEAR(columns);
    return columns;
}

PyObject *sb_columns(const sb_state *state, ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count,
                     PyObject *names) {
    struct ArrowSchema schema;
    uint64_t rows = ss_table_rows(corpus, table);
    ss_status status = ss_table_schema(&ss_allocator_libc, table, &schema);
    if (status) return sb_raise(state, status, NULL);
    if (first > rows) first = rows;
    if (count > rows - first) count = rows - first;
    PyObject *columns = columns_make(state, &schema, names, count);
    bool wanted = columns && PyDict_Size(columns);
    if (wanted && !batches_put(state, corpus, table, &schema, first, count, columns)) Py_CLEAR(columns);
    schema.release(&schema);
    return columns;
}

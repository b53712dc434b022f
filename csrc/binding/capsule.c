/* The Arrow PyCapsule interface, and schemas in Python's own words. */
#include "binding/binding.h"

/* ---- capsules: whoever takes one moves the struct of Arrow out; what is still in it goes with the capsule --------------- */

static void stream_free(PyObject *capsule) {
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    if (stream->release) stream->release(stream);
    PyMem_Free(stream);
}

PyObject *sb_stream_capsule(const sb_state *state, ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count) {
    struct ArrowArrayStream *stream = PyMem_Calloc(1, sizeof *stream);
    if (!stream) return PyErr_NoMemory();
    ss_status status = ss_table_stream(corpus, table, first, count, stream);
    PyObject *capsule = status ? sb_raise(state, status, NULL) : PyCapsule_New(stream, "arrow_array_stream", stream_free);
    if (capsule) return capsule;
    if (stream->release) stream->release(stream);
    PyMem_Free(stream);
    return NULL;
}

static void schema_free(PyObject *capsule) {
    struct ArrowSchema *schema = PyCapsule_GetPointer(capsule, "arrow_schema");
    if (schema->release) schema->release(schema);
    PyMem_Free(schema);
}

PyObject *sb_schema_capsule(const sb_state *state, ss_table table) {
    struct ArrowSchema *schema = PyMem_Calloc(1, sizeof *schema);
    if (!schema) return PyErr_NoMemory();
    ss_status status = ss_table_schema(&ss_allocator_libc, table, schema);
    PyObject *capsule = status ? sb_raise(state, status, NULL) : PyCapsule_New(schema, "arrow_schema", schema_free);
    if (capsule) return capsule;
    if (schema->release) schema->release(schema);
    PyMem_Free(schema);
    return NULL;
}

/* ---- schemas in words -------------------------------------------------------------------------------------------------- */

static PyObject *type_text(const struct ArrowSchema *schema);

static PyObject *struct_text(const struct ArrowSchema *schema) {
    PyObject *text = PyUnicode_FromString("struct<");
    for (int64_t i = 0; text && i < schema->n_children; i++) {
        PyObject *type = type_text(schema->children[i]);
        const char *name = schema->children[i]->name;
        PyObject *longer = type ? PyUnicode_FromFormat("%U%s%s: %U", text, i ? ", " : "", name, type) : NULL;
        Py_XDECREF(type);
        Py_DECREF(text);
        text = longer;
    }
    PyObject *whole = text ? PyUnicode_FromFormat("%U>", text) : NULL;
    Py_XDECREF(text);
    return whole;
}

static PyObject *list_text(const struct ArrowSchema *schema) {
    PyObject *item = type_text(schema->children[0]);
    PyObject *text = item ? PyUnicode_FromFormat("list<%U>", item) : NULL;
    Py_XDECREF(item);
    return text;
}

/* The depth is that of the schema. */
static PyObject *type_text(const struct ArrowSchema *schema) {
    if (schema->dictionary) return PyUnicode_FromString("dictionary<int8, string>");
    switch (schema->format[0]) {
    case 'i': return PyUnicode_FromString("int32");
    case 'u': return PyUnicode_FromString("string");
    case 't': return PyUnicode_FromString("date32");
    case 'b': return PyUnicode_FromString("bool");
    case 'c': return PyUnicode_FromString("int8");
    case 'f': return PyUnicode_FromString("float32");
    default: return schema->format[1] == 'l' ? list_text(schema) : struct_text(schema);
    }
}

static PyObject *columns_text(const struct ArrowSchema *schema) {
    PyObject *list = PyList_New((Py_ssize_t)schema->n_children);
    for (int64_t i = 0; list && i < schema->n_children; i++) {
        const struct ArrowSchema *column = schema->children[i];
        PyObject *type = type_text(column);
        PyObject *nullable = column->flags & ARROW_FLAG_NULLABLE ? Py_True : Py_False;
        PyObject *item = type ? Py_BuildValue("(sNO)", column->name, type, nullable) : NULL;
        if (!item || PyList_SetItem(list, (Py_ssize_t)i, item)) Py_CLEAR(list);
    }
    return list;
}

PyObject *sb_schema(const sb_state *state, ss_table table) {
    struct ArrowSchema schema;
    ss_status status = ss_table_schema(&ss_allocator_libc, table, &schema);
    if (status) return sb_raise(state, status, NULL);
    PyObject *list = columns_text(&schema);
    schema.release(&schema);
    return list;
}

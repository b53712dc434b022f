#include "binding/binding.h"

/* id, text, path, url, title, outlet, language, authors, published, and perhaps notes */
enum { RECORD_ID, RECORD_TEXT, RECORD_PATH, RECORD_URL, RECORD_TITLE, RECORD_OUTLET, RECORD_LANGUAGE, RECORD_AUTHORS,
       RECORD_PUBLISHED, RECORD_NOTES, RECORD_SIZE };

typedef struct {
    const sb_state *state;
    sb_records *out;
    PyObject *made;      /* an empty list, for what is copied at once */
    Py_ssize_t number;   /* of the record, for messages */
} taker;

static bool refuse(const taker *t, const char *what, PyObject *object) {
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(object), "__name__");
    if (!name) return false;
    PyErr_Format(t->state->input_error, "record %zd: %s, not %U", t->number, what, name);
    Py_DECREF(name);
    return false;
}

static bool field_sized(const taker *t, const char *at, Py_ssize_t size, ss_field *out) {
    if (size > INT32_MAX) {
        PyErr_Format(t->state->limit_error, "record %zd: a field of %zd bytes; 2 GiB is the limit", t->number, size);
        return false;
    }
    *out = (ss_field){at, (uint32_t)size};
    return true;
}

/* As sb_utf8 gives it, but what had to be made is copied into pages of the records' own, which go back when these are freed: held
 * as objects, all of a batch would leave a heap behind that is as large. */
static bool take_utf8(const taker *t, PyObject *text, const char *errors, const char **at, Py_ssize_t *size) {
    if (!sb_utf8(t->state, text, errors, t->made, at, size)) return false;
    Py_ssize_t made = PyList_Size(t->made);
    if (!made) return true;
    char *copy = ss_arena_take(&t->out->arena, (size_t)*size);
    if (copy) *at = memcpy(copy, *at, (size_t)*size);
    else PyErr_NoMemory();
    return copy && !PyList_SetSlice(t->made, 0, made, NULL);
}

/* Metadata must be well-formed UTF-8 in the tables: a lone surrogate is spelt out there, as \udc80. */
static bool take_field(const taker *t, PyObject *value, const char *what, ss_field *out) {
    const char *at;
    Py_ssize_t size;
    if (value == Py_None) return true;
    if (!PyUnicode_Check(value)) return refuse(t, what, value);
    return take_utf8(t, value, "backslashreplace", &at, &size) && field_sized(t, at, size, out);
}

static bool take_text(const taker *t, PyObject *value, ss_record *record) {
    Py_ssize_t size;
    if (PyBytes_Check(value)) {
        if (PyBytes_AsStringAndSize(value, (char **)&record->text, &size)) return false;
    } else if (PyUnicode_Check(value)) {
        record->surrogates_whole = true;
        if (!take_utf8(t, value, "surrogatepass", &record->text, &size)) return false;
    } else {
        return refuse(t, "the text must be str or bytes", value);
    }
    record->text_size = (size_t)size;
    t->out->bytes += (size_t)size;
    return true;
}

static bool take_day(const taker *t, PyObject *value, int32_t *out) {
    if (value == Py_None) return true;
    if (!PyLong_Check(value)) return refuse(t, "the day must be int or None", value);
    int over;
    long day = PyLong_AsLongAndOverflow(value, &over);
    if (day == -1 && !over && PyErr_Occurred()) return false;
    if (over || day < -719162 || day > 2932896) {
        PyErr_Format(t->state->input_error, "record %zd: a day outside the years 1 to 9999", t->number);
        return false;
    }
    *out = (int32_t)day;
    return true;
}

/* The items of a sequence as a tuple that the records keep; NULL with an exception set. Borrowed. */
static PyObject *take_items(const taker *t, PyObject *value, Py_ssize_t *count) {
    PyObject *items = PySequence_Tuple(value);
    if (!items) return NULL;
    int failed = PyList_Append(t->out->kept, items);
    Py_DECREF(items);
    *count = failed ? -1 : PyTuple_Size(items);
    return *count < 0 ? NULL : items;
}

static void *take_room(const taker *t, Py_ssize_t count, size_t size) {
    size_t bytes;
    void *room = ss_size_product((size_t)count, size, &bytes) ? ss_arena_zero(&t->out->arena, bytes) : NULL;
    if (!room) PyErr_NoMemory();
    return room;
}

static bool take_authors(const taker *t, PyObject *value, ss_record *record) {
    Py_ssize_t count;
    if (value == Py_None) return true;
    if (PyUnicode_Check(value)) return refuse(t, "authors must be a sequence of str", value);
    PyObject *items = take_items(t, value, &count);
    if (!items || !count) return items != NULL;
    ss_field *authors = take_room(t, count, sizeof *authors);
    if (!authors) return false;
    for (Py_ssize_t i = 0; i < count; i++)
        if (!take_field(t, PyTuple_GetItem(items, i), "an author must be str", &authors[i])) return false;
    record->authors = authors;
    record->n_authors = (uint32_t)count;
    return true;
}

static bool take_note(const taker *t, PyObject *value, ss_note *note) {
    bool pair = PyTuple_Check(value) && PyTuple_Size(value) == 2;
    if (!pair) return refuse(t, "a note must be a tuple (code, message)", value);
    return take_field(t, PyTuple_GetItem(value, 0), "the code of a note must be str", &note->code) &&
           take_field(t, PyTuple_GetItem(value, 1), "the message of a note must be str", &note->message);
}

static bool take_notes(const taker *t, PyObject *value, ss_record *record) {
    Py_ssize_t count;
    if (value == Py_None) return true;
    PyObject *items = take_items(t, value, &count);
    if (!items || !count) return items != NULL;
    ss_note *notes = take_room(t, count, sizeof *notes);
    if (!notes) return false;
    for (Py_ssize_t i = 0; i < count; i++)
        if (!take_note(t, PyTuple_GetItem(items, i), &notes[i])) return false;
    record->notes = notes;
    record->n_notes = (uint32_t)count;
    return true;
}

static bool take_record(const taker *t, PyObject *tuple, ss_record *r) {
    Py_ssize_t size = PyTuple_Check(tuple) ? PyTuple_Size(tuple) : -1;
    if (size != RECORD_NOTES && size != RECORD_SIZE) return refuse(t, "it must be a tuple of 9 or 10 items", tuple);
    r->published = SS_NO_DAY;
    return take_field(t, PyTuple_GetItem(tuple, RECORD_ID), "the id must be str", &r->id) &&
           take_text(t, PyTuple_GetItem(tuple, RECORD_TEXT), r) &&
           take_field(t, PyTuple_GetItem(tuple, RECORD_PATH), "the path must be str or None", &r->path) &&
           take_field(t, PyTuple_GetItem(tuple, RECORD_URL), "the url must be str or None", &r->url) &&
           take_field(t, PyTuple_GetItem(tuple, RECORD_TITLE), "the title must be str or None", &r->title) &&
           take_field(t, PyTuple_GetItem(tuple, RECORD_OUTLET), "the outlet must be str or None", &r->outlet) &&
           take_field(t, PyTuple_GetItem(tuple, RECORD_LANGUAGE), "the language must be str or None", &r->language) &&
           take_authors(t, PyTuple_GetItem(tuple, RECORD_AUTHORS), r) &&
           take_day(t, PyTuple_GetItem(tuple, RECORD_PUBLISHED), &r->published) &&
           (size == RECORD_NOTES || take_notes(t, PyTuple_GetItem(tuple, RECORD_NOTES), r));
}

/* The list is our own: nobody can change it while its tuples are borrowed from. */
static bool take_all(taker *t, PyObject *list) {
    Py_ssize_t count = PyList_Size(list);
    if (count < 0 || PyList_Append(t->out->kept, list)) return false;
    if (count > INT32_MAX) {
        PyErr_SetString(t->state->limit_error, "more than 2147483647 records in one batch");
        return false;
    }
    if (!(t->out->records = take_room(t, count, sizeof *t->out->records))) return false;
    for (; t->number < count; t->number++)
        if (!take_record(t, PyList_GetItem(list, t->number), &t->out->records[t->number])) return false;
    t->out->count = (uint32_t)count;
    return true;
}

bool sb_records_take(const sb_state *state, PyObject *tuples, sb_records *out) {
    *out = (sb_records){0};
    ss_arena_init(&out->arena, &ss_allocator_paged);
    PyObject *list = PySequence_List(tuples);
    if (!list) return false;
    out->kept = PyList_New(0);
    taker t = {state, out, PyList_New(0), 0};
    bool taken = out->kept && t.made && take_all(&t, list);
    Py_XDECREF(t.made);
    Py_DECREF(list);
    return taken;
}

void sb_records_free(sb_records *records) {
    Py_CLEAR(records->kept);
    ss_arena_free(&records->arena);
}

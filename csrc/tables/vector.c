#include "tables/vector.h"

ss_status ss_holder_new(const ss_allocator *memory, ss_holder **out) {
    ss_holder *holder = ss_make(memory, sizeof *holder);
    if (!holder) return SS_NOMEM;
    ss_arena_init(&holder->arena, memory);
    atomic_init(&holder->references, 1);
    *out = holder;
    return SS_OK;
}

void ss_holder_release(ss_holder *holder) {
    if (atomic_fetch_sub(&holder->references, 1) != 1) return;
    const ss_allocator *memory = holder->arena.memory;
    if (holder->shard) ss_shard_release(holder->shard);
    for (ss_buffer *buffer = holder->buffers; buffer; buffer = buffer->next) ss_release(memory, buffer->at, buffer->size);
    ss_arena_free(&holder->arena);
    ss_release(memory, holder, sizeof *holder);
}

/* ---- making ---------------------------------------------------------------------------------------------------------- */

static size_t values_size(ss_column_kind kind, size_t rows) {
    switch (kind) {
    case SS_C_BOOL: return (rows + 7) / 8;
    case SS_C_INT8: case SS_C_ENUM: return rows;
    case SS_C_INT32: case SS_C_FLOAT32: case SS_C_DATE32: return rows * 4;
    case SS_C_STRING: case SS_C_LIST: return (rows + 1) * 4;
    case SS_C_STRUCT: return 0;
    }
    return 0;
}

/* Never NULL for an empty piece: some readers of Arrow arrays refuse absent buffers even of no bytes. */
static bool piece_take(ss_arena *arena, size_t size, void *out) {
    void *piece = ss_arena_take(arena, size ? size : 1);
    if (piece) memcpy(out, &piece, sizeof piece);
    return piece != NULL;
}

static bool piece_zero(ss_arena *arena, size_t size, void *out) {
    void *piece = ss_arena_zero(arena, size ? size : 1);
    if (piece) memcpy(out, &piece, sizeof piece);
    return piece != NULL;
}

/* Columns whose every row is put need no zeroes; offsets of strings are all written. */
static bool values_new(ss_holder *holder, const ss_column *column, uint32_t rows, ss_vector *v) {
    size_t size = values_size(column->kind, rows);
    bool offsets = column->kind == SS_C_STRING || column->kind == SS_C_LIST;
    if (!offsets && (column->optional || column->kind == SS_C_BOOL)) return piece_zero(&holder->arena, size, &v->values);
    if (!piece_take(&holder->arena, size, &v->values)) return false;
    if (offsets) *ss_ints(v) = 0;
    return true;
}

static bool vector_new(ss_holder *holder, ss_arena *scratch, const ss_column *column, uint32_t rows, ss_vector *v) {
    *v = (ss_vector){.column = column, .holder = holder, .scratch = scratch, .rows = rows};
    if (!values_new(holder, column, rows, v)) return false;
    if (column->optional && !piece_zero(&holder->arena, ((size_t)rows + 7) / 8, &v->valid)) return false;
    return column->kind != SS_C_STRUCT ||
           ss_vectors_new(holder, scratch, column->fields, column->n_fields, rows, &v->fields) == SS_OK;
}

ss_status ss_vectors_new(ss_holder *holder, ss_arena *scratch, const ss_column *columns, uint32_t count, uint32_t rows,
                         ss_vector **out) {
    ss_vector *vectors;
    if (!piece_take(scratch, count * sizeof *vectors, &vectors)) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++)
        if (!vector_new(holder, scratch, &columns[i], rows, &vectors[i])) return SS_NOMEM;
    *out = vectors;
    return SS_OK;
}

/* ---- filling --------------------------------------------------------------------------------------------------------- */

#define FIRST_ROW_BYTES 12u /* what a column of short words needs for a row */
#define FIRST_BYTES 64u
#define ROWS_KNOWN 64u
#define STEP_MOST 32u

/* Room for some rows at first; when these are known, what all rows need if the others are like them, and half as much again, but
 * by steps that are bounded; twice the room until then. Up to the 2 GiB that Arrow's offsets can tell. */
static uint64_t room_wanted(const ss_vector *v) {
    bool rows_tell = v->column->kind == SS_C_STRING; /* a list does not know which row it is at */
    uint64_t some = rows_tell && v->rows > ROWS_KNOWN ? ROWS_KNOWN : v->rows;
    if (!v->room) return some * FIRST_ROW_BYTES + FIRST_BYTES;
    if (!rows_tell || v->next < ROWS_KNOWN) return (uint64_t)v->room * 2;
    uint64_t all = (uint64_t)v->total * v->rows / v->next, most = (uint64_t)v->room * STEP_MOST;
    all += all / 2 + FIRST_BYTES;
    return all < most ? all : most;
}

static uint32_t next_room(const ss_vector *v, uint32_t size) {
    uint64_t wanted = room_wanted(v), least = (uint64_t)v->room + v->room / 8;
    if (wanted < least) wanted = least;
    if (wanted < (uint64_t)v->total + size) wanted = (uint64_t)v->total + size;
    return wanted < INT32_MAX ? (uint32_t)wanted : INT32_MAX;
}

static ss_status buffer_new(ss_vector *v) {
    v->buffer = ss_arena_zero(&v->holder->arena, sizeof *v->buffer);
    if (!v->buffer) return SS_NOMEM;
    v->buffer->next = v->holder->buffers;
    v->holder->buffers = v->buffer;
    return SS_OK;
}

static ss_status buffer_resize(ss_vector *v, uint32_t size) {
    ss_buffer *buffer = v->buffer;
    char *at = ss_resize(v->holder->arena.memory, buffer->at, buffer->size, size);
    if (!at) return SS_NOMEM;
    buffer->at = v->bytes = at;
    buffer->size = v->room = size;
    return SS_OK;
}

bool ss_vector_grow(ss_vector *v, uint32_t size) {
    if (v->failure) return false;
    if (size > INT32_MAX - v->total) v->failure = SS_LIMIT;
    else if (!v->buffer) v->failure = buffer_new(v);
    if (!v->failure) v->failure = buffer_resize(v, next_room(v, size));
    return !v->failure;
}

/* ---- finishing ------------------------------------------------------------------------------------------------------- */

typedef int32_t ss_four __attribute__((vector_size(16)));

/* Which of sixteen rows have more than nothing, a bit each; `empty` counts the others, in four sums. */
static inline uint64_t filled(const int32_t *ends, ss_four *empty) {
    const ss_four bits = {1, 2, 4, 8};
    ss_four from[4], to[4], none[4];
    uint64_t halves[2];
    memcpy(from, ends, sizeof from);
    memcpy(to, ends + 1, sizeof to);
    for (int i = 0; i < 4; i++) none[i] = from[i] == to[i];
    ss_four all = (~none[0] & bits) | (~none[1] & bits << 4) | (~none[2] & bits << 8) | (~none[3] & bits << 12);
    *empty -= none[0] + none[1] + none[2] + none[3];
    memcpy(halves, &all, sizeof halves);
    halves[0] |= halves[1];
    return halves[0] | halves[0] >> 32;
}

/* An empty string is null. */
static void strings_mark(ss_vector *v) {
    const int32_t *ends = ss_ints(v);
    uint8_t *valid = v->valid;
    uint32_t row = 0, rows = v->rows;
    ss_four empty = {0};
    for (; row + 16 <= rows; row += 16) {
        uint64_t sixteen = filled(ends + row, &empty);
        *valid++ = (uint8_t)sixteen;
        *valid++ = (uint8_t)(sixteen >> 8);
    }
    v->present = row - (uint32_t)(empty[0] + empty[1] + empty[2] + empty[3]);
    for (; row < rows; row++)
        if (ends[row] != ends[row + 1]) ss_put_valid(v, row);
}

/* Gives back what was reserved in vain; bytes are never NULL. */
static ss_status strings_finish(ss_vector *v) {
    ss_vector_reach(v, v->rows);
    if (v->valid && v->total) strings_mark(v);
    if (!v->buffer) {
        if (!v->bytes) v->bytes = (char *)"";
        return SS_OK;
    }
    return v->room - v->total > v->total / 8 + FIRST_BYTES ? buffer_resize(v, v->total ? v->total : 1) : SS_OK;
}

static void part_put(ss_vector *field, uint32_t row, const ss_item_field *part) {
    switch (field->column->kind) {
    case SS_C_STRING: ss_put_string(field, row, part->at, part->number); break;
    case SS_C_FLOAT32: ss_put_real(field, row, part->real); break;
    default: ss_put_int(field, row, part->number);
    }
}

/* Fields of items are strings, 32-bit integers and reals. */
static void parts_put(const ss_vector *list, ss_vector *item) {
    uint32_t width = item->column->n_fields;
    for (uint32_t i = 0; i < list->parts.count; i++) part_put(&item->fields[i % width], i / width, &list->parts.at[i]);
}

static void spans_put(const ss_vector *list, ss_vector *item) {
    int32_t *start = ss_ints(&item->fields[0]), *end = ss_ints(&item->fields[1]);
    for (uint32_t i = 0; i < list->spans.count; i++) {
        start[i] = (int32_t)list->spans.at[i].start;
        end[i] = (int32_t)list->spans.at[i].end;
    }
}

/* The item of a list of strings takes over its bytes. */
static void strings_put(const ss_vector *list, ss_vector *item) {
    if (list->ends.count) memcpy(ss_ints(item) + 1, list->ends.at, list->ends.count * sizeof *list->ends.at);
    item->next = item->rows;
    item->total = list->total;
    item->room = list->room;
    item->bytes = list->bytes;
    item->buffer = list->buffer;
}

static void items_put(const ss_vector *list, ss_vector *item) {
    if (item->column->kind == SS_C_STRING) strings_put(list, item);
    if (list->spans.count) spans_put(list, item);
    if (list->parts.count) parts_put(list, item);
}

static ss_status list_finish(ss_holder *holder, ss_arena *scratch, ss_vector *v) {
    uint32_t items = ss_list_items(v);
    if (items > INT32_MAX) return SS_LIMIT;
    ss_status status = ss_vectors_new(holder, scratch, v->column->fields, 1, items, &v->fields);
    if (status) return status;
    items_put(v, v->fields);
    return ss_vectors_finish(holder, scratch, v->fields, 1);
}

static ss_status vector_finish(ss_holder *holder, ss_arena *scratch, ss_vector *v) {
    if (v->failure) return v->failure;
    if (v->column->kind == SS_C_STRING) return strings_finish(v);
    if (v->column->kind == SS_C_LIST) return list_finish(holder, scratch, v);
    if (v->column->kind != SS_C_STRUCT) return SS_OK;
    return ss_vectors_finish(holder, scratch, v->fields, v->column->n_fields);
}

ss_status ss_vectors_finish(ss_holder *holder, ss_arena *scratch, ss_vector *vectors, uint32_t count) {
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < count && !status; i++) status = vector_finish(holder, scratch, &vectors[i]);
    for (uint32_t i = 0; i < count && !status; i++) {
        if (!vectors[i].like) continue;
        vectors[i].valid = vectors[i].like->valid;
        vectors[i].present = vectors[i].like->present;
    }
    return status;
}

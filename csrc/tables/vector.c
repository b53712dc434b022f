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

/* Columns whose every row is put need no zeroes. */
static bool values_new(ss_holder *holder, const ss_column *column, uint32_t rows, ss_vector *v) {
    size_t size = values_size(column->kind, rows);
    bool zero = column->optional || column->kind == SS_C_STRING || column->kind == SS_C_BOOL;
    if (zero) return piece_zero(&holder->arena, size, &v->values);
    if (!piece_take(&holder->arena, size, &v->values)) return false;
    if (column->kind == SS_C_LIST) *(int32_t *)v->values = 0;
    return true;
}

static bool vector_new(ss_holder *holder, ss_arena *scratch, const ss_column *column, uint32_t rows, ss_vector *v) {
    *v = (ss_vector){.column = column, .rows = rows};
    if (!values_new(holder, column, rows, v)) return false;
    if (column->optional && !piece_zero(&holder->arena, ((size_t)rows + 7) / 8, &v->valid)) return false;
    if (column->kind == SS_C_STRING) return piece_take(scratch, (size_t)rows * sizeof *v->from, &v->from);
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

/* ---- finishing ------------------------------------------------------------------------------------------------------- */

/* Most strings are short: two copies that overlap cost less than a call. */
static inline void bytes_copy(char *to, const char *from, size_t size) {
    if (size > 16 || size < 4) {
        memcpy(to, from, size);
        return;
    }
    if (size >= 8) memcpy(to, from, 8), memcpy(to + size - 8, from + size - 8, 8);
    else memcpy(to, from, 4), memcpy(to + size - 4, from + size - 4, 4);
}

/* Sizes become offsets while the bytes are brought together. */
static void strings_copy(int32_t *offsets, const char *const *from, uint32_t rows, char *bytes) {
    int32_t at = 0;
    for (uint32_t i = 0; i < rows; i++) {
        int32_t size = offsets[i + 1];
        if (size) bytes_copy(bytes + at, from[i], (size_t)size);
        offsets[i + 1] = at += size;
    }
}

static ss_status strings_finish(ss_holder *holder, ss_vector *v) {
    char *bytes;
    if (!v->from) return SS_OK;
    if (v->total > INT32_MAX) return SS_LIMIT;
    if (!piece_take(&holder->arena, (size_t)v->total, &bytes)) return SS_NOMEM;
    if (v->total) strings_copy(v->values, v->from, v->rows, bytes);
    v->bytes = bytes;
    return SS_OK;
}

static void items_put(const ss_vector *list, ss_vector *item) {
    for (uint32_t i = 0; i < list->strings.count; i++)
        ss_put_string(item, i, list->strings.at[i].at, list->strings.at[i].size);
    for (uint32_t i = 0; i < list->spans.count; i++) {
        ss_put_int(&item->fields[0], i, list->spans.at[i].start);
        ss_put_int(&item->fields[1], i, list->spans.at[i].end);
    }
}

static ss_status list_finish(ss_holder *holder, ss_arena *scratch, ss_vector *v) {
    uint32_t items = v->strings.count + v->spans.count;
    if (items > INT32_MAX) return SS_LIMIT;
    ss_status status = ss_vectors_new(holder, scratch, v->column->fields, 1, items, &v->fields);
    if (status) return status;
    items_put(v, v->fields);
    return ss_vectors_finish(holder, scratch, v->fields, 1);
}

ss_status ss_vectors_finish(ss_holder *holder, ss_arena *scratch, ss_vector *vectors, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        ss_vector *v = &vectors[i];
        ss_status status = SS_OK;
        if (v->column->kind == SS_C_STRING) status = strings_finish(holder, v);
        else if (v->column->kind == SS_C_LIST) status = list_finish(holder, scratch, v);
        else if (v->column->kind == SS_C_STRUCT)
            status = ss_vectors_finish(holder, scratch, v->fields, v->column->n_fields);
        if (status) return status;
    }
    return SS_OK;
}

/* Vectors to Arrow arrays. All parts stand in the holder's arena; every part, also a child that a reader moves away, holds
 * one reference to it. A failed export is not unwound part by part: the caller drops the holder as a whole. */
#include "tables/vector.h"

static void array_release(struct ArrowArray *array) {
    for (int64_t i = 0; i < array->n_children; i++)
        if (array->children[i]->release) array->children[i]->release(array->children[i]);
    if (array->dictionary && array->dictionary->release) array->dictionary->release(array->dictionary);
    array->release = NULL;
    ss_holder_release(array->private_data);
}

static bool array_init(ss_holder *holder, uint32_t rows, uint32_t n_buffers, uint32_t n_children, struct ArrowArray *out) {
    *out = (struct ArrowArray){.length = rows, .n_buffers = n_buffers, .n_children = n_children, .release = array_release,
                               .private_data = holder};
    out->buffers = ss_arena_zero(&holder->arena, n_buffers * sizeof *out->buffers);
    if (!out->buffers) return false;
    if (n_children) {
        out->children = ss_arena_zero(&holder->arena, n_children * sizeof *out->children);
        struct ArrowArray *children = ss_arena_zero(&holder->arena, n_children * sizeof *children);
        if (!out->children || !children) return false;
        for (uint32_t i = 0; i < n_children; i++) out->children[i] = &children[i];
    }
    atomic_fetch_add(&holder->references, 1);
    return true;
}

static bool array_strings(ss_holder *holder, const int32_t *offsets, const char *bytes, uint32_t rows,
                          struct ArrowArray *out) {
    if (!array_init(holder, rows, 3, 0, out)) return false;
    out->buffers[1] = offsets;
    out->buffers[2] = bytes;
    return true;
}

static uint32_t words_count(const char *const *words, size_t *size) {
    uint32_t count = 0;
    for (*size = 0; words[count]; count++) *size += strlen(words[count]);
    return count;
}

static bool array_dictionary(ss_holder *holder, const char *const *words, struct ArrowArray *out) {
    size_t size;
    uint32_t count = words_count(words, &size);
    int32_t *offsets = ss_arena_zero(&holder->arena, (count + 1) * sizeof *offsets);
    char *bytes = ss_arena_take(&holder->arena, size);
    if (!offsets || !bytes) return false;
    for (uint32_t i = 0; i < count; i++) {
        size_t word = strlen(words[i]);
        memcpy(bytes + offsets[i], words[i], word);
        offsets[i + 1] = offsets[i] + (int32_t)word;
    }
    return array_strings(holder, offsets, bytes, count, out);
}

static bool array_fields(ss_holder *holder, const ss_vector *fields, uint32_t count, struct ArrowArray *out);

static bool array_values(ss_holder *holder, const ss_vector *v, struct ArrowArray *out) {
    ss_column_kind kind = v->column->kind;
    if (kind == SS_C_STRING) return array_strings(holder, v->values, v->bytes, v->rows, out);
    if (kind == SS_C_STRUCT)
        return array_init(holder, v->rows, 1, v->column->n_fields, out) &&
               array_fields(holder, v->fields, v->column->n_fields, out);
    if (!array_init(holder, v->rows, 2, kind == SS_C_LIST, out)) return false;
    out->buffers[1] = v->values;
    if (kind == SS_C_LIST) return array_fields(holder, v->fields, 1, out);
    if (kind != SS_C_ENUM) return true;
    out->dictionary = ss_arena_zero(&holder->arena, sizeof *out->dictionary);
    return out->dictionary && array_dictionary(holder, v->column->words, out->dictionary);
}

static bool array_fields(ss_holder *holder, const ss_vector *fields, uint32_t count, struct ArrowArray *out) {
    for (uint32_t i = 0; i < count; i++) {
        struct ArrowArray *child = out->children[i];
        if (!array_values(holder, &fields[i], child)) return false;
        if (!fields[i].valid) continue;
        child->null_count = child->length - fields[i].present;
        child->buffers[0] = child->null_count ? fields[i].valid : NULL;
    }
    return true;
}

ss_status ss_vectors_export(ss_holder *holder, const ss_vector *vectors, uint32_t count, uint32_t rows,
                            struct ArrowArray *out) {
    struct ArrowArray array;
    if (!array_init(holder, rows, 1, count, &array) || !array_fields(holder, vectors, count, &array)) return SS_NOMEM;
    *out = array;
    return SS_OK;
}

/* Columns while they are filled, and the Arrow array that they become.
 *
 *   strings   from  -> [text of doc 3][pool][NULL]...     finish ->  offsets 0 12 20 20 ..., bytes "Russian vetoUnited N..."
 *   lists     items -> [a][b] | [] | [c]                  finish ->  offsets 0 2 2 3, and a vector of the items
 *   numbers   values, written in place
 *
 * A vector has a fixed number of rows. Each row is put once, in any order but for lists, whose rows are put in order: items
 * first, then ss_put_list. A row of an optional column that was never put is null, one of a string or flag column is empty
 * or false; every row of another column must be put. Bytes given to ss_put_string are borrowed until the batch is finished.
 * Buffers stand in the arena of the holder, which the arrays own together: it goes when the last of them is released, in
 * any thread. */
#ifndef SS_TABLES_VECTOR_H
#define SS_TABLES_VECTOR_H

#include <stdatomic.h>
#include "tables/columns.h"
#include "text/utf8.h"

typedef struct {
    ss_arena arena;
    atomic_uint references; /* arrays, and the builder while it works */
    ss_shard *shard;        /* when its texts are borrowed: a reference; else NULL */
} ss_holder;

typedef struct ss_vector ss_vector;
struct ss_vector {
    const ss_column *column;
    uint32_t rows;
    uint8_t *valid;             /* optional columns: bit i is set when row i is there; else NULL */
    uint32_t present;           /* of optional columns: bits set */
    void *values;               /* numbers; of strings and lists: rows + 1 offsets (of strings sizes, until finished) */
    const char *bytes;          /* of strings, once finished */
    const char **from;          /* of strings that have a size, until finished; NULL when all was set by hand */
    uint64_t total;             /* of strings: bytes put */
    ss_vector *fields;          /* of structs; of finished lists the item */
    SS_LIST(ss_field) strings;  /* items of a list of strings */
    SS_LIST(ss_span) spans;     /* items of a list of spans, in code points */
};

ss_status ss_holder_new(const ss_allocator *memory, ss_holder **out); /* one reference */
void ss_holder_release(ss_holder *holder);

/* Vectors for `count` columns of `rows` rows each; what lives only until the batch is finished goes to `scratch`. */
ss_status ss_vectors_new(ss_holder *holder, ss_arena *scratch, const ss_column *columns, uint32_t count, uint32_t rows,
                         ss_vector **out);
/* Lays out strings and lists. SS_LIMIT when a column passes 2 GiB. */
ss_status ss_vectors_finish(ss_holder *holder, ss_arena *scratch, ss_vector *vectors, uint32_t count);
/* The finished vectors as one struct array, which keeps the holder alive. The vectors are of no use afterwards. */
ss_status ss_vectors_export(ss_holder *holder, const ss_vector *vectors, uint32_t count, uint32_t rows,
                            struct ArrowArray *out);

static inline void ss_put_valid(ss_vector *v, uint32_t row) {
    if (!v->valid) return;
    v->valid[row >> 3] |= (uint8_t)(1u << (row & 7));
    v->present++;
}

static inline void ss_put_int(ss_vector *v, uint32_t row, uint32_t value) {
    ((int32_t *)v->values)[row] = (int32_t)value;
    ss_put_valid(v, row);
}

static inline void ss_put_small(ss_vector *v, uint32_t row, uint32_t value) {
    ((int8_t *)v->values)[row] = (int8_t)value;
    ss_put_valid(v, row);
}

static inline void ss_put_flag(ss_vector *v, uint32_t row, bool value) {
    if (value) ((uint8_t *)v->values)[row >> 3] |= (uint8_t)(1u << (row & 7));
}

static inline void ss_put_real(ss_vector *v, uint32_t row, float value) { ((float *)v->values)[row] = value; }

/* Days outside the years 1 to 9999, which no calendar of our users holds, are null: the text and the value still tell. */
static inline void ss_put_day(ss_vector *v, uint32_t row, int32_t day) {
    if (day >= -719162 && day <= 2932896) ss_put_int(v, row, (uint32_t)day);
}

/* NULL is null in an optional column. */
static inline void ss_put_string(ss_vector *v, uint32_t row, const char *at, uint32_t size) {
    if (!at) return;
    v->from[row] = at;
    ((int32_t *)v->values)[row + 1] = (int32_t)size;
    v->total += size;
    ss_put_valid(v, row);
}

/* As ss_put_string, but an empty string is null too. */
static inline void ss_put_some(ss_vector *v, uint32_t row, const char *at, uint32_t size) {
    if (size) ss_put_string(v, row, at, size);
}

/* Ends the list of the row: what was pushed to strings or spans since the last row is its items. */
static inline void ss_put_list(ss_vector *v, uint32_t row) {
    ((int32_t *)v->values)[row + 1] = (int32_t)(v->strings.count + v->spans.count);
}

#endif

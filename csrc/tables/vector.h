/* Columns while they are filled, and the Arrow array that they become.
 *
 *   strings   bytes |Russian veto|United N...|      ends  12 20 20 ...       written where Arrow wants them
 *   lists     ends  2 2 3 ...                       items [a][b] | [] | [c]  gathered; laid out by ss_vectors_finish
 *   numbers   values                                                         written in place
 *
 * A vector has a fixed number of rows. Each row is put at most once, rows of strings and lists from the first to the last;
 * of a list its items first, then ss_put_list. A row of an optional column that was never put is null, and so is an empty string
 * in one; a string or flag of another column that was never put is empty or false; every row of the others must be put. When a put fails (out of memory, or a column of
 * 2 GiB) the vector keeps that in mind, and ss_vectors_finish tells. Numbers stand in the arena of the holder, bytes of
 * strings in buffers of the allocator; the arrays own both together, and they go when the last array is released, in any
 * thread. */
#ifndef SS_TABLES_VECTOR_H
#define SS_TABLES_VECTOR_H

#include <stdatomic.h>
#include "tables/columns.h"
#include "text/utf8.h"

/* Bytes that outgrow the arena's way of growing. */
typedef struct ss_buffer ss_buffer;
struct ss_buffer { ss_buffer *next; char *at; size_t size; };

typedef struct {
    ss_arena arena;
    atomic_uint references; /* arrays, and the builder while it works */
    ss_buffer *buffers;
    ss_shard *shard;        /* when its texts are borrowed: a reference; else NULL */
} ss_holder;

/* A field of one item of a list of structs, as its column says: a string of `number` bytes (NULL is null), a number, a real. */
typedef struct { const char *at; uint32_t number; float real; } ss_item_field;

typedef struct ss_vector ss_vector;
struct ss_vector {
    const ss_column *column;
    ss_holder *holder;
    ss_arena *scratch;          /* of lists: where items are gathered */
    uint32_t rows;
    uint8_t *valid;             /* optional columns: bit i is set when row i is there; of strings when they are finished; else NULL */
    uint32_t present;           /* of optional columns: bits set */
    const ss_vector *like;      /* another column of the batch that has its nulls where this one has them, or NULL */
    void *values;               /* numbers; of strings and lists: rows + 1 offsets */
    uint32_t next;              /* of strings: the row whose end is written next */
    uint32_t total, room;       /* of strings: bytes put, and bytes there is room for; of lists of strings: those of the items */
    char *bytes;                /* of strings, or of the strings of a list */
    ss_buffer *buffer;          /* where they stand; NULL when they are borrowed */
    ss_status failure;
    ss_vector *fields;          /* of structs; of finished lists the item */
    ss_ids ends;                /* of the items of a list of strings, among its bytes */
    SS_LIST(ss_span) spans;     /* items of a list of spans, in code points */
    SS_LIST(ss_item_field) parts; /* of a list of other structs: the fields of each item, one item behind the other */
};

/* Items of a list so far. */
static inline uint32_t ss_list_items(const ss_vector *v) {
    uint32_t parts = v->parts.count;
    return v->ends.count + v->spans.count + (parts ? parts / v->column->fields->n_fields : 0);
}

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

/* Makes room for so many bytes more; false, and a failure noted, when there is none. */
__attribute__((cold)) bool ss_vector_grow(ss_vector *v, uint32_t size);

/* The numbers of a column that is never null, for loops that write whole columns. */
static inline int32_t *ss_ints(const ss_vector *v) { return v->values; }
static inline int8_t *ss_smalls(const ss_vector *v) { return v->values; }

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

/* Most strings are short: two copies that overlap cost less than a call. */
static inline void ss_copy_short(char *to, const char *from, uint32_t size) {
    if (size >= 8) {
        if (size > 32) memcpy(to, from, size);
        else if (size >= 16) memcpy(to, from, 16), memcpy(to + size - 16, from + size - 16, 16);
        else memcpy(to, from, 8), memcpy(to + size - 8, from + size - 8, 8);
    } else if (size >= 4) memcpy(to, from, 4), memcpy(to + size - 4, from + size - 4, 4);
    else if (size >= 2) memcpy(to, from, 2), memcpy(to + size - 2, from + size - 2, 2);
    else if (size) *to = *from;
}

/* Rows before `row` that were not put end where the last one did. */
static inline void ss_vector_reach(ss_vector *v, uint32_t row) {
    int32_t *end = ss_ints(v) + v->next + 1, *last = ss_ints(v) + row, total = (int32_t)v->total;
    while (end <= last) *end++ = total;
    v->next = row;
}

/* A column of strings in the hands of a loop that writes every row of a run, one after the other: what changes with each
 * row stands in registers. ss_write_begin, then ss_write for each row, then ss_write_end. */
typedef struct {
    char *bytes;
    uint32_t total, room;
    int32_t *ends;
} ss_writer;

static inline ss_writer ss_write_begin(ss_vector *v, uint32_t row) {
    ss_vector_reach(v, row);
    return (ss_writer){v->bytes, v->total, v->room, ss_ints(v) + 1};
}

static inline void ss_write_end(ss_vector *v, const ss_writer *w, uint32_t next) {
    v->total = w->total;
    v->next = next;
}

static inline bool ss_write_grow(ss_vector *v, ss_writer *w, uint32_t size) {
    v->total = w->total;
    if (!ss_vector_grow(v, size)) return false;
    w->bytes = v->bytes;
    w->room = v->room;
    return true;
}

static inline void ss_write(ss_vector *v, ss_writer *w, uint32_t row, const char *at, uint32_t size) {
    if (size <= w->room - w->total || ss_write_grow(v, w, size)) {
        ss_copy_short(w->bytes + w->total, at, size);
        w->total += size;
    }
    w->ends[row] = (int32_t)w->total;
}

/* Room for a string of at most that size, to be written there; NULL when there is none. ss_write_wrote tells what became of it. */
static inline char *ss_write_room(ss_vector *v, ss_writer *w, uint32_t most) {
    return most <= w->room - w->total || ss_write_grow(v, w, most) ? w->bytes + w->total : NULL;
}

static inline void ss_write_wrote(ss_writer *w, uint32_t row, uint32_t size) { w->ends[row] = (int32_t)(w->total += size); }

/* Room for a string of that size behind those put; NULL when there is none. The caller fills it. */
static inline char *ss_vector_take(ss_vector *v, uint32_t size) {
    if (size > v->room - v->total && !ss_vector_grow(v, size)) return NULL;
    char *to = v->bytes + v->total;
    v->total += size;
    return to;
}

/* As ss_put_string, with the bytes still to be written; NULL when there is no room for them. */
static inline char *ss_put_room(ss_vector *v, uint32_t row, uint32_t size) {
    ss_vector_reach(v, row);
    char *to = ss_vector_take(v, size);
    ss_ints(v)[v->next = row + 1] = (int32_t)v->total;
    return to;
}

/* NULL is an empty string. */
static inline void ss_put_string(ss_vector *v, uint32_t row, const char *at, uint32_t size) {
    if (!at || !size) return;
    char *to = ss_put_room(v, row, size);
    if (to) ss_copy_short(to, at, size);
}

/* An item of the list of strings that the next ss_put_list ends. */
static inline void ss_list_string(ss_vector *v, const char *at, uint32_t size) {
    char *to = SS_RESERVE(&v->ends, v->scratch, 1) ? ss_vector_take(v, size) : NULL;
    if (!to) {
        if (!v->failure) v->failure = SS_NOMEM;
        return;
    }
    ss_copy_short(to, at, size);
    v->ends.at[v->ends.count++] = v->total;
}

/* An item of a list of spans. */
static inline void ss_list_span(ss_vector *v, ss_span span) {
    if (SS_RESERVE(&v->spans, v->scratch, 1)) v->spans.at[v->spans.count++] = span;
    else v->failure = SS_NOMEM;
}

/* Ends the list of the row: what was put since the last row is its items. The others know what the items are. */
static inline void ss_put_list(ss_vector *v, uint32_t row) { ss_ints(v)[row + 1] = (int32_t)ss_list_items(v); }
static inline void ss_end_strings(ss_vector *v, uint32_t row) { ss_ints(v)[row + 1] = (int32_t)v->ends.count; }
static inline void ss_end_spans(ss_vector *v, uint32_t row) { ss_ints(v)[row + 1] = (int32_t)v->spans.count; }

#endif

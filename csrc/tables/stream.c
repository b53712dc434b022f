/* A table as a stream of batches. Small batches keep memory low while a reader writes a file; they are large enough for the
 * cost of one to vanish. */
#include "corpus/corpus.h"
#include "tables/arrow.h"

#define STREAM_ROWS 65536

/* Readers of streams expect numbers of POSIX: these are those of ENOMEM and EINVAL. */
enum { STREAM_NOMEM = 12, STREAM_INVALID = 22 };

typedef struct {
    const ss_allocator *memory;
    ss_corpus *corpus;
    ss_table table;
    uint64_t next, end;
    const char *failure; /* static; NULL while all is well */
} stream_state;

static int stream_fail(stream_state *state, ss_status status) {
    state->failure = status == SS_NOMEM ? "out of memory" : "a row of the table is larger than Arrow's 2 GiB";
    return status == SS_NOMEM ? STREAM_NOMEM : STREAM_INVALID;
}

static int stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    stream_state *state = stream->private_data;
    ss_status status = ss_table_schema(state->memory, state->table, out);
    return status ? stream_fail(state, status) : 0;
}

static int stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    stream_state *state = stream->private_data;
    uint64_t left = state->end - state->next;
    out->release = NULL;
    if (!left) return 0;
    ss_status status = ss_table_batch(state->corpus, state->table, state->next, left < STREAM_ROWS ? left : STREAM_ROWS,
                                      out);
    if (status) return stream_fail(state, status);
    state->next += (uint64_t)out->length;
    return 0;
}

static const char *stream_error(struct ArrowArrayStream *stream) {
    const stream_state *state = stream->private_data;
    return state->failure;
}

static void stream_release(struct ArrowArrayStream *stream) {
    stream_state *state = stream->private_data;
    const ss_allocator *memory = state->memory;
    ss_corpus_release(state->corpus);
    ss_release(memory, state, sizeof *state);
    stream->release = NULL;
}

ss_status ss_table_stream(ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count, struct ArrowArrayStream *out) {
    stream_state *state = ss_make(corpus->memory, sizeof *state);
    uint64_t rows = ss_table_rows(corpus, table);
    if (!state) return SS_NOMEM;
    if (first > rows) first = rows;
    *state = (stream_state){.memory = corpus->memory, .corpus = ss_corpus_retain(corpus), .table = table, .next = first,
                            .end = count < rows - first ? first + count : rows};
    *out = (struct ArrowArrayStream){stream_schema, stream_next, stream_error, stream_release, state};
    return SS_OK;
}

/* A batch: some rows of one table, out of one shard, on their way to Arrow.
 *
 *   table   |shard 0 .............|shard 1 ..................|
 *                                     ^ first ...... rows ^
 *   runs                            [doc 7 ][doc 8][doc 10 ]      one call of the fill function for each
 *
 * A table is filled document by document: a run is the part of one document's rows that the batch holds. Byte offsets
 * become code points here. The batch reads the corpus and writes its own vectors only. */
#ifndef SS_TABLES_BATCH_H
#define SS_TABLES_BATCH_H

#include "base/hash.h"
#include "corpus/corpus.h"
#include "tables/vector.h"

typedef struct {
    const ss_corpus *corpus;
    const ss_lexicon *lexicon;
    const ss_shard *shard;    /* NULL for entities and statements, which belong to the corpus */
    uint32_t shard_at;        /* which one it is */
    ss_table table;
    uint32_t first, rows;     /* rows of the shard's part of the table */
    ss_holder *holder;
    ss_arena scratch;         /* until the batch is finished */
    ss_vector *columns;
} ss_batch;

typedef struct {
    const ss_row *row;
    uint32_t document;        /* in the corpus */
    uint32_t first, end;      /* rows, counted from the document's own first */
    uint32_t at;              /* row of the batch where `first` goes */
    const char *text;
    const char *strings;      /* the document's string pool */
    const uint32_t *entities; /* of its locals: rows of the table of entities */
    ss_lags points;
} ss_run;

/* Calls `fill` for each document that has rows in the batch. What fails stays noted in the vectors. */
typedef ss_status ss_fill(ss_batch *batch, const ss_run *run);
ss_status ss_batch_runs(ss_batch *batch, ss_fill *fill);

/* Fill functions: of one run, or of the whole batch for what belongs to the corpus. */
ss_fill ss_fill_document, ss_fill_sentences, ss_fill_mentions, ss_fill_dates, ss_fill_claims, ss_fill_warnings, ss_fill_votes,
    ss_fill_mandates;
ss_status ss_fill_entities(ss_batch *batch);
ss_status ss_fill_statements(ss_batch *batch);
ss_status ss_fill_conflicts(ss_batch *batch);

/* How many rows of the batch can borrow their texts from the shard as one Arrow column: they lie in a row, within 2 GiB. */
uint32_t ss_documents_borrowable(const ss_shard *shard, uint32_t first, uint32_t rows);
/* Lets the column of texts borrow them; the holder then keeps the shard. Before the runs. */
void ss_documents_borrow(ss_batch *batch);

/* Rows of the shard's part of the table before its document `i`; for i behind the last one: all of them. */
uint64_t ss_rows_before(const ss_corpus *corpus, ss_table table, uint32_t shard, uint32_t i);

/* Where a part of a list begins; lists without items have no address to add to. */

static inline const ss_entity_row *ss_run_entity(const ss_batch *batch, const ss_run *run, uint32_t local) {
    return local == SS_NONE ? NULL : &batch->corpus->entities.at[run->entities[local]];
}

static inline const char *ss_corpus_text(const ss_batch *batch, ss_stored string) {
    return string.size ? batch->corpus->strings.at + string.at : "";
}

static inline const char *ss_shard_text(const ss_batch *batch, ss_stored string) {
    return string.size ? batch->shard->strings.at + string.at : "";
}

static inline ss_span ss_points_of(const ss_lags *lags, ss_span span) {
    return ss_lags_span(lags, span);
}

/* The bytes of a span. */
static inline void ss_put_bytes(const ss_run *run, ss_vector *v, uint32_t at, ss_span span) {
    ss_put_string(v, at, run->text + span.start, span.end - span.start);
}

/* Two columns, start and end, one behind the other. */
static inline void ss_put_span(const ss_run *run, ss_vector *start, uint32_t at, ss_span span) {
    ss_span points = ss_points_of(&run->points, span);
    ss_put_int(&start[0], at, points.start);
    ss_put_int(&start[1], at, points.end);
}

#endif

#include "tables/batch.h"

/* ---- where rows are -------------------------------------------------------------------------------------------------- */

static uint32_t shard_rows(const ss_shard *shard, ss_table table) {
    switch (table) {
    case SS_DOCUMENTS: return shard->documents.count;
    case SS_SENTENCES: return shard->sentences.count;
    case SS_MENTIONS: return shard->mentions.count;
    case SS_DATES: return shard->dates.count;
    case SS_CLAIMS: return shard->claims.count;
    case SS_VOTES: return shard->ballots.count;
    case SS_MANDATES: return shard->mandates.count;
    case SS_WARNINGS: return shard->warnings.count;
    default: return 0;
    }
}

static uint32_t part_first(const ss_row *row, ss_table table) {
    switch (table) {
    case SS_SENTENCES: return row->sentences.first;
    case SS_MENTIONS: return row->mentions.first;
    case SS_DATES: return row->dates.first;
    case SS_CLAIMS: return row->claims.first;
    case SS_VOTES: return row->ballots.first;
    case SS_MANDATES: return row->mandates.first;
    case SS_WARNINGS: return row->warnings.first;
    default: return 0;
    }
}

uint64_t ss_rows_before(const ss_corpus *corpus, ss_table table, uint32_t shard, uint32_t i) {
    const ss_shard *s = corpus->shards.at[shard];
    if (table == SS_DOCUMENTS) return i;
    uint64_t before = i < s->documents.count ? part_first(&s->documents.at[i], table) : shard_rows(s, table);
    if (table != SS_WARNINGS) return before;
    const uint32_t *first = SS_PART(corpus->first_warning, corpus->first_document.at[shard]);
    return before + first[i] - first[0];
}

static uint64_t rows_in_shard(const ss_corpus *corpus, ss_table table, uint32_t shard) {
    return ss_rows_before(corpus, table, shard, corpus->shards.at[shard]->documents.count);
}

/* Tables whose rows belong to no single document. */
static bool of_corpus(ss_table table) { return table == SS_ENTITIES || table == SS_STATEMENTS || table == SS_CONFLICTS; }

static uint64_t corpus_rows(const ss_corpus *corpus, ss_table table) {
    if (table == SS_ENTITIES) return corpus->entities.count;
    return table == SS_STATEMENTS ? ss_corpus_shown(corpus).count : corpus->conflicts.count;
}

uint64_t ss_table_rows(const ss_corpus *corpus, ss_table table) {
    uint64_t rows = 0;
    if (of_corpus(table)) return corpus_rows(corpus, table);
    for (uint32_t s = 0; s < corpus->shards.count; s++) rows += rows_in_shard(corpus, table, s);
    return rows;
}

void ss_table_document(const ss_corpus *corpus, ss_table table, uint32_t document, uint64_t *first, uint64_t *count) {
    *first = *count = 0;
    if (!corpus->shards.count || document >= corpus->first_document.at[corpus->shards.count]) return;
    uint32_t i, shard = ss_corpus_shard_of(corpus, document, &i);
    uint64_t before = ss_rows_before(corpus, table, shard, i), size = ss_rows_before(corpus, table, shard, i + 1) - before;
    if (!size) return;
    for (uint32_t s = 0; s < shard; s++) before += rows_in_shard(corpus, table, s);
    *first = before;
    *count = size;
}

/* ---- runs ------------------------------------------------------------------------------------------------------------ */

/* The document of the shard that holds the row: the last one that begins at or before it. */
static uint32_t document_of(const ss_batch *b, uint32_t row) {
    uint32_t low = 0, high = b->shard->documents.count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (ss_rows_before(b->corpus, b->table, b->shard_at, middle) <= row) low = middle;
        else high = middle;
    }
    return low;
}

static ss_run run_of(const ss_batch *b, uint32_t i) {
    const ss_row *row = &b->shard->documents.at[i];
    const char *text = row->text_size ? b->shard->texts + row->text_at : "";
    const uint16_t *lags = row->lags.count ? b->shard->lags.at + row->lags.first : NULL;
    return (ss_run){.row = row, .text = text, .document = b->corpus->first_document.at[b->shard_at] + i,
                    .strings = SS_PART(b->shard->strings, row->strings_at), .points = {lags, text, row->text_size},
                    .entities = SS_PART(b->corpus->entity_of, b->corpus->first_local.at[b->shard_at] + row->locals.first)};
}

ss_status ss_batch_runs(ss_batch *b, ss_fill *fill) {
    uint64_t from = b->first, to = from + b->rows;
    for (uint32_t i = b->rows ? document_of(b, b->first) : 0; from < to; i++) {
        uint64_t begin = ss_rows_before(b->corpus, b->table, b->shard_at, i);
        uint64_t end = ss_rows_before(b->corpus, b->table, b->shard_at, i + 1);
        if (end <= from) continue;
        ss_run run = run_of(b, i);
        run.first = (uint32_t)(from - begin);
        run.end = (uint32_t)((end < to ? end : to) - begin);
        run.at = (uint32_t)(from - b->first);
        ss_status status = fill(b, &run);
        if (status) return status;
        from = end;
    }
    return SS_OK;
}

/* ---- batches --------------------------------------------------------------------------------------------------------- */

static ss_status batch_fill(ss_batch *b) {
    static ss_fill *const fills[SS_TABLES] = {
        [SS_DOCUMENTS] = ss_fill_document, [SS_SENTENCES] = ss_fill_sentences, [SS_MENTIONS] = ss_fill_mentions,
        [SS_DATES] = ss_fill_dates, [SS_CLAIMS] = ss_fill_claims, [SS_VOTES] = ss_fill_votes,
        [SS_MANDATES] = ss_fill_mandates, [SS_WARNINGS] = ss_fill_warnings};
    if (!b->rows) return SS_OK;
    if (b->table == SS_ENTITIES) return ss_fill_entities(b);
    if (b->table == SS_STATEMENTS) return ss_fill_statements(b);
    if (b->table == SS_CONFLICTS) return ss_fill_conflicts(b);
    if (b->table == SS_DOCUMENTS) ss_documents_borrow(b);
    return ss_batch_runs(b, fills[b->table]);
}

static ss_status batch_build(ss_batch *b, struct ArrowArray *out) {
    uint32_t width;
    const ss_column *columns = ss_table_columns(b->table, &width);
    ss_status status = ss_vectors_new(b->holder, &b->scratch, columns, width, b->rows, &b->columns);
    if (!status) status = batch_fill(b);
    if (!status) status = ss_vectors_finish(b->holder, &b->scratch, b->columns, width);
    return status ? status : ss_vectors_export(b->holder, b->columns, width, b->rows, out);
}

/* Batches come and go, so they stand where memory is used again, and not where the corpus stands. */
static const ss_allocator *passing(const ss_allocator *lasting) {
    return lasting == &ss_allocator_paged ? &ss_allocator_libc : lasting;
}

static ss_status batch_make(ss_batch *b, struct ArrowArray *out) {
    const ss_allocator *memory = passing(b->corpus->memory);
    ss_status status = ss_holder_new(memory, &b->holder);
    if (status) return status;
    ss_arena_init(&b->scratch, memory);
    status = batch_build(b, out);
    ss_arena_free(&b->scratch);
    if (status) atomic_store(&b->holder->references, 1);
    ss_holder_release(b->holder);
    return status;
}

/* Finds the shard of row `first` and how many of `count` rows it holds from there. False when the table has no such row. */
static bool batch_place(ss_batch *b, uint64_t first, uint64_t count) {
    uint64_t rows = of_corpus(b->table) ? corpus_rows(b->corpus, b->table) : 0;
    if (!of_corpus(b->table))
        for (rows = 0; b->shard_at < b->corpus->shards.count; b->shard_at++, first -= rows, rows = 0)
            if (rows = rows_in_shard(b->corpus, b->table, b->shard_at), first < rows) break;
    if (first >= rows) return false;
    if (count > rows - first) count = rows - first;
    b->first = (uint32_t)first;
    b->rows = (uint32_t)(count < INT32_MAX ? count : INT32_MAX);
    if (of_corpus(b->table)) return true;
    b->shard = b->corpus->shards.at[b->shard_at];
    if (b->table == SS_DOCUMENTS) b->rows = ss_documents_borrowable(b->shard, b->first, b->rows);
    return true;
}

ss_status ss_table_batch(ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count, struct ArrowArray *out) {
    ss_batch batch = {.corpus = corpus, .lexicon = corpus->engine->lexicon, .table = table};
    if (!batch_place(&batch, first, count)) batch.rows = 0;
    ss_status status = batch_make(&batch, out);
    while (status == SS_LIMIT && batch.rows > 1) { /* a column passed 2 GiB */
        batch.rows /= 2;
        status = batch_make(&batch, out);
    }
    return status;
}

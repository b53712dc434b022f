#include "tables/batch.h"

uint32_t ss_documents_borrowable(const ss_shard *shard, uint32_t first, uint32_t rows) {
    const ss_row *row = &shard->documents.at[first];
    uint64_t begin = row->text_at, end = begin;
    uint32_t count = 0;
    for (; count < rows && row[count].text_at == end && end - begin + row[count].text_size <= INT32_MAX; count++)
        end += row[count].text_size;
    return count;
}

void ss_documents_borrow(ss_batch *b) {
    const ss_row *row = &b->shard->documents.at[b->first];
    ss_vector *text = &b->columns[SS_DOCUMENTS_text];
    int32_t *offsets = text->values;
    for (uint32_t i = 0; i < b->rows; i++) offsets[i + 1] = offsets[i] + (int32_t)row[i].text_size;
    text->next = b->rows;
    text->bytes = b->shard->texts ? b->shard->texts + row->text_at : NULL;
    b->holder->shard = ss_shard_retain((ss_shard *)b->shard);
}

static void put_stored(const ss_batch *b, uint32_t column, uint32_t at, ss_stored string) {
    ss_put_string(&b->columns[column], at, ss_shard_text(b, string), string.size);
}

static void put_list(ss_batch *b, uint32_t column, uint32_t at, ss_part_of part) {
    ss_vector *list = &b->columns[column];
    for (uint32_t i = part.first; i < part.first + part.count; i++)
        ss_list_string(list, ss_shard_text(b, b->shard->stored.at[i]), b->shard->stored.at[i].size);
    ss_put_list(list, at);
}

static uint32_t warnings_count(const ss_batch *b, const ss_run *run) {
    const uint32_t *first = &b->corpus->first_warning.at[run->document];
    return run->row->warnings.count + first[1] - first[0];
}

static void put_origin(ss_batch *b, const ss_run *run) {
    const ss_row *row = run->row;
    const ss_document_update *update = &b->corpus->updates.at[run->document];
    put_stored(b, SS_DOCUMENTS_path, run->at, row->path);
    put_stored(b, SS_DOCUMENTS_url, run->at, row->url);
    put_stored(b, SS_DOCUMENTS_title, run->at, row->title);
    put_stored(b, SS_DOCUMENTS_outlet, run->at, row->outlet);
    put_stored(b, SS_DOCUMENTS_language, run->at, row->language);
    ss_put_small(&b->columns[SS_DOCUMENTS_outlet_from], run->at, row->outlet_from);
    ss_put_day(&b->columns[SS_DOCUMENTS_published], run->at, update->published);
    ss_put_small(&b->columns[SS_DOCUMENTS_published_from], run->at, update->published_from);
    ss_put_string(&b->columns[SS_DOCUMENTS_place], run->at, run->text + row->place.start, row->place.end - row->place.start);
    if (update->duplicate_of != SS_NONE) ss_put_int(&b->columns[SS_DOCUMENTS_duplicate_of], run->at, update->duplicate_of);
}

ss_status ss_fill_document(ss_batch *b, const ss_run *run) {
    const ss_row *row = run->row;
    ss_stored id = b->corpus->ids.at[run->document];
    ss_put_int(&b->columns[SS_DOCUMENTS_doc], run->at, run->document);
    ss_put_string(&b->columns[SS_DOCUMENTS_id], run->at, ss_corpus_text(b, id), id.size);
    put_origin(b, run);
    ss_put_int(&b->columns[SS_DOCUMENTS_chars], run->at, row->chars);
    ss_put_int(&b->columns[SS_DOCUMENTS_words], run->at, row->words);
    ss_put_int(&b->columns[SS_DOCUMENTS_n_claims], run->at, row->claims.count);
    ss_put_int(&b->columns[SS_DOCUMENTS_n_warnings], run->at, warnings_count(b, run));
    put_list(b, SS_DOCUMENTS_authors, run->at, row->authors);
    put_list(b, SS_DOCUMENTS_credits, run->at, row->credits);
    return SS_OK;
}

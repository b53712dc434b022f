/* The table of statements, and the column of claims that names them. */
#include "tables/statements.h"

#include "tables/claim_ids.h"

/* Where a member stands. */
typedef struct { const ss_shard *shard; const ss_row *row; const ss_claim_row *claim; } ss_place_of;

static ss_place_of place_of(const ss_corpus *corpus, const ss_member_row *member) {
    uint32_t within, shard = ss_corpus_shard_of(corpus, member->document, &within);
    ss_place_of place = {.shard = corpus->shards.at[shard]};
    place.row = &place.shard->documents.at[within];
    place.claim = place.shard->claims.at + place.row->claims.first + member->claim;
    return place;
}

void ss_statement_id(const ss_corpus *corpus, uint32_t statement, char to[SS_STATEMENT_ID]) {
    uint64_t hash = ss_corpus_shown(corpus).rows[statement].hash;
    to[0] = 's';
    for (uint32_t i = 0; i < SS_STATEMENT_ID - 1; i++) to[i + 1] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
}

uint32_t ss_statement_of(const ss_batch *b, const ss_run *run, uint32_t claim) {
    const uint32_t *of = ss_corpus_shown(b->corpus).of;
    return of ? of[b->corpus->first_claim.at[b->shard_at] + run->row->claims.first + claim] : SS_NONE;
}

/* ---- members --------------------------------------------------------------------------------------------------------- */

static ss_status put_member(ss_batch *b, const ss_member_row *member) {
    ss_vector *list = &b->columns[SS_STATEMENTS_members];
    ss_place_of place = place_of(b->corpus, member);
    char *id = ss_arena_take(&b->scratch, SS_CLAIM_ID_MOST);
    if (!id || !SS_RESERVE(&list->parts, &b->scratch, 3)) return SS_NOMEM;
    uint32_t size = ss_claim_id(place.shard, place.row, ss_claim_seed(b->corpus, member->document), member->claim, id);
    ss_item_field *parts = SS_PART(list->parts, list->parts.count);
    parts[0] = (ss_item_field){.number = member->document};
    parts[1] = (ss_item_field){.at = id, .number = size};
    parts[2] = (ss_item_field){.real = member->similarity};
    list->parts.count += 3;
    return SS_OK;
}

static ss_status put_members(ss_batch *b, uint32_t at, const ss_statement_row *row) {
    const ss_member_row *members = ss_corpus_shown(b->corpus).members;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < row->members.count && !status; i++) status = put_member(b, &members[row->members.first + i]);
    ss_put_list(&b->columns[SS_STATEMENTS_members], at);
    return status;
}

/* ---- the fullest wording --------------------------------------------------------------------------------------------- */

/* The pieces, with a space between those that do not touch: no longer than twice the text. */
static ss_status put_text(ss_batch *b, uint32_t at, const ss_member_row *member) {
    ss_place_of place = place_of(b->corpus, member);
    const ss_span *pieces = SS_PART(place.shard->spans, place.row->spans.first + place.claim->pieces.first);
    const char *text = place.shard->texts + place.row->text_at;
    uint32_t count = place.claim->pieces.count, room = count, size = 0;
    for (uint32_t i = 0; i < count; i++) room += pieces[i].end - pieces[i].start;
    char *joined = ss_arena_take(&b->scratch, room);
    if (!joined) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) {
        if (i && pieces[i].start != pieces[i - 1].end) joined[size++] = ' ';
        memcpy(joined + size, text + pieces[i].start, pieces[i].end - pieces[i].start);
        size += pieces[i].end - pieces[i].start;
    }
    ss_put_string(&b->columns[SS_STATEMENTS_text], at, joined, size);
    return SS_OK;
}

static void put_flat(ss_batch *b, uint32_t at, const ss_statement_row *row) {
    char id[SS_STATEMENT_ID];
    ss_statement_id(b->corpus, b->first + at, id);
    ss_put_string(&b->columns[SS_STATEMENTS_statement], at, id, SS_STATEMENT_ID);
    if (row->speaker != SS_NONE) {
        ss_stored speaker = b->corpus->entities.at[row->speaker].id;
        ss_put_string(&b->columns[SS_STATEMENTS_speaker], at, ss_corpus_text(b, speaker), speaker.size);
    }
    ss_put_small(&b->columns[SS_STATEMENTS_act], at, row->act);
    ss_put_int(&b->columns[SS_STATEMENTS_n_documents], at, row->documents);
    ss_put_int(&b->columns[SS_STATEMENTS_n_outlets], at, row->outlets);
    ss_put_int(&b->columns[SS_STATEMENTS_n_independent], at, row->independent);
    ss_put_day(&b->columns[SS_STATEMENTS_first], at, row->first);
}

ss_status ss_fill_statements(ss_batch *b) {
    const ss_statements_shown shown = ss_corpus_shown(b->corpus);
    ss_status status = SS_OK;
    for (uint32_t at = 0; at < b->rows && !status; at++) {
        const ss_statement_row *row = &shown.rows[b->first + at];
        put_flat(b, at, row);
        status = put_text(b, at, &shown.members[row->members.first]);
        if (!status) status = put_members(b, at, row);
    }
    return status;
}

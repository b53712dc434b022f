/* The table of conflicts. */
#include "tables/batch.h"
#include "base/hash.h"

enum { CONFLICT_ID = 17, DAY_TEXT = 10 };

typedef struct { const ss_shard *shard; const ss_row *row; const char *text; ss_lags points; } place;

static place place_of(const ss_corpus *corpus, uint32_t document) {
    uint32_t within, shard = ss_corpus_shard_of(corpus, document, &within);
    place p = {.shard = corpus->shards.at[shard]};
    p.row = &p.shard->documents.at[within];
    p.text = p.shard->texts + p.row->text_at;
    p.points = (ss_lags){p.row->lags.count ? p.shard->lags.at + p.row->lags.first : NULL, p.text, p.row->text_size};
    return p;
}

static char *day_text(ss_arena *arena, int32_t day) {
    int year, month, date;
    char *to = ss_arena_take(arena, DAY_TEXT);
    if (!to)
        return NULL;
    ss_day_split(day, &year, &month, &date);
    const int digits[] = {year / 1000, year / 100 % 10, year / 10 % 10, year % 10, 0, month / 10, month % 10, 0, date / 10, date % 10};
    for (int i = 0; i < DAY_TEXT; i++)
        to[i] = i == 4 || i == 7 ? '-' : (char)('0' + digits[i]);
    return to;
}

static ss_status put_side(ss_batch *b, const ss_side_row *side) {
    ss_vector *list = &b->columns[SS_CONFLICTS_sides];
    place p = place_of(b->corpus, side->document);
    char *value = day_text(&b->scratch, side->day);
    if (!value || !SS_RESERVE(&list->parts, &b->scratch, 7))
        return SS_NOMEM;
    ss_item_field *parts = &list->parts.at[list->parts.count];
    parts[0] = (ss_item_field){.number = side->document};
    parts[1] = (ss_item_field){.number = ss_lags_point(&p.points, side->span.start)};
    parts[2] = (ss_item_field){.number = ss_lags_point(&p.points, side->span.end)};
    parts[3] = (ss_item_field){.at = p.text + side->span.start, .number = side->span.end - side->span.start};
    parts[4] = (ss_item_field){.at = value, .number = DAY_TEXT};
    parts[5] = parts[6] = (ss_item_field){0}; /* no claim, no speaker */
    list->parts.count += 7;
    return SS_OK;
}

static void put_id(ss_batch *b, uint32_t at, const ss_conflict_row *row, ss_stored about) {
    const ss_side_row *side = &b->corpus->sides.at[row->sides.first];
    uint64_t hash = ss_hash64(ss_corpus_text(b, about), about.size, ((uint64_t)side->span.start << 32) + row->kind);
    char id[CONFLICT_ID] = "x";
    for (uint32_t i = 0; i < CONFLICT_ID - 1; i++)
        id[i + 1] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
    ss_put_string(&b->columns[SS_CONFLICTS_conflict], at, id, CONFLICT_ID);
}

ss_status ss_fill_conflicts(ss_batch *b) {
    ss_status status = SS_OK;
    for (uint32_t at = 0; at < b->rows && !status; at++) {
        const ss_conflict_row *row = &b->corpus->conflicts.at[b->first + at];
        ss_stored about = b->corpus->ids.at[row->document];
        put_id(b, at, row, about);
        ss_put_small(&b->columns[SS_CONFLICTS_kind], at, row->kind);
        ss_put_small(&b->columns[SS_CONFLICTS_severity], at, row->severity);
        ss_put_string(&b->columns[SS_CONFLICTS_about], at, ss_corpus_text(b, about), about.size);
        for (uint32_t i = 0; i < row->sides.count && !status; i++)
            status = put_side(b, &b->corpus->sides.at[row->sides.first + i]);
        ss_put_list(&b->columns[SS_CONFLICTS_sides], at);
    }
    return status;
}

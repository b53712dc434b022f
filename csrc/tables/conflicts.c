/* The table of conflicts. */
#include "corpus/article.h"
#include "corpus/conflicts/conflicts.h"
#include "tables/claim_ids.h"

static ss_status put_claim(ss_batch *b, const ss_article *a, uint32_t claim, ss_item_field *field) {
    *field = (ss_item_field){0};
    if (claim == SS_NONE)
        return SS_OK;
    char *id = ss_arena_take(&b->scratch, SS_CLAIM_ID_MOST);
    if (!id)
        return SS_NOMEM;
    *field = (ss_item_field){.at = id, .number = ss_claim_id(a->shard, a->row, ss_claim_seed(b->corpus, a->document), claim, id)};
    return SS_OK;
}

static ss_item_field stored(const ss_batch *b, ss_stored string) {
    return (ss_item_field){.at = string.size ? ss_corpus_text(b, string) : NULL, .number = string.size};
}

static ss_status put_side(ss_batch *b, const ss_side_row *side) {
    ss_vector *list = &b->columns[SS_CONFLICTS_sides];
    ss_article a = ss_article_at(b->corpus, side->document);
    ss_lags lags = {a.row->lags.count ? a.shard->lags.at + a.row->lags.first : NULL, a.text, a.row->text_size};
    ss_span points = ss_points_of(&lags, side->span);
    if (!SS_RESERVE(&list->parts, &b->scratch, 7))
        return SS_NOMEM;
    ss_item_field *parts = SS_PART(list->parts, list->parts.count);
    parts[0] = (ss_item_field){.number = side->document};
    parts[1] = (ss_item_field){.number = points.start};
    parts[2] = (ss_item_field){.number = points.end};
    parts[3] = (ss_item_field){.at = a.text + side->span.start, .number = side->span.end - side->span.start};
    parts[4] = stored(b, side->value);
    parts[6] = side->speaker == SS_NONE ? (ss_item_field){0} : stored(b, b->corpus->entities.at[side->speaker].id);
    list->parts.count += 7;
    return put_claim(b, &a, side->claim, &parts[5]);
}

ss_status ss_fill_conflicts(ss_batch *b) {
    char id[SS_ID_TEXT];
    ss_status status = SS_OK;
    for (uint32_t at = 0; at < b->rows && !status; at++) {
        const ss_conflict_row *row = &b->corpus->conflicts.at[b->first + at];
        ss_id_text('x', ss_conflict_hash(b->corpus, row), id);
        ss_put_string(&b->columns[SS_CONFLICTS_conflict], at, id, SS_ID_TEXT);
        ss_put_small(&b->columns[SS_CONFLICTS_kind], at, row->kind);
        ss_put_small(&b->columns[SS_CONFLICTS_severity], at, row->severity);
        ss_put_string(&b->columns[SS_CONFLICTS_about], at, ss_corpus_text(b, row->about), row->about.size);
        for (uint32_t i = 0; i < row->sides.count && !status; i++)
            status = put_side(b, &b->corpus->sides.at[row->sides.first + i]);
        ss_put_list(&b->columns[SS_CONFLICTS_sides], at);
    }
    return status;
}

#include "tables/claim_ids.h"

typedef struct {
    const ss_batch *batch;
    const ss_run *run;
    const ss_claim *claims;   /* all of the document */
    const ss_claim_id *ids;   /* of these */
} claims_view;

/* A part of the document's pool of spans; NULL when it is empty. */
static const ss_span *pool_spans(const claims_view *view, ss_part_of part) {
    return part.count ? view->batch->shard->spans.at + view->run->row->spans.first + part.first : NULL;
}

/* ---- text ------------------------------------------------------------------------------------------------------------ */

static uint32_t joined_size(const ss_span *pieces, uint32_t count) {
    uint32_t size = 0;
    for (uint32_t i = 0; i < count; i++)
        size += pieces[i].end - pieces[i].start + (i && pieces[i].start != pieces[i - 1].end);
    return size;
}

static void joined_copy(const char *text, const ss_span *pieces, uint32_t count, char *to) {
    for (uint32_t i = 0; i < count; i++) {
        if (i && pieces[i].start != pieces[i - 1].end) *to++ = ' ';
        memcpy(to, text + pieces[i].start, pieces[i].end - pieces[i].start);
        to += pieces[i].end - pieces[i].start;
    }
}

/* One piece is borrowed; several are joined. Pieces do not overlap, so the join is no longer than twice the text. */
static ss_status put_text(ss_batch *b, const claims_view *view, uint32_t at, ss_part_of part) {
    const ss_span *pieces = pool_spans(view, part);
    ss_vector *text = &b->columns[SS_CLAIMS_text];
    if (part.count == 1) ss_put_bytes(view->run, text, at, pieces[0]);
    if (part.count < 2) return SS_OK;
    uint32_t size = joined_size(pieces, part.count);
    char *joined = ss_arena_take(&b->scratch, size);
    if (!joined) return SS_NOMEM;
    joined_copy(view->run->text, pieces, part.count, joined);
    ss_put_string(text, at, joined, size);
    return SS_OK;
}

static ss_status put_spans(ss_batch *b, const claims_view *view, uint32_t column, uint32_t at, ss_part_of part) {
    ss_vector *list = &b->columns[column];
    const ss_span *spans = pool_spans(view, part);
    if (!SS_RESERVE(&list->spans, &b->scratch, part.count)) return SS_NOMEM;
    for (uint32_t i = 0; i < part.count; i++)
        list->spans.at[list->spans.count++] = ss_points_of(&view->run->points, spans[i]);
    ss_put_list(list, at);
    return SS_OK;
}

/* ---- entities -------------------------------------------------------------------------------------------------------- */

static void put_entity(ss_batch *b, const claims_view *view, uint32_t column, uint32_t at, uint32_t local) {
    const ss_entity_row *entity = ss_run_entity(b, view->run, local);
    if (entity) ss_put_string(&b->columns[column], at, ss_corpus_text(b, entity->id), entity->id.size);
}

/* Two names of one document may be one entity of the corpus: its repeats are left out, as far as this many items back. */
#define LOOK_BACK 32

static bool listed(const ss_vector *list, uint32_t first, const char *id) {
    uint32_t count = list->strings.count;
    for (uint32_t i = count - first > LOOK_BACK ? count - LOOK_BACK : first; i < count; i++)
        if (list->strings.at[i].at == id) return true;
    return false;
}

/* Ids stand once in the corpus's pool, so one address is one entity. */
static ss_status list_entity(ss_batch *b, const claims_view *view, ss_vector *list, uint32_t first, uint32_t local) {
    const ss_entity_row *entity = ss_run_entity(b, view->run, local);
    if (!entity || listed(list, first, ss_corpus_text(b, entity->id))) return SS_OK;
    ss_field *item = SS_PUSH(&list->strings, &b->scratch);
    if (!item) return SS_NOMEM;
    *item = (ss_field){ss_corpus_text(b, entity->id), entity->id.size};
    return SS_OK;
}

static ss_status put_entities(ss_batch *b, const claims_view *view, uint32_t column, uint32_t at, ss_part_of part) {
    ss_vector *list = &b->columns[column];
    const uint32_t *locals = part.count ? b->shard->ids.at + view->run->row->ids.first + part.first : NULL;
    uint32_t first = list->strings.count;
    for (uint32_t i = 0; i < part.count; i++) {
        ss_status status = list_entity(b, view, list, first, locals[i]);
        if (status) return status;
    }
    ss_put_list(list, at);
    return SS_OK;
}

static void put_speaker(ss_batch *b, const claims_view *view, uint32_t at, const ss_claim *claim) {
    const ss_entity_row *entity = ss_run_entity(b, view->run, claim->speaker);
    ss_put_small(&b->columns[SS_CLAIMS_speaker_how], at, claim->speaker_how);
    if (!entity) return;
    ss_stored country = entity->type == SS_COUNTRY ? entity->id : entity->country;
    ss_put_string(&b->columns[SS_CLAIMS_speaker], at, ss_corpus_text(b, entity->id), entity->id.size);
    ss_put_some(&b->columns[SS_CLAIMS_speaker_name], at, ss_corpus_text(b, entity->name), entity->name.size);
    ss_put_some(&b->columns[SS_CLAIMS_speaker_country], at, ss_corpus_text(b, country), country.size);
}

/* ---- other claims ---------------------------------------------------------------------------------------------------- */

static void put_claim(ss_batch *b, const claims_view *view, uint32_t column, uint32_t at, uint32_t claim) {
    if (claim != SS_NONE) ss_put_string(&b->columns[column], at, view->ids[claim].at, view->ids[claim].size);
}

#define DEPTH_MOST 127 /* what int8 holds */

static ss_status put_via(ss_batch *b, const claims_view *view, uint32_t at, const ss_claim *claim) {
    ss_vector *list = &b->columns[SS_CLAIMS_via];
    uint32_t speakers[DEPTH_MOST], count = 0, first = list->strings.count;
    for (uint32_t up = claim->parent; up != SS_NONE && count < DEPTH_MOST; up = view->claims[up].parent)
        speakers[count++] = view->claims[up].speaker;
    while (count) {
        ss_status status = list_entity(b, view, list, first, speakers[--count]);
        if (status) return status;
    }
    ss_put_list(list, at);
    return SS_OK;
}

/* ---- a row ----------------------------------------------------------------------------------------------------------- */

static void put_cue(ss_batch *b, const claims_view *view, uint32_t at, const ss_claim *claim) {
    if (claim->cue_span.end > claim->cue_span.start) {
        ss_put_span(view->run, &b->columns[SS_CLAIMS_cue_start], at, claim->cue_span);
        ss_put_bytes(view->run, &b->columns[SS_CLAIMS_cue_text], at, claim->cue_span);
    }
    if (claim->cue == SS_NONE) return;
    const ss_cue *cue = ss_lexicon_cue(b->lexicon, claim->cue);
    ss_put_some(&b->columns[SS_CLAIMS_cue_lemma], at, ss_lexicon_text(b->lexicon, cue->lemma), cue->lemma.size);
    ss_put_some(&b->columns[SS_CLAIMS_cameo], at, ss_lexicon_text(b->lexicon, cue->cameo), cue->cameo.size);
}

static void put_source(ss_batch *b, const claims_view *view, uint32_t at, const ss_claim *claim) {
    if (claim->source_span.end == claim->source_span.start) return;
    ss_put_span(view->run, &b->columns[SS_CLAIMS_source_start], at, claim->source_span);
    ss_put_bytes(view->run, &b->columns[SS_CLAIMS_source_text], at, claim->source_span);
}

static void put_party(ss_batch *b, const claims_view *view, uint32_t column, uint32_t at, uint32_t local, ss_span span) {
    put_entity(b, view, column, at, local);
    if (span.end > span.start) ss_put_bytes(view->run, &b->columns[column + 1], at, span);
}

static void put_days(ss_batch *b, const claims_view *view, uint32_t at, const ss_claim *claim) {
    int32_t first, last;
    uint8_t from;
    ss_corpus_claim_days(b->corpus, view->run->document, claim, &first, &last, &from);
    ss_put_day(&b->columns[SS_CLAIMS_date_first], at, first);
    ss_put_day(&b->columns[SS_CLAIMS_date_last], at, last);
    ss_put_small(&b->columns[SS_CLAIMS_date_from], at, from);
    if (claim->date == SS_NONE) return;
    ss_put_bytes(view->run, &b->columns[SS_CLAIMS_date_text], at,
                 b->shard->dates.at[view->run->row->dates.first + claim->date].span);
}

static void put_kinds(ss_batch *b, uint32_t at, const ss_claim *claim) {
    ss_put_small(&b->columns[SS_CLAIMS_level], at, claim->level);
    ss_put_small(&b->columns[SS_CLAIMS_kind], at, claim->kind);
    ss_put_small(&b->columns[SS_CLAIMS_act], at, claim->act);
    ss_put_flag(&b->columns[SS_CLAIMS_negated], at, claim->negated);
    ss_put_small(&b->columns[SS_CLAIMS_modality], at, claim->modality);
    ss_put_small(&b->columns[SS_CLAIMS_depth], at, claim->depth < DEPTH_MOST ? claim->depth : DEPTH_MOST);
    ss_put_real(&b->columns[SS_CLAIMS_confidence], at, claim->confidence);
    const char *why = ss_rule_text(claim->rule);
    ss_put_string(&b->columns[SS_CLAIMS_why], at, why, (uint32_t)strlen(why));
}

static void put_flat(ss_batch *b, const claims_view *view, uint32_t at, uint32_t i) {
    const ss_claim *claim = &view->claims[i];
    ss_stored outlet = view->run->row->outlet;
    put_claim(b, view, SS_CLAIMS_claim, at, i);
    ss_put_int(&b->columns[SS_CLAIMS_doc], at, view->run->document);
    ss_put_int(&b->columns[SS_CLAIMS_sentence], at, claim->sentence);
    ss_put_some(&b->columns[SS_CLAIMS_outlet], at, ss_shard_text(b, outlet), outlet.size);
    put_kinds(b, at, claim);
    put_speaker(b, view, at, claim);
    put_source(b, view, at, claim);
    put_cue(b, view, at, claim);
    put_party(b, view, SS_CLAIMS_addressee, at, claim->addressee, claim->addressee_span);
    put_party(b, view, SS_CLAIMS_target, at, claim->target, claim->target_span);
    put_claim(b, view, SS_CLAIMS_refers_to, at, claim->refers_to);
    put_claim(b, view, SS_CLAIMS_parent, at, claim->parent);
    put_days(b, view, at, claim);
}

static ss_status put_lists(ss_batch *b, const claims_view *view, uint32_t at, const ss_claim *claim) {
    ss_status status = put_spans(b, view, SS_CLAIMS_content, at, claim->pieces);
    if (!status) status = put_text(b, view, at, claim->pieces);
    if (!status) status = put_spans(b, view, SS_CLAIMS_object, at, claim->object);
    if (!status) status = put_entities(b, view, SS_CLAIMS_speakers, at, claim->speakers);
    if (!status) status = put_entities(b, view, SS_CLAIMS_about, at, claim->about);
    return status ? status : put_via(b, view, at, claim);
}

ss_status ss_fill_claims(ss_batch *b, const ss_run *run) {
    claims_view view = {.batch = b, .run = run, .claims = b->shard->claims.at + run->row->claims.first};
    ss_status status = ss_claim_ids(b, run, view.claims, &view.ids);
    for (uint32_t i = run->first, at = run->at; i < run->end && !status; i++, at++) {
        put_flat(b, &view, at, i);
        status = put_lists(b, &view, at, &view.claims[i]);
    }
    return status;
}

#include "tables/claim_ids.h"
#include "tables/lemmas.h"
#include "tables/statements.h"

/* The part of a document's claims that the batch holds, one column after the other. */
typedef struct {
    const ss_batch *batch;
    ss_vector *columns;
    const ss_run *run;
    const ss_claim_row *claims; /* all of the document */
    const ss_claim_rare *rares;
    const ss_span *spans;       /* the document's pools */
    const uint32_t *ids;
    const ss_date_row *dates;
    uint64_t seed;              /* of the claims' ids */
    uint32_t at, end;           /* rows of the batch */
} claims_view;

/* Over the claims of the view; `at` is the row of the batch. */
#define EACH_CLAIM(c, at)                                                                                                  \
    const ss_claim_row *c = view->claims + view->run->first;                                                               \
    for (uint32_t at = view->at, end_ = view->end; at < end_; at++, c++)

/* Nothing for an empty span. */
static inline void write_span(const char *text, ss_vector *v, ss_writer *w, uint32_t at, ss_span span) {
    ss_write(v, w, at, text + span.start, span.end - span.start);
}

/* ---- columns of numbers ---------------------------------------------------------------------------------------------- */

#define DEPTH_MOST 127 /* what int8 holds */

static void put_statements(const claims_view *view) {
    char id[SS_STATEMENT_ID];
    if (!ss_corpus_shown(view->batch->corpus).count) return;
    for (uint32_t i = view->run->first, at = view->at; at < view->end; at++, i++) {
        uint32_t statement = ss_statement_of(view->batch, view->run, i);
        if (statement == SS_NONE) continue;
        ss_statement_id(view->batch->corpus, statement, id);
        ss_put_string(&view->columns[SS_CLAIMS_statement], at, id, SS_STATEMENT_ID);
    }
}

static void put_events(const claims_view *view) {
    const ss_corpus *corpus = view->batch->corpus;
    const ss_part_of told = corpus->updates.at[view->run->document].told;
    for (uint32_t i = told.first; i < told.first + told.count; i++) {
        const ss_told_row *row = &corpus->told.at[i];
        if (row->claim < view->run->first || row->claim >= view->run->end || row->event == SS_NONE) continue;
        ss_stored id = corpus->events.at[row->event].id;
        ss_put_string(&view->columns[SS_CLAIMS_event], view->at + (row->claim - view->run->first), ss_corpus_text(view->batch, id), id.size);
    }
}

static void put_places(const claims_view *view) {
    int32_t *doc = ss_ints(&view->columns[SS_CLAIMS_doc]), *sentence = ss_ints(&view->columns[SS_CLAIMS_sentence]);
    float *confidence = view->columns[SS_CLAIMS_confidence].values;
    int32_t document = (int32_t)view->run->document;
    EACH_CLAIM(c, at) {
        doc[at] = document;
        sentence[at] = (int32_t)c->sentence;
        confidence[at] = c->confidence;
        ss_put_flag(&view->columns[SS_CLAIMS_negated], at, c->negated);
    }
}

static void put_kinds(const claims_view *view) {
    int8_t *level = ss_smalls(&view->columns[SS_CLAIMS_level]), *kind = ss_smalls(&view->columns[SS_CLAIMS_kind]);
    int8_t *act = ss_smalls(&view->columns[SS_CLAIMS_act]), *modality = ss_smalls(&view->columns[SS_CLAIMS_modality]);
    int8_t *how = ss_smalls(&view->columns[SS_CLAIMS_speaker_how]), *depth = ss_smalls(&view->columns[SS_CLAIMS_depth]);
    EACH_CLAIM(c, at) {
        level[at] = (int8_t)c->level;
        kind[at] = (int8_t)c->kind;
        act[at] = (int8_t)c->act;
        modality[at] = (int8_t)c->modality;
        how[at] = (int8_t)c->speaker_how;
        depth[at] = (int8_t)(c->depth < DEPTH_MOST ? c->depth : DEPTH_MOST);
    }
}

/* The days that the corpus sees; most documents' claims keep their own. */
static inline void days_of(const claims_view *view, bool own, const ss_claim_row *c, int32_t *first, int32_t *last, uint8_t *from) {
    if (!own) {
        ss_corpus_claim_days(view->batch->corpus, view->run->document, c, first, last, from);
        return;
    }
    const ss_date_row *date = c->date != SS_NONE && view->dates[c->date].first != SS_NO_DAY ? &view->dates[c->date] : NULL;
    *first = date ? date->first : SS_NO_DAY;
    *last = date ? date->last : SS_NO_DAY;
    *from = c->date_from;
}

static void put_days(const claims_view *view) {
    const ss_document_update *update = &view->batch->corpus->updates.at[view->run->document];
    bool own = !update->told.count && update->redated == SS_NONE;
    ss_vector *text = &view->columns[SS_CLAIMS_date_text];
    int8_t *column = ss_smalls(&view->columns[SS_CLAIMS_date_from]);
    ss_writer w = ss_write_begin(text, view->at);
    EACH_CLAIM(c, at) {
        int32_t first, last;
        uint8_t from;
        days_of(view, own, c, &first, &last, &from);
        ss_put_day(&view->columns[SS_CLAIMS_date_first], at, first);
        ss_put_day(&view->columns[SS_CLAIMS_date_last], at, last);
        column[at] = (int8_t)from;
        write_span(view->run->text, text, &w, at, c->date == SS_NONE ? (ss_span){0, 0} : view->dates[c->date].span);
    }
    ss_write_end(text, &w, view->end);
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

/* Pieces do not overlap, so the join is no longer than twice the text. */
static void write_joined(const char *text, ss_vector *v, ss_writer *w, uint32_t at, const ss_span *pieces, uint32_t count) {
    uint32_t size = joined_size(pieces, count);
    char *to = ss_write_room(v, w, size);
    if (to) joined_copy(text, pieces, count, to);
    ss_write_wrote(w, at, to ? size : 0);
}

static void put_texts(const claims_view *view) {
    ss_vector *v = &view->columns[SS_CLAIMS_text];
    const char *text = view->run->text;
    ss_writer w = ss_write_begin(v, view->at);
    EACH_CLAIM(c, at) {
        const ss_span *pieces = view->spans + c->pieces.first;
        if (c->pieces.count > 1) write_joined(text, v, &w, at, pieces, c->pieces.count);
        else write_span(text, v, &w, at, c->pieces.count ? pieces[0] : (ss_span){0, 0});
    }
    ss_write_end(v, &w, view->end);
}

static inline void list_spans(const claims_view *view, const ss_lags *lags, ss_vector *list, ss_part_of part) {
    for (uint32_t i = part.first, end = part.first + part.count; i < end; i++) ss_list_span(list, ss_points_of(lags, view->spans[i]));
}

static void put_content(const claims_view *view) {
    ss_vector *list = &view->columns[SS_CLAIMS_content];
    const ss_lags lags = view->run->points;
    EACH_CLAIM(c, at) {
        list_spans(view, &lags, list, c->pieces);
        ss_end_spans(list, at);
    }
}

/* Spans of sources or cues: start, end and text, in columns side by side that are null together. */
typedef struct { int32_t *start, *end; ss_vector *text; ss_writer w; } span_columns;

static span_columns begin_spans(const claims_view *view, uint32_t column) {
    ss_vector *v = &view->columns[column];
    v[0].like = v[1].like = &v[2];
    return (span_columns){ss_ints(&v[0]), ss_ints(&v[1]), &v[2], ss_write_begin(&v[2], view->at)};
}

static inline void write_points(const char *text, const ss_lags *lags, span_columns *s, uint32_t at, ss_span span) {
    if (span.end > span.start) {
        ss_span points = ss_points_of(lags, span);
        s->start[at] = (int32_t)points.start;
        s->end[at] = (int32_t)points.end;
    }
    write_span(text, s->text, &s->w, at, span);
}

static void put_sources(const claims_view *view) {
    span_columns columns = begin_spans(view, SS_CLAIMS_source_start);
    const ss_lags lags = view->run->points;
    EACH_CLAIM(c, at) write_points(view->run->text, &lags, &columns, at, c->source_span);
    ss_write_end(columns.text, &columns.w, view->end);
}

static void put_cues(const claims_view *view) {
    span_columns columns = begin_spans(view, SS_CLAIMS_cue_start);
    const ss_lags lags = view->run->points;
    EACH_CLAIM(c, at) write_points(view->run->text, &lags, &columns, at, c->cue_span);
    ss_write_end(columns.text, &columns.w, view->end);
}

/* The user's pattern that made the claim or its act, or NULL. */
static const ss_user_rule *pattern_of(const claims_view *view, const ss_claim_row *c) {
    uint32_t ruled = c->rare == SS_NONE ? 0 : view->rares[c->rare].ruled;
    return ruled ? &view->batch->corpus->engine->patterns.rules.at[ruled - 1] : NULL;
}

static ss_slice lexicon_slice(const ss_lexicon *lexicon, ss_string string) {
    return (ss_slice){ss_lexicon_text(lexicon, string), string.size};
}

static ss_slice usual_cameo(const ss_claim_row *c) {
    const char *code = ss_act_cameo((ss_act)c->act);
    return (ss_slice){code, (uint32_t)strlen(code)};
}

/* What the user says stands over what the verb says. A code of the verb belongs to the verb's own act. */
static void apply_pattern(const claims_view *view, const ss_claim_row *c, const ss_user_rule *rule, ss_slice *lemma, ss_slice *cameo) {
    const ss_patterns *patterns = &view->batch->corpus->engine->patterns;
    if (rule->lemma.count) *lemma = ss_patterns_text(patterns, rule->lemma);
    if (rule->cameo.count) *cameo = ss_patterns_text(patterns, rule->cameo);
    else if (rule->act != SS_UNSAID || c->cue == SS_NONE) *cameo = usual_cameo(c);
}

/* The lemma of a verb that no table has. */
static ss_slice unlisted(const claims_view *view, const ss_claim_row *c, char lemma[SS_LEMMA_MOST]) {
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(view->batch->lexicon);
    uint32_t size = ss_lemma_of_cue(vocabulary, view->run->text + c->cue_span.start, c->cue_span.end - c->cue_span.start, lemma);
    return (ss_slice){lemma, size};
}

static void put_lemmas(const claims_view *view) {
    const ss_lexicon *lexicon = view->batch->lexicon;
    ss_vector *lemmas = &view->columns[SS_CLAIMS_cue_lemma], *cameos = &view->columns[SS_CLAIMS_cameo];
    ss_writer l = ss_write_begin(lemmas, view->at), m = ss_write_begin(cameos, view->at);
    EACH_CLAIM(c, at) {
        static const ss_cue none = {.act = 0};
        const ss_cue *cue = c->cue == SS_NONE ? &none : ss_lexicon_cue(lexicon, c->cue);
        char own[SS_LEMMA_MOST];
        ss_slice lemma = c->cue == SS_NONE ? unlisted(view, c, own) : lexicon_slice(lexicon, cue->lemma), cameo = lexicon_slice(lexicon, cue->cameo);
        const ss_user_rule *rule = pattern_of(view, c);
        if (rule) apply_pattern(view, c, rule, &lemma, &cameo);
        else if (c->cue != SS_NONE && c->act != cue->act) cameo = usual_cameo(c); /* the words around made another act of it */
        ss_write(lemmas, &l, at, lemma.at, lemma.size);
        ss_write(cameos, &m, at, cameo.at, cameo.size);
    }
    ss_write_end(lemmas, &l, view->end);
    ss_write_end(cameos, &m, view->end);
}

/* "pattern: NAME" for a claim of the user's pattern; behind our own reason when it only gave the act. */
static void write_reason(const claims_view *view, ss_vector *v, ss_writer *w, uint32_t at, const ss_claim_row *c, const ss_user_rule *rule) {
    ss_slice name = ss_patterns_text(&view->batch->corpus->engine->patterns, rule->name);
    ss_error said; /* the core's one way to format a sentence */
    const char *own = c->rule == SS_RULE_PATTERN ? "" : ss_rule_text(c->rule, c->learnt);
    (void)ss_error_set(&said, SS_OK, 0, "%s%spattern: %.*s", own, *own ? "; act by " : "", (int)name.size, name.at);
    ss_write(v, w, at, said.message, (uint32_t)strlen(said.message));
}

static void put_reasons(const claims_view *view) {
    ss_vector *v = &view->columns[SS_CLAIMS_why];
    ss_writer w = ss_write_begin(v, view->at);
    const char *last = "";
    uint32_t size = 0; /* of `last`: one rule often makes several claims */
    EACH_CLAIM(c, at) {
        const ss_user_rule *rule = pattern_of(view, c);
        const char *why = ss_rule_text(c->rule, c->learnt);
        if (why != last) size = (uint32_t)strlen(last = why);
        if (rule) write_reason(view, v, &w, at, c, rule);
        else ss_write(v, &w, at, why, size);
    }
    ss_write_end(v, &w, view->end);
}

static void put_outlets(const claims_view *view) {
    ss_stored outlet = view->run->row->outlet;
    ss_vector *v = &view->columns[SS_CLAIMS_outlet];
    if (!outlet.size) return;
    ss_writer w = ss_write_begin(v, view->at);
    for (uint32_t at = view->at; at < view->end; at++) ss_write(v, &w, at, ss_shard_text(view->batch, outlet), outlet.size);
    ss_write_end(v, &w, view->end);
}

/* ---- entities -------------------------------------------------------------------------------------------------------- */

/* Two names of one document may be one entity of the corpus: its repeats are left out, as far as this many items back. */
#define LOOK_BACK 32u

typedef struct { uint32_t rows[LOOK_BACK], count; } entity_list;

static bool listed(const entity_list *list, uint32_t row) {
    uint32_t most = list->count < LOOK_BACK ? list->count : LOOK_BACK;
    for (uint32_t i = 0; i < most; i++)
        if (list->rows[i] == row) return true;
    return false;
}

static inline void list_row(const claims_view *view, ss_vector *column, uint32_t row) {
    ss_stored id = view->batch->corpus->entities.at[row].id;
    ss_list_string(column, view->batch->corpus->strings.at + id.at, id.size);
}

static void list_entity(const claims_view *view, ss_vector *column, entity_list *list, uint32_t local) {
    if (local == SS_NONE) return;
    uint32_t row = view->run->entities[local];
    if (listed(list, row)) return;
    list->rows[list->count++ % LOOK_BACK] = row;
    list_row(view, column, row);
}

static void list_several(const claims_view *view, ss_vector *column, const uint32_t *locals, uint32_t count) {
    entity_list list;
    list.count = 0;
    for (uint32_t i = 0; i < count; i++) list_entity(view, column, &list, locals[i]);
}

/* Most lists hold nobody or one. */
static inline void list_entities(const claims_view *view, ss_vector *column, uint32_t at, const uint32_t *locals, uint32_t count) {
    if (count > 1) list_several(view, column, locals, count);
    else if (count && *locals != SS_NONE) list_row(view, column, view->run->entities[*locals]);
    ss_end_strings(column, at);
}

static void put_lists(const claims_view *view) {
    static const uint32_t nobody = 0; /* where a document names nobody, so that no pointer is NULL + 0 */
    ss_vector *speakers = &view->columns[SS_CLAIMS_speakers], *about = &view->columns[SS_CLAIMS_about];
    const uint32_t *ids = view->ids ? view->ids : &nobody;
    EACH_CLAIM(c, at) {
        const uint32_t *first = ids + c->first_id;
        list_entities(view, speakers, at, first, c->speakers);
        list_entities(view, about, at, first + c->speakers, c->about);
    }
}

static void put_speakers(const claims_view *view) {
    static const ss_entity_row none = {.type = SS_PERSON};
    const char *strings = view->batch->corpus->strings.at;
    ss_vector *id = &view->columns[SS_CLAIMS_speaker], *name = &view->columns[SS_CLAIMS_speaker_name];
    ss_vector *state = &view->columns[SS_CLAIMS_speaker_country];
    ss_writer i = ss_write_begin(id, view->at), n = ss_write_begin(name, view->at), s = ss_write_begin(state, view->at);
    EACH_CLAIM(c, at) {
        const ss_entity_row *entity = c->speaker == SS_NONE ? &none : ss_run_entity(view->batch, view->run, c->speaker);
        ss_stored country = entity->type == SS_COUNTRY ? entity->id : entity->country;
        ss_write(id, &i, at, strings + entity->id.at, entity->id.size);
        ss_write(name, &n, at, strings + entity->name.at, entity->name.size);
        ss_write(state, &s, at, strings + country.at, country.size);
    }
    ss_write_end(id, &i, view->end);
    ss_write_end(name, &n, view->end);
    ss_write_end(state, &s, view->end);
}

/* ---- other claims ---------------------------------------------------------------------------------------------------- */

static void put_claim(const claims_view *view, uint32_t column, uint32_t at, uint32_t claim) {
    char id[SS_CLAIM_ID_MOST];
    if (claim == SS_NONE) return;
    ss_put_string(&view->columns[column], at, id, ss_claim_id(view->batch->shard, view->run->row, view->seed, claim, id));
}

static void put_ids(const claims_view *view) {
    ss_vector *v = &view->columns[SS_CLAIMS_claim];
    ss_writer w = ss_write_begin(v, view->at);
    for (uint32_t at = view->at, claim = view->run->first; at < view->end; at++, claim++) {
        char *to = ss_write_room(v, &w, SS_CLAIM_ID_MOST);
        ss_write_wrote(&w, at, to ? ss_claim_id(view->batch->shard, view->run->row, view->seed, claim, to) : 0);
    }
    ss_write_end(v, &w, view->end);
}

/* The ids of claims that the batch holds were made already. */
static void put_parents(const claims_view *view) {
    const ss_vector *id = &view->columns[SS_CLAIMS_claim];
    EACH_CLAIM(c, at) {
        uint32_t row = view->at + (c->parent - view->run->first);
        if (c->parent == SS_NONE) continue;
        if (c->parent < view->run->first || row >= view->end) put_claim(view, SS_CLAIMS_parent, at, c->parent);
        else if (!id->failure)
            ss_put_string(&view->columns[SS_CLAIMS_parent], at, id->bytes + ss_ints(id)[row],
                          (uint32_t)(ss_ints(id)[row + 1] - ss_ints(id)[row]));
    }
}

static void list_ancestors(const claims_view *view, ss_vector *via, const ss_claim_row *claim) {
    uint32_t speakers[DEPTH_MOST], count = 0;
    entity_list list;
    list.count = 0;
    for (uint32_t up = claim->parent; up != SS_NONE && count < DEPTH_MOST; up = view->claims[up].parent)
        speakers[count++] = view->claims[up].speaker;
    while (count) list_entity(view, via, &list, speakers[--count]);
}

static void put_via(const claims_view *view) {
    ss_vector *via = &view->columns[SS_CLAIMS_via];
    EACH_CLAIM(c, at) {
        if (c->parent != SS_NONE) list_ancestors(view, via, c);
        ss_end_strings(via, at);
    }
}

/* ---- what few claims have -------------------------------------------------------------------------------------------- */

static void put_party(const claims_view *view, uint32_t column, uint32_t at, uint32_t local, ss_span span) {
    const ss_entity_row *entity = ss_run_entity(view->batch, view->run, local);
    if (entity) ss_put_string(&view->columns[column], at, ss_corpus_text(view->batch, entity->id), entity->id.size);
    if (span.end > span.start) ss_put_bytes(view->run, &view->columns[column + 1], at, span);
}

static void put_rares(const claims_view *view) {
    ss_vector *object = &view->columns[SS_CLAIMS_object];
    EACH_CLAIM(c, at) {
        const ss_claim_rare *rare = c->rare == SS_NONE ? NULL : &view->rares[c->rare];
        if (rare) {
            put_party(view, SS_CLAIMS_addressee, at, rare->addressee, rare->addressee_span);
            put_party(view, SS_CLAIMS_target, at, rare->target, rare->target_span);
            put_claim(view, SS_CLAIMS_refers_to, at, rare->refers_to);
            list_spans(view, &view->run->points, object, rare->object);
        }
        ss_end_spans(object, at);
    }
}

ss_status ss_fill_claims(ss_batch *b, const ss_run *run) {
    const ss_row *row = run->row;
    const ss_shard *shard = b->shard;
    claims_view view = {b, b->columns, run, SS_PART(shard->claims, row->claims.first), SS_PART(shard->rares, row->rares.first),
                        SS_PART(shard->spans, row->spans.first), SS_PART(shard->ids, row->ids.first),
                        SS_PART(shard->dates, row->dates.first), ss_claim_seed(b->corpus, run->document), run->at, run->at + run->end - run->first};
    static void (*const columns[])(const claims_view *) = {
        put_ids, put_places, put_kinds, put_days, put_outlets, put_speakers, put_lists, put_sources, put_cues, put_lemmas,
        put_content, put_texts, put_rares, put_parents, put_via, put_events, put_statements, put_reasons};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) columns[i](&view);
    return SS_OK;
}

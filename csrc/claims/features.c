#include "claims/features.h"

enum { SUBJECT_REACH = 8 };

/* Where features go: the trainer lists them, the reader adds up their weights. Compiled once for each. */
typedef struct { uint32_t *list, count; const int8_t *table; uint32_t shift; int32_t sum; } sink;
#define SS_INLINE inline __attribute__((always_inline))

static SS_INLINE void put(sink *s, uint32_t feature) {
    if (s->list)
        s->list[s->count++] = feature;
    else
        s->sum += s->table[feature >> s->shift];
}

/* ---- sight ---- */

void ss_sight_make(const ss_making *making, const ss_unit *unit, uint32_t head, ss_sight *out) {
    uint32_t draft = unit->chunks[head].draft;
    out->making = making;
    out->unit = unit;
    out->head = head;
    out->draft = draft != SS_NONE ? &making->drafts.at[draft] : NULL;
    out->rule = out->draft ? out->draft->rule : SS_NO_RULE;
}

enum { PART_NONE, PART_SOURCE, PART_CUE, PART_CONTENT };

/* The chunks that begin in the run. */
static void mark_part(ss_sight *sight, ss_run run, uint8_t part) {
    const ss_chunk *chunks = sight->unit->chunks;
    uint32_t i = 0, count = sight->unit->count;
    while (i < count && chunks[i].first < run.first)
        i++;
    for (; i < count && chunks[i].first < run.end; i++)
        sight->part[i + 1] = part;
}

/* What the rules take chunks for; where parts overlap the cue counts before the source, and that before the content. */
static void mark_parts(ss_sight *sight) {
    const ss_draft *d = sight->draft;
    uint32_t count = sight->unit->count, hit = sight->unit->chunks[sight->head].hit;
    memset(sight->part, PART_NONE, count + 1);
    sight->part[0] = sight->part[count + 1] = SS_PART_EDGE;
    for (uint32_t i = 0; d && i < d->pieces.count; i++)
        mark_part(sight, d->pieces.at[i], PART_CONTENT);
    if (d) {
        mark_part(sight, d->source, PART_SOURCE);
        mark_part(sight, d->cue_run, PART_CUE);
    } else if (hit != SS_NONE)
        mark_part(sight, (ss_run){sight->making->hits.at[hit].first, sight->making->hits.at[hit].end}, PART_CUE);
}

static uint8_t steps_far(uint32_t far) {
    static const uint8_t steps[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8};
    return steps[ss_up_to(far, sizeof steps - 1)];
}

/* The path goes over a chunk. */
static inline uint8_t over(uint8_t path, uint8_t link) {
    static const struct { uint8_t one, most, field; } counts[] = {[SS_LINK_MARK] = {64, 192, 192}, [SS_LINK_THAT] = {32, 32, 32},
        [SS_LINK_QUOTE] = {16, 16, 16}, [SS_LINK_VERB] = {4, 8, 12}, [SS_LINK_CLAUSE] = {1, 2, 3}};
    if (link == SS_LINK_NONE || (path & counts[link].field) >= counts[link].most)
        return path;
    return (uint8_t)(path + counts[link].one);
}

static void mark_ways(ss_sight *sight) {
    const ss_chunk *chunks = sight->unit->chunks;
    uint32_t head = sight->head, count = sight->unit->count;
    uint8_t path = 0;
    for (uint32_t i = head; i-- > 0;) {
        sight->place[i] = steps_far(head - i);
        sight->path[i] = path = over(path, chunks[i].link);
    }
    sight->place[head] = 16;
    sight->path[head] = path = 0;
    for (uint32_t i = head + 1; i < count; i++) {
        sight->place[i] = (uint8_t)(32 + steps_far(i - head));
        sight->path[i] = path = over(path, chunks[i - 1].link);
    }
}

void ss_sight_parts(ss_sight *sight) {
    mark_parts(sight);
    mark_ways(sight);
}

/* ---- is it a cue? ---- */

typedef struct { uint32_t what, steps; } subject;

/* The nearest thing to the left that can say something, and how far it is. */
static subject subject_left(const ss_unit *unit, uint32_t head) {
    for (uint32_t steps = 0; steps < SUBJECT_REACH && steps < head; steps++) {
        const ss_chunk *c = &unit->chunks[head - 1 - steps];
        uint8_t g = c->grammar;
        bool says = (c->kind >= SS_CHUNK_PERSON && c->kind <= SS_CHUNK_OTHER) || g == SS_G_SUBJECT || g == SS_G_RELATIVE ||
                    (g >= SS_G_UNNAMED && g <= SS_G_DOCUMENT) || c->kind == SS_CHUNK_QUOTE;
        if (says)
            return (subject){g, steps};
    }
    return (subject){0, SUBJECT_REACH + 1};
}

static SS_INLINE void cue_words(sink *s, const ss_unit *u, uint32_t h) {
    const ss_chunk *c = &u->chunks[h], *p = c - 1, *pp = c - 2, *n = c + 1, *nn = c + 2;
    put(s, ss_feature(0, 0, 0));
    put(s, ss_feature(1, c->form, 0));
    put(s, ss_feature(2, c->form, p->form));
    put(s, ss_feature(3, c->form, n->form));
    put(s, ss_feature(4, c->form, n->grammar));
    put(s, ss_feature(5, c->form, p->grammar));
    put(s, ss_feature(7, c->form, p->grammar * 256u + n->grammar));
    put(s, ss_feature(17, p->form, 0));
    put(s, ss_feature(18, n->form, 0));
    put(s, ss_feature(19, pp->form, p->form));
    put(s, ss_feature(20, n->form, nn->form));
    put(s, ss_feature(40, c->form, pp->form));
    put(s, ss_feature(41, c->form, nn->form));
    put(s, ss_feature(48, c->form, c[3].grammar));
}

static SS_INLINE void cue_classes(sink *s, const ss_unit *u, uint32_t h) {
    const ss_chunk *c = &u->chunks[h], *p = c - 1, *pp = c - 2, *n = c + 1, *nn = c + 2;
    put(s, ss_feature(8, c->fine, 0));
    put(s, ss_feature(9, c->fine, p->grammar));
    put(s, ss_feature(10, c->fine, n->grammar));
    put(s, ss_feature(12, c->coarse, p->grammar * 256u + n->grammar));
    put(s, ss_feature(14, c->ending, c->capitals));
    put(s, ss_feature(15, c->ending, p->grammar));
    put(s, ss_feature(16, c->ending, n->grammar));
    put(s, ss_feature(21, c->grammar, p->grammar * 256u + n->grammar));
    put(s, ss_feature(22, pp->grammar, p->grammar * 256u + c->grammar));
    put(s, ss_feature(23, c->grammar, n->grammar * 256u + nn->grammar));
    put(s, ss_feature(42, c->fine, p->coarse));
    put(s, ss_feature(43, c->fine, n->coarse));
    put(s, ss_feature(44, p->fine, c->grammar));
    put(s, ss_feature(45, n->fine, c->grammar));
}

static SS_INLINE void cue_place(sink *s, const ss_unit *u, uint32_t h) {
    const ss_chunk *c = &u->chunks[h];
    subject left_of = subject_left(u, h);
    bool left = c[-1].kind == SS_CHUNK_QUOTE || c[-2].kind == SS_CHUNK_QUOTE;
    bool right = c[1].kind == SS_CHUNK_QUOTE || c[2].kind == SS_CHUNK_QUOTE;
    put(s, ss_feature(6, c->form, left_of.what));
    put(s, ss_feature(11, c->fine, left_of.what));
    put(s, ss_feature(13, c->coarse, left_of.what * 16 + left_of.steps));
    put(s, ss_feature(24, left_of.what, left_of.steps));
    put(s, ss_feature(25, c->form, left));
    put(s, ss_feature(26, c->form, right));
    put(s, ss_feature(27, u->role, c->grammar));
    put(s, ss_feature(28, c->form, u->quotes > 0));
    put(s, ss_feature(46, c->form, u->role));
    put(s, ss_feature(47, c->form, h == 0 ? 0 : h < 4 ? 1 : 2));
    put(s, ss_feature(49, c->grammar, u->quotes > 0));
}

static SS_INLINE void cue_hit(sink *s, const ss_sight *sight) {
    const ss_chunk *c = &sight->unit->chunks[sight->head];
    if (c->hit == SS_NONE) {
        put(s, ss_feature(34, c->grammar, 0));
        return;
    }
    const ss_hit *hit = &sight->making->hits.at[c->hit];
    put(s, ss_feature(29, hit->entry->strength / 8u, hit->use));
    put(s, ss_feature(30, hit->entry->frames, hit->use));
    put(s, ss_feature(31, hit->use, hit->form * 8u + hit->modality));
    put(s, ss_feature(32, c->form, hit->use));
    put(s, ss_feature(33, hit->negated, hit->modality));
    put(s, ss_feature(50, c->form, hit->modality * 2u + hit->negated));
    put(s, ss_feature(51, hit->entry->act * 64u + hit->entry->part, hit->use));
}

static SS_INLINE void cue_draft_source(sink *s, const ss_sight *sight) {
    const ss_draft *d = sight->draft;
    const ss_view *view = &sight->making->view;
    if (d->source.first >= d->source.end)
        return;
    uint32_t last = d->source.end - 1, mention = view->mention[last];
    put(s, ss_feature(58, view->tokens[last].hash, 0));
    put(s, ss_feature(59, mention != SS_NONE ? view->document->names.mentions.at[mention].type : SS_TYPES, sight->unit->chunks[sight->head].form));
}

static SS_INLINE void cue_draft(sink *s, const ss_sight *sight) {
    const ss_draft *d = sight->draft;
    uint32_t form = sight->unit->chunks[sight->head].form, words = d ? d->source.end - d->source.first : 0;
    if (!d) {
        put(s, ss_feature(39, form, 1));
        return;
    }
    put(s, ss_feature(35, d->rule, d->explicit_frame));
    put(s, ss_feature(36, d->rule, form));
    put(s, ss_feature(37, d->subject, d->rule));
    put(s, ss_feature(38, d->quote != SS_NONE, d->rule));
    put(s, ss_feature(52, words == 0 ? 0 : words > 4 ? 2 : 1, d->rule));
    cue_draft_source(s, sight);
    if (!d->pieces.count)
        return;
    uint32_t length = d->pieces.at[0].end - d->pieces.at[0].first;
    put(s, ss_feature(54, sight->making->view.tokens[d->pieces.at[0].first].hash, form));
    put(s, ss_feature(55, length < 3 ? length : length < 6 ? 3 : length < 12 ? 4 : 5, d->rule));
}

static SS_INLINE void cue_all(sink *s, const ss_sight *sight) {
    cue_words(s, sight->unit, sight->head);
    cue_classes(s, sight->unit, sight->head);
    cue_place(s, sight->unit, sight->head);
    cue_hit(s, sight);
    cue_draft(s, sight);
}

uint32_t ss_features_cue(const ss_sight *sight, uint32_t out[SS_FEATURES_MOST]) {
    sink s = {.list = out};
    cue_all(&s, sight);
    return s.count;
}

int32_t ss_features_cue_sum(const ss_sight *sight, const ss_weights *weights) {
    sink s = {.table = weights->cue, .shift = weights->cue_shift};
    cue_all(&s, sight);
    return s.sum;
}

/* ---- which label? ---- */

#define LIST(kind, a, b) *at++ = ss_feature((kind), (a), (b));

uint32_t ss_features_span(const ss_sight *sight, uint32_t chunk, uint32_t out[SS_FEATURES_MOST]) {
    uint32_t *at = out;
    SS_SPAN_FEATURES(sight, chunk, LIST)
    return (uint32_t)(at - out);
}
#undef LIST

/* The same without the list: the sums of its weights. */
void ss_features_span_sums(const ss_sight *sight, const ss_weights *weights, int16_t (*restrict out)[SS_LABELS]) {
    const uint8_t *rows = weights->span;
    uint32_t shift = weights->span_shift, count = sight->unit->count;
#define ADD(kind, a, b) sums = ss_lanes_add_bytes(sums, rows + (size_t)(ss_feature((kind), (a), (b)) >> shift) * SS_LABELS);
    static const int16_t start[SS_LABELS] = {[SS_L_COUNT] = SS_NEVER};
    ss_lanes none = ss_lanes_add(ss_lanes_all(-SS_SPAN_COUNT * SS_BIAS), ss_lanes_load(start));
    for (uint32_t i = 0; i < count; i++) {
        ss_lanes sums = none;
        SS_SPAN_FEATURES(sight, i, ADD)
        ss_lanes_store(out[i], sums);
    }
#undef ADD
}

/* ---- is it right? ---- */

/* What the labels say, in numbers. */
typedef struct {
    uint32_t source_first, source_last, first, last; /* chunks, SS_NONE where there is no such label */
    uint32_t pieces, quotes, length, words;          /* of the content; `words`: chunks of the source */
} outcome;

static outcome outcome_of(const ss_unit *u, const uint8_t *labels) {
    outcome o = {.source_first = SS_NONE, .source_last = SS_NONE, .first = SS_NONE, .last = SS_NONE};
    for (uint32_t i = 0; i < u->count; i++) {
        if (labels[i] == SS_L_SOURCE || labels[i] == SS_L_SOURCE_IN) {
            o.source_first = o.source_first == SS_NONE ? i : o.source_first;
            o.source_last = i;
            o.words++;
        } else if (labels[i] == SS_L_CONTENT || labels[i] == SS_L_CONTENT_IN) {
            o.first = o.first == SS_NONE ? i : o.first;
            o.last = i;
            o.length++;
            o.pieces += labels[i] == SS_L_CONTENT;
            o.quotes += u->chunks[i].kind == SS_CHUNK_QUOTE;
        }
    }
    return o;
}

/* 0 no content, 1 a quotation, 2 with one, 3 that, 4 to, then by length. */
static uint32_t form_of(const ss_unit *u, const outcome *o) {
    if (o->first == SS_NONE)
        return 0;
    if (o->quotes)
        return o->length <= 2 ? 1 : 2;
    uint8_t g = u->chunks[o->first].grammar;
    return g == SS_G_THAT ? 3 : g == SS_G_TO ? 4 : o->length < 4 ? 5 : o->length < 9 ? 6 : 7;
}

/* Where source and content stand: before the head, behind it, on both sides. */
static uint32_t order_of(const outcome *o, uint32_t head) {
    uint32_t source = o->source_first == SS_NONE ? 0 : o->source_first < head ? 1 : 2;
    uint32_t content = o->first == SS_NONE ? 0 : o->first > head ? 2 : o->last > head ? 3 : 1;
    return source * 4 + content;
}

/* How far rules and labels agree. */
static uint32_t agreement(const ss_sight *s, const outcome *o) {
    const ss_draft *d = s->draft;
    const ss_chunk *chunks = s->unit->chunks;
    uint32_t bits = d != NULL;
    if (d && d->pieces.count && o->first != SS_NONE)
        bits |= 2u | (d->pieces.at[0].first == chunks[o->first].first) * 4u |
                (d->pieces.at[d->pieces.count - 1].end == chunks[o->last].end) * 8u;
    if (d && o->source_first != SS_NONE && d->source.first < chunks[o->source_last].end && chunks[o->source_first].first < d->source.end)
        bits |= 16u;
    return bits;
}

static uint32_t grammar_at(const ss_unit *u, uint32_t chunk) { return chunk == SS_NONE ? 0 : u->chunks[chunk].grammar; }

static SS_INLINE void keep_sums(sink *s, const ss_sight *sight, const outcome *o, uint32_t chance, uint32_t margin) {
    uint32_t form = form_of(sight->unit, o), order = order_of(o, sight->head), agree = agreement(sight, o), third = chance / 3;
    put(s, ss_feature(200, 0, 0));
    put(s, ss_feature(201, chance, 0));
    put(s, ss_feature(202, third, form));
    put(s, ss_feature(203, third, order));
    put(s, ss_feature(204, agree, 0));
    put(s, ss_feature(205, third, agree));
    put(s, ss_feature(207, form, order));
    put(s, ss_feature(208, ss_up_to(o->length, 12), form));
    put(s, ss_feature(209, o->pieces, form));
    put(s, ss_feature(215, margin, 0));
    put(s, ss_feature(216, margin, form));
    put(s, ss_feature(222, margin, third));
}

static SS_INLINE void keep_words(sink *s, const ss_sight *sight, const outcome *o) {
    const ss_unit *u = sight->unit;
    const ss_chunk *head = &u->chunks[sight->head];
    const ss_chunk *behind = o->last == SS_NONE ? &ss_chunk_edge : &u->chunks[o->last + 1];
    const ss_chunk *before = o->first == SS_NONE ? &ss_chunk_edge : &u->chunks[o->first] - 1;
    uint32_t form = form_of(u, o), first = grammar_at(u, o->first);
    put(s, ss_feature(206, grammar_at(u, o->source_last), form));
    put(s, ss_feature(210, head->form, 0));
    put(s, ss_feature(211, head->fine, form));
    put(s, ss_feature(212, first, ss_up_to(o->words, 5)));
    put(s, ss_feature(213, grammar_at(u, o->source_first), grammar_at(u, o->source_last)));
    put(s, ss_feature(214, u->role, form));
    put(s, ss_feature(217, behind->grammar, form));
    put(s, ss_feature(218, behind->form, 0));
    put(s, ss_feature(219, before->grammar, first));
    put(s, ss_feature(220, head->form, form));
    put(s, ss_feature(221, head->form, order_of(o, sight->head)));
}

/* Logits in bins of two thirds. */
static uint32_t bin_of(float chance) {
    static const float edges[] = {0.005f, 0.01f, 0.02f, 0.035f, 0.06f, 0.1f, 0.15f, 0.2f, 0.25f, 0.3f, 0.35f, 0.4f, 0.45f, 0.5f, 0.55f,
                                  0.6f, 0.65f, 0.7f, 0.75f, 0.8f, 0.85f, 0.9f, 0.94f, 0.965f, 0.98f, 0.99f, 0.995f};
    uint32_t bin = 0;
    while (bin < sizeof edges / sizeof *edges && chance >= edges[bin])
        bin++;
    return bin;
}

static SS_INLINE void keep_all(sink *s, const ss_sight *sight, const uint8_t *labels, float chance, int32_t margin) {
    outcome o = outcome_of(sight->unit, labels);
    uint32_t step = 0;
    for (int32_t edge = 8; step < 9 && margin >= edge; step++)
        edge += edge / 2 + 4;
    keep_sums(s, sight, &o, bin_of(chance), step);
    keep_words(s, sight, &o);
}

uint32_t ss_features_keep(const ss_sight *sight, const uint8_t *labels, float chance, int32_t margin, uint32_t out[SS_FEATURES_MOST]) {
    sink s = {.list = out};
    keep_all(&s, sight, labels, chance, margin);
    return s.count;
}

int32_t ss_features_keep_sum(const ss_sight *sight, const uint8_t *labels, float chance, int32_t margin, const ss_weights *weights) {
    sink s = {.table = weights->keep, .shift = weights->keep_shift};
    keep_all(&s, sight, labels, chance, margin);
    return s.sum;
}

#include "claims/guesses/features.h"

enum { SUBJECT_REACH = 8 };

/* Where features go: the trainer lists them, the reader adds up their weights. Compiled once for each. */
typedef struct { uint32_t *list, count; const int8_t *table; uint32_t shift; int32_t sum; } sink;

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
    out->company = (ss_company){0};
}

enum { PART_NONE, PART_SOURCE, PART_CUE, PART_CONTENT };

/* The chunks that begin in the run. */
static void mark_part(ss_sight *sight, ss_run run, uint8_t part) {
    uint32_t from = run.first < sight->unit->chunks[sight->head].first ? 0 : sight->head;
    uint32_t first = ss_unit_chunk(sight->unit, from, run.first), end = ss_unit_chunk(sight->unit, first, run.end);
    if (first < end)
        memset(&sight->part[first + 1], part, end - first);
}

/* What the rules take chunks for; where parts overlap the cue counts before the source, and that before the content. */
void ss_sight_parts(ss_sight *sight) {
    const ss_draft *d = sight->draft;
    uint32_t count = sight->unit->count, hit = sight->unit->chunks[sight->head].hit;
    memset(sight->part, PART_NONE, count + 3);
    sight->part[0] = sight->part[count + 1] = SS_PART_EDGE;
    for (uint32_t i = 0; d && i < d->pieces.count; i++)
        mark_part(sight, d->pieces.at[i], PART_CONTENT);
    if (d) {
        mark_part(sight, d->source, PART_SOURCE);
        mark_part(sight, d->cue_run, PART_CUE);
    } else if (hit != SS_NONE)
        mark_part(sight, (ss_run){sight->making->hits.at[hit].first, sight->making->hits.at[hit].end}, PART_CUE);
}

/* How far off a place is by its steps, which grow; the last one never ends. */
static const uint8_t FAR[] = {1, 2, 3, 4, 6, 9, 14, 22, 255};

static uint8_t steps_far(uint32_t far) {
    uint8_t steps = 0;
    while (far >= FAR[steps])
        steps++;
    return steps;
}

/* The path goes over a chunk with those links (ss_grammar_links). */
static inline uint8_t over(uint8_t path, uint8_t links) {
    static const struct { uint8_t one, most, field; } counts[] = {[SS_LINK_MARK] = {64, 192, 192}, [SS_LINK_THAT] = {32, 32, 32},
        [SS_LINK_QUOTE] = {16, 16, 16}, [SS_LINK_VERB] = {4, 8, 12}, [SS_LINK_CLAUSE] = {1, 2, 3}};
    if (!(links & SS_LINKS_ALL))
        return path;
    uint32_t link = (uint32_t)__builtin_ctz(links & SS_LINKS_ALL);
    if ((path & counts[link].field) >= counts[link].most)
        return path;
    return (uint8_t)(path + counts[link].one);
}

void ss_sight_ways(ss_sight *sight) {
    const ss_chunk *chunks = sight->unit->chunks;
    uint32_t head = sight->head, count = sight->unit->count;
    uint8_t path = 0;
    for (uint32_t i = head; i-- > 0;) {
        sight->place[i] = steps_far(head - i);
        sight->path[i] = path = over(path, chunks[i].links);
    }
    sight->place[head] = 16;
    sight->path[head] = path = 0;
    for (uint32_t i = head + 1; i < count; i++) {
        sight->place[i] = (uint8_t)(32 + steps_far(i - head));
        sight->path[i] = path = over(path, chunks[i - 1].links);
    }
}

/* ---- is it a cue? ---- */

typedef struct { uint32_t what, steps; } subject;

/* The nearest thing to the left that can say something, and how far it is. */
static subject subject_left(const ss_unit *unit, uint32_t head) {
    for (uint32_t steps = 0; steps < SUBJECT_REACH && steps < head; steps++) {
        const ss_chunk *c = &unit->chunks[head - 1 - steps];
        if (c->holds & SS_HOLDS_SPEAKER)
            return (subject){c->grammar, steps};
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

/* What follows in the head's own stretch, which ends at the edge if not before. */
typedef struct { uint32_t holds, heads, end; } stretch;

static stretch stretch_behind(const ss_unit *u, uint32_t head) {
    const ss_chunk *c = &u->chunks[head + 1];
    uint32_t holds = 0;
    for (; !(c->holds & SS_ENDS_STRETCH); c++)
        holds |= c->holds;
    uint32_t end = (uint32_t)(c - u->chunks);
    return (stretch){holds, (uint32_t)u->before[end].heads - u->before[head + 1].heads, end};
}

static SS_INLINE void cue_clauses(sink *s, const ss_unit *u, uint32_t h) {
    const ss_chunk *c = &u->chunks[h];
    const ss_before *b = &u->before[h];
    const ss_chunk *start = &u->chunks[b->start], *last = b->last < SS_UNIT_MOST ? &u->chunks[b->last] : &ss_chunk_edge;
    uint32_t far = b->last < SS_UNIT_MOST ? ss_up_to(h - b->last, 9) : 10;
    stretch r = stretch_behind(u, h);
    put(s, ss_feature(60, c->grammar, ((b->past & SS_HOLDS_SEEN) * 32u + (b->stretch & SS_HOLDS_SEEN)) * 32 + (r.holds & SS_HOLDS_SEEN)));
    put(s, ss_feature(61, c->coarse, ss_up_to(b->heads, 3) * 4 + ss_up_to(r.heads, 3)));
    put(s, ss_feature(62, c->grammar * 256u + start[-1].grammar, start->grammar * 256u + u->chunks[r.end].grammar));
    put(s, ss_feature(63, last->form, b->path));
    put(s, ss_feature(64, c->coarse, b->path * 16u + far));
    put(s, ss_feature(65, ss_up_to(b->all, 3), ss_up_to(u->heads - b->all - 1u, 3)));
}

static SS_INLINE void cue_all(sink *s, const ss_sight *sight) {
    cue_words(s, sight->unit, sight->head);
    cue_classes(s, sight->unit, sight->head);
    cue_place(s, sight->unit, sight->head);
    cue_clauses(s, sight->unit, sight->head);
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

/* All features of a chunk `c` as seen from a head, each given to X(place in the list, kind, first, second). OWN: what is seen of it whatever
 * the head, if that stands on the same side; before3, own3 and behind3 are the trigrams of the chunk before it, of itself and of the one behind.
 * Once to list them, once to add up their weights. */
#define OWN_FEATURES(X)                                                                                                    \
    X(1, 104, form1, behind_form2) X(2, 105, before_form1, side2) X(3, 106, behind_form1, side2) X(5, 109, own3, 0)        \
    X(7, 130, ss_first(c->ending), ss_second(side * 8 + c->capitals)) X(8, 133, before3, 0) X(9, 134, behind3, 0)
#define HEAD_FEATURES(X)                                                                                                   \
    X(0, 102, form1, place2) X(4, 108, class1, place2) X(6, 114, path1, grammar2) X(11, 112, head_form1, grammar2)         \
    X(13, 144, left_form1, grammar2) X(15, 124, part1, form2)
#define PLACE_FEATURE(X) X(10, 110, head_form1, place2)
#define PATH_FEATURE(X) X(12, 137, path1, head_form2)
#define PART_FEATURE(X) X(14, 121, ss_first(part[1] * 8u + part[0]), ss_second(part[2] * 32u + sight->rule))

/* A chunk with the side it is seen from, and with that behind two others: both values of a feature at once. */
static inline uint32_t sided(const ss_chunk *c, uint32_t side) { return ss_second(c->grammar * 4u + side); }
static inline uint32_t trigram(const ss_chunk *c, uint32_t side) { return ss_first(c[-1].grammar * 256u + c->grammar) + sided(c + 1, side); }

/* The values of the head that chunks are seen from, and those of a chunk, as its features want them. */
#define HEAD_VALUES(head) uint32_t head_form1 = ss_first((head)->form), head_form2 = ss_second((head)->form), left_form1 = ss_first((head)[-1].form)
#define CHUNK_VALUES uint32_t form1 = ss_first(c->form), form2 = ss_second(c->form), class1 = ss_first(c->grammar), grammar2 = sided(c, side)
#define OWN_VALUES                                                                                                         \
    uint32_t before3 = trigram(c - 1, side), own3 = trigram(c, side), behind3 = trigram(c + 1, side), side2 = ss_second(side); \
    uint32_t before_form1 = ss_first(c[-1].form), behind_form1 = ss_first(c[1].form), behind_form2 = ss_second(c[1].form)

#define LIST(at, kind, a, b) out[at] = ss_hashed((kind), (a), (b));
#define ROW(kind, a, b) (rows + (size_t)(ss_hashed((kind), (a), (b)) >> shift) * SS_LABELS)
#define ADD(at, kind, a, b) sums = ss_lanes_add_bytes(sums, ROW(kind, a, b));
#define ALONE(at, kind, a, b) ss_lanes_add_bytes(ss_lanes_all(0), ROW(kind, a, b))

uint32_t ss_features_span(const ss_sight *sight, uint32_t chunk, uint32_t out[SS_FEATURES_MOST]) {
    const ss_chunk *c = &sight->unit->chunks[chunk], *head = &sight->unit->chunks[sight->head];
    const uint8_t *part = &sight->part[chunk];
    uint32_t side = sight->place[chunk] / 16, place2 = ss_second(sight->place[chunk]);
    uint32_t path1 = ss_first(sight->path[chunk]), part1 = ss_first(part[1]);
    HEAD_VALUES(head);
    CHUNK_VALUES;
    OWN_VALUES;
    OWN_FEATURES(LIST)
    HEAD_FEATURES(LIST)
    PLACE_FEATURE(LIST)
    PATH_FEATURE(LIST)
    PART_FEATURE(LIST)
    return SS_SPAN_COUNT;
}

/* Where sums begin: what was added to the weights is taken off; a lane is no label. */
static inline ss_lanes none(void) {
    static const int16_t start[SS_LABELS] = {[SS_L_COUNT] = SS_NEVER};
    return ss_lanes_add(ss_lanes_all(-SS_SPAN_COUNT * SS_BIAS), ss_lanes_load(start));
}

/* What the chunks first..end - 1 add by themselves, on that side of a head. */
static SS_INLINE void sum_own(const ss_unit *unit, const ss_weights *weights, uint32_t side, uint32_t first, uint32_t end, ss_lanes *restrict out) {
    const ss_chunk *c = &unit->chunks[first], *stop = unit->chunks + end;
    const uint8_t *rows = weights->span;
    uint32_t shift = weights->span_shift, side2 = ss_second(side), before3 = trigram(c - 1, side), own3 = trigram(c, side);
    uint32_t before_form1 = ss_first(c[-1].form), form1 = ss_first(c->form);
    for (out += first; c < stop; c++) {
        uint32_t behind3 = trigram(c + 1, side), behind_form1 = ss_first(c[1].form), behind_form2 = ss_second(c[1].form);
        ss_lanes sums = ss_lanes_all(0);
        OWN_FEATURES(ADD)
        *out++ = sums;
        before3 = own3;
        own3 = behind3;
        before_form1 = form1;
        form1 = behind_form1;
    }
}

void ss_span_own_begin(const ss_unit *unit, ss_span_own *own) {
    own->left_end = 0;
    own->right_first = unit->count;
}

/* Lets `own` know all chunks beside the head. */
static void know(const ss_sight *sight, const ss_weights *weights, ss_span_own *own) {
    uint32_t head = sight->head;
    if (own->left_end < head) {
        sum_own(sight->unit, weights, 0, own->left_end, head, own->left);
        own->left_end = head;
    }
    if (own->right_first > head + 1) {
        sum_own(sight->unit, weights, 2, head + 1, own->right_first, own->right);
        own->right_first = head + 1;
    }
}

/* The chunks on one side of the head, from it outwards: `step` is 1 or -1. Place, path and parts change seldom, so what they add is kept
 * from chunk to chunk. */
static SS_INLINE void sum_side(const ss_sight *sight, const ss_weights *weights, int32_t step, const ss_lanes *own, ss_lanes *restrict out) {
    const ss_chunk *head = &sight->unit->chunks[sight->head], *c = head + step;
    const ss_chunk *stop = step == 1 ? &sight->unit->chunks[sight->unit->count] : sight->unit->chunks - 1;
    const uint8_t *rows = weights->span, *part = &sight->part[sight->head], *far = FAR;
    uint32_t shift = weights->span_shift, side = step == 1 ? 2 : 0, place2 = ss_second(side * 16), stays = 1, path1 = 0, part1 = 0, seen = UINT32_MAX;
    HEAD_VALUES(head);
    ss_lanes near = ss_lanes_all(0), way = PATH_FEATURE(ALONE), parts = none();
    uint8_t path = 0;
    for (size_t i = (size_t)((int64_t)sight->head + step); c != stop; c += step, i += (size_t)(int64_t)step) {
        uint8_t links = step == 1 ? c[-1].links : c->links;
        uint32_t seen_now;
        part += step;
        if (--stays == 0) {
            stays = (uint32_t)far[1] - far[0];
            far++;
            place2 += ss_second(1);
            near = PLACE_FEATURE(ALONE);
        }
        if (links & SS_LINKS_ALL) {
            path = over(path, links);
            path1 = ss_first(path);
            way = PATH_FEATURE(ALONE);
        }
        memcpy(&seen_now, part, sizeof seen_now);
        if (seen_now != seen) {
            ss_lanes sums = none();
            PART_FEATURE(ADD)
            parts = sums;
            part1 = ss_first(part[1]);
            seen = seen_now;
        }
        CHUNK_VALUES;
        ss_lanes sums = ss_lanes_add(ss_lanes_add(near, way), ss_lanes_add(parts, own[i]));
        HEAD_FEATURES(ADD)
        out[i] = sums;
    }
}

static ss_lanes sum_head(const ss_sight *sight, const ss_weights *weights) {
    const ss_chunk *c = &sight->unit->chunks[sight->head];
    const uint8_t *rows = weights->span, *part = &sight->part[sight->head];
    uint32_t shift = weights->span_shift, side = 1, place2 = ss_second(16), path1 = 0, part1 = ss_first(part[1]);
    HEAD_VALUES(c);
    CHUNK_VALUES;
    OWN_VALUES;
    ss_lanes sums = none();
    OWN_FEATURES(ADD)
    HEAD_FEATURES(ADD)
    PLACE_FEATURE(ADD)
    PATH_FEATURE(ADD)
    PART_FEATURE(ADD)
    return sums;
}

void ss_features_span_sums(const ss_sight *sight, const ss_weights *weights, ss_span_own *restrict own, ss_lanes *restrict out) {
    know(sight, weights, own);
    sum_side(sight, weights, -1, own->left, out);
    out[sight->head] = sum_head(sight, weights);
    sum_side(sight, weights, 1, own->right, out);
}
#undef LIST
#undef ROW
#undef ADD
#undef ALONE

/* ---- is this extent the best? ---- */

/* A stretch in sight of an extent: what it holds, how many heads, and the form of its first auxiliary. */
typedef struct { uint32_t holds, heads, auxiliary; } seen;

static uint32_t auxiliary_in(const ss_unit *u, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (u->chunks[i].holds & SS_HOLDS_AUXILIARY)
            return u->chunks[i].form;
    return 0;
}

/* A stretch up to its chunk `last`; an auxiliary counts from `first` on. */
static seen seen_up_to(const ss_unit *u, uint32_t first, uint32_t last) {
    const ss_before *b = &u->before[last];
    uint8_t held = u->chunks[last].holds;
    uint32_t holds = (b->stretch | held) & SS_HOLDS_SEEN;
    return (seen){holds, b->heads + ((held & SS_HOLDS_HEAD) != 0u), holds & SS_HOLDS_AUXILIARY ? auxiliary_in(u, first, last + 1) : 0};
}

static seen seen_next(const ss_unit *u, const ss_extent *e) {
    return e->next < e->next_end ? seen_up_to(u, e->next, e->next_end - 1u) : (seen){0, 0, 0};
}

/* The last stretch of the content; `*link` is the chunk before it. */
static seen seen_last(const ss_unit *u, const ss_extent *e, uint32_t *link) {
    const ss_before *b = &u->before[e->last];
    bool ended = u->chunks[e->last].holds & SS_ENDS_STRETCH;
    uint32_t start = ended ? e->last + 1u : b->start, first = start > e->first ? start : e->first;
    *link = start > e->first ? start - 1 : e->first;
    return ended ? (seen){0, 0, 0} : seen_up_to(u, first, e->last);
}

/* By the rules' content: 1 ends where theirs does, 2 begins there, 4 ends earlier; 8 without any. */
static uint32_t as_ruled(const ss_sight *sight, const ss_extent *e) {
    const ss_draft *d = sight->draft;
    const ss_chunk *chunks = sight->unit->chunks;
    if (!d || !d->pieces.count)
        return 8;
    uint32_t end = d->pieces.at[d->pieces.count - 1].end;
    return (end == chunks[e->last].end) | (d->pieces.at[0].first == chunks[e->first].first) * 2u | (end > chunks[e->last].end) * 4u;
}

/* Sums of weights by steps that grow by a third. */
static uint32_t step_of_sum(int32_t sum) {
    static const int32_t edges[] = {4, 8, 13, 20, 29, 41, 57, 79, 108, 147, 199, 268, INT32_MAX};
    uint32_t at = 0;
    while (sum >= edges[at])
        at++;
    return at;
}

static SS_INLINE void extent_whole(sink *s, const ss_sight *sight, const ss_extent *e, int32_t margin) {
    const ss_unit *u = sight->unit;
    const ss_chunk *head = &u->chunks[sight->head], *first = &u->chunks[e->first], *behind = &u->chunks[e->last + 1u];
    uint32_t worse = step_of_sum(e->worse), length = e->last - e->first + 1u, ruled = as_ruled(sight, e);
    uint32_t stretches = ss_up_to((uint32_t)u->before[e->last].ends - u->before[e->first].ends + (u->chunks[e->last].holds / SS_ENDS_STRETCH), 6);
    uint32_t sides = (e->first < sight->head) + 2u * (e->last > sight->head);
    put(s, ss_feature(160, worse, (margin >= 8) + (margin >= 20) + (margin >= 50)));
    put(s, ss_feature(161, length < 4 ? length : 4u + (length >= 7) + (length >= 11) + (length >= 17) + (length >= 26), head->coarse));
    put(s, ss_feature(162, stretches, head->coarse));
    put(s, ss_feature(163, head->form, ss_up_to(stretches, 4)));
    put(s, ss_feature(164, ruled, worse));
    put(s, ss_feature(165, ruled & 13u, behind->form));
    put(s, ss_feature(166, first[-1].form, first->grammar));
    put(s, ss_feature(167, u->quotes > 0, sides * 16 + stretches));
    put(s, ss_feature(168, sides, e->kind));
    put(s, ss_feature(169, e->inside, e->inside_last));
    put(s, ss_feature(170, e->behind, behind->grammar));
    put(s, ss_feature(171, e->inside * 8u + e->behind, worse));
}

static SS_INLINE void extent_words(sink *s, const ss_sight *sight, const ss_extent *e) {
    const ss_chunk *head = &sight->unit->chunks[sight->head], *last = &sight->unit->chunks[e->last], *n = last + 1, *nn = last + 2;
    put(s, ss_feature(172, n->form, nn->form));
    put(s, ss_feature(173, head->form, n->form));
    put(s, ss_feature(174, n->form, nn->ending));
    put(s, ss_feature(175, n->form, nn->fine));
    put(s, ss_feature(176, nn->form, last[3].grammar));
    put(s, ss_feature(177, last->fine, n->fine));
}

/* The ending of its first verb that can be told. */
static uint32_t first_verb(const ss_unit *u, const ss_extent *e) {
    for (uint32_t i = e->first; i <= e->last; i++)
        if (u->chunks[i].holds & (SS_HOLDS_VERB | SS_HOLDS_AUXILIARY))
            return u->chunks[i].ending;
    return 0;
}

/* What links it to the stretch behind it, beside what it is linked to. */
static SS_INLINE void extent_link(sink *s, const ss_unit *u, const ss_extent *e, uint32_t last_link, uint32_t auxiliary) {
    const ss_chunk *next = &u->chunks[e->next];
    uint32_t link = next[-1].form;
    put(s, ss_feature(187, link, next->grammar));
    put(s, ss_feature(188, link, auxiliary));
    put(s, ss_feature(189, link, last_link));
    put(s, ss_feature(190, link, first_verb(u, e)));
    put(s, ss_feature(191, u->chunks[e->first].form, link));
    put(s, ss_feature(192, link, u->chunks[e->next_end].form));
}

static SS_INLINE void extent_stretches(sink *s, const ss_sight *sight, const ss_extent *e) {
    const ss_unit *u = sight->unit;
    const ss_chunk *head = &u->chunks[sight->head], *n = &u->chunks[e->last + 1u];
    uint32_t link, gap = e->next - e->last - 1u;
    seen last = seen_last(u, e, &link), next = seen_next(u, e);
    put(s, ss_feature(178, next.holds, next.heads));
    put(s, ss_feature(179, head->form, next.auxiliary));
    put(s, ss_feature(180, next.holds * 8 + ss_up_to(gap, 3), n->grammar * 256u + (gap > 1 ? n[1].grammar : 0)));
    put(s, ss_feature(181, next.auxiliary, n->form));
    put(s, ss_feature(182, last.holds, last.heads));
    put(s, ss_feature(183, head->form, last.auxiliary));
    put(s, ss_feature(184, u->chunks[link].grammar * 256u + u->chunks[(int32_t)link - 1].grammar, last.holds));
    put(s, ss_feature(185, u->chunks[link].form, last.holds));
    put(s, ss_feature(186, u->chunks[link].form, n->form));
    extent_link(s, u, e, u->chunks[link].form, next.auxiliary);
}

static SS_INLINE void extent_all(sink *s, const ss_sight *sight, const ss_extent *extent, int32_t margin) {
    extent_whole(s, sight, extent, margin);
    extent_words(s, sight, extent);
    extent_stretches(s, sight, extent);
}

uint32_t ss_features_extent(const ss_sight *sight, const ss_extent *extent, int32_t margin, uint32_t out[SS_FEATURES_MOST]) {
    sink s = {.list = out};
    extent_all(&s, sight, extent, margin);
    return s.count;
}

int32_t ss_features_extent_sum(const ss_sight *sight, const ss_extent *extent, int32_t margin, const ss_weights *weights) {
    sink s = {.table = weights->extent, .shift = weights->extent_shift};
    extent_all(&s, sight, extent, margin);
    return s.sum;
}

/* ---- is it right? ---- */

static void add_content(const ss_unit *u, uint32_t head, bool piece, uint32_t first, uint32_t end, ss_outline *o) {
    o->first = o->first == SS_NONE ? first : o->first;
    o->last = end - 1;
    if (first < head)
        o->before_last = end - 1;
    else if (o->behind_first == SS_NONE)
        o->behind_first = first;
    o->length += end - first;
    o->pieces += piece;
    for (uint32_t i = first; u->quotes && i < end; i++)
        o->quotes += u->chunks[i].kind == SS_CHUNK_QUOTE;
}

static void add_source(uint32_t first, uint32_t end, ss_outline *o) {
    o->source_first = o->source_first == SS_NONE ? first : o->source_first;
    o->source_last = end - 1;
    o->words += end - first;
}

ss_outline ss_outline_of(const ss_unit *unit, uint32_t head, const uint8_t *labels) {
    ss_outline o = {SS_NONE, SS_NONE, SS_NONE, SS_NONE, SS_NONE, SS_NONE, SS_NONE, SS_NONE, 0, 0, 0, 0};
    o.labelled_first = ss_labels_end(labels, 0, unit->count, SS_L_NONE);
    for (uint32_t i = o.labelled_first, end; i < unit->count; i = ss_labels_end(labels, end, unit->count, SS_L_NONE)) {
        end = ss_labels_run(labels, i, unit->count);
        o.labelled_last = end - 1;
        if (labels[i] <= SS_L_SOURCE_IN)
            add_source(i, end, &o);
        else if (labels[i] >= SS_L_CONTENT)
            add_content(unit, head, labels[i] == SS_L_CONTENT, i, end, &o);
    }
    return o;
}

/* An outline with what it amounts to, see form_of and order_of. */
typedef struct { const ss_outline *at; uint32_t form, order; } outcome;

/* 0 no content, 1 a quotation, 2 with one, 3 that, 4 to, then by length. */
static uint32_t form_of(const ss_unit *u, const ss_outline *o) {
    if (o->first == SS_NONE)
        return 0;
    if (o->quotes)
        return o->length <= 2 ? 1 : 2;
    uint8_t g = u->chunks[o->first].grammar;
    return g == SS_G_THAT ? 3 : g == SS_G_TO ? 4 : o->length < 4 ? 5 : o->length < 9 ? 6 : 7;
}

/* Where source and content stand: before the head, behind it, on both sides; the source also in another clause. */
static uint32_t order_of(const ss_sight *sight, const ss_outline *o) {
    uint32_t head = sight->head;
    uint32_t source = o->source_first == SS_NONE ? ss_sight_shares(sight) * 3u : o->source_first < head ? 1 : 2;
    uint32_t content = o->first == SS_NONE ? 0 : o->first > head ? 2 : o->last > head ? 3 : 1;
    return source * 4 + content;
}

/* How far rules and labels agree. */
static uint32_t agreement(const ss_sight *s, const ss_outline *o) {
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
    uint32_t form = o->form, order = o->order, agree = agreement(sight, o->at), third = chance / 3;
    put(s, ss_feature(200, 0, 0));
    put(s, ss_feature(201, chance, 0));
    put(s, ss_feature(202, third, form));
    put(s, ss_feature(203, third, order));
    put(s, ss_feature(204, agree, 0));
    put(s, ss_feature(205, third, agree));
    put(s, ss_feature(207, form, order));
    put(s, ss_feature(208, ss_up_to(o->at->length, 12), form));
    put(s, ss_feature(209, o->at->pieces, form));
    put(s, ss_feature(215, margin, 0));
    put(s, ss_feature(216, margin, form));
    put(s, ss_feature(222, margin, third));
}

static SS_INLINE void keep_words(sink *s, const ss_sight *sight, const outcome *o) {
    const ss_unit *u = sight->unit;
    const ss_outline *at = o->at;
    const ss_chunk *head = &u->chunks[sight->head];
    const ss_chunk *behind = at->last == SS_NONE ? &ss_chunk_edge : &u->chunks[at->last + 1];
    const ss_chunk *before = at->first == SS_NONE ? &ss_chunk_edge : &u->chunks[at->first] - 1;
    uint32_t form = o->form, first = grammar_at(u, at->first);
    put(s, ss_feature(206, grammar_at(u, at->source_last), form));
    put(s, ss_feature(210, head->form, 0));
    put(s, ss_feature(211, head->fine, form));
    put(s, ss_feature(212, first, ss_up_to(at->words, 5)));
    put(s, ss_feature(213, grammar_at(u, at->source_first), grammar_at(u, at->source_last)));
    put(s, ss_feature(214, u->role, form));
    put(s, ss_feature(217, behind->grammar, form));
    put(s, ss_feature(218, behind->form, 0));
    put(s, ss_feature(219, before->grammar, first));
    put(s, ss_feature(220, head->form, form));
    put(s, ss_feature(221, head->form, o->order));
}

static SS_INLINE void keep_company(sink *s, const ss_sight *sight, const outcome *o, uint32_t third) {
    const ss_company *c = &sight->company;
    const ss_chunk *head = &sight->unit->chunks[sight->head];
    put(s, ss_feature(223, c->around, third));
    put(s, ss_feature(224, c->around, head->form));
    put(s, ss_feature(225, c->around, head->coarse));
    put(s, ss_feature(226, c->inside, third));
    put(s, ss_feature(227, c->inside, o->form));
    put(s, ss_feature(228, c->rival, third));
    put(s, ss_feature(229, c->around * 8u + c->inside, c->rival));
    put(s, ss_feature(230, c->count, o->form));
}

/* Logits in bins of two thirds. */
static uint32_t bin_of(float chance) {
    static const float edges[] = {0.005f, 0.01f, 0.02f, 0.035f, 0.06f, 0.1f, 0.15f, 0.2f, 0.25f, 0.3f, 0.35f, 0.4f, 0.45f, 0.5f, 0.55f,
                                  0.6f, 0.65f, 0.7f, 0.75f, 0.8f, 0.85f, 0.9f, 0.94f, 0.965f, 0.98f, 0.99f, 0.995f};
    uint32_t bin = chance >= edges[13] ? (chance >= edges[20] ? 21 : 14) : chance >= edges[6] ? 7 : 0;
    while (bin < sizeof edges / sizeof *edges && chance >= edges[bin])
        bin++;
    return bin;
}

/* How sure the choice among extents was. */
static SS_INLINE void keep_extent(sink *s, const ss_guess *guess, const outcome *o, uint32_t third) {
    uint32_t lead = bin_of(guess->lead) / 3;
    put(s, ss_feature(231, lead, third));
    put(s, ss_feature(232, lead, o->form));
    put(s, ss_feature(233, guess->taken, lead));
    put(s, ss_feature(234, guess->extent_count, o->form));
}

static SS_INLINE void keep_all(sink *s, const ss_sight *sight, const ss_guess *guess) {
    const ss_outline *at = &guess->outline;
    outcome o = {at, form_of(sight->unit, at), order_of(sight, at)};
    static const int32_t edges[] = {8, 16, 28, 46, 73, 113, 173, 263, 398, INT32_MAX};
    uint32_t step = 0, chance = bin_of(guess->chance);
    while (guess->margin >= edges[step])
        step++;
    keep_sums(s, sight, &o, chance, step);
    keep_words(s, sight, &o);
    keep_company(s, sight, &o, chance / 3);
    keep_extent(s, guess, &o, chance / 3);
}

uint32_t ss_features_keep(const ss_sight *sight, const ss_guess *guess, uint32_t out[SS_FEATURES_MOST]) {
    sink s = {.list = out};
    keep_all(&s, sight, guess);
    return s.count;
}

int32_t ss_features_keep_sum(const ss_sight *sight, const ss_guess *guess, const ss_weights *weights) {
    sink s = {.table = weights->keep, .shift = weights->keep_shift};
    keep_all(&s, sight, guess);
    return s.sum;
}

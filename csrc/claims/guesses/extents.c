#include "claims/guesses/extents.h"

enum { WORSE_MOST = 140, PART_WORSE_MOST = 3 * WORSE_MOST, HOPELESS = WORSE_MOST * 3 / 2 /* seldom is that made good again */, BARRED = -2000 };

typedef struct { const ss_weights *weights; const ss_guess_room *room; const ss_unit *unit; ss_guess *guess; } extending;

/* ---- how much worse ---- */

static int32_t sum_of(const extending *x, uint32_t chunk, uint8_t label) {
    int16_t sum;
    memcpy(&sum, (const char *)&x->room->alone[chunk] + label * sizeof sum, sizeof sum);
    return sum;
}

static int32_t step(const extending *x, uint8_t from, uint8_t to) {
    int32_t weight = x->weights->steps[from][to];
    return weight < SS_NEVER ? BARRED : weight;
}

/* From the label of the chunk to that of the next one. */
static int32_t step_on(const extending *x, uint32_t chunk, uint8_t label) {
    return chunk + 1 < x->unit->count ? step(x, label, x->guess->labels[chunk + 1]) : 0;
}

static int32_t step_to(const extending *x, uint32_t chunk, uint8_t label) {
    return chunk > 0 ? step(x, x->guess->labels[chunk - 1], label) : 0;
}

/* What chunks first..end - 1 add with one label for the first of them and one for the others. */
static int32_t run_sum(const extending *x, uint32_t first, uint32_t end, uint8_t label, uint8_t inner) {
    int32_t sum = step_to(x, first, label) + sum_of(x, first, label), inside = (int32_t)(end - first) - 1;
    if (inside == 0)
        return sum + step_on(x, first, label);
    for (uint32_t i = first + 1; i < end; i++)
        sum += sum_of(x, i, inner);
    return sum + step(x, label, inner) + (inside - 1) * step(x, inner, inner) + step_on(x, end - 1, inner);
}

/* ---- the list ---- */

/* The list stays in order: what is less worse comes first, and of equals what came first. */
static void add(ss_guess *guess, ss_extent extent) {
    uint32_t at = guess->extent_count;
    if (at == SS_EXTENTS_MOST && guess->extents[--at].worse <= extent.worse)
        return;
    guess->extent_count = (uint8_t)(at + 1);
    for (; at > 1 && guess->extents[at - 1].worse > extent.worse; at--)
        guess->extents[at] = guess->extents[at - 1];
    guess->extents[at] = extent;
}

/* The content with its last run ending at another chunk: `from` .. `end` - 1 change. */
static void add_end(const extending *x, const ss_outline *o, ss_extent_kind kind, uint32_t from, uint32_t end, uint32_t last, int32_t worse) {
    if (worse <= WORSE_MOST)
        add(x->guess, (ss_extent){.kind = (uint8_t)kind, .from = (uint8_t)from, .end = (uint8_t)end, .first = (uint8_t)o->first, .last = (uint8_t)last, .worse = worse});
}

/* Content that goes on behind its last chunk, to each chunk that has no label. */
static void add_longer(const extending *x, const ss_outline *o) {
    const uint8_t *labels = x->guess->labels;
    uint32_t first = o->last + 1;
    int32_t inner = step(x, SS_L_CONTENT_IN, SS_L_CONTENT_IN) - step(x, SS_L_NONE, SS_L_NONE);
    int32_t worse = step(x, labels[o->last], SS_L_NONE) - step(x, labels[o->last], SS_L_CONTENT_IN) + inner;
    for (uint32_t i = first; i < x->unit->count && labels[i] == SS_L_NONE && worse <= HOPELESS; i++) {
        worse += sum_of(x, i, SS_L_NONE) - sum_of(x, i, SS_L_CONTENT_IN) - inner;
        add_end(x, o, SS_EXTENT_LONGER, first, i + 1, i, worse + step_on(x, i, SS_L_NONE) - step_on(x, i, SS_L_CONTENT_IN));
    }
}

/* Content that ends earlier, at each chunk of its last run but the last one. */
static void add_shorter(const extending *x, const ss_outline *o) {
    const uint8_t *labels = x->guess->labels;
    int32_t inner = step(x, SS_L_CONTENT_IN, SS_L_CONTENT_IN) - step(x, SS_L_NONE, SS_L_NONE);
    int32_t worse = step_on(x, o->last, SS_L_CONTENT_IN) - step_on(x, o->last, SS_L_NONE) - inner;
    for (uint32_t i = o->last; i > o->first && labels[i] == SS_L_CONTENT_IN && worse <= HOPELESS; i--) {
        worse += sum_of(x, i, SS_L_CONTENT_IN) - sum_of(x, i, SS_L_NONE) + inner;
        add_end(x, o, SS_EXTENT_SHORTER, i, o->last + 1, i - 1, worse + step_to(x, i, SS_L_CONTENT_IN) - step_to(x, i, SS_L_NONE));
    }
}

static bool ends_stretch(const ss_unit *unit, uint32_t chunk) { return unit->chunks[chunk].holds & SS_ENDS_STRETCH; }

static void add_part(const extending *x, ss_extent_kind kind, uint32_t from, uint32_t end, uint32_t first, uint32_t last) {
    bool content = ss_extent_adds(kind);
    int32_t now = run_sum(x, from, end, content ? SS_L_CONTENT : SS_L_NONE, content ? SS_L_CONTENT_IN : SS_L_NONE);
    int32_t was = content ? run_sum(x, from, end, SS_L_NONE, SS_L_NONE) : run_sum(x, from, end, SS_L_CONTENT, SS_L_CONTENT_IN);
    ss_extent extent = {.kind = (uint8_t)kind, .from = (uint8_t)from, .end = (uint8_t)end, .first = (uint8_t)first, .last = (uint8_t)last, .worse = was - now};
    if (extent.worse <= PART_WORSE_MOST)
        add(x->guess, extent);
}

/* "In May, he said, [the pier would shut, and stay so]": up to the end of the stretch, or to that of the sentence. */
static void add_behind(const extending *x, const ss_outline *o) {
    const ss_chunk *chunks = x->unit->chunks;
    uint32_t from = o->labelled_last + 1, end = x->unit->count, stop;
    while (end > 0 && chunks[end - 1].kind == SS_CHUNK_MARK)
        end--;
    if (from + 1 >= end)
        return;
    from += chunks[from].kind == SS_CHUNK_MARK;
    for (stop = from; stop < end && !ends_stretch(x->unit, stop);)
        stop++;
    add_part(x, SS_EXTENT_BEHIND, from, end, o->first, end - 1);
    if (stop > from && stop < end)
        add_part(x, SS_EXTENT_BEHIND, from, stop, o->first, stop - 1);
}

/* "[In May,] he said, the pier would shut": up to the mark before the first label. */
static void add_before(const extending *x, const ss_outline *o) {
    uint32_t end = o->labelled_first;
    if (end < 2)
        return;
    end -= x->unit->chunks[end - 1].kind == SS_CHUNK_MARK;
    add_part(x, SS_EXTENT_BEFORE, 0, end, 0, o->last);
}

/* The first run of what is on one side of the head, when it is the only one there. */
static bool one_run(const extending *x, uint32_t first, uint32_t last) {
    return ss_labels_run(x->guess->labels, first, x->unit->count) == last + 1;
}

static void add_parts(const extending *x, const ss_outline *o) {
    bool before = o->before_last != SS_NONE, behind = o->behind_first != SS_NONE;
    if (before && !behind)
        add_behind(x, o);
    else if (behind && !before)
        add_before(x, o);
    if (!before || !behind)
        return;
    if (one_run(x, o->first, o->before_last))
        add_part(x, SS_EXTENT_NOT_BEFORE, o->first, o->before_last + 1, o->behind_first, o->last);
    if (one_run(x, o->behind_first, o->last))
        add_part(x, SS_EXTENT_NOT_BEHIND, o->behind_first, o->last + 1, o->first, o->before_last);
}

void ss_guess_extend(const ss_weights *weights, const ss_sight *sight, const ss_guess_room *room, ss_guess *guess) {
    extending x = {weights, room, sight->unit, guess};
    const ss_outline *o = &guess->outline;
    guess->outline = ss_outline_of(sight->unit, guess->head, guess->labels);
    guess->extent_count = 0;
    guess->lead = 0;
    guess->taken = SS_EXTENT_SAME;
    if (o->first == SS_NONE)
        return;
    guess->extents[guess->extent_count++] = (ss_extent){.kind = SS_EXTENT_SAME, .first = (uint8_t)o->first, .last = (uint8_t)o->last, .worse = INT32_MIN};
    if (o->last > guess->head && guess->margin <= WORSE_MOST) {
        add_longer(&x, o);
        add_shorter(&x, o);
    }
    if (guess->margin <= PART_WORSE_MOST)
        add_parts(&x, o);
    guess->extents[0].worse = 0;
}

/* ---- what stands beside it ---- */

static uint8_t chance_step(float chance) {
    return (uint8_t)((chance >= 0.05f) + (chance >= 0.2f) + (chance >= 0.4f) + (chance >= 0.6f) + (chance >= 0.8f));
}

/* The stretch behind the content. */
static void find_next(const ss_unit *unit, ss_extent *extent) {
    uint32_t at = extent->last + 1u;
    while (at < unit->count && ends_stretch(unit, at))
        at++;
    extent->next = (uint8_t)at;
    while (!ends_stretch(unit, at))
        at++;
    extent->next_end = (uint8_t)at;
}

static bool holds(const ss_unit *unit, const ss_guess *guess, const ss_extent *extent, uint32_t chunk) {
    bool changed = extent->from <= chunk && chunk < extent->end && extent->kind != SS_EXTENT_SAME;
    return chunk < unit->count && (changed ? ss_extent_adds(extent->kind) : ss_label_content(guess->labels[chunk]));
}

void ss_guess_neighbours(const ss_unit *unit, ss_guess *guesses, uint32_t count, uint32_t one) {
    ss_guess *guess = &guesses[one];
    for (ss_extent *e = guess->extents; e < guess->extents + guess->extent_count; e++) {
        float inside = 0, behind = 0;
        uint32_t where = 0;
        find_next(unit, e);
        for (const ss_guess *other = guesses; other < guesses + count; other++) {
            if (other == guess)
                continue;
            if (holds(unit, guess, e, other->head)) {
                where = other->chance > inside ? other->head : where;
                inside = other->chance > inside ? other->chance : inside;
            } else if (other->head > e->last && other->head < e->next_end)
                behind = other->chance > behind ? other->chance : behind;
        }
        e->inside = chance_step(inside);
        e->behind = chance_step(behind);
        e->inside_last = inside > 0 && where + 1 >= unit->before[e->last].start;
    }
}

/* ---- the choice ---- */

void ss_extent_label(const ss_extent *extent, uint8_t *labels) {
    bool content = ss_extent_adds(extent->kind);
    if (extent->kind == SS_EXTENT_SAME)
        return;
    memset(labels + extent->from, content ? SS_L_CONTENT_IN : SS_L_NONE, (size_t)extent->end - extent->from);
    if (content && extent->kind != SS_EXTENT_LONGER)
        labels[extent->from] = SS_L_CONTENT;
}

void ss_guess_choose(const ss_weights *weights, const ss_sight *sight, ss_guess *guess) {
    int32_t most = INT32_MIN, next = INT32_MIN;
    uint32_t best = 0;
    if (guess->extent_count < 2)
        return;
    for (uint32_t i = 0; i < guess->extent_count; i++) {
        int32_t sum = ss_features_extent_sum(sight, &guess->extents[i], guess->margin, weights);
        next = sum > most ? most : sum > next ? sum : next;
        best = sum > most ? i : best;
        most = sum > most ? sum : most;
    }
    guess->taken = guess->extents[best].kind;
    guess->lead = ss_weights_chance(weights, most - next, weights->extent_unit);
    if (guess->taken == SS_EXTENT_SAME)
        return;
    ss_extent_label(&guess->extents[best], guess->labels);
    guess->outline = ss_outline_of(sight->unit, guess->head, guess->labels);
}

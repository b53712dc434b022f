#include "learn.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- rows ---------------------------------------------------------------------------------------------------------------- */

static void *room(void *at, uint32_t *room_now, size_t needed, size_t item)
{
    if (needed <= *room_now) return at;
    *room_now = (uint32_t)(needed * 2);
    at = realloc(at, *room_now * item);
    if (!at) {
        fprintf(stderr, "train: not enough memory\n");
        exit(1);
    }
    return at;
}

void rows_begin(rows *r, uint32_t head, uint32_t parts)
{
    r->items = room(r->items, &r->items_room, (size_t)r->count + 1, sizeof *r->items);
    r->items[r->count++] = (row){r->n_parts, parts, head};
}

void rows_add(rows *r, const uint32_t *features, uint32_t count, uint8_t target)
{
    r->parts = room(r->parts, &r->parts_room, (size_t)r->n_parts + 1, sizeof *r->parts);
    r->features = room(r->features, &r->features_room, (size_t)r->n_features + count, sizeof *r->features);
    r->parts[r->n_parts++] = (row_part){r->n_features, count, target};
    memcpy(r->features + r->n_features, features, count * sizeof *features);
    r->n_features += count;
}

void rows_free(rows *r)
{
    free(r->items);
    free(r->parts);
    free(r->features);
}

static float *zeroes(size_t count)
{
    float *at = calloc(count, sizeof *at);
    if (!at) {
        fprintf(stderr, "train: not enough memory\n");
        exit(1);
    }
    return at;
}

learnt *learnt_new(uint32_t cue_bits, uint32_t span_bits, uint32_t extent_bits, uint32_t keep_bits)
{
    learnt *l = calloc(1, sizeof *l);
    if (!l) exit(1);
    l->n_cue = (size_t)1 << cue_bits;
    l->n_span = (size_t)SS_LABELS << span_bits;
    l->n_extent = (size_t)1 << extent_bits;
    l->n_keep = (size_t)1 << keep_bits;
    l->cue = zeroes(l->n_cue);
    l->span = zeroes(l->n_span);
    l->extent = zeroes(l->n_extent);
    l->keep = zeroes(l->n_keep);
    return l;
}

void learnt_free(learnt *l)
{
    free(l->cue);
    free(l->span);
    free(l->extent);
    free(l->keep);
    free(l);
}

/* ---- numbers ---------------------------------------------------------------------------------------------------------------- */

/* exp by halving: (series at x / 1024) to the 1024th. */
static float power(float x)
{
    double y = x < -30 ? -30 : x > 30 ? 30 : x;
    y /= 1024;
    double e = 1 + y * (1 + y * (0.5 + y * (1.0 / 6 + y / 24)));
    for (int i = 0; i < 10; i++) e *= e;
    return (float)e;
}

float learn_chance(float logit)
{
    return 1 / (1 + power(-logit));
}

static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

static uint32_t *shuffled(uint32_t *order, uint32_t count, uint32_t *state)
{
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (uint32_t i = count; i > 1; i--) {
        uint32_t k = next_random(state) % i, swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
    return order;
}

static void pull(float *weight, float *squares, float gradient, const learn_pace *pace)
{
    *squares += gradient * gradient;
    *weight -= pace->rate * gradient / (sqrtf(*squares) + pace->brake);
}

/* After a round: shrinks the weights and, in the later half, adds them to the sum that becomes the average. */
static void end_round(float *weights, float *sums, size_t count, const learn_pace *pace, int round)
{
    bool counts = round >= pace->rounds / 2;
    for (size_t i = 0; i < count; i++) {
        weights[i] *= pace->shrink;
        if (counts) sums[i] += weights[i];
    }
}

static void average(float *weights, const float *sums, size_t count, const learn_pace *pace)
{
    float rounds = (float)(pace->rounds - pace->rounds / 2);
    for (size_t i = 0; i < count; i++) weights[i] = sums[i] / rounds;
}

/* ---- rare features ---------------------------------------------------------------------------------------------------------- */

enum { WIDE_BITS = 24, LEAST_SEEN = 3 };

/* A feature that was seen once or twice teaches nothing: it leaves the rows, so that it does not fill a bucket. */
static void drop_rare(rows *r)
{
    uint8_t *seen = calloc((size_t)1 << WIDE_BITS, 1);
    uint32_t kept = 0;
    if (!seen) exit(1);
    for (uint32_t i = 0; i < r->n_features; i++) {
        uint8_t *n = &seen[r->features[i] >> (32 - WIDE_BITS)];
        *n = (uint8_t)(*n + (*n < LEAST_SEEN));
    }
    for (uint32_t p = 0; p < r->n_parts; p++) {
        row_part *part = &r->parts[p];
        uint32_t first = kept;
        for (uint32_t k = 0; k < part->count; k++)
            if (seen[r->features[part->first + k] >> (32 - WIDE_BITS)] >= LEAST_SEEN) r->features[kept++] = r->features[part->first + k];
        *part = (row_part){first, kept - first, part->target};
    }
    r->n_features = kept;
    free(seen);
}

/* ---- yes or no ---------------------------------------------------------------------------------------------------------------- */

static void fit_yes(const rows *r, float *weights, uint32_t bits, const learn_pace *pace, uint32_t state)
{
    size_t size = (size_t)1 << bits;
    float *squares = zeroes(size), *sums = zeroes(size);
    uint32_t *order = calloc(r->count + 1, sizeof *order);
    for (int round = 0; round < pace->rounds; round++) {
        shuffled(order, r->count, &state);
        for (uint32_t i = 0; i < r->count; i++) {
            const row_part *part = &r->parts[r->items[order[i]].first];
            const uint32_t *f = r->features + part->first;
            float sum = 0;
            for (uint32_t k = 0; k < part->count; k++) sum += weights[f[k] >> (32 - bits)];
            float gradient = learn_chance(sum) - part->target;
            for (uint32_t k = 0; k < part->count; k++) pull(&weights[f[k] >> (32 - bits)], &squares[f[k] >> (32 - bits)], gradient, pace);
        }
        end_round(weights, sums, size, pace, round);
    }
    average(weights, sums, size, pace);
    free(squares);
    free(sums);
    free(order);
}

/* The mean of several runs, each with the rows in another order. */
static const uint32_t SEEDS[] = {2463534242u, 88675123u, 521288629u};
enum { RUNS = sizeof SEEDS / sizeof *SEEDS };

static void add_up(float *total, float *run, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        total[i] += run[i] / RUNS;
        run[i] = 0;
    }
}

void learn_yes(rows *r, float *weights, uint32_t bits, const learn_pace *pace)
{
    float *run = zeroes((size_t)1 << bits);
    drop_rare(r);
    memset(weights, 0, sizeof *weights << bits);
    for (int i = 0; i < RUNS; i++) {
        fit_yes(r, run, bits, pace, SEEDS[i]);
        add_up(weights, run, (size_t)1 << bits);
    }
    free(run);
}

/* ---- one of several ---------------------------------------------------------------------------------------------------------- */

enum { CHOICES_MOST = SS_EXTENTS_MOST };

typedef struct { float *weights, *squares; uint32_t shift; } chooser;

/* Chances of the parts of one item, less the share that the best of them have. */
static void miss(const chooser *c, const rows *r, const row *item, float *out)
{
    float most = -1e30f, all = 0, best = 0;
    for (uint32_t i = 0; i < item->count; i++) {
        const row_part *part = &r->parts[item->first + i];
        out[i] = 0;
        for (uint32_t k = 0; k < part->count; k++) out[i] += c->weights[r->features[part->first + k] >> c->shift];
        most = out[i] > most ? out[i] : most;
        best += part->target;
    }
    for (uint32_t i = 0; i < item->count; i++) all += out[i] = power(out[i] - most);
    for (uint32_t i = 0; i < item->count; i++) out[i] = out[i] / all - r->parts[item->first + i].target / best;
}

static void choose(chooser *c, const rows *r, const row *item, const learn_pace *pace)
{
    float gradient[CHOICES_MOST];
    miss(c, r, item, gradient);
    for (uint32_t i = 0; i < item->count; i++) {
        const row_part *part = &r->parts[item->first + i];
        for (uint32_t k = 0; fabsf(gradient[i]) > 1e-4f && k < part->count; k++) {
            uint32_t at = r->features[part->first + k] >> c->shift;
            pull(&c->weights[at], &c->squares[at], gradient[i], pace);
        }
    }
}

/* All items in a row: which list, and which of its items. */
typedef struct { uint32_t list, item; } choice;

static choice *all_choices(const rows *lists, uint32_t count, uint32_t but, uint32_t *total)
{
    choice *all = NULL;
    uint32_t there = 0;
    *total = 0;
    for (uint32_t l = 0; l < count; l++)
        for (uint32_t i = 0; l != but && i < lists[l].count; i++) {
            all = room(all, &there, (size_t)*total + 1, sizeof *all);
            all[(*total)++] = (choice){l, i};
        }
    return all;
}

static void fit_choice(const rows *lists, const choice *all, uint32_t total, float *weights, uint32_t bits, const learn_pace *pace, uint32_t state)
{
    size_t size = (size_t)1 << bits;
    chooser c = {weights, zeroes(size), 32 - bits};
    float *sums = zeroes(size);
    uint32_t *order = calloc(total + 1, sizeof *order);
    for (int round = 0; round < pace->rounds; round++) {
        shuffled(order, total, &state);
        for (uint32_t i = 0; i < total; i++) {
            const rows *r = &lists[all[order[i]].list];
            choose(&c, r, &r->items[all[order[i]].item], pace);
        }
        end_round(weights, sums, size, pace, round);
    }
    average(weights, sums, size, pace);
    free(c.squares);
    free(sums);
    free(order);
}

void learn_choice(const rows *lists, uint32_t count, uint32_t but, float *weights, uint32_t bits, const learn_pace *pace)
{
    uint32_t total;
    choice *all = all_choices(lists, count, but, &total);
    float *run = zeroes((size_t)1 << bits);
    memset(weights, 0, sizeof *weights << bits);
    for (int i = 0; i < RUNS; i++) {
        fit_choice(lists, all, total, run, bits, pace, SEEDS[i]);
        add_up(weights, run, (size_t)1 << bits);
    }
    free(run);
    free(all);
}

/* ---- labels along a row ---------------------------------------------------------------------------------------------------------- */

static bool inner(int label)
{
    return label == SS_L_SOURCE_IN || label == SS_L_CUE_IN || label == SS_L_CONTENT_IN;
}

bool learn_may_follow(int from, int to)
{
    if (from >= SS_L_COUNT || to >= SS_L_COUNT) return false;
    return !inner(to) || from == to || from == to - 1;
}

static bool cue(int label)
{
    return label == SS_L_CUE || label == SS_L_CUE_IN;
}

/* What guesses.c allows: a cue around the head and nowhere else. `from` is ignored at the first place. */
static bool allowed(int from, int to, uint32_t at, uint32_t head)
{
    if (at == 0 ? inner(to) : !learn_may_follow(from, to)) return false;
    if (at == head) return cue(to) && (at == 0 || !cue(from) || to == SS_L_CUE_IN);
    if (at > head) return to != SS_L_CUE;
    return at == 0 || !cue(from) || to == SS_L_CUE_IN;
}

typedef struct {
    float emit[SS_UNIT_MOST][SS_LABELS], ahead[SS_UNIT_MOST][SS_LABELS], back[SS_UNIT_MOST][SS_LABELS], scale[SS_UNIT_MOST];
    float chance[SS_UNIT_MOST][SS_LABELS];                  /* of each label at each place */
    float steps[SS_LABELS][SS_LABELS], taken[SS_LABELS][SS_LABELS]; /* exp of the weights; expected counts */
} lattice;

typedef struct { float *weights, *squares; float (*steps)[SS_LABELS], step_squares[SS_LABELS][SS_LABELS]; uint32_t shift; } field;

static void emit(const field *f, const rows *r, const row *item, lattice *l)
{
    for (uint32_t i = 0; i < item->count; i++) {
        const row_part *part = &r->parts[item->first + i];
        float *out = l->emit[i], most = -1e30f;
        memset(out, 0, sizeof l->emit[i]);
        for (uint32_t k = 0; k < part->count; k++) {
            const float *w = f->weights + (size_t)(r->features[part->first + k] >> f->shift) * SS_LABELS;
            for (int label = 0; label < SS_LABELS; label++) out[label] += w[label];
        }
        for (int label = 0; label < SS_L_COUNT; label++) most = out[label] > most ? out[label] : most;
        for (int label = 0; label < SS_L_COUNT; label++) out[label] = power(out[label] - most);
    }
    for (int from = 0; from < SS_L_COUNT; from++)
        for (int to = 0; to < SS_L_COUNT; to++) l->steps[from][to] = power(f->steps[from][to]);
}

static void walk(const row *item, lattice *l)
{
    for (uint32_t i = 0; i < item->count; i++) {
        float sum = 0;
        for (int to = 0; to < SS_L_COUNT; to++) {
            float x = i == 0 ? (float)allowed(0, to, 0, item->head) : 0;
            for (int from = 0; i > 0 && from < SS_L_COUNT; from++)
                if (allowed(from, to, i, item->head)) x += l->back[i - 1][from] * l->steps[from][to];
            sum += l->back[i][to] = x * l->emit[i][to];
        }
        l->scale[i] = sum > 0 ? sum : 1e-30f;
        for (int to = 0; to < SS_L_COUNT; to++) l->back[i][to] /= l->scale[i];
    }
    for (int from = 0; from < SS_L_COUNT; from++) l->ahead[item->count - 1][from] = 1;
    for (uint32_t i = item->count - 1; i-- > 0;)
        for (int from = 0; from < SS_L_COUNT; from++) {
            float x = 0;
            for (int to = 0; to < SS_L_COUNT; to++)
                if (allowed(from, to, i + 1, item->head)) x += l->steps[from][to] * l->emit[i + 1][to] * l->ahead[i + 1][to];
            l->ahead[i][from] = x / l->scale[i + 1];
        }
}

static void expect(const row *item, lattice *l)
{
    memset(l->taken, 0, sizeof l->taken);
    for (uint32_t i = 0; i < item->count; i++)
        for (int to = 0; to < SS_L_COUNT; to++) {
            l->chance[i][to] = l->back[i][to] * l->ahead[i][to];
            for (int from = 0; i > 0 && from < SS_L_COUNT; from++)
                if (allowed(from, to, i, item->head))
                    l->taken[from][to] += l->back[i - 1][from] * l->steps[from][to] * l->emit[i][to] * l->ahead[i][to] / l->scale[i];
        }
}

static void pull_place(field *f, const rows *r, const row_part *part, const float *chance, const learn_pace *pace)
{
    float gradient[SS_LABELS] = {0};
    bool any = false;
    for (int label = 0; label < SS_L_COUNT; label++) {
        gradient[label] = chance[label] - (label == part->target);
        any = any || fabsf(gradient[label]) > 1e-3f;
    }
    for (uint32_t k = 0; any && k < part->count; k++) {
        size_t at = (size_t)(r->features[part->first + k] >> f->shift) * SS_LABELS;
        for (int label = 0; label < SS_LABELS; label++) pull(&f->weights[at + label], &f->squares[at + label], gradient[label], pace);
    }
}

static void pull_item(field *f, const rows *r, const row *item, lattice *l, const learn_pace *pace)
{
    for (uint32_t i = 0; i < item->count; i++) {
        const row_part *part = &r->parts[item->first + i];
        pull_place(f, r, part, l->chance[i], pace);
        if (i > 0) l->taken[part[-1].target][part->target] -= 1;
    }
    for (int from = 0; from < SS_L_COUNT; from++)
        for (int to = 0; to < SS_L_COUNT; to++)
            if (learn_may_follow(from, to)) pull(&f->steps[from][to], &f->step_squares[from][to], l->taken[from][to], pace);
}

static void fit_labels(const rows *r, learnt *out, uint32_t bits, const learn_pace *pace, uint32_t state)
{
    static lattice l;
    field f = {.weights = out->span, .squares = zeroes(out->n_span), .steps = out->steps, .shift = 32 - bits};
    float *sums = zeroes(out->n_span), step_sums[SS_LABELS][SS_LABELS] = {{0}};
    uint32_t *order = calloc(r->count + 1, sizeof *order);
    for (int round = 0; round < pace->rounds; round++) {
        shuffled(order, r->count, &state);
        for (uint32_t i = 0; i < r->count; i++) {
            const row *item = &r->items[order[i]];
            emit(&f, r, item, &l);
            walk(item, &l);
            expect(item, &l);
            pull_item(&f, r, item, &l, pace);
        }
        end_round(f.weights, sums, out->n_span, pace, round);
        end_round(&f.steps[0][0], &step_sums[0][0], SS_LABELS * SS_LABELS, pace, round);
    }
    average(f.weights, sums, out->n_span, pace);
    average(&f.steps[0][0], &step_sums[0][0], SS_LABELS * SS_LABELS, pace);
    free(f.squares);
    free(sums);
    free(order);
}

void learn_labels(rows *r, learnt *out, uint32_t bits, const learn_pace *pace)
{
    learnt run = {.span = zeroes(out->n_span), .n_span = out->n_span};
    drop_rare(r);
    memset(out->span, 0, out->n_span * sizeof *out->span);
    memset(out->steps, 0, sizeof out->steps);
    for (int i = 0; i < RUNS; i++) {
        fit_labels(r, &run, bits, pace, SEEDS[i]);
        add_up(out->span, run.span, out->n_span);
        add_up(&out->steps[0][0], &run.steps[0][0], SS_LABELS * SS_LABELS);
    }
    free(run.span);
}

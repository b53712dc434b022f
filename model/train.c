/* Trains the weights of csrc/lexicon/weights.h from annotated news.
 *
 *   train DATA CLASSES NEWS OWN SILVER OUT [SKIP]
 *
 * DATA: the folder of tables (python/sayso/data). CLASSES: words with their coarse and fine classes (word_classes.tsv). NEWS: a
 * folder as PolNeAR has it (news.h). OWN: a folder of news of our own writing (marked.h). SILVER: a folder like NEWS whose labels a
 * neural reader gave (silver.py); cues, spans and extents are learnt from it, too, but it has no say in what is right. OUT: the file of
 * weights. With SKIP every fifth article of NEWS and OWN, from number SKIP on, is left out, to measure on.
 *
 *   articles --units, gold--> cue rows, span rows --5 times on four fifths--> weights --on the fifth--> extent rows
 *   silver ------------------'                                                                              |
 *                keep rows <--on the fifth-- weights + extent weights <--5 times, without those of the fifth-'
 *
 * Then all four are learnt from all rows. So a model judges what it has not learnt from, as it will with news that nobody has seen.
 *
 * Only sums, products, quotients and square roots of IEEE numbers in a fixed order, so that the same data give the same
 * file, byte for byte; no exp of a library is called. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims/guesses/extents.h"
#include "written.h"

/* ---- rows for learning --------------------------------------------------------------------------------------------------- */

static void add_span_row(desk *d, const ss_unit *unit, const news_attribution *gold, uint32_t head, rows *out)
{
    ss_sight sight;
    uint32_t features[SS_FEATURES_MOST];
    uint8_t labels[SS_UNIT_MOST];
    ss_sight_make(&d->making, unit, head, &sight);
    ss_sight_parts(&sight);
    ss_sight_ways(&sight);
    desk_labels(d, unit, gold, head, labels);
    rows_begin(out, head, unit->count);
    for (uint32_t i = 0; i < unit->count; i++) rows_add(out, features, ss_features_span(&sight, i, features), labels[i]);
}

/* In the content of another attribution: PolNeAR has none there, so that what a program labelled there is neither learnt nor unlearnt. */
static bool nested(const desk *d, const news_article *a, const ss_chunk *head)
{
    bool inside = false;
    for (uint32_t g = 0; g < a->count && !inside; g++)
        inside = desk_role(d, &a->gold[g].roles[CONTENT], head) && !desk_role(d, &a->gold[g].roles[CUE], head);
    return inside;
}

static void add_rows(desk *d, const news_article *a, forms *all, rows *cues, rows *spans)
{
    uint32_t features[SS_FEATURES_MOST];
    for (uint32_t u = 0; u < d->units.count; u++) {
        const ss_unit *unit = &d->units.at[u];
        bool heads[SS_UNIT_MOST] = {false};
        for (uint32_t g = 0; g < a->count; g++) {
            uint32_t head = desk_head(d, unit, &a->gold[g], all);
            if (head == SS_NONE) continue;
            heads[head] = true;
            add_span_row(d, unit, &a->gold[g], head, spans);
        }
        for (uint32_t i = 0; i < unit->count; i++) {
            ss_sight sight;
            if (!ss_guess_candidate(&unit->chunks[i]) || (heads[i] && a->silver && nested(d, a, &unit->chunks[i]))) continue;
            ss_sight_make(&d->making, unit, i, &sight);
            rows_begin(cues, 0, 1);
            rows_add(cues, features, ss_features_cue(&sight, features), heads[i]);
        }
    }
}

/* ---- which guesses are right ------------------------------------------------------------------------------------------------ */

/* How much content as labelled is content as annotated, in bytes, as far as that stands in the unit. */
typedef struct { uint32_t both, either; } overlap;

static overlap overlap_of(const desk *d, const ss_unit *unit, const uint8_t *labels, const news_attribution *gold)
{
    overlap out = {0, 0};
    for (uint32_t i = 0; i < unit->count; i++) {
        ss_span span = desk_span(d, &unit->chunks[i]);
        bool ours = ss_label_content(labels[i]), theirs = desk_role(d, &gold->roles[CONTENT], &unit->chunks[i]) > 0;
        out.both += ours && theirs ? span.end - span.start : 0;
        out.either += ours || theirs ? span.end - span.start : 0;
    }
    return out;
}

/* The source touches the annotated one. `shared`: a source without a label is found later, in the clause before. */
static bool same_source(const desk *d, const ss_unit *unit, const uint8_t *labels, const news_attribution *gold, bool shared)
{
    bool source = false, touches = false;
    for (uint32_t i = 0; i < unit->count; i++) {
        if (labels[i] != SS_L_SOURCE && labels[i] != SS_L_SOURCE_IN) continue;
        source = true;
        touches = touches || desk_role(d, &gold->roles[SOURCE], &unit->chunks[i]);
    }
    return gold->roles[SOURCE].count > 0 ? touches || (shared && !source) : !source;
}

/* Content shares half of all bytes with the annotated one, and the source touches. */
static bool right(const desk *d, const ss_unit *unit, const ss_guess *guess, const news_attribution *gold, bool shared)
{
    overlap o = overlap_of(d, unit, guess->labels, gold);
    return o.both > 0 && o.both * 2 >= o.either && same_source(d, unit, guess->labels, gold, shared);
}

/* All heads of the unit that the cue model thinks enough of, labelled. */
static uint32_t guess_unit(desk *d, const ss_unit *unit, const ss_weights *weights, ss_guess_room *room, ss_guess *guesses)
{
    uint32_t count = 0;
    ss_sight sight;
    ss_guess_begin(unit, room);
    for (uint32_t i = 0; i < unit->count && count < SS_HEADS_MOST; i++) {
        ss_guess *guess = &guesses[count];
        if (!ss_guess_candidate(&unit->chunks[i])) continue;
        ss_sight_make(&d->making, unit, i, &sight);
        guess->head = i;
        guess->chance = ss_guess_cue(weights, &sight);
        if (guess->chance < ss_guess_least(weights, unit)) continue;
        ss_sight_parts(&sight);
        ss_guess_label(weights, &sight, room, guess);
        ss_guess_source(&sight, guess);
        ss_guess_content(&sight, guess);
        ss_guess_extend(weights, &sight, room, guess);
        count++;
    }
    return count;
}

/* By extent, the share of its content that is the annotated one's; the best of them. */
static float shares_of(const desk *d, const ss_unit *unit, const ss_guess *guess, const news_attribution *gold, float *out)
{
    float best = 0;
    for (uint32_t i = 0; i < guess->extent_count; i++) {
        uint8_t labels[SS_UNIT_MOST];
        memcpy(labels, guess->labels, sizeof labels);
        ss_extent_label(&guess->extents[i], labels);
        overlap o = overlap_of(d, unit, labels, gold);
        out[i] = o.either ? (float)o.both / (float)o.either : 0;
        best = out[i] > best ? out[i] : best;
    }
    return best;
}

/* The shares for the annotated attribution that has the guess's head in its cue, its source, and most of its content. */
static float best_shares(const desk *d, const ss_unit *unit, const ss_guess *guess, const news_article *a, bool shared, float *out)
{
    float best = 0, shares[SS_EXTENTS_MOST];
    for (uint32_t g = 0; g < a->count; g++) {
        const news_attribution *gold = &a->gold[g];
        if (!desk_role(d, &gold->roles[CUE], &unit->chunks[guess->head]) || !same_source(d, unit, guess->labels, gold, shared)) continue;
        float most = shares_of(d, unit, guess, gold, shares);
        if (most > best) memcpy(out, shares, sizeof shares);
        best = most > best ? most : best;
    }
    return best;
}

static void add_extent_rows(desk *d, const news_article *a, const ss_weights *weights, ss_guess_room *room, rows *extents)
{
    uint32_t features[SS_FEATURES_MOST];
    ss_sight sight;
    ss_guess guesses[SS_HEADS_MOST];
    float shares[SS_EXTENTS_MOST];
    for (uint32_t u = 0; u < d->units.count; u++) {
        const ss_unit *unit = &d->units.at[u];
        uint32_t count = guess_unit(d, unit, weights, room, guesses);
        for (uint32_t i = 0; i < count; i++) {
            const ss_guess *guess = &guesses[i];
            ss_sight_make(&d->making, unit, guess->head, &sight);
            float best = guess->extent_count > 1 ? best_shares(d, unit, guess, a, ss_sight_shares(&sight), shares) : 0;
            if (best <= 0) continue;
            ss_guess_neighbours(unit, guesses, count, i);
            rows_begin(extents, guess->head, guess->extent_count);
            for (uint32_t e = 0; e < guess->extent_count; e++)
                rows_add(extents, features, ss_features_extent(&sight, &guess->extents[e], guess->margin, features), shares[e] >= best);
        }
    }
}

/* All guesses of a unit with their extents chosen. */
static uint32_t chosen_unit(desk *d, const ss_unit *unit, const ss_weights *weights, ss_guess_room *room, ss_guess *guesses)
{
    uint32_t count = guess_unit(d, unit, weights, room, guesses);
    for (uint32_t i = 0; i < count; i++) {
        ss_sight sight;
        ss_sight_make(&d->making, unit, guesses[i].head, &sight);
        ss_guess_neighbours(unit, guesses, count, i);
        ss_guess_choose(weights, &sight, &guesses[i]);
    }
    return count;
}

static void add_keep_rows(desk *d, const news_article *a, const ss_weights *weights, ss_guess_room *room, rows *keeps)
{
    uint32_t features[SS_FEATURES_MOST];
    ss_sight sight;
    ss_guess guesses[SS_HEADS_MOST];
    for (uint32_t u = 0; u < d->units.count; u++) {
        const ss_unit *unit = &d->units.at[u];
        uint32_t count = chosen_unit(d, unit, weights, room, guesses);
        for (uint32_t i = 0; i < count; i++) {
            const ss_guess *guess = &guesses[i];
            bool good = false;
            ss_sight_make(&d->making, unit, guess->head, &sight);
            sight.company = ss_guess_company(guesses, count, i);
            for (uint32_t g = 0; g < a->count && !good; g++) good = right(d, unit, guess, &a->gold[g], ss_sight_shares(&sight));
            rows_begin(keeps, 0, 1);
            rows_add(keeps, features, ss_features_keep(&sight, guess, features), good);
        }
    }
}

/* ---- all of it ---- */

/* The articles of NEWS and OWN that are not left out, then those of SILVER, are dealt into folds, one after the other. */
typedef void article_work(training *t, const news_article *a, void *state);

static void each_article(training *t, const news *silver, bool in, uint32_t fold, article_work *work, void *state)
{
    for (uint32_t i = 0, n = 0; i < t->news.count; i++)
        if (!training_leaves_out(t, i) && (n++ % FOLDS == fold) == in) work(t, &t->news.at[i], state);
    for (uint32_t i = 0; silver && i < silver->count; i++)
        if ((i % FOLDS == fold) == in) work(t, &silver->at[i], state);
}

typedef struct { rows cues, spans; } first_rows;

static void add_first_rows(training *t, const news_article *a, void *state)
{
    first_rows *out = state;
    desk_lay(&t->desk, a, t->blank);
    add_rows(&t->desk, a, &t->forms, &out->cues, &out->spans);
}

/* Cue and span weights from all articles but those of the fold (FOLDS: from all). */
static void learn_spans(training *t, const news *silver, uint32_t fold, learnt *out)
{
    first_rows all = {{0}, {0}};
    each_article(t, silver, false, fold, add_first_rows, &all);
    fprintf(stderr, "fold %u: %u candidates, %u attributions\n", fold, all.cues.count, all.spans.count);
    learn_yes(&all.cues, out->cue, CUE_BITS, &(learn_pace){8, 0.08f, 0.3f, 0.8f});
    learn_labels(&all.spans, out, SPAN_BITS, &(learn_pace){8, 0.1f, 2.0f, 0.85f});
    rows_free(&all.cues);
    rows_free(&all.spans);
}

typedef void rows_work(desk *d, const news_article *a, const ss_weights *weights, ss_guess_room *room, rows *out);
typedef struct { ss_weights *weights; ss_guess_room *room; rows_work *work; rows *out; } reading;

static void read_article(training *t, const news_article *a, void *state)
{
    reading *r = state;
    desk_lay(&t->desk, a, r->weights);
    r->work(&t->desk, a, r->weights, r->room, r->out);
}

/* Rows from the articles of the fold, read with what was learnt. */
static void read_fold(training *t, const news *silver, uint32_t fold, const learnt *l, rows_work *work, rows *out)
{
    written file = {NULL, 0};
    reading r = {written_weights(&t->forms, l, t->desk.lexicon, &file), news_room(NULL, sizeof *r.room), work, out};
    ss_guess_prepare(r.weights, r.room);
    each_article(t, silver, true, fold, read_article, &r);
    ss_weights_free(r.weights);
    free(file.at);
    free(r.room);
}

static void learn_extents(const rows *extents, uint32_t but, learnt *out)
{
    learn_choice(extents, FOLDS, but, out->extent, EXTENT_BITS, &(learn_pace){10, 0.1f, 1.0f, 0.8f});
}

static void learn_all(training *t, const news *silver, learnt *l)
{
    rows extents[FOLDS] = {{0}}, keeps = {0};
    learnt *folds[FOLDS];
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        folds[fold] = learnt_new(CUE_BITS, SPAN_BITS, EXTENT_BITS, KEEP_BITS);
        learn_spans(t, silver, fold, folds[fold]);
        read_fold(t, silver, fold, folds[fold], add_extent_rows, &extents[fold]);
    }
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        learn_extents(extents, fold, folds[fold]);
        read_fold(t, NULL, fold, folds[fold], add_keep_rows, &keeps);
        learnt_free(folds[fold]);
    }
    learn_spans(t, silver, FOLDS, l);
    learn_extents(extents, FOLDS, l);
    learn_yes(&keeps, l->keep, KEEP_BITS, &(learn_pace){12, 0.06f, 1.0f, 0.94f});
    fprintf(stderr, "%u guesses to judge\n", keeps.count);
    for (uint32_t fold = 0; fold < FOLDS; fold++) rows_free(&extents[fold]);
    rows_free(&keeps);
}

int main(int count, char **args)
{
    if (count < 7) news_fail("use", "train DATA CLASSES NEWS OWN SILVER OUT [SKIP]");
    training *t = training_new(args[1], args[2], args[3], args[4], count > 7 ? atoi(args[7]) : -1);
    news silver = news_read(args[5]);
    for (uint32_t i = 0; i < silver.count; i++) silver.at[i].silver = true;
    learnt *l = learnt_new(CUE_BITS, SPAN_BITS, EXTENT_BITS, KEEP_BITS);
    written file = {NULL, 0};
    training_learn_words(t);
    learn_all(t, &silver, l);
    ss_weights_free(written_weights(&t->forms, l, t->desk.lexicon, &file));
    written_to(args[6], &file);
    return 0;
}

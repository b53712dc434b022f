/* Trains the weights of csrc/lexicon/weights.h from annotated news.
 *
 *   train DATA CLASSES NEWS OWN SILVER OUT [SKIP]
 *
 * DATA: the folder of tables (python/sayso/data). CLASSES: words with their coarse and fine classes (word_classes.tsv). NEWS: a
 * folder as PolNeAR has it (news.h). OWN: a folder of news of our own writing (marked.h). SILVER: a folder like NEWS whose labels a
 * neural reader gave (silver.py); cues and spans are learnt from it, too, but it has no say in what is right. OUT: the file of
 * weights. With SKIP every fifth article of NEWS and OWN, from number SKIP on, is left out, to measure on.
 *
 *   articles --units, gold--> cue rows, span rows --5 times on four fifths--> weights --on the fifth--> keep rows
 *   silver ------------------'                    `-on all-----------------------------------------> weights + keep weights
 *
 * Only sums, products, quotients and square roots of IEEE numbers in a fixed order, so that the same data give the same
 * file, byte for byte; no exp of a library is called. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
            if (!ss_guess_candidate(&unit->chunks[i])) continue;
            ss_sight_make(&d->making, unit, i, &sight);
            rows_begin(cues, 0, 1);
            rows_add(cues, features, ss_features_cue(&sight, features), heads[i]);
        }
    }
}

/* ---- which guesses are right ------------------------------------------------------------------------------------------------ */

/* Content shares half of all bytes with the annotated one, as far as that stands in the unit, and the source touches. `shared`: a source
 * without a label is found later, in the clause before. */
static bool right(const desk *d, const ss_unit *unit, const ss_guess *guess, const news_attribution *gold, bool shared)
{
    uint32_t both = 0, either = 0;
    bool source = false, touches = false, annotated = gold->roles[SOURCE].count > 0;
    for (uint32_t i = 0; i < unit->count; i++) {
        ss_span span = desk_span(d, &unit->chunks[i]);
        bool ours = guess->labels[i] >= SS_L_CONTENT, theirs = desk_role(d, &gold->roles[CONTENT], &unit->chunks[i]) > 0;
        uint32_t size = span.end - span.start;
        both += ours && theirs ? size : 0;
        either += ours || theirs ? size : 0;
        if (guess->labels[i] != SS_L_SOURCE && guess->labels[i] != SS_L_SOURCE_IN) continue;
        source = true;
        touches = touches || desk_role(d, &gold->roles[SOURCE], &unit->chunks[i]);
    }
    return both > 0 && both * 2 >= either && (annotated ? touches || (shared && !source) : !source);
}

/* All heads of the unit that the cue model thinks enough of, labelled. */
static uint32_t guess_unit(desk *d, const ss_unit *unit, const ss_weights *weights, ss_guess_room *room, ss_guess *guesses)
{
    uint32_t count = 0;
    ss_sight sight;
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
        count++;
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
        uint32_t count = guess_unit(d, unit, weights, room, guesses);
        for (uint32_t i = 0; i < count; i++) {
            const ss_guess *guess = &guesses[i];
            bool good = false;
            ss_sight_make(&d->making, unit, guess->head, &sight);
            sight.company = ss_guess_company(guesses, count, i);
            for (uint32_t g = 0; g < a->count && !good; g++) good = right(d, unit, guess, &a->gold[g], ss_sight_shares(&sight));
            rows_begin(keeps, 0, 1);
            rows_add(keeps, features, ss_features_keep(&sight, guess->labels, guess->chance, guess->margin, features), good);
        }
    }
}

/* ---- all of it ---- */

static void add_article(training *t, const news_article *a, rows *cues, rows *spans)
{
    desk_lay(&t->desk, a, t->blank);
    add_rows(&t->desk, a, &t->forms, cues, spans);
}

/* Cue and span weights from all articles but those of the fold (FOLDS: from all), and from the silver ones. */
static void learn_spans(training *t, const news *silver, uint32_t fold, learnt *out)
{
    rows cues = {0}, spans = {0};
    for (uint32_t i = 0, n = 0; i < t->news.count; i++)
        if (!training_leaves_out(t, i) && n++ % FOLDS != fold) add_article(t, &t->news.at[i], &cues, &spans);
    for (uint32_t i = 0; i < silver->count; i++) add_article(t, &silver->at[i], &cues, &spans);
    learn_yes(&cues, out->cue, CUE_BITS, &(learn_pace){8, 0.08f, 0.3f, 0.8f});
    learn_labels(&spans, out, SPAN_BITS, &(learn_pace){8, 0.1f, 2.0f, 0.85f});
    fprintf(stderr, "fold %u: %u candidates, %u attributions\n", fold, cues.count, spans.count);
    rows_free(&cues);
    rows_free(&spans);
}

static void add_fold(training *t, uint32_t fold, const learnt *l, rows *keeps)
{
    written file = {NULL, 0};
    ss_guess_room *room = news_room(NULL, sizeof *room);
    ss_weights *weights = written_weights(&t->forms, l, t->desk.lexicon, &file);
    ss_guess_prepare(weights, room);
    for (uint32_t i = 0, n = 0; i < t->news.count; i++) {
        if (training_leaves_out(t, i) || n++ % FOLDS != fold) continue;
        desk_lay(&t->desk, &t->news.at[i], weights);
        add_keep_rows(&t->desk, &t->news.at[i], weights, room, keeps);
    }
    ss_weights_free(weights);
    free(file.at);
    free(room);
}

static void learn_all(training *t, const news *silver, learnt *l)
{
    rows keeps = {0};
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        learn_spans(t, silver, fold, l);
        add_fold(t, fold, l, &keeps);
        learnt_clear(l);
    }
    learn_spans(t, silver, FOLDS, l);
    learn_yes(&keeps, l->keep, KEEP_BITS, &(learn_pace){12, 0.06f, 1.0f, 0.94f});
    fprintf(stderr, "%u guesses to judge\n", keeps.count);
    rows_free(&keeps);
}

int main(int count, char **args)
{
    if (count < 7) news_fail("use", "train DATA CLASSES NEWS OWN SILVER OUT [SKIP]");
    training *t = training_new(args[1], args[2], args[3], args[4], count > 7 ? atoi(args[7]) : -1);
    news silver = news_read(args[5]);
    learnt *l = learnt_new(CUE_BITS, SPAN_BITS, KEEP_BITS);
    written file = {NULL, 0};
    training_learn_words(t);
    learn_all(t, &silver, l);
    ss_weights_free(written_weights(&t->forms, l, t->desk.lexicon, &file));
    written_to(args[6], &file);
    return 0;
}

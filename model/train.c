/* Trains the weights of csrc/lexicon/weights.h from annotated news.
 *
 *   train DATA CLASSES NEWS OWN OUT [SKIP]
 *
 * DATA: the folder of tables (python/sayso/data). CLASSES: words with their coarse and fine classes (word_classes.tsv). NEWS: a
 * folder as PolNeAR has it (news.h). OWN: a folder of news of our own writing (marked.h). OUT: the file of weights. With SKIP every fifth article, from number SKIP on, is left out, to
 * measure on.
 *
 *   articles --units, gold--> cue rows, span rows --5 times on four fifths--> weights --on the fifth--> keep rows
 *                                                 `-on all-----------------------------------------> weights + keep weights
 *
 * Only sums, products, quotients and square roots of IEEE numbers in a fixed order, so that the same data give the same
 * file, byte for byte; no exp of a library is called. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims/guesses.h"
#include "corpus/engine.h"
#include "learn.h"
#include "marked.h"

enum { FOLDS = 5, CUE_BITS = 18, SPAN_BITS = 17, KEEP_BITS = 14, FORM_SLOTS = 1 << 18 };
static const float LIKELY = 0.3f, LEAST_CUE = 0.33f, LEAST_KEEP = 0.22f;

static void *taken(size_t size)
{
    return memset(news_room(NULL, size), 0, size);
}

/* ---- lexicon -------------------------------------------------------------------------------------------------------- */

static int is_table(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);
    return size > 4 && !strcmp(entry->d_name + size - 4, ".tsv");
}

static ss_lexicon *read_lexicon(const char *folder)
{
    struct dirent **names;
    char path[4096];
    size_t size;
    ss_error error = {0};
    ss_engine *engine;
    int count = scandir(folder, &names, is_table, alphasort);
    if (count <= 0 || ss_engine_new(&ss_allocator_libc, &engine) != SS_OK) news_fail(folder, "holds no tables");
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        char *bytes = news_file(path, &size);
        if (!bytes || ss_engine_load(engine, names[i]->d_name, bytes, size, NULL, NULL, &error) != SS_OK) news_fail(path, error.message);
        free(bytes);
    }
    if (ss_engine_finish(engine, NULL, NULL, &error) != SS_OK) news_fail(folder, error.message);
    return engine->lexicon;
}

/* ---- words ---------------------------------------------------------------------------------------------------------- */

typedef struct { uint32_t hash; float all, inside; uint16_t fine; uint8_t coarse, likely; } form;
typedef struct { form *slots; } forms;

static form *form_of(forms *all, uint32_t hash)
{
    uint32_t at = hash & (FORM_SLOTS - 1);
    while (all->slots[at].hash && all->slots[at].hash != hash) at = (at + 1) & (FORM_SLOTS - 1);
    all->slots[at].hash = hash;
    return &all->slots[at];
}

/* word TAB coarse TAB fine, classes from 0; comment lines begin with #. */
static void read_classes(const char *path, forms *all)
{
    size_t size;
    char folded[256], *bytes = news_file(path, &size), *rest;
    if (!bytes) news_fail(path, "cannot be read");
    for (char *line = strtok_r(bytes, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char *tab = strchr(line, '\t');
        unsigned coarse, fine;
        if (line[0] == '#' || !tab || sscanf(tab, "%u %u", &coarse, &fine) != 2) continue;
        uint32_t length = ss_word_fold(line, (uint32_t)(tab - line), folded);
        if (!length) continue;
        form *f = form_of(all, (uint32_t)ss_hash64(folded, length, 0));
        f->coarse = (uint8_t)(coarse + 1);
        f->fine = (uint16_t)(fine + 1);
    }
    free(bytes);
}

static int by_hash(const void *a, const void *b)
{
    uint32_t x = ((const form *)a)->hash, y = ((const form *)b)->hash;
    return x < y ? -1 : x > y;
}

/* ---- the file of weights ----------------------------------------------------------------------------------------------- */

typedef struct { char *at; size_t size; } bytes;

static void put(bytes *out, const void *from, size_t size)
{
    out->at = news_room(out->at, out->size + size);
    memcpy(out->at + out->size, from, size);
    out->size += size;
}

static void put_number(bytes *out, uint32_t value, int size)
{
    for (int i = 0; i < size; i++, value >>= 8) put(out, &(char){(char)(value & 0xFF)}, 1);
}

static void put_float(bytes *out, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, 4);
    put_number(out, bits, 4);
}

static void put_words(bytes *out, const forms *all)
{
    form *kept = taken(FORM_SLOTS * sizeof *kept);
    uint32_t count = 0;
    for (uint32_t i = 0; i < FORM_SLOTS; i++)
        if (all->slots[i].hash && (all->slots[i].fine || all->slots[i].likely)) kept[count++] = all->slots[i];
    qsort(kept, count, sizeof *kept, by_hash);
    put_number(out, count, 4);
    for (uint32_t i = 0; i < count; i++) {
        put_number(out, kept[i].hash, 4);
        put_number(out, kept[i].fine, 2);
        put_number(out, kept[i].coarse, 1);
        put_number(out, kept[i].likely, 1);
    }
    free(kept);
}

static float largest(const float *at, size_t count)
{
    float most = 1e-6f;
    for (size_t i = 0; i < count; i++) most = fabsf(at[i]) > most ? fabsf(at[i]) : most;
    return most;
}

static int rounded(float value)
{
    return (int)(value < 0 ? value - 0.5f : value + 0.5f);
}

static void put_table(bytes *out, const float *at, uint32_t bits, uint32_t width, float unit)
{
    put_number(out, bits, 4);
    for (size_t i = 0; i < (size_t)width << bits; i++) {
        int value = rounded(at[i] / unit);
        put_number(out, (uint32_t)(value > 127 ? 127 : value < -127 ? -127 : value), 1);
    }
}

static ss_weights *weights_of(const forms *all, const learnt *l, const ss_lexicon *lexicon, bytes *file)
{
    float cue_unit = largest(l->cue, (size_t)1 << CUE_BITS) / 127, span_unit = largest(l->span, (size_t)SS_LABELS << SPAN_BITS) / 127;
    float keep_unit = largest(l->keep, (size_t)1 << KEEP_BITS) / 127;
    ss_weights *out = NULL;
    put(file, "sayso attribution 1\n", 20);
    put_words(file, all);
    for (int from = 0; from < SS_LABELS; from++)
        for (int to = 0; to < SS_LABELS; to++)
            put_number(file, (uint32_t)(learn_may_follow(from, to) ? rounded(l->steps[from][to] / span_unit) : -16384), 2);
    put_float(file, cue_unit);
    put_float(file, keep_unit);
    put_float(file, LEAST_CUE);
    put_float(file, LEAST_KEEP);
    for (int i = 0; i < SS_CHANCES; i++) put_float(file, learn_chance((float)i / 8 - 8));
    put_table(file, l->cue, CUE_BITS, 1, cue_unit);
    put_table(file, l->span, SPAN_BITS, SS_LABELS, span_unit);
    put_table(file, l->keep, KEEP_BITS, 1, keep_unit);
    ss_error error = {0};
    if (ss_weights_new(&ss_allocator_libc, "trained", file->at, file->size, &out, &error) != SS_OK) news_fail("weights", error.message);
    if (ss_weights_prepare(out, ss_lexicon_vocabulary(lexicon)) != SS_OK) news_fail("memory", "there is not enough");
    return out;
}

/* ---- one article -------------------------------------------------------------------------------------------------------- */

typedef struct { ss_document document; ss_making making; ss_units units; const ss_lexicon *lexicon; } desk;

/* Up to the drafts of frames.c, as attribution.c does it, and cut into units. */
static void lay(desk *d, const news_article *a, const ss_weights *weights)
{
    bool ascii;
    ss_given given = {.published = SS_NO_DAY, .english = true};
    ss_utf8_check(a->text, a->size, &ascii);
    ss_status status = ss_document_read(&d->document, d->lexicon, (ss_text){a->text, a->size, ascii}, &given);
    memset(&d->making, 0, sizeof d->making);
    memset(&d->units, 0, sizeof d->units);
    d->making.taken = ss_arena_zero(&d->document.arena, (size_t)d->document.quotes.count + 1);
    if (!status) status = ss_view_make(&d->document, d->lexicon, &d->making.view);
    if (!status) status = ss_cues_find(&d->making.view, &d->making.hits);
    if (!status) status = ss_frames_read(&d->making);
    if (!status) status = ss_units_make(&d->making, weights, &d->units);
    if (status) news_fail(a->name, "cannot be read");
}

static ss_span span_of(const desk *d, const ss_chunk *chunk)
{
    return ss_view_span(&d->making.view, (ss_run){chunk->first, chunk->end});
}

static uint32_t role_at(const desk *d, const news_spans *spans, const ss_chunk *chunk)
{
    ss_span span = span_of(d, chunk);
    return news_touches(spans, span.start, span.end);
}

static void count_forms(desk *d, const news_article *a, forms *all)
{
    for (uint32_t u = 0; u < d->units.count; u++)
        for (uint32_t i = 0; i < d->units.at[u].count; i++) {
            const ss_chunk *c = &d->units.at[u].chunks[i];
            if (c->kind != SS_CHUNK_WORD || !d->making.view.tokens[c->first].symbol) continue;
            form *f = form_of(all, c->form);
            f->all++;
            for (uint32_t g = 0; g < a->count; g++)
                if (role_at(d, &a->gold[g].roles[CUE], c)) {
                    f->inside++;
                    break;
                }
        }
}

static float ratio(forms *all, uint32_t hash)
{
    form *f = form_of(all, hash);
    return f->inside / (f->all + 3);
}

/* The chunk that is the head of an annotated cue: the rules' own head in it, or the word that stands in cues most often. */
static uint32_t head_of(const desk *d, const ss_unit *unit, const news_attribution *gold, forms *all)
{
    uint32_t best = SS_NONE;
    float most = -1;
    for (uint32_t i = 0; i < unit->count; i++) {
        const ss_chunk *c = &unit->chunks[i];
        if (c->kind == SS_CHUNK_QUOTE || !role_at(d, &gold->roles[CUE], c)) continue;
        float score = (c->kind == SS_CHUNK_WORD ? ratio(all, c->form) : 0) + (c->hit != SS_NONE ? 0.3f : 0);
        if (score >= most) {
            most = score;
            best = i;
        }
    }
    return best;
}

/* Labels of the unit for one attribution, with one cue around the head. */
static void gold_labels(const desk *d, const ss_unit *unit, const news_attribution *gold, uint32_t head, uint8_t *labels)
{
    uint32_t part[SS_UNIT_MOST], which[SS_UNIT_MOST], first = head, end = head + 1;
    for (uint32_t i = 0; i < unit->count; i++) {
        uint32_t source = role_at(d, &gold->roles[SOURCE], &unit->chunks[i]), cue = role_at(d, &gold->roles[CUE], &unit->chunks[i]);
        uint32_t content = role_at(d, &gold->roles[CONTENT], &unit->chunks[i]);
        part[i] = cue ? SS_L_CUE : source ? SS_L_SOURCE : content ? SS_L_CONTENT : SS_L_NONE;
        which[i] = cue ? 0 : source;
    }
    while (first > 0 && part[first - 1] == SS_L_CUE) first--;
    while (end < unit->count && part[end] == SS_L_CUE) end++;
    for (uint32_t i = 0; i < unit->count; i++) {
        if (part[i] == SS_L_CUE && (i < first || i >= end)) part[i] = SS_L_NONE;
        bool goes_on = i > 0 && part[i] && part[i] == part[i - 1] && which[i] == which[i - 1];
        labels[i] = (uint8_t)(part[i] + goes_on);
    }
}

/* ---- rows for learning --------------------------------------------------------------------------------------------------- */

static void add_span_row(desk *d, const ss_unit *unit, const news_attribution *gold, uint32_t head, rows *out)
{
    ss_sight sight;
    uint32_t features[SS_FEATURES_MOST];
    uint8_t labels[SS_UNIT_MOST];
    ss_sight_make(&d->making, unit, head, &sight);
    ss_sight_parts(&sight);
    ss_sight_ways(&sight);
    gold_labels(d, unit, gold, head, labels);
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
            uint32_t head = head_of(d, unit, &a->gold[g], all);
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
        ss_span span = span_of(d, &unit->chunks[i]);
        bool ours = guess->labels[i] >= SS_L_CONTENT, theirs = role_at(d, &gold->roles[CONTENT], &unit->chunks[i]) > 0;
        uint32_t size = span.end - span.start;
        both += ours && theirs ? size : 0;
        either += ours || theirs ? size : 0;
        if (guess->labels[i] != SS_L_SOURCE && guess->labels[i] != SS_L_SOURCE_IN) continue;
        source = true;
        touches = touches || role_at(d, &gold->roles[SOURCE], &unit->chunks[i]);
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

/* ---- all of it ------------------------------------------------------------------------------------------------------------------ */

typedef struct { desk desk; news news; forms forms; ss_weights *blank; int skip; } training;

static bool left_out(const training *t, uint32_t article)
{
    return t->skip >= 0 && article % FOLDS == (uint32_t)t->skip;
}

static void learn_words(training *t, learnt *empty)
{
    bytes file = {NULL, 0};
    for (uint32_t i = 0; i < FORM_SLOTS; i++) t->forms.slots[i].likely = t->forms.slots[i].hash != 0; /* every sentence is a unit */
    t->blank = weights_of(&t->forms, empty, t->desk.lexicon, &file);
    for (uint32_t i = 0; i < t->news.count; i++) {
        if (left_out(t, i)) continue;
        lay(&t->desk, &t->news.at[i], t->blank);
        count_forms(&t->desk, &t->news.at[i], &t->forms);
    }
    ss_weights_free(t->blank);
    free(file.at);
    file = (bytes){NULL, 0};
    for (uint32_t i = 0; i < FORM_SLOTS; i++) t->forms.slots[i].likely = ratio(&t->forms, t->forms.slots[i].hash) >= LIKELY;
    t->blank = weights_of(&t->forms, empty, t->desk.lexicon, &file);
    free(file.at);
}

/* Cue and span weights from all articles but those of the fold (FOLDS: from all). */
static void learn_spans(training *t, uint32_t fold, learnt *out)
{
    rows cues = {0}, spans = {0};
    for (uint32_t i = 0, n = 0; i < t->news.count; i++) {
        if (left_out(t, i) || n++ % FOLDS == fold) continue;
        lay(&t->desk, &t->news.at[i], t->blank);
        add_rows(&t->desk, &t->news.at[i], &t->forms, &cues, &spans);
    }
    learn_yes(&cues, out->cue, CUE_BITS, &(learn_pace){8, 0.08f, 0.3f, 0.8f});
    learn_labels(&spans, out, SPAN_BITS, &(learn_pace){8, 0.1f, 2.0f, 0.85f});
    fprintf(stderr, "fold %u: %u candidates, %u attributions\n", fold, cues.count, spans.count);
    rows_free(&cues);
    rows_free(&spans);
}

static void add_fold(training *t, uint32_t fold, const learnt *l, rows *keeps)
{
    bytes file = {NULL, 0};
    ss_guess_room *room = taken(sizeof *room);
    ss_weights *weights = weights_of(&t->forms, l, t->desk.lexicon, &file);
    ss_guess_prepare(weights, room);
    for (uint32_t i = 0, n = 0; i < t->news.count; i++) {
        if (left_out(t, i) || n++ % FOLDS != fold) continue;
        lay(&t->desk, &t->news.at[i], weights);
        add_keep_rows(&t->desk, &t->news.at[i], weights, room, keeps);
    }
    ss_weights_free(weights);
    free(file.at);
    free(room);
}

static void write_file(const char *path, const bytes *file)
{
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(file->at, 1, file->size, out) != file->size || fclose(out)) news_fail(path, "cannot be written");
}

int main(int count, char **args)
{
    if (count < 6) news_fail("use", "train DATA CLASSES NEWS OWN OUT [SKIP]");
    training t = {.news = news_read(args[3]), .forms = {taken(FORM_SLOTS * sizeof(form))}, .skip = count > 6 ? atoi(args[6]) : -1};
    learnt *l = learnt_new(CUE_BITS, SPAN_BITS, KEEP_BITS);
    rows keeps = {0};
    bytes file = {NULL, 0};
    marked_read(args[4], &t.news);
    t.desk.lexicon = read_lexicon(args[1]);
    ss_document_init(&t.desk.document, &ss_allocator_libc);
    read_classes(args[2], &t.forms);
    learn_words(&t, l);
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        learn_spans(&t, fold, l);
        add_fold(&t, fold, l, &keeps);
        learnt_clear(l);
    }
    learn_spans(&t, FOLDS, l);
    learn_yes(&keeps, l->keep, KEEP_BITS, &(learn_pace){12, 0.06f, 1.0f, 0.94f});
    fprintf(stderr, "%u guesses to judge\n", keeps.count);
    ss_weights_free(weights_of(&t.forms, l, t.desk.lexicon, &file));
    write_file(args[5], &file);
    return 0;
}

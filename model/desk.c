#define _POSIX_C_SOURCE 200809L
#include "desk.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus/engine.h"
#include "marked.h"
#include "written.h"

static const float LIKELY = 0.3f;

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

/* ---- one article -------------------------------------------------------------------------------------------------------- */

/* Up to the drafts of frames.c, as attribution.c does it, and cut into units. */
void desk_lay(desk *d, const news_article *a, const ss_weights *weights)
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

ss_span desk_span(const desk *d, const ss_chunk *chunk)
{
    return ss_view_span(&d->making.view, (ss_run){chunk->first, chunk->end});
}

uint32_t desk_role(const desk *d, const news_spans *spans, const ss_chunk *chunk)
{
    ss_span span = desk_span(d, chunk);
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
                if (desk_role(d, &a->gold[g].roles[CUE], c)) {
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

uint32_t desk_head(const desk *d, const ss_unit *unit, const news_attribution *gold, forms *all)
{
    uint32_t best = SS_NONE;
    float most = -1;
    for (uint32_t i = 0; i < unit->count; i++) {
        const ss_chunk *c = &unit->chunks[i];
        if (c->kind == SS_CHUNK_QUOTE || !desk_role(d, &gold->roles[CUE], c)) continue;
        float score = (c->kind == SS_CHUNK_WORD ? ratio(all, c->form) : 0) + (c->hit != SS_NONE ? 0.3f : 0);
        if (score >= most) {
            most = score;
            best = i;
        }
    }
    return best;
}

void desk_labels(const desk *d, const ss_unit *unit, const news_attribution *gold, uint32_t head, uint8_t *labels)
{
    uint32_t part[SS_UNIT_MOST], which[SS_UNIT_MOST], first = head, end = head + 1;
    for (uint32_t i = 0; i < unit->count; i++) {
        uint32_t source = desk_role(d, &gold->roles[SOURCE], &unit->chunks[i]), cue = desk_role(d, &gold->roles[CUE], &unit->chunks[i]);
        uint32_t content = desk_role(d, &gold->roles[CONTENT], &unit->chunks[i]);
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

/* ---- all articles ---- */

bool training_leaves_out(const training *t, uint32_t article)
{
    return t->skip >= 0 && article % FOLDS == (uint32_t)t->skip;
}

void training_learn_words(training *t)
{
    learnt *empty = learnt_new(CUE_BITS, SPAN_BITS, EXTENT_BITS, KEEP_BITS);
    written file = {NULL, 0};
    for (uint32_t i = 0; i < FORM_SLOTS; i++) t->forms.slots[i].likely = t->forms.slots[i].hash != 0; /* every sentence is a unit */
    t->blank = written_weights(&t->forms, empty, t->desk.lexicon, &file);
    for (uint32_t i = 0; i < t->news.count; i++) {
        if (training_leaves_out(t, i)) continue;
        desk_lay(&t->desk, &t->news.at[i], t->blank);
        count_forms(&t->desk, &t->news.at[i], &t->forms);
    }
    ss_weights_free(t->blank);
    free(file.at);
    file = (written){NULL, 0};
    for (uint32_t i = 0; i < FORM_SLOTS; i++) t->forms.slots[i].likely = ratio(&t->forms, t->forms.slots[i].hash) >= LIKELY;
    t->blank = written_weights(&t->forms, empty, t->desk.lexicon, &file);
    free(file.at);
    learnt_free(empty);
}

training *training_new(const char *data, const char *classes, const char *articles, const char *own, int skip)
{
    training *t = taken(sizeof *t);
    t->news = news_read(articles);
    t->forms.slots = taken(FORM_SLOTS * sizeof(form));
    t->skip = skip;
    marked_read(own, &t->news);
    t->desk.lexicon = read_lexicon(data);
    ss_document_init(&t->desk.document, &ss_allocator_libc);
    read_classes(classes, &t->forms);
    return t;
}

#include "corpus/published.h"

#define NAME_MOST 64u    /* a name in more documents says nothing of one event */
#define SHARED_LEAST 3u
#define RELATED_MOST 8u
#define DAYS_MOST 64u    /* dates of one document that are looked at */
#define WEEK 7
#define EVENT_DAYS 10    /* for so long an event is written about */

typedef struct { uint32_t document, shared; } ss_related;

typedef struct {
    ss_corpus *corpus;
    const ss_allocator *memory;
    uint32_t documents, entities;
    uint32_t *first;         /* by entity: its dated documents in `posting`; one behind the last */
    uint32_t *posting;
    uint32_t *met;           /* by entity: the last document that was counted */
    int32_t *from, *until;   /* by entity: the first and the last day of its dated documents */
    uint32_t *names;         /* by document: how many names it has that others have too */
    uint32_t *shared;        /* by document: with the undated one at hand; zero between two */
    ss_dates scratch;
    ss_related related[RELATED_MOST];
    uint32_t n_related;
} ss_learner;

static bool is_dated(const ss_learner *learner, uint32_t document)
{
    return learner->corpus->updates.at[document].published != SS_NO_DAY;
}

static bool counts(const ss_learner *learner, uint32_t entity)
{
    const ss_entity_row *row = &learner->corpus->entities.at[entity];
    return row->documents > 1 && row->documents <= NAME_MOST && row->type != SS_COUNTRY && row->type != SS_PLACE &&
           row->type != SS_GROUP;
}

/* Calls `visit` once for each name of the document that counts. */
static void each_name(ss_learner *learner, uint32_t document, void (*visit)(ss_learner *, uint32_t entity, uint32_t document))
{
    uint32_t count;
    const uint32_t *entities = ss_corpus_entities(learner->corpus, document, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (learner->met[entities[i]] == document || !counts(learner, entities[i])) continue;
        learner->met[entities[i]] = document;
        visit(learner, entities[i], document);
    }
}

/* ---- who else has this name ----------------------------------------------------------------------------------------- */

static int32_t day_of(const ss_learner *learner, uint32_t document)
{
    return learner->corpus->updates.at[document].published;
}

static void count_name(ss_learner *learner, uint32_t entity, uint32_t document)
{
    int32_t day = day_of(learner, document);
    learner->names[document]++;
    if (day == SS_NO_DAY) return;
    if (learner->first[entity + 1]++ == 0) learner->from[entity] = learner->until[entity] = day;
    if (day < learner->from[entity]) learner->from[entity] = day;
    if (day > learner->until[entity]) learner->until[entity] = day;
}

/* A name that is written of for months belongs to a theme, not to an event. */
static bool is_of_event(const ss_learner *learner, uint32_t entity)
{
    return (int64_t)learner->until[entity] - learner->from[entity] <= EVENT_DAYS;
}

static void post_name(ss_learner *learner, uint32_t entity, uint32_t document)
{
    learner->posting[learner->first[entity]++] = document;
}

static void forget(ss_learner *learner)
{
    memset(learner->met, 0xFF, learner->entities * sizeof *learner->met);
}

/* Counting sort; afterwards every `first` stands one entity too far, and is moved back. */
static ss_status post_names(ss_learner *learner)
{
    uint32_t *first = learner->first, total = 0;
    forget(learner);
    for (uint32_t d = 0; d < learner->documents; d++) each_name(learner, d, count_name);
    for (uint32_t e = 0; e < learner->entities; e++) first[e + 1] += first[e];
    total = first[learner->entities];
    learner->posting = ss_resize(learner->memory, NULL, 0, total * sizeof *learner->posting);
    if (!learner->posting) return SS_NOMEM;
    forget(learner);
    for (uint32_t d = 0; d < learner->documents; d++)
        if (is_dated(learner, d)) each_name(learner, d, post_name);
    memmove(first + 1, first, learner->entities * sizeof *first);
    first[0] = 0;
    forget(learner);
    return SS_OK;
}

static void share_name(ss_learner *learner, uint32_t entity, uint32_t document)
{
    (void)document;
    if (!is_of_event(learner, entity)) return;
    for (uint32_t i = learner->first[entity]; i < learner->first[entity + 1]; i++) learner->shared[learner->posting[i]]++;
}

/* Most shared names first; then the earlier one. */
static void rank(ss_learner *learner, ss_related related)
{
    uint32_t at = learner->n_related;
    while (at > 0 && (learner->related[at - 1].shared < related.shared ||
                      (learner->related[at - 1].shared == related.shared &&
                       day_of(learner, learner->related[at - 1].document) > day_of(learner, related.document))))
        at--;
    if (at == RELATED_MOST) return;
    if (learner->n_related < RELATED_MOST) learner->n_related++;
    for (uint32_t i = learner->n_related - 1; i > at; i--) learner->related[i] = learner->related[i - 1];
    learner->related[at] = related;
}

/* Takes what share_name counted and clears it. */
static void weigh_name(ss_learner *learner, uint32_t entity, uint32_t document)
{
    if (!is_of_event(learner, entity)) return;
    for (uint32_t i = learner->first[entity]; i < learner->first[entity + 1]; i++) {
        uint32_t other = learner->posting[i], shared = learner->shared[other];
        uint32_t fewer = learner->names[document] < learner->names[other] ? learner->names[document] : learner->names[other];
        learner->shared[other] = 0;
        if (shared >= SHARED_LEAST && shared * 5 >= fewer * 2) rank(learner, (ss_related){other, shared});
    }
}

static void forget_names(ss_learner *learner, uint32_t document)
{
    uint32_t count;
    const uint32_t *entities = ss_corpus_entities(learner->corpus, document, &count);
    for (uint32_t i = 0; i < count; i++) learner->met[entities[i]] = SS_NONE;
}

/* Articles on one event appear within a week. */
static bool are_together(const ss_learner *learner)
{
    for (uint32_t i = 1; i < learner->n_related; i++) {
        int64_t apart = (int64_t)day_of(learner, learner->related[i].document) - day_of(learner, learner->related[0].document);
        if (apart > WEEK || apart < -WEEK) return false;
    }
    return true;
}

static void find_related(ss_learner *learner, uint32_t document)
{
    learner->n_related = 0;
    each_name(learner, document, share_name);
    forget_names(learner, document);
    each_name(learner, document, weigh_name);
    forget_names(learner, document);
    if (!are_together(learner)) learner->n_related = 0;
}

/* ---- which day fits ------------------------------------------------------------------------------------------------- */

static bool is_event_day(const ss_date *date)
{
    return !date->header && date->first != SS_NO_DAY && date->first == date->last && date->type <= SS_TIME;
}

/* An article of these days speaks of that day. */
static bool is_spoken_of(const ss_learner *learner, int32_t day, int32_t published)
{
    for (uint32_t r = 0; r < learner->n_related; r++) {
        uint32_t document = learner->related[r].document, within;
        int32_t apart = day_of(learner, document) - published;
        if (apart > 3 || apart < -3) continue;
        uint32_t shard = ss_corpus_shard_of(learner->corpus, document, &within);
        const ss_row *row = &learner->corpus->shards.at[shard]->documents.at[within];
        for (uint32_t i = 0; i < row->dates.count && i < DAYS_MOST; i++) {
            ss_date date = ss_date_of(learner->corpus->shards.at[shard], row, i);
            if (is_event_day(&date) && date.first == day) return true;
        }
    }
    return false;
}

static bool appeared(const ss_learner *learner, int32_t day)
{
    for (uint32_t r = 0; r < learner->n_related; r++)
        if (day_of(learner, learner->related[r].document) == day) return true;
    return false;
}

/* The first weekday of an agency's copy is the day it was written. */
bool ss_published_leads(const ss_dates *dates, int32_t day)
{
    for (uint32_t i = 0; i < dates->count; i++)
        if (dates->at[i].why == SS_DATE_WEEKDAY && dates->at[i].relative && is_event_day(&dates->at[i]))
            return dates->at[i].first == day;
    return false;
}

/* How well the article's own dates, read as of that day, go with the others; 0 when they do not. */
static int fit(const ss_learner *learner, const ss_dates *dates, int32_t day)
{
    int agreed = 0;
    int32_t latest = SS_NO_DAY;
    uint8_t seen[WEEK + 1] = {0};
    for (uint32_t i = 0; i < dates->count && i < DAYS_MOST; i++) {
        int32_t told = dates->at[i].first;
        if (!is_event_day(&dates->at[i]) || told > day || told < day - WEEK || seen[day - told]++) continue;
        if (told > latest) latest = told;
        agreed += is_spoken_of(learner, told, day);
    }
    bool lead = ss_published_leads(dates, day), also = appeared(learner, day);
    if (!agreed || (!lead && !also)) return 0;
    return 100 + agreed + 2 * lead + 2 * also - (day - latest);
}

static void read_as_of(ss_learner *learner, const ss_shard *shard, const ss_row *row, int32_t day)
{
    for (uint32_t i = 0; i < row->dates.count; i++) learner->scratch.at[i] = ss_date_of(shard, row, i);
    learner->scratch.count = row->dates.count;
    ss_dates_resolve(&learner->scratch, day, SS_ANCHOR_CORPUS);
}

/* The one best day, or SS_NO_DAY. */
static int32_t best_day(ss_learner *learner, const ss_shard *shard, const ss_row *row)
{
    int32_t best = SS_NO_DAY;
    int best_fit = 0;
    bool tied = false;
    for (uint32_t r = 0; r < learner->n_related; r++)
        for (int32_t shift = -1; shift <= 1; shift++) {
            int32_t day = day_of(learner, learner->related[r].document) + shift;
            if (day == best) continue;
            read_as_of(learner, shard, row, day);
            int fits = fit(learner, &learner->scratch, day);
            if (fits > best_fit) best = day, best_fit = fits, tied = false;
            else if (fits && fits == best_fit) tied = true;
        }
    return tied ? SS_NO_DAY : best;
}

ss_status ss_published_set(ss_corpus *corpus, uint32_t document, int32_t day)
{
    uint32_t within, shard = ss_corpus_shard_of(corpus, document, &within);
    const ss_row *row = &corpus->shards.at[shard]->documents.at[within];
    ss_dates *all = &corpus->redated, own;
    ss_document_update *update = &corpus->updates.at[document];
    if (!SS_ROOM(all, corpus->memory, row->dates.count)) return SS_NOMEM;
    own.at = SS_PART(*all, all->count);
    own.count = own.capacity = row->dates.count;
    for (uint32_t i = 0; i < own.count; i++) own.at[i] = ss_date_of(corpus->shards.at[shard], row, i);
    ss_dates_resolve(&own, day, SS_ANCHOR_CORPUS);
    update->redated = own.count ? all->count : SS_NONE;
    all->count += own.count;
    update->published = day;
    update->published_from = SS_PUB_CORPUS;
    return SS_OK;
}

static ss_status learn(ss_learner *learner, uint32_t document, int32_t *day)
{
    uint32_t within, shard = ss_corpus_shard_of(learner->corpus, document, &within);
    const ss_row *row = &learner->corpus->shards.at[shard]->documents.at[within];
    *day = SS_NO_DAY;
    if (row->dates.count == 0) return SS_OK;
    find_related(learner, document);
    if (learner->n_related == 0) return SS_OK;
    learner->scratch.count = 0;
    if (!SS_ROOM(&learner->scratch, learner->memory, row->dates.count)) return SS_NOMEM;
    *day = best_day(learner, learner->corpus->shards.at[shard], row);
    return SS_OK;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

static ss_status prepare(ss_learner *learner)
{
    learner->first = ss_make(learner->memory, ((size_t)learner->entities + 1) * sizeof *learner->first);
    learner->met = ss_make(learner->memory, learner->entities * sizeof *learner->met);
    learner->from = ss_make(learner->memory, learner->entities * sizeof *learner->from);
    learner->until = ss_make(learner->memory, learner->entities * sizeof *learner->until);
    learner->names = ss_make(learner->memory, learner->documents * sizeof *learner->names);
    learner->shared = ss_make(learner->memory, learner->documents * sizeof *learner->shared);
    bool made = learner->first && learner->met && learner->from && learner->until && learner->names && learner->shared;
    return made ? post_names(learner) : SS_NOMEM;
}

static void clean_up(ss_learner *learner)
{
    uint32_t postings = learner->posting ? learner->first[learner->entities] : 0;
    ss_release(learner->memory, learner->posting, postings * sizeof *learner->posting);
    ss_release(learner->memory, learner->first, ((size_t)learner->entities + 1) * sizeof *learner->first);
    ss_release(learner->memory, learner->met, learner->entities * sizeof *learner->met);
    ss_release(learner->memory, learner->from, learner->entities * sizeof *learner->from);
    ss_release(learner->memory, learner->until, learner->entities * sizeof *learner->until);
    ss_release(learner->memory, learner->names, learner->documents * sizeof *learner->names);
    ss_release(learner->memory, learner->shared, learner->documents * sizeof *learner->shared);
    SS_DROP(&learner->scratch, learner->memory);
}

/* All days are found before any is written, so that none teaches another. */
static ss_status learn_all(ss_learner *learner)
{
    int32_t *days = ss_resize(learner->memory, NULL, 0, learner->documents * sizeof *days);
    ss_status status = days ? SS_OK : SS_NOMEM;
    for (uint32_t d = 0; d < learner->documents && status == SS_OK; d++) {
        days[d] = SS_NO_DAY;
        if (!is_dated(learner, d)) status = learn(learner, d, &days[d]);
    }
    for (uint32_t d = 0; d < learner->documents && status == SS_OK; d++) {
        if (days[d] != SS_NO_DAY) status = ss_published_set(learner->corpus, d, days[d]);
    }
    ss_release(learner->memory, days, learner->documents * sizeof *days);
    return status;
}

ss_status ss_published_learn(ss_corpus *corpus)
{
    ss_learner learner = {.corpus = corpus, .memory = corpus->memory, .documents = corpus->updates.count,
                          .entities = corpus->entities.count};
    uint32_t dated = 0;
    for (uint32_t d = 0; d < learner.documents; d++) dated += is_dated(&learner, d);
    if (dated == 0 || dated == learner.documents) return SS_OK;
    ss_status status = prepare(&learner);
    if (status == SS_OK) status = learn_all(&learner);
    clean_up(&learner);
    return status;
}

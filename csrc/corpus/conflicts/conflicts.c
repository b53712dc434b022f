#include "corpus/conflicts/conflicts.h"

#include "corpus/conflicts/make.h"
#include "corpus/sort.h"
#include "corpus/statements/echoes.h"

#define LATER_MOST 2u
enum { DAYS_AFTER = 2 }; /* a text may tell of the day after its header, not of later ones as past */

/* ---- the day of publication ------------------------------------------------------------------------------------------ */

static bool has_day(const int32_t *days, uint32_t count, int32_t day)
{
    for (uint32_t i = 0; i < count; i++)
        if (days[i] == day) return true;
    return false;
}

/* The first dates of the text that lie behind the header's day, as many days as LATER_MOST. */
static ss_status add_later_dates(ss_corpus *corpus, const ss_article *a, int32_t header, uint32_t first)
{
    int32_t days[LATER_MOST];
    uint32_t found = 0;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < a->row->dates.count && found < LATER_MOST && status == SS_OK; i++) {
        ss_date date = ss_corpus_date(corpus, a->document, i);
        bool day = date.type == SS_DATE && date.first != SS_NO_DAY && date.first == date.last && !date.header;
        if (!day || date.first <= header + DAYS_AFTER || has_day(days, found, date.first)) continue;
        ss_saying saying = {a->document, date.span, SS_NONE, SS_NONE};
        days[found++] = date.first;
        status = ss_side_day(corpus, first, &saying, date.first);
    }
    return status;
}

static ss_status add_published(ss_corpus *corpus, const ss_article *a, const ss_published *header)
{
    uint32_t first = corpus->sides.count;
    ss_saying saying = {a->document, header->span, SS_NONE, SS_NONE};
    ss_status status = ss_side_day(corpus, first, &saying, header->day);
    if (status == SS_OK) status = add_later_dates(corpus, a, header->day, first);
    if (status != SS_OK) return status;
    return ss_conflict_add(corpus, first, SS_CONFLICT_PUBLISHED, SS_CONTRADICTION, ss_stored_slice(corpus, corpus->ids.at[a->document]));
}

static ss_status find_doubtful(ss_corpus *corpus, uint32_t document)
{
    ss_article a = ss_article_at(corpus, document);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < a.row->candidates.count && status == SS_OK; i++) {
        const ss_published *candidate = &a.shard->candidates.at[a.row->candidates.first + i];
        if (candidate->doubtful && candidate->span.start < candidate->span.end) status = add_published(corpus, &a, candidate);
    }
    return status;
}

static ss_status find_published(ss_corpus *corpus, const ss_stories *stories)
{
    (void)stories;
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < corpus->updates.count && status == SS_OK; d++)
        if (corpus->updates.at[d].has & SS_HAS_CANDIDATES) status = find_doubtful(corpus, d);
    return status;
}

/* ---- order ----------------------------------------------------------------------------------------------------------- */

static int by_weight(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_corpus *corpus = ctx;
    const ss_conflict_row *a = &corpus->conflicts.at[x], *b = &corpus->conflicts.at[y];
    const ss_side_row *p = &corpus->sides.at[a->sides.first], *q = &corpus->sides.at[b->sides.first];
    if (a->severity != b->severity) return a->severity < b->severity ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (p->document != q->document) return p->document < q->document ? -1 : 1;
    if (p->span.start != q->span.start) return p->span.start < q->span.start ? -1 : 1;
    return ss_bytes_order(corpus->strings.at + a->about.at, a->about.size, corpus->strings.at + b->about.at, b->about.size);
}

static ss_status put_in_order(ss_corpus *corpus)
{
    uint32_t count = corpus->conflicts.count;
    ss_conflict_row *rows = NULL;
    uint32_t *order = ss_resize(corpus->memory, NULL, 0, ((size_t)count + 1) * sizeof *order);
    ss_status status = order ? SS_OK : SS_NOMEM;
    for (uint32_t i = 0; i < count && order; i++) order[i] = i;
    if (status == SS_OK) status = ss_sort(order, count, by_weight, corpus, corpus->memory);
    if (status == SS_OK) rows = ss_resize(corpus->memory, NULL, 0, ((size_t)count + 1) * sizeof *rows);
    if (!rows) status = SS_NOMEM;
    for (uint32_t i = 0; i < count && rows; i++) rows[i] = corpus->conflicts.at[order[i]];
    if (rows && count) memcpy(corpus->conflicts.at, rows, count * sizeof *rows);
    ss_release(corpus->memory, rows, ((size_t)count + 1) * sizeof *rows);
    ss_release(corpus->memory, order, ((size_t)count + 1) * sizeof *order);
    return status;
}

ss_status ss_conflicts_find(ss_corpus *corpus)
{
    static ss_status (*const finders[])(ss_corpus *, const ss_stories *) = {
        find_published, ss_conflicts_votes, ss_conflicts_mandates, ss_conflicts_names, ss_conflicts_people,
        ss_conflicts_said, ss_conflicts_quotes, ss_conflicts_blame, ss_conflicts_numbers, ss_conflicts_tolls};
    ss_arena arena;
    ss_stories stories;
    ss_arena_init(&arena, corpus->memory);
    ss_status status = ss_stories_make(corpus, &arena, &stories);
    for (size_t i = 0; i < sizeof finders / sizeof *finders && status == SS_OK; i++) status = finders[i](corpus, &stories);
    if (status == SS_OK) status = ss_echoes_find(corpus, &stories);
    ss_arena_free(&arena);
    return status == SS_OK && corpus->conflicts.count ? put_in_order(corpus) : status;
}

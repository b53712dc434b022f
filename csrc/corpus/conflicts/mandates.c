#include "corpus/conflicts/make.h"

/* Conflicts about mandates: sentences on the mandate of one body that belong to one event.
 *
 *   date      ends on 30 April | ends on 31 May               outcome   renewed here, terminated or lapsed there
 *   wording   "put an end to the mandate" | "will end on 30 April": ended by the vote, or at its term */

typedef enum { BY_START, BY_END, BY_PROPOSED, DAY_KINDS } ss_day_kind;

typedef struct {
    ss_corpus *corpus;
    const ss_telling_at *at;
    uint32_t count, event;
    uint32_t body;               /* the place of the first mandate of the body at hand */
} ss_mandates_at;

static const ss_mandate *mandate_of(const ss_article *a, uint32_t item) { return &a->shard->mandates.at[a->row->mandates.first + item]; }

static uint32_t date_of(const ss_mandate *mandate, ss_day_kind kind)
{
    return kind == BY_START ? mandate->start : kind == BY_END ? mandate->end : mandate->proposed_end;
}

/* The entity of the lexicon, wherever the document names it or not. */
static uint32_t known_as(const ss_article *a, ss_party party)
{
    return party.local == SS_NONE ? party.entity : a->corpus->entities.at[a->entities[party.local]].lexicon;
}

static bool same_party(const ss_article *a, ss_party x, const ss_article *b, ss_party y)
{
    uint32_t left = known_as(a, x), right = known_as(b, y);
    if (left != SS_NONE || right != SS_NONE) return left == right;
    return x.local != SS_NONE && y.local != SS_NONE && a->entities[x.local] == b->entities[y.local];
}

static bool same_body(const ss_mandates_at *m, uint32_t x, uint32_t y)
{
    ss_article a = ss_article_at(m->corpus, m->at[x].document), b = ss_article_at(m->corpus, m->at[y].document);
    return same_party(&a, mandate_of(&a, m->at[x].item)->body, &b, mandate_of(&b, m->at[y].item)->body);
}

static ss_status close(ss_mandates_at *m, uint32_t first, ss_conflict_kind kind, ss_severity severity)
{
    return ss_conflict_add(m->corpus, first, kind, severity, ss_stored_slice(m->corpus, m->corpus->events.at[m->event].id));
}

/* ---- date ------------------------------------------------------------------------------------------------------------ */

static ss_status find_days(ss_mandates_at *m, ss_day_kind kind)
{
    uint32_t first = m->corpus->sides.count;
    int32_t told = SS_NO_DAY;
    bool differ = false;
    ss_status status = SS_OK;
    for (uint32_t i = m->body; i < m->count && status == SS_OK; i++) {
        ss_article a = ss_article_at(m->corpus, m->at[i].document);
        uint32_t date = date_of(mandate_of(&a, m->at[i].item), kind);
        int32_t day = ss_day_at(m->corpus, a.document, date);
        if (day == SS_NO_DAY || !same_body(m, m->body, i)) continue;
        ss_saying saying = {a.document, a.shard->dates.at[a.row->dates.first + date].span, SS_NONE, SS_NONE};
        saying.claim = ss_claim_around(&a, saying.span.start);
        differ |= told != SS_NO_DAY && told != day;
        told = day;
        status = ss_side_day(m->corpus, first, &saying, day);
    }
    if (status == SS_OK && differ) return close(m, first, SS_CONFLICT_DATE, SS_CONTRADICTION);
    m->corpus->sides.count = first;
    return status;
}

/* ---- what became of it ----------------------------------------------------------------------------------------------- */

static const char *const statuses[] = {"active", "renewed", "lapsed", "terminated", "unknown"};

static uint32_t has_status(const ss_mandates_at *m, uint32_t statuses_wanted)
{
    uint32_t count = 0;
    for (uint32_t i = m->body; i < m->count; i++) {
        ss_article a = ss_article_at(m->corpus, m->at[i].document);
        count += (1u << mandate_of(&a, m->at[i].item)->status & statuses_wanted) && same_body(m, m->body, i);
    }
    return count;
}

static ss_status add_statuses(ss_mandates_at *m, uint32_t first, uint32_t wanted)
{
    ss_status status = SS_OK;
    for (uint32_t i = m->body; i < m->count && status == SS_OK; i++) {
        ss_article a = ss_article_at(m->corpus, m->at[i].document);
        const ss_mandate *mandate = mandate_of(&a, m->at[i].item);
        const char *value = statuses[mandate->status];
        if (!(1u << mandate->status & wanted) || !same_body(m, m->body, i)) continue;
        ss_saying saying = {a.document, mandate->span, ss_claim_around(&a, mandate->span.start), SS_NONE};
        status = ss_side_add(m->corpus, first, &saying, (ss_slice){value, (uint32_t)strlen(value)});
    }
    return status;
}

static ss_status find_statuses(ss_mandates_at *m, uint32_t some, uint32_t others, ss_conflict_kind kind, ss_severity severity)
{
    uint32_t first = m->corpus->sides.count;
    if (!has_status(m, some) || !has_status(m, others)) return SS_OK;
    ss_status status = add_statuses(m, first, some);
    if (status == SS_OK) status = add_statuses(m, first, others);
    return status == SS_OK ? close(m, first, kind, severity) : status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static ss_status find_body(ss_mandates_at *m)
{
    enum { ACTIVE = 1 << SS_MANDATE_ACTIVE, RENEWED = 1 << SS_MANDATE_RENEWED, LAPSED = 1 << SS_MANDATE_LAPSED,
           TERMINATED = 1 << SS_MANDATE_TERMINATED };
    ss_status status = SS_OK;
    for (uint32_t kind = 0; kind < DAY_KINDS && status == SS_OK; kind++) status = find_days(m, (ss_day_kind)kind);
    if (status == SS_OK) status = find_statuses(m, RENEWED, LAPSED | TERMINATED, SS_CONFLICT_OUTCOME, SS_CONTRADICTION);
    return status == SS_OK ? find_statuses(m, TERMINATED, ACTIVE, SS_CONFLICT_WORDING, SS_VARIANT_SEVERITY) : status;
}

static ss_status find_event(ss_mandates_at *m)
{
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < m->count && status == SS_OK; i++) {
        uint32_t before = 0;
        while (before < i && !same_body(m, before, i)) before++;
        m->body = i;
        if (before == i) status = find_body(m);
    }
    return status;
}

ss_status ss_conflicts_mandates(ss_corpus *corpus, const ss_stories *stories)
{
    (void)stories;
    ss_mandates_at m = {.corpus = corpus};
    ss_arena arena;
    ss_tellers tellers;
    if (!corpus->mandate_events.count) return SS_OK;
    ss_arena_init(&arena, corpus->memory);
    ss_status status = ss_tellers_make(corpus, true, &arena, &tellers);
    for (uint32_t e = 0; e < corpus->events.count && status == SS_OK; e++) {
        m.event = e;
        m.at = tellers.at + tellers.first[e];
        m.count = ss_tellers_count(corpus, &tellers, e);
        status = find_event(&m);
    }
    ss_arena_free(&arena);
    return status;
}

#include "corpus/event_days.h"

#include "corpus/article.h"
#include "corpus/statements/each_statement.h"
#include "corpus/events.h"
#include "corpus/published.h"
#include "corpus/sort.h"

enum { WEEK = 7 };

/* ---- documents ------------------------------------------------------------------------------------------------------- */

static void read_as_of(const ss_article *a, ss_dates *scratch, int32_t day)
{
    scratch->count = a->row->dates.count;
    for (uint32_t i = 0; i < scratch->count; i++) scratch->at[i] = ss_date_of(a->shard, a->row, i);
    ss_dates_resolve(scratch, day, SS_ANCHOR_CORPUS);
}

/* The one day from which the date of the ballot is the day of the event: of several the one that the article leads with. */
static int32_t day_from(const ss_article *a, ss_dates *scratch, uint32_t date, int32_t event)
{
    int32_t found = SS_NO_DAY, leading = SS_NO_DAY;
    uint32_t fits = 0, leads = 0;
    for (int32_t day = event; day < event + WEEK; day++) {
        read_as_of(a, scratch, day);
        if (scratch->at[date].first != event || scratch->at[date].last != event) continue;
        fits++;
        found = day;
        if (!ss_published_leads(scratch, day)) continue;
        leads++;
        leading = day;
    }
    if (leads == 1) return leading;
    return fits == 1 ? found : SS_NO_DAY;
}

static ss_status learn(ss_corpus *corpus, uint32_t document, ss_dates *scratch)
{
    ss_article a = ss_article_at(corpus, document);
    const ss_document_update *update = &corpus->updates.at[document];
    int32_t day = SS_NO_DAY;
    scratch->count = 0;
    if (!SS_ROOM(scratch, corpus->memory, a.row->dates.count)) return SS_NOMEM;
    for (uint32_t i = 0; i < a.row->ballots.count && day == SS_NO_DAY; i++) {
        uint32_t date = a.shard->ballots.at[a.row->ballots.first + i].date;
        uint32_t event = corpus->ballot_events.at[update->first_ballot + i];
        if (date == SS_NONE || corpus->events.at[event].day == SS_NO_DAY) continue;
        if (a.shard->dates.at[a.row->dates.first + date].relative) day = day_from(&a, scratch, date, corpus->events.at[event].day);
    }
    return day == SS_NO_DAY ? SS_OK : ss_published_set(corpus, document, day);
}

ss_status ss_event_days_learn(ss_corpus *corpus)
{
    ss_dates scratch = {NULL, 0, 0};
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < corpus->updates.count && status == SS_OK; d++)
        if (corpus->updates.at[d].published == SS_NO_DAY && corpus->updates.at[d].has & SS_HAS_VOTES) status = learn(corpus, d, &scratch);
    SS_DROP(&scratch, corpus->memory);
    return status;
}

/* ---- claims ---------------------------------------------------------------------------------------------------------- */

typedef struct { uint32_t document, claim; int32_t day; } ss_dating;

typedef struct {
    ss_corpus *corpus;
    int32_t *days;       /* by statement: see day_of */
    SS_LIST(ss_dating) list;
} ss_datings;

static const ss_claim_row *claim_of(const ss_corpus *corpus, const ss_member_row *member)
{
    ss_article a = ss_article_at(corpus, member->document);
    return ss_article_claims(&a) + member->claim;
}

static void days_of(const ss_corpus *corpus, const ss_member_row *member, int32_t *first, int32_t *last)
{
    uint8_t from;
    ss_corpus_claim_days(corpus, member->document, claim_of(corpus, member), first, last, &from);
}

/* Whether a document that tells the statement has a day: others are told none. */
static bool has_day(const ss_corpus *corpus, const ss_statement_row *statement)
{
    const ss_member_row *members = corpus->members.at + statement->members.first;
    for (uint32_t i = 0; i < statement->members.count; i++)
        if (corpus->updates.at[members[i].document].published != SS_NO_DAY) return true;
    return false;
}

/* The one day that tellings of the statement name, or SS_NO_DAY. */
static int32_t day_of(const ss_corpus *corpus, const ss_statement_row *statement)
{
    int32_t day = SS_NO_DAY, first, last;
    for (uint32_t i = 0; i < statement->members.count; i++) {
        days_of(corpus, &corpus->members.at[statement->members.first + i], &first, &last);
        if (first == SS_NO_DAY) continue;
        if (first != last || (day != SS_NO_DAY && first != day)) return SS_NO_DAY;
        day = first;
    }
    return day;
}

static ss_status note(ss_datings *d, const ss_member_row *member, int32_t day)
{
    int32_t first, last, published = d->corpus->updates.at[member->document].published;
    days_of(d->corpus, member, &first, &last);
    if (first != SS_NO_DAY || published == SS_NO_DAY || published < day || published > day + WEEK) return SS_OK;
    ss_dating *dating = SS_ADD(&d->list, d->corpus->memory);
    if (!dating) return SS_NOMEM;
    *dating = (ss_dating){member->document, member->claim, day};
    return SS_OK;
}

/* A statement that the corpus before had as it is told the same days there. */
static ss_status recall_document(ss_datings *d, uint32_t document)
{
    const ss_corpus *corpus = d->corpus;
    const ss_part_of told = corpus->like->updates.at[document].told;
    for (uint32_t i = told.first; i < told.first + told.count; i++) {
        const ss_told_row *row = &corpus->like->told.at[i];
        uint32_t statement = row->dated ? ss_corpus_statement(corpus, document, row->claim) : SS_NONE;
        if (statement == SS_NONE || !corpus->statements.at[statement].kept) continue;
        ss_dating *dating = SS_ADD(&d->list, corpus->memory);
        if (!dating) return SS_NOMEM;
        *dating = (ss_dating){document, row->claim, row->day};
    }
    return SS_OK;
}

static void find_day(void *ctx, uint32_t statement)
{
    const ss_datings *d = ctx;
    const ss_statement_row *row = &d->corpus->statements.at[statement];
    d->days[statement] = has_day(d->corpus, row) ? day_of(d->corpus, row) : SS_NO_DAY;
}

static ss_status note_all(ss_datings *d)
{
    const ss_corpus *corpus = d->corpus;
    ss_status status = ss_statements_each(corpus, find_day, d);
    for (uint32_t i = 0; corpus->like && i < corpus->like->updates.count && status == SS_OK; i++) status = recall_document(d, i);
    for (uint32_t s = 0; s < corpus->statements.count && status == SS_OK; s++) {
        const ss_statement_row *statement = &corpus->statements.at[s];
        if (statement->kept || d->days[s] == SS_NO_DAY) continue;
        for (uint32_t i = 0; i < statement->members.count && status == SS_OK; i++)
            status = note(d, &corpus->members.at[statement->members.first + i], d->days[s]);
    }
    return status;
}

/* What events told of one document and what statements tell, in the order of claims. A claim that is in both has no day yet. */
static void merge_document(ss_corpus *corpus, uint32_t document, const ss_dating *list, const ss_keyed *order, uint32_t count, ss_told_row *to,
                           uint32_t *filled)
{
    ss_document_update *update = &corpus->updates.at[document];
    uint32_t old = update->told.first, end = old + update->told.count, i = 0, first = *filled;
    while (old < end || i < count) {
        const ss_dating *next = i < count ? &list[order[i].item] : NULL;
        ss_told_row row = {next ? next->claim : 0, SS_NONE, next ? next->day : SS_NO_DAY, true};
        if (old < end && (!next || corpus->told.at[old].claim <= next->claim)) {
            int32_t day = next && corpus->told.at[old].claim == next->claim ? next->day : SS_NO_DAY;
            row = corpus->told.at[old++];
            row.dated = row.day == SS_NO_DAY && day != SS_NO_DAY;
            if (row.dated) row.day = day;
        }
        i += next && next->claim == row.claim;
        to[(*filled)++] = row;
    }
    update->told = (ss_part_of){first, *filled - first};
}

static ss_status merge(ss_datings *d, const ss_keyed *order)
{
    ss_corpus *corpus = d->corpus;
    size_t size = ((size_t)corpus->told.count + d->list.count) * sizeof *corpus->told.at;
    ss_told_row *rows = ss_resize(corpus->memory, NULL, 0, size);
    uint32_t filled = 0, room = corpus->told.count + d->list.count, at = 0;
    if (!rows) return SS_NOMEM;
    for (uint32_t doc = 0; doc < corpus->updates.count; doc++) {
        uint32_t first = at;
        while (at < d->list.count && order[at].key >> 32 == doc) at++;
        merge_document(corpus, doc, d->list.at, order + first, at - first, rows, &filled);
    }
    SS_DROP(&corpus->told, corpus->memory);
    corpus->told.at = rows;
    corpus->told.count = filled;
    corpus->told.capacity = room;
    return SS_OK;
}

/* Keys are all that tells datings apart. */
static int by_nothing(const void *ctx, uint32_t x, uint32_t y)
{
    (void)ctx;
    return x < y ? -1 : x > y;
}

static ss_status sort_and_merge(ss_datings *d)
{
    uint32_t count = d->list.count;
    ss_keyed *order = ss_resize(d->corpus->memory, NULL, 0, count * sizeof *order);
    for (uint32_t i = 0; order && i < count; i++) order[i] = (ss_keyed){(uint64_t)d->list.at[i].document << 32 | d->list.at[i].claim, i};
    ss_status status = order ? ss_sort_keyed(order, count, by_nothing, NULL, d->corpus->memory) : SS_NOMEM;
    if (status == SS_OK) status = merge(d, order);
    ss_release(d->corpus->memory, order, count * sizeof *order);
    return status;
}

ss_status ss_events_date(ss_corpus *corpus)
{
    size_t bytes = corpus->statements.count * sizeof(int32_t);
    ss_datings d = {.corpus = corpus, .days = ss_resize(corpus->memory, NULL, 0, bytes)};
    ss_status status = d.days ? note_all(&d) : SS_NOMEM;
    if (status == SS_OK && d.list.count) status = sort_and_merge(&d);
    SS_DROP(&d.list, corpus->memory);
    ss_release(corpus->memory, d.days, bytes);
    return status;
}

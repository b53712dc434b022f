#include "corpus/statements/each_statement.h"

#include "corpus/sort.h"
#include "corpus/threads.h"

#define TOGETHER 64u /* statements that a thread takes at once */

typedef struct {
    ss_keyed *order;
    uint32_t count;
    ss_statement_work *work;
    void *ctx;
} ss_round;

static ss_status work_some(void *ctx, uint32_t worker, uint32_t item)
{
    const ss_round *round = ctx;
    uint32_t first = item * TOGETHER, end = round->count - first < TOGETHER ? round->count : first + TOGETHER;
    (void)worker;
    for (uint32_t i = first; i < end; i++) round->work(round->ctx, round->order[i].item);
    return SS_OK;
}

static uint32_t first_document(const ss_corpus *corpus, const ss_statement_row *row)
{
    const ss_member_row *members = corpus->members.at + row->members.first;
    uint32_t first = SS_NONE;
    for (uint32_t i = 0; i < row->members.count; i++)
        if (members[i].document < first) first = members[i].document;
    return first;
}

static int by_number(const void *ctx, uint32_t a, uint32_t b)
{
    (void)ctx;
    return a < b ? -1 : a > b;
}

static ss_status work_all(const ss_corpus *corpus, ss_round *round)
{
    for (uint32_t i = 0; i < corpus->statements.count; i++) {
        const ss_statement_row *row = &corpus->statements.at[i];
        if (!row->kept) round->order[round->count++] = (ss_keyed){first_document(corpus, row), i};
    }
    uint32_t items = round->count / TOGETHER + (round->count % TOGETHER > 0);
    ss_status status = ss_sort_keyed(round->order, round->count, by_number, NULL, corpus->memory);
    return status == SS_OK ? ss_threads_run(ss_threads_count(corpus->workers, items), items, 1, work_some, round, NULL) : status;
}

ss_status ss_statements_each(const ss_corpus *corpus, ss_statement_work *work, void *ctx)
{
    size_t bytes = corpus->statements.count * sizeof(ss_keyed);
    ss_round round = {ss_resize(corpus->memory, NULL, 0, bytes), 0, work, ctx};
    if (!round.order) return SS_NOMEM;
    ss_status status = work_all(corpus, &round);
    ss_release(corpus->memory, round.order, bytes);
    return status;
}

#include "corpus/statements/before.h"

/* The most widely told first. */
static bool before(const ss_statement_row *a, const ss_statement_row *b)
{
    return a->documents != b->documents ? a->documents > b->documents : a->hash < b->hash;
}

/* Whether all that made the statement is as it was. */
static bool is_kept(const ss_wordings *wordings, const ss_statement_row *row)
{
    uint32_t place = wordings->old_families[row->speaker];
    return place != SS_NONE && wordings->families.at[place].many && !wordings->families.at[place].touched;
}

static void keep_statement(const ss_corpus *corpus, const ss_statement_row *row, ss_statement_row *out)
{
    *out = *row;
    out->kept = true;
    out->speaker = corpus->rows.at[row->speaker];
}

/* Whether grouping its family again has made the same statement of it. */
static bool is_same(const ss_corpus *corpus, const ss_statement_row *row, const ss_statement_row *made)
{
    if (!corpus->unchanged || row->hash != made->hash || row->members.count != made->members.count) return false;
    const ss_member_row *x = corpus->like->members.at + row->members.first, *y = corpus->members.at + made->members.first;
    for (uint32_t i = 0; i < row->members.count; i++) {
        bool alike = !(x[i].similarity < y[i].similarity || x[i].similarity > y[i].similarity);
        if (x[i].document != y[i].document || x[i].claim != y[i].claim || !alike) return false;
    }
    return true;
}

/* Those that are kept go between the new ones, which are in order as they are. Members stand as before, with the new ones behind them. */
static uint32_t merge_statements(const ss_corpus *corpus, const ss_wordings *wordings, const ss_statement_row *added, uint32_t n_added,
                                 ss_statement_row *out, uint32_t *places)
{
    const ss_corpus *like = corpus->like;
    const ss_statement_row *first = out, *end = added + n_added;
    for (uint32_t i = 0; i < like->statements.count; i++) {
        const ss_statement_row *row = &like->statements.at[i];
        bool kept = is_kept(wordings, row);
        places[i] = SS_NONE;
        while (added < end && before(added, row)) *out++ = *added++;
        if (!kept && (added == end || !is_same(corpus, row, added))) continue;
        if (!kept) added++;
        places[i] = (uint32_t)(out - first);
        keep_statement(corpus, row, out++);
    }
    while (added < end) *out++ = *added++;
    return (uint32_t)(out - first);
}

static ss_status keep_members(ss_corpus *corpus)
{
    const ss_corpus *like = corpus->like;
    uint32_t old = like->members.count, added = corpus->members.count;
    if (!SS_ROOM(&corpus->members, corpus->memory, old)) return SS_NOMEM;
    if (added) memmove(corpus->members.at + old, corpus->members.at, added * sizeof *corpus->members.at);
    if (old) memcpy(corpus->members.at, like->members.at, old * sizeof *corpus->members.at);
    corpus->members.count += old;
    for (uint32_t i = 0; i < corpus->statements.count; i++) corpus->statements.at[i].members.first += old;
    return SS_OK;
}

/* Members of statements that are gone stay behind until they are a third of all. */
static ss_status drop_members(ss_corpus *corpus)
{
    uint64_t live = 0;
    ss_member_row *members = NULL;
    for (uint32_t i = 0; i < corpus->statements.count; i++) live += corpus->statements.at[i].members.count;
    if (corpus->members.count <= live + live / 2) return SS_OK;
    if (!(members = ss_resize(corpus->memory, NULL, 0, live * sizeof *members))) return SS_NOMEM;
    uint32_t at = 0;
    for (uint32_t i = 0; i < corpus->statements.count; i++) {
        ss_part_of *part = &corpus->statements.at[i].members;
        memcpy(members + at, corpus->members.at + part->first, part->count * sizeof *members);
        part->first = at;
        at += part->count;
    }
    SS_DROP(&corpus->members, corpus->memory);
    corpus->members.at = members;
    corpus->members.count = corpus->members.capacity = at;
    return SS_OK;
}

ss_status ss_statements_keep(ss_corpus *corpus, ss_wordings *wordings, uint32_t **places)
{
    uint32_t added = corpus->statements.count, old = corpus->like->statements.count;
    ss_statement_row *rows = ss_arena_take(&wordings->arena, added * sizeof *rows + 1);
    *places = ss_arena_take(&wordings->arena, old * sizeof **places + 1);
    ss_status status = rows && *places && SS_ROOM(&corpus->statements, corpus->memory, old) ? keep_members(corpus) : SS_NOMEM;
    if (status != SS_OK) return status;
    if (added) memcpy(rows, corpus->statements.at, added * sizeof *rows);
    corpus->statements.count = merge_statements(corpus, wordings, rows, added, corpus->statements.at, *places);
    return drop_members(corpus);
}

#include "corpus/join.h"

void ss_shard_drop(ss_shard *shard)
{
#define X(name) SS_DROP(&shard->name, shard->memory);
    SS_SHARD_ARRAYS(X)
#undef X
}

/* ---- one worker: its arrays are the shard's ------------------------------------------------------------------------- */

static void take_over(ss_shard *shard, ss_shard *part)
{
#define X(name)                                                                                                            \
    SS_TRIM(&part->name, part->memory);                                                                                    \
    memcpy(&shard->name, &part->name, sizeof shard->name);                                                                 \
    memset(&part->name, 0, sizeof part->name);
    SS_SHARD_ARRAYS(X)
#undef X
}

/* ---- several workers ------------------------------------------------------------------------------------------------ */

typedef struct {
    char *to;
    size_t item;
    uint32_t count;
} ss_target;

/* Copies a part of an array behind the target and tells where it now begins. */
static uint32_t move_part(ss_target *target, const void *from, uint32_t first, uint32_t count)
{
    uint32_t at = target->count;
    if (count) memcpy(target->to + at * target->item, (const char *)from + first * target->item, count * target->item);
    target->count += count;
    return at;
}

/* Strings move by a document's whole pool; what names a place in it moves along. */
static void shift(ss_stored *string, uint32_t from, uint32_t to)
{
    if (string->size) string->at = string->at - from + to;
}

static void shift_row(ss_row *row, ss_stored *stored, uint32_t to)
{
    ss_stored *own[] = {&row->id, &row->path, &row->url, &row->title, &row->outlet, &row->language};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) shift(own[i], row->strings_at, to);
    for (uint32_t i = 0; i < row->authors.count; i++) shift(&stored[row->authors.first + i], row->strings_at, to);
    for (uint32_t i = 0; i < row->credits.count; i++) shift(&stored[row->credits.first + i], row->strings_at, to);
    row->strings_at = to;
}

static void move_stored(ss_target *target, ss_row *row, const ss_stored *from)
{
    row->authors.first = move_part(target, from, row->authors.first, row->authors.count);
    row->credits.first = move_part(target, from, row->credits.first, row->credits.count);
}

/* Room for all workers' rows of one array; one array after the other, so that only one stands in memory twice. */
#define GATHER(name, each)                                                                                                 \
    {                                                                                                                      \
        uint64_t total = 0;                                                                                                \
        for (uint32_t w = 0; w < workers; w++) total += parts[w].name.count;                                               \
        if (total > UINT32_MAX || !SS_ROOM(&shard->name, shard->memory, (uint32_t)total)) return SS_NOMEM;                 \
        ss_target target = {(char *)shard->name.at, sizeof *shard->name.at, 0};                                            \
        for (uint32_t d = 0; d < shard->documents.count; d++) {                                                            \
            ss_row *row = &shard->documents.at[d];                                                                         \
            const ss_shard *part = &parts[places[d].worker];                                                               \
            each                                                                                                           \
        }                                                                                                                  \
        shard->name.count = target.count;                                                                                  \
        for (uint32_t w = 0; w < workers; w++) SS_DROP(&parts[w].name, parts[w].memory);                                   \
    }

#define MOVE(name) row->name.first = move_part(&target, part->name.at, row->name.first, row->name.count);

static ss_status gather(ss_shard *shard, const ss_place *places, ss_shard *parts, uint32_t workers)
{
    GATHER(stored, { move_stored(&target, row, part->stored.at); })
    GATHER(strings, {
        uint32_t to = move_part(&target, part->strings.at, row->strings_at, places[d].strings_end - row->strings_at);
        shift_row(row, shard->stored.at, to);
    })
    GATHER(sentences, MOVE(sentences))
    GATHER(mentions, MOVE(mentions))
    GATHER(literals, MOVE(literals))
    GATHER(locals, MOVE(locals))
    GATHER(dates, MOVE(dates))
    GATHER(date_texts, MOVE(date_texts))
    GATHER(claims, MOVE(claims))
    GATHER(spans, MOVE(spans))
    GATHER(ids, MOVE(ids))
    GATHER(warnings, MOVE(warnings))
    GATHER(candidates, MOVE(candidates))
    GATHER(spellings, MOVE(spellings))
    GATHER(rares, MOVE(rares))
    GATHER(marks, MOVE(marks))
    GATHER(lags, MOVE(lags))
    GATHER(ballots, MOVE(ballots))
    GATHER(positions, MOVE(positions))
    GATHER(mandates, MOVE(mandates))
    return SS_OK;
}

ss_status ss_shard_join(ss_shard *shard, const ss_place *places, ss_shard *parts, uint32_t workers)
{
    ss_status status = SS_OK;
    if (workers == 1) take_over(shard, &parts[0]);
    else status = gather(shard, places, parts, workers);
    for (uint32_t w = 0; w < workers; w++) ss_shard_drop(&parts[w]);
    return status;
}

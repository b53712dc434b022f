#include "corpus/join.h"

#include "corpus/threads.h"

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
    ss_shard *shard, *parts;
    const ss_place *places;
    uint32_t workers;
} ss_joint;

typedef struct {
    char *to;
    size_t item;
    uint32_t count;
} ss_target;

/* Copies a part of an array behind the target. */
static void move_part(ss_target *target, const void *from, uint32_t first, uint32_t count)
{
    if (count) memcpy(target->to + target->count * target->item, (const char *)from + first * target->item, count * target->item);
    target->count += count;
}

/* The rows of one array from all workers; where a document's begin is told when all have been moved. */
#define GATHER(name, move)                                                                                                 \
    static ss_status gather_##name(const ss_joint *joint)                                                                  \
    {                                                                                                                      \
        uint64_t total = 0;                                                                                                \
        ss_shard *shard = joint->shard;                                                                                    \
        for (uint32_t w = 0; w < joint->workers; w++) total += joint->parts[w].name.count;                                 \
        if (total > UINT32_MAX || !SS_ROOM(&shard->name, shard->memory, (uint32_t)total)) return SS_NOMEM;                 \
        ss_target target = {(char *)shard->name.at, sizeof *shard->name.at, 0};                                            \
        for (uint32_t d = 0; d < shard->documents.count; d++) {                                                            \
            const ss_row *row = &shard->documents.at[d];                                                                   \
            const void *from = joint->parts[joint->places[d].worker].name.at;                                              \
            move                                                                                                           \
        }                                                                                                                  \
        shard->name.count = target.count;                                                                                  \
        for (uint32_t w = 0; w < joint->workers; w++) SS_DROP(&joint->parts[w].name, joint->parts[w].memory);              \
        return SS_OK;                                                                                                      \
    }

/* Arrays whose rows a document's row names by one part of the same name, the largest first. */
#define PLAIN_ARRAYS(X)                                                                                                    \
    X(claims) X(mentions) X(sentences) X(dates) X(spans) X(locals) X(marks) X(ids) X(lags) X(spellings) X(rares)           \
    X(literals) X(date_texts) X(warnings) X(candidates) X(ballots) X(positions) X(mandates)

#define X(name) GATHER(name, move_part(&target, from, row->name.first, row->name.count);)
PLAIN_ARRAYS(X)
#undef X
GATHER(strings, move_part(&target, from, row->strings_at, joint->places[d].strings_end - row->strings_at);)
GATHER(stored, move_part(&target, from, row->authors.first, row->authors.count); move_part(&target, from, row->credits.first, row->credits.count);)

typedef ss_status ss_gather(const ss_joint *joint);

#define X(name) gather_##name,
static ss_gather *const gathers[] = {PLAIN_ARRAYS(X) gather_strings, gather_stored};
#undef X

static ss_status gather(void *ctx, uint32_t worker, uint32_t item)
{
    (void)worker;
    return gathers[item](ctx);
}

/* ---- where the rows of each document are now -------------------------------------------------------------------------- */

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

static void place(ss_part_of *part, uint32_t *next)
{
    part->first = *next;
    *next += part->count;
}

/* Where the next document's rows begin in each array. */
typedef struct {
#define X(name) uint32_t name;
    SS_SHARD_ARRAYS(X)
#undef X
} ss_nexts;

static void place_rows(const ss_joint *joint)
{
    ss_nexts next = {0};
    for (uint32_t d = 0; d < joint->shard->documents.count; d++) {
        ss_row *row = &joint->shard->documents.at[d];
        uint32_t size = joint->places[d].strings_end - row->strings_at;
#define X(name) place(&row->name, &next.name);
        PLAIN_ARRAYS(X)
#undef X
        place(&row->authors, &next.stored);
        place(&row->credits, &next.stored);
        shift_row(row, joint->shard->stored.at, next.strings);
        next.strings += size;
    }
}

ss_status ss_shard_join(ss_shard *shard, const ss_place *places, ss_shard *parts, uint32_t workers)
{
    ss_status status = SS_OK;
    ss_joint joint = {shard, parts, places, workers};
    if (workers == 1) take_over(shard, &parts[0]);
    else status = ss_threads_run(workers, sizeof gathers / sizeof *gathers, 1, gather, &joint, NULL);
    if (workers > 1 && status == SS_OK) place_rows(&joint);
    for (uint32_t w = 0; w < workers; w++) ss_shard_drop(&parts[w]);
    return status;
}

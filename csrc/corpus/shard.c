/* Records to a shard.
 *
 *   check every text (UTF-8)  ->  one buffer for all texts  ->  read every text, append its rows  ->  join the workers' rows
 *        on all workers                                              on all workers
 */
#include "corpus/append.h"
#include "corpus/join.h"
#include "corpus/threads.h"

#define TEXT_MOST ((size_t)INT32_MAX)
#define ROOM_MOST ((uint64_t)1 << 24) /* bytes of text for which a worker reserves */
#define CHECKED_TOGETHER 16u /* texts that a worker takes at once: many, for checking takes no time */
#define READ_TOGETHER 4u     /* few, so that no worker waits long for the last one */
#define FEW 100u /* records that a worker reads in memory used before */

/* What checking found out about a text. A text that had to be repaired waits in `repaired`. */
typedef struct {
    ss_chars repaired;
    ss_intake intake;
    uint32_t size;
    bool ascii;
} ss_checked;

typedef struct {
    ss_engine *engine;
    const ss_record *records;
    uint32_t count, workers;
    ss_checked *checked;     /* by record */
    ss_place *places;        /* by record */
    ss_document *documents;  /* by worker */
    ss_shard *parts;         /* by worker */
    ss_shard *shard;
} ss_job;

/* ---- texts ---------------------------------------------------------------------------------------------------------- */

static ss_status repair(const ss_job *job, const ss_record *record, ss_checked *checked)
{
    size_t first = 0;
    uint32_t replaced = 0;
    ss_chars *out = &checked->repaired;
    ss_status status = ss_utf8_repair(record->text, record->text_size, record->surrogates_whole, job->engine->memory, out,
                                      &replaced, &first);
    if (status != SS_OK) return status;
    if (out->count > TEXT_MOST) {
        SS_DROP(out, job->engine->memory);
        checked->intake.code = "too-long";
        return SS_OK;
    }
    checked->intake = (ss_intake){"invalid-utf8", replaced, (uint32_t)first};
    checked->size = out->count;
    return SS_OK;
}

static ss_status check_text(void *ctx, uint32_t worker, uint32_t item)
{
    const ss_job *job = ctx;
    const ss_record *record = &job->records[item];
    ss_checked *checked = &job->checked[item];
    (void)worker;
    checked->ascii = true;
    if (record->text_size > TEXT_MOST) {
        checked->intake.code = "too-long";
        return SS_OK;
    }
    if (ss_utf8_check(record->text, record->text_size, &checked->ascii) < record->text_size) {
        checked->ascii = false;
        return repair(job, record, checked);
    }
    checked->size = (uint32_t)record->text_size;
    return SS_OK;
}

static ss_status place_texts(ss_job *job)
{
    size_t total = 0;
    for (uint32_t i = 0; i < job->count; i++) {
        ss_row *row = &job->shard->documents.at[i];
        row->text_at = total;
        row->text_size = job->checked[i].size;
        row->ascii = job->checked[i].ascii;
        total += row->text_size;
    }
    job->shard->texts = ss_resize(job->shard->memory, NULL, 0, total);
    if (!job->shard->texts) return SS_NOMEM;
    job->shard->texts_size = total;
    return SS_OK;
}

/* Copies the text to its place and lets go of the repaired one. */
static ss_text settle(ss_job *job, uint32_t item)
{
    const ss_row *row = &job->shard->documents.at[item];
    ss_checked *checked = &job->checked[item];
    char *to = job->shard->texts + row->text_at;
    const char *from = checked->repaired.at ? checked->repaired.at : job->records[item].text;
    if (row->text_size) memcpy(to, from, row->text_size);
    SS_DROP(&checked->repaired, job->engine->memory);
    return (ss_text){to, row->text_size, row->ascii};
}

/* ---- reading -------------------------------------------------------------------------------------------------------- */

static ss_slice slice_of(ss_field field)
{
    return (ss_slice){field.at, field.size};
}

static ss_status read_text(void *ctx, uint32_t worker, uint32_t item)
{
    ss_job *job = ctx;
    const ss_record *record = &job->records[item];
    ss_row *row = &job->shard->documents.at[item];
    ss_document *document = &job->documents[worker];
    ss_given given = {.published = record->published, .english = ss_record_english(record),
                      .path = slice_of(record->path.size ? record->path : record->id), .url = slice_of(record->url),
                      .outlet = slice_of(record->outlet)};
    ss_status status = ss_document_read(document, job->engine->lexicon, settle(job, item), &given);
    if (status != SS_OK) return status;
    status = ss_shard_append(&job->parts[worker], document, record, &job->checked[item].intake, row);
    job->places[item] = (ss_place){worker, job->parts[worker].strings.count};
    return status;
}

/* Bytes of text for one row of each array, as in news with many names: what is reserved in vain is given back when the
 * workers' rows are joined. */
#define USUAL_ROWS(X)                                                                                                      \
    X(sentences, 90) X(mentions, 56) X(locals, 160) X(dates, 280) X(claims, 140) X(spans, 120) X(ids, 90)     \
    X(spellings, 120) X(marks, 40) X(rares, 1000) X(strings, 9) X(lags, 30)

/* Large arrays are made in one go: growing them would copy them again and again. */
static ss_status reserve(ss_job *job)
{
    uint64_t share = job->shard->texts_size / job->workers;
    bool room = true;
    if (share > ROOM_MOST) share = ROOM_MOST;
    for (uint32_t w = 0; w < job->workers && room; w++) {
        ss_shard *part = &job->parts[w];
#define X(name, bytes) room = room && SS_ROOM(&part->name, part->memory, (uint32_t)(share / (bytes)));
        USUAL_ROWS(X)
#undef X
    }
    return room ? SS_OK : SS_NOMEM;
}

static ss_status run(ss_job *job, const volatile int *cancel)
{
    ss_status status = ss_threads_run(job->workers, job->count, CHECKED_TOGETHER, check_text, job, cancel);
    if (status == SS_OK) status = place_texts(job);
    if (status == SS_OK) status = reserve(job);
    if (status == SS_OK) status = ss_threads_run(job->workers, job->count, READ_TOGETHER, read_text, job, cancel);
    if (status == SS_OK) status = ss_shard_join(job->shard, job->places, job->parts, job->workers);
    return status;
}

/* ---- the job and the shard ------------------------------------------------------------------------------------------ */

/* The pages of a worker's document are new every time, which many texts pay for; a few are read sooner with what was freed before. */
static const ss_allocator *working(const ss_job *job)
{
    return job->count < FEW ? job->engine->memory : ss_engine_lasting(job->engine);
}

static void start_worker(ss_job *job, uint32_t worker)
{
    ss_document_init(&job->documents[worker], working(job));
    if (job->engine->patterns.rules.count) job->documents[worker].patterns = &job->engine->patterns;
    job->parts[worker].memory = ss_engine_lasting(job->engine);
    job->parts[worker].engine = job->engine;
}

static ss_status job_start(ss_job *job)
{
    const ss_allocator *memory = ss_engine_lasting(job->engine); /* what is large goes back to the system */
    job->checked = ss_make(memory, job->count * sizeof *job->checked);
    job->places = ss_make(memory, job->count * sizeof *job->places);
    job->documents = ss_make(memory, job->workers * sizeof *job->documents);
    job->parts = ss_make(memory, job->workers * sizeof *job->parts);
    if (!job->checked || !job->places || !job->documents || !job->parts) return SS_NOMEM;
    for (uint32_t w = 0; w < job->workers; w++) start_worker(job, w);
    return SS_OK;
}

static void job_end(ss_job *job)
{
    const ss_allocator *memory = ss_engine_lasting(job->engine);
    for (uint32_t w = 0; job->documents && job->parts && w < job->workers; w++)
        if (job->documents[w].memory) {
            ss_document_free(&job->documents[w]);
            ss_shard_drop(&job->parts[w]);
        }
    for (uint32_t i = 0; job->checked && i < job->count; i++) SS_DROP(&job->checked[i].repaired, job->engine->memory);
    ss_release(memory, job->checked, job->count * sizeof *job->checked);
    ss_release(memory, job->places, job->count * sizeof *job->places);
    ss_release(memory, job->documents, job->workers * sizeof *job->documents);
    ss_release(memory, job->parts, job->workers * sizeof *job->parts);
}

static ss_status new_shard(ss_engine *engine, uint32_t count, ss_shard **out)
{
    ss_shard *shard = ss_make(ss_engine_lasting(engine), sizeof *shard);
    if (!shard) return SS_NOMEM;
    shard->memory = ss_engine_lasting(engine);
    shard->engine = ss_engine_retain(engine);
    shard->references = 1;
    if (!SS_ROOM(&shard->documents, shard->memory, count)) {
        ss_shard_release(shard);
        return SS_NOMEM;
    }
    if (count) memset(shard->documents.at, 0, count * sizeof *shard->documents.at);
    shard->documents.count = count;
    *out = shard;
    return SS_OK;
}

static ss_status explain(ss_error *error, ss_status status)
{
    switch (status) {
    case SS_NOMEM: return ss_error_set(error, status, 0, "out of memory");
    case SS_CANCELLED: return ss_error_set(error, status, 0, "stopped by the caller");
    default: return ss_error_set(error, status, 0, "a document could not be read");
    }
}

ss_status ss_shard_read(ss_engine *engine, const ss_record *records, uint32_t count, uint32_t threads,
                        const volatile int *cancel, ss_shard **out, ss_error *error)
{
    if (!engine->finished) return ss_error_set(error, SS_INPUT, 0, "the engine is not finished: it cannot read yet");
    if (count > INT32_MAX) return ss_error_set(error, SS_LIMIT, 0, "more than 2^31 - 1 documents in one batch");
    ss_shard *shard = NULL;
    ss_job job = {.engine = engine, .records = records, .count = count, .workers = ss_threads_count(threads, count)};
    ss_status status = new_shard(engine, count, &shard);
    if (status != SS_OK) return explain(error, status);
    job.shard = shard;
    shard->workers = job.workers;
    status = job_start(&job);
    if (status == SS_OK) status = run(&job, cancel);
    job_end(&job);
    if (status != SS_OK) {
        ss_shard_release(shard);
        return explain(error, status);
    }
    *out = shard;
    return SS_OK;
}

ss_shard *ss_shard_retain(ss_shard *shard)
{
    (void)__atomic_add_fetch(&shard->references, 1, __ATOMIC_RELAXED);
    return shard;
}

void ss_shard_release(ss_shard *shard)
{
    if (!shard || __atomic_sub_fetch(&shard->references, 1, __ATOMIC_ACQ_REL) > 0) return;
    const ss_allocator *memory = shard->memory;
    ss_engine *engine = shard->engine;
    ss_shard_drop(shard);
    SS_DROP(&shard->documents, memory);
    ss_release(memory, shard->texts, shard->texts_size);
    ss_release(memory, shard, sizeof *shard);
    ss_engine_release(engine);
}

uint32_t ss_shard_documents(const ss_shard *shard)
{
    return shard->documents.count;
}

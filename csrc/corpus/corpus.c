#include "corpus/corpus.h"

#include "base/hash.h"
#include "corpus/duplicates.h"
#include "corpus/map.h"
#include "corpus/statements/memo.h"
#include "corpus/merge.h"
#include "corpus/published.h"
#include "corpus/sieve.h"
#include "corpus/conflicts/conflicts.h"
#include "corpus/events.h"
#include "corpus/statements/statements.h"

#define ID_SHOWN 80u /* bytes of an id in a message */

/* ---- shards --------------------------------------------------------------------------------------------------------- */

static ss_status check_shards(const ss_engine *engine, ss_shard *const *shards, uint32_t count, ss_error *error)
{
    uint64_t documents = 0, locals = 0, claims = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (shards[i]->engine != engine) return ss_error_set(error, SS_INPUT, i, "shard %u was read by another engine", i);
        documents += shards[i]->documents.count;
        locals += shards[i]->locals.count;
        claims += shards[i]->claims.count;
    }
    if (documents > INT32_MAX) return ss_error_set(error, SS_LIMIT, 0, "more than 2^31 - 1 documents in one corpus");
    if (locals >= SS_NONE) return ss_error_set(error, SS_LIMIT, 0, "more than 2^32 - 2 names in one corpus");
    if (claims >= SS_NONE) return ss_error_set(error, SS_LIMIT, 0, "more than 2^32 - 2 claims in one corpus");
    return SS_OK;
}

static ss_status reserve(ss_corpus *corpus, ss_shard *const *shards, uint32_t count)
{
    uint32_t documents = 0, locals = 0;
    for (uint32_t i = 0; i < count; i++) {
        documents += shards[i]->documents.count;
        locals += shards[i]->locals.count;
    }
    bool room = SS_ROOM(&corpus->shards, corpus->memory, count) &&
                SS_ROOM(&corpus->first_document, corpus->memory, count + 1) &&
                SS_ROOM(&corpus->first_local, corpus->memory, count + 1) &&
                SS_ROOM(&corpus->first_claim, corpus->memory, count + 1) && SS_ROOM(&corpus->updates, corpus->memory, documents) &&
                SS_ROOM(&corpus->ids, corpus->memory, documents) && SS_ROOM(&corpus->entity_of, corpus->memory, locals) &&
                SS_ROOM(&corpus->first_warning, corpus->memory, documents + 1);
    return room ? SS_OK : SS_NOMEM;
}

/* What the document itself says, before others are asked. */
static ss_document_update own_update(const ss_corpus *corpus, const ss_row *row)
{
    return (ss_document_update){.sketch = row->sketch, .first_local = corpus->entity_of.count + row->locals.first,
                                .first_claim = (uint32_t)corpus->first_claim.at[corpus->first_claim.count - 1] + row->claims.first,
                                .first_span = row->spans.first, .first_date = row->dates.first, .published = row->published, .published_from = row->published_from, .has = row->has,
                                .duplicate_of = SS_NONE, .redated = SS_NONE};
}

/* The same, from a corpus before: the row is far away. */
static ss_document_update old_update(const ss_shard *shard, uint32_t within, const ss_document_update *before)
{
    ss_document_update update = *before;
    update.duplicate_of = update.redated = SS_NONE;
    update.told = (ss_part_of){0, 0};
    if (update.published_from != SS_PUB_CORPUS) return update;
    update.published = shard->documents.at[within].published;
    update.published_from = shard->documents.at[within].published_from;
    return update;
}

static void add_shard(ss_corpus *corpus, ss_shard *shard)
{
    const ss_corpus *like = corpus->like;
    uint32_t old = like ? like->updates.count : 0, at = corpus->updates.count;
    corpus->shards.at[corpus->shards.count++] = ss_shard_retain(shard);
    for (uint32_t i = 0; i < shard->documents.count; i++, at++)
        corpus->updates.at[at] = at < old ? old_update(shard, i, &like->updates.at[at]) : own_update(corpus, &shard->documents.at[i]);
    corpus->updates.count = at;
    corpus->entity_of.count += shard->locals.count;
}

static void mark(ss_corpus *corpus, uint64_t claims)
{
    corpus->first_claim.at[corpus->first_claim.count++] = claims;
    corpus->first_document.at[corpus->first_document.count++] = corpus->updates.count;
    corpus->first_local.at[corpus->first_local.count++] = corpus->entity_of.count;
}

static ss_status take_shards(ss_corpus *corpus, ss_shard *const *shards, uint32_t count)
{
    uint64_t claims = 0;
    ss_status status = reserve(corpus, shards, count);
    if (status != SS_OK) return status;
    for (uint32_t i = 0; i < count; i++) {
        mark(corpus, claims);
        add_shard(corpus, shards[i]);
        if (shards[i]->workers > corpus->workers) corpus->workers = shards[i]->workers;
        claims += shards[i]->claims.count;
    }
    mark(corpus, claims);
    return SS_OK;
}

/* ---- ids ------------------------------------------------------------------------------------------------------------ */

/* By hash of an id: the document that has it, and how often it was asked for since. */
typedef struct {
    ss_corpus *corpus;
    ss_map map;
    ss_ids next;      /* by document: the number to try next for its id */
} ss_naming;

static uint32_t write_number(char out[16], uint32_t number)
{
    uint32_t digits = 1;
    for (uint32_t n = number; n >= 10; n /= 10) digits++;
    for (uint32_t i = digits; i-- > 0; number /= 10) out[i] = (char)('0' + number % 10);
    return digits;
}

/* The id as the record has it; a record without one is called by its number, from 1. */
static ss_slice own_id(const ss_corpus *corpus, uint32_t document, char number[16])
{
    uint32_t within, shard = ss_corpus_shard_of(corpus, document, &within);
    ss_stored id = corpus->shards.at[shard]->documents.at[within].id;
    if (id.size) return (ss_slice){corpus->shards.at[shard]->strings.at + id.at, id.size};
    return (ss_slice){number, write_number(number, document + 1)};
}

static ss_status store(ss_corpus *corpus, const char *bytes, uint32_t size, ss_stored *out)
{
    ss_stored stored = {0, size};
    ss_status status = size ? ss_chars_add(&corpus->strings, corpus->memory, bytes, size, &stored.at) : SS_OK;
    if (status == SS_OK) *out = stored;
    return status;
}

/* First pass: whoever comes first keeps its id. */
static ss_status claim_id(ss_naming *naming, uint32_t document)
{
    char number[16];
    uint32_t *owner = NULL;
    ss_stored stored = {0, 0};
    ss_slice id = own_id(naming->corpus, document, number);
    uint64_t hash = ss_hash64(id.at, id.size, 0);
    ss_status status = ss_map_put(&naming->map, naming->corpus->memory, hash, &owner);
    if (status != SS_OK) return status;
    naming->corpus->updates.at[document].id_hash = hash;
    if (*owner == SS_NONE) {
        *owner = document;
        status = store(naming->corpus, id.at, id.size, &stored);
    }
    naming->corpus->ids.at[naming->corpus->ids.count++] = stored;
    naming->next.at[naming->next.count++] = 2;
    return status;
}

/* `tail` holds "-2": true when nobody has that id yet, and takes it. */
static ss_status try_id(ss_naming *naming, uint32_t document, ss_slice id, const char *tail, uint32_t tail_size, bool *taken)
{
    ss_corpus *corpus = naming->corpus;
    uint32_t start = corpus->strings.count, *owner = NULL;
    ss_stored base, end;
    ss_status status = store(corpus, id.at, id.size, &base);
    if (status == SS_OK) status = store(corpus, tail, tail_size, &end);
    if (status != SS_OK) return status;
    uint64_t hash = ss_hash64(corpus->strings.at + start, id.size + tail_size, 0);
    status = ss_map_put(&naming->map, corpus->memory, hash, &owner);
    if (status != SS_OK) return status;
    *taken = *owner == SS_NONE;
    if (!*taken) {
        corpus->strings.count = start;
        return SS_OK;
    }
    *owner = document;
    corpus->ids.at[document] = (ss_stored){start, id.size + tail_size};
    corpus->updates.at[document].id_hash = hash;
    return SS_OK;
}

/* Second pass: the others get the next number that is free. */
static ss_status number_id(ss_naming *naming, uint32_t document)
{
    char number[16], tail[17] = "-";
    uint32_t *owner = NULL;
    bool taken = false;
    ss_slice id = own_id(naming->corpus, document, number);
    ss_status status = ss_map_put(&naming->map, naming->corpus->memory, ss_hash64(id.at, id.size, 0), &owner);
    uint32_t first = status == SS_OK ? *owner : 0;
    while (status == SS_OK && !taken) {
        uint32_t digits = write_number(tail + 1, naming->next.at[first]++);
        status = try_id(naming, document, id, tail, digits + 1, &taken);
    }
    return status;
}

/* Notes the ids of documents that the corpus before has not; *apart: no two of these are alike. */
static ss_status note_new_ids(ss_corpus *corpus, ss_map *ids, bool *apart)
{
    char number[16];
    uint32_t *owner = NULL;
    ss_status status = SS_OK;
    *apart = true;
    for (uint32_t d = corpus->like->updates.count; d < corpus->updates.count && status == SS_OK; d++) {
        ss_slice id = own_id(corpus, d, number);
        uint64_t hash = corpus->updates.at[d].id_hash = ss_hash64(id.at, id.size, 0);
        status = ss_map_put(ids, corpus->memory, hash, &owner);
        if (status != SS_OK) return status;
        *apart &= *owner == SS_NONE;
        *owner = d;
    }
    return status;
}

/* Whether a document of the corpus before has one of the ids. */
static bool has_any(const ss_corpus *corpus, const ss_map *ids)
{
    ss_sieve sieve = {{0}};
    uint32_t owner;
    for (uint32_t i = 0; i < ids->size; i++) ss_sieve_add(&sieve, ids->slots[i].hash);
    for (uint32_t d = 0; d < corpus->updates.count; d++) {
        uint64_t hash = corpus->updates.at[d].id_hash;
        if (ss_sieve_may_hold(&sieve, hash) && ss_map_find(ids, hash, &owner)) return true;
    }
    return false;
}

/* The corpus before has its ids at the beginning of its strings. */
static ss_status take_ids(ss_corpus *corpus)
{
    char number[16];
    uint32_t end = 0, at;
    const ss_corpus *like = corpus->like;
    for (uint32_t d = 0; d < like->updates.count; d++) {
        corpus->ids.at[d] = like->ids.at[d];
        if (like->ids.at[d].at + like->ids.at[d].size > end) end = like->ids.at[d].at + like->ids.at[d].size;
    }
    corpus->ids.count = like->updates.count;
    corpus->renamed = like->renamed;
    ss_status status = ss_chars_add(&corpus->strings, corpus->memory, like->strings.at, end, &at);
    for (uint32_t d = like->updates.count; d < corpus->updates.count && status == SS_OK; d++) {
        ss_slice id = own_id(corpus, d, number);
        status = store(corpus, id.at, id.size, &corpus->ids.at[corpus->ids.count++]);
    }
    return status;
}

/* New ids that nobody has change no other one; *done says whether they are such. */
static ss_status name_new_documents(ss_corpus *corpus, bool *done)
{
    ss_map ids = {NULL, 0, 0};
    ss_status status = note_new_ids(corpus, &ids, done);
    *done = status == SS_OK && *done && !has_any(corpus->like, &ids);
    if (*done) status = take_ids(corpus);
    ss_map_drop(&ids, corpus->memory);
    return status;
}

static ss_status name_all_documents(ss_corpus *corpus)
{
    ss_naming naming = {.corpus = corpus};
    uint32_t count = corpus->updates.count;
    ss_status status = SS_ROOM(&naming.next, corpus->memory, count) ? ss_map_reserve(&naming.map, corpus->memory, count) : SS_NOMEM;
    for (uint32_t i = 0; i < count && status == SS_OK; i++) status = claim_id(&naming, i);
    for (uint32_t i = 0; i < count && status == SS_OK; i++)
        if (corpus->ids.at[i].size == 0) {
            status = number_id(&naming, i);
            corpus->renamed++;
        }
    SS_DROP(&naming.next, corpus->memory);
    ss_map_drop(&naming.map, corpus->memory);
    return status;
}

static ss_status name_documents(ss_corpus *corpus)
{
    bool done = false;
    ss_status status = corpus->like ? name_new_documents(corpus, &done) : SS_OK;
    return status == SS_OK && !done ? name_all_documents(corpus) : status;
}

/* ---- warnings ------------------------------------------------------------------------------------------------------- */

static const char *const sources[] = {"given", "header", "byline", "dateline", "file name", "URL", "text", "corpus", "none"};

static ss_status warn(ss_corpus *corpus, const char *code, ss_span span, const ss_error *said)
{
    ss_stored message;
    ss_status status = store(corpus, said->message, (uint32_t)strlen(said->message), &message);
    if (status != SS_OK) return status;
    ss_warning *warning = SS_ADD(&corpus->warnings, corpus->memory);
    if (!warning) return SS_NOMEM;
    *warning = (ss_warning){code, span, message.at, message.size};
    return SS_OK;
}

static ss_status warn_of_id(ss_corpus *corpus, uint32_t document)
{
    char number[16];
    ss_error said;
    ss_slice own = own_id(corpus, document, number);
    ss_stored id = corpus->ids.at[document];
    if (own.size == id.size) return SS_OK;
    (void)ss_error_set(&said, SS_INPUT, 0, "the id %.*s stands more than once: this document is called %.*s",
                       (int)ss_bytes_cut(own.at, own.size, ID_SHOWN), own.at,
                       (int)ss_bytes_cut(corpus->strings.at + id.at, id.size, ID_SHOWN), corpus->strings.at + id.at);
    return warn(corpus, "repeated-id", (ss_span){0, 0}, &said);
}

static void tell_day(int32_t day, char out[16])
{
    int year, month, date;
    ss_error said;
    ss_day_split(day, &year, &month, &date);
    (void)ss_error_set(&said, SS_INPUT, 0, "%04d-%02d-%02d", year, month, date);
    memcpy(out, said.message, 11);
}

static ss_status warn_of_date(ss_corpus *corpus, const ss_published *lost, const ss_document_update *update)
{
    char day[16], taken[16] = "";
    ss_error said;
    tell_day(lost->day, day);
    if (update->published != SS_NO_DAY) tell_day(update->published, taken);
    (void)ss_error_set(&said, SS_INPUT, 0, "%s (%s) was not taken for the document's date: %s%s%s%s%s", day, sources[lost->from],
                       lost->doubtful ? "the text tells of later days" : "", lost->doubtful && *taken ? "; taken was " : "",
                       *taken ? taken : "", *taken ? ", from " : "", *taken ? sources[update->published_from] : "");
    return warn(corpus, "date-candidate", lost->span, &said);
}

static ss_status warn_of_dates(ss_corpus *corpus, uint32_t document)
{
    uint32_t within, shard = ss_corpus_shard_of(corpus, document, &within);
    const ss_shard *rows = corpus->shards.at[shard];
    const ss_part_of part = rows->documents.at[within].candidates;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < part.count && status == SS_OK; i++) {
        const ss_published *candidate = &rows->candidates.at[part.first + i];
        if (candidate->day != corpus->updates.at[document].published)
            status = warn_of_date(corpus, candidate, &corpus->updates.at[document]);
    }
    return status;
}

/* It concerns no document more than another: the first one has it. */
static ss_status warn_of_statements(ss_corpus *corpus)
{
    ss_error said;
    if (!corpus->statements_capped) return SS_OK;
    (void)ss_error_set(&said, SS_LIMIT, 0, "%u groups of claims by one side with one word in common were compared within %u neighbours only",
                       corpus->statements_capped, SS_WINDOW);
    return warn(corpus, "statements-capped", (ss_span){0, 0}, &said);
}

static ss_status warn_of_conflicts(ss_corpus *corpus)
{
    ss_error said;
    if (!corpus->conflicts_capped) return SS_OK;
    (void)ss_error_set(&said, SS_LIMIT, 0, "%u lists of places that speak of one thing were longer than what conflicts are looked for in",
                       corpus->conflicts_capped);
    return warn(corpus, "conflicts-capped", (ss_span){0, 0}, &said);
}

static ss_status warn_all(ss_corpus *corpus)
{
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < corpus->updates.count && status == SS_OK; i++) {
        corpus->first_warning.at[corpus->first_warning.count++] = corpus->warnings.count;
        if (corpus->renamed) status = warn_of_id(corpus, i);
        if (status == SS_OK && i == 0) status = warn_of_statements(corpus);
        if (status == SS_OK && i == 0) status = warn_of_conflicts(corpus);
        const ss_document_update *update = &corpus->updates.at[i];
        bool other = update->has & SS_HAS_CANDIDATES || update->published_from == SS_PUB_CORPUS;
        if (status == SS_OK && other) status = warn_of_dates(corpus, i);
    }
    corpus->first_warning.at[corpus->first_warning.count++] = corpus->warnings.count;
    return status;
}

/* ---- the corpus ----------------------------------------------------------------------------------------------------- */

static ss_status build(ss_corpus *corpus, ss_shard *const *shards, uint32_t count)
{
    ss_status status = take_shards(corpus, shards, count);
    if (status == SS_OK) status = name_documents(corpus);
    if (status == SS_OK) status = ss_entities_merge(corpus);
    if (status == SS_OK) status = ss_duplicates_find(corpus);
    if (status == SS_OK) status = ss_published_learn(corpus);
    if (status == SS_OK) status = ss_events_find(corpus);
    if (status == SS_OK) status = ss_statements_find(corpus);
    if (status == SS_OK) status = ss_events_date(corpus);
    if (status == SS_OK) status = ss_conflicts_find(corpus);
    if (status == SS_OK) status = warn_all(corpus);
    return status;
}

ss_status ss_corpus_new(ss_engine *engine, ss_shard *const *shards, uint32_t count, ss_corpus **out, ss_error *error)
{
    return ss_corpus_like(NULL, engine, shards, count, out, error);
}

/* Whether the shards are those of the other corpus and more: what it knows of its documents is then of use. */
static bool begins_with(const ss_engine *engine, ss_shard *const *shards, uint32_t count, const ss_corpus *like)
{
    bool same = like->engine == engine && like->memo && like->shards.count <= count;
    for (uint32_t i = 0; same && i < like->shards.count; i++) same = like->shards.at[i] == shards[i];
    return same;
}

ss_status ss_corpus_like(const ss_corpus *like, ss_engine *engine, ss_shard *const *shards, uint32_t count, ss_corpus **out, ss_error *error)
{
    ss_status status = check_shards(engine, shards, count, error);
    if (status != SS_OK) return status;
    ss_corpus *corpus = ss_make(ss_engine_lasting(engine), sizeof *corpus);
    if (!corpus) return ss_error_set(error, SS_NOMEM, 0, "out of memory");
    corpus->memory = ss_engine_lasting(engine);
    corpus->engine = ss_engine_retain(engine);
    corpus->references = 1;
    corpus->like = like && begins_with(engine, shards, count, like) ? like : NULL;
    status = build(corpus, shards, count);
    corpus->like = NULL;
    SS_DROP(&corpus->rows, corpus->memory);
    if (status != SS_OK) {
        ss_corpus_release(corpus);
        return ss_error_set(error, status, 0, "out of memory");
    }
    *out = corpus;
    return SS_OK;
}

ss_corpus *ss_corpus_retain(ss_corpus *corpus)
{
    (void)__atomic_add_fetch(&corpus->references, 1, __ATOMIC_RELAXED);
    return corpus;
}

void ss_corpus_release(ss_corpus *corpus)
{
    if (!corpus || __atomic_sub_fetch(&corpus->references, 1, __ATOMIC_ACQ_REL) > 0) return;
    const ss_allocator *memory = corpus->memory;
    for (uint32_t i = 0; i < corpus->shards.count; i++) ss_shard_release(corpus->shards.at[i]);
    SS_DROP(&corpus->shards, memory);
    SS_DROP(&corpus->first_document, memory);
    SS_DROP(&corpus->updates, memory);
    SS_DROP(&corpus->entities, memory);
    SS_DROP(&corpus->first_local, memory);
    SS_DROP(&corpus->entity_of, memory);
    SS_DROP(&corpus->ids, memory);
    SS_DROP(&corpus->warnings, memory);
    SS_DROP(&corpus->first_warning, memory);
    SS_DROP(&corpus->stored, memory);
    SS_DROP(&corpus->spellings, memory);
    SS_DROP(&corpus->rows, memory);
    SS_DROP(&corpus->quotes, memory);
    SS_DROP(&corpus->strings, memory);
    SS_DROP(&corpus->events, memory);
    SS_DROP(&corpus->ballot_events, memory);
    SS_DROP(&corpus->mandate_events, memory);
    SS_DROP(&corpus->told, memory);
    SS_DROP(&corpus->conflicts, memory);
    SS_DROP(&corpus->sides, memory);
    SS_DROP(&corpus->redated, memory);
    SS_DROP(&corpus->statements, memory);
    SS_DROP(&corpus->members, memory);
    SS_DROP(&corpus->statement_of, memory);
    SS_DROP(&corpus->echoed.statements, memory);
    SS_DROP(&corpus->echoed.members, memory);
    SS_DROP(&corpus->echoed.statement_of, memory);
    SS_DROP(&corpus->first_claim, memory);
    ss_memo_release(corpus->memo);
    ss_engine_release(corpus->engine);
    ss_release(memory, corpus, sizeof *corpus);
}

/* ---- looking in ----------------------------------------------------------------------------------------------------- */

uint32_t ss_corpus_shard_of(const ss_corpus *corpus, uint32_t document, uint32_t *within)
{
    const uint32_t *first = corpus->first_document.at;
    uint32_t at = 0;
    for (uint32_t left = corpus->shards.count; left > 1;) { /* no branch: nobody can tell which shard comes next */
        uint32_t half = left / 2;
        at = first[at + half] <= document ? at + half : at;
        left -= half;
    }
    *within = document - first[at];
    return at;
}

ss_date ss_corpus_date(const ss_corpus *corpus, uint32_t document, uint32_t number)
{
    const ss_document_update *update = &corpus->updates.at[document];
    if (update->redated != SS_NONE) return corpus->redated.at[update->redated + number];
    uint32_t within, shard = ss_corpus_shard_of(corpus, document, &within);
    return ss_date_of(corpus->shards.at[shard], &corpus->shards.at[shard]->documents.at[within], number);
}

uint32_t ss_corpus_statement(const ss_corpus *corpus, uint32_t document, uint32_t claim)
{
    return corpus->statement_of.count ? corpus->statement_of.at[corpus->updates.at[document].first_claim + claim] : SS_NONE;
}

const ss_told_row *ss_corpus_told(const ss_corpus *corpus, uint32_t document, uint32_t claim)
{
    const ss_part_of part = corpus->updates.at[document].told;
    uint32_t low = part.first, high = part.first + part.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (corpus->told.at[middle].claim == claim) return &corpus->told.at[middle];
        if (corpus->told.at[middle].claim < claim) low = middle + 1;
        else high = middle;
    }
    return NULL;
}

static bool told_day(const ss_corpus *corpus, uint32_t document, const ss_claim_row *claim, int32_t *first, int32_t *last,
                     uint8_t *from)
{
    uint32_t within, shard = ss_corpus_shard_of(corpus, document, &within);
    uint64_t at = corpus->first_claim.at[shard] + (uint64_t)(claim - corpus->shards.at[shard]->claims.at);
    const ss_told_row *told = ss_corpus_told(corpus, document, (uint32_t)at - corpus->updates.at[document].first_claim);
    if (!told || told->day == SS_NO_DAY) return false;
    *first = *last = told->day;
    *from = SS_DAY_CORPUS;
    return true;
}

/* The row of the document is left alone: it is large, and claims of many documents are asked in a row. */
static void own_days(const ss_corpus *corpus, uint32_t document, const ss_claim_row *claim, int32_t *first, int32_t *last)
{
    uint32_t within, shard = ss_corpus_shard_of(corpus, document, &within);
    const ss_date_row *date = &corpus->shards.at[shard]->dates.at[corpus->updates.at[document].first_date + claim->date];
    if (date->first == SS_NO_DAY) return;
    *first = date->first;
    *last = date->last;
}

static void learnt_days(const ss_date *date, int32_t *first, int32_t *last, uint8_t *from)
{
    *first = date->first;
    *last = date->last;
    if (date->relative && date->first != SS_NO_DAY) *from = SS_DAY_CORPUS;
}

void ss_corpus_claim_days(const ss_corpus *corpus, uint32_t document, const ss_claim_row *claim, int32_t *first, int32_t *last,
                          uint8_t *from)
{
    const ss_document_update *update = &corpus->updates.at[document];
    *first = *last = SS_NO_DAY;
    *from = claim->date_from;
    if (update->told.count && told_day(corpus, document, claim, first, last, from)) return;
    if (claim->date == SS_NONE) return;
    if (update->redated == SS_NONE) own_days(corpus, document, claim, first, last);
    else learnt_days(&corpus->redated.at[update->redated + claim->date], first, last, from);
}

/* Who speaks for whom, and what tells whether claims of an entity are as they were in a corpus before. */
#include "corpus/statements/wordings.h"

#include "corpus/map.h"
#include "corpus/statements/memo.h"

/* While it is told who speaks for whom; `known`: the pairs. */
typedef struct { const ss_corpus *corpus; ss_wordings *out; ss_map known; } ss_hearing;

/* The first few in the order of entities, whatever the order of documents; false when it is known. */
static bool add_voice(ss_voice *voice, uint32_t entity)
{
    for (uint32_t i = 0; i < voice->count; i++)
        if (voice->at[i] == entity) return false;
    uint32_t at = voice->count < SS_SPEAKERS_MOST ? voice->count++ : SS_SPEAKERS_MOST;
    for (; at && voice->at[at - 1] > entity; at--)
        if (at < SS_SPEAKERS_MOST) voice->at[at] = voice->at[at - 1];
    if (at < SS_SPEAKERS_MOST) voice->at[at] = entity;
    return true;
}

static ss_status hear_pair(ss_hearing *h, uint32_t entity, uint32_t of)
{
    uint32_t *number;
    if (!add_voice(&h->out->voices[entity], of)) return SS_OK;
    ss_status status = ss_map_put(&h->known, h->corpus->memory, (uint64_t)entity << 32 | of, &number);
    if (status != SS_OK || *number != SS_NONE) return status;
    *number = 0;
    ss_voice_pair *pair = SS_ADD(&h->out->pairs, h->corpus->memory);
    if (!pair) return SS_NOMEM;
    *pair = (ss_voice_pair){entity, of};
    return SS_OK;
}

static ss_status hear_document(ss_hearing *h, uint32_t document)
{
    uint32_t within, count, s = ss_corpus_shard_of(h->corpus, document, &within);
    const uint32_t *entities = ss_corpus_entities(h->corpus, document, &count);
    const ss_local *locals = SS_PART(h->corpus->shards.at[s]->locals, h->corpus->updates.at[document].first_local - h->corpus->first_local.at[s]);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < count && status == SS_OK; i++)
        if (locals[i].speaks_for < count) status = hear_pair(h, entities[i], entities[locals[i].speaks_for]);
    return status;
}

/* Who speaks for whom in documents before is known while their entities are whole: rows of that corpus say where they are. */
static ss_status hear_all(ss_hearing *h)
{
    const ss_corpus *corpus = h->corpus, *like = corpus->like;
    uint32_t first = like && ss_corpus_whole(corpus) ? like->updates.count : 0;
    ss_status status = SS_OK;
    for (uint32_t i = 0; first && i < like->memo->pairs.count && status == SS_OK; i++)
        status = hear_pair(h, corpus->rows.at[like->memo->pairs.at[i].entity], corpus->rows.at[like->memo->pairs.at[i].of]);
    for (uint32_t d = first; d < corpus->updates.count && status == SS_OK; d++) status = hear_document(h, d);
    return status;
}

/* `ids`: hashes of the entities' ids. */
static uint64_t own_root(const ss_corpus *corpus, const uint64_t *ids, uint32_t entity)
{
    const ss_entity_row *row = &corpus->entities.at[entity];
    return row->type == SS_COUNTRY || !row->country.size ? ids[entity] : ss_stored_hash(corpus, row->country);
}

static uint64_t sign_of(const ss_corpus *corpus, const ss_wordings *out, const uint64_t *ids, uint32_t entity)
{
    const ss_entity_row *row = &corpus->entities.at[entity];
    const ss_voice *voice = &out->voices[entity];
    uint64_t hash = ss_hash_step(ss_hash_step(0, ids[entity]), out->roots[entity]); /* mixed first: often both are the same */
    hash = ss_hash_step(hash, row->name.size ? ss_stored_hash(corpus, row->name) : 0);
    for (uint32_t i = 0; i < voice->count; i++)
        hash = ss_hash_step(ss_hash_step(hash, ids[voice->at[i]]), corpus->entities.at[voice->at[i]].type);
    return ss_hash_end(hash, (uint64_t)row->type << 1 | (row->lexicon == SS_NONE));
}

ss_status ss_wordings_hear(const ss_corpus *corpus, ss_wordings *out)
{
    uint32_t count = corpus->entities.count;
    uint64_t *ids = ss_arena_take(&out->arena, count * sizeof *ids + 1);
    out->voices = ss_arena_zero(&out->arena, count * sizeof *out->voices + 1);
    out->roots = ss_arena_take(&out->arena, count * sizeof *out->roots + 1);
    out->signs = ss_arena_take(&out->arena, count * sizeof *out->signs + 1);
    if (!ids || !out->voices || !out->roots || !out->signs) return SS_NOMEM;
    ss_hearing hearing = {corpus, out, {NULL, 0, 0}};
    ss_status status = hear_all(&hearing);
    ss_map_drop(&hearing.known, corpus->memory);
    for (uint32_t i = 0; i < count; i++) ids[i] = ss_stored_hash(corpus, corpus->entities.at[i].id);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) {
        bool bare = corpus->entities.at[i].type != SS_COUNTRY && !corpus->entities.at[i].country.size;
        out->roots[i] = own_root(corpus, ids, bare && out->voices[i].count ? out->voices[i].at[0] : i);
        out->signs[i] = sign_of(corpus, out, ids, i);
    }
    return status;
}

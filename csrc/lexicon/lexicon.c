#include "lexicon/inside.h"

/* State 0 is no state, so that 0 can mean "none" in ss_word.root and in edges. */
static ss_status fill(ss_lexicon *lexicon, const ss_allocator *memory)
{
    ss_arena_init(&lexicon->scratch, memory);
    ss_status status = ss_vocabulary_init(&lexicon->vocabulary, memory);
    if (status == SS_OK) status = ss_intern_new(memory, &lexicon->ids);
    if (status != SS_OK) return status;
    ss_state *none = SS_ADD(&lexicon->states, memory);
    if (!none) return SS_NOMEM;
    none->first = SS_NONE;
    return SS_OK;
}

ss_status ss_lexicon_new(const ss_allocator *memory, ss_lexicon **out)
{
    ss_lexicon *lexicon = ss_make(memory, sizeof *lexicon);
    if (!lexicon) return SS_NOMEM;
    lexicon->memory = lexicon->vocabulary.memory = memory;
    ss_status status = fill(lexicon, memory);
    if (status == SS_OK) *out = lexicon;
    else ss_lexicon_free(lexicon);
    return status;
}

void ss_lexicon_free(ss_lexicon *lexicon)
{
    if (!lexicon) return;
    const ss_allocator *memory = lexicon->memory;
    ss_vocabulary_free(&lexicon->vocabulary);
    ss_weights_free(lexicon->weights);
    ss_intern_free(lexicon->ids);
    ss_intern_free(lexicon->stems);
    ss_intern_free(lexicon->related_stems);
    ss_arena_free(&lexicon->scratch);
    SS_DROP(&lexicon->entities, memory);
    SS_DROP(&lexicon->adjectives, memory);
    SS_DROP(&lexicon->cues, memory);
    SS_DROP(&lexicon->offices, memory);
    SS_DROP(&lexicon->organs, memory);
    SS_DROP(&lexicon->numbered, memory);
    SS_DROP(&lexicon->descriptions, memory);
    SS_DROP(&lexicon->described, memory);
    SS_DROP(&lexicon->councils, memory);
    SS_DROP(&lexicon->seats, memory);
    SS_DROP(&lexicon->strings, memory);
    SS_DROP(&lexicon->phrases, memory);
    SS_DROP(&lexicon->states, memory);
    SS_DROP(&lexicon->refs, memory);
    SS_DROP(&lexicon->heads, memory);
    SS_DROP(&lexicon->prefixes, memory);
    SS_DROP(&lexicon->tables, memory);
    SS_DROP(&lexicon->meanings, memory);
    SS_DROP(&lexicon->related, memory);
    SS_DROP(&lexicon->senses, memory);
    SS_DROP(&lexicon->sense_phrases, memory);
    SS_DROP(&lexicon->phrase_slots, memory);
    SS_DROP(&lexicon->head_symbols, memory);
    ss_release(memory, lexicon->edges, lexicon->edge_slots * sizeof *lexicon->edges);
    ss_release(memory, lexicon, sizeof *lexicon);
}

static uint32_t *field_of(ss_lexicon *lexicon, const ss_ref *ref)
{
    switch (ref->kind) {
    case SS_REF_COUNTRY: return &lexicon->entities.at[ref->entity].country;
    case SS_REF_ACTS_FOR: return &lexicon->entities.at[ref->entity].acts_for;
    case SS_REF_PARENT: return &lexicon->entities.at[ref->entity].parent;
    case SS_REF_COUNCIL: return &lexicon->councils.at[ref->entity].council;
    default: return &lexicon->seats.at[ref->entity];
    }
}

static void resolve(ss_lexicon *lexicon, const ss_ref *ref, ss_problem *problem, void *ctx)
{
    static const char *const COLUMNS[] = {"country", "acts_for", "parent", "council", "member"};
    const char *id = lexicon->strings.at + ref->id.at;
    uint32_t entity = ss_lexicon_find(lexicon, id, ref->id.size);
    if (entity != SS_NONE) {
        *field_of(lexicon, ref) = entity;
        return;
    }
    ss_line line = {.lexicon = lexicon, .table = lexicon->strings.at + ref->table.at, .line = ref->line, .problem = problem, .ctx = ctx};
    ss_line_report(&line, "%s: no row has the id '%.*s'", COLUMNS[ref->kind], (int)ref->id.size, id);
}

ss_status ss_lexicon_finish(ss_lexicon *lexicon, ss_problem *problem, void *ctx, ss_error *error)
{
    (void)error;
    if (lexicon->finished) return SS_OK;
    for (uint32_t i = 0; i < lexicon->refs.count; i++) resolve(lexicon, &lexicon->refs.at[i], problem, ctx);
    ss_status status = ss_numbered_find(lexicon);
    if (status == SS_OK) status = ss_prefixes_spread(lexicon, problem, ctx);
    if (status == SS_OK) status = ss_senses_make(lexicon);
    if (status == SS_OK) status = ss_descriptions_index(lexicon);
    if (status != SS_OK) return status;
    ss_heads_mark(lexicon);
    ss_vocabulary_prepare(&lexicon->vocabulary);
    SS_DROP(&lexicon->refs, lexicon->memory);
    SS_DROP(&lexicon->heads, lexicon->memory);
    SS_DROP(&lexicon->prefixes, lexicon->memory);
    SS_DROP(&lexicon->head_symbols, lexicon->memory);
    ss_arena_free(&lexicon->scratch);
    ss_intern_close(lexicon->ids);
    if (lexicon->weights) status = ss_weights_prepare(lexicon->weights, &lexicon->vocabulary);
    if (status != SS_OK) return status;
    lexicon->finished = true;
    return SS_OK;
}

const ss_weights *ss_lexicon_weights(const ss_lexicon *lexicon) { return lexicon->weights; }
const ss_vocabulary *ss_lexicon_vocabulary(const ss_lexicon *lexicon) { return &lexicon->vocabulary; }
ss_vocabulary *ss_lexicon_words(ss_lexicon *lexicon) { return &lexicon->vocabulary; }
const ss_entity *ss_lexicon_entity(const ss_lexicon *lexicon, uint32_t entity) { return &lexicon->entities.at[entity]; }
const ss_cue *ss_lexicon_cue(const ss_lexicon *lexicon, uint32_t cue) { return &lexicon->cues.at[cue]; }
const ss_office *ss_lexicon_office(const ss_lexicon *lexicon, uint32_t office) { return &lexicon->offices.at[office]; }
const ss_organ *ss_lexicon_organ(const ss_lexicon *lexicon, uint32_t organ) { return &lexicon->organs.at[organ]; }
const ss_numbered *ss_lexicon_numbered(const ss_lexicon *lexicon, uint32_t *count)
{
    *count = lexicon->numbered.count;
    return lexicon->numbered.at;
}
/* A row that comes later, as a user's does, counts before one of the same year. */
const ss_council *ss_lexicon_council(const ss_lexicon *lexicon, uint32_t entity, uint32_t year)
{
    const ss_council *latest = NULL;
    if (entity == SS_NONE) return NULL;
    for (uint32_t i = lexicon->councils.count; i-- > 0;) {
        const ss_council *row = &lexicon->councils.at[i];
        if (row->council != entity || (year && row->year != year)) continue;
        if (!latest || row->year > latest->year) latest = row;
    }
    return latest;
}

const uint32_t *ss_lexicon_members(const ss_lexicon *lexicon, const ss_council *council)
{
    return council->members ? lexicon->seats.at + council->first : NULL;
}

static bool can_veto(const ss_lexicon *lexicon, const ss_council *council, uint32_t entity)
{
    for (uint32_t i = 0; i < council->permanent; i++)
        if (lexicon->seats.at[council->first + i] == entity) return true;
    return false;
}

const ss_council *ss_lexicon_vetoing(const ss_lexicon *lexicon, uint32_t entity, uint32_t year)
{
    const ss_council *latest = NULL;
    for (uint32_t i = lexicon->councils.count; i-- > 0;) {
        const ss_council *row = &lexicon->councils.at[i];
        if (entity == SS_NONE || (year && row->year != year) || (latest && latest->year >= row->year)) continue;
        if (can_veto(lexicon, row, entity)) latest = row;
    }
    return latest;
}

uint32_t ss_lexicon_entities(const ss_lexicon *lexicon) { return lexicon->entities.count; }
uint32_t ss_lexicon_aliases(const ss_lexicon *lexicon) { return lexicon->aliases; }
const char *ss_lexicon_text(const ss_lexicon *lexicon, ss_string string) { return lexicon->strings.at + string.at; }

ss_string ss_lexicon_table(const ss_lexicon *lexicon, const ss_phrase *phrase) { return lexicon->tables.at[phrase->table]; }

uint32_t ss_lexicon_find(const ss_lexicon *lexicon, const char *id, uint32_t size)
{
    uint32_t found = ss_intern_find(lexicon->ids, id, size, ss_hash64(id, size, 0));
    return found ? found - 1 : SS_NONE;
}

ss_string ss_lexicon_adjective(const ss_lexicon *lexicon, uint32_t entity)
{
    ss_string adjective = entity < lexicon->adjectives.count ? lexicon->adjectives.at[entity] : (ss_string){0, 0};
    return adjective.size ? adjective : lexicon->entities.at[entity].name;
}

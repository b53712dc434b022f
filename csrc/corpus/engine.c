#include "corpus/engine.h"

#include "lexicon/fold.h"
#include "reading/dates.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define MANY_ALIASES 100000u

ss_status ss_engine_new(const ss_allocator *memory, ss_engine **out)
{
    ss_engine *engine = ss_make(memory, sizeof *engine);
    if (!engine) return SS_NOMEM;
    ss_status status = ss_lexicon_new(memory, &engine->lexicon);
    if (status != SS_OK) {
        ss_release(memory, engine, sizeof *engine);
        return status;
    }
    ss_patterns_init(&engine->patterns, memory);
    engine->memory = memory;
    engine->references = 1;
    *out = engine;
    return SS_OK;
}

ss_status ss_engine_load(ss_engine *engine, const char *name, const char *bytes, size_t size, ss_problem *problem, void *ctx,
                         ss_error *error)
{
    if (engine->finished) return ss_error_set(error, SS_INPUT, 0, "%.80s: a finished engine loads no more tables", name);
    return ss_lexicon_load(engine->lexicon, name, bytes, size, problem, ctx, error);
}

/* The lists of a large lexicon leave holes where they grew, as large as itself: they go back to the system. */
static void tidy(const ss_engine *engine)
{
#ifdef __GLIBC__
    if (engine->memory == &ss_allocator_libc && ss_lexicon_aliases(engine->lexicon) >= MANY_ALIASES) (void)malloc_trim(0);
#else
    (void)engine;
#endif
}

ss_status ss_engine_finish(ss_engine *engine, ss_problem *problem, void *ctx, ss_error *error)
{
    if (engine->finished) return SS_OK;
    ss_status status = ss_lexicon_finish(engine->lexicon, problem, ctx, error);
    if (status == SS_OK) status = ss_dates_prepare(ss_lexicon_words(engine->lexicon));
    if (status == SS_OK) engine->finished = true;
    tidy(engine);
    return status;
}

ss_engine *ss_engine_retain(ss_engine *engine)
{
    (void)__atomic_add_fetch(&engine->references, 1, __ATOMIC_RELAXED);
    return engine;
}

void ss_engine_release(ss_engine *engine)
{
    if (!engine || __atomic_sub_fetch(&engine->references, 1, __ATOMIC_ACQ_REL) > 0) return;
    const ss_allocator *memory = engine->memory;
    ss_patterns_free(&engine->patterns);
    ss_lexicon_free(engine->lexicon);
    ss_release(memory, engine, sizeof *engine);
}

/* ---- looking one string up ------------------------------------------------------------------------------------------ */

static const char *const type_names[SS_TYPES] = {"country", "person", "organisation", "body", "place", "outlet", "group",
                                                 "document"};
static const char *const how_names[] = {"name",    "alias",   "acronym", "demonym", "metonym",
                                        "surname", "variant", "nominal", "pronoun"};

typedef struct {
    const ss_lexicon *lexicon;
    ss_arena *arena;
    void (*hit)(void *ctx, const ss_reading *reading);
    void *ctx;
} ss_lookup;

/* A terminated copy of a string of the lexicon; empty ones are NULL in *out. */
static ss_status terminated(const ss_lookup *look, ss_string string, const char **out)
{
    *out = NULL;
    if (string.size == 0) return SS_OK;
    char *copy = ss_arena_take(look->arena, (size_t)string.size + 1);
    if (!copy) return SS_NOMEM;
    memcpy(copy, ss_lexicon_text(look->lexicon, string), string.size);
    copy[string.size] = 0;
    *out = copy;
    return SS_OK;
}

static ss_status tell(const ss_lookup *look, const ss_phrase *phrase)
{
    const ss_entity *entity = ss_lexicon_entity(look->lexicon, phrase->item);
    ss_reading reading = {.type = type_names[entity->type], .how = how_names[phrase->detail]};
    ss_string country = {0, 0};
    if (entity->country != SS_NONE) country = ss_lexicon_entity(look->lexicon, entity->country)->id;
    ss_status status = terminated(look, entity->id, &reading.entity);
    if (status == SS_OK) status = terminated(look, entity->name, &reading.name);
    if (status == SS_OK) status = terminated(look, country, &reading.country);
    if (status == SS_OK) status = terminated(look, entity->wikidata, &reading.wikidata);
    if (status == SS_OK) status = terminated(look, ss_lexicon_table(look->lexicon, phrase), &reading.table);
    if (status == SS_OK) look->hit(look->ctx, &reading);
    return status;
}

/* All names that fill the tokens from..count; *hits counts them. */
static ss_status look_from(const ss_lookup *look, const ss_tokens *tokens, uint32_t from, bool shouting, uint32_t *hits)
{
    ss_found found;
    if (!ss_lexicon_match(look->lexicon, tokens, from, tokens->count, shouting, &found)) return SS_OK;
    const ss_phrase *phrase = found.at[SS_PHRASE_NAME];
    if (!phrase || found.end[SS_PHRASE_NAME] != tokens->count) return SS_OK;
    for (; phrase; phrase = ss_phrase_next(look->lexicon, phrase)) {
        if (phrase->kind != SS_PHRASE_NAME) continue;
        ss_status status = tell(look, phrase);
        if (status != SS_OK) return status;
        ++*hits;
    }
    return SS_OK;
}

/* As written; then without its article, which is never part of a name; then by its letters alone, as in a line in capitals. */
static ss_status look_all_ways(const ss_lookup *look, const ss_tokens *tokens)
{
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(look->lexicon);
    uint32_t hits = 0, begin = 0;
    if (tokens->count > 1 && (ss_word_of(vocabulary, tokens->at[0].symbol).classes & SS_W(DETERMINER))) begin = 1;
    ss_status status = look_from(look, tokens, 0, false, &hits);
    if (status == SS_OK && !hits && begin) status = look_from(look, tokens, begin, false, &hits);
    if (status == SS_OK && !hits) status = look_from(look, tokens, begin, true, &hits);
    return status;
}

ss_status ss_engine_lookup(const ss_engine *engine, const char *text, size_t size,
                           void (*hit)(void *ctx, const ss_reading *reading), void *ctx)
{
    bool ascii;
    if (!engine->finished || size > INT32_MAX) return SS_INPUT;
    if (ss_utf8_check(text, size, &ascii) < size) return SS_DECODE;
    ss_arena arena;
    ss_arena_init(&arena, engine->memory);
    ss_lookup look = {engine->lexicon, &arena, hit, ctx};
    ss_text whole = {text, (uint32_t)size, ascii};
    ss_tokens tokens = {0};
    ss_status status = ss_tokens_read(&whole, ss_lexicon_vocabulary(engine->lexicon), &arena, &tokens);
    if (status == SS_OK && tokens.count) status = look_all_ways(&look, &tokens);
    ss_arena_free(&arena);
    return status;
}

/* ---- comparing two names -------------------------------------------------------------------------------------------- */

static const char *const match_whys[] = {
    [SS_MATCH_NONE] = "different names",
    [SS_MATCH_SAME] = "the same but for case and accents",
    [SS_MATCH_FOLDED] = "one name in two transliterations",
    [SS_MATCH_INITIAL] = "initials stand for given names",
    [SS_MATCH_ORDER] = "the same words in another order",
    [SS_MATCH_SPELLING] = "near spellings",
    [SS_MATCH_PARTIAL] = "some of the words agree",
};

static ss_status type_named(const char *type, uint8_t *out)
{
    for (uint8_t i = 0; i < SS_TYPES; i++)
        if (!strcmp(type, type_names[i])) {
            *out = i;
            return SS_OK;
        }
    return SS_INPUT;
}

ss_status ss_match(const char *a, size_t a_size, const char *b, size_t b_size, const char *type, double *score, const char **why)
{
    uint8_t kind = SS_PERSON;
    bool ascii;
    if (a_size > INT32_MAX || b_size > INT32_MAX) return SS_LIMIT;
    if (type && type_named(type, &kind) != SS_OK) return SS_INPUT;
    if (ss_utf8_check(a, a_size, &ascii) < a_size || ss_utf8_check(b, b_size, &ascii) < b_size) return SS_DECODE;
    ss_match_why reason = SS_MATCH_NONE;
    *score = ss_name_similarity(a, (uint32_t)a_size, b, (uint32_t)b_size, kind, &reason);
    *why = match_whys[reason];
    return SS_OK;
}

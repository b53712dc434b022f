/* The engine's patterns: taken from the door in words, and tried on texts that are no documents. */
#include "claims/ruled.h"
#include "corpus/engine.h"

static ss_slice slice_of(ss_field field)
{
    return (ss_slice){field.at, field.size};
}

ss_status ss_engine_pattern(ss_engine *engine, const ss_pattern_given *given, ss_error *error)
{
    ss_given_rule rule = {.name = slice_of(given->name), .kind = slice_of(given->kind), .expression = slice_of(given->expression),
                          .flags = slice_of(given->flags), .act = slice_of(given->act), .lemma = slice_of(given->lemma),
                          .cameo = slice_of(given->cameo), .level = slice_of(given->level), .modality = slice_of(given->modality),
                          .roles = slice_of(given->roles), .negated = given->negated, .confidence = given->confidence};
    if (engine->finished) return ss_error_set(error, SS_PATTERN, SS_NO_OFFSET, "a finished engine takes no more patterns");
    return ss_patterns_add(&engine->patterns, &rule, error);
}

typedef struct {
    void (*hit)(void *ctx, const char *group, uint32_t start, uint32_t end);
    void *ctx;
} listener;

static ss_status tell(void *ctx, const ss_ruled_match *match)
{
    const listener *l = ctx;
    ss_span span;
    l->hit(l->ctx, "", match->spans[0].start, match->spans[0].end);
    for (uint32_t slot = 0; slot < SS_SLOTS; slot++)
        for (uint32_t i = 0; ss_ruled_slot(match, (ss_slot)slot, i, &span); i++)
            l->hit(l->ctx, ss_slot_text((ss_slot)slot), span.start, span.end);
    return SS_OK;
}

ss_status ss_engine_find(const ss_engine *engine, uint32_t pattern, const char *text, size_t size,
                         void (*hit)(void *ctx, const char *group, uint32_t start, uint32_t end), void *ctx)
{
    ss_text whole = {text, (uint32_t)size, false};
    if (!engine->finished || size > INT32_MAX || pattern >= engine->patterns.rules.count) return SS_INPUT;
    if (ss_utf8_check(text, size, &whole.ascii) < size) return SS_DECODE;
    ss_document document;
    listener l = {hit, ctx};
    ss_document_init(&document, engine->memory);
    document.patterns = &engine->patterns;
    ss_status status = ss_ruled_try(&document, ss_lexicon_vocabulary(engine->lexicon), whole, pattern, tell, &l);
    ss_document_free(&document);
    return status;
}

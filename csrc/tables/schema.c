#include <stdatomic.h>
#include "claims/claim.h"
#include "tables/columns.h"

/* ---- words of the enumerations, in the order of the C enumerations -------------------------------------------------- */

static const char *const words_roles[] = {"headline", "body", "caption", "dateline", "credit", "boilerplate", NULL};
static const char *const words_types[] = {"country", "person", "organisation", "body", "place", "outlet", "group",
                                          "document", NULL};
static const char *const words_hows[] = {"name", "alias", "acronym", "demonym", "metonym", "surname", "variant",
                                         "nominal", "pronoun", NULL};
static const char *const words_outlet_from[] = {"given", "url", "text", "none", NULL};
static const char *const words_published_from[] = {"given", "header", "byline", "dateline", "filename", "url", "text",
                                                   "corpus", "none", NULL};
static const char *const words_date_types[] = {"date", "time", "duration", "set", NULL};
static const char *const words_anchors[] = {"absolute", "document", "text", "corpus", "none", NULL};
static const char *const words_levels[] = {"communication", "attitude", NULL};
static const char *const words_kinds[] = {"direct", "mixed", "indirect", NULL};
static const char *const words_modalities[] = {"actual", "possible", "conditional", "future", "required", NULL};
static const char *const words_speaker_hows[] = {"named", "surname", "acronym", "demonym", "metonym", "pronoun", "nominal",
                                                 "carried", "collective", "unnamed", "passive", "none", NULL};
static const char *const words_date_from[] = {"text", "document", "corpus", "none", NULL};
static const char *const words_outcomes[] = {"adopted", "rejected", "vetoed", NULL};
static const char *const words_mandate_statuses[] = {"active", "renewed", "lapsed", "terminated", "unknown", NULL};
static const char *const words_conflict_kinds[] = {"date", "number", "name", "title", "outcome", "attribution", "content",
                                                   "reason", "gender", "wording", "published", NULL};
static const char *const words_severities[] = {"contradiction", "variant", NULL};
#define X(name, word) word,
static const char *const words_acts[] = {SS_ACTS(X) NULL};
#undef X

/* ---- columns ------------------------------------------------------------------------------------------------------- */

#define SS_INT .kind = SS_C_INT32
#define SS_SMALL .kind = SS_C_INT8
#define SS_FLAG .kind = SS_C_BOOL
#define SS_REAL .kind = SS_C_FLOAT32
#define SS_DAY .kind = SS_C_DATE32
#define SS_STR .kind = SS_C_STRING
#define SS_ENUM(list) .kind = SS_C_ENUM, .words = words_##list
#define SS_LIST_OF(items) .kind = SS_C_LIST, .fields = items, .n_fields = 1
#define SS_STRUCT_OF(parts) .kind = SS_C_STRUCT, .fields = parts, .n_fields = sizeof parts / sizeof *parts
#define SS_OPTIONAL .optional = true
#define X(column, ...) {.name = #column, __VA_ARGS__},

static const ss_column string_item[] = {X(item, SS_STR)};
static const ss_column span_fields[] = {X(start, SS_INT) X(end, SS_INT)};
static const ss_column span_item[] = {X(item, SS_STRUCT_OF(span_fields))};
static const ss_column position_fields[] = {X(member, SS_STR) X(entity, SS_STR, SS_OPTIONAL) X(position, SS_STR)
                                            X(basis, SS_STR)};
static const ss_column position_item[] = {X(item, SS_STRUCT_OF(position_fields))};
static const ss_column member_fields[] = {X(doc, SS_INT) X(claim, SS_STR) X(similarity, SS_REAL)};
static const ss_column member_item[] = {X(item, SS_STRUCT_OF(member_fields))};
static const ss_column side_fields[] = {X(doc, SS_INT) X(start, SS_INT) X(end, SS_INT) X(text, SS_STR)
                                        X(value, SS_STR, SS_OPTIONAL) X(claim, SS_STR, SS_OPTIONAL) X(speaker, SS_STR, SS_OPTIONAL)};
static const ss_column side_item[] = {X(item, SS_STRUCT_OF(side_fields))};

static const ss_column documents[] = {SS_DOCUMENTS_COLUMNS(X)};
static const ss_column sentences[] = {SS_SENTENCES_COLUMNS(X)};
static const ss_column mentions[] = {SS_MENTIONS_COLUMNS(X)};
static const ss_column entities[] = {SS_ENTITIES_COLUMNS(X)};
static const ss_column dates[] = {SS_DATES_COLUMNS(X)};
static const ss_column claims[] = {SS_CLAIMS_COLUMNS(X)};
static const ss_column votes[] = {SS_VOTES_COLUMNS(X)};
static const ss_column mandates[] = {SS_MANDATES_COLUMNS(X)};
static const ss_column statements[] = {SS_STATEMENTS_COLUMNS(X)};
static const ss_column conflicts[] = {SS_CONFLICTS_COLUMNS(X)};
static const ss_column warnings[] = {SS_WARNINGS_COLUMNS(X)};
#undef X

static const struct { const char *name; const ss_column *columns; uint32_t count; } tables[SS_TABLES] = {
#define X(number, name) [SS_##number] = {#name, name, sizeof name / sizeof *name},
    SS_EACH_TABLE(X)
#undef X
};

const char *ss_table_name(ss_table table) { return tables[table].name; }

const char *const *ss_table_words(ss_table table, uint32_t column) {
    return column < tables[table].count ? tables[table].columns[column].words : NULL;
}

const ss_column *ss_table_columns(ss_table table, uint32_t *count) {
    *count = tables[table].count;
    return tables[table].columns;
}

/* ---- the Arrow schema: all parts in one arena, which goes with the last part that is released ------------------------ */

typedef struct {
    ss_arena arena;
    atomic_uint references;
} schema_owner;

static void owner_release(schema_owner *owner) {
    if (atomic_fetch_sub(&owner->references, 1) != 1) return;
    const ss_allocator *memory = owner->arena.memory;
    ss_arena_free(&owner->arena);
    ss_release(memory, owner, sizeof *owner);
}

static void schema_release(struct ArrowSchema *schema) {
    for (int64_t i = 0; i < schema->n_children; i++)
        if (schema->children[i]->release) schema->children[i]->release(schema->children[i]);
    if (schema->dictionary && schema->dictionary->release) schema->dictionary->release(schema->dictionary);
    schema->release = NULL;
    owner_release(schema->private_data);
}

static const char *column_format(ss_column_kind kind) {
    static const char *const formats[] = {[SS_C_BOOL] = "b", [SS_C_INT8] = "c", [SS_C_INT32] = "i", [SS_C_FLOAT32] = "f",
                                          [SS_C_DATE32] = "tdD", [SS_C_STRING] = "u", [SS_C_ENUM] = "c", [SS_C_LIST] = "+l",
                                          [SS_C_STRUCT] = "+s"};
    return formats[kind];
}

/* A failed schema is not unwound part by part: its arena is freed as a whole. */
static bool schema_fill(schema_owner *owner, const ss_column *column, struct ArrowSchema *out);

static bool schema_children(schema_owner *owner, const ss_column *column, struct ArrowSchema *out) {
    out->n_children = column->n_fields;
    if (!column->n_fields) return true;
    out->children = ss_arena_zero(&owner->arena, column->n_fields * sizeof *out->children);
    struct ArrowSchema *children = ss_arena_zero(&owner->arena, column->n_fields * sizeof *children);
    if (!out->children || !children) return false;
    for (uint32_t i = 0; i < column->n_fields; i++) {
        out->children[i] = &children[i];
        if (!schema_fill(owner, &column->fields[i], &children[i])) return false;
    }
    return true;
}

static bool schema_dictionary(schema_owner *owner, const ss_column *column, struct ArrowSchema *out) {
    static const ss_column word = {.name = "", .kind = SS_C_STRING};
    if (column->kind != SS_C_ENUM) return true;
    out->dictionary = ss_arena_zero(&owner->arena, sizeof *out->dictionary);
    return out->dictionary && schema_fill(owner, &word, out->dictionary);
}

static bool schema_fill(schema_owner *owner, const ss_column *column, struct ArrowSchema *out) {
    *out = (struct ArrowSchema){.format = column_format(column->kind), .name = column->name,
                                .flags = column->optional ? ARROW_FLAG_NULLABLE : 0, .release = schema_release,
                                .private_data = owner};
    atomic_fetch_add(&owner->references, 1);
    return schema_children(owner, column, out) && schema_dictionary(owner, column, out);
}

ss_status ss_table_schema(const ss_allocator *memory, ss_table table, struct ArrowSchema *out) {
    ss_column whole = {.name = "", .kind = SS_C_STRUCT};
    whole.fields = ss_table_columns(table, &whole.n_fields);
    schema_owner *owner = ss_make(memory, sizeof *owner);
    if (!owner) return SS_NOMEM;
    ss_arena_init(&owner->arena, memory);
    atomic_init(&owner->references, 1);
    struct ArrowSchema schema;
    bool done = schema_fill(owner, &whole, &schema);
    if (!done) atomic_store(&owner->references, 1);
    owner_release(owner);
    if (!done) return SS_NOMEM;
    *out = schema;
    return SS_OK;
}

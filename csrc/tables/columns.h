/* The tables: names, types and order of their columns, as the contract lists them. Each table stands here once; the numbers
 * of its columns (SS_CLAIMS_text) and its Arrow schema both come from this list.
 *
 *   X(role, SS_ENUM(roles))             a column that always has a value
 *   X(published, SS_DAY, SS_OPTIONAL)   one that may be null
 *
 * Enumerations are dictionaries of int8 with fixed words, in the order of the C enumerations that they show. Items of lists
 * are never null. Everything here is constant. */
#ifndef SS_TABLES_COLUMNS_H
#define SS_TABLES_COLUMNS_H

#include "sayso.h"
#include "tables/arrow.h"

typedef enum { SS_C_BOOL, SS_C_INT8, SS_C_INT32, SS_C_FLOAT32, SS_C_DATE32, SS_C_STRING, SS_C_ENUM, SS_C_LIST,
               SS_C_STRUCT } ss_column_kind;

typedef struct ss_column ss_column;
struct ss_column {
    const char *name;
    ss_column_kind kind;
    bool optional;
    const char *const *words; /* of an enumeration; NULL-terminated */
    const ss_column *fields;  /* of a list: its item; of a struct: its fields */
    uint32_t n_fields;
};

/* The columns of a table, and how many. */
const ss_column *ss_table_columns(ss_table table, uint32_t *count);

#define SS_DOCUMENTS_COLUMNS(X)                                                                                            \
    X(doc, SS_INT) X(id, SS_STR) X(text, SS_STR) X(path, SS_STR, SS_OPTIONAL) X(url, SS_STR, SS_OPTIONAL)                  \
    X(title, SS_STR, SS_OPTIONAL) X(outlet, SS_STR, SS_OPTIONAL) X(outlet_from, SS_ENUM(outlet_from))                      \
    X(authors, SS_LIST_OF(string_item)) X(published, SS_DAY, SS_OPTIONAL) X(published_from, SS_ENUM(published_from))       \
    X(place, SS_STR, SS_OPTIONAL) X(credits, SS_LIST_OF(string_item)) X(language, SS_STR, SS_OPTIONAL) X(chars, SS_INT)    \
    X(words, SS_INT) X(n_claims, SS_INT) X(n_warnings, SS_INT) X(duplicate_of, SS_INT, SS_OPTIONAL)

#define SS_SENTENCES_COLUMNS(X)                                                                                            \
    X(doc, SS_INT) X(sentence, SS_INT) X(paragraph, SS_INT) X(start, SS_INT) X(end, SS_INT) X(role, SS_ENUM(roles))

#define SS_MENTIONS_COLUMNS(X)                                                                                             \
    X(doc, SS_INT) X(mention, SS_INT) X(sentence, SS_INT) X(start, SS_INT) X(end, SS_INT) X(text, SS_STR)                  \
    X(entity, SS_STR) X(literal, SS_STR, SS_OPTIONAL) X(type, SS_ENUM(types)) X(how, SS_ENUM(hows))

#define SS_ENTITIES_COLUMNS(X)                                                                                             \
    X(entity, SS_STR) X(name, SS_STR) X(type, SS_ENUM(types)) X(country, SS_STR, SS_OPTIONAL)                              \
    X(role, SS_STR, SS_OPTIONAL) X(gender, SS_STR, SS_OPTIONAL) X(aliases, SS_LIST_OF(string_item))                        \
    X(n_mentions, SS_INT) X(n_documents, SS_INT) X(wikidata, SS_STR, SS_OPTIONAL)

#define SS_DATES_COLUMNS(X)                                                                                                \
    X(doc, SS_INT) X(sentence, SS_INT) X(start, SS_INT) X(end, SS_INT) X(text, SS_STR) X(type, SS_ENUM(date_types))        \
    X(value, SS_STR) X(mod, SS_STR, SS_OPTIONAL) X(quant, SS_STR, SS_OPTIONAL) X(freq, SS_STR, SS_OPTIONAL)                \
    X(first, SS_DAY, SS_OPTIONAL) X(last, SS_DAY, SS_OPTIONAL) X(anchor, SS_ENUM(anchors)) X(why, SS_STR)

#define SS_CLAIMS_COLUMNS(X)                                                                                               \
    X(claim, SS_STR) X(doc, SS_INT) X(sentence, SS_INT) X(outlet, SS_STR, SS_OPTIONAL) X(level, SS_ENUM(levels))           \
    X(kind, SS_ENUM(kinds)) X(act, SS_ENUM(acts)) X(cameo, SS_STR, SS_OPTIONAL) X(negated, SS_FLAG)                        \
    X(modality, SS_ENUM(modalities)) X(speaker, SS_STR, SS_OPTIONAL) X(speaker_name, SS_STR, SS_OPTIONAL)                  \
    X(speaker_country, SS_STR, SS_OPTIONAL) X(speakers, SS_LIST_OF(string_item)) X(speaker_how, SS_ENUM(speaker_hows))     \
    X(source_start, SS_INT, SS_OPTIONAL) X(source_end, SS_INT, SS_OPTIONAL) X(source_text, SS_STR, SS_OPTIONAL)            \
    X(cue_start, SS_INT, SS_OPTIONAL) X(cue_end, SS_INT, SS_OPTIONAL) X(cue_text, SS_STR, SS_OPTIONAL)                     \
    X(cue_lemma, SS_STR, SS_OPTIONAL) X(content, SS_LIST_OF(span_item)) X(text, SS_STR)                                    \
    X(addressee, SS_STR, SS_OPTIONAL) X(addressee_text, SS_STR, SS_OPTIONAL) X(target, SS_STR, SS_OPTIONAL)                \
    X(target_text, SS_STR, SS_OPTIONAL) X(object, SS_LIST_OF(span_item)) X(refers_to, SS_STR, SS_OPTIONAL)                 \
    X(about, SS_LIST_OF(string_item)) X(via, SS_LIST_OF(string_item)) X(parent, SS_STR, SS_OPTIONAL) X(depth, SS_SMALL)    \
    X(date_first, SS_DAY, SS_OPTIONAL) X(date_last, SS_DAY, SS_OPTIONAL) X(date_text, SS_STR, SS_OPTIONAL)                 \
    X(date_from, SS_ENUM(date_from)) X(event, SS_STR, SS_OPTIONAL) X(statement, SS_STR, SS_OPTIONAL)                       \
    X(confidence, SS_REAL) X(why, SS_STR)

#define SS_VOTES_COLUMNS(X)                                                                                                \
    X(vote, SS_STR) X(doc, SS_INT) X(event, SS_STR, SS_OPTIONAL) X(body, SS_STR) X(motion, SS_STR, SS_OPTIONAL)            \
    X(draft, SS_STR, SS_OPTIONAL) X(resolution, SS_STR, SS_OPTIONAL) X(meeting, SS_STR, SS_OPTIONAL)                       \
    X(sponsor, SS_STR, SS_OPTIONAL) X(in_favour, SS_INT, SS_OPTIONAL) X(against, SS_INT, SS_OPTIONAL)                      \
    X(abstained, SS_INT, SS_OPTIONAL) X(absent, SS_INT, SS_OPTIONAL) X(positions, SS_LIST_OF(position_item))               \
    X(outcome, SS_ENUM(outcomes), SS_OPTIONAL) X(date, SS_DAY, SS_OPTIONAL) X(spans, SS_LIST_OF(span_item))

#define SS_MANDATES_COLUMNS(X)                                                                                             \
    X(doc, SS_INT) X(event, SS_STR, SS_OPTIONAL) X(body, SS_STR) X(committee, SS_STR, SS_OPTIONAL)                         \
    X(start_date, SS_DAY, SS_OPTIONAL) X(end_date, SS_DAY, SS_OPTIONAL) X(proposed_end, SS_DAY, SS_OPTIONAL)               \
    X(status, SS_ENUM(mandate_statuses)) X(start, SS_INT) X(end, SS_INT) X(text, SS_STR)

#define SS_STATEMENTS_COLUMNS(X)                                                                                           \
    X(statement, SS_STR) X(speaker, SS_STR, SS_OPTIONAL) X(act, SS_ENUM(acts)) X(text, SS_STR) X(n_documents, SS_INT)      \
    X(n_outlets, SS_INT) X(n_independent, SS_INT) X(first, SS_DAY, SS_OPTIONAL) X(members, SS_LIST_OF(member_item))

#define SS_CONFLICTS_COLUMNS(X)                                                                                            \
    X(conflict, SS_STR) X(kind, SS_ENUM(conflict_kinds)) X(about, SS_STR) X(sides, SS_LIST_OF(side_item))                  \
    X(severity, SS_ENUM(severities))

#define SS_WARNINGS_COLUMNS(X)                                                                                             \
    X(doc, SS_INT) X(code, SS_STR) X(start, SS_INT, SS_OPTIONAL) X(end, SS_INT, SS_OPTIONAL) X(message, SS_STR)

#define SS_EACH_TABLE(X)                                                                                                   \
    X(DOCUMENTS, documents) X(SENTENCES, sentences) X(MENTIONS, mentions) X(ENTITIES, entities) X(DATES, dates)            \
    X(CLAIMS, claims) X(VOTES, votes) X(MANDATES, mandates) X(STATEMENTS, statements) X(CONFLICTS, conflicts)              \
    X(WARNINGS, warnings)

#define X(name, ...) SS_DOCUMENTS_##name,
enum { SS_DOCUMENTS_COLUMNS(X) SS_DOCUMENTS_WIDTH };
#undef X
#define X(name, ...) SS_SENTENCES_##name,
enum { SS_SENTENCES_COLUMNS(X) SS_SENTENCES_WIDTH };
#undef X
#define X(name, ...) SS_MENTIONS_##name,
enum { SS_MENTIONS_COLUMNS(X) SS_MENTIONS_WIDTH };
#undef X
#define X(name, ...) SS_ENTITIES_##name,
enum { SS_ENTITIES_COLUMNS(X) SS_ENTITIES_WIDTH };
#undef X
#define X(name, ...) SS_DATES_##name,
enum { SS_DATES_COLUMNS(X) SS_DATES_WIDTH };
#undef X
#define X(name, ...) SS_CLAIMS_##name,
enum { SS_CLAIMS_COLUMNS(X) SS_CLAIMS_WIDTH };
#undef X
#define X(name, ...) SS_VOTES_##name,
enum { SS_VOTES_COLUMNS(X) SS_VOTES_WIDTH };
#undef X
#define X(name, ...) SS_MANDATES_##name,
enum { SS_MANDATES_COLUMNS(X) SS_MANDATES_WIDTH };
#undef X
#define X(name, ...) SS_STATEMENTS_##name,
enum { SS_STATEMENTS_COLUMNS(X) SS_STATEMENTS_WIDTH };
#undef X
#define X(name, ...) SS_CONFLICTS_##name,
enum { SS_CONFLICTS_COLUMNS(X) SS_CONFLICTS_WIDTH };
#undef X
#define X(name, ...) SS_WARNINGS_##name,
enum { SS_WARNINGS_COLUMNS(X) SS_WARNINGS_WIDTH };
#undef X

#endif

/* The whole pipeline under libFuzzer: bytes -> one record -> shard -> corpus -> every table; each span is held against its text.
 *
 *   byte 0: options   bytes 1..2: day of publication   then, when bit 1 says so, a line for title and url   the rest: the text
 *
 * With bit 4 of the options the text and its halves are read once more as three articles of one corpus.
 *
 * Two engines are built once from the tables in SAYSO_DATA (an environment variable, else the macro), one of them with patterns of
 * a user, which bit 3 of the options chooses. A span outside its text, or a text column that is not what stands there, traps. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "must.h"
#include "sayso.h"
#include "tables/arrow.h"

#ifndef SAYSO_DATA
#define SAYSO_DATA "python/sayso/data"
#endif

static ss_engine *plain, *patterned;

/* ---- the engine ------------------------------------------------------------------------------------------------------ */

static void load(ss_engine *engine, const char *folder, const char *name) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    MUST(file);
    MUST(fseek(file, 0, SEEK_END) == 0);
    long size = ftell(file);
    MUST(size >= 0);
    rewind(file);
    char *bytes = malloc((size_t)size + 1);
    MUST(bytes && fread(bytes, 1, (size_t)size, file) == (size_t)size);
    fclose(file);
    MUST(ss_engine_load(engine, name, bytes, (size_t)size, NULL, NULL, NULL) == SS_OK);
    free(bytes);
}

static int is_table(const struct dirent *entry) {
    size_t size = strlen(entry->d_name);
    return size > 6 && (strcmp(entry->d_name + size - 4, ".tsv") == 0 || strcmp(entry->d_name + size - 6, ".model") == 0);
}

static ss_field word(const char *text) { return (ss_field){text, (uint32_t)strlen(text)}; }

static void add_patterns(ss_engine *engine) {
    static const struct { const char *kind, *expression, *act; } rules[] = {
        {"claim", "(?<source>\\w+(?:\\s+\\w+)?) (?<cue>\\w+ed|\\w+s) (?:at (?<addressee>\\w+) )?(?<content>.+?)[.,;]", ""},
        {"claim", "[“\"](?<content>[^”\"]+)[”\"],? (?<cue>said|\\w+) (?<content>.*)", "accuse"},
        {"claim", "(?<cue>.) (?<target>.+)", "veto"},
        {"act", "(?<cue>said|told).*", "deny"},
        {"boilerplate", "^(?:Sign up|\\W+\\d)", ""},
        {"boilerplate", "(\\w+\\s?)+[:;]", ""}};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        char name[] = {(char)('a' + i), 0};
        ss_pattern_given given = {.name = word(name), .kind = word(rules[i].kind), .expression = word(rules[i].expression),
                                  .act = word(rules[i].act), .confidence = 0.5f};
        MUST(ss_engine_pattern(engine, &given, NULL) == SS_OK);
    }
}

static ss_engine *build(const char *folder, struct dirent **names, int count, bool patterns) {
    ss_engine *engine;
    MUST(ss_engine_new(&ss_allocator_libc, &engine) == SS_OK);
    if (patterns) add_patterns(engine);
    for (int i = 0; i < count; i++) load(engine, folder, names[i]->d_name);
    MUST(ss_engine_finish(engine, NULL, NULL, NULL) == SS_OK);
    return engine;
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    const char *folder = getenv("SAYSO_DATA") ? getenv("SAYSO_DATA") : SAYSO_DATA;
    struct dirent **names;
    int count = scandir(folder, &names, is_table, alphasort);
    MUST(count > 0);
    plain = build(folder, names, count, false);
    patterned = build(folder, names, count, true);
    for (int i = 0; i < count; i++) free(names[i]);
    free(names);
    return 0;
}

/* ---- what was found, held against the text --------------------------------------------------------------------------- */

typedef struct {
    const char *text;
    uint32_t *at;      /* byte of each code point, and one behind the last */
    int32_t points;
} document;

static void points_of(document *doc, const char *text, int32_t size) {
    doc->text = text;
    doc->at = malloc(((size_t)size + 1) * sizeof *doc->at);
    MUST(doc->at);
    doc->points = 0;
    for (int32_t i = 0; i < size; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80) doc->at[doc->points++] = (uint32_t)i;
    doc->at[doc->points] = (uint32_t)size;
}

static const struct ArrowArray *column(const struct ArrowSchema *schema, const struct ArrowArray *batch, const char *name) {
    for (int64_t i = 0; i < schema->n_children; i++)
        if (strcmp(schema->children[i]->name, name) == 0) return batch->children[i];
    return NULL;
}

static int is_null(const struct ArrowArray *array, int64_t row) {
    const unsigned char *bits = array->buffers[0];
    row += array->offset;
    return bits && !(bits[row / 8] >> (row % 8) & 1);
}

static int32_t number(const struct ArrowArray *array, int64_t row) {
    return ((const int32_t *)array->buffers[1])[row + array->offset];
}

static void check_text(const document *doc, const struct ArrowArray *text, int64_t row, int32_t start, int32_t end) {
    const int32_t *offsets = (const int32_t *)text->buffers[1] + text->offset;
    uint32_t size = doc->at[end] - doc->at[start];
    MUST((uint32_t)(offsets[row + 1] - offsets[row]) == size);
    MUST(memcmp((const char *)text->buffers[2] + offsets[row], doc->text + doc->at[start], size) == 0);
}

static void check_spans(const document *doc, const struct ArrowSchema *schema, const struct ArrowArray *batch, const char *head,
                        int with_text) {
    char name[32];
    const struct ArrowArray *part[3];
    const char *const tails[] = {"start", "end", "text"};
    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof name, "%s%s", head, tails[i]);
        part[i] = column(schema, batch, name);
    }
    if (!part[0] || !part[1]) return;
    for (int64_t row = 0; row < batch->length; row++) {
        if (is_null(part[0], row)) continue;
        int32_t start = number(part[0], row), end = number(part[1], row);
        MUST(0 <= start && start < end && end <= doc->points);
        if (part[2] && with_text) check_text(doc, part[2], row, start, end);
    }
}

static void check_pieces(const document *doc, const struct ArrowArray *list) {
    if (!list) return;
    const struct ArrowArray *start = list->children[0]->children[0], *end = list->children[0]->children[1];
    const int32_t *offsets = (const int32_t *)list->buffers[1] + list->offset;
    for (int32_t i = offsets[0]; i < offsets[list->length]; i++)
        MUST(0 <= number(start, i) && number(start, i) < number(end, i) && number(end, i) <= doc->points);
}

static void check_batch(document *doc, ss_table table, const struct ArrowSchema *schema, const struct ArrowArray *batch) {
    MUST(schema->n_children == batch->n_children);
    if (table == SS_DOCUMENTS) {
        const struct ArrowArray *text = column(schema, batch, "text"), *chars = column(schema, batch, "chars");
        MUST(batch->length == 1 && text && chars);
        const int32_t *offsets = (const int32_t *)text->buffers[1] + text->offset;
        points_of(doc, (const char *)text->buffers[2] + offsets[0], offsets[1] - offsets[0]);
        MUST(number(chars, 0) == doc->points);
    }
    check_spans(doc, schema, batch, "", table != SS_CLAIMS);
    check_spans(doc, schema, batch, "source_", 1);
    check_spans(doc, schema, batch, "cue_", 1);
    check_pieces(doc, column(schema, batch, "content"));
    check_pieces(doc, column(schema, batch, "object"));
}

/* In JSON a row is a line, whatever it holds; in CSV marks come in pairs. */
static void check_lines(ss_corpus *corpus, ss_table table, ss_line_form form) {
    uint64_t rows = ss_table_rows(corpus, table), some = 0, ends = 0, marks = 0;
    for (uint64_t first = 0; first < rows; first += some) {
        ss_chars lines;
        MUST(ss_table_lines(corpus, table, first, rows - first, form, &ss_allocator_libc, &lines, &some) == SS_OK);
        MUST(some > 0 && lines.count && lines.at[lines.count - 1] == '\n');
        for (uint32_t i = 0; i < lines.count; i++) ends += lines.at[i] == '\n', marks += lines.at[i] == '"';
        SS_DROP(&lines, &ss_allocator_libc);
    }
    MUST(form == SS_JSON_LINES ? ends == rows : ends >= rows && marks % 2 == 0);
}

/* The batch of `documents` stays until the end: its text is what all others are held against. */
static void check_corpus(ss_corpus *corpus) {
    struct ArrowArray texts = {0};
    document doc = {0};
    for (int table = 0; table < SS_TABLES; table++) {
        struct ArrowSchema schema;
        MUST(ss_table_schema(&ss_allocator_libc, (ss_table)table, &schema) == SS_OK);
        uint64_t rows = ss_table_rows(corpus, (ss_table)table);
        for (uint64_t first = 0; first < rows;) {
            struct ArrowArray batch;
            MUST(ss_table_batch(corpus, (ss_table)table, first, rows - first, &batch) == SS_OK);
            MUST(batch.length > 0);
            check_batch(&doc, (ss_table)table, &schema, &batch);
            first += (uint64_t)batch.length;
            if (table == SS_DOCUMENTS) texts = batch;
            else batch.release(&batch);
        }
        schema.release(&schema);
        check_lines(corpus, (ss_table)table, SS_CSV);
        check_lines(corpus, (ss_table)table, SS_JSON_LINES);
    }
    free(doc.at);
    texts.release(&texts);
}

/* ---- one input ------------------------------------------------------------------------------------------------------- */

static ss_record record_of(const uint8_t *data, size_t size) {
    ss_record record = {.published = SS_NO_DAY};
    if (size >= 3) {
        if (data[0] & 1) record.published = (int32_t)(data[1] | data[2] << 8);
        record.surrogates_whole = data[0] & 4;
        int header = data[0] & 2;
        data += 3, size -= 3;
        const uint8_t *line = header ? memchr(data, '\n', size < 400 ? size : 400) : NULL;
        if (line) {
            record.title = record.url = (ss_field){(const char *)data, (uint32_t)(line - data)};
            size -= (size_t)(line + 1 - data);
            data = line + 1;
        }
    }
    record.id = (ss_field){"fuzz", 4};
    record.text = (const char *)data;
    record.text_size = size;
    return record;
}

/* Sides of conflicts: spans that are not empty, in documents that are there. */
static void check_sides(const struct ArrowSchema *schema, const struct ArrowArray *batch, int32_t documents) {
    const struct ArrowArray *list = column(schema, batch, "sides");
    MUST(list);
    const struct ArrowArray *item = list->children[0];
    const int32_t *offsets = (const int32_t *)list->buffers[1] + list->offset;
    for (int64_t row = 0; row < list->length; row++) MUST(offsets[row + 1] - offsets[row] >= 2);
    for (int32_t i = offsets[0]; i < offsets[list->length]; i++) {
        MUST(0 <= number(item->children[0], i) && number(item->children[0], i) < documents);
        MUST(0 <= number(item->children[1], i) && number(item->children[1], i) < number(item->children[2], i));
    }
}

/* The text and its halves as articles that have much in common: what is found across documents. */
static void read_parts(ss_engine *engine, const ss_record *whole) {
    size_t half = whole->text_size / 2;
    ss_record parts[3] = {*whole, *whole, *whole};
    parts[1].text_size = half;
    parts[2].text = whole->text + half;
    parts[2].text_size = whole->text_size - half;
    ss_shard *shard;
    ss_corpus *corpus;
    const int cancel = 0;
    MUST(ss_shard_read(engine, parts, 3, 1, &cancel, &shard, NULL) == SS_OK);
    MUST(ss_corpus_new(engine, &shard, 1, &corpus, NULL) == SS_OK);
    ss_shard_release(shard);
    for (int table = 0; table < SS_TABLES; table++) {
        struct ArrowSchema schema;
        struct ArrowArray batch;
        uint64_t rows = ss_table_rows(corpus, (ss_table)table);
        MUST(ss_table_schema(&ss_allocator_libc, (ss_table)table, &schema) == SS_OK);
        MUST(ss_table_batch(corpus, (ss_table)table, 0, rows, &batch) == SS_OK);
        if (table == SS_CONFLICTS) check_sides(&schema, &batch, 3);
        batch.release(&batch);
        schema.release(&schema);
    }
    ss_corpus_release(corpus);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    ss_record record = record_of(data, size);
    ss_engine *engine = size >= 3 && data[0] & 8 ? patterned : plain;
    ss_shard *shard;
    ss_corpus *corpus;
    const int cancel = 0;
    MUST(ss_shard_read(engine, &record, 1, 1, &cancel, &shard, NULL) == SS_OK);
    MUST(ss_corpus_new(engine, &shard, 1, &corpus, NULL) == SS_OK);
    ss_shard_release(shard);
    check_corpus(corpus);
    ss_corpus_release(corpus);
    if (size >= 3 && data[0] & 16) read_parts(engine, &record);
    return 0;
}

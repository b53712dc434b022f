/* The export of tables, on a corpus made by hand: two shards, three documents.
 *
 *   shard 0:  doc 0 "Ruiz said the pier stays."              ASCII
 *             doc 1 "“We stay,” said Ruiz. “Nobody asked.”"    three bytes a mark
 *   shard 1:  doc 2 ""                                       empty, repeated id
 */
#include "check.h"
#include "corpus/corpus.h"
#include "tables/columns.h"

#define ASCII_TEXT "Ruiz said the pier stays."
#define MARKS_TEXT "\xE2\x80\x9CWe stay,\xE2\x80\x9D said Ruiz. \xE2\x80\x9CNobody asked.\xE2\x80\x9D"
#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))
#define SET(list, array) ((list).at = (array), (list).count = (list).capacity = COUNT(array))

static const char TEXTS[] = ASCII_TEXT MARKS_TEXT;
static const char STRINGS[] = "a1b1Larkhaven Ledger" "Ruiz" "left open" "bad-date\tno such day";
static const char CORPUS_STRINGS[] = "a1b1a1-2" "person/ruizRuizES" "place/pierpier" "id was taken";

static ss_allocator memory;

/* ---- the corpus ------------------------------------------------------------------------------------------------------ */

typedef struct {
    ss_corpus corpus;
    ss_shard shards[2];
    ss_shard *shard_list[2];
    ss_row rows[2], last[1];
    ss_sentence_row sentences[3];
    ss_mention_row mentions[3];
    ss_date_row dates[1];
    ss_date_text date_texts[1];
    ss_claim_row claims[4];
    ss_claim_rare rares[2];
    uint16_t lags[3];
    ss_span spans[6];
    uint32_t ids[3], entity_of[3], first_document[3], first_warning[4];
    uint64_t first_local[2];
    ss_warning warnings[2], corpus_warnings[1];
    ss_stored stored[2], unique[3], aliases[2];
    ss_document_update updates[3];
    ss_entity_row entities[2];
} world;

static ss_span whole(const char *text, const char *part)
{
    uint32_t start = (uint32_t)(strstr(text, part) - text);
    return (ss_span){start, start + (uint32_t)strlen(part)};
}

static ss_claim_row claim_of(ss_span source, ss_span cue, uint32_t first_piece, uint32_t pieces)
{
    return (ss_claim_row){.cue = SS_NONE, .source_span = source, .cue_span = cue, .pieces = {first_piece, pieces},
                      .speaker = SS_NONE, .parent = SS_NONE, .date = SS_NONE, .rare = SS_NONE,
                      .date_from = SS_DAY_NONE, .speaker_how = SS_BY_NONE};
}

static void make_documents(world *w)
{
    w->rows[0] = (ss_row){.text_size = sizeof ASCII_TEXT - 1, .ascii = true, .chars = 25, .words = 5, .id = {0, 2}, .outlet = {4, 16},
                          .authors = {0, 1}, .outlet_from = SS_OUTLET_GIVEN, .sentences = {0, 1}, .mentions = {0, 2}, .locals = {0, 2},
                          .claims = {0, 1}, .spans = {0, 1}, .ids = {0, 1}, .warnings = {0, 0}, .dates = {0, 0}};
    w->rows[1] = (ss_row){.text_at = sizeof ASCII_TEXT - 1, .text_size = sizeof MARKS_TEXT - 1, .chars = 37, .words = 6, .id = {2, 2},
                          .outlet_from = SS_OUTLET_NONE, .authors = {1, 0}, .place = whole(MARKS_TEXT, "Ruiz"), .sentences = {1, 2},
                          .mentions = {2, 1}, .locals = {2, 1}, .claims = {1, 3}, .spans = {1, 5}, .ids = {1, 2}, .warnings = {0, 2},
                          .dates = {0, 1}, .strings_at = 20};
    w->last[0] = (ss_row){.ascii = true, .id = {0, 2}, .outlet_from = SS_OUTLET_NONE};
}

/* The three bytes of each mark lag two behind. */
static void make_lags(world *w)
{
    ss_lag_list made = {NULL, 0, 0};
    ss_text text = {MARKS_TEXT, sizeof MARKS_TEXT - 1, false};
    CHECK(ss_lags_add(&made, &ss_allocator_libc, &text, &w->rows[1].lags) == SS_OK && made.count == COUNT(w->lags));
    memcpy(w->lags, made.at, sizeof w->lags);
    SS_DROP(&made, &ss_allocator_libc);
}

static void make_finds(world *w)
{
    make_lags(w);
    w->sentences[0] = (ss_sentence_row){.span = {0, 25}};
    w->sentences[1] = (ss_sentence_row){.span = whole(MARKS_TEXT, "\xE2\x80\x9CWe stay,\xE2\x80\x9D said Ruiz."), .paragraph = 0, .role = SS_ROLE_BODY};
    w->sentences[2] = (ss_sentence_row){.span = whole(MARKS_TEXT, "\xE2\x80\x9CNobody asked.\xE2\x80\x9D"), .paragraph = 1, .role = SS_ROLE_CAPTION};
    w->mentions[0] = (ss_mention_row){.span = {0, 4}, .local = 0, .type = SS_PERSON, .how = SS_SURNAME};
    w->mentions[1] = (ss_mention_row){.span = whole(ASCII_TEXT, "pier"), .local = 1, .type = SS_PLACE, .how = SS_NAME};
    w->mentions[2] = (ss_mention_row){.span = whole(MARKS_TEXT, "Ruiz"), .local = 0, .type = SS_PERSON, .how = SS_SURNAME};
    w->dates[0] = (ss_date_row){.span = whole(MARKS_TEXT, "We"), .sentence = 0, .first = 19810, .last = SS_NO_DAY, .text = 0,
                                .type = SS_SET, .mod = SS_MOD_END, .anchor = SS_ANCHOR_TEXT, .longer = true};
    w->date_texts[0] = (ss_date_text){.value = "2024-03-28", .quant = "EVERY"};
    w->warnings[0] = (ss_warning){.code = "open-mark", .span = whole(MARKS_TEXT, "Nobody"), .message_at = 4, .message_size = 9};
    w->warnings[1] = (ss_warning){.code = NULL, .message_at = 13, .message_size = 20}; /* a note of the record */
}

static void make_claims(world *w)
{
    ss_span none = {0, 0}, said = whole(MARKS_TEXT, "said"), ruiz = whole(MARKS_TEXT, "Ruiz");
    w->spans[0] = whole(ASCII_TEXT, "the pier stays");
    w->spans[1] = whole(MARKS_TEXT, "\xE2\x80\x9CWe stay,\xE2\x80\x9D");
    w->spans[2] = whole(MARKS_TEXT, "\xE2\x80\x9CNobody asked.\xE2\x80\x9D");
    w->spans[3] = whole(MARKS_TEXT, "asked");
    w->spans[4] = whole(MARKS_TEXT, "asked");
    w->spans[5] = whole(MARKS_TEXT, "We");
    w->ids[0] = 1;
    w->ids[1] = w->ids[2] = 0;
    w->claims[0] = claim_of(whole(ASCII_TEXT, "Ruiz"), whole(ASCII_TEXT, "said"), 0, 1);
    w->claims[0].speaker = 0;
    w->claims[0].about = 1;
    w->claims[1] = claim_of(ruiz, said, 0, 2);
    w->claims[1].speaker = 0;
    w->claims[1].speakers = 2;
    w->claims[1].negated = 1;
    w->claims[1].confidence = 0.5f;
    w->claims[1].date = 0;
    w->claims[1].rare = 0;
    w->claims[2] = claim_of(none, none, 2, 1);
    w->claims[2].parent = 0; /* counted in the document */
    w->claims[2].depth = 255; /* 255 or more */
    w->claims[3] = claim_of(none, none, 3, 1);
    w->claims[3].rare = 1;
    w->rares[0] = (ss_claim_rare){.addressee = SS_NONE, .target = SS_NONE, .refers_to = SS_NONE, .object = {4, 1}};
    w->rares[1] = (ss_claim_rare){.addressee = SS_NONE, .target = SS_NONE, .refers_to = SS_NONE, .repeat = 2};
}

static void make_corpus(world *w)
{
    w->entities[0] = (ss_entity_row){.id = {8, 11}, .name = {19, 4}, .country = {23, 2}, .type = SS_PERSON, .gender = 'f', .aliases = {0, 1},
                                     .mentions = 2, .documents = 2, .lexicon = SS_NONE};
    w->entities[1] = (ss_entity_row){.id = {25, 10}, .name = {35, 4}, .type = SS_PLACE, .gender = 'x', .aliases = {1, 0}, .mentions = 1,
                                     .documents = 1, .lexicon = SS_NONE};
    w->aliases[0] = (ss_stored){19, 4};
    w->unique[0] = (ss_stored){0, 2};
    w->unique[1] = (ss_stored){2, 2};
    w->unique[2] = (ss_stored){4, 4};
    w->entity_of[1] = 1;
    w->first_document[1] = 2;
    w->first_document[2] = 3;
    w->first_local[1] = 3;
    w->first_warning[3] = 1;
    w->corpus_warnings[0] = (ss_warning){.code = "repeated-id", .message_at = 39, .message_size = 12};
    for (int i = 0; i < 3; i++) w->updates[i] = (ss_document_update){.published = SS_NO_DAY, .published_from = SS_PUB_NONE, .duplicate_of = SS_NONE, .redated = SS_NONE};
    w->updates[0] = (ss_document_update){.published = 19810, .published_from = SS_PUB_URL, .duplicate_of = SS_NONE, .redated = SS_NONE};
    w->updates[2].duplicate_of = 0;
}

static void join(world *w, ss_engine *engine)
{
    ss_shard *s = &w->shards[0];
    s->texts = (char *)(uintptr_t)TEXTS;
    s->texts_size = sizeof TEXTS - 1;
    s->strings.at = (char *)(uintptr_t)STRINGS;
    SET(s->documents, w->rows);
    SET(s->sentences, w->sentences);
    SET(s->mentions, w->mentions);
    SET(s->dates, w->dates);
    SET(s->date_texts, w->date_texts);
    SET(s->claims, w->claims);
    SET(s->spans, w->spans);
    SET(s->ids, w->ids);
    SET(s->rares, w->rares);
    SET(s->lags, w->lags);
    SET(s->warnings, w->warnings);
    SET(s->stored, w->stored);
    SET(w->shards[1].documents, w->last);
    w->stored[0] = (ss_stored){20, 4};
    w->shards[1].strings.at = s->strings.at;
    w->corpus = (ss_corpus){.memory = &memory, .engine = engine, .references = 1};
    for (int i = 0; i < 2; i++) {
        w->shard_list[i] = &w->shards[i];
        w->shards[i].references = 1;
        w->shards[i].memory = &memory;
    }
    SET(w->corpus.shards, w->shard_list);
    SET(w->corpus.first_document, w->first_document);
    SET(w->corpus.updates, w->updates);
    SET(w->corpus.entities, w->entities);
    SET(w->corpus.first_local, w->first_local);
    SET(w->corpus.entity_of, w->entity_of);
    SET(w->corpus.ids, w->unique);
    SET(w->corpus.warnings, w->corpus_warnings);
    SET(w->corpus.first_warning, w->first_warning);
    SET(w->corpus.stored, w->aliases);
    w->corpus.strings.at = (char *)(uintptr_t)CORPUS_STRINGS;
}

static void make(world *w, ss_engine *engine)
{
    *w = (world){0};
    make_documents(w);
    make_finds(w);
    make_claims(w);
    make_corpus(w);
    join(w, engine);
}

/* ---- reading arrays back --------------------------------------------------------------------------------------------- */

static const struct ArrowArray *column(const struct ArrowArray *batch, ss_table table, const char *name)
{
    uint32_t count;
    const ss_column *columns = ss_table_columns(table, &count);
    for (uint32_t i = 0; i < count; i++)
        if (!strcmp(columns[i].name, name)) return batch->children[i];
    CHECK(!"a column of that name");
    return NULL;
}

static bool is_null(const struct ArrowArray *array, int64_t row)
{
    const uint8_t *bits = array->buffers[0];
    return bits && !(bits[row / 8] >> (row % 8) & 1);
}

static int32_t int_at(const struct ArrowArray *array, int64_t row) { return ((const int32_t *)array->buffers[1])[row]; }

static void check_string(int line, const struct ArrowArray *array, int64_t row, const char *wanted)
{
    const int32_t *offsets = array->buffers[1];
    const char *bytes = array->buffers[2];
    CHECK(is_null(array, row) == !wanted);
    if (wanted) check_bytes_are(__FILE__, line, bytes + offsets[row], (size_t)(offsets[row + 1] - offsets[row]), wanted);
}

static void check_word(int line, const struct ArrowArray *array, int64_t row, const char *wanted)
{
    check_string(line, array->dictionary, ((const int8_t *)array->buffers[1])[row], wanted);
}

#define STRING(table, name, row, wanted) check_string(__LINE__, column(&batch, table, name), row, wanted)
#define WORD(table, name, row, wanted) check_word(__LINE__, column(&batch, table, name), row, wanted)
#define INT(table, name, row) int_at(column(&batch, table, name), row)
#define NULL_AT(table, name, row) is_null(column(&batch, table, name), row)

/* ---- tests ----------------------------------------------------------------------------------------------------------- */

static void test_schemas(void)
{
    for (int table = 0; table < SS_TABLES; table++) {
        struct ArrowSchema schema, moved;
        uint32_t count;
        const ss_column *columns = ss_table_columns((ss_table)table, &count);
        CHECK(ss_table_schema(&memory, (ss_table)table, &schema) == SS_OK);
        CHECK(!strcmp(schema.format, "+s") && schema.n_children == count);
        for (uint32_t i = 0; i < count; i++) {
            const struct ArrowSchema *child = schema.children[i];
            CHECK(!strcmp(child->name, columns[i].name));
            CHECK(!!(child->flags & ARROW_FLAG_NULLABLE) == columns[i].optional);
            CHECK(!!child->dictionary == (columns[i].kind == SS_C_ENUM));
            CHECK((child->n_children == 1) == (columns[i].kind == SS_C_LIST));
            CHECK(ss_table_words((ss_table)table, i) == columns[i].words && !!columns[i].words == !!child->dictionary);
        }
        moved = *schema.children[0];
        schema.children[0]->release = NULL;
        schema.release(&schema);
        CHECK(!strcmp(moved.name, columns[0].name));
        moved.release(&moved);
        CHECK(!moved.release && check_balanced());
        CHECK(!ss_table_words((ss_table)table, count));
    }
}

static void test_places(world *w)
{
    static const uint64_t rows[SS_TABLES] = {[SS_DOCUMENTS] = 3, [SS_SENTENCES] = 3, [SS_MENTIONS] = 3, [SS_ENTITIES] = 2,
                                             [SS_DATES] = 1, [SS_CLAIMS] = 4, [SS_WARNINGS] = 3};
    uint64_t first = 9, count = 9;
    for (int table = 0; table < SS_TABLES; table++) CHECK(ss_table_rows(&w->corpus, (ss_table)table) == rows[table]);
    ss_table_document(&w->corpus, SS_CLAIMS, 1, &first, &count);
    CHECK(first == 1 && count == 3);
    ss_table_document(&w->corpus, SS_DATES, 0, &first, &count);
    CHECK(first == 0 && count == 0);
    ss_table_document(&w->corpus, SS_WARNINGS, 2, &first, &count);
    CHECK(first == 2 && count == 1);
    ss_table_document(&w->corpus, SS_DOCUMENTS, 2, &first, &count);
    CHECK(first == 2 && count == 1);
    ss_table_document(&w->corpus, SS_DOCUMENTS, 3, &first, &count);
    CHECK(count == 0);
    ss_table_document(&w->corpus, SS_ENTITIES, 0, &first, &count);
    CHECK(count == 0);
}

static void test_documents(world *w)
{
    struct ArrowArray batch;
    CHECK(ss_table_batch(&w->corpus, SS_DOCUMENTS, 0, 100, &batch) == SS_OK);
    CHECK(batch.length == 2); /* a batch ends with its shard */
    STRING(SS_DOCUMENTS, "id", 1, "b1");
    STRING(SS_DOCUMENTS, "text", 0, ASCII_TEXT);
    STRING(SS_DOCUMENTS, "text", 1, MARKS_TEXT);
    CHECK(column(&batch, SS_DOCUMENTS, "text")->buffers[2] == TEXTS);
    CHECK(w->shards[0].references == 2);
    STRING(SS_DOCUMENTS, "outlet", 0, "Larkhaven Ledger");
    STRING(SS_DOCUMENTS, "outlet", 1, NULL);
    STRING(SS_DOCUMENTS, "place", 0, NULL);
    STRING(SS_DOCUMENTS, "place", 1, "Ruiz");
    WORD(SS_DOCUMENTS, "published_from", 0, "url");
    CHECK(INT(SS_DOCUMENTS, "published", 0) == 19810 && NULL_AT(SS_DOCUMENTS, "published", 1));
    CHECK(INT(SS_DOCUMENTS, "n_claims", 1) == 3 && INT(SS_DOCUMENTS, "n_warnings", 1) == 2);
    CHECK(INT(SS_DOCUMENTS, "authors", 1) == 1 && INT(SS_DOCUMENTS, "authors", 2) == 1);
    check_string(__LINE__, column(&batch, SS_DOCUMENTS, "authors")->children[0], 0, "Ruiz");
    batch.release(&batch);
    CHECK(w->shards[0].references == 1);
    CHECK(ss_table_batch(&w->corpus, SS_DOCUMENTS, 2, 100, &batch) == SS_OK);
    CHECK(batch.length == 1 && INT(SS_DOCUMENTS, "duplicate_of", 0) == 0 && INT(SS_DOCUMENTS, "n_warnings", 0) == 1);
    STRING(SS_DOCUMENTS, "id", 0, "a1-2");
    STRING(SS_DOCUMENTS, "text", 0, "");
    batch.release(&batch);
}

static void test_finds(world *w)
{
    struct ArrowArray batch;
    CHECK(ss_table_batch(&w->corpus, SS_SENTENCES, 1, 2, &batch) == SS_OK);
    CHECK(batch.length == 2 && INT(SS_SENTENCES, "doc", 0) == 1 && INT(SS_SENTENCES, "sentence", 1) == 1);
    CHECK(INT(SS_SENTENCES, "start", 1) == 22 && INT(SS_SENTENCES, "end", 1) == 37); /* code points */
    WORD(SS_SENTENCES, "role", 1, "caption");
    batch.release(&batch);
    CHECK(ss_table_batch(&w->corpus, SS_MENTIONS, 0, 100, &batch) == SS_OK);
    CHECK(batch.length == 3 && INT(SS_MENTIONS, "mention", 2) == 0 && INT(SS_MENTIONS, "start", 2) == 16);
    STRING(SS_MENTIONS, "text", 2, "Ruiz");
    STRING(SS_MENTIONS, "entity", 1, "place/pier");
    STRING(SS_MENTIONS, "literal", 1, NULL);
    WORD(SS_MENTIONS, "how", 0, "surname");
    batch.release(&batch);
    CHECK(ss_table_batch(&w->corpus, SS_DATES, 0, 1, &batch) == SS_OK);
    STRING(SS_DATES, "value", 0, "2024-03-28");
    STRING(SS_DATES, "mod", 0, "END");
    STRING(SS_DATES, "quant", 0, "EVERY");
    STRING(SS_DATES, "freq", 0, NULL);
    CHECK(INT(SS_DATES, "first", 0) == 19810 && NULL_AT(SS_DATES, "last", 0));
    batch.release(&batch);
}

static void test_entities_and_warnings(world *w)
{
    struct ArrowArray batch;
    CHECK(ss_table_batch(&w->corpus, SS_ENTITIES, 0, 100, &batch) == SS_OK);
    CHECK(batch.length == 2 && INT(SS_ENTITIES, "n_mentions", 0) == 2);
    STRING(SS_ENTITIES, "gender", 0, "female");
    STRING(SS_ENTITIES, "gender", 1, NULL);
    STRING(SS_ENTITIES, "country", 0, "ES");
    STRING(SS_ENTITIES, "wikidata", 0, NULL);
    check_string(__LINE__, column(&batch, SS_ENTITIES, "aliases")->children[0], 0, "Ruiz");
    batch.release(&batch);
    CHECK(ss_table_batch(&w->corpus, SS_WARNINGS, 0, 100, &batch) == SS_OK && batch.length == 2);
    STRING(SS_WARNINGS, "code", 0, "open-mark");
    STRING(SS_WARNINGS, "message", 0, "left open");
    STRING(SS_WARNINGS, "code", 1, "bad-date");
    STRING(SS_WARNINGS, "message", 1, "no such day");
    CHECK(NULL_AT(SS_WARNINGS, "start", 1));
    CHECK(INT(SS_WARNINGS, "start", 0) == 23 && INT(SS_WARNINGS, "end", 0) == 29);
    batch.release(&batch);
    CHECK(ss_table_batch(&w->corpus, SS_WARNINGS, 2, 100, &batch) == SS_OK && batch.length == 1);
    STRING(SS_WARNINGS, "message", 0, "id was taken");
    CHECK(INT(SS_WARNINGS, "doc", 0) == 2 && NULL_AT(SS_WARNINGS, "start", 0));
    batch.release(&batch);
}

static void test_claims(world *w)
{
    struct ArrowArray batch;
    CHECK(ss_table_batch(&w->corpus, SS_CLAIMS, 0, 100, &batch) == SS_OK && batch.length == 4);
    STRING(SS_CLAIMS, "text", 0, "the pier stays");
    STRING(SS_CLAIMS, "text", 1, "\xE2\x80\x9CWe stay,\xE2\x80\x9D \xE2\x80\x9CNobody asked.\xE2\x80\x9D");
    STRING(SS_CLAIMS, "speaker", 1, "person/ruiz");
    STRING(SS_CLAIMS, "speaker_name", 0, "Ruiz");
    STRING(SS_CLAIMS, "speaker_country", 0, "ES");
    STRING(SS_CLAIMS, "speaker", 2, NULL);
    STRING(SS_CLAIMS, "source_text", 1, "Ruiz");
    STRING(SS_CLAIMS, "source_text", 2, NULL);
    CHECK(NULL_AT(SS_CLAIMS, "cue_start", 2) && INT(SS_CLAIMS, "cue_start", 1) == 11);
    CHECK(((const uint8_t *)column(&batch, SS_CLAIMS, "negated")->buffers[1])[0] == 2);
    CHECK(((const int8_t *)column(&batch, SS_CLAIMS, "depth")->buffers[1])[2] == 127);
    const struct ArrowArray *content = column(&batch, SS_CLAIMS, "content"), *pieces = content->children[0];
    CHECK(int_at(content, 2) == 3 && pieces->length == 5);
    CHECK(int_at(pieces->children[0], 2) == 22 && int_at(pieces->children[1], 2) == 37);
    CHECK(int_at(column(&batch, SS_CLAIMS, "speakers"), 2) == 1); /* one entity twice is one */
    check_string(__LINE__, column(&batch, SS_CLAIMS, "about")->children[0], 0, "place/pier");
    check_string(__LINE__, column(&batch, SS_CLAIMS, "via")->children[0], 0, "person/ruiz");
    STRING(SS_CLAIMS, "date_text", 1, "We");
    STRING(SS_CLAIMS, "event", 1, NULL);
    WORD(SS_CLAIMS, "date_from", 0, "none");
    batch.release(&batch);
}

static void string_of(const struct ArrowArray *array, int64_t row, char out[64])
{
    const int32_t *offsets = array->buffers[1];
    size_t size = (size_t)(offsets[row + 1] - offsets[row]);
    CHECK(size < 64);
    memcpy(out, (const char *)array->buffers[2] + offsets[row], size);
    out[size] = 0;
}

/* Ids do not depend on where a batch begins; claims alike in all get numbers. */
static void test_claim_ids(world *w)
{
    struct ArrowArray batch;
    char all[4][64], part[64], tied[80];
    CHECK(ss_table_batch(&w->corpus, SS_CLAIMS, 0, 100, &batch) == SS_OK);
    for (int i = 0; i < 4; i++) string_of(column(&batch, SS_CLAIMS, "claim"), i, all[i]);
    STRING(SS_CLAIMS, "parent", 2, all[1]);
    batch.release(&batch);
    CHECK(strlen(all[0]) == 17 && all[0][0] == 'c' && strspn(all[0] + 1, "0123456789abcdef") == 16);
    CHECK(strcmp(all[0], all[1]) && strcmp(all[1], all[2]));
    snprintf(tied, sizeof tied, "%s-2", all[2]);
    CHECK(!strcmp(all[3], tied));
    for (uint64_t i = 0; i < 4; i++) {
        CHECK(ss_table_batch(&w->corpus, SS_CLAIMS, i, 1, &batch) == SS_OK && batch.length == 1);
        string_of(column(&batch, SS_CLAIMS, "claim"), 0, part);
        CHECK(!strcmp(part, all[i]));
        batch.release(&batch);
    }
}

static void test_edges(world *w)
{
    struct ArrowArray batch, moved;
    for (int table = 0; table < SS_TABLES; table++) {
        uint32_t count;
        (void)ss_table_columns((ss_table)table, &count);
        CHECK(ss_table_batch(&w->corpus, (ss_table)table, 1000, 5, &batch) == SS_OK);
        CHECK(batch.length == 0 && batch.n_children == count);
        batch.release(&batch);
        CHECK(!batch.release);
    }
    CHECK(ss_table_batch(&w->corpus, SS_DOCUMENTS, 0, 0, &batch) == SS_OK && batch.length == 0);
    batch.release(&batch);
    CHECK(ss_table_batch(&w->corpus, SS_DOCUMENTS, 0, 2, &batch) == SS_OK);
    moved = *batch.children[2];
    batch.children[2]->release = NULL;
    batch.release(&batch);
    CHECK(w->shards[0].references == 2);
    check_string(__LINE__, &moved, 1, MARKS_TEXT);
    moved.release(&moved);
    CHECK(w->shards[0].references == 1);
    w->updates[0].published = 5000000; /* the year 15659 */
    CHECK(ss_table_batch(&w->corpus, SS_DOCUMENTS, 0, 1, &batch) == SS_OK && NULL_AT(SS_DOCUMENTS, "published", 0));
    batch.release(&batch);
}

static void test_stream(world *w)
{
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    struct ArrowArray batch;
    int64_t rows = 0, batches = 0;
    CHECK(ss_table_stream(&w->corpus, SS_DOCUMENTS, 1, UINT64_MAX, &stream) == SS_OK);
    CHECK(w->corpus.references == 2);
    CHECK(stream.get_schema(&stream, &schema) == 0);
    schema.release(&schema);
    for (;;) {
        CHECK(stream.get_next(&stream, &batch) == 0);
        if (!batch.release) break;
        rows += batch.length, batches++;
        batch.release(&batch);
    }
    CHECK(rows == 2 && batches == 2 && !stream.get_last_error(&stream));
    stream.release(&stream);
    CHECK(!stream.release && w->corpus.references == 1);
}

/* All lines of some rows, one call after the other; to be dropped. */
static ss_chars lines_of(world *w, ss_table table, ss_line_form form, uint64_t first, uint64_t end)
{
    ss_chars all = {0}, some;
    uint64_t rows;
    uint32_t at;
    for (; first < end; first += rows) {
        CHECK(ss_table_lines(&w->corpus, table, first, end - first, form, &memory, &some, &rows) == SS_OK && rows > 0);
        CHECK(ss_chars_add(&all, &memory, some.at, some.count, &at) == SS_OK);
        SS_DROP(&some, &memory);
    }
    return all;
}

static void check_lines(int line, world *w, ss_table table, ss_line_form form, uint64_t first, uint64_t end, const char *wanted)
{
    ss_chars all = lines_of(w, table, form, first, end);
    check_bytes_are(__FILE__, line, all.at ? all.at : "", all.count, wanted);
    SS_DROP(&all, &memory);
}

#define LINES(table, form, first, end, wanted) check_lines(__LINE__, w, table, form, first, end, wanted)

static void test_lines(world *w)
{
    LINES(SS_SENTENCES, SS_CSV, 0, 3, "0,0,0,0,25,headline\n1,0,0,0,21,body\n1,1,1,22,37,caption\n");
    LINES(SS_MENTIONS, SS_JSON_LINES, 2, 3,
          "{\"doc\":1,\"mention\":0,\"sentence\":0,\"start\":16,\"end\":20,\"text\":\"Ruiz\",\"entity\":\"person/ruiz\",\"literal\":null,"
          "\"type\":\"person\",\"how\":\"surname\"}\n");
    LINES(SS_ENTITIES, SS_CSV, 0, 2, "person/ruiz,Ruiz,person,ES,,female,\"[\"\"Ruiz\"\"]\",2,2,\nplace/pier,pier,place,,,,[],1,1,\n");
    LINES(SS_DATES, SS_CSV, 0, 1, "1,0,1,3,We,set,2024-03-28,END,EVERY,,2024-03-28,,text,\"year, month and day in digits\"\n");
    LINES(SS_WARNINGS, SS_CSV, 0, 3, "1,open-mark,23,29,left open\n1,bad-date,,,no such day\n2,repeated-id,,,id was taken\n");
    LINES(SS_CLAIMS, SS_CSV, 4, 4, "");
}

/* The cell of the first claim's confidence, the last but one. */
static void check_share(int line, world *w, float share, const char *wanted)
{
    w->claims[0].confidence = share;
    ss_chars all = lines_of(w, SS_CLAIMS, SS_CSV, 0, 1);
    uint32_t end = all.count;
    while (end && all.at[end - 1] != ',') end--;
    uint32_t start = --end;
    while (start && all.at[start - 1] != ',') start--;
    check_bytes_are(__FILE__, line, all.at + start, end - start, wanted);
    SS_DROP(&all, &memory);
}

static void test_shares(world *w)
{
    static const struct { float share; const char *wanted; } shares[] = {
        {0, "0.0"}, {1, "1.0"}, {0.5f, "0.5"}, {0.9f, "0.9"}, {0.97f, "0.97"}, {0.1f, "0.1"}, {0.0999999904f, "0.099999994"},
        {0.99999994f, "0.99999994"}, {1.0f / 3, "0.33333334"}, {0.01f, "0.01"}, {0.0625f, "0.0625"}, {1.0f / 2048, "0.00048828125"},
        {0.0001f, "0.0001"}, {0.00001f, "1e-05"}, {1.0f / 65536, "1.5258789e-05"}};
    float before = w->claims[0].confidence;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) check_share(__LINE__, w, shares[i].share, shares[i].wanted);
    w->claims[0].confidence = before;
}

/* Commas, marks and ends of lines, in both forms. */
static void test_marked_lines(world *w)
{
    static const char message[] = "a, \"b\"\r\\\x01";
    const char *before = w->corpus.strings.at;
    ss_warning kept = w->corpus_warnings[0];
    w->corpus.strings.at = (char *)(uintptr_t)message;
    w->corpus_warnings[0].message_at = 0;
    w->corpus_warnings[0].message_size = sizeof message - 1;
    LINES(SS_WARNINGS, SS_CSV, 2, 3, "2,repeated-id,,,\"a, \"\"b\"\"\r\\\x01\"\n");
    LINES(SS_WARNINGS, SS_JSON_LINES, 2, 3,
          "{\"doc\":2,\"code\":\"repeated-id\",\"start\":null,\"end\":null,\"message\":\"a, \\\"b\\\"\\r\\\\\\u0001\"}\n");
    w->corpus.strings.at = (char *)(uintptr_t)before;
    w->corpus_warnings[0] = kept;
}

/* Schema, batch, lines and stream of one table; what was made is released again. */
static ss_status export(world *w, ss_table table)
{
    struct ArrowArray batch = {.length = -1};
    struct ArrowSchema schema = {.n_children = -1};
    struct ArrowArrayStream stream = {.release = NULL};
    ss_status status = ss_table_schema(&memory, table, &schema);
    CHECK((status == SS_OK) == (schema.n_children != -1));
    if (!status) schema.release(&schema);
    if (!status) status = ss_table_batch(&w->corpus, table, 0, 100, &batch);
    CHECK((status == SS_OK) == (batch.length != -1));
    if (!status) batch.release(&batch);
    ss_chars lines = {0};
    uint64_t rows = 0;
    if (!status) status = ss_table_lines(&w->corpus, table, 0, 100, SS_CSV, &memory, &lines, &rows);
    SS_DROP(&lines, &memory);
    if (!status) status = ss_table_stream(&w->corpus, table, 0, 100, &stream);
    if (status) return status;
    int failed = stream.get_schema(&stream, &schema);
    if (!failed) schema.release(&schema);
    if (!failed) failed = stream.get_next(&stream, &batch);
    if (!failed && batch.release) batch.release(&batch);
    CHECK(!failed || (failed == 12 && !strcmp(stream.get_last_error(&stream), "out of memory")));
    stream.release(&stream);
    return failed ? SS_NOMEM : SS_OK;
}

static void test_failing(world *w)
{
    for (int table = 0; table < SS_TABLES; table++) {
        ss_status status = SS_NOMEM;
        for (unsigned long k = 1; status; k++) {
            memory = check_failing(k);
            status = export(w, (ss_table)table);
            CHECK(status == SS_OK || status == SS_NOMEM);
            CHECK(check_balanced() && w->shards[0].references == 1 && w->corpus.references == 1 && k < 1000);
        }
    }
    memory = check_failing(0);
}

int main(void)
{
    static const char table[] = "class\tword\nmonth\tmarch\n";
    static world w;
    ss_engine *engine = NULL;
    memory = check_failing(0);
    CHECK(ss_engine_new(&ss_allocator_libc, &engine) == SS_OK);
    CHECK(ss_engine_load(engine, "words", table, sizeof table - 1, NULL, NULL, NULL) == SS_OK);
    CHECK(ss_engine_finish(engine, NULL, NULL, NULL) == SS_OK);
    make(&w, engine);
    test_schemas();
    test_places(&w);
    test_documents(&w);
    test_finds(&w);
    test_entities_and_warnings(&w);
    test_claims(&w);
    test_claim_ids(&w);
    test_stream(&w);
    test_lines(&w);
    test_shares(&w);
    test_marked_lines(&w);
    test_failing(&w);
    test_edges(&w);
    CHECK(check_balanced());
    ss_engine_release(engine);
    return CHECK_DONE();
}

/* Records to rows: what is warned of, what is stored, and that the number of threads does not show. */
#include "corpus/sketch.h"
#include "newsroom.h"

static ss_engine *engine;

#define PIER                                                                                                               \
    "Pier to close\n\nNORHAVN (Lim Wire) - The Sea Council said on Friday that the pier would close. \xE2\x80\x9CNobody asked "          \
    "us,\xE2\x80\x9D said Ida Brandt, spokeswoman of the Norlandic Fisheries Ministry. Brandt warned that boats must leave by Monday."

static ss_shard *read_one(const ss_record *r)
{
    ss_shard *shard = NULL;
    CHECK(ss_shard_read(engine, r, 1, 1, NULL, &shard, NULL) == SS_OK);
    CHECK(shard && ss_shard_documents(shard) == 1);
    return shard;
}

static const ss_warning *warning_of(const ss_shard *shard, uint32_t document, const char *code)
{
    const ss_row *row = &shard->documents.at[document];
    for (uint32_t i = 0; i < row->warnings.count; i++)
        if (!strcmp(shard->warnings.at[row->warnings.first + i].code, code)) return &shard->warnings.at[row->warnings.first + i];
    return NULL;
}

/* ---- one record ----------------------------------------------------------------------------------------------------- */

static void test_fields(void)
{
    ss_field authors[] = {field("Tom Okoro"), field("Ilse Berg")};
    ss_record r = record("a/1.txt", PIER);
    r.title = field("A title");
    r.outlet = field("The Gull");
    r.url = field("https://gull.example/1");
    r.authors = authors;
    r.n_authors = 2;
    r.published = 19811;
    ss_shard *shard = read_one(&r);
    const ss_row *row = &shard->documents.at[0];
    CHECK(stored_is(&shard->strings, row->id, "a/1.txt") && stored_is(&shard->strings, row->title, "A title"));
    CHECK(stored_is(&shard->strings, row->outlet, "The Gull") && row->outlet_from == SS_OUTLET_GIVEN);
    CHECK(stored_is(&shard->strings, row->url, "https://gull.example/1") && row->path.size == 0);
    CHECK(stored_is(&shard->strings, row->language, "en"));
    CHECK(row->published == 19811 && row->published_from == SS_PUB_GIVEN);
    CHECK(row->authors.count == 2 && stored_is(&shard->strings, shard->stored.at[row->authors.first + 1], "Ilse Berg"));
    CHECK(row->text_size == strlen(PIER) && !memcmp(shard->texts + row->text_at, PIER, row->text_size));
    CHECK(row->chars == strlen(PIER) - 4 && !row->ascii);
    CHECK(row->words == 37);
    CHECK(row->warnings.count == 0);
    ss_shard_release(shard);
}

static void test_headline_is_title(void)
{
    ss_record r = record("1", PIER);
    ss_shard *shard = read_one(&r);
    const ss_row *row = &shard->documents.at[0];
    CHECK(stored_is(&shard->strings, row->title, "Pier to close"));
    CHECK(stored_is(&shard->strings, row->outlet, "Lim Wire") && row->outlet_from == SS_OUTLET_TEXT && row->credits.count == 0);
    CHECK(row->place.end - row->place.start == 7 && !memcmp(shard->texts + row->place.start, "NORHAVN", 7));
    ss_shard_release(shard);
}

/* Indexes of a row stay inside its document; counts of locals are those of mentions. */
static void test_rows_hold_together(void)
{
    ss_record r = record("1", PIER);
    ss_shard *shard = read_one(&r);
    const ss_row *row = &shard->documents.at[0];
    uint32_t counted = 0;
    CHECK(row->locals.count > 2 && row->mentions.count >= row->locals.count && row->claims.count > 0);
    for (uint32_t i = 0; i < row->mentions.count; i++) {
        const ss_mention_row *m = &shard->mentions.at[row->mentions.first + i];
        CHECK(m->local < row->locals.count && m->span.start < m->span.end && m->span.end <= row->text_size);
        CHECK(i == 0 || m->span.start >= m[-1].span.start);
    }
    for (uint32_t i = 0; i < row->locals.count; i++) counted += shard->locals.at[row->locals.first + i].mentions;
    CHECK(counted == row->mentions.count);
    for (uint32_t i = 0; i < row->spellings.count; i++) CHECK(ss_spelling_mention(shard->spellings.at[i]) < row->mentions.count);
    for (uint32_t i = 0; i < row->claims.count; i++) {
        const ss_claim_row *c = &shard->claims.at[row->claims.first + i];
        CHECK(c->first_id + c->speakers + c->about <= row->ids.count);
        CHECK(c->rare == SS_NONE || c->rare < row->rares.count);
    }
    ss_shard_release(shard);
}

/* More continuation bytes than one lane of a vector counts, and ends of every length. */
static void test_chars(void)
{
    char text[3 * 4200 + 40];
    size_t size = 0;
    for (int i = 0; i < 4200; i++, size += 3) memcpy(text + size, "\xE2\x82\xAC", 3);
    for (size_t tail = 0; tail < 20; tail++) {
        ss_record r = {.text = text, .text_size = size + tail, .id = field("euro"), .published = SS_NO_DAY};
        memset(text + size, '.', tail);
        ss_shard *shard = read_one(&r);
        CHECK(shard->documents.at[0].chars == 4200 + tail && !shard->documents.at[0].ascii);
        ss_shard_release(shard);
    }
}

/* ---- warnings ------------------------------------------------------------------------------------------------------- */

static void test_invalid_utf8(void)
{
    const char bytes[] = "The pier \xFF closes, the council said. It is old\xC3 and closed.";
    ss_record r = {.text = bytes, .text_size = sizeof bytes - 1, .id = field("bad"), .published = SS_NO_DAY};
    ss_shard *shard = read_one(&r);
    const ss_row *row = &shard->documents.at[0];
    const ss_warning *warning = warning_of(shard, 0, "invalid-utf8");
    CHECK(warning && warning->span.start == 9 && warning->span.end == 12);
    CHECK(warning && !memcmp(shard->texts + 9, "\xEF\xBF\xBD", 3));
    CHECK(row->text_size == sizeof bytes - 1 + 4 && row->chars == sizeof bytes - 1 && !row->ascii);
    if (warning) {
        const char *message = shard->strings.at + row->strings_at + warning->message_at;
        const char *wanted = "the text is not UTF-8: ill-formed pieces replaced by U+FFFD: 2; the first at byte 9";
        CHECK_BYTES(message, warning->message_size, wanted);
    }
    ss_shard_release(shard);
}

/* Fields of a record are mended too: half a euro sign in a title. */
static void test_broken_fields(void)
{
    ss_field author = {"T\xFFom", 4};
    ss_record r = record("id\xE2\x82", PIER);
    r.title = field("Dear \xE2\x82 pier");
    r.authors = &author;
    r.n_authors = 1;
    ss_shard *shard = read_one(&r);
    const ss_row *row = &shard->documents.at[0];
    CHECK(stored_is(&shard->strings, row->id, "id\xEF\xBF\xBD") && stored_is(&shard->strings, row->title, "Dear \xEF\xBF\xBD pier"));
    CHECK(stored_is(&shard->strings, shard->stored.at[row->authors.first], "T\xEF\xBF\xBDom"));
    ss_shard_release(shard);
}

static void test_odd_records(void)
{
    static const char norwegian[] = "Regjeringen har i dag bestemt at fiskerne skal levere mindre fisk enn de gjorde i fjor, "
                                    "og at havnen stenges om natten fram til sommeren kommer tilbake igjen.";
    ss_record records[5] = {record("none", ""), record("space", " \n\t \xC2\xA0 "), record("no", norwegian), record("fr", PIER),
                            record("long", "x")};
    records[3].language = field("fr");
    records[4].text_size = (size_t)INT32_MAX + 1; /* refused by its size: its bytes are not looked at */
    ss_shard *shard = NULL;
    CHECK(ss_shard_read(engine, records, 5, 1, NULL, &shard, NULL) == SS_OK);
    if (!shard) return;
    CHECK(warning_of(shard, 0, "empty") && warning_of(shard, 1, "empty"));
    CHECK(warning_of(shard, 2, "language") && shard->documents.at[2].claims.count == 0 && shard->documents.at[2].language.size == 0);
    CHECK(warning_of(shard, 3, "language") && shard->documents.at[3].claims.count == 0);
    CHECK(stored_is(&shard->strings, shard->documents.at[3].language, "fr"));
    CHECK(warning_of(shard, 4, "too-long") && !warning_of(shard, 4, "empty") && shard->documents.at[4].text_size == 0);
    for (uint32_t i = 0; i < 5; i++) CHECK(shard->documents.at[i].warnings.count == 1);
    ss_shard_release(shard);
}

static void test_refusals(void)
{
    volatile int cancel = 1;
    ss_record r = record("1", PIER);
    ss_shard *shard = NULL;
    ss_error error = {0};
    CHECK(ss_shard_read(engine, &r, 1, 1, &cancel, &shard, &error) == SS_CANCELLED && !shard && error.code == SS_CANCELLED);
    CHECK(ss_shard_read(engine, &r, 0, 1, NULL, &shard, NULL) == SS_OK && shard && ss_shard_documents(shard) == 0);
    ss_shard_release(shard);
    ss_engine *raw = NULL;
    CHECK(ss_engine_new(&ss_allocator_libc, &raw) == SS_OK);
    shard = NULL;
    CHECK(ss_shard_read(raw, &r, 1, 1, NULL, &shard, &error) == SS_INPUT && !shard);
    ss_engine_release(raw);
}

/* ---- threads -------------------------------------------------------------------------------------------------------- */

static const char *const texts[] = {
    PIER,
    "",
    "Ida Brandt told Lim Wire that the quota would stay. \xE2\x80\x9CWe will not change it,\xE2\x80\x9D she said on Monday.",
    "broken \xFF\xFE bytes, the council said on Friday, and \xE2\x82 more of them.",
    "By Tom Okoro\n\nSudmark said that Norland must answer the draft report by the Sea Council. Norland said it would not.",
};
#define MANY 60u

static void fill(ss_record records[MANY], char names[MANY][8])
{
    for (uint32_t i = 0; i < MANY; i++) {
        (void)snprintf(names[i], sizeof names[i], "d%u", i);
        records[i] = record(names[i], texts[(i * 7 + i / 5) % 5]);
    }
}

#define SAME(name) (a->name.count == b->name.count)

static bool same_strings(const ss_shard *a, const ss_shard *b, ss_stored x, ss_stored y)
{
    return x.size == y.size && x.at == y.at && (x.size == 0 || !memcmp(a->strings.at + x.at, b->strings.at + y.at, x.size));
}

static void compare_rows(const ss_shard *a, const ss_shard *b)
{
    for (uint32_t i = 0; i < a->documents.count; i++) {
        const ss_row *x = &a->documents.at[i], *y = &b->documents.at[i];
        CHECK(x->text_at == y->text_at && x->text_size == y->text_size && x->strings_at == y->strings_at && x->sketch == y->sketch);
        CHECK(same_strings(a, b, x->id, y->id) && same_strings(a, b, x->title, y->title) && same_strings(a, b, x->outlet, y->outlet));
        CHECK(!memcmp(&x->authors, &y->authors, sizeof x->authors) && !memcmp(&x->credits, &y->credits, sizeof x->credits));
        CHECK(!memcmp(&x->sentences, &y->sentences, (size_t)((const char *)&x->strings_at - (const char *)&x->sentences)));
        CHECK(!memcmp(&x->spellings, &y->spellings, sizeof x->spellings) && !memcmp(&x->literals, &y->literals, sizeof x->literals));
        CHECK(x->has == y->has);
        for (uint32_t i = 0; i < x->dates.count; i++) {
            ss_date one = ss_date_of(a, x, i), other = ss_date_of(b, y, i);
            CHECK(!strcmp(one.value, other.value) && !strcmp(one.quant, other.quant) && one.first == other.first && one.last == other.last);
        }
    }
}

static void compare_finds(const ss_shard *a, const ss_shard *b)
{
    for (uint32_t i = 0; i < a->mentions.count; i++)
        CHECK(a->mentions.at[i].span.start == b->mentions.at[i].span.start && a->mentions.at[i].local == b->mentions.at[i].local);
    for (uint32_t i = 0; i < a->claims.count; i++)
        CHECK(a->claims.at[i].cue_span.start == b->claims.at[i].cue_span.start && a->claims.at[i].speaker == b->claims.at[i].speaker);
    for (uint32_t i = 0; i < a->locals.count; i++) CHECK(a->locals.at[i].mentions == b->locals.at[i].mentions);
    for (uint32_t i = 0; i < a->stored.count; i++) CHECK(same_strings(a, b, a->stored.at[i], b->stored.at[i]));
    for (uint32_t i = 0; i < a->spellings.count; i++) CHECK(a->spellings.at[i].packed == b->spellings.at[i].packed);
    CHECK(a->lags.count == b->lags.count && (!a->lags.count || !memcmp(a->lags.at, b->lags.at, a->lags.count * sizeof *a->lags.at)));
    for (uint32_t i = 0; i < a->warnings.count; i++)
        CHECK(a->warnings.at[i].code == b->warnings.at[i].code && a->warnings.at[i].message_at == b->warnings.at[i].message_at);
}

static void compare(const ss_shard *a, const ss_shard *b)
{
    bool counts = SAME(documents) && a->texts_size == b->texts_size && !memcmp(a->texts, b->texts, a->texts_size);
#define X(name) counts = counts && SAME(name);
    SS_SHARD_ARRAYS(X)
#undef X
    CHECK(counts && !memcmp(a->strings.at, b->strings.at, a->strings.count));
    if (!counts) return;
    compare_rows(a, b);
    compare_finds(a, b);
}

static void test_threads(void)
{
    ss_record records[MANY];
    char names[MANY][8];
    ss_shard *one = NULL;
    fill(records, names);
    CHECK(ss_shard_read(engine, records, MANY, 1, NULL, &one, NULL) == SS_OK);
    for (uint32_t threads = 0; threads <= 7 && one; threads++) {
        ss_shard *shard = NULL;
        CHECK(ss_shard_read(engine, records, MANY, threads, NULL, &shard, NULL) == SS_OK);
        if (shard) compare(one, shard);
        ss_shard_release(shard);
    }
    ss_shard_release(one);
}

/* ---- sketches ------------------------------------------------------------------------------------------------------- */

static void test_sketches(void)
{
    char text[4000], other[4100], third[4000];
    size_t size = 0, more = 0, size_3 = 0;
    for (uint32_t i = 0; i < 300; i++) {
        size += (size_t)snprintf(text + size, sizeof text - size, "w%u ", i * 7919u % 1000u);
        size_3 += (size_t)snprintf(third + size_3, sizeof third - size_3, "v%u ", i * 7919u % 1000u);
    }
    more = (size_t)snprintf(other, sizeof other, "READ THIS: %s, and no more.", text);
    ss_record records[] = {record("a", text), record("b", other), record("c", third), record("d", ""), record("e", "A pier closes."),
                           record("f", "a pier CLOSES!"), record("g", "A pier opens.")};
    ss_shard *shard = NULL;
    CHECK(more > size && ss_shard_read(engine, records, 7, 1, NULL, &shard, NULL) == SS_OK);
    if (!shard) return;
    const ss_row *rows = shard->documents.at;
    CHECK(ss_sketch_near(rows[0].sketch, rows[0].sketch) && ss_sketch_near(rows[0].sketch, rows[1].sketch));
    CHECK(!ss_sketch_near(rows[0].sketch, rows[2].sketch));
    CHECK(rows[3].sketch == 0 && !ss_sketch_near(rows[3].sketch, rows[3].sketch));
    CHECK(rows[4].sketch == rows[5].sketch && !ss_sketch_near(rows[4].sketch, rows[6].sketch));
    ss_shard_release(shard);
}

/* ---- every allocation failing once ---------------------------------------------------------------------------------- */

static bool read_with(const ss_allocator *memory)
{
    ss_engine *own = newsroom(memory);
    if (!own) return false;
    ss_record records[3] = {record("1", PIER), record("2", texts[3]), record("3", texts[4])};
    ss_shard *shard = NULL;
    ss_status status = ss_shard_read(own, records, 3, 1, NULL, &shard, NULL);
    CHECK(status == SS_OK || (status == SS_NOMEM && !shard));
    ss_shard_release(shard);
    ss_engine_release(own);
    return status == SS_OK;
}

static void test_memory_runs_out(void)
{
    bool done = false;
    for (unsigned long k = 1; !done; k++) {
        ss_allocator memory = check_failing(k);
        done = read_with(&memory);
        CHECK(check_balanced());
    }
}

int main(void)
{
    engine = newsroom(&ss_allocator_libc);
    CHECK(engine != NULL);
    if (!engine) return CHECK_DONE();
    test_fields();
    test_headline_is_title();
    test_rows_hold_together();
    test_chars();
    test_invalid_utf8();
    test_broken_fields();
    test_odd_records();
    test_refusals();
    test_threads();
    test_sketches();
    ss_engine_release(engine);
    test_memory_runs_out();
    return CHECK_DONE();
}

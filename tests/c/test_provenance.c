/* Where an article comes from: date, outlet, place, authors, agencies. The articles are ours. */
#include "newsroom.h"

static ss_engine *engine;

typedef struct {
    const char *text, *path, *url, *outlet;
    int32_t given;
    int year, month, day;   /* 0: no date */
    ss_published_from from;
    const char *by, *place, *author, *credit;
    ss_outlet_from by_from;
} ss_case;

static bool is_span(const ss_text *text, ss_span span, const char *wanted)
{
    const char *want = wanted ? wanted : "";
    return span.end - span.start == strlen(want) && !memcmp(text->bytes + span.start, want, strlen(want));
}

static bool is_slice(ss_slice slice, const char *wanted)
{
    const char *want = wanted ? wanted : "";
    return slice.size == strlen(want) && (slice.size == 0 || !memcmp(slice.at, want, slice.size));
}

static ss_slice slice(const char *text)
{
    return (ss_slice){text, text ? (uint32_t)strlen(text) : 0};
}

static void check_date(const ss_case *c, const ss_document *document, int number)
{
    int32_t wanted = c->year ? ss_day_of(c->year, c->month, c->day) : SS_NO_DAY;
    uint8_t from;
    int32_t day = ss_provenance_day(&document->provenance, &from);
    if (day != wanted || from != c->from) fprintf(stderr, "case %d: day %d from %d\n", number, (int)day, from);
    CHECK(day == wanted);
    CHECK(from == c->from);
    CHECK(document->published == wanted);
}

static void check_case(const ss_case *c, int number)
{
    ss_document document;
    ss_text text = {c->text, (uint32_t)strlen(c->text), false};
    ss_given given = {.published = c->given ? c->given : SS_NO_DAY, .english = true, .path = slice(c->path), .url = slice(c->url),
                      .outlet = slice(c->outlet)};
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(ss_document_read(&document, engine->lexicon, text, &given) == SS_OK);
    const ss_provenance *found = &document.provenance;
    check_date(c, &document, number);
    bool outlet = is_slice(found->outlet_name, c->by) && found->outlet_from == c->by_from;
    bool place = is_span(&text, found->place, c->place);
    bool author = c->author ? found->authors.count && is_span(&text, found->authors.at[0], c->author) : !found->authors.count;
    bool credit = (found->credits.count > 0) == (c->credit != NULL);
    if (credit && c->credit) {
        ss_string name = ss_lexicon_entity(engine->lexicon, found->credits.at[0])->name;
        credit = name.size == strlen(c->credit) && !memcmp(ss_lexicon_text(engine->lexicon, name), c->credit, name.size);
    }
    if (!outlet || !place || !author || !credit)
        fprintf(stderr, "case %d: outlet %.*s (%d), place %d, authors %u, credits %u\n", number, (int)found->outlet_name.size,
                found->outlet_name.at ? found->outlet_name.at : "", found->outlet_from, place, found->authors.count, found->credits.count);
    CHECK(outlet && place && author && credit);
    ss_document_free(&document);
}

#define NO_DATE 0, 0, 0, SS_PUB_NONE

static const ss_case cases[] = {
    /* given before everything */
    {"The harbour council said on Friday that the pier would close in the spring of the next year.", "2024-04-01_a.txt", NULL, "The Gull", 19800, 2024, 3, 18,
     SS_PUB_GIVEN, "The Gull", NULL, NULL, NULL, SS_OUTLET_GIVEN},
    /* nothing at all */
    {"The harbour council said on Friday that the pier would close.", NULL, NULL, NULL, 0, NO_DATE, NULL, NULL, NULL, NULL, SS_OUTLET_NONE},
    /* URL before file name, and its host */
    {"The harbour council said that the pier would close.", "news/2024-03-28_pier.txt", "https://www.gull.example:443/2024/03/29/pier.html", NULL, 0, 2024, 3,
     29, SS_PUB_URL, "gull.example", NULL, NULL, NULL, SS_OUTLET_URL},
    {"The harbour council said that the pier would close.", NULL, "http://gull.example/news/2024/mar/29/pier", NULL, 0, 2024, 3, 29, SS_PUB_URL,
     "gull.example", NULL, NULL, NULL, SS_OUTLET_URL},
    {"The harbour council said that the pier would close.", "pier_20240329.txt", NULL, NULL, 0, 2024, 3, 29, SS_PUB_FILENAME, NULL, NULL, NULL, NULL,
     SS_OUTLET_NONE},
    /* no dates: a number, a day that does not exist */
    {"The harbour council said that the pier would close.", "000_20240399_12024032.txt", "file:///2024/13/45/x", NULL, 0, NO_DATE, NULL, NULL, NULL, NULL,
     SS_OUTLET_NONE},
    /* a header */
    {"Pier closes\n\nFri Mar 29 2024\n\nThe harbour council said on Friday that the pier would close. It gave no reason for that.", NULL, NULL, NULL, 0,
     2024, 3, 29, SS_PUB_HEADER, NULL, NULL, NULL, NULL, SS_OUTLET_NONE},
    /* a header that a full date of the past contradicts */
    {" date 2024-01-15 The pier was closed on 28 March 2024 after a storm, the harbour council said. It gave no other reason for that.", NULL, NULL, NULL, 0,
     NO_DATE, NULL, NULL, NULL, NULL, SS_OUTLET_NONE},
    /* the same header, but the record bears it out */
    {" date 2024-01-15 The pier was closed on 28 March 2024 after a storm, the harbour council said. It gave no other reason for that.", "2024-01-15.txt",
     NULL, NULL, 0, 2024, 1, 15, SS_PUB_HEADER, NULL, NULL, NULL, NULL, SS_OUTLET_NONE},
    /* a date to come contradicts nothing */
    {" date 2024-01-15 The pier will be closed on 28 March 2024 for repairs, the harbour council said. It must be closed until April 30, 2025.", NULL, NULL,
     NULL, 0, 2024, 1, 15, SS_PUB_HEADER, NULL, NULL, NULL, NULL, SS_OUTLET_NONE},
    /* "said this Friday" under a Monday; under a Saturday it may stand */
    {" date 2024-01-15 The Sea Council said this Friday that the pier would be closed for good.", NULL, NULL, NULL, 0, NO_DATE, NULL, NULL, NULL, NULL,
     SS_OUTLET_NONE},
    {" date 2024-01-20 The Sea Council said this Friday that the pier would be closed for good.", NULL, NULL, NULL, 0, 2024, 1, 20, SS_PUB_HEADER, NULL, NULL,
     NULL, NULL, SS_OUTLET_NONE},
    /* the paper speaks of its own */
    {"The pier will close, the council said, reports a Lim Wire correspondent.", NULL, NULL, NULL, 0, NO_DATE, "Lim Wire", NULL, NULL, NULL,
     SS_OUTLET_TEXT},
    /* and here of another */
    {"The pier will close, the council said, reports Lim Wire. Boats must leave in a week.", NULL, NULL, NULL, 0, NO_DATE, NULL, NULL, NULL, NULL,
     SS_OUTLET_NONE},
};

int main(void)
{
    engine = newsroom(&ss_allocator_libc);
    CHECK(engine != NULL);
    for (size_t i = 0; engine && i < sizeof cases / sizeof *cases; i++) check_case(&cases[i], (int)i);
    ss_engine_release(engine);
    return CHECK_DONE();
}

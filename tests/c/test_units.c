/* Units: which sentences the learned models look at, and the chunks that they are cut into. */
#include "desk.h"

/* "sentence: [kind words] ..." a line; words and marks stand bare, * before the head of a cue, ! before a word that may be one. */
static void describe(const desk *d, char *out, size_t room)
{
    static const char *const kinds[] = {"word", "mark", "number", "quote", "person", "country", "organisation", "place", "other", "date"};
    size_t used = 0;
    out[0] = 0;
    for (uint32_t u = 0; u < d->units.count; u++) {
        used += (size_t)snprintf(out + used, room - used, "%s%u:", u ? "\n" : "", d->units.at[u].sentence);
        for (uint32_t i = 0; i < d->units.at[u].count; i++) {
            const ss_chunk *c = &d->units.at[u].chunks[i];
            ss_span span = ss_view_span(&d->making.view, (ss_run){c->first, c->end});
            bool bare = c->kind == SS_CHUNK_WORD || c->kind == SS_CHUNK_MARK;
            used += (size_t)snprintf(out + used, room - used, " %s%s%s%s%s%.*s%s", c->hit != SS_NONE ? "*" : "", c->hit == SS_NONE && ss_guess_candidate(c) ? "!" : "",
                                     bare ? "" : "[", bare ? "" : kinds[c->kind], bare ? "" : " ", (int)(span.end - span.start),
                                     d->document.text.bytes + span.start, bare ? "" : "]");
        }
    }
}

/* Chunks cover a run of whole sentences; edges stand on both sides; links say what a chunk is on the way. */
static ss_link link_wanted(const ss_chunk *c)
{
    if (c->kind == SS_CHUNK_MARK || c->kind == SS_CHUNK_QUOTE) return c->kind == SS_CHUNK_MARK ? SS_LINK_MARK : SS_LINK_QUOTE;
    if (c->grammar == SS_G_THAT) return SS_LINK_THAT;
    if (c->grammar == SS_G_MODAL || c->grammar == SS_G_AUXILIARY) return SS_LINK_VERB;
    return c->grammar == SS_G_RELATIVE || c->grammar == SS_G_SUBORDINATOR ? SS_LINK_CLAUSE : SS_LINK_NONE;
}

/* Who or what can say something: a name, a quotation, *he*, *who*, *a report*. */
static bool speaker_wanted(const ss_chunk *c)
{
    return (c->kind >= SS_CHUNK_PERSON && c->kind <= SS_CHUNK_OTHER) || c->kind == SS_CHUNK_QUOTE || c->grammar == SS_G_SUBJECT ||
           c->grammar == SS_G_RELATIVE || (c->grammar >= SS_G_UNNAMED && c->grammar <= SS_G_DOCUMENT);
}

/* What stands before a chunk, looked for anew from each. */
static void check_before(const ss_unit *unit, uint32_t chunk)
{
    const ss_before *b = &unit->before[chunk];
    uint32_t start = chunk, past = 0, stretch = 0, heads = 0, all = 0, last = SS_UNIT_MOST;
    while (start > 0 && !(unit->chunks[start - 1].holds & SS_ENDS_STRETCH)) start--;
    for (uint32_t i = 0; i < chunk; i++) {
        uint32_t held = unit->chunks[i].holds & ~(uint32_t)SS_ENDS_STRETCH;
        *(i < start ? &past : &stretch) |= held;
        if (!(held & SS_HOLDS_HEAD)) continue;
        all++, last = i;
        heads += i >= start;
    }
    CHECK(b->start == start && b->past == past && b->stretch == stretch && b->heads == heads && b->all == all && b->last == last);
    CHECK(chunk == 0 || (b->path == 0) == (last == chunk - 1));
}

static void check_unit(const desk *d, const ss_unit *unit)
{
    uint32_t quotes = 0, heads = 0, at = d->document.sentences.at[unit->sentence].first;
    CHECK(unit->count > 0 && unit->count <= SS_UNIT_MOST);
    for (uint32_t i = 0; i < unit->count; i++) {
        const ss_chunk *c = &unit->chunks[i];
        CHECK(c->first == at && c->end > at && (c->links & ~SS_LINKS_AND) == 1 << link_wanted(c));
        CHECK(c->fine && c->coarse && c->form && c->grammar && c->grammar < SS_G_COUNT);
        CHECK(c->hit == SS_NONE || (d->making.hits.at[c->hit].head >= c->first && d->making.hits.at[c->hit].head < c->end));
        CHECK(c->draft == SS_NONE || (d->making.drafts.at[c->draft].head >= c->first && d->making.drafts.at[c->draft].head < c->end));
        CHECK(c->kind != SS_CHUNK_QUOTE || (c->hit == SS_NONE && c->draft == SS_NONE));
        CHECK((c->links & SS_LINKS_AND) == (c->grammar == SS_G_CONJUNCTION ? SS_LINKS_AND : 0));
        CHECK(c->hit == SS_NONE || ss_guess_candidate(c));
        CHECK(!!(c->holds & SS_HOLDS_SPEAKER) == speaker_wanted(c));
        if (ss_guess_candidate(c)) CHECK(heads < unit->heads && unit->candidates[heads++] == i);
        check_before(unit, i);
        quotes += c->kind == SS_CHUNK_QUOTE;
        at = c->end;
    }
    CHECK(unit->quotes == quotes && unit->heads == heads);
    for (int i = 1; i <= SS_UNIT_EDGES; i++) {
        CHECK(memcmp(&unit->chunks[-i], &ss_chunk_edge, sizeof ss_chunk_edge) == 0);
        CHECK(memcmp(&unit->chunks[unit->count + (uint32_t)i - 1], &ss_chunk_edge, sizeof ss_chunk_edge) == 0);
    }
}

static void cuts_at(const char *file, int line, const ss_engine *engine, const char *text, const char *wanted)
{
    desk d;
    char got[4000];
    desk_open(&d, &ss_allocator_libc, engine);
    CHECK(desk_lay(&d, text) == SS_OK);
    for (uint32_t u = 0; u < d.units.count; u++) check_unit(&d, &d.units.at[u]);
    describe(&d, got, sizeof got);
    check_bytes_are(file, line, got, strlen(got), wanted);
    ss_document_free(&d.document);
}
#define cuts(text, wanted) cuts_at(__FILE__, __LINE__, engine, text, wanted)

static void test_chunks(const ss_engine *engine)
{
    cuts("Ms Ida Okoro said on March 3, 2023 that “the old pier is a trap” for 13 boats.",
         "0: Ms [person Ida Okoro] *said on [date March 3, 2023] that [quote “the old pier is a trap”] for [number 13] boats .");
    cuts("Norland's spokesman warned the Sea Council in Norhavn.",
         "0: [country Norland] 's spokesman *warned the [organisation Sea Council] in [place Norhavn] .");
    cuts("The Sea League told reporters (and Sudmark) – on Friday – that the “pier” was shut.",
         "0: The [organisation Sea League] *told reporters ( and [country Sudmark] ) – on [date Friday] – that the [quote “pier”] was shut .");
    cuts("Norland and Sudmarkian boats said so.", "0: [country Norland] and Sudmarkian boats *said so ."); /* an adjective names nobody */
    cuts("Said", "0: *Said");
}

/* A word that stood in cues is enough, if the vocabulary has it; a hit inside marks is nobody's head. */
static void test_worth(const ss_engine *engine)
{
    cuts("The pier is old. They mulled the rule. It has boats.", "");
    cuts("The pier is old. They took a vote. It has boats.", "1: They took a !vote .");
    cuts("The talks end.\n\nThe pier is old and the boats are here.\n\nIda Brandt said that the quay is shut.",
         "0: The !talks end .\n2: [person Ida Brandt] *said that the quay is shut .");
    cuts("“He said it is old,” Ida Brandt told Norland.", "0: [quote “He said it is old,”] [person Ida Brandt] *told [country Norland] .");
    cuts("", "");
}

static void test_joined(const ss_engine *engine)
{
    cuts("“We will stay here now. Nobody will go,” said Ida Brandt. It is old.",
         "0: [quote “We will stay here now. Nobody will go,”] *said [person Ida Brandt] .");
    cuts("Ida Brandt said: “We stay here now. Nobody will go. It is old.” They said so.",
         "0: [person Ida Brandt] *said : [quote “We stay here now. Nobody will go. It is old.”]\n3: They *said so .");
    cuts("“We will stay here now,” said Ida Brandt. “Nobody will go.”", "0: [quote “We will stay here now,”] *said [person Ida Brandt] .");
    cuts("“We will stay here now, he said. The pier is shut and old", "0: “ We will stay here now , he *said .");
}

/* A sentence of `chunks` chunks between two short ones, each with one claim. */
static char *long_text(uint32_t chunks)
{
    char *text = malloc(chunks * 6 + 200), *p = text;
    p += sprintf(p, "Ida Brandt said it is old. Norland said that");
    for (uint32_t i = 4; i < chunks; i++) p += sprintf(p, " boats");
    sprintf(p, ". Sudmark said it is old.");
    return text;
}

static void test_long(const ss_engine *engine)
{
    for (uint32_t chunks = SS_UNIT_MOST - 1; chunks <= SS_UNIT_MOST + 1; chunks++) {
        bool fits = chunks <= SS_UNIT_MOST;
        char *text = long_text(chunks);
        desk d;
        desk_open(&d, &ss_allocator_libc, engine);
        CHECK(desk_lay(&d, text) == SS_OK);
        CHECK(d.units.count == 2u + fits && d.units.at[d.units.count - 1].sentence == 2);
        for (uint32_t u = 0; u < d.units.count; u++) {
            check_unit(&d, &d.units.at[u]);
            uint32_t heads = 0;
            for (uint32_t i = 0; i < d.units.at[u].count; i++) heads += d.units.at[u].chunks[i].hit != SS_NONE;
            CHECK(heads == 1);
        }
        CHECK(!fits || d.units.at[1].count == chunks);
        ss_document_free(&d.document);
        free(text);
    }
}

/* Every allocation from the text to its units fails once. */
static void test_memory(const ss_engine *engine)
{
    const char *text = "Ms Ida Okoro said on Friday: “We stay here now. Nobody will go.” Norland told the Sea Council that the vote was old.";
    bool done = false;
    uint32_t units = 0;
    unsigned long k = 1;
    for (; !done && k < 1000; k++) {
        ss_allocator memory = check_failing(k);
        desk d;
        desk_open(&d, &memory, engine);
        done = desk_lay(&d, text) == SS_OK;
        units = d.units.count;
        ss_document_free(&d.document);
        CHECK(check_balanced());
    }
    CHECK(done && units == 2 && k > 2);
}

/* The k-th piece that units ask for fails: what stood before is whole, and the next call gets all of it. */
static void test_again(const ss_engine *engine)
{
    char text[4000] = "";
    for (int i = 0; i < 60; i++) strcat(text, "Norland told the Sea Council that the vote was old. ");
    bool done = false;
    for (unsigned long k = 1; !done && k < 100; k++) {
        desk d;
        ss_allocator memory = check_failing(0);
        desk_open(&d, &memory, engine);
        CHECK(desk_lay(&d, text) == SS_OK && d.units.count == 60);
        ss_units units = {0};
        check_fail_at = check_calls + k;
        done = ss_units_make(&d.making, ss_lexicon_weights(engine->lexicon), &units) == SS_OK;
        check_fail_at = 0;
        for (uint32_t u = 0; u < units.count; u++) check_unit(&d, &units.at[u]);
        units = (ss_units){0};
        CHECK(ss_units_make(&d.making, ss_lexicon_weights(engine->lexicon), &units) == SS_OK && units.count == 60);
        ss_document_free(&d.document);
        CHECK(check_balanced());
    }
    CHECK(done);
}

int main(void)
{
    ss_engine *engine = desk_engine(&ss_allocator_libc, 1, 9);
    CHECK(engine != NULL);
    test_chunks(engine);
    test_worth(engine);
    test_joined(engine);
    test_long(engine);
    test_memory(engine);
    test_again(engine);
    ss_engine_release(engine);
    return CHECK_DONE();
}

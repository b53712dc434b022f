/* A text read as far as the units of the learned models, with the tables of newsroom.h, a cue that is
 * seldom right, and weights made in the test. */
#ifndef DESK_H
#define DESK_H

#include "claims/guesses/guesses.h"
#include "corpus/engine.h"
#include "newsroom.h"
#include "weights_file.h"

static const made_word DESK_WORDS[] = {{"say", 7, 2, 1}, {"vote", 9, 3, 1}, {"mulled", 10, 3, 1}, {"board", 11, 4, 0}, {"talks", 12, 4, 1}};
enum { DESK_COUNT = sizeof DESK_WORDS / sizeof *DESK_WORDS };

static const char DESK_CUES[] = "lemma\tpart\tbase\ts\ted\ting\tact\tlevel\tframes\tstrength\n"
                                "deem\tverb\tdeem\tdeems\tdeemed\tdeeming\tbelieve\tattitude\tthat|np\t40\n";

typedef struct { ss_engine *engine; ss_document document; ss_making making; ss_units units; } desk;

/* An engine with weights of that seed; NULL when memory ran out. */
static inline ss_engine *desk_engine(const ss_allocator *memory, uint32_t seed, int reach)
{
    made m = made_weights(DESK_WORDS, DESK_COUNT, seed, reach);
    ss_engine *engine = NULL;
    ss_status status = ss_engine_new(memory, &engine);
    if (status == SS_OK) status = ss_engine_load(engine, "made.model", m.at, m.size, NULL, NULL, NULL);
    if (status == SS_OK) status = ss_engine_load(engine, "unsure cues", DESK_CUES, strlen(DESK_CUES), NULL, NULL, NULL);
    if (status == SS_OK) status = newsroom_load(engine);
    free(m.at);
    if (status == SS_OK) return engine;
    CHECK(status == SS_NOMEM);
    if (engine) ss_engine_release(engine);
    return NULL;
}

static inline ss_status desk_read(ss_document *document, const ss_engine *engine, const char *text)
{
    ss_text view = {.bytes = text, .size = (uint32_t)strlen(text)};
    ss_given given = {.published = SS_NO_DAY, .english = true};
    CHECK(ss_utf8_check(text, view.size, &view.ascii) == view.size);
    return ss_document_read(document, engine->lexicon, view, &given);
}

/* What attribution.c does before it asks the models. */
static inline ss_status desk_lay(desk *d, const char *text)
{
    ss_status status = desk_read(&d->document, d->engine, text);
    memset(&d->making, 0, sizeof d->making);
    memset(&d->units, 0, sizeof d->units);
    if (status == SS_OK) d->making.taken = ss_arena_zero(&d->document.arena, (size_t)d->document.quotes.count + 1);
    if (status == SS_OK && !d->making.taken) status = SS_NOMEM;
    if (status == SS_OK) status = ss_view_make(&d->document, d->engine->lexicon, &d->making.view);
    if (status == SS_OK) status = ss_cues_find(&d->making.view, &d->making.hits);
    if (status == SS_OK) status = ss_frames_read(&d->making);
    if (status == SS_OK) status = ss_units_make(&d->making, ss_lexicon_weights(d->engine->lexicon), &d->units);
    return status;
}

static inline void desk_open(desk *d, const ss_allocator *memory, const ss_engine *engine)
{
    memset(d, 0, sizeof *d);
    d->engine = (ss_engine *)engine;
    ss_document_init(&d->document, memory);
}

#endif

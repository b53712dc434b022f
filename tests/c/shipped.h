/* The tables and the learned weights that ship, for tests that read real text: run from the root of the checkout. */
#ifndef SHIPPED_H
#define SHIPPED_H

#include "check.h"
#include "claims/document.h"

static const char *const SHIPPED[] = {"words", "timewords", "cues", "offices", "organs", "organs_bodies", "states", "places",
                                      "organisations", "bodies", "outlets", "groups", "council_members", "descriptions", "descriptions_votes"};
static const char SHIPPED_MODEL[] = "attribution.model";
static unsigned shipped_problems; /* of council_members, the newest kind of table */

static inline char *shipped_bytes(const char *path, size_t *size) {
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return NULL;
    bool ends = !fseek(stream, 0, SEEK_END);
    long end = ends ? ftell(stream) : -1;
    char *bytes = end < 0 ? NULL : malloc((size_t)end + 1);
    rewind(stream);
    *size = bytes ? fread(bytes, 1, (size_t)end, stream) : 0;
    fclose(stream);
    return bytes;
}

static inline void shipped_problem(void *ctx, const char *table, uint32_t line, const char *message) {
    (void)ctx, (void)line, (void)message;
    shipped_problems += strcmp(table, "council_members") == 0;
}

static inline void shipped_load(ss_lexicon *lexicon, const char *name, const char *file) {
    char path[256];
    size_t size = 0;
    snprintf(path, sizeof path, "python/sayso/data/%s", file);
    char *bytes = shipped_bytes(path, &size);
    CHECK(bytes && ss_lexicon_load(lexicon, name, bytes, size, shipped_problem, NULL, NULL) == SS_OK);
    free(bytes);
}

/* With the weights claims are found as users see them, without by the rules alone. */
static inline ss_lexicon *shipped_tables(bool weights) {
    ss_lexicon *lexicon = NULL;
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK);
    for (size_t i = 0; i < sizeof SHIPPED / sizeof *SHIPPED; i++) {
        char file[64];
        snprintf(file, sizeof file, "%s.tsv", SHIPPED[i]);
        shipped_load(lexicon, SHIPPED[i], file);
    }
    if (weights)
        shipped_load(lexicon, SHIPPED_MODEL, SHIPPED_MODEL);
    CHECK(ss_lexicon_finish(lexicon, shipped_problem, NULL, NULL) == SS_OK);
    CHECK(shipped_problems == 0 && (ss_lexicon_weights(lexicon) != NULL) == weights);
    return lexicon;
}

static inline ss_lexicon *shipped_lexicon(void) { return shipped_tables(true); }

static inline ss_status read_text(ss_document *document, const ss_lexicon *lexicon, const char *text) {
    ss_text view = {.bytes = text, .size = (uint32_t)strlen(text)};
    ss_utf8_check(text, view.size, &view.ascii);
    ss_given given = {.published = SS_NO_DAY, .english = true};
    return ss_document_read(document, lexicon, view, &given);
}

#endif

/* The tables that ship, for tests that read real text: run from the root of the checkout. */
#ifndef SHIPPED_H
#define SHIPPED_H

#include "check.h"
#include "claims/document.h"

static const char *const SHIPPED[] = {"words", "timewords", "cues", "offices", "organs", "organs_bodies", "states", "places",
                                      "organisations", "bodies", "outlets", "groups", "council_members"};
static unsigned shipped_problems; /* of council_members, the newest kind of table */

static inline char *shipped_bytes(const char *path, size_t *size) {
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return NULL;
    char *bytes = malloc(1 << 20);
    *size = bytes ? fread(bytes, 1, 1 << 20, stream) : 0;
    fclose(stream);
    return bytes;
}

static inline void shipped_problem(void *ctx, const char *table, uint32_t line, const char *message) {
    (void)ctx, (void)line, (void)message;
    shipped_problems += strcmp(table, "council_members") == 0;
}

static inline ss_lexicon *shipped_lexicon(void) {
    ss_lexicon *lexicon = NULL;
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK);
    for (size_t i = 0; i < sizeof SHIPPED / sizeof *SHIPPED; i++) {
        char path[256];
        size_t size = 0;
        snprintf(path, sizeof path, "python/sayso/data/%s.tsv", SHIPPED[i]);
        char *bytes = shipped_bytes(path, &size);
        CHECK(bytes && ss_lexicon_load(lexicon, SHIPPED[i], bytes, size, shipped_problem, NULL, NULL) == SS_OK);
        free(bytes);
    }
    CHECK(ss_lexicon_finish(lexicon, shipped_problem, NULL, NULL) == SS_OK);
    CHECK(shipped_problems == 0);
    return lexicon;
}

static inline ss_status read_text(ss_document *document, const ss_lexicon *lexicon, const char *text) {
    ss_text view = {.bytes = text, .size = (uint32_t)strlen(text)};
    ss_utf8_check(text, view.size, &view.ascii);
    ss_given given = {.published = SS_NO_DAY, .english = true};
    return ss_document_read(document, lexicon, view, &given);
}

#endif

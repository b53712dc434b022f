/* Transcripts: labels of speakers and what they say; what only looks like one; out of memory at every allocation; long ones. */
#include "shipped.h"
#include "claims/drafts.h"
#include "claims/labels.h"

static const char INTERVIEW[] = "Odile Varga, the transport minister, met Paul Kerr on Tuesday.\n\n"
                                "PAUL KERR: Are fares going up?\n\n"
                                "VARGA (smiling): No. I think they will fall.\n\n"
                                "We have the money.\n\n"
                                "KERR: Good.\n\n"
                                "\"THE MINISTER: He said that it was over.\"\n";

static ss_span span_of(const ss_document *d, const ss_claim *claim, uint32_t piece) { return d->claims.spans.at[claim->pieces.first + piece]; }

static void check_span(const ss_document *d, ss_span span, const char *wanted) {
    CHECK_BYTES(d->text.bytes + span.start, span.end - span.start, wanted);
}

static void check_speaker(const ss_document *d, const ss_claim *claim, const char *wanted) {
    const ss_local *local = claim->speaker == SS_NONE ? NULL : &d->names.locals.at[claim->speaker];
    CHECK_BYTES(local ? d->names.strings.at + local->name_at : "", local ? local->name_size : 0, wanted);
}

/* The claims that turns.c made. */
static uint32_t turns_in(const ss_document *d, const ss_claim *found[8]) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < d->claims.list.count; i++)
        if (d->claims.list.at[i].rule == SS_RULE_TURN && count++ < 8)
            found[count - 1] = &d->claims.list.at[i];
    return count;
}

static void test_interview(const ss_lexicon *lexicon) {
    static const char *const sources[] = {"PAUL KERR", "VARGA", "KERR", "THE MINISTER"}, *const speakers[] = {"Paul Kerr", "Odile Varga", "Paul Kerr", "Odile Varga"};
    static const char *const contents[] = {"Are fares going up?", "No. I think they will fall.", "Good.", "He said that it was over."};
    ss_document document;
    const ss_claim *found[8];
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(read_text(&document, lexicon, INTERVIEW) == SS_OK);
    CHECK(turns_in(&document, found) == 4);
    for (uint32_t i = 0; i < 4; i++) {
        check_span(&document, found[i]->source_span, sources[i]);
        check_span(&document, found[i]->cue_span, ":");
        check_span(&document, span_of(&document, found[i], 0), contents[i]);
        check_speaker(&document, found[i], speakers[i]);
    }
    CHECK(found[0]->act == SS_ACT_ASK && found[1]->act == SS_ACT_STATE && found[1]->pieces.count == 2);
    check_span(&document, span_of(&document, found[1], 1), "We have the money.");
    CHECK(found[1]->kind == SS_INDIRECT && found[3]->kind == SS_DIRECT); /* marks alone make a kind */
    ss_document_free(&document);
}

/* I is who talks; he is not. */
static void test_nested(const ss_lexicon *lexicon) {
    ss_document document;
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(read_text(&document, lexicon, INTERVIEW) == SS_OK);
    uint32_t seen = 0;
    for (uint32_t i = 0; i < document.claims.list.count; i++) {
        const ss_claim *claim = &document.claims.list.at[i];
        if (claim->rule == SS_RULE_TURN)
            continue;
        bool thinks = claim->level == SS_ATTITUDE;
        seen++;
        CHECK(claim->parent != SS_NONE && claim->depth == 1 && document.claims.list.at[claim->parent].rule == SS_RULE_TURN);
        if (thinks)
            check_speaker(&document, claim, "Odile Varga");
    }
    CHECK(seen == 2);
    ss_document_free(&document);
}

typedef struct { const char *text; uint32_t turns; } sight;

static const sight SIGHTS[] = {
    {"Q: Will it return?\n\nA: Yes, in spring.\n", 2},
    {"Question: Will it return?\n\nAnswer: Yes, in spring.\n", 2},
    {"Nobody came.\n\nA: You pay more.\n\nB: You pay less.\n\nA: We keep it.\n", 0},
    {"Nobody came.\n\nIda Holm: Why did you go?\n\nNils Berg: I was tired.\n", 2},
    {"Nobody came.\n\nIda Holm: Why did you go?\n", 0},
    {"Nobody came.\n\nIda Holm: Win in the north.\n\nNils Berg: Hang on.\n", 0},
    {"Nobody came.\n\nLILLEVIK: Why did you go?\n\nRUIZ: I was tired.\n\nLILLEVIK: Were you?\n\nRUIZ: Yes.\n", 4},
    {"Nobody came.\n\nWARNING: You should go.\n\nUPDATE: We stay.\n\nWARNING: You should go.\n\nUPDATE: We stay.\n", 0},
    {"Nobody came.\n\nGENEVA: We have no money.\n\nGENEVA: You have some.\n", 0},
    {"Nobody came.\n\nIda Holm, who called us, said: We go.\n\nNils Berg, who did not, said: We stay.\n", 0},
    {"Nobody came.\n\nIda Holm, 34, teacher: I never vote.\n\nNils Berg, 51, fisherman: We need the pier.\n", 2},
    {"Nobody came.\nIda Holm: Why did you go?\nNils Berg: I was tired.\n", 2},
    {"Nobody came at 10:45. Ida Holm: Why did you go? Nils Berg: I was tired.\n", 0},
};

static void test_sights(const ss_lexicon *lexicon) {
    for (size_t i = 0; i < sizeof SIGHTS / sizeof *SIGHTS; i++) {
        ss_document document;
        const ss_claim *found[8];
        ss_document_init(&document, &ss_allocator_libc);
        CHECK(read_text(&document, lexicon, SIGHTS[i].text) == SS_OK);
        CHECK(turns_in(&document, found) == SIGHTS[i].turns);
        ss_document_free(&document);
    }
}

/* One label by itself: what it names, and how. */
static void test_labels(const ss_lexicon *lexicon) {
    static const struct { const char *text; int kind; } labels[] = {
        {"Q: Why?", SS_LABEL_QUESTION}, {"Answer: So.", SS_LABEL_ANSWER}, {"B: So.", SS_LABEL_LETTER}, {"THE CHAIR: Order.", SS_LABEL_OFFICE},
        {"Moderator: Thank you.", SS_LABEL_OFFICE}, {"Mr. Lillevik: No.", SS_LABEL_NAME}, {"IDA LILLEVIK: No.", SS_LABEL_NAME},
        {"LILLEVIK (laughs): No.", SS_LABEL_MAYBE}, {"\"LILLEVIK: No.", SS_LABEL_MAYBE}, {"Born: in May", -1}, {"Photo: The pier", -1}, {"It is 10:45 now", -1}, {"He said: no", -1}};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        ss_document document;
        ss_view view;
        ss_label label;
        ss_document_init(&document, &ss_allocator_libc);
        CHECK(read_text(&document, lexicon, labels[i].text) == SS_OK && ss_view_make(&document, lexicon, &view) == SS_OK);
        bool found = ss_label_read(&view, 0, view.count, &label);
        CHECK(found == (labels[i].kind >= 0) && (!found || label.kind == labels[i].kind));
        ss_document_free(&document);
    }
}

static void test_memory(const ss_lexicon *lexicon) {
    bool done = false;
    for (unsigned long k = 1; !done && k < 4000; k++) {
        ss_allocator memory = check_failing(k);
        ss_document document;
        ss_document_init(&document, &memory);
        ss_status status = read_text(&document, lexicon, INTERVIEW);
        done = status == SS_OK;
        CHECK(done || status == SS_NOMEM);
        ss_document_free(&document);
        CHECK(check_balanced());
    }
    CHECK(done);
}

/* A debate of a night, labels without end, brackets that never close: nothing of it hangs. */
static void test_long(const ss_lexicon *lexicon) {
    static const char *const pieces[] = {"KERR: Why do you say so?\n\nRUIZ: I do.\n\n", "Q: Why?\nA: I do.\n", "KERR: ", "KERR (", "KERR, ", "A. ", "\"KERR: I do.\n\n", "LILLE: I\n\n(LAUGHTER)\n\nWe go on.\n\n",
                                         "IDA HOLM: MR. IDA HOLM "};
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
        size_t size = strlen(pieces[p]), times = 60000 / size;
        char *text = malloc(times * size + 1);
        for (size_t i = 0; text && i < times; i++)
            memcpy(text + i * size, pieces[p], size + 1);
        ss_document document;
        ss_document_init(&document, &ss_allocator_libc);
        CHECK(text && read_text(&document, lexicon, text) == SS_OK);
        ss_document_free(&document);
        free(text);
    }
}

int main(void) {
    ss_lexicon *lexicon = shipped_lexicon();
    test_interview(lexicon);
    test_nested(lexicon);
    test_sights(lexicon);
    test_labels(lexicon);
    test_memory(lexicon);
    test_long(lexicon);
    ss_lexicon_free(lexicon);
    return CHECK_DONE();
}

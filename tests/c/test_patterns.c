/* Users' patterns in the core: which rules are taken, what they make of a text, where they give up; and out of memory at every
 * allocation. */
#include "claims/attribution.h"
#include "claims/ruled.h"
#include "newsroom.h"
#include "tables/arrow.h"

static ss_slice slice(const char *text) { return (ss_slice){text, (uint32_t)strlen(text)}; }

static ss_given_rule rule_of(const char *name, const char *kind, const char *expression) {
    return (ss_given_rule){.name = slice(name), .kind = slice(kind), .expression = slice(expression), .confidence = 0.8f};
}

/* ---- which rules are taken ---------------------------------------------------------------------------------------------- */

typedef struct { const char *kind, *expression, *act, *flags, *roles, *message; uint64_t offset; } refusal;

static const refusal REFUSALS[] = {
    {"claim", "(?<cue>said (?<content>x)", "", "", "", "parenthesis", 25},
    {"claim", "(?<cue>said)", "", "", "", "(?<content>", SS_NO_PLACE},
    {"claim", "(?<content>x)", "", "", "", "(?<cue>", SS_NO_PLACE},
    {"claim", "(?<cue>said) (?<contents>x)", "", "", "", "'contents'", SS_NO_PLACE},
    {"claim", "(?<cue>said) (?<content>x)", "says", "", "", "no act 'says'", SS_NO_PLACE},
    {"claim", "(?<cue>said) (?<content>x)", "", "loud", "", "no flag 'loud'", SS_NO_PLACE},
    {"claim", "(?<cue>said) (?<content>x)", "", "", "body title", "no role 'title'", SS_NO_PLACE},
    {"claims", "(?<cue>said) (?<content>x)", "", "", "", "no kind 'claims'", SS_NO_PLACE},
    {"", "(?<cue>said) (?<content>x)", "", "", "", "needs a kind", SS_NO_PLACE},
    {"claim", "", "", "", "", "needs a pattern", SS_NO_PLACE},
    {"act", "said", "", "", "", "needs an act", SS_NO_PLACE},
    {"act", "(?<source>x) said", "accuse", "", "", "only the cue", SS_NO_PLACE},
    {"boilerplate", "Sign up", "accuse", "", "", "is no claim", SS_NO_PLACE},
    {"boilerplate", "(?<cue>Sign) up", "", "", "", "no names", SS_NO_PLACE},
    {"claim", "(?<cue>said) (?<content>((((((((((((((x)))))))))))))))", "", "", "", "groups", 54},
};

static void test_refusals(void) {
    ss_patterns patterns;
    ss_patterns_init(&patterns, &ss_allocator_libc);
    ss_given_rule first = rule_of("first", "claim", "(?<cue>said) (?<content>x)");
    CHECK(ss_patterns_add(&patterns, &first, NULL) == SS_OK);
    for (size_t i = 0; i < sizeof REFUSALS / sizeof *REFUSALS; i++) {
        const refusal *r = &REFUSALS[i];
        ss_given_rule rule = rule_of("other", r->kind, r->expression);
        ss_error error = {0};
        rule.act = slice(r->act), rule.flags = slice(r->flags), rule.roles = slice(r->roles);
        CHECK(ss_patterns_add(&patterns, &rule, &error) == SS_PATTERN);
        CHECK(error.offset == r->offset);
        if (!strstr(error.message, r->message)) CHECK_BYTES(error.message, strlen(error.message), r->message);
        CHECK(patterns.rules.count == 1 && patterns.strings.count == 5);
    }
    CHECK(ss_patterns_add(&patterns, &first, NULL) == SS_PATTERN); /* its name again */
    first.name = slice("");
    CHECK(ss_patterns_add(&patterns, &first, NULL) == SS_PATTERN);
    ss_patterns_free(&patterns);
}

static void test_what_a_rule_holds(void) {
    ss_patterns patterns;
    ss_patterns_init(&patterns, &ss_allocator_libc);
    ss_given_rule rule = rule_of("ups", "claim", "(?<content>“[^”]+”),? (?:(?<cue>quips) (?<source>x)|(?<source>y) (?<cue>quips))");
    rule.act = slice("believe"), rule.flags = slice("caseless"), rule.roles = slice("body  caption"), rule.lemma = slice("quip");
    CHECK(ss_patterns_add(&patterns, &rule, NULL) == SS_OK);
    const ss_user_rule *made = &patterns.rules.at[0];
    CHECK(made->act == SS_ACT_BELIEVE && made->level == SS_UNSAID && made->kind == SS_KIND_CLAIM);
    CHECK(made->groups[SS_SLOT_SOURCE] == (1 << 3 | 1 << 4) && made->groups[SS_SLOT_CUE] == (1 << 2 | 1 << 5));
    CHECK(made->roles == (1 << SS_ROLE_BODY | 1 << SS_ROLE_CAPTION));
    CHECK(made->literals.count > 0);
    CHECK_BYTES(ss_patterns_text(&patterns, made->lemma).at, ss_patterns_text(&patterns, made->lemma).size, "quip");
    CHECK(ss_patterns_text(&patterns, made->cameo).size == 0);
    ss_patterns_free(&patterns);
}

/* ---- what they make of a text -------------------------------------------------------------------------------------------- */

typedef struct { const char *kind, *expression, *act; } given;

static ss_engine *engine_with(const ss_allocator *memory, const given *rules, size_t count) {
    ss_engine *engine = NULL;
    if (ss_engine_new(memory, &engine) != SS_OK) return NULL;
    ss_status status = SS_OK;
    for (size_t i = 0; i < count && status == SS_OK; i++) {
        char name[8];
        snprintf(name, sizeof name, "rule %c", (char)('a' + i));
        ss_pattern_given rule = {.name = field(name), .kind = field(rules[i].kind), .expression = field(rules[i].expression),
                                 .act = field(rules[i].act), .confidence = 0.8f};
        status = ss_engine_pattern(engine, &rule, NULL);
    }
    if (status == SS_OK) status = newsroom_load(engine);
    if (status == SS_OK) return engine;
    CHECK(status == SS_NOMEM);
    ss_engine_release(engine);
    return NULL;
}

static ss_status read_with(const ss_engine *engine, const char *text, ss_document *document) {
    ss_text view = {text, (uint32_t)strlen(text), false};
    ss_given about = {.published = SS_NO_DAY, .english = true};
    (void)ss_utf8_check(text, view.size, &view.ascii);
    document->patterns = &engine->patterns;
    return ss_document_read(document, engine->lexicon, view, &about);
}

static void put(char *out, const char *text, ss_span span) {
    size_t used = strlen(out);
    snprintf(out + used, 900 - used, "%.*s|", (int)(span.end - span.start), text + span.start);
}

/* "act ruled source|cue|content|content|", one claim behind the other */
static void describe(const ss_document *d, char out[900]) {
    out[0] = 0;
    for (uint32_t i = 0; i < d->claims.list.count; i++) {
        const ss_claim *c = &d->claims.list.at[i];
        size_t used = strlen(out);
        snprintf(out + used, 900 - used, "%s%s%s %u ", used ? "; " : "", c->negated ? "not " : "", ss_act_name((ss_act)c->act), c->ruled);
        put(out, d->text.bytes, c->source_span);
        put(out, d->text.bytes, c->cue_span);
        for (uint32_t k = 0; k < c->pieces.count; k++) put(out, d->text.bytes, d->claims.spans.at[c->pieces.first + k]);
    }
}

static void check_reading(const given *rules, size_t count, const char *text, const char *wanted) {
    ss_engine *engine = engine_with(&ss_allocator_libc, rules, count);
    ss_document document;
    char got[900];
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(engine && read_with(engine, text, &document) == SS_OK);
    describe(&document, got);
    CHECK_BYTES(got, strlen(got), wanted);
    CHECK(document.warnings.count == 0);
    ss_document_free(&document);
    ss_engine_release(engine);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void test_claims(void) {
    const given floor[] = {{"claim", "(?<source>\\w+ \\w+) (?<cue>took the floor to say) (?<content>that [^.]+)", ""}};
    check_reading(floor, 1, "On the pier Ilse Brandt took the floor to say that talks go on.",
                  "state 1 Ilse Brandt|took the floor to say|that talks go on|");
    /* a part of a word stands for the word; marks belong to the content */
    const given parts[] = {{"claim", "“(?<content>[^”]+)”,? (?<source>\\w)\\w* (?<cue>quip)", "warn"}};
    check_reading(parts, 1, "“The talks go on,” Ruiz quips to the old port.", "warn 1 Ruiz|quips|“The talks go on,”|");
    /* two pieces of one name */
    const given pieces[] = {{"claim", "(?<content>“[^”]+”) (?<source>\\w+) (?<cue>quips)\\. (?<content>“[^”]+”)", ""}};
    check_reading(pieces, 1, "In the port it is news. “The talks go on,” Ruiz quips. “All of them.”", "state 0 ||“All of them.”|");
    const given together[] = {{"claim", "(?<content>“[^”]+”) (?<source>\\w+) (?<cue>quips), (?<content>“[^”]+”)", ""}};
    check_reading(together, 1, "In the port it is news. “The talks go on,” Ruiz quips, “all of them.”",
                  "state 1 Ruiz|quips|“The talks go on,”|“all of them.”|");
    /* a vote needs no content, other claims do */
    const given bare[] = {{"claim", "(?<source>\\w+) (?<cue>sat it out)", "abstain"}};
    check_reading(bare, 1, "In the council Norland sat it out.", "abstain 1 Norland|sat it out|");
    const given may_be[] = {{"claim", "(?<source>\\w+) (?<cue>quips)(?<content> that \\w+)?", "state"}};
    check_reading(may_be, 1, "In the port Ruiz quips.", "");
}

static void test_same_cue(void) {
    const char *text = "The spokeswoman said on Friday that the talks go on.";
    check_reading(NULL, 0, text, "state 0 The spokeswoman|said|that the talks go on|");
    /* the source is taken from the claim that was there */
    const given said[] = {{"claim", "(?<cue>said on Friday) (?<content>that the talks)", "warn"}, {"claim", "(?<cue>said) (?<content>on)", "deny"}};
    check_reading(said, 2, text, "warn 1 The spokeswoman|said on Friday|that the talks|");
    const given turned[] = {said[1], said[0]};
    check_reading(turned, 2, text, "deny 1 The spokeswoman|said|on|");
    /* one cue over two of ours: both go */
    const given both[] = {{"claim", "(?<cue>said that it warned) (?<content>that [^.]+)", "report"}};
    check_reading(both, 1, "The Sea Council said that it warned that the pier is old.", "report 1 The Sea Council|said that it warned|that the pier is old|");
    /* no source group and no claim before: the subject of the cue */
    const given quips[] = {{"claim", "(?<cue>quips) (?<content>that [^.]+)", ""}};
    check_reading(quips, 1, "The minister quips that the talks go on.", "state 1 The minister|quips|that the talks go on|");
    /* a source group that took no part: there is no source */
    const given nobody[] = {{"claim", "(?<source>nobody)?(?<cue>said) on Friday (?<content>that [^.]+)", ""}};
    check_reading(nobody, 1, text, "state 1 |said|that the talks go on|");
}

static void test_acts_and_boilerplate(void) {
    const char *text = "The spokeswoman said on Friday that the talks go on.";
    const given act[] = {{"act", "said on Friday", "accuse"}, {"act", "said", "deny"}};
    check_reading(act, 2, text, "accuse 1 The spokeswoman|said|that the talks go on|");
    const given cue[] = {{"act", "(?<cue>Friday) that", "accuse"}};
    check_reading(cue, 1, text, "state 0 The spokeswoman|said|that the talks go on|");
    const given mixed[] = {{"act", "quips", "accuse"}, {"claim", "(?<cue>quips) (?<content>that [^.]+)", ""}};
    check_reading(mixed, 2, "The minister quips that the talks go on.", "state 2 The minister|quips|that the talks go on|");
    const given ads[] = {{"boilerplate", "on Friday", ""}};
    check_reading(ads, 1, text, "");
}

static void count_hit(void *ctx, const char *group, uint32_t start, uint32_t end) {
    uint32_t *sum = ctx;
    *sum += *group ? 1 : 100;
    CHECK(start < end);
}

static void test_trying(void) {
    const given rules[] = {{"claim", "(?<source>\\w+) (?<cue>quips) (?<content>that \\w+)", ""}, {"boilerplate", "(a+)+[bc]", ""}};
    ss_engine *engine = engine_with(&ss_allocator_libc, rules, 2);
    const char *text = "SIGN UP. Ruiz quips that all. Ilse quips that none.";
    uint32_t sum = 0;
    CHECK(ss_engine_find(engine, 0, text, strlen(text), count_hit, &sum) == SS_OK && sum == 206);
    CHECK(ss_engine_find(engine, 2, text, strlen(text), count_hit, &sum) == SS_INPUT);
    CHECK(ss_engine_find(engine, 0, "\xff", 1, count_hit, &sum) == SS_DECODE);
    CHECK(ss_engine_find(engine, 0, "", 0, count_hit, &sum) == SS_OK);
    CHECK(ss_engine_find(engine, 1, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 43, count_hit, &sum) == SS_LIMIT);
    ss_pattern_given late = {.name = field("late"), .kind = field("boilerplate"), .expression = field("x")};
    CHECK(ss_engine_pattern(engine, &late, NULL) == SS_PATTERN);
    ss_engine_release(engine);
}

/* Each sentence of a hostile text is given up once, and after eight of them the rest: the other rules go on. */
static void test_limits(void) {
    const given rules[] = {{"act", "(a+)+[bc]", "deny"}, {"act", "said", "accuse"}};
    ss_engine *engine = engine_with(&ss_allocator_libc, rules, 2);
    ss_document document;
    char text[4096] = "";
    for (int i = 0; i < 20; i++) strcat(text, "The minister said that aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa is in the port. ");
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(engine && read_with(engine, text, &document) == SS_OK);
    CHECK(document.warnings.count == SS_OVERRUNS);
    for (uint32_t i = 0; i < document.warnings.count; i++) {
        const ss_warning *w = &document.warnings.at[i];
        const char *message = document.names.strings.at + w->message_at;
        CHECK(!strcmp(w->code, "pattern-limit") && w->span.end > w->span.start + 60);
        CHECK(w->message_size > 20 && !memcmp(message, "pattern 'rule a'", 16));
        CHECK((memchr(message, ',', w->message_size) != NULL) == (i + 1 == document.warnings.count));
    }
    CHECK(document.claims.list.count == 20 && document.claims.list.at[19].act == SS_ACT_ACCUSE);
    CHECK(read_with(engine, "The minister said that it is in the port.", &document) == SS_OK);
    CHECK(document.warnings.count == 0 && document.claims.list.count == 1);
    ss_document_free(&document);
    ss_engine_release(engine);
}

/* A sentence longer than the window, and a literal that stands across two sentences. */
static void test_long(void) {
    const given rules[] = {{"claim", "(?<cue>quips) (?<content>.+)", ""}, {"act", "port\\. The", "deny"}};
    ss_engine *engine = engine_with(&ss_allocator_libc, rules, 2);
    ss_document document;
    char *text = malloc(20000);
    strcpy(text, "The minister said it in the port. The spokesman quips");
    for (int i = 0; i < 1500; i++) strcat(text, " the pier");
    ss_document_init(&document, &ss_allocator_libc);
    CHECK(engine && read_with(engine, text, &document) == SS_OK);
    CHECK(document.claims.list.count == 2);
    const ss_claim *last = &document.claims.list.at[document.claims.list.count - 1];
    ss_span content = document.claims.spans.at[last->pieces.first];
    CHECK(last->ruled == 1 && content.end - content.start < SS_PATTERN_WINDOW && content.end - content.start > SS_PATTERN_WINDOW - 16);
    ss_document_free(&document);
    ss_engine_release(engine);
    free(text);
}

/* ---- out of memory ------------------------------------------------------------------------------------------------------- */

static ss_status work(const ss_allocator *memory) {
    const given rules[] = {{"claim", "(?<cue>quips) (?<content>that [^.]+)", "warn"}, {"act", "said", "accuse"}, {"boilerplate", "^Sign up|(a+)+[bc]", ""}};
    ss_engine *engine = engine_with(memory, rules, 3);
    ss_shard *shard = NULL;
    ss_corpus *corpus = NULL;
    if (!engine) return SS_NOMEM;
    ss_record one = record("a", "Ilse quips that talks go on. She said on Friday that the pier is old. Sign up in aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!");
    ss_status status = ss_shard_read(engine, &one, 1, 1, NULL, &shard, NULL);
    if (status == SS_OK) status = ss_corpus_new(engine, &shard, 1, &corpus, NULL);
    struct ArrowArray batch = {0};
    if (status == SS_OK) status = ss_table_batch(corpus, SS_CLAIMS, 0, 10, &batch);
    if (status == SS_OK) CHECK(batch.length == 2 && ss_table_rows(corpus, SS_WARNINGS) == 1);
    if (batch.release) batch.release(&batch);
    ss_corpus_release(corpus);
    ss_shard_release(shard);
    ss_engine_release(engine);
    return status;
}

static void test_sweep(void) {
    unsigned long k = 1;
    for (bool reached = true; reached && k < 20000; k++) {
        ss_allocator memory = check_failing(k);
        ss_status status = work(&memory);
        reached = check_calls >= k;
        CHECK(status == SS_OK || (reached && status == SS_NOMEM));
        CHECK(check_balanced());
    }
    CHECK(k > 100 && k < 20000);
}

int main(void) {
    test_refusals();
    test_what_a_rule_holds();
    test_claims();
    test_same_cue();
    test_acts_and_boilerplate();
    test_trying();
    test_limits();
    test_long();
    test_sweep();
    return CHECK_DONE();
}

/* Literals that an expression needs: those it has, and above all none where a match could do without. */
#include "check.h"
#include "text/literals.h"

typedef struct { const char *expression, *literals; uint32_t options; } example;

/* Literals with a bar between; "" where there is none. */
static const example EXAMPLES[] = {
    {"took the floor", "took the floor", 0},
    {"(?<source>\\w+) (?<cue>insisted|made it plain) that", "insisted|made it plain", 0},
    {"(?:a|b) insisted", " insisted", 0},
    {"(?:pier|quay)s? (?:x|yz)?", "pier|quay", 0},
    {"harbours?\\b", "harbour", 0},
    {"harbou?r", "harbo", 0},
    {"(?:harbour)? pier", " pier", 0},
    {"(?:harbour)* quay", " quay", 0},
    {"(?:harbour){0,3}pie", "pie", 0},
    {"(?:harbour){2,3}pie", "harbour", 0},
    {"ab+cde", "cde", 0},
    {"x{3}yz", "yz", 0},
    {"\\d+ days", " days", 0},
    {"\\p{Lu}\\w+ said", " said", 0},
    {"[said]+ [^]x]ly[[:alpha:]a]ing", "ing", 0},
    {"[a[:b]c]harbour", "", 0}, /* that is a class of five, and "c]harbour" */
    {"[a\\c\\]quay|", "", 0}, /* the class ends at once: what is escaped by \\c is its character */
    {"[a\\c]]harbour", "", 0},
    {"[[:^digit:]]harbour", "harbour", 0},
    {"(?=harbour)pi", "pi", 0},
    {"(?<!harbour)pi(?!er)", "pi", 0},
    {"(?<*harbour)>quay", ">quay", 0}, /* looks only: no name that ends at the angle */
    {"(?*harbour)quay", "quay", 0},
    {"(?<not a name>harbour)", "", 0},
    {"har\xe2\x80\x8e" "bour", "", SS_PATTERN_EXTENDED}, /* a mark of direction is white space there */
    {"har\xe2\x80\x8e" "bour", "har\xe2\x80\x8e" "bour", 0},
    {"harbour|", "", 0},
    {"harbour|p", "", 0},
    {"harbour|quay", "harbour|quay", 0},
    {"HarbouR", "harbour", SS_PATTERN_CASELESS},
    {"Speak up", "pea| up", SS_PATTERN_CASELESS}, /* one of the two: see below */
    {"Z\xc3\xbcrich", "rich", SS_PATTERN_CASELESS},
    {"Z\xc3\xbcrich", "Z\xc3\xbcrich", 0},
    {"Z\xc3\xbc?rich", "rich", 0},
    {"took  the # floor\n pier", "tookthepier", SS_PATTERN_EXTENDED},
    {"to\\ the", "to the", SS_PATTERN_EXTENDED},
    {"a\\.b\\(c", "a.b(c", 0},
    {"(?i)harbour", "", 0},
    {"(?i:harbour)", "", 0},
    {"\\Qharbour*\\E", "", 0},
    {"(h)arbour\\1", "", 0},
    {"\\x41bcdef", "", 0},
    {"(*COMMIT)harbour", "", 0},
    {"harbour(*ACCEPT)", "", 0},
    {"(?(1)harbour|quay)", "", 0},
    {"(?#note)harbour", "", 0},
    {"x", "", 0},
    {"", "", 0},
    {"a really long literal that goes on and on", "a really long literal that goes ", 0},
    {"a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r", "", 0},
};

static void join(const ss_literal *literals, uint32_t count, char out[700]) {
    out[0] = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (i) strcat(out, "|");
        strncat(out, literals[i].bytes, literals[i].size);
    }
}

static void check_example(const example *e) {
    static const char *const BOTH = "pea| up";
    ss_literal literals[SS_LITERALS];
    char got[700];
    join(literals, ss_literals_of(e->expression, (uint32_t)strlen(e->expression), e->options, literals), got);
    if (!strcmp(e->literals, BOTH)) CHECK(!strcmp(got, "pea") || !strcmp(got, " up"));
    else CHECK_BYTES(got, strlen(got), e->literals);
}

static uint32_t find(const char *expression, uint32_t options, const char *text, uint32_t from) {
    ss_literal literals[SS_LITERALS];
    CHECK(ss_literals_of(expression, (uint32_t)strlen(expression), options, literals) == 1);
    return ss_literal_find(&literals[0], text, from, (uint32_t)strlen(text));
}

static void test_finding(void) {
    CHECK(find("pier", 0, "the pier", 0) == 4);
    CHECK(find("pier", 0, "the pier", 5) == 8);
    CHECK(find("pier", 0, "the Pier", 0) == 8);
    CHECK(find("pier", SS_PATTERN_CASELESS, "the PiER", 0) == 4);
    CHECK(find("pier", SS_PATTERN_CASELESS, "the P1ER, a pier", 0) == 12);
    CHECK(find("abab", 0, "abaabab", 0) == 3);
    CHECK(find("aaab", 0, "aaaaaaaab", 0) == 5);
    CHECK(find("pier", 0, "pie", 0) == 3);
    CHECK(find("pier", 0, "", 0) == 0);
    CHECK(find("Z\xc3\xbcrich", 0, "in Z\xc3\xbcrich", 0) == 3);
}

/* Where the pattern matches, one of its literals stands: over all short texts of a few letters. */
static void test_a_match_has_a_literal(void) {
    static const char *const EXPRESSIONS[] = {"ab?c", "(?:ab|ca)b", "a{2}b*|cb+", "(?<x>ab)+c?|bc(?=a)", "[ab]ca|b.ab"};
    for (size_t e = 0; e < sizeof EXPRESSIONS / sizeof *EXPRESSIONS; e++) {
        ss_literal literals[SS_LITERALS];
        ss_pattern *pattern = NULL;
        ss_matcher *matcher = NULL;
        uint32_t size = (uint32_t)strlen(EXPRESSIONS[e]), count = ss_literals_of(EXPRESSIONS[e], size, 0, literals);
        CHECK(ss_pattern_new(&ss_allocator_libc, EXPRESSIONS[e], size, 0, &pattern, NULL) == SS_OK);
        CHECK(ss_matcher_new(&ss_allocator_libc, &matcher) == SS_OK);
        for (uint32_t n = 0; n < 729; n++) {
            char bytes[6];
            for (uint32_t i = 0, rest = n; i < 6; i++, rest /= 3) bytes[i] = (char)('a' + rest % 3);
            ss_text text = {bytes, 6, true};
            bool matches = false, held = !count;
            for (uint32_t at = 0; at < 6; at++) {
                ss_span spans[SS_PATTERN_GROUPS];
                uint32_t groups;
                CHECK(ss_pattern_match(pattern, matcher, &text, (ss_span){0, 6}, at, spans, &groups) == SS_OK);
                matches |= groups > 0;
            }
            for (uint32_t i = 0; i < count; i++) held |= ss_literal_find(&literals[i], bytes, 0, 6) < 6;
            CHECK(!matches || held);
        }
        ss_matcher_free(matcher);
        ss_pattern_free(pattern);
    }
}

int main(void) {
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) check_example(&EXAMPLES[i]);
    test_finding();
    test_a_match_has_a_literal();
    return CHECK_DONE();
}

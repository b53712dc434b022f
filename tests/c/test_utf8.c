#include "check.h"
#include "text/utf8.h"

/* With arguments this program serves comparisons with another implementation: "repair" or "surrogates" reads lines of
 * hexadecimal digits and prints each line's bytes repaired, again as digits; "points" prints every code point's properties. */

static void test_check(void)
{
    bool ascii = false;
    CHECK(ss_utf8_check("", 0, &ascii) == 0 && ascii);
    CHECK(ss_utf8_check("The pier would close", 20, &ascii) == 20 && ascii);
    CHECK(ss_utf8_check("The pier \xC3\xBC would close", 22, &ascii) == 22 && !ascii);
    CHECK(ss_utf8_check("The pier \xC3 would close", 21, &ascii) == 9 && !ascii);
    CHECK(ss_utf8_check("\xF0\x9F\x98\x80", 4, &ascii) == 4);
    CHECK(ss_utf8_check("\xF0\x9F\x98", 3, &ascii) == 0);
    CHECK(ss_utf8_check("\xED\xA0\x80", 3, &ascii) == 0);
    CHECK(ss_utf8_check("\xC0\x80", 2, &ascii) == 0 && ss_utf8_check("\xF4\x90\x80\x80", 4, &ascii) == 0);
}

static void repairs(const char *bytes, bool whole, const char *wanted, uint32_t count, size_t first_bad)
{
    ss_chars out = {0};
    uint32_t replaced = 99, at;
    size_t first = 99;
    CHECK(ss_chars_add(&out, &ss_allocator_libc, ">", 1, &at) == SS_OK);
    CHECK(ss_utf8_repair(bytes, strlen(bytes), whole, &ss_allocator_libc, &out, &replaced, &first) == SS_OK);
    CHECK_BYTES(out.at + 1, out.count - 1, wanted);
    CHECK(replaced == count && first == first_bad);
    SS_DROP(&out, &ss_allocator_libc);
}

static void test_repair(void)
{
    repairs("", false, "", 0, 0);
    repairs("Z\xC3\xBCrich", false, "Z\xC3\xBCrich", 0, 7);
    repairs("Z\xFCrich", false, "Z\xEF\xBF\xBDrich", 1, 1);
    repairs("\xE2\x82", false, "\xEF\xBF\xBD", 1, 0);
    repairs("\xE2\x28\xA1", false, "\xEF\xBF\xBD(\xEF\xBF\xBD", 2, 0);
    repairs("\xED\xA0\x80!", false, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD!", 3, 0);
    repairs("\xED\xA0\x80!", true, "\xEF\xBF\xBD!", 1, 0);
    repairs("a\xED\xA0\xBD\xED\xB8\x80", true, "a\xEF\xBF\xBD\xEF\xBF\xBD", 2, 1);
}

static void test_repair_failing(void)
{
    for (unsigned long k = 1; k < 20; k++) {
        ss_allocator memory = check_failing(k);
        ss_chars out = {0};
        uint32_t replaced = 99;
        size_t first = 99;
        ss_status status = ss_utf8_repair("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 9, false, &memory, &out, &replaced, &first);
        CHECK(status == SS_OK ? out.count == 27 && replaced == 9 : out.count == 0 && replaced == 99);
        SS_DROP(&out, &memory);
        CHECK(check_balanced());
    }
}

static void test_coding(void)
{
    char bytes[4];
    uint32_t points[] = {0, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF}, point;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        uint32_t n = ss_utf8_encode(points[i], bytes);
        CHECK(ss_utf8_decode(bytes, bytes + n, &point) == n && point == points[i]);
    }
}

static void folds(const char *bytes, const char *wanted)
{
    char out[64], one[4];
    uint32_t size = 0, point;
    for (const char *p = bytes, *end = bytes + strlen(bytes); p < end;) {
        p += ss_utf8_decode(p, end, &point);
        uint32_t n = ss_point_fold(point, one);
        memcpy(out + size, one, n);
        size += n;
    }
    CHECK_BYTES(out, size, wanted);
}

static void test_folding(void)
{
    folds("Éømîß", "eomiss");
    folds("Łódź ’ʻ", "lodz '");
    folds("Дом Ω", "дом ω");
    folds("e\xCC\x81t\xC2\xAD", "et");
    folds("Ｇ７ ﬁ", "g7 fi");
}

static uint32_t encoded_size(uint32_t point)
{
    char out[4];
    return ss_utf8_encode(point, out);
}

static void test_properties(void)
{
    char out[4];
    CHECK(ss_point_is_letter('z') && !ss_point_is_letter('7') && !ss_point_is_letter('-') && ss_point_is_letter(0xFC));
    CHECK(ss_point_is_letter(0x0416) && ss_point_is_letter(0x5317) && ss_point_is_letter(0xD55C) && ss_point_is_letter(0x0E01));
    CHECK(!ss_point_is_letter(0x201C) && !ss_point_is_letter(0xD7) && !ss_point_is_letter(0x20AC) && !ss_point_is_letter(0x1F600));
    CHECK(ss_point_is_upper('A') && ss_point_is_upper(0x0416) && ss_point_is_upper(0x0141) && ss_point_is_upper(0x0394));
    CHECK(!ss_point_is_upper('a') && !ss_point_is_upper(0x0142) && !ss_point_is_upper(0x5317));
    CHECK(ss_point_is_space(0) && ss_point_is_space(' ') && ss_point_is_space(0xA0) && ss_point_is_space(0x2009));
    CHECK(ss_point_is_space(0xFEFF) && ss_point_is_space(0x2028) && ss_point_is_space(0x200B) && !ss_point_is_space(0x2013));
    for (uint32_t point = 0; point <= 0x10FFFF; point++) {
        CHECK(ss_point_fold(point, out) <= encoded_size(point));
        CHECK(!(ss_point_is_space(point) && ss_point_is_letter(point)));
    }
}

static void points_agree(const char *bytes, uint32_t size)
{
    ss_arena arena;
    ss_text text = {bytes, size, false};
    ss_points points;
    uint32_t count = 0;
    ss_arena_init(&arena, &ss_allocator_libc);
    CHECK(ss_utf8_check(bytes, size, &text.ascii) == size);
    CHECK(ss_points_new(&text, &arena, &points) == SS_OK);
    for (uint32_t i = 0; i < size; i++) {
        bool begins = ((unsigned char)bytes[i] & 0xC0) != 0x80;
        if (begins) CHECK(ss_points_at(&points, i) == count);
        count += begins;
    }
    CHECK(ss_points_at(&points, size) == count && ss_points_count(&points) == count);
    ss_arena_free(&arena);
}

static void test_points(void)
{
    char *bytes = malloc(1000);
    for (uint32_t n = 0; n < 300; n++) {
        for (uint32_t i = 0; i < n; i++) memcpy(bytes + 3 * i, i % 5 == 2 ? "abc" : i % 7 ? "\xE2\x80\x94" : "\xC3\xBC.", 3);
        char *exact = malloc(3 * n + 1);
        memcpy(exact, bytes, 3 * n);
        char *cut = realloc(exact, n ? 3 * n : 1);
        points_agree(cut, 3 * n);
        free(cut);
    }
    points_agree("plain words", 11);
    free(bytes);
}

static void test_points_failing(void)
{
    ss_allocator memory = check_failing(1);
    ss_arena arena;
    ss_text text = {"\xC3\xBC", 2, false};
    ss_points points;
    ss_arena_init(&arena, &memory);
    CHECK(ss_points_new(&text, &arena, &points) == SS_NOMEM);
    text.ascii = true;
    check_fail_at = check_calls + 1;
    CHECK(ss_points_new(&text, &arena, &points) == SS_OK && ss_points_at(&points, 2) == 2);
    ss_arena_free(&arena);
    CHECK(check_balanced());
}

/* ---- for comparisons ---------------------------------------------------------------------------------------------------- */

static size_t read_digits(const char *line, char *out)
{
    size_t n = 0;
    unsigned value;
    for (; sscanf(line + 2 * n, "%2x", &value) == 1 && line[2 * n] != '\n'; n++) out[n] = (char)value;
    return n;
}

static int repair_lines(bool whole)
{
    static char line[70000];
    while (fgets(line, sizeof line, stdin)) {
        ss_chars out = {0};
        uint32_t replaced;
        size_t first;
        char *exact = malloc(sizeof line);
        size_t size = read_digits(line, exact);
        if (ss_utf8_repair(exact, size, whole, &ss_allocator_libc, &out, &replaced, &first) != SS_OK) return 1;
        for (uint32_t i = 0; i < out.count; i++) printf("%02x", (unsigned char)out.at[i]);
        printf(" %u %zu\n", replaced, first);
        free(exact);
        SS_DROP(&out, &ss_allocator_libc);
    }
    return 0;
}

static int print_points(void)
{
    char out[4];
    for (uint32_t point = 0x80; point <= 0x10FFFF; point++) {
        uint32_t n = ss_point_fold(point, out);
        if (point >= 0xD800 && point <= 0xDFFF) continue;
        printf("%u %d %d %d ", point, ss_point_is_letter(point), ss_point_is_upper(point), ss_point_is_space(point));
        for (uint32_t i = 0; i < n; i++) printf("%02x", (unsigned char)out[i]);
        printf("%s\n", n ? "" : "-");
    }
    return 0;
}

int main(int count, char **words)
{
    if (count > 1) return strcmp(words[1], "points") == 0 ? print_points() : repair_lines(strcmp(words[1], "surrogates") == 0);
    test_check();
    test_repair();
    test_repair_failing();
    test_coding();
    test_folding();
    test_properties();
    test_points();
    test_points_failing();
    return CHECK_DONE();
}

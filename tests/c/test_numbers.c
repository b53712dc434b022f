/* Numbers in digits and words, and the calendar, with a vocabulary of our own. */
#include "check.h"
#include "reading/numbers.h"

static const struct { const char *word; int32_t value; } WORDS[] = {
    { "zero", 0 }, { "one", 1 }, { "two", 2 }, { "three", 3 }, { "five", 5 }, { "seven", 7 }, { "twelve", 12 }, { "thirteen", 13 },
    { "twenty", 20 }, { "forty", 40 }, { "hundred", 100 }, { "thousand", 1000 }, { "million", 1000000 }, { "billion", 1000000000 },
};

static ss_status fill(ss_vocabulary *vocabulary)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        ss_symbol symbol;
        ss_status status = ss_vocabulary_add(vocabulary, WORDS[i].word, (uint32_t)strlen(WORDS[i].word), &symbol);
        if (status) return status;
        vocabulary->words.at[symbol].classes |= SS_W(NUMBER);
        vocabulary->words.at[symbol].value = WORDS[i].value;
    }
    return SS_OK;
}

/* Reads the number at the first token: its value, how many tokens it took, whether it is whole. */
static void check_number(const ss_vocabulary *vocabulary, const char *bytes, double wanted, uint32_t tokens_wanted, bool whole_wanted)
{
    ss_arena arena;
    ss_tokens tokens = { 0 };
    ss_text text = { bytes, (uint32_t)strlen(bytes), false };
    double value = -7;
    bool whole = !whole_wanted;
    ss_arena_init(&arena, &ss_allocator_libc);
    CHECK(ss_tokens_read(&text, vocabulary, &arena, &tokens) == SS_OK);
    uint32_t end = ss_number_read(&text, &tokens, 0, tokens.count, vocabulary, &value, &whole);
    if (end != tokens_wanted || (end && (value < wanted - 1e-6 || value > wanted + 1e-6 || whole != whole_wanted))) {
        fprintf(stderr, "'%s': %g in %u tokens\n", bytes, value, end);
        check_failures++;
    }
    ss_arena_free(&arena);
}

static void test_numbers(const ss_vocabulary *v)
{
    check_number(v, "13 ships", 13, 1, true);
    check_number(v, "1,200 ships", 1200, 1, true);
    check_number(v, "1,200.5 tons", 1200.5, 1, false);
    check_number(v, "1,20 ships", 0, 0, true); /* no thousands */
    check_number(v, "1.5 million tons", 1500000, 2, true);
    check_number(v, "2.5 tons", 2.5, 1, false);
    check_number(v, "25bn crowns", 25e9, 1, true);
    check_number(v, "40k seats", 40000, 1, true);
    check_number(v, "28th day", 0, 0, true);
    check_number(v, "thirteen votes", 13, 1, true);
    check_number(v, "twenty-five votes", 25, 3, true);
    check_number(v, "twenty five votes", 25, 2, true);
    check_number(v, "two hundred votes", 200, 2, true);
    check_number(v, "two hundred and five votes", 205, 4, true);
    check_number(v, "three hundred and forty-seven thousand two hundred", 347200, 9, true);
    check_number(v, "one million two thousand", 1002000, 4, true);
    check_number(v, "two three", 2, 1, true);
    check_number(v, "two and three", 2, 1, true);
    check_number(v, "twenty-first", 20, 1, true);
    check_number(v, "zero votes", 0, 1, true);
    check_number(v, "votes", 0, 0, true);
    check_number(v, "five - seven", 5, 1, true);
}

static void test_calendar(void)
{
    int year, month, date, week;
    CHECK(ss_day_of(1970, 1, 1) == 0);
    CHECK(ss_day_of(2024, 3, 28) == 19810);
    CHECK(ss_day_of(2024, 2, 29) == 19782);
    CHECK(ss_day_of(2023, 2, 29) == SS_NO_DAY && ss_day_of(2024, 6, 31) == SS_NO_DAY && ss_day_of(2024, 0, 1) == SS_NO_DAY);
    CHECK(ss_day_of(0, 1, 1) == SS_NO_DAY && ss_day_of(10000, 1, 1) == SS_NO_DAY && ss_day_of(1900, 2, 29) == SS_NO_DAY);
    CHECK(ss_day_weekday(0) == 4 && ss_day_weekday(-1) == 3 && ss_day_weekday(19810) == 4);
    CHECK(ss_month_days(2000, 2) == 29 && ss_month_days(2100, 2) == 28 && ss_month_days(2024, 13) == 0);
    ss_day_iso_week(ss_day_of(2016, 1, 1), &year, &week);
    CHECK(year == 2015 && week == 53);
    ss_day_iso_week(ss_day_of(2024, 12, 30), &year, &week);
    CHECK(year == 2025 && week == 1);
    for (int32_t day = ss_day_of(1, 1, 1); day <= ss_day_of(9999, 12, 31); day += 13) {
        ss_day_split(day, &year, &month, &date);
        if (ss_day_of(year, month, date) != day) { CHECK(ss_day_of(year, month, date) == day); break; }
    }
}

int main(void)
{
    ss_vocabulary vocabulary;
    CHECK(ss_vocabulary_init(&vocabulary, &ss_allocator_libc) == SS_OK);
    CHECK(fill(&vocabulary) == SS_OK);
    test_numbers(&vocabulary);
    test_calendar();
    ss_vocabulary_free(&vocabulary);
    return CHECK_DONE();
}

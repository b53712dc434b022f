/* Dates in sentences of our own: what is found, its value, and what is left alone. */
#include "check.h"
#include "lexicon/lexicon.h"
#include "reading/dates.h"

static const char WORDS[] =
    "class\tword\tvalue\n"
    "month\tjanuary|jan\t1\nmonth\tfebruary|feb\t2\nmonth\tmarch|mar\t3\nmonth\tapril|apr\t4\nmonth\tmay\t5\nmonth\tjune\t6\n"
    "month\tjuly\t7\nmonth\taugust\t8\nmonth\tseptember|sept\t9\nmonth\toctober|oct\t10\nmonth\tnovember\t11\nmonth\tdecember|dec\t12\n"
    "weekday\tmonday|mondays|mon\t1\nweekday\ttuesday\t2\nweekday\twednesday|wed\t3\nweekday\tthursday|thu\t4\n"
    "weekday\tfriday|fridays|fri\t5\nweekday\tsaturday|sat\t6\nweekday\tsunday|sun\t7\n"
    "unit\tseconds\t1\nunit\tminute|minutes\t2\nunit\thour|hours\t3\nunit\tday|days\t4\nunit\tweek|weeks\t5\nunit\tmonth|months\t6\n"
    "unit\tquarter|quarters\t7\nunit\tyear|years\t8\nunit\tdecade|decades\t9\nunit\tcentury|centuries\t10\n"
    "number\tone\t1\nnumber\ttwo\t2\nnumber\tthree\t3\nnumber\tfour\t4\nnumber\tfive\t5\nnumber\ttwelve|dozen\t12\nnumber\ttwenty\t20\n"
    "number\thundred\t100\nnumber\tmillion\t1000000\n"
    "ordinal\tfirst\t1\nordinal\tsecond\t2\nordinal\tthird\t3\nordinal\tfourth\t4\nordinal\ttwentieth\t20\n"
    "abbreviation\tmar|dec\t\n"
    "season\tspring|summer|autumn|fall|winter\t\n"
    "daypart\tmorning|afternoon|evening|night|noon|midnight|overnight\t\n"
    "timeword\ttoday|yesterday|tomorrow|tonight|now|recently|currently|soon|annually|daily|weekend|moment|times|fortnight|seventies\t\n"
    "timeword\tchristmas\t1225\ntimeword\tthanksgiving\t110404\ntimeword\teaster\t1\n"
    "determiner\ta|an|the|her|his\t\n"
    "preposition\tin|on|at|of|by|to|from|until|since|for|during|after|before|through|with|over\t\n"
    "auxiliary\tis|was|were|had\t\nmodal\twill|may\t\ndocument\tresolution\t\ncollective\tmembers\t\n";

typedef struct { const char *day, *text, *found, *value; } example;

/* `found` is the text of an expression that must be found with that value; a NULL: nothing at all is found. */
static const example EXAMPLES[] = {
    /* absolute */
    { "2024-04-02", "The pier closed on March 28, 2024 for repairs.", "March 28, 2024", "2024-03-28" },
    { "2024-04-02", "The pier closed on 28 March 2024.", "28 March 2024", "2024-03-28" },
    { "2024-04-02", "It closed on the 28th of March.", "the 28th of March", "2024-03-28" },
    { "2024-04-02", "It closed on Mar. 28.", "Mar. 28", "2024-03-28" },
    { "2024-04-02", "It opened in March 2021.", "March 2021", "2021-03" },
    { "2024-04-02", "Filed 2024-03-28 by the clerk.", "2024-03-28", "2024-03-28" },
    { "2024-04-02", "Filed 2024-03-28T10:30:15Z by the clerk.", "2024-03-28T10:30:15Z", "2024-03-28T10:30" },
    { "2024-04-02", "Filed 28/03/2024 by the clerk.", "28/03/2024", "2024-03-28" },
    { "2024-04-02", "Filed 03/28/2024 by the clerk.", "03/28/2024", "2024-03-28" },
    { "2024-04-02", "Filed 03/04/2024 by the clerk.", "03/04/2024", "2024-03-04" },
    { "2024-04-02", "Filed 28.3.2024 by the clerk.", "28.3.2024", "2024-03-28" },
    { "2024-04-02", "They met on Friday, March 29, 2024.", "Friday, March 29, 2024", "2024-03-29" },
    { "2024-04-02", "Fri Mar 29 2024 was dry.", "Fri Mar 29 2024", "2024-03-29" },
    { "2024-04-02", "It closed on June 31.", "June 31", "XXXX-06-31" },
    { "2024-04-02", "The harbour shut in the week of March 18.", "the week of March 18", "2024-W12" },
    { "2024-04-02", "Rain fell in the week of July 1, 2019.", "the week of July 1, 2019", "2019-W27" },
    { "2024-04-02", "The lock stays shut for the rest of the year.", "the rest of the year", "2024" },
    { "2024-04-02", "The lock stays shut for the remainder of May.", "the remainder of May", "2024-05" },
    /* numbers that are no dates */
    { "2024-04-02", "The 12 boats and 3 of the 250 nets sank at 1,200 metres, 45 percent of them.", NULL, NULL },
    { "2024-04-02", "Between 3 and 5 boats, or 4.5 tonnes, went to 16 towns.", NULL, NULL },
    /* ranges */
    { "2024-04-02", "The fair runs from March 3 to 5.", "5", "2024-03-05" },
    { "2024-04-02", "The fair of March 3-5, 2021 was wet.", "March 3", "2021-03-03" },
    { "2024-04-02", "The drought of 2009-2010 was long.", "2010", "2010" },
    { "2024-04-02", "The voyage of 1957-58 was long.", "58", "1958" },
    { "2024-04-02", "The drought of 2004-11 was long.", "2004", "2004" },
    { "2024-04-02", "The drought of 2004-11 was long.", "11", "2011" },
    { "2024-04-02", "Filed in 2024-03 by the clerk.", "2024-03", "2024-03" },
    /* years before nouns */
    { "2024-04-02", "It cites a 2014 study of nets.", "2014", "2014" },
    { "2024-04-02", "A 2006 fisheries law was cut.", "2006", "2006" },
    { "2024-04-02", "She wrote it in her 2009 memoir.", "2009", "2009" },
    { "2024-04-02", "He won a 2000 metre race before a 2500 crowd, and an 1801 lock.", NULL, NULL },
    { "2024-04-02", "Every 12 boats a 1200 catch.", NULL, NULL },
    /* relative to the document */
    { "2024-04-02", "The ferry sank yesterday.", "yesterday", "2024-04-01" },
    { "2024-04-02", "The ferry sank the day before yesterday.", "the day before yesterday", "2024-03-31" },
    { "2024-04-02", "It sank two weeks ago.", "two weeks ago", "2024-W12" },
    { "2024-04-02", "It sank five years ago.", "five years ago", "2019" },
    { "2024-04-02", "It sank a month ago.", "a month ago", "2024-03" },
    { "2024-04-02", "It sank 1 month and 2 days ago.", "1 month and 2 days ago", "2024-02-29" },
    { "2024-04-02", "It sank years ago.", "years ago", "PAST_REF" },
    { "2024-04-02", "It sank last week.", "last week", "2024-W13" },
    { "2024-04-02", "It sank last year.", "last year", "2023" },
    { "2024-04-02", "Talks go on next month.", "next month", "2024-05" },
    { "2024-04-02", "It sank last July.", "last July", "2023-07" },
    { "2024-04-02", "It sank late last July.", "late last July", "2023-07" },
    { "2024-04-02", "It sank last summer.", "last summer", "2023-SU" },
    { "2024-04-02", "He spoke earlier this week.", "earlier this week", "2024-W14" },
    { "2024-04-02", "He spoke earlier in the week.", "earlier in the week", "2024-W14" },
    { "2024-04-02", "It opened in June next year.", "June next year", "2025-06" },
    { "2024-04-02", "The last day is the 20th of next month.", "the 20th of next month", "2024-05-20" },
    /* weekdays; 2024-04-02 is a Tuesday */
    { "2024-04-02", "He spoke on Friday.", "Friday", "2024-03-29" },
    { "2024-04-02", "He spoke on Tuesday.", "Tuesday", "2024-04-02" },
    { "2024-04-02", "He will speak on Friday.", "Friday", "2024-04-05" },
    { "2024-04-02", "The dues are set to rise at 00:00 GMT on Sunday.", "00:00 GMT on Sunday", "2024-04-07T00:00" },
    { "2024-04-02", "The pilots are going to strike on Friday.", "Friday", "2024-04-05" },
    { "2024-04-02", "The dues were set to rise on Sunday.", "Sunday", "2024-03-31" },
    { "2024-04-02", "The atlas is due to be published in May.", "May", "2024-05" },
    { "2024-04-02", "The atlas was published in May.", "May", "2023-05" },
    { "2024-04-02", "Divers found a set of keys on Sunday.", "Sunday", "2024-03-31" },
    { "2024-04-02", "She wrote that the pier would open on Friday.", "Friday", "2024-04-05" },
    { "2024-04-02", "The pier won\xE2\x80\x99t open on Friday.", "Friday", "2024-04-05" },
    { "2024-04-02", "He speaks this Friday.", "this Friday", "2024-04-05" },
    { "2024-04-02", "He spoke last Friday.", "last Friday", "2024-03-29" },
    { "2024-04-02", "He speaks on Friday of next week.", "Friday of next week", "2024-04-12" },
    { "2024-04-02", "He met them on Friday the 15th.", "Friday the 15th", "2024-03-15" },
    { "2024-04-02", "He spoke on Friday morning.", "Friday morning", "2024-03-29TMO" },
    { "2024-04-02", "He spoke last night.", "last night", "2024-04-01TNI" },
    { "2024-04-02", "He spoke tonight.", "tonight", "2024-04-02TNI" },
    { "2024-04-02", "The market opens on Fridays.", "Fridays", "XXXX-WXX-5" },
    /* a day or month without a year */
    { "2024-04-02", "The lease will end on April 30.", "April 30", "2024-04-30" },
    { "2024-04-02", "The lease runs until March 30.", "March 30", "2025-03-30" },
    { "2024-01-10", "The pier burnt in December.", "December", "2023-12" },
    { "2024-04-02", "The market is open through June.", "June", "2024-06" },
    { "2024-04-02", "It was early December when it sank.", "early December", "2023-12" },
    { "2024-04-02", "It was ready by the end of March.", "the end of March", "2024-03" },
    /* counted from the text */
    { "2024-04-02", "They met on March 20. A day earlier they had spoken.", "A day earlier", "2024-03-19" },
    { "2024-04-02", "They met on March 20. The following day they left.", "The following day", "2024-03-21" },
    { "2024-04-02", "The day before, on March 28, they met.", "The day before", "2024-03-28" },
    { "2024-04-02", "In 2010 they met. Three years later they wed.", "Three years later", "2013" },
    { "2024-04-02", "They met at 10:30 a.m. on March 28.", "10:30 a.m. on March 28", "2024-03-28T10:30" },
    { "2024-04-02", "Call on Sunday night at 8 PM.", "8 PM", "2024-03-31T20" },
    { "2024-04-02", "They met on Monday at noon.", "noon", "2024-04-01T12:00" },
    /* periods */
    { "2024-04-02", "Sales fell in the third quarter of 2016.", "the third quarter of 2016", "2016-Q3" },
    { "2024-04-02", "Sales fell in the fourth quarter.", "the fourth quarter", "2023-Q4" },
    { "2024-04-02", "Sales fell in Q3 2016.", "Q3 2016", "2016-Q3" },
    { "2024-04-02", "It was built in the 1990s.", "the 1990s", "199" },
    { "2024-04-02", "It was built in the '80s.", "the '80s", "198" },
    { "2024-04-02", "It was built in the seventies.", "the seventies", "197" },
    { "2024-04-02", "It was built in the 20th century.", "20th century", "19" },
    { "2024-04-02", "It was built in early 2014.", "early 2014", "2014" },
    { "2024-04-02", "It was built in the summer of 2012.", "the summer of 2012", "2012-SU" },
    { "2024-04-02", "It is known since 2006.", "2006", "2006" },
    { "2024-04-02", "He lost the 2016 vote.", "2016", "2016" },
    { "2024-04-02", "They met over the weekend.", "the weekend", "2024-W13-WE" },
    { "2024-04-02", "They met on Christmas Eve.", "Christmas Eve", "2023-12-24" },
    { "2024-04-02", "They met on Thanksgiving.", "Thanksgiving", "2023-11-23" },
    { "2024-04-02", "They met on Easter Sunday.", "Easter Sunday", "2024-03-31" },
    /* lengths, sets, vague times */
    { "2024-04-02", "It took three days.", "three days", "P3D" },
    { "2024-04-02", "It took several months.", "several months", "PXM" },
    { "2024-04-02", "A four-week strike began.", "four-week", "P4W" },
    { "2024-04-02", "It took an hour.", "an hour", "PT1H" },
    { "2024-04-02", "It took a decade.", "a decade", "P10Y" },
    { "2024-04-02", "It rained for the past two years.", "the past two years", "P2Y" },
    { "2024-04-02", "It rained in recent weeks.", "recent weeks", "PXW" },
    { "2024-04-02", "It rained for years.", "years", "PXY" },
    { "2024-04-02", "It took a year and a half.", "a year", "P1Y" },
    { "2024-04-02", "They met two days before the vote.", "two days", "P2D" },
    { "2024-04-02", "They meet every Friday.", "every Friday", "XXXX-WXX-5" },
    { "2024-04-02", "They meet every two years.", "every two years", "P2Y" },
    { "2024-04-02", "They meet twice a week.", "twice a week", "P1W" },
    { "2024-04-02", "They meet annually.", "annually", "XXXX" },
    { "2024-04-02", "They are silent now.", "now", "PRESENT_REF" },
    { "2024-04-02", "They met recently.", "recently", "PAST_REF" },
    /* without the document's date */
    { "", "It closed on March 28.", "March 28", "XXXX-03-28" },
    { "", "It closed on Friday.", "Friday", "XXXX-WXX-5" },
    { "", "It closed yesterday.", "yesterday", "XXXX-XX-XX" },
    { "", "It closed last week.", "last week", "XXXX-WXX" },
    { "", "It closed on March 28, 2024. A day earlier it rained.", "A day earlier", "2024-03-27" },
    /* no dates */
    { "2024-04-02", "They may march to the harbour in sat and sun.", NULL, NULL },
    { "2024-04-02", "Ms May spoke with June Carter.", NULL, NULL },
    { "2024-04-02", "The 1718 Committee met under resolution 1718.", NULL, NULL },
    { "2024-04-02", "They counted 2,024 people and 2010 members.", NULL, NULL },
    { "2024-04-02", "The 18-year-old sailor won the second prize.", NULL, NULL },
    { "2024-04-02", "It is 4 metres long and costs $2000.", NULL, NULL },
    { "2024-04-02", "They held the line as soon as now that ended.", NULL, NULL },
    { "2024-04-02", "Ninety percent (3:2) of a quarter of them left.", NULL, NULL },
};

/* ---- reading one text -------------------------------------------------------------------------------------------------- */

typedef struct { ss_text text; ss_tokens tokens; ss_paragraphs paragraphs; ss_sentences sentences; ss_dates dates; } page;

static ss_status split_page(const char *bytes, const ss_vocabulary *vocabulary, ss_arena *arena, page *out)
{
    ss_status status;
    *out = (page){ .text = { bytes, (uint32_t)strlen(bytes), true } };
    if ((status = ss_tokens_read(&out->text, vocabulary, arena, &out->tokens))) return status;
    if ((status = ss_layout_read(&out->text, &out->tokens, arena, &out->paragraphs))) return status;
    return ss_sentences_read(&out->text, &out->tokens, &out->paragraphs, arena, &out->sentences);
}

static ss_status read_page(const char *bytes, int32_t day, const ss_vocabulary *vocabulary, ss_arena *arena, page *out)
{
    ss_status status = split_page(bytes, vocabulary, arena, out);
    return status ? status : ss_dates_find(&out->text, &out->tokens, &out->paragraphs, &out->sentences, vocabulary, day, arena, &out->dates);
}

static int32_t parse_day(const char *day)
{
    return *day ? ss_day_of(atoi(day), atoi(day + 5), atoi(day + 8)) : SS_NO_DAY;
}

static const ss_date *date_of(const page *p, const char *found)
{
    for (uint32_t i = 0; i < p->dates.count; i++) {
        ss_span span = p->dates.at[i].span;
        if (span.end - span.start == strlen(found) && memcmp(p->text.bytes + span.start, found, span.end - span.start) == 0) return &p->dates.at[i];
    }
    return NULL;
}

static void check_example(const ss_vocabulary *vocabulary, const example *e)
{
    page p;
    ss_arena arena;
    ss_arena_init(&arena, &ss_allocator_libc);
    CHECK(read_page(e->text, parse_day(e->day), vocabulary, &arena, &p) == SS_OK);
    const ss_date *date = e->found ? date_of(&p, e->found) : NULL;
    bool good = e->found ? date && strcmp(date->value, e->value) == 0 : p.dates.count == 0;
    if (!good) {
        fprintf(stderr, "%s | %s\n", e->text, e->found ? e->found : "(nothing)");
        for (uint32_t i = 0; i < p.dates.count; i++)
            fprintf(stderr, "    got '%.*s' %s\n", (int)(p.dates.at[i].span.end - p.dates.at[i].span.start), p.text.bytes + p.dates.at[i].span.start, p.dates.at[i].value);
        check_failures++;
    }
    ss_arena_free(&arena);
}

/* ---- what else a date carries ----------------------------------------------------------------------------------------- */

static void test_fields(const ss_vocabulary *vocabulary)
{
    page p;
    ss_arena arena;
    ss_arena_init(&arena, &ss_allocator_libc);
    CHECK(read_page("It sank on June 31, 2021. They meet three times a week, more than two years, until the end of March 2024. Dec. 24, 2020.",
                    ss_day_of(2024, 4, 2), vocabulary, &arena, &p) == SS_OK);
    const ss_date *none = date_of(&p, "June 31, 2021"), *set = date_of(&p, "three times a week"), *end = date_of(&p, "the end of March 2024");
    const ss_date *length = date_of(&p, "two years");
    CHECK(none && none->impossible && none->first == SS_NO_DAY && strcmp(none->value, "2021-06-31") == 0);
    CHECK(set && set->type == SS_SET && strcmp(set->freq, "3X") == 0);
    CHECK(end && end->mod == SS_MOD_END && end->first == ss_day_of(2024, 3, 1) && end->last == ss_day_of(2024, 3, 31));
    CHECK(end && end->anchor == SS_ANCHOR_ABSOLUTE && !end->relative);
    CHECK(length && length->mod == SS_MOD_MORE_THAN && length->type == SS_DURATION);
    ss_arena_free(&arena);
}

/* Another document day gives new values, the same as finding them again. */
static void test_resolve(const ss_vocabulary *vocabulary)
{
    static const char TEXT[] = "He spoke on Friday. A day earlier he had left. The day before, on March 28, they met. He will be back on May 2 at 3pm. "
                               "It opened in 2010, last year and two weeks ago.";
    static const char *const days[] = { "2024-04-02", "", "2019-12-31", "2024-02-29", "2016-01-01" };
    page first, again;
    ss_arena arena;
    ss_arena_init(&arena, &ss_allocator_libc);
    CHECK(read_page(TEXT, ss_day_of(2024, 4, 2), vocabulary, &arena, &first) == SS_OK && first.dates.count == 9);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        CHECK(read_page(TEXT, parse_day(days[i]), vocabulary, &arena, &again) == SS_OK && again.dates.count == first.dates.count);
        ss_dates_resolve(&first.dates, parse_day(days[i]), SS_ANCHOR_DOCUMENT);
        for (uint32_t k = 0; k < first.dates.count && k < again.dates.count; k++) {
            const ss_date *a = &first.dates.at[k], *b = &again.dates.at[k];
            CHECK(strcmp(a->value, b->value) == 0 && a->first == b->first && a->last == b->last && a->anchor == b->anchor && a->relative == b->relative);
        }
    }
    ss_dates_resolve(&first.dates, ss_day_of(2024, 4, 2), SS_ANCHOR_CORPUS);
    CHECK(first.dates.at[0].anchor == SS_ANCHOR_CORPUS && first.dates.at[1].anchor == SS_ANCHOR_TEXT);
    CHECK(first.dates.at[0].relative && first.dates.at[1].relative);
    ss_arena_free(&arena);
}

static bool same_date(const ss_date *a, const ss_date *b)
{
    return strcmp(a->value, b->value) == 0 && a->first == b->first && a->last == b->last && a->anchor == b->anchor &&
           a->relative == b->relative && a->impossible == b->impossible;
}

/* While the day is awaited, what needs none has its value already, the rest is relative; with the day all is as if found with it. */
static void test_seek(const ss_vocabulary *vocabulary)
{
    static const char TEXT[] = "It opened on May 4, 2031, and closed three days later. They met on Friday, a week earlier and in June. "
                               "Feb. 30, 2031. Feb. 30. Last spring he left; two days after March 3 she did.";
    static const char *const days[] = { "2031-06-10", "" };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        page sought, found;
        ss_arena arena;
        ss_arena_init(&arena, &ss_allocator_libc);
        CHECK(split_page(TEXT, vocabulary, &arena, &sought) == SS_OK && read_page(TEXT, parse_day(days[i]), vocabulary, &arena, &found) == SS_OK);
        CHECK(ss_dates_seek(&sought.text, &sought.tokens, &sought.paragraphs, &sought.sentences, vocabulary, &arena, &sought.dates) == SS_OK);
        CHECK(sought.dates.count == found.dates.count && found.dates.count > 8);
        CHECK(sought.dates.at[0].first == ss_day_of(2031, 5, 4) && sought.dates.at[1].first == ss_day_of(2031, 5, 7));
        for (uint32_t k = 0; k < sought.dates.count; k++) {
            const ss_date *date = &sought.dates.at[k];
            CHECK(date->relative ? date->first == SS_NO_DAY : same_date(date, &found.dates.at[k]));
        }
        ss_dates_resolve(&sought.dates, parse_day(days[i]), SS_ANCHOR_DOCUMENT);
        for (uint32_t k = 0; k < sought.dates.count; k++) CHECK(same_date(&sought.dates.at[k], &found.dates.at[k]));
        ss_arena_free(&arena);
    }
}

/* Days at the rim of the calendar and beyond it must not be counted over. */
static void test_rim(const ss_vocabulary *vocabulary)
{
    static const int32_t days[] = { INT32_MAX, INT32_MIN + 1, 0, -719162, 2932896, 2932531 };
    static const char TEXT[] = "He left 9999 years ago, 9999 centuries later, on Friday, last week, on March 3, at the end of the year, in 999999999 days, "
                               "over the weekend, next decade, on Friday the 31st, Feb. 29, 1000000000000 years ago, on Easter and in the 2nd century.";
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        page p;
        ss_arena arena;
        ss_arena_init(&arena, &ss_allocator_libc);
        CHECK(read_page(TEXT, days[i], vocabulary, &arena, &p) == SS_OK && p.dates.count > 8);
        for (uint32_t k = 0; k < p.dates.count; k++) CHECK(strlen(p.dates.at[k].value) > 0 && p.dates.at[k].first <= p.dates.at[k].last);
        ss_arena_free(&arena);
    }
}

static void test_names_of_codes(void)
{
    for (int why = 0; why < SS_DATE_WHYS; why++) CHECK(ss_date_why((ss_date_why_code)why) && *ss_date_why((ss_date_why_code)why));
    CHECK(strcmp(ss_date_mod_name(SS_MOD_END), "END") == 0 && strcmp(ss_date_mod_name(SS_MOD_ON_OR_AFTER), "ON_OR_AFTER") == 0);
    CHECK(ss_date_mod_name(SS_MOD_NONE) == NULL);
}

/* Every allocation fails once; what was made is given back each time. */
static void test_failing(const ss_vocabulary *vocabulary)
{
    bool done = false;
    for (unsigned long k = 1; !done && k < 100; k++) {
        ss_allocator memory = check_failing(k);
        page p;
        ss_arena arena;
        ss_arena_init(&arena, &memory);
        done = read_page("He spoke on Friday. A day earlier, on March 3-5, they met.", 0, vocabulary, &arena, &p) == SS_OK;
        ss_arena_free(&arena);
        CHECK(check_balanced());
    }
    CHECK(done);
}

/* No text makes finding slow: repeated leads and numbers stay linear. */
static void test_long(const ss_vocabulary *vocabulary)
{
    static const char *const pieces[] = { "the ", "last ", "1 ", "two ", "a ", "March ", "3 - ", "the end of ", "2024 ", "day ", "early ", "1 month " };
    enum { SIZE = 60000 };
    char *bytes = malloc(SIZE + 16);
    CHECK(bytes != NULL);
    for (size_t i = 0; bytes && i < sizeof pieces / sizeof *pieces; i++) {
        page p;
        ss_arena arena;
        size_t used = 0, size = strlen(pieces[i]);
        for (; used + size < SIZE; used += size) memcpy(bytes + used, pieces[i], size);
        bytes[used] = 0;
        ss_arena_init(&arena, &ss_allocator_libc);
        CHECK(read_page(bytes, 0, vocabulary, &arena, &p) == SS_OK);
        for (uint32_t k = 1; k < p.dates.count; k++) CHECK(p.dates.at[k - 1].end_token <= p.dates.at[k].first_token);
        ss_arena_free(&arena);
    }
    free(bytes);
}

/* Prepared or not, the words are the same; preparing again changes nothing, and failing leaves the vocabulary usable. */
static void test_prepare(ss_vocabulary *vocabulary)
{
    const ss_allocator *memory = vocabulary->memory, failing = check_failing(1);
    vocabulary->memory = &failing;
    CHECK(ss_dates_prepare(vocabulary) == SS_NOMEM);
    CHECK(vocabulary->date_words.count == 0);
    vocabulary->memory = memory;
    CHECK(ss_dates_prepare(vocabulary) == SS_OK);
    CHECK(vocabulary->date_words.count == vocabulary->words.count);
    CHECK(ss_dates_prepare(vocabulary) == SS_OK);
    CHECK(vocabulary->date_words.count == vocabulary->words.count);
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) check_example(vocabulary, &EXAMPLES[i]);
}

static void no_problem(void *ctx, const char *table, uint32_t line, const char *message)
{
    (void)ctx;
    fprintf(stderr, "%s:%u: %s\n", table, line, message);
    check_failures++;
}

int main(void)
{
    ss_lexicon *lexicon = NULL;
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK);
    CHECK(ss_lexicon_load(lexicon, "words", WORDS, sizeof WORDS - 1, no_problem, NULL, NULL) == SS_OK);
    CHECK(ss_lexicon_finish(lexicon, no_problem, NULL, NULL) == SS_OK);
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(lexicon);
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) check_example(vocabulary, &EXAMPLES[i]);
    test_fields(vocabulary);
    test_resolve(vocabulary);
    test_seek(vocabulary);
    test_rim(vocabulary);
    test_names_of_codes();
    test_failing(vocabulary);
    test_long(vocabulary);
    test_prepare(ss_lexicon_words(lexicon));
    ss_lexicon_free(lexicon);
    return CHECK_DONE();
}

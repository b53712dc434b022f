#include "check.h"
#include "lexicon/fold.h"
#include "lexicon/lexicon.h"

static bool one_key(const char *a, const char *b)
{
    char x[256], y[256];
    uint32_t n = ss_name_fold(a, (uint32_t)strlen(a), x), m = ss_name_fold(b, (uint32_t)strlen(b), y);
    return n == m && memcmp(x, y, n) == 0;
}

static void test_one_key(void)
{
    CHECK(one_key("Nebenzya", "Nebenzia") && one_key("Nebenzya", "Nebenzja"));
    CHECK(one_key("Polyansky", "Polyanskiy") && one_key("Polyansky", "Polyanskij") && one_key("Polyansky", "Polianskyy"));
    CHECK(one_key("Yun Jong-ho", "YUN JONG HO") && one_key("Mohammed", "Muhammad") && one_key("Mohamed", "Muhammed"));
    CHECK(one_key("Sergey", "Sergei") && one_key("Sergey", "Sergej") && one_key("Vassily", "Vasily") && one_key("Yuri", "Iuri"));
    CHECK(one_key("Łukasz Żak", "Lukasz Zak") && one_key("Al-Rashid", "el-Rashid") && one_key("O'Brandt", "O’Brandt"));
    CHECK(one_key("Baraghli", "Baragli") && one_key("Mikhail", "Mikail") && one_key("Yevgeny", "Evgeni") && one_key("Yekaterina", "Ekaterina") && one_key("Yelena", "Elena"));
    CHECK(one_key("Hussein", "Husayn") && one_key("Wladimir", "Vladimir") && one_key("Aleksandr", "Alexander"));
}

static void test_other_keys(void)
{
    CHECK(!one_key("Iran", "Iraq") && !one_key("Putin", "Rutin") && !one_key("Wang Yi", "Wang Xi"));
    CHECK(!one_key("Yong", "Jong") && !one_key("Zhang", "Chang") && !one_key("Li", "Lee") && !one_key("Mahmoud", "Mohammed"));
    CHECK(!one_key("Khan", "Kan") && !one_key("Hugh", "Hug") && !one_key("Yellen", "Ellen") && !one_key("Ghali", "Gali"));
    CHECK(!one_key("Ilse", "Else") && !one_key("Brandt", "Brand"));
}

static void test_sizes(void)
{
    char many[600], out[256];
    ss_match_why why;
    memset(many, 'a', sizeof many);
    CHECK(ss_name_fold("", 0, out) == 0 && ss_name_fold(" - ", 3, out) == 0);
    CHECK(ss_name_fold(many, sizeof many, out) <= 255);
    for (uint32_t i = 0; i < sizeof many; i++) many[i] = (char)(i % 7 == 6 ? ' ' : 'b' + i % 20);
    CHECK(ss_name_fold(many, sizeof many, out) <= 255);
    CHECK(ss_name_similarity(many, sizeof many, many, sizeof many, SS_PERSON, &why) == 1 && why == SS_MATCH_SAME);
    CHECK(ss_name_similarity("", 0, "", 0, SS_PERSON, &why) == 0 && ss_name_similarity("", 0, "Ilse", 4, SS_PERSON, &why) == 0);
    for (uint32_t i = 0; i < sizeof many; i++) many[i] = "\xC3\xBC"[i % 2];
    CHECK(ss_name_fold(many, 500, out) > 0);
}

static double score(const char *a, const char *b, ss_match_why *why)
{
    ss_match_why back;
    uint32_t n = (uint32_t)strlen(a), m = (uint32_t)strlen(b);
    double there = ss_name_similarity(a, n, b, m, SS_PERSON, why), here = ss_name_similarity(b, m, a, n, SS_PERSON, &back);
    CHECK(there >= 0 && there <= 1 && there - here < 1e-9 && here - there < 1e-9);
    return there;
}

static void test_alike(void)
{
    ss_match_why why;
    CHECK(score("Ilse Brandt", "ILSE BRANDT", &why) == 1 && why == SS_MATCH_SAME);
    CHECK(score("Vassily Nebenzia", "Vasily Nebenzya", &why) > 0.95 && why == SS_MATCH_FOLDED);
    CHECK(score("I. Brandt", "Ilse Brandt", &why) > 0.85 && why == SS_MATCH_INITIAL);
    CHECK(score("Brandt, Ilse", "Ilse Brandt", &why) > 0.95 && why == SS_MATCH_ORDER);
    CHECK(score("Ilse Brandtt", "Ilse Brandt", &why) > 0.9);
    CHECK(score("Zazarova", "Zakharova", &why) > 0.6);
    CHECK(score("Ilse Brantd", "Ilse Brandt", &why) > 0.83 && why == SS_MATCH_SPELLING);
    CHECK(score("Ilse Maria Brandt", "Ilse Brandt", &why) > 0.9 && why == SS_MATCH_PARTIAL);
    CHECK(score("IlseBrandt", "Ilse Brandt", &why) > 0.9 && why == SS_MATCH_SPELLING);
}

static void test_unlike(void)
{
    ss_match_why why;
    CHECK(score("Ilse Brandt", "Otto Lund", &why) < 0.3);
    CHECK(score("Ilse Brandt", "Otto Brandt", &why) < 0.7);
    CHECK(score("Ilse Brandt", "Ilse Lund", &why) < 0.7);
    CHECK(score("O. Brandt", "Ilse Brandt", &why) < 0.85);
    CHECK(score("Brandt", "Ilse Brandt", &why) < 0.75 && why == SS_MATCH_PARTIAL);
    CHECK(score("Putin", "Rutin", &why) < 0.83);
    CHECK(score("Wang Yi", "Wang Xi", &why) < 0.7);
    CHECK(score("Xu", "Brandt", &why) == 0 && why == SS_MATCH_NONE);
}

int main(void)
{
    test_one_key();
    test_other_keys();
    test_sizes();
    test_alike();
    test_unlike();
    return CHECK_DONE();
}

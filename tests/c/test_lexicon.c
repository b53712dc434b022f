#include "check.h"
#include "lexicon/lexicon.h"

static char problems[4000];

static void note(void *ctx, const char *table, uint32_t line, const char *message)
{
    (void)ctx;
    size_t at = strlen(problems);
    snprintf(problems + at, sizeof problems - at, "%s:%u: %s\n", table, line, message);
}

static ss_status load(ss_lexicon *lexicon, const char *name, const char *table, ss_error *error)
{
    return ss_lexicon_load(lexicon, name, table, strlen(table), note, NULL, error);
}

static const char ENTITIES[] =
    "# our own states\n"
    "type\tid\tname\tcountry\tacts_for\tnames\tacronyms\tdemonyms\tpeople\tfrom\tunknown\twikidata\n"
    "country\tAX\tAxland\t\t\tUnited People's Republic of Axland\tUPRA|A. Land\tAxish|~Axlandic\tAxes\t1901\tx\tQ1\n"
    "\n"
    "place\tplace/axburg\tAxburg\tAX\tAX\r\n"
    "country\tBY\tByland\t\t\tAxland Minor\tBY|IT|WHO\tBylandic\tByes\n"
    "organisation\torganisation/pier\tPier-Side Union\tAX\n"
    "place\tplace/zurich\tZürich\tBY\n";

static const char CUES[] =
    "lemma\tpart\tbase\ts\ted\ting\tparticiple\tact\tcameo\tlevel\tframes\tstrength\n"
    "say\tverb\tsay\tsays\tsaid\tsaying\t\tstate\t010\tcommunication\tquote|that\t99\n"
    "point out\tverb\tpoint out\tpoints out\tpointed out\tpointing out\t\tstate\t010\tcommunication\tthat np\t90\n"
    "warn\tverb\twarn\twarns\twarned\twarning\t\twarn\t\tcommunication\tthat object_of\t80\n"
    "warn\tverb\twarn\twarns\twarned\twarning\t\tthreaten\t\tcommunication\tto\t\n"
    "believe\tverb\tbelieve\tbelieves\tbelieved\tbelieving\t\tbelieve\t\tattitude\tthat\t70\n"
    "according to\tprep\t\t\t\t\t\tstate\t\t\tnp\t95\n";

static const char OFFICES[] =
    "office\tplural\tgender\torgan\tspeaks_for\n"
    "minister of foreign trade\tministers of foreign trade\t\tForeign Trade Ministry\t0\n"
    "press officer|spokeswoman\t\tf\t\t1\n";

static const char ORGANS[] =
    "organ\tnames\ttype\tbare\n"
    "Harbour Ministry\tministry of harbours|harbour office\torganisation\tministry\n";

static const char WORDS[] =
    "class\tword\tvalue\n"
    "month\tMarch|Mar.\t3\n"
    "number\tthirteen\t13\n"
    "preposition\tof|to\n"
    "subject\tit\n"
    "abbreviation\ta.m\n";

static const char DESCRIPTIONS[] =
    "description\tkind\talso\n"
    "skipper|ferryman\tperson\n"
    "report\tpaper\n"
    "skipper\theads\tcaptain|harbour master\n";

static ss_lexicon *built(void)
{
    ss_lexicon *lexicon = NULL;
    problems[0] = 0;
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK);
    CHECK(load(lexicon, "e.tsv", ENTITIES, NULL) == SS_OK && load(lexicon, "c.tsv", CUES, NULL) == SS_OK);
    CHECK(load(lexicon, "o.tsv", OFFICES, NULL) == SS_OK && load(lexicon, "g.tsv", ORGANS, NULL) == SS_OK);
    CHECK(load(lexicon, "w.tsv", WORDS, NULL) == SS_OK && load(lexicon, "d.tsv", DESCRIPTIONS, NULL) == SS_OK);
    CHECK(ss_lexicon_finish(lexicon, note, NULL, NULL) == SS_OK);
    CHECK_BYTES(problems, strlen(problems), "");
    return lexicon;
}

static void string_is(const ss_lexicon *lexicon, ss_string string, const char *wanted)
{
    CHECK_BYTES(ss_lexicon_text(lexicon, string), string.size, wanted);
}

static ss_symbol symbol_of(const ss_lexicon *lexicon, const char *word)
{
    return ss_vocabulary_find(ss_lexicon_vocabulary(lexicon), word, (uint32_t)strlen(word));
}

static void test_descriptions(void)
{
    ss_lexicon *lexicon = built();
    uint32_t count = 0, alsos = 0;
    CHECK(ss_lexicon_kinds(lexicon, symbol_of(lexicon, "Skipper")) == (SS_D(ANYBODY) | SS_D(HEADS)));
    CHECK(ss_lexicon_kinds(lexicon, symbol_of(lexicon, "ferryman")) == SS_D(ANYBODY) && ss_lexicon_kinds(lexicon, symbol_of(lexicon, "report")) == SS_D(PAPER));
    CHECK(ss_lexicon_kinds(lexicon, symbol_of(lexicon, "March")) == 0 && ss_lexicon_kinds(lexicon, 0) == 0);
    const ss_description *rows = ss_lexicon_descriptions(lexicon, symbol_of(lexicon, "skipper"), &count);
    for (uint32_t i = 0; i < count; i++)
        alsos += rows[i].also.size > 0;
    CHECK(count == 4 && alsos == 2);
    ss_lexicon_free(lexicon);
}

/* What tables other than those of words tell, and what those of words do. */
#define TOLD (~(SS_W(DESCRIBED) - 1))

static ss_classes all_classes_of(const ss_lexicon *lexicon, const char *word)
{
    return ss_word_of(ss_lexicon_vocabulary(lexicon), symbol_of(lexicon, word)).classes;
}

static ss_classes classes_of(const ss_lexicon *lexicon, const char *word) { return all_classes_of(lexicon, word) & ~TOLD; }
static ss_classes told_of(const ss_lexicon *lexicon, const char *word) { return all_classes_of(lexicon, word) & TOLD; }

/* Whoever asks at every word is told whether it is worth it. */
static void test_told(void)
{
    ss_lexicon *lexicon = built();
    CHECK(told_of(lexicon, "skipper") == SS_W(DESCRIBED) && told_of(lexicon, "march") == 0 && told_of(lexicon, "nobody") == 0);
    CHECK(told_of(lexicon, "said") == SS_W(CUE_ALONE) && told_of(lexicon, "pointed") == 0);
    CHECK(told_of(lexicon, "out") == SS_W(CUE_INSIDE) && told_of(lexicon, "to") == SS_W(CUE_INSIDE));
    CHECK(told_of(lexicon, "axland") == (SS_W(BEGINS) | SS_W(ALONE) | SS_W(INSIDE)));
    CHECK(told_of(lexicon, "axlandic") == (SS_W(BEGINS) | SS_W(BEGINS_SMALL) | SS_W(ALONE)));
    CHECK(told_of(lexicon, "minister") == SS_W(BEGINS) && told_of(lexicon, "foreign") == SS_W(INSIDE));
    CHECK(told_of(lexicon, "spokeswoman") == (SS_W(BEGINS) | SS_W(ALONE)));
    CHECK(told_of(lexicon, "ministry") == (SS_W(BEGINS) | SS_W(BEGINS_SMALL) | SS_W(INSIDE)));
    ss_lexicon_free(lexicon);
}

static void test_rows(void)
{
    ss_lexicon *lexicon = built();
    CHECK(ss_lexicon_entities(lexicon) == 5 && ss_lexicon_aliases(lexicon) == 17);
    const ss_entity *axland = ss_lexicon_entity(lexicon, 0), *axburg = ss_lexicon_entity(lexicon, 1);
    string_is(lexicon, axland->id, "AX");
    string_is(lexicon, axland->name, "Axland");
    string_is(lexicon, axland->wikidata, "Q1");
    CHECK(axland->type == SS_COUNTRY && axland->from == 1901 && axland->until == 0 && axland->country == SS_NONE);
    CHECK(axburg->type == SS_PLACE && axburg->country == 0 && axburg->acts_for == 0 && axburg->parent == SS_NONE);
    CHECK(ss_lexicon_find(lexicon, "BY", 2) == 2 && ss_lexicon_find(lexicon, "CZ", 2) == SS_NONE);
    string_is(lexicon, ss_lexicon_adjective(lexicon, 0), "Axish");
    string_is(lexicon, ss_lexicon_adjective(lexicon, 1), "Axburg");
    const ss_cue *say = ss_lexicon_cue(lexicon, 0), *threat = ss_lexicon_cue(lexicon, 3), *believe = ss_lexicon_cue(lexicon, 4);
    CHECK(say->act == SS_ACT_STATE && say->frames == (SS_F_QUOTE | SS_F_THAT) && say->strength == 99 && say->part == SS_VERB);
    CHECK(threat->act == SS_ACT_THREATEN && threat->frames == SS_F_TO && threat->strength == 50 && believe->level == 1);
    string_is(lexicon, say->cameo, "010");
    const ss_office *minister = ss_lexicon_office(lexicon, 0), *ministers = ss_lexicon_office(lexicon, 1), *press = ss_lexicon_office(lexicon, 2);
    string_is(lexicon, ministers->name, "ministers of foreign trade");
    string_is(lexicon, minister->organ, "Foreign Trade Ministry");
    CHECK(!minister->plural && ministers->plural && press->gender == 'f' && press->speaks_for && !minister->speaks_for);
    string_is(lexicon, press->name, "press officer");
    CHECK(ss_lexicon_organ(lexicon, 0)->bare == 1 && ss_lexicon_organ(lexicon, 0)->type == SS_ORGANISATION);
    ss_lexicon_free(lexicon);
    ss_lexicon_free(NULL);
}

static void test_words(void)
{
    ss_lexicon *lexicon = built();
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(lexicon);
    CHECK(classes_of(lexicon, "march") == SS_W(MONTH) && classes_of(lexicon, "mar") == SS_W(MONTH));
    CHECK(ss_word_of(vocabulary, ss_vocabulary_find(vocabulary, "March", 5)).value == 3);
    CHECK(classes_of(lexicon, "a.m.") == SS_W(ABBREVIATION));
    CHECK(classes_of(lexicon, "point") == SS_W(CUE) && classes_of(lexicon, "out") == 0 && classes_of(lexicon, "according") == SS_W(CUE));
    CHECK(classes_of(lexicon, "minister") == SS_W(ROLE) && classes_of(lexicon, "trade") == 0);
    CHECK(classes_of(lexicon, "officer") == (SS_W(ROLE) | SS_W(FEMALE)) && classes_of(lexicon, "spokeswoman") == (SS_W(ROLE) | SS_W(FEMALE)));
    CHECK(classes_of(lexicon, "ministry") == SS_W(ORGAN) && classes_of(lexicon, "office") == SS_W(ORGAN) && classes_of(lexicon, "harbours") == 0);
    ss_lexicon_free(lexicon);
}

/* Longest matches from each token on, then behind the last token of the match. */
static void finds_at(const char *file, int line, const ss_lexicon *lexicon, const char *bytes, bool shouting, const char *wanted)
{
    static const char *const KINDS[] = {"name", "cue", "office", "organ"};
    char out[1000] = "";
    ss_arena arena;
    ss_tokens tokens = {0};
    ss_text text = {bytes, (uint32_t)strlen(bytes), false};
    ss_found found;
    ss_arena_init(&arena, &ss_allocator_libc);
    CHECK(ss_tokens_read(&text, ss_lexicon_vocabulary(lexicon), &arena, &tokens) == SS_OK);
    for (uint32_t i = 0; i < tokens.count; i++) {
        if (!ss_lexicon_match(lexicon, &tokens, i, tokens.count, shouting, &found)) continue;
        for (int kind = 0; kind < SS_PHRASE_KINDS; kind++) {
            if (!found.at[kind]) continue;
            uint32_t start = tokens.at[i].start, end = ss_token_end(&tokens.at[found.end[kind] - 1]);
            CHECK(found.end[kind] - i == found.at[kind]->words && found.at[kind]->kind == kind);
            size_t at = strlen(out);
            snprintf(out + at, sizeof out - at, "[%s %u.%u %.*s]", KINDS[kind], found.at[kind]->item, found.at[kind]->detail,
                     (int)(end - start), bytes + start);
        }
    }
    check_bytes_are(file, line, out, strlen(out), wanted);
    ss_arena_free(&arena);
}
#define finds(lexicon, bytes, wanted) finds_at(__FILE__, __LINE__, lexicon, bytes, false, wanted)

static void test_names(void)
{
    ss_lexicon *lexicon = built();
    finds(lexicon, "Axland's aide and the Axland Minor board", "[name 0.0 Axland][name 2.1 Axland Minor]");
    finds(lexicon, "Axlandia, axland, AXLAND", "[name 0.0 AXLAND]");
    finds(lexicon, "United People’s Republic of Axland’s", "[name 0.1 United People’s Republic of Axland][name 0.0 Axland]");
    finds(lexicon, "UPRA Upra A. Land a. Land", "[name 0.2 UPRA][name 0.2 A. Land]");
    finds(lexicon, "axlandic AXLANDIC axish", "[name 0.3 axlandic][name 0.3 AXLANDIC]");
    finds(lexicon, "Pier-Side Union, Pier-side Union, Zurich", "[name 3.0 Pier-Side Union][name 4.0 Zurich]");
    finds(lexicon, "by BY it IT", "[name 2.2 BY][name 2.2 IT]");
    finds(lexicon, "", "");
    ss_lexicon_free(lexicon);
}

static void test_shouting(void)
{
    ss_lexicon *lexicon = built();
    finds_at(__FILE__, __LINE__, lexicon, "AXLAND MINOR TELLS BY IT WILL", true, "[name 2.1 AXLAND MINOR][name 2.2 BY]");
    finds_at(__FILE__, __LINE__, lexicon, "IT", true, "");
    ss_lexicon_free(lexicon);
}

static void test_other_kinds(void)
{
    ss_lexicon *lexicon = built();
    finds(lexicon, "The Minister of Foreign Trade said", "[office 0.0 Minister of Foreign Trade][cue 0.2 said]");
    finds(lexicon, "pointed out, according to", "[cue 1.2 pointed out][cue 5.0 according to]");
    finds(lexicon, "the Ministry of Harbours; Harbour Ministry", "[organ 0.0 Ministry of Harbours][organ 0.0 Harbour Ministry]");
    ss_lexicon_free(lexicon);
}

static void test_readings(void)
{
    ss_lexicon *lexicon = built();
    ss_arena arena;
    ss_tokens tokens = {0};
    ss_text text = {"they warned us", 14, true};
    ss_found found;
    ss_arena_init(&arena, &ss_allocator_libc);
    CHECK(ss_tokens_read(&text, ss_lexicon_vocabulary(lexicon), &arena, &tokens) == SS_OK);
    CHECK(!ss_lexicon_match(lexicon, &tokens, 0, 3, false, &found));
    CHECK(!ss_lexicon_match(lexicon, &tokens, 1, 1, false, &found));
    CHECK(ss_lexicon_match(lexicon, &tokens, 1, 3, false, &found));
    const ss_phrase *first = found.at[SS_PHRASE_CUE], *second = ss_phrase_next(lexicon, first);
    CHECK(first->item == 2 && second && second->item == 3 && ss_phrase_next(lexicon, second) == NULL);
    ss_arena_free(&arena);
    ss_lexicon_free(lexicon);
}

static void reports(const char *table, const char *wanted)
{
    ss_lexicon *lexicon = NULL;
    problems[0] = 0;
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK);
    CHECK(load(lexicon, "t", table, NULL) == SS_OK);
    CHECK(ss_lexicon_finish(lexicon, note, NULL, NULL) == SS_OK);
    CHECK_BYTES(problems, strlen(problems), wanted);
    ss_lexicon_free(lexicon);
}

static void test_problems(void)
{
    char table[600], name[400];
    reports("id\tname\ttype\nAX\tAxland\tcolour\n", "t:2: unknown type 'colour'; it is one of country, person, organisation, body, place, outlet, group, document\n");
    reports("id\tname\ttype\nAX\t\tcountry\n\tAxland\tcountry\n", "t:2: a row needs an id and a name\nt:3: a row needs an id and a name\n");
    reports("id\tname\ttype\tfrom\nAX\tAxland\tcountry\tsoon\n", "t:2: from: 'soon' is no whole number from -9999 to 9999\n");
    reports("id\tname\ttype\nAX\tAx\xFFland\tcountry\nBY\tByland\tcountry\n", "t:2: this line is not UTF-8\n");
    reports("id\tname\ttype\tcountry\nAX\tAxburg\tplace\tZZ\n", "t:2: country: no row has the id 'ZZ'\n");
    reports("id\tname\ttype\nAX\tAxland\tcountry\nBY\tAxland\tcountry\n", "t:3: 'Axland' is a name of AX and of BY; the first is meant\n");
    reports("id\tname\ttype\nAX\tAxland\tcountry\nAX\tAxland\tcountry\n", "");
    reports("id\tname\ttype\nAX\tit\tcountry\nBY\tIT\tcountry\n", "");
    reports("lemma\tpart\tact\nsay\tverb\tshout\n", "t:2: unknown act 'shout'\n");
    reports("lemma\tpart\tact\tframes\nsay\tverb\tstate\tthat sideways\n", "t:2: unknown frame 'sideways'\n");
    reports("lemma\tpart\tact\tfamilies\nsay\tverb\tstate\tsay|shouting\n", "t:2: unknown family 'shouting'\n");
    reports("lemma\tpart\tact\tstrength\nsay\tverb\tstate\t101\n", "t:2: strength: '101' is no whole number from 0 to 100\n");
    reports("class\tword\nmonths\tMarch\n", "t:2: unknown class 'months'\n");
    reports("class\tword\nmonth\tnot this\n", "t:2: 'not this' is not one word\n");
    reports("class\tword\tvalue\nunit\tsecond\t1\nordinal\tsecond\t2\n", "t:3: 'second' has the value 1 already; 2 is left out\n");
    reports("office\tgender\nmayor\tx\n", "t:2: unknown gender 'x'\n");
    reports("organ\ttype\nMayor's Office\tmood\n", "t:2: unknown type 'mood'; it is one of country, person, organisation, body, place, outlet, group, document\n");
    memset(name, 'a', 256);
    name[256] = 0;
    snprintf(table, sizeof table, "id\tname\ttype\nAX\t%s\tcountry\n", name);
    CHECK(strlen(table) > 256);
    reports(table, "t:2: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...' is longer than 255 bytes\n");
    name[0] = 0;
    for (int i = 0; i < 33; i++) strcat(name, "a ");
    snprintf(table, sizeof table, "id\tname\ttype\nAX\t%s\tcountry\n", name);
    reports(table, "t:2: 'a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a' has more than 32 words and marks\n");
}

static void test_errors(void)
{
    ss_lexicon *lexicon = NULL;
    ss_error error = {SS_OK, 0, ""};
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK);
    CHECK(load(lexicon, "mine.tsv", "colour\tsize\nred\t3\n", &error) == SS_LEXICON && strstr(error.message, "mine.tsv"));
    CHECK(load(lexicon, "mine.tsv", "# nothing\n", &error) == SS_LEXICON && load(lexicon, "mine.tsv", "", NULL) == SS_LEXICON);
    CHECK(load(lexicon, "mine.tsv", "\xEF\xBB\xBFid\tname\ttype\nAX\tAxland\tcountry", &error) == SS_OK);
    CHECK(ss_lexicon_entities(lexicon) == 1);
    CHECK(ss_lexicon_finish(lexicon, note, NULL, NULL) == SS_OK);
    CHECK(load(lexicon, "mine.tsv", ENTITIES, &error) == SS_LEXICON && ss_lexicon_entities(lexicon) == 1);
    ss_lexicon_free(lexicon);
}

/* One name for very many entities: loading and matching stay linear, the first is meant. */
static void test_crowd(void)
{
    enum { ROWS = 20000 };
    char *table = malloc(ROWS * 40), *p = table;
    ss_lexicon *lexicon = NULL;
    p += sprintf(p, "id\tname\ttype\n");
    for (int i = 0; i < ROWS; i++) p += sprintf(p, "person/%d\tIlse Brandt\tperson\n", i);
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK);
    CHECK(ss_lexicon_load(lexicon, "crowd", table, (size_t)(p - table), NULL, NULL, NULL) == SS_OK);
    CHECK(ss_lexicon_finish(lexicon, NULL, NULL, NULL) == SS_OK);
    CHECK(ss_lexicon_entities(lexicon) == ROWS && ss_lexicon_aliases(lexicon) < 100);
    finds(lexicon, "Ilse Brandt", "[name 0.0 Ilse Brandt]");
    ss_lexicon_free(lexicon);
    free(table);
}

/* Many names with one beginning, as users' lists have them. */
static void test_many(void)
{
    enum { ROWS = 5000 };
    char *table = malloc(ROWS * 60), *p = table, name[40], wanted[60];
    ss_lexicon *lexicon = NULL;
    p += sprintf(p, "id\tname\ttype\n");
    for (int i = 0; i < ROWS; i++) p += sprintf(p, "organisation/%d\tHarbour Board No %d\torganisation\n", i, i);
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK);
    CHECK(ss_lexicon_load(lexicon, "many", table, (size_t)(p - table), note, NULL, NULL) == SS_OK);
    CHECK(ss_lexicon_finish(lexicon, note, NULL, NULL) == SS_OK && ss_lexicon_aliases(lexicon) == ROWS);
    for (int i = 0; i < ROWS; i += 7) {
        snprintf(name, sizeof name, "Harbour Board No %d", i);
        snprintf(wanted, sizeof wanted, "[name %d.0 Harbour Board No %d]", i, i);
        finds(lexicon, name, wanted);
    }
    ss_lexicon_free(lexicon);
    free(table);
}

static ss_status work(const ss_allocator *memory)
{
    static const char *const TABLES[] = {ENTITIES, CUES, OFFICES, ORGANS, WORDS, DESCRIPTIONS};
    ss_lexicon *lexicon = NULL;
    ss_status status = ss_lexicon_new(memory, &lexicon);
    for (int i = 0; i < 6 && status == SS_OK; i++) status = load(lexicon, "t", TABLES[i], NULL);
    if (status == SS_OK) status = ss_lexicon_finish(lexicon, note, NULL, NULL);
    if (status == SS_OK) finds(lexicon, "United People's Republic of Axland", "[name 0.1 United People's Republic of Axland][name 0.0 Axland]");
    ss_lexicon_free(lexicon);
    return status;
}

static void test_sweep(void)
{
    unsigned long k = 1;
    for (bool done = false; !done && k < 2000; k++) {
        ss_allocator memory = check_failing(k);
        ss_status status = work(&memory);
        done = status == SS_OK;
        CHECK(done || status == SS_NOMEM);
        CHECK(check_balanced());
    }
    CHECK(k > 30 && k < 2000);
}

/* A cue is of the families that its row names, and of no others of its lemma's. */
static void test_families(void)
{
    static const char cues[] = "lemma\tpart\tact\tfamilies\n"
                               "attack\tverb\tblame\tattack|strike\nstrike back at\tverb\tblame\tstrike\nrecognize\tverb\tagree\tstance\nattack\tnoun\tblame\ndeny\tverb\tdeny\tdeny\n";
    static const uint32_t wanted[] = {SS_V(ATTACK) | SS_V(STRIKE), SS_V(STRIKE), SS_V(STANCE), 0, SS_V(DENY)};
    ss_lexicon *lexicon = NULL;
    CHECK(ss_lexicon_new(&ss_allocator_libc, &lexicon) == SS_OK && load(lexicon, "c.tsv", cues, NULL) == SS_OK);
    CHECK(ss_lexicon_finish(lexicon, note, NULL, NULL) == SS_OK);
    for (uint32_t i = 0; i < sizeof wanted / sizeof *wanted; i++) CHECK(ss_lexicon_cue(lexicon, i)->families == wanted[i]);
    ss_lexicon_free(lexicon);
}

int main(void)
{
    test_descriptions();
    test_rows();
    test_words();
    test_told();
    test_families();
    test_names();
    test_shouting();
    test_other_kinds();
    test_readings();
    test_problems();
    test_errors();
    test_crowd();
    test_many();
    test_sweep();
    return CHECK_DONE();
}

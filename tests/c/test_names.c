/* Names in small articles of our own, with a lexicon of our own: Norland, its capital Norhavn, Sudmark under sanctions. */
#include "check.h"
#include "reading/names.h"

static const char WORDS[] =
    "class\tword\tvalue\n"
    "determiner\tthe|a|an|this|that|his|her|its\t\n"
    "possessive\this|her|its\t\n"
    "preposition\tof|to|in|at|for|on|with|from|after|against|by|between\t\n"
    "conjunction\tand|or|but\t\n"
    "pronoun\the|she|it|they\t\n"
    "auxiliary\tis|was|has|have|had|did\t\n"
    "modal\tmay|will|would\t\n"
    "month\tmay\t5\n"
    "relative\twho|which|that\t\n"
    "honorific\tmr|ms|dr\t\n"
    "abbreviation\tmr|ms|dr\t\n"
    "female\tms|spokeswoman|ida|maria\t\n"
    "male\tmr|spokesman|jordan|robert\t\n"
    "role_word\tdeputy|former|chief|permanent\t\n"
    "given\tida|maria|jordan|theresa|robert\t\n"
    "family_first\tkim|xi\t\n"
    "particle\tvan|de|von|der\t\n"
    "suffix\tjr|sr\t\n"
    "organ\tcorporation|institute|university|committee|council|ministry|panel|group|office\t\n"
    "company\tinc|holdings\t\n"
    "facility\tairport|peninsula|cosmodrome\t\n"
    "unnamed\texperts|officials|diplomats\t\n"
    "document\treport|resolution|statement\t\n"
    "motion\tvisited|arrived|left|flew\t\n"
    "sanction\tsanctions\t\n"
    "photo\tphoto\t\n"
    "weekday\tmonday|friday\t1\n"
    "not_name\tmonday|friday\t\n"
    "common\tspeaking|talks|price|wood|prices|rose|new|approach|says|needs|the|position|before|union|port|report|yesterday|reading\t\n";

static const char OFFICES[] =
    "office\tplural\tgender\torgan\tspeaks_for\n"
    "spokeswoman\tspokeswomen\tf\t\t1\n"
    "spokesman\tspokesmen\tm\t\t1\n"
    "permanent representative\tpermanent representatives\t\t\t1\n"
    "deputy permanent representative\t\t\t\t1\n"
    "foreign minister\tforeign ministers\t\tForeign Ministry\t\n"
    "president\tpresidents\t\t\t\n"
    "presidential press secretary\t\t\t\t1\n"
    "leader\tleaders\t\t\t\n"
    "king\tkings\tm\t\t\n"
    "chief of staff\t\t\t\t\n";

static const char ORGANS[] =
    "organ\tnames\ttype\tbare\n"
    "Foreign Ministry\tforeign ministry|ministry of foreign affairs\torganisation\tministry\n"
    "Army\tarmy\torganisation\tarmy\n"
    "Panel of Experts\tpanel of experts|group of experts|panel|experts\tbody\tpanel|group|experts\n"
    "Sanctions Committee\tsanctions committee|committee\tbody\tcommittee\n";

static const char ENTITIES[] =
    "id\tname\ttype\tcountry\tacts_for\tparent\tnames\tacronyms\tdemonyms\tpeople\n"
    "NX\tNorland\tcountry\t\t\t\tKingdom of Norland\tNLD\tNorlandic\tNorlanders\n"
    "SX\tSudmark\tcountry\t\t\t\t\t\tSudmarkian\t\n"
    "JX\tJordan\tcountry\t\t\t\t\t\tJordanian\t\n"
    "place/norhavn\tNorhavn\tplace\tNX\tNX\t\t\t\t\t\n"
    "place/sudstad\tSudstad\tplace\tSX\tSX\t\t\t\t\t\n"
    "place/reading\tReading\tplace\t\t\t\t\t\t\t\n"
    "place/west-peninsula\tWest Peninsula\tplace\t\t\t\t\t\t\t\n"
    "organisation/united-nations\tUnited Nations\torganisation\t\t\t\t\tUN|U.N.\t\t\n"
    "organisation/high-house\tHigh House\torganisation\tNX\tNX\t\t\t\t\t\n"
    "body/un-security-council\tUN Security Council\tbody\t\t\torganisation/united-nations\tSecurity Council\t\t\t\n"
    "body/un-9876-sanctions-committee\tUN 9876 Sanctions Committee\tbody\tSX\t\tbody/un-security-council\t9876 Committee\t\t\t\n"
    "body/un-9876-panel-of-experts\tUN 9876 Panel of Experts\tbody\t\t\tbody/un-9876-sanctions-committee\t\t\t\t\n"
    "body/un-9811-sanctions-committee\tUN 9811 Sanctions Committee\tbody\tJX\t\tbody/un-security-council\t\t\t\t\n"
    "body/un-9811-panel-of-experts\tUN 9811 Panel of Experts\tbody\t\t\tbody/un-9811-sanctions-committee\t\t\t\t\n"
    "organisation/port-agency\tPort Agency\torganisation\tNX\t\t\t\tNPX\t\t\n"
    "outlet/npx\tNPX\toutlet\tNX\t\t\t\tNPX\t\t\n"
    "outlet/ana\tANA\toutlet\tNX\t\t\t\tANA\t\t\n";

static const char CUES[] =
    "lemma\tpart\tbase\ts\ted\ting\tparticiple\tact\tcameo\tlevel\tframes\tstrength\n"
    "say\tverb\tsay\tsays\tsaid\tsaying\t\tstate\t010\tcommunication\tquote that\t99\n"
    "deny\tverb\tdeny\tdenies\tdenied\tdenying\t\tdeny\t016\tcommunication\tthat np\t95\n";

static ss_status load(ss_lexicon *lexicon, const char *name, const char *table, size_t size)
{
    return ss_lexicon_load(lexicon, name, table, size, NULL, NULL, NULL);
}

static ss_status make_lexicon(const ss_allocator *memory, ss_lexicon **out)
{
    ss_lexicon *lexicon = NULL;
    ss_status status = ss_lexicon_new(memory, &lexicon);
    if (status == SS_OK) status = load(lexicon, "words", WORDS, sizeof WORDS - 1);
    if (status == SS_OK) status = load(lexicon, "offices", OFFICES, sizeof OFFICES - 1);
    if (status == SS_OK) status = load(lexicon, "organs", ORGANS, sizeof ORGANS - 1);
    if (status == SS_OK) status = load(lexicon, "entities", ENTITIES, sizeof ENTITIES - 1);
    if (status == SS_OK) status = load(lexicon, "cues", CUES, sizeof CUES - 1);
    if (status == SS_OK) status = ss_lexicon_finish(lexicon, NULL, NULL, NULL);
    if (status == SS_OK) *out = lexicon;
    else ss_lexicon_free(lexicon);
    return status;
}

typedef struct {
    ss_arena arena;
    ss_text text;
    ss_tokens tokens;
    ss_sentences sentences;
    ss_names names;
} article;

static ss_status read_article(article *a, const ss_lexicon *lexicon, const ss_allocator *memory, const char *bytes)
{
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(lexicon);
    ss_paragraphs paragraphs = {0};
    ss_quotes quotes = {0};
    *a = (article){.text = {bytes, (uint32_t)strlen(bytes), false}};
    ss_arena_init(&a->arena, memory);
    ss_status status = ss_tokens_read(&a->text, vocabulary, &a->arena, &a->tokens);
    if (status == SS_OK) status = ss_layout_read(&a->text, &a->tokens, &a->arena, &paragraphs);
    if (status == SS_OK)
        status = ss_sentences_read(&a->text, &a->tokens, &paragraphs, &a->arena, &a->sentences);
    if (status == SS_OK)
        status = ss_names_find(&a->text, &a->tokens, &a->sentences, &quotes, lexicon, &a->arena, &a->names);
    return status;
}

/* Every mention as "text=name/type/how" and a blank; a nominal that points nowhere has the name "?". */
static void describe(const article *a, char *out, size_t size)
{
    static const char *const types[] = {"country", "person", "organisation", "body", "place", "outlet", "group", "document"};
    static const char *const hows[] = {"name", "alias", "acronym", "demonym", "metonym", "surname", "variant", "nominal", "pronoun"};
    size_t used = 0;
    out[0] = 0;
    for (uint32_t i = 0; i < a->names.mentions.count && used < size; i++) {
        const ss_mention *m = &a->names.mentions.at[i];
        const ss_local *local = m->local == SS_NONE ? NULL : &a->names.locals.at[m->local];
        used += (size_t)snprintf(out + used, size - used, "%s%.*s=%.*s/%s/%s", i ? " " : "", (int)(m->span.end - m->span.start),
                                 a->text.bytes + m->span.start, local ? (int)local->name_size : 1,
                                 local ? a->names.strings.at + local->name_at : "?", types[m->type], hows[m->how]);
    }
}

static void expect(const ss_lexicon *lexicon, const char *text, const char *wanted)
{
    article a;
    char found[4096];
    CHECK(read_article(&a, lexicon, &ss_allocator_libc, text) == SS_OK);
    describe(&a, found, sizeof found);
    CHECK_BYTES(found, strlen(found), wanted);
    ss_arena_free(&a.arena);
}

static const ss_local *local_named(const article *a, const char *name)
{
    for (uint32_t i = 0; i < a->names.locals.count; i++) {
        const ss_local *local = &a->names.locals.at[i];
        if (local->name_size == strlen(name) && memcmp(a->names.strings.at + local->name_at, name, local->name_size) == 0) return local;
    }
    return NULL;
}

static void test_states(const ss_lexicon *lexicon)
{
    expect(lexicon, "The Kingdom of Norland and the UN met.", "Kingdom of Norland=Norland/country/alias UN=United Nations/organisation/acronym");
    expect(lexicon, "It was a Norlandic plan against Sudmark's port.", "Norlandic=Norland/country/demonym Sudmark=Sudmark/country/name");
    expect(lexicon, "Reading the report, he said no.", "");
}

static void test_metonyms(const ss_lexicon *lexicon)
{
    expect(lexicon, "He said Norhavn denied it.", "Norhavn=Norland/country/metonym");
    expect(lexicon, "It was Norhavn's position.", "Norhavn=Norland/country/metonym");
    expect(lexicon, "Both Norhavn and Sudstad denied it.", "Norhavn=Norland/country/metonym Sudstad=Sudmark/country/metonym");
    expect(lexicon, "She visited Norhavn on Monday.", "Norhavn=Norhavn/place/name");
    expect(lexicon, "They met in Norhavn.", "Norhavn=Norhavn/place/name");
    expect(lexicon, "NORHAVN: Talks rose.", "NORHAVN=Norhavn/place/name");
    expect(lexicon, "The High House denied it.", "High House=High House/organisation/name");
}

static void test_organisations(const ss_lexicon *lexicon)
{
    expect(lexicon, "The Norlandic Foreign Ministry said no. The ministry denied it.",
           "Norlandic Foreign Ministry=Norlandic Foreign Ministry/organisation/name The ministry=Norlandic Foreign Ministry/organisation/nominal");
    expect(lexicon, "The Ministry of Foreign Affairs of Norland said so.",
           "Ministry of Foreign Affairs of Norland=Norlandic Foreign Ministry/organisation/name");
    expect(lexicon, "Norland denied it. The Foreign Ministry said no.",
           "Norland=Norland/country/name Foreign Ministry=Norlandic Foreign Ministry/organisation/alias");
    expect(lexicon, "The Norlandic army said so after a Norlandic army left.",
           "Norlandic army=Norlandic Army/organisation/name Norlandic=Norland/country/demonym");
    expect(lexicon, "He left the Xarvik Mining Corporation (XMC). XMC denied it.",
           "Xarvik Mining Corporation=Xarvik Mining Corporation/organisation/name XMC=Xarvik Mining Corporation/organisation/acronym "
           "XMC=Xarvik Mining Corporation/organisation/acronym");
    expect(lexicon, "It was ZMC. ZMC is the Zorvik Mining Corporation.",
           "ZMC=Zorvik Mining Corporation/organisation/acronym ZMC=Zorvik Mining Corporation/organisation/acronym "
           "Zorvik Mining Corporation=Zorvik Mining Corporation/organisation/name");
    expect(lexicon, "He said the University of Zorvik rose.", "University of Zorvik=University of Zorvik/organisation/name");
    expect(lexicon, "They met at Zorvik Airport.", "Zorvik Airport=Zorvik Airport/place/name");
}

static void test_bodies(const ss_lexicon *lexicon)
{
    expect(lexicon, "He left the panel of experts on sanctions against Sudmark. The panel said no.",
           "panel of experts=UN 9876 Panel of Experts/body/alias Sudmark=Sudmark/country/name The panel=UN 9876 Panel of Experts/body/nominal");
    expect(lexicon, "She was at the Security Council committee on sanctions against Jordan.",
           "Security Council committee=UN 9811 Sanctions Committee/body/alias Jordan=Jordan/country/name");
    expect(lexicon, "The panel of experts of the 9876 Committee denied it.",
           "panel of experts=UN 9876 Panel of Experts/body/alias 9876 Committee=UN 9876 Sanctions Committee/body/alias");
    expect(lexicon, "The UN has sanctions against Sudmark. The panel of experts denied it.",
           "UN=United Nations/organisation/acronym Sudmark=Sudmark/country/name panel of experts=UN 9876 Panel of Experts/body/alias");
    expect(lexicon, "A report by the panel of experts rose.", "panel of experts=?/body/nominal");
    expect(lexicon, "Experts said so. The UN experts denied it.", "UN=United Nations/organisation/acronym");
    expect(lexicon, "Under S/RES/9876 (2031) and resolution 9876 it is so.",
           "S/RES/9876 (2031)=S/RES/9876/document/name resolution 9876=S/RES/9876/document/name");
}

static void test_persons(const ss_lexicon *lexicon)
{
    expect(lexicon, "Talks with Ida Holm rose. Holm said no.", "Ida Holm=Ida Holm/person/name Holm=Ida Holm/person/surname");
    expect(lexicon, "The Holm report rose. Ida Holm said no.", "Holm=Ida Holm/person/surname Ida Holm=Ida Holm/person/name");
    expect(lexicon, "He said Kim Yo-han left. Kim denied it.", "Kim Yo-han=Kim Yo-han/person/name Kim=Kim Yo-han/person/surname");
    expect(lexicon, "Maria von der Aue and Robert J. Wood Jr. met. Wood said so.",
           "Maria von der Aue=Maria von der Aue/person/name Robert J. Wood Jr.=Robert J. Wood Jr./person/name Wood=Robert J. Wood Jr./person/surname");
    expect(lexicon, "Jordan Petrov visited Jordan.", "Jordan Petrov=Jordan Petrov/person/name Jordan=Jordan/country/name");
    expect(lexicon, "President Orlov said so. Talks with Maria Orlov rose.", "Orlov=Maria Orlov/person/surname Maria Orlov=Maria Orlov/person/name");
    expect(lexicon, "Mr. Holm said no. Ms. Holm denied it. Robert Holm and Maria Holm left.",
           "Holm=Robert Holm/person/surname Holm=Maria Holm/person/surname Robert Holm=Robert Holm/person/name Maria Holm=Maria Holm/person/name");
    expect(lexicon, "Kim Yo Han met Kim So Han.", "Kim Yo Han=Kim Yo Han/person/name Kim So Han=Kim So Han/person/name");
    expect(lexicon, "In May Theresa May left.", "Theresa May=Theresa May/person/name");
    expect(lexicon, "Speaking Friday, he said Talks rose.", "");
    expect(lexicon, "Talks with Maria King rose. King said so. The king left.",
           "Maria King=Maria King/person/name King=Maria King/person/surname The king=?/person/nominal");
    expect(lexicon, "Talks with Ida Chief of Staff rose.", "");
    expect(lexicon, "King Orlov said no.", "Orlov=Orlov/person/surname");
    expect(lexicon, "I and I. Holm left.", "I. Holm=I. Holm/person/name");
}

/* Labels of a transcript: in capitals, with a given name or a title. */
static void test_labels(const ss_lexicon *lexicon)
{
    expect(lexicon, "IDA BRUSK: He left.\n\nMS. BRUSK (smiling): Did he?",
           "IDA BRUSK=Ida Brusk/person/name BRUSK=Ida Brusk/person/surname");
    expect(lexicon, "IDA BRUSK, HARBOUR BOARD: He left.", "IDA BRUSK=Ida Brusk/person/name");
    expect(lexicon, "PRICE WOOD: He left.", "");
    expect(lexicon, "He said IDA BRUSK: and left.", "");
}

static void test_outlets(const ss_lexicon *lexicon)
{
    expect(lexicon, "Talks with NPX rose.", "NPX=Port Agency/organisation/acronym");
    expect(lexicon, "Talks rose.\n\nPhoto: ships rose (NPX/Ida Holm)\n\nThe price rose.",
           "NPX=NPX/outlet/name Ida Holm=Ida Holm/person/name");
    expect(lexicon, "Talks with ANA/NPX rose.", "ANA=ANA/outlet/name NPX=NPX/outlet/name");
}

static void test_roles(const ss_lexicon *lexicon)
{
    article a;
    CHECK(read_article(&a, lexicon, &ss_allocator_libc,
                       "Norlandic Foreign Ministry spokeswoman Ida Holm said no. The spokeswoman denied it.\n\n"
                       "Tarvo Belk, Sudmark's deputy permanent representative to the UN, said so.") == SS_OK);
    const ss_local *holm = local_named(&a, "Ida Holm"), *belk = local_named(&a, "Tarvo Belk");
    CHECK(holm && belk && a.names.mentions.count == 6);
    if (holm && belk) {
        CHECK_BYTES(a.names.strings.at + holm->role_at, holm->role_size, "Norlandic Foreign Ministry spokeswoman");
        CHECK_BYTES(a.names.strings.at + belk->role_at, belk->role_size, "Sudmark's deputy permanent representative to the UN");
        CHECK(holm->gender == 'f' && holm->introduced && holm->full && holm->mentions == 2);
        CHECK(holm->country == ss_lexicon_find(lexicon, "NX", 2) && belk->country == ss_lexicon_find(lexicon, "SX", 2));
        CHECK(holm->speaks_for != SS_NONE && &a.names.locals.at[holm->speaks_for] == local_named(&a, "Norlandic Foreign Ministry"));
        CHECK(belk->speaks_for != SS_NONE && &a.names.locals.at[belk->speaks_for] == local_named(&a, "Sudmark"));
        const ss_mention *ministry = &a.names.mentions.at[0], *person = &a.names.mentions.at[1];
        CHECK(ministry->in_role && ministry->role_of == 1 && person->phrase_first == ministry->first);
        CHECK(a.names.mentions.at[2].how == SS_NOMINAL && a.names.mentions.at[2].local == person->local);
        CHECK(a.names.mentions.at[3].phrase_end > a.names.mentions.at[5].first);
    }
    ss_arena_free(&a.arena);
}

/* Mentions stand in text order inside the text, locals are all meant by somebody, whatever the text. */
static void check_sound(const article *a)
{
    for (uint32_t i = 0; i < a->names.mentions.count; i++) {
        const ss_mention *m = &a->names.mentions.at[i];
        CHECK(m->first < m->end && m->end <= a->tokens.count && m->span.start < m->span.end && m->span.end <= a->text.size);
        CHECK(i == 0 || a->names.mentions.at[i - 1].span.start <= m->span.start);
        CHECK(m->local == SS_NONE ? m->how == SS_NOMINAL : m->local < a->names.locals.count);
        CHECK(m->role_of == SS_NONE || m->role_of < a->names.mentions.count);
    }
}

static void test_hostile(const ss_lexicon *lexicon)
{
    static const char *const pieces[] = {"Ida ", "Norland ", "the panel of ", "experts ", "Kim-", "S/", "Foreign Ministry of ", "Mr. ",
                                         "UN ", "J. ", "(", "President ", "Holm, ", "'s ", "Corporation of the ",
                                         "al-", "St ", "] ", "-who ", "HOLM ", "PierCo said ", "Slams "};
    char text[6000];
    for (size_t first = 0; first < sizeof pieces / sizeof *pieces; first++)
        for (size_t second = 0; second < sizeof pieces / sizeof *pieces; second++) {
            article a;
            text[0] = 0;
            for (size_t size = 0; size < 800; size = strlen(text)) strcat(strcat(text, pieces[first]), pieces[second]);
            CHECK(read_article(&a, lexicon, &ss_allocator_libc, text) == SS_OK);
            check_sound(&a);
            ss_arena_free(&a.arena);
        }
}

static void test_memory(const ss_lexicon *lexicon)
{
    bool done = false;
    for (unsigned long k = 1; !done && k < 2000; k++) {
        ss_allocator memory = check_failing(k);
        article a;
        ss_status status = read_article(&a, lexicon, &memory, "The Norlandic Foreign Ministry said Ida Holm left the UN panel of experts on "
                                                              "sanctions against Sudmark. Holm visited Norhavn. Larkwell said no.\n\n"
                                                              "Ida Holm Slams Port Of Norhavn Over Fees In Norland");
        CHECK(status == SS_OK || status == SS_NOMEM);
        CHECK(status == SS_OK || a.names.mentions.count == 0);
        done = status == SS_OK;
        ss_arena_free(&a.arena);
        CHECK(check_balanced());
    }
    CHECK(done);
}

int main(void)
{
    ss_lexicon *lexicon = NULL;
    CHECK(make_lexicon(&ss_allocator_libc, &lexicon) == SS_OK);
    if (!lexicon) return CHECK_DONE();
    test_states(lexicon);
    test_metonyms(lexicon);
    test_organisations(lexicon);
    test_bodies(lexicon);
    test_persons(lexicon);
    test_labels(lexicon);
    test_outlets(lexicon);
    test_roles(lexicon);
    test_hostile(lexicon);
    test_memory(lexicon);
    ss_lexicon_free(lexicon);
    return CHECK_DONE();
}

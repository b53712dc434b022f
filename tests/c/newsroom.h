/* An engine with small tables of our own, for tests of shards and corpora: the states Norland and Sudmark, their capitals,
 * two agencies, a council. All names are invented. */
#ifndef NEWSROOM_H
#define NEWSROOM_H

#include "check.h"
#include "corpus/corpus.h"

static const char NEWS_WORDS[] =
    "class\tword\tvalue\n"
    "determiner\tthe|a|an|this|that|his|her|its\t\n"
    "possessive\this|her|its\t\n"
    "preposition\tof|to|in|at|for|on|with|from|after|against|by|between|since|until\t\n"
    "conjunction\tand|or|but\t\n"
    "pronoun\the|she|it|they\t\n"
    "subject\the|she|it|they\t\n"
    "complementizer\tthat|whether\t\n"
    "auxiliary\tis|was|were|are|has|have|had|did|be|been\t\n"
    "modal\tmay|will|would|must\t\n"
    "relative\twho|which|that\t\n"
    "honorific\tmr|ms|dr\t\n"
    "female\tms|spokeswoman|ida|maria|she|her\t\n"
    "male\tmr|spokesman|tom|he|his\t\n"
    "role\tspokeswoman|spokesman|minister|correspondent|reporter\t\n"
    "role_word\tdeputy|former|chief\t\n"
    "given\tida|maria|tom|ilse|pavel|ursel\t\n"
    "family_first\tkim\t\n"
    "particle\tvan|de|von|der\t\n"
    "suffix\tjr|sr\t\n"
    "abbreviation\tmr|ms|dr|st\t\n"
    "month\tjanuary|jan\t1\n"
    "month\tmarch|mar\t3\n"
    "month\tapril|apr\t4\n"
    "weekday\tmonday|mon\t1\n"
    "weekday\tthursday|thu\t4\n"
    "weekday\tfriday|fri\t5\n"
    "weekday\tsaturday|sat\t6\n"
    "unit\tday|days\t4\n"
    "unit\tweek|weeks\t5\n"
    "timeword\ttoday|yesterday|earlier|last|this|next\t\n"
    "number\tone\t1\n"
    "number\ttwo\t2\n"
    "number\tthirteen\t13\n"
    "unnamed\texperts|officials\t\n"
    "organ\tcouncil|ministry|union|institute\t\n"
    "document\treport|statement|draft\t\n"
    "header\tdate|published|updated\t\n"
    "site\tfacebook|website|subscribers|share\t\n"
    "not_name\tmonday|thursday|friday|march|april|january\t\n"
    "common\tport|talks|pier|vote|dues|harbour|fish|quota|boats|news|stories|price|quay|rule|in|all|only|says|old|new\t\n";

static const char NEWS_OFFICES[] =
    "office\tplural\tgender\torgan\tspeaks_for\n"
    "spokeswoman\tspokeswomen\tf\t\t1\n"
    "spokesman\tspokesmen\tm\t\t1\n"
    "spokesperson\tspokespeople\t\t\t1\n"
    "fisheries minister\tfisheries ministers\t\tFisheries Ministry\t\n";

static const char NEWS_ORGANS[] =
    "organ\tnames\ttype\tbare\n"
    "Fisheries Ministry\tfisheries ministry|ministry of fisheries\torganisation\tministry\n";

static const char NEWS_ENTITIES[] =
    "id\tname\ttype\tcountry\tacts_for\tparent\tnames\tacronyms\tdemonyms\tpeople\n"
    "NX\tNorland\tcountry\t\t\t\tKingdom of Norland\tNLD\tNorlandic\tNorlanders\n"
    "SX\tSudmark\tcountry\t\t\t\t\t\tSudmarkian\t\n"
    "place/norhavn\tNorhavn\tplace\tNX\tNX\t\t\t\t\t\n"
    "body/sea-council\tSea Council\tbody\t\t\t\t\t\t\t\n"
    "organisation/sea-league\tSea League\torganisation\t\t\t\t\t\t\t\n"
    "outlet/lim-wire\tLim Wire\toutlet\t\t\t\t\tLIMW\t\t\n"
    "outlet/harbour-post\tHarbour Post\toutlet\t\t\t\t\t\t\t\n";

static const char NEWS_CUES[] =
    "lemma\tpart\tbase\ts\ted\ting\tact\tcameo\tlevel\tframes\tstrength\n"
    "say\tverb\tsay\tsays\tsaid\tsaying\tstate\t010\tcommunication\tquote|that|parenthetic\t99\n"
    "report\tverb\treport\treports\treported\treporting\treport\t010\tcommunication\tthat|np|parenthetic\t80\n"
    "tell\tverb\ttell\ttells\ttold\ttelling\tstate\t010\tcommunication\tquote|told\t95\n"
    "warn\tverb\twarn\twarns\twarned\twarning\twarn\t013\tcommunication\tquote|that|parenthetic\t95\n";

static inline ss_status newsroom_load(ss_engine *engine)
{
    static const struct { const char *name, *bytes; } tables[] = {
        {"words", NEWS_WORDS}, {"offices", NEWS_OFFICES}, {"organs", NEWS_ORGANS}, {"entities", NEWS_ENTITIES}, {"cues", NEWS_CUES}};
    ss_status status = SS_OK;
    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == SS_OK; i++)
        status = ss_engine_load(engine, tables[i].name, tables[i].bytes, strlen(tables[i].bytes), NULL, NULL, NULL);
    return status == SS_OK ? ss_engine_finish(engine, NULL, NULL, NULL) : status;
}

/* NULL when the allocator fails. */
static inline ss_engine *newsroom(const ss_allocator *memory)
{
    ss_engine *engine = NULL;
    if (ss_engine_new(memory, &engine) != SS_OK) return NULL;
    if (newsroom_load(engine) == SS_OK) return engine;
    ss_engine_release(engine);
    return NULL;
}

static inline ss_field field(const char *text)
{
    return (ss_field){text, text ? (uint32_t)strlen(text) : 0};
}

static inline ss_record record(const char *id, const char *text)
{
    return (ss_record){.text = text, .text_size = strlen(text), .id = field(id), .published = SS_NO_DAY};
}

static inline bool stored_is(const ss_chars *strings, ss_stored stored, const char *wanted)
{
    return stored.size == strlen(wanted) && (stored.size == 0 || !memcmp(strings->at + stored.at, wanted, stored.size));
}

#endif

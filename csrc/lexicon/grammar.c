#include "lexicon/grammar.h"

static bool ends(const char *word, uint32_t size, const char *ending, uint32_t length) {
    if (size <= length + 1)
        return false;
    for (uint32_t i = 0; i < length; i++)
        if ((word[size - length + i] | 0x20) != ending[i])
            return false;
    return true;
}
#define ENDS(word, size, ending) ends((word), (size), "" ending, sizeof(ending) - 1)

static uint8_t of_word(const char *word, uint32_t size) {
    static const struct { const char *word; uint8_t size, grammar; } words[] = {
        {"that", 4, SS_G_THAT}, {"to", 2, SS_G_TO}, {"of", 2, SS_G_OF}, {"as", 2, SS_G_AS}, {"by", 2, SS_G_BY}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (size == words[i].size && !memcmp(word, words[i].word, size))
            return words[i].grammar;
    return 0;
}

static uint8_t of_classes(ss_classes classes) {
    static const struct { ss_classes classes; uint8_t grammar; } order[] = {
        {SS_W(NEGATION), SS_G_NEGATION}, {SS_W(MODAL), SS_G_MODAL}, {SS_W(AUXILIARY), SS_G_AUXILIARY}, {SS_W(SUBJECT), SS_G_SUBJECT},
        {SS_W(PRONOUN), SS_G_PRONOUN}, {SS_W(POSSESSIVE), SS_G_POSSESSIVE}, {SS_W(RELATIVE), SS_G_RELATIVE},
        {SS_W(COMPLEMENTIZER), SS_G_COMPLEMENTIZER}, {SS_W(DETERMINER), SS_G_DETERMINER}, {SS_W(QUANTIFIER), SS_G_QUANTIFIER},
        {SS_W(CONJUNCTION), SS_G_CONJUNCTION}, {SS_W(SUBORDINATOR), SS_G_SUBORDINATOR}, {SS_W(PREPOSITION), SS_G_PREPOSITION},
        {SS_W(UNNAMED), SS_G_UNNAMED}, {SS_W(ROLE), SS_G_ROLE}, {SS_W(COLLECTIVE), SS_G_COLLECTIVE}, {SS_W(ORGAN), SS_G_ORGAN},
        {SS_W(DOCUMENT), SS_G_DOCUMENT}, {SS_W(HONORIFIC), SS_G_HONORIFIC}, {SS_W(ROLE_WORD), SS_G_ROLE_WORD},
        {SS_W(ADVERB), SS_G_ADVERB}, {SS_W(NUMBER), SS_G_NUMBER_WORD}, {SS_W(TIMEWORD), SS_G_TIME}, {SS_W(CUE), SS_G_CUE}};
    for (size_t i = 0; classes && i < sizeof order / sizeof *order; i++)
        if (classes & order[i].classes)
            return order[i].grammar;
    return 0;
}

static uint8_t of_ending(const char *word, uint32_t size) {
    if (size > 4 && ENDS(word, size, "ly"))
        return SS_G_ADVERB;
    if (ENDS(word, size, "ing"))
        return SS_G_ING;
    if (ENDS(word, size, "ed"))
        return SS_G_ED;
    if (ENDS(word, size, "s"))
        return SS_G_S;
    bool noun = ENDS(word, size, "ion") || ENDS(word, size, "ment") || ENDS(word, size, "ness") || ENDS(word, size, "ity");
    return noun ? SS_G_NOUN_ENDING : 0;
}

uint8_t ss_grammar_of(const char *word, uint32_t size, ss_classes classes) {
    uint8_t found = of_word(word, size);
    if (!found)
        found = of_classes(classes);
    if (!found)
        found = of_ending(word, size);
    return found ? found : classes & SS_W(COMMON) ? SS_G_COMMON : SS_G_OTHER;
}

uint8_t ss_grammar_of_capital(uint8_t grammar) {
    bool stays = grammar <= SS_G_FIRM || grammar == SS_G_CUE || grammar == SS_G_TIME || grammar == SS_G_NUMBER_WORD;
    return stays ? grammar : SS_G_CAPITAL;
}

ss_link ss_grammar_link(uint8_t grammar) {
    static const uint8_t links[SS_G_MARK] = {
        [SS_G_THAT] = SS_LINK_THAT, [SS_G_MODAL] = SS_LINK_VERB, [SS_G_AUXILIARY] = SS_LINK_VERB, [SS_G_RELATIVE] = SS_LINK_CLAUSE,
        [SS_G_SUBORDINATOR] = SS_LINK_CLAUSE, [SS_G_DASH] = SS_LINK_MARK, [SS_G_QUOTE] = SS_LINK_QUOTE, [SS_G_SCARE] = SS_LINK_QUOTE,
        [SS_G_QUOTE_COMMA] = SS_LINK_QUOTE, [SS_G_SCARE_COMMA] = SS_LINK_QUOTE};
    return grammar < SS_G_MARK ? (ss_link)links[grammar] : SS_LINK_MARK;
}

uint8_t ss_grammar_links(uint8_t grammar) {
    return (uint8_t)(1u << ss_grammar_link(grammar) | (grammar == SS_G_CONJUNCTION ? SS_LINKS_AND : 0));
}

uint8_t ss_grammar_holds(uint8_t grammar) {
    enum { QUOTE = SS_HOLDS_QUOTE | SS_HOLDS_SPEAKER };
    static const uint8_t holds[SS_G_NAME] = {
        [SS_G_MODAL] = SS_HOLDS_AUXILIARY, [SS_G_AUXILIARY] = SS_HOLDS_AUXILIARY, [SS_G_ED] = SS_HOLDS_VERB, [SS_G_CUE] = SS_HOLDS_VERB,
        [SS_G_SUBJECT] = SS_HOLDS_SUBJECT | SS_HOLDS_SPEAKER, [SS_G_UNNAMED] = SS_HOLDS_SPEAKER, [SS_G_ROLE] = SS_HOLDS_SPEAKER,
        [SS_G_COLLECTIVE] = SS_HOLDS_SPEAKER, [SS_G_ORGAN] = SS_HOLDS_SPEAKER, [SS_G_DOCUMENT] = SS_HOLDS_SPEAKER,
        [SS_G_RELATIVE] = SS_HOLDS_SPEAKER | SS_ENDS_STRETCH, [SS_G_QUOTE] = QUOTE, [SS_G_SCARE] = QUOTE,
        [SS_G_QUOTE_COMMA] = QUOTE | SS_ENDS_STRETCH, [SS_G_SCARE_COMMA] = QUOTE | SS_ENDS_STRETCH,
        [SS_G_CONJUNCTION] = SS_ENDS_STRETCH, [SS_G_SUBORDINATOR] = SS_ENDS_STRETCH, [SS_G_THAT] = SS_ENDS_STRETCH,
        [SS_G_DASH] = SS_ENDS_STRETCH, [SS_G_EDGE] = SS_ENDS_STRETCH};
    return grammar < SS_G_NAME ? holds[grammar] : grammar < SS_G_MARK ? SS_HOLDS_SUBJECT | SS_HOLDS_SPEAKER : SS_ENDS_STRETCH;
}

uint32_t ss_grammar_ending(const char *word, uint32_t size) {
    uint32_t hash = 0;
    for (uint32_t i = size > 3 ? size - 3 : 0; i < size; i++)
        hash = hash * 33 + ((uint8_t)word[i] | 0x20);
    return hash * 0x9E3779B1u;
}

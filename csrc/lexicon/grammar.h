/* What part a word plays in a sentence, as far as the tables and its ending tell: one small number, for the learned models.
 *
 *   that -> THAT   would -> MODAL   spokeswoman -> ROLE   warned -> CUE   pier -> COMMON   sanctions (no table) -> S
 *
 * Of a known word it is worked out once (ss_weights_prepare); of others by capital and ending. */
#ifndef SS_LEXICON_GRAMMAR_H
#define SS_LEXICON_GRAMMAR_H

#include "text/tokens.h"

typedef enum {
    SS_G_THAT = 1, SS_G_TO, SS_G_OF, SS_G_AS, SS_G_BY, SS_G_NEGATION, SS_G_MODAL, SS_G_AUXILIARY, SS_G_SUBJECT, SS_G_PRONOUN,
    SS_G_POSSESSIVE, SS_G_RELATIVE, SS_G_COMPLEMENTIZER, SS_G_DETERMINER, SS_G_QUANTIFIER, SS_G_CONJUNCTION, SS_G_SUBORDINATOR,
    SS_G_PREPOSITION, SS_G_UNNAMED, SS_G_ROLE, SS_G_COLLECTIVE, SS_G_ORGAN, SS_G_DOCUMENT, SS_G_HONORIFIC, SS_G_ROLE_WORD,
    SS_G_FIRM /* up to here a capital changes nothing */ = SS_G_ROLE_WORD,
    SS_G_ADVERB, SS_G_NUMBER_WORD, SS_G_TIME, SS_G_CUE, SS_G_CAPITAL, SS_G_ING, SS_G_ED, SS_G_S, SS_G_NOUN_ENDING, SS_G_COMMON, SS_G_OTHER,
    SS_G_APOS_S, SS_G_DIGITS, SS_G_DASH, SS_G_SCARE, SS_G_QUOTE, SS_G_DATE, SS_G_EDGE,
    SS_G_SCARE_COMMA, SS_G_QUOTE_COMMA, /* with a comma before the closing mark */
    SS_G_NAME = 48,   /* + ss_chunk_kind (claims/guesses/units.h) */
    SS_G_MARK = 64,   /* + the mark's low six bits; SS_G_MARK alone for marks that are no ASCII */
    SS_G_COUNT = 128
} ss_grammar;

/* What a word is on the way from a head to another chunk: CLAUSE for relatives and subordinators, VERB for auxiliaries. */
typedef enum { SS_LINK_NONE, SS_LINK_MARK, SS_LINK_THAT, SS_LINK_QUOTE, SS_LINK_VERB, SS_LINK_CLAUSE } ss_link;
ss_link ss_grammar_link(uint8_t grammar);
/* The same as a bit, 1 << link, and SS_LINKS_AND for *and*, which is no link. */
enum { SS_LINKS_ALL = 62 /* but SS_LINK_NONE */, SS_LINKS_AND = 64 };
uint8_t ss_grammar_links(uint8_t grammar);

/* What it means for its stretch, which is what no mark and no *and*, *that*, *which*, *because* parts. HEAD is for those that ask. */
enum { SS_HOLDS_AUXILIARY = 1, SS_HOLDS_HEAD = 2 /* may be a cue */, SS_HOLDS_VERB = 4, SS_HOLDS_SUBJECT = 8, SS_HOLDS_QUOTE = 16,
       SS_HOLDS_SEEN = 31 /* all that features see of a stretch */, SS_HOLDS_SPEAKER = 32 /* what can say something */, SS_ENDS_STRETCH = 128 };
uint8_t ss_grammar_holds(uint8_t grammar);

/* Of a word as it is folded, with the classes that the tables give it. */
uint8_t ss_grammar_of(const char *word, uint32_t size, ss_classes classes);
/* The same word with a capital, which makes a name of what no table takes for grammar. */
uint8_t ss_grammar_of_capital(uint8_t grammar);
/* A hash of its last three letters. */
uint32_t ss_grammar_ending(const char *word, uint32_t size);

#endif

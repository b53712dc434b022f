/* Is this English? sayso reads no other language, and says so instead of guessing.
 *
 * About four words in ten of English news are function words (the of to and in that was ...), which no other language
 * shares in that number. Counted are the known function words among the first 2,000 words: a fifth is enough, or an eighth
 * where half of all words are ordinary English ones (lists of names and titles). A text of fewer than 20 words is taken for
 * English unless most of its words are in another script: too little to judge by.
 * A text that is not English has no known language. Allocates nothing; thread-safe. */
#ifndef SS_TEXT_LANGUAGE_H
#define SS_TEXT_LANGUAGE_H

#include "text/tokens.h"

bool ss_language_english(const ss_text *text, const ss_tokens *tokens, const ss_vocabulary *vocabulary);

#endif

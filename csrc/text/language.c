#include "text/language.h"

enum { WORDS_ENOUGH = 2000, WORDS_FEW = 20, STRIDE = 8 };

static const ss_classes function_words =
    SS_W(DETERMINER) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | SS_W(RELATIVE) |
    SS_W(PRONOUN) | SS_W(POSSESSIVE) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(NEGATION);

/* Latin letters are one or two bytes; the first letter tells the script of a word. */
static bool is_foreign_script(const ss_text *text, const ss_token *token) {
    if (!(token->flags & SS_T_NONASCII)) return false;
    uint32_t point;
    ss_utf8_decode(text->bytes + token->start, text->bytes + text->size, &point);
    return point >= 0x370 && !(point >= 0x1E00 && point < 0x1F00);
}

/* Most English is known for such before its half is read: function words alone make a fifth of all that can be words. */
static bool is_plainly_english(const ss_tokens *tokens, const ss_word *words) {
    uint32_t most = tokens->count < WORDS_ENOUGH ? tokens->count : WORDS_ENOUGH, known = 0;
    const ss_token *token = tokens->at, *end = token + most;
    for (; end - token >= STRIDE && known * 5 < most; token += STRIDE)
        for (uint32_t i = 0; i < STRIDE; i++)
            known += token[i].flags & SS_T_WORD & ((words[token[i].symbol].classes & function_words) != 0);
    return known >= WORDS_FEW && known * 5 >= most;
}

bool ss_language_english(const ss_text *text, const ss_tokens *tokens, const ss_vocabulary *vocabulary) {
    uint32_t words = 0, known = 0, common = 0, foreign = 0;
    if (is_plainly_english(tokens, vocabulary->words.at)) return true;
    for (uint32_t i = 0; i < tokens->count && words < WORDS_ENOUGH; i++) {
        const ss_token *token = &tokens->at[i];
        if (!(token->flags & SS_T_WORD)) continue;
        words++;
        ss_classes classes = vocabulary->words.at[token->symbol].classes;
        known += (classes & function_words) != 0;
        common += (classes & SS_W(COMMON)) != 0;
        foreign += is_foreign_script(text, token);
    }
    if (words < WORDS_FEW) return foreign * 2 <= words;
    return known * 5 >= words || (known * 8 >= words && common * 2 >= words);
}

#include "text/language.h"

enum { WORDS_ENOUGH = 2000 /* a multiple of SS_HINT_STRIDE */, WORDS_FEW = 20 };

/* Latin letters are one or two bytes; the first letter tells the script of a word. */
static bool is_foreign_script(const ss_text *text, const ss_token *token) {
    if (!(token->flags & SS_T_NONASCII)) return false;
    uint32_t point;
    ss_utf8_decode(text->bytes + token->start, text->bytes + text->size, &point);
    return point >= 0x370 && !(point >= 0x1E00 && point < 0x1F00);
}

/* Most English is known for such before its half is read: function words alone make a fifth of all that can be words. */
static bool is_plainly_english(const ss_tokens *tokens) {
    uint32_t most = tokens->count < WORDS_ENOUGH ? tokens->count : WORDS_ENOUGH, known = 0;
    for (uint32_t t = 0; t < most && known * 5 < most; t += SS_HINT_STRIDE)
        known += ss_hints_count(ss_hash_load((const char *)tokens->hints + t) & SS_HINTS_FUNCTION);
    return known >= WORDS_FEW && known * 5 >= most;
}

bool ss_language_english(const ss_text *text, const ss_tokens *tokens, const ss_vocabulary *vocabulary) {
    uint32_t words = 0, known = 0, common = 0, foreign = 0;
    if (vocabulary->prepared && is_plainly_english(tokens)) return true;
    for (uint32_t i = 0; i < tokens->count && words < WORDS_ENOUGH; i++) {
        const ss_token *token = &tokens->at[i];
        if (!(token->flags & SS_T_WORD)) continue;
        words++;
        ss_classes classes = vocabulary->words.at[token->symbol].classes;
        known += (classes & SS_FUNCTION_WORDS) != 0;
        common += (classes & SS_W(COMMON)) != 0;
        foreign += is_foreign_script(text, token);
    }
    if (words < WORDS_FEW) return foreign * 2 <= words;
    return known * 5 >= words || (known * 8 >= words && common * 2 >= words);
}

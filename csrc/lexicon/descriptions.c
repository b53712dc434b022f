#include "lexicon/inside.h"

#include <stdlib.h>

static int by_symbol(const void *a, const void *b)
{
    ss_symbol x = ((const ss_description *)a)->symbol, y = ((const ss_description *)b)->symbol;
    return (x > y) - (x < y);
}

/* Nobody asks in what order the rows of one word stand. */
ss_status ss_descriptions_index(ss_lexicon *lexicon)
{
    ss_vocabulary *vocabulary = &lexicon->vocabulary;
    uint32_t count = lexicon->descriptions.count, words = vocabulary->words.count;
    if (!count) return SS_OK;
    if (!SS_ROOM(&lexicon->described, lexicon->memory, words)) return SS_NOMEM;
    lexicon->described.count = words;
    qsort(lexicon->descriptions.at, count, sizeof *lexicon->descriptions.at, by_symbol);
    for (uint32_t i = count; i-- > 0;) {
        ss_description *row = &lexicon->descriptions.at[i];
        ss_symbol symbol = row->symbol;
        if (i + 1 < count && row[1].symbol == symbol) {
            row->kinds |= row[1].kinds;
            row->votes |= row[1].votes;
        }
        lexicon->described.at[symbol] = i;
        if (symbol) vocabulary->words.at[symbol].classes |= SS_W(DESCRIBED);
    }
    return SS_OK;
}

const ss_description *ss_lexicon_descriptions(const ss_lexicon *lexicon, ss_symbol symbol, uint32_t *count)
{
    *count = 0;
    if (!(ss_word_of(&lexicon->vocabulary, symbol).classes & SS_W(DESCRIBED))) return NULL;
    const ss_description *at = lexicon->descriptions.at + lexicon->described.at[symbol], *end = lexicon->descriptions.at + lexicon->descriptions.count;
    for (const ss_description *row = at; row < end && row->symbol == symbol; row++) ++*count;
    return at;
}

/* The first row of the word, which has the kinds of all; NULL when there is none. */
static const ss_description *row_of(const ss_lexicon *lexicon, ss_symbol symbol)
{
    bool described = (ss_word_of(&lexicon->vocabulary, symbol).classes & SS_W(DESCRIBED)) != 0;
    return described ? &lexicon->descriptions.at[lexicon->described.at[symbol]] : NULL;
}

uint64_t ss_lexicon_kinds(const ss_lexicon *lexicon, ss_symbol symbol)
{
    const ss_description *row = row_of(lexicon, symbol);
    return row ? row->kinds : 0;
}

uint32_t ss_lexicon_vote_kinds(const ss_lexicon *lexicon, ss_symbol symbol)
{
    const ss_description *row = row_of(lexicon, symbol);
    return row ? row->votes : 0;
}

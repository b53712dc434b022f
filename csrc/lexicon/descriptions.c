#include "lexicon/inside.h"

#include <stdlib.h>

static int by_symbol(const void *a, const void *b)
{
    ss_symbol x = ((const ss_description *)a)->symbol, y = ((const ss_description *)b)->symbol;
    return (x > y) - (x < y);
}

/* Nobody asks in what order the rows of one word stand. */
void ss_descriptions_sort(ss_lexicon *lexicon)
{
    if (lexicon->descriptions.count)
        qsort(lexicon->descriptions.at, lexicon->descriptions.count, sizeof *lexicon->descriptions.at, by_symbol);
    for (uint32_t i = 0; i < lexicon->descriptions.count; i++)
        if (lexicon->descriptions.at[i].symbol) lexicon->vocabulary.words.at[lexicon->descriptions.at[i].symbol].classes |= SS_W(DESCRIBED);
}

const ss_description *ss_lexicon_descriptions(const ss_lexicon *lexicon, ss_symbol symbol, uint32_t *count)
{
    const ss_description *at = lexicon->descriptions.at;
    uint32_t low = 0, high = lexicon->descriptions.count, end;
    *count = 0;
    if (!(ss_word_of(&lexicon->vocabulary, symbol).classes & SS_W(DESCRIBED))) return NULL;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (at[middle].symbol < symbol) low = middle + 1;
        else high = middle;
    }
    for (end = low; end < lexicon->descriptions.count && at[end].symbol == symbol;) end++;
    *count = end - low;
    return at + low;
}

uint64_t ss_lexicon_kinds(const ss_lexicon *lexicon, ss_symbol symbol)
{
    uint64_t kinds = 0;
    uint32_t count;
    const ss_description *rows = ss_lexicon_descriptions(lexicon, symbol, &count);
    for (uint32_t i = 0; i < count; i++) kinds |= rows[i].kinds;
    return kinds;
}

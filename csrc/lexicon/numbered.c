#include "lexicon/inside.h"

/* The number of three to five digits in a name, or 0. */
static uint32_t number_in(const char *text, uint32_t size)
{
    uint32_t number = 0, digits = 0;
    for (uint32_t i = 0; i < size; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (!digit && digits > 0) break;
        if (digit && ++digits <= 5) number = number * 10 + (uint32_t)(text[i] - '0');
    }
    return digits >= 3 && digits <= 5 ? number : 0;
}

static uint32_t number_of(const ss_lexicon *lexicon, uint32_t entity)
{
    const ss_entity *known = &lexicon->entities.at[entity];
    return known->type == SS_BODY ? number_in(ss_lexicon_text(lexicon, known->name), known->name.size) : 0;
}

static bool ends_so(const ss_lexicon *lexicon, ss_string name, ss_string tail)
{
    const char *text = ss_lexicon_text(lexicon, name) + name.size - tail.size;
    return tail.size > 0 && name.size > tail.size && memcmp(text, ss_lexicon_text(lexicon, tail), tail.size) == 0;
}

static void mark_organs(ss_lexicon *lexicon)
{
    for (uint32_t i = 0; i < lexicon->organs.count; i++)
        for (uint32_t k = 0; k < lexicon->numbered.count && !lexicon->organs.at[i].numbered; k++)
            lexicon->organs.at[i].numbered =
                ends_so(lexicon, lexicon->entities.at[lexicon->numbered.at[k].entity].name, lexicon->organs.at[i].name);
}

ss_status ss_numbered_find(ss_lexicon *lexicon)
{
    SS_DROP(&lexicon->numbered, lexicon->memory);
    for (uint32_t i = 0; i < lexicon->entities.count; i++) {
        uint32_t number = number_of(lexicon, i), parent = lexicon->entities.at[i].parent;
        if (number == 0) continue;
        ss_numbered *body = SS_ADD(&lexicon->numbered, lexicon->memory);
        if (!body) return SS_NOMEM;
        *body = (ss_numbered){i, parent != SS_NONE && number_of(lexicon, parent) ? parent : i, number};
    }
    mark_organs(lexicon);
    return SS_OK;
}

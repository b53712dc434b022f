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

/* Every end of a name that begins with a word of its own: "1970 Panel of Experts", "Panel of Experts", "of Experts" ... */
static ss_status add_ends(ss_intern *ends, const char *name, uint32_t size)
{
    ss_status status = SS_OK;
    uint32_t id, first = size > MOST_NAME_BYTES ? size - MOST_NAME_BYTES : 1;
    for (uint32_t i = first; i < size && status == SS_OK; i++) {
        if (name[i - 1] != ' ') continue;
        status = ss_intern_add(ends, name + i, size - i, ss_hash64(name + i, size - i, 0), &id);
        if (status == SS_LIMIT) return SS_OK;
    }
    return status;
}

static bool is_end(const ss_intern *ends, const char *name, uint32_t size)
{
    return ss_intern_find(ends, name, size, ss_hash64(name, size, 0)) != 0;
}

/* Organs that end the name of a body with a number: Panel of Experts. */
static ss_status mark_organs(ss_lexicon *lexicon)
{
    ss_intern *ends = NULL;
    if (!lexicon->numbered.count) return SS_OK;
    ss_status status = ss_intern_new(lexicon->memory, &ends);
    for (uint32_t i = 0; i < lexicon->numbered.count && status == SS_OK; i++) {
        ss_string name = lexicon->entities.at[lexicon->numbered.at[i].entity].name;
        status = add_ends(ends, ss_lexicon_text(lexicon, name), name.size);
    }
    for (uint32_t i = 0; i < lexicon->organs.count && status == SS_OK; i++) {
        ss_organ *organ = &lexicon->organs.at[i];
        organ->numbered = is_end(ends, ss_lexicon_text(lexicon, organ->name), organ->name.size);
    }
    ss_intern_free(ends);
    return status;
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
    return mark_organs(lexicon);
}

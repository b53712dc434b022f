#include "lexicon/inside.h"

static ss_cell cell_of(const ss_line *line, uint32_t column)
{
    uint8_t at = line->columns[column];
    return at < line->n_cells ? line->cells[at] : (ss_cell){NULL, 0};
}

/* The index of the cell in a list of words, or `count` when it is none of them. */
static uint32_t index_of(ss_cell cell, const char *const *words, uint32_t count)
{
    uint32_t i = 0;
    while (i < count && !ss_cell_is(cell, words[i])) i++;
    return i;
}

#define SHOWN(cell) ss_cell_shown(cell), (cell).at

static bool report_unknown(const ss_line *line, const char *what, ss_cell cell)
{
    ss_line_report(line, "unknown %s '%.*s'", what, SHOWN(cell));
    return false;
}

#define OFFERED_MOST 8u  /* more words than these are looked up in the docs */
#define OFFERED_SIZE 100u

/* "country, person, ...": the words that a cell may have, or nothing where they are too many. */
static void offer(const char *const *words, uint32_t count, char out[OFFERED_SIZE])
{
    size_t at = 0;
    out[0] = 0;
    for (uint32_t i = 0; count <= OFFERED_MOST && i < count; i++) {
        size_t size = strlen(words[i]), begin = at ? 2 : 0;
        if (!size || at + begin + size >= OFFERED_SIZE) continue;
        memcpy(out + at, ", ", begin);
        memcpy(out + at + begin, words[i], size + 1);
        at += begin + size;
    }
}

static bool choose(const ss_line *line, uint32_t column, const char *what, const char *const *words, uint32_t count, uint8_t *out)
{
    char offered[OFFERED_SIZE];
    ss_cell cell = cell_of(line, column);
    uint32_t at = index_of(cell, words, count);
    if (at < count) return *out = (uint8_t)at, true;
    offer(words, count, offered);
    if (!offered[0]) return report_unknown(line, what, cell);
    ss_line_report(line, "unknown %s '%.*s'; it is one of %s", what, SHOWN(cell), offered);
    return false;
}

/* An empty cell leaves *out as it is. */
static bool read_number(const ss_line *line, uint32_t column, const char *what, int32_t least, int32_t most, int32_t *out)
{
    ss_cell cell = cell_of(line, column);
    if (!cell.size || ss_cell_number(cell, least, most, out)) return true;
    ss_line_report(line, "%s: '%.*s' is no whole number from %d to %d", what, SHOWN(cell), least, most);
    return false;
}

static bool read_gender(const ss_line *line, uint32_t column, uint8_t *out)
{
    ss_cell cell = cell_of(line, column);
    if (!cell.size) return true;
    if (!ss_cell_is(cell, "f") && !ss_cell_is(cell, "m")) return report_unknown(line, "gender", cell);
    *out = (uint8_t)cell.at[0];
    return true;
}

/* Every item of a list cell as a phrase like `like`. */
static ss_status add_phrases(const ss_line *line, ss_cell list, ss_phrase like, ss_classes classes, ss_classes head)
{
    ss_cell item;
    ss_status status = SS_OK;
    while (status == SS_OK && ss_cell_next(&list, '|', &item)) status = ss_phrase_add(line, item, like, classes, head);
    return status;
}

/* ---- entities ------------------------------------------------------------------------------------------------------- */

enum { E_ID, E_NAME, E_TYPE, E_COUNTRY, E_ACTS_FOR, E_PARENT, E_NAMES, E_ACRONYMS, E_DEMONYMS, E_PEOPLE, E_METONYMS, E_FROM,
       E_UNTIL, E_WIKIDATA, E_GENDER, E_SILENT };
static const char *const ENTITY_COLUMNS[] = {"id", "name", "type", "country", "acts_for", "parent", "names", "acronyms", "demonyms",
                                             "people", "metonyms", "from", "until", "wikidata", "gender", "silent", NULL};
static const char *const TYPES[] = {"country", "person", "organisation", "body", "place", "outlet", "group", "document"};

static bool entity_is_sound(const ss_line *line, ss_entity *entity)
{
    ss_cell id = cell_of(line, E_ID);
    int32_t from = 0, until = 0;
    if (!id.size || id.size > MOST_NAME_BYTES || !cell_of(line, E_NAME).size) {
        ss_line_report(line, id.size > MOST_NAME_BYTES ? "the id is longer than 255 bytes" : "a row needs an id and a name");
        return false;
    }
    bool sound = choose(line, E_TYPE, "type", TYPES, SS_TYPES, &entity->type) && read_gender(line, E_GENDER, &entity->gender) &&
                 read_number(line, E_FROM, "from", -9999, 9999, &from) && read_number(line, E_UNTIL, "until", -9999, 9999, &until);
    entity->from = (int16_t)from;
    entity->until = (int16_t)until;
    return sound;
}

static ss_status entity_strings(const ss_line *line, ss_entity *entity)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_status status = ss_string_add(lexicon, cell_of(line, E_ID), &entity->id);
    if (status == SS_OK) status = ss_string_add(lexicon, cell_of(line, E_NAME), &entity->name);
    if (status == SS_OK) status = ss_string_add(lexicon, cell_of(line, E_WIKIDATA), &entity->wikidata);
    return status;
}

/* The entity of this id, made when new; an older one keeps its facts. */
static ss_status entity_for(const ss_line *line, ss_entity *made, uint32_t *entity)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_cell id = cell_of(line, E_ID);
    uint32_t interned;
    *entity = ss_lexicon_find(lexicon, id.at, id.size);
    if (*entity != SS_NONE) return SS_OK;
    ss_status status = entity_strings(line, made);
    if (status != SS_OK) return status;
    if (!SS_ROOM(&lexicon->entities, lexicon->memory, 1)) return SS_NOMEM;
    status = ss_intern_add(lexicon->ids, id.at, id.size, ss_hash64(id.at, id.size, 0), &interned);
    if (status != SS_OK) return status;
    *entity = interned - 1;
    lexicon->entities.at[lexicon->entities.count++] = *made;
    return SS_OK;
}

static ss_status add_refs(const ss_line *line, uint32_t entity)
{
    ss_lexicon *lexicon = line->lexicon;
    for (uint32_t column = E_COUNTRY; column <= E_PARENT; column++) {
        ss_cell id = cell_of(line, column);
        if (!id.size) continue;
        ss_ref *ref = SS_ADD(&lexicon->refs, lexicon->memory);
        if (!ref) return SS_NOMEM;
        *ref = (ss_ref){.entity = entity, .table = line->table_string, .line = line->line, .kind = (uint8_t)(column - E_COUNTRY)};
        ss_status status = ss_string_add(lexicon, id, &ref->id);
        if (status != SS_OK) return status;
    }
    return SS_OK;
}

static ss_status add_adjective(const ss_line *line, uint32_t entity)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_cell demonyms = cell_of(line, E_DEMONYMS), first;
    if (!ss_cell_next(&demonyms, '|', &first)) return SS_OK;
    while (lexicon->adjectives.count <= entity)
        if (!SS_ADD(&lexicon->adjectives, lexicon->memory)) return SS_NOMEM;
    if (lexicon->adjectives.at[entity].size) return SS_OK;
    if (first.at[0] == '~') first.at++, first.size--;
    return ss_string_add(lexicon, first, &lexicon->adjectives.at[entity]);
}

static ss_status add_names(const ss_line *line, uint32_t entity)
{
    static const struct { uint8_t column, how; } LISTS[] = {{E_NAMES, SS_ALIAS}, {E_ACRONYMS, SS_ACRONYM}, {E_DEMONYMS, SS_DEMONYM},
                                                            {E_PEOPLE, SS_DEMONYM}, {E_METONYMS, SS_METONYM}};
    ss_phrase like = {.item = entity, .kind = SS_PHRASE_NAME, .detail = SS_NAME};
    ss_status status = cell_of(line, E_SILENT).size ? SS_OK : ss_phrase_add(line, cell_of(line, E_NAME), like, 0, 0);
    for (uint32_t i = 0; i < sizeof LISTS / sizeof *LISTS && status == SS_OK; i++) {
        like.detail = LISTS[i].how;
        status = add_phrases(line, cell_of(line, LISTS[i].column), like, 0, 0);
    }
    return status;
}

static ss_status read_entity(const ss_line *line)
{
    ss_entity made = {.country = SS_NONE, .acts_for = SS_NONE, .parent = SS_NONE};
    uint32_t entity;
    if (!entity_is_sound(line, &made)) return SS_OK;
    ss_status status = entity_for(line, &made, &entity);
    if (status == SS_OK) status = add_refs(line, entity);
    if (status == SS_OK) status = add_adjective(line, entity);
    return status == SS_OK ? add_names(line, entity) : status;
}

/* ---- cues ----------------------------------------------------------------------------------------------------------- */

enum { C_LEMMA, C_PART, C_BASE, C_S, C_ED, C_ING, C_PARTICIPLE, C_ACT, C_CAMEO, C_LEVEL, C_FRAMES, C_STRENGTH, C_FAMILIES };
static const char *const CUE_COLUMNS[] = {"lemma", "part", "base", "s", "ed", "ing", "participle", "act", "cameo", "level", "frames",
                                          "strength", "families", NULL};
static const char *const PARTS[] = {"verb", "noun", "prep"};
static const char *const LEVELS[] = {"communication", "attitude", ""};
static const char *const FRAMES[] = {"quote", "that", "to", "np", "object_of", "object_to", "object_for", "as", "named", "told",
                                     "parenthetic", "gerund", "on", "bare"};
static const char *const ACTS[] = {
#define X(name, word) word,
    SS_ACTS(X)
#undef X
};
static const char *const FAMILIES[] = {
#define X(name, word) word,
    SS_FAMILIES(X)
#undef X
};

/* A bit for each word of the cell, which `|` and spaces part. */
static bool read_bits(const ss_line *line, uint32_t column, const char *what, const char *const *words, uint32_t count, uint32_t *bits)
{
    ss_cell cell = cell_of(line, column), part, item;
    while (ss_cell_next(&cell, '|', &part))
        while (ss_cell_next(&part, ' ', &item)) {
            uint32_t at = index_of(item, words, count);
            if (at == count) return report_unknown(line, what, item);
            *bits |= 1u << at;
        }
    return true;
}

static bool cue_is_sound(const ss_line *line, ss_cue *cue)
{
    int32_t strength = 50;
    uint32_t frames = 0;
    if (!cell_of(line, C_LEMMA).size) {
        ss_line_report(line, "a row needs a lemma");
        return false;
    }
    bool sound = choose(line, C_PART, "part", PARTS, 3, &cue->part) && choose(line, C_ACT, "act", ACTS, SS_ACTS_COUNT, &cue->act) &&
                 choose(line, C_LEVEL, "level", LEVELS, 3, &cue->level) &&
                 read_bits(line, C_FRAMES, "frame", FRAMES, sizeof FRAMES / sizeof *FRAMES, &frames) &&
                 read_bits(line, C_FAMILIES, "family", FAMILIES, sizeof FAMILIES / sizeof *FAMILIES, &cue->families) &&
                 read_number(line, C_STRENGTH, "strength", 0, 100, &strength);
    cue->frames = (uint16_t)frames;
    cue->level = cue->level == 1;
    cue->strength = (uint8_t)strength;
    return sound;
}

static ss_status add_forms(const ss_line *line, uint32_t cue)
{
    static const struct { uint8_t column, form; } FORMS[] = {{C_BASE, SS_FORM_BASE}, {C_S, SS_FORM_S}, {C_ED, SS_FORM_ED},
                                                             {C_ING, SS_FORM_ING}, {C_PARTICIPLE, SS_FORM_PARTICIPLE}};
    ss_phrase like = {.item = cue, .kind = SS_PHRASE_CUE, .loose = 1};
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < sizeof FORMS / sizeof *FORMS && status == SS_OK; i++) {
        ss_cell forms = cell_of(line, FORMS[i].column);
        if (FORMS[i].column == C_BASE && !forms.size) forms = cell_of(line, C_LEMMA);
        like.detail = FORMS[i].form;
        status = add_phrases(line, forms, like, SS_W(CUE), 0);
    }
    return status;
}

static ss_status read_cue(const ss_line *line)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_cue cue = {.frames = 0};
    if (!cue_is_sound(line, &cue)) return SS_OK;
    ss_status status = ss_string_add(lexicon, cell_of(line, C_LEMMA), &cue.lemma);
    if (status == SS_OK) status = ss_string_add(lexicon, cell_of(line, C_CAMEO), &cue.cameo);
    if (status != SS_OK) return status;
    ss_cue *added = SS_ADD(&lexicon->cues, lexicon->memory);
    if (!added) return SS_NOMEM;
    *added = cue;
    return add_forms(line, lexicon->cues.count - 1);
}

/* ---- offices -------------------------------------------------------------------------------------------------------- */

enum { O_OFFICE, O_PLURAL, O_GENDER, O_ORGAN, O_SPEAKS_FOR };
static const char *const OFFICE_COLUMNS[] = {"office", "plural", "gender", "organ", "speaks_for", NULL};

static ss_status add_office(const ss_line *line, ss_office office, ss_cell names)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_cell rest = names, first;
    if (!ss_cell_next(&rest, '|', &first)) return SS_OK;
    ss_status status = ss_string_add(lexicon, first, &office.name);
    if (status != SS_OK) return status;
    ss_office *added = SS_ADD(&lexicon->offices, lexicon->memory);
    if (!added) return SS_NOMEM;
    *added = office;
    ss_classes gender = office.gender == 'f' ? SS_W(FEMALE) : office.gender == 'm' ? SS_W(MALE) : 0;
    ss_phrase like = {.item = lexicon->offices.count - 1, .kind = SS_PHRASE_OFFICE, .gender = office.gender, .loose = 1};
    return add_phrases(line, names, like, 0, SS_W(ROLE) | gender);
}

static ss_status read_office(const ss_line *line)
{
    ss_office office = {.gender = 0};
    int32_t speaks_for = 0;
    if (!cell_of(line, O_OFFICE).size) {
        ss_line_report(line, "a row needs an office");
        return SS_OK;
    }
    if (!read_gender(line, O_GENDER, &office.gender) || !read_number(line, O_SPEAKS_FOR, "speaks_for", 0, 1, &speaks_for)) return SS_OK;
    office.speaks_for = (uint8_t)speaks_for;
    ss_status status = ss_string_add(line->lexicon, cell_of(line, O_ORGAN), &office.organ);
    if (status == SS_OK) status = add_office(line, office, cell_of(line, O_OFFICE));
    office.plural = 1;
    return status == SS_OK ? add_office(line, office, cell_of(line, O_PLURAL)) : status;
}

/* ---- organs --------------------------------------------------------------------------------------------------------- */

enum { G_ORGAN, G_NAMES, G_TYPE, G_BARE };
static const char *const ORGAN_COLUMNS[] = {"organ", "names", "type", "bare", NULL};

static ss_status mark_words(const ss_line *line, ss_cell list, ss_classes classes)
{
    ss_cell item;
    ss_symbol symbol;
    while (ss_cell_next(&list, '|', &item)) {
        ss_status status = ss_phrase_word(line, item, &symbol);
        if (status != SS_OK) return status;
        if (symbol) line->lexicon->vocabulary.words.at[symbol].classes |= classes;
    }
    return SS_OK;
}

static ss_status read_organ(const ss_line *line)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_cell bare = cell_of(line, G_BARE);
    ss_organ organ = {.bare = bare.size > 0, .media = ss_cell_is(bare, "media")};
    if (!cell_of(line, G_ORGAN).size) {
        ss_line_report(line, "a row needs an organ");
        return SS_OK;
    }
    if (!choose(line, G_TYPE, "type", TYPES, SS_TYPES, &organ.type)) return SS_OK;
    ss_status status = ss_string_add(lexicon, cell_of(line, G_ORGAN), &organ.name);
    if (status != SS_OK) return status;
    ss_organ *added = SS_ADD(&lexicon->organs, lexicon->memory);
    if (!added) return SS_NOMEM;
    *added = organ;
    ss_phrase like = {.item = lexicon->organs.count - 1, .kind = SS_PHRASE_ORGAN, .loose = 1};
    status = ss_phrase_add(line, cell_of(line, G_ORGAN), like, 0, SS_W(ORGAN));
    if (status == SS_OK) status = add_phrases(line, cell_of(line, G_NAMES), like, 0, SS_W(ORGAN));
    return status == SS_OK ? mark_words(line, cell_of(line, G_BARE), SS_W(ORGAN)) : status;
}

/* ---- words ---------------------------------------------------------------------------------------------------------- */

enum { W_CLASS, W_WORD, W_VALUE };
static const char *const WORD_COLUMNS[] = {"class", "word", "value", NULL};

static void set_value(const ss_line *line, ss_cell text, ss_word *word, int32_t value)
{
    if (!value || word->value == value) return;
    if (word->value) ss_line_report(line, "'%.*s' has the value %d already; %d is left out", SHOWN(text), word->value, value);
    else word->value = value;
}

static ss_status read_word(const ss_line *line)
{
    ss_cell name = cell_of(line, W_CLASS), list = cell_of(line, W_WORD), item;
    ss_classes class = ss_class_named(name.at, name.size);
    ss_symbol symbol;
    int32_t value = 0;
    if (!class || !list.size) {
        if (!class) (void)report_unknown(line, "class", name);
        else ss_line_report(line, "a row needs a word");
        return SS_OK;
    }
    if (!read_number(line, W_VALUE, "value", INT32_MIN + 1, INT32_MAX, &value)) return SS_OK;
    while (ss_cell_next(&list, '|', &item)) {
        ss_status status = ss_phrase_word(line, item, &symbol);
        if (status != SS_OK) return status;
        if (!symbol) continue;
        ss_word *word = &line->lexicon->vocabulary.words.at[symbol];
        word->classes |= class;
        set_value(line, item, word, value);
    }
    return SS_OK;
}

/* ---- descriptions --------------------------------------------------------------------------------------------------- */

enum { D_WORDS, D_KIND, D_ALSO };
static const char *const DESCRIPTION_COLUMNS[] = {"description", "kind", "also", NULL};
static const char *const KINDS[] = {
#define X(name, word) word,
    SS_DESCRIPTIONS(X)
    SS_VOTE_WORDS(X)
#undef X
    ""};
enum { NO_KIND = SS_D_COUNT + SS_B_COUNT };

static ss_status add_description(const ss_line *line, ss_symbol symbol, uint8_t kind, ss_cell also)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_description *added = SS_ADD(&lexicon->descriptions, lexicon->memory);
    if (!added) return SS_NOMEM;
    added->symbol = symbol;
    added->kinds = kind < SS_D_COUNT ? (uint64_t)1 << kind : 0;
    added->votes = kind >= SS_D_COUNT && kind < NO_KIND ? 1u << (kind - SS_D_COUNT) : 0;
    return ss_string_add(lexicon, also, &added->also);
}

static ss_status describe(const ss_line *line, ss_symbol symbol, uint8_t kind)
{
    ss_cell list = cell_of(line, D_ALSO), also;
    ss_status status = kind == NO_KIND ? SS_OK : add_description(line, symbol, kind, (ss_cell){NULL, 0});
    while (status == SS_OK && ss_cell_next(&list, '|', &also)) status = add_description(line, symbol, NO_KIND, also);
    return status;
}

static ss_status read_description(const ss_line *line)
{
    ss_cell words = cell_of(line, D_WORDS), word;
    ss_symbol symbol;
    ss_status status = SS_OK;
    uint8_t kind;
    if (!words.size) {
        ss_line_report(line, "a row needs a description");
        return SS_OK;
    }
    if (!choose(line, D_KIND, "kind", KINDS, sizeof KINDS / sizeof *KINDS, &kind)) return SS_OK;
    while (status == SS_OK && ss_cell_next(&words, '|', &word)) {
        status = ss_phrase_word(line, word, &symbol);
        if (status == SS_OK && symbol) status = describe(line, symbol, kind);
    }
    return status;
}

/* ---- councils ------------------------------------------------------------------------------------------------------- */

enum { K_COUNCIL, K_YEAR, K_NEEDED, K_PERMANENT, K_ELECTED };
static const char *const COUNCIL_COLUMNS[] = {"council", "year", "needed", "permanent", "elected", NULL};

/* An id that is looked up when all tables are there. */
static ss_status add_ref(const ss_line *line, ss_cell id, uint32_t place, uint8_t kind)
{
    ss_ref *ref = SS_ADD(&line->lexicon->refs, line->lexicon->memory);
    if (!ref) return SS_NOMEM;
    *ref = (ss_ref){.entity = place, .table = line->table_string, .line = line->line, .kind = kind};
    return ss_string_add(line->lexicon, id, &ref->id);
}

static ss_status add_seats(const ss_line *line, ss_cell ids, uint32_t *count)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_status status = SS_OK;
    ss_cell id;
    while (status == SS_OK && ss_cell_next(&ids, '|', &id)) {
        uint32_t *seat = SS_ADD(&lexicon->seats, lexicon->memory);
        if (!seat) return SS_NOMEM;
        *seat = SS_NONE;
        status = add_ref(line, id, lexicon->seats.count - 1, SS_REF_MEMBER);
        ++*count;
    }
    return status;
}

static ss_status read_council(const ss_line *line)
{
    ss_lexicon *lexicon = line->lexicon;
    int32_t year = 0, needed = 0;
    ss_council row = {.council = SS_NONE, .first = lexicon->seats.count};
    if (!read_number(line, K_YEAR, "year", 1, 9999, &year) || !read_number(line, K_NEEDED, "needed", 1, 9999, &needed)) return SS_OK;
    if (!cell_of(line, K_COUNCIL).size || !year || !needed) {
        ss_line_report(line, "a row needs a council, a year and how many votes are needed");
        return SS_OK;
    }
    ss_status status = add_seats(line, cell_of(line, K_PERMANENT), &row.members);
    row.year = (uint32_t)year, row.needed = (uint32_t)needed, row.permanent = row.members;
    if (status == SS_OK) status = add_seats(line, cell_of(line, K_ELECTED), &row.members);
    if (status != SS_OK) return status;
    ss_council *added = SS_ADD(&lexicon->councils, lexicon->memory);
    if (!added) return SS_NOMEM;
    *added = row;
    return add_ref(line, cell_of(line, K_COUNCIL), lexicon->councils.count - 1, SS_REF_COUNCIL);
}

/* ---- sets of synonyms --------------------------------------------------------------------------------------------------- */

enum { Y_SET, Y_SYNONYMS, Y_OPPOSITE, Y_MEANS };
static const char *const SYNONYM_COLUMNS[] = {"set", "synonyms", "opposite", "means", NULL};
static const char *const MEANS[] = {"", "nothing", "not", "without", "number"};

static ss_status read_synonyms(const ss_line *line)
{
    ss_cell set = cell_of(line, Y_SET), words = cell_of(line, Y_SYNONYMS), opposite = cell_of(line, Y_OPPOSITE), word;
    ss_meaning meaning = {.set = ss_meaning_number(set.at, set.size)};
    ss_status status = SS_OK;
    if (!set.size) {
        ss_line_report(line, "a row needs the name of its set");
        return SS_OK;
    }
    if (!choose(line, Y_MEANS, "meaning", MEANS, sizeof MEANS / sizeof *MEANS, &meaning.means)) return SS_OK;
    if (opposite.size) meaning.opposite = ss_meaning_number(opposite.at, opposite.size);
    while (status == SS_OK && ss_cell_next(&words, '|', &word)) status = ss_meaning_add(line, word, &meaning);
    return status;
}

enum { N_WORD, N_RELATED };
static const char *const RELATED_COLUMNS[] = {"word", "related", NULL};

static ss_status read_related(const ss_line *line) { return ss_related_add(line, cell_of(line, N_WORD), cell_of(line, N_RELATED)); }

/* A table of offices may have a column `organ`, so it is asked first. */
const ss_table_kind ss_table_kinds[] = {
    {{"id", "name", "type"}, ENTITY_COLUMNS, read_entity},
    {{"lemma", NULL, NULL}, CUE_COLUMNS, read_cue},
    {{"office", NULL, NULL}, OFFICE_COLUMNS, read_office},
    {{"organ", NULL, NULL}, ORGAN_COLUMNS, read_organ},
    {{"class", "word", NULL}, WORD_COLUMNS, read_word},
    {{"description", "kind", NULL}, DESCRIPTION_COLUMNS, read_description},
    {{"council", "year", NULL}, COUNCIL_COLUMNS, read_council},
    {{"set", "synonyms", NULL}, SYNONYM_COLUMNS, read_synonyms},
    {{"word", "related", NULL}, RELATED_COLUMNS, read_related},
};
const uint32_t ss_table_kind_count = sizeof ss_table_kinds / sizeof *ss_table_kinds;

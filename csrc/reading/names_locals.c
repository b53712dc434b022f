#include "reading/names_parts.h"

#define SLOTS_AT_FIRST 64u

/* ---- the map: open addressing, load at most one half ---- */

static ss_name_slot *slot_of(const ss_name_map *map, uint64_t key) {
    uint32_t at = (uint32_t)(key >> 32) & (map->size - 1);
    while (map->at[at].key != key && map->at[at].value != 0) at = (at + 1) & (map->size - 1);
    return &map->at[at];
}

__attribute__((noinline))
static bool map_grow(ss_namer *n) {
    ss_name_map old = n->map, grown = {NULL, old.size ? old.size * 2 : n->token_count < 512 ? SLOTS_AT_FIRST : 2 * SLOTS_AT_FIRST, old.count};
    size_t bytes;
    if (old.size > UINT32_MAX / 4 || !ss_size_product(grown.size, sizeof *grown.at, &bytes)) return false;
    grown.at = ss_arena_zero(n->arena, bytes);
    if (!grown.at) return false;
    for (uint32_t i = 0; i < old.size; i++)
        if (old.at[i].value) *slot_of(&grown, old.at[i].key) = old.at[i];
    n->map = grown;
    return true;
}

bool ss_namer_begin(ss_namer *n) { return map_grow(n); }

uint32_t ss_namer_get(const ss_namer *n, uint64_t key) {
    uint32_t value = slot_of(&n->map, key)->value;
    if (value == 0) return SS_NONE;
    return n->moves ? ss_namer_moved(n, value - 1) : value - 1;
}

uint32_t ss_namer_put(ss_namer *n, uint64_t key, uint32_t local) {
    if (local == SS_NONE) return SS_NONE;
    if (n->map.count * 2 >= n->map.size && !map_grow(n)) {
        n->status = SS_NOMEM;
        return SS_NONE;
    }
    ss_name_slot *slot = slot_of(&n->map, key);
    uint32_t before = slot->value;
    n->map.count += before == 0;
    slot->key = key;
    slot->value = local + 1;
    return before == 0 ? SS_NONE : n->moves ? ss_namer_moved(n, before - 1) : before - 1;
}

uint32_t ss_namer_put_word(ss_namer *n, ss_key_kind kind, uint32_t hash, uint32_t local) {
    n->callable[hash >> 6 & 3] |= (uint64_t)1 << (hash & 63);
    if (kind == SS_KEY_ACRONYM) n->acronyms[hash >> 6 & 3] |= (uint64_t)1 << (hash & 63);
    return ss_namer_put(n, ss_name_key(kind, hash, 0), local);
}

/* ---- locals ---- */

uint32_t ss_namer_moved(const ss_namer *n, uint32_t local) {
    for (uint32_t hops = 0; local != SS_NONE && hops < 4 &&
           n->sides.at[local].moved != local; hops++) local = n->sides.at[local].moved;
    return local;
}

uint32_t ss_namer_new(ss_namer *n, uint8_t type) {
    if (!SS_RESERVE(&n->sides, n->arena, 1) || !SS_RESERVE(&n->out->locals, n->arena, 1)) {
        n->status = SS_NOMEM;
        return SS_NONE;
    }
    uint32_t index = n->out->locals.count++;
    ss_name_side *side = &n->sides.at[n->sides.count++];
    ss_local *local = &n->out->locals.at[index];
    *side = (ss_name_side){.organ = SS_NONE, .owner = SS_NONE, .near = SS_NONE, .same_surname = SS_NONE, .panel = SS_NONE, .moved = index};
    *local = (ss_local){.type = type, .lexicon = SS_NONE, .country = SS_NONE, .speaks_for = SS_NONE, .office = SS_NONE};
    return index;
}

void ss_namer_name(ss_namer *n, uint32_t local, const char *bytes, uint32_t size) {
    uint32_t at = 0;
    if (local == SS_NONE) return;
    if (ss_chars_push(&n->out->strings, n->arena, bytes, size, &at) != SS_OK) {
        n->status = SS_NOMEM;
        return;
    }
    n->out->locals.at[local].name_at = at;
    n->out->locals.at[local].name_size = size;
}

/* Between the tokens stands at most one space, and no bracket that a quotation has put in. */
static bool is_tidy(const ss_namer *n, uint32_t first, uint32_t end) {
    for (uint32_t i = first + 1; i < end; i++) {
        uint32_t before = ss_token_end(&n->tokens[i - 1]), start = n->tokens[i].start;
        if (before != start && (before + 1 != start || n->text->bytes[before] != ' ')) return false;
        if (n->text->bytes[start] == ']') return false;
    }
    return true;
}

static void append(ss_namer *n, const char *bytes, uint32_t size) {
    uint32_t at;
    if (ss_chars_push(&n->out->strings, n->arena, bytes, size, &at) != SS_OK) n->status = SS_NOMEM;
}

static void append_tidied(ss_namer *n, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        const ss_token *token = ss_namer_token(n, i);
        if (n->text->bytes[token->start] == ']') continue;
        if (i > first && (token->flags & SS_T_SPACE)) append(n, " ", 1);
        append(n, n->text->bytes + token->start, token->size);
    }
}

void ss_namer_name_tokens(ss_namer *n, uint32_t local, uint32_t first, uint32_t end) {
    if (local == SS_NONE) return;
    uint32_t at = n->out->strings.count, start = n->tokens[first].start;
    if (is_tidy(n, first, end)) append(n, n->text->bytes + start, ss_token_end(&n->tokens[end - 1]) - start);
    else append_tidied(n, first, end);
    n->out->locals.at[local].name_at = at;
    n->out->locals.at[local].name_size = n->out->strings.count - at;
}

void ss_namer_name_parts(ss_namer *n, uint32_t local, uint32_t first, uint32_t gap, uint32_t behind, uint32_t end) {
    uint32_t at = n->out->strings.count;
    append_tidied(n, first, gap);
    append(n, " ", 1);
    append_tidied(n, behind, end);
    n->out->locals.at[local].name_at = at;
    n->out->locals.at[local].name_size = n->out->strings.count - at;
}

/* ---- words that stand for an organisation or a place later ---- */

#define HEAD_CLASSES (SS_W(ORGAN) | SS_W(COMPANY) | SS_W(UNNAMED) | SS_W(FACILITY))

static void add_head(ss_namer *n, uint32_t local, ss_symbol symbol) {
    ss_symbol *heads = n->sides.at[local].heads;
    if (symbol == 0 || heads[0] == symbol || heads[1] == symbol) return;
    heads[heads[0] ? 1 : 0] = symbol;
}

static void heads_of_name(ss_namer *n, uint32_t local, ss_string name) {
    const char *text = ss_lexicon_text(n->lexicon, name);
    if (n->out->locals.at[local].type == SS_PLACE && !memchr(text, ' ', name.size)) return; /* Oslo is no river */
    for (uint32_t i = 0, start = 0; i <= name.size; i++) {
        if (i < name.size && text[i] != ' ') continue;
        bool small = text[start] >= 'a' && text[start] <= 'z'; /* of, and, for */
        ss_symbol symbol = i - start > 2 && i - start < 24 && !small ? ss_vocabulary_find(n->vocabulary, text + start, i - start) : 0;
        if (n->words[symbol].classes & HEAD_CLASSES) add_head(n, local, symbol);
        start = i + 1;
    }
}

/* A mention as long as the name in the lexicon has the same words. */
static void read_name(ss_namer *n, uint32_t local, uint32_t first, uint32_t end) {
    uint32_t entity = n->out->locals.at[local].lexicon, size = ss_token_end(&n->tokens[end - 1]) - n->tokens[first].start;
    n->sides.at[local].heads_read = true;
    if (entity != SS_NONE && size != n->out->locals.at[local].name_size)
        heads_of_name(n, local, ss_lexicon_entity(n->lexicon, entity)->name);
}

void ss_namer_heads(ss_namer *n, uint32_t local, uint32_t first, uint32_t end) {
    if (local == SS_NONE) return;
    if (!n->sides.at[local].heads_read) read_name(n, local, first, end);
    for (uint32_t i = first; i < end && i < first + 12; i++)
        if (ss_namer_classes(n, i) & HEAD_CLASSES) add_head(n, local, ss_namer_token(n, i)->symbol);
    const ss_symbol *heads = n->sides.at[local].heads;
    if (heads[0]) ss_namer_put(n, ss_name_key(SS_KEY_HEAD, heads[0], 0), local);
    if (heads[1]) ss_namer_put(n, ss_name_key(SS_KEY_HEAD, heads[1], 0), local);
}

__attribute__((noinline))
static uint32_t new_entity(ss_namer *n, uint32_t entity, uint64_t key) {
    const ss_entity *known = ss_lexicon_entity(n->lexicon, entity);
    uint32_t local = ss_namer_new(n, known->type);
    if (local == SS_NONE) return SS_NONE;
    ss_local *made = &n->out->locals.at[local];
    made->lexicon = entity;
    made->country = known->type == SS_COUNTRY ? entity : known->country;
    made->gender = known->gender;
    made->full = 1;
    ss_namer_name(n, local, ss_lexicon_text(n->lexicon, known->name), known->name.size);
    ss_namer_put(n, key, local);
    return local;
}

uint32_t ss_namer_entity(ss_namer *n, uint32_t entity) {
    uint64_t key = ss_name_key(SS_KEY_ENTITY, entity, 0);
    uint32_t value = slot_of(&n->map, key)->value;
    if (value == 0) return new_entity(n, entity, key);
    return n->moves ? ss_namer_moved(n, value - 1) : value - 1;
}

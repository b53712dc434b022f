#include "corpus/merge.h"

#include "base/hash.h"

#define SLUG_MOST 200u

static const char *const prefixes[SS_TYPES] = {"country/", "person/", "organisation/", "body/", "place/", "outlet/", "group/",
                                               "document/"};
static const uint8_t prefix_sizes[SS_TYPES] = {8, 7, 13, 5, 6, 7, 6, 9};

static ss_status store(ss_merge *merge, const char *bytes, uint32_t size, ss_stored *out)
{
    *out = (ss_stored){0, size};
    if (size == 0) return SS_OK;
    return ss_chars_add(&merge->corpus->strings, merge->memory, bytes, size, &out->at);
}

static ss_status store_string(ss_merge *merge, ss_string string, ss_stored *out)
{
    return store(merge, ss_lexicon_text(merge->lexicon, string), string.size, out);
}

/* ---- ids ------------------------------------------------------------------------------------------------------------ */

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_letter(char c) { return (unsigned char)((c | 0x20) - 'a') < 26; }

/* Letters from there on, in lower case; returns where they end. */
static inline const char *put_letters(const char *p, const char *end, char out[SLUG_MOST], uint32_t *size)
{
    uint32_t at = *size;
    while (p < end && at + 6 < SLUG_MOST && is_letter(*p)) out[at++] = (char)(*p++ | 0x20);
    *size = at;
    return p;
}

/* "Ida Brandt" -> ida-brandt. Returns the size; letters without an ASCII form give nothing. */
static uint32_t slug_of(ss_slice name, char out[SLUG_MOST])
{
    uint32_t size = 0;
    bool gap = false;
    for (const char *p = name.at, *end = p + name.size; p < end && size + 6 < SLUG_MOST;) {
        char folded[4];
        uint32_t point;
        if (!gap && (p = put_letters(p, end, out, &size)) == end) break;
        p += ss_utf8_decode(p, end, &point);
        uint32_t letters = ss_point_fold(point, folded);
        if (letters == 0 || folded[0] == '\'') continue;
        if (!is_plain(folded[0])) {
            gap = size > 0;
            continue;
        }
        if (gap) out[size++] = '-';
        gap = false;
        for (uint32_t i = 0; i < letters; i++) out[size++] = folded[i];
    }
    return size;
}

/* A name in another script: sixteen digits of its hash, the same on every machine. */
static uint32_t hash_slug(uint64_t key, char out[SLUG_MOST])
{
    for (uint32_t i = 0; i < 16; i++) out[i] = "0123456789abcdef"[key >> (60 - 4 * i) & 15];
    return 16;
}

static uint32_t id_of(uint8_t type, ss_slice name, uint64_t key, char id[16 + SLUG_MOST])
{
    uint32_t size = prefix_sizes[type];
    memcpy(id, prefixes[type], size);
    uint32_t slug = slug_of(name, id + size);
    return size + (slug ? slug : hash_slug(key, id + size));
}

static ss_status make_id(ss_merge *merge, const ss_group *group, ss_stored *out)
{
    char id[16 + SLUG_MOST];
    if (group->lexicon != SS_NONE) return store_string(merge, ss_lexicon_entity(merge->lexicon, group->lexicon)->id, out);
    return store(merge, id, id_of(group->type, group->name, group->key, id), out);
}

uint32_t ss_merge_namesake(const ss_merge *merge, uint8_t type, ss_slice name)
{
    char id[16 + SLUG_MOST];
    uint32_t known = ss_lexicon_find(merge->lexicon, id, id_of(type, name, 0, id));
    return known != SS_NONE && ss_lexicon_entity(merge->lexicon, known)->type == type ? known : SS_NONE;
}

/* ---- rows ----------------------------------------------------------------------------------------------------------- */

/* A root that knows no state gets one that another group knows; of several the first of the lexicon. */
static void take_country(ss_group *root, const ss_group *group)
{
    if (group->country == SS_NONE || (root->country != SS_NONE && !root->borrowed)) return;
    if (root->country == SS_NONE || group->country < root->country) root->country = group->country;
    root->borrowed = true;
}

/* What the groups of a tree know goes to its root. The root leads, so its name and country come first. */
static void gather(ss_merge *merge)
{
    for (uint32_t i = 0; i < merge->groups.count; i++) {
        ss_group *group = &merge->groups.at[i], *root = &merge->groups.at[ss_group_root(merge, i)];
        if (group == root) continue;
        root->mentions += group->mentions;
        root->females += group->females;
        root->males += group->males;
        ss_group_role(root, group->role, group->role_day);
        take_country(root, group);
    }
}

static uint8_t gender_of(const ss_group *group)
{
    if (group->females == group->males) return group->females ? 'x' : 0;
    return group->females > group->males ? 'f' : 'm';
}

/* A state belongs to itself. */
static ss_status store_country(ss_merge *merge, const ss_group *group, ss_entity_row *row)
{
    uint32_t country = group->country;
    if (country == SS_NONE && group->type == SS_COUNTRY) country = group->lexicon;
    if (country == SS_NONE) return SS_OK;
    return store_string(merge, ss_lexicon_entity(merge->lexicon, country)->id, &row->country);
}

static ss_status make_row(ss_merge *merge, uint32_t number)
{
    const ss_group *group = &merge->groups.at[number];
    ss_entity_row row = {.type = group->type, .gender = gender_of(group), .lexicon = group->lexicon, .mentions = group->mentions};
    ss_status status = make_id(merge, group, &row.id);
    if (status == SS_OK) status = store(merge, group->name.at, group->name.size, &row.name);
    if (status == SS_OK) status = store(merge, group->role.at, group->role.size, &row.role);
    if (status == SS_OK) status = store_country(merge, group, &row);
    if (status == SS_OK && group->lexicon != SS_NONE) {
        const ss_entity *entity = ss_lexicon_entity(merge->lexicon, group->lexicon);
        if (entity->gender) row.gender = entity->gender;
        status = store_string(merge, entity->wikidata, &row.wikidata);
    }
    if (status != SS_OK) return status;
    ss_entity_row *added = SS_ADD(&merge->corpus->entities, merge->memory);
    if (!added) return SS_NOMEM;
    *added = row;
    return SS_OK;
}

static ss_status make_rows(ss_merge *merge)
{
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < merge->groups.count && status == SS_OK; i++) {
        if (ss_group_root(merge, i) != i) continue;
        merge->groups.at[i].row = merge->corpus->entities.count;
        status = make_row(merge, i);
    }
    return status;
}

/* ---- order ---------------------------------------------------------------------------------------------------------- */

static int stored_order(const ss_corpus *corpus, ss_stored a, ss_stored b)
{
    return ss_bytes_order(corpus->strings.at + a.at, a.size, corpus->strings.at + b.at, b.size);
}

/* By id; of one id the lexicon's, then by name. */
static int by_id(const void *ctx, uint32_t a, uint32_t b)
{
    const ss_corpus *corpus = ctx;
    const ss_entity_row *x = &corpus->entities.at[a], *y = &corpus->entities.at[b];
    int order = stored_order(corpus, x->id, y->id);
    if (order) return order;
    if ((x->lexicon == SS_NONE) != (y->lexicon == SS_NONE)) return x->lexicon == SS_NONE ? 1 : -1;
    order = stored_order(corpus, x->name, y->name);
    if (!order) order = stored_order(corpus, x->country, y->country);
    return order ? order : x->gender - y->gender;
}

/* Does a row have that id? `order` is sorted by id. */
static bool has_id(const ss_corpus *corpus, const uint32_t *order, const char *id, uint32_t size)
{
    uint32_t low = 0, high = corpus->entities.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        ss_stored own = corpus->entities.at[order[middle]].id;
        int way = ss_bytes_order(corpus->strings.at + own.at, own.size, id, size);
        if (way == 0) return true;
        if (way < 0) low = middle + 1;
        else high = middle;
    }
    return false;
}

/* "person/lee" -> "person/lee-2": the next number that nobody has. Ids that are given are in `given`. */
static ss_status number_id(ss_merge *merge, ss_map *given, const uint32_t *order, ss_stored id, uint32_t *next, ss_stored *out)
{
    char text[16 + SLUG_MOST + 12];
    uint32_t *taken = NULL;
    memcpy(text, merge->corpus->strings.at + id.at, id.size);
    do {
        uint32_t size = id.size, digits = 1;
        for (uint32_t n = *next; n >= 10; n /= 10) digits++;
        text[size++] = '-';
        for (uint32_t i = digits, n = *next; i-- > 0; n /= 10) text[size + i] = (char)('0' + n % 10);
        ++*next;
        if (has_id(merge->corpus, order, text, size + digits)) continue;
        ss_status status = ss_map_put(given, merge->memory, ss_hash64(text, size + digits, 0), &taken);
        if (status != SS_OK) return status;
        if (*taken == SS_NONE) {
            *taken = 0;
            return store(merge, text, size + digits, out);
        }
    } while (true);
}

typedef struct { uint32_t row, at; ss_stored id; } ss_new_id; /* at: where the row stands in the order of ids */
typedef SS_LIST(ss_new_id) ss_new_ids;

/* Of the rows that share an id all but the first get numbers. `order` is sorted by id and the rows keep theirs until it is
 * settled what is given. */
static ss_status collect_new_ids(ss_merge *merge, const uint32_t *order, ss_map *given, ss_new_ids *out)
{
    const ss_corpus *corpus = merge->corpus;
    const ss_entity_row *rows = corpus->entities.at;
    uint32_t next = 2;
    ss_status status = SS_OK;
    for (uint32_t i = 1; i < corpus->entities.count && status == SS_OK; i++) {
        if (stored_order(corpus, rows[order[i - 1]].id, rows[order[i]].id)) {
            next = 2;
            continue;
        }
        ss_new_id *added = SS_ADD(out, merge->memory);
        if (!added) return SS_NOMEM;
        added->row = order[i];
        added->at = i;
        status = number_id(merge, given, order, rows[order[i]].id, &next, &added->id);
    }
    return status;
}

/* Puts the rows in that order and tells the groups. */
static ss_status arrange(ss_merge *merge, const uint32_t *order)
{
    ss_corpus *corpus = merge->corpus;
    uint32_t count = corpus->entities.count;
    ss_entity_row *rows = ss_resize(merge->memory, NULL, 0, count * sizeof *rows);
    uint32_t *place = ss_resize(merge->memory, NULL, 0, count * sizeof *place);
    if (rows && place) {
        for (uint32_t i = 0; i < count; i++) rows[i] = corpus->entities.at[order[i]], place[order[i]] = i;
        if (count) memcpy(corpus->entities.at, rows, count * sizeof *rows);
        for (uint32_t i = 0; i < merge->groups.count; i++)
            if (merge->groups.at[i].parent == i) merge->groups.at[i].row = place[merge->groups.at[i].row];
    }
    ss_status status = rows && place ? SS_OK : SS_NOMEM;
    ss_release(merge->memory, rows, count * sizeof *rows);
    ss_release(merge->memory, place, count * sizeof *place);
    return status;
}

static bool begins_as(const char *id, uint32_t size, uint8_t type)
{
    return size >= prefix_sizes[type] && !memcmp(id, prefixes[type], prefix_sizes[type]);
}

static bool is_before_kind(const char *id, uint32_t size, uint8_t type)
{
    return ss_bytes_order(id, size, prefixes[type], prefix_sizes[type]) < 0;
}

/* Behind the prefix of a kind: which kind, and how the id goes on. */
static uint64_t key_behind(const char *text, uint32_t size, uint64_t place, uint8_t type)
{
    return (2 * place + 1) << 56 | ss_bytes_key(text + prefix_sizes[type], size - prefix_sizes[type]) >> 8;
}

/* Prefixes in their order; all ids of a kind begin alike, so the key says which kind, and then how the id goes on. Ids of no
 * kind (states, users' own) stand between the kinds. */
static uint64_t id_key(const ss_corpus *corpus, const ss_entity_row *row)
{
    static const uint8_t sorted[SS_TYPES] = {SS_BODY, SS_COUNTRY, SS_DOCUMENT, SS_GROUP, SS_ORGANISATION, SS_OUTLET, SS_PERSON, SS_PLACE};
    static const uint8_t places[SS_TYPES] = {1, 6, 4, 0, 7, 5, 3, 2};
    const char *text = corpus->strings.at + row->id.at;
    uint32_t size = row->id.size;
    uint64_t kinds = 0;
    if (row->lexicon == SS_NONE || begins_as(text, size, row->type)) return key_behind(text, size, places[row->type], row->type);
    while (kinds < SS_TYPES && !begins_as(text, size, sorted[kinds]) && !is_before_kind(text, size, sorted[kinds])) kinds++;
    if (kinds == SS_TYPES || !begins_as(text, size, sorted[kinds])) return (2 * kinds) << 56 | ss_bytes_key(text, size) >> 8;
    return key_behind(text, size, kinds, sorted[kinds]);
}

static ss_status sort_keys(const ss_merge *merge, ss_keyed *keyed, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) keyed[i].key = id_key(merge->corpus, &merge->corpus->entities.at[keyed[i].item]);
    return ss_sort_keyed(keyed, count, by_id, merge->corpus, merge->memory);
}

/* Rows with new ids leave their places among the others, which stay in order, for those that they have now.
 *
 *   lee  lee  lee-2  lim     the second one is called lee-3     lee  lee-2  lee-3  lim */
static ss_status move_rows(const ss_merge *merge, const ss_new_ids *ids, ss_keyed *keyed, uint32_t *order, uint32_t count)
{
    uint32_t kept = 0, taken = 0;
    for (uint32_t i = 0; i < count; i++)
        if (taken < ids->count && ids->at[taken].at == i) keyed[taken].item = ids->at[taken].row, taken++;
        else order[kept++] = order[i];
    ss_status status = sort_keys(merge, keyed, taken);
    for (; taken && status == SS_OK; taken--) {
        uint32_t row = keyed[taken - 1].item, place = 0;
        for (uint32_t high = kept; place < high;) {
            uint32_t middle = place + (high - place) / 2;
            if (by_id(merge->corpus, order[middle], row) < 0) place = middle + 1;
            else high = middle;
        }
        memmove(order + place + taken, order + place, (kept - place) * sizeof *order);
        order[place + taken - 1] = row;
        kept = place;
    }
    return status;
}

static ss_status part_ids(ss_merge *merge, ss_keyed *keyed, uint32_t *order, uint32_t count)
{
    ss_map given = {NULL, 0, 0};
    ss_new_ids ids = {0};
    ss_status status = collect_new_ids(merge, order, &given, &ids);
    for (uint32_t i = 0; i < ids.count && status == SS_OK; i++) merge->corpus->entities.at[ids.at[i].row].id = ids.at[i].id;
    if (status == SS_OK && ids.count) status = move_rows(merge, &ids, keyed, order, count);
    SS_DROP(&ids, merge->memory);
    ss_map_drop(&given, merge->memory);
    return status;
}

static ss_status order_rows(ss_merge *merge, ss_keyed *keyed, uint32_t *order, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) keyed[i].item = i;
    ss_status status = sort_keys(merge, keyed, count);
    if (status != SS_OK) return status;
    for (uint32_t i = 0; i < count; i++) order[i] = keyed[i].item;
    status = part_ids(merge, keyed, order, count);
    return status == SS_OK ? arrange(merge, order) : status;
}

static ss_status sort_rows(ss_merge *merge)
{
    uint32_t count = merge->corpus->entities.count;
    uint32_t *order = ss_resize(merge->memory, NULL, 0, count * sizeof *order);
    ss_keyed *keyed = ss_resize(merge->memory, NULL, 0, count * sizeof *keyed);
    ss_status status = order && keyed ? order_rows(merge, keyed, order, count) : SS_NOMEM;
    ss_release(merge->memory, order, count * sizeof *order);
    ss_release(merge->memory, keyed, count * sizeof *keyed);
    return status;
}

/* ---- from groups to rows in entity_of ------------------------------------------------------------------------------- */

static void settle(ss_merge *merge, uint32_t document)
{
    uint32_t count, first = merge->corpus->updates.at[document].first_local, *entities = merge->corpus->entity_of.at;
    (void)ss_corpus_entities(merge->corpus, document, &count);
    for (uint32_t i = first; i < first + count; i++) {
        ss_group *root = &merge->groups.at[ss_group_root(merge, entities[i])];
        entities[i] = root->row;
        if (root->last_document == document) continue;
        root->last_document = document;
        merge->corpus->entities.at[root->row].documents++;
    }
}

static void forget_documents(ss_merge *merge)
{
    for (uint32_t i = 0; i < merge->groups.count; i++) merge->groups.at[i].last_document = SS_NONE;
}

/* ---- aliases -------------------------------------------------------------------------------------------------------- */

typedef struct { uint64_t hash; uint32_t entity; ss_slice text; } ss_alias;
typedef SS_LIST(ss_alias) ss_alias_list;

/* Spellings that differ in case alone are one alias; small letters stand behind capitals and win. */
static ss_status add_alias(ss_merge *merge, ss_map *known, ss_alias_list *aliases, uint32_t entity, uint64_t hash, ss_slice text)
{
    uint32_t *number = NULL;
    ss_status status = ss_map_put(known, merge->memory, ss_hash64_mix(hash, entity), &number);
    if (status != SS_OK) return status;
    if (*number != SS_NONE) {
        ss_slice *old = &aliases->at[*number].text;
        if (ss_bytes_order(text.at, text.size, old->at, old->size) > 0) *old = text;
        return SS_OK;
    }
    ss_alias *alias = SS_ADD(aliases, merge->memory);
    if (!alias) return SS_NOMEM;
    *alias = (ss_alias){hash, entity, text};
    *number = aliases->count - 1;
    return SS_OK;
}

#define AHEAD 6u /* spellings whose text is fetched before it is compared */

/* Of one document. */
static ss_status collect_of(ss_merge *merge, const ss_shard *shard, const ss_row *row, const uint32_t *entities, ss_map *known, ss_alias_list *aliases)
{
    const ss_spelling *spellings = SS_PART(shard->spellings, row->spellings.first);
    const ss_mention_row *mentions = SS_PART(shard->mentions, row->mentions.first);
    const char *bytes = shard->texts + row->text_at;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < row->spellings.count && status == SS_OK; i++) {
        const ss_mention_row *mention = &mentions[ss_spelling_mention(spellings[i])];
        ss_slice text = {bytes + mention->span.start, mention->span.end - mention->span.start};
        if (i + AHEAD < row->spellings.count) __builtin_prefetch(bytes + mentions[ss_spelling_mention(spellings[i + AHEAD])].span.start);
        status = add_alias(merge, known, aliases, entities[mention->local], ss_spelling_hash(spellings[i]), text);
    }
    return status;
}

/* Of the documents from one on. */
static ss_status collect_aliases(ss_merge *merge, uint32_t document, ss_map *known, ss_alias_list *aliases)
{
    const ss_corpus *corpus = merge->corpus;
    ss_status status = SS_OK;
    for (uint32_t s = 0; s < corpus->shards.count; s++) {
        const ss_shard *shard = corpus->shards.at[s];
        for (uint32_t d = 0; d < shard->documents.count && corpus->first_document.at[s] >= document && status == SS_OK; d++) {
            const ss_row *row = &shard->documents.at[d];
            const uint32_t *entities = SS_PART(corpus->entity_of, corpus->first_local.at[s] + row->locals.first);
            status = collect_of(merge, shard, row, entities, known, aliases);
        }
    }
    return status;
}

/* Aliases that the corpus before knows, each with the row that its entity has now. */
static ss_status take_aliases(ss_merge *merge, ss_map *known, ss_alias_list *aliases)
{
    const ss_corpus *like = merge->corpus->like;
    ss_status status = SS_OK;
    for (uint32_t e = 0; e < like->entities.count; e++) {
        const ss_part_of part = like->entities.at[e].aliases;
        for (uint32_t i = part.first; i < part.first + part.count && status == SS_OK; i++) {
            ss_slice text = {like->strings.at + like->stored.at[i].at, like->stored.at[i].size};
            status = add_alias(merge, known, aliases, merge->corpus->rows.at[e], like->spellings.at[i], text);
        }
    }
    return status;
}

static int by_alias(const void *ctx, uint32_t a, uint32_t b)
{
    const ss_alias *x = &((const ss_alias_list *)ctx)->at[a], *y = &((const ss_alias_list *)ctx)->at[b];
    if (x->entity != y->entity) return x->entity < y->entity ? -1 : 1;
    return ss_bytes_order(x->text.at, x->text.size, y->text.at, y->text.size);
}

static ss_status store_aliases(ss_merge *merge, const ss_alias_list *aliases, const ss_keyed *order)
{
    ss_corpus *corpus = merge->corpus;
    for (uint32_t i = 0; i < aliases->count; i++) {
        const ss_alias *alias = &aliases->at[order[i].item];
        ss_part_of *part = &corpus->entities.at[alias->entity].aliases;
        ss_stored *added = SS_ADD(&corpus->stored, merge->memory);
        uint64_t *spelling = SS_ADD(&corpus->spellings, merge->memory);
        if (!added || !spelling || store(merge, alias->text.at, alias->text.size, added) != SS_OK) return SS_NOMEM;
        *spelling = alias->hash;
        if (part->count++ == 0) part->first = corpus->stored.count - 1;
    }
    return SS_OK;
}

static ss_status sort_aliases(ss_merge *merge, const ss_alias_list *aliases)
{
    ss_keyed *order = ss_resize(merge->memory, NULL, 0, aliases->count * sizeof *order);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < aliases->count; i++) {
        const ss_alias *alias = &aliases->at[i];
        order[i] = (ss_keyed){(uint64_t)alias->entity << 32 | ss_bytes_key(alias->text.at, alias->text.size) >> 32, i};
    }
    ss_status status = ss_sort_keyed(order, aliases->count, by_alias, aliases, merge->memory);
    if (status == SS_OK) status = store_aliases(merge, aliases, order);
    ss_release(merge->memory, order, aliases->count * sizeof *order);
    return status;
}

static ss_status make_aliases(ss_merge *merge)
{
    ss_alias_list aliases = {0};
    ss_map known = {NULL, 0, 0};
    bool taken = ss_corpus_whole(merge->corpus);
    ss_status status = ss_map_reserve(&known, merge->memory, merge->corpus->entities.count);
    if (status == SS_OK && taken) status = take_aliases(merge, &known, &aliases);
    if (status == SS_OK) status = collect_aliases(merge, taken ? merge->corpus->like->updates.count : 0, &known, &aliases);
    if (status == SS_OK) status = sort_aliases(merge, &aliases);
    SS_DROP(&aliases, merge->memory);
    ss_map_drop(&known, merge->memory);
    return status;
}

/* ---- entities of the corpus before ---------------------------------------------------------------------------------- */

static ss_status find_rows(ss_corpus *corpus)
{
    const ss_corpus *like = corpus->like;
    ss_ids *rows = &corpus->rows;
    if (!like) return SS_OK;
    if (!SS_ROOM(rows, corpus->memory, like->entities.count)) return SS_NOMEM;
    rows->count = like->entities.count;
    for (uint32_t i = 0; i < like->entity_of.count; i++) rows->at[like->entity_of.at[i]] = corpus->entity_of.at[i];
    for (uint32_t i = 0; i < like->entity_of.count; i++)
        if (rows->at[like->entity_of.at[i]] != corpus->entity_of.at[i]) rows->at[like->entity_of.at[i]] = SS_NONE;
    return SS_OK;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

ss_status ss_merge_rows(ss_merge *merge)
{
    gather(merge);
    ss_status status = make_rows(merge);
    if (status == SS_OK) status = sort_rows(merge);
    if (status != SS_OK) return status;
    forget_documents(merge);
    for (uint32_t d = 0; d < merge->corpus->updates.count; d++) settle(merge, d);
    status = find_rows(merge->corpus);
    return status == SS_OK ? make_aliases(merge) : status;
}

ss_status ss_entities_merge(ss_corpus *corpus)
{
    ss_merge merge = {.corpus = corpus, .memory = corpus->memory, .lexicon = corpus->engine->lexicon};
    ss_status status = ss_merge_group(&merge);
    if (status == SS_OK) status = ss_merge_letters(&merge);
    if (status == SS_OK) status = ss_merge_people(&merge);
    if (status == SS_OK) status = ss_merge_rows(&merge);
    SS_DROP(&merge.groups, merge.memory);
    SS_DROP(&merge.posts, merge.memory);
    SS_DROP(&merge.names, merge.memory);
    SS_DROP(&merge.countries, merge.memory);
    SS_DROP(&merge.surnames, merge.memory);
    ss_map_drop(&merge.written, merge.memory);
    ss_map_drop(&merge.folded, merge.memory);
    return status;
}

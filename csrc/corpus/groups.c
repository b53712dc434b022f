#include "corpus/merge.h"

#include "base/hash.h"
#include "lexicon/fold.h"

enum { OF_LEXICON = 1, OF_SURNAME = 2 }; /* keep keys of different kinds apart */
enum { COMPANY_FORM = 1 };               /* the value of Inc and Ltd in the tables, which a name may go without */

ss_slice ss_local_name(const ss_local_at *where)
{
    return (ss_slice){where->shard->strings.at + where->row->strings_at + where->local->name_at, where->local->name_size};
}

ss_status ss_merge_each(ss_merge *merge, ss_visit *visit)
{
    uint32_t document = 0, at = 0;
    for (uint32_t s = 0; s < merge->corpus->shards.count; s++) {
        const ss_shard *shard = merge->corpus->shards.at[s];
        for (uint32_t d = 0; d < shard->documents.count; d++, document++) {
            const ss_row *row = &shard->documents.at[d];
            for (uint32_t i = 0; i < row->locals.count; i++, at++) {
                uint32_t k = row->locals.first + i;
                ss_local_at where = {shard, row, &shard->locals.at[k], document, at};
                ss_status status = visit(merge, &where);
                if (status != SS_OK) return status;
            }
        }
    }
    return SS_OK;
}

/* ---- the forest ----------------------------------------------------------------------------------------------------- */

uint32_t ss_group_root(ss_merge *merge, uint32_t group)
{
    ss_group *groups = merge->groups.at;
    while (groups[group].parent != group) {
        groups[group].parent = groups[groups[group].parent].parent;
        group = groups[group].parent;
    }
    return group;
}

/* Which of two groups gives the tree its name: the lexicon's, the full name, the one of most documents, no everyday word
 * at its end, then the longer. */
static bool leads(const ss_group *a, const ss_group *b)
{
    if ((a->lexicon != SS_NONE) != (b->lexicon != SS_NONE)) return a->lexicon != SS_NONE;
    if (a->full != b->full) return a->full;
    if (a->documents != b->documents) return a->documents > b->documents;
    if (a->tailed != b->tailed) return b->tailed;
    if (a->name.size != b->name.size) return a->name.size > b->name.size;
    return ss_bytes_order(a->name.at, a->name.size, b->name.at, b->name.size) < 0;
}

void ss_group_join(ss_merge *merge, uint32_t a, uint32_t b)
{
    ss_group *groups = merge->groups.at;
    a = ss_group_root(merge, a);
    b = ss_group_root(merge, b);
    if (a == b) return;
    bool first = leads(&groups[a], &groups[b]);
    groups[first ? b : a].parent = first ? a : b;
}

/* ---- from locals to groups ------------------------------------------------------------------------------------------ */

/* A surname alone says little, so documents that know different states or genders are kept apart at first. */
static uint64_t kind_hash(const ss_local *local, uint64_t name)
{
    if (local->type != SS_PERSON || local->full) return name;
    return ss_hash64_mix(ss_hash64_mix(name, OF_SURNAME), (uint64_t)local->country << 8 | local->gender);
}

static ss_slice lexicon_name(const ss_lexicon *lexicon, uint32_t entity)
{
    ss_string name = ss_lexicon_entity(lexicon, entity)->name;
    return (ss_slice){ss_lexicon_text(lexicon, name), name.size};
}

static ss_status new_group(ss_merge *merge, const ss_local_at *where, uint64_t key, uint32_t *out)
{
    const ss_local *local = where->local;
    ss_group *group = SS_ADD(&merge->groups, merge->memory);
    if (!group) return SS_NOMEM;
    *out = group->parent = merge->groups.count - 1;
    group->key = key;
    group->lexicon = local->lexicon;
    group->country = local->country;
    group->type = local->type;
    group->full = local->full || local->type != SS_PERSON;
    group->last_document = SS_NONE;
    group->role_day = group->first_day = group->last_day = SS_NO_DAY;
    group->name = ss_local_name(where);
    if (local->lexicon == SS_NONE) return SS_OK;
    const ss_entity *entity = ss_lexicon_entity(merge->lexicon, local->lexicon);
    group->name = lexicon_name(merge->lexicon, local->lexicon);
    group->type = entity->type;
    group->full = true;
    group->country = entity->country;
    return SS_OK;
}

/* What an office is called by: those who speak for others are one kind, whatever their gender or rank. */
static uint64_t office_hash(const ss_merge *merge, const ss_local_at *where)
{
    const ss_local *local = where->local;
    if (local->office != SS_NONE) {
        const ss_office *office = ss_lexicon_office(merge->lexicon, local->office);
        if (office->speaks_for) return ss_hash64(NULL, 0, OF_LEXICON);
        return ss_hash64(ss_lexicon_text(merge->lexicon, office->name), office->name.size, 0);
    }
    if (local->role_size == 0) return 0;
    const char *role = where->shard->strings.at + where->row->strings_at + local->role_at;
    uint32_t head = local->role_size;
    while (head > 0 && role[head - 1] != ' ') head--;
    return ss_hash64(role + head, local->role_size - head, 0);
}

/* Most documents tell the same of one person, so what was looked at last is not looked at again. */
static bool is_seen(ss_group *g, const ss_local *local)
{
    uint32_t office = local->office + 1;
    if (office && g->seen_office == office && g->seen_country == local->country) return true;
    g->seen_office = office;
    g->seen_country = local->country;
    return false;
}

static ss_status note_office(ss_merge *merge, const ss_local_at *where, uint32_t group)
{
    ss_group *g = &merge->groups.at[group];
    uint64_t office = is_seen(g, where->local) ? 0 : office_hash(merge, where);
    if (!office) return SS_OK;
    if (!g->office || office < g->office) g->office = office;
    if (!g->full || g->post == office) return SS_OK;
    ss_post *post = SS_ADD(&merge->posts, merge->memory);
    if (!post) return SS_NOMEM;
    *post = (ss_post){office, group};
    g->post = office;
    return SS_OK;
}

/* The latest role; of the same day the longest, then the first by its letters. */
void ss_group_role(ss_group *group, ss_slice role, int32_t day)
{
    if (role.size == 0) return;
    if (group->role.size) {
        if (day != group->role_day ? day < group->role_day : role.size < group->role.size) return;
        if (day == group->role_day && role.size == group->role.size &&
            ss_bytes_order(role.at, role.size, group->role.at, group->role.size) >= 0)
            return;
    }
    group->role = role;
    group->role_day = day;
}

static void note_role(ss_group *group, const ss_local_at *where)
{
    const char *strings = where->shard->strings.at + where->row->strings_at;
    ss_group_role(group, (ss_slice){strings + where->local->role_at, where->local->role_size}, where->row->published);
}

static bool same(ss_slice a, ss_slice b)
{
    return a.size == b.size && (a.size == 0 || !memcmp(a.at, b.at, a.size));
}

static void note_day(ss_group *group, int32_t day)
{
    if (day == SS_NO_DAY) return;
    if (group->first_day == SS_NO_DAY || day < group->first_day) group->first_day = day;
    if (group->last_day == SS_NO_DAY || day > group->last_day) group->last_day = day;
}

/* A country of the lexicon stands; else what the documents say is put to the vote where they differ. */
static void note_country(ss_merge *merge, ss_group *group, const ss_local *local)
{
    bool fixed = group->lexicon != SS_NONE && ss_lexicon_entity(merge->lexicon, group->lexicon)->country != SS_NONE;
    if (fixed || local->country == SS_NONE || local->country == group->country) return;
    if (group->country != SS_NONE) group->many_countries = true;
    group->country = local->country;
}

static ss_status note(ss_merge *merge, const ss_local_at *where, uint32_t number)
{
    ss_group *group = &merge->groups.at[number];
    const ss_local *local = where->local;
    group->documents += group->last_document != where->document;
    group->last_document = where->document;
    group->mentions += local->mentions;
    group->females += local->gender == 'f';
    group->males += local->gender == 'm';
    note_country(merge, group, local);
    if (group->lexicon == SS_NONE && !same(group->name, ss_local_name(where))) group->many_names = true;
    merge->contested |= group->many_names || group->many_countries;
    if (group->type != SS_PERSON) return SS_OK;
    note_role(group, where);
    note_day(group, where->row->published);
    return note_office(merge, where, number);
}

/* "haidar al rubai" is "haidar rubai": half of all papers leave the article out. Takes and returns a folded name's size. */
static uint32_t leave_article(char *folded, uint32_t size)
{
    for (char *at = folded + 1; at + 4 < folded + size && (at = memchr(at, ' ', (size_t)(folded + size - at))) != NULL; at++) {
        if (at + 4 >= folded + size || memcmp(at, " al ", 4) != 0) continue;
        memmove(at, at + 3, (size_t)(folded + size - at - 3));
        size -= 3;
    }
    return size;
}

/* "tavbridge motors co" is "tavbridge motors". Takes and returns a folded name's size. */
static uint32_t leave_form(const ss_merge *merge, const char *folded, uint32_t size)
{
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(merge->lexicon);
    for (uint32_t at = size; at > 0; at--) {
        if (folded[at - 1] != ' ') continue;
        ss_word word = ss_word_of(vocabulary, ss_vocabulary_find(vocabulary, folded + at, size - at));
        if (!(word.classes & SS_W(COMPANY)) || word.value != COMPANY_FORM) break;
        size = at - 1;
    }
    return size;
}

/* What the lexicon has under the tokens from `first` to `end` as one of its names, of that type; SS_NONE when none has it, or several. */
static uint32_t known_as(const ss_merge *merge, const ss_tokens *tokens, uint32_t first, uint32_t end, uint8_t type)
{
    ss_found found;
    if (first >= end || !ss_lexicon_match(merge->lexicon, tokens, first, end, false, &found)) return SS_NONE;
    const ss_phrase *phrase = found.at[SS_PHRASE_NAME];
    if (!phrase || found.end[SS_PHRASE_NAME] != end || ss_phrase_next(merge->lexicon, phrase)) return SS_NONE;
    return ss_lexicon_entity(merge->lexicon, phrase->item)->type == type ? phrase->item : SS_NONE;
}

/* Before the words that a company's name may go without: Inc, Group. */
static uint32_t before_form(const ss_merge *merge, const ss_tokens *tokens)
{
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(merge->lexicon);
    uint32_t end = tokens->count;
    for (; end > 1; end--) {
        ss_word word = ss_word_of(vocabulary, tokens->at[end - 1].symbol);
        if (!(word.classes & SS_W(COMPANY)) || !word.value) break;
    }
    return end;
}

/* Behind the adjective of that state. */
static uint32_t behind_state(const ss_merge *merge, const ss_tokens *tokens, uint32_t country)
{
    ss_found found;
    if (!tokens->count || !ss_lexicon_match(merge->lexicon, tokens, 0, tokens->count, false, &found)) return 0;
    const ss_phrase *phrase = found.at[SS_PHRASE_NAME];
    return phrase && phrase->item == country ? found.end[SS_PHRASE_NAME] : 0;
}

/* "Norwegian Parliament", put together of "Norway's parliament", is one of the names of the Storting; "Norwegian Port Party" is the
 * lexicon's Port Party of Norway; "Tavbridge Group Inc" is its Tavbridge. */
static uint32_t known_house(const ss_merge *merge, const ss_tokens *tokens, const ss_local *local)
{
    uint32_t end = local->type == SS_ORGANISATION ? before_form(merge, tokens) : tokens->count;
    if (end < tokens->count) return known_as(merge, tokens, 0, end, local->type);
    uint32_t entity = known_as(merge, tokens, 0, end, local->type), state = 0;
    if (entity == SS_NONE) state = behind_state(merge, tokens, local->country);
    if (state) entity = known_as(merge, tokens, state, end, local->type);
    return entity != SS_NONE && ss_lexicon_entity(merge->lexicon, entity)->country == local->country ? entity : SS_NONE;
}

/* Whether the last word is one that a company's name may go without. */
static bool ends_in_form(const ss_merge *merge, ss_slice name)
{
    char small[12];
    uint32_t size = 0;
    while (size < name.size && size < sizeof small && name.at[name.size - size - 1] != ' ') size++;
    if (size == name.size || size == sizeof small) return false;
    for (uint32_t i = 0; i < size; i++) small[i] = (char)(name.at[name.size - size + i] | 0x20);
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(merge->lexicon);
    ss_word word = ss_word_of(vocabulary, ss_vocabulary_find(vocabulary, small, size));
    return (word.classes & SS_W(COMPANY)) && word.value;
}

static ss_status find_house(const ss_merge *merge, ss_slice name, const ss_local *local, uint32_t *out)
{
    ss_arena arena;
    ss_tokens tokens = {0};
    ss_text text = {name.at, name.size, false};
    ss_arena_init(&arena, merge->memory);
    ss_status status = ss_tokens_read(&text, ss_lexicon_vocabulary(merge->lexicon), &arena, &tokens);
    if (status == SS_OK) *out = known_house(merge, &tokens, local);
    ss_arena_free(&arena);
    return status;
}

/* What grammar has put together may be what the lexicon has under that very name: a party, a department. */
static ss_status as_known(const ss_merge *merge, const ss_local_at *where, ss_local *local)
{
    *local = *where->local;
    if (local->type == SS_PERSON || local->type == SS_COUNTRY || local->lexicon != SS_NONE) return SS_OK;
    local->lexicon = ss_merge_namesake(merge, local->type, ss_local_name(where));
    bool house = (local->type == SS_ORGANISATION || local->type == SS_BODY) && local->lexicon == SS_NONE;
    return house && (local->country != SS_NONE || ends_in_form(merge, ss_local_name(where))) ? find_house(merge, ss_local_name(where), local, &local->lexicon) : SS_OK;
}

/* By its number in the lexicon, else by its folded name. */
static ss_status find_named(ss_merge *merge, const ss_local_at *where, uint32_t *out)
{
    char folded[256];
    const ss_local *local = where->local;
    ss_slice name = local->lexicon == SS_NONE ? ss_local_name(where) : lexicon_name(merge->lexicon, local->lexicon);
    bool person = local->type == SS_PERSON;
    uint32_t size = person || local->lexicon == SS_NONE ? ss_name_fold(name.at, name.size, folded) : 0, *number = NULL;
    uint64_t hash = ss_hash64_mix(OF_LEXICON, local->lexicon);
    if (person) size = leave_article(folded, size);
    else if (local->type == SS_ORGANISATION) size = leave_form(merge, folded, size);
    if (local->lexicon == SS_NONE) hash = kind_hash(local, ss_hash64(folded, size, local->type));
    ss_status status = ss_map_put(&merge->folded, merge->memory, hash, &number);
    if (status == SS_OK && *number == SS_NONE) {
        status = new_group(merge, where, hash, number);
        if (status == SS_OK && person) status = ss_merge_note_person(merge, *number, folded, size);
    }
    if (status == SS_OK) *out = *number;
    return status;
}

/* A name that is met for the first time in this spelling: folding tells whether its group is there. */
static ss_status find_group(ss_merge *merge, const ss_local_at *where, uint32_t *out)
{
    ss_local local;
    ss_local_at known = *where;
    known.local = &local;
    ss_status status = as_known(merge, where, &local);
    return status == SS_OK ? find_named(merge, &known, out) : status;
}

/* Entities of the lexicon are merged by their number, others by their name as written and its type. */
static uint64_t written_hash(const ss_local_at *where)
{
    const ss_local *local = where->local;
    if (local->lexicon != SS_NONE) return ss_hash64_mix(OF_LEXICON, local->lexicon);
    ss_slice name = ss_local_name(where);
    return kind_hash(local, ss_hash64(name.at, name.size, local->type));
}

static ss_status seek_group(ss_merge *merge, const ss_local_at *where, uint32_t *group)
{
    uint32_t *number = NULL;
    ss_status status = ss_map_put(&merge->written, merge->memory, written_hash(where), &number);
    if (status == SS_OK && *number == SS_NONE) status = find_group(merge, where, number);
    if (status == SS_OK) *group = *number;
    return status;
}

/* Whether all is the same that written_hash looks at. */
static bool written_alike(const ss_local *other, const char *other_name, const ss_local *local, const char *name)
{
    if (!other || other->lexicon != local->lexicon) return false;
    if (local->lexicon != SS_NONE) return true;
    bool kind = other->type == local->type && other->full == local->full && other->country == local->country && other->gender == local->gender;
    return kind && other->name_size == local->name_size && !memcmp(other_name, name, local->name_size);
}

static ss_status recall_group(ss_merge *merge, const ss_local_at *where, uint32_t *group)
{
    ss_met *met = &merge->met[merge->corpus->like->entity_of.at[where->at]];
    const char *name = ss_local_name(where).at;
    for (uint32_t i = 0; i < 2; i++, met->last ^= 1)
        if (written_alike(met->at[met->last].local, met->at[met->last].name, where->local, name)) {
            *group = met->at[met->last].group;
            return SS_OK;
        }
    ss_status status = seek_group(merge, where, group);
    met->last ^= 1;
    met->at[met->last].local = where->local;
    met->at[met->last].name = name;
    met->at[met->last].group = *group;
    return status;
}

static ss_status add_local(ss_merge *merge, const ss_local_at *where)
{
    uint32_t group = 0;
    bool old = merge->met && where->at < merge->corpus->like->entity_of.count;
    ss_status status = old ? recall_group(merge, where, &group) : seek_group(merge, where, &group);
    if (status != SS_OK) return status;
    merge->corpus->entity_of.at[where->at] = group;
    return note(merge, where, group);
}

/* ---- the vote: which name, which country ---------------------------------------------------------------------------- */

static int by_name(const void *ctx, uint32_t a, uint32_t b)
{
    const ss_vote *votes = ((const ss_merge *)ctx)->names.at;
    if (votes[a].group != votes[b].group) return votes[a].group < votes[b].group ? -1 : 1;
    return ss_bytes_order(votes[a].name.at, votes[a].name.size, votes[b].name.at, votes[b].name.size);
}

static int by_country(const void *ctx, uint32_t a, uint32_t b)
{
    const ss_merge *merge = ctx;
    const ss_vote *x = &merge->countries.at[a], *y = &merge->countries.at[b];
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return (x->country > y->country) - (x->country < y->country);
}

static ss_status cast_vote(ss_merge *merge, const ss_local_at *where)
{
    uint32_t number = merge->corpus->entity_of.at[where->at];
    const ss_group *group = &merge->groups.at[number];
    ss_vote vote = {number, where->local->country, ss_local_name(where)}, *cast;
    if (group->many_names) {
        if (!(cast = SS_ADD(&merge->names, merge->memory))) return SS_NOMEM;
        *cast = vote;
    }
    if (group->many_countries && vote.country != SS_NONE) {
        if (!(cast = SS_ADD(&merge->countries, merge->memory))) return SS_NOMEM;
        *cast = vote;
    }
    return SS_OK;
}

/* Votes come sorted: equal ones in runs. The longest run wins; of equal runs the longer name, then the first. */
static void count_names(ss_merge *merge, const ss_keyed *order)
{
    const ss_vote *votes = merge->names.at;
    uint32_t count = merge->names.count, best = 0;
    for (uint32_t i = 0, end; i < count; i = end) {
        const ss_vote *vote = &votes[order[i].item];
        ss_group *group = &merge->groups.at[vote->group];
        bool first = i == 0 || votes[order[i - 1].item].group != vote->group;
        end = i + 1;
        while (end < count && votes[order[end].item].group == vote->group && same(votes[order[end].item].name, vote->name)) end++;
        if (!first && (end - i < best || (end - i == best && vote->name.size <= group->name.size))) continue;
        group->name = vote->name;
        best = end - i;
    }
}

static bool earlier_id(const ss_lexicon *lexicon, uint32_t a, uint32_t b)
{
    ss_string x = ss_lexicon_entity(lexicon, a)->id, y = ss_lexicon_entity(lexicon, b)->id;
    return ss_bytes_order(ss_lexicon_text(lexicon, x), x.size, ss_lexicon_text(lexicon, y), y.size) < 0;
}

static void count_countries(ss_merge *merge, const ss_keyed *order)
{
    const ss_vote *votes = merge->countries.at;
    const ss_lexicon *lexicon = merge->lexicon;
    uint32_t count = merge->countries.count, best = 0;
    for (uint32_t i = 0, end; i < count; i = end) {
        const ss_vote *vote = &votes[order[i].item];
        ss_group *group = &merge->groups.at[vote->group];
        bool first = i == 0 || votes[order[i - 1].item].group != vote->group;
        for (end = i + 1; end < count && by_country(merge, order[end].item, order[i].item) == 0;) end++;
        if (!first && (end - i < best || (end - i == best && !earlier_id(lexicon, vote->country, group->country)))) continue;
        group->country = vote->country;
        best = end - i;
    }
}

/* Keys are as many bytes of what order looks at as there is room for. */
static uint64_t name_key(const ss_vote *vote) { return (uint64_t)vote->group << 32 | ss_bytes_key(vote->name.at, vote->name.size) >> 32; }
static uint64_t country_key(const ss_vote *vote) { return (uint64_t)vote->group << 32 | vote->country; }

static ss_status poll(ss_merge *merge, const ss_vote *votes, uint32_t count, uint64_t (*key)(const ss_vote *), ss_order *order,
                      void (*count_votes)(ss_merge *, const ss_keyed *))
{
    const ss_allocator *memory = merge->memory;
    if (count == 0) return SS_OK;
    ss_keyed *items = ss_resize(memory, NULL, 0, count * sizeof *items);
    if (!items) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) items[i] = (ss_keyed){key(&votes[i]), i};
    ss_status status = ss_sort_keyed(items, count, order, merge, memory);
    if (status == SS_OK) count_votes(merge, items);
    ss_release(memory, items, count * sizeof *items);
    return status;
}

static ss_status decide(ss_merge *merge)
{
    ss_status status = merge->contested ? ss_merge_each(merge, cast_vote) : SS_OK;
    if (status == SS_OK) status = poll(merge, merge->names.at, merge->names.count, name_key, by_name, count_names);
    if (status == SS_OK) status = poll(merge, merge->countries.at, merge->countries.count, country_key, by_country, count_countries);
    return status;
}

#define LOCALS_A_NAME 8u /* for each name that is new; fewer in a small corpus */

static ss_status room_for_names(ss_merge *merge)
{
    uint32_t names = merge->corpus->entity_of.count / LOCALS_A_NAME;
    ss_status status = ss_map_reserve(&merge->written, merge->memory, names);
    return status == SS_OK ? ss_map_reserve(&merge->folded, merge->memory, names) : status;
}

ss_status ss_merge_group(ss_merge *merge)
{
    size_t met = merge->corpus->like ? merge->corpus->like->entities.count * sizeof *merge->met : 0;
    if (met && !(merge->met = ss_make(merge->memory, met))) return SS_NOMEM;
    ss_status status = room_for_names(merge);
    if (status == SS_OK) status = ss_merge_each(merge, add_local);
    ss_release(merge->memory, merge->met, met);
    merge->met = NULL;
    return status == SS_OK ? decide(merge) : status;
}

/* ---- letters that another article spells out -------------------------------------------------------------------------- */

#define LETTERS_LEAST 3u
#define SEVERAL (SS_NONE - 1) /* groups that have the letters */

static bool is_letters(ss_slice text)
{
    for (uint32_t i = 0; i < text.size; i++)
        if (text.at[i] < 'A' || text.at[i] > 'Z') return false;
    return text.size >= LETTERS_LEAST;
}

static bool is_bare_house(const ss_group *group)
{
    return group->type == SS_ORGANISATION && group->lexicon == SS_NONE && is_letters(group->name);
}

/* The letters that a document gives its own houses: the Harbour Pilots Federation (HPF). */
static ss_status note_letters(ss_merge *merge, const ss_shard *shard, const ss_row *row, const uint32_t *groups, ss_map *letters)
{
    const ss_mention_row *mentions = SS_PART(shard->mentions, row->mentions.first);
    const ss_spelling *spellings = SS_PART(shard->spellings, row->spellings.first);
    for (uint32_t i = 0; i < row->spellings.count; i++) {
        const ss_mention_row *mention = &mentions[ss_spelling_mention(spellings[i])];
        if (mention->how != SS_ACRONYM || mention->type != SS_ORGANISATION) continue;
        ss_slice text = {shard->texts + row->text_at + mention->span.start, mention->span.end - mention->span.start};
        if (!is_letters(text)) continue;
        uint32_t group = groups[mention->local], *number;
        if (merge->groups.at[group].lexicon != SS_NONE || is_bare_house(&merge->groups.at[group])) continue;
        ss_status status = ss_map_put(letters, merge->memory, ss_hash64(text.at, text.size, 0), &number);
        if (status != SS_OK) return status;
        *number = *number == SS_NONE || *number == group ? group : SEVERAL;
    }
    return SS_OK;
}

static ss_status collect_letters(ss_merge *merge, ss_map *letters)
{
    const ss_corpus *corpus = merge->corpus;
    ss_status status = SS_OK;
    for (uint32_t s = 0, at = 0; s < corpus->shards.count; s++) {
        const ss_shard *shard = corpus->shards.at[s];
        for (uint32_t d = 0; d < shard->documents.count && status == SS_OK; d++) {
            const ss_row *row = &shard->documents.at[d];
            status = note_letters(merge, shard, row, SS_PART(corpus->entity_of, at), letters);
            at += row->locals.count;
        }
    }
    return status;
}

ss_status ss_merge_letters(ss_merge *merge)
{
    ss_map letters = {NULL, 0, 0};
    uint32_t first = 0, house;
    while (first < merge->groups.count && !is_bare_house(&merge->groups.at[first])) first++;
    ss_status status = first < merge->groups.count ? collect_letters(merge, &letters) : SS_OK;
    for (uint32_t i = first; i < merge->groups.count && status == SS_OK; i++) {
        const ss_group *bare = &merge->groups.at[i];
        if (!is_bare_house(bare) || !ss_map_find(&letters, ss_hash64(bare->name.at, bare->name.size, 0), &house) || house == SEVERAL) continue;
        uint32_t country = merge->groups.at[house].country;
        if (country == SS_NONE || bare->country == SS_NONE || country == bare->country) ss_group_join(merge, house, i);
    }
    ss_map_drop(&letters, merge->memory);
    return status;
}

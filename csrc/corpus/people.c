#include "corpus/merge.h"

#include "base/hash.h"
#include "lexicon/fold.h"

#define POST_MOST 64u     /* one given name in one office of one state: more are no bucket but a mistake */
#define SURNAME_MOST 256u /* full names with one surname: beyond, a surname alone says nothing */
#define WORDS_MOST 12u

/* A folded name in words. */
typedef struct {
    char folded[256];
    struct { uint32_t at, size; } word[WORDS_MOST];
    uint32_t words;
} ss_parted;

static void part(ss_parted *out, uint32_t size)
{
    out->words = 0;
    for (uint32_t i = 0, end; i < size && out->words < WORDS_MOST; i = end + 1) {
        for (end = i; end < size && out->folded[end] != ' ';) end++;
        if (end == i) continue;
        out->word[out->words].at = i;
        out->word[out->words++].size = end - i;
    }
}

static void part_name(ss_slice name, ss_parted *out)
{
    part(out, ss_name_fold(name.at, name.size, out->folded));
}

/* From one word to the last of the name, suffixes left out. */
static uint64_t hash_from(const ss_parted *name, uint32_t first, uint32_t last)
{
    uint32_t at = name->word[first].at;
    return ss_hash64(name->folded + at, name->word[last].at + name->word[last].size - at, SS_PERSON);
}

static ss_classes classes_of(const ss_merge *merge, const ss_parted *name, uint32_t word)
{
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(merge->lexicon);
    ss_symbol symbol = ss_vocabulary_find(vocabulary, name->folded + name->word[word].at, name->word[word].size);
    return ss_word_of(vocabulary, symbol).classes;
}

/* ---- near spellings ------------------------------------------------------------------------------------------------- */

static uint32_t least_of(uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Letters to put in, take out or change; words of more than 31 letters are never near. */
static uint32_t edits(const char *a, uint32_t a_size, const char *b, uint32_t b_size)
{
    uint32_t row[32];
    if (a_size > 31 || b_size > 31) return 31;
    for (uint32_t j = 0; j <= b_size; j++) row[j] = j;
    for (uint32_t i = 1; i <= a_size; i++) {
        uint32_t corner = row[0];
        row[0] = i;
        for (uint32_t j = 1; j <= b_size; j++) {
            uint32_t above = row[j];
            row[j] = least_of(above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
            corner = above;
        }
    }
    return row[b_size];
}

/* One letter of five to seven, two of eight and more; the first letter stays. */
static bool near_words(const char *a, uint32_t a_size, const char *b, uint32_t b_size)
{
    uint32_t shorter = a_size < b_size ? a_size : b_size;
    if (shorter < 5 || a[0] != b[0]) return false;
    return edits(a, a_size, b, b_size) <= (shorter < 8 ? 1u : 2u);
}

/* Word for word the same but for one, which is near and not the first. */
static bool near_names(const ss_parted *a, const ss_parted *b)
{
    uint32_t other = 0;
    if (a->words != b->words || a->words < 2) return false;
    for (uint32_t i = 0; i < a->words; i++) {
        const char *x = a->folded + a->word[i].at, *y = b->folded + b->word[i].at;
        if (a->word[i].size == b->word[i].size && !memcmp(x, y, a->word[i].size)) continue;
        if (i == 0 || other++ || !near_words(x, a->word[i].size, y, b->word[i].size)) return false;
    }
    return other == 1;
}

static int by_post(const void *ctx, uint32_t a, uint32_t b)
{
    const ss_merge *merge = ctx;
    const ss_post *x = &merge->posts.at[a], *y = &merge->posts.at[b];
    uint64_t given_x = merge->groups.at[x->group].given, given_y = merge->groups.at[y->group].given;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    if (given_x != given_y) return given_x < given_y ? -1 : 1;
    return (x->group > y->group) - (x->group < y->group);
}

static void join_near(ss_merge *merge, const uint32_t *groups, uint32_t count)
{
    ss_parted a, b;
    for (uint32_t i = 0; i + 1 < count; i++) {
        part_name(merge->groups.at[groups[i]].name, &a);
        for (uint32_t j = i + 1; j < count; j++) {
            part_name(merge->groups.at[groups[j]].name, &b);
            if (near_names(&a, &b)) ss_group_join(merge, groups[i], groups[j]);
        }
    }
}

static bool same_post(const ss_merge *merge, const ss_post *x, const ss_post *y)
{
    return x->key == y->key && merge->groups.at[x->group].given == merge->groups.at[y->group].given;
}

/* Each run of one office, state and given name; its groups once each. */
static void join_posts(ss_merge *merge, const uint32_t *order)
{
    const ss_post *posts = merge->posts.at;
    uint32_t groups[POST_MOST], count = 0;
    for (uint32_t i = 0; i < merge->posts.count; i++) {
        const ss_post *post = &posts[order[i]];
        bool begins = i == 0 || !same_post(merge, post, &posts[order[i - 1]]);
        if (begins) {
            if (count <= POST_MOST) join_near(merge, groups, count);
            count = 0;
        }
        if (!begins && posts[order[i - 1]].group == post->group) continue;
        if (count < POST_MOST) groups[count] = post->group;
        count++;
    }
    if (count <= POST_MOST) join_near(merge, groups, count);
}

static ss_status join_spellings(ss_merge *merge)
{
    uint32_t count = merge->posts.count;
    if (count == 0) return SS_OK;
    uint32_t *order = ss_resize(merge->memory, NULL, 0, count * sizeof *order);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    ss_status status = ss_sort(order, count, by_post, merge, merge->memory);
    if (status == SS_OK) join_posts(merge, order);
    ss_release(merge->memory, order, count * sizeof *order);
    return status;
}

/* ---- surnames ------------------------------------------------------------------------------------------------------- */

static ss_status add_surname(ss_merge *merge, uint64_t hash, uint32_t group)
{
    ss_surname *surname = SS_ADD(&merge->surnames, merge->memory);
    if (!surname) return SS_NOMEM;
    *surname = (ss_surname){hash, group, group};
    return SS_OK;
}

/* Okoro; "von der Leyen" and "Leyen"; of names that begin with the family's, that one too. */
static ss_status add_surnames(ss_merge *merge, const ss_parted *name, uint32_t group)
{
    uint32_t last = name->words - 1, particle = 1;
    if (last > 1 && (classes_of(merge, name, last) & SS_W(SUFFIX))) last--;
    if (last == 0) return SS_OK;
    ss_status status = add_surname(merge, hash_from(name, last, last), group);
    while (particle < last && !(classes_of(merge, name, particle) & SS_W(PARTICLE))) particle++;
    if (status == SS_OK && particle < last) status = add_surname(merge, hash_from(name, particle, last), group);
    if (status == SS_OK && (classes_of(merge, name, 0) & SS_W(FAMILY_FIRST)))
        status = add_surname(merge, hash_from(name, 0, 0), group);
    return status;
}

ss_status ss_merge_note_person(ss_merge *merge, uint32_t group, const char *folded, uint32_t size)
{
    ss_parted name;
    memcpy(name.folded, folded, size);
    part(&name, size);
    if (name.words == 0) return SS_OK;
    bool full = merge->groups.at[group].full;
    merge->groups.at[group].given = hash_from(&name, 0, full ? 0 : name.words - 1);
    return full ? add_surnames(merge, &name, group) : SS_OK;
}

static int by_surname(const void *ctx, uint32_t a, uint32_t b)
{
    const ss_surname *list = ((const ss_merge *)ctx)->surnames.at;
    if (list[a].hash != list[b].hash) return list[a].hash < list[b].hash ? -1 : 1;
    return (list[a].root > list[b].root) - (list[a].root < list[b].root);
}

static uint32_t first_with(const ss_merge *merge, const uint32_t *order, uint64_t hash)
{
    uint32_t low = 0, high = merge->surnames.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (merge->surnames.at[order[middle]].hash < hash) low = middle + 1;
        else high = middle;
    }
    return low;
}

static bool contradicts(const ss_group *full, const ss_group *bare)
{
    bool states = full->country != SS_NONE && bare->country != SS_NONE && full->country != bare->country;
    bool genders = (bare->females && !bare->males && full->males && !full->females) ||
                   (bare->males && !bare->females && full->females && !full->males);
    return states || genders;
}

static bool agrees(const ss_group *full, const ss_group *bare)
{
    return (bare->country != SS_NONE && full->country == bare->country) || (bare->office && full->office == bare->office);
}

/* Who a surname can be: how many persons nothing speaks against, how many of them something speaks for, and the last ones. */
typedef struct { uint32_t possible, fitting, one, fits; } ss_choice;

/* Groups of one tree are one person, and stand together. */
static void consider(const ss_merge *merge, const ss_surname *surname, const ss_group *bare, ss_choice *choice)
{
    uint32_t root = surname->root;
    const ss_group *full = &merge->groups.at[surname->group];
    if (contradicts(full, bare)) return;
    if (choice->possible == 0 || choice->one != root) choice->possible++;
    choice->one = root;
    if (!agrees(full, bare)) return;
    if (choice->fitting == 0 || choice->fits != root) choice->fitting++;
    choice->fits = root;
}

/* The one person whose office or state agrees; else the only one of that surname that nothing speaks against. */
static void join_surname(ss_merge *merge, const uint32_t *order, uint32_t bare)
{
    const ss_group *group = &merge->groups.at[bare];
    ss_choice choice = {0, 0, SS_NONE, SS_NONE};
    uint32_t begin = first_with(merge, order, group->given), end = begin;
    for (; end < merge->surnames.count && merge->surnames.at[order[end]].hash == group->given; end++)
        if (end - begin >= SURNAME_MOST) return;
    for (uint32_t i = begin; i < end; i++) consider(merge, &merge->surnames.at[order[i]], group, &choice);
    if (choice.fitting == 1) ss_group_join(merge, bare, choice.fits);
    else if (choice.fitting == 0 && choice.possible == 1) ss_group_join(merge, bare, choice.one);
}

static void join_bare(ss_merge *merge, const uint32_t *order)
{
    for (uint32_t i = 0; i < merge->groups.count; i++)
        if (merge->groups.at[i].type == SS_PERSON && !merge->groups.at[i].full) join_surname(merge, order, i);
}

/* By surname, then by person: joining surnames to persons later changes no root. */
static ss_status join_surnames(ss_merge *merge)
{
    uint32_t count = merge->surnames.count;
    uint32_t *order = ss_resize(merge->memory, NULL, 0, count * sizeof *order);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) {
        order[i] = i;
        merge->surnames.at[i].root = ss_group_root(merge, merge->surnames.at[i].group);
    }
    ss_status status = ss_sort(order, count, by_surname, merge, merge->memory);
    if (status == SS_OK) join_bare(merge, order);
    ss_release(merge->memory, order, count * sizeof *order);
    return status;
}

ss_status ss_merge_people(ss_merge *merge)
{
    ss_status status = join_spellings(merge);
    return status == SS_OK ? join_surnames(merge) : status;
}

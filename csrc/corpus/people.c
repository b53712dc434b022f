#include "corpus/merge.h"

#include "base/hash.h"
#include "lexicon/fold.h"

#define POST_MOST 64u     /* one given name in one office of one state: more are no bucket but a mistake */
#define SURNAME_MOST 256u /* full names with one surname: beyond, a surname alone says nothing */
#define WORDS_MOST 12u
#define NAMESAKES_MOST 64u
#define PROMINENT 8u      /* documents about one of several with that surname, and how many times those about all others */
#define FAMILIAR 3u       /* documents about somebody whom an article may name by the surname alone, whenever it appears */
enum { NEWS_DAYS = 7 };   /* before and behind its own, in which the surname of anybody may do */

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

/* ---- what is known of two persons ----------------------------------------------------------------------------------------- */

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

/* ---- given names in two forms, and names in the middle ------------------------------------------------------------------- */

static bool same_words(const ss_parted *a, uint32_t i, const ss_parted *b, uint32_t k)
{
    return a->word[i].size == b->word[k].size && !memcmp(a->folded + a->word[i].at, b->folded + b->word[k].at, a->word[i].size);
}

/* The first word of a name as the tables have it. By the word as written: folding knows spellings, and no forms. */
static ss_word first_word(const ss_merge *merge, ss_slice name)
{
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(merge->lexicon);
    char small[16];
    uint32_t size = 0;
    for (; size < name.size && size < sizeof small && name.at[size] != ' '; size++) small[size] = (char)(name.at[size] | 0x20);
    bool whole = size == name.size || name.at[size] == ' ';
    return ss_word_of(vocabulary, whole ? ss_vocabulary_find(vocabulary, small, size) : 0);
}

/* Tom and Thomas have one number in the tables; 0 when no other form is known. */
static int32_t forms_of(const ss_merge *merge, ss_slice name)
{
    ss_word word = first_word(merge, name);
    return word.classes & SS_W(GIVEN) ? word.value : 0;
}

/* Names in the middle do not speak against each other: one has none, or they are the same as far as both go (F. and Filip). */
static bool middles_fit(const ss_parted *a, const ss_parted *b)
{
    for (uint32_t i = 1; i + 1 < a->words && i + 1 < b->words; i++) {
        bool initial = (a->word[i].size == 1 || b->word[i].size == 1) && a->folded[a->word[i].at] == b->folded[b->word[i].at];
        if (!initial && !same_words(a, i, b, i)) return false;
    }
    return true;
}

typedef struct { ss_parted name; uint32_t group; int32_t forms; } ss_namesake;

static bool same_given(const ss_namesake *a, const ss_namesake *b)
{
    return same_words(&a->name, 0, &b->name, 0) || (a->forms && a->forms == b->forms);
}

/* Nearly all documents are about one of the two. */
static bool outshines(const ss_group *a, const ss_group *b)
{
    uint32_t more = a->documents > b->documents ? a->documents : b->documents, less = a->documents + b->documents - more;
    return more >= PROMINENT && more >= PROMINENT * less;
}

static bool is_one_of_two(const ss_merge *merge, const ss_namesake *a, const ss_namesake *b)
{
    const ss_group *x = &merge->groups.at[a->group], *y = &merge->groups.at[b->group];
    return same_given(a, b) && middles_fit(&a->name, &b->name) && !contradicts(x, y) &&
           (agrees(x, y) || outshines(x, y));
}

/* Somebody else of that name has other names in the middle than one of the two: a father and a son, and which is meant nobody knows. */
static bool is_doubtful(const ss_namesake *all, uint32_t count, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < count; i++) {
        if (i == a || i == b || !same_given(&all[i], &all[a])) continue;
        if (!middles_fit(&all[i].name, &all[a].name) || !middles_fit(&all[i].name, &all[b].name)) return true;
    }
    return false;
}

static void join_namesakes(ss_merge *merge, const ss_namesake *all, uint32_t count)
{
    for (uint32_t a = 0; a + 1 < count; a++)
        for (uint32_t b = a + 1; b < count; b++)
            if (is_one_of_two(merge, &all[a], &all[b]) && !is_doubtful(all, count, a, b)) ss_group_join(merge, all[a].group, all[b].group);
}

/* Of the persons with one surname those whose family name comes last and who are no junior. */
static uint32_t find_namesakes(const ss_merge *merge, const uint32_t *order, uint32_t count, ss_namesake all[NAMESAKES_MOST])
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        ss_namesake *one = &all[found];
        one->group = merge->surnames.at[order[i]].group;
        part_name(merge->groups.at[one->group].name, &one->name);
        one->forms = forms_of(merge, merge->groups.at[one->group].name);
        if (one->name.words < 2 || (classes_of(merge, &one->name, 0) & SS_W(FAMILY_FIRST))) continue;
        if (classes_of(merge, &one->name, one->name.words - 1) & SS_W(SUFFIX)) continue;
        if (hash_from(&one->name, one->name.words - 1, one->name.words - 1) == merge->surnames.at[order[i]].hash) found++;
    }
    return found;
}

/* Whether two of them may have one given name: most of one surname have not, and are not looked at word by word. */
static bool any_share_given(const ss_merge *merge, const uint32_t *order, uint32_t count)
{
    int32_t forms[NAMESAKES_MOST];
    for (uint32_t i = 0; i < count; i++) {
        const ss_group *one = &merge->groups.at[merge->surnames.at[order[i]].group];
        forms[i] = forms_of(merge, one->name);
        for (uint32_t k = 0; k < i; k++)
            if (merge->groups.at[merge->surnames.at[order[k]].group].given == one->given || (forms[i] && forms[k] == forms[i])) return true;
    }
    return false;
}

/* Donald Holm and Donald F. Holm, Tom Holm and Thomas Holm, when office or state agrees or one is the person whom all know. `order` is
 * by surname. */
static ss_status join_forms(ss_merge *merge, const uint32_t *order)
{
    const ss_surname *surnames = merge->surnames.at;
    ss_namesake *all = ss_resize(merge->memory, NULL, 0, NAMESAKES_MOST * sizeof *all);
    if (!all) return SS_NOMEM;
    for (uint32_t i = 0, end; i < merge->surnames.count; i = end) {
        for (end = i + 1; end < merge->surnames.count && surnames[order[end]].hash == surnames[order[i]].hash;) end++;
        if (end - i == 1 || end - i > NAMESAKES_MOST || !any_share_given(merge, order + i, end - i)) continue;
        join_namesakes(merge, all, find_namesakes(merge, order + i, end - i, all));
    }
    ss_release(merge->memory, all, NAMESAKES_MOST * sizeof *all);
    return SS_OK;
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
    SS_SEEK(low, high, middle, merge->surnames.at[order[middle]].hash < hash);
    return low;
}

/* Persons that may be meant: how many they are, the last one, and whom most documents are about. */
typedef struct { uint32_t count, last, documents, all_documents, best, best_documents; } ss_candidates;

/* Who a surname can be: the persons nothing speaks against, and those of them that something speaks for; whether somebody of that surname
 * was in the news when it was written. */
typedef struct { ss_candidates possible, fitting; bool topical; } ss_choice;

/* Groups of one tree are one person, and stand together. */
static void add_candidate(ss_candidates *among, uint32_t root, uint32_t documents)
{
    if (among->count == 0 || among->last != root) among->count++, among->documents = 0;
    among->last = root;
    among->documents += documents;
    among->all_documents += documents;
    if (among->documents <= among->best_documents) return;
    among->best = root;
    among->best_documents = among->documents;
}

/* The only one, or one whom nearly all documents about that surname are about: a president beside his cousins; else SS_NONE. */
static uint32_t chosen(const ss_candidates *among)
{
    if (among->count == 1) return among->last;
    bool prominent = among->best_documents >= PROMINENT && among->best_documents >= PROMINENT * (among->all_documents - among->best_documents);
    return prominent ? among->best : SS_NONE;
}

/* All that has the surname appeared when there was news of the person, or the days are not known. */
static bool is_topical(const ss_group *full, const ss_group *bare)
{
    if (full->first_day == SS_NO_DAY || bare->first_day == SS_NO_DAY) return true;
    return (int64_t)bare->first_day >= (int64_t)full->first_day - NEWS_DAYS && (int64_t)bare->last_day <= (int64_t)full->last_day + NEWS_DAYS;
}

static void consider(const ss_merge *merge, const ss_surname *surname, const ss_group *bare, ss_choice *choice)
{
    uint32_t root = surname->root;
    const ss_group *full = &merge->groups.at[surname->group];
    if (contradicts(full, bare)) return;
    add_candidate(&choice->possible, root, full->documents);
    choice->topical |= is_topical(full, bare);
    if (agrees(full, bare)) add_candidate(&choice->fitting, root, full->documents);
}

/* Whom the surname means when neither office nor state tells: somebody known, or of whom there was news. What is a given name as well may
 * be anybody's, unless the person is known to all. */
static uint32_t chosen_alone(const ss_choice *choice, bool given)
{
    uint32_t documents = choice->possible.best_documents;
    bool known = documents >= (given ? PROMINENT : FAMILIAR);
    return known || (choice->topical && !given) ? chosen(&choice->possible) : SS_NONE;
}

/* The person whose office or state agrees; else the one of that surname that nothing speaks against. */
static void join_surname(ss_merge *merge, const uint32_t *order, uint32_t bare)
{
    const ss_group *group = &merge->groups.at[bare];
    ss_choice choice = {0};
    uint32_t begin = first_with(merge, order, group->given), end = begin;
    for (; end < merge->surnames.count && merge->surnames.at[order[end]].hash == group->given; end++)
        if (end - begin >= SURNAME_MOST) return;
    for (uint32_t i = begin; i < end; i++) consider(merge, &merge->surnames.at[order[i]], group, &choice);
    uint32_t one = choice.fitting.count ? chosen(&choice.fitting) : chosen_alone(&choice, (first_word(merge, group->name).classes & SS_W(GIVEN)) != 0);
    if (one != SS_NONE) ss_group_join(merge, bare, one);
}

static void join_bare(ss_merge *merge, const uint32_t *order)
{
    for (uint32_t i = 0; i < merge->groups.count; i++)
        if (merge->groups.at[i].type == SS_PERSON && !merge->groups.at[i].full) join_surname(merge, order, i);
}

static ss_status sort_by_surname(const ss_merge *merge, uint32_t *order)
{
    uint32_t count = merge->surnames.count;
    ss_keyed *keyed = ss_resize(merge->memory, NULL, 0, count * sizeof *keyed);
    if (!keyed) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) keyed[i] = (ss_keyed){merge->surnames.at[i].hash, i};
    ss_status status = ss_sort_keyed(keyed, count, by_surname, merge, merge->memory);
    for (uint32_t i = 0; i < count; i++) order[i] = keyed[i].item;
    ss_release(merge->memory, keyed, count * sizeof *keyed);
    return status;
}

/* Those of one surname stand together by now. */
static ss_status sort_by_root(ss_merge *merge, uint32_t *order)
{
    ss_surname *surnames = merge->surnames.at;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < merge->surnames.count; i++) surnames[i].root = ss_group_root(merge, surnames[i].group);
    for (uint32_t i = 0, end; i < merge->surnames.count && status == SS_OK; i = end) {
        for (end = i + 1; end < merge->surnames.count && surnames[order[end]].hash == surnames[order[i]].hash;) end++;
        status = ss_sort(order + i, end - i, by_surname, merge, merge->memory);
    }
    return status;
}

/* By surname, then by person: joining surnames to persons later changes no root. */
static ss_status join_surnames(ss_merge *merge)
{
    uint32_t count = merge->surnames.count;
    uint32_t *order = ss_resize(merge->memory, NULL, 0, count * sizeof *order);
    if (!order) return SS_NOMEM;
    ss_status status = sort_by_surname(merge, order);
    if (status == SS_OK) status = join_forms(merge, order);
    if (status == SS_OK) status = sort_by_root(merge, order);
    if (status == SS_OK) join_bare(merge, order);
    ss_release(merge->memory, order, count * sizeof *order);
    return status;
}

ss_status ss_merge_people(ss_merge *merge)
{
    ss_status status = join_spellings(merge);
    return status == SS_OK ? join_surnames(merge) : status;
}

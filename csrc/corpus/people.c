#include "corpus/namesakes.h"

#include "base/hash.h"

#define POST_MOST 64u     /* one given name in one office of one state: more are no bucket but a mistake */
#define SURNAME_MOST 256u /* full names with one surname: beyond, a surname alone says nothing */
#define ALONE_MOST 16u    /* of those who are called by one word in all articles, and of whom these tell differently */
#define FAMILIAR 3u       /* documents about somebody whom an article may name by the surname alone, whenever it appears */

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

static uint64_t post_key(const ss_merge *merge, const ss_post *post) { return ss_hash64_mix(post->key, merge->groups.at[post->group].given); }

static int by_holder(const void *ctx, uint32_t a, uint32_t b)
{
    const ss_post *x = &((const ss_merge *)ctx)->posts.at[a], *y = &((const ss_merge *)ctx)->posts.at[b];
    return (x->group > y->group) - (x->group < y->group);
}

static void join_near(ss_merge *merge, const uint32_t *groups, uint32_t count)
{
    ss_parted a, b;
    for (uint32_t i = 0; i + 1 < count; i++) {
        ss_parted_read(merge->groups.at[groups[i]].name, &a);
        for (uint32_t j = i + 1; j < count; j++) {
            ss_parted_read(merge->groups.at[groups[j]].name, &b);
            if (near_names(&a, &b) && !ss_persons_differ(&merge->groups.at[groups[i]], &merge->groups.at[groups[j]]))
                ss_group_join(merge, groups[i], groups[j]);
        }
    }
}

/* Each run of one office and given name; its groups once each. */
static void join_posts(ss_merge *merge, const ss_keyed *order)
{
    uint32_t groups[POST_MOST], count = 0;
    for (uint32_t i = 0; i < merge->posts.count; i++) {
        uint32_t group = merge->posts.at[order[i].item].group;
        bool begins = i == 0 || order[i].key != order[i - 1].key;
        if (begins) {
            if (count <= POST_MOST) join_near(merge, groups, count);
            count = 0;
        }
        if (!begins && merge->posts.at[order[i - 1].item].group == group) continue;
        if (count < POST_MOST) groups[count] = group;
        count++;
    }
    if (count <= POST_MOST) join_near(merge, groups, count);
}

static ss_status join_spellings(ss_merge *merge)
{
    uint32_t count = merge->posts.count;
    if (count == 0) return SS_OK;
    ss_keyed *order = ss_resize(merge->memory, NULL, 0, count * sizeof *order);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) order[i] = (ss_keyed){post_key(merge, &merge->posts.at[i]), i};
    ss_status status = ss_sort_keyed(order, count, by_holder, merge, merge->memory);
    if (status == SS_OK) join_posts(merge, order);
    ss_release(merge->memory, order, count * sizeof *order);
    return status;
}

/* ---- surnames ------------------------------------------------------------------------------------------------------- */

ss_status ss_merge_note_person(ss_merge *merge, uint32_t group, const char *folded, uint32_t size)
{
    ss_parted name;
    memcpy(name.folded, folded, size);
    ss_parted_cut(&name, size);
    if (name.words == 0) return SS_OK;
    bool full = merge->groups.at[group].full;
    merge->groups.at[group].given = ss_parted_hash(&name, 0, full ? 0 : name.words - 1);
    return full ? ss_namesakes_note(merge, &name, group) : ss_namesakes_note_alone(merge, group);
}

static int by_surname(const void *ctx, uint32_t a, uint32_t b)
{
    const ss_surname *list = ((const ss_merge *)ctx)->surnames.at;
    if (list[a].hash != list[b].hash) return list[a].hash < list[b].hash ? -1 : 1;
    return (list[a].root > list[b].root) - (list[a].root < list[b].root);
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
    bool prominent = among->best_documents >= SS_PROMINENT && among->best_documents >= SS_PROMINENT * (among->all_documents - among->best_documents);
    return prominent ? among->best : SS_NONE;
}

/* All that has the surname appeared when there was news of the person, or the days are not known. */
static bool is_topical(const ss_group *full, const ss_group *bare)
{
    if (full->first_day == SS_NO_DAY || bare->first_day == SS_NO_DAY) return true;
    return (int64_t)bare->first_day >= (int64_t)full->first_day - SS_NEWS_DAYS && (int64_t)bare->last_day <= (int64_t)full->last_day + SS_NEWS_DAYS;
}

static void consider(const ss_merge *merge, const ss_surname *surname, const ss_group *bare, ss_choice *choice)
{
    uint32_t root = surname->root;
    const ss_group *full = &merge->groups.at[surname->group];
    if (ss_persons_differ(full, bare)) return;
    add_candidate(&choice->possible, root, full->documents);
    choice->topical |= is_topical(full, bare);
    if (ss_persons_agree(full, bare)) add_candidate(&choice->fitting, root, full->documents);
}

/* Whom the surname means when neither office nor state tells: somebody known, or of whom there was news. What is a given name as well may
 * be anybody's, unless the person is known to all. */
static uint32_t chosen_alone(const ss_choice *choice, bool given)
{
    uint32_t documents = choice->possible.best_documents;
    bool known = documents >= (given ? SS_PROMINENT : FAMILIAR);
    return known || (choice->topical && !given) ? chosen(&choice->possible) : SS_NONE;
}

/* The person whose office or state agrees; else the one of that surname that nothing speaks against. */
static void join_surname(ss_merge *merge, const uint32_t *order, uint32_t bare)
{
    const ss_group *group = &merge->groups.at[bare];
    ss_choice choice = {0};
    uint64_t hash = ss_entry_hash(group->given, SS_ENTRY_SURNAME);
    uint32_t begin = ss_entry_first(merge, order, hash), end = begin;
    for (; end < merge->surnames.count && merge->surnames.at[order[end]].hash == hash; end++)
        if (end - begin >= SURNAME_MOST) return;
    for (uint32_t i = begin; i < end; i++) consider(merge, &merge->surnames.at[order[i]], group, &choice);
    uint32_t one = choice.fitting.count ? chosen(&choice.fitting) : chosen_alone(&choice, (ss_first_word(merge, group->name).classes & SS_W(GIVEN)) != 0);
    if (one != SS_NONE) ss_group_join(merge, bare, one);
}

static void join_bare(ss_merge *merge, const uint32_t *order)
{
    for (uint32_t i = 0; i < merge->groups.count; i++)
        if (merge->groups.at[i].type == SS_PERSON && !merge->groups.at[i].full) join_surname(merge, order, i);
}

/* Those of one word whom nothing holds apart, and who are nobody's surname. */
static bool are_one_word(const ss_merge *merge, const uint32_t *order, uint32_t begin, uint32_t end)
{
    const ss_surname *list = merge->surnames.at;
    uint64_t surname = ss_entry_turn(list[order[begin]].hash, SS_ENTRY_SURNAME);
    uint32_t full = ss_entry_first(merge, order, surname);
    if (full < merge->surnames.count && list[order[full]].hash == surname) return false;
    for (uint32_t i = begin; i < end; i++) {
        const ss_group *one = &merge->groups.at[list[order[i]].group];
        if (ss_first_word(merge, one->name).classes & SS_W(GIVEN)) return false;
        for (uint32_t k = begin; k < i; k++) {
            const ss_group *other = &merge->groups.at[list[order[k]].group];
            if (ss_persons_differ(one, other) || !is_topical(one, other)) return false;
        }
    }
    return true;
}

/* Sutarsono, the minister, and Indonesia's minister Sutarsono, whom no article calls by another name. */
static void join_one_word(ss_merge *merge, const uint32_t *order)
{
    const ss_surname *list = merge->surnames.at;
    uint32_t begin = ss_entry_first(merge, order, ss_entry_hash(0, SS_ENTRY_ALONE));
    for (uint32_t end; begin < merge->surnames.count; begin = end) {
        for (end = begin + 1; end < merge->surnames.count && list[order[end]].hash == list[order[begin]].hash;) end++;
        if (end - begin == 1 || end - begin > ALONE_MOST || !are_one_word(merge, order, begin, end)) continue;
        for (uint32_t i = begin + 1; i < end; i++) ss_group_join(merge, list[order[begin]].group, list[order[i]].group);
    }
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
    if (status == SS_OK) status = ss_namesakes_join(merge, order);
    if (status == SS_OK) status = sort_by_root(merge, order);
    if (status == SS_OK) join_bare(merge, order);
    if (status == SS_OK) join_one_word(merge, order);
    ss_release(merge->memory, order, count * sizeof *order);
    return status;
}

ss_status ss_merge_people(ss_merge *merge)
{
    ss_status status = join_spellings(merge);
    return status == SS_OK ? join_surnames(merge) : status;
}

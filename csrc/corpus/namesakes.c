#include "corpus/namesakes.h"

#include "base/hash.h"
#include "lexicon/fold.h"

#define NAMESAKES_MOST 64u /* full names of one surname that are held against each other */
#define WHOLES_MOST 16u    /* of the same letters: more are a mistake */
#define WHOLE_LEAST 7u     /* letters that tell a person: Li Na is many */
#define FAMILY_MOST 5u     /* of a family name that may come first */
#define LONG_LEAST 8u      /* of a word that others may write as two */
#define INNER_LEAST 3u     /* and of a surname that is not the last word */

/* ---- names in words --------------------------------------------------------------------------------------------------- */

void ss_parted_cut(ss_parted *out, uint32_t size)
{
    out->words = 0;
    for (uint32_t i = 0, end; i < size && out->words < SS_PARTS_MOST; i = end + 1) {
        for (end = i; end < size && out->folded[end] != ' ';) end++;
        if (end == i) continue;
        out->word[out->words].at = i;
        out->word[out->words++].size = end - i;
    }
}

void ss_parted_read(ss_slice name, ss_parted *out)
{
    ss_parted_cut(out, ss_name_fold(name.at, name.size, out->folded));
}

uint64_t ss_parted_hash(const ss_parted *name, uint32_t first, uint32_t last)
{
    uint32_t at = name->word[first].at;
    return ss_hash64(name->folded + at, name->word[last].at + name->word[last].size - at, SS_PERSON);
}

ss_classes ss_parted_classes(const ss_merge *merge, const ss_parted *name, uint32_t word)
{
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(merge->lexicon);
    ss_symbol symbol = ss_vocabulary_find(vocabulary, name->folded + name->word[word].at, name->word[word].size);
    return ss_word_of(vocabulary, symbol).classes;
}

static bool same_words(const ss_parted *a, uint32_t i, const ss_parted *b, uint32_t k)
{
    return a->word[i].size == b->word[k].size && !memcmp(a->folded + a->word[i].at, b->folded + b->word[k].at, a->word[i].size);
}

ss_word ss_first_word(const ss_merge *merge, ss_slice name)
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
    ss_word word = ss_first_word(merge, name);
    return word.classes & SS_W(GIVEN) ? word.value : 0;
}

/* ---- entries ---------------------------------------------------------------------------------------------------------- */

static ss_status add_entry(ss_merge *merge, uint64_t hash, uint32_t group)
{
    ss_surname *surname = SS_ADD(&merge->surnames, merge->memory);
    if (!surname) return SS_NOMEM;
    *surname = (ss_surname){hash, group, group};
    return SS_OK;
}

static bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

/* Folding looks at words, and what it makes of a letter hangs on where the word begins: Min-ji and Minji, Ben Salim and Bensalim. */
static uint32_t put_loose(char *letters, uint32_t size, const char *from, bool last)
{
    bool soft = *from == 'j' && size && !last && !is_vowel(letters[size - 1]) && is_vowel(from[1]);
    char c = soft || *from == 'e' ? 'i' : *from;
    if (size && letters[size - 1] == c) return size;
    letters[size] = c;
    return size + 1;
}

/* The letters of the name from one word on, and of those before it behind them; 0 when they are few. */
static uint64_t whole_hash(const ss_parted *name, uint32_t first)
{
    char letters[sizeof name->folded];
    uint32_t size = 0;
    for (uint32_t i = 0; i < name->words; i++) {
        uint32_t word = (first + i) % name->words;
        const char *from = name->folded + name->word[word].at, *end = from + name->word[word].size;
        for (; from < end; from++) size = put_loose(letters, size, from, from + 1 == end);
    }
    return size < WHOLE_LEAST ? 0 : ss_entry_hash(ss_hash64(letters, size, SS_PERSON), SS_ENTRY_WHOLE);
}

/* Eun-bi Noh is Noh Eun-bi. Of two words that both may be the family's name nobody knows which is. */
static bool ends_in_family(const ss_merge *merge, const ss_parted *name, uint32_t last)
{
    if (!(ss_parted_classes(merge, name, last) & SS_W(FAMILY_FIRST))) return false;
    return last > 1 || !(ss_parted_classes(merge, name, 0) & SS_W(FAMILY_FIRST));
}

static ss_status add_wholes(ss_merge *merge, const ss_parted *name, uint32_t last, uint32_t group)
{
    bool plain = name->words == 2 && name->word[last].size < LONG_LEAST;
    bool family = plain && ((ss_parted_classes(merge, name, 0) & SS_W(FAMILY_FIRST)) || (name->word[last].size <= FAMILY_MOST && (ss_parted_classes(merge, name, last) & SS_W(FAMILY_FIRST))));
    if (plain && !family) return SS_OK; /* nothing to part, and nothing to turn */
    uint64_t whole = whole_hash(name, 0), turned = ends_in_family(merge, name, last) ? whole_hash(name, last) : 0;
    ss_status status = whole ? add_entry(merge, whole, group) : SS_OK;
    return status == SS_OK && turned ? add_entry(merge, turned, group) : status;
}

/* The word before the last of three and more: Quintero, of Rosa Quintero Mazari. */
static ss_status add_inner(ss_merge *merge, const ss_parted *name, uint32_t last, uint32_t group)
{
    uint32_t inner = last - 1;
    if (inner == 0 || name->word[inner].size < INNER_LEAST || (ss_parted_classes(merge, name, inner) & SS_W(PARTICLE))) return SS_OK;
    return add_entry(merge, ss_entry_hash(ss_parted_hash(name, inner, inner), SS_ENTRY_INNER), group);
}

/* Okoro; "von der Leyen" and "Leyen"; of names that begin with the family's, that one too. */
static ss_status add_surnames(ss_merge *merge, const ss_parted *name, uint32_t last, uint32_t group)
{
    uint32_t particle = 1;
    ss_status status = add_entry(merge, ss_entry_hash(ss_parted_hash(name, last, last), SS_ENTRY_SURNAME), group);
    while (particle < last && !(ss_parted_classes(merge, name, particle) & SS_W(PARTICLE))) particle++;
    if (status == SS_OK && particle < last) status = add_entry(merge, ss_entry_hash(ss_parted_hash(name, particle, last), SS_ENTRY_SURNAME), group);
    if (status == SS_OK && (ss_parted_classes(merge, name, 0) & SS_W(FAMILY_FIRST)))
        status = add_entry(merge, ss_entry_hash(ss_parted_hash(name, 0, 0), SS_ENTRY_SURNAME), group);
    return status;
}

ss_status ss_namesakes_note(ss_merge *merge, const ss_parted *name, uint32_t group)
{
    uint32_t last = name->words - 1;
    ss_classes end = last > 1 ? ss_parted_classes(merge, name, last) : 0;
    bool junior = (end & SS_W(SUFFIX)) != 0;
    last -= junior;
    if (last == 0) return SS_OK;
    ss_status status = add_surnames(merge, name, last, group);
    if (junior || status != SS_OK) return status;
    merge->groups.at[group].tailed = end && !(end & (SS_W(GIVEN) | SS_W(FAMILY_FIRST))); /* Rolf Wenkel Europe: what a headline says next */
    status = add_inner(merge, name, last, group);
    return status == SS_OK ? add_wholes(merge, name, last, group) : status;
}

ss_status ss_namesakes_note_alone(ss_merge *merge, uint32_t group)
{
    return add_entry(merge, ss_entry_hash(merge->groups.at[group].given, SS_ENTRY_ALONE), group);
}

/* ---- what is known of two persons ------------------------------------------------------------------------------------- */

bool ss_persons_differ(const ss_group *a, const ss_group *b)
{
    bool states = a->country != SS_NONE && b->country != SS_NONE && a->country != b->country;
    bool genders = (b->females && !b->males && a->males && !a->females) || (b->males && !b->females && a->females && !a->males);
    return states || genders;
}

bool ss_persons_agree(const ss_group *a, const ss_group *b)
{
    return (b->country != SS_NONE && a->country == b->country) || (b->office && a->office == b->office);
}

/* Nearly all documents are about one of the two. */
static bool outshines(const ss_group *a, const ss_group *b)
{
    uint32_t more = a->documents > b->documents ? a->documents : b->documents, less = a->documents + b->documents - more;
    return more >= SS_PROMINENT && more >= SS_PROMINENT * less;
}

static bool have_days(const ss_group *a, const ss_group *b) { return a->first_day != SS_NO_DAY && b->first_day != SS_NO_DAY; }

/* News of both in the same days, by different articles: one that has both names means two persons, perhaps. */
static bool share_days(const ss_group *a, const ss_group *b)
{
    if (a->last_document == b->last_document) return false;
    return (int64_t)a->first_day <= (int64_t)b->last_day + SS_NEWS_DAYS && (int64_t)b->first_day <= (int64_t)a->last_day + SS_NEWS_DAYS;
}

/* The same where days are not known, and nothing speaks against it. */
static bool may_share_days(const ss_group *a, const ss_group *b)
{
    return have_days(a, b) ? share_days(a, b) : a->last_document != b->last_document;
}

/* ---- given names in two forms, and names in the middle ------------------------------------------------------------------- */

typedef struct { ss_parted name; uint32_t group, root; int32_t forms; } ss_namesake;

/* One word, or its first letter. */
static bool fits_word(const ss_parted *a, uint32_t i, const ss_parted *b, uint32_t k)
{
    bool initial = a->word[i].size == 1 || b->word[k].size == 1;
    return initial ? a->folded[a->word[i].at] == b->folded[b->word[k].at] : same_words(a, i, b, k);
}

/* The words of one from the second to `end`, in that order, among those of the other. */
static bool are_among(const ss_parted *a, uint32_t end, const ss_parted *b, uint32_t end_b)
{
    uint32_t i = 1;
    for (uint32_t k = 1; k < end_b && i < end; k++) i += fits_word(a, i, b, k);
    return i >= end;
}

/* Names in the middle do not speak against each other: those of one are among the other's (F. and Filip Ove). */
static bool middles_fit(const ss_parted *a, const ss_parted *b)
{
    const ss_parted *less = a->words <= b->words ? a : b, *more = less == a ? b : a;
    return are_among(less, less->words - 1, more, more->words - 1);
}

static bool same_given(const ss_namesake *a, const ss_namesake *b)
{
    return same_words(&a->name, 0, &b->name, 0) || (a->forms && a->forms == b->forms);
}

static bool is_one_of_two(const ss_merge *merge, const ss_namesake *a, const ss_namesake *b)
{
    const ss_group *x = &merge->groups.at[a->group], *y = &merge->groups.at[b->group];
    if (!same_given(a, b) || !middles_fit(&a->name, &b->name) || ss_persons_differ(x, y)) return false;
    return ss_persons_agree(x, y) || outshines(x, y) || (same_words(&a->name, 0, &b->name, 0) && may_share_days(x, y));
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

static void join_forms(ss_merge *merge, const ss_namesake *all, uint32_t count)
{
    for (uint32_t a = 0; a + 1 < count; a++)
        for (uint32_t b = a + 1; b < count; b++)
            if (is_one_of_two(merge, &all[a], &all[b]) && !is_doubtful(all, count, a, b)) ss_group_join(merge, all[a].group, all[b].group);
}

/* ---- names left out ------------------------------------------------------------------------------------------------------ */

/* Lassine Diarra, of Mamoudou Lassine Diarra. */
static bool ends_other(const ss_parted *a, const ss_parted *b)
{
    if (a->words >= b->words) return false;
    for (uint32_t i = 0; i < a->words; i++)
        if (!same_words(a, i, b, b->words - a->words + i)) return false;
    return true;
}

/* Rosa Quintero, of Rosa del Pilar Quintero Mazari. */
static bool begins_other(const ss_parted *a, const ss_parted *b)
{
    if (a->words >= b->words || !same_words(a, 0, b, 0) || !same_words(a, a->words - 1, b, b->words - 2)) return false;
    return are_among(a, a->words - 1, b, b->words - 2);
}

/* Office or state agrees, or it was in the same days; where no days are known, what begins with no given name is a surname. */
static bool may_be_short(const ss_merge *merge, const ss_namesake *a, const ss_namesake *b, bool surname)
{
    const ss_group *x = &merge->groups.at[a->group], *y = &merge->groups.at[b->group];
    if (ss_persons_differ(x, y)) return false;
    if (!surname && x->last_document == y->last_document) return false; /* one article seldom leaves out what it has told */
    if (ss_persons_agree(x, y) || (have_days(x, y) && share_days(x, y))) return true;
    return surname && may_share_days(x, y) && !(ss_first_word(merge, x->name).classes & SS_W(GIVEN));
}

/* The only person whose longer name the short one is a part of; SS_NONE when there are several. */
static uint32_t longer_of(const ss_merge *merge, const ss_namesake *a, const ss_namesake *all, uint32_t count, bool surname)
{
    uint32_t found = SS_NONE;
    for (uint32_t i = 0; i < count; i++) {
        if (!(surname ? ends_other : begins_other)(&a->name, &all[i].name)) continue;
        if ((found != SS_NONE && found != all[i].root) || !may_be_short(merge, a, &all[i], surname)) return SS_NONE;
        found = all[i].root;
    }
    return found;
}

static void join_short(ss_merge *merge, const ss_namesake *all, uint32_t count, const ss_namesake *longer, uint32_t longer_count, bool surname)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t root = longer_of(merge, &all[i], longer, longer_count, surname);
        if (root != SS_NONE) ss_group_join(merge, all[i].group, root);
    }
}

/* ---- who is held against whom --------------------------------------------------------------------------------------------- */

/* One run of entries with the same hash. */
typedef struct { const uint32_t *order; uint32_t count; uint64_t hash; } ss_run;

/* The run that begins there. */
static ss_run run_at(const ss_merge *merge, const uint32_t *order, uint32_t begin)
{
    const ss_surname *surnames = merge->surnames.at;
    ss_run run = {order + begin, 1, surnames[order[begin]].hash};
    while (begin + run.count < merge->surnames.count && surnames[order[begin + run.count]].hash == run.hash) run.count++;
    return run;
}

/* Those of a run whose family name is so many words before the end, and who are no junior. */
static uint32_t find_namesakes(const ss_merge *merge, const ss_run *run, uint32_t behind, ss_namesake all[NAMESAKES_MOST])
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < run->count; i++) {
        const ss_surname *entry = &merge->surnames.at[run->order[i]];
        ss_namesake *one = &all[found];
        ss_slice name = merge->groups.at[entry->group].name;
        ss_parted_read(name, &one->name);
        one->group = entry->group;
        one->root = entry->root;
        one->forms = forms_of(merge, name);
        if (one->name.words <= behind || (ss_parted_classes(merge, &one->name, 0) & SS_W(FAMILY_FIRST))) continue;
        if (ss_parted_classes(merge, &one->name, one->name.words - 1) & SS_W(SUFFIX)) continue;
        uint32_t word = one->name.words - behind;
        if (ss_entry_hash(ss_parted_hash(&one->name, word, word), ss_entry_kind(run->hash)) == run->hash) found++;
    }
    return found;
}

static bool has_three_words(ss_slice name)
{
    const char *gap = memchr(name.at, ' ', name.size);
    return gap && memchr(gap + 1, ' ', (size_t)(name.at + name.size - gap - 1));
}

/* Of one surname some may have one given name: most have not, and are not looked at word by word. */
static bool any_share_given(const ss_merge *merge, const ss_run *run)
{
    int32_t forms[NAMESAKES_MOST];
    if (run->count == 1 || run->count > NAMESAKES_MOST) return false;
    for (uint32_t i = 0; i < run->count; i++) {
        const ss_group *one = &merge->groups.at[merge->surnames.at[run->order[i]].group];
        forms[i] = forms_of(merge, one->name);
        for (uint32_t k = 0; k < i; k++)
            if (merge->groups.at[merge->surnames.at[run->order[k]].group].given == one->given || (forms[i] && forms[k] == forms[i])) return true;
    }
    return false;
}

/* The first word of the one, as written, begins a later word of the other. */
static bool has_later(ss_slice one, ss_slice other)
{
    const char *gap = memchr(one.at, ' ', one.size), *end = other.at + other.size;
    size_t size = gap ? (size_t)(gap - one.at) : one.size;
    for (const char *at = other.at; (at = memchr(at, ' ', (size_t)(end - at))) != NULL;)
        if (++at + size <= end && memcmp(at, one.at, size) == 0) return true;
    return false;
}

/* Somebody's first word may be a later one of somebody with three. */
static bool any_may_end(const ss_merge *merge, const ss_run *run)
{
    if (run->count == 1 || run->count > NAMESAKES_MOST) return false;
    for (uint32_t i = 0; i < run->count; i++) {
        ss_slice longer = merge->groups.at[merge->surnames.at[run->order[i]].group].name;
        for (uint32_t k = 0; k < run->count && has_three_words(longer); k++)
            if (k != i && has_later(merge->groups.at[merge->surnames.at[run->order[k]].group].name, longer)) return true;
    }
    return false;
}

/* Somebody of the one run has the first word of somebody of the other. */
static bool share_first(const ss_merge *merge, const ss_run *a, const ss_run *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++)
            if (merge->groups.at[merge->surnames.at[a->order[i]].group].given == merge->groups.at[merge->surnames.at[b->order[k]].group].given) return true;
    return false;
}

/* Of the same letters: the spaces stand elsewhere, or the family's name does. */
static void join_wholes(ss_merge *merge, const ss_run *run)
{
    for (uint32_t i = 0; i + 1 < run->count && run->count <= WHOLES_MOST; i++)
        for (uint32_t k = i + 1; k < run->count; k++) {
            uint32_t a = merge->surnames.at[run->order[i]].group, b = merge->surnames.at[run->order[k]].group;
            if (!ss_persons_differ(&merge->groups.at[a], &merge->groups.at[b])) ss_group_join(merge, a, b);
        }
}

/* Two lists of people, taken once. */
typedef struct { ss_namesake all[NAMESAKES_MOST], longer[NAMESAKES_MOST]; } ss_lists;

/* Donald Holm and Donald F. Holm, Tom Holm and Thomas Holm; Noh Eun-bi and Eunbi Noh. */
static void join_run(ss_merge *merge, const ss_run *run, ss_lists *lists)
{
    uint64_t kind = ss_entry_kind(run->hash);
    if (kind == SS_ENTRY_WHOLE) join_wholes(merge, run);
    if (kind == SS_ENTRY_SURNAME && any_share_given(merge, run)) join_forms(merge, lists->all, find_namesakes(merge, run, 1, lists->all));
}

/* Those who have the surname that is an inner one of the run. */
static ss_run surnamed_like(const ss_merge *merge, const uint32_t *order, const ss_run *inner)
{
    uint64_t hash = ss_entry_turn(inner->hash, SS_ENTRY_SURNAME);
    uint32_t begin = ss_entry_first(merge, order, hash);
    bool none = begin == merge->surnames.count || merge->surnames.at[order[begin]].hash != hash;
    return none ? (ss_run){order, 0, hash} : run_at(merge, order, begin);
}

static void join_short_run(ss_merge *merge, const uint32_t *order, const ss_run *run, ss_lists *lists)
{
    uint64_t kind = ss_entry_kind(run->hash);
    if (kind == SS_ENTRY_SURNAME && any_may_end(merge, run)) {
        uint32_t count = find_namesakes(merge, run, 1, lists->all);
        join_short(merge, lists->all, count, lists->all, count, true);
    }
    if (kind != SS_ENTRY_INNER || run->count > NAMESAKES_MOST) return;
    ss_run shorter = surnamed_like(merge, order, run);
    if (shorter.count > NAMESAKES_MOST || !share_first(merge, &shorter, run)) return;
    uint32_t count = find_namesakes(merge, &shorter, 1, lists->all);
    join_short(merge, lists->all, count, lists->longer, find_namesakes(merge, run, 2, lists->longer), false);
}

ss_status ss_namesakes_join(ss_merge *merge, const uint32_t *order)
{
    ss_lists *lists = ss_resize(merge->memory, NULL, 0, sizeof *lists);
    ss_run run;
    if (!lists) return SS_NOMEM;
    for (uint32_t i = 0; i < merge->surnames.count; i += run.count) {
        run = run_at(merge, order, i);
        join_run(merge, &run, lists);
    }
    for (uint32_t i = 0; i < merge->surnames.count; i++) merge->surnames.at[i].root = ss_group_root(merge, merge->surnames.at[i].group);
    for (uint32_t i = 0; i < merge->surnames.count; i += run.count) {
        run = run_at(merge, order, i);
        join_short_run(merge, order, &run, lists);
    }
    ss_release(merge->memory, lists, sizeof *lists);
    return SS_OK;
}

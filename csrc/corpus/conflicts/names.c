#include "corpus/conflicts/make.h"

#include "base/hash.h"
#include "corpus/map.h"
#include "corpus/sort.h"
#include "lexicon/fold.h"

/* Conflicts about names: one entity, spelt or called in two ways.
 *
 *   persons            Maria Zelandova | Maria Zelandowa    one word differs by a letter or two: a transliteration (variant)
 *                                                           or, where no transliteration makes them one, a misspelling
 *   bodies and others  Panel of Experts | Group of Experts  one word differs and means the same (variant)
 *
 * The usual form of a person is the entity's name; of a body the first of its aliases that has a fellow. */

#define FORMS_MOST 16u  /* aliases of one entity that are looked at */
#define WORDS_MOST 8u   /* of a form */
#define LETTERS_MOST 24u
#define CHAIN_MOST 16u  /* people whose names begin alike that one is held against; places of one that are looked at */
#define PLACES_EACH 3u  /* documents named for each form */
#define TIES_LEAST 2u   /* names and statements that two articles share */

typedef enum { SAME_FORM, OTHER_FORM, VARIANT_FORM, MISSPELT_FORM } ss_form_is;

typedef struct { ss_next_word words[WORDS_MOST]; uint32_t count; } ss_name_form;

typedef struct { uint32_t entity, document, mention; } ss_written; /* where an entity is written so first in a document */

typedef struct { uint32_t one, two; bool misspelt; } ss_two; /* entities whose names are near */

typedef struct {
    ss_corpus *corpus;
    const ss_lexicon *lexicon;
    ss_arena arena;
    uint8_t *varied;              /* by entity: the alias that is the usual form, plus 1; 0 when there is nothing to tell */
    SS_LIST(ss_written) written;
    uint32_t *order;              /* of `written`: by entity, then by document */
    uint32_t entities;            /* varied ones */
    ss_map chains;                /* of people whose names begin alike, or end so, to the last one */
    uint32_t *before, *before_end; /* by entity: the next of its chain, or SS_NONE */
    uint8_t *paired;              /* by entity: 1 when it stands in a pair */
    SS_LIST(ss_two) pairs;
} ss_namer;

/* ---- forms ----------------------------------------------------------------------------------------------------------- */

static bool form_of(const char *text, uint32_t size, ss_name_form *out)
{
    ss_next_word word;
    out->count = 0;
    for (uint32_t at = 0; ss_word_next(text, &at, size, &word);) {
        if (out->count == WORDS_MOST) return false;
        out->words[out->count++] = word;
    }
    return out->count > 1;
}

static bool same_word(const ss_next_word *a, const ss_next_word *b) { return a->size == b->size && !memcmp(a->folded, b->folded, a->size); }

/* The one word in which the two differ; WORDS_MOST when there is none or more. */
static uint32_t difference(const ss_name_form *a, const ss_name_form *b, bool *same)
{
    uint32_t at = WORDS_MOST, count = 0;
    *same = false;
    if (a->count != b->count) return WORDS_MOST;
    for (uint32_t i = 0; i < a->count; i++)
        if (!same_word(&a->words[i], &b->words[i])) at = i, count++;
    *same = count == 0;
    return count == 1 ? at : WORDS_MOST;
}

/* How many letters must change; 3 for words that are too long to tell. */
static uint32_t letters_apart(const ss_next_word *a, const ss_next_word *b)
{
    uint32_t row[LETTERS_MOST + 1];
    if (a->size > LETTERS_MOST || b->size > LETTERS_MOST) return 3;
    for (uint32_t k = 0; k <= b->size; k++) row[k] = k;
    for (uint32_t i = 1; i <= a->size; i++) {
        uint32_t corner = row[0];
        row[0] = i;
        for (uint32_t k = 1; k <= b->size; k++) {
            uint32_t least = corner + (a->folded[i - 1] != b->folded[k - 1]);
            corner = row[k];
            if (row[k] + 1 < least) least = row[k] + 1;
            if (row[k - 1] + 1 < least) least = row[k - 1] + 1;
            row[k] = least;
        }
    }
    return row[b->size];
}

static bool is_near(const ss_next_word *a, const ss_next_word *b)
{
    uint32_t shorter = a->size < b->size ? a->size : b->size;
    return letters_apart(a, b) <= (shorter > 6 ? 2u : shorter > 3 ? 1u : 0u);
}

static bool is_transliteration(const ss_next_word *a, const ss_next_word *b)
{
    char x[256], y[256];
    uint32_t n = ss_name_fold(a->folded, a->size, x), m = ss_name_fold(b->folded, b->size, y);
    return n == m && !memcmp(x, y, n);
}

/* Piet and Pieter. */
static bool is_short_for(const ss_next_word *a, const ss_next_word *b)
{
    uint32_t shorter = a->size < b->size ? a->size : b->size;
    return shorter > 2 && !memcmp(a->folded, b->folded, shorter);
}

/* What the form is to the usual one. A given name may be short for another, so only the last word can be wrong. */
static ss_form_is compare_persons(const ss_name_form *usual, const ss_name_form *form)
{
    bool same;
    uint32_t at = difference(usual, form, &same);
    if (same) return SAME_FORM;
    if (at == WORDS_MOST || usual->words[at].size < 3) return OTHER_FORM;
    if (is_transliteration(&usual->words[at], &form->words[at])) return VARIANT_FORM;
    if (at + 1 < usual->count && is_short_for(&usual->words[at], &form->words[at])) return VARIANT_FORM;
    if (!is_near(&usual->words[at], &form->words[at])) return OTHER_FORM;
    return at + 1 == usual->count ? MISSPELT_FORM : VARIANT_FORM;
}

bool ss_names_may_be_one(ss_slice x, ss_slice y)
{
    ss_name_form a, b;
    if (!form_of(x.at, x.size, &a) && a.count != 1) return false;
    if (!form_of(y.at, y.size, &b) && b.count != 1) return false;
    const ss_next_word *p = &a.words[a.count - 1], *q = &b.words[b.count - 1];
    bool alike = p->folded[0] == q->folded[0] && (letters_apart(p, q) <= (p->size > 3 && q->size > 3 ? 2u : 0u) || is_transliteration(p, q));
    return alike && (a.count == 1 || b.count == 1 || a.words[0].folded[0] == b.words[0].folded[0]);
}

/* Panel and group, but not Russian and Russia, nor group and groups. */
static ss_form_is compare_bodies(const ss_lexicon *lexicon, const ss_name_form *usual, const ss_name_form *form)
{
    bool same;
    uint32_t at = difference(usual, form, &same);
    if (same) return SAME_FORM;
    if (at == WORDS_MOST) return OTHER_FORM;
    const ss_next_word *a = &usual->words[at], *b = &form->words[at];
    uint32_t sense = ss_word_sense(lexicon, a);
    bool begin = a->size > 3 && b->size > 3 && !memcmp(a->folded, b->folded, 4);
    return sense && sense == ss_word_sense(lexicon, b) && !begin ? VARIANT_FORM : OTHER_FORM;
}

static ss_form_is compare(const ss_namer *n, uint32_t entity, const ss_name_form *usual, const ss_name_form *form)
{
    if (n->corpus->entities.at[entity].type == SS_PERSON) return compare_persons(usual, form);
    return compare_bodies(n->lexicon, usual, form);
}

/* ---- which entities -------------------------------------------------------------------------------------------------- */

static ss_slice alias_of(const ss_namer *n, const ss_entity_row *row, uint32_t i)
{
    return ss_stored_slice(n->corpus, n->corpus->stored.at[row->aliases.first + i]);
}

/* The usual form: the name of a person, alias number `usual` - 1 of others. */
static bool usual_form(const ss_namer *n, uint32_t entity, uint32_t usual, ss_name_form *out)
{
    const ss_entity_row *row = &n->corpus->entities.at[entity];
    ss_slice text = row->type == SS_PERSON ? ss_stored_slice(n->corpus, row->name) : alias_of(n, row, usual - 1);
    return form_of(text.at, text.size, out);
}

static bool has_capital(ss_slice text)
{
    for (uint32_t i = 0; i < text.size; i++)
        if ((text.at[i] >= 'A' && text.at[i] <= 'Z') || (unsigned char)text.at[i] >= 0x80) return true;
    return false;
}

/* Spaces between words; none in what has no capital: "the spy agency" describes, and is no name. */
static uint32_t spaces_in(ss_slice text)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < text.size; i++) count += text.at[i] == ' ';
    return count && has_capital(text) ? count : 0;
}

/* Which of the forms is written like another: what is compared word by word has as many spaces, one at least. */
static uint32_t fellows(const ss_namer *n, const ss_entity_row *row, uint32_t numbers[FORMS_MOST])
{
    uint32_t spaces[FORMS_MOST], most = row->aliases.count < FORMS_MOST ? row->aliases.count : FORMS_MOST, count = 0;
    for (uint32_t i = 0; i < most; i++) spaces[i] = spaces_in(alias_of(n, row, i));
    for (uint32_t i = 0; i < most; i++)
        for (uint32_t k = 0; k < most; k++)
            if (k != i && spaces[i] && spaces[i] == spaces[k]) {
                numbers[count++] = i;
                break;
            }
    return count;
}

/* The first form that another one is to be compared with: 1 for a person, whose name it is; 0 when there is none. */
static uint8_t usual_of(const ss_namer *n, uint32_t entity, const uint32_t *numbers, uint32_t count)
{
    const ss_entity_row *row = &n->corpus->entities.at[entity];
    ss_name_form a, b;
    for (uint32_t i = 0; i < count; i++) {
        if (!usual_form(n, entity, numbers[i] + 1, &a)) continue;
        for (uint32_t k = 0; k < count; k++) {
            ss_slice alias = alias_of(n, row, numbers[k]);
            bool other = row->type == SS_PERSON || k != i;
            if (other && form_of(alias.at, alias.size, &b) && compare(n, entity, &a, &b) > OTHER_FORM) return (uint8_t)(numbers[i] + 1);
        }
        if (row->type == SS_PERSON) return 0;
    }
    return 0;
}

static void judge(ss_namer *n, uint32_t entity)
{
    const ss_entity_row *row = &n->corpus->entities.at[entity];
    uint32_t numbers[FORMS_MOST];
    if (row->aliases.count < 2 || (row->type != SS_PERSON && row->type != SS_BODY && row->type != SS_ORGANISATION)) return;
    uint32_t count = fellows(n, row, numbers);
    if (count > 1) n->varied[entity] = usual_of(n, entity, numbers, count);
    n->entities += n->varied[entity] != 0;
}

/* ---- where they are written ------------------------------------------------------------------------------------------ */

static ss_status gather(ss_namer *n, const ss_article *a)
{
    const ss_mention_row *mentions = ss_article_mentions(a);
    for (uint32_t i = 0; i < a->row->spellings.count; i++) {
        uint32_t mention = ss_spelling_mention(a->shard->spellings.at[a->row->spellings.first + i]);
        uint32_t entity = a->entities[mentions[mention].local];
        if (!n->varied[entity] && !n->paired[entity]) continue;
        ss_written *written = SS_PUSH(&n->written, &n->arena);
        if (!written) return SS_NOMEM;
        *written = (ss_written){entity, a->document, mention};
    }
    return SS_OK;
}

/* Whether the document names an entity that is looked at. */
static bool names_any(const ss_namer *n, uint32_t document)
{
    uint32_t count;
    const uint32_t *entities = ss_corpus_entities(n->corpus, document, &count);
    for (uint32_t i = 0; i < count; i++)
        if (n->varied[entities[i]] || n->paired[entities[i]]) return true;
    return false;
}

static ss_status gather_all(ss_namer *n)
{
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < n->corpus->updates.count && status == SS_OK; d++) {
        if (n->corpus->updates.at[d].duplicate_of != SS_NONE || !names_any(n, d)) continue;
        ss_article a = ss_article_at(n->corpus, d);
        status = gather(n, &a);
    }
    return status;
}

static int by_entity(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_written *all = ctx;
    return all[x].entity < all[y].entity ? -1 : all[x].entity > all[y].entity;
}

/* ---- rows ------------------------------------------------------------------------------------------------------------ */

typedef struct { uint64_t forms[FORMS_MOST]; uint32_t times[FORMS_MOST], count; } ss_counted;

/* Whether this form has been named often enough. */
static bool is_enough(ss_counted *counted, const ss_name_form *form)
{
    uint64_t hash = 0;
    uint32_t i = 0;
    for (uint32_t k = 0; k < form->count; k++) hash = ss_hash64(form->words[k].folded, form->words[k].size, hash);
    while (i < counted->count && counted->forms[i] != hash) i++;
    if (i == FORMS_MOST) return true;
    if (i == counted->count) counted->forms[counted->count] = hash, counted->times[counted->count++] = 0;
    return counted->times[i]++ >= PLACES_EACH;
}

/* Just as the entity is called: most places are. */
static bool is_name(const ss_namer *n, uint32_t entity, ss_slice text)
{
    const ss_entity_row *row = &n->corpus->entities.at[entity];
    ss_slice name = ss_stored_slice(n->corpus, row->name);
    return row->type == SS_PERSON && name.size == text.size && !memcmp(name.at, text.at, text.size);
}

static ss_status put_form(ss_namer *n, const ss_written *written, const ss_name_form *usual, bool deviating, ss_counted *counted, uint32_t first,
                          bool *misspelt)
{
    ss_article a = ss_article_at(n->corpus, written->document);
    ss_saying saying = {a.document, ss_article_mentions(&a)[written->mention].span, SS_NONE, SS_NONE};
    ss_slice text = ss_span_slice(&a, saying.span);
    ss_name_form form;
    if (deviating && n->corpus->sides.count - first >= SS_SIDES_MOST - PLACES_EACH) return SS_OK; /* room for the usual form */
    if (deviating && is_name(n, written->entity, text)) return SS_OK;
    if (!form_of(text.at, text.size, &form)) return SS_OK;
    ss_form_is what = compare(n, written->entity, usual, &form);
    if (what == OTHER_FORM || (what > OTHER_FORM) != deviating || is_enough(counted, &form)) return SS_OK;
    *misspelt |= what == MISSPELT_FORM;
    return ss_side_add(n->corpus, first, &saying, text);
}

static ss_status put_entity(ss_namer *n, const uint32_t *order, uint32_t count)
{
    uint32_t entity = n->written.at[order[0]].entity, first = n->corpus->sides.count, deviating = 0;
    ss_name_form usual;
    ss_counted counted = {.count = 0};
    bool misspelt = false;
    ss_status status = SS_OK;
    if (!usual_form(n, entity, n->varied[entity], &usual)) return SS_OK;
    for (uint32_t i = 0; i < count && status == SS_OK; i++)
        status = put_form(n, &n->written.at[order[i]], &usual, true, &counted, first, &misspelt);
    deviating = n->corpus->sides.count - first;
    for (uint32_t i = 0; i < count && deviating && n->corpus->sides.count - first < deviating + PLACES_EACH && status == SS_OK; i++)
        status = put_form(n, &n->written.at[order[i]], &usual, false, &counted, first, &misspelt);
    if (status != SS_OK) return status;
    if (!deviating || n->corpus->sides.count - first == deviating) n->corpus->sides.count = first; /* nobody writes the usual form */
    return ss_conflict_add(n->corpus, first, SS_CONFLICT_NAME, misspelt ? SS_CONTRADICTION : SS_VARIANT_SEVERITY,
                           ss_stored_slice(n->corpus, n->corpus->entities.at[entity].id));
}

static ss_status put_all(ss_namer *n)
{
    uint32_t count = n->written.count;
    uint32_t *order = n->order = ss_arena_take(&n->arena, ((size_t)count + 1) * sizeof *order);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    ss_status status = ss_sort(order, count, by_entity, n->written.at, n->corpus->memory);
    for (uint32_t i = 0, end; i < count && status == SS_OK; i = end) {
        for (end = i + 1; end < count && n->written.at[order[end]].entity == n->written.at[order[i]].entity;) end++;
        if (n->varied[n->written.at[order[i]].entity]) status = put_entity(n, order + i, end - i);
    }
    return status;
}

/* ---- two entities that may be one ------------------------------------------------------------------------------------ */

/* People whose names begin alike stand in one chain: first word, how many words, first letter of the last. So do those whose names end alike, of whose
 * chain *end is the key: last word, with the space before it, how many words, first letter. */
static uint64_t chain_key(ss_slice name, uint64_t *end)
{
    const char *space = memchr(name.at, ' ', name.size), *last = space;
    uint64_t words = 1;
    if (!space) return 0;
    for (const char *p = space; p; p = memchr(p + 1, ' ', (size_t)(name.at + name.size - p - 1))) last = p, words++;
    *end = ss_hash64(last, (size_t)(name.at + name.size - last), words << 8 | (uint8_t)name.at[0]);
    return ss_hash64(name.at, (size_t)(space - name.at), words << 8 | (uint8_t)last[1]);
}

/* All but a few letters in one place are the same. */
static bool begin_and_end_alike(ss_slice x, ss_slice y)
{
    uint32_t shorter = x.size < y.size ? x.size : y.size, longer = x.size < y.size ? y.size : x.size, begin = 0, end = 0;
    while (begin < shorter && x.at[begin] == y.at[begin]) begin++;
    while (begin + end < shorter && x.at[x.size - 1 - end] == y.at[y.size - 1 - end]) end++;
    return begin + end + 4 >= longer;
}

static ss_form_is compare_names(ss_slice p, ss_slice q)
{
    ss_name_form a, b;
    if (!begin_and_end_alike(p, q) || !form_of(p.at, p.size, &a) || !form_of(q.at, q.size, &b)) return OTHER_FORM;
    return compare_persons(&a, &b);
}

bool ss_names_are_near(ss_slice x, ss_slice y) { return compare_names(x, y) > OTHER_FORM; }

static ss_status note_pair(ss_namer *n, uint32_t one, uint32_t two)
{
    ss_form_is what = compare_names(ss_stored_slice(n->corpus, n->corpus->entities.at[one].name), ss_stored_slice(n->corpus, n->corpus->entities.at[two].name));
    if (what <= OTHER_FORM) return SS_OK;
    ss_two *pair = SS_PUSH(&n->pairs, &n->arena);
    if (!pair) return SS_NOMEM;
    *pair = (ss_two){one, two, what == MISSPELT_FORM};
    n->paired[one] = n->paired[two] = 1;
    return SS_OK;
}

/* Holds a person against the last of its chain, then makes it the last. */
static ss_status hang(ss_namer *n, uint32_t entity, uint64_t key, uint32_t *before)
{
    uint32_t *last = NULL, seen = 0;
    ss_status status = ss_map_put(&n->chains, n->corpus->memory, key, &last);
    for (uint32_t i = status == SS_OK ? *last : SS_NONE; i != SS_NONE && seen < CHAIN_MOST && status == SS_OK; i = before[i], seen++)
        status = note_pair(n, i, entity);
    if (status != SS_OK) return status;
    n->corpus->conflicts_capped += seen == CHAIN_MOST;
    before[entity] = *last;
    *last = entity;
    return SS_OK;
}

static ss_status chain(ss_namer *n, uint32_t entity)
{
    const ss_entity_row *row = &n->corpus->entities.at[entity];
    uint64_t end = 0, key = row->type == SS_PERSON && row->lexicon == SS_NONE ? chain_key(ss_stored_slice(n->corpus, row->name), &end) : 0;
    if (!key) return SS_OK;
    ss_status status = hang(n, entity, key, n->before);
    return status == SS_OK ? hang(n, entity, end, n->before_end) : status;
}

static bool is_full(const ss_namer *n, const ss_written *written)
{
    ss_article a = ss_article_at(n->corpus, written->document);
    ss_slice text = ss_span_slice(&a, ss_article_mentions(&a)[written->mention].span);
    return memchr(text.at, ' ', text.size) != NULL;
}

/* The part of the order that is the entity's. */
static ss_part_of part_of(const ss_namer *n, uint32_t entity)
{
    uint32_t low = 0, high = n->written.count, end;
    SS_SEEK(low, high, middle, n->written.at[n->order[middle]].entity < entity);
    for (end = low; end < n->written.count && end - low < CHAIN_MOST && n->written.at[n->order[end]].entity == entity;) end++;
    return (ss_part_of){low, end - low};
}

/* One article that has both knows two people. */
static bool stand_together(const ss_namer *n, ss_part_of x, ss_part_of y)
{
    for (uint32_t i = 0; i < x.count; i++)
        for (uint32_t k = 0; k < y.count; k++)
            if (n->written.at[n->order[x.first + i]].document == n->written.at[n->order[y.first + k]].document) return true;
    return false;
}

static ss_status put_two(ss_namer *n, const ss_two *pair, const ss_written *x, const ss_written *y)
{
    uint32_t first = n->corpus->sides.count;
    const ss_written *both[] = {x, y};
    ss_status status = SS_OK;
    for (int i = 0; i < 2 && status == SS_OK; i++) {
        ss_article a = ss_article_at(n->corpus, both[i]->document);
        ss_saying saying = {a.document, ss_article_mentions(&a)[both[i]->mention].span, SS_NONE, SS_NONE};
        status = ss_side_add(n->corpus, first, &saying, ss_span_slice(&a, saying.span));
    }
    if (status != SS_OK) return status;
    return ss_conflict_add(n->corpus, first, SS_CONFLICT_NAME, pair->misspelt ? SS_CONTRADICTION : SS_VARIANT_SEVERITY,
                           ss_stored_slice(n->corpus, n->corpus->entities.at[pair->one].id));
}

/* People of two articles of one story whose names differ by a letter or two, where no article has both. */
static ss_status put_pair(ss_namer *n, const ss_stories *stories, const ss_two *pair)
{
    ss_part_of x = part_of(n, pair->one), y = part_of(n, pair->two);
    if (stand_together(n, x, y)) return SS_OK;
    for (uint32_t i = 0; i < x.count; i++)
        for (uint32_t k = 0; k < y.count; k++) {
            const ss_written *p = &n->written.at[n->order[x.first + i]], *q = &n->written.at[n->order[y.first + k]];
            if (is_full(n, p) && is_full(n, q) && ss_stories_shared(stories, p->document, q->document) >= TIES_LEAST) return put_two(n, pair, p, q);
        }
    return SS_OK;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static ss_status prepare(ss_namer *n)
{
    size_t entities = n->corpus->entities.count;
    n->varied = ss_arena_zero(&n->arena, entities + 1);
    n->paired = ss_arena_zero(&n->arena, entities + 1);
    n->before = ss_arena_take(&n->arena, (entities + 1) * sizeof *n->before);
    n->before_end = ss_arena_take(&n->arena, (entities + 1) * sizeof *n->before_end);
    return n->varied && n->paired && n->before && n->before_end ? SS_OK : SS_NOMEM;
}

static ss_status find(ss_namer *n, const ss_stories *stories)
{
    ss_status status = prepare(n);
    bool several = n->corpus->updates.count > 1;
    for (uint32_t e = 0; e < n->corpus->entities.count && status == SS_OK; e++) {
        judge(n, e);
        status = several ? chain(n, e) : SS_OK; /* two of one article are two */
    }
    if (status == SS_OK && (n->entities || n->pairs.count)) status = gather_all(n);
    if (status == SS_OK && n->written.count) status = put_all(n);
    for (uint32_t i = 0; i < n->pairs.count && status == SS_OK; i++) status = put_pair(n, stories, &n->pairs.at[i]);
    return status;
}

ss_status ss_conflicts_names(ss_corpus *corpus, const ss_stories *stories)
{
    ss_namer n = {.corpus = corpus, .lexicon = corpus->engine->lexicon};
    ss_arena_init(&n.arena, corpus->memory);
    ss_status status = find(&n, stories);
    ss_map_drop(&n.chains, corpus->memory);
    ss_arena_free(&n.arena);
    return status;
}

#include "corpus/statements/rarities.h"

#include <math.h>
#include "lexicon/meanings.h"

#define PRIOR 400.0          /* claims of other news that stand behind every corpus, so that small ones work too */
#define WEIGHT_SCALE 64.0
#define SLOTS_FIRST 1024u

#define COUNT_EXACT 256u     /* claims of one feature, and claims in all, that are counted to the last one: see ss_steady */
#define CLAIMS_EXACT 1024u

/* In what part of them a feature stands: another word or number, a name, an everyday word. */
#define PRIOR_OTHER 0.002
#define PRIOR_NAME 0.015
#define PRIOR_COMMON 0.02

/* ---- counts ---------------------------------------------------------------------------------------------------------- */

ss_status ss_rarities_grow(ss_rarities *table, const ss_allocator *memory)
{
    ss_rarities more = {NULL, table->size ? table->size * 2 : SLOTS_FIRST, table->count};
    size_t bytes;
    if (more.size <= table->size || !ss_size_product(more.size, sizeof *more.slots, &bytes)) return SS_NOMEM;
    more.slots = ss_make(memory, bytes);
    if (!more.slots) return SS_NOMEM;
    for (uint32_t i = 0; i < table->size; i++)
        if (table->slots[i].key) *ss_rarity_seek(&more, table->slots[i].key) = table->slots[i];
    ss_rarities_drop(table, memory);
    *table = more;
    return SS_OK;
}

__attribute__((noinline))
static ss_status add_rarity(ss_rarities *table, const ss_allocator *memory, uint32_t key, ss_rarity **out)
{
    ss_status status = table->count < table->size / 2 ? SS_OK : ss_rarities_grow(table, memory);
    if (status != SS_OK) return status;
    *out = ss_rarity_seek(table, key);
    (*out)->key = key;
    table->count++;
    return SS_OK;
}

/* Of the forms of a word the most everyday one counts, whichever comes first. */
ss_status ss_rarities_count(ss_rarities *table, const ss_allocator *memory, const ss_mark *features, uint32_t count, uint32_t step)
{
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < count; i++) {
        ss_rarity *rarity = ss_rarity_seek(table, ss_mark_key(features[i]) + 1);
        if (!rarity->key && (status = add_rarity(table, memory, ss_mark_key(features[i]) + 1, &rarity)) != SS_OK) return status;
        rarity->claims += step;
        rarity->commons += features[i] & 2 ? step : 0;
    }
    return SS_OK;
}

ss_status ss_rarities_copy(const ss_rarities *table, const ss_allocator *memory, ss_rarities *out)
{
    size_t bytes = table->size * sizeof *table->slots;
    ss_rarity *slots = ss_resize(memory, NULL, 0, bytes);
    if (!slots) return SS_NOMEM;
    memcpy(slots, table->slots, bytes);
    *out = (ss_rarities){slots, table->size, table->count};
    return SS_OK;
}

void ss_rarities_drop(ss_rarities *table, const ss_allocator *memory)
{
    ss_release(memory, table->slots, table->size * sizeof *table->slots);
    *table = (ss_rarities){NULL, 0, 0};
}

/* ---- weights --------------------------------------------------------------------------------------------------------- */

static ss_rarity *seek_word(const ss_rarities *table, uint32_t id)
{
    return ss_rarity_seek(table, ss_mark_key(ss_mark_make(SS_MARK_WORD, id, false, false)) + 1);
}

static void oppose(void *ctx, uint32_t id, uint32_t opposite)
{
    ss_rarity *rarity = seek_word(ctx, id);
    if (rarity->key) rarity->opposite = ss_mark_key(ss_mark_make(SS_MARK_WORD, opposite, false, false)) + 1;
}

uint16_t ss_rarity_weight(const ss_rarity *rarity, uint32_t claims)
{
    ss_mark_kind kind = ss_mark_kind_of((rarity->key - 1) << 2);
    double prior = PRIOR * (kind == SS_MARK_NAME ? PRIOR_NAME : rarity->commons ? PRIOR_COMMON : PRIOR_OTHER);
    double all = ss_steady(claims, CLAIMS_EXACT) + PRIOR, weight = WEIGHT_SCALE * log(all / (ss_steady(rarity->claims, COUNT_EXACT) + prior));
    return (uint16_t)(weight < 1 ? 1 : weight);
}

void ss_rarities_weigh(ss_rarities *table, const ss_lexicon *lexicon, uint32_t claims)
{
    for (uint32_t i = 0; i < table->size; i++) {
        ss_rarity *rarity = &table->slots[i];
        uint16_t before = rarity->weight;
        if (!rarity->key) continue;
        rarity->weight = ss_rarity_weight(rarity, claims);
        rarity->changed = rarity->weight != before;
    }
    ss_lexicon_opposites(lexicon, oppose, table);
}

/* ---- words of neighbouring meaning ------------------------------------------------------------------------------------ */

typedef SS_LIST(ss_word_pair) ss_word_pairs;

static uint32_t place_of(const ss_rarities *table, uint32_t id)
{
    return ss_rarity_place(table, ss_mark_key(ss_mark_make(SS_MARK_WORD, id, false, false)) + 1);
}

/* The pairs of which the corpus has both words, by their places in the table. */
static ss_status list_related(const ss_rarities *table, const ss_lexicon *lexicon, ss_arena *arena, ss_word_pairs *out)
{
    uint32_t count, known = SS_NONE, first = 0;
    const ss_word_pair *pairs = ss_lexicon_related(lexicon, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (pairs[i].a != known) first = place_of(table, known = pairs[i].a);
        if (!table->slots[first].claims) continue;
        uint32_t second = place_of(table, pairs[i].b);
        if (!table->slots[second].claims) continue;
        ss_word_pair *pair = SS_PUSH(out, arena);
        if (!pair) return SS_NOMEM;
        *pair = (ss_word_pair){first, second};
    }
    return SS_OK;
}

static void count_related(ss_rarities *table, const ss_word_pairs *pairs)
{
    for (uint32_t i = 0; i < pairs->count; i++) {
        table->slots[pairs->at[i].a].related++;
        table->slots[pairs->at[i].b].related++;
    }
}

/* Gives each word that has some its part of the list, from the end on; returns how long the list is. */
static uint32_t part_list(ss_rarities *table)
{
    uint32_t total = 1;
    for (uint32_t i = 0; i < table->size; i++) {
        ss_rarity *rarity = &table->slots[i];
        rarity->linked = rarity->related || rarity->opposite;
        if (!rarity->related) continue;
        total += rarity->related;
        rarity->related = total++;
    }
    return total;
}

static void put_related(ss_rarities *table, const ss_word_pairs *pairs, uint32_t *relatives)
{
    for (uint32_t i = 0; i < pairs->count; i++) {
        ss_rarity *x = &table->slots[pairs->at[i].a], *y = &table->slots[pairs->at[i].b];
        relatives[--x->related] = y->key;
        relatives[--y->related] = x->key;
    }
}

ss_status ss_rarities_relate(ss_rarities *table, const ss_lexicon *lexicon, ss_arena *arena, uint32_t **relatives)
{
    ss_word_pairs pairs = {0};
    ss_status status = list_related(table, lexicon, arena, &pairs);
    if (status != SS_OK) return status;
    count_related(table, &pairs);
    *relatives = ss_arena_zero(arena, part_list(table) * sizeof **relatives);
    if (!*relatives) return SS_NOMEM;
    put_related(table, &pairs, *relatives);
    return SS_OK;
}

#include "corpus/statements.h"

#include "base/hash.h"
#include "corpus/map.h"
#include "corpus/memo.h"
#include "corpus/sort.h"
#include "corpus/wordings.h"

#define MEETINGS 2u      /* buckets in which a pair must meet to be compared */
#define ALIKE 0.33f      /* from which on a pair is one statement */
#define JOINED 0.30f     /* what the members of two groups must be alike on average */
#define FEW 16u          /* hashes of a group that are held against each other */
#define SAMPLED 8u       /* members of a group that are looked at when it grows */

typedef struct { float score; uint32_t a, b; } ss_pair; /* wordings, in order */
/* undated: entries without a day, which come first; capped: the window cut some off. */
typedef struct { uint32_t first, count, taken, undated; bool capped; } ss_bucket;

/* One wording of a family for all that are equal to it: its place in order and its first day, its buckets, and whom it met last and
 * how often. */
typedef struct { uint32_t at, keys[SS_KEYS], count, met, meetings; int32_t first; } ss_leader;

typedef struct {
    ss_corpus *corpus;
    ss_wordings wordings;         /* by family, day, content */
    ss_member *groups;            /* by wording */
    uint32_t *places;             /* by feature: its slot among the rarities */
    const uint64_t *speakers;     /* by entity: see ss_memo_speakers */
    uint32_t families;            /* families filed so far */
    int64_t reach;                /* days behind which nothing of the family at hand can fit */
    SS_LIST(ss_leader) leaders;   /* of the family at hand, as all below */
    SS_LIST(ss_bucket) buckets;
    ss_ids entries;               /* of all buckets: leaders */
    SS_LIST(ss_pair) pairs;
} ss_finder;

static const ss_wording *wording(const ss_finder *f, uint32_t at) { return &f->wordings.list.at[at]; }

static int order_of(uint64_t a, uint64_t b) { return a < b ? -1 : a > b; }

/* ---- order ------------------------------------------------------------------------------------------------------------- */

/* Within a family and a day. */
static int by_content(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_finder *f = ctx;
    const ss_wording *a = &f->wordings.list.at[x], *b = &f->wordings.list.at[y];
    return a->content != b->content ? order_of(a->content, b->content) : order_of(a->self, b->self);
}

static uint64_t day_key(const ss_wording *w) { return (uint64_t)w->family << 32 | ((uint32_t)w->first ^ 0x80000000u); }

/* Puts wordings where `sorted` says, in place: each circle of moves once. */
static void move_all(ss_wording *list, ss_keyed *sorted, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        ss_wording first = list[i];
        uint32_t to = i, from = sorted[i].item;
        for (; from != i; from = sorted[to].item) {
            list[to] = list[from];
            sorted[to].item = to;
            to = from;
        }
        list[to] = first;
        sorted[to].item = to;
    }
}

static ss_status put_in_order(ss_finder *f)
{
    const ss_allocator *memory = f->corpus->memory;
    uint32_t count = f->wordings.list.count;
    f->groups = ss_arena_take(&f->wordings.arena, count * sizeof *f->groups);
    f->places = ss_arena_take(&f->wordings.arena, f->wordings.features.count * sizeof *f->places);
    ss_keyed *sorted = ss_resize(memory, NULL, 0, count * sizeof *sorted);
    ss_status status = f->groups && f->places && sorted ? SS_OK : SS_NOMEM;
    for (uint32_t i = 0; i < count && status == SS_OK; i++) {
        sorted[i] = (ss_keyed){day_key(&f->wordings.list.at[i]), i};
        f->groups[i] = (ss_member){i, SS_NONE, i, 1};
    }
    if (status == SS_OK) status = ss_sort_keyed(sorted, count, by_content, f, memory);
    if (status == SS_OK) move_all(f->wordings.list.at, sorted, count);
    ss_release(memory, sorted, count * sizeof *sorted);
    return status;
}

/* ---- leaders ----------------------------------------------------------------------------------------------------------- */

static uint32_t root_of(ss_finder *f, uint32_t at)
{
    while (f->groups[at].parent != at) at = f->groups[at].parent = f->groups[f->groups[at].parent].parent;
    return at;
}

static void hang(ss_finder *f, uint32_t root, uint32_t other)
{
    f->groups[other].parent = root;
    f->groups[f->groups[root].last].next = other;
    f->groups[root].last = f->groups[other].last;
    f->groups[root].size += f->groups[other].size;
}

/* A wording that is equal to the one before it, as copies of a day are, goes with it and is compared no more. */
static ss_status lead_or_follow(ss_finder *f, uint32_t at)
{
    if (f->leaders.count) {
        uint32_t last = f->leaders.at[f->leaders.count - 1].at;
        const ss_wording *leader = wording(f, last), *w = wording(f, at);
        if (leader->content == w->content && ss_wordings_fit(f->corpus, &f->wordings, leader, w)) {
            hang(f, last, at);
            return SS_OK;
        }
    }
    ss_leader *added = SS_ADD(&f->leaders, f->corpus->memory);
    if (!added) return SS_NOMEM;
    added->at = at;
    added->first = wording(f, at)->first;
    added->met = SS_NONE;
    return SS_OK;
}

/* ---- buckets ----------------------------------------------------------------------------------------------------------- */

/* Orders features by weight, then by lower id; the low byte is the place among those of the wording. */
static uint64_t rank_of(ss_mark feature, uint16_t weight, uint32_t place)
{
    return (uint64_t)weight << 48 | (uint64_t)(uint32_t)~ss_mark_key(feature) << 8 | place;
}

/* In how many leaders of the family at hand each feature stands; adds up weights, and tells each feature whether it has an
 * opposite or related words: the bit that told everyday words is free by now. */
static void count_features(ss_finder *f, ss_wording *w)
{
    ss_mark *features = SS_PART(f->wordings.features, w->features.first);
    uint32_t *places = f->places + w->features.first;
    w->weight = 0;
    for (uint32_t i = 0; i < w->features.count; i++) {
        ss_rarity *slot = ss_wordings_rarity(&f->wordings, features[i]);
        places[i] = (uint32_t)(slot - f->wordings.rarities.slots);
        features[i] = (features[i] & ~(ss_mark)2) | (slot->opposite || slot->related ? 2u : 0u);
        w->weight += slot->weight;
        if (slot->family != f->families) slot->family = f->families, slot->leaders = 0, slot->bucket = SS_NONE;
        slot->leaders++;
    }
}

/* The heaviest features that another leader of the family has too, heaviest first; returns how many. */
static uint32_t choose_keys(const ss_finder *f, const ss_wording *w, uint64_t out[SS_KEYS])
{
    const ss_mark *features = SS_PART(f->wordings.features, w->features.first);
    const uint32_t *places = f->places + w->features.first;
    uint32_t count = 0;
    for (uint32_t i = 0; i < w->features.count; i++) {
        const ss_rarity *slot = &f->wordings.rarities.slots[places[i]];
        uint64_t rank = rank_of(features[i], slot->weight, i);
        if (slot->leaders < 2 || (count == SS_KEYS && rank < out[SS_KEYS - 1])) continue;
        uint32_t at = count < SS_KEYS ? count++ : SS_KEYS - 1;
        for (; at && out[at - 1] < rank; at--) out[at] = out[at - 1];
        out[at] = rank;
    }
    return count;
}

/* Wordings are filed family by family, so a slot holds the bucket of one family at a time. */
static ss_status find_bucket(ss_finder *f, uint32_t place, uint32_t *bucket)
{
    ss_rarity *slot = &f->wordings.rarities.slots[place];
    if (slot->bucket == SS_NONE) {
        if (!SS_ADD(&f->buckets, f->corpus->memory)) return SS_NOMEM;
        slot->bucket = f->buckets.count - 1;
    }
    *bucket = slot->bucket;
    f->buckets.at[*bucket].count++;
    return SS_OK;
}

static ss_status file(ss_finder *f, ss_leader *leader)
{
    uint64_t chosen[SS_KEYS];
    const ss_wording *w = wording(f, leader->at);
    ss_status status = SS_OK;
    leader->count = choose_keys(f, w, chosen);
    for (uint32_t k = 0; k < leader->count && status == SS_OK; k++)
        status = find_bucket(f, f->places[w->features.first + (chosen[k] & 0xFF)], &leader->keys[k]);
    return status;
}

static ss_status make_buckets(ss_finder *f)
{
    uint32_t total = 0;
    ss_status status = SS_OK;
    f->families++;
    for (uint32_t i = 0; i < f->leaders.count; i++) count_features(f, &f->wordings.list.at[f->leaders.at[i].at]);
    for (uint32_t i = 0; i < f->leaders.count && status == SS_OK; i++) status = file(f, &f->leaders.at[i]);
    if (status != SS_OK) return status;
    for (uint32_t i = 0; i < f->buckets.count; i++) {
        ss_bucket *bucket = &f->buckets.at[i];
        bucket->first = total;
        total += bucket->count;
    }
    f->entries.count = 0;
    return SS_ROOM(&f->entries, f->corpus->memory, total) ? SS_OK : SS_NOMEM;
}

/* ---- pairs ------------------------------------------------------------------------------------------------------------- */

static ss_status add_pair(ss_finder *f, uint32_t a, uint32_t b)
{
    float score = ss_wordings_alike(f->corpus, &f->wordings, wording(f, a), wording(f, b));
    if (score < ALIKE) return SS_OK;
    ss_pair *pair = SS_ADD(&f->pairs, f->corpus->memory);
    if (!pair) return SS_NOMEM;
    *pair = (ss_pair){score, a, b};
    return SS_OK;
}

static int32_t leader_day(const ss_finder *f, uint32_t leader) { return f->leaders.at[leader].first; }

static inline ss_status greet(ss_finder *f, uint32_t entry, uint32_t at, uint32_t needed)
{
    ss_leader *other = &f->leaders.at[entry];
    if (other->met != at) other->met = at, other->meetings = 0;
    return ++other->meetings == needed ? add_pair(f, other->at, f->leaders.at[at].at) : SS_OK;
}

/* From the nearest day back: as far as days can fit, and no further than the window; then those that fit any day. */
static ss_status meet(ss_finder *f, ss_bucket *bucket, uint32_t at, uint32_t needed)
{
    const uint32_t *entries = SS_PART(f->entries, bucket->first);
    int64_t since = wording(f, f->leaders.at[at].at)->first - f->reach;
    uint32_t last = bucket->taken > SS_WINDOW ? bucket->taken - SS_WINDOW : 0, i = bucket->taken;
    uint32_t any = bucket->undated > SS_WINDOW ? bucket->undated - SS_WINDOW : 0;
    ss_status status = SS_OK;
    for (uint32_t dated = last > bucket->undated ? last : bucket->undated; i > dated && leader_day(f, entries[i - 1]) >= since && status == SS_OK; i--)
        status = greet(f, entries[i - 1], at, needed);
    bucket->capped |= (i == last && i > bucket->undated && leader_day(f, entries[i - 1]) >= since) || (any > 0 && i > any);
    for (i = i < bucket->undated ? i : bucket->undated; i > any && status == SS_OK; i--) status = greet(f, entries[i - 1], at, needed);
    return status;
}

static ss_status pair_up(ss_finder *f, uint32_t at)
{
    const ss_leader *leader = &f->leaders.at[at];
    const ss_wording *w = wording(f, leader->at);
    uint32_t needed = w->features.count < MEETINGS ? 1 : MEETINGS;
    ss_status status = SS_OK;
    for (uint32_t k = 0; k < leader->count && status == SS_OK; k++) {
        ss_bucket *bucket = &f->buckets.at[leader->keys[k]];
        status = meet(f, bucket, at, needed);
        f->entries.at[bucket->first + bucket->taken++] = at;
        if (w->first == SS_NO_DAY) bucket->undated = bucket->taken;
    }
    return status;
}

static int by_score(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_pair *pairs = ctx, *a = &pairs[x], *b = &pairs[y];
    if (a->score > b->score || a->score < b->score) return a->score > b->score ? -1 : 1;
    return a->a != b->a ? order_of(a->a, b->a) : order_of(a->b, b->b);
}

/* ---- groups ------------------------------------------------------------------------------------------------------------ */

/* Whether all of the first members go together and are alike on average; one that says the opposite speaks against. */
static bool belong(const ss_finder *f, uint32_t a, uint32_t b)
{
    float sum = 0;
    uint32_t pairs = 0, lefts = 0;
    for (uint32_t i = a; i != SS_NONE && lefts < SAMPLED; i = f->groups[i].next, lefts++) {
        uint32_t rights = 0;
        for (uint32_t j = b; j != SS_NONE && rights < SAMPLED; j = f->groups[j].next, rights++, pairs++) {
            if (!ss_wordings_fit(f->corpus, &f->wordings, wording(f, i), wording(f, j))) return false;
            sum += ss_wordings_alike(f->corpus, &f->wordings, wording(f, i), wording(f, j));
        }
    }
    return sum >= JOINED * (float)pairs;
}

static void join(ss_finder *f, uint32_t x, uint32_t y)
{
    uint32_t a = root_of(f, x), b = root_of(f, y);
    if (a == b || !belong(f, a, b)) return;
    if (f->groups[a].size < f->groups[b].size || (f->groups[a].size == f->groups[b].size && b < a)) {
        uint32_t c = a;
        a = b, b = c;
    }
    hang(f, a, b);
}

static ss_status join_pairs(ss_finder *f)
{
    const ss_allocator *memory = f->corpus->memory;
    uint32_t count = f->pairs.count, *sorted = ss_resize(memory, NULL, 0, count * sizeof *sorted + 1);
    if (!sorted) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) sorted[i] = i;
    ss_status status = ss_sort(sorted, count, by_score, f->pairs.at, memory);
    for (uint32_t i = 0; i < count && status == SS_OK; i++)
        join(f, f->pairs.at[sorted[i]].a, f->pairs.at[sorted[i]].b);
    ss_release(memory, sorted, count * sizeof *sorted + 1);
    return status;
}

/* A follower shares what is known of its leader's features. */
static void take_after(ss_wording *follower, const ss_wording *leader)
{
    follower->features = leader->features;
    follower->weight = leader->weight;
}

/* The most days that a claim of the family may have been made in, the first not counted. */
static int64_t longest(const ss_finder *f, uint32_t from, uint32_t to)
{
    int64_t most = 0;
    for (uint32_t i = from; i < to; i++) {
        const ss_wording *w = wording(f, i);
        if (w->first != SS_NO_DAY && (int64_t)w->last - w->first > most) most = (int64_t)w->last - w->first;
    }
    return most;
}

static ss_status group_family(ss_finder *f, uint32_t from, uint32_t to)
{
    ss_status status = SS_OK;
    f->leaders.count = f->buckets.count = f->pairs.count = 0;
    f->reach = SS_DAYS_APART + longest(f, from, to);
    for (uint32_t i = from; i < to && status == SS_OK; i++) status = lead_or_follow(f, i);
    if (status == SS_OK) status = make_buckets(f);
    for (uint32_t i = from; i < to && status == SS_OK; i++)
        if (f->groups[i].parent != i) take_after(&f->wordings.list.at[i], wording(f, f->groups[i].parent));
    for (uint32_t i = 0; i < f->leaders.count && status == SS_OK; i++) status = pair_up(f, i);
    return status == SS_OK ? join_pairs(f) : status;
}

static uint32_t capped_buckets(const ss_finder *f)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < f->buckets.count; i++) count += f->buckets.at[i].capped;
    return count;
}

/* A family that the corpus before knew as it is keeps its groups. */
static ss_status group_or_recall(ss_finder *f, uint32_t from, uint32_t to)
{
    uint64_t signature = ss_memo_signature(f->corpus, &f->wordings, f->speakers, from, to);
    const ss_memo_family *known = f->corpus->like ? ss_memo_find(f->corpus->like, signature, to - from) : NULL;
    uint32_t capped = known ? known->capped : 0;
    ss_status status = SS_OK;
    if (known) {
        ss_memo_recall(f->corpus->like, known, f->groups, from);
        for (uint32_t i = from; i < to; i++) count_features(f, &f->wordings.list.at[i]);
    } else status = group_family(f, from, to);
    if (!known && status == SS_OK) capped = capped_buckets(f);
    f->corpus->statements_capped += capped;
    return status == SS_OK ? ss_memo_keep(f->corpus->memo, signature, f->groups, from, to, capped) : status;
}

static ss_status group_all(ss_finder *f)
{
    uint32_t count = f->wordings.list.count;
    ss_status status = SS_OK;
    for (uint32_t from = 0, to; from < count && status == SS_OK; from = to) {
        for (to = from + 1; to < count && wording(f, to)->family == wording(f, from)->family;) to++;
        if (to - from > 1) status = group_or_recall(f, from, to);
    }
    return status;
}

/* ---- statements -------------------------------------------------------------------------------------------------------- */

/* Counts how many different hashes there are: of a few by looking at all, of many by a map. */
typedef struct { ss_map map; uint64_t few[FEW]; uint32_t count; } ss_different;

static ss_status count_hash(const ss_finder *f, ss_different *seen, uint64_t hash, uint32_t *count)
{
    uint32_t *number;
    for (uint32_t i = 0; i < seen->count; i++)
        if (seen->few[i] == hash) return SS_OK;
    if (seen->count < FEW) {
        seen->few[seen->count++] = hash;
        ++*count;
        return SS_OK;
    }
    ss_status status = ss_map_put(&seen->map, f->corpus->memory, hash, &number);
    if (status != SS_OK || *number != SS_NONE) return status;
    *number = 0;
    ++*count;
    return SS_OK;
}

static uint64_t outlet_hash(const ss_corpus *corpus, uint32_t document)
{
    uint32_t within, shard = ss_corpus_shard_of(corpus, document, &within);
    const ss_shard *rows = corpus->shards.at[shard];
    ss_stored outlet = rows->documents.at[within].outlet;
    return outlet.size ? ss_hash64(rows->strings.at + outlet.at, outlet.size, 1) : ss_hash64_mix(document, 2);
}

/* Documents, outlets, originals and different contents of a group. A text counts once however often it is copied, and so
 * does a wording. */
static ss_status count_group(const ss_finder *f, uint32_t root, ss_statement_row *row)
{
    const ss_corpus *corpus = f->corpus;
    ss_different seen = {.count = 0};
    uint32_t contents = 0, originals = 0;
    ss_status status = SS_OK;
    for (uint32_t i = root; i != SS_NONE && status == SS_OK; i = f->groups[i].next) {
        const ss_wording *w = wording(f, i);
        uint32_t copy_of = corpus->updates.at[w->document].duplicate_of;
        status = count_hash(f, &seen, ss_hash64_mix(w->document, 3), &row->documents);
        if (status == SS_OK) status = count_hash(f, &seen, outlet_hash(corpus, w->document), &row->outlets);
        if (status == SS_OK) status = count_hash(f, &seen, ss_hash64_mix(copy_of == SS_NONE ? w->document : copy_of, 4), &originals);
        if (status == SS_OK) status = count_hash(f, &seen, ss_hash64_mix(w->content, 5), &contents);
    }
    row->independent = originals < contents ? originals : contents;
    ss_map_drop(&seen.map, corpus->memory);
    return status;
}

/* Whether a says more than b. */
static bool fuller(const ss_wording *a, const ss_wording *b)
{
    return a->weight != b->weight ? a->weight > b->weight : a->self < b->self;
}

static int32_t day_of(const ss_finder *f, const ss_wording *w)
{
    int32_t published = f->corpus->updates.at[w->document].published;
    return w->first == w->last || published == SS_NO_DAY ? w->first : published;
}

static ss_status add_member(const ss_finder *f, const ss_wording *best, const ss_wording *w)
{
    ss_member_row *member = SS_ADD(&f->corpus->members, f->corpus->memory);
    if (!member) return SS_NOMEM;
    float alike = w == best ? 1 : ss_wordings_alike(f->corpus, &f->wordings, best, w);
    *member = (ss_member_row){w->document, w->claim, alike < 0 ? 0 : alike};
    return SS_OK;
}

static ss_status add_members(const ss_finder *f, uint32_t root, ss_statement_row *row)
{
    const ss_wording *best = wording(f, root);
    for (uint32_t i = root; i != SS_NONE; i = f->groups[i].next) {
        const ss_wording *w = wording(f, i);
        int32_t day = day_of(f, w);
        if (fuller(w, best)) best = w;
        if (w->self < row->hash) row->hash = w->self;
        if (day != SS_NO_DAY && (row->first == SS_NO_DAY || day < row->first)) row->first = day;
    }
    row->act = best->act;
    row->speaker = best->speaker;
    row->members = (ss_part_of){f->corpus->members.count, f->groups[root].size};
    ss_status status = add_member(f, best, best);
    for (uint32_t i = root; i != SS_NONE && status == SS_OK; i = f->groups[i].next)
        if (wording(f, i) != best) status = add_member(f, best, wording(f, i));
    return status;
}

static ss_status add_statement(ss_finder *f, uint32_t root)
{
    ss_statement_row row = {.hash = UINT64_MAX, .first = SS_NO_DAY};
    ss_status status = count_group(f, root, &row);
    if (status != SS_OK || row.documents < 2) return status;
    status = add_members(f, root, &row);
    if (status != SS_OK) return status;
    ss_statement_row *added = SS_ADD(&f->corpus->statements, f->corpus->memory);
    if (!added) return SS_NOMEM;
    *added = row;
    return SS_OK;
}

/* ---- in the corpus ----------------------------------------------------------------------------------------------------- */

/* The most widely told first. */
static int by_documents(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_statement_row *rows = ctx, *a = &rows[x], *b = &rows[y];
    if (a->documents != b->documents) return a->documents > b->documents ? -1 : 1;
    return order_of(a->hash, b->hash);
}

static ss_status sort_statements(ss_finder *f)
{
    uint32_t count = f->corpus->statements.count;
    ss_arena *arena = &f->wordings.arena;
    uint32_t *sorted = ss_arena_take(arena, count * sizeof *sorted);
    ss_statement_row *rows = ss_arena_take(arena, count * sizeof *rows);
    if (!sorted || !rows) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) sorted[i] = i;
    memcpy(rows, f->corpus->statements.at, count * sizeof *rows);
    ss_status status = ss_sort(sorted, count, by_documents, rows, f->corpus->memory);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) f->corpus->statements.at[i] = rows[sorted[i]];
    return status;
}

static ss_status room_for_claims(ss_corpus *corpus)
{
    uint64_t total = 0;
    if (!SS_ROOM(&corpus->first_claim, corpus->memory, corpus->shards.count)) return SS_NOMEM;
    for (uint32_t s = 0; s < corpus->shards.count; s++) {
        corpus->first_claim.at[corpus->first_claim.count++] = total;
        total += corpus->shards.at[s]->claims.count;
    }
    if (total >= SS_NONE) return SS_LIMIT;
    if (!SS_ROOM(&corpus->statement_of, corpus->memory, (uint32_t)total)) return SS_NOMEM;
    memset(corpus->statement_of.at, 0xFF, (size_t)total * sizeof *corpus->statement_of.at);
    corpus->statement_of.count = (uint32_t)total;
    return SS_OK;
}

static ss_status mark_claims(ss_finder *f)
{
    ss_corpus *corpus = f->corpus;
    ss_status status = sort_statements(f);
    if (status == SS_OK) status = room_for_claims(corpus);
    for (uint32_t i = 0; i < corpus->statements.count && status == SS_OK; i++) {
        const ss_part_of part = corpus->statements.at[i].members;
        for (uint32_t m = part.first; m < part.first + part.count; m++) {
            const ss_member_row *member = &corpus->members.at[m];
            uint32_t within, shard = ss_corpus_shard_of(corpus, member->document, &within);
            uint32_t first = corpus->shards.at[shard]->documents.at[within].claims.first;
            corpus->statement_of.at[corpus->first_claim.at[shard] + first + member->claim] = i;
        }
    }
    return status;
}

static ss_status find(ss_finder *f)
{
    uint32_t count = f->wordings.list.count;
    ss_status status = put_in_order(f);
    if (status == SS_OK && !(f->speakers = ss_memo_speakers(f->corpus, &f->wordings))) status = SS_NOMEM;
    if (status == SS_OK) status = group_all(f);
    for (uint32_t i = 0; i < count && status == SS_OK; i++)
        if (f->groups[i].parent == i && f->groups[i].size > 1) status = add_statement(f, i);
    return status == SS_OK && f->corpus->statements.count ? mark_claims(f) : status;
}

ss_status ss_statements_find(ss_corpus *corpus)
{
    ss_finder finder = {.corpus = corpus};
    ss_arena_init(&finder.wordings.arena, corpus->memory);
    ss_memo_release(corpus->memo);
    corpus->memo = NULL;
    ss_status status = ss_memo_new(corpus->memory, &corpus->memo);
    if (status == SS_OK && corpus->updates.count > 1) status = ss_wordings_make(corpus, &finder.wordings);
    if (status == SS_OK && finder.wordings.list.count > 1) status = find(&finder);
    if (status == SS_OK) ss_memo_take_weights(corpus->memo, &finder.wordings);
    SS_DROP(&finder.leaders, corpus->memory);
    SS_DROP(&finder.buckets, corpus->memory);
    SS_DROP(&finder.entries, corpus->memory);
    SS_DROP(&finder.pairs, corpus->memory);
    ss_wordings_free(corpus, &finder.wordings);
    return status;
}

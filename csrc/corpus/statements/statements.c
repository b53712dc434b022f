#include "corpus/statements/statements.h"

#include "base/hash.h"
#include "corpus/map.h"
#include "corpus/statements/memo.h"
#include "corpus/sort.h"
#include "corpus/statements/before.h"
#include "corpus/threads.h"
#include "corpus/statements/wordings.h"

#define MEETINGS 2u      /* buckets in which a pair must meet to be compared */
#define JOINED 0.30f     /* what the members of two groups must be alike on average */
#define JOINED_FEW 0.22f /* and in a family of FEW_CLAIMS at most, where fewer are alike by chance */
#define JOINED_ONE 0.15f /* and when one person says all of it there */
#define FEW_CLAIMS 64u
#define FEW 16u          /* hashes of a group that are held against each other */
#define SAMPLED 8u       /* members of a group that are looked at when it grows */
#define REFUSALS 1024u   /* that are remembered, a power of two */
#define LARGE 4096u      /* claims of a family behind which a thread begins anew with small lists */
#define MANY 32768u      /* claims of a family behind which memory is given back as soon as nothing needs it */
#define HELPED 1024u     /* claims that are worth a thread more */
#define AHEAD 32u        /* wordings whose documents are fetched before they are asked for */

typedef struct { float score; uint32_t a, b; } ss_pair; /* wordings, in order */
/* undated: entries without a day, which come first; from: the first behind them that is within a quotation's reach of the leader at hand, as all
 * behind it are; capped: the window cut some off. */
typedef struct { uint32_t first, count, taken, undated, from; bool capped; } ss_bucket;

/* Of a wording: its group, as a chain from the root on. `mixed`, of a root: a quotation joined days that do not fit. */
typedef struct { uint32_t parent, next, last, size : 31, mixed : 1; } ss_member;

/* Two groups that did not go together: a chain grows at its end alone, so the same roots with as many looked at never will. */
typedef struct { uint32_t family, a, b; uint16_t a_size, b_size; bool mixed; } ss_refusal;

/* One wording of a family for all that are equal to it: its place in order, and its buckets. */
typedef struct { uint32_t at, keys[SS_KEYS], count; } ss_leader;

/* Whom a leader met last, and in the low bits how often: leaders are taken one after the other, so what is less is of one before. */
typedef uint64_t ss_guest;
#define GUEST_BITS 8u
_Static_assert(SS_KEYS < 1u << GUEST_BITS, "there is room for all buckets of a leader");

/* Who tells: a document's outlet, what it is a copy of, and its day. */
typedef struct { uint64_t outlet; uint32_t original; int32_t published; } ss_teller;

/* Families are shared out among finders, one a thread: documents are the same for all, each has its own of everything else. */
typedef struct {
    const ss_corpus *corpus;
    bool lone;                    /* no other finder works at the same time */
    SS_LIST(ss_statement_row) statements;
    SS_LIST(ss_member_row) members;
    ss_teller *tellers;           /* by document, of those that are known */
    uint64_t *known;              /* a bit a document */
    ss_wordings wordings;         /* of the family at hand, by day and content, as all below */
    SS_LIST(ss_keyed) sorted;
    SS_LIST(ss_member) groups;    /* by wording */
    ss_ids slots;                 /* by feature: its place among the rarities */
    uint32_t families;            /* families filed so far */
    int64_t reach;                /* days behind which nothing of the family at hand can fit */
    float least;                  /* how alike two of the family at hand must be */
    uint32_t at, needed;          /* the leader at hand, and in how many buckets it has to meet another */
    uint32_t near, far;           /* the first leader, which stand by day, that is within reach of the one at hand; of a quotation's reach */
    SS_LIST(ss_leader) leaders;
    SS_LIST(ss_guest) guests;     /* by leader */
    SS_LIST(ss_bucket) buckets;
    ss_ids entries;               /* of all buckets: leaders */
    SS_LIST(ss_pair) pairs;
    ss_refusal *refusals;         /* REFUSALS of them, by roots; made when first needed */
} ss_finder;

static const ss_wording *wording(const ss_finder *f, uint32_t at) { return &f->wordings.list.at[at]; }
static int order_of(uint64_t a, uint64_t b) { return a < b ? -1 : a > b; }

/* ---- order ------------------------------------------------------------------------------------------------------------- */

/* Within a day and half a content. */
static int by_content(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_wording *list = ctx, *a = &list[x], *b = &list[y];
    return a->content != b->content ? order_of(a->content, b->content) : order_of(a->self, b->self);
}

static uint64_t day_key(const ss_wording *w) { return (uint64_t)((uint32_t)w->first ^ 0x80000000u) << 32 | w->content >> 32; }

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
    ss_wording *list = f->wordings.list.at;
    uint32_t count = f->wordings.list.count;
    f->sorted.count = f->groups.count = f->slots.count = 0;
    if (!SS_ROOM(&f->sorted, memory, count) || !SS_ROOM(&f->groups, memory, count)) return SS_NOMEM;
    f->wordings.weights.count = 0;
    if (!SS_ROOM(&f->slots, memory, f->wordings.features.count) || !SS_ROOM(&f->wordings.weights, memory, f->wordings.features.count)) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) f->sorted.at[i] = (ss_keyed){day_key(&list[i]), i};
    ss_status status = ss_sort_keyed(f->sorted.at, count, by_content, list, memory);
    if (status == SS_OK) move_all(list, f->sorted.at, count);
    if (count >= MANY) SS_DROP(&f->sorted, memory);
    for (uint32_t i = 0; i < count; i++) f->groups.at[f->groups.count++] = (ss_member){i, SS_NONE, i, 1, 0}; /* not before what sorting needs is free */
    return status;
}

/* ---- leaders ----------------------------------------------------------------------------------------------------------- */

static uint32_t root_of(ss_finder *f, uint32_t at)
{
    while (f->groups.at[at].parent != at) at = f->groups.at[at].parent = f->groups.at[f->groups.at[at].parent].parent;
    return at;
}

static void hang(ss_finder *f, uint32_t root, uint32_t other)
{
    f->groups.at[other].parent = root;
    f->groups.at[f->groups.at[root].last].next = other;
    f->groups.at[root].last = f->groups.at[other].last;
    f->groups.at[root].size += f->groups.at[other].size;
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
    ss_guest *guest = SS_ADD(&f->guests, f->corpus->memory);
    if (!added || !guest) return SS_NOMEM;
    added->at = at;
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
    uint32_t *slots = f->slots.at + w->features.first;
    uint16_t *weights = f->wordings.weights.at + w->features.first;
    uint32_t total = 0, count = w->features.count, family = f->families;
    uint64_t sieve = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t key = ss_mark_key(features[i]), place = slots[i] = ss_rarity_place(&f->wordings.rarities, key + 1);
        ss_rarity *slot = &f->wordings.rarities.slots[place];
        features[i] = (features[i] & ~(ss_mark)2) | (ss_mark)slot->linked << 1;
        total += weights[i] = slot->weight;
        sieve |= ss_sieve_bit(key);
        if (slot->family != family) slot->family = family, slot->leaders = 0, slot->bucket = SS_NONE;
        slot->leaders++;
    }
    w->weight = total;
    w->sieve = sieve;
}

/* Features that another leader of the family has too, by their places; returns how many. */
static uint32_t list_shared(const ss_finder *f, const ss_wording *w, uint8_t out[SS_MARKS_MOST])
{
    const uint32_t *slots = f->slots.at + w->features.first;
    uint32_t count = 0;
    for (uint32_t i = 0; i < w->features.count; i++) {
        out[count] = (uint8_t)i;
        count += f->wordings.rarities.slots[slots[i]].leaders > 1;
    }
    return count;
}

/* Of more than SS_KEYS features the heaviest. */
static uint32_t choose_heaviest(const ss_finder *f, const ss_wording *w, uint8_t *places, uint32_t count)
{
    const ss_mark *features = SS_PART(f->wordings.features, w->features.first);
    const uint16_t *weights = f->wordings.weights.at + w->features.first;
    uint64_t best[SS_KEYS];
    for (uint32_t i = 0, kept = 0; i < count; i++) {
        uint64_t rank = rank_of(features[places[i]], weights[places[i]], places[i]);
        if (kept == SS_KEYS && rank < best[SS_KEYS - 1]) continue;
        uint32_t at = kept < SS_KEYS ? kept++ : SS_KEYS - 1;
        for (; at && best[at - 1] < rank; at--) best[at] = best[at - 1];
        best[at] = rank;
    }
    for (uint32_t k = 0; k < SS_KEYS; k++) places[k] = (uint8_t)best[k];
    return SS_KEYS;
}

/* Wordings are filed family by family, so a slot holds the bucket of one family at a time. */
static ss_status find_bucket(ss_finder *f, uint32_t at, uint32_t *bucket)
{
    ss_rarity *slot = &f->wordings.rarities.slots[at];
    if (slot->bucket == SS_NONE) {
        if (!SS_ADD(&f->buckets, f->corpus->memory)) return SS_NOMEM;
        slot->bucket = f->buckets.count - 1;
    }
    *bucket = slot->bucket;
    f->buckets.at[*bucket].count++;
    return SS_OK;
}

/* In which order its buckets stand does not matter. */
static ss_status file(ss_finder *f, ss_leader *leader)
{
    uint8_t places[SS_MARKS_MOST];
    const ss_wording *w = wording(f, leader->at);
    uint32_t count = list_shared(f, w, places);
    ss_status status = SS_OK;
    leader->count = count > SS_KEYS ? choose_heaviest(f, w, places, count) : count;
    for (uint32_t k = 0; k < leader->count && status == SS_OK; k++) status = find_bucket(f, f->slots.at[w->features.first + places[k]], &leader->keys[k]);
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
    if (score < f->least) return SS_OK;
    ss_pair *pair = SS_ADD(&f->pairs, f->corpus->memory);
    if (!pair) return SS_NOMEM;
    *pair = (ss_pair){score, a, b};
    return SS_OK;
}

static int32_t leader_day(const ss_finder *f, uint32_t leader) { return wording(f, f->leaders.at[leader].at)->first; }

/* Some entries of a bucket: in which order they are met does not matter. */
static inline ss_status greet(ss_finder *f, const uint32_t *at, const uint32_t *end)
{
    ss_guest *guests = f->guests.at, none = (ss_guest)f->at << GUEST_BITS, needed = none + f->needed;
    ss_status status = SS_OK;
    while (at < end) {
        uint32_t entry = *at++;
        ss_guest guest = (guests[entry] < none ? none : guests[entry]) + 1; /* no branch: nobody can tell who was met before */
        guests[entry] = guest;
        if (guest != needed) continue;
        status = add_pair(f, f->leaders.at[entry].at, f->leaders.at[f->at].at);
        if (status != SS_OK) break;
    }
    return status;
}

/* Days only grow from leader to leader. */
static void pass_days(const ss_finder *f, const uint32_t *entries, ss_bucket *bucket)
{
    if (bucket->from < bucket->undated) bucket->from = bucket->undated;
    while (bucket->from < bucket->taken && entries[bucket->from] < f->far) bucket->from++;
}

/* No further back than the window. */
__attribute__((noinline))
static ss_status meet_some(ss_finder *f, const uint32_t *entries, ss_bucket *bucket)
{
    uint32_t last = bucket->taken - SS_WINDOW, undated = bucket->undated, any = undated > SS_WINDOW ? undated - SS_WINDOW : 0;
    uint32_t first = last > bucket->from ? last : bucket->from;
    bucket->capped |= (first == last && first > undated && entries[first - 1] >= f->near) || any > 0;
    ss_status status = greet(f, entries + first, entries + bucket->taken);
    return status == SS_OK ? greet(f, entries + any, entries + undated) : status;
}

/* As far back as days can fit; and those that fit any day. */
static ss_status meet(ss_finder *f, ss_bucket *bucket)
{
    const uint32_t *entries = f->entries.at + bucket->first;
    pass_days(f, entries, bucket);
    if (bucket->taken > SS_WINDOW) return meet_some(f, entries, bucket);
    ss_status status = greet(f, entries + bucket->from, entries + bucket->taken);
    return status == SS_OK ? greet(f, entries, entries + bucket->undated) : status;
}

static ss_status pair_up(ss_finder *f, uint32_t at)
{
    const ss_leader *leader = &f->leaders.at[at];
    const ss_wording *w = wording(f, leader->at);
    ss_status status = SS_OK;
    f->at = at;
    f->needed = w->features.count < MEETINGS ? 1 : MEETINGS;
    while (leader_day(f, f->near) < w->first - f->reach) f->near++;
    while (leader_day(f, f->far) < w->first - f->reach - (SS_DAYS_VERBATIM - SS_DAYS_APART)) f->far++;
    for (uint32_t k = 0; k < leader->count && status == SS_OK; k++) {
        ss_bucket *bucket = &f->buckets.at[leader->keys[k]];
        if (bucket->taken) status = meet(f, bucket);
        f->entries.at[bucket->first + bucket->taken++] = at;
        if (w->first == SS_NO_DAY) bucket->undated = bucket->taken;
    }
    return status;
}

/* Among those of one score and one first wording. */
static int by_second(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_pair *pairs = ctx;
    return order_of(pairs[x].b, pairs[y].b);
}

/* The best first: bits of floats that are not negative are in the order of their values. */
static uint64_t score_key(const ss_pair *pair)
{
    uint32_t bits;
    memcpy(&bits, &pair->score, sizeof bits);
    return (uint64_t)~bits << 32 | pair->a;
}

/* ---- groups ------------------------------------------------------------------------------------------------------------ */

/* Whether all of the first members go together and are alike on average; one that says the opposite speaks against. In a mixed group
 * those whose days do not fit are passed over. */
static bool look_whether_belong(const ss_finder *f, uint32_t a, uint32_t b, bool mixed)
{
    float sum = 0;
    uint32_t pairs = 0, lefts = 0, speaker = wording(f, a)->speaker;
    bool few = f->wordings.list.count <= FEW_CLAIMS, one = few && f->corpus->entities.at[speaker].type == SS_PERSON;
    for (uint32_t i = a; i != SS_NONE && lefts < SAMPLED; i = f->groups.at[i].next, lefts++) {
        uint32_t rights = 0;
        for (uint32_t j = b; j != SS_NONE && rights < SAMPLED; j = f->groups.at[j].next, rights++) {
            const ss_wording *x = wording(f, i), *y = wording(f, j);
            bool days = ss_wordings_days_fit(x, y);
            if ((!days && !mixed) || !ss_wordings_go(f->corpus, &f->wordings, x, y)) return false;
            float score = ss_wordings_alike(f->corpus, &f->wordings, x, y);
            if (days || score > 0) sum += score, pairs++;
            one &= x->speaker == speaker && y->speaker == speaker && !x->joint && !y->joint;
        }
    }
    return pairs && sum >= (one ? JOINED_ONE : few ? JOINED_FEW : JOINED) * (float)pairs;
}

static uint32_t sampled(const ss_finder *f, uint32_t root) { return f->groups.at[root].size < SAMPLED ? f->groups.at[root].size : SAMPLED; }

/* Two wordings without others are alike, or they would be no pair. */
static ss_status belong(ss_finder *f, uint32_t a, uint32_t b, bool mixed, bool *out)
{
    uint32_t a_size = sampled(f, a), b_size = sampled(f, b);
    if (!f->refusals) f->refusals = ss_arena_zero(&f->wordings.arena, REFUSALS * sizeof *f->refusals);
    if (!f->refusals) return SS_NOMEM;
    ss_refusal *known = &f->refusals[(a * 0x9E3779B1u ^ b * 0x85EBCA77u) >> 22 & (REFUSALS - 1)];
    bool refused = known->family == f->families && known->a == a && known->b == b && known->a_size == a_size && known->b_size == b_size && known->mixed == mixed;
    *out = !refused && (a_size + b_size == 2 || look_whether_belong(f, a, b, mixed));
    if (!*out) *known = (ss_refusal){f->families, a, b, (uint16_t)a_size, (uint16_t)b_size, mixed};
    return SS_OK;
}

static ss_status join(ss_finder *f, uint32_t x, uint32_t y)
{
    uint32_t a = root_of(f, x), b = root_of(f, y);
    bool one = false, mixed = f->groups.at[a].mixed || f->groups.at[b].mixed || !ss_wordings_days_fit(wording(f, x), wording(f, y));
    ss_status status = a == b ? SS_OK : belong(f, a, b, mixed, &one);
    if (!one) return status;
    bool turn = f->groups.at[a].size < f->groups.at[b].size || (f->groups.at[a].size == f->groups.at[b].size && b < a);
    hang(f, turn ? b : a, turn ? a : b);
    f->groups.at[turn ? b : a].mixed = mixed;
    return SS_OK;
}

static ss_status join_pairs(ss_finder *f)
{
    uint32_t count = f->pairs.count;
    f->sorted.count = 0;
    if (!SS_ROOM(&f->sorted, f->corpus->memory, count)) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) f->sorted.at[i] = (ss_keyed){score_key(&f->pairs.at[i]), i};
    ss_status status = ss_sort_keyed(f->sorted.at, count, by_second, f->pairs.at, f->corpus->memory);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) status = join(f, f->pairs.at[f->sorted.at[i].item].a, f->pairs.at[f->sorted.at[i].item].b);
    return status;
}

/* A follower shares what is known of its leader's features. */
static void take_after(ss_wording *follower, const ss_wording *leader)
{
    follower->features = leader->features;
    follower->weight = leader->weight;
    follower->sieve = leader->sieve;
}

/* The most days that a claim of the family may have been made in, the first not counted. */
static int64_t longest(const ss_finder *f)
{
    int64_t most = 0;
    for (uint32_t i = 0; i < f->wordings.list.count; i++) {
        const ss_wording *w = wording(f, i);
        if (w->first != SS_NO_DAY && (int64_t)w->last - w->first > most) most = (int64_t)w->last - w->first;
    }
    return most;
}

static ss_status group_family(ss_finder *f)
{
    uint32_t count = f->wordings.list.count;
    ss_status status = SS_OK;
    f->leaders.count = f->guests.count = f->buckets.count = f->pairs.count = 0;
    f->reach = SS_DAYS_APART + longest(f);
    f->near = f->far = 0;
    f->least = ss_wordings_least(&f->wordings);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) status = lead_or_follow(f, i);
    if (status == SS_OK) status = make_buckets(f);
    if (count >= MANY) SS_DROP(&f->slots, f->corpus->memory);
    for (uint32_t i = 0; i < count && status == SS_OK; i++)
        if (f->groups.at[i].parent != i) take_after(&f->wordings.list.at[i], wording(f, f->groups.at[i].parent));
    for (uint32_t i = 0; i < f->leaders.count && status == SS_OK; i++) status = pair_up(f, i);
    return status == SS_OK ? join_pairs(f) : status;
}

static uint32_t capped_buckets(const ss_finder *f)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < f->buckets.count; i++) count += f->buckets.at[i].capped;
    return count;
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

static ss_teller teller_of(const ss_corpus *corpus, uint32_t document)
{
    uint32_t within, copy_of = corpus->updates.at[document].duplicate_of, shard = ss_corpus_shard_of(corpus, document, &within);
    const ss_shard *rows = corpus->shards.at[shard];
    ss_stored outlet = rows->documents.at[within].outlet;
    uint64_t hash = outlet.size ? ss_hash64(rows->strings.at + outlet.at, outlet.size, 1) : ss_hash64_mix(document, 2);
    return (ss_teller){hash, copy_of == SS_NONE ? document : copy_of, corpus->updates.at[document].published};
}

static const ss_teller *teller(const ss_finder *f, uint32_t document)
{
    uint64_t *known = &f->known[document / 64], bit = (uint64_t)1 << document % 64;
    if (!(*known & bit)) {
        f->tellers[document] = teller_of(f->corpus, document);
        *known |= bit; /* not while several threads ask: see meet_documents */
    }
    return &f->tellers[document];
}

/* Rows of documents are large: where most of them are asked for, each in its turn is sooner done than one here and one there; and
 * several threads must find all of them known. */
static ss_status meet_documents(ss_finder *f)
{
    uint32_t count = f->corpus->updates.count;
    f->tellers = ss_arena_take(&f->wordings.arena, count * sizeof *f->tellers);
    f->known = ss_arena_zero(&f->wordings.arena, ((size_t)count / 64 + 1) * sizeof *f->known);
    if (!f->tellers || !f->known) return SS_NOMEM;
    for (uint32_t d = 0; d < count && (!f->lone || f->wordings.placed > count / 2); d++) (void)teller(f, d);
    return SS_OK;
}

/* Documents, outlets, originals and different contents of a group. A text counts once however often it is copied, and so
 * does a wording. */
static ss_status count_group(const ss_finder *f, uint32_t root, ss_statement_row *row)
{
    ss_different seen = {.count = 0};
    uint32_t contents = 0, originals = 0;
    ss_status status = SS_OK;
    for (uint32_t i = root; i != SS_NONE && status == SS_OK; i = f->groups.at[i].next) {
        const ss_wording *w = wording(f, i);
        const ss_teller *by = teller(f, w->document);
        status = count_hash(f, &seen, ss_hash64_mix(w->document, 3), &row->documents);
        if (status == SS_OK) status = count_hash(f, &seen, by->outlet, &row->outlets);
        if (status == SS_OK) status = count_hash(f, &seen, ss_hash64_mix(by->original, 4), &originals);
        if (status == SS_OK) status = count_hash(f, &seen, ss_hash64_mix(w->content, 5), &contents);
    }
    row->independent = originals < contents ? originals : contents;
    ss_map_drop(&seen.map, f->corpus->memory);
    return status;
}

/* Whether a says more than b. */
static bool fuller(const ss_wording *a, const ss_wording *b)
{
    return a->weight != b->weight ? a->weight > b->weight : a->self < b->self;
}

static int32_t day_of(const ss_finder *f, const ss_wording *w)
{
    int32_t published = teller(f, w->document)->published;
    return w->first == w->last || published == SS_NO_DAY ? w->first : published;
}

static ss_status add_member(ss_finder *f, const ss_wording *best, const ss_wording *w)
{
    ss_member_row *member = SS_ADD(&f->members, f->corpus->memory);
    if (!member) return SS_NOMEM;
    float alike = w == best ? 1 : ss_wordings_alike(f->corpus, &f->wordings, best, w);
    *member = (ss_member_row){w->document, w->claim, alike < 0 ? 0 : alike};
    return SS_OK;
}

static ss_status add_members(ss_finder *f, uint32_t root, ss_statement_row *row)
{
    const ss_wording *best = wording(f, root);
    for (uint32_t i = root; i != SS_NONE; i = f->groups.at[i].next) {
        const ss_wording *w = wording(f, i);
        int32_t day = day_of(f, w);
        if (fuller(w, best)) best = w;
        if (w->self < row->hash) row->hash = w->self;
        if (day != SS_NO_DAY && (row->first == SS_NO_DAY || day < row->first)) row->first = day;
    }
    row->act = best->act;
    row->speaker = best->speaker;
    row->members = (ss_part_of){f->members.count, f->groups.at[root].size};
    ss_status status = add_member(f, best, best);
    for (uint32_t i = root; i != SS_NONE && status == SS_OK; i = f->groups.at[i].next)
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
    ss_statement_row *added = SS_ADD(&f->statements, f->corpus->memory);
    if (!added) return SS_NOMEM;
    *added = row;
    return SS_OK;
}

/* ---- in the corpus ----------------------------------------------------------------------------------------------------- */

/* Of two with one hash the one whose first member stands before. */
static int by_hash(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_corpus *corpus = ctx;
    const ss_statement_row *a = &corpus->statements.at[x], *b = &corpus->statements.at[y];
    const ss_member_row *p = &corpus->members.at[a->members.first], *q = &corpus->members.at[b->members.first];
    return a->hash != b->hash ? order_of(a->hash, b->hash) : order_of((uint64_t)p->document << 32 | p->claim, (uint64_t)q->document << 32 | q->claim);
}

static ss_status sort_statements(ss_corpus *corpus, ss_finder *f)
{
    uint32_t count = corpus->statements.count;
    ss_statement_row *rows = ss_arena_take(&f->wordings.arena, count * sizeof *rows + 1);
    f->sorted.count = 0;
    if (!rows || !SS_ROOM(&f->sorted, corpus->memory, count)) return SS_NOMEM;
    if (count) memcpy(rows, corpus->statements.at, count * sizeof *rows);
    for (uint32_t i = 0; i < count; i++) f->sorted.at[i] = (ss_keyed){(uint64_t)~rows[i].documents << 32 | rows[i].hash >> 32, i};
    ss_status status = ss_sort_keyed(f->sorted.at, count, by_hash, corpus, corpus->memory);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) corpus->statements.at[i] = rows[f->sorted.at[i].item];
    return status;
}

static ss_status room_for_claims(ss_corpus *corpus)
{
    uint32_t total = (uint32_t)corpus->first_claim.at[corpus->shards.count];
    if (!SS_ROOM(&corpus->statement_of, corpus->memory, total)) return SS_NOMEM;
    if (total) memset(corpus->statement_of.at, 0xFF, (size_t)total * sizeof *corpus->statement_of.at);
    corpus->statement_of.count = total;
    return SS_OK;
}

static void mark_members(const ss_corpus *corpus, uint32_t statement)
{
    const ss_part_of part = corpus->statements.at[statement].members;
    for (uint32_t m = part.first; m < part.first + part.count; m++) {
        const ss_member_row *member = &corpus->members.at[m];
        corpus->statement_of.at[corpus->updates.at[member->document].first_claim + member->claim] = statement;
    }
}

/* `places`: by statement of the corpus before its row, SS_NONE when it is gone; NULL when there is no such corpus. Its claims stand first. */
static void mark_claims(const ss_corpus *corpus, const uint32_t *places)
{
    const ss_ids *old = corpus->like ? &corpus->like->statement_of : NULL;
    for (uint32_t i = 0; old && i < old->count; i++)
        if (old->at[i] != SS_NONE) corpus->statement_of.at[i] = places[old->at[i]];
    for (uint32_t i = 0; i < corpus->statements.count; i++)
        if (!corpus->statements.at[i].kept) mark_members(corpus, i);
}

/* ---- a family -------------------------------------------------------------------------------------------------------- */

static ss_status find_in(ss_finder *f, ss_family *family)
{
    ss_status status = ss_wordings_of(&f->wordings, family);
    uint32_t count = f->wordings.list.count;
    family->capped = 0;
    if (status != SS_OK || count < 2) return status;
    status = put_in_order(f);
    if (status == SS_OK) status = group_family(f);
    family->capped = capped_buckets(f);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) {
        if (i + AHEAD < count) __builtin_prefetch(&f->tellers[wording(f, i + AHEAD)->document]); /* members stand near each other */
        if (f->groups.at[i].parent == i && f->groups.at[i].size > 1) status = add_statement(f, i);
    }
    return status;
}

/* What is of the family at hand. */
static void drop_family(ss_finder *f)
{
    const ss_allocator *memory = f->corpus->memory;
    SS_DROP(&f->wordings.list, memory);
    SS_DROP(&f->wordings.features, memory);
    SS_DROP(&f->groups, memory);
    SS_DROP(&f->slots, memory);
    SS_DROP(&f->leaders, memory);
    SS_DROP(&f->guests, memory);
    SS_DROP(&f->buckets, memory);
    SS_DROP(&f->entries, memory);
    SS_DROP(&f->pairs, memory);
    SS_DROP(&f->sorted, memory);
}

/* ---- families on several threads --------------------------------------------------------------------------------------- */

typedef struct { ss_finder *first, *others; uint32_t count; } ss_search; /* finders, `count` of them in all; `others` in the first one's arena */

static ss_finder *finder(const ss_search *search, uint32_t worker) { return worker ? &search->others[worker - 1] : search->first; }

/* Of several threads none has to wait long for another that has most claims; alone, the last ones are done when all else has gone. */
static ss_status find_family(void *ctx, uint32_t worker, uint32_t item)
{
    ss_finder *f = finder(ctx, worker);
    const ss_ids *touched = &f->wordings.touched;
    ss_family *family = &f->wordings.families.at[touched->at[f->lone ? touched->count - 1 - item : item]];
    ss_status status = find_in(f, family);
    if (family->noted >= LARGE) drop_family(f);
    return status;
}

static ss_status add_finders(ss_search *search)
{
    ss_status status = SS_OK;
    uint32_t others = search->count - 1;
    search->others = ss_arena_zero(&search->first->wordings.arena, others * sizeof *search->others);
    if (!search->others) {
        search->count = 1;
        return SS_NOMEM;
    }
    for (uint32_t i = 0; i < others; i++) {
        ss_finder *f = &search->others[i];
        f->corpus = search->first->corpus;
        f->tellers = search->first->tellers;
        f->known = search->first->known;
        if (status == SS_OK) status = ss_wordings_share(&search->first->wordings, &f->wordings);
    }
    return status;
}

static ss_status search_all(ss_search *search)
{
    ss_finder *f = search->first;
    search->count = ss_threads_count(f->corpus->workers, f->wordings.placed / HELPED);
    f->lone = search->count == 1;
    ss_status status = meet_documents(f);
    if (status == SS_OK && !f->lone) status = add_finders(search);
    return status == SS_OK ? ss_threads_run(search->count, f->wordings.touched.count, 1, find_family, search, NULL) : status;
}

/* What a finder found, behind what others did. */
static ss_status take_found(ss_corpus *corpus, ss_finder *f)
{
    uint32_t members = corpus->members.count;
    bool room = SS_ROOM(&corpus->members, corpus->memory, f->members.count) && SS_ROOM(&corpus->statements, corpus->memory, f->statements.count);
    if (!room) return SS_NOMEM;
    if (f->members.count) memcpy(corpus->members.at + members, f->members.at, f->members.count * sizeof *f->members.at);
    corpus->members.count += f->members.count;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        ss_statement_row *row = &corpus->statements.at[corpus->statements.count++];
        *row = f->statements.at[i];
        row->members.first += members;
    }
    return SS_OK;
}

/* The lists of the first one are the corpus's. */
static void take_lists(ss_corpus *corpus, ss_finder *f)
{
    memcpy(&corpus->members, &f->members, sizeof corpus->members);
    memcpy(&corpus->statements, &f->statements, sizeof corpus->statements);
    memset(&f->members, 0, sizeof f->members);
    memset(&f->statements, 0, sizeof f->statements);
}

/* Each finder's own goes as soon as the corpus has what it found. */
static ss_status take_all(ss_corpus *corpus, const ss_search *search, ss_status status)
{
    for (uint32_t i = 0; i < search->count; i++) drop_family(finder(search, i));
    take_lists(corpus, search->first);
    for (uint32_t i = 1; i < search->count; i++) {
        ss_finder *f = finder(search, i);
        if (status == SS_OK) status = take_found(corpus, f);
        SS_DROP(&f->statements, corpus->memory);
        SS_DROP(&f->members, corpus->memory);
        if (f->wordings.arena.memory) ss_wordings_unshare(corpus, &f->wordings);
    }
    return status;
}

static ss_status find(ss_corpus *corpus, ss_finder *f)
{
    uint32_t *places = NULL;
    ss_search search = {.first = f, .count = 1};
    ss_status status = search_all(&search);
    status = take_all(corpus, &search, status);
    if (status == SS_OK) status = room_for_claims(corpus);
    if (status == SS_OK) status = sort_statements(corpus, f);
    if (status == SS_OK && corpus->like) status = ss_statements_keep(corpus, &f->wordings, &places);
    for (uint32_t i = 0; i < f->wordings.families.count; i++)
        if (f->wordings.families.at[i].many) corpus->statements_capped += f->wordings.families.at[i].capped;
    if (status == SS_OK) mark_claims(corpus, places);
    return status;
}

ss_status ss_statements_find(ss_corpus *corpus)
{
    ss_finder finder = {.corpus = corpus};
    ss_arena_init(&finder.wordings.arena, corpus->memory);
    ss_memo_release(corpus->memo);
    corpus->memo = NULL;
    ss_status status = corpus->updates.count > 1 ? ss_wordings_make(corpus, &finder.wordings) : SS_OK;
    if (status == SS_OK && corpus->updates.count > 1) status = find(corpus, &finder);
    if (status == SS_OK && corpus->updates.count > 1) status = ss_memo_make(corpus, &finder.wordings, &corpus->memo);
    drop_family(&finder);
    ss_wordings_free(corpus, &finder.wordings);
    return status;
}

#include "corpus/statements/wordings.h"

#define ENOUGH 750.0f          /* weight shared from which on evidence is full: two or three words that are not everyday */
#define ENOUGH_MORE 50.0f      /* and so much more for each time that a family of CLAIMS_FEW claims is doubled: more meet by chance */
#define ALIKE 0.33f            /* from which on a pair is one statement */
#define ALIKE_MORE 0.013f      /* and so much more likewise */
#define CLAIMS_FEW 64u
#define LESS_CONTAINED 0.75f   /* how much containment counts, against how much of the longer wording is there */
#define RELATED 0.7f          /* what a word is worth that the other side has a neighbour of */
#define CROWD 10u             /* of more words than these on one side alone, some are neighbours by chance */
#define OTHER_ACT 0.9f
#define FOR_A_STATE 0.6f      /* a state and one of those who speak for it: "Norland" says much, and many speak for it */
#define VERBATIM 1200u        /* weight shared, of VERBATIM_WORDS and more, by wordings that are one quotation whatever their days */
#define VERBATIM_WORDS 4u
#define VERBATIM_SHARE 0.95f
#define QUOTED_SHARE 0.85f
#define GOES_ON 1.5f          /* as heavy as the other: there is a sentence more */
#define OTHER_NUMBERS 0.5f
#define OTHER_NAMES 0.85f     /* what is one entity may have many names */
#define NAMED_MOST 0.37f        /* a word and an unknown name are enough when they are most of what is said */
#define OTHER_PROPERS 0.38f    /* words with a capital have one */
#define LONGER 2u             /* a wording this many times as heavy has other sentences */
#define ONE_NOT 0.75f          /* a "not" on one side, and nothing on the other that makes up for it */

/* ---- speakers, days, acts --------------------------------------------------------------------------------------------- */

static bool speaks_for(const ss_wordings *wordings, uint32_t person, uint32_t other)
{
    const ss_voice *voice = &wordings->voices[person];
    for (uint32_t i = 0; i < voice->count; i++)
        if (voice->at[i] == other) return true;
    return false;
}

/* The same; a state and its offices and people; a person and what it speaks for. Not two persons, not two ministries. */
static bool speakers_fit(const ss_corpus *corpus, const ss_wordings *wordings, uint32_t a, uint32_t b)
{
    if (a == b) return true;
    if (wordings->roots[a] != wordings->roots[b]) return false;
    uint8_t type_a = corpus->entities.at[a].type, type_b = corpus->entities.at[b].type;
    if (type_a == SS_COUNTRY || type_b == SS_COUNTRY) return true;
    return speaks_for(wordings, a, b) || speaks_for(wordings, b, a);
}

static bool any_speakers_fit(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b)
{
    uint32_t ours[SS_SPEAKERS_MOST], theirs[SS_SPEAKERS_MOST];
    if (speakers_fit(corpus, wordings, a->speaker, b->speaker)) return true;
    if (!a->joint && !b->joint) return false;
    uint32_t n_ours = ss_wording_speakers(corpus, a, ours), n_theirs = ss_wording_speakers(corpus, b, theirs);
    for (uint32_t i = 0; i < n_ours; i++)
        for (uint32_t j = 0; j < n_theirs; j++)
            if (speakers_fit(corpus, wordings, ours[i], theirs[j])) return true;
    return false;
}

static bool are_within(const ss_wording *a, const ss_wording *b, int64_t days)
{
    if (a->first == SS_NO_DAY || b->first == SS_NO_DAY) return true;
    return (int64_t)a->first - b->last <= days && (int64_t)b->first - a->last <= days;
}

bool ss_wordings_days_fit(const ss_wording *a, const ss_wording *b) { return are_within(a, b, SS_DAYS_APART); }

/* Not a state and one of those who speak for it; a joint source may have both. */
static bool one_voice(const ss_corpus *corpus, const ss_wording *a, const ss_wording *b)
{
    if (a->speaker == b->speaker || a->joint || b->joint) return true;
    return corpus->entities.at[a->speaker].type != SS_COUNTRY && corpus->entities.at[b->speaker].type != SS_COUNTRY;
}

static bool refuses(const ss_wording *w) { return w->acts >= SS_REFUSE; }

/* Denied that it sank, ruled out a sale; said that it did not sink, that there will be no sale: the one act is the other's "not". */
static bool acts_turn(const ss_wording *a, const ss_wording *b)
{
    const ss_wording *plain = refuses(a) ? b : a;
    return refuses(a) != refuses(b) && plain->acts == SS_SPEAK && plain->turned;
}

static float acts_fit(const ss_wording *a, const ss_wording *b)
{
    if (a->acts == b->acts) return 1;
    if (acts_turn(a, b) || (refuses(a) && refuses(b))) return OTHER_ACT;
    if (refuses(a) || refuses(b)) return 0;
    return a->acts == SS_SPEAK || b->acts == SS_SPEAK ? OTHER_ACT : 0;
}

bool ss_wordings_go(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b)
{
    return acts_fit(a, b) > 0 && any_speakers_fit(corpus, wordings, a, b);
}

bool ss_wordings_fit(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b)
{
    return ss_wordings_days_fit(a, b) && ss_wordings_go(corpus, wordings, a, b);
}

/* ---- contents ----------------------------------------------------------------------------------------------------------- */

typedef struct {
    uint32_t weight, words, names, numbers, propers; /* shared; propers: names that nobody knows */
    uint32_t related[2], related_weight[2]; /* words of one side that are related to one of the other */
    uint32_t alone;         /* on the side that has more of its own */
    bool opposite, made_up; /* made_up: "not" and an opposite word say the same */
    bool turned, polar;     /* a shared word has a "not" on one side only; a word that has an opposite stands on one side only */
} ss_shared;

/* Of what one side alone has the features with an opposite or related words. */
typedef struct { const ss_rarity *slot; ss_mark feature; } ss_alone;
typedef struct { const ss_wording *own; ss_alone at[SS_MARKS_MOST]; uint32_t count; } ss_side;

static uint32_t less(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* The first feature of the wording that has the key or a higher one; its end when none has. */
static const ss_mark *seek_feature(const ss_wordings *wordings, const ss_wording *w, uint32_t key)
{
    const ss_mark *low = wordings->features.at + w->features.first, *high = low + w->features.count;
    while (low < high) {
        const ss_mark *middle = low + (high - low) / 2;
        if (ss_mark_key(*middle) < key) low = middle + 1;
        else high = middle;
    }
    return low;
}

static const ss_mark *find_feature(const ss_wordings *wordings, const ss_wording *w, uint32_t key)
{
    const ss_mark *found = seek_feature(wordings, w, key), *end = wordings->features.at + w->features.first + w->features.count;
    return found < end && ss_mark_key(*found) == key ? found : NULL;
}

/* How many features of a kind the wording has: kinds stand one behind the other. */
static uint32_t count_kind(const ss_wordings *wordings, const ss_wording *w, ss_mark_kind kind)
{
    uint32_t first = ss_mark_key(ss_mark_make(kind, 0, false, false)), next = first + ss_mark_key(ss_mark_make(1, 0, false, false));
    return (uint32_t)(seek_feature(wordings, w, next) - seek_feature(wordings, w, first));
}

static bool both_have(const ss_wording *a, const ss_wording *b, ss_mark_kind kind) { return (a->kinds & b->kinds) >> kind & 1; }

static void share(ss_shared *shared, ss_mark feature, uint16_t weight)
{
    ss_mark_kind kind = ss_mark_kind_of(feature);
    shared->weight += weight;
    if (kind == SS_MARK_WORD) shared->words++;
    else if (kind == SS_MARK_NAME) shared->names++;
    else if (kind == SS_MARK_PROPER) shared->propers++;
    else shared->numbers++;
}

/* A "not" on one side alone, with nothing on the other side that could say the same. */
static void look_turned(ss_shared *shared, ss_mark x, ss_mark y, const ss_wording *a, const ss_wording *b)
{
    if ((x & 1) == (y & 1) || acts_turn(a, b)) return;
    const ss_wording *plain = x & 1 ? b : a, *turned = x & 1 ? a : b;
    if (!plain->turned && (!plain->without || turned->without)) shared->turned = true;
}

/* What the side alone has. */
static inline void list_alone(ss_side *side, ss_mark feature)
{
    side->at[side->count].feature = feature; /* no branch: one in two is listed */
    side->count += feature >> 1 & 1;
}

/* Walks both wordings once. */
static void part(const ss_wordings *wordings, ss_side *left, ss_side *right, ss_shared *shared)
{
    const ss_wording *a = left->own, *b = right->own;
    const ss_mark *begin = wordings->features.at + a->features.first, *x = begin, *x_end = x + a->features.count;
    const ss_mark *y = wordings->features.at + b->features.first, *y_end = y + b->features.count;
    uint32_t both = 0;
    while (x < x_end && y < y_end) {
        if (ss_mark_key(*x) < ss_mark_key(*y)) list_alone(left, *x++);
        else if (ss_mark_key(*y) < ss_mark_key(*x)) list_alone(right, *y++);
        else {
            share(shared, *x, wordings->weights.at[a->features.first + (x - begin)]);
            look_turned(shared, *x++, *y++, a, b);
            both++;
        }
    }
    while (x < x_end) list_alone(left, *x++);
    while (y < y_end) list_alone(right, *y++);
    shared->alone = (a->features.count > b->features.count ? a->features.count : b->features.count) - both;
}

static void find_slots(const ss_wordings *wordings, ss_side *side)
{
    for (uint32_t i = 0; i < side->count; i++) side->at[i].slot = ss_wordings_rarity(wordings, side->at[i].feature);
}

/* Words with an opposite, which only the other side has: a rise, a fall. Where the two say the same all the same (does not help,
 * hinders), a word of the left side is shared. */
static void look_opposite(const ss_wordings *wordings, ss_shared *shared, const ss_side *own, const ss_wording *other, bool left)
{
    for (uint32_t i = 0; i < own->count; i++) {
        const ss_rarity *slot = own->at[i].slot;
        if (!slot->opposite) continue;
        shared->polar = true;
        if (own->own->without || other->without || !(other->sieve & ss_sieve_bit(slot->opposite - 1))) continue;
        const ss_mark *found = find_feature(wordings, other, slot->opposite - 1);
        if (!found || find_feature(wordings, own->own, slot->opposite - 1)) continue;
        if ((*found & 1) == (own->at[i].feature & 1)) shared->opposite = true;
        else if (left) share(shared, own->at[i].feature, slot->weight), shared->made_up = true;
    }
}

typedef struct { uint64_t sieve, met[(SS_MARKS_MOST + 63) / 64]; } ss_relating;

/* Whether the other side alone has words of neighbouring meaning that are not the opposite: they have met. */
static bool meet_related(const ss_wordings *wordings, const ss_rarity *slot, const ss_side *other, ss_relating *relating)
{
    bool any = false;
    for (const uint32_t *key = wordings->relatives + slot->related; *key; key++) {
        if (!(relating->sieve & ss_sieve_bit(*key - 1)) || *key == slot->opposite) continue;
        for (uint32_t i = 0; i < other->count; i++) {
            if (other->at[i].slot->key != *key || other->at[i].slot->opposite == slot->key) continue;
            relating->met[i / 64] |= (uint64_t)1 << i % 64;
            any = true;
        }
    }
    return any;
}

/* Who is related to one is so the other way round, so that one side's words tell all: best those of the side with fewer. */
static void look_related(const ss_wordings *wordings, ss_shared *shared, const ss_side *own, const ss_side *other)
{
    ss_relating relating = {0};
    for (uint32_t i = 0; i < other->count; i++) relating.sieve |= ss_sieve_bit(other->at[i].slot->key - 1);
    for (uint32_t i = 0; i < own->count; i++) {
        const ss_rarity *slot = own->at[i].slot;
        if (!slot->related || !meet_related(wordings, slot, other, &relating)) continue;
        shared->related[0]++;
        shared->related_weight[0] += slot->weight;
    }
    for (uint32_t i = 0; i < other->count && shared->related[0]; i++) {
        if (!(relating.met[i / 64] >> i % 64 & 1)) continue;
        shared->related[1]++;
        shared->related_weight[1] += other->at[i].slot->weight;
    }
}

static void compare(const ss_wordings *wordings, const ss_wording *a, const ss_wording *b, ss_shared *shared)
{
    ss_side left, right;
    left.own = a, right.own = b;
    left.count = right.count = 0;
    part(wordings, &left, &right, shared);
    find_slots(wordings, &left);
    find_slots(wordings, &right);
    look_opposite(wordings, shared, &left, b, true);
    look_opposite(wordings, shared, &right, a, false);
    bool fewer = left.count <= right.count;
    look_related(wordings, shared, fewer ? &left : &right, fewer ? &right : &left);
    shared->opposite |= shared->turned && !shared->polar;
}

/* Words of neighbouring meaning count as far as both sides have them. */
static uint32_t related_words(const ss_shared *shared) { return less(shared->related[0], shared->related[1]); }

static uint32_t related_weight(const ss_shared *shared)
{
    float worth = RELATED * (float)less(shared->related_weight[0], shared->related_weight[1]);
    return (uint32_t)(shared->alone > CROWD ? worth * (float)CROWD / (float)shared->alone : worth);
}

/* A word and a name, of which nothing more is said but as many words. */
static bool enough_named(const ss_wordings *wordings, const ss_wording *a, const ss_wording *b)
{
    uint32_t words = count_kind(wordings, a, SS_MARK_WORD);
    if (words != count_kind(wordings, b, SS_MARK_WORD)) return false;
    return less(words + count_kind(wordings, a, SS_MARK_NUMBER), words + count_kind(wordings, b, SS_MARK_NUMBER)) == 1;
}

/* One word in common is no evidence, however rare, unless there is no other; one and a neighbour are. */
static bool enough(const ss_wordings *wordings, const ss_shared *shared, const ss_wording *a, const ss_wording *b)
{
    uint32_t words = shared->words + shared->numbers + shared->propers;
    if (words + (related_words(shared) > 0) >= 2) return true;
    return words == 1 && shared->names && enough_named(wordings, a, b);
}

static float weaken(const ss_shared *shared, const ss_wording *a, const ss_wording *b, float score)
{
    if (!shared->numbers && both_have(a, b, SS_MARK_NUMBER)) score *= OTHER_NUMBERS;
    if (!shared->propers && both_have(a, b, SS_MARK_PROPER)) score *= OTHER_PROPERS;
    if (!shared->names && both_have(a, b, SS_MARK_NAME)) score *= OTHER_NAMES;
    return score;
}

/* A "not" on one side alone; in a wording of several sentences it may stand in another one. */
static bool one_not(const ss_wording *a, const ss_wording *b)
{
    const ss_wording *turned = a->turned ? a : b, *plain = a->turned ? b : a;
    return a->turned != b->turned && a->without == b->without && turned->weight <= LONGER * plain->weight;
}

/* How often a family of few has to be doubled to be as large as the one at hand. */
static float doublings(const ss_wordings *wordings)
{
    uint32_t times = wordings->list.count / CLAIMS_FEW;
    return (float)(times ? 32 - __builtin_clz(times) : 0);
}

float ss_wordings_least(const ss_wordings *wordings) { return ALIKE + ALIKE_MORE * doublings(wordings); }

/* Told before the two are compared: nearly all keys of the lighter one are in the other's sieve. */
static bool may_be_verbatim(const ss_wording *a, const ss_wording *b)
{
    uint64_t missing = a->weight < b->weight ? a->sieve & ~b->sieve : b->sieve & ~a->sieve;
    missing &= missing - 1;
    return !(missing & (missing - 1));
}

/* "on Tuesday" is read as the wrong Tuesday at times, and an old quotation is quoted again. */
static bool is_verbatim(const ss_shared *shared, float share_of_less)
{
    return shared->weight >= VERBATIM && shared->words >= VERBATIM_WORDS && share_of_less >= VERBATIM_SHARE;
}

/* Nearly all of the lighter wording stands in the other, and that goes on: an opposite is in what it goes on with. */
static bool in_other_sentence(const ss_shared *shared, uint32_t least, uint32_t most)
{
    bool quoted = shared->weight >= VERBATIM && shared->words > VERBATIM_WORDS && (float)shared->weight >= QUOTED_SHARE * (float)least;
    return quoted && (float)most > GOES_ON * (float)least;
}

float ss_wordings_alike(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b)
{
    bool days = ss_wordings_days_fit(a, b);
    if (!days && (!are_within(a, b, SS_DAYS_VERBATIM) || !may_be_verbatim(a, b))) return 0;
    if (!ss_wordings_go(corpus, wordings, a, b)) return 0;
    ss_shared shared = {0};
    float acts = acts_fit(a, b);
    if (days && a->content == b->content) return a->features.count > 1 || one_voice(corpus, a, b) ? acts : 0; /* "the meeting" */
    compare(wordings, a, b, &shared);
    if (!enough(wordings, &shared, a, b)) return 0;
    uint32_t least = less(a->weight, b->weight), most = a->weight + b->weight - least;
    if (!days && !is_verbatim(&shared, (float)shared.weight / (float)least)) return 0;
    shared.weight += related_weight(&shared);
    float share_of_less = (float)shared.weight / (float)least, share_of_more = (float)shared.weight / (float)most;
    if (shared.words + shared.numbers + related_words(&shared) < 2 && share_of_less < NAMED_MOST) return 0;
    float score = LESS_CONTAINED * share_of_less + (1 - LESS_CONTAINED) * share_of_more;
    float full = ENOUGH + ENOUGH_MORE * doublings(wordings);
    if ((float)shared.weight < full && share_of_more < 1) score *= (1 + (float)shared.weight / full) / 2;
    if (one_not(a, b) && !shared.made_up && !acts_turn(a, b)) score *= ONE_NOT;
    if (shared.turned) score *= ONE_NOT;
    if (!one_voice(corpus, a, b)) score *= FOR_A_STATE;
    score = weaken(&shared, a, b, score * acts);
    return shared.opposite && !in_other_sentence(&shared, least, most) ? -score : score;
}

#include "corpus/wordings.h"

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
    uint32_t own_words[2], own_names[2], own_propers[2], own_numbers[2];
    uint32_t related[2], related_weight[2], alone[2]; /* words of one side that are related to one of the other; all of one side alone */
    bool opposite, made_up; /* made_up: "not" and an opposite word say the same */
    bool turned, polar;     /* a shared word has a "not" on one side only; a word that has an opposite stands on one side only */
} ss_shared;

static const ss_mark *find_feature(const ss_wordings *wordings, const ss_wording *w, uint32_t key)
{
    const ss_mark *low = wordings->features.at + w->features.first, *end = low + w->features.count, *high = end;
    while (low < high) {
        const ss_mark *middle = low + (high - low) / 2;
        if (ss_mark_key(*middle) < key) low = middle + 1;
        else high = middle;
    }
    return low < end && ss_mark_key(*low) == key ? low : NULL;
}

static void count_own(ss_shared *shared, ss_mark feature, uint32_t side)
{
    ss_mark_kind kind = ss_mark_kind_of(feature);
    if (kind == SS_MARK_WORD) shared->own_words[side]++;
    else if (kind == SS_MARK_NAME) shared->own_names[side]++;
    else if (kind == SS_MARK_PROPER) shared->own_propers[side]++;
    else shared->own_numbers[side]++;
}

/* A word with an opposite, which only the other side has: a rise, a fall. Returns whether the two say the same all the same: does
 * not help, hinders. */
static bool look_opposite(const ss_wordings *wordings, ss_shared *shared, ss_mark feature, const ss_wording *own, const ss_wording *other)
{
    uint32_t opposite = feature & 2 ? ss_wordings_rarity(wordings, feature)->opposite : 0, key = opposite - 1;
    if (!opposite) return false;
    shared->polar = true;
    if (own->without || other->without) return false;
    const ss_mark *found = other->sieve & ss_sieve_bit(key) ? find_feature(wordings, other, key) : NULL;
    if (!found || find_feature(wordings, own, key)) return false;
    if ((*found & 1) != (feature & 1)) return true;
    shared->opposite = true;
    return false;
}

/* Whether the other side alone has a word of neighbouring meaning that is not the opposite. */
static bool has_related(const ss_wordings *wordings, const ss_rarity *slot, const ss_wording *own, const ss_wording *other)
{
    for (const uint32_t *key = wordings->relatives + slot->related; *key; key++) {
        if (!(other->sieve & ss_sieve_bit(*key - 1))) continue;
        const ss_mark *found = *key == slot->opposite ? NULL : find_feature(wordings, other, *key - 1);
        if (found && !find_feature(wordings, own, *key - 1) && ss_wordings_rarity(wordings, *found)->opposite != slot->key) return true;
    }
    return false;
}

/* A feature that side `side` alone has. */
static void look_related(const ss_wordings *wordings, ss_shared *shared, ss_mark feature, uint32_t side, const ss_wording *own, const ss_wording *other)
{
    const ss_rarity *slot = feature & 2 ? ss_wordings_rarity(wordings, feature) : NULL;
    shared->alone[side]++;
    if (!slot || !slot->related || !has_related(wordings, slot, own, other)) return;
    shared->related[side]++;
    shared->related_weight[side] += slot->weight;
}

/* A "not" on one side alone, with nothing on the other side that could say the same. */
static void look_turned(ss_shared *shared, ss_mark x, ss_mark y, const ss_wording *a, const ss_wording *b)
{
    if ((x & 1) == (y & 1) || acts_turn(a, b)) return;
    const ss_wording *plain = x & 1 ? b : a, *turned = x & 1 ? a : b;
    if (!plain->turned && (!plain->without || turned->without)) shared->turned = true;
}

static void share(ss_shared *shared, ss_mark feature, uint16_t weight)
{
    ss_mark_kind kind = ss_mark_kind_of(feature);
    shared->weight += weight;
    if (kind == SS_MARK_WORD) shared->words++;
    else if (kind == SS_MARK_NAME) shared->names++;
    else if (kind == SS_MARK_PROPER) shared->propers++;
    else shared->numbers++;
}

static void compare(const ss_wordings *wordings, const ss_wording *a, const ss_wording *b, ss_shared *shared)
{
    const uint16_t *weights = wordings->weights.at + a->features.first;
    const ss_mark *x = wordings->features.at + a->features.first, *x_end = x + a->features.count;
    const ss_mark *y = wordings->features.at + b->features.first, *y_end = y + b->features.count;
    while (x < x_end || y < y_end) {
        uint32_t left_key = x < x_end ? ss_mark_key(*x) : UINT32_MAX, right_key = y < y_end ? ss_mark_key(*y) : UINT32_MAX;
        bool left = left_key <= right_key, right = right_key <= left_key;
        if (left) count_own(shared, *x, 0);
        if (right) count_own(shared, *y, 1);
        if (left && right) share(shared, *x, *weights), look_turned(shared, *x, *y, a, b);
        else if (left) {
            look_related(wordings, shared, *x, 0, a, b);
            if (look_opposite(wordings, shared, *x, a, b)) share(shared, *x, *weights), shared->made_up = true;
        } else {
            look_related(wordings, shared, *y, 1, b, a);
            (void)look_opposite(wordings, shared, *y, b, a);
        }
        x += left, weights += left, y += right;
    }
    shared->opposite |= shared->turned && !shared->polar;
}

static uint32_t less(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* Words of neighbouring meaning count as far as both sides have them. */
static uint32_t related_words(const ss_shared *shared) { return less(shared->related[0], shared->related[1]); }

static uint32_t related_weight(const ss_shared *shared)
{
    uint32_t alone = shared->alone[0] > shared->alone[1] ? shared->alone[0] : shared->alone[1];
    float worth = RELATED * (float)less(shared->related_weight[0], shared->related_weight[1]);
    return (uint32_t)(alone > CROWD ? worth * (float)CROWD / (float)alone : worth);
}

/* One word in common is no evidence, however rare, unless there is no other; one and a neighbour are. */
static bool enough(const ss_shared *shared)
{
    uint32_t words = shared->words + shared->numbers + shared->propers;
    uint32_t most = less(shared->own_words[0] + shared->own_numbers[0], shared->own_words[1] + shared->own_numbers[1]);
    return words + (related_words(shared) > 0) >= 2 || (words == 1 && most == 1 && shared->names && shared->own_words[0] == shared->own_words[1]);
}

static float weaken(const ss_shared *shared, float score)
{
    if (!shared->numbers && shared->own_numbers[0] && shared->own_numbers[1]) score *= OTHER_NUMBERS;
    if (!shared->propers && shared->own_propers[0] && shared->own_propers[1]) score *= OTHER_PROPERS;
    if (!shared->names && shared->own_names[0] && shared->own_names[1]) score *= OTHER_NAMES;
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

float ss_wordings_alike(const ss_corpus *corpus, const ss_wordings *wordings, const ss_wording *a, const ss_wording *b)
{
    ss_shared shared = {0};
    float acts = acts_fit(a, b);
    bool days = ss_wordings_days_fit(a, b);
    if (!days && (!are_within(a, b, SS_DAYS_VERBATIM) || !may_be_verbatim(a, b))) return 0;
    if (!ss_wordings_go(corpus, wordings, a, b)) return 0;
    if (days && a->content == b->content) return a->features.count > 1 || one_voice(corpus, a, b) ? acts : 0; /* "the meeting" */
    compare(wordings, a, b, &shared);
    if (!enough(&shared)) return 0;
    uint32_t least = less(a->weight, b->weight), most = a->weight + b->weight - least;
    if (!days && !is_verbatim(&shared, (float)shared.weight / (float)least)) return 0;
    shared.weight += related_weight(&shared);
    float share_of_less = (float)shared.weight / (float)least, share_of_more = (float)shared.weight / (float)most;
    if (shared.words + shared.numbers + related_words(&shared) < 2 && share_of_less < NAMED_MOST) return 0;
    float score = LESS_CONTAINED * share_of_less + (1 - LESS_CONTAINED) * share_of_more;
    float full = ENOUGH + ENOUGH_MORE * doublings(wordings);
    if ((float)shared.weight < full && share_of_more < 1) score *= (1 + (float)shared.weight / full) / 2;
    if (one_not(a, b) && !shared.made_up && !acts_turn(a, b)) score *= ONE_NOT;
    if (!one_voice(corpus, a, b)) score *= FOR_A_STATE;
    score = weaken(&shared, score * acts);
    return shared.opposite ? -score : score;
}

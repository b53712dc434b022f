/* What follows from the counts of a vote.
 *
 *   15 members: 13 in favour, RU against, CN abstained     -> against 1, abstained 1, and the 13 others were in favour
 *   US against, all others in favour                       -> 14 in favour
 *
 * Nothing is derived where the counts leave a choice. */
#include "claims/votes/ballots_make.h"

static uint32_t stands_so(const ss_position *positions, uint32_t count, uint8_t stand) {
    uint32_t so = 0;
    for (uint32_t i = 0; i < count; i++)
        so += (positions[i].stand == SS_STAND_VETO ? SS_STAND_AGAINST : positions[i].stand) == stand;
    return so;
}

static uint32_t stated(const ss_building *b, uint8_t stand) { return stands_so(b->positions.at, b->positions.count, stand); }

/* How many are known to have done so: told, or named. */
static uint32_t known(const ss_building *b, uint8_t stand) {
    uint32_t named = stated(b, stand), told = b->counts[stand];
    return told != SS_NONE && told > named ? told : named;
}

static uint32_t known_but(const ss_building *b, uint8_t stand) {
    uint32_t sum = 0;
    for (uint8_t i = 0; i < SS_STANDS; i++)
        if (i != stand && i != SS_STAND_VETO)
            sum += known(b, i);
    return sum;
}

static bool is_member(const ss_lexicon *lexicon, const ss_council *council, ss_party member, uint32_t most) {
    const uint32_t *members = ss_lexicon_members(lexicon, council);
    for (uint32_t i = 0; i < most; i++)
        if (members[i] == member.entity && member.entity != SS_NONE)
            return true;
    return false;
}

/* States that had no seat that year may oppose a draft, but do not vote on it. */
static void drop_strangers(const ss_lexicon *lexicon, const ss_council *council, ss_building *b) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < b->positions.count; i++)
        if (is_member(lexicon, council, b->positions.at[i].member, council->members))
            b->positions.at[kept++] = b->positions.at[i];
    b->positions.count = kept;
}

static void count_whole(ss_building *b, uint32_t size) {
    if (b->counts[b->whole] != SS_NONE || known_but(b, b->whole))
        return;
    b->counts[SS_STAND_FOR] = b->counts[SS_STAND_AGAINST] = b->counts[SS_STAND_ABSTAIN] = 0;
    b->counts[b->whole] = size;
}

/* Counts that nobody tells, once all members are accounted for. */
static void close_counts(ss_building *b, uint32_t size) {
    if (known_but(b, SS_STANDS) != size)
        return;
    for (uint8_t i = 0; i < SS_STAND_ABSENT; i++)
        if (i != SS_STAND_VETO && b->counts[i] == SS_NONE)
            b->counts[i] = stated(b, i);
}

static void fill_counts(ss_building *b, uint32_t size) {
    if (b->whole != SS_STANDS)
        count_whole(b, size);
    uint32_t others = b->rest == SS_STANDS ? 0 : known_but(b, b->rest);
    if (others && others < size && b->counts[b->rest] == SS_NONE)
        b->counts[b->rest] = size - others;
    close_counts(b, size);
}

/* All told, and not as many as the body has; or more than it has. */
static bool is_off(const ss_building *b, uint32_t size) {
    uint32_t sum = known_but(b, SS_STANDS);
    bool all = b->counts[SS_STAND_FOR] != SS_NONE && b->counts[SS_STAND_AGAINST] != SS_NONE && b->counts[SS_STAND_ABSTAIN] != SS_NONE;
    return sum > size || (all && sum < size);
}

/* ---- the other members ---- */

static bool has_position(const ss_position *positions, uint32_t count, uint32_t entity) {
    for (uint32_t i = 0; i < count; i++)
        if (positions[i].member.entity == entity)
            return true;
    return false;
}

uint32_t ss_ballot_others(const ss_lexicon *lexicon, const ss_council *council, const uint32_t counts[SS_STANDS],
                          const ss_position *positions, uint32_t count, uint32_t *others, uint8_t *stand) {
    const uint32_t *members = ss_lexicon_members(lexicon, council);
    uint32_t silent = 0;
    if (council->members > SS_MEMBERS_MOST)
        return 0;
    for (uint32_t i = 0; i < council->members; i++)
        if (!has_position(positions, count, members[i]))
            others[silent++] = members[i];
    if (silent + count != council->members)
        return 0;
    for (*stand = 0; *stand < SS_STANDS && silent; ++*stand)
        if (counts[*stand] != SS_NONE && counts[*stand] == silent + stands_so(positions, count, *stand))
            return silent;
    return 0;
}

static ss_status derive(const ss_view *view, const ss_council *council, ss_building *b) {
    uint32_t others[SS_MEMBERS_MOST];
    uint8_t stand;
    uint32_t count = ss_ballot_others(view->lexicon, council, b->counts, b->positions.at, b->positions.count, others, &stand);
    for (uint32_t i = 0; i < count; i++) {
        ss_position *p = SS_PUSH(&b->positions, &view->document->arena);
        if (!p)
            return SS_NOMEM;
        *p = (ss_position){{SS_NONE, others[i]}, stand, 1};
    }
    return SS_OK;
}

/* ---- the outcome ---- */

static bool is_vetoed(const ss_lexicon *lexicon, const ss_council *council, const ss_building *b) {
    for (uint32_t i = 0; i < b->positions.count; i++) {
        const ss_position *p = &b->positions.at[i];
        bool permanent = council && is_member(lexicon, council, p->member, council->permanent);
        bool enough = council && b->counts[SS_STAND_FOR] != SS_NONE && b->counts[SS_STAND_FOR] >= council->needed;
        if (p->stand == SS_STAND_VETO || (p->stand == SS_STAND_AGAINST && permanent && enough))
            return true;
    }
    return false;
}

static void decide(const ss_lexicon *lexicon, const ss_council *council, ss_building *b) {
    uint32_t yes = b->counts[SS_STAND_FOR];
    if (is_vetoed(lexicon, council, b))
        b->outcome = SS_OUTCOME_VETOED;
    else if (council && yes != SS_NONE && yes < council->needed)
        b->outcome = SS_OUTCOME_REJECTED;
    else if (council && yes != SS_NONE && b->outcome == SS_OUTCOME_REJECTED) /* enough votes: nothing else can have stopped it */
        b->outcome = SS_OUTCOME_VETOED;
    else if (council && yes != SS_NONE && b->outcome == SS_OUTCOME_UNKNOWN && known_but(b, SS_STANDS) == council->members)
        b->outcome = SS_OUTCOME_ADOPTED;
    else if (!council && b->outcome == SS_OUTCOME_UNKNOWN && b->whole == SS_STAND_FOR)
        b->outcome = SS_OUTCOME_ADOPTED;
}

ss_status ss_ballots_count(ss_making_ballots *making, ss_building *b, uint32_t year, uint32_t *sum, uint32_t *size) {
    const ss_lexicon *lexicon = making->view->lexicon;
    const ss_council *exact = year ? ss_lexicon_council(lexicon, b->body.entity, year) : NULL;
    const ss_council *council = exact ? exact : ss_lexicon_council(lexicon, b->body.entity, 0);
    if (exact)
        drop_strangers(lexicon, exact, b);
    *size = council ? council->members : b->size;
    *sum = 0;
    if (*size != SS_NONE) {
        fill_counts(b, *size);
        *sum = is_off(b, *size) ? known_but(b, SS_STANDS) : 0;
    }
    decide(lexicon, council, b);
    return exact && !*sum ? derive(making->view, exact, b) : SS_OK;
}

/* Extents: how much worse each is against the sums of whole rows; which are listed; the choice against the list of features. */
#include "claims/guesses/extents.h"
#include "desk.h"

enum { BARRED = -2000, WORSE_MOST = 140 };

static uint32_t listed, kinds[SS_EXTENT_NOT_BEHIND + 1], changed, left_out;

/* ---- how much worse ---- */

static int32_t step(const ss_weights *w, int from, int to)
{
    return w->steps[from][to] < SS_NEVER ? BARRED : w->steps[from][to];
}

static int32_t sum_of_row(const ss_weights *w, const ss_guess_room *room, const uint8_t *labels, uint32_t count)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        int16_t alone[SS_LABELS];
        ss_lanes_store(alone, room->alone[i]);
        sum += alone[labels[i]] + (i ? step(w, labels[i - 1], labels[i]) : 0);
    }
    return sum;
}

static void check_extent(const ss_weights *w, const ss_unit *unit, const ss_guess_room *room, const ss_guess *guess, const ss_extent *e)
{
    uint8_t labels[SS_UNIT_MOST];
    uint32_t first = SS_NONE, last = SS_NONE;
    memcpy(labels, guess->labels, sizeof labels);
    ss_extent_label(e, labels);
    for (uint32_t i = 0; i < unit->count; i++) {
        bool content = ss_label_content(labels[i]);
        first = content && first == SS_NONE ? i : first;
        last = content ? i : last;
        CHECK(labels[i] != SS_L_CONTENT_IN || (i > 0 && ss_label_content(labels[i - 1])));
        CHECK(ss_label_content(labels[i]) || labels[i] == SS_L_NONE || labels[i] == guess->labels[i]);
        CHECK(ss_label_content(guess->labels[i]) || guess->labels[i] == SS_L_NONE || labels[i] == guess->labels[i]);
    }
    CHECK(e->first == first && e->last == last);
    CHECK((memcmp(labels, guess->labels, unit->count) == 0) == (e->kind == SS_EXTENT_SAME));
    CHECK(e->worse == sum_of_row(w, room, guess->labels, unit->count) - sum_of_row(w, room, labels, unit->count));
}

/* Every longer and shorter row that is near enough is listed, or stands behind a full list. */
static void check_complete(const ss_weights *w, const ss_unit *unit, const ss_guess_room *room, const ss_guess *guess)
{
    int32_t base = sum_of_row(w, room, guess->labels, unit->count), worst = guess->extents[guess->extent_count - 1].worse;
    uint32_t last = guess->extents[0].last;
    bool hopeless = false;
    if (last < guess->head || guess->margin > WORSE_MOST) return;
    for (uint32_t end = last + 2; end <= unit->count && guess->labels[end - 1] == SS_L_NONE; end++) {
        uint8_t labels[SS_UNIT_MOST];
        bool there = false;
        memcpy(labels, guess->labels, sizeof labels);
        memset(labels + last + 1, SS_L_CONTENT_IN, end - last - 1);
        int32_t worse = base - sum_of_row(w, room, labels, unit->count);
        for (uint32_t i = 0; i < guess->extent_count; i++) there = there || (guess->extents[i].kind == SS_EXTENT_LONGER && guess->extents[i].end == end);
        hopeless = hopeless || worse > WORSE_MOST; /* steps may hide some of what is behind it */
        if (worse > WORSE_MOST || hopeless) CHECK(!there || worse <= WORSE_MOST);
        else CHECK(there || (guess->extent_count == SS_EXTENTS_MOST && worse >= worst));
        left_out += !there;
    }
}

static void check_list(const ss_weights *w, const ss_unit *unit, const ss_guess_room *room, const ss_guess *guess)
{
    CHECK(guess->extent_count <= SS_EXTENTS_MOST && guess->lead == 0 && guess->taken == SS_EXTENT_SAME);
    CHECK((guess->extent_count > 0) == (memchr(guess->labels, SS_L_CONTENT, unit->count) != NULL));
    for (uint32_t i = 0; i < guess->extent_count; i++) {
        const ss_extent *e = &guess->extents[i];
        CHECK((i == 0) == (e->kind == SS_EXTENT_SAME) && e->worse <= (e->kind >= SS_EXTENT_BEHIND ? 3 : 1) * WORSE_MOST);
        CHECK(i < 2 || e[-1].worse <= e->worse);
        check_extent(w, unit, room, guess, e);
        listed++;
        kinds[e->kind]++;
    }
    if (guess->extent_count) check_complete(w, unit, room, guess);
}

/* ---- the choice ---- */

static int32_t listed_sum(const ss_weights *w, const ss_sight *sight, const ss_extent *e, int32_t margin)
{
    uint32_t features[SS_FEATURES_MOST], count = ss_features_extent(sight, e, margin, features);
    int32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) sum += w->extent[features[i] >> w->extent_shift];
    CHECK(count > 20 && count <= SS_FEATURES_MOST && sum == ss_features_extent_sum(sight, e, margin, w));
    return sum;
}

static void check_choice(const ss_weights *w, const ss_sight *sight, ss_guess *guess)
{
    uint32_t best = 0;
    uint8_t labels[SS_UNIT_MOST];
    for (uint32_t i = 1; i < guess->extent_count; i++)
        if (listed_sum(w, sight, &guess->extents[i], guess->margin) > listed_sum(w, sight, &guess->extents[best], guess->margin)) best = i;
    memcpy(labels, guess->labels, sizeof labels);
    ss_guess_choose(w, sight, guess);
    if (guess->extent_count > 1) ss_extent_label(&guess->extents[best], labels);
    CHECK(memcmp(labels, guess->labels, sight->unit->count) == 0);
    CHECK(guess->extent_count > 1 ? guess->lead >= 0.5f && guess->lead <= 1 && guess->taken == guess->extents[best].kind : guess->lead == 0);
    changed += best > 0;
}

static const char *const TEXTS[] = {
    "Norland said that the talks would end on Friday, and the board agreed.",
    "On Friday, Ida Brandt said, the vote in Norland would be late.",
    "The board of Norland, which met on Friday, told Sudmark that boats were late and talks had failed, a report said.",
    "“We stay here now,” said Ida Brandt, “and the board knows it,” but Norland mulled talks.",
    "The talks failed, said Norland, because the boats came late.",
    "Norland said.",
};

static void test_unit(const ss_weights *w, const desk *d, const ss_unit *unit, ss_guess_room *room)
{
    ss_guess guesses[SS_HEADS_MOST];
    uint32_t count = 0;
    ss_guess_begin(unit, room);
    for (uint32_t head = 0; head < unit->count && count < SS_HEADS_MOST; head++) {
        ss_sight sight;
        ss_guess *guess = &guesses[count];
        if (!ss_guess_candidate(&unit->chunks[head])) continue;
        ss_sight_make(&d->making, unit, head, &sight);
        ss_sight_parts(&sight);
        *guess = (ss_guess){.head = head, .chance = ss_guess_cue(w, &sight)};
        ss_guess_label(w, &sight, room, guess);
        ss_guess_content(&sight, guess);
        ss_guess_extend(w, &sight, room, guess);
        check_list(w, unit, room, guess);
        count++;
    }
    for (uint32_t i = 0; i < count; i++) {
        ss_sight sight;
        ss_sight_make(&d->making, unit, guesses[i].head, &sight);
        ss_guess_neighbours(unit, guesses, count, i);
        check_choice(w, &sight, &guesses[i]);
    }
}

static void test_all(void)
{
    static const int reaches[] = {2, 6, 20, 60};
    for (uint32_t seed = 1; seed <= 40; seed++) {
        ss_engine *engine = desk_engine(&ss_allocator_libc, seed, reaches[seed % 4]);
        const ss_weights *w = ss_lexicon_weights(engine->lexicon);
        ss_guess_room *room = malloc(sizeof *room);
        desk d;
        desk_open(&d, &ss_allocator_libc, engine);
        ss_guess_prepare(w, room);
        for (size_t t = 0; t < sizeof TEXTS / sizeof *TEXTS; t++) {
            CHECK(desk_lay(&d, TEXTS[t]) == SS_OK);
            for (uint32_t u = 0; u < d.units.count; u++) test_unit(w, &d, &d.units.at[u], room);
        }
        ss_document_free(&d.document);
        ss_engine_release(engine);
        free(room);
    }
    for (int kind = 0; kind <= SS_EXTENT_NOT_BEHIND; kind++) CHECK(kinds[kind] > 0);
    CHECK(listed > 500 && changed > 50 && left_out > 50);
}

/* ---- who is beside whom ---- */

/* "Norland said that the board mulled talks , Sudmark warned": heads said, mulled, warned. */
static void test_neighbours(void)
{
    ss_engine *engine = desk_engine(&ss_allocator_libc, 1, 4);
    desk d;
    desk_open(&d, &ss_allocator_libc, engine);
    CHECK(desk_lay(&d, "Norland said that boats mulled talks, Sudmark warned.") == SS_OK && d.units.count == 1);
    const ss_unit *unit = &d.units.at[0];
    enum { SAID = 1, MULLED = 4, COMMA = 6, WARNED = 8 };
    CHECK(unit->count == 10 && unit->chunks[COMMA].kind == SS_CHUNK_MARK);
    ss_guess guesses[3] = {{.head = SAID, .chance = .9f, .extent_count = 2}, {.head = MULLED, .chance = .5f}, {.head = WARNED, .chance = .1f}};
    memset(guesses[0].labels + 3, SS_L_CONTENT_IN, 3);
    guesses[0].labels[2] = SS_L_CONTENT;
    guesses[0].extents[0] = (ss_extent){.kind = SS_EXTENT_SAME, .first = 2, .last = 5};
    guesses[0].extents[1] = (ss_extent){.kind = SS_EXTENT_SHORTER, .from = 4, .end = 6, .first = 2, .last = 3};
    ss_guess_neighbours(unit, guesses, 3, 0);
    const ss_extent *same = guesses[0].extents, *shorter = same + 1;
    CHECK(same->inside == 3 && same->inside_last && same->behind == 1 && same->next == 7 && same->next_end == 9);
    CHECK(shorter->inside == 0 && !shorter->inside_last && shorter->behind == 3 && shorter->next == 4 && shorter->next_end == 6);
    ss_document_free(&d.document);
    ss_engine_release(engine);
}

int main(void)
{
    test_all();
    test_neighbours();
    return CHECK_DONE();
}

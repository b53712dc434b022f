#include "claims/guesses/guesses.h"

/* The guesses of one unit beside each other: what they are to each other, and which gives way. */

static const float MUCH_BETTER = 0.6f, BETTER_BY = 0.15f, SURE_CLAUSE = 0.35f; /* see ss_guesses_settle */

static uint8_t step_of(float chance) { return (uint8_t)(1 + (chance >= 0.5f) + (chance >= 0.7f) + (chance >= 0.9f)); }

static void note_step(uint8_t *most, uint32_t step) { *most = step > *most ? (uint8_t)step : *most; }

ss_company ss_guess_company(const ss_guess *guesses, uint32_t count, uint32_t one) {
    const ss_guess *here = &guesses[one];
    ss_company out = {.count = (uint8_t)count};
    for (const ss_guess *other = guesses; other < guesses + count; other++) {
        uint8_t step = step_of(other->chance), around = other->labels[here->head], inside = here->labels[other->head];
        if (other == here)
            continue;
        note_step(&out.around, ss_label_content(around) ? step + 4u * (other->head > here->head) : 0);
        note_step(&out.inside, ss_label_content(inside) ? step : 0);
        note_step(&out.rival, ss_label_cue(around) || ss_label_cue(inside) ? step : 0);
    }
    return out;
}

static bool source_in(const ss_guess *guess, uint32_t chunk) {
    return guess->labels[chunk] == SS_L_SOURCE || guess->labels[chunk] == SS_L_SOURCE_IN;
}

/* The first chunk of source, cue and content. */
static uint32_t first_chunk(const ss_unit *unit, const ss_guess *guess) {
    uint32_t at = 0;
    while (at + 1 < unit->count && guess->labels[at] == SS_L_NONE)
        at++;
    return at;
}

/* Content from the chunk on is given back, with the marks and conjunctions before it. */
static void end_before(const ss_unit *unit, ss_guess *guess, uint32_t chunk) {
    for (uint32_t i = chunk; i < unit->count; i++)
        guess->labels[i] = ss_label_content(guess->labels[i]) ? SS_L_NONE : guess->labels[i];
    for (uint32_t i = chunk; i-- > 0 && ss_label_content(guess->labels[i]);) {
        uint8_t grammar = unit->chunks[i].grammar;
        if (unit->chunks[i].kind != SS_CHUNK_MARK && grammar != SS_G_CONJUNCTION && grammar != SS_G_SUBORDINATOR)
            break;
        guess->labels[i] = SS_L_NONE;
    }
}

static bool has_content(const ss_unit *unit, const ss_guess *guess) {
    for (uint32_t i = 0; i < unit->count; i++)
        if (ss_label_content(guess->labels[i]))
            return true;
    return false;
}

static uint32_t first_of(const ss_unit *unit, const ss_guess *guess, uint8_t label) {
    uint32_t found = ss_labels_find(guess->labels, 0, unit->count, label);
    return found < unit->count ? found : SS_NONE;
}

static bool is_mark(const ss_chunk *chunk) { return chunk->kind == SS_CHUNK_MARK || ss_chunk_inner_comma(chunk); }

/* A mark, or a mark and a conjunction, stands before the chunk. */
static bool set_off(const ss_unit *unit, uint32_t chunk) {
    if (chunk < 2)
        return false;
    const ss_chunk *before = &unit->chunks[chunk] - 1;
    before -= before->grammar == SS_G_CONJUNCTION || before->grammar == SS_G_SUBORDINATOR;
    return is_mark(before);
}

/* A conjunction or a mark stands before the chunk. */
static bool parted(const ss_unit *unit, uint32_t chunk) {
    const ss_chunk *before = &unit->chunks[chunk] - 1;
    return before->grammar == SS_G_CONJUNCTION || is_mark(before);
}

/* Where `inner`, whose head stands in the content of `outer`, shows that it is no part of it; SS_NONE when it may be one.
 *   said X but argues Y     its source stands outside that content: Ruiz, who said X, argues Y
 *   said X, others say Y    it is a clause set off, with a source of its own
 *   said X, adding Y        it has no source and is set off */
static uint32_t beside(const ss_unit *unit, const ss_guess *outer, const ss_guess *inner) {
    uint32_t source = first_of(unit, inner, SS_L_SOURCE), cue = first_of(unit, inner, SS_L_CUE);
    if (cue == SS_NONE || !ss_label_content(outer->labels[cue]))
        return SS_NONE;
    if (source != SS_NONE && !ss_label_content(outer->labels[source]))
        return (source < outer->head || source_in(outer, source)) && parted(unit, cue) ? cue : SS_NONE;
    if (source != SS_NONE)
        return source < cue && set_off(unit, source) ? source : SS_NONE;
    bool gerund = unit->chunks[inner->head].ending == ss_grammar_ending("ing", 3);
    return gerund && set_off(unit, cue) ? cue : SS_NONE;
}

static void end_before_clause(const ss_unit *unit, ss_guess *outer, const ss_guess *inner) {
    if (inner->head < outer->head || inner->chance < SURE_CLAUSE)
        return;
    uint32_t first = beside(unit, outer, inner);
    if (first == SS_NONE)
        return;
    end_before(unit, outer, first);
    if (!has_content(unit, outer))
        outer->chance = -1;
}

/* "Ruiz disagreed: the pier is shut, she noted": what stands behind another's colon begins there. */
static void begin_behind_colon(const ss_unit *unit, ss_guess *outer, const ss_guess *inner) {
    uint32_t colon = inner->head + 1;
    bool inside = inner->head < outer->head && ss_label_content(outer->labels[inner->head]);
    if (!inside || colon + 1 >= outer->head || unit->chunks[colon].grammar != SS_G_MARK + ':' % 64 || !ss_label_content(outer->labels[colon + 1]))
        return;
    for (uint32_t i = 0; i <= colon; i++)
        outer->labels[i] = ss_label_content(outer->labels[i]) ? SS_L_NONE : outer->labels[i];
    outer->labels[colon + 1] = SS_L_CONTENT;
}

/* `other` is worse than `best`. */
static void give_way(const ss_unit *unit, const ss_guess *best, ss_guess *other) {
    const ss_chunk *head = &unit->chunks[best->head], *its = &unit->chunks[other->head];
    bool known = head->hit != SS_NONE || its->hit == SS_NONE;
    if (ss_label_cue(best->labels[other->head]) || (known && ss_label_cue(other->labels[best->head]))) {
        other->chance = -1;
        return;
    }
    bool runs_over = ss_label_content(other->labels[best->head]) && other->head < best->head;
    if (!runs_over || other->chance >= MUCH_BETTER || best->chance < other->chance + BETTER_BY)
        return;
    uint32_t first = first_chunk(unit, best);
    end_before(unit, other, first > other->head ? first : best->head);
    if (!has_content(unit, other))
        other->chance = -1;
}

void ss_guesses_settle(const ss_unit *unit, ss_guess *guesses, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < count; k++) {
            bool better = guesses[i].chance > guesses[k].chance || (guesses[i].chance == guesses[k].chance && i < k);
            if (i != k && better && guesses[i].chance > 0 && guesses[k].chance > 0)
                give_way(unit, &guesses[i], &guesses[k]);
        }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = i + 1; k < count; k++)
            if (guesses[i].chance > 0 && guesses[k].chance > 0) {
                end_before_clause(unit, &guesses[i], &guesses[k]);
                begin_behind_colon(unit, &guesses[k], &guesses[i]);
            }
}

/* Guesses: what the learned models make of every word that may be a cue; here rules and model meet.
 *
 *   candidate --cue model--> head --span model--> labels --extent model--> labels --keep model--> chance --> draft
 *
 *       Ms Okoro , head of the union , called the offer “...” on Friday .
 *       S  S     S S    S  S   S     - C      T   T     T     -  -      -
 *
 * A candidate is a hit of cues.c or a word form that stood in cues of annotated news, outside quotations. Its draft, if the
 * rules made one, gives way to the guess, or is dropped when the models think little of it; votes and vetoes stay as the rules
 * read them, and so does everything inside quotations. The chance of the last model is the draft's confidence.
 *
 * One label a chunk; the best row of labels is found by Viterbi's algorithm, with one cue around the head. Its margin is how
 * much worse the next best row is. At most SS_HEADS_MOST heads in a unit are labelled, so that cost is linear.
 *
 * Where the content begins and ends is then chosen among several extents (extents.h).
 *
 * Labels of one head know nothing of the other heads; the extent model is told which other guesses stand in a content and behind it, the keep
 * model what they are to the one it judges (ss_company). Of two heads in one cue the better one stays. A guess whose content runs over
 * a much better one ("Asked why he had left, Ruiz said ...") ends before it; where both are good, one stands inside the other. */
#ifndef SS_CLAIMS_GUESSES_GUESSES_H
#define SS_CLAIMS_GUESSES_GUESSES_H

#include "base/lanes.h"
#include "claims/guesses/features.h"

enum { SS_HEADS_MOST = 16 };
static const float SS_LESS_BY_QUOTES = 0.45f;

/* Steps between labels, from each to all and to each from all. */
typedef struct { ss_lanes from[SS_LABELS], to[SS_LABELS]; } ss_steps;

/* Room for one unit's sums, a lane a label (the last lane is not used): of each chunk alone, and of the best row up to it.
 * And the steps up to a head and behind it. */
typedef struct {
    ss_steps before, behind;
    ss_lanes alone[SS_UNIT_MOST], sums[SS_UNIT_MOST];
    ss_span_own own;
} ss_guess_room;

static inline bool ss_guess_candidate(const ss_chunk *chunk) { return chunk->holds & SS_HOLDS_HEAD; }
/* The least chance of a head that is labelled: beside quotations somebody is likely to speak, and more heads are tried; behind a colon
 * the quotation tells that by itself (quoted.c). */
static inline float ss_guess_least(const ss_weights *weights, const ss_unit *unit) {
    return unit->open ? weights->least_cue * SS_LESS_BY_QUOTES : weights->least_cue;
}
float ss_guess_cue(const ss_weights *weights, const ss_sight *sight);
void ss_guess_prepare(const ss_weights *weights, ss_guess_room *room);
/* The heads that are labelled from now on are of that unit. */
static inline void ss_guess_begin(const ss_unit *unit, ss_guess_room *room) { ss_span_own_begin(unit, &room->own); }
/* Labels and margin. */
void ss_guess_label(const ss_weights *weights, const ss_sight *sight, ss_guess_room *room, ss_guess *guess);
/* "The union, which had called for a strike, said": where no chunk was labelled a source, that of the rules is, if it fits; and what of the
 * content stands between a quotation with a comma within and the cue: “... a joke,” a diver said. */
void ss_guess_source(const ss_sight *sight, ss_guess *guess);
/* The same of content; without a draft, what ends with the quotation right before: The pier is a “bad joke,” a diver said. */
void ss_guess_content(const ss_sight *sight, ss_guess *guess);
/* Of one guess among all labelled ones of its unit, whose chances are those of their heads. */
ss_company ss_guess_company(const ss_guess *guesses, uint32_t count, uint32_t one);
float ss_guess_keep(const ss_weights *weights, const ss_sight *sight, const ss_guess *guess);

/* Lets the guesses of one unit, in the order of their heads, give way to better ones. */
void ss_guesses_settle(const ss_unit *unit, ss_guess *guesses, uint32_t count);

/* kept.c: what the models think little of only because annotated news has nothing inside what others say, and the rules read well, comes back. */
void ss_guesses_keep(ss_making *making);

/* Drafts of the rules in, drafts of both out, still in the order of their heads. */
ss_status ss_guesses_read(ss_making *making, const ss_weights *weights);

#endif

/* Extents: other places where the content of a guess may begin and end, and the choice among them.
 *
 *   He said the pier would stay shut until May , which pleased the anglers .
 *           [---------------------------------]                               as labelled
 *           [----------------]                                                shorter
 *           [----------------------------------------------------------]     longer
 *
 * The best row of labels sees a few chunks at a time. What a whole content would be, and what would stand behind it, tells more:
 * whether a stretch of words beside its end has a verb or a subject, how many stretches it has, whether the rules or another guess
 * think so, too. So the rows of labels that are not much worse are tried, at most SS_EXTENTS_MOST of them, and a fourth linear
 * model (weights.h) takes one. */
#ifndef SS_CLAIMS_GUESSES_EXTENTS_H
#define SS_CLAIMS_GUESSES_EXTENTS_H

#include "claims/guesses/guesses.h"

/* Lists what the content of a labelled guess may be, the labels as they are first, then the least worse ones. */
void ss_guess_extend(const ss_weights *weights, const ss_sight *sight, const ss_guess_room *room, ss_guess *guess);
/* Notes in each extent of one guess what the other guesses of its unit are to it. Their chances are those of their heads. */
void ss_guess_neighbours(const ss_unit *unit, ss_guess *guesses, uint32_t count, uint32_t one);
/* The labels as they would be. */
void ss_extent_label(const ss_extent *extent, uint8_t *labels);
/* Takes the extent that the model thinks most of, the first of equals, and labels it. */
void ss_guess_choose(const ss_weights *weights, const ss_sight *sight, ss_guess *guess);

#endif

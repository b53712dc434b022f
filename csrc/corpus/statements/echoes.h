/* Echoes: claims that say what a claim of another article says, and that the families of speakers (statements.h) do not bring together.
 *
 *   article 3   "Experts say the dye was made in a laboratory"       nobody known  --.
 *   article 7   "Experts said the dye was made in a laboratory"      nobody known  --+--> a statement without a speaker
 *   article 9   "The dye, Ida Brandt said, was made in a ..."        in a statement      then both are told to render that one
 *
 * A speaker that a pronoun or a noun stands for ("he added", "the ministry") may be another's, so such a claim that is in no statement is as one
 * of nobody. Who is not known may be anybody, so more is asked than of one speaker's claims (alike.c). Of two articles that share names or statements
 * (corpus/stories.h) and appeared few days apart, two claims meet
 *
 *   nearly alike   one of them by nobody known: most words of either in the other; the same numbers; no "not" on one side alone; and words in a row (three), or, in articles
 *                  of one story that both tell some statement of a known speaker, contents that begin or end with the same letters
 *   in a row       by words that stand in both one behind the other (runs.h): seven in two quotations, or all of a short one; else most of one content
 *   by sources     that have no name and are called by one word ("her father", "the pilot's father"): when most words of the shorter one are shared
 *
 * An echo goes to the claim that it is most alike. Two who are named are never brought together, but for those who may be one or speak for each other
 * where words stand in a row; so are two statements of one speaker then, when the words are most of one content.
 *
 * The statements that were found stay as they are, since a corpus behind this one takes them over: what the tables show with echoes
 * stands beside them (`echoed`), and is found anew for every corpus. Conflicts and days are asked of the statements alone. Where there are no
 * echoes nothing is copied. The work is bounded by the neighbours of each document, SS_ECHOES_MOST of its claims and SS_HOOKS_MOST of their words. */
#ifndef SS_CORPUS_STATEMENTS_ECHOES_H
#define SS_CORPUS_STATEMENTS_ECHOES_H

#include "corpus/corpus.h"
#include "corpus/stories.h"

#define SS_ECHOES_MOST 64u

/* Fills `echoed`. After statements and stories. */
ss_status ss_echoes_find(ss_corpus *corpus, const ss_stories *stories);

#endif

/* Statements: claims of several documents that render one utterance of one speaker.
 *
 *   claims --wordings--> features --buckets--> candidates --alike--> pairs --joined, best first--> statements
 *
 *   bucket (family of the speaker, feature)   [claim][claim][claim] ...   in order of day
 *                                                 `-- candidates: those before it whose days can fit, SS_WINDOW at most,
 *                                                     and as many that have no day
 *
 * A claim stands in the buckets of its SS_KEYS heaviest features that another claim has too; a pair that meets in two of them is
 * compared. Claims of one day and one content stand there once. The work grows with the claims and not with their square:
 * `statements_capped` of the corpus counts the buckets in which the window cut some off, and a warning row says so. Two groups become one when their members
 * are alike on average and no two of them speak for different sides. Only groups of two documents and more are kept.
 *
 * Behind a corpus of the first documents (corpus->like) only families of speakers that are touched are grouped (wordings.h); the others'
 * statements are taken over, and so is one that comes out as it was. Either is `kept`.
 *
 * The result does not depend on the order of documents, but for which of two equal claims stands first. */
#ifndef SS_CORPUS_STATEMENTS_STATEMENTS_H
#define SS_CORPUS_STATEMENTS_STATEMENTS_H

#include "corpus/corpus.h"

#define SS_KEYS 10u
#define SS_WINDOW 32u

/* Fills statements, members and statement_of. After entities, copies and days are known. */
ss_status ss_statements_find(ss_corpus *corpus);

#endif

/* Stories: which articles are about one thing, by the rare names that they share and the statements that they both tell.
 *
 *   ties of document 3   [Ida Brandt][Sea Council][Tom Okoro] [Brandt: the bridge is shut]
 *   ties of document 7   [Ida Brandt][Tom Okoro]              [Brandt: the bridge is shut]   -> neighbours, if of the same ten days
 *
 * A rare name is one that two documents have and no more than SS_RARE_MOST, as a statement is; states, places, outlets and groups do not count. Two documents
 * are neighbours when they share a name, and what they share is two fifths of what either has, and when they appeared within
 * ten days or one has no day; from SS_ONE_STORY shared ties on they tell one story. A document keeps the SS_NEIGHBOURS that share most; the work is bounded by SS_RARE_MOST for each tie
 * of each document. Copies have no neighbours.
 *
 * Everything stands in the arena that was given and is good as long as that. */
#ifndef SS_CORPUS_STORIES_H
#define SS_CORPUS_STORIES_H

#include "corpus/corpus.h"

#define SS_RARE_MOST 64u
#define SS_NEIGHBOURS 8u
#define SS_ONE_STORY 3u

/* How many ties they share, and how many of these are names. */
typedef struct { uint32_t document; uint16_t shared, names; } ss_neighbour;

typedef struct {
    uint32_t documents;
    uint32_t *first;            /* by document: its ties in `names`; and one behind the last */
    uint32_t *names;            /* rows of entities, then of statements behind as many as there are entities; in order */
    uint32_t *lists;            /* by document: its list of neighbours, 0 for one without ties */
    ss_neighbour *neighbours;   /* SS_NEIGHBOURS by list, later documents only, most shared first; SS_NONE behind the last */
} ss_stories;

static inline ss_neighbour *ss_stories_neighbours(const ss_stories *stories, uint32_t document)
{
    return stories->neighbours + (size_t)stories->lists[document] * SS_NEIGHBOURS;
}

ss_status ss_stories_make(const ss_corpus *corpus, ss_arena *arena, ss_stories *out);

#endif

/* Stories: which articles are about one thing, by the rare names that they share and the statements that they both tell.
 *
 *   ties of document 3   [Ida Brandt][Sea Council][Tom Okoro] [Brandt: the bridge is shut]
 *   ties of document 7   [Ida Brandt][Tom Okoro]              [Brandt: the bridge is shut]   -> neighbours, if of the same ten days
 *
 * A rare name is one that two documents have and no more than SS_RARE_MOST, as a statement is; states, places, outlets and groups do not count. Two documents
 * may be neighbours when they share a name, and what they share is two fifths of what either has, and when they appeared within
 * ten days or one has no day; from SS_ONE_STORY shared ties on they tell one story. Of those that may be a document takes the SS_NEIGHBOURS that share most,
 * of equal ones the first by the hashes of both ids; two are neighbours when either takes the other. So it does not matter in which order documents come. The
 * work is bounded by SS_RARE_MOST for each tie of each document. Copies have no neighbours.
 *
 *   taken   7: [3][9]   3: [7][8]   8: [9]   9: [7][8]      ->      pairs   3: [7][8]   7: [9]   8: [9]
 *
 * Everything stands in the arena that was given and is good as long as that. */
#ifndef SS_CORPUS_STORIES_H
#define SS_CORPUS_STORIES_H

#include "corpus/corpus.h"

#define SS_RARE_MOST 64u
#define SS_NEIGHBOURS 8u
#define SS_ONE_STORY 3u

/* How many ties they share, and how many of these are names; `place`: among those that either takes, the better of the two. */
typedef struct { uint32_t document; uint16_t shared, names, place; } ss_neighbour;
typedef struct ss_taken ss_taken;

typedef struct {
    uint32_t documents;
    uint32_t *first;            /* by document: its ties in `names`; and one behind the last */
    uint32_t *names;            /* rows of entities, then of statements behind as many as there are entities; in order */
    uint32_t *lists;            /* by document: its list of those that it takes, 0 for one without ties */
    ss_taken *taken;            /* SS_NEIGHBOURS by list, most shared first */
    uint32_t *pairs;            /* by document: where those that come after it begin in `neighbours`; and one behind the last */
    ss_neighbour *neighbours;   /* each pair once */
} ss_stories;

/* The neighbours of the document that come after it; *end: behind the last. */
static inline const ss_neighbour *ss_stories_neighbours(const ss_stories *stories, uint32_t document, const ss_neighbour **end)
{
    *end = stories->neighbours + stories->pairs[document + 1];
    return stories->neighbours + stories->pairs[document];
}

/* How many ties two neighbours share; 0 when they are none. */
uint32_t ss_stories_shared(const ss_stories *stories, uint32_t one, uint32_t two);

ss_status ss_stories_make(const ss_corpus *corpus, ss_arena *arena, ss_stories *out);

#endif

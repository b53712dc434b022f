/* What one corpus keeps so that the next one, which has a few documents more, need not group the same claims again.
 *
 *   families   [signature, part, capped] ...     signature: all that grouping a family looks at: its wordings in order, with days,
 *                    `-- members, from 0                    speakers and whom these speak for, and the weights
 *   weights    of features, and `basis`: by how many wordings they were counted
 *
 * A family of the next corpus whose signature is known gets the groups as they are: what comes out is what grouping it would
 * give. A memo belongs to one corpus; others only read it while they are made. */
#ifndef SS_CORPUS_MEMO_H
#define SS_CORPUS_MEMO_H

#include "corpus/map.h"
#include "corpus/wordings.h"

typedef struct { uint32_t parent, next, last, size; } ss_member; /* of a wording: its group, as a chain from the root on */
typedef struct { ss_part_of members; uint32_t capped; } ss_memo_family;

struct ss_memo {
    const ss_allocator *memory;
    uint32_t basis;
    ss_rarities weights;
    ss_map by_signature;
    SS_LIST(ss_memo_family) families;
    SS_LIST(ss_member) members;           /* indexes count from the family's first */
};

ss_status ss_memo_new(const ss_allocator *memory, ss_memo **out);
void ss_memo_release(ss_memo *memo);      /* NULL is fine */

/* By entity: all that tells whether it can speak for another; in the arena of the wordings. NULL when out of memory. */
uint64_t *ss_memo_speakers(const ss_corpus *corpus, ss_wordings *wordings);
/* from..to: the wordings of a family, in order. */
uint64_t ss_memo_signature(const ss_corpus *corpus, const ss_wordings *wordings, const uint64_t *speakers, uint32_t from, uint32_t to);
const ss_memo_family *ss_memo_find(const ss_memo *memo, uint64_t signature, uint32_t count); /* NULL: not known */
/* Writes the family's groups to groups[from..]. */
void ss_memo_recall(const ss_memo *memo, const ss_memo_family *family, ss_member *groups, uint32_t from);
ss_status ss_memo_keep(ss_memo *memo, uint64_t signature, const ss_member *groups, uint32_t from, uint32_t to, uint32_t capped);

/* The weight of a feature (key + 1), 0 when it is not known. */
uint16_t ss_memo_weight(const ss_memo *memo, uint32_t key);
/* Takes the table of features over. */
void ss_memo_take_weights(ss_memo *memo, ss_wordings *wordings);

#endif

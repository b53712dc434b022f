/* Marks: what the contents of claims say, noted while a document's tokens are at hand, so that statements are found without
 * reading a text again.
 *
 *   "the measures have not helped the DPRK"   ->   [head 3, turned] [sanction] [help, turned] [name: local 4]
 *
 *   head   turned 1 | without 1 | 0 14 | count 16         "turned": some *not* stands in it; "without": some lack or failure
 *   mark   kind 2 | id 28 | common 1 | turned 1           of a word, its stem or set; of a number, its digits; of a name, the local;
 *                                                       of a word with a capital that nobody knows, itself
 *
 * A claim that may have a fellow in another document has a head, in the order of claims; behind it stand its marks, by id,
 * none twice. A claim may have a fellow when it is communication with a speaker and with content, and no vote. Words that say
 * nothing and pronouns leave no mark. Of one claim SS_MARKS_MOST marks are kept, of the first SS_MARKED_BYTES bytes. */
#ifndef SS_CORPUS_STATEMENTS_MARKS_H
#define SS_CORPUS_STATEMENTS_MARKS_H

#include "corpus/rows.h"

#define SS_MARKS_MOST 128u
#define SS_MARKED_BYTES 8192u

typedef uint32_t ss_mark;
typedef enum { SS_MARK_WORD, SS_MARK_NUMBER, SS_MARK_NAME, SS_MARK_PROPER } ss_mark_kind;

#define SS_HEAD_TURNED 0x80000000u
#define SS_HEAD_WITHOUT 0x40000000u
static inline uint32_t ss_head_count(ss_mark head) { return head & 0xFFFF; }

static inline ss_mark ss_mark_make(ss_mark_kind kind, uint32_t id, bool common, bool turned)
{
    return (uint32_t)kind << 30 | id << 2 | (uint32_t)common << 1 | (uint32_t)turned;
}
static inline ss_mark_kind ss_mark_kind_of(ss_mark mark) { return (ss_mark_kind)(mark >> 30); }
static inline uint32_t ss_mark_id(ss_mark mark) { return mark >> 2 & 0x0FFFFFFFu; } /* without the kind */
static inline uint32_t ss_mark_key(ss_mark mark) { return mark >> 2; }              /* with it */

/* Acts that may render one utterance stand in one family; those of SS_SPEAK may render any but SS_REFUSE and SS_VOTING. */
typedef enum { SS_SPEAK, SS_BLAMING, SS_URGING, SS_PROMISING, SS_PRAISING, SS_REFUSE, SS_DENYING, SS_VOTING } ss_act_family;
ss_act_family ss_act_family_of(uint8_t act);

/* Whether the claim has a head. */
static inline bool ss_claim_has_marks(const ss_claim_row *claim)
{
    const uint32_t votes = 1u << SS_ACT_VOTE_FOR | 1u << SS_ACT_VOTE_AGAINST | 1u << SS_ACT_ABSTAIN | 1u << SS_ACT_VETO;
    return claim->level == SS_COMMUNICATION && claim->speaker != SS_NONE && claim->pieces.count && !(votes >> claim->act & 1);
}
_Static_assert(SS_ACTS_COUNT <= 32, "acts have a bit each");

/* Appends the marks of the document's claims, whose rows stand in the shard already. */
ss_status ss_marks_append(ss_shard *shard, const ss_document *document, ss_row *row);

#endif

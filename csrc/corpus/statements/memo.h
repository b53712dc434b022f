/* What one corpus keeps so that the next one, which has a few documents more, need not group all claims again.
 *
 *   features   [key, claims, commons] ...     in how many claims each stands; `claims`: how many have a wording in all
 *   families   [root, ...] ...                see ss_family: all that have a claim
 *   roots      by entity; and signs           see ss_wordings
 *   pairs      [entity, entity] ...           who speaks for whom, each once
 *   claim_families, first_claims              see ss_wordings
 *
 * The groups themselves are the statements of that corpus. A memo belongs to one corpus; others only read it while they are made. */
#ifndef SS_CORPUS_STATEMENTS_MEMO_H
#define SS_CORPUS_STATEMENTS_MEMO_H

#include "corpus/statements/wordings.h"

typedef struct { uint32_t key, claims, commons; } ss_memo_feature; /* as in ss_rarity */
typedef struct { uint64_t root; uint32_t document, claims, capped; bool many; } ss_memo_family;

struct ss_memo {
    const ss_allocator *memory;
    uint32_t claims;
    SS_LIST(ss_memo_feature) features;
    SS_LIST(ss_memo_family) families;
    SS_LIST(uint64_t) roots, signs;
    ss_voice_pairs pairs;
    ss_ids claim_families, first_claims;
};

/* Takes over from the wordings what it need not copy. */
ss_status ss_memo_make(const ss_corpus *corpus, ss_wordings *wordings, ss_memo **out);
void ss_memo_release(ss_memo *memo);      /* NULL is fine */

#endif

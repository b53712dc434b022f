/* Runs: words that two contents have in a row, whatever marks and capitals stand among them.
 *
 *   "The quay, he said, needs piles that go down to the rock"
 *                      "needs piles that go down to the rock; we have none"      a run of 9 words
 *                             `-- hook: a word with one of some small first letters, and its next letters
 *
 * A run is found by a hook that both have: of the hooks of one document a small table is made, and those of the other are looked
 * up in it. Most words are no hooks, so a run of few words may be missed. Nothing here allocates. */
#ifndef SS_CORPUS_STATEMENTS_RUNS_H
#define SS_CORPUS_STATEMENTS_RUNS_H

#include "text/utf8.h"

#define SS_HOOKS_MOST 256u    /* of one document */
#define SS_HOOK_SLOTS 1024u   /* a power of two */

typedef struct { uint64_t key; uint32_t at, owner; ss_span piece; } ss_hook; /* owner: whatever the caller counts */

/* By key: a hook's place plus one, and 0 for none; of equal keys each has a slot. */
typedef struct { uint16_t slots[SS_HOOK_SLOTS]; } ss_hook_table;

/* `plain`: words of four letters and more that begin with a small one in both texts; `letters`: of all words, and one for what parts two; where it
 * stands in each text. */
typedef struct { uint32_t words, plain, letters; ss_span here, there; } ss_run;

/* Puts the hooks of the piece into `out`, `room` of them at most; returns how many. */
uint32_t ss_hooks_note(const char *text, ss_span piece, uint32_t owner, ss_hook *out, uint32_t room);

void ss_hooks_file(ss_hook_table *table, const ss_hook *hooks, uint32_t count);

/* The next one with the key from *slot on, which is the key's own slot at first; SS_HOOKS_MOST when there is none. */
uint32_t ss_hooks_next(const ss_hook_table *table, const ss_hook *hooks, uint64_t key, uint32_t *slot);
static inline uint32_t ss_hook_slot(uint64_t key) { return (uint32_t)(key >> 32) & (SS_HOOK_SLOTS - 1); }

/* The longest run through both hooks. */
ss_run ss_run_read(const char *text, const ss_hook *hook, const char *other_text, const ss_hook *other);

#endif

/* One piece of work on several threads, handed out in chunks by a counter that all share.
 *
 *   items   0 1 2 3 | 4 5 6 7 | 8 9 ...        chunk k is items k * size .. (k + 1) * size
 *             ^ worker 1  ^ worker 0
 *
 * The calling thread is worker 0; with one worker no thread is made, and where the system makes no more threads there are
 * fewer workers. Which worker does which chunk is left to chance: a task must write only to places of its own worker or of
 * its own items. The first status that is not SS_OK stops the rest; *cancel (may be NULL) is looked at before each item. */
#ifndef SS_CORPUS_THREADS_H
#define SS_CORPUS_THREADS_H

#include <stdbool.h>
#include "base/memory.h"

#define SS_THREADS_MOST 64u

typedef ss_status ss_task(void *ctx, uint32_t worker, uint32_t item);

/* As many workers as make sense for so many items: 0 asks for one for each processor; at most SS_THREADS_MOST. */
uint32_t ss_threads_count(uint32_t asked, uint32_t items);

/* Runs the task on every item 0..items, or up to the first failure. */
ss_status ss_threads_run(uint32_t workers, uint32_t items, uint32_t chunk, ss_task *task, void *ctx,
                         const volatile int *cancel);

#endif

/* sysconf stands in POSIX, which -std=c11 hides unless it is asked for. */
#define _POSIX_C_SOURCE 200809L
#include "corpus/threads.h"

#include <pthread.h>
#include <unistd.h>

typedef struct {
    ss_task *task;
    void *ctx;
    const volatile int *cancel;
    uint32_t items, chunk;
    uint64_t next;    /* atomic: first item that nobody has taken; 64 bits, so that late takers cannot wrap it */
    int status;       /* atomic: the first failure */
} ss_work;

typedef struct { ss_work *work; uint32_t worker; pthread_t thread; } ss_hand;

static ss_status do_item(const ss_work *work, uint32_t worker, uint32_t item)
{
    if (work->cancel && *work->cancel) return SS_CANCELLED;
    return work->task(work->ctx, worker, item);
}

static void fail(ss_work *work, ss_status status)
{
    int none = SS_OK;
    (void)__atomic_compare_exchange_n(&work->status, &none, (int)status, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
}

static void labour(ss_work *work, uint32_t worker)
{
    while (__atomic_load_n(&work->status, __ATOMIC_RELAXED) == SS_OK) {
        uint64_t first = __atomic_fetch_add(&work->next, work->chunk, __ATOMIC_RELAXED);
        uint64_t end = first + work->chunk < work->items ? first + work->chunk : work->items;
        if (first >= work->items) return;
        for (uint64_t i = first; i < end; i++) {
            ss_status status = do_item(work, worker, (uint32_t)i);
            if (status != SS_OK) {
                fail(work, status);
                return;
            }
        }
    }
}

static void *begin(void *hand)
{
    labour(((ss_hand *)hand)->work, ((ss_hand *)hand)->worker);
    return NULL;
}

uint32_t ss_threads_count(uint32_t asked, uint32_t items)
{
    uint32_t count = asked;
    if (count == 0) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        count = processors < 1 ? 1 : processors > (long)SS_THREADS_MOST ? SS_THREADS_MOST : (uint32_t)processors;
    }
    if (count > SS_THREADS_MOST) count = SS_THREADS_MOST;
    if (count > items) count = items;
    return count ? count : 1;
}

ss_status ss_threads_run(uint32_t workers, uint32_t items, uint32_t chunk, ss_task *task, void *ctx,
                         const volatile int *cancel)
{
    ss_work work = {task, ctx, cancel, items, chunk ? chunk : 1, 0, SS_OK};
    ss_hand hands[SS_THREADS_MOST];
    uint32_t made = 0;
    for (uint32_t i = 1; i < workers && i < SS_THREADS_MOST; i++, made++) {
        hands[made].work = &work;
        hands[made].worker = i;
        if (pthread_create(&hands[made].thread, NULL, begin, &hands[made])) break;
    }
    labour(&work, 0);
    for (uint32_t i = 0; i < made; i++) (void)pthread_join(hands[i].thread, NULL);
    return (ss_status)work.status;
}

/* What the tests in C share: checks that go on after a failure, and an allocator that fails when told to.
 *
 *   CHECK(cond);  CHECK_BYTES(bytes, size, "wanted");  return CHECK_DONE();
 *
 * A sweep fails the first allocation, then the second ... until the work passes without reaching the failing one:
 *
 *   for (unsigned long k = 1; !done; k++) {
 *       ss_allocator memory = check_failing(k);
 *       done = work(&memory) == SS_OK;       // work must free what it made, whatever happens
 *       CHECK(check_balanced());             // nothing is leaked, and every size given back is the size that was taken
 *   }
 *
 * check_failing(0) never fails and only counts. Several threads may allocate at once: which allocation comes k-th is then left to
 * chance. */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static int check_failures;
static unsigned long check_calls, check_fail_at;
static long long check_pieces, check_bytes;
static bool check_wrong_size;

#define CHECK(cond) ((cond) ? (void)0 : (check_failures++, (void)fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #cond)))
#define CHECK_BYTES(bytes, size, wanted) check_bytes_are(__FILE__, __LINE__, (bytes), (size), (wanted))
#define CHECK_DONE() (check_failures ? ((void)fprintf(stderr, "%d checks failed\n", check_failures), 1) : 0)

static inline void check_bytes_are(const char *file, int line, const char *bytes, size_t size, const char *wanted)
{
    if (strlen(wanted) == size && memcmp(bytes, wanted, size) == 0) return;
    check_failures++;
    fprintf(stderr, "%s:%d: got '%.*s', wanted '%s'\n", file, line, (int)size, bytes, wanted);
}

/* Each piece has its size in front, to be compared with what its owner says. */
static inline void *check_resize(void *ctx, void *piece, size_t old_size, size_t new_size)
{
    (void)ctx;
    size_t *head = piece ? (size_t *)((char *)piece - 16) : NULL;
    if (head && *head != old_size) __atomic_store_n(&check_wrong_size, true, __ATOMIC_RELAXED);
    if (new_size && (__atomic_add_fetch(&check_calls, 1, __ATOMIC_RELAXED) == check_fail_at || new_size > SIZE_MAX / 4)) return NULL;
    if (!new_size) {
        __atomic_sub_fetch(&check_pieces, head != NULL, __ATOMIC_RELAXED);
        __atomic_sub_fetch(&check_bytes, (long long)old_size, __ATOMIC_RELAXED);
        free(head);
        return NULL;
    }
    size_t *grown = realloc(head, new_size + 16);
    if (!grown) return NULL;
    __atomic_add_fetch(&check_pieces, head == NULL, __ATOMIC_RELAXED);
    __atomic_add_fetch(&check_bytes, (long long)new_size - (long long)(head ? old_size : 0), __ATOMIC_RELAXED);
    *grown = new_size;
    return (char *)grown + 16;
}

static inline ss_allocator check_failing(unsigned long k)
{
    check_calls = 0;
    check_fail_at = k;
    check_pieces = check_bytes = 0;
    check_wrong_size = false;
    return (ss_allocator){check_resize, NULL};
}

static inline bool check_balanced(void)
{
    return check_pieces == 0 && check_bytes == 0 && !check_wrong_size;
}

#endif

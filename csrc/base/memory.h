/* The one seam to memory, and the arena that stands behind every document.
 *
 * All memory of the core, PCRE2's included, comes through an ss_allocator: one function that grows, shrinks, makes and
 * frees. Tests pass one that fails at the k-th call. An allocator outlives whatever was made with it and must be safe to
 * call from several threads.
 *
 * An arena hands out memory that is given back all at once:
 *
 *   arena -> [block: used......|free] -> [block: used...........] -> NULL
 *             ^ newest, where the next piece is cut
 *
 * Pieces are 16-byte aligned, zeroed on request, and die together at ss_arena_reset (which keeps one block for the next
 * document, if it is not above 16 MiB) or ss_arena_free. A failed piece is NULL and leaves the arena as it was. One arena belongs to one thread. */
#ifndef SS_BASE_MEMORY_H
#define SS_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/status.h"

/* resize(ctx, NULL, 0, n) makes, resize(ctx, p, old, n) changes, resize(ctx, p, old, 0) frees and returns NULL. */
typedef struct {
    void *(*resize)(void *ctx, void *piece, size_t old_size, size_t new_size);
    void *ctx;
} ss_allocator;

extern const ss_allocator ss_allocator_libc;  /* realloc and free; never changes */
/* For what lives long: large pieces stand in pages of their own, which leave no holes and go back to the system at once, but
 * which are new every time. Small pieces as with ss_allocator_libc. */
extern const ss_allocator ss_allocator_paged;

void *ss_make(const ss_allocator *memory, size_t size);               /* zeroed; NULL when there is none */
void *ss_resize(const ss_allocator *memory, void *piece, size_t old_size, size_t new_size);
void ss_release(const ss_allocator *memory, void *piece, size_t size); /* NULL is fine */

/* False when the product does not fit: sizes are checked before they are multiplied. */
bool ss_size_product(size_t a, size_t b, size_t *out);

typedef struct ss_block ss_block;

typedef struct {
    const ss_allocator *memory;
    ss_block *newest;
    char *next, *end;   /* the free part of the newest block */
    size_t total;       /* bytes held in blocks */
} ss_arena;

void ss_arena_init(ss_arena *arena, const ss_allocator *memory); /* allocates nothing */
void *ss_arena_take(ss_arena *arena, size_t size);               /* not zeroed; NULL when out of memory */
void *ss_arena_zero(ss_arena *arena, size_t size);               /* zeroed */
/* Grows the piece in place when it is the newest one, else copies it; NULL leaves the old piece valid. */
void *ss_arena_grow(ss_arena *arena, void *piece, size_t old_size, size_t new_size);
void ss_arena_reset(ss_arena *arena);
void ss_arena_free(ss_arena *arena);

#endif

/* mremap is Linux's own. */
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Sanitizers see nothing of pages, so they get none. */
#if defined(__has_feature)
#define HAS_ASAN __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#else
#define HAS_ASAN 0
#endif
#if defined(__linux__) && !HAS_ASAN
#define HAS_PAGES 1
#include <sys/mman.h>
#else
#define HAS_PAGES 0
#endif

#define PIECE_ALIGN ((size_t)16)
#define BLOCK_FIRST ((size_t)1 << 16)
#define BLOCK_MOST ((size_t)1 << 24) /* growth stops here, and a larger block is not kept for the next document */

struct ss_block {
    ss_block *older;
    size_t size; /* of the whole block, this head included */
};

#define HEAD ((sizeof(ss_block) + PIECE_ALIGN - 1) & ~(PIECE_ALIGN - 1))

static void *heap_resize(void *piece, size_t new_size)
{
    if (new_size) return realloc(piece, new_size);
    free(piece);
    return NULL;
}

static void *libc_resize(void *ctx, void *piece, size_t old_size, size_t new_size)
{
    (void)ctx;
    (void)old_size;
    return heap_resize(piece, new_size);
}

const ss_allocator ss_allocator_libc = {libc_resize, NULL};

/* ---- large pieces: pages of their own --------------------------------------------------------------------------------
 *
 * They grow without being copied, leave no holes behind, and go back to the system as soon as they are released. The size
 * that comes with every piece tells which kind it is. */

#define PAGES_LEAST ((size_t)1 << 17)

#if HAS_PAGES
static bool is_paged(size_t size)
{
    return size >= PAGES_LEAST;
}

static void *pages_resize(void *piece, size_t old_size, size_t new_size)
{
    void *pages = MAP_FAILED;
    if (new_size == 0) (void)munmap(piece, old_size);
    else if (piece) pages = mremap(piece, old_size, new_size, MREMAP_MAYMOVE);
    else pages = mmap(NULL, new_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return pages == MAP_FAILED ? NULL : pages;
}
#else
static bool is_paged(size_t size)
{
    (void)size;
    return false;
}

static void *pages_resize(void *piece, size_t old_size, size_t new_size)
{
    (void)old_size;
    (void)new_size;
    return piece;
}
#endif

static void *resize(void *piece, size_t old_size, size_t new_size, bool paged)
{
    return paged ? pages_resize(piece, old_size, new_size) : heap_resize(piece, new_size);
}

/* From one kind to the other. */
static void *move(void *piece, size_t old_size, size_t new_size)
{
    void *moved = resize(NULL, 0, new_size, is_paged(new_size));
    if (!moved) return NULL;
    memcpy(moved, piece, old_size < new_size ? old_size : new_size);
    (void)resize(piece, old_size, 0, is_paged(old_size));
    return moved;
}

static void *paged_resize(void *ctx, void *piece, size_t old_size, size_t new_size)
{
    (void)ctx;
    if (piece && new_size && is_paged(old_size) != is_paged(new_size)) return move(piece, old_size, new_size);
    return resize(piece, old_size, new_size, is_paged(piece ? old_size : new_size));
}

const ss_allocator ss_allocator_paged = {paged_resize, NULL};

void *ss_make(const ss_allocator *memory, size_t size)
{
    void *piece = memory->resize(memory->ctx, NULL, 0, size ? size : 1);
    bool zeroed = memory == &ss_allocator_paged && is_paged(size); /* as new pages are */
    if (piece && !zeroed) memset(piece, 0, size ? size : 1);
    return piece;
}

/* Sizes of 0 are kept apart from freeing: a piece of no bytes is held as one byte. */
void *ss_resize(const ss_allocator *memory, void *piece, size_t old_size, size_t new_size)
{
    size_t held = piece && old_size == 0 ? 1 : old_size;
    return memory->resize(memory->ctx, piece, held, new_size ? new_size : 1);
}

void ss_release(const ss_allocator *memory, void *piece, size_t size)
{
    if (piece) (void)memory->resize(memory->ctx, piece, size ? size : 1, 0);
}

bool ss_size_product(size_t a, size_t b, size_t *out)
{
    if (b && a > SIZE_MAX / b) return false;
    *out = a * b;
    return true;
}

void ss_arena_init(ss_arena *arena, const ss_allocator *memory)
{
    memset(arena, 0, sizeof *arena);
    arena->memory = memory;
}

static bool round_up(size_t size, size_t *out)
{
    if (size > SIZE_MAX - HEAD - PIECE_ALIGN) return false;
    *out = size ? (size + PIECE_ALIGN - 1) & ~(PIECE_ALIGN - 1) : PIECE_ALIGN;
    return true;
}

/* Blocks double with what the arena holds, so that their number stays logarithmic. */
static size_t block_size(const ss_arena *arena, size_t size)
{
    size_t wanted = arena->total < BLOCK_FIRST ? BLOCK_FIRST : arena->total;
    if (wanted > BLOCK_MOST) wanted = BLOCK_MOST;
    return wanted < size + HEAD ? size + HEAD : wanted;
}

__attribute__((noinline, cold))
static bool add_block(ss_arena *arena, size_t size)
{
    size_t whole = block_size(arena, size);
    ss_block *block = ss_resize(arena->memory, NULL, 0, whole);
    if (!block) return false;
    block->older = arena->newest;
    block->size = whole;
    arena->newest = block;
    arena->next = (char *)block + HEAD;
    arena->end = (char *)block + whole;
    arena->total += whole;
    return true;
}

void *ss_arena_take(ss_arena *arena, size_t size)
{
    size_t rounded;
    if (!round_up(size, &rounded)) return NULL;
    if ((size_t)(arena->end - arena->next) < rounded && !add_block(arena, rounded)) return NULL;
    void *piece = arena->next;
    arena->next += rounded;
    return piece;
}

void *ss_arena_zero(ss_arena *arena, size_t size)
{
    void *piece = ss_arena_take(arena, size);
    if (piece) memset(piece, 0, size);
    return piece;
}

/* A piece alone in the newest block may take the block along when it grows: large arrays need no second copy. */
static void *grow_block(ss_arena *arena, size_t rounded)
{
    size_t old = arena->newest->size, whole = rounded + HEAD;
    ss_block *block = ss_resize(arena->memory, arena->newest, old, whole);
    if (!block) return NULL;
    block->size = whole;
    arena->newest = block;
    arena->next = arena->end = (char *)block + whole;
    arena->total += whole - old;
    return (char *)block + HEAD;
}

void *ss_arena_grow(ss_arena *arena, void *piece, size_t old_size, size_t new_size)
{
    size_t held, rounded;
    if (!piece) return ss_arena_take(arena, new_size);
    if (!round_up(old_size, &held) || !round_up(new_size, &rounded)) return NULL;
    if (rounded <= held) return piece;
    bool newest = (char *)piece + held == arena->next;
    if (newest && (size_t)(arena->end - (char *)piece) >= rounded) {
        arena->next = (char *)piece + rounded;
        return piece;
    }
    if (newest && (char *)piece == (char *)arena->newest + HEAD && rounded > BLOCK_FIRST) return grow_block(arena, rounded);
    void *moved = ss_arena_take(arena, new_size);
    if (moved) memcpy(moved, piece, old_size);
    return moved;
}

static void free_blocks(const ss_allocator *memory, ss_block *block)
{
    while (block) {
        ss_block *older = block->older;
        ss_release(memory, block, block->size);
        block = older;
    }
}

void ss_arena_free(ss_arena *arena)
{
    free_blocks(arena->memory, arena->newest);
    ss_arena_init(arena, arena->memory);
}

void ss_arena_reset(ss_arena *arena)
{
    ss_block *kept = arena->newest;
    if (!kept || kept->size > BLOCK_MOST) {
        ss_arena_free(arena);
        return;
    }
    free_blocks(arena->memory, kept->older);
    kept->older = NULL;
    arena->next = (char *)kept + HEAD;
    arena->end = (char *)kept + kept->size;
    arena->total = kept->size;
}

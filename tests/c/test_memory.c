#include "check.h"
#include "base/hash.h"
#include "base/list.h"

static void test_error(void)
{
    ss_error error = {SS_OK, 0, ""};
    CHECK(ss_error_set(NULL, SS_INPUT, 7, "row %d", 3) == SS_INPUT);
    CHECK(ss_error_set(&error, SS_INPUT, 7, "row %d", 3) == SS_INPUT);
    CHECK(error.code == SS_INPUT && error.offset == 7);
    CHECK_BYTES(error.message, strlen(error.message), "row 3");
    CHECK(ss_error_set(&error, SS_INPUT, 0, "%500d", 1) == SS_INPUT);
    CHECK(strlen(error.message) == SS_MESSAGE_SIZE - 1);
    (void)ss_error_set(&error, SS_INPUT, 0, "%236d\xF0\x9F\x98\x80", 1);
    CHECK(strlen(error.message) == 236);
    (void)ss_error_set(&error, SS_INPUT, 0, "%237d\xC3\xBC\xC3\xBC", 1);
    CHECK(strlen(error.message) == 239);
}

static void test_sizes(void)
{
    size_t product = 5;
    CHECK(ss_size_product(3, 4, &product) && product == 12);
    CHECK(ss_size_product(0, SIZE_MAX, &product) && product == 0);
    CHECK(!ss_size_product(SIZE_MAX / 2, 3, &product) && product == 0);
    ss_allocator memory = check_failing(0);
    void *none = ss_make(&memory, 0);
    CHECK(none != NULL);
    none = ss_resize(&memory, none, 0, 40);
    ss_release(&memory, none, 40);
    ss_release(&memory, NULL, 0);
    CHECK(check_balanced());
}

static void test_pieces(void)
{
    ss_allocator memory = check_failing(0);
    ss_arena arena;
    ss_arena_init(&arena, &memory);
    CHECK(check_calls == 0);
    char *a = ss_arena_take(&arena, 3), *b = ss_arena_zero(&arena, 40);
    CHECK(a && b && b - a == 16 && (uintptr_t)a % 16 == 0);
    CHECK(b[0] == 0 && b[39] == 0);
    memcpy(a, "abc", 3);
    CHECK(ss_arena_grow(&arena, b, 40, 100) == b);
    char *moved = ss_arena_grow(&arena, a, 3, 50);
    CHECK(moved != a && memcmp(moved, "abc", 3) == 0);
    CHECK(ss_arena_take(&arena, SIZE_MAX) == NULL && ss_arena_take(&arena, SIZE_MAX - 40) == NULL);
    CHECK(ss_arena_take(&arena, 0) != NULL);
    ss_arena_free(&arena);
    CHECK(arena.total == 0 && check_balanced());
}

static void test_blocks(void)
{
    ss_allocator memory = check_failing(0);
    ss_arena arena;
    ss_arena_init(&arena, &memory);
    for (int i = 0; i < 1000; i++) {
        char *piece = ss_arena_take(&arena, 1000);
        CHECK(piece != NULL);
        memset(piece, i, 1000);
    }
    CHECK(check_calls < 12);
    ss_arena_reset(&arena);
    CHECK(check_pieces == 1 && arena.total == (size_t)check_bytes);
    char *large = ss_arena_take(&arena, (size_t)1 << 25);
    CHECK(large != NULL);
    memcpy(large, "large", 5);
    large = ss_arena_grow(&arena, large, (size_t)1 << 25, (size_t)3 << 25);
    CHECK(large && memcmp(large, "large", 5) == 0 && arena.total < (size_t)4 << 25);
    ss_arena_reset(&arena);
    CHECK(check_pieces == 0);
    ss_arena_free(&arena);
    CHECK(check_balanced());
}

typedef SS_LIST(int) ints;

static void test_lists(void)
{
    ss_allocator memory = check_failing(0);
    ss_arena arena;
    ints in = {0}, on = {0};
    ss_arena_init(&arena, &memory);
    for (int i = 0; i < 1000; i++) {
        int *a = SS_PUSH(&in, &arena), *b = SS_ADD(&on, &memory);
        CHECK(a && b && *a == 0 && *b == 0);
        *a = *b = i;
    }
    CHECK(in.count == 1000 && on.count == 1000 && in.at[777] == 777 && on.at[999] == 999);
    CHECK(SS_RESERVE(&in, &arena, 5000) && in.capacity >= 6000 && in.count == 1000);
    CHECK(!SS_ROOM(&on, &memory, UINT32_MAX));
    SS_DROP(&on, &memory);
    CHECK(on.at == NULL && on.count == 0 && on.capacity == 0);
    ss_arena_free(&arena);
    CHECK(check_balanced());
}

static void test_chars(void)
{
    ss_allocator memory = check_failing(0);
    ss_chars pool = {0};
    uint32_t at = 99;
    CHECK(ss_chars_add(&pool, &memory, "harbour", 7, &at) == SS_OK && at == 0);
    CHECK(ss_chars_add(&pool, &memory, NULL, 0, &at) == SS_OK && at == 7);
    CHECK(ss_chars_add(&pool, &memory, "board", 5, &at) == SS_OK && at == 7);
    CHECK_BYTES(pool.at, pool.count, "harbourboard");
    SS_DROP(&pool, &memory);
    CHECK(check_balanced());
}

static void test_failures(void)
{
    ss_allocator memory = check_failing(1);
    ss_arena arena;
    ints list = {0};
    ss_chars pool = {0};
    uint32_t at = 99;
    ss_arena_init(&arena, &memory);
    CHECK(ss_arena_take(&arena, 10) == NULL && arena.total == 0 && arena.newest == NULL);
    int *kept = SS_ADD(&list, &memory);
    CHECK(kept != NULL);
    *kept = 42;
    check_fail_at = check_calls + 1;
    CHECK(!SS_ROOM(&list, &memory, 100) && list.count == 1 && list.at[0] == 42);
    check_fail_at = check_calls + 1;
    CHECK(ss_chars_add(&pool, &memory, "x", 1, &at) == SS_NOMEM && pool.count == 0 && at == 99);
    char *piece = ss_arena_take(&arena, 16);
    CHECK(piece != NULL);
    memcpy(piece, "stays", 6);
    check_fail_at = check_calls + 1;
    CHECK(ss_arena_grow(&arena, piece, 16, (size_t)1 << 20) == NULL && strcmp(piece, "stays") == 0);
    SS_DROP(&list, &memory);
    ss_arena_free(&arena);
    CHECK(check_balanced());
}

/* Small, large and larger, and back: what stood there stays, and what is new of a made piece is zero. */
static void test_large(const ss_allocator *memory)
{
    static const size_t sizes[] = {1000, (size_t)1 << 17, ((size_t)1 << 20) + 5, (size_t)3 << 20, ((size_t)1 << 17) - 1, 7, (size_t)1 << 18};
    char *piece = ss_make(memory, 100);
    size_t held = 100;
    CHECK(piece && piece[0] == 0 && piece[99] == 0);
    memcpy(piece, "harbour", 7);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *moved = ss_resize(memory, piece, held, sizes[i]);
        CHECK(moved && memcmp(moved, "harbour", 7) == 0);
        piece = moved;
        held = sizes[i];
        piece[held - 1] = 'x';
        memcpy(piece, "harbour", 7);
    }
    ss_release(memory, piece, held);
    piece = ss_make(memory, (size_t)1 << 19);
    CHECK(piece && piece[0] == 0 && !memcmp(piece, piece + 1, ((size_t)1 << 19) - 1));
    ss_release(memory, piece, (size_t)1 << 19);
}

/* Stable ids are made of these values, so they may never change. */
static void test_hash(void)
{
    char bytes[40];
    for (int i = 0; i < 40; i++) bytes[i] = (char)(i + 1);
    CHECK(ss_hash64(NULL, 0, 0) == 0);
    CHECK(ss_hash64("a", 1, 0) == 0x7AAA147376DD854Fu);
    CHECK(ss_hash64("harbour board", 13, 0) == 0x8E35CAC33099169Du);
    CHECK(ss_hash64("a", 1, 0) != ss_hash64("a", 1, 1) && ss_hash64("a\0", 2, 0) != ss_hash64("a", 1, 0));
    for (size_t n = 1; n < 40; n++) CHECK(ss_hash64(bytes, n, 5) != ss_hash64(bytes, n + 1, 5) || n == 39);
    CHECK(ss_hash64_mix(1, 2) != ss_hash64_mix(2, 1));
}

int main(void)
{
    test_error();
    test_sizes();
    test_pieces();
    test_blocks();
    test_lists();
    test_chars();
    test_failures();
    test_large(&ss_allocator_libc);
    test_large(&ss_allocator_paged);
    test_hash();
    return CHECK_DONE();
}

#include "check.h"
#include "base/intern.h"

static uint64_t hash_of(const char *key)
{
    return ss_hash64(key, strlen(key), 0);
}

static ss_status add(ss_intern *table, const char *key, uint32_t *id)
{
    return ss_intern_add(table, key, (uint32_t)strlen(key), hash_of(key), id);
}

static uint32_t find(const ss_intern *table, const char *key)
{
    return ss_intern_find(table, key, (uint32_t)strlen(key), hash_of(key));
}

static void test_ids(void)
{
    ss_intern *table = NULL;
    uint32_t id = 0, size = 0;
    CHECK(ss_intern_new(&ss_allocator_libc, &table) == SS_OK);
    CHECK(find(table, "pier") == 0 && ss_intern_count(table) == 0);
    CHECK(add(table, "pier", &id) == SS_OK && id == 1);
    CHECK(add(table, "harbour board", &id) == SS_OK && id == 2);
    CHECK(add(table, "pier", &id) == SS_OK && id == 1 && ss_intern_count(table) == 2);
    CHECK(find(table, "harbour board") == 2 && find(table, "harbour boars") == 0 && find(table, "pie") == 0);
    const char *key = ss_intern_key(table, 2, &size);
    CHECK_BYTES(key, size, "harbour board");
    ss_intern_free(table);
    ss_intern_free(NULL);
}

static void test_sizes(void)
{
    char key[256];
    ss_intern *table = NULL;
    uint32_t id = 77;
    memset(key, 0, sizeof key);
    CHECK(ss_intern_new(&ss_allocator_libc, &table) == SS_OK);
    CHECK(ss_intern_add(table, key, 0, 0, &id) == SS_LIMIT && ss_intern_add(table, key, 256, 0, &id) == SS_LIMIT && id == 77);
    for (uint32_t n = 1; n <= 255; n++) CHECK(ss_intern_add(table, key, n, 4711, &id) == SS_OK && id == n);
    for (uint32_t n = 1; n <= 255; n++) CHECK(ss_intern_find(table, key, n, 4711) == n);
    key[254] = 1;
    CHECK(ss_intern_find(table, key, 255, 4711) == 0 && ss_intern_find(table, key, 0, 4711) == 0);
    ss_intern_free(table);
}

static void test_many(void)
{
    ss_intern *table = NULL;
    char key[32];
    uint32_t id;
    CHECK(ss_intern_new(&ss_allocator_libc, &table) == SS_OK);
    for (uint32_t i = 0; i < 20000; i++) {
        snprintf(key, sizeof key, i % 2 ? "w%u" : "a longer word %u", i);
        CHECK(add(table, key, &id) == SS_OK && id == i + 1);
    }
    for (uint32_t i = 0; i < 20000; i++) {
        snprintf(key, sizeof key, i % 2 ? "w%u" : "a longer word %u", i);
        CHECK(find(table, key) == i + 1);
    }
    CHECK(find(table, "w20000") == 0);
    ss_intern_free(table);
}

static void test_short_view(void)
{
    ss_intern *table = NULL;
    uint32_t id;
    const char padded[16] = "harbour-side";
    CHECK(ss_intern_new(&ss_allocator_libc, &table) == SS_OK);
    CHECK(add(table, "harbour-side", &id) == SS_OK);
    uint64_t low = ss_hash_load(padded), high = ss_hash_load(padded + 8);
    CHECK(ss_intern_find(table, padded, 12, hash_of(padded)) == id);
    CHECK(ss_intern_find(table, padded, 11, hash_of(padded)) == 0);
    CHECK(ss_intern_seek_plain(ss_intern_look(table), low, (uint32_t)high, hash_of(padded))->id == id);
    CHECK(ss_intern_seek_plain(ss_intern_look(table), low, 0, hash_of(padded))->id == 0);
    CHECK(ss_intern_seek_plain(ss_intern_look(table), low, (uint32_t)high, hash_of(padded))->note == 0);
    ss_intern_note(table, (const uint8_t[]){9, 7});
    CHECK(ss_intern_seek_plain(ss_intern_look(table), low, (uint32_t)high, hash_of(padded))->note == 7);
    CHECK(ss_intern_seek_plain(ss_intern_look(table), low, 0, hash_of(padded))->note == 0);
    ss_intern_free(table);
}

/* Keys of up to eight bytes bring their hash along, and stand apart from longer ones that begin alike. */
static void test_brief_view(void)
{
    static const char *const KEYS[] = {"a", "quay", "harbours", "harbourside"};
    ss_intern *table = NULL;
    uint32_t id;
    CHECK(ss_intern_new(&ss_allocator_libc, &table) == SS_OK);
    for (uint32_t i = 0; i < 4; i++) CHECK(add(table, KEYS[i], &id) == SS_OK && id == i + 1);
    ss_intern_note(table, (const uint8_t[]){0, 1, 2, 3, 4});
    ss_intern_view view = ss_intern_look(table);
    for (uint32_t i = 0; i < 3; i++) {
        char padded[8] = {0};
        memcpy(padded, KEYS[i], strlen(KEYS[i]));
        const ss_intern_slot *slot = ss_intern_seek_brief(view, ss_hash_load(padded));
        CHECK(slot->id == i + 1 && slot->note == i + 1 && slot->high == (uint32_t)hash_of(KEYS[i]));
    }
    CHECK(ss_intern_seek_brief(view, ss_hash_load("harbour"))->id == 0);
    ss_intern_free(table);
}

static ss_status work(const ss_allocator *memory)
{
    ss_intern *table = NULL;
    char key[32];
    uint32_t id, added = 0;
    ss_status status = ss_intern_new(memory, &table);
    for (uint32_t i = 0; i < 300 && status == SS_OK; i++) {
        snprintf(key, sizeof key, i % 2 ? "w%u" : "a word of some length %u", i);
        status = add(table, key, &id);
        added += status == SS_OK;
    }
    if (table) {
        CHECK(ss_intern_count(table) == added);
        CHECK(added == 0 || find(table, "a word of some length 0") == 1);
        snprintf(key, sizeof key, added % 2 ? "w%u" : "a word of some length %u", added);
        CHECK(find(table, key) == 0);
    }
    ss_intern_free(table);
    return status;
}

static void test_sweep(void)
{
    unsigned long k = 1;
    for (bool done = false; !done && k < 1000; k++) {
        ss_allocator memory = check_failing(k);
        ss_status status = work(&memory);
        done = status == SS_OK;
        CHECK(done || status == SS_NOMEM);
        CHECK(check_balanced());
    }
    CHECK(k > 10 && k < 1000);
}

/* A letter and sixteen hexadecimal digits, all values of each. */
static void test_id_text(void)
{
    for (uint64_t hash = 0x0123456789ABCDEFu, round = 0; round < 64; round++, hash = hash << 1 | hash >> 63) {
        char text[SS_ID_TEXT + 1] = "", expected[SS_ID_TEXT + 1];
        ss_id_text('c', hash, text);
        snprintf(expected, sizeof expected, "c%016llx", (unsigned long long)hash);
        CHECK(strcmp(text, expected) == 0);
    }
}

int main(void)
{
    test_ids();
    test_id_text();
    test_sizes();
    test_many();
    test_short_view();
    test_brief_view();
    test_sweep();
    return CHECK_DONE();
}

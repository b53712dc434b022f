#include "base/hash.h"

static uint64_t load_rest(const char *bytes, size_t size)
{
    char whole[8] = {0};
    memcpy(whole, bytes, size);
    return ss_hash_load(whole);
}

uint64_t ss_hash64(const void *bytes, size_t size, uint64_t seed)
{
    const char *p = bytes;
    uint64_t hash = seed;
    size_t left = size;
    for (; left >= 8; left -= 8, p += 8) hash = ss_hash_step(hash, ss_hash_load(p));
    if (left) hash = ss_hash_step(hash, load_rest(p, left));
    return ss_hash_end(hash, size);
}

uint64_t ss_hash64_mix(uint64_t a, uint64_t b)
{
    return ss_hash_end(ss_hash_step(ss_hash_step(0, a), b), 16);
}

void ss_id_text(char letter, uint64_t hash, char to[SS_ID_TEXT])
{
    to[0] = letter;
    for (uint32_t i = 0; i < SS_ID_TEXT - 1; i++) to[i + 1] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
}

#include "base/hash.h"

static uint64_t load_four(const char *bytes)
{
    uint32_t four;
    memcpy(&four, bytes, sizeof four);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    four = __builtin_bswap32(four);
#endif
    return four;
}

/* One to seven bytes, by loads that may overlap. */
static uint64_t load_few(const char *bytes, size_t size)
{
    if (size >= 4) return load_four(bytes) | load_four(bytes + size - 4) << 8 * (size - 4);
    uint64_t first = (unsigned char)bytes[0], middle = (unsigned char)bytes[size / 2], last = (unsigned char)bytes[size - 1];
    return first | middle << 8 * (size / 2) | last << 8 * (size - 1);
}

uint64_t ss_hash64(const void *bytes, size_t size, uint64_t seed)
{
    const char *p = bytes;
    uint64_t hash = seed;
    size_t left = size;
    for (; left >= 8; left -= 8, p += 8) hash = ss_hash_step(hash, ss_hash_load(p));
    if (left) hash = ss_hash_step(hash, size > 8 ? ss_hash_load(p + left - 8) >> 8 * (8 - left) : load_few(p, left));
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

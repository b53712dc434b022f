/* Hashes: the same on every machine and in every run, for tables and for stable ids. Not for keeping secrets.
 *
 * ss_hash64 mixes bytes eight at a time (multiply, fold); ss_hash64_mix joins two hashes. Big and little endian machines
 * give the same value. Any size is fine, also 0; `bytes` may be NULL then.
 *
 *   seed --step(bytes 0..7)--step(bytes 8..15)-- ... --step(rest, zeroes behind)--end(size)--> hash
 *
 * The steps are open so that a scanner which holds a word in registers already can hash it there: ss_hash_load gives eight
 * bytes as a number whose low byte is the first. */
#ifndef SS_BASE_HASH_H
#define SS_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

uint64_t ss_hash64(const void *bytes, size_t size, uint64_t seed);
uint64_t ss_hash64_mix(uint64_t a, uint64_t b);

/* An id: a letter and the hash in sixteen hexadecimal digits, not terminated. */
#define SS_ID_TEXT 17u
void ss_id_text(char letter, uint64_t hash, char to[SS_ID_TEXT]);

static inline uint64_t ss_hash_load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline uint64_t ss_hash_step(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9FB21C651E98DF25u;
    return hash ^ (hash >> 32);
}

static inline uint64_t ss_hash_end(uint64_t hash, uint64_t size)
{
    hash = (hash ^ size) * 0xD6E8FEB86659FD93u;
    return hash ^ (hash >> 32);
}

#endif

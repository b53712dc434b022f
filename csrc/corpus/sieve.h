/* What a set of hashes surely does not hold, so that few are looked for in vain.
 *
 *   bits   [0][1][0][0] ... [1]     one for the low bits of each hash in the set
 *
 * A sieve begins as all zeroes. It tells "no" for sure, and "perhaps". */
#ifndef SS_CORPUS_SIEVE_H
#define SS_CORPUS_SIEVE_H

#include <stdbool.h>
#include <stdint.h>

#define SS_SIEVE_BITS 4096u
typedef struct { uint64_t bits[SS_SIEVE_BITS / 64]; } ss_sieve;

static inline void ss_sieve_add(ss_sieve *sieve, uint64_t hash)
{
    sieve->bits[hash % SS_SIEVE_BITS / 64] |= (uint64_t)1 << hash % 64;
}

static inline bool ss_sieve_may_hold(const ss_sieve *sieve, uint64_t hash)
{
    return sieve->bits[hash % SS_SIEVE_BITS / 64] >> hash % 64 & 1;
}

#endif

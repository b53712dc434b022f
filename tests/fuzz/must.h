/* A check that ends the fuzzer where it fails. */
#ifndef FUZZ_MUST_H
#define FUZZ_MUST_H

#include <stdio.h>

#define MUST(condition)                                                                                                    \
    do {                                                                                                                   \
        if (!(condition)) {                                                                                                \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                                \
            __builtin_trap();                                                                                              \
        }                                                                                                                  \
    } while (0)

#endif

/* The engine: a finished lexicon and users' patterns, counted, shared by everyone who reads or has read.
 *
 *   ss_engine { memory | lexicon | patterns | references | finished }
 *
 * Made by one thread, which loads tables and patterns and finishes it; from then on nothing changes but the count of references. */
#ifndef SS_CORPUS_ENGINE_H
#define SS_CORPUS_ENGINE_H

#include "claims/patterns.h"
#include "sayso.h"

struct ss_engine {
    const ss_allocator *memory;
    ss_lexicon *lexicon;
    ss_patterns patterns;
    int references;   /* atomic */
    bool finished;
};

/* Where rows and corpora stand, which outlive all else that is made on the way to them. */
static inline const ss_allocator *ss_engine_lasting(const ss_engine *engine)
{
    return engine->memory == &ss_allocator_libc ? &ss_allocator_paged : engine->memory;
}

#endif

/* Rows: what many documents found, flat, in document order. A shard is the rows of one batch, and never changes.
 *
 *   texts    |text of doc 0|text of doc 1|...
 *   documents[ {text, parts of the arrays below} ... ]
 *   sentences[..doc 0..|..doc 1..]   mentions[..]   locals[..]   dates[..]   claims[..]   spans[..]   ids[..]   warnings[..]
 *
 * Indexes inside a row (a claim's speaker, its part of the pool) count from the document's own first item, just as they did
 * in the document, so joining is copying. Spans are bytes of the document's text. The corpus adds what needs all documents
 * in arrays of its own, beside the shards; a shard may stand in several corpora.
 *
 * Mentions without a local (a nominal that points nowhere) are left out, and `role_of` counts without them. Messages of
 * warnings count from the document's strings_at, as the names of its locals do. Of `candidates` the corpus makes warnings. */
#ifndef SS_CORPUS_ROWS_H
#define SS_CORPUS_ROWS_H

#include "claims/document.h"
#include "claims/provenance.h"
#include "corpus/engine.h"

typedef struct { uint32_t at, size; } ss_stored; /* in the shard's string pool */

typedef struct {
    uint64_t text_at; uint32_t text_size; bool ascii;
    uint32_t chars, words;
    ss_stored id, path, url, title, outlet, language;
    ss_part_of authors, credits;           /* in `stored`: strings */
    ss_span place;                         /* dateline, in the text; empty when none */
    int32_t published; uint8_t published_from, outlet_from;
    ss_part_of sentences, mentions, locals, dates, claims, spans, ids, warnings, candidates;
    uint32_t strings_at;                   /* the document's string pool begins here in `strings` */
    uint64_t sketch;                       /* of the text, for near-duplicates: see corpus/sketch.h */
    ss_part_of spellings;
} ss_row;

/* What merging wants to know of a local: one for each, at the same index. */
typedef struct {
    uint64_t key;       /* hash of the name as written, and of its type */
    uint32_t mentions;  /* rows of `mentions` that point to it */
} ss_local_key;

/* A way in which a document writes a local's name: one for each, whatever the case. */
typedef struct {
    uint64_t hash;      /* of its tokens, folded */
    uint32_t local;     /* of the document */
    ss_span span;       /* where it is written so first */
} ss_spelling;

/* The arrays of a shard that hold several rows a document. */
#define SS_SHARD_ARRAYS(X)                                                                                                 \
    X(sentences) X(mentions) X(locals) X(dates) X(claims) X(spans) X(ids) X(warnings) X(candidates) X(stored) X(strings)   \
    X(keys) X(spellings)

struct ss_shard {
    const ss_allocator *memory;
    ss_engine *engine;
    int references;                        /* atomic */
    SS_LIST(ss_row) documents;
    char *texts; size_t texts_size;        /* one buffer, borrowed by Arrow arrays */
    ss_sentences sentences;
    ss_mentions mentions;                  /* names and pronouns of a document, merged in text order */
    ss_locals locals;
    ss_dates dates;
    ss_claim_list claims;
    ss_spans spans;
    ss_ids ids;
    ss_warnings warnings;
    ss_published_list candidates;
    SS_LIST(ss_stored) stored;
    ss_chars strings;
    SS_LIST(ss_local_key) keys;            /* by local */
    SS_LIST(ss_spelling) spellings;
};

#endif

/* Rows: what many documents found, flat, in document order. A shard is the rows of one batch, and never changes.
 *
 *   texts    |text of doc 0|text of doc 1|...
 *   documents[ {text, parts of the arrays below} ... ]
 *   sentences[..doc 0..|..doc 1..]   mentions[..]   locals[..]   dates[..]   claims[..]   spans[..]   ids[..]   warnings[..]
 *
 * Sentences, mentions and claims keep of what the document held about them just what tables and the corpus ask for: rows
 * are most of what a large corpus holds in memory.
 *
 * Indexes inside a row (a claim's speaker, its part of the pool) count from the document's own first item, just as they did
 * in the document, so joining is copying. Spans are bytes of the document's text. The corpus adds what needs all documents
 * in arrays of its own, beside the shards; a shard may stand in several corpora.
 *
 * Mentions without a local (a nominal that points nowhere), or of one behind SS_LOCAL_MOST others, are left out; `mentions` of a local counts rows. Messages of
 * warnings count from the document's strings_at, as the names of its locals do. Of `candidates` the corpus makes warnings. */
#ifndef SS_CORPUS_ROWS_H
#define SS_CORPUS_ROWS_H

#include "claims/document.h"
#include "claims/provenance.h"
#include "corpus/engine.h"
#include "corpus/lags.h"

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
    ss_part_of spellings, rares, date_texts, literals;
    ss_part_of ballots, positions, mandates;
    ss_part_of marks;                      /* of claims, for statements: see corpus/statements/marks.h */
    ss_part_of lags;                       /* from bytes to code points; empty for ASCII: see corpus/lags.h */
    uint8_t has;                           /* SS_HAS_...: what only some documents have, so that who looks for it skips the others */
} ss_row;

#define SS_HAS_CANDIDATES 1u               /* `candidates` of another day than the document's own, or doubtful ones */
#define SS_HAS_VOTES 2u                    /* `ballots` or `mandates` */
#define SS_HAS_PRONOUNS 4u                 /* a direct claim whose speaker is a pronoun */
#define SS_HAS_BLAMES 8u                   /* a claim that accuses or blames */
#define SS_HAS_QUOTES 16u                  /* a direct claim of SS_QUOTE_LEAST bytes or more, all pieces together */
#define SS_HAS_TOLLS 32u                   /* a word of kind toll and a number near it, among its first SS_HEAD_TOKENS */
#define SS_HAS_NAMELESS 64u              /* a claim with content whose speaker is not known */
#define SS_QUOTE_LEAST 70u
#define SS_HEAD_TOKENS 128u
#define SS_TOLL_TOKENS 8u

/* A way in which a document writes a local's name: one for each, whatever the case. */
typedef struct { uint64_t packed; } ss_spelling;
#define SS_SPELT_MOST 0xFFFFFFu /* mentions of a document behind which no spelling is kept */

static inline ss_spelling ss_spelling_make(uint64_t hash, uint32_t mention) { return (ss_spelling){(hash & ~(uint64_t)SS_SPELT_MOST) | mention}; }
/* Of its tokens, folded: what there is room for. */
static inline uint64_t ss_spelling_hash(ss_spelling spelling) { return spelling.packed & ~(uint64_t)SS_SPELT_MOST; }
/* Of the document: where it is written so first. */
static inline uint32_t ss_spelling_mention(ss_spelling spelling) { return spelling.packed & SS_SPELT_MOST; }

typedef struct { ss_span span; uint32_t paragraph : 29, role : 3; } ss_sentence_row;
#define SS_PARAGRAPH_MOST 0x1FFFFFFFu /* those behind it have its number */

/* The sentence is the one that the span begins in. Few have a literal. */
typedef struct { ss_span span; uint32_t local : 24, type : 4, how : 4; } ss_mention_row;
typedef struct { uint32_t mention, entity; } ss_literal_row; /* of the document, in order; of the lexicon */
#define SS_LOCAL_MOST 0xFFFFFFu /* mentions of later ones are left out */

/* A date as ss_date has it, without the tokens that read it. What is longer than most stands among `date_texts`, at `text` of
 * the document's own; see ss_date_of. */
typedef struct {
    ss_span span;
    uint32_t sentence;
    int32_t first, last;
    union { char value[12]; uint32_t text; };
    ss_date_meaning meaning;
    uint32_t type : 3, mod : 5, anchor : 4, why : 6, relative : 1, header : 1, impossible : 1, longer : 1;
} ss_date_row;

typedef struct { char value[28], quant[6], freq[4]; } ss_date_text; /* see ss_date */

/* What few claims have; see ss_claim. */
typedef struct {
    uint32_t addressee, target, refers_to;
    ss_span addressee_span, target_span;
    ss_part_of object;
    uint32_t repeat;    /* 2 for the second claim of the document with the same cue and pieces, and so on; else 0 */
    uint32_t ruled;     /* see ss_claim */
} ss_claim_rare;

/* A claim as ss_claim has it. Its locals stand together in `ids`: the speakers, then those it is about. */
typedef struct {
    uint32_t sentence;
    uint8_t level : 2, kind : 2, modality : 4;
    uint8_t negated : 1, date_from : 2, speaker_how : 4, learnt : 1;
    uint8_t act, rule;
    uint32_t cue;
    ss_span source_span, cue_span;
    ss_part_of pieces;
    uint32_t speaker;
    uint32_t first_id;
    uint16_t speakers;  /* how many of each, as far as there is room */
    uint8_t about, depth; /* 255 for more */
    uint32_t parent, date; /* its days are those of the date */
    float confidence;
    uint32_t rare;      /* of the document, in `rares`; or SS_NONE */
} ss_claim_row;

/* The arrays of a shard that hold several rows a document. */
#define SS_SHARD_ARRAYS(X)                                                                                                 \
    X(sentences) X(mentions) X(locals) X(dates) X(claims) X(spans) X(ids) X(warnings) X(candidates) X(stored) X(strings)   \
    X(date_texts) X(literals) X(spellings) X(rares) X(marks) X(lags) X(ballots) X(positions) X(mandates)

struct ss_shard {
    const ss_allocator *memory;
    ss_engine *engine;
    int references;                        /* atomic */
    uint32_t workers;                      /* that read it: a corpus is joined by as many */
    SS_LIST(ss_row) documents;
    char *texts; size_t texts_size;        /* one buffer, borrowed by Arrow arrays */
    SS_LIST(ss_sentence_row) sentences;
    SS_LIST(ss_mention_row) mentions;                  /* names and pronouns of a document, merged in text order */
    SS_LIST(ss_literal_row) literals;
    ss_locals locals;
    SS_LIST(ss_date_row) dates;
    SS_LIST(ss_date_text) date_texts;
    SS_LIST(ss_claim_row) claims;
    ss_spans spans;
    ss_ids ids;
    ss_warnings warnings;
    ss_published_list candidates;
    SS_LIST(ss_stored) stored;
    ss_chars strings;
    SS_LIST(ss_spelling) spellings;
    SS_LIST(ss_claim_rare) rares;
    ss_ids marks;
    ss_lag_list lags;
    SS_LIST(ss_ballot) ballots;
    SS_LIST(ss_position) positions;        /* of ballots */
    SS_LIST(ss_mandate) mandates;
};

/* The date of the document, as it was read but for its tokens. */
ss_date ss_date_of(const ss_shard *shard, const ss_row *row, uint32_t number);

#endif

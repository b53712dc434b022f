/* What was learnt from annotated news: word classes and the weights of four linear models, in one file.
 *
 *   head | words | cue weights | span weights | extent weights | keep weights          little-endian, as `make model` writes it
 *
 *   words   hash of a folded form -> kin { fine class, coarse class, likely to be a cue }
 *   cue     1 byte a bucket           is this word the head of a cue?
 *   span    8 bytes a bucket          which label has this chunk, seen from that head: one weight a label, and one of nothing
 *   extent  1 byte a bucket           is this the best of several extents of a content?
 *   keep    1 byte a bucket           is the claim that came out right?
 *
 * Features are 32-bit hashes; their upper bits choose the bucket. Sums are whole numbers, so that every machine gets the same.
 * ss_weights_chance turns a sum into a chance by a table that the file brings, not by the machine's exp.
 *
 * Read from bytes that the caller keeps no longer than the call; one owner; never written once prepared, so all threads
 * share it. A lexicon owns the weights that it was given (ss_lexicon_weights). */
#ifndef SS_LEXICON_WEIGHTS_H
#define SS_LEXICON_WEIGHTS_H

#include "lexicon/grammar.h"

enum { SS_LABELS = 8 /* columns of a span row */, SS_BIAS = 128, SS_CHANCES = 129 /* -8 .. 8 in eighths */ };

/* Classes count from 1; a word of no class has one of its grammar. */
enum { SS_FINE_OTHER = 1024, SS_COARSE_OTHER = 128 };
#define SS_KIN                                                                                                             \
    uint32_t ending;          /* hash of the last three letters */                                                         \
    uint16_t fine;            /* word classes */                                                                           \
    uint8_t coarse, grammar;  /* grammar: ss_grammar */                                                                    \
    uint8_t kind;             /* 0, a word */                                                                              \
    uint8_t capitals;         /* 0 none, 1 the first, 2 all */                                                             \
    uint8_t holds, links;     /* of its grammar, see lexicon/grammar.h; SS_HOLDS_HEAD: likely to be a cue */
typedef struct { SS_KIN } ss_kin;

typedef struct {
    const ss_allocator *memory;
    char *bytes;                   /* the file */
    size_t size;
    uint32_t *hashes;              /* open addressing; 0 is a free slot */
    ss_kin *kin;                   /* by slot */
    uint32_t slots;                /* a power of two */
    ss_kin *by_symbol;             /* of the vocabulary's words, two of each: without a capital and with one; symbol 0 is unknown */
    uint32_t symbols;
    ss_kin others[SS_G_COUNT];     /* of what is no word, by grammar: small numbers */
    const int8_t *cue, *extent, *keep;
    const uint8_t *span;           /* weights + SS_BIAS, so that sums of four weights can be added up in one word */
    uint32_t cue_shift, span_shift, extent_shift, keep_shift; /* 32 - bits */
    int16_t steps[SS_LABELS][SS_LABELS];        /* from label to label */
    float cue_unit, extent_unit, keep_unit; /* a sum times its unit is a logit */
    float least_cue, least_keep;   /* chances below which a word is no cue, a claim is not kept */
    float chances[SS_CHANCES];
} ss_weights;

/* True when the bytes begin like a file of weights. */
bool ss_weights_are(const char *bytes, size_t size);
/* SS_LEXICON when the file is cut off or not ours; *out is untouched then. */
ss_status ss_weights_new(const ss_allocator *memory, const char *name, const char *bytes, size_t size, ss_weights **out, ss_error *error);
void ss_weights_free(ss_weights *weights); /* NULL is fine */
/* Notes the kin of every word of the vocabulary; once, when that is complete. */
ss_status ss_weights_prepare(ss_weights *weights, const ss_vocabulary *vocabulary);

/* What the file says of a form: classes, 0 for none, and whether it is likely to be a cue; the rest is 0. */
ss_kin ss_weights_find(const ss_weights *weights, uint32_t hash);
/* The kin of a word with that grammar and ending, in small letters or with a capital; `known` is what the file says of it. */
ss_kin ss_kin_of(ss_kin known, uint8_t grammar, uint32_t ending, bool capital);
/* Of a token with a symbol, where among `by_symbol`. */
static inline size_t ss_kin_place(const ss_token *token) { return 2 * (size_t)token->symbol + token->flags / SS_T_CAPITAL % 2; }
static inline const ss_kin *ss_weights_kin(const ss_weights *weights, const ss_token *token) { return &weights->by_symbol[ss_kin_place(token)]; }

float ss_weights_chance(const ss_weights *weights, int32_t sum, float unit);

#endif

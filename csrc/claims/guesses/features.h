/* Features: what a model sees of a chunk, as 32-bit hashes. The trainer and the reader call the same four functions.
 *
 *   ss_features_cue    a word by itself and beside its neighbours: is it the head of a cue?
 *   ss_features_span   a chunk as seen from a head: which label has it?
 *   ss_features_extent one of several extents of its content (extents.h): is it the best?
 *   ss_features_keep   a finished guess: is it right?
 *
 * Each fills at most SS_FEATURES_MOST hashes and returns how many. A feature is a number (its kind) and one or two values;
 * the bucket of a hash is its upper bits (lexicon/weights.h). */
#ifndef SS_CLAIMS_GUESSES_FEATURES_H
#define SS_CLAIMS_GUESSES_FEATURES_H

#include "base/lanes.h"
#include "claims/guesses/units.h"

enum { SS_FEATURES_MOST = 72 };

/* Compiled anew where it is called, for what is constant there. */
#define SS_INLINE inline __attribute__((always_inline))

typedef enum { SS_L_NONE, SS_L_SOURCE, SS_L_SOURCE_IN, SS_L_CUE, SS_L_CUE_IN, SS_L_CONTENT, SS_L_CONTENT_IN, SS_L_COUNT } ss_label;

static inline uint32_t ss_up_to(uint32_t value, uint32_t most) { return value < most ? value : most; }

static inline bool ss_label_cue(int label) { return label == SS_L_CUE || label == SS_L_CUE_IN; }
static inline bool ss_label_content(int label) { return label == SS_L_CONTENT || label == SS_L_CONTENT_IN; }

/* Labels are looked at eight at a time: an array of them has room for eight more, whatever stands there. */
enum { SS_LABELS_ROOM = SS_UNIT_MOST + 8 };

/* The end of the row of that label from `at` on. */
static inline uint32_t ss_labels_end(const uint8_t *labels, uint32_t at, uint32_t count, uint8_t label) {
    for (; at < count; at += 8) {
        uint64_t others = ss_hash_load((const char *)labels + at) ^ label * 0x0101010101010101u;
        if (others)
            return ss_up_to(at + (uint32_t)__builtin_ctzll(others) / 8, count);
    }
    return count;
}
/* The first place from `at` on that has the label; `count` when none has. */
static inline uint32_t ss_labels_find(const uint8_t *labels, uint32_t at, uint32_t count, uint8_t label) {
    for (; at < count; at += 8) {
        uint64_t others = ss_hash_load((const char *)labels + at) ^ label * 0x0101010101010101u;
        uint64_t found = (others - 0x0101010101010101u) & ~others & 0x8080808080808080u;
        if (found)
            return ss_up_to(at + (uint32_t)__builtin_ctzll(found) / 8, count);
    }
    return count;
}
/* The end of what begins at `first` with a label or its inner form, and goes on with that. */
static inline uint32_t ss_labels_run(const uint8_t *labels, uint32_t first, uint32_t count) {
    return ss_labels_end(labels, first + 1, count, (uint8_t)(labels[first] + labels[first] % 2));
}

/* Where the labels of a guess are: chunks, SS_NONE where there is none. */
typedef struct {
    uint32_t source_first, source_last;
    uint32_t first, last;             /* of the content; its last one before the head and its first one behind: */
    uint32_t before_last, behind_first;
    uint32_t labelled_first, labelled_last;
    uint32_t pieces, quotes, length;  /* of the content: how many stretches of labels, quotations, chunks */
    uint32_t words;                   /* chunks of the source */
} ss_outline;
ss_outline ss_outline_of(const ss_unit *unit, uint32_t head, const uint8_t *labels);

/* What the other guesses of a unit are to one, by the steps of their chances (1 to 4; 0: there is none). */
typedef struct {
    uint8_t around;                   /* its head stands in the content of one before it; + 4: of one behind it */
    uint8_t inside;                   /* the head of one stands in its content */
    uint8_t rival;                    /* one has a cue that holds its head, or the other way round */
    uint8_t count;                    /* of all guesses */
} ss_company;

typedef enum { SS_EXTENT_SAME, SS_EXTENT_SHORTER, SS_EXTENT_LONGER, SS_EXTENT_BEHIND, SS_EXTENT_BEFORE, SS_EXTENT_NOT_BEFORE,
               SS_EXTENT_NOT_BEHIND } ss_extent_kind;

/* Its chunks become content; else they become none. */
static inline bool ss_extent_adds(int kind) { return kind >= SS_EXTENT_LONGER && kind <= SS_EXTENT_BEFORE; }

/* What the content of a guess may be, by the labels of some chunks that change: to content or to none, as `kind` says. */
typedef struct {
    uint8_t kind;
    uint8_t from, end;                /* the chunks that change */
    uint8_t first, last;              /* of all content then */
    uint8_t next, next_end;           /* the stretch behind it (ss_before) */
    uint8_t inside, behind;           /* steps of the chance of another guess whose head is in it, in that stretch; 0 there is none */
    bool inside_last;                 /* the one inside is in its last stretch */
    int32_t worse;                    /* how much worse its row of labels is than the best */
} ss_extent;

/* One head and the unit around it, with what the rules made of that head. */
typedef struct {
    const ss_making *making;
    const ss_unit *unit;
    uint32_t head;
    const ss_draft *draft;            /* of the rules, or NULL */
    uint32_t rule;                    /* of that draft, or SS_NO_RULE */
    ss_company company;               /* none, until the guesses of the unit are known (claims/guesses/guesses.h) */
    uint8_t part[SS_UNIT_MOST + 3];   /* what the rules take the chunk before this for: 0 nothing, 1 source, 2 cue, 3 content, 4 edge */
    uint8_t place[SS_UNIT_MOST];      /* 16 * side (0 before the head, 1 it, 2 behind) + how far, in steps that grow */
    uint8_t path[SS_UNIT_MOST];       /* what stands between: marks, *that*, quotations, auxiliaries, links, each counted up to its most */
} ss_sight;

enum { SS_EXTENTS_MOST = 8 };
_Static_assert(SS_UNIT_MOST <= UINT8_MAX, "numbers of chunks fit an extent");

/* What the models made of one head so far. */
typedef struct {
    uint32_t head;                   /* chunk */
    float chance;                    /* that the head is one; then, by ss_guess_keep, that the claim is right; below 0: given up */
    int32_t margin;                  /* by how much the best row of labels beats the next */
    float lead;                      /* the chance of the extent taken against that of the next; 0 when there was one only */
    uint8_t taken, extent_count;     /* the kind of that extent */
    uint8_t labels[SS_LABELS_ROOM];  /* ss_label */
    ss_outline outline;              /* of these, from ss_guess_extend on until guesses give way to others */
    ss_extent extents[SS_EXTENTS_MOST];
} ss_guess;

void ss_sight_make(const ss_making *making, const ss_unit *unit, uint32_t head, ss_sight *out);
/* Fills `part`, which ss_features_span and ss_features_span_sums need. */
void ss_sight_parts(ss_sight *sight);
/* Fills `place` and `path`, which ss_features_span needs. */
void ss_sight_ways(ss_sight *sight);

/* The rules let it share the subject of a clause before: ", adding that ...", "and said ...". */
static inline bool ss_sight_shares(const ss_sight *sight) { return sight->draft && sight->draft->subject == SS_SUBJECT_SHARED; }

uint32_t ss_features_cue(const ss_sight *sight, uint32_t out[SS_FEATURES_MOST]);
/* The sum of the cue weights of that list, which is not made. */
int32_t ss_features_cue_sum(const ss_sight *sight, const ss_weights *weights);
uint32_t ss_features_span(const ss_sight *sight, uint32_t chunk, uint32_t out[SS_FEATURES_MOST]);
/* What the chunks of one unit add whatever the head is, by the side of it that they stand on: left of it chunks before `left_end` are known,
 * right of it those from `right_first` on. */
typedef struct {
    uint32_t left_end, right_first;
    ss_lanes left[SS_UNIT_MOST], right[SS_UNIT_MOST];
} ss_span_own;
void ss_span_own_begin(const ss_unit *unit, ss_span_own *own); /* nothing is known yet */
/* By chunk, the sums of the span weights of that list, which is not made; SS_NEVER in the lane that is no label. */
void ss_features_span_sums(const ss_sight *sight, const ss_weights *weights, ss_span_own *restrict own, ss_lanes *restrict out);
/* `margin`: by how much the best row of labels beats the next. */
uint32_t ss_features_extent(const ss_sight *sight, const ss_extent *extent, int32_t margin, uint32_t out[SS_FEATURES_MOST]);
int32_t ss_features_extent_sum(const ss_sight *sight, const ss_extent *extent, int32_t margin, const ss_weights *weights);
uint32_t ss_features_keep(const ss_sight *sight, const ss_guess *guess, uint32_t out[SS_FEATURES_MOST]);
int32_t ss_features_keep_sum(const ss_sight *sight, const ss_guess *guess, const ss_weights *weights);

/* The two values of a feature, each as it goes into the hash. */
static inline uint32_t ss_first(uint32_t value) { return value * 0x9E3779B1u; }
static inline uint32_t ss_second(uint32_t value) { return value * 0x85EBCA6Bu; }
static inline uint32_t ss_hashed(uint32_t kind, uint32_t first, uint32_t second) { return first + second + kind * 0xC2B2AE35u; }
static inline uint32_t ss_feature(uint32_t kind, uint32_t a, uint32_t b) { return ss_hashed(kind, ss_first(a), ss_second(b)); }

enum { SS_SPAN_COUNT = 16, SS_PART_EDGE = 4, SS_NO_RULE = 31, SS_NEVER = -8000 /* as a sum: whatever is added, the least */ };

#endif

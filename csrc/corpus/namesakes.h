/* People whose names are not the same and may be one person's, inside: what people.c and namesakes.c share.
 *
 *   one surname      Donald Holm, Donald F. Holm, Tom Holm, Thomas Holm       a name in the middle, a given name in two forms
 *                    Lassine Diarra, Mamoudou Lassine Diarra                  the first of two given names is left out
 *   one but the last Rosa Quintero, Rosa Quintero Mazari                      the mother's surname is left out
 *   one whole        Noh Eun-bi, Noh Eunbi, Eun-bi Noh                        the same letters, the family's name first or last
 *
 * A folded name is cut into words; entries of ss_merge's `surnames` lead from a hash to those who have it, by kind.
 * Whether two are one depends on the names and on what their own documents tell, never on what has been joined before, but
 * for names left out, which want a single person that they fit and come last. */
#ifndef SS_CORPUS_NAMESAKES_H
#define SS_CORPUS_NAMESAKES_H

#include "corpus/merge.h"

#define SS_PARTS_MOST 12u

/* A folded name in words. */
typedef struct {
    char folded[256];
    struct { uint32_t at, size; } word[SS_PARTS_MOST];
    uint32_t words;
} ss_parted;

void ss_parted_read(ss_slice name, ss_parted *out);
void ss_parted_cut(ss_parted *out, uint32_t size);        /* `folded` is filled already */
/* From one word to another. */
uint64_t ss_parted_hash(const ss_parted *name, uint32_t first, uint32_t last);
ss_classes ss_parted_classes(const ss_merge *merge, const ss_parted *name, uint32_t word);

/* The first word of a name as the tables have it. By the word as written: folding knows spellings, and no forms. */
ss_word ss_first_word(const ss_merge *merge, ss_slice name);

/* What the documents of two persons tell: of two states or genders; of one office or state. */
bool ss_persons_differ(const ss_group *a, const ss_group *b);
bool ss_persons_agree(const ss_group *a, const ss_group *b);

enum { SS_NEWS_DAYS = 7 };  /* before and behind its own, in which news is of one thing */
#define SS_PROMINENT 8u     /* documents about one of several with a name, and how many times those about all others */

/* The hash of an entry tells its kind, and entries of a kind stand together. */
enum { SS_ENTRY_SURNAME, SS_ENTRY_INNER, SS_ENTRY_WHOLE, SS_ENTRY_ALONE };
static inline uint64_t ss_entry_hash(uint64_t hash, uint64_t kind) { return hash >> 2 | kind << 62; }
static inline uint64_t ss_entry_kind(uint64_t entry) { return entry >> 62; }
static inline uint64_t ss_entry_turn(uint64_t entry, uint64_t kind) { return entry << 2 >> 2 | kind << 62; } /* of the same words */
/* The first of `order`, which is by hash, that has it or a greater one. */
static inline uint32_t ss_entry_first(const ss_merge *merge, const uint32_t *order, uint64_t hash)
{
    uint32_t low = 0, high = merge->surnames.count;
    SS_SEEK(low, high, middle, merge->surnames.at[order[middle]].hash < hash);
    return low;
}

/* Notes the words of a full name under which it may be met. */
ss_status ss_namesakes_note(ss_merge *merge, const ss_parted *name, uint32_t group);
/* The same of somebody known by one word. */
ss_status ss_namesakes_note_alone(ss_merge *merge, uint32_t group);
/* Joins those that are one; `order` is the surnames' by hash. */
ss_status ss_namesakes_join(ss_merge *merge, const uint32_t *order);

#endif

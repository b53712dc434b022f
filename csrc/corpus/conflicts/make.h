/* Making conflicts, inside: how the files of this room put sides and rows, and what each of them looks for.
 *
 *   first = sides.count -> ss_side_add, ss_side_add ... -> ss_conflict_add(first)     fewer than two sides: nothing was said
 *
 * Sides that stand at the same place are put once. */
#ifndef SS_CORPUS_CONFLICTS_MAKE_H
#define SS_CORPUS_CONFLICTS_MAKE_H

#include "corpus/article.h"
#include "corpus/conflicts/conflicts.h"
#include "corpus/stories.h"

/* A place that says something: a claim of it and its speaker are SS_NONE where there is none. */
typedef struct { uint32_t document; ss_span span; uint32_t claim, speaker; } ss_saying;

/* A side of the conflict whose sides begin at `first`; one too many, or one that stands there already, is left out. */
ss_status ss_side_add(ss_corpus *corpus, uint32_t first, const ss_saying *saying, ss_slice value);
ss_status ss_side_day(ss_corpus *corpus, uint32_t first, const ss_saying *saying, int32_t day);
/* With fewer than two sides there is no row, and the sides are gone. */
ss_status ss_conflict_add(ss_corpus *corpus, uint32_t first, ss_conflict_kind kind, ss_severity severity, ss_slice about);

/* What of a corpus before may still hold: conflicts inside statements that are as they were, and of quotations. */
typedef enum { SS_FOUND_ELSEWHERE, SS_FOUND_SAID, SS_FOUND_QUOTES } ss_conflict_source;

/* Says that the conflicts from row `first` on were found there. */
void ss_conflicts_mark(ss_corpus *corpus, uint32_t first, ss_conflict_source source, uint64_t key);
/* Takes over the conflict of the corpus before: none of its documents has changed. */
ss_status ss_conflict_keep(ss_corpus *corpus, const ss_conflict_row *conflict);

static inline ss_slice ss_stored_slice(const ss_corpus *corpus, ss_stored s) { return (ss_slice){s.size ? corpus->strings.at + s.at : "", s.size}; }
static inline ss_slice ss_span_slice(const ss_article *a, ss_span span) { return (ss_slice){a->text + span.start, span.end - span.start}; }

/* Words of a span, for what is compared by its words: the next one at or behind *at, false when there is none. A word is letters and
 * digits; `folded` is in ASCII lower case without accents, as in the vocabulary. */
typedef struct { ss_span span; char folded[64]; uint32_t size; } ss_next_word;
bool ss_word_next(const char *text, uint32_t *at, uint32_t end, ss_next_word *out);
static inline bool ss_word_is(const ss_next_word *word, const char *text) { return word->size == strlen(text) && !memcmp(word->folded, text, word->size); }
/* What the tables describe it as (SS_D bits). */
static inline uint64_t ss_word_kinds(const ss_lexicon *lexicon, const ss_next_word *word)
{
    return ss_lexicon_kinds(lexicon, ss_vocabulary_find(ss_lexicon_vocabulary(lexicon), word->folded, word->size));
}

/* What a word says: the number of its set of synonyms, else of its stem; 0 when it has no content. */
uint32_t ss_word_sense(const ss_lexicon *lexicon, const ss_next_word *word);

/* Which documents' ballots (or mandates) tell of each event; copies are left out.
 *
 *   first  [0][2][5]...        at  [doc 0, ballot 0][doc 3, ballot 0] | [doc 1, ballot 0] ... */
typedef struct { uint32_t document, item; } ss_telling_at;
typedef struct { uint32_t *first; ss_telling_at *at; } ss_tellers;
ss_status ss_tellers_make(const ss_corpus *corpus, bool mandates, ss_arena *arena, ss_tellers *out);

/* How many of an event are looked at: what they say is held against each other, so there is an end to it. */
#define SS_TELLERS_MOST 64u
static inline uint32_t ss_tellers_count(ss_corpus *corpus, const ss_tellers *tellers, uint32_t event)
{
    uint32_t count = tellers->first[event + 1] - tellers->first[event];
    corpus->conflicts_capped += count > SS_TELLERS_MOST;
    return count < SS_TELLERS_MOST ? count : SS_TELLERS_MOST;
}

/* Whether two names of people whom something else makes one (they said the same words) differ as spellings do: family names by a letter
 * or two, given names of one letter at the beginning. */
bool ss_names_may_be_one(ss_slice x, ss_slice y);
/* Whether they differ so little that they are told as spellings wherever articles of one story have them. */
bool ss_names_are_near(ss_slice x, ss_slice y);

/* A date of the document as the corpus sees it, if it is one day; else SS_NO_DAY. */
static inline int32_t ss_day_at(const ss_corpus *corpus, uint32_t document, uint32_t date)
{
    if (date == SS_NONE) return SS_NO_DAY;
    ss_date found = ss_corpus_date(corpus, document, date);
    return found.first == found.last ? found.first : SS_NO_DAY;
}

/* The innermost claim of the document that holds the byte in its content, or SS_NONE. */
uint32_t ss_claim_around(const ss_article *a, uint32_t byte);

/* Each finds its kinds; see conflicts.h. */
ss_status ss_conflicts_votes(ss_corpus *corpus, const ss_stories *stories);
ss_status ss_conflicts_mandates(ss_corpus *corpus, const ss_stories *stories);
ss_status ss_conflicts_names(ss_corpus *corpus, const ss_stories *stories);
ss_status ss_conflicts_people(ss_corpus *corpus, const ss_stories *stories);
ss_status ss_conflicts_said(ss_corpus *corpus, const ss_stories *stories);
ss_status ss_conflicts_quotes(ss_corpus *corpus, const ss_stories *stories);
ss_status ss_conflicts_blame(ss_corpus *corpus, const ss_stories *stories);
ss_status ss_conflicts_numbers(ss_corpus *corpus, const ss_stories *stories);
ss_status ss_conflicts_tolls(ss_corpus *corpus, const ss_stories *stories);

#endif

/* Noun phrases and clauses without a parser: where a subject begins, where a noun phrase and a clause end.
 *
 *   On Friday, [Ilse Brandt, head of the port union,] said ...        ss_clause_subject, from the verb leftwards
 *   “...,” said [Ilse Brandt, head of the port union], on Friday      ss_clause_inverted, from the verb rightwards
 *   ... that [talks go on, as planned], while others doubt it         ss_clause_end
 *
 * All walk over tokens of one sentence, at most SS_REACH (for content SS_CONTENT_REACH) of them, so that their cost is
 * bounded whatever the text says. */
#ifndef SS_CLAIMS_CLAUSES_H
#define SS_CLAIMS_CLAUSES_H

#include "claims/cues.h"

enum { SS_REACH = 60, SS_CONTENT_REACH = 400 };

typedef enum { SS_SUBJECT_NONE, SS_SUBJECT_PHRASE, SS_SUBJECT_PRONOUN, SS_SUBJECT_RELATIVE, SS_SUBJECT_SHARED } ss_subject_kind;

/* The subject of the verb group that begins at `verb`: the noun phrase before it, over adverbs, dates and inserted phrases
 * between commas. RELATIVE: who, which. SHARED: "and" or a comma stands before the verb, whose subject is that of the verb
 * before. `first` is the first token of the sentence. `*before` gets the token at which the subject (with what was skipped)
 * begins. */
ss_subject_kind ss_clause_subject(const ss_view *view, uint32_t first, uint32_t verb, ss_run *subject, uint32_t *before);

/* The noun phrase that begins at `from`, with its title and apposition, up to `end`. Empty when none begins there.
 * `*after` is the token behind it, over a closing comma of the apposition. */
ss_run ss_clause_inverted(const ss_view *view, uint32_t from, uint32_t end, uint32_t *after);

/* The plain noun phrase after a verb or preposition: determiners, adjectives, nouns, of-phrases; no clause. */
ss_run ss_clause_object(const ss_view *view, uint32_t from, uint32_t end);

/* Where content that begins at `from` ends, at most `end`: before the sentence's last full stop, before a clause that the
 * author adds (rule 5), before ", saying ..." and "and said ..." of the same speaker. `hits` are all cues, in order; `near` is one of
 * them that stands not far off (any will do). */
uint32_t ss_clause_end(const ss_view *view, uint32_t from, uint32_t end, const ss_hits *hits, uint32_t near);

/* "according to Holm, | who heads the union, [the pier is shut]": behind the comma that ends a relative clause, which begins there; or the token itself. */
uint32_t ss_clause_over_relative(const ss_view *view, uint32_t at, uint32_t end);
/* Skips dates, adverbs and short adjuncts of the act of speaking ("on Friday", "in a statement", "at a rally"), which are
 * no content. */
uint32_t ss_clause_skip_adjuncts(const ss_view *view, uint32_t from, uint32_t end);
/* The same where what was told follows: each ends where the next noun phrase begins, "after talks | the pier would close". */
uint32_t ss_clause_skip_telling(const ss_view *view, uint32_t from, uint32_t end);

/* "dismissed [as] “absurd” reports that ...": what is called so stands behind the marks, and the verb is no passive. */
bool ss_clause_names_first(const ss_view *view, uint32_t as, uint32_t end);

/* The end of a sentence without its last full stops. */
static inline uint32_t ss_clause_sentence_end(const ss_view *view, const ss_sentence *sentence) {
    uint32_t end = sentence->end;
    for (int dots = 0; dots < 8 && end > sentence->first && ss_view_mark(view, end - 1) == '.'; dots++)
        end--;
    return end;
}

#endif

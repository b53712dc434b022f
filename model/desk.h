/* The trainer's desk: one article at a time, read as far as the rules' drafts and cut into units, beside what is known of word forms.
 *
 *   desk { document, making, units }   the article that lies on it; the next one takes its place
 *   forms { form, form, ... }          of each word form: its classes, how often it was met, how often in an annotated cue
 *
 * A form is likely to be a cue when that share of its places is in cues: units are made where one stands, and it is asked about.
 * Memory and files fail as in news.h: with a sentence, at the end of the program. */
#ifndef MODEL_DESK_H
#define MODEL_DESK_H

#include "claims/guesses/guesses.h"
#include "news.h"

enum { FORM_SLOTS = 1 << 18, FOLDS = 5 };

typedef struct { uint32_t hash; float all, inside; uint16_t fine; uint8_t coarse, likely; } form;
typedef struct { form *slots; } forms;

typedef struct { ss_document document; ss_making making; ss_units units; const ss_lexicon *lexicon; } desk;

/* All articles, what their words are, and which are left out: every fifth from `skip` on, none when it is below 0. `blank`: weights
 * that have learnt nothing but which forms are likely. */
typedef struct { desk desk; news news; forms forms; ss_weights *blank; int skip; } training;

/* Tables, word classes, and the articles of NEWS and OWN, nothing read of them yet. */
training *training_new(const char *data, const char *classes, const char *articles, const char *own, int skip);
bool training_leaves_out(const training *t, uint32_t article);
/* Counts the forms of all articles but those left out; sets `blank`. */
void training_learn_words(training *t);

void desk_lay(desk *d, const news_article *a, const ss_weights *weights);
ss_span desk_span(const desk *d, const ss_chunk *chunk);
/* Which of the spans (from 1) touches the chunk, or 0. */
uint32_t desk_role(const desk *d, const news_spans *spans, const ss_chunk *chunk);

/* The chunk that is the head of an annotated cue: the rules' own head in it, or the word that stands in cues most often; SS_NONE. */
uint32_t desk_head(const desk *d, const ss_unit *unit, const news_attribution *gold, forms *all);
/* Labels of the unit for one attribution, with one cue around the head. */
void desk_labels(const desk *d, const ss_unit *unit, const news_attribution *gold, uint32_t head, uint8_t *labels);

#endif

/* Annotated news for the trainer: texts with standoff files as PolNeAR has them.
 *
 *   DIR/text/NAME.txt   DIR/attributions/NAME_xxxx.ann
 *       T3 <tab> Content 120 211;230 240 <tab> ...        a span of one role, in code points
 *       E1 <tab> Attribution:T4 Content:T3 Cue:T2 Source:T1
 *
 * Spans are turned into bytes. Everything is kept until the program ends. News of our own writing: marked.h. */
#ifndef MODEL_NEWS_H
#define MODEL_NEWS_H

#include "claims/document.h"

enum { SOURCE, CUE, CONTENT, ROLES };

typedef struct { ss_span *at; uint32_t count; } news_spans;      /* in text order */
typedef struct { news_spans roles[ROLES]; } news_attribution;
typedef struct { char *name, *text; uint32_t size, count; news_attribution *gold; bool silver; } news_article; /* silver: a program has labelled it */
typedef struct { news_article *at; uint32_t count; } news;

/* Ends the program with a sentence when the folder cannot be read. Articles are in the order of their names. */
news news_read(const char *folder);
char *news_file(const char *path, size_t *size); /* NULL when it cannot be read; a zero behind the last byte */
/* Which of the spans (from 1) touches first..end, or 0. */
uint32_t news_touches(const news_spans *spans, uint32_t first, uint32_t end);

void news_add(news_spans *spans, ss_span span);

_Noreturn void news_fail(const char *what, const char *why);
void *news_room(void *at, size_t size); /* realloc that ends the program when there is none */

#endif

/* A document: one article, all that was found in it, and the memory of all of it.
 *
 *   bytes -> tokens -> paragraphs -> sentences -> quotes, dates, names -> claims -> ballots
 *
 * ss_document_read runs the stages in that order; each takes what stood there before and adds its own. The document owns
 * one arena: everything in it is borrowed from there and dies at the next ss_document_read or at ss_document_free. The text
 * itself is the caller's. A document is used by one thread; the engine is shared and never written.
 *
 * `warnings` are what a reader should know: an impossible date, a limit that was hit. `patterns` are users' rules, borrowed, set
 * between ss_document_init and the first reading (NULL: none); they and the matcher stay from one reading to the next. */
#ifndef SS_CLAIMS_DOCUMENT_H
#define SS_CLAIMS_DOCUMENT_H

#include "claims/votes/ballot.h"
#include "claims/claim.h"
#include "claims/patterns.h"
#include "claims/provenance.h"
#include "reading/dates.h"

typedef struct {
    const char *code;  /* static: "impossible-date"; NULL: the message begins with the code and a TAB (notes of a record) */
    ss_span span;      /* empty when it concerns the whole document */
    uint32_t message_at, message_size; /* in the string pool of the names */
} ss_warning;

typedef SS_LIST(ss_warning) ss_warnings;

/* What is known of an article before it is read; sizes 0 and SS_NO_DAY when not. Borrowed. */
typedef struct {
    int32_t published;      /* day given by the caller's metadata */
    bool english;           /* false: no claims are looked for */
    ss_slice path, url, outlet; /* for ss_provenance_find */
} ss_given;

/* Where a rule of the user met too much to try. */
typedef struct { uint32_t rule; bool last; /* it is not tried again in this document */ ss_span span; } ss_overrun;

typedef struct {
    const ss_allocator *memory;
    const ss_patterns *patterns;
    ss_matcher *matcher;    /* made when a rule is first tried */
    ss_arena arena;
    ss_text text;
    ss_tokens tokens;
    ss_paragraphs paragraphs;
    ss_sentences sentences;
    ss_quotes quotes;
    ss_dates dates;
    ss_names names;
    ss_claims claims;
    ss_ballots ballots;
    ss_warnings warnings;
    SS_LIST(ss_overrun) overruns; /* in the order of rules, then of the text */
    int32_t published;      /* the day that relative dates were resolved against, or SS_NO_DAY */
    uint8_t published_from; /* ss_published_from: from ss_provenance_day; the corpus may find better */
    ss_provenance provenance; /* ss_provenance_find, after dates and names; relative dates then count from `published` */
    bool english;           /* ss_language_english of the tokens; false: no claims were looked for */
    uint32_t *maps;         /* of ss_view_make, which draws them once for claims and ballots; or NULL */
} ss_document;

void ss_document_init(ss_document *document, const ss_allocator *memory); /* allocates nothing */
ss_status ss_document_read(ss_document *document, const ss_lexicon *lexicon, ss_text text, const ss_given *given);
void ss_document_free(ss_document *document);
/* Tokens, paragraphs and sentences of document->text: where reading begins. */
ss_status ss_document_split(ss_document *document, const ss_vocabulary *vocabulary);
/* Adds to the warnings; the code is static, the message is copied. */
ss_status ss_document_warn(ss_document *document, const char *code, ss_span span, const char *message);

#endif

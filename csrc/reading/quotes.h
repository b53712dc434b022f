/* Quotations: pairs of marks, whatever they look like.
 *
 * Straight, curly, low, guillemets, doubled primes, mixed pairs (“..." in one article), marks nested in their own kind,
 * marks never closed, marks opened again at each paragraph of one quotation, apostrophes told apart from single marks; marks the
 * wrong way round (“We stay,“ he said; a paragraph that begins with ”), and what a wrong encoding left of apostrophes and dashes
 * (don"t, in May "?in full), which is no mark.
 *
 *   “We stay,” said Ruiz. “Nobody asked us.            <- open at the paragraph's end ...
 *   “They will.”                                       <- ... and opened again: one quotation, `continues` links them
 *
 * Paragraphs of one quotation that were run together ("We stay. "They will.") are linked like those that were not.
 *
 * Quotes are in the order of their opening marks. Nested ones have a parent. A quotation never crosses a paragraph: what
 * goes on is a second quote with `continues`. One that is never closed ends behind the comma of a last ", he said", before
 * the next quotation that begins behind a stop, or with the paragraph. Boilerplate paragraphs are not searched. */
#ifndef SS_READING_QUOTES_H
#define SS_READING_QUOTES_H

#include "text/sentences.h"

typedef struct {
    uint32_t open;        /* token of the opening mark; of the first word when only the closing mark is there */
    uint32_t end;         /* token behind the closing mark, or behind the last token when it is not closed */
    ss_span span;         /* bytes, marks included */
    uint32_t parent;      /* quote that it stands in, or UINT32_MAX */
    uint32_t continues;   /* quote of an earlier paragraph that it goes on with, or UINT32_MAX */
    uint8_t single;       /* marks are ' or ‘ ’ */
    uint8_t unopened, unclosed; /* the mark is missing in the text */
    uint8_t scare;        /* a few words without a finite shape inside a sentence: “reckless”, 'so-called' */
} ss_quote;

typedef SS_LIST(ss_quote) ss_quotes;

ss_status ss_quotes_find(const ss_text *text, const ss_tokens *tokens, const ss_paragraphs *paragraphs,
                         const ss_sentences *sentences, const ss_vocabulary *vocabulary, ss_arena *arena, ss_quotes *out);

#endif

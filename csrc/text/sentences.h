/* Sentences: runs of tokens inside one paragraph.
 *
 * They survive abbreviations (Gen. Kim; the U.S. said), initials (J. K. Rowling), decimals, ellipses, full stops inside
 * quotation marks (“Stay.” He left), lists, and words glued to the stop ("agency.KCNA"). The closing quotation mark and
 * bracket belong to the sentence that they close. A quotation of several sentences is several sentences.
 * Sentences cover all tokens, in order; an empty text has none. */
#ifndef SS_TEXT_SENTENCES_H
#define SS_TEXT_SENTENCES_H

#include "text/layout.h"

typedef struct {
    uint32_t first, end;  /* tokens, half-open */
    ss_span span;
    uint32_t paragraph;
    uint8_t role;         /* of the paragraph; of a link's title or a picture's credit glued to a sentence its own */
} ss_sentence;

typedef SS_LIST(ss_sentence) ss_sentences;

ss_status ss_sentences_read(const ss_text *text, const ss_tokens *tokens, const ss_paragraphs *paragraphs,
                            ss_arena *arena, ss_sentences *out);

/* The sentence that holds the token (binary search). */
uint32_t ss_sentence_of(const ss_sentences *sentences, uint32_t token);

#endif

/* Paragraphs and what they are: headline, body, caption, dateline, credit, boilerplate.
 *
 * Dirty copy is the normal case: a header date glued to the lead (" date 2024-03-31 The UN ..."), YAML front matter,
 * share buttons, photo captions with credits in brackets, subscription notes, "Read ..." teasers glued to a last
 * paragraph, "MOSCOW" alone on a line, "(With information from AFP)". A paragraph is a run of tokens with one role; one
 * line of text may hold several. They cover all tokens, in order.
 *
 *   paragraph { tokens first..end | span | role | flags }
 *
 * Hard-wrapped text (lines broken at 60-90 characters inside sentences) is recognised, and its line breaks are spaces. */
#ifndef SS_TEXT_LAYOUT_H
#define SS_TEXT_LAYOUT_H

#include "text/tokens.h"

typedef enum { SS_ROLE_HEADLINE, SS_ROLE_BODY, SS_ROLE_CAPTION, SS_ROLE_DATELINE, SS_ROLE_CREDIT, SS_ROLE_BOILERPLATE } ss_role;

typedef struct {
    uint32_t first, end; /* tokens, half-open */
    ss_span span;        /* bytes from the first token to the last */
    uint8_t role;        /* ss_role */
    uint8_t header;      /* 1: this paragraph holds a header date or other metadata of the article (role is boilerplate) */
} ss_paragraph;

typedef SS_LIST(ss_paragraph) ss_paragraphs;

ss_status ss_layout_read(const ss_text *text, const ss_tokens *tokens, ss_arena *arena,
                         ss_paragraphs *out);

#endif

/* What one block of text is: the judgements behind text/layout.h. An inner seam of the layout; nobody else includes it.
 *
 * A block is a run of tokens that stood together: one line, or the lines of one hard-wrapped paragraph. Each function looks
 * at a bounded number of tokens and returns where its find ends (the start when there is none), or a yes or no. Every
 * judgement needs positive evidence: what is not clearly something else is body. */
#ifndef SS_TEXT_ROLES_H
#define SS_TEXT_ROLES_H

#include "text/layout.h"

typedef struct {
    const ss_text *text;
    const ss_token *at;
    const ss_classes *classes;
    uint32_t first, end; /* tokens of the block */
    bool head;           /* no body has been seen before it */
    bool tail;           /* one of the last blocks */
    bool last, opening;  /* the last block; the first one */
    bool transcript;     /* several blocks begin with a name in capitals and a colon */
} ss_text_block;

/* What was counted in a block, of words unless it says otherwise. */
typedef struct {
    uint32_t words, capitals, small; /* capitals and small: of words longer than three letters */
    uint32_t shouting;               /* in capitals throughout */
    uint32_t site, photo, cues, personal;
    uint32_t marks, stops, pipes, handles, copyrights; /* tokens: quotation marks, stops, | and their like, @, the sign */
} ss_counts;

ss_counts ss_block_count(const ss_text_block *block);

bool ss_block_has_words(const ss_text_block *block);
bool ss_block_is_site(const ss_text_block *block, const ss_counts *counts);     /* share buttons, subscription notes, rights */
bool ss_block_is_teaser(const ss_text_block *block, const ss_counts *counts);   /* "Read more: ..." */
bool ss_block_is_metadata(const ss_text_block *block, const ss_counts *counts); /* a line of date, time, byline */
bool ss_block_is_credit(const ss_text_block *block, const ss_counts *counts);   /* "(With information from ...)" */
bool ss_block_is_caption(const ss_text_block *block, const ss_counts *counts);  /* "... at the forum (Agency/Name)" */
bool ss_block_is_headline(const ss_text_block *block, const ss_counts *counts);

/* "Pier to closePublished Mon, 1 Apr 2019": the title's line holds the article's day. */
bool ss_block_ends_in_day(const ss_text_block *block);

/* Pieces at the beginning: a title before its glued day, behind "date 2024-03-31", behind "HARBOUR CITY (Agency) -", behind a list of other titles. */
uint32_t ss_block_glued_day(const ss_text_block *block);
uint32_t ss_block_header_end(const ss_text_block *block);
uint32_t ss_block_dateline_end(const ss_text_block *block);
uint32_t ss_block_teaser_end(const ss_text_block *block);
/* The piece at the end: where "(Reporting by ...)" begins, or the block's end. *dated: it tells the article's day in print. */
uint32_t ss_block_credit_start(const ss_text_block *block, bool *dated);
/* NEBEL: ... */
bool ss_block_is_label(const ss_text_block *block);

#endif

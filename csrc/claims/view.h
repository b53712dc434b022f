/* A document as the claim rules see it: tokens with their classes, and what covers a token.
 *
 *   token:    0   1   2   3   4   5 ...
 *   mention:  -   0   0   -   1   -        which mention covers it
 *   quote:    -   -   -   -   2   2        the innermost quotation around it
 *   date:     -   -   -   -   -   0
 *   phrase:   0   0   0   0   1   -        whose title, name and apposition it is part of
 *   cue:      -   -   -   4   -   -        which verbal cue hit it is part of (filled by ss_cues_find)
 *
 * The maps are built once per document that has something to look at, also when several stages make a view of it; everything
 * here is read-only afterwards and lives in the document's arena. Runs are half-open ranges of tokens. */
#ifndef SS_CLAIMS_VIEW_H
#define SS_CLAIMS_VIEW_H

#include "claims/document.h"

typedef struct { uint32_t first, end; } ss_run; /* tokens; empty when first == end */

typedef struct {
    ss_document *document;
    const ss_lexicon *lexicon;
    const ss_word *words;       /* by symbol */
    const ss_token *tokens;
    const ss_classes *classes;  /* by token */
    const char *bytes;
    uint32_t count;             /* of tokens */
    uint32_t *mention, *quote, *date, *phrase, *cue; /* by token, SS_NONE where there is none */
} ss_view;

ss_status ss_view_make(ss_document *document, const ss_lexicon *lexicon, ss_view *out);

static inline ss_classes ss_view_classes(const ss_view *view, uint32_t token) {
    return view->classes[token];
}
static inline bool ss_view_is(const ss_view *view, uint32_t token, ss_classes classes) {
    return (ss_view_classes(view, token) & classes) != 0;
}
static inline char ss_view_mark(const ss_view *view, uint32_t token) {
    return view->tokens[token].mark;
}
static inline bool ss_view_has(const ss_view *view, uint32_t token, uint32_t flags) {
    return (view->tokens[token].flags & flags) != 0;
}

/* What the tables describe the word as (SS_D), whatever it is part of. */
static inline uint64_t ss_view_kinds(const ss_view *view, uint32_t token) {
    return ss_view_is(view, token, SS_W(DESCRIBED)) ? ss_lexicon_kinds(view->lexicon, view->tokens[token].symbol) : 0;
}
static inline uint32_t ss_view_vote_kinds(const ss_view *view, uint32_t token) {
    return ss_view_is(view, token, SS_W(DESCRIBED)) ? ss_lexicon_vote_kinds(view->lexicon, view->tokens[token].symbol) : 0;
}
static inline bool ss_view_vote_kind(const ss_view *view, uint32_t token, uint32_t kinds) { return (ss_view_vote_kinds(view, token) & kinds) != 0; }
static inline bool ss_view_kind(const ss_view *view, uint32_t token, uint64_t kinds) { return (ss_view_kinds(view, token) & kinds) != 0; }

/* The token is this lower-case ASCII word, whatever its case in the text. */
static inline bool ss_view_same(const ss_view *view, uint32_t token, const char *word, size_t size) {
    const ss_token *t = &view->tokens[token];
    const char *text = view->bytes + t->start;
    if (t->size != size || (text[0] | 0x20) != word[0])
        return false;
    for (size_t i = 1; i < size; i++)
        if ((text[i] | 0x20) != word[i])
            return false;
    return true;
}
/* The same for a literal of up to sixteen letters. */
#define ss_view_word(view, token, word) ss_token_is(&(view)->tokens[token], word)
/* The token ends with these lower-case letters (a literal) and is longer by two at least. */
static inline bool ss_view_tail(const ss_view *view, uint32_t token, const char *suffix, size_t size) {
    const ss_token *t = &view->tokens[token];
    if (t->size <= size + 1)
        return false;
    const char *text = view->bytes + t->start + t->size - size;
    for (size_t i = size; i-- > 0;)
        if ((text[i] | 0x20) != suffix[i])
            return false;
    return true;
}
#define ss_view_ends(view, token, suffix) ss_view_tail((view), (token), "" suffix, sizeof(suffix) - 1)

/* In digits or spelt out. */
static inline bool ss_view_number(const ss_view *view, uint32_t token) {
    return ss_view_has(view, token, SS_T_NUMBER) || ss_view_is(view, token, SS_W(NUMBER));
}

/* An adverb of the tables, or a lower-case word in -ly that is no name. */
static inline bool ss_view_adverb(const ss_view *view, uint32_t token) {
    if (ss_view_is(view, token, SS_W(ADVERB)))
        return true;
    return view->tokens[token].size > 4 && ss_view_ends(view, token, "ly") && !ss_view_has(view, token, SS_T_CAPITAL) &&
           view->mention[token] == SS_NONE && view->date[token] == SS_NONE &&
           !ss_view_is(view, token, SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(UNNAMED) | SS_W(ROLE)); /* assembly, family, ally */
}
/* is, was, been: a form of "be". */
bool ss_view_be(const ss_view *view, uint32_t token);
/* "the court heard": a word by which somebody may hear what others say. Its hint is SS_HINT_VOTE. */
static inline bool ss_view_hears(const ss_view *view, uint32_t token) {
    return view->tokens[token].size == 5 && (ss_view_word(view, token, "heard") || ss_view_word(view, token, "hears"));
}
/* A hyphen between two words, without a space on either side. */
static inline bool ss_view_hyphen(const ss_view *view, uint32_t token) {
    return ss_view_mark(view, token) == '-' && token > 0 && token + 1 < view->count && !ss_view_has(view, token, SS_T_SPACE) && !ss_view_has(view, token + 1, SS_T_SPACE);
}
/* A dash of any length that stands between clauses: – — -- ― or a hyphen between spaces. */
bool ss_view_long_dash(const ss_view *view, uint32_t token);
static inline bool ss_view_dash(const ss_view *view, uint32_t token) {
    return ss_view_has(view, token, SS_T_PUNCT) && ss_view_long_dash(view, token);
}
/* The token is the opening (or closing) mark of the quotation that stands in view->quote for it. */
static inline bool ss_view_opens(const ss_view *view, uint32_t token) {
    if (!ss_view_has(view, token, SS_T_PUNCT) || view->quote[token] == SS_NONE)
        return false;
    const ss_quote *quote = &view->document->quotes.at[view->quote[token]];
    return quote->open == token && !quote->unopened;
}
static inline bool ss_view_closes(const ss_view *view, uint32_t token) {
    if (!ss_view_has(view, token, SS_T_PUNCT) || view->quote[token] == SS_NONE)
        return false;
    const ss_quote *quote = &view->document->quotes.at[view->quote[token]];
    return quote->end == token + 1 && !quote->unclosed;
}
/* The outermost quotation around the token, or SS_NONE. */
uint32_t ss_view_outer_quote(const ss_view *view, uint32_t token);

/* The bytes from the first token of a run to the last. An empty run gives an empty span. */
static inline ss_span ss_view_span(const ss_view *view, ss_run run) {
    if (run.first >= run.end)
        return (ss_span){0, 0};
    return (ss_span){view->tokens[run.first].start, ss_token_end(&view->tokens[run.end - 1])};
}

#endif

#include "claims/view.h"

enum { FILL = 1024 }; /* bytes at a time: short fills stay on memset's vector path */

static uint32_t *new_map(ss_arena *arena, uint32_t count) {
    size_t size = ((size_t)count + 1) * sizeof(uint32_t);
    char *map = ss_arena_take(arena, size);
    for (size_t at = 0; map && at < size; at += FILL)
        memset(map + at, 0xFF, size - at < FILL ? size - at : FILL);
    return (uint32_t *)(void *)map;
}

static void cover(uint32_t *map, uint32_t first, uint32_t end, uint32_t value) {
    for (uint32_t i = first; i < end; i++)
        map[i] = value;
}

/* Quotes come in the order of their opening marks, so an inner one is written over its outer one. */
static void cover_all(ss_view *view) {
    const ss_document *d = view->document;
    for (uint32_t i = 0; i < d->names.mentions.count; i++)
        cover(view->mention, d->names.mentions.at[i].first, d->names.mentions.at[i].end, i);
    for (uint32_t i = 0; i < d->names.mentions.count; i++)
        if (d->names.mentions.at[i].type == SS_PERSON)
            cover(view->phrase, d->names.mentions.at[i].phrase_first, d->names.mentions.at[i].phrase_end, i);
    for (uint32_t i = 0; i < d->quotes.count; i++)
        cover(view->quote, d->quotes.at[i].open, d->quotes.at[i].end, i);
    for (uint32_t i = 0; i < d->dates.count; i++)
        cover(view->date, d->dates.at[i].first_token, d->dates.at[i].end_token, i);
}

ss_status ss_view_make(ss_document *document, const ss_lexicon *lexicon, ss_view *out) {
    uint32_t count = document->tokens.count;
    ss_view view = {.document = document, .lexicon = lexicon, .words = ss_lexicon_vocabulary(lexicon)->words.at,
                    .tokens = document->tokens.at, .bytes = document->text.bytes, .count = count,
                    .mention = new_map(&document->arena, count), .quote = new_map(&document->arena, count),
                    .date = new_map(&document->arena, count), .phrase = new_map(&document->arena, count),
                    .cue = new_map(&document->arena, count)};
    if (!view.mention || !view.quote || !view.date || !view.phrase || !view.cue)
        return SS_NOMEM;
    cover_all(&view);
    *out = view;
    return SS_OK;
}

bool ss_view_adverb(const ss_view *view, uint32_t token) {
    if (ss_view_is(view, token, SS_W(ADVERB)))
        return true;
    return view->mention[token] == SS_NONE && view->date[token] == SS_NONE && !ss_view_has(view, token, SS_T_CAPITAL) &&
           view->tokens[token].size > 4 && ss_view_ends(view, token, "ly");
}

bool ss_view_long_dash(const ss_view *view, uint32_t token) {
    const ss_token *t = &view->tokens[token];
    const char *p = view->bytes + t->start;
    if (t->size == 1)
        return *p == '-' && (t->flags & SS_T_SPACE) && (view->tokens[token + 1].flags & (SS_T_SPACE | SS_T_PUNCT));
    return t->size == 3 && p[0] == '\xE2' && p[1] == '\x80' && (unsigned char)p[2] >= 0x92 && (unsigned char)p[2] <= 0x95;
}

uint32_t ss_view_outer_quote(const ss_view *view, uint32_t token) {
    uint32_t q = view->quote[token];
    for (int depth = 0; depth < 32 && q != SS_NONE && view->document->quotes.at[q].parent != SS_NONE; depth++)
        q = view->document->quotes.at[q].parent;
    return q;
}

ss_span ss_view_span(const ss_view *view, ss_run run) {
    if (run.first >= run.end)
        return (ss_span){0, 0};
    return (ss_span){view->tokens[run.first].start, ss_token_end(&view->tokens[run.end - 1])};
}

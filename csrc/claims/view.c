#include "claims/view.h"

enum { MAPS = 5 };

/* All maps in one piece, SS_NONE throughout. */
static uint32_t *new_maps(ss_arena *arena, size_t items) {
    size_t size = items * sizeof(uint32_t);
    uint32_t *maps = ss_arena_take(arena, size);
    if (maps)
        memset(maps, 0xFF, size);
    return maps;
}

/* Names and dates have a few tokens, one at least. */
static inline void cover_few(uint32_t *map, uint32_t first, uint32_t end, uint32_t value) {
    do
        map[first] = value;
    while (++first < end);
}

/* Four at a time: quotations run over many tokens. */
static void cover(uint32_t *map, uint32_t first, uint32_t end, uint32_t value) {
    const uint32_t four[4] = {value, value, value, value};
    uint32_t i = first;
    for (; i + 4 <= end; i += 4)
        memcpy(map + i, four, sizeof four);
    for (; i < end; i++)
        map[i] = value;
}

/* Quotes come in the order of their opening marks, so an inner one is written over its outer one. */
static void cover_all(ss_view *view) {
    const ss_document *d = view->document;
    for (uint32_t i = 0; i < d->names.mentions.count; i++) {
        const ss_mention *mention = &d->names.mentions.at[i];
        cover_few(view->mention, mention->first, mention->end, i);
        if (mention->type == SS_PERSON)
            cover_few(view->phrase, mention->phrase_first, mention->phrase_end, i);
    }
    for (uint32_t i = 0; i < d->quotes.count; i++)
        cover(view->quote, d->quotes.at[i].open, d->quotes.at[i].end, i);
    for (uint32_t i = 0; i < d->dates.count; i++)
        if (!d->dates.at[i].of_noun) cover_few(view->date, d->dates.at[i].first_token, d->dates.at[i].end_token, i);
}

ss_status ss_view_make(ss_document *document, const ss_lexicon *lexicon, ss_view *out) {
    uint32_t count = document->tokens.count;
    size_t items = (size_t)count + 1;
    bool drawn = document->maps != NULL;
    uint32_t *maps = drawn ? document->maps : new_maps(&document->arena, MAPS * items);
    if (!maps)
        return SS_NOMEM;
    document->maps = maps;
    *out = (ss_view){.document = document, .lexicon = lexicon, .words = ss_lexicon_vocabulary(lexicon)->words.at, .classes = document->tokens.classes,
                     .tokens = document->tokens.at, .bytes = document->text.bytes, .count = count,
                     .mention = maps, .quote = maps + items, .date = maps + 2 * items, .phrase = maps + 3 * items,
                     .cue = maps + 4 * items};
    if (!drawn)
        cover_all(out);
    return SS_OK;
}

bool ss_view_long_dash(const ss_view *view, uint32_t token) {
    const ss_token *t = &view->tokens[token];
    const char *p = view->bytes + t->start;
    if (t->size == 1 && *p == '-' && !(t->flags & SS_T_SPACE)) /* the second of two, with space around both */
        return token > 0 && t[-1].mark == '-' && (t[-1].flags & SS_T_SPACE) && (t[1].flags & SS_T_SPACE);
    if (t->size == 1)
        return *p == '-' && (t[1].flags & (SS_T_SPACE | SS_T_PUNCT));
    return t->size == 3 && p[0] == '\xE2' && p[1] == '\x80' && (unsigned char)p[2] >= 0x92 && (unsigned char)p[2] <= 0x95;
}

uint32_t ss_view_outer_quote(const ss_view *view, uint32_t token) {
    uint32_t q = view->quote[token];
    for (int depth = 0; depth < 32 && q != SS_NONE && view->document->quotes.at[q].parent != SS_NONE; depth++)
        q = view->document->quotes.at[q].parent;
    return q;
}

bool ss_view_be(const ss_view *view, uint32_t token) {
    return ss_view_is(view, token, SS_W(AUXILIARY)) && !ss_view_is(view, token, SS_W(POSSESSIVE)) &&
           (ss_view_word(view, token, "is") || ss_view_word(view, token, "are") || ss_view_word(view, token, "was") || ss_view_word(view, token, "were") ||
            ss_view_word(view, token, "be") || ss_view_word(view, token, "been") || ss_view_word(view, token, "being"));
}

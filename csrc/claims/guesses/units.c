#include "claims/guesses/units.h"

/* Forms of what is no word. */
enum { FORM_EDGE = 1, FORM_NUMBER = 4, FORM_APOS_S = 5, FORM_DATE = 6, FORM_NAME = 16, FORM_MARK = 32, FORM_QUOTE = 320 /* + manner_of */, FORM_SCARE = 328 /* the same */
       /* hashes of words are seldom below 512 */ };

const ss_chunk ss_chunk_edge = {.form = FORM_EDGE, .hit = SS_NONE, .draft = SS_NONE, .fine = SS_FINE_OTHER + SS_G_EDGE,
                                .coarse = SS_COARSE_OTHER + SS_G_EDGE, .grammar = SS_G_EDGE, .kind = SS_CHUNK_MARK, .holds = SS_ENDS_STRETCH};

/* ---- chunks ---- */

static inline void no_word(const ss_weights *weights, ss_chunk *chunk, ss_chunk_kind kind, uint32_t form, uint8_t grammar) {
    chunk->form = form;
    chunk->kin = weights->others[grammar];
    chunk->kind = (uint8_t)kind;
}

/* "Minister: talks go on": a colon in a headline may be a cue; in the body it may be anything. */
static void mark_chunk(const ss_view *view, const ss_weights *weights, const ss_unit *unit, ss_chunk *chunk, uint32_t token) {
    char mark = ss_view_mark(view, token);
    uint8_t grammar = ss_view_dash(view, token) ? SS_G_DASH : (uint8_t)(SS_G_MARK + (mark & 0x3F));
    no_word(weights, chunk, SS_CHUNK_MARK, FORM_MARK + (uint8_t)mark, grammar);
    if (mark == ':' && unit->role == SS_ROLE_HEADLINE && chunk > unit->chunks)
        chunk->holds |= SS_HOLDS_HEAD;
}

static inline void word_chunk(ss_chunk *chunk, const ss_token *t, const ss_kin *kin) {
    chunk->form = t->hash;
    chunk->kin = *kin;
}

/* A word that the vocabulary does not know, or all capitals. */
static void rare_word(const ss_view *view, const ss_weights *weights, ss_chunk *chunk, const ss_token *t) {
    const char *word = view->bytes + t->start;
    ss_kin kin = t->symbol ? *ss_weights_kin(weights, t) : ss_weights_find(weights, t->hash);
    if (!t->symbol) {
        kin = ss_kin_of(kin, ss_grammar_of(word, t->size, 0), ss_grammar_ending(word, t->size), t->flags & SS_T_CAPITAL);
        kin.holds &= (uint8_t)~SS_HOLDS_HEAD;
    }
    word_chunk(chunk, t, &kin);
    if (t->flags & SS_T_ALLCAPS)
        chunk->capitals = 2;
}

/* The last mark or word before the closing marks. */
static uint32_t last_inside(const ss_view *view, const ss_quote *quote) {
    uint32_t last = quote->end - 1;
    while (last > quote->open && ss_view_has(view, last, SS_T_QUOTE))
        last--;
    return last;
}

/* What the marks hold, as far as its edges tell: “A trap,” or “a trap.”: which of six forms. */
static uint32_t manner_of(const ss_view *view, const ss_quote *quote, char mark) {
    uint32_t first = quote->open;
    while (first + 1 < quote->end && ss_view_has(view, first, SS_T_QUOTE))
        first++;
    bool stop = mark == '.' || mark == '!' || mark == '?';
    return (mark == ',' ? 0 : stop ? 2 : 4) + ss_view_has(view, first, SS_T_CAPITAL);
}

/* A closed quotation that begins here and ends in the unit, which counts it. */
static bool quote_chunk(const ss_view *view, const ss_weights *weights, ss_unit *unit, ss_chunk *chunk, uint32_t token, uint32_t end) {
    static const uint8_t grammars[2][2] = {{SS_G_QUOTE, SS_G_QUOTE_COMMA}, {SS_G_SCARE, SS_G_SCARE_COMMA}};
    if (view->quote[token] == SS_NONE)
        return false;
    const ss_quote *quote = &view->document->quotes.at[ss_view_outer_quote(view, token)];
    if (quote->open != token || quote->unopened || quote->unclosed || quote->end > end)
        return false;
    char mark = ss_view_mark(view, last_inside(view, quote));
    chunk->end = quote->end;
    no_word(weights, chunk, SS_CHUNK_QUOTE, (quote->scare ? FORM_SCARE : FORM_QUOTE) + manner_of(view, quote, mark), grammars[quote->scare][mark == ',']);
    unit->quotes = (uint8_t)(unit->quotes + 1);
    unit->open = (uint8_t)(unit->open + !(chunk > unit->chunks && chunk[-1].form == FORM_MARK + ':'));
    return true;
}

static ss_chunk_kind kind_of_name(const ss_mention *mention) {
    switch ((ss_type)mention->type) {
    case SS_PERSON: return SS_CHUNK_PERSON;
    case SS_COUNTRY: return SS_CHUNK_COUNTRY;
    case SS_ORGANISATION: case SS_BODY: case SS_OUTLET: return SS_CHUNK_ORGANISATION;
    case SS_PLACE: return SS_CHUNK_PLACE;
    default: return SS_CHUNK_OTHER;
    }
}

/* A name, but for a people that stands as an adjective (the Russian veto) and for "the ministry". */
static bool name_chunk(const ss_view *view, const ss_weights *weights, ss_chunk *chunk, uint32_t token, uint32_t end) {
    if (view->mention[token] == SS_NONE)
        return false;
    const ss_mention *mention = &view->document->names.mentions.at[view->mention[token]];
    if (mention->first != token || mention->end > end || mention->how == SS_NOMINAL || (mention->how == SS_DEMONYM && mention->adjective))
        return false;
    ss_chunk_kind kind = kind_of_name(mention);
    chunk->end = mention->end;
    no_word(weights, chunk, kind, FORM_NAME + kind, (uint8_t)(SS_G_NAME + kind));
    chunk->capitals = 1;
    return true;
}

static bool date_chunk(const ss_view *view, const ss_weights *weights, ss_chunk *chunk, uint32_t token, uint32_t end) {
    if (view->date[token] == SS_NONE)
        return false;
    uint32_t last = view->document->dates.at[view->date[token]].end_token;
    if (last <= token || last > end)
        return false;
    chunk->end = last;
    no_word(weights, chunk, SS_CHUNK_DATE, FORM_DATE, SS_G_DATE);
    return true;
}

static void token_chunk(const ss_view *view, const ss_weights *weights, const ss_unit *unit, ss_chunk *chunk, uint32_t token) {
    const ss_token *t = &view->tokens[token];
    chunk->end = token + 1;
    if (t->flags & SS_T_PUNCT)
        mark_chunk(view, weights, unit, chunk, token);
    else if (t->flags & SS_T_NUMBER)
        no_word(weights, chunk, SS_CHUNK_NUMBER, FORM_NUMBER, SS_G_DIGITS);
    else if (t->flags & SS_T_APOS_S)
        no_word(weights, chunk, SS_CHUNK_WORD, FORM_APOS_S, SS_G_APOS_S);
    else
        rare_word(view, weights, chunk, t);
}

/* The chunks of known words in no quotation, name or date, which most tokens are, from `t` on; returns the one behind them. */
static inline ss_chunk *cut_plain(const ss_view *view, const ss_weights *weights, ss_chunk *chunk, size_t t, size_t end) {
    const uint32_t *quotes = view->quote, *mentions = view->mention, *dates = view->date;
    const ss_kin *kin = weights->by_symbol;
    for (const ss_token *token = view->tokens + t; t < end && (quotes[t] & mentions[t] & dates[t]) == SS_NONE; chunk++, token++) {
        if (!token->symbol || token->flags & (SS_T_PUNCT | SS_T_NUMBER | SS_T_APOS_S | SS_T_ALLCAPS))
            break;
        chunk->first = (uint32_t)t;
        chunk->end = (uint32_t)++t;
        chunk->hit = chunk->draft = SS_NONE;
        word_chunk(chunk, token, kin + ss_kin_place(token));
    }
    return chunk;
}

static void cut_other(const ss_view *view, const ss_weights *weights, ss_unit *unit, ss_chunk *chunk, uint32_t t, uint32_t end) {
    chunk->first = t;
    chunk->hit = chunk->draft = SS_NONE;
    if (!(quote_chunk(view, weights, unit, chunk, t, end) || name_chunk(view, weights, chunk, t, end) || date_chunk(view, weights, chunk, t, end)))
        token_chunk(view, weights, unit, chunk, t);
}

/* Fills `unit` from the tokens first..end; false when there are too many chunks. */
static bool cut(const ss_view *view, const ss_weights *weights, ss_unit *unit, uint32_t first, uint32_t end) {
    ss_chunk *chunk = unit->chunks, *most = chunk + SS_UNIT_MOST, *plain;
    bool fits = end - first <= SS_UNIT_MOST;
    uint32_t t = first;
    for (;; t = chunk++->end) {
        uint32_t room = (uint32_t)(most - chunk);
        plain = chunk;
        chunk = cut_plain(view, weights, chunk, t, fits || end - t < room ? end : t + room);
        t += (uint32_t)(chunk - plain);
        if (t == end || chunk == most)
            break;
        cut_other(view, weights, unit, chunk, t, end);
    }
    unit->count = (uint32_t)(chunk - unit->chunks);
    return t == end;
}

/* ---- what stands before ---- */

static inline uint64_t number_of(ss_before before) {
    uint64_t number;
    memcpy(&number, &before, sizeof number);
    return number;
}

static inline ss_before bytes_of(uint64_t number) {
    ss_before before;
    memcpy(&before, &number, sizeof before);
    return before;
}

/* Some bytes are put in the place of others. */
static inline uint64_t changed(uint64_t now, ss_before cleared, ss_before put) { return (now & ~number_of(cleared)) | number_of(put); }

/* Behind the chunk `at`, which may be a cue, or ends a stretch. */
static inline uint64_t behind_head(uint64_t now, uint32_t at) {
    now = changed(now, (ss_before){.path = 255, .last = 255}, (ss_before){.last = (uint8_t)at});
    return now + number_of((ss_before){.heads = 1, .all = 1});
}

static inline uint64_t behind_stretch(uint64_t now, uint32_t at) {
    ss_before put = {.past = bytes_of(now).stretch & (SS_ENDS_STRETCH - 1), .start = (uint8_t)(at + 1)};
    now = changed(now, (ss_before){.stretch = 255, .heads = 255, .start = 255}, put);
    return now + number_of((ss_before){.ends = 1});
}

/* Most chunks add to what their stretch holds and to the path, and that is all. */
static void look_back(ss_unit *unit) {
    uint64_t now = number_of((ss_before){.last = SS_UNIT_MOST});
    ss_before *before = unit->before;
    const ss_chunk *first = unit->chunks;
    #pragma GCC unroll 4
    for (const ss_chunk *c = first, *end = c + unit->count; c < end; c++) {
        memcpy(before++, &now, sizeof now);
        uint64_t more = number_of((ss_before){.stretch = c->holds, .path = c->links});
        now |= more;
        if (!(more & number_of((ss_before){.stretch = SS_ENDS_STRETCH | SS_HOLDS_HEAD})))
            continue;
        uint32_t at = (uint32_t)(c - first);
        if (c->holds & SS_HOLDS_HEAD) {
            unit->candidates[bytes_of(now).all] = (uint8_t)at;
            now = behind_head(now, at);
        }
        if (c->holds & SS_ENDS_STRETCH)
            now = behind_stretch(now, at);
    }
    *before = bytes_of(now);
    unit->heads = before->all;
}

/* ---- units ---- */

/* The quotation that runs over the boundary before the token, with both sides in one paragraph. */
static bool runs_over(const ss_view *view, uint32_t token) {
    if (view->quote[token] == SS_NONE || view->quote[token - 1] == SS_NONE)
        return false;
    uint32_t quote = ss_view_outer_quote(view, token);
    return quote == ss_view_outer_quote(view, token - 1) && view->document->quotes.at[quote].open < token;
}

static uint32_t joined_end(const ss_view *view, uint32_t sentence) {
    const ss_sentences *all = &view->document->sentences;
    uint32_t end = sentence + 1;
    while (end < all->count && all->at[end].paragraph == all->at[sentence].paragraph && runs_over(view, all->at[end].first))
        end++;
    return end;
}

/* A hit, a word or a colon that may be a cue. */
static bool worth(const ss_making *making, const ss_weights *weights, uint32_t sentence, uint32_t first, uint32_t end, uint32_t hit) {
    bool headline = making->view.document->sentences.at[sentence].role == SS_ROLE_HEADLINE;
    if (hit < making->hits.count && making->hits.at[hit].head < end)
        return true;
    for (uint32_t t = first; t < end; t++)
        if (weights->by_symbol[2 * (size_t)making->view.tokens[t].symbol].holds & SS_HOLDS_HEAD ||
            (headline && ss_view_mark(&making->view, t) == ':'))
            return true;
    return false;
}

/* The chunk that holds the token, which is in the unit but not before the chunk `*from`, and is no quotation; SS_NONE when there is none. */
static uint32_t chunk_of(const ss_unit *unit, uint32_t *from, uint32_t token) {
    *from = ss_unit_chunk(unit, *from, token + 1) - 1;
    return unit->chunks[*from].kind != SS_CHUNK_QUOTE ? *from : SS_NONE;
}

/* Hits and drafts stand in the order of their heads; `*hit` and `*draft` go on from unit to unit. The first in a chunk counts. */
static void place_heads(const ss_making *making, ss_unit *unit, uint32_t end, uint32_t *hit, uint32_t *draft) {
    uint32_t first = unit->chunks[0].first, from = 0, chunk;
    for (; *hit < making->hits.count && making->hits.at[*hit].head < end; ++*hit)
        if ((chunk = chunk_of(unit, &from, making->hits.at[*hit].head)) != SS_NONE && unit->chunks[chunk].hit == SS_NONE) {
            unit->chunks[chunk].hit = *hit;
            unit->chunks[chunk].holds |= SS_HOLDS_HEAD;
        }
    while (*draft < making->framed && making->drafts.at[*draft].head < first)
        ++*draft;
    from = 0;
    for (; *draft < making->framed && making->drafts.at[*draft].head < end; ++*draft)
        if ((chunk = chunk_of(unit, &from, making->drafts.at[*draft].head)) != SS_NONE && unit->chunks[chunk].draft == SS_NONE)
            unit->chunks[chunk].draft = *draft;
}

static ss_status add_unit(ss_making *making, const ss_weights *weights, uint32_t sentence, uint32_t end, ss_units *out) {
    const ss_sentence *first = &making->view.document->sentences.at[sentence];
    uint32_t last = making->view.document->sentences.at[end - 1].end, tokens = last - first->first;
    ss_unit unit = {.sentence = sentence, .role = first->role};
    uint32_t room = (tokens < SS_UNIT_MOST ? tokens : SS_UNIT_MOST) + 2 * SS_UNIT_EDGES;
    ss_chunk *chunks = ss_arena_take(&making->view.document->arena, room * (sizeof *unit.chunks + sizeof *unit.before + sizeof *unit.candidates));
    if (!chunks || !SS_RESERVE(out, &making->view.document->arena, 1))
        return SS_NOMEM;
    unit.chunks = chunks + SS_UNIT_EDGES;
    unit.before = (void *)(chunks + room);
    unit.candidates = (void *)(unit.before + room);
    if (!cut(&making->view, weights, &unit, first->first, last))
        return SS_OK;
    for (int i = 1; i <= SS_UNIT_EDGES; i++)
        unit.chunks[-i] = unit.chunks[unit.count + (uint32_t)i - 1] = ss_chunk_edge;
    out->at[out->count++] = unit;
    return SS_OK;
}

ss_status ss_units_make(ss_making *making, const ss_weights *weights, ss_units *out) {
    const ss_sentences *all = &making->view.document->sentences;
    uint32_t hit = 0, draft = 0;
    for (uint32_t s = 0, end; s < all->count; s = end) {
        const ss_sentence *sentence = &all->at[s];
        end = s + 1;
        if (sentence->role != SS_ROLE_BODY && sentence->role != SS_ROLE_HEADLINE)
            continue;
        end = joined_end(&making->view, s);
        while (hit < making->hits.count && making->hits.at[hit].head < sentence->first)
            hit++;
        uint32_t units = out->count;
        if (!worth(making, weights, s, sentence->first, all->at[end - 1].end, hit))
            continue;
        ss_status status = add_unit(making, weights, s, end, out);
        if (status)
            return status;
        if (out->count == units)
            continue;
        place_heads(making, &out->at[units], all->at[end - 1].end, &hit, &draft);
        look_back(&out->at[units]);
    }
    return SS_OK;
}

#include "lexicon/inside.h"

#define FIRST_EDGES 1024u
#define LARGE_EDGES (1u << 18)

ss_status ss_string_add(ss_lexicon *lexicon, ss_cell cell, ss_string *out)
{
    uint32_t at;
    ss_status status = ss_chars_add(&lexicon->strings, lexicon->memory, cell.at, cell.size, &at);
    if (status == SS_OK) *out = (ss_string){at, cell.size};
    return status;
}

/* ---- edges ------------------------------------------------------------------------------------------------------------ */

static uint32_t edge_slot(uint32_t state, uint32_t symbol, uint32_t slots)
{
    uint64_t key = (uint64_t)state << 32 | symbol;
    return (uint32_t)(key * 0x9E3779B97F4A7C15u >> 32) & (slots - 1);
}

static uint64_t follow_bit(uint32_t symbol)
{
    return (uint64_t)1 << (symbol & 63);
}

static uint32_t edge_find(const ss_lexicon *lexicon, uint32_t state, uint32_t symbol)
{
    if (!(lexicon->states.at[state].follows & follow_bit(symbol))) return 0;
    for (uint32_t at = edge_slot(state, symbol, lexicon->edge_slots);; at = (at + 1) & (lexicon->edge_slots - 1)) {
        const ss_edge *edge = &lexicon->edges[at];
        if (edge->state == state && edge->symbol == symbol) return edge->to;
        if (!edge->state) return 0;
    }
}

static void edge_put(ss_edge *edges, uint32_t slots, ss_edge edge)
{
    uint32_t at = edge_slot(edge.state, edge.symbol, slots);
    while (edges[at].state) at = (at + 1) & (slots - 1);
    edges[at] = edge;
}

static bool edges_grow(ss_lexicon *lexicon)
{
    uint32_t slots = lexicon->edge_slots ? lexicon->edge_slots * 2 : FIRST_EDGES;
    size_t bytes;
    if (slots < lexicon->edge_slots || !ss_size_product(slots, sizeof *lexicon->edges, &bytes)) return false;
    ss_edge *edges = ss_make(lexicon->memory, bytes);
    if (!edges) return false;
    for (uint32_t i = 0; i < lexicon->edge_slots; i++)
        if (lexicon->edges[i].state) edge_put(edges, slots, lexicon->edges[i]);
    ss_release(lexicon->memory, lexicon->edges, lexicon->edge_slots * sizeof *edges);
    lexicon->edges = edges;
    lexicon->edge_slots = slots;
    return true;
}

static uint32_t state_new(ss_lexicon *lexicon)
{
    ss_state *made = SS_ADD(&lexicon->states, lexicon->memory);
    if (!made) return 0;
    made->first = made->cue = SS_NONE;
    return lexicon->states.count - 1;
}

/* Half of the slots; of a table of many megabytes more. */
static uint32_t most_edges(uint32_t slots)
{
    return slots < LARGE_EDGES ? slots / 2 : slots / 4 * 3;
}

/* The state after `symbol`, made when new; 0 when out of memory. */
static uint32_t step(ss_lexicon *lexicon, uint32_t state, uint32_t symbol)
{
    uint32_t to = edge_find(lexicon, state, symbol);
    if (to) return to;
    if (lexicon->edge_count >= most_edges(lexicon->edge_slots) && !edges_grow(lexicon)) return 0;
    to = state_new(lexicon);
    if (!to) return 0;
    edge_put(lexicon->edges, lexicon->edge_slots, (ss_edge){state, symbol, to});
    lexicon->edge_count++;
    lexicon->states.at[state].follows |= follow_bit(symbol);
    return to;
}

static uint32_t root_of(ss_lexicon *lexicon, ss_symbol symbol)
{
    ss_word *word = &lexicon->vocabulary.words.at[symbol];
    if (!word->root) word->root = state_new(lexicon);
    return word->root;
}

/* ---- tokens of a phrase ------------------------------------------------------------------------------------------------ */

static ss_status tokens_of(ss_lexicon *lexicon, ss_cell text, ss_tokens *tokens)
{
    ss_text whole = {text.at, text.size, false};
    ss_arena_reset(&lexicon->scratch);
    return ss_tokens_read(&whole, &lexicon->vocabulary, &lexicon->scratch, tokens);
}

/* SS_LIMIT: a word that folds to nothing, or more words than a vocabulary holds. */
static ss_status symbols_of(ss_lexicon *lexicon, ss_cell text, ss_tokens *tokens)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        ss_token *token = &tokens->at[i];
        const char *word = text.at + token->start;
        if (token->symbol) continue;
        ss_status status = token->flags & SS_T_APOS_S ? ss_vocabulary_add(&lexicon->vocabulary, "'s", 2, &token->symbol)
                                                      : ss_vocabulary_add(&lexicon->vocabulary, word, token->size, &token->symbol);
        if (status != SS_OK) return status;
    }
    return SS_OK;
}

static bool phrase_is_sound(const ss_line *line, ss_cell text, const ss_tokens *tokens)
{
    int shown = ss_cell_shown(text);
    if (tokens->count == 0) ss_line_report(line, "a name without letters");
    else if (tokens->count > MOST_WORDS) ss_line_report(line, "'%.*s' has more than %u words and marks", shown, text.at, MOST_WORDS);
    else return true;
    return false;
}

static ss_status report_limit(const ss_line *line, ss_cell text, ss_status status)
{
    if (status != SS_LIMIT) return status;
    ss_line_report(line, "'%.*s' cannot be kept as words", ss_cell_shown(text), text.at);
    return SS_OK;
}

static void set_case(ss_phrase *phrase, const ss_tokens *tokens)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        unsigned flags = tokens->at[i].flags;
        if (flags & SS_T_ALLCAPS) phrase->all_caps |= 1u << i;
        else if (flags & SS_T_CAPITAL) phrase->capitals |= 1u << i;
    }
}

/* ---- phrases ------------------------------------------------------------------------------------------------------------ */

static bool same_case(const ss_phrase *a, const ss_phrase *b)
{
    return a->loose == b->loose && a->capitals == b->capitals && a->all_caps == b->all_caps;
}

static void report_clash(const ss_line *line, ss_cell text, const ss_phrase *first, const ss_phrase *second)
{
    const ss_lexicon *lexicon = line->lexicon;
    int shown = ss_cell_shown(text);
    if (first->kind == SS_PHRASE_NAME) {
        ss_string a = lexicon->entities.at[first->item].id, b = lexicon->entities.at[second->item].id;
        ss_line_report(line, "'%.*s' is a name of %.*s and of %.*s; the first is meant", shown, text.at, (int)a.size,
                       lexicon->strings.at + a.at, (int)b.size, lexicon->strings.at + b.at);
    } else if (first->kind != SS_PHRASE_CUE) {
        ss_line_report(line, "'%.*s' stands in two rows; the first is meant", shown, text.at);
    }
}

/* Where a new phrase goes in the chain of its state: behind the last of its kind. False when it need not or may not go in. */
static bool place_of(const ss_line *line, ss_cell text, uint32_t state, const ss_phrase *phrase, uint32_t *behind)
{
    const ss_lexicon *lexicon = line->lexicon;
    uint32_t readings = 0;
    bool clash = false;
    *behind = SS_NONE;
    for (uint32_t at = lexicon->states.at[state].first; at != SS_NONE; at = lexicon->phrases.at[at].next) {
        const ss_phrase *other = &lexicon->phrases.at[at];
        if (++readings >= MOST_READINGS) {
            ss_line_report(line, "'%.*s' has too many meanings; this one is left out", ss_cell_shown(text), text.at);
            return false;
        }
        if (other->kind != phrase->kind) continue;
        *behind = at;
        if (!same_case(other, phrase)) continue;
        if (other->item == phrase->item && (phrase->kind != SS_PHRASE_CUE || other->detail == phrase->detail)) return false;
        if (!clash && other->item != phrase->item) report_clash(line, text, other, phrase);
        clash |= other->item != phrase->item;
    }
    return true;
}

static ss_status put_phrase(const ss_line *line, ss_cell text, uint32_t state, const ss_phrase *like)
{
    ss_lexicon *lexicon = line->lexicon;
    uint32_t behind;
    if (!place_of(line, text, state, like, &behind)) return SS_OK;
    ss_phrase *phrase = SS_ADD(&lexicon->phrases, lexicon->memory);
    if (!phrase) return SS_NOMEM;
    uint32_t *link = behind == SS_NONE ? &lexicon->states.at[state].first : &lexicon->phrases.at[behind].next;
    *phrase = *like;
    phrase->next = *link;
    *link = lexicon->phrases.count - 1;
    if (like->kind == SS_PHRASE_CUE && behind == SS_NONE) lexicon->states.at[state].cue = *link;
    lexicon->aliases += like->kind == SS_PHRASE_NAME;
    return SS_OK;
}

static ss_status note_head(ss_lexicon *lexicon, const ss_tokens *tokens, ss_classes classes)
{
    ss_ids *symbols = &lexicon->head_symbols;
    if (!SS_ROOM(symbols, lexicon->memory, tokens->count)) return SS_NOMEM;
    ss_head *head = SS_ADD(&lexicon->heads, lexicon->memory);
    if (!head) return SS_NOMEM;
    *head = (ss_head){symbols->count, tokens->count, classes};
    for (uint32_t i = 0; i < tokens->count; i++) symbols->at[symbols->count++] = tokens->at[i].symbol;
    return SS_OK;
}

static uint32_t step_on(ss_lexicon *lexicon, uint32_t state, ss_symbol symbol)
{
    return state ? step(lexicon, state, symbol) : root_of(lexicon, symbol);
}

/* What the phrase tells of a word of its own, the first one or another. */
static ss_classes told_of(const ss_phrase *phrase, bool first)
{
    bool alone = phrase->words == 1, small = phrase->loose || !((phrase->capitals | phrase->all_caps) & 1);
    if (phrase->kind == SS_PHRASE_CUE) return !first ? SS_W(CUE_INSIDE) : alone ? SS_W(CUE_ALONE) : 0;
    if (!first) return SS_W(INSIDE);
    return SS_W(BEGINS) | (alone ? SS_W(ALONE) : 0) | (small && phrase->kind != SS_PHRASE_OFFICE ? SS_W(BEGINS_SMALL) : 0);
}

static void note_word(ss_lexicon *lexicon, ss_symbol word, const ss_phrase *phrase, bool first)
{
    lexicon->vocabulary.words.at[word].classes |= told_of(phrase, first);
}

ss_status ss_phrase_put(const ss_line *line, ss_cell text, uint32_t before, ss_symbol symbol, const ss_phrase *phrase)
{
    note_word(line->lexicon, symbol, phrase, !before);
    uint32_t state = step_on(line->lexicon, before, symbol);
    return state ? put_phrase(line, text, state, phrase) : SS_NOMEM;
}

static ss_status note_prefix(const ss_line *line, uint32_t before, ss_symbol symbol, const ss_phrase *phrase)
{
    ss_prefix *prefix = SS_ADD(&line->lexicon->prefixes, line->lexicon->memory);
    if (prefix) *prefix = (ss_prefix){*phrase, before, symbol, line->line, SS_NONE};
    return prefix ? SS_OK : SS_NOMEM;
}

static ss_status add_tokens(const ss_line *line, ss_cell text, const ss_tokens *tokens, bool star, const ss_phrase *phrase)
{
    uint32_t before = 0, last = tokens->count - 1;
    for (uint32_t i = 0; i < last; i++) {
        note_word(line->lexicon, tokens->at[i].symbol, phrase, i == 0);
        before = step_on(line->lexicon, before, tokens->at[i].symbol);
        if (!before) return SS_NOMEM;
    }
    ss_status status = ss_phrase_put(line, text, before, tokens->at[last].symbol, phrase);
    return status == SS_OK && star ? note_prefix(line, before, tokens->at[last].symbol, phrase) : status;
}

/* The symbol of "burundian*" for the last token. */
static ss_status last_to_prefix(const ss_line *line, ss_cell text, const ss_tokens *tokens, bool *good)
{
    ss_token *last = &tokens->at[tokens->count - 1];
    char key[256];
    uint32_t size = ss_word_fold(text.at + last->start, last->size, key);
    *good = (last->flags & SS_T_WORD) && size >= 3 && size < 255 && ss_token_end(last) == text.size;
    if (!*good) {
        ss_line_report(line, "'%.*s*': a star stands behind three letters or more", ss_cell_shown(text), text.at);
        return SS_OK;
    }
    key[size] = '*';
    return ss_vocabulary_add(&line->lexicon->vocabulary, key, size + 1, &last->symbol);
}

ss_status ss_phrase_add(const ss_line *line, ss_cell text, ss_phrase like, ss_classes classes, ss_classes head)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_tokens tokens = {0};
    if (text.size && text.at[0] == '~') {
        like.loose = 1;
        text.at++, text.size--;
    }
    bool star = text.size && text.at[text.size - 1] == '*', good = true;
    text.size -= star;
    if (text.size > MOST_NAME_BYTES) {
        ss_line_report(line, "'%.*s...' is longer than %u bytes", ss_cell_shown(text), text.at, MOST_NAME_BYTES);
        return SS_OK;
    }
    ss_status status = tokens_of(lexicon, text, &tokens);
    if (status != SS_OK) return status;
    if (!phrase_is_sound(line, text, &tokens)) return SS_OK;
    status = symbols_of(lexicon, text, &tokens);
    if (status == SS_OK && star) status = last_to_prefix(line, text, &tokens, &good);
    if (status != SS_OK || !good) return report_limit(line, text, status);
    like.words = (uint16_t)tokens.count;
    like.table = line->table_number;
    if (!like.loose) set_case(&like, &tokens);
    lexicon->vocabulary.words.at[tokens.at[0].symbol].classes |= classes;
    if (head && note_head(lexicon, &tokens, head) != SS_OK) return SS_NOMEM;
    return add_tokens(line, text, &tokens, star, &like);
}

/* "Jan." stands for Jan: the stop that marks an abbreviation is a token of its own. */
static bool is_one_word(ss_cell text, const ss_tokens *tokens)
{
    return tokens->count == 1 || (tokens->count == 2 && text.at[tokens->at[1].start] == '.');
}

/* The text is read folded, so that "a.m" is a.m. here too. */
ss_status ss_phrase_word(const ss_line *line, ss_cell text, ss_symbol *symbol)
{
    ss_lexicon *lexicon = line->lexicon;
    ss_tokens tokens = {0};
    char key[256];
    ss_cell folded = {key, ss_word_fold(text.at, text.size, key)};
    *symbol = 0;
    ss_status status = tokens_of(lexicon, folded, &tokens);
    if (status != SS_OK) return status;
    if (!is_one_word(folded, &tokens)) {
        ss_line_report(line, "'%.*s' is not one word", ss_cell_shown(text), text.at);
        return SS_OK;
    }
    tokens.count = 1;
    status = symbols_of(lexicon, folded, &tokens);
    if (status == SS_OK) *symbol = tokens.at[0].symbol;
    return report_limit(line, text, status);
}

/* The head stands before the first preposition, else last. */
void ss_heads_mark(ss_lexicon *lexicon)
{
    ss_word *words = lexicon->vocabulary.words.at;
    for (uint32_t i = 0; i < lexicon->heads.count; i++) {
        const ss_head *head = &lexicon->heads.at[i];
        const uint32_t *symbols = lexicon->head_symbols.at + head->first;
        uint32_t last = head->count - 1;
        for (uint32_t k = 1; k < head->count; k++)
            if (words[symbols[k]].classes & SS_W(PREPOSITION)) {
                last = k - 1;
                break;
            }
        words[symbols[last]].classes |= head->classes;
    }
}

/* ---- matching ------------------------------------------------------------------------------------------------------------ */

/* Words that in a line of capitals are more likely themselves than a short name: WHO, IT; but "US" is the state. */
static bool is_everyday(ss_classes classes)
{
    const ss_classes everyday = SS_W(COMMON) | SS_W(DETERMINER) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(SUBORDINATOR) |
                                SS_W(COMPLEMENTIZER) | SS_W(RELATIVE) | SS_W(SUBJECT) | SS_W(AUXILIARY) | SS_W(MODAL);
    return (classes & everyday) != 0;
}

/* Whether the case of the words fits a phrase that is not loose. */
static bool fits(const ss_lexicon *lexicon, const ss_phrase *phrase, const ss_token *first, bool shouting)
{
    if (shouting)
        return phrase->words > 1 || first->size >= 5 || !is_everyday(ss_word_of(&lexicon->vocabulary, first->symbol).classes);
    for (uint32_t bits = phrase->capitals; bits; bits &= bits - 1)
        if (!(first[__builtin_ctz(bits)].flags & SS_T_CAPITAL)) return false;
    for (uint32_t bits = phrase->all_caps; bits; bits &= bits - 1)
        if (!(first[__builtin_ctz(bits)].flags & SS_T_ALLCAPS)) return false;
    return true;
}

static inline bool note_phrases(const ss_lexicon *lexicon, uint32_t at, const ss_token *first, uint32_t end, bool shouting,
                                ss_found *found)
{
    bool any = false;
    while (at != SS_NONE) {
        const ss_phrase *phrase = &lexicon->phrases.at[at];
        at = phrase->next;
        if (found->end[phrase->kind] == end || (!phrase->loose && !fits(lexicon, phrase, first, shouting))) continue;
        found->at[phrase->kind] = phrase;
        found->end[phrase->kind] = end;
        any = true;
    }
    return any;
}

/* The rest of the way from the state after the first word. Apart, as the next one is, for their callers. */
__attribute__((noinline))
static bool walk(const ss_lexicon *lexicon, const ss_tokens *tokens, uint32_t at, uint32_t end, bool shouting, ss_found *found)
{
    const ss_token *first = &tokens->at[at];
    uint32_t state = lexicon->vocabulary.words.at[first->symbol].root;
    bool any = false;
    for (uint32_t next = at + 1; next < end && tokens->at[next].symbol; next++) {
        state = edge_find(lexicon, state, tokens->at[next].symbol);
        if (!state) break;
        any |= note_phrases(lexicon, lexicon->states.at[state].first, first, next + 1, shouting, found);
    }
    return any;
}

/* Apart, so that the common way through ss_lexicon_match saves no registers. */
__attribute__((noinline))
static bool match_from(const ss_lexicon *lexicon, const ss_tokens *tokens, uint32_t at, uint32_t end, bool shouting, ss_found *found)
{
    const ss_token *first = &tokens->at[at];
    const ss_state *state = &lexicon->states.at[lexicon->vocabulary.words.at[first->symbol].root];
    *found = (ss_found){{NULL}, {0}};
    bool any = note_phrases(lexicon, state->first, first, at + 1, shouting, found);
    if (at + 1 < end && (state->follows & follow_bit(first[1].symbol))) any |= walk(lexicon, tokens, at, end, shouting, found);
    return any;
}

/* Most words that begin a phrase neither are one nor go on as one. */
bool ss_lexicon_match(const ss_lexicon *lexicon, const ss_tokens *tokens, uint32_t at, uint32_t end, bool shouting, ss_found *found)
{
    const ss_token *first = &tokens->at[at];
    uint32_t root = lexicon->vocabulary.words.at[first->symbol].root;
    if (!root || at >= end) return false;
    const ss_state *state = &lexicon->states.at[root];
    if (state->first == SS_NONE && (at + 1 == end || !(state->follows & follow_bit(first[1].symbol)))) return false;
    return match_from(lexicon, tokens, at, end, shouting, found);
}

/* The longest cue that goes on behind the first word, else the one that the first word is by itself. */
__attribute__((noinline))
static const ss_phrase *longer_cue(const ss_lexicon *lexicon, const ss_token *first, uint32_t left)
{
    uint32_t state = lexicon->vocabulary.words.at[first->symbol].root, found = lexicon->states.at[state].cue;
    for (uint32_t i = 1; i < left && first[i].symbol; i++) {
        state = edge_find(lexicon, state, first[i].symbol);
        if (!state) break;
        if (lexicon->states.at[state].cue != SS_NONE) found = lexicon->states.at[state].cue;
    }
    return found == SS_NONE ? NULL : &lexicon->phrases.at[found];
}

/* Cues are free from case, so that nothing of a phrase needs a look. */
const ss_phrase *ss_lexicon_cue_at(const ss_lexicon *lexicon, const ss_token *first, uint32_t left)
{
    uint32_t root = lexicon->vocabulary.words.at[first->symbol].root;
    if (!root) return NULL;
    const ss_state *state = &lexicon->states.at[root];
    if (left > 1 && (state->follows & follow_bit(first[1].symbol))) return longer_cue(lexicon, first, left);
    return state->cue == SS_NONE ? NULL : &lexicon->phrases.at[state->cue];
}

const ss_phrase *ss_phrase_next(const ss_lexicon *lexicon, const ss_phrase *phrase)
{
    if (phrase->next == SS_NONE) return NULL;
    const ss_phrase *next = &lexicon->phrases.at[phrase->next];
    return next->kind == phrase->kind ? next : NULL;
}

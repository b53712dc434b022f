#include "reading/names_parts.h"

/* ---- mentions ---- */

static bool apostrophe_follows(const ss_namer *n, uint32_t end) {
    if (ss_namer_has(n, end, SS_T_APOS_S)) return true;
    if (end == 0 || !ss_namer_has(n, end, SS_T_QUOTE) || ss_namer_has(n, end, SS_T_SPACE)) return false;
    const ss_token *mark = ss_namer_token(n, end), *word = ss_namer_token(n, end - 1);
    bool single = mark->size == 1 ? n->text->bytes[mark->start] == '\''
                                  : mark->size == 3 && memcmp(n->text->bytes + mark->start, "\xE2\x80\x99", 3) == 0;
    return single && (n->text->bytes[word->start + word->size - 1] | 0x20) == 's' && ss_namer_has(n, end + 1, SS_T_WORD);
}

static bool noun_follows(const ss_namer *n, uint32_t end) {
    if (ss_namer_mark(n, end, '-')) return true;
    if (!ss_namer_has(n, end, SS_T_WORD)) return false;
    ss_classes not_nouns = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE) |
            SS_W(ADVERB) |
                           SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | SS_W(NEGATION) |
                           SS_W(TIMEWORD) | SS_W(QUANTIFIER);
    if (ss_namer_classes(n, end) & (SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(ORGAN) | SS_W(DOCUMENT))) return true;
    return !(ss_namer_classes(n, end) & (not_nouns | SS_W(CUE)));
}

static void look_behind(const ss_namer *n, ss_mention *mention) {
    mention->possessive = apostrophe_follows(n, mention->end);
    mention->adjective = mention->type != SS_PERSON && !mention->possessive && noun_follows(n, mention->end);
}

ss_mention *ss_namer_mention(ss_namer *n, uint32_t first, uint32_t end, uint32_t local, uint8_t type, uint8_t how) {
    if (!SS_RESERVE(&n->out->mentions, n->arena, 1)) {
        n->status = SS_NOMEM;
        return NULL;
    }
    ss_mention *mention = &n->out->mentions.at[n->out->mentions.count++];
    *mention = (ss_mention){.first = first, .end = end, .sentence = n->sentence, .local = local, .literal = SS_NONE, .type = type,
                            .how = how, .role_of = SS_NONE, .phrase_first = first, .phrase_end = end};
    mention->span = (ss_span){n->tokens[first].start, ss_token_end(&n->tokens[end - 1])};
    look_behind(n, mention);
    return mention;
}

ss_mention *ss_namer_last(const ss_namer *n) {
    uint32_t count = n->out->mentions.count;
    return count > n->first_mention ? &n->out->mentions.at[count - 1] : NULL;
}

ss_mention *ss_namer_before(const ss_namer *n, uint32_t at) {
    ss_mention *last = ss_namer_last(n);
    if (!last || last->end > at) return NULL;
    if (last->end == at) return last;
    return last->end + 1 == at && last->possessive ? last : NULL;
}

void ss_namer_widen(ss_namer *n, ss_mention *mention, uint32_t first, uint32_t end) {
    mention->first = mention->phrase_first = first;
    mention->end = mention->phrase_end = end;
    mention->span = (ss_span){n->tokens[first].start, ss_token_end(&n->tokens[end - 1])};
    look_behind(n, mention);
}

/* ---- phrases of the lexicon, by token ---- */

static void keep_found(ss_namer *n, uint32_t at, const ss_found *found) {
    if (!found->at[SS_PHRASE_NAME] && !found->at[SS_PHRASE_OFFICE] && !found->at[SS_PHRASE_ORGAN]) return;
    if (!SS_RESERVE(&n->finds, n->arena, 1)) {
        n->status = SS_NOMEM;
        return;
    }
    n->finds.at[n->finds.count++] = *found;
    n->find_of[at] = n->finds.count;
}

static void match_phrases(ss_namer *n, const ss_tokens *tokens) {
    ss_found found;
    for (const uint32_t *at = n->looks; *at != UINT32_MAX; at++)
        if (n->words[n->tokens[*at].symbol].root != 0 && ss_lexicon_match(n->lexicon, tokens, *at, n->end, n->shouting, &found))
            keep_found(n, *at, &found);
}

/* ---- the sentence ---- */

#define TELLING (SS_W(ORGAN) | SS_W(ROLE) | SS_W(UNNAMED) | SS_W(FACILITY) | SS_W(DOCUMENT))
#define DUMB (SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(SUBORDINATOR) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(COMPLEMENTIZER) | \
              SS_W(QUANTIFIER) | SS_W(PREPOSITION) | SS_W(WEEKDAY))

/* One pass over the tokens: which are worth a look, and what the capitals say. Words of four letters or more, where
 * capitals tell headlines from prose, are counted. */
static void survey(ss_namer *n) {
    uint32_t tall = 0, small = 0, plain = 0, all = 0, *look = n->looks;
    ss_classes seen = 0, proper = 0;
    for (uint32_t at = n->first; at < n->end; at++) {
        const ss_token *token = &n->tokens[at];
        const ss_word *word = &n->words[token->symbol];
        if (token->flags & SS_T_CAPITAL) {
            tall += token->size >= 4;
            proper |= word->classes;
            all += (token->flags & SS_T_ALLCAPS) != 0;
            if (word->root != 0 || !(word->classes & DUMB) || (word->classes & (TELLING | SS_W(GIVEN)))) *look++ = at;
        } else if (token->flags & SS_T_WORD) {
            small += token->size >= 4;
            plain++;
            if ((word->classes & TELLING) || (word->root != 0 && (word->classes & (SS_W(CUE) |
                   SS_W(ROLE_WORD))) != SS_W(CUE))) *look++ = at;
        } else if (word->root != 0) *look++ = at; /* 1718 Committee */
        seen |= word->classes;
    }
    *look = UINT32_MAX;
    n->titles = (proper & (SS_W(ORGAN) | SS_W(COMPANY) | SS_W(FACILITY))) != 0;
    n->watching = (seen & SS_W(SANCTION)) != 0;
    n->shouting = plain == 0 && all >= 2;
    n->headline = tall + small >= 4 && tall >= small * 3 && !ss_namer_mark(n, n->end - 1, '.');
}

static void open_sentence(ss_namer *n, uint32_t index) {
    const ss_sentence *sentence = &n->sentences->at[index];
    n->sentence = index;
    n->first = n->opening = sentence->first;
    n->end = sentence->end;
    n->first_mention = n->out->mentions.count;
    while (n->opening + 1 < n->end && !(n->tokens[n->opening].flags & SS_T_WORD)) n->opening++;
    survey(n);
}

static uint32_t capital_step(ss_namer *n, uint32_t at, const ss_found *found) {
    uint32_t next = at;
    if (ss_namer_mark(n, at + 1, '/')) next = ss_namer_symbol(n, at);
    if (next == at && n->titles) next = ss_namer_title(n, at);
    if (next == at && found && found->at[SS_PHRASE_ORGAN]) next = ss_namer_organ(n, at);
    if (next == at) next = ss_namer_person(n, at);
    if (next == at && found && found->at[SS_PHRASE_NAME]) next = ss_namer_lexicon(n, at);
    if (next == at && (found || (ss_namer_classes(n, at) & TELLING))) next = ss_namer_nominal(n, at);
    return next == at ? ss_namer_loose(n, at) : next;
}

static uint32_t small_step(ss_namer *n, uint32_t at, const ss_found *found) {
    uint32_t next = at;
    if (found && found->at[SS_PHRASE_ORGAN]) next = ss_namer_organ(n, at);
    if (next == at && found && found->at[SS_PHRASE_NAME]) next = ss_namer_lexicon(n, at);
    if (next == at && (found || (ss_namer_classes(n, at) & TELLING))) next = ss_namer_nominal(n, at);
    return next;
}

static void walk(ss_namer *n) {
    uint32_t next = n->first;
    for (const uint32_t *at = n->looks; *at != UINT32_MAX && n->status == SS_OK; at++) {
        if (*at < next) continue;
        const ss_found *found = ss_namer_found(n, *at);
        next = n->tokens[*at].flags & SS_T_CAPITAL ? capital_step(n, *at, found) : small_step(n, *at, found);
        if (next == *at && ss_namer_is(n, *at, SS_W(DOCUMENT))) next = ss_namer_numbered(n, *at);
    }
}

static void read_sentence(ss_namer *n, const ss_tokens *tokens, uint32_t index) {
    open_sentence(n, index);
    match_phrases(n, tokens);
    walk(n);
    if (n->out->mentions.count > n->first_mention) ss_namer_roles(n);
}

/* ---- the end: locals that are meant by some mention, in the order of their first ---- */

static bool settled(const ss_mention *mention) {
    return mention->local != SS_NONE || mention->how == SS_NOMINAL;
}

static void drop_unsettled(ss_namer *n) {
    ss_mentions *mentions = &n->out->mentions;
    uint32_t *now = ss_arena_take(n->arena, (size_t)(mentions->count + 1) * sizeof *now);
    uint32_t kept = 0;
    if (!now) {
        n->status = SS_NOMEM;
        return;
    }
    for (uint32_t i = 0; i < mentions->count; i++) {
        now[i] = settled(&mentions->at[i]) ? kept : SS_NONE;
        if (now[i] == SS_NONE) continue;
        if (kept != i) mentions->at[kept] = mentions->at[i];
        kept++;
    }
    mentions->count = kept;
    for (uint32_t i = 0; i < kept; i++) {
        ss_mention *mention = &mentions->at[i];
        if (mention->role_of != SS_NONE) mention->role_of = now[mention->role_of];
        mention->in_role = mention->role_of != SS_NONE;
    }
}

static uint32_t *number_locals(ss_namer *n) {
    ss_mentions *mentions = &n->out->mentions;
    ss_locals *locals = &n->out->locals;
    uint32_t *now = ss_arena_take(n->arena, (size_t)(locals->count + 1) * sizeof *now), count = 0;
    if (!now) return NULL;
    memset(now, 0xFF, (size_t)(locals->count + 1) * sizeof *now);
    for (uint32_t i = 0; i < mentions->count; i++) {
        uint32_t local = ss_namer_moved(n, mentions->at[i].local);
        mentions->at[i].local = local;
        if (local == SS_NONE) continue;
        locals->at[local].mentions++;
        if (now[local] == SS_NONE) now[local] = count++;
    }
    for (uint32_t i = 0; i < locals->count; i++) {
        uint32_t who = now[i] == SS_NONE ? SS_NONE : ss_namer_moved(n, locals->at[i].speaks_for);
        if (who != SS_NONE && now[who] == SS_NONE) now[who] = count++;
    }
    now[locals->count] = count;
    return now;
}

static void pack_locals(ss_namer *n) {
    ss_locals *locals = &n->out->locals, packed = {0};
    uint32_t *now = number_locals(n);
    if (!now || !SS_RESERVE(&packed, n->arena, now[locals->count] + 1)) {
        n->status = SS_NOMEM;
        return;
    }
    packed.count = now[locals->count];
    for (uint32_t i = 0; i < locals->count; i++) {
        if (now[i] == SS_NONE) continue;
        ss_local *local = &packed.at[now[i]];
        *local = locals->at[i];
        uint32_t who = ss_namer_moved(n, local->speaks_for);
        local->speaks_for = who == SS_NONE ? SS_NONE : now[who];
    }
    *locals = packed;
    for (uint32_t i = 0; i < n->out->mentions.count; i++) {
        uint32_t *local = &n->out->mentions.at[i].local;
        if (*local != SS_NONE) *local = now[*local];
    }
}

static void settle(ss_namer *n) {
    ss_namer_settle_organs(n);
    ss_namer_settle_bodies(n);
    ss_namer_settle_persons(n);
    if (n->status == SS_OK) drop_unsettled(n);
    if (n->status == SS_OK) pack_locals(n);
}

static bool make_room(ss_namer *n) {
    n->find_of = ss_arena_zero(n->arena, ((size_t)n->token_count + 1) * sizeof *n->find_of);
    n->looks = ss_arena_take(n->arena, ((size_t)n->token_count + 1) * sizeof *n->looks);
    return n->find_of && n->looks;
}

ss_status ss_names_find(const ss_text *text, const ss_tokens *tokens, const ss_sentences *sentences, const ss_quotes *quotes,
                        const ss_lexicon *lexicon, ss_arena *arena, ss_names *out) {
    ss_names found = {0};
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(lexicon);
    ss_namer n = {.text = text, .tokens = tokens->at, .all = tokens, .token_count = tokens->count,
            .sentences = sentences, .quotes = quotes,
                  .lexicon = lexicon, .words = vocabulary->words.at, .vocabulary = vocabulary, .arena = arena, .out = &found,
                  .committee = SS_NONE};
    n.bodies = ss_lexicon_numbered(lexicon, &n.body_count);
    if (!make_room(&n)) return SS_NOMEM;
    for (uint32_t i = 0; i < sentences->count && n.status == SS_OK; i++) read_sentence(&n, tokens, i);
    if (n.status == SS_OK) settle(&n);
    if (n.status == SS_OK) *out = found;
    return n.status;
}

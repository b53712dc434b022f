#include "reading/names_parts.h"

/* ---- mentions ---- */

static bool is_apostrophe(const ss_namer *n, uint32_t at) {
    const ss_token *mark = ss_namer_token(n, at), *word = ss_namer_token(n, at - 1);
    bool single = mark->size == 1 ? n->text->bytes[mark->start] == '\''
                                  : mark->size == 3 && memcmp(n->text->bytes + mark->start, "\xE2\x80\x99", 3) == 0;
    return single && (n->text->bytes[word->start + word->size - 1] | 0x20) == 's' && ss_namer_has(n, at + 1, SS_T_WORD);
}

static inline bool apostrophe_follows(const ss_namer *n, uint32_t end) {
    uint32_t flags = end < n->end ? n->tokens[end].flags : 0;
    if (flags & SS_T_APOS_S) return true;
    return (flags & SS_T_QUOTE) && !(flags & SS_T_SPACE) && is_apostrophe(n, end);
}

static bool noun_follows(const ss_namer *n, uint32_t end) {
    if (!ss_namer_has(n, end, SS_T_WORD)) return ss_namer_mark(n, end, '-');
    ss_classes classes = ss_namer_classes(n, end), not_nouns = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE) |
            SS_W(ADVERB) |
                           SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | SS_W(NEGATION) |
                           SS_W(TIMEWORD) | SS_W(QUANTIFIER);
    if (classes & (SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(ORGAN) | SS_W(DOCUMENT))) return true;
    return !(classes & (not_nouns | SS_W(CUE)));
}

static inline void look_behind(const ss_namer *n, ss_mention *mention) {
    mention->possessive = apostrophe_follows(n, mention->end);
    mention->adjective = mention->type != SS_PERSON && !mention->possessive && noun_follows(n, mention->end);
}

/* Looks behind the new mention and makes room for the next one; NULL, and the mention gone, when there is none. */
__attribute__((noinline))
static ss_mention *keep_mention(ss_namer *n, ss_mention *mention) {
    ss_mentions *mentions = &n->out->mentions;
    look_behind(n, mention);
    if (SS_RESERVE(mentions, n->arena, 2)) return &mentions->at[mentions->count++];
    n->status = SS_NOMEM;
    return NULL;
}

/* Room for one mention is always there, so that the common way saves no registers. */
ss_mention *ss_namer_mention(ss_namer *n, uint32_t first, uint32_t end, uint32_t local, uint8_t type, uint8_t how) {
    ss_mentions *mentions = &n->out->mentions;
    ss_mention *mention = &mentions->at[mentions->count];
    *mention = (ss_mention){.span = {n->tokens[first].start, ss_token_end(&n->tokens[end - 1])}, .first = first, .end = end,
                            .sentence = n->sentence, .local = local, .literal = SS_NONE, .type = type, .how = how,
                            .role_of = SS_NONE, .phrase_first = first, .phrase_end = end};
    n->persons |= type == SS_PERSON;
    if (mentions->capacity - mentions->count < 2 || (n->tokens[end].flags & SS_T_QUOTE)) return keep_mention(n, mention);
    mention->possessive = end < n->end && (n->tokens[end].flags & SS_T_APOS_S);
    mention->adjective = type != SS_PERSON && !mention->possessive && noun_follows(n, end);
    mentions->count++;
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

static bool is_of_names(const ss_found *found) {
    return found->at[SS_PHRASE_NAME] || found->at[SS_PHRASE_OFFICE] || found->at[SS_PHRASE_ORGAN];
}

static uint32_t keep_found(ss_namer *n, uint32_t at, const ss_found *found) {
    uint32_t find = n->finds.count + 1;
    if (!is_of_names(found)) return 0;
    if (find == n->finds.capacity && !SS_RESERVE(&n->finds, n->arena, 2)) {
        n->status = SS_NOMEM;
        return 0;
    }
    return n->finds.count = n->find_of[at] = find;
}

const ss_found *ss_namer_ask(const ss_namer *n, uint32_t at) {
    return ss_lexicon_match(n->lexicon, n->all, at, n->end, n->shouting, n->asked) && is_of_names(n->asked) ? n->asked : NULL;
}

/* Notes what begins at `at`, in the find that is always free; returns its index + 1, 0 when it is nothing that names are made of. */
static inline uint32_t match_phrases(ss_namer *n, uint32_t at) {
    ss_found *found = &n->finds.at[n->finds.count];
    return ss_lexicon_match(n->lexicon, n->all, at, n->end, n->shouting, found) ? keep_found(n, at, found) : 0;
}

/* ---- the sentence ---- */

#define TELLING (SS_W(ORGAN) | SS_W(ROLE) | SS_W(UNNAMED) | SS_W(FACILITY) | SS_W(DOCUMENT))
#define DUMB (SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(SUBORDINATOR) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(COMPLEMENTIZER) | \
              SS_W(QUANTIFIER) | SS_W(PREPOSITION) | SS_W(WEEKDAY))
#define TITLING (SS_W(ORGAN) | SS_W(COMPANY) | SS_W(FACILITY))
#define NAMING (SS_W(GIVEN) | SS_W(FAMILY_FIRST) | SS_W(PARTICLE))

/* One look at the first eight tokens: which has no hint of these is a word in small letters. */
static bool begins_quietly(const ss_namer *n) {
    uint64_t others = ss_hash_load((const char *)n->all->hints + n->first) & 0x0101010101010101u * (SS_HINT_FLAGS | SS_HINT_MARK);
    if (n->length < SS_HINT_STRIDE) others |= UINT64_MAX << 8 * n->length;
    return ((others - 0x0101010101010101u) & ~others & SS_HINTS_ALL) != 0;
}

/* No word in small letters, and two or more in capitals. */
static bool is_shouting(const ss_namer *n) {
    uint32_t all = 0;
    if (begins_quietly(n)) return false;
    for (const ss_token *token = &n->tokens[n->end], *first = &n->tokens[n->first]; token > first;) {
        uint32_t flags = (--token)->flags; /* backwards: most sentences end in small letters */
        if ((flags & (SS_T_WORD | SS_T_CAPITAL)) == SS_T_WORD) return false;
        all += (flags & SS_T_ALLCAPS) != 0;
    }
    return all >= 2;
}

/* Most words of four letters or more, where capitals tell headlines from prose, have one. */
static bool is_headline(const ss_namer *n, uint32_t capitals) {
    uint32_t tall = 0, small = 0;
    if (capitals < 3 || n->tokens[n->end - 1].mark == '.') return false;
    for (uint32_t at = n->first; at < n->end; at++) {
        const ss_token *token = &n->tokens[at];
        if (token->size < 4 || !(token->flags & SS_T_WORD)) continue;
        if (token->flags & SS_T_CAPITAL) tall++;
        else if (++small * 3 > tall + (n->end - at)) return false;
    }
    return tall + small >= 4 && tall >= small * 3;
}

static inline bool slash_follows(const ss_namer *n, uint32_t at) { /* A/RES/... */
    return n->tokens[at + 1].mark == '/' && at + 1 < n->end;
}

/* A nominal has "the" or the like before it, or a count with a hyphen: most words are none. */
static inline bool may_be_nominal(const ss_namer *n, uint32_t at) {
    if (at == n->first) return false;
    const ss_token *before = &n->tokens[at - 1];
    if (ss_namer_mark(n, at - 2, '-') && (before->flags & SS_T_WORD)) return true;
    if (!(n->all->hints[at - 1] & SS_HINT_FUNCTION)) return false;
    ss_classes classes = ss_namer_classes(n, at - 1);
    return (classes & SS_W(POSSESSIVE)) || ((classes & SS_W(DETERMINER)) && before->size > 2);
}

/* A K Holm: two initials without stops, before a name. */
__attribute__((noinline))
static bool initials_begin(const ss_namer *n, uint32_t at) {
    const ss_token *next = &n->tokens[at + 1];
    return at + 2 < n->end && next->size == 1 && (next->flags & SS_T_CAPITAL) && (next[1].flags & SS_T_CAPITAL) && next[1].size > 2;
}

static inline bool capital_tells(const ss_namer *n, uint32_t at, ss_classes classes) {
    if (!(classes & DUMB) || (classes & TELLING)) return true;
    if (n->tokens[at].flags & SS_T_ALLCAPS && ss_namer_acronymic(n, n->tokens[at].hash)) return true; /* IS, WHO, IT */
    if (n->tokens[at].size == 1) return ss_namer_mark(n, at + 1, '.') || slash_follows(n, at) || initials_begin(n, at); /* I. Holm; but not I */
    return (classes & NAMING) != 0 || (n->tokens[at].size < 5 && (n->tokens[at + 1].flags & SS_T_CAPITAL) && at > n->first && (ss_namer_is(n, at - 1, SS_W(ROLE)) || ss_namer_mark(n, at - 1, ',')) && ss_namer_behind_office(n, at));
}

static inline bool begins_name(const ss_namer *n, uint32_t find) {
    return find && (n->finds.at[find - 1].at[SS_PHRASE_ORGAN] || n->finds.at[find - 1].at[SS_PHRASE_NAME]);
}

/* The word by itself, or what stands behind it. */
static inline bool may_begin(const ss_namer *n, uint32_t at, ss_classes classes) {
    return (classes & SS_W(BEGINS)) && ((classes & SS_W(ALONE)) || (ss_namer_classes(n, at + 1) & SS_W(INSIDE)));
}

/* What begins there with a word in small letters, as far as a step wants to know it. */
static inline uint32_t match_small(ss_namer *n, uint32_t at, ss_classes classes, bool nominal) {
    if (!may_begin(n, at, classes)) return 0;
    if (nominal || (classes & SS_W(BEGINS_SMALL))) return match_phrases(n, at);
    n->find_of[at] = SS_FIND_ASK;
    return 0;
}

/* In small letters an organ or a name begins there, a nominal may end there, or the word carries a document's number. */
static inline bool small_tells(ss_namer *n, uint32_t at, ss_classes classes, uint32_t *find) {
    bool nominal = may_be_nominal(n, at);
    *find = match_small(n, at, classes, nominal);
    return begins_name(n, *find) || (classes & SS_W(DOCUMENT)) || (nominal && (*find || (classes & TELLING)));
}

/* One pass over the tokens: which are worth a step, and what begins there. Ordinary words in small letters go by. Returns how
 * many have a capital. */
static uint32_t survey(ss_namer *n) {
    ss_name_look *look = n->looks;
    uint32_t *head = n->heads, capitals = 0;
    ss_classes seen = 0;
    for (uint32_t t = n->first; t < n->end; t += SS_HINT_STRIDE)
        for (uint64_t wanted = ss_hints_wanted(n->all->hints, t, n->end, SS_HINT_NAME | SS_T_CAPITAL); wanted; wanted &= wanted - 1) {
            uint32_t at = t + ss_hints_first(wanted);
            ss_classes classes = ss_namer_classes(n, at);
            seen |= classes;
            look->at = at;
            if (n->tokens[at].flags & SS_T_CAPITAL) {
                look->find = may_begin(n, at, classes) ? match_phrases(n, at) : 0;
                capitals++;
                if (classes & TITLING) *head++ = at;
                look += look->find || capital_tells(n, at, classes);
            } else look += small_tells(n, at, classes, &look->find);
        }
    look->at = *head = UINT32_MAX;
    n->watching = (seen & SS_W(SANCTION)) != 0;
    return capitals;
}

static void open_sentence(ss_namer *n, uint32_t index) {
    const ss_sentence *sentence = &n->sentences->at[index];
    uint32_t opening = sentence->first, last = sentence->end - 1;
    while (!(n->tokens[opening].flags & SS_T_WORD) && opening < last) opening++;
    n->sentence = index;
    n->opening = opening;
    n->first = sentence->first;
    n->end = sentence->end;
    n->length = n->end - n->first;
    n->first_mention = n->out->mentions.count;
    n->persons = false;
    n->head = n->heads;
    n->shouting = is_shouting(n);
    n->headline = is_headline(n, survey(n));
}

static inline uint32_t nominal_step(ss_namer *n, uint32_t at) {
    return may_be_nominal(n, at) ? ss_namer_nominal(n, at) : at;
}

static inline bool name_goes_on(const ss_namer *n, uint32_t at) {
    const ss_token *next = &n->tokens[at];
    if (next->flags & SS_T_WORD) return (next->flags & SS_T_CAPITAL) || (ss_namer_classes(n, at) & SS_W(PARTICLE));
    return next->mark == '-' || next->mark == ']';
}

/* One look before the long way: a name goes on behind its first word, unless a title stands before it. */
static inline uint32_t person_step(ss_namer *n, uint32_t at) {
    const ss_token *token = &n->tokens[at], *next = token + 1;
    bool initial = token->size == 1 && (token->flags & SS_T_CAPITAL);
    if (initial || (at + 1 < n->end && name_goes_on(n, at + 1))) return ss_namer_take_person(n, at);
    if (next->flags & SS_T_QUOTE) return ss_namer_marked_person(n, at);
    if (at == n->first) return at;
    const ss_token *before = token - 1;
    if (!(before->flags & SS_T_WORD)) return ss_namer_marked_person(n, at);
    return ss_namer_classes(n, at - 1) & (SS_W(HONORIFIC) | SS_W(ROLE)) ? ss_namer_take_person(n, at) : at;
}

/* St Wystan's Day, St. Wystan's Press: a saint who names a town, a day or a school, and is nobody in the news. */
static uint32_t saint_step(const ss_namer *n, uint32_t at) {
    if (!SS_NAMER_WORD(n, at, st) && !SS_NAMER_WORD(n, at, saint)) return at;
    uint32_t next = at + 1 + ss_namer_mark(n, at + 1, '.');
    if (!ss_namer_capital(n, next) || (n->tokens[at].flags & SS_T_ALLCAPS)) return at;
    return ss_namer_has(n, next + 1, SS_T_APOS_S) && ss_namer_capital(n, next + 2) ? next + 3 : next + 1;
}

/* What a word says by itself that comes before, and behind, a look at the name that it may begin. */
static uint32_t before_person(ss_namer *n, uint32_t at, ss_classes classes) {
    uint32_t next = classes & SS_W(HONORIFIC) ? saint_step(n, at) : at;
    return next == at && (classes & SS_W(GIVEN)) && SS_NAMER_WORD(n, at + 1, and) ? ss_namer_pair(n, at) : next;
}

static uint32_t behind_person(ss_namer *n, uint32_t at, ss_classes classes) {
    uint32_t next = classes & TELLING ? nominal_step(n, at) : at;
    return next == at && (classes & SS_W(GIVEN)) && (n->tokens[at + 1].flags & SS_T_PUNCT) ? ss_namer_relative(n, at) : next;
}

/* "news", "daily", "weekly", "tabloid", "magazine" or "newspaper", as size and first letter tell. */
__attribute__((noinline))
static bool says_press(const ss_namer *n, uint32_t at) {
    static const char letters[] = {'n', 'd', 'w', 't', 'm', 'n'};
    return letters[n->tokens[at].size - 4] == n->text->bytes[n->tokens[at].start];
}

/* A word of 4 to 9 letters behind one to three with capitals, or one that the tables describe right before them, tells of the press. */
static inline bool outlet_beside(const ss_namer *n, uint32_t at) {
    const ss_token *token = &n->tokens[at + 1], *last = &n->tokens[n->end];
    while (token < last && token < &n->tokens[at + 3] && (token->flags & SS_T_CAPITAL)) token++;
    if (token < last && (token->flags & SS_T_WORD) && token->size - 4u <= 5u && says_press(n, (uint32_t)(token - n->tokens))) return true;
    return at > n->first && (n->classes[at - 1] & SS_W(DESCRIBED)) && ss_namer_kind(n, at - 1, SS_D(MEDIA) | SS_D(NEWS) | SS_D(PRESS));
}

/* "Carmaker | Xyz Motors": what the name behind it is, with a capital from its place. */
__attribute__((noinline))
static bool tells_business(const ss_namer *n, uint32_t at) {
    return (n->tokens[at + 1].flags & SS_T_CAPITAL) && ss_namer_kind(n, at, SS_D(BUSINESS)) && !ss_namer_is(n, at, SS_W(COMPANY) | SS_W(ORGAN)) && !n->headline && !n->shouting;
}

/* A capitalised word that begins no phrase: most are persons' names. */
static uint32_t unknown_step(ss_namer *n, uint32_t at) {
    ss_classes classes = ss_namer_classes(n, at), saying = classes & (SS_W(HONORIFIC) | SS_W(GIVEN) | TELLING);
    if ((classes & SS_W(DESCRIBED)) && at == n->opening && tells_business(n, at)) return at;
    uint32_t next = slash_follows(n, at) ? ss_namer_symbol(n, at) : at;
    if (next == at && (classes & SS_W(DOCUMENT)) && (n->tokens[at + 1].flags & SS_T_DIGITS)) next = ss_namer_numbered(n, at);
    if (next == at && n->tokens[at].size == 5) next = ss_namer_half(n, at);
    if (next == at && outlet_beside(n, at)) next = ss_namer_outlet(n, at);
    if (next == at && *n->head != UINT32_MAX) next = ss_namer_title(n, at);
    if (next == at && saying) next = before_person(n, at, saying);
    if (next == at) next = person_step(n, at);
    if (next == at && saying) next = behind_person(n, at, saying);
    if (next == at) next = ss_namer_caller(n, at);
    return next == at ? ss_namer_loose(n, at) : next;
}

static uint32_t capital_step(ss_namer *n, uint32_t at, const ss_found *found) {
    uint32_t next = slash_follows(n, at) ? ss_namer_symbol(n, at) : at;
    if (next == at && *n->head != UINT32_MAX) next = ss_namer_title(n, at);
    if (next == at && found->at[SS_PHRASE_ORGAN]) next = ss_namer_organ(n, at);
    if (next == at) next = person_step(n, at);
    if (next == at && found->at[SS_PHRASE_NAME]) next = ss_namer_lexicon(n, at);
    if (next == at) next = nominal_step(n, at);
    return next == at ? ss_namer_loose(n, at) : next;
}

static uint32_t small_step(ss_namer *n, uint32_t at, const ss_found *found) {
    uint32_t next = at;
    if (found && found->at[SS_PHRASE_ORGAN]) next = ss_namer_organ(n, at);
    if (next == at && found && found->at[SS_PHRASE_NAME]) next = ss_namer_lexicon(n, at);
    return next == at ? nominal_step(n, at) : next;
}

static inline uint32_t step(ss_namer *n, uint32_t at, uint32_t find) {
    if (!(n->tokens[at].flags & SS_T_CAPITAL)) return small_step(n, at, find ? &n->finds.at[find - 1] : NULL);
    return find ? capital_step(n, at, &n->finds.at[find - 1]) : unknown_step(n, at);
}

static void walk(ss_namer *n, const ss_name_look *look) {
    while (look->at != UINT32_MAX) {
        uint32_t at = look->at, next = step(n, at, look->find);
        if (next == at && (ss_namer_classes(n, at) & SS_W(DOCUMENT))) next = ss_namer_numbered(n, at);
        do look++; while (look->at < next);
    }
}

static void read_sentence(ss_namer *n, uint32_t index) {
    open_sentence(n, index);
    const ss_name_look *look = n->looks;
    if (n->sentences->at[index].role == SS_ROLE_DATELINE)
        for (uint32_t behind = ss_namer_dateline(n); look->at < behind;) look++;
    walk(n, look);
    if (n->persons) ss_namer_roles(n);
}

/* ---- the end: loose names take their places among the mentions; locals that are meant, in the order of their first ---- */

static void mention_loose(ss_namer *n, const ss_name_loose *loose, ss_mention *mention) {
    *mention = (ss_mention){.span = {n->tokens[loose->first].start, ss_token_end(&n->tokens[loose->end - 1])}, .first = loose->first, .end = loose->end, .sentence = loose->sentence, .local = loose->local,
                          .literal = SS_NONE, .type = n->out->locals.at[loose->local].type, .how = loose->how,
                          .role_of = SS_NONE, .phrase_first = loose->first, .phrase_end = loose->end};
    n->first = n->sentences->at[loose->sentence].first;
    n->end = n->sentences->at[loose->sentence].end;
    n->length = n->end - n->first;
    mention->possessive = apostrophe_follows(n, loose->end);
}

/* From the last to the first, so that each mention moves once; now[i] is where mention i has gone. Those before the first
 * loose name stay. */
static void merge_loose(ss_namer *n, uint32_t *now) {
    ss_mention *at = n->out->mentions.at;
    uint32_t kept = n->out->mentions.count, to = kept + n->loose.count;
    n->out->mentions.count = to;
    for (uint32_t loose = n->loose.count; loose > 0; loose--) {
        const ss_name_loose *next = &n->loose.at[loose - 1];
        for (; kept > 0 && at[kept - 1].first > next->first; now[kept] = to) at[--to] = at[--kept];
        mention_loose(n, next, &at[--to]);
    }
    for (uint32_t i = 0, count = n->out->mentions.count; i < count; i++)
        if (at[i].in_role && at[i].role_of >= kept) at[i].role_of = now[at[i].role_of];
}

static void add_loose(ss_namer *n) {
    ss_mentions *mentions = &n->out->mentions;
    if (n->loose.count == 0) return;
    uint32_t *now = ss_arena_take(n->arena, ((size_t)mentions->count + 1) * sizeof *now);
    if (now && SS_RESERVE(mentions, n->arena, n->loose.count)) merge_loose(n, now);
    else n->status = SS_NOMEM;
}

/* Gives the locals that are meant their numbers, in the mentions too; the last item of the answer is how many. */
static uint32_t *number_locals(ss_namer *n) {
    ss_mentions *mentions = &n->out->mentions;
    ss_locals *locals = &n->out->locals;
    uint32_t *now = ss_arena_take(n->arena, ((size_t)locals->count + 1) * sizeof *now), count = 0;
    if (!now) return NULL;
    memset(now, 0xFF, ((size_t)locals->count + 1) * sizeof *now);
    for (uint32_t i = 0; i < mentions->count; i++) {
        uint32_t *mentioned = &mentions->at[i].local, local = n->moves ? ss_namer_moved(n, *mentioned) : *mentioned;
        if (local != SS_NONE) {
            locals->at[local].mentions++;
            if (now[local] == SS_NONE) now[local] = count++;
            local = now[local];
        }
        *mentioned = local;
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
}

static void settle(ss_namer *n) {
    ss_namer_settle_organs(n);
    ss_namer_settle_bodies(n);
    ss_namer_settle_around(n);
    ss_namer_settle_loose(n);
    ss_namer_settle_callers(n);
    if (n->status == SS_OK) add_loose(n);
    if (n->status == SS_OK) pack_locals(n);
}

static uint32_t longest_sentence(const ss_sentences *sentences) {
    uint32_t longest = 0;
    for (uint32_t i = 0; i < sentences->count; i++) {
        uint32_t length = sentences->at[i].end - sentences->at[i].first;
        if (length > longest) longest = length;
    }
    return longest;
}

/* Enough for most articles, so that lists seldom move. */
static bool make_room(ss_namer *n) {
    size_t length = (size_t)longest_sentence(n->sentences) + 1;
    n->find_of = ss_arena_zero(n->arena, ((size_t)n->token_count + 1) * sizeof *n->find_of);
    n->looks = ss_arena_take(n->arena, length * sizeof *n->looks);
    n->heads = ss_arena_take(n->arena, length * sizeof *n->heads);
    n->asked = ss_arena_take(n->arena, sizeof *n->asked);
    return n->find_of && n->looks && n->heads && n->asked && SS_RESERVE(&n->finds, n->arena, n->token_count / 16 + 8) &&
           SS_RESERVE(&n->out->mentions, n->arena, n->token_count / 12 + 8) && ss_namer_begin(n) &&
           SS_RESERVE(&n->loose, n->arena, n->token_count / 16 + 4) && SS_RESERVE(&n->sides, n->arena, n->token_count / 32 + 8) &&
           SS_RESERVE(&n->out->locals, n->arena, n->token_count / 32 + 8) &&
           SS_RESERVE(&n->out->strings, n->arena, n->token_count / 2 + 128);
}

ss_status ss_names_find(const ss_text *text, const ss_tokens *tokens, const ss_sentences *sentences, const ss_quotes *quotes,
                        const ss_lexicon *lexicon, ss_arena *arena, ss_names *out) {
    ss_names found = {.year = out->year};
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(lexicon);
    ss_namer n = {.text = text, .tokens = tokens->at, .classes = tokens->classes, .all = tokens, .token_count = tokens->count,
            .sentences = sentences, .quotes = quotes,
                  .lexicon = lexicon, .words = vocabulary->words.at, .vocabulary = vocabulary, .arena = arena, .out = &found,
                  .committee = SS_NONE, .near_owner = SS_NONE};
    n.bodies = ss_lexicon_numbered(lexicon, &n.body_count);
    if (!make_room(&n)) return SS_NOMEM;
    for (uint32_t i = 0; i < sentences->count && n.status == SS_OK; i++) read_sentence(&n, i);
    if (n.status == SS_OK) settle(&n);
    if (n.status == SS_OK) *out = found;
    return n.status;
}

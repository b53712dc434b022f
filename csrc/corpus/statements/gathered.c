#include "corpus/statements/echoer.h"

#include "base/hash.h"
#include "corpus/conflicts/make.h"
#include "corpus/sort.h"
#include "corpus/statements/memo.h"

#define ONE_SCORE 0.4f    /* of words in a row of two statements that are one */
#define AKIN_SHARE 0.6f   /* of the shorter content, when the speakers are not the same */

/* ---- speakers -------------------------------------------------------------------------------------------------------- */

/* The one name is a word and begins the other. */
static bool is_first_word(ss_slice x, ss_slice y) { return x.size < y.size && y.at[x.size] == ' ' && !memchr(x.at, ' ', x.size) && !memcmp(x.at, y.at, x.size); }

/* Of one surname; or where families' names come first one is called by that alone. */
static bool one_surname(const ss_corpus *corpus, const ss_entity_row *a, const ss_entity_row *b)
{
    ss_slice x = ss_stored_slice(corpus, a->name), y = ss_stored_slice(corpus, b->name);
    if (is_first_word(x, y) || is_first_word(y, x)) return true;
    while (x.size && y.size && x.at[x.size - 1] == y.at[y.size - 1] && x.at[x.size - 1] != ' ') x.size--, y.size--;
    return (!x.size || x.at[x.size - 1] == ' ') && (!y.size || y.at[y.size - 1] == ' ');
}

static uint64_t voice_key(uint32_t entity, uint32_t of) { return ss_hash64_mix(entity, of); }

ss_status ss_echoer_hear(ss_echoer *e)
{
    const ss_memo *memo = e->corpus->memo;
    ss_status status = SS_OK;
    uint32_t *number;
    for (uint32_t i = 0; memo && i < memo->pairs.count && status == SS_OK; i++) {
        status = ss_map_put(&e->voices, e->corpus->memory, voice_key(memo->pairs.at[i].entity, memo->pairs.at[i].of), &number);
        if (status == SS_OK) *number = i;
    }
    return status;
}

static bool speaks_for(const ss_echoer *e, uint32_t a, uint32_t b)
{
    uint32_t number;
    return ss_map_find(&e->voices, voice_key(a, b), &number) || ss_map_find(&e->voices, voice_key(b, a), &number);
}

bool ss_speakers_akin(const ss_echoer *e, uint32_t a, uint32_t b, float share)
{
    const ss_corpus *corpus = e->corpus;
    if (a == b || a == SS_NONE || b == SS_NONE) return true;
    const ss_entity_row *x = &corpus->entities.at[a], *y = &corpus->entities.at[b];
    bool one = x->type == SS_PERSON, two = y->type == SS_PERSON;
    if (one && two) return one_surname(corpus, x, y);
    if (share < AKIN_SHARE || (x->type == SS_OUTLET) != (y->type == SS_OUTLET)) return false;
    if (one || two) return speaks_for(e, a, b);
    bool stateless = !x->country.size && !y->country.size && x->type == y->type && x->type != SS_OUTLET;
    return stateless || corpus->memo->roots.at[a] == corpus->memo->roots.at[b];
}

/* ---- groups ---------------------------------------------------------------------------------------------------------- */

static uint32_t root_of(ss_echoer *e, uint32_t at)
{
    while (e->said.at[at].parent != at) at = e->said.at[at].parent = e->said.at[e->said.at[at].parent].parent;
    return at;
}

static uint32_t speaker_of(const ss_echoer *e, const ss_said *root)
{
    return root->statement != SS_NONE ? e->corpus->statements.at[root->statement].speaker : root->speaker;
}

/* The statement that it has become a part of, or itself. */
static uint32_t whole_of(const ss_echoer *e, uint32_t statement)
{
    while (statement != SS_NONE && e->into[statement] != SS_NONE) statement = e->into[statement];
    return statement;
}

static bool is_outlet(const ss_echoer *e, uint32_t speaker) { return speaker != SS_NONE && e->corpus->entities.at[speaker].type == SS_OUTLET; }

/* Two who speak are not one; nor are two statements that do not share words in a row. */
static bool go_together(const ss_echoer *e, const ss_said *a, const ss_said *b, const ss_met *met)
{
    uint32_t x = speaker_of(e, a), y = speaker_of(e, b);
    bool told = a->statement != SS_NONE && b->statement != SS_NONE;
    if (told && whole_of(e, a->statement) != whole_of(e, b->statement) && (!met->run || met->score < ONE_SCORE || is_outlet(e, x) || is_outlet(e, y))) return false;
    return x == y || x == SS_NONE || y == SS_NONE || (met->run && ss_speakers_akin(e, x, y, met->score));
}

static void join(ss_echoer *e, const ss_met *met)
{
    ss_said *x = &e->said.at[met->a], *y = &e->said.at[met->b], *a = &e->said.at[root_of(e, met->a)], *b = &e->said.at[root_of(e, met->b)];
    if (a == b || !go_together(e, a, b, met)) return;
    x->score = x->grouped ? x->score : met->score;
    y->score = y->grouped ? y->score : met->score;
    x->grouped = y->grouped = true;
    b->parent = (uint32_t)(a - e->said.at);
    uint32_t one = whole_of(e, a->statement), two = whole_of(e, b->statement);
    if (one != SS_NONE && two != SS_NONE && one != two) e->into[one < two ? two : one] = one < two ? one : two;
    if (one == SS_NONE) a->statement = two;
    if (a->speaker == SS_NONE) a->speaker = b->speaker;
}

static int by_claims(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_echoer *e = ctx;
    const ss_met *p = &e->met.at[x], *q = &e->met.at[y];
    uint64_t a = e->said.at[p->a].self, b = e->said.at[q->a].self;
    if (a == b) a = e->said.at[p->b].self, b = e->said.at[q->b].self;
    return a < b ? -1 : a > b;
}

/* The best pairs first. */
static ss_status join_all(ss_echoer *e)
{
    ss_keyed *order = ss_arena_take(&e->arena, e->met.count * sizeof *order + 1);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < e->met.count; i++) {
        uint32_t bits;
        memcpy(&bits, &e->met.at[i].score, sizeof bits);
        order[i] = (ss_keyed){(uint64_t)~bits, i};
    }
    ss_status status = ss_sort_keyed(order, e->met.count, by_claims, e, e->corpus->memory);
    for (uint32_t i = 0; i < e->met.count && status == SS_OK; i++) join(e, &e->met.at[order[i].item]);
    return status;
}

/* ---- statements ------------------------------------------------------------------------------------------------------ */

static int by_statement(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_said *a = (const ss_said *)ctx + x, *b = (const ss_said *)ctx + y;
    if (a->statement != b->statement) return a->statement < b->statement ? -1 : 1;
    if (a->count != b->count) return a->count > b->count ? -1 : 1; /* the fullest first, as members stand */
    return a->self < b->self ? -1 : a->self > b->self;
}

/* Those of a group that has no statement get one, behind the others. Members of a group that are in its statement already are none. */
static ss_status list_echoes(ss_echoer *e)
{
    uint32_t next = e->corpus->statements.count;
    if (!SS_RESERVE(&e->echoes, &e->arena, e->said.count)) return SS_NOMEM;
    for (uint32_t i = 0; i < e->said.count; i++) {
        ss_said *said = &e->said.at[i], *root = &e->said.at[root_of(e, i)];
        if (!said->grouped || said->own) continue;
        if (root->statement == SS_NONE) root->statement = next++;
        said->statement = root->statement < e->corpus->statements.count ? whole_of(e, root->statement) : root->statement;
        e->echoes.at[e->echoes.count++] = i;
    }
    return ss_sort(e->echoes.at, e->echoes.count, by_statement, e->said.at, e->corpus->memory);
}

/* Whether the statement has not been told so before; `what`: a document, an outlet, an original, a content. */
static ss_status count_new(ss_echoer *e, uint32_t statement, uint64_t what, uint64_t kind, bool *added)
{
    uint32_t *number;
    ss_status status = ss_map_put(&e->counted, e->corpus->memory, ss_hash64_mix(ss_hash64_mix(what, kind), statement), &number);
    if (status != SS_OK) return status;
    *added = *number == SS_NONE;
    *number = 0;
    return SS_OK;
}

/* Counts who tells: `row` is NULL for those that are counted in it. */
static ss_status count_teller(ss_echoer *e, uint32_t statement, uint32_t document, uint64_t content, ss_statement_row *row)
{
    ss_article a = ss_article_at(e->corpus, document);
    uint32_t copy_of = e->corpus->updates.at[document].duplicate_of;
    uint64_t outlet = a.row->outlet.size ? ss_hash64(a.shard->strings.at + a.row->outlet.at, a.row->outlet.size, 1) : ss_hash64_mix(document, 2);
    bool told, outlets, originals, contents;
    ss_status status = count_new(e, statement, document, 3, &told);
    if (status == SS_OK) status = count_new(e, statement, outlet, 4, &outlets);
    if (status == SS_OK) status = count_new(e, statement, copy_of == SS_NONE ? document : copy_of, 5, &originals);
    if (status == SS_OK) status = count_new(e, statement, content, 6, &contents);
    if (status != SS_OK || !row) return status;
    row->documents += told;
    row->outlets += outlets;
    row->independent += originals && contents;
    return SS_OK;
}

/* What is counted in the statement before an echo comes: its members, and the contents of those that were read. */
static ss_status count_members(ss_echoer *e, uint32_t statement)
{
    const ss_part_of part = e->corpus->statements.at[statement].members;
    ss_status status = SS_OK;
    for (uint32_t i = part.first; i < part.first + part.count && status == SS_OK; i++) {
        const ss_member_row *member = &e->corpus->members.at[i];
        const ss_heard_of *of = &e->of[member->document];
        uint64_t content = 0;
        for (uint32_t k = of->first; k < of->first + of->count; k++)
            if (e->heard.at[k].claim == member->claim && e->heard.at[k].said != SS_NONE) content = e->said.at[e->heard.at[k].said].content;
        status = count_teller(e, statement, member->document, content, NULL);
    }
    return status;
}

static int32_t day_of(const ss_echoer *e, const ss_said *said)
{
    ss_article a = ss_article_at(e->corpus, said->document);
    int32_t first, last, published = e->corpus->updates.at[said->document].published;
    uint8_t from;
    ss_corpus_claim_days(e->corpus, said->document, &ss_article_claims(&a)[said->claim], &first, &last, &from);
    return first != SS_NO_DAY && (first == last || published == SS_NO_DAY) ? first : published;
}

/* Of a new statement the first one is the fullest. */
static void begin_row(ss_echoer *e, const ss_said *said, ss_statement_row *row)
{
    ss_article a = ss_article_at(e->corpus, said->document);
    *row = (ss_statement_row){.hash = UINT64_MAX, .speaker = e->said.at[root_of(e, (uint32_t)(said - e->said.at))].speaker,
                              .first = SS_NO_DAY, .act = ss_article_claims(&a)[said->claim].act};
}

static ss_status add_echo(ss_echoer *e, const ss_said *said, ss_statement_row *row, bool made)
{
    int32_t day = day_of(e, said);
    if (made && said->self < row->hash) row->hash = said->self;
    if (day != SS_NO_DAY && (row->first == SS_NO_DAY || day < row->first)) row->first = day;
    row->members.count++;
    return count_teller(e, said->statement, said->document, said->content, row);
}

/* What was a statement becomes a part of another one. */
static ss_status take_in(ss_echoer *e, uint32_t statement)
{
    uint32_t whole = whole_of(e, statement);
    const ss_part_of part = e->corpus->statements.at[statement].members;
    ss_statement_row *row = &e->rows.at[whole], *taken = &e->rows.at[statement];
    ss_status status = count_members(e, whole);
    for (uint32_t i = part.first; i < part.first + part.count && status == SS_OK; i++) {
        const ss_member_row *member = &e->corpus->members.at[i];
        status = count_teller(e, whole, member->document, ss_hash64_mix(member->document, member->claim), row);
    }
    if (taken->first != SS_NO_DAY && (row->first == SS_NO_DAY || taken->first < row->first)) row->first = taken->first;
    row->members.count += part.count;
    taken->members.count = 0;
    e->next[statement] = e->next[whole];
    e->next[whole] = statement;
    return status;
}

/* Rows with their counts; members are put when all are in order. */
static ss_status count_echoes(ss_echoer *e)
{
    const ss_corpus *corpus = e->corpus;
    uint32_t old = corpus->statements.count, last = SS_NONE;
    ss_status status = SS_RESERVE(&e->rows, &e->arena, old) ? SS_OK : SS_NOMEM;
    if (status == SS_OK && old) memcpy(e->rows.at, corpus->statements.at, old * sizeof *e->rows.at);
    e->rows.count = status == SS_OK ? old : 0;
    for (uint32_t i = old; i-- > 0 && status == SS_OK;)
        if (e->into[i] != SS_NONE) status = take_in(e, i);
    for (uint32_t i = 0; i < e->echoes.count && status == SS_OK; i++) {
        const ss_said *said = &e->said.at[e->echoes.at[i]];
        bool made = said->statement >= old, begins = said->statement != last;
        if (begins && made && !SS_PUSH(&e->rows, &e->arena)) return SS_NOMEM;
        if (begins && made) begin_row(e, said, &e->rows.at[e->rows.count - 1]);
        if (begins && !made) status = count_members(e, said->statement);
        last = said->statement;
        if (status == SS_OK) status = add_echo(e, said, &e->rows.at[made ? e->rows.count - 1 : last], made);
    }
    return status;
}

/* ---- as the tables show them ----------------------------------------------------------------------------------------- */

static int by_hash(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_statement_row *a = (const ss_statement_row *)ctx + x, *b = (const ss_statement_row *)ctx + y;
    return a->hash != b->hash ? (a->hash < b->hash ? -1 : 1) : (int)(x > y) - (int)(x < y);
}

static void show_member(ss_corpus *corpus, const ss_member_row *member, uint32_t statement)
{
    ss_echoed *out = &corpus->echoed;
    out->members.at[out->members.count++] = *member;
    out->statement_of.at[corpus->updates.at[member->document].first_claim + member->claim] = statement;
}

/* The members of the statement and of those that it has taken in; returns how many. */
static uint32_t show_old(ss_echoer *e, uint32_t number, uint32_t place)
{
    ss_corpus *corpus = e->corpus;
    uint32_t count = 0;
    for (uint32_t part = number; part != SS_NONE; part = e->next[part]) {
        const ss_part_of members = corpus->statements.at[part].members;
        for (uint32_t i = 0; i < members.count; i++) show_member(corpus, &corpus->members.at[members.first + i], place);
        count += members.count;
    }
    return count;
}

/* `echo`: the first echo of the statement, and behind it those of others. */
static void show(ss_echoer *e, uint32_t number, const uint32_t *echo)
{
    ss_corpus *corpus = e->corpus;
    ss_echoed *out = &corpus->echoed;
    uint32_t place = out->statements.count++, first = out->members.count, old = number < corpus->statements.count ? show_old(e, number, place) : 0;
    ss_statement_row *row = &out->statements.at[place];
    *row = e->rows.at[number];
    for (uint32_t i = 0; i < row->members.count - old; i++) {
        const ss_said *said = &e->said.at[echo[i]];
        show_member(corpus, &(ss_member_row){said->document, said->claim, old || i ? said->score : 1}, place);
    }
    row->members.first = first;
}

/* By statement its first echo. */
static ss_status first_echoes(ss_echoer *e, uint32_t **out)
{
    uint32_t *first = *out = ss_arena_zero(&e->arena, e->rows.count * sizeof *first + 1);
    for (uint32_t i = e->echoes.count; first && i-- > 0;) first[e->said.at[e->echoes.at[i]].statement] = i;
    return first ? SS_OK : SS_NOMEM;
}

static ss_status room_to_show(ss_echoer *e)
{
    ss_corpus *corpus = e->corpus;
    ss_echoed *out = &corpus->echoed;
    uint32_t members = 0, claims = (uint32_t)corpus->first_claim.at[corpus->shards.count];
    for (uint32_t i = 0; i < e->rows.count; i++) members += e->rows.at[i].members.count;
    bool room = SS_ROOM(&out->statements, corpus->memory, e->rows.count) && SS_ROOM(&out->members, corpus->memory, members) && SS_ROOM(&out->statement_of, corpus->memory, claims);
    if (!room) return SS_NOMEM;
    memset(out->statement_of.at, 0xFF, (size_t)claims * sizeof *out->statement_of.at);
    out->statement_of.count = claims;
    return SS_OK;
}

/* The most widely told first, as they stand without echoes. */
static ss_status show_all(ss_echoer *e)
{
    uint32_t count = e->rows.count, *first;
    ss_keyed *order = ss_arena_take(&e->arena, count * sizeof *order + 1);
    ss_status status = order ? room_to_show(e) : SS_NOMEM;
    if (status == SS_OK) status = first_echoes(e, &first);
    uint32_t shown = 0;
    for (uint32_t i = 0; i < count && status == SS_OK; i++)
        if (e->rows.at[i].members.count) order[shown++] = (ss_keyed){(uint64_t)~e->rows.at[i].documents << 32 | e->rows.at[i].hash >> 32, i};
    if (status == SS_OK) status = ss_sort_keyed(order, shown, by_hash, e->rows.at, e->corpus->memory);
    for (uint32_t i = 0; i < shown && status == SS_OK; i++) show(e, order[i].item, e->echoes.at + first[order[i].item]);
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

ss_status ss_echoer_gather(ss_echoer *e)
{
    size_t count = e->corpus->statements.count;
    e->into = ss_arena_take(&e->arena, count * sizeof *e->into + 1);
    e->next = ss_arena_take(&e->arena, count * sizeof *e->next + 1);
    if (!e->into || !e->next) return SS_NOMEM;
    memset(e->into, 0xFF, count * sizeof *e->into);
    memset(e->next, 0xFF, count * sizeof *e->next);
    ss_status status = join_all(e);
    if (status == SS_OK) status = list_echoes(e);
    if (status == SS_OK) status = count_echoes(e);
    return status == SS_OK ? show_all(e) : status;
}

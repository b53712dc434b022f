#include "corpus/stories.h"

#define NAMES_MOST 256u /* of one document that are looked at */
enum { EVENT_DAYS = 10 };

/* Higher keys are nearer; 0 is nobody. A pair has one key, in which of equally many shared ties a hash of both documents decides. */
#define SHARED_AT 48u
struct ss_taken { uint64_t key; uint32_t document; uint16_t names, place; };

typedef struct {
    const ss_corpus *corpus;
    ss_arena *arena;
    ss_stories *out;
    size_t ties;                /* entities, and statements behind them */
    bool *rare;                 /* by tie */
    uint32_t *met;              /* by tie: the last document that was counted, plus one */
    uint32_t *end, *posting;    /* by entity: its documents, in order, and behind the last of them */
    uint16_t *names;            /* by document: names that it shares with the one at hand; zero between two */
    uint32_t *touched;          /* which are not zero */
    uint32_t n_touched;
} ss_storier;

static bool is_rare(const ss_corpus *corpus, uint32_t entity)
{
    const ss_entity_row *row = &corpus->entities.at[entity];
    bool named = row->type == SS_PERSON || row->type == SS_ORGANISATION || row->type == SS_BODY || row->type == SS_DOCUMENT;
    return named && row->documents > 1 && row->documents <= SS_RARE_MOST;
}

/* Puts a rare tie of the document among those that are there, in order and once. */
static void add_tie(ss_storier *s, uint32_t document, uint32_t tie, uint32_t *out, uint32_t *count)
{
    uint32_t at = *count;
    if (*count == NAMES_MOST || !s->rare[tie] || s->met[tie] == document + 1) return;
    s->met[tie] = document + 1;
    for (; at && out[at - 1] > tie; at--) out[at] = out[at - 1];
    out[at] = tie;
    ++*count;
}

/* The rare names of the document, and behind them the statements that it tells; of a document without such a name none. Returns how many. */
static uint32_t ties_of(ss_storier *s, uint32_t document, uint32_t *out)
{
    const ss_corpus *corpus = s->corpus;
    uint32_t locals, count = 0, all = corpus->statement_of.count, first = corpus->updates.at[document].first_claim;
    uint32_t end = document + 1 < corpus->updates.count && all ? corpus->updates.at[document + 1].first_claim : all;
    const uint32_t *entities = ss_corpus_entities(corpus, document, &locals);
    for (uint32_t i = 0; i < locals; i++) add_tie(s, document, entities[i], out, &count);
    for (uint32_t i = first; i < end && count; i++)
        if (corpus->statement_of.at[i] != SS_NONE) add_tie(s, document, corpus->entities.count + corpus->statement_of.at[i], out, &count);
    return count;
}

static ss_status list_names(ss_storier *s)
{
    ss_stories *out = s->out;
    uint32_t names[NAMES_MOST], room = 0, total = 0;
    for (uint32_t d = 0; d < out->documents; d++) {
        bool copy = s->corpus->updates.at[d].duplicate_of != SS_NONE;
        uint32_t count = copy ? 0 : ties_of(s, d, names);
        if (total + count > room) {
            uint32_t more = room + room / 2 + NAMES_MOST;
            uint32_t *grown = ss_arena_grow(s->arena, out->names, room * sizeof *grown, more * sizeof *grown);
            if (!grown) return SS_NOMEM;
            out->names = grown;
            room = more;
        }
        for (uint32_t i = 0; i < count; i++) out->names[total + i] = names[i];
        total += count;
        out->first[d + 1] = total;
    }
    return SS_OK;
}

static bool is_name(const ss_storier *s, uint32_t tie) { return tie < s->corpus->entities.count; }

static ss_status post_names(ss_storier *s)
{
    const ss_stories *out = s->out;
    uint32_t entities = s->corpus->entities.count, total = out->first[out->documents];
    s->posting = ss_arena_take(s->arena, ((size_t)total + 1) * sizeof *s->posting);
    if (!s->posting) return SS_NOMEM;
    for (uint32_t i = 0; i < total; i++) s->end[is_name(s, out->names[i]) ? out->names[i] + 1 : 0]++;
    s->end[0] = 0; /* where statements were counted */
    for (uint32_t e = 0; e < entities; e++) s->end[e + 1] += s->end[e]; /* so far, where they begin */
    for (uint32_t d = 0; d < out->documents; d++)
        for (uint32_t i = out->first[d]; i < out->first[d + 1] && is_name(s, out->names[i]); i++) s->posting[s->end[out->names[i]]++] = d;
    return SS_OK;
}

static bool days_go(const ss_corpus *corpus, uint32_t a, uint32_t b)
{
    int32_t x = corpus->updates.at[a].published, y = corpus->updates.at[b].published;
    if (x == SS_NO_DAY || y == SS_NO_DAY) return true;
    int64_t apart = (int64_t)x - y;
    return apart <= EVENT_DAYS && apart >= -EVENT_DAYS;
}

static ss_taken *list_of(const ss_stories *out, uint32_t document) { return out->taken + (size_t)out->lists[document] * SS_NEIGHBOURS; }

static void rank(ss_taken *list, ss_taken next)
{
    uint32_t at = SS_NEIGHBOURS;
    if (next.key <= list[at - 1].key) return;
    for (; at > 1 && next.key > list[at - 2].key; at--) list[at - 1] = list[at - 2];
    list[at - 1] = next;
}

static uint64_t sign_of(const ss_corpus *corpus, uint32_t document) { return corpus->updates.at[document].id_hash ^ corpus->updates.at[document].sketch; }

/* Either may take the other. */
static void offer(const ss_storier *s, uint32_t one, uint32_t two, uint32_t shared, uint32_t names)
{
    uint64_t sign = (sign_of(s->corpus, one) ^ sign_of(s->corpus, two)) * 0x9E3779B97F4A7C15u;
    uint64_t key = (uint64_t)shared << SHARED_AT | sign >> (64 - SHARED_AT);
    rank(list_of(s->out, one), (ss_taken){key, two, (uint16_t)names, 0});
    rank(list_of(s->out, two), (ss_taken){key, one, (uint16_t)names, 0});
}

static uint32_t count_of(const ss_stories *out, uint32_t document) { return out->first[document + 1] - out->first[document]; }

/* Where the statements of the document begin among its ties, from its end back. */
static uint32_t statements_from(const ss_storier *s, uint32_t document)
{
    uint32_t at = s->out->first[document + 1];
    while (at > s->out->first[document] && !is_name(s, s->out->names[at - 1])) at--;
    return at;
}

/* How many statements both tell, those of the one from `i` to `end`: both lists are in order. */
static uint32_t shared_statements(const ss_storier *s, uint32_t i, uint32_t end, uint32_t other)
{
    const uint32_t *names = s->out->names;
    uint32_t k = statements_from(s, other), count = 0;
    while (i < end && k < s->out->first[other + 1]) {
        uint32_t x = names[i], y = names[k];
        count += x == y;
        i += x <= y;
        k += y <= x;
    }
    return count;
}

/* Counts the names that later documents share with this one, which stands before them among the documents of each: every pair once. */
static void count_names(ss_storier *s, uint32_t document, uint32_t end)
{
    for (uint32_t i = s->out->first[document]; i < end; i++)
        for (const uint32_t *other = s->posting + s->end[s->out->names[i]]; *--other > document;)
            if (s->names[*other]++ == 0) s->touched[s->n_touched++] = *other;
}

static void find_neighbours(ss_storier *s, uint32_t document)
{
    const ss_stories *out = s->out;
    uint32_t first = statements_from(s, document), end = out->first[document + 1];
    count_names(s, document, first);
    while (s->n_touched) {
        uint32_t other = s->touched[--s->n_touched], names = s->names[other];
        s->names[other] = 0;
        if (!days_go(s->corpus, document, other)) continue;
        uint32_t fewer = count_of(out, document) < count_of(out, other) ? count_of(out, document) : count_of(out, other);
        uint32_t shared = names + shared_statements(s, first, end, other);
        if (shared * 5 >= fewer * 2) offer(s, document, other, shared, names);
    }
}

static ss_status prepare(ss_storier *s)
{
    size_t documents = s->out->documents, entities = s->corpus->entities.count;
    s->ties = entities + s->corpus->statements.count;
    s->rare = ss_arena_take(s->arena, s->ties + 1);
    s->met = ss_arena_zero(s->arena, (s->ties + 1) * sizeof *s->met);
    s->end = ss_arena_zero(s->arena, (entities + 1) * sizeof *s->end);
    s->names = ss_arena_zero(s->arena, (documents + 1) * sizeof *s->names);
    s->touched = ss_arena_take(s->arena, (documents + 1) * sizeof *s->touched);
    s->out->first = ss_arena_zero(s->arena, (documents + 1) * sizeof *s->out->first);
    s->out->lists = ss_arena_take(s->arena, (documents + 1) * sizeof *s->out->lists);
    for (uint32_t t = 0; s->rare && t < s->ties; t++) s->rare[t] = t < entities ? is_rare(s->corpus, t) : s->corpus->statements.at[t - entities].documents <= SS_RARE_MOST;
    return s->rare && s->met && s->end && s->names && s->touched && s->out->first && s->out->lists ? SS_OK : SS_NOMEM;
}

/* List 0 is nobody's and stays empty. */
static ss_status list_taken(ss_storier *s)
{
    ss_stories *out = s->out;
    uint32_t lists = 1;
    for (uint32_t d = 0; d < out->documents; d++) out->lists[d] = count_of(out, d) ? lists++ : 0;
    out->taken = ss_arena_zero(s->arena, (size_t)lists * SS_NEIGHBOURS * sizeof *out->taken);
    if (!out->taken) return SS_NOMEM;
    for (uint32_t d = 0; d < out->documents; d++) find_neighbours(s, d);
    return SS_OK;
}

/* Where the document stands in the list of the other one, SS_NEIGHBOURS when nowhere. */
static uint32_t place_in(const ss_stories *out, uint32_t other, uint32_t document)
{
    const ss_taken *list = list_of(out, other);
    uint32_t at = 0;
    while (at < SS_NEIGHBOURS && (!list[at].key || list[at].document != document)) at++;
    return at;
}

/* Of a pair that stands in both lists the earlier document's counts; `place` is SS_NEIGHBOURS in the other. Puts how many pairs
 * each document comes first in behind its place. */
static void count_pairs(ss_stories *out)
{
    for (uint32_t d = 0; d < out->documents; d++) {
        ss_taken *list = list_of(out, d);
        for (uint32_t i = 0; i < SS_NEIGHBOURS && list[i].key; i++) {
            uint32_t other = list[i].document, place = place_in(out, other, d);
            list[i].place = (uint16_t)(other < d && place < SS_NEIGHBOURS ? SS_NEIGHBOURS : place < i ? place : i);
            out->pairs[(other < d ? other : d) + 1] += list[i].place < SS_NEIGHBOURS;
        }
    }
}

static void put_pairs(ss_stories *out, uint32_t *next)
{
    for (uint32_t d = 0; d < out->documents; d++) {
        const ss_taken *list = list_of(out, d);
        for (uint32_t i = 0; i < SS_NEIGHBOURS && list[i].key; i++) {
            uint32_t other = list[i].document, early = other < d ? other : d;
            ss_neighbour pair = {early == d ? other : d, (uint16_t)(list[i].key >> SHARED_AT), list[i].names, list[i].place};
            if (pair.place < SS_NEIGHBOURS) out->neighbours[next[early]++] = pair;
        }
    }
}

static ss_status pair_neighbours(ss_storier *s)
{
    ss_stories *out = s->out;
    size_t size = (size_t)(out->documents + 1) * sizeof *out->pairs;
    out->pairs = ss_arena_zero(s->arena, size);
    uint32_t *next = ss_arena_take(s->arena, size);
    if (!out->pairs || !next) return SS_NOMEM;
    count_pairs(out);
    for (uint32_t d = 0; d < out->documents; d++) out->pairs[d + 1] += out->pairs[d];
    memcpy(next, out->pairs, size);
    out->neighbours = ss_arena_take(s->arena, (size_t)out->pairs[out->documents] * sizeof *out->neighbours + 1);
    if (!out->neighbours) return SS_NOMEM;
    put_pairs(out, next);
    return SS_OK;
}

uint32_t ss_stories_shared(const ss_stories *stories, uint32_t one, uint32_t two)
{
    uint32_t at = place_in(stories, one, two);
    if (at < SS_NEIGHBOURS) return (uint32_t)(list_of(stories, one)[at].key >> SHARED_AT);
    at = place_in(stories, two, one);
    return at < SS_NEIGHBOURS ? (uint32_t)(list_of(stories, two)[at].key >> SHARED_AT) : 0;
}

ss_status ss_stories_make(const ss_corpus *corpus, ss_arena *arena, ss_stories *out)
{
    *out = (ss_stories){.documents = corpus->updates.count};
    ss_storier s = {.corpus = corpus, .arena = arena, .out = out};
    ss_status status = prepare(&s);
    if (status == SS_OK) status = list_names(&s);
    if (status == SS_OK) status = post_names(&s);
    if (status == SS_OK) status = list_taken(&s);
    return status == SS_OK ? pair_neighbours(&s) : status;
}

#include "corpus/stories.h"

#define NAMES_MOST 256u /* of one document that are looked at */
enum { EVENT_DAYS = 10 };

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

static void rank(ss_neighbour *list, ss_neighbour next)
{
    uint32_t at = SS_NEIGHBOURS;
    while (at && (list[at - 1].document == SS_NONE || list[at - 1].shared < next.shared ||
                  (list[at - 1].shared == next.shared && list[at - 1].document > next.document))) {
        if (at < SS_NEIGHBOURS) list[at] = list[at - 1];
        at--;
    }
    if (at < SS_NEIGHBOURS) list[at] = next;
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

/* Counts the names that later documents share with this one, which stands before them among the documents of each. */
static void count_names(ss_storier *s, uint32_t document, uint32_t end)
{
    for (uint32_t i = s->out->first[document]; i < end; i++)
        for (const uint32_t *other = s->posting + s->end[s->out->names[i]]; *--other > document;)
            if (s->names[*other]++ == 0) s->touched[s->n_touched++] = *other;
}

static void find_neighbours(ss_storier *s, uint32_t document)
{
    const ss_stories *out = s->out;
    ss_neighbour *list = ss_stories_neighbours(out, document);
    uint32_t first = statements_from(s, document), end = out->first[document + 1];
    count_names(s, document, first);
    while (s->n_touched) {
        uint32_t other = s->touched[--s->n_touched], names = s->names[other];
        s->names[other] = 0;
        if (!days_go(s->corpus, document, other)) continue;
        uint32_t fewer = count_of(out, document) < count_of(out, other) ? count_of(out, document) : count_of(out, other);
        uint32_t shared = names + shared_statements(s, first, end, other);
        if (shared * 5 >= fewer * 2) rank(list, (ss_neighbour){other, (uint16_t)shared, (uint16_t)names});
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
static ss_status list_neighbours(ss_storier *s)
{
    ss_stories *out = s->out;
    uint32_t lists = 1;
    for (uint32_t d = 0; d < out->documents; d++) out->lists[d] = count_of(out, d) ? lists++ : 0;
    size_t size = (size_t)lists * SS_NEIGHBOURS * sizeof *out->neighbours;
    out->neighbours = ss_arena_take(s->arena, size);
    if (!out->neighbours) return SS_NOMEM;
    memset(out->neighbours, 0xFF, size);
    for (uint32_t d = 0; d < out->documents; d++) find_neighbours(s, d);
    return SS_OK;
}

ss_status ss_stories_make(const ss_corpus *corpus, ss_arena *arena, ss_stories *out)
{
    *out = (ss_stories){.documents = corpus->updates.count};
    ss_storier s = {.corpus = corpus, .arena = arena, .out = out};
    ss_status status = prepare(&s);
    if (status == SS_OK) status = list_names(&s);
    if (status == SS_OK) status = post_names(&s);
    return status == SS_OK ? list_neighbours(&s) : status;
}

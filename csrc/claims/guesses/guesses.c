#include "claims/guesses/extents.h"

#include "claims/deeds.h"

enum { NEVER = SS_NEVER, LOWEST = -12000, SURE_STRENGTH = 60, SURER_STRENGTH = 80, NEXT_DRAFTS = 8, SOURCE_MOST = 12 /* chunks */,
       CUE_REACH = 4 /* chunks of a cue on each side of its head */, LEVEL_EVERY = 8 /* chunks, see walk */ };

/* ---- sums ---- */

float ss_guess_cue(const ss_weights *weights, const ss_sight *sight) {
    return ss_weights_chance(weights, ss_features_cue_sum(sight, weights), weights->cue_unit);
}

float ss_guess_keep(const ss_weights *weights, const ss_sight *sight, const ss_guess *guess) {
    return ss_weights_chance(weights, ss_features_keep_sum(sight, guess, weights), weights->keep_unit);
}

/* ---- the best row of labels ---- */

/* What may not be: another label than a cue's on the head; an inner label at the very start. */
static inline ss_lanes bar_head(ss_lanes sums) {
    static const int16_t barred[SS_LABELS] = {NEVER, NEVER, NEVER, [SS_L_CONTENT] = NEVER, NEVER, NEVER};
    return ss_lanes_add(sums, ss_lanes_load(barred));
}

static inline ss_lanes bar_start(ss_lanes sums) {
    static const int16_t barred[SS_LABELS] = {[SS_L_SOURCE_IN] = NEVER, [SS_L_CUE_IN] = NEVER, [SS_L_CONTENT_IN] = NEVER};
    return ss_lanes_add(sums, ss_lanes_load(barred));
}

/* Up to the head a cue, once begun, goes on; behind it none begins. */
static void steps_of(const ss_weights *weights, bool before_head, ss_steps *out) {
    int16_t to[SS_LABELS][SS_LABELS];
    for (int first = 0; first < SS_LABELS; first++) {
        int16_t from[SS_LABELS];
        for (int second = 0; second < SS_LABELS; second++) {
            bool barred = first == SS_L_COUNT || second == SS_L_COUNT || weights->steps[first][second] < NEVER ||
                          (before_head ? ss_label_cue(first) && second != SS_L_CUE_IN : second == SS_L_CUE);
            from[second] = to[second][first] = (int16_t)(barred ? NEVER : weights->steps[first][second]);
        }
        out->from[first] = ss_lanes_load(from);
    }
    for (int label = 0; label < SS_LABELS; label++)
        out->to[label] = ss_lanes_load(to[label]);
}

/* By label: the best of a sum and a step from any label to that one, or from any but the beginning of a cue. */
static inline ss_lanes best_step(ss_lanes sums, const ss_lanes from[SS_L_COUNT], bool cue) {
    ss_lanes best = ss_lanes_add(ss_lanes_spread(sums, 0), from[0]);
#define STEP(label) best = ss_lanes_higher(best, ss_lanes_add(ss_lanes_spread(sums, label), from[label]))
    STEP(SS_L_SOURCE); STEP(SS_L_SOURCE_IN);
    if (cue)
        STEP(SS_L_CUE);
    STEP(SS_L_CUE_IN); STEP(SS_L_CONTENT); STEP(SS_L_CONTENT_IN);
#undef STEP
    return best;
}

/* Sums of one chunk, told by how far they are below the best of it. */
static inline ss_lanes levelled(ss_lanes sums) {
    return ss_lanes_higher(ss_lanes_subtract(sums, ss_lanes_highest(sums)), ss_lanes_all(LOWEST));
}

/* From the sum of each of `count` chunks alone to that of the best row that ends with each label of it; `sums` are those of the chunk before,
 * levelled. Eight chunks stay inside 16 bits (see MOST_STEP in lexicon/weights.c); then sums are levelled, so they do however long
 * the unit. */
static SS_INLINE void walk(const ss_steps *restrict steps, bool cue, ss_lanes sums, const ss_lanes *restrict alone, uint32_t count,
                           ss_lanes *restrict out) {
    for (size_t i = 0; i < count; sums = levelled(sums))
        #pragma GCC unroll 4
        for (size_t stop = count - i < LEVEL_EVERY ? count : i + LEVEL_EVERY; i < stop; i++)
            out[i] = sums = ss_lanes_add(best_step(sums, steps->from, cue), alone[i]);
}

/* Behind the head no cue begins, so that none goes on from there. */
static void walk_right(const ss_sight *sight, ss_guess_room *room) {
    const ss_lanes *alone = room->alone;
    ss_lanes *out = room->sums;
    uint32_t head = sight->head, behind = head + 1, count = sight->unit->count;
    out[0] = levelled(bar_start(head ? alone[0] : bar_head(alone[0])));
    if (head) {
        walk(&room->before, true, out[0], alone + 1, head, out + 1);
        out[head] = bar_head(out[head]);
    }
    if (behind == count)
        return;
    out[behind] = ss_lanes_add(best_step(levelled(out[head]), room->behind.from, true), alone[behind]);
    walk(&room->behind, false, levelled(out[behind]), alone + behind + 1, count - behind - 1, out + behind + 1);
}

/* Adds nothing but to one label, which is then below all others. */
#define W (-4000)
static const _Alignas(ss_lanes) int16_t without[SS_LABELS][SS_LABELS] = {
    {W}, {0, W}, {0, 0, W}, {0, 0, 0, W}, {0, 0, 0, 0, W}, {0, 0, 0, 0, 0, W}, {0, 0, 0, 0, 0, 0, W}};
#undef W

/* On the way back: the sums of a chunk with the step to the label behind it, and by label how near others came to the best one. */
typedef struct { ss_lanes sums, nearest; } tracing;

/* The row of lanes of a label that is given twice: rows are counted by halves, which an address does by itself. */
static inline const ss_lanes *row_of(const void *rows, uint32_t twice) {
    return (const ss_lanes *)(const void *)((const char *)rows + twice * (sizeof(ss_lanes) / 2));
}

/* Twice the best label. */
static inline uint32_t best_label(tracing *t) {
    uint32_t twice = ss_lanes_best_twice(t->sums);
    ss_lanes others = ss_lanes_add(t->sums, *row_of(without, twice));
    t->nearest = ss_lanes_higher(t->nearest, ss_lanes_subtract(others, ss_lanes_highest(t->sums)));
    return twice;
}

/* Labels of the chunks from `last` down to the one behind `first`. */
static tracing trace_back(const ss_steps *steps, const ss_lanes *sums, uint32_t first, uint32_t last, tracing t, uint8_t *restrict labels) {
    #pragma GCC unroll 4
    for (uint32_t i = last; i > first; i--) {
        uint32_t twice = best_label(&t);
        labels[i] = (uint8_t)(twice / 2);
        t.sums = ss_lanes_add(sums[i - 1], *row_of(steps->to, twice));
    }
    return t;
}

/* Writes the best row from its end on. The second best leaves it at one chunk for another label there, from which the best way
 * back goes on: so the margin, which is returned, is the least by which a label of the best row beats the others in its place. */
static int32_t trace(const ss_sight *sight, const ss_guess_room *room, uint8_t *labels) {
    uint32_t last = sight->unit->count - 1;
    tracing t = {room->sums[last], ss_lanes_all(NEVER)};
    t = trace_back(&room->behind, room->sums, sight->head, last, t, labels);
    t = trace_back(&room->before, room->sums, 0, sight->head, t, labels);
    labels[0] = (uint8_t)(best_label(&t) / 2);
    return -ss_lanes_first(ss_lanes_highest(t.nearest));
}

/* ---- what the labels leave out ---- */

/* The chunks that the run is made of, when none of them has a label; false otherwise. */
static bool free_chunks(const ss_unit *u, const uint8_t *labels, ss_run run, uint32_t *first, uint32_t *end) {
    *first = 0;
    while (*first < u->count && u->chunks[*first].first < run.first)
        ++*first;
    for (*end = *first; *end < u->count && u->chunks[*end].end <= run.end; ++*end)
        if (labels[*end] != SS_L_NONE)
            return false;
    return *end > *first && u->chunks[*end - 1].end == run.end;
}

static void label_source(uint8_t *labels, uint32_t first, uint32_t end) {
    memset(labels + first, SS_L_SOURCE_IN, end - first);
    labels[first] = SS_L_SOURCE;
}

/* “... a joke,” [a diver] said: content up to the cue ends with the quotation that has a comma within. */
static bool source_in_content(const ss_unit *u, uint8_t *labels) {
    uint32_t cue = ss_labels_find(labels, 0, u->count, SS_L_CUE), end = cue < u->count ? cue : 0, first = end;
    while (first > 0 && end - first < SOURCE_MOST && labels[first - 1] == SS_L_CONTENT_IN && !ss_chunk_inner_comma(&u->chunks[first - 1]))
        first--;
    if (first == 0 || first == end || !ss_label_content(labels[first - 1]) || !ss_chunk_inner_comma(&u->chunks[first - 1]))
        return false;
    label_source(labels, first, end);
    return true;
}

void ss_guess_source(const ss_sight *sight, ss_guess *guess) {
    uint8_t *labels = guess->labels;
    const ss_draft *d = sight->draft;
    uint32_t first, end;
    if (ss_labels_find(labels, 0, sight->unit->count, SS_L_SOURCE) < sight->unit->count || source_in_content(sight->unit, labels))
        return;
    if (d && d->source.first < d->source.end && free_chunks(sight->unit, labels, d->source, &first, &end))
        label_source(labels, first, end);
}

static void label_content(uint8_t *labels, uint32_t first, uint32_t end) {
    memset(labels + first, SS_L_CONTENT_IN, end - first);
    labels[first] = SS_L_CONTENT;
}

/* The quotation right before source and cue, over a comma; SS_NONE when there is none. */
static uint32_t quote_before(const ss_unit *u, const uint8_t *labels) {
    uint32_t at = 0;
    while (at < u->count && labels[at] == SS_L_NONE)
        at++;
    at -= at > 1 && u->chunks[at - 1].kind == SS_CHUNK_MARK;
    return at > 0 && u->chunks[at - 1].kind == SS_CHUNK_QUOTE ? at - 1 : SS_NONE;
}

void ss_guess_content(const ss_sight *sight, ss_guess *guess) {
    uint8_t *labels = guess->labels;
    const ss_draft *d = sight->draft;
    const ss_unit *u = sight->unit;
    uint32_t first, end, quote;
    if (ss_labels_find(labels, 0, u->count, SS_L_CONTENT) < u->count)
        return;
    if (d && d->pieces.count && free_chunks(u, labels, d->pieces.at[0], &first, &end))
        label_content(labels, first, end);
    else if ((quote = quote_before(u, labels)) != SS_NONE)
        label_content(labels, u->chunks[quote].grammar == SS_G_SCARE || u->chunks[quote].grammar == SS_G_SCARE_COMMA ? 0 : quote, quote + 1);
}

void ss_guess_prepare(const ss_weights *weights, ss_guess_room *room) {
    steps_of(weights, true, &room->before);
    steps_of(weights, false, &room->behind);
}

void ss_guess_label(const ss_weights *weights, const ss_sight *sight, ss_guess_room *room, ss_guess *guess) {
    ss_features_span_sums(sight, weights, &room->own, room->alone);
    walk_right(sight, room);
    guess->margin = trace(sight, room, guess->labels);
}

/* ---- guesses to drafts ---- */

typedef struct {
    ss_making *making;
    const ss_weights *weights;
    ss_guess_room *room;
    ss_guess *guesses;      /* of one unit: SS_HEADS_MOST */
    uint32_t count;
    bool insertions, answers; /* whether the document has any, see below */
} guessing;

/* A source inserted into its content: "the king, according to his aide, is ill". */
static bool inserted(const ss_draft *draft) { return draft->rule == SS_RULE_CUE_ACCORDING && draft->pieces.count > 1; }

/* The clause around an inserted source: "Radio Lim reports that the king, ..., is ill". The drafts behind it tell. */
static bool around_inserted(const ss_making *making, uint32_t draft) {
    const ss_draft *d = &making->drafts.at[draft];
    for (uint32_t i = draft + 1; i < making->framed && i <= draft + NEXT_DRAFTS && making->drafts.at[i].sentence == d->sentence; i++)
        for (uint32_t p = 0; inserted(&making->drafts.at[i]) && p < d->pieces.count; p++)
            if (d->pieces.at[p].first <= making->drafts.at[i].cue_run.first && making->drafts.at[i].cue_run.end <= d->pieces.at[p].end)
                return true;
    return false;
}

static bool of_vote(uint8_t act) { return act >= SS_ACT_VOTE_FOR && act <= SS_ACT_VETO; }

/* "in the opinion of Pyongyang": a preposition of several words, which is a cue whatever stands beside it. */
static bool long_preposition(const ss_draft *draft) {
    return draft->rule == SS_RULE_CUE_ACCORDING && draft->cue_run.end - draft->cue_run.first > 2;
}

/* What the rules know better: votes and vetoes; "declined to comment", which has no content; insertions; long prepositions. */
static bool for_the_rules(const guessing *g, uint32_t draft) {
    const ss_draft *d = &g->making->drafts.at[draft];
    return of_vote(d->act) || d->rule == SS_RULE_CUE_BARE || d->rule == SS_RULE_ANSWER || inserted(d) || long_preposition(d) ||
           (g->insertions && around_inserted(g->making, draft));
}

/* "did not immediately respond": the rules found no speech in it, and a denial of an act is none. "Came to discuss the budget": what
 * is to be talked of, with a word that takes no clause, is not said yet. "Stopped short of accusing". */
static bool undone(const ss_making *making, const ss_chunk *chunk) {
    const ss_view *view = &making->view;
    if (chunk->first > 1 && ss_view_word(view, chunk->first - 1, "of") && ss_view_word(view, chunk->first - 2, "short"))
        return true;
    if (chunk->hit == SS_NONE)
        return false;
    const ss_hit *hit = &making->hits.at[chunk->hit];
    bool topic = hit->use == SS_USE_INFINITIVE && hit->entry->act == SS_ACT_STATE && hit->entry->frames == SS_F_NP;
    return topic || (chunk->draft == SS_NONE && hit->negated);
}

static ss_run tokens_of(const ss_unit *unit, uint32_t first, uint32_t end) {
    return (ss_run){unit->chunks[first].first, unit->chunks[end - 1].end};
}

/* The cue as labelled; where the labels run on and on, what the rules say of it, or its head alone. */
static ss_run cue_of(const guessing *g, const ss_guess *guess, const ss_unit *unit) {
    const ss_chunk *head = &unit->chunks[guess->head];
    uint32_t first = guess->head, end;
    while (first > 0 && guess->labels[first] == SS_L_CUE_IN)
        first--;
    end = ss_labels_run(guess->labels, first, unit->count);
    if (guess->head - first <= CUE_REACH && end - guess->head <= CUE_REACH + 1)
        return tokens_of(unit, first, end);
    if (head->hit != SS_NONE)
        return (ss_run){g->making->hits.at[head->hit].first, g->making->hits.at[head->hit].end};
    return tokens_of(unit, guess->head, guess->head + 1);
}

/* The source nearest to the head; `*first` is its first chunk. */
static bool source_of(const ss_guess *guess, const ss_unit *unit, uint32_t head, uint32_t *first) {
    uint32_t best = SS_NONE;
    for (uint32_t i = 0; (i = ss_labels_find(guess->labels, i, unit->count, SS_L_SOURCE)) < unit->count; i++) {
        uint32_t far = i < head ? head - i : i - head;
        if (far < best) {
            best = far;
            *first = i;
        }
    }
    return best != SS_NONE;
}

static uint8_t subject_of(const ss_chunk *first, bool single) {
    if (single && (first->grammar == SS_G_SUBJECT || first->grammar == SS_G_PRONOUN || first->grammar == SS_G_POSSESSIVE))
        return SS_SUBJECT_PRONOUN;
    return single && (first->grammar == SS_G_RELATIVE || first->grammar == SS_G_THAT) ? SS_SUBJECT_RELATIVE : SS_SUBJECT_PHRASE;
}

/* "Later Ida Brandt": an adverb before the name is of the clause. */
static ss_run without_adverb(const ss_view *view, ss_run source) {
    bool before = source.first + 1 < source.end && ss_view_is(view, source.first, SS_W(ADVERB)) && view->mention[source.first] == SS_NONE &&
                  (view->mention[source.first + 1] != SS_NONE || ss_view_is(view, source.first + 1, SS_W(SUBJECT)));
    return (ss_run){source.first + before, source.end};
}

/* ", going on to say that ...": where the rules read nothing, a participle shares the subject of its clause. */
static bool shares(const ss_view *view, const ss_draft *draft) {
    bool unread = draft->subject == SS_SUBJECT_NONE && draft->rule != SS_RULE_CUE_ACCORDING && !draft->pieces.count;
    return draft->subject == SS_SUBJECT_SHARED || (unread && ss_view_ends(view, draft->cue_run.first, "ing"));
}

static void set_source(const guessing *g, const ss_unit *unit, const ss_guess *guess, ss_draft *draft) {
    uint32_t first;
    bool shared = shares(&g->making->view, draft);
    draft->by_nobody = 0;
    draft->source = (ss_run){0, 0};
    draft->subject = shared ? SS_SUBJECT_SHARED : SS_SUBJECT_NONE;
    if (!source_of(guess, unit, guess->head, &first))
        return;
    draft->source = without_adverb(&g->making->view, tokens_of(unit, first, ss_labels_run(guess->labels, first, unit->count)));
    draft->subject = subject_of(&unit->chunks[first], draft->source.end == unit->chunks[first].end);
    draft->by_nobody = ss_view_word(&g->making->view, draft->source.first, "nobody") && draft->source.end == draft->source.first + 1;
}

/* The last quotation in its content is the one that a draft may go on with. */
static void note_quote(const guessing *g, const ss_unit *unit, uint32_t first, uint32_t end, ss_draft *draft) {
    for (uint32_t i = first; unit->quotes && i < end; i++)
        if (unit->chunks[i].kind == SS_CHUNK_QUOTE)
            draft->quote = ss_view_outer_quote(&g->making->view, unit->chunks[i].first);
}

static ss_status set_pieces(const guessing *g, const ss_unit *unit, const ss_guess *guess, ss_draft *draft) {
    draft->pieces.count = 0;
    draft->quote = SS_NONE;
    for (uint32_t i = 0, end; (i = ss_labels_find(guess->labels, i, unit->count, SS_L_CONTENT)) < unit->count; i = end) {
        end = ss_labels_run(guess->labels, i, unit->count);
        ss_status status = ss_draft_piece(g->making, draft, tokens_of(unit, i, end));
        if (status)
            return status;
        note_quote(g, unit, i, end, draft);
    }
    return SS_OK;
}

/* The verb, else the first cue, that the tables know at the token though the rules did not take it for one ("both condemned"). */
static uint32_t cue_at(const ss_view *view, uint32_t token) {
    uint32_t left = view->document->sentences.at[ss_sentence_of(&view->document->sentences, token)].end - token;
    const ss_phrase *phrase = ss_lexicon_cue_at(view->lexicon, &view->tokens[token], left);
    uint32_t found = phrase ? phrase->item : SS_NONE;
    for (; phrase; phrase = phrase->next == SS_NONE ? NULL : ss_phrase_next(view->lexicon, phrase))
        if (ss_lexicon_cue(view->lexicon, phrase->item)->part == SS_VERB)
            return phrase->item;
    return found;
}

static ss_draft *draft_of_word(const guessing *g, const ss_chunk *head) {
    const ss_view *view = &g->making->view;
    ss_draft *draft = ss_draft_new(g->making, ss_sentence_of(&view->document->sentences, head->first));
    if (!draft)
        return NULL;
    draft->head = head->first;
    draft->cue = cue_at(view, head->first);
    ss_mood mood = ss_cue_mood(view, head->first, view->document->sentences.at[draft->sentence].first);
    draft->negated = head->kind == SS_CHUNK_WORD && mood.negated;
    draft->modality = head->kind == SS_CHUNK_WORD ? mood.modality : SS_ACTUAL;
    if (draft->cue == SS_NONE)
        return draft;
    draft->act = ss_lexicon_cue(view->lexicon, draft->cue)->act;
    draft->level = ss_lexicon_cue(view->lexicon, draft->cue)->level;
    return draft;
}

/* Of a word that no table of cues has: what was said in marks or stands behind a colon is speech, else it is taken for an attitude. */
static void set_level(const guessing *g, const ss_chunk *head, ss_draft *draft) {
    bool speech = head->kind == SS_CHUNK_MARK || (draft->quote != SS_NONE && !g->making->view.document->quotes.at[draft->quote].scare);
    draft->level = speech ? SS_COMMUNICATION : SS_ATTITUDE;
    draft->act = speech ? SS_ACT_STATE : SS_ACT_BELIEVE;
}

/* "took the floor to complain" tells an act; "is expected to complain" one to come. */
static void set_mood(const ss_view *view, const ss_hit *hit, ss_draft *draft) {
    if (hit->use != SS_USE_INFINITIVE || hit->modality != SS_FUTURE)
        return;
    bool awaited = hit->first > 2 && ss_view_ends(view, hit->first - 2, "ed") && ss_view_is(view, hit->first - 3, SS_W(AUXILIARY));
    if (!awaited)
        draft->modality = SS_ACTUAL;
}

static ss_draft *draft_for(const guessing *g, const ss_chunk *head) {
    if (head->draft != SS_NONE)
        return &g->making->drafts.at[head->draft];
    return head->hit != SS_NONE ? ss_draft_of_hit(g->making, head->hit) : draft_of_word(g, head);
}

/* The chunk of the cue that a table knows, nearest to the head; the head where none does: "have both condemned". */
static const ss_chunk *known_head(const ss_unit *unit, const ss_guess *guess) {
    const ss_chunk *head = &unit->chunks[guess->head];
    for (uint32_t far = 0; far <= CUE_REACH; far++) {
        if (guess->head >= far && ss_label_cue(guess->labels[guess->head - far]) && head[-(int)far].hit != SS_NONE)
            return head - far;
        if (guess->head + far < unit->count && ss_label_cue(guess->labels[guess->head + far]) && head[far].hit != SS_NONE)
            return head + far;
    }
    return head;
}

/* "the veto angered Oslo": the known cue is a vote beside the head, and votes.c reads that. */
static bool beside_vote(const guessing *g, const ss_unit *unit, const ss_guess *guess) {
    const ss_chunk *known = known_head(unit, guess);
    return known != &unit->chunks[guess->head] && of_vote(g->making->hits.at[known->hit].entry->act);
}

static ss_status fill(const guessing *g, const ss_unit *unit, const ss_guess *guess) {
    if (beside_vote(g, unit, guess))
        return SS_OK;
    const ss_chunk *head = known_head(unit, guess);
    ss_draft *draft = draft_for(g, head);
    if (!draft)
        return SS_NOMEM;
    draft->cue_run = cue_of(g, guess, unit);
    set_source(g, unit, guess, draft);
    draft->explicit_frame = draft->learnt = 1;
    draft->dropped = 0;
    draft->confidence = guess->chance;
    if (head->draft == SS_NONE)
        draft->rule = head->kind == SS_CHUNK_MARK ? SS_RULE_CUE_COLON : SS_RULE_LEARNT;
    ss_status status = set_pieces(g, unit, guess, draft);
    if (head->hit != SS_NONE)
        set_mood(&g->making->view, &g->making->hits.at[head->hit], draft);
    if (draft->cue == SS_NONE)
        set_level(g, head, draft);
    return status;
}

/* "Denying the charge, Holm left": a telling participle at the head of a sentence, whose subject the rules found behind its clause. */
static bool fronted(const guessing *g, const ss_draft *draft) {
    const ss_hit *hit = draft->hit != SS_NONE ? &g->making->hits.at[draft->hit] : NULL;
    return hit && hit->use == SS_USE_GERUND && hit->first == g->making->view.document->sentences.at[draft->sentence].first &&
           draft->level == SS_COMMUNICATION && draft->pieces.count;
}

/* What the rules read goes, unless it is an act whose cue seldom fails; that is the better guide where a text is unlike annotated news. */
static void let_go(const guessing *g, const ss_chunk *head) {
    if (head->draft == SS_NONE)
        return;
    ss_draft *draft = &g->making->drafts.at[head->draft];
    const ss_cue *cue = draft->cue != SS_NONE ? ss_lexicon_cue(g->making->view.lexicon, draft->cue) : NULL;
    draft->dropped = !cue || draft->level == SS_ATTITUDE || (cue->strength < (draft->explicit_frame ? SURE_STRENGTH : SURER_STRENGTH) && !fronted(g, draft) && !ss_draft_decreed(&g->making->view, draft));
}

/* "the accusations Tehran has denied": a noun that is what an answer is to; the answer's own cue would be its content. */
static bool is_answered(const guessing *g, const ss_unit *unit, const ss_chunk *head) {
    if (!g->answers || head->hit == SS_NONE || g->making->hits.at[head->hit].use != SS_USE_NOUN)
        return false;
    for (const ss_chunk *c = unit->chunks, *end = c + unit->count; c < end; c++) {
        const ss_draft *d = c->draft != SS_NONE ? &g->making->drafts.at[c->draft] : NULL;
        for (uint32_t p = 0; d && d->rule == SS_RULE_ANSWER && p < d->pieces.count; p++)
            if (d->pieces.at[p].first <= head->first && head->end <= d->pieces.at[p].end)
                return true;
    }
    return false;
}

/* "in her own words, “...”": quoted.c reads that. */
static bool in_words(const ss_view *view, uint32_t token) {
    if (token < 2 || !ss_view_word(view, token, "words"))
        return false;
    uint32_t at = token - 1 - ss_view_word(view, token - 1, "own");
    return at > 0 && ss_view_is(view, at, SS_W(POSSESSIVE)) && ss_view_word(view, at - 1, "in");
}

/* Adds a guess when the cue model thinks enough of the head. */
static void read_head(guessing *g, const ss_unit *unit, uint32_t head) {
    ss_sight sight;
    ss_guess *guess = &g->guesses[g->count];
    ss_sight_make(g->making, unit, head, &sight);
    uint32_t draft = unit->chunks[head].draft;
    if ((draft != SS_NONE && for_the_rules(g, draft)) || is_answered(g, unit, &unit->chunks[head]))
        return;
    let_go(g, &unit->chunks[head]);
    if (undone(g->making, &unit->chunks[head]) || in_words(&g->making->view, unit->chunks[head].first))
        return;
    if (g->count == SS_HEADS_MOST)
        return;
    guess->head = head;
    guess->chance = ss_guess_cue(g->weights, &sight);
    if (guess->chance < ss_guess_least(g->weights, unit))
        return;
    ss_sight_parts(&sight);
    ss_guess_label(g->weights, &sight, g->room, guess);
    ss_guess_source(&sight, guess);
    ss_guess_content(&sight, guess);
    ss_guess_extend(g->weights, &sight, g->room, guess);
    g->count++;
}

/* Chooses where the contents of all guesses end. */
static void choose(guessing *g, const ss_unit *unit) {
    for (uint32_t i = 0; i < g->count; i++) {
        ss_sight sight;
        if (g->guesses[i].extent_count < 2)
            continue;
        ss_sight_make(g->making, unit, g->guesses[i].head, &sight);
        ss_guess_neighbours(unit, g->guesses, g->count, i);
        ss_guess_choose(g->weights, &sight, &g->guesses[i]);
    }
}

/* Drops the guesses that the keep model thinks too little of. */
static void judge(guessing *g, const ss_unit *unit) {
    float chances[SS_HEADS_MOST];
    uint32_t kept = 0;
    for (uint32_t i = 0; i < g->count; i++) {
        ss_sight sight;
        ss_sight_make(g->making, unit, g->guesses[i].head, &sight);
        sight.company = ss_guess_company(g->guesses, g->count, i);
        chances[i] = ss_guess_keep(g->weights, &sight, &g->guesses[i]);
    }
    for (uint32_t i = 0; i < g->count; i++) {
        if (chances[i] < g->weights->least_keep)
            continue;
        if (kept < i)
            g->guesses[kept] = g->guesses[i];
        g->guesses[kept++].chance = chances[i];
    }
    g->count = kept;
}

/* "Ruiz told reporters: “...”": another cue has what stands behind the colon. */
static bool told_before(const guessing *g, const ss_unit *unit, uint32_t colon) {
    for (uint32_t i = 0; i < g->count; i++) {
        const ss_guess *other = &g->guesses[i];
        if (other->head != colon && other->chance >= 0 && colon + 1 < unit->count && ss_label_content(other->labels[colon + 1]))
            return true;
    }
    for (uint32_t i = 0; i < colon; i++) {
        const ss_draft *draft = unit->chunks[i].draft != SS_NONE ? &g->making->drafts.at[unit->chunks[i].draft] : NULL;
        if (draft && !draft->dropped && draft->pieces.count && draft->pieces.at[draft->pieces.count - 1].end > unit->chunks[colon].end)
            return true;
    }
    return false;
}

/* "Location: Geneva": one word or name is no message. */
static bool says_little(const ss_unit *unit, uint32_t colon) {
    return colon + 2 >= unit->count && unit->chunks[unit->count - 1].kind != SS_CHUNK_QUOTE;
}

static void drop_colons(guessing *g, const ss_unit *unit) {
    for (uint32_t i = 0; i < g->count; i++) {
        uint32_t head = g->guesses[i].head;
        if (unit->chunks[head].kind == SS_CHUNK_MARK && (says_little(unit, head) || told_before(g, unit, head)))
            g->guesses[i].chance = -1;
    }
}

/* The chunks of the cue that the head stands in. */
static ss_run cue_chunks(const ss_unit *unit, const ss_guess *guess) {
    ss_run run = {guess->head, guess->head + 1};
    while (run.first > 0 && ss_label_cue(guess->labels[run.first - 1]))
        run.first--;
    while (run.end < unit->count && ss_label_cue(guess->labels[run.end]))
        run.end++;
    return run;
}

static bool same_content(const ss_unit *unit, const ss_guess *guess, const ss_draft *draft) {
    for (uint32_t i = 0; i < unit->count; i++)
        for (uint32_t p = 0; ss_label_content(guess->labels[i]) && p < draft->pieces.count; p++)
            if (draft->pieces.at[p].first <= unit->chunks[i].first && unit->chunks[i].end <= draft->pieces.at[p].end)
                return true;
    return false;
}

/* "accused Norland of hiding it": the rules are sure of another act of the same words, so that the labels ran over its cue. */
static bool yields(const guessing *g, const ss_unit *unit, const ss_guess *guess) {
    ss_run cue = cue_chunks(unit, guess);
    if (cue.end == cue.first + 1)
        return false;
    const ss_chunk *known = known_head(unit, guess);
    for (uint32_t i = cue.first; i < cue.end; i++) {
        const ss_draft *draft = &unit->chunks[i] != known && unit->chunks[i].draft != SS_NONE ? &g->making->drafts.at[unit->chunks[i].draft] : NULL;
        bool other = draft && !draft->dropped && !draft->learnt && !draft->passive && draft->explicit_frame && known->hit != SS_NONE &&
                     g->making->hits.at[known->hit].entry->act != draft->act;
        if (other && same_content(unit, guess, draft))
            return true;
    }
    return false;
}

/* "said in a statement that": what the rules read of a word that stands in another's cue, and has its content. */
static void drop_within(const guessing *g, const ss_unit *unit, const ss_guess *guess) {
    ss_run cue = cue_chunks(unit, guess);
    for (uint32_t i = cue.first; i < cue.end; i++) {
        ss_draft *draft = i != guess->head && unit->chunks[i].draft != SS_NONE ? &g->making->drafts.at[unit->chunks[i].draft] : NULL;
        if (draft && !draft->learnt && !of_vote(draft->act) && same_content(unit, guess, draft))
            draft->dropped = 1;
    }
}

/* "confirmed reports that": a noun in another's cue tells nothing of its own. */
static void drop_nouns(const guessing *g, const ss_unit *unit) {
    for (uint32_t i = 0; i < g->count; i++) {
        const ss_chunk *head = &unit->chunks[g->guesses[i].head];
        bool noun = g->guesses[i].chance < 0 && head->hit != SS_NONE && g->making->hits.at[head->hit].use == SS_USE_NOUN;
        if (noun && head->draft != SS_NONE && !g->making->drafts.at[head->draft].learnt)
            g->making->drafts.at[head->draft].dropped = 1;
    }
}

static ss_status read_unit(guessing *g, const ss_unit *unit) {
    ss_status status = SS_OK;
    g->count = 0;
    ss_guess_begin(unit, g->room);
    for (uint32_t i = 0; i < unit->heads; i++)
        read_head(g, unit, unit->candidates[i]);
    choose(g, unit);
    judge(g, unit);
    ss_guesses_settle(unit, g->guesses, g->count);
    drop_colons(g, unit);
    for (uint32_t i = 0; i < g->count; i++)
        if (g->guesses[i].chance >= 0 && yields(g, unit, &g->guesses[i]))
            g->guesses[i].chance = -1;
    for (uint32_t i = 0; i < g->count && !status; i++)
        if (g->guesses[i].chance >= 0)
            status = fill(g, unit, &g->guesses[i]);
    for (uint32_t i = 0; i < g->count; i++)
        if (g->guesses[i].chance >= 0)
            drop_within(g, unit, &g->guesses[i]);
    drop_nouns(g, unit);
    return status;
}

/* New drafts stand at the end: the list is sorted by heads again. Both parts are in order, and the second is short. */
static ss_status sort_drafts(ss_making *making, uint32_t old) {
    uint32_t count = making->drafts.count, a = 0, b = old;
    if (old == count)
        return SS_OK;
    ss_draft *sorted = ss_arena_take(&making->view.document->arena, (size_t)making->drafts.capacity * sizeof *sorted);
    if (!sorted)
        return SS_NOMEM;
    const ss_draft *at = making->drafts.at;
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = b == count || (a < old && at[a].head <= at[b].head) ? at[a++] : at[b++];
    making->drafts.at = sorted;
    return SS_OK;
}

static void take_quotes(ss_making *making, ss_run piece) {
    const ss_view *view = &making->view;
    for (uint32_t t = piece.first; (t = ss_tokens_next(view->tokens, t, piece.end, SS_T_QUOTE)) < piece.end; t++)
        if (ss_view_opens(view, t))
            making->taken[view->quote[t]] = 1;
}

/* Which quotations are the content of some draft, now that drafts came and went. */
static void take_again(ss_making *making) {
    memset(making->taken, 0, making->view.document->quotes.count);
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        const ss_draft *draft = &making->drafts.at[i];
        if (draft->dropped)
            continue;
        if (draft->quote != SS_NONE)
            making->taken[draft->quote] = 1;
        for (uint32_t p = 0; draft->learnt && p < draft->pieces.count; p++)
            take_quotes(making, draft->pieces.at[p]);
    }
}

ss_status ss_guesses_read(ss_making *making, const ss_weights *weights) {
    ss_units units = {0};
    uint32_t old = making->framed;
    guessing g = {.making = making, .weights = weights};
    ss_status status = ss_units_make(making, weights, &units);
    if (status || !units.count)
        return status;
    ss_arena *arena = &making->view.document->arena;
    g.room = ss_arena_take(arena, sizeof *g.room);
    g.guesses = ss_arena_take(arena, SS_HEADS_MOST * sizeof *g.guesses);
    if (!g.room || !g.guesses)
        return SS_NOMEM;
    ss_guess_prepare(weights, g.room);
    for (uint32_t i = 0; i < old; i++) {
        g.insertions |= inserted(&making->drafts.at[i]);
        g.answers |= making->drafts.at[i].rule == SS_RULE_ANSWER;
    }
    for (uint32_t u = 0; u < units.count && !status; u++)
        status = read_unit(&g, &units.at[u]);
    if (!status)
        status = sort_drafts(making, old);
    ss_guesses_keep(making);
    take_again(making);
    making->framed = making->drafts.count;
    return status;
}

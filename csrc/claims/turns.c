/* Interviews and debates as transcripts print them: each line begins with who speaks, and a colon.
 *
 *   PAUL KERR: Are fares going up?   ->  source [PAUL KERR]  cue [:]  content [Are fares going up?]
 *   VARGA (smiling): We have money.      source [VARGA]      cue [:]  content [We have money. | It will last.]
 *   I think it will last.                                             `---- goes on before the next label ----'
 *
 * One line of that shape proves nothing: two are needed, and that people talk to each other in them (see is_transcript). Lists of
 * candidates, casts, key facts and headlines have labels, too. Linear in the text; nothing is allocated before the first label. */
#include "claims/drafts.h"
#include "claims/labels.h"

enum { GO_ON = 4 /* paragraphs */, KNOWN_REACH = 32 /* turns */, SCANS_MOST = 16 /* of the names */, LEAST_TURNS = 2 };

typedef struct {
    ss_label label;
    uint32_t end;       /* token behind the content */
    uint32_t paragraph;
    uint8_t asks;       /* ends with a question */
    uint8_t personal;   /* I, we, you */
    uint8_t itself;     /* speaks of who is said to speak: no speech of theirs */
} turn;

typedef SS_LIST(turn) turns;

/* ---- lines with a label ---- */

static uint32_t content_first(const turn *t) { return t->label.colon + 1; }

static bool has_words(const ss_view *view, uint32_t first, uint32_t end) { return ss_tokens_next(view->tokens, first, end, SS_T_WORD) < end; }

static ss_status read_line(const ss_view *view, uint32_t paragraph, uint32_t first, turns *out) {
    turn new = {.paragraph = paragraph, .end = view->document->paragraphs.at[paragraph].end};
    if (!ss_label_read(view, first, new.end, &new.label) || !has_words(view, content_first(&new), new.end))
        return SS_OK;
    if (out->count && out->at[out->count - 1].end > first)
        out->at[out->count - 1].end = first;
    turn *kept = SS_PUSH(out, &view->document->arena);
    if (!kept)
        return SS_NOMEM;
    *kept = new;
    return SS_OK;
}

/* A line of a paragraph can begin a turn when what stands before it is at an end. */
static bool is_over(const ss_view *view, uint32_t token) {
    char mark = ss_view_mark(view, token);
    return mark == '.' || mark == '?' || mark == '!' || mark == ')' || ss_view_has(view, token, SS_T_QUOTE) || ss_view_dash(view, token);
}

static ss_status read_lines(const ss_view *view, uint32_t paragraph, turns *out) {
    const ss_paragraph *p = &view->document->paragraphs.at[paragraph];
    ss_status status = read_line(view, paragraph, p->first, out);
    for (uint32_t t = p->first + 1; !status && (t = ss_tokens_next_line(&view->document->tokens, t, p->end)) < p->end; t++)
        if (is_over(view, t - 1))
            status = read_line(view, paragraph, t, out);
    return status;
}

/* A short turn may look like a headline. The first line of an article that does is one, but for Q: and PAUL KERR: */
static bool may_open(const ss_label *label) { return label->shouted || label->kind == SS_LABEL_QUESTION; }

/* The first colon of the text from that byte on; its size when there is none. */
static uint32_t colon_from(const ss_text *text, uint32_t byte) {
    const char *found = byte < text->size ? memchr(text->bytes + byte, ':', text->size - byte) : NULL;
    return found ? (uint32_t)(found - text->bytes) : text->size;
}

/* Paragraphs without a colon, which most are, have no label. */
static ss_status find_turns(const ss_view *view, turns *out) {
    const ss_paragraphs *all = &view->document->paragraphs;
    const ss_text *text = &view->document->text;
    uint32_t colon = colon_from(text, 0);
    for (uint32_t p = 0; p < all->count; p++) {
        uint8_t role = all->at[p].role;
        if (colon < all->at[p].span.start)
            colon = colon_from(text, all->at[p].span.start);
        if (colon >= all->at[p].span.end || (role != SS_ROLE_BODY && role != SS_ROLE_HEADLINE))
            continue;
        ss_status status = read_lines(view, p, out);
        if (status)
            return status;
        if (p == 0 && role == SS_ROLE_HEADLINE && out->count && !may_open(&out->at[0].label))
            out->count = 0;
    }
    return SS_OK;
}

/* ---- which of them are of a transcript ---- */

static bool is_personal(const ss_view *view, uint32_t token) {
    bool second = (view->bytes[view->tokens[token].start] | 0x20) == 'y' && ss_view_is(view, token, SS_W(PRONOUN) | SS_W(POSSESSIVE));
    return second || ss_view_is(view, token, SS_W(FIRST));
}

/* Without closing marks and brackets. */
static uint32_t last_said(const ss_view *view, uint32_t first, uint32_t end) {
    while (end > first + 1 && (ss_view_has(view, end - 1, SS_T_QUOTE) || ss_view_mark(view, end - 1) == ')' || ss_view_mark(view, end - 1) == ']'))
        end--;
    return end - 1;
}

static void weigh(const ss_view *view, turn *t) {
    for (uint32_t i = content_first(t); i < t->end; i++) {
        uint32_t m = view->mention[i];
        t->personal |= is_personal(view, i);
        t->itself |= m != SS_NONE && t->label.local != SS_NONE && view->document->names.mentions.at[m].local == t->label.local;
    }
    t->asks = ss_view_mark(view, last_said(view, content_first(t), t->end)) == '?';
}

/* The person whom other places of the text call by these words, PENN for Ida Penn, or SS_NONE. */
static uint32_t person_called(const ss_view *view, const ss_label *label) {
    const ss_mentions *mentions = &view->document->names.mentions;
    for (uint32_t i = 0; i < mentions->count; i++) {
        const ss_mention *m = &mentions->at[i];
        bool surname = m->type == SS_PERSON && m->local != SS_NONE && view->tokens[m->end - 1].hash == label->word;
        bool whole = label->end == label->first + 1 || m->end == m->first + 1 || view->tokens[m->first].hash == view->tokens[label->first].hash;
        if (surname && whole)
            return m->local;
    }
    return SS_NONE;
}

/* The turn near the one at `index` whose label ends with the same word; SS_NONE when there is none. Those before are settled. */
static uint32_t same_word(const turns *all, uint32_t index, bool behind) {
    const ss_label *label = &all->at[index].label;
    for (uint32_t i = index; i-- > 0 && i + KNOWN_REACH >= index;)
        if (all->at[i].label.word == label->word)
            return i;
    for (uint32_t i = index + 1; behind && i < all->count && i <= index + KNOWN_REACH; i++)
        if (all->at[i].label.word == label->word)
            return i;
    return SS_NONE;
}

/* A label without a person: is it somebody's after all? LILLEVIK behind IDA LILLEVIK is, KERR when it comes again, and an organisation
 * that asks again and again. */
static void settle(const ss_view *view, turns *all, uint32_t index, uint32_t *scans) {
    ss_label *label = &all->at[index].label;
    bool body = label->local != SS_NONE;
    if ((label->kind != SS_LABEL_NAME && label->kind != SS_LABEL_MAYBE) || (body && label->kind == SS_LABEL_NAME))
        return;
    uint32_t other = same_word(all, index, body || !label->plain);
    if (body) {
        label->kind = other == SS_NONE ? SS_LABEL_MAYBE : SS_LABEL_NAME;
        return;
    }
    bool before = other != SS_NONE && other < index;
    if (before)
        label->local = all->at[other].label.local;
    else if (++*scans <= SCANS_MOST)
        label->local = person_called(view, label);
    if (label->local != SS_NONE || (other != SS_NONE && !label->plain))
        label->kind = SS_LABEL_NAME;
}

static bool speaks(const ss_label *label) { return label->shouted && (label->kind == SS_LABEL_NAME || label->kind == SS_LABEL_OFFICE); }

/* Words in capitals that are no ordinary ones, between two who speak: somebody who is heard once. */
static void settle_between(turns *all, uint32_t index) {
    ss_label *label = &all->at[index].label;
    if (label->kind != SS_LABEL_MAYBE || label->plain || index == 0 || index + 1 >= all->count)
        return;
    const turn *before = &all->at[index - 1], *next = &all->at[index + 1];
    if (speaks(&before->label) && speaks(&next->label) && next->paragraph - before->paragraph <= GO_ON)
        label->kind = SS_LABEL_NAME;
}

static uint32_t count_kind(const turns *all, ss_label_kind kind) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++)
        count += all->at[i].label.kind == kind;
    return count;
}

/* What is nobody's name goes, and answers to nobody: "A: ..., B: ..." is a list. */
static void sift(turns *all) {
    uint32_t asked = count_kind(all, SS_LABEL_QUESTION), answers = count_kind(all, SS_LABEL_ANSWER), kept = 0;
    bool lettered = !asked && (answers < 2 || count_kind(all, SS_LABEL_LETTER));
    for (uint32_t i = 0; i < all->count; i++) {
        turn *t = &all->at[i];
        bool letter = t->label.kind == SS_LABEL_LETTER || (t->label.kind == SS_LABEL_ANSWER && lettered);
        if (!letter && t->label.kind != SS_LABEL_MAYBE)
            all->at[kept++] = *t;
    }
    all->count = kept;
}

/* One asks, and the next answers: sure where the labels are in capitals or somebody says I or you. */
static bool answers(const turn *before, const turn *t) {
    bool shaped = (before->label.shouted && t->label.shouted) || before->personal || t->personal;
    return before->asks && !t->asks && shaped && !ss_label_same(&before->label, &t->label);
}

/* A, B, and A again: one of them says I or you. */
static bool returns(const turn *t) {
    bool personal = t->personal || t[-1].personal || t[-2].personal;
    return personal && ss_label_same(&t->label, &t[-2].label) && !ss_label_same(&t->label, &t[-1].label);
}

/* Questions and answers are one by their labels. Others must talk: to each other (A asks, B answers; A, B and A again), or as I and
 * we in most of what they say. Who is told of under his own name does not talk. */
static bool is_transcript(const turns *all) {
    uint32_t personal = 0, itself = 0, back = 0, asked = 0, others = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const turn *t = &all->at[i];
        if (t->label.kind == SS_LABEL_QUESTION || t->label.kind == SS_LABEL_ANSWER)
            asked = 1;
        personal += t->personal && !t->itself;
        itself += t->itself;
        others += i > 0 && !ss_label_same(&t->label, &all->at[i - 1].label);
        back += i > 1 && returns(t);
        asked |= i > 0 && answers(&all->at[i - 1], t);
    }
    if (all->count < LEAST_TURNS || 2 * itself > all->count)
        return false;
    return asked || back || (others && personal > 1 && 2 * personal >= all->count);
}

/* ---- turns to drafts ---- */

static void take_quote(ss_making *making, ss_draft *draft, uint32_t quote) {
    if (quote == SS_NONE)
        return;
    making->taken[quote] = 1;
    draft->quote = quote;
}

/* The whole of the run asks: each of its sentences. */
static bool only_asks(const ss_view *view, uint32_t first, uint32_t end) {
    const ss_sentences *all = &view->document->sentences;
    for (uint32_t s = ss_sentence_of(all, first), from = first; s < all->count && from < end; from = all->at[s++].end) {
        uint32_t stop = all->at[s].end < end ? all->at[s].end : end;
        if (ss_view_mark(view, last_said(view, from, stop)) != '?')
            return false;
    }
    return true;
}

static ss_status add_piece(ss_making *making, ss_turn new) {
    ss_turn *piece = SS_PUSH(&making->turns, &making->view.document->arena);
    if (!piece)
        return SS_NOMEM;
    *piece = new;
    return ss_draft_piece(making, &making->drafts.at[new.draft], (ss_run){new.first, new.end});
}

/* (CROSSTALK) */
static bool is_bracketed(const ss_view *view, const ss_paragraph *p) {
    uint32_t first = p->first + (p->first + 1 < p->end && ss_view_has(view, p->first, SS_T_QUOTE));
    return ss_view_mark(view, first) == '(' || ss_view_mark(view, first) == '[';
}

/* The paragraph is the same speech: opened by a mark as its turns are, or somebody says I, we or you outside quotations and nobody
 * tells of the speaker. */
static bool goes_on(const ss_view *view, const turn *t, const ss_paragraph *p) {
    if ((p->role != SS_ROLE_BODY && p->role != SS_ROLE_HEADLINE) || ss_label_shaped(view, p->first, p->end))
        return false;
    if (t->label.marked || ss_view_has(view, p->first, SS_T_QUOTE))
        return t->label.marked && ss_view_opens(view, p->first);
    bool personal = false;
    for (uint32_t i = p->first; i < p->end; i++) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE && t->label.local != SS_NONE && view->document->names.mentions.at[m].local == t->label.local)
            return false;
        personal |= view->quote[i] == SS_NONE && is_personal(view, i);
    }
    return personal;
}

/* What stands between two labels, a few paragraphs at most. Behind the last label nobody knows who goes on. */
static ss_status go_on(ss_making *making, uint32_t draft, const turn *t, const turn *next) {
    const ss_view *view = &making->view;
    if (next->paragraph - t->paragraph > GO_ON + 1)
        return SS_OK;
    for (uint32_t i = t->paragraph + 1; i < next->paragraph; i++) {
        const ss_paragraph *p = &view->document->paragraphs.at[i];
        if (ss_view_opens(view, p->first) && t->label.marked)
            making->taken[view->quote[p->first]] = 1;
        if (is_bracketed(view, p))
            continue;
        if (!goes_on(view, t, p))
            return SS_OK;
        ss_status status = add_piece(making, (ss_turn){p->first, p->first, p->end, draft, t->label.local});
        if (status)
            return status;
    }
    return SS_OK;
}

/* The mark that closes what was opened before the label is no part of the content. */
static uint32_t content_end(const ss_view *view, const turn *t) {
    uint32_t last = t->end - 1;
    bool closes = t->label.marked && last > content_first(t) && ss_view_closes(view, last);
    return closes && view->document->quotes.at[view->quote[last]].open < t->label.first ? last : t->end;
}

static ss_status draft_turn(ss_making *making, const turn *t, const turn *next) {
    const ss_view *view = &making->view;
    uint32_t first = content_first(t), end = content_end(view, t), index = making->drafts.count;
    ss_draft *draft = ss_draft_new(making, ss_sentence_of(&view->document->sentences, t->label.colon));
    if (!draft)
        return SS_NOMEM;
    draft->rule = SS_RULE_TURN;
    draft->head = t->label.colon;
    draft->cue_run = (ss_run){t->label.colon, t->label.colon + 1};
    draft->source = (ss_run){t->label.first, t->label.end};
    draft->subject = SS_SUBJECT_PHRASE;
    draft->explicit_frame = 1;
    draft->act = only_asks(view, first, end) ? SS_ACT_ASK : SS_ACT_STATE;
    if (ss_view_opens(view, first))
        take_quote(making, draft, view->quote[first]);
    if (t->label.marked)
        take_quote(making, draft, view->quote[t->label.first - 1]);
    ss_status status = add_piece(making, (ss_turn){t->label.first, first, end, index, t->label.local});
    return status || !next ? status : go_on(making, index, t, next);
}

/* What the models made of a label's colon gives way to the turn. Drafts up to `old` and turns are in the order of their heads. */
static void give_way(ss_making *making, uint32_t old, const turns *all) {
    for (uint32_t i = 0, t = 0; i < old && t < all->count; i++) {
        ss_draft *draft = &making->drafts.at[i];
        while (t < all->count && all->at[t].label.colon < draft->head)
            t++;
        draft->dropped |= t < all->count && draft->head == all->at[t].label.colon;
    }
}

ss_status ss_turns_read(ss_making *making) {
    turns all = {0};
    uint32_t scans = 0, old = making->framed;
    ss_status status = find_turns(&making->view, &all);
    if (status || all.count < LEAST_TURNS)
        return status;
    for (uint32_t i = 0; i < all.count; i++)
        settle(&making->view, &all, i, &scans);
    for (uint32_t i = 0; i < all.count; i++)
        settle_between(&all, i);
    sift(&all);
    for (uint32_t i = 0; i < all.count; i++)
        weigh(&making->view, &all.at[i]);
    if (!is_transcript(&all))
        return SS_OK;
    give_way(making, old, &all);
    for (uint32_t i = 0; i < all.count && !status; i++)
        status = draft_turn(making, &all.at[i], i + 1 < all.count ? &all.at[i + 1] : NULL);
    return status;
}

/* The first piece that ends behind the token, or their count. */
static uint32_t piece_at(const ss_making *making, uint32_t token) {
    uint32_t low = 0, high = making->turns.count;
    SS_SEEK(low, high, middle, making->turns.at[middle].end <= token);
    return low;
}

const ss_turn *ss_turn_of(const ss_making *making, uint32_t token) {
    uint32_t at = piece_at(making, token);
    return at < making->turns.count && making->turns.at[at].first <= token ? &making->turns.at[at] : NULL;
}

bool ss_turn_labels(const ss_making *making, uint32_t token) {
    uint32_t at = piece_at(making, token);
    return at < making->turns.count && making->turns.at[at].label <= token && token < making->turns.at[at].first;
}

/* What was voted on: the motion in the article's words, the symbols of its papers, and who proposed it.
 *
 *   S/2024/255 draft    S/RES/2680, "resolution 2680" resolution    S/PV.9591 meeting
 *   US-sponsored / drafted by Norway / proposed by the United States / Norway's draft / the project of Norway: sponsor */
#include "claims/votes/ballots_make.h"
#include "claims/clauses.h"

enum { MOTION_MOST = 40, SENTENCES_MOST = 16, SYMBOL_MOST = 40, VERB_REACH = 12, ADOPT_REACH = 8 };

/* ---- motion ---- */

static bool is_empty_word(const ss_view *view, uint32_t at) {
    return ss_view_is(view, at, SS_W(PRONOUN)) || ss_view_word(view, at, "this") || ss_view_word(view, at, "that");
}

/* A clause or another's vote begins here: "the draft, which ...", "the draft and Norway abstained". */
static bool leaves_motion(const ss_view *view, ss_run run, uint32_t at) {
    if (ss_view_dash(view, at) || ss_view_mark(view, at) == ';')
        return true;
    if (at + 1 >= run.end)
        return false;
    uint32_t m = view->mention[at + 1];
    bool state = m != SS_NONE && view->document->names.mentions.at[m].type == SS_COUNTRY && !view->document->names.mentions.at[m].adjective;
    return (ss_view_mark(view, at) == ',' && ss_view_is(view, at + 1, SS_W(RELATIVE))) ||
           (ss_view_is(view, at, SS_W(CONJUNCTION)) && state && view->mention[at - 1] == SS_NONE);
}

static ss_run trimmed(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first + 1; i < run.end; i++)
        if (leaves_motion(view, run, i))
            run.end = i;
    if (run.end - run.first > MOTION_MOST)
        run.end = run.first + MOTION_MOST;
    uint32_t date = run.end > run.first ? view->date[run.end - 1] : SS_NONE;
    if (date != SS_NONE) /* "until April 30, 2025" */
        run.end = view->document->dates.at[date].end_token;
    while (run.end > run.first && (ss_view_has(view, run.end - 1, SS_T_PUNCT) ||
                                   ss_view_is(view, run.end - 1, SS_W(COMPLEMENTIZER) | SS_W(PREPOSITION) | SS_W(DETERMINER))))
        run.end--;
    bool day = run.end > run.first && view->date[run.first] != SS_NONE;
    if (day || (run.end - run.first == 1 && is_empty_word(view, run.first)))
        run.end = run.first;
    return run;
}

/* "voted 52-48 to confirm the judge": what they voted to do. */
static ss_run motion_behind(const ss_view *view, const ss_sentence *s, uint32_t at) {
    ss_run run = {at + 1, at + 1};
    if (at >= s->end || !ss_view_word(view, at, "to"))
        return (ss_run){at, at};
    while (run.end < s->end && run.end - run.first < MOTION_MOST && !ss_view_has(view, run.end, SS_T_PUNCT) && view->date[run.end] == SS_NONE)
        run.end++;
    return run;
}

/* "rejected the bill by 120 votes to 85": what stands between the verb and the count. */
static ss_run motion_before(const ss_view *view, const ss_sentence *s, uint32_t at) {
    for (uint32_t i = at, steps = 0; i > s->first && steps < VERB_REACH; i--, steps++) {
        uint32_t kinds = ss_view_vote_kinds(view, i - 1);
        if ((kinds & SS_B(DECIDES)) && (kinds & (SS_B(ADOPTS) | SS_B(REJECTS))))
            return ss_clause_object(view, i, at);
    }
    return (ss_run){at, at};
}

static ss_run motion_of(const ss_view *view, const ss_telling *t) {
    const ss_sentence *s = &view->document->sentences.at[t->sentence];
    if (t->claim != SS_NONE)
        return trimmed(view, t->motion);
    ss_run run = trimmed(view, motion_behind(view, s, t->run.end));
    return run.end > run.first ? run : trimmed(view, motion_before(view, s, t->run.first));
}

static void find_motion(const ss_making_ballots *making, const ss_building *b, ss_ballot *ballot) {
    ss_run best = {0, 0};
    for (uint32_t i = 0; i < b->tellings.count; i++) {
        const ss_telling *t = &making->tellings.at[b->tellings.at[i]];
        ss_run run = motion_of(making->view, t);
        if (run.end - run.first > best.end - best.first)
            best = run;
    }
    ballot->motion = ss_view_span(making->view, best);
}

/* ---- symbols ---- */

static bool tells_in(const ss_making_ballots *making, const ss_building *b, uint32_t sentence) {
    uint32_t low = 0, high = b->tellings.count;
    SS_SEEK(low, high, middle, making->tellings.at[b->tellings.at[middle]].sentence < sentence);
    return low < b->tellings.count && making->tellings.at[b->tellings.at[low]].sentence == sentence;
}

static bool begins(const ss_view *view, ss_span span, const char *with, uint32_t size) {
    return span.end - span.start > size && memcmp(view->bytes + span.start, with, size) == 0;
}

static bool is_draft(const ss_view *view, ss_span span) {
    return begins(view, span, "S/20", 4) || begins(view, span, "S/19", 4);
}

static bool is_adopted_at(const ss_view *view, const ss_mention *m) {
    uint32_t from = m->first > ADOPT_REACH ? m->first - ADOPT_REACH : 0;
    for (uint32_t i = from; i < m->first; i++)
        if (ss_view_vote_kind(view, i, SS_B(ADOPTS)))
            return true;
    return false;
}

/* "resolution 2680" is S/RES/2680; a symbol stays as it is. */
static ss_status put_resolution(const ss_view *view, const ss_mention *m, ss_ballot *ballot) {
    ss_document *d = view->document;
    char symbol[SYMBOL_MOST];
    uint32_t size = m->span.end - m->span.start, number = m->first;
    if (begins(view, m->span, "S/RES/", 6) && size <= SYMBOL_MOST) {
        memcpy(symbol, view->bytes + m->span.start, size);
    } else {
        while (number < m->end && !ss_view_has(view, number, SS_T_DIGITS))
            number++;
        if (number == m->end || view->tokens[number].size > 5)
            return SS_OK;
        size = 6u + view->tokens[number].size;
        memcpy(symbol, "S/RES/", 6);
        memcpy(symbol + 6, view->bytes + view->tokens[number].start, view->tokens[number].size);
    }
    ss_status status = ss_chars_push(&d->names.strings, &d->arena, symbol, size, &ballot->resolution.at);
    if (!status)
        ballot->resolution.size = size;
    return status;
}

static bool is_resolution(const ss_view *view, const ss_mention *m) {
    return begins(view, m->span, "S/RES/", 6) || ss_view_word(view, m->first, "resolution") ||
           (m->end > m->first + 1 && ss_view_word(view, m->end - 2, "resolution"));
}

static ss_status find_symbols(const ss_making_ballots *making, const ss_building *b, bool alone, ss_ballot *ballot) {
    const ss_view *view = making->view;
    const ss_mentions *mentions = &view->document->names.mentions;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < mentions->count && !status; i++) {
        const ss_mention *m = &mentions->at[i];
        if (m->type != SS_DOCUMENT || !(alone || tells_in(making, b, m->sentence)))
            continue;
        if (begins(view, m->span, "S/PV.", 5))
            ballot->meeting = ballot->meeting.end ? ballot->meeting : m->span;
        else if (is_draft(view, m->span))
            ballot->draft = ballot->draft.end ? ballot->draft : m->span;
        else if (!ballot->resolution.size && b->outcome == SS_OUTCOME_ADOPTED && is_resolution(view, m) && is_adopted_at(view, m))
            status = put_resolution(view, m, ballot);
    }
    return status;
}

/* ---- sponsor ---- */

static bool is_paper(const ss_view *view, uint32_t at) { return ss_view_vote_kind(view, at, SS_B(MOTION)); }

static bool proposes(const ss_view *view, uint32_t at) { return ss_view_vote_kind(view, at, SS_B(SPONSORS)); }

static uint32_t over_determiner(const ss_view *view, uint32_t at, uint32_t end) {
    return at < end && ss_view_is(view, at, SS_W(DETERMINER)) ? at + 1 : at;
}

/* The mention of a sponsor that the words at the token name, or SS_NONE. */
static uint32_t sponsor_at(const ss_view *view, const ss_sentence *s, uint32_t at) {
    uint32_t m = view->mention[at], next;
    if (m != SS_NONE) {
        const ss_mention *mention = &view->document->names.mentions.at[m];
        next = mention->end;
        if (at != mention->first || next + 1 >= s->end)
            return SS_NONE;
        if (ss_view_mark(view, next) == '-' && proposes(view, next + 1))
            return m;
        if (ss_view_has(view, next, SS_T_APOS_S))
            return ss_view_word(view, next + 1, "draft") || (is_paper(view, next + 1) && !ss_view_word(view, next + 1, "text")) ? m : SS_NONE;
        return ss_view_word(view, next, "draft") ? m : SS_NONE;
    }
    bool by = proposes(view, at) && at + 1 < s->end && ss_view_word(view, at + 1, "by");
    bool of = is_paper(view, at) && at + 1 < s->end && ss_view_word(view, at + 1, "of") && (ss_view_word(view, at, "project") || ss_view_word(view, at, "draft") || (at > s->first && ss_view_word(view, at - 1, "draft")));
    next = by || of ? over_determiner(view, at + 2, s->end) : s->end;
    return next < s->end ? view->mention[next] : SS_NONE;
}

static uint32_t sponsor_in(const ss_view *view, const ss_sentence *s) {
    bool paper = false;
    for (uint32_t i = s->first; i < s->end && !paper; i++)
        paper = is_paper(view, i);
    for (uint32_t i = s->first; paper && i < s->end; i++) {
        uint32_t m = sponsor_at(view, s, i);
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = &view->document->names.mentions.at[m];
        if (mention->local != SS_NONE && (mention->type == SS_COUNTRY || mention->type == SS_PERSON))
            return mention->local;
    }
    return SS_NONE;
}

static void find_sponsor(const ss_making_ballots *making, const ss_building *b, ss_ballot *ballot) {
    uint32_t seen = SS_NONE, sentences = 0;
    for (uint32_t i = 0; i < b->tellings.count && sentences < SENTENCES_MOST && ballot->sponsor == SS_NONE; i++) {
        uint32_t sentence = making->tellings.at[b->tellings.at[i]].sentence;
        if (sentence == seen)
            continue;
        seen = sentence;
        sentences++;
        ballot->sponsor = sponsor_in(making->view, &making->view->document->sentences.at[sentence]);
    }
}

ss_status ss_ballots_name(ss_making_ballots *making, const ss_building *building, bool alone, ss_ballot *ballot) {
    find_motion(making, building, ballot);
    find_sponsor(making, building, ballot);
    return find_symbols(making, building, alone, ballot);
}

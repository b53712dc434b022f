#include "claims/votes/ballots_make.h"

enum { DATE_REACH = 40, NOUN_REACH = 5, AFTER_REACH = 6, CLAIMS_MOST = 32 /* of a sentence */ };

/* ---- when ---- */

static bool lasts_until(const ss_view *view, uint32_t date) {
    uint32_t first = view->document->dates.at[date].first_token;
    return first > 0 && (ss_view_word(view, first - 1, "until") || ss_view_word(view, first - 1, "till") || ss_view_word(view, first - 1, "since") ||
                         ss_view_word(view, first - 1, "through") || ss_view_word(view, first - 1, "to") || ss_view_word(view, first - 1, "by"));
}

static bool tells_of(const ss_claims *claims, const ss_claim *claim, ss_span vote) {
    for (uint32_t i = 0; i < claim->pieces.count; i++) {
        ss_span piece = claims->spans.at[claim->pieces.first + i];
        if (piece.start <= vote.start && vote.end <= piece.end)
            return true;
    }
    return false;
}

/* Claims stand in the order of their sentences. */
static uint32_t first_claim(const ss_claims *claims, uint32_t sentence) {
    uint32_t low = 0, high = claims->list.count;
    SS_SEEK(low, high, middle, claims->list.at[middle].sentence < sentence);
    return low;
}

/* "..., Minister Holm said on Friday": the day on which the vote was spoken of. */
static bool is_of_words(const ss_view *view, const ss_telling *t, uint32_t date) {
    const ss_claims *claims = &view->document->claims;
    ss_span vote = ss_view_span(view, t->run);
    for (uint32_t first = first_claim(claims, t->sentence), i = first; i < claims->list.count && claims->list.at[i].sentence == t->sentence && i < first + CLAIMS_MOST; i++) {
        const ss_claim *claim = &claims->list.at[i];
        if (claim->date == date && i != t->claim && tells_of(claims, claim, vote))
            return true;
    }
    return false;
}

static bool is_ahead(const ss_view *view, uint32_t date) {
    int32_t today = view->document->published, first = view->document->dates.at[date].first;
    return today != SS_NO_DAY && first != SS_NO_DAY && first > today;
}

/* "[wept on Saturday], two days after | Norland vetoed it": a day there is another one. */
static bool is_counted_from(const ss_view *view, const ss_telling *t, uint32_t first) {
    for (uint32_t i = t->run.first; i > first + 1 && i + AFTER_REACH > t->run.first; i--)
        if (ss_view_word(view, i - 1, "after") || ss_view_word(view, i - 1, "before"))
            return ss_view_word(view, i - 2, "days") || ss_view_word(view, i - 2, "day") || ss_view_word(view, i - 2, "week") || ss_view_word(view, i - 2, "weeks");
    return false;
}

/* A day of the sentence that stands near the telling: one that is over, else the nearest; for counts that no claim tells. */
static uint32_t date_near(const ss_view *view, const ss_telling *t) {
    const ss_sentence *s = &view->document->sentences.at[t->sentence];
    bool noun = t->claim != SS_NONE && view->document->claims.list.at[t->claim].rule == SS_RULE_VETO_NOMINAL; /* regretted on Friday the veto */
    if (is_counted_from(view, t, s->first))
        return SS_NONE;
    uint32_t best = SS_NONE, least = noun ? NOUN_REACH : DATE_REACH;
    uint32_t from = t->run.first > s->first + DATE_REACH ? t->run.first - DATE_REACH : s->first;
    for (uint32_t i = from; i < s->end && i < t->run.end + DATE_REACH; i++) {
        uint32_t date = view->date[i], far = i < t->run.first ? t->run.first - i : i >= t->run.end ? i - t->run.end : 0;
        bool sooner = date != SS_NONE && best != SS_NONE && is_ahead(view, date) != is_ahead(view, best);
        if (date == SS_NONE || (sooner ? is_ahead(view, date) : far >= least) || far >= (noun ? NOUN_REACH : DATE_REACH) || view->document->dates.at[date].type > SS_TIME || lasts_until(view, date) || is_of_words(view, t, date))
            continue;
        best = date;
        least = far;
    }
    return best != SS_NONE && is_ahead(view, best) ? SS_NONE : best; /* who voted did so before */
}

/* The last day that the sentence before names, in the same paragraph: "On Thursday the council met. Russia vetoed ..." */
static uint32_t date_before(const ss_view *view, const ss_telling *t) {
    const ss_sentence *s = &view->document->sentences.at[t->sentence];
    if (t->sentence == 0 || s[-1].paragraph != s->paragraph || s[-1].role == SS_ROLE_DATELINE)
        return SS_NONE;
    ss_telling end = *t;
    end.sentence--;
    end.run = (ss_run){s[-1].end, s[-1].end};
    return date_near(view, &end);
}

static void find_date(const ss_making_ballots *making, ss_building *b) {
    for (uint32_t i = 0; i < b->tellings.count && b->date == SS_NONE; i++)
        b->date = date_near(making->view, &making->tellings.at[b->tellings.at[i]]);
    for (uint32_t i = 0; i < b->tellings.count && b->date == SS_NONE; i++)
        b->date = date_before(making->view, &making->tellings.at[b->tellings.at[i]]);
}

static int32_t day_of(const ss_view *view, uint32_t date) {
    if (date == SS_NONE)
        return SS_NO_DAY;
    const ss_date *d = &view->document->dates.at[date];
    return d->first == d->last ? d->first : SS_NO_DAY;
}

static uint32_t year_of(int32_t day) {
    int year = 0, month, date;
    if (day != SS_NO_DAY)
        ss_day_split(day, &year, &month, &date);
    return year > 0 ? (uint32_t)year : 0;
}

/* ---- what is enough ---- */

static bool tells_enough(const ss_building *b) {
    bool veto = false;
    for (uint32_t i = 0; i < SS_STANDS; i++)
        if (b->counts[i] != SS_NONE)
            return true;
    for (uint32_t i = 0; i < b->positions.count; i++)
        veto |= b->positions.at[i].stand == SS_STAND_VETO;
    return veto || b->positions.count > 1;
}

/* ---- who is counted ---- */

static bool is_of(const ss_telling *t, ss_span source, ss_span run) {
    bool counts = false;
    for (uint32_t i = 0; i < SS_STANDS; i++)
        counts |= t->counts[i] != SS_NONE;
    return counts && !t->score && source.start < source.end && source.start < run.end && run.start < source.end;
}

/* No name tells which ones: not "seven Labour members". */
static bool is_bare(const ss_view *view, const ss_telling *t, ss_span source) {
    const ss_sentence *s = &view->document->sentences.at[t->sentence];
    for (uint32_t i = s->first + 1; i < s->end && view->tokens[i].start < source.end; i++)
        if (view->tokens[i].start > source.start && (view->mention[i] != SS_NONE || ss_view_has(view, i, SS_T_CAPITAL)))
            return false;
    return true;
}

/* "Twelve countries voted for it": of claims whose source is a count, the body that votes is the speaker. */
static ss_status name_body(const ss_making_ballots *making, const ss_building *b, const ss_telling *t) {
    ss_document *document = making->view->document;
    ss_claims *claims = &document->claims;
    ss_span run = ss_view_span(making->view, t->run);
    for (uint32_t first = first_claim(claims, t->sentence), i = first; i < claims->list.count && claims->list.at[i].sentence == t->sentence && i < first + CLAIMS_MOST; i++) {
        ss_claim *claim = &claims->list.at[i];
        if (claim->speaker != SS_NONE || claim->act < SS_ACT_VOTE_FOR || claim->act > SS_ACT_ABSTAIN || !is_of(t, claim->source_span, run) || !is_bare(making->view, t, claim->source_span))
            continue;
        uint32_t *id = SS_PUSH(&claims->ids, &document->arena);
        if (!id)
            return SS_NOMEM;
        *id = claim->speaker = b->body.local;
        claim->speakers = (ss_part_of){claims->ids.count - 1, 1};
        claim->speaker_how = SS_BY_COLLECTIVE;
    }
    return SS_OK;
}

static ss_status name_bodies(const ss_making_ballots *making, const ss_building *b) {
    ss_status status = SS_OK;
    for (uint32_t i = 0; b->body.local != SS_NONE && i < b->tellings.count && !status; i++)
        status = name_body(making, b, &making->tellings.at[b->tellings.at[i]]);
    return status;
}

/* ---- rows ---- */

static ss_status put_positions(const ss_view *view, const ss_building *b, ss_ballot *ballot) {
    ss_ballots *out = &view->document->ballots;
    ballot->positions = (ss_part_of){out->positions.count, b->positions.count};
    if (!SS_RESERVE(&out->positions, &view->document->arena, b->positions.count))
        return SS_NOMEM;
    for (uint32_t i = 0; i < b->positions.count; i++)
        out->positions.at[out->positions.count++] = b->positions.at[i];
    return SS_OK;
}

/* Tellings of one sentence may stand in any order and overlap: a claim and its count. */
static void add_span(ss_spans *out, uint32_t first, ss_span span) {
    uint32_t at = out->count;
    while (at > first && out->at[at - 1].start > span.start)
        at--;
    if (at > first && out->at[at - 1].end >= span.start) {
        at--;
        out->at[at].end = out->at[at].end > span.end ? out->at[at].end : span.end;
    } else {
        memmove(out->at + at + 1, out->at + at, (out->count - at) * sizeof *out->at);
        out->at[at] = span;
        out->count++;
    }
    while (at + 1 < out->count && out->at[at + 1].start <= out->at[at].end) {
        out->at[at].end = out->at[at].end > out->at[at + 1].end ? out->at[at].end : out->at[at + 1].end;
        memmove(out->at + at + 1, out->at + at + 2, (out->count - at - 2) * sizeof *out->at);
        out->count--;
    }
}

static ss_status put_spans(const ss_making_ballots *making, const ss_building *b, ss_ballot *ballot) {
    ss_spans *out = &making->view->document->claims.spans;
    uint32_t first = out->count;
    if (!SS_RESERVE(out, &making->view->document->arena, b->tellings.count))
        return SS_NOMEM;
    for (uint32_t i = 0; i < b->tellings.count; i++)
        add_span(out, first, ss_view_span(making->view, making->tellings.at[b->tellings.at[i]].run));
    ballot->spans = (ss_part_of){first, out->count - first};
    return SS_OK;
}

static ss_status warn_of_sum(const ss_view *view, ss_span span, uint32_t sum, uint32_t size) {
    ss_error said;
    (void)ss_error_set(&said, SS_INPUT, 0, "the votes told of add up to %u, but the body has %u members", sum, size);
    return ss_document_warn(view->document, "vote-arithmetic", span, said.message);
}

static ss_status put_row(ss_making_ballots *making, ss_building *b, bool alone) {
    const ss_view *view = making->view;
    ss_ballots *out = &view->document->ballots;
    ss_ballot ballot = {.body = b->body, .sponsor = SS_NONE, .date = b->date, .day = day_of(view, b->date)};
    uint32_t sum, size;
    ss_status status = ss_ballots_count(making, b, year_of(ballot.day), &sum, &size);
    if (status || !tells_enough(b))
        return status;
    memcpy(ballot.counts, b->counts, sizeof ballot.counts);
    ballot.outcome = b->outcome;
    status = put_positions(view, b, &ballot);
    if (!status)
        status = put_spans(making, b, &ballot);
    if (!status && sum)
        status = warn_of_sum(view, view->document->claims.spans.at[ballot.spans.first], sum, size);
    if (!status)
        status = ss_ballots_name(making, b, alone, &ballot);
    ss_ballot *row = status ? NULL : SS_PUSH(&out->list, &view->document->arena);
    if (!row)
        return status ? status : SS_NOMEM;
    *row = ballot;
    return SS_OK;
}

static ss_status gather(ss_making_ballots *making) {
    for (uint32_t i = 0; i < making->tellings.count; i++) {
        if (making->owner[i] == SS_NONE)
            continue;
        uint32_t *index = SS_PUSH(&making->list.at[making->owner[i]].tellings, &making->view->document->arena);
        if (!index)
            return SS_NOMEM;
        *index = i;
    }
    return SS_OK;
}

ss_status ss_ballots_finish(ss_making_ballots *making) {
    ss_status status = gather(making);
    for (uint32_t i = 0; i < making->list.count && !status; i++) {
        find_date(making, &making->list.at[i]);
        status = name_bodies(making, &making->list.at[i]);
        if (!status)
            status = put_row(making, &making->list.at[i], making->list.count == 1);
    }
    return status;
}

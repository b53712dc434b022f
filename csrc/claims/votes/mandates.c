#include "claims/votes/mandates.h"
#include "claims/votes/tellings.h"

enum { LOOK = 30, PHRASE = 16, CARRY = 3, CARRY_TOKENS = 120 };

static bool is_extension(const ss_view *view, uint32_t at) { return ss_view_vote_kind(view, at, SS_B(EXTENDS)); }

static bool is_past(const ss_view *view, uint32_t at) { return ss_view_ends(view, at, "ed"); }

static bool is_end(const ss_view *view, uint32_t at) { return ss_view_vote_kind(view, at, SS_B(ENDS)); }

static bool is_termination(const ss_view *view, uint32_t at) { return ss_view_vote_kind(view, at, SS_B(SCRAPS)); }

static bool is_until(const ss_view *view, uint32_t at) {
    return ss_view_word(view, at, "until") || ss_view_word(view, at, "till") || ss_view_word(view, at, "through") || ss_view_word(view, at, "to");
}

/* ---- whose mandate ---- */

/* "the UN peacekeeping mission": the name tells only whose mission it is, which has none. */
static bool is_attribute(const ss_view *view, const ss_mention *m) {
    for (uint32_t i = m->end; i < m->end + 2 && i < view->count && ss_view_has(view, i, SS_T_WORD) && !ss_view_has(view, i, SS_T_CAPITAL) && view->mention[i] == SS_NONE; i++)
        if (ss_view_is(view, i, SS_W(ORGAN)))
            return true;
    return false;
}

static bool has_mandate(const ss_view *view, uint32_t mention) {
    const ss_mention *m = &view->document->names.mentions.at[mention];
    return m->local != SS_NONE && (m->type == SS_BODY || (m->type == SS_ORGANISATION && !is_attribute(view, m)));
}

static ss_party party_of(const ss_view *view, uint32_t mention) {
    uint32_t local = view->document->names.mentions.at[mention].local;
    return (ss_party){local, view->document->names.locals.at[local].lexicon};
}

/* The committee that a panel works for. */
static ss_party committee_of(const ss_view *view, ss_party body) {
    ss_party none = {SS_NONE, SS_NONE};
    if (body.entity == SS_NONE)
        return none;
    const ss_entity *entity = ss_lexicon_entity(view->lexicon, body.entity);
    if (entity->type != SS_BODY || entity->parent == SS_NONE || ss_lexicon_entity(view->lexicon, entity->parent)->type != SS_BODY ||
        ss_lexicon_council(view->lexicon, entity->parent, 0))
        return none;
    return (ss_party){SS_NONE, entity->parent};
}

static bool is_panel(const ss_view *view, uint32_t mention) {
    return committee_of(view, party_of(view, mention)).entity != SS_NONE;
}

/* Behind "mandate of": the first panel, else the first body. */
static uint32_t body_behind(const ss_view *view, const ss_sentence *s, uint32_t mandate) {
    uint32_t end = mandate + PHRASE < s->end ? mandate + PHRASE : s->end, found = SS_NONE;
    if (mandate + 1 >= s->end || !(ss_view_word(view, mandate + 1, "of") || ss_view_word(view, mandate + 1, "for")))
        return SS_NONE;
    for (uint32_t i = mandate + 2; i < end && !ss_view_has(view, i, SS_T_PUNCT); i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE || !has_mandate(view, m))
            continue;
        if (is_panel(view, m))
            return m;
        found = found == SS_NONE ? m : found;
    }
    return found;
}

/* The last panel before: "its mandate", "the mandate" behind a sentence about it. */
static uint32_t panel_before(const ss_view *view, uint32_t sentence, uint32_t mandate) {
    uint32_t first = view->document->sentences.at[sentence > CARRY ? sentence - CARRY : 0].first;
    for (uint32_t i = mandate, steps = 0; i > first && steps < CARRY_TOKENS; i--, steps++) {
        uint32_t m = view->mention[i - 1];
        if (m != SS_NONE && has_mandate(view, m) && is_panel(view, m))
            return m;
    }
    return SS_NONE;
}

/* Behind "mandate of", else the owner beside it ("the panel's mandate"), else the last panel before. */
static uint32_t body_of(const ss_view *view, uint32_t sentence, uint32_t mandate) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    uint32_t found = body_behind(view, s, mandate);
    if (found != SS_NONE || mandate == s->first)
        return found;
    uint32_t owner = mandate - 1 > s->first && ss_view_has(view, mandate - 1, SS_T_APOS_S) ? mandate - 2 : mandate - 1;
    if (view->mention[owner] != SS_NONE && has_mandate(view, view->mention[owner]))
        return view->mention[owner];
    return panel_before(view, sentence, mandate);
}

/* ---- what became of it ---- */

/* Spans of a ballot are in order: whether one of them lies in the sentence. */
static bool tells_in(const ss_spans *pool, const ss_ballot *ballot, ss_span sentence) {
    uint32_t low = ballot->spans.first, end = low + ballot->spans.count, high = end;
    SS_SEEK(low, high, middle, pool->at[middle].end <= sentence.start);
    return low < end && pool->at[low].start < sentence.end;
}

/* The outcome of the vote that the sentence tells of, else of the only one in the document. */
static uint8_t outcome_at(const ss_view *view, const ss_sentence *s) {
    const ss_ballots *ballots = &view->document->ballots;
    for (uint32_t i = 0; i < ballots->list.count; i++)
        if (tells_in(&view->document->claims.spans, &ballots->list.at[i], s->span))
            return ballots->list.at[i].outcome;
    return ballots->list.count == 1 ? ballots->list.at[0].outcome : SS_OUTCOME_UNKNOWN;
}

typedef struct {
    uint32_t until, on, from;       /* dates behind "until", behind "ends on", behind "since" */
    uint32_t first, end;            /* tokens that were used */
    bool extends, extended, ends, ended, terminated;
} reading;

static void use(reading *r, uint32_t first, uint32_t end) {
    r->first = first < r->first ? first : r->first;
    r->end = end > r->end ? end : r->end;
}

static void read_date(const ss_view *view, uint32_t at, reading *r) {
    uint32_t date = view->date[at];
    const ss_date *d = &view->document->dates.at[date];
    if (d->first_token != at || d->type > SS_TIME || at == 0)
        return;
    if (r->extends && is_until(view, at - 1) && r->until == SS_NONE)
        r->until = date, use(r, at, d->end_token);
    else if (r->ends && r->on == SS_NONE && ss_view_is(view, at - 1, SS_W(PREPOSITION)))
        r->on = date, use(r, at, d->end_token);
    else if ((ss_view_word(view, at - 1, "since") || ss_view_word(view, at - 1, "from")) && r->from == SS_NONE)
        r->from = date, use(r, at, d->end_token);
}

/* "put an end to": the noun, no verb. */
static bool puts_end(const ss_view *view, uint32_t first, uint32_t at) {
    return at >= first + 2 && ss_view_word(view, at, "end") && ss_view_word(view, at - 2, "put");
}

static void read_word(const ss_view *view, const ss_sentence *s, uint32_t at, uint32_t mandate, reading *r) {
    bool denied = ss_telling_denied(view, s->first, at);
    if (is_extension(view, at) && !denied) {
        bool open = at > s->first && (ss_view_word(view, at - 1, "to") || ss_view_is(view, at - 1, SS_W(MODAL)));
        r->extends = true;
        r->extended |= is_past(view, at) && !open && at < mandate;
        use(r, at, at + 1);
    } else if (at < mandate && !denied && (puts_end(view, s->first, at) || is_termination(view, at) || ss_view_word(view, at, "ended"))) {
        r->terminated = true;
        use(r, puts_end(view, s->first, at) ? at - 2 : at, at + 1);
    } else if (at > mandate && is_end(view, at) && !denied) {
        r->ends = true;
        r->ended |= is_past(view, at);
        use(r, at, at + 1);
    } else if (at > mandate && is_termination(view, at) && !denied) {
        r->terminated = true;
        use(r, at, at + 1);
    }
}

static reading read_sentence(const ss_view *view, const ss_sentence *s, uint32_t mandate) {
    reading r = {.until = SS_NONE, .on = SS_NONE, .from = SS_NONE, .first = mandate, .end = mandate + 1};
    uint32_t from = mandate > s->first + LOOK ? mandate - LOOK : s->first;
    for (uint32_t i = from; i < s->end && i < mandate + LOOK; i++) {
        if (i > mandate && ss_view_mark(view, i) == ';')
            break;
        if (view->date[i] != SS_NONE)
            read_date(view, i, &r);
        else
            read_word(view, s, i, mandate, &r);
    }
    return r;
}

static uint8_t status_of(const reading *r, uint8_t outcome) {
    if (r->terminated)
        return SS_MANDATE_TERMINATED;
    if (r->extends && (outcome == SS_OUTCOME_ADOPTED || (r->extended && outcome == SS_OUTCOME_UNKNOWN)))
        return SS_MANDATE_RENEWED;
    if (r->ends)
        return r->ended ? SS_MANDATE_LAPSED : SS_MANDATE_ACTIVE;
    return SS_MANDATE_UNKNOWN;
}

static ss_status put(const ss_view *view, uint32_t sentence, uint32_t mandate) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    reading r = read_sentence(view, s, mandate);
    uint32_t body = body_of(view, sentence, mandate);
    uint8_t status = status_of(&r, outcome_at(view, s));
    if (body == SS_NONE || (r.until == SS_NONE && r.on == SS_NONE && r.from == SS_NONE && (status == SS_MANDATE_UNKNOWN || status == SS_MANDATE_ACTIVE)))
        return SS_OK;
    ss_mandate *row = SS_PUSH(&view->document->ballots.mandates, &view->document->arena);
    if (!row)
        return SS_NOMEM;
    const ss_mention *m = &view->document->names.mentions.at[body];
    if (m->sentence == sentence)
        use(&r, m->first, m->end);
    *row = (ss_mandate){.body = party_of(view, body), .start = r.from, .end = r.on, .proposed_end = SS_NONE, .status = status,
                        .span = ss_view_span(view, (ss_run){r.first, r.end})};
    row->committee = committee_of(view, row->body);
    *(status == SS_MANDATE_RENEWED && r.on == SS_NONE ? &row->end : &row->proposed_end) = r.until;
    return SS_OK;
}

ss_status ss_mandates_find(const ss_view *view) {
    const ss_sentences *sentences = &view->document->sentences;
    ss_status status = SS_OK;
    for (uint32_t k = 0; k < sentences->count && !status; k++) {
        const ss_sentence *s = &sentences->at[k];
        if (s->role != SS_ROLE_BODY && s->role != SS_ROLE_HEADLINE)
            continue;
        uint32_t mandate = s->first;
        while (mandate < s->end && !ss_view_is(view, mandate, SS_W(MANDATE)))
            mandate++;
        if (mandate < s->end)
            status = put(view, k, mandate);
    }
    return status;
}

/* ---- a panel that stops working, where no mandate is spoken of ---- */

/* The work that is stopped or ends: "will cease [its work]", "whose [work] ends"; SS_NONE. */
static uint32_t work_ended(const ss_view *view, const ss_sentence *s) {
    enum { BESIDE = 4 };
    for (uint32_t i = s->first + 1; i < s->end && i < s->first + CARRY_TOKENS; i++) {
        if (!ss_view_vote_kind(view, i, SS_B(ACTIVITY)))
            continue;
        uint32_t reach = i + 1 < s->end && ss_view_word(view, i + 1, "of") ? PHRASE : 2; /* the work of the panel on Norland ends */
        for (uint32_t k = i > s->first + BESIDE ? i - BESIDE : s->first; k < s->end && k <= i + reach; k++)
            if (k != i && ss_view_vote_kind(view, k, SS_B(CEASES)) && !ss_telling_denied(view, s->first, k))
                return k;
    }
    return SS_NONE;
}

static ss_status put_work(const ss_view *view, uint32_t mention) {
    const ss_mention *m = &view->document->names.mentions.at[mention];
    const ss_sentence *s = &view->document->sentences.at[m->sentence];
    uint32_t verb = work_ended(view, s);
    reading r = {.until = SS_NONE, .on = SS_NONE, .from = SS_NONE, .first = m->first, .end = m->end, .ends = true};
    if (verb == SS_NONE)
        return SS_OK;
    use(&r, verb, verb + 1);
    for (uint32_t i = verb; i < s->end && i < verb + LOOK; i++)
        if (view->date[i] != SS_NONE)
            read_date(view, i, &r);
    if (r.on == SS_NONE)
        return SS_OK;
    ss_mandate *row = SS_PUSH(&view->document->ballots.mandates, &view->document->arena);
    if (!row)
        return SS_NOMEM;
    *row = (ss_mandate){.body = party_of(view, mention), .start = SS_NONE, .end = r.on, .proposed_end = SS_NONE,
                        .status = is_past(view, verb) ? SS_MANDATE_LAPSED : SS_MANDATE_ACTIVE, .span = ss_view_span(view, (ss_run){r.first, r.end})};
    row->committee = committee_of(view, row->body);
    return SS_OK;
}

static bool has_word(const ss_view *view, const ss_sentence *s) {
    for (uint32_t i = s->first; i < s->end; i++)
        if (ss_view_is(view, i, SS_W(MANDATE)))
            return true;
    return false;
}

/* Of each sentence the first panel. */
ss_status ss_mandates_of_work(const ss_view *view) {
    const ss_mentions *mentions = &view->document->names.mentions;
    uint32_t last = SS_NONE;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < mentions->count && !status; i++) {
        const ss_mention *m = &mentions->at[i];
        if (m->type != SS_BODY || m->sentence == last || m->local == SS_NONE || !is_panel(view, i))
            continue;
        last = m->sentence;
        if (view->document->sentences.at[last].role == SS_ROLE_BODY && !has_word(view, &view->document->sentences.at[last]))
            status = put_work(view, i);
    }
    return status;
}

/* Tellings from claims: who voted how, and how many did.
 *
 *   13 members / Thirteen of the 15 members / All 14 other members / All other members / Nine of its 15 members
 *
 * A claim that is negated, not actual, an infinitive, or said inside a denial, a threat or a wish is no evidence. */
#include "claims/votes/tellings.h"

enum { CONTEXT = 4, RECOVER_REACH = 14, HABIT_REACH = 48 /* tokens */ };

static bool is_vote(const ss_claim *claim) { return claim->act >= SS_ACT_VOTE_FOR && claim->act <= SS_ACT_VETO; }

static uint8_t stand_of(uint8_t act) {
    switch (act) {
    case SS_ACT_VOTE_FOR: return SS_STAND_FOR;
    case SS_ACT_VOTE_AGAINST: return SS_STAND_AGAINST;
    case SS_ACT_VETO: return SS_STAND_VETO;
    default: return SS_STAND_ABSTAIN;
    }
}

static bool leaves_open(uint8_t act) {
    return act == SS_ACT_DENY || act == SS_ACT_THREATEN || act == SS_ACT_PROMISE || act == SS_ACT_URGE || act == SS_ACT_DEMAND ||
           act == SS_ACT_ASK || act == SS_ACT_WANT || act == SS_ACT_DECLINE;
}

/* Told as a fact, by the article or by somebody in it. */
static bool is_told(const ss_claims *claims, const ss_claim *claim) {
    for (int depth = 0; depth < 12; depth++) {
        if (claim->negated || claim->modality != SS_ACTUAL)
            return false;
        if (claim->parent == SS_NONE)
            return true;
        claim = &claims->list.at[claim->parent];
        if (leaves_open(claim->act))
            return false;
    }
    return true;
}

static ss_run run_of(const ss_view *view, ss_span span) {
    if (span.start >= span.end)
        return (ss_run){0, 0};
    return (ss_run){ss_tokens_at(&view->document->tokens, span.start), ss_tokens_at(&view->document->tokens, span.end)};
}

/* "to veto", "threat of a veto", "a possible veto": words before that make it no fact. */
static bool is_open(const ss_view *view, const ss_sentence *s, uint32_t first) {
    if (first > s->first && (ss_view_word(view, first - 1, "to") || ss_view_word(view, first - 1, "not")))
        return true;
    for (uint32_t i = first > s->first + CONTEXT ? first - CONTEXT : s->first; i < first; i++)
        if (ss_view_vote_kind(view, i, SS_B(DOUBT)) || ss_view_word(view, i, "if") || ss_view_word(view, i, "without"))
            return true;
    return false;
}

/* "drafts on the harbour", "Security Council resolutions": more than one, and nobody says which. */
static bool is_bare_plural(const ss_view *view, ss_run object) {
    if (object.first >= object.end || ss_view_is(view, object.first, SS_W(DETERMINER)) || ss_view_is(view, object.first, SS_W(NUMBER)))
        return false;
    for (uint32_t i = object.first; i < object.end && i < object.first + CONTEXT; i++)
        if (ss_view_vote_kind(view, i, SS_B(MOTIONS)))
            return true;
    return false;
}

/* "every time Norland vetoes", "vetoed it three times". */
static bool is_habit(const ss_view *view, const ss_sentence *s, ss_run cue, ss_run object) {
    for (uint32_t i = cue.first > s->first + HABIT_REACH ? cue.first - HABIT_REACH : s->first; i < cue.first; i++)
        if (ss_view_word(view, i, "whenever") || ((ss_view_word(view, i, "every") || ss_view_word(view, i, "each")) && ss_view_word(view, i + 1, "time")))
            return true;
    uint32_t end = object.end > cue.end ? object.end : cue.end;
    for (uint32_t i = cue.end; i < end + 2 && i < s->end && i < cue.end + HABIT_REACH; i++)
        if (ss_view_word(view, i, "times") && !ss_view_has(view, i, SS_T_CAPITAL))
            return true;
    return is_bare_plural(view, object);
}

/* "has repeatedly vetoed", "vetoed 17 drafts", "vetoed several resolutions": no single vote. */
static bool is_repeated(const ss_view *view, ss_run cue, ss_run object) {
    uint32_t value;
    for (uint32_t i = cue.first; i < cue.end; i++)
        if (ss_view_vote_kind(view, i, SS_B(OFTEN)))
            return true;
    if (object.first >= object.end)
        return false;
    if (ss_view_is(view, object.first, SS_W(QUANTIFIER)) || ss_view_word(view, object.first, "any") || ss_view_word(view, object.first, "numerous"))
        return true;
    return ss_telling_number(view, object.first, object.end, &value) > object.first && value > 1;
}

/* ---- the source: members or how many of them ---- */

/* A part of the body is named by something else than their number: "10 Democrats", "two African members". */
static bool is_part(const ss_view *view, ss_run source) {
    for (uint32_t i = source.first; i < source.end; i++) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE && view->document->names.mentions.at[m].type != SS_BODY && view->document->names.mentions.at[m].type != SS_ORGANISATION)
            return true;
    }
    return false;
}

static bool counts_members(const ss_view *view, uint32_t at) {
    return ss_view_is(view, at, SS_W(COLLECTIVE)) || ss_view_vote_kind(view, at, SS_B(VOTERS));
}

/* How many: "thirteen", "13 members", "13 of the 15 members", "the other 14 members". */
static void read_source(const ss_view *view, ss_run source, ss_telling *t) {
    uint32_t count = SS_NONE, value;
    bool members = false, all = false, rest = false, of = false;
    for (uint32_t i = source.first; i < source.end;) {
        uint32_t after = ss_telling_number(view, i, source.end, &value);
        if (after > i && of && count != SS_NONE)
            t->size = value;
        else if (after > i && count == SS_NONE)
            count = value;
        members |= counts_members(view, i);
        of |= ss_view_word(view, i, "of");
        all |= ss_view_word(view, i, "all") || ss_view_word(view, i, "every");
        rest |= ss_view_vote_kind(view, i, SS_B(REST));
        i = after > i ? after : i + 1;
    }
    uint8_t stand = t->stand == SS_STAND_VETO ? SS_STANDS : t->stand;
    if (is_part(view, source) || stand == SS_STANDS || (!members && !of && source.end - source.first > 1 && !rest))
        return;
    if (count != SS_NONE)
        t->counts[stand] = count;
    else if (rest)
        t->rest = stand;
    else if (all && members)
        t->whole = stand;
}

/* "Norland has for the third time vetoed": the state in front of what stands between auxiliary and verb. */
static uint32_t recovered(const ss_view *view, const ss_sentence *s, uint32_t cue) {
    for (uint32_t i = cue, steps = 0; i > s->first && steps < RECOVER_REACH; i--, steps++) {
        uint32_t at = i - 1, m = view->mention[at];
        if (m != SS_NONE) {
            const ss_mention *mention = &view->document->names.mentions.at[m];
            bool acts = mention->type == SS_COUNTRY && !mention->adjective && !mention->possessive;
            return acts ? mention->local : SS_NONE;
        }
        bool between = ss_view_is(view, at, SS_W(AUXILIARY) | SS_W(ORDINAL) | SS_W(DETERMINER) | SS_W(ADVERB)) || view->date[at] != SS_NONE ||
                       ss_view_word(view, at, "for") || ss_view_word(view, at, "time") || ss_view_word(view, at, "on");
        if (!between || ss_view_is(view, at, SS_W(NEGATION) | SS_W(MODAL)))
            return SS_NONE;
    }
    return SS_NONE;
}

/* ---- a claim ---- */

/* A day that an act is done on: not the one that something lasts until. */
static uint32_t day_of(const ss_view *view, uint32_t date) {
    if (date == SS_NONE)
        return SS_NONE;
    uint32_t first = view->document->dates.at[date].first_token;
    bool until = first > 0 && (ss_view_word(view, first - 1, "until") || ss_view_word(view, first - 1, "till") ||
                               ss_view_word(view, first - 1, "through") || ss_view_word(view, first - 1, "to"));
    return until ? SS_NONE : date;
}

static bool is_strong(const ss_view *view, const ss_claim *claim) {
    return claim->act != SS_ACT_VETO || claim->cue == SS_NONE || ss_lexicon_cue(view->lexicon, claim->cue)->strength >= 70;
}

static ss_status read_claim(const ss_view *view, uint32_t index, ss_tellings *out) {
    const ss_claims *claims = &view->document->claims;
    const ss_claim *claim = &claims->list.at[index];
    const ss_sentence *s = &view->document->sentences.at[claim->sentence];
    ss_run cue = run_of(view, claim->cue_span), source = run_of(view, claim->source_span), object = {0, 0};
    if (claim->pieces.count)
        object = run_of(view, claims->spans.at[claim->pieces.first]);
    uint32_t first = source.first < source.end && source.first < cue.first ? source.first : cue.first;
    if (cue.first == cue.end || is_open(view, s, cue.first) || is_open(view, s, first) || is_repeated(view, cue, object) || is_habit(view, s, cue, object))
        return SS_OK;
    ss_telling *t = SS_PUSH(out, &view->document->arena);
    if (!t)
        return SS_NOMEM;
    uint32_t last = source.end > cue.end ? source.end : cue.end;
    ss_telling_begin(t, claim->sentence, (ss_run){first, last});
    t->claim = index;
    t->stand = stand_of(claim->act);
    t->strong = is_strong(view, claim);
    t->date = day_of(view, claim->date);
    t->motion = object;
    t->body = ss_telling_body(view, claim->sentence, source.first < source.end ? source : t->run, false);
    if (source.first < source.end)
        read_source(view, source, t);
    else
        t->member = recovered(view, s, cue.first);
    return SS_OK;
}

/* Claims of a sentence that lists its positions by direction are misread: their tellings go. */
static void drop_claims(ss_tellings *out, uint32_t from) {
    uint32_t kept = from;
    for (uint32_t i = from; i < out->count; i++)
        if (out->at[i].claim == SS_NONE)
            out->at[kept++] = out->at[i];
    out->count = kept;
}

ss_status ss_tellings_find(const ss_view *view, const uint8_t *votes, ss_tellings *out) {
    const ss_claims *claims = &view->document->claims;
    const ss_sentences *sentences = &view->document->sentences;
    uint32_t c = 0;
    for (uint32_t s = 0; s < sentences->count; s++) {
        uint32_t from = out->count;
        bool listed = false, reads = sentences->at[s].role == SS_ROLE_BODY || sentences->at[s].role == SS_ROLE_HEADLINE;
        ss_status status = SS_OK;
        for (; c < claims->list.count && claims->list.at[c].sentence <= s && !status; c++)
            if (is_vote(&claims->list.at[c]) && is_told(claims, &claims->list.at[c]))
                status = read_claim(view, c, out);
        if (votes[s] && reads && !status)
            status = ss_tallies_read(view, s, out, &listed);
        if (status)
            return status;
        if (listed)
            drop_claims(out, from);
    }
    return SS_OK;
}

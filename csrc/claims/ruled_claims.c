/* Matches of users' rules as drafts: a claim of a rule takes the place of what was found with the same cue, and what its
 * expression does not say (source, mood, level) is taken from there. Of two rules for one cue the first one in the files counts. */
#include "claims/drafts.h"
#include "claims/ruled.h"

enum { CUE_REACH = 24 /* tokens of a cue of our own */ };

/* The drafts by the first token of their cue. */
typedef struct {
    ss_making *making;
    uint32_t *at;         /* by token: the first draft whose cue begins there, or the rule's whose cue holds it; or SS_NONE */
    uint32_t *next;       /* by draft, of those that were there at first: another one at that token */
    uint32_t *moved;      /* by draft: the one that took its place, or SS_NONE */
    uint32_t known;       /* drafts in `next` and `moved` */
} places;

static bool same_run(ss_run a, ss_run b) { return a.first < b.end && b.first < a.end; }

static uint32_t *filled(ss_arena *arena, uint32_t count) {
    uint32_t *list = ss_arena_take(arena, ((size_t)count + 1) * sizeof *list);
    if (list)
        memset(list, 0xFF, ((size_t)count + 1) * sizeof *list);
    return list;
}

static ss_status find_places(ss_making *making, places *out) {
    ss_arena *arena = &making->view.document->arena;
    uint32_t count = making->drafts.count;
    *out = (places){making, filled(arena, making->view.count), filled(arena, count), filled(arena, count), count};
    if (!out->at || !out->next || !out->moved)
        return SS_NOMEM;
    for (uint32_t i = count; i-- > 0;) {
        ss_run cue = making->drafts.at[i].cue_run;
        if (cue.first >= cue.end)
            continue;
        out->next[i] = out->at[cue.first];
        out->at[cue.first] = i;
    }
    return SS_OK;
}

/* ---- from bytes to tokens ----------------------------------------------------------------------------------------------- */

/* Widened to whole tokens: a part of a word stands for the word. */
static ss_run run_of(const ss_view *view, ss_span span) {
    const ss_tokens *tokens = &view->document->tokens;
    uint32_t first = ss_tokens_at(tokens, span.start), end = ss_tokens_at(tokens, span.end);
    if (first > 0 && ss_token_end(&tokens->at[first - 1]) > span.start)
        first--;
    return end > first ? (ss_run){first, end} : (ss_run){0, 0};
}

static ss_run slot_run(const ss_view *view, const ss_ruled_match *match, ss_slot slot, uint32_t i) {
    ss_span span;
    return ss_ruled_slot(match, slot, i, &span) ? run_of(view, span) : (ss_run){0, 0};
}

/* Content includes the marks around it. */
static ss_run with_marks(const ss_view *view, ss_run run) {
    bool around = run.first > 0 && run.end < view->count && ss_view_opens(view, run.first - 1) && ss_view_closes(view, run.end) &&
                  view->quote[run.first - 1] == view->quote[run.end];
    return around ? (ss_run){run.first - 1, run.end + 1} : run;
}

/* ---- a claim ------------------------------------------------------------------------------------------------------------ */

/* Quotations of the content need no other claim; one that holds the cue as well is somebody else's. */
static void take_quotes(ss_making *making, ss_draft *draft, ss_run piece) {
    const ss_view *view = &making->view;
    for (uint32_t t = piece.first; t < piece.end;) {
        uint32_t q = ss_view_outer_quote(view, t++);
        if (q == SS_NONE)
            continue;
        const ss_quote *quote = &view->document->quotes.at[q];
        ss_run run = {quote->open, quote->end};
        if (same_run(run, draft->cue_run))
            continue;
        making->taken[q] = 1;
        if (draft->quote == SS_NONE && run.first == piece.first && run.end <= piece.end)
            draft->quote = q;
        t = run.end > t ? run.end : t;
    }
}

static ss_status add_pieces(ss_making *making, const ss_ruled_match *match, ss_draft *draft) {
    draft->quote = SS_NONE;
    memset(&draft->pieces, 0, sizeof draft->pieces);
    for (uint32_t i = 0; i < match->groups; i++) {
        ss_run piece = with_marks(&making->view, slot_run(&making->view, match, SS_SLOT_CONTENT, i));
        if (piece.first >= piece.end)
            break;
        take_quotes(making, draft, piece);
        ss_status status = ss_draft_piece(making, draft, piece);
        if (status)
            return status;
    }
    return SS_OK;
}

static uint8_t subject_of(const ss_view *view, ss_run source) {
    if (source.first >= source.end)
        return SS_SUBJECT_NONE;
    if (source.end == source.first + 1 && ss_view_is(view, source.first, SS_W(PRONOUN)))
        return SS_SUBJECT_PRONOUN;
    if (source.end == source.first + 1 && ss_view_is(view, source.first, SS_W(RELATIVE)) && view->mention[source.first] == SS_NONE)
        return SS_SUBJECT_RELATIVE;
    return SS_SUBJECT_PHRASE;
}

/* An expression without a source leaves it to us: that of the draft before, else the subject of the cue. */
static void find_source(ss_making *making, const ss_ruled_match *match, bool replaces, ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t before;
    if (match->rule->groups[SS_SLOT_SOURCE]) {
        draft->source = slot_run(view, match, SS_SLOT_SOURCE, 0);
        draft->subject = subject_of(view, draft->source);
        draft->shares = SS_NONE;
        draft->passive = 0;
    } else if (!replaces)
        draft->subject = (uint8_t)ss_clause_subject(view, view->document->sentences.at[match->sentence].first, draft->cue_run.first,
                                                    &draft->source, &before);
}

static uint8_t level_of(uint8_t act) { return act == SS_ACT_BELIEVE || act == SS_ACT_WANT ? SS_ATTITUDE : SS_COMMUNICATION; }

/* What the rule says of act, level and mood stands over what the verb says. */
static void set_act(const ss_user_rule *rule, ss_draft *draft) {
    if (rule->act != SS_UNSAID) {
        draft->act = rule->act;
        draft->level = level_of(rule->act);
    }
    if (rule->level != SS_UNSAID)
        draft->level = rule->level;
    if (rule->modality != SS_UNSAID)
        draft->modality = rule->modality;
    if (rule->negated)
        draft->negated = 1;
}

/* Where a verb of the tables stands in the cue, without a draft: what it tells by itself. Returns where its group begins. */
static uint32_t set_verb(const ss_making *making, ss_draft *draft) {
    for (uint32_t t = draft->cue_run.first; t < draft->cue_run.end; t++) {
        if (making->view.cue[t] == SS_NONE)
            continue;
        const ss_hit *hit = &making->hits.at[making->view.cue[t]];
        draft->cue = hit->cue;
        draft->act = hit->entry->act;
        draft->level = hit->entry->level;
        draft->negated = hit->negated;
        draft->modality = hit->modality;
        draft->head = hit->head;
        return hit->first;
    }
    return draft->cue_run.first;
}

/* "took the floor to complain" is no complaint to come: what stands before the verb has its own mood. */
static void set_mood(ss_draft *draft, uint32_t verb_first) {
    if (draft->cue_run.first < verb_first) {
        draft->negated = 0;
        draft->modality = SS_ACTUAL;
    }
}

static void set_head(ss_draft *draft) {
    if (draft->head < draft->cue_run.first || draft->head >= draft->cue_run.end)
        draft->head = draft->cue_run.first;
}

static ss_status fill(ss_making *making, const ss_ruled_match *match, bool replaces, ss_run cue, ss_draft *draft) {
    uint32_t verb_first = draft->cue_run.first;
    draft->sentence = match->sentence;
    draft->rule = SS_RULE_PATTERN;
    draft->learnt = 0;
    draft->ruled = match->number + 1;
    draft->cue_run = cue;
    draft->explicit_frame = 1;
    draft->by_nobody = 0;
    draft->confidence = match->rule->confidence;
    if (!replaces)
        verb_first = set_verb(making, draft);
    set_mood(draft, verb_first);
    set_head(draft);
    set_act(match->rule, draft);
    find_source(making, match, replaces, draft);
    ss_run addressee = slot_run(&making->view, match, SS_SLOT_ADDRESSEE, 0), target = slot_run(&making->view, match, SS_SLOT_TARGET, 0);
    if (addressee.first < addressee.end)
        draft->addressee = addressee;
    if (target.first < target.end)
        draft->target = target;
    return add_pieces(making, match, draft);
}

/* ---- drafts with the same cue -------------------------------------------------------------------------------------------- */

/* Calls `meet` for each draft whose cue shares a token with the run, as long as it says so. */
typedef bool meet(places *p, uint32_t draft, void *ctx);
static void meet_all(places *p, ss_run cue, meet *met, void *ctx) {
    for (uint32_t t = cue.first > CUE_REACH ? cue.first - CUE_REACH : 0; t < cue.end; t++)
        for (uint32_t i = p->at[t]; i != SS_NONE; i = i < p->known ? p->next[i] : SS_NONE) {
            const ss_draft *draft = &p->making->drafts.at[i];
            if (!draft->dropped && same_run(draft->cue_run, cue) && !met(p, i, ctx))
                return;
        }
}

typedef struct { uint32_t first; bool ruled; } met_drafts;

static bool look(places *p, uint32_t draft, void *ctx) {
    met_drafts *met = ctx;
    if (met->first == SS_NONE)
        met->first = draft;
    met->ruled = p->making->drafts.at[draft].ruled != 0;
    return !met->ruled;
}

static bool push_out(places *p, uint32_t draft, void *ctx) {
    uint32_t kept = *(const uint32_t *)ctx;
    if (draft != kept) {
        p->making->drafts.at[draft].dropped = 1;
        if (draft < p->known)
            p->moved[draft] = kept;
    }
    return true;
}

/* All that began at a token of the cue is gone now. */
static void settle(places *p, uint32_t draft, ss_run cue) {
    for (uint32_t t = cue.first; t < cue.end; t++)
        p->at[t] = draft;
}

static ss_status add_draft(places *p, const ss_ruled_match *match, ss_run cue) {
    ss_draft *draft = ss_draft_new(p->making, match->sentence);
    if (!draft)
        return SS_NOMEM;
    settle(p, p->making->drafts.count - 1, cue);
    return fill(p->making, match, false, cue, draft);
}

static ss_status claim(void *ctx, const ss_ruled_match *match) {
    places *p = ctx;
    ss_run cue = slot_run(&p->making->view, match, SS_SLOT_CUE, 0), content = slot_run(&p->making->view, match, SS_SLOT_CONTENT, 0);
    met_drafts met = {.first = SS_NONE};
    if (cue.first >= cue.end || (content.first >= content.end && !ss_patterns_bare(match->rule->act)))
        return SS_OK;
    meet_all(p, cue, look, &met);
    if (met.ruled)
        return SS_OK;
    if (met.first == SS_NONE)
        return add_draft(p, match, cue);
    meet_all(p, cue, push_out, &met.first);
    settle(p, met.first, cue);
    return fill(p->making, match, true, cue, &p->making->drafts.at[met.first]);
}

/* ---- acts ---------------------------------------------------------------------------------------------------------------- */

static bool change(places *p, uint32_t draft, void *ctx) {
    const ss_ruled_match *match = ctx;
    ss_draft *d = &p->making->drafts.at[draft];
    if (!d->ruled) {
        set_act(match->rule, d);
        d->ruled = match->number + 1;
    }
    return true;
}

static ss_status act(void *ctx, const ss_ruled_match *match) {
    places *p = ctx;
    ss_span whole = match->spans[0], cue;
    ss_run run = run_of(&p->making->view, ss_ruled_slot(match, SS_SLOT_CUE, 0, &cue) ? cue : whole);
    ss_ruled_match copy = *match;
    if (run.first < run.end)
        meet_all(p, run, change, &copy);
    return SS_OK;
}

/* ---- all rules of a kind -------------------------------------------------------------------------------------------------- */

static bool any_of(const ss_patterns *patterns, ss_rule_kind kind) {
    for (uint32_t i = 0; patterns && i < patterns->rules.count; i++)
        if (patterns->rules.at[i].kind == kind)
            return true;
    return false;
}

static ss_status run_all(places *p, ss_rule_kind kind, ss_ruled_found *found) {
    ss_document *document = p->making->view.document;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < document->patterns->rules.count && !status; i++)
        if (document->patterns->rules.at[i].kind == kind)
            status = ss_ruled_each(document, i, false, found, p);
    return status;
}

/* Whoever shared the source of a draft that is gone shares that of the one in its place. */
static void follow_moves(places *p) {
    for (uint32_t i = 0; i < p->making->drafts.count; i++) {
        uint32_t *shares = &p->making->drafts.at[i].shares;
        if (*shares < p->known && p->moved[*shares] != SS_NONE && p->moved[*shares] != i)
            *shares = p->moved[*shares];
    }
}

static ss_status run_kind(ss_making *making, ss_rule_kind kind, ss_ruled_found *found) {
    places p;
    if (!any_of(making->view.document->patterns, kind))
        return SS_OK;
    ss_status status = find_places(making, &p);
    if (!status)
        status = run_all(&p, kind, found);
    if (!status)
        follow_moves(&p);
    return status;
}

ss_status ss_ruled_claims(ss_making *making) { return run_kind(making, SS_KIND_CLAIM, claim); }
ss_status ss_ruled_acts(ss_making *making) { return run_kind(making, SS_KIND_ACT, act); }

#include "claims/agents/heard.h"
#include "claims/agents/agents.h"
#include "claims/speakers/parts.h"

enum { CLAUSE_REACH = 14, ASIDE_MOST = 12, HEARER_MOST = 10, ADJUNCT_MOST = 8, HEARD_REACH = 120 };

/* A verb by which somebody hears what others say: "was told", "the court heard". */
typedef struct {
    uint32_t sentence, head, first; /* its token, and that of its group */
    ss_run hearer;
    uint32_t before;                /* where the hearer, with what was skipped, begins */
    uint32_t draft;                 /* that has the verb already, or SS_NONE */
    bool told;                      /* a passive, which may have an agent */
} hearing;

typedef SS_LIST(hearing) hearings;

static bool is_told(const ss_view *view, uint32_t at) { return ss_view_word(view, at, "told") || ss_view_word(view, at, "informed"); }

/* A court and the like: hears what others say. */
static bool hears(const ss_view *view, ss_run run) {
    return run.first < run.end && (ss_view_kind(view, run.end - 1, SS_D(HEARS)) || ss_view_kind(view, ss_phrase_head_end(view, run) - 1, SS_D(HEARS)));
}

/* The verb's auxiliaries and adverbs; false where it is denied or still to come, and where "told" is no passive. */
static bool read_group(const ss_view *view, hearing *h, uint32_t first) {
    bool be = false;
    for (h->first = h->head; h->first > first; h->first--) {
        uint32_t at = h->first - 1;
        if (view->mention[at] == SS_NONE && ss_view_is(view, at, SS_W(NEGATION) | SS_W(MODAL)))
            return false;
        if (view->mention[at] != SS_NONE || (!ss_view_is(view, at, SS_W(AUXILIARY)) && !ss_view_adverb(view, at)))
            break;
        be |= ss_view_be(view, at);
    }
    return be == h->told;
}

/* Behind another hearing verb, without marks before it; of a long run only the name that it ends with. */
static ss_run tidied_hearer(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first; i + 1 < run.end; i++)
        if (is_told(view, i) || ss_view_hears(view, i) || (i == run.first && ss_view_has(view, i, SS_T_PUNCT) && !ss_view_opens(view, i)))
            run.first = i + 1;
    if (run.end - run.first <= HEARER_MOST)
        return run;
    uint32_t m = view->mention[run.end - 1];
    return m == SS_NONE ? (ss_run){0, 0} : (ss_run){ss_mention_at(view, m)->first, run.end};
}

static bool read_hearing(const ss_view *view, hearing *h) {
    uint32_t first = view->document->sentences.at[h->sentence].first;
    if (view->quote[h->head] != SS_NONE || view->mention[h->head] != SS_NONE || !read_group(view, h, first))
        return false;
    uint8_t kind = (uint8_t)ss_clause_subject(view, first, h->first, &h->hearer, &h->before);
    uint32_t head = kind == SS_SUBJECT_PHRASE ? ss_phrase_head_end(view, h->hearer) : h->hearer.end;
    if (head > h->hearer.first && ss_view_kind(view, head - 1, SS_D(HEARS)))
        h->hearer.end = head; /* the coroner | at the inquest */
    h->hearer = tidied_hearer(view, h->hearer);
    return h->told ? kind == SS_SUBJECT_PHRASE || kind == SS_SUBJECT_PRONOUN || kind == SS_SUBJECT_RELATIVE : kind == SS_SUBJECT_PHRASE && hears(view, h->hearer);
}

static ss_status push_hearing(const ss_making *making, hearings *out, uint32_t sentence, uint32_t head, bool told) {
    hearing h = {.sentence = sentence, .head = head, .draft = SS_NONE, .told = told};
    if (!read_hearing(&making->view, &h))
        return SS_OK;
    hearing *kept = SS_PUSH(out, &making->view.document->arena);
    if (kept)
        *kept = h;
    return kept ? SS_OK : SS_NOMEM;
}

/* Those that are cues, before the token; `*next` goes on from call to call. */
static ss_status push_told(const ss_making *making, hearings *out, const ss_hit **next, uint32_t token) {
    const ss_hit *hit = *next, *last = making->hits.at + making->hits.count;
    ss_status status = SS_OK;
    for (; hit < last && hit->head < token; hit++)
        if (is_told(&making->view, hit->head) && (status = push_hearing(making, out, hit->sentence, hit->head, true)) != SS_OK)
            break;
    *next = hit;
    return status;
}

/* The sentence of a text or headline that holds the token, or SS_NONE. */
static uint32_t prose_of(const ss_view *view, uint32_t token) {
    const ss_sentences *sentences = &view->document->sentences;
    uint32_t s = sentences->count ? ss_sentence_of(sentences, token) : SS_NONE;
    const ss_sentence *sentence = s == SS_NONE ? NULL : &sentences->at[s];
    bool prose = sentence && token >= sentence->first && token < sentence->end && (sentence->role == SS_ROLE_BODY || sentence->role == SS_ROLE_HEADLINE);
    return prose ? s : SS_NONE;
}

static ss_status find_hearings(const ss_making *making, hearings *out) {
    const ss_view *view = &making->view;
    const uint8_t *hints = view->document->tokens.hints;
    const ss_hit *hit = making->hits.at;
    ss_status status = SS_OK;
    for (uint32_t i = 0; making->heard && !status && (i = ss_hints_next(hints, i, view->count, SS_HINT_VOTE)) < view->count; i++) {
        uint32_t s = ss_view_hears(view, i) ? prose_of(view, i) : SS_NONE;
        if (s == SS_NONE)
            continue;
        status = push_told(making, out, &hit, i);
        if (!status)
            status = push_hearing(making, out, s, i, false);
    }
    return status ? status : push_told(making, out, &hit, view->count);
}

/* Which drafts have those verbs already. */
static void match_drafts(const ss_making *making, hearings *found) {
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        const ss_draft *draft = &making->drafts.at[i];
        uint32_t low = 0, high = found->count;
        if (draft->dropped || draft->cue_run.first >= draft->cue_run.end)
            continue;
        SS_SEEK(low, high, middle, found->at[middle].head < draft->cue_run.first);
        if (low < found->count && found->at[low].head < draft->cue_run.end)
            found->at[low].draft = i;
    }
}

/* What the labels gave to the source or to the content is who hears it. */
static void settle_hearer(ss_draft *draft, const hearing *h) {
    if (draft->rule == SS_RULE_PATTERN || !draft->pieces.count)
        return;
    if (draft->source.first < draft->source.end && draft->source.first >= h->hearer.first && draft->source.end <= h->first) {
        draft->source = (ss_run){0, 0};
        draft->subject = SS_SUBJECT_NONE;
    }
    draft->passive |= draft->source.first >= draft->source.end;
    ss_agent_drop_hearer(draft, h->hearer);
    if (draft->addressee.first >= draft->addressee.end && h->hearer.end <= draft->cue_run.end)
        draft->addressee = h->hearer;
}

/* "[Kask hid] the papers", "[Miss Orav, when asked,] made no reply": a name, and no noun that it tells of. */
static bool names_subject(const ss_view *view, uint32_t at, uint32_t end) {
    uint32_t m = view->mention[at], verb = m == SS_NONE ? at : ss_mention_at(view, m)->end;
    while (m == SS_NONE && verb < end && ss_view_has(view, verb, SS_T_CAPITAL) && !ss_view_is(view, verb, SS_W(DETERMINER)))
        verb++;
    if (verb == at || verb + 1 >= end || (m != SS_NONE && (ss_mention_at(view, m)->possessive || ss_mention_at(view, m)->adjective)))
        return false;
    if (ss_view_mark(view, verb) == ',')
        return ss_view_is(view, verb + 1, SS_W(SUBORDINATOR) | SS_W(RELATIVE));
    return view->mention[verb] == SS_NONE && ss_view_has(view, verb, SS_T_WORD) && !ss_view_has(view, verb, SS_T_APOS_S) &&
           !ss_view_is(view, verb, SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(RELATIVE) | SS_W(COMPLEMENTIZER) | SS_W(ROLE));
}

/* A finite verb stands in what begins here before a mark or a relative does: a clause, no "evidence from a diver". */
static bool is_clause(const ss_view *view, uint32_t at, uint32_t end) {
    bool begins = view->mention[at] != SS_NONE || ss_view_has(view, at, SS_T_CAPITAL) || ss_view_is(view, at, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(SUBJECT)) || ss_view_word(view, at, "there");
    if (begins && names_subject(view, at, end))
        return true;
    for (uint32_t i = at + 1; begins && i < end && i < at + CLAUSE_REACH; i++) {
        if (view->mention[i] != SS_NONE || view->date[i] != SS_NONE)
            continue;
        if (ss_view_is(view, i, SS_W(RELATIVE) | SS_W(COMPLEMENTIZER)))
            return false;
        if ((ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)) && !ss_view_is(view, i, SS_W(POSSESSIVE))) || (view->cue[i] != SS_NONE && ss_view_ends(view, i, "ed")))
            return true;
        bool past = ss_view_ends(view, i, "ed") && !ss_view_is(view, i - 1, SS_W(DETERMINER) | SS_W(POSSESSIVE));
        if (past && (view->mention[i - 1] != SS_NONE || ss_view_is(view, i - 1, SS_W(SUBJECT))))
            return true;
    }
    return false;
}

/* Behind the verb and its agent: ", for the state," is who the agent speaks for. */
static uint32_t behind_agent(const ss_view *view, ss_run agent, uint32_t end) {
    uint32_t at = agent.end;
    if (at + 1 >= end || ss_view_mark(view, at) != ',')
        return at;
    for (uint32_t i = at + 1; i + 1 < end && i < at + ASIDE_MOST; i++)
        if (ss_view_mark(view, i) == ',')
            return i + 1;
    return at;
}

/* "heard [during the trial] that": the word that opens the clause, or the token itself. */
static uint32_t opener(const ss_view *view, uint32_t at, uint32_t end) {
    for (uint32_t i = at; i < end && i < at + ADJUNCT_MOST; i++) {
        if (ss_view_has(view, i, SS_T_PUNCT) || ss_view_is(view, i, SS_W(MODAL)) || view->cue[i] != SS_NONE)
            break;
        if (ss_view_word(view, i, "that"))
            return i;
    }
    return ss_clause_skip_adjuncts(view, at, end);
}

static bool ends_here(const ss_view *view, uint32_t at, uint32_t end) { return at >= end || ss_view_mark(view, at) == ',' || ss_view_mark(view, at) == '.'; }

/* The pieces of what is heard, before the verb, behind it, or on both sides; false when there is none. */
static bool heard_pieces(const ss_making *making, const hearing *h, uint32_t behind, ss_run pieces[2]) {
    const ss_view *view = &making->view;
    const ss_sentence *s = &view->document->sentences.at[h->sentence];
    uint32_t end = ss_clause_sentence_end(view, s), at = opener(view, behind, end), first = s->first;
    if (h->before > first + HEARD_REACH)
        return false;
    bool named = at < end && ss_view_mark(view, at) == ',' && view->date[first] == SS_NONE && !ss_view_adverb(view, first) &&
                 (view->mention[first] != SS_NONE || ss_view_is(view, first, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(SUBJECT)) ||
                  (h->before <= first + 3 && !ss_view_is(view, first, SS_W(PREPOSITION) | SS_W(TIMEWORD) | SS_W(SUBORDINATOR) | SS_W(CONJUNCTION))));
    bool before = h->before > first + (named ? 1 : 3) && (ss_view_mark(view, h->before - 1) == ',' || ss_view_closes(view, h->before - 1));
    if (before && ends_here(view, at, end)) {
        while (first < h->before && ss_view_is(view, first, SS_W(CONJUNCTION)))
            first++;
        pieces[0] = (ss_run){first, h->before - (ss_view_mark(view, h->before - 1) == ',')};
        if (at + 3 < end && ss_view_mark(view, at) == ',' && !ss_view_is(view, at + 1, SS_W(SUBORDINATOR) | SS_W(RELATIVE) | SS_W(CONJUNCTION)) && !ss_view_ends(view, at + 1, "ing"))
            pieces[1] = (ss_run){at + 1, ss_agent_clause_end(making, at + 1, end)};
        return true;
    }
    if (at + 1 >= end || ss_view_word(view, behind, "so"))
        return false;
    bool opened = ss_view_word(view, at, "that") || ss_view_word(view, at, "how") || ss_view_word(view, at, "why") || ss_view_word(view, at, "what") || (h->told && ss_view_word(view, at, "to"));
    if (!opened && !is_clause(view, at, end))
        return false;
    pieces[0] = (ss_run){at, ss_agent_clause_end(making, at, end)};
    return true;
}

/* "[Holm], the court was told, [had left]": the labels took what stands behind. */
static ss_status take_front(ss_making *making, ss_draft *draft, const hearing *h) {
    ss_run pieces[2] = {{0, 0}, {0, 0}};
    bool behind = draft->pieces.count == 1 && draft->pieces.at[0].first > h->head && !ss_view_opens(&making->view, draft->pieces.at[0].first) && draft->rule != SS_RULE_PATTERN;
    bool both = behind && heard_pieces(making, h, h->head + 1, pieces) && pieces[1].first < pieces[1].end && pieces[1].first == draft->pieces.at[0].first;
    return both ? ss_draft_piece(making, draft, pieces[0]) : SS_OK;
}

static ss_draft *new_heard(ss_making *making, const hearing *h) {
    uint32_t low = 0, high = making->hits.count;
    SS_SEEK(low, high, middle, making->hits.at[middle].head < h->head);
    if (low < making->hits.count && making->hits.at[low].head == h->head)
        return ss_draft_of_hit(making, low);
    ss_draft *draft = ss_draft_new(making, h->sentence);
    if (draft) {
        draft->cue_run = (ss_run){h->first, h->head + 1};
        draft->head = h->head;
    }
    return draft;
}

static ss_status make_heard(ss_making *making, const hearing *h) {
    const ss_view *view = &making->view;
    uint32_t end = ss_clause_sentence_end(view, &view->document->sentences.at[h->sentence]), behind = h->head + 1;
    ss_run agent = {0, 0}, pieces[2] = {{0, 0}, {0, 0}};
    uint32_t by = h->told ? behind : end;
    if (by + 1 < end && !ss_view_word(view, by, "by")) /* was told on Wednesday by */
        by = ss_clause_skip_adjuncts(view, by, end);
    if (by + 1 < end && ss_view_word(view, by, "by")) {
        agent = ss_agent_or_some(view, by, end);
        behind = agent.first < agent.end ? behind_agent(view, agent, end) : behind;
    }
    if (!heard_pieces(making, h, behind, pieces))
        return SS_OK;
    ss_draft *draft = new_heard(making, h);
    if (!draft)
        return SS_NOMEM;
    draft->rule = SS_RULE_HEARD;
    draft->passive = 1;
    draft->source = agent;
    draft->subject = agent.first < agent.end ? SS_SUBJECT_PHRASE : SS_SUBJECT_NONE;
    draft->addressee = h->hearer;
    ss_status status = ss_draft_piece(making, draft, pieces[0]);
    return status ? status : ss_draft_piece(making, draft, pieces[1]);
}

ss_status ss_heard_find(ss_making *making) {
    hearings found = {0};
    ss_status status = find_hearings(making, &found);
    if (status || !found.count)
        return status;
    match_drafts(making, &found);
    for (uint32_t i = 0; i < found.count && !status; i++)
        if (found.at[i].draft != SS_NONE) {
            settle_hearer(&making->drafts.at[found.at[i].draft], &found.at[i]);
            status = take_front(making, &making->drafts.at[found.at[i].draft], &found.at[i]);
        } else
            status = make_heard(making, &found.at[i]);
    return status;
}

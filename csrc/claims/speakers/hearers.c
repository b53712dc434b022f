#include "claims/speakers/hearers.h"

enum { NEAR = 10 /* tokens */, LONG_TARGET = 4 };

/* A talk that is held with somebody. */
static bool is_talk(const ss_view *view, uint32_t at) { return ss_view_kind(view, at, SS_D(TALK)); }

/* Words that are written or spoken to somebody. */
static bool is_message(const ss_view *view, uint32_t at) { return ss_view_kind(view, at, SS_D(MESSAGE)); }

static bool is_speaking(const ss_view *view, uint32_t at) { return ss_view_word(view, at, "speaking") || ss_view_word(view, at, "talking"); }

/* "with" or "to" at the token, and before it what makes it the way to a hearer. */
static bool leads(const ss_view *view, uint32_t at) {
    if (view->tokens[at].size == 4)
        return is_talk(view, at - 1) || is_speaking(view, at - 1);
    return is_message(view, at - 1) || is_speaking(view, at - 1);
}

/* Where a hearer that begins at the token must end: at the cue, the content or the end of the sentence. */
static uint32_t room_of(const ss_view *view, const ss_draft *draft, uint32_t from) {
    uint32_t end = view->document->sentences.at[draft->sentence].end, content = draft->pieces.count ? draft->pieces.at[0].first : end;
    end = draft->cue_run.first > from && draft->cue_run.first < end ? draft->cue_run.first : end;
    return content > from && content < end ? content : end;
}

/* The hearer that stands between the tokens, or an empty run. */
static ss_run between(const ss_view *view, const ss_draft *draft, uint32_t from, uint32_t end) {
    for (uint32_t at = from + 1; at < end; at++)
        if ((ss_view_word(view, at, "to") || ss_view_word(view, at, "with")) && leads(view, at) && !ss_draft_holds(draft, at))
            return ss_clause_object(view, at + 1, room_of(view, draft, at + 1));
    return (ss_run){0, 0};
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

static ss_run hearer(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    const ss_sentence *s = &view->document->sentences.at[draft->sentence];
    uint32_t source = speaker->source.first < speaker->source.end && speaker->source.end <= s->end ? speaker->source.end : 0;
    uint32_t behind = source > draft->cue_run.end ? source : draft->cue_run.end;
    bool adjunct = behind < s->end && (ss_view_is(view, behind, SS_W(PREPOSITION)) || view->date[behind] != SS_NONE);
    ss_run found = adjunct ? between(view, draft, behind, least(behind + NEAR, s->end)) : (ss_run){0, 0};
    if (found.first == found.end && source && source + 2 < draft->cue_run.first)
        found = between(view, draft, source, least(source + 2 * NEAR, draft->cue_run.first));
    bool front = s->first + 3 < draft->cue_run.first && (ss_view_is(view, s->first, SS_W(PREPOSITION)) || is_speaking(view, s->first));
    if (found.first == found.end && front)
        found = between(view, draft, s->first, least(s->first + NEAR, draft->cue_run.first));
    return found;
}

ss_run ss_hearer_asked(const ss_view *view, const ss_draft *draft) {
    uint32_t from = draft->cue_run.end, end = draft->pieces.count ? draft->pieces.at[0].first : 0;
    if (draft->act != SS_ACT_ASK || draft->cue_run.first >= from || from >= end || end > from + NEAR ||
        !(ss_view_is(view, end, SS_W(COMPLEMENTIZER)) || ss_view_word(view, end, "about")))
        return (ss_run){0, 0};
    bool pronoun = end == from + 1 && ss_view_is(view, from, SS_W(PRONOUN));
    ss_run asked = pronoun ? (ss_run){from, end} : ss_clause_object(view, from, end);
    return asked.end == end ? asked : (ss_run){0, 0};
}

static bool can_hear(const ss_view *view, uint32_t at) {
    const ss_classes people = SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PRONOUN) | SS_W(UNNAMED) | SS_W(ROLE) | SS_W(COLLECTIVE) | SS_W(HONORIFIC);
    return view->mention[at] != SS_NONE || view->phrase[at] != SS_NONE || ss_view_is(view, at, people);
}

/* "told [Radio Lim] that", where only the models read it: who stands between the verb and its content. */
__attribute__((noinline))
static ss_run told(const ss_view *view, const ss_draft *draft) {
    uint32_t from = draft->cue_run.end, end = draft->pieces.count ? draft->pieces.at[0].first : 0;
    if (draft->head == SS_NONE || from != draft->head + 1 || from >= end || end > from + NEAR || !(can_hear(view, from) || ss_view_has(view, from, SS_T_CAPITAL)) || view->date[from] != SS_NONE)
        return (ss_run){0, 0};
    bool verb = ss_view_word(view, draft->head, "told") || ss_view_word(view, draft->head, "tells") || ss_view_word(view, draft->head, "telling") || ss_view_word(view, draft->head, "informed");
    bool opens = ss_view_is(view, end, SS_W(COMPLEMENTIZER)) || ss_view_opens(view, end);
    ss_run hearer = {from, from + 1};
    while (hearer.end < end && (view->mention[hearer.end] != SS_NONE || ss_view_word(view, hearer.end, "of") || !(ss_view_has(view, hearer.end, SS_T_PUNCT | SS_T_QUOTE) || ss_view_is(view, hearer.end, SS_W(PREPOSITION) | SS_W(RELATIVE)))))
        hearer.end++;
    return verb && opens ? hearer : (ss_run){0, 0};
}

/* A lone adverb or link is nobody: what the frame of the rules left where the labels moved its ends. */
static bool is_nobody(const ss_view *view, ss_run run) {
    const ss_classes links = SS_W(PREPOSITION) | SS_W(DETERMINER) | SS_W(AUXILIARY) | SS_W(NEGATION) | SS_W(SUBORDINATOR) | SS_W(CONJUNCTION);
    if (run.end != run.first + 1 || view->mention[run.first] != SS_NONE)
        return false;
    return ss_view_adverb(view, run.first) || (ss_view_is(view, run.first, links) && !ss_view_is(view, run.first, SS_W(PRONOUN)));
}

/* "Police arrested two men [accused] of": the noun phrase before a bare participle, when more than one stands in the run. */
static uint32_t last_phrase(const ss_view *view, const ss_draft *draft, ss_run run) {
    const ss_classes stops = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE);
    bool bare = draft->cue_run.end == draft->cue_run.first + 1 && run.end <= draft->cue_run.first && run.end > run.first + LONG_TARGET;
    for (uint32_t i = run.end - 1; bare && i > run.first; i--)
        if (view->mention[i] == SS_NONE && (ss_view_is(view, i, stops) || ss_view_has(view, i, SS_T_PUNCT)))
            return i + 1 < run.end ? i + 1 : run.first;
    return run.first;
}

/* Without the "not" of what is asked ("urged people not"), and without the verb that goes on behind "and". A clause is nobody. */
static ss_run tidied_run(const ss_view *view, const ss_draft *draft, ss_run run, bool hearer) {
    if (hearer && run.first + 1 < run.end && ss_view_word(view, run.first, "to") && can_hear(view, run.first + 1))
        run.first++; /* behind the bare verb stands "to say" */
    if (hearer && run.first + 1 < run.end && ss_view_word(view, run.first, "you"))
        run.end = run.first + 1;
    while (run.end > run.first + 1 && ss_view_is(view, run.end - 1, SS_W(NEGATION)))
        run.end--;
    for (uint32_t i = run.first + 1; i + 1 < run.end; i++)
        if (ss_view_is(view, i, SS_W(CONJUNCTION)) && view->cue[i + 1] != SS_NONE && view->mention[i + 1] == SS_NONE)
            run.end = i;
    bool clause = run.first + 1 < run.end && run.first >= draft->cue_run.end && view->mention[run.first] == SS_NONE &&
                  ss_view_is(view, run.first, SS_W(SUBJECT) | SS_W(PREPOSITION));
    if (clause || is_nobody(view, run))
        return (ss_run){0, 0};
    return (ss_run){last_phrase(view, draft, run), run.end};
}

/* "warned | the plan would fail": a clause, whose verb stands in the run; "told reporters | afterwards". */
static ss_run heard(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first; i < run.end; i++)
        if (view->mention[i] == SS_NONE && ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)) && !ss_view_is(view, i, SS_W(POSSESSIVE)))
            return (ss_run){0, 0};
    while (run.end > run.first + 1 && view->mention[run.end - 1] == SS_NONE && (ss_view_adverb(view, run.end - 1) || ss_view_is(view, run.end - 1, SS_W(TIMEWORD)) || ss_view_ends(view, run.end - 1, "wards")))
        run.end--;
    return run;
}

/* "told Holm [she] was late", "[it] was hoped that", "what [she] described as": who does something is no target. */
static bool is_subject(const ss_view *view, const ss_draft *draft) {
    ss_run run = draft->target;
    bool alone = run.end == run.first + 1 && view->mention[run.first] == SS_NONE;
    if (alone && ss_view_is(view, run.first, SS_W(SUBJECT)) && !ss_view_is(view, run.first, SS_W(NEUTER)) && !ss_view_word(view, run.first, "you"))
        return run.end <= draft->cue_run.first ? !draft->passive || draft->cue_run.first == draft->head : true; /* whom she accused of */
    bool dummy = alone && ss_view_is(view, run.first, SS_W(NEUTER)) && run.end <= draft->head && draft->pieces.count;
    if (dummy)
        return !draft->passive || ss_view_word(view, draft->pieces.at[0].first, "that");
    bool told = draft->act == SS_ACT_STATE && draft->addressee.first < draft->addressee.end;
    return told && draft->pieces.count && run.first == draft->pieces.at[0].first && draft->addressee.end <= run.first;
}

static inline ss_run tidied(const ss_view *view, const ss_draft *draft, ss_run run, bool hearer) {
    return run.first < run.end ? tidied_run(view, draft, run, hearer) : (ss_run){0, 0};
}

/* "Norland was accused by Ostland of": whom it is done to stands before a passive whose agent was found behind it. */
static ss_run patient(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    uint32_t first = draft->cue_run.first;
    bool agent = draft->source.first == draft->source.end && speaker->source.first >= draft->cue_run.end && speaker->source.first < speaker->source.end;
    if (!agent || first == 0 || (draft->act != SS_ACT_ACCUSE && draft->act != SS_ACT_BLAME && draft->act != SS_ACT_URGE && draft->act != SS_ACT_DEMAND))
        return (ss_run){0, 0};
    uint32_t m = view->mention[first - 1];
    if (m != SS_NONE)
        return (ss_run){view->document->names.mentions.at[m].phrase_first, first};
    return ss_view_is(view, first - 1, SS_W(SUBJECT)) ? (ss_run){first - 1, first} : (ss_run){0, 0};
}

/* No noun stands behind the name: "praised Holm", not "praised the Holm plan". */
static bool stands_alone(const ss_view *view, uint32_t behind, uint32_t end) {
    const ss_classes ends = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(SUBORDINATOR) | SS_W(RELATIVE) | SS_W(COMPLEMENTIZER);
    return behind >= end || ss_view_has(view, behind, SS_T_PUNCT) || view->date[behind] != SS_NONE || (view->mention[behind] == SS_NONE && ss_view_is(view, behind, ends));
}

/* "condemned Norland for the raid", "praised Ida Holm": who has the name right behind the verb. */
static ss_run object_named(const ss_view *view, const ss_draft *draft) {
    bool aims = draft->act == SS_ACT_ACCUSE || draft->act == SS_ACT_BLAME || draft->act == SS_ACT_PRAISE || draft->act == SS_ACT_THREATEN;
    uint32_t at = draft->cue_run.end;
    if (!aims || draft->passive || !draft->pieces.count || draft->pieces.at[0].first != at || at <= draft->head || view->quote[at] != view->quote[draft->head])
        return (ss_run){0, 0};
    if (at > draft->head + 1 && (ss_view_word(view, at - 1, "in") || ss_view_word(view, at - 1, "by") || ss_view_word(view, at - 1, "as") || ss_view_word(view, at - 1, "with")))
        return (ss_run){0, 0}; /* "was criticised in Norland" */
    uint32_t name = at + (ss_view_word(view, at, "the") && view->mention[at] == SS_NONE);
    uint32_t m = view->phrase[at] != SS_NONE ? view->phrase[at] : view->mention[name];
    const ss_mention *mention = m == SS_NONE ? NULL : &view->document->names.mentions.at[m];
    if (!mention || mention->adjective || mention->possessive || mention->type == SS_PLACE || mention->end > draft->pieces.at[0].end || mention->first < name)
        return (ss_run){0, 0};
    return stands_alone(view, mention->end, draft->pieces.at[0].end) ? (ss_run){at, mention->end} : (ss_run){0, 0};
}

/* "to warn [Norland] of the flood": whom the verb names before "of" or "about". */
__attribute__((noinline))
static ss_run warned(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->cue_run.end;
    if (draft->act != SS_ACT_WARN || draft->passive || !draft->pieces.count || draft->pieces.at[0].first != at || at != draft->head + 1 || view->quote[at] != view->quote[draft->head])
        return (ss_run){0, 0};
    uint32_t name = at + (ss_view_word(view, at, "the") && view->mention[at] == SS_NONE), m = view->mention[name];
    const ss_mention *mention = m == SS_NONE ? NULL : &view->document->names.mentions.at[m];
    if (!mention || mention->adjective || mention->possessive || mention->end >= draft->pieces.at[0].end)
        return (ss_run){0, 0};
    bool link = ss_view_word(view, mention->end, "of") || ss_view_word(view, mention->end, "about") || ss_view_word(view, mention->end, "over") || ss_view_word(view, mention->end, "against");
    return link ? (ss_run){at, mention->end} : (ss_run){0, 0};
}

/* "warns [US] missiles are late": the name begins what is warned of, and hears nothing. */
__attribute__((noinline))
static bool is_attribute(const ss_view *view, const ss_draft *draft) {
    uint32_t behind = draft->addressee.end;
    bool inside = draft->pieces.count && draft->pieces.at[0].first == draft->addressee.first && behind < draft->pieces.at[0].end;
    return inside && view->mention[behind] == SS_NONE && ss_view_has(view, behind, SS_T_WORD) && !ss_view_is(view, behind, SS_W(PREPOSITION) | SS_W(COMPLEMENTIZER) | SS_W(NEGATION)) &&
           !ss_view_word(view, behind, "to") && !ss_view_word(view, behind, "about");
}

void ss_hearers_find(ss_making *making, const ss_speaker *speakers) {
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        ss_draft *draft = &making->drafts.at[i];
        draft->addressee = heard(&making->view, tidied(&making->view, draft, draft->addressee, true));
        draft->target = tidied(&making->view, draft, draft->target, false);
        if (draft->target.first < draft->target.end && is_subject(&making->view, draft))
            draft->target = (ss_run){0, 0};
        if (!draft->dropped && draft->target.first == draft->target.end)
            draft->target = patient(&making->view, draft, &speakers[i]);
        if (!draft->dropped && draft->target.first == draft->target.end)
            draft->target = object_named(&making->view, draft);
        if (!draft->dropped && draft->act == SS_ACT_WARN && draft->addressee.first == draft->addressee.end)
            draft->addressee = warned(&making->view, draft);
        if (draft->act == SS_ACT_WARN && draft->addressee.first < draft->addressee.end && is_attribute(&making->view, draft))
            draft->addressee = (ss_run){0, 0};
        if (draft->addressee.first < draft->addressee.end && (draft->act == SS_ACT_WARN || draft->target.first == draft->addressee.first))
            draft->target = (ss_run){0, 0}; /* who is warned or told hears it */
        bool open = !draft->dropped && !draft->level && draft->addressee.first == draft->addressee.end && draft->cue_run.first < draft->cue_run.end;
        if (open && draft->target.first == draft->target.end)
            draft->addressee = ss_hearer_asked(&making->view, draft);
        bool beyond = open && draft->learnt && draft->pieces.count && draft->pieces.at[0].first > draft->cue_run.end;
        if (beyond && draft->addressee.first == draft->addressee.end)
            draft->addressee = told(&making->view, draft);
        if (open && draft->act <= SS_ACT_REPORT && draft->addressee.first == draft->addressee.end)
            draft->addressee = hearer(&making->view, draft, &speakers[i]);
    }
}

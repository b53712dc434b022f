#include "claims/speakers/hearers.h"
#include "claims/speakers/parts.h"
#include "claims/speakers/targets.h"

enum { NEAR = 10 /* tokens */, LONG_TARGET = 4, NEAR_DRAFTS = 6, TALK_MOST = 6 };

static bool can_hear(const ss_view *view, uint32_t at) {
    const ss_classes people = SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PRONOUN) | SS_W(UNNAMED) | SS_W(ROLE) | SS_W(COLLECTIVE) | SS_W(HONORIFIC);
    return view->mention[at] != SS_NONE || view->phrase[at] != SS_NONE || ss_view_is(view, at, people);
}

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

/* "said after a meeting [with]": the talk was over. */
static bool is_over(const ss_view *view, uint32_t at) {
    for (uint32_t i = at; i-- > 0 && i + TALK_MOST > at;)
        if (ss_view_is(view, i, SS_W(PREPOSITION) | SS_W(SUBORDINATOR)) || ss_view_word(view, i, "following"))
            return ss_view_word(view, i, "following") || ss_view_word(view, i, "after") || ss_view_word(view, i, "before");
    return false;
}

/* "said to [reporters]", "confirmed to [the board]": people, bodies and outlets; not "responded to the fire", "posted to a page". */
static ss_run said_to(const ss_view *view, const ss_draft *draft, uint32_t at) {
    const ss_classes people = SS_W(PRONOUN) | SS_W(UNNAMED) | SS_W(ROLE) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(COMPANY);
    ss_run run = can_hear(view, at) ? ss_clause_object(view, at, room_of(view, draft, at)) : (ss_run){0, 0};
    if (run.first >= run.end || draft->passive || draft->rule == SS_RULE_CUE_ACCORDING || draft->head == SS_NONE || ss_view_vote_kind(view, draft->head, SS_B(ANSWERS)))
        return (ss_run){0, 0};
    uint32_t head = ss_phrase_head_end(view, run) - 1, m = view->mention[head];
    bool somebody = m == SS_NONE ? ss_view_is(view, head, people) || ss_view_kind(view, head, SS_D(HEARS) | SS_D(GATHERING) | SS_D(BUSINESS) | SS_D(ANYBODY)) : ss_mention_at(view, m)->type != SS_PLACE && !ss_view_is(view, head, SS_W(SITE));
    return somebody ? run : (ss_run){0, 0};
}

/* The hearer that stands between the tokens, or an empty run. */
static ss_run between(const ss_view *view, const ss_draft *draft, uint32_t from, uint32_t end) {
    bool right = from >= draft->cue_run.end && from + 1 < end && ss_view_word(view, from, "to");
    ss_run told = right ? said_to(view, draft, from + 1) : (ss_run){0, 0};
    if (told.first < told.end)
        return told;
    for (uint32_t at = from + 1; at < end; at++)
        if ((ss_view_word(view, at, "to") || ss_view_word(view, at, "with")) && leads(view, at) && !is_over(view, at) && !ss_draft_holds(draft, at))
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


/* "told [Radio Lim] that", where only the models read it: who stands between the verb and its content. */
__attribute__((noinline))
static ss_run told(const ss_view *view, const ss_draft *draft) {
    uint32_t from = draft->cue_run.end, end = draft->pieces.count ? draft->pieces.at[0].first : 0;
    if (draft->head == SS_NONE || from != draft->head + 1 || from >= end || end > from + NEAR || !(can_hear(view, from) || ss_view_has(view, from, SS_T_CAPITAL)) || view->date[from] != SS_NONE)
        return (ss_run){0, 0};
    bool verb = draft->cue == SS_NONE ? ss_view_word(view, draft->head, "told") || ss_view_word(view, draft->head, "tells") || ss_view_word(view, draft->head, "telling") || ss_view_word(view, draft->head, "informed")
                                      : (ss_lexicon_cue(view->lexicon, draft->cue)->frames & SS_F_TOLD) != 0;
    bool opens = ss_view_is(view, end, SS_W(COMPLEMENTIZER)) || ss_view_opens(view, end);
    ss_run hearer = {from, from + 1};
    while (hearer.end < end && (view->mention[hearer.end] != SS_NONE || ss_view_word(view, hearer.end, "of") || !(ss_view_has(view, hearer.end, SS_T_PUNCT | SS_T_QUOTE) || ss_view_is(view, hearer.end, SS_W(PREPOSITION) | SS_W(RELATIVE)))))
        hearer.end++;
    hearer = ss_target_whole(view, hearer, end);
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
    bool lone = hearer && run.first + 1 < run.end && view->mention[run.first] == SS_NONE && ss_view_is(view, run.first, SS_W(PRONOUN)) && !ss_view_is(view, run.first, SS_W(POSSESSIVE));
    if (lone && (ss_view_word(view, run.first, "you") || !ss_view_is(view, run.first, SS_W(SUBJECT))) && !ss_view_is(view, run.first + 1, SS_W(CONJUNCTION) | SS_W(PREPOSITION)))
        run.end = run.first + 1; /* told him | there was */
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
    while (run.end > run.first + 1 && view->mention[run.end - 1] == SS_NONE && !ss_view_vote_kind(view, run.end - 1, SS_B(LY_NOUN)) &&
           (ss_view_adverb(view, run.end - 1) || ss_view_is(view, run.end - 1, SS_W(TIMEWORD)) || ss_view_ends(view, run.end - 1, "wards")))
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

/* "to warn [Norland] of the flood", "promised [voters] that": whom the verb names before "of", "about" or "that". */
__attribute__((noinline))
static ss_run warned(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->cue_run.end;
    if (draft->passive || !draft->pieces.count || draft->pieces.at[0].first != at || at != draft->head + 1 || view->quote[at] != view->quote[draft->head])
        return (ss_run){0, 0};
    ss_run found = ss_target_somebody(view, at, draft->pieces.at[0].end);
    uint32_t link = found.end;
    if (found.first >= link || link >= draft->pieces.at[0].end)
        return (ss_run){0, 0};
    bool that = ss_view_word(view, link, "that");
    bool of = ss_view_word(view, link, "of") || ss_view_word(view, link, "about") || ss_view_word(view, link, "over") || ss_view_word(view, link, "against");
    return that || (of && draft->act == SS_ACT_WARN) ? found : (ss_run){0, 0};
}

/* "warns [US] missiles are late": the name begins what is warned of, and hears nothing. */
__attribute__((noinline))
static bool is_attribute(const ss_view *view, const ss_draft *draft) {
    uint32_t behind = draft->addressee.end;
    bool inside = draft->pieces.count && draft->pieces.at[0].first == draft->addressee.first && behind < draft->pieces.at[0].end;
    return inside && view->mention[behind] == SS_NONE && ss_view_has(view, behind, SS_T_WORD) && !ss_view_is(view, behind, SS_W(PREPOSITION) | SS_W(COMPLEMENTIZER) | SS_W(NEGATION)) &&
           !ss_view_word(view, behind, "to") && !ss_view_word(view, behind, "about");
}

/* "told the mayor[, Ida Holm], that", "told Norland [and Sudland]", "told CNN's [“Morning”]", "asked Holm directly": the phrase may go on, or ends too late. */
static bool ends_early(const ss_view *view, uint32_t end) {
    return ss_view_has(view, end, SS_T_PUNCT | SS_T_QUOTE) || ss_view_is(view, end, SS_W(CONJUNCTION)) || ss_view_has(view, end - 1, SS_T_APOS_S) || ss_view_adverb(view, end - 1);
}

/* "complained to the board", "denied to reporters": acts that are told somebody, too. */
static bool tells_of(const ss_draft *draft) {
    const uint32_t acts = 1u << SS_ACT_ACCUSE | 1u << SS_ACT_DENY | 1u << SS_ACT_ANNOUNCE | 1u << SS_ACT_WARN | 1u << SS_ACT_PROMISE;
    return acts >> draft->act & 1;
}

/* "Asked whether she would go, [Holm] said": who speaks behind the question is asked. */
__attribute__((noinline))
static ss_run asked_first(const ss_making *making, uint32_t index, const ss_speaker *speakers) {
    const ss_view *view = &making->view;
    const ss_draft *draft = &making->drafts.at[index];
    uint32_t first = view->document->sentences.at[draft->sentence].first, end = draft->pieces.count ? draft->pieces.at[draft->pieces.count - 1].end : 0;
    if (draft->head == SS_NONE || draft->cue_run.first > first + 2 || end <= draft->cue_run.end || !ss_view_word(view, draft->head, "asked") || speakers[index].source.first < speakers[index].source.end || draft->cue_run.first != draft->head)
        return (ss_run){0, 0};
    for (uint32_t i = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        ss_run source = speakers[i].source;
        bool answers = !making->drafts.at[i].dropped && making->drafts.at[i].sentence == draft->sentence && source.first >= end && source.first < source.end;
        if (answers)
            return source;
    }
    return (ss_run){0, 0};
}

void ss_hearers_find(ss_making *making, const ss_speaker *speakers) {
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        ss_draft *draft = &making->drafts.at[i];
        if (draft->dropped)
            continue;
        draft->addressee = heard(&making->view, tidied(&making->view, draft, draft->addressee, true));
        draft->target = tidied(&making->view, draft, draft->target, false);
        if (draft->target.first < draft->target.end && is_subject(&making->view, draft))
            draft->target = (ss_run){0, 0};
        if (draft->passive && draft->act == SS_ACT_STATE && draft->target.end && draft->addressee.first >= draft->addressee.end && ss_view_word(&making->view, draft->head, "told"))
            draft->addressee = draft->target, draft->target = (ss_run){0, 0}; /* we are told that */
        if (ss_target_may(draft))
            draft->target = ss_target_find(&making->view, draft, &speakers[i]);
        if ((draft->act == SS_ACT_WARN || draft->act == SS_ACT_PROMISE) && draft->addressee.first == draft->addressee.end)
            draft->addressee = warned(&making->view, draft);
        if (draft->act == SS_ACT_WARN && draft->addressee.first < draft->addressee.end && is_attribute(&making->view, draft))
            draft->addressee = (ss_run){0, 0};
        if (draft->addressee.first < draft->addressee.end && (draft->act == SS_ACT_WARN || draft->target.first == draft->addressee.first))
            draft->target = (ss_run){0, 0}; /* who is warned or told hears it */
        bool open = !draft->level && draft->addressee.first == draft->addressee.end && draft->cue_run.first < draft->cue_run.end;
        if (open && draft->target.first == draft->target.end)
            draft->addressee = ss_hearer_asked(&making->view, draft);
        if (open && draft->act == SS_ACT_ASK && draft->addressee.first == draft->addressee.end)
            draft->addressee = asked_first(making, i, speakers);
        bool beyond = open && draft->learnt && draft->pieces.count && draft->pieces.at[0].first > draft->cue_run.end;
        if (beyond && draft->addressee.first == draft->addressee.end)
            draft->addressee = told(&making->view, draft);
        if (open && draft->act <= SS_ACT_REPORT && draft->addressee.first == draft->addressee.end)
            draft->addressee = hearer(&making->view, draft, &speakers[i]);
        if (open && tells_of(draft) && draft->addressee.first == draft->addressee.end && ss_view_word(&making->view, draft->cue_run.end, "to"))
            draft->addressee = said_to(&making->view, draft, draft->cue_run.end + 1);
        if (draft->addressee.end > draft->cue_run.end && draft->addressee.end < making->view.count && ends_early(&making->view, draft->addressee.end))
            draft->addressee = ss_target_whole(&making->view, draft->addressee, making->view.document->sentences.at[draft->sentence].end);
    }
}

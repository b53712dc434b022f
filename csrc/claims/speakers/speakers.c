#include "claims/agents/agents.h"
#include "claims/deeds.h"
#include "claims/speakers/parts.h"

enum { AGENT_REACH = 16, QUOTE_STEPS = 6, SWALLOW_REACH = 5, SIGNED_REACH = 6, SIGNED_DRAFTS = 3 };

/* ---- passives ---- */

static bool tells_speech(const ss_view *view, const ss_draft *draft) {
    for (uint32_t i = draft->cue_run.first; i < draft->cue_run.end + 2 && i < view->count; i++)
        if (ss_view_word(view, i, "saying") || ss_view_word(view, i, "telling"))
            return true;
    return false;
}

/* "accused of", "seen as": no object between, so what stands before it has it done, unless a relative took the object away
 * ("what she described as", "the man she accused of"). */
static bool is_reduced(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head, before = draft->source.first;
    uint32_t end = view->document->sentences.at[draft->sentence].end;
    bool with = ss_view_word(view, head, "charged") && ss_view_word(view, head + 1, "with");
    bool link = head + 1 < end && ss_view_ends(view, head, "ed") && (ss_view_word(view, head + 1, "of") || ss_view_word(view, head + 1, "as") || with) &&
                !ss_clause_names_first(view, head + 1, end);
    if (!link || draft->cue_run.first != head || ss_view_is(view, before, SS_W(SUBJECT) | SS_W(RELATIVE)) || draft->rule != SS_RULE_CUE_TARGET)
        return false;
    if (before > 0 && ss_view_word(view, before - 1, "what"))
        return false;
    uint32_t first = view->document->sentences.at[draft->sentence].first;
    if (before < first)
        return false;
    return before == first || ss_view_has(view, before - 1, SS_T_PUNCT) ||
           ss_view_is(view, before - 1, SS_W(PREPOSITION));
}

/* "Norland is forecast to grow", "the party, tipped to win", and in a headline "King expected to abdicate": others think so. */
__attribute__((noinline))
static bool is_foreseen(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head, to = draft->cue_run.end;
    if (to != head + 1 || !ss_view_word(view, to, "to") || draft->source.end > draft->cue_run.first)
        return false;
    bool headline = view->document->sentences.at[draft->sentence].role == SS_ROLE_HEADLINE;
    return ss_view_kind(view, head, SS_D(FORESEEN)) || (headline && ss_view_word(view, head, "expected") && draft->cue_run.first == head);
}

/* The labelled source is who is spoken of: "Holm was accused of", "it was reported that". */
static bool is_patient(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    if (draft->source.first == draft->source.end)
        return false;
    if (draft->act == SS_ACT_REPORT && draft->head != SS_NONE && draft->head + 1 < view->count && ss_view_word(view, draft->head, "found") && ss_view_word(view, draft->head + 1, "guilty"))
        return true;
    if (draft->pieces.count && draft->pieces.at[0].first == draft->head + 1 && view->tokens[draft->head + 1].size == 2 && is_foreseen(view, draft))
        return true;
    bool before = draft->learnt && draft->source.first < draft->source.end && draft->source.end <= draft->cue_run.first;
    const ss_hit *hit = before && draft->hit != SS_NONE ? &making->hits.at[draft->hit] : NULL;
    bool may_be = hit && (hit->use == SS_USE_PASSIVE || draft->rule == SS_RULE_CUE_TARGET);
    if (!may_be || tells_speech(view, draft))
        return false;
    if (hit->use == SS_USE_PASSIVE && ss_view_is(view, draft->source.first, SS_W(NEUTER)) && draft->source.end == draft->source.first + 1)
        return true;
    bool asked = draft->act == SS_ACT_URGE || draft->act == SS_ACT_ASK || draft->act == SS_ACT_DEMAND || draft->act == SS_ACT_DENY || draft->act == SS_ACT_PROMISE || ss_view_word(view, draft->head, "refused") ||
                 ss_view_word(view, draft->head, "told") || ss_view_word(view, draft->head, "informed") || ss_view_word(view, draft->head, "warned");
    if (hit->use == SS_USE_PASSIVE && asked && draft->head == draft->cue_run.end - 1)
        return true; /* sailors were urged to stay, a visa was refused */
    bool blamed = hit->use == SS_USE_PASSIVE && (draft->act == SS_ACT_ACCUSE || draft->act == SS_ACT_BLAME) && ss_view_word(view, draft->cue_run.end - 1, "with");
    return blamed || (hit->use == SS_USE_PASSIVE && draft->rule == SS_RULE_CUE_TARGET) || is_reduced(view, draft);
}

/* "was fined by the harbour board and condemned as": the agent that a passive behind "and" shares, or nobody. */
static ss_run shared_agent(const ss_view *view, const ss_draft *draft) {
    uint32_t first = view->document->sentences.at[draft->sentence].first, at = draft->cue_run.first;
    if (at <= first || !ss_view_word(view, at - 1, "and"))
        return (ss_run){0, 0};
    for (uint32_t i = at - 1; i > first && i + AGENT_REACH > at; i--) {
        if (ss_view_has(view, i, SS_T_PUNCT) || ss_view_is(view, i, SS_W(RELATIVE) | SS_W(SUBJECT)))
            break;
        uint32_t by = ss_view_word(view, i, "by") && i + 1 < at ? i + 1 : SS_NONE;
        by = by != SS_NONE && by + 1 < at && ss_view_is(view, by, SS_W(DETERMINER)) ? by + 1 : by;
        if (by != SS_NONE && view->mention[by] != SS_NONE && ss_mention_at(view, view->mention[by])->type != SS_PLACE)
            return (ss_run){i + 1, ss_mention_at(view, view->mention[by])->end};
    }
    return (ss_run){0, 0};
}

/* "it was reported earlier that" */
static bool is_told_by_nobody(const ss_making *making, const ss_draft *draft) {
    return draft->hit != SS_NONE && draft->source.first == draft->source.end && making->hits.at[draft->hit].use == SS_USE_PASSIVE;
}

/* "was accused by Norland of", "described by prosecutors as": the agent behind a passive whose source nobody found. */
static ss_run agent_behind(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    bool passive = draft->passive || is_told_by_nobody(making, draft);
    uint32_t end = draft->cue_run.end, sentence_end = view->document->sentences.at[draft->sentence].end;
    if (draft->source.first < draft->source.end || draft->cue_run.first >= end || end >= sentence_end)
        return (ss_run){0, 0};
    uint32_t by = ss_view_word(view, end - 1, "by") && end > draft->cue_run.first + 1 ? end - 1 : passive ? end : SS_NONE;
    return by != SS_NONE && ss_view_word(view, by, "by") && by + 1 < sentence_end ? ss_agent_at(view, by, sentence_end) : (ss_run){0, 0};
}

static ss_status by_agent(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    uint32_t by = draft->cue_run.end, end = r->view->document->sentences.at[draft->sentence].end;
    bool told = by + 1 < end && ss_view_word(r->view, by, "by"); /* a charge dismissed by Norland as */
    ss_run agent = told ? ss_agent_at(r->view, by, end) : shared_agent(r->view, draft);
    speaker->source = (ss_run){0, 0};
    return agent.first < agent.end ? ss_speaker_by_phrase(r, agent, speaker) : ss_speaker_settle(r, speaker, SS_NONE, SS_BY_PASSIVE);
}

/* ---- sources that swallow a clause ---- */

/* The other verb tells what this one says, or a semicolon parts them: not "Norland's plan for", "Holm, who seeks peace,". */
static bool goes_on_in(const ss_resolver *r, const ss_draft *other, const ss_draft *draft) {
    for (uint32_t i = other->cue_run.end; i < draft->source.end; i++)
        if (ss_view_mark(r->view, i) == ';')
            return true;
    return draft->cue_run.first < draft->cue_run.end && ss_draft_holds(other, draft->cue_run.first);
}

/* The end of another cue of the sentence whose own subject the source begins with, or 0. */
static uint32_t swallowed(const ss_resolver *r, const ss_draft *draft) {
    uint32_t from = r->at > SWALLOW_REACH ? r->at - SWALLOW_REACH : 0, count = r->making->drafts.count, end = 0;
    for (uint32_t i = from; i < count && i <= r->at + SWALLOW_REACH; i++) {
        const ss_draft *other = ss_draft_placed(r, i);
        bool inside = draft->source.first < other->cue_run.first && other->cue_run.end < draft->source.end;
        bool begins = other->source.first == draft->source.first && other->source.first < other->source.end && other->source.end <= other->cue_run.first &&
                      other->source.end + 1 >= other->cue_run.first; /* no clause between that only tells more of it */
        if (i != r->at && !other->dropped && inside && begins && other->cue_run.end > end && goes_on_in(r, other, draft))
            end = other->cue_run.end;
    }
    return end;
}

/* "[The Post reported] citing": the source of the verb that it ends with, or an empty run. */
static ss_run without_verb(const ss_resolver *r, const ss_draft *draft) {
    uint32_t from = r->at > SWALLOW_REACH ? r->at - SWALLOW_REACH : 0;
    for (uint32_t i = from; i < r->at; i++) {
        const ss_draft *other = ss_draft_placed(r, i);
        bool same = !other->dropped && other->source.first == draft->source.first && other->source.end <= other->cue_run.first;
        uint32_t comma = draft->source.end > draft->source.first && ss_view_mark(r->view, draft->source.end - 1) == ',';
        if (same && other->cue_run.end + comma == draft->source.end && draft->source.end == draft->cue_run.first)
            return other->source;
    }
    return (ss_run){0, 0};
}

/* "[A poll shows most voters] say": what stands behind the other verb, and behind the last link after it: most voters. */
static ss_run own_source(const ss_resolver *r, const ss_draft *draft) {
    bool roomy = draft->source.end - draft->source.first > 2; /* a subject, its verb and something behind that */
    ss_run before = draft->learnt && roomy ? without_verb(r, draft) : (ss_run){0, 0};
    if (before.first < before.end)
        return before;
    uint32_t first = draft->learnt && roomy ? swallowed(r, draft) : 0;
    if (!first)
        return draft->learnt && roomy ? ss_source_before_verb(r->view, draft) : draft->source;
    for (uint32_t i = first; i + 1 < draft->source.end; i++)
        if (ss_view_mark(r->view, i) == ';' || (r->view->mention[i] == SS_NONE && ss_view_is(r->view, i, SS_W(COMPLEMENTIZER) | SS_W(RELATIVE))))
            first = i + 1;
    return (ss_run){first, draft->source.end};
}

/* ---- the ends of sources that the labels moved ---- */

static bool is_hyphen(const ss_view *view, uint32_t token) { return ss_view_has(view, token, SS_T_PUNCT) && (ss_view_mark(view, token) == '-' || ss_view_dash(view, token)); }

/* "[released on Friday]": the day belongs to what stands before it. */
static bool tells_when_made(const ss_view *view, ss_run run, uint32_t day) {
    for (uint32_t i = day; i-- > run.first;)
        if (view->mention[i] == SS_NONE && (ss_view_ends(view, i, "ed") || ss_view_ends(view, i, "ing") || ss_view_is(view, i, SS_W(PREPOSITION) | SS_W(RELATIVE) | SS_W(DOCUMENT))))
            return true;
    return false;
}

/* "the mayor [earlier today]", "the board [nevertheless]": when and how it was said. */
static uint32_t without_when(const ss_view *view, ss_run run) {
    uint32_t end = run.end;
    while (end > run.first + 1 && view->mention[end - 1] == SS_NONE) {
        bool when = view->date[end - 1] != SS_NONE;
        bool how = ss_view_adverb(view, end - 1) && !ss_view_is(view, end - 1, SS_W(PRONOUN) | SS_W(QUANTIFIER) | SS_W(ROLE) | SS_W(UNNAMED));
        if (!when && !how)
            break;
        end--;
    }
    if (end == run.end)
        return end;
    bool noun = view->mention[end - 1] != SS_NONE || ss_view_is(view, end - 1, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(COMPANY));
    return noun && !tells_when_made(view, run, end) ? end : run.end;
}

/* "[Yesterday]'s events": the owner that was left out, or the clitic of "it's". */
static uint32_t with_owner(const ss_view *view, uint32_t first, uint32_t sentence) {
    if (!ss_view_has(view, first, SS_T_APOS_S) || first <= sentence)
        return first;
    uint32_t m = view->mention[first - 1];
    if (m != SS_NONE)
        return ss_mention_at(view, m)->first;
    return ss_view_is(view, first - 1, SS_W(PRONOUN) | SS_W(SUBJECT) | SS_W(DETERMINER)) ? first + 1 : first - 1;
}

/* "Norland was among [those] calling for": whom the sentence is about calls for it, too. */
static bool is_among(const ss_view *view, const ss_draft *draft, ss_run source) {
    if (!ss_view_word(view, source.first, "those") || source.first == 0 || !ss_view_word(view, source.first - 1, "among"))
        return false;
    uint32_t m = ss_sentence_subject(view, draft->sentence);
    return m != SS_NONE && ss_mention_at(view, m)->end + 2 == source.first; /* was among */
}

/* "adopting the text with two abstentions (Norland, Sudland), [decided]": a bracket closes that does not open in the source. */
__attribute__((noinline))
static bool closes_bracket(const ss_view *view, ss_run run) {
    for (uint32_t i = run.end; i-- > run.first && i + 2 >= run.end;)
        if (ss_view_mark(view, i) == ')') {
            while (i > run.first && ss_view_mark(view, i - 1) != '(')
                i--;
            return i == run.first;
        }
    return false;
}

/* The verb of "Norland [led] calls for", which is no part of who calls. */
static bool leads_calls(const ss_view *view, uint32_t verb) { return view->mention[verb] == SS_NONE && ss_view_kind(view, verb, SS_D(LEADS)); }

/* Who stands before that verb at the end of the source: its name, or the relative of "Norland, [who] | led"; else the source itself. */
static ss_run before_lead(const ss_view *view, ss_run source) {
    if (source.end == source.first + 1 && source.first > 0 && ss_view_is(view, source.first - 1, SS_W(RELATIVE)))
        return (ss_run){source.first - 1, source.first};
    return source.end > source.first + 1 && view->mention[source.end - 2] != SS_NONE ? (ss_run){source.first, source.end - 1} : source;
}

/* "aides close to [the nominee] told", "people familiar with [the plan] said": who stands before that, or the run itself. */
static ss_run over_closeness(const ss_view *view, ss_run run) {
    uint32_t at = run.first;
    bool close = at > 2 && ((ss_view_word(view, at - 1, "to") && ss_view_word(view, at - 2, "close")) || (ss_view_word(view, at - 1, "with") && ss_view_word(view, at - 2, "familiar")));
    return close && ss_view_is(view, at - 3, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE)) && view->mention[at - 3] == SS_NONE ? (ss_run){at - 3, at - 2} : run;
}

/* "[13.30 GMT] Norland": behind the time of an entry at the head of the sentence. */
__attribute__((noinline))
static uint32_t behind_clock(const ss_view *view, ss_run run) {
    uint32_t at = run.first;
    while (at + 1 < run.end && view->mention[at] == SS_NONE && (ss_view_has(view, at, SS_T_DIGITS) || ss_view_mark(view, at) == '.' || ss_view_mark(view, at) == ':'))
        at++;
    bool zone = at > run.first && at + 1 < run.end && view->mention[at] == SS_NONE && ss_view_has(view, at, SS_T_ALLCAPS) && view->tokens[at].size <= 4;
    return zone ? at + 1 : run.first;
}

/* Without the dash of a list before it, and without what tells when. */
static ss_run tidy_source(const ss_view *view, const ss_draft *draft, ss_run run) {
    while (run.first < run.end && is_hyphen(view, run.first))
        run.first++;
    while (run.end > run.first && is_hyphen(view, run.end - 1))
        run.end--;
    if (run.first >= run.end)
        return run;
    if (ss_view_has(view, run.first, SS_T_DIGITS) && run.first == view->document->sentences.at[draft->sentence].first)
        run.first = behind_clock(view, run);
    bool himself = run.end == run.first + 2 && ss_view_is(view, run.first, SS_W(PRONOUN) | SS_W(RELATIVE)) && ss_view_is(view, run.end - 1, SS_W(PRONOUN)) && ss_view_ends(view, run.end - 1, "self");
    run.end -= himself; /* who himself */
    run.first = with_owner(view, run.first, view->document->sentences.at[draft->sentence].first);
    if (draft->learnt && run.first < run.end)
        run.end = without_when(view, run);
    bool stays = draft->act >= SS_ACT_PROMISE && run.end == run.first + 1 && run.first > 0 && (ss_view_word(view, run.first, "remains") || ss_view_word(view, run.first, "remained"));
    if (stays && ss_view_is(view, run.first - 1, SS_W(SUBJECT))) /* it | remains committed */
        return (ss_run){run.first - 1, run.first};
    return run;
}

/* The label of a turn: a person or outlet, who holds that office, or nobody with a name. */
static ss_status by_label(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    ss_run run = draft->source;
    uint32_t m = ss_speaker_head(r->view, run);
    const ss_turn *turn = ss_turn_of(r->making, draft->pieces.at[0].first);
    if (m != SS_NONE && turn && ss_mention_at(r->view, m)->local == turn->local)
        return ss_speaker_by_mention(r, m, speaker);
    if (turn && turn->local != SS_NONE) {
        ss_status status = ss_speaker_settle(r, speaker, turn->local, SS_BY_SURNAME);
        return status ? status : ss_speaker_note(r, run, turn->local, SS_SURNAME);
    }
    uint32_t local = ss_view_is(r->view, ss_phrase_head_end(r->view, run) - 1, SS_W(ROLE)) ? ss_speaker_in_office(r->view, run) : SS_NONE;
    return local != SS_NONE ? ss_speaker_by_description(r, run, local, speaker) : ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED);
}

/* "it seems that", "it does not look as if", "it appears there was": no dummy is a source. */
static bool is_dummy(const ss_view *view, const ss_draft *draft) {
    if (draft->source.end != draft->source.first + 1 || !ss_view_is(view, draft->source.first, SS_W(NEUTER)) || !(ss_draft_families(view, draft) & SS_V(SEEM)) || !draft->pieces.count)
        return false;
    uint32_t first = draft->pieces.at[0].first;
    return ss_view_word(view, first, "that") || ss_view_word(view, first, "there") || ss_view_word(view, first, "as") || ss_view_word(view, first, "like");
}

/* "Ida Holm, the mayor, thinks [it is late]": who tells something else signs nothing. */
static bool tells_more(const ss_making *making, uint32_t name) {
    uint32_t at = ss_draft_from(making, name);
    for (uint32_t i = at; i < making->framed && i < at + SIGNED_DRAFTS; i++) {
        const ss_draft *draft = &making->drafts.at[i];
        if (!draft->dropped && draft->source.first <= name && name < draft->source.end)
            return draft->pieces.count && draft->pieces.at[0].first >= draft->cue_run.end;
    }
    return false;
}

/* "“...” Ida Holm, the mayor, at the opening.": behind the quotation stands another, whose it is. */
static bool is_signed(const ss_making *making, uint32_t end, uint32_t local) {
    const ss_view *view = &making->view;
    uint32_t last = end + SIGNED_REACH < view->count ? end + SIGNED_REACH : view->count;
    for (uint32_t i = end; i < last && ss_view_has(view, i, SS_T_CAPITAL | SS_T_WORD); i++) {
        const ss_mention *m = view->mention[i] != SS_NONE ? ss_mention_at(view, view->mention[i]) : NULL;
        if (m && m->type == SS_PERSON)
            return m->local != local && m->end < view->count && ss_view_has(view, m->end, SS_T_PUNCT) && !tells_more(making, m->first);
    }
    return false;
}

/* A person whom the quotation does not name and nobody signs for. */
static bool may_be_his(const ss_making *making, const ss_draft *draft, uint32_t local) {
    const ss_view *view = &making->view;
    const ss_quote *quote = &view->document->quotes.at[draft->quote];
    if (local == SS_NONE || ss_local_at(view, local)->type != SS_PERSON || quote->single || is_signed(making, quote->end, local))
        return false;
    for (uint32_t i = quote->open; i < quote->end; i++)
        if (view->mention[i] != SS_NONE && ss_mention_at(view, view->mention[i])->local == local)
            return false;
    return true;
}

/* "Ruiz mends nets. “It is slow work.”": whom the sentence before is about, when nobody spoke there. */
static uint32_t told_before(const ss_view *view, uint32_t sentence) {
    uint32_t m = sentence > 0 && view->document->sentences.at[sentence - 1].role == SS_ROLE_BODY ? ss_sentence_subject(view, sentence - 1) : SS_NONE;
    return m != SS_NONE && !ss_mention_at(view, m)->possessive ? ss_mention_at(view, m)->local : SS_NONE;
}

/* The sentence names no other person. */
static bool is_alone_in(const ss_view *view, uint32_t sentence, uint32_t local) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    for (uint32_t i = s->first; i < s->end; i++) {
        const ss_mention *m = view->mention[i] != SS_NONE ? ss_mention_at(view, view->mention[i]) : NULL;
        if (m && m->type == SS_PERSON && m->local != local)
            return false;
    }
    return true;
}

/* "Ruiz mends nets. He is old. “It is slow work.”": who he is, where nobody else was named; or SS_NONE. */
static ss_status told_by_pronoun(ss_resolver *r, uint32_t sentence, uint32_t *local) {
    const ss_view *view = r->view;
    const ss_sentence *before = sentence > 1 ? &view->document->sentences.at[sentence - 1] : NULL;
    ss_speaker speaker = {.local = SS_NONE, .how = SS_BY_NONE};
    bool he = before && before->role == SS_ROLE_BODY && view->quote[before->first] == SS_NONE && ss_view_is(view, before->first, SS_W(SUBJECT)) && ss_view_is(view, before->first, SS_W(MALE) | SS_W(FEMALE));
    ss_status status = he ? ss_speaker_by_pronoun(r, before->first, &speaker) : SS_OK;
    if (speaker.local != SS_NONE && is_alone_in(view, sentence - 2, speaker.local) && is_alone_in(view, sentence - 1, speaker.local))
        *local = speaker.local;
    return status;
}

/* A whole quotation beside nothing: of the speaker before, or of who thinks something there. */
static ss_status by_carrying(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    bool thinks = draft->shares != SS_NONE && r->making->drafts.at[draft->shares].level == SS_ATTITUDE;
    if (draft->shares == SS_NONE || thinks) {
        uint32_t local = thinks ? r->speakers[draft->shares].local : told_before(r->view, draft->sentence);
        ss_status pronoun = thinks || local != SS_NONE ? SS_OK : told_by_pronoun(r, draft->sentence, &local);
        if (pronoun)
            return pronoun;
        bool his = may_be_his(r->making, draft, local);
        return ss_speaker_settle(r, speaker, his ? local : SS_NONE, his ? SS_BY_CARRIED : SS_BY_NONE);
    }
    ss_status status = ss_speaker_copy(r, &r->speakers[draft->shares], speaker, SS_BY_CARRIED);
    speaker->source = (ss_run){0, 0};
    return status;
}

/* "Norland, which voted for it, [nevertheless] rejected": how it was said, and nobody. */
__attribute__((noinline))
static bool is_only_how(const ss_view *view, ss_run run) {
    if (run.end == run.first + 1 && ss_view_word(view, run.first, "far") && run.first > 0 && ss_view_word(view, run.first - 1, "so"))
        return true;
    for (uint32_t i = run.first; i < run.end; i++)
        if (view->mention[i] != SS_NONE || !ss_view_adverb(view, i) || ss_view_is(view, i, SS_W(PRONOUN) | SS_W(QUANTIFIER) | SS_W(ROLE) | SS_W(UNNAMED)))
            return false;
    return run.first < run.end;
}

/* The subject that it shares, or one that stands nearer. */
static ss_status by_shared(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    speaker->source = ss_source_told_of(r, draft);
    if (speaker->source.first < speaker->source.end)
        return ss_speaker_by_phrase(r, speaker->source, speaker);
    ss_status status = ss_speaker_by_sharing(r, draft, speaker);
    ss_run own = status ? speaker->source : ss_subject_instead(r, draft, speaker->source, ss_subject_of_ing(r->view, draft));
    if (own.first == speaker->source.first && own.end == speaker->source.end)
        return status;
    *speaker = (ss_speaker){.local = SS_NONE, .how = SS_BY_NONE, .source = own};
    return own.first < own.end ? ss_speaker_by_phrase(r, own, speaker) : ss_speaker_settle(r, speaker, SS_NONE, SS_BY_NONE);
}

/* "[they've] pledged": the cue begins with its subject. */
static bool holds_subject(const ss_view *view, const ss_draft *draft) {
    return ss_view_is(view, draft->cue_run.first, SS_W(SUBJECT)) && !ss_view_is(view, draft->cue_run.first, SS_W(NEUTER));
}

/* A draft that found no subject of its own. */
static ss_status by_insertion(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    bool by_nobody = is_told_by_nobody(r->making, draft);
    ss_run subject = by_nobody || draft->rule == SS_RULE_CUE_NOUN ? (ss_run){0, 0} : ss_subject_across(r->view, draft);
    if (draft->learnt && !by_nobody && draft->cue_run.first < draft->head && draft->cue_run.first < draft->cue_run.end && holds_subject(r->view, draft))
        subject = (ss_run){draft->cue_run.first, draft->cue_run.first + 1};
    if (subject.first == subject.end && !by_nobody && ss_subject_shared(r->view, draft))
        return by_shared(r, draft, speaker);
    if (subject.first == subject.end)
        return ss_speaker_settle(r, speaker, SS_NONE, by_nobody ? SS_BY_PASSIVE : SS_BY_NONE);
    speaker->source = subject;
    return ss_speaker_by_phrase(r, subject, speaker);
}

/* The source only tells how: who stands before it and its auxiliaries, also across what is inserted. */
static ss_status by_subject_before(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    const ss_view *view = r->view;
    ss_draft whole = *draft;
    uint32_t at = draft->source.first < draft->cue_run.first ? draft->source.first : draft->cue_run.first, first = view->document->sentences.at[draft->sentence].first, before;
    whole.cue_run.first = at;
    whole.source = speaker->source = (ss_run){0, 0};
    while (at > first && (ss_view_is(view, at - 1, SS_W(AUXILIARY)) || ss_view_adverb(view, at - 1)))
        at--;
    if (at < whole.cue_run.first && at > first && ss_clause_subject(view, first, at, &speaker->source, &before) <= SS_SUBJECT_PHRASE && speaker->source.first < speaker->source.end)
        return ss_speaker_by_phrase(r, speaker->source, speaker);
    speaker->source = (ss_run){0, 0};
    return by_insertion(r, &whole, speaker);
}

/* "“I left,” Amna, a teacher who fled, told [Radio Lim] by phone": who stands right behind "told" hears it, and who stands behind the quotation
 * says it. */
__attribute__((noinline))
static ss_run not_told(const ss_view *view, const ss_draft *draft, ss_run source) {
    uint32_t head = draft->head, end = draft->pieces.count ? draft->pieces.at[0].end : 0;
    if (head == SS_NONE || source.first != head + 1 || !ss_view_word(view, head, "told") || end == 0 || end >= head || view->quote[draft->pieces.at[0].first] == SS_NONE)
        return source;
    uint32_t stop = end;
    while (stop < head && ss_view_mark(view, stop) != ',' && !ss_view_is(view, stop, SS_W(AUXILIARY) | SS_W(RELATIVE)))
        stop++;
    return stop > end && view->quote[end] == SS_NONE ? (ss_run){end, stop} : source;
}

/* "Holm, whom [the court] had called a loser": the one who calls her so. "The army's promise is late, and | has asked": no subject of that verb. */
static ss_run own_subject(const ss_view *view, const ss_draft *draft, ss_run run) {
    if (run.end != draft->cue_run.first && run.end < draft->cue_run.first && run.first < run.end && ss_view_has(view, run.end - 1, SS_T_APOS_S) && draft->head != SS_NONE && ss_view_is(view, draft->cue_run.first, SS_W(AUXILIARY)))
        return (ss_run){0, 0};
    for (uint32_t i = run.end; run.end == draft->cue_run.first && i-- > run.first + 1 && ss_view_mark(view, i) != ',' && !(view->mention[i] == SS_NONE && ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)));)
        if (i + 1 < run.end && view->mention[i] == SS_NONE && ss_view_word(view, i, "whom") && !ss_view_word(view, i - 1, "of"))
            return (ss_run){i + 1, run.end};
    return run;
}

/* The labelled source without what is no part of it, or the subject that stands elsewhere. */
static ss_run subject_of(const ss_resolver *r, const ss_draft *draft, bool ing) {
    ss_run source = tidy_source(r->view, draft, own_source(r, draft));
    if (draft->learnt && source.end > source.first + 2)
        source = ss_subject_alone(r->view, draft, source);
    if (draft->learnt && source.end > source.first + 1)
        source = own_subject(r->view, draft, source);
    return ss_subject_instead(r, draft, source, ing);
}

/* "said Holm had hurt it by [claiming]": of Holm. "Agreed with Holm [saying]": of whoever agreed, when that is known. */
static ss_status by_hearer(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker, bool *done) {
    ss_speaker other = {.local = SS_NONE, .how = SS_BY_NONE, .source = ss_source_told_of(r, draft)};
    *done = other.source.first < other.source.end;
    if (*done) {
        *speaker = other;
        return ss_speaker_by_phrase(r, other.source, speaker);
    }
    if (speaker->source.first >= speaker->source.end || !ss_subject_hears(r->view, draft, speaker->source))
        return SS_OK;
    ss_status status = by_shared(r, draft, &other);
    *done = other.source.first < other.source.end;
    *speaker = *done ? other : *speaker;
    return status;
}

static ss_status by_subject(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    switch ((ss_subject_kind)draft->subject) {
    case SS_SUBJECT_PRONOUN:
    case SS_SUBJECT_PHRASE: break;
    case SS_SUBJECT_RELATIVE: return ss_speaker_by_relative(r, draft->source.first, speaker);
    case SS_SUBJECT_SHARED: return by_shared(r, draft, speaker);
    case SS_SUBJECT_NONE: return by_insertion(r, draft, speaker);
    }
    bool done = false, ing = ss_subject_of_ing(r->view, draft);
    speaker->source = subject_of(r, draft, ing);
    if (speaker->source.first == draft->head + 1)
        speaker->source = not_told(r->view, draft, speaker->source);
    ss_status status = ing ? by_hearer(r, draft, speaker, &done) : SS_OK;
    if (status || done)
        return status;
    if (draft->act == SS_ACT_URGE && speaker->source.first < speaker->source.end && leads_calls(r->view, speaker->source.end - 1))
        speaker->source = before_lead(r->view, speaker->source);
    if (draft->hit != SS_NONE && r->making->hits.at[draft->hit].use == SS_USE_GERUND)
        speaker->source = over_closeness(r->view, speaker->source);
    if (draft->act == SS_ACT_URGE && speaker->source.end == speaker->source.first + 1 && is_among(r->view, draft, speaker->source))
        return ss_speaker_by_mention(r, ss_sentence_subject(r->view, draft->sentence), speaker);
    if (speaker->source.first + 1 < speaker->source.end && ss_view_has(r->view, speaker->source.end - 1, SS_T_PUNCT) && closes_bracket(r->view, speaker->source))
        return ss_speaker_by_sharing(r, draft, speaker);
    bool how = speaker->source.end == speaker->source.first + 1 && r->view->mention[speaker->source.first] == SS_NONE && !ss_view_is(r->view, speaker->source.first, SS_W(SUBJECT));
    if (!how || !is_only_how(r->view, speaker->source))
        return speaker->source.first < speaker->source.end ? ss_speaker_by_phrase(r, speaker->source, speaker) : by_insertion(r, draft, speaker);
    return by_subject_before(r, draft, speaker);
}

static ss_status resolve_one(ss_resolver *r, const ss_draft *draft, ss_speaker *speaker) {
    speaker->source = draft->source;
    speaker->local = SS_NONE;
    if (draft->rule == SS_RULE_QUOTE_CARRIED)
        return by_carrying(r, draft, speaker);
    if (draft->rule == SS_RULE_TURN)
        return by_label(r, draft, speaker);
    if (is_dummy(r->view, draft)) {
        speaker->source = (ss_run){0, 0};
        return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_NONE);
    }
    uint32_t state = ss_draft_is_noun(r->making, draft) ? ss_speaker_whose_noun(r->view, draft) : SS_NONE;
    if (state != SS_NONE) {
        speaker->source = (ss_run){ss_mention_at(r->view, state)->first, ss_mention_at(r->view, state)->end};
        return ss_speaker_by_mention(r, state, speaker);
    }
    ss_run agent = agent_behind(r->making, draft);
    if (agent.first < agent.end) {
        speaker->source = agent;
        return ss_speaker_by_phrase(r, agent, speaker);
    }
    bool passive = (draft->passive && draft->source.first == draft->source.end) || is_patient(r->making, draft);
    return passive ? by_agent(r, draft, speaker) : by_subject(r, draft, speaker);
}

static bool speaks_of_itself(const ss_resolver *r, const ss_draft *draft) {
    if (draft->subject == SS_SUBJECT_SHARED && draft->head != SS_NONE && r->view->quote[draft->head] != SS_NONE)
        return true; /* "we reject X and reaffirm Y" */
    return draft->source.first < draft->source.end && r->view->quote[draft->source.first] != SS_NONE &&
           ss_view_is(r->view, draft->source.first, SS_W(FIRST) | SS_W(MALE) | SS_W(FEMALE));
}

/* Everybody else first, then I and we, and he and she who are others, whose quotation may name its speaker only behind it. `*others` gets how many are
 * left for the other turn. */
static ss_status resolve_all(ss_resolver *r, bool inside, uint32_t *others) {
    *others = 0;
    for (r->at = 0; r->at < r->making->drafts.count; r->at++) {
        uint32_t index = r->order[r->at];
        const ss_draft *draft = &r->making->drafts.at[index];
        if (draft->dropped)
            continue;
        if (speaks_of_itself(r, draft) != inside) {
            ++*others;
            continue;
        }
        ss_status status = resolve_one(r, draft, &r->speakers[index]);
        if (status)
            return status;
    }
    return SS_OK;
}

/* The first quotation that opens at the token or behind it, by halves between `low` and `high`. */
static uint32_t halved_quote(const ss_quotes *quotes, uint32_t token, uint32_t low, uint32_t high) {
    SS_SEEK(low, high, middle, quotes->at[middle].open < token);
    return low;
}

/* The same; drafts come in order, so it is mostly near the one found last. */
static uint32_t quote_from(const ss_quotes *quotes, uint32_t token, uint32_t hint) {
    if (hint > 0 && quotes->at[hint - 1].open >= token)
        return halved_quote(quotes, token, 0, hint - 1);
    for (uint32_t at = hint; at < hint + QUOTE_STEPS; at++)
        if (at >= quotes->count || quotes->at[at].open >= token)
            return at;
    return halved_quote(quotes, token, hint, quotes->count);
}

/* Quotations inside the piece that no draft has as its content are of whoever says the piece. */
static void map_piece(ss_resolver *r, ss_run piece, uint32_t draft, uint32_t *hint) {
    const ss_quotes *quotes = &r->view->document->quotes;
    *hint = quote_from(quotes, piece.first, *hint);
    for (uint32_t i = *hint; i < quotes->count && quotes->at[i].open < piece.end; i++)
        if (r->draft_of[i] == SS_NONE)
            r->draft_of[i] = draft;
}

/* A piece is the quotation that it begins with: where a mark is missing, others only reach into its words. */
static void note_whole(ss_resolver *r, ss_run piece, uint32_t draft) {
    uint32_t q = r->view->quote[piece.first];
    const ss_quote *quote = q == SS_NONE ? NULL : &r->view->document->quotes.at[q];
    if (quote && quote->open == piece.first && quote->end <= piece.end && r->draft_of[q] == draft)
        r->whole[q] = !quote->scare && !quote->unclosed && !quote->unopened;
}

bool ss_quote_whole(ss_resolver *r, uint32_t quote) {
    for (uint32_t i = 0; !r->whole_found && i < r->making->drafts.count; i++) {
        const ss_draft *draft = &r->making->drafts.at[i];
        for (uint32_t k = 0; !draft->dropped && k < draft->pieces.count; k++)
            note_whole(r, draft->pieces.at[k], i);
    }
    r->whole_found = true;
    return r->whole[quote];
}

static void map_pieces(ss_resolver *r) {
    uint32_t hint = 0;
    for (uint32_t i = 0; r->view->document->quotes.count && i < r->making->drafts.count; i++) {
        const ss_draft *draft = &r->making->drafts.at[i];
        bool known = draft->dropped || draft->level || (draft->quote != SS_NONE && draft->pieces.count == 1);
        for (uint32_t k = 0; !known && k < draft->pieces.count; k++)
            map_piece(r, draft->pieces.at[k], i, &hint);
    }
    r->whole_found = false;
}

static ss_status map_quotes(ss_resolver *r) {
    uint32_t count = r->view->document->quotes.count;
    r->draft_of = ss_arena_take(&r->view->document->arena, ((size_t)count + 1) * sizeof *r->draft_of);
    r->whole = ss_arena_zero(&r->view->document->arena, (size_t)count + 1);
    if (!r->draft_of || !r->whole)
        return SS_NOMEM;
    memset(r->draft_of, 0xFF, ((size_t)count + 1) * sizeof *r->draft_of);
    for (uint32_t i = 0; i < r->making->drafts.count; i++)
        if (r->making->drafts.at[i].quote != SS_NONE && !r->making->drafts.at[i].dropped)
            r->draft_of[r->making->drafts.at[i].quote] = i;
    return SS_OK;
}

ss_status ss_speakers_resolve(ss_making *making, const uint32_t *order, ss_speaker *out, ss_mentions *pronouns) {
    ss_resolver r = {.making = making, .view = &making->view, .order = order, .speakers = out, .pronouns = pronouns, .quoter = SS_NONE, .doer = SS_NONE};
    for (uint32_t i = 0; i < making->drafts.count; i++)
        out[i] = (ss_speaker){.local = SS_NONE, .how = SS_BY_NONE};
    ss_status status = map_quotes(&r);
    making->said_in = r.draft_of;
    making->said_whole = r.whole;
    uint32_t others = 0;
    if (!status)
        status = resolve_all(&r, false, &others);
    if (status || !others)
        return status;
    map_pieces(&r);
    return resolve_all(&r, true, &others);
}

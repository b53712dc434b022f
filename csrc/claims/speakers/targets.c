#include "claims/speakers/targets.h"
#include "claims/speakers/parts.h"

enum { ASIDE_MOST = 8, TIME_MOST = 6 };

static const ss_classes PEOPLE = SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(EPITHET);

static bool plain(const ss_view *view, uint32_t token, ss_classes classes) { return view->mention[token] == SS_NONE && ss_view_is(view, token, classes); }

static bool is_empty(ss_run run) { return run.first >= run.end; }

static bool blames(const ss_draft *draft) { return draft->act == SS_ACT_ACCUSE || draft->act == SS_ACT_BLAME || draft->act == SS_ACT_PRAISE; }

static bool asks(const ss_draft *draft) { return draft->act == SS_ACT_URGE || draft->act == SS_ACT_DEMAND; }

/* ---- the whole phrase ---- */

/* "the envoy[, Nils Berg,] of", "Nils Berg[, the envoy,] of": what is apposed, whose comma stands before `end` or is closed; else the run. */
static ss_run with_aside(const ss_view *view, ss_run run, uint32_t end) {
    uint32_t open = run.end, close = open + 1;
    if (open + 2 >= end || ss_view_mark(view, open) != ',' || ss_view_is(view, open + 1, SS_W(RELATIVE) | SS_W(CONJUNCTION) | SS_W(PREPOSITION)))
        return run;
    while (close < end && close < open + ASIDE_MOST && !ss_view_has(view, close, SS_T_QUOTE) && ss_view_mark(view, close) != ',')
        close++;
    uint32_t name = view->mention[open + 1], own = view->mention[run.end - 1];
    bool titled = ss_view_is(view, run.end - 1, SS_W(ROLE)) && (own == SS_NONE || ss_mention_at(view, own)->how == SS_NOMINAL);
    bool named = name != SS_NONE && ss_mention_at(view, name)->type == SS_PERSON && ss_mention_at(view, name)->end == close && titled;
    bool office = own != SS_NONE && ss_mention_at(view, own)->type == SS_PERSON && ss_mention_at(view, own)->phrase_end == close && plain(view, open + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(ROLE) | SS_W(ROLE_WORD));
    bool closed = close >= end || ss_view_mark(view, close) == ',';
    return closed && (named || office) ? (ss_run){run.first, close} : run;
}

/* "Obama [specifically]", "the board [on Monday]", "Berg [stands] accused": no part of who it is. */
static bool is_behind(const ss_view *view, uint32_t token) {
    if (view->mention[token] != SS_NONE)
        return false;
    return (ss_view_adverb(view, token) && !ss_view_vote_kind(view, token, SS_B(LY_NOUN))) || view->date[token] != SS_NONE || ss_view_is(view, token, SS_W(TIMEWORD) | SS_W(AUXILIARY)) || ss_view_word(view, token, "stands") ||
           ss_view_word(view, token, "stand") || ss_view_word(view, token, "stood");
}

ss_run ss_target_whole(const ss_view *view, ss_run run, uint32_t end) {
    if (is_empty(run))
        return run;
    while (run.end > run.first + 1 && (is_behind(view, run.end - 1) || ss_view_has(view, run.end - 1, SS_T_APOS_S)))
        run.end--;
    if (run.end >= end || ss_view_has(view, run.end, SS_T_WORD) == 0)
        return with_aside(view, run, end);
    return ss_list_behind(view, run, end);
}

/* "the first time [the port board]", "not only [Berg]": the last phrase of those before a passive. */
static ss_run last_phrase(const ss_view *view, ss_run run) {
    for (uint32_t i = run.end - 1; i > run.first; i--) {
        uint32_t m = view->mention[i];
        bool begins = m == SS_NONE ? ss_view_is(view, i, SS_W(DETERMINER)) : ss_mention_at(view, m)->first == i && plain(view, i - 1, SS_W(UNIT) | SS_W(TIMEWORD) | SS_W(ADVERB));
        bool time = ss_view_word(view, i - 1, "time") || ss_view_word(view, i - 1, "day") || ss_view_word(view, i - 1, "year");
        if ((begins || m != SS_NONE) && time)
            return (ss_run){i, run.end};
    }
    return run;
}

/* ---- objects ---- */

/* Nothing that the word belongs to stands behind it: "praised Holm", not "praised the Holm plan", "praised her" and not "praised her work". */
static bool stands_alone(const ss_view *view, uint32_t behind, uint32_t end) {
    const ss_classes ends = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(SUBORDINATOR) | SS_W(RELATIVE) | SS_W(COMPLEMENTIZER);
    return behind >= end || ss_view_has(view, behind, SS_T_PUNCT) || view->date[behind] != SS_NONE || plain(view, behind, ends) || (view->mention[behind] == SS_NONE && ss_view_adverb(view, behind));
}

/* him, them, herself; not "something" or "it". */
static bool is_object_pronoun(const ss_view *view, uint32_t at) {
    const ss_classes somebody = SS_W(MALE) | SS_W(FEMALE) | SS_W(PLURAL) | SS_W(FIRST);
    return plain(view, at, SS_W(PRONOUN)) && ss_view_is(view, at, somebody) && !ss_view_is(view, at, SS_W(SUBJECT));
}

/* The name at the token, behind "the" too. */
static ss_run name_at(const ss_view *view, uint32_t at, uint32_t end) {
    uint32_t name = at + (plain(view, at, SS_W(DETERMINER)) && at + 1 < end && ss_view_word(view, at, "the"));
    uint32_t m = view->phrase[at] != SS_NONE ? view->phrase[at] : view->mention[name];
    const ss_mention *mention = m == SS_NONE ? NULL : ss_mention_at(view, m);
    if (!mention || mention->adjective || mention->possessive || mention->type == SS_PLACE || mention->end > end || mention->first < name)
        return (ss_run){at, at};
    return (ss_run){at, mention->end};
}

/* "the divers", "her colleagues", "judges": people without a name. */
static ss_run people_at(const ss_view *view, uint32_t at, uint32_t end) {
    ss_run run = ss_clause_object(view, at, end);
    if (is_empty(run) || !(ss_view_has(view, at, SS_T_WORD)) || plain(view, at, SS_W(PREPOSITION)))
        return (ss_run){at, at};
    uint32_t head = ss_phrase_head_end(view, run) - 1;
    bool some = view->mention[head] == SS_NONE && (ss_view_is(view, head, PEOPLE) || ss_view_kind(view, head, SS_D(BUSINESS) | SS_D(ANYBODY)));
    for (uint32_t i = run.first; i < run.end && some; i++)
        some = !plain(view, i, SS_W(CONJUNCTION) | SS_W(SUBJECT));
    return some ? run : (ss_run){at, at};
}

ss_run ss_target_somebody(const ss_view *view, uint32_t at, uint32_t end) {
    if (is_object_pronoun(view, at))
        return (ss_run){at, at + 1};
    ss_run name = name_at(view, at, end);
    return is_empty(name) ? people_at(view, at, end) : name;
}

/* "was criticised | in Norland" */
static bool is_led(const ss_view *view, uint32_t at) {
    return ss_view_word(view, at, "in") || ss_view_word(view, at, "by") || ss_view_word(view, at, "as") || ss_view_word(view, at, "with");
}

/* "condemned [Norland] for the raid", "praised [the divers]", "accused [her]": right behind the verb. */
static ss_run object_of(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->cue_run.end, end = draft->pieces.count ? draft->pieces.at[0].end : 0;
    if (draft->passive || !(blames(draft) || draft->act == SS_ACT_THREATEN) || end == 0 || draft->pieces.at[0].first != at || at <= draft->head || view->quote[at] != view->quote[draft->head])
        return (ss_run){0, 0};
    if (at > draft->head + 1 && is_led(view, at - 1))
        return (ss_run){0, 0};
    ss_run found = ss_target_somebody(view, at, end);
    return !is_empty(found) && stands_alone(view, found.end, end) ? found : (ss_run){0, 0};
}

/* "called [Norland] a threat", "branded [the judges] “cowards”": who is called something; of a verb that names so. */
static ss_run called_of(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->cue_run.end, end = draft->pieces.count ? draft->pieces.at[0].end : 0;
    if (draft->passive || draft->cue == SS_NONE || !(ss_lexicon_cue(view->lexicon, draft->cue)->frames & SS_F_NAMED) || end == 0 || draft->pieces.at[0].first != at || at != draft->head + 1)
        return (ss_run){0, 0};
    ss_run found = ss_target_somebody(view, at, end);
    uint32_t behind = found.end;
    bool named = !is_empty(found) && behind < end && (ss_view_opens(view, behind) || ss_view_word(view, behind, "a") || ss_view_word(view, behind, "an"));
    return named ? found : (ss_run){0, 0};
}

/* "blamed the delay on [Norland]", "blamed on [a storm]": behind the last "on" that is none of a date. */
static ss_run blamed_on(const ss_view *view, const ss_draft *draft) {
    ss_run content = draft->pieces.count ? draft->pieces.at[draft->pieces.count - 1] : (ss_run){0, 0};
    uint32_t at = content.first;
    if (draft->act != SS_ACT_BLAME || content.first < draft->cue_run.end)
        return (ss_run){0, 0};
    if (ss_view_word(view, at - 1, "on"))
        return ss_clause_object(view, at, content.end);
    while (at + 2 < content.end && !(ss_view_word(view, at, "on") && view->mention[at] == SS_NONE && view->date[at + 1] == SS_NONE) && !ss_view_has(view, at, SS_T_PUNCT))
        at++;
    if (at + 2 < content.end && ss_view_word(view, at + 2, "part")) /* on the part of */
        return (ss_run){0, 0};
    return at + 1 < content.end && ss_view_word(view, at, "on") ? ss_clause_object(view, at + 1, content.end) : (ss_run){0, 0};
}

/* "called for [Norwegian firms] to close": who is to do it. */
static ss_run called_for(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->cue_run.end, end = draft->pieces.count ? draft->pieces.at[0].end : 0;
    if (!asks(draft) || draft->passive || end == 0 || draft->pieces.at[0].first != at || !ss_view_word(view, at - 1, "for"))
        return (ss_run){0, 0};
    ss_run found = ss_target_somebody(view, at, end);
    return !is_empty(found) && found.end + 1 < end && ss_view_word(view, found.end, "to") && !plain(view, found.end + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE)) ? found : (ss_run){0, 0};
}

/* "Berg, [whom] Holm accused of fraud", "the men [who] Holm blames for it": the relative before who does it. */
static ss_run relative_of(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    uint32_t at = speaker->source.first;
    bool before = !is_empty(speaker->source) && speaker->source.end <= draft->cue_run.first && at > view->document->sentences.at[draft->sentence].first;
    if (!before || !(blames(draft) || asks(draft)) || !plain(view, at - 1, SS_W(RELATIVE)))
        return (ss_run){0, 0};
    bool gap = draft->cue_run.end < view->count && (draft->cue_run.end != draft->head + 1 || plain(view, draft->cue_run.end, SS_W(PREPOSITION)) || ss_view_word(view, draft->cue_run.end, "to"));
    return gap && (ss_view_word(view, at - 1, "who") || ss_view_word(view, at - 1, "whom")) ? (ss_run){at - 1, at} : (ss_run){0, 0};
}

/* "[Norland] was accused by Ostland of": whom it is done to stands before a passive whose agent was found behind it. */
static ss_run patient_of(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    uint32_t first = draft->cue_run.first;
    bool agent = is_empty(draft->source) && speaker->source.first >= draft->cue_run.end && !is_empty(speaker->source);
    if (!agent || first == 0 || !(blames(draft) || asks(draft)) || draft->act == SS_ACT_PRAISE)
        return (ss_run){0, 0};
    uint32_t m = view->mention[first - 1];
    if (m != SS_NONE)
        return (ss_run){ss_mention_at(view, m)->phrase_first, first};
    return ss_view_is(view, first - 1, SS_W(SUBJECT)) ? (ss_run){first - 1, first} : (ss_run){0, 0};
}

static bool meet(ss_run a, ss_run b) { return a.first < b.end && b.first < a.end; }

/* Where the phrase of a target must end: before the cue, or with the content that it begins. */
static uint32_t room_of(const ss_view *view, const ss_draft *draft, ss_run target) {
    if (target.end <= draft->cue_run.first)
        return draft->cue_run.first;
    for (uint32_t i = 0; i < draft->pieces.count; i++)
        if (target.first >= draft->pieces.at[i].first && target.first < draft->pieces.at[i].end)
            return draft->pieces.at[i].end;
    return view->document->sentences.at[draft->sentence].end;
}

/* Who stands where the words around the cue tell it, in the order of how sure they are. */
static ss_run looked_for(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    ss_run found = patient_of(view, draft, speaker);
    if (is_empty(found))
        found = blamed_on(view, draft);
    if (is_empty(found))
        found = object_of(view, draft);
    if (is_empty(found))
        found = called_for(view, draft);
    return is_empty(found) ? relative_of(view, draft, speaker) : found;
}

ss_run ss_target_find(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    ss_run found = meet(draft->target, speaker->source) ? (ss_run){0, 0} : draft->target;
    if (is_empty(found))
        found = draft->act == SS_ACT_STATE ? called_of(view, draft) : looked_for(view, draft, speaker);
    if (is_empty(found))
        return found;
    if (found.end <= draft->cue_run.first)
        found = last_phrase(view, found);
    return ss_target_whole(view, found, room_of(view, draft, found));
}

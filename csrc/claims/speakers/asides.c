#include "claims/speakers/parts.h"

/* Persons whom a phrase names but is not about:
 *
 *   [Holm] campaign manager Nils Berg, [Holm] supporters, the [Holm] campaign      a name before a noun
 *   a spokesman for [Mr. Holm], Nils Berg, a former adviser to [President Holm],   a name behind a preposition
 *   a pro-[Holm] group, [Holm]-backed candidates                                   a name in a compound
 *   groups supporting [Mrs. Holm]                                                  an object
 *   the diplomat, who met [Nils Berg]                                              a name in a relative clause
 *   the mother of the attacker [Nils Berg]                                         whose kin speak
 */

enum { NOUN_REACH = 5, JOINED_MOST = 3, PHRASE_MOST = 7, INSERTED_MOST = 24, KIN_REACH = 5 };

static bool is_object(const ss_view *view, ss_run run, const ss_mention *mention) {
    uint32_t at = mention->phrase_first > run.first ? mention->phrase_first - 1 : run.first;
    bool half = at > run.first + 1 && ss_view_hyphen(view, at - 1); /* a sombre-looking Ms. Holm */
    return at > run.first && !half && ss_view_ends(view, at, "ing") && !ss_view_has(view, at, SS_T_CAPITAL) && view->mention[at] == SS_NONE && !ss_view_is(view, at, SS_W(PREPOSITION));
}

/* Over the small words before the name, the full stop of "Ms." too, and over those it is joined to: "aides to both Holm and Berg". */
static uint32_t before_name(const ss_view *view, ss_run run, uint32_t at) {
    const ss_classes small = SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(HONORIFIC) | SS_W(QUANTIFIER);
    for (uint32_t joined = 0; joined < JOINED_MOST; joined++) {
        while (at > run.first + 1 && view->mention[at - 1] == SS_NONE && (ss_view_is(view, at - 1, small) || ss_view_mark(view, at - 1) == '.'))
            at--;
        uint32_t other = at > run.first + 1 && ss_view_is(view, at - 1, SS_W(CONJUNCTION)) ? view->mention[at - 2] : SS_NONE;
        if (other == SS_NONE || ss_mention_at(view, other)->type != SS_PERSON)
            break;
        at = ss_mention_at(view, other)->phrase_first;
    }
    return at;
}

/* "a study by Ida Holm", "a letter issued by": who speaks in it is not out of sight. */
static bool is_written_by(const ss_view *view, ss_run run, uint32_t by) {
    uint32_t noun = by > run.first + 1 && ss_view_ends(view, by - 1, "ed") ? by - 2 : by > run.first ? by - 1 : by;
    return (ss_view_word(view, by, "by") || ss_view_word(view, by, "from")) && ss_view_is(view, noun, SS_W(DOCUMENT)) && !ss_view_is(view, noun, SS_W(ROLE) | SS_W(UNNAMED));
}

/* Whoever stands behind "including" is among those who speak; so is who stands behind "one of the mayor's aides,". */
static inline bool hangs_on_preposition(const ss_view *view, ss_run run, uint32_t name) {
    uint32_t at = before_name(view, run, name);
    if (at <= run.first || view->mention[at - 1] != SS_NONE || !ss_view_is(view, at - 1, SS_W(PREPOSITION)) || ss_view_has(view, at - 1, SS_T_CAPITAL))
        return false;
    if (ss_view_word(view, at - 1, "including") || ss_view_word(view, at - 1, "like") || is_written_by(view, run, at - 1))
        return false;
    return !ss_view_word(view, at - 1, "of") || at < run.first + 2 || !ss_view_is(view, at - 2, SS_W(NUMBER));
}

/* "Ida Holm deputy director of the port": an apposition that lost its comma. */
static bool is_apposed(const ss_view *view, uint32_t noun, uint32_t end, const ss_mention *mention) {
    bool one = mention->how == SS_NAME && !ss_view_is(view, noun, SS_W(PLURAL)) && !ss_view_ends(view, noun, "s");
    bool hangs = mention->first > 0 && mention->phrase_first == mention->first && ss_view_is(view, mention->first - 1, SS_W(DETERMINER));
    uint32_t behind = noun;
    while (behind < end && ss_view_is(view, behind, SS_W(ROLE)))
        behind++;
    return one && !hangs && behind > noun && behind < end && ss_view_is(view, behind, SS_W(PREPOSITION));
}

bool ss_name_before_noun(const ss_view *view, const ss_mention *mention, uint32_t end) {
    const ss_classes nouns = SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(FACILITY) | SS_W(DOCUMENT);
    const ss_classes ends = SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(RELATIVE) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(DETERMINER) | SS_W(SUBJECT) | SS_W(COMPLEMENTIZER);
    for (uint32_t i = mention->end; i < end && i < mention->end + NOUN_REACH; i++) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE && ss_mention_at(view, m)->type != SS_PERSON) {
            i = ss_mention_at(view, m)->end - 1; /* Holm White House pollster */
            continue;
        }
        uint32_t other = i == mention->end && i + 1 < end && ss_view_word(view, i, "and") ? view->mention[i + 1] : SS_NONE;
        if (other != SS_NONE && ss_mention_at(view, other)->type == SS_PERSON) { /* the Holm and Berg campaigns */
            i = ss_mention_at(view, other)->end - 1;
            continue;
        }
        if (i == mention->end && ss_view_has(view, i, SS_T_ALLCAPS) && ss_view_is(view, i, SS_W(SUFFIX)) && !ss_view_has(view, i, SS_T_APOS_S))
            continue; /* Ida Holm MP */
        if (m != SS_NONE || ss_view_has(view, i, SS_T_PUNCT | SS_T_APOS_S) || ss_view_is(view, i, ends))
            return false;
        if (ss_view_is(view, i, nouns))
            return !is_apposed(view, i, end, mention);
        if (view->cue[i] != SS_NONE || ss_view_ends(view, i, "ed") || ss_view_ends(view, i, "ly"))
            return false;
        if (i + 1 == end && ss_view_ends(view, i, "s") && !ss_view_has(view, i, SS_T_CAPITAL))
            return true; /* Holm loyalists */
    }
    return false;
}

/* "Norland's envoy to the president, Ida Holm,": the name at the end tells who the envoy is; not "an aide to the president, Ida Holm,". */
static bool closes_office(const ss_view *view, ss_run run, const ss_mention *mention) {
    if (mention->first < run.first + 3 || mention->end < run.end || ss_view_mark(view, mention->first - 1) != ',' || mention->how != SS_NAME)
        return false;
    uint32_t head = ss_phrase_head_end(view, run) - 1;
    bool any = ss_view_word(view, run.first, "a") || ss_view_word(view, run.first, "an") || ss_view_word(view, run.first, "another");
    return !any && head < mention->first && ss_view_is(view, head, SS_W(ROLE));
}

/* "the diplomat, who met Norland's envoy [Nils Berg]"; not behind a comma that may end the clause: "the man who fled, [Nils Berg],". */
static bool within_relative(const ss_view *view, ss_run run, uint32_t at) {
    for (; at > run.first + 1 && ss_view_mark(view, at - 1) != ','; at--)
        if (ss_view_word(view, at - 1, "who") && !ss_view_has(view, at - 1, SS_T_CAPITAL))
            return true;
    return false;
}

/* "the mother of the late attacker [Nils Berg]"; not "the mother of two [Ida Holm]". */
static bool has_kin(const ss_view *view, ss_run run, uint32_t at) {
    for (uint32_t i = at; i > run.first + 1 && i + KIN_REACH > at && !ss_view_has(view, i - 1, SS_T_PUNCT | SS_T_NUMBER) && !ss_view_is(view, i - 1, SS_W(NUMBER)); i--)
        if (ss_view_word(view, i - 1, "of"))
            return ss_view_vote_kind(view, i - 2, SS_B(KIN));
    return false;
}

bool ss_name_is_aside(const ss_view *view, ss_run run, const ss_mention *mention) {
    bool compound = (mention->first > run.first && ss_view_hyphen(view, mention->first - 1)) || (mention->end < run.end && ss_view_hyphen(view, mention->end));
    bool hangs = !closes_office(view, run, mention) && (hangs_on_preposition(view, run, mention->phrase_first) || hangs_on_preposition(view, run, mention->first));
    return compound || hangs || mention->in_role || is_object(view, run, mention) || ss_name_before_noun(view, mention, run.end) ||
           (mention->first > run.first + 2 && (within_relative(view, run, mention->first) || has_kin(view, run, mention->first)));
}

/* The end of the phrase that the sentence begins with, before a comma or dash; 0 when it begins with more. */
static uint32_t first_phrase_end(const ss_view *view, const ss_sentence *s) {
    if (!ss_view_is(view, s->first, SS_W(DETERMINER)))
        return 0;
    for (uint32_t i = s->first + 1; i < s->end && i < s->first + PHRASE_MOST; i++) {
        if (ss_view_mark(view, i) == ',' || ss_view_dash(view, i))
            return i;
        if (ss_view_has(view, i, SS_T_PUNCT) || ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT) | SS_W(PREPOSITION)) || view->cue[i] != SS_NONE)
            break;
    }
    return 0;
}

ss_run ss_subject_across(const ss_view *view, const ss_draft *draft) {
    const ss_sentence *s = &view->document->sentences.at[draft->sentence];
    uint32_t at = draft->cue_run.first;
    if (at >= draft->cue_run.end || at < s->first + 4 || view->quote[at] != SS_NONE || ss_view_ends(view, draft->head, "ing"))
        return (ss_run){0, 0};
    uint32_t m = ss_sentence_subject(view, draft->sentence), first = s->first, opens = m == SS_NONE ? first_phrase_end(view, s) : 0;
    if (m != SS_NONE) {
        const ss_mention *subject = ss_mention_at(view, m);
        opens = subject->phrase_end > subject->end ? subject->phrase_end : subject->end;
        first = subject->phrase_first < s->first ? subject->first : subject->phrase_first;
    }
    bool commas = ss_view_mark(view, at - 1) == ',' && ss_view_mark(view, opens) == ',', dashes = ss_view_dash(view, at - 1) && ss_view_dash(view, opens);
    bool inserted = opens > first && opens + 1 < at && at < opens + INSERTED_MOST && (commas || dashes);
    return inserted ? (ss_run){first, opens} : (ss_run){0, 0};
}

/* "[Carmaker Tarvo slashed its outlook,] blaming", "[The company slashed its outlook on Thursday,] blaming": before the verb in -ed and what it is
 * done to; the run itself when there is none. */
static ss_run before_deed(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first + 1; i + 2 < run.end && i < run.first + PHRASE_MOST; i++) {
        if (ss_view_is(view, i, SS_W(RELATIVE) | SS_W(PREPOSITION)) || ss_view_mark(view, i) == ',')
            break;
        bool object = ss_view_is(view, i + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE));
        if (object && view->mention[i] == SS_NONE && ss_view_ends(view, i, "ed") && !ss_view_has(view, i, SS_T_CAPITAL))
            return (ss_run){run.first, i};
    }
    return run;
}

ss_run ss_source_before_verb(const ss_view *view, const ss_draft *draft) {
    ss_run run = draft->source;
    uint32_t m = view->phrase[run.first] != SS_NONE ? view->phrase[run.first] : view->mention[run.first];
    bool comma = ss_view_mark(view, run.end - 1) == ',';
    if ((!comma && run.end >= draft->cue_run.first) || draft->head == SS_NONE || !ss_view_ends(view, draft->head, "ing"))
        return run;
    ss_run doer = before_deed(view, run);
    if (m == SS_NONE || doer.end < run.end || !comma)
        return doer;
    uint32_t end = ss_mention_at(view, m)->end;
    bool verb = end + 1 < run.end && ss_view_ends(view, end, "s") && view->mention[end] == SS_NONE && !ss_view_has(view, end, SS_T_CAPITAL | SS_T_PUNCT | SS_T_APOS_S) &&
                (!ss_view_is(view, end, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE)) || ss_view_word(view, end, "heads")) && ss_view_is(view, end + 1, SS_W(PREPOSITION) | SS_W(DETERMINER));
    return verb ? (ss_run){run.first, end} : run;
}

bool ss_name_modifies(const ss_view *view, ss_run head, uint32_t m) {
    const ss_mention *mention = m == SS_NONE ? NULL : ss_mention_at(view, m);
    return mention && mention->type == SS_COUNTRY && mention->how == SS_NAME && mention->end + 1 == head.end && !mention->possessive && ss_view_has(view, mention->end, SS_T_WORD) &&
           !ss_view_has(view, mention->end, SS_T_CAPITAL) && !ss_view_adverb(view, mention->end) &&
           (!ss_view_is(view, mention->end, SS_W(ORGAN) | SS_W(COLLECTIVE)) || ss_view_word(view, mention->end, "opposition"));
}

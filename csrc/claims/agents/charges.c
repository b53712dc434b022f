#include "claims/agents/charges.h"
#include "claims/agents/agents.h"

enum { NEAR_DRAFTS = 6, NOUN_MOST = 6, CHARGE_MOST = 40 };

static const ss_classes PEOPLE = SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE);

static bool plain(const ss_view *view, uint32_t token, ss_classes classes) { return view->mention[token] == SS_NONE && ss_view_is(view, token, classes); }

/* "the man [accused] of", "two guards [charged] with": no "be" before it, and nobody who does it. */
static bool is_charge(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head;
    if (draft->dropped || head == SS_NONE || draft->cue == SS_NONE || draft->cue_run.first != head || !draft->pieces.count || head + 2 >= view->count)
        return false;
    bool of = ss_view_word(view, head + 1, "of") && (ss_lexicon_cue(view->lexicon, draft->cue)->frames & SS_F_OBJECT_OF);
    bool with = ss_view_word(view, head, "charged") && ss_view_word(view, head + 1, "with");
    return (of || with) && ss_view_ends(view, head, "ed") && head > view->document->sentences.at[draft->sentence].first && ss_view_is(view, head - 1, PEOPLE) && !ss_view_has(view, head - 1, SS_T_CAPITAL);
}

/* Where the noun phrase before the participle begins, when a clause begins with it; else SS_NONE. */
static uint32_t phrase_before(const ss_view *view, const ss_draft *draft) {
    uint32_t first = view->document->sentences.at[draft->sentence].first, at = draft->head - 1;
    const ss_classes heads = SS_W(DETERMINER) | SS_W(QUANTIFIER) | SS_W(NUMBER);
    while (at > first && at + NOUN_MOST > draft->head && !plain(view, at, heads) && ss_view_has(view, at - 1, SS_T_WORD) && !plain(view, at - 1, SS_W(PREPOSITION) | SS_W(CUE) | SS_W(CONJUNCTION) | SS_W(COMPLEMENTIZER)))
        at--;
    bool begins = at == first || ss_view_has(view, at - 1, SS_T_PUNCT) || plain(view, at - 1, SS_W(CONJUNCTION) | SS_W(COMPLEMENTIZER) | SS_W(SUBORDINATOR));
    return begins ? at : SS_NONE;
}

/* No other clause begins between the charge and what its verb was given for a source. */
static bool is_one_phrase(const ss_view *view, uint32_t from, uint32_t end) {
    for (uint32_t i = from; i < end; i++)
        if (plain(view, i, SS_W(SUBJECT) | SS_W(RELATIVE) | SS_W(COMPLEMENTIZER) | SS_W(MODAL) | SS_W(AUXILIARY)) && !plain(view, i, SS_W(POSSESSIVE)))
            return false;
    return end <= from + CHARGE_MOST;
}

/* "[... told] a court": a finite verb right behind its source, which stands inside the charge or begins with the noun phrase before it. */
static bool goes_on(const ss_view *view, const ss_draft *charge, uint32_t first, const ss_draft *draft) {
    bool verb = !draft->dropped && draft->sentence == charge->sentence && draft->head != SS_NONE && draft->cue_run.first > charge->cue_run.end + 1 &&
                draft->rule != SS_RULE_CUE_NOUN && draft->rule != SS_RULE_CUE_ACCORDING && draft->pieces.count;
    ss_run source = draft->source;
    bool inside = source.first > charge->head || (source.first == first && source.end > charge->head);
    if (!verb || source.first >= source.end || !inside || source.end > draft->cue_run.first || source.end + 1 < draft->cue_run.first)
        return false;
    bool finite = !ss_view_ends(view, draft->head, "ing") && !ss_view_word(view, draft->cue_run.first, "to") && draft->pieces.at[0].first >= draft->cue_run.end;
    return finite && view->quote[draft->head] == view->quote[charge->head] && is_one_phrase(view, charge->head + 2, draft->cue_run.first);
}

static void settle(ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    ss_draft *charge = &making->drafts.at[index], *verb = NULL;
    uint32_t first = phrase_before(view, charge), from = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0;
    for (uint32_t i = from; first != SS_NONE && i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        ss_draft *other = &making->drafts.at[i];
        if (i != index && goes_on(view, charge, first, other) && (!verb || other->cue_run.first < verb->cue_run.first))
            verb = other;
    }
    if (!verb)
        return;
    uint32_t end = verb->cue_run.first - (ss_view_mark(view, verb->cue_run.first - 1) == ',');
    verb->source = (ss_run){first, end};
    verb->subject = SS_SUBJECT_PHRASE;
    if (charge->source.end <= charge->head) { /* whom it is said of */
        charge->source = (ss_run){0, 0};
        charge->subject = SS_SUBJECT_NONE;
        charge->passive = 1;
    }
    for (uint32_t i = 0; i < charge->pieces.count; i++)
        if (charge->pieces.at[i].first < end && charge->pieces.at[i].end > end)
            charge->pieces.at[i].end = end;
}

/* ---- who is accused, and of what ---- */

/* "Holm stands [accused] of", "two men [charged] with": nobody stands between; not "the mayor, whom she accused of". */
static bool is_accused(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head;
    if (draft->dropped || head == SS_NONE || head == 0 || head + 1 >= view->count || draft->source.end > draft->cue_run.first)
        return false;
    bool accused = ss_view_word(view, head, "accused") && ss_view_word(view, head + 1, "of");
    bool charged = ss_view_word(view, head, "charged") && ss_view_word(view, head + 1, "with");
    bool whom = draft->source.first > 0 && draft->source.first < draft->source.end && ss_view_is(view, draft->source.first - 1, SS_W(RELATIVE));
    return (accused || charged) && !whom && !(draft->cue_run.first == head && ss_view_is(view, head - 1, SS_W(SUBJECT)));
}

/* "The court freed [a man] accused": the name or noun phrase that ends there. */
static ss_run phrase_until(const ss_view *view, uint32_t first, uint32_t end) {
    const ss_classes begins = SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(QUANTIFIER) | SS_W(NUMBER), parts = SS_W(PREPOSITION) | SS_W(CUE) | SS_W(CONJUNCTION) | SS_W(COMPLEMENTIZER) | SS_W(AUXILIARY);
    uint32_t at = end - 1, m = view->mention[at];
    if (m != SS_NONE)
        return (ss_run){view->document->names.mentions.at[m].phrase_first, end};
    while (at > first && at + NOUN_MOST > end && !plain(view, at, begins) && ss_view_has(view, at - 1, SS_T_WORD) && !plain(view, at - 1, parts))
        at--;
    return (ss_run){at, end};
}

/* A finite auxiliary: "was", "will"; not "having", "to be", and not IS. */
static bool is_finite(const ss_view *view, uint32_t at) {
    return plain(view, at, SS_W(AUXILIARY) | SS_W(MODAL)) && !ss_view_has(view, at, SS_T_CAPITAL) && !ss_view_ends(view, at, "ing") && !ss_view_word(view, at, "be") && !ss_view_word(view, at, "been") && !ss_view_word(view, at - 1, "to");
}

/* Where the charge ends: "accused of theft | was freed", "Holm, accused of theft|, has left"; "who was ill" and "saying it was late" have a verb of their own. */
static uint32_t charge_end(const ss_view *view, const ss_draft *draft, ss_run piece) {
    uint32_t doing = piece.first + ss_view_word(view, piece.first, "of");
    bool within = view->cue[doing] != SS_NONE && ss_view_ends(view, doing, "ing");
    uint32_t end = piece.end < piece.first + CHARGE_MOST ? piece.end : piece.first + CHARGE_MOST;
    for (uint32_t i = doing + 1; i < end; i++) {
        if (view->quote[i] != view->quote[draft->head])
            continue;
        if (plain(view, i, SS_W(RELATIVE) | SS_W(COMPLEMENTIZER) | SS_W(SUBORDINATOR) | SS_W(SUBJECT)) || ss_view_word(view, i, "that"))
            within = true;
        if (!is_finite(view, i))
            continue;
        if (!within)
            return i - (ss_view_mark(view, i - 1) == ',' || plain(view, i - 1, SS_W(CONJUNCTION)));
        within = false;
        while (i + 1 < end && plain(view, i + 1, SS_W(AUXILIARY) | SS_W(NEGATION)))
            i++;
    }
    return piece.end;
}

/* The charge has no "be" before it, or stands in a relative clause: what goes on behind it is of another verb. */
static bool is_added(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->cue_run.first;
    return (at > 0 && plain(view, at - 1, SS_W(RELATIVE))) || (at == draft->head && !ss_agent_has_be(view, draft));
}

/* He is no source; what he is accused of ends before what is told of him. */
static void undergo(ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t first = view->document->sentences.at[draft->sentence].first, end;
    bool noun = !plain(view, draft->head - 1, SS_W(CONJUNCTION)) && !ss_view_has(view, draft->head - 1, SS_T_APOS_S) && !ss_view_adverb(view, draft->head - 1);
    if (noun && !ss_agent_has_be(view, draft))
        draft->cue_run.first = draft->head; /* "freed a man | accused of" */
    bool added = is_added(view, draft);
    end = draft->cue_run.first;
    end -= end > first + 1 && ss_view_mark(view, end - 1) == ',';
    if (added && end > first && ss_view_has(view, end - 1, SS_T_WORD))
        draft->target = phrase_until(view, first, end);
    else if (draft->target.first >= draft->target.end)
        draft->target = draft->source;
    draft->source = (ss_run){0, 0};
    draft->subject = SS_SUBJECT_NONE;
    draft->passive = 1;
    for (uint32_t i = 0; added && i < draft->pieces.count; i++)
        if (draft->pieces.at[i].first > draft->head)
            draft->pieces.at[i].end = charge_end(view, draft, draft->pieces.at[i]);
}

__attribute__((noinline))
void ss_charge_settle(ss_making *making, uint32_t index) {
    ss_draft *draft = &making->drafts.at[index];
    if (is_charge(&making->view, draft))
        settle(making, index);
    if (is_accused(&making->view, draft))
        undergo(making, draft);
}

bool ss_charge_stands(const ss_view *view, uint32_t token) {
    return token > 0 && (ss_view_word(view, token, "accused") || ss_view_word(view, token, "charged")) && (ss_view_word(view, token - 1, "stands") || ss_view_word(view, token - 1, "stand") || ss_view_word(view, token - 1, "stood"));
}

static bool is_aimed(const ss_draft *draft) {
    return draft->act == SS_ACT_ACCUSE || draft->act == SS_ACT_BLAME || draft->act == SS_ACT_URGE || draft->act == SS_ACT_DEMAND || draft->act == SS_ACT_PRAISE;
}

void ss_charge_party(const ss_view *view, ss_draft *draft, ss_run patient) {
    bool bidden = draft->act == SS_ACT_ASK && draft->pieces.count && ss_view_word(view, draft->pieces.at[draft->pieces.count - 1].first, "to");
    if (draft->act == SS_ACT_BLAME && ss_view_word(view, draft->cue_run.end - 1, "on"))
        return; /* the delay was blamed on the board */
    ss_run *party = is_aimed(draft) || bidden ? &draft->target : &draft->addressee;
    if (party->first >= party->end)
        *party = patient;
}

/* "[the validity of the vote] was questioned", "if [a question] is asked": no one who hears. */
static bool is_matter(const ss_view *view, const ss_draft *draft, ss_run run) {
    uint32_t end = run.first + 1;
    while (end < run.end && !plain(view, end, SS_W(PREPOSITION)) && ss_view_mark(view, end) != ',')
        end++;
    if (ss_view_word(view, draft->head, "asked"))
        return ss_view_word(view, end - 1, "question") || ss_view_word(view, end - 1, "questions");
    return view->mention[end - 1] == SS_NONE && !ss_view_is(view, end - 1, PEOPLE | SS_W(PRONOUN) | SS_W(RELATIVE) | SS_W(ORGAN) | SS_W(EPITHET));
}

__attribute__((noinline))
void ss_charge_undergone(const ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    bool own = draft->source.first < draft->source.end;
    if (own && draft->source.end > draft->cue_run.first)
        return;
    ss_run patient = ss_agent_patient(making, draft);
    if (patient.first >= patient.end || patient.end > draft->cue_run.first || ss_view_has(view, patient.end - 1, SS_T_PUNCT) || (draft->act == SS_ACT_ASK && is_matter(view, draft, patient)))
        return;
    draft->source = (ss_run){0, 0};
    draft->subject = SS_SUBJECT_NONE;
    draft->passive = 1;
    ss_charge_party(view, draft, patient);
}

__attribute__((noinline))
void ss_charge_asked(const ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t head = draft->head, at = draft->cue_run.end;
    if (draft->dropped || head == SS_NONE || head == 0 || draft->cue_run.first != head || !ss_view_word(view, head, "asked") || ss_view_mark(view, head - 1) != ',')
        return;
    bool about = ss_view_word(view, at - 1, "about") || (at < view->count && (ss_view_word(view, at, "about") || ss_view_is(view, at, SS_W(COMPLEMENTIZER))));
    ss_run asked = about ? ss_agent_patient(making, draft) : (ss_run){0, 0};
    if (asked.first >= asked.end || asked.end + 1 != head || ss_view_word(view, asked.first, "and"))
        return;
    draft->addressee = asked;
    draft->source = (ss_run){0, 0};
    draft->subject = SS_SUBJECT_NONE;
    draft->passive = 1;
}

/* "is [facing] claims that", "[Berg faces] calls to go": the verb of that kind before the noun of the draft, in its cue or at the end of its
 * source; else SS_NONE. */
static uint32_t verb_before(const ss_view *view, const ss_draft *draft, uint32_t kinds) {
    uint32_t end = draft->source.end;
    if (end > draft->source.first + 1 && end == draft->cue_run.first && ss_view_vote_kind(view, end - 1, kinds))
        return end - 1;
    for (uint32_t i = draft->cue_run.first; i + 1 < draft->cue_run.end; i++)
        if (ss_view_vote_kind(view, i, kinds))
            return i;
    return SS_NONE;
}

__attribute__((noinline))
void ss_charge_faced(const ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t noun = draft->cue_run.end - 1 - (ss_view_is(view, draft->cue_run.end - 1, SS_W(PREPOSITION)) && draft->cue_run.end > draft->cue_run.first + 1);
    bool before = draft->source.first < draft->source.end && draft->source.end <= draft->cue_run.first && draft->pieces.count && draft->pieces.at[0].first >= draft->cue_run.end;
    if (!before || !plain(view, noun, SS_W(CUE)) || ss_view_ends(view, noun, "ing"))
        return;
    uint32_t faces = verb_before(view, draft, SS_B(FACES)), verb = faces == SS_NONE ? verb_before(view, draft, SS_B(ANSWERS)) : faces;
    if (verb == SS_NONE || verb >= noun || (faces == SS_NONE && !ss_view_word(view, verb + 1, "to")))
        return;
    if (faces != SS_NONE)
        draft->target = (ss_run){draft->source.first, verb < draft->source.end ? verb : draft->source.end};
    draft->source = (ss_run){0, 0};
    draft->subject = SS_SUBJECT_NONE;
    draft->passive = 1;
}

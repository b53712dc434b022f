#include "claims/agents/agents.h"
#include "claims/agents/charges.h"
#include "claims/speakers/parts.h"

enum { BY_REACH = 24, PREDICATE_MOST = 7, PATIENT_MOST = 14, PATIENT_WORDS = 9, INFINITIVE_MOST = 9 };

/* ---- agents ---- */

/* Who may be an agent: a name that is no place, people, bodies; not "by mistake". */
static bool can_act(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first; i < run.end; i++) {
        uint32_t m = view->mention[i];
        bool people = ss_view_is(view, i, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN));
        bool capital = ss_view_has(view, i, SS_T_CAPITAL) && view->tokens[i].size > 2 && view->date[i] == SS_NONE; /* a name that nobody knows */
        if (m != SS_NONE ? ss_mention_at(view, m)->type != SS_PLACE : people || capital)
            return true;
    }
    return false;
}

/* "by [French] lawmakers", "by [U.S.] Ambassador Ida Holm": a name that only tells of which they are goes on to their noun. */
static uint32_t behind_noun(const ss_view *view, const ss_mention *name, uint32_t end) {
    uint32_t at = name->phrase_end, object = ss_clause_object(view, name->first, end).end;
    if (name->type == SS_PERSON && !name->possessive && !name->adjective)
        return at;
    while (at < object) {
        uint32_t m = view->mention[at];
        bool verb = view->cue[at] != SS_NONE || ss_view_ends(view, at, "ed") || ss_view_ends(view, at, "ing") || ss_view_adverb(view, at) || view->date[at] != SS_NONE;
        if (m == SS_NONE && (verb || ss_view_is(view, at, SS_W(PREPOSITION) | SS_W(AUXILIARY) | SS_W(CONJUNCTION)) || ss_view_has(view, at, SS_T_PUNCT)))
            break;
        if (m != SS_NONE && ss_mention_at(view, m)->type == SS_PERSON)
            return ss_mention_at(view, m)->phrase_end > at ? ss_mention_at(view, m)->phrase_end : ss_mention_at(view, m)->end;
        at = m == SS_NONE ? at + 1 : ss_mention_at(view, m)->end;
    }
    return at;
}

__attribute__((noinline))
ss_run ss_agent_at(const ss_view *view, uint32_t by, uint32_t end) {
    uint32_t m = view->mention[by + 1];
    if (m == SS_NONE && by + 2 < end) /* by the prosecutor, Ida Holm, */
        m = view->phrase[by + (ss_view_is(view, by + 1, SS_W(DETERMINER)) ? 2 : 1)];
    ss_run agent = m == SS_NONE ? ss_clause_object(view, by + 1, end) : (ss_run){by + 1, behind_noun(view, ss_mention_at(view, m), end)};
    return can_act(view, agent) ? agent : (ss_run){0, 0};
}

/* With the name of the office behind its comma, and with the other names of a list; nobody is "by telling". */
static ss_run whole_agent(const ss_view *view, ss_run agent, uint32_t end) {
    if (agent.first >= agent.end || ss_view_ends(view, agent.first, "ing"))
        return (ss_run){0, 0};
    for (uint32_t i = agent.first; i < agent.end; i++) { /* President Holm | launched */
        uint32_t m = view->mention[i];
        if (m != SS_NONE && ss_mention_at(view, m)->type == SS_PERSON && !ss_mention_at(view, m)->possessive && ss_mention_at(view, m)->end < agent.end && !ss_view_is(view, ss_mention_at(view, m)->end, SS_W(CONJUNCTION)))
            agent.end = ss_mention_at(view, m)->end;
    }
    uint32_t name = agent.end + 1 < end && ss_view_mark(view, agent.end) == ',' ? view->mention[agent.end + 1] : SS_NONE;
    uint32_t head = ss_phrase_head_end(view, agent) - 1, behind = name == SS_NONE ? end : ss_mention_at(view, name)->end;
    bool office = ss_view_is(view, head, SS_W(ROLE)) && !ss_view_is(view, head, SS_W(PLURAL)) && !ss_view_ends(view, head, "s");
    if (name != SS_NONE && office && ss_mention_at(view, name)->type == SS_PERSON && !ss_mention_at(view, name)->possessive && (behind >= end || ss_view_mark(view, behind) == ','))
        return (ss_run){agent.first, behind};
    return view->mention[agent.first] != SS_NONE ? ss_list_behind(view, agent, end) : agent;
}

ss_run ss_agent_or_some(const ss_view *view, uint32_t by, uint32_t end) {
    ss_run agent = whole_agent(view, ss_agent_at(view, by, end), end);
    bool some = ss_view_word(view, by + 1, "many") || ss_view_word(view, by + 1, "some") || ss_view_word(view, by + 1, "others");
    if (agent.first < agent.end || !some)
        return agent;
    bool alone = by + 2 >= end || ss_view_has(view, by + 2, SS_T_PUNCT) || ss_view_is(view, by + 2, SS_W(CONJUNCTION) | SS_W(PREPOSITION));
    return alone ? (ss_run){by + 1, by + 2} : (ss_run){0, 0};
}

/* "was swiftly rejected", "has been told": a form of "be" before the verb, over adverbs. */
bool ss_agent_has_be(const ss_view *view, const ss_draft *draft) {
    uint32_t first = view->document->sentences.at[draft->sentence].first, at = draft->head;
    if (ss_view_ends(view, at, "ing"))
        return false;
    while (at > first && (ss_view_adverb(view, at - 1) || ss_view_is(view, at - 1, SS_W(NEGATION))))
        at--;
    return at > first && (ss_view_be(view, at - 1) || (draft->act == SS_ACT_ACCUSE && ss_charge_stands(view, at)));
}

static bool is_participle(const ss_making *making, const ss_draft *draft) {
    const ss_hit *hit = draft->hit == SS_NONE ? NULL : &making->hits.at[draft->hit];
    return (hit && (hit->form == SS_FORM_ED || hit->form == SS_FORM_PARTICIPLE)) || ss_view_ends(&making->view, draft->head, "ed") || ss_view_ends(&making->view, draft->head, "en");
}

/* Cues behind which stands what somebody calls something: deem, dub, brand. */
static bool names_so(const ss_view *view, const ss_draft *draft) {
    return draft->cue != SS_NONE && (ss_lexicon_cue(view->lexicon, draft->cue)->frames & (SS_F_NAMED | SS_F_AS));
}

/* "a report [by]", "the plan [by]": the agent of a noun. */
static bool of_noun(const ss_view *view, uint32_t by) {
    return view->mention[by - 1] == SS_NONE && (ss_view_is(view, by - 1, SS_W(CUE) | SS_W(DOCUMENT)) || ss_view_kind(view, by - 1, SS_D(WORK) | SS_D(MESSAGE) | SS_D(PAPER))) && !ss_view_closes(view, by - 1);
}

/* Somebody is told, asked or urged: whom it is done to hears it. */
static bool is_heard(const ss_view *view, const ss_draft *draft) {
    return draft->act == SS_ACT_ASK || draft->act == SS_ACT_URGE || draft->act == SS_ACT_DEMAND || draft->act == SS_ACT_WARN || ss_view_word(view, draft->head, "told") ||
           ss_view_word(view, draft->head, "informed") || ss_view_word(view, draft->head, "ordered") || ss_view_word(view, draft->head, "assured");
}

/* "documents [made] public by", "the seat [left] by": a participle of its own. */
static bool is_participle_of_noun(const ss_view *view, uint32_t at) {
    return ss_view_word(view, at, "made") || ss_view_word(view, at, "left") || ss_view_word(view, at, "held") || ss_view_word(view, at, "sent") || ss_view_word(view, at, "led") || ss_view_word(view, at, "known");
}

/* "was accused of lying by": the gerund tells of what, and who accuses stands behind it. */
static bool is_charged(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->cue_run.end;
    at += draft->act == SS_ACT_ACCUSE && ss_view_word(view, at, "of");
    return draft->act == SS_ACT_ACCUSE && ss_view_word(view, at - 1, "of") && ss_view_ends(view, at, "ing") && !ss_view_word(view, at, "being");
}

/* The "by" of the verb's agent, from `at` to `end`; SS_NONE when a clause, another participle or a noun has it. */
static uint32_t find_by(const ss_view *view, const ss_draft *draft, uint32_t end) {
    uint32_t at = draft->cue_run.end, first = at, level = view->quote[at - 1];
    bool heard = is_heard(view, draft), charged = is_charged(view, draft);
    end = end < at + BY_REACH ? end : at + BY_REACH;
    bool within = false;
    for (; at < end; at++) {
        within |= ss_view_word(view, at, "to") && view->mention[at + 1] == SS_NONE && !ss_view_is(view, at + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PRONOUN));
        within |= at > first && ss_view_ends(view, at, "ing") && !charged;
        if (ss_view_opens(view, at) && view->quote[at] != level) {
            at = view->document->quotes.at[view->quote[at]].end - 1;
            continue;
        }
        if (view->mention[at] != SS_NONE)
            continue;
        if (within && (!heard || at > first + INFINITIVE_MOST))
            return SS_NONE;
        if (ss_view_word(view, at, "by"))
            return at == first || (charged && at == first + 1) || !(of_noun(view, at) || ss_view_ends(view, at - 1, "ed") || ss_view_ends(view, at - 1, "en")) ? at : SS_NONE;
        if (ss_view_has(view, at, SS_T_PUNCT) || ss_view_is(view, at, SS_W(RELATIVE) | SS_W(SUBJECT) | SS_W(MODAL) | SS_W(SUBORDINATOR) | SS_W(CONJUNCTION)) || ss_view_be(view, at) || ss_view_word(view, at, "that") || is_participle_of_noun(view, at))
            return SS_NONE;
    }
    return SS_NONE;
}

/* What goes on behind the agent belongs to the content: "by prosecutors | as a fraud". */
static bool goes_on(const ss_view *view, uint32_t at) {
    return ss_view_is(view, at, SS_W(COMPLEMENTIZER)) || ss_view_word(view, at, "to") || ss_view_word(view, at, "as") || ss_view_word(view, at, "for") || ss_view_word(view, at, "of") ||
           ss_view_word(view, at, "from") || ss_view_word(view, at, "about") || ss_view_word(view, at, "over") || ss_view_opens(view, at);
}

/* Whom it is done to: the source of the labels before the cue, or the subject there; without a last comma. */
ss_run ss_agent_patient(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    ss_run run = draft->source, subject;
    uint32_t before, first = view->document->sentences.at[draft->sentence].first;
    if (run.first >= run.end || run.end > draft->cue_run.first || draft->cue_run.first - run.end > 2) {
        uint32_t at = draft->cue_run.first;
        at -= at > first + 1 && ss_view_mark(view, at - 1) == ',' && !ss_agent_has_be(view, draft); /* the plan, | rejected by the board, would */
        uint8_t kind = (uint8_t)ss_clause_subject(view, first, at, &subject, &before);
        run = kind == SS_SUBJECT_PHRASE || kind == SS_SUBJECT_PRONOUN || kind == SS_SUBJECT_RELATIVE ? subject : (ss_run){0, 0};
    }
    while (run.end > run.first && ss_view_mark(view, run.end - 1) == ',')
        run.end--;
    return run.end - run.first <= PATIENT_MOST ? run : (ss_run){0, 0};
}

/* The pieces without the agent; true when something of them stays. */
static void cut_agent(const ss_view *view, ss_draft *draft, uint32_t by, ss_run agent, bool told) {
    ss_run *pieces = draft->pieces.at, rest = {0, 0};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < draft->pieces.count; i++) {
        ss_run piece = pieces[i];
        if (piece.first <= agent.first && by < piece.end) {
            rest = agent.end < piece.end && (told || goes_on(view, agent.end)) ? (ss_run){agent.end, piece.end} : rest;
            piece.end = by;
        }
        if (piece.first < piece.end)
            pieces[kept++] = piece;
    }
    if (rest.first < rest.end && (!kept || pieces[kept - 1].first < rest.first) && kept < draft->pieces.count)
        pieces[kept++] = rest;
    draft->pieces.count = kept;
}

/* Something of what is told, asked or urged stands behind the verb. */
static bool is_followed(const ss_draft *draft, uint32_t by, ss_run agent) {
    for (uint32_t i = 0; i < draft->pieces.count; i++) {
        ss_run piece = draft->pieces.at[i];
        if (piece.end > draft->cue_run.end && (piece.first < by || piece.end > agent.end))
            return true;
    }
    return false;
}

void ss_agent_drop_hearer(ss_draft *draft, ss_run hearer) {
    ss_run *pieces = draft->pieces.at;
    if (draft->pieces.count < 2 || pieces[0].end > draft->cue_run.first || pieces[0].first != hearer.first)
        return;
    for (uint32_t i = 1; i < draft->pieces.count; i++)
        pieces[i - 1] = pieces[i];
    draft->pieces.count--;
}

/* "Holm was quoted by the Post | as saying that": what the Post tells is what she said, and not she. */
static bool quotes_as(const ss_view *view, uint32_t head, uint32_t as) {
    return head != SS_NONE && (ss_view_word(view, head, "quoted") || ss_view_word(view, head, "cited")) && as + 1 < view->count && ss_view_word(view, as, "as") &&
           ss_view_ends(view, as + 1, "ing");
}

static ss_status give_agent(ss_making *making, ss_draft *draft, uint32_t by, ss_run agent) {
    const ss_view *view = &making->view;
    ss_run patient = ss_agent_patient(making, draft);
    bool told = is_heard(view, draft) && is_followed(draft, by, agent), some = patient.first < patient.end;
    if (!some && !told && by == draft->cue_run.end && draft->pieces.count < 2 && draft->pieces.at[0].first >= by)
        return SS_OK; /* nothing would be left of it */
    cut_agent(view, draft, by, agent, told);
    if (draft->cue_run.end == by + 1 && by > draft->head)
        draft->cue_run.end = by;
    draft->source = agent;
    draft->subject = SS_SUBJECT_PHRASE;
    draft->passive = 1;
    if (some && told)
        ss_charge_party(view, draft, patient);
    if (some && told)
        ss_agent_drop_hearer(draft, patient);
    if (!some || told || ss_draft_holds(draft, patient.end - 1) || (draft->pieces.count && quotes_as(view, draft->head, draft->pieces.at[0].first)) || (draft->pieces.count && draft->pieces.at[0].first < draft->cue_run.first))
        return SS_OK;
    return ss_draft_piece(making, draft, patient);
}

/* The content behind the cue ends here; the cue's end when it stands before it. */
static uint32_t reach(const ss_view *view, const ss_draft *draft) {
    uint32_t end = draft->cue_run.end, stop = ss_clause_sentence_end(view, &view->document->sentences.at[draft->sentence]);
    for (uint32_t i = 0; i < draft->pieces.count; i++)
        end = draft->pieces.at[i].first >= draft->cue_run.end && draft->pieces.at[i].end > end ? draft->pieces.at[i].end : end;
    return end + 1 < stop ? end + 1 : stop;
}

/* "deemed [a danger] by", "dubbed [the “Dutch Moe”] by": a participle without "be" whose object stands before it. */
static bool is_bare_passive(const ss_view *view, const ss_draft *draft, uint32_t by) {
    uint32_t at = draft->cue_run.end;
    if (by <= at && by > draft->head + 2)
        return false; /* said in a statement released by */
    if (by <= at)
        return true;
    bool article = ss_view_word(view, at, "a") || ss_view_word(view, at, "an") || ss_view_word(view, at, "as");
    return names_so(view, draft) && by <= at + BY_REACH && (ss_view_closes(view, by - 1) || (article && by <= at + PREDICATE_MOST));
}

static ss_status settle_passive(ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t at = draft->cue_run.end;
    bool swallowed = at > draft->head + 1 && ss_view_word(view, at - 1, "by");
    if (swallowed && draft->hit != SS_NONE && making->hits.at[draft->hit].end == at)
        return SS_OK; /* stood by the mayor */
    if (!is_participle(making, draft))
        return SS_OK;
    bool passive = ss_agent_has_be(view, draft);
    if (!passive && !swallowed && !ss_view_word(view, at, "by") && !names_so(view, draft))
        return SS_OK;
    uint32_t by = swallowed ? at - 1 : find_by(view, draft, reach(view, draft));
    uint32_t stop = by == SS_NONE ? 0 : ss_clause_sentence_end(view, &view->document->sentences.at[draft->sentence]);
    if (by == SS_NONE || by + 1 >= stop || !(passive || is_bare_passive(view, draft, by))) {
        if (passive && ss_charge_may(draft))
            ss_charge_undergone(making, draft);
        return SS_OK;
    }
    if (draft->level && (draft->cue == SS_NONE || swallowed) && draft->source.first < draft->source.end)
        return SS_OK; /* sailors were shocked by the board's plan */
    ss_run agent = ss_agent_or_some(view, by, stop);
    if (agent.first < agent.end)
        return give_agent(making, draft, by, agent);
    if (passive && ss_charge_may(draft))
        ss_charge_undergone(making, draft);
    return SS_OK;
}

/* The tables know a noun of that form. */
static bool may_be_noun(const ss_view *view, uint32_t token) {
    for (const ss_phrase *phrase = ss_lexicon_cue_at(view->lexicon, &view->tokens[token], 1); phrase; phrase = phrase->next == SS_NONE ? NULL : ss_phrase_next(view->lexicon, phrase))
        if (ss_lexicon_cue(view->lexicon, phrase->item)->part == SS_NOUN)
            return true;
    return false;
}

/* A verb or an adjective, alone or at the end of the source of a noun, which is nobody: "[sparking] demands", "[The board received] complaints". */
static bool is_no_noun(const ss_view *view, ss_run source, bool plural) {
    uint32_t last = source.end - 1;
    bool alone = source.end == source.first + 1, past = ss_view_ends(view, last, "ed");
    if (view->mention[last] != SS_NONE || ss_view_has(view, last, SS_T_CAPITAL | SS_T_PUNCT) || ss_view_is(view, last, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(DOCUMENT) | SS_W(COMPANY)))
        return false;
    if (ss_view_ends(view, last, "ing"))
        return alone || ss_view_is(view, last - 1, SS_W(CONJUNCTION)) || ss_view_word(view, last, "growing") || ss_view_word(view, last, "mounting");
    if (past)
        return alone || plural; /* not "the divers surveyed support it" */
    return alone && (ss_view_ends(view, last, "ous") || ss_view_ends(view, last, "ional") || ss_view_ends(view, last, "ical") || ss_view_ends(view, last, "ive"));
}

/* Sources of nouns that are no noun: whose it is, where a verb stands before "their", else nobody. */
static void mend_source(const ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    ss_run source = draft->source;
    if (!draft->learnt || source.first >= source.end || source.end != draft->head || !may_be_noun(view, draft->head))
        return;
    uint32_t last = source.end - 1;
    if (source.end > source.first + 1 && view->mention[last] == SS_NONE && ss_view_is(view, last, SS_W(POSSESSIVE)) && ss_view_ends(view, last - 1, "ed")) {
        draft->source.first = last;
        draft->subject = SS_SUBJECT_PRONOUN;
    } else if (is_no_noun(view, source, ss_view_ends(view, draft->head, "s") || (draft->hit != SS_NONE && making->hits.at[draft->hit].use == SS_USE_NOUN))) {
        draft->source = (ss_run){0, 0};
        draft->subject = SS_SUBJECT_NONE;
    }
}

/* The preposition behind a noun before who says it: "claims by", and of what is surely a noun "calls among", "criticism from". */
static uint32_t noun_link(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t at = draft->cue_run.end;
    const ss_hit *hit = draft->hit == SS_NONE ? NULL : &making->hits.at[draft->hit];
    if (hit && at > hit->end && ss_view_word(view, at - 1, "by"))
        return may_be_noun(view, draft->head) ? at - 1 : SS_NONE; /* not "swears by the sea" */
    bool noun = (hit && hit->use == SS_USE_NOUN) || draft->source.first >= draft->source.end;
    if (ss_view_word(view, at, "by") || (noun && (ss_view_word(view, at, "among") || ss_view_word(view, at, "from"))))
        return at;
    return SS_NONE;
}

/* ---- participles without an agent ---- */

/* No auxiliary stands before it: only adverbs and "not". */
static bool is_bare(const ss_view *view, const ss_draft *draft) {
    for (uint32_t i = draft->cue_run.first; i < draft->head; i++)
        if (ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)) || !(ss_view_adverb(view, i) || ss_view_is(view, i, SS_W(NEGATION) | SS_W(TIMEWORD)) || ss_view_word(view, i, "once")))
            return false;
    return ss_view_ends(view, draft->head, "ed") || ss_view_word(view, draft->head, "thought");
}

static bool opens_gap(const ss_view *view, uint32_t at) { return at > 0 && (ss_view_mark(view, at - 1) == ',' || ss_view_mark(view, at - 1) == '(' || ss_view_dash(view, at - 1)); }

/* "Berg, [believed] to be ill," "the law, [dubbed] the Pier Act," "a plan [dubbed] “the trap”": others think or call it so, and nothing that is done
 * to stands behind. Not "Holm, the mayor, called it a trap". */
static bool is_reduced(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->cue_run.end, source = draft->source.end;
    if (!draft->learnt || draft->cue == SS_NONE || !is_bare(view, draft) || draft->pieces.count != 1 || draft->pieces.at[0].first != at || draft->source.first >= source || source > draft->cue_run.first)
        return false;
    const ss_cue *cue = ss_lexicon_cue(view->lexicon, draft->cue);
    bool gap = opens_gap(view, draft->cue_run.first), far = source + 1 < draft->cue_run.first, names = (cue->frames & SS_F_NAMED) != 0;
    if (ss_view_word(view, at, "to"))
        return gap && !far && at == draft->head + 1 && (ss_view_word(view, draft->head, "believed") || ss_view_word(view, draft->head, "thought") || ss_view_word(view, draft->head, "suspected"));
    if (!names || (cue->families & SS_V(CALL)))
        return false;
    bool one = ss_view_opens(view, at) || ss_view_word(view, at, "a") || ss_view_word(view, at, "an");
    bool whole = one || ss_view_word(view, at, "the") || ss_view_has(view, at, SS_T_CAPITAL);
    uint32_t m = view->mention[source - 1];
    bool person = (m != SS_NONE && ss_mention_at(view, m)->type == SS_PERSON) || ss_view_is(view, source - 1, SS_W(PRONOUN));
    return gap ? (cue->frames & SS_F_NP ? one : whole) : !far && !person && ss_view_opens(view, at);
}

/* A noun phrase, and no remnant of a clause. */
static bool is_whole_noun(const ss_view *view, ss_run run) {
    if (run.first >= run.end || run.end - run.first > PATIENT_WORDS || !(view->mention[run.first] != SS_NONE || ss_view_is(view, run.first, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(HONORIFIC))))
        return false;
    for (uint32_t i = run.first; i < run.end; i++)
        if (view->cue[i] != SS_NONE || (view->mention[i] == SS_NONE && ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(RELATIVE))))
            return false;
    return true;
}

/* "believed to be ill[, has left]": the clause around goes on behind the second comma. */
static void end_at_comma(const ss_view *view, ss_run *piece) {
    for (uint32_t i = piece->first + 1; i + 1 < piece->end; i++) {
        bool verb = ss_view_is(view, i + 1, SS_W(AUXILIARY) | SS_W(MODAL)) || view->cue[i + 1] != SS_NONE || ss_view_ends(view, i + 1, "ed");
        if (ss_view_mark(view, i) == ',' && verb && view->quote[i] == view->quote[piece->first - 1] && view->mention[i + 1] == SS_NONE) {
            piece->end = i;
            return;
        }
    }
}

/* The source is whom it is said of. */
static ss_status settle_reduced(ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    if (!is_reduced(view, draft))
        return SS_OK;
    if (draft->source.end + 1 < draft->cue_run.first)
        draft->source = (ss_run){0, 0};
    ss_run patient = ss_agent_patient(making, draft);
    draft->source = (ss_run){0, 0};
    draft->subject = SS_SUBJECT_NONE;
    draft->passive = 1;
    if (opens_gap(view, draft->cue_run.first))
        end_at_comma(view, &draft->pieces.at[0]);
    return is_whole_noun(view, patient) ? ss_draft_piece(making, draft, patient) : SS_OK;
}

/* ---- nouns ---- */

/* "claims [by the board] that", "a call [by Nils Berg] for", "calls [among divers] for": no verb of that form has an agent. */
static void settle_noun(ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t at = draft->cue_run.end;
    bool linked = ss_view_word(view, at, "by") || ss_view_word(view, at, "among") || ss_view_word(view, at, "from") || ss_view_word(view, at - 1, "by");
    if (!(linked || draft->learnt) || ss_view_ends(view, draft->head, "ing") || is_participle(making, draft) || ss_agent_has_be(view, draft))
        return;
    mend_source(making, draft);
    uint32_t stop = ss_clause_sentence_end(view, &view->document->sentences.at[draft->sentence]);
    uint32_t link = draft->cue_run.end + 1 < stop ? noun_link(making, draft) : SS_NONE;
    ss_run agent = link == SS_NONE ? (ss_run){0, 0} : whole_agent(view, ss_agent_at(view, link, stop), stop);
    if (link != SS_NONE && agent.first >= agent.end && ss_view_word(view, link, "among"))
        agent = ss_clause_object(view, link + 1, stop);
    bool owned = draft->source.first < draft->source.end && (ss_view_has(view, draft->source.end - 1, SS_T_APOS_S) || (draft->source.end < draft->cue_run.first && ss_view_has(view, draft->source.end, SS_T_APOS_S)));
    if (agent.first >= agent.end || draft->source.first == agent.first || owned)
        return;
    ss_run *last = &draft->pieces.at[draft->pieces.count - 1];
    if (last->end <= agent.end || last->first < draft->cue_run.first || (!ss_view_word(view, link, "by") && last->first < agent.end && !goes_on(view, agent.end)))
        return;
    last->first = last->first < agent.end ? agent.end : last->first;
    draft->cue_run.end = draft->cue_run.end > link ? link : draft->cue_run.end;
    draft->source = agent;
    draft->subject = SS_SUBJECT_PHRASE;
}

/* The draft has a cue and content that an agent may belong to. */
static bool may_be_settled(const ss_view *view, const ss_draft *draft) {
    bool content = !draft->dropped && draft->pieces.count && draft->rule != SS_RULE_PATTERN && draft->rule != SS_RULE_TURN && draft->rule != SS_RULE_CUE_ACCORDING;
    if (!content || (draft->act >= SS_ACT_VOTE_FOR && draft->act <= SS_ACT_VETO) || (draft->source.first >= draft->cue_run.end && draft->source.first < draft->source.end))
        return false;
    return draft->cue_run.end < view->count;
}

/* "by", "among" or "from" at the token, or a few other words. */
static bool may_link(const ss_view *view, uint32_t at) {
    const uint64_t links = SS_WORD_BIT("by") | SS_WORD_BIT("among") | SS_WORD_BIT("from");
    return links & ss_hash_bit(view->tokens[at].hash);
}

/* A cheap look, which most drafts do not pass: a preposition that an agent stands behind; of learnt ones a source right before a noun; of
 * participles what may be "be" before them, or what is called so. */
static bool is_worth_it(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t at = draft->cue_run.end, head = draft->head;
    if (head == SS_NONE || draft->cue_run.first >= at)
        return false;
    if (may_link(view, at) || (at != head + 1 && ss_view_word(view, at - 1, "by")) || (draft->learnt && draft->source.end == head))
        return true;
    bool led = head > 0 && (ss_view_is(view, head - 1, SS_W(AUXILIARY) | SS_W(ADVERB) | SS_W(NEGATION)) || ss_view_ends(view, head - 1, "y") || (draft->act == SS_ACT_ACCUSE && ss_charge_stands(view, head)));
    if (!led && !names_so(view, draft) && !(draft->learnt && ss_view_word(view, at, "to")))
        return false;
    return is_participle(making, draft) || (draft->learnt && ss_view_word(view, head, "thought"));
}

/* "Holm rejected | claims that ...", "Holm denies | reports that ...": who denies it does not say it. */
static void disown(const ss_making *making, ss_draft *draft) {
    uint32_t before = draft->cue_run.first > 0 ? making->view.cue[draft->cue_run.first - 1] : SS_NONE;
    if (before == SS_NONE || making->hits.at[draft->hit].form != SS_FORM_S)
        return;
    const ss_hit *denies = &making->hits.at[before];
    bool denied = denies->sentence == draft->sentence && denies->end == draft->cue_run.first && (denies->entry->act == SS_ACT_DENY || denies->entry->act == SS_ACT_REJECT);
    if (denied && denies->use != SS_USE_NOUN && draft->source.end <= draft->cue_run.first)
        draft->source = (ss_run){0, 0}, draft->subject = SS_SUBJECT_NONE;
}

ss_status ss_agents_settle(ss_making *making) {
    ss_status status = SS_OK;
    for (ss_draft *draft = making->drafts.at, *last = draft + making->drafts.count; draft < last && !status; draft++) {
        if (draft->act == SS_ACT_ACCUSE)
            ss_charge_settle(making, (uint32_t)(draft - making->drafts.at));
        if (draft->hit != SS_NONE && draft->cue_run.first == draft->head)
            disown(making, draft);
        if (draft->act == SS_ACT_ASK)
            ss_charge_asked(making, draft);
        if (draft->learnt && draft->head != SS_NONE)
            ss_charge_faced(making, draft);
        if (!is_worth_it(making, draft) || !may_be_settled(&making->view, draft))
            continue;
        settle_noun(making, draft);
        if (draft->source.first < draft->cue_run.end)
            status = settle_passive(making, draft);
        if (!status)
            status = settle_reduced(making, draft);
    }
    return status;
}

/* ---- passives that nothing was made of ---- */

uint32_t ss_agent_clause_end(const ss_making *making, uint32_t at, uint32_t end) {
    uint32_t low = 0, high = making->hits.count;
    SS_SEEK(low, high, middle, making->hits.at[middle].first < at);
    return ss_clause_end(&making->view, at, end, &making->hits, low < making->hits.count ? low : low ? low - 1 : 0);
}

/* A passive with its agent, and whether a draft that stays has its verb. */
typedef struct { uint32_t hit, by; bool taken; } passive;
typedef SS_LIST(passive) passives;

/* "was rejected [by the board]": the agent's first token; SS_NONE where the verb or its mood is none that tells a stance. */
static uint32_t stance_by(const ss_view *view, const ss_hit *hit) {
    bool told = hit->use == SS_USE_PASSIVE && (hit->entry->families & SS_V(BY)) && !hit->negated && hit->modality == SS_ACTUAL && view->quote[hit->head] == SS_NONE;
    return told && ss_view_word(view, hit->end, "by") ? hit->end : SS_NONE;
}

/* A pronoun, or a whole noun phrase that is no object of what stands before it: not "that she meant [the pier] was confirmed by". */
static bool is_subject(const ss_view *view, const ss_draft *draft, ss_run run) {
    uint32_t before = run.first - (run.first > view->document->sentences.at[draft->sentence].first);
    if (before < run.first && (ss_view_is(view, before, SS_W(PREPOSITION)) || ss_view_ends(view, before, "ing") || ss_view_ends(view, before, "ed")))
        return false;
    return run.first < run.end && ss_agent_has_be(view, draft) && (run.end == run.first + 1 || is_whole_noun(view, run));
}

/* Whom or what it is done to, by whom, and "as a trap", "to be ill" behind them. */
static ss_status make_passive(ss_making *making, uint32_t index, uint32_t by) {
    const ss_view *view = &making->view;
    const ss_hit *hit = &making->hits.at[index];
    uint32_t stop = ss_clause_sentence_end(view, &view->document->sentences.at[hit->sentence]), kept = making->drafts.count;
    ss_run agent = by + 1 < stop ? ss_agent_or_some(view, by, stop) : (ss_run){0, 0};
    bool on = agent.end < stop && (ss_view_word(view, agent.end, "as") || ss_view_word(view, agent.end, "to"));
    if (agent.first >= agent.end || (hit->entry->level && !on))
        return SS_OK;
    ss_draft *draft = ss_draft_of_hit(making, index);
    if (!draft)
        return SS_NOMEM;
    ss_run patient = ss_agent_patient(making, draft), behind = {agent.end, on ? ss_agent_clause_end(making, agent.end, stop) : agent.end};
    if (!is_subject(view, draft, patient))
        return making->drafts.count = kept, SS_OK;
    draft->rule = SS_RULE_CUE_NOUN_PHRASE;
    draft->explicit_frame = draft->passive = 1;
    draft->source = agent;
    draft->subject = SS_SUBJECT_PHRASE;
    ss_status status = quotes_as(view, hit->head, behind.first) ? SS_OK : ss_draft_piece(making, draft, patient);
    return status ? status : ss_draft_piece(making, draft, behind);
}

static void take_passives(const ss_making *making, passives *found) {
    for (uint32_t i = 0; i < making->drafts.count && found->count; i++) {
        const ss_draft *draft = &making->drafts.at[i];
        uint32_t low = 0, high = found->count;
        SS_SEEK(low, high, middle, making->hits.at[found->at[middle].hit].head < draft->cue_run.first);
        if (low < found->count && !draft->dropped && making->hits.at[found->at[low].hit].head < draft->cue_run.end)
            found->at[low].taken = true;
    }
}

ss_status ss_agents_find(ss_making *making) {
    passives found = {0};
    for (uint32_t i = 0; making->agents && i < making->hits.count; i++) {
        uint32_t by = stance_by(&making->view, &making->hits.at[i]);
        if (by == SS_NONE)
            continue;
        passive *kept = SS_PUSH(&found, &making->view.document->arena);
        if (!kept)
            return SS_NOMEM;
        *kept = (passive){i, by, false};
    }
    take_passives(making, &found);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < found.count && !status; i++)
        status = found.at[i].taken ? SS_OK : make_passive(making, found.at[i].hit, found.at[i].by);
    return status;
}

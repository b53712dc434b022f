#include "claims/edges.h"
#include "claims/agents/agents.h"
#include "claims/carriers.h"
#include "claims/clauses.h"
#include "claims/deeds.h"
#include "claims/speakers/parts.h"
#include "claims/tails.h"

enum { NEAR_DRAFTS = 4, FRONT_MOST = 12 };

/* Numbers and marks of a time, and links: "13:40", "But", "And yet". */
static bool is_lead(const ss_view *view, uint32_t token) {
    bool link = ss_view_is(view, token, SS_W(CONJUNCTION)) && view->mention[token] == SS_NONE;
    return link || view->date[token] != SS_NONE || ss_view_has(view, token, SS_T_DIGITS) || ss_view_mark(view, token) == ':';
}

/* The whole rest of the piece is one quotation behind such a lead at the head of its sentence. */
static uint32_t behind_lead(const ss_view *view, const ss_draft *draft, ss_run piece) {
    uint32_t at = piece.first;
    if (piece.first != view->document->sentences.at[draft->sentence].first || view->quote[piece.first] != SS_NONE)
        return piece.first;
    while (at < piece.end && !ss_view_opens(view, at) && is_lead(view, at))
        at++;
    if (at >= piece.end || !ss_view_opens(view, at) || view->quote[piece.end - 1] != view->quote[at])
        return piece.first;
    return at;
}

/* "asked Nils Berg [how deep it was]", "asked Nils Berg [about the well]": whom a question is put to, where the models took both for
 * content. Not "asked about the claim that", "asked her to call if possible". */
static uint32_t behind_hearer(const ss_view *view, const ss_draft *draft, ss_run piece) {
    if (draft->act != SS_ACT_ASK || piece.first != draft->cue_run.end || ss_view_is(view, piece.first - 1, SS_W(PREPOSITION)))
        return piece.first;
    uint32_t end = ss_clause_object(view, piece.first, piece.end).end;
    bool question = end > piece.first && end + 1 < piece.end &&
                    (ss_view_word(view, end, "about") || (ss_view_is(view, end, SS_W(COMPLEMENTIZER)) && !ss_view_word(view, end, "that")));
    for (uint32_t i = piece.first; question && i < end; i++)
        question = !ss_view_word(view, i, "to");
    return question ? end : piece.first;
}

/* "accused [this Thursday] Norland of": the day of the act. */
static uint32_t behind_day(const ss_view *view, const ss_draft *draft, ss_run piece) {
    uint32_t at = piece.first;
    if (draft->rule != SS_RULE_CUE_TARGET)
        return at;
    while (piece.first == draft->cue_run.end && at + 1 < piece.end && view->date[at] != SS_NONE)
        at++;
    return view->mention[at] != SS_NONE ? at : piece.first;
}

/* "... that nobody was hurt, [Radio Lim] reported": whose words another verb tells; "justified it [by] saying". */
static uint32_t before_next(const ss_making *making, uint32_t index, ss_run piece) {
    const ss_view *view = &making->view;
    if (piece.end >= view->count || ss_view_has(view, piece.end, SS_T_PUNCT))
        return piece.end;
    uint32_t last = index + NEAR_DRAFTS < making->drafts.count ? index + NEAR_DRAFTS : making->drafts.count - 1;
    if (piece.end > piece.first + 2 && ss_view_word(view, piece.end - 1, "by") && view->mention[piece.end - 1] == SS_NONE && ss_view_ends(view, piece.end, "ing"))
        return piece.end - 1;
    for (uint32_t i = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0; i <= last; i++) {
        const ss_draft *other = &making->drafts.at[i];
        bool meets = other->cue_run.first == piece.end && i != index && !other->dropped && other->source.end == piece.end && other->source.first < other->source.end;
        if (meets && other->source.first > piece.first + 2 && ss_view_mark(view, other->source.first - 1) == ',')
            return other->source.first - 1;
    }
    return piece.end;
}

/* "said X, | a claim Norland denies": what is answered is no longer what was said. */
static void end_before_answer(ss_making *making, uint32_t index) {
    uint32_t at = making->drafts.at[index].pieces.at[0].first, first = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0;
    for (uint32_t i = first; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        ss_draft *other = &making->drafts.at[i];
        ss_run *last = other->pieces.count && i != index && !other->dropped ? &other->pieces.at[other->pieces.count - 1] : NULL;
        if (last && other->sentence == making->drafts.at[index].sentence && last->first + 1 < at && at < last->end)
            last->end = at - (ss_view_mark(&making->view, at - 1) == ',');
    }
}

/* "Norland, which claims the reef, | has been building on it": the comma that closes what a relative opened, before the verb of the clause
 * around it. */
static uint32_t relative_end(const ss_view *view, const ss_draft *draft, ss_run piece) {
    uint32_t who = draft->source.first;
    bool opened = draft->subject == SS_SUBJECT_RELATIVE && who > 0 && ss_view_mark(view, who - 1) == ',' && piece.first >= draft->cue_run.end;
    for (uint32_t i = piece.first + 1; opened && i + 1 < piece.end; i++) {
        uint32_t verb = i + 1;
        if (ss_view_mark(view, i) != ',' || view->quote[i] != view->quote[piece.first])
            continue;
        while (verb + 1 < piece.end && ss_view_is(view, verb, SS_W(ADVERB)) && view->mention[verb] == SS_NONE)
            verb++;
        bool verbal = ss_view_is(view, verb, SS_W(AUXILIARY) | SS_W(MODAL)) && !ss_view_is(view, verb, SS_W(POSSESSIVE)) && view->mention[verb] == SS_NONE;
        if (verbal)
            return i;
    }
    return piece.end;
}

/* "- “We stay,”", "to ourselves we say so": the dash of a list, and who speaks to himself. */
static uint32_t behind_dash(const ss_view *view, const ss_draft *draft, ss_run piece) {
    uint32_t at = piece.first;
    if (!ss_view_has(view, at, SS_T_PUNCT) && view->tokens[at].size != 2)
        return at;
    while (at + 1 < piece.end && (ss_view_mark(view, at) == '-' || ss_view_dash(view, at)) && ss_view_has(view, at + 1, SS_T_SPACE))
        at++;
    bool itself = at == draft->cue_run.end && at + 3 < piece.end && ss_view_word(view, at, "to") && (ss_view_ends(view, at + 1, "self") || ss_view_ends(view, at + 1, "selves"));
    return itself ? at + 2 : at;
}

/* "Holm hopes for rain, citing [two clerks]": what stands before "citing" is not cited. */
static bool is_before_citing(const ss_view *view, const ss_draft *draft, const ss_run pieces[2]) {
    bool citing = draft->cue_run.end == draft->cue_run.first + 1 && ss_carrier_cites(view, draft->cue_run.first);
    return citing && pieces[1].first >= draft->cue_run.end && !ss_view_opens(view, pieces[0].first);
}

/* "[It] was hoped [that the pier would stand]": the dummy subject of a passive is no content. */
static bool is_dummy(const ss_view *view, const ss_run pieces[2]) {
    return pieces[0].end == pieces[0].first + 1 && ss_view_is(view, pieces[0].first, SS_W(NEUTER)) && ss_view_word(view, pieces[1].first, "that");
}

/* Of two pieces the one before the cue, where it is none. */
static void drop_front(const ss_view *view, ss_draft *draft) {
    ss_run *pieces = draft->pieces.at;
    if (draft->pieces.count != 2 || pieces[0].end > draft->cue_run.first || !(is_dummy(view, pieces) || is_before_citing(view, draft, pieces)))
        return;
    pieces[0] = pieces[1];
    draft->pieces.count = 1;
}

/* "..., Ida Holm, the head of the port union said": the labels left the name to the content, whose end it is. */
static void take_apposed(const ss_view *view, ss_draft *draft) {
    ss_run source = draft->source, *piece = &draft->pieces.at[draft->pieces.count - 1];
    if (source.first < 4 || ss_view_mark(view, source.first - 1) != ',' || source.first + 1 >= source.end || source.end > draft->cue_run.first)
        return;
    uint32_t m = view->mention[source.first - 2];
    const ss_mention *name = m == SS_NONE ? NULL : ss_mention_at(view, m);
    if (!name || name->type != SS_PERSON || !ss_mention_usable(name) || name->possessive || name->end + 1 != source.first || piece->end < name->end || piece->end > source.first)
        return;
    uint32_t first = name->phrase_first < name->first ? name->phrase_first : name->first;
    bool office = ss_view_is(view, ss_phrase_head_end(view, source) - 1, SS_W(ROLE)) && !ss_view_is(view, ss_phrase_head_end(view, source) - 1, SS_W(PLURAL));
    if (!office || first < piece->first + 2 || ss_view_mark(view, first - 1) != ',')
        return;
    piece->end = first - 1;
    draft->source.first = first;
}

/* "[... adds to the might of the country,” state media] reported": the words of one who is told of end where their teller stands, be it
 * source or cue. Not where the teller's words go on behind. */
static uint32_t before_teller(const ss_making *making, uint32_t index, ss_run piece) {
    const ss_view *view = &making->view;
    const ss_draft *draft = &making->drafts.at[index];
    if (draft->cue_run.first >= draft->cue_run.end)
        return piece.end;
    uint32_t last = index + NEAR_DRAFTS < making->drafts.count ? index + NEAR_DRAFTS : making->drafts.count - 1;
    uint32_t from = index < making->framed + NEAR_DRAFTS ? making->framed : index - NEAR_DRAFTS;
    for (uint32_t i = index < making->framed ? index + 1 : from; i <= last; i++) { /* framed ones stand in the order of their heads */
        const ss_draft *other = &making->drafts.at[i];
        if (i < making->framed && other->sentence != draft->sentence) {
            i = making->framed - 1; /* so do their sentences: on to those that are not framed */
            continue;
        }
        if (other->cue_run.first < draft->cue_run.end || other->sentence != draft->sentence)
            continue;
        bool told = other != draft && !other->dropped && other->pieces.count && other->cue_run.first < other->cue_run.end;
        if (!told || !ss_draft_holds(other, draft->cue_run.first) || other->pieces.at[other->pieces.count - 1].first > other->cue_run.first)
            continue;
        uint32_t at = other->cue_run.first;
        if (other->source.first < other->source.end && other->source.first > draft->cue_run.end && other->source.first < at)
            at = other->source.first;
        if (other->rule == SS_RULE_CUE_ACCORDING && ss_view_mark(view, at - 1) != ',') /* according to his own rules */
            continue;
        while (at > piece.first + 1 && (ss_view_mark(view, at - 1) == ',' || ss_view_dash(view, at - 1) || ss_view_mark(view, at - 1) == '-') && view->quote[at - 1] == SS_NONE)
            at--;
        if (piece.first < at && at < piece.end)
            return at;
    }
    return piece.end;
}

/* "rejects [the plan] and stresses the need for another": the verb beside it, which has the same source, has a claim of its own. */
static uint32_t before_twin(const ss_making *making, uint32_t index, ss_run piece) {
    const ss_draft *draft = &making->drafts.at[index], *end = making->drafts.at + making->drafts.count;
    if (!draft->learnt || draft->source.first >= draft->source.end)
        return piece.end;
    if (end - draft > NEAR_DRAFTS)
        end = draft + NEAR_DRAFTS + 1;
    for (const ss_draft *other = draft + 1; other < end; other++) {
        if (other->source.first != draft->source.first || other->source.end != draft->source.end)
            continue;
        bool twin = !other->dropped && other->learnt && other->cue_run.first < other->cue_run.end;
        for (const ss_draft *between = draft + 1; twin && between < other; between++)
            twin = between->dropped || !ss_draft_holds(between, other->cue_run.first); /* claims that Holm said X and wanted Y */
        uint32_t and = twin && other->cue_run.first > 0 ? other->cue_run.first - 1 : 0;
        if (twin && and > piece.first + 1 && other->cue_run.first < piece.end && ss_view_is(&making->view, and, SS_W(CONJUNCTION)))
            return and - (ss_view_mark(&making->view, and - 1) == ',');
    }
    return piece.end;
}

/* "According to Holm, two were hurt, writes [Radio Lim].": behind a comma and before the end a name is who tells the sentence. */
static void settle_inverted(ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    const ss_sentence *s = &view->document->sentences.at[draft->sentence];
    uint32_t end = ss_clause_sentence_end(view, s), comma = draft->cue_run.first - 1, name = draft->cue_run.end;
    if (draft->pieces.count != 1 || draft->cue_run.first < s->first + 3 || draft->pieces.at[0].first != name || draft->pieces.at[0].end < end || ss_view_mark(view, comma) != ',')
        return;
    uint32_t m = view->mention[name];
    bool tells = draft->hit != SS_NONE && making->hits.at[draft->hit].use == SS_USE_FINITE && making->hits.at[draft->hit].entry->level == SS_COMMUNICATION &&
                 (making->hits.at[draft->hit].entry->frames & SS_F_PARENTHETIC) && view->quote[name] == SS_NONE;
    if (!tells || m == SS_NONE || ss_mention_at(view, m)->end != end || !ss_mention_usable(ss_mention_at(view, m)) || draft->source.end > comma + 1)
        return;
    draft->source = (ss_run){name, end};
    draft->subject = SS_SUBJECT_PHRASE;
    draft->pieces.at[0] = (ss_run){s->first, comma};
}

/* "according to [Holm, | writes Radio Lim]": another verb and who tells by it. */
static void source_before_verb(const ss_making *making, uint32_t index) {
    ss_draft *draft = &making->drafts.at[index];
    for (uint32_t i = index + 1; draft->rule == SS_RULE_CUE_ACCORDING && i <= index + NEAR_DRAFTS && i < making->drafts.count; i++) {
        uint32_t cue = making->drafts.at[i].cue_run.first;
        if (!making->drafts.at[i].dropped && draft->source.first + 1 < cue && cue < draft->source.end && ss_view_mark(&making->view, cue - 1) == ',')
            draft->source.end = cue - 1;
    }
}

/* "[The statement said Holm, the mayor,] offered help": the labels gave the verb and its subject to the source of what it tells. */
static void part_swallowed(ss_making *making, uint32_t index) {
    ss_draft *outer = &making->drafts.at[index];
    if (!outer->learnt || !(ss_draft_families(&making->view, outer) & SS_V(SAY)) || outer->pieces.count != 1 || outer->pieces.at[0].first < outer->cue_run.end || outer->source.first >= outer->source.end)
        return;
    ss_run *piece = &outer->pieces.at[0];
    for (uint32_t i = index + 1; i <= index + NEAR_DRAFTS && i < making->drafts.count; i++) {
        ss_draft *inner = &making->drafts.at[i];
        bool told = !inner->dropped && inner->learnt && inner->pieces.count && inner->source.first == piece->first && piece->end <= inner->source.end &&
                    inner->source.end <= inner->cue_run.first && inner->cue_run.first <= inner->source.end + 1 && inner->pieces.at[0].first >= inner->cue_run.end;
        if (told) { /* said | Holm, the mayor, | offered help */
            piece->end = inner->pieces.at[inner->pieces.count - 1].end;
            return;
        }
        bool holds = !inner->dropped && inner->learnt && inner->source.first == outer->source.first && outer->cue_run.end < inner->source.end && inner->source.end <= inner->cue_run.first;
        if (!holds || !inner->pieces.count || piece->end > inner->source.end || piece->end + 2 < inner->source.end || inner->pieces.at[0].first < inner->cue_run.end)
            continue;
        inner->source.first = piece->first + ss_view_word(&making->view, piece->first, "that");
        piece->end = inner->pieces.at[inner->pieces.count - 1].end;
        return;
    }
}

/* ---- "I would like to stress that": to say that one would is to say it ---- */

static bool likes_to(const ss_view *view, const ss_draft *draft) {
    uint32_t last = draft->cue_run.end - 1;
    bool wants = ss_view_word(view, last, "want") || ss_view_word(view, last, "wish");
    bool self = draft->source.end == draft->source.first + 1 && ss_view_is(view, draft->source.first, SS_W(FIRST));
    return ss_view_word(view, last, "like") || (wants && self);
}

static void like_to_say(ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    ss_draft *draft = &making->drafts.at[index];
    ss_run piece = draft->pieces.at[0];
    if (draft->act != SS_ACT_WANT || draft->negated || draft->cue_run.first >= draft->cue_run.end || piece.first != draft->cue_run.end || piece.first + 2 >= piece.end ||
        !ss_view_word(view, piece.first, "to") || !likes_to(view, draft))
        return;
    uint32_t at = piece.first + 1 + ss_view_adverb(view, piece.first + 1), hit = view->cue[at];
    if (hit == SS_NONE || making->hits.at[hit].entry->level != SS_COMMUNICATION || making->hits.at[hit].entry->act == SS_ACT_REPORT || making->hits.at[hit].end + 1 >= piece.end)
        return;
    for (uint32_t i = index + 1; i <= index + NEAR_DRAFTS && i < making->drafts.count; i++)
        making->drafts.at[i].dropped |= making->drafts.at[i].hit == hit;
    const ss_hit *said = &making->hits.at[hit];
    draft->hit = hit;
    draft->cue = said->cue;
    draft->head = said->head;
    draft->act = said->entry->act;
    draft->level = said->entry->level;
    draft->cue_run.end = said->end;
    draft->pieces.at[0].first = said->end;
}

/* "[In remarks carried by Radio Lim], she warned Malta", "[On Friday], the Post shot back": circumstances before the subject, and no
 * content. */
static bool is_front(const ss_view *view, const ss_draft *draft) {
    ss_run piece = draft->pieces.at[0];
    uint32_t first = view->document->sentences.at[draft->sentence].first;
    bool before = draft->learnt && draft->pieces.count == 1 && piece.first == first && draft->source.first > piece.end && draft->source.first < draft->source.end &&
                  draft->source.end <= draft->cue_run.first && ss_view_mark(view, piece.end) == ',' && piece.end + 1 == draft->source.first;
    if (!before || draft->rule == SS_RULE_CUE_ACCORDING || !ss_view_is(view, first, SS_W(PREPOSITION)) || ss_view_is(view, first, SS_W(SUBORDINATOR)) || view->mention[first] != SS_NONE)
        return false;
    uint32_t noun = first + 1 + ss_view_is(view, first + 1, SS_W(DETERMINER)), dated = first + 1;
    while (dated < piece.end && view->date[dated] != SS_NONE)
        dated++;
    bool where = ss_view_kind(view, noun, SS_D(MESSAGE) | SS_D(TALK)) && piece.end < first + FRONT_MOST;
    for (uint32_t i = noun; where && i < piece.end; i++)
        where = ss_view_mark(view, i) != ',' && view->quote[i] == SS_NONE && (view->mention[i] != SS_NONE || !ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT)));
    return dated == piece.end || where;
}

/* "..., [the ambassador to Malta,] Ida Holm said": the office before the name belongs to it, not to what is said. */
static void take_office(const ss_view *view, ss_draft *draft) {
    uint32_t m = draft->source.first < draft->source.end ? view->mention[draft->source.first] : SS_NONE;
    ss_run *piece = &draft->pieces.at[draft->pieces.count - 1];
    if (m == SS_NONE || ss_mention_at(view, m)->type != SS_PERSON || draft->source.end > draft->cue_run.first)
        return;
    uint32_t office = ss_mention_at(view, m)->phrase_first;
    bool apart = office + 2 < draft->source.first && office > piece->first + 2 && office < piece->end && piece->end <= draft->source.first && ss_view_mark(view, office - 1) == ',' &&
                 ss_view_mark(view, draft->source.first - 1) == ',';
    if (!apart)
        return;
    piece->end = office - 1;
    draft->source.first = office;
}

/* ---- all of them ---- */

/* "the so-[called] state", "its self-[declared] head" */
static bool is_so_called(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head;
    return draft->learnt && head != SS_NONE && head > 1 && ss_view_hyphen(view, head - 1) && (ss_view_word(view, head - 2, "so") || ss_view_word(view, head - 2, "self"));
}

/* "reports [that had been discredited]", "a remark - a charge [that might have hurt]": a relative clause tells what sort of report it is. */
static bool is_relative(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t that = draft->pieces.at[0].first;
    if (draft->pieces.count == 1 && draft->pieces.at[0].end == that + 1 && ss_view_word(view, that, "that") && ss_draft_is_noun(making, draft))
        return true; /* "a charge that | it denies" */
    if (that + 1 >= view->count || that < draft->cue_run.end || !ss_view_word(view, that, "that") || !ss_view_is(view, that + 1, SS_W(AUXILIARY) | SS_W(MODAL)) || ss_view_has(view, that + 1, SS_T_CAPITAL))
        return false;
    bool nobody = draft->source.first == draft->source.end && !draft->passive;
    return nobody || ss_draft_is_noun(making, draft);
}

/* "a statement [attributed] to the ministry said": a word in another's source that has the same content tells nothing. */
__attribute__((noinline))
static bool is_in_source(const ss_making *making, uint32_t index) {
    const ss_draft *draft = &making->drafts.at[index];
    const ss_view *view = &making->view;
    uint32_t first = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0, behind = draft->head + 1;
    if (draft->head == SS_NONE || draft->pieces.at[0].first > draft->head || !ss_view_ends(view, draft->head, "ed") || !(ss_view_word(view, behind, "to") || ss_view_word(view, behind, "by")))
        return false;
    for (uint32_t i = first; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        const ss_draft *other = &making->drafts.at[i];
        bool holds = i != index && !other->dropped && other->source.first < draft->cue_run.first && draft->cue_run.end < other->source.end;
        if (holds && other->pieces.count && other->pieces.at[0].first == draft->pieces.at[0].first)
            return true;
    }
    return false;
}

/* "said that Holm had accused Berg of theft | and that Berg had left": the second "that" hangs on who says both. */
static uint32_t before_second_that(const ss_view *view, const ss_draft *draft, ss_run piece) {
    if (ss_view_word(view, piece.first, "that"))
        return piece.end;
    for (uint32_t i = piece.first + 1; i + 2 < piece.end; i++)
        if (view->tokens[i + 1].size == 4 && ss_view_word(view, i, "and") && ss_view_word(view, i + 1, "that") && view->quote[i] == view->quote[draft->head] &&
            (view->mention[i + 2] != SS_NONE || ss_view_is(view, i + 2, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(SUBJECT))))
            return i - (ss_view_mark(view, i - 1) == ',');
    return piece.end;
}

/* "with Norland saying Sudland fired first | and Sudland blaming Norland": the second of two who speak in one breath. */
static uint32_t before_other_gerund(const ss_making *making, uint32_t index, ss_run piece) {
    const ss_view *view = &making->view;
    const ss_draft *draft = &making->drafts.at[index];
    for (uint32_t i = index + 1; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        const ss_draft *other = &making->drafts.at[i];
        uint32_t source = other->source.first;
        bool own = !other->dropped && other->sentence == draft->sentence && source < other->source.end && other->source.end == other->cue_run.first && other->head != SS_NONE && ss_view_ends(view, other->head, "ing");
        if (own && source > piece.first + 2 && source < piece.end && ss_view_word(view, source - 1, "and"))
            return source - 1 - (ss_view_mark(view, source - 2) == ',');
    }
    return piece.end;
}

/* "Asked about reports that she would leave | , Holm said: “...”": what leads to a main clause ends before it. */
static uint32_t before_main(const ss_making *making, uint32_t index, ss_run piece) {
    const ss_view *view = &making->view;
    const ss_draft *draft = &making->drafts.at[index];
    uint32_t lead = view->document->sentences.at[draft->sentence].first, first = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0;
    if (draft->quote != SS_NONE || !(ss_view_word(view, lead, "asked") || ss_view_word(view, lead, "pressed") || ss_view_kind(view, lead, SS_D(TOPIC))))
        return piece.end;
    for (uint32_t i = first; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        const ss_draft *other = &making->drafts.at[i];
        uint32_t source = other->source.first;
        bool inside = i != index && !other->dropped && other->sentence == draft->sentence && other->quote != SS_NONE && source > piece.first + 1 && source < piece.end;
        if (inside && source < other->source.end && ss_view_mark(view, source - 1) == ',' && view->quote[source] == SS_NONE)
            return source - 1;
    }
    return piece.end;
}

/* "the board's decision [to close the pier] | was wrong": the verb that the noun is the subject of. */
__attribute__((noinline))
static uint32_t before_verb_of_noun(const ss_view *view, const ss_draft *draft, ss_run piece) {
    const ss_classes clause = SS_W(RELATIVE) | SS_W(COMPLEMENTIZER) | SS_W(SUBORDINATOR) | SS_W(SUBJECT) | SS_W(CONJUNCTION);
    if (draft->quote != SS_NONE || piece.first < draft->cue_run.end || !ss_view_word(view, piece.first, "to"))
        return piece.end;
    for (uint32_t i = piece.first + 2; i < piece.end; i++) {
        if (view->mention[i] != SS_NONE)
            continue;
        if (ss_view_mark(view, i) == ',' || (ss_view_is(view, i, clause) && !ss_view_is(view, i, SS_W(PREPOSITION))))
            return piece.end;
        bool bare = ss_view_word(view, i - 1, "to") || ss_view_is(view, i - 1, SS_W(NEGATION)) || ss_view_is(view, i, SS_W(POSSESSIVE)) || ss_view_has(view, i, SS_T_APOS_S);
        if (ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)) && !bare)
            return i > piece.first + 2 ? i : piece.end;
    }
    return piece.end;
}

/* "[But] the claim that", "said [Holm's] claim that": a clause begins with the noun, or its owner. */
static bool begins_clause(const ss_view *view, const ss_draft *draft) {
    uint32_t first = view->document->sentences.at[draft->sentence].first, at = draft->cue_run.first;
    if (draft->source.first < draft->source.end && draft->source.end == at)
        at = draft->source.first;
    at -= at > first && ss_view_is(view, at - 1, SS_W(DETERMINER)) && view->mention[at - 1] == SS_NONE;
    bool said = at > first && view->cue[at - 1] != SS_NONE && (ss_view_word(view, at - 1, "said") || ss_view_word(view, at - 1, "says"));
    return at == first || said || ss_view_opens(view, at - 1) || (view->mention[at - 1] == SS_NONE && ss_view_is(view, at - 1, SS_W(CONJUNCTION) | SS_W(COMPLEMENTIZER)));
}

/* "the claim [that the pier is safe] | does not hold": the first verb when each clause that begins behind "that" has had its own. */
__attribute__((noinline))
static uint32_t before_verb_behind_that(const ss_view *view, const ss_draft *draft, ss_run piece) {
    const ss_classes clause = SS_W(RELATIVE) | SS_W(COMPLEMENTIZER) | SS_W(SUBORDINATOR);
    uint32_t end = begins_clause(view, draft) ? piece.end : 0, verbs = 1;
    for (uint32_t i = piece.first + 2; i < end; i++) {
        bool quoted = view->quote[i] != view->quote[draft->head], plain = view->mention[i] == SS_NONE;
        if (ss_view_mark(view, i) == ',' || (plain && !quoted && ss_view_is(view, i, SS_W(CONJUNCTION))))
            return piece.end;
        verbs += plain && !quoted && (ss_view_is(view, i, clause) || (ss_view_is(view, i, SS_W(SUBJECT)) && !ss_view_is(view, i - 1, clause)));
        bool bare = ss_view_word(view, i - 1, "to") || ss_view_is(view, i, SS_W(POSSESSIVE)) || ss_view_has(view, i, SS_T_APOS_S | SS_T_CAPITAL) || ss_view_ends(view, i, "ing");
        if (!plain || bare || !ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)))
            continue;
        if (!verbs && !quoted)
            return i;
        verbs -= verbs > 0;
        while (i + 1 < piece.end && ss_view_is(view, i + 1, SS_W(AUXILIARY) | SS_W(NEGATION) | SS_W(ADVERB)))
            i++;
    }
    return piece.end;
}

static inline bool is_gerund(const ss_making *making, const ss_draft *draft) {
    return draft->source.end == draft->cue_run.first && draft->subject == SS_SUBJECT_PHRASE && draft->hit != SS_NONE && making->hits.at[draft->hit].use == SS_USE_GERUND && draft->source.first > 0;
}

/* What "by" does not reach: "by the police | as Ri", "by the board | of lying", "by the board | for lying", or the end of the source. */
static uint32_t agent_end(const ss_view *view, const ss_draft *draft) {
    uint32_t frames = draft->cue != SS_NONE ? ss_lexicon_cue(view->lexicon, draft->cue)->frames : 0;
    for (uint32_t i = draft->source.first + 1; i + 1 < draft->source.end; i++) {
        bool owned = ss_view_is(view, i - 1, SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(UNNAMED) | SS_W(COLLECTIVE));
        bool as = ss_view_word(view, i, "as") && !ss_view_word(view, i - 1, "such");
        bool of = (draft->act == SS_ACT_ACCUSE || (frames & SS_F_OBJECT_OF)) && ss_view_word(view, i, "of") && ss_view_ends(view, i + 1, "ing");
        bool reason = (frames & SS_F_OBJECT_FOR) && ss_view_word(view, i, "for") && (!owned || ss_view_ends(view, i + 1, "ing"));
        if (view->mention[i] == SS_NONE && (as || of || reason))
            return i;
    }
    return draft->source.end;
}

/* "was accused by the board [of lying]": the charge is content. */
static ss_status part_agent(ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t by = draft->cue_run.end, end = draft->source.end;
    if (draft->source.first != by + 1 || end < by + 4 || !ss_view_word(view, by, "by"))
        return SS_OK;
    draft->source.end = agent_end(view, draft);
    bool told = draft->source.end == end || draft->pieces.at[draft->pieces.count - 1].end > end;
    bool as = ss_view_word(view, draft->source.end, "as");
    ss_run charge = {draft->source.end, told || as ? end : ss_agent_clause_end(making, draft->source.end, ss_clause_sentence_end(view, &view->document->sentences.at[draft->sentence]))};
    return told ? SS_OK : ss_draft_piece(making, draft, charge);
}

/* A telling participle that begins the sentence, or stands behind one or two words that lead to it: "After saying", "Instead of saying". */
static bool is_fronted(const ss_making *making, const ss_draft *draft) {
    const ss_view *view = &making->view;
    if (draft->source.first < draft->source.end)
        return false;
    uint32_t first = view->document->sentences.at[draft->sentence].first, cue = draft->cue_run.first;
    bool gerund = draft->hit != SS_NONE && making->hits.at[draft->hit].use == SS_USE_GERUND && draft->head == cue;
    if (!gerund || cue < first || cue > first + 2)
        return false;
    return cue == first || (view->mention[cue - 1] == SS_NONE && ss_view_is(view, cue - 1, SS_W(PREPOSITION) | SS_W(SUBORDINATOR)) && ss_view_has(view, first, SS_T_CAPITAL));
}

/* Somebody with a verb: "Nils Holm left", "the mayor later left", "she left"; not "Holm and Berg", "the old one, ..." */
static bool begins_main(const ss_view *view, uint32_t at, uint32_t end) {
    ss_run subject = ss_view_is(view, at, SS_W(RELATIVE)) ? (ss_run){at, at} : ss_subject_opening(view, at, end);
    if (subject.first != at || subject.first >= subject.end || subject.end >= end)
        return false;
    if (ss_view_mark(view, subject.end) == ',')
        return subject.end + 1 < end && ss_view_is(view, subject.end + 1, SS_W(RELATIVE));
    return ss_view_has(view, subject.end, SS_T_WORD) && !ss_view_has(view, subject.end, SS_T_APOS_S) &&
           !(view->mention[subject.end] == SS_NONE && ss_view_is(view, subject.end, SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(COMPLEMENTIZER)));
}

/* "After saying [the pier was rotten] | , Holm left": the last comma that somebody with a verb stands behind. */
__attribute__((noinline))
static uint32_t before_main_clause(const ss_making *making, const ss_draft *draft, ss_run piece) {
    const ss_view *view = &making->view;
    for (uint32_t i = piece.end - 1; i > piece.first && ss_view_mark(view, i) != ':'; i--) {
        bool closes = ss_view_closes(view, i) && ss_view_mark(view, i - 1) == ',';
        if (i + 1 < piece.end && (closes || (ss_view_mark(view, i) == ',' && view->quote[i] == view->quote[draft->head])) && begins_main(view, i + 1, piece.end))
            return i + closes;
    }
    return piece.end;
}

/* What is said by others in the same breath, or hangs on who says both. */
__attribute__((noinline))
static uint32_t before_others(const ss_making *making, uint32_t index, ss_run piece) {
    const ss_draft *draft = &making->drafts.at[index];
    if (draft->act == SS_ACT_ASK || draft->rule == SS_RULE_CUE_NOUN)
        piece.end = before_main(making, index, piece);
    if (ss_draft_is_noun(making, draft))
        piece.end = ss_view_word(&making->view, piece.first, "that") && piece.first >= draft->cue_run.end ? before_verb_behind_that(&making->view, draft, piece)
                                                                                                     : before_verb_of_noun(&making->view, draft, piece);
    if (draft->rule == SS_RULE_CUE_TARGET)
        piece.end = before_second_that(&making->view, draft, piece);
    if (is_gerund(making, draft) && ss_view_word(&making->view, draft->source.first - 1, "with"))
        piece.end = before_other_gerund(making, index, piece);
    if (is_fronted(making, draft))
        piece.end = before_main_clause(making, draft, piece);
    return piece.end;
}

static bool is_inner_mark(char mark) { return mark == ',' || mark == ';' || mark == ':' || mark == ')'; }

/* "orders | , [the state played a part]", "[the beds were full] | , although": a mark before a content, and a link that leads to nothing more. */
static void trim_bare(const ss_view *view, ss_draft *draft) {
    ss_run *first = &draft->pieces.at[0], *last = &draft->pieces.at[draft->pieces.count - 1];
    while (first->first + 1 < first->end && is_inner_mark(ss_view_mark(view, first->first)))
        first->first++;
    bool link = last->end > last->first + 2 && ss_view_mark(view, last->end - 2) == ',' && ss_view_is(view, last->end - 1, SS_W(CONJUNCTION) | SS_W(SUBORDINATOR) | SS_W(RELATIVE));
    last->end -= link ? 2 : 0;
}

/* Where the first piece begins. */
static void trim_front(const ss_view *view, const ss_draft *draft, ss_run *piece) {
    piece->first = behind_dash(view, draft, *piece);
    piece->first = behind_lead(view, draft, *piece);
    piece->first = behind_hearer(view, draft, *piece);
    piece->first = behind_day(view, draft, *piece);
    if (draft->rule == SS_RULE_CUE_ACCORDING && piece->first == draft->source.end + 1 && draft->source.first >= draft->cue_run.end)
        piece->first = ss_clause_over_relative(view, piece->first, piece->end);
    if (piece->first == draft->cue_run.end && ss_carrier_like(view, piece->first))
        piece->first = ss_carrier_front(view, draft, *piece);
}

/* "[all] allegations", "[the] claim": nobody; but "some fear" may be a verb. */
static bool counts(const ss_view *view, uint32_t token) {
    return ss_view_word(view, token, "all") || ss_view_word(view, token, "any") || ss_view_word(view, token, "the");
}

/* "Holm's claim that Berg thinks the pier is safe | does not hold": what stands inside the content ends with it, where it ended there before. */
static void end_together(ss_making *making, uint32_t index, uint32_t end) {
    ss_run content = making->drafts.at[index].pieces.at[0];
    for (uint32_t i = index + 1; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        ss_draft *other = &making->drafts.at[i];
        bool inside = !other->dropped && other->pieces.count && other->head >= content.first && other->head < content.end;
        ss_run *last = inside ? &other->pieces.at[other->pieces.count - 1] : NULL;
        if (last && last->end == end && last->first < content.end)
            last->end = content.end;
    }
}

static ss_status trim(ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    ss_draft *draft = &making->drafts.at[index];
    if ((draft->dropped |= is_front(view, draft) || is_so_called(view, draft) || is_relative(making, draft) || (draft->quote != SS_NONE && draft->head + 1 < view->count && view->tokens[draft->head + 1].size == 2 && is_in_source(making, index))))
        return SS_OK;
    drop_front(view, draft);
    if (draft->source.end == draft->source.first + 1 && ss_view_has(view, draft->source.first, SS_T_PUNCT))
        draft->source.end = draft->source.first; /* a mark alone is nobody, whatever the models think */
    if (draft->source.end == draft->source.first + 1 && draft->source.end == draft->cue_run.first && ss_draft_is_noun(making, draft) && counts(view, draft->source.first))
        draft->source.end = draft->source.first;
    ss_run *piece = &draft->pieces.at[0];
    if (piece->first >= piece->end)
        return SS_OK;
    if (draft->rule == SS_RULE_ANSWER)
        end_before_answer(making, index);
    trim_front(view, draft, piece);
    ss_status status = ss_carrier_may(view, draft) ? ss_carrier_settle(making, index, piece) : SS_OK;
    if (status)
        return status;
    settle_inverted(making, draft);
    source_before_verb(making, index);
    piece = &draft->pieces.at[draft->pieces.count - 1];
    piece->end = relative_end(view, draft, *piece);
    if (draft->act == SS_ACT_ASK || ss_draft_is_noun(making, draft) || draft->rule == SS_RULE_CUE_TARGET || is_gerund(making, draft) || is_fronted(making, draft)) {
        uint32_t end = piece->end;
        piece->end = before_others(making, index, *piece);
        if (piece->end < end)
            end_together(making, index, end);
    }
    piece->end = before_next(making, index, *piece);
    piece->end = before_teller(making, index, *piece);
    piece->end = before_twin(making, index, *piece);
    part_swallowed(making, index);
    like_to_say(making, index);
    take_apposed(view, draft);
    take_office(view, draft);
    status = part_agent(making, draft);
    uint32_t behind = draft->pieces.at[0].end + 1;
    if (!status && (behind == draft->source.first || behind == draft->cue_run.first))
        status = ss_carrier_hold(making, index);
    if (!status)
        status = ss_tails_settle(making, index);
    trim_bare(view, draft);
    return status;
}

/* Turns, users' rules and what stands below a colon end where they were made. */
static bool may_be_trimmed(const ss_draft *draft) {
    bool made = draft->rule == SS_RULE_TURN || draft->rule == SS_RULE_PATTERN || draft->rule == SS_RULE_CUE_BELOW;
    return !draft->dropped && draft->pieces.count && !made;
}

ss_status ss_edges_trim(ss_making *making) {
    ss_status status = SS_OK;
    for (uint32_t i = 0, count = making->drafts.count; i < count && !status; i++)
        if (!making->drafts.at[i].dropped && making->drafts.at[i].pieces.count && ss_carrier_may(&making->view, &making->drafts.at[i]))
            status = ss_carrier_part(making, i);
    for (uint32_t i = 0; i < making->drafts.count && !status; i++)
        if (may_be_trimmed(&making->drafts.at[i]))
            status = trim(making, i);
    return status;
}

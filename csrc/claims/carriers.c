#include "claims/carriers.h"
#include "claims/clauses.h"
#include "claims/speakers/parts.h"

enum { CITED_MOST = 14, NEAR_DRAFTS = 4 };

/* ---- "citing two clerks" ---- */

/* The comma that ends "citing two people familiar with the matter", or SS_NONE. */
static uint32_t cited_end(const ss_view *view, ss_run piece) {
    for (uint32_t i = piece.first + 1; i + 1 < piece.end && i < piece.first + CITED_MOST; i++)
        if (ss_view_mark(view, i) == ',')
            return i;
    return SS_NONE;
}

/* "According to the Post, citing two clerks, the bank will close": whose word it is, told before what they say. */
static bool is_cited_inside(const ss_making *making, uint32_t index) {
    const ss_draft *draft = &making->drafts.at[index];
    uint32_t first = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0;
    for (uint32_t i = first; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        const ss_draft *other = &making->drafts.at[i];
        if (other->rule == SS_RULE_CUE_ACCORDING && other->sentence == draft->sentence && other->cue_run.end <= draft->cue_run.first)
            return true;
    }
    return false;
}

/* "reported [citing a clerk] that the bank will close": the clause behind whom it cites. */
uint32_t ss_carrier_front(const ss_view *view, const ss_draft *draft, ss_run piece) {
    if (piece.first != draft->cue_run.end || !ss_carrier_cites(view, piece.first) || draft->rule == SS_RULE_CUE_ACCORDING)
        return piece.first;
    for (uint32_t i = piece.first + 1; i + 1 < piece.end && i < piece.first + CITED_MOST && !ss_view_has(view, i, SS_T_PUNCT); i++)
        if (ss_view_word(view, i, "that"))
            return i;
    return piece.first;
}

static void trim_cited(const ss_making *making, uint32_t index, ss_run *piece) {
    const ss_view *view = &making->view;
    const ss_draft *draft = &making->drafts.at[index];
    bool inside = draft->cue_run.first < draft->cue_run.end && ss_carrier_cites(view, draft->cue_run.first) && piece->first >= draft->cue_run.end;
    bool behind = draft->rule == SS_RULE_CUE_ACCORDING && ss_carrier_cites(view, piece->first);
    uint32_t comma = inside || behind ? cited_end(view, *piece) : SS_NONE;
    if (comma == SS_NONE)
        return;
    if (behind)
        piece->first = comma + 1;
    else if (is_cited_inside(making, index))
        piece->end = comma;
}

/* ---- "quoted Nils Berg as saying" ---- */

static bool quotes_somebody(const ss_view *view, const ss_draft *draft) {
    bool quoted = draft->head != SS_NONE && (ss_view_word(view, draft->head, "quoted") || ss_view_word(view, draft->head, "cited"));
    return quoted && (draft->passive || ss_view_word(view, draft->head + 1, "by"));
}

/* "[The mayor] was quoted by the Post | as saying that": who is quoted says it, whoever was taken for it. */
static void say_himself(const ss_making *making, const ss_draft *draft, ss_draft *saying) {
    const ss_view *view = &making->view;
    ss_run agent = draft->source, subject;
    uint32_t before;
    if (agent.first >= agent.end || agent.first < draft->cue_run.end || saying->source.first < agent.first || saying->source.first >= agent.end)
        return;
    int kind = ss_clause_subject(view, view->document->sentences.at[draft->sentence].first, draft->cue_run.first, &subject, &before);
    if (subject.first >= subject.end)
        return;
    saying->source = subject;
    saying->subject = (uint8_t)kind;
    saying->act = SS_ACT_STATE;
}

/* "Holm was quoted by the Post | as saying that ...": what the paper tells holds what she said, and that before it where it stands there. */
static ss_status hold_saying(ss_making *making, ss_draft *draft, ss_draft *saying) {
    ss_run as = saying->cue_run, first = saying->pieces.at[0], last = saying->pieces.at[saying->pieces.count - 1];
    draft->act = SS_ACT_REPORT;
    draft->pieces.count = 1;
    draft->pieces.at[0] = (ss_run){as.first, last.end};
    say_himself(making, draft, saying);
    if (first.first > as.first)
        return SS_OK;
    draft->pieces.at[0] = first;
    return ss_draft_piece(making, draft, as);
}

static ss_status take_in_saying(ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    ss_draft *draft = &making->drafts.at[index];
    if (!quotes_somebody(view, draft) && (draft->act != SS_ACT_REPORT || !draft->passive || draft->head == SS_NONE || !ss_view_ends(view, draft->head, "ed")))
        return SS_OK;
    for (uint32_t i = 0; i < NEAR_DRAFTS && index + 1 + i < making->drafts.count; i++) {
        ss_draft *saying = &making->drafts.at[index + 1 + i];
        uint32_t first = saying->cue_run.first;
        if (!saying->dropped && saying->sentence == draft->sentence && draft->pieces.at[0].first + 2 < draft->pieces.at[0].end && ss_view_word(view, draft->pieces.at[0].first, "as") &&
            ss_view_ends(view, draft->pieces.at[0].first + 1, "ing") && ss_view_word(view, draft->pieces.at[0].first + 2, "by"))
            draft->dropped = 1; /* "was quoted as saying by the Post" tells nothing beside what was said */
        if (saying->dropped || saying->sentence != draft->sentence || !saying->pieces.count || first < draft->cue_run.end)
            continue;
        if (first < saying->cue_run.end && ss_view_word(view, first, "as") && ss_view_ends(view, saying->cue_run.end - 1, "ing"))
            return hold_saying(making, draft, saying);
    }
    return SS_OK;
}

/* “...,” the Post quoted him [as saying]: the same words once more. */
static void drop_saying(const ss_making *making, const ss_draft *quoted) {
    uint32_t first = (uint32_t)(quoted - making->drafts.at) + 1;
    for (uint32_t i = first; i < first + NEAR_DRAFTS && i < making->drafts.count; i++) {
        ss_draft *d = &making->drafts.at[i];
        bool behind = d->sentence == quoted->sentence && d->cue_run.first == quoted->source.end && d->cue_run.first < d->cue_run.end;
        if (behind && ss_view_word(&making->view, d->cue_run.first, "as") && ss_view_ends(&making->view, d->cue_run.end - 1, "ing"))
            d->dropped = 1;
    }
}

/* "The bank will close, the Post quoted [Nils Berg] | as saying": the "as" behind whom it quotes, when nothing but a time follows; or SS_NONE. */
static uint32_t as_saying(const ss_view *view, const ss_draft *draft, uint32_t stop) {
    uint32_t as = draft->cue_run.end + 1;
    while (as + 1 < stop && as < draft->cue_run.end + CITED_MOST && !(ss_view_word(view, as, "as") && ss_view_word(view, as + 1, "saying")))
        as++;
    if (as + 1 >= stop || !ss_view_word(view, as + 1, "saying") || !ss_view_word(view, as, "as"))
        return SS_NONE;
    return as + 2 >= stop || ss_clause_skip_adjuncts(view, as + 2, stop) >= stop ? as : SS_NONE;
}

/* “...,” the Post quotes [Nils Berg] / quoted him as saying: whose words they are stands behind the verb. */
static void settle_quoted(const ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    bool quotes = draft->head != SS_NONE && (ss_view_word(view, draft->head, "quotes") || ss_view_word(view, draft->head, "quoted") || ss_view_word(view, draft->head, "quote"));
    if (!quotes || draft->passive)
        return;
    uint32_t end = draft->cue_run.end, stop = ss_clause_sentence_end(view, &view->document->sentences.at[draft->sentence]);
    if (draft->source.first >= draft->source.end || draft->source.end > draft->cue_run.first || end >= stop ||
        draft->pieces.at[0].end > draft->source.first || !ss_view_closes(view, draft->pieces.at[0].end - 1))
        return;
    bool pronoun = ss_view_is(view, end, SS_W(PRONOUN));
    ss_run whom = pronoun ? (ss_run){end, end + 1} : ss_clause_object(view, end, stop);
    bool person = pronoun || as_saying(view, draft, stop) == whom.end;
    for (uint32_t i = whom.first; i < whom.end; i++)
        person |= view->mention[i] != SS_NONE ? ss_mention_at(view, view->mention[i])->type == SS_PERSON : ss_view_is(view, i, SS_W(ROLE) | SS_W(UNNAMED));
    if (!person)
        return;
    draft->source = whom;
    draft->subject = pronoun ? SS_SUBJECT_PRONOUN : SS_SUBJECT_PHRASE;
    draft->act = SS_ACT_STATE;
    draft->pieces.count = 1;
    drop_saying(making, draft);
}

/* Whom a paper quotes said what stands before the paper. */
__attribute__((noinline))
static void settle_quoted_left(const ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    const ss_sentence *s = &view->document->sentences.at[draft->sentence];
    uint32_t head = draft->head, paper = draft->source.first;
    bool quotes = head != SS_NONE && (ss_view_word(view, head, "quotes") || ss_view_word(view, head, "quoted") || ss_view_word(view, head, "cited") || ss_view_word(view, head, "cites"));
    if (!quotes || draft->passive || paper >= draft->source.end || draft->source.end > draft->cue_run.first || paper < s->first + 3 || ss_view_mark(view, paper - 1) != ',')
        return;
    uint32_t as = as_saying(view, draft, ss_clause_sentence_end(view, s));
    if (as == SS_NONE || draft->pieces.at[draft->pieces.count - 1].first < draft->cue_run.end)
        return;
    draft->pieces.count = 1;
    draft->pieces.at[0] = (ss_run){s->first, paper - 1};
    draft->source = (ss_run){draft->cue_run.end, as};
    draft->subject = ss_view_is(view, draft->cue_run.end, SS_W(PRONOUN)) && as == draft->cue_run.end + 1 ? SS_SUBJECT_PRONOUN : SS_SUBJECT_PHRASE;
    draft->act = SS_ACT_STATE;
    drop_saying(making, draft);
}

/* ---- "Nils Holm, the Post reported, said" ---- */

/* "[Nils Holm], the Post reported, [said the pier was shut]": what stands between a subject and its verb tells both, and is no part of who says it. */
__attribute__((noinline))
static ss_status hold_parted(ss_making *making, uint32_t index, uint32_t comma) {
    ss_draft *told = &making->drafts.at[index];
    ss_run who = told->pieces.at[0];
    uint32_t first = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0;
    for (uint32_t i = first; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        ss_draft *said = &making->drafts.at[i];
        bool parted = i != index && !said->dropped && said->pieces.count && said->source.first == who.first && said->cue_run.first == comma + 1 && said->source.end <= comma + 1;
        if (!parted)
            continue;
        said->source.end = who.end;
        told->pieces.count = 1;
        uint32_t last = said->pieces.at[said->pieces.count - 1].end;
        return ss_draft_piece(making, told, (ss_run){said->cue_run.first, last > said->cue_run.end ? last : said->cue_run.end});
    }
    return SS_OK;
}

/* The comma behind an incidental "the Post reported" or "according to the Post", which a name stands before; or SS_NONE. */
static uint32_t incidental_end(const ss_view *view, const ss_draft *draft) {
    uint32_t end = draft->cue_run.end > draft->source.end ? draft->cue_run.end : draft->source.end;
    uint32_t begin = draft->cue_run.first < draft->source.first ? draft->cue_run.first : draft->source.first;
    ss_run who = draft->pieces.at[0];
    bool between = draft->source.first < draft->source.end && draft->cue_run.first < draft->cue_run.end && who.end + 1 == begin && ss_view_mark(view, who.end) == ',';
    return between && end < view->count && ss_view_mark(view, end) == ',' && view->mention[who.end - 1] != SS_NONE ? end : SS_NONE;
}

/* ---- "The Post reported on Monday, citing two clerks, that the bank will close" ---- */

/* The "that" behind whom the piece cites, or SS_NONE. */
static uint32_t cited_that(const ss_view *view, ss_run piece) {
    for (uint32_t i = piece.first + 1; i + 1 < piece.end && i < piece.first + CITED_MOST; i++)
        if (ss_view_word(view, i, "that"))
            return i;
    return SS_NONE;
}

/* The verb of speech before "citing", with nothing but dates, adverbs and a comma between; SS_NONE when there is none. */
static uint32_t told_before(const ss_making *making, uint32_t citing, uint32_t sentence) {
    const ss_view *view = &making->view;
    uint32_t at = citing, first = view->document->sentences.at[sentence].first;
    first = citing > first + CITED_MOST ? citing - CITED_MOST : first;
    while (at > first && view->cue[at - 1] == SS_NONE && (ss_view_mark(view, at - 1) == ',' || view->date[at - 1] != SS_NONE || ss_view_adverb(view, at - 1) ||
                                                          ss_view_is(view, at - 1, SS_W(PREPOSITION))))
        at--;
    uint32_t hit = at > first && at < citing + 1 ? view->cue[at - 1] : SS_NONE;
    bool tells = hit != SS_NONE && making->hits.at[hit].use == SS_USE_FINITE && (making->hits.at[hit].entry->frames & SS_F_THAT) && making->hits.at[hit].entry->level == SS_COMMUNICATION;
    return tells ? hit : SS_NONE;
}

/* A draft of that hit near the other. */
static uint32_t draft_of_hit(const ss_making *making, uint32_t hit, uint32_t near) {
    for (uint32_t i = near > NEAR_DRAFTS ? near - NEAR_DRAFTS : 0; i < making->drafts.count && i <= near + NEAR_DRAFTS; i++)
        if (making->drafts.at[i].hit == hit && !making->drafts.at[i].dropped)
            return i;
    return SS_NONE;
}

/* The clause is told by the verb; whom it cites is all that "citing" has. */
ss_status ss_carrier_part(ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    ss_draft *citing = &making->drafts.at[index];
    ss_run *piece = &citing->pieces.at[0];
    bool cited = citing->cue_run.end == citing->cue_run.first + 1 && piece->first == citing->cue_run.end && ss_carrier_cites(view, citing->cue_run.first);
    uint32_t that = cited ? cited_that(view, *piece) : SS_NONE, hit = that == SS_NONE ? SS_NONE : told_before(making, citing->cue_run.first, citing->sentence);
    if (hit == SS_NONE)
        return SS_OK;
    ss_run clause = {that, piece->end}, source = citing->source;
    uint32_t told = draft_of_hit(making, hit, index), sentence = citing->sentence, before;
    piece->end = that - (ss_view_mark(view, that - 1) == ',');
    ss_draft *draft = told == SS_NONE ? ss_draft_of_hit(making, hit) : &making->drafts.at[told];
    if (!draft)
        return SS_NOMEM;
    draft->pieces.count = 0;
    draft->quote = SS_NONE;
    if (told == SS_NONE) {
        draft->rule = SS_RULE_CUE_THAT;
        draft->explicit_frame = 1;
        draft->subject = (uint8_t)ss_clause_subject(view, view->document->sentences.at[sentence].first, making->hits.at[hit].first, &draft->source, &before);
        if (draft->source.first >= draft->source.end)
            draft->source = source;
    }
    return ss_draft_piece(making, draft, clause);
}

/* ---- all of them ---- */

ss_status ss_carrier_settle(ss_making *making, uint32_t index, ss_run *piece) {
    trim_cited(making, index, piece);
    ss_status status = take_in_saying(making, index);
    settle_quoted(making, &making->drafts.at[index]);
    settle_quoted_left(making, &making->drafts.at[index]);
    return status;
}

ss_status ss_carrier_hold(ss_making *making, uint32_t index) {
    uint32_t comma = incidental_end(&making->view, &making->drafts.at[index]);
    return comma != SS_NONE ? hold_parted(making, index, comma) : SS_OK;
}

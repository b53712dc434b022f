/* Votes and vetoes as claims.
 *
 *   Russia's veto of the draft / a veto cast by Russia / the Russian veto   nominal: no verb, the owner is the source
 *   Thirteen members voted a day earlier in favour of ...                   a vote with words between
 *   China abstained, Russia opposed                                         opposed beside a vote is a vote against
 *
 * "would veto", "threatened to veto" keep their modality or are left to the verb before; "veto power" alone is no veto. */
#include "claims/drafts.h"
#include "claims/votes/tellings.h"

static bool vote_act(uint8_t act) {
    return act == SS_ACT_VOTE_FOR || act == SS_ACT_VOTE_AGAINST || act == SS_ACT_ABSTAIN || act == SS_ACT_VETO;
}

/* The state or group that owns the noun: "Russia's", "Russian", "its". */
static ss_run owner_before(const ss_view *view, uint32_t noun, uint32_t first, uint8_t *kind) {
    for (uint32_t i = noun, steps = 0; i > first && steps < 4; i--, steps++) {
        uint32_t before = i - 1, m = view->mention[before];
        if (ss_view_is(view, before, SS_W(POSSESSIVE)) && m == SS_NONE) {
            *kind = SS_SUBJECT_PRONOUN;
            return (ss_run){before, i};
        }
        if (m != SS_NONE) {
            *kind = SS_SUBJECT_PHRASE;
            const ss_mention *mention = &view->document->names.mentions.at[m];
            bool owns = mention->adjective || mention->possessive || mention->how == SS_DEMONYM;
            return owns ? (ss_run){mention->first, mention->end} : (ss_run){0, 0};
        }
        if (ss_view_has(view, before, SS_T_PUNCT) || (ss_view_is(view, before, SS_W(PREPOSITION)) && !ss_view_word(view, before, "of")))
            break;
    }
    return (ss_run){0, 0};
}

/* "veto of Russia", "veto by Russia", "veto cast by Russia": the state behind the preposition. */
static ss_run owner_after(const ss_view *view, uint32_t at, uint32_t end) {
    at += at + 1 < end && ss_view_word(view, at + 1, "by") && ss_view_vote_kind(view, at, SS_B(CASTS));
    if (at + 1 >= end || !(ss_view_word(view, at, "of") || ss_view_word(view, at, "by")))
        return (ss_run){0, 0};
    uint32_t name = at + 1;
    while (name < end && ss_view_is(view, name, SS_W(DETERMINER)))
        name++;
    uint32_t m = name < end ? view->mention[name] : SS_NONE;
    if (m == SS_NONE)
        return (ss_run){0, 0};
    const ss_mention *mention = &view->document->names.mentions.at[m];
    bool acts = mention->type == SS_COUNTRY && !mention->adjective;
    return acts ? (ss_run){at + 1, mention->end} : (ss_run){0, 0};
}

/* "use of the veto", "use of its veto power": the cue takes in the words around the noun. */
static ss_run widen(const ss_view *view, ss_run cue, uint32_t first, uint32_t end, bool *used) {
    uint32_t at = cue.first;
    while (at > first && (ss_view_is(view, at - 1, SS_W(DETERMINER) | SS_W(POSSESSIVE))))
        at--;
    if (at > first + 1 && ss_view_word(view, at - 1, "of") && ss_view_word(view, at - 2, "use")) {
        cue.first = at - 2;
        *used = true;
    }
    if (cue.end < end && (ss_view_word(view, cue.end, "power") || ss_view_word(view, cue.end, "right")))
        cue.end++;
    return cue;
}

static bool links_object(const ss_view *view, uint32_t at, uint32_t end) {
    return at + 1 < end && view->date[at + 1] == SS_NONE && (ss_view_word(view, at, "of") || ss_view_word(view, at, "against") || ss_view_word(view, at, "on") ||
                            ss_view_word(view, at, "to"));
}

/* "the draft that would end it": what it says of itself belongs to it. */
static bool is_relative(const ss_view *view, uint32_t at, uint32_t from) {
    return at > from && (ss_view_word(view, at, "that") || ss_view_word(view, at, "which")) && ss_view_mark(view, at - 1) != ',';
}

/* "it | and China abstained": before the subject of the next cue, when a conjunction joins the two. */
static uint32_t before_subject(const ss_making *making, uint32_t from, uint32_t cue) {
    const ss_hit *hit = &making->hits.at[making->view.cue[cue]];
    uint32_t before;
    ss_run subject;
    if (hit->use != SS_USE_FINITE || ss_clause_subject(&making->view, from, hit->first, &subject, &before) != SS_SUBJECT_PHRASE)
        return cue;
    for (uint32_t i = from + 1; i < cue && i < subject.end; i++) {
        uint32_t m = making->view.mention[i + 1];
        if (i >= subject.first && ss_view_word(&making->view, i, "and") && m != SS_NONE && making->view.document->names.mentions.at[m].end == subject.end)
            return i;
    }
    return subject.first > from + 1 && ss_view_is(&making->view, subject.first - 1, SS_W(CONJUNCTION)) ? subject.first - 1 : cue;
}

/* Whether a verb begins there that the object does not reach over; a bare form may be a noun: "the draft call", not "put an end to". */
static bool is_next_verb(const ss_making *making, uint32_t at) {
    const ss_view *view = &making->view;
    if (view->cue[at] == SS_NONE || ss_view_ends(view, at, "ing") || ss_view_word(view, at - 1, "to"))
        return false;
    const ss_hit *hit = &making->hits.at[view->cue[at]];
    return hit->form != SS_FORM_BASE || (hit->use == SS_USE_FINITE && hit->first == at && hit->end > at + 2);
}

/* What the vote is on: a noun phrase with its own phrases, up to a comma, a verb or another cue. */
static uint32_t object_stop(const ss_making *making, uint32_t from, uint32_t end) {
    const ss_view *view = &making->view;
    uint32_t stop = ss_clause_end(view, from, end, &making->hits, 0);
    bool told = false; /* behind its relative */
    for (uint32_t i = from; i < stop; i++) {
        told |= is_relative(view, i, from);
        if (i > from && i + 1 < stop && ss_view_is(view, i, SS_W(PREPOSITION)) && view->date[i + 1] != SS_NONE &&
            !ss_view_word(view, i, "until") && !ss_view_word(view, i, "to"))
            return i;
        if (i > from && !told && is_next_verb(making, i))
            return before_subject(making, from, i);
        uint32_t date = i > from + 1 && view->date[i] != view->date[i - 1] && ss_view_has(view, i, SS_T_WORD) ? view->date[i] : SS_NONE;
        if (date != SS_NONE && view->document->dates.at[date].first_token == i && !ss_view_is(view, i - 1, SS_W(DETERMINER) | SS_W(PREPOSITION)))
            return i; /* "a draft | last month" */
        bool due = ss_view_word(view, i, "due") || ss_view_word(view, i, "because") || ss_view_word(view, i, "amid");
        if (due || ss_view_mark(view, i) == ';' || ss_view_mark(view, i) == ':' || (ss_view_mark(view, i) == ',' && !(i + 1 < stop && ss_view_ends(view, i + 1, "ed"))) ||
            (!told && ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)) && view->mention[i] == SS_NONE))
            return i;
    }
    return stop;
}

/* Without the comma or conjunction before what follows. */
static uint32_t object_end(const ss_making *making, uint32_t from, uint32_t end) {
    uint32_t stop = object_stop(making, from, end);
    while (stop > from + 1 && making->view.mention[stop - 1] == SS_NONE &&
           (ss_view_mark(&making->view, stop - 1) == ',' || ss_view_word(&making->view, stop - 1, "and") || ss_view_word(&making->view, stop - 1, "but")))
        stop--;
    return stop;
}

/* "veto in the Security Council of the draft": where it was cast stands between the noun and its object. */
static uint32_t over_place(const ss_view *view, uint32_t at, uint32_t end) {
    if (at + 1 >= end || !(ss_view_word(view, at, "in") || ss_view_word(view, at, "at")))
        return at;
    ss_run place = ss_clause_object(view, at + 1, end);
    return place.end > place.first && view->mention[place.end - 1] != SS_NONE ? place.end : at;
}

/* Whose veto it is: before the noun or the verb that uses it ("Norland used its veto"), else behind the noun; empty when nobody's.
 * What is vetoed may stand from *at on. */
static ss_run owner_of(const ss_view *view, const ss_hit *hit, ss_run cue, bool used, uint32_t first, uint32_t end, uint8_t *kind, uint32_t *at) {
    ss_run source = owner_before(view, used ? cue.first : hit->first, first, kind);
    if (used && source.first == source.end)
        source = owner_before(view, hit->first, first, kind);
    *at = cue.end;
    if (source.first < source.end)
        return source;
    source = owner_after(view, cue.end, end);
    if (source.first < source.end)
        *at = source.end;
    return source;
}

/* "lifted its veto", "dropped the veto": none is cast. */
static bool is_given_up(const ss_view *view, uint32_t first, uint32_t noun) {
    for (uint32_t i = noun; i-- > first && i + 3 >= noun;)
        if (ss_view_vote_kind(view, i, SS_B(GIVES_UP)))
            return true;
    return false;
}

static ss_status nominal(ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    const ss_hit *hit = &making->hits.at[index];
    const ss_sentence *s = &view->document->sentences.at[hit->sentence];
    uint32_t end = ss_clause_sentence_end(view, s), at;
    bool used = false;
    uint8_t kind = SS_SUBJECT_PHRASE;
    ss_run cue = widen(view, (ss_run){hit->first, hit->end}, s->first, end, &used);
    bool power = cue.end > hit->end;
    ss_run source = owner_of(view, hit, cue, used, s->first, end, &kind, &at);
    if (source.first == source.end || (power && !used) || is_given_up(view, s->first, hit->first))
        return SS_OK;
    ss_draft *draft = ss_draft_of_hit(making, index);
    if (!draft)
        return SS_NOMEM;
    draft->cue_run = cue;
    draft->source = source;
    draft->subject = kind;
    draft->rule = SS_RULE_VETO_NOMINAL;
    draft->explicit_frame = 1;
    at = over_place(view, at, end);
    if (!links_object(view, at, end))
        return SS_OK;
    return ss_draft_piece(making, draft, (ss_run){at + 1, object_end(making, at + 1, end)});
}

enum { VOTE_REACH = 14, MANNER_MOST = 10, COUNT_REACH = 5, ECHO_REACH = 4, WEAK = 60 /* strength of "blocked", "put an end to" */ };

/* "on Thursday" */
static bool before_date(const ss_view *view, uint32_t at, uint32_t end) {
    return at + 1 < end && ss_view_is(view, at, SS_W(PREPOSITION)) && view->date[at + 1] != SS_NONE;
}

/* Behind "97-2", "97 to 2"; the token itself where no score begins. */
static uint32_t behind_score(const ss_view *view, uint32_t at, uint32_t end) {
    bool score = at + 2 < end && view->date[at] == SS_NONE && ss_view_has(view, at, SS_T_NUMBER) && ss_view_has(view, at + 2, SS_T_NUMBER) &&
                 (ss_view_hyphen(view, at + 1) || ss_view_dash(view, at + 1) || ss_view_word(view, at + 1, "to"));
    return score ? at + 3 : at;
}

/* Behind "in Oslo"; the token itself where nothing of the kind begins. */
static uint32_t behind_where(const ss_view *view, uint32_t at, uint32_t end) {
    uint32_t m = at + 1 < end && (ss_view_word(view, at, "in") || ss_view_word(view, at, "at")) ? view->mention[at + 1] : SS_NONE;
    return m != SS_NONE && view->document->names.mentions.at[m].type == SS_PLACE ? view->document->names.mentions.at[m].end : at;
}

/* Before the "to" behind "by 274 votes to 118", "by a show of hands"; the token itself where nothing of the kind begins. */
static uint32_t behind_manner(const ss_view *view, uint32_t at, uint32_t end) {
    if (!ss_view_word(view, at, "by"))
        return at;
    for (uint32_t i = at + 2; i + 1 < end && i < at + MANNER_MOST && ss_view_mark(view, i) != ',' && ss_view_mark(view, i) != '.'; i++)
        if (ss_view_word(view, i, "to") && !ss_view_has(view, i + 1, SS_T_NUMBER) && !ss_view_is(view, i + 1, SS_W(NUMBER)))
            return i - ss_view_word(view, i - 1, "not");
    return at;
}

/* "to [confirm]", "not to [confirm]": a verb may stand there. */
static bool verb_at(const ss_view *view, uint32_t at, uint32_t end) {
    return at < end && ss_view_has(view, at, SS_T_WORD) && view->mention[at] == SS_NONE && view->date[at] == SS_NONE &&
           !ss_view_is(view, at, SS_FUNCTION_WORDS | SS_W(NUMBER)) && !ss_view_has(view, at, SS_T_NUMBER);
}

/* Where the vote's direction stands behind the verb, over dates, places, adverbs and a score with what is inserted behind it: voted a day earlier IN
 * FAVOUR OF, voted 97-2 on Monday TO CONFIRM, voted in Oslo TO CONFIRM. */
static uint32_t direction(const ss_view *view, uint32_t from, uint32_t end, uint8_t *act) {
    bool scored = false;
    for (uint32_t i = from; i < end && i < from + VOTE_REACH; i++) {
        uint32_t behind = behind_score(view, i, end);
        if (behind > i) {
            scored = true;
            i = behind - 1;
            continue;
        }
        behind = behind_manner(view, behind_where(view, i, end), end);
        behind = behind == i && scored ? ss_telling_behind_insertion(view, i, end) : behind;
        if (behind > i) {
            i = behind - 1;
            continue;
        }
        if (view->date[i] != SS_NONE || before_date(view, i, end) || ss_view_is(view, i, SS_W(ADVERB)))
            continue;
        uint32_t to = i + ss_view_word(view, i, "not");
        if (ss_view_word(view, to, "to") && (scored || (i > from && verb_at(view, to + 1, end)))) {
            *act = SS_ACT_VOTE_FOR;
            return i;
        }
        bool favour = ss_view_word(view, i, "in") && i + 1 < end &&
                      (ss_view_word(view, i + 1, "favour") || ss_view_word(view, i + 1, "favor"));
        if (favour || ss_view_word(view, i, "for") || ss_view_word(view, i, "against")) {
            *act = ss_view_word(view, i, "against") ? SS_ACT_VOTE_AGAINST : SS_ACT_VOTE_FOR;
            return favour ? i + 2 : i + 1;
        }
        return SS_NONE;
    }
    return SS_NONE;
}

/* voted "against", whatever the models took for its content; who only voted on it took no side. */
static void settle_direction(const ss_making *making, ss_draft *draft) {
    const ss_view *view = &making->view;
    uint32_t at = making->hits.at[draft->hit].end, end = view->document->sentences.at[draft->sentence].end;
    at += at + 1 < end && ss_view_opens(view, at);
    if (direction(view, at, end, &draft->act) != SS_NONE)
        return;
    while (at + 1 < end && (view->date[at] != SS_NONE || view->date[at + 1] != SS_NONE || ss_view_is(view, at, SS_W(ADVERB))))
        at++;
    draft->dropped = ss_view_word(view, at, "on");
}

/* Over adverbs, a score and what says "in favour of", but not over the day and place before "to". */
static uint32_t cue_end(const ss_view *view, uint32_t at, uint32_t after) {
    while (at < after && ss_view_is(view, at, SS_W(ADVERB)) && !ss_view_is(view, at, SS_W(PREPOSITION)))
        at++;
    bool to = ss_view_word(view, after, "to") || ss_view_word(view, after, "not");
    return to && behind_score(view, at, after) == at ? at : after;
}

static void drop_draft_of(ss_making *making, uint32_t hit) {
    uint32_t at = ss_draft_from(making, making->hits.at[hit].head);
    if (at < making->framed && making->drafts.at[at].hit == hit)
        making->drafts.at[at].dropped = 1;
}

/* The bare verb "vote" has no frame of its own in the tables: it is a claim when its direction stands a few words on. */
static ss_status split_vote(ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    const ss_hit *hit = &making->hits.at[index];
    const ss_sentence *s = &view->document->sentences.at[hit->sentence];
    uint32_t end = ss_clause_sentence_end(view, s), before;
    uint8_t act = SS_ACT_VOTE_FOR;
    uint32_t after = direction(view, hit->end, end, &act);
    if (after == SS_NONE)
        return SS_OK;
    drop_draft_of(making, index); /* what the models made of it */
    ss_draft *draft = ss_draft_of_hit(making, index);
    if (!draft)
        return SS_NOMEM;
    draft->cue_run.end = cue_end(view, hit->end, after);
    draft->act = act;
    draft->explicit_frame = 1;
    draft->subject = (uint8_t)ss_clause_subject(view, s->first, hit->first, &draft->source, &before);
    return after < end ? ss_draft_piece(making, draft, (ss_run){after, object_end(making, after, end)}) : SS_OK;
}

/* By sentence: 1 where a vote stands. A vote in a sentence or beside it makes a bare "opposed" a vote against. */
static uint8_t *sentences_with_votes(const ss_making *making) {
    uint8_t *votes = ss_arena_zero(&making->view.document->arena, (size_t)making->view.document->sentences.count + 3);
    for (uint32_t i = 0; votes && i < making->drafts.count; i++) {
        const ss_draft *d = &making->drafts.at[i];
        if (vote_act(d->act) && d->act != SS_ACT_VETO)
            votes[d->sentence + 1] = 1;
    }
    return votes;
}

static bool near_vote(const uint8_t *votes, uint32_t sentence) {
    return votes[sentence] || votes[sentence + 1] || votes[sentence + 2];
}

/* "the mayor before the vote", "Ida Holm": the noun is somebody, on whom nobody votes so. */
static bool is_somebody(const ss_view *view, ss_run object) {
    uint32_t noun = object.first;
    while (noun + 1 < object.end && !ss_view_is(view, noun + 1, SS_W(PREPOSITION)))
        noun++;
    uint32_t m = view->mention[noun];
    return m == SS_NONE ? ss_view_is(view, noun, SS_W(ROLE) | SS_W(UNNAMED)) : view->document->names.mentions.at[m].type == SS_PERSON;
}

/* "Twelve of its members backed the text": beside a vote those who are counted voted for it. */
static bool counted_for(const ss_view *view, const ss_draft *d, const uint8_t *votes) {
    bool backs = d->head != SS_NONE && ss_view_vote_kind(view, d->head, SS_B(BACKS));
    if (d->dropped || d->level || d->negated || !backs || d->source.end < d->source.first + 2 || !near_vote(votes, d->sentence))
        return false;
    if (d->pieces.count && is_somebody(view, d->pieces.at[0]))
        return false;
    bool counted = ss_view_is(view, d->source.first, SS_W(NUMBER)) || ss_view_has(view, d->source.first, SS_T_NUMBER);
    return counted && (ss_view_word(view, d->source.end - 1, "members") || ss_view_word(view, d->source.first + 1, "members") ||
                       ss_view_word(view, d->source.first + 1, "of") || ss_view_is(view, d->source.end - 1, SS_W(COLLECTIVE)));
}

/* "used its veto in the council [when voting on the draft]": behind where it was cast; nothing else there is what is voted on. */
static uint32_t behind_place(const ss_view *view, ss_run piece) {
    uint32_t at = over_place(view, piece.first, piece.end);
    if (at == piece.first || links_object(view, at, piece.end))
        return at == piece.first ? at : at + 1;
    bool voting = at + 3 < piece.end && ss_view_word(view, at, "when") && ss_view_word(view, at + 1, "voting") && ss_view_word(view, at + 2, "on");
    return voting ? at + 3 : piece.end;
}

/* "cast a negative vote on Thursday on the draft", "vetoed on Thursday a draft": behind the day, where the object stands there. */
static uint32_t behind_day(const ss_view *view, ss_run piece) {
    uint32_t at = piece.first + 1;
    if (!before_date(view, piece.first, piece.end))
        return piece.first;
    while (at < piece.end && view->date[at] != SS_NONE)
        at++;
    if (links_object(view, at, piece.end))
        return at + 1;
    return at < piece.end && ss_view_is(view, at, SS_W(DETERMINER)) ? at : piece.end;
}

static void trim_object(ss_making *making, ss_draft *draft) {
    if (!draft->pieces.count)
        return;
    ss_run *piece = &draft->pieces.at[0];
    piece->first = behind_place(&making->view, *piece);
    if (piece->first < piece->end)
        piece->first = behind_day(&making->view, *piece);
    if (piece->first >= piece->end) {
        draft->pieces.count = 0;
        return;
    }
    if (piece->first + 1 < piece->end && (ss_view_word(&making->view, piece->first, "of") || ss_view_word(&making->view, piece->first, "on")))
        piece->first++;
    piece->end = object_end(making, piece->first, piece->end);
    if (piece->end <= piece->first)
        draft->pieces.count = 0;
}

/* "adopted [the draft] | in Rome with 28 votes in favour": how many voted so, and where, is no part of what was adopted. */
static void trim_count(const ss_view *view, ss_draft *draft) {
    ss_run *piece = &draft->pieces.at[draft->pieces.count - 1];
    for (uint32_t i = piece->first + 2; i + 1 < piece->end; i++) {
        if (!ss_view_word(view, i, "with") && !ss_view_word(view, i, "by"))
            continue;
        uint32_t stop = i + COUNT_REACH < piece->end ? i + COUNT_REACH : piece->end, at = i + 1;
        while (at < stop && !(ss_view_is(view, at, SS_W(VOTE)) && view->mention[at] == SS_NONE))
            at++;
        bool number = ss_view_has(view, i + 1, SS_T_NUMBER) || ss_view_is(view, i + 1, SS_W(NUMBER)) || ss_view_word(view, i + 1, "a");
        if (at == stop || !number)
            continue;
        for (piece->end = i; piece->end > piece->first + 2; piece->end = at) {
            at = piece->end - 1;
            while (at > piece->first + 1 && (view->date[at] != SS_NONE || view->mention[at] != SS_NONE))
                at--;
            if (at + 1 == piece->end || !ss_view_is(view, at, SS_W(PREPOSITION)) || (view->date[at + 1] == SS_NONE && behind_where(view, at, piece->end) != piece->end))
                break;
        }
        return;
    }
}

/* "blocked the renewal through its veto": a bare noun beside a veto with an object tells the same act again. */
static void drop_echoes(ss_making *making) {
    for (uint32_t i = making->framed; i < making->drafts.count; i++) {
        ss_draft *noun = &making->drafts.at[i];
        uint32_t first = noun->hit > ECHO_REACH ? noun->hit - ECHO_REACH : 0;
        for (uint32_t k = 0; k < 2 * ECHO_REACH && !noun->pieces.count && first + k < making->hits.count; k++) {
            const ss_hit *other = &making->hits.at[first + k];
            if (other->sentence == noun->sentence && first + k != noun->hit && other->use != SS_USE_NOUN &&
                other->entry->act == SS_ACT_VETO)
                noun->dropped = 1;
        }
    }
}

/* "Norland's veto of the draft put an end to the panel": the verb that the noun with its object is the subject of tells the act again. */
static void drop_verbs_of_nouns(ss_making *making) {
    for (uint32_t i = making->framed; i < making->drafts.count; i++) {
        const ss_draft *noun = &making->drafts.at[i];
        if (noun->rule != SS_RULE_VETO_NOMINAL || noun->dropped || !noun->pieces.count)
            continue;
        for (uint32_t h = noun->hit + 1; h < making->hits.count && h <= noun->hit + ECHO_REACH && making->hits.at[h].sentence == noun->sentence; h++) {
            const ss_hit *verb = &making->hits.at[h];
            if (verb->use == SS_USE_FINITE && verb->entry->act == SS_ACT_VETO && verb->entry->strength < WEAK)
                drop_draft_of(making, h);
            if (verb->use == SS_USE_FINITE)
                break;
        }
    }
}

/* ---- "12 in favour to 1 against (Norland), with 2 abstentions (Sudland, Ostland)" ---- */

/* The word before a bracket names a stand: abstentions, or against behind a count. */
static bool names_stand(const ss_view *view, uint32_t at, uint8_t *act) {
    bool counted = at > 0 && ss_view_number(view, at - 1);
    bool abstains = ss_view_vote_kind(view, at, SS_B(ABSTAINS));
    *act = abstains ? SS_ACT_ABSTAIN : SS_ACT_VOTE_AGAINST;
    return abstains || (counted && ss_view_word(view, at, "against"));
}

static bool closes_aside(const ss_view *view, uint32_t open, uint32_t at) {
    return ss_view_mark(view, open) == '(' ? ss_view_mark(view, at) == ')' : ss_view_mark(view, at) == '-' || ss_view_dash(view, at);
}

/* Only states between the brackets or dashes, with commas, "and" and "the": the token of the closing one, or SS_NONE. */
static uint32_t states_end(const ss_view *view, uint32_t open, uint32_t end) {
    uint32_t states = 0;
    for (uint32_t i = open + 1; i < end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE && closes_aside(view, open, i))
            return states ? i : SS_NONE;
        if (m == SS_NONE && ss_view_mark(view, i) != ',' && !ss_view_word(view, i, "and") && !ss_view_is(view, i, SS_W(DETERMINER)))
            return SS_NONE;
        if (m != SS_NONE && view->document->names.mentions.at[m].type != SS_COUNTRY)
            return SS_NONE;
        states += m != SS_NONE;
    }
    return SS_NONE;
}

static ss_status bracketed(ss_making *making, uint32_t sentence) {
    const ss_view *view = &making->view;
    const ss_sentence s = view->document->sentences.at[sentence];
    for (uint32_t i = s.first + 1; i + 2 < s.end; i++) {
        uint8_t act;
        uint32_t close = ss_view_mark(view, i) == '(' && names_stand(view, i - 1, &act) ? states_end(view, i, s.end) : SS_NONE;
        ss_draft *draft = close == SS_NONE ? NULL : ss_draft_new(making, sentence);
        if (close != SS_NONE && !draft)
            return SS_NOMEM;
        if (!draft)
            continue;
        draft->cue_run = (ss_run){i - 1, i};
        draft->head = i - 1;
        draft->source = (ss_run){i + 1, close};
        draft->subject = SS_SUBJECT_PHRASE;
        draft->act = act;
        draft->level = SS_COMMUNICATION;
        draft->rule = SS_RULE_VOTE;
        draft->explicit_frame = 1;
    }
    return SS_OK;
}

/* Sentences that speak of voting at all; words of hearing, whose hint is the same, are counted on the way. */
static ss_status read_brackets(ss_making *making) {
    const ss_tokens *tokens = &making->view.document->tokens;
    uint32_t last = SS_NONE;
    ss_status status = SS_OK;
    for (uint32_t i = 0; !status && (i = ss_hints_next(tokens->hints, i, tokens->count, SS_HINT_VOTE)) < tokens->count; i++) {
        if (!ss_view_is(&making->view, i, SS_W(VOTE))) {
            making->heard += ss_view_hears(&making->view, i);
            continue;
        }
        uint32_t sentence = ss_sentence_of(&making->view.document->sentences, i);
        if (sentence != last)
            status = bracketed(making, sentence);
        last = sentence;
    }
    return status;
}

/* "the negative vote of Norland" */
static bool is_negative_vote(const ss_view *view, const ss_hit *hit) {
    return hit->entry->act == SS_ACT_VOTE_AGAINST && hit->end == hit->head + 2 && ss_view_word(view, hit->head, "negative");
}

static ss_status read_hit(ss_making *making, uint32_t index) {
    const ss_hit *hit = &making->hits.at[index];
    if (hit->use == SS_USE_NOUN && (hit->entry->act == SS_ACT_VETO || is_negative_vote(&making->view, hit)))
        return nominal(making, index);
    const ss_view *view = &making->view;
    bool bare = vote_act(hit->entry->act) && !hit->entry->frames;
    bool finite = bare && (hit->use == SS_USE_FINITE || (hit->use == SS_USE_PASSIVE && hit->form == SS_FORM_ED && behind_manner(view, hit->end, view->count) > hit->end)); /* voted by 62 to 38 */
    return finite ? split_vote(making, index) : SS_OK;
}

/* "[two] - Norland and Sudland - abstained", "[two countries] (Norland, Sudland) voted against": those who are named. */
static void name_counted(const ss_view *view, ss_draft *d) {
    enum { COUNT_MOST = 3 };
    uint32_t open = d->source.end, first = d->cue_run.first;
    if (d->source.first >= open || open > d->source.first + COUNT_MOST || open + 2 > first || view->mention[d->source.first] != SS_NONE)
        return;
    bool counted = ss_view_is(view, d->source.first, SS_W(NUMBER)) || ss_view_has(view, d->source.first, SS_T_NUMBER);
    bool aside = ss_view_mark(view, open) == '(' || ss_view_mark(view, open) == '-' || ss_view_dash(view, open);
    uint32_t close = counted && aside ? states_end(view, open, first) : SS_NONE;
    if (close != SS_NONE && close + 1 == first)
        d->source = (ss_run){open + 1, close};
}

static void settle_vote(ss_making *making, ss_draft *d) {
    if (d->learnt && d->act == SS_ACT_VOTE_FOR && d->hit != SS_NONE && !making->hits.at[d->hit].entry->frames)
        settle_direction(making, d);
    if ((d->act == SS_ACT_AGREE || d->act == SS_ACT_REJECT) && !d->dropped && d->pieces.count)
        trim_count(&making->view, d);
    if (!vote_act(d->act) || d->rule == SS_RULE_VETO_NOMINAL)
        return;
    trim_object(making, d);
    name_counted(&making->view, d);
    d->rule = d->act == SS_ACT_VETO ? SS_RULE_VETO : SS_RULE_VOTE;
}

/* "Twelve members backed it", "Norland opposed": votes where one stands beside them. */
static void settle_beside(const ss_view *view, const uint8_t *votes, ss_draft *d) {
    if (counted_for(view, d, votes))
        d->act = SS_ACT_VOTE_FOR;
    if (d->act != SS_ACT_REJECT || d->pieces.count)
        return;
    d->dropped = !near_vote(votes, d->sentence);
    d->act = SS_ACT_VOTE_AGAINST;
    d->rule = SS_RULE_VOTE;
}

ss_status ss_votes_read(ss_making *making) {
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < making->hits.count && !status; i++)
        status = read_hit(making, i);
    if (status)
        return status;
    for (uint32_t i = 0; i < making->drafts.count; i++)
        settle_vote(making, &making->drafts.at[i]);
    status = read_brackets(making);
    if (status)
        return status;
    drop_echoes(making);
    drop_verbs_of_nouns(making);
    uint8_t *votes = sentences_with_votes(making);
    for (uint32_t i = 0; votes && i < making->drafts.count; i++)
        settle_beside(&making->view, votes, &making->drafts.at[i]);
    return votes ? SS_OK : SS_NOMEM;
}

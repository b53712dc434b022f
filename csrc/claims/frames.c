/* One cue after another: where is its content, and whose is it. See drafts.h. */
#include "claims/agents/agents.h"
#include "claims/frame.h"

enum { DOCUMENT_REACH = 6, QUOTED_HITS = 6, ADJECTIVES = 2, OWNER_MOST = 5, AGENT_REACH = 12, VOTERS_MOST = 9, NAMED_MOST = 16 };

static inline void name_source(ss_frame *f, ss_run source, uint8_t kind) {
    f->draft->by_nobody = source.end == source.first + 1 &&
                          (ss_view_word(f->view, source.first, "nobody") || ss_view_word(f->view, source.first, "none") ||
                           ss_view_word(f->view, source.first, "nothing"));
    f->draft->source = source;
    f->draft->subject = kind;
}

/* The quotation that ends here is a few words of a longer clause, not what was said as a whole. */
static bool tail_of_clause(const ss_frame *f, uint32_t end) {
    const ss_quote *quote = ss_frame_quote(f, end - 1);
    return quote->scare && quote->open > f->first + 1;
}

/* he “strongly” condemned: the marks stand between a subject and its verb. */
static bool subject_before(const ss_frame *f, uint32_t open) {
    return open > f->first && (f->view->mention[open - 1] != SS_NONE || ss_view_is(f->view, open - 1, SS_W(SUBJECT)));
}

/* “...,” said Ruiz. Nothing of a subject stands before; a noun phrase and an end stand after. */
static bool apposition_before(const ss_frame *f) {
    ss_run subject;
    uint32_t before;
    return ss_clause_subject(f->view, f->first, f->hit->first, &subject, &before) == SS_SUBJECT_PHRASE;
}

/* The token behind the content that stands before `at`, or SS_NONE when nothing like a content ends there. */
static inline uint32_t left_end(const ss_frame *f, uint32_t at) {
    if (at <= f->first)
        return SS_NONE;
    if (ss_frame_ends_quote(f, at))
        return at;
    if (ss_view_mark(f->view, at - 1) == ',')
        return at - 1 > f->first ? at - 1 : SS_NONE;
    if (ss_view_dash(f->view, at - 1) && at - 1 > f->first && ss_frame_ends_quote(f, at - 1))
        return at - 1;
    if (at > f->first + 2 && ss_view_dash(f->view, at - 1) && ss_view_mark(f->view, at - 2) == ',' && ss_frame_ends_quote(f, at - 2))
        return at - 2; /* “...”, – said Ruiz */
    return SS_NONE;
}

/* "said a woman [who gave no name]": to the end of the sentence. */
static uint32_t behind_relative(const ss_frame *f, uint32_t at) {
    bool who = at < f->end && ss_view_word(f->view, at, "who") && f->end - at < SS_REACH;
    for (uint32_t i = at; who && i < f->end; i++)
        if (ss_view_has(f->view, i, SS_T_PUNCT) && ss_view_mark(f->view, i) != '.')
            return at;
    return who ? f->end : at;
}

/* "the pier is shut, said [the engineer]": what may be somebody, not "[sales rose]". */
static bool may_speak(const ss_frame *f, ss_run phrase) {
    const ss_classes somebody = SS_W(ROLE) | SS_W(ORGAN) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(DOCUMENT) | SS_W(PRONOUN) | SS_W(QUANTIFIER) | SS_W(NUMBER);
    for (uint32_t i = phrase.first; i < phrase.end; i++)
        if (f->view->mention[i] != SS_NONE || ss_view_is(f->view, i, somebody) || ss_view_has(f->view, i, SS_T_CAPITAL))
            return true;
    return phrase.end == phrase.first + 1 || (phrase.end == phrase.first + 2 && ss_view_is(f->view, phrase.first, SS_W(DETERMINER)));
}

static ss_status inverted(ss_frame *f, bool *done) {
    uint32_t end = left_end(f, f->hit->first), after;
    bool bare = f->hit->end < f->end && ss_view_is(f->view, f->hit->end, SS_W(SUBJECT));
    if (end == SS_NONE || f->hit->use != SS_USE_FINITE || f->hit->end >= f->end || !ss_frame_has(f, SS_F_PARENTHETIC | SS_F_QUOTE) || bare)
        return SS_OK;
    ss_run source = ss_clause_inverted(f->view, f->hit->end, f->end, &after);
    if (source.first >= source.end || f->view->date[source.first] != SS_NONE)
        return SS_OK;
    bool quoted = ss_frame_ends_quote(f, end);
    if (!quoted && (!ss_frame_has(f, SS_F_PARENTHETIC) || apposition_before(f) || !may_speak(f, source)))
        return SS_OK;
    after = ss_clause_skip_adjuncts(f->view, behind_relative(f, after), f->end);
    if (!quoted && after < f->end && !ss_frame_stops(f, after))
        return SS_OK;
    if (quoted && tail_of_clause(f, end) && (subject_before(f, ss_frame_quote(f, end - 1)->open) || !ss_frame_stops(f, after)))
        return SS_OK;
    *done = true;
    name_source(f, source, SS_SUBJECT_PHRASE);
    return ss_content_left(f, end, after, SS_RULE_CUE_INVERTED);
}

/* “...,” she said. / Talks, she said, go on. */
static ss_status parenthetic(ss_frame *f, uint32_t before, bool *done) {
    uint32_t end = left_end(f, before);
    if (end == SS_NONE || !ss_frame_has(f, SS_F_PARENTHETIC | SS_F_QUOTE))
        return SS_OK;
    bool quoted = ss_frame_ends_quote(f, end);
    uint32_t at = ss_frame_has(f, SS_F_TOLD) ? ss_content_told(f, f->hit->end) : f->hit->end;
    uint32_t after = ss_clause_skip_adjuncts(f->view, at, f->end);
    if (quoted && after < f->end && ss_view_word(f->view, after, "of"))
        after = ss_clause_object(f->view, after + 1, f->end).end;
    if (!quoted && after + 1 < f->end && ss_view_mark(f->view, after) == ',' && ss_frame_opens(f, after + 1))
        return SS_OK;
    if (!quoted && !(ss_frame_stops(f, after) && ss_frame_has(f, SS_F_PARENTHETIC)))
        return SS_OK;
    if (quoted && (ss_view_word(f->view, after, "that") || ss_view_mark(f->view, after) == ':') && after < f->end)
        return SS_OK;
    if (quoted && !ss_frame_stops(f, after) && tail_of_clause(f, end))
        return SS_OK;
    if (quoted && ss_frame_opens(f, after) && !f->view->document->quotes.at[f->view->quote[end - 1]].scare)
        return SS_OK;
    *done = true;
    return ss_content_left(f, end, after, SS_RULE_CUE_PARENTHETIC);
}

/* "accused by Ida Holm | of lying", "criticised by Ida Holm | for the delay": what for is no part of who does it; but "by a spokesman for the union". */
static void part_charge(const ss_frame *f, ss_run *agent, uint32_t *after) {
    for (uint32_t i = agent->first + 1; i + 1 < agent->end; i++) {
        bool of = ss_frame_has(f, SS_F_OBJECT_OF) && ss_view_word(f->view, i, "of") && ss_view_ends(f->view, i + 1, "ing");
        bool reason = ss_frame_has(f, SS_F_OBJECT_FOR) && ss_view_word(f->view, i, "for") && !ss_view_is(f->view, i - 1, SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(UNNAMED) | SS_W(COLLECTIVE));
        if (of || reason) {
            *after = agent->end = i;
            return;
        }
    }
}

/* X was accused of ..., a plan condemned by Y as ... : the source stands behind "by", or nowhere. */
static ss_status passive(ss_frame *f, bool *done) {
    uint32_t at = f->hit->end, after, before;
    f->draft->passive = 1;
    ss_run subject;
    ss_clause_subject(f->view, f->first, f->hit->first, &subject, &before);
    f->draft->target = subject;
    bool by = at < f->end && ss_view_word(f->view, at, "by");
    if (by) {
        f->making->agents += (f->cue->families & SS_V(BY)) != 0;
        ss_run agent = ss_clause_inverted(f->view, at + 1, f->end, &after);
        part_charge(f, &agent, &after);
        name_source(f, agent, SS_SUBJECT_PHRASE);
        at = after;
    }
    if (by && f->cue->act == SS_ACT_VETO && f->draft->source.end > 0) { /* the draft was vetoed by X */
        *done = true;
        f->draft->explicit_frame = 1;
        f->draft->rule = SS_RULE_VETO;
        return ss_frame_add(f, subject.first, subject.end);
    }
    if (ss_frame_has(f, SS_F_TO | SS_F_OBJECT_TO) && at < f->end && ss_view_word(f->view, at, "to") && f->draft->source.end == 0)
        return SS_OK;
    if (at < f->end && ss_frame_has(f, SS_F_THAT) && ss_view_word(f->view, at, "that")) {
        *done = true;
        f->draft->explicit_frame = 1;
        return ss_frame_clause(f, at, SS_RULE_CUE_THAT);
    }
    uint32_t next = !by && at + 1 < f->end && ss_view_word(f->view, at, "as") && ss_view_ends(f->view, at + 1, "ing") ? f->view->cue[at + 1] : SS_NONE;
    if (next != SS_NONE && (f->making->hits.at[next].entry->frames & SS_F_PARENTHETIC))
        return SS_OK; /* was quoted as saying: the second verb tells it */
    bool link = at < f->end && (ss_view_word(f->view, at, "of") || ss_view_word(f->view, at, "as") || ss_view_word(f->view, at, "for"));
    if (link && ss_frame_has(f, SS_F_OBJECT_OF | SS_F_AS | SS_F_OBJECT_FOR | SS_F_NAMED)) {
        *done = true;
        f->draft->explicit_frame = 1;
        return ss_frame_clause(f, at, SS_RULE_CUE_TARGET);
    }
    return SS_OK;
}

/* "blacklisted and described as ...": the link right behind the verb, its object gone: a passive that shares its auxiliary. */
static bool bare_passive(const ss_frame *f) {
    return f->hit->form == SS_FORM_ED && f->hit->end < f->end && ss_frame_has(f, SS_F_AS | SS_F_OBJECT_OF) && !ss_frame_has(f, SS_F_THAT) &&
           (ss_view_word(f->view, f->hit->end, "as") || ss_view_word(f->view, f->hit->end, "of")) && !ss_clause_names_first(f->view, f->hit->end, f->end);
}

/* A bare base form is a verb only behind what can be plural: "critics say", "they warn", "the two sides agree". */
static bool plural_subject(const ss_frame *f, ss_run subject, uint8_t kind) {
    if (kind == SS_SUBJECT_SHARED) /* "we reject X and reaffirm Y" */
        return f->draft->hit > 0 && f->making->hits.at[f->draft->hit - 1].sentence == f->hit->sentence &&
               f->making->hits.at[f->draft->hit - 1].form == SS_FORM_BASE;
    if (kind == SS_SUBJECT_PRONOUN || kind == SS_SUBJECT_RELATIVE)
        return true;
    if (subject.first >= subject.end)
        return false;
    uint32_t last = subject.end - 1;
    for (uint32_t i = subject.first; i < last; i++)
        if (ss_view_word(f->view, i, "and"))
            return true;
    bool capital = f->view->mention[last] == SS_NONE && ss_view_has(f->view, last, SS_T_CAPITAL) && f->view->tokens[last].size > 2; /* not "the TV show" */
    return ss_view_ends(f->view, last, "s") || capital ||
           ss_view_is(f->view, last, SS_W(PLURAL) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(QUANTIFIER));
}

/* "As the minister noted, talks go on" / "talks go on, as the minister noted": the clause that "as" hangs on is what was said. */
static ss_status compared(ss_frame *f, ss_run subject, bool *done) {
    uint32_t as = subject.first - 1;
    if (subject.first <= f->first || subject.first >= subject.end || !ss_view_word(f->view, as, "as") || !ss_frame_has(f, SS_F_PARENTHETIC | SS_F_THAT))
        return SS_OK;
    uint32_t after = ss_clause_skip_adjuncts(f->view, f->hit->end, f->end);
    if (after < f->end && !ss_frame_stops(f, after))
        return SS_OK;
    uint32_t end = as == f->first ? SS_NONE : left_end(f, as);
    bool front = as == f->first && after + 2 < f->end && ss_view_mark(f->view, after) == ',';
    if (!front && (end == SS_NONE || (after < f->end && ss_view_mark(f->view, after) == ',')))
        return SS_OK;
    *done = true;
    f->draft->rule = SS_RULE_CUE_PARENTHETIC;
    f->draft->explicit_frame = 1;
    return front ? ss_frame_add(f, after + 1, ss_frame_clause_end(f, after + 1)) : ss_content_left(f, end, after, SS_RULE_CUE_PARENTHETIC);
}

/* ", a claim [Norland] denies" / "charges [Norland] has denied": what is answered stands before who answers it. SS_NONE when this is none,
 * else the token behind it. */
static uint32_t answered(const ss_frame *f, ss_run subject) {
    uint32_t after = f->hit->end < f->end && ss_view_word(f->view, f->hit->end, "as") ? f->end : ss_clause_skip_adjuncts(f->view, f->hit->end, f->end);
    bool bare = after >= f->end || ss_frame_stops(f, after);
    bool set_off = subject.first > f->first + 1 && (ss_view_mark(f->view, subject.first - 1) == ',' ||
                                                    (ss_view_closes(f->view, subject.first - 1) && ss_view_mark(f->view, subject.first - 2) == ','));
    uint32_t noun = subject.first + (subject.first < subject.end && ss_view_is(f->view, subject.first, SS_W(DETERMINER)));
    if (!bare || !set_off || noun + 1 >= subject.end || f->view->mention[noun] != SS_NONE)
        return SS_NONE;
    bool begins = f->view->mention[noun + 1] != SS_NONE || ss_view_is(f->view, noun + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(UNNAMED) | SS_W(COLLECTIVE));
    return begins && ss_view_is(f->view, noun, SS_W(CUE)) ? noun + 1 : SS_NONE;
}

/* ", a charge [it] denies", ", a claim that [he] rejects": where what is answered begins; or SS_NONE. */
static uint32_t answered_by(const ss_frame *f, ss_run pronoun, uint32_t *noun) {
    uint32_t after = ss_clause_skip_adjuncts(f->view, f->hit->end, f->end);
    *noun = pronoun.first - 1;
    if (pronoun.first < f->first + 4 || (after < f->end && !ss_frame_stops(f, after)))
        return SS_NONE;
    *noun -= ss_view_word(f->view, *noun, "that");
    bool answered = ss_view_is(f->view, *noun, SS_W(CUE)) && f->view->mention[*noun] == SS_NONE && ss_view_is(f->view, *noun - 1, SS_W(DETERMINER)) && ss_view_mark(f->view, *noun - 2) == ',';
    return answered ? *noun - 1 : SS_NONE;
}

static ss_status answered_so(ss_frame *f, ss_run source, uint8_t kind, ss_run content, bool *done) {
    *done = true;
    name_source(f, source, kind);
    f->draft->rule = SS_RULE_ANSWER;
    f->draft->explicit_frame = 1;
    return ss_frame_add(f, content.first, content.end);
}

/* The source is the last part of what looks like its phrase; "as “baseless”" behind the verb belongs to the content. */
static ss_status answer(ss_frame *f, bool *done) {
    ss_run subject;
    uint32_t before, as = f->hit->end, behind;
    bool denies = f->cue->act == SS_ACT_DENY || f->cue->act == SS_ACT_REJECT;
    uint8_t kind = denies ? (uint8_t)ss_clause_subject(f->view, f->first, f->hit->first, &subject, &before) : SS_SUBJECT_NONE;
    if (kind == SS_SUBJECT_PRONOUN) {
        uint32_t noun, first = answered_by(f, subject, &noun);
        return first == SS_NONE ? SS_OK : answered_so(f, subject, kind, (ss_run){first, noun + 1}, done);
    }
    if (kind != SS_SUBJECT_PHRASE || (behind = answered(f, subject)) == SS_NONE)
        return SS_OK;
    ss_status status = answered_so(f, (ss_run){behind, subject.end}, kind, (ss_run){subject.first, behind}, done);
    return status || as >= f->end || !ss_view_word(f->view, as, "as") ? status : ss_frame_add(f, as, ss_frame_clause_end(f, as));
}

/* "cast a vote against", "put forward", "hit back at": the past looks like the base. */
static bool is_past(const ss_view *view, const ss_hit *hit) {
    return ss_view_word(view, hit->head, "cast") || ss_view_word(view, hit->head, "put") || (ss_view_word(view, hit->head, "hit") && hit->end > hit->head + 2);
}

/* it “strongly rejects the claim”, they have “called for calm” and “urged him to wait”: the mark stands between the verb and its subject. */
__attribute__((noinline))
static uint8_t subject_outside(const ss_frame *f, ss_run *subject) {
    uint32_t at = f->first - 1, before;
    if (!ss_view_opens(f->view, at) || (f->cue->families & SS_V(SEEM)))
        return SS_SUBJECT_NONE;
    while (at > f->sentence->first + 1 && ss_view_is(f->view, at - 1, SS_W(AUXILIARY)))
        at--;
    if (f->view->mention[at - 1] == SS_NONE && (ss_view_is(f->view, at - 1, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PREPOSITION)) || ss_view_word(f->view, at - 1, "there")))
        return SS_SUBJECT_NONE; /* a “detailed analysis”, there were “repeated” calls */
    uint8_t kind = (uint8_t)ss_clause_subject(f->view, f->sentence->first, at, subject, &before);
    const ss_hit *last = f->draft->hit > 0 ? f->hit - 1 : f->hit;
    bool alike = last != f->hit && last->sentence == f->hit->sentence && f->view->quote[last->head] != SS_NONE;
    return kind != SS_SUBJECT_SHARED || alike ? kind : SS_SUBJECT_NONE;
}

/* the board “strongly denied” the charge: the verb ends the few words in marks, and its content stands behind them. */
static inline bool ends_marks(const ss_frame *f) {
    uint32_t q = f->view->quote[f->hit->head];
    return q != SS_NONE && f->hit->end + 1 < f->end && f->view->document->quotes.at[q].end == f->hit->end + 1;
}

/* Behind its subject, or with a content that stands before that. */
/* "apologised on Monday [for the delay]", "pleaded guilty in May [to theft]": what the act is of stands behind when and where it was done. */
static ss_status parted(ss_frame *f) {
    bool of = ss_frame_has(f, SS_F_BARE) && (f->cue->act == SS_ACT_STATE || f->cue->act == SS_ACT_DENY);
    uint32_t at = of ? ss_clause_skip_adjuncts(f->view, f->hit->end, f->end) : f->end;
    bool there = at > f->hit->end && at + 1 < f->end && (ss_view_word(f->view, at, "for") || ss_view_word(f->view, at, "to"));
    uint32_t end = there ? ss_frame_clause_end(f, at) : at, stop = at;
    while (stop < end && !ss_frame_stops(f, stop) && !ss_view_word(f->view, stop, "but"))
        stop++;
    return ss_frame_add(f, at, stop);
}

static ss_status behind_subject(ss_frame *f, bool *done) {
    uint32_t before;
    ss_run subject;
    uint8_t kind = (uint8_t)ss_clause_subject(f->view, f->first, f->hit->first, &subject, &before);
    if (f->hit->first == f->first && f->first > f->sentence->first + 1)
        kind = subject_outside(f, &subject);
    if (f->hit->form == SS_FORM_BASE && f->hit->first == f->hit->head && !is_past(f->view, f->hit) && !plural_subject(f, subject, kind))
        return SS_OK;
    name_source(f, subject, kind);
    ss_status status = kind == SS_SUBJECT_PHRASE || kind == SS_SUBJECT_PRONOUN ? compared(f, subject, done) : SS_OK;
    if (!status && !*done && kind != SS_SUBJECT_SHARED)
        status = parenthetic(f, before, done);
    if (!status && !*done)
        status = ss_content_right(f, f->hit->end + ends_marks(f), done);
    /* a bare "opposed" may be a vote: votes.c keeps it beside one and drops it elsewhere */
    if (!status && !*done && (ss_frame_has(f, SS_F_BARE) || f->cue->act == SS_ACT_REJECT)) {
        f->draft->rule = SS_RULE_CUE_BARE;
        status = parted(f);
        *done = true;
    }
    return status;
}

static ss_status finite(ss_frame *f, bool *done) {
    ss_status status = answer(f, done);
    if (status || *done)
        return status;
    if (bare_passive(f))
        return passive(f, done);
    status = inverted(f, done);
    return status || *done ? status : behind_subject(f, done);
}

/* Where the main clause begins after "Stressing X, the ministry said": the comma before the next verb's subject. */
static uint32_t main_clause(const ss_frame *f) {
    for (uint32_t i = f->draft->hit + 1; i < f->making->hits.count; i++) {
        const ss_hit *next = &f->making->hits.at[i];
        ss_run subject;
        uint32_t before;
        if (next->sentence != f->hit->sentence || next->first >= f->end)
            return f->end;
        if (next->use != SS_USE_FINITE)
            continue;
        ss_clause_subject(f->view, f->first, next->first, &subject, &before);
        bool cut = before > f->hit->end && (ss_view_mark(f->view, before - 1) == ',' || ss_view_closes(f->view, before - 1));
        return cut ? before - (ss_view_mark(f->view, before - 1) == ',') : f->end;
    }
    return f->end;
}

/* "tabled [a draft resolution] demanding ...": what demands it is the paper. */
static ss_run document_before(const ss_frame *f, uint32_t at) {
    bool voice = at > f->first && ss_view_kind(f->view, at - 1, SS_D(LETTER)); /* a statement is its maker's */
    if (at == f->first || voice || !ss_view_is(f->view, at - 1, SS_W(DOCUMENT)) || f->view->mention[at - 1] != SS_NONE)
        return (ss_run){0, 0};
    for (uint32_t i = at - 1; i > f->first && i + DOCUMENT_REACH > at && !ss_view_has(f->view, i, SS_T_PUNCT); i--)
        if (ss_view_is(f->view, i - 1, SS_W(DETERMINER) | SS_W(POSSESSIVE)) && f->view->mention[i - 1] == SS_NONE)
            return (ss_run){i - 1, at};
    return (ss_run){0, 0};
}

/* "was quoted by the Post [as saying]", "quoted the mayor [as saying]": who is quoted says it. Empty when nobody is. */
static ss_run quoted_before(const ss_frame *f, uint32_t as) {
    uint32_t first = f->draft->hit > QUOTED_HITS ? f->draft->hit - QUOTED_HITS : 0;
    for (uint32_t i = f->draft->hit; i-- > first && f->making->hits.at[i].sentence == f->hit->sentence;) {
        const ss_hit *hit = &f->making->hits.at[i];
        uint32_t before;
        ss_run subject;
        if (!ss_view_word(f->view, hit->head, "quoted") && !ss_view_word(f->view, hit->head, "cited") && !ss_view_word(f->view, hit->head, "quotes"))
            continue;
        if (hit->use == SS_USE_PASSIVE)
            return ss_clause_subject(f->view, f->first, hit->first, &subject, &before) == SS_SUBJECT_PHRASE ? subject : (ss_run){0, 0};
        return (ss_run){hit->end, as};
    }
    return (ss_run){0, 0};
}

/* "the ship sank, the navy was quoted as saying by Radio Lim": what somebody who is quoted says stands before. */
__attribute__((noinline))
static ss_status quoted_left(ss_frame *f, ss_run quoted, bool *done) {
    uint32_t end = quoted.end < f->hit->first ? left_end(f, quoted.first) : SS_NONE, after = f->hit->end;
    if (end == SS_NONE || !ss_frame_has(f, SS_F_PARENTHETIC))
        return SS_OK;
    if (after < f->end && ss_view_word(f->view, after, "by"))
        ss_clause_inverted(f->view, after + 1, f->end, &after);
    after = ss_clause_skip_adjuncts(f->view, after, f->end);
    if (after < f->end && !ss_frame_stops(f, after))
        return SS_OK;
    *done = true;
    return ss_content_left(f, end, after, SS_RULE_CUE_PARENTHETIC);
}

static bool votes(const ss_frame *f) { return f->cue->act >= SS_ACT_VOTE_FOR && f->cue->act <= SS_ACT_VETO; }

/* "with [three members] | voting against": what stands between. */
static ss_run voters_before(const ss_frame *f, uint32_t at) {
    uint32_t first = at;
    while (first > f->first && first + VOTERS_MOST > at && f->view->cue[first - 1] == SS_NONE && !ss_view_has(f->view, first - 1, SS_T_PUNCT))
        if (ss_view_word(f->view, --first, "with"))
            return (ss_run){first + 1, at};
    return (ss_run){0, 0};
}

/* ", with [its spokeswoman, Ida Holm], | saying": what stands between, when a person is named there; empty for others. */
static ss_run named_before(const ss_frame *f, uint32_t at) {
    const ss_mentions *mentions = &f->view->document->names.mentions;
    bool person = false;
    if (at < f->first + 4 || ss_view_mark(f->view, at - 1) != ',')
        return (ss_run){0, 0};
    for (uint32_t i = at - 1; i-- > f->first && i + NAMED_MOST > at && f->view->cue[i] == SS_NONE;) {
        uint32_t m = f->view->mention[i];
        person |= m != SS_NONE && mentions->at[m].type == SS_PERSON;
        if (ss_view_word(f->view, i, "with"))
            return person && (i == f->first || ss_view_mark(f->view, i - 1) == ',') ? (ss_run){i + 1, at - 1} : (ss_run){0, 0};
    }
    return (ss_run){0, 0};
}

/* , stressing that ... : the subject is that of the clause it hangs on; "with its spokesman stressing" has its own. */
static ss_status gerund(ss_frame *f, bool *done) {
    uint32_t at = f->hit->first, before;
    ss_run subject = {0, 0};
    uint8_t kind = SS_SUBJECT_SHARED;
    ss_run document = document_before(f, at);
    ss_run with = votes(f) ? voters_before(f, at) : named_before(f, at);
    bool own = with.first < with.end || (at > f->first && (f->view->mention[at - 1] != SS_NONE || ss_view_is(f->view, at - 1, SS_W(UNNAMED) | SS_W(ROLE))));
    if (with.first < with.end) {
        kind = SS_SUBJECT_PHRASE;
        subject = with;
    } else if (own)
        kind = (uint8_t)ss_clause_subject(f->view, f->first, at, &subject, &before);
    else if (document.first < document.end) {
        kind = SS_SUBJECT_PHRASE;
        subject = document;
    }
    bool as = at > f->first && ss_view_word(f->view, at - 1, "as");
    ss_run quoted = as ? quoted_before(f, at - 1) : (ss_run){0, 0};
    if (quoted.first < quoted.end) {
        kind = quoted.end == quoted.first + 1 && ss_view_is(f->view, quoted.first, SS_W(PRONOUN)) ? SS_SUBJECT_PRONOUN : SS_SUBJECT_PHRASE;
        subject = quoted;
        f->draft->cue_run.first = at - 1;
    }
    name_source(f, subject, kind);
    if (at == f->first)
        f->end = main_clause(f);
    ss_status status = ss_content_right(f, f->hit->end, done);
    if (!status && !*done && quoted.first < quoted.end)
        status = quoted_left(f, quoted, done);
    bool said = f->cue->act == SS_ACT_ABSTAIN || f->hit->end > f->hit->first + 1; /* "voting against", not "voting" */
    if (!status && !*done && own && votes(f) && said) { /* with Norland abstaining */
        f->draft->rule = SS_RULE_CUE_BARE;
        *done = true;
    }
    if (at > f->first && ss_view_is(f->view, at - 1, SS_W(PREPOSITION)) && !f->draft->explicit_frame && quoted.first == quoted.end)
        *done = false;
    return status;
}

/* "Radio Lim reports that the king, according to his aide, is ill": what is inserted belongs to the clause behind the "that"
 * of the cue before. SS_NONE when there is none. */
static uint32_t inner_clause(const ss_frame *f, uint32_t end) {
    uint32_t hit = f->draft->hit;
    if (hit == 0 || f->making->hits.at[hit - 1].sentence != f->hit->sentence)
        return SS_NONE;
    uint32_t that = f->making->hits.at[hit - 1].end;
    bool inside = that >= f->first && that + 1 < end && ss_view_word(f->view, that, "that");
    return inside ? that + 1 : SS_NONE;
}

/* "according to a report obtained | by Radio Lim": who has it belongs to it. */
static void take_holder(const ss_frame *f, ss_run *source, uint32_t *after) {
    uint32_t by = source->end;
    bool made = by > source->first + 1 && by + 1 < f->end && ss_view_word(f->view, by, "by") && (ss_view_ends(f->view, by - 1, "ed") || ss_view_word(f->view, by - 1, "seen"));
    ss_run holder = made ? ss_clause_inverted(f->view, by + 1, f->end, after) : (ss_run){by, by};
    if (holder.first >= holder.end)
        return;
    source->end = holder.end;
    while (*after < f->end && f->view->date[*after] != SS_NONE)
        ++*after;
}

/* according to X, ... / ..., according to X */
static ss_status preposition(ss_frame *f, bool *done) {
    uint32_t after, at = f->hit->end;
    ss_run source = ss_clause_inverted(f->view, at, f->end, &after);
    if (source.first >= source.end)
        return SS_OK;
    take_holder(f, &source, &after);
    name_source(f, source, ss_view_is(f->view, source.first, SS_W(PRONOUN)) ? SS_SUBJECT_PRONOUN : SS_SUBJECT_PHRASE);
    f->draft->rule = SS_RULE_CUE_ACCORDING;
    f->draft->explicit_frame = 1;
    *done = true;
    uint32_t left = ss_content_left_first(f, f->hit->first), left_stop = f->hit->first;
    if (left_stop > left && ss_view_mark(f->view, left_stop - 1) == ',')
        left_stop--;
    if (after < f->end && ss_view_mark(f->view, after) == ',')
        after = ss_clause_over_relative(f->view, after + 1, f->end);
    uint32_t right_stop = after < f->end ? ss_frame_clause_end(f, after) : f->end;
    if (left_stop > left + 1 && after < f->end && ss_view_word(f->view, left_stop - 1, "that")) /* said that, according to X, talks go on */
        return ss_frame_add(f, after, right_stop);
    if (left_stop <= left + 1 || (left_stop - left <= 4 && after < f->end && f->view->date[left] != SS_NONE))
        return after < f->end ? ss_frame_add(f, after, right_stop) : (*done = false, SS_OK);
    if (ss_frame_ends_quote(f, left_stop))
        return ss_content_quote_left(f, left_stop);
    uint32_t inner = after < f->end && ss_view_mark(f->view, after - 1) == ',' ? inner_clause(f, left_stop) : SS_NONE;
    ss_status status = ss_frame_add(f, inner != SS_NONE ? inner : left, left_stop);
    return status || inner == SS_NONE ? status : ss_frame_add(f, after, right_stop);
}

/* A base verb may stand here: no determiner, name, plural or word that ends like an adjective or noun. */
static bool infinitive(const ss_view *view, uint32_t token) {
    if (view->mention[token] != SS_NONE || ss_view_has(view, token, SS_T_CAPITAL | SS_T_PUNCT | SS_T_NUMBER) ||
        ss_view_is(view, token, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PRONOUN) | SS_W(QUANTIFIER)))
        return false;
    return !(ss_view_ends(view, token, "al") || ss_view_ends(view, token, "ic") || ss_view_ends(view, token, "ive") ||
             ss_view_ends(view, token, "ous") || ss_view_ends(view, token, "ary") || ss_view_ends(view, token, "ion") ||
             ss_view_ends(view, token, "ment") || ss_view_ends(view, token, "ity") || ss_view_ends(view, token, "ness") ||
             ss_view_ends(view, token, "ing") || ss_view_ends(view, token, "s"));
}

/* By its ending, or one of a few words. */
static bool is_adjective(const ss_view *view, uint32_t token) {
    if (view->mention[token] != SS_NONE || ss_view_has(view, token, SS_T_PUNCT | SS_T_CAPITAL | SS_T_NUMBER))
        return false;
    return ss_view_ends(view, token, "ed") || ss_view_ends(view, token, "ing") || ss_view_ends(view, token, "al") || ss_view_ends(view, token, "ic") || ss_view_ends(view, token, "ive") ||
           ss_view_ends(view, token, "ous") || ss_view_ends(view, token, "less") || ss_view_ends(view, token, "ent") || ss_view_ends(view, token, "en") || ss_view_ends(view, token, "est") ||
           ss_view_ends(view, token, "ly") || ss_view_word(view, token, "false") || ss_view_word(view, token, "own") || ss_view_word(view, token, "new");
}

static bool are_adjectives(const ss_view *view, uint32_t first, uint32_t end) {
    while (first < end && is_adjective(view, first))
        first++;
    return first == end;
}

/* The token behind whoever has the noun, over an adjective or two: Ruiz's | false claim, their | claim; not Monday's claim. The first of the
 * room when nobody has it. */
static uint32_t behind_owner(const ss_frame *f) {
    const ss_view *view = f->view;
    for (uint32_t noun = f->hit->first, at = noun; at > f->first && at + ADJECTIVES >= noun; at--)
        if (ss_view_has(view, at - 1, SS_T_APOS_S) || ss_view_is(view, at - 1, SS_W(POSSESSIVE)))
            return view->date[at - 1] == SS_NONE && are_adjectives(view, at, noun) ? at : f->first;
    return f->first;
}

/* The name with its title, or the few words from their article on, that end before the possessive. */
static ss_run owner_before(const ss_frame *f, uint32_t end) {
    const ss_view *view = f->view;
    uint32_t first = end, m = end > f->first ? view->mention[end - 1] : SS_NONE;
    while (m != SS_NONE && first > f->first && (view->mention[first - 1] == m || view->phrase[first - 1] == m))
        first--;
    if (m != SS_NONE)
        return (ss_run){first - (first > f->first && (ss_view_word(view, first - 1, "the") || ss_view_is(view, first - 1, SS_W(HONORIFIC)))), end};
    if (end > f->first && ss_view_has(view, end - 1, SS_T_CAPITAL))
        return (ss_run){end - 1, end};
    while (first > f->first && first + OWNER_MOST > end && !ss_view_has(view, first - 1, SS_T_PUNCT) && !ss_view_is(view, first - 1, SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(COMPLEMENTIZER)))
        if (ss_view_is(view, --first, SS_W(DETERMINER) | SS_W(POSSESSIVE)))
            break;
    return (ss_run){first, end};
}

/* claims [by the board] that, warnings [from divers] that: one of these words, or a few others. */
static inline bool is_agent_link(const ss_view *view, uint32_t at) {
    const uint64_t links = SS_WORD_BIT("by") | SS_WORD_BIT("from") | SS_WORD_BIT("among");
    return links & ss_hash_bit(view->tokens[at].hash);
}

/* The agent is one noun phrase, and a clause stands behind the "that" that follows it; not "a leap from a hill that leads skiers". */
static bool says_so(const ss_frame *f, ss_run agent) {
    const ss_view *view = f->view;
    uint32_t at = agent.end + 1;
    if (at + 1 >= f->end || !ss_view_word(view, agent.end, "that") || ss_view_is(view, agent.end - 1, SS_W(CONJUNCTION)))
        return false;
    for (uint32_t i = agent.first; i < agent.end; i++)
        if (view->mention[i] == SS_NONE && ss_view_ends(view, i, "ed"))
            return false;
    bool verb = ss_view_ends(view, at, "s") && !ss_view_is(view, at + 1, SS_W(PREPOSITION) | SS_W(AUXILIARY) | SS_W(MODAL));
    return view->mention[at] != SS_NONE || ss_view_is(view, at, SS_W(DETERMINER) | SS_W(PRONOUN)) || !verb;
}

/* "In her words, the pier is safe", "The pier, in the mayor's words, is a trap": what stands on both sides of the insertion that begins with
 * `in` and ends with the comma behind the noun. */
static ss_status in_words(ss_frame *f, uint32_t in, bool *done) {
    uint32_t left = ss_content_left_first(f, in), stop = in, after = f->hit->end + 1;
    if (after + 1 >= f->end || f->view->quote[after] != SS_NONE) /* a quotation of its own: quoted.c */
        return SS_OK;
    stop -= stop > left && ss_view_mark(f->view, stop - 1) == ',';
    f->draft->rule = SS_RULE_CUE_ACCORDING;
    f->draft->explicit_frame = 1;
    *done = true;
    bool whole = stop > left + 1 && !ss_view_is(f->view, stop - 1, SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | SS_W(CONJUNCTION)); /* not "because, in his words," */
    ss_status status = whole ? ss_frame_add(f, left, stop) : SS_OK;
    return status ? status : ss_frame_add(f, after, ss_frame_clause_end(f, after));
}

/* Russia's claim that ..., a warning that ..., their refusal to ... */
static ss_status noun(ss_frame *f, bool *done) {
    uint32_t at = f->hit->end, owned = behind_owner(f);
    if (owned > f->first && ss_view_has(f->view, owned - 1, SS_T_APOS_S))
        name_source(f, owner_before(f, owned - 1), SS_SUBJECT_PHRASE);
    else if (owned > f->first)
        name_source(f, (ss_run){owned - 1, owned}, SS_SUBJECT_PRONOUN);
    uint32_t in = owned > f->first && f->draft->source.first > f->first ? f->draft->source.first - 1 : f->end;
    if (ss_frame_has(f, SS_F_PARENTHETIC) && in < f->end && ss_view_word(f->view, in, "in") && ss_view_mark(f->view, at) == ',' &&
        (in == ss_content_left_first(f, in) || ss_view_mark(f->view, in - 1) == ','))
        return in_words(f, in, done);
    ss_run agent = owned == f->first && is_agent_link(f->view, at) && at + 1 < f->end ? ss_agent_at(f->view, at, f->end) : (ss_run){0, 0};
    if (agent.first < agent.end && says_so(f, agent)) {
        name_source(f, agent, SS_SUBJECT_PHRASE);
        at = agent.end;
    }
    if (at + 1 < f->end && ss_view_word(f->view, f->hit->head, "decision") && f->view->cue[at + 1] != SS_NONE)
        return SS_OK; /* what was decided is a cue of its own: see decision() */
    bool that = at + 1 < f->end && ss_view_word(f->view, at, "that") && ss_frame_has(f, SS_F_THAT) &&
                !ss_view_is(f->view, at + 1, SS_W(AUXILIARY) | SS_W(MODAL)) && !ss_view_ends(f->view, at + 1, "ed");
    bool to = at + 1 < f->end && at == f->hit->end && ss_view_word(f->view, at, "to") && ss_frame_has(f, SS_F_TO) && f->draft->source.end > 0 &&
              infinitive(f->view, at + 1);
    if (!that && !to)
        return SS_OK;
    *done = true;
    f->draft->explicit_frame = 1;
    return ss_frame_clause(f, at, SS_RULE_CUE_NOUN);
}

/* the decision to veto, its decision to block: an act told by a noun. */
static ss_status decision(ss_frame *f, bool *done) {
    uint32_t noun = f->hit->first;
    if (f->cue->act != SS_ACT_VETO || noun < f->first + 2 || !ss_view_word(f->view, noun - 2, "decision"))
        return SS_OK;
    if (noun > f->first + 2 && ss_view_is(f->view, noun - 3, SS_W(POSSESSIVE)))
        name_source(f, (ss_run){noun - 3, noun - 2}, SS_SUBJECT_PRONOUN);
    f->draft->modality = SS_ACTUAL;
    f->draft->explicit_frame = 1;
    *done = true;
    return ss_frame_clause(f, f->hit->end, SS_RULE_VETO);
}

static ss_status by_use(ss_frame *f, bool *done) {
    switch ((ss_use)f->hit->use) {
    case SS_USE_FINITE: return finite(f, done);
    case SS_USE_GERUND: return gerund(f, done);
    case SS_USE_PREP: return preposition(f, done);
    case SS_USE_PASSIVE: return passive(f, done);
    case SS_USE_NOUN: return noun(f, done);
    case SS_USE_INFINITIVE: return decision(f, done);
    }
    return SS_OK;
}

/* "was “determined” to leave": what is no past of that verb, but tells how somebody is. */
static bool behind_be(const ss_view *view, uint32_t mark) {
    bool auxiliary = mark > 0 && ss_view_is(view, mark - 1, SS_W(AUXILIARY));
    return auxiliary && !ss_view_word(view, mark - 1, "has") && !ss_view_word(view, mark - 1, "have") && !ss_view_word(view, mark - 1, "had");
}

/* A cue inside a quotation looks no further than its marks. */
static void set_room(ss_frame *f) {
    f->first = f->sentence->first;
    f->end = ss_clause_sentence_end(f->view, f->sentence);
    uint32_t q = f->view->quote[f->hit->head];
    if (q == SS_NONE)
        return;
    const ss_quote *quote = &f->view->document->quotes.at[q];
    uint32_t first = quote->open + !quote->unopened, end = quote->end - !quote->unclosed;
    f->first = first > f->first ? first : f->first;
    if (f->hit->end == end && f->hit->first == first && quote->scare && f->hit->use == SS_USE_FINITE && !behind_be(f->view, quote->open))
        return; /* see ends_marks */
    f->end = end < f->end ? end : f->end;
    while (f->end > f->hit->end && (ss_view_mark(f->view, f->end - 1) == '.' || ss_view_mark(f->view, f->end - 1) == ','))
        f->end--;
}

/* "claims by the board that": a few words further on. */
static bool that_follows(const ss_view *view, uint32_t link) {
    if (!(ss_view_word(view, link, "by") || ss_view_word(view, link, "from") || ss_view_word(view, link, "among")))
        return false;
    for (uint32_t i = link + 1; i < view->count && i < link + AGENT_REACH && (!ss_view_has(view, i, SS_T_PUNCT) || ss_view_hyphen(view, i)); i++)
        if (ss_view_word(view, i, "that"))
            return true;
    return false;
}

/* Most nouns and infinitives have no frame: a word or an act tells before anything is made. */
static bool may_fit(const ss_view *view, const ss_hit *hit) {
    if (hit->use == SS_USE_INFINITIVE)
        return hit->entry->act == SS_ACT_VETO;
    if (hit->use != SS_USE_NOUN || ((hit->entry->frames & SS_F_PARENTHETIC) && ss_view_mark(view, hit->end) == ','))
        return true;
    return ss_view_word(view, hit->end, "that") || ss_view_word(view, hit->end, "to") || (is_agent_link(view, hit->end) && that_follows(view, hit->end));
}

static ss_status read_hit(ss_making *making, uint32_t index) {
    const ss_hit *hit = &making->hits.at[index];
    const ss_view *view = &making->view;
    if (!may_fit(view, hit))
        return SS_OK;
    uint32_t kept = making->drafts.count;
    ss_draft *draft = ss_draft_of_hit(making, index);
    if (!draft)
        return SS_NOMEM;
    ss_frame f = {.making = making, .view = view, .hit = hit, .cue = hit->entry,
               .sentence = &view->document->sentences.at[hit->sentence], .draft = draft};
    set_room(&f);
    bool done = false;
    ss_status status = by_use(&f, &done);
    if (!status && !done)
        making->drafts.count = kept;
    return status;
}

ss_status ss_frames_read(ss_making *making) {
    if (!SS_RESERVE(&making->drafts, &making->view.document->arena, making->hits.count + 1))
        return SS_NOMEM;
    for (uint32_t i = 0; i < making->hits.count; i++) {
        ss_status status = read_hit(making, i);
        if (status)
            return status;
    }
    making->framed = making->drafts.count;
    return SS_OK;
}

#include "claims/clauses.h"

static bool comma(const ss_view *view, uint32_t token) { return ss_view_mark(view, token) == ','; }

static bool hard_mark(const ss_view *view, uint32_t token) {
    if (!ss_view_has(view, token, SS_T_PUNCT))
        return false;
    char mark = ss_view_mark(view, token);
    return mark == ';' || mark == ':' || mark == '(' || mark == ')' || mark == '[' || mark == ']' || mark == '!' ||
           mark == '?' || mark == '<' || mark == '>' || ss_view_dash(view, token);
}

static bool quote_mark(const ss_view *view, uint32_t token) {
    return ss_view_opens(view, token) || ss_view_closes(view, token);
}

/* A full stop that is not part of an abbreviation: Rep. Okoro, J. Ruiz. */
static bool full_stop(const ss_view *view, uint32_t token) {
    if (ss_view_mark(view, token) != '.')
        return false;
    return token == 0 || !(ss_view_is(view, token - 1, SS_W(ABBREVIATION) | SS_W(HONORIFIC)) || view->tokens[token - 1].size == 1);
}

static bool verbal(const ss_view *view, uint32_t token) {
    return ss_view_is(view, token, SS_W(MODAL) | SS_W(AUXILIARY)) && !ss_view_is(view, token, SS_W(POSSESSIVE)) && view->mention[token] == SS_NONE;
}

/* A mark at which a noun phrase ends, either way. */
static bool bounds(const ss_view *view, uint32_t token) {
    return comma(view, token) || hard_mark(view, token) || quote_mark(view, token) || full_stop(view, token);
}

/* ---- leftwards ---- */

/* A word or two in marks before the verb: he “strongly” condemned. */
static bool quoted_word(const ss_view *view, uint32_t first, uint32_t at) {
    if (!ss_view_closes(view, at - 1))
        return false;
    const ss_quote *quote = &view->document->quotes.at[view->quote[at - 1]];
    return quote->open > first && at - quote->open <= 4 && ss_view_ends(view, at - 2, "ly");
}

static uint32_t skip_left(const ss_view *view, uint32_t first, uint32_t at) {
    while (at > first) {
        uint32_t date = view->date[at - 1];
        if (date != SS_NONE) {
            at = view->document->dates.at[date].first_token;
            if (at > first && ss_view_is(view, at - 1, SS_W(PREPOSITION)))
                at--;
        } else if (quoted_word(view, first, at)) {
            at = view->document->quotes.at[view->quote[at - 1]].open;
        } else if (ss_view_adverb(view, at - 1) && !ss_view_is(view, at - 1, SS_W(PRONOUN) | SS_W(DETERMINER))) {
            at--;
        } else {
            break;
        }
    }
    return at < first ? first : at;
}

/* "X and Y" with a name or noun on both sides is one subject. */
static bool joins_names(const ss_view *view, uint32_t token) {
    if (!ss_view_word(view, token, "and") && !ss_view_word(view, token, "or") && !ss_view_word(view, token, "nor"))
        return false;
    uint32_t left = token - 1, right = token + 1;
    bool left_name = view->mention[left] != SS_NONE || ss_view_has(view, left, SS_T_CAPITAL) ||
                     ss_view_is(view, left, SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ROLE) | SS_W(ORGAN));
    return left_name && !ss_view_has(view, right, SS_T_PUNCT) && !verbal(view, right) &&
           !ss_view_is(view, right, SS_W(SUBORDINATOR) | SS_W(SUBJECT) | SS_W(ADVERB));
}

static bool that_clause(const ss_view *view, uint32_t token) {
    return ss_view_is(view, token, SS_W(COMPLEMENTIZER)) && !ss_view_is(view, token, SS_W(PREPOSITION));
}

static bool stops_left(const ss_view *view, uint32_t token, uint32_t first) {
    ss_classes classes = ss_view_classes(view, token);
    if (ss_view_has(view, token, SS_T_PUNCT) && bounds(view, token))
        return true;
    if (view->mention[token] != SS_NONE)
        return false;
    if (view->cue[token] != SS_NONE || (classes & (SS_W(SUBORDINATOR) | SS_W(RELATIVE) | SS_W(SUBJECT)) && !(classes & SS_W(CONJUNCTION))))
        return true;
    if (!(classes & (SS_W(CONJUNCTION) | SS_W(MODAL) | SS_W(AUXILIARY) | SS_W(COMPLEMENTIZER))))
        return false;
    if (token > first && (classes & SS_W(CONJUNCTION)))
        return !joins_names(view, token);
    return verbal(view, token) || that_clause(view, token) || (classes & (SS_W(SUBORDINATOR) | SS_W(RELATIVE) | SS_W(SUBJECT)));
}

/* Drops what stands before the noun phrase proper: "But", "Meanwhile", "On Friday", "In Geneva" before a name. */
static ss_run strip_front(const ss_view *view, ss_run run) {
    for (bool moved = true; moved && run.first < run.end;) {
        uint32_t at = run.first;
        uint32_t date = view->date[at];
        if (date == SS_NONE && at + 1 < run.end && ss_view_is(view, at, SS_W(PREPOSITION)))
            date = view->date[at + 1];
        if (date != SS_NONE)
            run.first = view->document->dates.at[date].end_token;
        else if ((ss_view_is(view, at, SS_W(CONJUNCTION)) || ss_view_adverb(view, at)) && !ss_view_is(view, at, SS_W(DETERMINER) | SS_W(QUANTIFIER)))
            run.first++;
        moved = run.first != at;
    }
    return run.first < run.end ? run : (ss_run){run.end, run.end};
}

/* A preposition in front means that the phrase is no subject; the last name in it may be, or all of "with Norland and Sudland". */
static ss_run last_name(const ss_view *view, ss_run run) {
    uint32_t m = view->mention[run.end - 1];
    if (m == SS_NONE)
        return (ss_run){run.end, run.end};
    if (run.end - run.first == 4 && view->mention[run.first + 1] != SS_NONE && ss_view_word(view, run.first, "with") && ss_view_word(view, run.first + 2, "and"))
        return (ss_run){run.first + 1, run.end};
    const ss_mention *mention = &view->document->names.mentions.at[m];
    uint32_t first = mention->phrase_first < run.first ? run.first : mention->phrase_first;
    while (first > run.first && ss_view_is(view, first - 1, SS_W(DETERMINER) | SS_W(ROLE_WORD)))
        first--;
    return (ss_run){first, run.end};
}

/* "The ministry in a statement said": an adjunct of the verb between the name and it. */
static ss_run trim_adjunct(const ss_view *view, ss_run run) {
    for (uint32_t i = run.end; i-- > run.first + 1 && run.end - i < 8;) {
        if (view->mention[i] != SS_NONE)
            return run;
        if (ss_view_word(view, i, "in") || ss_view_word(view, i, "on") || ss_view_word(view, i, "during"))
            return view->mention[i - 1] != SS_NONE ? (ss_run){run.first, i} : run;
    }
    return run;
}

static ss_run phrase_left(const ss_view *view, uint32_t first, uint32_t end) {
    ss_run run = {end, end};
    while (run.first > first && end - run.first < SS_REACH && !stops_left(view, run.first - 1, first))
        run.first--;
    run = strip_front(view, run);
    if (run.first < run.end && ss_view_is(view, run.first, SS_W(PREPOSITION)) && view->mention[run.first] == SS_NONE)
        run = last_name(view, run);
    return run.first < run.end ? trim_adjunct(view, run) : run;
}

/* The comma that opens what is inserted before `at`, where at - 1 is its closing comma; SS_NONE when there is none. */
static uint32_t inserted_from(const ss_view *view, uint32_t first, uint32_t at) {
    for (uint32_t i = at - 1, steps = 0; i > first && steps < SS_REACH; i--, steps++) {
        if (quote_mark(view, i - 1) || hard_mark(view, i - 1))
            return SS_NONE;
        if (comma(view, i - 1))
            return i - 1;
    }
    return SS_NONE;
}

/* An apposition identifies ("head of the port union"), other insertions do not ("who turned 60", "on Monday"). */
static bool identifies(const ss_view *view, uint32_t from, uint32_t end) {
    if (from >= end || ss_view_is(view, from, SS_W(RELATIVE) | SS_W(SUBORDINATOR)) || view->date[from] != SS_NONE)
        return false;
    for (uint32_t i = from; i < end && i < from + 12; i++)
        if (ss_view_is(view, i, SS_W(ROLE) | SS_W(ORGAN)) || view->mention[i] != SS_NONE)
            return !ss_view_is(view, from, SS_W(PREPOSITION)) && !ss_view_ends(view, from, "ing");
    return ss_view_is(view, from, SS_W(DETERMINER) | SS_W(ROLE_WORD)) || ss_view_has(view, from, SS_T_NUMBER);
}

/* The name whose phrase, apposition included, ends here. */
static bool phrase_of_name(const ss_view *view, uint32_t first, uint32_t end, ss_run *out) {
    for (uint32_t i = end, steps = 0; i > first && steps < SS_REACH / 2; i--, steps++) {
        uint32_t m = view->mention[i - 1];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = &view->document->names.mentions.at[m];
        if (mention->phrase_end == end && mention->phrase_end > mention->end && mention->phrase_first >= first) {
            *out = (ss_run){mention->phrase_first, end};
            return true;
        }
    }
    return false;
}

static inline ss_subject_kind subject_at(const ss_view *view, uint32_t first, uint32_t end, ss_run *subject) {
    if (end == first)
        return SS_SUBJECT_NONE;
    uint32_t last = end - 1;
    if (ss_view_is(view, last, SS_W(SUBJECT)) && view->mention[last] == SS_NONE && !ss_view_has(view, last, SS_T_PUNCT)) {
        *subject = (ss_run){last, end};
        return SS_SUBJECT_PRONOUN;
    }
    if (ss_view_word(view, last, "who") || ss_view_word(view, last, "which") ||
        (ss_view_word(view, last, "that") && last > first && !ss_view_is(view, last - 1, SS_W(CUE)))) {
        *subject = (ss_run){last, end};
        return SS_SUBJECT_RELATIVE;
    }
    if (ss_view_is(view, last, SS_W(CONJUNCTION)))
        return SS_SUBJECT_SHARED;
    *subject = phrase_left(view, first, end);
    return subject->first < subject->end ? SS_SUBJECT_PHRASE : SS_SUBJECT_NONE;
}

/* "The study, published on Monday, [says]", "The firm, which owns it, [said]": the sentence begins with it, and a clause about it is inserted. */
static bool described(const ss_view *view, uint32_t first, ss_run head, uint32_t open, uint32_t close) {
    bool begins = head.first == first && head.end == open && ss_view_is(view, first, SS_W(DETERMINER) | SS_W(POSSESSIVE));
    return begins && open + 2 < close && (ss_view_is(view, open + 1, SS_W(RELATIVE)) || ss_view_ends(view, open + 1, "ed") || ss_view_ends(view, open + 1, "ing"));
}

/* "two boats were lost", not "which were lost": no insertion. */
static bool is_clause(const ss_view *view, uint32_t from, uint32_t end) {
    bool finite = false;
    for (uint32_t i = from; i < end && !finite; i++)
        finite = ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)) && view->mention[i] == SS_NONE;
    return finite && !ss_view_is(view, from, SS_W(RELATIVE) | SS_W(SUBORDINATOR));
}

/* "Ida Holm", "a spokesman"; "[police] in Osk", "[the mayor] of Lim": who stands before the place that something is inserted on. */
static bool names_somebody(const ss_view *view, ss_run phrase, uint32_t open, uint32_t close) {
    const ss_classes who = SS_W(UNNAMED) | SS_W(ROLE) | SS_W(SUBJECT) | SS_W(COLLECTIVE);
    if (view->mention[open - 1] != SS_NONE || ss_view_is(view, open - 1, who))
        return true;
    uint32_t noun = phrase.first;
    while (noun + 1 < phrase.end && !(ss_view_is(view, noun + 1, SS_W(PREPOSITION)) && view->mention[noun + 1] == SS_NONE))
        noun++;
    return ss_view_is(view, noun, who) && !is_clause(view, open + 1, close);
}

/* What stands before an inserted piece, joined with it when it is an apposition. */
static ss_subject_kind subject_before_comma(const ss_view *view, uint32_t first, uint32_t close, ss_run *subject) {
    if (phrase_of_name(view, first, close, subject))
        return SS_SUBJECT_PHRASE;
    uint32_t open = inserted_from(view, first, close + 1);
    if (open == SS_NONE || open == first)
        return SS_SUBJECT_SHARED;
    ss_run head = phrase_left(view, first, open);
    if (head.first >= head.end)
        return SS_SUBJECT_SHARED;
    if (!names_somebody(view, head, open, close) && !described(view, first, head, open, close))
        return SS_SUBJECT_SHARED;
    *subject = (ss_run){head.first, identifies(view, open + 1, close) ? close : open};
    return SS_SUBJECT_PHRASE;
}

/* "Ruiz - who slept aboard - has vowed": what stands before an inserted piece between dashes. */
static ss_subject_kind subject_before_dash(const ss_view *view, uint32_t first, uint32_t close, ss_run *subject) {
    for (uint32_t i = close, steps = 0; i > first + 1 && steps < SS_REACH && !quote_mark(view, i - 1); i--, steps++)
        if (i < close && ss_view_dash(view, i - 1))
            return subject_at(view, first, i - 1, subject);
    return SS_SUBJECT_NONE;
}

/* "Ruiz (who slept aboard) has vowed": the token behind the bracket that opens what ends before `end`; `first` when none does. */
static uint32_t behind_bracket(const ss_view *view, uint32_t first, uint32_t end) {
    for (uint32_t steps = 0; end > first && steps < SS_REACH; end--, steps++)
        if (ss_view_mark(view, end - 1) == '(')
            return end;
    return first;
}

ss_subject_kind ss_clause_subject(const ss_view *view, uint32_t first, uint32_t verb, ss_run *subject, uint32_t *before) {
    uint32_t end = skip_left(view, first, verb);
    ss_subject_kind kind;
    *subject = (ss_run){end, end};
    if (end > first && comma(view, end - 1))
        kind = subject_before_comma(view, first, end - 1, subject);
    else if (end > first && ss_view_dash(view, end - 1))
        kind = subject_before_dash(view, first, end - 1, subject);
    else if (end > first && ss_view_mark(view, end - 1) == ')') {
        end = behind_bracket(view, first, end);
        kind = subject_at(view, first, end > first ? end - 1 : first, subject);
    } else
        kind = subject_at(view, first, end, subject);
    *before = subject->first < subject->end ? subject->first : end;
    return kind;
}

/* ---- rightwards ---- */

static bool stops_object(const ss_view *view, uint32_t token, uint32_t from) {
    if (ss_view_has(view, token, SS_T_PUNCT) && bounds(view, token))
        return true;
    if (view->mention[token] != SS_NONE)
        return false;
    if (view->date[token] != SS_NONE)
        return true;
    if (ss_view_is(view, token, SS_W(CONJUNCTION)))
        return token == from || !joins_names(view, token);
    if (ss_view_is(view, token, SS_W(PREPOSITION)))
        return !ss_view_word(view, token, "of") && !(token > from && ss_view_is(view, token - 1, SS_W(DETERMINER)));
    return verbal(view, token) || that_clause(view, token) || ss_view_is(view, token, SS_W(SUBORDINATOR) | SS_W(RELATIVE)) ||
           (token > from && ss_view_is(view, token, SS_W(SUBJECT)));
}

ss_run ss_clause_object(const ss_view *view, uint32_t from, uint32_t end) {
    ss_run run = {from, from};
    while (run.end < end && run.end - from < SS_REACH && !stops_object(view, run.end, from))
        run.end++;
    return run;
}

/* "according to the agency, leaders [also voiced] doubts": a verb of speech behind a noun, in no apposition. */
static bool tells(const ss_view *view, uint32_t token) {
    return view->cue[token] != SS_NONE && view->mention[token] == SS_NONE && (ss_view_is(view, token - 1, SS_W(PLURAL)) || ss_view_adverb(view, token - 1) || view->mention[token - 1] != SS_NONE);
}

/* After said: a name with its apposition, else a noun phrase in which "for" and "at" may go on ("a spokesman for the port"). */
ss_run ss_clause_inverted(const ss_view *view, uint32_t from, uint32_t end, uint32_t *after) {
    ss_run run = {from, from};
    while (run.end < end) {
        uint32_t m = view->phrase[run.end] != SS_NONE ? view->phrase[run.end] : view->mention[run.end];
        if (m != SS_NONE && view->document->names.mentions.at[m].phrase_end > run.end) {
            const ss_mention *mention = &view->document->names.mentions.at[m];
            uint32_t to = mention->phrase_end < end ? mention->phrase_end : end;
            run.end = to > mention->end ? to : mention->end;
            continue;
        }
        bool link = run.end > from && (ss_view_word(view, run.end, "for") || ss_view_word(view, run.end, "at") ||
                                       ss_view_word(view, run.end, "from") || ss_view_word(view, run.end, "with")) &&
                    run.end + 1 < end && view->date[run.end + 1] == SS_NONE;
        if (!link && stops_object(view, run.end, from))
            break;
        run.end++;
    }
    *after = run.end;
    while (run.end > run.first && ss_view_is(view, run.end - 1, SS_W(ADVERB) | SS_W(PREPOSITION)) && view->mention[run.end - 1] == SS_NONE)
        run.end--;
    uint32_t open = run.end;
    if (run.end > run.first && open < end && comma(view, open) && identifies(view, open + 1, end)) {
        ss_run more = {open + 1, open + 1};
        while (more.end < end && !comma(view, more.end) && !hard_mark(view, more.end) && !quote_mark(view, more.end) &&
               ss_view_mark(view, more.end) != '.' && !ss_view_is(view, more.end, SS_W(SUBORDINATOR)) && !verbal(view, more.end) && !tells(view, more.end))
            more.end++;
        bool closed = more.end >= end || comma(view, more.end) || ss_view_mark(view, more.end) == '.';
        if (closed && more.end > more.first && !ss_view_is(view, more.first, SS_W(CONJUNCTION) | SS_W(SUBJECT) | SS_W(PREPOSITION)))
            *after = run.end = more.end;
    }
    return run;
}

static uint32_t skip_date(const ss_view *view, uint32_t at, uint32_t end) {
    uint32_t i = at;
    if (i + 1 < end && ss_view_is(view, i, SS_W(PREPOSITION)) && view->date[i + 1] != SS_NONE)
        i++;
    if (i < end && view->date[i] != SS_NONE)
        return view->document->dates.at[view->date[i]].end_token;
    return at;
}

/* A count of things: "[two ferries] needed repair", not "day [three] of", "Section [16]". */
static bool counts(const ss_view *view, uint32_t token, uint32_t end) {
    bool digits = ss_view_has(view, token, SS_T_NUMBER), named = view->mention[token - 1] != SS_NONE || ss_view_has(view, token - 1, SS_T_CAPITAL);
    return token + 1 < end && ss_view_number(view, token) && !(digits && named) && (ss_view_ends(view, token + 1, "s") || ss_view_is(view, token + 1, SS_W(PLURAL)));
}

/* Another noun phrase begins behind a noun: "in an interview [the pier]", "by phone [two ferries]"; not "all the", and not behind a participle:
 * "a message marking the opening", "after visiting the harbour". */
static bool next_phrase(const ss_view *view, uint32_t from, uint32_t token, uint32_t end) {
    const ss_classes led = SS_W(DETERMINER) | SS_W(QUANTIFIER);
    if (token == from || ss_view_is(view, token - 1, led | SS_W(PREPOSITION) | SS_W(CONJUNCTION)) || ss_view_has(view, token - 1, SS_T_PUNCT) || ss_view_number(view, token - 1))
        return false;
    bool verbal_form = ss_view_ends(view, token - 1, "ing") || ss_view_ends(view, token - 1, "ed");
    if (verbal_form && (token == from + 1 || !ss_view_is(view, token - 2, led)))
        return false;
    return ss_view_is(view, token, led) || counts(view, token, end);
}

/* "in an interview [Kask]", not "with President [Kask]": a name that no title leads to. */
static bool next_name(const ss_view *view, uint32_t from, uint32_t token) {
    if (token == from || ss_view_ends(view, token - 1, "ing") || view->mention[token] == SS_NONE || view->mention[token - 1] != SS_NONE || ss_view_has(view, token - 1, SS_T_CAPITAL))
        return false;
    return !ss_view_is(view, token - 1, SS_W(DETERMINER) | SS_W(QUANTIFIER) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(UNNAMED) | SS_W(ORGAN));
}

/* The noun phrase of an adjunct, up to the next one. */
static ss_run adjunct_object(const ss_view *view, uint32_t from, uint32_t end) {
    ss_run run = ss_clause_object(view, from, end);
    for (uint32_t i = from; i < run.end; i++)
        if (next_phrase(view, from, i, end) || next_name(view, from, i))
            run.end = i;
    return run;
}

/* "at a meeting [with Norland]", "after his visit [to Lim]": what may belong to an adjunct before; not "promised before the vote [to leave]". */
static bool goes_on(const ss_view *view, uint32_t at, uint32_t end) {
    if (ss_view_word(view, at, "to"))
        return at + 1 < end && (view->mention[at + 1] != SS_NONE || ss_view_is(view, at + 1, SS_W(DETERMINER)));
    return ss_view_word(view, at, "with") || ss_view_word(view, at, "for") || ss_view_word(view, at, "about");
}

/* "in a statement", "at a rally", "during a press conference": a preposition and a short noun phrase. */
static uint32_t skip_adjunct(const ss_view *view, uint32_t at, uint32_t end, bool narrow, bool more) {
    bool opens = (more && goes_on(view, at, end)) || (ss_view_is(view, at, SS_W(PREPOSITION) | SS_W(SUBORDINATOR)) && (ss_view_word(view, at, "in") || ss_view_word(view, at, "at") || ss_view_word(view, at, "during") ||
                 ss_view_word(view, at, "on") || ss_view_word(view, at, "after") || ss_view_word(view, at, "via") || ss_view_word(view, at, "from") ||
                 ss_view_word(view, at, "through") || ss_view_word(view, at, "before") || ss_view_word(view, at, "by")));
    if (view->tokens[at].size == 4 && at + 3 < end && ss_view_word(view, at, "with") && ss_view_word(view, at + 1, "reference") && ss_view_word(view, at + 2, "to")) {
        ss_run paper = ss_clause_object(view, at + 3, end); /* reports with reference to the ministry */
        return paper.end > paper.first ? paper.end : at;
    }
    if (!opens)
        return at;
    ss_run object = narrow ? adjunct_object(view, at + 1, end) : ss_clause_object(view, at + 1, end);
    return object.end > object.first && object.end - object.first <= 9 ? object.end : at;
}

static uint32_t skip_adjuncts(const ss_view *view, uint32_t from, uint32_t end, bool narrow) {
    bool more = false;
    for (uint32_t at = from, steps = 0; at < end && steps < 6; steps++) {
        uint32_t next = skip_date(view, at, end);
        if (next == at && ss_view_is(view, at, SS_W(ADVERB)) && !ss_view_is(view, at, SS_W(DETERMINER) | SS_W(NEGATION)))
            next = at + 1;
        if (next == at)
            next = skip_adjunct(view, at, end, narrow, more);
        if (next == at)
            return at;
        more = narrow;
        at = from = next;
    }
    return from;
}

uint32_t ss_clause_over_relative(const ss_view *view, uint32_t at, uint32_t end) {
    enum { RELATIVE_MOST = 24 };
    if (at >= end || !ss_view_is(view, at, SS_W(RELATIVE)) || ss_view_word(view, at, "that") || view->mention[at] != SS_NONE)
        return at;
    for (uint32_t i = at + 2; i + 2 < end && i < at + RELATIVE_MOST; i++)
        if (ss_view_mark(view, i) == ',' && view->quote[i] == view->quote[at])
            return i + 1;
    return at;
}

uint32_t ss_clause_skip_adjuncts(const ss_view *view, uint32_t from, uint32_t end) { return skip_adjuncts(view, from, end, false); }

uint32_t ss_clause_skip_telling(const ss_view *view, uint32_t from, uint32_t end) { return skip_adjuncts(view, from, end, true); }

/* A clause that the author may have added: ", which analysts doubt", ", while others ...", ", after ...". */
static bool trailing_clause(const ss_view *view, uint32_t token) {
    return ss_view_word(view, token, "while") || ss_view_word(view, token, "with") || ss_view_word(view, token, "although") || ss_view_word(view, token, "though") ||
           ss_view_word(view, token, "whereas");
}

/* Only a verb that mostly reports ends another's content: "said he would stay and refused to move" goes on. */
static bool sure_cue(const ss_hit *hit) {
    return hit->entry->level == 0 && hit->entry->strength >= 70;
}

/* `base`: the verb whose content is read is a base form itself, so that "we reject X, reaffirm Y" ends at the second. */
static bool ends_content(const ss_hit *hit, bool base) {
    return hit->use == SS_USE_PREP || (sure_cue(hit) && (base || hit->form != SS_FORM_BASE) &&
                                       (hit->use == SS_USE_FINITE || hit->use == SS_USE_GERUND));
}

enum { HIT_STEPS = 6 };

static uint32_t halved_hit(const ss_hits *hits, uint32_t token, uint32_t low, uint32_t high) {
    SS_SEEK(low, high, middle, hits->at[middle].head < token);
    return low;
}

/* The first hit whose head is the token or behind it: mostly a few steps behind `near`. */
static uint32_t first_hit_after(const ss_hits *hits, uint32_t token, uint32_t near) {
    if (near > 0 && hits->at[near - 1].head >= token)
        return halved_hit(hits, token, 0, near - 1);
    for (uint32_t at = near; at < near + HIT_STEPS; at++)
        if (at >= hits->count || hits->at[at].head >= token)
            return at;
    return halved_hit(hits, token, near, hits->count);
}

/* Outside of quotations that the content holds, or in the one in which it begins. */
static bool same_voice(const ss_view *view, uint32_t token, uint32_t inside) {
    return view->quote[token] == SS_NONE || view->quote[token] == inside;
}

static bool joint(const ss_view *view, uint32_t token) {
    return ss_view_word(view, token, "and") || ss_view_word(view, token, "but");
}

/* Where content from `from` ends before the cue at `token`: at the comma, conjunction or both before it, or behind the
 * quotation before ", saying"; SS_NONE when it goes on. */
static uint32_t end_before(const ss_view *view, uint32_t from, uint32_t token, uint32_t inside) {
    uint32_t last = token - 1;
    bool linked = token > from + 1 && joint(view, last);
    if (linked && token > from + 2 && comma(view, last - 1) && same_voice(view, last - 1, inside))
        return last - 1;
    if (token > from + 1 && !same_voice(view, last, inside))
        return ss_view_closes(view, last) && ss_view_ends(view, token, "ing") ? token : SS_NONE;
    return linked || (token > from + 1 && comma(view, last)) ? last : SS_NONE;
}

/* The comma before a clause that the author adds, or `end`. */
static inline uint32_t added_clause(const ss_view *view, uint32_t from, uint32_t end, uint32_t inside) {
    for (uint32_t i = from + 1; (i = ss_hints_next(view->document->tokens.hints, i, end, SS_HINT_MARK)) + 1 < end; i++)
        if (comma(view, i) && same_voice(view, i, inside) &&
            (trailing_clause(view, i + 1) || (i + 2 < end && joint(view, i + 1) && trailing_clause(view, i + 2))))
            return i;
    return end;
}

/* "the king, according to his aide, is ill": what is inserted does not end the clause around it. */
static bool inserted(const ss_view *view, const ss_hit *hit, uint32_t end) {
    if (hit->use != SS_USE_PREP)
        return false;
    uint32_t after;
    ss_clause_inverted(view, hit->end, end, &after);
    return after + 1 < end && comma(view, after);
}

uint32_t ss_clause_end(const ss_view *view, uint32_t from, uint32_t end, const ss_hits *hits, uint32_t near) {
    uint32_t at = first_hit_after(hits, from, near), inside = view->quote[from];
    bool base = at > 0 && hits->at[at - 1].form == SS_FORM_BASE && hits->at[at - 1].use == SS_USE_FINITE;
    if (end - from > SS_CONTENT_REACH)
        end = from + SS_CONTENT_REACH;
    for (; at < hits->count && hits->at[at].first < end; at++) {
        uint32_t stop = ends_content(&hits->at[at], base) && !inserted(view, &hits->at[at], end) ? end_before(view, from, hits->at[at].first, inside) : SS_NONE;
        if (stop != SS_NONE)
            return added_clause(view, from, stop, inside);
    }
    return added_clause(view, from, end, inside);
}

bool ss_clause_names_first(const ss_view *view, uint32_t as, uint32_t end) {
    if (as + 3 >= end || !ss_view_word(view, as, "as") || !ss_view_opens(view, as + 1))
        return false;
    uint32_t behind = view->document->quotes.at[view->quote[as + 1]].end;
    if (behind >= end || ss_view_has(view, behind, SS_T_PUNCT) || view->date[behind] != SS_NONE)
        return false;
    return view->mention[behind] != SS_NONE || !(ss_view_is(view, behind, SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(SUBORDINATOR) | SS_W(RELATIVE)) ||
                                                 ss_view_adverb(view, behind) || verbal(view, behind));
}

#include "claims/speakers/parts.h"

/* Whose a verb is that has no subject beside it:
 *
 *   However, [the mayor] left on Friday, saying ...                    the noun phrase that the sentence begins with
 *   Holm said that [people] were passing his door and saying ...       the subject of the other participle
 *   Holm told ..., although [his ministry] contradicted him, saying    the subject of the nearest clause
 *   Weeks after Holm brought it in, [the governor] pulled it, calling  the subject of the main clause
 *   [Two men] testified before the senate saying ...                   who writes, not who reads
 *
 * Verbs are told by their form and by what stands around them; where that does not tell, the source stays as it was found. */

enum { PHRASE_MOST = 8, FRONT_MOST = 24, NEAR_PLACES = 6, JOINED_MOST = 16, WRITES_MOST = 10, LINK_MOST = 5 };

static const ss_classes SPEAKING = SS_W(ROLE) | SS_W(UNNAMED) | SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(DOCUMENT) | SS_W(COMPANY);
static const ss_run NOBODY = {0, 0};

static bool plain(const ss_view *view, uint32_t token, ss_classes classes) { return view->mention[token] == SS_NONE && ss_view_is(view, token, classes); }

static bool verbal(const ss_view *view, uint32_t token) {
    return plain(view, token, SS_W(MODAL) | SS_W(AUXILIARY)) && !ss_view_is(view, token, SS_W(POSSESSIVE)) && !ss_view_has(view, token, SS_T_APOS_S);
}

static bool can_speak(const ss_view *view, uint32_t token) { return plain(view, token, SPEAKING) && ss_view_has(view, token, SS_T_WORD); }

/* ---- the subject that a clause begins with ---- */

/* Nothing that a noun phrase goes on with. */
static bool stops(const ss_view *view, uint32_t token) {
    bool mark = (ss_view_has(view, token, SS_T_PUNCT) || ss_view_mark(view, token) == '-') && !ss_view_hyphen(view, token);
    return mark || verbal(view, token) || ss_view_adverb(view, token) ||
           plain(view, token, SS_W(RELATIVE) | SS_W(SUBORDINATOR) | SS_W(COMPLEMENTIZER) | SS_W(CONJUNCTION) | SS_W(SUBJECT) | SS_W(PREPOSITION));
}

/* The name at the token with its phrase and list; empty when it only belongs to what follows: "Holm's party", "Greek media". */
static ss_run name_at(const ss_view *view, uint32_t from, uint32_t token, uint32_t end) {
    const ss_mention *mention = ss_mention_at(view, view->mention[token]);
    uint32_t to = mention->phrase_end > mention->end ? mention->phrase_end : mention->end;
    bool owner = to >= end || mention->possessive || mention->adjective || ss_view_has(view, to, SS_T_APOS_S) || can_speak(view, to);
    return owner ? NOBODY : ss_list_behind(view, (ss_run){from, to}, end);
}

/* Where the noun phrase ends whose first noun that can speak stands at the token: "the health [ministry] officials". */
static uint32_t nouns_end(const ss_view *view, uint32_t token, uint32_t end) {
    while (token + 1 < end && can_speak(view, token + 1))
        token++;
    return token + 1;
}

/* "It's", "There's" */
static bool is_dummy(const ss_view *view, uint32_t token) {
    const ss_token *t = &view->tokens[token];
    bool there = t->size >= 5 && (view->bytes[t->start] | 0x20) == 't' && view->bytes[t->start + 1] == 'h' && memcmp(view->bytes + t->start + 2, "ere", 3) == 0;
    return there || (ss_view_is(view, token, SS_W(NEUTER)) && t->size > 2);
}

/* Not "this", "there's": a word that can be a phrase by itself. */
static bool is_noun(const ss_view *view, uint32_t token) { return !ss_view_is(view, token, SS_FUNCTION_WORDS) && !is_dummy(view, token); }

/* "has", "later left", "walked"; not "about 20". */
static bool is_verb_group(const ss_view *view, uint32_t token, uint32_t end) {
    bool counts = token + 1 < end && ss_view_has(view, token + 1, SS_T_NUMBER);
    return verbal(view, token) || ss_view_ends(view, token, "ed") || (ss_view_adverb(view, token) && !counts);
}

/* The noun phrase that begins there, as far as words tell: up to a noun that can speak, or to the verb. */
static ss_run phrase_from(const ss_view *view, uint32_t from, uint32_t end) {
    if (from >= end || ss_view_has(view, from, SS_T_PUNCT))
        return NOBODY;
    if (plain(view, from, SS_W(SUBJECT)))
        return ss_view_is(view, from, SS_W(FIRST)) || is_dummy(view, from) ? NOBODY : (ss_run){from, from + 1};
    for (uint32_t i = from; i < end && i < from + PHRASE_MOST; i++) {
        if (view->mention[i] != SS_NONE) {
            ss_run named = name_at(view, from, i, end);
            if (named.first < named.end)
                return named;
            i = ss_mention_at(view, view->mention[i])->end - 1;
            continue;
        }
        if (can_speak(view, i)) {
            i = nouns_end(view, i, end);
            if (i >= end || (!ss_view_has(view, i, SS_T_APOS_S) && view->mention[i] == SS_NONE))
                return (ss_run){from, i};
            i -= view->mention[i] != SS_NONE;
            continue;
        }
        if (stops(view, i) || (i > from + 1 && ss_view_ends(view, i, "ed")))
            return i > from && (i > from + 1 || is_noun(view, from)) && is_verb_group(view, i, end) ? (ss_run){from, i} : NOBODY;
        if (i > from + 2 && plain(view, i, SS_W(DETERMINER) | SS_W(POSSESSIVE)))
            return (ss_run){from, i - 1}; /* "the old clerk [wrote] a letter" */
    }
    return NOBODY;
}

static bool begins_phrase(const ss_view *view, uint32_t token) {
    const ss_classes fronts = SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(SUBJECT) | SS_W(QUANTIFIER) | SS_W(NUMBER);
    return view->mention[token] != SS_NONE || ss_view_is(view, token, fronts) || can_speak(view, token);
}

/* Behind the comma that ends what begins there and leads to a clause; `end` when none does. */
static uint32_t behind_comma(const ss_view *view, uint32_t from, uint32_t end) {
    for (uint32_t i = from + 1; i + 1 < end && i < from + FRONT_MOST; i++)
        if (ss_view_mark(view, i) == ',' && begins_phrase(view, i + 1))
            return i + 1;
    return end;
}

/* "After the storm [the] clerk": the second determiner of what begins with a preposition, before any mark; or SS_NONE. */
static uint32_t second_determiner(const ss_view *view, uint32_t from, uint32_t end) {
    for (uint32_t i = from + 1; i < end && i < from + LINK_MOST && !ss_view_has(view, i, SS_T_PUNCT); i++) {
        if (i > from + 1 && plain(view, i, SS_W(PREPOSITION) | SS_W(CONJUNCTION)))
            return SS_NONE;
        if (i > from + 2 && plain(view, i, SS_W(DETERMINER)) && !ss_view_is(view, i, SS_W(POSSESSIVE)))
            return i;
    }
    return SS_NONE;
}

/* "However,", "But", "later": a word that leads to the clause. */
static bool leads(const ss_view *view, uint32_t token, uint32_t end) {
    if (ss_view_mark(view, token) == ',' || (token + 1 < end && ss_view_mark(view, token + 1) == ',' && view->mention[token] == SS_NONE))
        return true;
    return (plain(view, token, SS_W(CONJUNCTION)) || ss_view_adverb(view, token)) && !ss_view_is(view, token, SS_W(DETERMINER) | SS_W(QUANTIFIER) | SS_W(PRONOUN));
}

/* Behind "However,", "On Friday", "In the harbour of Malta,". */
static uint32_t behind_front(const ss_view *view, uint32_t from, uint32_t end) {
    for (bool moved = true; moved && from < end;) {
        uint32_t at = from, date = view->date[at];
        if (date == SS_NONE && at + 1 < end && plain(view, at, SS_W(PREPOSITION)))
            date = view->date[at + 1];
        uint32_t place = view->mention[at];
        if (place != SS_NONE && ss_mention_at(view, place)->dateline)
            from = ss_mention_at(view, place)->end + 1; /* GENEVA - */
        else if (date != SS_NONE)
            from = view->document->dates.at[date].end_token;
        else if (leads(view, at, end))
            from++;
        else if (plain(view, at, SS_W(PREPOSITION) | SS_W(SUBORDINATOR))) {
            uint32_t second = plain(view, at, SS_W(PREPOSITION)) ? second_determiner(view, at, end) : SS_NONE;
            from = second != SS_NONE ? second : behind_comma(view, at, end);
        }
        moved = from != at;
    }
    return from;
}

/* "[The port] shut, | saying": the noun phrase that the sentence begins with, where no other clause begins before the verb. */
ss_run ss_subject_only(const ss_view *view, uint32_t first, uint32_t verb) {
    if (!plain(view, first, SS_W(DETERMINER)) || ss_view_is(view, first, SS_W(POSSESSIVE)))
        return NOBODY;
    ss_run run = phrase_from(view, first, verb);
    for (uint32_t i = run.end; run.first < run.end && i < verb; i++)
        if (plain(view, i, SS_W(SUBJECT) | SS_W(RELATIVE) | SS_W(COMPLEMENTIZER) | SS_W(SUBORDINATOR)) && !plain(view, i, SS_W(PREPOSITION) | SS_W(NEUTER)))
            return NOBODY;
    return run;
}

ss_run ss_subject_opening(const ss_view *view, uint32_t from, uint32_t end) { return phrase_from(view, behind_front(view, from, end), end); }

/* "and has denied", "but claims": a verb by its form; not "and tell", which may hang on a "to", and not "and was seen at". */
static bool is_joined_verb(const ss_view *view, const ss_draft *draft) {
    uint32_t cue = draft->cue_run.first, head = draft->head;
    bool joined = ss_view_word(view, cue - 1, "and") || ss_view_word(view, cue - 1, "but");
    bool finite = verbal(view, cue) || ss_view_ends(view, head, "ed") || ss_view_ends(view, head, "s");
    bool object = draft->pieces.count && draft->pieces.at[0].first >= draft->cue_run.end && !plain(view, head + 1, SS_W(PREPOSITION));
    return joined && finite && object && !ss_view_has(view, head, SS_T_CAPITAL) && (verbal(view, cue) || ss_view_adverb(view, cue) || cue == head);
}

/* ", saying", "and has denied", "but claimed"; not "the price of saying", "war and hope". */
bool ss_subject_shared(const ss_view *view, const ss_draft *draft) {
    uint32_t cue = draft->cue_run.first;
    bool verb = draft->head != SS_NONE && draft->cue_run.end > cue && !draft->passive && draft->rule != SS_RULE_CUE_NOUN && draft->rule != SS_RULE_CUE_ACCORDING;
    uint32_t first = view->document->sentences.at[draft->sentence].first;
    if (!verb || cue < first || view->quote[cue] != SS_NONE) /* a verb and a colon may stand in a sentence before */
        return false;
    if (cue == first)
        return draft->subject == SS_SUBJECT_SHARED && ss_view_ends(view, draft->head, "ing");
    if (!ss_view_ends(view, draft->head, "ing") || verbal(view, cue))
        return is_joined_verb(view, draft);
    while (cue < draft->head && (ss_view_adverb(view, cue) || ss_view_is(view, cue, SS_W(NEGATION))))
        cue++;
    if (cue < draft->head)
        return false; /* "was seen saying" */
    cue = draft->cue_run.first;
    bool apart = ss_view_has(view, cue - 1, SS_T_PUNCT) || plain(view, cue - 1, SS_W(CONJUNCTION) | SS_W(PREPOSITION) | SS_W(SUBORDINATOR));
    if (!apart && draft->subject != SS_SUBJECT_SHARED)
        return false; /* "candidates proposing" */
    bool of = ss_view_word(view, cue - 1, "of") && !(cue > first + 1 && ss_view_kind(view, cue - 2, SS_D(UNMET))); /* "instead of saying" */
    return !ss_view_has(view, cue, SS_T_CAPITAL) && !of && !ss_view_word(view, cue - 1, "for");
}

/* ---- a source that runs on into its clause ---- */

static bool is_participle(const ss_view *view, const ss_draft *draft) {
    bool verb = draft->head != SS_NONE && draft->cue_run.first < draft->cue_run.end && draft->rule != SS_RULE_CUE_ACCORDING;
    return verb && ss_view_ends(view, draft->head, "ing");
}

/* "Holm [sent a letter to the board] asking": the subject of the verb that the labels took for the first word of a source. */
static ss_run before_its_verb(const ss_view *view, uint32_t sentence, ss_run source) {
    uint32_t verb = source.first, before;
    ss_run subject = NOBODY;
    bool word = verb > sentence && ss_view_has(view, verb, SS_T_WORD) && !ss_view_has(view, verb, SS_T_CAPITAL);
    bool object = word && plain(view, verb + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE));
    if (!object || view->mention[verb] != SS_NONE || stops(view, verb) || ss_view_is(view, verb, SS_FUNCTION_WORDS | SS_W(QUANTIFIER)))
        return source;
    bool named = view->mention[verb - 1] != SS_NONE || plain(view, verb - 1, SS_W(SUBJECT)) || ss_view_mark(view, verb - 1) == ')';
    ss_subject_kind kind = named ? ss_clause_subject(view, sentence, verb, &subject, &before) : SS_SUBJECT_NONE;
    return kind == SS_SUBJECT_PHRASE || kind == SS_SUBJECT_PRONOUN ? subject : source;
}

/* "[Three sailors] wrote to the board [complaining]" */
static ss_run before_writing(const ss_view *view, ss_run source) {
    for (uint32_t i = source.first + 1; i + 1 < source.end; i++)
        if (ss_view_kind(view, i, SS_D(WRITES)) && view->mention[i] == SS_NONE && !stops(view, i - 1))
            return (ss_run){source.first, i};
    return source;
}

/* "[Holm] phoned her brother, [blaming]", "[they] posted numbers [showing]", "[Holm] used her speech [to warn]", "[Holm] sent a note and [said]". */
ss_run ss_subject_alone(const ss_view *view, const ss_draft *draft, ss_run source) {
    uint32_t cue = draft->cue_run.first;
    bool joined = cue > 0 && ss_view_word(view, cue - 1, "and");
    if (!is_participle(view, draft) && !ss_view_word(view, cue, "to") && !joined)
        return source;
    source = before_its_verb(view, view->document->sentences.at[draft->sentence].first, source);
    source = before_writing(view, source);
    uint32_t m = view->mention[source.first], verb = m == SS_NONE ? source.first + 1 : ss_mention_at(view, m)->end;
    bool small = verb + 1 < source.end && ss_view_has(view, verb, SS_T_WORD) && !ss_view_has(view, verb, SS_T_CAPITAL | SS_T_APOS_S);
    if (!small || view->mention[verb] != SS_NONE)
        return source;
    if (joined && m != SS_NONE && verbal(view, verb))
        return (ss_run){source.first, verb}; /* Holm | is head of the union | and says */
    bool word = !stops(view, verb) && !can_speak(view, verb) && !ss_view_ends(view, verb, "ing") && !ss_view_is(view, verb, SS_FUNCTION_WORDS | SS_W(QUANTIFIER));
    bool object = plain(view, verb + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE));
    bool pronoun = plain(view, source.first, SS_W(SUBJECT)) && !ss_view_is(view, source.first, SS_W(FIRST));
    return word && (m == SS_NONE ? pronoun : object) ? (ss_run){source.first, verb} : source;
}

/* ---- other subjects of the sentence ---- */

/* "people were passing his door and [saying]": the subject of the other participle. */
static ss_run of_progressive(const ss_view *view, uint32_t first, uint32_t cue) {
    uint32_t before;
    ss_run subject = NOBODY;
    for (uint32_t i = cue - 1; i > first + 1 && i + JOINED_MOST > cue; i--) {
        uint32_t be = i - 1 - ss_view_adverb(view, i - 1);
        if (ss_view_has(view, i, SS_T_PUNCT) || plain(view, i, SS_W(SUBJECT) | SS_W(RELATIVE)))
            return NOBODY;
        if (!ss_view_ends(view, i, "ing") || ss_view_is(view, i, SS_W(PREPOSITION)) || view->mention[i] != SS_NONE || !verbal(view, be))
            continue;
        ss_subject_kind kind = ss_clause_subject(view, first, be, &subject, &before);
        return kind == SS_SUBJECT_PHRASE || kind == SS_SUBJECT_PRONOUN ? subject : NOBODY;
    }
    return NOBODY;
}

/* The draft has a clause of its own, with a source behind that of the participle. */
static bool is_own_clause(const ss_draft *other, const ss_draft *draft, ss_run source) {
    bool beside = !other->dropped && other->sentence == draft->sentence && other->pieces.count && other->subject != SS_SUBJECT_PRONOUN;
    return beside && other->source.first >= source.end && other->source.first < other->source.end && other->cue_run.first + 1 < draft->cue_run.first;
}

/* "..., although his own ministry contradicted him, [saying]", "a claim Norland denies, [saying]": the source of the verb whose clause
 * ends before the comma. */
static ss_run of_near_clause(const ss_resolver *r, const ss_draft *draft, ss_run source) {
    const ss_view *view = r->view;
    uint32_t comma = draft->cue_run.first - 1;
    for (uint32_t i = r->at; i-- > 0 && i + NEAR_PLACES > r->at;) {
        const ss_draft *other = ss_draft_placed(r, i);
        if (!is_own_clause(other, draft, source))
            continue;
        bool answer = other->rule == SS_RULE_ANSWER && other->cue_run.end == comma;
        bool ends = other->pieces.at[other->pieces.count - 1].end == comma && other->source.end <= other->cue_run.first;
        if (answer || (ends && plain(view, other->source.first - 1, SS_W(SUBORDINATOR))))
            return other->source;
    }
    return NOBODY;
}

/* "Weeks after [Holm] brought the plan in, the governor pulled it, [calling]": the subject of the main clause behind the first one. */
static ss_run of_main_clause(const ss_view *view, uint32_t first, uint32_t cue, ss_run source) {
    uint32_t link = source.first;
    while (link > first && link + LINK_MOST >= source.first && !plain(view, link - 1, SS_W(SUBORDINATOR)))
        link--;
    if (link == first || link + LINK_MOST < source.first || link > first + LINK_MOST)
        return NOBODY;
    uint32_t main = behind_comma(view, source.end, cue - 1);
    ss_run subject = main < cue - 1 ? phrase_from(view, main, cue - 1) : NOBODY;
    bool clause = subject.first < subject.end && subject.end + 1 < cue && !ss_view_has(view, subject.end, SS_T_PUNCT);
    return clause && !plain(view, subject.end, SS_W(PREPOSITION) | SS_W(CONJUNCTION)) ? subject : NOBODY;
}

/* "sent a letter to Holm [asking]", "wrote to the board [saying]": who writes, where the labels took who reads. */
static ss_run of_writer(const ss_view *view, uint32_t first, uint32_t cue, ss_run source) {
    uint32_t to = source.first;
    if (source.end != cue || to < first + 3 || !(ss_view_word(view, to - 1, "to") || ss_view_word(view, to - 1, "before")))
        return NOBODY;
    for (uint32_t i = to - 1, before; i > first && i + WRITES_MOST > to && !ss_view_has(view, i, SS_T_PUNCT); i--) {
        ss_run subject = NOBODY;
        if (!ss_view_kind(view, i, SS_D(WRITES)) || view->mention[i] != SS_NONE)
            continue;
        while (i > first && (verbal(view, i - 1) || ss_view_adverb(view, i - 1)))
            i--;
        ss_clause_subject(view, first, i, &subject, &before);
        return subject;
    }
    return NOBODY;
}

/* "agreed with [Holm] [saying]": a name behind a preposition, right before a participle, only hears. */
bool ss_subject_hears(const ss_view *view, const ss_draft *draft, ss_run source) {
    uint32_t first = view->document->sentences.at[draft->sentence].first, at = source.first;
    bool beside = is_participle(view, draft) && source.end == draft->cue_run.first && at >= first + 3;
    if (!beside || view->mention[source.end - 1] == SS_NONE || view->quote[at] != SS_NONE)
        return false;
    const ss_mention *name = ss_mention_at(view, view->mention[source.end - 1]);
    bool alone = name->first <= at + plain(view, at, SS_W(DETERMINER));
    bool behind = alone && (ss_view_word(view, at - 1, "with") || ss_view_word(view, at - 1, "to"));
    return behind && ss_mention_usable(name) && name->how == SS_NAME && !name->possessive && ss_view_has(view, at - 2, SS_T_WORD);
}

/* "beside [a new sign] [saying]": what stands on it, whoever stands beside it. */
static ss_run of_sign(const ss_view *view, uint32_t first, uint32_t cue) {
    uint32_t from = cue - 1;
    if (!ss_view_kind(view, from, SS_D(SIGN)) || view->mention[from] != SS_NONE)
        return NOBODY;
    while (from > first && from + LINK_MOST > cue && !stops(view, from - 1) && view->mention[from - 1] == SS_NONE && !plain(view, from, SS_W(DETERMINER)))
        from--;
    return (ss_run){plain(view, from, SS_W(DETERMINER)) ? from : cue - 1, cue};
}

/* "who as a candidate [criticised]" */
static ss_run over_as(const ss_view *view, uint32_t first, ss_run source) {
    uint32_t at = source.first;
    bool as = at > first + 1 && source.end > at && ss_view_word(view, at - 1, "as") && plain(view, at - 2, SS_W(RELATIVE));
    return as ? (ss_run){at - 2, at - 1} : NOBODY;
}

/* Of a participle. */
static ss_run of_participle(const ss_resolver *r, const ss_draft *draft, ss_run source) {
    const ss_view *view = r->view;
    uint32_t first = view->document->sentences.at[draft->sentence].first, cue = draft->cue_run.first;
    ss_run found = ss_view_word(view, cue - 1, "and") ? of_progressive(view, first, cue) : of_sign(view, first, cue);
    if (found.first >= found.end && ss_view_mark(view, cue - 1) == ',')
        found = of_near_clause(r, draft, source);
    if (found.first >= found.end && ss_view_mark(view, cue - 1) == ',')
        found = of_main_clause(view, first, cue, source);
    return found.first < found.end ? found : of_writer(view, first, cue, source);
}

/* "In response to [a question saying] that the pier is shut, the mayor stressed": who answers has not said what was asked. */
static bool is_asked(const ss_view *view, const ss_draft *draft, ss_run source) {
    for (uint32_t i = draft->cue_run.first; source.first > draft->head && i < draft->head; i++)
        if (ss_view_word(view, i, "question") || ss_view_word(view, i, "questions"))
            return true;
    return false;
}

/* "[Holm] was asked by a reporter if she would go, and [replied]": who undergoes it, not who stands behind the "by"; but "was rejected by the
 * board and called a trap". */
__attribute__((noinline))
static ss_run of_passive(const ss_resolver *r, const ss_draft *draft, ss_run source) {
    const ss_view *view = r->view;
    uint32_t first = view->document->sentences.at[draft->sentence].first, cue = draft->cue_run.first, verb = source.first - 2, before;
    const ss_classes objects = SS_W(SUBJECT) | SS_W(COMPLEMENTIZER) | SS_W(DETERMINER) | SS_W(POSSESSIVE);
    bool object = ss_view_has(view, draft->cue_run.end, SS_T_PUNCT | SS_T_QUOTE) || view->mention[draft->cue_run.end] != SS_NONE || ss_view_is(view, draft->cue_run.end, objects);
    uint32_t frames = draft->cue == SS_NONE ? 0 : ss_lexicon_cue(view->lexicon, draft->cue)->frames;
    if (!object || cue != draft->head || frames & (SS_F_OBJECT_OF | SS_F_OBJECT_TO | SS_F_AS | SS_F_NAMED | SS_F_TOLD) || verb < first + 2 || !ss_view_ends(view, verb, "ed") || !ss_view_word(view, cue - 1, "and"))
        return source;
    uint32_t be = verb - 1 - ss_view_adverb(view, verb - 1);
    ss_run subject = NOBODY;
    ss_subject_kind kind = verbal(view, be) ? ss_clause_subject(view, first, be, &subject, &before) : SS_SUBJECT_NONE;
    return kind == SS_SUBJECT_PHRASE || kind == SS_SUBJECT_PRONOUN ? subject : source;
}

ss_run ss_subject_moved(const ss_resolver *r, const ss_draft *draft, ss_run source) {
    const ss_view *view = r->view;
    if (draft->learnt && draft->head != SS_NONE && is_asked(view, draft, source))
        return (ss_run){0, 0};
    uint32_t first = view->document->sentences.at[draft->sentence].first, cue = draft->cue_run.first;
    bool told = draft->rule == SS_RULE_CUE_NOUN || draft->rule == SS_RULE_CUE_ACCORDING || draft->cue_run.end <= cue;
    if (told || source.first >= source.end || source.first < first || source.end > cue || cue < first + 2 || view->quote[cue] != SS_NONE)
        return source;
    if (source.first > first + 2 && ss_view_word(view, source.first - 1, "by"))
        return of_passive(r, draft, source);
    ss_run found = is_participle(view, draft) ? of_participle(r, draft, source) : over_as(view, first, source);
    return found.first < found.end && found.end != source.end ? found : source;
}

#include "claims/speakers/parts.h"

/* Documents that speak: reports, studies, audits, which tell what they found; statements and letters, by which their makers speak.
 *
 *   a confidential [Norland Institute] report      -> document "Norland Institute report"
 *   the report by the [Norland Institute]          -> the same
 *   the report, the document                       -> the last one spoken of, where its maker is known
 *   a statement by the [Harbour Ministry]          -> the ministry itself
 *   a statement from, or released by, the [guild]  -> whoever that phrase means
 *   the [Norlandic] statement                      -> Norland
 *   [Brandt]'s statement, one on behalf of [Brandt] -> Brandt
 *   the resolution                                 -> the last one named by its number
 *   [Brandt] said in a statement, issued one, a statement from [Brandt] said ... the statement -> Brandt
 *
 * Of two makers of one kind of paper, of which one is a body of the other ("a League report", "the report by the League's
 * panel"), the body is meant. Papers are looked for once, when the first of them speaks. */

enum { PAPERS_MOST = 64, WORDS_BETWEEN = 4, LETTER_SENTENCES = 12, LETTER_TOKENS = 600, NUMBERED_REACH = 400 /* tokens */, LETTER_WORDS = 8 /* a statement released on Tuesday on his behalf */ };

static uint64_t kinds_at(const ss_view *view, uint32_t token) { return ss_view_is(view, token, SS_W(DOCUMENT)) ? ss_view_kinds(view, token) : 0; }

static bool can_make(const ss_view *view, uint32_t m) {
    const ss_mention *mention = ss_mention_at(view, m);
    return ss_mention_usable(mention) && (mention->type == SS_ORGANISATION || mention->type == SS_BODY || mention->type == SS_GROUP);
}

/* What may stand between the maker and the paper: its annual, latest, confidential report. */
static bool is_attribute(const ss_view *view, uint32_t token) {
    const ss_classes others = SS_W(DETERMINER) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT) | SS_W(RELATIVE) |
                              SS_W(ROLE) | SS_W(UNNAMED) | SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(DOCUMENT);
    if (ss_view_has(view, token, SS_T_APOS_S))
        return true;
    return !ss_view_has(view, token, SS_T_PUNCT) && !ss_view_is(view, token, others) && view->cue[token] == SS_NONE;
}

static uint32_t maker_before(const ss_view *view, uint32_t token) {
    for (uint32_t i = token; i > 0 && i + WORDS_BETWEEN > token; i--) {
        uint32_t m = view->mention[i - 1];
        if (m != SS_NONE)
            return can_make(view, m) ? m : SS_NONE;
        if (!is_attribute(view, i - 1))
            break;
    }
    return SS_NONE;
}

static uint32_t maker_behind(const ss_view *view, uint32_t token) {
    uint32_t at = token + 1;
    at += at + 2 < view->count && ss_view_kind(view, at, SS_D(ISSUES)) && ss_view_word(view, at + 1, "by"); /* a report published by */
    if (at + 1 >= view->count || !(ss_view_word(view, at, "by") || ss_view_word(view, at, "of") || ss_view_word(view, at, "from")))
        return SS_NONE;
    at += 1 + (view->mention[at + 1] == SS_NONE && ss_view_is(view, at + 1, SS_W(DETERMINER)));
    uint32_t m = at < view->count ? view->mention[at] : SS_NONE;
    return m != SS_NONE && can_make(view, m) && !ss_mention_at(view, m)->possessive && !ss_mention_at(view, m)->adjective ? m : SS_NONE;
}

static uint32_t maker_of(const ss_view *view, uint32_t token) {
    uint32_t m = maker_behind(view, token);
    m = m == SS_NONE ? maker_before(view, token) : m;
    return m == SS_NONE ? SS_NONE : ss_mention_at(view, m)->local;
}

/* ---- the papers of the document ---- */

/* The one is a body of the other, through any number of committees. */
static bool is_body_of(const ss_view *view, uint32_t body, uint32_t whole) {
    uint32_t up = ss_local_at(view, body)->lexicon, entity = ss_local_at(view, whole)->lexicon;
    for (uint32_t hops = 0; up != SS_NONE && hops < 6; hops++) {
        up = ss_lexicon_entity(view->lexicon, up)->parent;
        if (up == entity && up != SS_NONE)
            return true;
    }
    return false;
}

static void tell_makers(const ss_view *view, ss_papers *papers) {
    for (uint32_t i = 0; i < papers->count; i++)
        for (uint32_t k = 0; k < papers->count; k++)
            if (view->tokens[papers->at[i].token].symbol == view->tokens[papers->at[k].token].symbol &&
                is_body_of(view, papers->at[k].maker, papers->at[i].maker))
                papers->at[i].maker = papers->at[k].maker;
}

static ss_status find_papers(ss_resolver *r) {
    const ss_view *view = r->view;
    r->papers_found = true;
    const uint8_t *hints = view->document->tokens.hints; /* documents are among the words that tell of names */
    for (uint32_t t = 0; (t = ss_hints_next(hints, t, view->count, SS_HINT_NAME)) < view->count && r->papers.count < PAPERS_MOST; t++) {
        uint32_t maker = kinds_at(view, t) & SS_D(PAPER) && view->mention[t] == SS_NONE ? maker_of(view, t) : SS_NONE;
        if (maker == SS_NONE)
            continue;
        ss_paper *paper = SS_PUSH(&r->papers, &view->document->arena);
        if (!paper)
            return SS_NOMEM;
        *paper = (ss_paper){.token = t, .maker = maker, .local = SS_NONE};
    }
    tell_makers(view, &r->papers);
    return SS_OK;
}

/* "Norland Institute" + "report" */
static ss_status name_paper(const ss_view *view, const ss_paper *paper, ss_local *local) {
    ss_names *names = &view->document->names;
    const ss_local *maker = ss_local_at(view, paper->maker);
    const ss_token *noun = &view->tokens[paper->token];
    uint32_t size = maker->name_size + 1 + noun->size;
    if (!SS_RESERVE(&names->strings, &view->document->arena, size))
        return SS_NOMEM;
    char *name = names->strings.at + names->strings.count;
    memcpy(name, names->strings.at + maker->name_at, maker->name_size);
    name[maker->name_size] = ' ';
    for (uint32_t i = 0; i < noun->size; i++) {
        char c = view->bytes[noun->start + i];
        name[maker->name_size + 1 + i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    *local = (ss_local){.type = SS_DOCUMENT, .full = 1, .lexicon = SS_NONE, .country = maker->country, .speaks_for = paper->maker, .office = SS_NONE,
                        .name_at = names->strings.count, .name_size = size};
    names->strings.count += size;
    return SS_OK;
}

/* The local of a paper, one for all of the same maker and noun. */
static ss_status local_of(ss_resolver *r, ss_paper *paper) {
    ss_locals *locals = &r->view->document->names.locals;
    ss_local made;
    for (uint32_t i = 0; i < r->papers.count && paper->local == SS_NONE; i++)
        if (r->papers.at[i].maker == paper->maker && r->view->tokens[r->papers.at[i].token].symbol == r->view->tokens[paper->token].symbol)
            paper->local = r->papers.at[i].local;
    if (paper->local != SS_NONE)
        return SS_OK;
    if (!SS_RESERVE(locals, &r->view->document->arena, 1))
        return SS_NOMEM;
    ss_status status = name_paper(r->view, paper, &made);
    if (status)
        return status;
    paper->local = locals->count;
    locals->at[locals->count++] = made;
    return SS_OK;
}

/* ---- the source ---- */

/* The paper at the token; behind "the" the last one before it of that noun, or of any for "the document". */
static ss_paper *paper_meant(const ss_resolver *r, ss_run run, uint32_t head) {
    const ss_view *view = r->view;
    bool bare = head == run.first + 1 && (ss_view_word(view, run.first, "the") || ss_view_word(view, run.first, "this"));
    bool any = ss_view_word(view, head, "document") || ss_view_word(view, head, "text");
    for (uint32_t i = r->papers.count; i-- > 0;) {
        ss_paper *paper = &r->papers.at[i];
        if (paper->token == head)
            return paper;
        if (bare && paper->token < head && (any || view->tokens[paper->token].symbol == view->tokens[head].symbol))
            return paper;
    }
    return NULL;
}

static ss_status by_paper(ss_resolver *r, ss_run run, uint32_t head, ss_speaker *speaker, bool *done) {
    ss_status status = r->papers_found ? SS_OK : find_papers(r);
    ss_paper *paper = status ? NULL : paper_meant(r, run, head);
    if (!paper)
        return status;
    *done = true;
    status = local_of(r, paper);
    if (!status)
        status = ss_speaker_settle(r, speaker, paper->local, paper->token == head ? SS_BY_NAMED : SS_BY_NOMINAL);
    return status ? status : ss_speaker_note(r, (ss_run){head, head + 1}, paper->local, SS_NOMINAL);
}

/* "Ms. Brandt's statement": whoever has it. What stands between may tell that it went to them ("Brandt's disciplinary letter"). */
static uint32_t owner_of(const ss_view *view, uint32_t token) {
    uint32_t at = token > 0 && ss_view_has(view, token - 1, SS_T_APOS_S) ? token - 1 : token;
    uint32_t m = at > 0 ? view->mention[at - 1] : SS_NONE;
    if (m == SS_NONE && at < token)
        m = view->mention[at];
    return m != SS_NONE && ss_mention_at(view, m)->possessive && ss_mention_usable(ss_mention_at(view, m)) ? ss_mention_at(view, m)->local : SS_NONE;
}

/* "in a statement", "in its first written statement", "issued a statement": the sentence tells, LETTER_TOKENS before it at most, of that kind
 * of letter which somebody sends. `*maker` is who stands behind it: "in a statement by the ministry". */
static bool tells_of_letter(const ss_view *view, uint32_t sentence, uint32_t letter, uint32_t *maker) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    uint32_t oldest = letter > LETTER_TOKENS ? letter - LETTER_TOKENS : 0;
    bool own = !ss_view_word(view, letter, "letter"); /* which a newspaper may publish */
    for (uint32_t i = s->first > oldest ? s->first + 2 : oldest + 2; i < s->end && i < letter; i++) {
        uint32_t at = i;
        if (view->tokens[i].symbol != view->tokens[letter].symbol)
            continue;
        while (at > s->first + 2 && at + WORDS_BETWEEN > i && is_attribute(view, at - 1))
            at--;
        *maker = maker_behind(view, i);
        if (ss_view_is(view, at - 1, SS_W(DETERMINER) | SS_W(POSSESSIVE)) && (ss_view_word(view, at - 2, "in") || (own && ss_view_kind(view, at - 2, SS_D(ISSUES)))))
            return true;
    }
    return false;
}

/* "said a statement by the ministry", "the ministry's statement said": the source is such a letter, by its first words or its last. */
static bool is_letter(const ss_view *view, ss_run source, uint32_t letter) {
    uint32_t end = source.end < source.first + WORDS_BETWEEN ? source.end : source.first + WORDS_BETWEEN;
    for (uint32_t t = source.first; t < end; t++)
        if (view->tokens[t].symbol == view->tokens[letter].symbol)
            return true;
    return source.first < source.end && view->tokens[source.end - 1].symbol == view->tokens[letter].symbol;
}

/* The last of a sentence who is told to say something before the letter; `own`: in a letter, or by one of that kind, whose maker nobody may
 * know. False when there is none. */
static bool says_in(const ss_resolver *r, uint32_t sentence, uint32_t letter, bool own, uint32_t *sender) {
    const ss_view *view = r->view;
    for (uint32_t place = r->at; place > ss_oldest_place(r); place--) {
        const ss_draft *d = ss_draft_placed(r, place - 1);
        uint32_t local = r->speakers[r->order[place - 1]].local;
        bool writes = is_letter(view, d->source, letter), whose = d->source.end > d->source.first + 2; /* "the statement" tells nothing new */
        if (d->sentence != sentence || d->source.first >= letter || !(local == SS_NONE ? writes && whose : own || writes) || !ss_draft_at_hand(r, place - 1, letter))
            continue;
        *sender = local;
        return true;
    }
    return false;
}

/* "The statement" is of the last who was said to speak in one, or whose it was, if anybody knows who that is. */
static uint32_t sender_of(const ss_resolver *r, uint32_t letter) {
    uint32_t here = ss_here(r), sender = SS_NONE, maker = SS_NONE;
    for (uint32_t sentence = here + 1; sentence-- > 0 && sentence + LETTER_SENTENCES > here;) {
        bool tells = tells_of_letter(r->view, sentence, letter, &maker);
        if (maker != SS_NONE)
            return ss_mention_at(r->view, maker)->local;
        if (says_in(r, sentence, letter, tells, &sender) || tells)
            return sender;
    }
    return SS_NONE;
}

/* "a statement from [the mayor's office]", "a statement on behalf of [the union]", "[the Norlandic ministry] statement": the phrase for its maker. */
static ss_run maker_phrase(const ss_view *view, ss_run run, uint32_t head) {
    for (uint32_t t = head + 1; t + 1 < run.end && t < head + LETTER_WORDS; t++)
        if (ss_view_word(view, t, "behalf"))
            return ss_view_word(view, t + 1, "of") ? (ss_run){t + 2, run.end} : (ss_run){0, 0};
    uint32_t at = head + 1;
    at += at + 2 < run.end && ss_view_kind(view, at, SS_D(ISSUES)) && ss_view_word(view, at + 1, "by");
    if (at + 1 < run.end && (ss_view_word(view, at, "by") || ss_view_word(view, at, "of") || ss_view_word(view, at, "from")))
        return (ss_run){at + 1, run.end};
    return head > run.first + 1 && ss_view_is(view, head - 1, SS_W(ORGAN)) ? (ss_run){run.first, head} : (ss_run){0, 0};
}

/* "the [Norlandic] statement" */
static uint32_t state_before(const ss_view *view, ss_run run, uint32_t head) {
    uint32_t m = head > run.first ? view->mention[head - 1] : SS_NONE;
    return m != SS_NONE && ss_mention_at(view, m)->type == SS_COUNTRY && ss_mention_at(view, m)->adjective ? ss_mention_at(view, m)->local : SS_NONE;
}

static ss_status by_maker(ss_resolver *r, ss_run run, uint32_t head, ss_speaker *speaker, bool *done) {
    uint32_t local = state_before(r->view, run, head);
    ss_run phrase = maker_phrase(r->view, run, head), source = speaker->source;
    *done = local != SS_NONE;
    if (*done)
        return ss_speaker_settle(r, speaker, local, SS_BY_NAMED);
    if (phrase.first >= phrase.end)
        return SS_OK;
    ss_status status = ss_speaker_by_phrase(r, phrase, speaker);
    speaker->source = source;
    *done = speaker->local != SS_NONE;
    return status;
}

static ss_status by_letter(ss_resolver *r, ss_run run, uint32_t head, ss_speaker *speaker, bool *done) {
    const ss_view *view = r->view;
    bool bare = head == run.first + 1 && run.end == head + 1 && (ss_view_word(view, run.first, "the") || ss_view_word(view, run.first, "this"));
    uint32_t maker = maker_of(view, head), sender = maker == SS_NONE && bare ? sender_of(r, head) : SS_NONE;
    maker = maker == SS_NONE ? owner_of(view, head) : maker;
    *done = maker != SS_NONE || sender != SS_NONE;
    if (sender != SS_NONE)
        return ss_speaker_settle(r, speaker, sender, SS_BY_NOMINAL);
    return *done ? ss_speaker_settle(r, speaker, maker, SS_BY_NAMED) : by_maker(r, run, head, speaker, done);
}

/* "the resolution": the last one that the text has called by its number, where none without one was brought in since. */
static uint32_t numbered_before(const ss_view *view, uint32_t head) {
    for (uint32_t t = head; t-- > 0 && t + NUMBERED_REACH > head;) {
        if (!ss_view_word(view, t, "resolution") && !ss_view_word(view, t, "resolutions"))
            continue;
        uint32_t m = view->mention[t];
        if (m != SS_NONE && ss_mention_at(view, m)->type == SS_DOCUMENT && ss_mention_usable(ss_mention_at(view, m)))
            return ss_mention_at(view, m)->local;
        if (t == 0 || !(ss_view_word(view, t - 1, "the") || ss_view_word(view, t - 1, "this")))
            return SS_NONE;
    }
    return SS_NONE;
}

ss_status ss_speaker_by_paper(ss_resolver *r, ss_run run, uint32_t head, ss_speaker *speaker, bool *done) {
    const ss_view *view = r->view;
    *done = false;
    head -= head > run.first && ss_view_kind(view, head, SS_D(ISSUES)) && (kinds_at(view, head - 1) & SS_D(LETTER)); /* a statement | released */
    if (view->mention[head] != SS_NONE || ss_view_is(view, head, SS_W(PLURAL)))
        return SS_OK;
    bool bare = run.end == run.first + 2 && (ss_view_word(view, run.first, "the") || ss_view_word(view, run.first, "this"));
    uint32_t numbered = bare && ss_view_word(view, head, "resolution") ? numbered_before(view, head) : SS_NONE;
    *done = numbered != SS_NONE;
    if (*done)
        return ss_speaker_by_description(r, run, numbered, speaker);
    uint64_t kinds = kinds_at(view, head);
    if (kinds & SS_D(PAPER) || ss_view_word(view, head, "document") || ss_view_word(view, head, "text"))
        return by_paper(r, run, head, speaker, done);
    return kinds & SS_D(LETTER) ? by_letter(r, run, head, speaker, done) : SS_OK;
}

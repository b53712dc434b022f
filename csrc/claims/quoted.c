/* Quotations that no verb of the tables has taken: going on after a claim, beside a name and a colon or dash, beside a verb
 * that no table has. A quotation of a few words inside a sentence is the author's own (scare quotes) and stays quiet. */
#include "claims/speakers/parts.h"

enum { CARRY_SENTENCES = 2, LOOK_BACK = 12 /* drafts */, WHOLE_WORDS = 6, NAME_WORDS = 8, LEADING_WORDS = 12, TRAILING_WORDS = 12, TRAILING_CLAUSES = 48,
       INTRODUCTION = 20, WORDS_REACH = 12, ANNOUNCED = 4, HAD_REACH = 6 /* tokens */ };

static const ss_quote *quote_of(const ss_making *making, uint32_t index) { return &making->view.document->quotes.at[index]; }

static uint32_t sentence_of(const ss_making *making, uint32_t token) {
    return ss_sentence_of(&making->view.document->sentences, token);
}

static uint32_t paragraph_of(const ss_making *making, uint32_t token) {
    return making->view.document->sentences.at[sentence_of(making, token)].paragraph;
}

static const ss_sentence *sentence_at(const ss_making *making, uint32_t sentence) {
    return &making->view.document->sentences.at[sentence];
}

/* `sentence`, here and below: the one in which the quotation opens. */
static bool talks(const ss_making *making, uint32_t sentence) {
    uint8_t role = sentence_at(making, sentence)->role;
    return role == SS_ROLE_BODY || role == SS_ROLE_HEADLINE;
}

/* Behind the dash of a list or of a lost line, too. */
static bool begins_sentence(const ss_making *making, uint32_t token, uint32_t sentence) {
    const ss_view *view = &making->view;
    uint32_t first = sentence_at(making, sentence)->first;
    return token == first || (token == first + 1 && (ss_view_mark(view, first) == '-' || ss_view_dash(view, first)));
}

/* Nothing but marks that end it stands between the quotation's end and its sentence's. */
static bool ends_sentence(const ss_making *making, uint32_t quote) {
    const ss_quote *q = quote_of(making, quote);
    const ss_sentence *s = &making->view.document->sentences.at[sentence_of(making, q->end - 1)];
    uint32_t end = ss_clause_sentence_end(&making->view, s);
    return q->end >= end || (q->end + 1 == end && ss_view_mark(&making->view, q->end) == '?');
}

static uint32_t last_token(const ss_draft *draft) {
    uint32_t end = draft->pieces.at[draft->pieces.count - 1].end;
    return (end > draft->cue_run.end ? end : draft->cue_run.end) - 1;
}

/* `oldest`: the first token of the sentences that it may end in. */
static bool may_carry(const ss_draft *draft, uint32_t oldest, uint32_t token) {
    if (draft->dropped || draft->level || !draft->pieces.count || draft->rule == SS_RULE_VETO_NOMINAL)
        return false;
    uint32_t last = last_token(draft);
    return last >= oldest && last < token;
}

/* Its content is a quotation, or begins with one. */
static bool quotes_somebody(const ss_making *making, const ss_draft *draft) {
    return draft->quote != SS_NONE || (draft->pieces.count && making->view.quote[draft->pieces.at[0].first] != SS_NONE);
}

/* Somebody with a name, or brought in without one: "a voter", "another diplomat". */
static bool new_speaker(const ss_making *making, ss_run source) {
    const ss_view *view = &making->view;
    for (uint32_t t = source.first; t < source.end; t++)
        if (view->mention[t] != SS_NONE)
            return true;
    return source.first < source.end && (ss_view_word(view, source.first, "a") || ss_view_word(view, source.first, "an") ||
                                         ss_view_word(view, source.first, "another") || ss_view_word(view, source.first, "one"));
}

/* It tells in words of its own what such a speaker said, and not when or why that was ("after Berg said that"). */
static bool tells_new(const ss_making *making, const ss_draft *draft) {
    bool clause = draft->rule == SS_RULE_CUE_THAT || draft->rule == SS_RULE_CUE_PARENTHETIC || draft->rule == SS_RULE_CUE_ACCORDING;
    if (!clause || draft->act != SS_ACT_STATE || quotes_somebody(making, draft) || !new_speaker(making, draft->source))
        return false;
    uint32_t first = draft->source.first;
    return first == 0 || !ss_view_is(&making->view, first - 1, SS_W(SUBORDINATOR));
}

/* “The pier is safe,” Berg said. The bridge is old, Holm said. “It stands”: the draft of the sentence right before that brings in who tells
 * something, the outermost; or SS_NONE. */
static uint32_t teller_before(const ss_making *making, uint32_t token, uint32_t sentence) {
    uint32_t first = sentence_at(making, sentence - 1)->first, teller = SS_NONE, end = ss_draft_from(making, token);
    for (uint32_t i = end; i-- > 0 && end - i <= LOOK_BACK && making->drafts.at[i].head >= first;) {
        const ss_draft *d = &making->drafts.at[i];
        if (may_carry(d, first, token) && tells_new(making, d) && (teller == SS_NONE || ss_draft_holds(d, making->drafts.at[teller].head)))
            teller = i;
    }
    return teller;
}

/* The last draft before the token, at most CARRY_SENTENCES away; one with a quotation wins over one without. */
static uint32_t draft_before(const ss_making *making, uint32_t token, uint32_t sentence) {
    uint32_t best = SS_NONE, end = making->drafts.count;
    uint32_t oldest = sentence_at(making, sentence > CARRY_SENTENCES ? sentence - CARRY_SENTENCES : 0)->first;
    for (uint32_t i = end; i-- > making->framed && end - i <= LOOK_BACK && best == SS_NONE;)
        if (making->drafts.at[i].quote != SS_NONE && may_carry(&making->drafts.at[i], oldest, token))
            best = i;
    end = ss_draft_from(making, token);
    for (uint32_t i = end; i-- > 0 && end - i <= LOOK_BACK;) {
        const ss_draft *d = &making->drafts.at[i];
        if (!may_carry(d, oldest, token)) /* one without a content has no last token */
            continue;
        if (best == SS_NONE || (quotes_somebody(making, d) && (!quotes_somebody(making, &making->drafts.at[best]) ||
                                                               last_token(d) > last_token(&making->drafts.at[best]))))
            best = i;
    }
    if (best == SS_NONE || sentence == 0 || last_token(&making->drafts.at[best]) >= sentence_at(making, sentence - 1)->first)
        return best;
    uint32_t teller = teller_before(making, token, sentence);
    return teller != SS_NONE ? teller : best;
}

/* The person that the run names first, or SS_NONE. */
static uint32_t person_in(const ss_view *view, ss_run run) {
    for (uint32_t i = run.first; i < run.end; i++) {
        const ss_mention *m = view->mention[i] != SS_NONE ? &view->document->names.mentions.at[view->mention[i]] : NULL;
        if (m && m->type == SS_PERSON && !m->possessive)
            return m->local;
    }
    return SS_NONE;
}

/* The last draft of that sentence outside quotations that has a source. */
static uint32_t teller_of(const ss_making *making, uint32_t sentence) {
    uint32_t end = ss_draft_from(making, sentence_at(making, sentence)->end);
    for (uint32_t i = end; i-- > 0 && end - i <= LOOK_BACK && making->drafts.at[i].sentence >= sentence;) {
        const ss_draft *d = &making->drafts.at[i];
        bool told = d->source.first > 0 && ss_view_is(&making->view, d->source.first - 1, SS_W(SUBORDINATOR)); /* "after Berg said": tells when it was */
        if (d->sentence == sentence && !d->dropped && !told && d->source.first < d->source.end && making->view.quote[d->source.first] == SS_NONE)
            return i;
    }
    return SS_NONE;
}

/* Who speaks in the draft, as its source names him; of a quotation that goes on, in the one that it goes on with. */
static uint32_t teller(const ss_making *making, uint32_t draft) {
    const ss_draft *d = &making->drafts.at[draft];
    return person_in(&making->view, (d->rule == SS_RULE_QUOTE_CARRIED && d->shares != SS_NONE ? &making->drafts.at[d->shares] : d)->source);
}

/* The last token of its content, cue and source. */
static uint32_t very_last(const ss_draft *draft) {
    uint32_t last = last_token(draft);
    return draft->source.end > last + 1 ? draft->source.end - 1 : last;
}

/* “We stay,” Ruiz said. [Ida Holm agreed that it was late.] “...”: the sentence before the quotation is another's; `*to` is the draft that tells
 * so, or SS_NONE where it only speaks of somebody. */
static bool turned(const ss_making *making, uint32_t before, uint32_t sentence, uint32_t *to) {
    const ss_view *view = &making->view;
    uint32_t own = teller(making, before), other, subject;
    if (own == SS_NONE || sentence == 0 || sentence_of(making, very_last(&making->drafts.at[before])) + 1 >= sentence)
        return false;
    *to = teller_of(making, sentence - 1);
    subject = *to == SS_NONE ? ss_sentence_subject(view, sentence - 1) : SS_NONE;
    other = *to != SS_NONE ? teller(making, *to) : SS_NONE;
    if (subject != SS_NONE && ss_mention_at(view, subject)->type == SS_PERSON)
        other = ss_mention_at(view, subject)->local;
    return other != SS_NONE && other != own;
}

static ss_status go_on(ss_making *making, uint32_t draft, uint32_t quote) {
    making->taken[quote] = 1;
    const ss_quote *q = quote_of(making, quote);
    return ss_draft_piece(making, &making->drafts.at[draft], (ss_run){q->open, q->end});
}

/* Nothing but source, date and adjuncts follow the cue in its sentence: a quotation after it is the same speech going on. Behind
 * “...,” said Ruiz there may stand all that there is to know of Ruiz. */
static bool ends_with_cue(const ss_making *making, const ss_draft *draft) {
    const ss_sentence *s = &making->view.document->sentences.at[draft->sentence];
    uint32_t last = draft->source.end > draft->cue_run.end ? draft->source.end : draft->cue_run.end;
    uint32_t quote_end = quote_of(making, draft->quote)->end;
    last = quote_end > last ? quote_end : last;
    bool quote_first = quote_end <= draft->cue_run.first + 1 && !quote_of(making, draft->quote)->scare;
    return last >= s->end || s->end - last <= (quote_first ? TRAILING_CLAUSES : TRAILING_WORDS);
}

/* The draft near the quotation whose last piece it begins, where no mark closes it; or SS_NONE. */
static uint32_t holder_of(const ss_making *making, uint32_t quote) {
    uint32_t open = quote_of(making, quote)->open, at = ss_draft_from(making, open);
    for (uint32_t i = at > LOOK_BACK / 3 ? at - LOOK_BACK / 3 : 0; i < making->framed && i < at + LOOK_BACK / 3; i++) {
        const ss_draft *d = &making->drafts.at[i];
        if (!d->dropped && !d->level && d->pieces.count && d->pieces.at[d->pieces.count - 1].first == open)
            return i;
    }
    return SS_NONE;
}

/* The quotation is a paragraph of its own behind one that ends with the draft, which asked nothing. */
static bool follows_alone(const ss_making *making, const ss_draft *draft, uint32_t quote, uint32_t sentence) {
    const ss_quote *q = quote_of(making, quote), *before = quote_of(making, draft->quote);
    const ss_sentence *s = sentence_at(making, sentence);
    bool turned = making->view.tokens[q->open].size == 1 && making->view.tokens[q->end - 1].size > 1; /* "Berg came, shouting “Stay!” */
    if (before->scare || turned || (q->single && !before->single)) /* 'The Tide Turns': a heading */
        return false;
    const ss_paragraph *own = &making->view.document->paragraphs.at[s->paragraph];
    uint32_t last = last_token(draft), behind = last > draft->source.end ? last : draft->source.end;
    if (q->unopened || q->open != own->first || q->end + 1 < own->end || q->end - q->open < WHOLE_WORDS || paragraph_of(making, last) + 1 != s->paragraph)
        return false;
    bool ends = sentence_of(making, behind < q->open ? behind : last) + 1 == sentence;
    return ends && draft->act != SS_ACT_ASK && ss_view_mark(&making->view, q->open - 1) != ':' && ss_view_mark(&making->view, last - 1) != '?';
}

/* The draft whose quotation this one goes on with: opened again at a paragraph, the next sentence of the paragraph, or the next paragraph. */
static uint32_t continued(const ss_making *making, uint32_t quote, uint32_t sentence, const uint32_t *draft_of) {
    const ss_quote *q = quote_of(making, quote);
    if (q->continues != SS_NONE && draft_of[q->continues] != SS_NONE)
        return draft_of[q->continues];
    uint32_t holder = q->continues != SS_NONE ? holder_of(making, q->continues) : SS_NONE;
    if (holder != SS_NONE)
        return holder;
    bool comma = !q->scare && q->open > 0 && ss_view_mark(&making->view, q->open - 1) == ',';
    bool whole = begins_sentence(making, q->open, sentence) && ends_sentence(making, quote);
    uint32_t before = comma || whole ? draft_before(making, q->open, sentence) : SS_NONE;
    if (before == SS_NONE || making->drafts.at[before].quote == SS_NONE)
        return SS_NONE;
    if (comma && sentence == making->drafts.at[before].sentence)
        return before;
    uint32_t to;
    if (!whole || !ends_with_cue(making, &making->drafts.at[before]) || turned(making, before, sentence, &to))
        return SS_NONE;
    uint32_t paragraph = paragraph_of(making, last_token(&making->drafts.at[before]));
    bool near = paragraph == sentence_at(making, sentence)->paragraph || follows_alone(making, &making->drafts.at[before], quote, sentence);
    return near ? before : SS_NONE;
}

static ss_draft *new_quoted(ss_making *making, uint32_t quote, ss_rule rule, ss_run cue) {
    const ss_quote *q = quote_of(making, quote);
    ss_draft *draft = ss_draft_new(making, sentence_of(making, q->open));
    if (!draft)
        return NULL;
    draft->rule = (uint8_t)rule;
    draft->cue_run = cue;
    draft->head = cue.first < cue.end ? cue.first : SS_NONE;
    draft->act = SS_ACT_STATE;
    draft->quote = quote;
    draft->explicit_frame = 1;
    making->taken[quote] = 1;
    return ss_draft_piece(making, draft, (ss_run){q->open, q->end}) ? NULL : draft;
}

/* The owner of "words" at the token: her words, Mr. Berg's own words, the words of a diver. */
static ss_run owner_of(const ss_view *view, uint32_t in, uint32_t words, uint32_t end) {
    uint32_t own = words - (words > in + 2 && ss_view_word(view, words - 1, "own")), after;
    if (own == in + 2 && ss_view_is(view, in + 1, SS_W(POSSESSIVE)))
        return (ss_run){in + 1, own};
    if (words == in + 2 && ss_view_word(view, in + 1, "the") && words + 2 < end && ss_view_word(view, words + 1, "of"))
        return ss_clause_inverted(view, words + 2, end, &after);
    bool named = own > in + 1 && view->mention[in + 1] != SS_NONE && (ss_view_has(view, own - 1, SS_T_APOS_S) || ss_view_mark(view, own - 1) == '\'');
    return named ? (ss_run){in + 1, own} : (ss_run){0, 0};
}

/* The "words" of "in ... words" that begins at the token, or SS_NONE. */
static uint32_t words_behind(const ss_view *view, uint32_t in, uint32_t end) {
    for (uint32_t t = in + 2; ss_view_word(view, in, "in") && t < end && t <= in + NAME_WORDS; t++)
        if (ss_view_word(view, t, "words"))
            return t;
    return SS_NONE;
}

/* "in the words of" is a cue of the tables, too. */
static void give_way(ss_making *making, uint32_t head) {
    for (uint32_t i = ss_draft_from(making, head); i < making->framed && making->drafts.at[i].head == head; i++)
        making->drafts.at[i].dropped = 1;
}

/* It was, in her words, “the end of the pier.”  /  “The end of the pier,” in the words of a diver */
static ss_status in_words(ss_making *making, uint32_t quote, uint32_t sentence, bool *done) {
    const ss_view *view = &making->view;
    const ss_quote *q = quote_of(making, quote);
    const ss_sentence *s = sentence_at(making, sentence);
    uint32_t words = q->end < view->count ? words_behind(view, q->end, view->count) : SS_NONE, in = q->end;
    for (uint32_t t = q->open; words == SS_NONE && t > s->first && q->open - t <= WORDS_REACH; t--)
        if ((words = words_behind(view, t - 1, q->open)) != SS_NONE)
            in = t - 1;
    ss_run source = words == SS_NONE ? (ss_run){0, 0} : owner_of(view, in, words, in < q->open ? q->open : view->count);
    uint32_t behind = source.end > words ? source.end : words + 1;
    bool meets = source.first < source.end && (in == q->end || behind == q->open || (behind + 1 == q->open && ss_view_mark(view, behind) == ','));
    uint32_t own = meets && ss_view_word(view, words - 1, "own");
    ss_draft *draft = meets ? new_quoted(making, quote, SS_RULE_CUE_QUOTE, (ss_run){words - own, words + 1}) : NULL;
    if (!meets)
        return SS_OK;
    if (!draft)
        return SS_NOMEM;
    draft->source = source;
    draft->subject = ss_view_is(view, source.first, SS_W(POSSESSIVE)) ? SS_SUBJECT_PRONOUN : SS_SUBJECT_PHRASE;
    give_way(making, in);
    *done = true;
    return SS_OK;
}

/* PIERS CLOSE - More from Nils Holm: “...” / “... not mend it.” Holm: “...”: where the name before the colon begins, behind a dash or another
 * quotation. */
static uint32_t label_first(const ss_view *view, const ss_sentence *s, uint32_t colon) {
    uint32_t first = s->first;
    for (uint32_t t = colon; t-- > s->first && colon - t <= NAME_WORDS && first == s->first;)
        if (ss_view_dash(view, t) || (ss_view_closes(view, t) && !ss_view_is(view, t + 1, SS_W(PREPOSITION))))
            first = t + 1;
    bool behind = first > s->first && first + 2 < colon;
    first += behind && ss_view_word(view, first, "more") && ss_view_word(view, first + 1, "from");
    return first + (behind && first + 1 < colon && ss_view_word(view, first, "from"));
}

/* Vela: “No.”  /  “No.” — Vela */
static ss_status signature(ss_making *making, uint32_t quote, uint32_t sentence, bool *done) {
    const ss_view *view = &making->view;
    const ss_quote *q = quote_of(making, quote);
    const ss_sentence *s = sentence_at(making, sentence);
    ss_run source = {0, 0}, cue = {0, 0};
    bool colon = q->open > s->first + 1 && ss_view_mark(view, q->open - 1) == ':';
    uint32_t label = colon && !q->single ? label_first(view, s, q->open - 1) : s->first;
    if (colon && q->open - label <= NAME_WORDS && label + 1 < q->open) {
        cue = (ss_run){q->open - 1, q->open};
        source = (ss_run){label, q->open - 1};
    } else if (q->end + 1 < view->count && ss_view_dash(view, q->end) && ss_view_has(view, q->end + 1, SS_T_CAPITAL)) {
        uint32_t after;
        cue = (ss_run){q->end, q->end + 1};
        source = ss_clause_inverted(view, q->end + 1, view->document->sentences.at[sentence_of(making, q->end + 1)].end, &after);
    }
    bool named = source.first < source.end && (view->mention[source.end - 1] != SS_NONE || ss_view_dash(view, cue.first));
    if (!named || source.end - source.first > NAME_WORDS)
        return SS_OK;
    ss_draft *draft = new_quoted(making, quote, SS_RULE_CUE_COLON, cue);
    if (!draft)
        return SS_NOMEM;
    draft->source = source;
    draft->subject = SS_SUBJECT_PHRASE;
    *done = true;
    return SS_OK;
}

/* "His Danish colleague, Nils Berg, was blunter:": the name that the owner's word belongs to, or the word alone: "Her answer". */
static ss_run owned_speaker(const ss_view *view, uint32_t first, uint32_t colon) {
    uint32_t m = view->phrase[first + 1];
    const ss_mention *mention = m == SS_NONE ? NULL : &view->document->names.mentions.at[m];
    bool person = mention && mention->type == SS_PERSON && mention->end <= colon && mention->phrase_first <= first + 1;
    return (ss_run){first, person ? mention->end : first + 1};
}

/* Who stands at the beginning of the sentence, before the colon: "Her answer", "The minister was blunt", "Ruiz (smiling)". */
static ss_run first_speaker(const ss_view *view, uint32_t first, uint32_t colon) {
    ss_classes speakers = SS_W(ROLE) | SS_W(UNNAMED) | SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(DOCUMENT);
    if (ss_view_is(view, first, SS_W(SUBJECT) | SS_W(POSSESSIVE)))
        return owned_speaker(view, first, colon);
    for (uint32_t t = first; t < colon && t < first + NAME_WORDS / 2; t++) {
        uint32_t mention = view->mention[t];
        if (mention != SS_NONE && view->document->names.mentions.at[mention].end <= colon)
            return (ss_run){first, view->document->names.mentions.at[mention].end};
        if (ss_view_is(view, t, SS_W(ROLE)) && t + 1 < colon && view->mention[t + 1] != SS_NONE)
            continue;
        if (ss_view_is(view, t, speakers) || (t == first && ss_view_has(view, t, SS_T_CAPITAL) && ss_view_mark(view, t + 1) == '('))
            return (ss_run){first, t + 1};
        if (ss_view_is(view, t, SS_W(PREPOSITION) | SS_W(AUXILIARY) | SS_W(MODAL)) || ss_view_has(view, t, SS_T_PUNCT))
            break;
    }
    return (ss_run){first, first};
}

/* The same behind what leads the sentence: "But", "Back on the pier, ...". */
static ss_run colon_speaker(const ss_view *view, uint32_t first, uint32_t colon) {
    first += ss_view_is(view, first, SS_W(CONJUNCTION)) && first + 2 < colon;
    ss_run found = first_speaker(view, first, colon);
    for (uint32_t t = first; found.first == found.end && t + 2 < colon && t < first + LEADING_WORDS; t++)
        if (ss_view_mark(view, t) == ',')
            found = first_speaker(view, t + 1, colon);
    return found;
}

/* Whom a line before a quotation names: "From Ida Ruiz at the Ledger:", "Here is the board's statement:". A person comes before others. */
static ss_run named_in_line(const ss_view *view, uint32_t first, uint32_t colon) {
    ss_run found = {first, first};
    for (uint32_t t = first; t < colon && colon - first < LEADING_WORDS; t++) {
        const ss_mention *m = view->mention[t] == SS_NONE ? NULL : &view->document->names.mentions.at[view->mention[t]];
        if (!m || m->end > colon || m->type == SS_PLACE || m->type == SS_COUNTRY || m->type == SS_DOCUMENT)
            continue;
        if (m->type == SS_PERSON)
            return (ss_run){t, m->end};
        if (found.first == found.end)
            found = (ss_run){t, m->end};
        t = m->end - 1;
    }
    return found;
}

/* "Ruiz was asked by Mayor Vela: “...”": the "by" that the other speaker stands behind, or the colon. */
static uint32_t asked_by(const ss_view *view, ss_run asked, uint32_t colon) {
    bool passive = asked.end > asked.first && asked.end + 3 < colon && ss_view_is(view, asked.end, SS_W(AUXILIARY)) && ss_view_word(view, asked.end + 1, "asked");
    return passive && ss_view_word(view, asked.end + 2, "by") ? asked.end + 2 : colon;
}

/* "The minister made the following remark: “...”": whole words behind a colon, whatever led to it. The cue is what stands between
 * the speaker and the quotation, or the colon alone. */
static ss_status after_colon(ss_making *making, uint32_t quote, uint32_t sentence, bool *done) {
    const ss_view *view = &making->view;
    const ss_quote *q = quote_of(making, quote);
    bool apart = q->open > 0 && begins_sentence(making, q->open, sentence) && sentence > 0; /* as a paragraph of its own */
    uint32_t first = sentence_at(making, sentence - apart)->first, colon = q->open - 1;
    bool whole = !q->scare && !q->unopened && (!q->unclosed || apart) && q->end - q->open >= WHOLE_WORDS && ends_sentence(making, quote);
    if (!whole || q->open < first + 2 || ss_view_mark(view, colon) != ':')
        return SS_OK;
    ss_run source = colon_speaker(view, first, colon);
    if (apart && source.first == source.end)
        source = named_in_line(view, first, colon);
    if (apart && (source.first == source.end || ss_view_word(view, source.first, "it")))
        return SS_OK;
    source.end += source.end > source.first && ss_view_has(view, source.end, SS_T_APOS_S);
    ss_run asked = {first, first}, cue = {colon, colon + 1};
    uint32_t by = asked_by(view, source, colon);
    if (by < colon)
        asked = source, cue = (ss_run){source.end, by + 1}, source = (ss_run){by + 1, colon};
    else if (source.end > source.first && colon - source.end < NAME_WORDS)
        cue.first = source.end;
    ss_draft *draft = new_quoted(making, quote, SS_RULE_CUE_COLON, cue);
    if (!draft)
        return SS_NOMEM;
    draft->head = by < colon ? cue.first + 1 : colon;
    draft->addressee = asked;
    draft->act = by < colon ? SS_ACT_ASK : draft->act;
    draft->source = source;
    draft->subject = source.first == source.end ? SS_SUBJECT_NONE : ss_view_is(view, source.first, SS_W(SUBJECT) | SS_W(POSSESSIVE)) ? SS_SUBJECT_PRONOUN : SS_SUBJECT_PHRASE;
    *done = true;
    return SS_OK;
}

/* A word that may be a verb of speech that no table has: quipped, deadpanned. Not “The Pier,” by Ruiz. */
static bool verb_like(const ss_view *view, uint32_t token) {
    if (ss_view_is(view, token, SS_W(PREPOSITION) | SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(COMPLEMENTIZER)))
        return false;
    return ss_view_has(view, token, SS_T_WORD) && !ss_view_has(view, token, SS_T_CAPITAL) && view->mention[token] == SS_NONE &&
           (ss_view_ends(view, token, "ed") || ss_view_ends(view, token, "es") || ss_view_ends(view, token, "ts") || ss_view_is(view, token, SS_W(CUE)));
}

/* “...,” Ruiz quipped. / “...,” quipped Ruiz. */
static ss_status unknown_verb(ss_making *making, uint32_t quote, bool *done) {
    const ss_view *view = &making->view;
    const ss_quote *q = quote_of(making, quote);
    if (q->scare || q->end >= view->count || q->unclosed)
        return SS_OK;
    const ss_sentence *s = &view->document->sentences.at[sentence_of(making, q->end - 1)];
    uint32_t from = q->end, end = ss_clause_sentence_end(view, s), after;
    if (from < end && ss_view_mark(view, from) == ',')
        from++;
    if (from >= end)
        return SS_OK;
    bool verb_first = verb_like(view, from);
    ss_run source = ss_clause_inverted(view, verb_first ? from + 1 : from, end, &after);
    if (!verb_first)
        while (source.end > source.first && verb_like(view, source.end - 1))
            source.end--;
    uint32_t verb = verb_first ? from : source.end;
    bool fits = source.first < source.end && verb < end && verb_like(view, verb) &&
                (view->mention[source.end - 1] != SS_NONE || ss_view_is(view, source.end - 1, SS_W(SUBJECT) | SS_W(ROLE) | SS_W(UNNAMED)));
    if (!fits)
        return SS_OK;
    ss_draft *draft = new_quoted(making, quote, SS_RULE_CUE_QUOTE, (ss_run){verb, verb + 1});
    if (!draft)
        return SS_NOMEM;
    draft->source = source;
    draft->subject = ss_view_is(view, source.first, SS_W(SUBJECT)) ? SS_SUBJECT_PRONOUN : SS_SUBJECT_PHRASE;
    *done = true;
    return SS_OK;
}

static bool is_have(const ss_view *view, uint32_t t) { return ss_view_word(view, t, "had") || ss_view_word(view, t, "has") || ss_view_word(view, t, "have"); }

/* Where the verb begins: she [went on to say], she [had this to say]. */
static uint32_t verb_first(const ss_view *view, const ss_sentence *s, uint32_t first) {
    for (uint32_t t = first; t-- > s->first && first - t < HAD_REACH && ss_view_word(view, first - 1, "to");)
        if (is_have(view, t))
            return t > s->first && is_have(view, t - 1) ? t - 1 : t;
    bool going = first > s->first + 3 && ss_view_word(view, first - 1, "to") && ss_view_word(view, first - 2, "on");
    bool went = going && (ss_view_word(view, first - 3, "went") || ss_view_word(view, first - 3, "goes") || ss_view_word(view, first - 3, "going"));
    return went ? first - 3 : first;
}

/* "Holm said the following:": what only announces a quotation is no content. */
static void drop_announced(ss_making *making, uint32_t head, uint32_t colon) {
    for (uint32_t i = ss_draft_from(making, head); i < making->framed && making->drafts.at[i].head == head; i++) {
        ss_draft *d = &making->drafts.at[i];
        ss_run piece = d->pieces.count == 1 ? d->pieces.at[0] : (ss_run){0, 0};
        bool what = piece.end == piece.first + 1 && piece.end <= head; /* "here is what Holm had to say:" */
        d->dropped |= d->quote == SS_NONE && (what || (piece.end >= colon && piece.first + ANNOUNCED > colon));
    }
}

/* "The board replied:" and the quotation as a paragraph of its own. */
static ss_status introduced(ss_making *making, uint32_t quote, uint32_t sentence, bool *done) {
    const ss_view *view = &making->view;
    uint32_t open = quote_of(making, quote)->open, before;
    if (open < 2 || ss_view_mark(view, open - 1) != ':' || !begins_sentence(making, open, sentence))
        return SS_OK;
    const ss_sentence *s = &view->document->sentences.at[sentence_of(making, open - 1)];
    uint32_t at = open - 1, hit = SS_NONE;
    while (at > s->first && open - at < INTRODUCTION && hit == SS_NONE)
        hit = view->cue[--at];
    if (hit == SS_NONE || making->hits.at[hit].use == SS_USE_NOUN || making->hits.at[hit].use == SS_USE_PREP)
        return SS_OK;
    uint32_t verb = verb_first(view, s, making->hits.at[hit].first);
    if (ss_view_word(view, open - 2, "this") || verb < making->hits.at[hit].first || ss_view_word(view, open - 2, "following") || ss_view_word(view, open - 2, "follows"))
        drop_announced(making, making->hits.at[hit].head, open - 1);
    ss_draft *draft = new_quoted(making, quote, SS_RULE_CUE_QUOTE, (ss_run){verb, making->hits.at[hit].end});
    if (!draft)
        return SS_NOMEM;
    draft->cue = making->hits.at[hit].cue;
    draft->head = making->hits.at[hit].head;
    draft->act = ss_lexicon_cue(view->lexicon, draft->cue)->act;
    draft->subject = (uint8_t)ss_clause_subject(view, s->first, verb, &draft->source, &before);
    if (draft->subject == SS_SUBJECT_NONE) {
        draft->source = named_in_line(view, s->first, open - 1);
        draft->subject = draft->source.first < draft->source.end ? SS_SUBJECT_PHRASE : SS_SUBJECT_NONE;
    }
    *done = true;
    return SS_OK;
}

/* The finite cue of quotations behind a subject in the sentence, near its beginning; or SS_NONE. */
static uint32_t teller_behind(const ss_making *making, const ss_sentence *s) {
    const ss_view *view = &making->view;
    uint32_t last = SS_NONE;
    for (uint32_t t = s->first; t < s->end && t < s->first + INTRODUCTION && view->quote[t] == SS_NONE; t++) {
        if (view->cue[t] == SS_NONE || view->cue[t] == last)
            continue;
        last = view->cue[t];
        const ss_hit *hit = &making->hits.at[last];
        if (hit->use == SS_USE_FINITE && hit->form != SS_FORM_BASE && !hit->negated && hit->modality == SS_ACTUAL && (hit->entry->frames & SS_F_QUOTE) && (hit->entry->frames & SS_F_PARENTHETIC))
            return last;
    }
    return SS_NONE;
}

/* Where whom somebody told or asked ends, when a few words do nothing but name the hearer; else `at`. */
static uint32_t behind_whom(const ss_view *view, const ss_hit *hit, uint32_t at, uint32_t end) {
    bool hears = (hit->entry->frames & SS_F_TOLD) || (hit->entry->act == SS_ACT_ASK && (hit->entry->frames & SS_F_OBJECT_TO));
    ss_run whom = hears && at < end && end - at <= NAME_WORDS && !ss_view_is(view, at, SS_W(PREPOSITION) | SS_W(COMPLEMENTIZER)) ? ss_clause_object(view, at, end) : (ss_run){at, at};
    return whom.first == at && whom.end > at ? whom.end : at;
}

/* "on Monday", "in a speech to the board": nothing but when and where, up to the end. */
static bool is_aside(const ss_view *view, uint32_t at, uint32_t end) {
    for (uint32_t t = at; t < end; t++)
        if (view->mention[t] == SS_NONE && (ss_view_ends(view, t, "ed") || ss_view_is(view, t, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT) | SS_W(COMPLEMENTIZER))))
            return false;
    return at == end || ss_clause_skip_adjuncts(view, at, end) == end;
}

/* “Who built it?” Holm's niece, Ida Ruiz, asked the board.  --  a sentence that is nothing but somebody, a verb and whom it is said to tells the
 * quotation that ends just before it. */
static ss_status told_behind(ss_making *making, uint32_t quote, uint32_t sentence, bool *done) {
    const ss_view *view = &making->view;
    const ss_quote *q = quote_of(making, quote);
    const ss_sentence *s = sentence_at(making, sentence), *next = s + 1;
    if (q->unclosed || q->unopened || sentence + 1 >= view->document->sentences.count || next->first != q->end || next->paragraph != s->paragraph || view->quote[next->first] != SS_NONE)
        return SS_OK;
    uint32_t index = teller_behind(making, next), end = ss_clause_sentence_end(view, next), before;
    if (index == SS_NONE)
        return SS_OK;
    const ss_hit *hit = &making->hits.at[index];
    uint32_t at = behind_whom(view, hit, hit->end, end);
    ss_run source;
    uint8_t subject = (uint8_t)ss_clause_subject(view, next->first, hit->first, &source, &before);
    bool plain = subject == SS_SUBJECT_PHRASE || subject == SS_SUBJECT_PRONOUN;
    if (!plain || source.first != next->first || !is_aside(view, at, end))
        return SS_OK;
    give_way(making, hit->head);
    ss_draft *draft = new_quoted(making, quote, SS_RULE_CUE_QUOTE, (ss_run){hit->first, hit->end});
    if (!draft)
        return SS_NOMEM;
    draft->cue = hit->cue;
    draft->head = hit->head;
    draft->act = hit->entry->act;
    draft->source = source;
    draft->subject = subject;
    draft->addressee = (ss_run){hit->end, at};
    *done = true;
    return SS_OK;
}

/* "But Ruiz believes that nets are safer. “It is slow work.”": who thinks something in the sentence before, or SS_NONE. */
static uint32_t thinker_before(const ss_making *making, uint32_t token, uint32_t sentence) {
    for (uint32_t i = ss_draft_from(making, token); i-- > 0 && making->drafts.at[i].sentence + 1 >= sentence;) {
        const ss_draft *d = &making->drafts.at[i];
        if (d->sentence + 1 == sentence && !d->dropped && d->level && d->source.first < d->source.end && making->view.quote[d->source.first] == SS_NONE)
            return i;
    }
    return SS_NONE;
}

/* “A. “B.”: A goes on in B, with a mark of its own. */
static bool opened_again(const ss_making *making, uint32_t quote) {
    const ss_quotes *quotes = &making->view.document->quotes;
    return quote + 1 < quotes->count && quotes->at[quote + 1].continues == quote;
}

/* “I think it will hold.: the cue does not tell what the quotation begins with. */
static bool stands_inside(const ss_draft *draft, const ss_quote *quote) { return draft->pieces.count && draft->pieces.at[0].first > quote->open + 1; }

/* A whole quotation with nothing beside it: of the speaker before, or of nobody that the text names. */
static ss_status carried(ss_making *making, uint32_t quote, uint32_t sentence) {
    const ss_quote *q = quote_of(making, quote);
    if (q->scare || q->unopened || q->end - q->open < WHOLE_WORDS || !begins_sentence(making, q->open, sentence) || !ends_sentence(making, quote))
        return SS_OK;
    uint32_t inside = ss_draft_from(making, q->open);
    if (q->unclosed && inside < making->framed && making->drafts.at[inside].head < q->end && !(opened_again(making, quote) && stands_inside(&making->drafts.at[inside], q)))
        return SS_OK; /* “The tide will turn, said Ruiz: the cue tells more than a mark that is never closed */
    uint32_t before = draft_before(making, q->open, sentence), to;
    if (before != SS_NONE && turned(making, before, sentence, &to))
        before = to;
    ss_draft *draft = new_quoted(making, quote, SS_RULE_QUOTE_CARRIED, (ss_run){0, 0});
    if (!draft)
        return SS_NOMEM;
    draft->shares = before != SS_NONE || q->single ? before : thinker_before(making, q->open, sentence);
    return SS_OK;
}

/* The name in the next paragraph that only the closing mark follows, or an empty run. */
static ss_run name_below(const ss_making *making, uint32_t quote, uint32_t sentence) {
    const ss_view *view = &making->view;
    const ss_document *document = view->document;
    const ss_quote *q = quote_of(making, quote), *next = q + 1;
    ss_run none = {0, 0};
    if (!q->unclosed || quote + 1 >= document->quotes.count || !next->unopened || next->open != q->end || view->mention[next->open] == SS_NONE)
        return none;
    const ss_paragraph *p = &document->paragraphs.at[paragraph_of(making, next->open)];
    if (p->first != next->open || p->end > next->end || p->end - p->first > TRAILING_WORDS || q->open != document->paragraphs.at[sentence_at(making, sentence)->paragraph].first)
        return none;
    ss_run name = {next->open, next->end - 1};
    while (name.end > name.first && ss_view_mark(view, name.end - 1) == '.')
        name.end--;
    for (uint32_t t = name.first; t < name.end; t++)
        if (view->cue[t] != SS_NONE)
            return none;
    return name;
}

/* "We stay.   /   Nils Holm, the chairman."   -- a quotation that a page shows in large letters, who said it below, and one pair of marks. */
static ss_status pulled(ss_making *making, uint32_t quote, uint32_t sentence, bool *done) {
    ss_run name = name_below(making, quote, sentence);
    if (name.first >= name.end)
        return SS_OK;
    uint32_t mark = quote_of(making, quote + 1)->end - 1;
    ss_draft *draft = new_quoted(making, quote, SS_RULE_CUE_COLON, (ss_run){mark, mark + 1});
    if (!draft)
        return SS_NOMEM;
    draft->source = name;
    draft->subject = SS_SUBJECT_PHRASE;
    making->taken[quote + 1] = 1;
    *done = true;
    return SS_OK;
}

static ss_status read_one(ss_making *making, uint32_t quote, uint32_t sentence, uint32_t *draft_of) {
    bool done = false;
    ss_status status = pulled(making, quote, sentence, &done);
    if (!status && !done)
        status = told_behind(making, quote, sentence, &done);
    uint32_t draft = !status && !done ? continued(making, quote, sentence, draft_of) : SS_NONE;
    if (draft != SS_NONE) {
        draft_of[quote] = draft;
        return go_on(making, draft, quote);
    }
    if (!status && !done)
        status = in_words(making, quote, sentence, &done);
    if (!status && !done)
        status = signature(making, quote, sentence, &done);
    if (!status && !done)
        status = introduced(making, quote, sentence, &done);
    if (!status && !done)
        status = unknown_verb(making, quote, &done);
    if (!status && !done)
        status = after_colon(making, quote, sentence, &done);
    if (!status && !done)
        status = carried(making, quote, sentence);
    if (!status && making->taken[quote])
        draft_of[quote] = making->drafts.count - 1;
    return status;
}

ss_status ss_quoted_read(ss_making *making) {
    uint32_t count = making->view.document->quotes.count;
    uint32_t *draft_of = ss_arena_take(&making->view.document->arena, ((size_t)count + 1) * sizeof *draft_of);
    if (!draft_of)
        return SS_NOMEM;
    memset(draft_of, 0xFF, ((size_t)count + 1) * sizeof *draft_of);
    for (uint32_t i = 0; i < making->drafts.count; i++)
        if (making->drafts.at[i].quote != SS_NONE)
            draft_of[making->drafts.at[i].quote] = i;
    const ss_sentences *sentences = &making->view.document->sentences;
    for (uint32_t i = 0, sentence = 0; i < count; i++) { /* quotations come in the order of their opening marks */
        if (making->taken[i] || quote_of(making, i)->parent != SS_NONE)
            continue;
        while (sentence + 1 < sentences->count && sentences->at[sentence + 1].first <= quote_of(making, i)->open)
            sentence++;
        ss_status status = talks(making, sentence) ? read_one(making, i, sentence, draft_of) : SS_OK;
        if (status)
            return status;
    }
    return SS_OK;
}

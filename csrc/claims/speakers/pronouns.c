#include "claims/speakers/hearers.h"
#include "claims/speakers/parts.h"

enum { SUBJECT_REACH = 12, FRONT_LOCALS = 64, RELATIVE_REACH = 8, DOCUMENT_REACH = 6, SHORT_SPEECH = 3, SUBJECT_FIRST = 2, PEOPLE_FIRST = 4, TOLD_REACH = 6, PHRASE_FIRST = 6, NAMELESS_REACH = 24, QUOTED_REACH = 48 };

/* ---- what fits ---- */

static bool gender_fits(const ss_view *view, uint32_t pronoun, uint32_t local) {
    uint8_t gender = ss_local_at(view, local)->gender;
    if (ss_view_is(view, pronoun, SS_W(FEMALE)))
        return gender != 'm';
    if (ss_view_is(view, pronoun, SS_W(MALE)))
        return gender != 'f';
    return true;
}

/* "Republicans" and "Western countries" are they, never it. */
static bool is_plural(const ss_view *view, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    return known->type == SS_GROUP && known->name_size && view->document->names.strings.at[known->name_at + known->name_size - 1] == 's';
}

static bool type_fits(const ss_view *view, uint32_t pronoun, uint32_t local) {
    uint8_t type = ss_local_at(view, local)->type;
    if (ss_view_is(view, pronoun, SS_W(MALE) | SS_W(FEMALE)))
        return type == SS_PERSON;
    if (type == SS_PERSON || type == SS_PLACE)
        return false;
    return ss_view_is(view, pronoun, SS_W(PLURAL)) || !is_plural(view, local);
}

/* A source without a name that the pronoun can mean: then it means nobody with a name. */
static bool sort_fits(const ss_view *view, uint32_t pronoun, ss_sort sort) {
    if (ss_view_is(view, pronoun, SS_W(MALE) | SS_W(FEMALE)))
        return sort == SS_SORT_PERSON;
    return ss_view_is(view, pronoun, SS_W(PLURAL)) ? sort == SS_SORT_MANY : sort == SS_SORT_THING;
}

/* "He warned that Mr. Berg had lost": whom a clause behind its verb names is not he who says it. */
__attribute__((noinline))
static bool is_told_of(const ss_resolver *r, uint32_t pronoun, uint32_t local) {
    const ss_view *view = r->view;
    const ss_draft *here = ss_draft_placed(r, r->at);
    uint32_t first = here->pieces.count ? here->pieces.at[0].first : 0, end = here->pieces.count ? here->pieces.at[0].end : 0;
    if (pronoun != here->source.first || first <= pronoun || !ss_view_is(view, pronoun, SS_W(MALE) | SS_W(FEMALE)))
        return false;
    end = end < first + TOLD_REACH ? end : first + TOLD_REACH;
    for (uint32_t i = first; i < end; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = ss_mention_at(view, m);
        bool named = mention->local == local && mention->how != SS_NOMINAL && !mention->adjective && !mention->possessive && view->quote[i] == SS_NONE;
        if (named && !ss_name_before_noun(view, mention, end))
            return true;
        i = mention->end - 1;
    }
    return false;
}

/* "“Berg was tired,” he said": nobody calls himself by his name, but for "I am Berg". */
__attribute__((noinline))
static bool is_quoted_of(const ss_resolver *r, uint32_t pronoun, uint32_t local) {
    const ss_view *view = r->view;
    const ss_draft *here = ss_draft_placed(r, r->at);
    ss_run piece = here->pieces.count ? here->pieces.at[0] : (ss_run){0, 0};
    if (pronoun != here->source.first || piece.first >= piece.end || !ss_view_opens(view, piece.first) || !ss_view_is(view, pronoun, SS_W(MALE) | SS_W(FEMALE)))
        return false;
    uint32_t quote = view->quote[piece.first], end = piece.end < piece.first + QUOTED_REACH ? piece.end : piece.first + QUOTED_REACH;
    for (uint32_t i = piece.first + 1; i < end; i++) {
        uint32_t m = view->mention[i];
        const ss_mention *mention = m != SS_NONE && view->quote[i] == quote ? ss_mention_at(view, m) : NULL;
        if (mention && mention->local == local && mention->how != SS_NOMINAL && mention->how != SS_PRONOUN)
            return !ss_view_is(view, i - 1, SS_W(AUXILIARY)) && ss_view_mark(view, i - 1) != '[' && (i < 2 || ss_view_mark(view, i - 2) != '['); /* "We [Ms Holm and Mrs Berg]" */
    }
    return false;
}

/* Whom the pronoun cannot mean. */
static bool is_another(const ss_resolver *r, uint32_t pronoun, uint32_t local) {
    const ss_draft *here = ss_draft_placed(r, r->at);
    bool quotes = here->pieces.count && ss_view_has(r->view, here->pieces.at[0].first, SS_T_QUOTE);
    return is_told_of(r, pronoun, local) || (quotes && is_quoted_of(r, pronoun, local));
}

/* ---- what is at hand ---- */

/* The draft stands inside the content of one near it: whoever speaks there is not at hand for a pronoun outside. */
static bool nested(const ss_resolver *r, uint32_t at) {
    const ss_draft *inner = ss_draft_placed(r, at);
    uint32_t first = at > 3 ? at - 3 : 0, end = at + 4 < r->making->drafts.count ? at + 4 : r->making->drafts.count;
    for (uint32_t i = first; i < end; i++) {
        const ss_draft *outer = ss_draft_placed(r, i);
        bool nobody = outer->source.first >= outer->source.end && outer->quote == SS_NONE; /* it should be noted that */
        for (uint32_t k = 0; i != at && !nobody && !outer->dropped && k < outer->pieces.count && k < 4; k++)
            if (inner->head != SS_NONE && outer->pieces.at[k].first <= inner->head && inner->head < outer->pieces.at[k].end)
                return true;
    }
    return false;
}

/* "a raid, seen by Norland as a threat": who stands behind the "by" of a participle is no subject of its sentence. */
static bool is_beside(const ss_view *view, const ss_draft *d) {
    uint32_t cue = d->cue_run.first, by = d->source.first;
    if (by <= cue || by >= d->source.end || cue >= d->cue_run.end || cue == 0 || !ss_view_word(view, by - 1, "by"))
        return false;
    return ss_view_ends(view, cue, "ed") && !ss_view_is(view, cue - 1, SS_W(AUXILIARY) | SS_W(ADVERB) | SS_W(NEGATION)) && !ss_view_be(view, cue - 1);
}

bool ss_draft_at_hand(const ss_resolver *r, uint32_t place, uint32_t token) {
    const ss_draft *d = ss_draft_placed(r, place);
    uint32_t quote = d->head == SS_NONE ? SS_NONE : r->view->quote[d->head];
    if (d->dropped || (quote != SS_NONE && quote != r->view->quote[token])) /* who speaks inside a quotation is not he outside */
        return false;
    if (d->rule == SS_RULE_TURN && ss_turn_of(r->making, token)) /* nor is who talks he in what is said */
        return false;
    if (d->sentence != ss_here(r) && (nested(r, place) || is_beside(r->view, d)))
        return false;
    return d->source.first >= d->source.end || d->source.first < token;
}

/* A picture's credit or the title of a link between the sentences: nobody in it is spoken of. */
static bool is_furniture(const ss_view *view, uint32_t sentence) {
    uint8_t role = view->document->sentences.at[sentence].role;
    return role == SS_ROLE_CREDIT || role == SS_ROLE_BOILERPLATE;
}

/* Stops at the first verb that can be told: what stands behind it is no subject. */
uint32_t ss_sentence_subject(const ss_view *view, uint32_t sentence) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    uint32_t end = s->end < s->first + SUBJECT_REACH ? s->end : s->first + SUBJECT_REACH;
    if (is_furniture(view, sentence))
        return SS_NONE;
    for (uint32_t i = s->first; i < end && view->quote[i] == SS_NONE; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE) {
            if (ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT)) || (view->cue[i] != SS_NONE && !ss_view_has(view, i, SS_T_CAPITAL)))
                return SS_NONE;
            continue;
        }
        const ss_mention *mention = ss_mention_at(view, m);
        bool behind = i > s->first && ss_view_is(view, i - 1, SS_W(PREPOSITION));
        i = mention->end - 1;
        bool does = mention->adjective && mention->how != SS_DEMONYM && mention->end + 1 < end && ss_view_ends(view, mention->end, "ed") && /* Norland abandoned the pact */
                    ss_view_is(view, mention->end + 1, SS_W(DETERMINER) | SS_W(POSSESSIVE));
        bool owner = mention->possessive || (mention->type == SS_PERSON && ss_name_before_noun(view, mention, s->end));
        if (ss_mention_usable(mention) && (!mention->adjective || does) && !owner && !mention->in_role && !mention->dateline && !behind)
            return m;
    }
    return SS_NONE;
}

typedef enum { MEANS_UNKNOWN, MEANS_NOBODY, MEANS_LOCAL, MEANS_DRAFT } meaning;
/* A translation may say he for she, and he of the European Union. */
typedef enum { ANYBODY, ANY_GENDER, STRICT } how_strict;

/* A nameless source stands in the way of those before it, but for "the senator", who may well be one of them, and for who only asks. */
static bool stands_between(const ss_resolver *r, uint32_t pronoun, const ss_draft *d) {
    const ss_view *view = r->view;
    if (!sort_fits(view, pronoun, ss_phrase_sort(view, d->source)) || d->act == SS_ACT_ASK)
        return false;
    uint32_t end = ss_phrase_head_end(view, d->source);
    bool own = end < d->source.end && (ss_view_word(view, end, "of") || ss_view_word(view, end, "for")); /* the representative of Norland */
    return own || !ss_view_word(view, d->source.first, "the") || !ss_view_is(view, end - 1, SS_W(EPITHET));
}

/* "A spokesman of the navy said ... he": who has no name himself speaks for what has one, and so does he. */
__attribute__((noinline))
static bool speaks_for(const ss_resolver *r, uint32_t pronoun, const ss_draft *d, const ss_speaker *speaker) {
    return ss_view_is(r->view, pronoun, SS_W(MALE) | SS_W(FEMALE)) && speaker->how == SS_BY_NOMINAL && ss_phrase_sort(r->view, d->source) == SS_SORT_PERSON;
}

/* "Kask asked him if he knew. “No,” he replied": who asks him is not he. */
static bool asks_him(const ss_view *view, uint32_t pronoun, const ss_draft *d) {
    uint32_t at = d->cue_run.end;
    const ss_classes genders = SS_W(MALE) | SS_W(FEMALE);
    bool him = d->act == SS_ACT_ASK && at < view->count && d->cue_run.first < at && view->mention[at] == SS_NONE && ss_view_is(view, at, SS_W(PRONOUN));
    return him && (view->words[view->tokens[at].symbol].classes & genders & view->words[view->tokens[pronoun].symbol].classes) != 0;
}

/* What one draft says of the pronoun. */
static meaning of_speaker(const ss_resolver *r, uint32_t pronoun, uint32_t place, how_strict strict) {
    const ss_draft *d = ss_draft_placed(r, place);
    const ss_speaker *speaker = &r->speakers[r->order[place]];
    if (d->dropped || (d->sentence != ss_here(r) && (d->rule == SS_RULE_CUE_NOUN || asks_him(r->view, pronoun, d))))
        return MEANS_UNKNOWN;
    if (speaker->all.count > 1 && ss_view_is(r->view, pronoun, SS_W(PLURAL)))
        return MEANS_DRAFT;
    if (speaker->local == SS_NONE) {
        bool without = strict == STRICT && (speaker->how == SS_BY_UNNAMED || speaker->how == SS_BY_COLLECTIVE);
        return without && d->source.first < d->source.end && stands_between(r, pronoun, d) ? MEANS_NOBODY : MEANS_UNKNOWN;
    }
    if (ss_local_at(r->view, speaker->local)->type != SS_PERSON && speaks_for(r, pronoun, d, speaker))
        return MEANS_LOCAL;
    uint8_t type = ss_local_at(r->view, speaker->local)->type;
    bool paper = type == SS_OUTLET && ss_view_is(r->view, pronoun, SS_W(MALE) | SS_W(FEMALE)); /* no translation calls a newspaper he */
    bool speaks = strict == ANYBODY ? type != SS_PLACE && !paper : type_fits(r->view, pronoun, speaker->local);
    bool fits = speaks && speaker->local != r->quoter && (strict != STRICT || gender_fits(r->view, pronoun, speaker->local));
    fits = fits && !(strict == STRICT && is_another(r, pronoun, speaker->local));
    return fits ? MEANS_LOCAL : MEANS_UNKNOWN;
}

/* "Lind asked Holm how deep the dock was. “Ten metres,” he said": who was asked, when he fits, or SS_NONE. */
static uint32_t who_answers(const ss_resolver *r, uint32_t pronoun, uint32_t place) {
    const ss_draft *d = ss_draft_placed(r, place);
    ss_run asked = d->target.first < d->target.end ? d->target : d->addressee;
    asked = asked.first < asked.end ? asked : ss_hearer_asked(r->view, d);
    if (d->act != SS_ACT_ASK || d->sentence == ss_here(r) || asked.first >= asked.end)
        return SS_NONE;
    uint32_t m = ss_speaker_head(r->view, asked), local = m == SS_NONE ? SS_NONE : ss_mention_at(r->view, m)->local;
    return local != SS_NONE && type_fits(r->view, pronoun, local) && gender_fits(r->view, pronoun, local) ? local : SS_NONE;
}

uint32_t ss_speaker_accused(const ss_resolver *r, uint32_t place) {
    const ss_draft *here = ss_draft_placed(r, r->at), *d = ss_draft_placed(r, place);
    bool answers = here->act == SS_ACT_DENY || here->act == SS_ACT_REJECT, accuses = d->act == SS_ACT_ACCUSE || d->act == SS_ACT_BLAME;
    if (!answers || !accuses || d->dropped || d->target.first >= d->target.end || d->sentence + 1 < here->sentence)
        return SS_NONE;
    uint32_t m = ss_speaker_head(r->view, d->target);
    return m == SS_NONE ? SS_NONE : ss_mention_at(r->view, m)->local;
}

/* "Berg was called a liar by a judge. He said": the person whom the sentence is about from its first words on, not who stands behind the
 * "by" of its passive; or SS_NONE. */
__attribute__((noinline))
static uint32_t who_undergoes(const ss_resolver *r, uint32_t pronoun, uint32_t place) {
    const ss_view *view = r->view;
    const ss_draft *d = ss_draft_placed(r, place);
    ss_run source = r->speakers[r->order[place]].source;
    bool agent = d->sentence != ss_here(r) && source.first < source.end && ss_view_word(view, source.first - 1, "by");
    uint32_t m = agent ? ss_sentence_subject(view, d->sentence) : SS_NONE;
    if (m == SS_NONE || ss_mention_at(view, m)->end > d->cue_run.first)
        return SS_NONE;
    uint32_t local = ss_mention_at(view, m)->local;
    bool fits = ss_local_at(view, local)->type == SS_PERSON && type_fits(view, pronoun, local) && gender_fits(view, pronoun, local);
    return fits && local != r->quoter && !is_another(r, pronoun, local) ? local : SS_NONE;
}

/* What the drafts of the sentence say, from the last one on; `*place` is behind them and gets the first of them. */
static meaning in_drafts(const ss_resolver *r, uint32_t pronoun, uint32_t sentence, how_strict strict, uint32_t *place, uint32_t *found) {
    for (; *place > ss_oldest_place(r) && ss_draft_placed(r, *place - 1)->sentence >= sentence; --*place) {
        meaning means = of_speaker(r, pronoun, *place - 1, strict);
        if (means == MEANS_UNKNOWN || !ss_draft_at_hand(r, *place - 1, pronoun))
            continue;
        bool agent = r->speakers[r->order[*place - 1]].source.first > ss_draft_placed(r, *place - 1)->cue_run.first;
        *found = agent ? who_undergoes(r, pronoun, *place - 1) : SS_NONE;
        if (*found != SS_NONE)
            return MEANS_LOCAL;
        if (means == MEANS_NOBODY)
            return means;
        uint32_t answers = means == MEANS_LOCAL ? who_answers(r, pronoun, *place - 1) : SS_NONE;
        uint32_t accused = means == MEANS_LOCAL ? ss_speaker_accused(r, *place - 1) : SS_NONE;
        if (accused != SS_NONE && type_fits(r->view, pronoun, accused) && gender_fits(r->view, pronoun, accused))
            answers = accused;
        *found = means == MEANS_DRAFT ? r->order[*place - 1] : r->speakers[r->order[*place - 1]].local;
        *found = answers != SS_NONE ? answers : *found;
        return means;
    }
    return MEANS_UNKNOWN;
}

/* "The driver told them he slept. She said ...": a nameless source whose gender nobody knows gives way to a named speaker of the
 * same paragraph whose gender is known and fits. */
static uint32_t known_instead(const ss_resolver *r, uint32_t pronoun, uint32_t place) {
    const ss_sentence *sentences = r->view->document->sentences.at;
    const ss_draft *nameless = ss_draft_placed(r, place);
    bool brought_in = ss_view_word(r->view, nameless->source.first, "a") || ss_view_word(r->view, nameless->source.first, "an");
    if (brought_in && ss_view_is(r->view, pronoun, SS_W(MALE)) && nameless->sentence + SHORT_SPEECH >= ss_here(r))
        return SS_NONE; /* "An informed source told Radio Lim. “...,” he said" */
    uint32_t head = ss_phrase_head_end(r->view, nameless->source) - 1, paragraph = sentences[ss_here(r)].paragraph;
    if (nameless->sentence == ss_here(r) || ss_view_is(r->view, head, SS_W(MALE) | SS_W(FEMALE)))
        return SS_NONE;
    for (uint32_t i = place; i-- > ss_oldest_place(r) && sentences[ss_draft_placed(r, i)->sentence].paragraph == paragraph;) {
        uint32_t local = r->speakers[r->order[i]].local;
        uint8_t gender = local == SS_NONE ? 0 : ss_local_at(r->view, local)->gender;
        if (gender == (ss_view_is(r->view, pronoun, SS_W(FEMALE)) ? 'f' : 'm') && ss_draft_at_hand(r, i, pronoun))
            return local;
    }
    return SS_NONE;
}

/* "The report lists ... It": the sentence is about a document without a name. */
static bool about_document(const ss_view *view, uint32_t sentence) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    uint32_t end = s->end < s->first + DOCUMENT_REACH ? s->end : s->first + DOCUMENT_REACH;
    for (uint32_t i = s->first; i < end; i++) {
        if (ss_view_has(view, i, SS_T_PUNCT) || ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT) | SS_W(PREPOSITION)))
            return false;
        if (i > s->first && view->mention[i] == SS_NONE && ss_view_is(view, i, SS_W(DOCUMENT)) && !ss_view_is(view, i, SS_W(UNNAMED) | SS_W(ROLE)))
            return i + 1 == s->end || !ss_view_is(view, i + 1, SS_W(ROLE) | SS_W(ORGAN) | SS_W(UNNAMED) | SS_W(COMPANY));
    }
    return false;
}

static bool names_somebody(const ss_view *view, uint32_t token) { return view->mention[token] != SS_NONE && ss_mention_at(view, view->mention[token])->local != SS_NONE; }

/* The word for one person, whose gender is no other than that of the pronoun. */
static bool is_one_person(const ss_view *view, uint32_t token, uint32_t pronoun, bool known) {
    bool female = ss_view_is(view, pronoun, SS_W(FEMALE)), fits = ss_view_is(view, token, female ? SS_W(FEMALE) : SS_W(MALE));
    bool person = !names_somebody(view, token) && ss_view_is(view, token, SS_W(ROLE) | SS_W(UNNAMED)) && !ss_view_is(view, token, SS_W(PLURAL)) && !ss_view_ends(view, token, "s");
    return person && (fits || (!known && !ss_view_is(view, token, female ? SS_W(MALE) : SS_W(FEMALE))));
}

/* "His wife shook her head. “Sell it,” she said", "When we asked a pilot about it, he shrugged. “Ships sink,” he said": that sentence is
 * about one person without a name, whom the pronoun means. */
__attribute__((noinline))
static bool about_nameless(const ss_view *view, uint32_t pronoun, uint32_t sentence) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    bool brought = false, means = ss_view_is(view, s->first, SS_W(POSSESSIVE)) && s->first + 2 < s->end && is_one_person(view, s->first + 1, pronoun, true) &&
                                  ss_view_mark(view, s->first + 2) != ',';
    for (uint32_t i = s->first; i < s->end && i < s->first + NAMELESS_REACH; i++) {
        if (view->quote[i] != SS_NONE || (names_somebody(view, i) && ss_mention_at(view, view->mention[i])->type == SS_PERSON))
            return false;
        uint32_t article = i > s->first + 3 ? i - 1 - !ss_view_is(view, i - 1, SS_W(DETERMINER)) : s->first;
        bool led = article > s->first && (ss_view_word(view, article, "a") || ss_view_word(view, article, "an")) && (ss_view_word(view, article - 1, "asked") || ss_view_word(view, article - 1, "told") || ss_view_word(view, article - 1, "met"));
        means |= brought && view->tokens[i].symbol == view->tokens[pronoun].symbol;
        brought |= led && is_one_person(view, i, pronoun, false);
    }
    return means;
}

/* "There were warnings from the former harbour master, Mr Berg. He ...": of the sentence before, without a speaker or a subject, the only
 * person named; SS_NONE when there are more. */
static uint32_t only_person(const ss_resolver *r, uint32_t pronoun, uint32_t sentence) {
    const ss_view *view = r->view;
    const ss_sentence *s = &view->document->sentences.at[sentence];
    uint32_t found = SS_NONE;
    if (s->end - s->first > LOOK_BACK_TOKENS)
        return SS_NONE;
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t m = view->mention[i];
        if (view->quote[i] != SS_NONE || (m == SS_NONE && ss_view_is(view, i, SS_W(SUBJECT)) && !ss_view_is(view, i, SS_W(RELATIVE))))
            return SS_NONE;
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = ss_mention_at(view, m);
        i = mention->end - 1;
        if (mention->type != SS_PERSON || !ss_mention_usable(mention) || mention->local == found)
            continue;
        if (found != SS_NONE || mention->possessive || ss_name_before_noun(view, mention, s->end) || !gender_fits(view, pronoun, mention->local))
            return SS_NONE;
        found = mention->local;
    }
    return found;
}

/* In the first words, or, where it is meant, behind a short phrase and its comma: "Under Holm, | Norland". */
static bool opens_sentence(const ss_view *view, const ss_sentence *s, const ss_mention *subject, uint32_t pronoun) {
    uint32_t at = subject->phrase_first;
    if (at <= s->first + SUBJECT_FIRST || !ss_view_is(view, pronoun, SS_W(NEUTER)))
        return at <= s->first + SUBJECT_FIRST;
    at -= ss_view_is(view, at - 1, SS_W(DETERMINER));
    return at <= s->first + PHRASE_FIRST && ss_view_mark(view, at - 1) == ',' && ss_view_is(view, s->first, SS_W(PREPOSITION));
}

/* "Norland tabled the draft, though it said ...": whom the pronoun's own sentence is about from its first words on, before a comma or a
 * link; else SS_NONE. */
static uint32_t own_subject(const ss_resolver *r, uint32_t pronoun) {
    const ss_view *view = r->view;
    const ss_sentence *s = &view->document->sentences.at[ss_here(r)];
    uint32_t m = view->quote[pronoun] == SS_NONE ? ss_sentence_subject(view, ss_here(r)) : SS_NONE;
    if (m == SS_NONE || ss_is_label(r, m) || ss_mention_at(view, m)->end >= pronoun || !opens_sentence(view, s, ss_mention_at(view, m), pronoun))
        return SS_NONE;
    uint32_t local = ss_mention_at(view, m)->local;
    uint8_t type = ss_local_at(view, local)->type;
    bool other = type == SS_DOCUMENT || (ss_view_is(view, pronoun, SS_W(PLURAL)) && type != SS_GROUP);
    if (other || local == r->quoter || !type_fits(view, pronoun, local) || !gender_fits(view, pronoun, local))
        return SS_NONE;
    for (uint32_t i = pronoun; i-- > ss_mention_at(view, m)->end && i + LOOK_BACK_TOKENS > pronoun;)
        if (ss_view_mark(view, i) == ',' || ss_view_is(view, i, SS_W(SUBORDINATOR) | SS_W(RELATIVE) | SS_W(CONJUNCTION)))
            return local;
    return SS_NONE;
}

/* "Danish sailors will decide in May if they want ...": the sentence of the pronoun begins with people without a name. */
static bool means_own_people(const ss_resolver *r, uint32_t pronoun) {
    const ss_view *view = r->view;
    const ss_sentence *s = &view->document->sentences.at[ss_here(r)];
    uint32_t noun = s->first;
    if (!ss_view_is(view, pronoun, SS_W(PLURAL)) || view->quote[pronoun] != SS_NONE)
        return false;
    while (noun < s->first + PEOPLE_FIRST && noun < pronoun && (view->mention[noun] != SS_NONE ? ss_mention_at(view, view->mention[noun])->adjective : ss_view_is(view, noun, SS_W(DETERMINER) | SS_W(QUANTIFIER))))
        noun++;
    bool people = noun < pronoun && view->mention[noun] == SS_NONE && ss_view_is(view, noun, SS_W(ROLE) | SS_W(UNNAMED)) && (ss_view_is(view, noun, SS_W(PLURAL)) || ss_view_ends(view, noun, "s"));
    for (uint32_t i = noun + 1; people && i < pronoun && i < noun + LOOK_BACK_TOKENS; i++)
        if (ss_view_is(view, i, SS_W(SUBORDINATOR) | SS_W(RELATIVE) | SS_W(CONJUNCTION) | SS_W(COMPLEMENTIZER)))
            return true;
    return false;
}

/* The pronoun's own sentence: its subject, or a group of its own that nobody names. */
static meaning in_own_sentence(const ss_resolver *r, uint32_t pronoun, uint32_t *found) {
    *found = own_subject(r, pronoun);
    if (*found != SS_NONE)
        return MEANS_LOCAL;
    return means_own_people(r, pronoun) ? MEANS_NOBODY : MEANS_UNKNOWN;
}

/* Somebody asks him in that sentence; `place` is the first of its drafts. */
__attribute__((noinline))
static bool is_asked_there(const ss_resolver *r, uint32_t pronoun, uint32_t sentence, uint32_t place) {
    for (; place < r->at && ss_draft_placed(r, place)->sentence == sentence; place++)
        if (!ss_draft_placed(r, place)->dropped && asks_him(r->view, pronoun, ss_draft_placed(r, place)))
            return true;
    return false;
}

/* Whom a sentence before it is about: its subject, or of the last one its only person. */
static meaning in_subject(const ss_resolver *r, uint32_t pronoun, uint32_t sentence, uint32_t *found) {
    uint32_t m = ss_sentence_subject(r->view, sentence);
    bool person = m == SS_NONE && sentence + 1 == ss_here(r) && ss_view_is(r->view, pronoun, SS_W(MALE) | SS_W(FEMALE)) && r->view->quote[pronoun] == SS_NONE;
    *found = person && !is_furniture(r->view, sentence) ? only_person(r, pronoun, sentence) : SS_NONE;
    if (*found != SS_NONE)
        return MEANS_LOCAL;
    if (m == SS_NONE || ss_is_label(r, m))
        return MEANS_UNKNOWN;
    uint32_t local = ss_mention_at(r->view, m)->local;
    if (local == r->quoter || !type_fits(r->view, pronoun, local) || !gender_fits(r->view, pronoun, local) || is_another(r, pronoun, local))
        return MEANS_UNKNOWN;
    *found = local;
    return MEANS_LOCAL;
}

/* Sentence by sentence backwards: the speakers of each, then whoever it is about. */
static meaning looked_up(const ss_resolver *r, uint32_t pronoun, how_strict strict, uint32_t *found) {
    uint32_t here = ss_here(r), oldest = ss_look_back(r->view, pronoun, here, LOOK_BACK_SENTENCES), place = r->at;
    for (uint32_t sentence = here + 1; sentence-- > oldest;) {
        meaning means = in_drafts(r, pronoun, sentence, strict, &place, found);
        if (means == MEANS_NOBODY && ss_view_is(r->view, pronoun, SS_W(MALE) | SS_W(FEMALE)))
            *found = known_instead(r, pronoun, place - 1);
        if (means != MEANS_UNKNOWN)
            return means == MEANS_NOBODY && *found != SS_NONE ? MEANS_LOCAL : means;
        *found = SS_NONE;
        if (sentence < here && ss_view_is(r->view, pronoun, SS_W(NEUTER)) && about_document(r->view, sentence))
            return MEANS_NOBODY;
        if (sentence + 1 == here && strict == STRICT && ss_view_is(r->view, pronoun, SS_W(MALE) | SS_W(FEMALE)) && about_nameless(r->view, pronoun, sentence))
            return MEANS_NOBODY;
        if (strict == STRICT)
            means = sentence == here ? in_own_sentence(r, pronoun, found) : in_subject(r, pronoun, sentence, found);
        if (means != MEANS_UNKNOWN && sentence < here && is_asked_there(r, pronoun, sentence, place))
            means = MEANS_UNKNOWN;
        if (means != MEANS_UNKNOWN)
            return means;
    }
    return MEANS_UNKNOWN;
}

/* The latest mention before the pronoun that fits; owners (Kim's adviser) only when there is nobody else. It, which is often no
 * name at all, is looked for in its own sentence. */
static uint32_t last_mention(const ss_resolver *r, uint32_t pronoun) {
    const ss_view *view = r->view;
    uint32_t oldest = pronoun > LOOK_BACK_TOKENS ? pronoun - LOOK_BACK_TOKENS : 0, owner = SS_NONE;
    if (ss_view_is(view, pronoun, SS_W(NEUTER)) && view->document->sentences.at[ss_here(r)].first > oldest)
        oldest = view->document->sentences.at[ss_here(r)].first;
    for (uint32_t i = pronoun; i-- > oldest;) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE)
            continue;
        const ss_mention *mention = ss_mention_at(view, m);
        i = mention->first;
        bool fits = ss_mention_usable(mention) && mention->local != r->quoter && !mention->adjective && !mention->dateline && !ss_is_label(r, m) && !is_furniture(view, mention->sentence) &&
                    type_fits(view, pronoun, mention->local) && gender_fits(view, pronoun, mention->local) && !is_another(r, pronoun, mention->local);
        if (fits && !mention->possessive)
            return mention->local;
        if (fits && owner == SS_NONE)
            owner = mention->local;
        if (i == 0)
            break;
    }
    return owner;
}

/* ---- I and we ---- */

uint32_t ss_speaker_state(const ss_view *view, uint32_t country) {
    const ss_locals *locals = &view->document->names.locals;
    for (uint32_t i = 0; country != SS_NONE && i < locals->count && i < FRONT_LOCALS; i++)
        if (locals->at[i].lexicon == country)
            return i;
    return SS_NONE;
}

/* I and we inside a quotation or a turn are its speaker, or those for whom the speaker stands. */
static uint32_t first_person(const ss_resolver *r, uint32_t pronoun) {
    uint32_t quote = ss_view_outer_quote(r->view, pronoun), draft = quote == SS_NONE ? SS_NONE : r->draft_of[quote];
    const ss_turn *turn = quote == SS_NONE ? ss_turn_of(r->making, pronoun) : NULL;
    draft = turn ? turn->draft : draft;
    if (draft == SS_NONE || r->speakers[draft].local == SS_NONE)
        return SS_NONE;
    uint32_t local = r->speakers[draft].local;
    const ss_local *speaker = ss_local_at(r->view, local);
    if (!ss_view_is(r->view, pronoun, SS_W(PLURAL)) || speaker->speaks_for == SS_NONE)
        return local;
    uint32_t country = speaker->country != SS_NONE ? speaker->country : ss_local_at(r->view, speaker->speaks_for)->country;
    uint32_t state = ss_speaker_state(r->view, country);
    return state != SS_NONE ? state : speaker->speaks_for;
}

/* ---- he, she, it, they ---- */

static ss_status of_draft(ss_resolver *r, uint32_t draft, ss_speaker *speaker) {
    const ss_ids *all = &r->speakers[draft].all;
    ss_status status = ss_speaker_settle(r, speaker, r->speakers[draft].local, SS_BY_PRONOUN);
    for (uint32_t i = 0; !status && i < all->count; i++)
        status = ss_speaker_also(r, speaker, all->at[i]);
    return status;
}

__attribute__((always_inline))
static inline uint32_t third_person(const ss_resolver *r, uint32_t pronoun, meaning *means) {
    uint32_t found = SS_NONE;
    bool somebody = ss_view_is(r->view, pronoun, SS_W(MALE) | SS_W(FEMALE));
    *means = looked_up(r, pronoun, STRICT, &found);
    if (*means != MEANS_UNKNOWN)
        return *means == MEANS_NOBODY ? SS_NONE : found;
    if (somebody || !ss_view_is(r->view, pronoun, SS_W(PLURAL)))
        found = last_mention(r, pronoun);
    if (found == SS_NONE && somebody && looked_up(r, pronoun, ANY_GENDER, &found) == MEANS_UNKNOWN)
        (void)looked_up(r, pronoun, ANYBODY, &found);
    return found;
}

__attribute__((noinline))
uint32_t ss_speaker_owner(ss_resolver *r, uint32_t pronoun) {
    meaning means = MEANS_LOCAL;
    r->quoter = SS_NONE;
    uint32_t found = third_person(r, pronoun, &means);
    return means == MEANS_DRAFT ? SS_NONE : found;
}

/* He, she, it, they, who stand for somebody; you, one and everybody do not. */
static bool stands_for(const ss_view *view, uint32_t token) {
    return ss_view_is(view, token, SS_W(MALE) | SS_W(FEMALE) | SS_W(NEUTER) | SS_W(POSSESSIVE)) || ss_view_is(view, token, SS_W(PLURAL));
}

/* Who speaks where he or she stands inside a quotation. */
static uint32_t quoter_of(ss_resolver *r, uint32_t token) {
    bool gendered = ss_view_is(r->view, token, SS_W(MALE) | SS_W(FEMALE));
    uint32_t quote = gendered ? ss_view_outer_quote(r->view, token) : SS_NONE;
    uint32_t draft = quote != SS_NONE ? r->draft_of[quote] : SS_NONE;
    return draft != SS_NONE && ss_quote_whole(r, quote) ? r->speakers[draft].local : SS_NONE;
}

/* "[It] denied the charge and called it a fable": the draft before has the very same word for its source. */
static bool is_said_before(const ss_resolver *r, uint32_t token) {
    const ss_draft *d = r->at > 0 ? ss_draft_placed(r, r->at - 1) : NULL;
    return d && !d->dropped && d->source.first == token && d->source.end == token + 1 && r->speakers[r->order[r->at - 1]].local != SS_NONE;
}

/* "Norland said the reef was sold, a claim it rejects": it is not who made the claim. */
static uint32_t who_claimed(const ss_resolver *r) {
    const ss_draft *here = ss_draft_placed(r, r->at), *claim = here->rule == SS_RULE_ANSWER && r->at > 0 ? ss_draft_placed(r, r->at - 1) : NULL;
    return claim && !claim->dropped && claim->sentence == here->sentence ? r->speakers[r->order[r->at - 1]].local : SS_NONE;
}

ss_status ss_speaker_by_pronoun(ss_resolver *r, uint32_t token, ss_speaker *speaker) {
    meaning means = MEANS_LOCAL;
    uint32_t found = SS_NONE;
    if (is_said_before(r, token))
        return ss_speaker_copy(r, &r->speakers[r->order[r->at - 1]], speaker, SS_BY_PRONOUN);
    r->quoter = r->doer != SS_NONE ? r->doer : quoter_of(r, token);
    r->quoter = r->quoter == SS_NONE ? who_claimed(r) : r->quoter;
    if (ss_view_is(r->view, token, SS_W(FIRST)))
        found = first_person(r, token);
    else if (!stands_for(r->view, token) || ss_view_word(r->view, token, "your"))
        return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED);
    else
        found = third_person(r, token, &means);
    if (means == MEANS_DRAFT)
        return of_draft(r, found, speaker);
    ss_status status = ss_speaker_settle(r, speaker, found, SS_BY_PRONOUN);
    return status || found == SS_NONE ? status : ss_speaker_note(r, (ss_run){token, token + 1}, found, SS_PRONOUN);
}

/* ---- who, which ---- */

/* Before ", 54" and "(R-Ohio)", over the comma or dash of an incidental clause. */
static uint32_t before_inserted(const ss_view *view, uint32_t token) {
    uint32_t at = token;
    if (at > 0 && (ss_view_mark(view, at - 1) == ',' || ss_view_dash(view, at - 1)))
        at -= at > 1 && ss_view_mark(view, at - 1) == '-' && ss_view_mark(view, at - 2) == '-' ? 2 : 1;
    if (at > 1 && ss_view_has(view, at - 1, SS_T_NUMBER) && ss_view_mark(view, at - 2) == ',')
        at -= 2;
    if (at > 0 && ss_view_mark(view, at - 1) == ')')
        for (uint32_t i = at - 1; i > 0 && i + RELATIVE_REACH > at; i--)
            if (ss_view_mark(view, i - 1) == '(')
                return i - 1;
    return at;
}

/* The person whose name, title or apposition ends there, also behind a place: "Ida Holm of Oslo". */
static uint32_t person_before(const ss_view *view, uint32_t end) {
    for (uint32_t at = end, hops = 0; at > 0 && hops < 3; hops++) {
        uint32_t m = view->mention[at - 1], phrase = view->phrase[at - 1];
        if (phrase != SS_NONE && ss_mention_usable(ss_mention_at(view, phrase)))
            return phrase;
        if (m == SS_NONE && !ss_view_has(view, at - 1, SS_T_CAPITAL))
            return SS_NONE;
        const ss_mention *mention = m == SS_NONE ? NULL : ss_mention_at(view, m);
        if (mention && mention->type == SS_PERSON && ss_mention_usable(mention) && !mention->possessive)
            return m;
        at = mention ? mention->first : at - 1;
        while (!mention && at > 0 && view->mention[at - 1] == SS_NONE && ss_view_has(view, at - 1, SS_T_CAPITAL)) /* of Lim Asset Managers, who */
            at--;
        if (at == 0 || !ss_view_is(view, at - 1, SS_W(PREPOSITION)))
            return SS_NONE;
        at--;
    }
    return SS_NONE;
}

/* The name that the clause hangs on, or nobody: "officials who". */
ss_status ss_speaker_by_relative(ss_resolver *r, uint32_t token, ss_speaker *speaker) {
    const ss_view *view = r->view;
    uint32_t end = before_inserted(view, token), m = SS_NONE;
    bool incidental = token > 0 && (ss_view_mark(view, token - 1) == ',' || ss_view_dash(view, token - 1));
    if (ss_view_word(view, token, "who"))
        m = person_before(view, end);
    else if (end > 0)
        m = view->mention[end - 1];
    if (m == SS_NONE && incidental && end > 0 && view->mention[end - 1] != SS_NONE && ss_mention_at(view, view->mention[end - 1])->type == SS_GROUP)
        m = view->mention[end - 1];
    if (m == SS_NONE || !ss_mention_usable(ss_mention_at(view, m)) || ss_mention_at(view, m)->adjective)
        return ss_speaker_settle(r, speaker, SS_NONE, SS_BY_UNNAMED);
    const ss_mention *mention = ss_mention_at(view, m);
    return ss_speaker_settle(r, speaker, mention->local, ss_speaker_how_of(mention->how, mention->type));
}

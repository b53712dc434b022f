#include "claims/cues.h"

enum { MAX_AUXILIARIES = 6, LEAST_STRENGTH = 30, ADJUNCT = 6, CLAUSE = 10 /* tokens */, TOKENS_A_HIT = 16 };

/* The first cue of each part among the phrases of the same tokens; entry NULL where there is none. */
typedef struct { const ss_cue *entry[3]; uint32_t cue[3]; uint8_t form[3]; } parts;

static void parts_of(const ss_view *view, const ss_phrase *phrase, parts *found) {
    found->entry[SS_VERB] = found->entry[SS_NOUN] = found->entry[SS_PREP] = NULL;
    found->form[SS_VERB] = SS_FORM_BASE;
    for (; phrase; phrase = phrase->next == SS_NONE ? NULL : ss_phrase_next(view->lexicon, phrase)) {
        const ss_cue *entry = ss_lexicon_cue(view->lexicon, phrase->item);
        if (found->entry[entry->part])
            continue;
        found->entry[entry->part] = entry;
        found->cue[entry->part] = phrase->item;
        found->form[entry->part] = phrase->detail;
    }
}

/* ---- noun or verb ---- */

/* "the Russian veto": a people or a state that stands as an adjective. */
static bool adjectival(const ss_view *view, uint32_t mention) {
    if (mention == SS_NONE)
        return false;
    const ss_mention *m = &view->document->names.mentions.at[mention];
    return m->adjective || (m->how == SS_DEMONYM && m->type == SS_COUNTRY);
}

/* "to", but not that of "owing to a veto", "due to Veto by". */
static inline bool leads_verb(const ss_view *view, uint32_t to, uint32_t first) {
    return ss_view_word(view, to, "to") && (to == first || !ss_view_kind(view, to - 1, SS_D(OWING)));
}

/* "Article 7 states that", "Resolution 30 calls for": the number is part of what a document or its part is called. */
static inline bool is_numbered(const ss_view *view, uint32_t number, uint32_t first) {
    return number > first && ss_view_has(view, number - 1, SS_T_CAPITAL) && !ss_view_is(view, number - 1, SS_W(PREPOSITION)) && ss_view_is(view, number - 1, SS_W(DOCUMENT));
}

/* Words before a noun: the claim, Russia's veto, a firm denial, in reports, of criticism. */
static inline bool noun_before(const ss_view *view, uint32_t token, uint32_t first) {
    if (token == first)
        return false;
    uint32_t before = token - 1;
    ss_classes classes = ss_view_classes(view, before);
    if (ss_view_has(view, before, SS_T_APOS_S | SS_T_NUMBER))
        return !ss_view_has(view, before, SS_T_NUMBER) || !is_numbered(view, before, first);
    if ((classes & (SS_W(PRONOUN) | SS_W(MODAL))) || leads_verb(view, before, first))
        return false;
    return (classes & (SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PREPOSITION) | SS_W(QUANTIFIER) | SS_W(ORDINAL))) ||
           adjectival(view, view->mention[before]);
}

/* One step over an adjective: "the false claim", "its repeated refusal". */
static bool adjective_before(const ss_view *view, uint32_t token, uint32_t first) {
    return token > first + 1 && !ss_view_has(view, token - 1, SS_T_PUNCT | SS_T_CAPITAL) &&
           !ss_view_is(view, token - 1, SS_W(PRONOUN) | SS_W(MODAL) | SS_W(AUXILIARY) | SS_W(RELATIVE)) &&
           !ss_view_ends(view, token - 1, "s") && !ss_view_ends(view, token - 1, "ly") &&
           noun_before(view, token - 1, first) && !ss_view_is(view, token - 2, SS_W(PREPOSITION));
}

static bool verb_before(const ss_view *view, uint32_t token, uint32_t first) {
    if (token == first)
        return false;
    return ss_view_is(view, token - 1, SS_W(SUBJECT) | SS_W(MODAL) | SS_W(AUXILIARY) | SS_W(NEGATION) | SS_W(ADVERB)) ||
           leads_verb(view, token - 1, first) || ss_view_word(view, token - 1, "who");
}

/* "the minister states that the pier", "the report comments that": who can say something, and a clause behind the word. */
static bool says_that(const ss_view *view, uint32_t token, uint32_t first, uint32_t end) {
    if (token == first || token + 2 >= end || !ss_view_word(view, token + 1, "that"))
        return false;
    return ss_view_is(view, token - 1, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(ORGAN) | SS_W(DOCUMENT)) && !ss_view_word(view, token - 1, "member") &&
           !ss_view_is(view, token + 2, SS_W(AUXILIARY) | SS_W(MODAL)) && !ss_view_ends(view, token + 2, "ed");
}

/* "member states", "the parties": a plural noun that looks like a verb, unless a name or document stands before it. */
static bool plural_noun(const ss_view *view, uint32_t token, uint32_t first, uint32_t end) {
    if (!ss_view_is(view, token, SS_W(COLLECTIVE) | SS_W(UNNAMED)) || token == first || says_that(view, token, first, end))
        return false;
    if (ss_view_has(view, token - 1, SS_T_NUMBER))
        return !is_numbered(view, token - 1, first);
    if (ss_view_word(view, token - 1, "also"))
        return false;
    uint32_t m = view->mention[token - 1];
    bool subject = (m != SS_NONE && !view->document->names.mentions.at[m].adjective) ||
                   ss_view_is(view, token - 1, SS_W(SUBJECT) | SS_W(DOCUMENT) | SS_W(RELATIVE));
    return !subject;
}

/* "air-defence", "so-called": half of a hyphenated word is no cue, be there a space at the hyphen's other side ("pre- and post-"). */
static bool hyphenated(const ss_view *view, uint32_t token, uint32_t end) {
    bool before = !ss_view_has(view, token, SS_T_SPACE) && token > 0 && ss_view_mark(view, token - 1) == '-';
    bool after = !ss_view_has(view, end, SS_T_SPACE) && end < view->count && ss_view_mark(view, end) == '-';
    return before || after;
}

/* "investigating reported arms deals": a participle behind another verb is its object's adjective. */
static bool adjective_of_object(const ss_view *view, uint32_t token, uint32_t first, uint8_t form) {
    return form == SS_FORM_ED && token > first && ss_view_ends(view, token - 1, "ing");
}

/* "sanctions on the north", "brands such as": a plural with its preposition, where a verb would have an object. */
static bool noun_after(const ss_view *view, uint32_t token, uint32_t end) {
    uint32_t next = token + 1;
    return next < end && (ss_view_word(view, next, "such") || ss_view_word(view, next, "of") || ss_view_word(view, next, "on") || ss_view_word(view, next, "for") ||
                          ss_view_word(view, next, "against") || ss_view_word(view, next, "over") || ss_view_word(view, next, "imposed"));
}

/* "the government press service": half of a compound before a noun that speaks, where no plural could be its subject. */
static bool in_compound(const ss_view *view, uint32_t token, uint32_t first, uint32_t end) {
    const ss_classes speaking = SS_W(ORGAN) | SS_W(ROLE) | SS_W(DOCUMENT) | SS_W(COMPANY), many = SS_W(PLURAL) | SS_W(UNNAMED) | SS_W(QUANTIFIER) | SS_W(CONJUNCTION);
    if (token == first || token + 1 >= end || !ss_view_is(view, token + 1, speaking) || view->mention[token + 1] != SS_NONE)
        return false;
    return ss_view_has(view, token - 1, SS_T_WORD) && !ss_view_adverb(view, token - 1) && !ss_view_is(view, token - 1, many) && !ss_view_ends(view, token + 1, "s");
}

/* `owned`: noun_before says yes. */
static bool is_noun(const ss_view *view, uint32_t token, uint32_t first, bool owned, uint8_t form) {
    if (form == SS_FORM_S && token > first && ss_view_is(view, token - 1, SS_W(AUXILIARY) | SS_W(MODAL)))
        return true;
    if (owned)
        return true;
    if (form == SS_FORM_S && token > first + 1 && ss_view_has(view, token - 1, SS_T_QUOTE) && ss_view_ends(view, token - 2, "ed"))
        return true; /* the board “strongly denied” claims that */
    if (verb_before(view, token, first))
        return false;
    if (adjective_before(view, token, first))
        return true;
    return form == SS_FORM_BASE && token > first && !ss_view_ends(view, token - 1, "s") &&
           view->mention[token - 1] == SS_NONE;
}

/* ---- the verb group ---- */

/* Not the name of somebody: Theresa May, Will Holm. */
static bool in_group(const ss_view *view, uint32_t token) {
    return view->mention[token] == SS_NONE && (ss_view_is(view, token, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(NEGATION)) || ss_view_adverb(view, token)) &&
           !ss_view_is(view, token, SS_W(DETERMINER) | SS_W(POSSESSIVE));
}

static uint8_t modality_of(const ss_view *view, uint32_t token) {
    if (ss_view_word(view, token, "would") || ss_view_word(view, token, "wouldn't"))
        return SS_CONDITIONAL;
    if (ss_view_word(view, token, "will") || ss_view_word(view, token, "shall") || ss_view_word(view, token, "won't"))
        return SS_FUTURE;
    if (ss_view_word(view, token, "must") || ss_view_word(view, token, "should"))
        return SS_REQUIRED;
    return SS_POSSIBLE;
}

typedef struct { uint32_t first; bool be, have, modal, negated; uint8_t modality; } group;

/* Walks left over auxiliaries, adverbs and negation; the group begins at a verb or negation, not at a bare adverb that
 * follows the subject's comma. */
static group group_before(const ss_view *view, uint32_t head, uint32_t first) {
    group g = {.first = head};
    for (uint32_t i = head, steps = 0; i > first && steps < MAX_AUXILIARIES && in_group(view, i - 1); i--, steps++) {
        uint32_t t = i - 1;
        if (ss_view_is(view, t, SS_W(MODAL))) {
            g.modal = true;
            g.modality = modality_of(view, t);
        }
        g.negated |= ss_view_is(view, t, SS_W(NEGATION));
        if (ss_view_is(view, t, SS_W(AUXILIARY))) {
            bool have = ss_view_word(view, t, "has") || ss_view_word(view, t, "have") || ss_view_word(view, t, "had") ||
                        ss_view_word(view, t, "having");
            bool act = ss_view_word(view, t, "do") || ss_view_word(view, t, "does") || ss_view_word(view, t, "did") ||
                       ss_view_ends(view, t, "n't");
            g.have |= have;
            g.be |= !have && !act;
        }
        g.first = t;
    }
    if (g.first == first && g.first < head && ss_view_adverb(view, g.first) &&
        !ss_view_is(view, g.first, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(NEGATION)))
        g.first++;
    return g;
}

ss_mood ss_cue_mood(const ss_view *view, uint32_t head, uint32_t first) {
    group g = group_before(view, head, first);
    for (uint32_t i = g.first; g.negated && i < head; i++)
        g.negated = !(ss_view_word(view, i, "only") || ss_view_word(view, i, "just") || ss_view_word(view, i, "merely")); /* not only angered */
    return (ss_mood){g.negated, g.modal ? g.modality : SS_ACTUAL};
}

/* "has for the third time rejected": the auxiliary before an adjunct of a few words. SS_NONE when there is none. */
static uint32_t auxiliary_before_adjunct(const ss_view *view, uint32_t head, uint32_t first) {
    for (uint32_t i = head; i > first + 1 && head - i < ADJUNCT; i--) {
        uint32_t t = i - 1;
        if (ss_view_has(view, t, SS_T_PUNCT) || ss_view_is(view, t, SS_W(SUBJECT) | SS_W(CONJUNCTION) | SS_W(SUBORDINATOR)))
            return SS_NONE;
        if (ss_view_is(view, t, SS_W(PREPOSITION)))
            return ss_view_is(view, t - 1, SS_W(AUXILIARY)) && !ss_view_is(view, t - 1, SS_W(POSSESSIVE)) ? t - 1 : SS_NONE;
    }
    return SS_NONE;
}

static bool after_subject(const ss_view *view, uint32_t token, uint32_t first) {
    return token > first && ss_view_is(view, token - 1, SS_W(SUBJECT) | SS_W(RELATIVE));
}

static uint8_t use_of(const ss_view *view, const group *g, uint32_t head, uint32_t end, uint32_t first, uint32_t limit,
                      uint8_t form) {
    if (form == SS_FORM_ING)
        return g->be ? SS_USE_FINITE : SS_USE_GERUND;
    if (g->first > first && ss_view_word(view, g->first - 1, "to"))
        return SS_USE_INFINITIVE;
    bool participle = form == SS_FORM_ED || form == SS_FORM_PARTICIPLE;
    if (participle && g->be)
        return SS_USE_PASSIVE;
    if (form == SS_FORM_PARTICIPLE)
        return g->have ? SS_USE_FINITE : SS_USE_PASSIVE;
    if (form == SS_FORM_ED && g->first == head && head > first && ss_view_is(view, head - 1, SS_W(SUBORDINATOR)))
        return SS_USE_PASSIVE; /* when asked, as expected */
    if (form == SS_FORM_ED && end < limit && ss_view_word(view, end, "by") && g->first == head && !after_subject(view, head, first))
        return SS_USE_PASSIVE;
    return SS_USE_FINITE;
}

/* False for a base form behind "be", which is a noun: there is talk of. */
static bool read_verb(const ss_view *view, const ss_sentence *s, ss_hit *hit, uint8_t form) {
    group g = group_before(view, hit->head, s->first);
    if (form == SS_FORM_BASE && g.be && !g.have && !g.modal)
        return false;
    hit->form = form;
    hit->use = use_of(view, &g, hit->head, hit->end, s->first, s->end, form);
    hit->first = g.first;
    bool bare = form == SS_FORM_ED && hit->use == SS_USE_FINITE && g.first == hit->head;
    uint32_t far = bare ? auxiliary_before_adjunct(view, hit->head, s->first) : SS_NONE;
    if (far != SS_NONE && (ss_view_word(view, far, "has") || ss_view_word(view, far, "have") || ss_view_word(view, far, "had")))
        hit->first = far;
    hit->negated = g.negated;
    hit->modality = g.modal ? g.modality : hit->use == SS_USE_INFINITIVE ? SS_FUTURE : SS_ACTUAL;
    return true;
}

/* ---- scanning ---- */

/* "presidential press secretary Ruiz": what stands in a title is no cue. */
static bool in_title(const ss_view *view, uint32_t token) {
    uint32_t m = view->phrase[token];
    return m != SS_NONE && token < view->document->names.mentions.at[m].first;
}

/* A capital inside a body sentence belongs to a name (the State Department), but not in a headline or a first word. */
static bool inside_name(const ss_view *view, const ss_sentence *s, uint32_t token) {
    if (view->mention[token] != SS_NONE || view->date[token] != SS_NONE || in_title(view, token))
        return true;
    return s->role == SS_ROLE_BODY && token > s->first && ss_view_has(view, token, SS_T_CAPITAL) &&
           !ss_view_has(view, token, SS_T_ALLCAPS) && !ss_view_opens(view, token - 1);
}

/* "Norland, which rejected it", "the state that rejected it": a relative, no determiner. */
static bool relative_before(const ss_view *view, uint32_t token, uint32_t first) {
    if (token < first + 2 || view->mention[token - 1] != SS_NONE)
        return false;
    if (ss_view_word(view, token - 1, "which"))
        return ss_view_mark(view, token - 2) == ',' || view->mention[token - 2] != SS_NONE;
    return ss_view_word(view, token - 1, "that") && !ss_view_has(view, token - 2, SS_T_PUNCT) &&
           (view->mention[token - 2] != SS_NONE || ss_view_is(view, token - 2, SS_W(ROLE) | SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(COMPANY) | SS_W(UNNAMED)));
}

static void name_cue(ss_hit *hit, const parts *found, ss_part part) {
    hit->cue = found->cue[part];
    hit->entry = found->entry[part];
}

/* "the notes were lost", "its brands are sold": a plural, whose verb stands behind it; not "a plan that Norland claims is lost". */
static bool has_own_verb(const ss_view *view, const ss_sentence *s, const ss_hit *hit) {
    uint32_t head = hit->head, next = hit->end;
    if (head == s->first || next >= s->end || next != head + 1 || !ss_view_is(view, next, SS_W(AUXILIARY) | SS_W(MODAL)) || view->mention[next] != SS_NONE)
        return false;
    if (view->mention[head - 1] != SS_NONE || !ss_view_has(view, head - 1, SS_T_WORD) || ss_view_is(view, head - 1, SS_FUNCTION_WORDS))
        return false;
    for (uint32_t i = head; i-- > s->first && i + CLAUSE > head;)
        if (ss_view_is(view, i, SS_W(RELATIVE) | SS_W(COMPLEMENTIZER)) || ss_view_word(view, i, "what"))
            return false;
    return true;
}

/* A verb's form where no verb stands: "its calls", "arms deals reported", "sanctions on". */
static bool no_verb(const ss_view *view, const ss_sentence *s, const ss_hit *hit, uint8_t form, bool noun_here) {
    if (form == SS_FORM_ING)
        return ss_view_is(view, hit->head, SS_W(PREPOSITION)) || (hit->head > s->first + 1 && ss_view_word(view, hit->head - 1, "of") && ss_view_word(view, hit->head - 2, "short"));
    if (form == SS_FORM_BASE)
        return noun_here && in_compound(view, hit->head, s->first, s->end);
    return adjective_of_object(view, hit->head, s->first, form) ||
           (form == SS_FORM_S && has_own_verb(view, s, hit)) ||
           (form == SS_FORM_S && (noun_here || noun_after(view, hit->head, s->end)) && hit->entry->strength < 80 &&
            hit->end == hit->head + 1);
}

static bool read_hit(const ss_view *view, const ss_sentence *s, const ss_phrase *phrase, ss_hit *hit) {
    parts found;
    parts_of(view, phrase, &found);
    if (found.entry[SS_PREP]) {
        name_cue(hit, &found, SS_PREP);
        hit->use = SS_USE_PREP;
        return true;
    }
    const ss_cue *verb = found.entry[SS_VERB];
    uint8_t form = found.form[SS_VERB];
    bool owned = noun_before(view, hit->head, s->first) && !((form == SS_FORM_ED || form == SS_FORM_S) && relative_before(view, hit->head, s->first));
    bool said = verb && form == SS_FORM_S && !owned && says_that(view, hit->head, s->first, s->end);
    bool noun_here = form != SS_FORM_ING && form != SS_FORM_ED && !said && (!verb || is_noun(view, hit->head, s->first, owned, form));
    if (found.entry[SS_NOUN] && noun_here) {
        name_cue(hit, &found, SS_NOUN);
        hit->use = SS_USE_NOUN;
        return true;
    }
    if (!verb || (owned && form != SS_FORM_ING) || plural_noun(view, hit->head, s->first, s->end))
        return false;
    name_cue(hit, &found, SS_VERB);
    return !no_verb(view, s, hit, form, noun_here) && read_verb(view, s, hit, form);
}

typedef enum { UNASKED, QUOTES, NO_QUOTES } quoting;

/* Whether a quotation stands in the sentence, which is looked through once. */
static bool has_quotation(const ss_view *view, const ss_sentence *s, quoting *known) {
    for (uint32_t i = s->first; i < s->end && *known == UNASKED; i++)
        if (view->quote[i] != SS_NONE)
            *known = QUOTES;
    *known = *known == UNASKED ? NO_QUOTES : *known;
    return *known == QUOTES;
}

/* A weak cue beside no quotation would not be sure enough to be kept: not worth a look. Vetoes are judged by their context. */
static bool worth(const ss_view *view, const ss_sentence *s, const ss_hit *hit, quoting *known) {
    return hit->entry->strength >= LEAST_STRENGTH || hit->entry->act == SS_ACT_VETO || ((hit->entry->frames & SS_F_QUOTE) && has_quotation(view, s, known));
}

/* Neither a cue nor, as most articles and prepositions, the beginning of one that goes on as it does here. */
static inline bool is_idle(const ss_view *view, uint32_t token) {
    return !ss_view_is(view, token, SS_W(CUE_ALONE)) && !ss_view_is(view, token + 1, SS_W(CUE_INSIDE));
}

/* The next cue of the sentence by its words; *at gets its first token. The vocabulary has marked them. */
static const ss_phrase *next_phrase(const ss_view *view, const ss_sentence *s, uint32_t *at) {
    const uint8_t *hints = view->document->tokens.hints;
    for (uint32_t t = *at; (t = ss_hints_next(hints, t, s->end, SS_HINT_CUE)) < s->end; t++) {
        const ss_phrase *phrase = is_idle(view, t) ? NULL : ss_lexicon_cue_at(view->lexicon, &view->tokens[t], s->end - t);
        *at = t;
        if (phrase && !inside_name(view, s, t) && !hyphenated(view, t, t + phrase->words))
            return phrase;
    }
    return NULL;
}

static void map_hit(const ss_view *view, const ss_hit *hit, uint32_t index) {
    if (hit->use == SS_USE_NOUN || hit->use == SS_USE_PREP)
        return;
    for (uint32_t i = hit->first; i < hit->end; i++)
        view->cue[i] = index;
}

static ss_status find_in_sentence(const ss_view *view, uint32_t number, ss_hits *out) {
    const ss_sentence *s = &view->document->sentences.at[number];
    const ss_phrase *phrase;
    quoting known = UNASKED;
    for (uint32_t i = s->first; (phrase = next_phrase(view, s, &i)) != NULL;) {
        if (!SS_RESERVE(out, &view->document->arena, 1))
            return SS_NOMEM;
        ss_hit *hit = &out->at[out->count];
        *hit = (ss_hit){.sentence = number, .first = i, .head = i, .end = i + phrase->words};
        i++;
        if (!read_hit(view, s, phrase, hit) || !worth(view, s, hit, &known))
            continue;
        i = hit->end;
        map_hit(view, hit, out->count++);
    }
    return SS_OK;
}

ss_status ss_cues_find(const ss_view *view, ss_hits *out) {
    const ss_sentences *sentences = &view->document->sentences;
    if (!SS_RESERVE(out, &view->document->arena, view->count / TOKENS_A_HIT + 1))
        return SS_NOMEM;
    for (uint32_t i = 0; i < sentences->count; i++) {
        uint8_t role = sentences->at[i].role;
        if (role != SS_ROLE_BODY && role != SS_ROLE_HEADLINE)
            continue;
        ss_status status = find_in_sentence(view, i, out);
        if (status)
            return status;
    }
    return SS_OK;
}

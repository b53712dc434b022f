#include "claims/speakers/parts.h"

/* "the 41-year-old": whom the text says to be of that age, else whom the sentence before is about, else the last person named.
 *
 *   [Nils Holm], 34, lost to Rolf Vasel. The 34-year-old said ...
 *   [Nils Holm] beat Rolf Vasel. The 34-year-old said ... */

enum { AGE_MOST = 5, AGED_MENTIONS = 60 };

uint32_t ss_speaker_age(const ss_view *view, ss_run run, uint32_t head) {
    uint32_t old = run.first + AGE_MOST < run.end && ss_view_has(view, run.first + 1, SS_T_DIGITS) ? run.first + AGE_MOST : head; /* the 58-year-old sailor */
    bool age = ss_view_word(view, run.first, "the") && old >= run.first + 4 && ss_view_word(view, old, "old") && ss_view_word(view, old - 2, "year") && ss_view_has(view, old - 4, SS_T_NUMBER);
    return age ? old - 4 : SS_NONE;
}

/* The age behind the name, "Ida Holm, 35,": its token, or SS_NONE. */
static uint32_t age_behind(const ss_view *view, const ss_mention *person) {
    uint32_t at = person->end + 1;
    return at < view->count && ss_view_mark(view, at - 1) == ',' && ss_view_has(view, at, SS_T_DIGITS) ? at : SS_NONE;
}

static bool is_same(const ss_view *view, uint32_t told, uint32_t meant) {
    const ss_token *a = &view->tokens[told], *b = &view->tokens[meant];
    return a->size == b->size && memcmp(view->bytes + a->start, view->bytes + b->start, a->size) == 0;
}

/* A person who is not said to be of another age. */
static bool may_be(const ss_view *view, const ss_mention *mention, uint32_t age) {
    uint32_t told = age_behind(view, mention);
    return ss_mention_usable(mention) && mention->type == SS_PERSON && !mention->possessive && (told == SS_NONE || is_same(view, told, age));
}

/* Of the persons named before the token, near it, the last one who is said to be of that age, else the last one who may be. */
static uint32_t last_person(const ss_view *view, uint32_t token, uint32_t age, bool told) {
    const ss_mention *mentions = view->document->names.mentions.at;
    uint32_t low = 0, high = view->document->names.mentions.count, oldest = token > LOOK_BACK_TOKENS / 2 ? token - LOOK_BACK_TOKENS / 2 : 0;
    SS_SEEK(low, high, middle, mentions[middle].first < token);
    for (uint32_t i = low; i-- > 0 && i + AGED_MENTIONS > low && (told || mentions[i].first >= oldest);)
        if (may_be(view, &mentions[i], age) && (!told || age_behind(view, &mentions[i]) != SS_NONE))
            return mentions[i].local;
    return SS_NONE;
}

/* Whom the sentence before what was said just before is about, where that is a person. */
static uint32_t subject_before(const ss_resolver *r, uint32_t token, uint32_t age) {
    const ss_view *view = r->view;
    uint32_t from = ss_look_back(view, token, ss_here(r), 1), m = from < ss_here(r) ? ss_sentence_subject(view, from) : SS_NONE;
    return m != SS_NONE && may_be(view, ss_mention_at(view, m), age) ? ss_mention_at(view, m)->local : SS_NONE;
}

uint32_t ss_speaker_aged(const ss_resolver *r, uint32_t token, uint32_t age) {
    uint32_t found = last_person(r->view, token, age, true);
    found = found == SS_NONE ? subject_before(r, token, age) : found;
    return found == SS_NONE ? last_person(r->view, token, age, false) : found;
}

#include "claims/speakers/parts.h"

/* Whom a lead tells of before it names them:
 *
 *   [Norway's trade minister] has left the talks. "It is late," [Ida Holm] said.
 *   [The spokesman for the trade ministry] has denied it. In a statement, [Nils Lind] said ...
 *
 * News says who people are where it first names them; a name that comes alone, right behind a lead with somebody's office, is whose office
 * that is. Only what has one holder at a time is looked at: a state's or an organisation's own office. */

enum { AHEAD_SENTENCES = 5, AHEAD_DRAFTS = 12 };

static bool in_headline(const ss_view *view, uint32_t sentence) { return view->document->sentences.at[sentence].role == SS_ROLE_HEADLINE; }

/* "the president of Norway": the state behind the office, with which the phrase ends; or SS_NONE. */
static uint32_t owner_behind(const ss_view *view, ss_run run, uint32_t head) {
    uint32_t at = head + 2 + ss_view_word(view, head + 2, "the");
    bool of = at < run.end && ss_view_word(view, run.first, "the") && ss_view_word(view, head + 1, "of");
    uint32_t m = of ? view->mention[at] : SS_NONE;
    return m != SS_NONE && ss_mention_at(view, m)->type == SS_COUNTRY && ss_mention_at(view, m)->end == run.end ? m : SS_NONE;
}

/* "Norway's trade minister", "the Norwegian trade minister": whose office it is, or SS_NONE; `*office` gets its words. */
static uint32_t owner_of(const ss_view *view, ss_run run, uint32_t head, ss_run *office) {
    uint32_t first = run.first + ss_view_word(view, run.first, "the"), m = head + 2 < run.end ? owner_behind(view, run, head) : view->mention[first];
    *office = (ss_run){m != SS_NONE && head + 1 == run.end ? ss_mention_at(view, m)->end : first, head + 1};
    if (m == SS_NONE || first > head || !ss_mention_usable(ss_mention_at(view, m)) || ss_mention_at(view, m)->type == SS_PERSON || office->first > head)
        return SS_NONE;
    bool owned = (ss_mention_at(view, m)->possessive && first == run.first) || head + 1 < run.end;
    bool bare = first > run.first || in_headline(view, ss_mention_at(view, m)->sentence); /* "Norwegian minister leaves talks" */
    bool state = ss_mention_at(view, m)->type == SS_COUNTRY && bare && !ss_view_kind(view, head, SS_D(ANYBODY));
    return owned || state ? m : SS_NONE;
}

/* "the spokesman for Norway's trade ministry": who is spoken for, with which the phrase ends; or SS_NONE. */
static uint32_t spoken_for(const ss_view *view, ss_run run, uint32_t head, ss_run *office) {
    bool link = head + 2 < run.end && (ss_view_word(view, head + 1, "for") || ss_view_word(view, head + 1, "of"));
    uint32_t m = link && ss_view_word(view, run.first, "the") && ss_view_kind(view, head, SS_D(SPEAKS)) ? view->mention[run.end - 1] : SS_NONE;
    *office = (ss_run){run.first + 1, head + 1};
    if (m == SS_NONE || !ss_mention_usable(ss_mention_at(view, m)) || ss_mention_at(view, m)->end != run.end)
        return SS_NONE;
    uint8_t type = ss_mention_at(view, m)->type;
    return type == SS_ORGANISATION || type == SS_BODY || type == SS_COUNTRY ? m : SS_NONE;
}

static bool is_office(const ss_view *view, uint32_t head) {
    return view->mention[head] == SS_NONE && ss_view_is(view, head, SS_W(ROLE)) && ss_view_is(view, head, SS_W(EPITHET)) && !ss_view_is(view, head, SS_W(PLURAL)) &&
           !ss_view_kind(view, head, SS_D(SPEAKS));
}

/* All words of the office stand in the role that the text tells of the person somewhere. */
static bool has_office(const ss_view *view, uint32_t local, ss_run office) {
    for (uint32_t i = office.first; i < office.end; i++)
        if (ss_view_has(view, i, SS_T_WORD) && !ss_view_has(view, i, SS_T_APOS_S) && !ss_speaker_role_has(view, local, i))
            return false;
    return true;
}

/* A full name, of which nothing but that office is told, and which only a headline may have had before: the source of a draft as a whole. */
static bool comes_alone(const ss_view *view, const ss_draft *draft, const ss_mention *person, ss_run office) {
    const ss_mentions *mentions = &view->document->names.mentions;
    bool introduced = ss_local_at(view, person->local)->introduced;
    if (person->how != SS_NAME || person->end != draft->source.end || person->end < person->first + 2)
        return false;
    if (introduced ? !has_office(view, person->local, office) : person->first != draft->source.first)
        return false;
    for (uint32_t i = 0; i < mentions->count && mentions->at[i].first < person->first; i++)
        if (mentions->at[i].local == person->local && !in_headline(view, mentions->at[i].sentence))
            return false;
    return true;
}

uint32_t ss_speaker_ahead(const ss_resolver *r, ss_run run, uint32_t head) {
    const ss_view *view = r->view;
    ss_run office;
    uint32_t here = ss_here(r), owner = head > run.first && is_office(view, head) ? owner_of(view, run, head, &office) : SS_NONE;
    owner = owner == SS_NONE && head > run.first ? spoken_for(view, run, head, &office) : owner;
    if (owner == SS_NONE)
        return SS_NONE;
    const ss_local *of = ss_local_at(view, ss_mention_at(view, owner)->local);
    uint32_t state = of->type == SS_COUNTRY ? of->lexicon : of->country;
    for (uint32_t place = r->at + 1; place < r->making->drafts.count && place <= r->at + AHEAD_DRAFTS; place++) {
        const ss_draft *d = ss_draft_placed(r, place);
        if (d->sentence > here + AHEAD_SENTENCES)
            break;
        uint32_t m = !d->dropped && d->sentence > here && d->source.first < d->source.end && view->quote[d->source.first] == SS_NONE ? ss_speaker_head(view, d->source) : SS_NONE;
        if (m == SS_NONE || ss_mention_at(view, m)->type != SS_PERSON || !ss_mention_usable(ss_mention_at(view, m)))
            continue;
        uint32_t local = ss_mention_at(view, m)->local, country = ss_local_at(view, local)->country;
        return comes_alone(view, d, ss_mention_at(view, m), office) && (country == SS_NONE || country == state) ? local : SS_NONE;
    }
    return SS_NONE;
}

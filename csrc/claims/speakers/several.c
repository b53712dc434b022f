#include "claims/speakers/parts.h"

/* Several speakers at once: lists of names, of which the words around a verb show a part, and what stands for all of a list.
 *
 *   [Norland, Sudland and Ostland] said ... [The three countries] blamed ...
 *    `------ the whole list ------'           those three
 *   Norland and [Sudland] met. [The latter] said ...      the second of the two
 *
 *   [League members]: a group of its own, not the League
 */

enum { LIST_MOST = 16, LIST_SENTENCES = 3, MEMBERS_AMONG = 256, TITLE_MOST = 4 };

/* ---- lists ---- */

static bool same_sort(const ss_mention *a, const ss_mention *b) {
    bool things = a->type != SS_PERSON && b->type != SS_PERSON && a->type != SS_PLACE && b->type != SS_PLACE;
    return a->type == b->type || (things && a->type != SS_OUTLET && b->type != SS_OUTLET) || (things && a->type != SS_COUNTRY && b->type != SS_COUNTRY);
}

static bool is_item(const ss_mention *mention) {
    return ss_mention_usable(mention) && !mention->possessive && !mention->dateline && !mention->in_role && mention->type != SS_PLACE;
}

/* "Sudland closed the road": no adjective of what follows, but its subject. */
static bool acts(const ss_view *view, const ss_mention *mention) {
    return mention->adjective && mention->how != SS_DEMONYM && mention->end < view->count && ss_view_ends(view, mention->end, "ed");
}

static bool is_noun(const ss_view *view, const ss_mention *mention) { return !mention->adjective || acts(view, mention); }

/* The name that begins at the token, behind "the" and "Rep." too, or SS_NONE. */
static uint32_t name_from(const ss_view *view, uint32_t at, uint32_t end) {
    const ss_classes titles = SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(HONORIFIC) | SS_W(ABBREVIATION);
    if (at + 1 < end && view->mention[at] == SS_NONE && ss_view_is(view, at, SS_W(DETERMINER)))
        at++;
    for (uint32_t steps = 0; steps < TITLE_MOST && at + 1 < end && view->mention[at] == SS_NONE && view->phrase[at] == SS_NONE; steps++, at++)
        if (!ss_view_is(view, at, titles) && ss_view_mark(view, at) != '.')
            break;
    uint32_t m = at < end ? view->mention[at] : SS_NONE;
    m = m == SS_NONE && at < end ? view->phrase[at] : m;
    return m != SS_NONE && is_item(ss_mention_at(view, m)) && is_noun(view, ss_mention_at(view, m)) ? m : SS_NONE;
}

/* "against (Norland, Sudland)" */
static bool in_brackets(const ss_view *view, uint32_t first, uint32_t end) {
    return first > 0 && end < view->count && ss_view_mark(view, first - 1) == '(' && ss_view_mark(view, end) == ')';
}

static bool in_headline(const ss_view *view, uint32_t m) {
    return view->document->sentences.at[ss_mention_at(view, m)->sentence].role == SS_ROLE_HEADLINE;
}

ss_run ss_list_behind(const ss_view *view, ss_run run, uint32_t end) {
    uint32_t m = name_from(view, run.first, run.end), at = run.end;
    for (uint32_t count = 0; m != SS_NONE && count < LIST_MOST && at + 1 < end; count++) {
        uint32_t next = at + (ss_view_mark(view, at) == ',');
        bool last = next + 1 < end && ss_view_word(view, next, "and");
        uint32_t other = next + last > at ? name_from(view, next + last, end) : SS_NONE;
        if (other == SS_NONE || !same_sort(ss_mention_at(view, m), ss_mention_at(view, other)))
            break;
        at = ss_mention_at(view, other)->phrase_end;
        if (last || (at == end && (in_headline(view, m) || in_brackets(view, run.first, end)))) /* Norland, Sudland agree */
            return (ss_run){run.first, at};
    }
    return run;
}

/* "Sudland and Ostland": the run is the end of a list. */
static bool ends_list(const ss_view *view, ss_run run, const ss_mention *first) {
    for (uint32_t i = run.first + 1; i + 1 < run.end; i++) {
        uint32_t m = view->mention[i] == SS_NONE && ss_view_word(view, i, "and") ? name_from(view, i + 1, run.end) : SS_NONE;
        if (m != SS_NONE && same_sort(first, ss_mention_at(view, m)))
            return true;
    }
    return false;
}

ss_run ss_list_before(const ss_view *view, ss_run run) {
    uint32_t m = run.first + 2 < run.end ? name_from(view, run.first, run.end) : SS_NONE, first = run.first;
    if (m == SS_NONE || !ends_list(view, run, ss_mention_at(view, m)))
        return run;
    uint32_t begin = view->document->sentences.at[ss_mention_at(view, m)->sentence].first;
    while (first > begin + 1 && ss_view_mark(view, first - 1) == ',') {
        uint32_t before = view->phrase[first - 2] != SS_NONE ? view->phrase[first - 2] : view->mention[first - 2];
        if (before == SS_NONE || !is_item(ss_mention_at(view, before)) || ss_mention_at(view, before)->adjective || !same_sort(ss_mention_at(view, before), ss_mention_at(view, m)))
            return run;
        first = ss_mention_at(view, before)->phrase_first;
        first -= first > begin && ss_view_is(view, first - 1, SS_W(DETERMINER));
    }
    bool hangs = first > begin && (ss_view_is(view, first - 1, SS_W(PREPOSITION)) || ss_view_mark(view, first - 1) == ',');
    return hangs ? run : (ss_run){first, run.end};
}

/* ---- all of a list ---- */

typedef struct { uint32_t number; /* 0: not told */ bool states, people; } many;

static bool read_many(const ss_view *view, ss_run run, many *out) {
    bool both = ss_view_word(view, run.first, "both");
    if (!both && !ss_view_word(view, run.first, "the") && !ss_view_word(view, run.first, "these"))
        return false;
    uint32_t head = ss_phrase_head_end(view, run) - 1;
    uint64_t kinds = ss_view_kinds(view, head);
    if (head + 1 < run.end)
        return false;
    *out = (many){.number = both ? 2 : 0, .states = (kinds & SS_D(STATES)) != 0, .people = false};
    for (uint32_t i = run.first; i < run.end; i++) {
        if (view->mention[i] != SS_NONE)
            return false;
        if (ss_view_is(view, i, SS_W(NUMBER)))
            out->number = (uint32_t)view->words[view->tokens[i].symbol].value;
    }
    bool alone = head == run.first || (out->number && ss_view_is(view, head, SS_W(NUMBER)));
    out->people = out->number && ss_view_is(view, head, SS_W(PLURAL)) && ss_view_is(view, head, SS_W(ROLE) | SS_W(MALE) | SS_W(FEMALE));
    return out->states || out->people || (kinds & SS_D(SEVERAL)) || alone;
}

static bool is_one_of(const ss_view *view, const many *wanted, uint32_t local) {
    uint8_t type = ss_local_at(view, local)->type;
    return (!wanted->states || type == SS_COUNTRY) && (!wanted->people || type == SS_PERSON);
}

static bool are_they(const ss_view *view, const many *wanted, const ss_ids *all) {
    if (all->count < 2 || (wanted->number && all->count != wanted->number))
        return false;
    for (uint32_t i = 0; i < all->count; i++)
        if (!is_one_of(view, wanted, all->at[i]))
            return false;
    return true;
}

static ss_status settle_all(ss_resolver *r, const ss_ids *all, ss_speaker *speaker) {
    ss_status status = ss_speaker_settle(r, speaker, all->at[0], SS_BY_COLLECTIVE);
    for (uint32_t i = 1; !status && i < all->count; i++)
        status = ss_speaker_also(r, speaker, all->at[i]);
    return status;
}

/* The names that the sentence begins with: "Norland, Sudland and Ostland closed the road." */
static uint32_t listed(const ss_view *view, uint32_t sentence, uint32_t out[LIST_MOST]) {
    uint32_t m = ss_sentence_subject(view, sentence), count = 0;
    if (m == SS_NONE)
        return 0;
    ss_run run = {ss_mention_at(view, m)->first, ss_mention_at(view, m)->phrase_end};
    run = ss_list_behind(view, run, view->document->sentences.at[sentence].end);
    for (uint32_t i = run.first; i < run.end && count < LIST_MOST; i++) {
        uint32_t item = view->mention[i];
        if (item == SS_NONE)
            continue;
        if (is_item(ss_mention_at(view, item)) && is_noun(view, ss_mention_at(view, item)))
            out[count++] = ss_mention_at(view, item)->local;
        i = ss_mention_at(view, item)->end - 1;
    }
    return count;
}

/* "the ministers": the group of that name shortly before, "League foreign ministers". */
static uint32_t group_meant(const ss_view *view, ss_run run) {
    uint32_t head = run.end - 1, oldest = run.first > LOOK_BACK_TOKENS ? run.first - LOOK_BACK_TOKENS : 0;
    if (head != run.first + 1 || !ss_view_word(view, run.first, "the") || !ss_view_is(view, head, SS_W(PLURAL)) || !ss_view_is(view, head, SS_W(ROLE)))
        return SS_NONE;
    for (uint32_t i = run.first; i-- > oldest;) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE && view->tokens[i].symbol == view->tokens[head].symbol)
            return SS_NONE; /* other ones */
        if (m != SS_NONE && ss_mention_at(view, m)->type == SS_GROUP && ss_mention_usable(ss_mention_at(view, m)) &&
            view->tokens[ss_mention_at(view, m)->end - 1].symbol == view->tokens[head].symbol)
            return ss_mention_at(view, m)->local;
    }
    return SS_NONE;
}

static ss_status by_group(ss_resolver *r, ss_run run, ss_speaker *speaker, bool *done) {
    uint32_t local = group_meant(r->view, run);
    *done = local != SS_NONE;
    ss_status status = *done ? ss_speaker_settle(r, speaker, local, SS_BY_COLLECTIVE) : SS_OK;
    return status || !*done ? status : ss_speaker_note(r, run, local, SS_NOMINAL);
}

/* ---- one of two ---- */

/* The names of a stretch that can be the two: those of the last "A and B" of one sort, else two persons when there are no more. */
typedef struct { uint32_t first, second, persons[2], n_persons; } two;

static void note_person(const ss_mention *mention, two *found) {
    for (uint32_t i = 0; i < found->n_persons && i < 2; i++)
        if (found->persons[i] == mention->local)
            return;
    if (found->n_persons < 2)
        found->persons[found->n_persons] = mention->local;
    found->n_persons++;
}

static two two_in(const ss_view *view, uint32_t first, uint32_t end) {
    two found = {.first = SS_NONE, .second = SS_NONE};
    for (uint32_t i = first; i < end; i++) {
        uint32_t m = view->mention[i];
        const ss_mention *mention = m == SS_NONE ? NULL : ss_mention_at(view, m);
        if (!mention || !is_item(mention) || !is_noun(view, mention))
            continue;
        uint32_t behind = mention->phrase_end, other = behind + 1 < end && ss_view_word(view, behind, "and") ? name_from(view, behind + 1, end) : SS_NONE;
        if (other != SS_NONE && same_sort(mention, ss_mention_at(view, other)) && ss_mention_at(view, other)->local != mention->local) {
            found.first = mention->local;
            found.second = ss_mention_at(view, other)->local;
        }
        if (mention->type == SS_PERSON)
            note_person(mention, &found);
        i = mention->end - 1;
    }
    if (found.first == SS_NONE && found.n_persons == 2) {
        found.first = found.persons[0];
        found.second = found.persons[1];
    }
    return found;
}

/* "the former", "the latter": of the two in the sentence so far, or in the one before. */
static ss_status by_one_of_two(ss_resolver *r, ss_run run, ss_speaker *speaker, bool *done) {
    const ss_view *view = r->view;
    bool latter = run.end == run.first + 2 && ss_view_word(view, run.first + 1, "latter");
    if (!latter && !(run.end == run.first + 2 && ss_view_word(view, run.first + 1, "former")))
        return SS_OK;
    uint32_t here = ss_here(r), first = view->document->sentences.at[here].first;
    two found = two_in(view, first, run.first);
    if (found.first == SS_NONE && here > 0)
        found = two_in(view, view->document->sentences.at[here - 1].first, view->document->sentences.at[here - 1].end);
    *done = found.first != SS_NONE;
    return *done ? ss_speaker_by_description(r, run, latter ? found.second : found.first, speaker) : SS_OK;
}

ss_status ss_speaker_by_several(ss_resolver *r, ss_run run, ss_speaker *speaker, bool *done) {
    many wanted;
    uint32_t here = ss_here(r), place = r->at, names[LIST_MOST];
    *done = false;
    if (r->view->quote[run.first] != SS_NONE)
        return SS_OK;
    ss_status status = by_group(r, run, speaker, done);
    if (!status && !*done)
        status = by_one_of_two(r, run, speaker, done);
    if (status || *done || !read_many(r->view, run, &wanted))
        return status;
    for (uint32_t sentence = here; sentence-- > 0 && sentence + LIST_SENTENCES >= here && !*done;) {
        for (; place > ss_oldest_place(r) && ss_draft_placed(r, place - 1)->sentence >= sentence; place--) {
            const ss_ids *all = &r->speakers[r->order[place - 1]].all;
            *done = ss_draft_placed(r, place - 1)->sentence < here && are_they(r->view, &wanted, all);
            if (*done)
                return settle_all(r, all, speaker);
        }
        ss_ids all = {.at = names, .count = listed(r->view, sentence, names)};
        *done = are_they(r->view, &wanted, &all);
        if (*done)
            return settle_all(r, &all, speaker);
    }
    return SS_OK;
}

/* ---- the members of an organisation ---- */

static bool is_named(const ss_view *view, const ss_local *local, const char *name, uint32_t size) {
    return local->type == SS_GROUP && local->name_size == size && memcmp(view->document->names.strings.at + local->name_at, name, size) == 0;
}

/* The words with one space where any stands; `to` has room for their span. */
static uint32_t put_words(const ss_view *view, uint32_t first, uint32_t end, char *to) {
    uint32_t size = 0;
    for (uint32_t i = first; i < end; i++) {
        const ss_token *t = &view->tokens[i];
        if (i > first && (t->flags & SS_T_SPACE))
            to[size++] = ' ';
        memcpy(to + size, view->bytes + t->start, t->size);
        size += t->size;
    }
    return size;
}

/* Its name stands behind the document's strings already. */
static ss_status new_group(const ss_view *view, uint32_t size, uint32_t *out) {
    ss_names *names = &view->document->names;
    if (!SS_RESERVE(&names->locals, &view->document->arena, 1))
        return SS_NOMEM;
    *out = names->locals.count;
    names->locals.at[names->locals.count++] = (ss_local){.type = SS_GROUP, .full = 1, .lexicon = SS_NONE, .country = SS_NONE, .speaks_for = SS_NONE,
                                                         .office = SS_NONE, .name_at = names->strings.count, .name_size = size};
    names->strings.count += size;
    return SS_OK;
}

ss_status ss_speaker_members(ss_resolver *r, const ss_mention *whole, uint32_t head, uint32_t *local) {
    const ss_view *view = r->view;
    ss_names *names = &view->document->names;
    *local = SS_NONE;
    if (whole->type != SS_ORGANISATION || whole->possessive || whole->end != head || !ss_view_word(view, head, "members"))
        return SS_OK;
    uint32_t most = ss_token_end(&view->tokens[head]) - view->tokens[whole->first].start;
    if (!SS_RESERVE(&names->strings, &view->document->arena, most))
        return SS_NOMEM;
    char *name = names->strings.at + names->strings.count;
    uint32_t size = put_words(view, whole->first, head + 1, name);
    for (uint32_t i = 0; i < names->locals.count && *local == SS_NONE && i < MEMBERS_AMONG; i++)
        if (is_named(view, &names->locals.at[i], name, size))
            *local = i;
    return *local == SS_NONE ? new_group(view, size, local) : SS_OK;
}

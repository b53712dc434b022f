#include "claims/provenance.h"

#define CANDIDATES_MOST 16u /* an article with more dates above it is a list; the first ones are enough */
#define BYLINE_PARAGRAPHS 8u
#define CONTRIBUTORS_REACH 48u /* tokens: several reporters and their towns stand between a paper and "contributed" */
#define DAYS_BEYOND 2       /* time zones and late corrections move a date by so much */

typedef struct {
    const ss_provenance_input *in;
    const ss_origin *origin;
    const ss_vocabulary *vocabulary;
    ss_arena *arena;
    unsigned roles;      /* bit r: some paragraph has the role r */
    ss_provenance out;
} ss_search;

static unsigned roles_of(const ss_paragraphs *paragraphs)
{
    unsigned roles = 0;
    for (uint32_t i = 0; i < paragraphs->count; i++) roles |= 1u << paragraphs->at[i].role;
    return roles;
}

static bool has_role(const ss_search *search, ss_role role)
{
    return (search->roles >> role & 1) != 0;
}

/* ---- tokens --------------------------------------------------------------------------------------------------------- */

static const ss_token *token_at(const ss_search *search, uint32_t token)
{
    return &search->in->tokens->at[token];
}

static bool has_class(const ss_search *search, uint32_t token, ss_classes classes)
{
    return (ss_word_of(search->vocabulary, token_at(search, token)->symbol).classes & classes) != 0;
}

static char mark_at(const ss_search *search, uint32_t token)
{
    return token_at(search, token)->mark;
}

#define word_is(search, token, word) ss_token_is(token_at((search), (token)), word)

static ss_span span_of(const ss_search *search, uint32_t first, uint32_t end)
{
    if (first >= end) return (ss_span){0, 0};
    return (ss_span){token_at(search, first)->start, ss_token_end(token_at(search, end - 1))};
}

static const ss_paragraph *paragraph_of(const ss_search *search, const ss_date *date)
{
    uint32_t paragraph = search->in->sentences->at[date->sentence].paragraph;
    return &search->in->paragraphs->at[paragraph];
}

/* ---- headline, place, authors --------------------------------------------------------------------------------------- */

static void find_headline(ss_search *search)
{
    const ss_paragraphs *paragraphs = search->in->paragraphs;
    for (uint32_t i = 0; i < paragraphs->count && paragraphs->at[i].role != SS_ROLE_BODY; i++)
        if (paragraphs->at[i].role == SS_ROLE_HEADLINE) {
            search->out.headline = paragraphs->at[i].span;
            return;
        }
}

/* The words of a place: "UNITED NATIONS", "St. Petersburg"; not a month or a weekday. */
static bool in_place(const ss_search *search, uint32_t token)
{
    const ss_token *t = token_at(search, token);
    if (t->flags & SS_T_WORD)
        return (t->flags & SS_T_CAPITAL) && !has_class(search, token, SS_W(MONTH) | SS_W(WEEKDAY));
    return mark_at(search, token) == '-' || (mark_at(search, token) == '.' && has_class(search, token - 1, SS_W(ABBREVIATION)));
}

static void find_place(ss_search *search)
{
    const ss_paragraphs *paragraphs = search->in->paragraphs;
    for (uint32_t i = 0; i < paragraphs->count; i++) {
        const ss_paragraph *p = &paragraphs->at[i];
        uint32_t end = p->first;
        if (p->role != SS_ROLE_DATELINE || p->header) continue;
        while (end < p->end && (end > p->first || (token_at(search, end)->flags & SS_T_WORD)) && in_place(search, end)) end++;
        while (end > p->first && (token_at(search, end - 1)->flags & SS_T_PUNCT) && mark_at(search, end - 1) != '.') end--;
        if (end == p->first) continue;
        search->out.place = span_of(search, p->first, end);
        return;
    }
}

static bool in_name(const ss_search *search, uint32_t token)
{
    const ss_token *t = token_at(search, token);
    if (t->flags & SS_T_WORD)
        return !has_class(search, token, SS_W(MONTH) | SS_W(WEEKDAY)) &&
               ((t->flags & SS_T_CAPITAL) || has_class(search, token, SS_W(PARTICLE)));
    return mark_at(search, token) == '-' ||
           (mark_at(search, token) == '.' && (token_at(search, token - 1)->size == 1 ||
                                              has_class(search, token - 1, SS_W(ABBREVIATION))));
}

/* Of "By Ilse Brandt and Tom Okoro, 29 March": the names, each of two or more words. Returns the token behind the name. */
static ss_status add_author(ss_search *search, uint32_t first, uint32_t end, uint32_t *behind)
{
    uint32_t stop = first, words = 0;
    for (; stop < end && in_name(search, stop); stop++) words += (token_at(search, stop)->flags & SS_T_WORD) != 0;
    *behind = stop > first ? stop : first + 1;
    if (words < 2 || words > 5) return SS_OK;
    ss_span *span = SS_PUSH(&search->out.authors, search->arena);
    if (!span) return SS_NOMEM;
    *span = span_of(search, first, stop);
    return SS_OK;
}

/* A byline is short and says nothing else: "By" and then capitals. */
static bool is_byline(const ss_search *search, const ss_paragraph *p)
{
    return p->end > p->first + 2 && p->end - p->first <= 24 && p->role != SS_ROLE_HEADLINE && word_is(search, p->first, "by") &&
           (token_at(search, p->first)->flags & SS_T_CAPITAL) && in_name(search, p->first + 1) &&
           in_name(search, p->first + 2);
}

static ss_status find_authors(ss_search *search)
{
    const ss_paragraphs *paragraphs = search->in->paragraphs;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < paragraphs->count && i < BYLINE_PARAGRAPHS; i++) {
        const ss_paragraph *p = &paragraphs->at[i];
        if (!is_byline(search, p)) continue;
        for (uint32_t t = p->first + 1; t < p->end && status == SS_OK;) status = add_author(search, t, p->end, &t);
        break;
    }
    return status;
}

/* ---- dates in the record: URL and file name ------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Exactly `count` digits at `at`, and no digit behind them unless `open`. */
static bool read_digits(ss_slice s, uint32_t at, uint32_t count, bool open, int *value)
{
    int number = 0;
    if (at > s.size || count > s.size - at) return false;
    for (uint32_t i = 0; i < count; i++) {
        if (!is_digit(s.at[at + i])) return false;
        number = number * 10 + (s.at[at + i] - '0');
    }
    if (!open && at + count < s.size && is_digit(s.at[at + count])) return false;
    *value = number;
    return true;
}

static bool is_separator(char c)
{
    return c == '/' || c == '-' || c == '_' || c == '.';
}

/* "mar" between separators, as some sites write it. */
static bool read_month_word(const ss_search *search, ss_slice s, uint32_t at, int *month)
{
    if (s.size - at < 4 || !is_separator(s.at[at + 3])) return false;
    ss_word word = ss_word_of(search->vocabulary, ss_vocabulary_find(search->vocabulary, s.at + at, 3));
    *month = word.value;
    return (word.classes & SS_W(MONTH)) != 0;
}

/* 2024/03/29, 2024-3-29, 2024/mar/29, 20240329: SS_NO_DAY when there is none at `at`. */
static int32_t slice_day_at(const ss_search *search, ss_slice s, uint32_t at)
{
    int year = 0, month = 0, day = 0;
    if (!read_digits(s, at, 4, true, &year) || year < 1900 || year > 2099) return SS_NO_DAY;
    at += 4;
    if (at < s.size && is_digit(s.at[at])) {
        bool whole = read_digits(s, at, 2, true, &month) && read_digits(s, at + 2, 2, false, &day);
        return whole ? ss_day_of(year, month, day) : SS_NO_DAY;
    }
    if (at >= s.size || !is_separator(s.at[at])) return SS_NO_DAY;
    at++;
    if (read_digits(s, at, 2, false, &month)) at += 2;
    else if (read_digits(s, at, 1, false, &month)) at += 1;
    else if (at < s.size && read_month_word(search, s, at, &month)) at += 3;
    else return SS_NO_DAY;
    if (at >= s.size || !is_separator(s.at[at])) return SS_NO_DAY;
    if (!read_digits(s, at + 1, 2, false, &day) && !read_digits(s, at + 1, 1, false, &day)) return SS_NO_DAY;
    return ss_day_of(year, month, day);
}

/* The last date: nearest to the article's own name. */
static int32_t slice_day(const ss_search *search, ss_slice s)
{
    int32_t found = SS_NO_DAY;
    for (uint32_t i = 0; i + 8 <= s.size; i++) {
        while (i + 8 <= s.size && !is_digit(s.at[i + 3])) i += 4; /* none of the four begins a year */
        if (i + 8 > s.size) break;
        if (!is_digit(s.at[i]) || (i > 0 && is_digit(s.at[i - 1]))) continue;
        int32_t day = slice_day_at(search, s, i);
        if (day != SS_NO_DAY) found = day;
    }
    return found;
}

/* ---- candidates ----------------------------------------------------------------------------------------------------- */

static const uint8_t ranks[] = {
    [SS_PUB_GIVEN] = 0, [SS_PUB_HEADER] = 1,   [SS_PUB_BYLINE] = 2, [SS_PUB_DATELINE] = 3, [SS_PUB_URL] = 4,
    [SS_PUB_FILENAME] = 5, [SS_PUB_TEXT] = 6, [SS_PUB_CORPUS] = 7, [SS_PUB_NONE] = 8,
};

static bool better(const ss_published *a, const ss_published *b)
{
    if (a->doubtful != b->doubtful) return a->doubtful < b->doubtful;
    return ranks[a->from] < ranks[b->from];
}

static bool is_known(const ss_search *search, int32_t day, uint8_t from)
{
    const ss_published_list *list = &search->out.candidates;
    for (uint32_t i = 0; i < list->count; i++)
        if (list->at[i].day == day && list->at[i].from == from) return true;
    return false;
}

/* Kept best first; among equals the first found stays first. */
static ss_status add_candidate(ss_search *search, int32_t day, ss_published_from from, ss_span span, bool doubtful)
{
    ss_published_list *list = &search->out.candidates;
    ss_published candidate = {day, (uint8_t)from, doubtful, span};
    if (day == SS_NO_DAY || list->count >= CANDIDATES_MOST || is_known(search, day, candidate.from)) return SS_OK;
    if (!SS_PUSH(list, search->arena)) return SS_NOMEM;
    uint32_t at = list->count - 1;
    for (; at > 0 && better(&candidate, &list->at[at - 1]); at--) list->at[at] = list->at[at - 1];
    list->at[at] = candidate;
    return SS_OK;
}

static ss_status add_record_days(ss_search *search)
{
    const ss_origin *origin = search->origin;
    ss_span none = {0, 0};
    ss_status status = add_candidate(search, origin->published, SS_PUB_GIVEN, none, false);
    if (status == SS_OK) status = add_candidate(search, slice_day(search, origin->url), SS_PUB_URL, none, false);
    if (status == SS_OK) status = add_candidate(search, slice_day(search, origin->path), SS_PUB_FILENAME, none, false);
    return status;
}

/* ---- dates in the text, and whether the text bears them out --------------------------------------------------------- */

/* One day that stands by itself, whatever the document's date. */
static bool is_full_day(const ss_date *date)
{
    return date->first != SS_NO_DAY && date->first == date->last && !date->relative && !date->impossible &&
           (date->type == SS_DATE || date->type == SS_TIME) && date->mod == SS_MOD_NONE;
}

/* What a date would date: the article when it stands above or around the text, in the lead with its weekday, else nothing. */
static ss_published_from place_of(const ss_search *search, const ss_date *date, uint32_t lead)
{
    const ss_paragraph *p = paragraph_of(search, date);
    bool byline = word_is(search, p->first, "by");
    if (p->header || date->header) return byline ? SS_PUB_BYLINE : SS_PUB_HEADER;
    if (p->role == SS_ROLE_DATELINE) return SS_PUB_DATELINE;
    if (is_byline(search, p)) return SS_PUB_BYLINE;
    if (p->first == lead && p->role == SS_ROLE_BODY && has_class(search, date->first_token, SS_W(WEEKDAY))) return SS_PUB_TEXT;
    return SS_PUB_NONE;
}

/* A verb in the past stands before the date: "was adopted on", "said". */
static bool past_verb(const ss_search *search, uint32_t token)
{
    const ss_token *t = token_at(search, token);
    ss_found found;
    if (!(t->flags & SS_T_WORD)) return false;
    const char *end = search->in->text->bytes + ss_token_end(t);
    if (t->size > 3 && end[-1] == 'd' && end[-2] == 'e') return true;
    if (!ss_lexicon_match(search->in->lexicon, search->in->tokens, token, token + 1, false, &found)) return false;
    return found.at[SS_PHRASE_CUE] && found.at[SS_PHRASE_CUE]->detail == SS_FORM_ED;
}

/* "to be held on", "will have ended on" look ahead. */
static bool looks_ahead(const ss_search *search, uint32_t verb, uint32_t first)
{
    for (uint32_t i = verb; i > first && i + 3 > verb; i--)
        if (has_class(search, i - 1, SS_W(MODAL)) || word_is(search, i - 1, "be") || word_is(search, i - 1, "to")) return true;
    return false;
}

static bool told_as_past(const ss_search *search, const ss_date *date)
{
    uint32_t first = search->in->sentences->at[date->sentence].first, at = date->first_token;
    if (at > first && word_is(search, at - 1, "since")) return true;
    if (at > first && has_class(search, at - 1, SS_W(PREPOSITION))) {
        if (!word_is(search, at - 1, "on")) return false;
        at--;
    }
    return at > first && past_verb(search, at - 1) && !looks_ahead(search, at - 1, first);
}

/* "said this Friday": the reporter speaks of the week that runs, up to today. */
static bool beyond_this_week(const ss_search *search, const ss_date *date, int32_t day)
{
    uint32_t at = date->first_token, first = search->in->sentences->at[date->sentence].first;
    if (at <= first || at + 1 >= date->end_token || !word_is(search, at, "this") || !has_class(search, at + 1, SS_W(WEEKDAY)))
        return false;
    int named = ss_word_of(search->vocabulary, token_at(search, at + 1)->symbol).value;
    return named > ss_day_weekday(day) + 1 && past_verb(search, at - 1) && !looks_ahead(search, at - 1, first);
}

static bool is_contradicted(const ss_search *search, int32_t day)
{
    const ss_dates *dates = search->in->dates;
    for (uint32_t i = 0; i < dates->count; i++) {
        const ss_date *date = &dates->at[i];
        if (date->header || paragraph_of(search, date)->role != SS_ROLE_BODY) continue;
        if (is_full_day(date) && date->first > day + DAYS_BEYOND && told_as_past(search, date)) return true;
        if (beyond_this_week(search, date, day)) return true;
    }
    return false;
}

/* A second witness outside the text (metadata, URL, file name) clears a header. */
static bool is_confirmed(const ss_search *search, int32_t day)
{
    const ss_published_list *list = &search->out.candidates;
    for (uint32_t i = 0; i < list->count; i++)
        if (list->at[i].span.end == 0 && list->at[i].day <= day + 1 && day <= list->at[i].day + 1) return true;
    return false;
}

static uint32_t lead_of(const ss_search *search)
{
    const ss_paragraphs *paragraphs = search->in->paragraphs;
    for (uint32_t i = 0; i < paragraphs->count; i++)
        if (paragraphs->at[i].role == SS_ROLE_BODY) return paragraphs->at[i].first;
    return SS_NONE;
}

static ss_status add_text_days(ss_search *search)
{
    const ss_dates *dates = search->in->dates;
    uint32_t lead = lead_of(search);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < dates->count && status == SS_OK && search->out.candidates.count < CANDIDATES_MOST; i++) {
        const ss_date *date = &dates->at[i];
        if (!is_full_day(date)) continue;
        ss_published_from from = place_of(search, date, lead);
        if (from == SS_PUB_NONE || is_known(search, date->first, (uint8_t)from)) continue;
        bool doubtful = from != SS_PUB_TEXT && !is_confirmed(search, date->first) && is_contradicted(search, date->first);
        status = add_candidate(search, date->first, from, date->span, doubtful);
    }
    return status;
}

int32_t ss_provenance_day(const ss_provenance *provenance, uint8_t *from)
{
    const ss_published_list *list = &provenance->candidates;
    bool found = list->count && !list->at[0].doubtful;
    *from = found ? list->at[0].from : SS_PUB_NONE;
    return found ? list->at[0].day : SS_NO_DAY;
}

/* ---- outlets and agencies ------------------------------------------------------------------------------------------- */

/* The outlet whose name begins at the token, or SS_NONE. */
static inline uint32_t outlet_at(const ss_search *search, uint32_t token, uint32_t end, uint32_t *behind)
{
    const ss_lexicon *lexicon = search->in->lexicon;
    ss_found found;
    if (!has_class(search, token, SS_W(BEGINS)) || !ss_lexicon_match(lexicon, search->in->tokens, token, end, false, &found)) return SS_NONE;
    for (const ss_phrase *p = found.at[SS_PHRASE_NAME]; p; p = ss_phrase_next(lexicon, p))
        if (p->kind == SS_PHRASE_NAME && ss_lexicon_entity(lexicon, p->item)->type == SS_OUTLET) {
            *behind = found.end[SS_PHRASE_NAME];
            return p->item;
        }
    return SS_NONE;
}

static void take_outlet(ss_search *search, uint32_t outlet)
{
    ss_string name = ss_lexicon_entity(search->in->lexicon, outlet)->name;
    search->out.outlet = outlet;
    search->out.outlet_from = SS_OUTLET_TEXT;
    search->out.outlet_name = (ss_slice){ss_lexicon_text(search->in->lexicon, name), name.size};
}

static ss_status add_credit(ss_search *search, uint32_t outlet)
{
    ss_ids *credits = &search->out.credits;
    for (uint32_t i = 0; i < credits->count; i++)
        if (credits->at[i] == outlet) return SS_OK;
    uint32_t *credit = SS_PUSH(credits, search->arena);
    if (!credit) return SS_NOMEM;
    *credit = outlet;
    return SS_OK;
}

/* Agencies that a credit or a dateline names: sources of the text. */
static ss_status find_credits(ss_search *search)
{
    const ss_paragraphs *paragraphs = search->in->paragraphs;
    for (uint32_t i = 0; i < paragraphs->count; i++) {
        const ss_paragraph *p = &paragraphs->at[i];
        if (p->role != SS_ROLE_CREDIT && p->role != SS_ROLE_DATELINE) continue;
        for (uint32_t t = p->first, behind = 0; t < p->end; t = behind) {
            behind = t + 1;
            uint32_t outlet = outlet_at(search, t, p->end, &behind);
            if (outlet != SS_NONE && add_credit(search, outlet) != SS_OK) return SS_NOMEM;
        }
    }
    return SS_OK;
}

/* Some mention is of an outlet. */
static bool names_outlet(const ss_search *search)
{
    const ss_mentions *mentions = &search->in->names->mentions;
    for (uint32_t i = 0; i < mentions->count; i++)
        if (mentions->at[i].type == SS_OUTLET) return true;
    return false;
}

/* ", reports an X correspondent": the paper speaks of its own; "reports X" alone quotes another. */
static bool own_reporter(const ss_search *search, const ss_mention *mention)
{
    uint32_t at = mention->first, first = search->in->sentences->at[mention->sentence].first;
    ss_found found;
    if (mention->end >= search->in->tokens->count || !has_class(search, mention->end, SS_W(ROLE) | SS_W(UNNAMED))) return false;
    if (at <= first + 1 || !has_class(search, at - 1, SS_W(DETERMINER))) return false;
    if (!ss_lexicon_match(search->in->lexicon, search->in->tokens, at - 2, at - 1, false, &found)) return false;
    const ss_phrase *cue = found.at[SS_PHRASE_CUE];
    return cue && cue->detail == SS_FORM_S && ss_lexicon_cue(search->in->lexicon, cue->item)->act == SS_ACT_REPORT;
}

static uint32_t outlet_by_reporter(const ss_search *search)
{
    const ss_names *names = search->in->names;
    for (uint32_t i = 0; i < names->mentions.count; i++) {
        const ss_mention *mention = &names->mentions.at[i];
        if (mention->type != SS_OUTLET || mention->local == SS_NONE || !own_reporter(search, mention)) continue;
        return names->locals.at[mention->local].lexicon;
    }
    return SS_NONE;
}

/* "The X website contains ...", "© X": a note of the site in its furniture. */
static bool own_note(const ss_search *search, const ss_paragraph *p, uint32_t first, uint32_t behind)
{
    if (first > p->first && token_at(search, first - 1)->size == 2 &&
        !memcmp(search->in->text->bytes + token_at(search, first - 1)->start, "\xC2\xA9", 2))
        return true;
    if (behind < p->end && (token_at(search, behind)->flags & SS_T_APOS_S)) behind++;
    return first <= p->first + 1 && behind < p->end &&
           (word_is(search, behind, "website") || word_is(search, behind, "site") || has_class(search, behind, SS_W(SITE)));
}

/* "© Getty Images": whose picture it is. */
static bool sells_pictures(const ss_search *search, uint32_t first) { return has_class(search, first, SS_W(PHOTO)); }

static uint32_t outlet_by_note(const ss_search *search)
{
    const ss_paragraphs *paragraphs = search->in->paragraphs;
    for (uint32_t i = 0; i < paragraphs->count; i++) {
        const ss_paragraph *p = &paragraphs->at[i];
        if (p->role != SS_ROLE_BOILERPLATE || p->header) continue;
        for (uint32_t t = p->first, behind = 0; t < p->end; t = behind) {
            behind = t + 1;
            uint32_t outlet = outlet_at(search, t, p->end, &behind);
            if (outlet != SS_NONE && !sells_pictures(search, t) && own_note(search, p, t, behind)) return outlet;
        }
    }
    return SS_NONE;
}

/* "Source: X and agencies": whose copy is its own beside theirs. */
static uint32_t outlet_by_source(const ss_search *search)
{
    const ss_paragraphs *paragraphs = search->in->paragraphs;
    for (uint32_t i = paragraphs->count; i > 0; i--) {
        const ss_paragraph *p = &paragraphs->at[i - 1];
        uint32_t behind = p->end, outlet;
        if (p->role != SS_ROLE_CREDIT || p->first + 3 >= p->end || mark_at(search, p->first + 1) != ':') continue;
        outlet = word_is(search, p->first, "source") || word_is(search, p->first, "sources") ? outlet_at(search, p->first + 2, p->end, &behind) : SS_NONE;
        if (outlet != SS_NONE && behind + 1 < p->end && word_is(search, behind, "and") && word_is(search, p->end - 1, "agencies")) return outlet;
    }
    return SS_NONE;
}

/* "X's Ilse Brandt contributed to this report": the paper names its own. */
static uint32_t outlet_by_contributors(const ss_search *search)
{
    const ss_names *names = search->in->names;
    for (uint32_t i = names->mentions.count; i > 0; i--) {
        const ss_mention *mention = &names->mentions.at[i - 1];
        if (mention->type != SS_OUTLET || mention->local == SS_NONE || !mention->possessive) continue;
        uint32_t end = search->in->sentences->at[mention->sentence].end, stop = mention->end + CONTRIBUTORS_REACH;
        for (uint32_t t = mention->end; t + 2 < end && t < stop; t++)
            if (word_is(search, t, "contributed") && word_is(search, t + 1, "to") && word_is(search, t + 2, "this"))
                return names->locals.at[mention->local].lexicon;
    }
    return SS_NONE;
}

/* "(X 02/10/2031 page 24)": where it stood in print. */
static uint32_t outlet_by_print(const ss_search *search)
{
    const ss_paragraphs *paragraphs = search->in->paragraphs;
    uint32_t behind = 0;
    for (uint32_t i = paragraphs->count; i > 0; i--) {
        const ss_paragraph *p = &paragraphs->at[i - 1];
        if (p->role == SS_ROLE_CREDIT && p->header) return outlet_at(search, p->first + 1, p->end, &behind);
    }
    return SS_NONE;
}

/* The agency behind the place: its own copy, unless somebody else is known to publish it. It is no credit then. */
static uint32_t outlet_by_dateline(const ss_search *search)
{
    const ss_paragraphs *paragraphs = search->in->paragraphs;
    for (uint32_t i = 0; i < paragraphs->count; i++) {
        const ss_paragraph *p = &paragraphs->at[i];
        for (uint32_t t = p->first, behind = 0; p->role == SS_ROLE_DATELINE && t < p->end; t = behind) {
            behind = t + 1;
            uint32_t outlet = outlet_at(search, t, p->end, &behind);
            if (outlet != SS_NONE) return outlet;
        }
    }
    return SS_NONE;
}

static void drop_credit(ss_search *search, uint32_t outlet)
{
    ss_ids *credits = &search->out.credits;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < credits->count; i++)
        if (credits->at[i] != outlet) credits->at[kept++] = credits->at[i];
    credits->count = kept;
}

/* "https://www.rbc.ru:443/x" -> "rbc.ru" */
static ss_slice host_of(ss_slice url)
{
    uint32_t begin = 0, end;
    for (uint32_t i = 0; i + 3 <= url.size && i < 12 && !begin; i++)
        if (!memcmp(url.at + i, "://", 3)) begin = i + 3;
    if (!begin) return (ss_slice){NULL, 0};
    if (url.size - begin > 4 && !memcmp(url.at + begin, "www.", 4)) begin += 4;
    for (end = begin; end < url.size && !strchr("/:?#", url.at[end]); end++) {}
    return (ss_slice){url.at + begin, end - begin};
}

static void outlet_of_record(ss_search *search, ss_slice name, ss_outlet_from from)
{
    search->out.outlet_from = (uint8_t)from;
    search->out.outlet_name = name;
}

static void find_outlet(ss_search *search)
{
    ss_slice host = host_of(search->origin->url);
    search->out.outlet = SS_NONE;
    search->out.outlet_from = SS_OUTLET_NONE;
    if (search->origin->outlet.size) {
        outlet_of_record(search, search->origin->outlet, SS_OUTLET_GIVEN);
    } else if (host.size) {
        outlet_of_record(search, host, SS_OUTLET_URL);
    } else {
        bool named = names_outlet(search), credits = has_role(search, SS_ROLE_CREDIT);
        uint32_t outlet = named ? outlet_by_reporter(search) : SS_NONE;
        if (outlet == SS_NONE && has_role(search, SS_ROLE_BOILERPLATE)) outlet = outlet_by_note(search);
        if (outlet == SS_NONE && credits) outlet = outlet_by_source(search);
        if (outlet == SS_NONE && credits) outlet = outlet_by_print(search);
        if (outlet == SS_NONE && named) outlet = outlet_by_contributors(search);
        if (outlet == SS_NONE && has_role(search, SS_ROLE_DATELINE)) outlet = outlet_by_dateline(search);
        if (outlet == SS_NONE) return;
        take_outlet(search, outlet);
        drop_credit(search, outlet);
    }
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

ss_status ss_provenance_find(const ss_provenance_input *input, const ss_origin *origin, ss_arena *arena, ss_provenance *out)
{
    ss_search search = {.in = input, .origin = origin, .vocabulary = ss_lexicon_vocabulary(input->lexicon), .arena = arena,
                        .roles = roles_of(input->paragraphs)};
    find_headline(&search);
    if (has_role(&search, SS_ROLE_DATELINE)) find_place(&search);
    ss_status status = find_authors(&search);
    if (status == SS_OK) status = add_record_days(&search);
    if (status == SS_OK) status = add_text_days(&search);
    if (status == SS_OK && (has_role(&search, SS_ROLE_CREDIT) || has_role(&search, SS_ROLE_DATELINE))) status = find_credits(&search);
    if (status != SS_OK) return status;
    find_outlet(&search);
    *out = search.out;
    return SS_OK;
}

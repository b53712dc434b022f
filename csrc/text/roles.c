#include "text/roles.h"

enum {
    BRACKET_REACH = 60, CREDIT_REACH = 16, PLACE_WORDS = 6, REGION_WORDS = 3, TITLE_WORDS = 12, HEADLINE_TOKENS = 40,
    TEASER_REACH = 400, TEASER_JOINTS = 2
};

static ss_classes classes_at(const ss_text_block *b, uint32_t t) { return b->classes[t]; }
static bool is_class(const ss_text_block *b, uint32_t t, ss_classes classes) { return t < b->end && (classes_at(b, t) & classes); }
static bool has_flag(const ss_text_block *b, uint32_t t, uint32_t flags) { return t < b->end && (b->at[t].flags & flags); }
static char mark_at(const ss_text_block *b, uint32_t t) { return t < b->end ? b->at[t].mark : 0; }

static bool is_bytes(const ss_text_block *b, uint32_t t, const char *bytes, uint16_t size) {
    return t < b->end && b->at[t].size == size && memcmp(b->text->bytes + b->at[t].start, bytes, size) == 0;
}

static bool is_year(const ss_text_block *b, uint32_t t) {
    if (!has_flag(b, t, SS_T_DIGITS) || b->at[t].size != 4) return false;
    const char *p = b->text->bytes + b->at[t].start;
    return (p[0] == '1' && p[1] == '9') || (p[0] == '2' && p[1] == '0');
}

static bool is_dash(const ss_text_block *b, uint32_t t) {
    return mark_at(b, t) == '-' || mark_at(b, t) == '_' || is_bytes(b, t, "\xE2\x80\x93", 3) || is_bytes(b, t, "\xE2\x80\x94", 3) ||
           is_bytes(b, t, "\xE2\x80\x95", 3);
}

static inline bool is_stop(const ss_text_block *b, uint32_t t) {
    char mark = mark_at(b, t);
    return mark == '.' || mark == '!' || mark == '?' || is_bytes(b, t, "\xE2\x80\xA6", 3);
}

/* ---- counting -------------------------------------------------------------------------------------------------------- */

static const ss_classes counted = SS_W(SITE) | SS_W(PHOTO) | SS_W(CUE) | SS_W(FIRST) | SS_W(PRONOUN) | SS_W(POSSESSIVE);
static const ss_classes personal = SS_W(FIRST) | SS_W(POSSESSIVE);

/* "our", "us", "your": the page speaks; its, his and their are the story's. */
static bool is_personal(const ss_text_block *b, uint32_t t, ss_classes classes) {
    if (classes & SS_W(FIRST)) return b->at[t].size > 1;
    const char *p = b->text->bytes + b->at[t].start;
    return (classes & (SS_W(PRONOUN) | SS_W(POSSESSIVE))) && (p[0] | 32) == 'y';
}

static void count_word(const ss_text_block *b, uint32_t t, ss_counts *counts) {
    uint32_t flags = b->at[t].flags;
    ss_classes classes = classes_at(b, t);
    counts->words++;
    counts->shouting += (flags & SS_T_ALLCAPS) != 0;
    if (b->at[t].size > 3) *((flags & SS_T_CAPITAL) ? &counts->capitals : &counts->small) += 1;
    if (!(classes & counted)) return;
    counts->site += (classes & SS_W(SITE)) != 0;
    counts->photo += (classes & SS_W(PHOTO)) != 0;
    counts->cues += (classes & SS_W(CUE)) != 0;
    counts->personal += (classes & (personal | SS_W(PRONOUN))) && is_personal(b, t, classes);
}

/* The stop is that of "Gen.", "N. Korea". */
static bool is_abbreviated(const ss_text_block *b, uint32_t stop) {
    if (stop == b->first) return is_class(b, stop, SS_W(ABBREVIATION));
    return is_class(b, stop - 1, SS_W(ABBREVIATION)) || (b->at[stop - 1].size == 1 && has_flag(b, stop - 1, SS_T_CAPITAL));
}

static void count_mark(const ss_text_block *b, uint32_t t, ss_counts *counts) {
    char mark = b->at[t].mark;
    if (b->at[t].flags & SS_T_QUOTE) counts->marks += mark != '\'';
    else if (mark == '|' || mark == '>') counts->pipes++;
    else if (mark == '@') counts->handles++;
    else if (is_bytes(b, t, "\xC2\xA9", 2)) counts->copyrights += is_year(b, t + 1) || has_flag(b, t + 1, SS_T_CAPITAL);
    else if (is_bytes(b, t, "\xC2\xB7", 2) || is_bytes(b, t, "\xE2\x80\xBA", 3)) counts->pipes++;
    else if (is_stop(b, t)) counts->stops += t + 1 < b->end && !is_abbreviated(b, t);
}

ss_counts ss_block_count(const ss_text_block *b) {
    ss_counts counts = {0};
    for (uint32_t t = b->first; t < b->end; t++) {
        if (b->at[t].flags & SS_T_WORD) count_word(b, t, &counts);
        else if (b->at[t].flags & SS_T_PUNCT) count_mark(b, t, &counts);
    }
    return counts;
}

bool ss_block_has_words(const ss_text_block *b) {
    return ss_tokens_next(b->at, b->first, b->end, SS_T_WORD | SS_T_NUMBER) < b->end;
}

/* ---- site furniture --------------------------------------------------------------------------------------------------- */

static bool is_share_line(const ss_text_block *b, const ss_counts *c) {
    if (c->words > TITLE_WORDS + 4 || c->marks || b->end - b->first > HEADLINE_TOKENS) return false;
    if (b->opening && c->site < c->words) return false;
    if (c->site >= 2 && c->site * 3 >= c->words + c->cues) return true;
    bool leads = is_class(b, b->first, SS_W(SITE)) || (c->site && has_flag(b, b->first, SS_T_NUMBER)); /* "4 min read" */
    if (leads && c->words <= 3 && !is_stop(b, b->end - 1)) return true;
    return c->handles && c->site && c->words <= TITLE_WORDS && is_class(b, b->first, SS_W(SITE));
}

/* "The views expressed here are the author's own."; not "The official expressed hope", "The views expressed by Holm drew cheers". */
static bool is_disclaimer(const ss_text_block *b, const ss_counts *c) {
    uint32_t t = b->first + (has_flag(b, b->first, SS_T_WORD) && b->at[b->first].size == 3 && is_class(b, b->first, SS_W(DETERMINER)));
    bool views = is_bytes(b, t, "views", 5) || is_bytes(b, t, "Views", 5) || is_bytes(b, t, "opinions", 8) || is_bytes(b, t, "Opinions", 8);
    if (!views || !b->tail || c->words > BRACKET_REACH || !is_bytes(b, t + 1, "expressed", 9)) return false;
    bool here = is_bytes(b, t + 2, "here", 4) || is_bytes(b, t + 2, "herein", 6) || is_bytes(b, t + 2, "in", 2) || is_bytes(b, t + 2, "on", 2);
    return here || is_bytes(b, t + 2, "are", 3) || is_bytes(b, t + 2, "do", 2) || is_bytes(b, t + 4, "author", 6) || is_bytes(b, t + 4, "authors", 7);
}

/* The page speaks to its reader: "Please contact us for subscription options." */
static bool is_note(const ss_text_block *b, const ss_counts *c) {
    if (c->marks || !c->personal || !c->site) return false;
    if (c->site >= 2 && c->words <= 25 && c->site * 6 >= c->words) return true;
    if (c->personal >= 2 && c->words <= 16 && !is_class(b, b->first, SS_W(PRONOUN))) return true;
    if (!b->tail) return false;
    return (c->site >= 3 && c->site * 14 >= c->words) || (c->words <= 20 && c->site * 10 >= c->words && !b->head);
}

static bool is_rights(const ss_text_block *b, const ss_counts *c) {
    if (b->end - b->first > BRACKET_REACH * 2) return false;
    return (c->copyrights && !c->marks) || (is_class(b, b->first, SS_W(SITE)) && is_year(b, b->first + 1));
}

bool ss_block_is_site(const ss_text_block *b, const ss_counts *c) {
    bool navigation = c->pipes >= 2 && !c->stops && !c->marks && c->words <= BRACKET_REACH && c->words <= c->pipes * 6;
    return navigation || is_disclaimer(b, c) || is_share_line(b, c) || is_rights(b, c) || (c->site && is_note(b, c));
}

bool ss_block_is_teaser(const ss_text_block *b, const ss_counts *c) {
    if (b->opening && !b->last) return false; /* "Analysis: ..." is the article's own headline there */
    if (!is_class(b, b->first, SS_W(TEASER)) || c->words > BRACKET_REACH) return false;
    uint32_t t = b->first + 1;
    bool twice = is_class(b, t, SS_W(TEASER));
    while (t < b->end && t - b->first < 3 && has_flag(b, t, SS_T_WORD)) t++;
    char mark = mark_at(b, t);
    if (mark == ':' || mark == '|' || mark == '>') return c->words < 40 && c->stops <= 1;
    return twice && !c->marks && c->words <= TITLE_WORDS + 4 && !is_stop(b, b->end - 1);
}

/* Titles glued to each other: a small word, then a capitalised ordinary word, no mark between. */
static bool is_joint(const ss_text_block *b, uint32_t t) {
    if (!has_flag(b, t, SS_T_WORD) || !has_flag(b, t - 1, SS_T_WORD) || !has_flag(b, t, SS_T_CAPITAL)) return false;
    if (has_flag(b, t, SS_T_ALLCAPS | SS_T_MIXED)) return false;
    if (is_class(b, t, SS_W(DETERMINER) | SS_W(RELATIVE) | SS_W(COMPLEMENTIZER)))
        return !has_flag(b, t - 1, SS_T_CAPITAL) || !is_class(b, t - 1, SS_W(COMMON));
    if (!is_class(b, t, SS_W(COMMON)) || is_class(b, t, SS_W(NOT_NAME)) || has_flag(b, t - 1, SS_T_CAPITAL)) return false;
    return !is_class(b, t - 1, SS_W(DETERMINER) | SS_W(PREPOSITION) | SS_W(POSSESSIVE) | SS_W(CONJUNCTION));
}

/* "What's newWestern countries": the next paragraph was glued to the last title. */
static uint32_t glued_word(const ss_text_block *b, uint32_t t) {
    for (uint32_t i = t; i < t + 4 && i < b->end; i++)
        if (has_flag(b, i, SS_T_MIXED) && !has_flag(b, i, SS_T_CAPITAL)) return i;
    return t;
}

uint32_t ss_block_teaser_end(const ss_text_block *b) {
    if (b->opening || !is_class(b, b->first, SS_W(TEASER)) || !has_flag(b, b->first + 1, SS_T_CAPITAL)) return b->first;
    uint32_t joints = 0, end = b->first, last = b->first;
    for (uint32_t t = b->first + 1; t < b->end && t - b->first < TEASER_REACH; t++) {
        if (has_flag(b, t, SS_T_QUOTE) && mark_at(b, t) != '\'') break;
        if (is_joint(b, t)) joints++, last = t;
        if (is_stop(b, t) && has_flag(b, t + 1, SS_T_CAPITAL)) {
            if (last > end) end = t + 1;
            else break;
        }
    }
    if (joints < TEASER_JOINTS) return b->first;
    return end == b->first ? b->end : glued_word(b, end);
}

/* ---- dates and bylines ------------------------------------------------------------------------------------------------ */

static bool is_clock_word(const ss_text_block *b, uint32_t t) {
    uint32_t flags = b->at[t].flags;
    return (flags & SS_T_DOTTED) || ((flags & SS_T_ALLCAPS) && b->at[t].size <= 5) ||
           (b->at[t].size == 2 && !(flags & SS_T_CAPITAL)) || (b->at[t].size == 1 && (flags & SS_T_CAPITAL));
}

/* 13.05.2023, which is one token */
static bool is_dotted_day(const ss_text_block *b, uint32_t t) {
    const char *p = b->text->bytes + b->at[t].start;
    return b->at[t].size == 10 && p[2] == '.' && p[5] == '.';
}

typedef struct { uint32_t months, years, numbers, headers; } ss_day_parts;

/* One token of a date line: day, month, time, zone, "updated". */
static bool take_day_part(const ss_text_block *b, uint32_t t, ss_day_parts *parts) {
    uint32_t flags = b->at[t].flags;
    if (flags & SS_T_PUNCT) return !(flags & SS_T_QUOTE);
    if (flags & SS_T_NUMBER) {
        parts->numbers++;
        parts->years += is_year(b, t);
        if (is_dotted_day(b, t)) parts->years++, parts->numbers += 2;
        return true;
    }
    ss_classes classes = classes_at(b, t);
    parts->months += (classes & SS_W(MONTH)) != 0;
    parts->headers += (classes & SS_W(HEADER)) != 0;
    return (classes & (SS_W(MONTH) | SS_W(WEEKDAY) | SS_W(HEADER) | SS_W(ORDINAL))) || is_clock_word(b, t);
}

/* The paper's name before its day: "Harbour Herald, 29 March 2024", "Tide Dispatch -- 13.05.2023" */
static uint32_t behind_masthead(const ss_text_block *b) {
    uint32_t t = b->first;
    while (t - b->first < 5 && has_flag(b, t, SS_T_CAPITAL) && !is_class(b, t, SS_W(MONTH) | SS_W(WEEKDAY) | SS_W(HEADER))) t++;
    return t > b->first && (mark_at(b, t) == ',' || mark_at(b, t) == '|' || is_dash(b, t)) ? t : b->first;
}

/* All of the block is a day. Behind the head it must say so: "Updated". */
static bool is_date_line(const ss_text_block *b) {
    ss_day_parts parts = {0};
    if (b->end - b->first > 32) return false;
    for (uint32_t t = behind_masthead(b); t < b->end; t++)
        if (!take_day_part(b, t, &parts)) return false;
    if (parts.headers && parts.numbers >= 2) return true;
    return b->head && parts.years && parts.numbers >= 2 && (parts.months || parts.numbers >= 3);
}

/* "By Ana Ruiz and Tom Oke, Staff Writers | 29 March 2024" */
static bool is_byline(const ss_text_block *b) {
    if (b->end - b->first > 24 || b->at[b->first].size != 2 || is_stop(b, b->end - 1)) return false;
    const char *p = b->text->bytes + b->at[b->first].start;
    if ((p[0] | 32) != 'b' || (p[1] | 32) != 'y') return false;
    if (!has_flag(b, b->first + 1, SS_T_CAPITAL)) /* "By our own correspondent" */
        return b->end - b->first <= 6 && is_class(b, b->first + 1, SS_W(POSSESSIVE) | SS_W(DETERMINER));
    for (uint32_t t = b->first + 1; t < b->end; t++) {
        bool small = has_flag(b, t, SS_T_WORD) && !has_flag(b, t, SS_T_CAPITAL) && b->at[t].size > 3;
        if (small && !is_class(b, t, SS_W(ROLE) | SS_W(HEADER))) return false;
    }
    return true;
}

/* "pm", "a.m.", "GMT", "CEST" behind a clock; "UN" begins the text. */
static bool is_zone(const ss_text_block *b, uint32_t t) {
    if (!has_flag(b, t, SS_T_WORD) || b->at[t].size > 4 || b->at[t].size < 2) return false;
    const char *p = b->text->bytes + b->at[t].start, *last = p + b->at[t].size - 1;
    bool half = ((p[0] | 32) == 'a' || (p[0] | 32) == 'p') && (p[b->at[t].size == 2 ? 1 : 2] | 32) == 'm';
    return half || is_bytes(b, t, "UTC", 3) || (has_flag(b, t, SS_T_ALLCAPS) && *last == 'T');
}

/* Behind "10:15", "at 10:15 pm", "10:15 GMT". */
static uint32_t behind_clock(const ss_text_block *b, uint32_t t) {
    uint32_t end = t + (mark_at(b, t) == ',' || is_bytes(b, t, "at", 2));
    if (end > t && !(has_flag(b, end, SS_T_NUMBER) && mark_at(b, end + 1) == ':')) return t;
    for (t = end; has_flag(b, end, SS_T_NUMBER) || (mark_at(b, end) == ':' && has_flag(b, end + 1, SS_T_NUMBER));) end++;
    while (end > t && is_zone(b, end)) end++;
    return end;
}

/* Behind 2024-03-31, 2024-03-31T10:30:00, 2024-03-31 10:30 */
static uint32_t behind_iso(const ss_text_block *b, uint32_t t) {
    if (!is_year(b, t) || mark_at(b, t + 1) != '-' || !has_flag(b, t + 2, SS_T_NUMBER) || mark_at(b, t + 3) != '-') return t;
    return has_flag(b, t + 4, SS_T_NUMBER) ? behind_clock(b, t + 5) : t;
}

/* Behind "29 March 2024", "Friday, March 29, 2024" */
static uint32_t behind_written(const ss_text_block *b, uint32_t t) {
    uint32_t end = t;
    ss_day_parts parts = {0};
    while (end < b->end && end - t < 12 && !parts.years && mark_at(b, end) != '.' && take_day_part(b, end, &parts)) end++;
    return parts.years && parts.months && parts.numbers > 1 ? behind_clock(b, end) : t;
}

/* Behind "29 March 2024", "Fri, March 29, 2024 at 10:15", "29.03.2024", "2024-03-29": a whole day in one of its forms. */
static uint32_t behind_whole_day(const ss_text_block *b, uint32_t t) {
    if (!has_flag(b, t, SS_T_NUMBER)) return is_class(b, t, SS_W(MONTH) | SS_W(WEEKDAY)) ? behind_written(b, t) : t;
    if (is_dotted_day(b, t)) return behind_clock(b, t + 1);
    uint32_t end = behind_iso(b, t);
    return end > t ? end : behind_written(b, t);
}

/* What stands beside the day in a line of the page: names, "Posted by", "in", "3 min read", "No comments yet". */
static bool is_furniture(const ss_text_block *b, uint32_t t) {
    const ss_classes said = SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(PRONOUN);
    const ss_classes page = SS_W(HEADER) | SS_W(SITE) | SS_W(CREDIT) | SS_W(ROLE) | SS_W(UNIT);
    if (!has_flag(b, t, SS_T_WORD)) return !is_stop(b, t);
    if (is_class(b, t, page)) return true;
    return (has_flag(b, t, SS_T_CAPITAL) || b->at[t].size <= 3) && !is_class(b, t, said);
}

static bool all_furniture(const ss_text_block *b, uint32_t t, uint32_t end) {
    while (t < end && is_furniture(b, t)) t++;
    return t == end;
}

/* "World 1 Apr, 2019 10:15", "Ida Holm, Staff Writer - April 1, 2019", "SEP 12, 2017 LISTEN": a line of the page with one whole day. */
static bool is_dated_line(const ss_text_block *b, const ss_counts *c) {
    enum { LINE = 24, BESIDE = 8, SECTION = 2 };
    uint32_t day = b->first, behind = day;
    if (!b->head || b->end - b->first > LINE || (b->opening && !c->pipes)) return false;
    while (day < b->end && (behind = behind_whole_day(b, day)) == day && is_furniture(b, day)) day++;
    if (day == b->end || behind == day || b->end - behind > BESIDE || !all_furniture(b, behind, b->end)) return false;
    bool told = is_class(b, b->first, SS_W(HEADER) | SS_W(CREDIT)) || has_flag(b, day - (day > b->first), SS_T_PUNCT);
    return told || day - b->first <= SECTION;
}

/* "Pier to closePublished Mon, 1 Apr 2019 08:15 CEST": the title's last word and what the page says of the day, glued. */
static bool says_published(const ss_text_block *b, uint32_t t) {
    if (is_class(b, t, SS_W(HEADER))) return true;
    const char *end = b->text->bytes + ss_token_end(&b->at[t]);
    if (!has_flag(b, t, SS_T_MIXED) || b->at[t].size < sizeof "xPublished") return false;
    return !memcmp(end - 9, "Published", 9) || !memcmp(end - 7, "Updated", 7) || !memcmp(end - 6, "Posted", 6);
}

/* Where a day begins whose first number stands there: over its month and its weekday. */
static uint32_t day_start(const ss_text_block *b, uint32_t number) {
    uint32_t t = number - is_class(b, number - 1, SS_W(MONTH));
    if (mark_at(b, t - 1) == ',' && is_class(b, t - 2, SS_W(WEEKDAY))) return t - 2;
    return t - is_class(b, t - 1, SS_W(WEEKDAY));
}

bool ss_block_ends_in_day(const ss_text_block *b) {
    for (uint32_t t = b->first + 3; b->opening && t < b->end; t++) {
        if (!(b->at[t].flags & SS_T_NUMBER)) continue;
        uint32_t start = day_start(b, t);
        return start > b->first && says_published(b, start - 1) && behind_whole_day(b, start) > start;
    }
    return false;
}

bool ss_block_is_metadata(const ss_text_block *b, const ss_counts *c) {
    if (c->marks || c->words > 20) return false;
    return (b->head && is_byline(b)) || is_date_line(b) || is_dated_line(b, c);
}

static uint32_t behind_dash(const ss_text_block *b, uint32_t t) {
    uint32_t end = t;
    while (is_dash(b, end) && end - t < 3) end++;
    if (end == t + 1 && (mark_at(b, t) == '-' || mark_at(b, t) == '_') && (!has_flag(b, t, SS_T_SPACE) || !has_flag(b, end, SS_T_SPACE))) return t;
    return end;
}

/* "... 2019 | The board": a sentence that nothing parts from the day before it. */
static bool begins_glued(const ss_text_block *b, uint32_t t) {
    const ss_classes opens = SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(PREPOSITION) | SS_W(SUBORDINATOR);
    return t > b->first && t + 1 < b->end && has_flag(b, t, SS_T_CAPITAL) && is_class(b, t, opens);
}

/* "Pier to close | 1 April 2019 The board": a title, the day and the text in one line. */
uint32_t ss_block_glued_day(const ss_text_block *b) {
    enum { TITLE = 24 };
    const ss_classes ties = SS_W(PREPOSITION) | SS_W(DETERMINER) | SS_W(CONJUNCTION) | SS_W(SUBORDINATOR);
    for (uint32_t t = b->first + 3; t + 4 < b->end && t - b->first < TITLE; t++) {
        if (!(b->at[t].flags & SS_T_NUMBER)) continue;
        uint32_t start = day_start(b, t);
        if (start == b->first || !has_flag(b, start - 1, SS_T_WORD) || is_class(b, start - 1, ties)) return b->first;
        return begins_glued(b, behind_whole_day(b, start)) ? start : b->first;
    }
    return b->first;
}

uint32_t ss_block_header_end(const ss_text_block *b) {
    uint32_t t = b->first;
    bool named = is_class(b, t, SS_W(HEADER));
    if (named) t++;
    if (named && mark_at(b, t) == ':') t++;
    uint32_t end = behind_iso(b, t);
    if (end == t && named) end = behind_written(b, t);
    if (end == t && has_flag(b, t, SS_T_NUMBER)) { /* "31 May 2031 — The board" */
        uint32_t day = behind_written(b, t), dash = day > t ? behind_dash(b, day) : day;
        end = dash > day && dash < b->end ? dash : t;
    }
    if (end == t && begins_glued(b, behind_whole_day(b, t))) end = behind_whole_day(b, t);
    if (end == t || (end < b->end && !has_flag(b, end, SS_T_CAPITAL | SS_T_QUOTE | SS_T_NUMBER))) return b->first;
    return end;
}

/* ---- datelines -------------------------------------------------------------------------------------------------------- */

static const ss_classes no_place = SS_W(DETERMINER) | SS_W(PRONOUN) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(HONORIFIC) |
                                   SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(HEADER);

static bool is_place_word(const ss_text_block *b, uint32_t t, bool capitals) {
    if (!has_flag(b, t, SS_T_WORD) || is_class(b, t, SS_W(MONTH) | SS_W(WEEKDAY))) return false;
    if (capitals) return has_flag(b, t, SS_T_ALLCAPS);
    return has_flag(b, t, SS_T_CAPITAL) && !is_class(b, t, no_place);
}

/* UNITED NATIONS, ULAN-UDE, ST. GALLEN, BEIJING/SEOUL: behind the place. *common tells that all its words are ordinary. */
static uint32_t behind_place(const ss_text_block *b, uint32_t t, bool capitals, bool *common) {
    uint32_t end = t, words = 0;
    *common = true;
    while (is_place_word(b, end, capitals) && words++ < PLACE_WORDS) {
        *common &= is_class(b, end, SS_W(COMMON));
        end++;
        char mark = mark_at(b, end);
        bool joins = mark == '/' || (mark == '-' && !has_flag(b, end, SS_T_SPACE)) ||
                     (mark == '.' && is_class(b, end - 1, SS_W(ABBREVIATION)));
        if (joins && is_place_word(b, end + 1, capitals)) end++;
    }
    return end;
}

/* ", N.J." ", Iowa" ", South Korea" */
static uint32_t behind_region(const ss_text_block *b, uint32_t t) {
    if (mark_at(b, t) != ',') return t;
    uint32_t end = t + 1;
    while (end - t <= REGION_WORDS && is_place_word(b, end, false)) end++;
    if (end == t + 1) return t;
    if (mark_at(b, end) == '.' && b->at[end - 1].size <= 5) end++;
    return end;
}

/* ", January 21, 2019", ", Monday" */
static uint32_t behind_day(const ss_text_block *b, uint32_t t) {
    uint32_t end = t + (mark_at(b, t) == ',');
    if (!has_flag(b, end, SS_T_NUMBER) && !is_class(b, end, SS_W(MONTH) | SS_W(WEEKDAY))) return t;
    if (end > t && is_class(b, end, SS_W(WEEKDAY)) && is_dash(b, end + 1)) return end + 1;
    bool month = false, number = false;
    for (uint32_t i = 0; i < 6; i++) {
        bool day = has_flag(b, end, SS_T_NUMBER), name = is_class(b, end, SS_W(MONTH) | SS_W(WEEKDAY));
        month |= is_class(b, end, SS_W(MONTH));
        number |= day;
        if (day || name) end++;
        else if (mark_at(b, end) == '.' && is_class(b, end - 1, SS_W(MONTH)) && has_flag(b, end + 1, SS_T_NUMBER)) end++;
        else if (mark_at(b, end) == ',' && i && is_year(b, end + 1)) end++;
    }
    return month && number ? behind_clock(b, end) : t;
}

/* "(Agency)" or "/AGENCY/" */
static uint32_t behind_agency(const ss_text_block *b, uint32_t t) {
    char open = mark_at(b, t), close = open == '(' ? ')' : open == '[' ? ']' : '/';
    if (open != '(' && open != '/' && open != '[') return t;
    for (uint32_t i = t + 1; i < b->end && i - t <= 9 && mark_at(b, i) != '-' && !has_flag(b, i, SS_T_DIGITS); i++)
        if (mark_at(b, i) == close) return i > t + 1 && (has_flag(b, t + 1, SS_T_CAPITAL) || (close == '/' && i == t + 2)) ? i + 1 : t;
    return t;
}

typedef struct {
    uint32_t end;
    bool capitals, common, day, agency, slashes;
} ss_dateline;

static ss_dateline read_dateline(const ss_text_block *b) {
    ss_dateline d = {.capitals = has_flag(b, b->first, SS_T_ALLCAPS)};
    bool placeless = is_class(b, b->first, SS_W(MONTH)) && has_flag(b, b->first + 1, SS_T_NUMBER); /* March 4 (Agency) - */
    uint32_t end = placeless ? b->first : behind_place(b, b->first, d.capitals, &d.common), day, agency;
    if (end < b->end && has_flag(b, end, SS_T_WORD) && !is_class(b, end, SS_W(MONTH))) end = b->first;
    uint32_t place = end;
    if (end > b->first) end = behind_region(b, end);
    bool tied = end == place + 2 && !d.capitals && has_flag(b, place + 1, SS_T_ALLCAPS) && b->at[place + 1].size > 2; /* Norhavn, NBL - The pier */
    if (end == b->first && !placeless) return d.end = end, d;
    day = behind_day(b, end);
    if (placeless && behind_agency(b, day) == day) return d.end = b->first, d;
    d.day = day > end;
    if (d.day && mark_at(b, day) == '.' && (mark_at(b, day + 1) == '/' || mark_at(b, day + 1) == '(')) day++;
    agency = behind_agency(b, day);
    d.agency = agency > day || (tied && day == end && behind_dash(b, end) > end);
    d.slashes = d.agency && mark_at(b, day) == '/';
    d.end = agency;
    return d;
}

/* "MOSCOW, April 1 - Tide News. | The board": behind the agency that stands where others begin the text, or `t`. */
static uint32_t behind_tied_agency(const ss_text_block *b, uint32_t t) {
    uint32_t end = t;
    while (end - t < 3 && has_flag(b, end, SS_T_WORD) && has_flag(b, end, SS_T_CAPITAL) && !is_class(b, end, SS_W(DETERMINER) | SS_W(PRONOUN))) end++;
    return end > t && mark_at(b, end) == '.' && has_flag(b, end + 1, SS_T_CAPITAL | SS_T_QUOTE) ? end + 1 : t;
}

/* What follows "MOSCOW: " begins a sentence in ordinary letters, or is a quotation. */
static bool begins_text(const ss_text_block *b, uint32_t t) {
    if (has_flag(b, t, SS_T_QUOTE)) return true;
    return has_flag(b, t, SS_T_CAPITAL | SS_T_NUMBER) && !(has_flag(b, t, SS_T_ALLCAPS) && has_flag(b, t + 1, SS_T_ALLCAPS));
}

bool ss_block_is_label(const ss_text_block *b) {
    uint32_t t = b->first;
    while (t - b->first < PLACE_WORDS && has_flag(b, t, SS_T_ALLCAPS)) t++;
    return t > b->first && mark_at(b, t) == ':';
}

/* The whole block is a place, or a place and a day. */
static bool is_lone_dateline(const ss_text_block *b, const ss_dateline *d) {
    if (!b->head || b->last) return false;
    if (d->agency || (d->day && (d->capitals || has_flag(b, b->first + 1, SS_T_PUNCT)))) return true;
    return d->capitals && !d->common && b->end - b->first <= PLACE_WORDS && b->at[b->first].size > 2;
}

static bool is_weak_dateline(const ss_text_block *b, const ss_dateline *d, uint32_t behind) {
    if (!b->head || d->common || !begins_text(b, behind)) return false;
    return d->capitals ? b->at[b->first].size > 3 || d->day : d->day;
}

/* "(NBL)The pier" : three letters or more in capitals alone in round brackets, as sites have them that lose what stood behind; "(NBL) - ". */
static uint32_t behind_bare_agency(const ss_text_block *b, uint32_t t) {
    bool agency = mark_at(b, t) == '(' && has_flag(b, t + 1, SS_T_ALLCAPS) && b->at[t + 1].size > 2 && mark_at(b, t + 2) == ')';
    if (!agency || !b->head || (b->opening && !is_stop(b, b->end - 1))) return t; /* "(LEAD) Pier to close" */
    uint32_t end = behind_dash(b, t + 3);
    return end < b->end && begins_text(b, end) ? end : t;
}

uint32_t ss_block_dateline_end(const ss_text_block *b) {
    if (mark_at(b, b->first) == '(') return behind_bare_agency(b, b->first);
    if (!has_flag(b, b->first, SS_T_CAPITAL)) return b->first;
    ss_dateline d = read_dateline(b);
    if (d.end == b->first) return b->first;
    bool alone = d.end >= b->end || (d.end + 1 == b->end && mark_at(b, d.end) == '.' && d.day);
    if (alone) return is_lone_dateline(b, &d) ? b->end : b->first;
    uint32_t dash = behind_dash(b, d.end);
    if (dash > d.end && dash < b->end) {
        if (!d.agency && !is_weak_dateline(b, &d, dash)) return b->first;
        return d.day && !d.agency ? behind_tied_agency(b, dash) : dash;
    }
    if (mark_at(b, d.end) == ':' && d.end + 1 < b->end && !b->transcript)
        return d.agency || ((d.capitals || d.day) && is_weak_dateline(b, &d, d.end + 1)) ? d.end + 1 : b->first;
    if (mark_at(b, d.end) == '.' && d.slashes) return d.end + 1;
    if (d.agency && !d.capitals && behind_bare_agency(b, d.end - 3) == d.end) return d.end; /* Norhavn (NBL)The pier */
    return d.agency && d.capitals && !d.common && begins_text(b, d.end) ? d.end : b->first;
}

/* ---- credits and captions ---------------------------------------------------------------------------------------------- */

/* The opening bracket of the one that ends the block, or the block's end. A stop may stand behind it. */
static inline uint32_t last_bracket(const ss_text_block *b, uint32_t reach, uint32_t *inside_end) {
    uint32_t last = b->end;
    if (last > b->first && mark_at(b, last - 1) == '.') last--;
    char close = last > b->first ? mark_at(b, last - 1) : 0;
    if (close != ')' && close != ']') return b->end;
    *inside_end = last - 1;
    for (uint32_t t = last - 1; t-- > b->first && last - t < reach;)
        if (mark_at(b, t) == (close == ')' ? '(' : '[')) return t;
    return b->end;
}

static bool is_agency_list(const ss_text_block *b, uint32_t first, uint32_t end) {
    if (end - first > 4 || first >= end) return false;
    for (uint32_t t = first; t < end; t++)
        if (!has_flag(b, t, SS_T_CAPITAL) || is_class(b, t, SS_W(MONTH) | SS_W(WEEKDAY))) return false;
    return true;
}

static bool is_by_or_from(const ss_text_block *b, uint32_t t) {
    return is_class(b, t, SS_W(PREPOSITION)) && (is_bytes(b, t, "by", 2) || is_bytes(b, t, "from", 4));
}

/* "Reporting by", "Additional reporting by", "With information from", "Source:" */
static bool begins_credit(const ss_text_block *b, uint32_t t) {
    bool found = false;
    for (uint32_t i = t; i < t + 5 && i < b->end; i++) {
        if (is_class(b, i, SS_W(CREDIT))) found = true;
        else if (found && (is_by_or_from(b, i) || mark_at(b, i) == ':'))
            return has_flag(b, i + 1, SS_T_CAPITAL) || is_class(b, i + 1, SS_W(CREDIT));
        else if (!(i == t && is_class(b, i, SS_W(PREPOSITION))) && i > t) return false;
    }
    return false;
}

/* "Harbour Weekly 02/10/2031 page 24": where it stood in print. */
static bool is_print_note(const ss_text_block *b, uint32_t first, uint32_t end) {
    bool year = false, month = false;
    uint32_t numbers = 0;
    if (!has_flag(b, first, SS_T_CAPITAL) || end - first > CREDIT_REACH) return false;
    for (uint32_t t = first; t < end; t++) {
        bool page = has_flag(b, t, SS_T_WORD) && b->text->bytes[b->at[t].start] == 'p';
        month |= is_class(b, t, SS_W(MONTH));
        if (has_flag(b, t, SS_T_NUMBER)) numbers++, year |= is_year(b, t);
        else if (!page && !has_flag(b, t, SS_T_CAPITAL | SS_T_PUNCT)) return false;
    }
    return year && numbers >= (month ? 2 : 3);
}

uint32_t ss_block_credit_start(const ss_text_block *b, bool *dated) {
    uint32_t inside_end = b->end, open = last_bracket(b, BRACKET_REACH, &inside_end);
    *dated = false;
    if (open == b->end || open == b->first) return b->end;
    if (begins_credit(b, open + 1)) return open;
    if (b->tail || b->last) *dated = is_print_note(b, open + 1, inside_end);
    if (*dated) return open;
    bool behind_stop = is_stop(b, open - 1) || (has_flag(b, open - 1, SS_T_QUOTE) && open > b->first + 1 && is_stop(b, open - 2));
    return behind_stop && is_agency_list(b, open + 1, inside_end) ? open : b->end;
}

/* "Daily Tide's Ida Holm and Tom Oke contributed to this report." */
static bool is_contribution(const ss_text_block *b) {
    uint32_t end = b->end - (mark_at(b, b->end - 1) == '.');
    if (end - b->first < 5 || end - b->first > BRACKET_REACH || !is_bytes(b, end - 2, "this", 4) || !is_bytes(b, end - 3, "to", 2)) return false;
    return is_bytes(b, end - 4, "contributed", 11) && has_flag(b, b->first, SS_T_CAPITAL);
}

/* "es/mkg (NBL, NPX)": editors' signs and the agencies that they took it from. */
static bool is_signed(const ss_text_block *b, uint32_t open, uint32_t inside_end) {
    if (open - b->first != 3 || mark_at(b, b->first + 1) != '/' || b->at[b->first].size > 4 || b->at[b->first + 2].size > 4) return false;
    return has_flag(b, open + 1, SS_T_WORD) && inside_end - open <= CREDIT_REACH;
}

/* "Image caption, Ida Holm walks on the pier", "Image source, Agency" */
static bool is_labelled(const ss_text_block *b, ss_classes label) {
    return is_class(b, b->first, SS_W(PHOTO)) && b->end - b->first > 2 && is_class(b, b->first + 1, label) && !is_class(b, b->first + 1, SS_W(PREPOSITION)) &&
           (mark_at(b, b->first + 2) == ',' || has_flag(b, b->first + 2, SS_T_CAPITAL));
}

bool ss_block_is_credit(const ss_text_block *b, const ss_counts *c) {
    uint32_t inside_end = b->end, open = last_bracket(b, BRACKET_REACH, &inside_end);
    if (is_contribution(b) || (open < b->end && is_signed(b, open, inside_end))) return true;
    if (open == b->first)
        return begins_credit(b, open + 1) || is_agency_list(b, open + 1, inside_end) || (c->photo && c->words <= TITLE_WORDS);
    if (c->marks || c->words > BRACKET_REACH) return false;
    if (c->words <= TITLE_WORDS && is_labelled(b, SS_W(CREDIT) | SS_W(SITE))) return true;
    bool photo = is_class(b, b->first, SS_W(PHOTO)), colon = mark_at(b, b->first + 1) == ':';
    if (photo && c->words <= 6 && (colon || is_class(b, b->first + 1, SS_W(PREPOSITION)))) return true;
    if (!begins_credit(b, b->first)) return false;
    bool agencies = is_bytes(b, b->end - 1, "agencies", 8); /* "Source: X and news agencies" */
    if (colon) return c->words <= TITLE_WORDS && c->small <= (photo ? 0 : c->capitals / 2 + agencies);
    return c->capitals > c->small || c->words <= 8;
}

/* "Agency/Name", "Agency via Agency", "File photo" */
static bool is_photo_credit(const ss_text_block *b, uint32_t first, uint32_t end) {
    bool round = first > b->first && mark_at(b, first - 1) != '[';
    for (uint32_t t = first; t < end; t++) {
        if (is_class(b, t, SS_W(PHOTO))) return true;
        bool joins = mark_at(b, t) == '/' && t > first && has_flag(b, t - 1, SS_T_CAPITAL) && has_flag(b, t + 1, SS_T_CAPITAL);
        if (round && joins) return true;
    }
    return false;
}

/* "... walks on the pier. AGENCY/Ana Ruiz" */
static bool ends_in_credit(const ss_text_block *b) {
    uint32_t t = b->end - 1;
    if (is_class(b, t, SS_W(PHOTO))) return has_flag(b, t, SS_T_CAPITAL);
    for (uint32_t i = 0; i < 5 && t > b->first && has_flag(b, t, SS_T_CAPITAL); i++) t--;
    return mark_at(b, t) == '/' && t > b->first && has_flag(b, t - 1, SS_T_ALLCAPS) && is_photo_credit(b, t - 1, b->end);
}

/* "This undated photo, provided by the army, shows a ship": what a picture shows, told under it. */
static bool tells_of_picture(const ss_text_block *b) {
    enum { NOUN_REACH = 5, VERB_REACH = 20 };
    uint32_t noun = b->first + 1;
    if (!is_bytes(b, b->first, "This", 4)) return false;
    while (noun < b->end && noun < b->first + NOUN_REACH && !is_class(b, noun, SS_W(PHOTO))) noun++;
    if (noun == b->end || !is_class(b, noun, SS_W(PHOTO))) return false;
    for (uint32_t t = noun + 1; t < b->end && t < noun + VERB_REACH; t++)
        if (is_bytes(b, t, "shows", 5)) return true;
    return false;
}

bool ss_block_is_caption(const ss_text_block *b, const ss_counts *c) {
    if (c->words <= BRACKET_REACH && c->stops <= 2 && tells_of_picture(b)) return true;
    if (is_labelled(b, SS_W(PHOTO)) && c->words <= BRACKET_REACH) return true;
    if (c->marks || c->words > BRACKET_REACH || c->words < 3) return false;
    if (is_class(b, b->first, SS_W(PHOTO))) {
        uint32_t t = b->first + 1 + is_class(b, b->first + 1, SS_W(PHOTO));
        if (mark_at(b, t) == ':' || (is_dash(b, t) && behind_dash(b, t) > t)) return true;
    }
    uint32_t inside_end = b->end, open = last_bracket(b, CREDIT_REACH, &inside_end);
    if (open == b->end) return c->stops <= 1 && ends_in_credit(b);
    if (inside_end + 1 < b->end) return false;
    if (is_photo_credit(b, open + 1, inside_end)) return c->stops <= 1;
    return is_agency_list(b, open + 1, inside_end) && !c->stops && !c->cues && c->words <= HEADLINE_TOKENS;
}

/* ---- headlines --------------------------------------------------------------------------------------------------------- */

static bool is_title_case(const ss_counts *c) {
    return c->capitals + c->small > 0 && c->capitals * 10 >= (c->capitals + c->small) * 7;
}

/* "Afraid of gulls? The pier is shut", "All quiet on the pier...": a headline may hold such stops where the article begins. */
static bool asks_or_trails(const ss_text_block *b) {
    uint32_t last = b->end - 1;
    while (last > b->first && mark_at(b, last) == '.') last--;
    bool trails = b->end - 1 - last > 1;
    for (uint32_t t = b->first; t <= last; t++)
        if (mark_at(b, t) == '.' && !is_abbreviated(b, t)) return false;
    return trails || (last + 1 == b->end && mark_at(b, last) != ',' && mark_at(b, last) != ':' && mark_at(b, last) != ';');
}

bool ss_block_is_headline(const ss_text_block *b, const ss_counts *c) {
    if (b->last || !c->words || b->end - b->first > HEADLINE_TOKENS) return false;
    if (b->opening && c->stops && c->words <= TITLE_WORDS * 2 && asks_or_trails(b)) return true;
    if (c->stops > 1) return false;
    uint32_t last = b->end - 1;
    char mark = mark_at(b, last);
    if (mark == '.') return b->head && b->opening && c->words >= 3 && is_title_case(c);
    bool said = has_flag(b, last, SS_T_QUOTE) && last > b->first && is_stop(b, last - 1); /* a quotation on a line of its own */
    if (b->head) return mark != ',' && mark != ':' && mark != ';' && !said && !c->stops;
    if (c->words > TITLE_WORDS || c->stops || !has_flag(b, b->first, SS_T_CAPITAL | SS_T_NUMBER)) return false;
    if (!has_flag(b, last, SS_T_WORD | SS_T_NUMBER) && mark != '?') return false;
    return is_title_case(c) || c->shouting == c->words;
}

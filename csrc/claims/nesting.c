#include "claims/nesting.h"

enum { ANSWER_REACH = 40, ABOUT_MOST = 24, DATES_MOST = 16, HINT_STEPS = 6, CARRY_SENTENCES = 3, SOURCE_BYTES = 400, YEAR_DAYS = 300, CLAUSE_STEPS = 24, COUNTED_REACH = 64 };

static uint32_t length(ss_span span) { return span.end - span.start; }

static uint32_t shared(ss_span a, ss_span b) {
    uint32_t start = a.start > b.start ? a.start : b.start, end = a.end < b.end ? a.end : b.end;
    return end > start ? end - start : 0;
}

static const ss_span *pieces_of(const ss_claims *claims, const ss_claim *claim) { return claims->spans.at + claim->pieces.first; }

static uint32_t size_of(const ss_claims *claims, const ss_claim *claim) {
    uint32_t size = 0;
    for (uint32_t i = 0; i < claim->pieces.count; i++)
        size += length(pieces_of(claims, claim)[i]);
    return size;
}

static uint32_t overlap(const ss_claims *claims, const ss_claim *a, const ss_claim *b) {
    uint32_t size = 0;
    for (uint32_t i = 0; i < a->pieces.count; i++)
        for (uint32_t k = 0; k < b->pieces.count && k < SS_NESTING; k++)
            size += shared(pieces_of(claims, a)[i], pieces_of(claims, b)[k]);
    return size;
}

static bool holds(const ss_claims *claims, const ss_claim *outer, ss_span span) {
    for (uint32_t i = 0; span.start < span.end && i < outer->pieces.count; i++)
        if (pieces_of(claims, outer)[i].start <= span.start && span.end <= pieces_of(claims, outer)[i].end)
            return true;
    return false;
}

static ss_span place_of(const ss_claims *claims, const ss_claim *claim) {
    return claim->cue_span.start < claim->cue_span.end || !claim->pieces.count ? claim->cue_span : pieces_of(claims, claim)[0];
}

/* What of a claim decides most questions of nesting: where its cue stands, and from where to where its content reaches.
 * `furthest` is the end of all contents up to this claim, `earliest` the beginning of all from this claim on: claims beyond
 * them need no look. */
typedef struct { uint32_t place, first, end, furthest, earliest; } reach;

static reach reach_of(const ss_claims *claims, const ss_claim *claim) {
    if (!claim->pieces.count)
        return (reach){claim->cue_span.start, UINT32_MAX, 0, 0, UINT32_MAX};
    uint32_t first = pieces_of(claims, claim)[0].start, end = pieces_of(claims, claim)[claim->pieces.count - 1].end;
    return (reach){place_of(claims, claim).start, first, end, end, first}; /* pieces stand in text order */
}

/* Two claims with the same content do not nest in each other: the one whose cue stands inside is the child. */
static inline bool is_inside(const ss_claims *claims, const ss_claim *inner, const ss_claim *outer) {
    if (inner == outer || !outer->pieces.count || !holds(claims, outer, place_of(claims, inner)))
        return false;
    uint32_t size = size_of(claims, inner);
    if (holds(claims, inner, outer->cue_span) || 2 * overlap(claims, inner, outer) < size)
        return false;
    return size_of(claims, outer) > size;
}

static void spread_reaches(reach *reaches, uint32_t count) {
    for (uint32_t i = 1; i < count; i++)
        if (reaches[i - 1].furthest > reaches[i].furthest)
            reaches[i].furthest = reaches[i - 1].furthest;
    for (uint32_t i = count; i-- > 1;)
        if (reaches[i].earliest < reaches[i - 1].earliest)
            reaches[i - 1].earliest = reaches[i].earliest;
}

/* The claims around `index`, at most SS_NESTING off either way, whose content may hold the byte at `place`. */
static ss_part_of near(const reach *reaches, uint32_t count, uint32_t index, uint32_t place) {
    uint32_t least = index > SS_NESTING ? index - SS_NESTING : 0, most = index + SS_NESTING < count ? index + SS_NESTING : count;
    uint32_t first = index, end = index;
    while (first > least && reaches[first - 1].furthest > place)
        first--;
    while (end < most && reaches[end].earliest <= place)
        end++;
    return (ss_part_of){first, end - first};
}

/* A claim's parent is near it in the order of cues: either way, at most SS_NESTING claims off. A long quotation may hold
 * more; then its last claims find it through their elder brothers' parent. */
static uint32_t parent_of(const ss_claims *claims, const reach *reaches, uint32_t index) {
    const ss_claim *claim = &claims->list.at[index];
    uint32_t best = SS_NONE, place = reaches[index].place;
    ss_part_of around = near(reaches, claims->list.count, index, place);
    for (uint32_t i = around.first; i < around.first + around.count; i++) {
        if (place < reaches[i].first || place >= reaches[i].end || !is_inside(claims, claim, &claims->list.at[i]))
            continue;
        if (best == SS_NONE || size_of(claims, &claims->list.at[i]) < size_of(claims, &claims->list.at[best]))
            best = i;
    }
    if (best == SS_NONE && index > 0) {
        uint32_t elder = claims->list.at[index - 1].parent;
        if (elder != SS_NONE && is_inside(claims, claim, &claims->list.at[elder]))
            best = elder;
    }
    return best;
}

static uint32_t depth_of(const ss_claims *claims, uint32_t index) {
    uint32_t depth = 0;
    for (uint32_t p = claims->list.at[index].parent; p != SS_NONE && depth < SS_NESTING; p = claims->list.at[p].parent)
        depth++;
    return depth;
}

/* Content of a child is smaller than its parent's, so parents form no circle and the walk ends. */
static void find_parents(ss_claims *claims, const reach *reaches) {
    for (uint32_t i = 0; i < claims->list.count; i++)
        claims->list.at[i].parent = parent_of(claims, reaches, i);
    for (uint32_t i = 0; i < claims->list.count; i++)
        claims->list.at[i].depth = depth_of(claims, i);
}

/* ---- kinds ---- */

/* The first quotation that begins behind the byte, by halves between `low` and `high`. */
static uint32_t halved_quote(const ss_quotes *quotes, uint32_t byte, uint32_t low, uint32_t high) {
    SS_SEEK(low, high, middle, quotes->at[middle].span.start <= byte);
    return low;
}

/* The same; claims come in order, so it is mostly near the one found last. */
static uint32_t quote_behind(const ss_quotes *quotes, uint32_t byte, uint32_t hint) {
    if (hint > 0 && quotes->at[hint - 1].span.start > byte)
        return halved_quote(quotes, byte, 0, hint);
    for (uint32_t at = hint; at < hint + HINT_STEPS; at++)
        if (at >= quotes->count || quotes->at[at].span.start > byte)
            return at;
    return halved_quote(quotes, byte, hint, quotes->count);
}

/* A piece stands in marks as a whole when some quotation around its first byte reaches its last word; it holds marks when a
 * quotation is around its first byte or begins in it. */
static void weigh(const ss_quotes *quotes, ss_span span, uint32_t *hint, bool *inside, bool *outside) {
    uint32_t behind = *hint = quote_behind(quotes, span.start, *hint), q = behind ? behind - 1 : SS_NONE;
    bool whole = false, around = false;
    for (int depth = 0; depth < SS_NESTING && q != SS_NONE; depth++, q = quotes->at[q].parent) {
        around |= quotes->at[q].span.end > span.start;
        whole |= quotes->at[q].span.end > span.start && quotes->at[q].span.end + 1 >= span.end; /* , or . may stand behind */
    }
    *inside |= around || (behind < quotes->count && quotes->at[behind].span.start < span.end);
    *outside |= !whole;
}

/* What in the piece is said: behind the "that" or "whether" that heads it, when a mark follows at once. */
static ss_span without_head(const ss_view *view, ss_span span) {
    const char *text = view->bytes + span.start;
    uint32_t size = length(span) > 6 && memcmp(text, "that ", 5) == 0 ? 5 : length(span) > 9 && memcmp(text, "whether ", 8) == 0 ? 8 : 0;
    bool mark = size && (text[size] == '"' || text[size] == '\'' || text[size] == '`' || (unsigned char)text[size] >= 0x80);
    return mark ? (ss_span){span.start + size, span.end} : span;
}

/* "...  The panel is investigating (since May),  the experts wrote": a copy that put spaces for the marks of a quotation. No other text
 * has two behind a comma. */
static bool lost_marks(const ss_view *view, ss_span span) {
    uint32_t size = view->document->text.size, end = span.end;
    const char *text = view->bytes;
    if (end < size && text[end] == ',')
        end++;
    bool before = span.start > 1 && text[span.start - 1] == ' ' && text[span.start - 2] == ' ';
    return before && end > span.start && text[end - 1] == ',' && end + 1 < size && text[end] == ' ' && text[end + 1] == ' ';
}

static void find_kinds(const ss_view *view, ss_claims *claims) {
    uint32_t hint = 0;
    for (uint32_t i = 0; i < claims->list.count; i++) {
        ss_claim *claim = &claims->list.at[i];
        bool inside = false, outside = false;
        for (uint32_t k = 0; k < claim->pieces.count; k++) {
            ss_span span = pieces_of(claims, claim)[k];
            weigh(&view->document->quotes, k ? span : without_head(view, span), &hint, &inside, &outside);
        }
        bool lost = !inside && claim->pieces.count == 1 && lost_marks(view, pieces_of(claims, claim)[0]);
        claim->kind = lost ? SS_DIRECT : !inside ? SS_INDIRECT : !outside ? SS_DIRECT : SS_MIXED;
    }
}

/* ---- days ---- */

static uint32_t distance(ss_span a, ss_span b) {
    return a.end <= b.start ? b.start - a.end : b.end <= a.start ? a.start - b.end : 0;
}

/* The first date of the sentence or behind it; `from` is that of a sentence before. */
static uint32_t first_date_of(const ss_dates *dates, uint32_t sentence, uint32_t from) {
    while (from > 0 && dates->at[from - 1].sentence >= sentence)
        from--;
    while (from < dates->count && dates->at[from].sentence < sentence)
        from++;
    return from;
}

/* The smallest of the claims near `index` whose content holds the span: whose clause a date belongs to. */
static uint32_t owner_of(const ss_claims *claims, const reach *reaches, uint32_t index, ss_span span) {
    uint32_t best = SS_NONE;
    ss_part_of around = near(reaches, claims->list.count, index, span.start);
    for (uint32_t i = around.first; i < around.first + around.count; i++)
        if (span.end <= reaches[i].end && holds(claims, &claims->list.at[i], span) &&
            (best == SS_NONE || size_of(claims, &claims->list.at[i]) < size_of(claims, &claims->list.at[best])))
            best = i;
    return best;
}

/* A day that something lasts to or from is not the day on which it is said or voted on, but for "until May 3, when Norland vetoed". */
static bool is_limit(const ss_view *view, const ss_date *date, const ss_claim *claim) {
    uint32_t before = date->first_token, behind = date->end_token;
    if (behind + 1 < view->count && ss_view_mark(view, behind) == ',' && ss_view_word(view, behind + 1, "when") && claim->cue_span.start > date->span.end)
        return false;
    return before-- > 0 && (ss_view_word(view, before, "until") || ss_view_word(view, before, "till") || ss_view_word(view, before, "through") ||
                            ss_view_word(view, before, "by") || ss_view_word(view, before, "before") || ss_view_word(view, before, "since") ||
                            (before > 0 && ss_view_word(view, before, "in") && ss_view_word(view, before - 1, "back")));
}

/* "Norland, which left in May, said": a day that the source's own words tell of it. */
static bool in_source(const ss_view *view, const ss_claim *claim, ss_span date) {
    const char *text = view->bytes;
    if (claim->source_span.start >= claim->source_span.end || date.start < claim->source_span.start || date.end > claim->cue_span.start)
        return false;
    uint32_t first = date.start > claim->source_span.start + SOURCE_BYTES ? date.start - SOURCE_BYTES : claim->source_span.start;
    for (uint32_t i = first; i + 8 < date.start; i++)
        if (text[i] == ' ' && text[i + 1] == 'w' && text[i + 2] == 'h' && (!memcmp(text + i, " who ", 5) || !memcmp(text + i, " which ", 7) || !memcmp(text + i, " whose ", 7)))
            return true;
    return false;
}

/* What was said, and not only will be, was not said on a day to come: "the board agreed to meet on Friday" tells when it meets. */
static bool is_to_come(const ss_view *view, const ss_claim *claim, const ss_date *date) {
    int32_t today = view->document->published;
    return today != SS_NO_DAY && date->first != SS_NO_DAY && date->first > today && claim->modality == SS_ACTUAL && claim->level == SS_COMMUNICATION &&
           (claim->act < SS_ACT_VOTE_FOR || claim->act > SS_ACT_VETO || claim->rule == SS_RULE_VETO_NOMINAL);
}

/* "Founded in 2019, the club ...": when who speaks came to be. */
static bool is_origin(const ss_view *view, const ss_date *date) {
    uint32_t verb = date->first_token;
    if (verb < 2 || !ss_view_is(view, verb - 1, SS_W(PREPOSITION)) || date->last - date->first < YEAR_DAYS)
        return false;
    verb -= 2;
    return ss_view_word(view, verb, "born") || (ss_view_has(view, verb, SS_T_WORD) && ss_view_ends(view, verb, "ed") &&
                                                (!verb || ss_view_has(view, verb, SS_T_CAPITAL) || ss_view_has(view, verb - 1, SS_T_PUNCT)));
}

/* "resolution 2680 (2031)": the year is part of a paper's name. */
static bool is_of_paper(const ss_view *view, const ss_date *date) {
    uint32_t m = view->mention[date->first_token];
    return m != SS_NONE && view->document->names.mentions.at[m].type == SS_DOCUMENT;
}

/* "wept on Saturday, two days after [Norland] vetoed it": the day is counted from, and is not its own. */
static bool is_counted_from(const ss_view *view, const ss_claim *claim, const ss_date *date) {
    uint32_t at = date->end_token, from = claim->source_span.start < claim->source_span.end ? claim->source_span.start : claim->cue_span.start, end = at + COUNTED_REACH;
    while (at < view->count && at < end && view->tokens[at].start < from)
        at++;
    if (at == end || at < date->end_token + 2 || date->span.end > from || !(ss_view_word(view, at - 1, "after") || ss_view_word(view, at - 1, "before")))
        return false;
    return ss_view_word(view, at - 2, "days") || ss_view_word(view, at - 2, "day") || ss_view_word(view, at - 2, "weeks") || ss_view_word(view, at - 2, "week");
}

/* "Holm, a 2012 graduate, said": told of who speaks, behind a comma of the source. */
static bool is_apposed(const ss_view *view, const ss_claim *claim, const ss_date *date) {
    enum { REACH = 12 };
    uint32_t at = date->first_token;
    for (uint32_t steps = 0; date->of_noun && steps < REACH && at-- > 0 && view->tokens[at].start > claim->source_span.start; steps++)
        if (ss_view_mark(view, at) == ',')
            return true;
    return false;
}

/* "reacted to the 2031 spill": which spill it was, not when anyone reacted; but "said at the May 2 hearing" tells of it. */
static bool is_attribute(const ss_view *view, const ss_claim *claim, const ss_date *date) {
    uint32_t before = date->first_token, behind = date->end_token;
    bool told = claim->source_span.start <= date->span.start && date->span.end <= claim->source_span.end;
    if (told && is_apposed(view, claim, date))
        return true;
    bool of_cue = date->span.start < claim->cue_span.end && date->span.end + 1 >= claim->cue_span.start;
    if (told || of_cue || before < 2 || behind >= view->count || !ss_view_is(view, before - 1, SS_W(DETERMINER) | SS_W(POSSESSIVE)))
        return false;
    bool noun = ss_view_has(view, behind, SS_T_WORD) && !ss_view_has(view, behind, SS_T_CAPITAL) && !ss_view_is(view, behind, SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(AUXILIARY));
    return noun && !ss_view_word(view, before - 2, "at") && !ss_view_word(view, before - 2, "in") && !ss_view_word(view, before - 2, "during") && !ss_view_word(view, before - 2, "on");
}

/* "The bill passed on Monday, but Holm said", "Holm agreed, while Moen left on Monday": between the two another clause begins. */
static bool is_beyond(const ss_view *view, const ss_claims *claims, const ss_claim *claim, const ss_date *date) {
    ss_span cue = claim->cue_span, source = claim->source_span;
    bool behind = date->span.start >= cue.end;
    uint32_t limit = behind ? cue.end : cue.start, token = behind ? date->first_token : date->end_token;
    if (source.start < source.end && !behind && source.start >= date->span.end)
        limit = source.start;
    for (uint32_t i = 0; behind && i < claim->pieces.count; i++) {
        uint32_t end = pieces_of(claims, claim)[i].end;
        limit = end <= date->span.start && end > limit ? end : limit;
    }
    for (uint32_t steps = 0; steps < CLAUSE_STEPS; steps++) {
        if (behind ? token == 0 || view->tokens[token - 1].start < limit : token >= view->count || view->tokens[token].start >= limit)
            return false;
        uint32_t at = behind ? --token : token++;
        if (behind && (ss_view_mark(view, at) == ',' || ss_view_dash(view, at)) && ss_view_is(view, at + 1, SS_W(PREPOSITION)))
            return false;
        if (!ss_view_is(view, at, SS_W(CONJUNCTION) | SS_W(SUBORDINATOR) | SS_W(RELATIVE)) && ss_view_mark(view, at) != ';')
            continue;
        if (ss_view_mark(view, at) == ';' || ss_view_word(view, at, "but") || (ss_view_word(view, at, "while") && !ss_view_ends(view, at + 1, "ing")) || ss_view_word(view, at, "whereas") ||
            (behind && (ss_view_word(view, at, "who") || ss_view_word(view, at, "which") || ss_view_word(view, at, "whose"))))
            return true;
    }
    return false;
}

/* "will stop in April after Norland vetoed it on Friday": a day that is over, rather than one to come, is that of a vote. */
static bool is_ahead(const ss_view *view, const ss_date *date) {
    int32_t today = view->document->published;
    return today != SS_NO_DAY && date->first != SS_NO_DAY && date->first > today;
}

/* Which of two dates a claim rather has, as far as a vote lies behind or ahead; else the nearer one. */
static bool is_nearer(const ss_view *view, const ss_claim *claim, const ss_date *date, const ss_date *best) {
    bool vote = claim->act >= SS_ACT_VOTE_FOR && claim->act <= SS_ACT_VETO;
    if (vote && is_ahead(view, date) != is_ahead(view, best))
        return is_ahead(view, best);
    return distance(date->span, claim->cue_span) < distance(best->span, claim->cue_span);
}

/* A date of the claim's own clause: in its sentence, outside its content, inside its parent's and nobody else's. */
static uint32_t nearest_date(const ss_view *view, const ss_dates *dates, const ss_claims *claims, const reach *reaches, uint32_t index, uint32_t first) {
    const ss_claim *claim = &claims->list.at[index];
    uint32_t best = SS_NONE;
    for (uint32_t k = first; k < dates->count && k < first + DATES_MOST && dates->at[k].sentence == claim->sentence; k++) {
        const ss_date *date = &dates->at[k];
        bool day = date->type == SS_DATE || date->type == SS_TIME;
        bool nearer = best == SS_NONE || is_nearer(view, claim, date, &dates->at[best]);
        if (!day || !nearer || is_limit(view, date, claim) || is_to_come(view, claim, date) || in_source(view, claim, date->span) || holds(claims, claim, date->span) || owner_of(claims, reaches, index, date->span) != claim->parent ||
            is_origin(view, date) || is_of_paper(view, date) || is_attribute(view, claim, date) || is_counted_from(view, claim, date) || is_beyond(view, claims, claim, date))
            continue;
        best = k;
    }
    return best;
}

static bool is_vote(const ss_claim *claim) { return claim->act >= SS_ACT_VOTE_FOR && claim->act <= SS_ACT_VETO; }

/* One article tells of one vote: the day that a vote or veto of it has is that of its other votes and vetoes. */
static void share_vote_day(ss_claims *claims, const ss_dates *dates) {
    uint32_t known = SS_NONE;
    for (uint32_t i = 0; i < claims->list.count; i++) {
        const ss_claim *claim = &claims->list.at[i];
        if (!is_vote(claim) || claim->date == SS_NONE)
            continue;
        if (known != SS_NONE && strcmp(dates->at[known].value, dates->at[claim->date].value) != 0)
            return;
        known = claim->date;
    }
    for (uint32_t i = 0; known != SS_NONE && i < claims->list.count; i++)
        if (is_vote(&claims->list.at[i]) && claims->list.at[i].modality == SS_ACTUAL)
            claims->list.at[i].date = known;
}

static bool is_one_day(const ss_dates *dates, uint32_t date) { return dates->at[date].first == dates->at[date].last; }

/* What may pass its day on: the same speaker's last words, and to a vote the decision that the sentence before tells of. */
static bool passes_day(const ss_dates *dates, const ss_claim *before, const ss_claim *claim) {
    if (before->date == SS_NONE || !is_one_day(dates, before->date) || claim->sentence - before->sentence > CARRY_SENTENCES)
        return false;
    if (is_vote(claim))
        return before->act == SS_ACT_AGREE || is_vote(before);
    return before->speaker == claim->speaker && claim->speaker != SS_NONE && !is_vote(before);
}

static void carry_days(const ss_view *view, ss_claims *claims) {
    uint32_t last = SS_NONE;
    for (uint32_t i = 0; i < claims->list.count; i++) {
        ss_claim *claim = &claims->list.at[i];
        bool told = view->document->sentences.at[claim->sentence].role == SS_ROLE_BODY;
        if (claim->parent != SS_NONE || claim->level || !told)
            continue;
        if (claim->date == SS_NONE && last != SS_NONE && passes_day(&view->document->dates, &claims->list.at[last], claim))
            claim->date = claims->list.at[last].date;
        if (claim->date != SS_NONE)
            last = i;
    }
}

static void find_days(const ss_view *view, ss_claims *claims, const reach *reaches) {
    const ss_dates *dates = &view->document->dates;
    uint32_t sentence = SS_NONE, first = 0;
    for (uint32_t i = 0; i < claims->list.count; i++) {
        if (claims->list.at[i].sentence != sentence)
            first = first_date_of(dates, sentence = claims->list.at[i].sentence, first);
        claims->list.at[i].date = nearest_date(view, dates, claims, reaches, i, first);
    }
    share_vote_day(claims, dates);
    carry_days(view, claims);
    share_vote_day(claims, dates);
    for (uint32_t i = 0; i < claims->list.count; i++) {
        ss_claim *claim = &claims->list.at[i];
        bool known = claim->date != SS_NONE && dates->at[claim->date].first != SS_NO_DAY;
        claim->date_from = known ? SS_DAY_TEXT : SS_DAY_NONE;
        claim->day_first = known ? dates->at[claim->date].first : SS_NO_DAY;
        claim->day_last = known ? dates->at[claim->date].last : SS_NO_DAY;
    }
}

/* ---- about ---- */

static ss_status add_about(const ss_view *view, ss_claims *claims, ss_claim *claim, uint32_t local) {
    for (uint32_t i = 0; i < claim->about.count; i++)
        if (claims->ids.at[claim->about.first + i] == local)
            return SS_OK;
    if (claim->about.count >= ABOUT_MOST)
        return SS_OK;
    uint32_t *id = SS_PUSH(&claims->ids, &view->document->arena);
    if (!id)
        return SS_NOMEM;
    *id = local;
    claim->about.count++;
    return SS_OK;
}

/* The first mention that starts at or behind the byte, by halves between `low` and `high`. */
static uint32_t halved_mention(const ss_mentions *mentions, uint32_t byte, uint32_t low, uint32_t high) {
    SS_SEEK(low, high, middle, mentions->at[middle].span.start < byte);
    return low;
}

static uint32_t mention_from(const ss_mentions *mentions, uint32_t byte, uint32_t hint) {
    if (hint > 0 && mentions->at[hint - 1].span.start >= byte)
        return halved_mention(mentions, byte, 0, hint);
    for (uint32_t at = hint; at < hint + HINT_STEPS; at++)
        if (at >= mentions->count || mentions->at[at].span.start >= byte)
            return at;
    return halved_mention(mentions, byte, hint, mentions->count);
}

static ss_status about_piece(const ss_view *view, ss_claims *claims, ss_claim *claim, ss_span piece, uint32_t *hint) {
    const ss_mentions *mentions = &view->document->names.mentions;
    *hint = mention_from(mentions, piece.start, *hint);
    for (uint32_t m = *hint; m < mentions->count && mentions->at[m].span.start < piece.end; m++) {
        ss_status status = mentions->at[m].local == SS_NONE ? SS_OK : add_about(view, claims, claim, mentions->at[m].local);
        if (status)
            return status;
    }
    return SS_OK;
}

static ss_status find_about(const ss_view *view, ss_claims *claims) {
    uint32_t hint = 0;
    for (uint32_t i = 0; i < claims->list.count; i++) {
        ss_claim *claim = &claims->list.at[i];
        claim->about = (ss_part_of){claims->ids.count, 0};
        for (uint32_t k = 0; k < claim->pieces.count; k++) {
            ss_status status = about_piece(view, claims, claim, pieces_of(claims, claim)[k], &hint);
            if (status)
                return status;
        }
    }
    return SS_OK;
}

/* ---- answers ---- */

/* The act that a noun phrase such as "these accusations" names; false when it names none. */
static bool named_act(const ss_view *view, ss_span span, uint8_t *act) {
    uint32_t from = ss_tokens_at(&view->document->tokens, span.start);
    if (from >= view->count || !ss_view_is(view, from, SS_W(DETERMINER)))
        return false;
    for (uint32_t i = from + 1; i < view->count && i < from + 4 && view->tokens[i].start < span.end; i++) {
        ss_found found;
        if (!ss_view_is(view, i, SS_W(CUE)) || !ss_lexicon_match(view->lexicon, &view->document->tokens, i, view->count, false, &found))
            continue;
        for (const ss_phrase *p = found.at[SS_PHRASE_CUE]; p; p = ss_phrase_next(view->lexicon, p))
            if (p->kind == SS_PHRASE_CUE && ss_lexicon_cue(view->lexicon, p->item)->part == SS_NOUN) {
                *act = ss_lexicon_cue(view->lexicon, p->item)->act;
                return true;
            }
    }
    return false;
}

static void find_answers(const ss_view *view, ss_claims *claims) {
    for (uint32_t i = 0; i < claims->list.count; i++) {
        ss_claim *claim = &claims->list.at[i];
        uint8_t act;
        if ((claim->act != SS_ACT_DENY && claim->act != SS_ACT_REJECT) || !claim->pieces.count ||
            !named_act(view, pieces_of(claims, claim)[0], &act))
            continue;
        uint32_t oldest = i > ANSWER_REACH ? i - ANSWER_REACH : 0;
        for (uint32_t k = i; k-- > oldest && claim->refers_to == SS_NONE;)
            if (claims->list.at[k].act == act && claims->list.at[k].parent != i)
                claim->refers_to = k;
    }
}

ss_status ss_nesting_find(const ss_view *view, ss_claims *claims) {
    uint32_t count = claims->list.count;
    reach *reaches = ss_arena_take(&view->document->arena, ((size_t)count + 1) * sizeof *reaches);
    if (!reaches)
        return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++)
        reaches[i] = reach_of(claims, &claims->list.at[i]);
    spread_reaches(reaches, count);
    find_parents(claims, reaches);
    find_kinds(view, claims);
    find_days(view, claims, reaches);
    find_answers(view, claims);
    return find_about(view, claims);
}

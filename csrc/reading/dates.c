#include "reading/dates_grammar.h"

typedef struct {
    ss_date_reader reader;
    const ss_paragraphs *paragraphs;
    const ss_sentences *sentences;
    ss_arena *arena;
    ss_dates *out;
    uint32_t sentence;
    uint32_t free;   /* the first token behind the last date found */
} finder;

/* ---- where to look ------------------------------------------------------------------------------------------------- */

/* The first token worth a look, eight at a time: most are plain words. */
static uint32_t next_marked(const ss_tokens *tokens, const ss_date_word *words, uint32_t at, uint32_t end)
{
    for (; (at = ss_hints_next(tokens->hints, at, end, SS_HINT_DATE | SS_T_NUMBER)) < end; at++)
        if ((tokens->at[at].flags | words[tokens->at[at].symbol].trigger) & SS_DATE_MARKS) break;
    return at;
}

static bool is_quarter_sign(const ss_text *text, const ss_token *token)
{
    const char *p = text->bytes + token->start;
    return token->size == 2 && (p[0] == 'Q' || p[0] == 'H') && p[1] >= '1' && p[1] <= '4';
}

/* Whether what stands behind a number can make a date of it: a unit, a month, "p.m.", "to" another number, a mark. */
static bool number_goes_on(ss_date_reader *reader, uint32_t at)
{
    const uint64_t goes = SS_DT(NUMERAL) | SS_DT(NUMBER) | SS_DT(MONTH) | SS_DT(UNIT) | SS_DT(FORTNIGHT) |
        SS_DT(HALFDAY) |
                          SS_DT(ZONE) | SS_DT(TIMES) | SS_DT(LENGTH) | SS_DT(HALF) | SS_DT(FISCAL) | SS_DT(WEEKDAY);
    const ss_term *term = ss_date_term_at(reader, at);
    if (at >= reader->end) return false;
    if (term->sort == SS_DT_MARK) return term->value == '-' || term->value == ':' || term->value == '/' ||
        term->value == '.';
    if (term->sort == SS_DT_OF) return ss_date_is(reader, at + 1, SS_DT_MONTH) ||
        ((SS_DATE_SHIFTERS >> ss_date_term_at(reader, at + 1)->sort) & 1);
    if (term->sort == SS_DT_IN) return (SS_DATE_AMOUNTS >> ss_date_term_at(reader, at + 1)->sort) & 1;
    return ((goes >> term->sort) & 1) || ss_date_has(reader, at, SS_T_APOS_S);
}

static bool is_dotted_date(const ss_date_reader *reader, const ss_token *token)
{
    return token->size >= 6 && !memchr(reader->text->bytes + token->start, ',', token->size);
}

/* A year, a decade, 10.30am, 28.3.2024 may be a date alone; of other numbers what follows decides. */
static bool number_may_be_date(ss_date_reader *reader, uint32_t at)
{
    const ss_term *term = ss_date_term_at(reader, at);
    const ss_token *token = &reader->tokens->at[at];
    if (term->sort == SS_DT_DECADE || (term->sort == SS_DT_DIGITS && term->plural == 4)) return true;
    if (term->sort == SS_DT_NUMERAL && (!(token->flags & SS_T_DIGITS) || is_dotted_date(reader, token))) return true;
    return number_goes_on(reader, at + 1);
}

/* Tokens that every expression holds one of. */
static bool is_trigger(finder *f, uint32_t at)
{
    const ss_token *token = &f->reader.tokens->at[at];
    if (token->flags & SS_T_NUMBER) return number_may_be_date(&f->reader, at);
    return f->reader.words[token->symbol].trigger || is_quarter_sign(f->reader.text, token);
}

#define LEADS (SS_DATE_SHIFTERS | SS_DATE_AMOUNTS | SS_DATE_NARROWERS | SS_DT(ORDINAL) | SS_DT(DECADE) | SS_DT(DAYPART) | \
               SS_DT(THE) | SS_DT(THESE) | SS_DT(EACH) | SS_DT(PER) | SS_DT(EDGE) | SS_DT(EARLIER) | SS_DT(LATER) | \
               SS_DT(OF) | SS_DT(FISCAL) | SS_DT(LENGTH) | SS_DT(ONCE) | SS_DT(TIMES) | SS_DT(NEW))

/* What may stand in an expression before its trigger. Most words may not: those the vocabulary tells at once. */
static bool is_lead(ss_date_reader *reader, uint32_t at)
{
    const ss_token *token = &reader->tokens->at[at];
    if (token->symbol && (token->flags & SS_T_WORD) && reader->words[token->symbol].sort == SS_DT_OTHER) return false;
    const ss_term *term = ss_date_term_at(reader, at);
    if ((LEADS >> term->sort) & 1) return true;
    if (term->sort == SS_DT_MARK) return term->value == '-' || term->value == '\'';
    if (term->sort != SS_DT_IN || at == reader->first) return false;
    uint8_t before = ss_date_term_at(reader, at - 1)->sort; /* earlier in the week, the first Friday in May */
    return before == SS_DT_EARLIER || before == SS_DT_LATER || before == SS_DT_WEEKDAY;
}

static uint32_t lead_of(finder *f, uint32_t at)
{
    uint32_t least = f->free > f->reader.first ? f->free : f->reader.first, start = at;
    while (start > least && at - start < 8 && is_lead(&f->reader, start - 1)) start--;
    return start;
}

/* ---- to come or past ----------------------------------------------------------------------------------------------- */

/* "be released", not "was released": to come or past, another word tells. */
static bool behind_be(const finder *f, uint32_t at)
{
    const ss_token *before = &f->reader.tokens->at[at] - 1;
    return at > f->reader.first && before->size == 2 && memcmp(f->reader.text->bytes + before->start, "be", 2) == 0;
}

/* will 2, due 1, was, said -1; "set to" 1 unless it was so; else 0. */
static int tense_word(finder *f, uint32_t at)
{
    ss_date_reader *reader = &f->reader;
    const ss_token *token = &reader->tokens->at[at];
    const ss_date_word *word = &reader->words[token->symbol];
    bool known = token->symbol != 0;
    if (known ? word->sort != SS_DT_TENSE : !ss_date_is(reader, at, SS_DT_TENSE)) return 0;
    int value = known ? word->value : ss_date_term_at(reader, at)->value;
    if (value == -2) return behind_be(f, at) ? 0 : -1;
    if (value < 3) return value;
    if (!ss_date_is_link(reader, at + 1, SS_LINK_TO)) return 0;
    const ss_term *before = ss_date_term_at(reader, at > reader->first ? at - 1 : UINT32_MAX);
    return before->sort == SS_DT_TENSE && before->value < 0 ? -1 : 1;
}

/* until, through -> to come; since -> past; `by` leaves it to the verb: "raised by the end of June" is past, "will be ready
 * by June" is not. */
static int8_t tense_of_link(finder *f, uint32_t first, bool *by)
{
    for (uint32_t i = first; i-- > f->reader.first && first - i <= 2;) {
        const ss_term *term = ss_date_term_at(&f->reader, i);
        if (term->sort != SS_DT_IN) continue;
        if (term->value == SS_LINK_UNTIL || term->value == SS_LINK_THROUGH) return SS_TOWARD_FUTURE;
        if (term->value == SS_LINK_SINCE) return SS_TOWARD_PAST;
        if (term->value == SS_LINK_BY) *by = true;
    }
    return SS_TOWARD_NEAR;
}

/* The word nearest before the date that tells: will, due, until -> to come; was, had, said -> past. Then a "will" close
 * behind a date that opens the sentence. */
static int8_t tense_of(finder *f, uint32_t first, uint32_t end)
{
    uint32_t least = first > f->reader.first + 14 ? first - 14 : f->reader.first;
    bool by = false;
    int8_t link = tense_of_link(f, first, &by);
    if (link != SS_TOWARD_NEAR) return link;
    for (uint32_t i = first; i-- > least;) {
        int tense = tense_word(f, i);
        if (tense) return tense > 0 ? SS_TOWARD_FUTURE : SS_TOWARD_PAST;
    }
    if (by) return SS_TOWARD_FUTURE;
    if (first > f->reader.first + 1) return SS_TOWARD_NEAR;
    for (uint32_t i = end; i < end + 6 && i < f->reader.end; i++) {
        int tense = tense_word(f, i);
        if (tense == 2 || tense < 0) return tense > 0 ? SS_TOWARD_FUTURE : SS_TOWARD_PAST;
    }
    return SS_TOWARD_NEAR;
}

static void set_tense(finder *f, ss_date *date)
{
    ss_date_meaning *m = &date->meaning;
    bool open = (m->op == SS_OP_CALENDAR && !m->year) || m->op == SS_OP_WEEKDAY;
    bool end = m->op == SS_OP_SHIFT && !m->from_text && m->amount == 0 && 
               (m->grain == SS_GRAIN_WEEKEND || (date->mod == SS_MOD_END && m->grain >= SS_UNIT_MONTH &&
                   m->grain <= SS_UNIT_YEAR));
    if (m->grain == SS_GRAIN_WEEKEND && m->toward == SS_TOWARD_THIS) {
        if (tense_of(f, date->first_token, date->end_token) == SS_TOWARD_PAST) m->toward = SS_TOWARD_PAST;
        return;
    }
    if ((open && m->toward == SS_TOWARD_NEAR) || end) m->toward = tense_of(f, date->first_token, date->end_token);
}

/* ---- what it counts from ------------------------------------------------------------------------------------------- */

static int grain_rank(int grain)
{
    static const uint8_t rank[] = { 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 3, 3, 1, 0 };
    return rank[grain];
}

/* "on March 5"; but "the March 5 vote" is no day that the story stands at. */
static bool is_on(finder *f, const ss_date *date)
{
    return date->first_token > 0 && ss_date_is_link(&f->reader, date->first_token - 1, SS_LINK_ON);
}

/* The last date before that is at least as exact as the step; captions and headers tell no story. */
static uint32_t base_of(finder *f, const ss_date *date)
{
    bool of_the_day = date->mod != SS_MOD_NONE && date->meaning.grain == SS_UNIT_DAY; /* earlier in the day */
    bool overnight = date->meaning.part == SS_PART_NIGHT && date->end_token == date->first_token + 1;
    uint32_t reach = date->why == SS_DATE_CLOCK || overnight ? 0 : 4;
    for (uint32_t i = f->out->count; i-- > 0 && i + 8 > f->out->count;) {
        const ss_date *base = &f->out->at[i];
        if (f->sentence - base->sentence > reach) return UINT32_MAX;
        if (base->meaning.op == SS_OP_FIXED || base->header ||
            grain_rank(base->meaning.grain) > grain_rank(date->meaning.grain)) continue;
        if (f->sentences->at[base->sentence].role == SS_ROLE_CAPTION && base->sentence != f->sentence) continue;
        if (of_the_day && base->meaning.op == SS_OP_CALENDAR && !is_on(f, base)) continue;
        return i;
    }
    return UINT32_MAX;
}

/* "The day before, on March 28": what is named by the day beside it takes that day. */
static void join_apposition(finder *f)
{
    if (f->out->count < 2) return;
    ss_date *date = &f->out->at[f->out->count - 1], *before = date - 1;
    uint32_t i = before->end_token;
    if (date->meaning.op != SS_OP_CALENDAR || date->meaning.grain != SS_UNIT_DAY ||
        date->sentence != before->sentence) return;
    if (before->meaning.op != SS_OP_SHIFT || before->meaning.grain != SS_UNIT_DAY || before->type != SS_DATE) return;
    if (!ss_date_is_mark(&f->reader, i, ',') && !ss_date_is_mark(&f->reader, i, '(')) return;
    i += ss_date_is_link(&f->reader, i + 1, SS_LINK_ON) ? 2 : 1;
    if (i != date->first_token) return;
    before->meaning.op = SS_OP_SAME, before->meaning.base = f->out->count - 1;
    before->why = SS_DATE_RELATIVE_TEXT;
}

/* from March 3 to April 5, 2024; between January 1st and April 5th: one range, so both ends lie in it. */
static void join_range(finder *f)
{
    if (f->out->count < 2) return;
    ss_date *end = &f->out->at[f->out->count - 1], *start = end - 1;
    const ss_term *link = ss_date_term_at(&f->reader, start->end_token);
    bool joins = link->sort == SS_DT_IN ? link->value == SS_LINK_TO || link->value == SS_LINK_UNTIL ||
        link->value == SS_LINK_THROUGH || link->value == SS_LINK_AND
                                        : link->sort == SS_DT_MARK && link->value == '-';
    if (!joins || start->end_token + 1 != end->first_token || start->sentence != end->sentence) return;
    if (start->meaning.op != SS_OP_CALENDAR || end->meaning.op != SS_OP_CALENDAR || start->meaning.year) return;
    if (grain_rank(start->meaning.grain) > 3 || grain_rank(end->meaning.grain) > 3) return;
    if (end->meaning.year) start->meaning.year = (int16_t)(end->meaning.year - (start->meaning.month > end->meaning.month));
    else end->meaning.from_text = 1, end->meaning.base = f->out->count - 2;
}

/* ---- finding ------------------------------------------------------------------------------------------------------- */

static bool keep(finder *f, ss_date *found, uint32_t first, uint32_t end)
{
    const ss_token *tokens = f->reader.tokens->at;
    found->first_token = first, found->end_token = end, found->sentence = f->sentence;
    found->span = (ss_span){ tokens[first].start, ss_token_end(&tokens[end - 1]) };
    found->header = f->paragraphs->at[f->sentences->at[f->sentence].paragraph].header != 0;
    if (found->meaning.from_text) found->meaning.base = base_of(f, found);
    set_tense(f, found);
    if (!SS_RESERVE(f->out, f->arena, 1)) return false;
    f->out->at[f->out->count++] = *found;
    f->free = end;
    join_apposition(f);
    join_range(f);
    return true;
}

/* The second half of a range: the 5 of "March 3-5", the 58 of "1957-58". */
static uint32_t range_end(finder *f, const ss_date *first, ss_date *out)
{
    ss_date_reader *reader = &f->reader;
    uint32_t at = first->end_token;
    const ss_term *link = ss_date_term_at(reader, at);
    bool dash = link->sort == SS_DT_MARK && (link->value == '-' || link->value == '/');
    bool joins = link->sort == SS_DT_IN && (link->value == SS_LINK_TO || link->value == SS_LINK_THROUGH ||
        link->value == SS_LINK_AND);
    if (!dash && !joins) return 0;
    const ss_term *next = ss_date_term_at(reader, at + 1);
    ss_date_blank(out);
    out->meaning = first->meaning, out->type = SS_DATE, out->why = SS_DATE_RANGE;
    if (first->meaning.op != SS_OP_CALENDAR || first->why == SS_DATE_ISO || first->why == SS_DATE_SLASHED) return 0;
    if (first->meaning.grain == SS_UNIT_YEAR && dash && next->sort == SS_DT_DIGITS && next->plural == 2 &&
        next->value > first->meaning.year % 100) {
        out->meaning.year = (int16_t)(first->meaning.year / 100 * 100 + next->value);
        return at + 2;
    }
    if (first->why != SS_DATE_MONTH_DAY || first->meaning.which) return 0;
    uint32_t end = ss_date_read_day(reader, at + 1, &out->meaning.day);
    if (!end || out->meaning.day <= first->meaning.day || ss_date_is(reader, end, SS_DT_MONTH) ||
        ss_date_is(reader, end,
        SS_DT_UNIT)) return 0;
    if (ss_date_is_mark(reader, end, ':') || ss_date_is_mark(reader, end, '%')) return 0;
    return ss_date_read_year_tail(reader, end, &out->meaning.year);
}

/* Tries every place from the first word that may lead to the trigger. */
static ss_status find_at(finder *f, uint32_t trigger)
{
    ss_date found;
    for (uint32_t first = lead_of(f, trigger); first <= trigger; first++) {
        uint32_t end = ss_date_read(&f->reader, first, &found);
        if (end <= trigger) continue;
        if (!keep(f, &found, first, end)) return SS_NOMEM;
        ss_date second;
        uint32_t behind = range_end(f, &f->out->at[f->out->count - 1], &second);
        return behind && !keep(f, &second, end + 1, behind) ? SS_NOMEM : SS_OK;
    }
    return SS_OK;
}

static void enter_sentence(finder *f, uint32_t token)
{
    const ss_sentence *sentence = f->sentences->at + f->sentence;
    while (sentence->end <= token) sentence++;
    f->sentence = (uint32_t)(sentence - f->sentences->at);
    f->reader.first = sentence->first, f->reader.end = sentence->end;
}

/* Sentences cover all tokens, in order. */
static ss_status find_all(finder *f)
{
    const ss_tokens *tokens = f->reader.tokens;
    const ss_date_word *words = f->reader.words;
    uint32_t end = tokens->count;
    for (uint32_t i = next_marked(tokens, words, 0, end); i < end; i = next_marked(tokens, words, i + 1, end)) {
        if (i >= f->reader.end) enter_sentence(f, i);
        if (!is_trigger(f, i)) continue;
        if (find_at(f, i) != SS_OK) return SS_NOMEM;
        if (f->free > i) i = f->free - 1;
    }
    return SS_OK;
}

ss_status ss_dates_prepare(ss_vocabulary *vocabulary)
{
    uint32_t count = vocabulary->words.count, made = vocabulary->date_words.count;
    if (made < count && !SS_ROOM(&vocabulary->date_words, vocabulary->memory, count - made)) return SS_NOMEM;
    ss_date_words_fill(vocabulary, vocabulary->date_words.at);
    vocabulary->date_words.count = count;
    for (uint32_t i = 0; i < count; i++)
        if (!vocabulary->date_words.at[i].trigger) vocabulary->hints.at[i] &= (uint8_t)~SS_HINT_DATE;
    ss_vocabulary_note(vocabulary);
    return SS_OK;
}

static const ss_date_word *words_of(const ss_vocabulary *vocabulary, ss_arena *arena)
{
    SS_LIST(ss_date_word) made = { 0 };
    if (vocabulary->date_words.count == vocabulary->words.count) return vocabulary->date_words.at;
    if (!SS_RESERVE(&made, arena, vocabulary->words.count)) return NULL;
    ss_date_words_fill(vocabulary, made.at);
    return made.at;
}

static ss_status find_in(const ss_text *text, const ss_tokens *tokens, const ss_paragraphs *paragraphs, const ss_sentences *sentences,
                         const ss_vocabulary *vocabulary, ss_arena *arena, ss_dates *found)
{
    finder f = { .paragraphs = paragraphs, .sentences = sentences, .arena = arena, .out = found };
    const ss_date_word *words = words_of(vocabulary, arena);
    if (!words) return SS_NOMEM;
    ss_date_reader_init(&f.reader, text, tokens, vocabulary, words);
    return find_all(&f);
}

ss_status ss_dates_find(const ss_text *text, const ss_tokens *tokens, const ss_paragraphs *paragraphs,
                        const ss_sentences *sentences, const ss_vocabulary *vocabulary, int32_t document_day,
                        ss_arena *arena, ss_dates *out)
{
    ss_dates found = { 0 };
    if (find_in(text, tokens, paragraphs, sentences, vocabulary, arena, &found) != SS_OK) return SS_NOMEM;
    ss_dates_resolve(&found, document_day, SS_ANCHOR_DOCUMENT);
    *out = found;
    return SS_OK;
}

ss_status ss_dates_seek(const ss_text *text, const ss_tokens *tokens, const ss_paragraphs *paragraphs, const ss_sentences *sentences,
                        const ss_vocabulary *vocabulary, ss_arena *arena, ss_dates *out)
{
    ss_dates found = { 0 };
    if (find_in(text, tokens, paragraphs, sentences, vocabulary, arena, &found) != SS_OK) return SS_NOMEM;
    ss_dates_await(&found);
    *out = found;
    return SS_OK;
}

/* ---- in words ------------------------------------------------------------------------------------------------------ */

const char *ss_date_why(ss_date_why_code why)
{
    static const char *const sentences[SS_DATE_WHYS] = {
        [SS_DATE_ISO] = "year, month and day in digits",
        [SS_DATE_DAY_MONTH] = "a day and a month",
        [SS_DATE_MONTH_DAY] = "a month and a day",
        [SS_DATE_MONTH] = "a month",
        [SS_DATE_YEAR] = "a year",
        [SS_DATE_WEEKDAY] = "a weekday: the last one, unless the sentence speaks of the future",
        [SS_DATE_DEICTIC] = "today, yesterday or tomorrow, counted from the document's day",
        [SS_DATE_RELATIVE_DOCUMENT] = "counted from the document's day",
        [SS_DATE_RELATIVE_TEXT] = "counted from, or named by, another date in the text",
        [SS_DATE_RANGE] = "the end of a range",
        [SS_DATE_QUARTER] = "a quarter or a half of a year",
        [SS_DATE_DECADE] = "a decade or a century",
        [SS_DATE_SEASON] = "a season",
        [SS_DATE_VAGUE] = "the past, the present or the future without a day",
        [SS_DATE_CLOCK] = "a time of day, on the date beside it",
        [SS_DATE_LENGTH] = "a length of time",
        [SS_DATE_REPEAT] = "something that comes again",
        [SS_DATE_HOLIDAY] = "a holiday",
        [SS_DATE_SLASHED] = "digits: the month first, unless it must be the day",
    };
    return (unsigned)why < SS_DATE_WHYS ? sentences[why] : "";
}

const char *ss_date_mod_name(ss_date_mod mod)
{
    static const char *const names[] = { NULL, "BEFORE", "AFTER", "START", "MID", "END", "APPROX", "LESS_THAN",
        "MORE_THAN",
                                         "EQUAL_OR_LESS", "EQUAL_OR_MORE", "ON_OR_BEFORE", "ON_OR_AFTER" };
    return (unsigned)mod < sizeof names / sizeof *names ? names[mod] : NULL;
}

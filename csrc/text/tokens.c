#include "text/tokens.h"
#include "text/spoilt.h"
#include "text/words.h"

/* What a byte begins. Bytes not named here are punctuation. */
enum { MARK, LETTER, DIGIT, BLANK, BREAK, OTHER /* not ASCII */ };
#define B4(x) x, x, x, x
#define B16(x) B4(x), B4(x), B4(x), B4(x)
static const uint8_t KIND[256] = {
    B4(BLANK), B4(BLANK), BLANK, BLANK, BREAK, BREAK, BREAK, BREAK, BLANK, BLANK, B16(BLANK),
    BLANK, MARK, MARK, MARK, B4(MARK), B4(MARK), B4(MARK), B4(DIGIT), B4(DIGIT), DIGIT, DIGIT, MARK, MARK, B4(MARK),
    MARK, LETTER, LETTER, LETTER, B4(LETTER), B4(LETTER), B4(LETTER), B4(LETTER), B4(LETTER), LETTER, LETTER, LETTER, MARK, B4(MARK),
    MARK, LETTER, LETTER, LETTER, B4(LETTER), B4(LETTER), B4(LETTER), B4(LETTER), B4(LETTER), LETTER, LETTER, LETTER, MARK, MARK, MARK, MARK, BLANK,
    B16(OTHER), B16(OTHER), B16(OTHER), B16(OTHER), B16(OTHER), B16(OTHER), B16(OTHER), B16(OTHER),
};

typedef struct {
    ss_letters text;
    uint32_t at;
    unsigned before;            /* SS_T_SPACE ... of the next token */
    uint32_t marks;             /* tokens that are neither words nor numbers */
    ss_intern_view view;
    const ss_vocabulary *vocabulary;
    ss_arena *arena;
    ss_tokens tokens;
} scan;

/* ---- tokens --------------------------------------------------------------------------------------------------------- */

static uint32_t words_for(uint32_t tokens)
{
    return tokens / SS_LINES_WORD + 1;
}

/* Room for as many tokens among the lines, of which `held` words are there already. */
static bool make_lines(scan *s, uint32_t held)
{
    uint32_t words = words_for(s->tokens.capacity);
    uint64_t *lines = ss_arena_grow(s->arena, s->tokens.lines, held * sizeof *lines, words * sizeof *lines);
    if (!lines) return false;
    memset(lines + held, 0, (words - held) * sizeof *lines);
    s->tokens.lines = lines;
    return true;
}

/* Room for more tokens, for their hints and for breaks before them, and for what stands behind the last ones. */
static bool make_room(scan *s, uint32_t more)
{
    size_t hints_held = s->tokens.hints ? s->tokens.capacity + SS_HINT_STRIDE : 0;
    uint32_t lines_held = s->tokens.lines ? words_for(s->tokens.capacity) : 0;
    if (!SS_RESERVE(&s->tokens, s->arena, more)) return false;
    uint8_t *hints = ss_arena_grow(s->arena, s->tokens.hints, hints_held, s->tokens.capacity + SS_HINT_STRIDE);
    if (hints) s->tokens.hints = hints;
    return hints && make_lines(s, lines_held);
}

static inline uint8_t mark_hint(const uint8_t *hints, ss_symbol symbol, unsigned flags)
{
    return (uint8_t)((hints[symbol] & ~SS_HINT_FUNCTION) | SS_HINT_MARK | (flags & SS_T_QUOTE ? SS_HINT_QUOTE : 0));
}

/* The unknown word, which is symbol 0, has hints too: only flags speak for it, once the vocabulary is prepared. */
static uint8_t hint_of(const uint8_t *hints, ss_symbol symbol, unsigned flags)
{
    if (flags & (SS_T_PUNCT | SS_T_APOS_S)) return mark_hint(hints, symbol, flags);
    unsigned hint = hints[symbol] | (flags & SS_HINT_FLAGS) | (flags & SS_T_ALLCAPS ? SS_HINT_DATE : 0u) | (flags & SS_T_DOTTED ? SS_HINT_MARK : 0u);
    return (uint8_t)(flags & SS_T_WORD ? hint : hint & ~(unsigned)SS_HINT_FUNCTION);
}

/* U+2010 and U+2011 are hyphens as well. */
static inline bool is_long_hyphen(const char *p, uint32_t size)
{
    return size == 3 && (unsigned char)p[0] == 0xE2 && (unsigned char)p[1] == 0x80 && ((unsigned char)p[2] & 0xFE) == 0x90;
}

static inline ss_token *add_token(scan *s, uint32_t size, unsigned flags, ss_symbol symbol, uint64_t hash)
{
    if (s->tokens.count == s->tokens.capacity && !make_room(s, 1)) return NULL;
    s->tokens.hints[s->tokens.count] = hint_of(s->vocabulary->hints.at, symbol, flags);
    s->marks += (flags & (SS_T_WORD | SS_T_NUMBER)) == 0;
    ss_token *token = &s->tokens.at[s->tokens.count++];
    char mark = (flags & SS_T_PUNCT) && size == 1 ? s->text.bytes[s->at] : is_long_hyphen(s->text.bytes + s->at, size) ? '-' : 0;
    *token = (ss_token){s->at, (uint8_t)size, mark, (uint16_t)(flags | s->before), symbol, (uint32_t)hash};
    s->before = 0;
    s->at += size;
    return token;
}

static bool add_keyed(scan *s, uint32_t size, unsigned flags, const char *key, uint32_t key_size)
{
    uint64_t hash = ss_hash64(key, key_size, 0);
    return add_token(s, size, flags, ss_intern_find(s->vocabulary->table, key, key_size, hash), hash) != NULL;
}

/* ---- words the long way -------------------------------------------------------------------------------------------------- */

static bool read_word(scan *s)
{
    ss_long_word word;
    ss_word_read(&s->text, s->at, &word);
    return add_keyed(s, word.size, word.flags, word.key, word.key_size);
}

static bool read_dotted(scan *s, uint32_t size)
{
    char key[256];
    return add_keyed(s, size, ss_word_dotted_flags(&s->text, s->at, size), key, ss_word_fold(s->text.bytes + s->at, size, key));
}

#define SHORT_WAY (SS_PIECE + 5) /* bytes that must be left, so that nothing behind the text is touched */

/* ---- words the short way ------------------------------------------------------------------------------------------------ */

/* E2 80 90 .. E2 80 A7: dashes, quotation marks, dots; none of them is a letter. */
static inline bool is_common_mark(const char *p)
{
    return (unsigned char)p[0] == 0xE2 && (unsigned char)p[1] == 0x80 && (unsigned)(unsigned char)p[2] - 0x90 < 0x18;
}

/* True when an ASCII letter or digit, or a byte that may be one in another script, stands there. */
static inline bool may_be_word(unsigned c)
{
    return c >= 0x80 || ss_ascii_letter(c) || ss_ascii_digit(c);
}

static inline bool is_curly_apostrophe(const char *p)
{
    return is_common_mark(p) && (unsigned char)p[2] == 0x99;
}

/* The s behind an apostrophe, where it is plain that no word goes on from it. */
static inline bool plain_possessive(const char *p)
{
    return *p == 's' && !may_be_word((unsigned char)p[1]);
}

/* True when a word of `size` letters may go on at `p`, in a way that only the long way reads. */
static inline bool goes_on(const char *p, uint32_t size)
{
    unsigned c = (unsigned char)*p;
    if (c == '.') return size == 1;
    if (c == '\'') return !plain_possessive(p + 1);
    if (c >= 0x80) return !is_common_mark(p) || (is_curly_apostrophe(p) && !plain_possessive(p + 3));
    return ss_ascii_digit(c);
}

/* What ASCII marks are as tokens, and their hints but for what the vocabulary adds; flags are 0 for what is no mark, and for the
 * apostrophe, which may be a part of a word. */
#define M1 {SS_T_PUNCT, SS_HINT_MARK}
#define Q1 {SS_T_PUNCT | SS_T_QUOTE, SS_HINT_MARK | SS_HINT_QUOTE}
#define M4 M1, M1, M1, M1
static const struct { uint16_t flags; uint8_t hint; } MARKS[256] = {
    ['!'] = M1, ['"'] = Q1, ['#'] = M4, ['('] = M4, M4, [':'] = M4, M1, M1, M1,
    ['['] = M4, M1, ['`'] = Q1, ['{'] = M4,
};
#undef M4
#undef Q1
#undef M1

static uint32_t possessive_hash(void)
{
    return (uint32_t)ss_hash_end(ss_hash_step(0, '\'' | 's' << 8), 2);
}

/* Apostrophes, 's and common marks beyond ASCII; a token of no size for anything else, and where only the long way can tell. */
static ss_token odd_mark(const ss_vocabulary *vocabulary, const char *p)
{
    ss_token token = {0};
    bool curly = is_common_mark(p);
    if (*p != '\'' && !curly) return token;
    uint32_t size = curly ? 3 : 1;
    unsigned point = curly ? (unsigned char)p[2] : 0x99, other = curly ? SS_T_NONASCII : 0, quote = point - 0x98 < 8 ? SS_T_QUOTE : 0;
    if (point == 0x99 && ((unsigned char)p[size] | 0x20) == 's') {
        if (plain_possessive(p + size))
            token = (ss_token){0, (uint8_t)(size + 1), 0, (uint16_t)(SS_T_APOS_S | other), vocabulary->possessive, possessive_hash()};
        return token;
    }
    return (ss_token){0, (uint8_t)size, curly ? (point < 0x92 ? '-' : 0) : '\'', (uint16_t)(SS_T_PUNCT | other | quote), vocabulary->common[point - 0x90], 0};
}

/* A line break stands before the token `at`. */
static inline void note_line(const scan *s, size_t at)
{
    s->tokens.lines[at / SS_LINES_WORD] |= (uint64_t)1 << at % SS_LINES_WORD;
}

/* What stands before the next token when this blank does, too. */
static inline unsigned behind_blank(unsigned before, unsigned c)
{
    return c == ' ' ? before | SS_T_SPACE : before | SS_T_SPACE | (before & SS_T_LINE ? SS_T_BLANK : SS_T_LINE);
}

/* What stands before the next token is noted in its flags already. */
static inline void begin_token(ss_token *to, unsigned before)
{
    to->size = 0;
    to->mark = 0;
    to->flags = (uint16_t)before;
}

/* Where a reading of plain text is. */
typedef struct {
    size_t at, stop;    /* bytes */
    ss_token *to;
    uint8_t *hint;
    uint32_t marks;
} run;

static unsigned shape_of(uint64_t differs, uint32_t size)
{
    return differs == 0x20 ? SS_T_CAPITAL : ss_word_case(size, ss_high_bits(differs << 2));
}

static inline void add_shape(ss_token *to, uint8_t *hint, unsigned shape)
{
    to->flags = (uint16_t)(to->flags | shape);
    *hint = (uint8_t)(*hint | (shape & SS_HINT_FLAGS));
}

/* The rare brief word that does not stand in its first place, or that no table has. */
__attribute__((noinline))
static const ss_intern_slot *seek_far(const scan *s, ss_token *to, uint64_t low)
{
    const ss_intern_slot *slot = ss_intern_seek_brief(s->view, low);
    to->hash = slot->id ? slot->high : (uint32_t)ss_hash_end(ss_hash_step(0, low), to->size);
    return slot;
}

/* Words of up to eight letters: the table knows their hashes. */
static inline void put_brief(const scan *s, const ss_intern_slot *brief, uint64_t mask, ss_token *to, uint8_t *hint, const char *bytes,
                             size_t at, ss_glance w)
{
    uint64_t low = w.folded & SS_KEPT[w.size];
    const ss_intern_slot *slot = ss_intern_brief_slot(brief, ss_intern_brief_at(low, mask));
    to->start = (uint32_t)at;
    to->size = (uint8_t)w.size;
    to->flags |= SS_T_WORD;
    to->hash = slot->high;
    if (__builtin_expect(slot->low != low, 0)) slot = seek_far(s, to, low);
    to->symbol = slot->id;
    *hint = slot->note;
    uint64_t raw = ss_hash_load(bytes + at) & SS_KEPT[w.size];
    if (__builtin_expect(raw != low, 0)) add_shape(to, hint, shape_of(low - raw, (uint32_t)w.size));
}

/* Words of nine to twelve. */
__attribute__((noinline))
static void put_longer(const scan *s, ss_token *to, uint8_t *hint, size_t at, size_t size)
{
    const char *bytes = s->text.bytes + at;
    uint64_t raw_low = ss_hash_load(bytes), raw_high = ss_hash_load(bytes + 8) & SS_KEPT[size - 8];
    uint64_t low = raw_low | SS_EACH(0x20), high = raw_high | (SS_EACH(0x20) & SS_KEPT[size - 8]);
    uint64_t hash = ss_hash_end(ss_hash_step(ss_hash_step(0, low), high), size);
    const ss_intern_slot *slot = ss_intern_seek_plain(s->view, low, (uint32_t)high, hash);
    *to = (ss_token){(uint32_t)at, (uint8_t)size, 0, (uint16_t)(to->flags | SS_T_WORD), slot->id, (uint32_t)hash};
    *hint = slot->note;
    if (raw_low != low || raw_high != high) add_shape(to, hint, ss_word_case((uint32_t)size, ss_piece_at(bytes).capitals));
}

/* True when it is plain that a word of `size` letters ends at the byte `end`; a question mark before a letter may be what is left of one. */
static bool ends_word(const scan *s, size_t end, size_t size)
{
    const char *p = s->text.bytes + end;
    unsigned c = (unsigned char)*p;
    if (MARKS[c].flags) return c == '.' ? size > 1 : c != '?' || !ss_ascii_letter((unsigned char)p[1]);
    return c == '\n' || !goes_on(p, (uint32_t)size);
}

/* How many digits stand there as a whole number of at most eight (2024); 0 when there is more to it. */
static uint32_t plain_digits(const char *p)
{
    uint32_t n = 0;
    while (n < 9 && ss_ascii_digit((unsigned char)p[n])) n++;
    unsigned c = (unsigned char)p[n];
    if (n > 8 || (may_be_word(c) && !is_common_mark(p + n))) return 0;
    return (c == '.' || c == ',') && ss_ascii_digit((unsigned char)p[n + 1]) ? 0 : n;
}

static size_t put_digits(const scan *s, ss_token *to, uint8_t *hint, size_t at)
{
    const char *p = s->text.bytes + at;
    uint32_t n = plain_digits(p);
    uint64_t low = ss_hash_load(p) & SS_KEPT[n];
    if (!n) return 0;
    ss_symbol symbol = ss_intern_seek_brief(s->view, low)->id;
    unsigned flags = SS_T_NUMBER | SS_T_DIGITS;
    *to = (ss_token){(uint32_t)at, (uint8_t)n, 0, (uint16_t)(flags | to->flags), symbol, (uint32_t)ss_hash_end(ss_hash_step(0, low), n)};
    *hint = hint_of(s->vocabulary->hints.at, symbol, flags);
    return n;
}

/* Numbers, apostrophes, 's, curly marks: the size of what is put there, 0 for anything else. */
__attribute__((noinline))
static size_t put_odd(const scan *s, run *r, ss_token *to, uint8_t *hint, size_t at)
{
    if (ss_ascii_digit((unsigned char)s->text.bytes[at])) return put_digits(s, to, hint, at);
    ss_token mark = odd_mark(s->vocabulary, s->text.bytes + at);
    if (!mark.size) return 0;
    *to = (ss_token){(uint32_t)at, mark.size, mark.mark, (uint16_t)(mark.flags | to->flags), mark.symbol, mark.hash};
    *hint = mark_hint(s->vocabulary->hints.at, mark.symbol, mark.flags);
    r->marks++;
    return mark.size;
}

/* Words of up to twelve letters, spaces, lines' ends and marks: the bulk of any text, with all state in registers. Stops in
 * front of whatever is something else, and before the room for tokens may run out: each takes a byte at least, and a step
 * writes two at most and the flags of a third. */
#define STEP_ROOM 2u
__attribute__((noinline))
static void walk_plain(const scan *s, run *r)
{
    const char *bytes = s->text.bytes;
    const ss_vocabulary *vocabulary = s->vocabulary;
    const ss_intern_slot *brief = s->view.brief;
    const uint64_t mask = s->view.brief_mask;
    const size_t stop = r->stop;
    size_t at = r->at;
    ss_token *to = r->to;
    uint8_t *hint = r->hint;
    while (at < stop) {
        ss_glance w = ss_glance_at(bytes + at);
        size_t end = at + w.size;
        unsigned next = (unsigned char)bytes[end];
        if (__builtin_expect(w.size - 1 < SS_INTERN_BRIEF && next == ' ', 1)) {
            put_brief(s, brief, mask, to, hint, bytes, at, w);
            hint++;
            begin_token(++to, SS_T_SPACE);
            at = end + 1;
            continue;
        }
        if (w.size) {
            if (w.size > SS_INTERN_SHORT || (next != ' ' && !ends_word(s, end, w.size))) break;
            if (w.size <= SS_INTERN_BRIEF) put_brief(s, brief, mask, to, hint, bytes, at, w);
            else put_longer(s, to, hint, at, w.size);
            hint++;
            begin_token(++to, next == ' ' ? SS_T_SPACE : 0);
            at = end + (next == ' ');
            if (next == ' ') continue;
        }
        size_t size = 1;
        if (MARKS[next].flags) {
            *to = (ss_token){(uint32_t)at, 1, (char)next, (uint16_t)(MARKS[next].flags | to->flags), vocabulary->marks[next], 0};
            *hint = vocabulary->mark_hints[next] | MARKS[next].hint;
            r->marks++;
        } else if (next == ' ' || next == '\n') {
            to->flags = (uint16_t)behind_blank(to->flags, next);
            if (next == '\n') note_line(s, (size_t)(to - s->tokens.at));
            at++;
            continue;
        } else if (!(size = put_odd(s, r, to, hint, at))) break;
        hint++;
        at += size;
        bool space = bytes[at] == ' ';
        begin_token(++to, space ? SS_T_SPACE : 0);
        at += space;
    }
    r->at = at;
    r->to = to;
    r->hint = hint;
}

/* Stops in front of what only the long ways read. */
static inline void read_run(scan *s)
{
    uint32_t count = s->tokens.count, left = s->text.size - s->at - SHORT_WAY + 1, room = s->tokens.capacity - count;
    if (room <= STEP_ROOM) return;
    run r = {s->at, s->at + (left < room - STEP_ROOM ? left : room - STEP_ROOM), s->tokens.at + count, s->tokens.hints + count, s->marks};
    begin_token(r.to, s->before);
    walk_plain(s, &r);
    s->at = (uint32_t)r.at;
    s->before = r.to->flags;
    s->marks = r.marks;
    s->tokens.count = (uint32_t)(r.to - s->tokens.at);
}

/* The last bytes of a text, copied with zeroes behind them. */
static void read_tail(scan *s)
{
    char copy[2 * SHORT_WAY] = {0};
    uint32_t left = s->text.size - s->at, from = s->tokens.count;
    scan tail = *s;
    memcpy(copy, s->text.bytes + s->at, left);
    tail.text.bytes = copy;
    tail.at = 0;
    tail.text.size = left + SHORT_WAY;
    read_run(&tail);
    s->tokens.count = tail.tokens.count;
    s->marks = tail.marks;
    for (uint32_t i = from; i < s->tokens.count; i++) s->tokens.at[i].start += s->at;
    s->at += tail.at;
    s->before = tail.before;
}

/* Thirteen to sixteen letters. */
static bool is_long(ss_piece p, const char *end)
{
    bool lost = *end == '?' && ss_ascii_letter((unsigned char)end[1]);
    return p.size > SS_INTERN_SHORT && !lost && !ss_ascii_letter((unsigned char)*end) && !goes_on(end, p.size);
}

static bool read_long(scan *s, ss_piece p)
{
    char key[SS_PIECE];
    ss_piece_fold(s->text.bytes + s->at, key);
    uint64_t hash = ss_piece_hash(p);
    unsigned flags = SS_T_WORD | (p.capitals ? ss_word_case(p.size, p.capitals) : 0u);
    return add_token(s, p.size, flags, ss_intern_find(s->vocabulary->table, key, p.size, hash), hash) != NULL;
}

static bool is_near_end(const scan *s)
{
    return s->text.size - s->at < SHORT_WAY;
}

/* don't, we’ll, O'Brandt: letters about an apostrophe, sixteen bytes as folded at most; `behind` the apostrophe. */
static bool is_joined(const char *behind, ss_piece head, ss_piece tail)
{
    bool possessive = tail.size == 1 && (tail.low | 0x20) == 's';
    return tail.size > 0 && !possessive && head.size + 1 + tail.size <= SS_PIECE && !goes_on(behind + tail.size, 2);
}

static bool read_joined(scan *s, ss_piece head, ss_piece tail, uint32_t mark)
{
    char key[2 * SS_PIECE + 1];
    const char *bytes = s->text.bytes + s->at;
    ss_piece_fold(bytes, key);
    key[head.size] = '\'';
    ss_piece_fold(bytes + head.size + mark, key + head.size + 1);
    unsigned flags = SS_T_WORD | (mark > 1 ? SS_T_NONASCII : 0u);
    flags |= ss_word_case(head.size + tail.size, head.capitals | tail.capitals << head.size);
    return add_keyed(s, head.size + mark + tail.size, flags, key, head.size + 1 + tail.size);
}

static bool read_letter(scan *s)
{
    uint32_t dotted = ss_word_dotted(&s->text, s->at);
    if (dotted) return read_dotted(s, dotted);
    if (s->text.size - s->at < 2 * SHORT_WAY) return read_word(s);
    ss_piece p = ss_piece_at(s->text.bytes + s->at);
    uint32_t mark = ss_apostrophe_at(&s->text, s->at + p.size);
    if (mark && p.size < SS_PIECE) {
        const char *behind = s->text.bytes + s->at + p.size + mark;
        ss_piece tail = ss_piece_at(behind);
        if (is_joined(behind, p, tail)) return read_joined(s, p, tail, mark);
    }
    return is_long(p, s->text.bytes + s->at + p.size) ? read_long(s, p) : read_word(s);
}

/* ---- marks and white space ---------------------------------------------------------------------------------------------- */

static bool is_other_quote_mark(uint32_t point)
{
    switch (point) {
    case 0xAB: case 0xBB: case 0xB4: case 0x2032: case 0x2033: case 0x2035: case 0x2036:
    case 0x2039: case 0x203A: case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0x301D: case 0x301E: case 0x301F:
    case 0xFF02: case 0xFF07:
        return true;
    default:
        return point >= 0x2018 && point <= 0x201F;
    }
}

/* 's, not at the start of a quotation: a capital S counts only behind something. */
static uint32_t apostrophe_s_at(const scan *s)
{
    uint32_t n = ss_apostrophe_at(&s->text, s->at);
    if (!n || !ss_possessive_at(&s->text, s->at + n)) return 0;
    bool glued = s->at > 0 && !s->before;
    return glued || ss_byte_at(&s->text, s->at + n) == 's' ? n + 1 : 0;
}

static bool read_apostrophe_s(scan *s, uint32_t size)
{
    unsigned flags = SS_T_APOS_S | (size > 2 ? SS_T_NONASCII : 0u);
    return add_token(s, size, flags, s->vocabulary->possessive, possessive_hash()) != NULL;
}

/* The EU?s: behind its word, for elsewhere a question mark is one. */
static bool read_lost_s(scan *s)
{
    uint32_t size = ss_byte_at(&s->text, s->at) == '?' ? apostrophe_s_at(s) : 0;
    return !size || read_apostrophe_s(s, size);
}

static bool read_mark(scan *s, unsigned c)
{
    if (c == '\'') {
        uint32_t size = apostrophe_s_at(s);
        if (size) return read_apostrophe_s(s, size);
    }
    return add_token(s, 1, c == '\'' ? SS_T_PUNCT | SS_T_QUOTE : MARKS[c].flags, s->vocabulary->marks[c], 0) != NULL;
}

static void read_break(scan *s)
{
    if (ss_byte_at(&s->text, s->at) == '\r' && ss_byte_at(&s->text, s->at + 1) == '\n') s->at++;
    s->at++;
    s->before = behind_blank(s->before, '\n');
    note_line(s, s->tokens.count);
}

static void skip_space(scan *s, uint32_t point, uint32_t size)
{
    s->at += size;
    s->before |= SS_T_SPACE;
    if (point == 0x2028 || point == 0x85) s->before |= s->before & SS_T_LINE ? SS_T_BLANK : SS_T_LINE;
    if (point == 0x2029) s->before |= SS_T_LINE | SS_T_BLANK;
    if (s->before & SS_T_LINE) note_line(s, s->tokens.count);
}

/* A mark of two or more code points, or of none that could be seen. */
static bool read_spoilt(scan *s, ss_spoilt mark)
{
    bool lost = mark.last == SS_SPOILT_LOST, quote = lost || mark.last - 0x98u < 8;
    ss_symbol symbol = lost ? 0 : s->vocabulary->common[mark.last - 0x90];
    return add_token(s, mark.size, SS_T_PUNCT | SS_T_NONASCII | (quote ? SS_T_QUOTE : 0u), symbol, 0) != NULL;
}

static bool read_other(scan *s)
{
    const char *p = s->text.bytes + s->at;
    uint32_t point, size = ss_utf8_decode(p, s->text.bytes + s->text.size, &point), apostrophe = apostrophe_s_at(s);
    if (apostrophe) return read_apostrophe_s(s, apostrophe);
    ss_spoilt mark = ss_spoilt_mark(p, s->text.bytes + s->text.size);
    if (mark.size) return read_spoilt(s, mark);
    if (ss_point_is_letter(point)) return read_word(s);
    if (ss_point_is_space(point)) {
        skip_space(s, point, size);
        return true;
    }
    unsigned flags = SS_T_PUNCT | SS_T_NONASCII | (is_other_quote_mark(point) ? SS_T_QUOTE : 0u);
    return add_token(s, size, flags, ss_vocabulary_find(s->vocabulary, p, size), 0) != NULL;
}

/* ---- all of it ------------------------------------------------------------------------------------------------------------ */

static bool read_odd(scan *s)
{
    unsigned c = (unsigned char)s->text.bytes[s->at];
    switch (KIND[c]) {
    case LETTER: return read_letter(s) && read_lost_s(s);
    case DIGIT: return read_word(s);
    case MARK: return read_mark(s, c);
    case BLANK: s->at++; s->before |= SS_T_SPACE; return true;
    case BREAK: read_break(s); return true;
    default: return read_other(s);
    }
}

/* Words that no table holds as they are may begin like one with a star. */
static void read_prefixes(scan *s)
{
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        ss_token *token = &s->tokens.at[i];
        if (token->symbol || !(token->flags & SS_T_WORD)) continue;
        token->symbol = ss_vocabulary_prefix(s->vocabulary, s->text.bytes + token->start, token->size);
        s->tokens.hints[i] = hint_of(s->vocabulary->hints.at, token->symbol, token->flags);
    }
}

/* While the words have no notes, plain words have not got their hints. */
static void read_hints(scan *s)
{
    for (uint32_t i = 0; i < s->tokens.count; i++)
        s->tokens.hints[i] |= hint_of(s->vocabulary->hints.at, s->tokens.at[i].symbol, s->tokens.at[i].flags);
}

/* Most readers ask for the classes of a word again and again. */
static bool note_classes(scan *s)
{
    const ss_word *words = s->vocabulary->words.at;
    const ss_token *token = s->tokens.at;
    ss_classes *classes = ss_arena_take(s->arena, ((size_t)s->tokens.count + 1) * sizeof *classes);
    if (!classes) return false;
    s->tokens.classes = classes;
    #pragma GCC unroll 8
    for (ss_classes *end = classes + s->tokens.count + 1; classes < end; classes++, token++) *classes = words[token->symbol].classes;
    return true;
}

ss_status ss_tokens_read(const ss_text *text, const ss_vocabulary *vocabulary, ss_arena *arena, ss_tokens *out)
{
    scan s = {.text = {text->bytes, text->size}, .vocabulary = vocabulary, .arena = arena};
    s.view = ss_intern_look(vocabulary->table);
    if (!make_room(&s, text->size / 4 + 16)) return SS_NOMEM;
    while (s.at < s.text.size) {
        if (is_near_end(&s)) read_tail(&s);
        else read_run(&s);
        if (s.at < s.text.size && !read_odd(&s)) return SS_NOMEM;
    }
    if (!vocabulary->noted) read_hints(&s);
    if (vocabulary->prefix_sizes) read_prefixes(&s);
    if (!make_room(&s, 1)) return SS_NOMEM;
    memset(&s.tokens.at[s.tokens.count], 0, sizeof *s.tokens.at);
    memset(&s.tokens.hints[s.tokens.count], 0, SS_HINT_STRIDE);
    if (!note_classes(&s)) return SS_NOMEM;
    s.tokens.words = s.tokens.count - s.marks;
    *out = s.tokens;
    return SS_OK;
}

uint32_t ss_tokens_at(const ss_tokens *tokens, uint32_t byte)
{
    uint32_t low = 0, high = tokens->count;
    SS_SEEK(low, high, middle, tokens->at[middle].start < byte);
    return low;
}

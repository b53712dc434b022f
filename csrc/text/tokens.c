#include "text/tokens.h"

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

#define EACH(byte) ((uint64_t)0x0101010101010101u * (byte))
#define MOST_BYTES 255u
#define MOST_INITIALS 100u

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
    const char *bytes;
    uint32_t at, size;
    unsigned before;            /* SS_T_SPACE ... of the next token */
    uint32_t marks;             /* tokens that are neither words nor numbers */
    ss_intern_view view;
    const ss_vocabulary *vocabulary;
    ss_arena *arena;
    ss_tokens tokens;
} scan;

/* ---- bytes ---------------------------------------------------------------------------------------------------------- */

static inline unsigned byte_at(const scan *s, uint32_t at)
{
    return at < s->size ? (unsigned char)s->bytes[at] : 0;
}

static inline bool is_ascii_letter(unsigned c)
{
    return (c | 0x20) - 'a' < 26;
}

static inline bool is_ascii_digit(unsigned c)
{
    return c - '0' < 10;
}

static bool letter_at(const scan *s, uint32_t at)
{
    uint32_t point;
    unsigned c = byte_at(s, at);
    if (c < 0x80) return is_ascii_letter(c);
    (void)ss_utf8_decode(s->bytes + at, s->bytes + s->size, &point);
    return ss_point_is_letter(point);
}

static bool word_char_at(const scan *s, uint32_t at)
{
    return is_ascii_digit(byte_at(s, at)) || letter_at(s, at);
}

/* The length of an apostrophe (' or ’) at `at`, or 0. */
static uint32_t apostrophe_at(const scan *s, uint32_t at)
{
    if (byte_at(s, at) == '\'') return 1;
    return byte_at(s, at) == 0xE2 && byte_at(s, at + 1) == 0x80 && byte_at(s, at + 2) == 0x99 ? 3 : 0;
}

/* An s behind an apostrophe that no word goes on from. */
static bool possessive_at(const scan *s, uint32_t at)
{
    return (byte_at(s, at) | 0x20) == 's' && !word_char_at(s, at + 1);
}

/* ---- tokens --------------------------------------------------------------------------------------------------------- */

/* Room for more tokens and for their hints, and for what stands behind the last ones. */
static bool make_room(scan *s, uint32_t more)
{
    size_t held = s->tokens.hints ? s->tokens.capacity + SS_HINT_STRIDE : 0;
    if (!SS_RESERVE(&s->tokens, s->arena, more)) return false;
    uint8_t *hints = ss_arena_grow(s->arena, s->tokens.hints, held, s->tokens.capacity + SS_HINT_STRIDE);
    if (hints) s->tokens.hints = hints;
    return hints != NULL;
}

static inline uint8_t mark_hint(const uint8_t *hints, ss_symbol symbol, unsigned flags)
{
    return (uint8_t)((hints[symbol] & ~SS_HINT_FUNCTION) | SS_HINT_MARK | (flags & SS_T_QUOTE ? SS_HINT_QUOTE : 0));
}

/* The unknown word, which is symbol 0, has hints too: only flags speak for it, once the vocabulary is prepared. */
static uint8_t hint_of(const uint8_t *hints, ss_symbol symbol, unsigned flags)
{
    if (flags & SS_T_PUNCT) return mark_hint(hints, symbol, flags);
    unsigned hint = hints[symbol] | (flags & SS_HINT_FLAGS) | (flags & SS_T_ALLCAPS ? SS_HINT_DATE : 0u) | (flags & SS_T_DOTTED ? SS_HINT_MARK : 0u);
    return (uint8_t)(flags & SS_T_WORD ? hint : hint & ~(unsigned)SS_HINT_FUNCTION);
}

static inline ss_token *add_token(scan *s, uint32_t size, unsigned flags, ss_symbol symbol, uint64_t hash)
{
    if (s->tokens.count == s->tokens.capacity && !make_room(s, 1)) return NULL;
    s->tokens.hints[s->tokens.count] = hint_of(s->vocabulary->hints.at, symbol, flags);
    s->marks += (flags & (SS_T_WORD | SS_T_NUMBER)) == 0;
    ss_token *token = &s->tokens.at[s->tokens.count++];
    *token = (ss_token){s->at, (uint16_t)size, (uint16_t)(flags | s->before), symbol, (uint32_t)hash};
    s->before = 0;
    s->at += size;
    return token;
}

static bool add_keyed(scan *s, uint32_t size, unsigned flags, const char *key, uint32_t key_size)
{
    uint64_t hash = ss_hash64(key, key_size, 0);
    return add_token(s, size, flags, ss_intern_find(s->vocabulary->table, key, key_size, hash), hash) != NULL;
}

/* ---- pieces: up to sixteen ASCII letters at once ------------------------------------------------------------------------ */

#define PIECE 16u
#define SHORT_WAY (PIECE + 5) /* bytes that must be left, so that nothing behind the text is touched */

/* `size` letters stand at the start of these sixteen bytes: folded, as two numbers whose low byte is the first, zeroes behind
 * them; bit i of `capitals` tells that letter i is one. */
typedef struct { uint64_t low, high; uint32_t size, capitals; } piece;

#if defined(__SSE2__) && defined(__x86_64__)
static inline piece piece_of(const char *bytes)
{
    static const uint8_t KEPT[2 * PIECE] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    const uint8_t *behind = KEPT + PIECE;
    __m128i all = _mm_loadu_si128((const __m128i *)(const void *)bytes), small = _mm_or_si128(all, _mm_set1_epi8(0x20));
    __m128i letters = _mm_cmpgt_epi8(_mm_add_epi8(small, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 'z' + 'a' - 1));
    uint32_t others = ~(uint32_t)_mm_movemask_epi8(letters), size = (uint32_t)__builtin_ctz(others);
    __m128i mask = _mm_loadu_si128((const __m128i *)(const void *)(behind - size)), kept = _mm_and_si128(small, mask);
    __m128i capitals = _mm_and_si128(_mm_xor_si128(all, small), mask); /* 0x20 in the byte of a capital, which becomes its high bit */
    return (piece){(uint64_t)_mm_cvtsi128_si64(kept), (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept)), size,
                   (uint32_t)_mm_movemask_epi8(_mm_slli_epi16(capitals, 2))};
}
#else
/* The lowest set bit and all above it. */
static inline uint32_t from_lowest(uint32_t bits)
{
    return bits | (0 - bits);
}

/* The high bits of eight bytes, gathered. */
static inline uint32_t high_bits(uint64_t bytes)
{
    return (uint32_t)((bytes >> 7 & EACH(1)) * 0x0102040810204080u >> 56);
}

/* The high bit of every byte that is a letter; what stands behind a byte that is not ASCII may be wrong, and never counts. */
static inline uint64_t letters_in(uint64_t bytes)
{
    uint64_t small = bytes | EACH(0x20);
    return (small + EACH(0x80 - 'a')) & ~(small + EACH(0x7F - 'z')) & ~bytes & EACH(0x80);
}

static inline uint64_t keep(uint64_t bytes, uint32_t size)
{
    return size >= 8 ? bytes : bytes & (((uint64_t)1 << 8 * size) - 1);
}

static inline piece piece_of(const char *bytes)
{
    uint64_t low = ss_hash_load(bytes), high = ss_hash_load(bytes + 8);
    uint32_t letters = high_bits(letters_in(low)) | high_bits(letters_in(high)) << 8;
    uint32_t others = ~letters, size = (uint32_t)__builtin_ctz(others), small_bits = high_bits(low << 2) | high_bits(high << 2) << 8;
    return (piece){keep(low | EACH(0x20), size), keep(high | EACH(0x20), size > 8 ? size - 8 : 0), size,
                   ~(small_bits | from_lowest(others))};
}
#endif

static unsigned case_flags(piece p)
{
    uint32_t small = ~p.capitals & ((1u << p.size) - 1), first_small = small & (0 - small);
    unsigned flags = p.capitals & 1 ? SS_T_CAPITAL : 0;
    if (!small) return p.size > 1 ? flags | SS_T_ALLCAPS : flags;
    return p.capitals & (0 - first_small) ? flags | SS_T_MIXED : flags;
}

/* Sixteen bytes of which the first are letters. */
static inline void fold_piece(const char *bytes, char *out)
{
    char folded[PIECE];
    memcpy(folded, bytes, PIECE);
    for (uint32_t i = 0; i < PIECE; i++) folded[i] = (char)(folded[i] | 0x20);
    memcpy(out, folded, PIECE);
}

/* ---- words the long way: accents, apostrophes, digits, anything long -------------------------------------------------- */

typedef struct {
    uint32_t size;                        /* bytes of the text taken */
    uint32_t key_size;
    uint32_t capitals, smalls, characters;
    bool first_capital, mixed, other_ascii, only_digits;
    char key[MOST_BYTES + 5 + PIECE];
} word;

static void take(word *w, const char *folded, uint32_t folded_size, uint32_t size)
{
    memcpy(w->key + w->key_size, folded, folded_size);
    w->key_size += folded_size;
    w->size += size;
}

static void note_case(word *w, bool capital, bool small)
{
    if (capital) {
        w->first_capital |= w->characters == 0;
        w->mixed |= w->smalls > 0;
        w->capitals++;
    }
    w->smalls += small;
    w->characters++;
    w->only_digits = false;
}

static void take_ascii(word *w, unsigned c)
{
    char folded = (char)(c - 'A' < 26 ? c | 0x20 : c);
    if (is_ascii_letter(c)) note_case(w, c - 'A' < 26, c - 'a' < 26);
    else w->characters++;
    w->key[w->key_size++] = folded;
    w->size++;
}

static bool take_other(const scan *s, word *w)
{
    const char *p = s->bytes + s->at + w->size;
    uint32_t point, size = ss_utf8_decode(p, s->bytes + s->size, &point);
    char folded[4];
    if (!ss_point_is_letter(point) || w->size + size > MOST_BYTES) return false;
    bool capital = ss_point_is_upper(point);
    uint32_t folded_size = ss_point_fold(point, folded);
    note_case(w, capital, !capital && folded_size > 0);
    w->other_ascii = true;
    take(w, folded, folded_size, size);
    return true;
}

/* The apostrophe of don't and O'Neill, but not of aide's. */
static bool take_apostrophe(const scan *s, word *w)
{
    uint32_t at = s->at + w->size, n = apostrophe_at(s, at);
    bool inner = n && w->characters && !is_ascii_digit(byte_at(s, at - 1)) && letter_at(s, at + n) && !possessive_at(s, at + n);
    if (!inner || w->size + n > MOST_BYTES) return false;
    w->other_ascii |= n > 1;
    take(w, "'", 1, n);
    return true;
}

static uint32_t digits_from(const scan *s, uint32_t at, uint32_t most)
{
    uint32_t n = 0;
    while (n < most && is_ascii_digit(byte_at(s, at + n))) n++;
    return n;
}

/* 1,200.5: a full stop before any digit, a comma before a group of two or three (12,34,567). */
static bool take_separator(const scan *s, word *w)
{
    uint32_t at = s->at + w->size;
    unsigned c = byte_at(s, at);
    if (!w->only_digits || (c != ',' && c != '.') || w->size >= MOST_BYTES) return false;
    uint32_t n = digits_from(s, at + 1, 4);
    if (c == '.' ? n == 0 : n != 2 && n != 3) return false;
    take(w, s->bytes + at, 1, 1);
    return true;
}

/* Letters by the piece; false when there are none, or when the text or the word is near its end. */
static bool take_piece(const scan *s, word *w)
{
    uint32_t at = s->at + w->size;
    if (s->size - at < PIECE || w->size + PIECE > MOST_BYTES) return false;
    piece p = piece_of(s->bytes + at);
    uint32_t capitals = (uint32_t)__builtin_popcount(p.capitals);
    if (p.size == 0) return false;
    fold_piece(s->bytes + at, w->key + w->key_size);
    w->first_capital |= w->characters == 0 && (p.capitals & 1);
    w->mixed |= capitals && (w->smalls || (case_flags(p) & SS_T_MIXED));
    w->capitals += capitals;
    w->smalls += p.size - capitals;
    w->characters += p.size;
    w->key_size += p.size;
    w->size += p.size;
    w->only_digits = false;
    return true;
}

static bool take_next(const scan *s, word *w)
{
    if (take_piece(s, w)) return true;
    unsigned c = byte_at(s, s->at + w->size);
    if (is_ascii_letter(c) || is_ascii_digit(c)) {
        if (w->size >= MOST_BYTES) return false;
        take_ascii(w, c);
        return true;
    }
    return take_separator(s, w) || take_apostrophe(s, w) || (c >= 0x80 && take_other(s, w));
}

static unsigned word_flags(const word *w)
{
    unsigned flags = SS_T_WORD;
    if (w->first_capital) flags |= SS_T_CAPITAL;
    if (w->capitals && !w->smalls && w->characters > 1) flags |= SS_T_ALLCAPS;
    if (w->mixed) flags |= SS_T_MIXED;
    return flags;
}

static bool read_word(scan *s)
{
    word w;
    memset(&w, 0, offsetof(word, key));
    bool number = is_ascii_digit(byte_at(s, s->at));
    w.only_digits = number;
    while (take_next(s, &w)) {}
    unsigned flags = !number ? word_flags(&w) : SS_T_NUMBER | (w.only_digits ? SS_T_DIGITS : 0u);
    return add_keyed(s, w.size, flags | (w.other_ascii ? SS_T_NONASCII : 0u), w.key, w.key_size);
}

/* ---- dotted initials -------------------------------------------------------------------------------------------------- */

static bool capital_at(const scan *s, uint32_t at)
{
    return byte_at(s, at) - 'A' < 26;
}

static uint32_t initials_from(const scan *s, uint32_t at)
{
    uint32_t n = 0;
    while (n < MOST_INITIALS && is_ascii_letter(byte_at(s, at + 2 * n)) && byte_at(s, at + 2 * n + 1) == '.') n++;
    return n;
}

/* The length of dotted initials: U.S. a.m., also U.S with its last stop forgotten; 0 for "J." and "A". */
static uint32_t dotted_at(const scan *s)
{
    uint32_t n = initials_from(s, s->at), last = s->at + 2 * n;
    if (n && capital_at(s, last) && capital_at(s, last - 2) && !word_char_at(s, last + 1)) return 2 * n + 1;
    return n > 1 ? 2 * n : 0;
}

static bool read_dotted(scan *s, uint32_t size)
{
    char key[256];
    unsigned flags = SS_T_WORD | SS_T_DOTTED | SS_T_ALLCAPS;
    for (uint32_t i = 0; i < size; i += 2)
        if (!capital_at(s, s->at + i)) flags &= ~(unsigned)SS_T_ALLCAPS;
    if (capital_at(s, s->at)) flags |= SS_T_CAPITAL;
    return add_keyed(s, size, flags, key, ss_word_fold(s->bytes + s->at, size, key));
}

/* ---- words the short way ------------------------------------------------------------------------------------------------ */

/* E2 80 90 .. E2 80 A7: dashes, quotation marks, dots; none of them is a letter. */
static inline bool is_common_mark(const char *p)
{
    return (unsigned char)p[0] == 0xE2 && (unsigned char)p[1] == 0x80 && (unsigned)(unsigned char)p[2] - 0x90 < 0x18;
}

/* True when an ASCII letter or digit, or a byte that may be one in another script, stands there. */
static inline bool may_be_word(unsigned c)
{
    return c >= 0x80 || is_ascii_letter(c) || is_ascii_digit(c);
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
    return is_ascii_digit(c);
}

static inline uint64_t hash_of(piece p)
{
    uint64_t hash = ss_hash_step(0, p.low);
    if (p.size > 8) hash = ss_hash_step(hash, p.high);
    return ss_hash_end(hash, p.size);
}

/* What ASCII marks are as tokens; 0 for what is no mark, and for the apostrophe, which may be a part of a word. */
#define M1 SS_T_PUNCT
#define M4 M1, M1, M1, M1
static const uint16_t MARK_FLAGS[256] = {
    ['!'] = M1, ['"'] = M1 | SS_T_QUOTE, ['#'] = M4, ['('] = M4, M4, [':'] = M4, M1, M1, M1,
    ['['] = M4, M1, ['`'] = M1 | SS_T_QUOTE, ['{'] = M4,
};
#undef M4
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
            token = (ss_token){0, (uint16_t)(size + 1), (uint16_t)(SS_T_APOS_S | other), vocabulary->possessive, possessive_hash()};
        return token;
    }
    return (ss_token){0, (uint16_t)size, (uint16_t)(SS_T_PUNCT | other | quote), vocabulary->common[point - 0x90], 0};
}

/* What stands before the next token when this blank does, too. */
static inline unsigned behind_blank(unsigned before, unsigned c)
{
    return c == ' ' ? before | SS_T_SPACE : before | SS_T_SPACE | (before & SS_T_LINE ? SS_T_BLANK : SS_T_LINE);
}

/* Plain words of up to twelve letters, marks, spaces and line ends, the bulk of any text, with all state in registers. Stops
 * in front of whatever is something else, and before the room for tokens may run out: each takes a byte at least. */
static void read_run(scan *s)
{
    const char *bytes = s->bytes, *p = bytes + s->at;
    uint32_t left = s->size - s->at - SHORT_WAY + 1, room = s->tokens.capacity - s->tokens.count;
    const char *stop = p + (left < room ? left : room);
    ss_token *to = s->tokens.at + s->tokens.count;
    const ss_vocabulary *vocabulary = s->vocabulary;
    const uint8_t *hints = vocabulary->hints.at;
    uint8_t *hint = s->tokens.hints + s->tokens.count;
    const ss_intern_view view = s->view;
    unsigned before = s->before;
    while (p < stop) {
        piece w = piece_of(p);
        const char *end = p + w.size, *behind = end + 1;
        unsigned then = SS_T_SPACE; /* what stands before the next token */
        if (w.size) {
            if (__builtin_expect(*end != ' ', 0)) { /* said so, since the bulk of words ends before a space and is short */
                if (goes_on(end, w.size)) break;
                behind = end;
                then = 0;
            }
            uint64_t hash = ss_hash_step(0, w.low);
            uint32_t high = 0;
            if (__builtin_expect(w.size > 8, 0)) {
                if (w.size > SS_INTERN_SHORT) break;
                high = (uint32_t)w.high;
                hash = ss_hash_step(hash, high);
            }
            hash = ss_hash_end(hash, w.size);
            unsigned flags = SS_T_WORD | before;
            if (w.capitals) flags |= w.capitals == 1 ? SS_T_CAPITAL : case_flags(w);
            const ss_intern_slot *slot = ss_intern_seek_plain(view, w.low, high, hash);
            *to++ = (ss_token){(uint32_t)(p - bytes), (uint16_t)w.size, (uint16_t)flags, slot->id, (uint32_t)hash};
            *hint++ = (uint8_t)(slot->note | (flags & SS_HINT_FLAGS));
            p = behind;
        } else {
            unsigned c = (unsigned char)*p, flags = MARK_FLAGS[c];
            if (c == '\n' || c == ' ') {
                before = behind_blank(before, c);
                p++;
                continue;
            }
            *to = flags ? (ss_token){0, 1, (uint16_t)flags, vocabulary->marks[c], 0} : odd_mark(vocabulary, p);
            if (!to->size) break;
            to->start = (uint32_t)(p - bytes);
            to->flags = (uint16_t)(to->flags | before);
            *hint++ = mark_hint(hints, to->symbol, to->flags);
            s->marks++;
            p += to++->size;
            if (*p == ' ') p++;
            else then = 0;
        }
        before = then;
    }
    s->at = (uint32_t)(p - bytes);
    s->before = before;
    s->tokens.count = (uint32_t)(to - s->tokens.at);
}

/* The last bytes of a text, copied with zeroes behind them. */
static void read_tail(scan *s)
{
    char copy[2 * SHORT_WAY] = {0};
    uint32_t left = s->size - s->at, from = s->tokens.count;
    scan tail = *s;
    memcpy(copy, s->bytes + s->at, left);
    tail.bytes = copy;
    tail.at = 0;
    tail.size = left + SHORT_WAY;
    read_run(&tail);
    s->tokens.count = tail.tokens.count;
    s->marks = tail.marks;
    for (uint32_t i = from; i < s->tokens.count; i++) s->tokens.at[i].start += s->at;
    s->at += tail.at;
    s->before = tail.before;
}

/* Thirteen to sixteen letters. */
static bool is_long(piece p, const char *end)
{
    return p.size > SS_INTERN_SHORT && !is_ascii_letter((unsigned char)*end) && !goes_on(end, p.size);
}

static bool read_long(scan *s, piece p)
{
    char key[PIECE];
    fold_piece(s->bytes + s->at, key);
    uint64_t hash = hash_of(p);
    unsigned flags = SS_T_WORD | (p.capitals ? case_flags(p) : 0u);
    return add_token(s, p.size, flags, ss_intern_find(s->vocabulary->table, key, p.size, hash), hash) != NULL;
}

static bool is_near_end(const scan *s)
{
    return s->size - s->at < SHORT_WAY;
}

/* How many digits stand there as a whole number of at most eight (2024); 0 when there is more to it. */
static uint32_t plain_digits(const char *p)
{
    uint32_t n = 0;
    while (n < 9 && is_ascii_digit((unsigned char)p[n])) n++;
    unsigned c = (unsigned char)p[n];
    if (n > 8 || (may_be_word(c) && !is_common_mark(p + n))) return 0;
    return (c == '.' || c == ',') && is_ascii_digit((unsigned char)p[n + 1]) ? 0 : n;
}

static bool read_number(scan *s)
{
    const char *p = s->bytes + s->at;
    uint32_t n = is_near_end(s) ? 0 : plain_digits(p);
    uint64_t low = 0;
    if (n == 0) return read_word(s);
    for (uint32_t i = 0; i < n; i++) low |= (uint64_t)(unsigned char)p[i] << 8 * i;
    uint64_t hash = ss_hash_end(ss_hash_step(0, low), n);
    return add_token(s, n, SS_T_NUMBER | SS_T_DIGITS, ss_intern_find_plain(s->view, low, 0, hash), hash) != NULL;
}

static bool read_letter(scan *s)
{
    uint32_t dotted = dotted_at(s);
    if (dotted) return read_dotted(s, dotted);
    if (is_near_end(s)) return read_word(s);
    piece p = piece_of(s->bytes + s->at);
    return is_long(p, s->bytes + s->at + p.size) ? read_long(s, p) : read_word(s);
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
    uint32_t n = apostrophe_at(s, s->at);
    if (!n || !possessive_at(s, s->at + n)) return 0;
    bool glued = s->at > 0 && !s->before;
    return glued || byte_at(s, s->at + n) == 's' ? n + 1 : 0;
}

static bool read_apostrophe_s(scan *s, uint32_t size)
{
    unsigned flags = SS_T_APOS_S | (size > 2 ? SS_T_NONASCII : 0u);
    return add_token(s, size, flags, s->vocabulary->possessive, possessive_hash()) != NULL;
}

static bool read_mark(scan *s, unsigned c)
{
    if (c == '\'') {
        uint32_t size = apostrophe_s_at(s);
        if (size) return read_apostrophe_s(s, size);
    }
    return add_token(s, 1, c == '\'' ? SS_T_PUNCT | SS_T_QUOTE : MARK_FLAGS[c], s->vocabulary->marks[c], 0) != NULL;
}

static void read_break(scan *s)
{
    if (byte_at(s, s->at) == '\r' && byte_at(s, s->at + 1) == '\n') s->at++;
    s->at++;
    s->before = behind_blank(s->before, '\n');
}

static void skip_space(scan *s, uint32_t point, uint32_t size)
{
    s->at += size;
    s->before |= SS_T_SPACE;
    if (point == 0x2028 || point == 0x85) s->before |= s->before & SS_T_LINE ? SS_T_BLANK : SS_T_LINE;
    if (point == 0x2029) s->before |= SS_T_LINE | SS_T_BLANK;
}

static bool read_other(scan *s)
{
    const char *p = s->bytes + s->at;
    uint32_t point, size = ss_utf8_decode(p, s->bytes + s->size, &point), apostrophe = apostrophe_s_at(s);
    if (apostrophe) return read_apostrophe_s(s, apostrophe);
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
    unsigned c = (unsigned char)s->bytes[s->at];
    switch (KIND[c]) {
    case LETTER: return read_letter(s);
    case DIGIT: return read_number(s);
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
        token->symbol = ss_vocabulary_prefix(s->vocabulary, s->bytes + token->start, token->size);
        s->tokens.hints[i] = hint_of(s->vocabulary->hints.at, token->symbol, token->flags);
    }
}

/* While the words have no notes, plain words have not got their hints. */
static void read_hints(scan *s)
{
    for (uint32_t i = 0; i < s->tokens.count; i++)
        s->tokens.hints[i] |= hint_of(s->vocabulary->hints.at, s->tokens.at[i].symbol, s->tokens.at[i].flags);
}

ss_status ss_tokens_read(const ss_text *text, const ss_vocabulary *vocabulary, ss_arena *arena, ss_tokens *out)
{
    scan s = {.bytes = text->bytes, .size = text->size, .vocabulary = vocabulary, .arena = arena};
    s.view = ss_intern_look(vocabulary->table);
    if (!make_room(&s, text->size / 4 + 16)) return SS_NOMEM;
    while (s.at < s.size) {
        if (is_near_end(&s)) read_tail(&s);
        else read_run(&s);
        if (s.at < s.size && !read_odd(&s)) return SS_NOMEM;
    }
    if (!vocabulary->noted) read_hints(&s);
    if (vocabulary->prefix_sizes) read_prefixes(&s);
    if (!make_room(&s, 1)) return SS_NOMEM;
    memset(&s.tokens.at[s.tokens.count], 0, sizeof *s.tokens.at);
    memset(&s.tokens.hints[s.tokens.count], 0, SS_HINT_STRIDE);
    s.tokens.words = s.tokens.count - s.marks;
    *out = s.tokens;
    return SS_OK;
}

uint32_t ss_tokens_at(const ss_tokens *tokens, uint32_t byte)
{
    uint32_t low = 0, high = tokens->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tokens->at[middle].start < byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

#include "text/words.h"

#include "text/spoilt.h"

enum { INITIALS_MOST = 100 };

/* ---- bytes ---------------------------------------------------------------------------------------------------------- */

static bool letter_at(const ss_letters *t, uint32_t at)
{
    uint32_t point;
    unsigned c = ss_byte_at(t, at);
    if (c < 0x80) return ss_ascii_letter(c);
    (void)ss_utf8_decode(t->bytes + at, t->bytes + t->size, &point);
    return ss_point_is_letter(point);
}

static bool word_char_at(const ss_letters *t, uint32_t at)
{
    return ss_ascii_digit(ss_byte_at(t, at)) || letter_at(t, at);
}

/* The length of a question mark or U+FFFD that stands for a lost letter or apostrophe at `at`, or 0: a letter before it, a small one behind. */
static uint32_t lost_at(const ss_letters *t, uint32_t at)
{
    uint32_t n = ss_byte_at(t, at) == '?' ? 1 : ss_byte_at(t, at) == 0xEF && ss_byte_at(t, at + 1) == 0xBF && ss_byte_at(t, at + 2) == 0xBD ? 3 : 0;
    return n && at > 0 && ss_ascii_letter(ss_byte_at(t, at - 1)) && ss_byte_at(t, at + n) - 'a' < 26 ? n : 0;
}

/* The same of an apostrophe: don?t, the EU?s. */
static uint32_t lost_apostrophe_at(const ss_letters *t, uint32_t at)
{
    uint32_t n = lost_at(t, at), size = 0;
    while (n && size < 3 && ss_ascii_letter(ss_byte_at(t, at + n + size))) size++;
    return n && !word_char_at(t, at + n + size) && ss_spoilt_ending(t->bytes + at + n, size) ? n : 0;
}

uint32_t ss_apostrophe_at(const ss_letters *t, uint32_t at)
{
    unsigned c = ss_byte_at(t, at);
    if (c == '\'') return 1;
    if (c == 0xE2) return ss_byte_at(t, at + 1) == 0x80 && ss_byte_at(t, at + 2) == 0x99 ? 3 : 0;
    if (c == '?' || c == 0xEF) return lost_apostrophe_at(t, at);
    if (c != 0xC2 && c != 0xC3) return 0;
    ss_spoilt mark = ss_spoilt_mark(t->bytes + at, t->bytes + t->size);
    return mark.last == 0x99 ? mark.size : 0;
}

bool ss_possessive_at(const ss_letters *t, uint32_t at)
{
    return (ss_byte_at(t, at) | 0x20) == 's' && !word_char_at(t, at + 1);
}

/* ---- words ---------------------------------------------------------------------------------------------------------- */

unsigned ss_word_case(uint32_t size, uint32_t capitals)
{
    uint32_t small = ~capitals & ((1u << size) - 1), first_small = small & (0 - small);
    unsigned flags = capitals & 1 ? SS_T_CAPITAL : 0;
    if (!small) return size > 1 ? flags | SS_T_ALLCAPS : flags;
    return capitals & (0 - first_small) ? flags | SS_T_MIXED : flags;
}

static void take(ss_long_word *w, const char *folded, uint32_t folded_size, uint32_t size)
{
    memcpy(w->key + w->key_size, folded, folded_size);
    w->key_size += folded_size;
    w->size += size;
}

static void note_case(ss_long_word *w, bool capital, bool small)
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

static void take_ascii(ss_long_word *w, unsigned c)
{
    char folded = (char)(c - 'A' < 26 ? c | 0x20 : c);
    if (ss_ascii_letter(c)) note_case(w, c - 'A' < 26, c - 'a' < 26);
    else w->characters++;
    w->key[w->key_size++] = folded;
    w->size++;
}

/* Sch?uble: the letter stays unknown. */
static bool take_lost(const ss_letters *t, ss_long_word *w)
{
    uint32_t n = w->characters && !w->only_digits ? lost_at(t, w->start + w->size) : 0;
    if (!n || w->size + n > SS_WORD_BYTES || lost_apostrophe_at(t, w->start + w->size)) return false;
    w->other_ascii |= n > 1;
    take(w, "?", 1, n);
    return true;
}

static bool take_other(const ss_letters *t, ss_long_word *w)
{
    const char *p = t->bytes + w->start + w->size, *end = t->bytes + t->size;
    uint32_t point, size = ss_utf8_decode(p, end, &point);
    char folded[4];
    if (!ss_point_is_letter(point) || w->size + size > SS_WORD_BYTES || ss_spoilt_mark(p, end).size) return false;
    bool capital = ss_point_is_upper(point);
    uint32_t folded_size = ss_point_fold(point, folded);
    note_case(w, capital, !capital && folded_size > 0);
    w->other_ascii = true;
    take(w, folded, folded_size, size);
    return true;
}

/* The apostrophe of don't and O'Neill, but not of aide's. */
static bool take_apostrophe(const ss_letters *t, ss_long_word *w)
{
    uint32_t at = w->start + w->size, n = ss_apostrophe_at(t, at);
    bool inner = n && w->characters && !ss_ascii_digit(ss_byte_at(t, at - 1)) && letter_at(t, at + n) && !ss_possessive_at(t, at + n);
    if (!inner || w->size + n > SS_WORD_BYTES) return false;
    w->other_ascii |= n > 1;
    take(w, "'", 1, n);
    return true;
}

static uint32_t digits_from(const ss_letters *t, uint32_t at, uint32_t most)
{
    uint32_t n = 0;
    while (n < most && ss_ascii_digit(ss_byte_at(t, at + n))) n++;
    return n;
}

/* 1,200.5: a full stop before any digit, a comma before a group of two or three (12,34,567). */
static bool take_separator(const ss_letters *t, ss_long_word *w)
{
    uint32_t at = w->start + w->size;
    unsigned c = ss_byte_at(t, at);
    if (!w->only_digits || (c != ',' && c != '.') || w->size >= SS_WORD_BYTES) return false;
    uint32_t n = digits_from(t, at + 1, 4);
    if (c == '.' ? n == 0 : n != 2 && n != 3) return false;
    take(w, t->bytes + at, 1, 1);
    return true;
}

/* Letters by the piece; false when there are none, or when the text or the word is near its end. */
static bool take_piece(const ss_letters *t, ss_long_word *w)
{
    uint32_t at = w->start + w->size;
    if (t->size - at < SS_PIECE || w->size + SS_PIECE > SS_WORD_BYTES) return false;
    ss_piece p = ss_piece_at(t->bytes + at);
    uint32_t capitals = (uint32_t)__builtin_popcount(p.capitals);
    if (p.size == 0) return false;
    ss_piece_fold(t->bytes + at, w->key + w->key_size);
    w->first_capital |= w->characters == 0 && (p.capitals & 1);
    w->mixed |= capitals && (w->smalls || (ss_word_case(p.size, p.capitals) & SS_T_MIXED));
    w->capitals += capitals;
    w->smalls += p.size - capitals;
    w->characters += p.size;
    w->key_size += p.size;
    w->size += p.size;
    w->only_digits = false;
    return true;
}

static bool take_next(const ss_letters *t, ss_long_word *w)
{
    if (take_piece(t, w)) return true;
    unsigned c = ss_byte_at(t, w->start + w->size);
    if (ss_ascii_letter(c) || ss_ascii_digit(c)) {
        if (w->size >= SS_WORD_BYTES) return false;
        take_ascii(w, c);
        return true;
    }
    return take_separator(t, w) || take_apostrophe(t, w) || take_lost(t, w) || (c >= 0x80 && take_other(t, w));
}

static unsigned word_flags(const ss_long_word *w)
{
    unsigned flags = SS_T_WORD;
    if (w->first_capital) flags |= SS_T_CAPITAL;
    if (w->capitals && !w->smalls && w->characters > 1) flags |= SS_T_ALLCAPS;
    if (w->mixed) flags |= SS_T_MIXED;
    return flags;
}

void ss_word_read(const ss_letters *t, uint32_t at, ss_long_word *out)
{
    memset(out, 0, offsetof(ss_long_word, key));
    bool number = ss_ascii_digit(ss_byte_at(t, at));
    out->start = at;
    out->only_digits = number;
    while (take_next(t, out)) {}
    out->flags = !number ? word_flags(out) : SS_T_NUMBER | (out->only_digits ? SS_T_DIGITS : 0u);
    out->flags |= out->other_ascii ? SS_T_NONASCII : 0u;
}

/* ---- dotted initials -------------------------------------------------------------------------------------------------- */

static bool capital_at(const ss_letters *t, uint32_t at)
{
    return ss_byte_at(t, at) - 'A' < 26;
}

static uint32_t initials_from(const ss_letters *t, uint32_t at)
{
    uint32_t n = 0;
    while (n < INITIALS_MOST && ss_ascii_letter(ss_byte_at(t, at + 2 * n)) && ss_byte_at(t, at + 2 * n + 1) == '.') n++;
    return n;
}

uint32_t ss_word_dotted(const ss_letters *t, uint32_t at)
{
    uint32_t n = initials_from(t, at), last = at + 2 * n;
    if (n && capital_at(t, last) && capital_at(t, last - 2) && !word_char_at(t, last + 1)) return 2 * n + 1;
    return n > 1 ? 2 * n : 0;
}

unsigned ss_word_dotted_flags(const ss_letters *t, uint32_t at, uint32_t size)
{
    unsigned flags = SS_T_WORD | SS_T_DOTTED | SS_T_ALLCAPS;
    for (uint32_t i = 0; i < size; i += 2)
        if (!capital_at(t, at + i)) flags &= ~(unsigned)SS_T_ALLCAPS;
    return flags | (capital_at(t, at) ? SS_T_CAPITAL : 0u);
}

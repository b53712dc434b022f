#include "text/literals.h"

enum { DEPTH = 16, LEAST = 2 /* bytes of a literal that is worth looking for */ };

typedef struct { char bytes[SS_LITERAL_SIZE]; uint8_t size; } piece;
typedef struct { piece at[SS_LITERALS]; uint32_t count; } choice; /* one of them is needed; none: nothing is known */

typedef struct {
    const char *at, *end;
    uint32_t options;
    bool unsure;      /* something that this reader does not know */
} reader;

/* A sequence on its way: the letters that stand together now, and the best choice so far. */
typedef struct {
    piece run;
    uint8_t last;     /* bytes of the run's last atom; 0 when it is no letter or there was no room */
    bool full;
    choice best;
} sequence;

static void alternatives(reader *r, uint32_t depth, choice *out);

/* ---- choices ---------------------------------------------------------------------------------------------------------- */

static uint32_t worth(const choice *c) {
    uint32_t least = c->count ? SS_LITERAL_SIZE : 0;
    for (uint32_t i = 0; i < c->count; i++)
        if (c->at[i].size < least) least = c->at[i].size;
    return least < LEAST ? 0 : 2 * least + (c->count == 1);
}

static void offer(sequence *s, const choice *c) {
    if (worth(c) > worth(&s->best)) s->best = *c;
}

/* The letters so far are a literal; the next ones begin another. */
static void cut(sequence *s) {
    choice one = {.count = s->run.size > 0};
    one.at[0] = s->run;
    offer(s, &one);
    s->run.size = s->last = 0;
    s->full = false;
}

static bool listed(const choice *c, const piece *p) {
    for (uint32_t i = 0; i < c->count; i++)
        if (c->at[i].size == p->size && !memcmp(c->at[i].bytes, p->bytes, p->size)) return true;
    return false;
}

/* False when there are too many. */
static bool join(choice *to, const choice *from) {
    for (uint32_t i = 0; i < from->count; i++) {
        if (listed(to, &from->at[i])) continue;
        if (to->count == SS_LITERALS) return false;
        to->at[to->count++] = from->at[i];
    }
    return true;
}

/* ---- atoms ------------------------------------------------------------------------------------------------------------ */

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }
static bool is_in(char c, const char *set) { return c && strchr(set, c) != NULL; }

/* Letters that only go together with case folding that is not ASCII's: K is also the Kelvin sign, s the long s. */
static bool folds_far(char c) { return (c & 0x80) || small(c) == 'k' || small(c) == 's'; }

static void letter(reader *r, sequence *s, const char *at, uint8_t size) {
    bool caseless = (r->options & SS_PATTERN_CASELESS) != 0;
    if (caseless && folds_far(*at)) {
        cut(s);
        return;
    }
    s->last = 0;
    s->full = s->full || s->run.size + size > SS_LITERAL_SIZE;
    if (s->full) return;
    for (uint8_t i = 0; i < size; i++) s->run.bytes[s->run.size + i] = caseless ? small(at[i]) : at[i];
    s->run.size = (uint8_t)(s->run.size + size);
    s->last = size;
}

/* \d, \b, \p{Lu}: no letters. Others with a letter or digit may be anything. */
static void escape(reader *r, sequence *s) {
    char c = r->at < r->end ? *r->at++ : 0;
    if (c && !is_letter(c) && !is_digit(c) && !(c & 0x80)) {
        letter(r, s, r->at - 1, 1);
        return;
    }
    cut(s);
    if (is_in(c, "pP")) {
        r->unsure = r->unsure || r->at == r->end || *r->at != '{';
        while (!r->unsure && r->at < r->end && *r->at++ != '}') continue;
    } else if (!is_in(c, "dDwWsSbBAzZhHvVRX"))
        r->unsure = true;
}

/* At [: in a class: over [:alpha:]. What only looks like it may be anything. */
static void class_by_name(reader *r) {
    const char *p = r->at + 1;
    if (p < r->end && *p == '^') p++;
    while (p < r->end && is_letter(*p)) p++;
    r->unsure = r->unsure || *r->at != ':' || r->end - p < 2 || p[0] != ':' || p[1] != ']';
    if (!r->unsure) r->at = p + 2;
}

/* Behind the opening bracket: over the class. */
static void class(reader *r, sequence *s) {
    cut(s);
    if (r->at < r->end && *r->at == '^') r->at++;
    if (r->at < r->end && *r->at == ']') r->at++;
    while (!r->unsure && r->at < r->end && *r->at != ']') {
        char c = *r->at++;
        if (c == '\\' && r->at < r->end) r->unsure = is_in(*r->at++, "QEc"); /* what \c escapes may be a bracket */
        else if (c == '[' && r->at < r->end && is_in(*r->at, ":.=")) class_by_name(r);
    }
    r->unsure = r->unsure || r->at == r->end;
    if (!r->unsure) r->at++;
}

/* ---- groups ----------------------------------------------------------------------------------------------------------- */

static bool starts(const reader *r, const char *word) {
    size_t size = strlen(word);
    return (size_t)(r->end - r->at) >= size && !memcmp(r->at, word, size);
}

static bool skip(reader *r, const char *word) {
    if (!starts(r, word)) return false;
    r->at += strlen(word);
    return true;
}

/* Over a name and the mark behind it; false when this is no name. */
static bool skip_name(reader *r, char mark) {
    while (r->at < r->end && (is_letter(*r->at) || is_digit(*r->at) || *r->at == '_')) r->at++;
    return r->at < r->end && *r->at++ == mark;
}

typedef enum { GROUP, LOOK, UNKNOWN } group_kind;

/* Behind the opening parenthesis: what kind of group it is, over its head. */
static group_kind head(reader *r) {
    if (skip(r, "?=") || skip(r, "?!") || skip(r, "?<=") || skip(r, "?<!") || skip(r, "?*") || skip(r, "?<*")) return LOOK;
    if (skip(r, "?:") || skip(r, "?|") || skip(r, "?>")) return GROUP;
    if (skip(r, "?<") || skip(r, "?P<")) return skip_name(r, '>') ? GROUP : UNKNOWN;
    if (skip(r, "?'")) return skip_name(r, '\'') ? GROUP : UNKNOWN;
    return starts(r, "?") || starts(r, "*") ? UNKNOWN : GROUP;
}

/* What the group needs, in `out`: nothing when it only looks. */
static void group(reader *r, uint32_t depth, choice *out) {
    out->count = 0;
    group_kind kind = head(r);
    r->unsure = r->unsure || kind == UNKNOWN || depth == DEPTH;
    if (r->unsure) return;
    alternatives(r, depth + 1, out);
    if (r->at < r->end) r->at++; /* ) */
    if (kind == LOOK) out->count = 0;
}

/* ---- sequences -------------------------------------------------------------------------------------------------------- */

static void skip_white(reader *r) {
    while ((r->options & SS_PATTERN_EXTENDED) && r->at < r->end && (is_white(*r->at) || *r->at == '#')) {
        bool comment = *r->at++ == '#';
        while (comment && r->at < r->end && *r->at != '\n') r->at++;
    }
}

/* Reads * + ? {2,5} behind an atom; *least is how often it stands at least. False when there is none. */
static bool quantifier(reader *r, uint32_t *least) {
    skip_white(r);
    if (r->at == r->end || !is_in(*r->at, "*+?{")) return false;
    char c = *r->at++;
    *least = c == '+';
    if (c == '{') {
        const char *from = r->at;
        while (r->at < r->end && *r->at != '}') r->unsure = r->unsure || !(is_digit(*r->at) || *r->at == ','), r->at++;
        r->unsure = r->unsure || r->at == r->end;
        for (const char *p = from; p < r->at && is_digit(*p); p++) *least |= *p != '0';
        if (!r->unsure) r->at++;
    }
    if (r->at < r->end && is_in(*r->at, "+?")) r->at++;
    return true;
}

/* An atom that may be absent takes its letters with it; one that may be repeated ends the literal. */
static void repeat(reader *r, sequence *s, choice *needs) {
    uint32_t least;
    if (!quantifier(r, &least)) return;
    if (!least) {
        s->run.size = (uint8_t)(s->run.size - s->last);
        needs->count = 0;
    }
    cut(s);
}

/* White space of an extended expression that is not ASCII: U+0085, U+200E, U+200F, U+2028, U+2029. */
static bool is_far_white(const char *at, size_t size) {
    if (size == 2) return !memcmp(at, "\xC2\x85", 2);
    return size == 3 && !memcmp(at, "\xE2\x80", 2) && is_in(at[2], "\x8E\x8F\xA8\xA9");
}

static void atom(reader *r, uint32_t depth, sequence *s) {
    choice needs = {.count = 0};
    const char *from = r->at;
    char c = *r->at++;
    if (c == '\\') escape(r, s);
    else if (c == '[') class(r, s);
    else if (c == '(') {
        cut(s);
        group(r, depth, &needs);
    } else if (is_in(c, ".^$")) cut(s);
    else if (is_in(c, "*+?{")) r->unsure = true; /* a quantifier of a quantifier, or a brace that is a letter */
    else {
        while (r->at < r->end && (*r->at & 0xC0) == 0x80) r->at++; /* a code point is one atom */
        r->unsure = r->unsure || ((r->options & SS_PATTERN_EXTENDED) && is_far_white(from, (size_t)(r->at - from)));
        letter(r, s, from, (uint8_t)(r->at - from));
    }
    repeat(r, s, &needs);
    offer(s, &needs);
}

static void one_sequence(reader *r, uint32_t depth, choice *out) {
    sequence s = {.best = {.count = 0}};
    for (skip_white(r); !r->unsure && r->at < r->end && *r->at != '|' && *r->at != ')'; skip_white(r)) atom(r, depth, &s);
    cut(&s);
    *out = s.best;
}

static void alternatives(reader *r, uint32_t depth, choice *out) {
    bool known = true;
    out->count = 0;
    for (bool more = true; more && !r->unsure;) {
        choice one;
        one_sequence(r, depth, &one);
        known = known && one.count && join(out, &one);
        more = r->at < r->end && *r->at == '|';
        if (more) r->at++;
    }
    if (!known) out->count = 0;
}

/* ---- the whole -------------------------------------------------------------------------------------------------------- */

static void prepare(ss_literal *literal, const piece *from, bool caseless) {
    *literal = (ss_literal){.size = from->size, .caseless = caseless};
    memcpy(literal->bytes, from->bytes, from->size);
    memset(literal->leap, from->size, sizeof literal->leap);
    for (uint8_t i = 0; i + 1 < from->size; i++) {
        uint8_t byte = (uint8_t)from->bytes[i], left = (uint8_t)(from->size - 1 - i);
        literal->leap[byte] = left;
        if (caseless && byte >= 'a' && byte <= 'z') literal->leap[byte & ~0x20] = left;
    }
}

uint32_t ss_literals_of(const char *expression, uint32_t size, uint32_t options, ss_literal out[SS_LITERALS]) {
    reader r = {.at = expression, .end = expression + size, .options = options};
    choice found;
    alternatives(&r, 0, &found);
    if (r.unsure || r.at < r.end || !worth(&found)) return 0;
    for (uint32_t i = 0; i < found.count; i++) prepare(&out[i], &found.at[i], (options & SS_PATTERN_CASELESS) != 0);
    return found.count;
}

static bool stands(const ss_literal *literal, const char *at) {
    if (!literal->caseless) return !memcmp(at, literal->bytes, literal->size);
    for (uint8_t i = 0; i < literal->size; i++)
        if (small(at[i]) != literal->bytes[i]) return false;
    return true;
}

uint32_t ss_literal_find(const ss_literal *literal, const char *bytes, uint32_t from, uint32_t end) {
    for (uint32_t at = from; at < end && end - at >= literal->size;) {
        if (stands(literal, bytes + at)) return at;
        at += literal->leap[(uint8_t)bytes[at + literal->size - 1]];
    }
    return end;
}

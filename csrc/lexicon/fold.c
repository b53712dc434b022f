#include "lexicon/fold.h"
#include "lexicon/lexicon.h"

#define MOST_BYTES 255u
#define MOST_TOKENS 16u
#define MOST_LETTERS 48u /* of a token; what follows does not count */

/* ---- keys: the spellings that transliteration leaves open, brought together ---------------------------------------------- */

/* Behind the letters of a raw one stands a 0; rules make two of one letter at most. */
typedef struct { char letters[2 * MOST_LETTERS + 1]; uint32_t size; } token;
typedef struct { token at[MOST_TOKENS]; uint32_t count; bool comma; /* Brandt, Ilse */ } name;

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* Rules of letters, by their first letter; those of one letter are tried in order at each place of a token. `where`: '^' at
 * its start, '$' at its end, '+' not at its start, '-' at neither, '<' before a consonant, 5 in tokens of five letters or more, 0 anywhere. */
#define MOST_RULES 8u /* of one letter, with the empty one that ends them */
typedef struct { char from[5], to[4]; uint8_t from_size, to_size; char where; } letter_rule;
#define RULE(from, to, where) {from, to, sizeof from - 1, sizeof to - 1, where}
static const letter_rule RULES[26][MOST_RULES] = {
    ['a' - 'a'] = {RULE("ai", "ei", 5), RULE("ay", "ei", 5), RULE("aj", "ei", '$'), RULE("ah", "a", '$')},
    ['c' - 'a'] = {RULE("ck", "k", 0)},
    ['d' - 'a'] = {RULE("dzh", "j", 0), RULE("dj", "j", 0), RULE("dre", "der", '$'), RULE("dr", "der", '$')},
    ['e' - 'a'] = {RULE("ey", "ei", 5), RULE("ej", "ei", '$'), RULE("ee", "i", 5)},
    ['g' - 'a'] = {RULE("gh", "g", '-')},
    ['k' - 'a'] = {RULE("kh", "k", '-')},
    ['i' - 'a'] = {RULE("iyy", "i", '$'), RULE("iy", "i", '$'), RULE("ij", "i", '$'), RULE("ii", "i", '$'), RULE("ie", "e", '^'),
                   RULE("iu", "yu", '^'), RULE("ia", "ya", '^')},
    ['o' - 'a'] = {RULE("oo", "u", 5), RULE("ou", "u", 5)},
    ['p' - 'a'] = {RULE("ph", "f", 0)},
    ['q' - 'a'] = {RULE("q", "k", 0)},
    ['s' - 'a'] = {RULE("sch", "sh", 0)},
    ['t' - 'a'] = {RULE("tsch", "ch", 0), RULE("tch", "ch", 0)},
    ['w' - 'a'] = {RULE("w", "v", '<')},
    ['x' - 'a'] = {RULE("x", "ks", '+')},
    ['y' - 'a'] = {RULE("yev", "ev", '^'), RULE("yek", "ek", '^'), RULE("yele", "ele", '^'), RULE("yy", "i", '$'), RULE("yi", "i", '+'), RULE("yj", "i", '$'), RULE("y", "i", '+')},
};

static bool place_fits(const letter_rule *rule, const token *t, uint32_t at, uint32_t end)
{
    switch (rule->where) {
    case '^': return at == 0 && t->size > 3;
    case '$': return at > 1 && end == t->size;
    case '+': return at > 0;
    case '-': return at > 0 && end < t->size;
    case '<': return end < t->size && !is_vowel(t->letters[end]);
    case 5: return t->size >= 5;
    default: return true;
    }
}

/* The first two letters are known to fit. */
static bool rule_fits(const letter_rule *rule, const token *t, uint32_t at)
{
    if (at + rule->from_size > t->size) return false;
    for (uint32_t i = 2; i < rule->from_size; i++)
        if (t->letters[at + i] != rule->from[i]) return false;
    return place_fits(rule, t, at, at + rule->from_size);
}

/* By first letter of a rule, or of a soft j: which letters its rules have second, as bits; all bits where one has none. Most pairs
 * of letters are nothing to any rule. */
#define BIT(letter) ((uint32_t)1 << (letter & 31))
#define ANY 0xFFFFFFFFu
static const uint32_t SECONDS[256] = {
    ['a'] = BIT('i') | BIT('y') | BIT('j') | BIT('h'), ['c'] = BIT('k'), ['d'] = BIT('z') | BIT('j') | BIT('r'),
    ['e'] = BIT('y') | BIT('j') | BIT('e'), ['g'] = BIT('h'), ['k'] = BIT('h'), ['i'] = BIT('y') | BIT('j') | BIT('i') | BIT('e') | BIT('u') | BIT('a'),
    ['j'] = BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('y'), ['o'] = BIT('o') | BIT('u'), ['p'] = BIT('h'), ['q'] = ANY, ['s'] = BIT('c'),
    ['t'] = BIT('s') | BIT('c'), ['w'] = ANY, ['x'] = ANY, ['y'] = ANY,
};

/* False: surely no rule begins with the two, and the first is no soft j. What is behind the last letter has the bit of none. */
static inline bool may_begin(unsigned char letter, unsigned char second) { return SECONDS[letter] >> (second & 31) & 1; }

/* The rule for that place, or NULL; `may_begin` has said that there may be one. */
static const letter_rule *rule_at(const token *t, uint32_t at)
{
    uint32_t letter = (uint32_t)(unsigned char)t->letters[at] - 'a';
    char second = at + 1 < t->size ? t->letters[at + 1] : 0;
    for (const letter_rule *rule = RULES[letter]; rule->from_size; rule++)
        if ((rule->from[1] == second || !rule->from[1]) && rule_fits(rule, t, at)) return rule;
    return NULL;
}

/* A j behind a consonant and before a vowel that is written with i or y elsewhere: Nebenzja. */
static bool soft_j(const token *t, uint32_t at)
{
    return t->letters[at] == 'j' && at > 1 && at + 1 < t->size && !is_vowel(t->letters[at - 1]) && t->letters[at - 1] != 'd' &&
           is_vowel(t->letters[at + 1]);
}

/* Where the next letter of a token goes, and the last one. */
typedef struct { char *to, last; } pen;

/* Doubled letters count once. */
static inline void put(pen *p, char c)
{
    *p->to = c;
    p->to += c != p->last;
    p->last = c;
}

/* Mohammed in all its spellings: m h m d with o or u first and a or e last. */
static bool is_mohammed(const token *t)
{
    char consonants[8] = {0}, vowels[8] = {0};
    uint32_t c = 0, v = 0;
    if (t->size < 6 || t->letters[t->size - 1] != 'd') return false;
    for (uint32_t i = 0; i < t->size; i++) {
        if (c == 7 || v == 7) return false;
        if (is_vowel(t->letters[i])) vowels[v++] = t->letters[i];
        else consonants[c++] = t->letters[i];
    }
    return c == 4 && memcmp(consonants, "mhmd", 4) == 0 && v >= 2 && (vowels[0] == 'o' || vowels[0] == 'u') &&
           (vowels[v - 1] == 'a' || vowels[v - 1] == 'e');
}

static bool is_token(const token *t, const char *letters, uint32_t size)
{
    return t->size == size && memcmp(t->letters, letters, size) == 0;
}

static void set(token *t, const char *letters, uint32_t size)
{
    t->size = size;
    memcpy(t->letters, letters, size);
}

/* Words with one key whatever their letters. */
static void fold_word(token *t)
{
    if (is_mohammed(t)) set(t, "muhamad", 7);
    else if (is_token(t, "el", 2)) set(t, "al", 2);
    else if (is_token(t, "ibn", 3) || is_token(t, "ben", 3)) set(t, "bin", 3);
}

static void fold_token(const token *raw, token *out)
{
    pen p = {out->letters, 0};
    for (const char *from = raw->letters, *end = from + raw->size; from < end;) {
        if (!may_begin((unsigned char)from[0], (unsigned char)from[1])) {
            put(&p, *from++);
            continue;
        }
        uint32_t at = (uint32_t)(from - raw->letters);
        const letter_rule *rule = rule_at(raw, at);
        for (uint32_t i = 0; rule && i < rule->to_size; i++) put(&p, rule->to[i]);
        if (!rule) put(&p, soft_j(raw, at) ? 'i' : *from);
        from += rule ? rule->from_size : 1;
    }
    uint32_t size = (uint32_t)(p.to - out->letters);
    out->size = size < MOST_LETTERS ? size : MOST_LETTERS;
    fold_word(out);
}

/* ---- tokens of a name ------------------------------------------------------------------------------------------------------ */

typedef struct { const char *at, *end; bool begun, comma; } reader; /* begun: a token stands before this place */

static bool is_dropped(uint32_t point)
{
    return point == '\'' || point == '`' || point == 0x2018 || point == 0x2019 || point == 0xB4;
}

static void take(token *t, const char *folded, uint32_t size)
{
    if (!size || folded[0] == '\'' || t->size + size > MOST_LETTERS) return;
    memcpy(t->letters + t->size, folded, size);
    t->size += size;
}

/* False when the token, if it has begun, ends at this code point. */
static bool read_point(reader *r, token *t)
{
    char folded[4];
    uint32_t point;
    r->at += ss_utf8_decode(r->at, r->end, &point);
    if (ss_point_is_letter(point)) take(t, folded, ss_point_fold(point, folded));
    else if (!is_dropped(point)) return false;
    return true;
}

static bool read_mark(reader *r, const token *t)
{
    unsigned c = (unsigned char)*r->at++;
    r->comma |= c == ',' && (r->begun || t->size);
    return is_dropped(c);
}

/* ASCII letters and digits, which most names are made of. */
static void read_plain(reader *r, token *t)
{
    const char *p = r->at;
    uint32_t n = t->size;
    for (; p < r->end && ((unsigned)(*p | 0x20) - 'a' < 26 || (unsigned)*p - '0' < 10); p++)
        if (n < MOST_LETTERS) t->letters[n++] = (char)(*p | 0x20);
    r->at = p;
    t->size = n;
}

static bool next_token(reader *r, token *t)
{
    t->size = 0;
    while (r->at < r->end) {
        read_plain(r, t);
        if (r->at == r->end) break;
        bool goes_on = (unsigned char)*r->at < 0x80 ? read_mark(r, t) : read_point(r, t);
        if (!goes_on && t->size) break;
    }
    t->letters[t->size] = 0;
    r->begun |= t->size > 0;
    return t->size > 0;
}

static reader reader_of(const char *bytes, uint32_t size)
{
    return (reader){.at = bytes, .end = bytes + (size < MOST_BYTES ? size : MOST_BYTES)};
}

static void split(const char *bytes, uint32_t size, name *n)
{
    reader r = reader_of(bytes, size);
    token beyond;
    n->count = 0;
    while (next_token(&r, n->count < MOST_TOKENS ? &n->at[n->count] : &beyond)) n->count += n->count < MOST_TOKENS;
    n->comma = r.comma;
}

static void fold_all(const name *raw, name *n)
{
    n->count = raw->count;
    n->comma = raw->comma;
    for (uint32_t i = 0; i < raw->count; i++) fold_token(&raw->at[i], &n->at[i]);
}

static uint32_t join(const name *n, const char *between, char out[256])
{
    uint32_t size = 0, gap = (uint32_t)strlen(between);
    for (uint32_t i = 0; i < n->count; i++) {
        const token *t = &n->at[i];
        if (size + gap + t->size > MOST_BYTES) break;
        if (i) memcpy(out + size, between, gap), size += gap;
        memcpy(out + size, t->letters, t->size);
        size += t->size;
    }
    return size;
}

uint32_t ss_name_fold(const char *bytes, uint32_t size, char out[256])
{
    reader r = reader_of(bytes, size);
    token raw, folded;
    uint32_t n = 0;
    for (uint32_t i = 0; i < MOST_TOKENS && next_token(&r, &raw); i++) {
        fold_token(&raw, &folded);
        if (n + 1 + folded.size > MOST_BYTES) break;
        if (i) out[n++] = ' ';
        memcpy(out + n, folded.letters, folded.size);
        n += folded.size;
    }
    return n;
}

/* ---- how alike two words are ------------------------------------------------------------------------------------------------ */

#define STEP 4u /* the cost of one whole edit; sounds that are near cost less */

static bool near_sounds(char a, char b)
{
    static const char PAIRS[] = "bpdtgkvwvfszckcsijiyuvghkhjgzjqklr";
    for (const char *p = PAIRS; p[0] && p[1]; p += 2)
        if ((p[0] == a && p[1] == b) || (p[0] == b && p[1] == a)) return true;
    return is_vowel(a) && is_vowel(b);
}

static uint32_t change_cost(char a, char b)
{
    return a == b ? 0 : near_sounds(a, b) ? STEP - 1 : STEP;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* A letter more or less: cheap for h, which transliteration leaves out, and for one that only doubles its neighbour. */
static uint32_t gap_cost(const char *letters, uint32_t at)
{
    return letters[at] == 'h' || (at && letters[at] == letters[at - 1]) ? STEP / 2 : is_vowel(letters[at]) ? STEP - 1 : STEP;
}

typedef struct { const char *at; uint32_t size; } letters;

static bool swapped(letters a, letters b, uint32_t i, uint32_t k)
{
    return i > 1 && k > 1 && a.at[i - 1] == b.at[k - 2] && a.at[i - 2] == b.at[k - 1];
}

/* Edits with swaps of neighbours between at most MOST_BYTES letters. */
static uint32_t distance(letters a, letters b)
{
    uint32_t rows[3][MOST_BYTES + 1];
    uint32_t *before = rows[0], *last = rows[1], *row = rows[2];
    last[0] = 0;
    for (uint32_t k = 1; k <= b.size; k++) last[k] = last[k - 1] + gap_cost(b.at, k - 1);
    for (uint32_t i = 1; i <= a.size; i++) {
        row[0] = last[0] + gap_cost(a.at, i - 1);
        for (uint32_t k = 1; k <= b.size; k++) {
            uint32_t cost = last[k - 1] + change_cost(a.at[i - 1], b.at[k - 1]);
            cost = least(cost, least(last[k] + gap_cost(a.at, i - 1), row[k - 1] + gap_cost(b.at, k - 1)));
            row[k] = swapped(a, b, i, k) ? least(cost, before[k - 2] + STEP) : cost;
        }
        uint32_t *free_row = before;
        before = last, last = row, row = free_row;
    }
    return last[b.size];
}

static double alike(letters a, letters b)
{
    uint32_t longer = a.size > b.size ? a.size : b.size;
    if (longer == 0) return 0;
    double lost = (double)distance(a, b) / (double)(STEP * longer);
    return lost < 1 ? 1 - lost : 0;
}

static letters letters_of(const token *t)
{
    return (letters){t->letters, t->size};
}

/* ---- how alike two names are ------------------------------------------------------------------------------------------------ */

#define INITIAL 0.9    /* J. for Joachim */
#define LEAST_PAIR 0.55 /* less alike words are no pair */

typedef struct {
    double matched, score;       /* weight of the paired words, and that weight times how alike they are */
    double worst;                /* pair */
    double left_a, left_b;       /* weight of the words without a pair */
    uint32_t pairs, whole;       /* pairs; those of them that are no initials */
    bool initial, crossed;
} alignment;

static double weight_of(const token *t)
{
    return t->size < 2 ? 1 : t->size > 8 ? 8 : (double)t->size;
}

static bool is_initial(const token *a, const token *b)
{
    return (a->size == 1 || b->size == 1) && a->letters[0] == b->letters[0];
}

static double pair_score(const token *a, const token *b)
{
    if (a->size == b->size && memcmp(a->letters, b->letters, a->size) == 0) return 1;
    if (a->size == 1 || b->size == 1) return is_initial(a, b) ? INITIAL : 0;
    return alike(letters_of(a), letters_of(b));
}

typedef struct { double score; uint32_t a, b; } best_pair;
typedef struct { double at[MOST_TOKENS][MOST_TOKENS]; } pair_scores;

static void score_pairs(const name *a, const name *b, pair_scores *out)
{
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++) out->at[i][k] = pair_score(&a->at[i], &b->at[k]);
}

static best_pair best_of(const pair_scores *scores, uint32_t free_a, uint32_t free_b)
{
    best_pair best = {0, 0, 0};
    for (uint32_t i = 0; free_a >> i; i++)
        for (uint32_t k = 0; free_b >> k && free_a >> i & 1; k++)
            if ((free_b >> k & 1) && scores->at[i][k] > best.score) best = (best_pair){scores->at[i][k], i, k};
    return best;
}

static double weight_left(const name *n, uint32_t free)
{
    double sum = 0;
    for (uint32_t i = 0; i < n->count; i++)
        if (free >> i & 1) sum += weight_of(&n->at[i]);
    return sum;
}

static void add_pair(alignment *out, const token *a, const token *b, double score)
{
    double weight = (weight_of(a) + weight_of(b)) / 2;
    bool initial = a->size != b->size && (a->size == 1 || b->size == 1);
    out->matched += weight;
    out->score += weight * score;
    out->worst = score < out->worst ? score : out->worst;
    out->pairs++;
    out->whole += !initial;
    out->initial |= initial;
}

static bool is_crossed(const uint32_t partner[MOST_TOKENS], uint32_t count)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (partner[i] == UINT32_MAX) continue;
        if (partner[i] < last) return true;
        last = partner[i];
    }
    return false;
}

/* Best pairs first, each word once. */
static alignment align(const name *a, const name *b)
{
    alignment out = {.worst = 1};
    pair_scores scores;
    uint32_t free_a = (1u << a->count) - 1, free_b = (1u << b->count) - 1, partner[MOST_TOKENS];
    memset(partner, 0xFF, sizeof partner);
    score_pairs(a, b, &scores);
    while (free_a && free_b) {
        best_pair best = best_of(&scores, free_a, free_b);
        if (best.score < LEAST_PAIR) break;
        add_pair(&out, &a->at[best.a], &b->at[best.b], best.score);
        partner[best.a] = best.b;
        free_a &= ~(1u << best.a);
        free_b &= ~(1u << best.b);
    }
    out.crossed = is_crossed(partner, a->count);
    out.left_a = weight_left(a, free_a);
    out.left_b = weight_left(b, free_b);
    return out;
}

/* One word that differs makes another person, so the worst pair counts as much as all pairs together. Words that only one
 * name has (a second given name, a title) cost little; words left over on both sides cost their whole weight. */
#define WORST_SHARE 0.5
#define COST_LEFT_IN_ONE 0.12
#define COST_LEFT_IN_BOTH 1.0
#define COST_CROSSED 0.06  /* another order, with no comma to explain it */
#define MOST_FOR_ONE 0.72  /* a single common word: Ilse / Ilse Brandt */
#define LEAST_GLUED 0.85

static ss_match_why why_of(const alignment *al)
{
    if (al->left_a + al->left_b > 0) return SS_MATCH_PARTIAL;
    return al->initial ? SS_MATCH_INITIAL : al->crossed ? SS_MATCH_ORDER : SS_MATCH_SPELLING;
}

static double aligned_score(const name *a, const name *b, ss_match_why *why)
{
    alignment al = align(a, b);
    if (!al.whole) return 0;
    double mean = al.score / al.matched, score = mean * (1 - WORST_SHARE) + al.worst * WORST_SHARE;
    double less = al.left_a < al.left_b ? al.left_a : al.left_b, more = al.left_a + al.left_b - less;
    *why = why_of(&al);
    if (al.crossed && a->comma == b->comma) score -= COST_CROSSED;
    score -= COST_LEFT_IN_BOTH * less / (al.matched + less);
    score -= COST_LEFT_IN_ONE * more / (al.matched + more);
    if (al.pairs == 1 && more > 0) score = score < MOST_FOR_ONE ? score : MOST_FOR_ONE;
    return score > 0 ? score : 0;
}

/* Words glued or split elsewhere: IlseBrandt. */
static double glued_score(const name *a, const name *b)
{
    char x[256], y[256];
    uint32_t n = join(a, "", x), m = join(b, "", y);
    if (a->count == b->count) return 0;
    double score = alike((letters){x, n}, (letters){y, m});
    return score > LEAST_GLUED ? score : 0;
}

double ss_name_similarity(const char *a, uint32_t a_size, const char *b, uint32_t b_size, uint8_t type, ss_match_why *why)
{
    (void)type;
    name raw_x, raw_y, x, y;
    char p[256], q[256];
    split(a, a_size, &raw_x), split(b, b_size, &raw_y);
    uint32_t n = join(&raw_x, " ", p), m = join(&raw_y, " ", q);
    *why = SS_MATCH_SAME;
    if (n == m && memcmp(p, q, n) == 0) return n ? 1 : 0;
    fold_all(&raw_x, &x), fold_all(&raw_y, &y);
    *why = SS_MATCH_FOLDED;
    n = join(&x, " ", p), m = join(&y, " ", q);
    if (n == m && memcmp(p, q, n) == 0) return 0.98;
    double score = aligned_score(&x, &y, why), glued = glued_score(&x, &y);
    if (glued > score) *why = SS_MATCH_SPELLING, score = glued;
    if (score <= 0) *why = SS_MATCH_NONE;
    return score;
}

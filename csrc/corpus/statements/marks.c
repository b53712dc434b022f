#include "corpus/statements/marks.h"

#include <math.h>
#include "lexicon/meanings.h"
#include "reading/numbers.h"

#define DIGITS_MOST 15u /* of a whole number that is told exactly */
#define TURNS 1u /* words of content that a "not" turns round */
#define NEAR_BYTES 400u
#define FEW 24u /* marks of one claim */

typedef struct {
    const ss_shard *shard;
    const ss_document *document;
    const ss_lexicon *lexicon;
    const ss_sense *senses;                 /* by symbol */
    const ss_mention_row *first, *mention, *behind; /* of the document: the first, the next, the end */
    ss_mark marks[1 + SS_MARKS_MOST], head; /* behind a 0, which no mark is below */
    uint32_t count, bytes, turn;
} ss_marker;

static const uint8_t families[SS_ACTS_COUNT] = {
    [SS_ACT_STATE] = SS_SPEAK, [SS_ACT_REPORT] = SS_SPEAK, [SS_ACT_ANNOUNCE] = SS_SPEAK, [SS_ACT_WARN] = SS_SPEAK,
    [SS_ACT_BELIEVE] = SS_SPEAK, [SS_ACT_ACCUSE] = SS_BLAMING, [SS_ACT_BLAME] = SS_BLAMING, [SS_ACT_URGE] = SS_URGING,
    [SS_ACT_DEMAND] = SS_URGING, [SS_ACT_ASK] = SS_URGING, [SS_ACT_WANT] = SS_URGING, [SS_ACT_PROMISE] = SS_PROMISING,
    [SS_ACT_THREATEN] = SS_SPEAK, [SS_ACT_AGREE] = SS_PROMISING, [SS_ACT_PRAISE] = SS_PRAISING, [SS_ACT_REJECT] = SS_REFUSE,
    [SS_ACT_DECLINE] = SS_REFUSE, [SS_ACT_DENY] = SS_DENYING, [SS_ACT_VOTE_FOR] = SS_VOTING, [SS_ACT_VOTE_AGAINST] = SS_VOTING,
    [SS_ACT_ABSTAIN] = SS_VOTING, [SS_ACT_VETO] = SS_VOTING};

ss_act_family ss_act_family_of(uint8_t act) { return (ss_act_family)families[act]; }

/* ---- one mark -------------------------------------------------------------------------------------------------------- */

static void add(ss_marker *m, ss_mark mark)
{
    if (m->count < SS_MARKS_MOST) m->marks[++m->count] = mark;
}

/* Few are put in order one by one. Before the first stands one that none is below. */
static void insert_all(ss_mark *marks, uint32_t count)
{
    for (ss_mark *next = marks + 1, *end = marks + count; next < end; next++) {
        ss_mark mark = *next, *to = next;
        for (; to[-1] > mark; to--) *to = to[-1];
        *to = mark;
    }
}

/* Many with gaps: a word's place goes with its id, which is as good as drawn by lot; all else stands behind.
 *
 *   places   [word 3][     ][word 40][word 41][     ] ... | [number][name 2][name 7]...
 *
 * Each is put at its place or behind it, before the first that is not lower. */
#define FREE UINT32_MAX /* higher than any mark: ids are shorter */
#define WORDS_BITS 29u  /* of what a word's mark may be */
typedef struct { ss_mark at[2 * SS_MARKS_MOST + 1]; uint32_t words, end; } ss_places; /* end: behind the last that is taken */

static inline void put_in(ss_places *places, ss_mark mark)
{
    uint32_t id = mark & ~(ss_mark)3, at = id >> WORDS_BITS ? places->words : (uint32_t)((uint64_t)id * places->words >> WORDS_BITS);
    while (places->at[at] < mark) at++;
    if (places->at[at] == mark) return; /* what is said again and again would be shifted again and again */
    do {
        ss_mark next = places->at[at];
        places->at[at++] = mark;
        mark = next;
    } while (mark != FREE);
    places->end = at > places->end ? at : places->end;
}

__attribute__((noinline))
static void place_all(ss_mark *marks, uint32_t count)
{
    ss_places places;
    uint32_t kept = 0;
    places.words = count;
    places.end = 0;
    memset(places.at, 0xFF, (2 * count + 1) * sizeof *places.at);
    for (uint32_t i = 0; i < count; i++) put_in(&places, marks[i]);
    for (uint32_t i = 0; i < places.end; i++) {
        marks[kept] = places.at[i]; /* no branch: gaps are anywhere */
        kept += places.at[i] != FREE;
    }
}

static void put_in_order(ss_marker *m)
{
    if (m->count <= FEW) insert_all(m->marks + 1, m->count);
    else place_all(m->marks + 1, m->count);
}

/* In order, each id once: of one that stands twice the mark that no "not" turns. Returns how many. */
static uint32_t copy_once(const ss_marker *m, ss_mark *out)
{
    uint32_t count = 0;
    ss_mark last = FREE;
    for (uint32_t i = 1; i <= m->count; i++) {
        ss_mark mark = m->marks[i];
        out[count] = mark; /* no branch: what stands twice is overwritten */
        count += (mark ^ last) > 3;
        last = mark;
    }
    return count;
}

static inline void add_word(ss_marker *m, ss_sense sense)
{
    bool turned = m->turn > 0;
    add(m, ss_mark_make(SS_MARK_WORD, ss_sense_id(sense), ss_sense_common(sense), turned));
    m->turn -= turned;
    if (ss_sense_without(sense)) m->head |= SS_HEAD_WITHOUT;
}

static void add_sense(ss_marker *m, ss_sense sense)
{
    if (ss_sense_says(sense) == SS_SAYS_CONTENT) add_word(m, sense);
    else if (ss_sense_says(sense) == SS_SAYS_NOT) {
        m->turn = TURNS;
        m->head |= SS_HEAD_TURNED;
    } else if (ss_sense_says(sense) == SS_SAYS_NUMBER) add(m, ss_mark_make(SS_MARK_NUMBER, ss_sense_id(sense), false, false));
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* 1,200 is 1200; a full stop stays: 2.5; 28th is 28. */
static void add_digits(ss_marker *m, const char *at, uint32_t size)
{
    char plain[SS_STEM_MOST];
    uint32_t n = 0, i = 0;
    for (; i < size && n < SS_STEM_MOST && (is_digit(at[i]) || at[i] == ',' || at[i] == '.'); i++)
        if (at[i] != ',') plain[n++] = at[i];
    if (n) add(m, ss_mark_make(SS_MARK_NUMBER, ss_sense_number(plain, n), false, false));
}

/* As whole digits: of 1.1 million, 1100000. False when it has a fraction, or more digits than are told exactly. */
static bool add_value(ss_marker *m, double value)
{
    double whole = floor(value + 0.5);
    char digits[DIGITS_MOST];
    uint32_t at = DIGITS_MOST;
    if (!(whole < 1e15) || fabs(value - whole) > 1e-9 * whole) return false;
    uint64_t rest = (uint64_t)whole;
    do digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    add(m, ss_mark_make(SS_MARK_NUMBER, ss_sense_number(digits + at, DIGITS_MOST - at), false, false));
    return true;
}

/* A number of several words, which ends by `end`: three hundred, sixty-one, 1.5 million. Returns how many tokens it takes, 0 when
 * there is none. */
static uint32_t add_number(ss_marker *m, const ss_token *token, uint32_t end)
{
    const ss_tokens *tokens = &m->document->tokens;
    uint32_t at = (uint32_t)(token - tokens->at);
    double value;
    bool whole;
    uint32_t behind = ss_number_read(&m->document->text, tokens, at, tokens->count, ss_lexicon_vocabulary(m->lexicon), &value, &whole);
    return behind > at + 1 && ss_token_end(tokens->at + behind - 1) <= end && add_value(m, value) ? behind - at : 0;
}

/* ---- a claim --------------------------------------------------------------------------------------------------------- */

/* A word with a capital that the vocabulary does not know is some name that was not found. */
static void add_unknown(ss_marker *m, const ss_token *token, const char *at)
{
    char folded[256];
    uint32_t size = ss_word_fold(at, token->size, folded);
    ss_sense sense = ss_lexicon_sense(m->lexicon, folded, size);
    if (!(token->flags & SS_T_CAPITAL) || ss_sense_says(sense) != SS_SAYS_CONTENT || ss_sense_common(sense)) add_sense(m, sense);
    else add(m, ss_mark_make(SS_MARK_PROPER, ss_sense_id(sense), false, false));
}

/* What the vocabulary does not know, and what is no word: a full stop ends what a "not" turns. */
static void add_other(ss_marker *m, const ss_token *token)
{
    const char *at = m->document->text.bytes + token->start;
    if (token->flags & SS_T_NUMBER) add_digits(m, at, token->size);
    else if (token->flags & SS_T_WORD) add_unknown(m, token, at);
    else if (*at == '.' || *at == ';') m->turn = 0;
}

/* The first mention of the document that begins at the byte or behind it: near the last one, since claims follow the text. */
static void seek_mention(ss_marker *m, uint32_t byte)
{
    while (m->mention > m->first && m->mention[-1].span.start >= byte) m->mention--;
    while (m->mention < m->behind && m->mention->span.start < byte) m->mention++;
}

/* The mention that the token begins or stands in, when it ends within the piece: its one mark is made, and the bytes up to its
 * end are done. Returns where the next mention begins. */
static uint32_t take_mention(ss_marker *m, uint32_t start, uint32_t end, uint32_t *done)
{
    while (m->mention < m->behind && m->mention->span.start < start) m->mention++;
    if (m->mention < m->behind && m->mention->span.start == start) {
        if (m->mention->span.end <= end) {
            *done = m->mention->span.end;
            if (m->mention->how != SS_PRONOUN) add(m, ss_mark_make(SS_MARK_NAME, m->mention->local & SS_SENSE_MOST, false, false));
        }
        m->mention++;
    }
    return m->mention < m->behind ? m->mention->span.start : UINT32_MAX;
}

/* The phrase that begins with the token, of words up to `end`, whatever quotation marks stand between them (“in line” with): how
 * many tokens it takes, 0 when there is none. Behind the last token stands one of zeroes. */
static uint32_t add_phrase(ss_marker *m, const ss_token *token, const ss_token *behind, uint32_t end)
{
    uint32_t hashes[SS_SENSE_WORDS], taken[SS_SENSE_WORDS], count = 0, words = 0;
    for (const ss_token *t = token; count < SS_SENSE_WORDS && t < behind && ss_token_end(t) <= end && (t->flags & (SS_T_WORD | SS_T_QUOTE)); t++)
        if (t->flags & SS_T_WORD) {
            hashes[count] = t->hash;
            taken[count++] = (uint32_t)(t - token) + 1;
        }
    ss_sense sense = ss_lexicon_phrase_sense(m->lexicon, hashes, count, &words);
    if (sense) add_sense(m, sense);
    return words ? taken[words - 1] : 0;
}

static bool begins_number(const ss_marker *m, const ss_token *token)
{
    return (token->flags & SS_T_NUMBER) || ss_sense_says(m->senses[token->symbol]) == SS_SAYS_NUMBER;
}

static bool begins_phrase(const ss_marker *m, const ss_token *token, ss_sense sense)
{
    return ss_sense_begins(sense) && ss_lexicon_phrase_may(m->lexicon, token->hash, token[1].hash);
}

static bool is_known(const ss_token *token) { return token->symbol && (token->flags & SS_T_WORD); }

/* Numbers, phrases, a "not", what nobody knows: how many tokens are done. */
__attribute__((noinline))
static uint32_t mark_rare(ss_marker *m, const ss_token *token, const ss_token *behind, uint32_t end)
{
    uint32_t words = begins_number(m, token) ? add_number(m, token, end) : 0;
    if (words) return words;
    if (is_known(token)) {
        ss_sense sense = m->senses[token->symbol];
        words = begins_phrase(m, token, sense) ? add_phrase(m, token, behind, end) : 0;
        if (!words && sense) add_sense(m, sense);
    } else add_other(m, token);
    return words ? words : 1;
}

/* What stands outside mentions: how many tokens are done. Most are words that say nothing or what they mean alone. */
static inline uint32_t mark_token(ss_marker *m, const ss_token *token, const ss_token *behind, uint32_t end)
{
    if (is_known(token)) {
        ss_sense sense = m->senses[token->symbol];
        if (!sense) return 1;
        if (ss_sense_says(sense) <= SS_SAYS_CONTENT && !begins_phrase(m, token, sense)) {
            if (ss_sense_says(sense)) add_word(m, sense);
            return 1;
        }
    } else if ((token->flags & SS_T_PUNCT) && !m->turn) return 1;
    return mark_rare(m, token, behind, end);
}

/* The first token at the byte or behind it: from the start of the sentence, when the byte stands there and not too far behind. */
static const ss_token *first_token(const ss_marker *m, const ss_sentence *sentence, uint32_t byte)
{
    const ss_token *tokens = m->document->tokens.at, *token = tokens + sentence->first;
    if (byte < sentence->span.start || byte >= sentence->span.end || byte - sentence->span.start > NEAR_BYTES) return tokens + ss_tokens_at(&m->document->tokens, byte);
    while (token->start < byte) token++;
    return token;
}

static void mark_piece(ss_marker *m, const ss_sentence *sentence, ss_span piece)
{
    const ss_token *token = first_token(m, sentence, piece.start);
    const ss_token *behind = m->document->tokens.at + m->document->tokens.count;
    uint32_t room = SS_MARKED_BYTES - m->bytes, end = piece.end - piece.start > room ? piece.start + room : piece.end;
    uint32_t done = 0, next = 0;
    seek_mention(m, piece.start);
    m->bytes += end - piece.start;
    m->turn = 0;
    while (token < behind && ss_token_end(token) <= end) {
        if (token->start >= next) next = take_mention(m, token->start, end, &done);
        token += token->start < done ? 1 : mark_token(m, token, behind, end);
    }
}

static ss_status mark_claim(ss_marker *m, ss_shard *shard, const ss_row *row, const ss_claim_row *claim)
{
    const ss_span *pieces = SS_PART(shard->spans, row->spans.first + claim->pieces.first);
    m->count = m->head = m->bytes = 0;
    for (uint32_t i = 0; i < claim->pieces.count && m->bytes < SS_MARKED_BYTES; i++)
        mark_piece(m, &m->document->sentences.at[claim->sentence], pieces[i]);
    put_in_order(m);
    if (!SS_ROOM(&shard->marks, shard->memory, m->count + 1)) return SS_NOMEM;
    ss_mark *head = shard->marks.at + shard->marks.count;
    uint32_t kept = copy_once(m, head + 1);
    *head = m->head | kept;
    shard->marks.count += kept + 1;
    return SS_OK;
}

ss_status ss_marks_append(ss_shard *shard, const ss_document *document, ss_row *row)
{
    ss_marker marker = {.shard = shard, .document = document, .lexicon = shard->engine->lexicon,
                        .senses = ss_lexicon_senses(shard->engine->lexicon)};
    ss_status status = SS_OK;
    marker.first = marker.mention = row->mentions.count ? shard->mentions.at + row->mentions.first : NULL;
    marker.behind = row->mentions.count ? marker.first + row->mentions.count : NULL;
    row->marks.first = shard->marks.count;
    for (uint32_t i = 0; i < row->claims.count && status == SS_OK; i++) {
        const ss_claim_row *claim = &shard->claims.at[row->claims.first + i];
        if (ss_claim_has_marks(claim)) status = mark_claim(&marker, shard, row, claim);
    }
    row->marks.count = shard->marks.count - row->marks.first;
    return status;
}

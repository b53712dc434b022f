#include "corpus/statements/echoes.h"

#include "base/hash.h"
#include "corpus/conflicts/counts.h"
#include "corpus/map.h"
#include "corpus/sort.h"
#include "corpus/statements/marks.h"
#include "corpus/statements/wordings.h"
#include "lexicon/meanings.h"

#define WORDS_MOST 48u    /* of a claim that are looked at */
#define SHARED_LEAST 4u   /* words */
#define OF_LESS 0.80f     /* of the words of the shorter one, those that are shared */
#define OF_MORE 0.45f     /* of those of the longer one */
#define CONTAINED 0.75f   /* how much the first counts, as in alike.c */
#define NEIGHBOURS_MOST 4u /* later documents that one is held against: those that share most */
#define BYTES_TIMES 3u    /* a content that is so many times as long has too many other words */
#define BYTES_LEAST 20u   /* of a content that has so many words */
#define LETTERS 8u        /* first or last ones of a content, of which echoes have one or the other in common: nine in ten that are near do */
#define IS_NUMBER ((uint64_t)1 << 40) /* above all senses */

/* A claim, its words in order, each once. As a root (`parent` is its own place) it tells of its group: the statement, else the speaker that
 * somebody in it has; SS_NONE when nobody has one. */
typedef struct {
    uint32_t document, claim, first, count, numbers;
    uint32_t statement, speaker, parent;
    uint64_t self, content;
    float score;              /* of the best pair that it was joined by */
    uint8_t acts;
    bool turned, own, grouped; /* own: the statement is its own, not its group's */
} ss_said;

/* A claim that may be or have an echo: its first letters and its last, and when another one begins or ends so, its place in `said`. */
typedef struct { uint64_t begin, end; uint32_t document, claim, said, bytes; bool nameless; } ss_heard; /* bytes: of the content */
typedef struct { uint32_t first, nameless, count; bool read; } ss_heard_of; /* in `heard`, the nameless ones first */
typedef struct { float score; uint32_t a, b; } ss_met;

typedef struct {
    ss_corpus *corpus;
    const ss_lexicon *lexicon;
    ss_arena arena;
    ss_heard_of *of;          /* by document */
    SS_LIST(ss_heard) heard;
    SS_LIST(ss_said) said;
    SS_LIST(uint64_t) words;
    SS_LIST(ss_met) met;
    ss_ids echoes;            /* places of `said` that are put into a statement, by statement and then by hash */
    ss_map counted;           /* what was counted of a statement already */
    SS_LIST(ss_statement_row) rows; /* as the tables show them, not yet in order */
} ss_echoer;

/* ---- what a claim says ----------------------------------------------------------------------------------------------- */

/* Who is named speaks anyway; a quotation may stand there without a source. */
static bool may_echo(const ss_claim_row *claim)
{
    bool said = claim->level == SS_COMMUNICATION && claim->pieces.count && ss_act_family_of(claim->act) != SS_VOTING;
    if (!said || claim->speaker != SS_NONE) return said;
    return claim->source_span.end > claim->source_span.start || (claim->kind == SS_DIRECT && !claim->depth);
}

static void put_word(uint64_t *words, uint32_t *count, uint64_t word)
{
    uint32_t at = *count;
    while (at && words[at - 1] > word) at--;
    if (at && words[at - 1] == word) return;
    memmove(words + at + 1, words + at, (*count - at) * sizeof *words);
    words[at] = word;
    ++*count;
}

/* What the word says, 0 for nothing: as ss_word_sense has it, but for numbers and for a "not", which turns the claim round. */
static uint64_t read_word(const ss_lexicon *lexicon, const ss_next_word *word, bool *turned)
{
    char stem[SS_STEM_MOST];
    bool digits = word->folded[0] >= '0' && word->folded[0] <= '9';
    if (word->size < 2 && !digits) return 0;
    uint32_t size = ss_stem(word->folded, word->size, stem);
    const ss_meaning *meaning = ss_lexicon_meaning(lexicon, stem, size);
    uint8_t means = meaning ? meaning->means : SS_MEANS_PLAIN;
    *turned ^= means == SS_MEANS_NOT;
    if (means == SS_MEANS_NOTHING || means == SS_MEANS_NOT) return 0;
    return (meaning && meaning->set ? meaning->set : ss_meaning_number(stem, size)) | (digits || means == SS_MEANS_NUMBER ? IS_NUMBER : 0);
}

/* The words of the piece that say something, into room for WORDS_MOST. */
static void read_piece(const ss_echoer *e, const ss_article *a, ss_span piece, uint64_t *words, ss_said *said)
{
    ss_next_word next;
    for (uint32_t at = piece.start; said->count < WORDS_MOST && ss_word_next(a->text, &at, piece.end, &next);) {
        uint64_t word = read_word(e->lexicon, &next, &said->turned);
        uint32_t before = said->count;
        if (word) put_word(words, &said->count, word);
        said->numbers += (word & IS_NUMBER) && said->count > before;
    }
}

static bool is_letter(char c)
{
    char small = (char)(c | 0x20); /* a digit stays as it is */
    return (unsigned)small - 'a' < 26 || (unsigned)c - '0' < 10;
}

/* Behind "that", which some put before the content. */
static const char *skip_that(const char *p, const char *end) { return end - p > 5 && !memcmp(p, "that ", 5) ? p + 5 : p; }

/* Letters in lower case; capitals and small ones are one. A key without them has the upper bit and is no other claim's. */
static uint64_t key_at(const char *p, const ss_heard *heard, bool there)
{
    const uint64_t small = UINT64_MAX / 255 * 0x20;
    return there ? (ss_hash_load(p) | small) & ~((uint64_t)1 << 63) : (uint64_t)1 << 63 | (uint64_t)heard->document << 31 | heard->claim;
}

/* From the first letter of the first piece on, and up to the last one of the last. */
static void note_letters(const ss_article *a, ss_span first, ss_span last, ss_heard *heard)
{
    const char *end = a->text + first.end, *p = skip_that(a->text + first.start, end), *begin = a->text + last.start, *q = a->text + last.end;
    while (p < end && !is_letter(*p)) p++;
    while (q > begin && !is_letter(q[-1])) q--;
    heard->begin = key_at(p, heard, end - p >= (ptrdiff_t)LETTERS);
    bool many = q - begin >= (ptrdiff_t)LETTERS;
    heard->end = key_at(many ? q - LETTERS : q, heard, many);
}

/* Whose speaker no text names; or a pronoun or a noun tells, which may be another's: unless a statement says that it is right. */
static bool is_nameless(const ss_echoer *e, const ss_article *a, uint32_t number)
{
    const ss_claim_row *claim = &ss_article_claims(a)[number];
    if (claim->speaker == SS_NONE) return true;
    bool doubtful = claim->speaker_how == SS_BY_PRONOUN || claim->speaker_how == SS_BY_CARRIED || claim->speaker_how == SS_BY_NOMINAL;
    return doubtful && ss_corpus_statement(e->corpus, a->document, number) == SS_NONE;
}

static ss_status hear_claim(ss_echoer *e, const ss_article *a, uint32_t number, bool nameless)
{
    const ss_claim_row *claim = &ss_article_claims(a)[number];
    const ss_span *pieces = ss_article_spans(a) + claim->pieces.first, last = pieces[claim->pieces.count - 1];
    if (last.end - pieces[0].start < BYTES_LEAST) return SS_OK;
    ss_heard *heard = SS_PUSH(&e->heard, &e->arena);
    if (!heard) return SS_NOMEM;
    heard->document = a->document;
    heard->claim = number;
    heard->said = SS_NONE;
    heard->bytes = last.end - pieces[0].start;
    heard->nameless = nameless;
    note_letters(a, pieces[0], last, heard);
    return SS_OK;
}

/* Those that are nameless, or all others. */
static ss_status hear_some(ss_echoer *e, const ss_article *a, uint32_t first, bool nameless)
{
    const ss_claim_row *claims = ss_article_claims(a);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < a->row->claims.count && e->heard.count - first < SS_ECHOES_MOST && status == SS_OK; i++)
        if (may_echo(&claims[i]) && is_nameless(e, a, i) == nameless) status = hear_claim(e, a, i, nameless);
    return status;
}

static ss_status hear_document(ss_echoer *e, uint32_t document)
{
    ss_heard_of *of = &e->of[document];
    if (of->read) return SS_OK;
    ss_article a = ss_article_at(e->corpus, document);
    uint32_t first = e->heard.count;
    ss_status status = hear_some(e, &a, first, true);
    uint32_t nameless = e->heard.count - first;
    if (status == SS_OK) status = hear_some(e, &a, first, false);
    *of = (ss_heard_of){first, nameless, e->heard.count - first, true};
    return status;
}

static ss_status read_claim(ss_echoer *e, ss_heard *heard)
{
    ss_article a = ss_article_at(e->corpus, heard->document);
    const ss_claim_row *claim = &ss_article_claims(&a)[heard->claim];
    const ss_span *pieces = ss_article_spans(&a) + claim->pieces.first;
    uint32_t statement = ss_corpus_statement(e->corpus, a.document, heard->claim);
    ss_said *said = SS_RESERVE(&e->words, &e->arena, WORDS_MOST) ? SS_PUSH(&e->said, &e->arena) : NULL;
    if (!said) return SS_NOMEM;
    *said = (ss_said){.document = a.document, .claim = heard->claim, .first = e->words.count, .statement = statement, .own = statement != SS_NONE,
                      .speaker = heard->nameless ? SS_NONE : ss_article_entity(&a, claim->speaker), .parent = e->said.count - 1, .acts = (uint8_t)ss_act_family_of(claim->act),
                      .self = ss_claim_self(a.shard, &e->corpus->updates.at[a.document], claim, heard->claim)};
    uint64_t *words = e->words.at + e->words.count;
    for (uint32_t i = 0; i < claim->pieces.count; i++) read_piece(e, &a, pieces[i], words, said);
    for (uint32_t i = 0; i < said->count; i++) said->content = ss_hash_step(said->content, words[i]);
    e->words.count += said->count;
    heard->said = said->parent;
    return SS_OK;
}

/* ---- two claims ------------------------------------------------------------------------------------------------------ */

static uint32_t shared_words(const ss_echoer *e, const ss_said *a, const ss_said *b, uint32_t *numbers)
{
    const uint64_t *x = e->words.at + a->first, *x_end = x + a->count, *y = e->words.at + b->first, *y_end = y + b->count;
    uint32_t count = 0;
    *numbers = 0;
    while (x < x_end && y < y_end) {
        uint64_t p = *x, q = *y;
        count += p == q;
        *numbers += p == q && (p & IS_NUMBER);
        x += p <= q;
        y += q <= p;
    }
    return count;
}

/* 0 when they are no echoes of each other. */
static float alike(const ss_echoer *e, const ss_said *a, const ss_said *b)
{
    uint32_t less = a->count < b->count ? a->count : b->count, more = a->count + b->count - less, numbers;
    bool acts = (a->acts >= SS_REFUSE) == (b->acts >= SS_REFUSE);
    if (!acts || a->turned != b->turned || less < SHARED_LEAST || (float)less < OF_MORE * (float)more) return 0;
    uint32_t shared = shared_words(e, a, b, &numbers), fewer = a->numbers < b->numbers ? a->numbers : b->numbers;
    float of_less = (float)shared / (float)less, of_more = (float)shared / (float)more;
    if (shared < SHARED_LEAST || of_less < OF_LESS || of_more < OF_MORE || numbers < fewer) return 0;
    return CONTAINED * of_less + (1 - CONTAINED) * of_more;
}

/* Of two claims that begin or end alike. */
static ss_status meet(ss_echoer *e, ss_heard *one, ss_heard *two)
{
    if (one->bytes > BYTES_TIMES * two->bytes || two->bytes > BYTES_TIMES * one->bytes) return SS_OK;
    ss_status status = one->said == SS_NONE ? read_claim(e, one) : SS_OK;
    if (status == SS_OK && two->said == SS_NONE) status = read_claim(e, two);
    if (status != SS_OK) return status;
    const ss_said *x = &e->said.at[one->said], *y = &e->said.at[two->said];
    float score = alike(e, x, y);
    ss_met *met = score > 0 ? SS_PUSH(&e->met, &e->arena) : NULL;
    if (met) *met = (ss_met){score, x->self < y->self ? one->said : two->said, x->self < y->self ? two->said : one->said};
    return met || score <= 0 ? SS_OK : SS_NOMEM;
}

static ss_status meet_some(ss_echoer *e, ss_heard *x, ss_heard *y, uint32_t count)
{
    ss_status status = SS_OK;
    for (ss_heard *end = y + count; y < end && status == SS_OK; y++)
        if ((x->begin == y->begin) | (x->end == y->end)) status = meet(e, x, y); /* no branch between them: hardly any are */
    return status;
}

/* The nameless with all, all others with the nameless. */
static ss_status meet_all(ss_echoer *e, uint32_t one, uint32_t two)
{
    ss_status status = hear_document(e, one);
    if (status == SS_OK) status = hear_document(e, two);
    const ss_heard_of a = e->of[one], b = e->of[two];
    ss_heard *x = SS_PART(e->heard, a.first), *y = SS_PART(e->heard, b.first);
    for (uint32_t i = 0; i < a.count && status == SS_OK; i++) status = meet_some(e, x + i, y, i < a.nameless ? b.count : b.nameless);
    return status;
}

static ss_status meet_neighbours(ss_echoer *e, const ss_stories *stories, uint32_t document)
{
    const ss_neighbour *list = ss_stories_neighbours(stories, document);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < NEIGHBOURS_MOST && list[i].shared >= SS_ONE_STORY && list[i].document != SS_NONE && status == SS_OK; i++) {
        bool nameless = (e->corpus->updates.at[document].has | e->corpus->updates.at[list[i].document].has) & SS_HAS_NAMELESS;
        if (nameless && list[i].shared > list[i].names && ss_counts_near(e->corpus, document, list[i].document)) status = meet_all(e, document, list[i].document);
    }
    return status;
}

/* ---- groups ---------------------------------------------------------------------------------------------------------- */

static uint32_t root_of(ss_echoer *e, uint32_t at)
{
    while (e->said.at[at].parent != at) at = e->said.at[at].parent = e->said.at[e->said.at[at].parent].parent;
    return at;
}

/* Two statements are not one, nor are two who speak. */
static bool go_together(const ss_echoer *e, const ss_said *a, const ss_said *b)
{
    if (a->statement != SS_NONE && b->statement != SS_NONE) return a->statement == b->statement;
    const ss_said *told = a->statement != SS_NONE ? a : b, *other = told == a ? b : a;
    uint32_t speaker = told->statement != SS_NONE ? e->corpus->statements.at[told->statement].speaker : told->speaker;
    return speaker == other->speaker || speaker == SS_NONE || other->speaker == SS_NONE;
}

static void join(ss_echoer *e, const ss_met *met)
{
    ss_said *x = &e->said.at[met->a], *y = &e->said.at[met->b], *a = &e->said.at[root_of(e, met->a)], *b = &e->said.at[root_of(e, met->b)];
    if (a == b || !go_together(e, a, b)) return;
    x->score = x->grouped ? x->score : met->score;
    y->score = y->grouped ? y->score : met->score;
    x->grouped = y->grouped = true;
    b->parent = (uint32_t)(a - e->said.at);
    if (a->statement == SS_NONE) a->statement = b->statement;
    if (a->speaker == SS_NONE) a->speaker = b->speaker;
}

static int by_claims(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_echoer *e = ctx;
    const ss_met *p = &e->met.at[x], *q = &e->met.at[y];
    uint64_t a = e->said.at[p->a].self, b = e->said.at[q->a].self;
    if (a == b) a = e->said.at[p->b].self, b = e->said.at[q->b].self;
    return a < b ? -1 : a > b;
}

/* The best pairs first. */
static ss_status join_all(ss_echoer *e)
{
    ss_keyed *order = ss_arena_take(&e->arena, e->met.count * sizeof *order + 1);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < e->met.count; i++) {
        uint32_t bits;
        memcpy(&bits, &e->met.at[i].score, sizeof bits);
        order[i] = (ss_keyed){(uint64_t)~bits, i};
    }
    ss_status status = ss_sort_keyed(order, e->met.count, by_claims, e, e->corpus->memory);
    for (uint32_t i = 0; i < e->met.count && status == SS_OK; i++) join(e, &e->met.at[order[i].item]);
    return status;
}

/* ---- statements ------------------------------------------------------------------------------------------------------ */

static int by_statement(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_said *a = (const ss_said *)ctx + x, *b = (const ss_said *)ctx + y;
    if (a->statement != b->statement) return a->statement < b->statement ? -1 : 1;
    if (a->count != b->count) return a->count > b->count ? -1 : 1; /* the fullest first, as members stand */
    return a->self < b->self ? -1 : a->self > b->self;
}

/* Those of a group that has no statement get one, behind the others. Members of a group that are in its statement already are none. */
static ss_status list_echoes(ss_echoer *e)
{
    uint32_t next = e->corpus->statements.count;
    if (!SS_RESERVE(&e->echoes, &e->arena, e->said.count)) return SS_NOMEM;
    for (uint32_t i = 0; i < e->said.count; i++) {
        ss_said *said = &e->said.at[i], *root = &e->said.at[root_of(e, i)];
        if (!said->grouped || said->own) continue;
        if (root->statement == SS_NONE) root->statement = next++;
        said->statement = root->statement;
        e->echoes.at[e->echoes.count++] = i;
    }
    return ss_sort(e->echoes.at, e->echoes.count, by_statement, e->said.at, e->corpus->memory);
}

/* Whether the statement has not been told so before; `what`: a document, an outlet, an original, a content. */
static ss_status count_new(ss_echoer *e, uint32_t statement, uint64_t what, uint64_t kind, bool *added)
{
    uint32_t *number;
    ss_status status = ss_map_put(&e->counted, e->corpus->memory, ss_hash64_mix(ss_hash64_mix(what, kind), statement), &number);
    if (status != SS_OK) return status;
    *added = *number == SS_NONE;
    *number = 0;
    return SS_OK;
}

/* Counts who tells: `row` is NULL for those that are counted in it. */
static ss_status count_teller(ss_echoer *e, uint32_t statement, uint32_t document, uint64_t content, ss_statement_row *row)
{
    ss_article a = ss_article_at(e->corpus, document);
    uint32_t copy_of = e->corpus->updates.at[document].duplicate_of;
    uint64_t outlet = a.row->outlet.size ? ss_hash64(a.shard->strings.at + a.row->outlet.at, a.row->outlet.size, 1) : ss_hash64_mix(document, 2);
    bool told, outlets, originals, contents;
    ss_status status = count_new(e, statement, document, 3, &told);
    if (status == SS_OK) status = count_new(e, statement, outlet, 4, &outlets);
    if (status == SS_OK) status = count_new(e, statement, copy_of == SS_NONE ? document : copy_of, 5, &originals);
    if (status == SS_OK) status = count_new(e, statement, content, 6, &contents);
    if (status != SS_OK || !row) return status;
    row->documents += told;
    row->outlets += outlets;
    row->independent += originals && contents;
    return SS_OK;
}

/* What is counted in the statement before an echo comes: its members, and the contents of those that were read. */
static ss_status count_members(ss_echoer *e, uint32_t statement)
{
    const ss_part_of part = e->corpus->statements.at[statement].members;
    ss_status status = SS_OK;
    for (uint32_t i = part.first; i < part.first + part.count && status == SS_OK; i++) {
        const ss_member_row *member = &e->corpus->members.at[i];
        const ss_heard_of *of = &e->of[member->document];
        uint64_t content = 0;
        for (uint32_t k = of->first; k < of->first + of->count; k++)
            if (e->heard.at[k].claim == member->claim && e->heard.at[k].said != SS_NONE) content = e->said.at[e->heard.at[k].said].content;
        status = count_teller(e, statement, member->document, content, NULL);
    }
    return status;
}

static int32_t day_of(const ss_echoer *e, const ss_said *said)
{
    ss_article a = ss_article_at(e->corpus, said->document);
    int32_t first, last, published = e->corpus->updates.at[said->document].published;
    uint8_t from;
    ss_corpus_claim_days(e->corpus, said->document, &ss_article_claims(&a)[said->claim], &first, &last, &from);
    return first != SS_NO_DAY && (first == last || published == SS_NO_DAY) ? first : published;
}

/* Of a new statement the first one is the fullest. */
static void begin_row(ss_echoer *e, const ss_said *said, ss_statement_row *row)
{
    ss_article a = ss_article_at(e->corpus, said->document);
    *row = (ss_statement_row){.hash = UINT64_MAX, .speaker = e->said.at[root_of(e, (uint32_t)(said - e->said.at))].speaker,
                              .first = SS_NO_DAY, .act = ss_article_claims(&a)[said->claim].act};
}

static ss_status add_echo(ss_echoer *e, const ss_said *said, ss_statement_row *row, bool made)
{
    int32_t day = day_of(e, said);
    if (made && said->self < row->hash) row->hash = said->self;
    if (day != SS_NO_DAY && (row->first == SS_NO_DAY || day < row->first)) row->first = day;
    row->members.count++;
    return count_teller(e, said->statement, said->document, said->content, row);
}

/* Rows with their counts; members are put when all are in order. */
static ss_status count_echoes(ss_echoer *e)
{
    const ss_corpus *corpus = e->corpus;
    uint32_t old = corpus->statements.count, last = SS_NONE;
    ss_status status = SS_RESERVE(&e->rows, &e->arena, old) ? SS_OK : SS_NOMEM;
    if (status == SS_OK && old) memcpy(e->rows.at, corpus->statements.at, old * sizeof *e->rows.at);
    e->rows.count = status == SS_OK ? old : 0;
    for (uint32_t i = 0; i < e->echoes.count && status == SS_OK; i++) {
        const ss_said *said = &e->said.at[e->echoes.at[i]];
        bool made = said->statement >= old, begins = said->statement != last;
        if (begins && made && !SS_PUSH(&e->rows, &e->arena)) return SS_NOMEM;
        if (begins && made) begin_row(e, said, &e->rows.at[e->rows.count - 1]);
        if (begins && !made) status = count_members(e, said->statement);
        last = said->statement;
        if (status == SS_OK) status = add_echo(e, said, &e->rows.at[made ? e->rows.count - 1 : last], made);
    }
    return status;
}

/* ---- as the tables show them ----------------------------------------------------------------------------------------- */

static int by_hash(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_statement_row *a = (const ss_statement_row *)ctx + x, *b = (const ss_statement_row *)ctx + y;
    return a->hash != b->hash ? (a->hash < b->hash ? -1 : 1) : (int)(x > y) - (int)(x < y);
}

static void show_member(ss_corpus *corpus, const ss_member_row *member, uint32_t statement)
{
    ss_echoed *out = &corpus->echoed;
    out->members.at[out->members.count++] = *member;
    out->statement_of.at[corpus->updates.at[member->document].first_claim + member->claim] = statement;
}

/* `echo`: the first echo of the statement, and behind it those of others. */
static void show(ss_echoer *e, uint32_t number, const uint32_t *echo)
{
    ss_corpus *corpus = e->corpus;
    ss_echoed *out = &corpus->echoed;
    uint32_t place = out->statements.count++, first = out->members.count, old = number < corpus->statements.count ? corpus->statements.at[number].members.count : 0;
    ss_statement_row *row = &out->statements.at[place];
    *row = e->rows.at[number];
    for (uint32_t i = 0; i < old; i++) show_member(corpus, &corpus->members.at[row->members.first + i], place);
    for (uint32_t i = 0; i < row->members.count - old; i++) {
        const ss_said *said = &e->said.at[echo[i]];
        show_member(corpus, &(ss_member_row){said->document, said->claim, old || i ? said->score : 1}, place);
    }
    row->members.first = first;
}

/* By statement its first echo. */
static ss_status first_echoes(ss_echoer *e, uint32_t **out)
{
    uint32_t *first = *out = ss_arena_zero(&e->arena, e->rows.count * sizeof *first + 1);
    for (uint32_t i = e->echoes.count; first && i-- > 0;) first[e->said.at[e->echoes.at[i]].statement] = i;
    return first ? SS_OK : SS_NOMEM;
}

static ss_status room_to_show(ss_echoer *e)
{
    ss_corpus *corpus = e->corpus;
    ss_echoed *out = &corpus->echoed;
    uint32_t members = 0, claims = (uint32_t)corpus->first_claim.at[corpus->shards.count];
    for (uint32_t i = 0; i < e->rows.count; i++) members += e->rows.at[i].members.count;
    bool room = SS_ROOM(&out->statements, corpus->memory, e->rows.count) && SS_ROOM(&out->members, corpus->memory, members) && SS_ROOM(&out->statement_of, corpus->memory, claims);
    if (!room) return SS_NOMEM;
    memset(out->statement_of.at, 0xFF, (size_t)claims * sizeof *out->statement_of.at);
    out->statement_of.count = claims;
    return SS_OK;
}

/* The most widely told first, as they stand without echoes. */
static ss_status show_all(ss_echoer *e)
{
    uint32_t count = e->rows.count, *first;
    ss_keyed *order = ss_arena_take(&e->arena, count * sizeof *order + 1);
    ss_status status = order ? room_to_show(e) : SS_NOMEM;
    if (status == SS_OK) status = first_echoes(e, &first);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) order[i] = (ss_keyed){(uint64_t)~e->rows.at[i].documents << 32 | e->rows.at[i].hash >> 32, i};
    if (status == SS_OK) status = ss_sort_keyed(order, count, by_hash, e->rows.at, e->corpus->memory);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) show(e, order[i].item, e->echoes.at + first[order[i].item]);
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static ss_status find(ss_echoer *e, const ss_stories *stories)
{
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < e->corpus->updates.count && status == SS_OK; d++) status = meet_neighbours(e, stories, d);
    if (status != SS_OK || !e->met.count) return status;
    status = join_all(e);
    if (status == SS_OK) status = list_echoes(e);
    if (status == SS_OK) status = count_echoes(e);
    return status == SS_OK ? show_all(e) : status;
}

ss_status ss_echoes_find(ss_corpus *corpus, const ss_stories *stories)
{
    ss_echoer e = {.corpus = corpus, .lexicon = corpus->engine->lexicon};
    ss_arena_init(&e.arena, corpus->memory);
    e.of = ss_arena_zero(&e.arena, ((size_t)corpus->updates.count + 1) * sizeof *e.of);
    ss_status status = e.of ? find(&e, stories) : SS_NOMEM;
    ss_map_drop(&e.counted, corpus->memory);
    ss_arena_free(&e.arena);
    return status;
}

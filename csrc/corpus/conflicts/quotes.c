#include "corpus/conflicts/make.h"

#include "base/hash.h"
#include "corpus/map.h"
#include "corpus/sieve.h"

/* One quotation, word for word, that is given to two people.
 *
 *   "Nobody asked the harbour ..." [Ida Brandt] in document 0       key: its first KEY_LETTERS letters; begin: the first eight
 *   "Nobody asked the harbour ..." [Tom Okoro]  in document 4       -> attribution, contradiction
 *   "Nobody asked the harbour ..." [Ina Brant]  in document 7       -> name, contradiction: Ida Brandt is meant
 *
 * Only people who are named count, where nobody else's claim stands between the name and the quotation, and quotations of a dozen words or so: what is shorter, several may have said. Quotations of
 * one key are a chain in which each speaker stands once, at most CHAIN_MOST of them; most begin as nobody else's do, and have none. Behind
 * a corpus of whose documents none has changed, chains are made of quotations that begin as those of new documents do; the others'
 * conflicts are as they were. Which documents before have one that begins so, that corpus noted. */

#define KEY_LETTERS 40u /* a multiple of eight */
#define BEGIN_LETTERS 8u
#define CHAIN_MOST 8u
#define CLAIMS_NEAR 8u  /* claims of the document before and behind one among which a source may stand between it and its quotation */

/* first: the first one that begins so; shared, of that one: somebody else's does too; behind: no chain begins with it. */
typedef struct { uint64_t begin; uint32_t document, claim, entity, first, next; ss_span piece; bool shared, behind; } ss_quoted;

typedef struct {
    ss_corpus *corpus;
    ss_arena arena;
    ss_map begins, keys;     /* to the first quotation that begins so; to that of a key */
    bool sifts;              /* only what begins as one of `wanted` is looked at, whose low bits are in `sieve` */
    ss_map wanted;
    ss_sieve sieve;
    SS_LIST(ss_quoted) list;
} ss_quoter;

/* A letter in lower case, or a digit; 0 for all else. */
static inline char letter_of(char c)
{
    char small = (char)(c | 0x20); /* a digit stays as it is */
    return (unsigned)small - 'a' < 26 || (unsigned)c - '0' < 10 ? small : 0;
}

/* The next letter or digit, 0 at the end. */
static char next_letter(const char *text, uint32_t *at, uint32_t end)
{
    while (*at < end) {
        char letter = letter_of(text[(*at)++]);
        if (letter) return letter;
    }
    return 0;
}

/* Of the first letters, eight at a time; 0 when there are not so many. */
static uint64_t key_of(const ss_article *a, ss_span piece, uint32_t letters)
{
    uint64_t hash = 0, eight = 0;
    uint32_t count = 0;
    for (const char *p = a->text + piece.start, *end = a->text + piece.end; p < end && count < letters; p++) {
        char letter = letter_of(*p);
        if (!letter) continue;
        eight = eight << 8 | (uint64_t)letter;
        if (++count % 8 == 0) hash = ss_hash_step(hash, eight);
    }
    return count == letters ? ss_hash_end(hash, count) : 0;
}

/* One goes on as the other does, to the end of the shorter. */
static bool same_words(const ss_article *a, ss_span x, const ss_article *b, ss_span y)
{
    uint32_t i = x.start, k = y.start;
    char p = 1, q = 1;
    while (p && q && p == q) {
        p = next_letter(a->text, &i, x.end);
        q = next_letter(b->text, &k, y.end);
    }
    return !p || !q;
}

/* One place of one document: whose it is may be in doubt there, but nobody says otherwise. */
static bool is_same_place(const ss_quoted *x, const ss_quoted *y)
{
    return x->document == y->document && x->piece.start < y->piece.end && y->piece.start < x->piece.end;
}

static ss_slice name_of(const ss_quoter *q, uint32_t entity) { return ss_stored_slice(q->corpus, q->corpus->entities.at[entity].name); }

/* The one name is a word of the other: "Rubai", "Haidar Rubai Salim" may be one whom the entities keep apart. */
static bool is_word_of(ss_slice word, ss_slice name)
{
    for (uint32_t i = 0; i + word.size <= name.size; i++) {
        bool begins = i == 0 || name.at[i - 1] == ' ', ends = i + word.size == name.size || name.at[i + word.size] == ' ';
        if (begins && ends && !memcmp(name.at + i, word.at, word.size)) return true;
    }
    return false;
}

static bool may_be_called(const ss_quoter *q, uint32_t a, uint32_t b)
{
    ss_slice x = name_of(q, a), y = name_of(q, b);
    return x.size < y.size ? is_word_of(x, y) : is_word_of(y, x);
}

/* Puts it behind those of its key, unless its speaker stands there or it goes on in other words. */
static void hold(ss_quoter *q, const ss_article *a, uint32_t number, uint32_t *head)
{
    const ss_quoted *added = &q->list.at[number];
    const ss_corpus *like = q->sifts ? q->corpus->like : NULL;
    uint32_t seen = 0, last = SS_NONE;
    for (uint32_t i = *head; i != SS_NONE; last = i, i = q->list.at[i].next, seen++) {
        ss_article b = ss_article_at(q->corpus, q->list.at[i].document);
        if (may_be_called(q, q->list.at[i].entity, added->entity) || is_same_place(&q->list.at[i], added)) return;
        if (!same_words(a, added->piece, &b, q->list.at[i].piece)) return;
    }
    q->corpus->conflicts_capped += seen == CHAIN_MOST && (!like || added->document >= like->updates.count);
    if (seen < CHAIN_MOST) *(last == SS_NONE ? head : &q->list.at[last].next) = number;
    q->list.at[number].behind = last != SS_NONE;
}

/* Chains of those that begin as somebody else's do. */
static ss_status chain_all(ss_quoter *q)
{
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < q->list.count && status == SS_OK; i++) {
        if (!q->list.at[q->list.at[i].first].shared) continue;
        ss_article a = ss_article_at(q->corpus, q->list.at[i].document);
        uint64_t key = key_of(&a, q->list.at[i].piece, KEY_LETTERS);
        uint32_t *head;
        if (key && (status = ss_map_put(&q->keys, q->corpus->memory, key, &head)) == SS_OK) hold(q, &a, i, head);
    }
    return status;
}

static bool is_long(ss_span piece) { return piece.end - piece.start >= SS_QUOTE_LEAST; }

static bool is_wanted(const ss_quoter *q, uint64_t begin)
{
    uint32_t number;
    return ss_sieve_may_hold(&q->sieve, begin) && ss_map_find(&q->wanted, begin, &number);
}

/* For the corpus behind this one. */
static ss_status note(ss_quoter *q, const ss_article *a, uint64_t begin)
{
    ss_quote_place *place = SS_ADD(&q->corpus->quotes, q->corpus->memory);
    if (!place) return SS_NOMEM;
    *place = (ss_quote_place){(uint32_t)begin, a->document};
    return SS_OK;
}

static ss_status want(ss_quoter *q, const ss_article *a, ss_span piece)
{
    uint32_t *number;
    uint64_t begin = key_of(a, piece, BEGIN_LETTERS);
    if (!begin) return SS_OK;
    ss_sieve_add(&q->sieve, begin);
    ss_status status = note(q, a, begin);
    return status == SS_OK ? ss_map_put(&q->wanted, q->corpus->memory, begin, &number) : status;
}

static ss_status file_piece(ss_quoter *q, const ss_article *a, uint32_t number, ss_span piece)
{
    uint64_t begin = key_of(a, piece, BEGIN_LETTERS);
    uint32_t *first = NULL, entity = a->entities[ss_article_claims(a)[number].speaker];
    if (!begin || (q->sifts && !is_wanted(q, begin))) return SS_OK;
    ss_status status = q->sifts ? SS_OK : note(q, a, begin);
    if (status == SS_OK) status = ss_map_put(&q->begins, q->corpus->memory, begin, &first);
    ss_quoted *added = status == SS_OK ? SS_PUSH(&q->list, &q->arena) : NULL;
    if (!added) return SS_NOMEM;
    if (*first == SS_NONE) *first = q->list.count - 1;
    *added = (ss_quoted){begin, a->document, number, entity, *first, SS_NONE, piece, false, false};
    if (q->list.at[*first].entity != entity) q->list.at[*first].shared = true;
    return SS_OK;
}

static bool is_quotation(const ss_article *a, const ss_claim_row *claim)
{
    if (claim->kind != SS_DIRECT || claim->speaker == SS_NONE || claim->speaker_how > SS_BY_SURNAME || claim->speakers > 1) return false;
    return a->corpus->entities.at[a->entities[claim->speaker]].type == SS_PERSON;
}

/* Between the name and the piece no other source stands: what goes on behind it may be the other's. */
static bool is_beside(const ss_article *a, uint32_t number, ss_span piece)
{
    const ss_claim_row *claims = ss_article_claims(a), *claim = &claims[number];
    uint32_t from = piece.end < claim->cue_span.start ? piece.end : claim->cue_span.end, to = from == piece.end ? claim->cue_span.start : piece.start;
    uint32_t first = number > CLAIMS_NEAR ? number - CLAIMS_NEAR : 0;
    for (uint32_t i = first; i < a->row->claims.count && i <= number + CLAIMS_NEAR; i++) {
        ss_span source = claims[i].source_span;
        bool between = source.end > from && source.start < to && source.end > source.start;
        if (!between || i == number || claims[i].speaker == SS_NONE) continue;
        if (a->entities[claims[i].speaker] != a->entities[claim->speaker]) return false;
    }
    return true;
}

static ss_status file_document(ss_quoter *q, uint32_t document, bool wanted)
{
    if (!(q->corpus->updates.at[document].has & SS_HAS_QUOTES)) return SS_OK;
    ss_article a = ss_article_at(q->corpus, document);
    const ss_claim_row *claims = ss_article_claims(&a);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < a.row->claims.count && status == SS_OK; i++) {
        if (!is_quotation(&a, &claims[i])) continue;
        const ss_span *pieces = ss_article_spans(&a) + claims[i].pieces.first;
        for (uint32_t k = 0; k < claims[i].pieces.count && status == SS_OK; k++)
            if (is_long(pieces[k]) && is_beside(&a, i, pieces[k])) status = wanted ? want(q, &a, pieces[k]) : file_piece(q, &a, i, pieces[k]);
    }
    return status;
}

static ss_status add_speaker(ss_quoter *q, uint32_t first, const ss_quoted *quoted)
{
    ss_article a = ss_article_at(q->corpus, quoted->document);
    ss_saying saying = {a.document, ss_article_claims(&a)[quoted->claim].source_span, quoted->claim, quoted->entity};
    return ss_side_add(q->corpus, first, &saying, ss_stored_slice(q->corpus, q->corpus->entities.at[quoted->entity].name));
}

/* Whether all speakers are one whose name is spelt in several ways; *first: the first of them in the order of entities. */
static bool is_one_name(const ss_quoter *q, uint32_t head, uint32_t *first)
{
    *first = q->list.at[head].entity;
    for (uint32_t i = q->list.at[head].next; i != SS_NONE; i = q->list.at[i].next) {
        if (!ss_names_may_be_one(name_of(q, q->list.at[head].entity), name_of(q, q->list.at[i].entity))) return false;
        if (q->list.at[i].entity < *first) *first = q->list.at[i].entity;
    }
    return true;
}

/* Two spellings that names.c finds by themselves. */
static bool is_told_elsewhere(const ss_quoter *q, uint32_t head)
{
    uint32_t next = q->list.at[head].next;
    return q->list.at[next].next == SS_NONE && ss_names_are_near(name_of(q, q->list.at[head].entity), name_of(q, q->list.at[next].entity));
}

static ss_status close_chain(ss_quoter *q, uint32_t head, uint32_t first)
{
    const ss_quoted *one = &q->list.at[head];
    uint32_t entity;
    bool one_name = is_one_name(q, head, &entity);
    if (one_name && is_told_elsewhere(q, head)) q->corpus->sides.count = first;
    if (one_name)
        return ss_conflict_add(q->corpus, first, SS_CONFLICT_NAME, SS_CONTRADICTION, ss_stored_slice(q->corpus, q->corpus->entities.at[entity].id));
    ss_article a = ss_article_at(q->corpus, one->document);
    ss_span words = {one->piece.start, one->piece.start + SS_QUOTE_LEAST};
    while (((unsigned char)a.text[words.end] & 0xC0) == 0x80) words.end--;
    return ss_conflict_add(q->corpus, first, SS_CONFLICT_ATTRIBUTION, SS_CONTRADICTION, ss_span_slice(&a, words));
}

/* The chain that begins here, if it has several speakers. */
static ss_status put_chain(ss_quoter *q, uint32_t head)
{
    const ss_quoted *one = &q->list.at[head];
    uint32_t first = q->corpus->sides.count;
    ss_status status = SS_OK;
    if (one->behind || one->next == SS_NONE) return SS_OK;
    for (uint32_t i = head; i != SS_NONE && status == SS_OK; i = q->list.at[i].next) status = add_speaker(q, first, &q->list.at[i]);
    if (status != SS_OK) return status;
    uint32_t row = q->corpus->conflicts.count;
    status = close_chain(q, head, first);
    ss_conflicts_mark(q->corpus, row, SS_FOUND_QUOTES, one->begin);
    return status;
}

/* ---- behind a corpus ------------------------------------------------------------------------------------------------- */

static ss_status want_new(ss_quoter *q)
{
    ss_status status = SS_OK;
    for (uint32_t d = q->corpus->like->updates.count; d < q->corpus->updates.count && status == SS_OK; d++) status = file_document(q, d, true);
    return status;
}

static ss_status keep_others(ss_quoter *q)
{
    const ss_corpus *like = q->corpus->like;
    uint32_t number;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < like->conflicts.count && status == SS_OK; i++) {
        const ss_conflict_row *conflict = &like->conflicts.at[i];
        if (conflict->source == SS_FOUND_QUOTES && !ss_map_find(&q->wanted, conflict->key, &number)) status = ss_conflict_keep(q->corpus, conflict);
    }
    return status;
}

/* What the corpus before noted stays noted; of its documents those that may have a wanted one are filed. */
static ss_status file_old(ss_quoter *q)
{
    const ss_corpus *like = q->corpus->like;
    uint32_t last = SS_NONE;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < like->quotes.count && status == SS_OK; i++) {
        const ss_quote_place *place = &like->quotes.at[i];
        if (place->document == last || !ss_sieve_may_hold(&q->sieve, place->begin)) continue;
        last = place->document;
        status = file_document(q, last, false);
    }
    return status;
}

static ss_status recall_quotes(ss_corpus *corpus)
{
    uint32_t count = corpus->like->quotes.count;
    if (!SS_ROOM(&corpus->quotes, corpus->memory, count)) return SS_NOMEM;
    if (count) memcpy(corpus->quotes.at, corpus->like->quotes.at, count * sizeof *corpus->quotes.at);
    corpus->quotes.count = count;
    return SS_OK;
}

/* What begins as a quotation of new documents does; how often a chain was too long in the documents before is known. */
static ss_status file_wanted(ss_quoter *q)
{
    ss_corpus *corpus = q->corpus;
    q->sifts = true;
    ss_status status = recall_quotes(corpus);
    if (status == SS_OK) status = want_new(q);
    if (status == SS_OK) status = keep_others(q);
    if (status == SS_OK) status = file_old(q);
    corpus->conflicts_capped += corpus->like->quotes_capped;
    for (uint32_t d = corpus->like->updates.count; d < corpus->updates.count && status == SS_OK; d++) status = file_document(q, d, false);
    return status;
}

static ss_status file_all(ss_quoter *q)
{
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < q->corpus->updates.count && status == SS_OK; d++) status = file_document(q, d, false);
    return status;
}

ss_status ss_conflicts_quotes(ss_corpus *corpus, const ss_stories *stories)
{
    (void)stories;
    ss_quoter q = {.corpus = corpus};
    uint32_t capped = corpus->conflicts_capped;
    ss_arena_init(&q.arena, corpus->memory);
    ss_status status = corpus->like && corpus->unchanged ? file_wanted(&q) : file_all(&q);
    if (status == SS_OK) status = chain_all(&q);
    corpus->quotes_capped = corpus->conflicts_capped - capped;
    for (uint32_t i = 0; i < q.list.count && status == SS_OK; i++) status = put_chain(&q, i);
    ss_map_drop(&q.begins, corpus->memory);
    ss_map_drop(&q.keys, corpus->memory);
    ss_map_drop(&q.wanted, corpus->memory);
    ss_arena_free(&q.arena);
    return status;
}

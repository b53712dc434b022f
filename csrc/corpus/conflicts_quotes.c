#include "corpus/conflicts_make.h"

#include "base/hash.h"
#include "corpus/map.h"

/* One quotation, word for word, that two articles give to two people.
 *
 *   "Nobody asked the harbour ..." [Ida Brandt] in document 0       key: its first KEY_LETTERS letters
 *   "Nobody asked the harbour ..." [Tom Okoro]  in document 4       -> attribution, contradiction
 *
 * Only people who are named count, and quotations of a dozen words or so: what is shorter, several may have said. Of one key
 * the first CHAIN_MOST quotations are held against a new one. */

#define KEY_LETTERS 40u
#define QUOTE_LEAST 70u  /* bytes */
#define CHAIN_MOST 8u

typedef struct { uint32_t document, claim, entity, next; ss_span piece; } ss_quoted;

typedef struct {
    ss_corpus *corpus;
    ss_arena arena;
    ss_map keys;             /* to the first quotation of a key */
    SS_LIST(ss_quoted) list;
} ss_quoter;

/* The next letter or digit in lower case, 0 at the end. Bytes of other scripts count as they are. */
static char next_letter(const char *text, uint32_t *at, uint32_t end)
{
    while (*at < end) {
        char c = text[(*at)++];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return c;
        if (c >= 'A' && c <= 'Z') return (char)(c | 0x20);
    }
    return 0;
}

static uint64_t key_of(const ss_article *a, ss_span piece)
{
    char letters[KEY_LETTERS];
    uint32_t at = piece.start, count = 0;
    while (count < KEY_LETTERS && (letters[count] = next_letter(a->text, &at, piece.end))) count++;
    return count == KEY_LETTERS ? ss_hash64(letters, count, 0) : 0;
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

static ss_status contradict(ss_quoter *q, const ss_quoted *one, const ss_quoted *two)
{
    const ss_quoted *both[] = {one, two};
    uint32_t first = q->corpus->sides.count;
    ss_status status = SS_OK;
    for (int i = 0; i < 2 && status == SS_OK; i++) {
        ss_article a = ss_article_at(q->corpus, both[i]->document);
        const ss_claim_row *claim = ss_article_claims(&a) + both[i]->claim;
        ss_saying saying = {a.document, claim->source_span, both[i]->claim, both[i]->entity};
        status = ss_side_add(q->corpus, first, &saying, ss_stored_slice(q->corpus, q->corpus->entities.at[both[i]->entity].name));
    }
    if (status != SS_OK) return status;
    ss_article a = ss_article_at(q->corpus, one->document);
    ss_span words = one->piece;
    if (words.end - words.start > QUOTE_LEAST) words.end = words.start + QUOTE_LEAST;
    while (((unsigned char)a.text[words.end] & 0xC0) == 0x80) words.end--;
    return ss_conflict_add(q->corpus, first, SS_CONFLICT_ATTRIBUTION, SS_CONTRADICTION, ss_span_slice(&a, words));
}

/* Holds it against those of its key, then puts it behind them. */
static ss_status hold(ss_quoter *q, const ss_article *a, ss_quoted *added, uint32_t number, uint32_t *head)
{
    uint32_t seen = 0, last = SS_NONE;
    ss_status status = SS_OK;
    for (uint32_t i = *head; i != SS_NONE && seen < CHAIN_MOST && status == SS_OK; i = q->list.at[i].next, seen++) {
        const ss_quoted *known = &q->list.at[i];
        ss_article b = ss_article_at(q->corpus, known->document);
        last = i;
        if (known->entity == added->entity) return SS_OK;
        if (known->document != added->document && same_words(a, added->piece, &b, known->piece)) status = contradict(q, known, added);
    }
    q->corpus->conflicts_capped += seen == CHAIN_MOST;
    if (seen == CHAIN_MOST) return status;
    *(last == SS_NONE ? head : &q->list.at[last].next) = number;
    return status;
}

static ss_status file_piece(ss_quoter *q, const ss_article *a, uint32_t number, ss_span piece)
{
    uint64_t key = piece.end - piece.start >= QUOTE_LEAST ? key_of(a, piece) : 0;
    uint32_t *head = NULL, entity = a->entities[ss_article_claims(a)[number].speaker];
    if (!key) return SS_OK;
    ss_status status = ss_map_put(&q->keys, q->corpus->memory, key, &head);
    ss_quoted *added = status == SS_OK ? SS_PUSH(&q->list, &q->arena) : NULL;
    if (!added) return SS_NOMEM;
    *added = (ss_quoted){a->document, number, entity, SS_NONE, piece};
    return hold(q, a, added, q->list.count - 1, head);
}

static ss_status file_claim(ss_quoter *q, const ss_article *a, uint32_t number)
{
    const ss_claim_row *claim = ss_article_claims(a) + number;
    ss_status status = SS_OK;
    if (claim->kind != SS_DIRECT || claim->speaker == SS_NONE || claim->speaker_how > SS_BY_SURNAME || claim->speakers > 1) return SS_OK;
    if (q->corpus->entities.at[a->entities[claim->speaker]].type != SS_PERSON) return SS_OK;
    for (uint32_t k = 0; k < claim->pieces.count && status == SS_OK; k++)
        status = file_piece(q, a, number, ss_article_spans(a)[claim->pieces.first + k]);
    return status;
}

ss_status ss_conflicts_quotes(ss_corpus *corpus, const ss_stories *stories)
{
    (void)stories;
    ss_quoter q = {.corpus = corpus};
    ss_status status = SS_OK;
    ss_arena_init(&q.arena, corpus->memory);
    for (uint32_t d = 0; d < corpus->updates.count && corpus->updates.count > 1 && status == SS_OK; d++) {
        ss_article a = ss_article_at(corpus, d);
        for (uint32_t i = 0; i < a.row->claims.count && status == SS_OK; i++) status = file_claim(&q, &a, i);
    }
    ss_map_drop(&q.keys, corpus->memory);
    ss_arena_free(&q.arena);
    return status;
}

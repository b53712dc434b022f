#include "corpus/conflicts_make.h"

#include "base/hash.h"
#include "corpus/map.h"

/* One quotation, word for word, that is given to two people.
 *
 *   "Nobody asked the harbour ..." [Ida Brandt] in document 0       key: its first KEY_LETTERS letters
 *   "Nobody asked the harbour ..." [Tom Okoro]  in document 4       -> attribution, contradiction
 *
 * Only people who are named count, and quotations of a dozen words or so: what is shorter, several may have said. Quotations of
 * one key are a chain in which each speaker stands once, at most CHAIN_MOST of them. */

#define KEY_LETTERS 40u
#define QUOTE_LEAST 70u  /* bytes */
#define CHAIN_MOST 8u

typedef struct { uint32_t document, claim, entity, next; ss_span piece; bool behind; } ss_quoted; /* behind: no chain begins with it */

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

/* Puts it behind those of its key, unless its speaker stands there or it goes on in other words. */
static void hold(ss_quoter *q, const ss_article *a, const ss_quoted *added, uint32_t number, uint32_t *head)
{
    uint32_t seen = 0, last = SS_NONE;
    for (uint32_t i = *head; i != SS_NONE; last = i, i = q->list.at[i].next, seen++) {
        ss_article b = ss_article_at(q->corpus, q->list.at[i].document);
        if (q->list.at[i].entity == added->entity || !same_words(a, added->piece, &b, q->list.at[i].piece)) return;
    }
    q->corpus->conflicts_capped += seen == CHAIN_MOST;
    if (seen < CHAIN_MOST) *(last == SS_NONE ? head : &q->list.at[last].next) = number;
    q->list.at[number].behind = last != SS_NONE;
}

static ss_status file_piece(ss_quoter *q, const ss_article *a, uint32_t number, ss_span piece)
{
    uint64_t key = piece.end - piece.start >= QUOTE_LEAST ? key_of(a, piece) : 0;
    uint32_t *head = NULL, entity = a->entities[ss_article_claims(a)[number].speaker];
    if (!key) return SS_OK;
    ss_status status = ss_map_put(&q->keys, q->corpus->memory, key, &head);
    ss_quoted *added = status == SS_OK ? SS_PUSH(&q->list, &q->arena) : NULL;
    if (!added) return SS_NOMEM;
    *added = (ss_quoted){a->document, number, entity, SS_NONE, piece, false};
    hold(q, a, added, q->list.count - 1, head);
    return SS_OK;
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

static ss_status add_speaker(ss_quoter *q, uint32_t first, const ss_quoted *quoted)
{
    ss_article a = ss_article_at(q->corpus, quoted->document);
    ss_saying saying = {a.document, ss_article_claims(&a)[quoted->claim].source_span, quoted->claim, quoted->entity};
    return ss_side_add(q->corpus, first, &saying, ss_stored_slice(q->corpus, q->corpus->entities.at[quoted->entity].name));
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
    ss_article a = ss_article_at(q->corpus, one->document);
    ss_span words = {one->piece.start, one->piece.start + QUOTE_LEAST};
    while (((unsigned char)a.text[words.end] & 0xC0) == 0x80) words.end--;
    return ss_conflict_add(q->corpus, first, SS_CONFLICT_ATTRIBUTION, SS_CONTRADICTION, ss_span_slice(&a, words));
}

ss_status ss_conflicts_quotes(ss_corpus *corpus, const ss_stories *stories)
{
    (void)stories;
    ss_quoter q = {.corpus = corpus};
    ss_status status = SS_OK;
    ss_arena_init(&q.arena, corpus->memory);
    for (uint32_t d = 0; d < corpus->updates.count && status == SS_OK; d++) {
        ss_article a = ss_article_at(corpus, d);
        for (uint32_t i = 0; i < a.row->claims.count && status == SS_OK; i++) status = file_claim(&q, &a, i);
    }
    for (uint32_t i = 0; i < q.list.count && status == SS_OK; i++) status = put_chain(&q, i);
    ss_map_drop(&q.keys, corpus->memory);
    ss_arena_free(&q.arena);
    return status;
}

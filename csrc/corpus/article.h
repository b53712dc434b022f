/* One document of a corpus, with what belongs to it at hand: for stages that look at all documents.
 *
 *   corpus, document --ss_article_at--> { shard | row | text | entities of its locals }
 *
 * A view: it owns nothing and is good as long as the corpus is. */
#ifndef SS_CORPUS_ARTICLE_H
#define SS_CORPUS_ARTICLE_H

#include "corpus/corpus.h"

typedef struct {
    const ss_corpus *corpus;
    const ss_shard *shard;
    const ss_row *row;
    const char *text;
    const uint32_t *entities;   /* by local: row of the corpus's entities; NULL when it names nobody */
    uint32_t document;
} ss_article;

static inline ss_article ss_article_at(const ss_corpus *corpus, uint32_t document)
{
    uint32_t within, at = ss_corpus_shard_of(corpus, document, &within);
    const ss_shard *shard = corpus->shards.at[at];
    const ss_row *row = &shard->documents.at[within];
    return (ss_article){corpus, shard, row, row->text_size ? shard->texts + row->text_at : "",
                        SS_PART(corpus->entity_of, corpus->first_local.at[at] + row->locals.first), document};
}

static inline const ss_claim_row *ss_article_claims(const ss_article *a) { return SS_PART(a->shard->claims, a->row->claims.first); }
static inline const ss_mention_row *ss_article_mentions(const ss_article *a) { return SS_PART(a->shard->mentions, a->row->mentions.first); }
static inline const ss_sentence_row *ss_article_sentences(const ss_article *a) { return SS_PART(a->shard->sentences, a->row->sentences.first); }
static inline const ss_span *ss_article_spans(const ss_article *a) { return SS_PART(a->shard->spans, a->row->spans.first); }

/* The row of a local's entity, or SS_NONE. */
static inline uint32_t ss_article_entity(const ss_article *a, uint32_t local) { return local == SS_NONE ? SS_NONE : a->entities[local]; }

/* The sentence that the byte lies in: the last one that begins at or before it. The document has sentences. */
static inline uint32_t ss_article_sentence(const ss_article *a, uint32_t byte)
{
    const ss_sentence_row *sentences = ss_article_sentences(a);
    uint32_t low = 0, high = a->row->sentences.count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (sentences[middle].span.start <= byte) low = middle;
        else high = middle;
    }
    return low;
}

/* The first mention that begins at or behind the byte; as many as there are when none does. */
static inline uint32_t ss_article_mention(const ss_article *a, uint32_t byte)
{
    const ss_mention_row *mentions = ss_article_mentions(a);
    uint32_t low = 0, high = a->row->mentions.count;
    SS_SEEK(low, high, middle, mentions[middle].span.start < byte);
    return low;
}

/* The first date, in text order, that ends behind the byte; as many as there are when none does. */
static inline uint32_t ss_article_date(const ss_article *a, uint32_t byte)
{
    const ss_date_row *dates = SS_PART(a->shard->dates, a->row->dates.first);
    uint32_t low = 0, high = a->row->dates.count;
    SS_SEEK(low, high, middle, dates[middle].span.end <= byte);
    return low;
}

#endif

/* Whose claims: what corpus.who and corpus.compare ask for, without a row of the table being made. */
#include "corpus/article.h"

static bool is_of(const ss_article *a, uint32_t local, uint32_t entity)
{
    return local != SS_NONE && a->entities[local] == entity;
}

/* One of several speakers, who stand with the claim. */
static bool speaks(const ss_article *a, const ss_claim_row *claim, uint32_t entity)
{
    const uint32_t *locals = SS_PART(a->shard->ids, a->row->ids.first);
    if (is_of(a, claim->speaker, entity)) return true;
    for (uint32_t i = 0; i < claim->speakers; i++)
        if (is_of(a, locals[claim->first_id + i], entity)) return true;
    return false;
}

/* Whether the speaker belongs to the state with that id. */
static bool is_from(const ss_article *a, const ss_claim_row *claim, ss_stored state)
{
    const char *strings = a->corpus->strings.at;
    if (claim->speaker == SS_NONE) return false;
    ss_stored country = a->corpus->entities.at[a->entities[claim->speaker]].country;
    return country.size && country.size == state.size && !memcmp(strings + country.at, strings + state.at, state.size);
}

void ss_corpus_claims_of(const ss_corpus *corpus, uint64_t entity, bool state, void (*each)(void *ctx, uint64_t claim, int64_t statement), void *ctx)
{
    const ss_statements_shown shown = ss_corpus_shown(corpus);
    uint64_t row = 0;
    if (entity >= corpus->entities.count) return;
    for (uint32_t d = 0; d < corpus->updates.count; d++) {
        ss_article a = ss_article_at(corpus, d);
        const ss_claim_row *claims = ss_article_claims(&a);
        for (uint32_t i = 0; i < a.row->claims.count; i++, row++) {
            bool own = speaks(&a, &claims[i], (uint32_t)entity) || (state && is_from(&a, &claims[i], corpus->entities.at[entity].id));
            uint32_t statement = own && shown.of ? shown.of[corpus->updates.at[d].first_claim + i] : SS_NONE;
            if (own) each(ctx, row, statement == SS_NONE ? -1 : (int64_t)statement);
        }
    }
}

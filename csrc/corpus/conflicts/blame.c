#include "corpus/conflicts/make.h"

#include "base/hash.h"
#include "corpus/map.h"

/* Who is told to accuse somebody of one thing, in articles of one story.
 *
 *   "western states accuse Norland of shipping arms"      nobody with a name       -> Norland
 *   "Sudmark accuses Norland of sending arms to ..."      Sudmark                  -> Norland      attribution, variant
 *   "Norland is accused of sending arms"                  nobody at all            -> Norland
 *
 * Both may be right: several accuse. The accused is the same and the charges share SHARED_LEAST words of one sense or
 * names, the accused apart. Speakers of one state do not differ. */

#define SHARED_LEAST 2u
#define SENSES_MOST 24u
#define BLAMES_MOST 32u    /* accusations of one document that are looked at */

/* The senses are read when first asked for: most accusations have no fellow. */
typedef struct { uint32_t document, claim, target; uint32_t senses[SENSES_MOST], count; bool read; } ss_blame;

typedef struct {
    ss_corpus *corpus;
    const ss_lexicon *lexicon;
    const ss_stories *stories;
    ss_arena arena;
    ss_blame *blames;          /* all, by document */
    uint32_t *first;           /* by document: its first; and one behind the last */
    uint32_t count, room;
    ss_map told;               /* accusations that stand in a conflict already */
} ss_blamer;

/* ---- accusations ----------------------------------------------------------------------------------------------------- */

/* The accused as the corpus knows it, or SS_NONE when this is no accusation with content, or one by a pronoun. */
static uint32_t target_of(const ss_article *a, const ss_claim_row *claim)
{
    bool blame = claim->act == SS_ACT_ACCUSE || claim->act == SS_ACT_BLAME;
    if (!blame || claim->rare == SS_NONE || !claim->pieces.count || claim->negated || claim->level != SS_COMMUNICATION) return SS_NONE;
    bool told = claim->source_span.end > claim->source_span.start;
    if (told ? claim->speaker_how == SS_BY_PRONOUN : claim->speaker != SS_NONE) return SS_NONE;
    return ss_article_entity(a, a->shard->rares.at[a->row->rares.first + claim->rare].target);
}

static bool has_sense(const ss_blame *blame, uint32_t sense)
{
    for (uint32_t i = 0; i < blame->count; i++)
        if (blame->senses[i] == sense) return true;
    return false;
}

static void add_sense(ss_blame *blame, uint32_t sense)
{
    if (sense && blame->count < SENSES_MOST && !has_sense(blame, sense)) blame->senses[blame->count++] = sense;
}

/* Words that begin with a small letter, and whoever is named but the accused. */
static void read_senses(const ss_blamer *b, const ss_article *a, ss_span piece, ss_blame *blame)
{
    const ss_mention_row *mentions = ss_article_mentions(a);
    ss_next_word word;
    for (uint32_t at = piece.start; blame->count < SENSES_MOST && ss_word_next(a->text, &at, piece.end, &word);)
        if (a->text[word.span.start] >= 'a') add_sense(blame, ss_word_sense(b->lexicon, &word));
    for (uint32_t i = ss_article_mention(a, piece.start); i < a->row->mentions.count && mentions[i].span.start < piece.end; i++) {
        uint32_t entity = a->entities[mentions[i].local];
        if (entity != blame->target) add_sense(blame, (uint32_t)ss_hash64_mix(entity, 1));
    }
}

static void read_charge(const ss_blamer *b, ss_blame *blame)
{
    if (blame->read) return;
    ss_article a = ss_article_at(b->corpus, blame->document);
    const ss_part_of pieces = ss_article_claims(&a)[blame->claim].pieces;
    for (uint32_t i = 0; i < pieces.count; i++) read_senses(b, &a, ss_article_spans(&a)[pieces.first + i], blame);
    blame->read = true;
}

static ss_status add_blame(ss_blamer *b, const ss_article *a, uint32_t number, uint32_t target)
{
    if (b->count == b->room) {
        uint32_t more = b->room + b->room / 2 + 16;
        ss_blame *grown = ss_arena_grow(&b->arena, b->blames, b->room * sizeof *grown, more * sizeof *grown);
        if (!grown) return SS_NOMEM;
        b->blames = grown;
        b->room = more;
    }
    ss_blame *blame = &b->blames[b->count++];
    blame->document = a->document;
    blame->claim = number;
    blame->target = target;
    blame->count = 0;
    blame->read = false;
    return SS_OK;
}

static ss_status gather(ss_blamer *b)
{
    uint32_t documents = b->corpus->updates.count;
    ss_status status = SS_OK;
    b->first = ss_arena_zero(&b->arena, ((size_t)documents + 1) * sizeof *b->first);
    if (!b->first) return SS_NOMEM;
    for (uint32_t d = 0; d < documents && status == SS_OK; d++) {
        b->first[d] = b->count;
        if (!(b->corpus->updates.at[d].has & SS_HAS_BLAMES)) continue;
        ss_article a = ss_article_at(b->corpus, d);
        for (uint32_t i = 0; i < a.row->claims.count && b->count - b->first[d] < BLAMES_MOST && status == SS_OK; i++) {
            uint32_t target = target_of(&a, ss_article_claims(&a) + i);
            if (target != SS_NONE) status = add_blame(b, &a, i, target);
        }
    }
    b->first[documents] = b->count;
    return status;
}

/* ---- two accusers ---------------------------------------------------------------------------------------------------- */

/* SS_NONE when nobody is named: "Norland is accused" has the accused where others have the accuser. */
static uint32_t speaker_of(const ss_corpus *corpus, const ss_blame *blame)
{
    ss_article a = ss_article_at(corpus, blame->document);
    uint32_t speaker = ss_article_entity(&a, ss_article_claims(&a)[blame->claim].speaker);
    return speaker == blame->target ? SS_NONE : speaker;
}

/* The state of a speaker, itself for a state. */
static ss_slice house_of(const ss_corpus *corpus, uint32_t entity)
{
    const ss_entity_row *row = &corpus->entities.at[entity];
    return ss_stored_slice(corpus, row->type == SS_COUNTRY || !row->country.size ? row->id : row->country);
}

static bool others(const ss_corpus *corpus, const ss_blame *x, const ss_blame *y)
{
    uint32_t one = speaker_of(corpus, x), two = speaker_of(corpus, y);
    if (one == SS_NONE || two == SS_NONE) return one != two;
    ss_slice p = house_of(corpus, one), q = house_of(corpus, two);
    return p.size != q.size || memcmp(p.at, q.at, p.size);
}

static bool same_charge(const ss_blamer *b, ss_blame *x, ss_blame *y)
{
    uint32_t shared = 0;
    if (x->target != y->target) return false;
    read_charge(b, x);
    read_charge(b, y);
    for (uint32_t i = 0; i < x->count; i++) shared += has_sense(y, x->senses[i]);
    return shared >= SHARED_LEAST;
}

static ss_status is_told(ss_blamer *b, const ss_blame *blame, bool *told)
{
    uint32_t *times = NULL;
    ss_status status = ss_map_put(&b->told, b->corpus->memory, ss_hash64_mix(blame->document, blame->claim), &times);
    if (status != SS_OK) return status;
    *told = *times != SS_NONE;
    *times = 1;
    return SS_OK;
}

static ss_status add_accuser(ss_blamer *b, uint32_t first, const ss_blame *blame)
{
    ss_article a = ss_article_at(b->corpus, blame->document);
    const ss_claim_row *claim = ss_article_claims(&a) + blame->claim;
    ss_span piece = ss_article_spans(&a)[claim->pieces.first + claim->pieces.count - 1]; /* the last: of what follows the cue */
    ss_saying saying = {a.document, {claim->cue_span.start, piece.end}, blame->claim, speaker_of(b->corpus, blame)};
    bool own = saying.speaker == SS_NONE && claim->speaker != SS_NONE;
    if (piece.start < claim->cue_span.end) saying.span = claim->cue_span;
    return ss_side_add(b->corpus, first, &saying, own ? (ss_slice){NULL, 0} : ss_span_slice(&a, claim->source_span));
}

/* All of later neighbours who are told to bring the same charge, whose accusation stands in no conflict yet. */
static ss_status find_accusers(ss_blamer *b, ss_blame *blame)
{
    const ss_neighbour *end, *next = ss_stories_neighbours(b->stories, blame->document, &end);
    uint32_t first = b->corpus->sides.count;
    bool told = false;
    ss_status status = SS_OK;
    for (; next < end; next++)
        for (uint32_t i = b->first[next->document]; i < b->first[next->document + 1] && status == SS_OK; i++) {
            if (next->shared < SS_ONE_STORY || !same_charge(b, blame, &b->blames[i]) || !others(b->corpus, blame, &b->blames[i])) continue;
            status = is_told(b, &b->blames[i], &told);
            if (status == SS_OK && b->corpus->sides.count == first) status = add_accuser(b, first, blame);
            if (status == SS_OK && !told) status = add_accuser(b, first, &b->blames[i]);
        }
    if (status != SS_OK) return status;
    ss_slice about = ss_stored_slice(b->corpus, b->corpus->entities.at[blame->target].id);
    return ss_conflict_add(b->corpus, first, SS_CONFLICT_ATTRIBUTION, SS_VARIANT_SEVERITY, about);
}

ss_status ss_conflicts_blame(ss_corpus *corpus, const ss_stories *stories)
{
    ss_blamer b = {.corpus = corpus, .lexicon = corpus->engine->lexicon, .stories = stories};
    ss_arena_init(&b.arena, corpus->memory);
    ss_status status = gather(&b);
    for (uint32_t i = 0; i < b.count && status == SS_OK; i++) status = find_accusers(&b, &b.blames[i]);
    ss_map_drop(&b.told, corpus->memory);
    ss_arena_free(&b.arena);
    return status;
}

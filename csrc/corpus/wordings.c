#include "corpus/wordings.h"

#include <math.h>
#include "base/hash.h"
#include "corpus/map.h"
#include "corpus/memo.h"
#include "lexicon/meanings.h"

#define PRIOR 400.0          /* claims of other news that stand behind every corpus, so that small ones work too */
#define WEIGHT_SCALE 64.0
#define SLOTS_FIRST 1024u
#define CONTENTS 16384u
#define WORD_MOST 64u        /* bytes of a name of one word */
#define DAYS_BEFORE 7        /* a claim without a day was made in the days before its article */

/* In what part of them a feature stands: another word or number, a name, an everyday word. */
typedef enum { PRIOR_OTHER, PRIOR_NAME, PRIOR_COMMON } ss_prior;
static const double priors[] = {[PRIOR_OTHER] = 0.002, [PRIOR_NAME] = 0.015, [PRIOR_COMMON] = 0.02};

/* A content met lately and its features: copies of an article need no second list. */
typedef struct { uint64_t content; ss_part_of features; } ss_recent;

typedef struct {
    const ss_corpus *corpus;
    ss_wordings *out;
    ss_map roots;                /* root -> its place in `families` */
    ss_ids families;             /* document + 1 that has it, MANY */
    uint32_t *family_of, *names; /* by entity: its place in `families`; its feature; SS_NONE when not known yet */
    const ss_shard *shard;       /* of the claim at hand, and so on */
    const ss_row *row;
    const uint32_t *entities;
    const ss_mark *marks;
    uint32_t document;
    uint64_t id_hash;            /* of the document's id */
    ss_recent *recent;           /* CONTENTS of them, by hash */
} ss_maker;

#define MANY 0u

/* ---- speakers -------------------------------------------------------------------------------------------------------- */

static uint64_t stored_hash(const ss_corpus *corpus, ss_stored string)
{
    return ss_hash64(corpus->strings.at + string.at, string.size, 0);
}

/* The first few in the order of entities, whatever the order of documents. */
static void add_voice(ss_voice *voice, uint32_t entity)
{
    for (uint32_t i = 0; i < voice->count; i++)
        if (voice->at[i] == entity) return;
    uint32_t at = voice->count < SS_SPEAKERS_MOST ? voice->count++ : SS_SPEAKERS_MOST;
    for (; at && voice->at[at - 1] > entity; at--)
        if (at < SS_SPEAKERS_MOST) voice->at[at] = voice->at[at - 1];
    if (at < SS_SPEAKERS_MOST) voice->at[at] = entity;
}

static void hear_shard(ss_wordings *out, const ss_shard *shard, const uint32_t *entities)
{
    for (uint32_t d = 0; d < shard->documents.count; d++) {
        const ss_part_of part = shard->documents.at[d].locals;
        for (uint32_t i = part.first; i < part.first + part.count; i++) {
            uint32_t of = shard->locals.at[i].speaks_for;
            if (of != SS_NONE && of < part.count) add_voice(&out->voices[entities[i]], entities[part.first + of]);
        }
    }
}

static uint64_t own_root(const ss_corpus *corpus, uint32_t entity)
{
    const ss_entity_row *row = &corpus->entities.at[entity];
    if (row->type == SS_COUNTRY || !row->country.size) return stored_hash(corpus, row->id);
    return stored_hash(corpus, row->country);
}

static ss_status hear(const ss_corpus *corpus, ss_wordings *out)
{
    uint32_t count = corpus->entities.count;
    out->voices = ss_arena_zero(&out->arena, count * sizeof *out->voices + 1);
    out->roots = ss_arena_take(&out->arena, count * sizeof *out->roots + 1);
    if (!out->voices || !out->roots) return SS_NOMEM;
    for (uint32_t s = 0; s < corpus->shards.count; s++)
        if (corpus->shards.at[s]->locals.count) hear_shard(out, corpus->shards.at[s], corpus->entity_of.at + corpus->first_local.at[s]);
    for (uint32_t i = 0; i < count; i++) {
        bool bare = corpus->entities.at[i].type != SS_COUNTRY && !corpus->entities.at[i].country.size;
        out->roots[i] = own_root(corpus, bare && out->voices[i].count ? out->voices[i].at[0] : i);
    }
    return SS_OK;
}

/* ---- which claims ---------------------------------------------------------------------------------------------------- */

typedef ss_status ss_claim_work(ss_maker *maker, const ss_claim_row *claim, uint32_t number);

static ss_status each_of_document(ss_maker *maker, ss_claim_work *work)
{
    const ss_part_of part = maker->row->claims;
    ss_status status = SS_OK;
    maker->marks = SS_PART(maker->shard->marks, maker->row->marks.first);
    for (uint32_t i = 0; i < part.count && status == SS_OK; i++) {
        const ss_claim_row *claim = &maker->shard->claims.at[part.first + i];
        if (!ss_claim_has_marks(claim)) continue;
        status = work(maker, claim, i);
        maker->marks += 1 + ss_head_count(*maker->marks);
    }
    return status;
}

static ss_status each_claim(ss_maker *maker, ss_claim_work *work)
{
    const ss_corpus *corpus = maker->corpus;
    ss_status status = SS_OK;
    for (uint32_t s = 0; s < corpus->shards.count; s++) {
        maker->shard = corpus->shards.at[s];
        for (uint32_t d = 0; d < maker->shard->documents.count && status == SS_OK; d++) {
            maker->row = &maker->shard->documents.at[d];
            maker->document = corpus->first_document.at[s] + d;
            if (!maker->row->locals.count) continue;
            maker->id_hash = stored_hash(corpus, corpus->ids.at[maker->document]);
            maker->entities = SS_PART(corpus->entity_of, corpus->first_local.at[s] + maker->row->locals.first);
            status = each_of_document(maker, work);
        }
    }
    return status;
}

static ss_status find_family(ss_maker *maker, uint32_t entity, uint32_t **family)
{
    uint32_t *place = &maker->family_of[entity], *number;
    if (*place == SS_NONE) {
        ss_status status = ss_map_put(&maker->roots, maker->corpus->memory, maker->out->roots[entity], &number);
        if (status != SS_OK) return status;
        if (*number == SS_NONE) {
            if (!SS_PUSH(&maker->families, &maker->out->arena)) return SS_NOMEM;
            *number = maker->families.count - 1;
            maker->families.at[*number] = maker->document + 1;
        }
        *place = *number;
    }
    *family = &maker->families.at[*place];
    return SS_OK;
}

static ss_status count_family(ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    uint32_t *seen;
    (void)number;
    ss_status status = find_family(maker, maker->entities[claim->speaker], &seen);
    if (status == SS_OK && *seen != maker->document + 1) *seen = MANY;
    return status;
}

/* ---- features -------------------------------------------------------------------------------------------------------- */

static ss_status grow(ss_rarities *table, const ss_allocator *memory)
{
    ss_rarities more = {NULL, table->size ? table->size * 2 : SLOTS_FIRST, table->count};
    size_t bytes;
    if (more.size <= table->size || !ss_size_product(more.size, sizeof *more.slots, &bytes)) return SS_NOMEM;
    more.slots = ss_make(memory, bytes);
    if (!more.slots) return SS_NOMEM;
    for (uint32_t i = 0; i < table->size; i++)
        if (table->slots[i].key) *ss_rarity_seek(&more, table->slots[i].key) = table->slots[i];
    ss_release(memory, table->slots, table->size * sizeof *table->slots);
    *table = more;
    return SS_OK;
}

/* Of the forms of a word the most everyday one counts, whichever comes first. */
static ss_status count_feature(ss_maker *maker, ss_mark mark)
{
    ss_rarities *table = &maker->out->rarities;
    uint8_t prior = ss_mark_kind_of(mark) == SS_MARK_NAME ? PRIOR_NAME : mark & 2 ? PRIOR_COMMON : PRIOR_OTHER;
    ss_rarity *rarity = ss_rarity_seek(table, ss_mark_key(mark) + 1);
    if (!rarity->key) {
        if (table->count >= table->size / 2) {
            ss_status status = grow(table, maker->corpus->memory);
            if (status != SS_OK) return status;
            rarity = ss_rarity_seek(table, ss_mark_key(mark) + 1);
        }
        *rarity = (ss_rarity){.key = ss_mark_key(mark) + 1};
        table->count++;
    }
    rarity->claims++;
    if (rarity->prior < prior) rarity->prior = prior;
    return SS_OK;
}

ss_mark ss_entity_mark(const ss_corpus *corpus, const ss_entity_row *row)
{
    char folded[256];
    const char *name = corpus->strings.at + row->name.at;
    bool bare = row->lexicon == SS_NONE && row->name.size <= WORD_MOST && !memchr(name, ' ', row->name.size);
    ss_sense sense = bare ? ss_lexicon_sense(corpus->engine->lexicon, folded, ss_word_fold(name, row->name.size, folded)) : 0;
    if (ss_sense_says(sense) == SS_SAYS_CONTENT && !ss_sense_common(sense)) return ss_mark_make(SS_MARK_PROPER, ss_sense_id(sense), false, false);
    return ss_mark_make(SS_MARK_NAME, (uint32_t)stored_hash(corpus, row->id) & SS_SENSE_MOST, false, false);
}

/* The name's feature, the same whatever documents there are; `root`: of the speaker, whose own names are none. */
static bool name_feature(ss_maker *maker, uint32_t local, uint64_t root, ss_mark *out)
{
    uint32_t entity = maker->entities[local];
    uint32_t *known = &maker->names[entity];
    if (maker->out->roots[entity] == root) return false;
    if (*known == SS_NONE) *known = ss_entity_mark(maker->corpus, &maker->corpus->entities.at[entity]);
    *out = *known;
    return true;
}

/* Behind the others of its wording, in order, unless it stands there. */
static inline void put_in(ss_ids *features, uint32_t first, ss_mark mark)
{
    uint32_t at = features->count;
    while (at > first && features->at[at - 1] > mark) at--;
    if (at > first && features->at[at - 1] == mark) return;
    if (at < features->count) memmove(features->at + at + 1, features->at + at, (features->count - at) * sizeof *features->at);
    features->at[at] = mark;
    features->count++;
}

static void share_features(ss_maker *maker, ss_wording *w)
{
    ss_recent *recent = &maker->recent[w->content % CONTENTS];
    if (recent->content == w->content && recent->features.count == w->features.count) {
        maker->out->features.count = w->features.first;
        w->features = recent->features;
    } else *recent = (ss_recent){w->content, w->features};
}

static ss_status add_features(ss_maker *maker, uint64_t root, ss_wording *w)
{
    ss_ids *features = &maker->out->features;
    uint32_t count = ss_head_count(*maker->marks), first = features->count;
    ss_status status = SS_OK;
    if (!SS_ROOM(features, maker->corpus->memory, count)) return SS_NOMEM;
    for (uint32_t i = 1; i <= count; i++) {
        ss_mark mark = maker->marks[i];
        if (ss_mark_kind_of(mark) != SS_MARK_NAME || name_feature(maker, ss_mark_id(mark), root, &mark)) put_in(features, first, mark);
    }
    w->features = (ss_part_of){first, features->count - first};
    w->content = w->features.count;
    for (uint32_t i = first; i < features->count && status == SS_OK; i++) {
        w->content = ss_hash_step(w->content, features->at[i] & ~(ss_mark)2);
        status = count_feature(maker, features->at[i]);
    }
    share_features(maker, w);
    return status;
}

/* ---- a wording ------------------------------------------------------------------------------------------------------- */

static uint64_t hash_of_claim(const ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    const ss_span *pieces = SS_PART(maker->shard->spans, maker->row->spans.first + claim->pieces.first);
    uint64_t hash = ss_hash_step(maker->id_hash, (uint64_t)claim->cue_span.start << 32 | claim->cue_span.end);
    for (uint32_t i = 0; i < claim->pieces.count; i++)
        hash = ss_hash_step(hash, (uint64_t)pieces[i].start << 32 | pieces[i].end);
    return ss_hash_end(hash, number);
}

uint32_t ss_wording_speakers(const ss_corpus *corpus, const ss_wording *wording, uint32_t out[SS_SPEAKERS_MOST])
{
    uint32_t within, count = 0, shard = ss_corpus_shard_of(corpus, wording->document, &within);
    const ss_shard *rows = corpus->shards.at[shard];
    const ss_row *row = &rows->documents.at[within];
    const ss_claim_row *claim = &rows->claims.at[row->claims.first + wording->claim];
    const uint32_t *entities = SS_PART(corpus->entity_of, corpus->first_local.at[shard] + row->locals.first);
    const uint32_t *locals = claim->speakers ? rows->ids.at + row->ids.first + claim->first_id : NULL;
    out[count++] = wording->speaker;
    for (uint32_t i = 0; i < claim->speakers && count < SS_SPEAKERS_MOST; i++)
        if (locals[i] != claim->speaker) out[count++] = entities[locals[i]];
    return count;
}

static void put_days(const ss_maker *maker, const ss_claim_row *claim, ss_wording *w)
{
    uint8_t from;
    int32_t published = maker->corpus->updates.at[maker->document].published;
    ss_corpus_claim_days(maker->corpus, maker->document, claim, &w->first, &w->last, &from);
    if (w->first != SS_NO_DAY || published == SS_NO_DAY) return;
    w->first = published - DAYS_BEFORE;
    w->last = published;
}

static ss_status make_wording(ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    ss_wordings *out = maker->out;
    uint32_t *seen, speaker = maker->entities[claim->speaker];
    ss_status status = find_family(maker, speaker, &seen);
    if (status != SS_OK || *seen != MANY) return status;
    ss_wording *w = SS_ADD(&out->list, maker->corpus->memory);
    if (!w) return SS_NOMEM;
    *w = (ss_wording){.document = maker->document, .claim = number, .family = maker->family_of[speaker], .speaker = speaker,
                      .acts = (uint8_t)ss_act_family_of(claim->act), .act = claim->act,
                      .joint = claim->speakers > 1,
                      .turned = (*maker->marks & SS_HEAD_TURNED) != 0, .without = (*maker->marks & SS_HEAD_WITHOUT) != 0};
    status = add_features(maker, out->roots[speaker], w);
    if (!w->features.count) {
        out->list.count--;
        return status;
    }
    w->self = hash_of_claim(maker, claim, number);
    put_days(maker, claim, w);
    return status;
}

/* ---- weights --------------------------------------------------------------------------------------------------------- */

static void oppose(void *ctx, uint32_t id, uint32_t opposite)
{
    const ss_wordings *out = ctx;
    ss_rarity *rarity = ss_wordings_rarity(out, ss_mark_make(SS_MARK_WORD, id, false, false));
    if (rarity->key) rarity->opposite = ss_mark_key(ss_mark_make(SS_MARK_WORD, opposite, false, false)) + 1;
}

/* Counts, for each, what words of neighbouring meaning the corpus has. */
static void count_relatives(void *ctx, uint32_t a, uint32_t b)
{
    ss_rarity *x = ss_wordings_rarity(ctx, ss_mark_make(SS_MARK_WORD, a, false, false));
    ss_rarity *y = ss_wordings_rarity(ctx, ss_mark_make(SS_MARK_WORD, b, false, false));
    if (x->key && y->key) x->related++, y->related++;
}

/* Lists fill from the end on. */
static void put_relatives(void *ctx, uint32_t a, uint32_t b)
{
    ss_wordings *out = ctx;
    ss_rarity *x = ss_wordings_rarity(out, ss_mark_make(SS_MARK_WORD, a, false, false));
    ss_rarity *y = ss_wordings_rarity(out, ss_mark_make(SS_MARK_WORD, b, false, false));
    if (x->key && y->key) out->relatives[--x->related] = y->key, out->relatives[--y->related] = x->key;
}

static ss_status relate(ss_wordings *out, const ss_lexicon *lexicon)
{
    uint32_t total = 1;
    ss_lexicon_related(lexicon, count_relatives, out);
    for (uint32_t i = 0; i < out->rarities.size; i++) {
        ss_rarity *rarity = &out->rarities.slots[i];
        if (!rarity->related) continue;
        total += rarity->related;
        rarity->related = total++;
    }
    out->relatives = ss_arena_zero(&out->arena, total * sizeof *out->relatives);
    if (!out->relatives) return SS_NOMEM;
    ss_lexicon_related(lexicon, put_relatives, out);
    return SS_OK;
}

static void weigh(ss_wordings *out, const ss_memo *like, const ss_lexicon *lexicon)
{
    double claims = out->list.count + PRIOR;
    out->basis = like ? like->basis : out->list.count;
    for (uint32_t i = 0; i < out->rarities.size; i++) {
        ss_rarity *rarity = &out->rarities.slots[i];
        if (!rarity->key) continue;
        uint16_t known = like ? ss_memo_weight(like, rarity->key) : 0;
        double weight = WEIGHT_SCALE * log(claims / (rarity->claims + PRIOR * priors[rarity->prior]));
        rarity->weight = known ? known : (uint16_t)(weight < 1 ? 1 : weight);
    }
    ss_lexicon_opposites(lexicon, oppose, out);
}

/* The memo that weights are taken from, if it is near enough. */
static const ss_memo *near_memo(const ss_corpus *corpus, uint32_t count)
{
    return corpus->like && count >= corpus->like->basis && count <= corpus->like->basis + corpus->like->basis / 4 ? corpus->like : NULL;
}

static ss_status prepare(ss_maker *maker)
{
    uint32_t count = maker->corpus->entities.count;
    size_t bytes = count * sizeof *maker->names;
    maker->family_of = ss_arena_take(&maker->out->arena, bytes + 1);
    maker->names = ss_arena_take(&maker->out->arena, bytes + 1);
    maker->recent = ss_arena_zero(&maker->out->arena, CONTENTS * sizeof *maker->recent);
    if (!maker->family_of || !maker->names || !maker->recent) return SS_NOMEM;
    memset(maker->family_of, 0xFF, bytes);
    memset(maker->names, 0xFF, bytes);
    return grow(&maker->out->rarities, maker->corpus->memory);
}

void ss_wordings_free(const ss_corpus *corpus, ss_wordings *wordings)
{
    SS_DROP(&wordings->list, corpus->memory);
    SS_DROP(&wordings->features, corpus->memory);
    ss_release(corpus->memory, wordings->rarities.slots, wordings->rarities.size * sizeof *wordings->rarities.slots);
    ss_arena_free(&wordings->arena);
}

ss_status ss_wordings_make(const ss_corpus *corpus, ss_wordings *out)
{
    ss_maker maker = {.corpus = corpus, .out = out};
    ss_status status = hear(corpus, out);
    if (status == SS_OK) status = prepare(&maker);
    if (status == SS_OK) status = each_claim(&maker, count_family);
    if (status == SS_OK) status = each_claim(&maker, make_wording);
    if (status == SS_OK) weigh(out, near_memo(corpus, out->list.count), corpus->engine->lexicon);
    if (status == SS_OK) status = relate(out, corpus->engine->lexicon);
    ss_map_drop(&maker.roots, corpus->memory);
    return status;
}

#include "corpus/statements/wordings.h"

#include "base/hash.h"
#include "corpus/map.h"
#include "corpus/statements/memo.h"
#include "corpus/sieve.h"
#include "corpus/sort.h"
#include "lexicon/meanings.h"

#define CONTENTS_LEAST 512u
#define CONTENTS_MOST 16384u /* a power of two */
#define WORD_MOST 64u        /* bytes of a name of one word */
#define DAYS_BEFORE 7        /* a claim without a day was made in the days before its article */

/* A content met lately and its features: copies of an article need no second list. */
typedef struct { uint64_t content; uint32_t family, first; } ss_recent; /* family: its place plus one */

typedef struct { ss_sieve keys; bool any, names; } ss_reweighed; /* features that weigh other than before; whether there are any, and names */

struct ss_maker {
    const ss_corpus *corpus;     /* this one, or the one before */
    ss_wordings *out;
    ss_map *by_root;             /* root -> its place in `families` */
    const uint64_t *roots;       /* by entity */
    uint32_t *family_of, *names; /* by entity: its place in `families`; its feature; SS_NONE when not known yet */
    const bool *changed;         /* by document of the corpus before: to be looked at again; NULL when none is */
    const ss_reweighed *reweighed;
    uint32_t step;               /* what one claim counts: 1, or -1 to take it back */
    const ss_shard *shard;       /* of the claim at hand, and so on */
    const ss_row *row;           /* not in ss_wordings_of: rows are large */
    const uint32_t *entities;
    const ss_mark *marks;
    uint32_t document;
    ss_recent *recent;           /* CONTENTS_MOST of them; those of one family by hash, as many as it may need */
    uint32_t contents;           /* how many, less one */
};

/* ---- which claims ---------------------------------------------------------------------------------------------------- */

typedef ss_status ss_claim_work(ss_maker *maker, const ss_claim_row *claim, uint32_t number);

static inline bool is_changed(const ss_maker *maker, uint32_t document)
{
    const ss_corpus *like = maker->corpus->like;
    return (like && document >= like->updates.count) || (maker->changed && maker->changed[document]);
}

/* False when it names nobody, so that nobody says anything. */
static bool open_document(ss_maker *maker, uint32_t document)
{
    uint32_t within, locals, s = ss_corpus_shard_of(maker->corpus, document, &within);
    maker->document = document;
    maker->entities = ss_corpus_entities(maker->corpus, document, &locals);
    maker->shard = maker->corpus->shards.at[s];
    maker->row = &maker->shard->documents.at[within];
    maker->marks = SS_PART(maker->shard->marks, maker->row->marks.first);
    return locals > 0;
}

static inline void pass_marks(ss_maker *maker) { maker->marks += 1 + ss_head_count(*maker->marks); }

static ss_status each_of_document(ss_maker *maker, uint32_t document, ss_claim_work *work)
{
    ss_status status = SS_OK;
    if (!open_document(maker, document)) return SS_OK;
    const ss_part_of part = maker->row->claims;
    for (uint32_t i = 0; i < part.count && status == SS_OK; i++) {
        const ss_claim_row *claim = &maker->shard->claims.at[part.first + i];
        if (!ss_claim_has_marks(claim)) continue;
        status = work(maker, claim, i);
        pass_marks(maker);
    }
    return status;
}

/* Of the documents from the first one on that is asked for. */
static ss_status each_claim(ss_maker *maker, uint32_t document, ss_claim_work *work)
{
    ss_status status = SS_OK;
    for (uint32_t d = document; d < maker->corpus->updates.count && status == SS_OK; d++) status = each_of_document(maker, d, work);
    return status;
}

static ss_status place_family(ss_maker *maker, uint64_t root, uint32_t *place)
{
    uint32_t *number;
    ss_status status = ss_map_put(maker->by_root, maker->corpus->memory, root, &number);
    if (status == SS_OK && *number == SS_NONE) {
        ss_family *family = SS_PUSH(&maker->out->families, &maker->out->arena);
        if (!family) return SS_NOMEM;
        family->root = root;
        *number = maker->out->families.count - 1;
    }
    if (status == SS_OK) *place = *number;
    return status;
}

static ss_status find_family(ss_maker *maker, uint32_t entity, ss_family **family)
{
    uint32_t *place = &maker->family_of[entity];
    ss_status status = *place == SS_NONE ? place_family(maker, maker->roots[entity], place) : SS_OK;
    if (status == SS_OK) *family = &maker->out->families.at[*place];
    return status;
}

static ss_status count_family(ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    ss_family *family;
    (void)number;
    ss_status status = find_family(maker, maker->entities[claim->speaker], &family);
    if (status != SS_OK) return status;
    if (!family->document) family->document = maker->document + 1;
    family->many |= family->document != maker->document + 1;
    family->claims++;
    uint32_t *place = SS_ADD(&maker->out->claim_families, maker->corpus->memory);
    if (!place) return SS_NOMEM;
    *place = maker->family_of[maker->entities[claim->speaker]];
    return SS_OK;
}

static ss_status count_families(ss_maker *maker, uint32_t document)
{
    ss_wordings *out = maker->out;
    uint32_t count = maker->corpus->updates.count;
    ss_status status = SS_ROOM(&out->first_claims, maker->corpus->memory, count + 1 - out->first_claims.count) ? SS_OK : SS_NOMEM;
    for (uint32_t d = document; d < count && status == SS_OK; d++) {
        out->first_claims.at[out->first_claims.count++] = out->claim_families.count;
        status = each_of_document(maker, d, count_family);
    }
    if (status == SS_OK) out->first_claims.at[out->first_claims.count++] = out->claim_families.count;
    return status;
}

/* Whether a family of the document's claims is to be grouped. */
static bool has_touched(const ss_wordings *out, uint32_t document)
{
    for (uint32_t i = out->first_claims.at[document]; i < out->first_claims.at[document + 1]; i++) {
        const ss_family *family = &out->families.at[out->claim_families.at[i]];
        if (family->many && family->touched) return true;
    }
    return false;
}

/* ---- features -------------------------------------------------------------------------------------------------------- */

ss_mark ss_entity_mark(const ss_corpus *corpus, const ss_entity_row *row)
{
    char folded[256];
    const char *name = corpus->strings.at + row->name.at;
    bool bare = row->lexicon == SS_NONE && row->name.size <= WORD_MOST && !memchr(name, ' ', row->name.size);
    ss_sense sense = bare ? ss_lexicon_sense(corpus->engine->lexicon, folded, ss_word_fold(name, row->name.size, folded)) : 0;
    if (ss_sense_says(sense) == SS_SAYS_CONTENT && !ss_sense_common(sense)) return ss_mark_make(SS_MARK_PROPER, ss_sense_id(sense), false, false);
    return ss_mark_make(SS_MARK_NAME, (uint32_t)ss_stored_hash(corpus, row->id) & SS_SENSE_MOST, false, false);
}

/* The name's feature, the same whatever documents there are; `root`: of the speaker, whose own names are none. */
static bool name_feature(ss_maker *maker, uint32_t local, uint64_t root, ss_mark *out)
{
    uint32_t entity = maker->entities[local];
    uint32_t *known = &maker->names[entity];
    if (maker->roots[entity] == root) return false;
    if (*known == SS_NONE) *known = ss_entity_mark(maker->corpus, &maker->corpus->entities.at[entity]);
    *out = *known;
    return true;
}

/* Behind the others of its wording, in order, unless it stands there; returns how many there are. */
static inline uint32_t put_in(ss_mark *features, uint32_t count, ss_mark mark)
{
    uint32_t at = count;
    while (at && features[at - 1] > mark) at--;
    if (at && features[at - 1] == mark) return count;
    if (at < count) memmove(features + at + 1, features + at, (count - at) * sizeof *features);
    features[at] = mark;
    return count + 1;
}

/* How many marks of the claim at hand are features as they stand: words and numbers, which come first. */
static uint32_t count_plain(const ss_maker *maker)
{
    const ss_mark *marks = maker->marks + 1;
    uint32_t count = ss_head_count(*maker->marks);
    while (count && ss_mark_kind_of(marks[count - 1]) >= SS_MARK_NAME) count--;
    return count;
}

/* The other features of the claim at hand, from the mark `at` on; `root`: of its speaker. Returns how many. */
static uint32_t list_named(ss_maker *maker, uint64_t root, uint32_t at, ss_mark *out)
{
    const ss_mark *marks = maker->marks + 1;
    uint32_t all = ss_head_count(*maker->marks), count = 0;
    for (; at < all; at++) {
        ss_mark mark = marks[at];
        if (ss_mark_kind_of(mark) != SS_MARK_NAME || name_feature(maker, ss_mark_id(mark), root, &mark)) count = put_in(out, count, mark);
    }
    return count;
}

/* Copies of a content need no second list. */
static void share_features(ss_maker *maker, const ss_family *family, ss_wording *w)
{
    ss_recent *recent = &maker->recent[w->content & maker->contents];
    uint32_t place = (uint32_t)(family - maker->out->families.at) + 1;
    if (recent->content == w->content && recent->family == place) {
        w->features.first = recent->first;
        return;
    }
    *recent = (ss_recent){w->content, place, w->features.first};
    maker->out->features.count += w->features.count;
}

static ss_status add_features(ss_maker *maker, const ss_family *family, ss_wording *w)
{
    ss_ids *pool = &maker->out->features;
    if (!SS_ROOM(pool, maker->corpus->memory, SS_MARKS_MOST)) return SS_NOMEM;
    ss_mark *features = pool->at + pool->count;
    uint32_t plain = count_plain(maker), count = plain + list_named(maker, family->root, plain, features + plain);
    memcpy(features, maker->marks + 1, plain * sizeof *features);
    w->features = (ss_part_of){pool->count, count};
    uint64_t content = count;
    uint32_t kinds = 0;
    for (uint32_t i = 0; i < count; i++) {
        content = ss_hash_step(content, features[i] & ~(ss_mark)2);
        kinds |= 1u << ss_mark_kind_of(features[i]);
    }
    w->content = content;
    w->kinds = (uint8_t)kinds;
    share_features(maker, family, w);
    return SS_OK;
}

/* ---- a wording ------------------------------------------------------------------------------------------------------- */

uint64_t ss_claim_self(const ss_shard *shard, const ss_document_update *update, const ss_claim_row *claim, uint32_t number)
{
    const ss_span *pieces = SS_PART(shard->spans, update->first_span + claim->pieces.first);
    uint64_t hash = ss_hash_step(update->id_hash, (uint64_t)claim->cue_span.start << 32 | claim->cue_span.end);
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

/* The claim at hand, if it says anything. */
static ss_status make_wording(ss_maker *maker, const ss_claim_row *claim, uint32_t number, const ss_family *family)
{
    ss_wordings *out = maker->out;
    ss_wording *w = SS_ADD(&out->list, maker->corpus->memory);
    if (!w) return SS_NOMEM;
    *w = (ss_wording){.document = maker->document, .claim = number, .speaker = maker->entities[claim->speaker],
                      .acts = (uint8_t)ss_act_family_of(claim->act), .act = claim->act,
                      .joint = claim->speakers > 1,
                      .turned = (*maker->marks & SS_HEAD_TURNED) != 0, .without = (*maker->marks & SS_HEAD_WITHOUT) != 0};
    ss_status status = add_features(maker, family, w);
    if (status != SS_OK || !w->features.count) {
        out->list.count--;
        return status;
    }
    w->self = ss_claim_self(maker->shard, &maker->corpus->updates.at[maker->document], claim, number);
    put_days(maker, claim, w);
    return SS_OK;
}

/* Claims of a family are scattered over the corpus, so what is needed of one is fetched while others are worked at: first what its
 * place names, then what that leads to. */
#define AHEAD 8u

static const ss_shard *shard_at(const ss_corpus *corpus, const ss_claim_place *place, uint32_t *shard)
{
    uint32_t within;
    *shard = ss_corpus_shard_of(corpus, place->document, &within);
    return corpus->shards.at[*shard];
}

static void fetch(const ss_corpus *corpus, const ss_claim_place *place)
{
    uint32_t at;
    const ss_shard *shard = shard_at(corpus, place, &at);
    __builtin_prefetch(&shard->claims.at[place->claim]);
    __builtin_prefetch((const char *)&shard->claims.at[place->claim] + 60);
    __builtin_prefetch(&shard->marks.at[place->marks]);
    __builtin_prefetch((const char *)&shard->marks.at[place->marks] + 60); /* most claims have few marks */
    __builtin_prefetch(&corpus->updates.at[place->document]);
}

static void fetch_behind(const ss_corpus *corpus, const ss_claim_place *place)
{
    uint32_t at;
    const ss_claim_row *claim = &shard_at(corpus, place, &at)->claims.at[place->claim];
    const ss_document_update *update = &corpus->updates.at[place->document];
    __builtin_prefetch(SS_PART(corpus->entity_of, update->first_local + claim->speaker));
    __builtin_prefetch(SS_PART(corpus->shards.at[at]->spans, update->first_span + claim->pieces.first));
    if (claim->date != SS_NONE) __builtin_prefetch(&corpus->shards.at[at]->dates.at[update->first_date + claim->date].first);
    if (update->told.count) __builtin_prefetch(&corpus->told.at[update->told.first]);
}

/* The claim at the place; *number: which of its document. */
static const ss_claim_row *seek_claim(ss_maker *maker, const ss_claim_place *place, uint32_t *number)
{
    const ss_corpus *corpus = maker->corpus;
    const ss_document_update *update = &corpus->updates.at[place->document];
    uint32_t at;
    maker->document = place->document;
    maker->shard = shard_at(corpus, place, &at);
    maker->entities = SS_PART(corpus->entity_of, update->first_local);
    maker->marks = maker->shard->marks.at + place->marks;
    *number = (uint32_t)corpus->first_claim.at[at] + place->claim - update->first_claim;
    return &maker->shard->claims.at[place->claim];
}

/* A power of two less one. */
static uint32_t contents_of(uint32_t claims)
{
    uint32_t contents = CONTENTS_LEAST;
    while (contents < claims && contents < CONTENTS_MOST) contents *= 2;
    return contents - 1;
}

static ss_status make_wordings(ss_maker *maker, const ss_family *family)
{
    const ss_corpus *corpus = maker->corpus;
    const ss_claim_place *places = family->places;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < family->noted && status == SS_OK; i++) {
        if (i + 2 * AHEAD < family->noted) fetch(corpus, &places[i + 2 * AHEAD]);
        if (i + AHEAD < family->noted) fetch_behind(corpus, &places[i + AHEAD]);
        uint32_t number;
        const ss_claim_row *claim = seek_claim(maker, &places[i], &number);
        status = make_wording(maker, claim, number, family);
    }
    return status;
}

static void drop_places(ss_family *family, const ss_allocator *memory)
{
    ss_release(memory, family->places, family->claims * sizeof *family->places);
    family->places = NULL;
}

ss_status ss_wordings_of(ss_wordings *wordings, ss_family *family)
{
    const ss_allocator *memory = wordings->maker->corpus->memory;
    wordings->maker->contents = contents_of(family->noted);
    wordings->list.count = wordings->features.count = 0;
    ss_status status = SS_ROOM(&wordings->list, memory, family->noted) ? make_wordings(wordings->maker, family) : SS_NOMEM;
    drop_places(family, memory);
    return status;
}

static ss_status note_place(ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    ss_family *family;
    ss_status status = find_family(maker, maker->entities[claim->speaker], &family);
    if (status != SS_OK || !family->many || !family->touched) return status;
    family->places[family->noted++] =
        (ss_claim_place){maker->document, maker->row->claims.first + number, (uint32_t)(maker->marks - maker->shard->marks.at)};
    return SS_OK;
}

static int by_place(const void *ctx, uint32_t a, uint32_t b)
{
    (void)ctx;
    return a < b ? -1 : a > b;
}

/* Fills `touched`: by how many claims a family has. */
static ss_status order_families(ss_wordings *out, ss_keyed *keyed, const ss_allocator *memory)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < out->families.count; i++)
        if (out->families.at[i].many && out->families.at[i].touched) keyed[count++] = (ss_keyed){~(uint64_t)out->families.at[i].claims, i};
    ss_status status = SS_RESERVE(&out->touched, &out->arena, count) ? ss_sort_keyed(keyed, count, by_place, NULL, memory) : SS_NOMEM;
    for (uint32_t i = 0; i < count && status == SS_OK; i++) out->touched.at[out->touched.count++] = keyed[i].item;
    return status;
}

static ss_status find_touched(ss_wordings *out, const ss_allocator *memory)
{
    size_t bytes = out->families.count * sizeof(ss_keyed);
    ss_keyed *keyed = ss_resize(memory, NULL, 0, bytes);
    ss_status status = keyed ? order_families(out, keyed, memory) : SS_NOMEM;
    ss_release(memory, keyed, bytes);
    return status;
}

static ss_status room_for_places(ss_wordings *out, const ss_allocator *memory)
{
    for (uint32_t i = 0; i < out->touched.count; i++) {
        ss_family *family = &out->families.at[out->touched.at[i]];
        family->places = ss_resize(memory, NULL, 0, family->claims * sizeof *family->places);
        if (!family->places) return SS_NOMEM;
        out->placed += family->claims;
    }
    return SS_OK;
}

/* Room for the claims of each family that is touched, and where they stand. */
static ss_status note_places(ss_maker *maker)
{
    ss_wordings *out = maker->out;
    ss_status status = find_touched(out, maker->corpus->memory);
    if (status == SS_OK) status = room_for_places(out, maker->corpus->memory);
    for (uint32_t d = 0; d < maker->corpus->updates.count && status == SS_OK; d++)
        if (has_touched(out, d)) status = each_of_document(maker, d, note_place);
    return status;
}

/* ---- several threads ------------------------------------------------------------------------------------------------- */

ss_status ss_wordings_share(const ss_wordings *wordings, ss_wordings *out)
{
    const ss_corpus *corpus = wordings->maker->corpus;
    size_t names = corpus->entities.count * sizeof *out->maker->names;
    *out = *wordings;
    ss_arena_init(&out->arena, corpus->memory);
    memset(&out->list, 0, sizeof out->list);
    memset(&out->features, 0, sizeof out->features);
    memset(&out->weights, 0, sizeof out->weights);
    memset(&out->rarities, 0, sizeof out->rarities);
    ss_maker *maker = ss_arena_take(&out->arena, sizeof *maker);
    if (!maker || ss_rarities_copy(&wordings->rarities, corpus->memory, &out->rarities) != SS_OK) return SS_NOMEM;
    out->maker = memcpy(maker, wordings->maker, sizeof *maker);
    maker->out = out;
    maker->recent = ss_arena_zero(&out->arena, CONTENTS_MOST * sizeof *maker->recent);
    maker->names = ss_arena_take(&out->arena, names + 1);
    if (!maker->recent || !maker->names) return SS_NOMEM;
    memcpy(maker->names, wordings->maker->names, names);
    return SS_OK;
}

void ss_wordings_unshare(const ss_corpus *corpus, ss_wordings *copy)
{
    SS_DROP(&copy->list, corpus->memory);
    SS_DROP(&copy->features, corpus->memory);
    SS_DROP(&copy->weights, corpus->memory);
    ss_rarities_drop(&copy->rarities, corpus->memory);
    ss_arena_free(&copy->arena);
}

/* ---- what the corpus before counted ---------------------------------------------------------------------------------- */

/* Which entities of the corpus before are not as they were; whether any. */
static bool find_changed_entities(const ss_corpus *corpus, const ss_wordings *out, bool *changed)
{
    bool any = false;
    for (uint32_t e = 0; e < corpus->rows.count; e++) {
        uint32_t row = corpus->rows.at[e];
        changed[e] = row == SS_NONE || corpus->like->memo->signs.at[e] != out->signs[row];
        any |= changed[e];
    }
    return any;
}

/* Days that events tell of the document's claims; what statements told the corpus before does not count. */
static bool same_told(const ss_corpus *like, const ss_part_of old, const ss_corpus *corpus, const ss_part_of now)
{
    uint32_t i = now.first, end = now.first + now.count;
    for (uint32_t k = old.first; k < old.first + old.count; k++) {
        const ss_told_row *before = &like->told.at[k], *after = i < end ? &corpus->told.at[i] : NULL;
        if (before->event == SS_NONE) continue;
        if (!after || after->claim != before->claim || after->day != (before->dated ? SS_NO_DAY : before->day)) return false;
        i++;
    }
    return i == end;
}

static bool same_days(const ss_corpus *like, const ss_corpus *corpus, uint32_t document)
{
    const ss_document_update *before = &like->updates.at[document], *after = &corpus->updates.at[document];
    bool same = before->published == after->published && before->published_from == after->published_from;
    return same && (before->told.count + after->told.count == 0 || same_told(like, before->told, corpus, after->told));
}

static bool names_any(const ss_corpus *like, uint32_t document, const bool *entities)
{
    uint32_t count;
    const uint32_t *of = ss_corpus_entities(like, document, &count);
    for (uint32_t i = 0; i < count; i++)
        if (entities[of[i]]) return true;
    return false;
}

/* maker->changed: documents whose claims are to be looked at again. */
static ss_status find_changed(ss_maker *maker)
{
    const ss_corpus *corpus = maker->corpus, *like = corpus->like;
    ss_wordings *out = maker->out;
    uint32_t entities = like->entities.count;
    bool *changed = ss_arena_zero(&out->arena, entities + 1), *documents = ss_arena_zero(&out->arena, like->updates.count + 1), any = false;
    if (!changed || !documents) return SS_NOMEM;
    bool names = find_changed_entities(corpus, out, changed);
    for (uint32_t d = 0; d < like->updates.count; d++) {
        documents[d] = !same_days(like, corpus, d) || (names && names_any(like, d, changed));
        any |= documents[d];
    }
    maker->changed = any ? documents : NULL;
    return SS_OK;
}

static ss_status recall_features(ss_maker *maker, const ss_memo *memo)
{
    ss_rarities *table = &maker->out->rarities;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < memo->features.count && status == SS_OK; i++) {
        const ss_memo_feature *feature = &memo->features.at[i];
        if (table->count >= table->size / 2) status = ss_rarities_grow(table, maker->corpus->memory);
        if (status != SS_OK) return status;
        ss_rarity *rarity = ss_rarity_seek(table, feature->key);
        *rarity = (ss_rarity){.key = feature->key, .claims = feature->claims, .commons = feature->commons};
        rarity->weight = ss_rarity_weight(rarity, memo->claims);
        table->count++;
    }
    maker->out->claims = memo->claims;
    return status;
}

static ss_status recall_families(ss_maker *maker, const ss_memo *memo)
{
    ss_wordings *out = maker->out;
    ss_status status = SS_OK;
    out->old_families = ss_arena_take(&out->arena, memo->roots.count * sizeof *out->old_families + 1);
    if (!out->old_families) return SS_NOMEM;
    for (uint32_t i = 0, place; i < memo->families.count && status == SS_OK; i++) {
        if (!memo->families.at[i].many) continue;
        status = place_family(maker, memo->families.at[i].root, &place);
        if (status != SS_OK) return status;
        out->families.at[place].before = true;
        out->families.at[place].capped = memo->families.at[i].capped;
    }
    for (uint32_t e = 0; e < memo->roots.count; e++) {
        uint32_t place = SS_NONE;
        bool known = ss_map_find(maker->by_root, memo->roots.at[e], &place) && out->families.at[place].before;
        out->old_families[e] = known ? place : SS_NONE;
    }
    return status;
}

/* Where nothing about the documents before has changed, their claims are of the families they were of. */
static ss_status recall_counts(ss_maker *maker, const ss_memo *memo)
{
    ss_wordings *out = maker->out;
    const ss_allocator *memory = maker->corpus->memory;
    ss_status status = SS_OK;
    for (uint32_t i = 0, place; i < memo->families.count && status == SS_OK; i++) {
        const ss_memo_family *before = &memo->families.at[i];
        status = place_family(maker, before->root, &place);
        if (status != SS_OK) return status;
        ss_family *family = &out->families.at[place];
        family->document = before->document;
        family->claims = before->claims;
        family->many = before->many;
    }
    uint32_t claims = memo->claim_families.count, documents = maker->corpus->like->updates.count;
    if (!SS_ROOM(&out->claim_families, memory, claims) || !SS_ROOM(&out->first_claims, memory, documents)) return SS_NOMEM;
    if (claims) memcpy(out->claim_families.at, memo->claim_families.at, claims * sizeof *out->claim_families.at);
    if (documents) memcpy(out->first_claims.at, memo->first_claims.at, documents * sizeof *out->first_claims.at);
    out->claim_families.count = claims;
    out->first_claims.count = documents;
    return SS_OK;
}

/* Counts a claim, or takes it back. */
static ss_status count_claim(ss_maker *maker, uint64_t root)
{
    ss_mark named[SS_MARKS_MOST];
    ss_rarities *rarities = &maker->out->rarities;
    const ss_allocator *memory = maker->corpus->memory;
    uint32_t plain = count_plain(maker), count = list_named(maker, root, plain, named);
    if (plain + count) maker->out->claims += maker->step;
    ss_status status = ss_rarities_count(rarities, memory, maker->marks + 1, plain, maker->step);
    return status == SS_OK ? ss_rarities_count(rarities, memory, named, count, maker->step) : status;
}

static ss_status take_back(ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    ss_family *family;
    (void)number;
    ss_status status = find_family(maker, maker->entities[claim->speaker], &family);
    if (status != SS_OK) return status;
    family->touched |= is_changed(maker, maker->document);
    return family->before && (is_changed(maker, maker->document) || !family->many) ? count_claim(maker, family->root) : SS_OK;
}

static ss_status count_new(ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    ss_family *family;
    (void)number;
    ss_status status = find_family(maker, maker->entities[claim->speaker], &family);
    if (status != SS_OK) return status;
    family->touched |= is_changed(maker, maker->document) || !family->before;
    return family->many && (is_changed(maker, maker->document) || !family->before) ? count_claim(maker, family->root) : SS_OK;
}

static ss_status room_for_entities(ss_maker *maker)
{
    size_t bytes = maker->corpus->entities.count * sizeof *maker->names;
    maker->family_of = ss_arena_take(&maker->out->arena, bytes + 1);
    maker->names = ss_arena_take(&maker->out->arena, bytes + 1);
    if (!maker->family_of || !maker->names) return SS_NOMEM;
    memset(maker->family_of, 0xFF, bytes);
    memset(maker->names, 0xFF, bytes);
    return SS_OK;
}

static ss_status take_back_all(const ss_maker *maker)
{
    ss_maker old = {.corpus = maker->corpus->like, .out = maker->out, .by_root = maker->by_root, .roots = maker->corpus->like->memo->roots.at,
                    .changed = maker->changed, .step = 0 - 1u};
    ss_status status = room_for_entities(&old);
    return status == SS_OK ? each_claim(&old, 0, take_back) : status;
}

/* What the corpus before counted, less what is no more, and what is new. */
static ss_status recount(ss_maker *maker)
{
    bool lost = maker->changed != NULL, won = maker->changed != NULL;
    for (uint32_t i = 0; i < maker->out->families.count; i++) {
        const ss_family *family = &maker->out->families.at[i];
        lost |= family->before && !family->many;
        won |= family->many && !family->before;
    }
    ss_status status = lost ? take_back_all(maker) : SS_OK;
    return status == SS_OK ? each_claim(maker, won ? 0 : maker->corpus->like->updates.count, count_new) : status;
}

/* ---- whom other weights touch ---------------------------------------------------------------------------------------- */

static uint32_t mixed(uint32_t key) { return key * 0x9E3779B1u >> 20; }

static void find_reweighed(const ss_rarities *table, ss_reweighed *out)
{
    for (uint32_t i = 0; i < table->size; i++) {
        const ss_rarity *rarity = &table->slots[i];
        if (!rarity->changed || !rarity->claims) continue;
        ss_sieve_add(&out->keys, mixed(rarity->key - 1));
        out->any = true;
        out->names |= ss_mark_kind_of((rarity->key - 1) << 2) >= SS_MARK_NAME;
    }
}

static bool weighs_other(const ss_maker *maker, ss_mark mark)
{
    return ss_sieve_may_hold(&maker->reweighed->keys, mixed(ss_mark_key(mark))) && ss_wordings_rarity(maker->out, mark)->changed;
}

static ss_status touch(ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    ss_family *family;
    (void)number;
    ss_status status = find_family(maker, maker->entities[claim->speaker], &family);
    if (status != SS_OK || !family->many) return status;
    for (uint32_t i = 1; i <= ss_head_count(*maker->marks) && !family->touched; i++) {
        ss_mark mark = maker->marks[i];
        bool name = ss_mark_kind_of(mark) == SS_MARK_NAME;
        if (name && (!maker->reweighed->names || !name_feature(maker, ss_mark_id(mark), family->root, &mark))) continue;
        family->touched = weighs_other(maker, mark);
    }
    return SS_OK;
}

static ss_status touch_all(ss_maker *maker)
{
    ss_reweighed reweighed = {.any = false};
    find_reweighed(&maker->out->rarities, &reweighed);
    maker->reweighed = &reweighed;
    ss_status status = reweighed.any ? each_claim(maker, 0, touch) : SS_OK;
    maker->reweighed = NULL;
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static ss_status prepare(ss_maker *maker)
{
    maker->roots = maker->out->roots;
    maker->recent = ss_arena_zero(&maker->out->arena, CONTENTS_MOST * sizeof *maker->recent);
    ss_status status = maker->recent ? room_for_entities(maker) : SS_NOMEM;
    return status == SS_OK ? ss_rarities_grow(&maker->out->rarities, maker->corpus->memory) : status;
}

void ss_wordings_free(const ss_corpus *corpus, ss_wordings *wordings)
{
    SS_DROP(&wordings->pairs, corpus->memory);
    SS_DROP(&wordings->claim_families, corpus->memory);
    SS_DROP(&wordings->first_claims, corpus->memory);
    for (uint32_t i = 0; i < wordings->touched.count; i++) drop_places(&wordings->families.at[wordings->touched.at[i]], corpus->memory);
    SS_DROP(&wordings->list, corpus->memory);
    SS_DROP(&wordings->features, corpus->memory);
    SS_DROP(&wordings->weights, corpus->memory);
    ss_rarities_drop(&wordings->rarities, corpus->memory);
    ss_arena_free(&wordings->arena);
}

/* Claims of families that several documents have; whose each is, is known by now. */
static ss_status count_document(ss_maker *maker, uint32_t document)
{
    const ss_wordings *out = maker->out;
    ss_status status = SS_OK;
    if (!open_document(maker, document)) return SS_OK;
    for (uint32_t i = out->first_claims.at[document]; i < out->first_claims.at[document + 1] && status == SS_OK; i++) {
        const ss_family *family = &out->families.at[out->claim_families.at[i]];
        if (family->many) status = count_claim(maker, family->root);
        pass_marks(maker);
    }
    return status;
}

static ss_status make_all(ss_maker *maker)
{
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < maker->out->families.count; i++) maker->out->families.at[i].touched = true;
    for (uint32_t d = 0; d < maker->corpus->updates.count && status == SS_OK; d++) status = count_document(maker, d);
    if (status == SS_OK) ss_rarities_weigh(&maker->out->rarities, maker->corpus->engine->lexicon, maker->out->claims);
    return status;
}

static ss_status make_touched(ss_maker *maker)
{
    const ss_memo *memo = maker->corpus->like->memo;
    ss_status status = recall_features(maker, memo);
    if (status == SS_OK) status = recall_families(maker, memo);
    if (status == SS_OK) status = recount(maker);
    if (status == SS_OK) ss_rarities_weigh(&maker->out->rarities, maker->corpus->engine->lexicon, maker->out->claims);
    if (status == SS_OK) status = touch_all(maker);
    return status;
}

static ss_status make(ss_corpus *corpus, ss_maker *maker)
{
    ss_status status = ss_wordings_hear(corpus, maker->out);
    if (status == SS_OK) status = prepare(maker);
    if (status == SS_OK && corpus->like) status = find_changed(maker);
    corpus->unchanged = corpus->like && !maker->changed;
    if (status == SS_OK && corpus->unchanged) status = recall_counts(maker, corpus->like->memo);
    if (status == SS_OK) status = count_families(maker, corpus->unchanged ? corpus->like->updates.count : 0);
    if (status == SS_OK) status = corpus->like ? make_touched(maker) : make_all(maker);
    if (status == SS_OK) status = ss_rarities_relate(&maker->out->rarities, corpus->engine->lexicon, &maker->out->arena, &maker->out->relatives);
    return status == SS_OK ? note_places(maker) : status;
}

ss_status ss_wordings_make(ss_corpus *corpus, ss_wordings *out)
{
    ss_map by_root = {NULL, 0, 0};
    ss_maker *maker = ss_arena_take(&out->arena, sizeof *maker);
    if (!maker) return SS_NOMEM;
    *maker = (ss_maker){.corpus = corpus, .out = out, .by_root = &by_root, .step = 1};
    out->maker = maker;
    ss_status status = make(corpus, maker);
    maker->by_root = NULL; /* every entity that speaks has its family by now */
    ss_map_drop(&by_root, corpus->memory);
    return status;
}

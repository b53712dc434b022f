#include "corpus/wordings.h"

#include <math.h>
#include "base/hash.h"
#include "corpus/map.h"
#include "lexicon/meanings.h"

#define BYTES_MOST 8192u     /* of one claim that are looked at */
#define TURNS 2u             /* words of content that a "not" turns round */
#define PRIOR 400.0          /* claims of other news that stand behind every corpus, so that small ones work too */
#define PRIOR_COMMON 0.02    /* in what part of them an everyday word, a name, another word stands */
#define PRIOR_NAME 0.015
#define PRIOR_OTHER 0.002
#define WEIGHT_SCALE 64.0
#define DAYS_BEFORE 7        /* a claim without a day was made in the days before its article */

typedef struct { uint32_t claims; float prior; } ss_rarity;

typedef struct {
    const ss_corpus *corpus;
    ss_wordings *out;
    ss_map numbers;              /* feature -> its place in `rarities` */
    SS_LIST(ss_rarity) rarities;
    ss_map families;             /* root -> document + 1 that has it, MANY */
    const ss_shard *shard;       /* of the claim at hand, and so on */
    const ss_row *row;
    const uint32_t *entities;
    uint32_t document, turn, first, scanned;
    ss_wording wording;
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

static const uint8_t families[SS_ACTS_COUNT] = {
    [SS_ACT_STATE] = SS_SPEAK, [SS_ACT_REPORT] = SS_SPEAK, [SS_ACT_ANNOUNCE] = SS_SPEAK, [SS_ACT_WARN] = SS_SPEAK,
    [SS_ACT_BELIEVE] = SS_SPEAK, [SS_ACT_ACCUSE] = SS_BLAMING, [SS_ACT_BLAME] = SS_BLAMING, [SS_ACT_URGE] = SS_URGING,
    [SS_ACT_DEMAND] = SS_URGING, [SS_ACT_ASK] = SS_URGING, [SS_ACT_WANT] = SS_URGING, [SS_ACT_PROMISE] = SS_PROMISING,
    [SS_ACT_THREATEN] = SS_SPEAK, [SS_ACT_AGREE] = SS_PROMISING, [SS_ACT_PRAISE] = SS_PRAISING, [SS_ACT_REJECT] = SS_REFUSE,
    [SS_ACT_DECLINE] = SS_REFUSE, [SS_ACT_DENY] = SS_DENYING, [SS_ACT_VOTE_FOR] = SS_VOTING, [SS_ACT_VOTE_AGAINST] = SS_VOTING,
    [SS_ACT_ABSTAIN] = SS_VOTING, [SS_ACT_VETO] = SS_VOTING};

static bool may_be_shared(const ss_claim_row *claim)
{
    return claim->level == SS_COMMUNICATION && claim->speaker != SS_NONE && claim->pieces.count && families[claim->act] != SS_VOTING;
}

typedef ss_status ss_claim_work(ss_maker *maker, const ss_claim_row *claim, uint32_t number);

static ss_status each_of_document(ss_maker *maker, ss_claim_work *work)
{
    const ss_part_of part = maker->row->claims;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < part.count && status == SS_OK; i++) {
        const ss_claim_row *claim = &maker->shard->claims.at[part.first + i];
        if (may_be_shared(claim)) status = work(maker, claim, i);
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
            maker->entities = SS_PART(corpus->entity_of, corpus->first_local.at[s] + maker->row->locals.first);
            status = each_of_document(maker, work);
        }
    }
    return status;
}

static ss_status count_family(ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    uint32_t *seen;
    (void)number;
    uint64_t root = maker->out->roots[maker->entities[claim->speaker]];
    ss_status status = ss_map_put(&maker->families, maker->corpus->memory, root, &seen);
    if (status != SS_OK) return status;
    if (*seen == SS_NONE) *seen = maker->document + 1;
    else if (*seen != maker->document + 1) *seen = MANY;
    return SS_OK;
}

/* ---- features -------------------------------------------------------------------------------------------------------- */

static uint32_t feature_id(uint32_t hash, ss_feature_kind kind)
{
    return (uint32_t)(ss_hash64_mix(hash, kind + 1) >> 32);
}

static ss_feature *known_feature(const ss_maker *maker, uint32_t id)
{
    ss_feature *features = maker->out->features.at;
    for (uint32_t i = maker->first; i < maker->out->features.count; i++)
        if (features[i].id == id) return &features[i];
    return NULL;
}

static ss_status add_feature(ss_maker *maker, ss_feature feature, float prior)
{
    uint32_t *number;
    if (maker->out->features.count - maker->first >= SS_FEATURES_MOST || known_feature(maker, feature.id)) return SS_OK;
    ss_status status = ss_map_put(&maker->numbers, maker->corpus->memory, feature.id, &number);
    if (status != SS_OK) return status;
    if (*number == SS_NONE) {
        if (!SS_PUSH(&maker->rarities, &maker->out->arena)) return SS_NOMEM;
        *number = maker->rarities.count - 1;
    }
    ss_rarity *rarity = &maker->rarities.at[*number];
    rarity->claims++;
    if (rarity->prior < prior) rarity->prior = prior; /* whichever form of the word comes first */
    feature.number = *number;
    ss_feature *added = SS_PUSH(&maker->out->features, &maker->out->arena);
    if (!added) return SS_NOMEM;
    *added = feature;
    return SS_OK;
}

static ss_status add_name(ss_maker *maker, uint32_t entity)
{
    const ss_corpus *corpus = maker->corpus;
    if (maker->out->roots[entity] == maker->wording.root) return SS_OK;
    uint32_t hash = (uint32_t)stored_hash(corpus, corpus->entities.at[entity].id);
    return add_feature(maker, (ss_feature){.id = feature_id(hash, SS_FEATURE_NAME), .kind = SS_FEATURE_NAME}, (float)PRIOR_NAME);
}

static bool is_common(const ss_maker *maker, const char *word, uint32_t size)
{
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(maker->corpus->engine->lexicon);
    ss_symbol symbol = ss_vocabulary_find(vocabulary, word, size);
    return symbol && (ss_word_of(vocabulary, symbol).classes & SS_W(COMMON));
}

static ss_status add_content(ss_maker *maker, uint32_t hash, uint32_t opposite, bool common)
{
    ss_feature feature = {.id = feature_id(hash, SS_FEATURE_WORD), .kind = SS_FEATURE_WORD, .turned = maker->turn > 0};
    if (opposite) feature.opposite = feature_id(opposite, SS_FEATURE_WORD);
    if (maker->turn) maker->turn--;
    return add_feature(maker, feature, (float)(common ? PRIOR_COMMON : PRIOR_OTHER));
}

static ss_status add_number(ss_maker *maker, uint32_t hash)
{
    return add_feature(maker, (ss_feature){.id = feature_id(hash, SS_FEATURE_NUMBER), .kind = SS_FEATURE_NUMBER}, (float)PRIOR_OTHER);
}

/* `word` in lower case; of more than one byte. */
static ss_status add_word(ss_maker *maker, const char *word, uint32_t size)
{
    char stem[SS_STEM_MOST];
    uint32_t stem_size = ss_stem(word, size, stem);
    const ss_meaning *meaning = ss_lexicon_meaning(maker->corpus->engine->lexicon, stem, stem_size);
    if (!meaning) return add_content(maker, (uint32_t)ss_hash64(stem, stem_size, 1), 0, is_common(maker, word, size));
    switch ((ss_means)meaning->means) {
    case SS_MEANS_NOTHING: return SS_OK;
    case SS_MEANS_NUMBER: return add_number(maker, meaning->set);
    case SS_MEANS_NOT:
        if (stem_size != size) return SS_OK;
        maker->turn = TURNS;
        maker->wording.turned = true;
        return SS_OK;
    case SS_MEANS_WITHOUT: maker->wording.without = true; break;
    case SS_MEANS_PLAIN: break;
    }
    return add_content(maker, meaning->set, meaning->opposite, true);
}

/* 1,200 is 1200; a full stop stays: 2.5. */
static ss_status add_digits(ss_maker *maker, const char *at, uint32_t size)
{
    char plain[SS_STEM_MOST];
    uint32_t n = 0;
    for (uint32_t i = 0; i < size && n < SS_STEM_MOST; i++)
        if (at[i] != ',') plain[n++] = at[i];
    return add_number(maker, ss_meaning_number(plain, n));
}

/* ---- scanning -------------------------------------------------------------------------------------------------------- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Letters, and the bytes of letters beyond ASCII; not the marks U+2000..U+207F, whose first bytes are E2 80 and E2 81. */
static bool is_letter(const char *at, const char *end)
{
    unsigned char c = (unsigned char)*at;
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return true;
    return c >= 0x80 && !(c == 0xE2 && end - at > 2 && ((unsigned char)at[1] | 1) == 0x81);
}

static const char *skip_mark(const char *at, const char *end)
{
    return (unsigned char)*at == 0xE2 && end - at > 2 ? at + 3 : at + 1;
}

static ss_status take_digits(ss_maker *maker, const char **at, const char *end)
{
    const char *from = *at, *to = from;
    while (to < end && (is_digit(*to) || ((*to == '.' || *to == ',') && end - to > 1 && is_digit(to[1])))) to++;
    *at = to;
    return add_digits(maker, from, (uint32_t)(to - from));
}

static ss_status take_word(ss_maker *maker, const char **at, const char *end)
{
    char word[SS_STEM_MOST];
    uint32_t size = 0;
    for (; *at < end && is_letter(*at, end); ++*at) {
        char c = **at;
        if (size < SS_STEM_MOST) word[size++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    return size > 1 ? add_word(maker, word, size) : SS_OK;
}

static ss_status scan(ss_maker *maker, const char *at, const char *end)
{
    ss_status status = SS_OK;
    while (at < end && status == SS_OK) {
        if (is_digit(*at)) status = take_digits(maker, &at, end);
        else if (is_letter(at, end)) status = take_word(maker, &at, end);
        else {
            if (*at == '.' || *at == ';') maker->turn = 0;
            at = skip_mark(at, end);
        }
    }
    return status;
}

/* The first mention of the document that ends behind the byte. */
static uint32_t mention_after(const ss_maker *maker, uint32_t byte)
{
    const ss_part_of part = maker->row->mentions;
    uint32_t low = part.first, high = part.first + part.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (maker->shard->mentions.at[middle].span.end <= byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

static ss_status scan_piece(ss_maker *maker, ss_span piece)
{
    const char *text = maker->shard->texts + maker->row->text_at;
    uint32_t room = BYTES_MOST - maker->scanned, i = mention_after(maker, piece.start), at = piece.start;
    uint32_t end = piece.end - piece.start > room ? piece.start + room : piece.end;
    uint32_t behind = maker->row->mentions.first + maker->row->mentions.count;
    ss_status status = SS_OK;
    maker->scanned += end - at;
    for (; i < behind && maker->shard->mentions.at[i].span.end <= end && status == SS_OK; i++) {
        const ss_mention_row *mention = &maker->shard->mentions.at[i];
        if (mention->span.start < at) continue;
        status = scan(maker, text + at, text + mention->span.start);
        if (status == SS_OK && mention->how != SS_PRONOUN) status = add_name(maker, maker->entities[mention->local]);
        at = mention->span.end;
    }
    return status == SS_OK && at < end ? scan(maker, text + at, text + end) : status;
}

static ss_status scan_claim(ss_maker *maker, const ss_claim_row *claim)
{
    const ss_span *pieces = SS_PART(maker->shard->spans, maker->row->spans.first + claim->pieces.first);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < claim->pieces.count && maker->scanned < BYTES_MOST && status == SS_OK; i++) {
        maker->turn = 0;
        status = scan_piece(maker, pieces[i]);
    }
    return status;
}

/* ---- a wording ------------------------------------------------------------------------------------------------------- */

static uint64_t hash_of_claim(const ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    const ss_span *pieces = SS_PART(maker->shard->spans, maker->row->spans.first + claim->pieces.first);
    uint64_t hash = ss_hash64_mix(stored_hash(maker->corpus, maker->corpus->ids.at[maker->document]), number);
    hash = ss_hash64_mix(hash, (uint64_t)claim->cue_span.start << 32 | claim->cue_span.end);
    for (uint32_t i = 0; i < claim->pieces.count; i++)
        hash = ss_hash64_mix(hash, (uint64_t)pieces[i].start << 32 | pieces[i].end);
    return hash;
}

static void put_speakers(ss_maker *maker, const ss_claim_row *claim)
{
    const uint32_t *locals = claim->speakers ? maker->shard->ids.at + maker->row->ids.first + claim->first_id : NULL;
    ss_wording *w = &maker->wording;
    w->speakers[w->n_speakers++] = maker->entities[claim->speaker];
    for (uint32_t i = 0; i < claim->speakers && w->n_speakers < SS_SPEAKERS_MOST; i++)
        if (locals[i] != claim->speaker) w->speakers[w->n_speakers++] = maker->entities[locals[i]];
}

static void put_days(ss_maker *maker, const ss_claim_row *claim)
{
    ss_wording *w = &maker->wording;
    uint8_t from;
    int32_t published = maker->corpus->updates.at[maker->document].published;
    ss_corpus_claim_days(maker->corpus, maker->document, claim, &w->first, &w->last, &from);
    if (w->first != SS_NO_DAY || published == SS_NO_DAY) return;
    w->first = published - DAYS_BEFORE;
    w->last = published;
}

/* Few, and nearly in no order: insertion. */
static uint64_t sort_features(ss_feature *features, uint32_t count)
{
    uint64_t hash = count;
    for (uint32_t i = 1; i < count; i++) {
        ss_feature feature = features[i];
        uint32_t at = i;
        for (; at && features[at - 1].id > feature.id; at--) features[at] = features[at - 1];
        features[at] = feature;
    }
    for (uint32_t i = 0; i < count; i++) hash = ss_hash64_mix(hash, features[i].id | (uint64_t)features[i].turned << 32);
    return hash;
}

static ss_status make_wording(ss_maker *maker, const ss_claim_row *claim, uint32_t number)
{
    ss_wordings *out = maker->out;
    uint32_t *seen;
    uint64_t root = out->roots[maker->entities[claim->speaker]];
    ss_status status = ss_map_put(&maker->families, maker->corpus->memory, root, &seen);
    if (status != SS_OK || *seen != MANY) return status;
    maker->wording = (ss_wording){.document = maker->document, .claim = number, .root = root, .act = claim->act,
                                  .family = families[claim->act], .self = hash_of_claim(maker, claim, number)};
    maker->first = out->features.count;
    maker->scanned = 0;
    put_speakers(maker, claim);
    put_days(maker, claim);
    status = scan_claim(maker, claim);
    if (status != SS_OK) return status;
    maker->wording.features = (ss_part_of){maker->first, out->features.count - maker->first};
    if (!maker->wording.features.count) return SS_OK;
    maker->wording.content = sort_features(SS_PART(out->features, maker->first), maker->wording.features.count);
    ss_wording *added = SS_PUSH(&out->list, &out->arena);
    if (!added) return SS_NOMEM;
    *added = maker->wording;
    return SS_OK;
}

static void weigh(ss_maker *maker)
{
    ss_wordings *out = maker->out;
    double claims = out->list.count + PRIOR;
    for (uint32_t i = 0; i < out->list.count; i++) {
        ss_wording *w = &out->list.at[i];
        for (uint32_t f = w->features.first; f < w->features.first + w->features.count; f++) {
            const ss_rarity *rarity = &maker->rarities.at[out->features.at[f].number];
            double weight = WEIGHT_SCALE * log(claims / (rarity->claims + PRIOR * (double)rarity->prior));
            out->features.at[f].weight = (uint16_t)(weight < 1 ? 1 : weight);
            w->weight += out->features.at[f].weight;
        }
    }
}

ss_status ss_wordings_make(const ss_corpus *corpus, ss_wordings *out)
{
    ss_maker maker = {.corpus = corpus, .out = out};
    ss_status status = hear(corpus, out);
    if (status == SS_OK) status = each_claim(&maker, count_family);
    if (status == SS_OK) status = each_claim(&maker, make_wording);
    if (status == SS_OK) weigh(&maker);
    ss_map_drop(&maker.numbers, corpus->memory);
    ss_map_drop(&maker.families, corpus->memory);
    return status;
}

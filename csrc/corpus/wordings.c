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
#define WORDS_FIRST 1024u
#define LONG_WORD 24         /* bytes behind which eight more are still no more than SS_STEM_MOST */
#define DAYS_BEFORE 7        /* a claim without a day was made in the days before its article */

/* A feature of the corpus: in how many claims it stands, and in which it was met last. */
typedef struct {
    uint32_t id, claims, met;
    float prior;
    uint16_t weight;
} ss_rarity;

/* What a word says, found out once for all of its places. A free slot is all zeroes. */
typedef struct {
    uint64_t hash;
    uint32_t number, opposite; /* its feature; the id of the opposite one */
    uint8_t says, means;       /* ss_says; ss_means of its set */
    bool common;
} ss_known_word;

typedef enum { SS_SAYS_NOTHING, SS_SAYS_NOT, SS_SAYS_NUMBER, SS_SAYS_CONTENT } ss_says;

typedef struct {
    ss_known_word *slots;
    uint32_t size, count; /* a power of two, at most half of it taken */
} ss_known_words;

typedef struct {
    const ss_corpus *corpus;
    ss_wordings *out;
    ss_map numbers;              /* feature -> its place in `rarities` */
    SS_LIST(ss_rarity) rarities;
    ss_known_words words;        /* by the hash of the word in lower case */
    ss_map roots;                /* root -> its place in `families` */
    ss_ids families;             /* document + 1 that has it, MANY */
    uint32_t *family_of, *names; /* by entity: its place in `families`, in `rarities`; SS_NONE when not known yet */
    const ss_shard *shard;       /* of the claim at hand, and so on */
    const ss_row *row;
    const uint32_t *entities;
    const char *text_end;        /* of the document */
    uint32_t document, turn, first, scanned, made;
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

static uint32_t feature_id(uint32_t hash, ss_feature_kind kind)
{
    return (uint32_t)(ss_hash64_mix(hash, kind + 1) >> 32);
}

static ss_status find_number(ss_maker *maker, uint32_t id, uint32_t *found)
{
    uint32_t *number;
    ss_status status = ss_map_put(&maker->numbers, maker->corpus->memory, id, &number);
    if (status != SS_OK) return status;
    if (*number == SS_NONE) {
        ss_rarity *rarity = SS_PUSH(&maker->rarities, &maker->out->arena);
        if (!rarity) return SS_NOMEM;
        rarity->id = id;
        *number = maker->rarities.count - 1;
    }
    *found = *number;
    return SS_OK;
}

/* Room for it was made before the claim was scanned. */
static void add_feature(ss_maker *maker, ss_feature feature, float prior)
{
    ss_rarity *rarity = &maker->rarities.at[feature.number];
    if (maker->out->features.count - maker->first >= SS_FEATURES_MOST || rarity->met == maker->made) return;
    rarity->met = maker->made;
    rarity->claims++;
    if (rarity->prior < prior) rarity->prior = prior; /* whichever form of the word comes first */
    feature.id = rarity->id;
    maker->out->features.at[maker->out->features.count++] = feature;
}

static ss_status add_name(ss_maker *maker, uint32_t entity)
{
    const ss_corpus *corpus = maker->corpus;
    uint32_t *number = &maker->names[entity];
    if (maker->out->roots[entity] == maker->wording.root) return SS_OK;
    if (*number == SS_NONE) {
        uint32_t hash = (uint32_t)stored_hash(corpus, corpus->entities.at[entity].id);
        ss_status status = find_number(maker, feature_id(hash, SS_FEATURE_NAME), number);
        if (status != SS_OK) return status;
    }
    add_feature(maker, (ss_feature){.number = *number, .kind = SS_FEATURE_NAME}, (float)PRIOR_NAME);
    return SS_OK;
}

/* 1,200 is 1200; a full stop stays: 2.5. */
static ss_status add_digits(ss_maker *maker, const char *at, uint32_t size)
{
    char plain[SS_STEM_MOST];
    uint32_t n = 0, number;
    for (uint32_t i = 0; i < size && n < SS_STEM_MOST; i++)
        if (at[i] != ',') plain[n++] = at[i];
    ss_status status = find_number(maker, feature_id(ss_meaning_number(plain, n), SS_FEATURE_NUMBER), &number);
    if (status == SS_OK) add_feature(maker, (ss_feature){.number = number, .kind = SS_FEATURE_NUMBER}, (float)PRIOR_OTHER);
    return status;
}

/* ---- words ----------------------------------------------------------------------------------------------------------- */

static bool is_common(const ss_maker *maker, const char *word, uint32_t size)
{
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(maker->corpus->engine->lexicon);
    ss_symbol symbol = ss_vocabulary_find(vocabulary, word, size);
    return symbol && (ss_word_of(vocabulary, symbol).classes & SS_W(COMMON));
}

static ss_status learn_content(ss_maker *maker, uint32_t hash, ss_known_word *known)
{
    known->says = SS_SAYS_CONTENT;
    return find_number(maker, feature_id(hash, SS_FEATURE_WORD), &known->number);
}

/* `word` in lower case; of more than one byte. */
static ss_status learn(ss_maker *maker, const char *word, uint32_t size, ss_known_word *known)
{
    char stem[SS_STEM_MOST];
    uint32_t stem_size = ss_stem(word, size, stem);
    const ss_meaning *meaning = ss_lexicon_meaning(maker->corpus->engine->lexicon, stem, stem_size);
    known->common = meaning || is_common(maker, word, size);
    if (!meaning) return learn_content(maker, (uint32_t)ss_hash64(stem, stem_size, 1), known);
    known->means = meaning->means;
    if (meaning->opposite) known->opposite = feature_id(meaning->opposite, SS_FEATURE_WORD);
    if (meaning->means == SS_MEANS_NOTHING) return SS_OK;
    if (meaning->means == SS_MEANS_NOT) {
        known->says = stem_size == size ? SS_SAYS_NOT : SS_SAYS_NOTHING;
        return SS_OK;
    }
    if (meaning->means != SS_MEANS_NUMBER) return learn_content(maker, meaning->set, known);
    known->says = SS_SAYS_NUMBER;
    return find_number(maker, feature_id(meaning->set, SS_FEATURE_NUMBER), &known->number);
}

/* The slot of the word, or the free one that it will have. */
static ss_known_word *seek(const ss_known_words *words, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & (words->size - 1);
    while (words->slots[at].hash && words->slots[at].hash != hash) at = (at + 1) & (words->size - 1);
    return &words->slots[at];
}

static ss_status grow_words(ss_known_words *words, const ss_allocator *memory)
{
    ss_known_words more = {NULL, words->size ? words->size * 4 : WORDS_FIRST, words->count};
    size_t bytes;
    if (more.size <= words->size || !ss_size_product(more.size, sizeof *more.slots, &bytes)) return SS_NOMEM;
    more.slots = ss_make(memory, bytes);
    if (!more.slots) return SS_NOMEM;
    for (uint32_t i = 0; i < words->size; i++)
        if (words->slots[i].hash) *seek(&more, words->slots[i].hash) = words->slots[i];
    ss_release(memory, words->slots, words->size * sizeof *words->slots);
    *words = more;
    return SS_OK;
}

static ss_status learn_word(ss_maker *maker, const char *at, uint32_t size, uint64_t hash, ss_known_word **known)
{
    char word[SS_STEM_MOST];
    ss_known_word fresh = {.hash = hash};
    for (uint32_t i = 0; i < size; i++) word[i] = at[i] >= 'A' && at[i] <= 'Z' ? (char)(at[i] | 0x20) : at[i];
    ss_status status = learn(maker, word, size, &fresh);
    if (status == SS_OK && maker->words.count >= maker->words.size / 2) status = grow_words(&maker->words, maker->corpus->memory);
    if (status != SS_OK) return status;
    *known = seek(&maker->words, hash);
    **known = fresh;
    maker->words.count++;
    return SS_OK;
}

static void add_content(ss_maker *maker, const ss_known_word *known)
{
    ss_feature feature = {.number = known->number, .opposite = known->opposite, .kind = SS_FEATURE_WORD, .turned = maker->turn > 0};
    if (known->means == SS_MEANS_WITHOUT) maker->wording.without = true;
    if (maker->turn) maker->turn--;
    add_feature(maker, feature, (float)(known->common ? PRIOR_COMMON : PRIOR_OTHER));
}

/* The word of more than one byte at `at`; `hash` is that of its lower case. */
static ss_status add_word(ss_maker *maker, const char *at, uint32_t size, uint64_t hash)
{
    ss_known_word *known = seek(&maker->words, hash += !hash);
    if (!known->hash) {
        ss_status status = learn_word(maker, at, size, hash, &known);
        if (status != SS_OK) return status;
    }
    if (known->says == SS_SAYS_CONTENT) add_content(maker, known);
    else if (known->says == SS_SAYS_NUMBER)
        add_feature(maker, (ss_feature){.number = known->number, .kind = SS_FEATURE_NUMBER}, (float)PRIOR_OTHER);
    else if (known->says == SS_SAYS_NOT) maker->turn = TURNS, maker->wording.turned = true;
    return SS_OK;
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

/* Letter by letter: words with letters beyond ASCII, long ones, and those at the end of the text. */
static ss_status take_long_word(ss_maker *maker, const char **at, const char *end)
{
    char word[SS_STEM_MOST];
    const char *from = *at;
    uint32_t size = 0;
    for (; *at < end && is_letter(*at, end); ++*at) {
        char c = **at;
        if (size < SS_STEM_MOST) word[size++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    return size > 1 ? add_word(maker, from, size, ss_hash64(word, size, 0)) : SS_OK;
}

#define OF_EACH(byte) (0x0101010101010101u * (uint64_t)(byte))

/* How many ASCII letters the eight bytes begin with. */
static uint32_t letters_first(uint64_t bytes)
{
    uint64_t low = (bytes & OF_EACH(0x7F)) | OF_EACH(0x20);
    uint64_t letters = (low + OF_EACH(0x80 - 'a')) & ~(low + OF_EACH(0x7F - 'z')) & ~bytes & OF_EACH(0x80);
    uint64_t others = letters ^ OF_EACH(0x80);
    return others ? (uint32_t)__builtin_ctzll(others) >> 3 : 8;
}

/* The same hash as that of take_long_word. */
static ss_status take_word(ss_maker *maker, const char **at, const char *end)
{
    const char *from = *at, *to = from;
    uint64_t hash = 0;
    for (uint32_t letters = 8; letters == 8; to += letters) {
        if (maker->text_end - to < 8 || to - from > LONG_WORD) return take_long_word(maker, at, end);
        uint64_t bytes = ss_hash_load(to);
        letters = letters_first(bytes);
        if (letters > end - to) letters = (uint32_t)(end - to);
        if (letters < 8) bytes &= ((uint64_t)1 << 8 * letters) - 1;
        if (letters) hash = ss_hash_step(hash, bytes | (OF_EACH(0x20) >> 8 * (8 - letters)));
    }
    if (to < end && (unsigned char)*to >= 0x80) return take_long_word(maker, at, end);
    *at = to;
    return to - from > 1 ? add_word(maker, from, (uint32_t)(to - from), ss_hash_end(hash, (uint64_t)(to - from))) : SS_OK;
}

static ss_status scan(ss_maker *maker, const char *at, const char *end)
{
    ss_status status = SS_OK;
    while (at < end && status == SS_OK) {
        if (*at == ' ') at++;
        else if (is_letter(at, end)) status = take_word(maker, &at, end);
        else if (is_digit(*at)) status = take_digits(maker, &at, end);
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
    maker->text_end = text + maker->row->text_size;
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
    uint32_t *seen, speaker = maker->entities[claim->speaker];
    uint64_t root = out->roots[speaker];
    ss_status status = find_family(maker, speaker, &seen);
    if (status != SS_OK || *seen != MANY) return status;
    if (!SS_ROOM(&out->features, maker->corpus->memory, SS_FEATURES_MOST)) return SS_NOMEM;
    maker->made++;
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
    ss_wording *added = SS_ADD(&out->list, maker->corpus->memory);
    if (!added) return SS_NOMEM;
    *added = maker->wording;
    return SS_OK;
}

static void weigh(ss_maker *maker)
{
    ss_wordings *out = maker->out;
    double claims = out->list.count + PRIOR;
    for (uint32_t i = 0; i < maker->rarities.count; i++) {
        ss_rarity *rarity = &maker->rarities.at[i];
        double weight = WEIGHT_SCALE * log(claims / (rarity->claims + PRIOR * (double)rarity->prior));
        rarity->weight = (uint16_t)(weight < 1 ? 1 : weight);
    }
    for (uint32_t i = 0; i < out->list.count; i++) {
        ss_wording *w = &out->list.at[i];
        for (uint32_t f = w->features.first; f < w->features.first + w->features.count; f++) {
            out->features.at[f].weight = maker->rarities.at[out->features.at[f].number].weight;
            w->weight += out->features.at[f].weight;
        }
    }
    out->numbers = maker->rarities.count;
}

static ss_status prepare(ss_maker *maker)
{
    uint32_t count = maker->corpus->entities.count;
    size_t bytes = count * sizeof *maker->names;
    maker->family_of = ss_arena_take(&maker->out->arena, bytes + 1);
    maker->names = ss_arena_take(&maker->out->arena, bytes + 1);
    if (!maker->family_of || !maker->names) return SS_NOMEM;
    memset(maker->family_of, 0xFF, bytes);
    memset(maker->names, 0xFF, bytes);
    return grow_words(&maker->words, maker->corpus->memory);
}

void ss_wordings_free(const ss_corpus *corpus, ss_wordings *wordings)
{
    SS_DROP(&wordings->list, corpus->memory);
    SS_DROP(&wordings->features, corpus->memory);
    ss_arena_free(&wordings->arena);
}

ss_status ss_wordings_make(const ss_corpus *corpus, ss_wordings *out)
{
    ss_maker maker = {.corpus = corpus, .out = out};
    ss_status status = hear(corpus, out);
    if (status == SS_OK) status = prepare(&maker);
    if (status == SS_OK) status = each_claim(&maker, count_family);
    if (status == SS_OK) status = each_claim(&maker, make_wording);
    if (status == SS_OK) weigh(&maker);
    ss_map_drop(&maker.numbers, corpus->memory);
    ss_map_drop(&maker.roots, corpus->memory);
    ss_release(corpus->memory, maker.words.slots, maker.words.size * sizeof *maker.words.slots);
    return status;
}

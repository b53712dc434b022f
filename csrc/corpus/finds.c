#include "corpus/finds.h"

#include "base/hash.h"
#include "corpus/sieve.h"

/* Spellings of one name in one document beyond this many are not told apart: no text has so many, and searching stays bounded. */
#define SPELLINGS_MOST 16u

/* ---- sentences --------------------------------------------------------------------------------------------- */

static ss_status add_sentences(ss_shard *shard, const ss_document *document, ss_row *row)
{
    const ss_sentence *from = document->sentences.at;
    uint32_t count = document->sentences.count;
    if (!SS_ROOM(&shard->sentences, shard->memory, count)) return SS_NOMEM;
    ss_sentence_row *to = SS_PART(shard->sentences, shard->sentences.count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t paragraph = from[i].paragraph < SS_PARAGRAPH_MOST ? from[i].paragraph : SS_PARAGRAPH_MOST;
        to[i] = (ss_sentence_row){from[i].span, paragraph & SS_PARAGRAPH_MOST, from[i].role & 7u};
    }
    row->sentences = (ss_part_of){shard->sentences.count, count};
    shard->sentences.count += count;
    return SS_OK;
}

/* ---- dates ---------------------------------------------------------------------------------------------------------- */

_Static_assert(SS_SET <= 7 && SS_MOD_ON_OR_AFTER <= 31 && SS_ANCHOR_NONE <= 15 && SS_DATE_WHYS <= 64, "codes of a date have room in its row");
_Static_assert(sizeof((ss_date_text *)0)->value == sizeof((ss_date *)0)->value && sizeof((ss_date_text *)0)->quant == sizeof((ss_date *)0)->quant &&
               sizeof((ss_date_text *)0)->freq == sizeof((ss_date *)0)->freq, "texts of a date are as long in its row");

static bool is_long(const ss_date *date, size_t most)
{
    return date->quant[0] || date->freq[0] || !memchr(date->value, 0, most);
}

static ss_status put_text(ss_shard *shard, const ss_date *date, ss_row *row, uint32_t *out)
{
    ss_date_text *text = SS_ADD(&shard->date_texts, shard->memory);
    if (!text) return SS_NOMEM;
    memcpy(text->value, date->value, sizeof text->value);
    memcpy(text->quant, date->quant, sizeof text->quant);
    memcpy(text->freq, date->freq, sizeof text->freq);
    *out = row->date_texts.count++;
    return SS_OK;
}

static ss_status put_date(ss_shard *shard, const ss_date *d, ss_date_row *to, ss_row *row)
{
    *to = (ss_date_row){.span = d->span, .sentence = d->sentence, .first = d->first, .last = d->last, .meaning = d->meaning,
                        .type = d->type & 7u, .mod = d->mod & 31u, .anchor = d->anchor & 15u, .why = d->why & 63u, .relative = d->relative,
                        .header = d->header, .impossible = d->impossible, .longer = is_long(d, sizeof to->value)};
    if (to->longer) return put_text(shard, d, row, &to->text);
    memcpy(to->value, d->value, sizeof to->value);
    return SS_OK;
}

static ss_status add_dates(ss_shard *shard, const ss_document *document, ss_row *row)
{
    uint32_t count = document->dates.count;
    ss_status status = SS_ROOM(&shard->dates, shard->memory, count) ? SS_OK : SS_NOMEM;
    row->dates = (ss_part_of){shard->dates.count, count};
    row->date_texts.first = shard->date_texts.count;
    for (uint32_t i = 0; i < count && status == SS_OK; i++)
        status = put_date(shard, &document->dates.at[i], &shard->dates.at[shard->dates.count++], row);
    return status;
}

ss_date ss_date_of(const ss_shard *shard, const ss_row *row, uint32_t number)
{
    const ss_date_row *d = &shard->dates.at[row->dates.first + number];
    ss_date date = {.span = d->span, .sentence = d->sentence, .first = d->first, .last = d->last, .meaning = d->meaning,
                    .type = d->type, .mod = d->mod, .anchor = d->anchor, .why = d->why, .relative = d->relative & 1u,
                    .header = d->header & 1u, .impossible = d->impossible & 1u};
    if (!d->longer) {
        memcpy(date.value, d->value, sizeof d->value);
        return date;
    }
    const ss_date_text *text = &shard->date_texts.at[row->date_texts.first + d->text];
    memcpy(date.value, text->value, sizeof date.value);
    memcpy(date.quant, text->quant, sizeof date.quant);
    memcpy(date.freq, text->freq, sizeof date.freq);
    return date;
}

/* ---- mentions and how they are spelt ---------------------------------------------------------------------------------- */

/* The spellings of one document: chains by local, newest first. */
typedef struct {
    ss_shard *shard;
    const ss_document *document;
    ss_row *row;
    ss_local *locals;         /* of the shard */
    ss_spelling *at;
    uint32_t count;
    uint32_t *newest, *older; /* by local; by spelling */
} ss_speller;

static uint64_t spelling_hash(const ss_document *document, const ss_mention *mention)
{
    uint64_t hash = 0;
    for (uint32_t i = mention->first; i < mention->end; i++) hash = ss_hash_step(hash, document->tokens.at[i].hash);
    return ss_hash_end(hash, mention->end - mention->first) & ~(uint64_t)SS_SPELT_MOST;
}

static bool is_known(const ss_speller *speller, uint32_t local, uint64_t hash)
{
    uint32_t steps = 0;
    for (uint32_t f = speller->newest[local]; f != SS_NONE; f = speller->older[f], steps++)
        if (ss_spelling_hash(speller->at[f]) == hash || steps == SPELLINGS_MOST) return true;
    return false;
}

static void put_spelling(ss_speller *speller, const ss_mention *mention, uint32_t place)
{
    uint64_t hash = spelling_hash(speller->document, mention);
    if (place > SS_SPELT_MOST || is_known(speller, mention->local, hash)) return;
    speller->at[speller->count] = ss_spelling_make(hash, place);
    speller->older[speller->count] = speller->newest[mention->local];
    speller->newest[mention->local] = speller->count++;
}

static ss_status speller_new(ss_shard *shard, ss_document *document, ss_row *row, ss_speller *out)
{
    uint32_t mentions = document->names.mentions.count;
    size_t locals = document->names.locals.count * sizeof(uint32_t);
    uint32_t *newest = ss_arena_take(&document->arena, locals), *older = ss_arena_take(&document->arena, mentions * sizeof *older);
    if (!newest || !older || !SS_ROOM(&shard->spellings, shard->memory, mentions)) return SS_NOMEM;
    memset(newest, 0xFF, locals);
    ss_local *own = SS_PART(shard->locals, row->locals.first);
    for (uint32_t i = 0; i < row->locals.count; i++) own[i].mentions = 0;
    *out = (ss_speller){shard, document, row, own, SS_PART(shard->spellings, shard->spellings.count), 0, newest, older};
    return SS_OK;
}

static ss_status put_literal(ss_speller *speller, uint32_t mention, uint32_t entity)
{
    ss_literal_row *literal = SS_ADD(&speller->shard->literals, speller->shard->memory);
    if (!literal) return SS_NOMEM;
    *literal = (ss_literal_row){mention, entity};
    speller->row->literals.count++;
    return SS_OK;
}

static ss_status put_mention(ss_speller *speller, const ss_mention *m, ss_mention_row *to, uint32_t *count)
{
    if (m->local >= SS_LOCAL_MOST) return SS_OK;
    speller->locals[m->local].mentions++;
    if (m->how < SS_NOMINAL) put_spelling(speller, m, *count);
    to[*count] = (ss_mention_row){m->span, m->local & SS_LOCAL_MOST, m->type & 15u, m->how & 15u};
    ++*count;
    return m->literal == SS_NONE ? SS_OK : put_literal(speller, *count - 1, m->literal);
}

/* A list on its way to its end, and where its next mention begins. */
typedef struct { const ss_mention *at, *end; uint32_t start; } ss_mentions_left;

static ss_mentions_left all_of(const ss_mentions *list)
{
    return (ss_mentions_left){list->at, list->count ? list->at + list->count : list->at, list->count ? list->at->span.start : UINT32_MAX};
}

static inline const ss_mention *take(ss_mentions_left *left)
{
    const ss_mention *taken = left->at++;
    left->start = left->at < left->end ? left->at->span.start : UINT32_MAX;
    return taken;
}

/* Two lists in text order become one. */
static ss_status put_mentions(ss_speller *speller, ss_mention_row *to, uint32_t *count)
{
    ss_mentions_left names = all_of(&speller->document->names.mentions), pronouns = all_of(&speller->document->claims.pronouns);
    ss_status status = SS_OK;
    while (status == SS_OK && (names.at < names.end || pronouns.at < pronouns.end))
        status = put_mention(speller, take(pronouns.start < names.start ? &pronouns : &names), to, count);
    return status;
}

static ss_status add_mentions(ss_shard *shard, ss_document *document, ss_row *row)
{
    ss_speller speller;
    ss_status status = speller_new(shard, document, row, &speller);
    if (status != SS_OK) return status;
    if (!SS_ROOM(&shard->mentions, shard->memory, document->names.mentions.count + document->claims.pronouns.count))
        return SS_NOMEM;
    row->mentions = (ss_part_of){shard->mentions.count, 0};
    row->literals.first = shard->literals.count;
    status = put_mentions(&speller, SS_PART(shard->mentions, shard->mentions.count), &row->mentions.count);
    row->spellings = (ss_part_of){shard->spellings.count, speller.count};
    shard->mentions.count += row->mentions.count;
    shard->spellings.count += row->spellings.count;
    return status;
}

/* ---- claims ----------------------------------------------------------------------------------------------------------- */

/* How many claims of the document had one hash: open addressing, at most half full. */
typedef struct { uint64_t hash; uint32_t count; } ss_tie;
typedef struct { ss_tie *at; uint32_t mask; } ss_ties;

static ss_status ties_new(ss_arena *arena, uint32_t count, ss_ties *out)
{
    uint64_t size = 4;
    while (size < (uint64_t)count * 2) size *= 2;
    out->at = ss_arena_zero(arena, (size_t)size * sizeof *out->at);
    out->mask = (uint32_t)(size - 1);
    return out->at ? SS_OK : SS_NOMEM;
}

/* How many claims had the hash, this one included. */
static uint32_t ties_count(ss_ties *ties, uint64_t hash)
{
    uint32_t i = (uint32_t)hash & ties->mask;
    while (ties->at[i].count && ties->at[i].hash != hash) i = (i + 1) & ties->mask;
    ties->at[i].hash = hash;
    return ++ties->at[i].count;
}

static uint64_t place_hash(const ss_claims *claims, const ss_claim *claim)
{
    uint64_t hash = ss_hash_step(0, (uint64_t)claim->cue_span.start << 32 | claim->cue_span.end);
    for (uint32_t i = 0; i < claim->pieces.count; i++) {
        ss_span piece = claims->spans.at[claim->pieces.first + i];
        hash = ss_hash_step(hash, (uint64_t)piece.start << 32 | piece.end);
    }
    return ss_hash_end(hash, claim->pieces.count);
}

/* False: surely no two claims have one cue and one beginning, as hardly any have. */
static bool may_repeat(const ss_claims *claims)
{
    ss_sieve met = {{0}};
    for (uint32_t i = 0; i < claims->list.count; i++) {
        const ss_claim *claim = &claims->list.at[i];
        uint32_t start = claim->pieces.count ? claims->spans.at[claim->pieces.first].start : 0;
        uint64_t hash = (claim->cue_span.start * 0x9E3779B97F4A7C15u + start * 0xC2B2AE3D27D4EB4Fu) >> 48;
        if (ss_sieve_may_hold(&met, hash)) return true;
        ss_sieve_add(&met, hash);
    }
    return false;
}

static bool is_rare(const ss_claim *claim, uint32_t repeat)
{
    return repeat > 1 || claim->ruled || claim->object.count || claim->addressee_span.end || claim->target_span.end ||
           (claim->addressee & claim->target & claim->refers_to) != SS_NONE;
}

static ss_status put_rare(ss_shard *shard, const ss_claim *claim, uint32_t repeat, ss_row *row, uint32_t *out)
{
    *out = SS_NONE;
    if (!is_rare(claim, repeat)) return SS_OK;
    ss_claim_rare *rare = SS_ADD(&shard->rares, shard->memory);
    if (!rare) return SS_NOMEM;
    *rare = (ss_claim_rare){claim->addressee, claim->target, claim->refers_to, claim->addressee_span, claim->target_span,
                            claim->object, repeat > 1 ? repeat : 0, claim->ruled};
    *out = row->rares.count++;
    return SS_OK;
}

/* Most parts are of one or none. */
static void put_ids(ss_shard *shard, const ss_ids *from, ss_part_of part)
{
    for (uint32_t i = part.first; i < part.first + part.count; i++) shard->ids.at[shard->ids.count++] = from->at[i];
}

static void put_claim(ss_shard *shard, const ss_claims *claims, const ss_claim *c, uint32_t rare, const ss_row *row)
{
    uint32_t first_id = shard->ids.count - row->ids.first;
    uint32_t speakers = c->speakers.count < UINT16_MAX ? c->speakers.count : UINT16_MAX, about = c->about.count < UINT8_MAX ? c->about.count : UINT8_MAX;
    put_ids(shard, &claims->ids, (ss_part_of){c->speakers.first, speakers});
    put_ids(shard, &claims->ids, (ss_part_of){c->about.first, about});
    shard->claims.at[shard->claims.count++] = (ss_claim_row){
        .sentence = c->sentence, .level = c->level & 3u, .kind = c->kind & 3u, .modality = c->modality & 15u, .negated = c->negated != 0,
        .date_from = c->date_from & 3u, .speaker_how = c->speaker_how & 15u, .learnt = c->learnt != 0, .act = c->act, .rule = c->rule,
        .cue = c->cue, .source_span = c->source_span, .cue_span = c->cue_span, .pieces = c->pieces, .speaker = c->speaker,
        .first_id = first_id, .speakers = (uint16_t)speakers, .about = (uint8_t)about,
        .depth = c->depth < 255 ? (uint8_t)c->depth : 255, .parent = c->parent, .date = c->date, .confidence = c->confidence, .rare = rare};
}

/* A part of the pool may belong to several claims; each claim's row gets its own. */
static bool room_for_ids(ss_shard *shard, const ss_claims *claims)
{
    uint64_t ids = 0;
    for (uint32_t i = 0; i < claims->list.count; i++) ids += (uint64_t)claims->list.at[i].speakers.count + claims->list.at[i].about.count;
    return ids <= UINT32_MAX && SS_ROOM(&shard->ids, shard->memory, (uint32_t)ids);
}

static ss_status add_claims(ss_shard *shard, ss_document *document, ss_row *row)
{
    const ss_claims *claims = &document->claims;
    ss_ties ties = {NULL, 0};
    uint32_t rare;
    bool repeats = may_repeat(claims);
    ss_status status = repeats ? ties_new(&document->arena, claims->list.count, &ties) : SS_OK;
    if (status != SS_OK) return status;
    if (!SS_ROOM(&shard->claims, shard->memory, claims->list.count) || !room_for_ids(shard, claims)) return SS_NOMEM;
    row->claims = (ss_part_of){shard->claims.count, claims->list.count};
    row->ids.first = shard->ids.count;
    row->rares.first = shard->rares.count;
    for (uint32_t i = 0; i < claims->list.count && status == SS_OK; i++) {
        const ss_claim *claim = &claims->list.at[i];
        status = put_rare(shard, claim, repeats ? ties_count(&ties, place_hash(claims, claim)) : 1, row, &rare);
        if (status == SS_OK) put_claim(shard, claims, claim, rare, row);
    }
    row->ids.count = shard->ids.count - row->ids.first;
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

static ss_status add_plain(ss_shard *shard, const ss_document *document, ss_row *row)
{
    bool done = SS_APPEND(shard, locals, &document->names.locals, &row->locals) &&
                SS_APPEND(shard, spans, &document->claims.spans, &row->spans) &&
                SS_APPEND(shard, candidates, &document->provenance.candidates, &row->candidates);
    return done ? SS_OK : SS_NOMEM;
}

ss_status ss_finds_append(ss_shard *shard, ss_document *document, ss_row *row)
{
    ss_status status = add_plain(shard, document, row);
    if (status == SS_OK) status = add_dates(shard, document, row);
    if (status == SS_OK) status = add_sentences(shard, document, row);
    if (status == SS_OK) status = add_mentions(shard, document, row);
    return status == SS_OK ? add_claims(shard, document, row) : status;
}

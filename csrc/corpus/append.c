#include "corpus/append.h"

#include "base/hash.h"
#include "corpus/sketch.h"
#include "corpus/sort.h"

/* Spellings of one name in one document beyond this many are not told apart: no text has so many, and searching stays bounded. */
#define SPELLINGS_MOST 16u
#define LANGUAGE_SHOWN 40u /* bytes of it in a message */

#define COPY_ALL(to, from) copy_all((to)->count, (from)->count, sizeof *(to)->at, (from)->at, (to)->at)

/* Room is there already. */
static void copy_all(uint32_t to_count, uint32_t from_count, size_t item, const void *from, void *to)
{
    if (from_count) memcpy((char *)to + to_count * item, from, from_count * item);
}

#define APPEND(shard, to, from, part)                                                                                      \
    (SS_ROOM(&(shard)->to, (shard)->memory, (from)->count)                                                                 \
         ? (COPY_ALL(&(shard)->to, from), (part)->first = (shard)->to.count, (part)->count = (from)->count,        \
            (shard)->to.count += (from)->count, true)                                                                      \
         : false)

bool ss_record_english(const ss_record *record)
{
    const char *word = record->language.at;
    return record->language.size == 0 || (record->language.size >= 2 && (word[0] | 0x20) == 'e' && (word[1] | 0x20) == 'n');
}

static bool is_english(const ss_document *document, const ss_record *record)
{
    return document->english && ss_record_english(record);
}

/* ---- strings -------------------------------------------------------------------------------------------------------- */

static ss_status store(ss_shard *shard, const char *bytes, uint32_t size, ss_stored *out)
{
    uint32_t at = 0;
    if (size) {
        ss_status status = ss_chars_add(&shard->strings, shard->memory, bytes, size, &at);
        if (status != SS_OK) return status;
    }
    out->at = at;
    out->size = size;
    return SS_OK;
}

/* What a record says of itself need not be UTF-8 either. */
static ss_status store_field(ss_shard *shard, ss_field field, ss_stored *out)
{
    bool ascii;
    size_t first;
    uint32_t replaced;
    ss_chars repaired = {NULL, 0, 0};
    if (field.size == 0 || ss_utf8_check(field.at, field.size, &ascii) == field.size)
        return store(shard, field.at, field.size, out);
    ss_status status = ss_utf8_repair(field.at, field.size, true, shard->memory, &repaired, &replaced, &first);
    if (status == SS_OK) status = store(shard, repaired.at, repaired.count, out);
    SS_DROP(&repaired, shard->memory);
    return status;
}

static ss_status push_stored(ss_shard *shard, ss_stored item, ss_part_of *part)
{
    ss_stored *added = SS_ADD(&shard->stored, shard->memory);
    if (!added) return SS_NOMEM;
    *added = item;
    part->count++;
    return SS_OK;
}

static ss_status store_item(ss_shard *shard, const char *bytes, uint32_t size, ss_part_of *part)
{
    ss_stored item;
    ss_status status = store(shard, bytes, size, &item);
    return status == SS_OK ? push_stored(shard, item, part) : status;
}

static ss_status add_author(ss_shard *shard, ss_field author, ss_part_of *part)
{
    ss_stored item;
    ss_status status = store_field(shard, author, &item);
    return status == SS_OK ? push_stored(shard, item, part) : status;
}

static ss_status add_span(ss_shard *shard, const ss_document *document, ss_span span, ss_part_of *part)
{
    return store_item(shard, document->text.bytes + span.start, span.end - span.start, part);
}

static ss_status add_authors(ss_shard *shard, const ss_document *document, const ss_record *record, ss_row *row)
{
    ss_status status = SS_OK;
    row->authors.first = shard->stored.count;
    for (uint32_t i = 0; i < record->n_authors && status == SS_OK; i++)
        status = add_author(shard, record->authors[i], &row->authors);
    if (record->n_authors) return status;
    for (uint32_t i = 0; i < document->provenance.authors.count && status == SS_OK; i++)
        status = add_span(shard, document, document->provenance.authors.at[i], &row->authors);
    return status;
}

static ss_status add_credits(ss_shard *shard, const ss_document *document, ss_row *row)
{
    const ss_lexicon *lexicon = shard->engine->lexicon;
    const ss_ids *credits = &document->provenance.credits;
    ss_status status = SS_OK;
    row->credits.first = shard->stored.count;
    for (uint32_t i = 0; i < credits->count && status == SS_OK; i++) {
        ss_string name = ss_lexicon_entity(lexicon, credits->at[i])->name;
        status = store_item(shard, ss_lexicon_text(lexicon, name), name.size, &row->credits);
    }
    return status;
}

static ss_status add_title(ss_shard *shard, const ss_document *document, const ss_record *record, ss_row *row)
{
    ss_span headline = document->provenance.headline;
    if (record->title.size) return store_field(shard, record->title, &row->title);
    return store(shard, document->text.bytes + headline.start, headline.end - headline.start, &row->title);
}

static ss_status add_language(ss_shard *shard, const ss_document *document, const ss_record *record, ss_row *row)
{
    if (record->language.size) return store_field(shard, record->language, &row->language);
    return store(shard, "en", is_english(document, record) && document->tokens.count ? 2 : 0, &row->language);
}

static ss_status add_strings(ss_shard *shard, const ss_document *document, const ss_record *record, ss_row *row)
{
    ss_field outlet = {document->provenance.outlet_name.at, document->provenance.outlet_name.size};
    ss_status status = store_field(shard, record->id, &row->id);
    if (status == SS_OK) status = store_field(shard, record->path, &row->path);
    if (status == SS_OK) status = store_field(shard, record->url, &row->url);
    if (status == SS_OK) status = store_field(shard, outlet, &row->outlet);
    if (status == SS_OK) status = add_title(shard, document, record, row);
    if (status == SS_OK) status = add_language(shard, document, record, row);
    if (status == SS_OK) status = add_authors(shard, document, record, row);
    if (status == SS_OK) status = add_credits(shard, document, row);
    return status;
}

/* ---- warnings ------------------------------------------------------------------------------------------------------- */

/* ss_error is the core's one way to format a sentence. */
static ss_status warn(ss_shard *shard, ss_row *row, const char *code, ss_span span, const ss_error *said)
{
    ss_stored message;
    ss_status status = store(shard, said->message, (uint32_t)strlen(said->message), &message);
    if (status != SS_OK) return status;
    ss_warning *warning = SS_ADD(&shard->warnings, shard->memory);
    if (!warning) return SS_NOMEM;
    *warning = (ss_warning){code, span, message.at - row->strings_at, message.size};
    row->warnings.count++;
    return SS_OK;
}

static ss_status warn_of_intake(ss_shard *shard, ss_row *row, const ss_intake *intake)
{
    ss_error said;
    ss_span span = {0, 0};
    if (!intake->code) return SS_OK;
    if (intake->replaced) {
        span = (ss_span){intake->first_bad, intake->first_bad + 3};
        (void)ss_error_set(&said, SS_DECODE, 0, 
                           "the text is not UTF-8: ill-formed pieces replaced by U+FFFD: %u; the first at byte %u", intake->replaced, intake->first_bad);
    } else {
        (void)ss_error_set(&said, SS_LIMIT, 0, "the text is over 2 GiB and was left out: cut it into several documents");
    }
    return warn(shard, row, intake->code, span, &said);
}

/* The language is the one that the record names: a text that is not English has no other. */
static ss_status warn_of_text(ss_shard *shard, ss_row *row, const ss_document *document, const ss_record *record,
                              const ss_intake *intake)
{
    ss_error said;
    ss_stored language = row->language;
    const char *called = language.size ? shard->strings.at + language.at : "";
    bool left_out = intake->code && !intake->replaced;
    if (document->tokens.count == 0) {
        if (left_out) return SS_OK;
        (void)ss_error_set(&said, SS_INPUT, 0, "the document has no text");
        return warn(shard, row, "empty", (ss_span){0, 0}, &said);
    }
    if (is_english(document, record)) return SS_OK;
    (void)ss_error_set(&said, SS_INPUT, 0, "the text is not English%s%.*s%s: it was not read for claims",
                       language.size ? " (" : "", (int)ss_bytes_cut(called, language.size, LANGUAGE_SHOWN), called,
                       language.size ? ")" : "");
    return warn(shard, row, "language", (ss_span){0, 0}, &said);
}

/* The code of a note is the caller's, so it stands with the message: code, TAB, message. */
static ss_status add_note(ss_shard *shard, ss_row *row, const ss_note *note)
{
    ss_chars *pool = &shard->strings;
    uint32_t at, more;
    ss_status status = ss_chars_add(pool, shard->memory, note->code.at, note->code.size, &at);
    if (status == SS_OK) status = ss_chars_add(pool, shard->memory, "\t", 1, &more);
    if (status == SS_OK) status = ss_chars_add(pool, shard->memory, note->message.at, note->message.size, &more);
    if (status != SS_OK) return status;
    ss_warning *warning = SS_ADD(&shard->warnings, shard->memory);
    if (!warning) return SS_NOMEM;
    *warning = (ss_warning){NULL, {0, 0}, at - row->strings_at, pool->count - at};
    row->warnings.count++;
    return SS_OK;
}

static ss_status add_notes(ss_shard *shard, const ss_record *record, ss_row *row)
{
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < record->n_notes && status == SS_OK; i++) status = add_note(shard, row, &record->notes[i]);
    return status;
}

static ss_status add_warnings(ss_shard *shard, const ss_document *document, const ss_record *record, const ss_intake *intake,
                              ss_row *row)
{
    if (!APPEND(shard, warnings, &document->warnings, &row->warnings)) return SS_NOMEM;
    ss_status status = add_notes(shard, record, row);
    if (status == SS_OK) status = warn_of_intake(shard, row, intake);
    return status == SS_OK ? warn_of_text(shard, row, document, record, intake) : status;
}

/* ---- mentions and the names that they point to ---------------------------------------------------------------------- */

/* Mentions without a local get no row; *map tells the new index of each of the names' mentions. */
static ss_status new_places(ss_document *document, uint32_t **map)
{
    const ss_mentions *names = &document->names.mentions, *pronouns = &document->claims.pronouns;
    uint32_t *place = ss_arena_take(&document->arena, ((size_t)names->count + 1) * sizeof *place);
    if (!place) return SS_NOMEM;
    for (uint32_t i = 0, p = 0, next = 0; i < names->count; i++) {
        while (p < pronouns->count && pronouns->at[p].span.start < names->at[i].span.start)
            next += pronouns->at[p++].local != SS_NONE;
        place[i] = names->at[i].local == SS_NONE ? SS_NONE : next++;
    }
    *map = place;
    return SS_OK;
}

static void put_mention(ss_shard *shard, const ss_mention *mention, const uint32_t *place, const ss_row *row)
{
    if (mention->local == SS_NONE) return;
    ss_mention *put = &shard->mentions.at[shard->mentions.count++];
    *put = *mention;
    if (put->role_of != SS_NONE) put->role_of = place[put->role_of];
    shard->keys.at[row->locals.first + mention->local].mentions++;
}

/* Two lists in text order become one. */
static ss_status add_mentions(ss_shard *shard, ss_document *document, ss_row *row)
{
    const ss_mentions *names = &document->names.mentions, *pronouns = &document->claims.pronouns;
    uint32_t *place = NULL;
    ss_status status = new_places(document, &place);
    if (status != SS_OK) return status;
    if (!SS_ROOM(&shard->mentions, shard->memory, names->count + pronouns->count)) return SS_NOMEM;
    row->mentions.first = shard->mentions.count;
    for (uint32_t i = 0, p = 0; i < names->count || p < pronouns->count;) {
        bool pronoun = i == names->count || (p < pronouns->count && pronouns->at[p].span.start < names->at[i].span.start);
        put_mention(shard, pronoun ? &pronouns->at[p++] : &names->at[i++], place, row);
    }
    row->mentions.count = shard->mentions.count - row->mentions.first;
    return SS_OK;
}

/* Lexicon entities are merged by their number, so only other names need a key. */
static ss_status add_keys(ss_shard *shard, const ss_document *document)
{
    const ss_locals *locals = &document->names.locals;
    if (!SS_ROOM(&shard->keys, shard->memory, locals->count)) return SS_NOMEM;
    for (uint32_t i = 0; i < locals->count; i++) {
        const ss_local *local = &locals->at[i];
        ss_local_key *key = &shard->keys.at[shard->keys.count++];
        *key = (ss_local_key){0, 0};
        if (local->lexicon == SS_NONE)
            key->key = ss_hash64(document->names.strings.at + local->name_at, local->name_size, local->type);
    }
    return SS_OK;
}

static uint64_t spelling_hash(const ss_document *document, const ss_mention *mention)
{
    uint64_t hash = 0;
    for (uint32_t i = mention->first; i < mention->end; i++) hash = ss_hash64_mix(hash, document->tokens.at[i].hash);
    return hash;
}

typedef struct { uint32_t *newest, *older; } ss_spelling_chains; /* by local; by spelling of the document */

static bool known_spelling(const ss_spelling *spellings, const ss_spelling_chains *chains, uint32_t local, uint64_t hash)
{
    uint32_t steps = 0;
    for (uint32_t f = chains->newest[local]; f != SS_NONE; f = chains->older[f], steps++)
        if (spellings[f].hash == hash || steps == SPELLINGS_MOST) return true;
    return false;
}

static void put_spelling(ss_shard *shard, const ss_document *document, const ss_mention *mention, ss_spelling_chains *chains,
                     ss_row *row)
{
    uint64_t hash = spelling_hash(document, mention);
    if (known_spelling(shard->spellings.at + row->spellings.first, chains, mention->local, hash)) return;
    uint32_t spelling = row->spellings.count++;
    shard->spellings.at[shard->spellings.count++] = (ss_spelling){hash, mention->local, mention->span};
    chains->older[spelling] = chains->newest[mention->local];
    chains->newest[mention->local] = spelling;
}

static ss_status add_spellings(ss_shard *shard, ss_document *document, ss_row *row)
{
    const ss_mentions *names = &document->names.mentions;
    size_t locals = (size_t)document->names.locals.count + 1;
    ss_spelling_chains chains = {ss_arena_take(&document->arena, locals * sizeof(uint32_t)),
                             ss_arena_take(&document->arena, ((size_t)names->count + 1) * sizeof(uint32_t))};
    if (!chains.newest || !chains.older || !SS_ROOM(&shard->spellings, shard->memory, names->count)) return SS_NOMEM;
    memset(chains.newest, 0xFF, locals * sizeof(uint32_t));
    row->spellings.first = shard->spellings.count;
    for (uint32_t i = 0; i < names->count; i++) {
        const ss_mention *mention = &names->at[i];
        if (mention->local != SS_NONE && mention->how < SS_NOMINAL) put_spelling(shard, document, mention, &chains, row);
    }
    return SS_OK;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

/* Sixteen bytes at a time, in whatever vectors the machine has. */
typedef int8_t ss_sixteen __attribute__((vector_size(16)));
typedef uint8_t ss_lanes __attribute__((vector_size(16)));

/* Continuation bytes (10xxxxxx) are the ones below -64. A lane holds no more than 255 of them. */
static uint32_t count_inner(const char *bytes, uint32_t vectors)
{
    const ss_sixteen limit = {-64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64, -64};
    ss_lanes lanes = {0};
    ss_sixteen some;
    uint8_t sums[16];
    uint32_t inner = 0;
    for (uint32_t i = 0; i < vectors; i++) {
        memcpy(&some, bytes + 16 * (size_t)i, 16);
        lanes -= (ss_lanes)(some < limit); /* true is all ones, which is minus one */
    }
    memcpy(sums, &lanes, 16);
    for (uint32_t i = 0; i < 16; i++) inner += sums[i];
    return inner;
}

static uint32_t count_points(const ss_text *text)
{
    uint32_t at = 0, inner = 0;
    if (text->ascii) return text->size;
    while (text->size - at >= 16) {
        uint32_t vectors = (text->size - at) / 16 < 255 ? (text->size - at) / 16 : 255;
        inner += count_inner(text->bytes + at, vectors);
        at += vectors * 16;
    }
    for (; at < text->size; at++) inner += ((unsigned char)text->bytes[at] & 0xC0) == 0x80;
    return text->size - inner;
}

static ss_status add_finds(ss_shard *shard, const ss_document *document, ss_row *row)
{
    const ss_claims *claims = &document->claims;
    bool done = APPEND(shard, sentences, &document->sentences, &row->sentences) &&
                APPEND(shard, locals, &document->names.locals, &row->locals) &&
                APPEND(shard, dates, &document->dates, &row->dates) && APPEND(shard, claims, &claims->list, &row->claims) &&
                APPEND(shard, spans, &claims->spans, &row->spans) && APPEND(shard, ids, &claims->ids, &row->ids) &&
                APPEND(shard, candidates, &document->provenance.candidates, &row->candidates);
    return done ? SS_OK : SS_NOMEM;
}

static ss_status add_pool(ss_shard *shard, const ss_document *document, ss_row *row)
{
    ss_part_of part;
    if (!APPEND(shard, strings, &document->names.strings, &part)) return SS_NOMEM;
    row->strings_at = part.first;
    return SS_OK;
}

static void measure(const ss_document *document, ss_row *row)
{
    row->chars = count_points(&document->text);
    row->sketch = ss_sketch_make(&document->tokens, &row->words);
    row->place = document->provenance.place;
    row->outlet_from = document->provenance.outlet_from;
    row->published = document->published;
    row->published_from = document->published_from;
}

ss_status ss_shard_append(ss_shard *shard, ss_document *document, const ss_record *record, const ss_intake *intake,
                          ss_row *row)
{
    measure(document, row);
    ss_status status = add_pool(shard, document, row);
    if (status == SS_OK) status = add_finds(shard, document, row);
    if (status == SS_OK) status = add_keys(shard, document);
    if (status == SS_OK) status = add_mentions(shard, document, row);
    if (status == SS_OK) status = add_spellings(shard, document, row);
    if (status == SS_OK) status = add_strings(shard, document, record, row);
    if (status == SS_OK) status = add_warnings(shard, document, record, intake, row);
    return status;
}

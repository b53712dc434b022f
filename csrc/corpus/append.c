#include "corpus/append.h"

#include "corpus/finds.h"
#include "corpus/statements/marks.h"
#include "corpus/sketch.h"
#include "corpus/sort.h"

#define LANGUAGE_SHOWN 40u /* bytes of it in a message */

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
    if (!SS_APPEND(shard, warnings, &document->warnings, &row->warnings)) return SS_NOMEM;
    ss_status status = add_notes(shard, record, row);
    if (status == SS_OK) status = warn_of_intake(shard, row, intake);
    return status == SS_OK ? warn_of_text(shard, row, document, record, intake) : status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

/* Most documents have none. */
static ss_status add_ballots(ss_shard *shard, const ss_document *document, ss_row *row)
{
    const ss_ballots *found = &document->ballots;
    bool done = SS_APPEND(shard, ballots, &found->list, &row->ballots) && SS_APPEND(shard, positions, &found->positions, &row->positions) &&
                SS_APPEND(shard, mandates, &found->mandates, &row->mandates);
    return done ? SS_OK : SS_NOMEM;
}

static ss_status add_pool(ss_shard *shard, const ss_document *document, ss_row *row)
{
    ss_part_of part;
    if (!SS_APPEND(shard, strings, &document->names.strings, &part)) return SS_NOMEM;
    row->strings_at = part.first;
    return SS_OK;
}

/* Counts the code points, and keeps the way from bytes to them: every table needs it. */
static ss_status add_lags(ss_shard *shard, const ss_text *text, ss_row *row)
{
    row->chars = text->size;
    if (text->ascii) return SS_OK;
    ss_status status = ss_lags_add(&shard->lags, shard->memory, text, &row->lags);
    if (status != SS_OK) return status;
    ss_lags lags = {SS_PART(shard->lags, row->lags.first), text->bytes, text->size};
    row->chars = ss_lags_point(&lags, text->size);
    return SS_OK;
}

/* See SS_HAS_... */
static uint8_t claim_has(const ss_claim_row *claim, const ss_span *spans)
{
    uint32_t bytes = 0;
    uint8_t has = claim->act == SS_ACT_ACCUSE || claim->act == SS_ACT_BLAME ? SS_HAS_BLAMES : 0;
    has |= claim->speaker == SS_NONE && claim->pieces.count ? SS_HAS_NAMELESS : 0;
    if (claim->kind != SS_DIRECT || claim->speaker == SS_NONE) return has;
    for (uint32_t i = 0; i < claim->pieces.count; i++) bytes += spans[claim->pieces.first + i].end - spans[claim->pieces.first + i].start;
    has |= bytes >= SS_QUOTE_LEAST ? SS_HAS_QUOTES : 0;
    return has | (claim->speaker_how == SS_BY_PRONOUN ? SS_HAS_PRONOUNS : 0);
}

static uint8_t candidate_has(const ss_published *candidate, const ss_row *row)
{
    return candidate->day != row->published || candidate->doubtful ? SS_HAS_CANDIDATES : 0;
}

static bool has_number_near(const ss_tokens *tokens, uint32_t token)
{
    uint32_t first = token > SS_TOLL_TOKENS ? token - SS_TOLL_TOKENS : 0;
    for (uint32_t i = first; i < tokens->count && i <= token + SS_TOLL_TOKENS; i++)
        if (tokens->at[i].flags & SS_T_NUMBER || tokens->classes[i] & SS_W(NUMBER)) return true;
    return false;
}

static uint8_t head_has(const ss_shard *shard, const ss_tokens *tokens)
{
    const ss_classes *classes = tokens->classes, *end = classes + (tokens->count < SS_HEAD_TOKENS ? tokens->count : SS_HEAD_TOKENS);
    for (const ss_classes *of = classes; of < end; of++) {
        uint32_t i = (uint32_t)(of - classes);
        bool toll = *of & SS_W(DESCRIBED) && ss_lexicon_vote_kinds(shard->engine->lexicon, tokens->at[i].symbol) & SS_B(TOLL);
        if (toll && has_number_near(tokens, i)) return SS_HAS_TOLLS;
    }
    return 0;
}

static void note_what_it_has(const ss_shard *shard, const ss_document *document, ss_row *row)
{
    const ss_published *candidates = SS_PART(shard->candidates, row->candidates.first);
    const ss_claim_row *claims = SS_PART(shard->claims, row->claims.first);
    const ss_span *spans = SS_PART(shard->spans, row->spans.first);
    row->has = head_has(shard, &document->tokens) | (row->ballots.count + row->mandates.count ? SS_HAS_VOTES : 0);
    for (uint32_t i = 0; i < row->candidates.count; i++) row->has |= candidate_has(&candidates[i], row);
    for (uint32_t i = 0; i < row->claims.count; i++) row->has |= claim_has(&claims[i], spans);
}

static void measure(const ss_document *document, ss_row *row)
{
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
    if (status == SS_OK) status = add_lags(shard, &document->text, row);
    if (status == SS_OK) status = ss_finds_append(shard, document, row);
    if (status == SS_OK) status = ss_marks_append(shard, document, row);
    if (status == SS_OK) status = add_ballots(shard, document, row);
    if (status == SS_OK) note_what_it_has(shard, document, row);
    if (status == SS_OK) status = add_strings(shard, document, record, row);
    if (status == SS_OK) status = add_warnings(shard, document, record, intake, row);
    return status;
}

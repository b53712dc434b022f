#include "claims/attribution.h"
#include "claims/votes/ballots.h"
#include "claims/ruled.h"
#include "text/language.h"
#include "text/spoilt.h"

void ss_document_init(ss_document *document, const ss_allocator *memory) {
    memset(document, 0, sizeof *document);
    document->memory = memory;
    ss_arena_init(&document->arena, memory);
}

void ss_document_free(ss_document *document) {
    ss_arena_free(&document->arena);
    ss_matcher_free(document->matcher);
    ss_document_init(document, document->memory);
}

/* The arena goes on with its kept block, the rules with their matcher; everything else begins empty. */
static void begin(ss_document *document, ss_text text) {
    ss_arena arena = document->arena;
    ss_arena_reset(&arena);
    *document = (ss_document){.memory = document->memory, .patterns = document->patterns, .matcher = document->matcher, .arena = arena,
                              .text = text, .published = SS_NO_DAY, .published_from = SS_PUB_NONE};
}

ss_status ss_document_split(ss_document *d, const ss_vocabulary *vocabulary) {
    ss_status status = ss_tokens_read(&d->text, vocabulary, &d->arena, &d->tokens);
    if (!status)
        status = ss_layout_read(&d->text, &d->tokens, &d->arena, &d->paragraphs);
    if (!status)
        status = ss_sentences_read(&d->text, &d->tokens, &d->paragraphs, &d->arena, &d->sentences);
    return status;
}

static ss_status read_text(ss_document *d, const ss_vocabulary *vocabulary) {
    ss_status status = ss_document_split(d, vocabulary);
    if (!status)
        status = ss_ruled_silence(d);
    if (!status)
        d->english = ss_language_english(&d->text, &d->tokens, vocabulary);
    return status;
}

static int32_t year_of_day(int32_t day) {
    int year, month, date;
    ss_day_split(day, &year, &month, &date);
    return year;
}

/* The year of the day given, else of the first whole day that the text names; 0 when there is none. */
static int32_t year_of(const ss_document *d, int32_t day) {
    if (day != SS_NO_DAY)
        return year_of_day(day);
    for (uint32_t i = 0; i < d->dates.count; i++) {
        const ss_date *date = &d->dates.at[i];
        if (!date->relative && date->first != SS_NO_DAY && date->first == date->last)
            return year_of_day(date->first);
    }
    return 0;
}

/* Without a day given the document's own is known only when its header has been read: see read_provenance. */
static ss_status read_dates(ss_document *d, const ss_vocabulary *vocabulary, int32_t day) {
    if (day == SS_NO_DAY)
        return ss_dates_seek(&d->text, &d->tokens, &d->paragraphs, &d->sentences, vocabulary, &d->arena, &d->dates);
    return ss_dates_find(&d->text, &d->tokens, &d->paragraphs, &d->sentences, vocabulary, day, &d->arena, &d->dates);
}

static ss_status read_finds(ss_document *d, const ss_lexicon *lexicon, int32_t day) {
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(lexicon);
    ss_status status = ss_quotes_find(&d->text, &d->tokens, &d->paragraphs, &d->sentences, vocabulary, &d->arena, &d->quotes);
    if (!status)
        status = read_dates(d, vocabulary, day);
    d->names.year = year_of(d, day);
    if (!status)
        status = ss_names_find(&d->text, &d->tokens, &d->sentences, &d->quotes, lexicon, &d->arena, &d->names);
    return status;
}

/* The document's day is known only after its header, dates and names are: then relative dates count from it. */
static ss_status read_provenance(ss_document *d, const ss_lexicon *lexicon, const ss_given *given) {
    ss_provenance_input input = {&d->text, &d->tokens, &d->paragraphs, &d->sentences, &d->dates, &d->names, lexicon};
    ss_origin origin = {given->path, given->url, given->outlet, given->published};
    ss_status status = ss_provenance_find(&input, &origin, &d->arena, &d->provenance);
    if (status)
        return status;
    d->published = ss_provenance_day(&d->provenance, &d->published_from);
    if (d->published != given->published || given->published == SS_NO_DAY)
        ss_dates_resolve(&d->dates, d->published, SS_ANCHOR_DOCUMENT);
    return SS_OK;
}

ss_status ss_document_warn(ss_document *d, const char *code, ss_span span, const char *message) {
    ss_warning *warning = SS_PUSH(&d->warnings, &d->arena);
    if (!warning)
        return SS_NOMEM;
    *warning = (ss_warning){.code = code, .span = span, .message_size = (uint32_t)strlen(message)};
    return ss_chars_push(&d->names.strings, &d->arena, message, warning->message_size, &warning->message_at);
}

static ss_status warn_of_dates(ss_document *d) {
    for (uint32_t i = 0; i < d->dates.count; i++) {
        if (!d->dates.at[i].impossible)
            continue;
        ss_status status = ss_document_warn(d, "impossible-date", d->dates.at[i].span, "there is no such day in the calendar");
        if (status)
            return status;
    }
    return SS_OK;
}

static ss_status warn_of_encoding(ss_document *d) {
    size_t at = d->text.ascii ? d->text.size : ss_spoilt_find(d->text.bytes, d->text.size);
    if (at == d->text.size)
        return SS_OK;
    return ss_document_warn(d, "mis-decoded", (ss_span){(uint32_t)at, (uint32_t)at + 2},
                            "UTF-8 that was read as Windows-1252: quotation marks are understood, names are not; decode the source anew, or repair its texts "
                            "with ftfy.fix_text first");
}

ss_status ss_document_read(ss_document *document, const ss_lexicon *lexicon, ss_text text, const ss_given *given) {
    begin(document, text);
    ss_status status = read_text(document, ss_lexicon_vocabulary(lexicon));
    if (!status)
        status = read_finds(document, lexicon, given->published);
    if (!status)
        status = read_provenance(document, lexicon, given);
    if (!status && document->english && given->english)
        status = ss_claims_find(document, lexicon);
    if (!status && document->english && given->english)
        status = ss_ballots_find(document, lexicon);
    if (!status)
        status = warn_of_dates(document);
    if (!status)
        status = warn_of_encoding(document);
    return status ? status : ss_ruled_warn(document);
}

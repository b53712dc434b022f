/* Tables of what was found in the text: sentences, mentions, dates; and warnings. */
#include "tables/batch.h"

ss_status ss_fill_sentences(ss_batch *b, const ss_run *run) {
    const ss_vector *v = b->columns;
    const ss_sentence_row *sentence = SS_PART(b->shard->sentences, run->row->sentences.first + run->first);
    const ss_lags lags = run->points; /* a copy, which no column can be thought to overlap */
    int32_t *doc = ss_ints(&v[SS_SENTENCES_doc]), *number = ss_ints(&v[SS_SENTENCES_sentence]);
    int32_t *paragraph = ss_ints(&v[SS_SENTENCES_paragraph]);
    int32_t *start = ss_ints(&v[SS_SENTENCES_start]), *end = ss_ints(&v[SS_SENTENCES_end]);
    int8_t *role = ss_smalls(&v[SS_SENTENCES_role]);
    int32_t document = (int32_t)run->document;
    for (uint32_t i = run->first, stop = run->end, at = run->at; i < stop; i++, at++, sentence++) {
        ss_span points = ss_points_of(&lags, sentence->span);
        doc[at] = document;
        number[at] = (int32_t)i;
        paragraph[at] = (int32_t)sentence->paragraph;
        start[at] = (int32_t)points.start;
        end[at] = (int32_t)points.end;
        role[at] = (int8_t)sentence->role;
    }
    return SS_OK;
}

/* A loop over the mentions of the run, for one column of strings; `at` is the row of the batch. */
#define EACH_MENTION(m, at)                                                                                                \
    const ss_mention_row *m = SS_PART(b->shard->mentions, run->row->mentions.first + run->first);                               \
    for (uint32_t at = run->at, end_ = run->at + run->end - run->first; at < end_; at++, m++)

/* The sentence of the document that holds the byte. */
static uint32_t sentence_at(const ss_batch *b, const ss_run *run, uint32_t byte) {
    const ss_sentence_row *sentences = SS_PART(b->shard->sentences, run->row->sentences.first);
    uint32_t low = 0, high = run->row->sentences.count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (sentences[middle].span.start <= byte) low = middle;
        else high = middle;
    }
    return low;
}

/* Where mentions stand. They are in text order, as sentences are. */
static void put_mention_places(const ss_batch *b, const ss_run *run) {
    const ss_vector *v = b->columns;
    const ss_lags lags = run->points;
    int32_t *doc = ss_ints(&v[SS_MENTIONS_doc]), *number = ss_ints(&v[SS_MENTIONS_mention]), *column = ss_ints(&v[SS_MENTIONS_sentence]);
    int32_t *start = ss_ints(&v[SS_MENTIONS_start]), *end = ss_ints(&v[SS_MENTIONS_end]), document = (int32_t)run->document, i = (int32_t)run->first;
    const ss_sentence_row *sentences = SS_PART(b->shard->sentences, run->row->sentences.first);
    uint32_t first = b->shard->mentions.at[run->row->mentions.first + run->first].span.start, sentence = sentence_at(b, run, first);
    const ss_sentence_row *next = sentences + sentence + 1, *last = sentences + run->row->sentences.count;
    EACH_MENTION(m, at) {
        ss_span points = ss_points_of(&lags, m->span);
        for (; next < last && next->span.start <= m->span.start; next++) sentence++;
        doc[at] = document;
        number[at] = i++;
        column[at] = (int32_t)sentence;
        start[at] = (int32_t)points.start;
        end[at] = (int32_t)points.end;
    }
}

static void put_mention_kinds(ss_batch *b, const ss_run *run) {
    int8_t *type = ss_smalls(&b->columns[SS_MENTIONS_type]), *how = ss_smalls(&b->columns[SS_MENTIONS_how]);
    EACH_MENTION(m, at) {
        type[at] = (int8_t)m->type;
        how[at] = (int8_t)m->how;
    }
}

static void put_mention_texts(ss_batch *b, const ss_run *run) {
    ss_vector *text = &b->columns[SS_MENTIONS_text];
    ss_writer w = ss_write_begin(text, run->at);
    const char *bytes = run->text;
    EACH_MENTION(m, at) ss_write(text, &w, at, bytes + m->span.start, m->span.end - m->span.start);
    ss_write_end(text, &w, run->at + run->end - run->first);
}

static void put_mention_entities(ss_batch *b, const ss_run *run) {
    ss_vector *column = &b->columns[SS_MENTIONS_entity];
    ss_writer w = ss_write_begin(column, run->at);
    const ss_entity_row *entities = b->corpus->entities.at;
    const char *strings = b->corpus->strings.at;
    const uint32_t *rows = run->entities;
    EACH_MENTION(m, at) {
        ss_stored id = entities[rows[m->local]].id;
        ss_write(column, &w, at, strings + id.at, id.size);
    }
    ss_write_end(column, &w, run->at + run->end - run->first);
}

static void put_literals(ss_batch *b, const ss_run *run) {
    ss_vector *literal = &b->columns[SS_MENTIONS_literal];
    const ss_part_of part = run->row->literals;
    const ss_literal_row *rows = SS_PART(b->shard->literals, part.first);
    for (uint32_t i = 0; i < part.count; i++) {
        if (rows[i].mention < run->first || rows[i].mention >= run->end) continue;
        ss_string place = ss_lexicon_entity(b->lexicon, rows[i].entity)->id;
        ss_put_string(literal, run->at + rows[i].mention - run->first, ss_lexicon_text(b->lexicon, place), place.size);
    }
}

ss_status ss_fill_mentions(ss_batch *b, const ss_run *run) {
    put_mention_places(b, run);
    put_mention_kinds(b, run);
    put_mention_texts(b, run);
    put_mention_entities(b, run);
    put_literals(b, run);
    return SS_OK;
}

/* ---- dates ----------------------------------------------------------------------------------------------------------- */

static inline void put_word(ss_vector *v, uint32_t at, const char *word) {
    if (word && *word) ss_put_string(v, at, word, (uint32_t)strlen(word));
}

/* What dates are told by, with the size of the last of these words: several dates in a row often have one. */
typedef struct { const char *last; uint32_t size; } ss_reasons;

static inline void write_reason(ss_vector *v, ss_writer *w, uint32_t at, const char *why, ss_reasons *reasons) {
    if (why != reasons->last) *reasons = (ss_reasons){why, (uint32_t)strlen(why)};
    ss_write(v, w, at, why, reasons->size);
}

static inline void put_date(ss_vector *v, uint32_t at, const ss_date *date, ss_span points) {
    ss_ints(&v[SS_DATES_sentence])[at] = (int32_t)date->sentence;
    ss_ints(&v[SS_DATES_start])[at] = (int32_t)points.start;
    ss_ints(&v[SS_DATES_end])[at] = (int32_t)points.end;
    ss_smalls(&v[SS_DATES_type])[at] = (int8_t)date->type;
    ss_smalls(&v[SS_DATES_anchor])[at] = (int8_t)date->anchor;
    put_word(&v[SS_DATES_mod], at, ss_date_mod_name(date->mod));
    put_word(&v[SS_DATES_quant], at, date->quant);
    put_word(&v[SS_DATES_freq], at, date->freq);
    ss_put_day(&v[SS_DATES_first], at, date->first);
    ss_put_day(&v[SS_DATES_last], at, date->last);
}

ss_status ss_fill_dates(ss_batch *b, const ss_run *run) {
    ss_vector *v = b->columns, *text = &v[SS_DATES_text], *value = &v[SS_DATES_value], *why = &v[SS_DATES_why];
    ss_writer texts = ss_write_begin(text, run->at), values = ss_write_begin(value, run->at), whys = ss_write_begin(why, run->at);
    ss_reasons reasons = {NULL, 0};
    bool own = b->corpus->updates.at[run->document].redated == SS_NONE;
    for (uint32_t i = run->first, at = run->at; i < run->end; i++, at++) {
        const ss_date date = own ? ss_date_of(b->shard, run->row, i) : ss_corpus_date(b->corpus, run->document, i);
        ss_ints(&v[SS_DATES_doc])[at] = (int32_t)run->document;
        put_date(v, at, &date, ss_points_of(&run->points, date.span));
        ss_write(text, &texts, at, run->text + date.span.start, date.span.end - date.span.start);
        ss_write(value, &values, at, date.value, (uint32_t)strlen(date.value));
        write_reason(why, &whys, at, ss_date_why(date.why), &reasons);
    }
    ss_write_end(text, &texts, run->at + run->end - run->first);
    ss_write_end(value, &values, run->at + run->end - run->first);
    ss_write_end(why, &whys, run->at + run->end - run->first);
    return SS_OK;
}

/* ---- warnings -------------------------------------------------------------------------------------------------------- */

/* A document's warnings: its shard's first, then the corpus's. `strings` is the pool of the message. */
static const ss_warning *warning_at(const ss_batch *b, const ss_run *run, uint32_t i, const char **strings) {
    uint32_t own = run->row->warnings.count;
    *strings = i < own ? run->strings : b->corpus->strings.at;
    if (i < own) return &b->shard->warnings.at[run->row->warnings.first + i];
    return &b->corpus->warnings.at[b->corpus->first_warning.at[run->document] + i - own];
}

/* Code and message; where there is no code it stands in front of the message, before a TAB. */
static void put_message(ss_vector *v, uint32_t at, const ss_warning *warning, const char *strings) {
    uint32_t size = warning->message_size;
    if (warning->code) ss_put_string(&v[SS_WARNINGS_code], at, warning->code, (uint32_t)strlen(warning->code));
    if (!size) return;
    const char *message = strings + warning->message_at;
    const char *tab = warning->code ? NULL : memchr(message, '\t', size);
    if (tab) ss_put_string(&v[SS_WARNINGS_code], at, message, (uint32_t)(tab - message));
    if (tab) size -= (uint32_t)(tab + 1 - message);
    ss_put_string(&v[SS_WARNINGS_message], at, tab ? tab + 1 : message, size);
}

ss_status ss_fill_warnings(ss_batch *b, const ss_run *run) {
    ss_vector *v = b->columns;
    for (uint32_t i = run->first, at = run->at; i < run->end; i++, at++) {
        const char *strings;
        const ss_warning *warning = warning_at(b, run, i, &strings);
        ss_put_int(&v[SS_WARNINGS_doc], at, run->document);
        if (warning->span.end > warning->span.start) ss_put_span(run, &v[SS_WARNINGS_start], at, warning->span);
        put_message(v, at, warning, strings);
    }
    return SS_OK;
}

/* Tables of what was found in the text: sentences, mentions, dates; and warnings. */
#include "tables/batch.h"

ss_status ss_fill_sentences(ss_batch *b, const ss_run *run) {
    ss_vector *v = b->columns;
    const ss_sentence *sentences = b->shard->sentences.at + run->row->sentences.first;
    for (uint32_t i = run->first, at = run->at; i < run->end; i++, at++) {
        ss_put_int(&v[SS_SENTENCES_doc], at, run->document);
        ss_put_int(&v[SS_SENTENCES_sentence], at, i);
        ss_put_int(&v[SS_SENTENCES_paragraph], at, sentences[i].paragraph);
        ss_put_span(run, &v[SS_SENTENCES_start], at, sentences[i].span);
        ss_put_small(&v[SS_SENTENCES_role], at, sentences[i].role);
    }
    return SS_OK;
}

static void put_entity(const ss_batch *b, const ss_run *run, uint32_t at, const ss_mention *mention) {
    const ss_entity_row *entity = ss_run_entity(b, run, mention->local);
    if (entity) ss_put_string(&b->columns[SS_MENTIONS_entity], at, ss_corpus_text(b, entity->id), entity->id.size);
    if (mention->literal == SS_NONE) return;
    ss_string literal = ss_lexicon_entity(b->lexicon, mention->literal)->id;
    ss_put_string(&b->columns[SS_MENTIONS_literal], at, ss_lexicon_text(b->lexicon, literal), literal.size);
}

ss_status ss_fill_mentions(ss_batch *b, const ss_run *run) {
    ss_vector *v = b->columns;
    const ss_mention *mentions = b->shard->mentions.at + run->row->mentions.first;
    for (uint32_t i = run->first, at = run->at; i < run->end; i++, at++) {
        const ss_mention *mention = &mentions[i];
        ss_put_int(&v[SS_MENTIONS_doc], at, run->document);
        ss_put_int(&v[SS_MENTIONS_mention], at, i);
        ss_put_int(&v[SS_MENTIONS_sentence], at, mention->sentence);
        ss_put_span(run, &v[SS_MENTIONS_start], at, mention->span);
        ss_put_bytes(run, &v[SS_MENTIONS_text], at, mention->span);
        put_entity(b, run, at, mention);
        ss_put_small(&v[SS_MENTIONS_type], at, mention->type);
        ss_put_small(&v[SS_MENTIONS_how], at, mention->how);
    }
    return SS_OK;
}

static void put_word(ss_vector *v, uint32_t at, const char *word) {
    if (word) ss_put_some(v, at, word, (uint32_t)strlen(word));
}

static void put_value(ss_vector *v, uint32_t at, const ss_date *date) {
    ss_put_string(&v[SS_DATES_value], at, date->value, (uint32_t)strlen(date->value));
    put_word(&v[SS_DATES_mod], at, ss_date_mod_name(date->mod));
    put_word(&v[SS_DATES_quant], at, date->quant);
    put_word(&v[SS_DATES_freq], at, date->freq);
    ss_put_day(&v[SS_DATES_first], at, date->first);
    ss_put_day(&v[SS_DATES_last], at, date->last);
    put_word(&v[SS_DATES_why], at, ss_date_why(date->why));
}

ss_status ss_fill_dates(ss_batch *b, const ss_run *run) {
    ss_vector *v = b->columns;
    const ss_date *dates = ss_corpus_dates(b->corpus, run->document);
    for (uint32_t i = run->first, at = run->at; i < run->end; i++, at++) {
        ss_put_int(&v[SS_DATES_doc], at, run->document);
        ss_put_int(&v[SS_DATES_sentence], at, dates[i].sentence);
        ss_put_span(run, &v[SS_DATES_start], at, dates[i].span);
        ss_put_bytes(run, &v[SS_DATES_text], at, dates[i].span);
        ss_put_small(&v[SS_DATES_type], at, dates[i].type);
        ss_put_small(&v[SS_DATES_anchor], at, dates[i].anchor);
        put_value(v, at, &dates[i]);
    }
    return SS_OK;
}

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

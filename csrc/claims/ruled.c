#include "claims/ruled.h"

/* One rule on its way through a document. */
typedef struct {
    ss_document *document;
    const ss_user_rule *rule;
    uint32_t number, overruns;
    ss_ruled_found *found;
    void *ctx;
} search;

/* ---- one sentence ------------------------------------------------------------------------------------------------------ */

static ss_status overrun(search *s, ss_span span) {
    ss_overrun *added = SS_PUSH(&s->document->overruns, &s->document->arena);
    if (!added)
        return SS_NOMEM;
    *added = (ss_overrun){.rule = s->number, .last = ++s->overruns >= SS_OVERRUNS, .span = span};
    return SS_OK;
}

static ss_status report(search *s, uint32_t sentence, const ss_span *spans, uint32_t groups) {
    ss_ruled_match match = {s->rule, s->number, sentence, spans, groups};
    return s->found(s->ctx, &match);
}

/* Where the next match may begin: behind this one, or at the next token. */
static uint32_t behind(const ss_document *d, uint32_t token, uint32_t end, ss_span match) {
    token++;
    while (token < end && d->tokens.at[token].start < match.end)
        token++;
    return token;
}

static ss_status search_sentence(search *s, uint32_t index) {
    ss_document *d = s->document;
    const ss_sentence *sentence = &d->sentences.at[index];
    ss_span spans[SS_PATTERN_GROUPS];
    uint32_t groups;
    for (uint32_t t = sentence->first; t < sentence->end;) {
        ss_status status = ss_pattern_match(s->rule->pattern, d->matcher, &d->text, sentence->span, d->tokens.at[t].start, spans, &groups);
        if (status)
            return status == SS_LIMIT ? overrun(s, sentence->span) : status;
        bool holds = groups && spans[0].start < spans[0].end;
        status = holds ? report(s, index, spans, groups) : SS_OK;
        if (status)
            return status;
        t = holds ? behind(d, t, sentence->end, spans[0]) : t + 1;
    }
    return SS_OK;
}

/* ---- which sentences --------------------------------------------------------------------------------------------------- */

/* The sentence that holds the byte, or the next one: `from` is one before it. */
static uint32_t sentence_at(const ss_sentences *sentences, uint32_t from, uint32_t byte) {
    uint32_t low = from, high = sentences->count;
    SS_SEEK(low, high, middle, sentences->at[middle].span.end <= byte);
    return low;
}

/* Notes the sentences that hold the literal; what stands across two of them is in none. */
static void mark(const ss_document *d, const ss_literal *literal, uint8_t *marks) {
    uint32_t size = d->text.size, index = 0;
    for (uint32_t at = 0; (at = ss_literal_find(literal, d->text.bytes, at, size)) < size;) {
        index = sentence_at(&d->sentences, index, at);
        if (index == d->sentences.count)
            return;
        ss_span span = d->sentences.at[index].span;
        bool inside = span.start <= at && at + literal->size <= span.end;
        marks[index] |= inside;
        at = inside ? span.end : at + 1;
    }
}

/* NULL for a rule that no literal gates. */
static ss_status mark_all(const search *s, uint8_t **out) {
    ss_document *d = s->document;
    const ss_part_of *literals = &s->rule->literals;
    *out = NULL;
    if (!literals->count)
        return SS_OK;
    uint8_t *marks = ss_arena_zero(&d->arena, (size_t)d->sentences.count + 1);
    if (!marks)
        return SS_NOMEM;
    for (uint32_t i = 0; i < literals->count; i++)
        mark(d, &d->patterns->literals.at[literals->first + i], marks);
    *out = marks;
    return SS_OK;
}

static ss_status need_matcher(ss_document *document) {
    return document->matcher ? SS_OK : ss_matcher_new(document->memory, &document->matcher);
}

ss_status ss_ruled_each(ss_document *document, uint32_t number, bool anywhere, ss_ruled_found *found, void *ctx) {
    search s = {.document = document, .rule = &document->patterns->rules.at[number], .number = number, .found = found, .ctx = ctx};
    uint8_t *marks;
    ss_status status = mark_all(&s, &marks);
    if (!status)
        status = need_matcher(document);
    for (uint32_t i = 0; i < document->sentences.count && !status && s.overruns < SS_OVERRUNS; i++) {
        bool looked_at = anywhere || (s.rule->roles & 1u << document->sentences.at[i].role);
        if (looked_at && (!marks || marks[i]))
            status = search_sentence(&s, i);
    }
    return status;
}

bool ss_ruled_slot(const ss_ruled_match *match, ss_slot slot, uint32_t i, ss_span *out) {
    for (uint32_t g = 1; g < match->groups; g++) {
        ss_span span = match->spans[g];
        if (!(match->rule->groups[slot] & 1u << g) || span.start >= span.end)
            continue;
        *out = span;
        if (i-- == 0)
            return true;
    }
    return false;
}

/* ---- boilerplate, warnings, examples ----------------------------------------------------------------------------------- */

static ss_status silence(void *ctx, const ss_ruled_match *match) {
    ss_document *document = ctx;
    document->sentences.at[match->sentence].role = SS_ROLE_BOILERPLATE;
    return SS_OK;
}

ss_status ss_ruled_silence(ss_document *document) {
    ss_status status = SS_OK;
    for (uint32_t i = 0; document->patterns && i < document->patterns->rules.count && !status; i++)
        if (document->patterns->rules.at[i].kind == SS_KIND_BOILERPLATE)
            status = ss_ruled_each(document, i, false, silence, document);
    return status;
}

ss_status ss_ruled_warn(ss_document *document) {
    ss_error said;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < document->overruns.count && !status; i++) {
        const ss_overrun *overrun = &document->overruns.at[i];
        ss_slice name = ss_patterns_text(document->patterns, document->patterns->rules.at[overrun->rule].name);
        (void)ss_error_set(&said, SS_LIMIT, 0, "pattern '%.*s' has too many ways to match here: the rest of the sentence was not searched%s",
                           (int)name.size, name.at, overrun->last ? ", nor the rest of the document" : "");
        status = ss_document_warn(document, "pattern-limit", overrun->span, said.message);
    }
    return status;
}

ss_status ss_ruled_try(ss_document *document, const ss_vocabulary *vocabulary, ss_text text, uint32_t number, ss_ruled_found *found, void *ctx) {
    document->text = text;
    ss_status status = ss_document_split(document, vocabulary);
    if (!status)
        status = ss_ruled_each(document, number, true, found, ctx);
    return !status && document->overruns.count ? SS_LIMIT : status;
}

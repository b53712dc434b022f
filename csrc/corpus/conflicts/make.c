#include "corpus/conflicts/make.h"

#include "base/hash.h"
#include "lexicon/meanings.h"

/* ---- words ----------------------------------------------------------------------------------------------------------- */

static bool is_ascii(char c) { return !((unsigned char)c & 0x80); }

/* The next letters and digits of the word, as far as they are ASCII. */
static void take_ascii(const char *text, uint32_t *at, uint32_t end, ss_next_word *out)
{
    uint32_t i = *at, size = out->size;
    for (; i < end; i++) {
        char c = text[i], small = (char)(c | 0x20);
        bool letter = small >= 'a' && small <= 'z';
        if (!letter && !(c >= '0' && c <= '9')) break;
        if (size < sizeof out->folded) out->folded[size++] = letter ? small : c;
    }
    *at = i;
    out->size = size;
}

/* Folds the code point at *at, which is not ASCII, into the word; false when it belongs to none. */
static bool take_point(const char *text, uint32_t *at, uint32_t end, ss_next_word *out)
{
    uint32_t point = 0;
    char folded[4];
    uint32_t size = ss_utf8_decode(text + *at, text + end, &point), letters = 0;
    if (!ss_point_is_letter(point)) return false;
    letters = ss_point_fold(point, folded);
    *at += size;
    for (uint32_t i = 0; i < letters && out->size < sizeof out->folded; i++)
        if (folded[i] != '\'') out->folded[out->size++] = folded[i];
    return true;
}

bool ss_word_next(const char *text, uint32_t *at, uint32_t end, ss_next_word *out)
{
    out->size = 0;
    while (*at < end) {
        uint32_t point, first = *at;
        do take_ascii(text, at, end, out);
        while (*at < end && !is_ascii(text[*at]) && take_point(text, at, end, out));
        out->span = (ss_span){first, *at};
        if (out->size) return true;
        if (*at < end) *at += is_ascii(text[*at]) ? 1 : ss_utf8_decode(text + *at, text + end, &point);
    }
    return false;
}

uint32_t ss_word_sense(const ss_lexicon *lexicon, const ss_next_word *word)
{
    char stem[SS_STEM_MOST];
    uint32_t size = ss_stem(word->folded, word->size, stem);
    const ss_meaning *meaning = ss_lexicon_meaning(lexicon, stem, size);
    if (word->size < 2 || (meaning && meaning->means == SS_MEANS_NOTHING)) return 0;
    return meaning && meaning->set ? meaning->set : ss_meaning_number(stem, size);
}

/* ---- places ---------------------------------------------------------------------------------------------------------- */

/* Calls for each telling: counts when `at` is NULL, else puts it. `first` stands one event too far while it is filled. */
static void each_telling(const ss_corpus *corpus, bool mandates, uint32_t *first, ss_telling_at *at)
{
    const ss_ids *events = mandates ? &corpus->mandate_events : &corpus->ballot_events;
    for (uint32_t d = 0, i = 0; d < corpus->updates.count && i < events->count; d++) {
        const ss_document_update *update = &corpus->updates.at[d];
        if (!(update->has & SS_HAS_VOTES)) continue;
        ss_article a = ss_article_at(corpus, d);
        uint32_t count = mandates ? a.row->mandates.count : a.row->ballots.count;
        for (uint32_t k = 0; k < count; k++, i++) {
            if (update->duplicate_of != SS_NONE || events->at[i] == SS_NONE) continue;
            if (at) at[first[events->at[i]]++] = (ss_telling_at){d, k};
            else first[events->at[i] + 1]++;
        }
    }
}

ss_status ss_tellers_make(const ss_corpus *corpus, bool mandates, ss_arena *arena, ss_tellers *out)
{
    uint32_t events = corpus->events.count;
    uint32_t *first = ss_arena_zero(arena, ((size_t)events + 1) * sizeof *first);
    if (!first) return SS_NOMEM;
    each_telling(corpus, mandates, first, NULL);
    for (uint32_t e = 0; e < events; e++) first[e + 1] += first[e];
    ss_telling_at *at = ss_arena_take(arena, ((size_t)first[events] + 1) * sizeof *at);
    if (!at) return SS_NOMEM;
    each_telling(corpus, mandates, first, at);
    memmove(first + 1, first, events * sizeof *first);
    first[0] = 0;
    *out = (ss_tellers){first, at};
    return SS_OK;
}

uint32_t ss_claim_around(const ss_article *a, uint32_t byte)
{
    const ss_claim_row *claims = ss_article_claims(a);
    const ss_span *spans = ss_article_spans(a);
    uint32_t found = SS_NONE;
    for (uint32_t i = 0; i < a->row->claims.count; i++)
        for (uint32_t k = 0; k < claims[i].pieces.count; k++) {
            ss_span piece = spans[claims[i].pieces.first + k];
            bool holds = piece.start <= byte && byte < piece.end;
            if (holds && (found == SS_NONE || claims[i].depth >= claims[found].depth)) found = i;
        }
    return found;
}

/* ---- sides ----------------------------------------------------------------------------------------------------------- */

/* A span that is too long ends behind the last word that fits. */
static ss_span cut(const ss_article *a, ss_span span)
{
    uint32_t end = span.start + SS_SIDE_BYTES;
    if (span.end <= end) return span;
    while (end > span.start + 1 && a->text[end] != ' ') end--;
    while (end > span.start + 1 && a->text[end - 1] == ' ') end--;
    if (end > span.start + 1) return (ss_span){span.start, end};
    end = span.start + SS_SIDE_BYTES; /* one word: not inside a code point */
    while (((unsigned char)a->text[end] & 0xC0) == 0x80) end--;
    return (ss_span){span.start, end};
}

static bool stands(const ss_corpus *corpus, uint32_t first, uint32_t document, ss_span span)
{
    for (uint32_t i = first; i < corpus->sides.count; i++) {
        const ss_side_row *side = &corpus->sides.at[i];
        if (side->document == document && side->span.start < span.end && span.start < side->span.end) return true;
    }
    return false;
}

/* A string that stands in the pool already is not copied: the pool may move while it grows. */
static ss_status keep(ss_corpus *corpus, ss_slice string, ss_stored *out)
{
    uintptr_t pool = (uintptr_t)corpus->strings.at, at = (uintptr_t)string.at;
    *out = (ss_stored){0, string.size};
    if (!string.size) return SS_OK;
    if (at < pool || at >= pool + corpus->strings.count)
        return ss_chars_add(&corpus->strings, corpus->memory, string.at, string.size, &out->at);
    out->at = (uint32_t)(at - pool);
    return SS_OK;
}

ss_status ss_side_add(ss_corpus *corpus, uint32_t first, const ss_saying *saying, ss_slice value)
{
    ss_article a = ss_article_at(corpus, saying->document);
    ss_span span = cut(&a, saying->span);
    ss_side_row row = {saying->document, span, {0, 0}, saying->claim, saying->speaker};
    if (span.end <= span.start || corpus->sides.count - first >= SS_SIDES_MOST || stands(corpus, first, saying->document, span)) return SS_OK;
    ss_status status = keep(corpus, value, &row.value);
    ss_side_row *side = status == SS_OK ? SS_ADD(&corpus->sides, corpus->memory) : NULL;
    if (!side) return SS_NOMEM;
    *side = row;
    return SS_OK;
}

ss_status ss_side_day(ss_corpus *corpus, uint32_t first, const ss_saying *saying, int32_t day)
{
    ss_error said;
    int year, month, date;
    ss_day_split(day, &year, &month, &date);
    (void)ss_error_set(&said, SS_INPUT, 0, "%04d-%02d-%02d", year, month, date);
    return ss_side_add(corpus, first, saying, (ss_slice){said.message, (uint32_t)strlen(said.message)});
}

/* ---- rows ------------------------------------------------------------------------------------------------------------ */

ss_status ss_conflict_add(ss_corpus *corpus, uint32_t first, ss_conflict_kind kind, ss_severity severity, ss_slice about)
{
    ss_conflict_row row = {.kind = (uint8_t)kind, .severity = (uint8_t)severity, .sides = {first, corpus->sides.count - first}};
    if (row.sides.count < 2) {
        corpus->sides.count = first;
        return SS_OK;
    }
    ss_status status = keep(corpus, about, &row.about);
    ss_conflict_row *conflict = status == SS_OK ? SS_ADD(&corpus->conflicts, corpus->memory) : NULL;
    if (!conflict) return SS_NOMEM;
    *conflict = row;
    return SS_OK;
}

void ss_conflicts_mark(ss_corpus *corpus, uint32_t first, ss_conflict_source source, uint64_t key)
{
    for (uint32_t i = first; i < corpus->conflicts.count; i++) {
        corpus->conflicts.at[i].source = (uint8_t)source;
        corpus->conflicts.at[i].key = key;
    }
}

static ss_status keep_side(ss_corpus *corpus, const ss_side_row *side)
{
    ss_side_row row = *side;
    if (row.speaker != SS_NONE) row.speaker = corpus->rows.at[row.speaker];
    ss_status status = keep(corpus, ss_stored_slice(corpus->like, side->value), &row.value);
    ss_side_row *added = status == SS_OK ? SS_ADD(&corpus->sides, corpus->memory) : NULL;
    if (!added) return SS_NOMEM;
    *added = row;
    return SS_OK;
}

ss_status ss_conflict_keep(ss_corpus *corpus, const ss_conflict_row *conflict)
{
    ss_conflict_row row = *conflict;
    ss_status status = keep(corpus, ss_stored_slice(corpus->like, conflict->about), &row.about);
    row.sides.first = corpus->sides.count;
    for (uint32_t i = 0; i < conflict->sides.count && status == SS_OK; i++)
        status = keep_side(corpus, &corpus->like->sides.at[conflict->sides.first + i]);
    ss_conflict_row *added = status == SS_OK ? SS_ADD(&corpus->conflicts, corpus->memory) : NULL;
    if (!added) return SS_NOMEM;
    *added = row;
    return SS_OK;
}

uint64_t ss_conflict_hash(const ss_corpus *corpus, const ss_conflict_row *conflict)
{
    uint64_t places = 0;
    for (uint32_t i = 0; i < conflict->sides.count; i++) {
        const ss_side_row *side = &corpus->sides.at[conflict->sides.first + i];
        ss_slice id = ss_stored_slice(corpus, corpus->ids.at[side->document]);
        places ^= ss_hash64_mix(ss_hash64(id.at, id.size, 0), (uint64_t)side->span.start << 32 | side->span.end);
    }
    ss_slice about = ss_stored_slice(corpus, conflict->about);
    return ss_hash64(about.at, about.size, ss_hash64_mix(places, conflict->kind));
}

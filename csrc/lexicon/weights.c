#include "lexicon/weights.h"

static const char MAGIC[] = "sayso attribution 2\n";
enum { MAGIC_SIZE = sizeof MAGIC - 1, MOST_BITS = 20, MOST_FILE_WORDS = 1 << 20, WORD_BYTES = 8,
       MOST_STEP = 1000 /* from label to label: with those and the weights of eight chunks sums stay inside 16 bits (claims/guesses/guesses.c) */ };

/* A cursor over the file; `short_of` is set when it ends too soon, and everything read then is 0. */
typedef struct { const char *at, *end; bool short_of; } reader;

static const char *take(reader *r, size_t size) {
    if ((size_t)(r->end - r->at) < size) {
        r->short_of = true;
        return NULL;
    }
    r->at += size;
    return r->at - size;
}

static uint32_t number(reader *r, int bytes) {
    const unsigned char *p = (const unsigned char *)take(r, (size_t)bytes);
    uint32_t value = 0;
    for (int i = bytes; p && i-- > 0;)
        value = value << 8 | p[i];
    return value;
}

static float decimal(reader *r) {
    uint32_t bits = number(r, 4);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

bool ss_weights_are(const char *bytes, size_t size) { return size >= MAGIC_SIZE && !memcmp(bytes, MAGIC, MAGIC_SIZE); }

static uint32_t slot_of(const ss_weights *w, uint32_t hash) {
    uint32_t at = hash & (w->slots - 1);
    while (w->hashes[at] && w->hashes[at] != hash)
        at = (at + 1) & (w->slots - 1);
    return at;
}

ss_kin ss_weights_find(const ss_weights *weights, uint32_t hash) {
    return hash ? weights->kin[slot_of(weights, hash)] : (ss_kin){.fine = 0};
}

static ss_status read_words(ss_weights *w, reader *r) {
    uint32_t count = number(r, 4);
    if (count > MOST_FILE_WORDS || (size_t)(r->end - r->at) < (size_t)count * WORD_BYTES)
        return SS_LEXICON;
    for (w->slots = 16; w->slots < count * 2; w->slots *= 2) {}
    w->hashes = ss_make(w->memory, w->slots * sizeof *w->hashes);
    w->kin = ss_make(w->memory, w->slots * sizeof *w->kin);
    if (!w->hashes || !w->kin)
        return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t hash = number(r, 4), fine = number(r, 2), coarse = number(r, 1), likely = number(r, 1);
        if (!hash)
            return SS_LEXICON;
        uint32_t at = slot_of(w, hash);
        w->hashes[at] = hash;
        w->kin[at] = (ss_kin){.fine = (uint16_t)fine, .coarse = (uint8_t)coarse, .holds = likely ? SS_HOLDS_HEAD : 0};
    }
    return SS_OK;
}

static const int8_t *read_table(reader *r, uint32_t row, uint32_t *shift) {
    uint32_t bits = number(r, 4);
    if (bits < 1 || bits > MOST_BITS) {
        r->short_of = true;
        return NULL;
    }
    *shift = 32 - bits;
    return (const int8_t *)take(r, (size_t)row << bits);
}

static void read_numbers(ss_weights *w, reader *r) {
    for (int from = 0; from < SS_LABELS; from++)
        for (int to = 0; to < SS_LABELS; to++)
            w->steps[from][to] = (int16_t)number(r, 2);
    w->cue_unit = decimal(r);
    w->extent_unit = decimal(r);
    w->keep_unit = decimal(r);
    w->least_cue = decimal(r);
    w->least_keep = decimal(r);
    for (int i = 0; i < SS_CHANCES; i++)
        w->chances[i] = decimal(r);
}

/* Signed weights to weights + SS_BIAS, a row of eight at a time. */
static void bias(char *rows, size_t count) {
    for (size_t i = 0; i < count; i++, rows += SS_LABELS) {
        uint64_t row;
        memcpy(&row, rows, sizeof row);
        row ^= 0x0101010101010101u * SS_BIAS;
        memcpy(rows, &row, sizeof row);
    }
}

static bool between(float value, float least, float most) { return value >= least && value <= most; } /* false for what is no number */

/* Numbers that no training gives would lead to chances that are none, and to sums beyond their range. */
static bool sound(const ss_weights *w) {
    for (int from = 0; from < SS_LABELS; from++)
        for (int to = 0; to < SS_LABELS; to++)
            if (w->steps[from][to] > MOST_STEP)
                return false;
    for (int i = 0; i < SS_CHANCES; i++)
        if (!between(w->chances[i], 0, 1))
            return false;
    return between(w->cue_unit, 0, 1) && between(w->extent_unit, 0, 1) && between(w->keep_unit, 0, 1) &&
           between(w->least_cue, 0, 1) && between(w->least_keep, 0, 1);
}

static ss_status read_file(ss_weights *w) {
    reader r = {w->bytes + MAGIC_SIZE, w->bytes + w->size, false};
    ss_status status = read_words(w, &r);
    if (status != SS_OK)
        return status;
    read_numbers(w, &r);
    w->cue = read_table(&r, 1, &w->cue_shift);
    const char *span = (const char *)read_table(&r, SS_LABELS, &w->span_shift);
    w->span = (const uint8_t *)span;
    w->extent = read_table(&r, 1, &w->extent_shift);
    w->keep = read_table(&r, 1, &w->keep_shift);
    if (r.short_of || r.at != r.end || !sound(w))
        return SS_LEXICON;
    bias(w->bytes + (span - w->bytes), (size_t)1 << (32 - w->span_shift));
    return SS_OK;
}

static void note_others(ss_weights *w) {
    for (uint32_t g = 0; g < SS_G_COUNT; g++)
        w->others[g] = ss_kin_of((ss_kin){.fine = 0}, (uint8_t)g, 0, false);
}

ss_status ss_weights_new(const ss_allocator *memory, const char *name, const char *bytes, size_t size, ss_weights **out, ss_error *error) {
    if (!ss_weights_are(bytes, size))
        return ss_error_set(error, SS_LEXICON, 0, "%.80s: not a file of weights", name);
    ss_weights *w = ss_make(memory, sizeof *w);
    if (!w)
        return SS_NOMEM;
    w->memory = memory;
    w->bytes = ss_make(memory, size);
    w->size = w->bytes ? size : 0;
    ss_status status = SS_NOMEM;
    if (w->bytes) {
        memcpy(w->bytes, bytes, size);
        status = read_file(w);
        note_others(w);
    }
    if (status == SS_OK)
        *out = w;
    else
        ss_weights_free(w);
    return status == SS_LEXICON ? ss_error_set(error, SS_LEXICON, 0, "%.80s: the file of weights is damaged", name) : status;
}

void ss_weights_free(ss_weights *w) {
    if (!w)
        return;
    ss_release(w->memory, w->hashes, w->slots * sizeof *w->hashes);
    ss_release(w->memory, w->kin, w->slots * sizeof *w->kin);
    ss_release(w->memory, w->by_symbol, 2 * (size_t)w->symbols * sizeof *w->by_symbol);
    ss_release(w->memory, w->bytes, w->size);
    ss_release(w->memory, w, sizeof *w);
}

ss_kin ss_kin_of(ss_kin known, uint8_t grammar, uint32_t ending, bool capital) {
    ss_kin kin = known;
    kin.ending = ending;
    kin.capitals = capital;
    kin.grammar = capital ? ss_grammar_of_capital(grammar) : grammar;
    kin.links = ss_grammar_links(kin.grammar);
    kin.holds = (uint8_t)(known.holds | ss_grammar_holds(kin.grammar));
    kin.fine = known.fine ? known.fine : (uint16_t)(SS_FINE_OTHER + kin.grammar);
    kin.coarse = known.coarse ? known.coarse : (uint8_t)(SS_COARSE_OTHER + kin.grammar);
    return kin;
}

ss_status ss_weights_prepare(ss_weights *w, const ss_vocabulary *vocabulary) {
    uint32_t count = ss_intern_count(vocabulary->table);
    ss_kin *kin = ss_make(w->memory, 2 * ((size_t)count + 1) * sizeof *kin);
    if (!kin)
        return SS_NOMEM;
    for (uint32_t symbol = 1; symbol <= count; symbol++) {
        uint32_t size;
        const char *key = ss_intern_key(vocabulary->table, symbol, &size);
        ss_kin known = ss_weights_find(w, (uint32_t)ss_hash64(key, size, 0));
        uint8_t grammar = ss_grammar_of(key, size, ss_word_of(vocabulary, symbol).classes);
        for (int capital = 0; capital < 2; capital++)
            kin[2 * (size_t)symbol + (size_t)capital] = ss_kin_of(known, grammar, ss_grammar_ending(key, size), capital);
    }
    ss_release(w->memory, w->by_symbol, 2 * (size_t)w->symbols * sizeof *w->by_symbol);
    w->by_symbol = kin;
    w->symbols = count + 1;
    return SS_OK;
}

float ss_weights_chance(const ss_weights *w, int32_t sum, float unit) {
    float eighths = ((float)sum * unit + 8.0f) * 8.0f;
    if (!(eighths > 0))
        return w->chances[0];
    if (eighths >= SS_CHANCES - 1)
        return w->chances[SS_CHANCES - 1];
    int at = (int)eighths;
    return w->chances[at] + (w->chances[at + 1] - w->chances[at]) * (eighths - (float)at);
}

#include "lexicon/meanings.h"

#include "lexicon/inside.h"

/* ---- stems ----------------------------------------------------------------------------------------------------------- */

static bool ends(const char *word, uint32_t size, const char *tail, uint32_t tail_size)
{
    return size >= tail_size && memcmp(word + size - tail_size, tail, tail_size) == 0;
}

#define ENDS(word, size, tail) ends(word, size, tail, sizeof(tail) - 1)

static bool has_vowel(const char *word, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++)
        if (memchr("aeiouy", word[i], 6)) return true;
    return false;
}

/* policies -> polici, boxes -> box, taxes -> tax, talks -> talk; this, bus, press keep their s. */
static uint32_t without_plural(const char *w, uint32_t n)
{
    if (n < 4 || w[n - 1] != 's' || w[n - 2] == 's' || w[n - 2] == 'u' || w[n - 2] == 'i') return n;
    if (ENDS(w, n, "ies")) return n - 2;
    if (n > 4 && (ENDS(w, n, "sses") || ENDS(w, n, "xes") || ENDS(w, n, "ches") || ENDS(w, n, "shes") || ENDS(w, n, "zes"))) return n - 2;
    return n - 1;
}

/* carried -> carri, transferred -> transferr, obstructing -> obstruct; bring, need keep theirs. */
static uint32_t without_ending(const char *w, uint32_t n)
{
    if (n > 4 && ENDS(w, n, "ied")) return n - 2;
    if (n > 4 && ENDS(w, n, "ed") && w[n - 3] != 'e' && has_vowel(w, n - 2)) return n - 2;
    if (n > 5 && ENDS(w, n, "ing") && has_vowel(w, n - 3)) return n - 3;
    return n;
}

static uint32_t without_tail(const char *w, uint32_t n)
{
    if (n > 6 && ENDS(w, n, "ness")) n -= 4;
    if (n > 5 && ENDS(w, n, "ly")) n -= 2;
    return n;
}

/* A doubled last consonant, a silent e and y for i are made alike, so that all forms of a word meet. */
static uint32_t levelled(char *w, uint32_t n)
{
    if (n > 4 && w[n - 1] == 'e') n--;
    if (n > 3 && w[n - 1] == w[n - 2] && !memchr("aeiou", w[n - 1], 5)) n--;
    if (n > 2 && w[n - 1] == 'y') w[n - 1] = 'i';
    return n;
}

uint32_t ss_stem(const char *word, uint32_t size, char out[SS_STEM_MOST])
{
    uint32_t n = size < SS_STEM_MOST ? size : SS_STEM_MOST;
    memcpy(out, word, n);
    n = without_plural(out, n);
    n = without_tail(out, n);
    n = without_ending(out, n);
    return levelled(out, n);
}

/* ---- sets ------------------------------------------------------------------------------------------------------------ */

uint32_t ss_meaning_number(const char *name, uint32_t size)
{
    uint32_t number = (uint32_t)ss_hash64(name, size, 0);
    return number ? number : 1;
}

const ss_meaning *ss_lexicon_meaning(const ss_lexicon *lexicon, const char *stem, uint32_t size)
{
    if (!lexicon->stems || !size) return NULL;
    uint32_t id = ss_intern_find(lexicon->stems, stem, size, ss_hash64(stem, size, 0));
    return id ? &lexicon->meanings.at[id - 1] : NULL;
}

/* Lower case, ASCII letters and digits alone: what wordings are compared by. */
static bool plain_word(ss_cell cell, char out[SS_STEM_MOST])
{
    if (!cell.size || cell.size > SS_STEM_MOST) return false;
    for (uint32_t i = 0; i < cell.size; i++) {
        char c = cell.at[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return false;
        out[i] = c;
    }
    return true;
}

/* ---- phrases --------------------------------------------------------------------------------------------------------- */

static uint64_t hash_ended(uint64_t hash, uint32_t count)
{
    hash = ss_hash_end(hash, count);
    return hash ? hash : 1;
}

static uint64_t phrase_hash(const uint32_t *hashes, uint32_t count)
{
    uint64_t hash = 0;
    for (uint32_t i = 0; i < count; i++) hash = ss_hash_step(hash, hashes[i]);
    return hash_ended(hash, count);
}

/* The bit of the first two words. */
static uint32_t pair_bit(uint32_t first, uint32_t second) { return (first * 0x9E3779B1u ^ second) * 0x85EBCA6Bu >> (32 - SS_PAIR_BITS); }

bool ss_lexicon_phrase_may(const ss_lexicon *lexicon, uint32_t first, uint32_t second)
{
    uint32_t bit = pair_bit(first, second);
    return lexicon->phrase_pairs[bit >> 6] >> (bit & 63) & 1;
}

static ss_status find_word(const ss_line *line, ss_cell word, uint32_t *hash, ss_symbol *symbol)
{
    char folded[256];
    *hash = (uint32_t)ss_hash64(folded, ss_word_fold(word.at, word.size, folded), 0);
    return ss_phrase_word(line, word, symbol);
}

/* Its words, which the vocabulary takes in; the first is marked when the senses are made. */
static ss_status add_phrase(const ss_line *line, ss_cell text, const ss_meaning *meaning)
{
    ss_lexicon *lexicon = line->lexicon;
    uint32_t hashes[SS_SENSE_WORDS] = {0}, count = 0;
    ss_symbol first = 0, symbol;
    ss_cell rest = text, word;
    ss_status status = SS_OK;
    while (status == SS_OK && ss_cell_next(&rest, ' ', &word)) {
        if (count == SS_SENSE_WORDS) {
            ss_line_report(line, "'%.*s' has more than %u words", ss_cell_shown(text), text.at, SS_SENSE_WORDS);
            return SS_OK;
        }
        status = find_word(line, word, &hashes[count++], &symbol);
        if (count == 1) first = symbol;
    }
    if (status != SS_OK || !first || count < 2) return status;
    ss_sense_phrase *phrase = SS_ADD(&lexicon->sense_phrases, lexicon->memory);
    if (!phrase) return SS_NOMEM;
    *phrase = (ss_sense_phrase){phrase_hash(hashes, count), first, *meaning};
    uint32_t bit = pair_bit(hashes[0], hashes[1]);
    lexicon->phrase_pairs[bit >> 6] |= (uint64_t)1 << (bit & 63);
    return SS_OK;
}

ss_status ss_meaning_add(const ss_line *line, ss_cell word, const ss_meaning *meaning)
{
    ss_lexicon *lexicon = line->lexicon;
    char plain[SS_STEM_MOST], stem[SS_STEM_MOST];
    if (word.size && memchr(word.at, ' ', word.size)) return add_phrase(line, word, meaning);
    if (!plain_word(word, plain)) {
        ss_line_report(line, "'%.*s' is no word of letters", ss_cell_shown(word), word.at);
        return SS_OK;
    }
    ss_status status = lexicon->stems ? SS_OK : ss_intern_new(lexicon->memory, &lexicon->stems);
    if (status != SS_OK) return status;
    uint32_t size = ss_stem(plain, word.size, stem), id;
    const ss_meaning *known = ss_lexicon_meaning(lexicon, stem, size);
    if (known) {
        if (known->set != meaning->set) ss_line_report(line, "'%.*s' stands in another set already", ss_cell_shown(word), word.at);
        return SS_OK;
    }
    if (!SS_ROOM(&lexicon->meanings, lexicon->memory, 1)) return SS_NOMEM;
    status = ss_intern_add(lexicon->stems, stem, size, ss_hash64(stem, size, 0), &id);
    if (status == SS_OK) lexicon->meanings.at[lexicon->meanings.count++] = *meaning;
    return status;
}

/* ---- words of neighbouring meaning --------------------------------------------------------------------------------------- */

/* The word's stem among those of related words; 0 when it is no word. */
static ss_status add_stem(const ss_line *line, ss_cell word, uint32_t *id)
{
    ss_lexicon *lexicon = line->lexicon;
    char plain[SS_STEM_MOST], stem[SS_STEM_MOST];
    *id = 0;
    if (!plain_word(word, plain)) {
        ss_line_report(line, "'%.*s' is no word of letters", ss_cell_shown(word), word.at);
        return SS_OK;
    }
    ss_status status = lexicon->related_stems ? SS_OK : ss_intern_new(lexicon->memory, &lexicon->related_stems);
    if (status != SS_OK) return status;
    uint32_t size = ss_stem(plain, word.size, stem);
    return ss_intern_add(lexicon->related_stems, stem, size, ss_hash64(stem, size, 0), id);
}

ss_status ss_related_add(const ss_line *line, ss_cell word, ss_cell related)
{
    uint32_t a, b;
    ss_cell other;
    ss_status status = add_stem(line, word, &a);
    while (status == SS_OK && a && ss_cell_next(&related, '|', &other)) {
        status = add_stem(line, other, &b);
        if (status != SS_OK || !b) continue;
        ss_word_pair *pair = SS_ADD(&line->lexicon->related, line->lexicon->memory);
        if (!pair) return SS_NOMEM;
        *pair = (ss_word_pair){a, b};
    }
    return status;
}

/* ---- senses ---------------------------------------------------------------------------------------------------------- */

static ss_sense sense_make(ss_says says, bool without, bool common, uint32_t id)
{
    return (id & SS_SENSE_MOST) << 5 | (uint32_t)common << 3 | (uint32_t)without << 2 | (uint32_t)says;
}

static ss_sense sense_of_meaning(const ss_meaning *meaning)
{
    if (meaning->means == SS_MEANS_NUMBER) return sense_make(SS_SAYS_NUMBER, false, true, meaning->set);
    if (meaning->means == SS_MEANS_NOTHING) return 0;
    if (meaning->means == SS_MEANS_NOT) return sense_make(SS_SAYS_NOT, false, true, 0);
    return sense_make(SS_SAYS_CONTENT, meaning->means == SS_MEANS_WITHOUT, true, meaning->set);
}

/* What stands before an apostrophe; a word that ends in n't is *not* itself. */
static uint32_t before_apostrophe(const char *word, uint32_t size, bool *negates)
{
    const char *mark = memchr(word, '\'', size);
    *negates = size > 3 && ENDS(word, size, "n't");
    return mark ? (uint32_t)(mark - word) : size;
}

/* The id that marks have of the stem: that of its set when it stands in one. */
static uint32_t stem_sense(const ss_lexicon *lexicon, const char *stem, uint32_t size)
{
    const ss_meaning *meaning = ss_lexicon_meaning(lexicon, stem, size);
    return meaning ? ss_sense_set(meaning->set) : (uint32_t)ss_hash64(stem, size, 1) & SS_SENSE_MOST;
}

/* From stems to senses, when all sets are known; two words of one set are no pair. */
static void settle_related(ss_lexicon *lexicon)
{
    uint32_t size, kept = 0;
    for (uint32_t i = 0; i < lexicon->related.count; i++) {
        ss_word_pair *pair = &lexicon->related.at[i];
        const char *a = ss_intern_key(lexicon->related_stems, pair->a, &size);
        pair->a = stem_sense(lexicon, a, size);
        const char *b = ss_intern_key(lexicon->related_stems, pair->b, &size);
        pair->b = stem_sense(lexicon, b, size);
        if (pair->a != pair->b) lexicon->related.at[kept++] = *pair;
    }
    lexicon->related.count = kept;
    ss_intern_free(lexicon->related_stems);
    lexicon->related_stems = NULL;
}

const ss_word_pair *ss_lexicon_related(const ss_lexicon *lexicon, uint32_t *count)
{
    *count = lexicon->related.count;
    return lexicon->related.at;
}

static ss_sense sense_of(const ss_lexicon *lexicon, const char *word, uint32_t size, bool everyday)
{
    char stem[SS_STEM_MOST];
    bool negates;
    size = before_apostrophe(word, size, &negates);
    if (negates) return sense_make(SS_SAYS_NOT, false, true, 0);
    if (size < 2) return 0;
    uint32_t stem_size = ss_stem(word, size, stem);
    const ss_meaning *meaning = ss_lexicon_meaning(lexicon, stem, stem_size);
    if (!meaning) return sense_make(SS_SAYS_CONTENT, false, everyday, (uint32_t)ss_hash64(stem, stem_size, 1));
    return meaning->means == SS_MEANS_NOT && stem_size != size ? 0 : sense_of_meaning(meaning);
}

ss_sense ss_lexicon_sense(const ss_lexicon *lexicon, const char *folded, uint32_t size)
{
    return sense_of(lexicon, folded, size, false);
}

const ss_sense *ss_lexicon_senses(const ss_lexicon *lexicon) { return lexicon->senses.at; }

uint32_t ss_sense_number(const char *digits, uint32_t size) { return ss_meaning_number(digits, size) & SS_SENSE_MOST; }

static const ss_sense_phrase *seek_phrase(const ss_lexicon *lexicon, uint64_t hash)
{
    uint32_t mask = lexicon->phrase_slots.count - 1, at = (uint32_t)hash & mask;
    while (lexicon->phrase_slots.at[at].hash && lexicon->phrase_slots.at[at].hash != hash) at = (at + 1) & mask;
    return &lexicon->phrase_slots.at[at];
}

/* Open addressing, at most half full; of a phrase that stands in two sets the first stays. */
static ss_status file_phrases(ss_lexicon *lexicon)
{
    uint32_t size = 4;
    while (size < 2 * lexicon->sense_phrases.count) size *= 2;
    if (!SS_ROOM(&lexicon->phrase_slots, lexicon->memory, size)) return SS_NOMEM;
    memset(lexicon->phrase_slots.at, 0, size * sizeof *lexicon->phrase_slots.at);
    lexicon->phrase_slots.count = size;
    for (uint32_t i = 0; i < lexicon->sense_phrases.count; i++) {
        const ss_sense_phrase *phrase = &lexicon->sense_phrases.at[i];
        ss_sense_phrase *slot = (ss_sense_phrase *)(uintptr_t)seek_phrase(lexicon, phrase->hash);
        if (!slot->hash) *slot = *phrase;
        lexicon->senses.at[phrase->first] |= SS_SENSE_BEGINS;
    }
    SS_DROP(&lexicon->sense_phrases, lexicon->memory);
    return SS_OK;
}

ss_status ss_senses_make(ss_lexicon *lexicon)
{
    const ss_vocabulary *vocabulary = &lexicon->vocabulary;
    uint32_t count = vocabulary->words.count, size;
    if (!SS_ROOM(&lexicon->senses, lexicon->memory, count)) return SS_NOMEM;
    for (uint32_t symbol = 0; symbol < count; symbol++) {
        const char *word = symbol ? ss_intern_key(vocabulary->table, symbol, &size) : NULL;
        bool everyday = vocabulary->words.at[symbol].classes & SS_W(COMMON);
        lexicon->senses.at[symbol] = word ? sense_of(lexicon, word, size, everyday) : 0;
    }
    lexicon->senses.count = count;
    settle_related(lexicon);
    return file_phrases(lexicon);
}

ss_sense ss_lexicon_phrase_sense(const ss_lexicon *lexicon, const uint32_t *hashes, uint32_t count, uint32_t *words)
{
    uint64_t begun[SS_SENSE_WORDS + 1] = {0}; /* by how many words: their hash but for its end */
    uint32_t most = count < SS_SENSE_WORDS ? count : SS_SENSE_WORDS;
    for (uint32_t i = 0; i < most; i++) begun[i + 1] = ss_hash_step(begun[i], hashes[i]);
    for (uint32_t n = most; n > 1; n--) {
        const ss_sense_phrase *phrase = seek_phrase(lexicon, hash_ended(begun[n], n));
        if (!phrase->hash) continue;
        *words = n;
        return sense_of_meaning(&phrase->meaning);
    }
    return 0;
}

void ss_lexicon_opposites(const ss_lexicon *lexicon, void (*each)(void *ctx, uint32_t id, uint32_t opposite), void *ctx)
{
    for (uint32_t i = 0; i < lexicon->meanings.count; i++) {
        const ss_meaning *meaning = &lexicon->meanings.at[i];
        if (meaning->opposite) each(ctx, ss_sense_set(meaning->set), ss_sense_set(meaning->opposite));
    }
}

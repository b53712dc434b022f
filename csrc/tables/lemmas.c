#include "tables/lemmas.h"

typedef struct { const char *at; uint32_t size; } word;

static ss_classes classes_of(const ss_vocabulary *vocabulary, const char *at, uint32_t size)
{
    return ss_word_of(vocabulary, ss_vocabulary_find(vocabulary, at, size)).classes;
}

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c) != NULL;
}

static bool ends(const char *form, uint32_t size, const char *tail)
{
    uint32_t n = (uint32_t)strlen(tail);
    return size > n && memcmp(form + size - n, tail, n) == 0;
}

/* ---- from a form to its base -------------------------------------------------------------------------------------------- */

/* Everyday words are known; `base` has room for one letter more. */
static bool is_known(const ss_vocabulary *vocabulary, const char *base, uint32_t size)
{
    return size > 1 && (classes_of(vocabulary, base, size) & SS_W(COMMON)) != 0;
}

/* hop|ing is of hope: with one vowel between single consonants the letter would be doubled; c, v, z and u end no verb. */
static bool wants_e(const char *stem, uint32_t size)
{
    uint32_t vowels = 0;
    for (uint32_t i = 0; i < size; i++) vowels += is_vowel(stem[i]) && (i == 0 || !is_vowel(stem[i - 1]));
    if (strchr("cvzu", stem[size - 1]) || ends(stem, size, "at") || ends(stem, size, "rs") || ends(stem, size, "ns") || ends(stem, size, "dg"))
        return true;
    return size > 2 && vowels == 1 && !is_vowel(stem[size - 1]) && !strchr("wxy", stem[size - 1]) && is_vowel(stem[size - 2]) && !is_vowel(stem[size - 3]);
}

/* What stands before -ed or -ing: press, plan|n, hop|e. Returns the size of the base, 0 when no base is known. */
static uint32_t base_of_stem(const ss_vocabulary *vocabulary, char *stem, uint32_t size)
{
    bool plain = is_known(vocabulary, stem, size), doubled = size > 2 && stem[size - 1] == stem[size - 2];
    stem[size] = 'e';
    bool with_e = is_known(vocabulary, stem, size + 1);
    if (plain && with_e) return wants_e(stem, size) ? size + 1 : size;
    if (plain) return size;
    if (doubled && is_known(vocabulary, stem, size - 1)) return size - 1;
    return with_e ? size + 1 : 0;
}

static uint32_t with_y(const ss_vocabulary *vocabulary, char *form, uint32_t size)
{
    form[size - 3] = 'y';
    return is_known(vocabulary, form, size - 2) ? size - 2 : 0;
}

/* Turns a form into its base where it stands; returns the size, 0 when it is no such form or its base is not known. */
static uint32_t base_of(const ss_vocabulary *vocabulary, char *form, uint32_t size)
{
    if (size > 4 && (ends(form, size, "ies") || ends(form, size, "ied"))) return with_y(vocabulary, form, size);
    if (size > 4 && ends(form, size, "ing")) return base_of_stem(vocabulary, form, size - 3);
    if (size > 4 && ends(form, size, "eed")) return is_known(vocabulary, form, size - 1) ? size - 1 : 0;
    if (size > 3 && ends(form, size, "ed")) return base_of_stem(vocabulary, form, size - 2);
    if (size < 4 || !ends(form, size, "s") || ends(form, size, "ss") || ends(form, size, "us")) return 0;
    if (is_known(vocabulary, form, size - 1)) return size - 1;
    return ends(form, size, "es") && is_known(vocabulary, form, size - 2) ? size - 2 : 0;
}

/* ---- the words of a cue --------------------------------------------------------------------------------------------------- */

static bool next_word(word *rest, word *out)
{
    while (rest->size && rest->at[0] == ' ') rest->at++, rest->size--;
    const char *end = rest->size ? memchr(rest->at, ' ', rest->size) : NULL;
    *out = (word){rest->at, end ? (uint32_t)(end - rest->at) : rest->size};
    rest->at += out->size;
    rest->size -= out->size;
    return out->size > 0;
}

static bool is_letters(word w)
{
    for (uint32_t i = 0; i < w.size; i++)
        if (w.at[i] < 'a' || w.at[i] > 'z') return false;
    return true;
}

static bool is_be(word w)
{
    static const char *const forms[] = {"is", "are", "was", "were", "be", "been", "being", "am"};
    for (uint32_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strlen(forms[i]) == w.size && memcmp(forms[i], w.at, w.size) == 0) return true;
    return false;
}

typedef struct { bool base, be; } before; /* would, did, to: the base follows; is, was */

/* Over what stands before the verb; `*verb` is the first word that is none of it. */
static bool find_verb(const ss_vocabulary *vocabulary, word *rest, word *verb, before *found)
{
    const ss_classes aside = SS_W(NEGATION) | SS_W(ADVERB);
    while (next_word(rest, verb)) {
        ss_classes classes = classes_of(vocabulary, verb->at, verb->size);
        bool to = verb->size == 2 && memcmp(verb->at, "to", 2) == 0, does = verb->size > 1 && memcmp(verb->at, "d", 1) == 0 && (classes & SS_W(AUXILIARY));
        bool adverb = (classes & aside) || (verb->size > 4 && ends(verb->at, verb->size, "ly"));
        if (!to && !adverb && !(classes & (SS_W(MODAL) | SS_W(AUXILIARY)))) return is_letters(*verb);
        if (to || (classes & SS_W(MODAL)) || does) found->base = true, found->be = false;
        else if (classes & SS_W(AUXILIARY)) found->base = false, found->be = is_be(*verb);
    }
    return false;
}

uint32_t ss_lemma_of_cue(const ss_vocabulary *vocabulary, const char *cue, uint32_t size, char out[SS_LEMMA_MOST])
{
    word rest = {cue, size}, verb, link = {NULL, 0}, more;
    before found = {false, false};
    if (!find_verb(vocabulary, &rest, &verb, &found) || verb.size + 1 >= SS_LEMMA_MOST / 2) return 0;
    bool linked = next_word(&rest, &link);
    if (linked && (!(classes_of(vocabulary, link.at, link.size) & SS_W(PREPOSITION)) || !is_letters(link) || link.size > 16 || next_word(&rest, &more))) return 0;
    if (found.be && !ends(verb.at, verb.size, "ing") && !ends(verb.at, verb.size, "ed")) return 0;
    memcpy(out, verb.at, verb.size);
    uint32_t base = found.base ? is_known(vocabulary, out, verb.size) ? verb.size : 0 : base_of(vocabulary, out, verb.size);
    bool agent = found.be && link.size == 2 && memcmp(link.at, "by", 2) == 0; /* was impressed by */
    if (!base || !linked || agent) return base;
    out[base] = ' ';
    memcpy(out + base + 1, link.at, link.size);
    return base + 1 + link.size;
}

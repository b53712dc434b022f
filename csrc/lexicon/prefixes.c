#include "lexicon/inside.h"

/* Phrases that spreading may add: many long lists over many words stop here, and time stays linear. */
#define MOST_SPREAD (1u << 18)

typedef struct {
    ss_lexicon *lexicon;
    ss_line line;         /* for messages */
    uint32_t *first;      /* by symbol: the first prefix with it + 1, or 0; the others by `next` */
    uint32_t words, spread;
} spreading;

static void chain(spreading *s)
{
    ss_lexicon *lexicon = s->lexicon;
    for (uint32_t i = lexicon->prefixes.count; i-- > 0;) {
        ss_prefix *prefix = &lexicon->prefixes.at[i];
        prefix->next = s->first[prefix->prefix] ? s->first[prefix->prefix] - 1 : SS_NONE;
        s->first[prefix->prefix] = i + 1;
        ss_vocabulary_open(&lexicon->vocabulary, prefix->prefix);
    }
}

static ss_status give(spreading *s, ss_cell text, const ss_prefix *prefix, ss_symbol word)
{
    s->line.line = prefix->line;
    s->line.table = s->lexicon->strings.at + ss_lexicon_table(s->lexicon, &prefix->phrase).at;
    if (s->spread++ < MOST_SPREAD) return ss_phrase_put(&s->line, text, prefix->before, word, &prefix->phrase);
    if (s->spread == MOST_SPREAD + 1) ss_line_report(&s->line, "names with a star stand for too many words; the rest is left out");
    return SS_OK;
}

static ss_status spread_one(spreading *s, ss_symbol prefix, ss_symbol word)
{
    ss_cell text;
    text.at = ss_intern_key(s->lexicon->vocabulary.table, prefix, &text.size);
    ss_status status = SS_OK;
    for (uint32_t at = s->first[prefix]; at && status == SS_OK; at = s->lexicon->prefixes.at[at - 1].next + 1)
        status = give(s, text, &s->lexicon->prefixes.at[at - 1], word);
    return status;
}

/* Every prefix of a word, the longest first: "somalian*" too begins with "somali". */
static ss_status spread_word(spreading *s, ss_symbol word)
{
    const ss_vocabulary *vocabulary = &s->lexicon->vocabulary;
    uint32_t size;
    const char *key = ss_intern_key(vocabulary->table, word, &size);
    ss_status status = SS_OK;
    while (size >= 3 && status == SS_OK) {
        ss_symbol prefix = ss_vocabulary_prefix(vocabulary, key, size);
        if (!prefix) break;
        (void)ss_intern_key(vocabulary->table, prefix, &size);
        size -= 2; /* without its star, and shorter */
        if (prefix != word) status = spread_one(s, prefix, word);
    }
    return status;
}

ss_status ss_prefixes_spread(ss_lexicon *lexicon, ss_problem *problem, void *ctx)
{
    spreading s = {.lexicon = lexicon, .line = {.lexicon = lexicon, .problem = problem, .ctx = ctx}, .words = lexicon->vocabulary.words.count};
    if (!lexicon->prefixes.count) return SS_OK;
    s.first = ss_make(lexicon->memory, (size_t)s.words * sizeof *s.first);
    if (!s.first) return SS_NOMEM;
    chain(&s);
    ss_status status = SS_OK;
    for (ss_symbol word = 1; word < s.words && status == SS_OK; word++) status = spread_word(&s, word);
    ss_release(lexicon->memory, s.first, (size_t)s.words * sizeof *s.first);
    return status;
}

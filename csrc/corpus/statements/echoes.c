#include "corpus/statements/echoes.h"

#include "base/hash.h"
#include "corpus/conflicts/counts.h"
#include "corpus/statements/echoer.h"
#include "corpus/statements/marks.h"
#include "corpus/statements/wordings.h"
#include "lexicon/meanings.h"

#define WORDS_MOST 48u    /* of a claim that are looked at */
#define SHARED_LEAST 4u   /* words */
#define OF_MORE 0.45f     /* of the words of the longer one, those that are shared */
#define OF_BOTH 1.2f      /* and these of those of the shorter one, added */
#define CONTAINED 0.75f   /* how much the first counts, as in alike.c */
#define TIES_LEAST 2u      /* that two articles share, one of them without a day, to be held against each other word by word */
#define NEIGHBOURS_MOST 4u /* that a document is held against: those that share most */
#define BYTES_TIMES 3u    /* a content that is so many times as long has too many other words */
#define BYTES_LEAST 20u   /* of a content that has so many words */
#define LETTERS 8u        /* first or last ones of a content, of which echoes have one or the other in common: nine in ten that are near do */
#define RUN_LEAST 7u      /* words in a row */
#define RUN_PLAIN 3u      /* of them that are no names and say something */
#define RUN_SHARE 0.75f   /* of the shorter content, when not both are quotations */
#define WHOLE_LEAST 4u    /* and when they are all of it */
#define WHOLE_PLAIN 2u
#define WHOLE_SHARE 0.85f
#define NEAR_RUN 3u       /* of two claims that share most of their words in any order */
#define SOURCE_BYTES 80u
#define SOURCE_LETTERS 4u
#define TOLD_LEAST 4u     /* words in common of two claims by sources that are called alike */
#define TOLD_SHARE 0.6f   /* of those of the shorter one */
#define TOLD_FEW 2u       /* and of such a short one */
#define TOLD_ALL 0.85f
#define IS_NUMBER ((uint64_t)1 << 40) /* above all senses */

/* ---- what a claim says ----------------------------------------------------------------------------------------------- */

static bool may_echo(const ss_claim_row *claim)
{
    return claim->level == SS_COMMUNICATION && claim->pieces.count && ss_act_family_of(claim->act) != SS_VOTING;
}

static void put_word(uint64_t *words, uint32_t *count, uint64_t word)
{
    uint32_t at = *count;
    while (at && words[at - 1] > word) at--;
    if (at && words[at - 1] == word) return;
    memmove(words + at + 1, words + at, (*count - at) * sizeof *words);
    words[at] = word;
    ++*count;
}

/* What the word says, 0 for nothing: as ss_word_sense has it, but for numbers and for a "not", which turns the claim round. */
static uint64_t read_word(const ss_lexicon *lexicon, const ss_next_word *word, bool *turned)
{
    char stem[SS_STEM_MOST];
    bool digits = word->folded[0] >= '0' && word->folded[0] <= '9';
    if (word->size < 2 && !digits) return 0;
    uint32_t size = ss_stem(word->folded, word->size, stem);
    const ss_meaning *meaning = ss_lexicon_meaning(lexicon, stem, size);
    uint8_t means = meaning ? meaning->means : SS_MEANS_PLAIN;
    *turned ^= means == SS_MEANS_NOT;
    if (means == SS_MEANS_NOTHING || means == SS_MEANS_NOT) return 0;
    return (meaning && meaning->set ? meaning->set : ss_meaning_number(stem, size)) | (digits || means == SS_MEANS_NUMBER ? IS_NUMBER : 0);
}

/* The words of the piece that say something, into room for WORDS_MOST. */
static void read_piece(const ss_echoer *e, const ss_article *a, ss_span piece, uint64_t *words, ss_said *said)
{
    ss_next_word next;
    for (uint32_t at = piece.start; said->count < WORDS_MOST && ss_word_next(a->text, &at, piece.end, &next);) {
        bool not_yet = said->turned;
        uint64_t word = read_word(e->lexicon, &next, &said->turned);
        said->denied |= said->turned != not_yet;
        uint32_t before = said->count;
        if (word) put_word(words, &said->count, word);
        said->numbers += (word & IS_NUMBER) && said->count > before;
    }
}

static bool is_letter(char c)
{
    char small = (char)(c | 0x20); /* a digit stays as it is */
    return (unsigned)small - 'a' < 26 || (unsigned)c - '0' < 10;
}

/* Behind "that", which some put before the content. */
static const char *skip_that(const char *p, const char *end) { return end - p > 5 && !memcmp(p, "that ", 5) ? p + 5 : p; }

/* Letters in lower case; capitals and small ones are one. A key without them has the upper bit and is no other claim's. */
static uint64_t key_at(const char *p, const ss_heard *heard, bool there)
{
    const uint64_t small = UINT64_MAX / 255 * 0x20;
    return there ? (ss_hash_load(p) | small) & ~((uint64_t)1 << 63) : (uint64_t)1 << 63 | (uint64_t)heard->document << 31 | heard->claim;
}

/* From the first letter of the first piece on, and up to the last one of the last. */
static void note_letters(const ss_article *a, ss_span first, ss_span last, ss_heard *heard)
{
    const char *end = a->text + first.end, *p = skip_that(a->text + first.start, end), *begin = a->text + last.start, *q = a->text + last.end;
    while (p < end && !is_letter(*p)) p++;
    while (q > begin && !is_letter(q[-1])) q--;
    heard->begin = key_at(p, heard, end - p >= (ptrdiff_t)LETTERS);
    bool many = q - begin >= (ptrdiff_t)LETTERS;
    heard->end = key_at(many ? q - LETTERS : q, heard, many);
}

/* Whose speaker no text names; or a pronoun or a noun tells, which may be another's: unless a statement says that it is right. */
static bool is_nameless(const ss_echoer *e, const ss_article *a, uint32_t number)
{
    const ss_claim_row *claim = &ss_article_claims(a)[number];
    if (claim->speaker == SS_NONE) return true;
    bool doubtful = claim->speaker_how == SS_BY_PRONOUN || claim->speaker_how == SS_BY_CARRIED || claim->speaker_how == SS_BY_NOMINAL;
    return doubtful && ss_corpus_statement(e->corpus, a->document, number) == SS_NONE;
}

/* "The harbour police" by "police": of who has a name, and of names, nothing. */
static void note_sources(const ss_echoer *e, const ss_article *a, const ss_claim_row *claim, ss_heard *heard)
{
    ss_next_word next;
    bool turned = false;
    uint32_t end = claim->source_span.end - claim->source_span.start > SOURCE_BYTES ? claim->source_span.start + SOURCE_BYTES : claim->source_span.end;
    for (uint32_t at = claim->source_span.start; heard->n_sources < SS_SOURCES_MOST && ss_word_next(a->text, &at, end, &next);) {
        bool name = (unsigned)a->text[next.span.start] - 'A' < 26 && next.span.start != claim->source_span.start;
        uint64_t word = next.size >= SOURCE_LETTERS && !name ? read_word(e->lexicon, &next, &turned) : 0;
        if (word) heard->sources[heard->n_sources++] = (uint32_t)word;
    }
}

static bool called_alike(const ss_heard *x, const ss_heard *y)
{
    for (uint32_t i = 0; i < x->n_sources; i++)
        for (uint32_t k = 0; k < y->n_sources; k++)
            if (x->sources[i] == y->sources[k]) return true;
    return false;
}

static ss_status hear_claim(ss_echoer *e, const ss_article *a, uint32_t number, bool nameless)
{
    const ss_claim_row *claim = &ss_article_claims(a)[number];
    const ss_span *pieces = ss_article_spans(a) + claim->pieces.first, last = pieces[claim->pieces.count - 1];
    if (last.end - pieces[0].start < BYTES_LEAST) return SS_OK;
    ss_heard *heard = SS_PUSH(&e->heard, &e->arena);
    if (!heard) return SS_NOMEM;
    heard->document = a->document;
    heard->claim = number;
    heard->said = SS_NONE;
    heard->bytes = last.end - pieces[0].start;
    heard->nameless = nameless;
    if (claim->speaker == SS_NONE && claim->act != SS_ACT_REPORT) note_sources(e, a, claim, heard);
    note_letters(a, pieces[0], last, heard);
    return SS_OK;
}

/* Those that are nameless, or all others. */
static ss_status hear_some(ss_echoer *e, const ss_article *a, uint32_t first, bool nameless)
{
    const ss_claim_row *claims = ss_article_claims(a);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < a->row->claims.count && e->heard.count - first < SS_ECHOES_MOST && status == SS_OK; i++)
        if (may_echo(&claims[i]) && is_nameless(e, a, i) == nameless) status = hear_claim(e, a, i, nameless);
    return status;
}

static ss_status hear_document(ss_echoer *e, uint32_t document)
{
    ss_heard_of *of = &e->of[document];
    if (of->read) return SS_OK;
    ss_article a = ss_article_at(e->corpus, document);
    uint32_t first = e->heard.count;
    ss_status status = hear_some(e, &a, first, true);
    uint32_t nameless = e->heard.count - first;
    if (status == SS_OK) status = hear_some(e, &a, first, false);
    *of = (ss_heard_of){.first = first, .nameless = nameless, .count = e->heard.count - first, .read = true};
    return status;
}

static ss_status read_claim(ss_echoer *e, ss_heard *heard)
{
    ss_article a = ss_article_at(e->corpus, heard->document);
    const ss_claim_row *claim = &ss_article_claims(&a)[heard->claim];
    const ss_span *pieces = ss_article_spans(&a) + claim->pieces.first;
    uint32_t statement = ss_corpus_statement(e->corpus, a.document, heard->claim);
    ss_said *said = SS_RESERVE(&e->words, &e->arena, WORDS_MOST) ? SS_PUSH(&e->said, &e->arena) : NULL;
    if (!said) return SS_NOMEM;
    *said = (ss_said){.document = a.document, .claim = heard->claim, .first = e->words.count, .statement = statement, .own = statement != SS_NONE,
                      .speaker = heard->nameless ? SS_NONE : ss_article_entity(&a, claim->speaker), .parent = e->said.count - 1, .acts = (uint8_t)ss_act_family_of(claim->act),
                      .self = ss_claim_self(a.shard, &e->corpus->updates.at[a.document], claim, heard->claim)};
    uint64_t *words = e->words.at + e->words.count;
    for (uint32_t i = 0; i < claim->pieces.count; i++) read_piece(e, &a, pieces[i], words, said);
    for (uint32_t i = 0; i < said->count; i++) said->content = ss_hash_step(said->content, words[i]);
    e->words.count += said->count;
    heard->said = said->parent;
    return SS_OK;
}

/* ---- two claims ------------------------------------------------------------------------------------------------------ */

static uint32_t shared_words(const ss_echoer *e, const ss_said *a, const ss_said *b, uint32_t *numbers)
{
    const uint64_t *x = e->words.at + a->first, *x_end = x + a->count, *y = e->words.at + b->first, *y_end = y + b->count;
    uint32_t count = 0;
    *numbers = 0;
    while (x < x_end && y < y_end) {
        uint64_t p = *x, q = *y;
        count += p == q;
        *numbers += p == q && (p & IS_NUMBER);
        x += p <= q;
        y += q <= p;
    }
    return count;
}

/* 0 when they are no echoes of each other. */
static float alike(const ss_echoer *e, const ss_said *a, const ss_said *b)
{
    uint32_t less = a->count < b->count ? a->count : b->count, more = a->count + b->count - less, numbers;
    bool acts = (a->acts >= SS_REFUSE) == (b->acts >= SS_REFUSE);
    if (!acts || a->turned != b->turned || less < SHARED_LEAST || (float)less < OF_MORE * (float)more) return 0;
    uint32_t shared = shared_words(e, a, b, &numbers), fewer = a->numbers < b->numbers ? a->numbers : b->numbers;
    float of_less = (float)shared / (float)less, of_more = (float)shared / (float)more;
    if (shared < SHARED_LEAST || of_more < OF_MORE || of_less + of_more < OF_BOTH || numbers < fewer) return 0;
    return CONTAINED * of_less + (1 - CONTAINED) * of_more;
}

/* By two sources without a name that are called by one word: these are seldom two in one story. */
static float told_alike(const ss_echoer *e, const ss_said *a, const ss_said *b)
{
    uint32_t less = a->count < b->count ? a->count : b->count, more = a->count + b->count - less, numbers;
    uint32_t shared = shared_words(e, a, b, &numbers), fewer = a->numbers < b->numbers ? a->numbers : b->numbers;
    float of_less = (float)shared / (float)(less ? less : 1), of_more = (float)shared / (float)(more ? more : 1);
    bool refuses = a->acts >= SS_REFUSE, other_refuses = b->acts >= SS_REFUSE;
    if (refuses != other_refuses || a->denied != b->denied || numbers < (fewer > 0)) return 0;
    bool alike = less < TOLD_LEAST ? shared >= TOLD_FEW && of_less >= TOLD_ALL : shared >= TOLD_LEAST && of_less >= TOLD_SHARE && of_more >= OF_MORE;
    return alike ? CONTAINED * of_less + (1 - CONTAINED) * of_more : 0;
}

static ss_status read_both(ss_echoer *e, ss_heard *one, ss_heard *two)
{
    ss_status status = one->said == SS_NONE ? read_claim(e, one) : SS_OK;
    return status == SS_OK && two->said == SS_NONE ? read_claim(e, two) : status;
}

static ss_status add_met(ss_echoer *e, ss_heard *one, ss_heard *two, float score, bool run)
{
    ss_status status = read_both(e, one, two);
    ss_met *met = status == SS_OK ? SS_PUSH(&e->met, &e->arena) : NULL;
    if (!met) return SS_NOMEM;
    bool first = e->said.at[one->said].self < e->said.at[two->said].self;
    *met = (ss_met){score, first ? one->said : two->said, first ? two->said : one->said, run};
    return SS_OK;
}

/* Of two claims that begin or end alike, or have some words in a row. */
static ss_status meet(ss_echoer *e, ss_heard *one, ss_heard *two)
{
    if (one->bytes > BYTES_TIMES * two->bytes || two->bytes > BYTES_TIMES * one->bytes) return SS_OK;
    ss_status status = read_both(e, one, two);
    float score = status == SS_OK ? alike(e, &e->said.at[one->said], &e->said.at[two->said]) : 0;
    return score > 0 ? add_met(e, one, two, score, false) : status;
}

static ss_status meet_told(ss_echoer *e, ss_heard *one, ss_heard *two)
{
    ss_status status = read_both(e, one, two);
    float score = status == SS_OK ? told_alike(e, &e->said.at[one->said], &e->said.at[two->said]) : 0;
    return score > 0 ? add_met(e, one, two, score, false) : status;
}

/* Those of whom nobody is named, by how they are called. */
static ss_status meet_sources(ss_echoer *e, const ss_heard_of *one, const ss_heard_of *two)
{
    ss_heard *x = SS_PART(e->heard, one->first), *y = SS_PART(e->heard, two->first);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < one->nameless; i++)
        for (uint32_t k = 0; k < two->nameless && status == SS_OK; k++)
            if (called_alike(&x[i], &y[k])) status = meet_told(e, &x[i], &y[k]);
    return status;
}

static ss_status meet_some(ss_echoer *e, ss_heard *x, ss_heard *y, uint32_t count)
{
    ss_status status = SS_OK;
    for (ss_heard *end = y + count; y < end && status == SS_OK; y++)
        if ((x->begin == y->begin) | (x->end == y->end)) status = meet(e, x, y); /* no branch between them: hardly any are */
    return status;
}

/* The nameless with all, all others with the nameless. */
static ss_status meet_all(ss_echoer *e, uint32_t one, uint32_t two)
{
    ss_status status = hear_document(e, one);
    if (status == SS_OK) status = hear_document(e, two);
    const ss_heard_of a = e->of[one], b = e->of[two];
    ss_heard *x = SS_PART(e->heard, a.first), *y = SS_PART(e->heard, b.first);
    for (uint32_t i = 0; i < a.count && status == SS_OK; i++) status = meet_some(e, x + i, y, i < a.nameless ? b.count : b.nameless);
    return status;
}

/* ---- words in a row --------------------------------------------------------------------------------------------------- */

static void hook_claim(ss_echoer *e, const ss_article *a, uint32_t at, uint32_t first)
{
    const ss_claim_row *claim = &ss_article_claims(a)[e->heard.at[at].claim];
    const ss_span *pieces = ss_article_spans(a) + claim->pieces.first;
    for (uint32_t i = 0; i < claim->pieces.count; i++)
        e->hooks.count += ss_hooks_note(a->text, pieces[i], at, e->hooks.at + e->hooks.count, SS_HOOKS_MOST - (e->hooks.count - first));
}

static ss_status hook_document(ss_echoer *e, uint32_t document)
{
    ss_status status = hear_document(e, document);
    ss_heard_of *of = &e->of[document];
    if (status != SS_OK || of->hooked) return status;
    if (!SS_RESERVE(&e->hooks, &e->arena, SS_HOOKS_MOST)) return SS_NOMEM;
    ss_article a = ss_article_at(e->corpus, document);
    of->first_hook = e->hooks.count;
    for (uint32_t i = of->first; i < of->first + of->count; i++) hook_claim(e, &a, i, of->first_hook);
    of->hooks = e->hooks.count - of->first_hook;
    of->hooked = true;
    return SS_OK;
}

/* Whether it is what both say, and no name or thing that both speak of: a quotation is somebody's own words, and else most of one must be in it. */
static bool run_tells(const ss_run *run, bool quoted, float share)
{
    bool whole = quoted && run->words >= WHOLE_LEAST && run->plain >= WHOLE_PLAIN && share >= WHOLE_SHARE;
    if (quoted) return whole || (run->words >= RUN_LEAST && run->plain >= RUN_PLAIN);
    return run->words >= RUN_LEAST && run->plain > RUN_PLAIN && share >= RUN_SHARE;
}

/* What else they say does not speak against it: numbers, and a "not". */
static bool agree(const ss_echoer *e, const ss_said *a, const ss_said *b)
{
    uint32_t fewer = a->numbers < b->numbers ? a->numbers : b->numbers, numbers;
    (void)shared_words(e, a, b, &numbers);
    return numbers >= fewer && a->turned == b->turned;
}

/* Two claims with words in a row: who speaks, and how much of the shorter content these are. */
typedef struct { const ss_claim_row *claim, *other; uint32_t speaker, other_speaker; float share; bool quoted; } ss_running;

static bool may_run(const ss_echoer *e, const ss_running *r)
{
    bool named = r->speaker == r->other_speaker && r->speaker != SS_NONE;
    bool refuses = ss_act_family_of(r->claim->act) >= SS_REFUSE, other_refuses = ss_act_family_of(r->other->act) >= SS_REFUSE;
    if (refuses != other_refuses && !(named && r->quoted)) return false;
    if (r->claim->depth != r->other->depth && !named) return false; /* who is quoted in a quotation is not who gives it */
    return ss_speakers_akin(e, r->speaker, r->other_speaker, r->share);
}

static uint32_t speaker_heard(const ss_heard *heard, const ss_article *a, const ss_claim_row *claim)
{
    return heard->nameless ? SS_NONE : ss_article_entity(a, claim->speaker);
}

/* Of two that have too few words in a row, but may have most of the others in any order: one of them by nobody known. */
static ss_status meet_near(ss_echoer *e, ss_heard *x, ss_heard *y, const ss_running *r)
{
    bool named = r->speaker != SS_NONE && r->other_speaker != SS_NONE;
    return named || !may_run(e, r) ? SS_OK : meet(e, x, y);
}

static ss_status meet_run(ss_echoer *e, ss_heard *x, ss_heard *y, const ss_run *run)
{
    ss_article a = ss_article_at(e->corpus, x->document), b = ss_article_at(e->corpus, y->document);
    const ss_claim_row *p = &ss_article_claims(&a)[x->claim], *q = &ss_article_claims(&b)[y->claim];
    float less = (float)(x->bytes < y->bytes ? x->bytes : y->bytes), more = (float)(x->bytes + y->bytes) - less, letters = (float)run->letters;
    ss_running r = {p, q, speaker_heard(x, &a, p), speaker_heard(y, &b, q), letters < less ? letters / less : 1, p->kind != SS_INDIRECT && q->kind != SS_INDIRECT};
    bool told = run_tells(run, r.quoted, r.share) && (r.quoted || letters >= OF_MORE * more);
    if (!told) return run->words < NEAR_RUN ? SS_OK : meet_near(e, x, y, &r);
    if (!may_run(e, &r)) return SS_OK;
    ss_status status = read_both(e, x, y);
    if (status != SS_OK || (!r.quoted && !agree(e, &e->said.at[x->said], &e->said.at[y->said]))) return status;
    return add_met(e, x, y, CONTAINED * r.share + (1 - CONTAINED) * letters / more, true);
}

static ss_status meet_hook(ss_echoer *e, const ss_hook *x, const ss_hook *y, ss_run *run)
{
    ss_heard *one = &e->heard.at[x->owner], *two = &e->heard.at[y->owner];
    ss_article a = ss_article_at(e->corpus, one->document), b = ss_article_at(e->corpus, two->document);
    *run = ss_run_read(a.text, x, b.text, y);
    return meet_run(e, one, two, run);
}

static bool is_in(const ss_hook *hook, ss_span span) { return hook->at >= span.start && hook->at < span.end; }

/* Of a run that several hooks lie in the first is enough; where claims are nested, each has its own hooks. */
static ss_status meet_hooks(ss_echoer *e, const ss_hook *hooks, const ss_heard_of *other)
{
    const ss_hook *y = SS_PART(e->hooks, other->first_hook), *end = y + other->hooks;
    uint32_t one = SS_NONE, two = SS_NONE;
    ss_run run = {0};
    ss_status status = SS_OK;
    for (; y < end; y++)
        for (uint32_t slot = ss_hook_slot(y->key), at; status == SS_OK && (at = ss_hooks_next(e->table, hooks, y->key, &slot)) != SS_HOOKS_MOST;) {
            if (hooks[at].owner == one && y->owner == two && is_in(&hooks[at], run.here) && is_in(y, run.there)) continue;
            status = meet_hook(e, &hooks[at], y, &run);
            one = hooks[at].owner, two = y->owner;
        }
    return status;
}

static ss_status meet_words(ss_echoer *e, uint32_t one, uint32_t two)
{
    ss_status status = hook_document(e, one);
    if (status == SS_OK) status = hook_document(e, two);
    if (!e->table) e->table = ss_arena_take(&e->arena, sizeof *e->table);
    if (!e->table) return SS_NOMEM;
    if (status != SS_OK || !e->of[one].hooks || !e->of[two].hooks) return status;
    const ss_hook *hooks = SS_PART(e->hooks, e->of[one].first_hook);
    if (e->filed != one) ss_hooks_file(e->table, hooks, e->of[one].hooks);
    e->filed = one;
    return meet_hooks(e, hooks, &e->of[two]);
}

static bool is_dated(const ss_echoer *e, uint32_t document) { return e->corpus->updates.at[document].published != SS_NO_DAY; }

static ss_status meet_neighbours(ss_echoer *e, const ss_stories *stories, uint32_t document)
{
    const ss_neighbour *end, *next = ss_stories_neighbours(stories, document, &end);
    ss_status status = SS_OK;
    for (; next < end && status == SS_OK; next++) {
        bool nameless = (e->corpus->updates.at[document].has | e->corpus->updates.at[next->document].has) & SS_HAS_NAMELESS;
        bool near = next->shared >= TIES_LEAST || (is_dated(e, document) && is_dated(e, next->document));
        if (!near || !ss_counts_near(e->corpus, document, next->document)) continue;
        status = meet_words(e, document, next->document);
        if (status == SS_OK && nameless) status = meet_sources(e, &e->of[document], &e->of[next->document]);
        bool story = next->place < NEIGHBOURS_MOST && next->shared >= SS_ONE_STORY && next->shared > next->names;
        if (status == SS_OK && nameless && story) status = meet_all(e, document, next->document);
    }
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static ss_status find(ss_echoer *e, const ss_stories *stories)
{
    ss_status status = ss_echoer_hear(e);
    for (uint32_t d = 0; d < e->corpus->updates.count && status == SS_OK; d++) status = meet_neighbours(e, stories, d);
    if (status != SS_OK || !e->met.count) return status;
    return ss_echoer_gather(e);
}

ss_status ss_echoes_find(ss_corpus *corpus, const ss_stories *stories)
{
    ss_echoer e = {.filed = SS_NONE, .corpus = corpus, .lexicon = corpus->engine->lexicon};
    ss_arena_init(&e.arena, corpus->memory);
    e.of = ss_arena_zero(&e.arena, ((size_t)corpus->updates.count + 1) * sizeof *e.of);
    ss_status status = e.of ? find(&e, stories) : SS_NOMEM;
    ss_map_drop(&e.voices, corpus->memory);
    ss_map_drop(&e.counted, corpus->memory);
    ss_arena_free(&e.arena);
    return status;
}

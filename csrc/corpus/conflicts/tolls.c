#include "corpus/conflicts/counts.h"

#include "base/hash.h"
#include "corpus/map.h"
#include "corpus/sort.h"
#include "lexicon/meanings.h"

/* How many were killed, hurt or arrested: what the heads of articles tell that are about one thing.
 *
 *   "Nineteen people are now known to have died when the ferry sank"      19 dead: people; in the words ferry, sink; named in the head: Lim
 *   "A ferry that sank off Lim has killed 21 people"                      21 dead: people; in the words ferry, sink, Lim
 *
 * A toll is a number, in digits or words, at once behind a word of kind `toll` (descriptions.tsv: "killing at least 12 people"), or before it with no comma and few
 * words between. The first HEAD sentences are looked at, where an article tells its news and not what was before; one that has two numbers for one kind of toll there
 * tells of several things, or counts in parts, and is left alone. Two tolls are of one thing when the heads have a name in common that is no
 * state's, they are of one kind and of the same people ("people" are any), their sentences share SENTENCE_LEAST other words and name no other places, the heads share
 * HEAD_LEAST, the articles appeared a day apart (SS_COUNT_DAYS within a story), and counts.h does not part them. One that grew
 * from day to day, or leaves room for the other ("at least", "12 children" of 19 people), is a variant. All that differ about one thing are one conflict.
 * An article is read only when there is another that may tell of a toll, of its days or its story.
 *
 *   entries  [lim, 3 Aug, doc 4][lim, 4 Aug, doc 9][lim, 30 Aug, doc 2] ...    each is held against the LOOK_AHEAD next of its name, as far as the days go */

#define HEAD 4u            /* sentences */
#define WORDS_MOST 48u     /* of a sentence */
#define TOLLS_MOST 8u      /* of a document */
#define CONTEXT_MOST 24u   /* words of a sentence that are compared */
#define HEAD_WORDS 96u
#define NAMES_MOST 16u
#define PLACES_MOST 4u     /* in the sentence of a toll */
#define NAME_BYTES 64u     /* of a name that a conflict is told to be about */
#define BETWEEN 6u         /* words between a number and the word of its toll */
#define LEAD 3u            /* words before a toll that tell whether it is one */
#define SENTENCE_LEAST 3u
#define STORY_LEAST 2u
#define HEAD_LEAST 5u
#define LOOK_AHEAD 16u
#define NEARLY 1.05
enum { DAYS_MOST = 1 };

/* kind: the sense of the word of the toll; what: that of who is counted, 0 for people; number: where the number begins; places: the senses of
 * names in its sentence. */
typedef struct { ss_count count; uint32_t kind, what, number, context[CONTEXT_MOST], n_context, places[PLACES_MOST], n_places; ss_span word; } ss_toll;

/* The head of a document: its tolls, the senses of its words, those of its names. */
typedef struct {
    uint32_t document, n_tolls, n_words, n_names;
    ss_toll *tolls;
    uint32_t words[HEAD_WORDS], names[NAMES_MOST];
    ss_span places[NAMES_MOST]; /* of the names */
} ss_head;

/* A name of a head. */
typedef struct { uint32_t name, head; } ss_entry;

typedef struct {
    ss_corpus *corpus;
    const ss_lexicon *lexicon;
    ss_arena arena;
    const ss_stories *stories;
    SS_LIST(ss_head *) heads;  /* of documents with a toll */
    SS_LIST(ss_entry) entries;
    uint32_t *parents;         /* by toll, TOLLS_MOST to a head: those that one conflict has are a tree */
    SS_LIST(uint32_t) tied;    /* tolls that are in a tree of several; some stand there twice */
    ss_map told;               /* numbers that stand in conflicts already, by document and byte */
} ss_toller;

/* One word of a sentence. `value`: 0 for what is no number, `times` what a number before it is multiplied by. `apart`: more than a space stands before it. */
typedef struct { ss_next_word word; ss_classes classes; uint32_t kinds; uint32_t sense; double value; bool apart, capital; } ss_worded;
typedef struct { ss_worded at[WORDS_MOST]; uint32_t count; } ss_wording;

/* ---- words and numbers ----------------------------------------------------------------------------------------------- */

/* -1 where it is no number in digits. */
static double digits_of(const ss_next_word *word)
{
    double value = 0;
    for (uint32_t i = 0; i < word->size; i++) {
        if (word->folded[i] < '0' || word->folded[i] > '9') return -1;
        value = value * 10 + (word->folded[i] - '0');
    }
    return word->size ? value : -1;
}

/* What the word says, as a number; 0 when it has no content. What the vocabulary knows was found out once. */
static uint32_t sense_of(const ss_toller *t, const ss_next_word *word, ss_symbol symbol)
{
    return ss_sense_id(symbol ? ss_lexicon_senses(t->lexicon)[symbol] : ss_lexicon_sense(t->lexicon, word->folded, word->size));
}

/* What stands between two words, when it is one byte. */
static char tie_of(const ss_article *a, const ss_worded *word, uint32_t next) { return next == word->word.span.end + 1 ? a->text[word->word.span.end] : 0; }

/* "12" and "500" in "12,500"; "sixty" and "one", whose `unit` is 1; "two" and "hundred": the word belongs to the number before it. */
static bool goes_on(const ss_article *a, ss_worded *number, const ss_worded *next, int32_t unit)
{
    char tie = tie_of(a, number, next->word.span.start);
    double times = ss_count_times(&next->word);
    if (!(number->value > 0)) return false;
    if (times > 0 && tie == ' ') number->value *= times;
    else if (tie == ',' && next->word.size == 3 && digits_of(&next->word) >= 0) number->value = number->value * 1000 + digits_of(&next->word);
    else if (tie == '-' && number->value >= 20 && number->value < 100 && next->classes & SS_W(NUMBER) && unit > 0 && unit < 10) number->value += unit;
    else return false;
    number->word.span.end = next->word.span.end;
    return true;
}

static double value_of(const ss_article *a, const ss_worded *word, int32_t number)
{
    double value = word->classes & SS_W(NUMBER) && number > 1 && number < 100 ? number : digits_of(&word->word); /* "one" is anybody */
    return value > 0 && !ss_count_dated(a, word->word.span.start) ? value : 0;
}

/* The words of a sentence, its numbers put together. A part of a longer thing ("19-year-old", "1.5", "12,5km") is none. */
static void read_words(const ss_toller *t, const ss_article *a, ss_span sentence, ss_wording *out)
{
    const ss_vocabulary *words = ss_lexicon_vocabulary(t->lexicon);
    ss_worded next;
    out->count = 0;
    for (uint32_t at = sentence.start; out->count < WORDS_MOST && ss_word_next(a->text, &at, sentence.end, &next.word);) {
        ss_worded *last = out->count ? &out->at[out->count - 1] : NULL;
        ss_symbol symbol = ss_vocabulary_find(words, next.word.folded, next.word.size);
        ss_word known = ss_word_of(words, symbol);
        char first = a->text[next.word.span.start], between = last ? tie_of(a, last, next.word.span.start) : ' ';
        bool part = between == '-' || between == '.' || (between == ',' && first >= '0' && first <= '9');
        next.classes = known.classes;
        next.kinds = known.classes & SS_W(DESCRIBED) ? ss_lexicon_vote_kinds(t->lexicon, symbol) : 0;
        next.sense = sense_of(t, &next.word, symbol);
        next.value = value_of(a, &next, known.value);
        next.apart = between != ' ';
        next.capital = first >= 'A' && first <= 'Z';
        if (last && goes_on(a, last, &next, known.value)) continue;
        if (last && part) next.value = last->value = 0;
        out->at[out->count++] = next;
    }
}

/* ---- tolls ----------------------------------------------------------------------------------------------------------- */

/* The number before the toll's word, or behind it past a hedge; out->count when there is none. */
static uint32_t number_before(const ss_wording *w, uint32_t toll)
{
    for (uint32_t i = toll; i && toll - i < BETWEEN + 1 && !w->at[i].apart; i--) {
        if (w->at[i - 1].value > 0) return i - 1;
        if (w->at[i - 1].kinds & SS_B(TOLL)) break;
    }
    return w->count;
}

static bool is_hedging(const ss_next_word *word)
{
    static const char *const hedges[] = {"at", "least", "more", "than", "as", "many", "up", "to", "some", "about", "around", "nearly", "almost", "over"};
    for (size_t i = 0; i < sizeof hedges / sizeof *hedges; i++)
        if (ss_word_is(word, hedges[i])) return true;
    return false;
}

static uint32_t number_behind(const ss_wording *w, uint32_t toll)
{
    uint32_t i = toll + 1;
    while (i < w->count && !w->at[i].apart && is_hedging(&w->at[i].word)) i++;
    return i < w->count && !w->at[i].apart && w->at[i].value > 0 ? i : w->count;
}

static bool is_anybody(const ss_next_word *word)
{
    return ss_word_is(word, "people") || ss_word_is(word, "persons") || ss_word_is(word, "others") || ss_word_is(word, "more") || ss_word_is(word, "victims");
}

/* Who is counted: the first word behind the number that is no capital; 0 for people. False for what nobody counts so: "two of them", "three years ago". */
static bool read_what(const ss_wording *w, uint32_t number, uint32_t toll, uint32_t *what)
{
    uint32_t i = number + 1;
    *what = 0;
    while (i < w->count && i != toll && !w->at[i].apart && w->at[i].capital) i++;
    if (i >= w->count || i == toll || w->at[i].apart) return true;
    const ss_worded *word = &w->at[i];
    if (is_anybody(&word->word)) return true;
    if (ss_word_is(&word->word, "of") || word->kinds & SS_B(UNCOUNTED) || word->classes & SS_W(UNIT)) return false;
    if (!(word->classes & (SS_FUNCTION_WORDS | SS_W(AUXILIARY)))) *what = word->sense;
    return true;
}

/* Puts it once among those that are there. */
static void put_once(uint32_t *list, uint32_t *count, uint32_t most, uint32_t item)
{
    uint32_t i = 0;
    while (i < *count && list[i] != item) i++;
    if (i == most) return;
    list[i] = item;
    *count += i == *count;
}

/* A name that may tell where it happened, or to what ship: people and organisations speak of harm, or do it, in many places. */
static bool is_of_place(const ss_toller *t, const ss_article *a, const ss_next_word *word, uint32_t sentence)
{
    uint32_t i = ss_article_mention(a, word->span.start + 1);
    const ss_mention_row *mention = i ? ss_article_mentions(a) + i - 1 : NULL;
    bool actor = mention && mention->span.end > word->span.start && (mention->type == SS_PERSON || mention->type == SS_ORGANISATION || mention->type == SS_BODY || mention->type == SS_GROUP);
    return !actor && ss_count_name(t->lexicon, a, word, sentence);
}

/* What a sentence says but for its toll and for who tells it. */
static void read_context(const ss_toller *t, const ss_article *a, const ss_wording *w, uint32_t number, ss_toll *out)
{
    uint32_t claim = ss_claim_around(a, out->count.span.start);
    ss_span source = claim == SS_NONE ? (ss_span){0, 0} : ss_article_claims(a)[claim].source_span;
    uint32_t begin = ss_article_sentences(a)[out->count.sentence].span.start;
    out->n_context = out->n_places = 0;
    for (uint32_t i = 0; i < w->count && out->n_context < CONTEXT_MOST; i++) {
        if (w->at[i].word.span.start >= source.start && w->at[i].word.span.start < source.end) continue;
        uint32_t sense = i == number || w->at[i].kinds & SS_B(TOLL) || is_anybody(&w->at[i].word) ? 0 : w->at[i].sense;
        if (!sense || sense == out->what || w->at[i].value > 0) continue;
        put_once(out->context, &out->n_context, CONTEXT_MOST, sense);
        if (w->at[i].capital && is_of_place(t, a, &w->at[i].word, begin)) put_once(out->places, &out->n_places, PLACES_MOST, sense);
    }
}

/* "12 could be killed", "has not killed 12": nobody was. What stands in the toll, and up to LEAD words before it. */
static bool is_unreal(const ss_wording *w, uint32_t number, uint32_t toll)
{
    uint32_t first = number < toll ? number : toll, end = number < toll ? toll : number;
    for (uint32_t i = end; i-- && i + LEAD >= first;) {
        if (w->at[i].classes & (SS_W(MODAL) | SS_W(NEGATION)) && !w->at[i].capital) return true; /* "in May" */
        if (w->at[i].kinds & SS_B(UNSURE)) return true;
        if (i <= first && w->at[i].apart) break;
    }
    return false;
}

/* "In 2012 people were killed" */
static bool is_year(const ss_wording *w, uint32_t number)
{
    return number && w->at[number].value >= 1900 && w->at[number].value <= 2100 && (ss_word_is(&w->at[number - 1].word, "in") || ss_word_is(&w->at[number - 1].word, "since"));
}

static bool read_toll(const ss_toller *t, const ss_article *a, const ss_wording *w, uint32_t toll, uint32_t sentence, ss_toll *out)
{
    static const ss_next_word none = {.size = 0};
    const ss_worded *word = &w->at[toll];
    uint32_t number = number_behind(w, toll);
    if (number == w->count) number = number_before(w, toll);
    if (number == w->count || is_year(w, number) || is_unreal(w, number, toll) || !read_what(w, number, toll, &out->what)) return false;
    const ss_worded *from = &w->at[number < toll ? number : toll], *to = &w->at[number < toll ? toll : number];
    out->kind = word->sense;
    out->word = word->word.span;
    out->number = w->at[number].word.span.start;
    out->count = (ss_count){.value = w->at[number].value, .span = {from->word.span.start, to->word.span.end}, .sentence = sentence};
    out->count.hedge = ss_count_hedge(number ? &w->at[number - 1].word : &none, number > 1 ? &w->at[number - 2].word : &none);
    ss_count_days(a, &out->count);
    read_context(t, a, w, number, out);
    return true;
}

static void read_tolls(const ss_toller *t, const ss_article *a, uint32_t sentence, ss_head *head)
{
    ss_wording w;
    read_words(t, a, ss_article_sentences(a)[sentence].span, &w);
    for (uint32_t i = 0; i < w.count && head->n_tolls < TOLLS_MOST; i++)
        if (w.at[i].kinds & SS_B(TOLL)) head->n_tolls += read_toll(t, a, &w, i, sentence, &head->tolls[head->n_tolls]);
}

static void read_names(const ss_toller *t, const ss_article *a, uint32_t sentence, ss_head *head)
{
    const ss_vocabulary *words = ss_lexicon_vocabulary(t->lexicon);
    ss_span span = ss_article_sentences(a)[sentence].span;
    ss_next_word word;
    for (uint32_t at = span.start; ss_word_next(a->text, &at, span.end, &word);) {
        uint32_t names = head->n_names, sense = word.folded[0] <= '9' ? 0 : sense_of(t, &word, ss_vocabulary_find(words, word.folded, word.size));
        bool capital = a->text[word.span.start] >= 'A' && a->text[word.span.start] <= 'Z';
        if (!sense) continue;
        put_once(head->words, &head->n_words, HEAD_WORDS, sense);
        if (capital && is_of_place(t, a, &word, span.start)) put_once(head->names, &head->n_names, NAMES_MOST, sense);
        if (head->n_names > names) head->places[names] = word.span;
    }
}

/* Leaves out kinds that have two numbers; "at least", said once, holds for all of a kind. */
static void drop_mixed(ss_head *head)
{
    uint32_t kept = 0;
    bool mixed[TOLLS_MOST] = {false};
    for (uint32_t i = 0; i < head->n_tolls; i++)
        for (uint32_t k = 0; k < i; k++) {
            ss_toll *x = &head->tolls[k], *y = &head->tolls[i];
            if (x->kind != y->kind) continue;
            if (!ss_counts_same(&x->count, &y->count)) mixed[i] = mixed[k] = true;
            x->count.hedge = y->count.hedge = x->count.hedge ? x->count.hedge : y->count.hedge;
        }
    for (uint32_t i = 0; i < head->n_tolls; i++)
        if (!mixed[i]) head->tolls[kept++] = head->tolls[i];
    head->n_tolls = kept;
}

typedef void ss_head_reader(const ss_toller *t, const ss_article *a, uint32_t sentence, ss_head *head);

static void each_sentence(const ss_toller *t, const ss_article *a, ss_head_reader *reader, ss_head *head)
{
    for (uint32_t i = 0, seen = 0; i < a->row->sentences.count && seen < HEAD; i++) {
        uint8_t role = ss_article_sentences(a)[i].role;
        if (role != SS_ROLE_BODY && role != SS_ROLE_HEADLINE) continue;
        reader(t, a, i, head);
        seen++;
    }
}

/* Most heads that have a word of a toll have none. */
static void read_head(const ss_toller *t, const ss_article *a, ss_toll tolls[TOLLS_MOST], ss_head *head)
{
    *head = (ss_head){.document = a->document, .tolls = tolls};
    each_sentence(t, a, read_tolls, head);
    drop_mixed(head);
    if (head->n_tolls) each_sentence(t, a, read_names, head);
}

/* Keeps a head that has a toll. */
static ss_status read_document(ss_toller *t, uint32_t document)
{
    ss_article a = ss_article_at(t->corpus, document);
    ss_toll tolls[TOLLS_MOST];
    ss_head found;
    read_head(t, &a, tolls, &found);
    if (!found.n_tolls || !found.n_names) return SS_OK;
    size_t size = found.n_tolls * sizeof *found.tolls;
    ss_head *head = ss_arena_take(&t->arena, sizeof *head), **place = head ? SS_PUSH(&t->heads, &t->arena) : NULL;
    found.tolls = place ? ss_arena_take(&t->arena, size) : NULL;
    if (!found.tolls) return SS_NOMEM;
    memcpy(found.tolls, tolls, size);
    *head = found;
    *place = head;
    for (uint32_t i = 0; i < found.n_names; i++) {
        ss_entry *entry = SS_PUSH(&t->entries, &t->arena);
        if (!entry) return SS_NOMEM;
        *entry = (ss_entry){found.names[i], t->heads.count - 1};
    }
    return SS_OK;
}

/* ---- two articles ---------------------------------------------------------------------------------------------------- */

static bool may_tell(const ss_corpus *corpus, uint32_t document)
{
    const ss_document_update *update = &corpus->updates.at[document];
    return update->has & SS_HAS_TOLLS && update->duplicate_of == SS_NONE;
}

/* Marks the later of one story, and whether there is one. */
static void pair_story(const ss_toller *t, uint32_t document, bool *paired)
{
    const ss_neighbour *end, *next = ss_stories_neighbours(t->stories, document, &end);
    for (; next < end; next++)
        if (next->shared >= SS_ONE_STORY && may_tell(t->corpus, next->document)) paired[document] = paired[next->document] = true;
}

/* Those of one day stand in any order. */
static int by_nothing(const void *ctx, uint32_t x, uint32_t y)
{
    (void)ctx, (void)x, (void)y;
    return 0;
}

/* Of all that may tell of a toll, by document, those that have a fellow. `days` has room for all. */
static ss_status pair_all(const ss_toller *t, ss_keyed *days, bool *paired)
{
    uint32_t dated = 0;
    for (uint32_t d = 0; d < t->corpus->updates.count; d++) {
        int32_t day = t->corpus->updates.at[d].published;
        if (!may_tell(t->corpus, d)) continue;
        pair_story(t, d, paired);
        if (day != SS_NO_DAY) days[dated++] = (ss_keyed){(uint32_t)day ^ 0x80000000u, d};
    }
    ss_status status = ss_sort_keyed(days, dated, by_nothing, NULL, t->corpus->memory);
    for (uint32_t i = 1; i < dated; i++)
        if (days[i].key - days[i - 1].key <= DAYS_MOST) paired[days[i].item] = paired[days[i - 1].item] = true;
    return status;
}

static ss_status read_all(ss_toller *t)
{
    uint32_t documents = t->corpus->updates.count;
    ss_keyed *days = ss_arena_take(&t->arena, (size_t)(documents + 1) * sizeof *days);
    bool *paired = ss_arena_zero(&t->arena, (size_t)documents + 1);
    ss_status status = days && paired ? pair_all(t, days, paired) : SS_NOMEM;
    for (uint32_t d = 0; d < documents && status == SS_OK; d++)
        if (paired[d]) status = read_document(t, d);
    return status;
}

/* ---- two tolls ------------------------------------------------------------------------------------------------------- */

static uint32_t shared(const uint32_t *x, uint32_t n, const uint32_t *y, uint32_t m)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < m; k++) count += x[i] == y[k];
    return count;
}

/* Their sentences name other places; articles of one story may each name another of what they are about. */
static bool are_apart(const ss_toll *x, const ss_toll *y, uint32_t least)
{
    return least != STORY_LEAST && x->n_places && y->n_places && !shared(x->places, x->n_places, y->places, y->n_places);
}

static bool same_toll(const ss_article *a, const ss_toll *x, const ss_article *b, const ss_toll *y, uint32_t least)
{
    if (x->kind != y->kind || (x->what && y->what && x->what != y->what) || are_apart(x, y, least) || ss_counts_part(a, &x->count, b, &y->count)) return false;
    return shared(x->context, x->n_context, y->context, y->n_context) >= least;
}

/* How many words the sentences of two tolls must share, by what is known of the two documents; WORDS_MOST when they are of other days. */
static uint32_t least_of(const ss_toller *t, uint32_t early, uint32_t late)
{
    int32_t x = t->corpus->updates.at[early].published, y = t->corpus->updates.at[late].published;
    if (ss_stories_shared(t->stories, early, late) >= SS_ONE_STORY) return ss_counts_near(t->corpus, early, late) ? STORY_LEAST : WORDS_MOST;
    bool one_day = x != SS_NO_DAY && y != SS_NO_DAY && (int64_t)x - y <= DAYS_MOST && (int64_t)y - x <= DAYS_MOST;
    return one_day ? SENTENCE_LEAST : WORDS_MOST;
}

/* The later of the two tells of more. */
static bool has_grown(const ss_corpus *corpus, uint32_t one, const ss_toll *x, uint32_t two, const ss_toll *y)
{
    int32_t p = corpus->updates.at[one].published, q = corpus->updates.at[two].published;
    if (p == SS_NO_DAY || q == SS_NO_DAY || p == q) return false;
    return (p < q) == (x->count.value < y->count.value);
}

static uint64_t place_hash(uint32_t document, uint32_t byte) { return ss_hash64_mix(document, byte); }

/* What numbers.c has told is not told again. */
static ss_status note_told(ss_toller *t)
{
    const ss_corpus *corpus = t->corpus;
    uint32_t *number = NULL;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < corpus->conflicts.count && status == SS_OK; i++) {
        const ss_conflict_row *row = &corpus->conflicts.at[i];
        for (uint32_t k = 0; k < row->sides.count && row->kind == SS_CONFLICT_NUMBER && status == SS_OK; k++) {
            const ss_side_row *side = &corpus->sides.at[row->sides.first + k];
            status = ss_map_put(&t->told, corpus->memory, place_hash(side->document, side->span.start), &number);
            if (status == SS_OK) *number = i;
        }
    }
    return status;
}

/* Whether one conflict has both. */
static bool is_told(const ss_toller *t, uint32_t one, const ss_toll *x, uint32_t two, const ss_toll *y)
{
    uint32_t i, k;
    return ss_map_find(&t->told, place_hash(one, x->number), &i) && ss_map_find(&t->told, place_hash(two, y->number), &k) && i == k;
}

static uint32_t root_of(const ss_toller *t, uint32_t node)
{
    for (uint32_t *parents = t->parents; parents[node] != node; node = parents[node]) parents[node] = parents[parents[node]];
    return node;
}

/* Two tolls of one thing that differ stand in one conflict; the first of them leads. */
static ss_status tie(ss_toller *t, uint32_t x, uint32_t y)
{
    uint32_t p = root_of(t, x), q = root_of(t, y), both[] = {x, y};
    t->parents[p < q ? q : p] = p < q ? p : q;
    for (int i = 0; i < 2; i++) {
        uint32_t *tied = SS_PUSH(&t->tied, &t->arena);
        if (!tied) return SS_NOMEM;
        *tied = both[i];
    }
    return SS_OK;
}

/* The first toll of the head that is of that kind: it stands for the others. */
static uint32_t node_of(const ss_toller *t, uint32_t head, uint32_t kind)
{
    uint32_t i = 0;
    while (t->heads.at[head]->tolls[i].kind != kind) i++;
    return head * TOLLS_MOST + i;
}

/* One number, or nearly one where it is no exact one: "nearly 250" and 246. */
static bool is_near(const ss_count *x, const ss_count *y)
{
    bool loose = x->hedge == SS_ABOUT || x->hedge == SS_LESS_THAN || y->hedge == SS_ABOUT || y->hedge == SS_LESS_THAN;
    return ss_counts_same(x, y) || (loose && x->value < y->value * NEARLY && y->value < x->value * NEARLY);
}

static bool same_head(const ss_head *x, const ss_head *y) { return shared(x->words, x->n_words, y->words, y->n_words) >= HEAD_LEAST; }

/* Ties the tolls that are of one thing. */
static ss_status compare(ss_toller *t, uint32_t one, uint32_t two)
{
    const ss_head *left = t->heads.at[one], *right = t->heads.at[two];
    uint32_t least = least_of(t, left->document, right->document);
    if (least == WORDS_MOST) return SS_OK;
    ss_article a = ss_article_at(t->corpus, left->document), b = ss_article_at(t->corpus, right->document);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < left->n_tolls; i++)
        for (uint32_t k = 0; k < right->n_tolls && status == SS_OK; k++) {
            const ss_toll *x = &left->tolls[i], *y = &right->tolls[k];
            if (is_near(&x->count, &y->count) || !same_toll(&a, x, &b, y, least) || !same_head(left, right) || is_told(t, a.document, x, b.document, y)) continue;
            status = tie(t, node_of(t, one, x->kind), node_of(t, two, x->kind));
        }
    return status;
}

/* ---- rows ------------------------------------------------------------------------------------------------------------ */

static const ss_head *head_of(const ss_toller *t, uint32_t node) { return t->heads.at[node / TOLLS_MOST]; }
static const ss_toll *toll_of(const ss_toller *t, uint32_t node) { return &head_of(t, node)->tolls[node % TOLLS_MOST]; }

/* Of several words the first by its letters, whatever the order of documents. */
static void take_first(const ss_toller *t, uint32_t node, ss_span span, ss_slice *first)
{
    ss_article a = ss_article_at(t->corpus, head_of(t, node)->document);
    ss_slice word = ss_span_slice(&a, span);
    if (!first->size || ss_bytes_order(word.at, word.size, first->at, first->size) < 0) *first = word;
}

static uint32_t place_of(const ss_head *head, uint32_t name)
{
    uint32_t i = 0;
    while (i < head->n_names && head->names[i] != name) i++;
    return i;
}

/* A name that all the heads have; of several the first by its letters. */
static ss_slice common_name(const ss_toller *t, const uint32_t *nodes, uint32_t count)
{
    ss_slice first = {NULL, 0};
    const ss_head *lead = head_of(t, nodes[0]);
    for (uint32_t k = 0; k < lead->n_names; k++) {
        uint32_t have = 0;
        if (lead->places[k].end - lead->places[k].start > NAME_BYTES) continue;
        for (uint32_t i = 0; i < count; i++) have += place_of(head_of(t, nodes[i]), lead->names[k]) < head_of(t, nodes[i])->n_names;
        for (uint32_t i = 0; i < count && have == count; i++)
            take_first(t, nodes[i], head_of(t, nodes[i])->places[place_of(head_of(t, nodes[i]), lead->names[k])], &first);
    }
    return first;
}

/* "killed, Norhavn": what the toll is called, and where. */
static ss_slice tell_what(const ss_toller *t, const uint32_t *nodes, uint32_t count, ss_error *out)
{
    ss_slice word = {NULL, 0}, name = common_name(t, nodes, count);
    for (uint32_t i = 0; i < count; i++) take_first(t, nodes[i], toll_of(t, nodes[i])->word, &word);
    (void)ss_error_set(out, SS_INPUT, 0, "%.*s%s%.*s", (int)word.size, word.at, name.size ? ", " : "", (int)name.size, name.size ? name.at : "");
    return (ss_slice){out->message, (uint32_t)strlen(out->message)};
}

/* "12 children" beside "19 people": they may be some of these. */
static bool is_part(const ss_toll *some, const ss_toll *all) { return some->what && !all->what && some->count.value < all->count.value; }

/* Whether all can be true, each when it was written. */
static bool go_together(const ss_toller *t, const uint32_t *nodes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < i; k++) {
            const ss_toll *x = toll_of(t, nodes[i]), *y = toll_of(t, nodes[k]);
            if (is_near(&x->count, &y->count) || ss_counts_agree(&x->count, &y->count) || is_part(x, y) || is_part(y, x)) continue;
            if (!has_grown(t->corpus, head_of(t, nodes[i])->document, x, head_of(t, nodes[k])->document, y)) return false;
        }
    return true;
}

static ss_status put(ss_toller *t, const uint32_t *nodes, uint32_t count)
{
    uint32_t first = t->corpus->sides.count;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < count && status == SS_OK; i++) {
        ss_article a = ss_article_at(t->corpus, head_of(t, nodes[i])->document);
        status = ss_count_add(t->corpus, &a, first, &toll_of(t, nodes[i])->count);
    }
    if (status != SS_OK) return status;
    ss_error about;
    ss_severity severity = go_together(t, nodes, count) ? SS_VARIANT_SEVERITY : SS_CONTRADICTION;
    return ss_conflict_add(t->corpus, first, SS_CONFLICT_NUMBER, severity, tell_what(t, nodes, count, &about));
}

static int by_root(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_toller *t = ctx;
    uint32_t a = t->tied.at[x], b = t->tied.at[y], p = root_of(t, a), q = root_of(t, b);
    return p != q ? (p < q ? -1 : 1) : (a > b) - (a < b);
}

/* A conflict for each tree: its first tolls, as many as there is room for. */
static ss_status put_all(ss_toller *t)
{
    uint32_t count = t->tied.count, nodes[SS_SIDES_MOST], found = 0;
    uint32_t *order = ss_arena_take(&t->arena, ((size_t)count + 1) * sizeof *order);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    ss_status status = ss_sort(order, count, by_root, t, t->corpus->memory);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) {
        uint32_t node = t->tied.at[order[i]];
        bool ends = i + 1 == count || root_of(t, t->tied.at[order[i + 1]]) != root_of(t, node);
        if (found < SS_SIDES_MOST && (!found || nodes[found - 1] != node)) nodes[found++] = node;
        if (!ends) continue;
        status = put(t, nodes, found);
        found = 0;
    }
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static const ss_document_update *update_of(const ss_toller *t, const ss_entry *entry) { return &t->corpus->updates.at[t->heads.at[entry->head]->document]; }

/* By name, day and id: whatever the order of documents. */
static int by_name(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_toller *t = ctx;
    const ss_entry *a = &t->entries.at[x], *b = &t->entries.at[y];
    const ss_document_update *p = update_of(t, a), *q = update_of(t, b);
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    if (p->published != q->published) return p->published < q->published ? -1 : 1;
    return (p->id_hash > q->id_hash) - (p->id_hash < q->id_hash);
}

static ss_status compare_all(ss_toller *t, const uint32_t *order)
{
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < t->entries.count; i++)
        for (uint32_t k = i + 1; k < t->entries.count && k - i <= LOOK_AHEAD && status == SS_OK; k++) {
            const ss_entry *a = &t->entries.at[order[i]], *b = &t->entries.at[order[k]];
            if (a->name != b->name) break;
            status = compare(t, a->head < b->head ? a->head : b->head, a->head < b->head ? b->head : a->head);
        }
    return status;
}

static ss_status find(ss_toller *t)
{
    ss_status status = read_all(t);
    uint32_t nodes = t->heads.count * TOLLS_MOST, *order = ss_arena_take(&t->arena, ((size_t)t->entries.count + 1) * sizeof *order);
    t->parents = ss_arena_take(&t->arena, ((size_t)nodes + 1) * sizeof *t->parents);
    if (status != SS_OK || !order || !t->parents) return SS_NOMEM;
    for (uint32_t i = 0; i < t->entries.count; i++) order[i] = i;
    for (uint32_t i = 0; i < nodes; i++) t->parents[i] = i;
    status = ss_sort(order, t->entries.count, by_name, t, t->corpus->memory);
    if (status == SS_OK) status = note_told(t);
    if (status == SS_OK) status = compare_all(t, order);
    return status == SS_OK ? put_all(t) : status;
}

ss_status ss_conflicts_tolls(ss_corpus *corpus, const ss_stories *stories)
{
    ss_toller t = {.corpus = corpus, .lexicon = corpus->engine->lexicon, .stories = stories};
    ss_arena_init(&t.arena, corpus->memory);
    ss_status status = find(&t);
    ss_map_drop(&t.told, corpus->memory);
    ss_arena_free(&t.arena);
    return status;
}

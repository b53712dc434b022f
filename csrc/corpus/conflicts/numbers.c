#include "corpus/conflicts/counts.h"

#include "base/hash.h"

/* How many of one thing, in articles of one story.
 *
 *   "About 18,000 vehicles cross the bridge every day"     18000 x vehicle, in the words cross, bridge, day
 *   "16,000 vehicles used the bridge daily"                16000 x vehicle, in the words use, bridge, day
 *
 * Two counts are of one fact when the word behind the number is the same, the sentences share CONTEXT_LEAST other words and two fifths of
 * those of the shorter and a name that is no state's, the last name before the number is the same where both have one (whose seats,
 * whose dead), they speak of no days that differ, the articles appeared within SS_COUNT_DAYS days (counts grow), and neither has the
 * other's number too. "More than 15,000" goes with all that is more, "about" with what is near; what is TIMES_MOST as much is another
 * thing. Numbers are those in digits; parts of dates, lengths of time, percentages and ages are no counts, nor are "16 to 18 seats", "1 in
 * 5 people", and those of a sentence that counts the same thing several times over. */

#define FACTS_MOST 24u     /* of one document */
#define NAMES_LEAST 3u     /* that two articles share: what statements tell needs no numbers */
#define CONTEXT_MOST 20u
#define CONTEXT_LEAST 3u
#define NAMES_MOST 12u       /* words of names in a sentence */
#define BACK 40u             /* bytes before a number where "about" and "of the" may stand */
#define BOUND 1.05         /* what "about" allows */
#define TIMES_MOST 4.0     /* tolls and crowds that differ more are others */
enum { NEWS_DAYS = 2 };

typedef struct {
    ss_count count;
    uint32_t noun;
    uint32_t context[CONTEXT_MOST], n_context; /* read when first asked for: most counts have no fellow */
    uint32_t names[NAMES_MOST], n_names;       /* hashes of the words of names; those of the last name before the number */
    uint32_t owner, n_owner;                   /* stand here among them */
    bool read, listed;
} ss_fact;

typedef struct { ss_fact *at; uint32_t count; bool read; } ss_facts;

typedef struct {
    ss_corpus *corpus;
    const ss_lexicon *lexicon;
    ss_arena arena;
    const ss_stories *stories;
    ss_facts *facts;           /* by document, read when first asked for */
} ss_counter;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* ---- one number ------------------------------------------------------------------------------------------------------ */

/* Reads 18,000 or 1.5 from *at on; leaves *at behind it. */
static double read_value(const char *text, uint32_t *at, uint32_t end)
{
    double value = 0, place = 0;
    for (; *at < end; ++*at) {
        char c = text[*at];
        bool inner = *at + 1 < end && is_digit(text[*at + 1]);
        if (is_digit(c)) value = place > 0 ? value + (c - '0') * place : value * 10 + (c - '0');
        else if (c == '.' && inner && place == 0) place = 1;
        else if (c != ',' || !inner) break;
        place /= place > 0 ? 10 : 1;
    }
    return value;
}

double ss_count_times(const ss_next_word *word)
{
    if (ss_word_is(word, "hundred")) return 1e2;
    if (ss_word_is(word, "thousand")) return 1e3;
    if (ss_word_is(word, "million") || ss_word_is(word, "m")) return 1e6;
    return ss_word_is(word, "billion") || ss_word_is(word, "bn") ? 1e9 : 0;
}

/* What is no count, or one that changes from day to day: a small word, and those that the tables describe so. */
static bool is_no_thing(const ss_lexicon *lexicon, const ss_next_word *word)
{
    static const char *const small[] = {"and", "the", "for", "with", "from", "was", "were"};
    if (is_digit(word->folded[0]) || word->size < 3) return true;
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (ss_word_is(word, small[i])) return true;
    return (ss_lexicon_vote_kinds(lexicon, ss_vocabulary_find(ss_lexicon_vocabulary(lexicon), word->folded, word->size)) & SS_B(UNCOUNTED)) != 0;
}

/* The last two words that stand before a number: "more", "than"; and whether one of those before it is "of". */
typedef struct { ss_next_word one, two; bool of; } ss_words_before;

static void read_before(const ss_article *a, uint32_t from, uint32_t to, ss_words_before *out)
{
    ss_next_word words[3];
    uint32_t n = 0; /* words[n] is the next one, words[n + 1] and [n + 2], in a circle, are those before it */
    words[1].size = words[2].size = 0;
    out->of = false;
    for (uint32_t at = from; ss_word_next(a->text, &at, to, &words[n]); n = n ? n - 1 : 2) out->of |= ss_word_is(&words[n], "of");
    out->one = words[(n + 1) % 3];
    out->two = words[(n + 2) % 3];
}

uint8_t ss_count_hedge(const ss_next_word *one, const ss_next_word *two)
{
    if (ss_word_is(one, "over") || ss_word_is(one, "least") || (ss_word_is(one, "than") && !ss_word_is(two, "less") && !ss_word_is(two, "fewer"))) return SS_MORE_THAN;
    if (ss_word_is(one, "than") || (ss_word_is(one, "to") && ss_word_is(two, "up")) || (ss_word_is(one, "as") && (ss_word_is(two, "many") || ss_word_is(two, "much"))) || ss_word_is(one, "nearly") || ss_word_is(one, "almost") || ss_word_is(one, "under")) return SS_LESS_THAN;
    bool about = ss_word_is(one, "about") || ss_word_is(one, "around") || ss_word_is(one, "some") || ss_word_is(one, "roughly") || ss_word_is(one, "approximately") || ss_word_is(one, "estimated");
    return about ? SS_ABOUT : SS_EXACT;
}

/* "thirteen of the 15 members", "all 15 members", "nine of the house's 15 seats", "out of a total 15": how many there are, not how many
 * did it. */
static bool is_total(const ss_words_before *before)
{
    const ss_next_word *one = &before->one, *two = &before->two;
    bool whole = ss_word_is(two, "of") && (ss_word_is(one, "the") || ss_word_is(one, "its") || ss_word_is(one, "their") || ss_word_is(one, "all"));
    return whole || ss_word_is(one, "all") || ss_word_is(one, "of") || ss_word_is(one, "total") || (before->of && ss_word_is(one, "s"));
}

/* The end of a range, or of a share: "16 to 18 seats", "between 16 and 18", "1 in 5 people". */
static bool is_bound(const ss_words_before *before)
{
    const ss_next_word *one = &before->one, *two = &before->two;
    return two->size && is_digit(two->folded[two->size - 1]) && (ss_word_is(one, "to") || ss_word_is(one, "and") || ss_word_is(one, "or") || ss_word_is(one, "in") || ss_word_is(one, "out"));
}

bool ss_count_dated(const ss_article *a, uint32_t byte)
{
    uint32_t date = ss_article_date(a, byte);
    return date < a->row->dates.count && a->shard->dates.at[a->row->dates.first + date].span.start <= byte;
}

void ss_count_days(const ss_article *a, ss_count *count)
{
    const ss_date_row *dates = SS_PART(a->shard->dates, a->row->dates.first);
    ss_span sentence = ss_article_sentences(a)[count->sentence].span;
    uint32_t nearest = UINT32_MAX;
    count->first = count->last = SS_NO_DAY;
    for (uint32_t i = ss_article_date(a, sentence.start); i < a->row->dates.count && dates[i].span.start < sentence.end; i++) {
        ss_date date = ss_corpus_date(a->corpus, a->document, i);
        if (date.type > SS_TIME || date.first == SS_NO_DAY) continue;
        uint32_t apart = date.span.end <= count->span.start ? count->span.start - date.span.end : date.span.start >= count->span.end ? date.span.start - count->span.end : 0;
        if (apart >= nearest) continue;
        nearest = apart;
        count->first = date.first;
        count->last = date.last;
    }
}

/* A few words back, but not before the sentence. */
static uint32_t back_from(const ss_article *a, uint32_t sentence, uint32_t byte)
{
    uint32_t at = byte - sentence > BACK ? byte - BACK : sentence;
    while (at < byte && ((unsigned char)a->text[at] & 0xC0) == 0x80) at++;
    return at;
}

/* The thing counted, at once behind the number. *at is left behind it. False when this is no count of things. */
static bool read_thing(const ss_counter *c, const ss_article *a, uint32_t *at, uint32_t end, ss_fact *fact)
{
    ss_next_word word;
    uint32_t from = *at;
    if (!ss_word_next(a->text, at, end, &word)) return false;
    double times = ss_count_times(&word);
    if (word.span.start > from + 1 || a->text[from] != ' ') return false; /* "19-year-old", "5," */
    if (times > 0) {
        fact->count.value *= times;
        from = *at;
        if (!ss_word_next(a->text, at, end, &word) || word.span.start > from + 1) return false;
    }
    if (is_no_thing(c->lexicon, &word) || (a->text[word.span.start] >= 'A' && a->text[word.span.start] <= 'Z')) return false;
    fact->noun = ss_word_sense(c->lexicon, &word);
    fact->count.span.end = word.span.end;
    return fact->noun != 0;
}

bool ss_count_name(const ss_lexicon *lexicon, const ss_article *a, const ss_next_word *word, uint32_t sentence)
{
    const ss_vocabulary *words = ss_lexicon_vocabulary(lexicon);
    const ss_mention_row *mentions = ss_article_mentions(a);
    uint32_t at = word->span.start, i = ss_article_mention(a, at + 1);
    if (a->text[at] < 'A' || a->text[at] > 'Z') return false;
    if (ss_word_of(words, ss_vocabulary_find(words, word->folded, word->size)).classes & (SS_W(COMMON) | SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(HONORIFIC))) return false;
    bool named = i && mentions[i - 1].span.end > at;
    if (named) return mentions[i - 1].type != SS_COUNTRY && mentions[i - 1].type != SS_OUTLET && mentions[i - 1].how < SS_NOMINAL;
    return at > sentence && !ss_count_dated(a, at);
}

/* Words between which there is a space at most are of one name. */
static void note_name(const ss_article *a, const ss_next_word *word, uint32_t *last, ss_fact *fact)
{
    bool before = word->span.start < fact->count.span.start, goes_on = fact->n_owner && *last + 1 >= word->span.start && a->text[*last] == ' ';
    if (fact->n_names == NAMES_MOST) return;
    if (before && !goes_on) fact->owner = fact->n_names, fact->n_owner = 0;
    fact->n_owner += before;
    fact->names[fact->n_names++] = (uint32_t)ss_hash64(word->folded, word->size, 0);
    *last = word->span.end;
}

static void read_context(const ss_counter *c, const ss_article *a, ss_fact *fact)
{
    ss_span sentence = ss_article_sentences(a)[fact->count.sentence].span;
    ss_next_word word;
    uint32_t last = 0, claim = fact->read ? SS_NONE : ss_claim_around(a, fact->count.span.start);
    ss_span source = claim == SS_NONE ? (ss_span){0, 0} : ss_article_claims(a)[claim].source_span; /* who counts is not what is counted */
    if (fact->read) return;
    fact->read = true;
    for (uint32_t at = sentence.start; fact->n_context < CONTEXT_MOST && ss_word_next(a->text, &at, sentence.end, &word);) {
        uint32_t sense = ss_word_sense(c->lexicon, &word), i = 0;
        bool counts = word.span.start >= source.start && word.span.start < source.end;
        if (!counts && ss_count_name(c->lexicon, a, &word, sentence.start)) note_name(a, &word, &last, fact);
        if (!sense || sense == fact->noun || is_digit(word.folded[0])) continue;
        while (i < fact->n_context && fact->context[i] != sense) i++;
        fact->context[i] = sense;
        fact->n_context += i == fact->n_context;
    }
}

/* Sixteen bytes at once, or two words, in whatever vectors the machine has. */
typedef uint8_t ss_sixteen __attribute__((vector_size(16)));
typedef uint64_t ss_pair __attribute__((vector_size(16)));
#define DIGITS_SOUGHT 32u /* bytes at a time */

static inline bool has_digit(const char bytes[DIGITS_SOUGHT])
{
    ss_sixteen halves[2];
    memcpy(halves, bytes, sizeof halves);
    ss_pair found = (ss_pair)((halves[0] - '0' < 10) | (halves[1] - '0' < 10));
    return (found[0] | found[1]) != 0;
}

/* At last eight bytes at a time: a digit is a byte that is less than ten once its upper bits are turned. */
static uint32_t next_digit(const char *text, uint32_t at, uint32_t end)
{
    const uint64_t ones = UINT64_MAX / 255;
    while (end - at >= DIGITS_SOUGHT && !has_digit(text + at)) at += DIGITS_SOUGHT;
    for (; end - at >= 8; at += 8) {
        uint64_t turned = ss_hash_load(text + at) ^ ones * '0';
        if ((turned - ones * 10) & ~turned & ones * 128) break;
    }
    while (at < end && !is_digit(text[at])) at++;
    return at;
}

/* The count that the digits from `first` to `at` are, into room that is there. */
static bool read_count(const ss_counter *c, const ss_article *a, ss_span sentence, uint32_t first, uint32_t *at, ss_fact *fact)
{
    ss_words_before before;
    fact->count.span = (ss_span){first, *at};
    if (!read_thing(c, a, at, sentence.end, fact)) return false;
    read_before(a, back_from(a, sentence.start, first), first, &before);
    if (is_total(&before) || is_bound(&before)) return false;
    fact->count.hedge = ss_count_hedge(&before.one, &before.two);
    fact->n_context = fact->n_names = fact->n_owner = fact->owner = 0;
    fact->read = fact->listed = false;
    ss_count_days(a, &fact->count);
    return true;
}

static void read_sentence(const ss_counter *c, const ss_article *a, uint32_t number, ss_facts *facts)
{
    ss_span sentence = ss_article_sentences(a)[number].span;
    for (uint32_t at = sentence.start; at < sentence.end && facts->count < FACTS_MOST;) {
        uint32_t first = at = next_digit(a->text, at, sentence.end);
        if (at == sentence.end) break;
        ss_fact *fact = &facts->at[facts->count];
        fact->count.value = read_value(a->text, &at, sentence.end);
        fact->count.sentence = number;
        char before = first > sentence.start ? a->text[first - 1] : ' ';
        bool free = before == ' ' || before == '(' || (unsigned char)before >= 0x80;
        facts->count += free && !ss_count_dated(a, first) && read_count(c, a, sentence, first, &at, fact);
    }
}

/* "Their party won 33 seats, the others 20 seats and 19 seats": whose each is, nobody can tell. */
static void drop_lists(ss_facts *facts, uint32_t first)
{
    uint32_t kept = first;
    for (uint32_t i = first; i < facts->count; i++) {
        bool alone = true;
        for (uint32_t k = first; k < facts->count; k++) alone &= k == i || facts->at[k].noun != facts->at[i].noun;
        if (!alone) facts->at[i].listed = true;
    }
    for (uint32_t i = first; i < facts->count; i++)
        if (!facts->at[i].listed) facts->at[kept++] = facts->at[i];
    facts->count = kept;
}

static ss_status read_document(ss_counter *c, uint32_t document)
{
    ss_facts *facts = &c->facts[document];
    ss_fact found[FACTS_MOST];
    if (facts->read) return SS_OK;
    ss_article a = ss_article_at(c->corpus, document);
    *facts = (ss_facts){found, 0, true};
    for (uint32_t i = 0; i < a.row->sentences.count; i++) {
        uint8_t role = ss_article_sentences(&a)[i].role;
        uint32_t first = facts->count;
        if (role == SS_ROLE_BODY || role == SS_ROLE_HEADLINE) read_sentence(c, &a, i, facts);
        drop_lists(facts, first);
    }
    facts->at = ss_arena_take(&c->arena, facts->count * sizeof *found);
    if (!facts->at) {
        *facts = (ss_facts){NULL, 0, false};
        return SS_NOMEM;
    }
    memcpy(facts->at, found, facts->count * sizeof *found);
    return SS_OK;
}

/* ---- two numbers ----------------------------------------------------------------------------------------------------- */

static uint32_t shared_words(const ss_fact *a, const ss_fact *b)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < a->n_context; i++)
        for (uint32_t k = 0; k < b->n_context; k++) count += a->context[i] == b->context[k];
    return count;
}

/* A sentence that names no day speaks of the news: what another dates well before it is something else. */
static bool is_old(const ss_article *a, const ss_count *undated, const ss_count *dated)
{
    int32_t published = a->corpus->updates.at[a->document].published;
    return undated->first == SS_NO_DAY && dated->first != SS_NO_DAY && published != SS_NO_DAY && (int64_t)published - dated->last > NEWS_DAYS;
}

bool ss_counts_part(const ss_article *a, const ss_count *x, const ss_article *b, const ss_count *y)
{
    if (x->value > TIMES_MOST * y->value || y->value > TIMES_MOST * x->value || is_old(a, x, y) || is_old(b, y, x)) return true;
    return x->first != SS_NO_DAY && y->first != SS_NO_DAY && (x->first > y->last || y->first > x->last);
}

static bool share_any(const uint32_t *x, uint32_t n, const uint32_t *y, uint32_t m)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < m; k++)
            if (x[i] == y[k]) return true;
    return false;
}

/* Both tell of somebody or some place, and where each has a name before its number, it is one. */
static bool same_owner(const ss_fact *x, const ss_fact *y)
{
    if (!share_any(x->names, x->n_names, y->names, y->n_names)) return false;
    return !x->n_owner || !y->n_owner || share_any(x->names + x->owner, x->n_owner, y->names + y->owner, y->n_owner);
}

static bool same_fact(const ss_counter *c, const ss_article *a, ss_fact *x, const ss_article *b, ss_fact *y)
{
    if (ss_counts_part(a, &x->count, b, &y->count)) return false;
    read_context(c, a, x);
    read_context(c, b, y);
    uint32_t shorter = x->n_context < y->n_context ? x->n_context : y->n_context, shared = shared_words(x, y);
    return shared >= CONTEXT_LEAST && shared * 5 >= shorter * 2 && same_owner(x, y);
}

/* Whether what the one says leaves room for the other's number. */
static bool allows(const ss_count *a, const ss_count *b)
{
    if (a->hedge == SS_MORE_THAN) return b->value >= a->value;
    if (a->hedge == SS_LESS_THAN) return b->value <= a->value;
    return a->hedge == SS_ABOUT && b->value <= a->value * BOUND && b->value * BOUND >= a->value;
}

bool ss_counts_same(const ss_count *a, const ss_count *b) { return !(a->value < b->value) && !(a->value > b->value); }

bool ss_counts_agree(const ss_count *x, const ss_count *y) { return ss_counts_same(x, y) || allows(x, y) || allows(y, x); }

static bool says_too(const ss_facts *facts, const ss_fact *other)
{
    for (uint32_t i = 0; i < facts->count; i++)
        if (facts->at[i].noun == other->noun && ss_counts_same(&facts->at[i].count, &other->count)) return true;
    return false;
}

ss_status ss_count_add(ss_corpus *corpus, const ss_article *a, uint32_t first, const ss_count *count)
{
    ss_error said;
    ss_saying saying = {a->document, count->span, ss_claim_around(a, count->span.start), SS_NONE};
    if (saying.claim != SS_NONE) saying.speaker = ss_article_entity(a, ss_article_claims(a)[saying.claim].speaker);
    (void)ss_error_set(&said, SS_INPUT, 0, "%.15g", count->value);
    return ss_side_add(corpus, first, &saying, (ss_slice){said.message, (uint32_t)strlen(said.message)});
}

static ss_status contradict(ss_counter *c, const ss_article *a, const ss_fact *x, const ss_article *b, const ss_fact *y)
{
    uint32_t first = c->corpus->sides.count, at = x->count.span.start;
    ss_next_word word = {.size = 0};
    while (at < x->count.span.end && ss_word_next(a->text, &at, x->count.span.end, &word)) continue; /* the last word: what is counted */
    ss_status status = ss_count_add(c->corpus, a, first, &x->count);
    if (status == SS_OK) status = ss_count_add(c->corpus, b, first, &y->count);
    if (status != SS_OK) return status;
    return ss_conflict_add(c->corpus, first, SS_CONFLICT_NUMBER, SS_CONTRADICTION, (ss_slice){a->text + word.span.start, word.span.end - word.span.start});
}

static ss_status compare(ss_counter *c, uint32_t one, uint32_t two)
{
    ss_article a = ss_article_at(c->corpus, one), b = ss_article_at(c->corpus, two);
    const ss_facts *left = &c->facts[one], *right = &c->facts[two];
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < left->count && status == SS_OK; i++)
        for (uint32_t k = 0; k < right->count && status == SS_OK; k++) {
            ss_fact *x = &left->at[i], *y = &right->at[k];
            if (x->noun != y->noun || ss_counts_agree(&x->count, &y->count) || !same_fact(c, &a, x, &b, y)) continue;
            if (!says_too(left, y) && !says_too(right, x)) status = contradict(c, &a, x, &b, y);
        }
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

bool ss_counts_near(const ss_corpus *corpus, uint32_t one, uint32_t two)
{
    int32_t x = corpus->updates.at[one].published, y = corpus->updates.at[two].published;
    return x == SS_NO_DAY || y == SS_NO_DAY || ((int64_t)x - y <= SS_COUNT_DAYS && (int64_t)y - x <= SS_COUNT_DAYS);
}

static ss_status compare_neighbours(ss_counter *c, uint32_t document)
{
    const ss_neighbour *end, *next = ss_stories_neighbours(c->stories, document, &end);
    ss_status status = SS_OK;
    for (; next < end && status == SS_OK; next++) {
        if (next->shared < SS_ONE_STORY || next->names < NAMES_LEAST || !ss_counts_near(c->corpus, document, next->document)) continue;
        status = read_document(c, document);
        if (status == SS_OK) status = read_document(c, next->document);
        if (status == SS_OK) status = compare(c, document, next->document);
    }
    return status;
}

ss_status ss_conflicts_numbers(ss_corpus *corpus, const ss_stories *stories)
{
    ss_counter c = {.corpus = corpus, .lexicon = corpus->engine->lexicon, .stories = stories};
    ss_arena_init(&c.arena, corpus->memory);
    c.facts = ss_arena_zero(&c.arena, ((size_t)corpus->updates.count + 1) * sizeof *c.facts);
    ss_status status = c.facts ? SS_OK : SS_NOMEM;
    for (uint32_t d = 0; d < corpus->updates.count && status == SS_OK; d++) status = compare_neighbours(&c, d);
    ss_arena_free(&c.arena);
    return status;
}

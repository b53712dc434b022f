#include "corpus/conflicts/make.h"

#include "corpus/sort.h"

/* Conflicts about people: what they are, in articles of one story; and he or she.
 *
 *   title    Kremlin spokesman | presidential press secretary      for whom somebody speaks, and as what: variant
 *            deputy minister | minister;  Foreign Ministry | Defence Ministry spokesman            contradiction
 *            chairman of the bank | former senator                 one may be both: nothing
 *   gender   "...", spokeswoman Maria Zelandova said. "...", he said.                              contradiction
 *
 * A title is looked for beside the name, as it is written. A pronoun contradicts only where nobody else can be meant: it
 * goes on with a quotation of the same paragraph whose source is the name, and no other person stands between. */

#define ROLE_WORDS 12u
#define GAP_MOST 8u       /* bytes between a name and its title: ", the " */
#define EVIDENCE_MOST 4u
#define TITLED_MOST 64u   /* people of one document whose titles are looked at */
#define ADDRESS_BACK 8u   /* bytes before a name that may hold "Mrs." */
#define CLAIMS_BACK 16u   /* claims between a name and the pronoun that stands for it */

/* ---- titles ---------------------------------------------------------------------------------------------------------- */

typedef struct { uint32_t entity, document, local; bool rank; } ss_titled;

typedef struct { ss_next_word words[ROLE_WORDS]; uint32_t count; } ss_role_words;

typedef struct {
    ss_corpus *corpus;
    ss_arena arena;
    SS_LIST(ss_titled) titled;
} ss_titles;

static ss_slice role_of(const ss_article *a, uint32_t local)
{
    const ss_local *l = &a->shard->locals.at[a->row->locals.first + local];
    return (ss_slice){a->shard->strings.at + a->row->strings_at + l->role_at, l->role_size};
}

static void words_of(ss_slice role, ss_role_words *out)
{
    ss_next_word word;
    out->count = 0;
    for (uint32_t at = 0; out->count < ROLE_WORDS && ss_word_next(role.at, &at, role.size, &word);)
        if (!ss_word_is(&word, "the") && !ss_word_is(&word, "of") && !ss_word_is(&word, "a") && !ss_word_is(&word, "for") && !ss_word_is(&word, "s")) out->words[out->count++] = word;
}

/* Forms of one word: Russia and Russian, spokesman and spokeswoman. */
static bool same_word(const ss_next_word *a, const ss_next_word *b)
{
    uint32_t begin = a->size < b->size ? a->size : b->size;
    if (a->size == b->size && !memcmp(a->folded, b->folded, a->size)) return true;
    return begin >= 5 && !memcmp(a->folded, b->folded, 5);
}

static bool has_word(const ss_role_words *role, const ss_next_word *word)
{
    for (uint32_t i = 0; i < role->count; i++)
        if (same_word(&role->words[i], word)) return true;
    return false;
}

/* Words of a that b lacks; *rank tells that one of them is a rank. */
static uint32_t lacking(const ss_lexicon *lexicon, const ss_role_words *a, const ss_role_words *b, bool *rank)
{
    uint32_t count = 0;
    *rank = false;
    for (uint32_t i = 0; i < a->count; i++) {
        if (has_word(b, &a->words[i])) continue;
        *rank |= (ss_word_kinds(lexicon, &a->words[i]) & SS_D(UNDER)) != 0;
        count++;
    }
    return count;
}

/* A title that only says less is none of its own. *contradict: one has a rank that the other, just as full, has not. */
static bool titles_differ(const ss_lexicon *lexicon, ss_slice x, ss_slice y, bool *contradict)
{
    ss_role_words a, b;
    bool rank_a, rank_b;
    *contradict = false;
    if (x.size == y.size && !memcmp(x.at, y.at, x.size)) return false; /* as most are */
    words_of(x, &a);
    words_of(y, &b);
    uint32_t more_a = lacking(lexicon, &a, &b, &rank_a), more_b = lacking(lexicon, &b, &a, &rank_b);
    if (a.count < 2 || b.count < 2) return false; /* "President", "chairman": of what? */
    *contradict = (more_a == 1 && rank_a && !more_b) || (more_b == 1 && rank_b && !more_a);
    return (more_a && more_b) || *contradict;
}

/* Both speak for an organisation of one kind, and it is another: Foreign Ministry and Defence Ministry. */
static bool other_house(const ss_article *a, uint32_t x, const ss_article *b, uint32_t y)
{
    const ss_local *p = &a->shard->locals.at[a->row->locals.first + x], *q = &b->shard->locals.at[b->row->locals.first + y];
    if (p->speaks_for == SS_NONE || q->speaks_for == SS_NONE) return false;
    uint32_t i = a->entities[p->speaks_for], k = b->entities[q->speaks_for];
    const ss_entity_row *one = &a->corpus->entities.at[i], *two = &b->corpus->entities.at[k];
    if (i == k || one->type != SS_ORGANISATION || two->type != SS_ORGANISATION || !one->country.size) return false;
    ss_slice m = ss_stored_slice(a->corpus, one->name), n = ss_stored_slice(a->corpus, two->name);
    uint32_t same = 0;
    while (same < m.size && same < n.size && m.at[m.size - same - 1] == n.at[n.size - same - 1] && m.at[m.size - same - 1] != ' ') same++;
    return same > 3 && same < m.size && same < n.size && m.at[m.size - same - 1] == ' ' && n.at[n.size - same - 1] == ' ';
}

static ss_status note_title(ss_titles *t, uint32_t entity, uint32_t document, uint32_t local, bool rank)
{
    ss_titled *titled = SS_PUSH(&t->titled, &t->arena);
    if (!titled) return SS_NOMEM;
    *titled = (ss_titled){entity, document, local, rank};
    return SS_OK;
}

/* Spokesmen, envoys: who is one is hardly another one besides. */
static bool speaks_for_others(const ss_article *a, uint32_t local)
{
    const ss_local *l = &a->shard->locals.at[a->row->locals.first + local];
    return ss_lexicon_office(a->corpus->engine->lexicon, l->office)->speaks_for;
}

/* The everyday word at once before "minister": foreign, prime; NULL for "Norlandic minister" and all else. */
static const ss_next_word *portfolio(const ss_lexicon *lexicon, const ss_role_words *role)
{
    const ss_vocabulary *words = ss_lexicon_vocabulary(lexicon);
    const ss_next_word *last = role->count > 1 ? &role->words[role->count - 1] : NULL;
    if (!last || !ss_word_is(last, "minister")) return NULL;
    return ss_word_of(words, ss_vocabulary_find(words, last[-1].folded, last[-1].size)).classes & SS_W(COMMON) ? last - 1 : NULL;
}

/* Foreign minister and prime minister, each of somebody: nobody is both. */
static bool other_portfolio(const ss_lexicon *lexicon, ss_slice x, ss_slice y)
{
    ss_role_words a, b;
    words_of(x, &a);
    words_of(y, &b);
    const ss_next_word *p = portfolio(lexicon, &a), *q = portfolio(lexicon, &b);
    return p && q && !same_word(p, q) && ss_word_sense(lexicon, p) != ss_word_sense(lexicon, q);
}

static ss_status compare_titles(ss_titles *t, const ss_article *a, uint32_t x, const ss_article *b, uint32_t y)
{
    bool contradict;
    bool differ = titles_differ(a->corpus->engine->lexicon, role_of(a, x), role_of(b, y), &contradict);
    bool other = differ && other_portfolio(a->corpus->engine->lexicon, role_of(a, x), role_of(b, y));
    contradict |= differ && other_house(a, x, b, y);
    if (!differ || (!contradict && !other && !(speaks_for_others(a, x) && speaks_for_others(b, y)))) return SS_OK;
    ss_status status = note_title(t, a->entities[x], a->document, x, contradict);
    return status == SS_OK ? note_title(t, a->entities[x], b->document, y, contradict) : status;
}

/* Offices alone: a rival, a wife and an aide are many things besides. */
static bool is_titled(const ss_article *a, uint32_t local)
{
    const ss_local *l = &a->shard->locals.at[a->row->locals.first + local];
    return l->type == SS_PERSON && l->role_size && l->office != SS_NONE;
}

/* The people with titles of a document, each with its entity; returns how many. */
static uint32_t list_titled(const ss_article *a, uint32_t entities[TITLED_MOST], uint32_t locals[TITLED_MOST])
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < a->row->locals.count && count < TITLED_MOST; i++) {
        if (!is_titled(a, i)) continue;
        entities[count] = a->entities[i];
        locals[count++] = i;
    }
    return count;
}

static ss_status compare_articles(ss_titles *t, uint32_t x, uint32_t y)
{
    uint32_t lefts[TITLED_MOST], left[TITLED_MOST], rights[TITLED_MOST], right[TITLED_MOST];
    ss_article a = ss_article_at(t->corpus, x), b = ss_article_at(t->corpus, y);
    uint32_t n = list_titled(&a, lefts, left), m = list_titled(&b, rights, right);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < m && status == SS_OK; k++)
            if (lefts[i] == rights[k]) status = compare_titles(t, &a, left[i], &b, right[k]);
    return status;
}

static bool reads(const ss_article *a, uint32_t at, ss_slice role) { return (uint64_t)at + role.size <= a->row->text_size && !memcmp(a->text + at, role.at, role.size); }

/* A list of people that was taken for one title. */
static bool names_another(const ss_article *a, ss_span title, uint32_t local)
{
    const ss_mention_row *mentions = ss_article_mentions(a);
    for (uint32_t i = ss_article_mention(a, title.start); i < a->row->mentions.count && mentions[i].span.start < title.end; i++)
        if (mentions[i].type == SS_PERSON && mentions[i].local != local) return true;
    return false;
}

/* The title as it stands before or behind a mention of the person; empty when it does not stand there so. */
static ss_span title_span(const ss_article *a, uint32_t local)
{
    const ss_mention_row *mentions = ss_article_mentions(a);
    ss_slice role = role_of(a, local);
    for (uint32_t i = 0; i < a->row->mentions.count; i++) {
        ss_span name = mentions[i].span;
        if (mentions[i].local != local || mentions[i].how >= SS_NOMINAL) continue;
        for (uint32_t gap = 1; gap <= GAP_MOST; gap++) {
            if (name.start >= role.size + gap && gap < 3 && reads(a, name.start - gap - role.size, role))
                return (ss_span){name.start - gap - role.size, name.start - gap};
            if (reads(a, name.end + gap, role)) return (ss_span){name.end + gap, name.end + gap + role.size};
        }
    }
    return (ss_span){0, 0};
}

static int by_person(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_titled *a = (const ss_titled *)ctx + x, *b = (const ss_titled *)ctx + y;
    if (a->entity != b->entity) return a->entity < b->entity ? -1 : 1;
    return a->document < b->document ? -1 : a->document > b->document;
}

/* Whether a side of the conflict bears this title already. */
static bool is_told(const ss_titles *t, uint32_t first, ss_slice role)
{
    bool contradict;
    for (uint32_t i = first; i < t->corpus->sides.count; i++) {
        ss_slice value = ss_stored_slice(t->corpus, t->corpus->sides.at[i].value);
        if (!titles_differ(t->corpus->engine->lexicon, value, role, &contradict)) return true;
    }
    return false;
}

static ss_status put_titles(ss_titles *t, const uint32_t *order, uint32_t count)
{
    uint32_t entity = t->titled.at[order[0]].entity, first = t->corpus->sides.count;
    bool rank = false;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < count && status == SS_OK; i++) {
        const ss_titled *titled = &t->titled.at[order[i]];
        ss_article a = ss_article_at(t->corpus, titled->document);
        ss_saying saying = {a.document, title_span(&a, titled->local), SS_NONE, SS_NONE};
        rank |= titled->rank;
        if (saying.span.end && !names_another(&a, saying.span, titled->local) && !is_told(t, first, role_of(&a, titled->local))) status = ss_side_add(t->corpus, first, &saying, role_of(&a, titled->local));
    }
    if (status != SS_OK) return status;
    return ss_conflict_add(t->corpus, first, SS_CONFLICT_TITLE, rank ? SS_CONTRADICTION : SS_VARIANT_SEVERITY,
                           ss_stored_slice(t->corpus, t->corpus->entities.at[entity].id));
}

static ss_status put_all_titles(ss_titles *t)
{
    uint32_t count = t->titled.count, *order = ss_arena_take(&t->arena, ((size_t)count + 1) * sizeof *order);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    ss_status status = ss_sort(order, count, by_person, t->titled.at, t->corpus->memory);
    for (uint32_t i = 0, end; i < count && status == SS_OK; i = end) {
        for (end = i + 1; end < count && t->titled.at[order[end]].entity == t->titled.at[order[i]].entity;) end++;
        status = put_titles(t, order + i, end - i);
    }
    return status;
}

static ss_status find_titles(ss_corpus *corpus, const ss_stories *stories)
{
    ss_titles t = {.corpus = corpus};
    ss_arena_init(&t.arena, corpus->memory);
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < corpus->updates.count && status == SS_OK; d++) {
        const ss_neighbour *end, *next = ss_stories_neighbours(stories, d, &end);
        for (; next < end && status == SS_OK; next++)
            if (next->shared >= SS_ONE_STORY) status = compare_articles(&t, d, next->document);
    }
    if (status == SS_OK && t.titled.count) status = put_all_titles(&t);
    ss_arena_free(&t.arena);
    return status;
}

/* ---- he or she ------------------------------------------------------------------------------------------------------- */

/* 'm' or 'f' of a source that is a pronoun, else 0. */
static uint8_t pronoun(const ss_article *a, const ss_claim_row *claim)
{
    ss_next_word word;
    uint32_t at = claim->source_span.start;
    if (claim->speaker_how != SS_BY_PRONOUN || !ss_word_next(a->text, &at, claim->source_span.end, &word)) return 0;
    if (ss_word_is(&word, "he") || ss_word_is(&word, "him")) return 'm';
    return ss_word_is(&word, "she") || ss_word_is(&word, "her") ? 'f' : 0;
}

static uint8_t gender_of(const ss_article *a, uint32_t entity)
{
    uint8_t gender = a->corpus->entities.at[entity].gender;
    return gender == 'f' || gender == 'm' ? gender : 0;
}

/* Nobody but the entity is named from one place to the other. */
static bool is_alone(const ss_article *a, uint32_t entity, uint32_t from, uint32_t to)
{
    const ss_mention_row *mentions = ss_article_mentions(a);
    for (uint32_t i = ss_article_mention(a, from); i < a->row->mentions.count && mentions[i].span.start < to; i++)
        if (mentions[i].type == SS_PERSON && a->entities[mentions[i].local] != entity) return false;
    return true;
}

/* The claim before it that names the speaker, in the same paragraph; SS_NONE when somebody else may be meant. */
static uint32_t named_before(const ss_article *a, uint32_t number, uint32_t entity)
{
    const ss_claim_row *claims = ss_article_claims(a), *claim = &claims[number];
    const ss_sentence_row *sentences = ss_article_sentences(a);
    for (uint32_t i = number, back = 0; i-- > 0 && back < CLAIMS_BACK; back++) {
        if (sentences[claims[i].sentence].paragraph != sentences[claim->sentence].paragraph) return SS_NONE;
        if (claims[i].kind != SS_DIRECT || claims[i].speaker_how > SS_BY_SURNAME || ss_article_entity(a, claims[i].speaker) != entity) continue;
        uint32_t from = claims[i].source_span.start, to = claim->source_span.start;
        return from < to && is_alone(a, entity, from, to) ? i : SS_NONE;
    }
    return SS_NONE;
}

static ss_slice gender_word(uint8_t gender) { return gender == 'f' ? (ss_slice){"female", 6} : (ss_slice){"male", 4}; }

/* A word of the source that tells a role and a gender: spokeswoman. */
static ss_span gendered_role(const ss_article *a, const ss_lexicon *lexicon, ss_span source, uint8_t gender)
{
    const ss_vocabulary *words = ss_lexicon_vocabulary(lexicon);
    ss_classes wanted = SS_W(ROLE) | (gender == 'f' ? SS_W(FEMALE) : SS_W(MALE));
    ss_next_word word;
    for (uint32_t at = source.start; ss_word_next(a->text, &at, source.end, &word);) {
        ss_word known = ss_word_of(words, ss_vocabulary_find(words, word.folded, word.size));
        if ((known.classes & wanted) == wanted) return word.span;
    }
    return (ss_span){0, 0};
}

/* A pronoun that says otherwise, and the claim that names whom it stands for. */
typedef struct { uint32_t document, claim, named, entity; } ss_contrary;

/* Where an entity of a contrary is called he or she as the corpus has it. */
typedef struct { ss_saying at[EVIDENCE_MOST]; uint32_t count; } ss_evidence;

typedef struct {
    ss_corpus *corpus;
    ss_arena arena;
    SS_LIST(ss_contrary) list;
    uint32_t *place;              /* by entity: its place in `evidence`, plus one; 0 when nothing is contrary */
    ss_evidence *evidence;
    uint32_t known;               /* the document that the rest tells of, or SS_NONE */
    SS_LIST(ss_keyed) pieces;     /* of its claims' contents, by where they begin */
    SS_LIST(ss_span) said;        /* those contents, in text order */
    uint32_t *spouses;            /* by entity: the last document, plus one, that calls somebody else so, perhaps; NULL until asked for */
} ss_genders;

/* The word before the mention, or its first one, is an address of that gender: "Mrs". */
static bool is_addressed(const ss_article *a, const ss_vocabulary *words, const ss_mention_row *mention, uint8_t gender)
{
    ss_classes wanted = SS_W(HONORIFIC) | (gender == 'f' ? SS_W(FEMALE) : SS_W(MALE));
    uint32_t at = mention->span.start > ADDRESS_BACK ? mention->span.start - ADDRESS_BACK : 0;
    ss_next_word word, last = {.size = 0}, first;
    while (at < mention->span.start && ((unsigned char)a->text[at] & 0xC0) == 0x80) at++;
    while (ss_word_next(a->text, &at, mention->span.start, &word)) last = word;
    at = mention->span.start;
    if (!ss_word_next(a->text, &at, mention->span.end, &first)) return false;
    ss_classes before = last.size ? ss_word_of(words, ss_vocabulary_find(words, last.folded, last.size)).classes : 0;
    return (before & wanted) == wanted || (ss_word_of(words, ss_vocabulary_find(words, first.folded, first.size)).classes & wanted) == wanted;
}

/* ---- what many pronouns of one article ask: each claim and mention of it is looked at once ---- */

static int by_number(const void *ctx, uint32_t a, uint32_t b)
{
    (void)ctx;
    return (a > b) - (a < b);
}

/* The contents of all claims, joined where they meet. */
static ss_status read_said(ss_genders *g, const ss_article *a)
{
    const ss_claim_row *claims = ss_article_claims(a);
    const ss_span *spans = ss_article_spans(a);
    g->pieces.count = g->said.count = 0;
    for (uint32_t i = 0; i < a->row->claims.count; i++)
        for (uint32_t k = 0, piece = claims[i].pieces.first; k < claims[i].pieces.count; k++, piece++) {
            ss_keyed *kept = SS_PUSH(&g->pieces, &g->arena);
            if (!kept) return SS_NOMEM;
            *kept = (ss_keyed){spans[piece].start, piece};
        }
    if (!SS_RESERVE(&g->said, &g->arena, g->pieces.count)) return SS_NOMEM;
    ss_status status = ss_sort_keyed(g->pieces.at, g->pieces.count, by_number, NULL, g->corpus->memory);
    for (uint32_t i = 0; i < g->pieces.count && status == SS_OK; i++) {
        ss_span piece = spans[g->pieces.at[i].item], *last = g->said.count ? &g->said.at[g->said.count - 1] : NULL;
        if (!last || last->end < piece.start) g->said.at[g->said.count++] = piece;
        else if (last->end < piece.end) last->end = piece.end;
    }
    return status;
}

/* "Mrs Zeland" in an article about Pavel Zeland: it may call two people so. */
static void read_spouses(ss_genders *g, const ss_article *a)
{
    const ss_vocabulary *words = ss_lexicon_vocabulary(g->corpus->engine->lexicon);
    const ss_mention_row *mentions = ss_article_mentions(a);
    for (uint32_t i = 0; i < a->row->mentions.count; i++) {
        uint32_t entity = mentions[i].how == SS_SURNAME ? ss_article_entity(a, mentions[i].local) : SS_NONE;
        uint8_t gender = entity == SS_NONE ? 0 : gender_of(a, entity);
        if (gender && g->spouses[entity] != a->document + 1 && is_addressed(a, words, &mentions[i], gender)) g->spouses[entity] = a->document + 1;
    }
}

static ss_status know(ss_genders *g, const ss_article *a)
{
    if (g->known == a->document) return SS_OK;
    if (!g->spouses) g->spouses = ss_arena_zero(&g->arena, ((size_t)g->corpus->entities.count + 1) * sizeof *g->spouses);
    ss_status status = g->spouses ? read_said(g, a) : SS_NOMEM;
    if (status != SS_OK) return status;
    read_spouses(g, a);
    g->known = a->document;
    return SS_OK;
}

/* The byte stands in somebody's words. */
static bool is_said(const ss_genders *g, uint32_t byte)
{
    uint32_t low = 0, high = g->said.count;
    SS_SEEK(low, high, middle, g->said.at[middle].start <= byte);
    return low && byte < g->said.at[low - 1].end;
}

static ss_status look_at(ss_genders *g, const ss_article *a, uint32_t number)
{
    const ss_claim_row *claim = ss_article_claims(a) + number;
    if (claim->speaker_how != SS_BY_PRONOUN || claim->kind != SS_DIRECT || claim->speaker == SS_NONE) return SS_OK;
    uint32_t entity = a->entities[claim->speaker];
    uint8_t said = pronoun(a, claim), known = gender_of(a, entity);
    if (!said || !known || said == known) return SS_OK;
    uint32_t named = named_before(a, number, entity);
    if (named == SS_NONE) return SS_OK;
    ss_status status = know(g, a);
    if (status != SS_OK || is_said(g, claim->source_span.start) || g->spouses[entity] == a->document + 1) return status;
    ss_contrary *contrary = SS_PUSH(&g->list, &g->arena);
    if (!contrary) return SS_NOMEM;
    *contrary = (ss_contrary){a->document, number, named, entity};
    return SS_OK;
}

static ss_status find_contraries(ss_genders *g)
{
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < g->corpus->updates.count && status == SS_OK; d++) {
        if (!(g->corpus->updates.at[d].has & SS_HAS_PRONOUNS)) continue;
        ss_article a = ss_article_at(g->corpus, d);
        for (uint32_t i = 0; i < a.row->claims.count && status == SS_OK; i++) status = look_at(g, &a, i);
    }
    return status;
}

/* One place a document. */
static void gather(ss_genders *g, const ss_article *a)
{
    for (uint32_t i = 0; i < a->row->claims.count; i++) {
        const ss_claim_row *claim = ss_article_claims(a) + i;
        uint32_t entity = ss_article_entity(a, claim->speaker), place = entity == SS_NONE ? 0 : g->place[entity];
        if (!place || pronoun(a, claim) != gender_of(a, entity)) continue;
        ss_evidence *e = &g->evidence[place - 1];
        if (e->count == EVIDENCE_MOST || (e->count && e->at[e->count - 1].document == a->document)) continue;
        e->at[e->count++] = (ss_saying){a->document, claim->source_span, i, entity};
    }
}

static ss_status gather_all(ss_genders *g)
{
    uint32_t places = 0;
    g->place = ss_arena_zero(&g->arena, ((size_t)g->corpus->entities.count + 1) * sizeof *g->place);
    g->evidence = ss_arena_zero(&g->arena, g->list.count * sizeof *g->evidence);
    if (!g->place || !g->evidence) return SS_NOMEM;
    for (uint32_t i = 0; i < g->list.count; i++)
        if (!g->place[g->list.at[i].entity]) g->place[g->list.at[i].entity] = ++places;
    for (uint32_t d = 0; d < g->corpus->updates.count; d++) {
        ss_article a = ss_article_at(g->corpus, d);
        if (a.row->locals.count) gather(g, &a);
    }
    return SS_OK;
}

static ss_status contradict(ss_genders *g, const ss_contrary *contrary)
{
    ss_corpus *corpus = g->corpus;
    ss_article a = ss_article_at(corpus, contrary->document);
    const ss_claim_row *claims = ss_article_claims(&a);
    const ss_evidence *others = &g->evidence[g->place[contrary->entity] - 1];
    uint32_t first = corpus->sides.count;
    uint8_t gender = gender_of(&a, contrary->entity);
    ss_saying saying = {a.document, claims[contrary->claim].source_span, contrary->claim, contrary->entity};
    ss_status status = ss_side_add(corpus, first, &saying, gender_word(gender == 'f' ? 'm' : 'f'));
    saying.span = gendered_role(&a, corpus->engine->lexicon, claims[contrary->named].source_span, gender);
    saying.claim = contrary->named;
    if (status == SS_OK) status = ss_side_add(corpus, first, &saying, gender_word(gender));
    for (uint32_t i = 0; i < others->count && status == SS_OK; i++) status = ss_side_add(corpus, first, &others->at[i], gender_word(gender));
    if (status != SS_OK) return status;
    return ss_conflict_add(corpus, first, SS_CONFLICT_GENDER, SS_CONTRADICTION, ss_stored_slice(corpus, corpus->entities.at[contrary->entity].id));
}

static ss_status find_genders(ss_corpus *corpus)
{
    ss_genders g = {.corpus = corpus, .known = SS_NONE};
    ss_arena_init(&g.arena, corpus->memory);
    ss_status status = find_contraries(&g);
    if (status == SS_OK && g.list.count) status = gather_all(&g);
    for (uint32_t i = 0; i < g.list.count && status == SS_OK; i++) status = contradict(&g, &g.list.at[i]);
    ss_arena_free(&g.arena);
    return status;
}

ss_status ss_conflicts_people(ss_corpus *corpus, const ss_stories *stories)
{
    ss_status status = find_titles(corpus, stories);
    return status == SS_OK ? find_genders(corpus) : status;
}

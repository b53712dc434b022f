#include "corpus/events.h"

#include "base/hash.h"
#include "corpus/article.h"
#include "corpus/event_days.h"
#include "corpus/map.h"
#include "corpus/sort.h"

#define PARTIES_MOST 16u
#define SPANS_SEEN 32u   /* tellings of a ballot, whose sentences tell what it was about */
#define BALLOTS_SEEN 64u /* of a document that a claim may be part of */
#define MEMBERS_SEEN 8u  /* of an event that a ballot is held against */
#define ID_MOST 240u
enum { DAYS_APART = 1, DAYS_BEHIND = 21, NEAR_SENTENCES = 3, ISO_DAY = 10 };

typedef enum { BY_DRAFT, BY_RESOLUTION, BY_MEETING, SYMBOLS } ss_symbol_kind;

/* A set of entities, by what is the same in every document. */
typedef struct { uint64_t at[PARTIES_MOST]; uint32_t count; } ss_parties;

typedef struct {
    uint32_t document, ballot;
    uint32_t event, next;           /* the next ballot of the event, or SS_NONE */
    uint64_t body, order;           /* order tells ballots of one day apart, whatever the order of documents */
    uint64_t symbols[SYMBOLS];      /* 0 when not told */
    int32_t day, guess;             /* as told; else the day of the article */
    uint8_t weekday, month, date;   /* what is known of the day where it is not; 0 when nothing is */
    ss_parties against, about;
    uint32_t in_favour;
    uint8_t outcome;
} ss_vote_told;

typedef struct { uint32_t first, last; uint64_t body; } ss_open_event; /* ballots of one event; number is that of the event */

typedef struct {
    ss_corpus *corpus;
    const ss_allocator *memory;
    const ss_lexicon *lexicon;
    SS_LIST(ss_vote_told) votes;
    SS_LIST(ss_open_event) open;    /* by event */
    uint32_t first, dated;          /* of the body at hand: its first event, and one behind its last one with a day */
    ss_map ids, mandates, taken;    /* ids that are taken; body and end of a mandate -> event; event and document -> ballot */
} ss_gatherer;

/* ---- parties --------------------------------------------------------------------------------------------------------- */

static uint64_t entity_key(const ss_corpus *corpus, uint32_t entity)
{
    uint32_t lexicon = corpus->entities.at[entity].lexicon;
    return lexicon == SS_NONE ? ss_hash64_mix(entity, 2) : ss_hash64_mix(lexicon, 1);
}

static uint64_t party_key(const ss_article *a, ss_party party)
{
    if (party.local != SS_NONE) return entity_key(a->corpus, a->entities[party.local]);
    return party.entity == SS_NONE ? 0 : ss_hash64_mix(party.entity, 1);
}

static bool holds(const ss_parties *set, uint64_t key)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (set->at[i] == key) return true;
    return false;
}

static void add_party(ss_parties *set, uint64_t key)
{
    if (key && set->count < PARTIES_MOST && !holds(set, key)) set->at[set->count++] = key;
}

static uint32_t shared(const ss_parties *a, const ss_parties *b)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < a->count; i++) count += holds(b, a->at[i]);
    return count;
}

/* ---- ballots --------------------------------------------------------------------------------------------------------- */

static int32_t one_day(const ss_corpus *corpus, uint32_t document, uint32_t date)
{
    if (date == SS_NONE) return SS_NO_DAY;
    ss_date found = ss_corpus_date(corpus, document, date);
    return found.first == found.last ? found.first : SS_NO_DAY;
}

static uint64_t text_key(const ss_article *a, ss_span span)
{
    return span.end > span.start ? ss_hash64(a->text + span.start, span.end - span.start, 0) : 0;
}

static void take_symbols(const ss_article *a, const ss_ballot *ballot, ss_vote_told *vote)
{
    ss_string resolution = ballot->resolution;
    vote->symbols[BY_DRAFT] = text_key(a, ballot->draft);
    vote->symbols[BY_MEETING] = text_key(a, ballot->meeting);
    if (resolution.size) vote->symbols[BY_RESOLUTION] = ss_hash64(a->shard->strings.at + a->row->strings_at + resolution.at, resolution.size, 0);
}

/* Everybody but the voters: who stands there without having voted is what the vote is about. */
static void take_mentions(const ss_article *a, ss_span span, const ss_parties *voters, ss_parties *about)
{
    const ss_mention_row *mentions = ss_article_mentions(a);
    for (uint32_t i = ss_article_mention(a, span.start); i < a->row->mentions.count && mentions[i].span.start < span.end; i++) {
        uint64_t key = entity_key(a->corpus, a->entities[mentions[i].local]);
        if (mentions[i].type != SS_OUTLET && !holds(voters, key)) add_party(about, key);
    }
}

/* The sentence of the telling and the one before it in its paragraph: "... a draft on Norland. Ten members voted in favour." */
static void take_about(const ss_article *a, const ss_ballot *ballot, const ss_parties *voters, ss_vote_told *vote)
{
    const ss_span *spans = ss_article_spans(a) + ballot->spans.first;
    const ss_sentence_row *sentences = ss_article_sentences(a);
    take_mentions(a, ballot->motion, voters, &vote->about);
    for (uint32_t i = 0; i < ballot->spans.count && i < SPANS_SEEN; i++) {
        uint32_t sentence = ss_article_sentence(a, spans[i].start);
        bool follows = sentence && sentences[sentence - 1].paragraph == sentences[sentence].paragraph;
        take_mentions(a, sentences[sentence].span, voters, &vote->about);
        if (follows) take_mentions(a, sentences[sentence - 1].span, voters, &vote->about);
    }
}

static void take_parties(const ss_gatherer *g, const ss_article *a, const ss_ballot *ballot, ss_vote_told *vote)
{
    const ss_position *positions = SS_PART(a->shard->positions, a->row->positions.first + ballot->positions.first);
    ss_parties voters = {.count = 0};
    uint32_t body = ballot->body.entity;
    vote->body = party_key(a, ballot->body);
    add_party(&voters, vote->body);
    if (body != SS_NONE && ss_lexicon_entity(g->lexicon, body)->parent != SS_NONE)
        add_party(&voters, ss_hash64_mix(ss_lexicon_entity(g->lexicon, body)->parent, 1));
    for (uint32_t i = 0; i < ballot->positions.count; i++) {
        uint64_t member = party_key(a, positions[i].member);
        if (positions[i].derived) continue;
        add_party(&voters, member);
        if (positions[i].stand == SS_STAND_AGAINST || positions[i].stand == SS_STAND_VETO) add_party(&vote->against, member);
    }
    take_about(a, ballot, &voters, vote);
}

/* "on Wednesday" and "August 30" in an article without a date: XXXX-WXX-3 and XXXX-08-30. */
static void take_hint(const ss_article *a, uint32_t date, ss_vote_told *vote)
{
    if (date == SS_NONE || vote->day != SS_NO_DAY) return;
    const ss_date_meaning *meaning = &a->shard->dates.at[a->row->dates.first + date].meaning;
    if (meaning->op == SS_OP_WEEKDAY) vote->weekday = meaning->weekday;
    if (meaning->op != SS_OP_CALENDAR || meaning->year || !meaning->day) return;
    vote->month = meaning->month;
    vote->date = meaning->day;
}

static ss_status add_vote(ss_gatherer *g, const ss_article *a, uint32_t number)
{
    const ss_ballot *ballot = &a->shard->ballots.at[a->row->ballots.first + number];
    ss_vote_told *vote = SS_ADD(&g->votes, g->memory);
    if (!vote) return SS_NOMEM;
    vote->document = a->document;
    vote->ballot = number;
    vote->event = vote->next = SS_NONE;
    vote->order = ss_hash64_mix(a->corpus->updates.at[a->document].id_hash, number);
    vote->day = one_day(a->corpus, a->document, ballot->date);
    vote->guess = vote->day == SS_NO_DAY ? a->corpus->updates.at[a->document].published : vote->day;
    take_hint(a, ballot->date, vote);
    vote->in_favour = ballot->counts[SS_STAND_FOR];
    vote->outcome = ballot->outcome;
    take_symbols(a, ballot, vote);
    take_parties(g, a, ballot, vote);
    return SS_OK;
}

static ss_status fill_none(ss_ids *list, const ss_allocator *memory, uint32_t count)
{
    if (!SS_ROOM(list, memory, count)) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) list->at[list->count++] = SS_NONE;
    return SS_OK;
}

static ss_status gather(ss_gatherer *g)
{
    ss_corpus *corpus = g->corpus;
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < corpus->updates.count && status == SS_OK; d++) {
        corpus->updates.at[d].first_ballot = corpus->ballot_events.count;
        corpus->updates.at[d].first_mandate = corpus->mandate_events.count;
        if (!(corpus->updates.at[d].has & SS_HAS_VOTES)) continue;
        ss_article a = ss_article_at(corpus, d);
        status = fill_none(&corpus->ballot_events, g->memory, a.row->ballots.count);
        if (status == SS_OK) status = fill_none(&corpus->mandate_events, g->memory, a.row->mandates.count);
        for (uint32_t i = 0; i < a.row->ballots.count && status == SS_OK; i++) status = add_vote(g, &a, i);
    }
    return status;
}

/* ---- which are one vote ---------------------------------------------------------------------------------------------- */

static int by_body_and_day(const void *ctx, uint32_t x, uint32_t y)
{
    const ss_vote_told *votes = ctx, *a = &votes[x], *b = &votes[y];
    if (a->body != b->body) return a->body < b->body ? -1 : 1;
    if ((a->day == SS_NO_DAY) != (b->day == SS_NO_DAY)) return a->day == SS_NO_DAY ? 1 : -1; /* those with a day make the events */
    if (a->guess != b->guess) return a->guess < b->guess ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* 1: what is known of the one's day fits the other's; -1: it does not; 0: nothing is known. */
static int hint_says(const ss_vote_told *undated, const ss_vote_told *dated)
{
    int year, month, date;
    if (dated->day == SS_NO_DAY || !(undated->weekday || undated->month)) return 0;
    ss_day_split(dated->day, &year, &month, &date);
    if (undated->weekday) return ss_day_weekday(dated->day) == undated->weekday ? 1 : -1;
    return month == undated->month && date == undated->date ? 1 : -1;
}

/* Nobody knows when the one article appeared: who voted against must be the same, and what it was about rather surely. */
static bool undated_go(const ss_vote_told *undated, const ss_vote_told *other)
{
    int says = hint_says(undated, other);
    if (says < 0 || !shared(&undated->against, &other->against)) return false;
    return shared(&undated->about, &other->about) > (says ? 0u : 1u);
}

static bool days_go(const ss_vote_told *a, const ss_vote_told *b)
{
    if (a->guess == SS_NO_DAY) return undated_go(a, b);
    if (b->guess == SS_NO_DAY) return undated_go(b, a);
    int64_t apart = (int64_t)a->guess - b->guess;
    if (a->day != SS_NO_DAY && b->day != SS_NO_DAY) return apart <= DAYS_APART && apart >= -DAYS_APART;
    if (a->day != SS_NO_DAY) apart = -apart; /* how long after the vote the other article appeared */
    return a->day == b->day ? apart <= DAYS_BEHIND && apart >= -DAYS_BEHIND : apart >= 0 && apart <= DAYS_BEHIND;
}

/* 1: a symbol of the UN tells that they are one vote; -1: that they are two; 0: none tells. */
static int symbols_say(const ss_vote_told *a, const ss_vote_told *b)
{
    for (uint32_t i = 0; i < SYMBOLS; i++)
        if (a->symbols[i] && b->symbols[i]) return a->symbols[i] == b->symbols[i] ? 1 : -1;
    return 0;
}

/* Whether what became of it could be told so differently of one vote. */
static bool outcomes_go(const ss_vote_told *a, const ss_vote_told *b)
{
    bool adopted_a = a->outcome == SS_OUTCOME_ADOPTED, adopted_b = b->outcome == SS_OUTCOME_ADOPTED;
    if (a->outcome == SS_OUTCOME_UNKNOWN || b->outcome == SS_OUTCOME_UNKNOWN || adopted_a == adopted_b) return true;
    return a->day == b->day && shared(&a->about, &b->about) > 1 && a->in_favour != SS_NONE && a->in_favour == b->in_favour;
}

static bool are_one(const ss_vote_told *a, const ss_vote_told *b)
{
    int say = symbols_say(a, b);
    if (a->document == b->document || say < 0) return false;
    if (say > 0) return true;
    if (!days_go(a, b) || !outcomes_go(a, b)) return false;
    if (a->against.count && b->against.count && !shared(&a->against, &b->against)) return false;
    if (a->about.count && b->about.count) return shared(&a->about, &b->about) > 0;
    return a->day != SS_NO_DAY && a->day == b->day;
}

/* A document has one ballot of an event; some ballot of the event must go with the new one and none be told apart. */
static bool belongs(const ss_gatherer *g, const ss_open_event *event, const ss_vote_told *vote)
{
    uint32_t seen = 0;
    bool one = false;
    for (uint32_t i = event->first; i != SS_NONE && seen < MEMBERS_SEEN; i = g->votes.at[i].next, seen++) {
        const ss_vote_told *other = &g->votes.at[i];
        if (other->document == vote->document || symbols_say(other, vote) < 0) return false;
        one |= are_one(other, vote);
    }
    return one;
}

/* *joined: the event had no ballot of this document yet, and has one now. */
static ss_status join(ss_gatherer *g, uint32_t event, uint32_t number, bool *joined)
{
    uint32_t *taken = NULL;
    ss_vote_told *vote = &g->votes.at[number];
    ss_status status = ss_map_put(&g->taken, g->memory, ss_hash64_mix(event, vote->document), &taken);
    if (status != SS_OK || *taken != SS_NONE) return status;
    *taken = number;
    vote->event = event;
    if (g->open.at[event].last != number) g->votes.at[g->open.at[event].last].next = number;
    g->open.at[event].last = number;
    *joined = true;
    return SS_OK;
}

static ss_status open_event(ss_gatherer *g, uint32_t number)
{
    bool joined = false;
    ss_open_event *added = SS_ADD(&g->open, g->memory);
    if (!added) return SS_NOMEM;
    *added = (ss_open_event){number, number, g->votes.at[number].body};
    return join(g, g->open.count - 1, number, &joined);
}

/* Tries the events from `end` down to `lowest`, SS_EVENTS_OPEN of them. */
static ss_status try_events(ss_gatherer *g, uint32_t number, uint32_t lowest, uint32_t end, bool *joined)
{
    const ss_vote_told *vote = &g->votes.at[number];
    uint32_t tried = 0, event = end;
    ss_status status = SS_OK;
    for (; event > lowest && tried < SS_EVENTS_OPEN && !*joined && status == SS_OK; event--, tried++)
        if (belongs(g, &g->open.at[event - 1], vote)) status = join(g, event - 1, number, joined);
    if (status == SS_OK && !*joined && event > lowest)
        g->corpus->conflicts_capped += days_go(&g->votes.at[g->open.at[event - 1].last], vote);
    return status;
}

/* Behind the last event of the body that was no later than the article: events with a day are in its order. */
static uint32_t events_before(const ss_gatherer *g, const ss_vote_told *vote)
{
    uint32_t low = g->first, high = g->dated;
    while (low < high && vote->guess != SS_NO_DAY) {
        uint32_t middle = low + (high - low) / 2;
        if (g->votes.at[g->open.at[middle].first].guess <= vote->guess) low = middle + 1;
        else high = middle;
    }
    return high;
}

/* Ballots come body by body, those with a day first. */
static ss_status file_vote(ss_gatherer *g, uint32_t number)
{
    const ss_vote_told *vote = &g->votes.at[number];
    bool joined = false, dated = vote->day != SS_NO_DAY;
    if (!g->open.count || g->open.at[g->open.count - 1].body != vote->body) g->first = g->dated = g->open.count;
    ss_status status = try_events(g, number, g->first, dated ? g->open.count : events_before(g, vote), &joined);
    if (status == SS_OK && !joined && !dated) status = try_events(g, number, g->dated, g->open.count, &joined);
    if (status != SS_OK || joined) return status;
    status = open_event(g, number);
    if (dated) g->dated = g->open.count;
    return status;
}

static ss_status file_votes(ss_gatherer *g)
{
    uint32_t count = g->votes.count, *order = ss_resize(g->memory, NULL, 0, ((size_t)count + 1) * sizeof *order);
    if (!order) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    ss_status status = ss_sort(order, count, by_body_and_day, g->votes.at, g->memory);
    for (uint32_t i = 0; i < count && status == SS_OK; i++) status = file_vote(g, order[i]);
    ss_release(g->memory, order, ((size_t)count + 1) * sizeof *order);
    return status;
}

/* ---- rows ------------------------------------------------------------------------------------------------------------ */

static bool is_copy(const ss_corpus *corpus, uint32_t document) { return corpus->updates.at[document].duplicate_of != SS_NONE; }

/* What most documents say; of two days that equally many say, the earlier one. Copies do not count. */
static int32_t day_of_event(const ss_gatherer *g, uint32_t first)
{
    int32_t best = SS_NO_DAY;
    uint32_t most = 0, seen = 0;
    for (uint32_t i = first; i != SS_NONE && seen < MEMBERS_SEEN; i = g->votes.at[i].next, seen++) {
        int32_t day = g->votes.at[i].day;
        uint32_t count = 0;
        for (uint32_t k = first; day != SS_NO_DAY && k != SS_NONE; k = g->votes.at[k].next)
            count += g->votes.at[k].day == day && (k == i || !is_copy(g->corpus, g->votes.at[k].document));
        if (count > most || (count == most && count && day < best)) best = day, most = count;
    }
    return best;
}

static uint32_t put_day(char *to, int32_t day)
{
    ss_error said;
    int year, month, date;
    if (day == SS_NO_DAY) {
        memcpy(to, "undated", 7);
        return 7;
    }
    ss_day_split(day, &year, &month, &date);
    (void)ss_error_set(&said, SS_INPUT, 0, "%04d-%02d-%02d", year % 10000, month, date);
    memcpy(to, said.message, ISO_DAY);
    return ISO_DAY;
}

/* The id of a party without its type: un-security-council. */
static ss_slice slug_of(const ss_gatherer *g, const ss_article *a, ss_party party)
{
    ss_slice id = {"", 0};
    if (party.local != SS_NONE) {
        ss_stored own = g->corpus->entities.at[a->entities[party.local]].id;
        id = (ss_slice){g->corpus->strings.at + own.at, own.size};
    } else if (party.entity != SS_NONE) {
        ss_string own = ss_lexicon_entity(g->lexicon, party.entity)->id;
        id = (ss_slice){ss_lexicon_text(g->lexicon, own), own.size};
    }
    const char *slash = id.size ? memchr(id.at, '/', id.size) : NULL;
    return slash ? (ss_slice){slash + 1, id.size - (uint32_t)(slash + 1 - id.at)} : id;
}

/* Puts "-2", "-3" ... behind an id that is taken. */
static ss_status part_id(ss_gatherer *g, char id[ID_MOST + 16], uint32_t *size)
{
    uint32_t *times = NULL;
    ss_error said;
    ss_status status = ss_map_put(&g->ids, g->memory, ss_hash64(id, *size, 0), &times);
    if (status != SS_OK) return status;
    *times = *times == SS_NONE ? 1 : *times + 1;
    if (*times == 1) return SS_OK;
    (void)ss_error_set(&said, SS_INPUT, 0, "-%u", *times);
    uint32_t more = (uint32_t)strlen(said.message);
    memcpy(id + *size, said.message, more);
    *size += more;
    return SS_OK;
}

static ss_status add_event(ss_gatherer *g, const char *kind, ss_slice slug, int32_t day)
{
    char id[ID_MOST + 16];
    uint32_t size = (uint32_t)strlen(kind), own = slug.size < ID_MOST - 32 ? slug.size : ID_MOST - 32;
    memcpy(id, kind, size);
    memcpy(id + size, slug.at, own);
    size += own;
    id[size++] = '/';
    size += put_day(id + size, day);
    ss_status status = part_id(g, id, &size);
    ss_event_row row = {.id = {0, size}, .day = day};
    if (status == SS_OK) status = ss_chars_add(&g->corpus->strings, g->memory, id, size, &row.id.at);
    if (status != SS_OK) return status;
    ss_event_row *added = SS_ADD(&g->corpus->events, g->memory);
    if (!added) return SS_NOMEM;
    *added = row;
    return SS_OK;
}

static ss_status name_votes(ss_gatherer *g)
{
    ss_status status = SS_OK;
    for (uint32_t e = 0; e < g->open.count && status == SS_OK; e++) {
        const ss_vote_told *vote = &g->votes.at[g->open.at[e].first];
        ss_article a = ss_article_at(g->corpus, vote->document);
        const ss_ballot *ballot = &a.shard->ballots.at[a.row->ballots.first + vote->ballot];
        status = add_event(g, "vote/", slug_of(g, &a, ballot->body), day_of_event(g, g->open.at[e].first));
    }
    for (uint32_t i = 0; i < g->votes.count && status == SS_OK; i++) {
        const ss_vote_told *vote = &g->votes.at[i];
        g->corpus->ballot_events.at[g->corpus->updates.at[vote->document].first_ballot + vote->ballot] = vote->event;
    }
    return status;
}

/* ---- mandates -------------------------------------------------------------------------------------------------------- */

/* The event under the body and the last day that the sentence speaks of; NULL in *event when it names no day. */
static ss_status find_mandate(ss_gatherer *g, const ss_article *a, const ss_mandate *mandate, int32_t *day, uint32_t **event)
{
    *day = one_day(g->corpus, a->document, mandate->end);
    if (*day == SS_NO_DAY) *day = one_day(g->corpus, a->document, mandate->proposed_end);
    *event = NULL;
    if (*day == SS_NO_DAY) return SS_OK;
    return ss_map_put(&g->mandates, g->memory, ss_hash64_mix(party_key(a, mandate->body), (uint64_t)(uint32_t)*day), event);
}

/* The mandates of a document with one ballot are what was voted on. */
static ss_status follow_ballot(ss_gatherer *g, const ss_article *a, uint32_t number)
{
    const ss_document_update *update = &g->corpus->updates.at[a->document];
    uint32_t *event, voted = g->corpus->ballot_events.at[update->first_ballot];
    int32_t day;
    ss_status status = find_mandate(g, a, &a->shard->mandates.at[a->row->mandates.first + number], &day, &event);
    if (status == SS_OK && event && (*event == SS_NONE || voted < *event)) *event = voted;
    g->corpus->mandate_events.at[update->first_mandate + number] = voted;
    return status;
}

static ss_status follow_others(ss_gatherer *g, const ss_article *a, uint32_t number)
{
    const ss_mandate *mandate = &a->shard->mandates.at[a->row->mandates.first + number];
    uint32_t *event;
    int32_t day;
    ss_status status = find_mandate(g, a, mandate, &day, &event);
    if (status != SS_OK || !event) return status;
    if (*event == SS_NONE) {
        status = add_event(g, "mandate/", slug_of(g, a, mandate->body), day);
        if (status != SS_OK) return status;
        *event = g->corpus->events.count - 1;
    }
    g->corpus->mandate_events.at[g->corpus->updates.at[a->document].first_mandate + number] = *event;
    return SS_OK;
}

static ss_status file_mandates(ss_gatherer *g, bool voted)
{
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < g->corpus->updates.count && status == SS_OK; d++) {
        if (!(g->corpus->updates.at[d].has & SS_HAS_VOTES)) continue;
        ss_article a = ss_article_at(g->corpus, d);
        for (uint32_t i = 0; i < a.row->mandates.count && status == SS_OK && (a.row->ballots.count == 1) == voted; i++)
            status = voted ? follow_ballot(g, &a, i) : follow_others(g, &a, i);
    }
    return status;
}

/* ---- claims ---------------------------------------------------------------------------------------------------------- */

/* The first telling of the ballot, which are in text order, that ends behind the byte. */
static uint32_t span_behind(const ss_article *a, const ss_ballot *ballot, uint32_t byte)
{
    const ss_span *spans = ss_article_spans(a) + ballot->spans.first;
    uint32_t low = 0, high = ballot->spans.count;
    SS_SEEK(low, high, middle, spans[middle].end <= byte);
    return low;
}

static bool is_part(const ss_article *a, const ss_ballot *ballot, ss_span span)
{
    uint32_t at = span_behind(a, ballot, span.start);
    return at < ballot->spans.count && ss_article_spans(a)[ballot->spans.first + at].start < span.end;
}

/* The telling before the cue, or the one behind it. */
static bool is_near(const ss_article *a, const ss_ballot *ballot, const ss_claim_row *claim)
{
    const ss_span *spans = ss_article_spans(a) + ballot->spans.first;
    uint32_t at = span_behind(a, ballot, claim->cue_span.start);
    for (uint32_t i = at ? at - 1 : 0; i < ballot->spans.count && i <= at; i++) {
        uint32_t other = ss_article_sentence(a, spans[i].start);
        if (claim->sentence <= other + NEAR_SENTENCES && other <= claim->sentence + NEAR_SENTENCES) return true;
    }
    return false;
}

static bool votes(const ss_claim_row *claim)
{
    return claim->act == SS_ACT_VOTE_FOR || claim->act == SS_ACT_VOTE_AGAINST || claim->act == SS_ACT_ABSTAIN || claim->act == SS_ACT_VETO;
}

/* A veto that nobody is told to have cast, in an article that tells of one vote, is that vote. */
static bool is_only_veto(const ss_article *a, const ss_claim_row *claim)
{
    return a->row->ballots.count == 1 && claim->act == SS_ACT_VETO && claim->speaker == SS_NONE;
}

/* "had decided": before what the article tells of. */
static bool is_before(const ss_article *a, ss_span cue)
{
    return cue.end - cue.start > 4 && !memcmp(a->text + cue.start, "had ", 4);
}

/* What the body is told to have decided on another day is another matter. */
static bool decided_then(const ss_article *a, const ss_ballot *ballot, const ss_claim_row *claim)
{
    int32_t first, last, day = one_day(a->corpus, a->document, ballot->date);
    uint8_t from;
    ss_corpus_claim_days(a->corpus, a->document, claim, &first, &last, &from);
    if (is_before(a, claim->cue_span)) return false;
    return first == SS_NO_DAY || (day != SS_NO_DAY && first <= day + DAYS_APART && last >= day - DAYS_APART);
}

static bool tells_of(const ss_article *a, const ss_ballot *ballot, const ss_claim_row *claim)
{
    if (claim->level != SS_COMMUNICATION || claim->modality != SS_ACTUAL || claim->negated) return false;
    if (votes(claim)) return is_part(a, ballot, claim->cue_span) || is_only_veto(a, claim);
    if (claim->act != SS_ACT_AGREE || claim->speaker == SS_NONE) return false;
    ss_party speaker = {claim->speaker, SS_NONE};
    return party_key(a, speaker) == party_key(a, ballot->body) && is_near(a, ballot, claim) && decided_then(a, ballot, claim);
}

/* Nobody has voted on a day that was still to come. */
static int32_t day_told(const ss_gatherer *g, const ss_article *a, const ss_claim_row *claim, const ss_ballot *ballot, uint32_t event)
{
    int32_t published = g->corpus->updates.at[a->document].published, first, last;
    uint8_t from;
    ss_corpus_claim_days(g->corpus, a->document, claim, &first, &last, &from);
    if (first != SS_NO_DAY && (published == SS_NO_DAY || first <= published + 1)) return SS_NO_DAY;
    int32_t own = one_day(g->corpus, a->document, ballot->date);
    return own != SS_NO_DAY ? own : g->corpus->events.at[event].day;
}

static ss_status add_told(ss_gatherer *g, const ss_article *a, uint32_t number)
{
    const ss_claim_row *claim = ss_article_claims(a) + number;
    const ss_document_update *update = &g->corpus->updates.at[a->document];
    for (uint32_t i = 0; i < a->row->ballots.count && i < BALLOTS_SEEN; i++) {
        const ss_ballot *ballot = &a->shard->ballots.at[a->row->ballots.first + i];
        uint32_t event = g->corpus->ballot_events.at[update->first_ballot + i];
        if (!tells_of(a, ballot, claim)) continue;
        ss_told_row *told = SS_ADD(&g->corpus->told, g->memory);
        if (!told) return SS_NOMEM;
        *told = (ss_told_row){number, event, day_told(g, a, claim, ballot, event), false};
        return SS_OK;
    }
    return SS_OK;
}

static ss_status file_claims(ss_gatherer *g)
{
    ss_status status = SS_OK;
    for (uint32_t d = 0; d < g->corpus->updates.count && status == SS_OK; d++) {
        if (!(g->corpus->updates.at[d].has & SS_HAS_VOTES)) continue;
        ss_article a = ss_article_at(g->corpus, d);
        uint32_t first = g->corpus->told.count;
        for (uint32_t i = 0; a.row->ballots.count && i < a.row->claims.count && status == SS_OK; i++) status = add_told(g, &a, i);
        g->corpus->updates.at[d].told = (ss_part_of){first, g->corpus->told.count - first};
    }
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static bool has_any(const ss_corpus *corpus)
{
    for (uint32_t i = 0; i < corpus->shards.count; i++)
        if (corpus->shards.at[i]->ballots.count || corpus->shards.at[i]->mandates.count) return true;
    return false;
}

static ss_status find(ss_gatherer *g)
{
    ss_status status = gather(g);
    if (status == SS_OK) status = file_votes(g);
    if (status == SS_OK) status = name_votes(g);
    if (status == SS_OK) status = ss_event_days_learn(g->corpus);
    if (status == SS_OK) status = file_mandates(g, true);
    if (status == SS_OK) status = file_mandates(g, false);
    return status == SS_OK ? file_claims(g) : status;
}

ss_status ss_events_find(ss_corpus *corpus)
{
    ss_gatherer g = {.corpus = corpus, .memory = corpus->memory, .lexicon = corpus->engine->lexicon};
    if (!has_any(corpus)) return SS_OK;
    ss_status status = find(&g);
    SS_DROP(&g.votes, g.memory);
    SS_DROP(&g.open, g.memory);
    ss_map_drop(&g.ids, g.memory);
    ss_map_drop(&g.mandates, g.memory);
    ss_map_drop(&g.taken, g.memory);
    return status;
}

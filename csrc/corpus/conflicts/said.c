#include "corpus/conflicts/make.h"
#include "corpus/statements/each_statement.h"

/* Conflicts inside a statement: tellings of one utterance, held against each other.
 *
 *   attribution  the ministry said | the spokeswoman said        speakers that go together, else they would be two statements: variant
 *   date         at the end of March | this week                 days that share one: variant; two days of one month: contradiction
 *   content      the panel lost ... | the committee lost ...     who it is about, where one telling does not name the other's at all
 *
 * The first MEMBERS_MOST of a statement are looked at. Few statements have a conflict: which may have one is told beforehand, on
 * several threads. */

#define MEMBERS_MOST 32u
#define SOURCES_MOST 8u
#define NAMED_BACK 64u     /* mentions before a claim among which its speaker's name is looked for */
#define SUBJECT_REACH 14u  /* bytes of the content before whom it is about: a mark, "that the" */
#define SPEAKERS_ALIKE 0.44f /* tellings less like the fullest may be of another statement, if others speak */
#define SUBJECT_ALIKE 0.5f
#define DATES_ALIKE 0.6f   /* tellings less like the fullest may speak of other days */
#define BACK 24u           /* bytes before a date that may hold the word before it */
enum { MONTH = 31 };
enum { OTHER_SPEAKERS = 1, OTHER_DAYS = 2, OTHER_SUBJECTS = 4 }; /* what may differ within a statement */

typedef struct {
    ss_corpus *corpus;
    const ss_statement_row *row;
    uint32_t count;
} ss_statement_at;

typedef struct { ss_article article; const ss_claim_row *claim; uint32_t number; float similarity; } ss_teller;

static ss_teller teller(const ss_statement_at *s, uint32_t i)
{
    const ss_member_row *member = &s->corpus->members.at[s->row->members.first + i];
    ss_teller t = {.article = ss_article_at(s->corpus, member->document), .number = member->claim, .similarity = member->similarity};
    t.claim = ss_article_claims(&t.article) + member->claim;
    return t;
}

static ss_status close(ss_statement_at *s, uint32_t first, ss_conflict_kind kind, ss_severity severity)
{
    char id[SS_ID_TEXT];
    ss_id_text('s', s->row->hash, id);
    return ss_conflict_add(s->corpus, first, kind, severity, (ss_slice){id, SS_ID_TEXT});
}

/* ---- attribution ----------------------------------------------------------------------------------------------------- */

/* The most telling source of each speaker in each document. */
typedef struct { uint32_t speaker, document, member; } ss_source_told;
typedef struct { ss_source_told at[SOURCES_MOST]; uint32_t count, speakers; } ss_sources_told;

static bool names_better(const ss_teller *a, const ss_teller *b)
{
    uint32_t x = a->claim->source_span.end - a->claim->source_span.start, y = b->claim->source_span.end - b->claim->source_span.start;
    if (a->claim->speaker_how != b->claim->speaker_how) return a->claim->speaker_how < b->claim->speaker_how;
    return x > y;
}

/* Where the document last called the speaker by its name before the claim's source; empty when nowhere. */
static ss_span named_before(const ss_teller *t)
{
    const ss_mention_row *mentions = ss_article_mentions(&t->article);
    uint32_t i = ss_article_mention(&t->article, t->claim->source_span.start), most = i > NAMED_BACK ? i - NAMED_BACK : 0;
    uint32_t speaker = ss_article_entity(&t->article, t->claim->speaker);
    while (i > most)
        if (mentions[--i].how == SS_NAME && t->article.entities[mentions[i].local] == speaker) return mentions[i].span;
    return (ss_span){0, 0};
}

/* The source as it is written; where that is a pronoun or a surname, the name that it goes back to: "she", "Brandt" -> "Ida Brandt".
 * Empty when it names nobody. */
static ss_span naming(const ss_teller *t)
{
    uint8_t how = t->claim->speaker_how;
    bool bare = how == SS_BY_PRONOUN || how == SS_BY_CARRIED, written = t->claim->source_span.end > t->claim->source_span.start;
    if (t->claim->speaker == SS_NONE || !written) return (ss_span){0, 0};
    ss_span full = bare || how == SS_BY_SURNAME ? named_before(t) : (ss_span){0, 0};
    return full.end > full.start || bare ? full : t->claim->source_span;
}

/* "It is what Norland has said for years", Brandt said: both stand in the statement, and the one is the other's words. */
static bool is_within(const ss_statement_at *s, const ss_teller *t)
{
    uint32_t parent = t->claim->parent;
    return parent != SS_NONE && ss_corpus_statement(s->corpus, t->article.document, parent) == (uint32_t)(s->row - s->corpus->statements.at);
}

static void tell_source(const ss_statement_at *s, uint32_t i, ss_sources_told *told)
{
    ss_teller t = teller(s, i);
    uint32_t k = 0;
    bool new_speaker = true;
    ss_span named = naming(&t);
    if (named.end == named.start || is_within(s, &t) || t.claim->speakers > 1 || t.similarity < SPEAKERS_ALIKE) return; /* "Brandt and Okoro" go with either */
    uint32_t speaker = t.article.entities[t.claim->speaker];
    for (uint32_t m = 0; m < told->count; m++) new_speaker &= told->at[m].speaker != speaker;
    while (k < told->count && (told->at[k].speaker != speaker || told->at[k].document != t.article.document)) k++;
    if (k == SOURCES_MOST) return;
    if (k < told->count) {
        ss_teller known = teller(s, told->at[k].member);
        if (!names_better(&t, &known)) return;
    }
    told->speakers += new_speaker;
    told->count += k == told->count;
    told->at[k] = (ss_source_told){speaker, t.article.document, i};
}

static ss_status find_speakers(ss_statement_at *s)
{
    ss_sources_told told = {.count = 0};
    uint32_t first = s->corpus->sides.count;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < s->count; i++) tell_source(s, i, &told);
    for (uint32_t k = 0; k < told.count && told.speakers > 1 && status == SS_OK; k++) {
        ss_teller t = teller(s, told.at[k].member);
        ss_saying saying = {t.article.document, naming(&t), t.number, told.at[k].speaker};
        status = ss_side_add(s->corpus, first, &saying, ss_stored_slice(s->corpus, s->corpus->entities.at[told.at[k].speaker].name));
    }
    return status == SS_OK ? close(s, first, SS_CONFLICT_ATTRIBUTION, SS_VARIANT_SEVERITY) : status;
}

/* ---- date ------------------------------------------------------------------------------------------------------------ */

/* The only date with days inside the content; whether there is one. */
static bool date_in(const ss_teller *t, ss_date *out)
{
    const ss_date_row *dates = SS_PART(t->article.shard->dates, t->article.row->dates.first);
    bool found = false;
    const ss_span *pieces = ss_article_spans(&t->article) + t->claim->pieces.first;
    for (uint32_t k = 0; k < t->claim->pieces.count; k++)
        for (uint32_t i = ss_article_date(&t->article, pieces[k].start); i < t->article.row->dates.count && dates[i].span.end <= pieces[k].end; i++) {
            ss_date date = ss_corpus_date(t->article.corpus, t->article.document, i);
            if (date.type > SS_TIME || date.first == SS_NO_DAY || date.span.start < pieces[k].start) continue;
            if (found) return false;
            found = true;
            *out = date;
        }
    return found;
}

/* 2: two days that cannot both be meant; 1: days of two grains that go together; 0: no difference, or nothing to compare. */
static int days_differ(const ss_date *a, const ss_date *b)
{
    int64_t apart = (int64_t)a->first - b->first;
    if (a->first == b->first && a->last == b->last) return 0;
    if (a->first <= b->last && b->first <= a->last) return (int64_t)a->last - a->first <= MONTH && (int64_t)b->last - b->first <= MONTH;
    bool days = a->first == a->last && b->first == b->last;
    return days && apart <= MONTH && apart >= -MONTH ? 2 : 0;
}

/* The word before the date, in its piece of the content. */
static void word_before(const ss_teller *t, const ss_date *date, ss_next_word *out)
{
    const ss_span *pieces = ss_article_spans(&t->article) + t->claim->pieces.first;
    uint32_t at = date->span.start > BACK ? date->span.start - BACK : 0;
    ss_next_word word;
    out->size = 0;
    for (uint32_t k = 0; k < t->claim->pieces.count; k++)
        if (pieces[k].start <= date->span.start && at < pieces[k].start) at = pieces[k].start;
    while (at < date->span.start && ((unsigned char)t->article.text[at] & 0xC0) == 0x80) at++;
    while (ss_word_next(t->article.text, &at, date->span.start, &word)) *out = word;
}

/* "until 3 April" and "until 4 April": the two stand in one place of the sentence. */
static bool same_place(const ss_teller *t, const ss_date *x, const ss_teller *u, const ss_date *y)
{
    ss_next_word a, b;
    word_before(t, x, &a);
    word_before(u, y, &b);
    return a.size && a.size == b.size && !memcmp(a.folded, b.folded, a.size);
}

/* "today" in two articles of two days is no difference of theirs. */
static bool same_words(const ss_teller *t, const ss_date *x, const ss_teller *u, const ss_date *y)
{
    uint32_t size = x->span.end - x->span.start;
    return size == y->span.end - y->span.start && !memcmp(t->article.text + x->span.start, u->article.text + y->span.start, size);
}

static ss_status add_date(ss_statement_at *s, uint32_t first, const ss_teller *t, const ss_date *date)
{
    ss_saying saying = {t->article.document, date->span, t->number, ss_article_entity(&t->article, t->claim->speaker)};
    if (date->first == date->last) return ss_side_day(s->corpus, first, &saying, date->first); /* whatever the time of day */
    return ss_side_add(s->corpus, first, &saying, (ss_slice){date->value, (uint32_t)strlen(date->value)});
}

/* All are held against the first telling that has a date. */
static ss_status find_dates(ss_statement_at *s)
{
    uint32_t first = s->corpus->sides.count;
    ss_date known, date;
    ss_teller knower = {.claim = NULL};
    int worst = 0;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < s->count && status == SS_OK; i++) {
        ss_teller t = teller(s, i);
        if (!date_in(&t, &date)) continue;
        if (!knower.claim) {
            known = date;
            knower = t;
            continue;
        }
        int differ = same_words(&knower, &known, &t, &date) ? 0 : days_differ(&known, &date);
        bool like = same_place(&knower, &known, &t, &date) || (knower.similarity >= DATES_ALIKE && t.similarity >= DATES_ALIKE);
        if (!differ || (differ > 1 && !like)) continue;
        if (!worst) status = add_date(s, first, &knower, &known);
        worst = differ > worst ? differ : worst;
        if (status == SS_OK) status = add_date(s, first, &t, &date);
    }
    return status == SS_OK ? close(s, first, SS_CONFLICT_DATE, worst > 1 ? SS_CONTRADICTION : SS_VARIANT_SEVERITY) : status;
}

/* ---- content: whom it is about --------------------------------------------------------------------------------------- */

/* People are often meant by half their names, and then easily mistaken here: bodies and organisations alone. */
static bool may_be_subject(uint8_t type) { return type == SS_BODY || type == SS_ORGANISATION; }

/* The mention that the content begins with, or NULL. */
static const ss_mention_row *subject_of(const ss_teller *t)
{
    const ss_mention_row *mentions = ss_article_mentions(&t->article);
    if (!t->claim->pieces.count) return NULL;
    ss_span piece = ss_article_spans(&t->article)[t->claim->pieces.first];
    uint32_t i = ss_article_mention(&t->article, piece.start);
    if (i == t->article.row->mentions.count || mentions[i].span.end > piece.end || mentions[i].span.start > piece.start + SUBJECT_REACH) return NULL;
    return may_be_subject(mentions[i].type) && mentions[i].how < SS_NOMINAL ? &mentions[i] : NULL;
}

static bool speaks_of(const ss_teller *t, uint32_t entity)
{
    const ss_mention_row *mentions = ss_article_mentions(&t->article);
    const ss_span *pieces = ss_article_spans(&t->article) + t->claim->pieces.first;
    for (uint32_t k = 0; k < t->claim->pieces.count; k++)
        for (uint32_t i = ss_article_mention(&t->article, pieces[k].start); i < t->article.row->mentions.count && mentions[i].span.start < pieces[k].end; i++)
            if (t->article.entities[mentions[i].local] == entity) return true;
    return false;
}

static ss_status add_subject(ss_statement_at *s, uint32_t first, const ss_teller *t, const ss_mention_row *subject)
{
    uint32_t entity = t->article.entities[subject->local];
    ss_saying saying = {t->article.document, subject->span, t->number, ss_article_entity(&t->article, t->claim->speaker)};
    return ss_side_add(s->corpus, first, &saying, ss_stored_slice(s->corpus, s->corpus->entities.at[entity].name));
}

/* The speaker and those who speak for it are no subject that could be mistaken: "we", "Russia". */
static bool is_own(const ss_teller *t, uint32_t entity)
{
    return entity == ss_article_entity(&t->article, t->claim->speaker);
}

/* "Northern Sea Council of Lim" begins as "Northern Sea Council" does: half the name of one of the two. */
static bool is_half_name(const ss_corpus *corpus, uint32_t x, uint32_t y)
{
    ss_slice a = ss_stored_slice(corpus, corpus->entities.at[x].name), b = ss_stored_slice(corpus, corpus->entities.at[y].name);
    uint32_t shorter = a.size < b.size ? a.size : b.size;
    return shorter && a.size != b.size && !memcmp(a.at, b.at, shorter) && (a.size > b.size ? a.at : b.at)[shorter] == ' ';
}

static ss_status find_subjects(ss_statement_at *s)
{
    uint32_t first = s->corpus->sides.count;
    const ss_mention_row *known = NULL;
    ss_teller knower = {.claim = NULL};
    bool differ = false;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < s->count && status == SS_OK; i++) {
        ss_teller t = teller(s, i);
        const ss_mention_row *subject = subject_of(&t);
        uint32_t entity = subject ? t.article.entities[subject->local] : 0;
        if (!subject || is_own(&t, entity)) continue;
        if (!known) {
            known = subject;
            knower = t;
            continue;
        }
        uint32_t other = knower.article.entities[known->local];
        bool apart = entity != other && subject->type == known->type && t.article.document != knower.article.document && t.similarity >= SUBJECT_ALIKE;
        if (!apart || (speaks_of(&t, other) && speaks_of(&knower, entity)) || is_half_name(s->corpus, entity, other)) continue;
        if (!differ) status = add_subject(s, first, &knower, known);
        if (status == SS_OK) status = add_subject(s, first, &t, subject);
        differ = true;
    }
    return status == SS_OK ? close(s, first, SS_CONFLICT_CONTENT, SS_CONTRADICTION) : status;
}

/* ---- which statements may have one ------------------------------------------------------------------------------------ */

/* The first speaker, date and subject of a statement, and in what another telling differs. */
typedef struct {
    ss_date date;
    uint32_t speaker, subject;
    uint8_t type, differs;
    bool dated;
} ss_judged;

static void judge_speaker(ss_judged *judged, const ss_teller *t)
{
    if (t->claim->speaker == SS_NONE || t->claim->speakers > 1 || t->claim->source_span.end == t->claim->source_span.start) return;
    uint32_t speaker = t->article.entities[t->claim->speaker];
    if (judged->speaker == SS_NONE) judged->speaker = speaker;
    if (judged->speaker != speaker) judged->differs |= OTHER_SPEAKERS;
}

static void judge_days(ss_judged *judged, const ss_teller *t)
{
    ss_date date;
    if ((judged->differs & OTHER_DAYS) || !date_in(t, &date)) return;
    if (!judged->dated) judged->date = date;
    else if (days_differ(&judged->date, &date)) judged->differs |= OTHER_DAYS;
    judged->dated = true;
}

static void judge_subject(ss_judged *judged, const ss_teller *t)
{
    const ss_mention_row *subject = judged->differs & OTHER_SUBJECTS ? NULL : subject_of(t);
    uint32_t entity = subject ? t->article.entities[subject->local] : SS_NONE;
    if (!subject || is_own(t, entity)) return;
    if (judged->subject == SS_NONE) judged->subject = entity, judged->type = subject->type;
    if (judged->subject != entity && judged->type == subject->type) judged->differs |= OTHER_SUBJECTS;
}

static uint8_t judge(const ss_statement_at *s)
{
    ss_judged judged = {.speaker = SS_NONE, .subject = SS_NONE};
    for (uint32_t i = 0; i < s->count; i++) {
        ss_teller t = teller(s, i);
        judge_speaker(&judged, &t);
        judge_days(&judged, &t);
        judge_subject(&judged, &t);
    }
    return judged.differs;
}

typedef struct { ss_corpus *corpus; uint8_t *differs; } ss_suspicion; /* by statement */

static ss_statement_at statement_at(ss_corpus *corpus, uint32_t number)
{
    const ss_statement_row *row = &corpus->statements.at[number];
    return (ss_statement_at){corpus, row, row->members.count < MEMBERS_MOST ? row->members.count : MEMBERS_MOST};
}

static void suspect(void *ctx, uint32_t number)
{
    const ss_suspicion *suspicion = ctx;
    ss_statement_at s = statement_at(suspicion->corpus, number);
    suspicion->differs[number] = judge(&s);
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static ss_status find_in(ss_statement_at *s, uint8_t differs)
{
    ss_status status = differs & OTHER_SPEAKERS ? find_speakers(s) : SS_OK;
    if (status == SS_OK && (differs & OTHER_DAYS)) status = find_dates(s);
    return status == SS_OK && (differs & OTHER_SUBJECTS) ? find_subjects(s) : status;
}

/* Conflicts inside a statement that the corpus before had as it is. */
static ss_status keep_said(ss_corpus *corpus)
{
    const ss_corpus *like = corpus->like;
    ss_status status = SS_OK;
    for (uint32_t i = 0; like && i < like->conflicts.count && status == SS_OK; i++) {
        const ss_conflict_row *conflict = &like->conflicts.at[i];
        const ss_side_row *side = &like->sides.at[conflict->sides.first];
        uint32_t statement = conflict->source == SS_FOUND_SAID ? ss_corpus_statement(corpus, side->document, side->claim) : SS_NONE;
        if (statement != SS_NONE && corpus->statements.at[statement].kept) status = ss_conflict_keep(corpus, conflict);
    }
    return status;
}

static ss_status find_all(ss_corpus *corpus, const uint8_t *differs)
{
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < corpus->statements.count && status == SS_OK; i++) {
        ss_statement_at s = statement_at(corpus, i);
        corpus->conflicts_capped += s.row->members.count > MEMBERS_MOST;
        if (differs[i]) status = find_in(&s, differs[i]);
    }
    return status;
}

ss_status ss_conflicts_said(ss_corpus *corpus, const ss_stories *stories)
{
    (void)stories;
    uint32_t first = corpus->conflicts.count, count = corpus->statements.count;
    ss_suspicion suspicion = {corpus, ss_make(corpus->memory, count)};
    if (!suspicion.differs) return SS_NOMEM;
    ss_status status = keep_said(corpus);
    if (status == SS_OK) status = ss_statements_each(corpus, suspect, &suspicion);
    if (status == SS_OK) status = find_all(corpus, suspicion.differs);
    ss_release(corpus->memory, suspicion.differs, count);
    ss_conflicts_mark(corpus, first, SS_FOUND_SAID, 0);
    return status;
}

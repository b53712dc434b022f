#include "corpus/conflicts/make.h"

/* Conflicts about votes: the articles that tell of one vote, held against each other.
 *
 *   vote/un-security-council/2024-03-28    [doc 0 ballot][doc 1 ballot][doc 3 ballot]
 *      date      days that differ                    number   counts that differ, where the text writes them
 *      outcome   adopted here, vetoed there; or "decided to ..." of what was voted down; how one member voted: China abstained | voted against
 *      content   what the motion was to do           reason   why it was voted down, as several tell it */

#define REASON_MOST 90u
#define REASON_REACH 400u    /* bytes behind the telling */
#define SPANS_MOST 32u       /* tellings of one ballot that are looked at */
#define MOTION_MOST 60u
#define SENSES_MOST 8u
#define REASONS_MOST 8u
#define VOTERS_MOST 256u     /* of one vote, by all who tell of it */

typedef struct {
    ss_corpus *corpus;
    const ss_lexicon *lexicon;
    ss_slice about;
    const ss_telling_at *at;     /* of the event at hand */
    uint32_t count, event;
} ss_vote_at;

static const ss_ballot *ballot_of(const ss_article *a, uint32_t item) { return &a->shard->ballots.at[a->row->ballots.first + item]; }

/* The strings of the corpus may have moved. */
static void refresh(ss_vote_at *v) { v->about = ss_stored_slice(v->corpus, v->corpus->events.at[v->event].id); }

static ss_status close(ss_vote_at *v, uint32_t first, ss_conflict_kind kind, ss_severity severity)
{
    refresh(v);
    return ss_conflict_add(v->corpus, first, kind, severity, v->about);
}

/* ---- where a ballot is told of --------------------------------------------------------------------------------------- */

static bool overlap(ss_span a, ss_span b) { return a.start < b.end && b.start < a.end; }

/* The first of the event's claims, which are in the order of their cues, whose cue ends behind the byte. */
static uint32_t told_behind(const ss_article *a, uint32_t byte)
{
    const ss_part_of told = a->corpus->updates.at[a->document].told;
    uint32_t low = told.first, high = told.first + told.count;
    SS_SEEK(low, high, middle, ss_article_claims(a)[a->corpus->told.at[middle].claim].cue_span.end <= byte);
    return low;
}

/* The place with its claim, where one of the event's claims stands there. */
static ss_saying saying_at(const ss_article *a, ss_span span)
{
    ss_saying saying = {a->document, span, SS_NONE, SS_NONE};
    const ss_part_of told = a->corpus->updates.at[a->document].told;
    uint32_t at = told_behind(a, span.start);
    if (at == told.first + told.count) return saying;
    uint32_t number = a->corpus->told.at[at].claim;
    const ss_claim_row *claim = ss_article_claims(a) + number;
    if (!overlap(claim->cue_span, span)) return saying;
    saying.claim = number;
    saying.speaker = ss_article_entity(a, claim->speaker);
    return saying;
}

static bool is_against(const ss_article *a, const ss_saying *saying)
{
    if (saying->claim == SS_NONE) return false;
    uint8_t act = ss_article_claims(a)[saying->claim].act;
    return act == SS_ACT_VETO || act == SS_ACT_VOTE_AGAINST;
}

/* The telling that says best what the ballot is wanted for: of what failed, who was against it; then the one that stands with the day;
 * of several the first. */
static ss_saying telling(const ss_article *a, const ss_ballot *ballot, bool failed)
{
    const ss_span *spans = ss_article_spans(a) + ballot->spans.first;
    uint32_t sentence = SS_NONE, best = 0;
    ss_saying found = saying_at(a, spans[0]);
    if (ballot->date != SS_NONE) sentence = ss_article_sentence(a, a->shard->dates.at[a->row->dates.first + ballot->date].span.start);
    for (uint32_t i = 0; i < ballot->spans.count && i < SPANS_MOST; i++) {
        ss_saying saying = saying_at(a, spans[i]);
        uint32_t weight = 2 * (failed && is_against(a, &saying)) + (ss_article_sentence(a, spans[i].start) == sentence);
        if (weight <= best) continue;
        best = weight;
        found = saying;
    }
    return found;
}

/* ---- date ------------------------------------------------------------------------------------------------------------ */

static ss_status add_day(ss_vote_at *v, uint32_t first, uint32_t i, int32_t day)
{
    ss_article a = ss_article_at(v->corpus, v->at[i].document);
    const ss_ballot *ballot = ballot_of(&a, v->at[i].item);
    ss_saying saying = telling(&a, ballot, false);
    saying.span = a.shard->dates.at[a.row->dates.first + ballot->date].span;
    return ss_side_day(v->corpus, first, &saying, day);
}

static int32_t day_of(const ss_vote_at *v, uint32_t i)
{
    ss_article a = ss_article_at(v->corpus, v->at[i].document);
    return ss_day_at(v->corpus, a.document, ballot_of(&a, v->at[i].item)->date);
}

static bool is_first_with(const ss_vote_at *v, uint32_t at, int32_t day)
{
    for (uint32_t i = 0; i < at; i++)
        if (day_of(v, i) == day) return false;
    return true;
}

/* Each day once, so that no side is crowded out, then who else says so. */
static ss_status find_dates(ss_vote_at *v)
{
    uint32_t first = v->corpus->sides.count, days = 0;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < v->count; i++) days += day_of(v, i) != SS_NO_DAY && is_first_with(v, i, day_of(v, i));
    if (days < 2) return SS_OK;
    for (int again = 0; again < 2; again++)
        for (uint32_t i = 0; i < v->count && status == SS_OK; i++) {
            int32_t day = day_of(v, i);
            if (day != SS_NO_DAY && is_first_with(v, i, day) == !again) status = add_day(v, first, i, day);
        }
    return status == SS_OK ? close(v, first, SS_CONFLICT_DATE, SS_CONTRADICTION) : status;
}

/* "its veto this Friday", "voted on Friday": the word before the date, over one small word. */
static bool follows_vote(const ss_article *a, ss_span date)
{
    ss_next_word word, vote = {.size = 0};
    uint32_t from = date.start > 24 ? date.start - 24 : 0;
    while (from < date.start && ((unsigned char)a->text[from] & 0xC0) == 0x80) from++;
    for (uint32_t at = from; ss_word_next(a->text, &at, date.start, &word);)
        if (word.size > 2) vote = word;
    bool told = vote.size >= 4 && (!memcmp(vote.folded, "veto", 4) || !memcmp(vote.folded, "vote", 4));
    return told && date.start - vote.span.end <= 4 && !memchr(a->text + vote.span.end, '.', date.start - vote.span.end);
}

/* One article that seems to give its only vote two days: the second may be that of another verb ("defended its veto on Friday"). */
static ss_status find_own_dates(ss_vote_at *v, uint32_t i)
{
    ss_article a = ss_article_at(v->corpus, v->at[i].document);
    int32_t day = day_of(v, i);
    uint32_t first = v->corpus->sides.count;
    ss_status status = SS_OK;
    if (day == SS_NO_DAY || a.row->ballots.count > 1) return SS_OK;
    for (uint32_t k = 0; k < a.row->dates.count && status == SS_OK; k++) {
        ss_date date = ss_corpus_date(v->corpus, a.document, k);
        bool other = date.type == SS_DATE && date.first == date.last && date.first != SS_NO_DAY && date.first != day;
        int64_t apart = other ? (int64_t)date.first - day : 0;
        if (!other || apart > 7 || apart < -7 || !follows_vote(&a, date.span)) continue;
        ss_saying saying = {a.document, date.span, ss_claim_around(&a, date.span.start), SS_NONE};
        if (v->corpus->sides.count == first) status = add_day(v, first, i, day);
        if (status == SS_OK) status = ss_side_day(v->corpus, first, &saying, date.first);
    }
    return status == SS_OK ? close(v, first, SS_CONFLICT_DATE, SS_VARIANT_SEVERITY) : status;
}

/* ---- number ---------------------------------------------------------------------------------------------------------- */

static bool is_number(const ss_vote_at *v, const ss_next_word *word, uint32_t count)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < word->size && i < 6; i++) {
        if (word->folded[i] < '0' || word->folded[i] > '9') {
            const ss_vocabulary *words = ss_lexicon_vocabulary(v->lexicon);
            ss_word known = ss_word_of(words, ss_vocabulary_find(words, word->folded, word->size));
            return known.classes & SS_W(NUMBER) && known.value == (int32_t)count;
        }
        value = value * 10 + (uint32_t)(word->folded[i] - '0');
    }
    return word->size < 7 && value == count;
}

/* Where the article writes the count; empty when it follows from others. */
static ss_span count_in(const ss_vote_at *v, const ss_article *a, const ss_ballot *ballot, uint32_t count)
{
    const ss_span *spans = ss_article_spans(a) + ballot->spans.first;
    ss_next_word word;
    for (uint32_t i = 0; i < ballot->spans.count; i++)
        for (uint32_t at = spans[i].start; ss_word_next(a->text, &at, spans[i].end, &word);)
            if (is_number(v, &word, count)) return word.span;
    return (ss_span){0, 0};
}

static ss_status find_counts(ss_vote_at *v, ss_stand stand)
{
    uint32_t first = v->corpus->sides.count, told = SS_NONE;
    bool differ = false;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < v->count && status == SS_OK; i++) {
        ss_article a = ss_article_at(v->corpus, v->at[i].document);
        const ss_ballot *ballot = ballot_of(&a, v->at[i].item);
        uint32_t count = ballot->counts[stand];
        ss_span span = count == SS_NONE ? (ss_span){0, 0} : count_in(v, &a, ballot, count);
        if (span.end == 0) continue;
        ss_saying saying = saying_at(&a, span);
        ss_error said;
        (void)ss_error_set(&said, SS_INPUT, 0, "%u", count);
        differ |= told != SS_NONE && told != count;
        told = count;
        status = ss_side_add(v->corpus, first, &saying, (ss_slice){said.message, (uint32_t)strlen(said.message)});
    }
    if (status == SS_OK && differ) return close(v, first, SS_CONFLICT_NUMBER, SS_CONTRADICTION);
    v->corpus->sides.count = first;
    return status;
}

/* ---- what the motion was to do --------------------------------------------------------------------------------------- */

/* The verb of "to extend the mandate", the noun of "the extension of this mechanism": its sense, 0 when there is none. */
static uint32_t sense_of(const ss_lexicon *lexicon, const ss_article *a, ss_span motion, ss_span *verb)
{
    ss_next_word word, before = {.size = 0};
    for (uint32_t at = motion.start, n = 0; ss_word_next(a->text, &at, motion.end, &word) && n < 16; n++, before = word) {
        bool noun = n > 0 && n < 3 && ss_word_is(&word, "of"), infinitive = ss_word_is(&before, "to") && a->text[word.span.start] >= 'a';
        const ss_next_word *found = noun ? &before : infinitive ? &word : NULL;
        if (!found || !ss_word_sense(lexicon, found)) continue;
        *verb = (ss_span){found->span.start, motion.end};
        return ss_word_sense(lexicon, found);
    }
    return 0;
}

static ss_span shortened(const ss_article *a, ss_span span, uint32_t most)
{
    if (span.end - span.start <= most) return span;
    uint32_t end = span.start + most;
    while (end > span.start && a->text[end] != ' ') end--;
    return end > span.start ? (ss_span){span.start, end} : span;
}

/* The senses of the motions, one after the other; returns how many. With `put` their sides too, two of one sense. */
static ss_status motions(ss_vote_at *v, uint32_t first, bool put, uint32_t senses[SENSES_MOST], uint32_t *count)
{
    uint32_t times[SENSES_MOST] = {0};
    ss_status status = SS_OK;
    *count = 0;
    for (uint32_t i = 0; i < v->count && status == SS_OK; i++) {
        ss_article a = ss_article_at(v->corpus, v->at[i].document);
        ss_span verb;
        uint32_t sense = sense_of(v->lexicon, &a, ballot_of(&a, v->at[i].item)->motion, &verb), k = 0;
        if (!sense) continue;
        while (k < *count && senses[k] != sense) k++;
        if (k == SENSES_MOST) continue;
        senses[k] = sense;
        *count += k == *count;
        if (!put || times[k]++ == 2) continue;
        ss_saying saying = {a.document, shortened(&a, verb, MOTION_MOST), SS_NONE, SS_NONE};
        status = ss_side_add(v->corpus, first, &saying, ss_span_slice(&a, saying.span));
    }
    return status;
}

static ss_status find_contents(ss_vote_at *v)
{
    uint32_t senses[SENSES_MOST], count, first = v->corpus->sides.count;
    ss_status status = motions(v, first, false, senses, &count);
    if (status != SS_OK || count < 2) return status;
    status = motions(v, first, true, senses, &count);
    return status == SS_OK ? close(v, first, SS_CONFLICT_CONTENT, SS_VARIANT_SEVERITY) : status;
}

/* ---- outcome --------------------------------------------------------------------------------------------------------- */

static const char *const outcomes[] = {"adopted", "rejected", "vetoed"};

static ss_status add_outcome(ss_vote_at *v, uint32_t first, uint32_t i)
{
    ss_article a = ss_article_at(v->corpus, v->at[i].document);
    const ss_ballot *ballot = ballot_of(&a, v->at[i].item);
    if (ballot->outcome == SS_OUTCOME_UNKNOWN) return SS_OK;
    ss_saying saying = telling(&a, ballot, ballot->outcome != SS_OUTCOME_ADOPTED);
    const char *outcome = outcomes[ballot->outcome];
    return ss_side_add(v->corpus, first, &saying, (ss_slice){outcome, (uint32_t)strlen(outcome)});
}

static bool has_outcome(const ss_vote_at *v, bool adopted)
{
    for (uint32_t i = 0; i < v->count; i++) {
        ss_article a = ss_article_at(v->corpus, v->at[i].document);
        uint8_t outcome = ballot_of(&a, v->at[i].item)->outcome;
        if (outcome != SS_OUTCOME_UNKNOWN && (outcome == SS_OUTCOME_ADOPTED) == adopted) return true;
    }
    return false;
}

static ss_status find_outcomes(ss_vote_at *v)
{
    uint32_t first = v->corpus->sides.count;
    ss_status status = SS_OK;
    if (!has_outcome(v, true) || !has_outcome(v, false)) return SS_OK;
    for (uint32_t i = 0; i < v->count && status == SS_OK; i++) status = add_outcome(v, first, i);
    return status == SS_OK ? close(v, first, SS_CONFLICT_OUTCOME, SS_CONTRADICTION) : status;
}

/* What the body is told to have agreed on is what was voted on: the verb of some motion, when any has one. */
static bool is_motion(const ss_article *a, const ss_lexicon *lexicon, const ss_claim_row *claim, const uint32_t *senses, uint32_t count)
{
    ss_span verb;
    if (!claim->pieces.count) return false;
    uint32_t sense = sense_of(lexicon, a, ss_article_spans(a)[claim->pieces.first], &verb);
    for (uint32_t i = 0; i < count; i++)
        if (senses[i] == sense) return true;
    return false;
}

/* The teller whose telling is that document's comes first behind the decision, then others. */
static ss_status contradict(ss_vote_at *v, uint32_t i, uint32_t number)
{
    ss_article a = ss_article_at(v->corpus, v->at[i].document);
    const ss_claim_row *claim = ss_article_claims(&a) + number;
    ss_span content = ss_article_spans(&a)[claim->pieces.first];
    ss_saying saying = {a.document, {claim->cue_span.start, content.end}, number, ss_article_entity(&a, claim->speaker)};
    uint32_t first = v->corpus->sides.count;
    if (content.start < claim->cue_span.end) saying.span = claim->cue_span;
    saying.span = shortened(&a, saying.span, MOTION_MOST);
    ss_status status = ss_side_add(v->corpus, first, &saying, (ss_slice){"adopted", 7});
    if (status == SS_OK) status = add_outcome(v, first, i);
    for (uint32_t k = 0; k < v->count && status == SS_OK; k++)
        if (k != i) status = add_outcome(v, first, k);
    return status == SS_OK ? close(v, first, SS_CONFLICT_OUTCOME, SS_CONTRADICTION) : status;
}

/* "decided to extend the mandate", of a vote that failed. */
static ss_status find_decisions(ss_vote_at *v)
{
    uint32_t senses[SENSES_MOST], count;
    ss_status status = motions(v, 0, false, senses, &count);
    if (!has_outcome(v, false) || has_outcome(v, true)) return status;
    for (uint32_t i = 0; i < v->count && status == SS_OK; i++) {
        ss_article a = ss_article_at(v->corpus, v->at[i].document);
        const ss_part_of told = v->corpus->updates.at[a.document].told;
        for (uint32_t k = 0; k < told.count && status == SS_OK; k++) {
            const ss_told_row row = v->corpus->told.at[told.first + k];
            const ss_claim_row *claim = ss_article_claims(&a) + row.claim;
            if (row.event == v->event && claim->act == SS_ACT_AGREE && is_motion(&a, v->lexicon, claim, senses, count))
                status = contradict(v, i, row.claim);
        }
    }
    return status;
}

/* ---- reason ---------------------------------------------------------------------------------------------------------- */

typedef struct { uint32_t senses[SENSES_MOST], count; } ss_reason;

/* Where a reason begins behind the words that head it, or the sentence's end. */
static uint32_t reason_in(const ss_article *a, uint32_t from, uint32_t end, uint32_t *marker)
{
    ss_next_word word, before = {.size = 0};
    for (uint32_t at = from; ss_word_next(a->text, &at, end, &word); before = word) {
        bool two = (ss_word_is(&before, "due") && ss_word_is(&word, "to")) || (ss_word_is(&before, "because") && ss_word_is(&word, "of")) || (ss_word_is(&before, "owing") && ss_word_is(&word, "to"));
        bool one = ss_word_is(&before, "because") && !ss_word_is(&word, "of");
        if (!one && !two) continue;
        *marker = before.span.start;
        return one ? word.span.start : at;
    }
    return end;
}

/* Up to the next mark, and no longer than a line. */
static uint32_t reason_end(const ss_article *a, uint32_t from, uint32_t end)
{
    uint32_t most = end - from > REASON_MOST ? from + REASON_MOST : end, at = from;
    while (at < most && !memchr(",;.:\"\n", a->text[at], 6) && (unsigned char)a->text[at] != 0xE2) at++;
    return at < end && at == most ? shortened(a, (ss_span){from, end}, REASON_MOST).end : at;
}

/* Notes what the reason speaks of; false when one that is known speaks of it too, or it says nothing. */
static bool is_new(const ss_vote_at *v, const ss_article *a, ss_span span, ss_reason *known, uint32_t count)
{
    ss_reason *own = &known[count];
    ss_next_word word;
    own->count = 0;
    for (uint32_t at = span.start; own->count < SENSES_MOST && ss_word_next(a->text, &at, span.end, &word);) {
        uint32_t sense = ss_word_sense(v->lexicon, &word);
        if (!sense) continue;
        for (uint32_t k = 0; k < count; k++)
            for (uint32_t s = 0; s < known[k].count; s++)
                if (known[k].senses[s] == sense) return false;
        own->senses[own->count++] = sense;
    }
    return own->count > 0;
}

static ss_status add_reason(ss_vote_at *v, const ss_article *a, ss_span span, uint32_t first, ss_reason *known, uint32_t *count)
{
    uint32_t marker = 0, end = ss_article_sentences(a)[ss_article_sentence(a, span.start)].span.end;
    if (end > span.end + REASON_REACH) end = shortened(a, (ss_span){span.end, end}, REASON_REACH).end;
    uint32_t from = reason_in(a, span.end, end, &marker);
    if (from >= end || *count == REASONS_MOST) return SS_OK;
    while (from < end && a->text[from] == ' ') from++;
    ss_span reason = {from, reason_end(a, from, end)};
    if (!is_new(v, a, reason, known, *count)) return SS_OK;
    ++*count;
    uint32_t claim = ss_claim_around(a, marker);
    ss_saying saying = {a->document, {marker, reason.end}, claim, SS_NONE};
    if (claim != SS_NONE) saying.speaker = ss_article_entity(a, ss_article_claims(a)[claim].speaker);
    return ss_side_add(v->corpus, first, &saying, ss_span_slice(a, reason));
}

static ss_status find_reasons(ss_vote_at *v)
{
    ss_reason known[REASONS_MOST + 1];
    uint32_t count = 0, first = v->corpus->sides.count;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < v->count && status == SS_OK; i++) {
        ss_article a = ss_article_at(v->corpus, v->at[i].document);
        const ss_ballot *ballot = ballot_of(&a, v->at[i].item);
        if (ballot->outcome == SS_OUTCOME_ADOPTED) continue;
        for (uint32_t k = 0; k < ballot->spans.count && k < SPANS_MOST && status == SS_OK; k++)
            status = add_reason(v, &a, ss_article_spans(&a)[ballot->spans.first + k], first, known, &count);
    }
    return status == SS_OK ? close(v, first, SS_CONFLICT_REASON, SS_VARIANT_SEVERITY) : status;
}

/* ---- how a member voted ---------------------------------------------------------------------------------------------- */

/* What a telling says of one member: a veto is a vote against. */
typedef struct { uint32_t telling, entity; uint8_t stand; } ss_voter;

static uint32_t list_voters(const ss_vote_at *v, ss_voter out[VOTERS_MOST])
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < v->count; i++) {
        ss_article a = ss_article_at(v->corpus, v->at[i].document);
        const ss_part_of part = ballot_of(&a, v->at[i].item)->positions;
        for (uint32_t k = 0; k < part.count && count < VOTERS_MOST; k++) {
            const ss_position *position = &a.shard->positions.at[a.row->positions.first + part.first + k];
            uint32_t entity = position->derived ? SS_NONE : ss_article_entity(&a, position->member.local);
            uint8_t stand = position->stand == SS_STAND_VETO ? SS_STAND_AGAINST : position->stand;
            if (entity != SS_NONE) out[count++] = (ss_voter){i, entity, stand};
        }
    }
    return count;
}

static bool votes(uint8_t act) { return act == SS_ACT_VOTE_FOR || act == SS_ACT_VOTE_AGAINST || act == SS_ACT_ABSTAIN || act == SS_ACT_VETO; }

/* The member and its verb where the event's claims have them; else the telling. */
static ss_saying vote_of(const ss_vote_at *v, const ss_article *a, const ss_voter *voter)
{
    const ss_part_of told = a->corpus->updates.at[a->document].told;
    for (uint32_t i = told.first; i < told.first + told.count; i++) {
        uint32_t number = a->corpus->told.at[i].claim;
        const ss_claim_row *claim = ss_article_claims(a) + number;
        ss_span source = claim->source_span, cue = claim->cue_span;
        if (a->corpus->told.at[i].event != v->event || !votes(claim->act) || ss_article_entity(a, claim->speaker) != voter->entity) continue;
        bool before = source.end > source.start && source.end <= cue.start;
        return (ss_saying){a->document, {before ? source.start : cue.start, cue.end}, number, voter->entity};
    }
    ss_saying saying = telling(a, ballot_of(a, v->at[voter->telling].item), false);
    saying.speaker = voter->entity;
    return saying;
}

static ss_status add_voter(ss_vote_at *v, uint32_t first, const ss_voter *voter)
{
    static const char *const stands[SS_STANDS] = {"for", "against", "veto", "abstain", "absent"};
    ss_article a = ss_article_at(v->corpus, v->at[voter->telling].document);
    ss_saying saying = vote_of(v, &a, voter);
    return ss_side_add(v->corpus, first, &saying, (ss_slice){stands[voter->stand], (uint32_t)strlen(stands[voter->stand])});
}

/* Of the member that the voter at `at` is the first telling of. */
static ss_status compare_voters(ss_vote_at *v, const ss_voter *voters, uint32_t count, uint32_t at)
{
    uint32_t first = v->corpus->sides.count;
    bool differ = false;
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < at; i++)
        if (voters[i].entity == voters[at].entity) return SS_OK;
    for (uint32_t i = at; i < count; i++)
        differ |= voters[i].entity == voters[at].entity && voters[i].stand != voters[at].stand && voters[i].telling != voters[at].telling;
    for (uint32_t i = at; i < count && differ && status == SS_OK; i++)
        if (voters[i].entity == voters[at].entity) status = add_voter(v, first, &voters[i]);
    return status == SS_OK ? close(v, first, SS_CONFLICT_OUTCOME, SS_CONTRADICTION) : status;
}

static ss_status find_voters(ss_vote_at *v)
{
    ss_voter voters[VOTERS_MOST];
    uint32_t count = list_voters(v, voters);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < count && status == SS_OK; i++) status = compare_voters(v, voters, count, i);
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

static ss_status find_event(ss_vote_at *v)
{
    ss_status status = find_dates(v);
    for (uint32_t i = 0; i < v->count && status == SS_OK; i++) status = find_own_dates(v, i);
    for (uint32_t stand = SS_STAND_FOR; stand < SS_STANDS && status == SS_OK; stand++) status = find_counts(v, (ss_stand)stand);
    if (status == SS_OK) status = find_outcomes(v);
    if (status == SS_OK) status = find_decisions(v);
    if (status == SS_OK) status = find_voters(v);
    if (status == SS_OK) status = find_contents(v);
    return status == SS_OK ? find_reasons(v) : status;
}

ss_status ss_conflicts_votes(ss_corpus *corpus, const ss_stories *stories)
{
    (void)stories;
    ss_vote_at v = {.corpus = corpus, .lexicon = corpus->engine->lexicon};
    ss_arena arena;
    ss_tellers tellers;
    if (!corpus->ballot_events.count) return SS_OK;
    ss_arena_init(&arena, corpus->memory);
    ss_status status = ss_tellers_make(corpus, false, &arena, &tellers);
    for (uint32_t e = 0; e < corpus->events.count && status == SS_OK; e++) {
        v.event = e;
        v.at = tellers.at + tellers.first[e];
        v.count = ss_tellers_count(corpus, &tellers, e);
        status = v.count ? find_event(&v) : SS_OK;
    }
    ss_arena_free(&arena);
    return status;
}

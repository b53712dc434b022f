/* The tables of votes and mandates. Days are those that the corpus sees, as for claims. */
#include "tables/batch.h"

/* ---- entities -------------------------------------------------------------------------------------------------------- */

/* A party that the document names is an entity of the corpus; another is one of the lexicon, whose id is the same everywhere. */
static ss_field party_id(const ss_batch *b, const ss_run *run, ss_party party) {
    const ss_entity_row *entity = ss_run_entity(b, run, party.local);
    if (entity) return (ss_field){ss_corpus_text(b, entity->id), entity->id.size};
    if (party.entity == SS_NONE) return (ss_field){NULL, 0};
    ss_string id = ss_lexicon_entity(b->lexicon, party.entity)->id;
    return (ss_field){ss_lexicon_text(b->lexicon, id), id.size};
}

static ss_field party_name(const ss_batch *b, const ss_run *run, ss_party party) {
    const ss_entity_row *entity = ss_run_entity(b, run, party.local);
    if (entity) return (ss_field){ss_corpus_text(b, entity->name), entity->name.size};
    if (party.entity == SS_NONE) return (ss_field){"", 0};
    ss_string name = ss_lexicon_entity(b->lexicon, party.entity)->name;
    return (ss_field){ss_lexicon_text(b->lexicon, name), name.size};
}

static void put_party(ss_batch *b, const ss_run *run, uint32_t column, uint32_t at, ss_party party) {
    ss_field id = party_id(b, run, party);
    ss_put_string(&b->columns[column], at, id.at, id.size);
}

/* ---- votes ----------------------------------------------------------------------------------------------------------- */

/* The same on every machine: from the document's id and the first of the evidence. */
static void put_id(ss_batch *b, const ss_run *run, uint32_t at, uint32_t i, ss_span first) {
    ss_stored name = b->corpus->ids.at[run->document];
    char id[SS_ID_TEXT];
    uint64_t hash = ss_hash64(ss_corpus_text(b, name), name.size, 0);
    hash = ss_hash64_mix(ss_hash64_mix(hash, (uint64_t)first.start << 32 | first.end), i);
    ss_id_text('v', hash, id);
    ss_put_string(&b->columns[SS_VOTES_vote], at, id, SS_ID_TEXT);
}

static void put_text(const ss_batch *b, const ss_run *run, uint32_t column, uint32_t at, ss_span span) {
    if (span.end > span.start) ss_put_bytes(run, &b->columns[column], at, span);
}

static void put_count(const ss_batch *b, uint32_t column, uint32_t at, uint32_t count) {
    if (count != SS_NONE) ss_put_int(&b->columns[column], at, count);
}

static ss_status put_position(ss_batch *b, const ss_run *run, const ss_position *position) {
    static const char *const stands[SS_STANDS] = {"for", "against", "veto", "abstain", "absent"};
    const char *stand = stands[position->stand], *basis = position->derived ? "derived" : "stated";
    ss_field name = party_name(b, run, position->member), id = party_id(b, run, position->member);
    ss_vector *list = &b->columns[SS_VOTES_positions];
    if (!SS_RESERVE(&list->parts, &b->scratch, 4)) return SS_NOMEM;
    ss_item_field *parts = SS_PART(list->parts, list->parts.count);
    parts[0] = (ss_item_field){.at = name.at, .number = name.size};
    parts[1] = (ss_item_field){.at = id.at, .number = id.size};
    parts[2] = (ss_item_field){.at = stand, .number = (uint32_t)strlen(stand)};
    parts[3] = (ss_item_field){.at = basis, .number = (uint32_t)strlen(basis)};
    list->parts.count += 4;
    return SS_OK;
}

/* The day of the vote as the corpus sees it; a vote is on one day. */
static int32_t day_of(const ss_batch *b, const ss_run *run, uint32_t date) {
    if (date == SS_NONE) return SS_NO_DAY;
    ss_date found = ss_corpus_date(b->corpus, run->document, date);
    return found.first == found.last ? found.first : SS_NO_DAY;
}

static const ss_council *council_of(const ss_batch *b, const ss_run *run, const ss_ballot *ballot) {
    int year = 0, month, date;
    int32_t day = day_of(b, run, ballot->date);
    if (day != SS_NO_DAY) ss_day_split(day, &year, &month, &date);
    return year > 0 ? ss_lexicon_council(b->lexicon, ballot->body.entity, (uint32_t)year) : NULL;
}

/* The other members, where the document itself did not know the year of the vote. */
static ss_status put_others(ss_batch *b, const ss_run *run, const ss_ballot *ballot, const ss_position *positions) {
    uint32_t others[SS_MEMBERS_MOST], count = 0;
    uint8_t stand = SS_STANDS;
    const ss_council *council = ballot->day == SS_NO_DAY ? council_of(b, run, ballot) : NULL;
    if (council)
        count = ss_ballot_others(b->lexicon, council, ballot->counts, positions, ballot->positions.count, others, &stand);
    for (uint32_t i = 0; i < count; i++) {
        ss_position position = {{SS_NONE, others[i]}, stand, 1};
        ss_status status = put_position(b, run, &position);
        if (status) return status;
    }
    return SS_OK;
}

static ss_status put_positions(ss_batch *b, const ss_run *run, uint32_t at, const ss_ballot *ballot) {
    const ss_position *positions = SS_PART(b->shard->positions, run->row->positions.first + ballot->positions.first);
    ss_status status = SS_OK;
    for (uint32_t i = 0; i < ballot->positions.count && !status; i++) status = put_position(b, run, &positions[i]);
    if (!status) status = put_others(b, run, ballot, positions);
    ss_put_list(&b->columns[SS_VOTES_positions], at);
    return status;
}

static ss_status put_spans(ss_batch *b, const ss_run *run, uint32_t at, const ss_span *spans, uint32_t count) {
    ss_vector *list = &b->columns[SS_VOTES_spans];
    if (!SS_RESERVE(&list->spans, &b->scratch, count)) return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++) list->spans.at[list->spans.count++] = ss_points_of(&run->points, spans[i]);
    ss_put_list(list, at);
    return SS_OK;
}

static void put_day(const ss_batch *b, const ss_run *run, uint32_t column, uint32_t at, uint32_t date) {
    ss_put_day(&b->columns[column], at, day_of(b, run, date));
}

static void put_event(const ss_batch *b, uint32_t column, uint32_t at, uint32_t event) {
    if (event == SS_NONE) return;
    ss_stored id = b->corpus->events.at[event].id;
    ss_put_string(&b->columns[column], at, ss_corpus_text(b, id), id.size);
}

static void put_facts(ss_batch *b, const ss_run *run, uint32_t at, const ss_ballot *ballot) {
    put_party(b, run, SS_VOTES_body, at, ballot->body);
    put_party(b, run, SS_VOTES_sponsor, at, (ss_party){ballot->sponsor, SS_NONE});
    put_text(b, run, SS_VOTES_motion, at, ballot->motion);
    put_text(b, run, SS_VOTES_draft, at, ballot->draft);
    put_text(b, run, SS_VOTES_meeting, at, ballot->meeting);
    if (ballot->resolution.size)
        ss_put_string(&b->columns[SS_VOTES_resolution], at, run->strings + ballot->resolution.at, ballot->resolution.size);
    put_count(b, SS_VOTES_in_favour, at, ballot->counts[SS_STAND_FOR]);
    put_count(b, SS_VOTES_against, at, ballot->counts[SS_STAND_AGAINST]);
    put_count(b, SS_VOTES_abstained, at, ballot->counts[SS_STAND_ABSTAIN]);
    put_count(b, SS_VOTES_absent, at, ballot->counts[SS_STAND_ABSENT]);
    if (ballot->outcome != SS_OUTCOME_UNKNOWN) ss_put_small(&b->columns[SS_VOTES_outcome], at, ballot->outcome);
    put_day(b, run, SS_VOTES_date, at, ballot->date);
}

ss_status ss_fill_votes(ss_batch *b, const ss_run *run) {
    const ss_ballot *ballots = SS_PART(b->shard->ballots, run->row->ballots.first);
    ss_status status = SS_OK;
    for (uint32_t i = run->first, at = run->at; i < run->end && !status; i++, at++) {
        const ss_ballot *ballot = &ballots[i];
        const ss_span *spans = SS_PART(b->shard->spans, run->row->spans.first + ballot->spans.first);
        ss_put_int(&b->columns[SS_VOTES_doc], at, run->document);
        put_event(b, SS_VOTES_event, at, b->corpus->ballot_events.at[b->corpus->updates.at[run->document].first_ballot + i]);
        put_facts(b, run, at, ballot);
        put_id(b, run, at, i, spans[0]);
        status = put_positions(b, run, at, ballot);
        if (!status) status = put_spans(b, run, at, spans, ballot->spans.count);
    }
    return status;
}

/* ---- mandates -------------------------------------------------------------------------------------------------------- */

ss_status ss_fill_mandates(ss_batch *b, const ss_run *run) {
    const ss_mandate *mandates = SS_PART(b->shard->mandates, run->row->mandates.first);
    for (uint32_t i = run->first, at = run->at; i < run->end; i++, at++) {
        const ss_mandate *mandate = &mandates[i];
        ss_put_int(&b->columns[SS_MANDATES_doc], at, run->document);
        put_event(b, SS_MANDATES_event, at, b->corpus->mandate_events.at[b->corpus->updates.at[run->document].first_mandate + i]);
        put_party(b, run, SS_MANDATES_body, at, mandate->body);
        put_party(b, run, SS_MANDATES_committee, at, mandate->committee);
        put_day(b, run, SS_MANDATES_start_date, at, mandate->start);
        put_day(b, run, SS_MANDATES_end_date, at, mandate->end);
        put_day(b, run, SS_MANDATES_proposed_end, at, mandate->proposed_end);
        ss_put_small(&b->columns[SS_MANDATES_status], at, mandate->status);
        ss_put_span(run, &b->columns[SS_MANDATES_start], at, mandate->span);
        ss_put_bytes(run, &b->columns[SS_MANDATES_text], at, mandate->span);
    }
    return SS_OK;
}

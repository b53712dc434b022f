#include "claims/attribution.h"
#include "claims/acts.h"
#include "claims/agents/agents.h"
#include "claims/agents/heard.h"
#include "claims/deeds.h"
#include "claims/edges.h"
#include "claims/guesses/guesses.h"
#include "claims/speakers/hearers.h"
#include "claims/speakers/parties.h"
#include "claims/nesting.h"
#include "claims/speakers/speakers.h"
#include "claims/speakers/parts.h"

enum { NEAR_DRAFTS = 6 }; /* how far off in the list drafts of one sentence are looked for */
/* Below this a draft is more often wrong than right; measured on news, see docs/claims.md. */
static const float LEAST_CONFIDENCE = 0.3f;
static const float LEAST_QUOTED = 0.55f; /* inside a quotation that somebody says */
/* Whoever reads a transcript has no doubt who speaks; what may be wrong is that it is one. */
static const float TURN_CONFIDENCE = 0.9f;
/* Who is told, and a court that hears, may hear something else than what the clause beside it tells. */
static const float HEARD_CONFIDENCE = 0.8f;

const char *ss_rule_text(ss_rule rule, bool learnt) {
    static const char *const texts[][2] = {
#define X(name, text) {text, text "; spans by the model"},
        SS_RULES(X)
#undef X
    };
    return (unsigned)rule < SS_RULES_COUNT ? texts[rule][learnt] : "";
}

const char *ss_act_name(ss_act act) {
    static const char *const names[] = {
#define X(name, word) word,
        SS_ACTS(X)
#undef X
    };
    return (unsigned)act < SS_ACTS_COUNT ? names[act] : "";
}

/* ---- order ---- */

typedef struct { uint32_t place, item; } placed; /* a draft, a pronoun */

static uint32_t place_of(const ss_draft *draft) {
    return draft->cue_run.first < draft->cue_run.end ? draft->cue_run.first : draft->pieces.at[0].first;
}

/* Stages append in text order, so the list is a few sorted runs: merge from the bottom up. Runs in order stay where they are. */
static void merge_runs(placed *items, placed *spare, uint32_t first, uint32_t middle, uint32_t end) {
    if (middle == first || middle == end || items[middle - 1].place <= items[middle].place)
        return;
    uint32_t a = first, b = middle, k = first;
    while (a < middle || b < end)
        spare[k++] = b >= end || (a < middle && items[a].place <= items[b].place) ? items[a++] : items[b++];
    memcpy(items + first, spare + first, (end - first) * sizeof *items);
}

static bool in_order(const placed *items, uint32_t count) {
    for (uint32_t i = 1; i < count; i++)
        if (items[i].place < items[i - 1].place)
            return false;
    return true;
}

static void sort_placed(placed *items, placed *spare, uint32_t count) {
    if (in_order(items, count))
        return;
    for (uint64_t width = 1; width < count; width *= 2)
        for (uint64_t i = 0; i + width < count; i += 2 * width) {
            uint64_t end = i + 2 * width < count ? i + 2 * width : count;
            merge_runs(items, spare, (uint32_t)i, (uint32_t)(i + width), (uint32_t)end);
        }
}

static uint32_t *order_of(ss_making *making) {
    uint32_t count = making->drafts.count;
    ss_arena *arena = &making->view.document->arena;
    placed *items = ss_arena_take(arena, ((size_t)count + 1) * sizeof *items);
    placed *spare = ss_arena_take(arena, ((size_t)count + 1) * sizeof *spare);
    uint32_t *order = ss_arena_take(arena, ((size_t)count + 1) * sizeof *order);
    if (!items || !spare || !order)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        items[i] = (placed){place_of(&making->drafts.at[i]), i};
    sort_placed(items, spare, making->framed);
    sort_placed(items + making->framed, spare, count - making->framed);
    merge_runs(items, spare, 0, making->framed, count);
    for (uint32_t i = 0; i < count; i++)
        order[i] = items[i].item;
    return order;
}

/* ---- what is sure enough ---- */

/* A member that can undo a council's vote alone. */
static bool is_permanent(const ss_making *making, const ss_speaker *speaker) {
    const ss_local *local = speaker->local == SS_NONE ? NULL : &making->view.document->names.locals.at[speaker->local];
    return local && local->type == SS_COUNTRY && local->lexicon != SS_NONE && ss_lexicon_vetoing(making->view.lexicon, local->lexicon, 0);
}

/* "blocked the draft", "thwarted its renewal": something that is voted on. */
static bool is_voted_on(const ss_view *view, const ss_draft *draft) {
    ss_run object = draft->pieces.count ? draft->pieces.at[0] : (ss_run){0, 0};
    for (uint32_t i = object.first; i < object.end; i++)
        if (view->mention[i] == SS_NONE && (ss_view_is(view, i, SS_W(DOCUMENT) | SS_W(MANDATE)) || ss_view_vote_kind(view, i, SS_B(VOTED_ON))))
            return true;
    return false;
}

/* "blocked" and "thwarted" by such a member, in an article that speaks of a veto or of votes. */
static bool is_weak_veto(const ss_making *making, const ss_draft *draft, const ss_speaker *speaker) {
    if (draft->act != SS_ACT_VETO || !is_permanent(making, speaker))
        return false;
    return making->vetoes || (making->ballots && is_voted_on(&making->view, draft));
}

/* Somebody or something that can say: people, bodies, documents, pronouns. */
static bool may_speak(const ss_view *view, ss_run source) {
    for (uint32_t i = source.first; i < source.end; i++)
        if (view->mention[i] != SS_NONE ||
            ss_view_is(view, i, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(DOCUMENT) | SS_W(PRONOUN) |
                                    SS_W(RELATIVE) | SS_W(COMPANY)))
            return true;
    return false;
}

static float confidence_of(const ss_making *making, const ss_draft *draft, const ss_speaker *speaker) {
    if (draft->rule == SS_RULE_TURN)
        return TURN_CONFIDENCE;
    if (draft->rule == SS_RULE_HEARD)
        return HEARD_CONFIDENCE;
    bool marks = draft->quote != SS_NONE;
    float sure = draft->cue == SS_NONE ? 0.7f : (float)ss_lexicon_cue(making->view.lexicon, draft->cue)->strength / 100.0f;
    if (sure < 0.6f && (is_weak_veto(making, draft, speaker) || ss_draft_decreed(&making->view, draft)))
        sure = 0.6f;
    if (marks)
        sure = 0.5f + sure / 2;
    if (!draft->explicit_frame)
        sure *= 0.85f;
    if (draft->rule == SS_RULE_CUE_NOUN_PHRASE || draft->rule == SS_RULE_CUE_NOUN)
        sure *= 0.85f;
    if (speaker->source.first >= speaker->source.end)
        sure *= marks ? 0.7f : 0.5f;
    else if (speaker->local == SS_NONE && !may_speak(&making->view, speaker->source))
        sure *= marks || draft->rule == SS_RULE_CUE_ACCORDING ? 0.9f : 0.7f;
    return sure > 0.99f ? 0.99f : sure;
}

/* "What did Norland say?": nothing but a mark is left of it. */
static bool has_words(const ss_view *view, const ss_draft *draft) {
    if (draft->pieces.count && ss_view_has(view, draft->pieces.at[0].first, SS_T_WORD))
        return true;
    for (uint32_t i = 0; i < draft->pieces.count; i++)
        if (ss_tokens_next(view->tokens, draft->pieces.at[i].first, draft->pieces.at[i].end, SS_T_WORD | SS_T_NUMBER) < draft->pieces.at[i].end)
            return true;
    return draft->pieces.count == 0;
}

/* “... we hope to begin talking about it,” said Ruiz: who says all of a quotation does not do what a noun or participle in it tells. */
static bool borrows(const ss_making *making, const ss_draft *draft, const ss_speaker *speaker) {
    const ss_view *view = &making->view;
    uint32_t q = draft->head != SS_NONE && draft->cue_run.first < draft->cue_run.end ? view->quote[draft->cue_run.first] : SS_NONE;
    ss_run source = draft->source.first < draft->source.end ? draft->source : speaker->source;
    if (q == SS_NONE || source.first >= source.end || !draft->pieces.count)
        return false;
    const ss_quote *quote = &view->document->quotes.at[q];
    bool outside = source.end <= quote->open || source.first >= quote->end;
    bool inside = draft->pieces.at[0].first >= quote->open && draft->pieces.at[0].first < quote->end;
    bool noun = draft->hit != SS_NONE && making->hits.at[draft->hit].use == SS_USE_NOUN;
    return outside && inside && (noun || ss_view_ends(view, draft->head, "ing"));
}

/* "did not immediately respond" is no speech; a verb without its content says nothing. */
static bool says_nothing(const ss_draft *draft) {
    if (draft->by_nobody)
        return true;
    bool vote = draft->act >= SS_ACT_VOTE_FOR && draft->act <= SS_ACT_VETO;
    return !draft->pieces.count && (draft->negated || (!vote && draft->rule != SS_RULE_CUE_BARE));
}

/* "Norland put an end to whaling": words that may tell of a veto tell of none where nothing else does. */
static bool is_idiom(const ss_making *making, const ss_draft *draft) {
    return draft->act == SS_ACT_VETO && draft->cue != SS_NONE && !making->vetoes && !making->ballots && ss_lexicon_cue(making->view.lexicon, draft->cue)->strength < 60;
}

/* "called Norland's decision “a trap”": the marks are what it is called, and no words of the decision. */
static bool is_called_so(const ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    const ss_draft *draft = &making->drafts.at[index];
    if (draft->pieces.count != 1 || draft->cue_run.first >= draft->cue_run.end || draft->pieces.at[0].first != draft->cue_run.end || !ss_view_opens(view, draft->cue_run.end))
        return false;
    for (uint32_t i = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        const ss_draft *other = &making->drafts.at[i];
        bool names = i != index && !other->dropped && other->cue != SS_NONE && (ss_lexicon_cue(view->lexicon, other->cue)->frames & (SS_F_NAMED | SS_F_AS)) && other->pieces.count;
        if (names && other->pieces.at[0].first == other->cue_run.end && other->cue_run.end < draft->cue_run.first && ss_draft_holds(other, draft->head) &&
            ss_draft_holds(other, draft->cue_run.end))
            return ss_tokens_next(view->tokens, other->cue_run.end, draft->cue_run.first, SS_T_PUNCT) >= draft->cue_run.first;
    }
    return false;
}

/* "Commenting on the raid, Ruiz said ...": what the words of the same sentence are about. */
static bool tells_topic(const ss_making *making, uint32_t index) {
    const ss_view *view = &making->view;
    const ss_draft *draft = &making->drafts.at[index];
    uint32_t at = draft->cue_run.first;
    if (at >= draft->cue_run.end || !draft->pieces.count)
        return false;
    ss_run content = draft->pieces.at[0];
    if (!ss_view_kind(view, at, SS_D(TOPIC)) || view->mention[at] != SS_NONE || ss_view_opens(view, content.first) || ss_view_word(view, content.first, "that"))
        return false;
    for (uint32_t i = index > NEAR_DRAFTS ? index - NEAR_DRAFTS : 0; i < making->drafts.count && i <= index + NEAR_DRAFTS; i++) {
        const ss_draft *other = &making->drafts.at[i];
        if (other != draft && other->sentence == draft->sentence && !other->dropped && !other->level && !ss_draft_holds(draft, other->head))
            return true;
    }
    return false;
}

/* A verb in what somebody is quoted as saying must be surer, as long as it only tells: "we answered it", "they threaten nobody" mostly are no
 * speech of anybody's; "I deny it" is. */
static float least_of(const ss_making *making, const ss_draft *draft) {
    const uint32_t telling = 1u << SS_ACT_STATE | 1u << SS_ACT_REPORT | 1u << SS_ACT_PRAISE | 1u << SS_ACT_THREATEN | 1u << SS_ACT_ASK |
                             1u << SS_ACT_DECLINE | 1u << SS_ACT_ANNOUNCE;
    uint32_t q = draft->cue_run.first < draft->cue_run.end ? making->view.quote[draft->cue_run.first] : SS_NONE;
    bool inside = q != SS_NONE && making->said_in[q] != SS_NONE;
    return inside && !draft->level && (telling >> draft->act & 1) && !ss_draft_is_noun(making, draft) ? LEAST_QUOTED : LEAST_CONFIDENCE;
}

/* Drops what is not sure enough; returns how many drafts stay. */
static uint32_t judge(ss_making *making, const ss_speaker *speakers) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        ss_draft *d = &making->drafts.at[i];
        if (d->dropped)
            continue;
        if (!d->learnt && d->rule != SS_RULE_PATTERN)
            d->confidence = confidence_of(making, d, &speakers[i]);
        if (d->rule != SS_RULE_PATTERN)
            d->dropped = says_nothing(d) || !has_words(&making->view, d) || borrows(making, d, &speakers[i]) || tells_topic(making, i) || is_idiom(making, d) || (!d->learnt && d->confidence < least_of(making, d));
        kept += !d->dropped;
    }
    return kept;
}

/* ---- drafts to claims ---- */

static ss_status pool_span(ss_making *making, ss_claims *claims, ss_span span) {
    ss_span *kept = SS_PUSH(&claims->spans, &making->view.document->arena);
    if (!kept)
        return SS_NOMEM;
    *kept = span;
    return SS_OK;
}

/* Pieces in text order, joined where they touch or overlap. */
static ss_status pool_pieces(ss_making *making, ss_draft *draft, ss_claims *claims, ss_claim *claim) {
    ss_run *runs = draft->pieces.at;
    for (uint32_t i = 1; i < draft->pieces.count; i++)
        for (uint32_t k = i; k > 0 && runs[k].first < runs[k - 1].first; k--) {
            ss_run swap = runs[k];
            runs[k] = runs[k - 1];
            runs[k - 1] = swap;
        }
    claim->pieces = (ss_part_of){claims->spans.count, 0};
    for (uint32_t i = 0; i < draft->pieces.count; i++) {
        ss_span span = ss_view_span(&making->view, runs[i]);
        ss_span *last = claim->pieces.count ? &claims->spans.at[claims->spans.count - 1] : NULL;
        if (last && span.start <= last->end) {
            last->end = span.end > last->end ? span.end : last->end;
            continue;
        }
        ss_status status = pool_span(making, claims, span);
        if (status)
            return status;
        claim->pieces.count++;
    }
    return SS_OK;
}

static ss_status pool_speakers(ss_making *making, const ss_speaker *speaker, ss_claims *claims, ss_claim *claim) {
    claim->speakers = (ss_part_of){claims->ids.count, speaker->all.count};
    for (uint32_t i = 0; i < speaker->all.count; i++) {
        uint32_t *id = SS_PUSH(&claims->ids, &making->view.document->arena);
        if (!id)
            return SS_NOMEM;
        *id = speaker->all.at[i];
    }
    return SS_OK;
}

/* "no [fewer] than 12 states", "no [more] than three", "not [only] Norland": these do say it. */
static bool is_bound(const ss_view *view, uint32_t token) {
    bool compares = ss_view_word(view, token, "fewer") || ss_view_word(view, token, "more");
    return (compares && ss_view_word(view, token + 1, "than")) || ss_view_word(view, token, "less") || ss_view_word(view, token, "only") || ss_view_word(view, token, "least");
}

/* "No official has confirmed", "Nobody denies": not "No. 10 said". */
static bool by_no_one(const ss_view *view, ss_run source) {
    uint32_t at = source.first;
    if (at >= source.end || view->mention[at] != SS_NONE)
        return false;
    if (ss_view_word(view, at, "nobody") || ss_view_word(view, at, "none") || (ss_view_word(view, at, "neither") && source.end == at + 1))
        return true;
    if (ss_view_word(view, at, "those") && at > 1 && ss_view_word(view, at - 1, "among"))
        return ss_view_is(view, at - 2, SS_W(NEGATION)); /* Norland was not among those calling for it */
    bool no = source.end > at + 1 && (ss_view_word(view, at, "no") || ss_view_word(view, at, "neither") || ss_view_word(view, at, "not"));
    return no && ss_view_has(view, at + 1, SS_T_WORD) && !is_bound(view, at + 1);
}

/* The source as written, "We" of "We'll": its verb is no part of it. */
static ss_span span_of_source(const ss_view *view, ss_run source) {
    ss_span span = ss_view_span(view, source);
    if (source.end != source.first + 1 || !ss_view_is(view, source.first, SS_W(SUBJECT)))
        return span;
    for (uint32_t i = span.start + 1; i + 1 < span.end; i++)
        if (view->bytes[i] == '\'' || (uint8_t)view->bytes[i] == 0xE2)
            span.end = i;
    return span;
}

/* There is room for it: see ss_claims_find. */
static ss_status finish_claim(ss_making *making, ss_draft *draft, const ss_speaker *speaker, ss_claims *claims) {
    const ss_view *view = &making->view;
    ss_claim *claim = &claims->list.at[claims->list.count++];
    *claim = (ss_claim){.sentence = draft->sentence, .level = draft->level, .act = draft->act, .modality = draft->modality,
                        .negated = draft->negated || by_no_one(view, speaker->source), .speaker_how = speaker->how, .rule = draft->rule, .learnt = draft->learnt,
                        .cue = draft->cue,
                        .source_span = span_of_source(view, speaker->source), .cue_span = ss_view_span(view, draft->cue_run),
                        .cue_head = draft->head, .speaker = speaker->local, .addressee = SS_NONE,
                        .target = SS_NONE, .addressee_span = ss_view_span(view, draft->addressee),
                        .target_span = ss_view_span(view, draft->target), .parent = SS_NONE, .refers_to = SS_NONE,
                        .date = SS_NONE, .confidence = draft->confidence, .ruled = draft->ruled};
    ss_status status = pool_pieces(making, draft, claims, claim);
    return status ? status : pool_speakers(making, speaker, claims, claim);
}

/* Two runs in text order: those of the resolver's first turn, and those inside quotations. */
static ss_status sort_pronouns(ss_arena *arena, ss_mentions *pronouns) {
    uint32_t count = pronouns->count;
    placed *items = ss_arena_take(arena, count * sizeof *items), *spare = ss_arena_take(arena, count * sizeof *spare);
    ss_mention *sorted = ss_arena_take(arena, count * sizeof *sorted);
    if (!items || !spare || !sorted)
        return SS_NOMEM;
    for (uint32_t i = 0; i < count; i++)
        items[i] = (placed){pronouns->at[i].first, i};
    sort_placed(items, spare, count);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = pronouns->at[items[i].item];
    memcpy(pronouns->at, sorted, count * sizeof *sorted);
    return SS_OK;
}

/* Pronouns in text order, each once. */
static ss_status tidy_pronouns(ss_arena *arena, ss_mentions *pronouns) {
    uint32_t kept = 0, ordered = pronouns->count > 0;
    while (ordered < pronouns->count && pronouns->at[ordered - 1].first <= pronouns->at[ordered].first)
        ordered++;
    if (ordered < pronouns->count && sort_pronouns(arena, pronouns))
        return SS_NOMEM;
    for (uint32_t i = 0; i < pronouns->count; i++)
        if (!kept || pronouns->at[kept - 1].first != pronouns->at[i].first)
            pronouns->at[kept++] = pronouns->at[i];
    pronouns->count = kept;
    return SS_OK;
}

/* Who hears the claim made last and whom it is aimed at, of the draft at that place. */
static ss_status finish_parties(const ss_parties *parties, const ss_draft *draft, uint32_t place, ss_claims *claims) {
    ss_claim *claim = &claims->list.at[claims->list.count - 1];
    ss_status status = draft->addressee.first < draft->addressee.end ? ss_party_resolve(parties, place, draft->addressee, &claim->addressee) : SS_OK;
    return status || draft->target.first >= draft->target.end ? status : ss_party_resolve(parties, place, draft->target, &claim->target);
}

static ss_status finish(ss_making *making, const uint32_t *order, ss_speaker *speakers, ss_claims *claims) {
    const ss_parties parties = {making, order, speakers};
    for (uint32_t i = 0; i < making->drafts.count; i++) {
        ss_draft *draft = &making->drafts.at[order[i]];
        ss_status status = draft->dropped ? SS_OK : finish_claim(making, draft, &speakers[order[i]], claims);
        if (!status && !draft->dropped && (draft->addressee.end | draft->target.end))
            status = finish_parties(&parties, draft, i, claims);
        if (status)
            return status;
    }
    ss_status status = tidy_pronouns(&making->view.document->arena, &claims->pronouns);
    return status ? status : ss_nesting_find(&making->view, claims);
}

/* A body is named whose votes a member can undo alone. */
static bool names_council(const ss_making *making) {
    const ss_locals *locals = &making->view.document->names.locals;
    for (uint32_t i = 0; i < locals->count; i++) {
        const ss_council *council = locals->at[i].type != SS_BODY || locals->at[i].lexicon == SS_NONE
                                        ? NULL : ss_lexicon_council(making->view.lexicon, locals->at[i].lexicon, 0);
        if (council && council->permanent)
            return true;
    }
    return false;
}

/* How many hits speak of a veto by that name, and of votes where such a council is named. */
static void count_vetoes(ss_making *making) {
    for (uint32_t i = 0; i < making->hits.count; i++) {
        const ss_cue *cue = making->hits.at[i].entry;
        making->vetoes += cue->act == SS_ACT_VETO && cue->strength >= 70;
        making->ballots += cue->act >= SS_ACT_VOTE_FOR && cue->act < SS_ACT_VETO;
    }
    if (making->ballots && !names_council(making))
        making->ballots = 0;
}

/* Before speakers are looked for: others share theirs. */
static void drop_called(ss_making *making) {
    for (uint32_t i = 0; i < making->drafts.count; i++)
        if (!making->drafts.at[i].dropped && is_called_so(making, i))
            making->drafts.at[i].dropped = 1;
}

static ss_status make_drafts(ss_making *making) {
    ss_status status = ss_cues_find(&making->view, &making->hits);
    count_vetoes(making);
    if (!status)
        status = ss_frames_read(making);
    const ss_weights *weights = ss_lexicon_weights(making->view.lexicon);
    if (!status && weights)
        status = ss_guesses_read(making, weights);
    if (!status)
        status = ss_votes_read(making);
    if (!status)
        status = ss_turns_read(making);
    if (!status)
        status = ss_backwards_read(making);
    if (!status)
        status = ss_ruled_claims(making);
    if (!status)
        status = ss_quoted_read(making);
    if (!status)
        status = ss_below_read(making);
    if (!status)
        status = ss_signed_read(making);
    if (!status)
        status = ss_edges_trim(making);
    if (!status)
        status = ss_agents_settle(making);
    if (!status)
        status = ss_agents_find(making);
    if (!status)
        status = ss_heard_find(making);
    drop_called(making);
    return status ? status : ss_ruled_acts(making);
}

ss_status ss_claims_find(ss_document *document, const ss_lexicon *lexicon) {
    ss_making making = {.drafts = {0}};
    ss_arena *arena = &document->arena;
    making.taken = ss_arena_zero(arena, (size_t)document->quotes.count + 1);
    ss_status status = making.taken ? ss_view_make(document, lexicon, &making.view) : SS_NOMEM;
    if (!status)
        status = make_drafts(&making);
    if (status || !making.drafts.count)
        return status;
    uint32_t *order = order_of(&making);
    ss_speaker *speakers = ss_arena_zero(arena, (size_t)making.drafts.count * sizeof *speakers);
    if (!order || !speakers)
        return SS_NOMEM;
    status = ss_speakers_resolve(&making, order, speakers, &document->claims.pronouns);
    if (status)
        return status;
    ss_acts_settle(&making, speakers);
    ss_hearers_find(&making, speakers);
    uint32_t kept = judge(&making, speakers);
    if (!SS_RESERVE(&document->claims.list, arena, kept))
        return SS_NOMEM;
    return finish(&making, order, speakers, &document->claims);
}

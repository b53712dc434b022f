#include "claims/deeds.h"

#include "claims/speakers/parts.h"

enum { NAME_MOST = 6, WORK_REACH = 48 /* tokens */, EXAMINED_REACH = 16 };

static bool is_kind(const ss_view *view, uint32_t token, uint64_t kinds) { return view->mention[token] == SS_NONE && ss_view_kind(view, token, kinds); }

/* The token is one of a few words. */
typedef bool word_test(const ss_view *view, uint32_t token);

static bool has_word(const ss_view *view, ss_run run, word_test *is_one) {
    for (uint32_t i = run.first; i < run.end; i++)
        if (is_one(view, i))
            return true;
    return false;
}

static bool is_and(const ss_view *view, uint32_t token) { return ss_view_word(view, token, "and"); }
static bool is_as(const ss_view *view, uint32_t token) { return ss_view_word(view, token, "as"); }
static bool is_with(const ss_view *view, uint32_t token) { return ss_view_word(view, token, "with"); }
static bool is_plea(const ss_view *view, uint32_t token) { return ss_view_word(view, token, "innocence") || ss_view_word(view, token, "that"); }

static bool is_detail(const ss_view *view, uint32_t token) { return ss_view_word(view, token, "details") || ss_view_word(view, token, "information") || ss_view_word(view, token, "comment"); }

/* What for somebody is attacked in words. */
static bool is_reason(const ss_view *view, uint32_t token) {
    return ss_view_word(view, token, "as") || ss_view_word(view, token, "over") || ss_view_word(view, token, "for") || ss_view_word(view, token, "about");
}

/* When and where. */
static bool is_when(const ss_view *view, uint32_t token) {
    return ss_view_word(view, token, "for") || ss_view_word(view, token, "at") || ss_view_word(view, token, "in") || ss_view_word(view, token, "on") ||
           ss_view_word(view, token, "after") || ss_view_word(view, token, "before") || ss_view_word(view, token, "during") || ss_view_word(view, token, "from") ||
           ss_view_word(view, token, "until") || ss_view_word(view, token, "near") || ss_view_word(view, token, "outside");
}

/* ---- who, and what ---- */

static uint32_t head_of(const ss_view *view, ss_run run) { return run.first < run.end ? ss_phrase_head_end(view, run) - 1 : SS_NONE; }

/* Bombs, storms, cars: they strike, and speak of nothing. */
static bool is_weapon(const ss_view *view, uint32_t token) {
    return is_kind(view, token, SS_D(WEAPON)) || (view->mention[token] == SS_NONE && ss_view_is(view, token, SS_W(HARM)));
}

static uint8_t type_at(const ss_view *view, uint32_t token) {
    uint32_t m = view->mention[token];
    return m != SS_NONE && ss_mention_usable(ss_mention_at(view, m)) && !ss_mention_at(view, m)->adjective ? ss_mention_at(view, m)->type : SS_TYPES;
}

static bool is_somebody(const ss_view *view, uint32_t token) {
    uint32_t m = view->mention[token];
    if (m != SS_NONE)
        return ss_mention_at(view, m)->type == SS_PERSON && !ss_mention_at(view, m)->adjective;
    return ss_view_is(view, token, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(MALE) | SS_W(FEMALE));
}

/* "a man", "two women": who strikes somebody, and rebukes nobody. */
static bool is_anybody(const ss_view *view, ss_run source, uint32_t head) {
    bool brought_in = ss_view_word(view, source.first, "a") || ss_view_is(view, source.first, SS_W(NUMBER)) || ss_view_is(view, source.first, SS_W(QUANTIFIER));
    return brought_in && view->mention[head] == SS_NONE && ss_view_is(view, head, SS_W(MALE) | SS_W(FEMALE)) && !ss_view_is(view, head, SS_W(ROLE));
}

/* Towns and convoys, but not Holm's positions. */
static bool is_thing_struck(const ss_view *view, ss_run object, uint32_t head) {
    for (uint32_t i = object.first; i < head; i++)
        if (type_at(view, i) == SS_PERSON)
            return false;
    return type_at(view, head) == SS_PLACE || is_kind(view, head, SS_D(STRUCK)) || (view->mention[head] == SS_NONE && ss_view_is(view, head, SS_W(FACILITY)));
}

/* "rider", "florist", "firemen": people by their ending. */
static bool ends_as_people(const ss_view *view, uint32_t head) {
    uint32_t size = view->tokens[head].size, s = size > 3 && (view->bytes[view->tokens[head].start + size - 1] | 0x20) == 's';
    const char *end = view->bytes + view->tokens[head].start + size - s;
    bool people = size > 4 && (memcmp(end - 2, "er", 2) == 0 || memcmp(end - 2, "or", 2) == 0 || memcmp(end - 3, "ist", 3) == 0 || memcmp(end - 2, "an", 2) == 0);
    return people || ss_view_ends(view, head, "men");
}

/* ---- deeds ---- */

static bool with_weapon(const ss_view *view, ss_run object) {
    for (uint32_t i = object.first; i + 1 < object.end; i++)
        if (ss_view_word(view, i, "with"))
            return is_weapon(view, head_of(view, (ss_run){i + 1, object.end}));
    return false;
}

/* "Norland attacked Sudland": of states no word is meant, but for what they attack each other "over" or "for". */
static bool is_war(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker, uint32_t head) {
    if (speaker->local == SS_NONE || !(ss_draft_families(view, draft) & SS_V(ATTACK)))
        return false;
    uint8_t by = ss_local_at(view, speaker->local)->type;
    return by != SS_PERSON && by != SS_OUTLET && type_at(view, head) == SS_COUNTRY;
}

static bool is_strike(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker, ss_run object) {
    uint32_t by = head_of(view, speaker->source), head = head_of(view, object);
    if (with_weapon(view, object) || (is_thing_struck(view, object, head) && !has_word(view, object, is_reason)))
        return true;
    if (by == SS_NONE)
        return false;
    bool armed = ss_view_kind(view, by, SS_D(ARMED));
    bool people = is_somebody(view, head) || type_at(view, head) == SS_COUNTRY || ss_view_is(view, head, SS_W(ORGAN));
    return ((armed || is_anybody(view, speaker->source, by)) && people) || (is_war(view, draft, speaker, head) && !has_word(view, object, is_reason));
}

/* "shot down 17 drones", "shot down 17": an idea that is shot down has no number. */
static bool is_downing(const ss_view *view, uint32_t families, ss_run object) {
    uint32_t head = head_of(view, object);
    return (families & SS_V(DOWN)) && (is_weapon(view, head) || ss_view_number(view, object.first));
}

/* "claimed 40 lives", "claimed her third title" */
static bool is_win(const ss_view *view, ss_run object) { return is_kind(view, head_of(view, object), SS_D(PRIZE)); }

/* A noun phrase and no more, but for when and where. */
static bool is_bare(const ss_view *view, ss_run object, uint32_t head) {
    bool ends = head + 1 == object.end || is_when(view, head + 1);
    return ends && head < object.first + NAME_MOST && !ss_view_is(view, object.first, SS_W(COMPLEMENTIZER));
}

/* "called me", "called him back", "called 911": a telephone rings. */
static bool is_rung(const ss_view *view, ss_run object) {
    uint32_t next = object.first + 1;
    if (object.end < view->count && ss_view_has(view, object.end, SS_T_QUOTE)) /* called them “cowards” */
        return false;
    if (ss_view_has(view, object.first, SS_T_DIGITS) || ss_view_word(view, head_of(view, object), "ambulance"))
        return true;
    bool pronoun = ss_view_is(view, object.first, SS_W(PRONOUN)) && !ss_view_is(view, object.first, SS_W(NEUTER)) && !ss_view_ends(view, object.first, "self");
    return pronoun && (next >= object.end || ((ss_view_word(view, next, "back") || ss_view_word(view, next, "up")) && next + 1 >= object.end));
}

/* "The chairman was questioned by detectives": they ask, but nothing is told of what. */
__attribute__((noinline))
static bool is_examined(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    if (!(draft->passive || speaker->how == SS_BY_PASSIVE) || draft->pieces.count != 1 || draft->pieces.at[0].end > draft->cue_run.first)
        return false;
    uint32_t end = view->document->sentences.at[draft->sentence].end, head = head_of(view, draft->pieces.at[0]);
    for (uint32_t i = draft->cue_run.end; i < end && i < draft->cue_run.end + EXAMINED_REACH; i++)
        if (ss_view_word(view, i, "about") || ss_view_word(view, i, "over"))
            return false;
    return is_somebody(view, head) || ss_view_is(view, head, SS_W(SUBJECT));
}

/* "called his mother", "questioned the witness": somebody, and nothing of what about. */
static bool is_addressed(const ss_view *view, uint32_t families, ss_run object) {
    uint32_t head = head_of(view, object);
    if (!is_bare(view, object, head))
        return false;
    if ((families & SS_V(ADDRESS)) && (is_somebody(view, head) || ss_view_is(view, head, SS_W(ORGAN)) || ss_view_kind(view, head, SS_D(GATHERING))))
        return true;
    bool somebody = (families & (SS_V(CALL) | SS_V(QUESTION))) && (is_somebody(view, head) || ss_view_word(view, head, "police"));
    if ((families & SS_V(CALL)) && is_rung(view, object))
        return true;
    if (families & SS_V(CALL))
        return somebody && (ss_view_is(view, object.first, SS_W(DETERMINER) | SS_W(POSSESSIVE)) || object.first == head);
    return somebody;
}

/* "found the boy", "found themselves alone": no finding of a report or a court. */
static bool is_find(const ss_view *view, const ss_speaker *speaker, ss_run object) {
    uint32_t by = head_of(view, speaker->source), head = head_of(view, object);
    bool paper = by != SS_NONE && ss_view_is(view, by, SS_W(DOCUMENT));
    bool thing = is_kind(view, head, SS_D(STRUCK) | SS_D(WEAPON) | SS_D(ARMED)) || is_somebody(view, head);
    bool itself = ss_view_is(view, object.first, SS_W(PRONOUN)) && (ss_view_ends(view, object.first, "self") || ss_view_ends(view, object.first, "selves"));
    return itself || (!paper && thing && is_bare(view, object, head));
}

/* "was called to the scene", "was called up", "ruled out of the match" */
static bool is_summons(const ss_view *view, uint32_t families, const ss_draft *draft, const ss_speaker *speaker) {
    if (draft->cue_run.first + 1 >= draft->cue_run.end)
        return false;
    uint32_t last = draft->cue_run.end - 1;
    bool moved = ss_view_word(view, last, "to") || ss_view_word(view, last, "up") || ss_view_word(view, last, "off");
    bool summoned = moved && (draft->passive || speaker->how == SS_BY_PASSIVE) && (families & SS_V(CALL));
    return summoned || (ss_view_word(view, last, "of") && (families & SS_V(RULE_OUT)));
}

/* "posted pictures", "the hospital boasts a garden": nothing is told. */
static bool is_show(const ss_view *view, uint32_t families, const ss_draft *draft, const ss_speaker *speaker, ss_run object) {
    bool told = ss_view_is(view, object.first, SS_W(COMPLEMENTIZER) | SS_W(SUBJECT));
    if (families & SS_V(POST))
        return !told && draft->head + 1 == draft->cue_run.end; /* not "posted her thoughts on" */
    bool person = speaker->local == SS_NONE ? speaker->how == SS_BY_PRONOUN : ss_local_at(view, speaker->local)->type == SS_PERSON;
    return !told && !person;
}

/* Several, by name or number, or somebody with somebody else. */
static bool are_several(const ss_view *view, const ss_speaker *speaker, ss_run object) {
    uint32_t head = head_of(view, speaker->source);
    bool plural = head != SS_NONE && view->mention[head] == SS_NONE && (ss_view_is(view, head, SS_W(PLURAL) | SS_W(COLLECTIVE)) || ss_view_ends(view, head, "s"));
    return plural || speaker->all.count > 1 || has_word(view, speaker->source, is_and) || has_word(view, object, is_with);
}

/* "The parties discussed the budget", "will discuss the budget": that they talk, or will, and of what. */
static bool is_talk(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker, ss_run object) {
    if (draft->negated || ss_view_is(view, object.first, SS_W(COMPLEMENTIZER)))
        return false;
    return draft->modality == SS_FUTURE || are_several(view, speaker, object);
}

/* "The flood threatened the town" */
static bool is_by_thing(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    if (speaker->local != SS_NONE || draft->act == SS_ACT_STATE || draft->act == SS_ACT_REPORT)
        return false;
    uint32_t by = head_of(view, speaker->source);
    return by != SS_NONE && by + 1 == speaker->source.end && is_weapon(view, by);
}

/* "The advance threatened the stronghold", "threatened the ceasefire": what is in danger; but "threatened a strike", "threatened Norland". */
static bool is_endangered(const ss_view *view, ss_run object) {
    uint32_t head = head_of(view, object);
    uint8_t type = type_at(view, head);
    if (is_kind(view, head, SS_D(MENACE)) || ss_view_is(view, object.first, SS_W(COMPLEMENTIZER)) || has_word(view, object, is_with))
        return false;
    bool hears = (type != SS_TYPES && type != SS_PLACE) || is_somebody(view, head) || ss_view_is(view, head, SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(PRONOUN));
    return !hears && is_bare(view, object, head);
}

/* "voted for the first time" */
static bool is_occasion(const ss_view *view, const ss_draft *draft, ss_run object) {
    if (draft->act != SS_ACT_VOTE_FOR && draft->act != SS_ACT_VOTE_AGAINST)
        return false;
    uint32_t head = head_of(view, object);
    return object.first < head && (ss_view_word(view, head, "time") || ss_view_word(view, head, "times"));
}

/* "denied the request", "denied him bail": what is asked for is refused, and nothing said to be untrue. */
static bool is_refusal(const ss_view *view, ss_run object) {
    bool given = object.first + 1 < object.end && ss_view_is(view, object.first, SS_W(PRONOUN)) && !ss_view_is(view, object.first, SS_W(NEUTER) | SS_W(SUBJECT));
    return given || is_kind(view, head_of(view, object), SS_D(GRANT));
}

/* "who declined to be named", "asked not to be identified": of the source itself, and no news. */
static bool is_nameless(const ss_view *view, const ss_draft *draft) {
    if (draft->pieces.count != 1 || draft->quote != SS_NONE)
        return false;
    for (uint32_t i = draft->pieces.at[0].first; i + 1 < draft->pieces.at[0].end && i < draft->pieces.at[0].first + 3; i++)
        if (ss_view_word(view, i, "be"))
            return ss_view_word(view, i + 1, "named") || ss_view_word(view, i + 1, "identified") || ss_view_word(view, i + 1, "quoted");
    return false;
}

/* "refused to give details", "declined to say": of what is not told, whatever the verb. */
static bool is_withheld(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->pieces.count == 1 && draft->head + 1 == draft->cue_run.end ? draft->cue_run.end : SS_NONE;
    bool refused = at != SS_NONE && draft->pieces.at[0].first == at && at + 1 < view->count && ss_view_word(view, at, "to");
    bool detail = refused && (ss_view_word(view, at + 1, "give") || ss_view_word(view, at + 1, "provide")) && has_word(view, draft->pieces.at[0], is_detail);
    return refused && (detail || ss_view_kind(view, at + 1, SS_D(TELLS))) &&
           (ss_view_word(view, draft->head, "refused") || ss_view_word(view, draft->head, "refuses") || ss_view_word(view, draft->head, "refusing"));
}

/* "was denied a visa", "had been refused entry", by nobody who is named: what was done to somebody. */
static bool is_kept_from(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    enum { REACH = 3 };
    uint32_t at = draft->head + 1;
    bool passive = draft->head != SS_NONE && draft->head > 0 && (draft->passive || speaker->how == SS_BY_PASSIVE) && speaker->local == SS_NONE;
    for (uint32_t i = at; passive && i < at + REACH && i < view->count && ss_view_has(view, i, SS_T_WORD) && !ss_view_word(view, i, "by"); i++)
        if (is_kind(view, i, SS_D(GRANT)))
            return true;
    return false;
}

/* "committed crimes", "committing “ethnic cleansing”", "maintains a presence": what is done or kept, and not promised or said. */
static bool is_done(const ss_view *view, uint32_t families, const ss_draft *draft, ss_run object) {
    if (!(families & (SS_V(COMMIT) | SS_V(MAINTAIN))) || draft->cue_run.first >= draft->cue_run.end || object.first >= object.end || (draft->act != SS_ACT_STATE && draft->act != SS_ACT_PROMISE))
        return false;
    uint32_t at = object.first + ss_view_opens(view, object.first);
    if (at >= object.end || ss_view_word(view, draft->cue_run.end - 1, "to"))
        return false;
    if (families & SS_V(COMMIT))
        return !ss_view_word(view, at, "to") && !ss_view_word(view, at, "that") && !ss_view_has(view, at, SS_T_NUMBER) && !ss_view_is(view, at, SS_W(NUMBER) | SS_W(PRONOUN));
    if (at > object.first || has_word(view, object, is_plea))
        return false;
    for (uint32_t i = object.first; i < object.end; i++)
        if (view->mention[i] == SS_NONE && (ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL) | SS_W(SUBJECT)) || ss_view_ends(view, i, "ed")))
            return false;
    return true;
}

/* "dismissed two ministers", "dismissed Ida Holm, his adviser": who loses an office, and is not thought little of ("as a joke"); "recalled its
 * diplomats for talks", but not "recalled the words her son had said". */
__attribute__((noinline))
static bool is_sacked(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker, ss_run object) {
    uint32_t head = head_of(view, object);
    bool recalled = draft->act == SS_ACT_STATE, reason = recalled ? has_word(view, object, is_as) : has_word(view, object, is_reason);
    if (reason || speaker->how == SS_BY_PASSIVE || !is_somebody(view, head) || (!recalled && ss_view_is(view, head, SS_W(UNNAMED))))
        return false;
    for (uint32_t i = object.first + 2; i < head; i++)
        if (ss_view_is(view, i, SS_W(POSSESSIVE) | SS_W(DETERMINER)))
            return false;
    return true;
}

/* ---- what is shown, offered, or let go ---- */

/* "wrote a song", "has written the music for", "released a film": a work or ware of these kinds, and nothing of what it tells. */
static bool is_work(const ss_view *view, const ss_draft *draft, uint64_t kinds) {
    if (draft->pieces.count != 1 || draft->pieces.at[0].first != draft->cue_run.end || draft->head >= draft->cue_run.end || draft->passive)
        return false;
    ss_run object = {draft->head + 1, draft->pieces.at[0].end};
    uint32_t head = object.first;
    for (; head < object.end && !is_kind(view, head, kinds); head++)
        if (ss_view_has(view, head, SS_T_PUNCT) || view->mention[head] != SS_NONE || ss_view_is(view, head, SS_W(PREPOSITION) | SS_W(COMPLEMENTIZER) | SS_W(SUBJECT) | SS_W(AUXILIARY)) ||
            (head > object.first && ss_view_is(view, head, SS_W(DETERMINER)))) /* released an ad this week */
            return false;
    for (uint32_t i = head; i < object.end && i < head + WORK_REACH; i++)
        if (ss_view_word(view, i, "that") || ss_view_word(view, i, "saying") || ss_view_mark(view, i) == ':')
            return false;
    return head < object.end;
}

/* People, states and what they join: who may mean something by it; no paper, picture or place, and not what "it" or "they" are. */
static bool is_actor(const ss_view *view, uint32_t head) {
    uint8_t type = type_at(view, head);
    if (ss_view_is(view, head, SS_W(DOCUMENT)) || ss_view_kind(view, head, SS_D(PRESS)) || ss_view_word(view, head, "tv") || ss_view_word(view, head, "television") || ss_view_word(view, head, "media"))
        return false;
    if (type != SS_TYPES)
        return type == SS_PERSON || type == SS_COUNTRY || type == SS_ORGANISATION || type == SS_BODY;
    if (view->mention[head] != SS_NONE)
        return false;
    return ss_view_is(view, head, SS_W(ROLE) | SS_W(UNNAMED) | SS_W(MALE) | SS_W(FEMALE) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(COMPANY)) ||
           ss_view_word(view, head, "we") || ss_view_word(view, head, "i") || ss_view_word(view, head, "you") || ss_view_word(view, head, "who");
}

/* "that", "how", "he was", "Norland was", "the town that the pier": a clause; not "a pier that was". */
static bool is_told_there(const ss_view *view, ss_run object) {
    if (ss_view_is(view, object.first, SS_W(COMPLEMENTIZER) | SS_W(SUBJECT)))
        return true;
    uint32_t i = object.first;
    for (; i < object.end && !ss_view_is(view, i, SS_W(RELATIVE) | SS_W(COMPLEMENTIZER)) && !ss_view_has(view, i, SS_T_PUNCT); i++)
        if (view->mention[i] == SS_NONE && ss_view_is(view, i, SS_W(AUXILIARY) | SS_W(MODAL)) && !ss_view_is(view, i, SS_W(POSSESSIVE)))
            return true;
    return i + 1 < object.end && ss_view_is(view, i, SS_W(COMPLEMENTIZER)) && !ss_view_is(view, i + 1, SS_W(AUXILIARY) | SS_W(MODAL)) && !ss_view_ends(view, i + 1, "ed");
}

/* What somebody thinks of something, when it is shown. */
static bool is_leaning(const ss_view *view, uint32_t at) {
    return is_kind(view, at, SS_D(SIGN)) || ss_view_word(view, at, "interest") || ss_view_word(view, at, "willingness") || ss_view_word(view, at, "readiness");
}

/* "Norland showed promise", "he showed her a map": somebody does, and says nothing; polls and papers show what they tell, and who shows no
 * sign of yielding tells what he wants. */
static bool is_display(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker, ss_run object) {
    uint32_t by = head_of(view, speaker->source);
    for (uint32_t i = draft->head; i < object.end && i < draft->head + NAME_MOST; i++)
        if (is_leaning(view, i))
            return false;
    bool bare = draft->head <= draft->cue_run.first + 2; /* not "released an ad this week showing" */
    return bare && by != SS_NONE && is_actor(view, by) && !is_told_there(view, object);
}

/* "is shown the red card", "was shown at the fair"; not "was shown to be", "are shown leaving". */
static bool is_displayed(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    uint32_t at = draft->head + 1;
    bool passive = draft->head != SS_NONE && at < view->count && (draft->passive || speaker->how == SS_BY_PASSIVE) && draft->quote == SS_NONE;
    return passive && ss_view_is(view, at, SS_W(DETERMINER) | SS_W(PREPOSITION)) && !ss_view_is(view, at, SS_W(COMPLEMENTIZER)) && !ss_view_word(view, at, "to") && !ss_view_word(view, at, "by");
}

/* "offered the public a rare glimpse into the mill", "offered no evidence": nothing is promised, whoever does. */
static bool is_given(const ss_view *view, ss_run object) {
    for (uint32_t i = object.first; i < object.end && i < object.first + NAME_MOST && !ss_view_is(view, i, SS_W(PREPOSITION)) && !ss_view_has(view, i, SS_T_PUNCT); i++)
        if (view->mention[i] == SS_NONE && ss_view_vote_kind(view, i, SS_B(GIVEN)))
            return true;
    return false;
}

/* "The hotel offers a pool": goods, as long as it does; but anybody may offer an apology or five percent, and a person or a state what it
 * likes. */
static bool is_goods(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker, ss_run object) {
    uint32_t by = head_of(view, speaker->source), head = head_of(view, object);
    uint8_t type = speaker->local == SS_NONE ? SS_TYPES : ss_local_at(view, speaker->local)->type;
    if (by == SS_NONE || ss_view_ends(view, draft->head, "ed") || is_told_there(view, object) || ss_view_word(view, object.first, "to") || !ss_view_has(view, object.first, SS_T_WORD))
        return false;
    if (type == SS_PERSON || type == SS_COUNTRY || type == SS_BODY || is_somebody(view, by) || ss_view_is(view, by, SS_W(ORGAN) | SS_W(COLLECTIVE) | SS_W(PLURAL) | SS_W(DOCUMENT)) || ss_view_word(view, by, "who"))
        return false;
    for (uint32_t i = draft->head + 1; i < object.end; i++)
        if (ss_view_number(view, i) || (i <= head && (ss_view_is(view, i, SS_W(CUE) | SS_W(DOCUMENT)) || is_kind(view, i, SS_D(GRANT) | SS_D(MESSAGE)))))
            return false;
    return true;
}

/* "released two hostages", "released him on Monday"; not "released her report", "released films praising soldiers" */
static bool is_freed(const ss_view *view, const ss_draft *draft, ss_run object) {
    if (object.first != draft->head + 1)
        return false;
    uint32_t head = head_of(view, object), next = object.first + 1;
    if (ss_view_is(view, object.first, SS_W(PRONOUN)) && (next >= object.end || view->date[next] != SS_NONE || ss_view_is(view, next, SS_W(PREPOSITION) | SS_W(ADVERB))))
        return !ss_view_is(view, object.first, SS_W(NEUTER));
    for (uint32_t i = object.first; i < head; i++)
        if (ss_view_ends(view, i, "ing"))
            return false;
    return is_somebody(view, head) || is_kind(view, head, SS_D(ARMED));
}

static bool is_handed(const ss_view *view, uint32_t families, const ss_draft *draft, const ss_speaker *speaker, ss_run object) {
    return ((families & SS_V(SHOW)) && is_display(view, draft, speaker, object)) || ((families & SS_V(SELL)) && (is_given(view, (ss_run){draft->head + 1, object.end}) || is_goods(view, draft, speaker, object))) ||
           ((families & SS_V(ISSUE)) && is_work(view, draft, SS_D(WORK) | SS_D(WARE))) || ((families & SS_V(FREE)) && is_freed(view, draft, object));
}

static bool is_deed(const ss_view *view, uint32_t families, const ss_draft *draft, const ss_speaker *speaker, ss_run object) {
    return ((families & SS_V(STRIKE)) && (is_strike(view, draft, speaker, object) || is_downing(view, families, object))) || ((families & SS_V(CLAIM)) && is_win(view, object)) ||
           ((families & (SS_V(ADDRESS) | SS_V(CALL) | SS_V(QUESTION))) && is_addressed(view, families, object)) ||
           ((families & SS_V(FIND)) && is_find(view, speaker, object)) || ((families & SS_V(SACK)) && is_sacked(view, draft, speaker, object)) ||
           ((families & (SS_V(POST) | SS_V(BOAST))) && is_show(view, families, draft, speaker, object)) ||
           ((families & SS_V(TALK)) && is_talk(view, draft, speaker, object)) || ((families & SS_V(MENACE)) && is_endangered(view, object)) ||
           ((families & (SS_V(SHOW) | SS_V(SELL) | SS_V(ISSUE) | SS_V(FREE))) && is_handed(view, families, draft, speaker, object)) ||
           is_by_thing(view, draft, speaker) || is_occasion(view, draft, object);
}

/* Some of it is somebody's words. */
static bool has_quotation(const ss_view *view, const ss_draft *draft, ss_run object) {
    for (uint32_t i = object.first; i < object.end; i++)
        if (view->quote[i] != view->quote[draft->cue_run.first])
            return true;
    return false;
}

/* ---- what somebody or something bears, is named, or goes by ---- */

/* Behind adverbs: "known simply as". */
static uint32_t behind_adverbs(const ss_view *view, uint32_t at, uint32_t end) {
    while (at < end && ss_view_adverb(view, at))
        at++;
    return at;
}

/* A name or a title in marks, and nothing that is said of it: "Holm Hall, which", not "Holm a liar", "Holm “a liar”". */
static bool begins_name(const ss_view *view, uint32_t at, uint32_t end) {
    if (at < end && ss_view_word(view, at, "the"))
        at++;
    uint32_t first = at;
    if (at < end && ss_view_opens(view, at))
        return true;
    while (at < end && first < end && (ss_view_has(view, at, SS_T_CAPITAL | SS_T_APOS_S) || (at > first && ss_view_word(view, at, "of"))))
        at++;
    return at > first && (at >= end || (ss_view_has(view, at, SS_T_PUNCT) && (!ss_view_opens(view, at) || ss_view_has(view, at - 1, SS_T_APOS_S))) || (ss_view_has(view, at, SS_T_WORD) && !ss_view_is(view, at, SS_W(DETERMINER) | SS_W(POSSESSIVE))));
}

/* "known as the Dock", "best known by its call sign", "known around the port": what it goes by, as everybody says. */
static bool is_known_as(const ss_view *view, uint32_t at, uint32_t end) {
    if (at + 1 >= end)
        return false;
    if (ss_view_word(view, at, "around") || ss_view_word(view, at, "locally"))
        return true;
    bool by = ss_view_word(view, at, "by") && ss_view_is(view, at + 1, SS_W(POSSESSIVE) | SS_W(DETERMINER));
    return by || (ss_view_word(view, at, "as") && begins_name(view, at + 1, end));
}

/* A name or title from end to end: “A Better Way”, the Dock, Sons of the Harbour. */
static bool is_name_whole(const ss_view *view, ss_run run) {
    uint32_t at = run.first + ss_view_word(view, run.first, "the"), words = 0;
    for (; at < run.end; at++) {
        bool word = ss_view_has(view, at, SS_T_WORD);
        if (word && !ss_view_has(view, at, SS_T_CAPITAL | SS_T_DIGITS | SS_T_APOS_S) && (!words || !(ss_view_is(view, at, SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(DETERMINER)))))
            return false;
        words += word;
    }
    return words > 0;
}

/* "a man", "a group of divers", "met a man": somebody new, up to the phrase's end. */
static bool is_brought_in(const ss_view *view, ss_run run) {
    for (uint32_t i = run.end; i-- > run.first;)
        if (ss_view_is(view, i, SS_W(DETERMINER) | SS_W(POSSESSIVE)))
            return ss_view_word(view, i, "a") || ss_view_word(view, i, "an");
    return false;
}

/* "his plan, called “A Better Way”", "a man called Berg", "members called the Dockers": set off in marks, or behind people, with a name and nothing more. */
static bool is_named_so(const ss_view *view, const ss_draft *draft, uint32_t first, ss_run object) {
    if (!is_name_whole(view, object) || draft->source.first > draft->head)
        return false;
    bool apart = ss_view_mark(view, first - 1) == ',' && ss_view_opens(view, object.first);
    return apart || (draft->source.end == first && is_brought_in(view, draft->source));
}

/* "a ship called “Hope”": a participle behind the noun; not "what she called “a trap”". */
static bool is_called_thing(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker, ss_run object) {
    uint32_t first = draft->cue_run.first, sentence = view->document->sentences.at[draft->sentence].first;
    if (first != draft->head || !ss_view_word(view, first, "called") || object.first != first + 1 || !begins_name(view, object.first, object.end))
        return false;
    if (first > sentence && is_named_so(view, draft, first, object))
        return true;
    bool behind = draft->source.first < draft->source.end && draft->source.end == first;
    uint32_t head = behind ? head_of(view, draft->source) : SS_NONE;
    uint32_t town = first > sentence + 1 ? view->mention[first - 1] : SS_NONE; /* "a hall in Norhavn called" */
    if (town != SS_NONE && ss_mention_at(view, town)->type == SS_PLACE && ss_mention_at(view, town)->first > sentence)
        return ss_view_is(view, ss_mention_at(view, town)->first - 1, SS_W(PREPOSITION));
    if (!behind) /* its source stands elsewhere, and a noun right before it */
        return first > sentence && !ss_view_is(view, first - 1, SS_W(SUBJECT) | SS_W(RELATIVE) | SS_W(CONJUNCTION) | SS_W(ADVERB)) && ss_view_has(view, first - 1, SS_T_WORD) && !ss_view_has(view, first - 1, SS_T_CAPITAL);
    bool what = draft->source.first > sentence && ss_view_is(view, draft->source.first - 1, SS_W(COMPLEMENTIZER) | SS_W(RELATIVE));
    return !what && speaker->local == SS_NONE && speaker->how != SS_BY_PRONOUN && !is_somebody(view, head) && !ss_view_is(view, head, SS_W(COLLECTIVE) | SS_W(PRONOUN) | SS_W(RELATIVE)) && !ss_view_ends(view, head, "s");
}

/* "is now called the Holm Hall", "the race was called after an hour" */
static bool is_called_passively(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker, uint32_t at, uint32_t end) {
    bool passive = (draft->passive || speaker->how == SS_BY_PASSIVE) && speaker->source.first == speaker->source.end;
    if (!passive || at >= end || !ss_view_word(view, draft->head, "called"))
        return false;
    bool elsewhere = ss_view_word(view, at, "after") || ss_view_word(view, at, "on") || ss_view_word(view, at, "in");
    return elsewhere || (begins_name(view, at, end) && !ss_view_opens(view, at) && !ss_view_opens(view, at + ss_view_word(view, at, "the")));
}

__attribute__((noinline))
static bool is_naming(const ss_view *view, const ss_draft *draft, const ss_speaker *speaker) {
    uint32_t end = view->document->sentences.at[draft->sentence].end, at = behind_adverbs(view, draft->head + 1, end);
    if (draft->head == SS_NONE || at >= end || draft->cue_run.first >= draft->cue_run.end)
        return false;
    if (ss_view_word(view, draft->head, "known"))
        return is_known_as(view, at, end);
    if (ss_view_word(view, draft->head, "named"))
        return ss_view_word(view, at, "after");
    ss_run object = draft->pieces.count ? draft->pieces.at[draft->pieces.count - 1] : (ss_run){at, at};
    return is_called_thing(view, draft, speaker, object) || is_called_passively(view, draft, speaker, at, end);
}

/* "related goods", "RELATED: ..."; not "she related that". */
static bool is_related(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->head + 1;
    if (draft->head == SS_NONE || !ss_view_word(view, draft->head, "related"))
        return false;
    return at >= view->count || !(ss_view_word(view, at, "that") || ss_view_word(view, at, "how") || (ss_view_mark(view, at) == ':' && !ss_view_has(view, draft->head, SS_T_CAPITAL)));
}

/* "That said, the harbour is deep", "Having said that, ...": no more than "but". */
static bool is_that_said(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head, first = view->document->sentences.at[draft->sentence].first;
    if (head == SS_NONE || head <= first || head + 2 >= view->count || !ss_view_word(view, head, "said"))
        return false;
    if (ss_view_word(view, head - 1, "having"))
        return ss_view_word(view, head + 1, "that") && ss_view_mark(view, head + 2) == ',';
    return head == first + 1 && ss_view_word(view, first, "that") && ss_view_mark(view, head + 1) == ',';
}

static bool is_setting(const ss_view *view, uint32_t at) {
    return ss_view_word(view, at, "in") || ss_view_word(view, at, "at") || ss_view_word(view, at, "during") || ss_view_word(view, at, "when");
}

/* "said this in Oslo", "police said so": of what was said nothing is told here. */
static bool is_said_this(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->cue_run.end, next = at + 1;
    if (draft->pieces.count != 1 || draft->quote != SS_NONE || draft->pieces.at[0].first != at)
        return false;
    if (draft->pieces.at[0].end > next)
        return ss_view_word(view, at, "this") && (view->date[next] != SS_NONE || is_setting(view, next));
    return ss_view_word(view, at, "this") || ss_view_word(view, at, "that") || ss_view_word(view, at, "so");
}

/* "a letter seen by Radio Lim says", "a draft seen by the agency": how it came there, and no opinion ("seen by Norland as a threat"). */
static bool is_seen_by(const ss_view *view, const ss_draft *draft) {
    ss_run source = draft->source;
    if (draft->head == SS_NONE || !ss_view_word(view, draft->head, "seen") || draft->head + 1 >= view->count || !ss_view_word(view, draft->head + 1, "by"))
        return false;
    return source.first > draft->head && source.first < source.end && source.end < view->count && !ss_view_word(view, source.end, "as");
}

/* Somebody or some body is in the phrase up to its head: people, papers, a name that is no place. */
static bool has_mind(const ss_view *view, ss_run source, uint32_t head) {
    const ss_classes minds = SS_W(ROLE) | SS_W(UNNAMED) | SS_W(COLLECTIVE) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(DOCUMENT) | SS_W(FACILITY) | SS_W(MALE) | SS_W(FEMALE) |
                             SS_W(RELATIVE) | SS_W(SUBJECT);
    bool measure = is_kind(view, head, SS_D(MEASURE)) || ss_view_word(view, head, "lot") || ss_view_word(view, head, "range"); /* a lot of people */
    for (uint32_t i = source.first; i < source.end && (i <= head || measure || ss_view_has(view, head, SS_T_APOS_S)); i++) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE ? ss_mention_at(view, m)->type != SS_PLACE && !ss_mention_at(view, m)->possessive && !ss_mention_at(view, m)->adjective : ss_view_is(view, i, minds) && !ss_view_is(view, i, SS_W(POSSESSIVE)))
            return true;
    }
    return ss_view_is(view, head, SS_W(QUANTIFIER) | SS_W(PRONOUN)) || ss_view_word(view, source.end - 1, "who") || ss_view_number(view, source.first) || ss_view_kind(view, head, SS_D(BUSINESS) | SS_D(CLUB) | SS_D(THING) | SS_D(PRESS) | SS_D(INSTITUTION));
}

/* Nobody is there who could see, offer or promote anything: "the valley", "the harvest"; but riders and florists can. */
static bool is_mindless(const ss_view *view, const ss_speaker *speaker) {
    uint32_t head = head_of(view, speaker->source);
    if (head == SS_NONE || speaker->local != SS_NONE || speaker->how == SS_BY_PRONOUN || has_mind(view, speaker->source, head) || ss_view_has(view, head, SS_T_CAPITAL | SS_T_APOS_S))
        return false;
    return !ends_as_people(view, head);
}

/* "Last week saw a storm", "Last year also highlighted the need": a day or year says nothing. */
static bool is_of_time(const ss_view *view, const ss_draft *draft) {
    ss_run source = draft->source;
    if (view->date[source.end - 1] == SS_NONE || draft->cue_run.first < source.end || draft->quote != SS_NONE)
        return false;
    for (uint32_t i = source.first; i < source.end; i++)
        if (view->date[i] == SS_NONE && !ss_view_is(view, i, SS_W(TIMEWORD) | SS_W(DETERMINER)))
            return false;
    return true;
}

/* "chosen according to need", "run according to its own rules": by what something is done. */
static bool is_by_norm(const ss_view *view, const ss_draft *draft) {
    if (draft->source.first >= draft->source.end || draft->cue_run.first == view->document->sentences.at[draft->sentence].first)
        return false;
    uint32_t head = head_of(view, draft->source);
    bool own = draft->source.first + 1 < draft->source.end && ss_view_is(view, draft->source.first, SS_W(POSSESSIVE)) && ss_view_word(view, draft->source.first + 1, "own");
    return own || is_kind(view, head, SS_D(NORM));
}

/* "The views expressed in this article are the author's own." */
static bool is_disclaimed(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head;
    if (head == SS_NONE || head == 0 || head + 2 >= view->count || !(ss_view_word(view, head - 1, "views") || ss_view_word(view, head - 1, "opinions")))
        return false;
    return ss_view_word(view, head + 1, "here") || (ss_view_word(view, head + 1, "in") && ss_view_word(view, head + 2, "this")) || ss_view_word(view, head + 1, "are");
}

/* "rates 50 [listed] developers", "the [accused] man", "Norland's [reported] raids": what stands behind an article, a number or an owner and
 * before a noun is an adjective. */
static bool is_adjective(const ss_view *view, const ss_draft *draft) {
    uint32_t head = draft->head, first = draft->cue_run.first;
    bool participle = first == head && head + 1 == draft->cue_run.end && (ss_view_ends(view, head, "ed") || ss_view_ends(view, head, "ing"));
    if (!participle)
        return false;
    while (first > draft->source.end && ss_view_adverb(view, first - 1)) /* a recently [declared] war */
        first--;
    if (draft->source.end != first)
        return false;
    bool owner = ss_view_has(view, first - 1, SS_T_APOS_S) && (draft->act == SS_ACT_STATE || draft->act == SS_ACT_REPORT) && !(head + 2 < view->count && ss_view_word(view, head + 2, "that")); /* Holm's repeated claim that */
    bool article = owner || (ss_view_is(view, first - 1, SS_W(DETERMINER)) && !ss_view_is(view, first - 1, SS_W(QUANTIFIER) | SS_W(PRONOUN) | SS_W(RELATIVE)));
    return (article || (ss_view_has(view, first - 1, SS_T_DIGITS) && view->date[first - 1] == SS_NONE)) && draft->pieces.count && draft->pieces.at[0].first == head + 1 && !ss_view_has(view, head + 1, SS_T_PUNCT) &&
           !ss_view_is(view, head + 1, SS_FUNCTION_WORDS);
}

/* The same where the models gave the day to nobody: it begins the sentence, and the verb stands right behind it. */
static bool is_behind_time(const ss_view *view, const ss_draft *draft) {
    uint32_t first = view->document->sentences.at[draft->sentence].first, at = draft->cue_run.first;
    while (at > first && ss_view_adverb(view, at - 1))
        at--;
    bool bare = draft->source.first >= draft->source.end && draft->quote == SS_NONE && !draft->passive;
    return bare && at > first && view->date[at - 1] != SS_NONE && view->document->dates.at[view->date[at - 1]].first_token == first;
}

/* "appeared on television", "appears in the film": is there to be seen. */
static bool is_seen(const ss_view *view, const ss_draft *draft) {
    uint32_t at = draft->head + 1;
    if (draft->head == SS_NONE || at >= view->count || draft->source.first >= draft->source.end)
        return false;
    return ss_view_word(view, at, "on") || ss_view_word(view, at, "in") || ss_view_word(view, at, "at") || ss_view_word(view, at, "before") || ss_view_word(view, at, "alongside");
}

static inline bool is_borne(const ss_view *view, uint32_t families, const ss_draft *draft, const ss_speaker *speaker) {
    bool source = draft->source.first < draft->source.end, nameless = source && speaker->local == SS_NONE;
    if (source && !nameless && ss_view_has(view, draft->source.end - 1, SS_T_APOS_S) && is_adjective(view, draft))
        return true;
    if (nameless ? is_of_time(view, draft) || is_adjective(view, draft) : is_behind_time(view, draft))
        return true;
    if ((draft->rule == SS_RULE_CUE_ACCORDING && is_by_norm(view, draft)) || ((families & SS_V(MENACE)) && !draft->passive && is_mindless(view, speaker)))
        return true;
    if ((families & SS_V(SEEM)) && is_seen(view, draft))
        return true;
    if (!(families & (SS_V(NAMING) | SS_V(WRITE) | SS_V(EXPRESS) | SS_V(RELATE) | SS_V(SAY) | SS_V(BEAR) | SS_V(SHOW))))
        return false;
    if (((families & SS_V(NAMING)) && is_naming(view, draft, speaker)) || ((families & SS_V(WRITE)) && is_work(view, draft, SS_D(WORK))) ||
        ((families & SS_V(EXPRESS)) && is_disclaimed(view, draft)) || ((families & SS_V(RELATE)) && is_related(view, draft)) ||
        ((families & SS_V(SAY)) && (is_that_said(view, draft) || is_said_this(view, draft))))
        return true;
    if ((families & SS_V(BEAR)) && is_seen_by(view, draft))
        return true;
    if ((families & SS_V(SHOW)) && is_displayed(view, draft, speaker))
        return true;
    if (!(families & SS_V(BEAR)) || (draft->passive && draft->source.first < draft->cue_run.end))
        return false;
    bool told = draft->pieces.count && (ss_view_is(view, draft->pieces.at[0].first, SS_W(COMPLEMENTIZER)) || ss_view_word(view, draft->pieces.at[0].first, "to"));
    return !told && is_mindless(view, speaker);
}

void ss_deed_settle(const ss_view *view, ss_draft *draft, const ss_speaker *speaker) {
    uint32_t families = ss_draft_families(view, draft);
    if (draft->act == SS_ACT_REJECT && is_withheld(view, draft))
        draft->act = SS_ACT_DECLINE;
    if (draft->act == SS_ACT_ASK || draft->act == SS_ACT_DECLINE || draft->act == SS_ACT_REJECT || draft->act == SS_ACT_WANT)
        draft->by_nobody |= is_nameless(view, draft);
    draft->by_nobody |= ((families & SS_V(QUESTION)) && is_examined(view, draft, speaker)) || is_summons(view, families, draft, speaker) || is_borne(view, families, draft, speaker) || ((families & SS_V(DENY)) && is_kept_from(view, draft, speaker));
    if (draft->pieces.count == 1 && draft->pieces.at[0].first >= draft->cue_run.end)
        draft->by_nobody |= is_done(view, families, draft, draft->pieces.at[0]);
    if (draft->pieces.count != 1 || draft->quote != SS_NONE || draft->pieces.at[0].first < draft->cue_run.end)
        return;
    ss_run object = draft->pieces.at[0];
    if (object.first >= object.end || ss_view_is(view, object.first, SS_W(PREPOSITION)))
        return;
    bool deed = is_deed(view, families, draft, speaker, object), refusal = (families & SS_V(DENY)) && is_refusal(view, object);
    if ((!deed && !refusal) || has_quotation(view, draft, object))
        return;
    draft->by_nobody |= deed;
    if (refusal)
        draft->act = SS_ACT_REJECT;
}

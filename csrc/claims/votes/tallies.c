/* Counts of a vote as they stand in a sentence.
 *
 *   52-48 / 12-2-1 / 52 to 48 / 120 votes to 85                 a score beside a word of voting or deciding
 *   13 votes in favour, one against and one abstention           counts with their direction
 *   unanimously adopted                                          the whole body
 *   for - 13, against - A, abstained - B                         directions first, as translations have it */
#include "claims/votes/tellings.h"

enum { SCORE_REACH = 8, FILLER_MOST = 16, NEED_REACH = 12, BODY_REACH = 40, BEHIND_REACH = 8, OWNER_MOST = 4, LEAD_MOST = 6, COUNT_MOST = 9999 };

void ss_telling_begin(ss_telling *telling, uint32_t sentence, ss_run run) {
    memset(telling, 0, sizeof *telling);
    for (uint32_t i = 0; i < SS_STANDS; i++)
        telling->counts[i] = SS_NONE;
    telling->sentence = sentence;
    telling->run = run;
    telling->size = telling->claim = telling->body = telling->member = telling->date = SS_NONE;
    telling->stand = telling->rest = telling->whole = SS_STANDS;
    telling->strong = 1;
    telling->outcome = SS_OUTCOME_UNKNOWN;
}

uint32_t ss_telling_number(const ss_view *view, uint32_t at, uint32_t end, uint32_t *value) {
    double number;
    bool whole;
    if (at >= end || view->date[at] != SS_NONE || view->mention[at] != SS_NONE)
        return at;
    if (ss_view_vote_kind(view, at, SS_B(NOUGHT))) {
        *value = 0;
        return at + 1;
    }
    if (!ss_view_has(view, at, SS_T_NUMBER) && !ss_view_is(view, at, SS_W(NUMBER)))
        return at;
    uint32_t after = ss_number_read(&view->document->text, &view->document->tokens, at, end,
                                    ss_lexicon_vocabulary(view->lexicon), &number, &whole);
    if (after == at || !whole || number < 0 || number > COUNT_MOST)
        return at;
    if (after < end && (ss_view_mark(view, after) == '%' || ss_view_word(view, after, "percent") || ss_view_word(view, after, "per")))
        return at;
    *value = (uint32_t)number;
    return after;
}

uint32_t ss_telling_behind_insertion(const ss_view *view, uint32_t at, uint32_t end) {
    if (at + 2 >= end || ss_view_mark(view, at) != ',' || !ss_view_word(view, at + 1, "with"))
        return at;
    for (uint32_t i = at + 2; i < end && i < at + FILLER_MOST; i++)
        if (ss_view_mark(view, i) == ',' && !(i + 1 < end && view->mention[i + 1] != SS_NONE)) /* not between two states */
            return i + 1;
    return at;
}

/* ---- who votes ---- */

/* Of organisations those that states make up vote in their organs: no vote of the Sea Union is told by "to remain in the Sea Union". */
bool ss_telling_votes(const ss_view *view, uint32_t mention) {
    const ss_mention *m = &view->document->names.mentions.at[mention];
    if (m->local == SS_NONE || m->in_role || (m->type != SS_BODY && m->type != SS_ORGANISATION))
        return false;
    uint32_t entity = m->type == SS_BODY ? SS_NONE : view->document->names.locals.at[m->local].lexicon;
    return entity == SS_NONE || ss_lexicon_entity(view->lexicon, entity)->country != SS_NONE;
}

static bool sits(const ss_view *view, uint32_t mention) {
    const ss_local *local = &view->document->names.locals.at[view->document->names.mentions.at[mention].local];
    return ss_lexicon_council(view->lexicon, local->lexicon, 0) != NULL;
}

/* "in the Senate", "by parliament": where something is voted on, or by whom. */
static bool is_place(const ss_view *view, uint32_t from, uint32_t at) {
    if (at > from && ss_view_is(view, at - 1, SS_W(DETERMINER)))
        at--;
    return at > from && (ss_view_word(view, at - 1, "in") || ss_view_word(view, at - 1, "by") || ss_view_word(view, at - 1, "at"));
}

/* Behind "Also on Friday,", with which the sentence begins. */
static uint32_t behind_lead(const ss_view *view, const ss_sentence *s) {
    for (uint32_t i = s->first + 1; i < s->end && i < s->first + LEAD_MOST; i++)
        if (ss_view_mark(view, i) == ',')
            return view->mention[i - 1] == SS_NONE || view->date[i - 1] != SS_NONE || ss_view_is(view, s->first, SS_W(PREPOSITION)) ? i + 1 : s->first;
    return s->first;
}

/* A body may stand anywhere before its count; of an organisation it is told at the beginning of the sentence: not "to lead the Harbour
 * Department, voting 12-2". */
static bool may_be_subject(const ss_view *view, uint32_t sentence, uint32_t mention) {
    const ss_mention *m = &view->document->names.mentions.at[mention];
    return m->type == SS_BODY || (!m->adjective && m->first <= behind_lead(view, &view->document->sentences.at[sentence]) + OWNER_MOST);
}

/* The best body among the tokens: a council with members of its own, else the last (or first) body that stands there; unless
 * `any` one that something is done in or by. */
static uint32_t body_in(const ss_view *view, uint32_t sentence, uint32_t from, uint32_t to, bool last, bool any) {
    uint32_t found = SS_NONE;
    for (uint32_t i = from; i < to; i++) {
        uint32_t m = view->mention[i];
        if (m == SS_NONE || !ss_telling_votes(view, m))
            continue;
        if (sits(view, m))
            return m;
        if (((any && may_be_subject(view, sentence, m)) || is_place(view, from, i)) && (last || found == SS_NONE))
            found = m;
    }
    return found;
}

uint32_t ss_telling_body(const ss_view *view, uint32_t sentence, ss_run run, bool subject) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    uint32_t before = run.first > s->first + BODY_REACH ? run.first - BODY_REACH : s->first;
    uint32_t behind = run.end + BODY_REACH < s->end ? run.end + BODY_REACH : s->end;
    uint32_t last = run.end > run.first ? run.end - 1 : run.end, found = body_in(view, sentence, run.first, run.end, true, true);
    if (found == SS_NONE && subject) /* "were rejected by 12 to 2 in the Harbour Senate" */
        found = body_in(view, sentence, last, run.end + BEHIND_REACH < s->end ? run.end + BEHIND_REACH : s->end, false, false);
    if (found == SS_NONE)
        found = body_in(view, sentence, before, run.first, true, subject);
    bool leads = run.first <= s->first + LEAD_MOST && (run.first <= s->first + 1 || ss_view_is(view, s->first, SS_W(PREPOSITION)));
    if (found == SS_NONE && subject && leads) /* "By a vote of 58-41, the Senate agreed"; not "was approved by 58 votes to 41 and goes to the Senate" */
        found = body_in(view, sentence, last, behind, false, true);
    return found != SS_NONE ? found : body_in(view, sentence, last, behind, false, false);
}

/* ---- words around a count ---- */

static bool is_outcome(const ss_view *view, uint32_t at) { return ss_view_vote_kind(view, at, SS_B(DECIDES)); }

/* "voted down the bill", "voted it down" */
static bool votes_down(const ss_view *view, uint32_t at) {
    return ss_view_word(view, at, "down") && at > 0 && (ss_view_is(view, at - 1, SS_W(VOTE)) || (at > 1 && ss_view_is(view, at - 1, SS_W(PRONOUN)) && ss_view_is(view, at - 2, SS_W(VOTE))));
}

static bool turns_down(const ss_view *view, uint32_t at) {
    return ss_view_vote_kind(view, at, SS_B(REJECTS)) || ss_view_word(view, at, "against") || votes_down(view, at);
}

/* Counts that are needed, expected or hoped for are none. */
static bool is_needed(const ss_view *view, uint32_t first, uint32_t at) {
    for (uint32_t i = at > first + NEED_REACH ? at - NEED_REACH : first; i < at; i++)
        if (ss_view_is(view, i, SS_W(MODAL)) || ss_view_vote_kind(view, i, SS_B(NEEDS)) || ss_view_word(view, i, "least") || ss_view_word(view, i, "if"))
            return true;
    return false;
}

/* 12-2 or 12–2 */
static bool is_hyphen(const ss_view *view, uint32_t at, uint32_t end) {
    if (at + 1 >= end)
        return false;
    const ss_token *t = &view->tokens[at];
    bool dash = t->size == 3 && memcmp(view->bytes + t->start, "\xE2\x80\x93", 3) == 0 && !((t->flags | t[1].flags) & SS_T_SPACE);
    return dash || ss_view_hyphen(view, at);
}

/* A word of voting or deciding within a few words before, inside ("61 votes to 54"), or right behind. */
static bool beside_vote(const ss_view *view, uint32_t first, uint32_t from, uint32_t to, uint32_t end) {
    for (uint32_t i = from; i < to; i++)
        if (ss_view_is(view, i, SS_W(VOTE)))
            return true;
    for (uint32_t i = from; i > first && i + SCORE_REACH > from && ss_view_mark(view, i - 1) != ','; i--)
        if (ss_view_is(view, i - 1, SS_W(VOTE)) || is_outcome(view, i - 1))
            return true;
    for (uint32_t i = to; i < end && i < to + 2; i++)
        if (ss_view_is(view, i, SS_W(VOTE)))
            return true;
    return false;
}

/* ---- scores ---- */

typedef struct { uint32_t numbers[4], count, end; } score;

/* What may stand between two counts of a score: "-", "to", "votes to", "votes against". */
static uint32_t joint(const ss_view *view, uint32_t at, uint32_t end) {
    if (is_hyphen(view, at, end) || ss_view_word(view, at, "to"))
        return at + 1;
    bool votes = ss_view_word(view, at, "votes") && at + 1 < end;
    return votes && (ss_view_word(view, at + 1, "to") || ss_view_word(view, at + 1, "against")) ? at + 2 : at;
}

static score read_score(const ss_view *view, uint32_t at, uint32_t end) {
    score s = {.end = at};
    for (uint32_t from = at; s.count < 4;) {
        uint32_t value, after = ss_telling_number(view, from, end, &value);
        if (after == from)
            break;
        s.numbers[s.count++] = value;
        s.end = after;
        from = after < end ? joint(view, after, end) : after;
        if (from == after)
            break;
    }
    return s;
}

/* What the words around the counts say of the outcome: "adopted", "not adopted", "52-48 to reject". */
static uint8_t told_outcome(const ss_view *view, const ss_sentence *s, ss_run counts) {
    uint32_t from = counts.first > s->first + NEED_REACH ? counts.first - NEED_REACH : s->first;
    bool leads = counts.first < s->first + LEAD_MOST && ss_view_word(view, s->first, "by"); /* By a vote of 12 to 2, the council adopted */
    uint32_t to = counts.end + (leads ? NEED_REACH : 3);
    to = to < s->end ? to : s->end;
    for (uint32_t i = from; i < to; i++) {
        if (i >= counts.first && i < counts.end)
            continue;
        bool decided = is_outcome(view, i) || votes_down(view, i);
        if ((decided && ss_telling_denied(view, s->first, i)) || ss_view_word(view, i, "failed"))
            return SS_OUTCOME_REJECTED;
        if (turns_down(view, i) && (decided || i >= counts.end))
            return SS_OUTCOME_REJECTED;
        if (decided && (i < counts.first || (leads && ss_view_vote_kind(view, i, SS_B(ADOPTS)))))
            return SS_OUTCOME_ADOPTED;
    }
    uint32_t behind = ss_telling_behind_insertion(view, counts.end, s->end);
    behind += behind < s->end && ss_view_mark(view, behind) == ',';
    return behind < s->end && ss_view_word(view, behind, "to") ? SS_OUTCOME_ADOPTED : SS_OUTCOME_UNKNOWN;
}

static void put_score(const ss_view *view, const ss_sentence *s, const score *found, uint32_t at, ss_telling *t) {
    static const uint8_t order[] = {SS_STAND_FOR, SS_STAND_AGAINST, SS_STAND_ABSTAIN, SS_STAND_ABSENT};
    for (uint32_t i = 0; i < found->count; i++)
        t->counts[order[i]] = found->numbers[i];
    t->outcome = told_outcome(view, s, (ss_run){at, found->end});
    if (t->outcome == SS_OUTCOME_REJECTED && found->numbers[0] > found->numbers[1]) { /* the winners come first */
        t->counts[SS_STAND_FOR] = found->numbers[1];
        t->counts[SS_STAND_AGAINST] = found->numbers[0];
    }
    if (found->numbers[0] <= found->numbers[1])
        t->outcome = SS_OUTCOME_REJECTED;
}

/* ---- counts with a direction ---- */

static bool ends_phrase(const ss_view *view, uint32_t at, uint32_t end) {
    char mark = at < end ? ss_view_mark(view, at) : '.';
    return mark == ',' || mark == '.' || mark == ';' || mark == ')' || mark == '(' || (at < end && ss_view_is(view, at, SS_W(CONJUNCTION))) ||
           (at < end && ss_view_word(view, at, "with"));
}

/* The stand that the words at the token name, and the token behind them; SS_STANDS when they name none. `voted`: a word of
 * voting stood between the count and them; `members`: a word for those who vote. */
static uint8_t direction(const ss_view *view, uint32_t at, uint32_t end, bool voted, bool members, uint32_t *after) {
    *after = at + 1;
    if (ss_view_word(view, at, "in") && at + 1 < end && (ss_view_word(view, at + 1, "favor") || ss_view_word(view, at + 1, "favour"))) {
        *after = at + 2;
        return SS_STAND_FOR;
    }
    if (ss_view_vote_kind(view, at, SS_B(ABSTAINS)))
        return SS_STAND_ABSTAIN;
    if (ss_view_word(view, at, "absent"))
        return SS_STAND_ABSENT;
    if (members && (ss_view_word(view, at, "backed") || ss_view_word(view, at, "supported")))
        return SS_STAND_FOR;
    bool plain = voted || ends_phrase(view, at + 1, end);
    if (plain && (ss_view_word(view, at, "for") || ss_view_word(view, at, "yes")))
        return SS_STAND_FOR;
    if (plain && (ss_view_word(view, at, "against") || ss_view_word(view, at, "opposed")))
        return SS_STAND_AGAINST;
    return SS_STANDS;
}

static bool is_filler(const ss_view *view, uint32_t at) {
    uint32_t m = view->mention[at];
    if (m != SS_NONE)
        return ss_telling_votes(view, m);
    return ss_view_is(view, at, SS_W(COLLECTIVE) | SS_W(VOTE) | SS_W(AUXILIARY) | SS_W(DETERMINER) | SS_W(QUANTIFIER)) ||
           ss_view_has(view, at, SS_T_APOS_S) || ss_view_word(view, at, "of") || ss_view_word(view, at, "council") || ss_view_word(view, at, "members") ||
           ss_view_word(view, at, "cast") || view->date[at] != SS_NONE ||
           ss_view_adverb(view, at);
}

/* "its 15 members", "the council's 15 members" */
static bool is_owned(const ss_view *view, uint32_t number) {
    return ss_view_is(view, number - 1, SS_W(DETERMINER) | SS_W(POSSESSIVE)) || ss_view_has(view, number - 1, SS_T_APOS_S);
}

/* "of the 15 members", "of the council's 15 members": the size of the body. */
static bool is_size(const ss_view *view, uint32_t first, uint32_t number) {
    if (number <= first + 1 || !is_owned(view, number))
        return false;
    uint32_t at = number - 1;
    for (uint32_t steps = 0; ss_view_has(view, number - 1, SS_T_APOS_S) && at > first + 1 && steps < OWNER_MOST && !ss_view_word(view, at - 1, "of"); steps++)
        at--;
    return at > first && ss_view_word(view, at - 1, "of");
}

/* "received four votes": the token behind, or `at`. */
static uint32_t read_received(const ss_view *view, const ss_sentence *s, uint32_t at, ss_telling *t) {
    uint32_t value, i = ss_telling_number(view, at, s->end, &value);
    if (i == at || i >= s->end || at == s->first || !ss_view_word(view, i, "votes") || t->counts[SS_STAND_FOR] != SS_NONE)
        return at;
    if (!ss_view_vote_kind(view, at - 1, SS_B(WINS)))
        return at;
    t->counts[SS_STAND_FOR] = value;
    return i + 1;
}

/* From a count over "members of the council voted" to its direction; the token behind, or `at` when there is none. */
static uint32_t read_directed(const ss_view *view, uint32_t at, uint32_t end, ss_telling *t) {
    uint32_t value, size, after, i = ss_telling_number(view, at, end, &value);
    bool voted = false, members = false;
    for (uint32_t steps = 0; i > at && i < end && steps < FILLER_MOST; steps++) {
        uint8_t stand = direction(view, i, end, voted, members, &after);
        if (stand != SS_STANDS) {
            if (t->counts[stand] != SS_NONE)
                return at;
            t->counts[stand] = value;
            return after;
        }
        uint32_t behind = ss_telling_number(view, i, end, &size);
        if (behind > i && is_owned(view, i) && size >= value) {
            t->size = size;
            i = behind;
            continue;
        }
        if (!is_filler(view, i))
            return at;
        voted |= ss_view_is(view, i, SS_W(VOTE));
        members |= ss_view_word(view, i, "members");
        i++;
    }
    return at;
}

/* ---- unanimity ---- */

static bool is_decided(const ss_view *view, uint32_t at) {
    return is_outcome(view, at) ? !turns_down(view, at) && !ss_view_word(view, at, "failed")
                                : ss_view_word(view, at, "voted") || ss_view_word(view, at, "backed") || ss_view_vote_kind(view, at, SS_B(EXTENDS));
}

static bool is_unanimous(const ss_view *view, const ss_sentence *s, uint32_t at) {
    if (view->tokens[at].size < sizeof "unanimous" - 1)
        return false;
    if (ss_view_word(view, at, "unanimous"))
        return at + 1 < s->end && ss_view_word(view, at + 1, "vote") && at > s->first && !is_needed(view, s->first, at);
    if (!ss_view_word(view, at, "unanimously") || is_needed(view, s->first, at))
        return false;
    bool before = at > s->first && is_decided(view, at - 1), behind = at + 1 < s->end && is_decided(view, at + 1);
    return before || behind;
}

/* ---- directions first ---- */

/* "against - Russia": the token of the mention behind the dash, or SS_NONE. */
static uint32_t listed_at(const ss_view *view, uint32_t at, uint32_t end) {
    if (at + 2 < end && (ss_view_mark(view, at + 1) == '-' || ss_view_mark(view, at + 1) == ':' || ss_view_dash(view, at + 1)) &&
        (ss_view_has(view, at + 1, SS_T_SPACE) || ss_view_mark(view, at + 1) == ':') && view->mention[at + 2] != SS_NONE)
        return at + 2;
    return SS_NONE;
}

static ss_status read_listed(const ss_view *view, uint32_t sentence, ss_tellings *out, bool *listed) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    const ss_token *tokens = view->tokens;
    for (uint32_t i = s->first; i + 2 < s->end; i++) {
        if (tokens[i].size != sizeof "against" - 1 && tokens[i].size != sizeof "abstained" - 1)
            continue; /* most words, at a glance */
        uint8_t stand = ss_view_word(view, i, "against") ? SS_STAND_AGAINST
                        : ss_view_word(view, i, "abstained") ? SS_STAND_ABSTAIN : SS_STANDS;
        uint32_t at = stand == SS_STANDS ? SS_NONE : listed_at(view, i, s->end);
        if (at == SS_NONE)
            continue;
        const ss_mention *m = &view->document->names.mentions.at[view->mention[at]];
        ss_telling *t = m->type == SS_COUNTRY ? SS_PUSH(out, &view->document->arena) : NULL;
        if (!t && m->type == SS_COUNTRY)
            return SS_NOMEM;
        if (!t)
            continue;
        ss_telling_begin(t, sentence, (ss_run){i, m->end});
        t->stand = stand;
        t->member = m->local;
        t->body = ss_telling_body(view, sentence, t->run, false);
        *listed = true;
    }
    return SS_OK;
}

/* "for" voted 13 / for - 13: the count behind its direction. */
static void read_for(const ss_view *view, const ss_sentence *s, ss_telling *t) {
    const ss_token *tokens = view->tokens;
    for (uint32_t i = s->first; i + 2 < s->end; i++) {
        uint32_t at = i + 1, value;
        bool led = false;
        if (tokens[i].size != sizeof "for" - 1 || !ss_view_word(view, i, "for"))
            continue;
        for (; at < s->end && at < i + 4 && (ss_view_has(view, at, SS_T_PUNCT) || ss_view_word(view, at, "voted")); at++)
            led |= ss_view_dash(view, at) || ss_view_mark(view, at) == ':' || ss_view_word(view, at, "voted");
        uint32_t after = led ? ss_telling_number(view, at, s->end, &value) : at;
        if (after == at)
            continue;
        t->counts[SS_STAND_FOR] = value;
        t->run = (ss_run){t->run.first < i ? t->run.first : i, t->run.end < s->end && t->run.end > after ? t->run.end : after};
        return;
    }
}

/* ---- a sentence ---- */

static bool read_at(const ss_view *view, const ss_sentence *s, uint32_t at, ss_telling *t, uint32_t *next) {
    score found = read_score(view, at, s->end);
    *next = found.end > at ? found.end : at + 1;
    if (found.end > at && is_needed(view, s->first, at))
        return false;
    bool apart = at == s->first || !is_hyphen(view, at - 1, s->end);
    if (is_size(view, s->first, at))
        return false;
    if (found.count > 1 && apart && beside_vote(view, s->first, at, found.end, s->end) && t->counts[SS_STAND_FOR] == SS_NONE) {
        put_score(view, s, &found, at, t);
        t->score = 1;
        return true;
    }
    uint32_t after = found.count == 1 ? read_directed(view, at, s->end, t) : at;
    if (found.count == 1 && after == at)
        after = read_received(view, s, at, t);
    if (after > at)
        *next = after;
    return after > at;
}

static ss_status push(const ss_view *view, const ss_telling *t, ss_tellings *out) {
    ss_telling *kept = SS_PUSH(out, &view->document->arena);
    if (!kept)
        return SS_NOMEM;
    *kept = *t;
    kept->body = ss_telling_body(view, t->sentence, t->run, t->score || t->whole != SS_STANDS || t->outcome != SS_OUTCOME_UNKNOWN);
    if (t->run.first > view->document->sentences.at[t->sentence].first && ss_view_is(view, t->run.first - 1, SS_W(VOTE)))
        kept->run.first--;
    return SS_OK;
}

/* What tells nothing without a count, and without a direction: most sentences have neither. */
typedef struct { bool counts, directions; } glance;

static bool is_count(const ss_view *view, uint32_t at) {
    return ss_view_vote_kind(view, at, SS_B(NOUGHT)) || ss_view_word(view, at, "unanimous") || ss_view_word(view, at, "unanimously");
}

static glance glance_at(const ss_view *view, const ss_sentence *s) {
    const uint64_t counting = SS_WORD_BIT("none") | SS_WORD_BIT("zero") | SS_WORD_BIT("nobody") | SS_WORD_BIT("unanimous") | SS_WORD_BIT("unanimously");
    const uint64_t directing = SS_WORD_BIT("against") | SS_WORD_BIT("abstained");
    glance seen = {false, false};
    for (uint32_t i = s->first; i < s->end; i++) {
        seen.counts |= ss_view_number(view, i);
        if (!(ss_hash_bit(view->tokens[i].hash) & (counting | directing)))
            continue;
        seen.counts |= is_count(view, i);
        seen.directions |= ss_view_word(view, i, "against") || ss_view_word(view, i, "abstained");
    }
    return seen;
}

static ss_status read_counts(const ss_view *view, uint32_t sentence, ss_tellings *out) {
    const ss_sentence *s = &view->document->sentences.at[sentence];
    ss_telling t;
    bool found = false;
    ss_telling_begin(&t, sentence, (ss_run){s->end, s->end});
    for (uint32_t i = s->first, next; i < s->end; i = next) {
        next = i + 1;
        bool unanimous = is_unanimous(view, s, i);
        bool number = ss_view_number(view, i) || ss_view_word(view, i, "none");
        if (unanimous)
            t.whole = SS_STAND_FOR;
        else if (!number || !read_at(view, s, i, &t, &next))
            continue;
        t.run = (ss_run){found && t.run.first < i ? t.run.first : i, next};
        found = true;
    }
    if (t.counts[SS_STAND_FOR] == SS_NONE)
        read_for(view, s, &t);
    found |= t.counts[SS_STAND_FOR] != SS_NONE;
    if (found && t.outcome == SS_OUTCOME_UNKNOWN)
        t.outcome = told_outcome(view, s, t.run);
    return found ? push(view, &t, out) : SS_OK;
}

ss_status ss_tallies_read(const ss_view *view, uint32_t sentence, ss_tellings *out, bool *listed) {
    glance seen = glance_at(view, &view->document->sentences.at[sentence]);
    ss_status status = seen.counts ? read_counts(view, sentence, out) : SS_OK;
    return status || !seen.directions ? status : read_listed(view, sentence, out, listed);
}

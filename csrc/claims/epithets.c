#include "claims/speakers_parts.h"

/* Descriptions that stand for somebody named before, as news and its translations vary their words:
 *
 *   Vera Sokol, spokeswoman of the ministry, ... [the diplomat] stressed       a person
 *   Telco Group ... [the company] said                                         an organisation
 *   Mayor denies it / Mayor Olga Brusk on Monday ...                           a headline's bare office: named behind it
 *
 * The words are those of the class EPITHET. Of a description that the text itself brings in ("an official said ... the
 * official") nobody has a name. */

enum { LOOK_AHEAD_MENTIONS = 24, LOOK_AHEAD_SENTENCES = 4, FRONT_LOCALS = 64, NEAR_SENTENCES = 3 };

typedef struct {
    uint32_t first, head;
    uint32_t country;     /* "the Italian leader": entity of the lexicon, or SS_NONE */
    bool person, general; /* general: anybody may be called so (official), any organisation (group) */
    bool press, business, office; /* a newspaper; a company; a department */
    bool placed, wealth;  /* the Vermont senator; the billionaire, who may hold an office, too */
} description;

static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

static bool ends_word(char c) { return c == ' ' || c == ',' || c == '.' || c == '-'; }

static bool text_has(const char *text, uint32_t length, const char *word, uint32_t size) {
    for (uint32_t i = 0; i + size <= length; i++) {
        uint32_t same = 0;
        while (same < size && small(text[i + same]) == small(word[same]))
            same++;
        if (same == size && (i == 0 || ends_word(text[i - 1])) && (i + size == length || ends_word(text[i + size])))
            return true;
    }
    return false;
}

typedef struct { const char *text; uint32_t size; } word;
#define WORD(text) {text, sizeof(text) - 1}

static bool is_word(const ss_view *view, uint32_t token, const word *w) { return ss_view_same(view, token, w->text, w->size); }

static bool one_of(const ss_view *view, uint32_t token, const word *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (is_word(view, token, &words[i]))
            return true;
    return false;
}
#define ONE_OF(view, token, words) one_of((view), (token), (words), sizeof(words) / sizeof *(words))

/* The role of the person, as the text gives it, has that word, or one that it may stand for. */
static bool role_has(const ss_view *view, uint32_t local, uint32_t token) {
    static const word pairs[][2] = {
        {WORD("senator"), WORD("sen")}, {WORD("governor"), WORD("gov")}, {WORD("representative"), WORD("rep")}, {WORD("congressman"), WORD("rep")},
        {WORD("congresswoman"), WORD("rep")}, {WORD("general"), WORD("gen")}, {WORD("lawmaker"), WORD("rep")}, {WORD("lawmaker"), WORD("sen")},
        {WORD("lawmaker"), WORD("senator")}, {WORD("lawmaker"), WORD("deputy")}, {WORD("lawmaker"), WORD("mp")},
        {WORD("parliamentarian"), WORD("senator")}, {WORD("parliamentarian"), WORD("deputy")}, {WORD("parliamentarian"), WORD("mp")},
        {WORD("legislator"), WORD("senator")}, {WORD("legislator"), WORD("deputy")}, {WORD("chancellor"), WORD("foreign minister")}};
    const ss_local *known = ss_local_at(view, local);
    const char *role = view->document->names.strings.at + known->role_at, *text = view->bytes + view->tokens[token].start;
    if (known->role_size == 0)
        return false;
    if (text_has(role, known->role_size, text, view->tokens[token].size))
        return true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (is_word(view, token, &pairs[i][0]) && text_has(role, known->role_size, pairs[i][1].text, pairs[i][1].size))
            return true;
    return false;
}

static bool gender_fits(const ss_view *view, uint32_t head, uint32_t local) {
    uint8_t gender = ss_local_at(view, local)->gender;
    bool female = ss_view_is(view, head, SS_W(FEMALE)), male = ss_view_is(view, head, SS_W(MALE));
    return female == male || gender == 0 || gender == 'x' || (gender == 'f') == female;
}

/* Somebody of the text has that office: then nobody without it is meant. */
static bool is_held(const ss_view *view, uint32_t head) {
    const ss_locals *locals = &view->document->names.locals;
    for (uint32_t i = 0; i < locals->count && i < FRONT_LOCALS; i++)
        if (locals->at[i].type == SS_PERSON && role_has(view, i, head))
            return true;
    return false;
}

/* Who only runs for an office may go by another trade. */
static bool is_runner(const ss_view *view, uint32_t local) {
    static const word runners[] = {WORD("candidate"), WORD("nominee"), WORD("hopeful"), WORD("contender"), WORD("frontrunner"), WORD("runner")};
    const ss_local *known = ss_local_at(view, local);
    for (size_t i = 0; i < sizeof runners / sizeof *runners; i++)
        if (text_has(view->document->names.strings.at + known->role_at, known->role_size, runners[i].text, runners[i].size))
            return true;
    return known->role_size == 0;
}

static bool is_spokesperson(const ss_view *view, uint32_t head) {
    return ss_view_word(view, head, "spokesman") || ss_view_word(view, head, "spokeswoman") || ss_view_word(view, head, "spokesperson");
}

static bool person_fits(const ss_view *view, const description *d, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    bool elsewhere = d->country != SS_NONE && known->country != SS_NONE && known->country != d->country;
    if (known->type != SS_PERSON || elsewhere || !gender_fits(view, d->head, local))
        return false;
    if (d->general || role_has(view, local, d->head))
        return true;
    if (is_spokesperson(view, d->head))
        return known->office != SS_NONE && ss_lexicon_office(view->lexicon, known->office)->speaks_for;
    return (d->wealth && is_runner(view, local)) || (known->role_size == 0 && (d->placed || !is_held(view, d->head)));
}

static ss_classes last_word_of(const ss_view *view, const ss_local *local) {
    const char *name = view->document->names.strings.at + local->name_at;
    uint32_t start = local->name_size;
    while (start > 0 && name[start - 1] != ' ')
        start--;
    ss_symbol symbol = start ? ss_vocabulary_find(ss_lexicon_vocabulary(view->lexicon), name + start, local->name_size - start) : 0;
    return view->words[symbol].classes;
}

/* An outlet is no airline, a ministry no company; a name that says what it is goes by that word or by "the group". */
static bool thing_fits(const ss_view *view, const description *d, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    if (known->type == SS_OUTLET)
        return d->press || d->general;
    if ((known->type != SS_ORGANISATION && known->type != SS_BODY) || (d->press && known->lexicon != SS_NONE))
        return false;
    ss_classes last = last_word_of(view, known);
    bool organ = (last & (SS_W(ORGAN) | SS_W(FACILITY))) && !(last & SS_W(COMPANY));
    if (d->office)
        return organ || known->type == SS_BODY;
    return d->business ? !organ && known->type == SS_ORGANISATION : d->general || !organ;
}

static bool fits(const ss_view *view, const description *d, uint32_t local) {
    return d->person ? person_fits(view, d, local) : thing_fits(view, d, local);
}

/* "an official", "one company" shortly before: the text knows no name for it. */
static bool introduced_nameless(const ss_view *view, uint32_t head) {
    ss_symbol symbol = view->tokens[head].symbol;
    uint32_t oldest = head > LOOK_BACK_TOKENS ? head - LOOK_BACK_TOKENS : 0;
    for (uint32_t i = head; i-- > oldest + 3;) {
        if (view->tokens[i].symbol != symbol || view->mention[i] != SS_NONE)
            continue;
        for (uint32_t k = i - 1; k + 4 > i; k--)
            if (ss_view_word(view, k, "a") || ss_view_word(view, k, "an") || ss_view_word(view, k, "one") || ss_view_word(view, k, "another"))
                return view->phrase[i] == SS_NONE;
    }
    return false;
}

/* The last speaker or subject of the sentences before; never one who speaks in this sentence (X said that the official ...). */
static uint32_t before(const ss_resolver *r, const description *d) {
    const ss_view *view = r->view;
    uint32_t here = ss_here(r), oldest = ss_oldest_place(r), place = r->at, taken = SS_NONE;
    for (uint32_t sentence = here + 1; sentence-- > 0 && sentence + NEAR_SENTENCES >= here;) {
        if (!d->general && sentence + 2 < here && d->person)
            break;
        for (; place > oldest && ss_draft_placed(r, place - 1)->sentence >= sentence; place--) {
            uint32_t local = r->speakers[r->order[place - 1]].local;
            if (local == SS_NONE || local == taken || !ss_draft_at_hand(r, place - 1, d->first))
                continue;
            if (sentence == here)
                taken = local;
            else if (fits(view, d, local))
                return local;
        }
        uint32_t m = sentence < here ? ss_sentence_subject(view, sentence) : SS_NONE;
        if (m != SS_NONE && !ss_is_label(r, m) && ss_mention_at(view, m)->local != taken && fits(view, d, ss_mention_at(view, m)->local))
            return ss_mention_at(view, m)->local;
    }
    return SS_NONE;
}

/* Things are named in passing, too: "a bid for Telco Group ... the company said". */
static uint32_t last_thing(const ss_view *view, const description *d) {
    uint32_t oldest = d->first > LOOK_BACK_TOKENS ? d->first - LOOK_BACK_TOKENS : 0;
    for (uint32_t i = d->first; i-- > oldest;) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE && ss_mention_usable(ss_mention_at(view, m)) && ss_mention_at(view, m)->type == SS_ORGANISATION && thing_fits(view, d, ss_mention_at(view, m)->local))
            return ss_mention_at(view, m)->local;
    }
    return SS_NONE;
}

/* The first person behind a headline who has that office. */
static uint32_t behind(const ss_view *view, uint32_t head, uint32_t sentence) {
    const ss_mentions *mentions = &view->document->names.mentions;
    uint32_t low = 0, high = mentions->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (mentions->at[middle].first < head)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t i = low; i < mentions->count && i < low + LOOK_AHEAD_MENTIONS && mentions->at[i].sentence <= sentence + LOOK_AHEAD_SENTENCES; i++) {
        uint32_t local = mentions->at[i].local;
        if (mentions->at[i].type != SS_PERSON || local == SS_NONE || ss_local_at(view, local)->role_size == 0 || !gender_fits(view, head, local))
            continue;
        if (role_has(view, local, head) || ss_view_word(view, head, "chief") || ss_view_word(view, head, "boss") || ss_view_word(view, head, "leader") ||
            ss_view_word(view, head, "head"))
            return local;
    }
    return SS_NONE;
}

/* "the Vermont senator", "the New York billionaire" */
static bool is_placed(const ss_view *view, uint32_t first, uint32_t head) {
    uint32_t m = head > first + 1 ? view->mention[head - 1] : SS_NONE;
    return m != SS_NONE && ss_mention_at(view, m)->first == first + 1 && ss_mention_at(view, m)->type == SS_PLACE;
}

static uint32_t country_in(const ss_view *view, uint32_t first, uint32_t head) {
    for (uint32_t i = first; i < head; i++)
        if (view->mention[i] != SS_NONE && ss_mention_at(view, view->mention[i])->type == SS_COUNTRY && ss_mention_usable(ss_mention_at(view, view->mention[i])))
            return ss_local_at(view, ss_mention_at(view, view->mention[i])->local)->lexicon;
    return SS_NONE;
}

static description read_description(const ss_view *view, uint32_t first, uint32_t head) {
    static const word press[] = {WORD("newspaper"), WORD("magazine"), WORD("paper"), WORD("daily"), WORD("weekly"), WORD("broadcaster"), WORD("network"), WORD("channel"), WORD("station"), WORD("outlet")};
    static const word business[] = {WORD("company"), WORD("firm"), WORD("airline"), WORD("retailer"), WORD("carmaker"), WORD("automaker"), WORD("chipmaker"), WORD("startup"), WORD("lender"), WORD("insurer"), WORD("manufacturer"), WORD("producer"), WORD("brewer"), WORD("utility"), WORD("corporation"), WORD("developer"), WORD("operator"), WORD("bank")};
    static const word general[] = {WORD("group"), WORD("agency"), WORD("organisation"), WORD("organization"), WORD("institution"), WORD("body")};
    static const word anybody[] = {WORD("official"), WORD("politician"), WORD("diplomat"), WORD("leader"), WORD("statesman"), WORD("strongman"), WORD("boss"), WORD("head"), WORD("chief"), WORD("representative")};
    static const word wealth[] = {WORD("billionaire"), WORD("businessman"), WORD("businesswoman"), WORD("magnate"), WORD("mogul"), WORD("tycoon"), WORD("developer")};
    static const word office[] = {WORD("department"), WORD("ministry"), WORD("office"), WORD("bureau"), WORD("authority")};
    description d = {.first = first, .head = head, .country = country_in(view, first, head), .person = ss_view_is(view, head, SS_W(ROLE)) && !ONE_OF(view, head, press)};
    d.press = ONE_OF(view, head, press);
    d.business = ONE_OF(view, head, business);
    d.office = ONE_OF(view, head, office);
    d.placed = is_placed(view, first, head);
    d.wealth = d.person && ONE_OF(view, head, wealth);
    d.general = (d.person ? ONE_OF(view, head, anybody) : ONE_OF(view, head, general));
    return d;
}

/* "the 41-year-old": the last person named. */
static bool is_age(const ss_view *view, ss_run run, uint32_t head) {
    return head >= run.first + 4 && ss_view_word(view, head, "old") && ss_view_word(view, head - 2, "year") && ss_view_has(view, head - 4, SS_T_NUMBER);
}

static uint32_t last_person(const ss_view *view, uint32_t token) {
    uint32_t oldest = token > LOOK_BACK_TOKENS / 2 ? token - LOOK_BACK_TOKENS / 2 : 0;
    for (uint32_t i = token; i-- > oldest;) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE && ss_mention_usable(ss_mention_at(view, m)) && ss_mention_at(view, m)->type == SS_PERSON && !ss_mention_at(view, m)->possessive)
            return ss_mention_at(view, m)->local;
    }
    return SS_NONE;
}

/* "the deputy head of China's delegation", "the Harbour Convention committee" name something that no other name stands for. */
static bool names_another(const ss_view *view, ss_run run, const description *d) {
    for (uint32_t i = run.first + 1; i < run.end; i++) {
        if (i > d->head && view->mention[i] != SS_NONE && !ss_view_word(view, d->head + 1, "from"))
            return true;
        if (i < d->head && !d->person && ss_view_has(view, i, SS_T_CAPITAL))
            return true;
    }
    return false;
}

uint32_t ss_speaker_whose_members(const ss_resolver *r, ss_run run) {
    const ss_view *view = r->view;
    uint32_t head = ss_phrase_head_end(view, run) - 1;
    bool members = ss_view_word(view, head, "members") || (head > run.first + 1 && ss_view_word(view, head - 1, "member"));
    if (!members || !ss_view_word(view, run.first, "the") || view->quote[head] != SS_NONE)
        return SS_NONE;
    description d = {.first = run.first, .head = head, .country = SS_NONE, .general = true};
    return before(r, &d);
}

/* "Russian presidential spokesman stressed": copy that leaves "the" out. */
static bool is_bare(const ss_view *view, ss_run run, uint32_t head) {
    if (head == run.first || view->mention[head] != SS_NONE || ss_view_is(view, run.first, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(QUANTIFIER) | SS_W(NUMBER)))
        return false;
    for (uint32_t i = run.first; i < head; i++)
        if (ss_view_has(view, i, SS_T_APOS_S | SS_T_PUNCT | SS_T_NUMBER))
            return false;
    return is_spokesperson(view, head) || ss_view_word(view, head, "minister") || ss_view_word(view, head, "ambassador") || ss_view_word(view, head, "president");
}

/* "the Ohio Democrat": somebody of that state, whatever the office. */
static bool is_partisan(const ss_view *view, ss_run run, uint32_t head) {
    return ss_view_word(view, run.first, "the") && is_placed(view, run.first, head) && head + 1 == run.end &&
           (ss_view_word(view, head, "republican") || ss_view_word(view, head, "democrat") || ss_view_word(view, head, "independent"));
}

uint32_t ss_speaker_in_office(const ss_view *view, ss_run run) {
    const ss_locals *locals = &view->document->names.locals;
    uint32_t found = SS_NONE;
    for (uint32_t i = 0; i < locals->count && i < FRONT_LOCALS; i++) {
        if (locals->at[i].type != SS_PERSON || !role_has(view, i, ss_phrase_head_end(view, run) - 1))
            continue;
        if (found != SS_NONE)
            return SS_NONE;
        found = i;
    }
    return found;
}

uint32_t ss_speaker_described(const ss_resolver *r, ss_run run) {
    const ss_view *view = r->view;
    uint32_t head = ss_phrase_head_end(view, run) - 1, sentence = ss_here(r);
    if (is_age(view, run, head) && ss_view_word(view, run.first, "the"))
        return last_person(view, run.first);
    if (view->quote[head] == SS_NONE && is_partisan(view, run, head)) {
        description partisan = {.first = run.first, .head = head, .country = SS_NONE, .person = true, .general = true};
        return before(r, &partisan);
    }
    if (!ss_view_is(view, head, SS_W(EPITHET)) || ss_view_is(view, head, SS_W(PLURAL)) || view->quote[head] != SS_NONE)
        return SS_NONE;
    if (view->document->sentences.at[sentence].role == SS_ROLE_HEADLINE)
        return ss_view_is(view, head, SS_W(ROLE)) ? behind(view, head, sentence) : SS_NONE;
    if (!ss_view_word(view, run.first, "the") && !ss_view_word(view, run.first, "this") && !is_bare(view, run, head))
        return SS_NONE;
    description d = read_description(view, run.first, head);
    if (names_another(view, run, &d) || introduced_nameless(view, head))
        return SS_NONE;
    uint32_t found = before(r, &d);
    return found != SS_NONE || d.person ? found : last_thing(view, &d);
}

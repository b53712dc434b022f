#include "claims/speakers/parts.h"

/* Descriptions that stand for somebody named before, as news and its translations vary their words:
 *
 *   Vera Sokol, spokeswoman of the ministry, ... [the diplomat] stressed       a person
 *   Telco Group ... [the company] said                                         an organisation
 *   Mayor denies it / Mayor Olga Brusk on Monday ...                           a headline's bare office: named behind it
 *
 * The words are those of the class EPITHET. Of a description that the text itself brings in ("an official said ... the
 * official") nobody has a name. */

enum { LOOK_AHEAD_MENTIONS = 24, LOOK_AHEAD_SENTENCES = 4, FRONT_LOCALS = 64, FRONT_MENTIONS = 120, TAG_REACH = 5, NEAR_SENTENCES = 3, OFFICIAL_REACH = 600 };

typedef struct {
    uint32_t first, head;
    uint32_t country;     /* "the Italian leader": entity of the lexicon, or SS_NONE */
    bool person, general; /* general: anybody may be called so (official), any organisation (group) */
    bool press, business, office; /* a newspaper; a company; a department */
    bool placed, wealth;  /* the Vermont senator; the billionaire, who may hold an office, too */
    bool former;          /* the former president */
    bool partisan;        /* the Ohio Democrat */
    bool owned;           /* Norland's envoy: of that state for sure */
    bool housed;          /* the Harbour Ministry's inspector: whoever has that office */
    uint32_t of_un;       /* the UN agency: local of the United Nations, or SS_NONE */
    ss_run of;            /* the head of [Italian diplomacy]; empty when there is none */
} description;

static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

static bool ends_word(char c) { return c == ' ' || c == ',' || c == '.' || c == '-'; }

static bool text_has(const char *text, uint32_t length, const char *word, uint32_t size) {
    for (uint32_t i = 0; i + size <= length; i++) {
        uint32_t same = 0;
        if (size && ((text[i] ^ word[0]) & ~0x20)) /* most letters, at a glance */
            continue;
        while (same < size && small(text[i + same]) == small(word[same]))
            same++;
        if (same == size && (i == 0 || ends_word(text[i - 1])) && (i + size == length || ends_word(text[i + size])))
            return true;
    }
    return false;
}

static bool is_spokesperson(const ss_view *view, uint32_t head) { return ss_view_kind(view, head, SS_D(SPEAKS)); }

/* Norland's minister and "her Danish counterpart Nils Berg": a minister, too. */
static bool is_counterpart(const ss_view *view, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    const char *role = view->document->names.strings.at + known->role_at;
    return text_has(role, known->role_size, "counterpart", 11) || text_has(role, known->role_size, "colleague", 9);
}

/* The role of the person, as the text gives it, has that word, or one that it may stand for. */
bool ss_speaker_role_has(const ss_view *view, uint32_t local, uint32_t token) {
    const ss_local *known = ss_local_at(view, local);
    const char *role = view->document->names.strings.at + known->role_at, *text = view->bytes + view->tokens[token].start;
    uint32_t count = 0;
    if (known->role_size == 0)
        return false;
    bool vice = token > 0 && (ss_view_word(view, token - 1, "vice") || ss_view_mark(view, token - 1) == '-');
    if (!vice && ss_view_word(view, token, "president") && text_has(role, known->role_size, "vice", 4))
        return false;
    if (text_has(role, known->role_size, text, view->tokens[token].size))
        return true;
    const ss_description *rows = ss_lexicon_descriptions(view->lexicon, view->tokens[token].symbol, &count);
    for (uint32_t i = 0; i < count; i++)
        if (rows[i].also.size && text_has(role, known->role_size, ss_lexicon_text(view->lexicon, rows[i].also), rows[i].also.size))
            return true;
    return false;
}

static bool gender_fits(const ss_view *view, uint32_t head, uint32_t local) {
    uint8_t gender = ss_local_at(view, local)->gender;
    bool female = ss_view_is(view, head, SS_W(FEMALE)), male = ss_view_is(view, head, SS_W(MALE));
    return female == male || gender == 0 || gender == 'x' || (gender == 'f') == female;
}

static bool is_former(const ss_view *view, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    const char *role = view->document->names.strings.at + known->role_at;
    return text_has(role, known->role_size, "former", 6) || text_has(role, known->role_size, "ex", 2) || text_has(role, known->role_size, "then", 4);
}

/* Somebody of the text has that office, or had it when a former one is meant: then nobody without it is. */
static bool is_held(const ss_view *view, uint32_t head, bool former) {
    const ss_locals *locals = &view->document->names.locals;
    for (uint32_t i = 0; i < locals->count && i < FRONT_LOCALS; i++)
        if (locals->at[i].type == SS_PERSON && ss_speaker_role_has(view, i, head) && (!former || is_former(view, i)))
            return true;
    return false;
}

/* Some word of the text is of that kind. */
static bool any_word_is(const ss_view *view, const char *text, uint32_t size, uint64_t kind) {
    const ss_vocabulary *vocabulary = ss_lexicon_vocabulary(view->lexicon);
    for (uint32_t i = 0, start = 0; i <= size; i++) {
        if (i < size && !ends_word(text[i]))
            continue;
        if (i > start && ss_lexicon_kinds(view->lexicon, ss_vocabulary_find(vocabulary, text + start, i - start)) & kind)
            return true;
        start = i + 1;
    }
    return false;
}

/* Who only runs for an office may go by another trade. */
static bool is_runner(const ss_view *view, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    return known->role_size == 0 || any_word_is(view, view->document->names.strings.at + known->role_at, known->role_size, SS_D(RUNNER));
}

/* Somebody else of the text who has that office still, or had it: the one word tells the two apart. */
static bool is_other_time(const ss_view *view, const description *d, uint32_t local) {
    const ss_locals *locals = &view->document->names.locals;
    if (is_former(view, local) == d->former || !ss_speaker_role_has(view, local, d->head))
        return false;
    for (uint32_t i = 0; i < locals->count && i < FRONT_LOCALS; i++)
        if (i != local && locals->at[i].type == SS_PERSON && is_former(view, i) == d->former && ss_speaker_role_has(view, i, d->head))
            return true;
    return false;
}

static bool role_says(const ss_view *view, uint32_t local, const char *word, uint32_t size) {
    const ss_local *known = ss_local_at(view, local);
    return text_has(view->document->names.strings.at + known->role_at, known->role_size, word, size);
}

/* "the head of the ministry" is a minister. "head of Italian diplomacy", "head of the defence department": every word that tells of what, but for the kind of office, stands in
 * the person's role. */
static bool heads_that(const ss_view *view, const description *d, uint32_t local) {
    const ss_classes small_words = SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(PREPOSITION) | SS_W(CONJUNCTION);
    uint32_t told = 0;
    for (uint32_t i = d->of.first; i < d->of.end; i++) {
        bool state = view->mention[i] != SS_NONE && ss_mention_at(view, view->mention[i])->type == SS_COUNTRY;
        if (state || ss_view_has(view, i, SS_T_PUNCT | SS_T_APOS_S) || ss_view_is(view, i, small_words) || ss_view_kind(view, i, SS_D(OFFICE)))
            continue;
        if (!ss_speaker_role_has(view, local, i))
            return false;
        told++;
    }
    return told > 0 || (ss_view_word(view, d->of.end - 1, "ministry") && role_says(view, local, "minister", sizeof "minister" - 1));
}

/* "Ida Holm of [Vermont]", "Ida Holm, D-[Vermont],", "Ida Holm (D-[Vermont])": local of the place where she is named first; SS_NONE. */
static uint32_t place_behind(const ss_view *view, uint32_t local) {
    const ss_mentions *mentions = &view->document->names.mentions;
    uint32_t i = 0;
    while (i < mentions->count && i < FRONT_MENTIONS && mentions->at[i].local != local)
        i++;
    uint32_t at = i < mentions->count && i < FRONT_MENTIONS ? mentions->at[i].end : view->count;
    if (at >= view->count || !(ss_view_word(view, at, "of") || ss_view_mark(view, at) == ',' || ss_view_mark(view, at) == '('))
        return SS_NONE;
    for (uint32_t t = at + 1; t < view->count && t <= at + TAG_REACH; t++)
        if (view->mention[t] != SS_NONE && ss_mention_at(view, view->mention[t])->type == SS_PLACE)
            return ss_mention_at(view, view->mention[t])->local;
    return SS_NONE;
}

/* The place before the head is the person's, too. */
static bool is_from_place(const ss_view *view, const description *d, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    const ss_mention *place = ss_mention_at(view, view->mention[d->head - 1]);
    return text_has(view->document->names.strings.at + known->role_at, known->role_size, view->bytes + place->span.start, place->span.end - place->span.start) ||
           (place->local != SS_NONE && place_behind(view, local) == place->local);
}

/* "the Vermont senator" of a text that has "Vermont Sen. Ida Holm": she and nobody else. */
static bool holds_there(const ss_view *view, const description *d, uint32_t local) { return ss_speaker_role_has(view, local, d->head) && is_from_place(view, d, local); }

typedef bool person_test(const ss_view *view, const description *d, uint32_t local);

static bool any_person(const ss_view *view, const description *d, person_test *test) {
    const ss_locals *locals = &view->document->names.locals;
    for (uint32_t i = 0; i < locals->count && i < FRONT_LOCALS; i++)
        if (locals->at[i].type == SS_PERSON && test(view, d, i))
            return true;
    return false;
}

/* "the billionaire businessman", of whom the text says that he is a billionaire */
static bool has_other_word(const ss_view *view, const description *d, uint32_t local) {
    for (uint32_t i = d->first + 1; i < d->head; i++)
        if (view->mention[i] == SS_NONE && ss_view_is(view, i, SS_W(EPITHET)) && ss_speaker_role_has(view, local, i))
            return true;
    return false;
}

static bool is_elected(const ss_view *view, const description *d, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    (void)d;
    return any_word_is(view, view->document->names.strings.at + known->role_at, known->role_size, SS_D(ELECTED));
}

static bool sits_there(const ss_view *view, const description *d, uint32_t local) { return is_elected(view, d, local) && is_from_place(view, d, local); }

/* "the Ohio Democrat": whoever has an office of that state, else who has one or runs; anybody where nobody is said to. */
static bool partisan_fits(const ss_view *view, const description *d, uint32_t local) {
    if (ss_local_at(view, local)->type != SS_PERSON)
        return false;
    if (any_person(view, d, sits_there))
        return sits_there(view, d, local);
    if (!is_elected(view, d, local))
        return !any_person(view, d, is_elected);
    uint32_t place = place_behind(view, local);
    return place == SS_NONE || place == ss_mention_at(view, view->mention[d->head - 1])->local;
}

/* "Norland's Ida Holm ... Norland's president": of that state, and nobody else of the text has the office. */
static bool may_rule(const ss_view *view, const description *d) { return ss_view_kind(view, d->head, SS_D(RULES)) && !is_held(view, d->head, d->former); }

static bool person_fits(const ss_view *view, const description *d, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    bool elsewhere = d->country != SS_NONE && known->country != SS_NONE && known->country != d->country;
    if (known->type != SS_PERSON || elsewhere || !gender_fits(view, d->head, local))
        return false;
    if (d->of.first < d->of.end)
        return heads_that(view, d, local);
    if (is_other_time(view, d, local) || (d->placed && !holds_there(view, d, local) && any_person(view, d, holds_there)))
        return false;
    if (d->owned && (known->country != d->country || (known->role_size == 0 && !may_rule(view, d))))
        return false;
    if (ss_speaker_role_has(view, local, d->head) || (d->general && !d->housed) || has_other_word(view, d, local) || (d->owned && known->role_size == 0))
        return true;
    if (d->owned || d->housed)
        return false;
    if (known->role_size && ss_view_is(view, d->head, SS_W(ROLE)) && !is_spokesperson(view, d->head) && is_counterpart(view, local))
        return true;
    if (is_spokesperson(view, d->head))
        return known->office != SS_NONE && ss_lexicon_office(view->lexicon, known->office)->speaks_for;
    return ((d->wealth || d->placed) && is_runner(view, local)) || (known->role_size == 0 && (d->placed || !is_held(view, d->head, d->former)));
}

static ss_classes last_word_of(const ss_view *view, const ss_local *local) {
    const char *name = view->document->names.strings.at + local->name_at;
    uint32_t start = local->name_size;
    while (start > 0 && name[start - 1] != ' ')
        start--;
    ss_symbol symbol = start ? ss_vocabulary_find(ss_lexicon_vocabulary(view->lexicon), name + start, local->name_size - start) : 0;
    return view->words[symbol].classes;
}

/* A word of the name is of that kind: Harbour School of Law. */
static bool name_is(const ss_view *view, const ss_local *local, uint64_t kind) {
    return any_word_is(view, view->document->names.strings.at + local->name_at, local->name_size, kind);
}

static bool name_has(const ss_view *view, const ss_local *local, uint32_t token) {
    return text_has(view->document->names.strings.at + local->name_at, local->name_size, view->bytes + view->tokens[token].start, view->tokens[token].size);
}

/* "the force" is one by its name, and that is neither "the union" nor "the company". */
static bool is_force(const ss_view *view, const description *d, const ss_local *known) {
    return name_is(view, known, SS_D(POLICE)) && !d->office && !ss_view_word(view, d->head, "agency") && !name_has(view, known, d->head);
}

/* An outlet is no airline, a ministry no company; a name that says what it is goes by that word or by "the group". */
static bool thing_fits(const ss_view *view, const description *d, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    if (known->type == SS_OUTLET)
        return d->press || d->general;
    if (d->country != SS_NONE && known->country != d->country)
        return false;
    if ((known->type != SS_ORGANISATION && known->type != SS_BODY) || (d->press && known->lexicon != SS_NONE))
        return false;
    if (d->of_un != SS_NONE)
        return known->lexicon != SS_NONE && known->country == SS_NONE && known->type == SS_ORGANISATION && local != d->of_un;
    if (ss_view_kind(view, d->head, SS_D(INSTITUTION) | SS_D(SITTING)) && !d->office)
        return name_has(view, known, d->head);
    bool force = ss_view_word(view, d->head, "force");
    if (force || is_force(view, d, known))
        return force && (name_has(view, known, d->head) || name_is(view, known, SS_D(POLICE)));
    bool agency = ss_view_word(view, d->head, "agency") && !name_is(view, known, SS_D(OFFICE)); /* a department may be one, a university is none */
    if ((d->business || d->press || agency || ss_view_kind(view, d->head, SS_D(CLUB))) && name_is(view, known, SS_D(INSTITUTION)))
        return false;
    ss_classes last = last_word_of(view, known);
    bool organ = (last & (SS_W(ORGAN) | SS_W(FACILITY))) && !(last & SS_W(COMPANY));
    if (d->office)
        return organ || known->type == SS_BODY;
    bool joined = ss_view_kind(view, d->head, SS_D(CLUB)) && name_is(view, known, SS_D(CLUB)); /* the union, of the Divers' Association */
    return d->business ? !organ && known->type == SS_ORGANISATION : d->general || !organ || joined;
}

static bool fits(const ss_view *view, const description *d, uint32_t local) {
    return d->partisan ? partisan_fits(view, d, local) : d->person ? person_fits(view, d, local) : thing_fits(view, d, local);
}

/* "an official", "a senior Harbour Office official": an article leads the phrase that ends there, `most` words before at most. */
static bool is_led(const ss_view *view, uint32_t head, uint32_t most) {
    for (uint32_t k = head; k-- > 0 && k + most >= head;)
        if (ss_view_word(view, k, "a") || ss_view_word(view, k, "an") || ss_view_word(view, k, "one") || ss_view_word(view, k, "another"))
            return true;
    return false;
}

/* "an official", "one company" shortly before: the text knows no name for it. Most officials that talk have none, and their office
 * stands between. */
static bool introduced_nameless(const ss_view *view, uint32_t head) {
    bool official = ss_view_word(view, head, "official");
    ss_symbol symbol = view->tokens[head].symbol;
    uint32_t reach = official ? OFFICIAL_REACH : LOOK_BACK_TOKENS, oldest = head > reach ? head - reach : 0;
    for (uint32_t i = head; i-- > oldest + 3;) {
        if (view->tokens[i].symbol != symbol || view->mention[i] != SS_NONE)
            continue;
        if (ss_view_has(view, i + 1, SS_T_CAPITAL) && view->mention[i + 1] == SS_NONE && view->phrase[i] == SS_NONE && !ss_view_is(view, head, SS_W(ROLE)))
            return true; /* "the charity Boats on Waves", of which nobody knows that it is a name */
        if (is_led(view, i, official ? 5 : 3))
            return view->phrase[i] == SS_NONE;
    }
    return false;
}

/* The description stands in what that draft says, or is its own source: X said that the official ... */
static bool says_this(const ss_resolver *r, uint32_t place, uint32_t token) {
    const ss_draft *d = ss_draft_placed(r, place);
    for (uint32_t i = 0; i < d->pieces.count; i++)
        if (d->pieces.at[i].first <= token && token < d->pieces.at[i].end)
            return true;
    return d->cue_run.end > token || token < d->cue_run.end + 2;
}

/* The last speaker or subject of the sentences before; never one who speaks in this sentence (X said that the official ...). */
static uint32_t before(const ss_resolver *r, const description *d) {
    const ss_view *view = r->view;
    uint32_t here = ss_here(r), oldest = ss_oldest_place(r), place = r->at, taken = SS_NONE;
    uint32_t first = ss_look_back(view, d->first, here, !d->general && d->person ? 2 : NEAR_SENTENCES);
    for (uint32_t sentence = here + 1; sentence-- > first;) {
        for (; place > oldest && ss_draft_placed(r, place - 1)->sentence >= sentence; place--) {
            uint32_t local = r->speakers[r->order[place - 1]].local, accused = ss_speaker_accused(r, place - 1);
            if (accused != SS_NONE && fits(view, d, accused))
                return accused;
            if (local == SS_NONE || local == taken || ss_draft_placed(r, place - 1)->rule == SS_RULE_CUE_NOUN || !ss_draft_at_hand(r, place - 1, d->first))
                continue;
            if (sentence == here && says_this(r, place - 1, d->first))
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
        bool where = m != SS_NONE && ss_mention_at(view, m)->first > 0 && ss_view_word(view, ss_mention_at(view, m)->first - 1, "on"); /* said on Facebook */
        if (m != SS_NONE && !where && ss_mention_usable(ss_mention_at(view, m)) && ss_mention_at(view, m)->type == SS_ORGANISATION && thing_fits(view, d, ss_mention_at(view, m)->local))
            return ss_mention_at(view, m)->local;
    }
    return SS_NONE;
}

static uint32_t country_in(const ss_view *view, uint32_t first, uint32_t head) {
    for (uint32_t i = first; i < head; i++)
        if (view->mention[i] != SS_NONE && ss_mention_at(view, view->mention[i])->type == SS_COUNTRY && ss_mention_usable(ss_mention_at(view, view->mention[i])))
            return ss_local_at(view, ss_mention_at(view, view->mention[i])->local)->lexicon;
    return SS_NONE;
}

/* The first person behind a headline who has that office. */
static uint32_t behind(const ss_view *view, uint32_t head, uint32_t sentence, uint32_t country) {
    const ss_mentions *mentions = &view->document->names.mentions;
    uint32_t low = 0, high = mentions->count;
    SS_SEEK(low, high, middle, mentions->at[middle].first < head);
    for (uint32_t i = low; i < mentions->count && i < low + LOOK_AHEAD_MENTIONS && mentions->at[i].sentence <= sentence + LOOK_AHEAD_SENTENCES; i++) {
        uint32_t local = mentions->at[i].local;
        if (mentions->at[i].type != SS_PERSON || local == SS_NONE || ss_local_at(view, local)->role_size == 0 || !gender_fits(view, head, local))
            continue;
        if (country != SS_NONE && ss_local_at(view, local)->country != country) /* Norland's leader */
            continue;
        if (ss_speaker_role_has(view, local, head) || ss_view_kind(view, head, SS_D(HEADS)))
            return local;
    }
    return SS_NONE;
}

/* "the Vermont senator", "the New York billionaire" */
static bool is_placed(const ss_view *view, uint32_t first, uint32_t head) {
    uint32_t m = head > first + 1 ? view->mention[head - 1] : SS_NONE;
    return m != SS_NONE && ss_mention_at(view, m)->first == first + 1 && ss_mention_at(view, m)->type == SS_PLACE;
}

/* "the Harbour Ministry's inspector" */
static bool is_housed(const ss_view *view, uint32_t first, uint32_t head) {
    for (uint32_t i = first; i < head; i++) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE && ss_mention_at(view, m)->possessive && (ss_mention_at(view, m)->type == SS_ORGANISATION || ss_mention_at(view, m)->type == SS_BODY))
            return true;
    }
    return false;
}

static bool says_former(const ss_view *view, uint32_t first, uint32_t head) {
    for (uint32_t i = first; i < head; i++)
        if (ss_view_word(view, i, "former") || ss_view_word(view, i, "ex") || ss_view_word(view, i, "then"))
            return true;
    return false;
}

/* "the UN agency": local of the United Nations before the head. */
static uint32_t united_nations(const ss_view *view, uint32_t first, uint32_t head) {
    uint32_t m = head == first + 2 ? view->mention[head - 1] : SS_NONE;
    return m != SS_NONE && ss_view_word(view, head - 1, "un") && ss_mention_at(view, m)->type == SS_ORGANISATION ? ss_mention_at(view, m)->local : SS_NONE;
}

static description read_description(const ss_view *view, ss_run run, uint32_t head) {
    uint64_t kinds = ss_view_kinds(view, head);
    uint32_t first = run.first;
    bool of = kinds & SS_D(HEADS) && head + 2 < run.end && ss_view_word(view, head + 1, "of");
    description d = {.first = first, .head = head, .of_un = SS_NONE, .country = country_in(view, first, of ? run.end : head)};
    if (of)
        d.of = (ss_run){head + 2, run.end};
    d.former = says_former(view, first, head);
    d.press = (kinds & SS_D(PRESS)) != 0;
    d.business = (kinds & SS_D(BUSINESS)) != 0;
    d.office = (kinds & SS_D(OFFICE)) != 0;
    bool thing = ss_view_is(view, head, SS_W(ORGAN) | SS_W(COMPANY) | SS_W(FACILITY)) || kinds & (SS_D(BUSINESS) | SS_D(THING) | SS_D(OFFICE) | SS_D(INSTITUTION));
    d.person = !d.press && (ss_view_is(view, head, SS_W(ROLE)) || !thing);
    d.placed = is_placed(view, first, head);
    d.housed = d.person && is_housed(view, first, head);
    d.wealth = d.person && (kinds & SS_D(WEALTH)) != 0;
    d.of_un = d.person ? SS_NONE : united_nations(view, first, head);
    d.general = (kinds & (d.person ? SS_D(ANYBODY) : SS_D(THING))) != 0;
    return d;
}

/* "A neighbour said ... the 60-year-old said": the last who spoke, in a sentence before with `here`, is one person, whose name nobody tells. */
static bool nameless_before(const ss_resolver *r, bool here) {
    for (uint32_t i = r->at; i-- > ss_oldest_place(r) && ss_draft_placed(r, i)->sentence + 2 >= ss_here(r);) {
        const ss_draft *d = ss_draft_placed(r, i);
        if (d->dropped || d->level || d->source.first >= d->source.end || (here && (d->sentence == ss_here(r) || !ss_draft_at_hand(r, i, ss_draft_placed(r, r->at)->source.first))))
            continue;
        return r->speakers[r->order[i]].local == SS_NONE && ss_phrase_sort(r->view, d->source) == SS_SORT_PERSON;
    }
    return false;
}

/* "the deputy head of China's delegation", "the Harbour Convention committee" name something that no other name stands for. */
static bool names_another(const ss_view *view, ss_run run, const description *d) {
    if (ss_view_has(view, d->head, SS_T_CAPITAL) && !ss_view_is(view, d->head, SS_W(ROLE)) && d->person)
        return true; /* the Harbour Star */
    for (uint32_t i = run.first + 1; i < run.end && d->of.first == d->of.end; i++) {
        if (i > d->head && ss_view_has(view, i, SS_T_APOS_S))
            return true; /* the mayor of the port's website */
        if (i > d->head && view->mention[i] != SS_NONE && !ss_view_word(view, d->head + 1, "from"))
            return true;
        bool state = view->mention[i] != SS_NONE && ss_mention_at(view, view->mention[i])->type == SS_COUNTRY && d->office; /* the Norlandic ministry */
        if (i < d->head && !d->person && !state && d->of_un == SS_NONE && ss_view_has(view, i, SS_T_CAPITAL))
            return true;
        bool whose = i < d->head && !d->person && view->mention[i - 1] == SS_NONE && ss_view_has(view, i, SS_T_APOS_S) && !ss_view_is(view, i - 1, SS_W(ORGAN) | SS_W(COMPANY)) && !ss_view_kind(view, i - 1, SS_D(OWN_STATE) | SS_D(REGION) | SS_D(BUSINESS));
        bool owner = i + 1 < d->head && !d->person && view->mention[i] == SS_NONE && ss_view_ends(view, i, "s") && !ss_view_has(view, i, SS_T_PUNCT) && ss_view_mark(view, i + 1) == '\'';
        if (owner || whose)
            return true; /* the sailors' union, the town's club */
        if (ss_view_word(view, i, "the") && ss_view_is(view, i - 1, SS_W(CONJUNCTION)))
            return true; /* the mayor and the bishop */
    }
    return false;
}

uint32_t ss_speaker_whose_members(const ss_resolver *r, ss_run run) {
    const ss_view *view = r->view;
    uint32_t head = ss_phrase_head_end(view, run) - 1;
    bool members = ss_view_word(view, head, "members") || (head > run.first + 1 && ss_view_word(view, head - 1, "member"));
    if (!members || !ss_view_word(view, run.first, "the") || view->quote[head] != SS_NONE)
        return SS_NONE;
    description d = {.first = run.first, .head = head, .country = SS_NONE, .of_un = SS_NONE, .general = true};
    return before(r, &d);
}

/* "Russian presidential spokesman stressed": copy that leaves "the" out. */
static bool is_bare(const ss_view *view, ss_run run, uint32_t head) {
    if (head == run.first || view->mention[head] != SS_NONE || ss_view_is(view, run.first, SS_W(DETERMINER) | SS_W(POSSESSIVE) | SS_W(QUANTIFIER) | SS_W(NUMBER)))
        return false;
    for (uint32_t i = run.first; i < head; i++)
        if (ss_view_has(view, i, SS_T_APOS_S | SS_T_PUNCT | SS_T_NUMBER))
            return false;
    return ss_view_kind(view, head, SS_D(BARE));
}

/* "Norland's top diplomat": a state's, whose offices are one each. */
static bool is_owned(const ss_view *view, ss_run run, uint32_t head) {
    uint32_t m = view->mention[run.first];
    return m != SS_NONE && ss_mention_at(view, m)->possessive && ss_mention_at(view, m)->type == SS_COUNTRY && ss_mention_at(view, m)->end < head &&
           head + 1 == run.end && ss_view_is(view, head, SS_W(ROLE)) && !ss_view_kind(view, head, SS_D(RUNNER));
}

/* "... a meeting with Rep. Ida Holm, the Ohio Democrat said": the last one named in what is said before its cue. */
static uint32_t named_inside(const ss_resolver *r, const description *d) {
    const ss_view *view = r->view;
    const ss_draft *draft = ss_draft_placed(r, r->at);
    uint32_t oldest = d->first > LOOK_BACK_TOKENS ? d->first - LOOK_BACK_TOKENS : 0;
    for (uint32_t i = d->first; i-- > oldest;) {
        uint32_t m = ss_draft_holds(draft, i) ? view->mention[i] : SS_NONE;
        if (m != SS_NONE && ss_mention_usable(ss_mention_at(view, m)) && fits(view, d, ss_mention_at(view, m)->local) && is_elected(view, d, ss_mention_at(view, m)->local))
            return ss_mention_at(view, m)->local;
    }
    return SS_NONE;
}

/* "the Ohio Democrat": somebody of that state, whatever the office. */
static bool is_partisan(const ss_view *view, ss_run run, uint32_t head) {
    return ss_view_word(view, run.first, "the") && is_placed(view, run.first, head) && head + 1 == run.end &&
           ss_view_kind(view, head, SS_D(PARTISAN));
}

uint32_t ss_speaker_in_office(const ss_view *view, ss_run run) {
    const ss_locals *locals = &view->document->names.locals;
    uint32_t found = SS_NONE;
    for (uint32_t i = 0; i < locals->count && i < FRONT_LOCALS; i++) {
        if (locals->at[i].type != SS_PERSON || !ss_speaker_role_has(view, i, ss_phrase_head_end(view, run) - 1))
            continue;
        if (found != SS_NONE)
            return SS_NONE;
        found = i;
    }
    return found;
}

/* "A Harbour Ministry spokesman said ... the spokesman added": who was spoken for by the last one without a name. */
static uint32_t spoken_for_before(const ss_resolver *r, ss_run run, uint32_t head) {
    const ss_view *view = r->view;
    uint32_t oldest = ss_oldest_place(r), here = ss_here(r);
    bool own = head + 1 < run.end && ss_view_is(view, head + 1, SS_W(PREPOSITION)); /* "the spokesman for Norland" */
    if (!is_spokesperson(view, head) || own || head != run.first + 1 || !ss_view_word(view, run.first, "the"))
        return SS_NONE;
    for (uint32_t place = r->at; place-- > oldest && ss_draft_placed(r, place)->sentence + NEAR_SENTENCES >= here;) {
        const ss_draft *d = ss_draft_placed(r, place);
        const ss_speaker *speaker = &r->speakers[r->order[place]];
        if (d->dropped || d->source.first >= d->source.end || d->source.end > view->count)
            continue;
        uint32_t last = ss_phrase_head_end(view, d->source) - 1;
        if (!is_spokesperson(view, last) || d->source.end == d->source.first + 1)
            continue;
        uint8_t type = speaker->local == SS_NONE ? SS_PERSON : ss_local_at(view, speaker->local)->type;
        return type == SS_PERSON ? SS_NONE : speaker->local;
    }
    return SS_NONE;
}

/* "according to a spokesman of the navy ... the spokesman": one without a name spoke after him whom the nominal was taken for. */
static bool nameless_since(const ss_resolver *r, uint32_t local) {
    uint32_t oldest = ss_oldest_place(r), here = ss_here(r);
    for (uint32_t place = r->at; place-- > oldest && ss_draft_placed(r, place)->sentence + NEAR_SENTENCES >= here;) {
        const ss_draft *d = ss_draft_placed(r, place);
        uint32_t speaker = r->speakers[r->order[place]].local;
        if (d->dropped || d->source.end < d->source.first + 2 || d->source.end > r->view->count)
            continue;
        if (speaker == local)
            return false;
        if (is_spokesperson(r->view, ss_phrase_head_end(r->view, d->source) - 1))
            return speaker == SS_NONE;
    }
    return false;
}

/* The last mention of the local before the token stands in what the draft says, or in a quotation: nobody there is at hand. */
static bool only_inside(const ss_view *view, const ss_draft *draft, uint32_t local, uint32_t token) {
    uint32_t oldest = token > LOOK_BACK_TOKENS ? token - LOOK_BACK_TOKENS : 0;
    for (uint32_t i = token; i-- > oldest;) {
        uint32_t m = view->mention[i];
        if (m != SS_NONE && ss_mention_at(view, m)->local == local)
            return view->quote[i] != SS_NONE || ss_draft_holds(draft, i);
    }
    return false;
}

/* "Holm works for the North's spy agency. The LIA saw her. The agency said": the subject of the sentence before, when the one that has the
 * word in its name is not named there. */
__attribute__((noinline))
static uint32_t subject_since(const ss_resolver *r, const description *d, uint32_t local) {
    const ss_view *view = r->view;
    uint32_t here = ss_here(r), m = here > 0 ? ss_sentence_subject(view, here - 1) : SS_NONE;
    if (m == SS_NONE || ss_mention_at(view, m)->local == local || !thing_fits(view, d, ss_mention_at(view, m)->local))
        return SS_NONE;
    const ss_sentence *s = &view->document->sentences.at[here - 1];
    for (uint32_t i = s->first; i < s->end && i < s->first + LOOK_BACK_TOKENS; i++)
        if (view->mention[i] != SS_NONE && ss_mention_at(view, view->mention[i])->local == local)
            return SS_NONE;
    return ss_mention_at(view, m)->local;
}

/* "Holm's spokesman ... Holm spokesman Nils Berg": the one person of the text, before or behind, whose role has the owner's name and the
 * word. */
__attribute__((noinline))
static uint32_t servant_of(const ss_view *view, ss_run run, uint32_t head) {
    const ss_locals *locals = &view->document->names.locals;
    uint32_t m = head > run.first + 1 ? view->mention[head - 2] : SS_NONE, found = SS_NONE;
    bool owned = m != SS_NONE && ss_view_has(view, head - 1, SS_T_APOS_S) && ss_mention_at(view, m)->type == SS_PERSON && ss_mention_at(view, m)->possessive;
    if (!owned || head + 1 < run.end || !is_spokesperson(view, head))
        return SS_NONE;
    const ss_token *name = &view->tokens[head - 2];
    for (uint32_t i = 0; i < locals->count && i < FRONT_LOCALS; i++) {
        const ss_local *known = &locals->at[i];
        if (known->type != SS_PERSON || !known->role_size || !text_has(view->document->names.strings.at + known->role_at, known->role_size, view->bytes + name->start, name->size) ||
            !ss_speaker_role_has(view, i, head))
            continue;
        if (found != SS_NONE)
            return SS_NONE;
        found = i;
    }
    return found;
}

/* The role tells of a second or a lesser one, and the phrase does not. */
static bool is_second(const ss_view *view, const description *d, uint32_t local) {
    const ss_local *known = ss_local_at(view, local);
    for (uint32_t i = d->first; i < d->head; i++)
        if (ss_view_kind(view, i, SS_D(UNDER)))
            return false;
    return any_word_is(view, view->document->names.strings.at + known->role_at, known->role_size, SS_D(UNDER));
}

/* "the deputy foreign minister", however far behind: the one person of the text whose role has these words, two at least. */
__attribute__((noinline))
static uint32_t holder_of(const ss_view *view, const description *d) {
    const ss_locals *locals = &view->document->names.locals;
    uint32_t found = SS_NONE, first = d->head;
    while (first > d->first + 1 && view->mention[first - 1] == view->mention[d->head] && !ss_view_has(view, first - 1, SS_T_APOS_S) && !ss_view_word(view, first - 1, "former"))
        first--;
    const char *words = view->bytes + view->tokens[first].start;
    uint32_t size = ss_token_end(&view->tokens[d->head]) - view->tokens[first].start;
    for (uint32_t i = 0; first < d->head && i < locals->count && i < FRONT_LOCALS; i++) {
        const ss_local *known = &locals->at[i];
        bool elsewhere = d->country != SS_NONE && known->country != d->country;
        if (known->type != SS_PERSON || !known->role_size || elsewhere || !text_has(view->document->names.strings.at + known->role_at, known->role_size, words, size) ||
            !gender_fits(view, d->head, i) || is_former(view, i) != d->former || is_second(view, d, i))
            continue;
        if (found != SS_NONE)
            return SS_NONE;
        found = i;
    }
    return found;
}

/* "his Norlandic counterpart Ida Holm ... the Norlandic minister": the one person of that state who is said to be the counterpart. */
static uint32_t only_one_of(const ss_view *view, const description *d) {
    const ss_locals *locals = &view->document->names.locals;
    uint32_t found = SS_NONE;
    for (uint32_t i = 0; i < locals->count && i < FRONT_LOCALS; i++) {
        if (locals->at[i].type != SS_PERSON || locals->at[i].country != d->country || is_former(view, i) != d->former || !(is_counterpart(view, i) || ss_speaker_role_has(view, i, d->head)))
            continue;
        if (found != SS_NONE)
            return SS_NONE;
        found = i;
    }
    return found;
}

/* "the foreign minister", of a prime minister: the office is another one's. */
static bool is_other_office(const ss_view *view, ss_run run, uint32_t head, uint32_t local) {
    bool minister = ss_view_word(view, head, "minister") || ss_view_word(view, head, "secretary");
    if (!minister || head < run.first + 2 || !ss_speaker_role_has(view, local, head) || !ss_view_is(view, head - 1, SS_W(ROLE_WORD)) || view->mention[head - 1] != view->mention[head])
        return false;
    return !ss_speaker_role_has(view, local, head - 1) && !is_counterpart(view, local);
}

/* "Malta's Ida Holm said X. The foreign minister added": who spoke in the sentence before without any office, or SS_NONE. */
static uint32_t without_office_before(const ss_resolver *r) {
    uint32_t here = ss_here(r), i = r->at;
    while (i > ss_oldest_place(r) && (ss_draft_placed(r, i - 1)->sentence == here || ss_draft_placed(r, i - 1)->dropped))
        i--;
    uint32_t local = i > ss_oldest_place(r) && ss_draft_placed(r, i - 1)->sentence + 1 == here ? r->speakers[r->order[i - 1]].local : SS_NONE;
    return local != SS_NONE && ss_local_at(r->view, local)->type == SS_PERSON && ss_local_at(r->view, local)->role_size == 0 ? local : SS_NONE;
}

/* Of a person: who has just that office (the prime minister is not the first minister), a counterpart who spoke since, the house that a
 * spokesman speaks for. */
static uint32_t person_instead(const ss_resolver *r, ss_run run, const ss_mention *mention) {
    const ss_view *view = r->view;
    uint32_t head = mention->end - 1;
    description d = read_description(view, run, head);
    uint32_t holder = head > run.first + 1 && mention->local != SS_NONE && !d.former ? holder_of(view, &d) : SS_NONE;
    if (view->quote[head] != SS_NONE || holder != SS_NONE)
        return holder != SS_NONE ? holder : mention->local;
    if (mention->local != SS_NONE && is_other_office(view, run, head, mention->local))
        return without_office_before(r);
    if (mention->local != SS_NONE && !is_spokesperson(view, head) && !ss_speaker_role_has(view, mention->local, head) && nameless_before(r, true))
        return SS_NONE; /* "A diplomat said ... the envoy added" */
    uint32_t house = spoken_for_before(r, run, head);
    bool speaks = is_spokesperson(view, head);
    uint32_t spoke = house == SS_NONE && mention->local != SS_NONE && ss_view_is(view, head, SS_W(ROLE)) && !speaks ? before(r, &d) : SS_NONE;
    if (spoke != SS_NONE && spoke != mention->local && is_counterpart(view, spoke))
        return spoke;
    return house == SS_NONE && speaks && nameless_since(r, mention->local) ? SS_NONE : house != SS_NONE ? house : mention->local;
}

/* "Norland voted for it. [Its] ambassador said", "Norland's Ida Holm left. [Her] minister said": of another state than the one of that office who was named before. */
static bool is_anothers(ss_resolver *r, const ss_mention *mention) {
    const ss_classes third = SS_W(NEUTER) | SS_W(MALE) | SS_W(FEMALE);
    if (mention->local == SS_NONE || !ss_view_is(r->view, mention->first, SS_W(POSSESSIVE)) || !ss_view_is(r->view, mention->first, third) || r->view->quote[mention->first] != SS_NONE)
        return false;
    uint32_t country = ss_local_at(r->view, mention->local)->country, owner = country == SS_NONE ? SS_NONE : ss_speaker_owner(r, mention->first);
    const ss_local *known = owner == SS_NONE ? NULL : ss_local_at(r->view, owner);
    return known && (known->type == SS_COUNTRY ? known->lexicon != country : known->type == SS_PERSON && known->country != SS_NONE && known->country != country);
}

uint32_t ss_speaker_meant_instead(ss_resolver *r, ss_run run, uint32_t m) {
    const ss_view *view = r->view;
    const ss_mention *mention = ss_mention_at(view, m);
    uint32_t head = mention->end - 1;
    if (mention->how != SS_NOMINAL)
        return mention->local;
    if (mention->type == SS_PERSON)
        return is_anothers(r, mention) ? SS_NONE : person_instead(r, run, mention);
    if (view->quote[head] != SS_NONE)
        return mention->local;
    if (mention->type != SS_ORGANISATION && mention->type != SS_BODY)
        return mention->local;
    description d = read_description(view, run, head);
    uint32_t subject = d.general ? subject_since(r, &d, mention->local) : SS_NONE;
    if (subject != SS_NONE)
        return subject;
    if (!only_inside(view, ss_draft_placed(r, r->at), mention->local, run.first))
        return mention->local;
    uint32_t spoke = before(r, &d);
    return spoke != SS_NONE && name_has(view, ss_local_at(view, spoke), head) ? spoke : mention->local;
}

/* One of a people: Frenchman, Dane, German; not the Dutch, the Chinese, the Germans. */
static bool is_compatriot(const ss_view *view, uint32_t token) {
    return !ss_view_ends(view, token, "s") && !ss_view_ends(view, token, "sh") && !ss_view_ends(view, token, "ch") && !ss_view_ends(view, token, "ese");
}

bool ss_speaker_by_people(const ss_resolver *r, ss_run run, uint32_t m, uint32_t *local) {
    const ss_view *view = r->view;
    const ss_mention *mention = ss_mention_at(view, m);
    bool one = mention->type == SS_COUNTRY && mention->how == SS_DEMONYM && mention->first == run.first + 1 && mention->end == run.end && mention->end == mention->first + 1;
    if (!one || !ss_view_word(view, run.first, "the") || !is_compatriot(view, mention->first) || view->quote[mention->first] != SS_NONE)
        return false;
    description d = {.first = run.first, .head = mention->first, .country = ss_local_at(view, mention->local)->lexicon, .of_un = SS_NONE, .person = true, .general = true};
    *local = before(r, &d);
    return true;
}

uint32_t ss_speaker_described(const ss_resolver *r, ss_run run, uint32_t head) {
    const ss_view *view = r->view;
    uint32_t sentence = ss_here(r), servant = head > run.first + 1 && ss_view_has(view, head - 1, SS_T_APOS_S) ? servant_of(view, run, head) : SS_NONE;
    if (servant != SS_NONE)
        return servant;
    uint32_t age = ss_speaker_age(view, run, head);
    if (age != SS_NONE)
        return nameless_before(r, false) ? SS_NONE : ss_speaker_aged(r, run.first, age);
    if (view->quote[head] == SS_NONE && is_partisan(view, run, head)) {
        description d = {.first = run.first, .head = head, .country = SS_NONE, .of_un = SS_NONE, .person = true, .general = true, .partisan = true};
        uint32_t found = before(r, &d);
        return found != SS_NONE ? found : named_inside(r, &d);
    }
    if (!ss_view_is(view, head, SS_W(EPITHET)) || ss_view_is(view, head, SS_W(PLURAL)) || view->quote[head] != SS_NONE)
        return SS_NONE;
    if (view->document->sentences.at[sentence].role == SS_ROLE_HEADLINE)
        return ss_view_is(view, head, SS_W(ROLE)) ? behind(view, head, sentence, country_in(view, run.first, head)) : SS_NONE;
    if (!ss_view_word(view, run.first, "the") && !ss_view_word(view, run.first, "this") && !is_bare(view, run, head) && !is_owned(view, run, head))
        return SS_NONE;
    uint32_t house = spoken_for_before(r, run, head);
    if (house != SS_NONE)
        return house;
    description d = read_description(view, run, head);
    d.owned = view->mention[run.first] != SS_NONE && is_owned(view, run, head);
    if (names_another(view, run, &d) || introduced_nameless(view, head))
        return SS_NONE;
    uint32_t found = before(r, &d);
    if (found == SS_NONE && d.person && d.country != SS_NONE && head == run.first + 2)
        found = only_one_of(view, &d);
    if (found == SS_NONE && d.person && head > run.first + 1)
        return holder_of(view, &d);
    return found != SS_NONE || d.person ? found : last_thing(view, &d);
}

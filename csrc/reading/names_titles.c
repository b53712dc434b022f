#include "reading/names_parts.h"

/* Capitalised names that the lexicon does not know and that say by a word what they are: "Xyz Mining Corporation",
 * "University of Xyz", "Scientific Studies and Research Centre", "Xyz Airport"; and acronyms put beside a name. */

#define LONGEST 12u
#define PLAIN_WORD (SS_W(COMMON) | SS_W(DETERMINER) | SS_W(PREPOSITION) | SS_W(CONJUNCTION) | SS_W(PRONOUN) | SS_W(AUXILIARY) | SS_W(MODAL) | \
                    SS_W(SUBORDINATOR) | SS_W(GIVEN) | SS_W(FAMILY_FIRST) | SS_W(CUE) | SS_W(ROLE) | SS_W(ABBREVIATION) | SS_W(MONTH) | SS_W(WEEKDAY))

typedef struct { uint32_t end, words; bool place, plain; } ss_titled; /* plain: nothing but ordinary words */

/* Words that tie what stands behind a head to it: Centre for Xyz, Bureau of Xyz, Committee on Xyz. */
static inline bool ties(const ss_namer *n, uint32_t at) {
    return SS_NAMER_WORD(n, at, of) || SS_NAMER_WORD(n, at, for) || SS_NAMER_WORD(n, at, on);
}

static bool head(const ss_namer *n, uint32_t at) {
    if (SS_NAMER_WORD(n, at, authority)) return true;
    if (SS_NAMER_WORD(n, at, general) || SS_NAMER_WORD(n, at + 1, general)) return false; /* Norlandic Army General Ida Holm, the Secretary General for Peace */
    if (!ss_namer_is(n, at, SS_W(ORGAN) | SS_W(COMPANY))) return false;
    return !ss_namer_is(n, at, SS_W(UNNAMED)) || (ss_namer_capital(n, at) && ss_namer_capital(n, at - 1) && ss_namer_kind(n, at, SS_D(POLICE))); /* Xyz Police */
}

static bool joins(const ss_namer *n, uint32_t at) {
    if (ties(n, at)) return head(n, at - 1);
    return (SS_NAMER_WORD(n, at, and) || ss_namer_mark(n, at, '&')) && !SS_NAMER_WORD(n, at + 1, the) && !head(n, at - 1);
}

static bool part_of_title(const ss_namer *n, uint32_t at) {
    if (!ss_namer_capital(n, at)) return false;
    return !(ss_namer_classes(n, at) & (SS_W(WEEKDAY) | SS_W(PRONOUN) | SS_W(DETERMINER) | SS_W(HONORIFIC) |
           SS_W(RELATIVE) | SS_W(MODAL) |
                                        SS_W(SUBORDINATOR) | SS_W(AUXILIARY)));
}

/* Houses that go on behind "of" as organs do: the Museum of Xyz. */
static bool keeps(const ss_namer *n, uint32_t at) { return ss_namer_kind(n, at, SS_D(HOUSE)); }

/* Behind the head and its "of" more may be tied: Union for the Conservation of Birds, University of Finance and Mines. */
static bool joins_inside(const ss_namer *n, uint32_t at) {
    if (ties(n, at)) return !SS_NAMER_WORD(n, at, on);
    return SS_NAMER_WORD(n, at, and) && ss_namer_is(n, at - 1, SS_W(COMPANY)) && ss_namer_capital(n, at + 1);
}

/* The next capitalised word behind `at`, over "of the"; SS_NONE when the name ends at `at`. */
static uint32_t next_part(const ss_namer *n, uint32_t at, bool opened) {
    uint32_t next = at + 1;
    if (n->tokens[next].size > 3) return part_of_title(n, next) ? next : SS_NONE;
    if (n->tokens[at].size == 1 && ss_namer_mark(n, next, '.')) next++; /* Ida F. Holm Airport */
    else if (ss_namer_mark(n, next, '-') && !ss_namer_has(n, next, SS_T_SPACE)) next++;
    else if (joins(n, next) || (SS_NAMER_WORD(n, next, of) && keeps(n, at)) || (opened && joins_inside(n, next))) {
        bool person = (SS_NAMER_WORD(n, next, and) || SS_NAMER_WORD(n, next, for)) && ss_namer_is(n, next + 1, SS_W(GIVEN)); /* the Bank of Xyz and Ida Holm, the Party for Ida Holm */
        if (person || (SS_NAMER_WORD(n, next, on) && ss_namer_is(n, next + 1, SS_W(MONTH)))) return SS_NONE;
        next += SS_NAMER_WORD(n, next + 1, the) ? 2 : 1;
    }
    return part_of_title(n, next) ? next : SS_NONE;
}

/* A name of its own begins inside: "Peru and the Security Council" is two names, "Peru Mining Corporation" one. */
static bool another_name(const ss_namer *n, uint32_t from, uint32_t at) {
    uint32_t end;
    if (at == from || ss_namer_phrase(n, at, SS_PHRASE_NAME, &end) == NULL) return false;
    return end > at + 1 || !ss_namer_capital(n, at - 1);
}

/* Behind "of" a place belongs to the name: the University of Xyz, the Bank of Norland. Returns its end, `at` when there is none. */
static uint32_t place_tied(const ss_namer *n, uint32_t from, uint32_t at) {
    uint32_t end = at, organ;
    uint32_t tie = SS_NAMER_WORD(n, at - 1, the) ? at - 2 : at - 1;
    if (at < from + 2 || !SS_NAMER_WORD(n, tie, of) || ss_namer_phrase(n, from, SS_PHRASE_ORGAN, &organ) || ss_namer_phrase(n, tie - 1, SS_PHRASE_ORGAN, &organ)) return at;
    const ss_phrase *phrase = ss_namer_phrase(n, at, SS_PHRASE_NAME, &end);
    if (!phrase || phrase->detail == SS_DEMONYM) return at;
    uint8_t type = ss_lexicon_entity(n->lexicon, phrase->item)->type;
    return type == SS_PLACE || type == SS_COUNTRY ? end : at;
}

/* Museum of | Norlandic | History */
static bool adjective_tied(const ss_namer *n, uint32_t from, uint32_t at) {
    uint32_t end = at;
    const ss_phrase *phrase = at > from + 1 && ties(n, at - 1) ? ss_namer_phrase(n, at, SS_PHRASE_NAME, &end) : NULL;
    return phrase && ss_namer_capital(n, end) && (phrase->detail == SS_DEMONYM || ss_lexicon_entity(n->lexicon, phrase->item)->type == SS_GROUP);
}

/* Federation of | Teachers, Centre for Maritime | Justice */
static bool ends_in_people(const ss_namer *n, uint32_t at) {
    bool plural = n->text->bytes[ss_token_end(&n->tokens[at]) - 1] == 's';
    return !ss_namer_capital(n, at + 1) && (plural || SS_NAMER_WORD(n, at, justice));
}

/* Kenya [Bankers] Association, the [Teachers] Union */
static bool people_joined(const ss_namer *n, uint32_t at) {
    return n->text->bytes[ss_token_end(&n->tokens[at]) - 1] == 's' && ss_namer_capital(n, at + 1) && head(n, at + 1) && !ss_namer_has(n, at + 1, SS_T_ALLCAPS);
}

/* Of a role. */
static bool names_office(const ss_namer *n, uint32_t at) {
    return !ss_namer_is(n, at, SS_W(GIVEN) | SS_W(ORGAN) | SS_W(COMPANY));
}

/* "the Institute of World Economy | Yerzhan Bekturov said": two words that no table knows, before a verb of speech, name who speaks. */
static bool names_speaker(const ss_namer *n, uint32_t at) {
    bool unknown = n->tokens[at].symbol == 0 && n->tokens[at + 1].symbol == 0 && ss_namer_capital(n, at + 1);
    return unknown && ss_namer_has(n, at - 1, SS_T_CAPITAL) && n->tokens[at - 1].symbol != 0 && ss_namer_is(n, at + 2, SS_W(CUE)) && !ss_namer_has(n, at + 2, SS_T_CAPITAL);
}

/* "Norlandic Finance Minister": what the office is for, and no house called Norlandic Finance. */
static bool field_of_office(const ss_namer *n, uint32_t at) {
    return ss_namer_is(n, at, SS_W(ROLE_WORD)) && (SS_NAMER_WORD(n, at + 1, minister) || SS_NAMER_WORD(n, at + 1, secretary));
}

/* "Queen's College | Norhavn": schools are told apart by the town behind. */
static uint32_t with_town(const ss_namer *n, uint32_t end) {
    uint32_t stop;
    bool school = SS_NAMER_WORD(n, end - 1, college) || SS_NAMER_WORD(n, end - 1, university) || SS_NAMER_WORD(n, end - 1, school);
    const ss_phrase *town = school && ss_namer_capital(n, end) ? ss_namer_phrase(n, end, SS_PHRASE_NAME, &stop) : NULL;
    return town && ss_lexicon_entity(n->lexicon, town->item)->type == SS_PLACE ? stop : end;
}

/* "Lund County | Sheriff's Office": behind the office that a house is named after, or `at`. */
static uint32_t behind_house(const ss_namer *n, uint32_t from, uint32_t at) {
    if (at == from || (at == from + 1 && ss_namer_is(n, from, SS_W(FACILITY))) || !ss_namer_has(n, at + 1, SS_T_APOS_S) || !ss_namer_capital(n, at + 2)) return at;
    return SS_NAMER_WORD(n, at + 2, office) || SS_NAMER_WORD(n, at + 2, department) ? at + 3 : at;
}

static ss_titled read_title(ss_namer *n, uint32_t from) {
    ss_titled title = {0, 0, false, true};
    bool opens = false;
    for (uint32_t at = from, words = 0; at < from + LONGEST; at = next_part(n, at, opens)) {
        uint32_t behind = opens ? place_tied(n, from, at) : at;
        if (behind > at) {
            title = (ss_titled){behind, ++words, false, false};
            at = behind - 1;
            continue;
        }
        if (n->headline && at > from && (ss_namer_is(n, at, SS_W(PREPOSITION)) || ss_namer_headline_verb(n, at))) break;
        if (another_name(n, from, at) && !(opens && adjective_tied(n, from, at))) break;
        bool role = ss_namer_is(n, at, SS_W(ROLE));
        if (role && behind_house(n, from, at) > at) return (ss_titled){behind_house(n, from, at), words + 2, false, false};
        if (role && names_office(n, at) && !(opens && ends_in_people(n, at)) && !people_joined(n, at)) break;
        if (opens && ss_namer_capital(n, at - 1) && (ss_namer_is(n, at, SS_W(GIVEN)) || names_speaker(n, at))) break; /* University of Xyz | Ida Holm */
        words++;
        title.plain &= ss_namer_is(n, at, SS_W(COMMON));
        bool ends = head(n, at), place = ss_namer_is(n, at, SS_W(FACILITY)), opened = opens;
        opens |= (ends && ties(n, at + 1)) || (SS_NAMER_WORD(n, at + 1, of) && keeps(n, at));
        if (opened) ends = true;
        if (place && SS_NAMER_WORD(n, at, district) && ss_namer_is(n, at + 1, SS_W(ROLE))) continue; /* Lund County District Attorney */
        if ((!ends && !place) || words < 2 || field_of_office(n, at)) continue;
        title.end = at + 1;
        title.words = words;
        title.place = place && !ends;
    }
    if (title.end && !title.place) title.end = with_town(n, title.end);
    return title;
}

/* An organ or a lexicon name that the title would swallow, and that says more. */
static bool known_better(const ss_namer *n, uint32_t at, uint32_t end) {
    uint32_t stop = at;
    if (ss_namer_phrase(n, at, SS_PHRASE_ORGAN, &stop) && stop >= end) return true;
    if (ss_namer_phrase(n, at, SS_PHRASE_NAME, &stop)) {
        if (stop >= end) return true;
        uint32_t organ_end, next = stop + (ss_namer_has(n, stop, SS_T_APOS_S) ? 1 : 0);
        if (ss_namer_phrase(n, next, SS_PHRASE_ORGAN, &organ_end) && organ_end >= end) return true;
        if (ss_namer_phrase(n, next, SS_PHRASE_NAME, &organ_end) && organ_end >= end) return true;
    }
    return false;
}

/* "Harbour Mountain Rescue Teams": no mountain, when other words of the name stand behind. */
static bool goes_on(const ss_namer *n, uint32_t end) {
    uint32_t stop;
    const ss_classes others = SS_W(ROLE) | SS_W(ROLE_WORD) | SS_W(WEEKDAY) | SS_W(MONTH) | SS_W(GIVEN) | SS_W(HONORIFIC) | SS_W(FACILITY) | SS_W(ORGAN);
    return ss_namer_capital(n, end) && !n->headline && !ss_namer_is(n, end, others) && !ss_namer_phrase(n, end, SS_PHRASE_NAME, &stop);
}

/* HOLM DENIES UNION SPLIT IN PIER ROW: a clause, and no name that ends with a word for a body. */
__attribute__((noinline))
static bool is_clause(const ss_namer *n, uint32_t at, uint32_t end) {
    for (uint32_t i = at + 1; i + 1 < end; i++)
        if (ss_namer_is(n, i, SS_W(CUE) | SS_W(AUXILIARY))) return true;
    return false;
}

static bool believable(const ss_namer *n, uint32_t at, const ss_titled *title) {
    uint32_t end;
    bool ordinary = ss_namer_is(n, at, SS_W(COMMON)) && !head(n, at);
    if (SS_NAMER_WORD(n, at, copyright)) return false;
    if (title->end == 0 || (n->headline && (title->plain || ordinary)) || (n->shouting && is_clause(n, at, title->end))) return false;
    if (at == n->opening && ordinary && ss_namer_phrase(n, at + 1, SS_PHRASE_NAME, &end)) return false;
    if (at == n->opening && ss_namer_is(n, at, SS_W(COMMON)) && !ss_namer_is(n, at, SS_W(GIVEN)) &&
           title->words == 2) return false;
    if (title->place && SS_NAMER_WORD(n, title->end - 1, district) && ss_namer_is(n, title->end, SS_W(ROLE))) return false; /* District Judge */
    if (title->place && title->end == at + 2 && ss_namer_park(n, at, at + 1)) return false;
    return !(title->place && goes_on(n, title->end)) && !known_better(n, at, title->end);
}

/* the Lund Police Department, the Lund City Council: a town's, which has its name from it. */
static bool of_town(const ss_namer *n, uint32_t first, uint32_t end) {
    return end > first + 2 && (ss_namer_is(n, first + 1, SS_W(FACILITY) | SS_W(COLLECTIVE) | SS_W(UNNAMED)) || SS_NAMER_WORD(n, first + 1, fire));
}

/* "Vasco" for Vasco Holdings: a first word that means nothing else. */
static void short_form(ss_namer *n, uint32_t local, uint32_t first) {
    const ss_classes other = SS_W(COMMON) | SS_W(GIVEN) | SS_W(ROLE_WORD) | SS_W(ROLE) | SS_W(NOT_NAME) | SS_W(ORGAN) | SS_W(COMPANY) | SS_W(FACILITY) |
                             SS_W(PARTICLE) | SS_W(MONTH) | SS_W(ABBREVIATION);
    if (ss_namer_is(n, first, other) || n->tokens[first].size < 3 || n->find_of[first] || ss_namer_callable(n, n->tokens[first].hash)) return;
    ss_namer_put_word(n, SS_KEY_ACRONYM, n->tokens[first].hash, local);
}

/* The text has named something by that word. */
static bool means_something(const ss_namer *n, uint32_t hash) {
    return ss_namer_acronymic(n, hash) && ss_namer_get(n, ss_name_key(SS_KEY_ACRONYM, hash, 0)) != SS_NONE;
}

/* "the Harbour Safety Authority ... the HSA": from here on its letters, three or more, mean it, unless they mean something here already or
 * are a word. */
void ss_namer_letters(ss_namer *n, uint32_t local, uint32_t first, uint32_t end) {
    enum { LEAST = 3, MOST = 6 };
    char letters[8] = {0};
    uint32_t count = 0;
    for (uint32_t at = first; at < end; at++) {
        if (!ss_namer_has(n, at, SS_T_CAPITAL)) continue;
        if (count == MOST) return;
        letters[count++] = (char)(n->text->bytes[n->tokens[at].start] | 0x20);
    }
    uint32_t hash = ss_letters_hash(ss_hash_load(letters), 0, count);
    if (count < LEAST || means_something(n, hash)) return;
    if (!(n->words[ss_vocabulary_find(n->vocabulary, letters, count)].classes & PLAIN_WORD)) ss_namer_put_word(n, SS_KEY_ACRONYM, hash, local);
}

/* Letters that are a verb in small ones: in capitals, as only they are looked for there, they mean a name of two words (IS fighters). */
void ss_namer_verb_letters(ss_namer *n, uint32_t local, uint32_t first) {
    const char letters[16] = {(char)(n->text->bytes[n->tokens[first].start] | 0x20), (char)(n->text->bytes[n->tokens[first + 1].start] | 0x20)};
    uint32_t hash = ss_letters_hash(ss_hash_load(letters), 0, 2);
    if (letters[0] == 'i' && letters[1] == 's' && ss_namer_has(n, first + 1, SS_T_CAPITAL) && !means_something(n, hash)) ss_namer_put_word(n, SS_KEY_ACRONYM, hash, local);
}

/* "the Green Party ... the Greens" */
void ss_namer_members(ss_namer *n, uint32_t local, uint32_t end) {
    enum { HALF = 8 };
    char letters[2 * HALF] = {0};
    if (!ss_namer_has(n, end - 2, SS_T_CAPITAL)) return;
    const ss_token *name = &n->tokens[end - 2];
    if (name->size < 4 || name->size >= 2 * HALF) return;
    for (uint32_t i = 0; i < name->size; i++) letters[i] = (char)(n->text->bytes[name->start + i] | 0x20);
    letters[name->size] = 's';
    uint32_t hash = ss_letters_hash(ss_hash_load(letters), ss_hash_load(letters + HALF), name->size + 1u);
    if (!means_something(n, hash)) ss_namer_put_word(n, SS_KEY_ACRONYM, hash, local);
}

/* "Vasco Mining" for Vasco Mining Co Ltd */
static void without_form(ss_namer *n, uint32_t local, uint32_t first, uint32_t end) {
    uint32_t form = end;
    while (form > first + 2 && ss_namer_is(n, form - 1, SS_W(COMPANY)) && n->words[n->tokens[form - 1].symbol].value) form--;
    if (form == end || ss_namer_is(n, form - 1, SS_W(FACILITY))) return; /* Lund Port is the port, too */
    ss_namer_put(n, ss_namer_title_key(n, first, form), local);
    n->formless = true;
}

static uint32_t titled_local(ss_namer *n, uint32_t first, uint32_t end, uint8_t type) {
    uint64_t key = ss_namer_title_key(n, first, end);
    uint32_t local = ss_namer_get(n, key);
    if (local != SS_NONE) return local;
    local = ss_namer_new(n, type);
    if (local == SS_NONE) return SS_NONE;
    n->out->locals.at[local].full = 1;
    ss_namer_name_tokens(n, local, first, end);
    ss_namer_put(n, key, local);
    if (type != SS_ORGANISATION) return local;
    if (!of_town(n, first, end)) short_form(n, local, first);
    without_form(n, local, first, end);
    ss_namer_letters(n, local, first, end);
    ss_namer_party(n, local, first, end);
    return local;
}

/* "WDU Council", "Council of the World Divers' Union": one organ of one organisation, told by its word; named by both. */
static uint32_t organ_local(ss_namer *n, uint32_t entity, uint32_t word) {
    char name[256];
    uint64_t key = ss_name_key(SS_KEY_ORGAN, n->tokens[word].hash | 0x80000000u, (uint64_t)entity + 1);
    uint32_t local = ss_namer_get(n, key);
    ss_string whole = ss_lexicon_entity(n->lexicon, entity)->name;
    if (local != SS_NONE) return local;
    local = ss_namer_new(n, SS_ORGANISATION);
    if (local == SS_NONE) return SS_NONE;
    n->out->locals.at[local].full = 1;
    uint32_t size = n->tokens[word].size;
    if (whole.size + size + 1 <= sizeof name) {
        memcpy(name, ss_lexicon_text(n->lexicon, whole), whole.size);
        name[whole.size] = ' ';
        memcpy(name + whole.size + 1, n->text->bytes + n->tokens[word].start, size);
        ss_namer_name(n, local, name, whole.size + size + 1);
    } else ss_namer_name_tokens(n, local, word, word + 1);
    ss_namer_put(n, key, local);
    return local;
}

/* The organisation of the tables that the title is of, but for its last word: "WDU | Council"; or SS_NONE. */
static uint32_t organ_of(const ss_namer *n, uint32_t at, uint32_t end) {
    uint32_t close;
    const ss_phrase *whole = end > at + 1 && ss_namer_kind(n, end - 1, SS_D(SITTING)) ? ss_namer_phrase(n, at, SS_PHRASE_NAME, &close) : NULL;
    return whole && close + 1 == end && ss_lexicon_entity(n->lexicon, whole->item)->type == SS_ORGANISATION ? whole->item : SS_NONE;
}

static bool may_go_on(const ss_namer *n, uint32_t at) {
    if (ss_namer_capital(n, at)) return true;
    return at < n->end && n->tokens[at].size <= 3 && (n->tokens[at].flags & (SS_T_WORD | SS_T_PUNCT)) &&
           !ss_namer_mark(n, at, ',') && !ss_namer_mark(n, at, '.');
}

/* Without a capitalised head near by, and capitals or short words up to there, no title begins here. */
static bool head_ahead(ss_namer *n, uint32_t at) {
    while (*n->head < at) n->head++;
    uint32_t head_at = *n->head;
    if (head_at - at >= LONGEST) return false;
    for (uint32_t i = at + 1; i < head_at; i++)
        if (!(n->tokens[i].flags & SS_T_CAPITAL) && n->tokens[i].size > 3) return false;
    return true;
}

/* An everyday word with a capital that may be what a ministry is for. */
static bool is_field(const ss_namer *n, uint32_t at) {
    uint32_t end;
    return ss_namer_capital(n, at) && n->tokens[at].symbol && !ss_namer_is(n, at, SS_W(GIVEN) | SS_W(ORGAN) | SS_W(ROLE) | SS_W(WEEKDAY) | SS_W(MONTH) | SS_W(DETERMINER) | SS_W(PRONOUN)) &&
           !ss_namer_phrase(n, at, SS_PHRASE_NAME, &end);
}

uint32_t ss_namer_fields(const ss_namer *n, uint32_t end) {
    enum { MOST = 12 };
    uint32_t at = end;
    if (!ss_namer_mark(n, end, ',') || !(SS_NAMER_WORD(n, end - 2, of) || SS_NAMER_WORD(n, end - 2, for) || SS_NAMER_WORD(n, end - 3, of) || SS_NAMER_WORD(n, end - 3, for))) return end;
    while (at < end + MOST) {
        bool last = SS_NAMER_WORD(n, at, and) || (ss_namer_mark(n, at, ',') && SS_NAMER_WORD(n, at + 1, and));
        if (last && at == end) return end; /* the School of Trade, and Sund School */
        at += 1 + (last && ss_namer_mark(n, at, ','));
        if (!is_field(n, at)) return end;
        at += 1 + is_field(n, at + 1);
        if (last) return at;
        if (!ss_namer_mark(n, at, ',') && !SS_NAMER_WORD(n, at, and)) return end;
    }
    return end;
}

/* Apart, so that the common way through ss_namer_title saves no registers. */
__attribute__((noinline))
static uint32_t take_title(ss_namer *n, uint32_t at) {
    if (next_part(n, at, false) == SS_NONE) return at;
    if (n->headline && ss_namer_before(n, at) && ss_namer_headline_verb(n, at)) return at;
    ss_titled title = read_title(n, at);
    if (!believable(n, at, &title)) return at;
    if (!title.place && ss_namer_mark(n, title.end, ',')) title.end = ss_namer_fields(n, title.end);
    uint8_t type = title.place ? SS_PLACE : SS_ORGANISATION;
    uint32_t whole = title.place ? SS_NONE : organ_of(n, at, title.end);
    uint32_t local = whole != SS_NONE ? organ_local(n, whole, title.end - 1) : titled_local(n, at, title.end, type);
    if (local == SS_NONE) return at;
    ss_mention *mention = ss_namer_mention(n, at, title.end, local, type, SS_NAME);
    ss_namer_heads(n, local, at, title.end);
    if (mention && !title.place) ss_namer_acronym(n, mention);
    return mention ? ss_namer_last(n)->end : at;
}

/* "the [Council of the World Divers' Union]": behind the organisation of the tables whose organ it is, which *entity gets; or the token itself. */
static uint32_t behind_whole(const ss_namer *n, uint32_t at, uint32_t *entity) {
    uint32_t close, organ;
    if (!SS_NAMER_WORD(n, at + 1, of) || !SS_NAMER_WORD(n, at + 2, the) || ss_namer_phrase(n, at, SS_PHRASE_NAME, &organ)) return at;
    const ss_phrase *whole = ss_namer_phrase(n, at + 3, SS_PHRASE_NAME, &close);
    const ss_phrase *inner = whole && close == at + 4 ? ss_namer_phrase(n, close, SS_PHRASE_NAME, &organ) : NULL; /* the UN Food and Agriculture Organization */
    if (inner && ss_lexicon_entity(n->lexicon, inner->item)->type == SS_ORGANISATION) whole = inner, close = organ;
    if (!whole || ss_lexicon_entity(n->lexicon, whole->item)->type != SS_ORGANISATION) return at;
    *entity = whole->item;
    return close;
}

static uint32_t take_organ(ss_namer *n, uint32_t at, uint32_t end, uint32_t entity) {
    uint32_t local = organ_local(n, entity, at);
    ss_mention *mention = local == SS_NONE ? NULL : ss_namer_mention(n, at, end, local, SS_ORGANISATION, SS_NAME);
    if (!mention) return at;
    ss_namer_heads(n, local, at, at + 1);
    return ss_namer_last(n)->end;
}

uint32_t ss_namer_title(ss_namer *n, uint32_t at) {
    uint32_t entity, whole = (ss_namer_classes(n, at) & SS_W(ORGAN)) && ss_namer_kind(n, at, SS_D(SITTING)) ? behind_whole(n, at, &entity) : at;
    if (whole > at) return take_organ(n, at, whole, entity);
    return head_ahead(n, at) && may_go_on(n, at + 1) && part_of_title(n, at) ? take_title(n, at) : at;
}

/* ---- acronyms: "Xyz Mining Corporation (XMC)", "XMC is the Xyz Mining Corporation" ---- */

/* The letters of the acronym stand in that order in the name, the first one at its beginning. */
static bool abbreviates(const ss_namer *n, const ss_token *acronym, uint32_t first, uint32_t end) {
    const char *short_form = n->text->bytes + acronym->start, *bytes = n->text->bytes;
    uint32_t used = 0, stop = ss_token_end(&n->tokens[end - 1]);
    if ((bytes[n->tokens[first].start] | 0x20) != (short_form[0] | 0x20)) return false;
    for (uint32_t i = n->tokens[first].start; i < stop && used < acronym->size; i++) {
        if (short_form[used] == '.') used++;
        else if ((bytes[i] | 0x20) == (short_form[used] | 0x20)) used++;
    }
    return used == acronym->size || (used + 1 == acronym->size && short_form[used] == '.');
}

static bool unknown_acronym(const ss_namer *n, uint32_t at) {
    uint32_t end;
    return ss_namer_has(n, at, SS_T_ALLCAPS) && ss_namer_token(n, at)->size >= 2 && !ss_namer_phrase(n, at,
           SS_PHRASE_NAME, &end);
}

static void bind(ss_namer *n, uint32_t acronym, uint32_t local) {
    ss_namer_put_word(n, SS_KEY_ACRONYM, n->tokens[acronym].hash, local);
}

static bool said_to_be(const ss_namer *n, uint32_t first) {
    uint32_t at = first;
    if (at > n->first && ss_namer_is(n, at - 1, SS_W(DETERMINER))) at--;
    if (at < n->first + 2 || !unknown_acronym(n, at - 2)) return false;
    return ss_namer_is(n, at - 1, SS_W(AUXILIARY)) || ss_namer_mark(n, at - 1, ',') || ss_namer_mark(n, at - 1, '(');
}

void ss_namer_acronym(ss_namer *n, ss_mention *mention) {
    uint32_t first = mention->first, end = mention->end, local = mention->local;
    uint8_t type = mention->type;
    if (local == SS_NONE || end - first < 2) return;
    if (said_to_be(n, first)) {
        uint32_t at = ss_namer_is(n, first - 1, SS_W(DETERMINER)) ? first - 3 : first - 2;
        if (abbreviates(n, ss_namer_token(n, at), first, end)) bind(n, at, local);
    }
    if (ss_namer_has(n, end, SS_T_QUOTE)) end++; /* "Islamic State" (IS) */
    if (!ss_namer_mark(n, end, '(') || !ss_namer_mark(n, end + 2, ')')) return;
    if (!ss_namer_has(n, end + 1, SS_T_ALLCAPS) || ss_namer_token(n, end + 1)->size < 2) return;
    if (!abbreviates(n, ss_namer_token(n, end + 1), first, mention->end)) return;
    bind(n, end + 1, local);
    ss_namer_mention(n, end + 1, end + 2, local, type, SS_ACRONYM);
}

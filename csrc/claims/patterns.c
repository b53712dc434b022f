#include "claims/patterns.h"

enum { NAME_MOST = 80, SHOWN = 24 /* bytes of a word in a message */ };
#define DEFAULT_ROLES (1u << SS_ROLE_HEADLINE | 1u << SS_ROLE_BODY)

void ss_patterns_init(ss_patterns *patterns, const ss_allocator *memory) {
    memset(patterns, 0, sizeof *patterns);
    patterns->memory = memory;
}

void ss_patterns_free(ss_patterns *patterns) {
    for (uint32_t i = 0; i < patterns->rules.count; i++)
        ss_pattern_free(patterns->rules.at[i].pattern);
    SS_DROP(&patterns->rules, patterns->memory);
    SS_DROP(&patterns->literals, patterns->memory);
    SS_DROP(&patterns->strings, patterns->memory);
}

/* ---- words ------------------------------------------------------------------------------------------------------------ */

/* The words that a key may have, as the enumerations of the tables have them. */
typedef struct { const char *what; const char *const *words; uint32_t count; } vocabulary;

static const char *const KINDS[] = {"claim", "act", "boilerplate"};
static const char *const LEVELS[] = {"communication", "attitude"};
static const char *const MODALITIES[] = {"actual", "possible", "conditional", "future", "required"};
static const char *const FLAGS[] = {"caseless", "extended"};
static const uint32_t FLAG_OPTIONS[] = {SS_PATTERN_CASELESS, SS_PATTERN_EXTENDED};
static const char *const ROLES[] = {"headline", "body", "caption", "dateline", "credit", "boilerplate"};
static const char *const SLOTS[] = {"source", "cue", "content", "addressee", "target"};
static const char *const ACTS[] = {
#define X(name, word) word,
    SS_ACTS(X)
#undef X
};
#define VOCABULARY(what, words) {what, words, (uint32_t)(sizeof(words) / sizeof *(words))}
static const vocabulary KIND = VOCABULARY("kind", KINDS), LEVEL = VOCABULARY("level", LEVELS), ACT = VOCABULARY("act", ACTS),
                        MODALITY = VOCABULARY("modality", MODALITIES), FLAG = VOCABULARY("flag", FLAGS), ROLE = VOCABULARY("role", ROLES);

const char *ss_slot_text(ss_slot slot) { return (unsigned)slot < SS_SLOTS ? SLOTS[slot] : ""; }

const char *ss_act_cameo(ss_act act) {
    static const char *const CODES[SS_ACTS_COUNT] = {
        [SS_ACT_STATE] = "010", [SS_ACT_REPORT] = "010", [SS_ACT_ACCUSE] = "112", [SS_ACT_DENY] = "016", [SS_ACT_REJECT] = "120",
        [SS_ACT_URGE] = "020", [SS_ACT_DEMAND] = "100", [SS_ACT_ASK] = "020", [SS_ACT_PROMISE] = "030", [SS_ACT_THREATEN] = "130",
        [SS_ACT_WARN] = "012", [SS_ACT_AGREE] = "030", [SS_ACT_PRAISE] = "051", [SS_ACT_BLAME] = "112", [SS_ACT_ANNOUNCE] = "010",
        [SS_ACT_DECLINE] = "011", [SS_ACT_VOTE_FOR] = "019", [SS_ACT_VOTE_AGAINST] = "120", [SS_ACT_ABSTAIN] = "010",
        [SS_ACT_VETO] = "129", [SS_ACT_BELIEVE] = "", [SS_ACT_WANT] = ""};
    return (unsigned)act < SS_ACTS_COUNT ? CODES[act] : "";
}

static bool slice_is(ss_slice slice, const char *word) { return slice.size == strlen(word) && !memcmp(slice.at, word, slice.size); }

/* How many bytes of it a message shows: whole code points. */
static int shown(ss_slice slice) {
    uint32_t size = slice.size < SHOWN ? slice.size : SHOWN;
    while (size && size < slice.size && (slice.at[size] & 0xC0) == 0x80)
        size--;
    return (int)size;
}

/* "communication, attitude", as far as there is room. */
static const char *list_words(const vocabulary *v, char out[SS_MESSAGE_SIZE]) {
    size_t used = 0;
    for (uint32_t i = 0; i < v->count; i++) {
        size_t size = strlen(v->words[i]);
        if (used + size + 3 > SS_MESSAGE_SIZE) break;
        if (used) memcpy(out + used, ", ", 2), used += 2;
        memcpy(out + used, v->words[i], size);
        used += size;
    }
    out[used] = 0;
    return out;
}

static ss_status unknown(const vocabulary *v, ss_slice word, ss_error *error) {
    char words[SS_MESSAGE_SIZE];
    return ss_error_set(error, SS_PATTERN, SS_NO_PLACE, "there is no %s '%.*s'; there are: %s", v->what, shown(word), word.at,
                        list_words(v, words));
}

/* One word, or SS_UNSAID for none. */
static ss_status choose(const vocabulary *v, ss_slice word, uint8_t *out, ss_error *error) {
    *out = SS_UNSAID;
    if (!word.size) return SS_OK;
    for (uint32_t i = 0; i < v->count; i++)
        if (slice_is(word, v->words[i])) *out = (uint8_t)i;
    return *out == SS_UNSAID ? unknown(v, word, error) : SS_OK;
}

/* Words with spaces between, as bits. */
static ss_status choose_all(const vocabulary *v, ss_slice words, uint32_t *out, ss_error *error) {
    const char *at = words.at, *end = words.at + words.size;
    while (words.size && at < end) {
        const char *space = memchr(at, ' ', (size_t)(end - at));
        ss_slice word = {at, (uint32_t)((space ? space : end) - at)};
        uint8_t bit;
        ss_status status = choose(v, word, &bit, error);
        if (status) return status;
        if (bit != SS_UNSAID) *out |= 1u << bit;
        at += word.size + 1;
    }
    return SS_OK;
}

/* ---- what a rule needs ------------------------------------------------------------------------------------------------- */

static ss_status wrong(ss_error *error, const char *message) { return ss_error_set(error, SS_PATTERN, SS_NO_PLACE, "%s", message); }

bool ss_patterns_bare(uint8_t act) {
    return act == SS_ACT_DECLINE || act == SS_ACT_VOTE_FOR || act == SS_ACT_VOTE_AGAINST || act == SS_ACT_ABSTAIN || act == SS_ACT_VETO;
}

static ss_status name_groups(ss_user_rule *rule, ss_error *error) {
    for (uint32_t i = 0; i < ss_pattern_names(rule->pattern); i++) {
        ss_group_name name = ss_pattern_name(rule->pattern, i);
        uint32_t slot = 0;
        while (slot < SS_SLOTS && !slice_is((ss_slice){name.at, name.size}, SLOTS[slot])) slot++;
        if (slot == SS_SLOTS)
            return ss_error_set(error, SS_PATTERN, SS_NO_PLACE,
                                "no group may be called '%.40s'; a group is a source, cue, content, addressee or target, or has no name: (?:...)",
                                name.at);
        rule->groups[slot] |= (uint16_t)(1u << name.group);
    }
    return SS_OK;
}

static bool has(const ss_user_rule *rule, ss_slot slot) { return rule->groups[slot] != 0; }

static ss_status check_claim(const ss_user_rule *rule, ss_error *error) {
    if (!has(rule, SS_SLOT_CUE)) return wrong(error, "a claim needs a group (?<cue>...): the words that say that somebody says it");
    if (!has(rule, SS_SLOT_CONTENT) && !ss_patterns_bare(rule->act)) return wrong(error, "a claim needs a group (?<content>...): what is said");
    return SS_OK;
}

static ss_status check_act(const ss_user_rule *rule, ss_error *error) {
    if (rule->act == SS_UNSAID) return wrong(error, "one of the kind act needs an act");
    for (uint32_t slot = 0; slot < SS_SLOTS; slot++)
        if (slot != SS_SLOT_CUE && has(rule, (ss_slot)slot))
            return wrong(error, "in one of the kind act only the cue may have a name: (?<cue>...)");
    return SS_OK;
}

static ss_status check_boilerplate(const ss_user_rule *rule, const ss_given_rule *given, ss_error *error) {
    if (given->act.size || given->lemma.size || given->cameo.size || given->level.size || given->modality.size || given->negated)
        return wrong(error, "boilerplate is no claim: it has no act, lemma, cameo, level, modality or negation");
    for (uint32_t slot = 0; slot < SS_SLOTS; slot++)
        if (has(rule, (ss_slot)slot)) return wrong(error, "boilerplate is no claim: its groups have no names");
    return SS_OK;
}

static ss_status check(const ss_user_rule *rule, const ss_given_rule *given, ss_error *error) {
    if (!(given->confidence >= 0 && given->confidence <= 1)) return wrong(error, "confidence is a number from 0 to 1");
    switch ((ss_rule_kind)rule->kind) {
    case SS_KIND_CLAIM: return check_claim(rule, error);
    case SS_KIND_ACT: return check_act(rule, error);
    default: return check_boilerplate(rule, given, error);
    }
}

/* ---- making ------------------------------------------------------------------------------------------------------------ */

static ss_status read_words(const ss_given_rule *given, ss_user_rule *rule, uint32_t *options, ss_error *error) {
    uint32_t flags = 0, roles = 0;
    if (!given->kind.size) return wrong(error, "it needs a kind: claim, act or boilerplate");
    ss_status status = choose(&KIND, given->kind, &rule->kind, error);
    if (!status) status = choose(&ACT, given->act, &rule->act, error);
    if (!status) status = choose(&LEVEL, given->level, &rule->level, error);
    if (!status) status = choose(&MODALITY, given->modality, &rule->modality, error);
    if (!status) status = choose_all(&ROLE, given->roles, &roles, error);
    if (!status) status = choose_all(&FLAG, given->flags, &flags, error);
    *options = SS_PATTERN_UNICODE | SS_PATTERN_DOTALL;
    for (uint32_t i = 0; i < FLAG.count; i++)
        if (flags & 1u << i) *options |= FLAG_OPTIONS[i];
    uint32_t usual = rule->kind == SS_KIND_BOILERPLATE ? (1u << ROLE.count) - 1 : DEFAULT_ROLES;
    rule->roles = (uint8_t)(roles ? roles : usual);
    return status;
}

static ss_status check_name(const ss_patterns *patterns, ss_slice name, ss_error *error) {
    if (!name.size) return wrong(error, "it needs a name");
    if (name.size > NAME_MOST) return wrong(error, "a name is at most 80 bytes long");
    for (uint32_t i = 0; i < patterns->rules.count; i++) {
        ss_slice other = ss_patterns_text(patterns, patterns->rules.at[i].name);
        if (other.size == name.size && !memcmp(other.at, name.at, name.size)) return wrong(error, "another pattern has that name");
    }
    return SS_OK;
}

static ss_status keep(ss_patterns *patterns, ss_slice text, ss_part_of *out) {
    uint32_t at = 0;
    if (text.size && ss_chars_add(&patterns->strings, patterns->memory, text.at, text.size, &at)) return SS_NOMEM;
    *out = (ss_part_of){at, text.size};
    return SS_OK;
}

static ss_status keep_literals(ss_patterns *patterns, ss_slice expression, uint32_t options, ss_user_rule *rule) {
    if (!SS_ROOM(&patterns->literals, patterns->memory, SS_LITERALS)) return SS_NOMEM;
    uint32_t first = patterns->literals.count;
    rule->literals = (ss_part_of){first, ss_literals_of(expression.at, expression.size, options, patterns->literals.at + first)};
    return SS_OK;
}

static ss_status keep_all(ss_patterns *patterns, const ss_given_rule *given, uint32_t options, ss_user_rule *rule) {
    ss_status status = keep(patterns, given->name, &rule->name);
    if (!status) status = keep(patterns, given->lemma, &rule->lemma);
    if (!status) status = keep(patterns, given->cameo, &rule->cameo);
    if (!status) status = keep_literals(patterns, given->expression, options, rule);
    if (status || !SS_ROOM(&patterns->rules, patterns->memory, 1)) return SS_NOMEM;
    patterns->literals.count += rule->literals.count;
    patterns->rules.at[patterns->rules.count++] = *rule;
    return SS_OK;
}

static ss_status make(ss_patterns *patterns, const ss_given_rule *given, ss_user_rule *rule, ss_error *error) {
    uint32_t options = 0;
    ss_status status = read_words(given, rule, &options, error);
    if (!status && !given->expression.size) status = wrong(error, "it needs a pattern: the expression");
    if (!status) status = ss_pattern_new(patterns->memory, given->expression.at, given->expression.size, options, &rule->pattern, error);
    if (!status) status = name_groups(rule, error);
    if (!status) status = check(rule, given, error);
    return status ? status : keep_all(patterns, given, options, rule);
}

ss_status ss_patterns_add(ss_patterns *patterns, const ss_given_rule *given, ss_error *error) {
    ss_user_rule rule = {.negated = given->negated, .confidence = given->confidence};
    uint32_t strings = patterns->strings.count;
    ss_status status = check_name(patterns, given->name, error);
    if (!status) status = make(patterns, given, &rule, error);
    if (!status) return SS_OK;
    ss_pattern_free(rule.pattern);
    patterns->strings.count = strings;
    return status == SS_NOMEM ? ss_error_set(error, SS_NOMEM, 0, "out of memory") : status;
}

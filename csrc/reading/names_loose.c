#include "reading/names_parts.h"

/* ---- at the end: surnames and acronyms that waited for the whole text ---- */

/* "the Herald": an everyday word is an outlet only behind "the". */
static bool is_outlets(const ss_namer *n, const ss_name_loose *loose, uint32_t local) {
    if (n->out->locals.at[local].type != SS_OUTLET || !(ss_namer_classes(n, loose->first) & (SS_W(COMMON) | SS_W(COMPANY)))) return true;
    const ss_token *before = loose->first ? &n->tokens[loose->first - 1] : NULL;
    return before && before->size == 3 && (ss_namer_classes(n, loose->first - 1) & SS_W(DETERMINER)) && (n->text->bytes[before->start + 2] | 0x20) == 'e';
}

static void settle_loose(ss_namer *n, ss_name_loose *loose) {
    uint32_t hash = n->tokens[loose->end - 1].hash;
    uint32_t local = ss_namer_acronymic(n, hash) ? ss_namer_get(n, ss_name_key(SS_KEY_ACRONYM, hash, 0)) : SS_NONE;
    if (local != SS_NONE && !is_outlets(n, loose, local)) local = SS_NONE;
    loose->how = local == SS_NONE ? SS_SURNAME : n->out->locals.at[local].type == SS_PLACE ? SS_NAME : n->tokens[loose->first].flags & SS_T_ALLCAPS ? SS_ACRONYM : SS_ALIAS;
    if (local == SS_NONE && (local = ss_namer_surname_meant(n, hash, loose->first)) != SS_NONE) n->sides.at[local].called = true;
    if (local == SS_NONE && loose->end == loose->first + 1) local = ss_namer_get(n, ss_name_key(SS_KEY_GIVEN, hash, 0));
    loose->local = local;
}

static void count_persons(ss_namer *n) {
    for (uint32_t i = 0; i < n->out->mentions.count; i++) {
        const ss_mention *mention = &n->out->mentions.at[i];
        if (mention->type == SS_PERSON && mention->local != SS_NONE) n->sides.at[mention->local].weight++;
    }
}

/* Kim-Holm, of whom the text has named a Kim and a Holm, but nobody of both names. */
static bool is_pair(ss_namer *n, const ss_name_loose *half) {
    const ss_token *first = &n->tokens[half[1].end - 3], *last = &n->tokens[half[1].end - 1];
    if (!ss_namer_callable(n, first->hash) || !ss_namer_callable(n, last->hash)) return false;
    uint32_t a = ss_namer_get(n, ss_name_key(SS_KEY_SURNAME, first->hash, 0)), b = ss_namer_get(n, ss_name_key(SS_KEY_SURNAME, last->hash, 0));
    return a != SS_NONE && b != SS_NONE && a != b && n->sides.at[b].middle != first->hash;
}

/* A name with a hyphen waits behind its first word: they are two, or one. */
static bool is_half(ss_namer *n, ss_name_loose *loose) {
    if (loose + 1 == n->loose.at + n->loose.count || !is_pair(n, loose)) return true;
    loose[1].first = loose[1].end - 1;
    return false;
}

void ss_namer_settle_loose(ss_namer *n) {
    uint32_t kept = 0;
    count_persons(n);
    for (uint32_t i = 0; i < n->loose.count; i++) {
        ss_name_loose *loose = &n->loose.at[i];
        if (loose->how == SS_HALF && is_half(n, loose)) continue;
        if (!ss_namer_callable(n, n->tokens[loose->end - 1].hash)) continue;
        settle_loose(n, loose);
        if (loose->local != SS_NONE) n->loose.at[kept++] = *loose;
    }
    n->loose.count = kept;
}

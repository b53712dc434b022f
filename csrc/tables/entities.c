#include "tables/batch.h"

static void put_stored(const ss_batch *b, uint32_t column, uint32_t at, ss_stored string) {
    ss_put_some(&b->columns[column], at, ss_corpus_text(b, string), string.size);
}

static void put_aliases(ss_batch *b, uint32_t at, ss_part_of part) {
    ss_vector *list = &b->columns[SS_ENTITIES_aliases];
    for (uint32_t i = part.first; i < part.first + part.count; i++)
        ss_list_string(list, ss_corpus_text(b, b->corpus->stored.at[i]), b->corpus->stored.at[i].size);
    ss_put_list(list, at);
}

static void put_gender(const ss_batch *b, uint32_t at, uint8_t gender) {
    if (gender == 'f') ss_put_string(&b->columns[SS_ENTITIES_gender], at, "female", 6);
    if (gender == 'm') ss_put_string(&b->columns[SS_ENTITIES_gender], at, "male", 4);
}

ss_status ss_fill_entities(ss_batch *b) {
    for (uint32_t at = 0; at < b->rows; at++) {
        const ss_entity_row *entity = &b->corpus->entities.at[b->first + at];
        put_stored(b, SS_ENTITIES_entity, at, entity->id);
        put_stored(b, SS_ENTITIES_name, at, entity->name);
        ss_put_small(&b->columns[SS_ENTITIES_type], at, entity->type);
        put_stored(b, SS_ENTITIES_country, at, entity->country);
        put_stored(b, SS_ENTITIES_role, at, entity->role);
        put_gender(b, at, entity->gender);
        ss_put_int(&b->columns[SS_ENTITIES_n_mentions], at, entity->mentions);
        ss_put_int(&b->columns[SS_ENTITIES_n_documents], at, entity->documents);
        put_stored(b, SS_ENTITIES_wikidata, at, entity->wikidata);
        put_aliases(b, at, entity->aliases);
    }
    return SS_OK;
}

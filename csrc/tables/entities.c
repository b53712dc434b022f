#include "tables/batch.h"

#define EACH_ENTITY(entity, at)                                                                                            \
    const ss_entity_row *entity = b->corpus->entities.at + b->first;                                                       \
    for (uint32_t at = 0, end_ = b->rows; at < end_; at++, entity++)

static inline void write_stored(const ss_batch *b, uint32_t column, ss_writer *w, uint32_t at, ss_stored string) {
    ss_write(&b->columns[column], w, at, b->corpus->strings.at + string.at, string.size);
}

static void put_names(const ss_batch *b) {
    ss_writer id = ss_write_begin(&b->columns[SS_ENTITIES_entity], 0), name = ss_write_begin(&b->columns[SS_ENTITIES_name], 0);
    EACH_ENTITY(entity, at) {
        write_stored(b, SS_ENTITIES_entity, &id, at, entity->id);
        write_stored(b, SS_ENTITIES_name, &name, at, entity->name);
    }
    ss_write_end(&b->columns[SS_ENTITIES_entity], &id, b->rows);
    ss_write_end(&b->columns[SS_ENTITIES_name], &name, b->rows);
}

static void put_facts(const ss_batch *b) {
    ss_writer country = ss_write_begin(&b->columns[SS_ENTITIES_country], 0), role = ss_write_begin(&b->columns[SS_ENTITIES_role], 0);
    ss_writer wikidata = ss_write_begin(&b->columns[SS_ENTITIES_wikidata], 0);
    EACH_ENTITY(entity, at) {
        write_stored(b, SS_ENTITIES_country, &country, at, entity->country);
        write_stored(b, SS_ENTITIES_role, &role, at, entity->role);
        write_stored(b, SS_ENTITIES_wikidata, &wikidata, at, entity->wikidata);
    }
    ss_write_end(&b->columns[SS_ENTITIES_country], &country, b->rows);
    ss_write_end(&b->columns[SS_ENTITIES_role], &role, b->rows);
    ss_write_end(&b->columns[SS_ENTITIES_wikidata], &wikidata, b->rows);
}

static void put_counts(const ss_batch *b) {
    int8_t *type = ss_smalls(&b->columns[SS_ENTITIES_type]);
    int32_t *mentions = ss_ints(&b->columns[SS_ENTITIES_n_mentions]), *documents = ss_ints(&b->columns[SS_ENTITIES_n_documents]);
    EACH_ENTITY(entity, at) {
        type[at] = (int8_t)entity->type;
        mentions[at] = (int32_t)entity->mentions;
        documents[at] = (int32_t)entity->documents;
    }
}

static void put_aliases(ss_batch *b, uint32_t at, ss_part_of part) {
    ss_vector *list = &b->columns[SS_ENTITIES_aliases];
    for (uint32_t i = part.first; i < part.first + part.count; i++)
        ss_list_string(list, ss_corpus_text(b, b->corpus->stored.at[i]), b->corpus->stored.at[i].size);
    ss_end_strings(list, at);
}

static void put_gender(const ss_batch *b, uint32_t at, uint8_t gender) {
    if (gender == 'f') ss_put_string(&b->columns[SS_ENTITIES_gender], at, "female", 6);
    if (gender == 'm') ss_put_string(&b->columns[SS_ENTITIES_gender], at, "male", 4);
}

ss_status ss_fill_entities(ss_batch *b) {
    put_names(b);
    put_facts(b);
    put_counts(b);
    EACH_ENTITY(entity, at) {
        put_gender(b, at, entity->gender);
        put_aliases(b, at, entity->aliases);
    }
    return SS_OK;
}

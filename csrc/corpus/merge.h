/* Merging, inside: what the steps of ss_corpus_new hand to each other. Nothing here outlives ss_corpus_new.
 *
 *   locals --groups.c--> groups --people.c--> sets of groups --entities.c--> rows of `entities`
 *
 * A group is all locals that are one entity beyond doubt: the same entity of the lexicon, or the same folded name. Groups
 * hang in a forest (`parent`); the groups of one tree are one entity. Whatever is chosen (a name, a country, a role) is
 * chosen by what the documents say and how many say it, never by which document came first. */
#ifndef SS_CORPUS_MERGE_H
#define SS_CORPUS_MERGE_H

#include "corpus/corpus.h"
#include "corpus/map.h"
#include "corpus/sort.h"

typedef struct {
    uint64_t key;             /* hash of the folded name or of the lexicon's entity */
    ss_slice name;            /* the usual spelling: points into a shard or the lexicon */
    ss_slice role;            /* the latest; size 0 when none */
    uint64_t office;          /* least hash of an office that a document names; 0 when none does */
    uint64_t post;            /* key of the last one that was noted; 0 when none was */
    uint32_t seen_office, seen_country; /* of the local that was looked at last; 0 when none was: offices count from 1 here */
    uint64_t given;           /* of persons: hash of the first word; of a surname alone, of all of it */
    uint32_t parent;          /* in the forest; itself for a root */
    uint32_t lexicon, country;
    uint32_t documents, mentions, females, males, last_document;
    uint32_t row;             /* of `entities`, of a root at the end */
    int32_t role_day;
    int32_t first_day, last_day; /* of the documents of a person; SS_NO_DAY when none has one */
    uint8_t type;
    bool full, many_names, many_countries;
    bool borrowed;            /* the country is another group's */
    bool tailed;              /* an everyday word ends the name: Rolf Wenkel Europe */
} ss_group;

/* A person of one office: two such with near names may be one. */
typedef struct { uint64_t key; uint32_t group; } ss_post;

/* A surname of a full name, or what else of it is known (corpus/namesakes.h); `root` is known once near spellings are joined. */
typedef struct { uint64_t hash; uint32_t group, root; } ss_surname;

/* What one local says of a group whose locals do not agree. */
typedef struct { uint32_t group, country; ss_slice name; } ss_vote;

/* Locals of an entity of the corpus before, the last two met that are not written alike, and their groups: most are written so. */
typedef struct { struct { const ss_local *local; const char *name; uint32_t group; } at[2]; uint32_t last; } ss_met;

typedef struct {
    ss_corpus *corpus;
    const ss_allocator *memory;
    const ss_lexicon *lexicon;
    ss_met *met;              /* by entity of the corpus before; NULL when there is none */
    SS_LIST(ss_group) groups;
    SS_LIST(ss_post) posts;
    SS_LIST(ss_surname) surnames;
    SS_LIST(ss_vote) names, countries;
    bool contested;           /* the locals of some group do not agree */
    ss_map written, folded;   /* to groups: by a name as written, by its folded form */
} ss_merge;

/* One local, and where it stands. */
typedef struct {
    const ss_shard *shard;
    const ss_row *row;
    const ss_local *local;
    uint32_t document;        /* of the corpus */
    uint32_t at;              /* in entity_of */
} ss_local_at;

typedef ss_status ss_visit(ss_merge *merge, const ss_local_at *where);
ss_status ss_merge_each(ss_merge *merge, ss_visit *visit);

ss_slice ss_local_name(const ss_local_at *where);

/* Fills the groups, and entity_of with group numbers. */
ss_status ss_merge_group(ss_merge *merge);
/* Joins houses that an article calls by their letters alone to the one that others spell out with these. */
ss_status ss_merge_letters(ss_merge *merge);
/* Notes the words of a new person's folded name. */
ss_status ss_merge_note_person(ss_merge *merge, uint32_t group, const char *folded, uint32_t size);
/* Joins groups of persons: near spellings, surnames. */
ss_status ss_merge_people(ss_merge *merge);
/* Makes the rows, and turns entity_of into their numbers. */
ss_status ss_merge_rows(ss_merge *merge);

/* The entity of the lexicon whose id an entity of that name would get, or SS_NONE. */
uint32_t ss_merge_namesake(const ss_merge *merge, uint8_t type, ss_slice name);

uint32_t ss_group_root(ss_merge *merge, uint32_t group);
void ss_group_join(ss_merge *merge, uint32_t a, uint32_t b);
/* Takes the role if it is later than the one known. */
void ss_group_role(ss_group *group, ss_slice role, int32_t day);

/* All three; the corpus has its shards already. */
ss_status ss_entities_merge(ss_corpus *corpus);

#endif

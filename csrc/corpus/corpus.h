/* What needs all documents: entities merged, ids made unique, dates learnt from other articles.
 *
 *   local (shard, document, k) --merge--> entity (corpus)
 *
 *   entity_of[ global local index ] -> row of `entities`
 *
 * Merging does not depend on the order of documents: entities are sorted by id at the end. Lexicon entities merge by their
 * entity; persons by folded name (lexicon/fold.h), by surname when one document names only the surname and one full name
 * of the corpus fits office or state, by near spelling when given name, office and state agree; organisations by folded
 * name. A slug that two different entities would share gets -2, -3 by name. */
#ifndef SS_CORPUS_CORPUS_H
#define SS_CORPUS_CORPUS_H

#include "base/hash.h"
#include "corpus/rows.h"

typedef struct {
    ss_stored id, name, role, country;    /* in the corpus's own string pool; size 0 is null */
    ss_stored wikidata;
    uint8_t type, gender;                 /* 'f', 'm', 'x' or 0 */
    uint32_t lexicon;                     /* entity of the lexicon, or SS_NONE */
    ss_part_of aliases;                   /* in `stored` */
    uint32_t mentions, documents;
} ss_entity_row;

/* What all documents together tell of one: for every document of the corpus. `published` is the day to show, whether the
 * shard's own or learnt here (published_from SS_PUB_CORPUS); duplicate_of is an earlier document or SS_NONE. `redated` is where
 * the document's own array of dates begins, in `redated` of the corpus, when its day was learnt here; SS_NONE else. Rows of documents
 * are large, so what is asked of all documents stands here too: `sketch` and `has` of the row, ss_hash64 of the document's id, and
 * where its locals, claims, spans and dates begin. */
typedef struct {
    uint64_t sketch, id_hash;
    uint32_t first_local, first_claim;    /* in entity_of; in statement_of. The next document's begin behind the last */
    uint32_t first_span, first_date;      /* in the spans and dates of its shard */
    int32_t published; uint8_t published_from, has; uint32_t duplicate_of, redated;
    uint32_t first_ballot, first_mandate; /* in ballot_events and mandate_events */
    ss_part_of told;                      /* in `told`: by claim */
} ss_document_update;

/* One happening that documents tell of; see corpus/events.h. */
typedef struct { ss_stored id; int32_t day; } ss_event_row; /* SS_NO_DAY when not known */

/* What events tell of a claim: its event or SS_NONE, and the day it was said where other articles tell it, or SS_NO_DAY. `dated`:
 * it is a statement that told the day. */
typedef struct { uint32_t claim, event; int32_t day; bool dated; } ss_told_row;

/* A claim that renders a statement: the claim's place in its document, and how like the fullest wording it is. */
typedef struct { uint32_t document, claim; float similarity; } ss_member_row;

/* See corpus/statements/statements.h. `hash` makes the id; members stand in `members`, the fullest wording first. */
typedef struct {
    uint64_t hash;
    uint32_t speaker, documents, outlets, independent; /* row of entities; counts */
    int32_t first;                        /* SS_NO_DAY when not known */
    uint8_t act;
    bool kept;                            /* as the corpus before has it: so are its claims and their days */
    ss_part_of members;
} ss_statement_row;

/* What the tables show of statements where some have echoes: see corpus/statements/echoes.h. Rows, members, rows by claim as in the corpus. */
typedef struct { SS_LIST(ss_statement_row) statements; SS_LIST(ss_member_row) members; ss_ids statement_of; } ss_echoed;

/* See corpus/conflicts.h; kinds and severities in the contract's order. */
typedef enum { SS_CONFLICT_DATE, SS_CONFLICT_NUMBER, SS_CONFLICT_NAME, SS_CONFLICT_TITLE, SS_CONFLICT_OUTCOME, SS_CONFLICT_ATTRIBUTION,
               SS_CONFLICT_CONTENT, SS_CONFLICT_REASON, SS_CONFLICT_GENDER, SS_CONFLICT_WORDING, SS_CONFLICT_PUBLISHED } ss_conflict_kind;
typedef enum { SS_CONTRADICTION, SS_VARIANT_SEVERITY } ss_severity;
typedef struct {
    uint32_t document; ss_span span;
    ss_stored value;                      /* size 0 is null */
    uint32_t claim, speaker;              /* of the document; row of entities; SS_NONE when there is none */
} ss_side_row;
/* `source` says what found it, as far as a corpus behind this one asks (corpus/conflicts/make.h), and `key` in what. */
typedef struct { uint8_t kind, severity, source; ss_stored about; ss_part_of sides; uint64_t key; } ss_conflict_row;

/* A long quotation of one person: the low half of what it begins with (corpus/conflicts/quotes.c). */
typedef struct { uint32_t begin, document; } ss_quote_place;

typedef struct ss_memo ss_memo;           /* corpus/statements/memo.h */

struct ss_corpus {
    const ss_allocator *memory;
    ss_engine *engine;
    int references;                       /* atomic */
    uint32_t workers;                     /* on how many threads it is made: as many as one of its shards was read on */
    SS_LIST(ss_shard *) shards;
    SS_LIST(uint32_t) first_document;     /* of each shard, and one behind the last */
    SS_LIST(ss_document_update) updates;  /* by document of the corpus */
    SS_LIST(ss_entity_row) entities;
    SS_LIST(uint64_t) first_local;        /* of each shard in entity_of */
    ss_ids entity_of;                     /* every local of every shard -> entity row */
    SS_LIST(ss_stored) ids;               /* the unique id of each document of the corpus, in `strings` */
    /* Warnings that only the corpus can give, in document order: repeated-id, date-candidate (one for each date that lost
     * against `published`), ... Messages stand in `strings` (message_at, message_size). The rows of one document in the
     * table of warnings are its shard's, then these. */
    ss_warnings warnings;
    ss_ids first_warning;                 /* by document, in `warnings`; and one behind the last */
    SS_LIST(ss_stored) stored;            /* aliases of entities */
    SS_LIST(uint64_t) spellings;          /* of each: hash of its tokens, folded (ss_spelling) */
    ss_chars strings;
    ss_dates redated;                     /* see ss_document_update; use ss_corpus_date */
    SS_LIST(ss_statement_row) statements;
    SS_LIST(ss_member_row) members;
    ss_ids statement_of;                  /* by claim, shard behind shard: row of statements or SS_NONE; empty when there are none */
    ss_echoed echoed;                     /* with echoes; empty when there are none */
    SS_LIST(uint64_t) first_claim;        /* of each shard in statement_of; and one behind the last */
    uint32_t renamed;                     /* how many documents have another id than their row */
    SS_LIST(ss_event_row) events;
    ss_ids ballot_events, mandate_events; /* by document, by ballot: row of events or SS_NONE */
    SS_LIST(ss_told_row) told;
    SS_LIST(ss_conflict_row) conflicts;
    SS_LIST(ss_side_row) sides;
    SS_LIST(ss_quote_place) quotes;       /* by document, for a corpus behind this one */
    uint32_t statements_capped;           /* buckets that were larger than the window */
    uint32_t conflicts_capped;            /* lists of documents that were longer than what conflicts look at */
    uint32_t quotes_capped;               /* of these, quotations */
    const ss_corpus *like;                /* a corpus of the first shards, while this one is made; else NULL */
    bool unchanged;                       /* likewise: nothing about its documents has changed */
    ss_ids rows;                          /* likewise: by entity of that corpus its row in this one, SS_NONE when it is several now */
    ss_memo *memo;                        /* for a corpus behind this one */
};

/* A date of a document as the corpus sees it: of as many as its row says (`dates.count`), with the same span, at the same place;
 * value and days are new when the document's day was learnt from other articles. For the tables of dates. */
ss_date ss_corpus_date(const ss_corpus *corpus, uint32_t document, uint32_t number);

/* When a claim was said, as the corpus sees it: the days of its date, unless its day or the document's was learnt from other
 * articles. `claim` is one of the document's. *from is an ss_date_from. For the tables of claims. */
void ss_corpus_claim_days(const ss_corpus *corpus, uint32_t document, const ss_claim_row *claim, int32_t *first, int32_t *last,
                          uint8_t *from);

/* The row of statements that the document's claim renders, or SS_NONE. */
uint32_t ss_corpus_statement(const ss_corpus *corpus, uint32_t document, uint32_t claim);

/* Statements as the tables show them, echoes among their members. `of`: as statement_of; NULL when it is empty. */
typedef struct { const ss_statement_row *rows; const ss_member_row *members; const uint32_t *of; uint32_t count; } ss_statements_shown;
static inline ss_statements_shown ss_corpus_shown(const ss_corpus *corpus)
{
    const ss_echoed *e = &corpus->echoed;
    if (e->statements.count) return (ss_statements_shown){e->statements.at, e->members.at, e->statement_of.at, e->statements.count};
    return (ss_statements_shown){corpus->statements.at, corpus->members.at, corpus->statement_of.count ? corpus->statement_of.at : NULL, corpus->statements.count};
}

/* What events tell of the document's claim, or NULL. */
const ss_told_row *ss_corpus_told(const ss_corpus *corpus, uint32_t document, uint32_t claim);

/* Of a string of the corpus's pool that is not empty. */
static inline uint64_t ss_stored_hash(const ss_corpus *corpus, ss_stored string)
{
    return ss_hash64(corpus->strings.at + string.at, string.size, 0);
}

/* The rows of entities that the document's locals are: *count of them. */
static inline const uint32_t *ss_corpus_entities(const ss_corpus *corpus, uint32_t document, uint32_t *count)
{
    const ss_document_update *update = &corpus->updates.at[document];
    uint32_t end = document + 1 < corpus->updates.count ? update[1].first_local : corpus->entity_of.count;
    *count = end - update->first_local;
    return SS_PART(corpus->entity_of, update->first_local);
}

/* Whether there is a corpus before, each of whose entities is one entity still. */
static inline bool ss_corpus_whole(const ss_corpus *corpus)
{
    for (uint32_t e = 0; e < corpus->rows.count; e++)
        if (corpus->rows.at[e] == SS_NONE) return false;
    return corpus->like != NULL;
}

/* The shard that holds the document, and the document's index in it. */
uint32_t ss_corpus_shard_of(const ss_corpus *corpus, uint32_t document, uint32_t *within);

#endif

/* Where an article comes from: its date, outlet, place, authors and the agencies that it credits.
 *
 * The document's date is a claim too. Candidates come from the caller's metadata, a header, byline or dateline in the text,
 * the URL, the file name, and a full date with its weekday in the lead; the best is first, in that order:
 *
 *   given > header > byline > dateline > url (/2024/03/29/) > filename (2024-03-29_x.txt) > text
 *
 * The others are kept, so that a reader can be warned of them. A header that its own text contradicts is `doubtful` and goes
 * behind all others: the article is then without a date rather than under a wrong one (see ss_provenance_day). It is
 * contradicted by
 *   - a full date, told as past, more than two days after it: "was adopted on 28 March 2024" under 15 January 2024;
 *   - a report of "this" weekday that its week had not reached: "said this Friday" under a Monday.
 *
 * The outlet: given; else the URL's host; else the text's own words, with names from the table of outlets: "reports an RBC
 * correspondent", a note of the site ("The X website contains ..."), "(Reuters) -" behind the dateline. Agencies of photo
 * credits are neither outlet nor source of the text. */
#ifndef SS_CLAIMS_PROVENANCE_H
#define SS_CLAIMS_PROVENANCE_H

#include "claims/claim.h"
#include "reading/dates.h"

/* published_from and outlet_from of the contract, in its order */
typedef enum { SS_PUB_GIVEN, SS_PUB_HEADER, SS_PUB_BYLINE, SS_PUB_DATELINE, SS_PUB_FILENAME, SS_PUB_URL, SS_PUB_TEXT, SS_PUB_CORPUS, SS_PUB_NONE } ss_published_from;
typedef enum { SS_OUTLET_GIVEN, SS_OUTLET_URL, SS_OUTLET_TEXT, SS_OUTLET_NONE } ss_outlet_from;

typedef struct { int32_t day; uint8_t from; uint8_t doubtful; ss_span span; /* empty outside the text */ } ss_published;
typedef SS_LIST(ss_published) ss_published_list;

/* Slices of the record, borrowed; size 0 when absent. */
typedef struct { const char *at; uint32_t size; } ss_slice;

/* What the caller's record says of where the text is from. */
typedef struct { ss_slice path, url, outlet; int32_t published; /* SS_NO_DAY when not given */ } ss_origin;

typedef struct {
    ss_published_list candidates;   /* best first; may be empty */
    uint8_t outlet_from;
    uint32_t outlet;                /* entity of the lexicon when the outlet was found there, else SS_NONE */
    ss_slice outlet_name;           /* given name, host, or the lexicon's name */
    ss_span place;                  /* of the dateline: MOSCOW; empty when none */
    ss_span headline;               /* empty when the text has none */
    ss_ids credits;                 /* entities of the lexicon (agencies), in text order, no repeats */
    SS_LIST(ss_span) authors;       /* byline names in the text */
} ss_provenance;

/* What the stages before left in the document. `names` may be empty: the outlet is then looked for in headers, datelines
 * and site notes alone. Relative dates need not be resolved yet: only dates that stand by themselves are looked at. */
typedef struct {
    const ss_text *text;
    const ss_tokens *tokens;
    const ss_paragraphs *paragraphs;
    const ss_sentences *sentences;
    const ss_dates *dates;
    const ss_names *names;
    const ss_lexicon *lexicon;
} ss_provenance_input;

/* Lists go to the arena; slices point into the origin, the lexicon or the arena. SS_NOMEM leaves *out alone. */
ss_status ss_provenance_find(const ss_provenance_input *input, const ss_origin *origin, ss_arena *arena, ss_provenance *out);

/* The day that the document's relative dates count from, and where it is from: the best candidate that is not doubtful, else
 * SS_NO_DAY and SS_PUB_NONE. */
int32_t ss_provenance_day(const ss_provenance *provenance, uint8_t *from);

#endif

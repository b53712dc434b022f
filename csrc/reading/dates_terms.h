/* The terminals of the date grammar: what a token is to it.
 *
 *   at the end of March, two weeks ago   ->  AT THE EDGE(end) OF MONTH(3) , NUMBER(2) UNIT(5) AGO
 *
 * Months, weekdays, units, numbers, ordinals and holidays come from the vocabulary with their values; the grammar's own
 * function words are a closed list in dates_terms.c. A reader remembers the terms of the last tokens looked at, so that
 * trying several rules at one place costs one look-up a token. Terms never reach over the reader's `end` (the sentence):
 * what is asked for outside `first`..`end` is OTHER. */
#ifndef SS_READING_DATES_TERMS_H
#define SS_READING_DATES_TERMS_H

#include "reading/dates.h"

/* value and plural as the comments say; else 0 */
typedef enum {
    SS_DT_OTHER,
    SS_DT_MARK,      /* one byte of punctuation: that byte; dashes of any length are '-', the curly apostrophe ' */
    SS_DT_DIGITS,    /* digits only, no separators, up to 9 of them: the number; plural: how many digits */
    SS_DT_NUMERAL,   /* another token that begins with a digit: 1,200 25bn 4x4 */
    SS_DT_ORDINAL,   /* first, 28th: the number */
    SS_DT_DECADE,    /* 1990s, 80s: the number before the s */
    SS_DT_NUMBER,    /* a number word: its value */
    SS_DT_MONTH, SS_DT_WEEKDAY, /* value 1.. ; plural of weekdays: Fridays */
    SS_DT_UNIT,      /* value 1 second .. 10 century; plural */
    SS_DT_WEEKEND, SS_DT_FORTNIGHT,
    SS_DT_DAYPART,   /* morning .. night: ss_day_part */
    SS_DT_OCLOCK,    /* noon 12, midnight 0 */
    SS_DT_SEASON,    /* spring 1 .. winter 4 */
    SS_DT_HOLIDAY,   /* month * 100 + day; month * 10000 + weekday * 100 + which (9 = last) when it floats; 1 Easter */
    SS_DT_THE, SS_DT_A, SS_DT_THIS, SS_DT_THAT, SS_DT_THESE, SS_DT_SAME, SS_DT_EACH, SS_DT_PER,
    SS_DT_LAST, SS_DT_PAST, SS_DT_PREVIOUS, SS_DT_NEXT, SS_DT_FOLLOWING, SS_DT_COMING, SS_DT_RECENT,
    SS_DT_FEW,       /* few several many some: a number left open */
    SS_DT_COUPLE, SS_DT_HALF,
    SS_DT_EARLY, SS_DT_LATE, SS_DT_MID, /* stands before what it narrows */
    SS_DT_EDGE,      /* end, beginning, middle + of: ss_date_mod */
    SS_DT_EARLIER, SS_DT_LATER, SS_DT_AGO, SS_DT_BEFORE, SS_DT_AFTER,
    SS_DT_IN,        /* in since until by from during to through between and or at on for over within ...: ss_date_link */
    SS_DT_OF,
    SS_DT_DAY,       /* yesterday -1 today 0 tomorrow 1 */
    SS_DT_TONIGHT,   /* tonight; overnight 1 */
    SS_DT_REF,       /* now -> 0, recently -> -1, soon -> 1 */
    SS_DT_OFTEN,     /* daily 4 weekly 5 .. : the unit */
    SS_DT_ONCE,      /* once 1 twice 2 */
    SS_DT_TIMES,
    SS_DT_HALFDAY,   /* a.m. 0, p.m. 12 */
    SS_DT_ZONE,      /* EST; o'clock 1 */
    SS_DT_FISCAL,
    SS_DT_LENGTH,    /* mere full long straight, other 2, more 3: stands between a number and its unit */
    SS_DT_THAN,
    SS_DT_DEGREE,    /* about, less, least, most: ss_date_mod */
    SS_DT_OLD, SS_DT_NEW, SS_DT_EVE, SS_DT_STRAY, /* stray: black, super ... before a weekday that is a name then */
    SS_DT_TENSE,     /* will shall 2, due would 1, set going 3 (before "to"): what follows is to come; was
                      * had -1, said -2 (unless it is "be said"): it has been */
    SS_DT_TIME,      /* time; the moment 1 */
    SS_DT_COUNT,
} ss_date_term;

typedef enum { SS_PART_NONE, SS_PART_MORNING, SS_PART_AFTERNOON, SS_PART_EVENING, SS_PART_NIGHT, SS_PART_MIDDAY,
               SS_PART_WEEK /* the week that holds the day */ } ss_day_part;

typedef enum { SS_LINK_IN = 1, SS_LINK_SINCE, SS_LINK_UNTIL, SS_LINK_BY, SS_LINK_FROM, SS_LINK_DURING, SS_LINK_TO,
               SS_LINK_THROUGH, SS_LINK_BETWEEN, SS_LINK_AND, SS_LINK_OR, SS_LINK_AT, SS_LINK_ON, SS_LINK_FOR,
               SS_LINK_OVER, SS_LINK_WITHIN } ss_date_link;

typedef struct {
    uint32_t token;
    int32_t value;
    uint8_t sort;    /* ss_date_term */
    uint8_t plural;
} ss_term;

#define SS_TERMS 32u /* remembered; a power of two, more than any rule looks ahead */

typedef struct {
    const ss_text *text;
    const ss_tokens *tokens;
    const ss_vocabulary *vocabulary;
    const ss_date_word *words; /* by symbol; a word without a symbol is looked up among the grammar's own */
    uint32_t first, end;   /* the sentence */
    ss_term terms[SS_TERMS];
} ss_date_reader;

/* Every date holds a word that sets it off or a token with one of these flags: a number, capitals (Q3). */
#define SS_DATE_MARKS (SS_T_NUMBER | SS_T_ALLCAPS)
/* As many words as the vocabulary has. */
void ss_date_words_fill(const ss_vocabulary *vocabulary, ss_date_word *words);
void ss_date_reader_init(ss_date_reader *reader, const ss_text *text, const ss_tokens *tokens,
                         const ss_vocabulary *vocabulary, const ss_date_word *words);
const ss_term *ss_date_term_read(ss_date_reader *reader, uint32_t token); /* the same, of a token not remembered */

/* The term of a token. The pointer is good until SS_TERMS other tokens have been looked at. */
static inline const ss_term *ss_date_term_at(ss_date_reader *reader, uint32_t token)
{
    const ss_term *term = &reader->terms[token % SS_TERMS];
    return term->token == token && token >= reader->first && token < reader->end ? term : ss_date_term_read(reader,
        token);
}

static inline bool ss_date_is(ss_date_reader *reader, uint32_t token, ss_date_term sort)
{
    return ss_date_term_at(reader, token)->sort == sort;
}
static inline bool ss_date_is_mark(ss_date_reader *reader, uint32_t token, char mark)
{
    const ss_term *term = ss_date_term_at(reader, token);
    return term->sort == SS_DT_MARK && term->value == mark;
}
static inline bool ss_date_is_link(ss_date_reader *reader, uint32_t token, ss_date_link link)
{
    const ss_term *term = ss_date_term_at(reader, token);
    return term->sort == SS_DT_IN && term->value == (int32_t)link;
}
/* No white space between this token and the one before. */
static inline bool ss_date_glued(const ss_date_reader *reader, uint32_t token)
{
    return token > reader->first && token < reader->end && !(reader->tokens->at[token].flags & SS_T_SPACE);
}
static inline bool ss_date_has(const ss_date_reader *reader, uint32_t token, uint32_t flags)
{
    return token >= reader->first && token < reader->end && (reader->tokens->at[token].flags & flags);
}

#endif

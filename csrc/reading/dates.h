/* Dates, times, durations and sets, as TIMEX3 (ISO-TimeML) writes them.
 *
 *   "a day earlier"  -> span, type DATE, value "2024-03-28", first = last = 19810, anchor TEXT, why "the day before ..."
 *
 * Expressions are found at tokens that the vocabulary flags (months, weekdays, units, numbers before them, ...), read by a
 * small grammar over tokens, and resolved against `document_day` (the document's date, SS_NO_DAY when not known) and
 * against dates read before. Without an anchor a value keeps what is known: "XXXX-03-28", "XXXX-WXX-5". Spans are those of
 * TimeML: no preposition ("on"), but "since"-like words stay outside too; "the end of March" is inside with mod END.
 * The day of a time stamp is the day as written. A day that does not exist (31 June) is found with the value as written
 * and no first / last; the caller makes a warning of it. The answer never depends on today's date. */
#ifndef SS_READING_DATES_H
#define SS_READING_DATES_H

#include "reading/numbers.h"
#include "text/sentences.h"

typedef enum { SS_DATE, SS_TIME, SS_DURATION, SS_SET } ss_date_type;
typedef enum { SS_ANCHOR_ABSOLUTE, SS_ANCHOR_DOCUMENT, SS_ANCHOR_TEXT, SS_ANCHOR_CORPUS, SS_ANCHOR_NONE } ss_anchor;
typedef enum { SS_MOD_NONE, SS_MOD_BEFORE, SS_MOD_AFTER, SS_MOD_START, SS_MOD_MID, SS_MOD_END, SS_MOD_APPROX,
               SS_MOD_LESS_THAN, SS_MOD_MORE_THAN, SS_MOD_EQUAL_OR_LESS, SS_MOD_EQUAL_OR_MORE, SS_MOD_ON_OR_BEFORE,
               SS_MOD_ON_OR_AFTER } ss_date_mod;
/* Which rule read it; ss_date_why gives the sentence. */
typedef enum { SS_DATE_ISO, SS_DATE_DAY_MONTH, SS_DATE_MONTH_DAY, SS_DATE_MONTH, SS_DATE_YEAR, SS_DATE_WEEKDAY,
               SS_DATE_DEICTIC, SS_DATE_RELATIVE_DOCUMENT, SS_DATE_RELATIVE_TEXT, SS_DATE_RANGE, SS_DATE_QUARTER,
               SS_DATE_DECADE, SS_DATE_SEASON, SS_DATE_VAGUE, SS_DATE_CLOCK, SS_DATE_LENGTH, SS_DATE_REPEAT,
               SS_DATE_HOLIDAY, SS_DATE_SLASHED, SS_DATE_WHYS } ss_date_why_code;

/* What an expression says, before it is counted out: private to the files dates_*.c.
 *
 *   "a day earlier"  SHIFT  grain day, amount -1, from_text, base 3        "last July"  CALENDAR  month 7, toward -1 */
typedef enum { SS_OP_FIXED, SS_OP_CALENDAR, SS_OP_SHIFT, SS_OP_WEEKDAY, SS_OP_SAME } ss_date_op;

typedef struct {
    uint8_t op;            /* ss_date_op; FIXED: `value` is the answer whatever the day */
    uint8_t grain;         /* the unit it names, 2 minute .. 10 century, or one of ss_date_grain */
    int8_t toward;         /* of what lacks a year or is a weekday: ss_date_toward */
    uint8_t part;          /* ss_day_part of dates_terms.h */
    uint8_t month, day;    /* 0 unknown; month: also quarter, half, season */
    uint8_t weekday, which;/* 1..7, 0 none; which such weekday of the month, 9 the last */
    int8_t hour, minute;   /* -1 none */
    uint8_t from_text;     /* counts from the date `base`, not from the document */
    int16_t year;          /* 0 unknown */
    int16_t months;        /* of a SHIFT in days: months to go first (a year and two days ago) */
    int32_t amount;        /* of a SHIFT: how many of the grain; of toward THIS: years from the document's (June next year) */
    uint32_t base;         /* index in the list, or UINT32_MAX */
} ss_date_meaning;

typedef struct {
    ss_span span;
    uint32_t first_token, end_token;
    uint32_t sentence;
    int32_t first, last;    /* days, or SS_NO_DAY */
    char value[28];         /* NUL-terminated TIMEX3 value */
    char quant[6], freq[4]; /* of sets: "EVERY", "2X" or empty */
    uint8_t type;           /* ss_date_type */
    uint8_t mod;            /* ss_date_mod */
    uint8_t anchor;         /* ss_anchor */
    uint8_t why;            /* ss_date_why_code */
    uint8_t relative : 1;   /* 1: would change with the document's date (weekdays, "yesterday", a day without year) */
    uint8_t header : 1;     /* 1: stands in the header of the article */
    uint8_t impossible : 1; /* 1: there is no such day */
    uint8_t of_noun : 1;    /* 1: a year that only what it is the year of tells: a 2014 report */
    ss_date_meaning meaning;
} ss_date;

typedef SS_LIST(ss_date) ss_dates;

/* Notes for every word what it is to the grammar, once the vocabulary is full. Without it ss_dates_find does so for each
 * text, which is slow. SS_NOMEM leaves the vocabulary as it was. */
ss_status ss_dates_prepare(ss_vocabulary *vocabulary);

ss_status ss_dates_find(const ss_text *text, const ss_tokens *tokens, const ss_paragraphs *paragraphs,
                        const ss_sentences *sentences, const ss_vocabulary *vocabulary, int32_t document_day,
                        ss_arena *arena, ss_dates *out);

/* The same for a document whose day is still to be found: what that day does not change has its value, the rest is relative and has
 * none until ss_dates_resolve, which must be called then. */
ss_status ss_dates_seek(const ss_text *text, const ss_tokens *tokens, const ss_paragraphs *paragraphs, const ss_sentences *sentences,
                        const ss_vocabulary *vocabulary, ss_arena *arena, ss_dates *out);
/* Once more for another document date (learnt from the corpus, or no longer trusted: SS_NO_DAY): the relative dates of a
 * document get new values, `anchor` as given; nothing is searched again. Works on a copy of what ss_dates_find made. */
void ss_dates_resolve(ss_dates *dates, int32_t document_day, ss_anchor anchor);

const char *ss_date_why(ss_date_why_code why);
const char *ss_date_mod_name(ss_date_mod mod); /* "END"; NULL for none */

#endif

/* Labels of transcripts: who speaks, before a colon at the head of a line.
 *
 *   "KERR (smiling): For how long?        first..end  KERR     colon  :     marked: a quotation opens before it
 *   IDA HOLM, HOST: Welcome back.         first..end  IDA HOLM, HOST
 *   THE PRESIDENT: Order.                 an office
 *   Q: Why not?                           a question; A: an answer; nobody is named
 *
 * What names no person, office or outlet is no label: Photo, Geneva, Born. Words in capitals that nothing tells to be a name, but
 * that may be one (KERR; but also WARNING), and organisations are SS_LABEL_MAYBE: whoever reads all labels knows more. */
#ifndef SS_CLAIMS_LABELS_H
#define SS_CLAIMS_LABELS_H

#include "claims/view.h"

typedef enum { SS_LABEL_NAME, SS_LABEL_OFFICE, SS_LABEL_QUESTION, SS_LABEL_ANSWER, SS_LABEL_MAYBE, SS_LABEL_LETTER /* B: of a list */ } ss_label_kind;

typedef struct {
    uint32_t first, end; /* tokens, without what stands in brackets behind it */
    uint32_t colon;
    uint32_t local;      /* of a name, or SS_NONE */
    uint32_t word;       /* hash of its last word: the same for one speaker where no local tells */
    uint8_t kind;        /* ss_label_kind */
    uint8_t shouted;     /* in capitals throughout */
    uint8_t plain;       /* of SS_LABEL_MAYBE: an ordinary word, a name only if the text has a person of that name */
    uint8_t marked;
} ss_label;

/* The label of the line first..end; false when it has none. Looks at a few tokens, whatever the line. */
bool ss_label_read(const ss_view *view, uint32_t first, uint32_t end, ss_label *out);

/* The line begins with a few words and a colon, be they a label or not. */
bool ss_label_shaped(const ss_view *view, uint32_t first, uint32_t end);
/* Both are of one speaker. */
bool ss_label_same(const ss_label *a, const ss_label *b);

#endif

/* One hit in its sentence, on its way to a draft. An inner seam of frames.c and contents.c.
 *
 *   first                                     end
 *     |  [Ruiz] [said] that [talks go on, ...] . |        the room: the sentence, or the quotation that the cue stands in
 *         source  hit         content
 *
 * frames.c asks by the use of the hit (finite, gerund, passive ...) which content fits and whose it is; contents.c finds where the content
 * begins and ends, on either side of the cue, and adds it to the draft. */
#ifndef SS_CLAIMS_FRAME_H
#define SS_CLAIMS_FRAME_H

#include "claims/drafts.h"

typedef struct {
    ss_making *making;
    const ss_view *view;
    const ss_hit *hit;
    const ss_cue *cue;
    const ss_sentence *sentence;
    uint32_t first, end;     /* of the clause's room: the sentence, or the quotation that the cue stands in */
    ss_draft *draft;
} ss_frame;

static inline bool ss_frame_has(const ss_frame *f, uint32_t frames) { return (f->cue->frames & frames) != 0; }

/* A mark that ends a clause, or the end of the room. */
static inline bool ss_frame_stops(const ss_frame *f, uint32_t at) {
    char mark = at < f->end ? ss_view_mark(f->view, at) : '.';
    return mark == '.' || mark == ',' || mark == ';' || mark == ')' || ss_view_dash(f->view, at);
}

static inline bool ss_frame_opens(const ss_frame *f, uint32_t at) {
    return at < f->end && ss_view_opens(f->view, at);
}

static inline const ss_quote *ss_frame_quote(const ss_frame *f, uint32_t at) {
    return &f->view->document->quotes.at[f->view->quote[at]];
}

/* A piece of the content. */
static inline ss_status ss_frame_add(ss_frame *f, uint32_t first, uint32_t end) {
    return ss_draft_piece(f->making, f->draft, (ss_run){first, end});
}

/* Where a clause that begins there ends. */
static inline uint32_t ss_frame_clause_end(const ss_frame *f, uint32_t from) {
    const ss_hits *hits = &f->making->hits;
    return ss_clause_end(f->view, from, f->end, hits, (uint32_t)(f->hit - hits->at));
}

/* A clause from the token on. */
static inline ss_status ss_frame_clause(ss_frame *f, uint32_t at, uint8_t rule) {
    f->draft->rule = rule;
    return ss_frame_add(f, at, ss_frame_clause_end(f, at));
}

/* A quotation ends before the token, with its mark or, where that is missing, before the reporting clause. */
static inline bool ss_frame_ends_quote(const ss_frame *f, uint32_t at) {
    uint32_t quote = at > 0 ? f->view->quote[at - 1] : SS_NONE;
    return quote != SS_NONE && f->view->document->quotes.at[quote].end == at;
}

/* contents.c: the content behind the cue, from the token on, in the order of how sure the frame is. *done stays false when nothing
 * fits. */
ss_status ss_content_right(ss_frame *f, uint32_t at, bool *done);
/* told ADDRESSEE that ...: notes who is told; the token behind. */
uint32_t ss_content_told(ss_frame *f, uint32_t at);
/* The content that ends at `end`, before the cue, and what goes on behind the cue's clause, at `after`. */
ss_status ss_content_left(ss_frame *f, uint32_t end, uint32_t after, uint8_t rule);
/* The quotation that ends there. */
ss_status ss_content_quote_left(ss_frame *f, uint32_t end);
/* Where a clause that ends there begins. */
uint32_t ss_content_left_first(const ss_frame *f, uint32_t end);

#endif

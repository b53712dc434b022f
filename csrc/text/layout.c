#include "text/roles.h"

enum {
    WRAP_SHORT = 50, WRAP_LONG = 100, WRAP_LINES = 3,  /* bytes of a hard-wrapped line; lines before we judge */
    FRONT_LINES = 80, TAIL_BLOCKS = 3, SMALL_BLOCK = 24, HEAD_BLOCK = 40, COUNTED_BLOCK = 120, TAG_TOKENS = 64,
    EARLY_BLOCKS = 3,   /* a dateline may stand behind a headline and its standfirst */
    ITEM_TOKENS = 5, MENU_LINES = 6
};

typedef struct { uint32_t first, end; } ss_run;
typedef SS_LIST(ss_run) ss_runs;

typedef struct {
    const ss_text *text;
    const ss_tokens *tokens;
    ss_arena *arena;
    ss_runs lines, blocks;
    ss_paragraphs out;
    bool tags, body, transcript; /* the text holds <; a body paragraph was seen; blocks begin with labels */
} ss_layout;

static const ss_token *token_at(const ss_layout *l, uint32_t t) { return &l->tokens->at[t]; }
static char mark_at(const ss_layout *l, uint32_t t) { return token_at(l, t)->mark; }

static bool put_run(const ss_layout *l, ss_runs *runs, uint32_t first, uint32_t end) {
    if (!SS_RESERVE(runs, l->arena, 1)) return false;
    runs->at[runs->count++] = (ss_run){first, end};
    return true;
}

/* A paragraph from the last one's end to `end`; nothing when it would be empty. */
static ss_status put(ss_layout *l, uint32_t end, ss_role role, bool header) {
    uint32_t first = l->out.count ? l->out.at[l->out.count - 1].end : 0;
    if (end == first) return SS_OK;
    if (!SS_RESERVE(&l->out, l->arena, 1)) return SS_NOMEM;
    ss_paragraph *paragraph = &l->out.at[l->out.count++];
    ss_span span = {token_at(l, first)->start, ss_token_end(token_at(l, end - 1))};
    *paragraph = (ss_paragraph){.first = first, .end = end, .span = span, .role = (uint8_t)role, .header = header};
    return SS_OK;
}

/* ---- lines ------------------------------------------------------------------------------------------------------------ */

static ss_status find_lines(ss_layout *l) {
    uint32_t first = 0, count = l->tokens->count;
    if (!SS_RESERVE(&l->lines, l->arena, count / 32 + 4)) return SS_NOMEM;
    for (uint32_t t = 1; t < count && (t = ss_tokens_next_line(l->tokens, t, count)) < count; t++) {
        if (!put_run(l, &l->lines, first, t)) return SS_NOMEM;
        first = t;
    }
    return count && !put_run(l, &l->lines, first, count) ? SS_NOMEM : SS_OK;
}

static bool begins_small(const ss_layout *l, const ss_run *line) {
    return (token_at(l, line->first)->flags & (SS_T_WORD | SS_T_CAPITAL | SS_T_MIXED)) == SS_T_WORD;
}

static bool is_wrap_length(const ss_layout *l, const ss_run *line) {
    uint32_t size = ss_token_end(token_at(l, line->end - 1)) - token_at(l, line->first)->start;
    return size >= WRAP_SHORT && size <= WRAP_LONG;
}

/* Of the line breaks inside blocks, most come behind lines of wrapping length and a good part before a small letter. */
static bool is_wrapped(const ss_layout *l) {
    uint32_t breaks = 0, full = 0, small = 0;
    for (uint32_t i = 1; i < l->lines.count; i++) {
        if (token_at(l, l->lines.at[i].first)->flags & SS_T_BLANK) continue;
        breaks++;
        full += is_wrap_length(l, &l->lines.at[i - 1]);
        small += begins_small(l, &l->lines.at[i]);
    }
    return breaks >= WRAP_LINES && full * 10 >= breaks * 6 && small * 10 >= breaks * 3;
}

static bool is_indented(const ss_layout *l, uint32_t t) {
    uint32_t start = token_at(l, t)->start;
    if (start < 2) return false;
    char before = l->text->bytes[start - 1];
    return before == '\t' || (before == ' ' && l->text->bytes[start - 2] == ' ');
}

/* A sentence that goes on over the break: a small word or a comma before it, a small word behind it. */
static bool goes_on(const ss_layout *l, const ss_run *line, const ss_run *next) {
    const ss_token *last = token_at(l, line->end - 1);
    if (!begins_small(l, next)) return false;
    return mark_at(l, line->end - 1) == ',' || (line->end - line->first > 6 && (last->flags & SS_T_WORD));
}

static bool same_block(const ss_layout *l, const ss_run *line, const ss_run *next, bool wrapped) {
    if (token_at(l, next->first)->flags & SS_T_BLANK) return false;
    if (wrapped) return !is_indented(l, next->first);
    return goes_on(l, line, next);
}

static ss_status join_lines(ss_layout *l, uint32_t from) {
    bool wrapped = is_wrapped(l);
    if (!SS_RESERVE(&l->blocks, l->arena, l->lines.count)) return SS_NOMEM;
    if (!SS_RESERVE(&l->out, l->arena, l->lines.count + 4)) return SS_NOMEM;
    for (uint32_t i = from; i < l->lines.count; i++) {
        ss_run block = l->lines.at[i];
        while (i + 1 < l->lines.count && same_block(l, &l->lines.at[i], &l->lines.at[i + 1], wrapped))
            block.end = l->lines.at[++i].end;
        if (!put_run(l, &l->blocks, block.first, block.end)) return SS_NOMEM;
    }
    return SS_OK;
}

/* ---- front matter ------------------------------------------------------------------------------------------------------- */

static bool is_rule(const ss_layout *l, const ss_run *line) {
    if (line->end - line->first != 3) return false;
    return mark_at(l, line->first) == '-' && mark_at(l, line->first + 1) == '-' && mark_at(l, line->first + 2) == '-';
}

/* The value of a line `title: "..."` without its marks; empty for other lines. */
static ss_run title_of(const ss_layout *l, const ss_run *line) {
    ss_run title = {line->first + 2, line->end};
    const ss_token *key = token_at(l, line->first);
    if (title.first >= title.end || key->size != 5 || memcmp(l->text->bytes + key->start, "title", 5) != 0 ||
        mark_at(l, line->first + 1) != ':')
        return (ss_run){line->first, line->first};
    bool marked = token_at(l, title.first)->flags & token_at(l, title.end - 1)->flags & SS_T_QUOTE;
    if (marked && title.end - title.first > 2) title.first++, title.end--;
    return title;
}

static ss_status put_front_line(ss_layout *l, const ss_run *line) {
    ss_run title = title_of(l, line);
    ss_status status = put(l, title.first == title.end ? line->end : title.first, SS_ROLE_BOILERPLATE, true);
    if (status == SS_OK && title.first < title.end) status = put(l, title.end, SS_ROLE_HEADLINE, false);
    return status == SS_OK ? put(l, line->end, SS_ROLE_BOILERPLATE, true) : status;
}

/* --- ... --- at the very beginning; *behind is the first line behind it. */
static ss_status read_front_matter(ss_layout *l, uint32_t *behind) {
    uint32_t last = 1;
    *behind = 0;
    if (l->lines.count < 2 || !is_rule(l, &l->lines.at[0])) return SS_OK;
    while (last < l->lines.count && last < FRONT_LINES && !is_rule(l, &l->lines.at[last])) last++;
    if (last == l->lines.count || last == FRONT_LINES) return SS_OK;
    for (uint32_t i = 0; i <= last; i++) {
        ss_status status = put_front_line(l, &l->lines.at[i]);
        if (status != SS_OK) return status;
    }
    *behind = last + 1;
    return SS_OK;
}

/* ---- blocks --------------------------------------------------------------------------------------------------------------- */

static bool hints(const ss_layout *l, uint32_t t) {
    static const ss_classes hint = SS_W(SITE) | SS_W(PHOTO) | SS_W(TEASER) | SS_W(CREDIT) | SS_W(HEADER);
    return (l->tokens->classes[t] & hint) != 0;
}

/* Begins with a word or a mark and ends with a stop or a closing mark, as nearly all paragraphs do. */
static inline bool has_plain_shape(const ss_layout *l, uint32_t start, uint32_t end) {
    const ss_token *first = token_at(l, start), *last = token_at(l, end - 1);
    if (end - start < 6 || !(first->flags & (SS_T_WORD | SS_T_QUOTE)) || !(last->flags & SS_T_PUNCT)) return false;
    if ((first->flags & SS_T_ALLCAPS) || hints(l, start)) return false;
    char before = mark_at(l, end - 2);
    return ((last->flags & SS_T_QUOTE) || l->text->bytes[last->start] == '.') && before != ')' && before != ']';
}

static bool names_site(const ss_layout *l, uint32_t start, uint32_t end) {
    ss_classes all = 0;
    for (const ss_classes *at = l->tokens->classes + start, *last = l->tokens->classes + end; at < last; at++) all |= *at;
    return (all & SS_W(SITE)) != 0;
}

static bool is_word(const ss_layout *l, uint32_t t, const char *word, uint32_t size) {
    return token_at(l, t)->size == size && memcmp(l->text->bytes + token_at(l, t)->start, word, size) == 0;
}

/* "... contributed to this report.", "The views expressed here ..." */
static bool signs_off(const ss_layout *l, uint32_t start, uint32_t end) {
    if (end - start < 6 || end - start > COUNTED_BLOCK) return false;
    return is_word(l, end - 5, "contributed", 11) || is_word(l, start + 1, "expressed", 9) || is_word(l, start + 2, "expressed", 9);
}

/* "This file photo ..." */
static bool names_picture(const ss_layout *l, uint32_t start) {
    ss_classes all = 0;
    for (uint32_t t = start + 1; t < start + 5; t++) all |= l->tokens->classes[t];
    return (all & SS_W(PHOTO)) && is_word(l, start, "This", 4);
}

/* Only what can be something else than body gets a closer look. */
static bool is_worth_counting(const ss_layout *l, const ss_text_block *b) {
    uint32_t size = b->end - b->first;
    if (size > COUNTED_BLOCK) return false;
    if (has_plain_shape(l, b->first, b->end)) {
        if (signs_off(l, b->first, b->end) || (b->head && size <= HEAD_BLOCK) || names_picture(l, b->first)) return true;
        return (b->tail || size <= SMALL_BLOCK) && names_site(l, b->first, b->end);
    }
    if (size <= SMALL_BLOCK || b->head || b->tail || hints(l, b->first) || hints(l, b->end - 1)) return true;
    char last = mark_at(l, b->end - 1);
    return last == ')' || last == ']' || mark_at(l, b->end - 2) == ')';
}

static ss_role judge(const ss_text_block *b, bool *header) {
    ss_counts counts = ss_block_count(b);
    *header = ss_block_is_metadata(b, &counts);
    if (*header && ss_block_is_credit(b, &counts)) return SS_ROLE_CREDIT; /* "Source: Tide News 2024-03-31" */
    if (*header || ss_block_is_site(b, &counts) || ss_block_is_teaser(b, &counts)) return SS_ROLE_BOILERPLATE;
    if (ss_block_is_credit(b, &counts)) return SS_ROLE_CREDIT;
    if (ss_block_is_caption(b, &counts)) return SS_ROLE_CAPTION;
    if (!ss_block_is_headline(b, &counts)) return SS_ROLE_BODY;
    *header = ss_block_ends_in_day(b);
    return SS_ROLE_HEADLINE;
}

static ss_status put_body(ss_layout *l, const ss_text_block *b) {
    bool dated;
    uint32_t credit = ss_block_credit_start(b, &dated);
    l->body = true;
    ss_status status = put(l, credit, SS_ROLE_BODY, false);
    return credit < b->end && status == SS_OK ? put(l, b->end, SS_ROLE_CREDIT, dated) : status;
}

static ss_status put_rest(ss_layout *l, const ss_text_block *b, bool dated) {
    bool header = false;
    ss_role role = !dated && is_worth_counting(l, b) ? judge(b, &header) : SS_ROLE_BODY;
    return role == SS_ROLE_BODY ? put_body(l, b) : put(l, b->end, role, header);
}

/* Cuts off a piece that ends at `end`. True when the block is done. */
static bool cut(ss_layout *l, ss_text_block *b, uint32_t end, ss_role role, bool header, ss_status *status) {
    if (end == b->first) return false;
    *status = put(l, end, role, header);
    b->first = end;
    return end == b->end || *status != SS_OK;
}

/* One block without tags, front to back: title and header date, teaser list, dateline, then the rest by its judgement. */
static ss_status read_block(ss_layout *l, ss_text_block *b) {
    ss_status status = SS_OK;
    if (!ss_block_has_words(b)) return put(l, b->end, SS_ROLE_BOILERPLATE, false);
    if (b->opening && cut(l, b, ss_block_glued_day(b), SS_ROLE_HEADLINE, false, &status)) return status;
    if (b->head && cut(l, b, ss_block_header_end(b), SS_ROLE_BOILERPLATE, true, &status)) return status;
    if (cut(l, b, ss_block_teaser_end(b), SS_ROLE_BOILERPLATE, false, &status)) return status;
    uint32_t first = b->first;
    if (cut(l, b, ss_block_dateline_end(b), SS_ROLE_DATELINE, false, &status)) return status;
    return put_rest(l, b, b->first > first);
}

/* The token behind the tag that begins here, or `t`: <p>, </p>, <a href="...">, <!-- -->. */
static inline uint32_t tag_end(const ss_layout *l, uint32_t t, uint32_t end) {
    if (mark_at(l, t) != '<' || t + 1 >= end || (token_at(l, t + 1)->flags & SS_T_SPACE)) return t;
    char next = mark_at(l, t + 1);
    if (next != '/' && next != '!' && !(token_at(l, t + 1)->flags & SS_T_WORD)) return t;
    for (uint32_t i = t + 1; i < end && i - t < TAG_TOKENS; i++) {
        char mark = mark_at(l, i);
        if (mark == '>') return i + 1;
        if (mark == '<') return t;
    }
    return t;
}

static ss_status read_tagged(ss_layout *l, ss_text_block b) {
    uint32_t end = b.end;
    ss_status status = SS_OK;
    for (uint32_t t = b.first; t < end && status == SS_OK;) {
        uint32_t behind = tag_end(l, t, end);
        while (behind > t && behind < end && tag_end(l, behind, end) > behind) behind = tag_end(l, behind, end);
        if (behind > t) {
            status = put(l, t = behind, SS_ROLE_BOILERPLATE, false);
            continue;
        }
        b.first = t++;
        while (t < end && tag_end(l, t, end) == t) t++;
        b.end = t;
        b.head = !l->body;
        ss_text_block text = b;
        status = read_block(l, &text);
    }
    return status;
}

static bool is_tail(const ss_layout *l, uint32_t i) { return i > 0 && i + TAIL_BLOCKS >= l->blocks.count; }

static ss_text_block block_of(const ss_layout *l, uint32_t i) {
    ss_run run = l->blocks.at[i];
    return (ss_text_block){l->text, l->tokens->at, l->tokens->classes, run.first, run.end, .head = !l->body,
                      .tail = is_tail(l, i), .last = i + 1 == l->blocks.count, .opening = i == 0,
                      .transcript = l->transcript};
}

/* Names in capitals before a colon, more than once: people who speak in turn, no datelines. */
static bool is_transcript(const ss_layout *l) {
    uint32_t labels = 0;
    for (uint32_t i = 0; i < l->blocks.count && labels < 2; i++) {
        if (!(token_at(l, l->blocks.at[i].first)->flags & SS_T_ALLCAPS)) continue;
        ss_text_block b = block_of(l, i);
        labels += ss_block_is_label(&b);
    }
    return labels > 1;
}

/* In the middle of an article nearly everything is body, and one look tells. */
static bool is_plain(const ss_layout *l, uint32_t i) {
    ss_run run = l->blocks.at[i];
    if (i < EARLY_BLOCKS || !l->body || l->tags || !has_plain_shape(l, run.first, run.end) || signs_off(l, run.first, run.end)) return false;
    bool doubtful = is_tail(l, i) || run.end - run.first <= SMALL_BLOCK;
    return !doubtful || !names_site(l, run.first, run.end);
}

static ss_status read_any(ss_layout *l, uint32_t i) {
    ss_text_block b = block_of(l, i);
    ss_run run = l->blocks.at[i], title = title_of(l, &run);
    if (b.head && title.first < title.end) return put_front_line(l, &run);
    return l->tags ? read_tagged(l, b) : read_block(l, &b);
}

/* ---- menus -------------------------------------------------------------------------------------------------------------- */

/* A line of a few words that no text follows on. */
static bool is_item(const ss_paragraph *p) {
    return p->end - p->first <= ITEM_TOKENS && !p->header && p->role != SS_ROLE_BODY;
}

/* Many short lines one behind the other, each taken for a headline, are a menu of the page. */
static void read_menus(ss_layout *l) {
    ss_paragraph *at = l->out.at;
    for (uint32_t i = 0, end; i < l->out.count; i = end + 1) {
        uint32_t headlines = 0;
        for (end = i; end < l->out.count && is_item(&at[end]); end++) headlines += at[end].role == SS_ROLE_HEADLINE;
        for (uint32_t k = i; k < end && headlines >= MENU_LINES; k++) at[k].role = SS_ROLE_BOILERPLATE;
    }
}

/* "More on this story", "Related topics" behind the first third of the page: a heading of a few words, the first of which is a teaser's. */
static bool is_related_heading(const ss_layout *l, uint32_t i) {
    const ss_paragraph *p = &l->out.at[i];
    bool teaser = l->tokens->classes[p->first] & SS_W(TEASER);
    if (!teaser || i * 3 < l->out.count || p->end - p->first < 2 || p->end - p->first > ITEM_TOKENS) return false;
    return (token_at(l, p->end - 1)->flags & SS_T_WORD) && p->role != SS_ROLE_CREDIT && p->role != SS_ROLE_CAPTION;
}

/* Titles of other articles behind such a heading: lines without a stop or a quotation, to the end or the next paragraph of text. */
static void read_related(ss_layout *l) {
    for (uint32_t i = l->out.count / 3, heading = 0; i < l->out.count; i++) {
        ss_paragraph *p = &l->out.at[i];
        bool title = p->end - p->first <= HEAD_BLOCK && mark_at(l, p->end - 1) != '.' && !(token_at(l, p->end - 1)->flags & SS_T_QUOTE) && p->role != SS_ROLE_CREDIT;
        heading = is_related_heading(l, i) || (heading && title);
        if (heading) p->role = SS_ROLE_BOILERPLATE;
    }
}

static ss_status read_all(ss_layout *l) {
    uint32_t behind;
    ss_status status = find_lines(l);
    if (status == SS_OK) status = read_front_matter(l, &behind);
    if (status == SS_OK) status = join_lines(l, behind);
    if (status != SS_OK) return status;
    l->transcript = is_transcript(l);
    for (uint32_t i = 0; i < l->blocks.count && status == SS_OK; i++)
        status = is_plain(l, i) ? put(l, l->blocks.at[i].end, SS_ROLE_BODY, false) : read_any(l, i);
    if (status == SS_OK && l->out.count > MENU_LINES) read_menus(l);
    if (status == SS_OK && l->out.count > 2) read_related(l);
    return status;
}

ss_status ss_layout_read(const ss_text *text, const ss_tokens *tokens, ss_arena *arena,
                         ss_paragraphs *out) {
    ss_layout layout = {.text = text, .tokens = tokens, .arena = arena};
    layout.tags = text->size && memchr(text->bytes, '<', text->size) != NULL;
    ss_status status = read_all(&layout);
    if (status == SS_OK) *out = layout.out;
    return status;
}

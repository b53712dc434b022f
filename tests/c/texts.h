/* A text read as far as its quotations, for the tests of the stages over tokens, with a small vocabulary of their own. */
#ifndef TEXTS_H
#define TEXTS_H

#include "check.h"
#include "reading/quotes.h"
#include "text/language.h"

typedef struct {
    ss_vocabulary vocabulary;
    ss_arena arena;
    ss_text text;
    ss_tokens tokens;
    ss_paragraphs paragraphs;
    ss_sentences sentences;
    ss_quotes quotes;
    char *bytes;
} article;

static const struct { const char *name, *words; } WORDS[] = {
    {"determiner", "the a an this that no some"},
    {"pronoun", "he she it they we i you us them"},
    {"subject", "he she it they we i"},
    {"first", "we i us our my"},
    {"possessive", "his her its their our your"},
    {"preposition", "of in on at to for with by from after before about behind via"},
    {"conjunction", "and or but"},
    {"complementizer", "that whether how why"},
    {"relative", "who which that"},
    {"auxiliary", "is are was were be has had have did do will"},
    {"modal", "will would can could"},
    {"negation", "no not never"},
    {"abbreviation", "mr mrs dr gen sen st co inc no p jan vs jr a.m. p.m. u.s."},
    {"honorific", "mr mrs dr st"},
    {"month", "january jan march mar april"},
    {"weekday", "monday friday fri"},
    {"given", "will"},
    {"role", "mayor minister"},
    {"role_word", "deputy former"},
    {"cue", "said says say told asked added warned speaks"},
    {"site", "facebook twitter whatsapp icon subscribe subscription subscribers newsletter share read more here website copyright click"},
    {"photo", "photo image file via handout"},
    {"header", "date published updated"},
    {"credit", "reporting editing writing source additional information"},
    {"teaser", "read related watch see also more"},
    {"common", "harbour bridge pier ships memory double tides which when what how talks closed open again will no back go yes "
               "new says closure plans still remains stuck repair cost view read share walks sanctions best workers the let"},
};

static void add_words(ss_vocabulary *vocabulary, ss_classes classes, const char *words)
{
    while (*words) {
        size_t size = strcspn(words, " ");
        ss_symbol symbol;
        CHECK(ss_vocabulary_add(vocabulary, words, (uint32_t)size, &symbol) == SS_OK);
        vocabulary->words.at[symbol].classes |= classes;
        words += size + (words[size] == ' ');
    }
}

/* The stages after tokens; false when memory ran out, and then nothing was put out by the stage that failed. */
static bool read_stages(article *a)
{
    if (ss_tokens_read(&a->text, &a->vocabulary, &a->arena, &a->tokens) != SS_OK) return false;
    if (ss_layout_read(&a->text, &a->tokens, &a->arena, &a->paragraphs) != SS_OK) return CHECK(!a->paragraphs.at), false;
    if (ss_sentences_read(&a->text, &a->tokens, &a->paragraphs, &a->arena, &a->sentences) != SS_OK)
        return CHECK(!a->sentences.at), false;
    if (ss_quotes_find(&a->text, &a->tokens, &a->paragraphs, &a->sentences, &a->vocabulary, &a->arena, &a->quotes) != SS_OK)
        return CHECK(!a->quotes.at), false;
    return true;
}

static void start_article(article *a, const char *text, const ss_allocator *memory)
{
    memset(a, 0, sizeof *a);
    CHECK(ss_vocabulary_init(&a->vocabulary, &ss_allocator_libc) == SS_OK);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        ss_classes classes = ss_class_named(WORDS[i].name, (uint32_t)strlen(WORDS[i].name));
        CHECK(classes != 0);
        add_words(&a->vocabulary, classes, WORDS[i].words);
    }
    size_t size = strlen(text);
    a->bytes = malloc(size ? size : 1);
    memcpy(a->bytes, text, size);
    a->text = (ss_text){a->bytes, (uint32_t)size, false};
    CHECK(ss_utf8_check(a->bytes, size, &a->text.ascii) == size);
    ss_arena_init(&a->arena, memory);
}

static void end_article(article *a)
{
    ss_arena_free(&a->arena);
    ss_vocabulary_free(&a->vocabulary);
    free(a->bytes);
}

/* Paragraphs, and sentences inside them, cover all tokens in order; quotes are ordered, nested and inside a paragraph. */
static void check_article(const article *a)
{
    uint32_t at = 0, sentence = 0;
    for (uint32_t i = 0; i < a->paragraphs.count; i++) {
        const ss_paragraph *p = &a->paragraphs.at[i];
        uint32_t own = 0;
        CHECK(p->first == at && p->end > at);
        CHECK(p->span.start == a->tokens.at[p->first].start && p->span.end == ss_token_end(&a->tokens.at[p->end - 1]));
        for (; sentence < a->sentences.count && a->sentences.at[sentence].paragraph == i; sentence++) {
            const ss_sentence *s = &a->sentences.at[sentence];
            bool glued = p->role == SS_ROLE_BODY && (s->role == SS_ROLE_BOILERPLATE || s->role == SS_ROLE_CREDIT);
            CHECK(s->first == at && s->end > at && s->end <= p->end && (s->role == p->role || glued));
            own += s->role == p->role;
            CHECK(ss_sentence_of(&a->sentences, s->first) == sentence && ss_sentence_of(&a->sentences, s->end - 1) == sentence);
            at = s->end;
        }
        CHECK(at == p->end && own > 0); /* what is glued to a body leaves some of it */
    }
    CHECK(at == a->tokens.count && sentence == a->sentences.count);
    for (uint32_t i = 0; i < a->quotes.count; i++) {
        const ss_quote *q = &a->quotes.at[i];
        CHECK(q->end > q->open && q->end <= a->tokens.count && (i == 0 || q->open > q[-1].open));
        CHECK(a->sentences.at[ss_sentence_of(&a->sentences, q->open)].paragraph ==
              a->sentences.at[ss_sentence_of(&a->sentences, q->end - 1)].paragraph);
        if (q->parent != UINT32_MAX) CHECK(q->parent < i && a->quotes.at[q->parent].end >= q->end);
        if (q->continues != UINT32_MAX) CHECK(q->continues < i && a->quotes.at[q->continues].unclosed);
    }
}

static void read_article(article *a, const char *text)
{
    start_article(a, text, &ss_allocator_libc);
    CHECK(read_stages(a));
    check_article(a);
}

/* Every allocation fails once; what was read before stays clean and nothing leaks. */
static void sweep_article(const char *text)
{
    bool done = false;
    for (unsigned long k = 1; !done && k < 1000; k++) {
        article a;
        ss_allocator memory = check_failing(k);
        start_article(&a, text, &memory);
        done = read_stages(&a);
        if (done) check_article(&a);
        end_article(&a);
        CHECK(check_balanced());
    }
    CHECK(done);
}

/* A long text of one piece, over and over: it must come to an end and keep the order of things. */
static void read_repeated(const char *piece, size_t times)
{
    size_t size = strlen(piece);
    char *text = malloc(size * times + 1);
    for (size_t i = 0; i < times; i++) memcpy(text + i * size, piece, size);
    text[size * times] = 0;
    article a;
    read_article(&a, text);
    end_article(&a);
    free(text);
}

#endif

#define _POSIX_C_SOURCE 200809L
#include "news.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_PATH = 4096, MOST_SPANS = 8192 };

typedef struct { unsigned id; news_spans spans; } named_span;

_Noreturn void news_fail(const char *what, const char *why)
{
    fprintf(stderr, "train: %s: %s\n", what, why);
    exit(1);
}

void *news_room(void *at, size_t size)
{
    void *more = realloc(at, size);
    if (!more) news_fail("memory", "there is not enough");
    return more;
}

char *news_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    long end = ftell(file);
    rewind(file);
    char *bytes = news_room(NULL, (size_t)end + 1);
    *size = fread(bytes, 1, (size_t)end, file);
    bytes[*size] = 0;
    fclose(file);
    return bytes;
}

uint32_t news_touches(const news_spans *spans, uint32_t first, uint32_t end)
{
    for (uint32_t i = 0; i < spans->count; i++)
        if (first < spans->at[i].end && spans->at[i].start < end) return i + 1;
    return 0;
}

/* bytes[i]: where code point i begins; one more at the end. */
static uint32_t *points(const news_article *a, uint32_t *count)
{
    uint32_t *bytes = news_room(NULL, ((size_t)a->size + 1) * sizeof *bytes);
    *count = 0;
    for (uint32_t i = 0; i < a->size; i++)
        if ((a->text[i] & 0xC0) != 0x80) bytes[(*count)++] = i;
    bytes[*count] = a->size;
    return bytes;
}

void news_add(news_spans *spans, ss_span span)
{
    spans->at = news_room(spans->at, (spans->count + 1) * sizeof *spans->at);
    uint32_t i = spans->count++;
    for (; i > 0 && spans->at[i - 1].start > span.start; i--) spans->at[i] = spans->at[i - 1];
    spans->at[i] = span;
}

static named_span read_span(const char *line, const uint32_t *bytes, uint32_t count)
{
    named_span named = {(unsigned)strtoul(line + 1, NULL, 10), {NULL, 0}};
    const char *p = strchr(line, '\t');
    p = p ? strchr(p, ' ') : NULL;
    for (unsigned first, end; p && sscanf(p + 1, "%u %u", &first, &end) == 2;) {
        if (first <= count && end <= count) news_add(&named.spans, (ss_span){bytes[first], bytes[end]});
        const char *tab = strchr(p + 1, '\t'), *next = strchr(p + 1, ';');
        p = next && (!tab || next < tab) ? next : NULL;
    }
    return named;
}

static void take_role(news_attribution *a, const char *role, unsigned id, const named_span *spans, uint32_t count)
{
    int which = !strncmp(role, "Source", 6) ? SOURCE : !strncmp(role, "Cue", 3) ? CUE : !strncmp(role, "Content", 7) ? CONTENT : ROLES;
    for (uint32_t i = 0; which != ROLES && i < count; i++)
        for (uint32_t k = 0; spans[i].id == id && k < spans[i].spans.count; k++) news_add(&a->roles[which], spans[i].spans.at[k]);
}

static void read_relation(news_article *article, const char *line, const named_span *spans, uint32_t count)
{
    news_attribution a;
    char role[64];
    unsigned id;
    memset(&a, 0, sizeof a);
    for (const char *p = strchr(line, '\t'); p && sscanf(p + 1, "%63[^:]:T%u", role, &id) == 2; p = strchr(p + 1, ' '))
        take_role(&a, role, id, spans, count);
    if (!a.roles[CUE].count && !a.roles[CONTENT].count) return;
    article->gold = news_room(article->gold, (article->count + 1) * sizeof *article->gold);
    article->gold[article->count++] = a;
}

static void read_gold(news_article *article, const char *path)
{
    size_t size;
    uint32_t count, spans = 0;
    char *file = news_file(path, &size), *rest;
    if (!file) news_fail(path, "cannot be read");
    uint32_t *bytes = points(article, &count);
    named_span *named = news_room(NULL, MOST_SPANS * sizeof *named);
    for (char *line = strtok_r(file, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (line[0] == 'T' && spans < MOST_SPANS) named[spans++] = read_span(line, bytes, count);
        if (line[0] == 'E') read_relation(article, line, named, spans);
    }
    free(bytes);
    free(named);
    free(file);
}

static int is_text(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);
    return size > 4 && !strcmp(entry->d_name + size - 4, ".txt");
}

/* NAME_xxxx.ann, the first in order of names. */
static int find_gold(const char *folder, news_article *article, struct dirent **files, int count)
{
    char path[MOST_PATH];
    size_t size = strlen(article->name);
    for (int i = 0; i < count; i++) {
        const char *name = files[i]->d_name;
        if (strncmp(name, article->name, size) || name[size] != '_' || strlen(name) != size + 9) continue;
        snprintf(path, sizeof path, "%s/attributions/%s", folder, name);
        read_gold(article, path);
        return 1;
    }
    return 0;
}

news news_read(const char *folder)
{
    char path[MOST_PATH];
    struct dirent **texts, **gold;
    news all = {NULL, 0};
    size_t size = 0;
    snprintf(path, sizeof path, "%s/text", folder);
    int count = scandir(path, &texts, is_text, alphasort);
    snprintf(path, sizeof path, "%s/attributions", folder);
    int golds = scandir(path, &gold, NULL, alphasort);
    if (count <= 0 || golds <= 0) news_fail(folder, "has no articles in text/ and attributions/");
    all.at = news_room(NULL, (size_t)count * sizeof *all.at);
    for (int i = 0; i < count; i++) {
        news_article *a = &all.at[all.count];
        memset(a, 0, sizeof *a);
        snprintf(path, sizeof path, "%s/text/%s", folder, texts[i]->d_name);
        a->text = news_file(path, &size);
        if (!a->text) news_fail(path, "cannot be read");
        a->size = (uint32_t)size;
        a->name = strdup(texts[i]->d_name);
        a->name[strlen(a->name) - 4] = 0;
        all.count += (uint32_t)find_gold(folder, a, gold, golds);
    }
    if (!all.count) news_fail(folder, "has no text/NAME.txt with an attributions/NAME_xxxx.ann");
    return all;
}

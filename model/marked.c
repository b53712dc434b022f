#define _POSIX_C_SOURCE 200809L
#include "marked.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_PATH = 4096, MOST_OPEN = 32 };

typedef struct { uint32_t role, number, start; } tag;
typedef struct { news_article *article; tag open[MOST_OPEN]; uint32_t depth; } marking;

static const char HEAD[] = "\n=== "; /* then the article's name, up to the end of the line */

/* ---- tags --------------------------------------------------------------------------------------------------------------- */

/* Reads "<s12>" or "</s12>"; how many bytes it has, 0 when there is none. */
static uint32_t read_tag(const char *at, tag *out, bool *closes)
{
    static const char roles[] = "sct";
    const char *p = at + 1;
    char *end;
    if (*at != '<') return 0;
    *closes = *p == '/';
    p += *closes;
    const char *role = *p ? strchr(roles, *p) : NULL;
    if (!role || p[1] < '0' || p[1] > '9') return 0;
    out->role = (uint32_t)(role - roles);
    out->number = (uint32_t)strtoul(p + 1, &end, 10);
    return *end == '>' ? (uint32_t)(end + 1 - at) : 0;
}

static news_attribution *attribution(news_article *a, uint32_t number)
{
    if (number >= a->count) {
        a->gold = news_room(a->gold, ((size_t)number + 1) * sizeof *a->gold);
        memset(a->gold + a->count, 0, (number + 1 - a->count) * sizeof *a->gold);
        a->count = number + 1;
    }
    return &a->gold[number];
}

static void open_tag(marking *m, tag t)
{
    t.start = m->article->size;
    if (m->depth == MOST_OPEN || t.number > 999) news_fail(m->article->name, "tags are nested too deep, or numbered above 999");
    m->open[m->depth++] = t;
}

static void close_tag(marking *m, tag t)
{
    const tag *last = m->depth ? &m->open[m->depth - 1] : NULL;
    if (!last || last->role != t.role || last->number != t.number) news_fail(m->article->name, "a tag is closed that is not the last one opened");
    news_add(&attribution(m->article, t.number)->roles[t.role], (ss_span){last->start, m->article->size});
    m->depth--;
}

/* ---- articles ------------------------------------------------------------------------------------------------------------ */

/* Numbers that were not used leave no attribution. */
static void close_article(marking *m)
{
    news_article *a = m->article;
    uint32_t kept = 0;
    if (m->depth) news_fail(a->name, "a tag is left open");
    for (uint32_t i = 0; i < a->count; i++) {
        if (!a->gold[i].roles[CUE].count && !a->gold[i].roles[SOURCE].count && !a->gold[i].roles[CONTENT].count) continue;
        if (!a->gold[i].roles[CUE].count || !a->gold[i].roles[CONTENT].count) news_fail(a->name, "an attribution lacks its cue or its content");
        a->gold[kept++] = a->gold[i];
    }
    a->count = kept;
}

static void read_text(news_article *article, const char *text, size_t size)
{
    marking m = {.article = article};
    const char *end = text + size;
    article->text = news_room(NULL, size + 1);
    while (text < end) {
        tag t;
        bool closes;
        uint32_t length = read_tag(text, &t, &closes);
        if (!length) article->text[article->size++] = *text++;
        else if (closes) close_tag(&m, t);
        else open_tag(&m, t);
        text += length;
    }
    article->text[article->size] = 0;
    close_article(&m);
}

/* The file from its first head on, article by article. */
static void read_file(const char *path, news *all)
{
    size_t size;
    char *file = news_file(path, &size);
    if (!file) news_fail(path, "cannot be read");
    for (char *head = strstr(file, HEAD), *next; head; head = next) {
        char *name = head + sizeof HEAD - 1, *line = strchr(name, '\n');
        if (!line) news_fail(path, "ends with the name of an article");
        next = strstr(line, HEAD);
        all->at = news_room(all->at, (all->count + 1) * sizeof *all->at);
        news_article *a = &all->at[all->count++];
        *a = (news_article){.name = strndup(name, (size_t)(line - name))};
        read_text(a, line + 1, (size_t)((next ? next : file + size) - line - 1));
    }
    free(file);
}

static int is_text(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);
    return size > 4 && !strcmp(entry->d_name + size - 4, ".txt");
}

void marked_read(const char *folder, news *all)
{
    char path[MOST_PATH];
    struct dirent **files;
    uint32_t before = all->count;
    int count = scandir(folder, &files, is_text, alphasort);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]->d_name);
        read_file(path, all);
    }
    if (all->count == before) news_fail(folder, "has no articles");
}

/* What the programs of this folder share: the clock, files, an engine with all tables of a folder. */
#ifndef BENCH_H
#define BENCH_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sayso.h"

#ifndef CLOCK
#define CLOCK CLOCK_MONOTONIC
#endif

typedef struct { ss_record *at; uint32_t count; size_t bytes; } articles;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static char *slurp(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) return NULL;
    long end = ftell(file);
    char *bytes = end < 0 ? NULL : malloc((size_t)end + 1);
    rewind(file);
    if (bytes) *size = fread(bytes, 1, (size_t)end, file);
    fclose(file);
    return bytes;
}

static int fail(const char *what, const char *why)
{
    fprintf(stderr, "bench: %s: %s\n", what, why);
    return 1;
}

static int is_table(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);
    return size > 6 && (!strcmp(entry->d_name + size - 4, ".tsv") || !strcmp(entry->d_name + size - 6, ".model"));
}

static int load_table(ss_engine *engine, const char *folder, const char *name)
{
    char path[4096];
    size_t size = 0;
    ss_error error = {0};
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    char *bytes = slurp(path, &size);
    if (!bytes) return fail(path, "cannot be read");
    ss_status status = ss_engine_load(engine, name, bytes, size, NULL, NULL, &error);
    free(bytes);
    return status == SS_OK ? 0 : fail(path, error.message);
}

static int load_engine(const char *folder, ss_engine **out)
{
    struct dirent **names = NULL;
    int count = scandir(folder, &names, is_table, alphasort), failed = count <= 0 || ss_engine_new(&ss_allocator_libc, out) != SS_OK;
    if (failed) return fail(folder, "holds no tables");
    for (int i = 0; i < count; i++) {
        failed = failed || load_table(*out, folder, names[i]->d_name);
        free(names[i]);
    }
    free(names);
    return failed || ss_engine_finish(*out, NULL, NULL, NULL) != SS_OK;
}

static double least(double a, double b)
{
    return a == 0 || b < a ? b : a;
}

#endif

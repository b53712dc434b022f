/* How fast texts become columns, one stage after the other.
 *
 *   pipeline DATA LIST [-t THREADS] [-r ROUNDS] [-n TEXTS] [-x]
 *
 * DATA is the folder of tables (python/sayso/data), LIST a file with the path of one text a line. -n takes only the first
 * texts, -x exports every table as well. Texts are read from disk before the clock starts. Every round must find the same
 * rows, or the bench fails. For instructions a byte run it under `valgrind --tool=callgrind --toggle-collect=go_round` at two
 * values of -n and divide the difference of the instructions by the difference of the bytes: what does not grow with the
 * texts falls out. */
#define _POSIX_C_SOURCE 200809L
#include "bench.h"
#include "tables/arrow.h"

typedef struct { const char *data, *list; uint32_t threads, rounds, most; bool export; } options;
typedef struct { double engine, read, join, export; uint64_t rows[SS_TABLES]; } figures;

/* ---- what is read --------------------------------------------------------------------------------------------------- */

static int add_article(articles *all, const char *path)
{
    ss_record *grown = realloc(all->at, (all->count + 1) * sizeof *grown);
    if (!grown) return fail(path, "out of memory");
    all->at = grown;
    size_t size = 0;
    char *text = slurp(path, &size);
    if (!text) return fail(path, "cannot be read");
    all->at[all->count++] = (ss_record){.text = text, .text_size = size, .id = {strdup(path), (uint32_t)strlen(path)},
                                        .published = SS_NO_DAY};
    all->bytes += size;
    return 0;
}

static int load_articles(const options *o, articles *all)
{
    char path[4096];
    int failed = 0;
    FILE *list = fopen(o->list, "r");
    if (!list) return fail(o->list, "cannot be read");
    while (!failed && all->count < o->most && fgets(path, sizeof path, list)) {
        path[strcspn(path, "\r\n")] = 0;
        if (*path) failed = add_article(all, path);
    }
    fclose(list);
    return failed;
}

static void free_articles(articles *all)
{
    for (uint32_t i = 0; i < all->count; i++) {
        free((char *)(uintptr_t)all->at[i].text);
        free((char *)(uintptr_t)all->at[i].id.at);
    }
    free(all->at);
}

/* ---- a round -------------------------------------------------------------------------------------------------------- */

static int export_table(ss_corpus *corpus, ss_table table)
{
    uint64_t rows = ss_table_rows(corpus, table);
    for (uint64_t first = 0; first < rows;) {
        struct ArrowArray array;
        if (ss_table_batch(corpus, table, first, rows - first, &array) != SS_OK) return fail(ss_table_name(table), "not exported");
        uint64_t length = (uint64_t)array.length;
        array.release(&array);
        if (length == 0) return fail(ss_table_name(table), "an empty batch");
        first += length;
    }
    return 0;
}

static int export_all(ss_corpus *corpus)
{
    int failed = 0;
    for (int table = 0; table < SS_TABLES && !failed; table++) failed = export_table(corpus, (ss_table)table);
    return failed;
}

static int same_rows(const ss_corpus *corpus, figures *f, bool first)
{
    for (int table = 0; table < SS_TABLES; table++) {
        uint64_t rows = ss_table_rows(corpus, (ss_table)table);
        if (!first && rows != f->rows[table]) return fail(ss_table_name((ss_table)table), "another number of rows than before");
        f->rows[table] = rows;
    }
    return 0;
}

/* What callgrind counts: see figures.py. */
__attribute__((noinline))
static int go_round(ss_engine *engine, const articles *all, const options *o, figures *f, bool first)
{
    ss_shard *shard = NULL;
    ss_corpus *corpus = NULL;
    double begin = now();
    if (ss_shard_read(engine, all->at, all->count, o->threads, NULL, &shard, NULL) != SS_OK) return fail("reading", "failed");
    double read = now();
    int failed = ss_corpus_new(engine, &shard, 1, &corpus, NULL) != SS_OK;
    double joined = now();
    failed = failed || (o->export && export_all(corpus)) || same_rows(corpus, f, first);
    f->read = least(f->read, read - begin);
    f->join = least(f->join, joined - read);
    f->export = least(f->export, now() - joined);
    ss_shard_release(shard);
    ss_corpus_release(corpus);
    return failed;
}

/* ---- the report ----------------------------------------------------------------------------------------------------- */

static void report(const options *o, const articles *all, const figures *f)
{
    double mb = (double)all->bytes / 1e6, whole = f->read + f->join + (o->export ? f->export : 0);
    printf("%u texts, %.2f MB, threads %u, best of %u rounds\n", all->count, mb, o->threads, o->rounds);
    printf("engine %.1f ms\n", f->engine * 1e3);
    printf("read   %8.2f MB/s\njoin   %8.2f MB/s\n", mb / f->read, mb / f->join);
    if (o->export) printf("export %8.2f MB/s\n", mb / f->export);
    printf("whole  %8.2f MB/s\n", mb / whole);
    for (int table = 0; table < SS_TABLES; table++)
        if (f->rows[table]) printf("%-10s %llu rows\n", ss_table_name((ss_table)table), (unsigned long long)f->rows[table]);
}

static int read_options(int count, char **words, options *o)
{
    if (count < 3) return fail("usage", "pipeline DATA LIST [-t THREADS] [-r ROUNDS] [-n TEXTS] [-x]");
    *o = (options){words[1], words[2], 1, 3, UINT32_MAX, false};
    for (int i = 3; i < count; i++) {
        uint32_t value = i + 1 < count ? (uint32_t)strtoul(words[i + 1], NULL, 10) : 0;
        if (!strcmp(words[i], "-x")) o->export = true;
        else if (!strcmp(words[i], "-t")) o->threads = value, i++;
        else if (!strcmp(words[i], "-r")) o->rounds = value, i++;
        else if (!strcmp(words[i], "-n")) o->most = value, i++;
        else return fail(words[i], "is no option");
    }
    return 0;
}

int main(int count, char **words)
{
    options o;
    articles all = {0};
    figures f = {0};
    ss_engine *engine = NULL;
    if (read_options(count, words, &o)) return 2;
    double begin = now();
    int failed = load_engine(o.data, &engine);
    f.engine = now() - begin;
    failed = failed || load_articles(&o, &all);
    if (!failed && all.count == 0) failed = fail(o.list, "names no texts");
    for (uint32_t i = 0; i < o.rounds && !failed; i++) failed = go_round(engine, &all, &o, &f, i == 0);
    if (!failed && f.rows[SS_CLAIMS] == 0) failed = fail(o.list, "no claim was found in any text");
    if (!failed) report(&o, &all, &f);
    free_articles(&all);
    ss_engine_release(engine);
    return failed;
}

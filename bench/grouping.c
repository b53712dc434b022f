/* How long the grouping of statements takes, alone.
 *
 *   grouping DATA ARTICLES
 *
 * DATA is the folder of tables, ARTICLES a file of articles as bench/statements.py writes it. The articles are read and joined;
 * then the stage that finds statements runs again by itself, three times, with one thread. Prints the least seconds of the processor and the
 * number of statements, which must be the same every time. */
#define _POSIX_C_SOURCE 200809L
#define CLOCK CLOCK_PROCESS_CPUTIME_ID /* one thread: what the neighbours do does not count */
#include "bench.h"
#include "corpus/statements/statements.h"

/* The field that ends before the tab or newline; *at is left behind it. NULL when there is none. */
static char *field(char **at, const char *end, int mark)
{
    char *first = *at, *last = memchr(first, mark, (size_t)(end - first));
    if (!last) return NULL;
    *last = 0;
    *at = last + 1;
    return first;
}

static int add_article(articles *all, char **at, const char *end)
{
    char *id = field(at, end, '\t'), *day = id ? field(at, end, '\t') : NULL, *outlet = day ? field(at, end, '\t') : NULL;
    char *bytes = outlet ? field(at, end, '\n') : NULL;
    size_t size = bytes ? strtoul(bytes, NULL, 10) : 0;
    if (!bytes || size > (size_t)(end - *at)) return fail("articles", "not as written");
    ss_record *grown = all->count & (all->count - 1) ? all->at : realloc(all->at, (2 * (size_t)all->count + 1) * sizeof *grown);
    if (!grown) return fail(id, "out of memory");
    all->at = grown;
    all->at[all->count++] = (ss_record){.text = *at, .text_size = size, .id = {id, (uint32_t)strlen(id)},
                                        .outlet = {outlet, (uint32_t)strlen(outlet)}, .published = (int32_t)strtol(day, NULL, 10)};
    *at += size + 1;
    return 0;
}

/* The stage as it is in ss_corpus_new, on a corpus that has all but statements; `first`: days that were learnt since then may
 * give others than the corpus had. */
static int group(ss_corpus *corpus, bool first, double *seconds)
{
    uint32_t before = corpus->statements.count;
    corpus->statements.count = corpus->members.count = corpus->statement_of.count = 0;
    corpus->statements_capped = 0;
    double begin = now();
    if (ss_statements_find(corpus) != SS_OK) return fail("grouping", "failed");
    *seconds = least(*seconds, now() - begin);
    return first || corpus->statements.count == before ? 0 : fail("grouping", "another number of statements than before");
}

int main(int count, char **words)
{
    articles all = {0};
    ss_engine *engine = NULL;
    ss_shard *shard = NULL;
    ss_corpus *corpus = NULL;
    double seconds = 0;
    size_t size = 0;
    if (count < 3) return fail("usage", "grouping DATA ARTICLES");
    char *bytes = slurp(words[2], &size), *at = bytes;
    int failed = !bytes || load_engine(words[1], &engine);
    if (bytes) bytes[size] = 0;
    while (!failed && at < bytes + size) failed = add_article(&all, &at, bytes + size);
    failed = failed || ss_shard_read(engine, all.at, all.count, 0, NULL, &shard, NULL) != SS_OK;
    failed = failed || ss_corpus_new(engine, &shard, 1, &corpus, NULL) != SS_OK;
    for (int i = 0; i < 3 && !failed; i++) failed = group(corpus, i == 0, &seconds);
    if (!failed && corpus->statements.count == 0) failed = fail(words[2], "no statement was found");
    if (!failed) printf("%.4f %u\n", seconds, corpus->statements.count);
    free(all.at);
    free(bytes);
    ss_shard_release(shard);
    ss_corpus_release(corpus);
    ss_engine_release(engine);
    return failed;
}

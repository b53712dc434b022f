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
#include "corpus/statements.h"

static int add_article(articles *all, char **at, const char *end)
{
    char id[64], outlet[128];
    int day, used = 0;
    size_t size;
    if (sscanf(*at, "%63[^\t]\t%d\t%127[^\t]\t%zu%n", id, &day, outlet, &size, &used) != 4 || size > (size_t)(end - *at)) return fail("articles", "not as written");
    ss_record *grown = realloc(all->at, (all->count + 1) * sizeof *grown);
    if (!grown) return fail(id, "out of memory");
    all->at = grown;
    all->at[all->count++] = (ss_record){.text = *at + used + 1, .text_size = size, .id = {strdup(id), (uint32_t)strlen(id)},
                                        .outlet = {strdup(outlet), (uint32_t)strlen(outlet)}, .published = day};
    *at += used + 1 + size + 1;
    return 0;
}

/* The stage as it is in ss_corpus_new, on a corpus that has all but statements; `first`: days that were learnt since then may
 * give others than the corpus had. */
static int group(ss_corpus *corpus, bool first, double *seconds)
{
    uint32_t before = corpus->statements.count;
    corpus->statements.count = corpus->members.count = corpus->statement_of.count = corpus->first_claim.count = 0;
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
    for (uint32_t i = 0; i < all.count; i++) {
        free((char *)(uintptr_t)all.at[i].id.at);
        free((char *)(uintptr_t)all.at[i].outlet.at);
    }
    free(all.at);
    free(bytes);
    ss_shard_release(shard);
    ss_corpus_release(corpus);
    ss_engine_release(engine);
    return failed;
}

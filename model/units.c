/* Prints the units of articles, for a neural reader to learn from and to label (teacher.py).
 *
 *   units DATA CLASSES NEWS OWN SKIP [OTHER]
 *
 * As for train (train.c), SKIP -1 for none left out; with OTHER, a folder like NEWS, its articles are printed instead.
 *
 *   A <tab> name <tab> left out <tab> bytes       then so many bytes of text and a line's end
 *   R <tab> sources <tab> cues <tab> contents     an annotated attribution: 12:20 40:52 ..., bytes
 *   U <tab> 0:7:4:0 8:12:0:1 ...                  a unit, its chunks: first byte, last, kind (ss_chunk_kind), whether it may be a cue
 *   G <tab> head <tab> 0112344560                 an attribution of that unit: its head's chunk, and the label of each chunk
 */
#include <stdio.h>
#include <stdlib.h>

#include "desk.h"

static void print_spans(const news_spans *spans)
{
    printf("\t");
    for (uint32_t i = 0; i < spans->count; i++) printf("%u:%u ", spans->at[i].start, spans->at[i].end);
}

static void print_gold(const news_article *a)
{
    for (uint32_t g = 0; g < a->count; g++) {
        printf("R");
        for (int role = 0; role < ROLES; role++) print_spans(&a->gold[g].roles[role]);
        printf("\n");
    }
}

static void print_labels(const desk *d, const ss_unit *unit, const news_attribution *gold, forms *all)
{
    uint8_t labels[SS_UNIT_MOST];
    uint32_t head = desk_head(d, unit, gold, all);
    if (head == SS_NONE) return;
    desk_labels(d, unit, gold, head, labels);
    printf("G\t%u\t", head);
    for (uint32_t i = 0; i < unit->count; i++) putchar('0' + labels[i]);
    printf("\n");
}

static void print_unit(const desk *d, const ss_unit *unit, const news_article *a, forms *all)
{
    printf("U\t");
    for (uint32_t i = 0; i < unit->count; i++) {
        ss_span span = desk_span(d, &unit->chunks[i]);
        printf("%u:%u:%u:%d ", span.start, span.end, unit->chunks[i].kind, ss_guess_candidate(&unit->chunks[i]));
    }
    printf("\n");
    for (uint32_t g = 0; g < a->count; g++) print_labels(d, unit, &a->gold[g], all);
}

static void print_article(training *t, const news_article *a, bool left_out)
{
    desk_lay(&t->desk, a, t->blank);
    printf("A\t%s\t%d\t%u\n", a->name, left_out, a->size);
    fwrite(a->text, 1, a->size, stdout);
    printf("\n");
    print_gold(a);
    for (uint32_t u = 0; u < t->desk.units.count; u++) print_unit(&t->desk, &t->desk.units.at[u], a, &t->forms);
}

int main(int count, char **args)
{
    if (count < 6) news_fail("use", "units DATA CLASSES NEWS OWN SKIP [OTHER]");
    training *t = training_new(args[1], args[2], args[3], args[4], atoi(args[5]));
    news other = count > 6 ? news_read(args[6]) : t->news;
    training_learn_words(t);
    for (uint32_t i = 0; i < other.count; i++) print_article(t, &other.at[i], count <= 6 && training_leaves_out(t, i));
    return 0;
}

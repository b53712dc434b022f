#include "written.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const float LEAST_CUE = 0.33f, LEAST_KEEP = 0.25f;

static int by_hash(const void *a, const void *b)
{
    uint32_t x = ((const form *)a)->hash, y = ((const form *)b)->hash;
    return x < y ? -1 : x > y;
}

static void put(written *out, const void *from, size_t size)
{
    out->at = news_room(out->at, out->size + size);
    memcpy(out->at + out->size, from, size);
    out->size += size;
}

static void put_number(written *out, uint32_t value, int size)
{
    for (int i = 0; i < size; i++, value >>= 8) put(out, &(char){(char)(value & 0xFF)}, 1);
}

static void put_float(written *out, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, 4);
    put_number(out, bits, 4);
}

static void put_words(written *out, const forms *all)
{
    form *kept = news_room(NULL, FORM_SLOTS * sizeof *kept);
    uint32_t count = 0;
    for (uint32_t i = 0; i < FORM_SLOTS; i++)
        if (all->slots[i].hash && (all->slots[i].fine || all->slots[i].likely)) kept[count++] = all->slots[i];
    qsort(kept, count, sizeof *kept, by_hash);
    put_number(out, count, 4);
    for (uint32_t i = 0; i < count; i++) {
        put_number(out, kept[i].hash, 4);
        put_number(out, kept[i].fine, 2);
        put_number(out, kept[i].coarse, 1);
        put_number(out, kept[i].likely, 1);
    }
    free(kept);
}

static float largest(const float *at, size_t count)
{
    float most = 1e-6f;
    for (size_t i = 0; i < count; i++) most = fabsf(at[i]) > most ? fabsf(at[i]) : most;
    return most;
}

static int rounded(float value)
{
    return (int)(value < 0 ? value - 0.5f : value + 0.5f);
}

static void put_table(written *out, const float *at, uint32_t bits, uint32_t width, float unit)
{
    put_number(out, bits, 4);
    for (size_t i = 0; i < (size_t)width << bits; i++) {
        int value = rounded(at[i] / unit);
        put_number(out, (uint32_t)(value > 127 ? 127 : value < -127 ? -127 : value), 1);
    }
}

ss_weights *written_weights(const forms *all, const learnt *l, const ss_lexicon *lexicon, written *file)
{
    float cue_unit = largest(l->cue, (size_t)1 << CUE_BITS) / 127, span_unit = largest(l->span, (size_t)SS_LABELS << SPAN_BITS) / 127;
    float extent_unit = largest(l->extent, (size_t)1 << EXTENT_BITS) / 127, keep_unit = largest(l->keep, (size_t)1 << KEEP_BITS) / 127;
    ss_weights *out = NULL;
    put(file, "sayso attribution 2\n", 20);
    put_words(file, all);
    for (int from = 0; from < SS_LABELS; from++)
        for (int to = 0; to < SS_LABELS; to++)
            put_number(file, (uint32_t)(learn_may_follow(from, to) ? rounded(l->steps[from][to] / span_unit) : -16384), 2);
    put_float(file, cue_unit);
    put_float(file, extent_unit);
    put_float(file, keep_unit);
    put_float(file, LEAST_CUE);
    put_float(file, LEAST_KEEP);
    for (int i = 0; i < SS_CHANCES; i++) put_float(file, learn_chance((float)i / 8 - 8));
    put_table(file, l->cue, CUE_BITS, 1, cue_unit);
    put_table(file, l->span, SPAN_BITS, SS_LABELS, span_unit);
    put_table(file, l->extent, EXTENT_BITS, 1, extent_unit);
    put_table(file, l->keep, KEEP_BITS, 1, keep_unit);
    ss_error error = {0};
    if (ss_weights_new(&ss_allocator_libc, "trained", file->at, file->size, &out, &error) != SS_OK) news_fail("weights", error.message);
    if (ss_weights_prepare(out, ss_lexicon_vocabulary(lexicon)) != SS_OK) news_fail("memory", "there is not enough");
    return out;
}

void written_to(const char *path, const written *file)
{
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(file->at, 1, file->size, out) != file->size || fclose(out)) news_fail(path, "cannot be written");
}

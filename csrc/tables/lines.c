/* Rows as text. What is written follows Python's csv and json, byte by byte, as the tables of loaded corpora are written by those:
 *
 *   CSV    c01,0,"He said ""no"", she said.",,true,0.97,2024-03-28,"[""person/ruiz""]"
 *   JSON   {"claim":"c01","doc":0,"text":"He said \"no\", she said.","outlet":null,"negated":true, ...}
 *
 * A cell of CSV that holds a comma, a mark or the end of a line stands in marks; lists and structs are JSON inside of it. */
#include <math.h>
#include "corpus/corpus.h"
#include "reading/numbers.h"
#include "tables/columns.h"

#define LINES_MOST (16u << 20) /* bytes of lines after which no more rows are taken */

typedef struct {
    const ss_allocator *memory;
    ss_chars *out;
    ss_chars inside; /* the JSON of a cell of CSV */
    bool failed;     /* for want of memory: what is behind it is not written */
} pen;

static void put_json(pen *p, const ss_column *column, const struct ArrowArray *array, int64_t i);

static void put(pen *p, const char *bytes, uint32_t size) {
    uint32_t at;
    if (p->failed || ss_chars_add(p->out, p->memory, bytes, size, &at)) p->failed = true;
}

#define PUT(p, literal) put(p, literal, sizeof literal - 1)

/* ---- what is written the same in both --------------------------------------------------------------------------------- */

static void put_int(pen *p, int64_t value) {
    char digits[20], *at = digits + sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do *--at = (char)('0' + left % 10); while (left /= 10);
    if (value < 0) *--at = '-';
    put(p, at, (uint32_t)(digits + sizeof digits - at));
}

static void put_flag(pen *p, bool flag) {
    if (flag) PUT(p, "true");
    else PUT(p, "false");
}

static void put_day(pen *p, int32_t day) {
    int year, month, date;
    ss_day_split(day, &year, &month, &date);
    char text[] = {(char)('0' + year / 1000 % 10), (char)('0' + year / 100 % 10), (char)('0' + year / 10 % 10), (char)('0' + year % 10),
                   '-', (char)('0' + month / 10), (char)('0' + month % 10), '-', (char)('0' + date / 10), (char)('0' + date % 10)};
    put(p, text, sizeof text);
}

/* So many digits without the zeroes behind them: `places` zeroes stand between the point and the first. */
static void put_digits(pen *p, uint32_t number, uint32_t size, int places) {
    char digits[9];
    for (uint32_t i = size; i; number /= 10) digits[--i] = (char)('0' + number % 10);
    while (size > 1 && digits[size - 1] == '0') size--;
    if (places < 4) {
        put(p, "0.000", 2 + (uint32_t)places);
        put(p, digits, size);
        return;
    }
    put(p, digits, 1);
    if (size > 1) PUT(p, "."), put(p, digits + 1, size - 1);
    PUT(p, "e-"), put(p, places < 9 ? "0" : "", places < 9), put_int(p, places + 1);
}

/* A share of one, 0 to 1, all that the tables have of such numbers: in seven digits where these are read back as the same float32, else in
   eight or nine. What lies in the middle goes to the even side. */
static void put_share(pen *p, float share) {
    static const double powers[] = {1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16};
    int places = 0, more = 0;
    while (places < 7 && (double)share * powers[places] < 1e6) places++;
    double number = rint((double)share * powers[places]), most = 1e7;
    for (; more < 2 && (float)(number / powers[places + more]) != share; most *= 10) number = rint((double)share * powers[places + ++more]);
    if (!(number > 0)) PUT(p, "0.0");
    else if (number < most) put_digits(p, (uint32_t)number, (uint32_t)(7 + more), places);
    else if (places) put_digits(p, 1, 1, places - 1);
    else PUT(p, "1.0");
}

static bool bit_at(const void *bits, int64_t i) { return ((const uint8_t *)bits)[i >> 3] >> (i & 7) & 1; }

static bool is_null(const struct ArrowArray *array, int64_t i) {
    return array->buffers[0] && !bit_at(array->buffers[0], i + array->offset);
}

static const char *bytes_of(const ss_column *column, const struct ArrowArray *array, int64_t i, uint32_t *size) {
    if (column->kind == SS_C_ENUM) {
        const char *word = column->words[((const int8_t *)array->buffers[1])[i + array->offset]];
        *size = (uint32_t)strlen(word);
        return word;
    }
    const int32_t *offsets = array->buffers[1];
    i += array->offset;
    *size = (uint32_t)(offsets[i + 1] - offsets[i]);
    return *size ? (const char *)array->buffers[2] + offsets[i] : "";
}

/* Numbers, flags and days; a day needs marks in JSON, and `mark` is that. */
static void put_plain(pen *p, const ss_column *column, const struct ArrowArray *array, int64_t i, const char *mark) {
    const void *values = array->buffers[1];
    i += array->offset;
    switch (column->kind) {
    case SS_C_BOOL: put_flag(p, bit_at(values, i)); break;
    case SS_C_INT8: put_int(p, ((const int8_t *)values)[i]); break;
    case SS_C_INT32: put_int(p, ((const int32_t *)values)[i]); break;
    case SS_C_FLOAT32: put_share(p, ((const float *)values)[i]); break;
    default: put(p, mark, (uint32_t)strlen(mark)), put_day(p, ((const int32_t *)values)[i]), put(p, mark, (uint32_t)strlen(mark));
    }
}

/* ---- JSON -------------------------------------------------------------------------------------------------------------- */

static void put_escaped(pen *p, unsigned char c) {
    static const char hex[] = "0123456789abcdef", letters[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    for (const char *l = letters; *l; l += 2)
        if ((unsigned char)*l == c) {
            PUT(p, "\\"), put(p, l + 1, 1);
            return;
        }
    PUT(p, "\\u00"), put(p, &hex[c >> 4], 1), put(p, &hex[c & 15], 1);
}

static void put_json_text(pen *p, const char *bytes, uint32_t size) {
    uint32_t done = 0;
    PUT(p, "\"");
    for (uint32_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c >= ' ' && c != '"' && c != '\\') continue;
        put(p, bytes + done, i - done);
        put_escaped(p, c);
        done = i + 1;
    }
    put(p, bytes + done, size - done);
    PUT(p, "\"");
}

static void put_fields(pen *p, const ss_column *fields, uint32_t count, struct ArrowArray *const *arrays, int64_t i) {
    PUT(p, "{");
    for (uint32_t f = 0; f < count; f++) {
        if (f) PUT(p, ",");
        put_json_text(p, fields[f].name, (uint32_t)strlen(fields[f].name));
        PUT(p, ":");
        put_json(p, &fields[f], arrays[f], i);
    }
    PUT(p, "}");
}

static void put_items(pen *p, const ss_column *item, const struct ArrowArray *array, int64_t i) {
    const int32_t *offsets = (const int32_t *)array->buffers[1] + array->offset;
    PUT(p, "[");
    for (int32_t j = offsets[i]; j < offsets[i + 1]; j++) {
        if (j > offsets[i]) PUT(p, ",");
        put_json(p, item, array->children[0], j);
    }
    PUT(p, "]");
}

/* As deep as the columns are. */
static void put_json(pen *p, const ss_column *column, const struct ArrowArray *array, int64_t i) {
    uint32_t size;
    const char *bytes;
    if (is_null(array, i)) {
        PUT(p, "null");
        return;
    }
    switch (column->kind) {
    case SS_C_LIST: put_items(p, column->fields, array, i); break;
    case SS_C_STRUCT: put_fields(p, column->fields, column->n_fields, array->children, i + array->offset); break;
    case SS_C_STRING:
    case SS_C_ENUM: bytes = bytes_of(column, array, i, &size), put_json_text(p, bytes, size); break;
    default: put_plain(p, column, array, i, "\"");
    }
}

/* ---- CSV --------------------------------------------------------------------------------------------------------------- */

static bool needs_marks(const char *bytes, uint32_t size) {
    for (uint32_t i = 0; i < size; i++)
        if (bytes[i] == ',' || bytes[i] == '"' || bytes[i] == '\n' || bytes[i] == '\r') return true;
    return false;
}

static void put_csv_text(pen *p, const char *bytes, uint32_t size) {
    const char *mark;
    if (!needs_marks(bytes, size)) {
        put(p, bytes, size);
        return;
    }
    PUT(p, "\"");
    for (; size && (mark = memchr(bytes, '"', size)); size -= (uint32_t)(mark + 1 - bytes), bytes = mark + 1) {
        put(p, bytes, (uint32_t)(mark + 1 - bytes));
        PUT(p, "\"");
    }
    put(p, bytes, size);
    PUT(p, "\"");
}

/* The JSON of a list, written aside and then as the text of a cell. */
static void put_csv_list(pen *p, const ss_column *column, const struct ArrowArray *array, int64_t i) {
    pen aside = {.memory = p->memory, .out = &p->inside, .failed = p->failed};
    p->inside.count = 0;
    put_json(&aside, column, array, i);
    p->failed = aside.failed;
    if (!p->failed) put_csv_text(p, p->inside.at, p->inside.count);
}

static void put_csv(pen *p, const ss_column *column, const struct ArrowArray *array, int64_t i) {
    uint32_t size;
    const char *bytes;
    if (is_null(array, i)) return;
    switch (column->kind) {
    case SS_C_LIST:
    case SS_C_STRUCT: put_csv_list(p, column, array, i); break;
    case SS_C_STRING:
    case SS_C_ENUM: bytes = bytes_of(column, array, i, &size), put_csv_text(p, bytes, size); break;
    default: put_plain(p, column, array, i, "");
    }
}

/* ---- lines ------------------------------------------------------------------------------------------------------------- */

static void put_row(pen *p, const ss_column *columns, uint32_t width, const struct ArrowArray *batch, int64_t i, ss_line_form form) {
    if (form == SS_JSON_LINES) put_fields(p, columns, width, batch->children, i);
    for (uint32_t c = 0; form == SS_CSV && c < width; c++) {
        if (c) PUT(p, ",");
        put_csv(p, &columns[c], batch->children[c], i);
    }
    PUT(p, "\n");
}

ss_status ss_table_lines(ss_corpus *corpus, ss_table table, uint64_t first, uint64_t count, ss_line_form form, const ss_allocator *memory,
                         ss_chars *out, uint64_t *rows) {
    struct ArrowArray batch;
    ss_chars lines = {0};
    pen p = {.memory = memory, .out = &lines};
    uint32_t width;
    const ss_column *columns = ss_table_columns(table, &width);
    ss_status status = ss_table_batch(corpus, table, first, count, &batch);
    if (status) return status;
    int64_t i = 0;
    while (i < batch.length && !p.failed && lines.count < LINES_MOST) put_row(&p, columns, width, &batch, i++, form);
    batch.release(&batch);
    SS_DROP(&p.inside, memory);
    if (p.failed) SS_DROP(&lines, memory);
    if (p.failed) return SS_NOMEM;
    *out = lines;
    *rows = (uint64_t)i;
    return SS_OK;
}

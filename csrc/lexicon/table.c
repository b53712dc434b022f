#include "lexicon/inside.h"

void ss_line_report(const ss_line *line, const char *format, ...)
{
    char message[SS_MESSAGE_SIZE];
    if (!line->problem) return;
    va_list values;
    va_start(values, format);
    ss_message_format(message, format, values);
    va_end(values);
    line->problem(line->ctx, line->table, line->line, message);
}

/* ---- cells ---------------------------------------------------------------------------------------------------------- */

static ss_cell trimmed(ss_cell cell)
{
    while (cell.size && (unsigned char)cell.at[0] <= ' ') cell.at++, cell.size--;
    while (cell.size && (unsigned char)cell.at[cell.size - 1] <= ' ') cell.size--;
    return cell;
}

bool ss_cell_next(ss_cell *cell, char mark, ss_cell *item)
{
    while (cell->size) {
        const char *end = memchr(cell->at, mark, cell->size);
        uint32_t size = end ? (uint32_t)(end - cell->at) : cell->size, passed = end ? size + 1 : size;
        *item = trimmed((ss_cell){cell->at, size});
        cell->at += passed;
        cell->size -= passed;
        if (item->size) return true;
    }
    return false;
}

int ss_cell_shown(ss_cell cell)
{
    uint32_t size = cell.size < MOST_SHOWN ? cell.size : MOST_SHOWN;
    while (size && size < cell.size && ((unsigned char)cell.at[size] & 0xC0) == 0x80) size--;
    return (int)size;
}

bool ss_cell_is(ss_cell cell, const char *word)
{
    return strlen(word) == cell.size && (cell.size == 0 || memcmp(cell.at, word, cell.size) == 0);
}

bool ss_cell_number(ss_cell cell, int32_t least, int32_t most, int32_t *out)
{
    bool minus = cell.size && cell.at[0] == '-';
    int64_t value = 0;
    if (cell.size == minus || cell.size > 11) return false;
    for (uint32_t i = minus; i < cell.size; i++) {
        if (cell.at[i] < '0' || cell.at[i] > '9') return false;
        value = value * 10 + (cell.at[i] - '0');
    }
    if (minus) value = -value;
    if (value < least || value > most) return false;
    *out = (int32_t)value;
    return true;
}

/* ---- lines ---------------------------------------------------------------------------------------------------------- */

typedef struct { const char *at, *end; uint32_t line; } line_reader;

static bool next_line(line_reader *reader, ss_cell *out)
{
    if (reader->at >= reader->end) return false;
    size_t left = (size_t)(reader->end - reader->at);
    const char *stop = memchr(reader->at, '\n', left);
    size_t size = stop ? (size_t)(stop - reader->at) : left;
    *out = (ss_cell){reader->at, (uint32_t)size};
    if (size && reader->at[size - 1] == '\r') out->size--;
    reader->at += size + (stop != NULL);
    reader->line++;
    return true;
}

/* The next line that is neither empty nor a comment. */
static bool next_row(line_reader *reader, ss_cell *out)
{
    while (next_line(reader, out))
        if (trimmed(*out).size && out->at[0] != '#') return true;
    return false;
}

static void split(ss_line *line, ss_cell row)
{
    line->n_cells = 0;
    const char *end = row.at + row.size;
    for (const char *at = row.at; line->n_cells < MOST_COLUMNS;) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        const char *stop = tab ? tab : end;
        line->cells[line->n_cells++] = trimmed((ss_cell){at, (uint32_t)(stop - at)});
        if (!tab) return;
        at = tab + 1;
    }
}

/* ---- the header ------------------------------------------------------------------------------------------------------- */

static uint8_t column_named(const ss_line *header, const char *name)
{
    for (uint32_t i = 0; i < header->n_cells; i++)
        if (ss_cell_is(header->cells[i], name)) return (uint8_t)i;
    return NO_COLUMN;
}

static bool has_needed(const ss_line *header, const ss_table_kind *kind)
{
    for (uint32_t i = 0; i < 3 && kind->needs[i]; i++)
        if (column_named(header, kind->needs[i]) == NO_COLUMN) return false;
    return true;
}

static const ss_table_kind *kind_of(const ss_line *header)
{
    for (uint32_t i = 0; i < ss_table_kind_count; i++)
        if (has_needed(header, &ss_table_kinds[i])) return &ss_table_kinds[i];
    return NULL;
}

static void find_columns(const ss_line *header, const ss_table_kind *kind, uint8_t columns[MOST_COLUMNS])
{
    memset(columns, NO_COLUMN, MOST_COLUMNS);
    for (uint32_t i = 0; kind->columns[i]; i++) columns[i] = column_named(header, kind->columns[i]);
}

/* ---- the table -------------------------------------------------------------------------------------------------------- */

static ss_status read_rows(ss_line *line, line_reader *reader, const ss_table_kind *kind, bool checked)
{
    ss_cell row;
    bool ascii;
    while (next_row(reader, &row)) {
        line->line = reader->line;
        if (!checked && ss_utf8_check(row.at, row.size, &ascii) != row.size) {
            ss_line_report(line, "this line is not UTF-8");
            continue;
        }
        split(line, row);
        ss_status status = kind->read(line);
        if (status != SS_OK) return status;
        line->lexicon->rows++;
    }
    return SS_OK;
}

static ss_status name_table(ss_line *line, const char *name)
{
    ss_cell cell = {name, (uint32_t)strlen(name) + 1}; /* with its terminator: messages of finish need it */
    ss_lexicon *lexicon = line->lexicon;
    ss_status status = ss_string_add(lexicon, cell, &line->table_string);
    if (status != SS_OK) return status;
    ss_string *kept = lexicon->tables.count < UINT16_MAX ? SS_ADD(&lexicon->tables, lexicon->memory) : NULL;
    if (!kept) return SS_NOMEM;
    *kept = (ss_string){line->table_string.at, cell.size - 1};
    line->table_number = (uint16_t)(lexicon->tables.count - 1);
    return SS_OK;
}

static ss_status load_weights(ss_lexicon *lexicon, const char *name, const char *bytes, size_t size, ss_error *error)
{
    ss_weights *weights = NULL;
    ss_status status = ss_weights_new(lexicon->memory, name, bytes, size, &weights, error);
    if (status != SS_OK) return status;
    ss_weights_free(lexicon->weights);
    lexicon->weights = weights;
    return SS_OK;
}

ss_status ss_lexicon_load(ss_lexicon *lexicon, const char *name, const char *bytes, size_t size, ss_problem *problem,
                          void *ctx, ss_error *error)
{
    uint8_t columns[MOST_COLUMNS];
    ss_line line = {.lexicon = lexicon, .table = name, .problem = problem, .ctx = ctx, .columns = columns};
    line_reader reader = {bytes, bytes + size, 0};
    ss_cell row;
    bool ascii;
    if (lexicon->finished) return ss_error_set(error, SS_LEXICON, 0, "%s: the lexicon is finished and takes no more tables", name);
    if (size > INT32_MAX) return ss_error_set(error, SS_LIMIT, 0, "%s: a table may have up to 2 GiB", name);
    if (ss_weights_are(bytes, size)) return load_weights(lexicon, name, bytes, size, error);
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) reader.at += 3;
    if (!next_row(&reader, &row)) return ss_error_set(error, SS_LEXICON, 0, "%s: no header line", name);
    split(&line, row);
    const ss_table_kind *kind = kind_of(&line);
    if (!kind) return ss_error_set(error, SS_LEXICON, 0, "%s: line %u: no known kind of table has these columns", name, reader.line);
    find_columns(&line, kind, columns);
    ss_status status = name_table(&line, name);
    if (status == SS_OK) status = read_rows(&line, &reader, kind, ss_utf8_check(bytes, size, &ascii) == size);
    return status == SS_OK ? SS_OK : ss_error_set(error, status, 0, "%s: line %u: out of memory", name, reader.line);
}

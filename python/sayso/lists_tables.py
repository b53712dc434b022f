"""CSV and TSV lists of any columns, OpenSanctions' targets.simple.csv, and one name per line."""
import csv
import io

from . import lists
from ._core import LexiconError

NAMED = {
    "id": "identifier uid entity_id entity key code",
    "name": "label title caption canonical",
    "names": "alias aliases alt_names other_names synonyms synonym altlabel variants also_known_as aka",
    "type": "kind category class entity_type schema",
    "country": "countries country_code iso iso2 iso3 state nationality",
    "acronyms": "acronym abbreviation abbreviations",
    "demonyms": "demonym adjective",
    "people": "inhabitants",
    "metonyms": "metonym",
    "acts_for": "", "parent": "", "gender": "sex",
    "from": "since start start_date valid_from birth_date birth",
    "until": "to end end_date valid_until death_date death",
    "wikidata": "qid wikidata_id",
}
COLUMN_OF = {word: column for column, words in NAMED.items() for word in (column, *words.split())}
OTHER_KINDS = ({"lemma"}, {"office"}, {"organ"}, {"class", "word"}, {"council", "year"})
csv.field_size_limit(1 << 24)


def delimiter_of(line):
    """The mark of the header that parts the most columns."""
    return max("\t,;", key=line.count)


def lines_of(text, start):
    """One line at a time, with its end: a list may be large."""
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def read(name, text):
    """A list with a header line; comment lines before it are passed over."""
    skipped, start, header = 0, 0, ""
    for row in lines_of(text, 0):
        if row.strip() and not row.startswith("#"):
            header = row
            break
        skipped, start = skipped + 1, start + len(row)
    if not header:
        raise LexiconError(f"{name}: empty; the first line names the columns (docs/lexicon.md)")
    mark = delimiter_of(header)
    quoting = csv.QUOTE_NONE if mark == "\t" and '"' not in header else csv.QUOTE_MINIMAL
    rows = csv.reader(lines_of(text, start), delimiter=mark, quoting=quoting, strict=False)
    try:
        columns = plain_names(next(rows))
        if "name" not in columns and any(kind <= set(columns) for kind in OTHER_KINDS):
            return as_it_is(name, columns, rows, skipped)
        return entities(name, columns, rows, skipped, mark)
    except csv.Error as error:
        raise LexiconError(f"{name}: line {rows.line_num + skipped}: not CSV ({error})") from error


def plain_names(cells):
    return [cell.strip().casefold().replace(" ", "_") for cell in cells]


def header_of(name, cells):
    """The columns of a table that is no file; those of names in our words. What is no list at all is a LexiconError."""
    columns = plain_names(cells)
    if "name" not in columns and any(kind <= set(columns) for kind in OTHER_KINDS):
        return columns
    place = places_of(name, columns)
    if columns[place["type"]] != "schema":
        columns[place["type"]] = "type"
    columns[place["name"]] = "name"
    return columns


def as_it_is(name, columns, rows, skipped):
    """A table of cues, offices, organs or words."""
    table = lists.Table(name, columns)
    line = rows.line_num + skipped + 1
    table.lines[0] = line - 1
    for row in rows:
        if row:
            table.row(line, row[:len(columns)])
        line = rows.line_num + skipped + 1
    return table


def places_of(name, columns):
    """{column of ours: where it stands}; a name that means two columns counts where it is first, our own names before others."""
    found = {}
    for i, column in enumerate(columns):
        if column in NAMED:
            found.setdefault(column, i)
    for i, column in enumerate(columns):
        if column in COLUMN_OF:
            found.setdefault(COLUMN_OF[column], i)
    if "name" not in found or "type" not in found:
        shown = ", ".join(columns[:8])
        raise LexiconError(f"{name}: a list of names needs the columns name and type (docs/lexicon.md); these are {shown}")
    return found


def entities(name, columns, rows, skipped, mark):
    place = places_of(name, columns)
    table = lists.Table(name)
    table.lines[0] = rows.line_num + skipped
    at = [place.get(column, -1) for column in lists.COLUMNS]
    if columns[place["type"]] == "schema":
        sanctioned(table, rows, at, skipped, len(columns))
    else:
        plain(table, rows, at, skipped, len(columns), semicolons=mark != ";")
    return table


def plain(table, rows, at, skipped, width, semicolons):
    """Rows as they are, put in our words."""
    mend, before, line = mender(at, semicolons), ("", "", ""), rows.line_num + skipped + 1
    for row in rows:
        if row and not row[0].startswith("#"):
            if len(row) < width:
                row += [""] * (width - len(row))
            row.append("")  # what the columns that are not there point at
            before = completed(mend([row[i].strip() for i in at]), before)
            table.row(line, before)
        line = rows.line_num + skipped + 1


def mender(at, semicolons):
    """What brings types, states, lists and years of a row into our words."""
    index = {column: i for i, column in enumerate(lists.COLUMNS)}
    listed = [index[c] for c in lists.LISTED if at[index[c]] >= 0 and semicolons]
    years = [index[c] for c in ("from", "until") if at[index[c]] >= 0]

    def mend(cells):
        cells[2] = lists.TYPE_OF.get(cells[2]) or lists.type_of(cells[2])
        if cells[3]:
            cells[3] = lists.country_of(cells[3])
        for i in listed:
            cells[i] = cells[i].replace(";", "|")
        for i in years:
            cells[i] = lists.year_of(cells[i]) or cells[i]
        if "he " in cells[1] or "he " in cells[4]:
            names = [name.strip() for name in cells[4].split("|")] if cells[4] else []
            cells[4] = "|".join([*names, *(bare for bare in lists.bare_names([cells[1], *names]) if bare not in names)])
        return cells
    return mend


def completed(cells, before):
    """A row without a type or a name takes those of the row before it with the same id; one without an id gets one."""
    if cells[0] and cells[0] == before[0]:
        cells[1] = cells[1] or before[1]
        cells[2] = cells[2] or before[2]
    if not cells[0] and cells[1]:
        state = lists.codes().get(cells[1].casefold()) if cells[2] == "country" else None
        cells[0] = state or lists.slug(cells[2], cells[1])
    return cells


# ---- OpenSanctions -----------------------------------------------------------------------------------------------------

def sanctioned(table, rows, at, skipped, width):
    """targets.simple.csv: the schema is FollowTheMoney's, lists are split at ;."""
    from .lists_json import SCHEMATA, SILENT
    ID, NAME, TYPE, COUNTRY, NAMES, FROM, UNTIL = [at[lists.COLUMNS.index(c)] for c in ("id", "name", "type", "country", "names", "from", "until")]
    left, line = {}, rows.line_num + skipped + 1
    for row in rows:
        if row:
            row += [""] * (width - len(row) + 1)
            type = SCHEMATA.get(row[TYPE])
            if type:
                names = names_of([row[NAME].strip(), *filter(None, map(str.strip, row[NAMES].split(";")))], type)
                country = row[COUNTRY] and lists.country_of(row[COUNTRY])
                table.entity(line, row[ID].strip(), names[0] if names else "", type, country, names[1:],
                             since=lists.year_of(row[FROM]), until=lists.year_of(row[UNTIL]))
            elif row[TYPE] not in SILENT:
                count_left(left, row[TYPE], line)
        line = rows.line_num + skipped + 1
    note_left(table, left)


def names_of(names, type, weak=()):
    """Names as an article writes them: out of capitals, `Last, First` turned for persons; weak ones only of several words."""
    if not weak and all(map(lists.PLAIN, names)):
        return names
    good = [" ".join(name.split()) for name in names if name and name.strip()]
    good += [" ".join(name.split()) for name in weak if name and " " in name.strip()]
    if type == "person":
        good = [lists.turned(name) for name in good]
    tidy = lists.surname_in_capitals if type == "person" else str
    return list(dict.fromkeys(tidy(lists.as_written(name)) for name in good))


def count_left(left, schema, line):
    first, count = left.get(schema, (line, 0))
    left[schema] = (first, count + 1)


def note_left(table, left):
    for schema, (line, count) in left.items():
        table.note(line, f"{'one row' if count == 1 else f'{count} rows'} of schema '{schema}' left out: no name of a person, organisation or place")


# ---- one name per line -------------------------------------------------------------------------------------------------

def read_names(name, text):
    """names.txt: a line is a name; whether a person's or an organisation's is guessed."""
    table = lists.Table(name)
    table.lines[0] = 1
    small = []
    for line, row in enumerate(io.StringIO(text, newline=None), 1):
        row = " ".join(row.split())
        if not row or row.startswith("#"):
            continue
        if not any(c.isalpha() for c in row):
            table.note(line, f"'{row[:80]}' is no name")
            continue
        type = lists.guess(row)
        table.entity(line, "", names_of([row], type)[0], type)
        if row.islower():
            small.append(line)
    if len(small) * 2 >= len(table.lines):
        table.note(small[0], f"{len(small)} of {len(table.lines) - 1} names have no capital; are they words? verbs of speech go into a table with the column lemma")
    return table

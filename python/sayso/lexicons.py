"""Lexicon files -> the tables that the core loads: ours from the data folder, users' own in any of the formats of docs/lexicon.md.

    ours *.tsv ------------------------------------------------> [(name, bytes)] -> Engine
    a path, bytes or file --kind_of--> lists_*.py --lists.Table-->     ^ and back: the core's problems -> file and line

The core reads one format, tab-separated with a header. What is in another format is rewritten as such a table, with a way back
from its lines to those of the file."""
import os
import re

from . import lists, lists_json, lists_petrarch, lists_tables, lists_yaml
from ._core import Engine, LexiconError
from .fields import absent
from .files import at_home

KINDS = {".tsv": "table", ".tab": "table", ".csv": "table", ".txt": "text", ".yml": "yaml", ".yaml": "yaml", ".json": "json",
         ".jsonl": "json", ".ndjson": "json", ".ijson": "json", ".ftm": "json", ".actors": "text"}
CLASH = re.compile(r" is a name of .+ and of .+; the first is meant$| stands in two rows; the first is meant$")


class Lists:
    """What Engine takes (`tables`), and the way from what it reports to the users' files (`problems`)."""

    def __init__(self, sources=(), builtin=True):
        self.tables, self._own = ours(builtin), {}
        for number, source in enumerate(sources, 1):
            name, data = content(source, number)
            table = read(name, data)
            self._own[name] = table.lines, table.notes
            self.tables.append((name, table.data))

    @property
    def names(self):
        """Of the users' lists: their paths, or `lexicon 1` for bytes."""
        return list(self._own)

    def lines_of(self, name):
        return self._own[name][0]

    def problems(self, found):
        """(file, line, message) of everything that is not as it should be in the users' files, in order."""
        names, order = self.names, {name: i for i, name in enumerate(self._own)}
        out = [(name, line, message) for name, (_, notes) in self._own.items() for line, message in notes]
        for name, line, message in found:
            at = order.get(name)
            if at is not None:
                lines = self._own[name][0]
                out.append((names[at], lines[line - 1] if 0 < line <= len(lines) else line, message))
        return sorted(dict.fromkeys(out), key=lambda problem: (order[problem[0]], problem[1]))


def is_clash(message):
    """A name that two entities share: both are loaded, so that nothing is bad about the row."""
    return CLASH.search(message) is not None


def lint(source):
    """All that is wrong with one list, or worth knowing: bad rows, names given twice, names that are others' too."""
    made, found = Lists([source]), []
    Engine(made.tables, found)
    doubles = [problem for name, data in made.tables if name in made.names for problem in twice(name, data, made.lines_of(name))]
    return sorted(dict.fromkeys(made.problems(found) + doubles), key=lambda problem: problem[1])


def twice(name, data, lines):
    """Names that one entity is given again."""
    rows = [row.split("\t") for row in data.decode("utf-8", "replace").split("\n")]
    place = {column: i for i, column in enumerate(rows[0])}
    if not {"id", "name"} <= set(place):
        return
    listed, seen = [place[c] for c in lists.LISTED if c in place], {}
    for number, row in enumerate(rows[1:], 2):
        if len(row) <= place["name"]:
            continue
        names = [n.strip() for i in listed if i < len(row) for n in row[i].split("|") if n.strip()]
        for alias in names or [row[place["name"]]]:
            key, line = (row[place["id"]].strip(), alias), lines[number - 1] if number <= len(lines) else number
            if key in seen:
                yield name, line, f"'{alias[:80]}' stands for {key[0]} on line {seen[key]} already"
            seen.setdefault(key, line)


def tables(paths=(), builtin=True):
    """([(name, bytes)], {name: lines of the file}) for Engine."""
    made = Lists(paths, builtin)
    return made.tables, {name: own[0] for name, own in made._own.items()}


def ours(builtin):
    """Our tables; without the names of entities when those are not wanted, for words and cues are grammar."""
    out = []
    for name in sorted(n for n in os.listdir(lists.DATA) if n.endswith((".tsv", ".model"))):
        with open(os.path.join(lists.DATA, name), "rb") as stream:
            data = stream.read()
        if builtin or not names_entities(data):
            out.append((name, data))
    return out if builtin else [*out, ("states.tsv", lists.silent_states())]


def names_entities(data):
    header = next((row for row in data.split(b"\n") if row.strip() and not row.startswith(b"#")), b"")
    return {b"id", b"name", b"type"} <= set(header.rstrip(b"\r").split(b"\t"))


# ---- what was given ----------------------------------------------------------------------------------------------------

def sources_of(given, tables=True):
    """A list of paths, bytes and files, from one of them or several; tables and dicts of names become bytes."""
    if not tables and (isinstance(given, dict) or is_frame(given)):
        return [given]
    if isinstance(given, (str, bytes, bytearray, memoryview, os.PathLike)) or hasattr(given, "read") or is_frame(given):
        return [table_bytes(given)]
    try:
        sources = [given] if isinstance(given, dict) else [] if given is None else list(given)
    except TypeError:
        return [given]
    if tables and sources and all(isinstance(source, dict) for source in sources):
        return [rows_bytes(list(dict.fromkeys(key for row in sources for key in row)), sources)]
    return list(map(table_bytes, sources)) if tables else sources


def is_frame(given):
    return type(given).__module__.partition(".")[0] in ("pandas", "polars") and hasattr(type(given), "columns")


def table_bytes(source):
    """A pandas or polars table as CSV, anything else as it is. An index that has a name is a column too."""
    if not is_frame(source):
        return source
    if hasattr(source, "collect"):
        source = source.collect()
    if hasattr(source, "to_dicts"):
        return rows_bytes(source.columns, source.to_dicts())
    if source.index.name is not None:
        source = source.reset_index(drop=source.index.name in source.columns)
    return rows_bytes(list(source.columns), source.to_dict("records"))


def rows_bytes(columns, rows):
    """Dicts as CSV, which must have the columns of a list. Those of names get our own words, so that it is seen to be one."""
    import csv
    import io
    header = lists_tables.header_of("lexicon", list(map(str, columns)))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell_of(row.get(column)) for column in columns] for row in rows)
    return stream.getvalue().encode("utf-8", "replace")


def cell_of(value):
    """None and NaN are empty, a list is names with a bar between them, a year that became a float is a whole number."""
    if not isinstance(value, str) and hasattr(value, "tolist"):
        value = value.tolist()
    elif hasattr(value, "to_list"):
        value = value.to_list()
    if isinstance(value, (list, tuple, set)):
        return "|".join(str(v) for v in (sorted(value) if isinstance(value, set) else value) if not absent(v))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None or value != value or type(value).__name__ == "NaTType" else value


def content(source, number):
    """(name, bytes) of a path, bytes or an open file."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return f"lexicon {number}", bytes(source)
    if hasattr(source, "read"):
        data = source.read()
        name = getattr(source, "name", None)
        return name if isinstance(name, str) else f"lexicon {number}", data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data)
    if not isinstance(source, (str, os.PathLike)):
        raise LexiconError(f"a lexicon is a path, bytes, an open file or a table, not {type(source).__name__}")
    path = at_home(source)
    try:
        with open(path, "rb") as stream:
            return path, stream.read()
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:
        raise LexiconError(f"{path!a} cannot be a path ({error})") from error


def text_of(name, data):
    """(text, notes): UTF-8 with or without its mark, UTF-16 with it; else Windows-1252, which is told with the first such line."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if b"\0" in data[:1000]:
            raise LexiconError(f"{name}: no text: byte {error.start} is not UTF-8") from error
        return data.decode("cp1252", "replace"), [(line, "not UTF-8: the file is read as Windows-1252 (Latin-1)")]


def read(name, data):
    """The Table of a file of any kind."""
    kind = kind_of(name, data)
    text, notes = text_of(name, data)
    if kind == "text":
        kind = kind_of_text(text)
    reader = {"table": lists_tables.read, "names": lists_tables.read_names, "yaml": lists_yaml.read, "json": lists_json.read,
              "petrarch": lists_petrarch.read}[kind]
    table = reader(name, text)
    table.notes[:0] = notes
    return table


def kind_of(name, data):
    """From the ending of the name; without one (bytes), from the beginning of the content."""
    ending = os.path.splitext(name)[1].casefold()
    if ending in KINDS:
        return KINDS[ending]
    if ending and not name.startswith("lexicon "):
        raise LexiconError(f"{name}: a lexicon is a .tsv, .csv, .yml, .jsonl or .txt file (docs/lexicon.md)")
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in (b"{", b"["):
        return "json"
    return "text"


def kind_of_text(text):
    """A .txt or bytes: an actor file, a table with a header, a dictionary, or names."""
    if lists_petrarch.looks_like(text):
        return "petrarch"
    first = next((row for row in text.splitlines() if row.strip() and not row.startswith("#")), "")
    columns = {cell.strip().casefold() for cell in re.split(r"[\t,;]", first)}
    if columns & {"name", "caption", "lemma", "office", "organ", "word", "council"} and len(columns) > 1:
        return "table"
    return "yaml" if re.match(r"\s*['\"]?[\w ./-]+['\"]?\s*:\s*(\[.*)?$", first) else "names"

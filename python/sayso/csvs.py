"""CSV -> items: tables as Excel, R, databases and scripts write them.

    sep=;                     a line of Excel's that tells what parts the cells: passed over
    id;text                   the header; cells are parted by what it has most of: comma, semicolon, tab, bar
    1;"He said ""no""."       a cell in quotation marks may hold all of these, line ends, and marks that are doubled

A row is read strictly first. One whose marks are neither doubled nor around a whole cell is read as it stands, and told. Where tabs part
the cells and each line has as many of them as the header, marks are letters: databases and R write such files.
"""
import contextlib
import csv
import itertools
import re
import threading

from .files import LARGEST, Item, Note, Unreadable, broken, lines

SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.I)
LOOSE = "quotation marks that are neither doubled nor around a whole cell; it was read as it stands"
UNCLOSED = "a quotation mark that is never closed: all from here to the end of the file became one cell"
LETTERS = "a quotation mark that is neither doubled nor around a whole cell: in this line and others like it marks were read as letters"

_lock, _limits = threading.Lock(), []  # the csv module's limit as it was, once for each table that is being read


@contextlib.contextmanager
def large_cells():
    """Lets cells be as large as articles; the csv module has one limit for the whole process, which is put back by the last."""
    with _lock:
        _limits.append(_limits[0] if _limits else csv.field_size_limit(LARGEST))
    try:
        yield
    finally:
        with _lock:
            before = _limits.pop()
            if not _limits:
                csv.field_size_limit(before)


class Lines:
    """The lines of a file, with what is known of them: the number of the last, notes, and those that the present row was made of."""

    def __init__(self, found, options):
        self.source, self.number, self.notes, self.row = self.split(lines(found, options)), 0, [], []

    @staticmethod
    def split(source):
        """A file of an old Mac is one line to everybody else: its lines end in a carriage return alone."""
        for number, line, notes in source:
            if number == 1 and "\n" not in line and "\r" in line.rstrip("\r"):
                yield from ((n, part, notes if n == 1 else ()) for n, part in enumerate(re.findall(r"[^\r]*\r|[^\r]+", line), 1))
            else:
                yield number, line, notes

    def __iter__(self):
        return self

    def __next__(self):
        self.number, line, notes = next(self.source)
        self.notes.extend(notes)
        self.row.append(line)
        return line

    def taken(self):
        """The notes on the lines so far, which go with the row that is made of them."""
        notes, self.notes = tuple(self.notes), []
        return notes


def csv_file(found, options):
    source = Lines(found, options)
    with large_cells():
        delimiter, header = head(source)
        parsed = rows(source, delimiter, len(header))
        first = list(itertools.islice(parsed, 1))
        options.mapper.check(header, found.path, first[0][1] if first else None)
        for line, cells, told in itertools.chain(first, parsed):
            where = f"{found.path} line {line}"
            if cells is None:
                yield broken(where, told)
                continue
            notes = source.taken()
            if told:
                notes += (Note("broken-line", f"{where}: {told}"),)
            if len(cells) > len(header):
                notes += (Note("broken-line", f"{where}: {len(cells)} cells where the header has {len(header)}; the rest was left out"),)
            yield Item(fields=dict(zip(header, cells)), id=f"{found.id}#{line}", path=found.path, notes=notes, where=where)


def head(source):
    """(what parts the cells, the names of the columns)."""
    first = next(source, "")
    told = SEPARATOR.fullmatch(first)
    if told:
        first = next(source, "")
    bare = re.sub(r'"[^"]*"?', "", first)
    delimiter = told[1] if told else max(",;\t|", key=lambda mark: (bare.count(mark), mark == ","))
    try:
        header = next(csv.reader(itertools.chain([first], source), delimiter=delimiter)) if first.strip() else None
    except csv.Error as error:
        raise Unreadable(f"not CSV: its header cannot be read ({error})") from error
    if not header:
        raise Unreadable("an empty table: no header line")
    return delimiter, distinct(header)


def distinct(names):
    """Names of columns, of which a second one of a name is called `name (2)`, so that the first keeps it."""
    seen, out = {}, []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return out


def rows(source, delimiter, width):
    """(number of the first line, cells or None, what is wrong or None) of every row that has something in it."""
    strict, letters = csv.reader(source, delimiter=delimiter, strict=True), False
    while True:
        begin = source.number + 1
        source.row.clear()
        try:
            cells = next(strict)
        except StopIteration:
            return
        except csv.Error as error:
            parted = [line.rstrip("\r\n").split("\t") for line in source.row]
            if delimiter == "\t" and all(len(cells) == width for cells in parted):
                for number, cells in enumerate(parted, begin):
                    yield number, cells, None if letters else LETTERS
                    letters = True
            else:
                yield begin, *loosely(source, delimiter, error)
        else:
            if any(cells):
                yield begin, cells, None


def loosely(source, delimiter, error):
    """(cells, what is wrong) of a row that strict reading refused: its lines again, and more where it goes on."""
    told = UNCLOSED if "end of data" in str(error) else LOOSE
    try:
        return next(csv.reader(itertools.chain(source.row[:], source), delimiter=delimiter)), told
    except csv.Error as error:
        return None, f"not CSV ({error})"

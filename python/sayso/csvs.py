"""CSV -> items: tables as Excel, R, databases and scripts write them.

    sep=;                     a line of Excel's that tells what parts the cells: passed over
    id;text                   the header; cells are parted by what it has most of: comma, semicolon, tab, bar
    1;"He said ""no""."       a cell in quotation marks may hold all of these, line ends, and marks that are doubled

A row is read strictly first. Where that fails, a mark closes a cell only before what parts the cells or at the end of a line, and any
other is a letter. A mark that is never closed must not swallow what follows: where a row has several lines, and each of them alone has the
cells of the header, they are rows of their own and the mark is a letter. Where tabs part the cells and each line has as many of them as the
header, marks are letters: databases and R write such files. Others write a backslash before marks, line ends and what parts the cells.
All of this is told.
"""
import contextlib
import csv
import itertools
import re
import threading

from .files import LARGEST, Item, Note, Unreadable, broken, lines

SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.I)
MARKS = re.compile('"+')
RETURN = re.compile(r"\r(?!\n|$)")
LOOSE = "quotation marks that are neither doubled nor around a whole cell: those inside a cell were read as letters"
UNCLOSED = "a quotation mark that is never closed"
ALONE = "a quotation mark that was read as a letter, for each line that would be in its cell is a row by itself"
LETTERS = "a quotation mark that is neither doubled nor around a whole cell: in this line and others like it marks were read as letters"
ESCAPES = "backslashes before quotation marks, line ends or what parts the cells: here and in other lines they were left out"
RETURNED = "a carriage return inside the line was read as a space"

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
        self.source, self.number, self.notes, self.row, self.held = self.split(lines(found, options)), 0, [], [], []

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
        if self.held:
            self.number, line = self.held.pop()
        else:
            self.number, line, notes = next(self.source)
            self.notes.extend(notes)
        self.row.append(line)
        return line

    def back(self, used):
        """Keeps the first lines of the present row; the others are read again."""
        first = self.number - len(self.row) + 1
        self.held += reversed(list(enumerate(self.row[used:], first + used)))
        self.number -= len(self.row) - used
        del self.row[used:]

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
    first = next(filter(str.strip, source), "")
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
    taken, out = set(names), []
    for name in names:
        if name in out:
            name = next(other for n in itertools.count(2) if (other := f"{name} ({n})") not in taken)
            taken.add(name)
        out.append(name)
    return out


def rows(source, delimiter, width):
    """(number of the first line, cells or None, what is wrong or None) of every row that has something in it."""
    strict, loose, told = csv.reader(source, delimiter=delimiter, strict=True), Loose(source, delimiter, width), None
    while True:
        begin = source.number + 1
        source.row.clear()
        try:
            cells = next(strict)
        except StopIteration:
            return
        except csv.Error as error:
            if "new-line" in str(error) and any(map(RETURN.search, source.row)):
                source.row[:], told = [RETURN.sub(" ", line) for line in source.row], RETURNED
                source.back(0)
                continue
            cells, problem = loose.escaped() or loose.row(error)
        else:
            cells, problem = loose.checked(cells)
        if cells is None or any(cells):
            yield begin, cells, told or problem
            told = None


class Loose:
    """Rows that strict reading refuses, or that it takes for something else than was meant. They begin with the lines of the source's
    present row; lines that turn out to be others' are given back to it."""

    def __init__(self, source, delimiter, width):
        self.source, self.delimiter, self.width = source, delimiter, width
        part = re.escape(delimiter)
        self.ends = [(re.compile(rf"{part}(?! )|\r?\n?\Z"), True), (re.compile(rf"{part}|\r?\n?\Z"), True), (re.compile(rf"{part}|\r?\n?\Z"), False)]
        self.escape = re.compile(rf'\\(?:["\r\n]|{part})')
        self.letters, self.escapes, self.endless = False, False, set()  # endless: by which marks nothing more is closed

    def checked(self, cells):
        """(cells, what is wrong) of a row that was read strictly."""
        row = self.source.row
        if len(row) == 1 and len(cells) == self.width and "\\" not in row[0]:
            return cells, None
        if self.width == 1 < len(cells):
            return [whole("".join(row))], None
        if found := self.escaped(cells):
            return found
        return self.first_line(ALONE) if len(row) > 1 and self.all_alone() else (cells, None)

    def escaped(self, strict=None):
        """The row with backslashes as escapes, if there are any and it has the right number of cells then."""
        row, number = self.source.row, len(self.source.row)
        if not any("\\" in line and (self.escapes or self.escape.search(line)) for line in row):
            return None
        try:
            cells = next(csv.reader(itertools.chain(row[:], self.source), delimiter=self.delimiter, strict=True, escapechar="\\"))
        except csv.Error:
            cells = None
        if cells is None or len(cells) != self.width or cells == strict or len(row) > number and self.all_alone():
            self.source.back(number)
            return None
        told, self.escapes = None if self.escapes else ESCAPES, True
        return cells, told

    def row(self, error):
        """(cells, what is wrong) of a row that strict reading refused."""
        row, number = self.source.row, len(self.source.row)
        if self.width == 1 or number > 1 and self.all_alone() or self.delimiter == "\t" and len(self.alone(row[0])) == self.width:
            return self.first_line(UNCLOSED + ": it was read as a letter" if "end of data" in str(error) else ALONE if number > 1 else LOOSE)
        tries = []
        for end, paired in self.ends:
            cells, used, closed = self.through(end, paired)
            tries.append((not closed, len(cells) != self.width, len(tries), cells, used))
        unclosed, _, _, cells, used = min(tries)
        if used > 1 and self.all_alone(used):
            return self.first_line(ALONE)
        self.source.back(used)
        told = UNCLOSED if unclosed else LOOSE
        return cells, told + (f"; {used} lines became one row" if used > 1 else "")

    def through(self, end, paired):
        """(cells, lines used, whether its marks were closed) of the row, which may go on in lines of the source."""
        row, cells, begun = self.source.row, [], None
        for used in itertools.count(1):
            if used > len(row) and ((end, paired) in self.endless or next(self.source, None) is None):
                self.endless.add((end, paired))
                return [*cells, whole(begun)], used - 1, False
            if used > 1 and self.opens(row[used - 1]):
                return [*cells, whole(begun)], used - 1, False
            more, begun = self.parted(row[used - 1], end, paired, begun)
            cells += more
            if begun is None:
                return cells, used, True

    def parted(self, line, end, paired, begun=None):
        """(cells that the line ends, the beginning of one that goes on or None); `begun` is the one that goes on from lines before."""
        cells, at, line_end = [], 0, len(whole(line))
        while True:
            if begun is not None or line[at:at + 1] == '"':
                inside = at if begun is not None else at + 1
                stop = closing(line, inside, end, paired)
                if stop is None:
                    return cells, (begun or "") + unmarked(line[inside:])
                cells.append((begun or "") + unmarked(line[inside:stop - 1]))
                at, begun = stop, None
            else:
                stop = line.find(self.delimiter, at)
                stop = line_end if stop < 0 else stop
                cells.append(line[at:stop])
                at = stop
            if at >= line_end:
                return cells, None
            at += 1

    def alone(self, line):
        """The cells of one line for itself; a mark that is not closed in it is a letter, and so is each where tabs part the cells."""
        if self.delimiter == "\t":
            return whole(line).split("\t")
        cells, rest = self.parted(line, *self.ends[0])
        return cells if rest is None else [*cells, *('"' + whole(rest)).split(self.delimiter)]

    def all_alone(self, number=None):
        """Whether each line of the row has the cells of the header, and looks like the first: prose has spaces behind its commas."""
        lines = self.source.row[:number]
        if self.width < 2 or any(line.count(self.delimiter) < self.width - 1 for line in lines):
            return False
        first, *others = map(self.alone, lines)
        return len(first) == self.width and all(len(cells) == self.width and spaces(cells) <= spaces(first) for cells in others)

    def opens(self, line):
        """Whether a row begins with this line: it has the cells of the header, of which one begins with a mark."""
        return self.width > 1 and self.delimiter + '"' in line and len(self.alone(line)) == self.width

    def first_line(self, told):
        """The first line as a row by itself; of files parted by tabs that is told once."""
        self.source.back(1)
        if self.delimiter == "\t":
            told, self.letters = None if self.letters else LETTERS, True
        return [whole(self.source.row[0])] if self.width == 1 else self.alone(self.source.row[0]), told


def closing(line, at, end, paired):
    """The place behind the mark that closes a cell, or None. `paired`: marks are doubled, of which an even number closes nothing."""
    for marks in MARKS.finditer(line, at):
        if end.match(line, marks.end()) and (not paired or len(marks[0]) % 2):
            return marks.end()
    return None


def spaces(cells):
    """Which cells show prose: the first by a space in it, others by one before them."""
    return {number for number, cell in enumerate(cells) if (cell.startswith(" ") if number else " " in cell)}


def whole(line):
    return line.rstrip("\r\n")


def unmarked(text):
    return text.replace('""', '"')

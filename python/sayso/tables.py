"""Tables: views over columns of the core, decoded in blocks when touched.

    Table(corpus, "claims", runs=[(0, 120), (300, 7)])     all rows, the rows of one document, or those that a filter kept
      -> rows 0..126 of this table are rows 0..119 and 300..306 of the corpus's

A Table never changes. Its rows are made when asked for; whole columns go out as Arrow without a Python object between.
"""
import bisect
import contextlib
import itertools
import operator
import types

from . import display, frames, wanted
from .errors import near_to
from .files import need
from .rows import ROWS, Row
from .writing import replacing, uncollected, written

BLOCK = 1024
FEW = 64  # rows that are looked at together when one of them is asked for
LINES = 4096  # rows that are written at once
NAMES = ("documents", "sentences", "mentions", "entities", "dates", "claims", "votes", "mandates", "statements", "conflicts", "warnings")


class Table:
    """Rows of one of the tables that docs/tables.md describes."""

    __slots__ = ("_corpus", "name", "_runs", "_begins", "_length", "_read")
    __class_getitem__ = classmethod(types.GenericAlias)  # Table[Claim] in annotations

    def __init__(self, corpus, name, runs=None, read=None):
        self._corpus, self.name = corpus, name
        self._runs = [(0, corpus._source.rows(name))] if runs is None else runs
        self._begins, self._length = [], 0
        for _, count in self._runs:
            self._begins.append(self._length)
            self._length += count
        self._read = [(0, 0, {})] if read is None else read  # the block that rows were last taken from

    # ---- rows

    @property
    def columns(self):
        """The names of the columns, in order."""
        return tuple(name for name, _, _ in self.schema)

    @property
    def schema(self):
        """(name, type, whether it may be null) of each column; types as Arrow writes them."""
        return self._corpus._schema(self.name)

    def __len__(self):
        return self._length

    def __getitem__(self, key):
        """table[3] is a row, table[3:9] a Table, table["act"] a list."""
        if isinstance(key, str):
            if key not in self.columns:
                raise KeyError(self._lacks(key))
            return self._columns(0, self._length, [key])[key]
        if isinstance(key, slice):
            begin, end, step = key.indices(self._length)
            if step == 1:
                return Table(self._corpus, self.name, self._cut(begin, max(0, end - begin)))
            return self._picked(range(begin, end, step))
        index = place_of(key)
        index += self._length if index < 0 else 0
        if not 0 <= index < self._length:
            raise IndexError(f"{self.name} has {self._length} rows, there is no row {key}")
        first, count, block = self._read[0]
        if not first <= index < first + count:
            first = index - index % FEW
            count = min(FEW, self._length - first)
            block = self._columns(first, count)
            self._read[0] = (first, count, block)
        return self._row({name: column[index - first] for name, column in block.items()})

    def _lacks(self, name):
        return f"{self.name} has no column {name!r}{near_to(name, self.columns)}; it has {', '.join(self.columns)}"

    def __getattr__(self, name):
        """Only for names that are no attribute: says what comes near."""
        told = f"'Table' object has no attribute {name!r}"
        if not name.startswith("_"):
            near = near_to(name, [*dir(self), *self.columns])
            told += f"; its column is table[{name!r}]" if name in self.columns else near or "; table[:5] are rows, to_pandas() and to_polars() give frames"
        raise AttributeError(told)

    def __iter__(self):
        for block in self._blocks():
            names = tuple(block)
            for values in zip(*block.values()):
                yield self._row(dict(zip(names, values)))

    def _row(self, values):
        return ROWS.get(self.name, Row)(self._corpus, self.name, values)

    def _cut(self, first, count):
        """The runs that hold rows first..first+count of this table."""
        runs, at = [], bisect.bisect_right(self._begins, first) - 1
        while count > 0 and at < len(self._runs):
            begin, size = self._runs[at]
            skip = first - self._begins[at]
            take = min(size - skip, count)
            if take > 0:
                runs.append((begin + skip, take))
                first, count = first + take, count - take
            at += 1
        return runs

    def _picked(self, indexes):
        """A Table of single rows of this one, in the order given; neighbours join into one run."""
        runs = []
        for index in indexes:
            for begin, count in self._cut(index, 1):
                if runs and runs[-1][0] + runs[-1][1] == begin:
                    runs[-1] = (runs[-1][0], runs[-1][1] + count)
                else:
                    runs.append((begin, count))
        return Table(self._corpus, self.name, runs)

    def _columns(self, first, count, names=None):
        """Columns of some rows as lists, joined over runs."""
        with uncollected() if count > FEW else contextlib.nullcontext():
            return self._gathered(first, count, names)

    def _gathered(self, first, count, names):
        """Runs with little between them are picked from all that lies there."""
        source, runs = self._corpus._source, self._cut(first, count)
        begin, size, rows = spanned(runs) if len(runs) > 8 else (0, 0, ())
        if rows and size < 8 * count:
            return {name: [values[row] for row in rows] for name, values in source.columns(self.name, begin, size, names).items()}
        parts = [source.columns(self.name, begin, size, names) for begin, size in runs]
        if not parts:
            return {name: [] for name in (names or self.columns)}
        if len(parts) == 1:
            return parts[0]
        return {name: [v for part in parts for v in part[name]] for name in parts[0]}

    def _blocks(self, names=None, size=BLOCK):
        for first in range(0, self._length, size):
            yield self._columns(first, min(size, self._length - first), names)

    def where(self, **equal):
        """The rows whose columns equal these values: claims.where(act="veto"). Of a list or any other iterable of values one is enough;
        a column that holds lists must hold the value. An Entity is its id; a column of days takes a date, a datetime or "2024-03-28".
        A function is asked of each value that is there, never of None: claims.where(confidence=lambda c: c >= 0.9); null is
        asked for by None. InputError for a value that the column cannot have: another type, a word that an enumeration lacks, or a name where
        ids stand."""
        for name in equal:
            if name not in self.columns:
                raise KeyError(self._lacks(name))
        kinds, words = {name: kind for name, kind, _ in self.schema}, self._corpus._words(self.name)
        tests = [wanted.test_of(name, kinds[name], words.get(name), value) for name, value in equal.items()]
        kept, first = [], 0
        for block in self._blocks(list(equal)):
            rows = range(first, first + BLOCK)
            for test, name in zip(tests, equal):
                rows = [i for i in rows if i - first < len(block[name]) and test(block[name][i - first])]
            kept += rows
            first += BLOCK
        if equal and not kept:
            wanted.named(self._corpus, equal)
        return self if not equal else self._picked(kept)

    # ---- to other programs

    def to_dicts(self):
        """A list of dicts: dates as datetime.date, lists as lists, structs as dicts."""
        out = []
        with uncollected():
            for block in self._blocks():
                names = tuple(block)
                out += [dict(zip(names, values)) for values in zip(*block.values())]
        return out

    def __arrow_c_stream__(self, requested_schema=None):
        if len(self._runs) == 1:
            return self._corpus._source.stream(self.name, *self._runs[0])
        if not self._runs:
            return self._corpus._source.stream(self.name, 0, 0)
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_arrow(self):
        """A pyarrow.Table. DependencyError without pyarrow."""
        pyarrow = need("pyarrow")
        if len(self._runs) <= 1:
            return pyarrow.table(self)
        if self._scattered():
            with contextlib.suppress(pyarrow.ArrowException):  # texts of more than 2 GB cannot be taken at once
                whole, rows = self._span()
                return pyarrow.table(whole).take(rows).combine_chunks()
        return pyarrow.concat_tables([pyarrow.table(Table(self._corpus, self.name, [run])) for run in self._runs]).combine_chunks()

    def to_polars(self):
        """A polars.DataFrame. DependencyError without polars."""
        polars = need("polars")
        if len(self._runs) <= 1:
            return polars.DataFrame(self)
        if self._scattered():
            whole, rows = self._span()
            return polars.DataFrame(whole)[rows]
        return polars.concat([polars.DataFrame(Table(self._corpus, self.name, [run])) for run in self._runs], rechunk=True)

    def _span(self):
        """A Table of all rows from the first of these to the last, and which of them these are."""
        first, size, rows = spanned(self._runs)
        return Table(self._corpus, self.name, [(first, size)]), rows

    def _scattered(self):
        """Whether rows are better picked from all that lie between the first and the last than fetched run by run."""
        return len(self._runs) > 8 and spanned(self._runs)[1] < 256 * len(self._runs)

    def _sparse(self):
        """Whether these rows are so few of those they lie among that each is best fetched alone."""
        return len(self._runs) > 8 and spanned(self._runs)[1] > 64 * self._length

    def to_pandas(self):
        """A pandas.DataFrame: Int32 where integers may be null, categories for enumerations, datetime64[s] for dates.
        DependencyError without pandas."""
        return frames.frame(self)

    def to_csv(self, target=None):
        """Writes CSV (lists and structs as JSON) to a path (packed where it ends with .gz) or an open file; without one, returns it as str.
        OutputError when a path cannot be written."""
        return written(target, itertools.chain([(",".join(self.columns) + "\n").encode()], self._lines(False)))

    def to_jsonl(self, target=None):
        """Writes one JSON object a line to a path (packed where it ends with .gz) or an open file; without one, returns it as str.
        OutputError when a path cannot be written."""
        return written(target, self._lines(True))

    def to_parquet(self, target):
        """Writes a Parquet file, to a path or an open file of bytes. DependencyError without pyarrow, OutputError when a path cannot be written."""
        pyarrow, parquet = need("pyarrow"), need("pyarrow.parquet")
        source = self if len(self._runs) <= 1 else self.to_arrow()
        with contextlib.nullcontext(target) if hasattr(target, "write") else replacing(target) as where:
            stream = pyarrow.RecordBatchReader.from_stream(source)
            with parquet.ParquetWriter(where, stream.schema) as writer:
                for batch in stream:
                    writer.write_batch(batch)

    def _lines(self, as_json):
        """The rows as UTF-8, in pieces: lines of CSV, or of JSON objects."""
        source = self._corpus._source
        for first, count in self._runs:
            end = first + count
            while first < end:
                lines, rows = source.lines(self.name, first, min(end - first, LINES), as_json)
                yield lines
                first += rows

    def __repr__(self):
        return display.table_text(self)

    def _repr_html_(self):
        return display.table_html(self)


def place_of(key):
    """The number of a row, or a TypeError that says what a table is asked for."""
    try:
        if isinstance(key, bool):
            raise TypeError
        return operator.index(key)
    except TypeError:
        more = "; of several columns: table.to_pandas()[[...]]" if isinstance(key, (list, tuple)) else "; rows that pass a test: table.where(...)" if hasattr(key, "dtype") else ""
        raise TypeError(f"a table has rows by number, tables by slice and columns by name, not by {type(key).__name__}{more}") from None


def spanned(runs):
    """(first, size) of the rows that runs lie in, and where in them each row of theirs is, in their order."""
    first = min((begin for begin, _ in runs), default=0)
    end = max((begin + count for begin, count in runs), default=0)
    return first, end - first, [row - first for begin, count in runs for row in range(begin, begin + count)]

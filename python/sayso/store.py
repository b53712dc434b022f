"""Tables in files: writing down what they are, and a source of tables that reads them back.

A source is what a Corpus asks: rows, document_rows, columns, lines, stream, schema. The core's own is in C; `Held` is the same over
columns at hand, those of a corpus that was pickled, and `Stored` over columns that are read from Parquet, JSON lines or CSV."""
import json
import os
import shutil
import tempfile

from ._core import InputError, OutputError
from .fields import EPOCH
from .files import ABOUT, at_home, need
from .writing import as_held, folder_for, lines_of, nested, uncollected, value_of

CORPUS_TABLES = ("entities", "statements", "conflicts")  # rows that belong to no single document


def described(schema):
    """(name, type, optional) of each column, whatever little more the core tells."""
    return [(column[0], column[1], bool(column[2])) for column in schema]


def write(corpus, folder, formats, names=None):
    """Tables into a folder, all of them with what describes them, or some. All files appear, or none changes."""
    folder, work, tables = folder_for(folder), None, names or list(corpus.tables)
    try:
        os.makedirs(folder, exist_ok=True)
        spare(corpus, folder, [f"{table}.{name}" for table in tables for name in formats])
        work = tempfile.mkdtemp(prefix=".sayso-", dir=folder)
        for table in tables:
            for name in formats:
                getattr(corpus.tables[table], "to_" + name)(os.path.join(work, f"{table}.{name}"))
        if names is None:
            describe(corpus, os.path.join(work, ABOUT), formats)
        for name in sorted(os.listdir(work)):
            os.replace(os.path.join(work, name), os.path.join(folder, name))
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}") from error
    except OutputError as error:
        raise OutputError(str(error).replace(work or folder, folder)) from error
    finally:
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)


def describe(corpus, path, formats):
    from . import __version__
    about = {"sayso": __version__, "formats": list(formats), "mapping": corpus.mapping,
             "rows": {name: len(table) for name, table in corpus.tables.items()}}
    with open(path, "w", encoding="utf-8") as stream:
        json.dump(about, stream, indent=1)
        stream.write("\n")


def spare(corpus, folder, names):
    """OutputError where one of these files of a folder is what articles of the corpus were read from: it would be lost."""
    there = [path for name in names if os.path.isfile(path := os.path.join(folder, name))]
    read = {file_of(path) for path in set(corpus.documents["path"]) if path} if there else ()
    for path in there:
        if file_of(path) in read:
            raise OutputError(f"{path} holds the articles that were read, and would be written over: write into another folder")


def file_of(path):
    """Which file a path leads to, or None."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def to_duckdb(corpus, target):
    """Every table into a DuckDB database, a path or an open connection. A new file appears whole or not at all; in what is there,
    tables of these names are replaced in one transaction and others stay."""
    from .writing import replacing
    duckdb = need("duckdb")
    given = hasattr(target, "execute") and hasattr(target, "register")
    try:
        if given:
            fill_connection(duckdb, corpus, target)
            return
        path = at_home(target)
        if path == ":memory:":
            raise InputError("a database in memory is gone when it is closed: give a connection, to_duckdb(duckdb.connect())")
        if os.path.exists(path):
            connect_and_fill(duckdb, corpus, path)
            return
        with replacing(path) as new:
            os.unlink(new)  # DuckDB makes its files itself
            connect_and_fill(duckdb, corpus, new)
    except duckdb.Error as error:
        raise OutputError(f"{'the connection' if given else target}: {error}") from error


def connect_and_fill(duckdb, corpus, path):
    with duckdb.connect(path) as database:
        fill_duckdb(corpus, database)


def fill_connection(duckdb, corpus, database):
    """Into an open connection. What it has begun is the caller's, so it may not be inside a transaction; a second begin() would
    spoil the first, so that is asked by numbers: outside a transaction each query has one of its own."""
    try:
        begun = len({database.execute("SELECT txid_current()").fetchone() for _ in range(2)}) == 1
    except duckdb.TransactionException:
        begun = True
    if begun:
        raise OutputError("the connection is inside a transaction: commit first")
    fill_duckdb(corpus, database)


def fill_duckdb(corpus, database):
    database.begin()
    try:
        for name, table in corpus.tables.items():
            database.register("sayso_rows", table.to_arrow())
            try:
                database.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM sayso_rows')
            finally:
                database.unregister("sayso_rows")
        database.commit()
    except BaseException:
        database.rollback()
        raise


def load(folder):
    """The Corpus that corpus.write() wrote into a folder. Its tables are those of the files; nothing is read again.
    InputError when there are none or they are damaged, DependencyError for Parquet without pyarrow."""
    from .corpus import Corpus, CoreCorpus
    from .readers import default
    folder = at_home(folder)
    try:
        with open(os.path.join(folder, ABOUT), encoding="utf-8") as stream:
            about = json.load(stream)
            formats, mapping = about["formats"], about["mapping"]
    except OSError as error:
        raise InputError(f"{folder}: no tables of sayso here ({ABOUT}: {error.strerror or error})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{folder}: {ABOUT} is damaged") from error
    reader = default()
    return Corpus(reader, [], mapping, source=Stored(folder, formats, CoreCorpus(reader._engine, [])))


READING = ("missing-file", "unreadable-file", "no-article", "broken-line", "no-text", "invalid-utf8", "undecodable", "markup", "too-long",
           "unread-date", "impossible-date", "repeated-id")  # codes of warnings about reading in, which the text alone does not tell
MANY = 20_000  # rows of all tables, from which on a pickle is made through Arrow
LOST = "a Reader that was made of an open file"


def read_again(corpus, reader):
    """Shards for the documents of a loaded corpus, which has tables and no reading of its own: what was given with a text, and what was
    told of reading it in, goes in again."""
    notes = notes_of(corpus)
    records = (record_of(row, notes.get(row["doc"], ())) for row in corpus.documents)
    return reader._shards(((record, 0) for record in records), None, None, None)


def notes_of(corpus):
    """{document: what `warnings` says of reading it in}"""
    found = {}
    for row in corpus.warnings.where(code=READING):
        if row["code"] == "impossible-date" and row["start"] is not None:
            continue  # of a date in the text, which is found again
        found.setdefault(row["doc"], []).append((row["code"], row["message"]))
    return found


def record_of(row, notes):
    """A row of `documents` as the record that the core read it from."""
    outlet = row["outlet"] if row["outlet_from"] == "given" else None
    day = row["published"].toordinal() - EPOCH if row["published_from"] == "given" else None
    return row["id"], row["text"], row["path"], row["url"], row["title"], outlet, None, tuple(row["authors"]), day, list(notes)


def settings_of(reader):
    """How a Reader is made again: None for the usual one, its settings, or LOST."""
    from .readers import default
    lexicon, patterns, *_ = reader._settings
    return None if reader is default() else LOST if None in (*lexicon, *patterns) else reader._settings


def packed(corpus):
    """The tables of a corpus for a pickle: {name: columns}, or bytes of Arrow where they are large and pyarrow is here, which takes a
    tenth of the time."""
    tables = corpus.tables
    if sum(map(len, tables.values())) < MANY or not has("pyarrow"):
        return {name: table._columns(0, len(table)) for name, table in tables.items()}
    return {name: to_bytes(table) for name, table in tables.items()}


def to_bytes(table):
    pyarrow, ipc = need("pyarrow"), need("pyarrow.ipc")
    sink, stream = pyarrow.BufferOutputStream(), pyarrow.RecordBatchReader.from_stream(table)
    with ipc.new_stream(sink, stream.schema) as writer:
        for batch in stream:
            writer.write_batch(batch)
    return sink.getvalue().to_pybytes()


def unpickled(reader, mapping, problems, tables):
    """The Corpus that was pickled: its tables, and how its Reader is made again, None for the usual one, LOST where it cannot be.
    DependencyError where the tables are Arrow's and pyarrow is not here."""
    from .corpus import Corpus, CoreCorpus
    from .readers import default
    usual = default()
    held = {name: ArrowColumns(need("pyarrow.ipc").open_stream(table).read_all()) if isinstance(table, bytes) else table
            for name, table in tables.items()}
    return Corpus(reader or usual, [], mapping, problems, source=Held(held, CoreCorpus(usual._engine, [])))


class Held:
    """Tables as columns of Python objects; `empty` is a corpus of the core without documents, which knows what tables there are."""

    def __init__(self, tables, empty):
        self.tables, self.empty = tables, empty

    def schema(self, table):
        return self.empty.schema(table)

    def words(self, table, column):
        return self.empty.words(table, column)

    def rows(self, table):
        columns = self._columns(table)
        return columns.rows if isinstance(columns, ArrowColumns) else len(next(iter(columns.values())))

    def columns(self, table, first, count, names=None):
        columns = self._columns(table)
        return {name: columns[name][first:first + count] for name in (names or columns)}

    def lines(self, table, first, count, as_json):
        """As the core's: (lines of CSV or of JSON objects, how many rows they are)."""
        return lines_of(self.columns(table, first, count), described(self.schema(table)), as_json), count

    def document_rows(self, table, document):
        if table in CORPUS_TABLES:
            return 0, 0
        import bisect
        docs = self._columns(table)["doc"]
        first = bisect.bisect_left(docs, document)
        return first, bisect.bisect_right(docs, document) - first

    def stream(self, table, first=0, count=-1):
        pyarrow = need("pyarrow")
        columns = self._columns(table)
        count = self.rows(table) - first if count < 0 else count
        if isinstance(columns, ArrowColumns):
            return columns.table.slice(first, count).__arrow_c_stream__()
        schema = self._arrow(pyarrow, table)
        part = {name: columns[name][first:first + count] for name in schema.names}
        return pyarrow.table(part, schema=schema).__arrow_c_stream__()

    def _arrow(self, pyarrow, table):
        """The table's schema as Arrow's."""
        return pyarrow.RecordBatchReader.from_stream(Stream(self.empty.stream(table))).schema

    def _columns(self, table):
        return self.tables[table]


class Stored(Held):
    """Tables in a folder, each read at first use."""

    def __init__(self, folder, formats, empty):
        super().__init__({}, empty)
        self.folder = folder
        order = [f for f in ("parquet", "jsonl", "csv") if f in formats]
        if order and order[0] == "parquet" and len(order) > 1 and not has("pyarrow"):
            order = order[1:]
        if not order:
            raise InputError(f"{folder}: {ABOUT} names no format that sayso reads")
        self.format = order[0]

    def _columns(self, table):
        if table not in self.tables:
            path = os.path.join(self.folder, f"{table}.{self.format}")
            schema = self._arrow(need("pyarrow"), table) if self.format == "parquet" else described(self.schema(table))
            try:
                self.tables[table] = LOAD[self.format](path, schema)
            except FileNotFoundError as error:
                raise InputError(f"{path}: this table is not there") from error
            except (OSError, ValueError, KeyError, TypeError) as error:
                why = f"no column {error}" if isinstance(error, KeyError) else error
                raise InputError(f"{path}: not a table that sayso wrote ({why})") from error
        return self.tables[table]


class Stream:
    """A capsule that Arrow may take once, as an object that offers it."""

    def __init__(self, capsule):
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema=None):
        return self.capsule


class ArrowColumns:
    """The columns of a table of Arrow by name, each a list from when it is first asked for."""

    def __init__(self, table):
        self.table, self.rows, self._lists = table, table.num_rows, {}

    def __iter__(self):
        return iter(self.table.column_names)

    def __getitem__(self, name):
        if name not in self._lists:
            with uncollected():
                self._lists[name] = self.table[name].to_pylist()
        return self._lists[name]


def has(module):
    import importlib.util
    return importlib.util.find_spec(module) is not None


def load_parquet(path, schema):
    import pyarrow
    try:
        return ArrowColumns(need("pyarrow.parquet").read_table(path).select(schema.names).cast(schema))
    except pyarrow.ArrowException as error:
        raise ValueError(str(error).partition("\n")[0]) from error


def load_jsonl(path, schema):
    with open(path, encoding="utf-8", newline="") as stream:
        rows = [json.loads(line) for line in stream]
    return {name: [None if row[name] is None else held(kind, row[name]) for row in rows] for name, kind, _ in schema}


def held(kind, value):
    """A value of JSON as tables hold it: days as such, floats as float32."""
    if nested(kind):
        return as_held(value, kind)
    return value_of(kind, value) if kind in ("date32", "float32") else value


def load_csv(path, schema):
    import csv
    from .csvs import large_cells
    with large_cells(), open(path, encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream)
        header = next(rows, ())
        columns = list(zip(*rows)) or [()] * len(header)
    found = dict(zip(header, columns))
    return {name: [None if optional and cell == "" else value_of(kind, cell) for cell in found[name]] for name, kind, optional in schema}


LOAD = {"parquet": load_parquet, "jsonl": load_jsonl, "csv": load_csv}

"""Reading: whatever holds articles -> records -> shards of the core -> a Corpus.

    paths, frames, dicts --items--> Item --records--> 10 fields --batches of 4 MB--> Engine.reading --> Shard, Shard ... --> Corpus

A Reader is built once (that loads the lexicon) and may be used often and by several threads.
"""
import contextlib
import itertools
import json
import os
import re
import threading
import types
import warnings

from . import files, lexicons, patterns as rules, progress
from ._core import DecodeError, InputError, LexiconError
from .corpus import Corpus
from .errors import SaysoWarning
from .fields import ORDERS, Mapper, clean, day_of, flat
from .files import Item, Note
from .rows import Row

BATCH = 4 << 20
ERRORS = ("warn", "raise", "skip")
CORE_PROBLEMS = {"invalid-utf8", "repeated-id", "too-long"}
SIGNS = ("</", "&quot;", "&nbsp;", "&#", "&amp;", "<br", "quo;", "dash;")
MARKUP = re.compile(r"</(?:p|div|a|b|i|em|strong|span|li|ul|h[1-6]|td|tr|figure|figcaption|blockquote)>|<br */?>|&(?:quot|nbsp|amp|[lr][sda]quo|[mn]dash);"
                    r"|&#(?:\d{2,5}|x[0-9a-f]{2,4});", re.I)
SIGNS_RAW, MARKUP_RAW = tuple(mark.encode() for mark in SIGNS), re.compile(MARKUP.pattern.encode(), re.I)
HARMLESS = {"no-article", "markup"}  # notes on what was read in whole, or is no article at all
BYTES = {"invalid-utf8", "undecodable"}  # what another encoding may mend


class Reader:
    """What reads: a lexicon and patterns, built once, and how many threads (None: one for each processor). With several, the next
    articles are made ready while others are read; what comes out is the same for any number.

    `lexicon` holds your own lists of names and cues: paths, bytes or open files in the formats of docs/lexicon.md;
    `builtin=False` leaves our names out. What is wrong with your rows stands in `problems` as (file, line, message), and so do
    names that two entities share; `errors` is what bad rows do: `warn` (one warning with their count), `raise` or `skip`.

    `patterns` are files of your own rules (docs/patterns.md): a path, bytes, an open file, or a list of them. What is wrong with
    one is a PatternError, whatever `errors` says.

    A Reader can be pickled: what travels are its settings, and it is built again where it arrives, from the same paths, which are
    made absolute, and bytes. One that was made of an open file cannot, for the file has been read to its end: give a path or bytes."""

    def __init__(self, *, lexicon=(), patterns=(), builtin=True, threads=None, errors="warn"):
        if errors not in ERRORS:
            raise InputError(f"errors must be one of {', '.join(ERRORS)}, not {errors!r}")
        self.threads, self.builtin = threads_of(threads), bool(builtin)
        lexicon, patterns = lexicons.sources_of(lexicon), lexicons.sources_of(patterns, tables=False)
        self._settings = [kept(source) for source in lexicon], [kept(source) for source in patterns], self.builtin, threads, errors
        made, found = lexicons.Lists(lexicon, self.builtin), []
        self.lexicon = made.names
        own = rules.read(patterns)
        self.patterns = list(dict.fromkeys(pattern.file for pattern in own))
        self._engine = rules.engine(made.tables, found, own)
        self.problems = made.problems(found)
        bad = [problem for problem in self.problems if not lexicons.is_clash(problem[2])]
        if bad and errors != "skip":
            told = "{0} line {1}: {2}".format(*bad[0])
            if errors == "raise":
                raise LexiconError(told)
            warnings.warn(f"{len(bad)} lexicon {'row' if len(bad) == 1 else 'rows'} could not be used as "
                          f"{'it stands' if len(bad) == 1 else 'they stand'}; the first: {told}", SaysoWarning, stacklevel=2)

    def __reduce__(self):
        if any(source is None for sources in self._settings[:2] for source in sources):
            raise TypeError("cannot pickle a Reader that was made of an open file: make it of a path or of bytes")
        return again, self._settings

    def __repr__(self):
        extra = "".join([f", lexicon={self.lexicon}" if self.lexicon else "", f", patterns={self.patterns}" if self.patterns else "",
                         "" if self.builtin else ", builtin=False"])
        return f"<sayso.Reader threads={self.threads or 'all'}{extra}>"

    def read(self, articles, *, columns=None, encoding=None, dates=None, threads=None, progress=None, errors="warn"):
        """A Corpus of all articles: a path, a glob, a list of paths; a pandas, polars or Arrow table; a cursor of a database; an iterable of dicts.

        The options are those of `sayso.read`: `columns`, `encoding` and `dates` say how the articles are written, `progress` shows how far
        the work is. `threads` counts for this read (None: as many as the Reader has). `errors` is of the articles, whatever it was for lists.
        Raises InputError, DecodeError, LimitError and DependencyError as `sayso.read` does."""
        options = Options(columns, encoding, errors, dates)
        total, items = items_of(articles, options)
        shards = self._shards(records(items, options), threads, progress, total)
        return options.close(Corpus(self, shards, options.mapper.mapping, options.problems))

    def parse(self, text, *, published=None, outlet=None, title=None, url=None, id=None, dates=None, errors="warn"):
        """The Document of one text; the options and errors are those of `sayso.parse`."""
        if not isinstance(text, (str, bytes)):
            more = "reads files" if isinstance(text, os.PathLike) else "takes many"
            raise InputError(f"parse takes one text, not {type(text).__name__}; sayso.read {more}")
        fields = {"id": id, "text": text, "published": published, "outlet": outlet, "title": title, "url": url}
        options = Options(None, None, errors, dates)
        shards = self._shards(records([Item(fields=fields, id="0", where="parse", notes=a_path(text))], options, lone=True), 1, None, None)
        return options.close(Corpus(self, shards, {}, options.problems))[0]

    def lookup(self, name):
        """What the lexicon makes of a name: one dict for each reading, best first. `how` and `table` say why: what kind of
        name it is, and which table it stands in."""
        keys = ("entity", "name", "type", "how", "country", "wikidata", "table")
        found = {}
        for reading in self._engine.lookup(name):
            found.setdefault(reading[0], dict(zip(keys, reading)))
        return list(found.values())

    def _shards(self, source, threads, show, total):
        threads = self.threads if threads is None else threads_of(threads)
        with progress.bar(show, total) as step:
            read = self._each if threads == 1 else self._ahead
            return list(read(batches(source), threads, step))

    def _each(self, source, threads, step):
        for batch, done in source:
            yield self._engine.read(batch, threads)
            step(done, len(batch))

    def _ahead(self, source, threads, step):
        """The same, but each batch is made ready while the one before it is read."""
        running, told = None, ()
        try:
            for batch, done in source:
                following = self._engine.reading(batch, threads)
                if running is not None:
                    yield running.end()
                    step(*told)
                running, told = following, (done, len(batch))
                running.begin()
            if running is not None:
                yield running.end()
                step(*told)
        finally:
            if running is not None:
                running.stop()


def kept(source):
    """A source as it can be read again elsewhere: bytes, or an absolute path; None for an open file."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source)
    return os.path.abspath(files.at_home(source)) if isinstance(source, (str, os.PathLike)) else None


def again(lexicon, patterns, builtin, threads, errors):
    """A Reader with these settings, silent about what the first one has told already."""
    return Reader(lexicon=lexicon, patterns=patterns, builtin=builtin, threads=threads, errors="raise" if errors == "raise" else "skip")


def threads_of(threads):
    if threads is None:
        return 0
    if not isinstance(threads, int) or isinstance(threads, bool) or not 1 <= threads < 1 << 31:
        raise InputError(f"threads must be a whole number from 1, or None for one for each processor, not {threads!r}")
    return threads


class Options:
    """The settings of one read, and what went wrong in it."""

    def __init__(self, columns, encoding, errors, dates=None):
        if errors not in ERRORS:
            raise InputError(f"errors must be one of {', '.join(ERRORS)}, not {errors!r}")
        if dates not in ORDERS:
            raise InputError(f"dates must be day-first or month-first, for those that can be read in two ways, not {dates!r}")
        self.order = dates
        self.encoding = encoding_of(encoding)
        self.errors, self.strict = errors, errors == "raise"
        self.mapper = Mapper(columns)
        self.problems = []

    def note(self, note):
        """Keeps a note; raises it when errors are to be raised and something is lost."""
        self.problems.append(note)
        if self.strict and note.code not in HARMLESS:
            raise InputError(note.message)

    def close(self, corpus):
        """The corpus, with what the core could not take as it stands among its problems; tells of all of them once."""
        for note in [*core_problems(corpus), *(self.mapper.missed() if len(corpus) else ())]:
            if self.strict:
                raise (DecodeError if note.code == "invalid-utf8" else InputError)(note.message)
            corpus.problems.append(note)
        if self.errors == "warn" and corpus.problems:
            n = len(corpus.problems)
            hint = "; files that are not UTF-8 need a word: encoding='cp1252'" if self.encoding is None and misread(corpus) else ""
            warnings.warn(f"{n} {'thing' if n == 1 else 'things'} could not be read in as {'it stands' if n == 1 else 'they stand'} "
                          f"(rows in corpus.warnings); the first: {corpus.problems[0].message}{hint}", SaysoWarning, stacklevel=caller())
        return corpus


def core_problems(corpus):
    """Notes for the rows of `warnings` in which the core speaks of reading in."""
    columns = corpus._source.columns("warnings", 0, corpus._source.rows("warnings"), ["doc", "code", "message"])
    found = [(doc, code, message) for doc, code, message in zip(columns["doc"], columns["code"], columns["message"]) if code in CORE_PROBLEMS]
    ids = corpus.documents["id"] if found else ()
    return [Note(code, f"{ids[doc]}: {message}") for doc, code, message in found]


def misread(corpus):
    """Whether another encoding may mend what became of files."""
    path = corpus._source.columns("documents", 0, 1, ["path"])["path"]
    return path[:1] not in ([], [None]) and any(note.code in BYTES and "encoding=" not in note.message for note in corpus.problems)


def caller():
    """The stack level of the first frame outside this package, as seen by a function that warns."""
    import sys
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__package__") == __package__:
        level, frame = level + 1, frame.f_back
    return level


def encoding_of(name):
    """None for UTF-8, else the codec's name; a name that no codec has is a DecodeError."""
    import codecs
    if name is None:
        return None
    try:
        codec = codecs.lookup(name)
    except (LookupError, TypeError, ValueError) as error:
        raise DecodeError(f"there is no encoding {name!r}; try 'utf-8', 'cp1252', 'latin-1' or 'utf-16'") from error
    if not getattr(codec, "_is_text_encoding", True):
        raise DecodeError(f"{name!r} is no encoding of text")
    return None if codec.name == "utf-8" else codec.name


# ---- what was given -> items -------------------------------------------------------------------------------------------

def items_of(articles, options):
    """(bytes of all files or None, iterator of Items)."""
    if isinstance(articles, (str, bytes, os.PathLike)):
        return from_paths([articles], options)
    if isinstance(articles, files.Renamed):
        return articles.items(options)
    if isinstance(articles, types.GeneratorType) and articles.gi_frame is None:
        raise InputError("this generator has been used up: one that gives the articles anew is needed, or a list")
    if hasattr(articles, "read") and hasattr(articles, "readline"):
        raise InputError(f"sayso reads files by their names, not open ones: give {getattr(articles, 'name', 'a path')!r}; a text goes to sayso.parse")
    if isinstance(articles, dict):
        return None, from_columns(articles, options) if articles and all(map(is_column, articles.values())) else from_records([articles])
    if isinstance(articles, Row):
        return None, from_records([articles])
    frame = None if is_column(articles) else from_frame(articles, options)
    if frame is not None:
        return None, frame
    if hasattr(articles, "description") and hasattr(articles, "fetchone"):
        return None, from_cursor(articles, options)
    try:
        articles = iter(values_of(articles) if is_column(articles) else articles)
    except TypeError:
        raise InputError(f"sayso reads paths, tables, cursors of databases and iterables of dicts, not {type(articles).__name__}") from None
    first = list(itertools.islice(articles, 1))
    if first and isinstance(first[0], (str, bytes, os.PathLike)):
        return from_paths([*first, *articles], options)
    return None, from_records(itertools.chain(first, articles))


def from_paths(paths, options):
    for path in paths:
        if not isinstance(path, (str, bytes, os.PathLike)):
            raise InputError(f"a list of articles holds paths or dicts, not both: {type(path).__name__} among paths")
    found = files.expand_all(paths)
    if not found:
        shown = ", ".join(os.fsdecode(p) for p in paths)
        raise InputError(f"{shown}: nothing to read here; {files.KINDS}")
    return sum(f.size for f in found), files.items_of(found, options)


def from_records(records):
    """What is no record at all is wrong use when it comes first, and one bad row behind good ones."""
    for number, record in enumerate(records):
        try:
            fields = {} if record is None else flat(record)
        except InputError:
            if not number:
                raise
            yield files.broken(f"record {number}", f"no dict but {type(record).__name__}")
        else:
            yield Item(fields=fields, id=str(number), where=f"record {number}")


def is_column(value):
    """Whether it is a list, or a column of numpy, pandas, polars or Arrow; no table, and no data set that gives its rows one by one."""
    column = any(hasattr(value, name) for name in ("tolist", "to_list", "to_pylist")) and hasattr(value, "__len__") and getattr(value, "shape", 1) != ()
    table = hasattr(type(value), "columns") or hasattr(type(value), "column_names")
    return isinstance(value, (list, tuple)) or column and not table and not isinstance(value, str)


def values_of(column):
    for name in ("to_pylist", "to_list", "tolist"):
        if hasattr(column, name):
            return getattr(column, name)()
    return column


def from_columns(columns, options):
    options.mapper.check(columns, "the table")
    names, lists = list(columns), [values_of(column) for column in columns.values()]
    if len({len(values) for values in lists}) > 1:
        told = ", ".join(f"{name} {len(values)}" for name, values in zip(names, lists))
        raise InputError(f"the table: its columns differ in length: {told}")
    for number, row in enumerate(zip(*lists)):
        yield Item(fields=dict(zip(names, row)), id=str(number), where=f"row {number}")


def from_frame(frame, options):
    """Items of a pandas, polars or Arrow table, or of anything that speaks Arrow; None when it is no table."""
    module = type(frame).__module__.partition(".")[0]
    if module == "polars":
        frame = frame.collect() if hasattr(frame, "collect") else frame
        return from_rows(frame.columns, frame.iter_rows(), options) if hasattr(frame, "iter_rows") else None
    if module == "pandas" and hasattr(frame, "itertuples"):
        frame = frame.reset_index(drop=frame.index.name in frame.columns) if frame.index.name is not None else frame
        return from_rows(list(frame.columns), frame.itertuples(index=False, name=None), options)
    if hasattr(frame, "to_batches") or hasattr(frame, "read_next_batch"):
        return from_batches(frame, options)
    if hasattr(frame, "__arrow_c_stream__") or hasattr(frame, "__arrow_c_array__"):
        return from_batches(arrow_table(frame), options)
    if hasattr(frame, "__dataframe__"):
        return from_batches(files.need("pyarrow.interchange").from_dataframe(frame), options)
    return None


def arrow_table(frame):
    try:
        return files.need("pyarrow").table(frame)
    except ImportError:
        return files.need("polars").DataFrame(frame).to_arrow()


def from_rows(names, rows, options):
    if len(set(names)) < len(names):
        from .csvs import distinct
        names = distinct(names)
    rows = iter(rows)
    first = list(itertools.islice(rows, 1))
    options.mapper.check(names, "the table", first[0] if first else None)
    for number, row in enumerate(itertools.chain(first, rows)):
        yield Item(fields=dict(zip(names, row)), id=str(number), where=f"row {number}")


def from_cursor(cursor, options):
    """Items of what a database was asked for, as Python's databases hand it over."""
    if cursor.description is None:
        raise InputError("this cursor of a database holds no rows: execute a select first")
    rows = (tuple(row.values()) if isinstance(row, dict) else row for row in iter(cursor.fetchone, None))
    return from_rows([column[0] for column in cursor.description], rows, options)


def from_batches(table, options):
    table = table.scanner() if hasattr(table, "scanner") else table  # a data set
    table = table.to_reader() if hasattr(table, "projected_schema") else table
    options.mapper.check(table.schema.names, "the table")
    number = 0
    for batch in (table.to_batches(max_chunksize=1024) if hasattr(table, "to_batches") else table):
        for record in batch.to_pylist():
            yield Item(fields=record, id=str(number), where=f"row {number}")
            number += 1


# ---- items -> records -> batches ---------------------------------------------------------------------------------------

def records(items, options, lone=False):
    """(record for the core, bytes of files done). Notes without a document go to the next one, or to the last."""
    waiting, size, last, read = [], 0, None, 0
    for item in items:
        for note in item.notes:
            options.note(note)
        if item.fields is None and item.text is None:
            waiting += item.notes
            size += item.size
            continue
        record, fine = record_of(item, options, lone)
        read += fine
        record[9][:0] = waiting
        waiting = []
        if last is not None:
            yield last
        last, size = (record, size + item.size), 0
    if last is None and waiting or last is not None and not read and not lone:
        raise InputError(nothing(options))
    if last is not None:
        last[0][9].extend(waiting)
        yield last[0], last[1] + size


def nothing(options):
    """Why a read that met something has read nothing: files that were passed over for one reason are named together."""
    reasons = {}
    for note in [*options.mapper.missed(), *options.problems]:
        what, told, why = note.message.partition(": skipped; ")
        reasons.setdefault(why if told else note.message, []).append(what if told else "")
    shown = [f"{several(names)}: skipped; {why}" if names[0] else why for why, names in reasons.items()]
    more = f" (and {len(shown) - 3} more)" if len(shown) > 3 else ""
    return "no article could be read: " + "; ".join(shown[:3]) + more


def several(names):
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def record_of(item, options, lone):
    """The ten fields that the core reads, and whether there was an article, if an empty one."""
    notes = list(item.notes)
    if item.fields is None:
        if not item.text and not notes:
            tell(notes, options, "no-text", f"{item.where}: an empty file")
            return (item.id, item.text, item.path, None, None, None, None, (), None, notes), True
        look_for_json(item.text, item.where, notes, options)
        look_for_markup(item.text, item.where, notes, options)
        return (item.id, item.text, item.path, None, None, None, None, (), None, notes), bool(item.text)
    text, id, title, published, outlet, url, language, authors = options.mapper.take(item.fields)
    day, problem = day_of(published, options.order)
    if problem:
        tell(notes, options, problem[0], f"{item.where}: {problem[1]}")
    if not text and not lone:
        tell(notes, options, "no-text", f"{item.where}: no text; the fields are {fields_shown(item.fields)}")
    look_for_markup(text, item.where, notes, options)
    return (id or item.id, text or "", item.path, url, title, outlet, language, authors or (), day, notes), text is not None or lone


def a_path(text):
    """A note where the one text to read is the name of a file: whoever meant what is in it is told how."""
    if not 2 < len(text) <= 250 or not os.path.exists(text):  # "." and ".." are no articles, but nobody means the folder
        return ()
    return (Note("no-text", f"parse: {text!r} was read as a text, and is the name of a file or folder; sayso.read({text!r}) reads what is in it"),)


def look_for_json(text, where, notes, options):
    """Tells of a file that is read as one article for its name, and that holds records."""
    begin = text[:1 << 16] if isinstance(text, str) else bytes(text[:1 << 16]).decode("utf-8", "replace")
    line = begin.lstrip("\ufeff \t\r\n").partition("\n")[0].rstrip().removesuffix(",")
    if line.startswith("{") and line.endswith("}"):
        with contextlib.suppress(ValueError, RecursionError):
            if json.loads(line):
                tell(notes, options, "markup", f"{where}: looks like JSON lines, but was read as one article for its name; call it .jsonl")


def look_for_markup(text, where, notes, options):
    """Tells of a text that is HTML still, as content systems and feeds give it: tags and entities would be read as letters."""
    raw = isinstance(text, bytes)
    less, amp, signs = (b"<", b"&", SIGNS_RAW) if raw else ("<", "&", SIGNS)
    if text and (less in text or amp in text) and any(mark in text for mark in signs):
        found = itertools.islice((MARKUP_RAW if raw else MARKUP).finditer(text, 0, 20_000), 3)
        if len(shown := [m[0].decode() if raw else m[0] for m in found]) == 3:
            tell(notes, options, "markup", f"{where}: the text holds HTML ({' '.join(shown)}), which is read as letters; take its text out first, "
                                           "as trafilatura.extract or BeautifulSoup(...).get_text() do, or read saved .html files")


def tell(notes, options, code, message):
    notes.append(Note(code, message))
    options.note(notes[-1])


def fields_shown(fields):
    names = [str(k) for k in fields] if isinstance(fields, dict) else [type(fields).__name__]
    return ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")


def batches(source):
    """Lists of records of about 4 MB, each with the bytes of files that it completes."""
    batch, size, done = [], 0, 0
    for record, files_done in source:
        batch.append(record)
        size += len(record[1]) + 256
        done += files_done
        if size >= BATCH:
            yield batch, done
            batch, size, done = [], 0, 0
    if batch:
        yield batch, done


# ---- the default reader ------------------------------------------------------------------------------------------------

_lock = threading.Lock()
_default = []


def default():
    """The Reader behind sayso.read and sayso.parse, made at first use."""
    if not _default:
        with _lock:
            if not _default:
                _default.append(Reader())
    return _default[0]

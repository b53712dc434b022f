"""Files of articles -> items for the reader: what to read, in which order, and what to say of what cannot be read.

Everything here is a generator of `Item`s, so that any amount streams through. What cannot be read never stops a run: an
article file that cannot be read becomes an item without text and with a note, so that it stays in `documents`; a broken
line, or a file that is no article, becomes a note alone, which goes to the document that is read next.
"""
import glob
import os
import re
import typing

from ._core import DecodeError, InputError
from .errors import DependencyError

ARTICLE = {".txt": "text", ".text": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl", ".json": "json", ".csv": "csv",
           ".tsv": "csv", ".parquet": "parquet", ".pq": "parquet", ".html": "html", ".htm": "html", ".xhtml": "html", ".warc": "warc"}
KINDS = "articles are .txt, .jsonl, .json, .csv, .tsv, .parquet, .html and .warc files, also with .gz behind"
ABOUT = "sayso.json"
LARGEST = 2**31 - 1
PIECE = 1 << 16  # bytes; most articles have less
PEEK, MARK = 1 << 16, b"\xef\xbb\xbf"
WIDE = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
OTHERS = {"unpack it first": (".zip", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz", ".zst"),
          "save its text as .txt or .html": (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"),
          "save it as CSV, or read it as a table: sayso.read(pandas.read_excel(...))": (".xlsx", ".xls", ".xlsm", ".ods"),
          "read it as a table, with pandas, polars, pyarrow or DuckDB, and give that to sayso.read":
          (".feather", ".arrow", ".ipc", ".orc", ".avro", ".dta", ".sav", ".sas7bdat", ".rds", ".pkl", ".db", ".sqlite", ".duckdb")}
HINTS = {ending: hint for hint, endings in OTHERS.items() for ending in endings}


class Note(typing.NamedTuple):
    code: str
    message: str


class Item(typing.NamedTuple):
    """A record with fields still under their own names, or a text, or only notes."""
    fields: object = None      # a mapping, or None
    text: object = None        # str or bytes, or None
    id: object = None          # when the fields have none
    path: object = None
    notes: tuple = ()
    where: str = ""            # for messages: "news.csv line 7"
    size: int = 0              # bytes of the file that this item completes, for progress


class Found(typing.NamedTuple):
    path: str
    id: str
    size: int
    named: bool                # by the user, not met in a folder


class Renamed(typing.NamedTuple):
    """A file that messages call otherwise and tables have no path of, so that two runs are alike: standard input."""
    path: str
    name: str

    def items(self, options):
        found = expand(self.path)
        return found[0].size, map(self.renamed, items_of(found, options))

    def renamed(self, item):
        notes = tuple(Note(note.code, note.message.replace(self.path, self.name)) for note in item.notes)
        return item._replace(path=None, notes=notes, where=item.where.replace(self.path, self.name))


class Unreadable(Exception):
    """One file cannot be read: the message says why."""


def need(module, extra="frames"):
    """An optional library, or an error that names the line to install it."""
    import importlib
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise DependencyError(f"this needs {module.partition('.')[0]}: pip install 'sayso[{extra}]'") from error


# ---- which files -------------------------------------------------------------------------------------------------------

def kind_of(path):
    name = os.fspath(path).casefold()
    return ARTICLE.get(os.path.splitext(name[:-3] if name.endswith(".gz") else name)[1])


def slashed(path):
    return path.replace(os.sep, "/")


def walk(folder):
    """All files below, but for hidden ones and tables of ours, sorted by their path relative to the folder; links to folders, which are
    not followed. Where tables were written with what describes them, that alone stands for them."""
    found = []
    for base, folders, names in os.walk(folder):
        if ABOUT in names:
            names = [n for n in names if n not in tables_of(os.path.join(base, ABOUT))]
        folders[:] = [f for f in folders if not f.startswith(".")]
        links = [f for f in folders if os.path.islink(os.path.join(base, f))]
        found += [os.path.join(base, n) for n in [*names, *links] if not n.startswith(".")]
    pairs = [(slashed(os.path.relpath(p, folder)), p) for p in found]
    return [Found(p, name, size_of(p) if os.path.isfile(p) else 0, False) for name, p in sorted(pairs)]


def tables_of(path):
    """The names of the files that corpus.write put beside one that describes them; none when it does not."""
    import json
    try:
        with open(path, encoding="utf-8") as stream:
            about = json.load(stream)
            return {f"{table}.{ending}" for table in about["rows"] for ending in about["formats"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()


def size_of(path):
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def encodable(path):
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def at_home(path):
    """A path as str; one that begins with ~ lies in somebody's home, unless there is a file that is called so."""
    path = os.fsdecode(path)
    return os.path.expanduser(path) if path.startswith("~") and "\0" not in path and not os.path.lexists(path) else path


def expand(path):
    """The files that one path or glob means."""
    path = at_home(path)
    if "\0" in path or not encodable(path):
        raise InputError(f"{path[:80]!a} cannot be a path; for a text use sayso.parse(text)")
    if os.path.isdir(path):
        return walk(path)
    if os.path.lexists(path):
        return [Found(path, slashed(os.path.basename(path)), size_of(path), True)]
    if glob.has_magic(path):
        base = path
        while glob.has_magic(base):
            base = os.path.dirname(base)
        out = []
        for match in sorted(glob.glob(path, recursive=True), key=slashed):
            if os.path.isfile(match):
                out.append(Found(match, slashed(os.path.relpath(match, base or ".")), size_of(match), True))
        return out or [Found(path, slashed(path), 0, True)]
    return [Found(path, slashed(os.path.basename(path)) or path, 0, True)]


def expand_all(paths):
    """Several paths: ids relative to the folder that all of them share, so that they differ where the paths do."""
    groups = [expand(p) for p in paths]
    if len(groups) == 1:
        return groups[0]
    files = [f for group in groups for f in group]
    try:
        base = os.path.commonpath([os.path.dirname(os.path.abspath(f.path)) for f in files]) if files else ""
        return [f._replace(id=slashed(os.path.relpath(os.path.abspath(f.path), base))) for f in files]
    except ValueError:  # different drives
        return [f._replace(id=slashed(f.path)) for f in files]


def missing(path):
    """Why there is no such file; whoever gave the text of an article is told where it goes."""
    shown = path if len(path) <= 120 else path[:117] + "..."
    if "://" in path[:12]:
        return f"{shown}: sayso reads files, not addresses; fetch the page first"
    if "\n" in path or len(path) > 250 or path.count(" ") > 8 or re.search(r"\w [\w ,;'’-]+ \w+[.!?]?['\"”’]?$", path) and not re.search(r"[/\\]", path):
        return f"there is no such file: {shown!r}; for a text use sayso.parse(text), for many sayso.read([{{'text': text}}, ...])"
    if glob.has_magic(path):
        return f"{shown}: no file matches"
    near = beside(path)
    return f"{shown if shown.strip() else repr(shown)}: there is no such file or folder" + (f"; near: {near}" if near else "")


def beside(path):
    """What stands where a file was looked for and is called nearly so, or None."""
    import difflib
    folder, name = os.path.split(path.rstrip("/\\"))
    try:
        found = difflib.get_close_matches(name, os.listdir(folder or "."), 1)
    except OSError:
        return None
    return os.path.join(folder, found[0]) if found else None


# ---- what is in them ---------------------------------------------------------------------------------------------------

def items_of(files, options):
    """Items of all files in order. `options` has encoding, mapper and strict (decoding errors are raised)."""
    for found in files:
        kind = kind_of(found.path)
        try:
            if not os.path.exists(found.path):
                raise FileNotFoundError
            if not found.named and not os.path.isfile(found.path):
                link = os.path.isdir(found.path)
                yield skipped(found, "a link to a folder, which is read when it is given by its name" if link else "a pipe or device, no file")
            elif not found.named and os.path.basename(found.path) == ABOUT and tables_of(found.path):
                folder = os.path.dirname(found.path)
                yield skipped(found._replace(path=folder), f"the tables there are sayso's own, which sayso.load({folder!r}) reads")
            elif kind is None:
                yield from unknown(found, options)
            else:
                yield from completing(READ[kind](found, options), found.size)
        except FileNotFoundError:
            yield failed(found, "missing-file", missing(found.path))
        except DependencyError as error:
            if found.named or options.strict:
                raise
            yield skipped(found, error)
        except (InputError, DecodeError) as error:
            if options.strict:
                raise
            yield failed(found, "unreadable-file", str(error))
        except (Unreadable, OSError, EOFError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            yield failed(found, "unreadable-file", f"{found.path}: {reason}")


def completing(items, size):
    """The items of a file, of which the last completes it. What was read before a failure stands."""
    last = None
    try:
        for item in items:
            if last is not None:
                yield last
            last = item
    except Exception:
        if last is not None:
            yield last
        raise
    if last is not None:
        yield last._replace(size=size)


def failed(found, code, message):
    return Item(text="", id=found.id, path=found.path, notes=(Note(code, message),), where=found.path, size=found.size)


def unknown(found, options):
    """A file with an ending that sayso does not know: read as a text when the user named it and it is one. It is read once, for
    it may be a pipe."""
    hint = HINTS.get(os.path.splitext(found.path)[1].casefold(), KINDS)
    data = content(found.path) if found.named and hint == KINDS else b"\0"
    if is_text(data[:4096]):
        yield text_item(data, found, options)
        return
    yield skipped(found, hint)


def skipped(found, why):
    return Item(notes=(Note("no-article", f"{found.path}: skipped; {why}"),), size=found.size, where=found.path)


def is_text(data):
    """Whether the beginning of a file could be UTF-8: no NUL, and bad bytes only where the last letter was cut."""
    import codecs
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def opened(path):
    if os.fspath(path).casefold().endswith(".gz"):
        import gzip
        return gzip.open(path, "rb")
    return open(path, "rb")


def content(path):
    import zlib
    try:
        with opened(path) as stream:
            data = all_of(stream)
    except (zlib.error, EOFError) as error:
        raise Unreadable(f"damaged gzip data ({error})") from error
    if len(data) > LARGEST:
        raise Unreadable("larger than 2 GiB, the most that one article may have")
    return data


def all_of(stream):
    """The bytes of a file, or one more than an article may have. Python makes room for all that is asked for, so little is at first."""
    most = PIECE
    data = stream.read(most)
    while len(data) == most and most <= LARGEST:
        most = min(8 * most, LARGEST + 1)
        data += stream.read(most - len(data))
    return data


def decoded(data, where, options):
    """(text, notes): bytes stay bytes when they are UTF-8 or meant to be; the core repairs those visibly."""
    encoding, notes = after_all(data[:PEEK], where, options.encoding)
    if encoding is None:
        if options.strict:
            strictly(data, "utf-8", where)
        if wide := wide_encoding(data[:PEEK]):
            return data, (Note("undecodable", f"{where}: looks like {wide.upper()}; read it with encoding={wide!r}"),)
        return data, notes
    if options.strict:
        return strictly(data, encoding, where), notes
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode(encoding, "ignore") or b"\xef\xbf\xbd")
    return text, (*notes, Note("undecodable", f"{where}: {bad} places are not {encoding}; they became U+FFFD")) if bad > 0 else notes


def wide_encoding(head):
    """The encoding of two or four bytes a letter that a file begins with the mark of, or without one has every other byte empty."""
    marked = next((name for mark, name in WIDE if head.startswith(mark)), None)
    if marked or head.count(0) * 4 <= len(head):
        return marked
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def after_all(head, where, encoding):
    """(encoding, notes): the one that the user named, unless the beginning of the file bears the mark of UTF-8; told is also what
    is UTF-8 by all looks."""
    if encoding is None or encoding.startswith("utf"):
        return encoding, ()
    if head.startswith(MARK):
        return None, (Note("undecodable", f"{where}: begins with the mark of UTF-8 and was read as such, not as {encoding}"),)
    if head.isascii() or not is_text(head):
        return encoding, ()
    return encoding, (Note("undecodable", f"{where}: looks like UTF-8, but was read as {encoding}, as encoding= says"),)


def strictly(data, encoding, where):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodeError(f"{where}: byte {error.start} is not {encoding} ({error.reason}); name the right one: encoding=...") from error


def texts(found, options):
    yield text_item(content(found.path), found, options)


def text_item(data, found, options):
    text, notes = decoded(data, found.path, options)
    return Item(text=text, id=found.id, path=found.path, notes=notes, where=found.path)


def lines(found, options):
    """(number, line, notes) of a text file, decoded line by line so that a bad byte costs one line's doubt, not the file."""
    import io
    import zlib
    try:
        with opened(found.path) as stream:
            encoding, told = after_all(stream.peek(PEEK)[:PEEK], found.path, options.encoding)
            if encoding in (None, "utf-8-sig"):
                for number, raw in enumerate(stream, 1):
                    if number == 1:
                        if wide := wide_encoding(raw[:PEEK]):
                            raise Unreadable(f"looks like {wide.upper()}; read it with encoding={wide!r}")
                        raw = raw.removeprefix(MARK)
                    number, line, notes = line_of(number, raw, found, options)
                    yield number, line, told + notes if number == 1 else notes
            else:
                mode = "strict" if options.strict else "replace"
                with io.TextIOWrapper(stream, encoding, mode, newline="") as text:
                    for number, line in enumerate(text, 1):
                        note = (Note("undecodable", f"{found.path} line {number}: bytes that are not {encoding}"),) if "\ufffd" in line else ()
                        yield number, line.removeprefix("\ufeff") if number == 1 else line, told + note if number == 1 else note
    except UnicodeError as error:  # also of UTF-16 without its mark
        raise DecodeError(f"{found.path}: {error}; name the right one: encoding=...") from error
    except (zlib.error, EOFError) as error:
        raise Unreadable(f"damaged gzip data ({error})") from error


def line_of(number, raw, found, options):
    try:
        return number, raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        where = f"{found.path} line {number}"
        if options.strict:
            raise DecodeError(f"{where}: byte {error.start} is not UTF-8; name the right one: encoding=...") from error
        return number, raw.decode("utf-8", "replace"), (Note("undecodable", f"{where}: bytes that are not UTF-8 became U+FFFD"),)


def broken(where, reason):
    return Item(notes=(Note("broken-line", f"{where}: {reason}; it was left out"),), where=where)


def parquet_file(found, options):
    parquet = need("pyarrow.parquet")
    import pyarrow
    try:
        with opened(found.path) as stream:
            table = parquet.ParquetFile(pyarrow.BufferReader(stream.read()) if found.path.casefold().endswith(".gz") else stream)
            options.mapper.check(table.schema_arrow.names, found.path)
            number = 0
            for batch in table.iter_batches(batch_size=512):
                for record in batch.to_pylist():
                    yield Item(fields=record, id=f"{found.id}#{number}", path=found.path, where=f"{found.path} row {number}")
                    number += 1
    except pyarrow.ArrowException as error:
        raise Unreadable(f"not Parquet ({str(error).splitlines()[0]})") from error


def later(module, reader):
    """A reader of another module, which is imported when the first such file is met."""
    def read(found, options):
        import importlib
        return getattr(importlib.import_module(f"{__package__}.{module}"), reader)(found, options)
    return read


READ = {"text": texts, "jsonl": later("jsons", "json_lines"), "json": later("jsons", "json_file"), "csv": later("csvs", "csv_file"), "parquet": parquet_file,
        "html": later("pages", "html_file"), "warc": later("pages", "warc_file")}

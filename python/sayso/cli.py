"""The commands: extract, show, compare, check, lookup, lint. Exit status 0 done, 1 done with errors in some documents, 2 wrong use."""
import argparse
import os
import sys
import warnings

from .errors import SaysoError

TABLES = ("documents", "sentences", "mentions", "entities", "dates", "claims", "votes", "mandates", "statements", "conflicts", "warnings")
FORMATS = ("csv", "jsonl", "parquet")
HARMLESS = {"no-article", "repeated-id", "markup"}  # notes that leave the exit status 0: nothing of an article was lost


def parser():
    from . import __version__
    top = argparse.ArgumentParser(prog="sayso", description="Who says what, about whom, when, in news articles.")
    top.add_argument("--version", action="version", version=f"sayso {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    extract = commands.add_parser("extract", help="read articles, write tables")
    articles(extract, many=True)
    extract.add_argument("-o", "--out", required=True, metavar="OUT", help="a folder, or - for standard output")
    extract.add_argument("--format", default="csv", metavar="F,F", help="csv, jsonl, parquet (default csv)")
    extract.add_argument("--table", choices=TABLES, metavar="NAME", help="this table alone (with -o - claims is the default)")
    extract.set_defaults(run=run_extract)

    show = commands.add_parser("show", help="print an article with what was found, in colour")
    articles(show, many=False)
    show.set_defaults(run=run_show)

    compare = commands.add_parser("compare", help="statements that several articles carry, with each outlet's wording, and conflicts")
    articles(compare, many=True)
    compare.add_argument("--html", default=None, metavar="PAGE", help="write one HTML page instead of text")
    compare.set_defaults(run=run_compare)

    check = commands.add_parser("check", help="what would be warned of: encodings, duplicates, doubtful dates")
    articles(check, many=True)
    check.set_defaults(run=run_check)

    lookup = commands.add_parser("lookup", help="what the lexicon makes of a name")
    lookup.add_argument("names", nargs="+", metavar="NAME")
    lookup.add_argument("--lexicon", action="append", default=[], metavar="FILE")
    lookup.set_defaults(run=run_lookup)

    lint = commands.add_parser("lint", help="bad rows and clashes in lexicon files, mistakes in files of patterns (.toml)")
    lint.add_argument("lexicon", nargs="+", metavar="LEXICON")
    lint.set_defaults(run=run_lint)
    return top


def articles(command, many):
    command.add_argument("articles", nargs="+" if many else None, metavar="ARTICLES" if many else "ARTICLE",
                         help="files, folders or globs; - is standard input")
    command.add_argument("--threads", type=some, default=None, metavar="N", help="how many read at once; one for each processor when not given")
    command.add_argument("--lexicon", action="append", default=[], metavar="FILE", help="a list of names of your own; may be repeated")
    command.add_argument("--patterns", action="append", default=[], metavar="FILE", help="patterns of your own (.toml); may be repeated")
    command.add_argument("--columns", action="append", default=[], metavar="text=COLUMN,...", help="which columns hold what; may be repeated")
    command.add_argument("--dates", choices=["day-first", "month-first"], help="what 03/04/2024 begins with")
    command.add_argument("--encoding", default=None, metavar="NAME", help="of the files; UTF-8 when not given")


def some(text):
    """A number of threads."""
    if not text.isdecimal() or not 0 < int(text) < 1 << 31:
        raise argparse.ArgumentTypeError(f"a whole number from 1, not {text!r}")
    return int(text)


def main(argv=None):
    options = parser().parse_args(argv)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))
        elif hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(errors="replace")  # a terminal that lacks a letter shows something else for it
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            done = options.run(options)
            sys.stdout.flush()
            return done
    except SaysoError as error:
        print(f"sayso: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still held back has nowhere to go
        if isinstance(error, BrokenPipeError):
            return 0
        print(f"sayso: {error.filename or 'standard output'}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("sayso: stopped", file=sys.stderr)
        return 130


# ---- reading -----------------------------------------------------------------------------------------------------------

def reader_of(options):
    from .readers import Reader
    reader = Reader(lexicon=options.lexicon, patterns=getattr(options, "patterns", ()), threads=getattr(options, "threads", None))
    for name, line, message in reader.problems:
        print(f"sayso: {name}:{line}: {message}", file=sys.stderr)
    return reader


def read(options):
    """The corpus of the articles named, problems told on standard error."""
    from .readers import misread
    names = options.articles if isinstance(options.articles, list) else [options.articles]
    columns = columns_of(options.columns)
    reader = reader_of(options)
    what = standard_input(bool(columns)) if "-" in names else names
    if "-" in names and len(names) > 1:
        raise wrong("- (standard input) stands alone")
    ready(options)
    corpus = reader.read(what, columns=columns, encoding=options.encoding, dates=options.dates, progress=sys.stderr.isatty() and options.command != "show", errors="skip")
    for note in corpus.problems:
        print(f"sayso: {note.message}", file=sys.stderr)
    if options.encoding is None and misread(corpus):
        print("sayso: files that are not UTF-8 need a word: --encoding cp1252", file=sys.stderr)
    return corpus


def wrong(message):
    from .errors import InputError
    return InputError(message)


def columns_of(texts):
    """{field: column} of text=COLUMN,published=COLUMN. A comma before anything but a field is one of the name of a column."""
    import re
    from .fields import FIELDS
    found = {}
    for text in texts:
        for part in re.split(rf",(?=\s*(?:{'|'.join(FIELDS)})\s*=)", text):
            field, equals, column = part.partition("=")
            if not (field.strip() and equals and column):
                raise wrong(f"--columns {text}: write text=COLUMN,published=COLUMN; the fields are {', '.join(FIELDS)}")
            found[field.strip()] = column
    return found or None


def standard_input(table):
    """What is read through a file, so that it is read like any other; nothing tells of that file. `table`: whether columns were named."""
    import atexit
    import shutil
    import tempfile
    if sys.stdin is None:
        raise wrong("- is standard input, which is closed")
    data = sys.stdin.buffer.read()
    folder = tempfile.mkdtemp(prefix="sayso-")
    atexit.register(shutil.rmtree, folder, True)
    name = "stdin" + ending_of(data, table)
    with open(os.path.join(folder, name), "wb") as stream:
        stream.write(data)
    from .files import Renamed
    return Renamed(os.path.join(folder, name), "standard input")


def ending_of(data, table):
    """The ending of a file that holds this: JSON lines when it starts with {, a list of records, a web page or a table where columns
    were named, else one article; packed or not."""
    import zlib
    if data[:2] == b"\x1f\x8b":
        try:
            return ending_of(zlib.decompressobj(wbits=31).decompress(data, 4096), table) + ".gz"
        except zlib.error:
            return ".txt.gz"
    begin = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin[:1] == b"{":
        return ".jsonl"
    if begin[:1] == b"[" and begin[1:].lstrip()[:1] == b"{":
        return ".json"
    if begin[:14].lower().startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".csv" if table else ".txt"


def status(corpus):
    return 1 if any(note.code not in HARMLESS for note in corpus.problems) else 0


# ---- commands ----------------------------------------------------------------------------------------------------------

def run_extract(options):
    from . import store
    formats = [name.strip() for name in options.format.split(",")]
    for name in formats:
        if name not in FORMATS:
            raise wrong(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    if not options.out:
        raise wrong("-o needs the name of a folder, or - for standard output")
    if options.out == "-" and (len(formats) > 1 or formats[0] == "parquet"):
        raise wrong("standard output takes one format, csv or jsonl")
    if options.out.casefold().endswith(tuple("." + name for name in FORMATS)) and not os.path.isdir(options.out):
        raise wrong(f"-o {options.out}: OUT is a folder; one table in one file: {one_file(options.out, options.table or 'claims')}")
    corpus = read(options)
    if options.out == "-":
        if sys.__stdout__ is None and getattr(sys.stdout, "name", None) == os.devnull:
            raise wrong("standard output is closed")
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        getattr(corpus.tables[options.table or "claims"], "to_" + formats[0])(sys.stdout)
        sys.stdout.flush()
    elif options.table:
        store.write(corpus, options.out, formats, [options.table])
    else:
        corpus.write(options.out, formats)
    if options.out != "-":
        told = ", ".join([many(len(corpus), "document"), many(len(corpus.claims), "claim"), many(len(corpus.entities), "entity")])
        print(f"{told} -> {options.out}", file=sys.stderr)
    return status(corpus)


def one_file(path, table):
    """How one table is written to a file of this name."""
    name, ending = os.path.splitext(path)
    if ending.casefold() == ".parquet":  # which standard output does not take
        return f"-o {name} --table {table} --format parquet writes {os.path.join(name, table)}.parquet"
    return f"-o - --table {table} --format {ending[1:].casefold()} > {path}"


def many(n, word):
    return f"{n} {word}" if n == 1 else f"{n} {word.removesuffix('y')}ies" if word.endswith("y") else f"{n} {word}s"


def ready(options):
    """Told before anything is read: an output that cannot be, and a library that it needs and that is not here."""
    from . import files, writing
    if options.command == "extract" and "parquet" in options.format:
        files.need("pyarrow")
    if getattr(options, "html", None):
        writing.file_for(options.html)
    if getattr(options, "out", "-") != "-":
        writing.folder_for(options.out)


def colour():
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def run_show(options):
    from . import display
    corpus = read(options)
    if colour():
        print(display.legend())
    for document in corpus:
        if len(corpus) > 1:
            head = f"==> {display.cut(document.id, 120)} <=="
            print(("\n" if document.doc else "") + (f"\x1b[1m{head}\x1b[0m" if colour() else head))
        print(display.coloured(document, colour()))
        print()
        for number, claim in enumerate(document.claims, 1):
            fields = display.claim_fields(claim)
            print(f"{number:>3}. " + "; ".join(f"{label}: {display.cut(text, 200)}" for label, text in fields))
    return status(corpus)


def run_compare(options):
    from .compare import Sides, conflicts_text, side_by_side
    corpus = read(options)
    if options.html:
        corpus.to_html(options.html)
    else:
        sides = Sides(corpus)
        parts = [side_by_side(corpus, sides=sides), conflicts_text(corpus, sides=sides)]
        print("\n".join(part for part in parts if part), end="\n" if any(parts) else "")
    where = f" -> {options.html}" if options.html else ""
    told = [many(len(corpus), "document"), f"{many(len(corpus.statements), 'statement')} in two or more", many(len(corpus.conflicts), "conflict")]
    print(f"{', '.join(told)}{where}", file=sys.stderr)
    return status(corpus)


def run_check(options):
    corpus = read(options)
    ids = corpus.documents["id"]
    for row in corpus.warnings.to_dicts():
        place = "" if row["start"] is None else f" [{row['start']}-{row['end']}]"
        print(f"{ids[row['doc']]}: {row['code']}{place}: {row['message']}")
    for row in corpus.documents.to_dicts():
        if row["duplicate_of"] is not None:
            print(f"{row['id']}: duplicate of {ids[row['duplicate_of']]}")
        if row["published"] is None:
            print(f"{row['id']}: no date of publication")
    alone = corpus.documents["outlet"].count(None)
    print(f"{many(len(corpus), 'document')}, {many(len(corpus.warnings), 'warning')}"
          + (f"; {alone} without an outlet, which each count as one of its own" if alone else ""), file=sys.stderr)
    return status(corpus)


def run_lookup(options):
    reader = reader_of(options)
    unknown = False
    for name in options.names:
        readings = reader.lookup(name)
        unknown = unknown or not readings
        print(f"{name}: {'not in the lexicon' if not readings else ''}".rstrip())
        for reading in readings:
            extra = "".join(f", {key} {reading[key]}" for key in ("country", "wikidata", "table") if reading[key])
            print(f"  {reading['entity']}  {reading['name']} ({reading['type']}, by {reading['how']}{extra})")
    return 1 if unknown else 0


def run_lint(options):
    from . import lexicons, patterns
    bad = 0
    for path in options.lexicon:
        if not os.path.exists(path):
            raise wrong(f"{path}: there is no such file")
        own = (patterns if path.casefold().endswith(".toml") else lexicons).lint(path)
        bad += len(own)
        for name, line, message in own:
            print(f"{name}:{line}: {message}")
        print(f"{path}: {many(len(own), 'problem')}" if own else f"{path}: good", file=sys.stderr)
    return 1 if bad else 0

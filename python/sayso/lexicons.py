"""Lexicon files -> the tables that the core loads: ours from the data folder, the user's as .tsv or .csv.

The core reads one format, tab-separated with a header (docs/lexicon.md). A .csv is rewritten as such a table, with a way
back from its lines to those of the file."""
import csv
import io
import os
import re

from ._core import LexiconError

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


def tables(paths, builtin):
    """([(name, bytes)], {name: {line of the table: line of the file}})."""
    out, lines = [], {}
    if builtin:
        for name in sorted(n for n in os.listdir(DATA) if n.endswith(".tsv")):
            with open(os.path.join(DATA, name), "rb") as stream:
                out.append((name, stream.read()))
    for path in paths:
        path = os.fspath(path)
        data = content(path)
        if path.casefold().endswith(".csv"):
            data, lines[path] = from_csv(path, data)
        elif not path.casefold().endswith((".tsv", ".txt", ".tab")):
            raise LexiconError(f"{path}: a lexicon is a .tsv or .csv file (docs/lexicon.md)")
        out.append((path, data))
    return out, lines


def content(path):
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror or error}") from error


def from_csv(path, data):
    """A CSV table of entities, cues ... as TSV. Rows without an id get one from their type and name."""
    try:
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        header = next(rows, None)
        if not header:
            raise LexiconError(f"{path}: empty; the first line names the columns (docs/lexicon.md)")
        header = [h.strip().casefold() for h in header]
        make_id = "id" not in header and "name" in header and "type" in header
        out, lines, line = ["\t".join((["id"] if make_id else []) + header)], {1: 1}, rows.line_num + 1
        for row in rows:
            if row:
                cells = [re.sub(r"[\t\r\n]+", " ", c).strip() for c in row[:len(header)]]
                named = dict(zip(header, cells))
                out.append("\t".join(([slug(named)] if make_id else []) + cells))
                lines[len(out)] = line
            line = rows.line_num + 1
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: byte {error.start} is not UTF-8") from error
    except csv.Error as error:
        raise LexiconError(f"{path}: not CSV ({error})") from error
    return ("\n".join(out) + "\n").encode(), lines


def slug(row):
    import unicodedata
    name = unicodedata.normalize("NFKD", row.get("name", "")).encode("ascii", "ignore").decode().casefold()
    name = re.sub(r"[^a-z0-9]+", "-", name).strip("-")
    return f"{row.get('type', '')}/{name}" if name else ""

"""sayso reads news articles: who says what, about whom, when, and which outlets agree.

    corpus = sayso.read("articles/")
    corpus.claims.to_pandas()
"""
from . import readers as _readers
from ._core import match
from .compare import Diff, diff
from .corpus import Corpus
from .errors import (DecodeError, DependencyError, InputError, LexiconError, LimitError, OutputError, PatternError, SaysoError,
                     SaysoWarning)
from .readers import Reader
from .rows import Claim, Document, Entity, Mention, Row, Span
from .store import load
from .tables import Table

__version__ = "0.1.0"


def read(articles, *, columns=None, encoding=None, dates=None, threads=None, progress=None, errors="warn"):
    """A Corpus of all articles: a path, a glob, a list of paths; a pandas, polars or Arrow table; a cursor of a database; an iterable of dicts.

    A str is always a path or a glob; for one text use `parse`. `columns={"text": "Artikel"}` names columns, `encoding` is
    that of files (UTF-8 when not given), `dates` is "day-first" or "month-first" where 03/04/2024 stands, `errors` is "warn"
    (rows in `warnings` and one Python warning), "raise" or "skip".
    `threads` is how many read (None: one for each processor). `progress=True` shows a bar on standard error; a function of your own is called with
    (bytes done, bytes in all or None, documents done).

    InputError: nothing here can be read, or an option is none; with errors="raise" also the first thing that is lost. DecodeError: an encoding that
    there is not, or bytes that are not in it. DependencyError: a library is missing for this kind of file. LimitError: more than the core can count."""
    return _readers.default().read(articles, columns=columns, encoding=encoding, dates=dates, threads=threads, progress=progress, errors=errors)


def parse(text, *, published=None, outlet=None, title=None, url=None, id=None, dates=None, errors="warn"):
    """The Document of one text.

    `published` is the day it appeared: a date, or written as metadata write it, for which `dates` is "day-first" or "month-first". `errors` is as in
    `read`. InputError: the text is no str or bytes, or with errors="raise" a date cannot be read; DecodeError: with it, bytes that are not UTF-8."""
    return _readers.default().parse(text, published=published, outlet=outlet, title=title, url=url, id=id, dates=dates, errors=errors)


def lookup(name):
    """What the lexicon makes of a string: one dict for each reading, best first (entity, name, type, how, country, wikidata)."""
    return _readers.default().lookup(name)


__all__ = ["Claim", "Corpus", "DecodeError", "DependencyError", "Diff", "Document", "Entity", "InputError", "LexiconError", "LimitError",
           "Mention", "OutputError", "PatternError", "Reader", "Row", "SaysoError", "SaysoWarning", "Span", "Table", "diff",
           "load", "lookup", "match", "parse", "read"]

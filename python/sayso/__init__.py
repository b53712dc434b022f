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
    """A Corpus of all articles: a path, a glob, a list of paths; a pandas, polars or Arrow table; an iterable of dicts.

    A str is always a path or a glob; for one text use `parse`. `columns={"text": "Artikel"}` names columns, `encoding` is
    that of files (UTF-8 when not given), `dates` is "day-first" or "month-first" where 03/04/2024 stands, `errors` is "warn"
    (rows in `warnings` and one Python warning), "raise" or "skip"."""
    return _readers.default().read(articles, columns=columns, encoding=encoding, dates=dates, threads=threads, progress=progress, errors=errors)


def parse(text, *, published=None, outlet=None, title=None, url=None, id=None, errors="warn"):
    """The Document of one text."""
    return _readers.default().parse(text, published=published, outlet=outlet, title=title, url=url, id=id, errors=errors)


def lookup(name):
    """What the lexicon makes of a string: one dict for each reading, best first (entity, name, type, how, country, wikidata)."""
    return _readers.default().lookup(name)


__all__ = ["Claim", "Corpus", "DecodeError", "DependencyError", "Diff", "Document", "Entity", "InputError", "LexiconError", "LimitError",
           "Mention", "OutputError", "PatternError", "Reader", "Row", "SaysoError", "SaysoWarning", "Span", "Table", "diff",
           "load", "lookup", "match", "parse", "read"]

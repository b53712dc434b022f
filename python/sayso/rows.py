"""Rows: a row of a table with its columns as attributes; claims, documents, entities and mentions know a little more."""
import collections.abc
import typing

from . import display
from .errors import near_to, no_property


class Span(typing.NamedTuple):
    """A piece of a document: code points start..end of its text."""
    start: int
    end: int
    text: str


class Row:
    """One row. row.act and row["act"] are its columns; to_dict() gives all of them. It is a mapping from the names of columns:
    dict(row), "act" in row, row.get("act"), row == {...}, and pandas.DataFrame of a list of rows work."""

    __slots__ = ("_corpus", "_table", "_values")

    def __init__(self, corpus, table, values):
        self._corpus, self._table, self._values = corpus, table, values

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._values[name]
        except KeyError:
            no_property(self, name)
            raise AttributeError(self._lacks(name)) from None

    def __getitem__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise KeyError(self._lacks(name)) from None

    def _lacks(self, name):
        return f"a row of {self._table} has no column {name!r}{near_to(str(name), dir(self))}; it has {', '.join(self._values)}"

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __contains__(self, name):
        return name in self._values

    def keys(self):
        """The names of the columns."""
        return self._values.keys()

    def values(self):
        """The cells, in the order of columns."""
        return self._values.values()

    def items(self):
        """(name of the column, cell) in the order of columns."""
        return self._values.items()

    def get(self, name, default=None):
        """The cell of a column, or `default` where there is no such column."""
        return self._values.get(name, default)

    def to_dict(self):
        """The cells by column, a new dict each time."""
        return dict(self._values)

    def __dir__(self):
        return [*super().__dir__(), *self._values]

    def __eq__(self, other):
        if isinstance(other, Row):
            return type(self) is type(other) and self._table == other._table and self._values == other._values
        return self._values == dict(other) if isinstance(other, collections.abc.Mapping) else NotImplemented

    def __hash__(self):
        """Of the cells that are no lists: rows go into sets, and are counted and grouped by."""
        return hash((self._table, *(cell for cell in self._values.values() if not isinstance(cell, list))))

    def __repr__(self):
        return display.row_text(self)

    def _repr_html_(self):
        return display.row_html(self)

    def _document(self):
        return self._corpus[self._values["doc"]]

    def _span(self, head=""):
        start = self._values[head + "start"]
        return None if start is None else Span(start, self._values[head + "end"], self._values[head + "text"])

    def _pieces(self, column):
        spans = self._values[column] or ()
        if not spans:
            return ()
        text = self._corpus._text(self._values["doc"])
        return tuple(Span(s["start"], s["end"], text[s["start"]:s["end"]]) for s in spans)


class Claim(Row):
    """Somebody (source) says, denies, votes ... (cue) something (content)."""

    __slots__ = ()

    @property
    def speaker(self):
        """The Entity that speaks, or None."""
        return self._corpus._entity(self._values["speaker"])

    @property
    def source(self):
        """The Span that names who speaks, or None."""
        return self._span("source_")

    @property
    def cue(self):
        """The Span of the verb or other words that tell that somebody says it, or None."""
        return self._span("cue_")

    @property
    def content(self):
        """What is said: a tuple of Spans, in text order; empty for an act without content."""
        return self._pieces("content")

    @property
    def object(self):
        """What a vote is on, where it stands elsewhere: a tuple of Spans, in text order."""
        return self._pieces("object")

    @property
    def date(self):
        """(first, last) day on which it was said, or None."""
        first = self._values["date_first"]
        return None if first is None else (first, self._values["date_last"] or first)

    @property
    def document(self):
        """The Document that the claim stands in."""
        return self._document()

    def explain(self):
        """In sentences: who says what by which words, and why sayso thinks so."""
        return display.explained(self)

    def __repr__(self):
        return display.claim_text(self)

    def _repr_html_(self):
        return display.claim_html(self)


class Entity(Row):
    """Who or what mentions name, across the corpus."""

    __slots__ = ()

    @property
    def claims(self):
        """The claims that this entity makes, alone or with others: a Table."""
        return self._corpus._claims_of(self._values["entity"])

    @property
    def mentions(self):
        """The places that name it: a Table."""
        return self._corpus._of_entity("mentions", self._values["entity"])


class Mention(Row):
    """A span that names an entity."""

    __slots__ = ()

    @property
    def span(self):
        """Where it stands: a Span of the document's text."""
        return self._span()


class Document(Row):
    """One article: its text, its metadata, and the tables of what was found in it."""

    __slots__ = ()

    def _part(self, table):
        return self._corpus._part(table, self._values["doc"])

    @property
    def claims(self):
        """Its claims, in the order of their cues: a Table."""
        return self._part("claims")

    @property
    def mentions(self):
        """Its mentions, in text order: a Table."""
        return self._part("mentions")

    @property
    def entities(self):
        """Whom and what the document mentions, rows of the corpus's entities."""
        rows = self._corpus._rows_of_entities()
        return self._corpus.entities._picked(sorted({rows[id] for id in self.mentions["entity"]}))

    @property
    def dates(self):
        """Its dates, in text order: a Table."""
        return self._part("dates")

    @property
    def sentences(self):
        """Its sentences: a Table."""
        return self._part("sentences")

    @property
    def votes(self):
        """The votes that it tells of: a Table."""
        return self._part("votes")

    @property
    def mandates(self):
        """What it says of mandates: a Table."""
        return self._part("mandates")

    @property
    def warnings(self):
        """Its warnings: a Table."""
        return self._part("warnings")

    @property
    def corpus(self):
        """The Corpus that it was read into."""
        return self._corpus

    def __repr__(self):
        return display.document_text(self)

    def _repr_html_(self):
        return display.document_html(self)


collections.abc.Mapping.register(Row)

ROWS = {"claims": Claim, "documents": Document, "entities": Entity, "mentions": Mention}

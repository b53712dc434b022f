"""A corpus: documents that were read together, and the tables of what was found in them.

    Corpus { reader | shards of the core | _source: rows, columns, Arrow streams of every table }

A Corpus never changes; `add` makes a new one that shares what was read. A corpus that was loaded from files has a `_source`
of its own (store.py) and no shards."""
import threading

from . import called, display, store
from ._core import Corpus as CoreCorpus
from ._core import InputError, SaysoError
from .errors import near_to, no_property
from .rows import Entity, Row
from .tables import NAMES, Table

BLOCK = 256  # entities that are looked at together
FORMATS = ("csv", "jsonl", "parquet")
BY_ENTITY = {"mentions": ["entity"], "claims": ["speaker", "speakers"]}


class Corpus:
    """Documents, by position (corpus[0]) or id (corpus["a1"]), and Tables: documents sentences mentions entities dates
    claims votes mandates statements conflicts warnings. `mapping` says which fields of the input were taken for what."""

    def __init__(self, reader, shards, mapping, problems=(), source=None, like=None):
        self._made, self._shards = reader, list(shards)
        self.mapping, self.problems = dict(mapping), list(problems)
        self._like, self._lock = like, threading.Lock()
        self._joined = source or (CoreCorpus(reader._engine, self._shards) if like is None else None)
        self._read, self._schemas, self._ids, self._entities, self._known, self._last = {}, {}, None, None, {}, (None, "")
        self._names, self._filed = None, {}

    @property
    def _reader(self):
        """The Reader; of a corpus that was pickled it is made again when it is needed. InputError when it was made of an open file."""
        if self._made == store.LOST:
            raise InputError("what read this corpus was made of an open file, which a pickle cannot hold: add(..., reader=Reader(...))")
        if isinstance(self._made, tuple):
            from .readers import again
            self._made = again(*self._made)
        return self._made

    @property
    def _source(self):
        """What was joined. A corpus that `add` made joins when something is asked of it first: several additions in a row are
        joined once, and what the last joined one before it knows of statements is not looked for again."""
        if self._joined is None:
            with self._lock:
                if self._joined is None:
                    self._joined, self._like = CoreCorpus(self._reader._engine, self._shards, self._like), None
        return self._joined

    def __reduce__(self):
        """Pickled, a corpus is its tables, like one that was loaded from files, and the settings of its Reader, where it has such."""
        made = self._made if isinstance(self._made, (tuple, str)) else store.settings_of(self._made)
        return store.unpickled, (made, self.mapping, self.problems, store.packed(self))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # ---- documents

    def __len__(self):
        return self._source.rows("documents")

    def __getitem__(self, key):
        if not isinstance(key, str):
            return self.documents[key]
        if self._ids is None:
            ids = self._source.columns("documents", 0, len(self), ["id"])["id"]
            self._ids = {id: i for i, id in reversed(list(enumerate(ids)))}
        if key not in self._ids:
            import difflib
            near = difflib.get_close_matches(key, self._ids, 3)
            raise KeyError(f"no document {key!r}" + (f"; near: {', '.join(near)}" if near else f"; who speaks is asked for by corpus.who({key!r})"))
        return self.documents[self._ids[key]]

    def __getattr__(self, name):
        """Only for names that are no attribute: says where it may be."""
        no_property(self, name)
        told = f"'Corpus' object has no attribute {name!r}"
        if not name.startswith("_"):
            has, of_tables = [table for table in NAMES if name in (column for column, _, _ in self._schema(table))], getattr(Table, name, None)
            told += (f"; tables have it: corpus.claims.{name}(...)" if callable(of_tables) else
                     f"; it is a column: corpus.{has[0] if 'claims' not in has else 'claims'}[{name!r}]" if has else
                     f"; tables have it: corpus.claims.{name}" if of_tables else near_to(name, dir(self)))
        raise AttributeError(told)

    def __iter__(self):
        return iter(self.documents)

    def __contains__(self, id):
        try:
            return isinstance(id, str) and self[id] is not None
        except KeyError:
            return False

    # ---- tables

    def _table(self, name):
        """A table holds its corpus, so a corpus that held its tables would outlive its last user."""
        return Table(self, name, read=self._read.setdefault(name, [(0, 0, {})]))

    @property
    def documents(self):
        """A row, one article: text, outlet, day, and what it was found from."""
        return self._table("documents")

    @property
    def sentences(self):
        """A row, one sentence of an article: where it stands, in code points, and its role (headline, body, caption ...)."""
        return self._table("sentences")

    @property
    def mentions(self):
        """A row, one place that names an entity, or a pronoun that a claim resolved."""
        return self._table("mentions")

    @property
    def entities(self):
        """A row, somebody or something that mentions name, across all articles."""
        return self._table("entities")

    @property
    def dates(self):
        """A row, one expression of time, with the days it stands for."""
        return self._table("dates")

    @property
    def claims(self):
        """A row, one claim: who says what, about whom, when, and why sayso thinks so."""
        return self._table("claims")

    @property
    def votes(self):
        """A row, one vote of one article: body, counts, positions, outcome."""
        return self._table("votes")

    @property
    def mandates(self):
        """A row, what one sentence says of the mandate of a panel or mission."""
        return self._table("mandates")

    @property
    def statements(self):
        """A row, claims of one speaker that say the same, and the outlets that have them."""
        return self._table("statements")

    @property
    def conflicts(self):
        """A row, what articles tell differently, with a side for each."""
        return self._table("conflicts")

    @property
    def warnings(self):
        """A row, what a reader should know of an article: a date that cannot be, a limit that was met."""
        return self._table("warnings")

    @property
    def tables(self):
        """All tables by name."""
        return {name: self._table(name) for name in NAMES}

    def _schema(self, name):
        if name not in self._schemas:
            self._schemas[name] = store.described(self._source.schema(name))
        return self._schemas[name]

    def _words(self, name):
        """The words of each enumeration of a table, by column."""
        found = {column: self._source.words(name, i) for i, (column, _, _) in enumerate(self._schema(name))}
        return {column: words for column, words in found.items() if words is not None}

    def _part(self, name, document):
        return Table(self, name, [self._source.document_rows(name, document)])

    def _text(self, document):
        if self._last[0] != document:
            self._last = document, self._source.columns("documents", document, 1, ["text"])["text"][0]
        return self._last[1]

    # ---- entities

    def _rows_of_entities(self):
        if self._entities is None:
            ids = self._source.columns("entities", 0, self._source.rows("entities"), ["entity"])["entity"]
            self._entities = {id: i for i, id in enumerate(ids)}
        return self._entities

    def _entity(self, id):
        """The Entity of an id, or None. Claims ask for theirs one by one and in any order: blocks that were looked at are kept."""
        row = None if id is None else self._rows_of_entities().get(id)
        if row is None:
            return None
        first = row - row % BLOCK
        if first not in self._known:
            self._known[first] = self._source.columns("entities", first, min(BLOCK, len(self._rows_of_entities()) - first))
        return Entity(self, "entities", {name: column[row - first] for name, column in self._known[first].items()})

    def _claims_of(self, id):
        if isinstance(self._source, CoreCorpus):
            row = self._rows_of_entities().get(id)
            return self.claims._picked([] if row is None else self._source.claims_of(row)[0])
        return self._of_entity("claims", id)

    def _of_entity(self, table, id):
        """The rows of mentions or claims that are an entity's: filed once, for whoever asks one entity after another."""
        if table not in self._filed:
            self._filed[table] = filed(self._source.columns(table, 0, self._source.rows(table), BY_ENTITY[table]))
        return self._table(table)._picked(self._filed[table].get(id, ()))

    def who(self, name):
        """The claims of one entity, whatever it is called: its id, its name, an alias, a surname, a near spelling.

        A title before it may stay (Mr Berg, President Berg). Of several that are called so, a place that makes no claims gives way to
        who makes some: a capital is its state. Of the others it is whom the name stands for in nine of ten places of these texts, or
        in half of them when it is its own name; datelines do not count. An id of letters that the texts write as the name of somebody
        else (IS) is asked for like any name; claims.where(speaker="IS") takes it for the id. InputError when nobody is meant so surely,
        or nothing here is called so: the message names those that it may be."""
        return self._claims_of(self._one(name))

    def entity(self, name):
        """The Entity that a name or an id means, as `who` takes them. InputError also for one that no text here mentions."""
        found = self._entity(self._one(name))
        if found is None:
            raise InputError(f"no text here mentions {name!r}")
        return found

    @property
    def _called(self):
        """The names of all entities, folded once."""
        if self._names is None:
            self._names = called.Called(self)
        return self._names

    def _lookup(self, name):
        """What the lexicon makes of a name; where its files are gone since, what the usual one makes of it."""
        from .readers import default
        return self._reader_or(default).lookup(name)

    def _one(self, name):
        """The id of the one entity that a name, an id or an Entity means."""
        if isinstance(name, Row) and "entity" in name:
            return name["entity"]
        if not isinstance(name, str):
            raise InputError(f"an entity is asked for by its name, its id or an Entity, not by {type(name).__name__}")
        found = called.named(self, name)
        if len(found) > 1:
            raise InputError(f"{name!r} may be {', '.join(found[:6])}; ask for one of these ids, or for several: claims.where(speaker=[...])")
        return found[0]

    def compare(self, name):
        """The statements of one entity, or of a state and all who speak for it, across documents: a Table of statements."""
        from .compare import statements_of
        return statements_of(self, self._one(name))

    def timeline(self):
        """The claims that have a day, votes and vetoes among them, in the order of days: a Table of claims."""
        from .compare import dated
        return dated(self)

    def sketches(self):
        """For each row of claims what its content sketches to, for joins elsewhere: eight places of four hexadecimal digits, of which
        claims that say the same share some (minimum hashing); None for claims without a speaker or content. docs/statements.md
        shows the join. InputError for a corpus that was loaded from files: it has tables and no reading of its own."""
        if not isinstance(self._source, CoreCorpus):
            raise InputError("a loaded corpus has no sketches; read its articles again")
        return self._source.sketches()

    # ---- more, out, back

    def add(self, articles, *, reader=None, **options):
        """A new Corpus with more documents behind these; what was read is not read again. Takes what Reader.read takes. The
        documents are joined with the others when the new corpus is first asked for something.

        A corpus that was loaded or unpickled has tables and no reading of its own: its documents are read again, once, and keep their
        ids, paths and warnings of reading in. That takes the Reader it was made with, or `reader` where that one is gone: its list is no
        longer there (LexiconError), or was an open file (InputError)."""
        own = self._reader_or(reader and (lambda: reader))
        more = (reader or own).read(articles, **options)
        shards = self._shards if self._shards or not len(self) else store.read_again(self, own)
        mapping = {**self.mapping, **{k: v if self.mapping.get(k, v) == v else f"{self.mapping[k]}, {v}" for k, v in more.mapping.items()}}
        like = self._joined or self._like
        if more._reader._engine is not own._engine or not isinstance(like, CoreCorpus):
            like = None
        return Corpus(own, [*shards, *more._shards], mapping, self.problems + more.problems, like=like)

    def _reader_or(self, other):
        """The Reader of this corpus, or where it cannot be made again what `other` gives."""
        try:
            return self._reader
        except (SaysoError, OSError):
            if other is None:
                raise
            return other()

    def write(self, folder, formats=("csv",)):
        """Writes every table into a folder, as csv, jsonl or parquet. All files appear, or none changes. InputError for another format,
        OutputError when the folder cannot be written or a file there holds the articles that were read, DependencyError for parquet without
        pyarrow."""
        formats = [formats] if isinstance(formats, str) else list(formats)
        for name in formats:
            if name not in FORMATS:
                raise InputError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
        store.write(self, folder, formats)

    def to_html(self, target=None, title="Who says what"):
        """Writes one HTML page that needs nothing else: statements with each outlet's wording, and conflicts; without a path or an open
        file, returns it as str. OutputError when it cannot be written."""
        from .report import page
        from .writing import written
        return written(target, [page(self, title).encode()])

    def to_duckdb(self, target):
        """Writes every table into a DuckDB database: a file, or an open connection, where tables of these names are replaced.
        OutputError when it cannot be written or the connection is inside a transaction, InputError for ":memory:", DependencyError
        without duckdb."""
        store.to_duckdb(self, target)

    def __repr__(self):
        return display.corpus_text(self)

    def _repr_html_(self):
        return display.corpus_html(self)


def filed(columns):
    """The numbers of the rows that hold an id in one of these columns, or in a list there, by id."""
    found = {}
    for row, cells in enumerate(zip(*columns.values())):
        for id in {id for cell in cells for id in ([cell] if isinstance(cell, str) else cell or ())}:
            found.setdefault(id, []).append(row)
    return found

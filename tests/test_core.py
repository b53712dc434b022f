"""The extension alone: arguments, types, errors, memory, threads, signals, and its stub. What it finds is tested elsewhere."""
import ast
import ctypes
import datetime
import gc
import inspect
import os
import pathlib
import signal
import sys
import threading
import time
import warnings

import pytest

from sayso import _core

STATES = b"id\tname\ttype\tdemonyms\tsource\nXQ\tQuarlandia\tcountry\tQuarlandian\tours\nXR\tRovinia\tcountry\tRovinian\tours\n"
CUES = (b"lemma\tpart\tbase\ts\ted\ting\tact\tcameo\tlevel\tframes\tstrength\tsource\n"
        b"say\tverb\tsay\tsays\tsaid\tsaying\tstate\t010\tcommunication\tquote|that|parenthetic\t99\tours\n")
WORDS = b"class\tword\tvalue\tsource\nmonth\tmarch\t3\tours\ncomplementizer\tthat\t\tours\ndeterminer\tthe\t\tours\n"
LEXICON = [("states.tsv", STATES), ("cues.tsv", CUES), ("words.tsv", WORDS)]
TABLES = "documents sentences mentions entities dates claims votes mandates statements conflicts warnings".split()
ASCII = "Quarlandia said on 28 March 2024 that the pier would stay open. Rovinia said nothing new."
MARKS = "“We stay,” Quarlandia said. “Nobody asked us.”\n\nThe Rovinian harbour — a café — said that it agreed."


def record(id="a1", text=ASCII, path=None, url=None, title=None, outlet=None, language=None, authors=(), day=None, *notes):
    return (id, text, path, url, title, outlet, language, authors, day, *notes)


@pytest.fixture(scope="module")
def engine():
    return _core.Engine(LEXICON)


@pytest.fixture(scope="module")
def corpus(engine):
    shards = [engine.read([record("a1", outlet="The Larkhaven Ledger", authors=("Ilse Brandt", "Jørn Å"), day=19810), record("b1", MARKS)]),
              engine.read([record("c1", "", None, None, None, None, None, None, None, [("bad-date", "published is no day: 2024-02-31")])])]
    return _core.Corpus(engine, shards)


# ---- errors --------------------------------------------------------------------------------------------------------------

def test_errors_are_one_family():
    for name in "InputError DecodeError LexiconError PatternError LimitError OutputError".split():
        error = getattr(_core, name)
        assert issubclass(error, _core.SaysoError) and error.__module__ == "sayso" and error.__doc__
    assert issubclass(_core.InputError, ValueError)


@pytest.mark.parametrize("bad, words", [
    (record(text=None), "record 1: the text must be str or bytes, not NoneType"),
    (record(text=bytearray(b"x")), "record 1: the text must be str or bytes, not bytearray"),
    (record(id=7), "record 1: the id must be str, not int"),
    (record(url=b"x"), "record 1: the url must be str or None, not bytes"),
    (record(authors="Ilse"), "record 1: authors must be a sequence of str, not str"),
    (record(authors=(1,)), "record 1: an author must be str, not int"),
    (record(day="2024"), "record 1: the day must be int or None, not str"),
    (record(day=10**30), "record 1: a day outside the years 1 to 9999"),
    (record(day=2932897), "record 1: a day outside the years 1 to 9999"),
    (["a", "text"], "record 1: it must be a tuple of 9 or 10 items, not list"),
    (("a", "text"), "record 1: it must be a tuple of 9 or 10 items, not tuple"),
    ((*record(), [("code",)]), "record 1: a note must be a tuple"),
    ((*record(), [("code", 5)]), "record 1: the message of a note must be str, not int"),
])
def test_bad_records_are_named(engine, bad, words):
    with pytest.raises(_core.InputError) as caught:
        engine.read([record(), bad])
    assert words in str(caught.value)


def test_other_wrong_use(engine, corpus):
    with pytest.raises(TypeError):
        engine.read(5)
    with pytest.raises(_core.InputError):
        engine.read([], threads=-1)
    with pytest.raises(_core.InputError, match="no table 'claim'"):
        corpus.rows("claim")
    with pytest.raises(_core.InputError, match="no column 'colour'"):
        corpus.columns("claims", names=["text", "colour"])
    with pytest.raises(_core.InputError, match="no column 5"):
        corpus.columns("claims", names=[5])
    for first, count in (-1, 5), (0, -2):
        with pytest.raises(_core.InputError):
            corpus.columns("claims", first, count)
        with pytest.raises(_core.InputError):
            corpus.stream("claims", first, count)
    with pytest.raises(TypeError):
        _core.Corpus(engine, [engine])
    with pytest.raises(TypeError):
        _core.Corpus(None, [])
    with pytest.raises(TypeError):
        engine.lookup(b"XQ")
    with pytest.raises(_core.InputError):
        _core.match("a", "b", "colour")


def test_lexicon_errors_and_problems():
    with pytest.raises(_core.LexiconError):
        _core.Engine([("odd.tsv", b"colour\tshape\nred\tround\n")])
    for bad in [5], [("x",)], [("x", "text")], [(b"x", b"")]:
        with pytest.raises(TypeError):
            _core.Engine(bad)
    with pytest.raises(TypeError):
        _core.Engine(LEXICON, problems=())
    problems = []
    _core.Engine([*LEXICON, ("mine.tsv", b"id\tname\ttype\nXX\tNowhere\tplanet\n")], problems)
    assert len(problems) == 1
    table, line, message = problems[0]
    assert (table, line) == ("mine.tsv", 2) and "planet" in message


# ---- types ---------------------------------------------------------------------------------------------------------------

def test_types_are_closed(engine):
    for kind in _core.Engine, _core.Shard, _core.Corpus:
        with pytest.raises(TypeError):
            type("Mine", (kind,), {})
        with pytest.raises(TypeError):
            kind.colour = 1
        with pytest.raises(TypeError):
            kind.__new__(kind)
    shard = engine.read([record(), record("b")])
    assert len(shard) == 2 and len(engine.read(())) == 0
    with pytest.raises(AttributeError):
        shard.colour = 1


def test_schema_and_cells_agree(corpus):
    python = {"int32": int, "int8": int, "string": str, "bool": bool, "float32": float, "date32": datetime.date,
              "dictionary<int8, string>": str}
    for table in TABLES:
        schema = corpus.schema(table)
        columns = corpus.columns(table)
        assert list(columns) == [name for name, _, _ in schema]
        for name, kind, nullable in schema:
            cells = columns[name]
            assert len(cells) == corpus.rows(table)
            wanted = list if kind.startswith("list<") else python[kind]
            assert all(type(cell) is wanted or (nullable and cell is None) for cell in cells), (table, name)
    schema = {name: kind for name, kind, _ in corpus.schema("claims")}
    assert schema["content"] == "list<struct<start: int32, end: int32>>" and schema["about"] == "list<string>"


def test_words_of_enumerations(corpus):
    for table in TABLES:
        for i, (name, kind, nullable) in enumerate(corpus.schema(table)):
            words = corpus.words(table, i)
            assert (words is not None) == kind.startswith("dictionary"), name
            assert words is None or set(corpus.columns(table)[name]) <= {*words, *([None] if nullable else [])} and len(set(words)) == len(words)
    assert corpus.words("claims", 4) == ["communication", "attitude"] and corpus.words("claims", 999) is None
    with pytest.raises(_core.InputError):
        corpus.words("nothing", 0)


def test_what_went_in_comes_out(corpus):
    documents = corpus.columns("documents")
    assert documents["id"] == ["a1", "b1", "c1"] and documents["text"] == [ASCII, MARKS, ""]
    assert documents["outlet"][0] == "The Larkhaven Ledger" and documents["authors"][0] == ["Ilse Brandt", "Jørn Å"]
    assert documents["published"][0] == datetime.date(2024, 3, 28) and documents["published_from"][0] == "given"
    assert documents["chars"] == [len(ASCII), len(MARKS), 0]
    assert ("bad-date", "published is no day: 2024-02-31") in list(zip(*corpus.columns("warnings", names=["code", "message"]).values()))


def test_spans_are_their_text(corpus):
    texts = corpus.columns("documents", names=["text"])["text"]
    assert corpus.rows("mentions") and corpus.rows("claims")
    for table in "mentions", "dates":
        rows = corpus.columns(table)
        for doc, start, end, text in zip(rows["doc"], rows["start"], rows["end"], rows["text"]):
            assert texts[doc][start:end] == text and start < end
    rows = corpus.columns("claims")
    for doc, pieces, text in zip(rows["doc"], rows["content"], rows["text"]):
        assert "".join(texts[doc][p["start"]:p["end"]] for p in pieces).replace(" ", "") == text.replace(" ", "")


def test_slices(corpus):
    for table in TABLES:
        whole = corpus.columns(table)
        rows = corpus.rows(table)
        for first, count in (0, 1), (1, 2), (rows, 5), (rows + 7, 1), (1, 10**9):
            part = corpus.columns(table, first, count)
            assert part == {name: cells[first:first + count] for name, cells in whole.items()}
    assert list(corpus.columns("claims", names=["text", "doc"])) == ["text", "doc"]
    assert corpus.columns("claims", names=[]) == {}
    docs = corpus.columns("sentences")["doc"]
    for doc in range(3):
        first, count = corpus.document_rows("sentences", doc)
        assert docs[first:first + count] == [doc] * docs.count(doc)
    for doc in -1, 3, 2**40:
        assert corpus.document_rows("sentences", doc) == (0, 0)


# ---- text in -------------------------------------------------------------------------------------------------------------

def texts_of(engine, *texts):
    corpus = _core.Corpus(engine, [engine.read([record(str(i), text) for i, text in enumerate(texts)])])
    return corpus.columns("documents", names=["text"])["text"]


def test_any_text_comes_back(engine):
    for text in "", "\0", "\ufeffx\r\n", "a" * 100_000, MARKS * 500, "\U0001f600", "𝒳é“":
        assert texts_of(engine, text, text.encode()) == [text, text]
    assert texts_of(engine, b"a\xff\xe2\x80b") == [b"a\xff\xe2\x80b".decode("utf-8", "replace")]
    lone = "a\ud800b\udfff"
    assert texts_of(engine, lone) == ["a\ufffdb\ufffd"]


def test_lone_surrogates_in_metadata_are_spelt_out(engine):
    corpus = _core.Corpus(engine, [engine.read([record("x\udc80", path="d/\udcff.txt")])])
    columns = corpus.columns("documents", names=["id", "path"])
    assert columns == {"id": ["x\\udc80"], "path": ["d/\\udcff.txt"]}


def test_nothing_is_cached_in_the_callers_str(engine):
    text = "".join(["Quarlandia said “no” ", "again. "] * 100)
    size = sys.getsizeof(text)
    engine.read([record(text, text, text, text, text, text, text, (text,))])
    _core.match(text, text)
    engine.lookup(text)
    assert sys.getsizeof(text) == size


def test_records_may_be_any_iterable(engine):
    assert len(engine.read(record(str(i)) for i in range(5))) == 5
    assert len(engine.read(tuple(record(str(i)) for i in range(5)), threads=2)) == 5
    with pytest.raises(ZeroDivisionError):
        engine.read(record(str(1 // i)) for i in (1, 0))


def test_any_number_of_threads_gives_the_same(engine):
    batch = [record(str(i), (ASCII, MARKS)[i % 2] * (1 + i % 7)) for i in range(300)]
    wanted = None
    for threads in 1, 2, 3, 0:
        corpus = _core.Corpus(engine, [engine.read(batch, threads)])
        tables = {table: corpus.columns(table) for table in TABLES}
        wanted = wanted or tables
        assert tables == wanted


LARGE = ASCII * 500


def test_a_reading_is_a_read(engine):
    for batch in ([record(str(i), (ASCII, MARKS)[i % 2]) for i in range(20)], [record(str(i), LARGE) for i in range(20)], []):
        reading = engine.reading(iter(batch), threads=2)
        reading.begin()
        reading.begin()
        got = reading.end()
        assert _core.Corpus(engine, [got]).columns("claims") == _core.Corpus(engine, [engine.read(batch)]).columns("claims")
        with pytest.raises(_core.InputError, match="this reading is over"):
            reading.end()
        reading.begin()
        reading.stop()
    assert len(engine.reading([record()]).end()) == 1  # without a begin
    with pytest.raises(_core.InputError, match="threads must be"):
        engine.reading([], threads=-1)
    with pytest.raises(_core.InputError, match="the id must be str"):
        engine.reading([record(id=7)])
    with pytest.raises(TypeError):
        _core.Reading()


def test_a_reading_can_be_stopped_or_dropped(engine):
    batch = [record(str(i), LARGE) for i in range(3000)]  # about 130 MB
    begin = time.perf_counter()
    for drop in False, True:
        reading = engine.reading(batch, threads=2)
        reading.begin()
        if drop:
            del reading
            continue
        reading.stop()
        with pytest.raises(_core.InputError, match="this reading is over"):
            reading.end()
        unbegun = engine.reading(batch[:3])
        unbegun.stop()
        unbegun.begin()
    assert time.perf_counter() - begin < 2


@pytest.mark.parametrize("begun", [True, False])
def test_a_reading_ends_for_a_signal(engine, begun):
    reading = engine.reading([record(str(i), LARGE) for i in range(3000)], threads=2)
    if begun:
        reading.begin()
    before = signal.signal(signal.SIGALRM, lambda *_: 1 / 0)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        begin = time.perf_counter()
        with pytest.raises(ZeroDivisionError):
            reading.end()
        assert time.perf_counter() - begin < 2
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("way", ["end", "stop", "drop"])
def test_a_reading_in_a_forked_child(engine, way):
    batch = [record(str(i), LARGE) for i in range(20)]
    reading = engine.reading(batch, threads=2)
    reading.begin()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what newer Pythons think of forking beside threads
        child = os.fork()
    if not child:
        signal.alarm(60)
        if way == "end":
            os._exit(len(reading.end()))
        if way == "stop":
            reading.stop()
        del reading
        os._exit(len(batch))
    assert len(reading.end()) == len(batch)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == len(batch)


def test_lookup_and_match(engine):
    found = engine.lookup("Quarlandia")
    assert found and found[0][0] == "XQ" and found[0][2] == "country" and len(found[0]) == 7
    assert engine.lookup("nobody of that name") == []
    score, why = _core.match("Ilse Brandt", "Ilse Brandt", "person")
    assert score == 1.0 and isinstance(why, str) and why
    assert 0 <= _core.match("Ilse Brandt", "Okoro", type=None)[0] < 0.5


# ---- Arrow ---------------------------------------------------------------------------------------------------------------

class Offer:
    def __init__(self, capsule):
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema=None):
        return self.capsule

    __arrow_c_schema__ = lambda self: self.capsule


def test_streams(corpus):
    pyarrow = pytest.importorskip("pyarrow")
    for table in TABLES:
        got = pyarrow.table(Offer(corpus.stream(table)))
        got.validate(full=True)
        assert got.num_rows == corpus.rows(table)
        assert got.to_pydict() == corpus.columns(table)
        assert got.schema.equals(pyarrow.schema(Offer(corpus.schema_capsule(table))))
        assert [(f.name, f.nullable) for f in got.schema] == [(name, nullable) for name, _, nullable in corpus.schema(table)]
        assert pyarrow.table(Offer(corpus.stream(table, 1, 2))).to_pydict() == corpus.columns(table, 1, 2)
    capsule = corpus.stream("claims")
    assert pyarrow.table(Offer(capsule)).num_rows == corpus.rows("claims")
    with pytest.raises(Exception):
        pyarrow.table(Offer(capsule))


def test_arrays_outlive_the_corpus(engine):
    pyarrow = pytest.importorskip("pyarrow")
    corpus = _core.Corpus(engine, [engine.read([record(), record("b", MARKS)])])
    table = pyarrow.table(Offer(corpus.stream("documents")))
    column = table.column("text")
    del corpus, table
    gc.collect()
    engine.read([record("x" * 1000, "y" * 100_000)])
    assert column.to_pylist() == [ASCII, MARKS]


# ---- memory --------------------------------------------------------------------------------------------------------------

class Mallinfo(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]


def heap():
    """Bytes that malloc has given out, or None where the C library does not tell."""
    try:
        ask = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError):
        return None
    ask.restype = Mallinfo
    info = ask()
    return info.uordblks + info.hblkhd


def failing(call, *args):
    try:
        call(*args)
    except Exception:
        pass


def begun(engine, batch):
    """One that is waited for, one that is stopped, one that is dropped."""
    readings = [engine.reading(batch, 2) for _ in range(3)]
    for reading in readings:
        reading.begin()
    readings[0].end()
    readings[1].stop()


def calls(engine, corpus):
    shard = engine.read([record(), record("b", MARKS)])
    long = MARKS * 50
    yield "Engine", lambda: _core.Engine(LEXICON, [])
    yield "Engine, bad", lambda: failing(_core.Engine, [*LEXICON, ("odd", b"colour\nred\n")])
    yield "read", lambda: engine.read([record(), record(long, long, long, long, long, long, "en", (long, long), 5, [("a", long)])])
    yield "read, two threads", lambda: engine.read([record(str(i), MARKS) for i in range(8)], 2)
    yield "reading", lambda: engine.reading([record(), record(long, long, long, long, long, long, "en", (long, long), 5, [("a", long)])]).end()
    yield "reading, begun", lambda: begun(engine, [record(str(i), long * 20) for i in range(3)])
    yield "reading, bad", lambda: failing(engine.reading, [record(text=long), record(long, long, authors=(long, 5))])
    yield "read, bad", lambda: failing(engine.read, [record(text=long), record(long, long, authors=(long, 5))])
    yield "lookup", lambda: engine.lookup("Quarlandia")
    yield "match", lambda: _core.match("Jørn Å", "Jorn A", "person")
    yield "Corpus", lambda: _core.Corpus(engine, [shard, shard])
    yield "Corpus, bad", lambda: failing(_core.Corpus, engine, [shard, None])
    yield "rows", lambda: [corpus.rows(table) for table in TABLES]
    yield "document_rows", lambda: corpus.document_rows("claims", 1)
    yield "columns", lambda: [corpus.columns(table) for table in TABLES]
    yield "columns, named", lambda: corpus.columns("claims", 0, 5, ("text", "content"))
    yield "columns, bad", lambda: failing(corpus.columns, "claims", 0, 5, ("text", "colour"))
    yield "stream", lambda: [corpus.stream(table) for table in TABLES]
    yield "schema", lambda: [corpus.schema(table) for table in TABLES]
    yield "words", lambda: [corpus.words(table, column) for table in TABLES for column in range(8)]
    yield "schema_capsule", lambda: [corpus.schema_capsule(table) for table in TABLES]


def growth(call, watched):
    """What 200 calls leave behind: references to what is watched, blocks of Python, bytes of malloc."""
    gc.collect()
    counts, blocks, size = [sys.getrefcount(item) for item in watched], sys.getallocatedblocks(), heap()
    for _ in range(200):
        call()
    gc.collect()
    references = max(abs(a - sys.getrefcount(item)) for a, item in zip(counts, watched))
    return references, sys.getallocatedblocks() - blocks, 0 if size is None else heap() - size


def test_no_call_leaks(engine, corpus):
    """A table of the interpreter may grow once; what leaks does so in every round."""
    watched = [engine, corpus, LEXICON, *LEXICON, ASCII, MARKS, _core.Engine, _core.Shard, _core.Reading, _core.Corpus, None, True, False]
    for name, call in calls(engine, corpus):
        for _ in range(20):
            call()
        rounds = []
        while len(rounds) < 3:
            rounds.append(growth(call, watched))
            references, blocks, size = rounds[-1]
            if references < 50 and blocks < 100 and size < 20_000:
                break
        else:
            pytest.fail(f"{name} leaks (references, blocks, bytes): {rounds}")


# ---- threads, signals, interpreters --------------------------------------------------------------------------------------

def test_python_threads_share_engine_and_corpus(engine, corpus):
    wanted = corpus.columns("claims"), corpus.columns("documents")
    wrong = []

    def work(k):
        for i in range(30):
            mine = _core.Corpus(engine, [engine.read([record(str(i), ASCII), record("b", MARKS)], 1 + k % 2)])
            if mine.rows("documents") != 2 or (corpus.columns("claims"), corpus.columns("documents")) != wanted:
                wrong.append(k)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_the_lock_is_released_while_reading(engine):
    ticks = []
    done = threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.005)

    thread = threading.Thread(target=tick)
    thread.start()
    begin = time.perf_counter()
    engine.read([record(str(i), ASCII * 500) for i in range(400)], threads=1)
    end = time.perf_counter()
    done.set()
    thread.join()
    assert len([t for t in ticks if begin < t < end]) >= (end - begin) / 0.1


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no interval timers here")
def test_ctrl_c_ends_a_reading_within_a_second(engine):
    class Stop(Exception):
        pass

    def stop(*_):
        raise Stop

    batch = [record(str(i), ASCII * 500) for i in range(3000)]  # about 130 MB
    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.15)
        begin = time.perf_counter()
        with pytest.raises(Stop):
            engine.read(batch, threads=1)
        assert time.perf_counter() - begin < 1.15
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert len(engine.read(batch[:3])) == 3


def test_sub_interpreters():
    interpreters = pytest.importorskip("_xxsubinterpreters")
    code = (f"import sys; sys.path[:] = {sys.path!r}\n"
            "from sayso import _core\n"
            f"engine = _core.Engine({LEXICON!r})\n"
            f"corpus = _core.Corpus(engine, [engine.read([{record()!r}])])\n"
            "assert corpus.columns('documents')['id'] == ['a1']\n")
    for _ in range(3):
        one = interpreters.create()
        interpreters.run_string(one, code)
        interpreters.destroy(one)


# ---- the stub ------------------------------------------------------------------------------------------------------------

def parameters(node):
    positional = [argument.arg for argument in [*node.args.posonlyargs, *node.args.args]]
    return [name for name in positional if name not in ("self", "cls")], len([a for a in node.args.posonlyargs if a.arg != "self"])


def binary_parameters(callable):
    found = [p for p in inspect.signature(callable).parameters.values() if p.name != "self"]
    return [p.name for p in found], len([p for p in found if p.kind is p.POSITIONAL_ONLY])


def test_stub_tells_the_truth():
    stub = pathlib.Path(inspect.getfile(sys.modules["sayso"])).with_name("_core.pyi")
    tree = ast.parse(stub.read_text(encoding="utf-8"))
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    public = {name for name in dir(_core) if not name.startswith("_")}
    assert public == set(classes) | set(functions)
    for name, node in functions.items():
        assert binary_parameters(getattr(_core, name)) == parameters(node), name
    for name, node in classes.items():
        kind = getattr(_core, name)
        assert [base.__name__ for base in kind.__bases__ if base is not object] == [base.id for base in node.bases]
        methods = {item.name: item for item in node.body if isinstance(item, ast.FunctionDef)}
        if not node.bases:
            assert {m for m in vars(kind) if not m.startswith("_")} == {m for m in methods if not m.startswith("_")}, name
        for method, item in methods.items():
            if method == "__new__":
                assert binary_parameters(kind) == parameters(item), name
            elif not method.startswith("_"):
                assert binary_parameters(getattr(kind, method)) == parameters(item), (name, method)
                assert getattr(kind, method).__doc__


def test_one_symbol_is_exported():
    path = _core.__file__
    if sys.platform != "linux" or not os.path.exists(path):
        pytest.skip("reads ELF only")
    library = ctypes.CDLL(path)
    assert library.PyInit__core
    for hidden in "ss_engine_new", "ss_table_batch", "sb_read", "ss_allocator_libc":
        with pytest.raises(AttributeError):
            getattr(library, hidden)

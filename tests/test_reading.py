"""Reading in: every kind of source, every way that programs name the fields of an article."""
import datetime
import gzip
import io
import json
import pathlib
import signal
import time

import pytest

import sayso

TEXT = "“We stay,” said Ilse Brandt, head of the port union. She denied the claim."
DAY = datetime.date(2024, 3, 29)


def one(record, **options):
    corpus = sayso.read([record], **options)
    return corpus[0], corpus.mapping


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


# ---- names of fields ---------------------------------------------------------------------------------------------------

MAKERS = {
    "trafilatura": ({"title": "T", "author": "A One; B Two", "hostname": "larkhaven.example", "date": "2024-03-29", "id": None,
                     "raw_text": "no", "text": TEXT, "language": "en", "source": "https://larkhaven.example/1", "source-hostname": "Larkhaven Ledger"},
                    {"outlet": "Larkhaven Ledger", "url": "https://larkhaven.example/1", "authors": ["A One", "B Two"], "title": "T"}),
    "newspaper4k": ({"url": "https://larkhaven.example/1", "source_url": "https://larkhaven.example", "title": "T", "text": TEXT, "authors": ["A One"],
                     "publish_date": datetime.datetime(2024, 3, 29, 10), "meta_lang": "en", "meta_site_name": "Larkhaven Ledger"},
                    {"outlet": "Larkhaven Ledger", "url": "https://larkhaven.example/1", "authors": ["A One"]}),
    "news-please": ({"authors": ["A One"], "date_download": "2024-04-01 00:00:00", "date_modify": "None", "date_publish": "2024-03-29 08:00:00",
                     "maintext": TEXT, "source_domain": "larkhaven.example", "title": "T", "title_page": None, "language": "en",
                     "url": "https://larkhaven.example/1"},
                    {"outlet": "larkhaven.example", "url": "https://larkhaven.example/1"}),
    "fundus": ({"title": "T", "authors": ["A One"], "publishing_date": "2024-03-29 08:00:00+01:00", "plaintext": TEXT, "publisher": "Larkhaven Ledger",
                "topics": []}, {"outlet": "Larkhaven Ledger"}),
    "fundus body": ({"title": "T", "publishing_date": "2024-03-29", "publisher": "Larkhaven Ledger",
                     "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [TEXT]}]}}, {"outlet": "Larkhaven Ledger"}),
    "CC-News": ({"title": "T", "text": TEXT, "domain": "larkhaven.example", "date": "2024-03-29 00:00:00", "description": "d",
                 "url": "https://larkhaven.example/1", "image_url": None}, {"outlet": "larkhaven.example"}),
    "CC-News rows": ({"requested_url": "https://larkhaven.example/1", "plain_text": TEXT, "published_date": "2024-03-29", "title": "T",
                      "author": "A One", "sitename": "Larkhaven Ledger", "language": "en", "crawl_date": "2024-05-01"},
                     {"outlet": "Larkhaven Ledger", "url": "https://larkhaven.example/1"}),
    "Event Registry": ({"uri": "8053", "lang": "eng", "date": "2024-03-30", "dateTime": "2024-03-30T01:00:00Z", "dateTimePub": "2024-03-29T23:00:00Z",
                        "url": "https://larkhaven.example/1", "title": "T", "body": TEXT, "source": {"uri": "larkhaven.example", "title": "Larkhaven Ledger"},
                        "authors": [{"uri": "a", "name": "A One", "isAgency": False}]},
                       {"id": "8053", "outlet": "Larkhaven Ledger", "authors": ["A One"], "language": "en"}),
    "FollowTheMoney": ({"id": "ftm-1", "schema": "Article", "properties": {"title": ["T"], "bodyText": [TEXT], "publishedAt": ["2024-03-29"],
                        "sourceUrl": ["https://larkhaven.example/1"], "author": ["A One"], "publisher": ["Larkhaven Ledger"], "language": ["eng"]}},
                       {"id": "ftm-1", "outlet": "Larkhaven Ledger", "url": "https://larkhaven.example/1", "authors": ["A One"], "language": "en"}),
    "schema.org": ({"headline": "T", "articleBody": TEXT, "datePublished": "2024-03-29T10:00:00+02:00", "publisher": {"@type": "Organization", "name": "Larkhaven Ledger"},
                    "author": [{"@type": "Person", "name": "A One"}]}, {"outlet": "Larkhaven Ledger", "title": "T", "authors": ["A One"]}),
}


@pytest.mark.parametrize("maker", MAKERS)
def test_fields_are_found_under_the_names_of(maker):
    record, expected = MAKERS[maker]
    document, mapping = one(record)
    assert document.text == TEXT
    assert document.published == DAY and document.published_from == "given"
    for field, value in expected.items():
        assert document[field] == value, field
    assert mapping["text"] and mapping["published"]


def test_source_is_an_address_for_one_and_the_outlet_for_another():
    first, _ = one({"text": TEXT, "source": "https://larkhaven.example/1"})
    second, _ = one({"text": TEXT, "source": "Larkhaven Ledger"})
    assert (first.url, second.outlet) == ("https://larkhaven.example/1", "Larkhaven Ledger")
    assert second.url is None


def test_objects_with_attributes_are_records():
    class Article:
        def __init__(self):
            self.title, self.text, self.publish_date = "T", TEXT, DAY
    corpus = sayso.read([Article()])
    assert (corpus[0].title, corpus[0].published, corpus[0].text) == ("T", DAY, TEXT)


def test_columns_override_names():
    document, mapping = one({"text": "not this", "Artikel": TEXT, "Datum": "2024-03-29"}, columns={"text": "Artikel", "published": "Datum"})
    assert document.text == TEXT and document.published == DAY
    assert mapping["text"] == "Artikel" and mapping["published"] == "Datum"


def test_an_empty_field_gives_way_to_the_next_name():
    assert one({"text": "", "maintext": TEXT})[0].text == TEXT


@pytest.mark.parametrize("value", ["2024-03-29", "20240329", "2024-03-29T23:59:59-11:00", "2024/03/29", "29.03.2024", "3/29/2024", "29/03/2024",
                                   "Fri, 29 Mar 2024 10:00:00 GMT", "Fri Mar 29 2024", "Fri Mar 29 10:00:00 UTC 2024", "March 29, 2024",
                                   "29 March 2024", "20240329T120000Z", "20240329120000", 1711670400, 1711670400000, "1711670400", DAY,
                                   datetime.datetime(2024, 3, 29, 23, 59)])
def test_dates_of_metadata(value):
    document, _ = one({"text": TEXT, "date": value}, errors="raise")
    assert document.published == DAY


# ---- files -------------------------------------------------------------------------------------------------------------

@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "b.txt", TEXT)
    write(tmp_path / "a" / "deep" / "z.txt", TEXT)
    write(tmp_path / "c.txt.gz", gzip.compress(TEXT.encode()))
    write(tmp_path / "d.jsonl", json.dumps({"id": "own", "text": TEXT}) + "\n\n" + json.dumps({"text": TEXT}) + "\n")
    write(tmp_path / "e.json", json.dumps({"articles": {"results": [{"body": TEXT}, {"body": TEXT}]}}))
    write(tmp_path / "f.csv", "text,date\n\"" + TEXT + "\",2024-03-29\n")
    write(tmp_path / "g.csv.gz", gzip.compress(("text;date\n" + TEXT + ";2024-03-29\n").encode()))
    write(tmp_path / "h.json", json.dumps({"text": TEXT}))
    write(tmp_path / ".hidden.txt", "not read")
    write(tmp_path / ".git" / "x.txt", "not read")
    return tmp_path


IDS = ["a/deep/z.txt", "b.txt", "c.txt.gz", "own", "d.jsonl#3", "e.json#0", "e.json#1", "f.csv#2", "g.csv.gz#2", "h.json"]


def test_a_folder_is_read_whole_in_the_order_of_names(folder):
    corpus = sayso.read(folder, errors="raise")
    assert corpus.documents["id"] == IDS
    assert set(corpus.documents["text"]) == {TEXT}
    assert corpus["b.txt"].path == str(folder / "b.txt")


def test_parquet(folder):
    pyarrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet
    pyarrow.parquet.write_table(pyarrow.table({"text": [TEXT, TEXT], "date": [DAY, None]}), folder / "p.parquet")
    corpus = sayso.read(folder / "p.parquet", errors="raise")
    assert corpus.documents["published"][0] == DAY and corpus.documents["id"] == ["p.parquet#0", "p.parquet#1"]


def test_globs_files_and_lists(folder):
    assert sayso.read(str(folder / "*.txt")).documents["id"] == ["b.txt"]
    assert sayso.read(str(folder / "**" / "*.txt")).documents["id"] == ["a/deep/z.txt", "b.txt"]
    assert sayso.read(folder / "b.txt").documents["id"] == ["b.txt"]
    assert sayso.read([folder / "b.txt", str(folder / "a" / "deep" / "z.txt")]).documents["id"] == ["b.txt", "a/deep/z.txt"]


def test_a_file_name_with_the_marks_of_globs(tmp_path):
    path = write(tmp_path / "a[1]*.txt", TEXT)
    assert sayso.read(str(path))[0].text == TEXT


def test_text_is_what_open_gives(tmp_path):
    data = b"\xef\xbb\xbfOne\r\ntwo \xff caf\xe9\x00 \xed\xa0\x80 end\n"
    path = write(tmp_path / "a.txt", data)
    with open(path, encoding="utf-8", errors="replace", newline="") as stream:
        assert sayso.read(path, errors="skip")[0].text == stream.read()


def test_encoding(tmp_path):
    path = write(tmp_path / "a.txt", "Café – “gut”".encode("cp1252"))
    assert sayso.read(path, encoding="cp1252")[0].text == "Café – “gut”"
    csv = write(tmp_path / "a.csv", "text\nCafé\n".encode("utf-16"))
    assert sayso.read(csv, encoding="utf-16")[0].text == "Café"


def test_a_byte_order_mark_is_no_part_of_a_header(tmp_path):
    assert sayso.read(write(tmp_path / "a.csv", "\ufefftext\nA\n"))[0].text == "A"
    assert sayso.read(write(tmp_path / "a.jsonl", '\ufeff{"text": "A"}\n'))[0].text == "A"


def test_room_is_asked_for_as_files_need_it(tmp_path, monkeypatch):
    """Not for the 2 GiB that an article may have: Python takes all of it before it reads one byte."""
    from sayso import files
    asked = []

    class Counted(io.BytesIO):
        def read(self, size=-1):
            asked.append(size)
            return super().read(size)

    monkeypatch.setattr(files, "opened", lambda path: Counted(pathlib.Path(path).read_bytes()))
    for size in (0, 900, files.PIECE - 1, files.PIECE, files.PIECE + 1, 8 * files.PIECE, 3_000_000):
        asked.clear()
        path = write(tmp_path / "a.txt", "x" * size)
        assert files.content(path) == b"x" * size
        assert 0 < min(asked) and sum(asked) <= max(8 * size, files.PIECE) + 8, size
    monkeypatch.setattr(files, "LARGEST", 100_000)
    with pytest.raises(files.Unreadable, match="larger than"):
        files.content(path)


def test_a_cell_larger_than_the_csv_modules_limit(tmp_path):
    long = "word " * 60000
    assert sayso.read(write(tmp_path / "a.csv", f"text\n\"{long}\"\n"))[0].text == long


# ---- frames and iterables ----------------------------------------------------------------------------------------------

ROWS = {"content": [TEXT, "B said no.", "C"], "publishedAt": ["2024-03-29", None, "2024-03-30"], "n": [1, 2, 3]}


def frames():
    import importlib
    for name, make in (("pandas", lambda m: m.DataFrame(ROWS)), ("polars", lambda m: m.DataFrame(ROWS)), ("polars", lambda m: m.LazyFrame(ROWS)),
                       ("pyarrow", lambda m: m.table(ROWS)), ("pyarrow", lambda m: m.table(ROWS).to_reader())):
        try:
            yield make(importlib.import_module(name))
        except ImportError:
            continue


def test_frames_and_dicts_give_the_same():
    expected = None
    count = 0
    for frame in [*frames(), ROWS, [dict(zip(ROWS, row)) for row in zip(*ROWS.values())]]:
        corpus = sayso.read(frame, errors="raise")
        assert corpus.mapping == {"text": "content", "published": "publishedAt"}
        expected = expected or corpus.claims.to_dicts()
        assert corpus.claims.to_dicts() == expected
        assert corpus.documents["published"] == [DAY, None, datetime.date(2024, 3, 30)]
        count += 1
    assert expected and count >= 2


def test_pandas_gaps_are_nothing():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": [TEXT, TEXT], "date": pandas.to_datetime(["2024-03-29", None]), "title": [None, "T"], "id": [1.0, 2.0]})
    corpus = sayso.read(frame, errors="raise")
    assert corpus.documents["published"] == [DAY, None]
    assert corpus.documents["id"] == ["1", "2"]
    assert corpus[1].title == "T"


def test_anything_that_speaks_arrow():
    pyarrow = pytest.importorskip("pyarrow")

    class Frame:
        def __arrow_c_stream__(self, requested_schema=None):
            return pyarrow.table(ROWS).__arrow_c_stream__(requested_schema)
    assert len(sayso.read(Frame())) == 3


def test_a_generator_streams():
    corpus = sayso.read({"id": f"d{i}", "text": TEXT} for i in range(50))
    assert len(corpus) == 50 and corpus[49].id == "d49"


def test_many_batches_are_one_corpus(monkeypatch):
    from sayso import readers
    records = [{"id": f"d{i}", "text": TEXT} for i in range(40)]
    whole = sayso.read(records)
    monkeypatch.setattr(readers, "BATCH", 1000)
    parts = sayso.read(records)
    assert len(parts._shards) > 3 and len(whole._shards) == 1
    assert parts.claims.to_dicts() == whole.claims.to_dicts()
    assert parts.entities.to_dicts() == whole.entities.to_dicts()


def test_batches_are_made_ready_while_others_are_read(monkeypatch):
    """The next batch is taken before the one at hand is waited for; with one thread nothing is done at the same time."""
    monkeypatch.setattr("sayso.readers.BATCH", 20_000)
    told = []
    records = [{"id": str(i), "text": TEXT * 20} for i in range(100)]

    def source():
        for record in records:
            told.append(record["id"])
            yield record

    for threads, ahead in ((1, False), (2, True)):
        told.clear()
        steps = []
        corpus = sayso.read(source(), threads=threads, progress=lambda done, total, documents: steps.append((documents, len(told))))
        assert len(corpus) == steps[-1][0] == 100 and len(steps) > 3
        first, taken = steps[0]
        assert (taken >= 2 * first) is ahead


@pytest.mark.parametrize("threads", [1, 2])
def test_a_source_that_breaks_stops_the_reading(monkeypatch, threads):
    monkeypatch.setattr("sayso.readers.BATCH", 400_000)

    def source():
        for i in range(1000):
            yield {"id": str(i), "text": TEXT * 20}
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        sayso.read(source(), threads=threads)
    assert len(sayso.read([{"text": TEXT}], threads=threads)) == 1


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no interval timers here")
@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_ends_a_read_within_a_second(threads):
    """Whether it comes while a batch is waited for or while the next one is made ready."""
    class Stop(Exception):
        pass

    def stop(*_):
        raise Stop

    reader = sayso.Reader()
    records = [{"id": str(i), "text": TEXT * 500} for i in range(3000)]  # about 110 MB
    before = signal.signal(signal.SIGALRM, stop)
    try:
        for wait in (0.1, 0.25):
            signal.setitimer(signal.ITIMER_REAL, wait)
            begin = time.perf_counter()
            with pytest.raises(Stop):
                reader.read(iter(records), threads=threads)
            assert time.perf_counter() - begin < wait + 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert len(reader.read(records[:2], threads=threads)) == 2


def test_parse():
    document = sayso.parse(TEXT, published="2024-03-29", outlet="Larkhaven Ledger", title="T", url="https://larkhaven.example/", id="x")
    assert isinstance(document, sayso.Document)
    assert (document.id, document.text, document.published, document.outlet) == ("x", TEXT, DAY, "Larkhaven Ledger")
    assert len(document.claims) >= 1
    assert sayso.parse("").text == "" and len(sayso.parse("").claims) == 0


def test_a_repeated_id_gets_a_suffix_and_a_warning():
    with pytest.warns(sayso.SaysoWarning, match="2 things"):
        corpus = sayso.read([{"id": "a", "text": "A"}, {"id": "a", "text": "B"}, {"id": "a", "text": "C"}])
    ids = corpus.documents["id"]
    assert len(set(ids)) == 3 and ids[0] == "a" and all(i.startswith("a") for i in ids)
    assert [r["code"] for r in corpus.warnings.to_dicts()].count("repeated-id") == 2
    assert len(corpus.problems) == 2


def test_a_reader_is_used_often():
    reader = sayso.Reader(threads=1)
    assert reader.read([{"text": TEXT}]).claims.to_dicts() == reader.read([{"text": TEXT}]).claims.to_dicts()
    assert "threads=1" in repr(reader)


def claims_of(reader, records):
    """For other processes: a function of a module, which is what they can be told to call."""
    return reader.read(records).claims.to_dicts()


def test_a_reader_goes_to_other_processes(tmp_path, monkeypatch):
    """Its settings do: paths, which are made absolute, and bytes. It is built again there, and reads the same."""
    import multiprocessing
    import pickle
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "mine.tsv", "id\tname\ttype\norganisation/quay\tQuay Guild\torganisation\n")
    own = b"id\tname\ttype\norganisation/lock\tLock Keepers\torganisation\n"
    reader = sayso.Reader(lexicon=["mine.tsv", own], threads=1)
    monkeypatch.chdir("/")
    for source in (reader, pickle.loads(pickle.dumps(reader))):
        copy = pickle.loads(pickle.dumps(source))
        assert (copy.threads, copy.builtin, copy.problems) == (1, True, [])
        assert copy.lookup("Quay Guild") and copy.lookup("Lock Keepers") and not sayso.lookup("Quay Guild")
    records = [{"id": "a", "published": "2024-03-29", "text": "The Quay Guild denied the claim. " + TEXT}]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(claims_of, (reader, records)) == claims_of(reader, records)


def test_a_reader_of_an_open_file_cannot_be_pickled(tmp_path):
    import pickle
    path = write(tmp_path / "mine.tsv", "id\tname\ttype\norganisation/quay\tQuay Guild\torganisation\n")
    with open(path, "rb") as stream:
        reader = sayso.Reader(lexicon=stream)
    with pytest.raises(TypeError, match="open file"):
        pickle.dumps(reader)


def test_a_pickled_reader_keeps_its_patterns_and_is_silent(tmp_path):
    import pickle
    import warnings
    pattern = b'[[pattern]]\nname = "vowed"\nkind = "claim"\npattern = "(?<source>[A-Z][a-z]+) (?<cue>vowed) (?<content>.+)"\nact = "promise"\n'
    with pytest.warns(sayso.SaysoWarning):
        reader = sayso.Reader(lexicon=b"id\tname\ttype\norganisation/quay\tQuay Guild\tguild\n", patterns=[pattern])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        copy = pickle.loads(pickle.dumps(reader))
    assert copy.patterns == reader.patterns and copy.problems == reader.problems


def test_progress_is_told():
    seen = []
    sayso.read([{"text": TEXT}] * 3, progress=lambda done, total, documents: seen.append(documents))
    assert seen[-1] == 3


def test_sample_is_there(sample_folder):
    assert len(list(pathlib.Path(sample_folder).glob("*.txt"))) >= 8


# ---- shapes of JSON ----------------------------------------------------------------------------------------------------

ONE, TWO = {"id": "a", "text": "Nils Berg said no."}, {"id": "b", "text": "Ida Holm said yes."}
BY_COLUMNS = {"id": ["a", "b"], "text": [ONE["text"], TWO["text"]]}


@pytest.mark.parametrize("name, value", [
    ("x.json", [ONE, TWO]), ("x.json", {"articles": {"results": [ONE, TWO]}}), ("x.json", {"a": {"text": ONE["text"]}, "b": TWO}), ("x.json", BY_COLUMNS),
    ("x.json", {key: dict(zip("01", column)) for key, column in BY_COLUMNS.items()}),
    ("x.json", {"columns": ["id", "text"], "index": [0, 1], "data": [list(ONE.values()), list(TWO.values())]}), ("x.jsonl", [ONE, TWO])])
def test_articles_in_json(tmp_path, name, value):
    for indent in (None, 1):
        (tmp_path / name).write_text(json.dumps(value, indent=indent))
        assert [(d.id, d.text) for d in sayso.read(tmp_path / name)] == [("a", ONE["text"]), ("b", TWO["text"])]


def test_one_article_in_json(tmp_path):
    for name in ("x.json", "x.jsonl"):
        (tmp_path / name).write_text(json.dumps({"title": "Pier", "text": ["One.", "Two."], "authors": ["A", "B", "C"]}, indent=1))
        assert [(d.title, d.text, d.authors) for d in sayso.read(tmp_path / name)] == [("Pier", "One.\n\nTwo.", ["A", "B", "C"])]


def test_a_broken_first_line_leaves_the_others(tmp_path):
    (tmp_path / "x.jsonl").write_text("{oops\n" + json.dumps(ONE) + "\n[1]\n")
    corpus = sayso.read(tmp_path / "x.jsonl", errors="skip")
    assert [d.id for d in corpus] == ["a"] and [w.code for w in corpus.warnings] == ["broken-line"] * 2


@pytest.mark.parametrize("record", [
    {"id": 7, "date": "2024-05-06T07:08:09", "link": "https://example.org/a", "title": {"rendered": "Pier"}, "content": {"rendered": "He said no.", "protected": False}},
    {"id": "7", "webPublicationDate": "2024-05-06T07:08:09Z", "webUrl": "https://example.org/a", "webTitle": "Pier", "fields": {"bodyText": "He said no."}},
    {"stories_id": 7, "publish_date": "2024-05-06 07:08:09", "url": "https://example.org/a", "title": "Pier", "story_text": "He said no."},
    {"ID": "7", "Publication date": "May 6, 2024", "URL": "https://example.org/a", "Title": "Pier", "Full text": "He said no."}])
def test_records_of_more_services(record):
    (d,) = sayso.read([record])
    assert (d.id, d.title, d.text, d.url, str(d.published)) == ("7", "Pier", "He said no.", "https://example.org/a", "2024-05-06")


def read_json(tmp_path, value):
    (tmp_path / "x.json").write_text(json.dumps(value))
    corpus = sayso.read(tmp_path / "x.json", errors="skip")
    return [(d.id, d.text) for d in corpus], [row["message"].partition(": ")[2] for row in corpus.warnings.to_dicts()]


@pytest.mark.parametrize("key", ["items", "data", "results", "docs"])
def test_an_article_with_a_list_of_its_own(tmp_path, key):
    assert read_json(tmp_path, {"text": "One.", key: [{"title": "a picture"}]}) == ([("x.json", "One.")], [])
    assert read_json(tmp_path, {"text": "One.", key: [{"text": "Two."}]})[1] == [f"an article with a text of its own was read; the records of '{key}' (1) were left out"]


def test_two_lists_of_articles(tmp_path):
    value = {"articles": [{"text": "One."}], "results": [{"text": "Two."}, {"text": "Three."}], "docs": []}
    assert read_json(tmp_path, value) == ([("x.json#0", "One.")], ["the records of 'articles' were read; those of 'results' (2) were left out"])
    assert read_json(tmp_path, {"articles": [], "results": [{"text": "Two."}]}) == ([("x.json#0", "Two.")], [])


def test_articles_by_ids_of_which_one_has_no_text(tmp_path):
    found, told = read_json(tmp_path, {"a": {"text": "One."}, "b": {"title": "Two"}, "c": {"text": "Three."}})
    assert found == [("a", "One."), ("b", ""), ("c", "Three.")] and told[0].startswith("no text")


def test_rows_of_a_split_table_that_are_none(tmp_path):
    found, told = read_json(tmp_path, {"columns": ["id", "text"], "data": ["oops", ["a", "One."], ["b", "Two.", "more"]]})
    assert found == [("a", "One."), ("b", "Two.")]
    assert sorted(told) == ["3 cells where there are 2 columns; the rest was left out", "not a JSON object; it was left out"]


def test_a_text_of_paragraphs_is_no_table(tmp_path):
    value = {"text": ["One.", "Two."], "authors": ["A", "B"], "keywords": ["x", "y"]}
    assert read_json(tmp_path, value)[0] == [("x.json", "One.\n\nTwo.")]
    assert len(read_json(tmp_path, {**value, "url": ["u", "v"]})[0]) == len(read_json(tmp_path, {**value, "outlet": ["u", "v"]})[0]) == 2


def test_the_first_record_may_be_none():
    corpus = sayso.read([None, {"text": "One."}, {"text": "Two."}], errors="skip")
    assert [(d.id, d.text) for d in corpus] == [("0", ""), ("1", "One."), ("2", "Two.")]


@pytest.mark.parametrize("other", ["a text", {"a"}, object(), 3, 2.5, [1], b"x"])
def test_other_things_among_dicts_are_told(other):
    corpus = sayso.read([{"text": "One."}, other, {"text": "Two."}], errors="skip")
    assert [(d.id, d.text) for d in corpus] == [("0", "One."), ("2", "Two.")]
    assert [row["message"] for row in corpus.warnings.to_dicts()] == [f"record 1: no dict but {type(other).__name__}; it was left out"]
    with pytest.raises(sayso.InputError, match="a record must be a dict|paths or dicts|no such file|nothing to read"):
        sayso.read([other, {"text": "One."}])


def test_our_own_table_of_documents_is_read_back(tmp_path):
    corpus = sayso.read([{"text": "One.", "authors": ["A B", "C; D"]}, {"text": "Two."}])
    (tmp_path / "x.csv").write_text("authors,text\n" + "".join(f'"{cell}",One.\n' for cell in ('[""A B"",""C; D""]', "[]", "[Staff]; E F")))
    assert [d.authors for d in sayso.read(tmp_path / "x.csv")] == [["A B", "C; D"], [], ["[Staff]", "E F"]]
    corpus.write(tmp_path / "out")
    again = sayso.read(tmp_path / "out" / "documents.csv", columns={"text": "id"}, errors="skip")
    assert [d.authors for d in again] == [d.authors for d in corpus]


def test_a_frame_whose_index_is_a_column_too():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"id": ["a", "b"], "text": ["One.", "Two."]})
    for given in (frame.set_index("id"), frame.set_index("id", drop=False)):
        assert [(d.id, d.text) for d in sayso.read(given)] == [("a", "One."), ("b", "Two.")]


def test_records_of_named_tuples_and_data_classes():
    import collections
    import dataclasses
    Article = collections.namedtuple("Article", "text outlet")
    page = dataclasses.make_dataclass("Page", [("text", object), ("outlet", str)], slots=True)
    for made in (Article, page):
        corpus = sayso.read([made("Velmeer said no.", "Post"), made(None, "Post")], errors="skip")
        assert corpus.documents["outlet"] == ["Post", "Post"] and corpus.documents["chars"] == [16, 0]


def test_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Velmeer said no.")
    for path in ("~/articles", "~/articles/*.txt", ["~/articles/a.txt"]):
        corpus = sayso.read(path)
        assert corpus.documents["id"] == ["a.txt"] and corpus.documents["path"] == [str(tmp_path / "articles" / "a.txt")]
    corpus.write("~/out")
    corpus.claims.to_csv("~/claims.csv")
    assert len(sayso.load("~/out")) == 1 and sorted(p.name for p in tmp_path.iterdir()) == ["articles", "claims.csv", "out"]
    (tmp_path / "names.csv").write_text("name,type\nIda Holm,person\n")
    assert sayso.Reader(lexicon="~/names.csv").lookup("Ida Holm")
    (tmp_path / "~b.txt").write_text("Velmeer said yes.")
    assert sayso.read("~b.txt")[0].text == "Velmeer said yes."


@pytest.mark.parametrize("record, id, day", [
    ({"_id": {"$oid": "5f1a"}, "text": "Velmeer said no.", "date": {"$date": "2024-05-06T10:00:00Z"}}, "5f1a", datetime.date(2024, 5, 6)),
    ({"_id": "a1", "text": "Velmeer said no.", "date": {"$date": {"$numberLong": "1714990000000"}}}, "a1", datetime.date(2024, 5, 6)),
    ({"_index": "news", "_id": "a2", "_source": {"text": "Velmeer said no.", "date": "2024-05-06"}}, "a2", datetime.date(2024, 5, 6))])
def test_records_of_document_stores(record, id, day):
    document = sayso.read([record], errors="raise")[0]
    assert (document.id, document.text, document.published) == (id, "Velmeer said no.", day)


def test_lines_of_json_that_end_in_commas(tmp_path):
    write(tmp_path / "a.jsonl", '{"text": "Velmeer said no."},\n{"text": "Velmeer said yes."},\n')
    assert sayso.read(tmp_path, errors="raise").documents["text"] == ["Velmeer said no.", "Velmeer said yes."]


def test_cursors_of_databases():
    import sqlite3
    database = sqlite3.connect(":memory:")
    database.execute("create table articles (nr, body, outlet)")
    database.executemany("insert into articles values (?, ?, ?)", [(7, "Velmeer said no.", "Post"), (8, "Velmeer said yes.", None)])
    for rows in (None, sqlite3.Row, lambda cursor, row: dict(zip([c[0] for c in cursor.description], row))):
        database.row_factory = rows
        corpus = sayso.read(database.execute("select nr as id, body as text, outlet from articles"), errors="raise")
        assert [(d.id, d.text, d.outlet) for d in corpus] == [("7", "Velmeer said no.", "Post"), ("8", "Velmeer said yes.", None)]
    with pytest.raises(sayso.InputError, match="no column holds the text"):
        sayso.read(database.execute("select nr from articles"))
    for empty in (database.cursor(), database.execute("create table other (a)")):
        with pytest.raises(sayso.InputError, match="execute a select first"):
            sayso.read(empty)


def test_data_sets_of_arrow(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    dataset = pytest.importorskip("pyarrow.dataset")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table({"text": ["Velmeer said no."], "outlet": ["Post"]}), tmp_path / "a.parquet")
    for given in (dataset.dataset(tmp_path), dataset.dataset(tmp_path).scanner(columns=["text", "outlet"])):
        assert [(d.text, d.outlet) for d in sayso.read(given)] == [("Velmeer said no.", "Post")]
    duckdb = pytest.importorskip("duckdb").connect()
    query = f"select * from '{tmp_path}/a.parquet'"
    assert sayso.read(duckdb.sql(query)).documents["text"] == sayso.read(duckdb.execute(query)).documents["text"] == ["Velmeer said no."]

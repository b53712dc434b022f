"""Bad input: a typed error or a warning row that names file, line and what to do; the rest of the run goes on."""
import gzip
import json
import warnings

import pytest

import sayso

GOOD = "Mayor Velmeer said on Friday that talks would go on."


def write(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def rows(corpus, code):
    return [r for r in corpus.warnings.to_dicts() if r["code"] == code]


# ---- nothing to read ---------------------------------------------------------------------------------------------------

def test_an_empty_folder(tmp_path):
    with pytest.raises(sayso.InputError, match="nothing to read"):
        sayso.read(tmp_path)


def test_a_missing_path(tmp_path):
    with pytest.raises(sayso.InputError, match="no such file"):
        sayso.read(tmp_path / "nowhere")
    with pytest.raises(sayso.InputError, match="no file matches"):
        sayso.read(str(tmp_path / "*.txt"))


def test_a_text_where_a_path_belongs():
    with pytest.raises(sayso.InputError, match="parse"):
        sayso.read("The mayor said on Friday that the bridge would stay closed for a week or longer.")


def test_a_missing_path_among_others(tmp_path):
    write(tmp_path / "a.txt", GOOD)
    with pytest.warns(sayso.SaysoWarning, match="1 thing"):
        corpus = sayso.read([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert [len(d.text) for d in corpus] == [len(GOOD), 0]
    assert "b.txt" in rows(corpus, "missing-file")[0]["message"]


def test_a_folder_of_pictures(tmp_path):
    for name in ("a.png", "b.jpg"):
        write(tmp_path / name, b"\x89PNG\r\n\0\0")
    with pytest.raises(sayso.InputError, match="a.png"):
        sayso.read(tmp_path)


def test_a_picture_among_articles(tmp_path):
    write(tmp_path / "a.png", b"\x89PNG\0")
    write(tmp_path / "b.txt", GOOD)
    with pytest.warns(sayso.SaysoWarning):
        corpus = sayso.read(tmp_path)
    assert len(corpus) == 1 and "a.png" in rows(corpus, "no-article")[0]["message"]


@pytest.mark.parametrize("what", [5, None, 1.5, object(), True])
def test_what_is_no_source(what):
    with pytest.raises(sayso.InputError):
        sayso.read(what)


def test_paths_and_dicts_do_not_mix(tmp_path):
    with pytest.raises(sayso.InputError, match="not both"):
        sayso.read([str(write(tmp_path / "a.txt", GOOD)), {"text": GOOD}])
    with pytest.raises(sayso.InputError):
        sayso.read([{"text": GOOD}, "a.txt"], errors="raise")
    with pytest.warns(sayso.SaysoWarning, match="record 1: no dict but str"):
        sayso.read([{"text": GOOD}, "a.txt"])


def test_no_articles_at_all_is_an_empty_corpus():
    corpus = sayso.read([])
    assert len(corpus) == 0 and corpus.claims.to_dicts() == [] and "0 documents" in repr(corpus)


def test_many_files_of_another_kind_are_named_together(tmp_path):
    for i in range(9):
        write(tmp_path / f"{i}.png", b"\x89PNG\0")
    with pytest.raises(sayso.InputError) as caught:
        sayso.read(tmp_path)
    assert "1.png" in str(caught.value) and "and 6 more: skipped" in str(caught.value) and str(caught.value).count("articles are") == 1


@pytest.mark.parametrize("name, words", [("a.zip", "unpack"), ("a.XLSX", "read_excel"), ("a.pdf", "save its text"), ("a.feather", "as a table")])
def test_files_of_other_programs_say_what_to_do(tmp_path, name, words):
    with pytest.raises(sayso.InputError, match=words):
        sayso.read(write(tmp_path / name, GOOD))


def test_open_files_and_bare_texts_are_sent_where_they_belong(tmp_path):
    path = write(tmp_path / "a.txt", GOOD)
    with open(path) as stream, pytest.raises(sayso.InputError, match="by their names.*a.txt"):
        sayso.read(stream)
    with pytest.raises(sayso.InputError, match="parse"):
        sayso.read([GOOD, "The bridge is closed."])
    with pytest.raises(sayso.InputError, match="reads files"):
        sayso.parse(path)
    assert sayso.read(sayso.parse(GOOD))[0].text == GOOD


def test_links(tmp_path):
    write(tmp_path / "a.txt", GOOD)
    (tmp_path / "folder").mkdir()
    for name, aim in (("up", ".."), ("folder/around", "../folder"), ("folder/self.txt", "self.txt"), ("folder/b.txt", "../a.txt")):
        (tmp_path / name).symlink_to(aim)
    corpus = sayso.read(tmp_path, errors="skip")
    assert [(d.id, len(d.text)) for d in corpus] == [("a.txt", len(GOOD)), ("folder/b.txt", len(GOOD)), ("folder/self.txt", 0)]
    assert sum("a link to a folder" in r["message"] for r in rows(corpus, "no-article")) == 2
    (tmp_path / "by-link").symlink_to("folder")
    assert len(sayso.read(tmp_path / "by-link", errors="skip")) == 2


@pytest.mark.parametrize("path", ["a\0b", "\ud800"])
def test_paths_that_cannot_be(path):
    for read, error in ((sayso.read, sayso.InputError), (lambda p: sayso.Reader(lexicon=p), sayso.LexiconError),
                        (lambda p: sayso.Reader(patterns=p), sayso.PatternError)):
        with pytest.raises(error, match="cannot be a path"):
            read(path)


def test_settings_that_cannot_be():
    with pytest.raises(sayso.InputError, match="threads"):
        sayso.read([], threads=10**30)
    with pytest.raises(sayso.DecodeError, match="no encoding"):
        sayso.read([], encoding="a\0b")


def test_a_pipe(tmp_path):
    import os
    import threading
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "z.txt", GOOD)
    with pytest.warns(sayso.SaysoWarning, match="no file"):
        assert [d.id for d in sayso.read(tmp_path)] == ["z.txt"]
    (tmp_path / "pipe.txt").rename(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: write(tmp_path / "pipe", GOOD))
    writer.start()
    assert sayso.read(tmp_path / "pipe")[0].text == GOOD
    writer.join()


# ---- damaged files -----------------------------------------------------------------------------------------------------

def test_invalid_utf8(tmp_path):
    path = write(tmp_path / "a.txt", b"Mayor Velmeer said caf\xe9 \xff talks would go on.")
    with pytest.warns(sayso.SaysoWarning, match="a.txt: .*UTF-8"):
        corpus = sayso.read(path)
    assert corpus[0].text.count("\ufffd") == 2
    assert rows(corpus, "invalid-utf8")
    with pytest.raises(sayso.DecodeError):
        sayso.read([{"text": b"caf\xe9"}], errors="raise")
    with pytest.raises(sayso.DecodeError, match="byte 22"):
        sayso.read(path, errors="raise")
    with pytest.raises(sayso.DecodeError, match="no encoding"):
        sayso.read(path, encoding="utf-9")
    with pytest.raises(sayso.DecodeError):
        sayso.read(path, encoding="base64")


def test_utf16_by_mistake(tmp_path):
    path = write(tmp_path / "a.txt", GOOD.encode("utf-16"))
    with pytest.warns(sayso.SaysoWarning, match="utf-16"):
        sayso.read(path)
    assert sayso.read(path, encoding="utf-16")[0].text == GOOD


def test_a_line_of_a_hundred_megabytes(tmp_path):
    sentence = "The bridge in the north of the town was shut for a week, and then for another one. "
    path = write(tmp_path / "a.txt", (sentence * 40 + "Mayor Velmeer said no. ") * 30000)
    assert path.stat().st_size > 100e6
    corpus = sayso.read(path)
    assert corpus[0].chars == path.stat().st_size and len(corpus.claims) == 30000


def test_a_csv_without_a_text_column(tmp_path):
    path = write(tmp_path / "a.csv", "Nummer,Inhalt\n1,Hallo\n")
    with pytest.raises(sayso.InputError, match="Nummer, Inhalt.*columns="):
        sayso.read(path)
    with pytest.raises(sayso.InputError, match="no column 'Inhlt'"):
        sayso.read(path, columns={"text": "Inhlt"})
    with pytest.raises(sayso.InputError, match="no field 'txt'"):
        sayso.read(path, columns={"txt": "Inhalt"})
    assert sayso.read(path, columns={"text": "Inhalt"})[0].text == "Hallo"


def test_the_column_that_looks_like_text_is_proposed(tmp_path):
    pandas = pytest.importorskip("pandas")
    path = write(tmp_path / "a.csv", f"Nr,Body copy\n1,{GOOD * 3}\n")
    for given in (path, pandas.read_csv(path)):
        with pytest.raises(sayso.InputError, match="columns={'text': 'Body copy'} or --columns 'text=Body copy'"):
            sayso.read(given)


def test_a_frame_without_a_text_column():
    with pytest.raises(sayso.InputError, match="no column holds the text"):
        sayso.read({"a": [1, 2], "b": ["x", "y"]})


def test_jsonl_with_broken_lines(tmp_path):
    path = write(tmp_path / "a.jsonl", json.dumps({"text": GOOD}) + "\n{broken\n[1]\n" + json.dumps({"text": GOOD}) + "\n{\"text\": \"cut")
    corpus = sayso.read(path, errors="skip")
    assert corpus.documents["id"] == ["a.jsonl#1", "a.jsonl#4"]
    told = [r["message"] for r in rows(corpus, "broken-line")]
    assert [f"line {n}" in m for n, m in zip((2, 3, 5), told)] == [True] * 3
    with pytest.raises(sayso.InputError, match="line 2"):
        sayso.read(path, errors="raise")


def test_json_that_is_none(tmp_path):
    write(tmp_path / "a.json", "{\n \"text\": ")
    write(tmp_path / "b.json", "[" * 100000)
    write(tmp_path / "c.json", "7")
    write(tmp_path / "d.txt", GOOD)
    corpus = sayso.read(tmp_path, errors="skip")
    assert corpus.documents["id"] == ["a.json", "b.json", "c.json", "d.txt"]
    assert len(rows(corpus, "unreadable-file")) == 3


def test_records_that_are_none():
    corpus = sayso.read([{"text": GOOD}, None, 5, [GOOD], {"text": GOOD}], errors="skip")
    assert [(d.id, len(d.text)) for d in corpus] == [("0", len(GOOD)), ("1", 0), ("4", len(GOOD))]
    assert [r["message"].partition(":")[0] for r in rows(corpus, "broken-line")] == ["record 2", "record 3"] and len(rows(corpus, "no-text")) == 1
    with pytest.raises(sayso.InputError, match="record 1"):
        sayso.read([{"text": GOOD}, None], errors="raise")


def test_records_without_text():
    corpus = sayso.read([{"id": "a", "text": GOOD}, {"id": "b", "title": "T"}, {"id": "c", "text": None}], errors="skip")
    assert [r["doc"] for r in rows(corpus, "no-text")] == [1, 2]
    with pytest.raises(sayso.InputError, match="no text"):
        sayso.read([{"id": "a"}])


HTML = '<p>Mayor <b>Velmeer</b> said no.</p>\n<p>&quot;It is late,&quot; she added.</p>'


def test_texts_that_are_html_still(tmp_path):
    write(tmp_path / "a.txt", HTML)
    for given in (tmp_path, [{"text": HTML}], [{"text": HTML.encode()}]):
        with pytest.warns(sayso.SaysoWarning, match="holds HTML .</b> </p> &quot;."):
            corpus = sayso.read(given)
        assert corpus[0].text == HTML and len(rows(corpus, "markup")) == 1
    with pytest.warns(sayso.SaysoWarning, match="holds HTML .&ldquo; &rsquo; &rdquo;."):
        sayso.parse("&ldquo;It&rsquo;s late,&rdquo; Mayor Velmeer said.")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sayso.parse("Marks & Brindle said <no> twice; R&D stays. 3 < 4 </b>")


def test_damaged_gzip(tmp_path):
    write(tmp_path / "a.txt.gz", gzip.compress(GOOD.encode() * 100)[:40])
    write(tmp_path / "b.txt", GOOD)
    corpus = sayso.read(tmp_path, errors="skip")
    assert "gzip" in rows(corpus, "unreadable-file")[0]["message"] and len(corpus) == 2


def test_csv_rows_that_do_not_fit(tmp_path):
    corpus = sayso.read(write(tmp_path / "a.csv", "id,text\n1,x\n2,y,z,w\n3\n"), errors="skip")
    assert corpus.documents["text"] == ["x", "y", ""]
    assert {r["code"] for r in corpus.warnings.to_dicts()} >= {"broken-line", "no-text"}


def test_damaged_parquet(tmp_path):
    pytest.importorskip("pyarrow")
    write(tmp_path / "a.parquet", b"PAR1 nothing PAR1")
    write(tmp_path / "b.txt", GOOD)
    corpus = sayso.read(tmp_path, errors="skip")
    assert rows(corpus, "unreadable-file")[0]["doc"] == 0


def test_a_folder_that_may_not_be_read(tmp_path):
    import os
    path = write(tmp_path / "a.txt", GOOD)
    os.symlink(tmp_path / "gone", tmp_path / "b.txt")
    corpus = sayso.read(tmp_path, errors="skip")
    assert corpus.documents["id"] == ["a.txt", "b.txt"] and rows(corpus, "missing-file")
    assert path.exists()


# ---- dates -------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("value, code", [("2024-02-30", "impossible-date"), ("31.6.2024", "impossible-date"), ("soon", "unread-date"),
                                         ("3/4/2024", "unread-date"), (True, "unread-date"), (10**30, "unread-date")])
def test_a_date_that_is_none(value, code):
    corpus = sayso.read([{"text": GOOD, "date": value}], errors="skip")
    assert corpus[0].published_from != "given"
    assert "record 0" in rows(corpus, code)[0]["message"]
    with pytest.raises(sayso.InputError):
        sayso.read([{"text": GOOD, "date": value}], errors="raise")


@pytest.mark.parametrize("value", [2024, 45352, 45352.0, 0])
def test_small_numbers_are_no_days_since_1970(value):
    corpus = sayso.read([{"text": GOOD, "published": value}], errors="skip")
    assert corpus[0].published is None and [w.code for w in corpus.warnings] == ["unread-date"]


@pytest.mark.parametrize("order, days", [(None, [None, "2024-12-31", "2024-12-31", "2024-04-03", None]),
                                         ("day-first", ["2024-04-03", "2024-12-31", "2024-12-31", "2024-04-03", "2024-02-01"]),
                                         ("month-first", ["2024-03-04", "2024-12-31", "2024-12-31", "2024-04-03", "2024-01-02"])])
def test_dates_that_can_be_read_in_two_ways(order, days):
    written = ["03/04/2024", "12/31/2024", "31/12/2024", "03.04.2024", "1/2/2024 10:00"]
    corpus = sayso.read([{"text": GOOD, "published": date} for date in written], dates=order, errors="skip")
    assert [None if d is None else str(d) for d in corpus.documents["published"]] == days
    told = ["dates='day-first'" in w.message for w in corpus.warnings.where(code="unread-date")]
    assert told == ([True, True] if order is None else [False])  # the other is 31/12 or 12/31, against the order given


def test_dates_with_hyphens_are_not_guessed():
    corpus = sayso.read([{"text": GOOD, "published": date} for date in ("03-04-2024", "03.04.2024", "13-04-2024")], errors="skip")
    assert [str(d.published) for d in corpus] == ["None", "2024-04-03", "2024-04-13"]
    with pytest.warns(sayso.SaysoWarning, match="dates='day-first'"):
        sayso.parse(GOOD, published="03-04-2024")
    assert str(sayso.parse(GOOD, published="03-04-2024", dates="month-first").published) == "2024-03-04"


@pytest.mark.parametrize("order, wrong", [("day-first", "04/13/2024"), ("month-first", "13-04-2024")])
def test_a_date_against_the_order_given_is_told(order, wrong):
    with pytest.warns(sayso.SaysoWarning, match=f"1 thing .*'{wrong}' is not {order}"):
        corpus = sayso.read([{"text": GOOD, "published": date} for date in (wrong, "03/04/2024", "13.04.2024")], dates=order)
    assert str(corpus[0].published) == "2024-04-13"


def test_days_of_excel_in_a_file(tmp_path):
    with pytest.warns(sayso.SaysoWarning, match="'45417' .*Excel"):
        sayso.read(write(tmp_path / "a.csv", "published,text\n45417,x\n"))


def test_an_order_of_dates_that_is_none():
    with pytest.raises(sayso.InputError, match="day-first or month-first"):
        sayso.read([], dates="us")


# ---- columns -----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("columns, words", [("text", "takes a dict"), (["text"], "takes a dict"), ({"Body": "text"}, "was meant"),
                                            ({"text": ["Body"]}, "cannot be the name")])
def test_columns_that_are_none(columns, words):
    with pytest.raises(sayso.InputError, match=words):
        sayso.read([{"Body": GOOD}], columns=columns)


def test_a_named_field_that_no_record_has_is_told():
    with pytest.warns(sayso.SaysoWarning, match="'paper' for outlet"):
        sayso.read([{"text": GOOD}, {"text": GOOD, "Paper": "x"}], columns={"outlet": "paper"})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sayso.read([{"text": GOOD}, {"text": GOOD, "paper": "x"}], columns={"outlet": "paper"})
        sayso.read([], columns={"outlet": "paper"})


def test_what_pandas_writes_where_there_is_nothing():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": [GOOD, pandas.NA, None, float("nan")], "outlet": [pandas.NA, "A", pandas.NaT, None], "title": [pandas.NA] * 4,
                              "date": [pandas.NA, pandas.NaT, None, "2024-01-02"], "id": ["a", pandas.NA, "c", "d"]})
    for given in (frame, frame.astype("string"), frame.convert_dtypes(), frame.astype(object)):
        corpus = sayso.read(given, errors="skip")
        assert [(d.id, d.text, d.outlet, d.title) for d in corpus] == [("a", GOOD, None, None), ("1", "", "A", None), ("c", "", None, None), ("d", "", None, None)]
        assert [None if d is None else str(d) for d in corpus.documents["published"]] == [None, None, None, "2024-01-02"]
        assert len(rows(corpus, "no-text")) == 3 and not rows(corpus, "unread-date")


def test_what_numpy_wraps():
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    day = numpy.datetime64("2024-01-02T03:04:05")
    for published in (day, day.astype("datetime64[ns]"), day.astype("datetime64[D]"), numpy.array([day]), numpy.array(["2024-01-02"]),
                      numpy.int64(20240102), numpy.str_("2024-01-02"), pandas.Series([pandas.Timestamp("2024-01-02")])):
        (d,) = sayso.read([{"text": numpy.str_(GOOD), "published": published, "id": numpy.int64(7), "authors": numpy.array(["A", "B"])}])
        assert (str(d.published), d.id, d.authors, d.text) == ("2024-01-02", "7", ["A", "B"], GOOD)
    for value in (numpy.array([]), numpy.array(3), numpy.float32("nan"), numpy.datetime64("NaT"), numpy.bool_(True), numpy.int64(5)):
        (d,) = sayso.read([{"text": GOOD, "published": value, "authors": value, "title": value, "id": value}], errors="skip")
        assert d.published is None


def test_columns_with_numbers_for_names():
    pandas = pytest.importorskip("pandas")
    corpus = sayso.read(pandas.DataFrame({0: [GOOD]}), columns={"text": 0})
    assert corpus[0].text == GOOD and corpus.mapping == {"text": "0"}


def test_columns_of_other_libraries():
    pandas, numpy = pytest.importorskip("pandas"), pytest.importorskip("numpy")
    corpus = sayso.read({"text": pandas.Series([GOOD, "No."]), "id": numpy.array(["a", "b"]), "outlet": ("X", "Y")})
    assert [(d.id, d.text, d.outlet) for d in corpus] == [("a", GOOD, "X"), ("b", "No.", "Y")]
    rows_one_by_one = type("Rows", (), {"column_names": ["text"], "to_list": None, "__len__": lambda self: 1, "__iter__": lambda self: iter([{"text": GOOD}])})
    assert sayso.read(rows_one_by_one())[0].text == GOOD
    with pytest.raises(sayso.InputError, match="differ in length: text 2, id 1"):
        sayso.read({"text": [GOOD, "No."], "id": ["a"]})
    for column in (pandas.Series([GOOD]), numpy.array([GOOD])):
        with pytest.raises(sayso.InputError, match="no such file.*parse"):
            sayso.read(column)


# ---- settings ----------------------------------------------------------------------------------------------------------

def test_errors_says_how_loud():
    record = [{"text": GOOD, "date": "2024-02-30"}]
    with pytest.warns(sayso.SaysoWarning, match="no such day") as caught:
        sayso.read(record)
    assert len(caught) == 1 and caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sayso.read(record, errors="skip")
    with pytest.raises(sayso.InputError, match="errors must be"):
        sayso.read(record, errors="ignore")


@pytest.mark.parametrize("threads", [0, -1, "two", 1.5, True])
def test_threads_that_are_none(threads):
    with pytest.raises(sayso.InputError):
        sayso.read([{"text": GOOD}], threads=threads)


def test_parse_takes_text_only():
    with pytest.raises(sayso.InputError):
        sayso.parse(None)


# ---- lexicons ----------------------------------------------------------------------------------------------------------

def test_a_lexicon_with_a_bad_row(tmp_path):
    path = write(tmp_path / "mine.tsv", "id\tname\ttype\tsource\norganisation/x\tTarnmoor Rowing Club\torganisation\tours\norganisation/y\tBad\tplanet\tours\n")
    with pytest.warns(sayso.SaysoWarning, match="line 3"):
        reader = sayso.Reader(lexicon=[path])
    assert [(name, line) for name, line, _ in reader.problems] == [(str(path), 3)]
    document = reader.parse("The Tarnmoor Rowing Club said it would row on.")
    assert document.claims[0].speaker.entity == "organisation/x"


def test_a_csv_lexicon_tells_its_own_lines(tmp_path):
    path = write(tmp_path / "mine.csv", 'name,type,names\n"Tarnmoor\nRowing Club",organisation,TRC\nBad,planet,\n')
    with pytest.warns(sayso.SaysoWarning, match="line 4"):
        reader = sayso.Reader(lexicon=path)
    assert reader.lookup("TRC")[0]["entity"] == "organisation/tarnmoor-rowing-club"


def test_lexicons_that_are_none(tmp_path):
    with pytest.raises(sayso.LexiconError, match="No such file"):
        sayso.Reader(lexicon=[tmp_path / "no.tsv"])
    with pytest.raises(sayso.LexiconError):
        sayso.Reader(lexicon=[write(tmp_path / "a.xlsx", "x")])
    with pytest.raises(sayso.LexiconError):
        sayso.Reader(lexicon=[write(tmp_path / "a.tsv", "this\tis\tno\ttable\nof\tours\tat\tall\n")])
    with pytest.raises(sayso.LexiconError):
        sayso.Reader(lexicon=[write(tmp_path / "a.csv", b"name\n\xff\n")])


def test_a_reader_without_our_names():
    assert sayso.Reader(builtin=False).lookup("Russia") == [] and sayso.Reader().lookup("Russia")


def test_errors_have_one_family():
    for name in ("InputError", "DecodeError", "LexiconError", "PatternError", "LimitError", "OutputError", "DependencyError"):
        assert issubclass(getattr(sayso, name), sayso.SaysoError)


def test_a_column_of_dicts_that_is_not_there_is_named():
    with pytest.raises(sayso.InputError, match="'nope' for text"):
        sayso.read([{"text": GOOD}], columns={"text": "nope"})


def test_a_text_that_is_html_is_told_but_lost_is_nothing():
    corpus = sayso.read([{"text": "<p>One.</p><p>Two.</p><p>Three.</p>"}], errors="raise")
    assert [row.code for row in corpus.warnings] == ["markup"]


# ---- what was nearly right ---------------------------------------------------------------------------------------------

def test_what_is_misspelt_is_told_what_is_near(sample, tmp_path):
    for act, error, told in (
            (lambda: sample.claims.where(acts="deny"), KeyError, "near: act"),
            (lambda: sample.claims["speeker"], KeyError, "near: speaker"),
            (lambda: sample.claims[0].spaeker, AttributeError, "near: speaker"),
            (lambda: sample.clams, AttributeError, "near: claims"),
            (lambda: sample.to_pandas, AttributeError, r"corpus\.claims\.to_pandas\(\.\.\.\)"),
            (lambda: sample.act, AttributeError, r"it is a column: corpus\.claims\['act'\]"),
            (lambda: sample.aliases, AttributeError, r"it is a column: corpus\.entities\['aliases'\]"),
            (lambda: sample.name, AttributeError, r"it is a column: corpus\.entities\['name'\]"),
            (lambda: sample.columns, AttributeError, r"corpus\.claims\.columns$"),
            (lambda: sample.claims.to_panda, AttributeError, "near: to_pandas"),
            (lambda: sample.claims.spaeker, AttributeError, "near: speaker"),
            (lambda: sample["Velmeer"], KeyError, r"corpus\.who\('Velmeer'\)")):
        with pytest.raises(error, match=told):
            act()
    (tmp_path / "articles").mkdir()
    with pytest.raises(sayso.InputError, match="near: .*articles"):
        sayso.read(tmp_path / "artcles")
    with pytest.raises(sayso.InputError, match="no such file or folder$"):
        sayso.read(tmp_path / "gone" / "artcles")
    assert not hasattr(sample, "_repr_latex_") and not hasattr(sample, "nothing_of_the_kind")


def test_an_error_inside_a_property_is_that_error(monkeypatch):
    corpus = sayso.read([{"text": "Ida Holm said no."}])
    claim = corpus.claims[0]
    monkeypatch.setattr(sayso.Corpus, "_table", lambda self, name: name.nowhere)
    monkeypatch.setattr(type(claim), "_span", lambda self, *head: head.nowhere)
    for act in (lambda: corpus.claims, lambda: claim.source):
        with pytest.raises(AttributeError, match="nowhere"):
            act()


def test_a_path_given_to_parse_is_told(tmp_path):
    path = tmp_path / "an article.txt"
    path.write_text(GOOD)
    with pytest.warns(sayso.SaysoWarning, match=r"sayso\.read\(.*an article\.txt"):
        document = sayso.parse(str(path))
    assert document.text == str(path) and document.warnings[0].code == "no-text"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert sayso.parse("gone.txt").text == "gone.txt" and sayso.parse(".").text == "." and sayso.parse("").text == "" and sayso.parse(GOOD).claims


def test_noise_among_quotations_is_read():
    """A guess whose content was all taken from it stands before a quotation: it has no last token."""
    assert sayso.parse("voted can ''Ida Holm'' well. do,'' said. ''I'm late").text


# ---- what other libraries taught -----------------------------------------------------------------------------------------

def test_names_of_other_libraries_are_told_what_is_meant(sample):
    for act, told in ((lambda: sample[0].ents, "near: entities"), (lambda: sample[0].sents, "near: sentences"), (lambda: sample.docs, "near: documents"),
                      (lambda: sample.save, "near: write"), (lambda: sample.claims.filter, "near: where"), (lambda: sample.claims.head, r"table\[:5\]"),
                      (lambda: sample.append, "near: add")):
        with pytest.raises(AttributeError, match=told):
            act()
    with pytest.raises(TypeError, match="by number"):
        sample.claims[True]
    with pytest.raises(TypeError, match=r"table\.where"):
        sample.claims[pytest.importorskip("numpy").array([True])]


def test_a_generator_that_was_used_up():
    articles = ({"text": GOOD} for _ in range(2))
    assert len(sayso.read(articles)) == 2
    with pytest.raises(sayso.InputError, match="used up"):
        sayso.read(articles)
    assert len(sayso.read(record for record in ())) == 0


def test_rows_of_databases_and_frames():
    for wrong in ([("a1", GOOD)], iter([(0, {"text": GOOD})])):
        with pytest.raises(sayso.InputError, match=r"not tuple; a data frame is read as it is, rows of a database as dict\(zip"):
            sayso.read(wrong)
    with pytest.raises(sayso.InputError, match="the table: it has no columns"):
        sayso.read(pytest.importorskip("pandas").DataFrame())


def test_what_is_laid_beside_each_other(sample):
    for wrong in (5, None, {}):
        with pytest.raises(sayso.InputError, match="two claims or texts"):
            sayso.diff(sample.claims[0], wrong)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_letters_of_two_and_four_bytes(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(GOOD.encode(encoding))
    (tmp_path / "b.jsonl").write_bytes(('{"text": "' + GOOD + '"}\n').encode(encoding))
    with pytest.warns(sayso.SaysoWarning):
        corpus = sayso.read(tmp_path)
    assert [f"encoding='{encoding}'" in note.message for note in corpus.problems if "looks like" in note.message] == [True, True]
    assert sayso.read(tmp_path, encoding=encoding).documents["text"] == [GOOD, GOOD]


def test_gaps_that_were_made_into_text(tmp_path):
    (tmp_path / "a.csv").write_text(f"id,text\n1,nan\n2,None\n3,{GOOD}\n4,NULL\n")
    with pytest.warns(sayso.SaysoWarning, match="3 things"):
        corpus = sayso.read(tmp_path)
    assert corpus.documents["text"] == ["", "", GOOD, ""] and [row.doc for row in corpus.warnings.where(code="no-text")] == [0, 1, 3]
    assert sayso.parse("No.").text == "No."


def test_records_in_a_file_that_is_called_a_text(tmp_path):
    for name, data in (("a.txt", json.dumps({"text": GOOD}) + "\n"), ("b.dat", "\n" + json.dumps({"text": GOOD}) + ",\n{}"), ("c.txt", "{[}" + GOOD + "}"), ("d.txt", "{}")):
        (tmp_path / name).write_text(data)
        corpus = sayso.read(tmp_path / name, errors="skip")
        assert [row.code for row in corpus.warnings if "JSON lines" in row.message] == ["markup"] * (name < "c")


def test_a_table_without_a_header(tmp_path):
    (tmp_path / "a.csv").write_text(f'1,"{GOOD}"\n2,"{GOOD}"\n')
    with pytest.raises(sayso.InputError, match="its first line is an article and no header"):
        sayso.read(tmp_path / "a.csv")

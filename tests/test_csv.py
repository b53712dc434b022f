"""CSV as Excel, R, databases and scripts write it: what parts the cells, marks that go wrong, columns that are called alike."""
import csv
import threading
import warnings

import pytest

import sayso
from sayso import csvs

GOOD = "Mayor Velmeer said on Friday that talks would go on."


def write(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def texts(path, **options):
    return [document.text for document in sayso.read(path, **options)]


def told(corpus):
    return [(row["code"], row["message"].partition(": ")[2]) for row in corpus.warnings.to_dicts()]


def test_an_export_of_excel(tmp_path):
    path = write(tmp_path / "a.csv", f'sep=;\r\nNr;Überschrift;text;;\r\n1;"Größe; ""neu""";"{GOOD}\r\nEnde";;\r\n;;;;\r\n'.encode("cp1252"))
    corpus = sayso.read(path, encoding="cp1252", columns={"title": "Überschrift", "id": "Nr"})
    assert [(d.id, d.title, d.text) for d in corpus] == [("1", 'Größe; "neu"', GOOD + "\r\nEnde")] and not len(corpus.warnings)
    utf8 = write(tmp_path / "b.csv", "\ufeffsep=|\nid|text\n1|a, b; c\n")
    assert texts(utf8) == ["a, b; c"]


def test_the_header_may_have_quoted_cells(tmp_path):
    path = write(tmp_path / "a.csv", f'"a;b;c;d","published,\nas printed",text\n1,2024-05-06,{GOOD}\n')
    corpus = sayso.read(path, columns={"published": "published,\nas printed"})
    assert corpus[0].text == GOOD and str(corpus[0].published) == "2024-05-06"


def test_lines_of_an_old_mac(tmp_path):
    assert texts(write(tmp_path / "a.csv", b'id,text\r1,He said no.\r2,"She\rsaid yes."\r')) == ["He said no.", "She\rsaid yes."]


def test_a_mark_that_is_never_closed_swallows_no_rows(tmp_path):
    path = write(tmp_path / "a.csv", 'id,text\n1,He said no.\n2,"She said yes.\n3,They said so.\n')
    with pytest.warns(sayso.SaysoWarning, match="never closed"):
        corpus = sayso.read(path)
    assert [(d.id, d.text) for d in corpus] == [("1", "He said no."), ("2", '"She said yes.'), ("3", "They said so.")]
    assert told(corpus) == [("broken-line", "a quotation mark that is never closed: it was read as a letter")]


def test_one_bad_mark_costs_no_other_row(tmp_path):
    path = write(tmp_path / "a.csv", 'id,text\n1,"unclosed one\n2,text two\n3,text three\n4,He "said" four\n5,five\n')
    corpus = sayso.read(path, errors="skip")
    assert [d.text for d in corpus] == ['"unclosed one', "text two", "text three", 'He "said" four', "five"]
    assert [code for code, _ in told(corpus)] == ["broken-line"] and "read as a letter" in told(corpus)[0][1]
    before = write(tmp_path / "b.csv", 'id,text\n1,"unclosed\n2,"two\n\nparagraphs"\n3,three\n')
    assert texts(before, errors="skip") == ['"unclosed', "two\n\nparagraphs", "three"]


def test_rows_between_two_marks_are_rows(tmp_path):
    path = write(tmp_path / "a.csv", 'id,text\n1,"He went\n2,foo\n3,bar"\n')
    with pytest.warns(sayso.SaysoWarning, match="row by itself"):
        assert texts(path) == ['"He went', "foo", 'bar"']


@pytest.mark.parametrize("text", ["A title\nHe came, she went.", "Costs\nThey rise by 3,000 crowns.", "One, two\n3,4", "One\n\n2,3"])
def test_paragraphs_with_commas_stay_one_text(tmp_path, text):
    path = write(tmp_path / "a.csv", f'id,text\n1,"{text}"\n2,x\n')
    corpus = sayso.read(path)
    assert [d.text for d in corpus] == [text, "x"] and not len(corpus.warnings)


def test_marks_inside_a_cell_are_told(tmp_path):
    path = write(tmp_path / "a.csv", 'id,text\n1,"He said "no" twice."\n2,"She ""said"" yes."\n3,"Go", x\n4,"He "went", she stayed."\n5,"It is "so""\n')
    with pytest.warns(sayso.SaysoWarning, match="neither doubled nor around a whole cell"):
        corpus = sayso.read(path)
    assert [d.text for d in corpus] == ['He said "no" twice.', 'She "said" yes.', "Go", 'He "went", she stayed.', 'It is "so"'] and len(corpus.warnings) == 4
    with pytest.raises(sayso.InputError, match="line 2"):
        sayso.read(path, errors="raise")


def test_how_many_lines_became_one_row_is_told(tmp_path):
    path = write(tmp_path / "a.csv", 'id,text\n1,"One "two" here\n\nthree, yes."\n2,x\n3,"Never\n\nclosed.\n4,"He\n\nleft."\n')
    corpus = sayso.read(path, errors="skip")
    assert [d.text for d in corpus] == ['One "two" here\n\nthree, yes.', "x", "Never\n\nclosed.", "He\n\nleft."]
    assert [message.partition("; ")[2] for _, message in told(corpus)] == ["3 lines became one row"] * 2


def test_backslashes_before_marks_and_line_ends(tmp_path):
    path = write(tmp_path / "a.csv", 'id,text\n1,"He said \\"no\\" twice, then left."\n2,C:\\x\n')
    with pytest.warns(sayso.SaysoWarning, match="1 thing .*backslashes"):
        assert texts(path)[0] == 'He said "no" twice, then left.'
    pandas = write(tmp_path / "b.csv", 'id,text\n1,He said \\"no\\"\\, then left.\n2,x\n')
    assert texts(pandas, errors="skip") == ['He said "no", then left.', "x"]
    outfile = write(tmp_path / "c.tsv", "id\ttext\n1\tOne.\\\nTwo.\n2\tThree\\\tfour.\n3\tx\n")
    assert texts(outfile, errors="skip") == ["One.\nTwo.", "Three\tfour.", "x"]
    path = write(tmp_path / "d.csv", "id,text\n1,C:\\\n2,D:\\dir\n")
    assert texts(path) == ["C:\\", "D:\\dir"]


def test_one_column_keeps_its_commas(tmp_path):
    lines = ["He came, she went, and so on.", '"No", she said.', "x"]
    assert texts(write(tmp_path / "a.csv", "\n".join(["text", *lines, '"One,\ntwo."']) + "\n")) == [*lines, "One,\ntwo."]
    assert texts(write(tmp_path / "b.csv", 'text\n"No," she said.\nx\n'), errors="skip") == ['"No," she said.', "x"]


def test_a_carriage_return_inside_a_line(tmp_path):
    path = write(tmp_path / "a.csv", b"id,text\n1,He said\rno.\n2,x\n")
    with pytest.warns(sayso.SaysoWarning, match="carriage return"):
        assert texts(path) == ["He said no.", "x"]


def test_empty_lines_before_the_header(tmp_path):
    assert texts(write(tmp_path / "a.csv", "\n  \nid,text\n1,x\n")) == ["x"]


def test_a_header_that_is_never_closed_is_shown_short(tmp_path):
    with pytest.raises(sayso.InputError) as error:
        sayso.read(write(tmp_path / "a.csv", 'id,"text\n' + "1,He said no.\n" * 1000))
    assert len(str(error.value)) < 500


def test_many_bad_marks_take_no_longer_for_each(tmp_path):
    path = write(tmp_path / "a.csv", "id,text\n" + '1,"a "b" c\n\n' * 5000 + '2,"d\n' * 5000)
    assert len(texts(path, errors="skip")) == 10_000


def test_tabs_with_marks_as_letters(tmp_path):
    path = write(tmp_path / "a.tsv", 'id\ttext\n1\t"We stay," she said.\n2\t"It is late\n3\tHe said no.\n4\t"Go," he said.\n')
    with pytest.warns(sayso.SaysoWarning, match="1 thing .*marks were read as letters"):
        corpus = sayso.read(path)
    assert [d.text for d in corpus] == ['"We stay," she said.', '"It is late', "He said no.", '"Go," he said.']


def test_columns_called_alike(tmp_path):
    path = write(tmp_path / "a.csv", "text,text,x\nfirst,second,third\n")
    assert texts(path) == ["first"] and texts(path, columns={"text": "text (2)"}) == ["second"]
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([["first", "second"]], columns=["text", "text"])
    assert texts(frame) == ["first"]
    assert csvs.distinct(["a", "a (2)", "a", "a"]) == ["a", "a (2)", "a (3)", "a (4)"]


def test_a_header_that_is_not_utf8_asks_for_its_encoding(tmp_path):
    path = write(tmp_path / "a.csv", "Nr;Beiträge\n1;Er sagte nein.\n".encode("cp1252"))
    with pytest.raises(sayso.InputError, match="encoding='cp1252'"):
        sayso.read(path)


def test_utf8_that_was_called_something_else(tmp_path):
    for name, text in (("a.csv", "id,text\n1,“No” he said.\n"), ("a.txt", "“No” he said.")):
        with pytest.warns(sayso.SaysoWarning, match="looks like UTF-8"):
            assert texts(write(tmp_path / name, text), encoding="cp1252") == ["“No” he said.".encode().decode("cp1252", "replace")]
        with pytest.warns(sayso.SaysoWarning, match="mark of UTF-8"):
            assert texts(write(tmp_path / name, "\ufeff" + text), encoding="cp1252")[0].removeprefix("\ufeff") == "“No” he said."
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert texts(write(tmp_path / name, text.encode("cp1252")), encoding="cp1252") == ["“No” he said."]


def test_utf16_tables_say_so(tmp_path):
    for name, data in (("a.csv", "id;text\n1;x\n"), ("a.jsonl", '{"text": "x"}\n')):
        path = write(tmp_path / name, data.encode("utf-16"))
        with pytest.raises(sayso.InputError, match="encoding='utf-16'"):
            sayso.read(path)
        assert texts(path, encoding="utf-16") == ["x"]


def test_tables_that_are_no_utf16(tmp_path):
    for name in ("a.csv", "a.jsonl"):
        with pytest.raises(sayso.InputError, match="does not start with BOM"):
            sayso.read(write(tmp_path / name, '{"text": "x"}\n'), encoding="utf-16")


def test_files_are_closed(tmp_path):
    path = write(tmp_path / "a.csv", "id,text\n1,x\n")
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        assert texts(path, encoding="cp1252") == ["x"]


def test_large_cells_in_several_threads_leave_the_limit_as_it_was(tmp_path):
    path, limit, found = write(tmp_path / "a.csv", 'id,text\n1,"' + "He said no. " * 40_000 + '"\n' * 2), csv.field_size_limit(), []
    threads = [threading.Thread(target=lambda: found.append(len(sayso.read(path, errors="skip")[0].text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [480_000] * 4 and csv.field_size_limit() == limit

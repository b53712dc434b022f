"""sayso compare, as text and as a page; the page is whole, escaped and needs nothing from elsewhere."""
import base64
import hashlib
import html
import html.parser
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest

import sayso
from sayso import report
from sayso.compare import Sides, conflicts_text, side_by_side

ONE = "“Nobody asked the fishermen of this coast before the quota was cut, and nobody will,” Ida Brandt said. The quota is unsafe and must be stopped at once, she said."
TWO = "“Nobody asked the fishermen of this coast before the quota was cut, and nobody will,” Tom Okoro said."
THREE = "The quota is dangerous and must be stopped immediately, Ida Brandt said. She said that nobody had asked the fishermen of this coast before the quota was cut."
NASTY = "<script>alert('x')</script> & \"quotes\" \x1b[31m"


@pytest.fixture(scope="module")
def corpus():
    return sayso.read([{"id": "a", "text": ONE, "outlet": "The Harbour Post", "published": "2024-03-29"},
                       {"id": "b", "text": TWO, "outlet": NASTY, "published": "2024-03-29", "title": NASTY},
                       {"id": "c/three.txt", "text": THREE, "published": "2024-03-30"}])


def test_the_text_fits_a_terminal(corpus):
    text = side_by_side(corpus) + conflicts_text(corpus)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "Ida Brandt, 2024-03-29 (state; 2 documents)" in text
    assert "The Harbour Po… 1.00" in text and "  three.txt " in text  # cut for the column; a path's folders are left out
    assert "CONTRADICTIONS" in text and "attribution: " in text and "“Tom Okoro”" in text
    assert "\x1b" not in text


def test_the_fact_is_told_in_words(corpus):
    sides = Sides(corpus)
    row = {"about": "vote/un-security-council/2024-03-28"}
    sides.names["body/un-security-council"] = "UN Security Council"
    assert sides.about(row) == "vote of UN Security Council, 2024-03-28"
    assert sides.about({"about": "person/ida-brandt"}) == "Ida Brandt"
    assert sides.about({"about": corpus.statements[0].statement}).startswith("“")
    assert sides.about({"about": "boats"}) == "boats"


class Page(html.parser.HTMLParser):
    """Names and attributes of all elements."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)


def test_the_page_is_escaped(corpus):
    text = report.page(corpus, title=NASTY)
    assert "<script>alert" not in text and "\x1b" not in text
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in text
    assert [tag for tag, _ in Page(text).elements].count("script") == 1
    assert not [name for _, attributes in Page(text).elements for name in attributes if name.startswith("on")]


def test_the_page_needs_nothing_else(corpus):
    text = report.page(corpus)
    elements = Page(text).elements
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & {tag for tag, _ in elements}
    assert not [attributes for _, attributes in elements if {"src", "href", "srcset", "action"} & set(attributes)]
    assert not re.search(r"https?:|//[a-z]|url\(|@import", text)
    policy = next(attributes["content"] for tag, attributes in elements if attributes.get("http-equiv") == "Content-Security-Policy")
    script = re.search(r"<script>(.*?)</script>", text, re.S)[1]
    assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")


def test_the_page_is_well_formed(corpus):
    text = report.page(corpus, title="a & b")
    body = text.removeprefix("<!DOCTYPE html>\n")
    body = re.sub(r"(<(script|style)>)(.*?)(</\2>)", r"\1\4", body, flags=re.S)
    root = ElementTree.fromstring(body)
    cards = [e for e in root.iter("article")]
    assert len(cards) == len(corpus.statements) + len(corpus.conflicts)
    assert all(card.get("data-speakers") is not None for card in cards)
    options = [e.get("value") for e in root.iter("option")]
    assert options[0] == "" and "person/ida-brandt" in options and len(options) == len(set(options))
    ids = {id for card in cards for id in card.get("data-speakers").split()}
    assert ids == set(options) - {""}


def test_the_page_says_the_same_as_the_tables(corpus):
    words = " ".join(" ".join(Page(report.page(corpus)).words).split())
    for row in corpus.conflicts.to_dicts():
        for side in row["sides"]:
            assert " ".join(side["text"].split()) in words
    for row in corpus.statements.to_dicts():
        assert " ".join(row["text"].split()) in words


def test_an_empty_corpus_has_a_page_too():
    text = report.page(sayso.read([{"id": "a", "text": "The harbour was quiet."}]))
    assert "No statement stands in two articles." in text and "1 article," in text


def test_what_is_too_much_for_a_page_is_said(corpus, monkeypatch):
    assert len(corpus.statements) and "are left out here" not in report.page(corpus)
    monkeypatch.setattr(report, "MOST", 0)
    text = report.page(corpus)
    assert "beyond the first 0 of each are left out here" in text and "data-speakers=" not in text


def test_a_page_appears_whole_or_not_at_all(corpus, tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    corpus.to_html(path)
    assert corpus.to_html() == path.read_text(encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    assert before == report.page(corpus)

    def broken(*_):
        raise RuntimeError("no")
    monkeypatch.setattr(report, "page", broken)
    with pytest.raises(RuntimeError):
        corpus.to_html(path)
    assert path.read_text(encoding="utf-8") == before and os.listdir(tmp_path) == ["page.html"]
    monkeypatch.undo()
    with pytest.raises(sayso.OutputError):
        corpus.to_html(tmp_path / "absent" / "page.html")


BROWSER = shutil.which("chromium") or shutil.which("google-chrome")


def in_browser(folder, page, *arguments):
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder / 'profile'}", *arguments, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


@pytest.mark.skipif(BROWSER is None, reason="needs a Chromium")
def test_a_browser_shows_the_page(corpus, tmp_path):
    page, picture = tmp_path / "page.html", tmp_path / "page.png"
    corpus.to_html(page)
    try:
        shown = in_browser(tmp_path, page, "--dump-dom").stdout
        in_browser(tmp_path, page, "--window-size=1000,1400", f"--screenshot={picture}")
    except subprocess.TimeoutExpired:
        pytest.skip("the browser does not start here")
    if "<html" not in shown:
        pytest.skip("the browser does not start here")
    assert '<p id="filter">' in shown and 'hidden="hidden"' in page.read_text(encoding="utf-8")  # the script ran, under the page's own policy
    assert html.escape(NASTY.replace("\x1b", ""), quote=False)[:20] in shown and "<script>alert" not in shown
    assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 20_000


def run(*arguments):
    return subprocess.run([sys.executable, "-m", "sayso", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")


def test_the_command(tmp_path, sample_folder):
    done = run("compare", sample_folder)
    assert done.returncode == 0 and "CONTRADICTIONS" in done.stdout and "conflicts" in done.stderr
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    page = tmp_path / "page.html"
    done = run("compare", sample_folder, "--html", page)
    assert done.returncode == 0 and not done.stdout and str(page) in done.stderr
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    done = run("compare", sample_folder, "--html", tmp_path / "absent" / "page.html")
    assert done.returncode == 2 and "page.html" in done.stderr


def test_a_loaded_corpus_has_a_page(corpus, tmp_path):
    corpus.write(tmp_path / "out", formats=["jsonl"])
    assert report.page(sayso.load(tmp_path / "out")) == report.page(corpus)


def test_duckdb(corpus, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "news.duckdb"
    corpus.to_duckdb(path)
    corpus.to_duckdb(path)
    with duckdb.connect(str(path)) as database:
        assert database.execute("select count(*) from claims").fetchone() == (len(corpus.claims),)
        assert database.execute("select sides[1].value from conflicts").fetchone()[0]
        names = {row[0] for row in database.execute("show tables").fetchall()}
    assert names == set(corpus.tables)
    with pytest.raises(sayso.OutputError):
        corpus.to_duckdb(tmp_path / "absent" / "news.duckdb")
    (tmp_path / "no.duckdb").write_text("this is no database" * 1000, encoding="utf-8")
    with pytest.raises(sayso.OutputError):
        corpus.to_duckdb(tmp_path / "no.duckdb")
    with pytest.raises(sayso.InputError, match="connection"):
        corpus.to_duckdb(":memory:")
    with duckdb.connect() as database:
        database.execute("create table mine as select 1 as one")
        corpus.to_duckdb(database)
        corpus.to_duckdb(database)
        assert database.execute("select count(*) from claims, mine").fetchone()[0] == len(corpus.claims)
        database.begin()
        with pytest.raises(sayso.OutputError, match="^the connection is inside a transaction: commit first$"):
            corpus.to_duckdb(database)
        database.execute("create table theirs as select 1 as one")
        database.commit()
        assert database.execute("select count(*) from theirs").fetchone() == (1,), "what was begun is the caller's still"


def test_duckdb_that_fails_leaves_nothing_registered(corpus):
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as database:
        database.execute("create view claims as select 1 as one")
        with pytest.raises(sayso.OutputError, match="^the connection: "):
            corpus.to_duckdb(database)
        assert database.execute("show tables").fetchall() == [("claims",)]


def test_duckdb_is_optional(corpus, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(sayso.DependencyError, match=r"pip install 'sayso\[frames\]'"):
        corpus.to_duckdb(tmp_path / "news.duckdb")
    assert not os.listdir(tmp_path)

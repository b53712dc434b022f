"""Web pages: saved HTML and WARC archives, read through trafilatura and fastwarc."""
import datetime
import gzip

import pytest

import sayso
from sayso import files

pytest.importorskip("trafilatura")
pytest.importorskip("fastwarc")

DAY = datetime.date(2023, 5, 13)
ADDRESS = "https://ledger.example/harbour/fund"
PAGE = """<!doctype html><html lang="en"><head><title>Mayor denies harbour claim - The Larkhaven Ledger</title>
<meta property="og:site_name" content="The Larkhaven Ledger"><meta name="author" content="Ilse Brandt">
<meta property="article:published_time" content="2023-05-13T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>
<article><h1>Mayor denies harbour claim</h1>
<p>Mayor Dorota Velmeer denied on Friday that money of the harbour fund had been moved. She said that every account had been checked twice.</p>
<p>“Nobody took a coin,” she told reporters at the town hall, where the council had met for three hours to hear about the audit.</p></article>
<footer>Share on all your networks</footer></body></html>"""


def response(address, body, kind="text/html; charset=utf-8", status="200 OK"):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2023-05-14T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


RECORDS = (response("https://ledger.example/logo.png", b"\x89PNG", "image/png"), response(ADDRESS, PAGE.encode()),
           response("https://ledger.example/gone", b"<html><p>Not here</p></html>", status="404 Not Found"),
           response("https://ledger.example/menu", b"<html><body><img src='/menu.png'></body></html>"))


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, RECORDS)))
    return path


def read(path, **options):
    with pytest.warns(sayso.SaysoWarning):
        return sayso.read(path, **options)


def test_page(tmp_path):
    (tmp_path / "fund.html").write_text(PAGE, encoding="utf-8")
    doc = sayso.read(tmp_path / "fund.html", errors="raise")[0]
    assert (doc.id, doc.outlet, doc.published) == ("fund.html", "The Larkhaven Ledger", DAY)
    assert "Home" not in doc.text and "Share" not in doc.text
    assert [c.speaker.name for c in doc.claims] == ["Dorota Velmeer"] * 4
    assert doc.claims["act"] == ["deny", "deny", "state", "state"]


def test_page_in_another_encoding(tmp_path):
    (tmp_path / "fund.htm.gz").write_bytes(gzip.compress(PAGE.encode("cp1252")))
    assert "“Nobody took a coin,”" in sayso.read(tmp_path / "fund.htm.gz", encoding="cp1252", errors="raise")[0].text


@pytest.mark.parametrize("packed", [True, False])
def test_archive(tmp_path, packed):
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(b"".join(gzip.compress(r) if packed else r for r in RECORDS))
    corpus = read(path)
    assert corpus.documents["id"] == [f"{path.name}#2"] and corpus.documents["url"] == [ADDRESS]
    assert corpus[0].outlet == "The Larkhaven Ledger" and corpus[0].published == DAY and len(corpus.claims) == 4
    told = [w["message"] for w in corpus.warnings.to_dicts() if w["code"] == "no-article"]
    assert len(told) == 2 and "/menu" in told[0] and "2 of 4 responses" in told[1]


def test_archive_cut_off(archive):
    archive.write_bytes(b"".join(map(gzip.compress, RECORDS[:2])) + gzip.compress(RECORDS[1])[:200])
    corpus = read(archive)
    assert "Velmeer" in corpus[0].text
    assert {"unreadable-file", "no-article"} & set(corpus.warnings["code"])


@pytest.mark.parametrize("content", [b"", b"no archive at all", gzip.compress(b"WARC/1.0\r\n\r\n")])
def test_no_archive(archive, content):
    archive.write_bytes(content)
    with pytest.raises(sayso.InputError, match="crawl.warc.gz"):
        sayso.read(archive)


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\0\xff\xfe<p>", b"<" * 5000])
def test_page_without_article(tmp_path, content):
    (tmp_path / "a.html").write_bytes(content)
    with pytest.raises(sayso.InputError, match="no article on this page"):
        sayso.read(tmp_path / "a.html")


def test_without_the_libraries(tmp_path, archive, monkeypatch):
    def need(module, extra="frames"):
        raise sayso.DependencyError(f"this needs {module}: pip install 'sayso[{extra}]'")

    monkeypatch.setattr("sayso.pages.need", need)
    (tmp_path / "a.txt").write_text("Mayor Velmeer denied the claim.", encoding="utf-8")
    with pytest.raises(sayso.DependencyError, match=r"sayso\[web\]"):
        sayso.read(archive)
    corpus = read(tmp_path)
    assert corpus.documents["id"] == ["a.txt"]
    assert any("sayso[web]" in message for message in corpus.warnings["message"])


def test_kinds_are_told(tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    with pytest.raises(sayso.InputError, match=r"\.warc"):
        sayso.read(tmp_path)
    assert files.kind_of("a.WARC.GZ") == "warc" and files.kind_of("a.xhtml") == "html"

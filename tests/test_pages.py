"""Web pages: saved HTML and WARC archives, read through trafilatura and fastwarc."""
import datetime
import gzip
import zlib

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


def response(address, body, kind="text/html; charset=utf-8", status="200 OK", packed=""):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{packed}Content-Length: {len(body)}\r\n\r\n".encode() + body
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


def test_page_whose_site_calls_itself_an_address(tmp_path):
    page = PAGE.replace('content="The Larkhaven Ledger"', 'content="https://ledger.example"').replace("<head>", f'<head><link rel="canonical" href="{ADDRESS}">')
    (tmp_path / "fund.html").write_text(page, encoding="utf-8")
    assert sayso.read(tmp_path, errors="raise")[0].outlet == "ledger.example"


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


def in_chunks(body, size=300):
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[i:i + size] for i in range(0, len(body), size))) + b"0\r\n\r\n"


@pytest.mark.parametrize(("body", "packed"), [(in_chunks(PAGE.encode()), "Transfer-Encoding: chunked\r\n"),
                                              (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
                                              (zlib.compress(PAGE.encode()), "Content-Encoding: deflate\r\n")])
def test_archive_as_it_was_sent(tmp_path, body, packed):
    (tmp_path / "plain.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sent.warc").write_bytes(response(ADDRESS, body, packed=packed))
    plain, sent = sayso.read(tmp_path, errors="raise")
    assert sent.text == plain.text and sent.title == plain.title


@pytest.mark.parametrize(("encoding", "charset"), [("cp1252", "windows-1252"), ("cp1252", "ISO-8859-1"), ("cp1250", "windows-1250"), ("utf-8", "iso-8859-1"),
                                                   ("utf-16", "utf-16"), ("utf-8", "nonsense"), ("utf-8", "hex"), ("utf-8", "")])
def test_the_server_tells_the_encoding(tmp_path, encoding, charset):
    page = PAGE.replace("Velmeer", "Müller")
    (tmp_path / "a.warc").write_bytes(response(ADDRESS, page.encode(encoding), kind=f"text/html; charset={charset}"))
    doc = sayso.read(tmp_path, errors="raise")[0]
    assert "Dorota Müller denied" in doc.text and "“Nobody took a coin,”" in doc.text


def test_mark_behind_a_line(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.replace("<p>Mayor", "<p>\u0301Mayor"), encoding="utf-8")
    assert "\n\u0301Mayor Dorota Velmeer denied" in sayso.read(tmp_path, errors="raise")[0].text


def test_one_bad_page_is_left_out(tmp_path, monkeypatch):
    from sayso import pages

    def fields_of(page, url=None):
        if b"bad" in page:
            raise ValueError("a fault of the library")
        return real(page, url)

    real = pages.fields_of
    monkeypatch.setattr("sayso.pages.fields_of", fields_of)
    bad = [response("https://ledger.example/bad", b"<p>bad</p>"), response("https://ledger.example/no-brotli", b"<p>", packed="Content-Encoding: br\r\n"),
           response("https://ledger.example/large", PAGE.encode() + b" " * pages.LARGEST)]
    (tmp_path / "a.warc").write_bytes(b"".join([*bad, response(ADDRESS, PAGE.encode())]))
    corpus = read(tmp_path)
    assert corpus.documents["id"] == ["a.warc#4"] and corpus.documents["text"][0].startswith("Mayor")
    told = [w["message"] for w in corpus.warnings.to_dicts() if w["code"] == "no-article"]
    assert ["a fault of the library" in told[0], "cannot be unpacked" in told[1], "8,000,000" in told[2], len(told)] == [True, True, True, 3]


@pytest.mark.parametrize("threads", [1, 2])
def test_what_stands_before_damage_is_kept(tmp_path, threads):
    (tmp_path / "a.txt").write_text("Mayor Velmeer denied the claim.", encoding="utf-8")
    (tmp_path / "b.warc").write_bytes(response(ADDRESS, PAGE.encode()) + b"@@@ no record\r\n\r\n")
    corpus = read(tmp_path, threads=threads)
    assert corpus.documents["id"] == ["a.txt", "b.warc#1", "b.warc"] and len(corpus[1].claims) == 4
    assert [w["code"] for w in corpus.warnings.to_dicts() if "damaged" in w["message"]] == ["unreadable-file"]


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

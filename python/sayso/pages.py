"""Web pages -> items: saved HTML files and WARC archives of crawls (CC-NEWS is such a one).

    page.html ------------------------------.
    crawl.warc.gz --fastwarc--> responses --+--trafilatura--> text and metadata --> Item

trafilatura finds the article among menus, teasers and share buttons; fastwarc reads archives. Both come with the extra `web`
and are imported when the first page is met. A page without an article becomes a note, and so does what an archive holds besides
pages: nothing is lost in silence.
"""
import codecs
import unicodedata

from .files import Item, Note, Unreadable, content, decoded, need

# A day that the page states, no copyright year; of the page, not of this run: what lies behind today must not depend on the clock.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
LARGEST = 8_000_000  # bytes; the time of trafilatura grows with the square of what is larger
PAGES = ("text/html", "application/xhtml+xml")
FIELDS = ("text", "title", "author", "date", "sitename", "hostname", "url", "language")


def fields_of(page, url=None):
    """The fields of the article on a page (bytes or str), under trafilatura's names; None when there is none."""
    found = need("trafilatura", "web").bare_extraction(page, url=url, with_metadata=True, include_comments=False, date_extraction_params=DATES)
    if found is None or not found.text:
        return None
    return {name: unicodedata.normalize("NFC", getattr(found, name) or "") for name in FIELDS}


def html_file(found, options):
    need("trafilatura", "web")
    page, notes = page_of(content(found.path), None, found.path, options)
    yield item_of(page, None, found.id, found, found.path, notes)


def page_of(data, charset, where, options):
    """(page, notes): in the encoding that the user named, or that the server did; left as it is where it is UTF-8 or nobody knows
    better than the page itself."""
    if options.encoding:
        return decoded(data, where, options)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        data = in_charset(data, charset)
    return data, ()


def in_charset(data, charset):
    """As str when the bytes are what the server said."""
    try:
        name = codecs.lookup(charset or "").name
        return data.decode("cp1252" if name in ("ascii", "iso8859-1") else name)  # as browsers take these two
    except (LookupError, UnicodeError, ValueError):
        return data


def item_of(page, url, id, found, where, notes=()):
    if len(page) > LARGEST:
        return no_article(where, f"larger than {LARGEST:,} bytes, too large for a page", notes)
    try:
        fields = fields_of(page, url)
    except Exception as error:  # of the library, about a page that it did not foresee: the others are still read
        return no_article(where, f"this page cannot be read ({type(error).__name__}: {error})", notes)
    return Item(fields=fields, id=id, path=found.path, notes=notes, where=where) if fields else no_article(where, "no article on this page", notes)


def no_article(where, reason, notes=()):
    return Item(notes=(*notes, Note("no-article", f"{where}: {reason}")), where=where)


def warc_file(found, options):
    """One item for each page that was fetched; its id is the file's with the number of the response."""
    need("fastwarc.warc", "web")
    need("trafilatura", "web")
    others, number = 0, 0
    for number, (url, charset, data) in enumerate(responses(found.path), 1):
        if data is None:
            others += 1
            continue
        where = f"{found.path} response {number}" + (f" ({url})" if url else "")
        if isinstance(data, Exception):
            yield no_article(where, f"cannot be unpacked ({data})")
            continue
        page, notes = page_of(data, charset, where, options)
        yield item_of(page, url, f"{found.id}#{number}", found, where, notes)
    if not number:
        raise Unreadable("no response in this WARC file")
    if others:
        yield no_article(found.path, f"{others} of {number} responses are no pages (not HTML, or not status 200)")


def responses(path):
    """(address, charset, page) of each response, unpacked from what it was sent in; None for what is no page, an exception for what
    cannot be unpacked."""
    warc, number = need("fastwarc.warc", "web"), 0
    try:
        with open(path, "rb") as stream:
            for number, record in enumerate(warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response, auto_decode="all"), 1):
                yield record.headers.get("WARC-Target-URI"), record.http_charset, payload(record) if is_page(record) else None
    except (OSError, ValueError) as error:
        raise Unreadable(f"damaged WARC data after response {number} ({error})") from error


def payload(record):
    try:
        return record.reader.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        return error


def is_page(record):
    kind = (record.http_content_type or "").casefold()
    return record.http_headers is not None and record.http_headers.status_code == 200 and kind in PAGES

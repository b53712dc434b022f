"""Web pages -> items: saved HTML files and WARC archives of crawls (CC-NEWS is such a one).

    page.html ------------------------------.
    crawl.warc.gz --fastwarc--> responses --+--trafilatura--> text and metadata --> Item

trafilatura finds the article among menus, teasers and share buttons; fastwarc reads archives. Both come with the extra `web`
and are imported when the first page is met. A page without an article becomes a note, and so does what an archive holds besides
pages: nothing is lost in silence.
"""
import json

from .files import Item, Note, Unreadable, content, decoded, need

# A day of the page, not of this run: what lies behind today must not depend on the clock.
DATES = {"original_date": True, "extensive_search": True, "max_date": "2099-12-31"}
LARGEST = 20_000_000  # bytes; trafilatura takes no larger page
PAGES = ("text/html", "application/xhtml+xml")


def fields_of(page, url=None):
    """The fields of the article on a page (bytes or str), under trafilatura's names; None when there is none."""
    found = need("trafilatura", "web").extract(page, url=url, output_format="json", with_metadata=True, include_comments=False,
                                               date_extraction_params=DATES)
    fields = json.loads(found) if found else {}
    fields.pop("id", None)  # trafilatura's own number; sayso names documents by where they lie
    return fields if fields.get("text") else None


def html_file(found, options):
    need("trafilatura", "web")
    page, notes = decoded(content(found.path), found.path, options)
    yield item_of(page, None, found.id, found, found.path, notes)


def item_of(page, url, id, found, where, notes=()):
    fields = fields_of(page, url) if len(page) <= LARGEST else None
    if fields is None:
        return Item(notes=(*notes, Note("no-article", f"{where}: no article on this page")), where=where)
    return Item(fields=fields, id=id, path=found.path, notes=notes, where=where)


def warc_file(found, options):
    """One item for each page that was fetched; its id is the file's with the number of the record."""
    warc = need("fastwarc.warc", "web")
    need("trafilatura", "web")
    others, number = 0, 0
    try:
        with open(found.path, "rb") as stream:
            for number, record in enumerate(warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response), 1):
                if not is_page(record):
                    others += 1
                    continue
                url = record.headers.get("WARC-Target-URI")
                where = f"{found.path} record {number}" + (f" ({url})" if url else "")
                page, notes = decoded(record.reader.read(LARGEST + 1), where, options)
                yield item_of(page, url, f"{found.id}#{number}", found, where, notes)
    except (OSError, ValueError) as error:
        raise Unreadable(f"damaged WARC data after record {number} ({error})") from error
    if not number:
        raise Unreadable("no response in this WARC file")
    if others:
        yield Item(notes=(Note("no-article", f"{found.path}: {others} of {number} responses are no pages (not HTML, or not status 200)"),),
                   where=found.path)


def is_page(record):
    kind = (record.http_content_type or "").casefold()
    return record.http_headers is not None and record.http_headers.status_code == 200 and kind in PAGES

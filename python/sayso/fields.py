"""The fields of a document, under the names that other programs give them.

trafilatura, newspaper4k, news-please, fundus, CC-News, Event Registry, NewsAPI, Media Cloud, the Guardian, WordPress, schema.org
and FollowTheMoney each call the same things differently. `Mapper` looks at the keys of a record once for each set of keys, and
then takes the first name of a field that has a value. `day_of` reads dates as metadata writes them.
"""
import collections.abc
import datetime
import json
import re

from ._core import InputError
from .files import Note

EPOCH = datetime.date(1970, 1, 1).toordinal()

# In order of trust. Compared in small letters, with - and spaces as _.
ALIASES = {
    "text": ("text", "maintext", "main_text", "bodytext", "body_text", "plaintext", "plain_text", "articlebody", "article_body",
             "article_text", "story_text", "fulltext", "full_text", "cleaned_text", "clean_text", "body", "content", "article", "raw_text", "story"),
    "id": ("id", "doc_id", "docid", "document_id", "article_id", "stories_id", "uri", "guid", "uuid", "identifier", "_id"),
    "title": ("title", "headline", "heading", "webtitle", "title_page", "title_rss"),
    "published": ("published", "publish_date", "publishing_date", "published_date", "date_publish", "date_published",
                  "datepublished", "publishedat", "published_at", "datetimepub", "publication_date", "publicationdate", "pubdate",
                  "pub_date", "publication_time", "webpublicationdate", "authoredat", "datetime", "date", "timestamp"),
    "outlet": ("outlet", "sitename", "site_name", "source_hostname", "meta_site_name", "og_site_name", "publisher", "publication", "newspaper",
               "media_name", "source_name", "source", "source_domain", "hostname", "domain", "publication_name"),
    "url": ("url", "canonical_link", "canonical_url", "sourceurl", "responded_url", "requested_url", "weburl", "link", "href", "source", "uri"),
    "language": ("language", "lang", "meta_lang", "detectedlanguage"),
    "authors": ("authors", "author", "byline", "creator", "writers"),
}
FIELDS = tuple(ALIASES)
LANGUAGES = {"eng": "en", "english": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "ita": "it",
             "por": "pt", "zho": "zh", "chi": "zh", "ara": "ar", "jpn": "ja", "kor": "ko", "tur": "tr", "nld": "nl", "dut": "nl", "pol": "pl",
             "ukr": "uk"}
MISSING = {"", "none", "null", "nan", "nat", "n/a"}
NO_TEXT = MISSING - {""}  # what a column of texts has for a gap once it was made into text
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
SURROGATE = re.compile("[\ud800-\udfff]")


def plain(name):
    return str(name).strip().casefold().replace("-", "_").replace(" ", "_")


def absent(value):
    """None, NaN, NaT, pandas's NA, empty strings and lists: what tables and JSON write where there is nothing."""
    if value is None:
        return True
    if isinstance(value, str):
        return value.strip().casefold() in MISSING
    if isinstance(value, (list, tuple, dict, set, bytes)):
        return not value
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"  # which is neither itself nor another


def bare(value):
    """What numpy and pandas wrap, as Python has it: scalars, lists for arrays and columns. Views of memory stay."""
    if isinstance(value, memoryview):
        return value
    if str(getattr(value, "dtype", "")).startswith("datetime64"):
        value = value.astype("datetime64[us]")  # of nanoseconds there is no datetime
    return value.tolist()


def clean(value):
    """One line of metadata as str, lone surrogates as U+FFFD; lists give their first item, objects their name."""
    if type(value) is str and len(value) > 4 and value.isascii() and not value.isspace():
        return value
    if isinstance(value, dict):
        value = next((value[k] for k in ("title", "name", "rendered", "uri", "url", "id", "$oid") if not absent(value.get(k))), None)
    if isinstance(value, (list, tuple)):
        value = next((v for v in value if not absent(v)), None)
        return clean(value) if isinstance(value, dict) else clean(str(value)) if value is not None else None
    if absent(value):
        return None
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # an id column of numbers with gaps comes as floats
    value = str(value)
    return value if value.isascii() else SURROGATE.sub("\ufffd", value)


def url_of(name, value):
    value = clean(value)
    return value if value and (name not in ("source", "uri") or ADDRESS.match(value)) else None


def outlet_of(name, value):
    value = clean(value)
    return value if value and not (name in ("source", "sitename") and ADDRESS.match(value)) else None


def language_of(name, value):
    value = clean(value)
    if not value:
        return None
    value = re.split(r"[-_]", value.strip().casefold())[0]
    return LANGUAGES.get(value, value)


def authors_of(name, value):
    """Authors as a tuple of names, from a list (of names or of objects), from 'A; B', or from a list in JSON as our own CSV has it."""
    if absent(value):
        return None
    if isinstance(value, str):
        value = json_list(value) if value.lstrip().startswith("[") else value.split(";")
    elif not isinstance(value, (list, tuple)):
        value = [value]
    names = (clean(v) for v in value)
    return tuple(n.strip() for n in names if n and n.strip()) or None


def json_list(text):
    """The list that a text holds in JSON, or the text alone in a list."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text.split(";")
    return value if isinstance(value, list) else [text]


def text_of(name, value):
    """str and bytes as they are; lists of paragraphs joined; fundus's body from its sections."""
    if isinstance(value, str):
        return None if len(value) <= 4 and value.casefold() in NO_TEXT else value
    if isinstance(value, bytes):
        return value
    if isinstance(value, (bytearray, memoryview)):
        return bytes(value)
    if isinstance(value, dict):
        if "sections" in value:
            parts = list(value.get("summary") or ())
            for section in value["sections"]:
                parts += list(section.get("headline") or ()) + list(section.get("paragraphs") or ())
            return "\n\n".join(map(str, parts)) or None
        return next((v for k in ("rendered", *ALIASES["text"]) if isinstance(v := value.get(k), str) and v), None)  # WordPress: rendered
    if isinstance(value, (list, tuple)):
        return "\n\n".join(str(v) for v in value if not absent(v)) or None
    return None if absent(value) else str(value)


def line_of(name, value):
    return clean(value)


def date_of(name, value):
    while isinstance(value, dict):  # as MongoDB writes it
        value = value.get("$date", value.get("$numberLong"))
    return None if absent(value) else value


TAKE = {"text": text_of, "id": line_of, "title": line_of, "published": date_of, "outlet": outlet_of, "url": url_of,
        "language": language_of, "authors": authors_of}


INNER = ("fields", "_source")  # where the Guardian and Elasticsearch have the fields of a record


def flat(item):
    """A record as a mapping: FollowTheMoney's properties unfolded, objects of article readers by their attributes."""
    if isinstance(item, dict):
        if isinstance(item.get("properties"), dict) and "schema" in item:
            properties = item["properties"]
            return {"id": item.get("id"), **{k: v if k in ("author", "bodyText") else clean(v) for k, v in properties.items()}}
        inner = next((item[k] for k in INNER if isinstance(item.get(k), dict)), None)
        return item if inner is None else {**item, **inner}
    for method in ("as_dict", "get_dict", "_asdict"):
        if callable(getattr(item, method, None)):
            return getattr(item, method)()
    if hasattr(item, "keys") and hasattr(item, "__getitem__"):
        return {k: item[k] for k in item.keys()}
    if any(isinstance(getattr(item, name, None), str) for name in ("text", "plaintext", "maintext")):
        names = [n for n in dict.fromkeys(n for names in ALIASES.values() for n in names) if not n.startswith("_")]
        return {n: v for n in names if (v := getattr(item, n, None)) is not None and not callable(v)}
    if names := getattr(type(item), "__dataclass_fields__", None):
        return {name: getattr(item, name) for name in names}
    whole = "a data frame is read as it is, rows of a database as dict(zip(columns, row))" if isinstance(item, tuple) else "for one text use sayso.parse(text)"
    raise InputError(f"a record must be a dict with the text of an article, not {type(item).__name__}; {whole}")


def longest(keys, row):
    """The column with the longest text of a row, if it is as long as an article's at all."""
    sizes = [(len(cell), key) for key, cell in zip(keys, row) if isinstance(cell, str)]
    size, key = max(sizes, key=lambda pair: pair[0], default=(0, None))
    return key if size >= 80 else "NAME"


class Mapper:
    """Takes the fields of records; remembers in `mapping` which names it took them from."""

    def __init__(self, columns=None):
        if not isinstance(columns, (collections.abc.Mapping, type(None))):
            raise InputError(f"columns takes a dict such as {{'text': 'Artikel'}}, not {columns!r}")
        self.columns = dict(columns or {})
        self.plans, self.seen = {}, set()
        self.taken = {field: {} for field in FIELDS}
        for field, column in self.columns.items():
            if field not in ALIASES:
                turned = f"; columns={{{column!r}: {field!r}}} was meant?" if column in FIELDS else ""
                raise InputError(f"columns: there is no field {field!r}; the fields are {', '.join(FIELDS)}{turned}")
            if not isinstance(column, collections.abc.Hashable):
                raise InputError(f"columns: {column!r} cannot be the name of a column")

    @property
    def mapping(self):
        return {field: ", ".join(map(str, names)) for field, names in self.taken.items() if names}

    def missed(self):
        """Notes on columns that the user named and that no record had."""
        return [Note("unknown-column", f"columns: nothing that was read has a field {column!r} for {field}")
                for field, column in self.columns.items() if column not in self.seen]

    def plan(self, keys):
        """(place in FIELDS, how it is taken, [(plain name, key)] best first) of every field that these keys may hold."""
        found = self.plans.get(keys)
        if found is None:
            names = {}
            self.seen.update(column for column in self.columns.values() if column in keys)
            for key in keys:
                names.setdefault(plain(key), key)
            found = []
            for place, field in enumerate(FIELDS):
                if field in self.columns:
                    column = self.columns[field]
                    candidates = [(plain(column), column)] if column in keys else []
                else:
                    candidates = [(n, names[n]) for n in ALIASES[field] if n in names]
                if candidates:
                    found.append((place, TAKE[field], candidates))
            self.plans[keys] = found
        return found

    def check(self, keys, where, row=None):
        """A table must have a column of text, and those that the user named. Its first row may show which one holds text."""
        keys = tuple(keys)
        shown = ", ".join(name if len(name) <= 60 else name[:57] + "..." for name in map(str, keys[:20]))
        for field, column in self.columns.items():
            if column not in keys:
                raise InputError(f"{where}: there is no column {column!r} for {field}; the columns are {shown}")
        if not keys:
            raise InputError(f"{where}: it has no columns")
        if not any(FIELDS[place] == "text" for place, _, _ in self.plan(keys)):
            if any(isinstance(key, str) and key.count(" ") > 7 for key in keys):
                raise InputError(f"{where}: its first line is an article and no header; put the names of the columns into a line before it, such as id,text")
            likely = longest(keys, row or ())
            raise InputError(f"{where}: no column holds the text; the columns are {shown}. Name it: columns={{'text': {likely!r}}} or --columns 'text={likely}'"
                             + ("; and its encoding, for it is not UTF-8: encoding='cp1252' ..." if "\ufffd" in shown else ""))

    def take(self, item):
        """The values of FIELDS in a record: text str or bytes or None, authors a tuple, published as it stands."""
        if type(item) is not dict or "properties" in item or any(key in item for key in INNER):
            item = flat(item)
        values = [None] * len(FIELDS)
        for place, take, candidates in self.plan(tuple(item)):
            for name, key in candidates:
                value = item[key]
                if type(value) is not str and hasattr(value, "tolist"):
                    value = bare(value)
                if value is None or (value := take(name, value)) is None:
                    continue
                values[place] = value
                self.taken[FIELDS[place]][key] = None
                if value or place:
                    break  # an empty text (place 0) gives way to the next name that has one
        return values


# ---- dates of metadata -------------------------------------------------------------------------------------------------

MONTHS = {m: i for i, names in enumerate(("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
                                          "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1)
          for m in names.split()}
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?=$|[T ]\d|\d{6}$)")
YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
DAY_MONTH = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4})(?!\d)", re.I)
MONTH_DAY = re.compile(r"(?:[a-z]+,?\s+)?([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d\d?:\d\d(?::\d\d)?\s+(?:[A-Z]+\s+)?)?(\d{4})(?!\d)", re.I)
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
NUMBER = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}|\d{15,16}|\d{18,19}")


ORDERS = (None, "day-first", "month-first")


def parts_of(text, order=None):
    """(year, month, day, doubt) of a written date, or None when it is written in no way known here. `order` settles 03/04/2024 and 03-04-2024; points
    always have the day first."""
    for pattern in (ISO, COMPACT):
        if m := pattern.match(text):
            return int(m[1]), int(m[2]), int(m[3]), None
    if m := YEAR_FIRST.match(text):
        return int(m[1]), int(m[3]), int(m[4]), None
    if m := YEAR_LAST.match(text):
        first, second, year = int(m[1]), int(m[3]), int(m[4])
        if second > 12 or order == "month-first" and first <= 12 and m[2] != ".":
            return year, first, second, None
        if m[2] == "." or first > 12 or first == second or order:
            return year, second, first, None
        return year, second, first, "could be the day or the month first; dates='day-first' or 'month-first' tells"
    if (m := DAY_MONTH.match(text)) and m[2].casefold() in MONTHS:
        return int(m[3]), MONTHS[m[2].casefold()], int(m[1]), None
    if (m := MONTH_DAY.match(text)) and m[1].casefold() in MONTHS:
        return int(m[3]), MONTHS[m[1].casefold()], int(m[2]), None
    return None


def epoch_day(number):
    """Seconds since 1970; larger numbers are milliseconds, microseconds, nanoseconds."""
    while abs(number) > 1e11:
        number /= 1000
    return int(number // 86400)


def day_of(value, order=None):
    """(day since 1970-01-01 or None, problem or None). The day of a time stamp is the day as written."""
    if absent(value):
        return None, None
    if isinstance(value, datetime.date):  # datetime and pandas.Timestamp are dates too
        return value.toordinal() - EPOCH, None
    if isinstance(value, (list, tuple)):
        return day_of(value[0], order)
    if isinstance(value, bool):
        return None, ("unread-date", f"published: {value!r} is no date")
    if isinstance(value, int) or isinstance(value, float):
        if isinstance(value, int) and 19000101 <= value <= 21001231:
            return day_of(str(value))
        if 1e8 <= abs(value) < 4e18:
            return epoch_day(value), None
        return None, ("unread-date", f"published: {value!r} is no date that sayso reads{excel_hint(value)}")
    return written_day(clean(value) or "", order)


def written_day(text, order):
    text = text.strip()
    if not text.isascii() or len(text) > 100:
        return None, ("unread-date", f"published: {text[:60]!r} is no date that sayso reads; write it as YYYY-MM-DD")
    if NUMBER.fullmatch(text):
        return epoch_day(float(text)), None
    parts = parts_of(text, order)
    if parts is None:
        hint = excel_hint(float(text)) if SERIAL.fullmatch(text) else "; write it as YYYY-MM-DD"
        return None, ("unread-date", f"published: {text!r} is no date that sayso reads{hint}")
    year, month, day, doubt = parts
    if doubt:
        return None, ("unread-date", f"published: {text!r} {doubt}")
    try:
        return datetime.date(year, month, day).toordinal() - EPOCH, contradiction(text, order)
    except ValueError:
        return None, ("impossible-date", f"published: {text!r}: there is no such day")


def excel_hint(number):
    return "; a day of Excel's? write it as YYYY-MM-DD" if 20000 < number < 80000 else "; write it as YYYY-MM-DD"


def contradiction(text, order):
    """What is told of a date that the order given cannot have written; it is read all the same, for it can be but one day."""
    m = YEAR_LAST.match(text) if order else None
    if m and m[2] != "." and int(m[3 if order == "day-first" else 1]) > 12:
        return "unread-date", f"published: {text!r} is not {order}, as dates= says, but was read: are the others?"
    return None

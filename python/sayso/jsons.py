"""JSON -> items: one article, a list of them, or one a line; what web services wrap around them; tables as pandas writes them.

    {"text": ...}                                     an article
    [{"text": ...}, ...]   one object a line          articles
    {"articles": {"results": [{...}, ...]}}           articles of a service's answer
    {"a1": {"text": ...}, "a2": {...}}                articles by their ids
    {"text": {"0": ..., "1": ...}}  {"id": [...], "text": [...]}  {"columns": [...], "data": [[...]]}      to_json of pandas
    {"text": [...], "authors": [...]}                 an article whose text is a list of paragraphs
"""
import json

from ._core import SaysoError
from .fields import ALIASES, absent, plain, text_of
from .files import Item, Note, Unreadable, broken, content, decoded, lines

WRAPPERS = ("articles", "results", "documents", "docs", "items", "data", "response")
SEVERAL = {*ALIASES["authors"], "keywords", "tags", "categories", "topics", "images", "links"}  # of one article


def json_lines(found, options):
    """One object a line. A file whose first line is none is looked at as a whole: it may be JSON on several lines, or a list."""
    begun = False
    for number, line, notes in lines(found, options):
        where = f"{found.path} line {number}"
        if not line.strip():
            continue
        try:
            value, problem = json.loads(line.rstrip().removesuffix(",")), None
        except (ValueError, RecursionError) as error:
            value, problem = None, f"not JSON ({getattr(error, 'msg', None) or type(error).__name__})"
        if problem is None and not isinstance(value, dict):
            problem = "not a JSON object"
        if problem and not begun and (whole := whole_of(found, options)) is not None:
            yield from records_of(whole, found, options, ())
            return
        begun = True
        yield broken(where, problem) if problem else Item(fields=value, id=f"{found.id}#{number}", path=found.path, notes=notes, where=where)


def whole_of(found, options):
    """The file as one piece of JSON that holds objects, or None."""
    try:
        value = parsed(found, options)[0]
    except (ValueError, RecursionError, OSError, Unreadable):
        return None
    return value if isinstance(value, dict) or isinstance(value, list) and all(isinstance(item, dict) for item in value) else None


def parsed(found, options):
    text, notes = decoded(content(found.path), found.path, options)
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return json.loads(text.removeprefix("\ufeff")), notes


def json_file(found, options):
    try:
        value, notes = parsed(found, options)
    except RecursionError:
        raise Unreadable("not JSON that can be read: nested too deeply") from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":  # one object a line
            yield from json_lines(found, options)
            return
        raise Unreadable(f"line {error.lineno}: not JSON ({error.msg})") from error
    except SaysoError:
        raise
    except ValueError as error:  # a number of too many digits
        raise Unreadable(f"not JSON ({error})") from error
    yield from records_of(value, found, options, notes)


def records_of(value, found, options, notes):
    told = list(notes)
    records = tabled(value, options, found.path, told)
    records = records_in(value, options, found.path, told) if records is None else records
    if records is None:
        raise Unreadable("no list of articles in this JSON")
    if not records:
        told.append(Note("no-article", f"{found.path}: holds no article"))
    if told:
        yield Item(notes=tuple(told), where=found.path)
    for number, record in enumerate(records):
        where = f"{found.path} record {number}"
        if isinstance(record, dict):
            yield Item(fields=record, id=found.id if record is value else f"{found.id}#{number}", path=found.path, where=where)
        else:
            yield broken(where, "not a JSON object")


def records_in(value, options, path, told):
    """A list of records, one record, or an object that wraps a list of records (also Event Registry's articles.results). What has a text
    of its own is an article, whatever lists it has."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    if own_text(value, options):
        tell_of_others(value, options, path, told)
        return [value]
    wrapped = {}
    for key in WRAPPERS:
        inner = value.get(key)
        if isinstance(inner, dict) and (records := records_in(inner, options, path, told)) is not None and records != [inner]:
            wrapped[key] = records
        elif isinstance(inner, list) and all(isinstance(i, dict) for i in inner):
            wrapped[key] = inner
    return chosen(wrapped, path, told) if wrapped else [value]


def tell_of_others(value, options, path, told):
    """An article may have lists of anything; those of articles are left out, which is told."""
    for key in WRAPPERS:
        inner = value.get(key)
        if isinstance(inner, list) and any(isinstance(i, dict) and own_text(i, options) for i in inner):
            told.append(Note("broken-line", f"{path}: an article with a text of its own was read; the records of {key!r} ({len(inner)}) were left out"))


def chosen(wrapped, path, told):
    """The records of the first list that has some; of others that have some too is told."""
    full = [key for key, records in wrapped.items() if records] or list(wrapped)
    if len(full) > 1 and wrapped[full[0]]:
        others = " and ".join(f"{key!r} ({len(wrapped[key])})" for key in full[1:])
        told.append(Note("broken-line", f"{path}: the records of {full[0]!r} were read; those of {others} were left out"))
    return wrapped[full[0]]


def tabled(value, options, path, told):
    """The records of a table that was written by columns, or of articles by their ids; None when it is neither."""
    if not isinstance(value, dict) or not value:
        return None
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        return list(split(value["columns"], value["data"], path, told))
    columns = list(value.values())
    if has_text(value, options):
        if by_columns(value) and len({len(column) for column in columns}) == 1:
            return [dict(zip(value, row)) for row in zip(*columns)]
        if all(isinstance(column, dict) for column in columns) and len({tuple(column) for column in columns}) == 1:
            return [dict(zip(value, row)) for row in zip(*(column.values() for column in columns))]
        return None
    if all(isinstance(column, dict) for column in columns) and any(own_text(column, options) for column in columns):
        return [{"id": key, **record} for key, record in value.items()]
    return None


def split(columns, rows, path, told):
    """The records of pandas's orient="split"; what is no row, or longer than one, is told as it is of CSV."""
    for number, row in enumerate(rows):
        if not isinstance(row, list):
            yield row
            continue
        if len(row) > len(columns):
            told.append(Note("broken-line", f"{path} record {number}: {len(row)} cells where there are {len(columns)} columns; the rest was left out"))
        yield dict(zip(columns, row))


def by_columns(value):
    """Whether a dict of lists is a table: a text may be a list of paragraphs, and authors and keywords are always several."""
    if not all(isinstance(column, list) for column in value.values()):
        return False
    lists = set(map(plain, value))
    return len(lists - SEVERAL) > 1 or any(lists.intersection(ALIASES[field]) for field in ("id", "url", "title", "published"))


def has_text(record, options):
    """Whether it has a field of text, or the one that the user named."""
    named = options.mapper.columns.get("text")
    return named in record if named is not None else any(plain(key) in ALIASES["text"] for key in record)


def own_text(record, options):
    """Whether something is in its field of text: a string, paragraphs, or an object that holds such."""
    named = options.mapper.columns.get("text")
    values = [value for key, value in record.items() if (key == named if named is not None else plain(key) in ALIASES["text"])]
    return any(all(isinstance(v, str) for v in value) if isinstance(value, list) else isinstance(value, (str, dict)) and text_of("text", value)
               for value in values if not absent(value))

"""JSON -> items: one article, a list of them, or one a line; what web services wrap around them; tables as pandas writes them.

    {"text": ...}                                     an article
    [{"text": ...}, ...]   one object a line          articles
    {"articles": {"results": [{...}, ...]}}           articles of a service's answer
    {"a1": {"text": ...}, "a2": {...}}                articles by their ids
    {"text": {"0": ..., "1": ...}}  {"text": [...]}  {"columns": [...], "data": [[...]]}      to_json of pandas
"""
import json

from ._core import SaysoError
from .fields import ALIASES, plain
from .files import Item, Note, Unreadable, broken, content, decoded, lines

WRAPPERS = ("articles", "results", "documents", "docs", "items", "data", "response")


def json_lines(found, options):
    """One object a line. A file whose first line is none is looked at as a whole: it may be JSON on several lines, or a list."""
    begun = False
    for number, line, notes in lines(found, options):
        where = f"{found.path} line {number}"
        if not line.strip():
            continue
        try:
            value, problem = json.loads(line), None
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
    records = tabled(value, options) or records_in(value)
    if records is None:
        raise Unreadable("no list of articles in this JSON")
    if not records:
        yield Item(notes=(Note("no-article", f"{found.path}: holds no article"),), where=found.path)
    for number, record in enumerate(records):
        where = f"{found.path} record {number}"
        if isinstance(record, dict):
            yield Item(fields=record, id=found.id if record is value else f"{found.id}#{number}", path=found.path,
                       notes=notes if number == 0 else (), where=where)
        else:
            yield broken(where, "not a JSON object")


def records_in(value):
    """A list of records, one record, or an object that wraps a list of records (also Event Registry's articles.results)."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    for key in WRAPPERS:
        inner = value.get(key)
        if isinstance(inner, dict) and (wrapped := records_in(inner)) is not None and wrapped != [inner]:
            return wrapped
        if isinstance(inner, list) and all(isinstance(i, dict) for i in inner):
            return inner
    return [value]


def tabled(value, options):
    """The records of a table that was written by columns, or of articles by their ids; None when it is neither."""
    if not isinstance(value, dict) or not value:
        return None
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        return [dict(zip(value["columns"], row)) for row in value["data"] if isinstance(row, list)]
    columns = list(value.values())
    if has_text(value, options):
        if all(isinstance(column, list) for column in columns) and len({len(column) for column in columns}) == 1:
            return [dict(zip(value, row)) for row in zip(*columns)]
        if all(isinstance(column, dict) for column in columns) and len({tuple(column) for column in columns}) == 1:
            return [dict(zip(value, row)) for row in zip(*(column.values() for column in columns))]
        return None
    if all(isinstance(column, dict) and has_text(column, options) for column in columns):
        return [{"id": key, **record} for key, record in value.items()]
    return None


def has_text(record, options):
    named = options.mapper.columns.get("text")
    return named in record if named is not None else any(plain(key) in ALIASES["text"] for key in record)

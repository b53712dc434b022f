"""What `where` asks of a column: a value, several of which one is enough, or a function, made into a test of one cell.

    date_first="2024-03-28" --values--> ("2024-03-28",) --of the column's kind--> {date(2024, 3, 28)} --> holds

A value that can never be in a column is an InputError: that no row is found means that none has it."""
import collections.abc
import datetime
import functools
import numbers
import os

from ._core import InputError
from .rows import Row
from .writing import as_float32

NAMES = ("name", "speaker_name")  # columns that an Entity stands in by its name
CLAIMS = ("claim", "parent", "refers_to")
IDS = {"entity", "speaker", "speakers", "speaker_country", "country", "addressee", "target", "about", "via", "body", "committee", "sponsor"}


def test_of(column, kind, words, value):
    """A function of one cell. `words` are those of an enumeration, None for other columns."""
    if callable(value):
        return lambda cell: cell is not None and value(cell)
    some = [of_kind(column, kind, words, one) for one in values_of(value)]
    if kind.startswith("list"):
        return functools.partial(list_holds, some, isinstance(value, list))
    try:
        return frozenset(some).__contains__
    except TypeError:
        return some.__contains__


def values_of(value):
    """The values of which one is enough: those of a list, a set, an array, a column or a generator; a text, a row or a dict is one."""
    if type(value).__module__ == "numpy" and value.dtype.kind == "M":
        value = value.astype("datetime64[D]")  # numpy's nanoseconds are numbers to tolist
    for name in ("tolist", "to_list", "to_pylist", "as_py"):
        if hasattr(value, name):
            value = getattr(value, name)()
            break
    single = isinstance(value, (str, bytes, Row, collections.abc.Mapping)) or not isinstance(value, collections.abc.Iterable)
    return [value] if single else list(value)


def list_holds(some, whole, cell):
    """Whether a list holds one of some values, or is the list that is wanted."""
    return any(one in cell for one in some) or whole and cell == some


def of_kind(column, kind, words, value):
    """A value as cells of that kind have it."""
    if is_null(value):
        return None
    if isinstance(value, Row):
        value = of_row(column, value)
    value = value.item() if hasattr(value, "item") else value
    item = kind.removeprefix("list<").removesuffix(">") if kind.startswith("list") else kind
    made = next((convert(value) for begin, convert in KINDS if item.startswith(begin)), value)
    if words is not None and made not in words:
        raise InputError(f"{column} is never {value!r}; it is one of {', '.join(words)}")
    if made is None:
        raise InputError(f"{column} is never {value!r}: its cells are {called(item)}, not {type(value).__name__}")
    return made


def named(corpus, equal):
    """InputError where nothing was found because ids were asked for by names that entities of the corpus have."""
    asked = {value: column for column in IDS.intersection(equal) if not callable(equal[column])
             for value in values_of(equal[column]) if isinstance(value, str)}
    names = asked.keys() - corpus._rows_of_entities().keys()
    if not names:
        return
    entities = corpus._source.columns("entities", 0, corpus._source.rows("entities"), ["entity", "name", "aliases"])
    for id, name, aliases in zip(*(entities[key] for key in ("entity", "name", "aliases"))):
        for value in names & {name, *aliases}:
            raise InputError(f"{asked[value]} holds ids, of which {value!r} is none: where({asked[value]}={id!r}), or corpus.who({value!r})")


def is_null(value):
    """None, NaN, NaT and pandas's NA, which refuses to be compared."""
    try:
        return value is None or bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def of_row(column, row):
    """An Entity stands for its id, or its name in a column of names; a Document for its number in `doc`; a Claim for its id."""
    key = "name" if column in NAMES else column if column == "doc" else "claim" if column in CLAIMS else "entity"
    if key not in row:
        known = {"doc": "a Document", "claim": "a Claim"}.get(key, "an Entity")
        raise InputError(f"{column} is asked for by {known} or by a value, not by a {type(row).__name__}")
    return row[key]


def called(kind):
    names = {"int": "whole numbers", "float": "numbers", "bool": "True or False", "date": "days (datetime.date or 2024-03-28)", "struct": "dicts"}
    return next((told for begin, told in names.items() if kind.startswith(begin)), "texts")


# ---- one value as a cell of each kind, or None where it cannot be one ------------------------------------------------------

def text(value):
    return value if isinstance(value, str) else os.fsdecode(value) if isinstance(value, os.PathLike) else None


def number(value):
    return value if isinstance(value, numbers.Real) and not isinstance(value, bool) else None


def whole(value):
    return None if number(value) is None or value % 1 else value


def single(value):
    """A number as float32 has it: cells are read back from four bytes."""
    if number(value) is None or abs(value) > 3e38:
        return None
    return as_float32(value)


def truth(value):
    return bool(value) if isinstance(value, int) and value in (0, 1) else None


def day(value):
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.fromisoformat(value).date() if isinstance(value, str) else None
    except ValueError:
        return None


def struct_of(value):
    return dict(value) if isinstance(value, collections.abc.Mapping) else None


KINDS = (("string", text), ("dictionary", text), ("int", whole), ("float", single), ("bool", truth), ("date", day), ("struct", struct_of))

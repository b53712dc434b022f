"""What can go wrong, by name. The core raises most of these; all are `SaysoError`."""
from ._core import DecodeError, InputError, LexiconError, LimitError, OutputError, PatternError, SaysoError


class DependencyError(SaysoError, ImportError):
    """An optional library is not installed; the message names the line that installs it."""


class SaysoWarning(UserWarning):
    """Something could not be read in; the rows are in `corpus.warnings`."""


ELSEWHERE = {"filter": "where", "query": "where", "loc": "where", "select": "where", "save": "write", "to_disk": "write", "export": "write", "docs": "documents",
             "articles": "documents", "texts": "documents", "ents": "entities", "sents": "sentences", "quotes": "claims", "quotations": "claims", "df": "to_pandas",
             "to_list": "to_dicts", "to_records": "to_dicts", "append": "add", "extend": "add", "concat": "add",
             "search": "who", "find": "who", "quote": "text"}


def near_to(name, names):
    """The rest of a message about a name that is not known: what other libraries mean by it, or what is called nearly so."""
    import difflib
    if ELSEWHERE.get(name) in names:
        return f"; near: {ELSEWHERE[name]}"
    near = difflib.get_close_matches(name, [n for n in names if not n.startswith("_")], 3, 0.7)
    return f"; near: {', '.join(near)}" if near else ""


def no_property(thing, name):
    """In a __getattr__, which is asked as well where a property failed with an AttributeError: raises that again."""
    if isinstance(getattr(type(thing), name, None), property):
        object.__getattribute__(thing, name)


__all__ = ["DecodeError", "DependencyError", "InputError", "LexiconError", "LimitError", "OutputError", "PatternError", "SaysoError",
           "SaysoWarning"]

"""Files of users' own patterns (docs/patterns.md) -> what the core compiles, with the way back from its errors to file, line and
character.

    mine.toml --read--> Pattern, Pattern ... --engine--> Engine, which has found every example and no counter-example
"""
import os
import re
import tomllib
from bisect import bisect_left

from . import lexicons
from ._core import Engine, LimitError, PatternError
from .files import at_home

WORDS = ("name", "kind", "pattern", "flags", "act", "lemma", "cameo", "level", "modality", "roles")
LISTS = {"flags", "roles"}
KEYS = {*WORDS, "negated", "confidence", "examples", "counter-examples"}
CLAIM_ONLY = {"confidence"}
GROUPS = ("source", "cue", "content", "addressee", "target")
CONFIDENCE = 0.9
HEADER = re.compile(r"^[ \t]*\[\[[ \t]*pattern[ \t]*\]\]", re.M)
PIECE = re.compile(r"\\Q.*?(?:\\E|\Z)|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]?|\(\?#[^)]*\)?|\(\?<[=!]|.", re.S)
SPACES_OFF = re.compile(r"\(\?[a-zA-Z^]*x")


class Pattern:
    """One pattern: what the core takes (`given`), where it stands, and its examples."""

    def __init__(self, file, line, table):
        self.file, self.line = file, line
        self.name = table.get("name") if isinstance(table.get("name"), str) else ""
        self._check(table)
        extended = "extended" in table.get("flags", ())
        self.expression = table.get("pattern", "")
        self.compiled, self._origins = (self.expression, None) if extended else any_space(self.expression)
        words = [" ".join(table.get(key, ())) if key in LISTS else table.get(key, "") for key in WORDS]
        words[WORDS.index("pattern")] = self.compiled
        self.given = (*words, table.get("negated", False), float(table.get("confidence", CONFIDENCE)))
        self.examples, self.counters = table.get("examples", []), table.get("counter-examples", [])

    def error(self, message, position=None):
        return error(self.file, message, self.line, self.name, position)

    def position(self, byte):
        """The character of the expression as written, for a byte of the one that was compiled."""
        at = len(self.compiled.encode()[:byte].decode("utf-8", "ignore"))
        return at if self._origins is None else self._origins[min(at, len(self._origins) - 1)]

    def _check(self, table):
        unknown = [key for key in table if key not in KEYS]
        if unknown:
            raise self.error(f"there is no key {unknown[0]!r}; there are: {', '.join(sorted(KEYS))}")
        for key, value in table.items():
            wanted = self._wrong(key, value)
            if wanted:
                raise self.error(f"{key} must be {wanted}, not {value!r:.60}")
        if table.get("kind") != "claim" and not CLAIM_ONLY.isdisjoint(table):
            raise self.error("only a claim has a confidence")

    def _wrong(self, key, value):
        """What the value of that key should be, when it is not."""
        if key == "negated":
            return None if isinstance(value, bool) else "true or false"
        if key == "confidence":
            return None if isinstance(value, (int, float)) and not isinstance(value, bool) else "a number from 0 to 1"
        if key == "examples":
            return None if isinstance(value, list) and all(map(is_example, value)) else "a list of texts, or of tables with a text and what its groups hold"
        if key in LISTS or key == "counter-examples":
            return None if is_texts(value) else "a list of texts"
        return None if isinstance(value, str) and (key == "pattern" or value.isprintable()) else "a text in one line"

    def check_examples(self, engine, number):
        for example in self.examples:
            text, wanted = (example, {}) if isinstance(example, str) else (example["text"], {k: v for k, v in example.items() if k != "text"})
            found = [groups_of(match) for match in self._find(engine, number, text)]
            if not found:
                raise self.error(f"does not match its example {text!r:.120}")
            if not any(all(match.get(group, []) == listed(texts) for group, texts in wanted.items()) for match in found):
                raise self.error(f"matches its example {text!r:.120} otherwise: {shown(found[0])}")
        for text in self.counters:
            for match in self._find(engine, number, text):
                raise self.error(f"matches its counter-example {text!r:.120}: {match[0][1]!r:.80}")

    def _find(self, engine, number, text):
        try:
            return engine.find(number, text)
        except LimitError:
            raise self.error(f"has too many ways to match its example {text!r:.120}") from None


def error(file, message, line=None, pattern=None, position=None):
    """A PatternError that tells where, in words and as attributes."""
    where = file + (f":{line}" if line else "") + (f": pattern {pattern!r}" if pattern else "")
    made = PatternError(f"{where}{'' if position is None else f', after {position} characters'}: {message}")
    made.file, made.line, made.pattern, made.position = file, line, pattern, position
    return made


# ---- values ------------------------------------------------------------------------------------------------------------

def is_texts(value):
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def is_example(value):
    if isinstance(value, str):
        return True
    return isinstance(value, dict) and isinstance(value.get("text"), str) and \
        all(key == "text" or key in GROUPS and (isinstance(item, str) or is_texts(item)) for key, item in value.items())


def listed(texts):
    return [" ".join(text.split()) for text in ([texts] if isinstance(texts, str) else texts)]


def groups_of(match):
    groups = {}
    for group, text in match[1:]:
        groups.setdefault(group, []).extend(listed(text))
    return groups


def shown(groups):
    return ", ".join(f"{group} {' | '.join(texts)!r}" for group, texts in groups.items()) or "no group took part"


# ---- expressions -------------------------------------------------------------------------------------------------------

def any_space(expression):
    """The expression with every plain space as `\\s+`, since a line may break anywhere, and for each character of it the one that
    it comes from. A space with a quantifier of its own, or that is looked back at, is one `\\s`; escaped ones and those in classes
    stay as they are."""
    if SPACES_OFF.search(expression):
        return expression, None
    pieces, origins, groups, at = [], [], [], 0
    for found in PIECE.finditer(expression):
        piece, after = found.group(), expression[found.end():found.end() + 1]
        if piece.startswith("(") and not piece.startswith("(?#"):
            groups.append(len(piece) > 1)
        elif piece == ")" and groups:
            groups.pop()
        elif piece == " ":
            run = expression[found.start() - 1:found.start()] == " "
            piece = "\\s" if any(groups) or (after and after in "?*+{") else "" if run else "\\s+"
        pieces.append(piece)
        origins += [min(found.start() + i, found.end() - 1) for i in range(len(piece))]
    return "".join(pieces), [*origins, len(expression)]


# ---- files -------------------------------------------------------------------------------------------------------------

def content(source, number):
    """(name, content) of a path, bytes or an open file."""
    name = f"patterns {number}"
    if hasattr(source, "read"):
        own = getattr(source, "name", None)
        return own if isinstance(own, str) else name, source.read()
    if not isinstance(source, (str, os.PathLike)):
        return name, source
    path = at_home(source)
    try:
        with open(path, "rb") as stream:
            return path, stream.read()
    except OSError as problem:
        raise error(path, problem.strerror or str(problem)) from problem
    except ValueError as problem:  # NUL and the like
        raise error(ascii(path), f"cannot be a path ({problem})") from problem


def load(source, number):
    """(name, text): UTF-8, with or without its mark."""
    name, data = content(source, number)
    if isinstance(data, str):
        return name, data
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise error(name, f"patterns are a path, bytes or an open file, not {type(data).__name__}")
    try:
        return name, bytes(data).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise error(name, f"not UTF-8: byte {problem.start}", bytes(data).count(b"\n", 0, problem.start) + 1) from problem


def tables_of(name, text):
    """(line or None, table) of each pattern in a file."""
    try:
        parsed = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as problem:
        line = re.search(r"line (\d+)", str(problem))
        raise error(name, str(problem), int(line[1]) if line else text.rstrip("\n").count("\n") + 1) from problem
    tables = parsed.pop("pattern", [])
    if parsed:
        raise error(name, f"there is no {next(iter(parsed))!r} at the top: a file holds [[pattern]] tables alone")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise error(name, "no patterns here: each begins with a line [[pattern]]")
    starts = [found.start() for found in HEADER.finditer(text)]
    newlines = [i for i, c in enumerate(text) if c == "\n"]
    lines = [bisect_left(newlines, start) + 1 for start in starts]
    return list(zip(lines if len(lines) == len(tables) else [None] * len(tables), tables))


def read(sources):
    """All patterns of all files, in order; the first thing that is wrong is a PatternError."""
    made = []
    for number, source in enumerate(sources, 1):
        name, text = load(source, number)
        made += [Pattern(name, line, table) for line, table in tables_of(name, text)]
    return made


def compiled(tables, problems, patterns):
    """An Engine with the patterns; what the core says of one of them is told where its user can find it."""
    try:
        return Engine(tables, problems, [pattern.given for pattern in patterns])
    except PatternError as problem:
        message, number, byte = problem.args
    pattern = patterns[number]
    raise pattern.error(message, None if byte is None else pattern.position(byte))


def engine(tables, problems, patterns):
    """An Engine with the patterns, their examples held against it."""
    made = compiled(tables, problems, patterns)
    for number, pattern in enumerate(patterns):
        pattern.check_examples(made, number)
    return made


def lint(source):
    """(file, line, message) of everything that is wrong with a file of patterns."""
    try:
        name, text = load(source, 1)
        rows = tables_of(name, text)
    except PatternError as problem:
        return [(problem.file, problem.line or 1, said(problem))]
    good, found = [], []
    for line, table in rows:
        found += problems_of(lambda: good.append(alone(name, line, table, good)))
    made = compiled(lexicons.ours(True), None, good)
    for number, pattern in enumerate(good):
        found += problems_of(lambda: pattern.check_examples(made, number))
    return sorted(found, key=lambda problem: problem[1])


def alone(name, line, table, others):
    """A Pattern that compiles by itself and has a name of its own."""
    pattern = Pattern(name, line, table)
    compiled((), None, [pattern])
    if pattern.name in [other.name for other in others]:
        raise pattern.error("another pattern has that name")
    return pattern


def problems_of(work):
    try:
        work()
    except PatternError as problem:
        return [(problem.file, problem.line or 1, said(problem))]
    return []


def said(problem):
    """The message without the file and line, which lint prints in front."""
    return str(problem).removeprefix(problem.file).removeprefix(f":{problem.line}").removeprefix(": ")

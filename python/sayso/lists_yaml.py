"""Dictionaries of newsmap and quanteda: keys inside keys, and at the ends lists of words, some with a star.

    EUROPE:
      EAST:
        'RU': [Russia, Russian*, Moscow]

The small part of YAML that they use is read here; for the rest PyYAML is asked."""
import re

from . import lists
from ._core import LexiconError

KEY = re.compile(r"""( *)(?:'((?:[^']|'')*)'|"([^"\\]*)"|([^\s'"\[\]{}#&*!|>%@`,?:-][^:#]*?|-?[\w.+-]+))\s*:(?:\s+(.*))?$""")
ITEM = re.compile(r"""\s*(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)"|([^,\[\]{}'"#][^,\[\]{}]*))\s*(,|\Z)""")


MOST_NODES = 2_000_000  # what anchors inside anchors may spread to


class Beyond(Exception):
    """A line of YAML that is more than dictionaries use."""

    def __init__(self, line):
        self.line = line


def read(name, text):
    try:
        entries = list(simple(text))
    except Beyond as beyond:
        entries = full(name, text, beyond.line)
    table = lists.Table(name)
    merged = {}
    for path, line, word in (entry for entry in entries if entry[0]):
        merged.setdefault(path, []).append((line, word))
    if not merged:
        raise LexiconError(f"{name}: no dictionary: keys with lists of words are looked for (docs/lexicon.md)")
    for path, words in merged.items():
        entity(table, path, words)
    return table


# ---- the simple way ----------------------------------------------------------------------------------------------------

def simple(text):
    """(path of keys, line, word) of every word."""
    stack, rows = [], enumerate(text.split("\n"), 1)
    for line, row in rows:
        row = uncommented(row.rstrip())
        body = row.strip()
        if body in ("", "---", "..."):
            continue
        if body.startswith("- "):
            yield from values(stack, line, f"[{body[2:].strip()}]")
            continue
        value = bracketed(rows, line, push(stack, line, row))
        if value:
            yield from values(stack, line, value if value.startswith("[") else f"[{value}]")


def push(stack, line, row):
    """Puts the key of a line where its indent says; returns what stands behind it."""
    key = KEY.match(row)
    if not key:
        raise Beyond(line)
    while stack and stack[-1][0] >= len(key[1]):
        stack.pop()
    stack.append((len(key[1]), next(k for k in (key[2], key[3], key[4]) if k is not None).replace("''", "'").strip()))
    return (key[5] or "").strip()


def bracketed(rows, line, value):
    """A list in brackets may go on over lines."""
    while value.startswith("[") and not value.endswith("]"):
        _, more = next(rows, (0, None))
        if more is None:
            raise Beyond(line)
        value += " " + uncommented(more).strip()
    return value


def uncommented(row):
    """A line without its comment; a # inside a word or quotation marks is none."""
    if "#" not in row:
        return row
    mark = ""
    for i, c in enumerate(row):
        if mark:
            mark = "" if c == mark else mark
        elif c in "'\"" and (i == 0 or row[i - 1] in " [,"):
            mark = c
        elif c == "#" and (i == 0 or row[i - 1] in " \t"):
            return row[:i].rstrip()
    return row


def values(stack, line, text):
    path, body, at = tuple(key for _, key in stack), text[1:-1].strip(), 0
    if not path or re.match(r"[&*!|>%@`{\[]", body):
        raise Beyond(line)
    while at < len(body):
        item = ITEM.match(body, at)
        if not item or "\\" in (item[2] or ""):
            raise Beyond(line)
        word = item[1].replace("''", "'") if item[1] is not None else item[2] if item[2] is not None else item[3]
        yield path, line, word.strip()
        at = item.end()


# ---- PyYAML ------------------------------------------------------------------------------------------------------------

def full(name, text, line):
    try:
        import yaml
    except ImportError as error:
        raise LexiconError(f"{name}: line {line}: more YAML than sayso reads by itself; to have all of it: pip install pyyaml") from error
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise LexiconError(f"{name}: not YAML ({' '.join(str(error).split())})") from error
    return list(nodes(yaml, root, name))


def nodes(yaml, root, name):
    waiting, seen = [((), root)], 0
    while waiting:
        path, node = waiting.pop()
        seen += 1
        if seen > MOST_NODES:
            raise LexiconError(f"{name}: a dictionary of more than {MOST_NODES:,} words")
        if isinstance(node, yaml.MappingNode):
            waiting += [((*path, str(key.value)), value) for key, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(path, value) for value in reversed(node.value)]
        elif node is not None and node.value:
            yield path, node.start_mark.line + 1, str(node.value)


# ---- entities ----------------------------------------------------------------------------------------------------------

def entity(table, path, words):
    """A key that is a state's code is that state; else its type is that of a key above it (PERSON), or group."""
    key = path[-1]
    known = lists.codes().get(key.casefold()) if len(key) <= 6 else None
    type = "country" if known else next((lists.TYPE_OF[k.casefold()] for k in reversed(path[:-1]) if k.casefold() in lists.TYPE_OF), "group")
    id = known or lists.slug(type, key)
    name = lists.states().get(known) if known else key
    for line, names in by_line(words):
        rows = [n for n in names if good(table, line, n)]
        if rows:
            silent_row(table, line, id, name, type, rows)


def by_line(words):
    found = {}
    for line, word in words:
        found.setdefault(line, []).append(word)
    return found.items()


def good(table, line, word):
    if re.search(r"[*?]", word[:-1]) or word.endswith("?"):
        table.note(line, f"'{word[:80]}': a star is understood at the end of a name alone")
        return False
    return True


def silent_row(table, line, id, name, type, names):
    """The key is what the entity is called, but not looked for itself."""
    table.row(line, (id, name, type, "", "|".join(n.replace("|", " ") for n in names), *[""] * (lists.WIDTH - 6), "1"))

"""Actor files of PETRARCH, TABARI and Phoenix.

    KOFI_ANNAN_                      a name: _ is a space
    +KOFI_ATTA_ANNAN_                another name of the same actor
        [IGOUNO 970101-061231]       its code while these dates held; <911216 is until, >911221 since
        [ELI]

What a code says: three letters of a state first (RUSGOV), or IGO, NGO, MNC ... and then a state."""
import re

from . import lists
from ._core import LexiconError

CODE = re.compile(r"\[\s*([A-Z~:/|-]+[A-Z0-9~:/|-]*)\s*(?:([<>])\s*(\d{6,8})|(\d{6,8})\s*-\s*(\d{6,8}))?\s*\]")
BRACKETS = re.compile(r"\[[^\]]*\]?")
BORN_BEFORE = 30  # two digits up to here are years of this century


class Block:
    def __init__(self, line):
        self.line, self.names, self.codes = line, [], []


def looks_like(text):
    """Is it such a file? A line in the first hundred that hold anything has a code in brackets behind a name or a gap."""
    rows = [row for row in text.split("\n", 3000) if row.strip() and not row.startswith("#")][:100]
    return any(re.match(r"[+\w.'(),&/-]*\s*\[~?[A-Z]{2,}[^\]]*\]", row) for row in rows) and any("_" in row for row in rows)


def read(name, text):
    table, block, agents = lists.Table(name), None, 0
    for line, row in enumerate(text.split("\n"), 1):
        row = row.partition("#")[0].rstrip()
        if not row.strip():
            continue
        agents += "[~" in row
        block = take(table, block, line, row)
    close(table, block)
    if agents > 20 and agents * 2 > len(table.lines):
        raise LexiconError(f"{name}: a file of agents holds nouns, not names; sayso reads files of actors")
    return table


def take(table, block, line, row):
    words = BRACKETS.sub("\0", row).partition("\0")[0].strip()
    names = [(line, word) for word in words.split("+") if word.strip("_ ")]
    if names and words.startswith("+") and block:
        block.names += names
    elif names:
        close(table, block)
        block = Block(line)
        block.names += names
    elif not block:
        table.note(line, "a code without a name")
        return None
    for found in BRACKETS.findall(row):
        code = CODE.fullmatch(found)
        if code:
            block.codes.append(code.groups())
        else:
            table.note(line, f"'{found[:80]}' is no code with dates")
    return block


def year(digits):
    """YYMMDD or YYYYMMDD."""
    if not digits:
        return None
    if len(digits) == 8:
        return int(digits[:4])
    short = int(digits[:2])
    return 2000 + short if short <= BORN_BEFORE and len(digits) == 6 else 1900 + short if len(digits) == 6 else int(digits[:4])


def span_of(codes):
    """(first year, last year) that the codes hold, empty where one of them is open."""
    since, until = [], []
    for _, mark, day, begin, end in codes:
        since.append(year(begin) if begin else year(day) if mark == ">" else None)
        until.append(year(end) if end else year(day) if mark == "<" else None)
    first = "" if not since or None in since else str(min(since))
    last = "" if not until or None in until else str(max(until))
    return first, last


def state_of(code):
    known = lists.codes()
    return known.get(code[:3].casefold()) or (known.get(code[3:6].casefold()) if len(code) >= 6 else None)


def close(table, block):
    """The entity of a block that is done. A code that is a state alone makes its names names of the state."""
    if not block:
        return
    if not block.codes:
        table.note(block.line, f"'{block.names[0][1][:80]}' has no code")
        return
    plain = [code for code, *_ in block.codes]
    country = next((s for s in map(state_of, reversed(plain)) if s), "")
    bare = [lists.codes().get(code.casefold()) for code in plain if len(code) == 3]
    state = next((s for s in reversed(bare) if s), None)
    dated = any(mark or begin for _, mark, _, begin, _ in block.codes)
    person = not state and (dated or any(code.endswith("ELI") for code in plain))
    names = [(line, spelt(word)) for line, word in block.names]
    names = [(line, word) for line, word in names if any(c.isalnum() for c in word)]
    if names:
        add(table, names, state, country, "person" if person else "organisation", span_of(block.codes))


def add(table, names, state, country, type, years):
    (line, name), others = names[0], dict((word, at) for at, word in reversed(names[1:]))
    since, until = ("", "") if state else years
    id = state or lists.slug(type, name)
    kind = "country" if state else type
    table.row(line, (id, name, kind, "" if state else country, *[""] * 8, since, until))
    for other, line in others.items():
        if other != name:
            table.row(line, (id, name, kind, "", other, *[""] * 10, "1"))


def spelt(word):
    """`ISLAMIC_REPUBLIC_OF_X_` is Islamic Republic of X; two or three letters alone stay an acronym."""
    word = " ".join(word.replace("_", " ").split())
    word = re.sub(r"^(the|THE) ", "", word)
    word = re.sub(r",? THE$", "", word)
    word = re.sub(r"\s*\([A-Z0-9-]{2,10}\)$", "", word)
    if re.fullmatch(r"[A-Z]{2,3}|[A-Z][^aeiouyAEIOUY ]{2,6}", word) or not word.isupper():
        return word
    return lists.in_title(word)

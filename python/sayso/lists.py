"""What the readers of users' lists share: the table that they fill, and what words of other formats mean in ours.

    a file of any format --lists_*.py--> Table: rows of ours, each with its line in the file, and notes --> the core's loader
"""
import csv
import functools
import os
import re
import unicodedata
from array import array

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
COLUMNS = ("id", "name", "type", "country", "names", "acronyms", "demonyms", "people", "metonyms", "acts_for", "parent", "gender",
           "from", "until", "wikidata", "silent")
LISTED = ("names", "acronyms", "demonyms", "people", "metonyms")
WIDTH = len(COLUMNS)
PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*").fullmatch  # most names, which need no care
ARTICLES = ("the ", "The ")  # that of `The Sun` is part of the name, for one word alone may mean anything
PIECE = 4096  # lines that are joined at a time


class Table:
    """Rows on their way to the core: `data` is the TSV, `lines` the line of the file for each of its lines, `notes` what the
    reader has to say, as (line, message)."""

    def __init__(self, name, columns=COLUMNS):
        self.name = name
        self.lines = array("I", [1])
        self.notes = []
        self._done, self._rows = [], ["\t".join(columns)]

    def note(self, line, message):
        self.notes.append((line, message))

    def row(self, line, cells):
        """Cells in the order of the columns; the last ones may be missing."""
        text = "\t".join(cells)
        if text.count("\t") >= len(cells) or "\n" in text or "\r" in text or text[:1] == "#":
            text = " " + "\t".join([" ".join(cell.split()) for cell in cells])
        self.lines.append(line)
        self._rows.append(text)
        if len(self._rows) >= PIECE:
            self._flush()

    def entity(self, line, id, name, type, country="", names=(), gender="", since="", until="", wikidata=""):
        """One entity; names that say the same twice are dropped, and those with an article are found without it, too."""
        bare = bare_names((name, *names))
        names = (*names, *bare) if bare else names
        others = "|".join(dict.fromkeys(n.replace("|", " ") for n in names if n and n != name)) if names else ""
        self.row(line, (id or slug(type, name), name, type, country, others, "", "", "", "", "", "", gender, since, until, wikidata))

    def _flush(self):
        self._done.append(("\n".join(self._rows) + "\n").encode("utf-8", "replace"))
        self._rows = []

    @property
    def data(self):
        if self._rows:
            self._flush()
        self._done = [b"".join(self._done)]
        return self._done[0]


def bare_names(names):
    """What stands behind the article of names that have one: of *the Lanternists*, of *The Lantern Society*."""
    return [n[4:].strip() for n in names if n[:4] in ARTICLES and (n[0] == "t" or " " in n[4:].strip())]


def slug(type, name):
    """`person/ilse-brandt`; letters of other alphabets stay. Empty when the name has no letters."""
    if PLAIN(name):
        return f"{type}/{name.lower().replace(' ', '-')}"[:200]
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    name = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")
    return f"{type}/{name}"[:200] if name else ""


# ---- types -------------------------------------------------------------------------------------------------------------

TYPES = {
    "country": "state nation territory gpe countries",
    "person": "people per human individual politician persons pers",
    "organisation": "organization org company corporation legalentity publicbody organisations organizations party ngo igo "
                    "institution firm business agency ministry government",
    "body": "committee council organ commission",
    "place": "city town loc location capital region settlement places fac facility",
    "outlet": "media newspaper publisher agency-news newsagency broadcaster outlets",
    "group": "norp groups people-group ethnicity religion bloc",
    "document": "treaty law resolution documents",
}
TYPE_OF = {word: type for type, words in TYPES.items() for word in (type, *words.split())}


def type_of(word):
    """Our type for a word of another list, or the word itself."""
    return TYPE_OF.get(word.strip().casefold(), word.strip())


# ---- states ------------------------------------------------------------------------------------------------------------

@functools.lru_cache(maxsize=1)
def states():
    """{id: name} of our states."""
    with open(os.path.join(DATA, "states.tsv"), encoding="utf-8") as stream:
        rows = csv.reader((line for line in stream if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return {row[0]: row[1] for row in rows if len(row) > 1}


@functools.lru_cache(maxsize=1)
def codes():
    """{code, id or name in lower case: id}: `rus`, `ru`, `russia`."""
    with open(os.path.join(DATA, "codes.csv"), encoding="utf-8", newline="") as stream:
        found = {row["code"].casefold(): row["id"] for row in csv.DictReader(stream)}
    for id, name in states().items():
        found[id.casefold()] = id
        found.setdefault(name.casefold(), id)
    return found


@functools.lru_cache(maxsize=4096)
def country_of(cell):
    """The id of the first state of a cell (`rus`, `ru;ua`, `Russia`); what is no state is given back as it is."""
    first = re.split(r"[;|,]", cell, maxsplit=1)[0].strip()
    return codes().get(first.casefold(), first)


def silent_states():
    """All states with their ids and names, which are not looked for in texts: what `country` may point at."""
    rows = [f"{id}\t{name}\tcountry\t1" for id, name in states().items()]
    return "\n".join(["id\tname\ttype\tsilent", *rows, ""]).encode()


# ---- names -------------------------------------------------------------------------------------------------------------

SMALL = frozenset("of the and for in on at to by de la le du des del di da dos van von der den bin bint ibn al el y e i und et a an".split())
ORGANISED = frozenset("""agency airlines alliance army association bank board brigade bureau center centre chamber church club co college
commission committee company confederation congress consortium corp corporation council court department directorate enterprise
enterprises factory federation forces foundation front fund gmbh group holding holdings inc industries institute institution
international jsc league limited llc llp ltd ministry movement network office ojsc organisation organization oy ooo pao parliament
party plc police press sa sarl service services society spa trade trading trust union university""".split())


NOT_PERSONS = ORGANISED | {"of", "the", "for"}
HAS_DIGIT = re.compile(r"\d").search


def year_of(text):
    """The year of `1952-10-07` or `1952`, else empty."""
    found = re.match(r"\s*(\d{4})(?!\d)", text)
    return found.group(1) if found else ""


def as_written(name):
    """A name of several words that is all in capitals gets them where names have them."""
    if not name.isupper() or " " not in name.strip():
        return name
    return in_title(name)


def surname_in_capitals(name):
    """Ilse BRANDT is Ilse Brandt."""
    return " ".join(titled(word, True) if len(word) > 3 and word.isupper() and "." not in word else word for word in name.split())


def in_title(name):
    words = name.split()
    return " ".join(titled(word, first=i == 0) for i, word in enumerate(words))


def titled(word, first=False):
    if not first and word.casefold() in SMALL:
        return word.casefold()
    if "." in word and len(word.replace(".", "")) <= 4:
        return word
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", lambda found: capital(found.group()), word)


def capital(word):
    """Neighbour's, but O'Neill."""
    head, mark, rest = word.replace("’", "'").partition("'")
    rest = capital(rest) if len(head) == 1 and len(rest) > 2 else rest.casefold()
    return head[:1].upper() + head[1:].casefold() + mark + rest


def turned(name):
    """`Brandt, Ilse` is Ilse Brandt."""
    last, comma, rest = name.partition(",")
    if not comma or "," in rest or not rest.strip() or rest.strip().casefold().rstrip(".") in ORGANISED:
        return name
    return f"{rest.strip()} {last.strip()}"


def guess(name):
    """person or organisation, for a name without a type: two to five words with capitals and no word of organisations."""
    words = name.lower().split(" ") if PLAIN(name) else re.findall(r"\w+", name.casefold())
    person = 2 <= len(words) <= 5 and NOT_PERSONS.isdisjoint(words) and name[:1].isalpha() and not HAS_DIGIT(name)
    return "person" if person else "organisation"

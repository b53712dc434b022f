"""Wordings beside each other: two claims aligned (diff), statements with what each outlet made of them (side_by_side), and where
outlets disagree (conflicts_text)."""
import difflib
import textwrap

from . import display
from ._core import InputError


def wording(claim):
    try:
        text = claim if isinstance(claim, str) else claim["text"]
    except (TypeError, KeyError):
        raise InputError(f"two claims or texts are laid beside each other, not a {type(claim).__name__}") from None
    return display.visible(text).split()


class Diff:
    """Two wordings aligned word by word: `parts` are (kind, left, right), kind one of same, other, left, right.

        Diff("they remain an obstacle to trust", "this remains an obstacle to confidence")
        [-they remain-] {+this remains+} an obstacle to [-trust-] {+confidence+}"""

    __slots__ = ("parts", "similarity")

    def __init__(self, a, b):
        left, right = wording(a), wording(b)
        matcher = difflib.SequenceMatcher(None, [w.casefold() for w in left], [w.casefold() for w in right], autojunk=False)
        kinds = {"equal": "same", "replace": "other", "delete": "left", "insert": "right"}
        self.parts = tuple((kinds[kind], " ".join(left[i:j]), " ".join(right[k:m])) for kind, i, j, k, m in matcher.get_opcodes())
        self.similarity = matcher.ratio() if left or right else 1.0

    def __eq__(self, other):
        return isinstance(other, Diff) and self.parts == other.parts

    __hash__ = None

    def __repr__(self):
        out = []
        for kind, left, right in self.parts:
            if kind == "same":
                out.append(left)
            else:
                out += [f"[-{left}-]"] * bool(left) + [f"{{+{right}+}}"] * bool(right)
        return textwrap.fill(" ".join(out), 80)

    def _repr_html_(self):
        out = []
        for kind, left, right in self.parts:
            if kind == "same":
                out.append(display.escape(left))
            else:
                out += [f"<del>{display.escape(left)}</del>"] * bool(left) + [f"<ins>{display.escape(right)}</ins>"] * bool(right)
        return "<p>" + " ".join(out) + "</p>"


def diff(claim_a, claim_b):
    """Two wordings aligned: claims (rows of corpus.claims) or strings. Prints as text, shows as HTML in a notebook."""
    return Diff(claim_a, claim_b)


def statements_of(corpus, id):
    """The statements that the entity, or of a state anybody who speaks for it, makes in some document."""
    source = corpus._source
    row = corpus._rows_of_entities().get(id)
    if row is not None and hasattr(source, "claims_of"):  # read here, not loaded: the core knows
        return corpus.statements._picked(sorted(set(source.claims_of(row, True)[1])))
    columns = source.columns("claims", 0, source.rows("claims"), ["claim", "speaker", "speakers", "speaker_country"])
    own = {claim for claim, speaker, speakers, country in zip(*columns.values()) if id in (speaker, country) or id in (speakers or ())}
    members = source.columns("statements", 0, source.rows("statements"), ["members"])["members"]
    return corpus.statements._picked([i for i, some in enumerate(members) if any(m["claim"] in own for m in some)])


def dated(corpus):
    """The claims that have a day, votes among them, in the order of days."""
    source = corpus._source
    days = source.columns("claims", 0, source.rows("claims"), ["date_first"])["date_first"]
    return corpus.claims._picked(sorted((i for i, day in enumerate(days) if day is not None), key=lambda i: days[i]))


# ---- what is put side by side ------------------------------------------------------------------------------------------

MARKS = " \"'“”‘’"
LABEL = 20  # characters of an outlet's name beside its wording


class Sides:
    """Statements and conflicts of a corpus, ready to be shown: as text (side_by_side, conflicts_text) or as a page (report.py)."""

    def __init__(self, corpus):
        self.corpus, source = corpus, corpus._source
        documents = source.columns("documents", 0, len(corpus), ["id", "outlet"])
        self.labels = [display.visible(outlet or id.rpartition("/")[2] or id) for id, outlet in zip(documents["id"], documents["outlet"])]
        claims = source.columns("claims", 0, source.rows("claims"), ["claim", "text", "speaker_name", "speaker", "speaker_country"])
        self.said = {claim: rest for claim, *rest in zip(*claims.values())}
        entities = source.columns("entities", 0, source.rows("entities"), ["entity", "name"])
        self.names = dict(zip(entities["entity"], entities["name"]))
        texts = source.columns("statements", 0, source.rows("statements"), ["statement", "text"])
        self.statements = dict(zip(texts["statement"], texts["text"]))

    def speaker(self, statement):
        """Who says the fullest wording, by name."""
        return display.visible(self.said[statement["members"][0]["claim"]][1] or "unnamed")

    def speakers(self, statement):
        """The ids of all who are told to say it, and of their states."""
        out = {}
        for member in statement["members"]:
            out.update(dict.fromkeys(id for id in self.said[member["claim"]][2:] if id))
        return list(out)

    def about(self, conflict):
        """The fact in words: the name of an entity, the beginning of a statement, a vote and its day."""
        about = conflict["about"]
        if about in self.names:
            return display.visible(self.names[about])
        if about in self.statements:
            return f"“{display.cut(self.statements[about].strip(MARKS), 60)}”"
        kind, _, rest = about.partition("/")
        if kind in ("vote", "mandate") and "/" in rest:
            slug, _, day = rest.rpartition("/")
            body = next((self.names[id] for id in (f"body/{slug}", f"organisation/{slug}") if id in self.names), slug)
            return display.visible(f"{kind} of {body}, {day}")
        return display.visible(about)


def columns_of(label, text, width):
    """Label left, text right, as lines of at most `width`."""
    left = textwrap.wrap(label, LABEL) or [""]
    right = textwrap.wrap(text, width - LABEL - 3) or [""]
    left += [""] * (len(right) - len(left))
    right += [""] * (len(left) - len(right))
    return [f"  {a:<{LABEL}} {b}".rstrip() for a, b in zip(left, right)]


def statement_lines(sides, row, width):
    first = f", {row['first']}" if row["first"] else ""
    head = f"{sides.speaker(row)}{first} ({row['act']}; {display.many(row['n_documents'], 'document')})"
    lines = textwrap.wrap(head, width)
    for member in row["members"]:
        text = sides.said[member["claim"]][0]
        lines += columns_of(f"{display.cut(sides.labels[member['doc']], LABEL - 5)} {member['similarity']:.2f}", " ".join(display.visible(text).split()), width)
    return [*lines, ""]


def side_by_side(corpus, statements=None, width=80, sides=None):
    """Statements with the outlets' wordings below each other, as text."""
    sides = sides or Sides(corpus)
    return "\n".join(line for row in (corpus.statements if statements is None else statements) for line in statement_lines(sides, row, width))


def side_text(side):
    """What one place says: the words, and the value that they stand for where it is another."""
    words = " ".join(display.visible(side["text"]).split())
    value = " ".join(display.visible(side["value"] or "").split())
    return f"“{words}”" + (f" = {value}" if value and value.casefold() != words.casefold() else "")


def conflicts_text(corpus, width=80, sides=None):
    """Conflicts with what each article says below each other, contradictions first, as text."""
    sides, lines, last = sides or Sides(corpus), [], None
    for row in corpus.conflicts.to_dicts():
        if row["severity"] != last:
            last = row["severity"]
            lines += ["CONTRADICTIONS" if last == "contradiction" else "VARIANTS (they go together)", ""]
        lines += textwrap.wrap(f"{row['kind']}: {sides.about(row)}", width)
        for side in row["sides"]:
            lines += columns_of(display.cut(sides.labels[side["doc"]], LABEL), side_text(side), width)
        lines.append("")
    return "\n".join(lines)

"""Wordings beside each other: two claims aligned (diff), statements with what each outlet made of them (side_by_side)."""
import difflib
import textwrap

from . import display


def wording(claim):
    text = claim if isinstance(claim, str) else claim["text"]
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
    columns = source.columns("claims", 0, source.rows("claims"), ["claim", "speaker", "speakers", "speaker_country"])
    own = {claim for claim, speaker, speakers, country in zip(*columns.values()) if id in (speaker, country) or id in (speakers or ())}
    members = source.columns("statements", 0, source.rows("statements"), ["members"])["members"]
    return corpus.statements._picked([i for i, some in enumerate(members) if any(m["claim"] in own for m in some)])


def dated(corpus):
    """The claims that have a day, votes among them, in the order of days."""
    source = corpus._source
    days = source.columns("claims", 0, source.rows("claims"), ["date_first"])["date_first"]
    return corpus.claims._picked(sorted((i for i, day in enumerate(days) if day is not None), key=lambda i: days[i]))


def columns_of(label, text, width):
    """Label left, text right, as lines of at most `width`."""
    left = textwrap.wrap(label, 20) or [""]
    right = textwrap.wrap(text, width - 23) or [""]
    left += [""] * (len(right) - len(left))
    right += [""] * (len(left) - len(right))
    return [f"  {a:<20} {b}".rstrip() for a, b in zip(left, right)]


def side_by_side(corpus, statements=None, width=80):
    """Statements with the outlets' wordings below each other, as text."""
    statements = corpus.statements if statements is None else statements
    source = corpus._source
    claims = source.columns("claims", 0, source.rows("claims"), ["claim", "text", "speaker_name"])
    said = {claim: (text, speaker) for claim, text, speaker in zip(*claims.values())}
    documents = source.columns("documents", 0, len(corpus), ["id", "outlet"])
    labels = [display.visible(outlet or id) for id, outlet in zip(documents["id"], documents["outlet"])]
    lines = []
    for row in statements:
        speaker = said[row["members"][0]["claim"]][1] or "unnamed"
        first = f", {row['first']}" if row["first"] else ""
        head = f"{display.visible(speaker)}{first} ({row['act']}; {display.many(row['n_documents'], 'document')})"
        lines += textwrap.wrap(head, width)
        for member in row["members"]:
            text, _ = said[member["claim"]]
            lines += columns_of(f"{labels[member['doc']]} {member['similarity']:.2f}", " ".join(display.visible(text).split()), width)
        lines.append("")
    return "\n".join(lines)

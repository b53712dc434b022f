"""Golden files: an article, and what a reader should find in it, in words that a journalist can check.

    What this case shows

    The article, as many lines as it takes.
    ---
    act | source | cue | content | more content

A file holds one case, or several with a line of ==== between. A source, cue or content that is absent is a dash; a negated act
has `not` before it, a modality other than actual stands behind it in brackets, `-> Name` behind the source says who speaks
when the source's own words do not name the entity; two spaces in front mean: inside the claim above. Line breaks inside a
span are spaces. Votes and mandates stand behind the claims:

    vote | body | in favour-against-abstained | outcome | member position, member position, and how many derived
    mandate | body | status | end | proposed end

`pytest tests/test_golden.py --update` writes what sayso finds now: review the difference."""
import pathlib

import pytest

import sayso

FOLDER = pathlib.Path(__file__).parent / "golden"
BREAK = "===="


def cases_of(path):
    """(title, article, expected lines) of each case in a file."""
    for part in path.read_text(encoding="utf-8").split(f"\n{BREAK}\n"):
        head, _, rest = part.strip("\n").partition("\n")
        article, dashes, expected = rest.strip("\n").partition("\n---")
        assert dashes, f"{path.name}: no line of --- in the case {head!r}"
        yield head.strip(), article.strip("\n"), [line for line in expected.splitlines() if line.strip()]


def one_line(text):
    return " ".join(text.split()) if text else "-"


def found(article):
    """The claims of an article in the words of a golden file."""
    lines, document = [], sayso.parse(article)
    for claim in document.claims:
        act = ("not " if claim.negated else "") + claim.act + ("" if claim.modality == "actual" else f" ({claim.modality})")
        source = one_line(claim.source_text)
        if claim.speaker_name and claim.speaker_name not in source:
            source += f" -> {claim.speaker_name}"
        parts = [act, source, one_line(claim.cue_text), *(one_line(span.text) for span in claim.content)]
        lines.append("  " * claim.depth + " | ".join(parts))
    return lines + [vote_line(vote) for vote in document.votes] + [mandate_line(mandate) for mandate in document.mandates]


def vote_line(vote):
    counts = "-".join("?" if n is None else str(n) for n in (vote.in_favour, vote.against, vote.abstained))
    stated = [f"{p['member']} {p['position']}" for p in vote.positions if p["basis"] == "stated"]
    derived = len(vote.positions) - len(stated)
    return " | ".join(["vote", vote.body, counts, vote.outcome or "-", ", ".join(stated + [f"{derived} derived"] * bool(derived)) or "-"])


def mandate_line(mandate):
    return " | ".join(["mandate", mandate.body, mandate.status, *(str(day or "-") for day in (mandate.end_date, mandate.proposed_end))])


def written(cases):
    return f"\n{BREAK}\n".join(f"{title}\n\n{article}\n---\n" + "\n".join(lines) + "\n" for title, article, lines in cases)


def test_there_are_golden_files():
    assert len(list(FOLDER.glob("*.txt"))) >= 3


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda p: p.stem)
def test_golden(path, request):
    cases = list(cases_of(path))
    if request.config.getoption("--update"):
        path.write_text(written([(title, article, found(article)) for title, article, _ in cases]), encoding="utf-8")
        return
    for title, article, expected in cases:
        assert found(article) == expected, title


def test_a_golden_file_comes_back_as_it_was_written(tmp_path):
    cases = [("one", "A said “b”.", ["state | A | said | “b”"]), ("two", "C\n\nD", [])]
    path = tmp_path / "a.txt"
    path.write_text(written(cases), encoding="utf-8")
    assert list(cases_of(path)) == cases

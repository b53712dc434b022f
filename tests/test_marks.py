"""Direct and mixed speech in untidy text: marks the wrong way round, paragraphs behind a colon, names that are given, words in and
out of marks. `python tests/test_marks.py` prints what is not as tests/marks.tsv has it."""
import pathlib

import pytest

import sayso

FILE = pathlib.Path(__file__).resolve().with_name("marks.tsv")
CASES = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def found(text):
    """[(source, cue, pieces)] of the text."""
    doc = sayso.parse(text)
    return [(c.source_text or "", (c.cue_text or "").rstrip(":"), [text[start:end] for start, end, *_ in c.content or ()]) for c in doc.claims]


def fails(case):
    """What was found instead, or None."""
    _, text, source, cue, content = case
    text, content = text.replace("|", "\n\n"), content.replace("|", "\n\n")
    claims = found(text)
    if not source:
        return claims if any(content in piece for _, _, pieces in claims for piece in pieces) else None
    wanted = [part.strip() for part in content.split(" // ")]
    return None if any(s == source and cue.rstrip(":") == c and pieces == wanted for s, c, pieces in claims) else claims


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{i}" for i, case in enumerate(CASES)])
def test_speech_is_cut_as_its_marks_tell(case):
    assert fails(case) is None


if __name__ == "__main__":
    for case in CASES:
        instead = fails(case)
        if instead is not None:
            print(case[0], case[1], "\n   wanted", case[2:], "\n   found ", *instead)

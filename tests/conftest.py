import pathlib

import pytest

import sayso

ROOT = pathlib.Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "python" / "sayso" / "data" / "sample"
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite the golden files with what sayso finds now")


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def sample():
    """The sample corpus, read once."""
    return sayso.read(SAMPLE)


@pytest.fixture(scope="session")
def sample_folder():
    return SAMPLE


@pytest.fixture(scope="session")
def shared():
    """Annotated articles beside the checkout; tests that need them are skipped where they are not."""
    if not SHARED.is_dir():
        pytest.skip("the annotated articles are not beside this checkout")
    return SHARED


def broken_spans(corpus):
    """Descriptions of all spans and references of a corpus that do not hold."""
    bad = []
    texts = corpus.documents["text"]
    entities = set(corpus.entities["entity"])
    for name, table in corpus.tables.items():
        for row in table.to_dicts():
            for head in ("", "source_", "cue_"):
                start, end = row.get(head + "start"), row.get(head + "end")
                if start is None or "doc" not in row:
                    continue
                text = texts[row["doc"]]
                if not 0 <= start < end <= len(text):
                    bad.append((name, head, start, end))
                elif (name, head) != ("claims", "") and row.get(head + "text", text[start:end]) != text[start:end]:
                    bad.append((name, head, row[head + "text"], text[start:end]))
    claims = corpus.claims.to_dicts()
    ids = {row["claim"] for row in claims}
    if len(ids) != len(claims):
        bad.append("claim ids repeat")
    for row in claims:
        text = texts[row["doc"]]
        pieces = [text[s["start"]:s["end"]] for s in row["content"]]
        if any(not 0 <= s["start"] < s["end"] <= len(text) for s in row["content"]):
            bad.append(("content", row["content"]))
        elif "".join(row["text"].split()) != "".join("".join(pieces).split()):
            bad.append(("text", row["text"], pieces))
        if row["parent"] is not None and row["parent"] not in ids:
            bad.append(("parent", row["parent"]))
        bad += [("speaker", e) for e in [row["speaker"], *row["speakers"], *row["about"]] if e is not None and e not in entities]
    bad += [("mention of", e) for e in corpus.mentions["entity"] if e not in entities]
    return bad

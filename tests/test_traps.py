"""Names that are easily taken for one another. `python tests/test_traps.py [-v]` prints the score of each family."""
import collections
import pathlib
import sys

import pytest

import sayso

TRAPS = pathlib.Path(__file__).resolve().parent / "traps"
GOAL = 0.98


def traps(name):
    """(family, sentence, start, end, expected) of a trap file."""
    rows = []
    for line in (TRAPS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            family, marked, expected = line.split("\t")
            start, end = marked.index("["), marked.index("]") - 1
            rows.append((family, marked.replace("[", "").replace("]", ""), start, end, expected))
    return rows


def owners_of(corpus):
    """{entity: its state}"""
    return dict(zip(corpus.entities["entity"], corpus.entities["country"]))


def right(doc, start, end, expected, countries):
    """Whether the document names what is expected at that place, and nothing else beside it."""
    over = [m for m in doc.mentions.to_dicts() if m["start"] < end and start < m["end"]]
    here = [m for m in over if (m["start"], m["end"]) == (start, end)]
    dated = any(d["start"] < end and start < d["end"] for d in doc.dates.to_dicts())
    states = {m["entity"] for m in over if m["type"] == "country"}
    # "Jordan's army" is one name, of an organisation of that state.
    owners = {countries.get(m["entity"]) for m in over if m["type"] in ("organisation", "body") and (m["start"], m["end"]) != (start, end)}
    if expected == "-":
        return not states and not dated and not any(m["type"] == "place" for m in here)
    if expected == "date":
        return dated and not over
    return not dated and states <= {expected} and expected in {m["entity"] for m in here} | owners


def metonym_right(doc, start, end, expected, countries):
    literal = {m["literal"] for m in doc.mentions.to_dicts() if (m["start"], m["end"]) == (start, end)}
    return right(doc, start, end, expected, countries) and (expected.startswith("place/") or literal != {None})


FILES = {"names.tsv": right, "metonyms.tsv": metonym_right}


def score():
    """{family: [(right?, sentence, expression, expected, found)]}"""
    families = collections.defaultdict(list)
    for name, judge in FILES.items():
        rows = traps(name)
        corpus = sayso.read([{"id": str(i), "text": row[1], "published": "2024-06-05"} for i, row in enumerate(rows)])
        countries = owners_of(corpus)
        for doc, (family, text, start, end, expected) in zip(corpus, rows):
            found = [f"{m['text']}={m['entity']}" for m in doc.mentions.to_dicts() if m["start"] < end and start < m["end"]]
            found += [f"{d['text']}={d['value']}" for d in doc.dates.to_dicts() if d["start"] < end and start < d["end"]]
            families[family].append((judge(doc, start, end, expected, countries), text, text[start:end], expected, found))
    return families


@pytest.fixture(scope="module")
def families():
    return score()


def test_there_are_enough_traps(families):
    assert min(len(cases) for cases in families.values()) >= 15


def test_score(families):
    cases = [case for family in families.values() for case in family]
    wrong = [case[1:] for case in cases if not case[0]]
    assert 1 - len(wrong) / len(cases) >= GOAL, wrong


def test_a_sentence_alone_reads_the_same(families):
    """The corpus around it must not change how a sentence is read."""
    for name, judge in FILES.items():
        for family, text, start, end, expected in traps(name)[::9]:
            corpus = sayso.read([{"text": text, "published": "2024-06-05"}])
            alone = judge(corpus[0], start, end, expected, owners_of(corpus))
            assert alone == next(case[0] for case in families[family] if case[1] == text and case[2] == text[start:end]), text


if __name__ == "__main__":
    done = score()
    for family, cases in done.items():
        print(f"{family:<16}{sum(c[0] for c in cases):>4} of {len(cases)}")
        if "-v" in sys.argv:
            for case in cases:
                if not case[0]:
                    print("     ", *case[1:], sep=" | ")
    cases = [case for family in done.values() for case in family]
    print(f"{'all':<16}{sum(c[0] for c in cases):>4} of {len(cases)} = {sum(c[0] for c in cases) / len(cases):.3f}")

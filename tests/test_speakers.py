"""Who speaks, and what they do by it, in many kinds of news: tests/speakers.tsv. `python tests/test_speakers.py [-v]` prints the score of each."""
import collections
import pathlib
import re
import sys

import pytest

import sayso

TABLE = pathlib.Path(__file__).resolve().parent / "speakers.tsv"
FOUND, RIGHT = 0.9, 0.94
MOODS = ("possible", "future", "conditional", "required")
HOWS = ("unnamed", "nominal", "collective", "passive", "none", "pronoun", "carried")
NAMELESS = {"unnamed", "nominal", "collective"}  # "two diplomats" are all of them


def passages():
    """(style, text, [(start, end, quoted?)], [expected]) of each row; positions are those of the text without its marks."""
    rows = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            style, marked, expected = line.split("\t")
            text, spans, at = "", [], 0
            for part in re.finditer(r"\[([^\]]*)\]|\{([^}]*)\}", marked):
                text += marked[at:part.start()]
                spans.append((len(text), len(text) + len(part[0]) - 2, part[2] is not None))
                text, at = text + part[0][1:-1], part.end()
            text = text + marked[at:]
            expectations = [e.strip() for e in expected.split(";")]
            assert len(expectations) == len(spans) and len(re.findall("¶", text)) == len(re.findall(" ¶ ", text)), line
            rows.append((style, text, spans, expectations))
    return rows


def row_at(rows, start, end, quoted):
    """The claim whose cue stands there; for a quotation the smallest one whose content holds its first words."""
    if not quoted:
        return next((r for r in rows if r["cue_start"] is not None and r["cue_start"] < end and start < r["cue_end"]), None)
    around = [(p["end"] - p["start"], i) for i, r in enumerate(rows) for p in r["content"] if p["start"] <= start + 1 and end - 1 <= p["end"]]
    return rows[min(around)[1]] if around else None


def name(value):
    return re.sub(r"^the ", "", (value or "-").casefold())


def same_speaker(row, wanted, names):
    ours = {name(names[e]) for e in row["speakers"]} or {name(row["speaker_name"])}
    return any(ours == {name(n) for n in choice.split(" + ")} for choice in wanted.split("|"))


def same_detail(row, item):
    """One of the things asked beside speaker and act."""
    if "=" in item:
        column, value = item.split("=")
        column = {"to": "addressee_text", "target": "target_text"}[column]
        return name(value) in name(row[column])
    if item == "not":
        return row["negated"]
    if item in MOODS:
        return row["modality"] == item
    if item == "attitude":
        return row["level"] == "attitude"
    assert item in HOWS, item
    return row["speaker_how"] == item or {row["speaker_how"], item} <= NAMELESS


def judge(row, expected, names):
    """missing, right, or the first thing that is wrong."""
    if expected == "no claim":
        return "right" if row is None else "claim"
    if row is None:
        return "missing"
    speaker, act, *details = expected.split(", ")
    if not same_speaker(row, speaker, names):
        return "speaker"
    if row["act"] != act:
        return "act"
    if "not" not in details and row["negated"] or not set(details) & set(MOODS) and row["modality"] != "actual":
        return "mood"
    return next((item.split("=")[0] for item in details if not same_detail(row, item)), "right")


def score():
    """{style: [(verdict, passage, marked words, expected, found)]}"""
    rows, styles = passages(), collections.defaultdict(list)
    for style, text, spans, expected in rows:
        corpus = sayso.read([{"text": text.replace(" ¶ ", "\n\n"), "published": "2024-06-05"}])
        shift = lambda at: at - text[:at].count(" ¶ ")
        names, claims = dict(zip(corpus.entities["entity"], corpus.entities["name"])), corpus.claims.to_dicts()
        for (start, end, quoted), want in zip(spans, expected):
            row = row_at(claims, shift(start), shift(end), quoted)
            found = row and [row["speaker_name"], row["speaker_how"], row["act"], row["modality"], row["addressee_text"], row["target_text"]]
            styles[style].append((judge(row, want, names), text, text[start:end], want, found))
    return styles


@pytest.fixture(scope="module")
def styles():
    return score()


def test_there_are_enough_passages():
    assert len(passages()) >= 100 and min(collections.Counter(style for style, *_ in passages()).values()) >= 3


def test_score(styles):
    cases = [case for style in styles.values() for case in style]
    there = [case for case in cases if case[0] != "missing"]
    wrong = [case for case in there if case[0] != "right"]
    assert len(there) / len(cases) >= FOUND
    assert 1 - len(wrong) / len(there) >= RIGHT, wrong


def test_the_code_goes_with_the_act():
    claims = sayso.parse("Oslo does not support the ban. Norway warned that it would close the border. Norway warned of rain.").claims
    assert [(c.act, c["cameo"], c.negated) for c in claims] == [("reject", "120", False), ("threaten", "130", False), ("warn", "012", False)]


def test_who_hears_it():
    claims = sayso.parse("“It is rich,” Omar Haddad wrote in a note to clients. In a letter to the board, Ida Holm said it was over.").claims
    assert [c["addressee_text"] for c in claims] == ["clients", "the board"]


def speakers_of(text):
    return {claim["cue_text"]: claim["speaker"] for claim in sayso.parse(text).claims.to_dicts()}


def test_he_inside_a_quotation_is_another_than_who_says_it():
    text = "Councillor Tom Okoro accused Mayor Pavel Lund of lying. “Mayor Lund promised us a pier. He denied it on Monday,” Okoro told reporters."
    assert speakers_of(text)["denied"] == "person/pavel-lund"
    text = "Pilot Tom Okoro was alone on the quay. “Nobody saw the ship. He denied that,” Okoro said of nobody in particular."
    assert speakers_of(text)["denied"] is None


def test_an_official_without_a_name_is_nobody_named_since():
    text = ("A senior Norland Harbour Office official told reporters about the plan. " + "The plan is long. " * 40 +
            "“I will cancel it,” Mayor Pavel Lund said in May. The changes will not cost anything, the official said.")
    assert [claim["speaker"] for claim in sayso.parse(text).claims.to_dicts() if claim["source_text"] == "the official"] == [None]
    text = "Deputy harbour director Pavel Lund opened the pier. “It will not cost anything,” the official said."
    assert [claim["speaker"] for claim in sayso.parse(text).claims.to_dicts() if claim["source_text"] == "the official"] == ["person/pavel-lund"]


def test_who_asks_stands_behind_by():
    text = "Lena Okoro chairs the board. At the hearing Ms Okoro was asked by Councillor Ida Brandt whether the quota would be cut again."
    assert speakers_of(text)["was asked"] == "person/ida-brandt"


if __name__ == "__main__":
    done = score()
    done["all"] = [case for cases in list(done.values()) for case in cases]
    for style, cases in done.items():
        verdicts = collections.Counter(case[0] for case in cases)
        there = len(cases) - verdicts["missing"]
        print(f"{style:<10}{there:>4} of {len(cases)} found, {verdicts['right']} right: {verdicts['right'] / there:.3f}   ", dict(verdicts - collections.Counter(right=999)))
        if "-v" in sys.argv and style != "all":
            for case in cases:
                if case[0] != "right":
                    print("     ", *case, sep=" | ")

"""Others' cases for names and sentences, when they lie beside the checkout: pairs of person names, names of states, golden rules."""
import csv
import doctest
import json
import re
import unicodedata

import pytest

import sayso

FRAME = "Officials from {} said on Friday that talks would go on."


def latin(name):
    return all("LATIN" in unicodedata.name(c, "LATIN") for c in name if c.isalpha())


def f1(pairs, threshold):
    """(precision, recall, F1) of calling a pair one name from that score on."""
    called = [same for score, same in pairs if score >= threshold]
    good, there = sum(called), sum(same for _, same in pairs)
    if not good:
        return 0.0, 0.0, 0.0
    precision, recall = good / len(called), good / there
    return precision, recall, 2 * precision * recall / (precision + recall)


def best(pairs, precision=0.0):
    """The best F1 of all thresholds that reach the precision, with its threshold."""
    return max((f1(pairs, t)[2], t) for t in {score for score, _ in pairs} if f1(pairs, t)[0] >= precision)


@pytest.fixture(scope="module")
def suites(shared):
    folder = shared / "gold" / "suites"
    if not folder.is_dir():
        pytest.skip("the suites are not beside this checkout")
    return folder


@pytest.fixture(scope="module")
def pairs(suites):
    with open(suites / "name-pairs.csv", encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["schema"] == "Person" and latin(r["name1"] + r["name2"])]
    return [(sayso.match(r["name1"], r["name2"], type="person")[0], r["is_match"] == "true") for r in rows]


SAME = 0.82   # one name, rather than not; Putin and Rutin reach 0.8
SURE = 0.85   # nine in ten of those above are


def test_pairs_of_names(pairs):
    assert len(pairs) > 400
    assert f1(pairs, SAME)[2] >= 0.76, (f1(pairs, SAME), best(pairs))


def test_pairs_of_names_with_few_mistakes(pairs):
    precision, _, both = f1(pairs, SURE)
    assert precision >= 0.90 and both >= 0.65, (f1(pairs, SURE), best(pairs, precision=0.90))


def test_match_is_symmetric(suites):
    with open(suites / "name-pairs.csv", encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["schema"] == "Person"]
    assert [r for r in rows if sayso.match(r["name1"], r["name2"], type="person") != sayso.match(r["name2"], r["name1"], type="person")] == []


def test_country_names(suites):
    rows = list(csv.DictReader(open(suites / "country-names.tsv", encoding="utf-8"), delimiter="\t"))
    exact = [r for r in rows if r["fuzzy"] == "0" and r["name"].isascii() and r["code"] != "EU"]
    assert len(exact) >= 7
    found = {r["name"]: [e["entity"] for e in sayso.lookup(r["name"])][:1] for r in exact}
    assert found == {r["name"]: [r["code"]] if r["code"] else [] for r in exact}
    assert [e["entity"] for e in sayso.lookup("European Union")] == ["organisation/european-union"]


@pytest.fixture(scope="module")
def states(shared):
    file = shared / "facts" / "territories.tsv"
    if not file.is_file():
        pytest.skip("the territories are not beside this checkout")
    rows = [r for r in csv.DictReader(open(file, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
            if r["is_country"] == "1" and r["is_historical"] == "0"]
    return sorted({(r["code"].upper(), name) for r in rows for name in (r["name"], r["full_name"]) if name})


@pytest.mark.parametrize("frame", ["{}", FRAME], ids=["alone", "in a sentence"])
def test_every_state(states, frame):
    wrong = {}
    corpus = sayso.read([{"id": str(i), "text": frame.format(name), "published": "2024-06-05"} for i, (_, name) in enumerate(states)])
    for document, (code, name) in zip(corpus, states):
        found = {m["entity"] for m in document.mentions.to_dicts()}
        if found != {code}:
            wrong[name] = (code, sorted(found))
    assert len(states) > 340 and wrong == {}


def test_golden_rules(suites):
    """The rules of the Pragmatic Segmenter, but for those of lists within a line (1.) one 2.) two)."""
    rules = [json.loads(line) for line in open(suites / "sentences-golden-rules.jsonl", encoding="utf-8")]
    kept = [r for r in rules if not r["text"].startswith(("1", "•", "⁃", "a. "))]
    assert len(kept) == 39
    wrong = []
    for rule in kept:
        document = sayso.parse(rule["text"])
        found = [document.text[s["start"]:s["end"]] for s in document.sentences.to_dicts()]
        if found != rule["sentences"]:
            wrong.append((rule["text"], found))
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize("page", ["names.md", "time.md"])
def test_the_pages_say_what_happens(root, page):
    blocks = re.findall(r"^```python\n(.*?)^```", (root / "docs" / page).read_text(encoding="utf-8"), re.S | re.M)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page, page, 0)
    told = []
    failed = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert len(test.examples) > 5 and not failed.failed, "".join(told)

"""Statements: what is joined across documents, what is not, and that nothing depends on the order of documents."""
import csv
import os

import pytest

import sayso

HERE = os.path.dirname(os.path.abspath(__file__))


def pairs():
    with open(os.path.join(HERE, "statements", "pairs.tsv"), encoding="utf-8") as stream:
        return list(csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def read(*texts, **more):
    return sayso.read([{"id": f"d{i}", "text": text, "outlet": f"Outlet {i}", **more} for i, text in enumerate(texts)])


def joined(row):
    return any(s["n_documents"] == 2 for s in read(row["first"], row["second"], published="2023-05-04").statements.to_dicts())


def test_pairs_of_our_own():
    rows = pairs()
    assert len(rows) >= 30
    wrong = [(row["same"], row["first"], row["second"]) for row in rows if joined(row) != (row["same"] == "yes")]
    assert len(wrong) <= 0.15 * len(rows), wrong


BRIDGE = ["Mayor Ruth Adeyemi said that the bridge is unsafe and must be closed at once.",
          "“The bridge is dangerous and must be shut immediately,” Ruth Adeyemi said.",
          "Ruth Adeyemi said that the library would open on Sundays.",
          "The bridge is unsafe, Ruth Adeyemi said, and must be closed at once."]


def shape(corpus):
    ids = corpus.documents["id"]
    return [(s["statement"], s["text"], s["n_documents"], s["n_outlets"], s["n_independent"], s["first"],
             sorted((ids[m["doc"]], m["claim"], round(m["similarity"], 6)) for m in s["members"])) for s in corpus.statements.to_dicts()]


def test_the_table_and_the_column_agree():
    corpus = read(*BRIDGE)
    statements = corpus.statements.to_dicts()
    assert statements and statements[0]["n_documents"] == 3 and statements[0]["n_outlets"] == 3
    of = {claim["claim"]: claim["statement"] for claim in corpus.claims.to_dicts()}
    members = {m["claim"]: s["statement"] for s in statements for m in s["members"]}
    assert members == {claim: statement for claim, statement in of.items() if statement is not None}
    for s in statements:
        assert s["members"][0]["similarity"] == 1 and all(0 <= m["similarity"] <= 1 for m in s["members"])
        claims = {c["claim"]: c for c in corpus.claims.to_dicts()}
        assert claims[s["members"][0]["claim"]]["text"] == s["text"]


def test_order_of_documents_does_not_matter():
    records = [{"id": f"d{i}", "text": text, "outlet": f"Outlet {i}"} for i, text in enumerate(BRIDGE)]
    assert shape(sayso.read(records)) == shape(sayso.read(records[::-1]))


def test_copies_count_once():
    corpus = read(BRIDGE[0], BRIDGE[0], BRIDGE[0])
    (statement,) = corpus.statements.to_dicts()
    assert (statement["n_documents"], statement["n_independent"]) == (3, 1)


def test_days_apart_are_two_statements():
    def days(second):
        return len(sayso.read([{"id": "a", "text": BRIDGE[0], "published": "2023-01-10"}, {"id": "b", "text": BRIDGE[1], "published": second}]).statements)
    assert days("2023-01-11") == 1 and days("2023-06-30") == 0


def test_one_shared_word_is_not_enough():
    assert len(read("Ruth Adeyemi said that the levy strangles the harbour.", "Ruth Adeyemi said that weeds strangle the roses.")) == 2
    assert not len(read("Ruth Adeyemi said that the levy strangles the harbour.", "Ruth Adeyemi said that weeds strangle the roses.").statements)


def test_nothing_to_join():
    assert len(read("").statements) == 0 and len(sayso.read([]).statements) == 0
    assert len(read(BRIDGE[0]).statements) == 0


@pytest.mark.parametrize("threads", [1, 2])
def test_threads(threads):
    records = [{"id": f"d{i}", "text": text} for i, text in enumerate(BRIDGE * 20)]
    assert shape(sayso.Reader(threads=threads).read(records)) == shape(sayso.Reader(threads=1).read(records))


def test_large_buckets_are_capped_and_said():
    corpus = read(*[BRIDGE[i % 2] for i in range(80)])
    assert "statements-capped" in corpus.warnings["code"]
    assert corpus.statements.to_dicts()[0]["n_documents"] == 80


# ---- wordings beside each other

def test_diff_aligns_two_wordings():
    corpus = read(*BRIDGE)
    a, b = corpus.claims[0], corpus.claims[1]
    seen = sayso.diff(a, b)
    assert " ".join(left for _, left, _ in seen.parts if left).split() == a.text.split()
    assert " ".join(right for _, _, right in seen.parts if right).split() == b.text.split()
    assert "[-" in repr(seen) and "{+" in repr(seen) and max(map(len, repr(seen).splitlines())) <= 80
    assert repr(sayso.diff("it is so", "it is so")) == "it is so" and sayso.diff("", "").similarity == 1
    assert "&lt;b&gt;" in sayso.diff("<b> one", "<b> two")._repr_html_() and "<b>" not in sayso.diff("<b> one", "two")._repr_html_()


def test_compare_and_timeline():
    corpus = sayso.read([{"id": "b", "text": BRIDGE[1] + " The Mayor left on 3 May 2023.", "published": "2023-05-04"},
                         {"id": "a", "text": "On Tuesday, " + BRIDGE[0], "published": "2023-05-03"}])
    assert [s["n_documents"] for s in corpus.compare("Adeyemi")] == [2]
    with pytest.raises(sayso.InputError):
        corpus.compare("Nobody Here")
    days = [c["date_first"] for c in corpus.timeline()]
    assert days and days == sorted(days) and None not in days


def test_command(tmp_path, capsys):
    from sayso import cli
    for i, text in enumerate(BRIDGE):
        (tmp_path / f"{i}.txt").write_text(text, encoding="utf-8")
    assert cli.main(["compare", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "Ruth Adeyemi" in out and "0.txt" in out and "1.txt" in out and max(map(len, out.splitlines())) <= 80

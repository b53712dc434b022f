"""Tables and their way to other programs and back."""
import collections
import csv
import datetime
import io
import json
import os
import pathlib
import pickle
import re
import sys
import threading

import pytest

import sayso
from sayso.tables import NAMES


def expected_columns(root):
    """name -> columns, as docs/tables.md lists them."""
    out, table, columns = {}, None, False
    for line in (root / "docs" / "tables.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            table = line[3:]
            out[table] = []
        elif line.startswith("| ") and not line.startswith("| `"):
            columns = line.startswith("| column ")
        elif table and columns and line.startswith("| `"):
            out[table] += re.findall(r"`(\w+)`", line.split("|")[1])
    return out


def test_every_column_is_described_and_every_description_has_its_column(sample, root):
    described = expected_columns(root)
    assert tuple(described) == NAMES
    for name, table in sample.tables.items():
        assert tuple(described[name]) == table.columns, name


def test_tables_of_the_corpus_have_rows(sample):
    for name in ("documents", "sentences", "mentions", "entities", "dates", "claims", "votes", "mandates", "statements", "warnings"):
        assert len(sample.tables[name]) > 0, name


def test_a_header_that_its_text_contradicts_is_a_conflict():
    text = "date 2024-01-15 The old bridge was closed on 28 March 2024 by the mayor.\n\nThe “slow” ferries took over on 30 March 2024, she said."
    corpus = sayso.read([{"id": "a", "text": "Calm.\nNothing happened in Larkhaven, the board said."}, {"id": "b", "text": text}])
    [conflict] = corpus.conflicts.to_dicts()
    assert conflict["kind"] == "published" and conflict["severity"] == "contradiction" and conflict["about"] == "b"
    assert [side["value"] for side in conflict["sides"]] == ["2024-01-15", "2024-03-28", "2024-03-30"]
    for side in conflict["sides"]:
        assert side["doc"] == 1 and text[side["start"]:side["end"]] == side["text"] and side["claim"] is side["speaker"] is None
    assert corpus[1].published is None


def test_rows_and_columns(sample):
    claims = sample.claims
    rows = claims.to_dicts()
    assert len(claims) == len(rows) and list(rows[0]) == list(claims.columns)
    assert claims[-1].to_dict() == rows[-1] and claims[0].act == claims[0]["act"] == rows[0]["act"]
    assert [c.claim for c in claims] == claims["claim"] == [r["claim"] for r in rows]
    assert [r.to_dict() for r in claims[2:5]] == rows[2:5]
    assert [r.to_dict() for r in claims[::-2]] == rows[::-2]
    assert [r.to_dict() for r in claims[3:][1:4]] == rows[4:7]
    assert len(claims[5:2]) == 0
    with pytest.raises(IndexError):
        claims[len(claims)]
    with pytest.raises(KeyError, match="no column"):
        claims["acts"]
    with pytest.raises(AttributeError, match="no column"):
        claims[0].acts
    assert "speaker_name" in dir(claims[0])


def test_where(sample):
    deny = sample.claims.where(act="deny")
    assert len(deny) >= 1 and {c.act for c in deny} == {"deny"}
    assert deny.to_dicts() == [r for r in sample.claims.to_dicts() if r["act"] == "deny"]
    about = next(r["about"][0] for r in sample.claims.to_dicts() if r["about"])
    assert all(about in c.about for c in sample.claims.where(about=about))
    assert len(sample.claims.where(act="deny", kind="direct").where(kind="indirect")) == 0
    with pytest.raises(KeyError):
        sample.claims.where(akt="deny")


def test_where_of_several_values(sample):
    claims = sample.claims
    acts = [c.act for c in claims]
    assert len(claims.where(act=["deny", "veto"])) == acts.count("deny") + acts.count("veto") > acts.count("veto") > 0
    assert claims.where(act={"deny"}).to_dicts() == claims.where(act=("deny",)).to_dicts() == claims.where(act="deny").to_dicts()
    assert len(claims.where(speakers=["RU", "CN"])) == sum("RU" in c.speakers or "CN" in c.speakers for c in claims)
    sure = claims.where(confidence=lambda c: c >= 0.9, act=lambda act: act != "state")
    assert 0 < len(sure) == sum(c.confidence >= 0.9 and c.act != "state" for c in claims)
    for wrong in ({"act": "denied"}, {"act": ["deny", "denied"]}, {"kind": 3}):
        with pytest.raises(sayso.InputError, match="it is one of"):
            claims.where(**wrong)
    assert len(sample.votes.where(outcome=None)) == sample.votes["outcome"].count(None)
    assert len(claims.where(about=[])) == sum(c.about == [] for c in claims) and len(claims.where(act=[])) == 0
    pandas = pytest.importorskip("pandas")
    assert len(claims.where(act=pandas.Series(["deny"]))) == acts.count("deny")


def test_what_a_table_is_asked_for(sample):
    for key, words in ((1.5, "not by float"), (["act", "text"], "of several columns"), (None, "not by NoneType")):
        with pytest.raises(TypeError, match=words):
            sample.claims[key]
    with pytest.raises(AttributeError, match="column is table"):
        sample.claims.act
    with pytest.raises(AttributeError, match="to_pandas"):
        sample.claims.head


def test_rows_become_lists_dicts_and_frames(sample):
    claim = sample.claims[0]
    assert list(claim) == list(sample.claims.columns) and len(claim) == len(sample.claims.columns)
    assert "act" in claim and "akt" not in claim and dict(claim) == claim.to_dict()
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(sample.claims[:5])
    assert list(frame.columns) == list(sample.claims.columns) and list(frame["act"]) == sample.claims[:5]["act"]


def test_documents_have_their_part(sample):
    for name in ("claims", "mentions", "dates", "sentences", "warnings"):
        parts = [getattr(document, name).to_dicts() for document in sample]
        assert [row for part in parts for row in part] == sample.tables[name].to_dicts()
    document = sample[0]
    assert sample[document.id].to_dict() == document.to_dict()
    assert {c.document.id for c in document.claims} == {document.id}
    assert document.n_claims == len(document.claims) and document.n_warnings == len(document.warnings)


def test_a_claim_knows_more_than_its_row(sample):
    seen = set()
    for claim in sample.claims:
        text = claim.document.text
        for span in (claim.source, claim.cue, *claim.content, *claim.object):
            if span is not None:
                assert text[span.start:span.end] == span.text
        if claim.speaker is not None:
            assert isinstance(claim.speaker, sayso.Entity) and claim.speaker.entity == claim["speaker"]
            assert claim.speaker.name == claim.speaker_name
        assert claim.date is None or claim.date[0] <= claim.date[1]
        assert claim.why in claim.explain()
        seen |= {"speaker" if claim.speaker else "", "cue" if claim.cue else "", "content" if claim.content else ""}
    assert {"speaker", "cue", "content"} <= seen


def test_where_takes_what_stands_for_a_cell(sample):
    claims, day = sample.claims, next(d for d in sample.claims["date_first"] if d)
    same = claims.where(date_first=day).to_dicts()
    assert same and all(claims.where(date_first=d).to_dicts() == same for d in (str(day), datetime.datetime.combine(day, datetime.time(9)), f"{day}T09:00"))
    entity = sample.entity("Velmeer")
    own = claims.where(speaker=entity.entity).to_dicts()
    assert own and own == claims.where(speaker=entity).to_dicts() == claims.where(speaker=(e for e in [entity])).to_dicts()
    assert own == claims.where(speaker_name=entity).to_dicts() and claims.where(speakers=entity).to_dicts() == claims.where(speakers=entity.entity).to_dicts()
    assert claims.where(doc=range(2)).to_dicts() == [r for r in claims.to_dicts() if r["doc"] < 2] and claims.where(doc=sample[1])["doc"] == sample[1].claims["doc"]
    sure = claims["confidence"][0]
    assert len(claims.where(confidence=float(f"{sure:.7g}"))) == len(claims.where(confidence=sure)) > 0
    assert len(claims.where(speaker=None)) == claims["speaker"].count(None) and len(claims.where(negated=0)) == claims["negated"].count(False)
    assert claims.where(about=claims[0].about).to_dicts()[0] == claims[0].to_dict() or not claims[0].about


def test_where_takes_days_and_columns_of_other_libraries(sample):
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    claims, day = sample.claims, next(d for d in sample.claims["date_first"] if d)
    same = claims.where(date_first=day).to_dicts()
    many = pandas.Series([day, None], dtype="datetime64[ns]")
    for value in (pandas.Timestamp(day), numpy.datetime64(day, "ns"), numpy.array([day], "datetime64[ns]"), pandas.DatetimeIndex([day])):
        assert claims.where(date_first=value).to_dicts() == same
    assert len(claims.where(date_first=many)) == len(same) + claims["date_first"].count(None)
    assert claims.where(doc=numpy.arange(2)).to_dicts() == claims.where(doc=pandas.Series([0, 1])).to_dicts() == claims.where(doc=range(2)).to_dicts()
    assert len(claims.where(speaker=pandas.NA)) == len(claims.where(speaker=float("nan"))) == claims["speaker"].count(None)


def test_where_asks_functions_of_what_is_there(sample):
    claims = sample.claims
    days = [d for d in claims["date_first"] if d]
    assert claims.where(date_first=lambda d: d >= min(days))["date_first"] == days


@pytest.mark.parametrize("column, value", [("doc", "0"), ("doc", 1.5), ("doc", True), ("negated", "true"), ("negated", 2), ("confidence", "0.9"), ("speaker", 5),
                                           ("date_first", "March"), ("date_first", 2024), ("act", 3), ("speakers", 5), ("about", [3]), ("content", "x"), ("text", b"x")])
def test_where_refuses_what_a_column_cannot_have(sample, column, value):
    with pytest.raises(sayso.InputError, match=column):
        sample.claims.where(**{column: value})
    with pytest.raises(sayso.InputError, match="not by a Claim"):
        sample.claims.where(speaker=sample.claims[0])


def test_who(sample):
    claims = sample.who("Velmeer")
    assert len(claims) >= 2 and len({c["speaker"] for c in claims} - {None}) >= 1
    entity = claims[0].speaker
    assert sample.who(entity).to_dicts() == sample.who(entity.entity).to_dicts() == sample.who(entity.name).to_dicts() == entity.claims.to_dicts()
    with pytest.raises(sayso.InputError, match="no entity"):
        sample.who("Xqzzw Pfloempt")


def test_entities_by_name_and_by_document(sample):
    velmeer = sample.entity("Velmeer")
    assert velmeer.entity == "person/dorota-velmeer" and sample.entity(velmeer) == sample.entity(velmeer.entity) == velmeer
    for name in ("Nobody Atall", "Antarctica"):
        with pytest.raises(sayso.InputError):
            sample.entity(name)
    for document in sample:
        assert document.entities["entity"] == sorted(set(document.mentions["entity"]))


def test_rows_go_into_sets_and_are_counted(sample):
    counted = collections.Counter(claim.speaker for claim in sample.claims)
    assert counted[sample.entity("Velmeer")] == len(sample.claims.where(speaker="person/dorota-velmeer")) > 1
    assert sum(counted.values()) == len(sample.claims)
    for table in sample.tables.values():
        assert set(table) == set(table[::-1]) and all(row in set(table) for row in table[:3])
    assert len(set(sample.claims)) == len(sample.claims) and len({sample[0], sample[0], sample[1]}) == 2


def test_what_is_of_an_entity(sample, tmp_path):
    sample.write(tmp_path, formats="jsonl")
    for corpus in (sample, sayso.load(tmp_path)):
        assert sum(len(entity.mentions) for entity in corpus.entities) == len(corpus.mentions)
        for entity in corpus.entities:
            assert entity.mentions.to_dicts() == corpus.mentions.where(entity=entity).to_dicts()
            said = [claim.claim for claim in corpus.claims if entity.entity in [claim["speaker"], *claim.speakers]]
            assert entity.claims["claim"] == said


def test_entities_that_are_asked_one_after_another_look_at_no_table_twice(sample, monkeypatch):
    corpus, looked = pickle.loads(pickle.dumps(sample)), []
    monkeypatch.setattr(sayso.corpus, "filed", lambda columns, filed=sayso.corpus.filed: looked.append(list(columns)) or filed(columns))
    monkeypatch.setattr(sayso.Table, "where", None)
    assert all(len(entity.mentions) >= 1 and len(entity.claims) >= 0 for entity in corpus.entities)
    assert looked == [["entity"], ["speaker", "speakers"]]


def test_who_of_several_that_are_called_so():
    texts = ["Nils Berg said no. Berg said it twice. Berg left.", "Nils Berg said yes. Berg said so. Berg added that Berg Shipping had not called.",
             "The Berg Group said that it would sell. Ida Berg, a diver, said no."]
    corpus = sayso.read([{"text": text} for text in texts * 4])
    assert {c.speaker_name for c in corpus.who("Berg")} == {"Nils Berg"}
    assert {c.speaker_name for c in corpus.who("Bergg")} == {"Nils Berg"}
    assert corpus.compare("Berg").to_dicts() == corpus.compare("Nils Berg").to_dicts()
    with pytest.raises(sayso.InputError, match="empty"):
        corpus.who(" ")
    for what in (None, 5, corpus.claims[0], corpus[0]):
        with pytest.raises(sayso.InputError, match="by its name, its id or an Entity"):
            corpus.who(what)


def test_who_of_two_persons_with_one_surname_is_asked_back():
    corpus = sayso.read([{"text": "Nils Berg said no. Berg said it was late."}, {"text": "Ida Berg said yes. Berg said it was early."}])
    with pytest.raises(sayso.InputError, match=r"person/ida-berg, person/nils-berg; .*where\(speaker="):
        corpus.who("Berg")
    assert len(corpus.claims.where(speaker=["person/ida-berg", "person/nils-berg"])) == 4


def test_a_capital_that_acts_is_its_state():
    texts = ["OSLO, February 7. /TASS/. Norway wants talks. Oslo said on Tuesday that talks would begin. Ida Berg visited Oslo. She lives in Oslo.",
             "OSLO, May 2 - A man in Oslo bought bread. The market in Oslo opened. A train left Rome."]
    corpus = sayso.read([{"text": text} for text in texts])
    assert corpus.entity("Oslo").entity == "NO" and "that talks would begin" in corpus.who("Oslo")["text"]
    assert corpus.entity("Rome").entity == "place/rome" and len(corpus.who("Rome")) == 0


def test_an_id_that_is_written_as_the_name_of_another_is_its_name():
    reader = sayso.Reader(lexicon=b"name,type,alias\nIcarus Society,organisation,IS\n")
    corpus = reader.read([{"text": "IS said the bridge was safe. The Icarus Society denied it. IS said no. Iceland said it would help."}])
    assert {c.speaker_name for c in corpus.who("IS")} == {"Icarus Society"} and {c.speaker_name for c in corpus.who("Iceland")} == {"Iceland"}
    corpus = sayso.read([{"text": "Iceland said it would help. The U.S. said no."}])
    assert corpus.entity("IS").name == "Iceland" and corpus.entity("US").entity == "US"


def test_who_takes_a_name_with_its_title():
    corpus = sayso.read([{"text": "President Nils Berg said tariffs would rise. Berg said no. Pope Hilarius said that war is wrong. Ida Holm said yes."}])
    for name in ("Mr Berg", "Mr. Berg", "President Berg", "the Norwegian President Nils Berg"):
        assert {c.speaker_name for c in corpus.who(name)} == {"Nils Berg"} and len(corpus.who(name)) == 2
    assert len(corpus.who("Pope Hilarius")) == 1
    for name in ("Mrs Nobody", "Minister"):
        with pytest.raises(sayso.InputError, match="no entity"):
            corpus.who(name)
    with pytest.raises(sayso.InputError, match="the nearest are Nils Berg"):
        corpus.who("Xaver Q. Berg")


def test_rows_are_mappings(sample):
    pandas = pytest.importorskip("pandas")
    claim, values = sample.claims[0], sample.claims.to_dicts()[0]
    assert claim.get("act") == claim.act and claim.get("nothing") is None and claim.get("nothing", 3) == 3
    assert list(claim.items()) == list(values.items()) and list(claim.values()) == list(values.values()) and list(claim.keys()) == list(values)
    assert claim == values and values == claim and claim != {"act": claim.act} and claim != sample.claims[1]
    match claim:
        case {"act": act}:
            assert act == claim.act
    assert pandas.Series(claim).to_dict().keys() == values.keys()
    out = io.StringIO()
    csv.DictWriter(out, list(claim)).writerow(claim)
    assert out.getvalue()
    taken = {name for table in sample.tables.values() for name in table.columns}
    assert not taken & {"get", "items", "values", "keys"}


def test_scattered_rows_go_out_together(sample, tmp_path):
    parquet, polars, claims = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("polars"), sample.claims
    for some in (claims[::2], claims[::-1], claims.where(act=["state", "veto"]), sample.timeline(), claims[::40], claims[:0]):
        rows = [claims.to_dicts()[claims["claim"].index(claim)] for claim in some["claim"]]
        assert some.to_dicts() == rows == list(map(dict, some)) == some.to_arrow().to_pylist() == some.to_polars().to_dicts()
        assert some.to_arrow().schema == claims.to_arrow().schema
        some.to_parquet(tmp_path / "some.parquet")
        read = parquet.ParquetFile(tmp_path / "some.parquet")
        assert read.num_row_groups <= 1 and read.read().to_pylist() == rows


# ---- out and back ------------------------------------------------------------------------------------------------------

def test_pandas(sample):
    pandas = pytest.importorskip("pandas")
    for name, table in sample.tables.items():
        frame = table.to_pandas()
        assert list(frame.columns) == list(table.columns) and len(frame) == len(table)
    frame = sample.claims.to_pandas()
    assert str(frame["doc"].dtype) == "int32" and str(frame["source_start"].dtype) == "Int32" and str(frame["act"].dtype) == "category"
    assert str(frame["date_first"].dtype) == "datetime64[s]" and str(frame["negated"].dtype) == "bool" and str(frame["confidence"].dtype) == "float32"
    assert str(sample.votes.to_pandas()["in_favour"].dtype) == "Int32" and str(sample.votes.to_pandas()["date"].dtype) == "datetime64[s]"
    for row, other in zip(sample.claims.to_dicts(), frame.to_dict("records")):
        assert row["act"] == other["act"] and row["text"] == other["text"] and row["content"] == other["content"]
        assert (row["source_start"] is None) == bool(pandas.isna(other["source_start"]))


def test_pandas_is_the_same_with_pyarrow_and_without(sample, monkeypatch):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    parts = [table[rows] for table in sample.tables.values() for rows in (slice(None), slice(0), slice(1, 2), slice(None, None, 3), slice(None, None, -1))]
    quick = [part.to_pandas() for part in parts]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for part, frame in zip(parts, quick):
        slow = part.to_pandas()
        pandas.testing.assert_frame_equal(frame, slow, check_exact=True)
        for column in frame:
            assert list(map(type, frame[column])) == list(map(type, slow[column])), column
        if len(frame) and "doc" in frame:
            frame.loc[0, "doc"] = 7
            assert frame["doc"][0] == 7, "a frame may be written to"


def test_whole_columns_are_asked_for_once(sample, monkeypatch, tmp_path):
    """Exports of a table ask the core for many rows at once; frames ask it for the lists alone."""
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    asked = []

    class Source:
        def __getattr__(self, name):
            def call(*given):
                asked.append((name, *given))
                return getattr(core, name)(*given)
            return call

    corpus = sayso.read(sample.documents.to_dicts())
    core, corpus._joined = corpus._joined, Source()
    claims = corpus.claims
    claims.to_pandas()
    lists = [name for name, kind, _ in claims.schema if kind.startswith("list")]
    assert [call for call in asked if call[0] == "columns"] == [("columns", "claims", 0, len(claims), lists)]
    for write in (claims.to_csv, claims.to_jsonl):
        asked.clear()
        write()
        assert {name for name, *_ in asked} <= {"lines", "schema"} and len(asked) <= 3
    asked.clear()
    claims.to_parquet(tmp_path / "c.parquet")
    assert {name for name, *_ in asked} <= {"stream", "schema"}


def test_a_folder_of_parquet_becomes_lists_where_it_is_asked_for(sample, tmp_path):
    pytest.importorskip("pyarrow")
    sample.write(tmp_path / "out", "parquet")
    back = sayso.load(tmp_path / "out")
    assert len(back.claims) == len(sample.claims) and back.claims.to_arrow().equals(sample.claims.to_arrow())
    columns = back._source._columns("claims")
    assert columns._lists == {}
    assert back.claims["act"] == sample.claims["act"] and list(columns._lists) == ["act"]


def test_few_rows_of_many_make_the_frame_that_all_of_them_make(sample):
    pandas = pytest.importorskip("pandas")
    claims = sayso.read(sample.documents.to_dicts() * 12, errors="skip").claims
    whole = claims.to_pandas()
    for step in (2, 5, 9, 40, 100):
        some = claims[::step]
        frame, same = some.to_pandas(), whole.iloc[::step].reset_index(drop=True)
        for column in frame:
            if str(same[column].dtype) == "category":
                same[column] = same[column].cat.remove_unused_categories()
        pandas.testing.assert_frame_equal(frame, same, check_exact=True)
    assert claims[::100]._sparse() and not claims[::9]._sparse() and not claims._sparse()


def test_a_large_corpus_is_pickled_through_arrow(sample, tmp_path, monkeypatch):
    pytest.importorskip("pyarrow")
    small = pickle.dumps(sample)
    monkeypatch.setattr("sayso.store.MANY", 1)
    data = pickle.dumps(sample)
    sample.write(tmp_path / "out", "csv")
    for back in (pickle.loads(data), pickle.loads(pickle.dumps(pickle.loads(data))), pickle.loads(pickle.dumps(sample[0]))._corpus):
        assert back.mapping == sample.mapping and repr(back) == repr(sample)
        for name, table in sample.tables.items():
            assert back.tables[name].to_dicts() == table.to_dicts(), name
            assert back.tables[name][::2].to_csv() == table[::2].to_csv() and back.tables[name].to_arrow().equals(table.to_arrow()), name
    assert pickle.loads(pickle.dumps(sayso.load(tmp_path / "out"))).claims.to_csv() == sample.claims.to_csv()
    assert len(pickle.loads(data).who("Velmeer")) == len(sample.who("Velmeer"))
    assert len(pickle.loads(data).add([{"text": "Mayor Ida Berg said that the bridge was safe."}]).claims) > len(sample.claims)
    for name in ("pyarrow", "pyarrow.ipc"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(sayso.DependencyError, match="pyarrow"):
        pickle.loads(data)
    assert pickle.loads(small).claims.to_csv() == sample.claims.to_csv()


def test_no_garbage_is_looked_for_while_rows_are_made(sample):
    import gc
    seen = []
    gc.callbacks.append(lambda *_: seen.append(1))
    try:
        many = sayso.read(sample.documents.to_dicts() * 12, errors="skip").claims
        assert len(many) > 1024
        gc.collect()
        seen.clear()
        kept = many.to_dicts()
        assert len(seen) <= 2 and gc.isenabled() and kept, "one look, when all is done"
        gc.disable()
        many.to_dicts()
        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.callbacks.pop()


def test_pandas_columns_have_one_type_with_rows_and_without(sample):
    pytest.importorskip("pandas")
    full, empty = sample.claims.to_pandas().dtypes, sample.claims[:0].to_pandas().dtypes
    kinds = {name: kind for name, kind, _ in sample.claims.schema}
    assert [name for name in kinds if full[name] != empty[name] and not kinds[name].startswith("dictionary")] == []


def test_arrow(sample):
    pyarrow = pytest.importorskip("pyarrow")
    for name, table in sample.tables.items():
        arrow = pyarrow.table(table)
        arrow.validate(full=True)
        assert arrow.column_names == list(table.columns)
        assert arrow.to_pylist() == table.to_dicts(), name
        assert pyarrow.table(table).equals(arrow), "a fresh stream at every call"
        assert [not f.nullable for f in arrow.schema] == [not optional for _, _, optional in table.schema]
    part = sample.claims.where(act="state")
    assert part.to_arrow().to_pylist() == part.to_dicts() == pyarrow.table(part).to_pylist()
    assert pyarrow.table(sample.claims[3:3]).num_rows == 0
    assert sample.claims[4:9].to_arrow().to_pylist() == sample.claims.to_dicts()[4:9]


@pytest.mark.parametrize("rows", [1, 7, 15, 16, 17, 33])
def test_what_is_not_there_is_null(sample, rows):
    """Strings without bytes, and the places beside them, whatever the number of rows."""
    pytest.importorskip("pyarrow")
    for name, table in sample.tables.items():
        arrow, whole = table[:rows].to_arrow(), table.to_dicts()[:rows]
        for column, _, optional in table.schema:
            values = [row[column] for row in whole]
            assert arrow[column].to_pylist() == values and arrow[column].null_count == values.count(None), (name, column)
            assert not optional or "" not in values, (name, column)
    claims = sample.claims.to_dicts()
    assert any(row["source_start"] is None for row in claims)
    for row in claims:
        for part in ("source", "cue"):
            assert (row[f"{part}_start"] is None) == (row[f"{part}_end"] is None) == (row[f"{part}_text"] is None)


def test_polars(sample):
    polars = pytest.importorskip("polars")
    for name, table in sample.tables.items():
        assert polars.DataFrame(table).to_dicts() == table.to_dicts() == table.to_polars().to_dicts(), name
    assert sample.claims.where(act="state").to_polars().to_dicts() == sample.claims.where(act="state").to_dicts()


def near(value):
    """A cell that may have lost digits which a float32 has not."""
    if isinstance(value, list):
        return [near(item) for item in value]
    if isinstance(value, dict):
        return {key: near(item) for key, item in value.items()}
    return pytest.approx(value, abs=1e-6) if isinstance(value, float) else value


def test_csv(sample, tmp_path):
    for name, table in sample.tables.items():
        path = tmp_path / f"{name}.csv"
        table.to_csv(path)
        assert path.read_text(encoding="utf-8") == table.to_csv().replace("\r\n", "\n") or "\r" in table.to_csv()
        with open(path, encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert len(rows) == len(table)
        for row, values in zip(rows, table.to_dicts()):
            assert list(row) == list(values)
            for key, value in values.items():
                assert value is not None or row[key] == ""
                assert not isinstance(value, list) or json.loads(row[key]) == near(value)
                assert not isinstance(value, str) or row[key] == value
                assert not isinstance(value, datetime.date) or row[key] == value.isoformat()


def test_jsonl(sample, tmp_path):
    sample.claims.to_jsonl(tmp_path / "c.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()]
    for row, values in zip(rows, sample.claims.to_dicts(), strict=True):
        assert row["confidence"] == pytest.approx(values["confidence"], abs=1e-6)
        assert {k: v for k, v in row.items() if k not in ("confidence", "date_first", "date_last")} == \
               {k: v for k, v in values.items() if k not in ("confidence", "date_first", "date_last")}
        assert row["date_first"] == (values["date_first"] and values["date_first"].isoformat())


def test_parquet(sample, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    sample.claims.to_parquet(tmp_path / "c.parquet")
    assert parquet.read_table(tmp_path / "c.parquet").to_pylist() == sample.claims.to_dicts()


def test_a_lone_carriage_return_stays_in_its_cell(tmp_path):
    text = "The old file.\rMayor Ida Berg said on Monday that the bridge was safe."
    corpus = sayso.parse(text)._corpus
    corpus.write(tmp_path / "out", "csv")
    assert sayso.load(tmp_path / "out").documents["text"] == [text]
    with open(tmp_path / "out" / "documents.csv", encoding="utf-8", newline="") as stream:
        assert [row["text"] for row in csv.DictReader(stream)] == [text]


def test_what_the_core_writes_is_what_python_writes(sample, tmp_path):
    """Tables of the core, of a corpus that was pickled and of one that was loaded, whole and in parts."""
    sample.write(tmp_path / "out", "csv")
    for other in (pickle.loads(pickle.dumps(sample)), sayso.load(tmp_path / "out")):
        for name, table in sample.tables.items():
            for rows in (slice(None), slice(0), slice(3, 9), slice(None, None, 3), slice(None, None, -1)):
                assert other.tables[name][rows].to_csv() == table[rows].to_csv(), name
                assert other.tables[name][rows].to_jsonl() == table[rows].to_jsonl(), name
    rows = list(csv.reader(io.StringIO(sample.claims.to_csv(), newline="")))
    again = io.StringIO(newline="")
    csv.writer(again, lineterminator="\n").writerows(rows)
    assert again.getvalue() == sample.claims.to_csv(), "as Python's csv marks its cells"


def test_what_ends_with_gz_is_packed(sample, tmp_path):
    import gzip
    for name, write, text in (("a.csv.gz", sample.claims.to_csv, sample.claims.to_csv()), ("b.JSONL.GZ", sample.claims.to_jsonl, sample.claims.to_jsonl()),
                              ("c.html.gz", sample.to_html, sample.to_html())):
        write(tmp_path / name)
        before = (tmp_path / name).read_bytes()
        assert gzip.decompress(before).decode() == text
        write(str(tmp_path / ("again-" + name)))
        assert (tmp_path / ("again-" + name)).read_bytes() == before
    (tmp_path / "texts").mkdir()
    sample.documents.to_jsonl(tmp_path / "texts" / "documents.jsonl.gz")
    assert sayso.read(tmp_path / "texts").documents["text"] == sample.documents["text"]


def test_streams_go_to_open_files(sample):
    stream = io.StringIO()
    sample.claims.to_csv(stream)
    assert stream.getvalue() == sample.claims.to_csv()


@pytest.mark.parametrize("formats", [["csv"], ["jsonl"], ["parquet"], ["csv", "jsonl"]])
def test_write_and_load(sample, tmp_path, formats):
    if "parquet" in formats:
        pytest.importorskip("pyarrow")
    sample.write(tmp_path / "out", formats)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted([f"{t}.{f}" for t in NAMES for f in formats] + ["sayso.json"])
    back = sayso.load(tmp_path / "out")
    assert back.mapping == sample.mapping and len(back) == len(sample)
    for name, table in sample.tables.items():
        for row, other in zip(table.to_dicts(), back.tables[name].to_dicts(), strict=True):
            assert row.keys() == other.keys()
            for key in row:
                assert other[key] == near(row[key]), (name, key)
    assert back[0].claims.to_dicts()[0]["claim"] == sample[0].claims[0].claim
    assert len(back.who("Velmeer")) == len(sample.who("Velmeer"))
    assert repr(back) == repr(sample)


def test_a_loaded_corpus_speaks_arrow_and_grows(sample, tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    sample.write(tmp_path, ["jsonl"])
    back = sayso.load(tmp_path)
    assert pyarrow.table(back.claims).schema == pyarrow.table(sample.claims).schema
    assert pyarrow.table(back.claims).column("claim").to_pylist() == sample.claims["claim"]
    more = back.add([{"id": "new", "text": "Mayor Velmeer said no."}])
    assert more.documents["id"] == [*sample.documents["id"], "new"]
    assert len(more.claims) == len(sample.claims) + 1


def test_add_reads_nothing_twice(sample):
    more = sample.add([{"id": "new", "text": "Mayor Dorota Velmeer said the bridge was safe."}])
    assert len(more) == len(sample) + 1 and more["new"].claims[0].speaker_name == "Dorota Velmeer"
    assert more._shards[:len(sample._shards)] == sample._shards
    assert [c.claim for c in more.claims][:len(sample.claims)] == sample.claims["claim"]
    assert len(sample) == len(sample.documents), "the first corpus has not changed"


# ---- to other processes -------------------------------------------------------------------------------------------------

def test_a_pickled_corpus_is_its_tables(sample):
    back = pickle.loads(pickle.dumps(sample))
    assert all(table.to_dicts() == sample.tables[name].to_dicts() for name, table in back.tables.items())
    assert repr(back) == repr(sample) and back.mapping == sample.mapping
    assert back.who("Velmeer").to_dicts() == sample.who("Velmeer").to_dicts() and back.compare("Velmeer").to_dicts() == sample.compare("Velmeer").to_dicts()
    more = [{"id": "new", "text": "Mayor Velmeer denied it."}]
    assert back.add(more)["new"].claims.to_dicts() == sample.add(more)["new"].claims.to_dicts()


def test_rows_and_tables_are_pickled_with_their_corpus(sample):
    import copy
    claim, few = pickle.loads(pickle.dumps((sample.claims[3], sample.claims[2:5])))
    assert claim == sample.claims[3] and claim.speaker == sample.claims[3].speaker and few[1] == claim and few._corpus is claim._corpus
    assert copy.deepcopy(sample) is sample and copy.deepcopy(claim) == claim


def test_the_reader_of_a_pickled_corpus_is_made_again_when_it_is_needed(tmp_path):
    (tmp_path / "mine.csv").write_text("name,type\nthe Lanternists,group\n")
    reader = sayso.Reader(lexicon=tmp_path / "mine.csv", threads=1)
    back = pickle.loads(pickle.dumps(reader.parse("The Lanternists said no."))).corpus
    assert back.claims[0].speaker == reader.parse("The Lanternists said no.").claims[0].speaker
    assert {c.speaker_name for c in back.add([{"text": "Then the Lanternists said yes."}]).claims} == {"the Lanternists"}


def test_a_pickled_corpus_needs_its_reader_to_add_only(tmp_path):
    (tmp_path / "mine.csv").write_text("name,type\nthe Lanternists,group\n")
    with open(tmp_path / "mine.csv", "rb") as stream:
        corpora = [sayso.Reader(lexicon=lexicon, threads=1).read([{"text": "The Lanternists said no."}]) for lexicon in (tmp_path / "mine.csv", stream)]
    kept = [pickle.dumps(pickle.loads(pickle.dumps(corpus))) for corpus in corpora]
    (tmp_path / "mine.csv").unlink()
    more, usual = [{"text": "Then the Lanternists said yes."}], sayso.Reader(threads=1)
    for dump, error, told in zip(kept, (sayso.LexiconError, sayso.InputError), ("mine.csv", "open file"), strict=True):
        back = pickle.loads(dump)
        assert len(back.who("the Lanternists")) == 1 and len(back.who("Norway")) == 0
        with pytest.raises(error, match=told):
            back.add(more)
        assert len(back.add(more, reader=usual)) == 2


def test_what_is_read_again_keeps_its_paths_and_warnings(tmp_path):
    (tmp_path / "one.txt").write_bytes(b"Ida Berg said the bridge was closed\xff.")
    (tmp_path / "two.jsonl").write_text('{"id": "a", "text": "Nils Berg said no.", "published": "soon"}\n[1]\n{"id": "a", "text": "Ida Holm said yes."}\n')
    reader = sayso.Reader(threads=1)
    corpus = reader.read([tmp_path / "one.txt", tmp_path / "two.jsonl"], errors="skip")
    more = [{"id": "new", "text": "Ida Berg said no."}]

    def told(some):
        return sorted((row.doc, row.code, row.message) for row in some.warnings)

    wanted = corpus.add(more)
    corpus.write(tmp_path / "out", "jsonl")
    assert {"invalid-utf8", "unread-date", "broken-line", "repeated-id"} <= set(corpus.warnings["code"])
    for back in (sayso.load(tmp_path / "out"), pickle.loads(pickle.dumps(corpus))):
        again = back.add(more)
        assert again.documents["path"] == wanted.documents["path"] and again.documents["id"] == wanted.documents["id"]
        assert told(again) == told(wanted) and again.documents["n_warnings"] == wanted.documents["n_warnings"]


# ---- outputs appear whole or not at all ---------------------------------------------------------------------------------

def test_a_write_that_fails_leaves_nothing(sample, tmp_path, monkeypatch):
    target = tmp_path / "claims.csv"
    target.write_text("before")
    monkeypatch.setattr(sayso.Table, "_lines", lambda self, as_json: (b"half" if i == 0 else 1 / 0 for i in range(2)))
    with pytest.raises(ZeroDivisionError):
        sample.claims.to_csv(target)
    assert target.read_text() == "before" and [p.name for p in tmp_path.iterdir()] == ["claims.csv"]
    with pytest.raises(ZeroDivisionError):
        sample.write(tmp_path / "out", "csv")
    assert list((tmp_path / "out").iterdir()) == []


def test_outputs_that_cannot_be(sample, tmp_path):
    (tmp_path / "file").write_text("x")
    for act in (lambda: sample.claims.to_csv(tmp_path / "no" / "c.csv"), lambda: sample.write(tmp_path / "file", "csv")):
        with pytest.raises(sayso.OutputError):
            act()
    with pytest.raises(sayso.InputError, match="no format"):
        sample.write(tmp_path / "out", ["xlsx"])
    with pytest.raises(sayso.InputError, match="sayso.json"):
        sayso.load(tmp_path / "nowhere")


def test_written_files_have_the_usual_rights(sample, tmp_path):
    (tmp_path / "plain").write_text("")
    sample.claims.to_csv(tmp_path / "c.csv")
    assert (tmp_path / "c.csv").stat().st_mode == pathlib.Path(tmp_path / "plain").stat().st_mode


def test_numbers_of_loaded_tables_are_those_that_were_written(sample, tmp_path):
    for form in ("csv", "jsonl"):
        sample.write(tmp_path, form)
        again = sayso.load(tmp_path)
        assert again.claims.to_dicts() == sample.claims.to_dicts() and again.statements.to_dicts() == sample.statements.to_dicts()
        some = sample.claims[0].confidence
        assert len(again.claims.where(confidence=some)) == len(sample.claims.where(confidence=some)) > 0


def test_open_files_of_bytes(sample, tmp_path):
    import gzip
    import tempfile
    held = io.BytesIO()
    sample.claims.to_csv(held)
    assert held.getvalue().decode() == sample.claims.to_csv()
    with gzip.open(tmp_path / "c.gz", "wb") as stream:
        sample.claims.to_jsonl(stream)
    with tempfile.NamedTemporaryFile() as stream:
        sample.to_html(stream)
    with gzip.open(tmp_path / "c.gz", "rt", encoding="utf-8", newline="") as stream:
        assert stream.read() == sample.claims.to_jsonl()
    held = io.BytesIO()
    sample.claims.to_parquet(held)
    assert pytest.importorskip("pyarrow.parquet").read_table(io.BytesIO(held.getvalue())).num_rows == len(sample.claims)


def test_what_nothing_can_take_the_place_of(sample, tmp_path):
    """A pipe is written to, and so is the file that a link leads to."""
    (tmp_path / "real.csv").write_text("before")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    sample.claims.to_csv(tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink() and (tmp_path / "real.csv").read_text(encoding="utf-8") == sample.claims.to_csv()
    os.mkfifo(tmp_path / "pipe")
    got = []
    reading = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reading.start()
    sample.claims.to_csv(tmp_path / "pipe")
    reading.join(30)
    assert got == [sample.claims.to_csv().encode()] and (tmp_path / "pipe").is_fifo()


def test_a_folder_of_tables_is_no_folder_of_articles(sample, tmp_path):
    sample.write(tmp_path / "out", ["csv", "jsonl"])
    with pytest.raises(sayso.InputError, match=r"no article could be read: .*out: skipped; the tables there are sayso's own, which sayso\.load\("):
        sayso.read(tmp_path / "out")
    assert len(sayso.read(tmp_path / "out" / "documents.csv")) == len(sample)
    (tmp_path / "a.txt").write_text("Velmeer said no.")
    (tmp_path / "out" / "b.txt").write_text("Velmeer said yes.")
    with pytest.warns(sayso.SaysoWarning, match="sayso's own"):
        corpus = sayso.read(tmp_path)
    assert corpus.documents["id"] == ["a.txt", "out/b.txt"]


def test_articles_are_not_written_over(tmp_path):
    (tmp_path / "documents.csv").write_text("text\nVelmeer said no.\n")
    corpus = sayso.read(tmp_path / "documents.csv")
    for act in (lambda: corpus.write(tmp_path), lambda: sayso.read(tmp_path).write(tmp_path, ["jsonl", "csv"])):
        with pytest.raises(sayso.OutputError, match="write into another folder"):
            act()
    corpus.write(tmp_path, "jsonl")
    corpus.write(tmp_path, "jsonl")
    assert (tmp_path / "documents.csv").read_text() == "text\nVelmeer said no.\n"


def test_tables_that_somebody_changed(sample, tmp_path):
    sample.write(tmp_path, "csv")
    claims = tmp_path / "claims.csv"
    whole = claims.read_bytes()
    claims.write_bytes(b"\xef\xbb\xbf" + whole.replace(b"\n", b"\r\n"))
    assert len(sayso.load(tmp_path).claims) == len(sample.claims)
    for data, told in ((b"", "no column 'claim'"), (whole.replace(b"confidence", b"conf", 1), "no column 'confidence'"), (whole[:5000], "not a table that sayso wrote")):
        claims.write_bytes(data)
        with pytest.raises(sayso.InputError, match=told):
            len(sayso.load(tmp_path).claims)
    claims.unlink()
    with pytest.raises(sayso.InputError, match="claims.csv: this table is not there"):
        len(sayso.load(tmp_path).claims)


def test_where_takes_no_name_for_an_id(sample):
    for column, name, told in (("speaker", "Russia", r"where\(speaker='RU'\), or corpus\.who\('Russia'\)"), ("about", ["Moscow", "nobody"], r"'Moscow' is none: where\(about="),
                               ("entity", "North Korea", "entity='KP'")):
        with pytest.raises(sayso.InputError, match=told):
            (sample.entities if column == "entity" else sample.claims).where(**{column: name})
    for value in ("Nobody of that name", "DE", lambda id: False, None):
        assert len(sample.claims.where(speaker=value)) == sample.claims["speaker"].count(value)
    assert len(sample.claims.where(speaker=["Russia", "RU"])) == len(sample.claims.where(speaker="RU")) > 0
    assert sample.entities[:0].where(entity="DE").to_dicts() == []


def test_where_takes_claims(sample):
    inner = next(claim for claim in sample.claims if claim.parent)
    outer = sample.claims.where(claim=inner.parent)[0]
    assert inner.claim in sample.claims.where(parent=outer)["claim"] and len(sample.claims.where(claim=outer)) == 1
    with pytest.raises(sayso.InputError, match="parent is asked for by a Claim or by a value, not by a Document"):
        sample.claims.where(parent=sample[0])
    with pytest.raises(sayso.InputError, match="speaker is asked for by an Entity or by a value, not by a Claim"):
        sample.claims.where(speaker=outer)


def test_a_disk_that_is_full_is_told_of_the_folder_that_was_named(sample, tmp_path, monkeypatch):
    def full(self, as_json):
        yield b"some"
        raise OSError(28, "No space left on device")
    monkeypatch.setattr(sayso.Table, "_lines", full)
    with pytest.raises(sayso.OutputError) as told:
        sample.write(tmp_path / "out")
    assert str(told.value) == f"{tmp_path / 'out' / 'documents.csv'}: No space left on device" and list((tmp_path / "out").iterdir()) == []

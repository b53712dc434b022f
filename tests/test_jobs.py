"""The programs of docs/jobs.md run in their order, and give what the page says of them."""
import json
import re
import shutil

import pytest

import sayso

EXPORT = """sep=;
Nr;Quelle;Datum;Überschrift;Artikeltext
1;Der Anzeiger;03.04.2024;Brücke;"Mayor Velmeer said: “The bridge is safe.”
Nils Berg denied it."
2;Tarnmoor Post;12.04.2024;;Nils Berg accused Ida Holm of hiding the report.
"""


def programs(root):
    return re.findall(r"```python\n(.*?)```", (root / "docs" / "jobs.md").read_text(encoding="utf-8"), re.S)


@pytest.fixture(scope="module")
def done(root, sample_folder, tmp_path_factory):
    """The names that the programs leave, each run in one folder behind the one before it."""
    for library in ("pandas", "duckdb", "pyarrow"):
        pytest.importorskip(library)
    folder = tmp_path_factory.mktemp("jobs")
    shutil.copytree(sample_folder, folder / "articles")
    (folder / "export.csv").write_bytes(EXPORT.replace("\n", "\r\n").encode("cp1252"))
    names = {"folder": folder}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for number, program in enumerate(programs(root)):
            exec(compile(program, f"docs/jobs.md, program {number}", "exec"), names)
    return names


def test_files_and_exports(done):
    assert set(done["corpus"].documents["outlet_from"]) == {"given"} and len(done["corpus"]) == 10
    for corpus in (done["export"], done["same"]):
        assert [(d.id, d.outlet, str(d.published), len(d.claims)) for d in corpus] == [("1", "Der Anzeiger", "2024-04-03", 2), ("2", "Tarnmoor Post", "2024-04-12", 1)]
    assert list(done["joined"]["Überschrift"].fillna("")) == ["Brücke", "Brücke", ""]


def test_accusations(done):
    assert done["by_month"].sum() == len(done["accusations"]) == done["accused"]["times"].sum() > 2
    assert not done["accusations"]["day"].isna().all() and "South Korea's envoy" in set(done["accused"]["accuser"])


def test_a_network_has_all_of_a_joint_source_and_nobody_twice(done):
    edges, rows = done["edges"], done["corpus"].claims.where(act=["accuse", "blame"], negated=False)
    told = [claim for claim in rows if claim.target or claim.target_text]
    assert edges["weight"].sum() == sum(max(1, len(claim.speakers)) for claim in told) > 2 and set(edges["outlet"]) <= set(done["corpus"].documents["outlet"])


def test_two_encodings_in_one_folder(root, tmp_path, monkeypatch):
    program = next(program for program in programs(root) if program.startswith("saved = "))
    (tmp_path / "articles").mkdir()
    for name, encoding in (("a.txt", "cp1252"), ("b.txt", "utf-8")):
        (tmp_path / "articles" / name).write_bytes("“It’s safe,” said Renée Holm.".encode(encoding))
    monkeypatch.chdir(tmp_path)
    names = {"sayso": sayso}
    with pytest.warns(sayso.SaysoWarning, match="cp1252"):
        exec(program, names)
    assert [(d.id, d.claims["speaker_name"]) for d in names["saved"]] == [("b.txt", ["Renée Holm"]), ("a.txt", ["Renée Holm"])]
    assert not names["saved"].problems


def test_a_sample_is_drawn_again_as_it_was(done):
    sheet = done["sheet"]
    assert len(sheet) == len(set(sheet["claim"])) == min(50, len(done["corpus"].claims)) and set(sheet["claim"]) <= set(done["corpus"].claims["claim"])
    assert all(cue in around for cue, around in zip(sheet["cue"], sheet["around"]) if isinstance(cue, str))
    assert done["random"].Random(1).sample(list(done["corpus"].claims), len(sheet))[0].claim == sheet["claim"][0]


def test_a_csv_is_read_with_its_ids_and_codes(done):
    assert list(done["again"]["cameo"].fillna("")) == [code or "" for code in done["corpus"].claims["cameo"]]
    assert list(done["again"]["speaker"].fillna("")) == [id or "" for id in done["corpus"].claims["speaker"]]


def test_agreement_and_conflicts(done):
    told = {row["speaker"]: row["n_outlets"] for row in done["corpus"].statements.to_dicts()}
    assert done["pairs"]["statements"].sum() == len(done["corpus"].statements) <= 2 and told["person/hanne-mirrow"] == 2
    assert set(done["disagreements"]["kind"]) == set(done["corpus"].conflicts["kind"])
    assert "Hanne Mirrow" in (done["folder"] / "page.html").read_text(encoding="utf-8")


def test_actors_and_events(done):
    assert set(done["spoken"]["camp"]) == {"city", "science"} and done["by_camp"].sum() == len(done["spoken"])
    assert {"129"} <= set(done["events"]["code"]) and done["events"]["day"].dropna().is_monotonic_increasing


def test_tasks_point_at_their_words(done):
    tasks = json.loads((done["folder"] / "tasks.json").read_text(encoding="utf-8"))
    assert len(tasks) == 10
    for task in tasks:
        text = task["data"]["text"].encode("utf-16-le")
        for result in task["predictions"][0]["result"]:
            value = result["value"]
            assert text[2 * value["start"]:2 * value["end"]].decode("utf-16-le") == value["text"]
    made = done["task"](sayso.parse("\U0001f600\n\nNils Berg said no."))["predictions"][0]["result"]
    assert made[0]["value"]["start"] == 4 and made[0]["value"]["text"] == "Nils Berg"


def test_pipelines(done):
    alone = [len(sayso.read([record]).claims) for record in done["records"]]
    assert done["claimed"] == sum(alone) == sum(done["counts"].values())

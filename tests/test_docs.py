"""The programs of the README and of the pages about tables run as they stand, in a folder that has what they speak of."""
import re
import shutil

import pytest

import sayso

ARTICLE = "Mayor Dorota Velmeer denied the claim. Ilse Varnhagen said that the panel was late."


@pytest.fixture
def folder(sample_folder, tmp_path, monkeypatch):
    for library in ("pandas", "polars", "duckdb", "pyarrow"):
        pytest.importorskip(library)
    shutil.copytree(sample_folder, tmp_path / "articles")
    (tmp_path / "more").mkdir()
    for name in ("a.txt", "more/b.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "articles.csv").write_bytes("Artikel\nBürgermeister Velmeer said no.\n".encode("cp1252"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", ["README.md", "docs/tables.md", "docs/conflicts.md", "docs/statements.md"])
def test_programs_run(root, folder, page):
    import pandas
    import pyarrow
    corpus = sayso.read(["articles", "a.txt"])
    names = {"sayso": sayso, "pyarrow": pyarrow, "corpus": corpus, "df": pandas.DataFrame({"text": [ARTICLE]}), "more": [{"text": ARTICLE}],
             "claim_a": corpus.claims[0], "claim_b": corpus.claims[1]}
    programs = re.findall(r"```python\n(.*?)```", (root / page).read_text(encoding="utf-8"), re.S)
    assert programs
    for number, program in enumerate(programs):
        exec(compile(program, f"{page}, program {number}", "exec"), names)


def test_links_lead_somewhere(root):
    for page in (root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").glob("*.md")):
        for aim in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert "://" in aim or (page.parent / aim).exists(), f"{page.name}: {aim}"


def test_frames_are_called_what_the_page_says(root):
    """The table of docs/claims.md: `why`, and a text that has it."""
    table = (root / "docs" / "claims.md").read_text(encoding="utf-8").partition("| `why` | looks like |")[2].partition("\n\n")[0]
    rows = re.findall(r"^ *\| ([^|]+) \| ([^|]+) \|$", table, re.M)
    whole = [(why, text) for why, text in rows if not why.startswith(("---", "verb behind what", "verb and colon"))]
    assert len(whole) == 12
    for why, text in whole:
        found = [claim.why.partition(";")[0] for claim in sayso.parse(text).claims]
        assert why in found, f"{text}: {found}"

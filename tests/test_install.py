"""What is installed: data, sample, stubs, and names that are public."""
import importlib.metadata
import inspect
import pathlib
import re
import subprocess
import sys
import time

import pytest

import sayso

HERE = pathlib.Path(sayso.__file__).parent


def test_package_data_is_there(root):
    source = root / "python" / "sayso"
    wanted = [*source.glob("data/*.tsv"), *source.glob("data/sample/*"), source / "py.typed"]
    assert len(wanted) > 15
    for path in wanted:
        assert (HERE / path.relative_to(source)).read_bytes() == path.read_bytes(), path.name


def test_the_builtin_tables_load_without_a_problem():
    from sayso import _core, lexicons
    problems = []
    _core.Engine(lexicons.tables([], True)[0], problems)
    assert problems == []


def test_metadata():
    try:
        found = importlib.metadata.metadata("sayso")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("sayso runs from a folder here, not installed")
    assert found["Version"] == sayso.__version__
    assert {"frames", "notebook", "test"} <= set(found.get_all("Provides-Extra"))


def test_public_names():
    for name in sayso.__all__:
        thing = getattr(sayso, name)
        assert inspect.getdoc(thing) or issubclass(thing, Exception), name
    for name in ("compare", "timeline", "to_duckdb"):
        assert not hasattr(sayso.Corpus, name), "described as absent in the README"


def test_the_readme_tells_the_truth(root, sample_folder, request):
    """Its first table is what the command above it prints; pytest --update writes it anew."""
    path = root / "README.md"
    text = path.read_text(encoding="utf-8")
    claims = repr(sayso.read(sample_folder / "larkhaven-ledger-veto.txt").claims)
    if request.config.getoption("--update"):
        text = re.sub(r"(?<=```\n)<sayso\.Table claims.*?(?=\n```)", lambda m: claims, text, count=1, flags=re.S)
        path.write_text(text, encoding="utf-8")
    assert f"```\n{claims}\n```" in text
    assert text.partition("<sayso.Table claims")[0].count("\n") < 20


def test_import_is_quick():
    code = "import time; t = time.perf_counter(); import sayso; print(time.perf_counter() - t)"
    best = min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(5))
    assert best < 0.15, "50 ms on a quiet machine"


def test_one_article_is_quick():
    text = ("Mayor Dorota Velmeer said on Friday that the bridge was safe. “We stay,” she added. Tomas Irgens denied the claim. " * 45)[:5000]
    sayso.parse(text)
    times = []
    for _ in range(20):
        begin = time.perf_counter()
        sayso.parse(text).claims
        times.append(time.perf_counter() - begin)
    assert min(times) < 0.005, "1 ms on a quiet machine"


def test_the_sample_corpus_is_ours_and_dirty(sample_folder):
    texts = {p.name: p.read_text(encoding="utf-8") for p in sample_folder.glob("*.txt")}
    assert len(texts) >= 8 and all(120 <= len(t.split()) <= 300 for t in texts.values())
    assert any(t.startswith(" date ") for t in texts.values())
    for dirt in ("icon-facebook", "Photo:", "Read more:", "subscribe"):
        assert any(dirt in t for t in texts.values()), dirt


def test_lookup_and_match():
    reading = sayso.lookup("DPRK")[0]
    assert reading["entity"] == "KP" and reading["how"] == "acronym"
    score, why = sayso.match("Dorota Velmeer", "Dorota Velmer", type="person")
    other, _ = sayso.match("Dorota Velmeer", "Oskar Penhale", type="person")
    assert 0 <= other < 0.5 < score <= 1 and why

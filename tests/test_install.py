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
    wanted = [*source.glob("data/*.tsv"), *source.glob("data/sample/*"), source / "data" / "codes.csv", source / "data" / "attribution.model",
              source / "py.typed"]
    assert len(wanted) > 15
    for path in wanted:
        assert (HERE / path.relative_to(source)).read_bytes() == path.read_bytes(), path.name


def test_the_builtin_tables_load_without_a_problem():
    from sayso import _core, lexicons
    problems = []
    _core.Engine(lexicons.tables([], True)[0], problems)
    namesakes = ("'Georgia' is a name of ", "'Micronesia' is a name of ", "'EPA' is a name of ", "'PTI' is a name of ")  # the words around tell which
    assert [p for p in problems if not (lexicons.is_clash(p[2]) and p[2].startswith(namesakes))] == []


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
    """CPU time, which other work on the machine does not lengthen."""
    code = "import time; t = time.process_time(); import sayso; print(time.process_time() - t)"
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


def test_stubs_say_what_is_there(root):
    """Every name of __init__.pyi exists with these parameters, and every public name stands there."""
    import ast
    stub = ast.parse((root / "python" / "sayso" / "__init__.pyi").read_text(encoding="utf-8"))
    seen = {a.asname for node in stub.body if isinstance(node, ast.ImportFrom) for a in node.names}
    for node in stub.body:
        if isinstance(node, ast.FunctionDef):
            compare(node, getattr(sayso, node.name))
            seen.add(node.name)
        elif isinstance(node, ast.ClassDef):
            seen.add(node.name)
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    found = inspect.getattr_static(getattr(sayso, node.name), inner.name)
                    if isinstance(found, property):
                        assert inner.decorator_list
                    else:
                        compare(inner, found)
            own = {n for n, v in vars(getattr(sayso, node.name)).items() if not n.startswith("_") and (callable(v) or isinstance(v, property))}
            assert own <= {i.name for i in node.body if isinstance(i, ast.FunctionDef)} | set(getattr(getattr(sayso, node.name), "_fields", ()))
    assert set(sayso.__all__) <= seen


def compare(node, found):
    if any(getattr(d, "id", "") == "overload" for d in node.decorator_list):
        return
    parameters = inspect.signature(found).parameters.values()
    expected = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    assert [p.name for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)] == expected, node.name
    optional = sum(p.default is not p.empty for p in parameters)
    assert optional == len(node.args.defaults) + sum(d is not None for d in node.args.kw_defaults), node.name


def test_an_sdist_holds_all_that_building_needs(root, tmp_path):
    import shutil
    import tarfile
    import tomllib
    needed = tomllib.loads((root / "pyproject.toml").read_text())["build-system"]["requires"]
    pytest.importorskip("setuptools", minversion=next(n for n in needed if n.startswith("setuptools")).partition(">=")[2])
    copy = tmp_path / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build", "dist", "out", "*.egg-info", ".hypothesis"))
    done = subprocess.run([sys.executable, "setup.py", "-q", "sdist", "-d", tmp_path], cwd=copy, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for folder in ("csrc", "python/sayso", "model"):
        for path in (copy / folder).rglob("*"):
            if path.is_file() and path.suffix in (".c", ".h", ".py", ".pyi", ".tsv", ".csv", ".model", ".txt", ".typed"):
                assert path.relative_to(copy).as_posix() in names, path
    assert {"LICENSE", "README.md", "pyproject.toml", "setup.py", "docs/tables.md", "model/word_classes.tsv"} <= names

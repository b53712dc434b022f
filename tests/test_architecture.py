"""The rules of the house, held against the code."""
import ast
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

import sayso
import sayso._core

ROOT = pathlib.Path(__file__).resolve().parents[1]
CSRC = ROOT / "csrc"
FLOORS = {"base": 0, "text": 1, "lexicon": 2, "reading": 3, "claims": 4, "corpus": 5, "tables": 6, "binding": 7}
SOURCES = sorted([*CSRC.rglob("*.c"), *CSRC.rglob("*.h")])
# sayso.h is the door: made of floor 0, and known to the floors that stand behind it. Arrow's own structs belong to no floor.
DOOR_KNOWN_TO = {"corpus", "tables", "binding"}
ARROW = "tables/arrow.h"
MODEL = ROOT / "model"
WEIGHTS = ROOT / "python" / "sayso" / "data" / "attribution.model"


def floor_of(path):
    return path.relative_to(CSRC).parts[0]


def code_of(path):
    """A C file without comments and string literals."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S)


def includes(path):
    return re.findall(r'^\s*#\s*include\s*([<"])([^>"]+)', path.read_text(encoding="utf-8"), re.M)


def test_every_floor_is_there():
    assert {p.name for p in CSRC.iterdir() if p.is_dir()} == set(FLOORS)
    for floor in FLOORS:
        assert list((CSRC / floor).glob("*.c")) and list((CSRC / floor).glob("*.h")), floor


def test_rooms_can_be_seen_at_one_glance():
    """A floor with too many files has rooms of its own, one level deep."""
    for path in SOURCES:
        assert len(path.relative_to(CSRC).parts) <= 3, path
    for folder in {path.parent for path in SOURCES}:
        assert len([p for p in SOURCES if p.parent == folder and p.suffix == ".c"]) <= 24, folder


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(CSRC)))
def test_includes_point_down(path):
    floor = floor_of(path)
    for mark, name in includes(path):
        if mark == '"':
            assert (CSRC / name).is_file(), f"{name} is no path from csrc"
        if path.name == "sayso.h":
            assert mark == "<" or name.startswith("base/") or name == ARROW, name
        elif floor == "binding":
            assert mark == "<" or name in ("sayso.h", ARROW) or name.startswith("binding/"), name
        elif mark == '"' and name == "sayso.h":
            assert floor in DOOR_KNOWN_TO, f"{floor} knows sayso.h"
        elif mark == '"':
            assert FLOORS[name.split("/")[0]] <= FLOORS[floor], f"{floor} includes {name}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(CSRC)))
def test_foreign_headers_have_one_place(path):
    names = [name for _, name in includes(path)]
    assert "Python.h" not in names or floor_of(path) == "binding"
    assert "pcre2.h" not in names or path == CSRC / "text" / "pattern.c"
    assert "errno.h" not in names or floor_of(path) == "binding"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(CSRC)))
def test_files_can_be_read_in_one_sitting(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= (500 if floor_of(path) == "binding" else 800)


@pytest.mark.parametrize("path", sorted(CSRC.rglob("*.h")), ids=lambda p: str(p.relative_to(CSRC)))
def test_headers_begin_with_prose_and_guard_themselves(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("/*") and re.search(r"^#ifndef (SS_|SAYSO_)", text, re.M)


@pytest.mark.parametrize("path", [p for p in SOURCES if floor_of(p) != "binding"], ids=lambda p: str(p.relative_to(CSRC)))
def test_the_core_calls_no_banned_function(path):
    banned = r"\b(abort|exit|assert|printf|fprintf|puts|perror|errno|strcpy|strcat|sprintf|vsprintf|gets|strtok|setlocale|time|rand|getenv|alloca|longjmp)\s*\("
    assert re.findall(banned, code_of(path)) == []
    allocators = re.findall(r"\b(malloc|calloc|realloc|free|strdup)\s*\(", code_of(path))
    assert allocators == [] or path == CSRC / "base" / "memory.c"


def room_asked_for(code):
    """The last argument of each SS_RESERVE and SS_ROOM."""
    for found in re.finditer(r"\bSS_(?:RESERVE|ROOM)\(", code):
        depth, parts, start = 1, [], found.end()
        for i in range(start, len(code)):
            depth += (code[i] == "(") - (code[i] == ")")
            if depth == 0 or (depth == 1 and code[i] == ","):
                parts.append(code[start:i])
                start = i + 1
            if depth == 0:
                break
        yield parts[-1].strip()


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(CSRC)))
def test_room_is_asked_for_without_a_call(path):
    """The macros work it out twice: what a function costs would be paid twice, and what it does done twice."""
    assert not [n for n in room_asked_for(code_of(path)) if re.search(r"\w\s*\(", re.sub(r"\bsizeof\s*\(|\(uint32_t\)\s*\(", "", n))]


@pytest.fixture(scope="module")
def symbols():
    """(kind, name, size, section) of the shared object."""
    if shutil.which("objdump") is None or not sys.platform.startswith("linux"):
        pytest.skip("needs objdump on Linux")

    def table(*options):
        return subprocess.run(["objdump", *options, sayso._core.__file__], capture_output=True, text=True, check=True).stdout
    return table


def test_one_symbol_is_exported(symbols):
    exported = [line.split()[-1] for line in symbols("-T").splitlines() if re.match(r"[0-9a-f]{8,}", line) and "*UND*" not in line]
    assert [name for name in exported if name not in ("_init", "_fini", "__bss_start", "_edata", "_end")] == ["PyInit__core"]


def test_nothing_static_can_change(symbols):
    """.data and .bss hold nothing of ours but what Python's module machinery writes itself; constants with addresses stand in
    .data.rel.ro, which the loader closes."""
    ours = []
    for line in symbols("-t").splitlines():
        m = re.match(r"[0-9a-f]+\s+[lg].{6}\s*(\.data|\.bss|\.tbss|\.tdata)\s+([0-9a-f]+)\s+(\S+)$", line)
        if m and int(m[2], 16) and m[3] not in ("completed.0", "__dso_handle", "__TMC_END__"):
            ours.append(m[3])
    allowed = re.compile(r"(\w+_)?(module|methods|slots|getset|members|spec|def)(\.\d+)?$|sb_\w+_spec$")
    assert [name for name in ours if not allowed.search(name)] == []


def test_no_static_object_without_const():
    bad = []
    for path in SOURCES:
        if floor_of(path) == "binding":
            continue
        for m in re.finditer(r"^[ \t]*static\s+(?!inline\b)([^;(){}=]*?)(=|;|\[)", code_of(path), re.M):
            if "const" not in m[1]:
                bad.append(f"{path.relative_to(CSRC)}: {m[0].strip()}")
    assert bad == []


def test_the_trainer_stands_outside_the_core():
    """model/ may include the floors up to the engine's, and its own headers; no file of the core includes one of those."""
    own = {path.name for path in MODEL.glob("*.h")}
    assert own
    for path in [*MODEL.glob("*.c"), *MODEL.glob("*.h")]:
        for mark, name in includes(path):
            if mark == "<":
                assert name not in ("Python.h", "pcre2.h"), f"{path.name} includes {name}"
            elif name not in own:
                assert (CSRC / name).is_file() and FLOORS[name.split("/")[0]] <= FLOORS["corpus"], f"{path.name} includes {name}"
        assert path.read_text(encoding="utf-8").count("\n") <= 800, path.name
    for path in SOURCES:
        assert not [name for _, name in includes(path) if name.startswith("model/") or pathlib.Path(name).name in own], path


def test_learned_weights_are_small():
    assert WEIGHTS.read_bytes().startswith(b"sayso attribution 2\n") and WEIGHTS.stat().st_size <= 2 * 1024 * 1024


def test_python_files_are_short_and_finished():
    for path in sorted((ROOT / "python").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 800, path.name
        tree = ast.parse(text)
        assert ast.get_docstring(tree) or path.name == "__main__.py", f"{path.name} does not say what it is"


def test_nothing_says_that_it_is_unfinished():
    words = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "NotImpl" + "ementedError", "not " + "implemented")))
    for folder in ("csrc", "python", "tests", "docs", "model"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".c", ".h", ".py", ".pyi", ".md", ".txt", ".tsv"):
                assert not words.search(path.read_text(encoding="utf-8")), path


def test_the_package_needs_nothing_at_run_time():
    import tomllib
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["dependencies"] == [] and project["version"] == sayso.__version__
    needed = "import sys, sayso; print([m for m in ('numpy', 'pandas', 'polars', 'pyarrow', 'duckdb', 'tqdm') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", needed], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("macro, tables, column", [("SS_DESCRIPTIONS", "descriptions.tsv", "kind"), ("SS_VOTE_WORDS", "descriptions_votes.tsv", "kind"),
                                                   ("SS_FAMILIES", "cues.tsv", "families")])
def test_what_rules_ask_of_words_stands_in_tables(macro, tables, column):
    """Every kind of word that a rule may ask for has words, and a line in the docs."""
    header = (CSRC / "lexicon" / "lexicon.h").read_text(encoding="utf-8")
    wanted = set(re.findall(r' X\(\w+, "(\w+)"\)', header[header.index(f"#define {macro}(X)"):].split("enum {")[0]))
    found = set()
    for path in (ROOT / "python" / "sayso" / "data").glob(tables):
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        place = lines[0].index(column)
        found |= {word for line in lines[1:] if len(line) > place for word in line[place].split("|") if word}
    docs = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    assert wanted and found == wanted
    assert [word for word in sorted(wanted) if f"`{word}`" not in docs] == []

"""The commands and their exit status: 0 done, 1 done with errors in some documents, 2 wrong use."""
import csv
import io
import json
import os
import subprocess
import sys

import pytest

import sayso
from sayso.tables import NAMES

ARTICLE = "Mayor Dorota Velmeer said the bridge was safe. She denied the claim."


def run(*arguments, given=None, cwd=None, **environment):
    return subprocess.run([sys.executable, "-m", "sayso", *map(str, arguments)], input=given, capture_output=True, cwd=cwd,
                          env={**os.environ, "PYTHONWARNINGS": "error", **environment}, timeout=120)


def test_extract_writes_tables(sample_folder, tmp_path, sample):
    done = run("extract", sample_folder, "-o", tmp_path / "out", "--format", "csv, jsonl", "--threads", 1)
    assert done.returncode == 0 and done.stdout == b"", done.stderr
    assert b"claims" in done.stderr
    assert {p.name for p in (tmp_path / "out").iterdir()} == {f"{t}.{f}" for t in NAMES for f in ("csv", "jsonl")} | {"sayso.json"}
    assert (tmp_path / "out" / "claims.csv").read_text(encoding="utf-8") == sample.claims.to_csv()


def test_extract_one_table(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert run("extract", tmp_path / "a.txt", "-o", tmp_path / "out", "--table", "entities").returncode == 0
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["entities.csv"]


def test_standard_input_and_output():
    done = run("extract", "-", "-o", "-", given=ARTICLE.encode(), LC_ALL="C")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert done.returncode == 0 and len(rows) == 2 and rows[0]["speaker_name"] == "Dorota Velmeer"
    lines = "\n".join(json.dumps({"id": f"é{i}", "text": ARTICLE}) for i in range(3)).encode()
    done = run("extract", "-", "-o", "-", "--table", "documents", "--format", "jsonl", given=lines, LC_ALL="C")
    assert [json.loads(line)["id"] for line in done.stdout.decode().splitlines()] == ["é0", "é1", "é2"]


def test_standard_input_is_the_same_in_each_run():
    runs = [run("extract", "-", "-o", "-", "--table", table, "--format", "jsonl", given=b'{"text": "One \xff."}\n{oops\n') for table in ("documents", "warnings") * 2]
    assert [done.stdout for done in runs[:2]] == [done.stdout for done in runs[2:]] and runs[0].stderr == runs[2].stderr
    assert json.loads(runs[0].stdout)["path"] is None and b"standard input line 2" in runs[1].stdout and b"standard input line 2" in runs[0].stderr
    assert b"standard input" in run("check", "-", given=b"").stderr


def test_names_of_columns(tmp_path):
    (tmp_path / "a.csv").write_text(f'"Text, in full",Day=Date,Paper\n"{ARTICLE}",2024-05-06,Post\n')
    for columns in (["--columns", "text=Text, in full,published=Day=Date,outlet=Paper"],
                    ["--columns", "text=Text, in full", "--columns", "published=Day=Date", "--columns", "outlet=Paper"]):
        done = run("extract", tmp_path / "a.csv", "-o", "-", "--table", "documents", "--format", "jsonl", *columns)
        row = json.loads(done.stdout)
        assert (row["text"], row["published"], row["outlet"]) == (ARTICLE, "2024-05-06", "Post")
    for wrong in ("text", "text=", "=x", "nothing=x"):
        assert run("extract", tmp_path / "a.csv", "-o", "-", "--columns", wrong).returncode == 2


def test_a_terminal_that_lacks_letters(tmp_path):
    (tmp_path / "a.txt").write_text("Ms Brëck said “no”.", encoding="utf-8")
    done = run("show", tmp_path / "a.txt", PYTHONIOENCODING="ascii")
    assert done.returncode == 0 and b"Ms Br?ck said" in done.stdout
    done = run("extract", tmp_path / "a.txt", "-o", "-", PYTHONIOENCODING="ascii")
    assert done.returncode == 0 and "“no”" in done.stdout.decode()


def test_out_is_a_folder(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    for more, name, advice in (([], "out.csv", b"--table claims --format csv > "), (["--table", "votes"], "out.jsonl", b"--table votes --format jsonl > "),
                               ([], "out.parquet", b"out --table claims --format parquet writes ")):
        done = run("extract", tmp_path / "a.txt", "-o", tmp_path / name, *more)
        assert done.returncode == 2 and b"OUT is a folder" in done.stderr and advice in done.stderr and not (tmp_path / name).exists()


def test_a_pipe_for_a_file(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    script = f"'{sys.executable}' -m sayso extract <(cat '{tmp_path / 'a.txt'}') -o -"
    done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=120)
    assert done.returncode == 0 and len(list(csv.DictReader(io.StringIO(done.stdout.decode())))) == 2


def test_some_documents_fail(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": ARTICLE}) + "\n{broken\n")
    done = run("extract", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 1 and b"line 2" in done.stderr
    assert (tmp_path / "out" / "claims.csv").exists()
    assert run("check", tmp_path / "a.jsonl").returncode == 1


def test_a_picture_is_no_failure(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.png").write_bytes(b"\x89PNG\0")
    done = run("extract", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 0 and b"b.png" in done.stderr


def test_a_text_that_is_html_is_no_failure(tmp_path):
    (tmp_path / "a.txt").write_text(f"<p>{ARTICLE}</p><p>One.</p><p>Two.</p>")
    done = run("check", tmp_path / "a.txt")
    assert done.returncode == 0 and b"HTML" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["extract"], ["extract", "x"], ["extract", "nowhere", "-o", "out"], ["show", "nowhere"], ["wrong"],
                                       ["extract", "-", "x", "-o", "out"], ["extract", "-", "-o", "-", "--format", "parquet"],
                                       ["extract", "-", "-o", "out", "--format", "xlsx"], ["extract", "-", "-o", "-", "--table", "nothing"],
                                       ["extract", "-", "-o", "-", "--columns", "text"], ["extract", "-", "-o", "-", "--encoding", "utf-9"],
                                       ["extract", "-", "-o", "-", "--threads", "-3"], ["lint", "nowhere.tsv"], ["lint", "nowhere.toml"], ["lookup"]])
def test_wrong_use(arguments, tmp_path):
    done = subprocess.run([sys.executable, "-m", "sayso", *arguments], input=b"text", capture_output=True, cwd=tmp_path, timeout=60)
    assert done.returncode == 2 and done.stderr and b"Traceback" not in done.stderr, done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    done = run("extract", tmp_path / "a.txt", "-o", tmp_path / "a.txt")
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert (tmp_path / "a.txt").read_text() == ARTICLE


def test_columns_and_encoding(tmp_path):
    (tmp_path / "a.csv").write_bytes("Artikel;Kennung\nMayor Velmeer said “no”.;é1\n".encode("cp1252"))
    done = run("extract", tmp_path / "a.csv", "-o", "-", "--table", "documents", "--columns", "text=Artikel,id=Kennung", "--encoding", "cp1252")
    assert "é1" in done.stdout.decode() and "“no”" in done.stdout.decode()


def test_show(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    done = run("show", tmp_path / "a.txt")
    assert done.returncode == 0 and ARTICLE in done.stdout.decode() and b"\x1b" not in done.stdout
    assert b"Dorota Velmeer" in done.stdout and b"deny" in done.stdout


def test_show_has_colour_on_a_terminal_unless_it_is_not_wanted(tmp_path):
    pty = pytest.importorskip("pty")
    (tmp_path / "a.txt").write_text(ARTICLE)
    for wanted in (True, False):
        lead, follow = pty.openpty()
        environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | ({} if wanted else {"NO_COLOR": "1"})
        process = subprocess.Popen([sys.executable, "-m", "sayso", "show", str(tmp_path / "a.txt")], stdout=follow, stderr=subprocess.DEVNULL, env=environment)
        os.close(follow)
        seen = b""
        while True:
            try:
                part = os.read(lead, 4096)
            except OSError:
                break
            if not part:
                break
            seen += part
        os.close(lead)
        assert process.wait(60) == 0 and (b"\x1b[" in seen) is wanted


def test_check(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE * 5)
    (tmp_path / "b.txt").write_bytes(b"Caf\xe9 " + ARTICLE.encode())
    done = run("check", tmp_path)
    assert done.returncode in (0, 1) and b"b.txt: " in done.stdout and b"no date" in done.stdout
    assert b"--encoding cp1252" in done.stderr and b"2 documents" in done.stderr and b"2 without an outlet" in done.stderr
    done = run("check", "--encoding", "cp1252", tmp_path / "b.txt")
    assert b"--encoding" not in done.stderr


def test_check_counts_no_outlet_that_is_given(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Nils Berg said no.", "outlet": "Tarnmoor Post"}\n')
    assert b"outlet" not in run("check", tmp_path).stderr


def test_lookup():
    done = run("lookup", "Russia", "Moscow")
    assert done.returncode == 0 and b"RU  Russia (country" in done.stdout
    assert run("lookup", "Xqzzw").returncode == 1
    assert sayso.lookup("Russia")[0]["entity"] == "RU" and sayso.lookup("Xqzzw") == []


def test_lint(tmp_path):
    good, bad = tmp_path / "good.tsv", tmp_path / "bad.tsv"
    good.write_text("id\tname\ttype\tsource\norganisation/x\tTarnmoor Rowing Club\torganisation\tours\n")
    bad.write_text("id\tname\ttype\tsource\norganisation/y\tTarnmoor Chess Club\tplanet\tours\n")
    assert run("lint", good).returncode == 0
    done = run("lint", good, bad)
    assert done.returncode == 1 and f"{bad}:2: ".encode() in done.stdout


def test_version_and_help():
    assert run("--version").stdout.decode().split() == ["sayso", sayso.__version__]
    assert b"extract" in run("--help").stdout


def test_a_reader_that_goes_away(tmp_path):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": ARTICLE * 50}) + "\n" for _ in range(200)))
    process = subprocess.Popen([sys.executable, "-m", "sayso", "extract", str(tmp_path), "-o", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(60) == 0 and b"Traceback" not in process.stderr.read()


# ---- what goes wrong around a run ----------------------------------------------------------------------------------------

def test_an_output_that_cannot_be_is_told_before_anything_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "folder").mkdir()
    for output, told in ((["-o", tmp_path / "a.txt"], "a.txt is a file"), (["-o", tmp_path / "a.txt" / "out"], "a.txt is a file"), (["-o", ""], "-o needs")):
        done = run("extract", tmp_path / "nowhere", *output)
        assert done.returncode == 2 and told in done.stderr.decode() and b"nowhere:" not in done.stderr
    for page, told in (("no/page.html", "there is no folder for it"), ("folder", "folder is a folder")):
        done = run("compare", tmp_path / "nowhere", "--html", tmp_path / page)
        assert done.returncode == 2 and told in done.stderr.decode()


def test_a_library_that_is_missing_is_told_before_anything_is_read(tmp_path):
    (tmp_path / "pyarrow.py").write_text("raise ImportError")
    done = run("extract", "nowhere", "-o", tmp_path / "out", "--format", "csv,parquet", PYTHONPATH=str(tmp_path))
    assert done.returncode == 2 and done.stderr.decode() == "sayso: this needs pyarrow: pip install 'sayso[frames]'\n" and not (tmp_path / "out").exists()


def test_streams_that_are_closed_or_full(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)

    def shell(command):
        return subprocess.run(["sh", "-c", command, sys.executable, str(tmp_path / "a.txt"), str(tmp_path / "out")], stderr=subprocess.PIPE, timeout=60)
    done = shell('"$0" -m sayso extract "$1" -o "$2" 2>&-')
    assert done.returncode == 0 and (tmp_path / "out" / "claims.csv").exists()
    assert shell('"$0" -m sayso check "$1" >&-').returncode == 0
    for command, told in (('extract - -o - <&-', b"standard input, which is closed"), ('extract "$1" -o - >&-', b"standard output is closed")):
        done = shell('"$0" -m sayso ' + command)
        assert done.returncode == 2 and told in done.stderr and b"Traceback" not in done.stderr
    if os.path.exists("/dev/full"):
        for command in ('extract "$1" -o -', 'show "$1"', 'check "$1"', "lookup DPRK"):
            done = shell(f'"$0" -m sayso {command} >/dev/full')
            assert done.returncode == 2 and done.stderr.startswith(b"sayso: standard output: ") and b"Traceback" not in done.stderr


def test_what_standard_input_may_hold():
    import gzip
    record = {"id": "é1", "Artikel": ARTICLE, "text": ARTICLE}

    def documents(given, *more):
        done = run("extract", "-", "-o", "-", "--table", "documents", "--format", "jsonl", *more, given=given)
        assert done.returncode == 0, done.stderr
        return [(row["id"], row["text"]) for row in map(json.loads, done.stdout.decode().splitlines())]
    lines = json.dumps(record).encode()
    assert documents(b" [\n" + lines + b"]") == documents(lines) == documents(gzip.compress(lines)) == [("é1", ARTICLE)]
    assert documents(gzip.compress(ARTICLE.encode())) == [("stdin.txt.gz", ARTICLE)] and documents(b"[1] " + ARTICLE.encode())[0][1] == "[1] " + ARTICLE
    assert documents(f"id;Artikel\né1;{ARTICLE}\n".encode(), "--columns", "text=Artikel") == [("é1", ARTICLE)]


def test_a_page_on_standard_input():
    pytest.importorskip("trafilatura")
    page = "<!DOCTYPE html><html><head><title>Bridge</title></head><body><article>" + f"<p>{ARTICLE}</p>" * 4 + "</article></body></html>"
    done = run("show", "-", given=page.encode())
    assert done.returncode == 0 and b"<p>" not in done.stdout and b"Dorota Velmeer" in done.stdout


def test_several_articles_are_shown_each_under_its_name(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE)
    shown = run("show", tmp_path).stdout.decode()
    assert shown.startswith("==> a.txt <==\nMayor") and "\n\n==> b.txt <==\nMayor" in shown
    assert run("show", tmp_path / "a.txt").stdout.decode().startswith("Mayor")


def test_tables_of_ours_are_no_articles(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    for _ in range(2):
        done = run("extract", ".", "-o", "out", "--format", "csv,jsonl", cwd=tmp_path)
        assert done.returncode == 0 and b"1 document, 2 claims" in done.stderr
    assert b"./out: skipped; the tables there are sayso's own, which sayso.load('./out') reads" in done.stderr


def test_articles_are_not_written_over(tmp_path):
    (tmp_path / "documents.csv").write_text(before := f"id,text\n1,{ARTICLE}\n")
    for table in ([], ["--table", "documents"]):
        done = run("extract", "documents.csv", "-o", ".", *table, cwd=tmp_path)
        assert done.returncode == 2 and b"holds the articles that were read" in done.stderr
        assert [p.name for p in tmp_path.iterdir()] == ["documents.csv"] and (tmp_path / "documents.csv").read_text() == before

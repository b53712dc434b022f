"""Instructions a byte by stage: `python bench/stages.py BINARY DATA FOLDER [--write]`.

BINARY is bench/pipeline.c with -g and without link-time optimisation, so that each function keeps its file (`make bench-stages`).
Counts as bench/figures.py does: callgrind at two sizes, difference over difference, once with the models and once without.
A function belongs to the stage that its file belongs to, the first below that fits; what the compiler has put into another function
belongs where that one stands. --write puts the table into docs/speed.md."""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from figures import LOOPS, listed

STAGES = {
    "UTF-8 check": ["text/utf8"], "tokens": ["text/tokens", "text/vocabulary", "base/intern"], "layout": ["text/layout", "text/roles"],
    "sentences, language": ["text/sentences", "text/language"], "quotation marks": ["reading/quotes"],
    "dates, numbers": ["reading/dates", "reading/numbers"], "names": ["reading/"], "phrases looked up": ["lexicon/"], "words read again": ["text/"],
    "provenance, view": ["claims/provenance", "claims/view"], "cues": ["claims/cues"], "frames": ["claims/frames", "claims/clauses", "claims/contents"],
    "speakers, hearers": ["claims/speakers/"], "votes": ["claims/votes/"], "guesses of the models": ["claims/guesses/", "claims/labels"], "claims, all else": ["claims/"],
    "append: what the corpus keeps": ["corpus/append", "corpus/finds", "corpus/shard", "corpus/lags", "corpus/sketch", "corpus/statements/marks"],
    "statements": ["corpus/statements/"], "conflicts": ["corpus/conflicts/"], "corpus: entities, people, days, all else": ["corpus/"],
    "export to columns": ["tables/"], "memory, lists, hashes": ["base/"], "C library": [""],
}
GROUPS = {"not names, not claims": ["UTF-8 check", "tokens", "layout", "sentences, language", "quotation marks", "dates, numbers", "provenance, view"],
          "kept, joined, exported": ["append: what the corpus keeps", "statements", "conflicts", "corpus: entities, people, days, all else", "export to columns"]}
MARK = re.compile(r"(<!-- stages: .*? -->\n).*?(<!-- /stages -->)", re.S)


def stage_of(path):
    inside = path.split("csrc/")[-1] if "csrc/" in path else ""
    return next(stage for stage, heads in STAGES.items() for head in heads if inside.startswith(head))


def named(table, text):
    """A name of callgrind's: `(7) name` the first time, `(7)` from then on."""
    number, name = re.fullmatch(r"\((\d+)\)(?: (.*))?", text).groups()
    return table.setdefault(number, name)


def by_file(path):
    """Instructions by the file that each function stands in, those of its callees not counted."""
    files, cost, own, call = {}, collections.Counter(), "", False
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key in ("fl", "fi", "fe", "cfi", "cfl"):
            name = named(files, value)
            own = name if key == "fl" else own
        elif key == "calls":
            call = True
        elif line[:1] in "0123456789+-*" and line:
            cost[own] += 0 if call else int(line.split()[1])
            call = False
    return cost


def counted(command, texts, work):
    out = os.path.join(work, "out")
    subprocess.run(["valgrind", "--tool=callgrind", "--toggle-collect=go_round", f"--callgrind-out-file={out}", *command, "-r", "1", "-x", "-n", str(texts)],
                   capture_output=True, check=True, env={**os.environ, "GLIBC_TUNABLES": LOOPS})
    return by_file(out)


def stages(command, paths, work, few=100, many=400):
    size = sum(p.stat().st_size for p in paths[few:many])
    small, large = counted(command, few, work), counted(command, many, work)
    sums = collections.Counter()
    for path in large:
        sums[stage_of(path)] += (large[path] - small[path]) / size
    return sums


def without_models(data, work):
    return shutil.copytree(data, os.path.join(work, "rules"), ignore=shutil.ignore_patterns("*.model"))


def table(plain, learned):
    rows = [(stage, plain[stage], learned[stage]) for stage in STAGES]
    rows += [(f"**{name}**", *(sum(sums[stage] for stage in group) for sums in (plain, learned))) for name, group in GROUPS.items()]
    rows.append(("**all**", sum(plain.values()), sum(learned.values())))
    return "| stage | rules alone | with the models |\n|---|---|---|\n" + "".join(f"| {name} | {x:.1f} | {y:.1f} |\n" for name, x, y in rows)


def write(text):
    page = pathlib.Path(__file__).resolve().parent.parent / "docs" / "speed.md"
    old = page.read_text(encoding="utf-8")
    page.write_text(MARK.sub(lambda found: found[1] + text + found[2], old), encoding="utf-8")


def main():
    binary, data, folder = sys.argv[1:4]
    if shutil.which("valgrind") is None:
        sys.exit("instructions are counted with valgrind, which is not here")
    paths = listed(folder)
    with tempfile.TemporaryDirectory() as work:
        names = os.path.join(work, "list")
        pathlib.Path(names).write_text("".join(f"{p}\n" for p in paths), encoding="utf-8")
        text = table(stages([binary, without_models(data, work), names], paths, work), stages([binary, data, names], paths, work))
    print(text, end="")
    if sys.argv[4:] == ["--write"]:
        write(text)


if __name__ == "__main__":
    main()

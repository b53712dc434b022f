"""Speed of the core on a folder of texts: `python bench/figures.py PIPELINE DATA FOLDER`.

Prints what bench/pipeline.c measures with one thread and with two, and the instructions for one byte of text from UTF-8 to
columns, corpus stages included: callgrind at two sizes, difference over difference, so that what does not grow with the texts
falls out. Times move with the neighbours of a machine; instructions do not. Callgrind counts every byte that one string
instruction (rep movsb) moves, so glibc is told to copy with its loops. A folder of less than 600 texts is taken several times
over."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def listed(folder, least=600):
    paths = sorted(pathlib.Path(folder).rglob("*.txt"))
    if not paths:
        sys.exit(f"{folder}: no texts here")
    return (paths * (least // len(paths) + 1))[:max(least, len(paths))]


LOOPS = "glibc.cpu.x86_rep_movsb_threshold=1000000000:glibc.cpu.x86_rep_stosb_threshold=1000000000"


def instructions(command, texts):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["valgrind", "--tool=callgrind", "--toggle-collect=go_round", f"--callgrind-out-file={folder}/out", *command, "-r", "1", "-x", "-n", str(texts)],
                              capture_output=True, text=True, check=True, env={**os.environ, "GLIBC_TUNABLES": LOOPS})
    return int(re.search(r"Collected : (\d+)", done.stderr)[1])


def main():
    pipeline, data, folder = sys.argv[1:]
    paths = listed(folder)
    with tempfile.TemporaryDirectory() as work:
        names = os.path.join(work, "list")
        pathlib.Path(names).write_text("".join(f"{p}\n" for p in paths), encoding="utf-8")
        command = [pipeline, data, names]
        print(f"{folder}: {len(paths)} texts, {sum(p.stat().st_size for p in paths) / 1e6:.2f} MB")
        for threads in ("1", "2"):
            subprocess.run([*command, "-t", threads, "-r", "3", "-x"], check=True)
        if shutil.which("valgrind") is None:
            print("instructions a byte: needs valgrind")
            return
        few, many = 100, 400
        size = sum(p.stat().st_size for p in paths[few:many])
        print(f"instructions a byte: {(instructions(command, many) - instructions(command, few)) / size:.1f}")


if __name__ == "__main__":
    main()

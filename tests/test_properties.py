"""What must hold of any text: spans equal their text; the same result for any threads, order, hash seed and locale."""
import os
import re
import subprocess
import sys

import pytest
from conftest import broken_spans
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso

WORDS = st.sampled_from(["said", "denied", "according to", "“", "”", '"', "'", "‘", "’", "«", "»", "Mayor", "Velmeer", "Dorota Velmeer", "Russia", "Moscow",
                         "the ministry", "She", "he", "that", "to", "voted", "vetoed", "accused", "of", "UN Security Council", "1718 Committee",
                         "on Friday", "March 28", "2024-02-31", "yesterday", "U.S.", "Mr.", ".", ",", ":", ";", "?", "\n", "\n\n", "\r\n", " ", "\t",
                         "\x00", "\ufeff", "\u2028", "\u00a0", "é", "日本", "\U0001f600", "\ud800", "\udfff", "e\u0301", "-", "—", "(", ")", "12-2-1"])
TEXTS = st.one_of(st.text(st.characters(), max_size=200), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join),
                  st.lists(st.one_of(WORDS, st.text(st.characters(), max_size=5)), max_size=40).map(" ".join))
SLOW = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_spans_of_the_sample_corpus(sample):
    assert broken_spans(sample) == []


def test_spans_of_annotated_articles(shared):
    corpus = sayso.read(shared / "corpus")
    assert broken_spans(corpus) == [] and len(corpus.claims) > 30


@SLOW
@given(TEXTS)
def test_spans_of_any_text(text):
    document = sayso.parse(text, errors="skip")
    assert document.text == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert document.chars == len(document.text) == len(text)
    assert broken_spans(document.corpus) == []


@pytest.mark.parametrize("text", ["- said", "-said Ida Holm.", ", – said", "as said", "a claim denies", "which denied", "citing that", "as saying"])
def test_verbs_that_nothing_stands_before(text):
    assert broken_spans(sayso.parse(text).corpus) == []


@SLOW
@given(st.binary(max_size=300))
def test_any_bytes_are_what_python_makes_of_them(data):
    document = sayso.parse(data, errors="skip")
    assert document.text == data.decode("utf-8", "replace")
    assert broken_spans(document.corpus) == []


@SLOW
@given(st.lists(TEXTS, min_size=1, max_size=6), st.integers(1, 4))
def test_threads_change_nothing(texts, threads):
    records = [{"id": str(i), "text": text} for i, text in enumerate(texts)]
    assert everything(sayso.read(records, threads=1, errors="skip")) == everything(sayso.read(records, threads=threads, errors="skip"))


def everything(corpus):
    return {name: table.to_dicts() for name, table in corpus.tables.items()}


def test_threads_change_no_byte(sample_folder):
    one, four = sayso.read(sample_folder, threads=1), sayso.read(sample_folder, threads=4)
    for name in one.tables:
        assert one.tables[name].to_csv() == four.tables[name].to_csv()


def test_the_file_system_decides_nothing(sample_folder, monkeypatch):
    expected = sayso.read(sample_folder).claims.to_csv()
    walk = os.walk

    def backwards(top, **options):
        for base, folders, names in walk(top, **options):
            yield base, folders, sorted(names, reverse=True)
    monkeypatch.setattr(os, "walk", backwards)
    assert sayso.read(sample_folder).claims.to_csv() == expected


def test_seed_and_locale_decide_nothing(sample_folder):
    code = f"import sayso; print(sayso.read({str(sample_folder)!r}).claims.to_jsonl().encode())"
    outputs = set()
    for environment in ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"}):
        outputs.add(subprocess.run([sys.executable, "-c", code], env={**os.environ, **environment}, capture_output=True, check=True).stdout)
    assert len(outputs) == 1


def test_the_order_of_documents_changes_no_entity(sample_folder):
    records = [{"id": p.name, "text": p.read_text(encoding="utf-8")} for p in sorted(sample_folder.glob("*.txt"))]
    ahead, back = sayso.read(records), sayso.read(records[::-1])
    assert ahead.entities["entity"] == back.entities["entity"]
    assert sorted(ahead.claims["claim"]) == sorted(back.claims["claim"])
    speakers = [dict(zip(c.claims["claim"], c.claims["speaker"])) for c in (ahead, back)]
    assert speakers[0] == speakers[1]


def test_import_opens_nothing_but_the_package(tmp_path):
    code = """
import sys, os
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import sayso
own = os.path.dirname(sayso.__file__)
roots = tuple({own, *(p for p in (sys.prefix, sys.base_prefix, os.path.dirname(os.__file__)) if p)})
print([p for p in opened if not p.startswith(roots)])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"


def test_ctrl_c_ends_a_run_soon(tmp_path):
    import signal
    import time
    code = "import sayso; print('go', flush=True)\nsayso.read({'id': str(i), 'text': 'Mayor Velmeer said that talks would go on. ' * 200} for i in range(10**7))"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "go\n"
    time.sleep(1.5)
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=20)
    assert "KeyboardInterrupt" in error and time.monotonic() - begin < 3


@pytest.mark.parametrize("text", ["9" * 200000, "A " * 100000, "“" * 100000, "said " * 100000, "Russia " * 60000, "Mr. " * 60000, "a" * 300000, "\n" * 200000])
def test_hostile_patterns_end(text):
    document = sayso.parse(text)
    assert document.chars == len(text)

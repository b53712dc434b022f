"""Users' own patterns: the file, its errors, what becomes of claims, acts and sentences, and what is too hard."""
import io
import pathlib
import re
import subprocess
import sys
import textwrap
import threading
import time

import pytest
from hypothesis import given, strategies

import sayso
from sayso import patterns
from conftest import broken_spans

FLOOR = r"""
[[pattern]]
name = "floor"
kind = "claim"
pattern = '''(?<source>(?:(?:Ms|Mr|Mayor) )?\p{Lu}\w+(?: \p{Lu}\w+)*|[Ss]he|[Hh]e) (?<cue>took the floor to complain) (?<content>that [^.]+)'''
"""
TEXT = ("Mayor Dorota Velmeer took the floor to complain that the bridge was shut. “We stay,” Ilse Brandt said on Monday. "
        "She took the floor to complain that nobody came.")


def one(kind, pattern, **keys):
    """A file with one pattern."""
    rest = "".join(f"{key} = {value!r}\n" if not isinstance(value, bool) else f"{key} = {str(value).lower()}\n" for key, value in keys.items())
    return f"[[pattern]]\nname = 'one'\nkind = '{kind}'\npattern = '''{pattern}'''\n{rest}".encode()


def parse(text, *files, **given):
    return sayso.Reader(patterns=list(files)).parse(text, **given)


def rows(document, *columns):
    return [tuple(row[column] for column in columns) for row in document.claims.to_dicts()]


# ---- claims ------------------------------------------------------------------------------------------------------------

def test_a_claim_goes_the_way_of_all_claims():
    document = parse(TEXT, FLOOR.encode() + b"act = 'accuse'\nlemma = 'complain'\n", published="2024-03-05")
    first, said, second = document.claims
    assert (first.act, first.cameo, first.level, first.kind, first.modality) == ("accuse", "112", "communication", "indirect", "actual")
    assert (first.source_text, first.speaker_name, first.speaker_how) == ("Mayor Dorota Velmeer", "Dorota Velmeer", "named")
    assert (first.cue_text, first.text, first.why) == ("took the floor to complain", "that the bridge was shut", "pattern: floor")
    assert first.cue_lemma == "complain" and first.confidence == pytest.approx(0.9) and first.statement is None and not first.negated
    assert said.why != first.why and said.speaker_name == "Ilse Brandt"
    assert (second.speaker_name, second.speaker_how, second.date_first) == ("Ilse Brandt", "pronoun", said.date_first)
    assert broken_spans(sayso.Reader(patterns=FLOOR.encode()).read([{"text": TEXT}])) == []


def test_what_the_pattern_says_of_its_claims():
    keys = dict(act="believe", level="communication", modality="possible", negated=True, confidence=0.25, cameo="0999", lemma="mutter")
    (claim,) = parse("In the harbour Ms Velmeer was heard muttering that the bridge was shut.", one(
        "claim", r"(?<source>Ms \w+) (?<cue>was heard muttering) (?<content>that [^.]+)", **keys)).claims
    found = (claim.act, claim.level, claim.modality, claim.negated, claim.confidence, claim.cameo, claim.cue_lemma)
    assert found == ("believe", "communication", "possible", True, 0.25, "0999", "mutter")


def test_without_an_act_the_verb_in_the_cue_tells():
    pattern = r"(?<cue>denied|hooted) (?<content>that the [^.]+)"
    text = "In the harbour Ms Velmeer denied that the bridge was shut. The keeper hooted that the pier was old."
    found = parse(text, one("claim", pattern)).claims.to_dicts()
    assert [(r["act"], r["cue_lemma"], r["cameo"], r["why"]) for r in found] == [("deny", "deny", "016", "pattern: one"), ("state", None, "010", "pattern: one")]
    assert [r["source_text"] for r in found] == ["Ms Velmeer", "The keeper"]  # no group source: looked for as ever


def test_kinds_and_marks():
    pattern = r"“(?<content>[^”]+)” \((?<source>[^()]+), (?<cue>from the gallery)\)"
    text = "The council met at noon. “The bridge is a trap” (Ilse Brandt, from the gallery) was heard. Nobody else came to the harbour."
    (claim,) = parse(text, one("claim", pattern)).claims
    assert (claim.kind, claim.text, claim.speaker_name) == ("direct", "“The bridge is a trap”", "Ilse Brandt")


def test_addressee_and_target():
    pattern = r"(?<source>Ms \w+) (?<cue>wagged a finger) at (?<addressee>the council) over (?<target>Mr \w+): (?<content>[^.]+)"
    (claim,) = parse("Mr Ruiz is late. Then Ms Velmeer wagged a finger at the council over Mr Ruiz: he was late.", one("claim", pattern)).claims
    assert (claim.addressee_text, claim.target_text, claim.text) == ("the council", "Mr Ruiz", "he was late")


def test_nesting_and_claims_around():
    text = "Ilse Brandt said that Mayor Velmeer took the floor to complain that the bridge was shut."
    outer, inner = parse(text, FLOOR.encode()).claims
    assert inner.parent == outer.claim and inner.depth == 1 and inner.why == "pattern: floor" and inner.via == [outer.speaker.entity]


def test_the_same_cue_is_one_claim():
    text = "Ilse Brandt said on Monday that the bridge was shut."
    (before,) = sayso.parse(text).claims
    (after,) = parse(text, one("claim", r"(?<cue>said on Monday) (?<content>that [^.]+)", act="warn")).claims
    assert before.why != after.why == "pattern: one"
    assert (after.act, after.source_text, after.cue_text) == ("warn", "Ilse Brandt", "said on Monday")


def test_the_first_of_two_patterns_counts_in_the_order_of_files(tmp_path):
    texts = {name: FLOOR.replace('"floor"', f'"{name}"') for name in ("a", "b")}
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    for order in ("ab", "ba"):
        reader = sayso.Reader(patterns=[tmp_path / f"{name}.toml" for name in order])
        assert reader.parse(TEXT).claims[0].why == f"pattern: {order[0]}"
        assert reader.patterns == [str(tmp_path / f"{name}.toml") for name in order] and "patterns=" in repr(reader)


def test_pieces_and_alternatives_of_one_name():
    pattern = r"(?<content>“[^”]+”) (?:(?<source>\w+) (?<cue>hooted)|(?<cue>hooted) (?<source>\w+))(?:, (?<content>“[^”]+”))?"
    text = "It was noon in the harbour. “We go,” Velmeer hooted, “at last.” Others came too. “Never,” hooted Brandt."
    found = parse(text, one("claim", pattern)).claims
    assert [(c.source_text, [span.text for span in c.content]) for c in found] == [("Velmeer", ["“We go,”", "“at last.”"]), ("Brandt", ["“Never,”"])]


def test_votes_need_no_content():
    pattern = r"(?<source>\p{Lu}\w+) (?<cue>sat on its hands)"
    (claim,) = parse("On the draft Norway sat on its hands.", one("claim", pattern, act="abstain")).claims
    assert (claim.act, claim.speaker_name, claim.text) == ("abstain", "Norway", "")


@pytest.mark.parametrize("text", [TEXT, textwrap.fill(TEXT * 2, 72), TEXT.replace(" ", "  "), TEXT.replace(" ", "\u00a0"), "Zürich – “é”. " + TEXT])
def test_white_space_and_offsets(text):
    document = parse(text, FLOOR.encode())
    found = [c for c in document.claims if c.why == "pattern: floor"]
    assert [" ".join(c.text.split()) for c in found] == ["that the bridge was shut", "that nobody came"] * (text.count("Ilse") or 1)
    for claim in found:
        assert document.text[claim.cue.start:claim.cue.end] == claim.cue_text and claim.cue_text.startswith("took")


def test_roles_say_where_to_look():
    caption = "Ms Velmeer speaks at the pier on March 3, 2023 (Larkhaven Pictures via AP)"
    text = f"The council met at noon in the old town hall.\n\n{caption}\n\nNobody came to the harbour, and it rained."
    pattern = r"(?<source>Ms \w+) (?<cue>speaks) (?<content>at [^(]+)"
    assert len(parse(text, one("claim", pattern)).claims) == 0
    assert len(parse(text, one("claim", pattern, roles=["caption"])).claims) == 1


# ---- acts and boilerplate ----------------------------------------------------------------------------------------------

def test_an_act_for_a_cue():
    text = "Ilse Brandt said bluntly that the bridge was shut. Mr Ruiz said that it was not."
    plain, blunt = rows(sayso.parse(text), "act", "why"), rows(parse(text, one("act", r"\bsaid bluntly\b", act="accuse")), "act", "why")
    assert blunt == [("accuse", plain[0][1] + "; act by pattern: one"), plain[1]]
    assert rows(parse(text, one("act", r"(?<cue>bridge) was", act="accuse")), "act", "why") == plain  # a noun that is not the cue
    levels = parse(text, one("act", "said", act="want", cameo="0777", lemma="wish")).claims.to_dicts()
    assert [(r["act"], r["level"], r["cameo"], r["cue_lemma"]) for r in levels] == [("want", "attitude", "0777", "wish")] * 2


def test_boilerplate_is_no_claim():
    text = "Ilse Brandt said that the bridge was shut. Our reader Mr Ruiz said that he loved this letter. Mr Ruiz denied it."
    document = parse(text, one("boilerplate", r"\bOUR reader\b", flags=["caseless"]))
    assert rows(document, "act") == [("state",), ("deny",)]
    assert document.sentences["role"] == ["body", "boilerplate", "body"]


# ---- files -------------------------------------------------------------------------------------------------------------

def test_the_example_of_the_docs(root, tmp_path):
    page = (root / "docs" / "patterns.md").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(re.search(r"```toml\n(.*?)```", page, re.S)[1], encoding="utf-8")
    assert patterns.lint(str(tmp_path / "mine.toml")) == []
    reader = sayso.Reader(patterns=tmp_path / "mine.toml")
    document = reader.parse("The council met on Monday. Then Ms Brandt took the floor to complain that the pier was shut. Sign up now for the harbour letter.")
    assert rows(document, "act", "source_text", "why") == [("accuse", "Ms Brandt", "pattern: took the floor")]
    assert document.sentences["role"][-1] == "boilerplate"


def test_every_way_to_give_a_file(tmp_path):
    path = tmp_path / "mine.toml"
    for text in FLOOR, "\ufeff" + FLOOR, FLOOR.replace("\n", "\r\n"):
        path.write_text(text, encoding="utf-8", newline="")
        with open(path, encoding="utf-8-sig") as words, open(path, "rb") as raw:
            for given_as in str(path), path, [path], path.read_bytes(), words, raw, io.StringIO(text.lstrip("\ufeff")), [bytearray(path.read_bytes())]:
                assert len(sayso.Reader(patterns=given_as).parse(TEXT).claims) == 3
    assert sayso.Reader(patterns=None).patterns == sayso.Reader().patterns == []


MISTAKES = [
    (one("claim", "(?<cue>said (?<content>x)"), r"patterns 1:1: pattern 'one', after \d+ characters: missing closing parenthesis"),
    (one("claim", "said"), r"needs a group \(\?<cue>"),
    (one("claim", "(?<cue>said)"), r"needs a group \(\?<content>"),
    (one("claim", "(?<cue>said) (?<contents>x)"), "no group may be called 'contents'"),
    (one("claim", "(?<cue>said) (?<content>x)", act="says"), "no act 'says'"),
    (one("claim", "(?<cue>said) (?<content>x)", flags=["loud"]), "no flag 'loud'"),
    (one("claim", "(?<cue>said) (?<content>x)", flags="caseless"), "flags must be a list of texts"),
    (one("claim", "(?<cue>said) (?<content>x)", level="high"), "no level 'high'"),
    (one("claim", "(?<cue>said) (?<content>x)", modality="maybe"), "no modality 'maybe'"),
    (one("claim", "(?<cue>said) (?<content>x)", roles=["title"]), "no role 'title'"),
    (one("claim", "(?<cue>said) (?<content>x)", confidence=1.5), "confidence is a number from 0 to 1"),
    (one("claim", "(?<cue>said) (?<content>x)", confidence="high"), "confidence must be a number"),
    (one("claim", "(?<cue>said) (?<content>x)", negated="yes"), "negated must be true or false"),
    (one("claim", "(?<cue>said) (?<content>x)", actt="deny"), "no key 'actt'"),
    (one("claims", "(?<cue>said) (?<content>x)"), "no kind 'claims'"),
    (one("act", "said"), "needs an act"),
    (one("act", "said", act="deny", confidence=0.5), "only a claim has a confidence"),
    (one("boilerplate", "Sign up", act="deny"), "is no claim"),
    (one("claim", "(?<cue>said) (?<content>x)", examples=["Ms Velmeer said x.", "Ms Velmeer said y."]), "does not match its example 'Ms Velmeer said y.'"),
    (one("claim", "(?<cue>said) (?<content>x)", examples=[1]), "examples must be a list"),
    (one("boilerplate", "Sign up", **{"counter-examples": ["Sign up."]}), "matches its counter-example 'Sign up.': 'Sign up'"),
    (one("boilerplate", r"(a+)+[bc]", examples=["a" * 50]), "too many ways to match its example"),
    (one("claim", "(?<cue>said) (?<content>x)") + b"examples = [{text = 'He said x', cue = 'He'}]", "otherwise: cue 'said', content 'x'"),
    (one("claim", "(?<cue>said) (?<content>x)") + b"examples = [{text = 'He said x', subject = 'He'}]", "examples must be a list"),
    (one("claim", "(?<cue>said) (?<content>x)") * 2, "patterns 1:5: pattern 'one': another pattern has that name"),
    (b"[[pattern]]\nkind = 'boilerplate'\npattern = 'x'", "patterns 1:1: it needs a name"),
    (b"[[pattern]]\nname = 'x'\nkind = 'boilerplate'", "needs a pattern"),
    (b"[[pattern]]\nname = 'x'\nname = 'y'", "patterns 1:3: Cannot overwrite"),
    (b"[[pattern]]\nname = 7", "name must be a text in one line"),
    (b"[[pattern]]\nname = 'x'\nlemma = \"a\\nb\"", "lemma must be a text in one line"),
    (b"[[patern]]\nname = 'x'", "no 'patern' at the top"),
    (b"[pattern]\nname = 'x'", "each begins with a line"),
    (b"", "no patterns here"),
    (b"[[pattern]]\nname = '\xff'", "patterns 1:2: not UTF-8"),
    ("no/such/file.toml", "no/such/file.toml: No such file"),
    (7, "a path, bytes or an open file, not int"),
]


@pytest.mark.parametrize("source, message", MISTAKES, ids=lambda value: value if isinstance(value, str) else "")
def test_mistakes_tell_where_they_are(source, message):
    with pytest.raises(sayso.PatternError, match=message) as caught:
        sayso.Reader(patterns=[source])
    assert caught.value.file and (caught.value.line or True) and hasattr(caught.value, "position")


def test_the_position_is_that_of_the_file():
    for expression, at in (("é b  c [z-a]", 10), ("a b(", 4), ("“ ” (?<x y>.)", 8), ("a {2} [z-a]", 9), (r"\Q a b \E [z-a]", 13)):
        with pytest.raises(sayso.PatternError) as caught:
            sayso.Reader(patterns=one("boilerplate", expression))
        assert (caught.value.position, caught.value.line, caught.value.pattern) == (at, 1, "one"), expression


@pytest.mark.parametrize("expression, text, match", [
    ("a b", "a \t b", True), ("a  b", "a b", True), (r"a\ b", "a\tb", False), (r"a\ b", "a b", True), ("a[ ]b", "a\tb", False), ("a ?b", "ab", True), ("a {2}b", "a  b", True),
    ("a ?b", "a  b", False), ("(?<=the )pier", "the\tpier", True), (r"\Qa b\E", "a\tb", False), (r"(?x)a b", "ab", True), ("[[:alpha:] ]+b", "a b", True),
    ("(?#a note )a b", "a\tb", True), ("[]a ]+ b", "] b", True), ("(?<! )b", "ab", False),
])
def test_spaces_of_expressions(expression, text, match):
    reader = sayso.Reader(patterns=one("boilerplate", expression))
    assert bool(reader._engine.find(0, text)) is match


@given(strategies.text(strategies.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=30), strategies.booleans())
def test_a_text_matches_itself(text, caseless):
    words = text.split()
    if not words or not words[0][0].isalnum():
        return
    sentence, expression = " ".join(words), " ".join(re.escape(word) for word in words[:3])
    pattern = patterns.Pattern("x", 1, {"name": "x", "kind": "boilerplate", "pattern": expression, "flags": ["caseless"] if caseless else []})
    compiled = sayso._core.Engine((), None, [pattern.given])
    first = compiled.find(0, sentence)
    assert first == [] or first[0][0][1].split() == words[:3]
    if sentence.isascii() and sentence.isprintable() and not set(".!?") & set(sentence):  # one sentence, and no byte of it is white space
        assert first


# ---- too hard ----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("expression", [r"(?<cue>(a+)+)(?<content>[bc])", r"(?<cue>(?:\w+ ?)+)(?<content>[:;])", r"(?<cue>.*.*.*.*)(?<content>[:;])"])
def test_a_hostile_text_costs_less_than_a_second_and_a_warning(expression):
    reader = sayso.Reader(patterns=[one("claim", expression), FLOOR.encode()])
    text = "The mayor told the council that " + "aa" * 400 + " and " + "the pier was shut and the bridge was old " * 30 + "at noon. "
    begin = time.perf_counter()
    document = reader.parse(text * 40 + TEXT)
    assert time.perf_counter() - begin < 1
    found = [row for row in document.warnings.to_dicts() if row["code"] == "pattern-limit"]
    assert len(found) == 8 and all("'one'" in row["message"] for row in found)
    assert "rest of the document" in found[-1]["message"] and "rest of the document" not in found[0]["message"]
    assert document.text[found[1]["start"]:found[1]["end"]] == text.strip()
    assert "pattern: floor" in document.claims["why"]  # the other pattern went on


def test_a_long_text_without_an_end_is_linear():
    reader = sayso.Reader(patterns=one("claim", r"(?<cue>\w+ed) (?<content>.+)"))
    begin = time.perf_counter()
    document = reader.parse("The mayor waited at the pier and the bridge " * 5000)
    assert time.perf_counter() - begin < 5
    assert all(len(text) <= 4096 for text in document.claims["text"])


# ---- threads, corpora, commands ------------------------------------------------------------------------------------------

def test_any_number_of_threads(sample_folder):
    texts = [p.read_text(encoding="utf-8") for p in sorted(sample_folder.glob("*.txt"))]
    records = [{"id": f"{k}-{i}", "text": text + "\n\n" + TEXT} for k in range(8) for i, text in enumerate(texts)]
    reader = sayso.Reader(patterns=[FLOOR.encode(), one("claim", r"(?<cue>(\w+ ?)+)(?<content>[:;])"), one("act", "said", act="warn").replace(b"'one'", b"'two'")])
    single, several = (reader.read(records, threads=n, errors="skip") for n in (1, 4))
    for name in single.tables:
        assert single.tables[name].to_dicts() == several.tables[name].to_dicts(), name
    assert single.claims["why"].count("pattern: floor") == 2 * len(records)
    assert broken_spans(single) == []


def test_a_reader_serves_several_threads():
    reader, found = sayso.Reader(patterns=FLOOR.encode()), []
    threads = [threading.Thread(target=lambda: found.extend(len(reader.parse(TEXT).claims) for _ in range(50))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3] * 200


def test_added_and_stored_corpora_keep_the_reasons(tmp_path):
    corpus = sayso.Reader(patterns=FLOOR.encode()).read([{"id": "a", "text": TEXT}]).add([{"id": "b", "text": TEXT}])
    assert corpus.claims["why"].count("pattern: floor") == 4
    corpus.write(tmp_path / "out", formats=["csv", "jsonl"])
    assert sayso.load(tmp_path / "out").claims["why"] == corpus.claims["why"]


def run(*arguments):
    return subprocess.run([sys.executable, "-m", "sayso", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", timeout=120)


def test_commands(tmp_path):
    good, bad, article = tmp_path / "good.toml", tmp_path / "bad.toml", tmp_path / "a.txt"
    good.write_text(FLOOR, encoding="utf-8")
    bad.write_bytes(one("claim", "(?<cue>said (?<content>x)") + one("act", "said").replace(b"'one'", b"'two'") + one("boilerplate", "x").replace(b"'one'", b"'two'"))
    article.write_text(TEXT, encoding="utf-8")
    done = run("extract", article, "-o", "-", "--patterns", good)
    assert done.returncode == 0 and done.stdout.count("pattern: floor") == 2, done.stderr
    assert "cue: took the floor to complain" in run("show", article, "--patterns", good).stdout
    done = run("extract", article, "-o", "-", "--patterns", good, "--patterns", bad)
    assert done.returncode == 2 and done.stdout == "" and "bad.toml:1: pattern 'one', after 25 characters" in done.stderr
    done = run("lint", good)
    assert done.returncode == 0 and "good" in done.stderr
    done = run("lint", good, bad)
    assert done.returncode == 1 and len(done.stdout.splitlines()) == 2
    assert f"{bad}:5: pattern 'two': one of the kind act needs an act" in done.stdout


def test_lint_tells_all_that_is_wrong_in_one_go(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes(one("act", r"Mr. Ruiz said", act="deny", examples=["Then Mr. Ruiz said no."])  # the stop ends no sentence
                     + one("act", "said", act="deny", examples=["No."]).replace(b"'one'", b"'two'") + one("act", "(", act="deny"))
    found = patterns.lint(str(path))
    assert [line for _, line, _ in found] == [7, 13]
    assert "does not match its example" in found[0][2] and "parenthesis" in found[1][2]


def test_a_file_that_is_no_toml_is_one_problem(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("[[pattern]\n", encoding="utf-8")
    ((name, line, message),) = patterns.lint(str(path))
    assert (name, line) == (str(path), 1) and "\n" not in message and str(path) not in message
    assert patterns.lint(str(pathlib.Path("no/such.toml"))) == [("no/such.toml", 1, "No such file or directory")]

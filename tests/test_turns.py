"""Transcripts of interviews and debates: who is quoted, and what only looks like a label."""
import json
import os
import subprocess
import sys

import sayso

INTERVIEW = """Odile Varga, the transport minister, met Paul Kerr of Radio Lim on Tuesday.

PAUL KERR: Good morning, Minister. Are fares going up again?

ODILE VARGA: They will not rise this year. I think that the board agrees.

KERR: For how long?

VARGA (smiling): "Until the review is done."

Q: Will the night trains return?

A: Yes, in spring.
"""
WHY = "speaker's label and colon in a transcript"


def turns(text):
    return [claim for claim in sayso.parse(text).claims if claim.why == WHY]


def test_a_turn_is_a_claim_of_who_is_named_before_the_colon():
    found = turns(INTERVIEW)
    assert [(c.speaker_name, c.source_text, c.cue_text, c.act, c.kind) for c in found] == [
        ("Paul Kerr", "PAUL KERR", ":", "state", "indirect"),
        ("Odile Varga", "ODILE VARGA", ":", "state", "indirect"),
        ("Paul Kerr", "KERR", ":", "ask", "indirect"),
        ("Odile Varga", "VARGA", ":", "state", "direct"),
        (None, "Q", ":", "ask", "indirect"),
        (None, "A", ":", "state", "indirect"),
    ]
    assert [c.speaker_how for c in found] == ["named", "surname", "surname", "surname", "unnamed", "unnamed"]
    assert found[1].text == "They will not rise this year. I think that the board agrees."
    assert found[3].text == '"Until the review is done."'


def test_claims_inside_a_turn_are_its_children():
    claims = {c.claim: c for c in sayso.parse(INTERVIEW).claims}
    thought = next(c for c in claims.values() if c.cue_text == "think")
    assert thought.depth == 1 and claims[thought.parent].source_text == "ODILE VARGA"
    assert thought.speaker_name == "Odile Varga" and thought.speaker_how == "pronoun"


def test_somebody_whom_labels_alone_name():
    text = "IDA LILLEVIK: Did you sell the pier?\n\nPAUL BRANDT: I did not.\n\nLILLEVIK: Thank you.\n\nOKANAGI: I did.\n\nBRANDT: Well!\n"
    assert [c.speaker_name for c in turns(text)] == ["Ida Lillevik", "Paul Brandt", "Ida Lillevik", None, "Paul Brandt"]


def test_one_label_is_no_transcript():
    assert turns("The board met.\n\nPaul Kerr: Are you going?\n\nIt was late.\n") == []


def test_the_paragraph_behind_the_last_label_is_the_author_s():
    last = turns("The board met.\n\nPAUL KERR: Are you going?\n\nIDA HOLM: I am.\n\nI left with her, and we spoke no more.\n")[-1]
    assert last.text == "I am."


def test_on_the_command_line():
    done = subprocess.run([sys.executable, "-m", "sayso", "extract", "-", "-o", "-", "--format", "jsonl"], input=INTERVIEW.encode(),
                          capture_output=True, env={**os.environ, "PYTHONWARNINGS": "error"}, timeout=120)
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0, done.stderr
    assert [row["speaker_name"] for row in rows if row["why"] == WHY] == ["Paul Kerr", "Odile Varga", "Paul Kerr", "Odile Varga", None, None]

"""Marks that a wrong encoding spoilt (csrc/text/spoilt.h) are read as what they were; what else it did is said in a warning."""
import pytest

import sayso

ARTICLE = "The mayor’s office said the union’s pier won’t close. “We are short of boats,” Nils Berg said. It costs 40 – or 50."
DOUBLE = {"’": "â€™", "“": "â€œ", "”": "â€\x9d", "–": "â€“"}
SPOILT = {
    "twice": DOUBLE,
    "twice, and a byte lost": {**DOUBLE, "”": "â€"},
    "twice, and a byte replaced": {**DOUBLE, "”": "â€\ufffd"},
    "controls": {"’": "\x92", "“": "\x93", "”": "\x94", "–": "\x96"},
    "replaced": dict.fromkeys("’“”–", "\ufffd"),
}


def rows(text):
    return [(claim.act, claim.kind, claim.speaker_name, claim.source_text, claim.cue_text) for claim in sayso.parse(text).claims]


def spoil(how, text=ARTICLE):
    return "".join(SPOILT[how].get(letter, letter) for letter in text)


@pytest.mark.parametrize("how", SPOILT)
def test_marks_are_what_they_were(how):
    want = [(*row[:3], spoil(how, row[3]), row[4]) for row in rows(ARTICLE)]
    assert len(want) == 2 and rows(spoil(how)) == want


@pytest.mark.parametrize("how", SPOILT)
def test_sentences_are_the_same(how):
    text, found = spoil(how), sayso.parse(spoil(how))
    plain = [ARTICLE[row["start"]:row["end"]] for row in sayso.parse(ARTICLE).sentences]
    assert [text[row["start"]:row["end"]] for row in found.sentences] == [spoil(how, sentence) for sentence in plain]


@pytest.mark.parametrize("lost", "?\ufffd")
def test_a_lost_letter_parts_no_name(lost):
    found = sayso.parse(f"Finance Minister Wolfgang M{lost}hlmann said the pier would close. M{lost}hlmann did not say when.")
    assert found.claims[0].speaker_name == f"Wolfgang M{lost}hlmann"
    assert [mention.text for mention in found.mentions] == [f"Wolfgang M{lost}hlmann", f"M{lost}hlmann"]
    assert len(found.sentences) == 2


@pytest.mark.parametrize("lost", "?\ufffd")
def test_long_words_are_whole_too(lost):
    found = sayso.parse(f"Finance Minister Wolfgang Oberunterholzm{lost}ller said the pier would close.")
    assert found.claims[0].speaker_name == f"Wolfgang Oberunterholzm{lost}ller"


@pytest.mark.parametrize("mark", ["â€¢", "â€‹", "â€š"])
def test_other_marks_close_no_quotation(mark):
    found = sayso.parse(f"The mayor’s office said the pier won’t close. “We are short {mark} of boats and of people,” Nils Berg said.")
    assert [piece.text for piece in found.claims[1].content] == [f"“We are short {mark} of boats and of people,”"]


@pytest.mark.parametrize("lost", "?\ufffd")
def test_a_lost_apostrophe_ends_no_sentence(lost):
    text = f"The EU{lost}s decision stands, and Norland doesn{lost}t like it, said Nils Berg."
    found = sayso.parse(text)
    assert len(found.sentences) == 1 and [mention.text for mention in found.mentions][0] == "EU"


def test_questions_stay_questions():
    found = sayso.parse("Who pays? the mayor asked. Who pays?The mayor did not say. “Who pays?” she asked. It costs \ufffd40 or \ufffd50.")
    assert len(found.sentences) >= 4
    assert not [claim for claim in found.claims if "\ufffd" in (claim.cue_text or "")]


@pytest.mark.parametrize("text", ["Nils Berg’s boat and JosÃ©â€™s pier are shut.".replace("’", "â€™"), "Nils BÃ¸rg said the pier was shut."])
def test_what_was_decoded_wrongly_is_told(text):
    corpus = sayso.read([{"id": "a", "text": text}, {"id": "b", "text": "SÃO PAULO: the café’s owner said no."}], errors="skip")
    assert [(row["doc"], row["code"]) for row in corpus.warnings] == [(0, "mis-decoded")]
    row = corpus.warnings[0]
    assert text[row["start"]] in "âÃ" and "ftfy" in row["message"]

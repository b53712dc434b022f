"""Whose words they are where two speak in turn, where a phrase names somebody else, and where a document or its part speaks."""
import pytest

import sayso


def rows(text):
    return [(c.act, c.speaker_name, c.cue_text, c.text) for c in sayso.parse(text, published="2031-05-02").claims if c["level"] == "communication"]


def speakers(text):
    return [(c.speaker_name, c.text) for c in sayso.parse(text, published="2031-05-02").claims if c["level"] == "communication"]


GOES_ON = '"It will fall before the winter is over."'

AFTER = [
    ("The bridge is old, Nils Berg said.", "Nils Berg"),
    ("Nils Berg told the board that the bridge was old.", "Nils Berg"),
    ("According to Nils Berg, the bridge is old.", "Nils Berg"),
    ("Nils Berg said a ferryman had claimed that the bridge was old.", "Nils Berg"),
    ("A ferryman said the bridge was old.", None),
    ("Another diver said the bridge was old.", None),
    ("She noted that the bridge was old.", "Ida Holm"),
    ("Nils Berg denied that.", "Nils Berg"),
    ("The bridge is old.", "Ida Holm"),
    ("It was shut after Nils Berg said that it was old.", "Ida Holm"),
]


@pytest.mark.parametrize("between, speaker", AFTER)
def test_a_quotation_goes_on_with_whoever_spoke_last(between, speaker):
    text = f'"The pier is safe," Ida Holm said. {between} {GOES_ON}'
    assert [s for s, words in speakers(text) if GOES_ON in words] == [speaker]


def test_who_was_told_of_beside_a_quotation_does_not_go_on():
    text = f'"The pier is safe," Ida Holm said, after Nils Berg said that the bridge was old. {GOES_ON}'
    assert [s for s, words in speakers(text) if GOES_ON in words] == ["Ida Holm"]


BEGIN = "Norwegian Trade Minister Ida Holm spoke on Monday. "

ASIDES = [
    (BEGIN + '"We wait," said the minister, who met the Danish envoy Nils Berg in Oslo.', "Ida Holm"),
    (BEGIN + "The minister, who dined with Nils Berg, said she would wait.", "Ida Holm"),
    ("The guard who had let in Nils Berg said he was sorry.", None),
    ("The guard who had left early, Nils Berg, said he was sorry.", "Nils Berg"),
    ("The mother of the arsonist Nils Berg said she was sorry.", None),
    ("The widow of the late harbour pilot Nils Berg thanked the crew.", None),
    ("The father of the bride, Nils Berg, said he was glad.", "Nils Berg"),
    ("The mother of two Ida Holm said she was glad.", "Ida Holm"),
    ("The chairman of the port Nils Berg said it was shut.", "Nils Berg"),
    ("Deaf Norwegians say that the bells are useless.", None),
    ("Young Danes say that the bells are useless.", None),
    ("Norwegians say that the bells are useless.", "Norway"),
]


@pytest.mark.parametrize("text, speaker", ASIDES)
def test_a_name_in_a_relative_clause_or_of_kin_does_not_speak(text, speaker):
    assert [s for s, _ in speakers(text)][-1:] == [speaker]


def test_what_somebody_is_told_to_say_by_another():
    told = "Nils Berg said Norway had angered its neighbours by claiming that the reef was shut."
    assert speakers(told)[1:] == [("Norway", "that the reef was shut")]
    assert speakers("Ida Holm accused Nils Berg of likening the board to a zoo.")[1:] == [("Nils Berg", "the board to a zoo")]
    assert speakers("Ida Holm defended her plan by saying that it was cheap.")[1:] == [("Ida Holm", "that it was cheap")]


NUMBERED = [
    ("Article 7 states that ships must wait.", [("state", None, "states", "that ships must wait")]),
    ("Rule 12 also states that nobody may swim.", [("state", None, "also states", "that nobody may swim")]),
    ("Resolution 2999 calls for a ceasefire.", [("urge", "Resolution 2999", "calls for", "a ceasefire")]),
    ("UN Security Council Resolution 2999 urges all states to wait.", [("urge", "Resolution 2999", "urges", "all states to wait")]),
    ("Five states that joined left.", []),
    ("Both states that joined also left.", []),
    ("Evacuation orders were given to the town.", []),
    ("Luxury brands are about the tale.", []),
]


@pytest.mark.parametrize("text, expected", NUMBERED)
def test_numbered_documents_speak_and_plurals_do_not(text, expected):
    assert rows(text) == expected


def test_the_resolution_is_the_one_that_was_numbered():
    first = "The council passed Resolution 2999 in May. "
    assert speakers(first + "The resolution condemned the raids.")[-1] == ("Resolution 2999", "the raids")
    assert speakers(first + "A new resolution was tabled in June. The resolution condemned the raids.")[-1] == (None, "the raids")
    assert [m["entity"] for m in sayso.parse("Norway broke UN Resolution 2999 (2031).").mentions][1:] == ["organisation/united-nations", "document/s-res-2999"]


WORDS = [
    ("Ida Holm opened the pier. In her words, the pier is a trap.", ("Ida Holm", "the pier is a trap")),
    ("Ida Holm opened the pier. The pier, in Holm's words, is a trap.", ("Ida Holm", "The pier is a trap")),
    ("Ida Holm left because, in her words, the pier was a trap.", ("Ida Holm", "the pier was a trap")),
]


@pytest.mark.parametrize("text, expected", WORDS)
def test_in_her_words(text, expected):
    assert expected in speakers(text)


def test_words_that_tell_nothing():
    assert rows("In other words, the pier is safe. She chose her words with care, and left.") == []


def test_envoys_are_called_home_and_mayors_are_criticised():
    assert rows("Norway recalled its ambassador from Malta. Malta recalled all its diplomats for talks.") == []
    assert rows("Ida Holm recalled the words her son had said.") != []
    assert rows("Ida Holm recalled the envoy as a kind man.") != []
    assert rows("Ida Holm has been highly critical of the raid.") == [("accuse", "Ida Holm", "has been highly critical of", "the raid")]
    assert rows("Ida Holm was critical of the raid.")[0][0] == "accuse"


def test_two_states_officials_are_of_one_of_them_each():
    for comma in "", ",":
        text = f"Norwegian and Danish foreign ministers{comma} Ida Holm and Nils Berg{comma} agreed to meet. The Norwegian minister said it was late."
        corpus = sayso.parse(text, published="2031-05-02")
        assert {e["name"]: e["country"] for e in corpus.entities if e.type == "person"} == {"Ida Holm": "NO", "Nils Berg": "DK"}
        assert [c.speaker_name for c in corpus.claims] == ["Ida Holm", "Ida Holm"]
        assert len(corpus.claims[0]["speakers"]) == 2
    assert speakers("The Norwegians and Ida Holm said it was late.") == [("Norway", "it was late")]


LEADS = [
    ("Norway's trade minister has rejected the plan. Ida Holm said it was late.", "Ida Holm"),
    ("The Norwegian trade minister has rejected the plan. \"It is late,\" Ida Holm said.", "Ida Holm"),
    ("Norwegian minister rejects plan of board\n\nThe talks ended on Monday in the old port. Ida Holm said it was late.", "Ida Holm"),
    ("Norway's trade minister has rejected the plan, which a diver called a trap. Ida Holm said it was late.", "Ida Holm"),
    ("Norway's trade minister has rejected the plan. Trade Minister Ida Holm said it was late.", "Ida Holm"),
    ("The president of Norway has rejected the plan. President Ida Holm said it was late.", "Ida Holm"),
    ("The president of the guild has rejected the plan. President Ida Holm said it was late.", None),
    ("Norway's prime minister has rejected the plan. Trade Minister Ida Holm said it was late.", None),
    ("Norway's trade minister has rejected the plan. Danish diver Ida Holm said it was late.", None),
    ("Norway's trade minister has rejected the plan. Ida Holm, who runs the guild, said it was late.", None),
    ("Norway's trade minister has rejected the plan. Ida Holm of the guild said it was late.", None),
    ("Norway's trade minister has rejected a plan of Ida Holm. Ida Holm said it was late.", None),
    ("A Norwegian minister has rejected the plan. Ida Holm said it was late.", None),
    ("Norway's ministers have rejected the plan. Ida Holm said it was late.", None),
]


@pytest.mark.parametrize("text, speaker", LEADS)
def test_a_lead_tells_whose_office_it_is_that_the_next_name_has(text, speaker):
    assert rows(text)[0][:2] == ("reject", speaker)

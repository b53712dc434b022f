"""Whom claims are aimed at and who hears them: words and entities."""
import pytest
import sayso


def rows(text):
    corpus = sayso.read([{"id": "a", "text": text}])
    names = {e["entity"]: e["name"] for e in corpus.entities.to_dicts()}
    return [dict(c.to_dict(), target=names.get(c["target"]), addressee=names.get(c["addressee"])) for c in corpus.claims]


def one(text, act):
    found = [c for c in rows(text) if c["act"] == act]
    assert len(found) == 1, [(c["act"], c["cue_text"]) for c in rows(text)]
    return found[0]


ACCUSED = [
    ("A diver accused of spying for Malta was freed on Monday.", "A diver", "spying for Malta"),
    ("The court freed a diver accused of spying for Malta.", "a diver", "spying for Malta"),
    ("Nils Berg, accused of taking bribes, has left the country.", "Nils Berg", "taking bribes"),
    ("Nils Berg, who is accused of taking bribes, was suspended.", "who", "taking bribes"),
    ("The baker accused of poisoning a rival who was ill will appear in court.", "The baker", "poisoning a rival who was ill"),
    ("Sailors accused of theft must stay in port.", "Sailors", "theft"),
    ("Police freed a diver charged with theft.", "a diver", "theft"),
    ("Nils Berg is accused of hiding a bill that was late.", "Nils Berg", "hiding a bill that was late"),
]


@pytest.mark.parametrize("text, target, content", ACCUSED)
def test_who_stands_accused_and_of_what(text, target, content):
    charge = one(text, "accuse")
    start, end = charge["content"][-1]["start"], charge["content"][-1]["end"]
    assert (charge["source_text"], charge["target_text"], text[start:end].removeprefix("of ")) == (None, target, content)


@pytest.mark.parametrize("text, act, words, target", [
    ("Ida Holm chairs the port board. Nils Berg accused her of lying about the pier.", "accuse", "her", "Ida Holm"),
    ("Ida Holm chairs the port board. Nils Berg praised her on Monday.", "praise", "her", "Ida Holm"),
    ("While Ida Holm backed Nils Berg in the vote, she urged him to close the pier.", "urge", "him", "Nils Berg"),
    ("Ida Holm said she had blamed herself.", "blame", "herself", "Ida Holm"),
    ("The mayor accused the transport minister, Nils Berg, of lying about the pier.", "accuse", "the transport minister, Nils Berg", "Nils Berg"),
    ("Ida Holm accused Norway and Sweden of hiding the bill.", "accuse", "Norway and Sweden", "Norway"),
    ("Ida Holm blamed Norway and Sweden.", "blame", "Norway and Sweden", "Norway"),
    ("Ida Holm blamed the delay on Nils Berg.", "blame", "Nils Berg", "Nils Berg"),
    ("The delay was blamed on Nils Berg.", "blame", "Nils Berg", "Nils Berg"),
    ("Ida Holm was not accusing Nils Berg specifically, but his office.", "accuse", "Nils Berg", "Nils Berg"),
    ("It was not the first time Nils Berg was accused of fraud.", "accuse", "Nils Berg", "Nils Berg"),
    ("Nils Berg, whom Ida Holm accused of fraud, has left.", "accuse", "whom", "Nils Berg"),
    ("Ida Holm has called for Nils Berg to close the pier.", "urge", "Nils Berg", "Nils Berg"),
    ("Ida Holm called Nils Berg a liar.", "state", "Nils Berg", "Nils Berg"),
    ("Ida Holm praised the judges.", "praise", "the judges", None),
    ("Drivers have been urged to avoid the bridge.", "urge", "Drivers", None),
    ("Nils Berg stands accused of fraud.", "accuse", "Nils Berg", "Nils Berg"),
    ("Nils Berg has been accused of lying by Ida Holm.", "accuse", "Nils Berg", "Nils Berg"),
    ("Nils Berg faces accusations of hiding the bill.", "accuse", "Nils Berg", "Nils Berg"),
    ("Nils Berg is facing claims that he hid the bill.", "state", "Nils Berg", "Nils Berg"),
])
def test_whom_it_is_aimed_at(text, act, words, target):
    claim = one(text, act)
    assert (claim["target_text"], claim["target"]) == (words, target)


@pytest.mark.parametrize("text, act", [
    ("Ida Holm praised her work on the pier.", "praise"),
    ("Ida Holm condemned the port plan.", "accuse"),
    ("Ida Holm has called for the gates to close.", "urge"),
    ("Ida Holm called the plan a trap.", "state"),
    ("Ida Holm denied the claim.", "deny"),
])
def test_things_are_no_targets(text, act):
    assert one(text, act)["target_text"] is None


def test_what_somebody_owns_is_not_he():
    claim = one("Ida Holm dismissed Nils Berg's remarks as a joke.", "reject")
    assert (claim["target_text"], claim["target"]) == ("Nils Berg's remarks", None)


def test_who_acts_is_not_whom_he_describes():
    claims = rows("Larkwell Holdings closed the mill. Larkwell Holdings urged the company to reopen it.")
    assert [(c["target_text"], c["target"]) for c in claims if c["act"] == "urge"] == [("the company", None)]


def test_it_and_them_are_nobody_in_particular():
    assert one("Norway met Sweden in Oslo. The mayor accused them of delay.", "accuse")["target"] is None


@pytest.mark.parametrize("text, act, words, addressee", [
    ("Ida Holm told the assembly on Monday that the pier would close.", "state", "the assembly", None),
    ("Ida Holm told her family that the pier would close.", "state", "her family", None),
    ("Ida Holm told Nils Berg's deputy, Karin Lund, that she could stay.", "state", "Nils Berg's deputy, Karin Lund", "Karin Lund"),
    ("Ida Holm said to reporters during a lunch meeting with Nils Berg that the pier was safe.", "state", "reporters", None),
    ("“The pier is safe,” Ida Holm said following a meeting with Nils Berg.", "state", None, None),
    ("“The pier is safe,” Ida Holm said in a meeting with Nils Berg.", "state", "Nils Berg", "Nils Berg"),
    ("Asked whether she would resign, Ida Holm said she would not.", "ask", "Ida Holm", "Ida Holm"),
    ("Nils Berg was asked if he had seen the bill.", "ask", "Nils Berg", "Nils Berg"),
    ("Nils Berg, asked about the bill, said he had not seen it.", "ask", "Nils Berg", "Nils Berg"),
    ("Drivers were warned of storms.", "warn", "Drivers", None),
    ("Ida Holm complained to the board that the pier was unsafe.", "accuse", "the board", None),
    ("Ida Holm warned Nils Berg, the mayor, that the pier was unsafe.", "warn", "Nils Berg", "Nils Berg"),
])
def test_who_hears_it(text, act, words, addressee):
    claim = one(text, act)
    assert (claim["addressee_text"], claim["addressee"]) == (words, addressee)


def test_who_says_that_another_told_him_is_meant():
    claims = rows("Ida Holm said that Nils Berg had told her that the pier was safe.")
    assert claims[-1]["addressee"] == "Ida Holm"


@pytest.mark.parametrize("text, act", [
    ("Drivers have been urged to avoid the bridge.", "urge"),
    ("Nils Berg was asked about the bill.", "ask"),
    ("Nils Berg stands accused of fraud.", "accuse"),
    ("Nils Berg faces accusations of hiding the bill.", "accuse"),
    ("Nils Berg responded to claims that he had lied to the board.", "state"),
    ("Nils Berg was reacting to claims that the pier was unsafe.", "state"),
])
def test_who_undergoes_or_answers_it_does_not_say_it(text, act):
    claim = one(text, act)
    assert (claim["source_text"], claim["speaker"]) == (None, None)


def test_who_answers_says_what_is_his_own():
    assert one("Nils Berg responded that the pier was safe.", "state")["source_text"] == "Nils Berg"
    assert one("Nils Berg responded by calling the plan a trap.", "state")["source_text"] == "Nils Berg"


@pytest.mark.parametrize("text, source, content", [
    ("Nils Berg has been accused of lying by Ida Holm.", "Ida Holm", "Nils Berg lying"),
    ("Nils Berg was accused of being paid by Norway.", None, "Nils Berg being paid by Norway"),
    ("Nils Berg was accused of breaking the law by selling tickets.", None, "Nils Berg breaking the law by selling tickets"),
    ("Nils Berg was accused of stealing papers written by Ida Holm.", None, "Nils Berg stealing papers written by Ida Holm"),
])
def test_who_accuses_behind_a_gerund(text, source, content):
    claim = one(text, "accuse")
    assert (claim["source_text"], claim["text"]) == (source, content)


def test_hit_back_at_claims():
    claim = one("Nils Berg hit back at claims that he hid the bill.", "reject")
    assert (claim["source_text"], claim["text"]) == ("Nils Berg", "claims that he hid the bill")

"""What articles that nobody had read got wrong: names by their letters, panels that stop working, days of votes, the second to speak."""
import datetime

import pytest

import sayso


def entities(text):
    return [(m.text, m["entity"]) for m in sayso.parse(text, published="2031-05-02").mentions if m.how not in ("pronoun", "nominal")]


LETTERS = [
    ("The Harbour Safety Authority met. The HSA left.", "HSA", "organisation/harbour-safety-authority"),
    ("The Reef Survey Fund left. The RSF denied it.", "RSF", "organisation/reef-survey-fund"),
    ("Reporters Without Borders met. RSF left.", "RSF", "organisation/reporters-without-borders"),
    ("The Green Party left the council. The Greens said no.", "Greens", "organisation/green-party"),
    ("Yngve Berg came late. Y. Berg left early.", "Y. Berg", "person/yngve-berg"),
    ("Yngve Berg came late. O. Berg left early.", "O. Berg", "person/o-berg"),
]


@pytest.mark.parametrize("text, name, entity", LETTERS)
def test_letters_and_short_forms_mean_what_the_text_has_named(text, name, entity):
    assert (name, entity) in entities(text)


def test_a_carmaker_is_no_part_of_its_name():
    assert entities("Carmaker Brantor Motors cut jobs.") == [("Brantor Motors", "organisation/brantor-motors")]
    assert entities("The Kenya Beekeepers Association met.") == [("Kenya Beekeepers Association", "organisation/kenya-beekeepers-association")]


def test_the_role_of_whoever_stands_behind_a_chain_of_offices():
    person, = (e for e in sayso.parse("The press secretary of the President of Malta Lino Borg said no.").entities if e.type == "person")
    assert person["role"] == "press secretary of the President of Malta"


PANELS = [
    ("The United Kingdom vetoed the draft in the Security Council. The UN Panel of Experts on Yemen will cease its work on September 14.", [("active", datetime.date(2031, 9, 14))]),
    ("The United Kingdom vetoed the draft in the Security Council. The work of the UN Panel of Experts on Yemen ends on September 14.", [("active", datetime.date(2031, 9, 14))]),
    ("The United Kingdom vetoed the draft in the Security Council. The Panel of Experts of the 2140 Committee ended its work on April 11.", [("lapsed", datetime.date(2031, 4, 11))]),
    ("The United Kingdom vetoed the draft in the Security Council. The UN Panel of Experts on Yemen ended its visit on Friday and went to work on Monday.", []),
    ("The United Kingdom vetoed the draft in the Security Council. The UN Panel of Experts on Yemen did not stop its work on September 14.", []),
]


@pytest.mark.parametrize("text, rows", PANELS)
def test_panels_that_stop_working(text, rows):
    assert [(m["status"], m["end_date"]) for m in sayso.parse(text, published="2031-05-02").mandates] == rows


def test_a_vote_is_of_a_day_that_is_over():
    text = "The panel will close on September 14 after the United Kingdom vetoed the renewal of its mandate in the Security Council on Wednesday."
    claim = next(c for c in sayso.parse(text, published="2031-05-02").claims if c.act == "veto")
    assert claim.date == (datetime.date(2031, 4, 30), datetime.date(2031, 4, 30))


def test_states_between_dashes_behind_a_count():
    vote, = sayso.parse("The UN Security Council met. Ten members backed the text, Malta voted against, and two - Kenya and Peru - abstained.").votes
    assert {(p["entity"], p["position"]) for p in vote["positions"]} >= {("MT", "against"), ("KE", "abstain"), ("PE", "abstain")}
    assert [c["speakers"] for c in sayso.parse("The UN Security Council met. Two - Kenya and Peru - abstained.").claims] == [["KE", "PE"]]


def test_told_that_only_the_models_read_has_a_hearer():
    claims = sayso.parse("Federation president Jean Marlot called the ban fair. The Frenchman told the paper that nobody slept.").claims
    assert [c["addressee_text"] for c in claims] == [None, "the paper"]


def test_the_verb_of_a_clitic_is_no_part_of_the_source():
    claims = list(sayso.parse("“We’ll reject it,” said Ida Holm. “I've denied it,” said Holm.").claims)
    assert [(c.source.text, c.modality) for c in claims if c.act != "state"] == [("We", "future"), ("I", "actual")]

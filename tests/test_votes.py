"""Votes and mandates: one row for each, counts, positions stated and derived, what makes no row, days that the corpus finds."""
import datetime

import pytest

import sayso


def votes(*texts, **more):
    corpus = sayso.read([{"id": str(i), "text": text, **more} for i, text in enumerate(texts)])
    return corpus.votes.to_dicts()


def stands(vote, basis="stated"):
    return {p["entity"]: p["position"] for p in vote["positions"] if p["basis"] == basis}


VETO = ("Russia vetoed a US-sponsored draft (S/2024/255) in the UN Security Council on 28 March 2024. Thirteen of its 15 members voted in favour. "
        "China abstained. The Russian veto angered Norway.")


def test_one_row_for_a_veto_told_twice():
    (vote,) = votes(VETO)
    assert vote["body"] == "body/un-security-council" and vote["outcome"] == "vetoed"
    assert (vote["in_favour"], vote["against"], vote["abstained"], vote["absent"]) == (13, 1, 1, None)
    assert vote["date"] == datetime.date(2024, 3, 28) and vote["draft"] == "S/2024/255" and vote["sponsor"] == "US"
    assert stands(vote) == {"RU": "veto", "CN": "abstain"}
    assert vote["event"] == "vote/un-security-council/2024-03-28"


def test_members_that_can_only_have_said_yes_are_derived():
    (vote,) = votes(VETO)
    derived = stands(vote, "derived")
    assert len(derived) == 13 and set(derived.values()) == {"for"} and {"FR", "GB", "US", "MZ"} <= set(derived)
    assert all(p["member"] for p in vote["positions"])


def test_nothing_is_derived_where_the_counts_leave_a_choice():
    (vote,) = votes("Twelve members of the Security Council voted in favour on 28 March 2024. China abstained.")
    assert stands(vote, "derived") == {} and vote["against"] is None


def test_spans_are_the_evidence():
    (vote,) = votes(VETO)
    pieces = [VETO[s["start"]:s["end"]] for s in vote["spans"]]
    assert pieces[0] == "Russia vetoed" and "China abstained" in pieces and "Russian veto" in pieces


@pytest.mark.parametrize("text, counts, outcome", [
    ("The UN Security Council adopted the text by 12 votes in favour, none against and three abstentions.", (12, 0, 3), "adopted"),
    ("The Security Council unanimously adopted the text.", (15, 0, 0), "adopted"),
    ("The vote in the Security Council was 8-5-2.", (8, 5, 2), "rejected"),
    ("The Senate voted 52 to 48 to confirm the judge.", (52, 48, None), "adopted"),
    ("The Norwegian parliament rejected the bill by 120 votes to 49.", (49, 120, None), "rejected"),
])
def test_counts(text, counts, outcome):
    (vote,) = votes(text)
    assert (vote["in_favour"], vote["against"], vote["abstained"]) == counts and vote["outcome"] == outcome


@pytest.mark.parametrize("text", [
    "Russia would veto the draft in the Security Council.",
    "Russia threatened to veto the draft in the Security Council.",
    "France did not veto the draft in the Security Council.",
    "Russia has vetoed 17 drafts in the Security Council.",
    "The text needs nine votes in favour in the Security Council.",
    "The governor of Ohio vetoed the bill.",
    "Voters backed the plan 52-48 in a poll.",
    "The council met.",
])
def test_no_vote(text):
    assert votes(text) == []


def test_counts_that_do_not_add_up_are_a_warning():
    text = "Ten members of the UN Security Council voted in favour, two against, and four abstained."
    document = sayso.parse(text)
    (warning,) = [w for w in document.warnings if w.code == "vote-arithmetic"]
    assert "16" in warning.message and text[warning.start:warning.end].startswith("Ten members")


def test_a_day_that_the_corpus_finds_counts():
    undated = "On Thursday Russia vetoed a draft in the UN Security Council. Thirteen of its 15 members voted in favour. China abstained."
    (alone,) = votes(undated)
    assert alone["date"] is None and stands(alone, "derived") == {}
    (dated,) = [v for v in votes(undated, published="2024-03-29")]
    assert dated["date"] == datetime.date(2024, 3, 28) and len(stands(dated, "derived")) == 13


def test_ids_are_stable_and_unique():
    texts = [VETO, VETO + " On 3 May 2023 the United States vetoed a draft."]
    ids = [v["vote"] for v in votes(*texts)]
    assert len(ids) == len(set(ids)) == 3 and ids == [v["vote"] for v in votes(*texts)]


MANDATE = ("Russia vetoed a Security Council draft on 28 March 2024 to extend the mandate of the 1718 Panel of Experts until April 30, 2025. "
           "The mandate of the 1718 Panel of Experts ends on April 30, 2024.")


def test_mandates():
    document = sayso.parse(MANDATE)
    proposed, ends = document.mandates.to_dicts()
    assert proposed["proposed_end"] == datetime.date(2025, 4, 30) and proposed["end_date"] is None and proposed["status"] == "unknown"
    assert ends["end_date"] == datetime.date(2024, 4, 30) and ends["status"] == "active"
    for row in (proposed, ends):
        assert row["body"] == "body/un-1718-panel-of-experts" and row["committee"] == "body/un-1718-sanctions-committee"
        assert MANDATE[row["start"]:row["end"]] == row["text"]


@pytest.mark.parametrize("text, status", [
    ("The veto put an end to the mandate of the 1718 Panel of Experts.", "terminated"),
    ("The mandate of the 1718 Panel of Experts expired on 30 April 2024.", "lapsed"),
    ("The Security Council renewed the mandate of the 1718 Panel of Experts until 30 April 2024.", "renewed"),
])
def test_what_became_of_a_mandate(text, status):
    (row,) = sayso.parse(text).mandates.to_dicts()
    assert row["status"] == status


def test_a_mandate_of_voters_is_none():
    assert len(sayso.parse("The president said she had a mandate from voters until 2028.").mandates) == 0


def test_users_add_councils(tmp_path):
    (tmp_path / "states.tsv").write_text("id\tname\ttype\nbody/sea-council\tSea Council\tbody\n", encoding="utf-8")
    (tmp_path / "seats.tsv").write_text("council\tyear\tneeded\tpermanent\telected\nbody/sea-council\t2024\t3\tNO\tDK|SE|FI\n", encoding="utf-8")
    reader = sayso.Reader(lexicon=[str(tmp_path / "states.tsv"), str(tmp_path / "seats.tsv")])
    text = "Norway vetoed the draft in the Sea Council on 3 May 2024. All other members voted in favour."
    (vote,) = reader.read([{"id": "a", "text": text}]).votes.to_dicts()
    assert vote["body"] == "body/sea-council" and vote["in_favour"] == 3 and vote["outcome"] == "vetoed"
    assert stands(vote, "derived") == {"DK": "for", "SE": "for", "FI": "for"}


# ---- counts and vetoes in other words --------------------------------------------------------------------------------------

def test_the_size_of_the_council_is_no_count():
    (vote,) = votes("France vetoed the text in the UN Security Council. Twelve of the council's 15 members backed it, while China and Guyana abstained.")
    assert (vote["in_favour"], vote["outcome"], stands(vote)) == (12, "vetoed", {"FR": "veto", "CN": "abstain", "GY": "abstain"})


def test_who_is_counted_beside_a_vote_voted_for_it():
    claims = sayso.parse("The UN Security Council met on Monday. Twelve of its 15 members backed the text. China abstained.").claims
    assert [(c.cue_text, c.act) for c in claims if c.cue_text == "backed"] == [("backed", "vote-for")]
    claims = sayso.parse("Twelve of its members backed the mayor.").claims
    assert {c.act for c in claims} <= {"praise"}
    claims = sayso.parse("Two members of the crew backed the mayor before the vote. The council voted for the plan.").claims
    assert [c.speaker_name for c in claims if c.act == "vote-for" and c.cue_text == "backed"] == []


def test_a_permanent_member_that_blocks_a_draft_vetoes_it_whatever_the_word():
    text = "The UN Security Council voted on Thursday. The United States has blocked a draft resolution on Mali. Thirteen members voted in favour and Guyana abstained."
    (vote,) = votes(text + " Norway has blocked aid to Mali.")
    assert (vote["in_favour"], vote["against"], vote["outcome"], stands(vote)) == (13, 1, "vetoed", {"US": "veto", "GY": "abstain"})
    assert [c.speaker_name for c in sayso.parse(text + " The United States has blocked aid to Mali. Norway blocked the text.").claims if c.act == "veto"] == ["United States"]


@pytest.mark.parametrize("text, content", [
    ("France has vetoed a UN resolution that would have extended the mandate of the monitors in Mali.", "a UN resolution that would have extended the mandate of the monitors in Mali"),
    ("France vetoed it and China abstained.", "it"),
    ("France vetoed on Thursday a draft that would extend the panel.", "a draft that would extend the panel"),
    ("France vetoed on Thursday as ministers met.", ""),
    ("France, which vetoed a similar draft last month, said it was ready.", "a similar draft"),
])
def test_what_is_vetoed(text, content):
    claims = sayso.parse(text + " The UN Security Council met.").claims
    assert [c.text for c in claims if c.act == "veto"] == [content]


def test_voting_on_something_takes_no_side():
    claims = sayso.parse('The UN Security Council voted on Thursday on the text. The deputies voted "against".').claims
    assert "vote-for" not in {c.act for c in claims}


@pytest.mark.parametrize("text, told", [
    ("Russia voted on Thursday against the draft, and China abstained.", [("vote-against", "the draft"), ("abstain", "")]),
    ("Russia cast a negative vote on Thursday on the draft that would extend the panel.", [("vote-against", "the draft that would extend the panel")]),
    ("Russia cast a negative vote on the draft.", [("vote-against", "the draft")]),
    ("Russia cast a negative vote on Thursday.", [("vote-against", "")]),
])
def test_a_day_between_a_vote_and_its_object(text, told):
    claims = sayso.parse(text + " The UN Security Council met.").claims
    assert [(c.act, c.text) for c in claims if c.speaker_name] == told


def test_counts_far_behind_the_only_veto():
    filler = " ".join(f"The pier has {n} planks." for n in ("nine", "ten", "sixty", "seventy"))
    (vote,) = votes("Russia used its right of veto in the UN Security Council when voting on a draft on Mali. " + filler + " 13 countries voted for the document, and China abstained.")
    assert (vote["motion"], vote["in_favour"], vote["abstained"], stands(vote)) == ("a draft on Mali", 13, 1, {"RU": "veto", "CN": "abstain"})


def test_counts_too_large_for_the_council_are_of_something_else():
    (vote,) = votes("Russia vetoed the text in the UN Security Council on Monday. It was cold. The pier is old. Ships wait. Nobody spoke. Then 120 deputies voted for the loan.")
    assert vote["in_favour"] is None


def test_a_veto_is_not_of_who_stands_behind_another_preposition():
    assert [c.speaker_name for c in sayso.parse("Norland foils draft on Lebanon truce by veto. The UN Security Council met.").claims if c.act == "veto"] == []


def test_a_negative_vote_in_the_past():
    (vote,) = votes("The UN Security Council met. China cast a negative vote on Monday. Thirteen members voted in favour and Algeria abstained.")
    assert (vote["against"], stands(vote)) == (1, {"CN": "against", "DZ": "abstain"})


@pytest.mark.parametrize("text, told", [
    ("Russia's veto of the draft, proposed by Norway, put an end to the mandate of the experts.", [("veto", "the draft")]),
    ("Russia's veto of the draft put an end to the mission.", [("veto", "the draft")]),
    ("Russia's veto thwarted the renewal.", [("thwarted", "the renewal")]),
    ("Russia vetoed the text and blocked the renewal.", [("vetoed", "the text"), ("blocked", "the renewal")]),
])
def test_an_act_that_is_told_by_a_noun_and_its_verb(text, told):
    claims = sayso.parse("The UN Security Council met. " + text).claims
    assert [(c.cue_text, c.text) for c in claims if c.act == "veto"] == told


def rows(text):
    return [(row["body"], row["in_favour"], row["against"], row["date"] and str(row["date"])) for row in sayso.parse(text, published="2023-09-05").votes.to_dicts()]


@pytest.mark.parametrize("text", [
    "Russia backed its ally in the UN Security Council, vetoing resolutions on Mali.",
    "Russia has vetoed the UN Security Council draft on Mali three times.",
    "It happens every time the Security Council is asked and Russia vetoes a resolution on Mali.",
    "Scotland and Wales voted overwhelmingly to remain in the European Union, while England voted to leave.",
])
def test_habits_and_referendums_are_no_vote(text):
    assert not rows(text)


def test_whose_vote_it_is():
    assert [row[:3] for row in rows("After the House of Commons had voted, the bill was rejected by 231 to 97 in the House of Lords.")] == [("body/house-of-lords", 97, 231)]
    assert not rows("The mayor was named to lead the Norland Harbour Department, winning a vote of 67-31.")
    assert not rows("The EU Harbours Bill was passed after peers voted by 231 votes to 97.")
    assert [row[:3] for row in rows("The US Senate voted 61 to 33 on Monday.")] == [("body/us-senate", 61, 33)]


@pytest.mark.parametrize("text, wanted", [
    ("The Norwegian parliament met on Monday. The quota bill was defeated 61-54 with five abstentions.", [("body/storting", 54, 61)]),
    ("Norway's parliament voted down the quota bill on Monday by 61 votes to 54, with five lawmakers abstaining.", [("body/storting", 54, 61)]),
    ("By a vote of 58-41, the US Senate agreed to end the talks.", [("body/us-senate", 58, 41)]),
    ("The US Senate has confirmed Ida Holm as harbour secretary by 72 votes to 27.", [("body/us-senate", 72, 27)]),
    ("Lords of the House of Lords sent the bill back to the House of Commons. It was rejected by 312 votes to 244.", []),   # by which?
    ("The peers sent the bill back to the House of Lords. They rejected it by 312 votes to 244.", []),                     # who?
    ("The Norwegian parliament met on Monday. Norhavn defeated Sundal 6-3 6-0.", []),
    ("The US Senate met on Monday. Lawmakers voted 58-41 to limit debate.", [("body/us-senate", 58, 41)]),
    ("The House of Commons met on Monday. MPs then voted by 312 to 244 to reject it.", [("body/house-of-commons", 244, 312)]),
    ("The US Senate met on Monday. Senators moved on, voting 67-31 to limit debate.", [("body/us-senate", 67, 31)]),
    ("The US Senate met on Monday. The bill passed by 58 votes to 41.", [("body/us-senate", 58, 41)]),
    ("The US Senate met on Monday. In a 58-41 vote, the bill was passed.", [("body/us-senate", 58, 41)]),
    ("The US Senate met on Monday. The bill has been rejected by 58 votes to 41.", [("body/us-senate", 41, 58)]),
    ("The bill was approved by 312 votes to 244 and will move to the House of Lords on Monday.", []),                     # goes there next
    ("The US Senate met on Monday. The jury voted 10-2 to convict him.", []),                                            # others do
    ("The US Senate met on Monday. The club's members voted 58-41 to sell the harbour.", []),
    ("The US Senate met on Monday. Shareholders of the bank voted 58-41 to sell it.", []),
    ("The US Senate met on Monday. Norway beat Denmark 5-3 and voted for nobody.", []),
])
def test_a_body_that_stands_before_or_behind_its_count(text, wanted):
    assert [row[:3] for row in rows(text)] == wanted


def test_the_day_on_which_a_vote_is_spoken_of_is_not_its_day():
    text = "“The Security Council of the UN failed Mali when Russia vetoed its draft resolution,” Ida Holm said on Monday."
    assert [row[3] for row in rows(text)] == [None]

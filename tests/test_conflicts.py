"""Events and conflicts: what is found, what is not, of every kind; that nothing depends on the order of documents. All articles are ours."""
import datetime

import pytest

import sayso


def read(*texts, outlet=True, **more):
    return sayso.read([{"id": f"d{i}", "text": text, **({"outlet": f"Outlet {i}"} if outlet else {}), **more} for i, text in enumerate(texts)])


def conflicts(corpus, kind=None):
    rows = corpus.conflicts.to_dicts()
    texts = corpus.documents["text"]
    claims = {claim["claim"] for claim in corpus.claims.to_dicts()}
    entities = set(corpus.entities["entity"])
    for row in rows:
        assert len(row["sides"]) >= 2
        for side in row["sides"]:
            assert texts[side["doc"]][side["start"]:side["end"]] == side["text"] and 0 < len(side["text"]) <= 200
            assert side["claim"] is None or side["claim"] in claims
            assert side["speaker"] is None or side["speaker"] in entities
    return [row for row in rows if kind in (None, row["kind"])]


def values(conflict):
    return [side["value"] for side in conflict["sides"]]


MALI = ("The UN Security Council on Wednesday failed to adopt a draft resolution on sanctions against Mali. "
        "Thirteen members of the council voted in favour. Russia vetoed the draft and China abstained.")
AGAIN = "Russia vetoed a draft resolution of the UN Security Council on Mali on Thursday, August 31. China abstained."


# ---- events

def test_one_vote_in_two_articles_is_one_event():
    corpus = read(MALI, AGAIN, published="2023-09-01")
    events = set(corpus.votes["event"])
    assert events == {"vote/un-security-council/2023-08-30"}
    voted = [claim for claim in corpus.claims.to_dicts() if claim["act"] in ("veto", "abstain", "vote-for")]
    assert len(voted) >= 4 and {claim["event"] for claim in voted} == events
    assert all(claim["event"] is None for claim in corpus.claims.to_dicts() if claim["act"] == "state")


def test_two_votes_are_two_events():
    haiti = "On Wednesday Russia vetoed a draft resolution of the UN Security Council on Haiti. China abstained."
    later = MALI.replace("on Wednesday", "on 4 August")
    both = MALI + "\n\nOn Wednesday the United States vetoed a draft resolution of the UN Security Council on Haiti. Fourteen members voted in favour."
    assert len(set(read(MALI, haiti, published="2023-09-01").votes["event"])) == 2
    assert len(set(read(MALI, later, published="2023-09-01").votes["event"])) == 2
    one = read(both, published="2023-09-01")
    assert len(one.votes) < 2 or len(set(one.votes["event"])) == len(one.votes)


def test_symbols_tell_votes_apart():
    first = "On Wednesday Russia vetoed draft resolution S/2023/638 of the UN Security Council on Mali. China abstained."
    second = "On Wednesday Russia vetoed draft resolution S/2023/639 of the UN Security Council on Mali. China abstained."
    assert len(set(read(first, second, published="2023-09-01").votes["event"])) == 2


def test_a_vote_without_a_day_is_dated_by_the_other_article():
    vague = "Russia’s veto of a UN Security Council draft resolution on Mali was regretted in Paris, where the ministry said that it was a mistake."
    corpus = sayso.read([{"id": "a", "text": MALI, "published": "2023-08-31"}, {"id": "b", "text": vague, "published": "2023-09-02"}])
    [veto] = [claim for claim in corpus.claims.to_dicts() if claim["doc"] == 1 and claim["act"] == "veto"]
    assert veto["event"] == "vote/un-security-council/2023-08-30"
    assert veto["date_first"] == veto["date_last"] == datetime.date(2023, 8, 30) and veto["date_from"] == "corpus"
    alone = sayso.read([{"id": "b", "text": vague, "published": "2023-09-02"}])
    assert [claim["date_first"] for claim in alone.claims.to_dicts() if claim["act"] == "veto"] == [None]


def test_an_article_without_a_date_is_dated_through_its_vote():
    undated = ("Russia on Wednesday vetoed a draft resolution of the UN Security Council on Mali. China abstained. "
               "“We regret it,” Ida Brandt of the Sea Institute said.")
    corpus = sayso.read([{"id": "a", "text": MALI, "published": "2023-08-31"}, {"id": "b", "text": undated}])
    assert corpus.documents.to_dicts()[1]["published_from"] == "corpus"
    assert corpus.votes["date"] == [datetime.date(2023, 8, 30)] * 2


def test_mandates_go_with_their_vote():
    first = MALI + " The mandate of the UN Panel of Experts on Mali ends on August 31, 2023."
    corpus = read(first, published="2023-09-01")
    assert all(row["event"] == "vote/un-security-council/2023-08-30" for row in corpus.mandates.to_dicts())


def test_an_old_vote_is_found_among_many():
    days = [datetime.date(2023, 1, 4) + datetime.timedelta(days=14 * i) for i in range(40)]
    told = [{"id": f"d{i}", "text": f"On {day:%d %B %Y} Russia vetoed a draft resolution of the UN Security Council on Mali. China abstained.",
             "published": day} for i, day in enumerate(days)]
    vague = {"id": "v", "text": "Russia’s veto of the UN Security Council draft resolution on Mali was regretted.", "published": "2023-03-03"}
    corpus = sayso.read([*told, vague])
    assert len(set(corpus.votes["event"])) == 40
    assert corpus.votes["event"][40] == "vote/un-security-council/2023-03-01"


# ---- votes: date, number, outcome, content, reason

def test_two_days_for_one_vote():
    [conflict] = conflicts(read(MALI, AGAIN, published="2023-09-01"), "date")
    assert conflict["severity"] == "contradiction" and conflict["about"] == "vote/un-security-council/2023-08-30"
    assert values(conflict) == ["2023-08-30", "2023-08-31"]
    assert not conflicts(read(MALI, AGAIN.replace("Thursday, August 31", "August 30"), published="2023-09-01"), "date")


def test_two_counts_for_one_vote():
    other = MALI.replace("Thirteen", "Twelve").replace("on Wednesday", "on August 30")
    [conflict] = conflicts(read(MALI, other, published="2023-09-01"), "number")
    assert conflict["severity"] == "contradiction" and values(conflict) == ["13", "12"]
    assert [side["text"] for side in conflict["sides"]] == ["Thirteen", "Twelve"]
    assert not conflicts(read(MALI, MALI.replace("Thirteen", "13"), published="2023-09-01"), "number")


def test_how_a_member_voted():
    against = MALI.replace("China abstained", "China voted against it")
    [conflict] = conflicts(read(MALI, against, published="2023-09-01"), "outcome")
    assert conflict["severity"] == "contradiction" and values(conflict) == ["abstain", "against"]
    assert [side["text"] for side in conflict["sides"]] == ["China abstained", "China voted against"]
    assert conflict["about"] == "vote/un-security-council/2023-08-30"
    assert not conflicts(read(MALI, MALI.replace("vetoed the draft", "voted against the draft"), published="2023-09-01"), "outcome")


def test_decided_to_against_vetoed():
    text = ("On Wednesday the UN Security Council decided to extend the sanctions against Mali. Thirteen members of the council voted in favour, "
            "China abstained, Russia opposed.")
    other = "On Wednesday Russia vetoed the extension of the UN Security Council sanctions against Mali."
    found = conflicts(read(text, other, published="2023-09-01"), "outcome")
    assert [row["severity"] for row in found] == ["contradiction"]
    assert found[0]["sides"][0]["text"].startswith("decided to extend") and values(found[0])[:2] == ["adopted", "vetoed"]
    meet = text.replace("decided to extend the sanctions against Mali", "agreed to meet again in May")
    assert not conflicts(read(meet, other, published="2023-09-01"), "outcome")
    before = text.replace("On Wednesday the UN Security Council decided", "In 2021 the UN Security Council decided").replace(
        "Thirteen members", "On Wednesday thirteen members")
    assert not conflicts(read(before, other, published="2023-09-01"), "outcome")
    had = text.replace("decided to extend", "had decided to extend")
    assert not conflicts(read(had, other, published="2023-09-01"), "outcome")


def test_what_the_motion_was_to_do():
    one = "On Wednesday Russia vetoed a draft resolution to extend the sanctions of the UN Security Council against Mali. China abstained."
    two = one.replace("to extend the sanctions", "to tighten the sanctions")
    [conflict] = conflicts(read(one, two, published="2023-09-01"), "content")
    assert conflict["severity"] == "variant" and [side["text"].split()[0] for side in conflict["sides"]] == ["extend", "tighten"]
    assert not conflicts(read(one, one.replace("to extend", "to prolong"), published="2023-09-01"), "content")


def test_reasons_are_kept_apart_with_their_speakers():
    one = ("On Wednesday Russia vetoed a draft resolution of the UN Security Council on Mali because of its haste. China abstained.")
    two = ("On Wednesday Russia vetoed a draft resolution of the UN Security Council on Mali because the mission was too dear. China abstained.")
    [conflict] = conflicts(read(one, two, published="2023-09-01"), "reason")
    assert conflict["severity"] == "variant" and values(conflict) == ["its haste", "the mission was too dear"]
    assert not conflicts(read(one, one.replace("its haste", "the haste"), published="2023-09-01"), "reason")


def test_one_article_with_two_days_for_its_vote():
    text = MALI + "\n\nThe Kremlin defended its decision to block the sanctions through its veto on Friday."
    [conflict] = conflicts(read(text, published="2023-09-02"), "date")
    assert conflict["severity"] == "variant" and {side["doc"] for side in conflict["sides"]} == {0}
    assert not conflicts(read(text.replace("its veto on Friday", "its veto. The Kremlin spoke on Friday"), published="2023-09-02"), "date")


# ---- mandates

VETO = "On Wednesday Russia vetoed a draft resolution of the UN Security Council to extend the mandate of the UN 1970 Panel of Experts. China abstained. "
ENDS = VETO + "The mandate of the UN 1970 Panel of Experts ends on May {}, 2024."


def test_a_mandate_that_ends_on_two_days():
    [conflict] = conflicts(read(ENDS.format(15), ENDS.format(31), published="2024-05-02"), "date")
    assert conflict["severity"] == "contradiction" and values(conflict) == ["2024-05-15", "2024-05-31"]
    assert not conflicts(read(ENDS.format(15), ENDS.format(15).replace("ends on", "expires on"), published="2024-05-02"), "date")


def test_a_mandate_ended_by_the_vote_and_at_its_term():
    ended = VETO + "The veto put an end to the mandate of the UN 1970 Panel of Experts."
    [conflict] = conflicts(read(ENDS.format(15), ended, published="2024-05-02"), "wording")
    assert conflict["severity"] == "variant" and sorted(values(conflict)) == ["active", "terminated"]
    assert not conflicts(read(ENDS.format(15), VETO, published="2024-05-02"), "wording")


# ---- people

STORY = "Harbour chief Tom Okoro, union leader Ida Brandt and Pavel Lund of the Sea Institute met in the town hall."


def test_a_name_spelt_in_two_ways():
    one = STORY + " Norma Zelandova said that the quota stays."
    two = STORY + " Norma Zelandowa said that the quota goes."
    [conflict] = conflicts(read(one, two, published="2024-04-30"), "name")
    assert sorted(values(conflict)) == ["Norma Zelandova", "Norma Zelandowa"]
    three = STORY + " Norma Zekandova said that the quota goes."
    [conflict] = conflicts(read(one, three, published="2024-04-30"), "name")
    assert conflict["severity"] == "contradiction"
    four = STORY + " Nosma Zelandova said that the quota goes."
    [conflict] = conflicts(read(one, four, published="2024-04-30"), "name")
    assert conflict["severity"] == "variant"


def test_a_given_name_and_its_short_form():
    one = STORY + " Pieter Zelandova said that the quota stays."
    [conflict] = conflicts(read(one, one.replace("Pieter", "Piet"), published="2024-04-30"), "name")
    assert conflict["severity"] == "variant" and sorted(values(conflict)) == ["Piet Zelandova", "Pieter Zelandova"]


def test_names_of_two_people_are_no_conflict():
    both = STORY + " Norma Zelandova said that the quota stays. Norma Zekandova said that it goes."
    assert not conflicts(read(both, STORY + " Norma Zekandova said no.", published="2024-04-30"), "name")
    far = "Norma Zekandova said that the library opens on Sundays."
    assert not conflicts(read(STORY + " Norma Zelandova said that the quota stays.", far, published="2024-04-30"), "name")
    given = STORY + " Nadia Zelandova said that the quota goes."
    assert not conflicts(read(STORY + " Norma Zelandova said that the quota stays.", given, published="2024-04-30"), "name")


def test_a_body_called_in_two_ways():
    one = "The UN Security Council heard the Panel of Experts of the 1970 Committee on Friday."
    two = "The UN Security Council heard the Group of Experts of the 1970 Committee on Friday."
    [conflict] = conflicts(read(one, two, published="2024-04-30"), "name")
    assert conflict["severity"] == "variant" and sorted(value.split()[0] for value in values(conflict)) == ["Group", "Panel"]
    assert not conflicts(read(one, one.replace("UN Security Council", "Security Council"), published="2024-04-30"), "name")


def test_descriptions_are_no_names():
    one = STORY + " The bill went to the national parliament on Friday."
    two = STORY + " The bill went to the national legislature on Friday."
    assert not conflicts(read(one, two, published="2024-04-30"), "name")


def titled(first, second):
    return conflicts(read(f"{STORY} {first} Norma Zeland said that the quota stays.", f"{STORY} {second} Norma Zeland said that boats must leave.",
                          published="2024-04-30"), "title")


def test_titles_of_one_person():
    [conflict] = titled("Kremlin spokeswoman", "Presidential press secretary")
    assert conflict["severity"] == "variant" and len(conflict["sides"]) == 2
    [conflict] = titled("Deputy foreign minister", "Foreign minister")
    assert conflict["severity"] == "contradiction"
    assert not titled("Kremlin spokeswoman", "Kremlin spokesperson")
    assert not titled("Kremlin spokeswoman", "Spokeswoman")


@pytest.mark.parametrize("one, two", [("Harbour board chairwoman", "Former coastal senator"), ("Norland Labour leader", "Prime ministerial candidate"),
                                      ("Norland Bank director", "Norland Bank chairwoman")])
def test_somebody_may_be_two_things_at_once(one, two):
    assert not titled(one, two)


def test_ministers_of_two_things():
    [conflict] = titled("Norland's foreign minister", "Norlandic Prime Minister")
    assert conflict["severity"] == "variant" and len(conflict["sides"]) == 2
    assert not titled("Norland's foreign minister", "Foreign Minister")
    assert not titled("Incumbent Prime Minister", "Norland's prime minister")


def test_he_and_she():
    text = "“We stay where we are and nobody will move us,” Foreign Ministry spokeswoman Norma Zeland said. “Nobody asked us to go anywhere at all,” he added."
    [conflict] = conflicts(read(text), "gender")
    assert conflict["severity"] == "contradiction" and values(conflict) == ["male", "female"]
    assert [side["text"] for side in conflict["sides"]] == ["he", "spokeswoman"]
    assert not conflicts(read(text.replace("he added", "she added")), "gender")
    other = text.replace("“Nobody asked", "Her colleague Tom Okoro agreed. “Nobody asked")
    assert not conflicts(read(other), "gender")


def test_a_wife_is_called_by_the_name_of_her_husband():
    text = ("Skipper Pavel Zeland was freed on Friday. “We waited for this day for three long winters,” Mrs Zeland said. "
            "“They never let us write to him,” she said. In court Zeland had turned to the guard and said: “You know that I was ashore.” “Nobody asked me about it,” he added.")
    assert not conflicts(read(text), "gender")


# ---- statements and quotations

QUOTE = "“Nobody asked the fishermen of this coast before the quota was cut, and nobody will,” {} said on Friday."


def test_one_quotation_and_two_speakers():
    [conflict] = conflicts(read(QUOTE.format("Ida Brandt"), QUOTE.format("Tom Okoro"), published="2024-04-27"), "attribution")
    assert conflict["severity"] == "contradiction" and values(conflict) == ["Ida Brandt", "Tom Okoro"]
    assert not conflicts(read(QUOTE.format("Ida Brandt"), QUOTE.format("Ida Brandt") + " Tom Okoro nodded.", published="2024-04-27"), "attribution")
    short = "“Nobody will,” {} said."
    assert not conflicts(read(short.format("Ida Brandt"), short.format("Tom Okoro"), published="2024-04-27"), "attribution")


def test_one_quotation_and_a_name_that_is_a_part_of_the_other():
    assert not conflicts(read(QUOTE.format("Haidar Rubai Salim"), QUOTE.format("Mr Rubai"), published="2024-04-30"), "attribution")
    assert not conflicts(read(QUOTE.format("Haidar Rubai Salim"), QUOTE.format("Mr Rubai"), published="2024-04-30"), "name")


def test_quotations_that_begin_alike_are_told_apart_by_how_they_go_on():
    """All three begin alike; the last two are one quotation."""
    began = "“Nobody asked for the old lighthouse to be sold, and whoever says so was not at the meeting,” Ida Brandt said."
    told = [began, QUOTE.format("Ida Brandt"), QUOTE.format("Tom Okoro")]
    [conflict] = conflicts(read(*told, published="2024-04-27"), "attribution")
    assert values(conflict) == ["Ida Brandt", "Tom Okoro"] and [side["doc"] for side in conflict["sides"]] == [1, 2]
    assert not conflicts(read(began, QUOTE.format("Tom Okoro"), published="2024-04-27"), "attribution")


@pytest.mark.parametrize("one, two", [("Judge Brandt", "Ida Brnadt"), ("Stella Brandt", "Stephanie Brandt"), ("Ida Brandt", "Judge Brant")])
def test_one_quotation_and_two_spellings(one, two):
    corpus = read(QUOTE.format(one), QUOTE.format(two), published="2024-04-27")
    assert not conflicts(corpus, "attribution")
    [conflict] = conflicts(corpus, "name")
    assert conflict["severity"] == "contradiction" and len(conflict["sides"]) == 2


def test_what_stands_behind_another_speaker_is_not_held_against_the_first():
    told = "“Nobody asked the fishermen of this coast before the quota was cut, and nobody will,” Ida Brandt said."
    mixed = ("“The pier is old,” Tom Okoro said. “It leaks.” Ida Brandt said: “The quota is wrong and it comes too late. "
             "“Nobody asked the fishermen of this coast before the quota was cut, and nobody will.”")
    assert not conflicts(read(told, mixed, published="2024-04-27"), "attribution")


def test_who_is_asked_does_not_say_the_question():
    asked = "At the hearing Ms Okoro was asked by Councillor Ida Brandt: “If the fishermen of this coast had asked you before the quota was cut, what would you have said?”"
    told = "“If the fishermen of this coast had asked you before the quota was cut, what would you have said?” Ida Brandt asked."
    corpus = read("Lena Okoro chairs the board. " + asked, told, published="2024-04-27")
    [claim] = [claim for claim in corpus.claims.to_dicts() if claim["doc"] == 0 and claim["depth"] == 0]
    assert claim["speaker"] == "person/ida-brandt" and claim["act"] == "ask"
    assert not conflicts(corpus, "attribution")


def test_a_ministry_and_its_spokeswoman_go_together():
    one = "The new tolls have made trade along the northern coast slower and dearer, the Russian Foreign Ministry said on Friday."
    two = "The new tolls have made trade along the northern coast slower and dearer, Russian Foreign Ministry spokeswoman Norma Zeland said on Friday."
    [conflict] = conflicts(read(one, two, published="2024-04-27"), "attribution")
    assert conflict["severity"] == "variant" and "Norma Zeland" in values(conflict) and conflict["about"].startswith("s")
    far = "The new tolls have emptied villages of pilots and brokers, Russian Foreign Ministry spokeswoman Norma Zeland said on Friday, and trade goes elsewhere."
    assert not conflicts(read(one, far, published="2024-04-27"), "attribution")


def test_what_somebody_is_quoted_as_having_said_is_no_other_telling():
    quoted = "“It is what Denmark has said for thirty years about the rotten piers and wrecks of the sound,” Danish Foreign Minister Ida Brandt said on Saturday."
    told = "Danish Foreign Minister Ida Brandt said that the sound has rotten piers and wrecks."
    assert not conflicts(read(quoted, told, published="2024-04-27"), "attribution")
    [conflict] = conflicts(read(quoted.replace("Denmark has said", "we have known"), "Denmark said that the sound has rotten piers and wrecks.", told, published="2024-04-27"), "attribution")
    assert conflict["severity"] == "variant"


def test_dates_inside_a_statement():
    told = "Ida Brandt said that the ferry line would carry lorries and cars to the island {}."
    [conflict] = conflicts(read(told.format("from May 3"), told.format("from May 4"), published="2024-04-27"), "date")
    assert conflict["severity"] == "contradiction" and sorted(values(conflict)) == ["2024-05-03", "2024-05-04"]
    [conflict] = conflicts(read(told.format("on May 3"), told.format("in May"), published="2024-04-27"), "date")
    assert conflict["severity"] == "variant"
    assert not conflicts(read(told.format("from May 3"), told.format("from 3 May"), published="2024-04-27"), "date")


def test_whom_a_statement_is_about():
    told = "Ida Brandt said that the {} lost its objectivity and became a tool of its opponents."
    panel, committee = told.format("Panel of Experts of the 1970 Committee"), told.format("1970 Committee")
    found = conflicts(read(panel, committee, published="2024-04-27"), "content")
    assert [row["severity"] for row in found] == ["contradiction"]
    assert not conflicts(read(panel, panel.replace("said", "declared"), published="2024-04-27"), "content")
    short, full = told.format("Northern Sea Council"), told.format("Northern Sea Council of the Lim Islands")
    assert not conflicts(read(short, full, published="2024-04-27"), "content")


def test_who_accuses():
    one = STORY + " Western states accuse North Korea of shipping weapons to the rebels."
    two = STORY + " France accused North Korea of sending weapons to rebels of the south."
    [conflict] = conflicts(read(one, two, published="2024-04-27"), "attribution")
    assert conflict["severity"] == "variant" and conflict["about"] == "KP" and values(conflict) == ["Western states", "France"]
    assert not conflicts(read(two, two.replace("France accused", "Paris accuses"), published="2024-04-27"), "attribution")
    nobody = STORY + " North Korea is accused of shipping weapons to the rebels."
    [conflict] = conflicts(read(nobody, two, published="2024-04-27"), "attribution")
    assert conflict["severity"] == "variant" and values(conflict) == [None, "France"]
    other = STORY + " France accused North Korea of hiding a report."
    assert not conflicts(read(one, other, published="2024-04-27"), "attribution")


def test_a_surname_or_pronoun_goes_back_to_the_name():
    one = "Foreign Ministry spokeswoman Norma Zeland praised the weather. She said that the measures have not helped the fishermen of the north."
    two = "The measures have not helped the fishermen of the north, the Russian Foreign Ministry said."
    named = one.replace("Foreign Ministry", "Russian Foreign Ministry")
    for text in (named, named.replace("She said", "Zeland said")):
        [conflict] = conflicts(read(text, two, published="2024-04-27"), "attribution")
        texts = [text[side["start"]:side["end"]] if side["doc"] == 0 else "" for side in conflict["sides"]]
        assert conflict["severity"] == "variant" and any(t.endswith("Norma Zeland") for t in texts)


# ---- numbers of a story

def counted(first, second):
    return conflicts(read(f"{STORY} {first}", f"{STORY} {second}", published="2024-04-30"), "number")


def test_counts_of_one_thing():
    [conflict] = counted("The storm sank 14 boats in the harbour of Norhavn.", "In the harbour of Norhavn the storm sank 19 boats.")
    assert conflict["severity"] == "contradiction" and values(conflict) == ["14", "19"] and conflict["about"] == "boats"
    [conflict] = counted("The storm cost the fishermen of Norhavn 1.5 million crowns.", "The storm cost the fishermen of Norhavn 2,500,000 crowns.")
    assert values(conflict) == ["1500000", "2500000"]


def test_a_count_goes_with_the_day_beside_it():
    one = "Thursday's storm was the third since Monday, when waves sank 14 boats in the harbour of Norhavn."
    [conflict] = counted(one, "On Monday waves sank 19 boats in the harbour of Norhavn.")
    assert values(conflict) == ["14", "19"]
    assert not counted(one, "On Thursday waves sank 19 boats in the harbour of Norhavn.")


def test_counts_that_go_together():
    sank = "The storm sank {} boats in the harbour of Norhavn."
    assert not counted(sank.format("14"), sank.format("14"))
    assert not counted(sank.format("more than 14"), sank.format("19"))
    assert not counted(sank.format("14"), "In the harbour of Norhavn the storm sank 9 of the 14 boats.")
    assert not counted("On Monday " + sank.format("14"), "On Friday " + sank.format("19"))
    assert not counted(sank.format("14"), "Ida Brandt owns 19 boats.")
    assert not counted("The storm sank 14 boats in the harbour of Norhavn.", "The storm sank 19 lorries in the harbour of Norhavn.")
    assert not conflicts(read(sank.format("14"), sank.format("19"), published="2024-04-30"), "number")  # no story joins them
    assert not counted(sank.format("at least 14"), sank.format("40"))
    assert not counted(sank.format("as many as 14"), sank.format("9"))
    assert counted(sank.format("at least 14"), sank.format("9"))


@pytest.mark.parametrize("one, two", [
    ("The Lim List won 38 seats in the Norhavn assembly.", "The Sund Party won 33 seats in the Norhavn assembly."),
    ("In the Norhavn assembly the Lim List may win 16 to 18 seats.", "In the Norhavn assembly the Lim List may win 21 seats."),
    ("The Lim List won 12 seats in the Norhavn assembly, Sund 9 seats.", "The Lim List won 10 seats in the Norhavn assembly."),
    ("The Lim List won 12 seats in the Norhavn assembly.", "The Lim List won twelve of the Norhavn assembly's 15 seats."),
    ("The storm sank 14 boats in the harbour of Norhavn.", "The storm sank 19 boats in the harbour of Sund."),
    ("The storm sank 14 boats in the harbour of Norhavn.", "In 2019 a storm sank 19 boats in the harbour of Norhavn."),
    ("The storm killed 14 people in Norhavn.", "Storms have killed 900 people in Norhavn."),
    ("About 1 in 5 people in Norhavn lost a boat in the storm.", "Some 9 people in Norhavn lost a boat in the storm."),
    ("The Norhavn Pilots said that the storm on the pier killed 14 people.", "The Norhavn Pilots said that the storm in the school killed 19 people.")])
def test_counts_of_other_things(one, two):
    assert not counted(one, two)


# ---- how many died

def tolls(*texts, days=("2024-04-30",)):
    records = [{"id": f"d{i}", "text": text, "published": days[i % len(days)]} for i, text in enumerate(texts)]
    found = [conflicts(sayso.read(order), "number") for order in (records, records[::-1])]
    shapes = [[(row["conflict"], row["severity"], row["about"], sorted(values(row))) for row in rows] for rows in found]
    assert len(shapes[0]) == len(shapes[1]) and [shape[:2] for shape in shapes[0]] == [shape[:2] for shape in shapes[1]]
    return found[0]


FERRY = "A ferry sank in a storm off Norhavn with {} on board. The captain of the ferry was saved by a fisherman of Norhavn."


def test_tolls_in_digits_and_words_of_all_who_tell_them():
    told = ("Twelve people were killed when a ferry sank off Norhavn in a storm.", "A ferry that sank off Norhavn in a storm has killed at least nine people.",
            "The ferry that sank in the storm off Norhavn killed 14.")
    [conflict] = tolls(*(f"{first} {FERRY.format('many')}" for first in told))
    assert values(conflict) == ["12", "9", "14"] and conflict["severity"] == "contradiction"
    assert [side["text"] for side in conflict["sides"]] == ["Twelve people were killed", "killed at least nine", "killed 14"]
    assert conflict["about"] == "killed, Norhavn"


@pytest.mark.parametrize("one, two, days, severity", [
    ("12 people were killed", "19 people have been killed", ("2024-04-30",), "contradiction"),
    ("12 people were killed", "19 people have been killed", ("2024-04-29", "2024-04-30"), "variant"),         # it grew
    ("19 people were killed", "12 people have been killed", ("2024-04-29", "2024-04-30"), "contradiction"),
    ("At least 12 people were killed", "19 people have been killed", ("2024-04-30",), "variant"),             # both may be right
    ("Twenty-one people were injured", "30 people were wounded", ("2024-04-30",), "contradiction"),
    ("12 people were killed", "12 people have died", ("2024-04-30",), None),
    ("Nearly 250 people were killed", "247 people have been killed", ("2024-04-30",), None),
    ("12 people were killed", "19 people were injured", ("2024-04-30",), None),
    ("12 fishermen were killed", "19 soldiers were killed", ("2024-04-30",), None),
    ("12 people were killed", "19 people have been killed", ("2024-04-22", "2024-04-30"), None),              # another storm, it may be
    ("12 children were killed", "19 people have been killed", ("2024-04-30",), "variant"),                    # some of them, it may be
    ("19 children were killed", "12 people have been killed", ("2024-04-30",), "contradiction"),
    ("The May storm killed 12 people", "19 people have been killed", ("2024-04-30",), "contradiction"),
    ("12 people could be killed", "19 people have been killed", ("2024-04-30",), None),
    ("12 people were not killed", "19 people have been killed", ("2024-04-30",), None),
    ("The storm may have killed 12 people", "19 people have been killed", ("2024-04-30",), None),
    ("12 people were feared dead", "19 people have been killed", ("2024-04-30",), None),
    ("Police denied that 12 people were killed", "19 people have been killed", ("2024-04-30",), None),
    ("In 2012 people were killed", "19 people have been killed", ("2024-04-30",), None),
    ("12 people were killed", "Two of the crew were killed", ("2024-04-30",), None),
    ("12 people were killed", "A 19-year-old was killed", ("2024-04-30",), None),
    ("9,000 people were killed", "19,000 people have been killed", ("2024-04-30",), "contradiction"),
    ("9,000 people were killed", "The crew was killed 12,5km from land", ("2024-04-30",), None),              # as much of the world writes 12.5
    ("12 people were killed", "The crew was killed 19 years after another", ("2024-04-30",), None)])
def test_tolls(one, two, days, severity):
    text = "{} when a ferry sank off Norhavn in a storm. " + FERRY.format("many")
    rows = tolls(text.format(one), text.format(two), days=days)
    assert [row["severity"] for row in rows] == ([severity] if severity else [])


def test_tolls_of_other_places_and_of_the_past():
    text = "12 people were killed when a ferry sank off Norhavn in a storm. " + FERRY.format("many")
    assert not tolls(text, text.replace("12", "19").replace("Norhavn", "Sundal"))
    fever = "{} people in {} are dead of the fever, which spreads unchecked, the Norwegian premier, Ida Brandt, said."
    assert not tolls(fever.format(12, "Norhavn"), fever.format(19, "Sundal"))
    assert tolls(fever.format(12, "Norhavn"), fever.format(19, "Norhavn"))
    past = FERRY.format("many") + " The harbour is closed. The mayor spoke. The storm goes on. In Norhavn 19 people were killed when a ferry sank off the harbour in a storm."
    assert not tolls(text, past)
    both = "12 people were killed when a ferry sank off Norhavn in a storm, and 30 people were killed on land. " + FERRY.format("many")
    assert not tolls(both, text.replace("12", "19"))


# ---- the whole

EVERYTHING = [MALI, AGAIN, STORY + " Norma Zelandova said that the quota stays.", STORY + " Norma Zekandova said that the quota goes.",
              QUOTE.format("Ida Brandt"), QUOTE.format("Tom Okoro"),
              *(f"{told} when a ferry sank off Norhavn in a storm. {FERRY.format('many')}" for told in ("Twelve people were killed", "19 people died", "At least 14 people were Killed"))]


def shape(corpus):
    ids = corpus.documents["id"]
    rows = [(row["conflict"], row["kind"], row["severity"], row["about"], sorted((ids[s["doc"]], s["start"], s["value"]) for s in row["sides"]))
            for row in conflicts(corpus)]
    return sorted(rows), sorted((ids[v["doc"]], v["event"]) for v in corpus.votes.to_dicts())


def test_order_and_threads_do_not_matter():
    records = [{"id": f"d{i}", "text": text, "outlet": f"Outlet {i}", "published": "2023-09-01"} for i, text in enumerate(EVERYTHING)]
    wanted = shape(sayso.read(records))
    assert len(wanted[0]) >= 3 and any("Norhavn" in about for *_, about, _ in wanted[0])
    assert shape(sayso.read(records[::-1])) == wanted
    assert shape(sayso.Reader(threads=2).read(records)) == wanted
    assert shape(sayso.read(records[:3]).add(records[3:])) == wanted


def test_contradictions_stand_first():
    rows = conflicts(read(*EVERYTHING, published="2023-09-01"))
    severities = [row["severity"] for row in rows]
    assert severities == sorted(severities)


def test_copies_say_nothing_new():
    text = MALI + " " + " ".join(f"Word{i} follows word{i + 1} in the long report of the day number {i}." for i in range(30))
    assert not conflicts(read(text, text.replace("Thirteen", "Twelve"), published="2023-09-01"), "number")


def test_unrelated_articles_have_no_conflicts():
    texts = [f"Mayor Ruth Adeyemi opened library number {i} on Monday. “It has {i * 100} books and {i} chairs,” she said." for i in range(40)]
    assert not [row for row in conflicts(read(*texts, published="2023-09-01")) if row["severity"] == "contradiction"]

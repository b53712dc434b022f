"""Days of claims, and whom they are aimed at: what belongs to the act, and what to the words around it."""
import pytest

import sayso


def days(text):
    return {c.cue_text: str(c.date_first) if c.date_first else None for c in sayso.parse(text, published="2031-05-20").claims if c.level == "communication"}


def test_a_day_that_the_source_tells_of_itself():
    found = days("Norway, which left the talks on May 2, 2031, said the pier was safe.")
    assert found["said"] is None


def test_a_year_of_a_noun():
    assert days("Ida Holm, a 2012 graduate of the naval school, said the pier was safe.")["said"] is None
    assert list(days("Ida Holm said in a 2012 interview that the pier was safe.").values()) == ["2012-01-01"]
    claim = sayso.parse("According to a 2013 Larkwell International report on piers, the bridge is safe.", published="2031-05-20").claims[0]
    assert claim.source_text.startswith("a 2013 Larkwell")


def test_a_day_behind_back_in_is_of_what_is_told():
    assert days("“We wait,” Ida Holm said, adding that back in April 2030 the board had agreed.")["said"] is None


def test_a_month_is_not_passed_on_to_what_is_said_next():
    found = days("Ida Holm said in April 2030 that the pier was safe. “We wait,” she added.")
    assert (found["said"], found["added"]) == ("2030-04-01", None)


def test_a_day_is_passed_on():
    found = days("Ida Holm said on May 2, 2031 that the pier was safe. “We wait,” she added.")
    assert (found["said"], found["added"]) == ("2031-05-02", "2031-05-02")


def test_what_was_said_was_not_said_on_a_day_to_come():
    assert days("Ida Holm confirmed on May 29, 2031 at a meeting of the board that the pier will be closed.")["confirmed"] is None
    assert days("Ida Holm will say on May 29, 2031 that the pier is safe.") == {"will say": "2031-05-29"}


def test_earlier_on_a_weekday_is_past_whatever_comes():
    found = days("Although it would please the board, Ida Holm told reporters earlier Friday that she wants a pier that could carry lorries.")
    assert found["told"] == "2031-05-16"


@pytest.mark.parametrize("text, target", [
    ("Norway denounced Chadian President Issa Doumbe after the raid.", "Issa Doumbe"),
    ("Oslo praised Denmark.", "Denmark"),
    ("Ida Holm condemned the Norwegian plan.", None),
    ("Ida Holm condemned the Oslo plan.", None),
    ("Critics blasted what Ida Holm called progress.", None),
    ("Norway accused Ida May of lying.", "Ida May"),
])
def test_whom_an_act_is_aimed_at(text, target):
    corpus = sayso.read([{"id": "a", "text": text}])
    names = {e["entity"]: e["name"] for e in corpus.entities.to_dicts()}
    claim = next(c for c in corpus.claims if c.act in ("accuse", "praise"))
    assert names.get(claim.target) == target


@pytest.mark.parametrize("text, day", [
    ("Founded in 2019, the Norland Institute said the pier was safe.", None),
    ("Ida Holm, who led the board in 2029, said the pier was safe.", None),
    ("“We wait,” said Ida Holm, who led the board in 2029.", None),
    ("Ida Holm condemned the builders after the 2029 flood.", None),
    ("The gates closed on May 2, but Ida Holm said they were safe.", None),
    ("Ida Holm denied the charge; the trial begins on May 28.", None),
    ("Ida Holm said at the May 2 hearing that the pier was safe.", "2031-05-02"),
    ("Ida Holm said on May 2 that the pier was safe.", "2031-05-02"),
    ("On May 2, while touring the pier, Ida Holm said it was safe.", "2031-05-02"),
    ("“We wait,” said Ida Holm, who led the board, on May 2.", "2031-05-02"),
])
def test_a_day_belongs_to_its_clause(text, day):
    assert next(iter(days(text).values())) == day


def values(text):
    return [(d.text, d.value) for d in sayso.parse(text, published="2031-05-20").dates]


@pytest.mark.parametrize("text, found", [
    ("He told Norland Today that Peace Now had left.", []),
    ("The Kurier daily and the Sunday Times wrote of it.", []),
    ("We wait. Today Holm left.", [("Today", "2031-05-20")]),
    ("The board meets daily.", [("daily", "XXXX-XX-XX")]),
    ("Holm opened a shop. A year later she sold it.", [("A year later", "XXXX")]),
    ("Holm came in May 2030. Two months later she left.", [("May 2030", "2030-05"), ("Two months later", "2030-07")]),
])
def test_names_are_no_days(text, found):
    assert values(text) == found


# ---- clocks, and the day told of -------------------------------------------------------------------------------------------

@pytest.mark.parametrize("text, wanted", [
    ("The men were freed at 0600 GMT on Thursday.", [("0600 GMT on Thursday", "2031-05-01T06:00")]),
    ("They met at 1430 hours.", [("1430 hours", "2031-05-02T14:30")]),
    ("It struck at 10:00 local time on Thursday.", [("10:00 local time on Thursday", "2031-05-01T10:00")]),
    ("It struck at 8:30am local time (07:30 GMT) on Thursday.", [("8:30am local time (07:30 GMT) on Thursday", "2031-05-01T08:30")]),
    ("It struck at 8:30am local time.", [("8:30am", "2031-05-02T08:30")]),
    ("She left on Thursday. Earlier in the day, she had met him.", [("Thursday", "2031-05-01"), ("Earlier in the day", "2031-05-01")]),
    ("The January 12 vote was long. Later in the day, she left.", [("January 12", "2031-01-12"), ("Later in the day", "2031-05-02")]),
    ("The vote was on March 4. She left overnight.", [("March 4", "2031-03-04"), ("overnight", "2031-05-02TNI")]),
    ("They said they would meet on May 16.", [("May 16", "2031-05-16")]),
    ("It was opened on May 16, 2030, and on December 20.", [("May 16, 2030", "2030-05-16"), ("December 20", "2030-12-20")]),
    ("The vote is on May 8: all will come.", [("May 8", "2031-05-08")]),
    ("It cost 1430 crowns for 2000 people.", []),
])
def test_clocks_and_the_day_told_of(text, wanted):
    assert [(d.text, d.value) for d in sayso.parse(text, published="2031-05-02").dates] == wanted

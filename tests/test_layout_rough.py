"""Layout of articles that nobody has seen: headlines that ask, agencies glued to the lead, menus, all as careless scrapers leave them."""
import pytest

import sayso

BODY = "The harbour board met on Friday and put the vote off until May, as it had done twice before in the past year."


def roles(text):
    doc = sayso.parse(text)
    return [(s.role, doc.text[s.start:s.end]) for s in doc.sentences]


@pytest.mark.parametrize("headline", [
    "Love salt? Then read on and raise your glass to the sea",
    "To melt or not to melt...",
    "Analysis: This is not what the port needs",
    "Ilse Brandt? Who is that! And why now",
    "IN BRIEF (Page 24)",
])
def test_headlines_where_an_article_begins(headline):
    assert "".join(text for role, text in roles(f"{headline}\n\n{BODY}\n") if role == "headline").replace(" ", "") == headline.replace(" ", "")


@pytest.mark.parametrize("opening", ["The board met. It agreed on nothing, and it will meet again.", "We asked you? You said no. We go on."])
def test_text_where_an_article_begins(opening):
    assert {role for role, _ in roles(f"{opening}\n\n{BODY}\n")} == {"body"}


@pytest.mark.parametrize("lead, dateline", [
    ("(CNN)The harbour board met on Friday.", "(CNN)"),
    ("(CNN) -- The harbour board met on Friday.", "(CNN) --"),
    ("Larkhaven (CNN)The harbour board met on Friday.", "Larkhaven (CNN)"),
    ("Larkhaven, Norway (CNN) The harbour board met on Friday.", "Larkhaven, Norway (CNN)"),
])
def test_an_agency_glued_to_the_lead(lead, dateline):
    text = f"Board meets\n\n{lead}\n\n{BODY}\n"
    assert ("dateline", dateline) in roles(text)
    assert sayso.parse(text).outlet == "CNN"


@pytest.mark.parametrize("lead", ["(EU)The harbour board met on Friday.", "Ministers (of the harbour) met on Friday.", "Ilse Brandt (CNN) met them on Friday."])
def test_brackets_that_are_no_agency(lead):
    assert "dateline" not in [role for role, _ in roles(f"Board meets\n\n{lead}\n\n{BODY}\n")]


def test_a_menu_is_no_row_of_headlines():
    menu = ["Home", "World", "Local News", "Opinion", "Business", "Sports", "Weather", "Real Estate"]
    found = roles("\n".join(menu) + f"\n\nBoard puts vote off until spring\n\n{BODY}\n")
    assert {role for role, text in found if text in menu} == {"boilerplate"}
    assert sayso.parse("\n".join(menu) + f"\n\nBoard puts vote off until spring\n\n{BODY}\n").title == "Board puts vote off until spring"


def test_a_few_short_lines_are_no_menu():
    found = roles(f"Board Meets\n\nVote Put Off\n\n{BODY}\n\nWhat Comes Next\n\n{BODY}\n")
    assert [role for role, text in found if text != BODY] == ["headline", "headline", "headline"]

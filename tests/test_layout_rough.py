"""Layout of articles that nobody has seen: headlines that ask, agencies glued to the lead, menus, all as careless scrapers leave them."""
import pytest

import sayso

BODY = "The harbour board met on Friday and put the vote off until May, as it had done twice before in the past year."


def roles(text):
    doc = sayso.parse(text)
    return [(s.role, doc.text[s.start:s.end]) for s in doc.sentences]


@pytest.mark.parametrize("headline", [
    "Afraid of gulls? The pier is shut this spring",
    "All quiet on the pier...",
    "Analysis: The port needs no second pier",
    "Ilse Brandt? Who is that! And why now",
    "HARBOUR NOTES (Page 7)",
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


# ---- who wrote it, and where it stood --------------------------------------------------------------------------------------

@pytest.mark.parametrize("note, outlet, credits", [
    ("ABC News' Ilse Brandt and Tomas Okoro contributed to this report.", "ABC News", []),
    ("Associated Press writers Ilse Brandt in Oslo and Tomas Okoro in Bergen contributed to this report.", None, ["Associated Press"]),
    ("es/mkg (AP, AFP)", None, ["Associated Press", "AFP"]),
])
def test_notes_of_who_wrote_it(note, outlet, credits):
    text = f"Board meets\n\n{BODY}\n\n{BODY}\n\n{note}\n"
    doc = sayso.parse(text)
    assert roles(text)[-1] == ("credit", note)
    assert (doc.outlet, list(doc.credits)) == (outlet, credits)


def test_where_it_stood_in_print():
    doc = sayso.parse(f"Board meets\n\n{BODY}\n\n{BODY} (China Daily 11/18/2031 page 7)\n")
    assert (str(doc.published), doc.published_from, doc.outlet, doc.outlet_from) == ("2031-11-18", "header", "China Daily", "text")


def test_brackets_with_a_year_that_are_no_note():
    doc = sayso.parse(f"Board meets\n\n{BODY}\n\n{BODY} It was the first (Pier 9, 2014)\n")
    assert (doc.published, doc.outlet) == (None, None)


@pytest.mark.parametrize("notes, outlet", [
    ("Source: Al Jazeera and news agencies", "Al Jazeera"),
    ("© Getty Images / Pool", None),
    ("© AFP", "AFP"),
])
def test_whose_copy_it_is(notes, outlet):
    assert sayso.parse(f"Board meets\n\n{BODY}\n\n{BODY}\n\n{notes}\n").outlet == outlet


# ---- what agencies and sites put before the text ----------------------------------------------------------------------------

def test_a_dateline_that_has_no_place():
    doc = sayso.parse(f"May 4 (Reuters) - {BODY}\n\n{BODY}\n")
    assert [(s.role, doc.text[s.start:s.end]) for s in doc.sentences][0] == ("dateline", "May 4 (Reuters) -")
    assert doc.outlet == "Reuters"


def test_a_day_that_begins_a_sentence_is_no_dateline():
    assert {role for role, _ in roles(f"May 4 (a Tuesday) was cold, and the board met all the same.\n\n{BODY}\n")} == {"body"}


def test_a_headline_with_a_slug_and_initials():
    text = f"(LEAD) N. Norway slams S. Norway over 'pier'\n\nBy Ida Holm\n\nOSLO, June 3 (Reuters) -- {BODY}\n"
    assert roles(text)[0] == ("headline", "(LEAD) N. Norway slams S. Norway over 'pier'")
    assert sayso.parse(text).title == "(LEAD) N. Norway slams S. Norway over 'pier'"


@pytest.mark.parametrize("line, role", [
    ("Image caption, Harbour master Ida Holm says the pier is shut", "caption"),
    ("Image caption Ms Holm called it \"a trap\"", "caption"),
    ("Image source, Reuters", "credit"),
    ("Image copyright Getty Images", "credit"),
    ("Image makers met on Friday, and nobody was hurt.", "body"),
])
def test_lines_that_say_that_they_tell_of_a_picture(line, role):
    text = f"Board meets\n\n{BODY}\n\n{line}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n"
    assert (role, line) in roles(text)
    assert role == "body" or [c.source_text for c in sayso.parse(text).claims if c.source_text and c.source_text in line] == []


@pytest.mark.parametrize("note", [
    "The views expressed in this article are the author's own and do not necessarily reflect the Observer's policy.",
    "Opinions expressed here are those of the author.",
])
def test_whose_views_they_are(note):
    text = f"Board meets\n\n{BODY}\n\n{BODY}\n\n{note}\n"
    assert roles(text)[-1] == ("boilerplate", note) and not sayso.parse(text).claims


@pytest.mark.parametrize("last", ["The official expressed hope that the talks would resume soon.", "The order expressed doubt that the plan was lawful.",
                                  "The views expressed by Holm on Friday drew cheers from the board."])
def test_who_expressed_something_at_the_end(last):
    assert roles(f"Board meets\n\n{BODY}\n\n{BODY}\n\n{last}\n")[-1] == ("body", last)


def test_views_that_somebody_expressed():
    assert {role for role, _ in roles(f"Views expressed by the board on Friday were mixed.\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n")} == {"body"}


def test_a_day_and_a_dash_before_the_lead():
    doc = sayso.parse(f"Board meets\n\n31 May 2031 — {BODY}\n\n{BODY}\n")
    assert (str(doc.published), doc.published_from) == ("2031-05-31", "header")
    assert ("body", "31 May 2031 was a cold day in the harbour, and the board met twice.") in roles(f"Board meets\n\n31 May 2031 was a cold day in the harbour, and the board met twice.\n\n{BODY}\n")


@pytest.mark.parametrize("heading", ["More on this story", "Related topics", "Read more"])
def test_titles_of_other_articles_at_the_end(heading):
    text = f"Board meets\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{heading}\n\nNorway's envoy: what does he want?\n\nMinister accused of theft\n"
    assert [role for role, _ in roles(text)][-3:] == ["boilerplate"] * 3 and not [c for c in sayso.parse(text).claims if c.act == "accuse"]


def test_text_goes_on_behind_related_titles():
    found = roles(f"Board meets\n\n{BODY}\n\n{BODY}\n\nRelated topics\n\nMinister accused of theft\n\n{BODY}\n\nThe vote\n\n{BODY}\n")
    assert [role for role, _ in found] == ["headline", "body", "body", "boilerplate", "boilerplate", "body", "body", "body"]


# ---- the day, however the page writes it -----------------------------------------------------------------------------------

@pytest.mark.parametrize("line, role", [
    ("Source: Tide News    2031-05-02 04:32:34", "credit"),
    ("MAY 2, 2031 LISTEN", "boilerplate"),
    ("World 2 May, 2031 10:15", "boilerplate"),
    ("Ilse Brandt, Staff Writer - May 2, 2031", "boilerplate"),
    ("Posted by Ilse Brandt on May 2, 2031 in News", "boilerplate"),
    ("2031-05-02 10:22 | 3 min read", "boilerplate"),
    ("(Tide) 10:22, May 02, 2031", "boilerplate"),
    ("May 2, 2031 at 10:15 pm", "boilerplate"),
])
def test_a_line_that_tells_the_day(line, role):
    doc = sayso.parse(f"Board puts vote off\n\n{line}\n\n{BODY}\n")
    assert (str(doc.published), doc.sentences[1].role) == ("2031-05-02", role)


@pytest.mark.parametrize("line", ["The vote of 2 May 2031 was long", "Pier was shut on 2 May 2031", "“Never,” on 2 May 2031", "Bridge to open by the end of May 2031"])
def test_a_line_that_tells_of_a_day(line):
    assert sayso.parse(f"Board puts vote off\n\n{line}\n\n{BODY}\n").published is None


@pytest.mark.parametrize("text", [
    f"Board puts vote offPublished Fri, 2 May 2031 08:15 CESTLast updated 2 hours ago\n\n{BODY}\n",
    f"Board delays vote 2 May 2031 {BODY}\n",
    f"May 2, 2031 {BODY}\n",
])
def test_a_day_glued_to_the_headline_or_the_lead(text):
    assert str(sayso.parse(text).published) == "2031-05-02"


def test_a_headline_that_begins_with_a_day():
    assert roles(f"Friday, May 2, 2031: the board meets\n\n{BODY}\n")[0][0] == "headline"


@pytest.mark.parametrize("text", [f"In its 2 May 2031 report the board kept silent. {BODY}\n", f"Board sat on 2 May 2031 In Oslo, all agreed. {BODY}\n"])
def test_a_day_in_a_sentence_is_not_glued(text):
    assert sayso.parse(text).published is None


@pytest.mark.parametrize("lead, dateline, place", [
    ("GRIMSUND, Monday – The harbour board met.", "GRIMSUND, Monday –", "GRIMSUND"),
    ("New Delhi, May 2: The harbour board met.", "New Delhi, May 2:", "New Delhi"),
    ("LARK FALLS, Ohio (AP) _ The harbour board met.", "LARK FALLS, Ohio (AP) _", "LARK FALLS"),
    ("BERGEN, May 2nd. /tide/. The harbour board met.", "BERGEN, May 2nd. /tide/.", "BERGEN"),
    ("Bergen, May 2, 2031, 10:15 — Tide News. The harbour board met.", "Bergen, May 2, 2031, 10:15 — Tide News.", "Bergen"),
])
def test_datelines_of_all_kinds(lead, dateline, place):
    text = f"Board meets\n\n{lead}\n\n{BODY}\n"
    assert ("dateline", dateline) in roles(text)
    assert sayso.read([{"text": text}]).documents[0]["place"] == place


@pytest.mark.parametrize("lead", ["Brandt, Monday’s winner – The board met.", "GRIMSUND _ a small town _ is quiet."])
def test_names_before_a_dash_that_are_no_dateline(lead):
    assert "dateline" not in [role for role, _ in roles(f"Board meets\n\n{lead}\n\n{BODY}\n")]


def test_what_a_picture_shows_is_a_caption():
    text = ("Norland regrets the ban\n\nNorland said it was sorry.\n\nThis photo, provided by the navy on Friday, shows a ship that officials say sank.\n\n"
            "This photo editor knows few, and said it was late.\n")
    roles = [sentence["role"] for sentence in sayso.parse(text).sentences]
    assert roles == ["headline", "body", "caption", "body"]

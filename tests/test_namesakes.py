"""One person, company or party under the names that several houses give it, and people whose names are merely alike."""
import pytest

import sayso


def among(texts, kind="person", days=None):
    """The entities of that type in articles of those texts, each of another house."""
    days = days or ["2031-05-02"] * len(texts)
    corpus = sayso.read([{"id": f"a{i}", "text": text, "outlet": f"House {i}", "published": day} for i, (text, day) in enumerate(zip(texts, days))])
    assert among_ids(texts[::-1], days[::-1], kind) == [e["entity"] for e in corpus.entities if e.type == kind]
    return [e["entity"] for e in corpus.entities if e.type == kind]


def among_ids(texts, days, kind):
    corpus = sayso.read([{"id": f"a{i}", "text": text, "outlet": f"House {i}", "published": day} for i, (text, day) in enumerate(zip(texts, days))])
    return [e["entity"] for e in corpus.entities if e.type == kind]


# ---- names in the middle, and names left out --------------------------------------------------------------------------

ONE = [
    # a second given name
    ("Dmitri Pavlovich Tarasin denied it.", "Dmitri Tarasin denied it."),
    ("Jonas Ove Lind Hallberg denied it.", "Jonas Lind Hallberg said so, and Hallberg left."),
    # a father's name, an article
    ("Hamdan bin Tariq Al Jabrouni denied it.", "Hamdan Al-Jabrouni said so."),
    # the mother's surname, which half of all papers leave out
    ("Spanish Fisheries Minister Belén del Pilar Otxaran Lizarde denied it.", "Belen Otxaran, Spain's fisheries minister, said so."),
    ("Rosalba Quintero Mazariegos denied it.", "Rosalba Quintero said so."),
    # the first of two given names
    ("African Union envoy Mamoudou Lassine Diarrassou denied it.", "African Union envoy Lassine Diarrassou said so."),
    # a surname of two words, read as a name in full
    ("Armando Vega Niebla denied it.", "President Vega Niebla said so."),
    # syllables written together
    ("Noh Eun-bi denied it.", "Noh Eunbi said so."),
    ("Ida de Brandt denied it.", "Ida DeBrandt said so."),
    ("Noh Min-ji denied it.", "Noh Minji said so."),
    ("Abdelilah Ben Chakrour denied it.", "Abdelilah Benchakrour said so."),
    # one word, and nothing else anywhere
    ("The transport minister, Sutarsono, denied it.", "Indonesian Transport Minister Sutarsono said so."),
    # the family's name behind
    ("Seo Jin-hyuk denied it.", "Jinhyuk Seo said so."),
    ("Seo Jin-hyuk denied it.", "Jin-Hyuk Seo said so."),
    # one given name in two languages of one state
    ("Ukrainian Deputy Trade Minister Oleksandr Hrachenko denied it.", "Ukraine's deputy trade minister, Alexander Hrachenko, said so."),
    # another spelling, when the office agrees and no state speaks against it
    ("Deputy Mayor Andrew Puzdanner denied it.", "Deputy Mayor Andrew Puzdaner said so."),
]


@pytest.mark.parametrize("a, b", ONE)
def test_one_person(a, b):
    assert len(among([a, b])) == 1


TWO = [
    ("Thomas Adrian Brandt denied it.", "Thomas Filip Brandt said so."),
    ("Martin Osgar denied it.", "Martin Osgar Kell said so. Martin Osgar Finch said so, too."),
    ("Wang Yang denied it.", "Yang Wang said so."),
    ("Norwegian minister Tom Filip Brandt denied it.", "Danish minister Tom Brandt said so."),
    ("Rosalba Quintero Mazariegos denied it.", "Rosalba Mazariegos Quintero said so."),
    ("Peter Hansen Vik denied it.", "Hansen Vik Peter said so."),
    ("Ida Brandt denied it.", "Ida Brandl said so."),
    ("Norwegian minister Brandt denied it.", "Danish minister Brandt said so."),
    ("Mr Brandt denied it.", "Mrs Brandt said so."),
]


@pytest.mark.parametrize("a, b", TWO)
def test_two_persons(a, b):
    assert len(among([a, b])) > 1


def test_of_two_with_a_second_name_nobody_knows_who_is_meant():
    assert len(among(["Ida Maren Brandt denied it.", "Ida Solveig Brandt said so.", "Ida Brandt was there."])) == 3


def test_names_left_out_want_news_of_the_same_days():
    texts = ["Rosalba Quintero Mazariegos denied it.", "Rosalba Quintero said so."]
    assert len(among(texts, days=["2031-05-02", "2031-05-06"])) == 1
    assert len(among(texts, days=["2031-05-02", "2033-11-20"])) == 2


# ---- companies ------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("a, b", [
    ("Tavbridge Motors Co. denied it.", "Tavbridge Motors said so."),
    ("Lake Sund Terminals Ltd denied it.", "Lake Sund Terminals said so."),
    ("Larkwell Holdings Inc denied it.", "Larkwell Holdings Ltd. said so."),
])
def test_the_form_of_a_company_may_be_left_out(a, b):
    assert len(among([a, b], "organisation")) == 1


@pytest.mark.parametrize("text", ["Tavbridge Inc denied it.", "The Tavbridge Group said so.", "Shares of Tavbridge Group Holdings Ltd. fell.", "Norway's Sund Port Party denied it.",
                                  "The Norwegian Sund Port Party said so."])
def test_what_the_lexicon_has_without_form_or_state(tmp_path, text):
    (tmp_path / "mine.csv").write_text("type,name,country\norganisation,Tavbridge,NO\norganisation,Sund Port Party,NO\n")
    corpus = sayso.Reader(lexicon=[str(tmp_path / "mine.csv")]).read([{"id": "a", "text": text}])
    assert [e["entity"] for e in corpus.entities if e.type == "organisation"] == ["organisation/sund-port-party" if "Port" in text else "organisation/tavbridge"]


def test_letters_that_another_article_spells_out():
    texts = ["The Progress Peoples Congress (PPC) denied it. The PPC won.", "The PPC denied it, and a lawmaker of the PPC left."]
    assert among(texts, "organisation") == ["organisation/progress-peoples-congress"]


def test_letters_that_two_names_have_are_neither():
    texts = ["The Progress Peoples Congress (PPC) denied it.", "The Port Police Council (PPC) denied it.", "The PPC denied it, and a lawmaker of the PPC left."]
    assert len(among(texts, "organisation")) == 3


# ---- an everyday word behind a name

def test_what_a_headline_says_next_is_no_name():
    assert among(["Dmitri Tarasin Europe denied it.", "Dmitri Tarasin said so."]) == ["person/dmitri-tarasin"]

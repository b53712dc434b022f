"""International politics as agencies, state media and translations write it: ministries without their state, halves of a country, ranks, ballots."""
import pytest

import sayso


def names(text):
    """What is named, and what it is taken for; pronouns and nominals left out."""
    doc = sayso.parse(text, published="2031-05-02")
    return [(m.text, m["entity"]) for m in doc.mentions if m.how not in ("pronoun", "nominal")]


def roles(text):
    corpus = sayso.read([{"id": "a", "text": text}])
    return {e.name: e.role for e in corpus.entities if e.type == "person"}


# ---- whose ministry, whose army ----------------------------------------------------------------------------------------

OWNERS = [
    ("Denmark fired. Denmark and Denmark again, Norway said. The Pentagon, the Defense Department and the State Department were silent.", "Defense Department",
     "organisation/us-defense-department"),
    ("The Philippine Defense Department objected. The Defense Department wrote again.", "Defense Department", "organisation/philippine-defense-department"),
    ("Denmark moved two boats. The Norwegian foreign ministry protested on Friday. The Joint Chiefs of Staff said the boats were old.", "Joint Chiefs of Staff",
     "organisation/norwegian-joint-chiefs-of-staff"),
    ("North Korea and North Korea. The South Korean Joint Chiefs of Staff saw a kite. The Joint Chiefs said it was large.", "Joint Chiefs",
     "organisation/south-korean-joint-chiefs-of-staff"),
    ("Norway wrote to Norway about Norway. Denmark has tested a kite, according to state media.", "state media", "organisation/danish-state-media"),
    ("Norway wrote to Norway about Norway. Norway and Norway. A kite was tested, state media said.", "state media", "organisation/state-media"),
    ("Oslo and Oslo again. Norway asked why. The Ministry of Defence in Copenhagen answered.", "Ministry of Defence", "organisation/danish-defence-ministry"),
    ("Norway and Norway's navy left. The Danish state media praised it.", "Danish state media", "organisation/danish-state-media"),
]


@pytest.mark.parametrize("text, words, entity", OWNERS)
def test_whose_organ_it_is(text, words, entity):
    assert (words, entity) in names(text)


def test_no_ministry_is_where_an_embassy_stands():
    assert ("embassy", "organisation/danish-embassy") not in names("Norway wrote to Norway. The embassy in Copenhagen was shut.")


# ---- the North and the South -------------------------------------------------------------------------------------------

def test_halves_of_a_country():
    found = names("North Korea tested a kite, South Korea said. The North called it a bird. The South's military counted three, and the North's state media four.")
    assert found[2:] == [("North", "KP"), ("South's military", "organisation/south-korean-military"), ("North's state media", "organisation/north-korean-state-media")]


@pytest.mark.parametrize("text", ["North Korea wrote to Denmark about the north of the country.", "Norway and Denmark fish in the North.",
                                  "South Korea and North Korea met in the South of France.", "North Korea and South Korea sail the South China Sea."])
def test_directions_are_no_states(text):
    assert not [n for n in names(text) if n[0] in ("North", "South", "north", "south") and n[1] in ("KP", "KR")]


# ---- acronyms of the text's own ----------------------------------------------------------------------------------------

def test_letters_that_the_text_spells_out():
    assert "DDDE" not in dict(names("Disarmament, Demobilisation and Return (DDR) is slow, Norway said. The DDR went on.")).values()
    found = dict(names("The Denmark-Russia Council (DRC) met. The DRC agreed to go on."))
    assert found["DRC"] == "organisation/russia-council"


def test_letters_in_the_language_of_the_country():
    found = dict(names("A man of the Social Democratic Party (SPD) spoke. Germany voted. German voters stayed away, the SPD said."))
    assert found["Social Democratic Party"] == found["SPD"] == "organisation/social-democratic-party-of-germany"


def test_letters_that_are_a_word_of_grammar():
    found = [entity for text, entity in names('"Islamic State" (IS) wrote a letter. IS has burnt it, and IS fighters left. It is gone.') if text == "IS"]
    assert found == ["organisation/islamic-state"] * 3


# ---- ranks and offices -------------------------------------------------------------------------------------------------

ROLES = [
    ("Norwegian General Olav Brekke spoke.", "Olav Brekke", "Norwegian General"),
    ("Chief of the General Staff of the Norwegian Armed Forces Army General Olav Brekke spoke.", "Olav Brekke", "Army General"),
    ("Malaysia's Director General of Immigration, Said Munadar, spoke.", "Said Munadar", "Malaysia's Director General of Immigration"),
    ("Colonel (ret.) Youri Darvan spoke.", "Youri Darvan", None),
    ("The Norwegian ambassador in the Islamic Republic Levan Orsol spoke.", "Levan Orsol", "Norwegian ambassador in the Islamic Republic"),
    ("Norway's envoy to international organisations in Geneva Alma Orsol spoke.", "Alma Orsol", "Norway's envoy to international organisations in Geneva"),
    ("The UN special envoy on Iceland Staf Mistral spoke.", "Staf Mistral", "UN special envoy on Iceland"),
    ("Deputy Chairman of Denmark's ruling Harbour Party Mette Orhan spoke.", "Mette Orhan", "Deputy Chairman of Denmark's ruling Harbour Party"),
    ("EU head of delegation Ambassador Jan Verhoeven spoke.", "Jan Verhoeven", "EU head of delegation Ambassador"),
    ("Opposition Fishers for Change president Mutale Kapasa spoke.", "Mutale Kapasa", "Opposition Fishers for Change president"),
]


@pytest.mark.parametrize("text, name, role", ROLES)
def test_offices_before_a_name(text, name, role):
    assert roles(text).get(name, "nobody") == role


def test_no_house_is_called_general_or_pm():
    corpus = sayso.read([{"id": "a", "text": "PM says Malta will not pay.\n\nThe UN Assistant Secretary General for Fisheries, Ida Holm, said so to a Danish General."}])
    assert {e["entity"] for e in corpus.entities if e.type == "organisation"} == {"organisation/united-nations"}


# ---- statements given out whole ----------------------------------------------------------------------------------------

STATEMENT = """OSLO, May 3 -- Kirsten Moe, vice-director of a department of the Norwegian Foreign Ministry, issued the following press statement on May 2:

The harbour league and its helpers are getting ever more restless in their moves.

It is a folly to hope that a "lighthouse team" can replace the old watch.

Norway will never bear it.

The statement was read aloud twice, a clerk said.
"""


def claims(text):
    return sayso.parse(text, published="2031-05-02").claims.to_dicts()


def test_all_paragraphs_of_a_statement_are_its_makers():
    given = next(c for c in claims(STATEMENT) if "following" in c["cue_text"])
    assert given["speaker_name"] == "Kirsten Moe" and given["text"].startswith("The harbour league") and given["text"].endswith("Norway will never bear it")


def test_remarks_go_on_while_somebody_says_we():
    given = claims("The mayor made the following remarks at the pier:\n\nI know this pier well and love it.\n\nWe will not sell it.\n\nThe crowd cheered.\n")[0]
    assert given["text"].endswith("We will not sell it")


# ---- names that begin with the family name, and names that are a people ---------------------------------------------------

@pytest.mark.parametrize("name", ["Kim Son Ryol", "Kim In Gyu", "Aung San Mya Thin", "Min Aung Thet", "Qin Gang", "Lin Jun", "Volker Finn", "Ja Song Ok"])
def test_a_name_is_whole_wherever_it_stands(name):
    found = names(f"Foreign Minister {name} said on Monday that the talks had failed. Later {name} left for Geneva. \"No,\" said {name}.")
    assert [text for text, _ in found if text != "Geneva"] == [name] * 3 and len({entity for text, entity in found if text != "Geneva"}) == 1


def test_a_name_before_news_agency_is_an_outlet():
    found = names("The private Larkan news agency reported a fire, and Olsen told Al Qurat news channel of it. Larkan wrote again.")
    assert [entity for _, entity in found] == ["outlet/larkan", "person/olsen", "outlet/al-qurat", "outlet/larkan"]

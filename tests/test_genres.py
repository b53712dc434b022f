"""News of other beats than diplomacy, and pages that lost their lines: what is no claim, who speaks, what a name is."""
import pytest

import sayso


def claims(text):
    return list(sayso.parse(text).claims)


def types(text):
    return {e.name: e.type for e in sayso.read([{"id": "a", "text": text}]).entities}


# ---- links and credits glued to sentences

GLUED = [
    ('The harbour is shut. READ MORE: Why the pier is late Ships wait outside, the mayor said.', "boilerplate", "READ MORE: Why the pier is late", "Ships wait outside"),
    ('The harbour is shut. OPINION: Norland is a port (no map required) "We wait," the mayor said.', "boilerplate", "OPINION: Norland is a port (no map required)", '"We wait,"'),
    ("The harbour is shut. In Pictures: Norland's unwanted boats It is late, the mayor said.", "boilerplate", "In Pictures: Norland's unwanted boats", "It is late"),
    ('The harbour is shut. Related: What ships teach us - All you need to know During the storm, the mayor said, boats sank.', "boilerplate",
     "Related: What ships teach us - All you need to know", "During the storm"),
    ('Boats wait at the quay. Ida Holm / For Radio Lim  "We wait," the mayor said.', "credit", "Ida Holm / For Radio Lim", '"We wait,"'),
    ('Boats wait at the quay. - Ida Mai Holm Berg / For Radio Lim  "We wait," the mayor said.', "credit", "- Ida Mai Holm Berg / For Radio Lim", '"We wait,"'),
    ("The harbour is shut. READ MORE - Norland: Who owns the sea Officials waited outside, the mayor said.", "boilerplate", "READ MORE - Norland: Who owns the sea", "Officials waited outside"),
    ("The harbour is shut. - READ MORE: Norland blames ships The pier is late, the mayor said.", "boilerplate", "- READ MORE: Norland blames ships", "The pier is late"),
    ("Boats wait at the quay. Provided to Radio Lim  The pier is shut, the mayor said.", "credit", "Provided to Radio Lim", "The pier is shut"),
]


@pytest.mark.parametrize("text, role, part, content", GLUED)
def test_what_is_glued_to_a_sentence_has_a_role_of_its_own(text, role, part, content):
    doc = sayso.parse(text)
    assert [text[s.start:s.end] for s in doc.sentences if s.role == role] == [part]
    assert [(c.source_text, c.text.startswith(content)) for c in doc.claims] == [("the mayor", True)]


@pytest.mark.parametrize("text", [
    "The mayor asked one thing: Why is the pier late? She said nobody knew.",
    "Ida Holm / Nils Berg said so.",
])
def test_what_only_looks_glued(text):
    assert {s.role for s in sayso.parse(text).sentences} <= {"body", "headline"}


def test_nobody_in_a_credit_is_meant_by_he():
    text = 'Olga Brusk said the pier was shut. Ida Holm / For Radio Lim  "We wait," she said.'
    assert [c.speaker_name for c in claims(text)] == ["Olga Brusk", "Olga Brusk"]


# ---- no claims

@pytest.mark.parametrize("text", [
    "He owned a club in Oslo called Holm's Bandstand.",
    'She wrote a song called "The Long Pier" in 2019.',
    "The stadium is now called the Holm Arena.",
    "The ridge is known as the Dock.",
    "The street, best known by its old name, is shut.",
    "The river is named after a nun.",
    "The shop sells boats and related goods.",
    "Last week saw a surge in fighting.",
    "Last year also highlighted the need for change.",
    "The valley offers a fine view of the bay.",
    "This election saw the rise of a new party.",
    "Seats are filled according to the share of the vote.",
    "The club is run according to its own rules.",
    "Having said that, the harbour is deep.",
    "The views expressed in this article are the author's own.",
    "She wrote a long novel about the pier.",
    "The tax hits 50 listed developers.",
])
def test_no_claim(text):
    assert claims(text) == []


@pytest.mark.parametrize("text, source, cue", [
    ('The mayor called the plan "a trap".', "The mayor", "called"),
    ('In what she called "a trap", the board sold the pier.', "she", "called"),
    ("The senator offered help to the town.", "The senator", "offered"),
    ("Neighbours saw the plan as a trap.", "Neighbours", "saw"),
    ("According to the report, seats are filled late.", "the report", "According to"),
    ("A lot of people see the plan as a trap.", "A lot of people", "see"),
    ("The report named the mayor as the owner.", "The report", "named"),
])
def test_a_claim_after_all(text, source, cue):
    assert (source, cue) in [(c.source_text, c.cue_text) for c in claims(text)]


HEADLINE = "{}\n\nThe mayor said it was late. Ida Holm said nobody knew. Nils Berg said boats would sink."


@pytest.mark.parametrize("headline", ["Bergen: Ship found adrift", "Norway: Ship found adrift", "Analysis: The mayor has lost", "Press review: Ships and lost boats", "Harbour: Why ships are late",
                                      "Ida Holm: Is the harbour shut?"])
def test_a_topic_and_a_colon(headline):
    assert len(claims(HEADLINE.format(headline))) == 3


@pytest.mark.parametrize("headline, speaker", [("Ida Holm: Ships will wait", "Ida Holm"), ("Minister: Why ships are late", None)])
def test_a_speaker_and_a_colon(headline, speaker):
    found = claims(HEADLINE.format(headline))
    assert len(found) == 4 and found[0].cue_text == ":" and found[0].speaker_name == speaker


# ---- sources

@pytest.mark.parametrize("text, source, speaker", [
    ("Mayor Ida Holm is late. The mayor earlier today told reporters that she had no plan.", "The mayor", "Ida Holm"),
    ("- Ida Holm said that the pier was shut.", "Ida Holm", "Ida Holm"),
    ('"Yesterday\'s report warned that the pier is weak," the mayor said.', "Yesterday's report", None),
    ("The league will decide in March, Rolf Vasel, the president of the Norland Hockey Federation announced on Tuesday.",
     "Rolf Vasel, the president of the Norland Hockey Federation", "Rolf Vasel"),
    ('Rolf Vasel -- who calls himself a "gloomy optimist" -- said that his work was done.', "Rolf Vasel", "Rolf Vasel"),
    ("It seems that the pier is shut.", None, None),
])
def test_sources(text, source, speaker):
    assert (source, speaker) in [(c.source_text, c.speaker_name) for c in claims(text)]


def test_a_relative_between_double_hyphens():
    text = 'Rolf Vasel -- who calls himself a "gloomy optimist" -- said that his work was done.'
    assert [c.speaker_name for c in claims(text)] == ["Rolf Vasel", "Rolf Vasel"]


def test_an_apposition_is_no_content():
    text = "The league will decide in March, Rolf Vasel, the president of the Norland Hockey Federation announced on Tuesday."
    assert [c.text for c in claims(text)] == ["The league will decide in March"]


# ---- whom it is said to, and of whom

@pytest.mark.parametrize("text, addressee, target", [
    ("The senator has warned the plan would fail and that nobody would pay.", None, None),
    ("Ida Holm told Radio Lim she was late.", "Radio Lim", None),
    ("The senator warned Ida Holm that the plan would fail.", "Ida Holm", None),
    ("Ida Holm told reporters afterwards that she was late.", "reporters", None),
    ("It was hoped that the plan would work.", None, None),
])
def test_hearers_and_targets(text, addressee, target):
    assert [(c.addressee_text, c.target_text) for c in claims(text)] == [(addressee, target)]


# ---- who is meant

@pytest.mark.parametrize("text, speakers", [
    ("President Olga Brusk met Vice President Rolf Tarn. The president denied the charge.", ["Olga Brusk"]),
    ("Mayor Ida Holm met Deputy Mayor Nils Berg. The mayor said that it was late.", ["Ida Holm"]),
    ("Mayor Ida Holm met Deputy Mayor Nils Berg. The deputy mayor said that it was late.", ["Nils Berg"]),
    ("Ida Holm said the pier was shut. There were warnings from the harbour master, Nils Berg. He said that boats would sink.", ["Ida Holm", "Nils Berg"]),
    ('Nils Berg said the pier was shut. An informed source told Radio Lim that boats would sink. "We wait," he said.', ["Nils Berg", None, None]),
    ("Nils Berg, 29, said Ida Holm, 35, was late. “We wait,” the 29-year-old added.", ["Nils Berg", "Nils Berg"]),
    ("The Harbour Ministry said it was late. The charity Boats on Waves complained that nobody cared. The charity said boats would sink.", ["Harbour Ministry", None, None]),
    ("Nils Berg said it was late. His grandfather Ola Berg left Oslo in 1910. Mr Berg said boats would sink.", ["Nils Berg", "Nils Berg"]),
    ("The group apologised on Facebook. The group said that it was late.", [None, None]),
    ("Nils Berg mends nets. He lives with two cats by the harbour. “I have not slept in this town for a year, and nobody cares about that.”", ["Nils Berg"]),
    ("Nils Berg mends nets with Ola Holm. He lives with two cats by the harbour. “I have not slept in this town for a year, and nobody cares about that.”", [None]),
    ("Nils Berg believes that nets will be cheap. “Nobody in this town will pay so much for a net that tears.” Ida Holm, head of the net board, says that prices will rise.",
     ["Nils Berg", "Nils Berg", "Ida Holm"]),
    ("Nils Berg believes that nets will be cheap. “Nobody in this town will pay so much for a net that tears.” Ida Holm, head of the net board.", ["Nils Berg", None]),
    ("Nils Berg won the race on Sunday, beating Ola Holm by a metre. “We wait,” the 24-year-old said.", ["Nils Berg"]),
    ("Nils Berg, 34, lost to Ola Holm by a metre. The 34-year-old said that it was late.", ["Nils Berg"]),
    ("Nils Berg beat Ola Holm, 28, by a metre. The 28-year-old said that it was late.", ["Ola Holm"]),
    ("Nils Berg beat Ola Holm, 28, by a metre. The 34-year-old said that it was late.", ["Nils Berg"]),
    ("Dr Ida Holm of the Harbour Institute called the news good. The immunologist said that boats would sink.", ["Ida Holm", "Ida Holm"]),
    ("Prime Minister Nils Berg met divers. The PM said that it was late.", ["Nils Berg"]),
    ("PM Nils Berg said it was late. Ida Holm was there. The prime minister said nobody knew.", ["Nils Berg", "Nils Berg"]),
    ("At 3 PM Nils Berg said it was late.", ["Nils Berg"]),
    ("VP Nils Berg said it was late. Ida Holm was there. The vice president said that boats would sink.", ["Nils Berg", "Nils Berg"]),
    ("Nils Berg ran the race in May. The athlete said that it was late.", ["Nils Berg"]),
    ("Nils Berg ran the race in May. A doctor was there. The doctor said that it was late.", [None]),
])
def test_who_is_meant(text, speakers):
    assert [c.speaker_name for c in claims(text)] == speakers


@pytest.mark.parametrize("text, content", [
    ("Mr Holm's assertion that crime is rising does not survive a glance at the figures.", "that crime is rising"),
    ("The mayor's claim that no pier is better than a bad pier was “nonsense”.", "that no pier is better than a bad pier"),
    ("But the claim that the pier has been mended is far from true.", "that the pier has been mended"),
    ("Ida Holm repeated his claim that the pier would be safe before the tide was high.", "that the pier would be safe before the tide was high"),
    ("Mr Holm's claim that those who are ill will pay more.", "that those who are ill will pay more"),
])
def test_a_noun_ends_before_the_verb_that_it_is_the_subject_of(text, content):
    assert content in [c.text for c in claims(text)]


@pytest.mark.parametrize("text, cue, content", [
    ("Ida Holm apologised on Monday for missing the vote.", "apologised", "for missing the vote"),
    ("Ida Holm apologised publicly for the delay.", "apologised", "for the delay"),
    ("Ida Holm pleaded guilty at the county court to theft.", "pleaded guilty", "to theft"),
    ("Ida Holm pleaded not guilty on Monday to two counts of fraud.", "pleaded not guilty", "to two counts of fraud"),
    ("Ida Holm apologised on Monday.", "apologised", ""),
    ("Ida Holm pleaded guilty on Monday and left.", "pleaded guilty", ""),
])
def test_what_an_act_is_of_behind_when_and_where_it_was_done(text, cue, content):
    assert [(c.cue_text, c.text) for c in claims(text)] == [(cue, content)]


@pytest.mark.parametrize("text, act, negated", [
    ("Ida Holm would not say whether the pier was safe.", "decline", False),
    ("Ida Holm won't say how much she was paid.", "decline", False),
    ("Ida Holm did not say whether the pier was safe.", "state", True),
    ("Ida Holm could not say whether the pier was safe.", "state", True),
    ("Ida Holm would not say that the pier was safe.", "state", True),
])
def test_what_somebody_would_not_say(text, act, negated):
    assert [(c.act, c.negated) for c in claims(text)] == [(act, negated)]


def test_what_stands_inside_a_noun_that_is_a_subject_ends_with_it():
    text = "Ida Holm's claim that Nils Berg will reject the plan is not popular on the pier."
    assert [(c.text, c.depth) for c in claims(text)] == [("that Nils Berg will reject the plan", 0), ("the plan", 1)]


RUN_TOGETHER = '"We lost in court. I will not back down, and I promise you that. '


def test_paragraphs_of_a_quotation_that_were_run_together():
    text = f'Nils Berg said the court was slow. {RUN_TOGETHER}"We will mend the pier next week, and it will hold." Ida Holm said nobody knew.'
    found = [c for c in claims(text) if not c.depth]
    assert [(c.speaker_name, len(c.content)) for c in found] == [("Nils Berg", 1), ("Nils Berg", 2), ("Ida Holm", 1)]
    assert {c.speaker_name for c in claims(text) if c.source_text == "I"} <= {"Nils Berg"}


@pytest.mark.parametrize("last", ["nils.holm@larkpost.example (Lark Post 12/16)", "nils@larkpost.example", "\n\nnils@larkpost.example"])
def test_an_address_behind_the_last_quotation(last):
    text = f'"The pier is late," Nils Berg says. "It should be mended before the winter, and it will be." {last}'
    assert [(c.speaker_name, len(c.content)) for c in claims(text)] == [("Nils Berg", 2)]


@pytest.mark.parametrize("glue", [" - ", "- ", "-", "\u2013 "])
def test_a_dash_before_a_quotation_that_goes_on(glue):
    text = f'"The pier is late," Nils Berg says.{glue}"It should be mended before the winter, and it will be."'
    assert [(c.speaker_name, len(c.content)) for c in claims(text)] == [("Nils Berg", 2)]


def test_a_mark_that_is_never_closed_is_no_quotation_of_the_one_before():
    text = 'Nils Berg said the court was slow. "The pier will hold, said Ida Holm, and nobody will pay. It was late.'
    assert [c.speaker_name for c in claims(text) if not c.depth] == ["Nils Berg", "Ida Holm"]


def test_the_surname_of_a_headline_may_be_an_everyday_word():
    text = "Marsh: Ships should wait outside\n\nIda Marsh met the board on Monday."
    assert [c.speaker_name for c in claims(text)][:1] == ["Ida Marsh"]


# ---- what a name is

@pytest.mark.parametrize("text, name, kind", [
    ("Larkwell said profits fell. Larkwell shares rose on Monday.", "Larkwell", "organisation"),
    ("Larkwell said profits fell. The airline Larkwell is old.", "Larkwell", "organisation"),
    ("Norbank says its clerks were late.", "Norbank", "organisation"),
    ("Birdthwistle said that the pier was shut. He was late.", "Birdthwistle", "person"),
    ("We asked the airline\n\nBirdthwistle said that the pier was shut.", "Birdthwistle", "person"),
    ("Mr. Larkwell said profits fell. Larkwell shares the view.", "Larkwell", "person"),
])
def test_what_one_word_is(text, name, kind):
    assert types(text).get(name) == kind


def test_a_double_name_that_holds_a_company():
    assert types("Ida Ford-Holm left the board.")["Ida Ford-Holm"] == "person"


@pytest.mark.parametrize("text", ["Boats wait in Sundal Grimsvik state.", "A fire broke out near Sundal Grimsvik, officials said.", "The Sundal Grimsvik prize is rich."])
def test_two_unknown_words_where_nobody_stands(text):
    assert "person" not in types(text).values()


def test_two_unknown_words_that_speak():
    assert types('"We wait," said Sundal Grimsvik.')["Sundal Grimsvik"] == "person"


@pytest.mark.parametrize("text, name", [
    ("“It is late,” said port spokesman Ilmar Baloch, noting that ships wait.", "Ilmar Baloch"),
    ("“It is late,” said John Finn.", "John Finn"),
    ("Tan Jianvik, a rice farmer from Lim, said it was late.", "Tan Jianvik"),
    ("Sun Weivik, an expert, said it was late.", "Sun Weivik"),
])
def test_a_surname_that_is_a_people_or_an_everyday_word(text, name):
    assert types(text)[name] == "person"
    assert {c.speaker_name for c in claims(text)} == {name}


@pytest.mark.parametrize("text", ["Sun Grimsvik won.", "Oh Grimsvik, the city of ports, said so.", "He told port spokesman Holm that Kurds wait."])
def test_an_everyday_word_at_the_start_is_nobody(text):
    assert not [n for n, kind in types(text).items() if kind == "person" and " " in n]


# ---- courts: who is told and hears

HEARD = [
    ("Nils Berg burned the ledger, the court heard on Monday.", None, "the court", "Nils Berg burned the ledger"),
    ("An inquest into the loss of the ferry was told that its pump had failed.", None, "An inquest", "that its pump had failed"),
    ("Jurors have heard how Berg hid the keys.", None, "Jurors", "how Berg hid the keys"),
    ("Sundmere District Court heard that the boat was his.", None, "Sundmere District Court", "that the boat was his"),
    ("Berg, the tribunal heard, sold two boats.", None, "the tribunal", "Berg sold two boats"),
    ("The judge was told by Ida Holm, for the state, that the boat was lost.", "Ida Holm", "The judge", "that the boat was lost"),
    ("Residents were told on Monday by the mayor that the well was dry.", "the mayor", "Residents", "that the well was dry"),
    ("The envoy was told to leave the port.", None, "The envoy", "to leave the port"),
]


@pytest.mark.parametrize("text, source, hearer, content", HEARD)
def test_who_is_told_hears_it(text, source, hearer, content):
    found = [c for c in claims(text) if c.addressee_text]
    assert [(c.source_text, c.addressee_text, c.text) for c in found] == [(source, hearer, content)]


@pytest.mark.parametrize("text", [
    "The court heard the case in May.",
    "The committee heard evidence from a diver who was hurt.",
    "The jury will hear that Berg lied.",
    "We heard the boat had sunk.",
])
def test_what_is_no_telling(text):
    assert claims(text) == []

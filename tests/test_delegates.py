"""Who speaks where nobody has a name: delegates of states, "his country", offices told far behind, shared family names; and what warns or foretells."""
import pytest

import sayso


def rows(text):
    corpus = sayso.read([{"id": "a", "text": text}])
    return list(corpus.claims)


def said(text):
    """[(speaker, act)] in the order of the text."""
    return [(c["speaker_name"], c["act"]) for c in rows(text)]


# ---- delegates -----------------------------------------------------------------------------------------------------------

DELEGATES = [
    ("The representative of Norway said that the text was fair. Reading it again, he called for patience.", [("Norway", "state"), ("Norway", "urge")]),
    ("Malta's permanent representative said that the fence would go.", [("Malta", "state")]),
    ("Malta's UN representative said that the fence would go.", [("Malta", "state")]),
    ("The Kenyan delegate said that the fence would go.", [("Kenya", "state")]),
    ("The representative from Peru said that it was late. Her counterpart from Chile said that it was early.", [("Peru", "state"), ("Chile", "state")]),
    ("The representative of the European Union welcomed the text.", [("European Union", "praise")]),
    ("A spokesman of the Norwegian navy said that the ship was late. He said that nobody was hurt.", [("Norwegian Navy", "state"), ("Norwegian Navy", "state")]),
    ("Michigan's representative said that the fence would go.", [(None, "state")]),
    ("The Norwegian ambassador said that the fence would go.", [(None, "state")]),
    ("His Danish counterpart said that the fence would go.", [(None, "state")]),
    ("A representative of Norway's fishermen said that the fence would go.", [(None, "state")]),
]


@pytest.mark.parametrize("text, expected", DELEGATES)
def test_delegates_speak_for_those_who_sent_them(text, expected):
    assert said(text) == expected


MINISTRIES = [
    ("A Defence Ministry statement said that nobody was hurt. It said that the mast was lost.", ["Norwegian Defence Ministry"] * 2),
    ("Nobody was hurt, according to a Defence Ministry statement.", ["Norwegian Defence Ministry"]),
    ("A foreign ministry spokesman said that the crew was safe.", ["Norwegian Foreign Ministry"]),
    ("A Defence Ministry official said that the mast was lost.", [None]),
    ("A pilot said that a defence ministry of their own was too much for the islands.", [None])]


@pytest.mark.parametrize("text, expected", MINISTRIES)
def test_the_article_is_that_of_the_statement(text, expected):
    assert [speaker for speaker, _ in said("Norway's Defence Ministry met the pilots on Monday. " + text)] == expected


def test_delegates_of_several():
    claim, = rows("Representatives of Norway, Malta and Peru said that the text was fair.")
    assert claim["speakers"] == ["NO", "MT", "PE"]


def test_a_delegate_with_a_name_is_that_person():
    assert said("Malta's representative Lino Borg said that it was late. Malta's representative said that it was early.")[1] == ("Lino Borg", "state")


# ---- his country ---------------------------------------------------------------------------------------------------------

HOMES = [
    ("The Kenyan foreign minister said that his country rejects the text.", "Kenya"),
    ("Norwegian Foreign Minister Ida Holm said that her government rejects the text.", "Norway"),
    ("The representative of Peru said that her delegation rejects the text.", "Peru"),
    ("The mayor of the port said that his country rejects the text.", None),
]


@pytest.mark.parametrize("text, state", HOMES)
def test_his_country(text, state):
    assert [c["speaker_name"] for c in rows(text) if c["act"] == "reject"] == [state]


# ---- offices, owners, family names ------------------------------------------------------------------------------------------

FAR = " Sailors say it is cold. The sea is grey. The old port is shut. Many ships left in May."

LATER = [
    ("Deputy Trade Minister Ida Holm opened the fair." + FAR + " The deputy trade minister said that it was warm.", "Ida Holm"),
    ("Deputy Trade Minister Ida Holm opened the fair." + FAR + " The trade minister said that it was warm.", None),
    ("Norwegian Trade Minister Ida Holm opened the fair." + FAR + " The Danish trade minister said that it was warm.", None),
    ("Ida Holm, director of the Norhavn Museum of Sports, opened the fair." + FAR + " The sports director said that it was warm.", None),
    ("Peru's Ida Holm opened the fair. Peru's president said that it was warm.", "Ida Holm"),
    ("Peru's Ida Holm met President Nils Berg. Peru's president said that it was warm.", None),
    ("President Ida Holm's spokesman said that it was warm. The sea is grey, Holm spokesman Nils Berg told sailors.", "Nils Berg"),
    ("The fair was opened by Premier Li Wenbo. Deputy Trade Minister Li Baozhu told sailors that it was cold. Li said that it was warm.", "Li Baozhu"),
    ("Ida Holm opened the fair with her husband Nils Holm. Holm said that it was warm.", "Ida Holm"),
]


@pytest.mark.parametrize("text, speaker", LATER)
def test_who_it_was_that_it_was_warm(text, speaker):
    assert [c["speaker_name"] for c in rows(text) if c["text"] == "that it was warm"] == [speaker]


def test_whom_all_of_an_article_is_about_keeps_the_family_name():
    text = "Li Wenbo came. Li Wenbo met the mayor. Li Wenbo and his minister, Li Baozhu, left. Li said that it was warm."
    assert said(text) == [("Li Wenbo", "state")]


def test_he_is_not_whom_his_own_clause_names():
    text = 'Mr Berg won, and Mr Dahl lost. "We are glad," said Mr Berg. Mr Dahl went home. He warned that Mr Berg would be back at school.'
    assert said(text)[-1] == ("Dahl", "warn")


# ---- warnings, threats, what is foretold -------------------------------------------------------------------------------------

def test_who_is_warned_of_something_hears_it():
    for text in ("Norway warned Denmark of storms.", "The minister has warned Denmark of storms.", "Norway to warn Denmark of storms ¶"):
        claim = rows(text.replace(" ¶", "\n\nThe sea is grey."))[0]
        assert (claim["act"], claim["addressee_text"], claim["target_text"]) == ("warn", "Denmark", None)
    assert rows("Sailors warned the number of storms would rise.")[0]["addressee_text"] is None


THREATS = [("Norway's defence minister, Ida Holm, warned Denmark that Norway will sink its boats.", "threaten"), ("The Norwegian navy warned that Norway will sink the boats.", "threaten"),
           ("Norway's defence minister, Ida Holm, warned that Denmark will sink the boats.", "warn"), ("Ida Holm warned that Norway will sink the boats.", "warn"),
           ("Norway's defence minister, Ida Holm, warned that Norway will be cold.", "warn")]


@pytest.mark.parametrize("text, act", THREATS)
def test_for_a_state_its_officials_threaten(text, act):
    assert [c["act"] for c in rows(text)] == [act]


def test_what_is_foretold_is_of_others():
    assert [c["speaker_how"] for c in rows("Norway is forecast to grow. Malta, tipped to win, was glad.")] == ["passive"]
    assert [c["speaker_name"] for c in rows("Norway's king expected to visit Malta\n\nThe king will sail in May.")] == [None]


def test_a_charge_dismissed_by_somebody():
    text = 'Its lawyers said in May that the map was false, a charge dismissed by Norway as "laughable".'
    assert ("Norway", "reject") in said(text)


# ---- the government ----------------------------------------------------------------------------------------------------------

FAR = "Divers waited. It rained. It was late. The wind rose. It was cold. "

GOVERNMENTS = [
    ("The Maltese government met. ", "The government", "Malta"),
    ("Malta's coalition government met. Kenya sent a boat. ", "The government", "Malta"),
    ("The government of Malta met. Kenya, Peru and Norway sent boats. ", "The government", "Malta"),
    ("The Maltese regime met. ", "The regime", "Malta"),
    ("Malta will pay for the pier. Malta's boats are old. Norway sent divers to Malta. ", "The government", "Malta"),
    ("The Maltese government and Kenya's government met. ", "The government", None),
    ("Malta will pay for the pier. Kenya and Malta share it. Kenya's boats are old. ", "The government", None),
    ("Malta is small. ", "The government", None),
    ("Divers left England in May. England has piers. Boats wait in England. ", "The government", None),
    ("Malta is small. Malta's boats are old. Divers left Malta in May. ", "The government of the harbour district", None),
    ("Malta is small. Malta's boats are old. Divers left Malta in May. ", "The administration", None),
]


@pytest.mark.parametrize("before, source, state", GOVERNMENTS)
def test_whose_government_it_is(before, source, state):
    assert said(f"{before}{FAR}{source} said it would hire more divers.") == [(state, "state")]


@pytest.mark.parametrize("before, source, state", [
    ("Malta is small. ", "The country", "Malta"),
    ("Malta and Kenya are far apart. ", "The country", None),
    ("The pier is old. ", "The country", None),
    ("Malta is small. Divers waited. ", "The country", None),
    ("Malta is small. ", "The country club", None),
])
def test_which_country_it_is(before, source, state):
    assert said(f"{before}{source} said it would hire more divers.") == [(state, "state")]


def test_the_country_of_who_speaks():
    assert said("Kenya is far. Malta's ambassador said the country rejected the plan.")[1] == ("Malta", "reject")


# ---- no claims ---------------------------------------------------------------------------------------------------------------

NONE = ["What do the two sides say?", "Norway observed a minute of silence for the dead.", "Most of Norway's reported raids were near the port."]


@pytest.mark.parametrize("text", NONE)
def test_no_claims(text):
    assert rows(text) == []


def test_a_press_service_is_no_verb():
    for service in ("the government press service", "the ministry press service", "the navy press office"):
        claim, = rows(f"The ship is safe, {service} reports.")
        assert claim["source_text"] == service


# ---- votes as minutes tell them ------------------------------------------------------------------------------------------------

VOTES = [
    ("By a recorded vote of 97 in favour to 11 against, with 38 abstentions, the UN General Assembly adopted the draft resolution.", (97, 11, 38, "adopted")),
    ("In 2031 the UN General Assembly voted 91-31, with 44 abstentions, to ask the court for an opinion.", (91, 31, 44, "adopted")),
    ("The UN Security Council voted 14-0, with Malta abstaining, to extend the mandate.", (14, 0, 1, "adopted")),
    ("Nine members of the UN Security Council voted in favour of the draft, which failed because of a negative vote by France.", (9, None, None, "vetoed")),
]


@pytest.mark.parametrize("text, expected", VOTES)
def test_votes(text, expected):
    vote, = sayso.read([{"id": "a", "text": text}]).votes
    assert (vote["in_favour"], vote["against"], vote["abstained"], vote["outcome"]) == expected


def test_with_two_abstaining():
    claim = next(c for c in rows("The UN Security Council adopted the text, with Norway and Malta abstaining.") if c["act"] == "abstain")
    assert claim["speakers"] == ["NO", "MT"]


def test_a_bracket_of_those_who_abstained_decides_nothing():
    text = "The UN Security Council, adopting the text by 13 votes in favour, with 2 abstentions (Norway, Malta), decided to extend the mandate."
    assert [c["speaker_name"] for c in rows(text) if c["cue_text"] == "decided"] == ["UN Security Council"]


@pytest.mark.parametrize("text, modality", [("Norway is unlikely to vote for the text.", "possible"), ("Malta is likely to reject the text.", "possible")])
def test_what_is_likely_has_not_been_done(text, modality):
    assert [c["modality"] for c in rows(text)] == [modality]


# ---- papers, patients, lists ---------------------------------------------------------------------------------------------------

def test_the_statement_is_of_who_spoke_in_it():
    assert said("The Norwegian navy said in a statement that the ship was late. The statement added that nobody was hurt.") == [("Norwegian Navy", "state")] * 2
    assert said("The statement added that nobody was hurt.") == [(None, "report")]


@pytest.mark.parametrize("text", ["Peru said that sailors were urged to stay home.", "Norwegian sailors were urged to stay home.", "Sailors were refused shelter."])
def test_who_is_urged_or_refused_does_not_speak(text):
    assert [c["speaker_how"] for c in rows(text)][-1] == "passive"


def test_who_is_refused_entry_says_nothing():
    assert all(c["speaker"] is None for c in rows("Ida Holm was refused entry."))


def test_ten_states():
    claim, = rows("Norway, Malta, Peru, Chile, Kenya, Ghana, Nepal, Laos, Fiji and Denmark condemned the raid.")
    assert len(claim["speakers"]) == 10


def test_who_describes_is_no_target():
    assert [c["target_text"] for c in rows('Ida Holm praised Berg, whom she described as a "saint".')] == ["Berg", None]


def test_what_is_warned_of_hears_nothing():
    assert [c["addressee_text"] for c in rows("Holm warns Norway missiles lead to war\n\nThe sea is grey.")] == [None]


def test_an_agency_and_the_clause_behind_it():
    claim = rows("According to the agency Larkan, Baltic leaders also voiced doubts over the plan, a new one.")[0]
    assert claim["source_text"] == "the agency Larkan"


# ---- ages, agencies, fronts, sackings ------------------------------------------------------------------------------------------

def test_an_age_and_a_trade():
    text = "Robert Holm has declined. \"It is a small matter,\" added the 60-year-old former sailor who lives in Malta."
    assert said(text)[-1] == ("Robert Holm", "state")


def test_the_agency_is_the_one_that_the_sentence_before_is_about():
    text = "Norway spied on Denmark, and Denmark on Norway. Two men work for Norway's spy agency. The Larkan Agency has seen both of them. The agency said that it was late."
    assert said(text)[-1][0] == "Larkan Agency"


def test_a_front_ends_before_its_main_clause():
    text = 'Asked about rumours that she had asked for a second harbour, Ida Holm said: "Only the sea knows that today."'
    front = [c for c in rows(text) if c["act"] in ("ask", "report")]
    assert front and all("Holm said" not in c["text"] for c in front)


def test_a_word_of_anothers_source_tells_nothing():
    assert [c["cue_text"] for c in rows('"Our boats were seized," a statement attributed to clerks of the ministry said.')] == ["said"]


SACKED = [("President Holm dismissed two ministers on Friday.", []), ("President Holm dismissed the claims.", ["reject"]), ("President Holm dismissed Nils Berg as a liar.", ["reject"]),
          ("President Holm dismissed critics of the plan.", ["reject"])]


@pytest.mark.parametrize("text, acts", SACKED)
def test_who_is_dismissed(text, acts):
    assert [c["act"] for c in rows(text)] == acts


def test_who_is_told_does_not_tell():
    assert [c["speaker_how"] for c in rows("Sailors were told that the port was shut.")] == ["passive"]


# ---- days, mandates ----------------------------------------------------------------------------------------------------------------

def test_the_year_of_a_resolution_is_no_day_of_a_vote():
    text = "The mission, set up by resolution 2911 (2030), was renewed until 12 May 2032, when France vetoed a further extension."
    veto, = [c for c in rows(text) if c["act"] == "veto"]
    assert str(veto["date_first"]) == "2032-05-12"


def test_a_mission_of_an_organisation_is_not_that_organisation():
    corpus = sayso.read([{"id": "a", "text": "The mandate of the UN peacekeeping mission in Mali ended on 14 March 2031. The mandate of UNIFIL ends on 9 May 2032."}])
    assert [m["body"] for m in corpus.mandates] == ["organisation/un-interim-force-in-lebanon"]


# ---- counterparts, colleagues, blocs -------------------------------------------------------------------------------------------------

def test_a_counterpart_has_the_office_too():
    text = "Norwegian Trade Minister Ida Holm met her Danish counterpart Nils Berg. According to Berg, the talks were slow. The minister added that it was late."
    assert said(text)[-1] == ("Nils Berg", "state")


def test_a_colleague_before_a_colon():
    text = 'Norwegian Trade Minister Ida Holm said that it was late. Her Danish colleague, Nils Berg, was even blunter: "We will not be dragged into this."'
    assert said(text)[-1] == ("Nils Berg", "state")


def test_the_bloc():
    assert said("The Union of Harbours has condemned the raid. The regional bloc said that it was late.")[-1][0] == "Union of Harbours"


@pytest.mark.parametrize("text", ["President Ida Holm appeared on television.", "The so-called Harbour State lies far north."])
def test_who_appears_and_what_is_so_called(text):
    assert rows(text) == []


# ---- first ministers, signs, aides -------------------------------------------------------------------------------------------------------

def test_the_prime_minister_is_not_the_first_minister():
    text = 'Prime Minister Nils Berg rejected the plan. First Minister Ida Holm said that it was late. "It is fine," the prime minister said.'
    assert said(text)[-1] == ("Nils Berg", "state")
    assert ("Nils Berg", "state") in said('Prime Minister Nils Berg won. First Minister Ida Holm said that it was late. "The prime minister has said that this is fine," a clerk said.')


def test_what_a_sign_says():
    text = 'Nils Berg met sailors at a rally, with men holding signs reading: "Go home, all of you at once."'
    assert [c["source_text"] for c in rows(text) if c["cue_text"].startswith("reading")] == ["signs"]


def test_aides_close_to_somebody():
    claim = rows("The deal is off, with aides close to President Ida Holm telling Radio Lim that she was sad.")[-1]
    assert (claim["source_text"], claim["speaker_name"]) == ("aides", None)


def test_who_is_found_guilty_finds_nothing():
    assert [c["speaker_name"] for c in rows("Far-right lawmaker Nils Berg found guilty of theft.")] == [None]


def test_a_verb_joined_to_a_relative():
    text = "He was tried in May, which drew crowds and highlighted the brutal law of the town."
    assert [c["source_text"] for c in rows(text)] == ["which"]


# ---- told within what is told ------------------------------------------------------------------------------------------------------------

def test_the_second_that_hangs_on_who_says_both():
    claims = rows("The clerk told sailors that Malta had accused Peru of lying and that Peru had rejected the charge.")
    told, accused, rejected = claims
    assert accused["text"] == "Peru of lying" and rejected["parent"] == told["claim"] and accused["parent"] == told["claim"]


def test_two_who_speak_in_one_breath():
    claims = rows("The two sides met, with Norway saying Denmark fired first and Denmark blaming Norway.")
    assert [(c["speaker_name"], c["text"], c["depth"]) for c in claims] == [("Norway", "Denmark fired first", 0), ("Denmark", "Norway", 0)]


def test_who_is_among_those_and_who_leads_calls():
    assert said("Malta was among those calling for an inquiry. Peru led calls for restraint.") == [("Malta", "urge"), ("Peru", "urge")]


def test_who_is_said_to_lead_calls_behind_a_relative():
    assert said("Ida Holm, who led calls for restraint, is here.") == [("Ida Holm", "urge")]


@pytest.mark.parametrize("source, negated", [
    ("No fewer than 12 states", False), ("No more than 12 states", False), ("Not only sailors but also states", False),
    ("No state", True), ("No more states", True), ("Not all states", True)])
def test_whether_anybody_says_it(source, negated):
    assert {claim["negated"] for claim in rows(f"{source} said that the harbour is shut.")} == {negated}


@pytest.mark.parametrize("verb, act, negated", [("has backed", "praise", False), ("has not backed", "reject", False), ("has not only backed", "praise", False),
                                                ("is aware of", "believe", False), ("is not aware of", "believe", True)])
def test_the_mood_of_a_verb_that_only_the_models_know(verb, act, negated):
    """Whether they take it for a claim is theirs to say."""
    for claim in rows(f"Norway {verb} the plan for a harbour."):
        assert (claim["act"], claim["negated"], claim["modality"]) == (act, negated, "actual")

"""Verbs that have no subject beside them: participles, verbs behind "and", sources that the labels drew over a verb."""
import pytest

import sayso


def source_of(text, cue):
    return [c.source_text for c in sayso.parse(text).claims if c.cue_text == cue]


@pytest.mark.parametrize("text, cue, source", [
    ("However, the mayor left the door open on Saturday, saying he would work with the port.", "saying", "the mayor"),
    ("Noting that the town was poor, the envoy left.", "Noting", "the envoy"),
    ('Shouting "resign, resign", the protesters marched on the town hall.', "Shouting", "the protesters"),
    ("The White House has yet to provide any evidence, but has since claimed that the minister was joking.", "has since claimed", "The White House"),
    ("A Danish court on Thursday gave Norland a green light for the pier, but ruled that the board had to ask the divers.", "ruled", "A Danish court"),
    ("Two men have testified before the senate saying they were paid by the mayor.", "saying", "Two men"),
    ("The two envoys wrote to the prime minister asking that the port be closed.", "asking", "The two envoys"),
    ("Three sailors wrote to the harbour board complaining that the pier was rotten.", "complaining", "Three sailors"),
    ("Ida Holm sent a letter to Nils Berg asking why the ferry had sunk.", "asking", "Ida Holm"),
    ("Nils Berg agreed with Ida Holm saying the pier was unsafe.", "saying", "Nils Berg"),
    ("He stood beside a new sign saying the pier was closed.", "saying", "a new sign"),
    ('Holm said that people were passing his door and shouting "He is lost".', "shouting", "people"),
    ("Justice Minister Nils Berg told reporters that the case was closed, although his own ministry later contradicted him, saying the case was open.", "saying",
     "his own ministry"),
    ("Nils Berg, who as a candidate criticised the treaty, said on Monday that he would sign it.", "criticised", "who"),
])
def test_the_subject_stands_elsewhere(text, cue, source):
    assert source_of(text, cue) == [source]


@pytest.mark.parametrize("text, cue, source", [
    ("The board received calls from residents saying the pier was on fire.", "saying", "residents"),
    ("Ida Holm told reporters that the ferry was safe, adding that it would sail on Friday.", "adding", "Ida Holm"),
    ("The Holm party was in uproar on Friday, with Nils Berg saying the vote was a trap.", "saying", "Nils Berg"),
    ("Nils Berg said that the minister had left and called for a new vote.", "called for", "Nils Berg"),
])
def test_the_subject_stands_where_it_was_found(text, cue, source):
    assert source_of(text, cue) == [source]

"""Verbs that have no subject beside them: participles, verbs behind "and", sources that the labels drew over a verb."""
import pytest

import sayso


def source_of(text, cue):
    return [c.source_text for c in sayso.parse(text).claims if c.cue_text == cue]


@pytest.mark.parametrize("text, cue, source", [
    ("However, the miller opened his barn on Sunday, saying the harvest was for all.", "saying", "the miller"),
    ("Noting that the town was poor, the envoy left.", "Noting", "the envoy"),
    ('Shouting "resign, resign", the protesters marched on the town hall.', "Shouting", "the protesters"),
    ("The lighthouse board has yet to pay its keepers, but has since argued that the lamp was never lit.", "has since argued", "The lighthouse board"),
    ("A Maltese judge on Tuesday let Norland keep the wreck, but ruled that the crew had to be paid first.", "ruled", "A Maltese judge"),
    ("Two keepers have appeared before the lighthouse board saying they were never trained.", "saying", "Two keepers"),
    ("The two envoys wrote to the prime minister asking that the port be closed.", "asking", "The two envoys"),
    ("Three sailors wrote to the harbour board complaining that the pier was rotten.", "complaining", "Three sailors"),
    ("Ida Holm sent a letter to Nils Berg asking why the ferry had sunk.", "asking", "Ida Holm"),
    ("Nils Berg agreed with Ida Holm saying the pier was unsafe.", "saying", "Nils Berg"),
    ("He stood beside a new sign saying the pier was closed.", "saying", "a new sign"),
    ('Berg said that sailors were leaning over the rail and shouting "Land ahead".', "shouting", "sailors"),
    ("Museum director Ida Holm told visitors that the whale was real, although her own curator later contradicted her, saying it was plaster.", "saying",
     "her own curator"),
    ("Nils Berg, who as an apprentice criticised the bakery, said on Sunday that he would run it.", "criticised", "who"),
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

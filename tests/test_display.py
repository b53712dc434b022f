"""What people see: one screen, escaped, and no control character of an article on a terminal."""
import re

import pytest

import sayso

EVIL = "<script>alert('x')</script>"
TEXT = f"{EVIL} Mayor Dorota {EVIL} said: “{EVIL} & \"more\"” on Friday. Dorota Velmeer denied <b>the claim</b>. \x1b[31mRed\x07"


@pytest.fixture(scope="module")
def evil():
    return sayso.read([{"id": f"id {EVIL}", "text": TEXT, "title": EVIL, "outlet": EVIL, "authors": [EVIL], "url": EVIL, "date": EVIL}], errors="skip")


def objects(corpus):
    yield corpus
    yield from corpus.tables.values()
    for table in corpus.tables.values():
        yield from table[:3]


def test_html_is_escaped(evil):
    for thing in objects(evil):
        html = thing._repr_html_()
        assert "<script" not in html and "<b>the claim" not in html, type(thing)
        assert "\x1b" not in html and "\x07" not in html
    assert "&lt;script&gt;" in evil[0]._repr_html_()


def test_html_of_a_document_is_its_text(sample):
    import html
    for document in sample:
        body = document._repr_html_().partition("<div class='text'>")[2].partition("</div>")[0]
        shown = html.unescape(re.sub(r"<[^>]*>", "", body))
        assert shown == document.text.replace("\r", " ")
        assert body.count("<span") == body.count("</span>") > 0
    assert all(f"class='{kind}'" in sample[0]._repr_html_() for kind in ("source", "cue", "content"))


def test_reprs_fit_a_screen(sample, evil):
    for corpus in (sample, evil):
        for thing in objects(corpus):
            lines = repr(thing).split("\n")
            assert len(lines) <= 26, thing
            assert all(len(line) <= 80 for line in lines), max(lines, key=len)
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", repr(thing))


def test_reprs_say_what_is_there(sample):
    assert f"{len(sample)} documents" in repr(sample)
    assert "Velmeer" in repr(sample.who("Velmeer")) and "speaker_name" in repr(sample.claims)
    assert sample[0].id in repr(sample[0])
    claim = sample.claims[0]
    assert claim.cue_text in repr(claim) and claim.act in repr(claim)
    assert repr(sayso.parse("The harbour was quiet.").votes).startswith("<sayso.Table votes: 0 rows")


def test_colour_marks_what_was_found():
    from sayso import display
    document = sayso.parse("Mayor Dorota Velmeer said that “talks” would go on.")
    coloured = display.coloured(document)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == document.text == display.coloured(document, False)
    assert re.search(r"\x1b\[[0-9;]*1;33[0-9;]*msaid\x1b\[0m", coloured)
    assert "\x1b[31m" not in display.coloured(sayso.parse(TEXT))


def test_segments_cover_the_text():
    from sayso.display import segments
    text = "0123456789"
    pieces = list(segments(text, [(0, 4, "source"), (2, 6, "content"), (2, 6, "content"), (8, 10, "date")]))
    assert "".join(p for p, _ in pieces) == text
    assert [k for _, k in pieces] == [["source"], ["source", "content"], ["content"], [], ["date"]]


def test_a_corpus_tells_which_fields_were_taken():
    corpus = sayso.read([{"body": "Nils Berg said no.", "Datum": "2024-05-06"}], columns={"published": "Datum"})
    assert "fields     text from body, published from Datum" in repr(corpus)
    assert "no date is known" in repr(sayso.read([{"text": "Nils Berg said no."}]))


def test_a_timeline_shows_its_days(sample):
    assert "date_first" in repr(sample.timeline()) and str(sample.timeline()[0].date_first) in repr(sample.timeline())
    assert "date_first" not in repr(sample.claims) and "date_first" in sample.timeline()._repr_html_()


def test_lists_of_structs_are_shown_in_words(sample):
    assert re.search(r"Halvard . Benoit Halward", repr(sample.conflicts.where(kind="name"))) and "doc:" not in repr(sample.conflicts[0])
    assert re.search(r"positions +\w[\w ]+ (for|against|veto|abstain|absent)", repr(sample.votes[0]))
    assert re.search(r"members +document \d+ \(1\.00\), document", repr(sample.statements[0]))


def test_a_claim_names_its_document(sample):
    assert repr(sample.claims[0].document.id)[:20] in repr(sample.claims[0]).partition("\n")[0]


def test_cues_tell_who_says_what():
    html = sayso.parse('Nils Berg denied the "<b>" charge. It was said that he lied.')._repr_html_()
    assert "title='Nils Berg: deny'>denied" in html and "title='nobody named: " in html
    evil = sayso.parse("Nils \"O'<i>Berg\" Holm said no.")._repr_html_()
    assert "<i>" not in evil and "title='" in evil


def test_who_relays_is_named():
    corpus = sayso.read([{"text": "Ida Holm said that Nils Berg had denied that the port was shut."}])
    inner = next(c for c in corpus.claims if c.via)
    assert "via       Ida Holm" in repr(inner) and "relayed by Ida Holm" in inner.explain()

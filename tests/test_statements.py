"""Statements: what is joined across documents, what is not, and that nothing depends on the order of documents."""
import collections
import csv
import itertools
import os
import random
import sys

import pytest

import sayso

HERE = os.path.dirname(os.path.abspath(__file__))


def rows_of(name):
    with open(os.path.join(HERE, "statements", name), encoding="utf-8") as stream:
        return list(csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def read(*texts, **more):
    return sayso.read([{"id": f"d{i}", "text": text, "outlet": f"Outlet {i}", **more} for i, text in enumerate(texts)])


def joined(row):
    return any(s["n_documents"] == 2 for s in read(row["first"], row["second"], published="2023-05-04").statements.to_dicts())


def test_pairs_of_our_own():
    rows = rows_of("pairs.tsv")
    assert len(rows) >= 30
    wrong = [(row["same"], row["first"], row["second"]) for row in rows if joined(row) != (row["same"] == "yes")]
    assert len(wrong) <= 0.15 * len(rows), wrong


# ---- one event, several outlets

def events_of(name, part):
    """Event -> its articles, each a list of (says, sentence); a table without articles has one sentence in each."""
    events = collections.defaultdict(lambda: collections.defaultdict(list))
    for number, row in enumerate(rows_of(name)):
        if row["part"] == part:
            events[row["event"]][row.get("article", number)].append((row["says"], row["wording"]))
    return [list(articles.values()) for articles in events.values()]


def statements_of(articles):
    """(article, sentence) -> the statements of its claims."""
    texts = ["\n\n".join(sentence for _, sentence in article) for article in articles]
    corpus, found = read(*texts, published="2023-05-04"), collections.defaultdict(set)
    for claim in corpus.claims.to_dicts():
        begin, end = (claim["cue_start"] if claim["cue_start"] is not None else claim["content"][0]["start"]), 0
        for number, (_, sentence) in enumerate(articles[claim["doc"]]):
            end += len(sentence) + 2
            if begin < end:
                found[claim["doc"], number] |= {claim["statement"]} - {None}
                break
    return found


def measure(name, part):
    """(precision, recall) of pairs of sentences in two articles of one event."""
    right = wrong = wanted = 0
    for articles in events_of(name, part):
        found = statements_of(articles)
        places = [(doc, number, says) for doc, article in enumerate(articles) for number, (says, _) in enumerate(article)]
        for (doc, number, says), (other, place, also) in itertools.combinations(places, 2):
            if doc == other:
                continue
            same, met = says == also != "-", bool(found[doc, number] & found[other, place])
            wanted, right, wrong = wanted + same, right + (same and met), wrong + (met and not same)
    return right / max(1, right + wrong), right / wanted


@pytest.mark.parametrize("part", ["tune", "aside"])
def test_a_briefing_as_four_outlets_tell_it(part):
    precision, recall = measure("briefings.tsv", part)
    assert precision >= 0.9 and recall >= 0.5, (precision, recall)


# Near misses share speaker, day, topic and most words, and are made to be hard: most that are joined are not one statement.
@pytest.mark.parametrize("part", ["tune", "aside"])
def test_near_misses(part):
    precision, recall = measure("groups.tsv", part)
    assert precision >= 0.36 and recall >= 0.5, (precision, recall)


BRIDGE = ["Mayor Ruth Adeyemi said that the bridge is unsafe and must be closed at once.",
          "“The bridge is dangerous and must be shut immediately,” Ruth Adeyemi said.",
          "Ruth Adeyemi said that the library would open on Sundays.",
          "The bridge is unsafe, Ruth Adeyemi said, and must be closed at once."]


def shape(corpus):
    ids = corpus.documents["id"]
    return [(s["statement"], s["text"], s["n_documents"], s["n_outlets"], s["n_independent"], s["first"],
             sorted((ids[m["doc"]], m["claim"], round(m["similarity"], 6)) for m in s["members"])) for s in corpus.statements.to_dicts()]


def test_the_table_and_the_column_agree():
    corpus = read(*BRIDGE)
    statements = corpus.statements.to_dicts()
    assert statements and statements[0]["n_documents"] == 3 and statements[0]["n_outlets"] == 3
    of = {claim["claim"]: claim["statement"] for claim in corpus.claims.to_dicts()}
    members = {m["claim"]: s["statement"] for s in statements for m in s["members"]}
    assert members == {claim: statement for claim, statement in of.items() if statement is not None}
    for s in statements:
        assert s["members"][0]["similarity"] == 1 and all(0 <= m["similarity"] <= 1 for m in s["members"])
        claims = {c["claim"]: c for c in corpus.claims.to_dicts()}
        assert claims[s["members"][0]["claim"]]["text"] == s["text"]


def test_order_of_documents_does_not_matter():
    records = [{"id": f"d{i}", "text": text, "outlet": f"Outlet {i}"} for i, text in enumerate(BRIDGE)]
    assert shape(sayso.read(records)) == shape(sayso.read(records[::-1]))


def test_copies_count_once():
    corpus = read(BRIDGE[0], BRIDGE[0], BRIDGE[0])
    (statement,) = corpus.statements.to_dicts()
    assert (statement["n_documents"], statement["n_independent"]) == (3, 1)


def test_days_apart_are_two_statements():
    def days(second):
        return len(sayso.read([{"id": "a", "text": BRIDGE[0], "published": "2023-01-10"}, {"id": "b", "text": BRIDGE[1], "published": second}]).statements)
    assert days("2023-01-11") == 1 and days("2023-06-30") == 0


def test_a_long_quotation_is_one_whatever_its_day():
    quoted = "“The harbour wall will be raised by two metres before the autumn storms reach the northern coast,” Ruth Adeyemi said on {}."
    told = "Ruth Adeyemi said on {} that a wall in the harbour has to be raised again, since storms reach further every autumn."

    def days(first, second, later):
        return len(sayso.read([{"id": "a", "text": first.format("Monday"), "published": "2023-01-10"},
                               {"id": "b", "text": second.format("Tuesday"), "published": later}]).statements)
    assert days(quoted, quoted, "2023-01-18") == 1
    assert days(quoted, told, "2023-01-11") == 1 and days(quoted, told, "2023-01-18") == 0
    assert days(quoted, quoted, "2023-02-18") == 0


def test_a_state_says_much_that_its_people_do_not():
    first = "Norwegian Prime Minister Ida Brandt said that the tolls slow trade along the northern coast."
    other = "{} said that trade without tolls would empty the villages of pilots and brokers."
    assert len(read(first, other.format("Ida Brandt"), published="2023-05-04").statements) == 1
    assert not len(read(first, other.format("Norway"), published="2023-05-04").statements)
    assert len(read(first, "Norway said that the tolls slow trade along the coast in the north.", published="2023-05-04").statements) == 1


def test_one_shared_word_is_not_enough():
    assert len(read("Ruth Adeyemi said that the levy strangles the harbour.", "Ruth Adeyemi said that weeds strangle the roses.")) == 2
    assert not len(read("Ruth Adeyemi said that the levy strangles the harbour.", "Ruth Adeyemi said that weeds strangle the roses.").statements)


def meet(first, second):
    said = "Ruth Adeyemi said that {}."
    return any(s["n_documents"] == 2 for s in read(said.format(first), said.format(second), published="2023-05-04").statements.to_dicts())


def test_a_not_on_one_side():
    assert meet("the ferry will stop at the island on Sundays", "on Sundays the ferry will stop at the island")
    assert not meet("the ferry will stop at the island on Sundays", "the ferry will not stop at the island on Sundays")
    assert not meet("the keepers signed the lease of the lighthouse", "the keepers never signed the lease of the lighthouse")


def test_a_not_beside_a_word_with_an_opposite_may_say_the_same():
    assert meet("the pier at Halvmouth is closed to ferries", "ferries can no longer use the pier at Halvmouth")


def test_numbers_of_several_words():
    assert meet("three hundred wardens will guard the marshes", "the marshes get 300 wardens")
    assert meet("sixty-one lambs were lost in the storm", "the storm has killed 61 lambs")
    assert not meet("three hundred wardens will guard the marshes", "the marshes get 200 wardens from hundreds of towns")


def test_a_phrase_over_a_quotation_mark():
    assert meet("the plan is “in line” with our views", "the plan corresponds to our views")


def test_words_of_neighbouring_meaning():
    assert meet("the old vessel leaks and has to be scrapped in Halvmouth", "in Halvmouth a leaking boat must be scrapped")
    assert not meet("the pier at Halvmouth opens on Monday for walkers", "the pier at Halvmouth was shut in the night by vandals")


def test_a_name_that_only_one_article_shows_to_be_one():
    assert meet("the pier at Halvmouth needs repair", "a repair of the Halvmouth pier is needed, and Mr Halvmouth agrees")


def test_a_shared_word_that_a_not_turns_counts_against_a_pair():
    first = "Ruth Adeyemi said that the guild has asked the ministry to pay for the free buoys that it lays since the old light was closed."
    assert not len(read(first, "Ruth Adeyemi complained that the state never paid for the free buoys.", published="2023-05-04").statements)


def test_an_opposite_in_another_sentence_is_none():
    first = "Ruth Adeyemi said that last month's attacks on pilot boats were planned by smugglers in Halvmouth and carried out from barges and rafts."
    second = ("“Last month's misdeeds on pilot boats were planned by smugglers in Halvmouth and carried out from barges and rafts. We shall defend every "
              "lighthouse, pontoon and slipway of the estuary,” Ruth Adeyemi said.")
    assert len(read(first, second, published="2023-05-04").statements) == 1


# ---- whose speakers nobody names

STORY = ("Harbour master Ida Brandt met the pilots Tom Okoro and Lena Sund on the pier. Ida Brandt said that the old quota of boats in the harbour stays as it was. {}")
DIVERS = "Divers say the wreck was scuttled with an axe by its own drunken crew."


def echoes(*texts, **more):
    statements = read(*[STORY.format(text) for text in texts], **{"published": "2023-05-04", **more}).statements.to_dicts()
    return [s for s in statements if s["speaker"] != "person/ida-brandt"]


def test_what_nobody_known_says_in_two_articles():
    [statement] = echoes(DIVERS, "The wreck was scuttled with an axe by its own drunken crew, according to divers.")
    assert statement["speaker"] is None and (statement["n_documents"], statement["n_outlets"]) == (2, 2)
    assert [m["doc"] for m in statement["members"]] in ([0, 1], [1, 0]) and statement["members"][0]["similarity"] == 1
    assert str(statement["first"]) == "2023-05-04"
    corpus = read(STORY.format(DIVERS), STORY.format(DIVERS.replace("say", "told the guild that")), published="2023-05-04")
    of = {claim["claim"]: claim["statement"] for claim in corpus.claims.to_dicts()}
    for statement in corpus.statements.to_dicts():
        assert {m["claim"] for m in statement["members"]} == {claim for claim, own in of.items() if own == statement["statement"]}
    assert len(corpus.to_html()) > 0 and "unnamed" in sayso.compare.side_by_side(corpus)


def test_what_nobody_known_says_and_somebody():
    named = "The wreck was scuttled with an axe by its own drunken crew, Ruth Adeyemi said."
    [statement] = echoes(DIVERS, named)
    assert statement["speaker"] == "person/ruth-adeyemi"
    [statement] = echoes(DIVERS, named, named.replace("its own", "their"))
    assert statement["speaker"] == "person/ruth-adeyemi" and statement["n_documents"] == 3 and len(statement["members"]) == 3
    two = echoes(DIVERS, named, named.replace("Ruth Adeyemi", "Ole Fiske"))
    assert [s["n_documents"] for s in two] == [2]  # two who are named are not brought together by divers


@pytest.mark.parametrize("other", [
    "Divers say the wreck was not scuttled with an axe by its own drunken crew.",
    "Fishermen say the wreck was scuttled with an axe.",
    "Divers say the mast was cut with an axe by its own drunken crew to please the insurers of the wharf.",
    "Divers want the wreck raised and sold to the museum."])
def test_what_nobody_known_says_otherwise(other):
    assert not echoes(DIVERS, other)


def test_numbers_that_nobody_known_tells():
    said, told = "Divers say the drunken crew of the wreck had hidden {} barrels under the deck.", "The drunken crew had hidden {} barrels under the deck of the wreck, according to divers."
    assert len(echoes(said.format(40), told.format(40))) == 1 and not echoes(said.format(40), told.format(60))


def test_what_nobody_known_says_in_other_stories():
    told = DIVERS.replace("say", "told the guild that")
    assert not len(read(DIVERS, told, published="2023-05-04").statements)
    corpus = sayso.read([{"id": day, "text": STORY.format(text), "published": f"2023-05-{day}"} for text, day in ((DIVERS, "01"), (told, "09"))])
    assert not [s for s in corpus.statements if s.speaker is None]


def test_echoes_do_not_depend_on_the_order_of_documents():
    texts = [DIVERS, DIVERS.replace("say", "said"), "The wreck was scuttled with an axe by its own drunken crew, Ruth Adeyemi said.", "Police say that nobody is missed."]
    records = [{"id": f"d{i}", "text": STORY.format(text), "outlet": f"Outlet {i}", "published": "2023-05-04"} for i, text in enumerate(texts)]
    assert shape(sayso.read(records)) == shape(sayso.read(records[::-1])) != []


def test_what_is_told_without_a_source():
    hidden = "{} that the crew of the wreck had hidden 40 barrels of tar under its deck and scuttled it with an axe."
    [statement] = echoes(hidden.format("It was reported"), hidden.format("It had been reported"))
    assert statement["speaker"] is None and statement["n_documents"] == 2
    assert not echoes(hidden.format("It was reported"), hidden.format("It had been reported").replace("40", "60"))


@pytest.mark.parametrize("one, two, same", [
    ("Divers say that the drunken crew had scuttled the wreck with an axe.", "With an axe, a fisherman said, the drunken crew had scuttled a wreck that lay near the skerry.", True),
    ("Divers say that the drunken crew had scuttled the wreck with an axe.", "Divers told the guild that the drunken crew had scuttled no wreck with an axe that night.", False),
    ("Divers say that the drunken crew had scuttled the wreck with an axe.", "A fisherman said that the drunken crew had mended the wheel of a barge before they sank.", False),
    ("Ruth Adeyemi says that the drunken crew had scuttled the wreck with an axe.", "With an axe, Ole Fiske said, the drunken crew had scuttled a wreck that lay near the skerry.", False)])
def test_most_words_in_any_order(one, two, same):
    """Some of them in a row; the contents begin and end otherwise."""
    assert len(echoes(one, two)) == same


# ---- words in a row

LOCK = "“The lock was built by our grandfathers for barges of forty tons, and nobody who signed the lease has ever steered one,” {}."
SHUT = "“Nobody who signed the lease has ever steered one. We shall shut the lock on the first day of frost and keep the keys,” {}."


def groups(*texts, **more):
    """By statement the documents that tell it, in the order of texts."""
    statements = read(*[STORY.format(text) for text in texts], **{"published": "2023-05-04", **more}).statements.to_dicts()
    return sorted(sorted({m["doc"] for m in s["members"]}) for s in statements if s["speaker"] != "person/ida-brandt")


@pytest.mark.parametrize("one, two", [
    ("Ruth Adeyemi said", "she said"), ("said Ruth Adeyemi", "a lock keeper said"), ("Ruth Adeyemi said", "Adeyemi told the guild"),
    ("the mayor said", "a man in a boat said"), ("Ruth Adeyemi said", "Judith Adeyemi said"), ("Tamsil Orban said", "Mr. Tamsil said")])
def test_a_part_of_a_quotation(one, two):
    assert groups(LOCK.format(one), SHUT.format(two)) == [[0, 1]]


def test_a_part_of_a_quotation_of_two_who_are_named():
    assert groups(LOCK.format("Ruth Adeyemi said"), SHUT.format("Ole Fiske said")) == []


@pytest.mark.parametrize("other", [
    "Pilots say the widow of the late harbour master of Halvmouth paid for the new bell.",
    "Pilots say the widow of the late harbour master of Halvmouth was not seen on the ferry that sank off the skerry.",
    "Pilots deny the widow of the late harbour master of Halvmouth was seen on the ferry that sank off the skerry."])
def test_a_name_in_a_row_is_no_part(other):
    assert groups("Nurses say the widow of the late harbour master of Halvmouth was seen on the ferry that sank off the skerry.", other) == []


def test_what_is_told_in_a_row():
    told = "{} the widow of the late harbour master was seen on the ferry that sank off the skerry{}."
    assert groups(told.format("Nurses say", ""), told.format("Pilots believe that, and say", " at noon")) == [[0, 1]]


def test_two_statements_that_are_one():
    """The first two and the last two are alike; the second and the third share a quotation of which one is hardly more."""
    long = "“We shall shut the lock on the first day of frost and keep the keys until the lease is torn up,” Ruth Adeyemi said."
    texts = [long, long.replace(" and keep the keys", ""), long.replace("on the first day of frost", "in winter"), "Ruth Adeyemi said that the lock will be shut in winter and the keys kept until the lease is torn."]
    assert groups(*texts) == [[0, 1, 2, 3]]


@pytest.mark.parametrize("one, two, same", [
    ("Her father said that the pilot never drank before a tide.", "The pilot never once drank before a tide, her own father told the guild.", True),
    ("Her father said that the pilot never drank before a tide.", "The pilot never once drank before a tide, a barmaid told the guild.", False),
    ("Her father said that the pilot never drank before a tide.", "Her father said that the pilot never asked for a pension.", False),
    ("Her father said that the pilot had 3 boats on the lake.", "The pilot had 7 boats on that lake, her own father told the guild.", False)])
def test_sources_that_are_called_alike(one, two, same):
    assert groups(one, two) == ([[0, 1]] if same else [])


def test_parts_do_not_depend_on_the_order_of_documents():
    texts = [LOCK.format("Ruth Adeyemi said"), SHUT.format("she said"), SHUT.format("a lock keeper said"), LOCK.format("the mayor said")]
    records = [{"id": f"d{i}", "text": STORY.format(text), "outlet": f"Outlet {i}", "published": "2023-05-04"} for i, text in enumerate(texts)]
    assert shape(sayso.read(records)) == shape(sayso.read(records[::-1])) != []


def test_nothing_to_join():
    assert len(read("").statements) == 0 and len(sayso.read([]).statements) == 0
    assert len(read(BRIDGE[0]).statements) == 0


@pytest.mark.parametrize("threads", [1, 2])
def test_threads(threads):
    records = [{"id": f"d{i}", "text": text} for i, text in enumerate(BRIDGE * 20)]
    assert shape(sayso.Reader(threads=threads).read(records)) == shape(sayso.Reader(threads=1).read(records))


def test_large_buckets_are_capped_and_said():
    corpus = read(*[f"Ruth Adeyemi said that the bridge is unsafe and that {i} lorries crossed it in week {i + 7}." for i in range(80)])
    assert "statements-capped" in corpus.warnings["code"]
    copies = read(*[BRIDGE[i % 2] for i in range(80)])
    assert "statements-capped" not in copies.warnings["code"]
    assert copies.statements.to_dicts()[0]["n_documents"] == 80


# ---- more documents

def made(articles):
    sys.path.insert(0, os.path.join(HERE, "..", "bench"))
    try:
        from statements import Newsroom
    finally:
        sys.path.pop(0)
    return [record for record, _ in Newsroom(articles).records()]


def test_adding_gives_what_reading_all_gives():
    records = made(600)
    whole, grown = sayso.read(records), sayso.read(records[:-2])
    for record in records[-2:]:
        grown = grown.add([record])
        assert grown._joined is None
    groups = lambda corpus: {(s[0], *s[2:6], *(m[:2] for m in s[6])) for s in shape(corpus)}
    before, after = groups(whole), groups(grown)
    assert len(before) > 100 and len(before & after) >= 0.98 * len(before | after)  # words weigh what they weighed before


def test_adding_joins_when_asked_and_leaves_the_old_corpus_alone():
    corpus = read(*BRIDGE)
    old = shape(corpus)
    more = corpus.add([{"id": "x", "text": "Ruth Adeyemi said that the bridge is unsafe.", "outlet": "Outlet x"}])
    two = more.add([{"id": "y", "text": "Ruth Adeyemi said that the bridge is unsafe.", "outlet": "Outlet y"}])
    assert two._joined is None and more._joined is None
    assert len(two) == 6 and two._joined is not None and more._joined is None
    assert two.statements.to_dicts()[0]["n_documents"] == 5 and more.statements.to_dicts()[0]["n_documents"] == 4
    assert shape(corpus) == old
    with pytest.raises(TypeError):
        type(corpus._source)(corpus._reader._engine, corpus._shards, like=3)


# ---- sketches

def test_sketches_join_what_may_be_one_statement():
    corpus = read(*BRIDGE, "It rained.")
    sketches = corpus.sketches()
    assert len(sketches) == len(corpus.claims)
    assert all(s is None or (len(s) == 32 and set(s) <= set("0123456789abcdef")) for s in sketches)
    places = lambda a, b: sum(a[i:i + 4] == b[i:i + 4] for i in range(0, 32, 4))
    assert places(sketches[0], sketches[1]) == 8 and places(sketches[0], sketches[3]) >= 2 and places(sketches[0], sketches[2]) == 0
    assert sketches == read(*BRIDGE, "It rained.").sketches()
    assert read("It rained.").sketches() == []


def test_a_loaded_corpus_has_no_sketches(tmp_path):
    read(*BRIDGE).write(tmp_path)
    with pytest.raises(sayso.InputError):
        sayso.load(tmp_path).sketches()


# ---- copies

REPORT = ("Mayor Ruth Adeyemi said on Tuesday that the bridge over the Larn is unsafe and must be closed at once. Engineers had found rust in "
          "four of the nine cables, and a fifth was replaced in spring. The crossing carries eleven thousand cars a day, most of them on the way to "
          "the cement works at Dunmore, and there is no other way over the river within an hour's drive. Shop owners in the lower town fear for "
          "their trade. “We cannot wait until somebody is hurt,” Adeyemi said. The council will meet on Friday evening to decide who pays for the "
          "repairs, which are thought to cost nine million crowns. Buses will turn round at the old customs house until further notice, and the "
          "ferry that stopped running when the bridge was built may come back for the summer. The ministry of transport did not answer questions.")


def duplicates(*texts):
    return sayso.read([{"id": f"d{i}", "text": text, "outlet": f"Outlet {i}"} for i, text in enumerate(texts)]).documents["duplicate_of"]


def test_copies_with_other_headers_and_tails():
    headed = "LARNSIDE, 4 May 2023 (North News) - " + REPORT
    tailed = REPORT + "\n\nSubscribe to our newsletter. Follow us for more."
    assert duplicates(REPORT, headed, tailed) == [None, 0, 0]


def test_copies_with_a_few_words_changed():
    edited = REPORT.replace("did not answer questions", "declined to comment").replace("Shop owners", "Shopkeepers")
    assert duplicates(REPORT, edited) == [None, 0]


def test_other_reports_are_no_copies():
    other = " ".join(reversed(REPORT.replace("bridge", "harbour").replace("river", "bay").split()))
    assert duplicates(REPORT, other) == [None, None]


def test_corroboration_counts_originals():
    corpus = sayso.read([{"id": str(i), "text": text, "outlet": f"Outlet {i}"} for i, text in enumerate(
        [REPORT, "By Our Staff\n\n" + REPORT, "The bridge is dangerous and must be shut at once, Mayor Ruth Adeyemi said."])])
    best = corpus.statements.to_dicts()[0]
    assert (best["n_documents"], best["n_independent"]) == (3, 2)


# ---- the order of documents

CREWS = ["Ruth Adeyemi", "Tomas Okoro", "Ida Brandt", "Piet Vandaal", "Lena Sorvik", "Omar Keldane", "Vera Lindqual", "Hugo Marrow"]
WORDS = ["barge crane ferry raft dredger cutter", "sank burned drifted capsized cracked leaked", "mill bridge lock tower granary tavern",
         "pilot guard baker porter clerk miller", "slept argued waited sang prayed cooked", "bell rope anchor ladder lantern whistle"]
OUTCRIES = ["the {} {} beside the {} while the {} {} and the {} was gone".format(*(words.split()[(i * (k + 1) + i // 6 * k) % 6] for k, words in enumerate(WORDS)))
            for i in range(36)]


def crowded_story():
    """More articles of one story than an article is held against: each names some of the crews and quotes some of the outcries, cut somewhere."""
    chance = random.Random(11)
    for i in range(40):
        words = [outcry.split() for outcry in chance.sample(OUTCRIES, 4)]
        quotations = [" ".join(some[chance.randrange(3):]) for some in words]
        text = " ".join(f"{name} came to the quay." for name in chance.sample(CREWS, 4))
        text += "".join(f' "{said[0].upper()}{said[1:]}," {who} said.' for said, who in zip(quotations, ("a witness", "a sailor", "one of them", "a woman")))
        yield {"id": f"a{i}", "text": text, "outlet": f"Outlet {i}", "published": f"2023-05-0{chance.randrange(3, 6)}"}


def groups_of(records):
    corpus = sayso.read(records)
    ids = corpus.documents["id"]
    return {row["statement"]: sorted((ids[member["doc"]], member["claim"], member["similarity"]) for member in row["members"])
            for row in corpus.statements.to_dicts()}


def test_shuffled_documents():
    """Whatever the order, an article is held against the same others."""
    records = list(crowded_story())
    wanted = groups_of(records)
    assert len(wanted) > 10
    for seed in range(5):
        random.Random(seed).shuffle(records)
        assert groups_of(records) == wanted, seed


# ---- wordings beside each other

def test_diff_aligns_two_wordings():
    corpus = read(*BRIDGE)
    a, b = corpus.claims[0], corpus.claims[1]
    seen = sayso.diff(a, b)
    assert " ".join(left for _, left, _ in seen.parts if left).split() == a.text.split()
    assert " ".join(right for _, _, right in seen.parts if right).split() == b.text.split()
    assert "[-" in repr(seen) and "{+" in repr(seen) and max(map(len, repr(seen).splitlines())) <= 80
    assert repr(sayso.diff("it is so", "it is so")) == "it is so" and sayso.diff("", "").similarity == 1
    assert "&lt;b&gt;" in sayso.diff("<b> one", "<b> two")._repr_html_() and "<b>" not in sayso.diff("<b> one", "two")._repr_html_()


def test_compare_and_timeline():
    corpus = sayso.read([{"id": "b", "text": BRIDGE[1] + " The Mayor left on 3 May 2023.", "published": "2023-05-04"},
                         {"id": "a", "text": "On Tuesday, " + BRIDGE[0], "published": "2023-05-03"}])
    assert [s["n_documents"] for s in corpus.compare("Adeyemi")] == [2]
    with pytest.raises(sayso.InputError):
        corpus.compare("Nobody Here")
    days = [c["date_first"] for c in corpus.timeline()]
    assert days and days == sorted(days) and None not in days


def test_command(tmp_path, capsys):
    from sayso import cli
    for i, text in enumerate(BRIDGE):
        (tmp_path / f"{i}.txt").write_text(text, encoding="utf-8")
    assert cli.main(["compare", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "Ruth Adeyemi" in out and "0.txt" in out and "1.txt" in out and max(map(len, out.splitlines())) <= 80

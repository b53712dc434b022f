"""Documents that are added: what is joined again and what is taken over, the tables are those of reading all at once."""
import importlib.util
import random

import pytest

import sayso


def parts_of(records, sizes):
    """Cuts a list into pieces of these sizes; the last takes what is left."""
    at = 0
    for size in sizes:
        yield records[at:at + size]
        at += size
    if at < len(records):
        yield records[at:]


def tables_of(corpus):
    return {name: table.to_dicts() for name, table in corpus.tables.items()}


def added(reader, records, sizes, asked=True):
    """The corpus of all records, read in pieces; `asked`: each is joined before the next is added."""
    first, *rest = parts_of(records, sizes)
    corpus = reader.read(first, threads=1)
    for part in rest:
        if asked:
            len(corpus.claims)
        corpus = corpus.add(part, threads=1)
    return corpus


def assert_same(reader, records, sizes, whole=None, asked=True):
    found, wanted = tables_of(added(reader, records, sizes, asked)), whole or tables_of(reader.read(records, threads=1))
    for name in wanted:
        assert found[name] == wanted[name], (name, sizes)
    return found


@pytest.fixture(scope="module")
def reader():
    return sayso.Reader()


def articles(root, count):
    """Articles of bench/statements.py: invented speakers, topics in many wordings."""
    spec = importlib.util.spec_from_file_location("bench_statements", root / "bench" / "statements.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [record for record, _ in module.Newsroom(count).records()]


@pytest.fixture(scope="module")
def newsroom(root):
    return articles(root, 1500)


@pytest.mark.parametrize("sizes", [(9,), (1,), (5,), (3, 3), (1,) * 9])
def test_sample(reader, sample_folder, sizes):
    records = [{"id": path.name, "text": path.read_text(encoding="utf-8")} for path in sorted(sample_folder.glob("*.txt"))]
    tables = assert_same(reader, records, sizes)
    assert tables["statements"] and tables["conflicts"]


@pytest.mark.parametrize("sizes", [(1499,), (750,), (20,), (1490, 1, 1, 1, 1), (400, 300, 500)])
def test_many(reader, newsroom, sizes):
    """Enough of them for counts that are taken in steps."""
    tables = assert_same(reader, newsroom, sizes)
    assert len(tables["statements"]) > 500


def test_threads_change_no_row(reader, root):
    """Enough of them for statements to be looked for, and looked through, on several threads; added to by other numbers of them."""
    records = articles(root, 4000)
    wanted = tables_of(reader.read(records, threads=1))
    assert len(wanted["statements"]) > 2000
    for threads in (2, 3, 8):
        found = tables_of(reader.read(records, threads=threads))
        for name in wanted:
            assert found[name] == wanted[name], (name, threads)
    corpus = reader.read(records[:2000], threads=3)
    len(corpus.statements)
    assert tables_of(corpus.add(records[2000:], threads=2)) == wanted


def test_whatever_comes_first(reader, newsroom):
    records = newsroom[:300]
    random.Random(3).shuffle(records)
    for size in (50, 299):
        assert_same(reader, records, (size,))


def test_old_corpus_stays(reader, newsroom):
    """Several corpora may go on from one."""
    base = reader.read(newsroom[:200], threads=1)
    before = tables_of(base)
    for record in newsroom[200:203]:
        assert tables_of(base.add([record])) == tables_of(reader.read([*newsroom[:200], record], threads=1))
    assert tables_of(base) == before


def test_not_asked_between(reader, newsroom):
    assert_same(reader, newsroom[:200], (100, 50, 49), asked=False)


PEOPLE = [
    "Mayor Dorota Velmeer said on Monday that the ferry would sail until the end of May. “Nobody has asked the harbour what it thinks of "
    "closing the old quay to lorries for a year,” Velmeer said. She denied the claim.",
    "Velmeer said the ferry would keep sailing until late May.",
    "Norland's spokesman Tom Okoro said the council would not vote on the ferry. “We have not been told,” Okoro added.",
    "Okoro told reporters that the council would vote on the ferry.",
    "Tom Okoro, spokesman of the Quay Guild, said the council would not vote on the ferry this year.",
    "“Nobody has asked the harbour what it thinks of closing the old quay to lorries for a year,” said Tom Okoro.",
    "Dorota Velmer, the mayor, said that the ferry would sail until 30 May.",
    "Finance Minister Ilse Velmeer said the budget was closed. Velmeer said that no ferry had been promised.",
    "The UN Security Council voted on Thursday on a draft resolution to renew the panel. Thirteen members voted in favour, Russia voted against "
    "and China abstained. Russia vetoed it. The mandate of the panel ends on 30 April.",
    "Russia vetoed the renewal of the panel on March 28, 2024, after thirteen members of the UN Security Council had voted in favour and China abstained.",
    "Russia's ambassador said that the panel was of no use. About 18,000 vehicles cross the Lim Bridge every day, Tom Okoro said.",
    "About 16,000 vehicles cross the Lim Bridge every day, Tom Okoro of the Quay Guild said.",
]
DAYS = ["2024-05-06", None, "2024-05-07", "2024-05-07", None, "2024-05-08", "2024-05-07", "2024-05-09", "2024-03-28", "2024-03-29", "2024-03-30", None]


def people():
    """Names that other documents make whole or part, days that others tell, one quotation of two people, a vote."""
    return [{"id": f"p{i}", "text": text, "outlet": f"Outlet {i % 5}", **({"published": day} if day else {})}
            for i, (text, day) in enumerate(zip(PEOPLE, DAYS))]


def test_what_others_tell(reader):
    for seed in range(12):
        records = people()
        random.Random(seed).shuffle(records)
        whole = tables_of(reader.read(records, threads=1))
        for size in range(1, len(records)):
            assert_same(reader, records, (size,), whole)
        assert_same(reader, records, (1,) * len(records), whole)


def test_what_others_tell_among_many(reader, newsroom):
    """Here a change of one document's names or days leaves most of the corpus as it was."""
    records = newsroom[:250]
    for at, record in zip(range(5, 250, 20), people()):
        records.insert(at, record)
    for seed in range(4):
        random.Random(seed).shuffle(records)
        whole = tables_of(reader.read(records, threads=1))
        for size in (40, 130, 255, len(records) - 1):
            assert_same(reader, records, (size,), whole)


VARROS = [
    "Mr. Varro said that the ferry would stop at the old quay until the end of May. He said that nobody had asked the harbour.",
    "Mr. Varro told reporters that the ferry would stop at the quay of the mill until late May.",
    "Ms. Varro said that the orchard would be sold to the abbot before winter. She said that the town had no money.",
    "Ms. Varro announced that the orchard of the town would be sold to the abbot.",
]


def test_same_name(reader):
    """One of a name takes the id that another one had before."""
    records = [{"id": f"v{i}", "text": text, "outlet": f"Outlet {i}", "published": "2024-05-07"} for i, text in enumerate(VARROS)]
    tables = assert_same(reader, records, (2, 1, 1))
    assert {row["entity"] for row in tables["entities"] if row["name"] == "Varro"} == {"person/varro", "person/varro-2"}
    assert len(tables["statements"]) == 2
    for size in (1, 2, 3):
        assert_same(reader, records, (size,))


NEIGHBOURS = [
    "Mayor Dorota Velmeer said on Monday that the abbot would bless the purple orchard by the mill.",
    "“The bishop will bless the purple vineyard of the town,” Mayor Dorota Velmeer said.",
    "Mayor Dorota Velmeer said that the miner would bless the purple tunnel by the station.",
    "Tom Okoro, spokesman of the Quay Guild, said that the yacht of the abbot was blessed at noon in the orchard.",
    "The boat of the bishop was blessed at noon in the vineyard, Tom Okoro of the Quay Guild said.",
    "Tom Okoro, spokesman of the Quay Guild, said that the tunnel of the miner was blessed at noon in the school.",
    "Finance Minister Ilse Harde said that the monastery would sell its vineyard.",
]


def neighbours():
    """Two claims of a speaker that neighbours make one statement, a third that shares as much with them but has none, and a claim of
    another speaker that has neighbours of their words."""
    return [{"id": f"n{i}", "text": text, "outlet": f"Outlet {i % 3}", "published": "2024-06-04"} for i, text in enumerate(NEIGHBOURS)]


def told_together(tables):
    return {tuple(sorted({member["doc"] for member in row["members"]})) for row in tables["statements"]}


def test_neighbours(reader):
    """The word, its neighbour, or both come with a later document."""
    for seed in range(12):
        records = neighbours()
        random.Random(seed).shuffle(records)
        place = {record["id"]: at for at, record in enumerate(records)}
        whole = tables_of(reader.read(records, threads=1))
        assert told_together(whole) == {tuple(sorted((place[a], place[b]))) for a, b in (("n0", "n1"), ("n3", "n4"))}
        for size in range(1, len(records)):
            assert_same(reader, records, (size,), whole)
        assert_same(reader, records, (1,) * len(records), whole)


def test_neighbours_among_many(reader, newsroom):
    """Families of speakers that no document is added to stay as they are, whatever neighbours of their words it brings."""
    records = newsroom[:250]
    for at, record in zip(range(11, 250, 30), neighbours()):
        records.insert(at, record)
    for seed in range(3):
        random.Random(seed).shuffle(records)
        whole = tables_of(reader.read(records, threads=1))
        for size in (40, 130, 250, len(records) - 1):
            assert_same(reader, records, (size,), whole)


@pytest.mark.filterwarnings("ignore::sayso.SaysoWarning")
@pytest.mark.parametrize("ids", [["x", "x", "x-2", "y"], ["x-2", "x", "x", "x"], ["a", "b", "c", "d"], ["x", "y", "x", "x-2"]])
def test_ids(reader, ids):
    records = [{"id": id, "text": text} for id, text in zip(ids, PEOPLE)]
    for size in range(1, 4):
        assert_same(reader, records, (size,))


def test_copies(reader, newsroom):
    """Of documents before, of new ones, of copies."""
    records = [{**record, "id": f"{record['id']}-{copy}"} for copy in range(3) for record in newsroom[:60]]
    random.Random(5).shuffle(records)
    for size in (20, 90, 179):
        tables = assert_same(reader, records, (size,))
    assert sum(row["duplicate_of"] is not None for row in tables["documents"]) > 60


def test_questions(reader, newsroom):
    """What the core answers itself is what the tables tell."""
    corpus = added(reader, [*newsroom[:300], *people()], (200,))
    claims = corpus.claims.to_dicts()
    for entity in corpus.entities.to_dicts()[::7]:
        own = [row["claim"] for row in claims if entity["entity"] in (row["speaker"], *row["speakers"])]
        assert [row["claim"] for row in corpus.who(entity["entity"]).to_dicts()] == own
        wide = {row["claim"] for row in claims if entity["entity"] in (row["speaker"], row["speaker_country"], *row["speakers"])}
        told = [row["statement"] for row in corpus.statements.to_dicts() if any(m["claim"] in wide for m in row["members"])]
        assert [row["statement"] for row in corpus.compare(entity["entity"]).to_dicts()] == told


# ---- echoes: what nobody known says

def echoing():
    meets = "Harbour master Ida Brandt met the pilots Tom Okoro and Lena Sund on the pier. "
    quota = "Ida Brandt said that the old quota of boats in the harbour stays as it was."
    texts = ["Divers say the wreck was scuttled with an axe by its own drunken crew.", "The wreck was scuttled with an axe by its own drunken crew, according to divers.",
             "The old quota of boats in the harbour stays as it was, officials said.", "The wreck was scuttled with an axe by its own drunken crew, Ruth Adeyemi said.",
             "Ruth Adeyemi said that the wreck was scuttled by its own drunken crew with an axe.", "Police said that nobody is missed.",
             "“Nobody who built this lock has ever steered a barge through it at night,” Ruth Adeyemi said.",
             "“Nobody who built this lock has ever steered a barge. Nobody who keeps the keys of it has ever paid for one lamp on the quay,” Ruth Adeyemi said.",
             "“Shame on those who pay. Nobody who keeps the keys of it has ever paid for one lamp on the quay,” a lock keeper said."]
    return [{"id": f"d{i}", "text": f"{meets}{quota} {text}", "outlet": f"Outlet {i % 4}", "published": f"2023-05-0{4 + i % 2}"} for i, text in enumerate(texts)]


@pytest.mark.parametrize("sizes", [(1,) * 9, (2, 2, 2, 2, 1), (5, 1, 3), (1, 8), (8, 1)])
def test_echoes_of_old_and_new_documents(reader, sizes):
    found = assert_same(reader, echoing(), sizes)
    assert sum(len(s["members"]) for s in found["statements"]) > 6 and any(s["n_documents"] == 4 for s in found["statements"])

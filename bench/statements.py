"""Statements at scale: `python bench/statements.py GROUPING DATA [ARTICLES]`, or `make bench-statements`.

Writes synthetic articles in which who says what is known: invented speakers, 24 topics, each told in several wordings
(utterances.tsv) and several frames. An utterance is told by two to four articles of its day; a near miss, the same speaker on
the same day on the same topic with the opposite or something else to say, by others: a third of the pairs of claims that share
speaker, day and topic are near misses. bench/grouping.c reads the articles and times the grouping stage with one thread, at a
tenth of the articles and at all of them. Then the installed sayso reads all, and its pairs are held against the known ones.

    python bench/statements.py --write FILE [ARTICLES]     writes the articles alone, as JSON lines"""
import collections
import datetime
import itertools
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
FIRST = datetime.date(2021, 1, 1)
STATES = ("Norway Denmark Finland Estonia Latvia Lithuania Poland Portugal Greece Hungary Austria Belgium Ireland Iceland Malta Chile Peru Uruguay "
          "Paraguay Bolivia Ecuador Colombia Panama Jamaica Ghana Senegal Kenya Uganda Zambia Botswana Namibia Morocco Tunisia Algeria "
          "Mongolia Nepal Malaysia Thailand Vietnam Indonesia").split()
GIVEN = "Anna Maria Peter Paul Ida Karl Eva Martin Laura Thomas Sofia David Clara Simon Julia Oscar Helena Victor Nina Robert".split()
HEADS = "Bal Dor Fen Gar Hol Jas Kel Lom Mar Nes Ost Pel Quin Ros Sal Tor Ulm Ver Wes Zan".split()
TAILS = "berg dal enko field gard holt ini kov land mar nov ova quist rud sen stad tek vik wald yer".split()
TOWNS = [a + b for a, b in itertools.product("Ash Brin Cor Dun Elm Fal Grim Hav Ils Kirn Lar Mor Nor Oak Pens".split(), "bury ford ham mouth stead ton vale wick".split())]
OFFICES = ("Foreign Minister", "Interior Minister", "President", "Prime Minister", "Defence Minister", "Finance Minister")
OUTLETS = [f"The {town} {paper}" for town, paper in itertools.product(TOWNS[::6], ("Courier", "Gazette", "Herald"))]
FRAMES = ("{role} {name} said that {what}.", "“{What},” {name} said.", "{role} {name} said on {day} that {what}.", "“{What},” said {name}, the {role}.",
          "According to {role} {name}, {what}.", "{name} told reporters that {what}.", "Speaking to journalists, {name} said that {what}.",
          "{role} {name} announced that {what}.", "{name} stressed that {what}.", "“{What},” {role} {name} told a news conference.")
FILLERS = ("The weather was mild for the season.", "Shops in the old town closed early.", "A crowd had gathered in front of the building.",
           "Details were not known in the evening.", "The matter has been before the committee since winter.", "Residents had waited for news all day.")


def propositions():
    found = collections.defaultdict(list)
    for line in (HERE / "utterances.tsv").read_text(encoding="utf-8").splitlines()[3:]:
        topic, says, wording = line.split("\t")
        found[topic, says].append(wording)
    return found


class Newsroom:
    """Days, speakers, utterances, and the articles that tell them; the same for the same number."""

    def __init__(self, articles, seed=1):
        self.random, self.known = random.Random(seed), propositions()
        self.topics = sorted({topic for topic, _ in self.known})
        names = [f"{given} {head}{tail}" for given, head, tail in itertools.product(GIVEN, HEADS, TAILS)]
        self.random.shuffle(names)
        self.speakers = [(names[i], state, office) for i, (state, office) in enumerate(itertools.product(STATES, OFFICES))]
        self.articles = articles

    def event(self, number):
        """What one speaker says of one topic on a day: [(group, sentence)], the near miss among them."""
        pick = self.random
        name, state, office = pick.choice(self.speakers)
        topic = pick.choice(self.topics)
        fill = {"n": pick.randrange(3, 97), "m": pick.choice((2, 4, 6, 8, 12, 15, 30, 60)), "town": pick.choice(TOWNS)}
        other = {**fill, "n": pick.randrange(3, 97), "m": pick.choice((3, 5, 7, 9, 11, 20, 40, 50))}
        main, miss = pick.choice((("a", "b"), ("a", "c"), ("b", "c"), ("b", "a"), ("a", "c")))
        opposite = "c" not in (main, miss) and pick.random() < 0.5  # by the same numbers
        day = FIRST + datetime.timedelta(days=number % 700)
        told = [(main, pick.choice((2, 3, 3, 4))), (miss, pick.choice((0, 0, 1, 1, 1)))]
        for says, times in told:
            wordings = self.known[topic, says]
            order = pick.sample(wordings, len(wordings))
            for i in range(times):
                what = order[i % len(order)].format(**(fill if says == main or opposite else other))
                frame = pick.choice(FRAMES)
                yield f"{number}{says}", day, frame.format(role=f"{state}'s {office}", name=name, what=what, What=what[0].upper() + what[1:], day=f"{day:%A}")

    def days(self):
        """Tellings by day, until they fill the articles."""
        tellings, number = collections.defaultdict(list), 0
        while sum(map(len, tellings.values())) < 2.2 * self.articles if number % 700 == 0 else True:
            for group, day, sentence in self.event(number):
                tellings[day].append((group, sentence))
            number += 1
        return sorted(tellings.items())

    def records(self):
        """Articles of a day: each tells two or three utterances, none twice. [(record, [(group, sentence)])]"""
        made = []
        for day, tellings in self.days():
            self.random.shuffle(tellings)
            open_ = [[] for _ in range(max(4, len(tellings) * 10 // 22))]
            for i, telling in enumerate(tellings):
                for step in range(len(open_)):
                    article = open_[(i + step) % len(open_)]
                    if len(article) < 3 and all(telling[0][:-1] != other[0][:-1] for other in article):
                        article.append(telling)
                        break
            for article in filter(None, open_):
                made.append((self.record(len(made), day, article), article))
        return made[:self.articles]

    def record(self, number, day, article):
        paragraphs = [f"{sentence} {self.random.choice(FILLERS)}" for _, sentence in article]
        return {"id": f"a{number}", "outlet": self.random.choice(OUTLETS), "published": day.isoformat(), "text": "\n\n".join(paragraphs)}


def gold_of(claims, made):
    """Claim -> group, by the sentence that holds the claim's cue and content."""
    labels = {}
    for doc, claim, start in zip(claims["doc"], claims["claim"], claims["cue_start"]):
        if start is None:
            continue
        at = 0
        for group, sentence in made[doc][1]:
            at = made[doc][0]["text"].index(sentence, at)
            if at <= start < at + len(sentence):
                labels[claim] = group
            at += len(sentence)
    return labels


def pairs_of(groups):
    """Pairs across documents of {key: {document}}: one for each two documents."""
    return {(key, a, b) for key, documents in groups.items() for a, b in itertools.combinations(sorted(documents), 2)}


def score(corpus, made):
    """(precision, recall, F1) of pairs (utterance, document, document), and how many pairs are near misses."""
    claims = {name: corpus.claims[name] for name in ("doc", "claim", "cue_start", "statement")}
    labels = gold_of(claims, made)
    gold, found, near = collections.defaultdict(set), collections.defaultdict(list), 0
    for doc, (_, article) in enumerate(made):
        for group, _ in article:
            gold[group].add(doc)
    for doc, claim, statement in zip(claims["doc"], claims["claim"], claims["statement"]):
        if statement is not None:
            found[statement].append((doc, labels.get(claim)))
    right, wrong = set(), set()
    for members in found.values():
        for (d, g), (e, h) in itertools.combinations(members, 2):
            if d != e:
                (right if g == h and g is not None else wrong).add((min(d, e), max(d, e), g, h))
    wanted = pairs_of(gold)
    hit = len({(g, d, e) for d, e, g, _ in right} & wanted)
    events = collections.defaultdict(lambda: collections.defaultdict(int))
    for group, documents in gold.items():
        events[group[:-1]][group] += len(documents)
    for sizes in events.values():
        near += sum(a * b for a, b in itertools.combinations(sizes.values(), 2))
    precision, recall = hit / max(1, hit + len(wrong)), hit / max(1, len(wanted))
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / max(1e-9, precision + recall), "pairs": len(wanted), "near": near}


def write_plain(made, path):
    """For bench/grouping.c: id, day, outlet, bytes of text on a line; the text behind it."""
    epoch = datetime.date(1970, 1, 1)
    with open(path, "wb") as out:
        for record, _ in made:
            text = record["text"].encode()
            day = (datetime.date.fromisoformat(record["published"]) - epoch).days
            out.write(f"{record['id']}\t{day}\t{record['outlet']}\t{len(text)}\n".encode() + text + b"\n")


def grouping(program, data, made, work):
    path = pathlib.Path(work) / "articles"
    write_plain(made, path)
    return float(subprocess.run([program, data, str(path)], check=True, capture_output=True, text=True).stdout.split()[0])


def adding(corpus, newsroom, times=7):
    """Milliseconds of the processor for corpus.add with one article, each behind the one before, and for the first question that joins it:
    medians."""
    added, asked = [], []
    for i in range(times):
        day = FIRST + datetime.timedelta(days=newsroom.random.randrange(700))
        article = [(group, sentence) for group, _, sentence in itertools.islice(newsroom.event(i), 2)]
        begin = time.process_time()
        corpus = corpus.add([newsroom.record(10**7 + i, day, article)])
        added.append((time.process_time() - begin) * 1e3)
        begin = time.process_time()
        len(corpus.statements), corpus.claims[-1].speaker_name
        asked.append((time.process_time() - begin) * 1e3)
    return statistics.median(added), statistics.median(asked)


def main():
    if sys.argv[1:2] == ["--write"]:
        made = Newsroom(int(sys.argv[3]) if len(sys.argv) > 3 else 1000).records()
        with open(sys.argv[2], "w", encoding="utf-8") as out:
            out.writelines(json.dumps({**record, "groups": [g for g, _ in article]}) + "\n" for record, article in made)
        return
    program, data = sys.argv[1:3]
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
    import sayso
    newsroom = Newsroom(most)
    made = newsroom.records()
    with tempfile.TemporaryDirectory() as work:
        few, all_ = grouping(program, data, made[:most // 10], work), grouping(program, data, made, work)
    print(f"{len(made)} articles, {sum(len(r['text']) for r, _ in made) / 1e6:.1f} MB, {sum(len(a) for _, a in made)} utterances told")
    print(f"grouping, one thread: {few:.2f} s for {most // 10}, {all_:.2f} s for {most}: {all_ / few:.1f} times")
    begin = time.perf_counter()
    corpus = sayso.read([record for record, _ in made], threads=1)
    print(f"reading and joining, one thread: {time.perf_counter() - begin:.1f} s")
    found = score(corpus, made)
    print(f"pairs: precision {found['precision']:.3f} recall {found['recall']:.3f} F1 {found['F1']:.3f}; {found['pairs']} pairs, "
          f"{found['near']} near misses beside them")
    added, asked = adding(corpus, newsroom)
    print(f"adding one article, processor time: {added:.1f} ms; the first question afterwards, which joins it: {asked:.0f} ms")


if __name__ == "__main__":
    main()

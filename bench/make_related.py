"""Words of neighbouring meaning: `python bench/make_related.py DICT ENCODER CLASSES SYNONYMS WORDS` prints related.tsv.

DICT is the folder of WordNet's database files, SYNONYMS and WORDS our tables, as for make_synonyms.py; ENCODER the folder of
all-MiniLM-L6-v2 and CLASSES the table of word classes, whose words are looked up, as for model/word_classes.py. No article is looked at.
A unit is a set of synonyms, or a word and its forms. Two are neighbours from LEAST on, by the sum of two shares, 0.8 at most:

    WordNet   how often the two are met in senses that are the same or one step apart (broader, sister, derived, similar ...): the
              product of the shares that these senses have in the uses of their words, by what the step is worth; 0.6 from RELATED on
    encoder   the likeness of their vectors, by the last layer: 0 at FAR, 0.8 at NEAR

and never when they are antonyms. Words that mostly mean one of a closed row, where another one is another thing (Monday, March, north, sixth,
red: CLOSED), and names have none. Of a unit the NEIGHBOURS nearest are kept. Needs numpy. Run once: the table stands in the
repository."""
import collections
import json
import pathlib
import sys

import numpy as np

from make_synonyms import everyday, irregular, read_senses, read_synsets, stem

sys.path.append(str(pathlib.Path(__file__).parent.parent / "model"))
from word_classes import Encoder, tensors, unit, vectors  # noqa: E402

STEPS = {"+": 0.9, "\\": 0.9, "&": 0.8, "$": 0.8, "@": 0.7, "~": 0.7, ">": 0.6, "^": 0.5, "*": 0.5, "=": 0.5}
SAME, DERIVED, SISTER, SIMILAR = 1.0, 0.6, 0.5, 0.4
SISTERS = 40       # a broader sense with more narrower ones than this says little
SENSE = 0.04       # the share from which on a sense counts
RELATED, FAR, NEAR = 0.2, 0.25, 0.5
CLOSED = ("day_of_the_week calendar_month season compass_point chromatic_color achromatic_color integer ordinal_number fraction chemical_element "
          "natural_language monetary_unit time_unit linear_unit mass_unit large_integer "
          "relative ordinal time_period chromatic northern southern eastern western").split()
TOP, BY_STEPS = 0.8, 0.6
NEIGHBOURS, LEAST, MEMBERS = 6, 0.6, 4


class WordNet:
    def __init__(self, folder):
        self.synsets, self.uses = read_synsets(folder), read_senses(folder)
        self.lemmas_of, self.by_stem = collections.defaultdict(set), collections.defaultdict(set)
        for lemma, forms in irregular(folder).items():
            for form in forms:
                self.lemmas_of[form].add(lemma)
        for lemma in self.uses:
            if lemma.isalpha():
                self.by_stem[stem(lemma)].add(lemma)
        self.pointed = collections.defaultdict(list)  # who points where, the other way round
        for here, (_, pointers) in self.synsets.items():
            for symbol, there, _, _ in pointers:
                self.pointed[there].append((symbol, here))

    def lemmas(self, word):
        """The lemmas that the word is a form of."""
        found = ({word} if word in self.uses else set()) | self.lemmas_of[word]
        forms = self.by_stem[stem(word)]
        return found | {lemma for lemma in forms if word.startswith(lemma[:-1])} if found else set(forms)

    def senses(self, word):
        """Synset -> its share of the word's uses."""
        count = collections.Counter()
        for lemma in self.lemmas(word):
            for uses, synset in self.uses.get(lemma, ()):
                count[synset] += uses + 0.5
        total = sum(count.values())
        return {synset: n / total for synset, n in count.items() if n >= SENSE * total}

    def closed(self, synset, depth=8):
        """Whether it is one of a closed row or a name."""
        if any(word in CLOSED for word in self.synsets[synset][0]):
            return True
        above = self.pointers(synset, "@", "@i") + (self.pointers(synset, "&") if synset[0] == "a" and depth == 8 else [])
        return bool(self.pointers(synset, "@i")) or depth > 0 and any(self.closed(there, depth - 1) for there in above)

    def pointers(self, synset, *symbols):
        return [there for symbol, there, _, _ in self.synsets[synset][1] if symbol in symbols]

    def steps(self, synset):
        """({synset a step away: what the step is worth}, antonyms)."""
        found = {synset: SAME}

        def put(there, worth):
            if there not in found:
                found[there] = worth
        near = [(symbol, there) for symbol, there, _, _ in self.synsets[synset][1]] + self.pointed[synset]
        for symbol, there in sorted(near, key=lambda n: -STEPS.get(n[0], 0)):
            if symbol in STEPS:
                put(there, STEPS[symbol])
        for derived in self.pointers(synset, "+"):
            for there in self.pointers(derived, "@", "~"):
                put(there, DERIVED)
        for broader in self.pointers(synset, "@"):
            sisters = self.pointers(broader, "~")
            for there in sisters if len(sisters) <= SISTERS else ():
                put(there, SISTER)
            for there in self.pointers(broader, "+"):
                put(there, DERIVED)
        for similar in self.pointers(synset, "&"):
            for there in self.pointers(similar, "&"):
                put(there, SIMILAR)
        return found, {there for symbol, there in near if symbol == "!"}


def units_of(words, synonyms, net):
    """Name -> words, the most used first: a set of synonyms, else a word; sets that say nothing, *not*, numbers and phrases stay away.
    Of the forms of a word one stands for all, and of a set the MEMBERS most used stand for it."""
    rows = [line.split("\t") for line in synonyms.read_text(encoding="utf-8").splitlines() if not line.startswith(("#", "set\t"))]
    home, closed, units = {}, set(), collections.defaultdict(list)
    for name, listed, _, means, _ in rows:
        for word in listed.lower().split("|"):
            if word.isalpha():
                home.setdefault(stem(word), name)
                if means in ("nothing", "not", "number"):
                    closed.add(stem(word))
    listed = {w for row in rows for w in row[1].lower().split("|") if w.isascii() and w.isalpha()}
    for word in sorted(words | listed):
        key = stem(word)
        if key not in closed and len(word) > 2:
            units["set", home[key]].append(word) if key in home else units["word", key].append(word)
    units = {name: main_words(found, net) for name, found in units.items()}
    return {name: found for name, found in units.items() if not mostly_closed(found[0], net)}


def mostly_closed(word, net):
    senses = net.senses(word)
    return sum(share for synset, share in senses.items() if net.closed(synset)) > sum(senses.values()) / 2


def main_words(words, net):
    uses = {word: sum(n for n, _ in net.uses.get(word, ())) for word in words}
    of_stem = {}
    for word in sorted(words, key=lambda w: (-uses[w], len(w), w)):
        of_stem.setdefault(stem(word), word)
    return list(of_stem.values())[:MEMBERS]


def steps_between(units, net):
    """{(unit, unit): how often their senses are the same or a step apart}, and the same of antonyms; first unit < second."""
    senses = {word: net.senses(word) for words in units for word in words}
    holders = collections.defaultdict(list)
    for i, words in enumerate(units):
        for word in words:
            for synset, share in senses[word].items():
                holders[synset].append((i, word, share))
    known, near, far = {}, collections.defaultdict(float), collections.defaultdict(float)
    for i, words in enumerate(units):
        best = [collections.defaultdict(float), collections.defaultdict(float)]   # unit -> sum over our words of its best word
        back = [collections.defaultdict(float), collections.defaultdict(float)]   # (unit, word) -> best of our words
        for word in words:
            met = [collections.defaultdict(float), collections.defaultdict(float)]
            for synset, share in senses[word].items():
                if synset not in known:
                    known[synset] = net.steps(synset)
                reached, opposed = known[synset]
                for there, worth in [*reached.items(), *((there, None) for there in opposed)]:
                    for j, other, theirs in holders.get(there, ()):
                        if j != i:
                            met[worth is None][j, other] += share * theirs * (worth or 1)
            for kind in (0, 1):
                most = collections.defaultdict(float)
                for (j, other), value in met[kind].items():
                    most[j] = max(most[j], value)
                    back[kind][j, other] = max(back[kind][j, other], value)
                for j, value in most.items():
                    best[kind][j] += value / len(words)
        for kind, out in ((0, near), (1, far)):
            for j, value in best[kind].items():
                out[min(i, j), max(i, j)] += value / 2
            for (j, _), value in back[kind].items():
                out[min(i, j), max(i, j)] += value / len(units[j]) / 2
    # every pair was added up from both of its ends
    return {pair: value / 2 for pair, value in near.items()}, {pair: value / 2 for pair, value in far.items()}


def likeness(units, words, matrix, wanted):
    """{(unit, unit)} -> likeness, of the pairs wanted and of all whose middles are near."""
    at = {word: i for i, word in enumerate(words)}
    rows = [[at[word] for word in unit] for unit in units]
    middles = unit(np.array([matrix[r].mean(0) for r in rows]))
    pairs = set(wanted)
    for first in range(0, len(units), 512):
        for i, j in zip(*np.nonzero(middles[first:first + 512] @ middles.T >= FAR + 0.05)):
            if first + i < j:
                pairs.add((first + int(i), int(j)))

    def of(i, j):
        product = matrix[rows[i]] @ matrix[rows[j]].T
        return float(product.max(0).mean() + product.max(1).mean()) / 2
    return {pair: of(*pair) for pair in pairs}


def worth_of(pair, near, far, like):
    """(before it is cut at TOP, so that ties are none; after)."""
    steps = near.get(pair, 0)
    if far.get(pair, 0) > max(0.05, 0.2 * steps):
        return 0, 0
    likeness_ = max(0, like.get(pair, 0) - FAR) / (NEAR - FAR)
    by_steps = steps / RELATED if steps > 0.03 else 0
    return BY_STEPS * by_steps + TOP * likeness_, min(TOP, BY_STEPS * min(1, by_steps) + TOP * min(1, likeness_))


def nearest(near, far, like):
    found = collections.defaultdict(list)
    for pair in sorted(set(near) | set(like)):
        whole, worth = worth_of(pair, near, far, like)
        if worth >= LEAST:
            for a, b in (pair, pair[::-1]):
                found[a].append((-whole, b, worth))
    kept = collections.defaultdict(dict)
    for a, others in found.items():
        for _, b, worth in sorted(others)[:NEIGHBOURS]:
            kept[min(a, b)][max(a, b)] = worth
    return kept


def main(matrix=None):
    folder, encoder, classes, synonyms, words_path = map(pathlib.Path, sys.argv[1:6])
    net = WordNet(folder)
    classed = {line.split("\t")[0] for line in classes.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    used = {w for w, found in net.uses.items() if sum(uses for uses, _ in found) > 0}
    ordinary = everyday(words_path) | {w for w in classed if w.isalpha() and net.lemmas(w) & used}
    named = units_of(ordinary, synonyms, net)
    names, units = list(named), list(named.values())
    words = sorted({word for unit_ in units for word in unit_})
    if matrix is None:
        vocabulary = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        high = vectors(words, vocabulary, Encoder(tensors(encoder / "model.safetensors")))[1]
        matrix = unit(high - high.mean(0)).astype(np.float32)
    near, far = steps_between(units, net)
    kept = nearest(near, far, likeness(units, words, matrix, near))
    shown = [words_[0] for words_ in units]
    print("# Words of neighbouring meaning, for comparing wordings; see docs/statements.md. A word stands for its forms and its synonyms. Each pair")
    print("# stands once. By bench/make_related.py from WordNet 3.0, under its licence, which synonyms.tsv has, and all-MiniLM-L6-v2 (Apache-2.0).")
    print("word\trelated\tsource")
    for a in sorted(kept, key=lambda a: shown[a]):
        print("\t".join((shown[a], "|".join(sorted(shown[b] for b in kept[a])), "WordNet 3.0; MiniLM")))


if __name__ == "__main__":
    main()

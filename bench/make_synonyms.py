"""Sets of synonyms from WordNet: `python bench/make_synonyms.py DICT SYNONYMS WORDS` prints rows for synonyms.tsv.

DICT is the folder of WordNet's database files (Debian: wordnet-base, /usr/share/wordnet), SYNONYMS our table, whose own rows lead,
WORDS words.tsv, whose everyday words are looked up. No article is looked at. The rules:

    everyday word --> its main sense (the first, when most of its tagged uses are of it) --> set of the words with that sense
                  --> words derived from that sense (extend, extension), irregular forms (leave, left)

A row of ours that is called by a word, or holds two words of its main sense, takes in those of the sense that stand nowhere
yet; the rest make sets of their own. Sets are opposites when WordNet calls two of their main senses so. Words of two meanings that are about as frequent are
left alone, and so is whatever would make a set of more than MOST words."""
import collections
import pathlib
import sys

MOST = 14
SHARE = 0.6
POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
KINDS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


def read_synsets(folder):
    synsets = {}
    for name, pos in POS.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            cells = line.split(" | ")[0].split()
            count = int(cells[3], 16)
            words = [cells[4 + 2 * i].split("(")[0].lower() for i in range(count)]
            at, pointers = 4 + 2 * count, []
            for i in range(int(cells[at])):
                symbol, offset, other, ends = cells[at + 1 + 4 * i:at + 5 + 4 * i]
                pointers.append((symbol, (other if other != "s" else "a", offset), int(ends[:2], 16), int(ends[2:], 16)))
            synsets[pos, cells[0]] = words, pointers
    return synsets


def read_senses(folder):
    """Lemma -> [(uses, synset)] of all parts of speech, the most used first."""
    uses = collections.Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, number, count = line.split()
        lemma, _, rest = key.partition("%")
        uses[lemma, KINDS[rest[0]], int(number)] += int(count)
    senses = collections.defaultdict(list)
    for name, pos in POS.items():
        for line in (folder / f"index.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            cells = line.split()
            offsets = cells[-int(cells[2]):]
            senses[cells[0]] += [(uses[cells[0], pos, i + 1], (pos, offset)) for i, offset in enumerate(offsets)]
    return {lemma: sorted(found, key=lambda s: -s[0]) for lemma, found in senses.items()}


def main_sense(senses, lemma):
    found = senses.get(lemma, [])
    total = sum(uses for uses, _ in found)
    if len(found) == 1 or total and found[0][0] >= SHARE * total:
        return found[0][1]
    return None


def irregular(folder):
    forms = collections.defaultdict(list)
    for name in ("verb", "noun"):
        for line in (folder / f"{name}.exc").read_text(encoding="latin-1").splitlines():
            form, *lemmas = line.split()
            if form.isalpha() and len(lemmas) == 1:
                forms[lemmas[0]].append(form)
    return forms


def everyday(path):
    """Words of one word that words.tsv knows in small letters."""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 1 and cells[0] in ("common", "adverb", "unit", "vote", "document", "organ", "role"):
            found |= {w for w in cells[1].split("|") if w.isascii() and w.isalpha() and w.islower()}
    return found


def stem(w):
    """As ss_stem in csrc/lexicon/meanings.c: a word and its forms stand once."""
    n = w
    if len(n) >= 4 and n[-1] == "s" and n[-2] not in "sui":
        n = n[:-2] if n.endswith("ies") else n[:-2] if len(n) > 4 and n.endswith(("sses", "xes", "ches", "shes", "zes")) else n[:-1]
    if len(n) > 6 and n.endswith("ness"):
        n = n[:-4]
    if len(n) > 5 and n.endswith("ly"):
        n = n[:-2]
    vowel = lambda s: any(c in "aeiouy" for c in s)
    if len(n) > 4 and n.endswith("ied"):
        n = n[:-2]
    elif len(n) > 4 and n.endswith("ed") and n[-3] != "e" and vowel(n[:-2]):
        n = n[:-2]
    elif len(n) > 5 and n.endswith("ing") and vowel(n[:-3]):
        n = n[:-3]
    if len(n) > 4 and n[-1] == "e":
        n = n[:-1]
    if len(n) > 3 and n[-1] == n[-2] and n[-1] not in "aeiou":
        n = n[:-1]
    return n[:-1] + "i" if len(n) > 2 and n[-1] == "y" else n


def read_own(path):
    rows, comments = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            comments.append(line)
        elif not line.startswith("set\t") and "WordNet" not in line.split("\t")[4]:
            rows.append(line.split("\t"))
    return comments, rows


class Sets:
    def __init__(self, own):
        self.names, self.words, self.opposite, self.means, self.source = [], [], [], [], []
        self.of = {}
        for name, words, opposite, means, source in own:
            self.add(name, words.split("|"), opposite, means, source)

    def add(self, name, words, opposite="", means="", source=""):
        number = len(self.names)
        self.names.append(name), self.words.append([]), self.opposite.append(opposite), self.means.append(means), self.source.append(source)
        for word in words:
            self.put(number, word)
        return number

    def put(self, number, word):
        key = stem(word)
        if key not in self.of:
            self.of[key] = number
            self.words[number].append(word)
            return True
        return False

    def find(self, word):
        return self.of.get(stem(word))


def family(lemma, senses, synsets, forms, used):
    """The words that say what the lemma's main sense says: [(word)], the lemma first; derived words only when that is their main sense too."""
    synset = main_sense(senses, lemma)
    if synset is None:
        return None, []
    words, pointers = synsets[synset]
    found = [lemma] + [w for w in words if main_sense(senses, w) == synset]
    for symbol, other, source, _ in pointers:
        if symbol == "+" and source and words[source - 1] in found:
            found += [w for w in synsets[other][0] if main_sense(senses, w) == other and w[:3] == words[source - 1][:3]]
    irregulars = {form for w in found for form in forms.get(w, ())}
    found += sorted(irregulars)
    return synset, [w for w in dict.fromkeys(found) if w.isascii() and w.isalpha() and len(w) > 2 and (w in used or w in irregulars)]


def grow(sets, lemmas, senses, synsets, forms, used):
    for lemma in lemmas:
        synset, words = family(lemma, senses, synsets, forms, used)
        known = {sets.find(w) for w in words} - {None}
        if synset is None or len(words) < 2 or len(known) > 1:
            continue
        if not known:
            if len({stem(w) for w in words}) > 1 and len(words) <= MOST:
                sets.add(lemma, words, source="WordNet 3.0")
            continue
        number = min(known)
        shared = sum(sets.find(w) == number for w in dict.fromkeys(words))
        if sets.means[number] in ("", "without") and (lemma == sets.names[number] or shared > 1):
            for word in words:
                if len(sets.words[number]) < 2 * MOST:
                    sets.put(number, word)


def oppose(sets, lemmas, senses, synsets, used):
    """Antonyms of main senses: sets that have none yet get each other; an antonym in no set makes a set of its own."""
    def home(word):  # a row of ours has an antonym only when it is called by the word
        number = sets.find(word)
        return sets.add(word, [word], source="WordNet 3.0") if number is None else number
    for lemma in lemmas:
        synset = main_sense(senses, lemma)
        if synset is None:
            continue
        words, pointers = synsets[synset]
        for symbol, other, source, target in pointers:
            if symbol != "!" or not source or words[source - 1] != lemma:
                continue
            word = synsets[other][0][target - 1]
            if word not in used:
                continue
            if not word.isalpha() or main_sense(senses, word) != other or len(word) < 3 or len(lemma) < 3:
                continue
            a, b = home(lemma), home(word)
            stands_for = all(sets.source[k] == "WordNet 3.0" or sets.names[k] == w for k, w in ((a, lemma), (b, word)))
            free = sets.opposite[a] in ("", sets.names[b]) and sets.opposite[b] in ("", sets.names[a])
            if a != b and stands_for and free and not sets.means[a] and not sets.means[b]:
                sets.opposite[a], sets.opposite[b] = sets.names[b], sets.names[a]


def main():
    folder, own_path, words_path = map(pathlib.Path, sys.argv[1:4])
    synsets, senses, forms = read_synsets(folder), read_senses(folder), irregular(folder)
    comments, own = read_own(own_path)
    sets = Sets(own)
    frequency = lambda w: -sum(uses for uses, _ in senses.get(w, []))
    ordinary = everyday(words_path)
    used = {w for w, found in senses.items() if sum(uses for uses, _ in found) > 0} | ordinary
    lemmas = sorted((w for w in ordinary if w in senses), key=lambda w: (frequency(w), w))
    grow(sets, lemmas, senses, synsets, forms, used)
    oppose(sets, lemmas, senses, synsets, used)
    taken = set(sets.names)
    print("\n".join(comments))
    print("set\tsynonyms\topposite\tmeans\tsource")
    own_words = collections.defaultdict(set)
    for row in own:
        own_words[row[0]] |= set(row[1].split("|"))
    for name, words, opposite, means, source in zip(sets.names, sets.words, sets.opposite, sets.means, sets.source):
        assert not opposite or opposite in taken
        base = [w for w in words if w in own_words[name]]
        if base:
            print("\t".join((name, "|".join(base), opposite, means, source)))
        if more := [w for w in words if w not in own_words[name]]:
            print("\t".join((name, "|".join(more), opposite, means, "WordNet 3.0")))


if __name__ == "__main__":
    main()

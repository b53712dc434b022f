"""Whom a name means in a corpus: its id, its name, an alias, a surname, a title with either, a near spelling.

    Called { names: folded name -> ids | own: those of them whose own name it is | people: last word -> (words of the name, id) }

It is made of the entities once for a corpus, at the first question."""
import functools
import importlib.resources
import unicodedata

from ._core import InputError, match

SURE, OWN = 0.9, 0.5  # the share of the places where a name is written that decides, and where it is the entity's own name


def folded(name):
    name = unicodedata.normalize("NFKD", name.casefold().replace("’", "'")).strip()
    name = "".join(c for c in name if not unicodedata.combining(c))
    return name.removeprefix("the ")


class Called:
    """The names of all entities of a corpus, folded."""

    def __init__(self, corpus):
        self.names, self.own, self.people = {}, {}, {}
        columns = corpus._source.columns("entities", 0, corpus._source.rows("entities"), ["entity", "name", "type", "aliases"])
        self.rows = list(zip(*columns.values()))
        for id, name, type, aliases in self.rows:
            words = folded(name).split()
            self.own.setdefault(" ".join(words), []).append(id)
            for form in dict.fromkeys((" ".join(words), *map(folded, aliases))):
                self.names.setdefault(form, []).append(id)
            if type == "person" and words:
                self.people.setdefault(words[-1], []).append((words, id))

    def persons(self, words):
        """The persons whose names end in these words."""
        return [id for name, id in self.people.get(words[-1], ()) if name[-len(words):] == words]


def named(corpus, name):
    """The ids of the entities that a name may mean: the surest way that finds any decides."""
    ids, wanted = corpus._rows_of_entities(), folded(name)
    if name in ids:
        return [of_an_id(corpus, name, wanted)]
    if not wanted:
        raise InputError("an entity is asked for by its name or its id; this is an empty text")
    words = wanted.split()
    return (meant(corpus, wanted, corpus._called.names.get(wanted, [])) or corpus._called.persons(words)
            or of_the_lexicon(corpus, name, ids) or titled(corpus, words) or near(corpus, name, words))


def of_an_id(corpus, id, wanted):
    """The entity of an id. The letters of a state may be another's name in these texts: it is that one where they surely mean it."""
    others = [] if "/" in id else corpus._called.names.get(wanted, [])
    likely = meant(corpus, wanted, list(dict.fromkeys((*others, id)))) if others and others != [id] else [id]
    return likely[0] if len(likely) == 1 else id


def meant(corpus, wanted, called):
    """Of several entities that are called so, the one that the name stands for: a place that makes no claims gives way to who makes some
    (Moscow is Russia, where it acts); of those that are left the one that is meant in nine of ten places where the texts write the
    name, or in half of them when it is its own name. Else all that are left, the likeliest first."""
    if len(called) < 2:
        return called
    claims = {id: len(corpus._claims_of(id)) for id in called}
    if any(claims.values()):
        called = [id for id in called if claims[id] or not id.startswith("place/")]
    counts = places(corpus, wanted, called)
    own = corpus._called.own.get(wanted, [])
    first = sorted(called, key=lambda id: (-counts[id], id not in own, id))
    share = counts[first[0]] / (sum(counts.values()) or 1)
    sure = len(first) == 1 or share >= SURE or own == first[:1] and (share >= OWN or not share)
    return first[:1] if sure else first


def places(corpus, wanted, called):
    """In how many places a name stands for each of some entities; datelines, which name where a reporter sits, do not count."""
    source = corpus._source
    roles = source.columns("sentences", 0, source.rows("sentences"), ["doc", "sentence", "role"])
    lines = {(doc, sentence) for doc, sentence, role in zip(*roles.values()) if role == "dateline"}
    columns = source.columns("mentions", 0, source.rows("mentions"), ["doc", "sentence", "text", "entity"])
    counts, forms = dict.fromkeys(called, 0), {}
    for doc, sentence, text, entity in zip(*columns.values()):
        if entity in counts and (doc, sentence) not in lines:
            if text not in forms:
                forms[text] = folded(text) == wanted
            counts[entity] += forms[text]
    return counts


def of_the_lexicon(corpus, name, ids):
    """An entity that the lexicon calls so, one of these texts first. One that no text mentions made no claims."""
    known = list(dict.fromkeys(reading["entity"] for reading in corpus._lookup(name)))
    return ([id for id in known if id in ids] or known)[:1]


@functools.cache
def titles():
    """The last words of offices and the words that stand before names: president, spokeswoman, mr, dr, pope."""
    data = importlib.resources.files(__package__) / "data"
    lines = (data / "offices.tsv").read_text(encoding="utf-8").splitlines()
    found = {folded(line.split("\t")[0]).split()[-1] for line in lines[2:] if line.split("\t")[0]}
    for line in (data / "words.tsv").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition("\t")
        if kind in ("honorific", "abbreviation"):
            found.update(map(folded, rest.split("\t")[0].split("|")))
    return found


def titled(corpus, words):
    """The persons that a name means without the title or office before it: Mr Berg, the Norwegian Prime Minister Ida Berg."""
    begins = [i + 1 for i, word in enumerate(words[:-1]) if word.rstrip(".") in titles()]
    if not begins:
        return []
    rest = words[begins[-1]:]
    people = [id for id in corpus._called.names.get(" ".join(rest), ()) if id.startswith("person/")]
    return meant(corpus, " ".join(rest), people) or corpus._called.persons(rest)


def near(corpus, name, words):
    """The entities whose names come nearest, when they are near enough; those that share the last word come first. Several that are
    called the same are asked for by that name."""
    found = []
    for id, own, type, aliases in corpus._called.rows:
        forms = (own, *aliases, own.split()[-1] if own else own)
        score, form = max((match(name, form, type if type == "person" else None)[0], folded(form)) for form in forms)
        shares = any(folded(form).split()[-1:] == words[-1:] for form in forms)
        found.append(((score >= 0.85, shares, score), form, id, own))
    found.sort(key=lambda n: (*(-x for x in n[0]), n[2]))
    if found and found[0][0][0]:
        return meant(corpus, found[0][1], [id for rank, form, id, _ in found if (rank, form) == found[0][:2]])
    shown = ", ".join(own for *_, own in found[:3])
    raise InputError(f"no entity here is called {name!r}" + (f"; the nearest are {shown}" if shown else ""))

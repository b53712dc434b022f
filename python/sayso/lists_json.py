"""FollowTheMoney entities as JSON lines (one entity a line) or as one JSON list; also plain objects with our columns."""
import json

from . import lists
from ._core import LexiconError
from .lists_tables import COLUMN_OF, count_left, names_of, note_left

SCHEMATA = {
    "Person": "person", "Organization": "organisation", "Company": "organisation", "LegalEntity": "organisation",
    "PublicBody": "organisation", "Asset": "organisation", "Trust": "organisation",
}
# Nothing that an article would name: links between entities, papers, addresses.
SILENT = frozenset("""Address Article Associate Assessment BankAccount Call Contract ContractAward CourtCase CourtCaseParty CryptoWallet
Debt Directorship Document Documentation EconomicActivity Email Employment Event Family Folder HyperText Identification Image Interest
Interval License Membership Mention Message Note Occupancy Ownership Package Page Pages Passport Payment PlainText Position Post Project
ProjectParticipant Representation Sanction Security Similar Succession Table TaxRoll Thing UnknownLink UserAccount Value Video Workbook
Audio Analyzable Risk""".split())
GENDERS = {"male": "m", "female": "f", "m": "m", "f": "f"}
MALFORMED = 20  # lines in a row that are no JSON: then the file is something else


def read(name, text):
    table, left = lists.Table(name), {}
    if text.lstrip("\ufeff \t\r\n").startswith("["):
        for line, entry in whole(name, text):
            take(table, left, line, entry)
    else:
        by_lines(table, left, text)
    note_left(table, left)
    return table


def whole(name, text):
    """The objects of one JSON list, each with the line that it begins on."""
    decoder, at, line = json.JSONDecoder(), text.index("[") + 1, 1
    counted = 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        line, counted = line + text.count("\n", counted, at), at
        if at >= len(text) or text[at] == "]":
            return
        try:
            entry, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise LexiconError(f"{name}: line {line}: not JSON ({error})") from error
        yield line, entry


def by_lines(table, left, text):
    good = bad = 0
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        try:
            entry = json.loads(row)
        except (ValueError, RecursionError) as error:
            bad += 1
            if bad >= MALFORMED and not good:
                raise LexiconError(f"{table.name}: line {line}: no JSON lines ({error})") from error
            table.note(line, f"not JSON ({error})")
            continue
        good += 1
        take(table, left, line, entry)


def take(table, left, line, entry):
    if not isinstance(entry, dict):
        table.note(line, "no JSON object")
    elif "schema" in entry:
        followed(table, left, line, entry)
    else:
        listed(table, line, entry)


def strings(value):
    """A value or a list of them as texts."""
    values = value if isinstance(value, list) else [value]
    return [v if isinstance(v, str) else str(v) for v in values if isinstance(v, (str, int, float)) and not isinstance(v, bool)]


def followed(table, left, line, entry):
    """{"id", "schema", "properties": {"name": [...], "alias": [...], ...}}"""
    schema = entry["schema"]
    type = SCHEMATA.get(schema) if isinstance(schema, str) else None
    if not type:
        if schema not in SILENT:
            count_left(left, schema, line)
        return
    properties = entry.get("properties")
    take = reader_of(properties if isinstance(properties, dict) else {})
    names = [*strings(entry.get("caption", ())), *take("name"), *take("alias"), *take("previousName"), *take("abbreviation")]
    names = names_of(list(dict.fromkeys(names)), type, take("weakAlias"))
    if not names:
        table.note(line, "an entity without a name")
        return
    id, gender = entry.get("id"), first(take, "gender").casefold()
    country = state(first(take, "country", "nationality", "citizenship", "jurisdiction", "mainCountry"))
    table.entity(line, id if isinstance(id, str) else "", names[0], type, country, names[1:], GENDERS.get(gender, ""),
                 lists.year_of(first(take, "birthDate", "incorporationDate")), lists.year_of(first(take, "deathDate", "dissolutionDate")),
                 first(take, "wikidataId"))


def reader_of(properties):
    def take(key):
        values = properties.get(key)
        return strings(values) if values else ()
    return take


def first(take, *keys):
    for key in keys:
        values = take(key)
        if values:
            return values[0]
    return ""


def state(code):
    return lists.country_of(code) if code else ""


def listed(table, line, entry):
    """An object with the columns of a CSV list."""
    cells = {}
    for key, value in entry.items():
        column = COLUMN_OF.get(key.strip().casefold())
        if column:
            cells.setdefault(column, strings(value))
    one = {column: values[0] if values else "" for column, values in cells.items()}
    if not one.get("name") or not one.get("type"):
        table.note(line, "an object needs a name and a type, or a schema of FollowTheMoney")
        return
    type = lists.type_of(one["type"])
    names = [n for column in ("names", "acronyms", "demonyms", "people", "metonyms") for n in cells.get(column, ())]
    table.entity(line, one.get("id", ""), one["name"], type, state(one.get("country", "")), names, one.get("gender", ""),
                 lists.year_of(one.get("from", "")), lists.year_of(one.get("until", "")), one.get("wikidata", ""))

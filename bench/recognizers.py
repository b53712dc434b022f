"""Microsoft's Recognizers cases for dates (DateParser, DatePeriodParser) as expectations of sayso: `python bench/recognizers.py [-v] [FOLDER]`.

Their cases come from dialogue with an assistant. A case is right when every expression of it is found (the spans touch) and means the
same: the same TIMEX value, or the same day or days under their reading toward the past or the future. Cases that news do not hold, or
that their own suite reads with another parser, are left out; each is listed with its reason by -v."""
import collections
import datetime
import json
import pathlib
import re
import sys

import sayso

SUITES = ("DateParser", "DatePeriodParser")
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "shared" / "gold" / "suites" / "recognizers"
REFERENCE = "2019-10-14"  # where a case names no day of reference, the answer does not depend on it

# Why a case is left out: reason, pattern of the text, pattern of their TIMEX value.
OUT = [
    ("assistant talk", r"tmrw|\bw/c\b|cortana|\booo\b|out of office|sometime|\bmy (day|week|weekend)\b", ""),
    ("a day of the month alone (the 27)", "", r"^XXXX-XX-\d\d$"),
    ("a year spelt out in words", r"\b(nineteen|two ?thousand|eighteen|sixteen hundred|one thousand seven|two hundred)\b", ""),
    ("the rest of a period", r"rest of|remaining|remainder", ""),
    ("a week named by a day or a number", r"\bweek of\b|week commencing|week starting|week beginning|\bweek \d+", ""),
    ("a numbered week or weekday of a month",
     r"(second|third|first|last|fourth|2nd|1st) (week|weekend|sunday|tuesday|monday) ?(of|in)|fifth sunday|(1st|first|2nd|second|third) week", ""),
    ("year and month in spaced digits", r"\d( [-/.] ?|[-/.] )\d{2,4}", r"^[^-]*-[^-]*$"),
    ("an open range with a bound that they choose", r"before|after|since|starting|from now|in the future|hence|more than|less than", r"^\("),
    ("a vague number that they count as three", r"\bfew (days|weeks|months|years)", ""),
    ("keyboard shorthand (oct-2, 10.2)", r"\d[.-]\d\d$|oct/2|oct-2|oct2|october2", ""),
    ("bare numbers of days as a range", r"(from|between) \d{1,2}(?![\d/])\b|^\D*\b\d{1,2} (to|till) \d+", r"^\("),
]


def left_out(case):
    """The reason why a case is left out, or None."""
    if not case["Results"]:
        return "read by another of their parsers"
    text = case["Input"].lower()
    timex = (case["Results"][0].get("Value") or {}).get("Timex") or ""
    return next((why for why, said, value in OUT if re.search(said, text) and re.search(value, timex)), None)


def reference(case):
    return ((case.get("Context") or {}).get("ReferenceDateTime") or REFERENCE)[:10]


def expected(case):
    rows = []
    for result in case["Results"]:
        value = result.get("Value") or {}
        rows.append({"start": result["Start"], "end": result["Start"] + result["Length"], "timex": value.get("Timex") or "",
                     "coarse": bool(re.search("week|month|year", result["Text"].lower())),
                     "readings": [r for r in (value.get("PastResolution"), value.get("FutureResolution")) if r]})
    return rows


def day(text):
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def same_days(reading, want, found):
    known = [d for d in found if d["first"] is not None]
    if not known:
        return False
    first, last = min(d["first"] for d in known), max(d["last"] for d in known)
    if "date" in reading:
        wanted = day(reading["date"])
        return wanted is not None and len(found) == 1 and first <= wanted <= last and (first == last or want["coarse"])
    begin, end = day(reading.get("startDate") or ""), day(reading.get("endDate") or "")
    if begin is None or end is None:
        return False
    # Their ends are exclusive, but for those that are not.
    return begin == first and (end in (last, last + datetime.timedelta(1)) or end == max(d["first"] for d in known))


def right(want, dates):
    found = [d for d in dates if d["start"] < want["end"] and want["start"] < d["end"]]
    if any(d["value"] == want["timex"] for d in found) or any(same_days(reading, want, found) for reading in want["readings"]):
        return True
    length = want["timex"].rstrip(")").split(",")[-1]
    return want["timex"].startswith("(") and any(d["value"] == length and d["type"] == "duration" for d in found)


def read(cases):
    """The dates of each case. Nothing depends on the other cases, as dates of one document do not on another's."""
    corpus = sayso.read([{"id": str(i), "text": c["Input"], "published": reference(c)} for i, c in enumerate(cases)])
    found = []
    for case, document in zip(cases, corpus):
        rows = document.dates.to_dicts()
        for row in rows:
            if row["value"] == "PRESENT_REF":
                row["first"] = row["last"] = day(reference(case))
        found.append(rows)
    return found


def run(folder=FOLDER):
    """[(suite, case, right?, why left out or None, dates found)]"""
    done = []
    for suite in SUITES:
        cases = json.loads((folder / f"{suite}.json").read_text(encoding="utf-8-sig"))
        for case, dates in zip(cases, read(cases)):
            done.append((suite, case, bool(case["Results"]) and all(right(e, dates) for e in expected(case)), left_out(case), dates))
    return done


def main(arguments):
    folder = pathlib.Path(next((a for a in arguments if not a.startswith("-")), FOLDER))
    if not folder.is_dir():
        print(f"no such folder: {folder}", file=sys.stderr)
        return 2 if arguments else 0
    done = run(folder)
    if "-v" in arguments:
        for suite, case, good, why, dates in done:
            if why or not good:
                values = [(r["Text"], (r.get("Value") or {}).get("Timex")) for r in case["Results"]]
                ours = [(d["text"], d["value"]) for d in dates]
                print(f"{suite}\t{'left out: ' + why if why else 'wrong'}\t{reference(case)}\t{case['Input']}\t{values}\t{ours}")
    for suite in (*SUITES, ""):
        part = [d for d in done if d[0].startswith(suite) and (not suite or d[0] == suite)]
        kept = [d for d in part if not d[3]]
        print(f"{suite or 'both':<18}{sum(d[2] for d in kept):>4} of {len(kept)} right = {sum(d[2] for d in kept) / len(kept):.3f}; "
              f"{len(part) - len(kept)} of {len(part)} left out = {1 - len(kept) / len(part):.3f}; "
              f"of all {sum(d[2] for d in part) / len(part):.3f}")
    for why, n in collections.Counter(d[3] for d in done if d[3]).most_common():
        print(f"  left out {n:>4}: {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Ten times the input, at most eleven times the cost, for texts that only an enemy writes.

    python3 bench/hostile.py build/pipeline python/sayso/data

Counts instructions with valgrind's callgrind, so that the answer does not depend on the machine's neighbours. Exits with 1
when a pattern grows faster."""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def invented(i):
    """The i-th of 343,000 surnames."""
    name = ""
    for _ in range(3):
        i, consonant = divmod(i, 14)
        i, vowel = divmod(i, 5)
        name += "bdfgklmnprstvz"[consonant] + "aeiou"[vowel]
    return name.capitalize()


def people(size):
    """A list of people, no two of one name."""
    given = ("Ida", "Nils", "Peter", "Anna", "Mary", "Karin", "Hans", "Eva")
    names = (f"{given[i % 8]} {invented(i * 104729 + 7)}, " for i in range(size // 10))
    return "".join(names)[:size]


# Each is repeated, or a function that makes so many characters; of two strings the first stands once before it.
PATTERNS = {
    "digits": "1234567890 ", "one long number": "7", "capitals": "AAAA BBBB ", "open quotation marks": "“", "open quotations": "“He said, ",
    "said said said": "said ", "he said, he said": "he said, ", "one alias": "North Korea ", "nested vetoes": "Norway's veto of ",
    "and said that": "and said that ", "according to": "according to ", "names": "Ilse Brandt said ", "dates": "March 28, 2024 ",
    "apostrophes": "'s ", "full stops": ". ", "commas": ", ", "line breaks": "\n", "brackets": "(", "nested marks": "said “said ‘",
    "abbreviations": "Mr. ", "no space": "a", "answers": "deny these accusations ", "resolutions": "resolution 1718 (2006) ",
    "turns": "KERR: Why?\n\nVARGA: No, I said so.\n\n", "labels": "Kerr: 5\n\n", "lists": "Poland, Latvia, Estonia and ", "told before": "It is shut. This is how he said it. ",
    "colons": "Minister: ", "reports": "The report by the board says so. ",
    "between dashes": "Kerr - who slept - said - ", "inserted": "“She [Holm] said ", "struck": "Rebels attacked the convoy with ", "called": "called his mother ",
    "found": "found the gun ", "cited": "According to the Post, citing two clerks, ", "commas within": "a “bad joke,” ", "asked": "Lind asked Holm why. “No,” he said. ",
    "members": "UN members said no. ", "governments": "Malta's government and the country and the government said it, ", "accused": "Holm, accused of theft, was freed and ", "ages": "the 24-year-old said it was late, ", "people in a list": "Ida Holm, 25, and his wife, ", "described": "the Harbour Ministry's inspector said ",
    "tied articles": "al-", "one mark again": "the defence ministry in Seoul said the ministry ", "saints": "St Wystan's ", "headline verbs": "Ida Holm Slams ", "acronyms": "Sandy Dune Foundation (SDF) ", "menus": "Home\n",
    "notes in print": "Harbour Weekly 02/10/2031 page 24 (", "contributors": "It is in the Guardian's paper and ", "apostrophes inside": "o'",
    "answers behind": "a claim Norway denies, ", "as noted": "as Holm noted, ", "cited between": "NTB reported, citing clerks, that ", "quoted as saying": "was quoted by NTB as saying ",
    "participles": "The port, saying no, sank. ", "courts hear": "the ship sank, the court heard, ", "boards told": "the ship sank, the board was told, ",
    "relatives": "Norway, which claims the reef, has ", "commenting": "Commenting on it, Holm said so, ", "called so": "called the board's decision “bad” ", "related": "Related topics\n\nNorway denies it\n\n",
    "closing marks": ("The ship is here and it is the same.\n\n", "denied it ”\n\nThe ship. "), "that, and on": "says that , ", "closing brackets": "board) denied it and ", "he or she": "“No,” said Mr Holm. “No,” she said. ",
    "Mr Holm, she": ("Mr Nils Holm is here. ", "“We stay now,” said Holm. “We stay now,” she said. "), "pronouns by turns": ("Ida Holm said: ", "; ”she claims Mrs Holm by ’] "),
    "people": people,
    "one speech": ("Holm said: ", "“Then he said he knew.”\n\n"),
    "weak cues": "Two of them backed it and ", "it in one sentence": "called it the called it ", "one statement again": "the statement said so, ", "vetoed drafts": "Norway vetoed on Thursday a draft that ",
}
SMALL, LARGE, LIMIT = 20_000, 200_000, 11.0


def text_of(pattern, size):
    if callable(pattern):
        return pattern(size)
    opening, piece = ("", pattern) if isinstance(pattern, str) else pattern
    return opening + piece * (size // len(piece))


def instructions(program, data, text):
    with tempfile.TemporaryDirectory() as name:
        path, listing = pathlib.Path(name, "text.txt"), pathlib.Path(name, "list")
        path.write_text(text, encoding="utf-8", newline="")
        listing.write_text(f"{path}\n")
        run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, data, str(listing), "-x", "-r", "1"],
                             capture_output=True, text=True, timeout=900)
    found = re.search(r"refs:\s+([\d,]+)", run.stderr)
    if not found:
        sys.exit(f"valgrind or the program failed:\n{run.stdout}{run.stderr}")
    return int(found.group(1).replace(",", ""))


def main(program, data):
    worst, nothing = 0.0, instructions(program, data, "x")

    def grown(pattern):
        return [instructions(program, data, text_of(pattern, size)) - nothing for size in (SMALL, LARGE)]

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for label, (small, large) in zip(PATTERNS, pool.map(grown, PATTERNS.values())):
            worst = max(worst, large / small)
            print(f"{label:22} {large / LARGE:8.0f} instructions a character, {large / small:5.1f} times for ten times the text", flush=True)
    print(f"worst {worst:.1f}, limit {LIMIT}")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

"""Documents that begin with the very words that rules look behind: nothing stands before the first token."""
import pytest

import sayso

FIRST = ["A man left. He said the pier was shut.", "A ferry sank on Friday off Lim.\n\n“It is sad,” she said.", "An heiress left. She said it was sad.",
         "Failed to agree on it, Norland denied it.", "Fails to agree on it.", "Unable to say it is shut, Norland denied it.", "To say it is hard, Holm said.",
         "Tweeted:\n\n“The ferry is here.”", "Said:\n\n“The ferry is here.”", "Says the mayor:\n\n“The ferry is here.”", "And denied it, Holm said.",
         "lawmakers \" close . heard” accused of (", "By Holm it was told that the pier is shut.", "Heard that the pier is shut, the court left."]


@pytest.mark.parametrize("text", FIRST)
def test_nothing_stands_before_the_first_token(text):
    document = sayso.parse(text)
    for row in document.claims.to_dicts():
        assert all(0 <= piece["start"] < piece["end"] <= len(text) for piece in row["content"])
        assert row["source_text"] is None or text[row["source_start"]:row["source_end"]] == row["source_text"]

"""What letters stand for in an article: "IRA" is a law where "the Inflation Reduction Act" is spoken of."""

from __future__ import annotations

import re

# Shorter ones stand for too much.
_SHORTEST = 3
_BLANK = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
_LINK = rf"(?:(?:of|and|for|the|on|in|to){_BLANK}){{0,2}}"
# A headline may end in such a word; a law is called by "the" before it.
_CALLED = r"(?<=\b[Tt]he\s)"
_LAWS = r"(?:Act|Law|Bill|Treaty|Accord|Agreement|Plan|Program|Programme|Protocol|Pact)"


def spelled_out(text: str, letters: str) -> str | None:
    """Give what letters stand for in a text: words before them in brackets, or a law that they spell.

    None where the text spells them nowhere; any body may be meant then.
    """
    if len(letters) < _SHORTEST or not (letters.isalpha() and letters.isupper()):
        return None
    words = rf"{_BLANK}{_LINK}".join(rf"{letter}[\w’'-]+" for letter in letters)
    found = re.search(rf"\b{words}(?=\s+\({letters}\))", text)
    if found is None:
        laws = re.finditer(rf"{_CALLED}{words}\b", text)
        found = next((one for one in laws if _ends_as_law(one[0])), None)
    return " ".join(found[0].split()) if found is not None else None


def _ends_as_law(words: str) -> bool:
    return re.search(rf"\b{_LAWS}\Z", words) is not None

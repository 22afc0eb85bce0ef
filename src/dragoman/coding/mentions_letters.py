"""What letters stand for in an article: "IRA" is a law where "the Inflation Reduction Act" is spoken of."""

from __future__ import annotations

import re

# Shorter ones stand for too much.
_SHORTEST = 3
_LINK = r"(?:(?:of|and|for|the|on|in|to)\s+){0,2}"
# What is no body: laws, treaties, plans.
_NO_BODY = r"(?:Act|Law|Bill|Treaty|Accord|Agreement|Plan|Program|Programme|Protocol|Pact)"


def spelled_out(text: str, letters: str) -> str | None:
    """Give what letters stand for in a text: words before them in brackets, or a law that they spell.

    None where the text spells them nowhere; any body may be meant then.
    """
    if len(letters) < _SHORTEST or not (letters.isalpha() and letters.isupper()):
        return None
    words = rf"\s+{_LINK}".join(rf"{letter}[\w’'-]+" for letter in letters)
    found = re.search(rf"\b{words}(?=\s+\({letters}\))", text)
    if found is None:
        law = next((one for one in re.finditer(rf"\b{words}\b", text) if _ends_as_law(one[0])), None)
        found = law
    return " ".join(found[0].split()) if found is not None else None


def _ends_as_law(words: str) -> bool:
    return re.search(rf"\b{_NO_BODY}\Z", words) is not None

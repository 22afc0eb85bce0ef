"""Pronouns that take up a pronoun: in "He thanked Roe. He said", the second is who the first is."""

from __future__ import annotations

import re

from dragoman.coding.mentions_words import either
from dragoman.coding.refs_phrases import HE, SHE
from dragoman.schema.span import Span

# So many pronouns back the chain is followed.
LONGEST = 40
# "But |he|": nobody else can be named before it.
_OPENER = re.compile(
    rf"(?:{either('refs_words', 'subject', 'opens_alone')},?\s+)?"
    r"(?P<who>[Hh]e|[Ss]he)(?=\s)(?!\s+(?:and|or)\b)"
)


def opening_pronoun(text: str, low: int, high: int, sex: str) -> Span | None:
    """Give the "he" or "she" of that sex ("m", "f") that is the subject of `[low, high)`, if it opens it."""
    found = _OPENER.match(text, low, high)
    if found is None or found["who"].lower() not in (HE if sex == "m" else SHE):
        return None
    return Span.take(text, found.start("who"), found.end("who"))

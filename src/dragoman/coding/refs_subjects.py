"""The subject of a sentence, as far as the first words tell: what "it" and "they" may take up.

No parser: the noun phrase that opens a sentence (after "On Monday," and the like, or after a quotation with
its cue) up to the first verb. Where the opening is anything else there is no subject.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

Number = Literal["one", "many", "open"]

_OPENING = re.compile(
    r"(?:(?:On|In|At|After|Before|By|Since|During|Earlier|Later|Last|Meanwhile|However|Separately|Also|But|And|Yet|Still|"
    r"Instead|Now|Then|Today|Yesterday)\b[^,.;:“”\"]{0,60},\s+|(?:But|And|Yet|Still|Meanwhile|However|Then|Later)\s+)?"
)
_VERB = re.compile(
    r"\s(?:(?:has|have|had|is|was|were|are|will|would|did|does|do|may|might|could|can|should|must|also|later|then|not|never|"
    r"says?|said|told|tells?|met|held|sent|gave|made|took|put|kept|left|led|saw|found|went|came|began|got|won|lost|"
    r"spoke|wrote|fell|rose|set|cut|paid|sold|bought|broke|struck|shot|fought|stood|sought|wants?|plans?|calls?|"
    r"rejects?|insists?|maintains?|believes?|denies|warns?|accuses?|hopes?|expects?|agrees?|backs?|claims?)\b|[a-z]+ed\b)"
)
_CUE_AHEAD = re.compile(r"[,\s]*")
_NOT_IN_PHRASE = re.compile(r"[,;:()“”\"]|\b(?:who|which|that|whose|if|when|while|as|because|although)\b")
_LONGEST = 90  # characters of a subject
_WORD = re.compile(r"[\w'’.-]+")
_AND = re.compile(r"\b(?:and|both)\b")
_MANY = frozenset("people police children men women troops both two three several many some others".split())
_PRONOUN = re.compile(r"(?:It|They|it|they)\b")


class Subject(Struct, frozen=True):
    """The subject `[start, end)` of a sentence and its number; `again` where it is itself a pronoun."""

    start: int
    end: int
    number: Number
    again: bool = False


def find_subject(text: str, low: int, high: int) -> Subject | None:
    """Find the noun phrase that opens `[low, high)` and has a verb after it."""
    opening = _OPENING.match(text, low, high)
    start = opening.end() if opening is not None else low
    if (pronoun := _PRONOUN.match(text, start, high)) is not None:
        number: Number = "one" if pronoun[0].lower() == "it" else "many"
        return Subject(start, pronoun.end(), number, again=True)
    limit = min(high, start + _LONGEST)
    verb = _VERB.search(text, start, limit)
    if verb is None or _NOT_IN_PHRASE.search(text, start, verb.start()):
        return None
    end = verb.start()
    return Subject(start, end, number_of(text[start:end])) if end > start else None


def number_of(phrase: str) -> Number:
    """Tell one from many by the form of a noun phrase."""
    said = _WORD.findall(phrase)
    if not said:
        return "open"
    head = said[-1]
    if _AND.search(phrase) and head[:1].isupper() and said[0].lower() != "the":
        return "many"
    small = [word.lower() for word in said]
    if small[0] in _MANY or head in _MANY:
        return "many"
    if head.islower() and head.endswith("s") and not head.endswith(("ss", "us", "is")):
        return "many"
    return "one"


def past_quotes(text: str, low: int, high: int, quote_end: int) -> int:
    """Give where the words after an opening quotation begin."""
    found = _CUE_AHEAD.match(text, min(quote_end, high), high)
    return found.end() if found is not None else min(quote_end, high)

"""The subject of a sentence, as far as the first words tell: what "it" and "they" may take up.

No parser: the noun phrase that opens a sentence (after "On Monday," and the like, or after a quotation with
its cue) up to the first verb. Where the opening is anything else there is no subject.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from dragoman.coding.mentions_words import either, listed

Number = Literal["one", "many", "open"]

_FILE = "refs_words"
_OPENING = re.compile(
    rf"(?:{either(_FILE, 'subject', 'opens_phrase')}\b[^,.;:“”\"]{{0,60}},\s+"
    rf"|{either(_FILE, 'subject', 'opens_alone')}\s+)?"
)
_VERB = re.compile(rf"\s(?:{either(_FILE, 'subject', 'verbs')}\b|[a-z]+ed\b)")
_CUE_AHEAD = re.compile(r"[,\s]*")
_NOT_IN_PHRASE = re.compile(rf"[,;:()“”\"]|\b{either(_FILE, 'subject', 'breaks')}\b")
# "Oslo, by now the largest lender, has": the subject stands before the words that are set off.
_SET_OFF = re.compile(
    r"(?P<subject>[^,;:()“”\"]{2,60}),\s[a-z][^,;:()“”\"]{1,80},"
    rf"(?=\s(?:{either(_FILE, 'subject', 'verbs')}\b|[a-z]+ed\b))"
)
_TURNED = re.compile(r"[“\"](?:,\s|\s?(?:[A-Z][\w’'-]*\s+){1,3}(?:said|says|added|stressed|insisted)[.,])")
# "The Larkwind Federation| (LWF)| released".
_INITIALS = re.compile(r"\s\([A-Z][A-Za-z.-]{1,9}\)\Z")
_LONGEST = 90  # characters of a subject
_WORD = re.compile(r"[\w'’.-]+")
_AND = re.compile(r"\b(?:and|both)\b")
_MANY = listed(_FILE, "subject", "many")
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
    if (apposed := _SET_OFF.match(text, start, high)) is not None:
        end = apposed.end("subject")
        return Subject(start, end, number_of(text[start:end]))
    limit = min(high, start + _LONGEST)
    verb = _VERB.search(text, start, limit)
    if verb is None:
        return None
    initials = _INITIALS.search(text, start, verb.start())
    end = initials.start() if initials is not None else verb.start()
    if _NOT_IN_PHRASE.search(text, start, end):
        return None
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


def is_turned(text: str, mark: int) -> bool:
    """Say whether a mark ends a quotation though it is one that opens: before ", he said" or "Roe said."."""
    return _TURNED.match(text, mark) is not None

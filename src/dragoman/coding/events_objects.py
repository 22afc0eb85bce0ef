"""Whom words right behind an act name, if nobody was read as acted on: "blamed |Peru|", "war on |Peru|"."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from dragoman.coding.cues import read_table
from dragoman.schema.rows import EventType
from dragoman.schema.span import Span
from dragoman.text.sentences import Range

_PRONOUN = re.compile(r"(?:him|them|it|her(?!\s+[a-z]))\b(?![’'-])")
# "the Peruvian President |Ana Roe": what may stand before a name within the same phrase.
_TITLE = re.compile(
    r"(?:the\s+)?(?:(?:former|then|acting|outgoing|incoming|new)\s+)?(?:[A-Z][\w.’'-]*\s+(?:(?:of|to|for)\s+(?:the\s+)?)?){0,6}"
)
_OWNER = re.compile(r"[’']s?\s+\w")
# What follows a name that is all of a phrase; a noun would have it for its own.
_ENDS = re.compile(
    r"[’']s?\s|\s*(?:[.,;:?!)\]—–”\"]|\Z)|\s+(?:[-–—]|(?:for|to|of|on|in|at|over|with|from|by|against|about|after|before|during|amid"
    r"|and|or|but|as|that|who|which|when|while|if|not|because|again|today|yesterday|last|this|also|is|was|has|will|would|continues?|remains?|goes|rages?|drags|enters?|began|ended)\b)"
)
# "He was |killed", "Roca, |accused of theft": what is done to the subject has no object.
_BE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|get|gets|got|[’']re|[’']s)\s+(?:\w+ly\s+|not\s+|also\s+|now\s+)*\Z"
)


# "Hailed the strength of |the Chile-Peru alliance|".
_PAIR = re.compile(
    r"[^.;:!?“”\"]{0,90}?\b(?:the\s+)?(?P<pair>[A-Z][\w.]*(?:\s[A-Z]\w+)?[-–][A-Z][\w.]+)\s+(?:(?!(?:and|in|on|to|of)\b)[\w-]+\s+){0,3}?"
    r"(?:relations(?:hip)?|partnership|alliance|ties|friendship|bonds?)\b"
)
_STANCE = re.compile(
    r"(?:re-?)?(?:affirm|iterat|prais|hail|welcom|celebrat|applaud|endors|reinforc|commit|renew|underscor|emphasi|stress|appreciat)",
    re.IGNORECASE,
)


class _Case(Struct, frozen=True):
    """Which triggers of which types have their object behind which words."""

    trigger: re.Pattern[str]
    kinds: frozenset[str]
    lead: re.Pattern[str]
    has_pronoun: bool
    is_owner: bool


def find_objects(
    text: str, trigger: Span, kind: EventType, sentence: Range, name_after: Callable[[int], Span | None]
) -> Iterator[Span]:
    """Find whom an act's own words name, likeliest first; `name_after` gives a place's next name."""
    has_be = _BE.search(text[max(0, trigger.start - 30) : trigger.start]) is not None
    if has_be and trigger.text.endswith("ed"):
        return
    for case in _cases():
        if kind not in case.kinds or case.trigger.fullmatch(trigger.text) is None:
            continue
        lead = case.lead.match(text, trigger.end, sentence[1])
        if lead is None:
            continue
        if case.has_pronoun and (pronoun := _PRONOUN.match(text, lead.end(), sentence[1])) is not None:
            yield Span.take(text, *pronoun.span())
            continue
        named = name_after(lead.end())
        if named is None or named.end > sentence[1] or not _TITLE.fullmatch(text, lead.end(), named.start):
            continue
        end = _OWNER if case.is_owner else _ENDS
        if end.match(text, named.end) is not None:
            yield Span.take(text, lead.end(), named.end)


def find_pair_after(text: str, trigger: Span, kind: EventType, sentence: Range) -> Span | None:
    """Give the two of a partnership that an act backs, "Chile-Peru", of which one may be who acts."""
    if kind != "SUPPORT" or _STANCE.match(trigger.text) is None:
        return None
    found = _PAIR.match(text, trigger.end, sentence[1])
    return Span.take(text, found.start("pair"), found.end("pair")) if found is not None else None


@functools.cache
def _cases() -> tuple[_Case, ...]:
    return tuple(
        _Case(
            trigger=re.compile(one["trigger"], re.IGNORECASE),
            kinds=frozenset(one["kinds"]),
            lead=re.compile(one["lead"], re.IGNORECASE),
            has_pronoun=one.get("object", False),
            is_owner=one.get("owner", False),
        )
        for one in read_table("events_objects.toml")["case"]
    )

"""Whose act a noun tells, by its possessor and prepositions: "Peru's request", "threats from Peru"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from msgspec import Struct

from dragoman.coding.cues import read_table
from dragoman.schema.rows import EventType
from dragoman.schema.span import Span

# "Peru|’s second |request", "Caracas|’ |demands", "their |demands".
_WHOSE = re.compile(r"[’']s?\s+(?:(?!of\b|and\b|to\b|for\b)[\w-]+\s+){0,2}", re.IGNORECASE)
_OWNED = re.compile(r".*(?:[’']s|s[’'])", re.DOTALL)
_SPACE = re.compile(r"\s+(?:(?!of\b|and\b|to\b|for\b)[\w-]+\s+){0,2}")
_PRONOUN = re.compile(r"(?:my|our|your|his|her|its|their)", re.IGNORECASE)
_FROM = re.compile(r"[\"”]?\s+(?:from|by)\s+(?:the\s+)?", re.IGNORECASE)
_OF = re.compile(r"[\"”]?\s+of\s+(?:the\s+)?", re.IGNORECASE)
# "We will |request| aid from Peru" tells the act by a verb, whose "from" is nobody's who acts.
_VERBAL = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|shall|should|not|do|does|did|we|I|they|you|who|that|also)\s+\Z",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s+(?:\w+ly\s+|also\s+|now\s+|again\s+)?")
_GETS = re.compile(r"\b(?:receiv|got\b|get|fac|suffer|heard|hear)", re.IGNORECASE)
_JOINED = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?")
_REACH = 60


class _Nouns(Struct, frozen=True):
    said: re.Pattern[str]
    done: re.Pattern[str]
    asked: re.Pattern[str]


def mend_nominal(
    text: str, trigger: Span, actors: Sequence[Span], recipients: Sequence[Span]
) -> tuple[list[Span], list[Span]]:
    """Give the words of who acts and on whom, where a noun tells the act: its possessor is who acts."""
    nouns = _table()
    if any(_SUBJECT.fullmatch(text, span.end, trigger.start) for span in actors if span.end < trigger.start):
        return list(actors), list(recipients)  # "Chile |requests aid from Peru" tells it by a verb
    is_said = nouns.said.fullmatch(trigger.text) is not None
    if not is_said and nouns.done.fullmatch(trigger.text) is None:
        return list(actors), list(recipients)
    owners = [
        span
        for span in recipients
        if _is_owner(text, trigger, span) or _is_author(text, trigger, span, is_said=is_said)
    ]
    if not owners:
        return list(actors), list(recipients)
    # "Threats from Peru |and Chile": both make them.
    for span in sorted(recipients):
        if span not in owners and any(
            _JOINED.fullmatch(text, one.end, span.start) for one in owners if one.end < span.start
        ):
            owners.append(span)
    # "Chile has received |threats from Peru": who was read as acting has them done to it.
    sentence = max(text.rfind(". ", 0, trigger.start), text.rfind("\n", 0, trigger.start))
    received = [
        span
        for span in actors
        if sentence < span.start < trigger.start and _GETS.search(text, span.end, trigger.start)
    ]
    return sorted(owners), sorted({*received, *(span for span in recipients if span not in owners)})


def asked_of(text: str, trigger: Span, kind: EventType) -> Span | None:
    """Give the words of whom a demand is put to, by what is theirs to do: "demanded |his| resignation"."""
    if kind != "REQUEST":
        return None
    found = _table().asked.match(text, trigger.end, min(len(text), trigger.end + _REACH))
    return Span.take(text, found.start("who"), found.end("who")) if found is not None else None


def _is_owner(text: str, trigger: Span, span: Span) -> bool:
    if not 0 < trigger.start - span.end <= _REACH:
        return False
    between = text[span.end : trigger.start]
    is_told = _OWNED.fullmatch(span.text) or _PRONOUN.fullmatch(span.text)
    return (_SPACE if is_told else _WHOSE).fullmatch(between) is not None


def _is_author(text: str, trigger: Span, span: Span, *, is_said: bool) -> bool:
    if _VERBAL.search(text[max(0, trigger.start - 12) : trigger.start]) is not None:
        return False
    between = text[trigger.end : span.start] if span.start >= trigger.end else ""
    return _FROM.fullmatch(between) is not None or (is_said and _OF.fullmatch(between) is not None)


@functools.cache
def _table() -> _Nouns:
    table = read_table("events_nominal.toml")
    asked = (
        r"\s+(?:for\s+)?(?P<who>his|her|their|(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3}(?=[’']s))(?:[’']s)?\s+"
        rf"(?:immediate\s+|full\s+|public\s+)?(?:{table['asked']})\b"
    )
    return _Nouns(
        re.compile(str(table["said"]), re.IGNORECASE),
        re.compile(str(table["done"]), re.IGNORECASE),
        re.compile(asked),
    )

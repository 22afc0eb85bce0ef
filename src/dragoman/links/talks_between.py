"""Whether two countries talk with each other in an event, or somebody else talks with each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from dragoman.schema.rows import Event, Ref
from dragoman.schema.span import Span

# So far before a name "with" is looked for, over the names beside it.
_BACK = 160
_WITH = re.compile(r"\bwith\b", re.IGNORECASE)
# What may stand between "with" and a name besides other names.
_BESIDE = re.compile(
    r"(?:[\s,;]|\b(?:and|both|the|their|his|her|its|our|as well as|respectively|then|later|separately|from|of"
    r"|counterparts?|leaders?|officials?|ministers?|presidents?|delegations?)\b)*",
    re.IGNORECASE,
)
# Who gathers others brings them together; of three that meet each meets the other two.
_GATHERS = re.compile(r"host|conven|gather|brought together|mediat|summit|trilateral", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:trilateral|three-way|multilateral|joint|quadrilateral)\W[^.;]{0,30}\Z", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(?:between|among|of)\b", re.IGNORECASE)
_NEAR = 60


def talk_together(event: Event, text: str, pair: Set[str]) -> bool:
    """Say whether an event tells talks of two countries (alpha-3) with each other; `text` is its article's.

    "Peru's talks with Chile and Bolivia" and "her meeting with the one and her call with the other" are of a
    third with each, as far as they tell. Where a party's words are not known it is not doubted.
    """
    refs = (*event.actors, *event.recipients)
    sides = [ref for ref in refs if ref.country in pair]
    if any(ref.span is None for ref in sides):
        return True
    start, end = event.trigger.start, event.trigger.end
    if (
        event.mode == "multilateral"
        or _GATHERS.match(event.trigger.text)
        or _TOGETHER.search(text, max(0, start - _NEAR), start)
    ):
        return True
    spans = [ref.span for ref in refs if ref.span is not None]
    if all(_is_behind_with(text, ref.span, spans) for ref in sides if ref.span is not None):
        return False
    first = min(ref.span.start for ref in sides if ref.span is not None)
    if first < end or _BETWEEN.search(text, end, first):
        return True
    return not any(_is_third(ref, pair, start) for ref in event.actors)


def _is_third(ref: Ref, pair: Set[str], start: int) -> bool:
    """Say whether somebody known who is of neither country stands before the act, as its subject."""
    known = ref.country is not None or ref.actor is not None
    return known and ref.country not in pair and ref.span is not None and ref.span.end <= start


def _is_behind_with(text: str, span: Span, others: Sequence[Span]) -> bool:
    """Say whether only names and words that join them stand between "with" and a name."""
    start = max(0, span.start - _BACK)
    before = _blank(text, start, span.start, others)
    behind = [match.end() for match in _WITH.finditer(before)]
    return bool(behind) and _BESIDE.fullmatch(before, behind[-1]) is not None


def _blank(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """Give a stretch of a text with blanks for what some spans hold."""
    words = list(text[start:end])
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first < last:
            words[first - start : last - start] = " " * (last - first)
    return "".join(words)

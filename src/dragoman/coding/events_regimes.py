"""Whose regime it is: "the regime" of a state named before, or one called by its ruler, "the Roe regime"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.schema.rows import Mention
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

_ALONE = re.compile(r"(?:the|this|that)\s+(?:regime|junta)", re.IGNORECASE)
_OF_RULER = re.compile(
    # A "Sanctions regime" is nobody's rule.
    r"(?:[Tt]he\s+)?(?!(?:The|Sanctions?|Tariffs?|Tax|Trade|Export|Visa|Control|Inspections?|Safeguards|Legal)\b)"
    r"[A-Z][\w’'-]+(?:[-\s][A-Z][\w’'-]+)?\s+(?:regime|junta|dictatorship)"
)
_BEHIND = re.compile(r"(?:[’']s?)?\s+(?:[a-z]+\s+)?(?:regime|junta)\b")
# How far before "the regime" its state may be told, in characters.
_FAR = 1500
# How many sentences around a ruler's name tell the state.
_AROUND = 2


def regime_of(layout: Layout, span: Span, mentions: Sequence[Mention], home: str | None) -> str | None:
    """Give the state (alpha-3) whose regime words mean; None where several may be meant.

    `home` is the state that publishes the article: its paper tells of the other state beside its ruler. News
    has several around, and does not tell whose a ruler is.
    """
    words = " ".join(span.text.split())
    if _ALONE.fullmatch(words):
        return _told_before(layout, span, mentions)
    if home is None or _OF_RULER.fullmatch(words) is None or _is_creed(span, mentions):
        return None
    return _around(layout, span, mentions, home)


def _is_creed(span: Span, mentions: Sequence[Mention]) -> bool:
    """Say whether a regime is called by what it holds, "the Communist regime", which no state has alone."""
    return any(one.type == "NORP" and span.start <= one.span.start < span.end for one in mentions)


def _told_before(layout: Layout, span: Span, mentions: Sequence[Mention]) -> str | None:
    """Give the state of "Peru's regime" or "the Peruvian regime", if no other was called so."""
    states = {
        one.country
        for one in mentions
        if span.start - _FAR <= one.span.start < span.start
        and one.country is not None
        and _BEHIND.match(layout.text, one.span.end) is not None
    }
    return states.pop() if len(states) == 1 else None


def _around(layout: Layout, span: Span, mentions: Sequence[Mention], home: str) -> str | None:
    """Give the only other state that is named near a ruler's name."""
    here = layout.sentence_at(span.start)
    if here is None:
        return None
    first, last = max(0, here - _AROUND), min(len(layout.sentences) - 1, here + _AROUND)
    low, high = layout.sentences[first][0], layout.sentences[last][1]
    starts = [one.span.start for one in mentions]
    near = mentions[bisect_left(starts, low) : bisect_left(starts, high)]
    states = {one.country for one in near if one.type in ("LOC", "NORP") and one.country not in (None, home)}
    return states.pop() if len(states) == 1 else None

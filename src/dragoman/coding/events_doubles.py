"""Two rows for one act: "met for talks", "filed charges", "was found guilty" are coded once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.coding.cues import read_table
from dragoman.schema.rows import Event, Ref
from dragoman.text.layout import Layout

# Between the two words of one act nobody else acts, and nothing is told besides.
_APART = re.compile(
    r"[.;:!?,\n–—]|\b(?:and|or|but|then|while|after|before|that|which|who|not|to|of|from|by|on|in|at|with)\b"
)
_REACH = 30
# Deeds, of which a second one like the first is seldom told in the next sentence without saying so.
_DEEDS = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "RETREAT"))
# Words that tell of another deed.
_ANOTHER = re.compile(
    r"\b(?:another|other|others|again|also|separate\w*|second|third|later|earlier|then|further|more|additional\w*|since|previous\w*"
    r"|subsequent\w*|previously|too|similarly|meanwhile|both|last|next|former|if|not|never|would|could)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
# How many letters of two words of one act are alike: "arrest", "arrested"; "kill", "killing".
_STEM = 4


def drop_second(text: str, rows: Iterable[Event]) -> list[Event]:
    """Give rows in order of place, of two that tell one act in one phrase only that with more parties.

    One act is of one type and status, by and to the same parties so far as these are told.
    """
    kept: list[Event] = []
    for row in sorted(rows, key=lambda row: (row.trigger, row.id)):
        if kept and _is_one(text, kept[-1], row):
            kept[-1] = max(kept[-1], row, key=_worth)
        else:
            kept.append(row)
    return kept


def drop_retold(layout: Layout, rows: Sequence[Event]) -> list[Event]:
    """Leave out of rows, in order of place, deeds that the sentence before told in the same words."""
    kept: list[Event] = []
    for row in rows:
        at = _told_before(layout, kept, row)
        if at is None:
            kept.append(row)
        else:
            kept[at] = max(kept[at], row, key=_worth)
    return sorted(kept, key=lambda row: (row.trigger, row.id))


def _told_before(layout: Layout, kept: Sequence[Event], row: Event) -> int | None:
    """Find which of the rows kept so far, in order of place, told a deed in the sentence before."""
    here = layout.sentence_at(row.trigger.start)
    if here is None or not here or row.type not in _DEEDS:
        return None
    low, high = layout.sentences[here - 1]
    first = bisect_left(kept, low, key=lambda one: one.trigger.start)
    last = bisect_left(kept, high, key=lambda one: one.trigger.start)
    return next((at for at in range(first, last) if _is_retold(layout, kept[at], row, here)), None)


def _is_retold(layout: Layout, one: Event, other: Event, here: int) -> bool:
    if (one.type, one.about, one.status) != (other.type, other.about, other.status):
        return False
    if (
        one.trigger.text[:_STEM].lower() != other.trigger.text[:_STEM].lower()
        or len(one.trigger.text) < _STEM
    ):
        return False
    if _ANOTHER.search(layout.text, *layout.sentences[here]) is not None:
        return False
    actors, others = _names(one.actors), _names(other.actors)
    is_by_same = not actors or not others or actors == others
    is_then_and_there = one.date in (None, other.date) and not _are_apart(one.place, other.place)
    return is_by_same and is_then_and_there and _are_same(one.recipients, other.recipients)


def _are_apart(one: Ref | None, other: Ref | None) -> bool:
    """Say whether two places are told and are not the same."""
    return one is not None and other is not None and _head(one) != _head(other)


def _are_same(some: Sequence[Ref], others: Sequence[Ref]) -> bool:
    """Say whether those acted on are the same: by name or, without a name, by the noun and number of them."""
    heads, counts = ([{of(ref) for ref in refs} for refs in (some, others)] for of in (_head, _number))
    return bool(some) and heads[0] == heads[1] and (counts[0] == counts[1] or {None} in counts)


def _number(ref: Ref) -> str | None:
    found = _counts().search(ref.span.text) if ref.span is not None else None
    return found[0].lower() if found is not None else None


@cache
def _counts() -> re.Pattern[str]:
    words = "|".join(read_table("times_words.toml")["plain"]["numword"])
    return re.compile(rf"\b(?:\d[\d,.]*|{words})\b", re.IGNORECASE)


def _head(ref: Ref) -> str:
    words = _WORD.findall(ref.span.text.lower()) if ref.span is not None else []
    return ref.actor or (words[-1] if words else "")


def _is_one(text: str, one: Event, other: Event) -> bool:
    between = text[one.trigger.end : other.trigger.start]
    if len(between) > _REACH or _APART.search(between) is not None:
        return False
    is_alike = (one.type, one.about, one.status) == (other.type, other.about, other.status)
    return is_alike and all(
        not left or not right or left <= right or right <= left
        for left, right in (
            (_names(one.actors), _names(other.actors)),
            (_names(one.recipients), _names(other.recipients)),
        )
    )


def _names(refs: Iterable[Ref]) -> set[object]:
    return {ref.actor or (ref.span.text if ref.span is not None else None) for ref in refs}


def _worth(row: Event) -> tuple[int, float]:
    return len(row.actors) + len(row.recipients), row.score or 0.0

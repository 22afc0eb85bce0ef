"""Two rows for one act: "met for talks", "filed charges", "was found guilty" are coded once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.schema.rows import Event, Ref

# Between the two words of one act nobody else acts, and nothing is told besides.
_APART = re.compile(
    r"[.;:!?,\n–—]|\b(?:and|or|but|then|while|after|before|that|which|who|not|to|of|from|by|on|in|at|with)\b"
)
_REACH = 30


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

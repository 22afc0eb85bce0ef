"""Acts that a report tells twice, in its headline and below it, and those that a reprint tells again.

A headline sums up what its report tells, and a reprint says what was said before: neither tells another act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from dragoman.schema.rows import Event
from dragoman.views.relation_same import stem

# So many days a report may be late with what its headline tells.
_LATE = 7


class Telling(Struct, frozen=True):
    """An event as a report tells it: `who` acts on whom in one word for both, and its first and last day.

    `dated` says that the days are of its own words, not its report's; "" is a day that is not known.
    """

    event: Event
    who: str
    first: str
    last: str
    dated: bool


def told_again(
    told: Sequence[Telling], *, headlines: Mapping[str, int], reprints: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Pair rows that tell one act: a headline's with its report's, and those of reprints.

    `headlines` say where the headlines of articles end (`headline_end`), `reprints` which articles are one
    (by the id that they share).
    """
    by_article: dict[str, list[Telling]] = {}
    for one in told:
        by_article.setdefault(one.event.article, []).append(one)
    for article, of_it in by_article.items():
        end = headlines.get(article, 0)
        above = [one for one in of_it if one.event.trigger.end <= end]
        below = sorted(
            (one for one in of_it if one.event.trigger.start >= end), key=lambda one: one.event.trigger.start
        )
        for one in above:
            # Of several that fit it is the first: what follows may be another act of the kind.
            if (summed := next((other for other in below if _sums_up(one, other)), None)) is not None:
                yield one.event.id, summed.event.id
    yield from _copied((one for one in told if one.event.article in reprints), reprints)


def _sums_up(above: Telling, below: Telling) -> bool:
    """Say whether a headline's event is one of its report: of one kind, by the same, within some days."""
    one, other = above.event, below.event
    if (one.type, above.who, _is_planned(one)) != (other.type, below.who, _is_planned(other)):
        return False
    if (one.mode and other.mode and one.mode != other.mode) or (
        one.about and other.about and one.about != other.about
    ):
        return False
    if not above.first or not below.first:
        return True
    return max(_days(below.last, above.first), _days(above.last, below.first)) <= _LATE


def _copied(told: Iterable[Telling], reprints: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pair what reports that are one tell in one word, of the same days or none of its own."""
    first: dict[tuple[str, ...], str] = {}
    for one in sorted(told, key=lambda one: (one.event.article, one.event.trigger.start, one.event.id)):
        event = one.event
        days = (one.first, one.last) if one.dated else ("", "")
        planned = "planned" if _is_planned(event) else ""
        key = (reprints[event.article], event.type, one.who, stem(event.trigger.text), planned, *days)
        before = first.setdefault(key, event.id)
        if before != event.id:
            yield before, event.id


def _is_planned(event: Event) -> bool:
    return event.status == "planned"


def _days(first: str, last: str) -> int:
    """Count the days from one to another; negative where they run the other way."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days

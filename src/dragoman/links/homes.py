"""Countries of actors whom some reports name with their state and others without."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec.structs import replace

from dragoman.links.report import Report
from dragoman.links.undertakings_states import names_elsewhere
from dragoman.schema.rows import Event, Ref, Row, Statement

_LEAST_SEEN = 5
RowT = TypeVar("RowT", bound=Row)


def find_homes(reports: Iterable[Report]) -> dict[str, str]:
    """Find the countries of actors whom some reports name with their state and others without.

    Four in five of at least _LEAST_SEEN mentions, in three articles or more, must agree.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    holders: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for row in report.rows:
            for ref in _refs(row):
                if ref.actor and ref.country:
                    seen[ref.actor][ref.country] += 1
                    holders[ref.actor].add(row.article)
    homes = {}
    for actor, counts in seen.items():
        country, count = counts.most_common(1)[0]
        if count >= _LEAST_SEEN and 5 * count >= 4 * counts.total() and len(holders[actor]) >= 3:
            homes[actor] = country
    return homes


def _refs(row: Row) -> tuple[Ref, ...]:
    if isinstance(row, Event):
        return (*row.actors, *row.recipients)
    return (row.speaker,) if isinstance(row, Statement) and row.speaker is not None else ()


def at_home(row: RowT, home: Callable[[str], str | None]) -> RowT:
    """Give a row whose parties have the states that other reports tell, where its own tells none.

    `home` gives the state (alpha-3) of an actor's name, None where it is not known. Of a party whose words
    hold a state's name only within that of another place ("State of New Mexico") no state is known.
    """

    def settle(ref: Ref) -> Ref:
        if ref.country and ref.span is not None and names_elsewhere(ref.span.text, ref.country):
            return replace(ref, country=None)
        state = home(ref.actor) if ref.actor and not ref.country else None
        return replace(ref, country=state) if state else ref

    if all(settle(ref) is ref for ref in _refs(row)):
        return row
    if isinstance(row, Event):
        actors, recipients = (tuple(map(settle, refs)) for refs in (row.actors, row.recipients))
        return replace(row, actors=actors, recipients=recipients)
    assert isinstance(row, Statement)
    return replace(row, speaker=settle(row.speaker) if row.speaker is not None else None)

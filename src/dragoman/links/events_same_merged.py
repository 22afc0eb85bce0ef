"""What all reports of one event know together, and where they conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from dragoman.links.events_same_parties import is_same_person, name_of
from dragoman.links.events_same_told import TALKS, kind_of
from dragoman.links.quantities_periods import days_of
from dragoman.schema.rows import DONE, Event, Ref

# The day of a status that tells most comes last where reports are of one day.
_ORDER = ("hypothetical", "planned", "ongoing", "occurred", "denied")


class Conflict(Struct, frozen=True, kw_only=True):
    """A field on which reports of one event differ: each value with the rows that tell it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


class Known(Struct, frozen=True, kw_only=True):
    """One event as all its reports tell it together.

    `date` is the narrowest ISO 8601 date or interval that most dated reports allow, None where none tells
    one; `status` that of the latest report. `evidence` are the ids of the rows, earliest report first.
    """

    type: str
    mode: str | None
    status: str
    actors: tuple[Ref, ...]
    recipients: tuple[Ref, ...]
    place: Ref | None
    date: str | None
    contexts: tuple[str, ...]
    evidence: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def merged(events: Sequence[Event], published: Mapping[str, str | None] | None = None) -> Known:
    """Put together what the rows of one event (at least one; ValueError) know.

    `published` gives the publication date of the articles by id: by it rows are in order, and the last one
    has the status. Without it the status that tells most is taken: denied, held, going on, planned.
    """
    if not events:
        raise ValueError("an event without rows")
    dates = published or {}
    rows = sorted(events, key=lambda row: (dates.get(row.article) or "", _ORDER.index(row.status), row.id))
    kinds = Counter(row.type for row in rows)
    # Talks that were planned and then held are CONSULT, whatever the plan was coded as.
    held = all(kind_of(row) == TALKS for row in rows) and "CONSULT" in kinds
    type_ = "CONSULT" if held else min(kinds, key=lambda one: (-kinds[one], one))
    return Known(
        type=type_,
        mode=_most([row.mode for row in rows if row.mode is not None and row.type == type_]),
        status=rows[-1].status,
        actors=_refs(ref for row in rows for ref in row.actors),
        recipients=_refs(ref for row in rows for ref in row.recipients),
        place=_place(rows),
        date=_date(rows),
        contexts=tuple(sorted({context for row in rows for context in row.contexts})),
        evidence=tuple(row.id for row in rows),
        conflicts=tuple(
            found for found in (_dates_apart(rows), _places_apart(rows), _statuses_apart(rows)) if found
        ),
    )


def _most(values: Sequence[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None


def _refs(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """Give everybody named, once, by the first ref that tells most; states apart from their people."""
    found: list[Ref] = []
    for ref in refs:
        if ref.actor is None and ref.country is None:
            continue
        for index, known in enumerate(found):
            if _is_same(known, ref):
                found[index] = max(known, ref, key=_worth)
                break
        else:
            found.append(ref)
    return tuple(found)


def _is_same(one: Ref, other: Ref) -> bool:
    if one.actor is None or other.actor is None:
        return one.actor is other.actor and one.country == other.country
    if one.actor == other.actor:
        return True
    known = one.country is None or other.country is None or one.country == other.country
    return known and is_same_person(name_of(one.actor), name_of(other.actor))


def _worth(ref: Ref) -> tuple[bool, int]:
    return ref.country is not None, len(ref.actor or "")


def _place(rows: Sequence[Event]) -> Ref | None:
    places = [row.place for row in rows if row.place is not None and (row.place.actor or row.place.country)]
    names = Counter((place.actor, place.country) for place in places)
    return (
        min(places, key=lambda one: (-names[one.actor, one.country], -len(one.actor or "")))
        if places
        else None
    )


def _date(rows: Sequence[Event]) -> str | None:
    """Give the days that most dated rows allow, of these the fewest."""
    told = [days for row in rows if row.date and (days := days_of(row.date))]
    if not told:
        return None
    candidates = sorted({_cut(one, other) for one in told for other in told})
    best = min(
        candidates,
        key=lambda days: (
            -sum(first <= days[0] and days[1] <= last for first, last in told),
            days[1] > days[0],
            days,
        ),
    )
    whole = next((row.date for row in rows if row.date and days_of(row.date) == best), None)
    return whole or (best[0] if best[0] == best[1] else f"{best[0]}/{best[1]}")


def _cut(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else one


def _dates_apart(rows: Sequence[Event]) -> Conflict | None:
    """List the dates told, where two of them have no day in common."""
    told = [(row, days) for row in rows if row.date and (days := days_of(row.date))]
    first, last = (
        max((days[0] for _, days in told), default=""),
        min((days[1] for _, days in told), default=""),
    )
    return _conflict("date", [(row.date or "", row.id) for row, _ in told]) if first > last else None


def _places_apart(rows: Sequence[Event]) -> Conflict | None:
    told = [(row.place.country, row.id) for row in rows if row.place is not None and row.place.country]
    return _conflict("place", told) if len({code for code, _ in told}) > 1 else None


def _statuses_apart(rows: Sequence[Event]) -> Conflict | None:
    """List the statuses where some report denies what another tells as done; kept plans are no conflict."""
    statuses = {row.status for row in rows}
    if "denied" not in statuses or statuses.isdisjoint(DONE):
        return None
    return _conflict("status", [(row.status, row.id) for row in rows])


def _conflict(field: str, told: Sequence[tuple[str, str]]) -> Conflict:
    values: dict[str, list[str]] = {}
    for value, row in told:
        values.setdefault(value, []).append(row)
    return Conflict(field=field, values=tuple((value, tuple(ids)) for value, ids in sorted(values.items())))

"""The relation index: cooperation and conflict of two countries by month, with how sure that is.

docs/relation-index.md says what is counted and what is not claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from dragoman.record.store import View
from dragoman.views.answers import answer
from dragoman.views.relation_bands import Measure, tone, weight
from dragoman.views.relation_changes import Change, Stretch, find_stretches, is_within, weightiest
from dragoman.views.relation_deeds import Deed, Deeds, LeftOut, gather_deeds


class Month(Struct, frozen=True, kw_only=True, tag_field="kind", tag="month"):
    """What `actor` did to `recipient` in a month, what both did together included.

    `cooperation` and `conflict` are sums of weights (PLOVER's intensities, 0 to 10 each); `tone` is the mean
    weight, −10 to 10. `events` count once however many of the `reports` tell them; `deeds` are their rows,
    the weightiest first. `note` says where all rests on one event or one report.
    """

    month: str
    actor: str
    recipient: str
    events: int
    reports: int
    cooperation: Measure
    conflict: Measure
    tone: Measure
    note: Literal["one event", "one report"] | None
    deeds: tuple[str, ...]


class Direction(Struct, frozen=True):
    """The months in which one side acted on the other; a month without evidence is not there."""

    actor: str
    recipient: str
    months: tuple[Month, ...]


class RelationIndex(Struct, frozen=True, kw_only=True):
    """The relation of two countries. `deeds` are all it rests on; `left_out` counts events, by reason.

    `first` and `last` are the first and last month with evidence, None where there is none. `stretches` and
    `changes` are of both directions together.
    """

    one: str
    other: str
    first: str | None
    last: str | None
    directions: tuple[Direction, Direction]
    stretches: tuple[Stretch, ...]
    changes: tuple[Change, ...]
    deeds: tuple[Deed, ...]
    reports: int
    left_out: dict[LeftOut, int]

    def deed(self, row: str) -> Deed:
        """Give the deed that a row stands for; KeyError where there is none."""
        found = next((deed for deed in self.deeds if deed.row == row), None)
        if found is None:
            raise KeyError(row)
        return found


def make_relation_index(
    view: View, one: str, other: str, *, since: str | None = None, until: str | None = None
) -> RelationIndex:
    """Make the index of two countries (alpha-3) from their deeds between two ISO days, ends included."""
    whole = answer(view, "relation", (one, other), RelationIndex, lambda: reckon_index(view, one, other))
    if since is None and until is None:
        return whole
    return _index(Deeds(whole.deeds, whole.left_out), one, other, since, until)


def reckon_index(view: View, one: str, other: str) -> RelationIndex:
    """Make the index of two countries from all their deeds."""
    return _index(gather_deeds(view, one, other), one, other, None, None)


def _index(gathered: Deeds, one: str, other: str, since: str | None, until: str | None) -> RelationIndex:
    deeds = tuple(deed for deed in gathered.found if is_within(deed, since, until))
    stretches, changes = find_stretches(gathered.found, since=since, until=until)
    there = _direction(one, other, [deed for deed in deeds if deed.side != "back"])
    back = _direction(other, one, [deed for deed in deeds if deed.side != "there"])
    months = sorted({deed.month for deed in deeds if deed.month is not None})
    return RelationIndex(
        one=one,
        other=other,
        first=months[0] if months else None,
        last=months[-1] if months else None,
        directions=(there, back),
        stretches=stretches,
        changes=changes,
        deeds=deeds,
        reports=len({report for deed in deeds for report in deed.reports}),
        left_out=gathered.left_out,
    )


def _direction(actor: str, recipient: str, deeds: Sequence[Deed]) -> Direction:
    months: dict[str, list[Deed]] = {}
    for deed in deeds:
        if deed.month is not None:
            months.setdefault(deed.month, []).append(deed)
    made = (_month(month, actor, recipient, months[month]) for month in sorted(months))
    return Direction(actor, recipient, tuple(made))


def _month(month: str, actor: str, recipient: str, deeds: Sequence[Deed]) -> Month:
    weights = [deed.weight for deed in deeds]
    reports = len({report for deed in deeds for report in deed.reports})
    return Month(
        month=month,
        actor=actor,
        recipient=recipient,
        events=len(deeds),
        reports=reports,
        cooperation=weight([one for one in weights if one > 0]),
        conflict=weight([-one for one in weights if one < 0]),
        tone=tone(weights, reports),
        note="one event" if len(deeds) == 1 else "one report" if reports == 1 else None,
        deeds=tuple(deed.row for deed in weightiest(deeds)),
    )

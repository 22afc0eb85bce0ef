"""Stretches of a relation and the changes between them: thaw, freeze, break, conflict."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log1p
from typing import Literal

from msgspec import Struct

from dragoman.views.relation_bands import Measure, tone
from dragoman.views.relation_deeds import Deed
from dragoman.views.relation_pieces import (
    NEUTRAL,
    SILENCE,
    Certainty,
    Piece,
    certainty_of,
    cut_pieces,
    make_piece,
    ordinal,
    turns,
    with_standing,
)

Climate = Literal["cooperation", "talks", "mixed", "dispute", "freeze", "conflict"]
Name = Literal[
    "thaw", "warming", "closer", "easing", "cooling", "worsening", "dispute", "freeze", "break", "conflict"
]

# How near to a change an event must be to name it, in months.
_AROUND = 6
_NAMES, _BEFORE = 2, 1
# Over more months without evidence than this no change is named: who knows how many there were in between.
_FARTHEST = 60
# What a single report alone tells, ten years or more from all else, is history told in passing, no stretch.
_STRAY = 120
# Both sides of it are states; the reader is at least so sure.
_STATES, _SURE = 2, 0.5
# What an act counts as evidence of a turn, by how many of its two sides are the state itself.
_DIRECT = (0.25, 0.5, 1.0)
_CUT_MODES = frozenset({"expel", "withdraw", "discontinue"})
_LEFT_MODES = frozenset({"expel", "withdraw"})


class Stretch(Struct, frozen=True, kw_only=True, tag_field="kind", tag="stretch"):
    """Months of one tone, from `first` to `last` ("2022-04"), by `events` of `reports`.

    `months` are those with evidence; none where only longer times ("in 2017") are told. `weightiest` are rows
    of deeds.
    """

    first: str
    last: str
    months: int
    climate: Climate
    tone: Measure
    events: int
    reports: int
    weightiest: tuple[str, ...]


class Change(Struct, frozen=True, kw_only=True, tag_field="kind", tag="change"):
    """From one stretch to the next: after `after`, the last month before it, and by `month`.

    In `month` the first reports tell of it, but for a lone one that is followed by months of silence.
    `why` are the weightiest deeds around it, by row. `certainty` is "clear" where the tones differ by more
    than chance whichever report is left out, "one report" where it rests on one.
    """

    name: Name
    after: str
    month: str
    certainty: Certainty
    before: Measure
    then: Measure
    why: tuple[str, ...]


def find_stretches(
    deeds: Sequence[Deed], *, since: str | None = None, until: str | None = None
) -> tuple[tuple[Stretch, ...], tuple[Change, ...]]:
    """Cut the deeds of a pair into stretches, and name the changes from one to the next.

    `deeds` are those of the whole history: a turn does not depend on from when on it is looked at. Between
    the ISO days `since` and `until` stretches are shown as far as they reach into this time, changes where
    they begin in it.

    No change is named over more than five years without evidence. What one report tells of a time ten years
    or more from all else (a war on its anniversary) is no stretch of the relation.
    """
    pieces = _without_strays(cut_pieces(deeds))
    parts = []
    for piece in pieces:
        inside = [deed for deed in piece.deeds if is_within(deed, since, until)]
        months = {deed.month for deed in inside}
        if inside:
            parts.append(_stretch(make_piece(inside, [month for month in piece.months if month in months])))
    changes = []
    for before, after in pairwise(pieces):
        change = _change(before, after, since, until)
        if change is not None and (since or "")[:7] <= change.month <= (until or "9999")[:7]:
            changes.append(change)
    return tuple(parts), tuple(changes)


def _without_strays(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out what a single report alone tells of a time far from all others, and what is no stretch."""
    pieces = [one for one in pieces if _stands_alone(one)]
    eras: list[list[Piece]] = []
    for piece in pieces:
        if not eras or _gap(eras[-1][-1], piece) >= _STRAY:
            eras.append([])
        eras[-1].append(piece)
    told = [
        era
        for era in eras
        if len({report for one in era for deed in one.deeds for report in deed.reports}) > 1
    ]
    return [piece for era in told or eras for piece in era]


def _stands_alone(piece: Piece) -> bool:
    """Say whether events may be a stretch: several, or one surely read, of state on state or a dated deed.

    That an agency charged a man, the only thing told of its year, is no tone of a relation. Of what a person
    coded nobody asks how sure it is.
    """
    deed = piece.deeds[0]
    states = deed.score is None or (deed.score >= _SURE and deed.direct == _STATES)
    return piece.sums.events > 1 or states or _is_dated_deed(piece)


def _is_dated_deed(piece: Piece) -> bool:
    """Say whether a piece is a deed that its report dates, surely read, with a state on one side at least."""
    deed = piece.deeds[0]
    sure = deed.score is None or (deed.score >= _SURE and deed.direct > 0)
    return sure and "material" in deed.quad and deed.date_from != "published"


def _gap(before: Piece, after: Piece) -> int:
    """Give how many months lie from the last of one piece to the first of the next."""
    return ordinal(after.first) - ordinal(before.last)


def is_within(deed: Deed, since: str | None, until: str | None) -> bool:
    """Say whether all days that bound a deed lie between two ISO days, ends included."""
    return (since is None or deed.first >= since) and (until is None or deed.last <= until)


def _stretch(piece: Piece) -> Stretch:
    return Stretch(
        first=piece.first,
        last=piece.last,
        months=len(piece.months),
        climate=_climate(piece),
        tone=_tone(piece),
        events=piece.sums.events,
        reports=piece.sums.reports,
        weightiest=tuple(deed.row for deed in weightiest(_typical(piece))[:3]),
    )


def _typical(piece: Piece) -> list[Deed]:
    """Give the deeds that make the tone of a stretch: those of its sign, or all where it has none."""
    mean = piece.sums.mean
    return [deed for deed in piece.deeds if abs(mean) < NEUTRAL or deed.weight * mean > 0]


def weightiest(deeds: Sequence[Deed]) -> list[Deed]:
    """Order deeds by how much they tell of the relation, then by day.

    That is their weight, more with more reports, less where the reader is less sure, and less where no state
    itself acts or is acted on: a tariff of a government on another tells more than the arrest of a man by an
    agency.
    """
    return sorted(deeds, key=lambda one: (-_telling(one), -len(one.reports), one.first, one.row))


def _telling(deed: Deed) -> float:
    sure = 1.0 if deed.score is None else deed.score
    return abs(deed.weight) * (1 + log1p(len(deed.reports) - 1)) * _DIRECT[deed.direct] * sure


def _climate(piece: Piece) -> Climate:
    """Name the climate by its tone, and by which acts carry it most."""
    mean = piece.sums.mean
    if abs(mean) < NEUTRAL:
        return "mixed"
    carried: dict[Climate, float] = {}
    for deed in piece.deeds:
        if deed.weight * mean > 0:
            kind = _kind(deed)
            carried[kind] = carried.get(kind, 0.0) + abs(deed.weight)
    return max(sorted(carried), key=lambda kind: carried[kind])


def _kind(deed: Deed) -> Climate:
    """Say what an act makes: talks or cooperation; a dispute (words), a freeze (dealings cut), a conflict."""
    if deed.weight > 0:
        return "cooperation" if deed.quad == "material cooperation" or deed.type == "SUPPORT" else "talks"
    if deed.type == "REJECT" or (deed.type == "SANCTION" and deed.mode in _CUT_MODES):
        return "freeze"
    if deed.quad == "material conflict" or deed.type == "THREATEN":
        return "conflict"
    return "dispute"


def _change(before: Piece, after: Piece, since: str | None, until: str | None) -> Change | None:
    """Name the change between two stretches; None where it is neither clear nor a turn.

    After less than a year of silence all borders that are there are told: they bound what is clear. After
    more than five years none is, nor from or to a single event, unless it is a deed that its report dates.
    """
    single = any(one.sums.events == 1 and not _is_dated_deed(one) for one in (before, after))
    if single or _gap(before, after) > _FARTHEST:
        return None
    certainty = certainty_of(before, after)
    near = before.months and after.months and _gap(before, after) <= SILENCE
    if certainty != "clear" and not near and not turns(before, after):
        return None
    from_, to = before.sums.mean, with_standing(before, after).mean
    return Change(
        name=_name(from_, to, after),
        after=before.last,
        month=_begins(after, rising=to > from_),
        certainty=certainty,
        before=_tone(before),
        then=_tone(after),
        why=tuple(
            deed.row for deed in _why(before, after, rising=to > from_) if is_within(deed, since, until)
        ),
    )


def _begins(after: Piece, *, rising: bool) -> str:
    """Give the month by which a new tone is told: the first, but for a lone report followed by silence.

    A paper of routine, or one misread, months before all others dates no turn.
    """
    reports: dict[str, set[str]] = {}
    for deed in after.deeds:
        if deed.month in after.months and (deed.weight > 0) == rising:
            reports.setdefault(deed.month, set()).update(deed.reports)
    months = sorted(reports)
    told: set[str] = set()
    for month, later in pairwise(months):
        told |= reports[month]
        if len(told) > 1 or ordinal(later) - ordinal(month) == 1:
            return month
    return months[-1] if months else after.first


def _tone(piece: Piece) -> Measure:
    return tone([deed.weight for deed in piece.deeds], piece.sums.reports)


def _name(from_: float, to: float, after: Piece) -> Name:
    if to > from_:
        if to < NEUTRAL:
            return "easing"
        return "thaw" if from_ <= -NEUTRAL else "closer" if from_ >= NEUTRAL else "warming"
    if to > -NEUTRAL:
        return "cooling"
    if from_ <= -NEUTRAL:
        return "worsening"
    climate = _climate(after)
    if climate == "freeze":
        left = any(deed.type == "SANCTION" and deed.mode in _LEFT_MODES for deed in after.deeds)
        return "break" if left else "freeze"
    return "conflict" if climate == "conflict" else "dispute"


def _why(before: Piece, after: Piece, *, rising: bool) -> list[Deed]:
    """Choose the weightiest deeds that make the change: two after it, and one before it that it ends."""
    after_it = [
        deed
        for deed in after.deeds
        if (deed.weight > 0) == rising and ordinal(deed.first[:7]) - ordinal(after.first) <= _AROUND
    ]
    before_it = [
        deed
        for deed in before.deeds
        if (deed.weight > 0) != rising and ordinal(before.last) - ordinal(deed.last[:7]) <= _AROUND
    ]
    chosen = [*weightiest(before_it)[:_BEFORE], *weightiest(after_it)[:_NAMES]]
    return sorted(chosen, key=lambda one: (one.first, one.row))

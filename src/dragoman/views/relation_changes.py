"""Stretches of a relation and the changes between them: thaw, freeze, break, conflict.

Months with evidence are cut into stretches of one tone by the exact segmentation of Jackson et al. 2005 ("An
algorithm for optimal partitioning of data on an interval", after Auger and Lawrence 1989), with the penalty
of BIC. It looks at all cuts; for the hundreds of months that a relation has, that is a blink. PELT (Killick
et al. 2012) gives the same cuts faster; its library, ruptures, needs scipy, which is larger than all of this
program. No stretch reaches over a year of silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Literal

from msgspec import Struct

from dragoman.views.relation_bands import Measure, Spread, apart, tone, tone_spread
from dragoman.views.relation_deeds import Deed

Climate = Literal["cooperation", "talks", "mixed", "dispute", "freeze", "conflict"]
Name = Literal[
    "thaw", "warming", "closer", "easing", "cooling", "worsening", "dispute", "freeze", "break", "conflict"
]
Certainty = Literal["clear", "unsure", "one report"]

# Months without any event after which nothing carries over.
SILENCE = 12
# The variance of weights within a month, and what months of one stretch vary beside it: measured on 71 months
# and 72 pairs of neighbouring months of the USA with 24 others (10.6 and 1.6).
_WITHIN, _BETWEEN = 10.6, 1.6
# The former counts as much as so many events of the pair itself.
_DRAWN = 10
# What a further cut costs, in logarithms of the months, and how many standard errors make a change clear. In
# three years of one mixed tone they found a change by chance in 3 of 100; where a year of cooperation was
# followed by one of conflict, they found it in 94 of 100. At 1.64 it would be 6 of 100, and 94.
_PENALTY, _CLEAR = 2.0, 2.5
# A tone nearer to nought than the weight of a demand leans to neither side.
_NEUTRAL = 1.0
# How near to a change an event must be to name it, in months.
_AROUND = 6
_NAMES, _BEFORE = 2, 1
# With fewer months of evidence in a row than this, a turn is told though it is not sure.
_FEW = 12
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
    """From one stretch to the next: between `after` (the last month before it) and `month`, the first of it.

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


class _Sums(Struct, frozen=True):
    """Events, the sums of their weights and squares, and how many reports tell them."""

    events: int = 0
    total: float = 0.0
    squares: float = 0.0
    reports: int = 0

    @property
    def mean(self) -> float:
        return self.total / self.events

    def plus(self, deed: Deed) -> _Sums:
        return _Sums(self.events + 1, self.total + deed.weight, self.squares + deed.weight**2, self.reports)

    def without(self, other: _Sums) -> _Sums:
        return _Sums(
            self.events - other.events,
            self.total - other.total,
            self.squares - other.squares,
            self.reports - 1,
        )

    def spread(self) -> Spread:
        return tone_spread(self.events, self.total, max(self.squares, 0.0), max(self.reports, 1))


class _Piece(Struct, frozen=True):
    """The deeds of a stretch and its months; all summed, and what each report alone tells."""

    deeds: tuple[Deed, ...]
    months: tuple[str, ...]
    sums: _Sums
    alone: dict[str, _Sums]

    @property
    def first(self) -> str:
        return self.months[0] if self.months else self.deeds[0].first[:7]

    @property
    def last(self) -> str:
        return self.months[-1] if self.months else max(deed.last for deed in self.deeds)[:7]


def _piece(deeds: Sequence[Deed], months: Sequence[str] = ()) -> _Piece:
    reports = {report for deed in deeds for report in deed.reports}
    sums = _Sums(reports=len(reports))
    alone: dict[str, _Sums] = {}
    for deed in deeds:
        sums = sums.plus(deed)
        if len(deed.reports) == 1:
            alone[deed.reports[0]] = alone.get(deed.reports[0], _Sums()).plus(deed)
    return _Piece(tuple(deeds), tuple(months), sums, alone)


def find_stretches(deeds: Sequence[Deed]) -> tuple[tuple[Stretch, ...], tuple[Change, ...]]:
    """Cut the deeds of a pair into stretches, and name the changes from one to the next."""
    pieces = _pieces(deeds)
    changes = (_change(before, after) for before, after in pairwise(pieces))
    return tuple(map(_stretch, pieces)), tuple(one for one in changes if one is not None)


def ordinal(month: str) -> int:
    """Number a month: "2022-04" is 24267."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _pieces(deeds: Sequence[Deed]) -> list[_Piece]:
    months: dict[str, list[Deed]] = {}
    for deed in deeds:
        if deed.month is not None:
            months.setdefault(deed.month, []).append(deed)
    blocks: list[list[str]] = []
    for month in sorted(months):
        if not blocks or ordinal(month) - ordinal(blocks[-1][-1]) > SILENCE:
            blocks.append([])
        blocks[-1].append(month)
    within = _within(list(months.values()))
    pieces = []
    for block in blocks:
        points = [_point(months[month], within) for month in block]
        bounds = _cut(points, _PENALTY * log(max(len(block), 2)))
        found = [
            _piece([deed for month in block[start:end] for deed in months[month]], block[start:end])
            for start, end in pairwise(bounds)
        ]
        pieces += _prune(found, few=len(block) < _FEW)
    return sorted([*pieces, *_longer(deeds, pieces)], key=lambda one: (one.first, one.last))


def _within(months: Sequence[Sequence[Deed]]) -> float:
    """Estimate the variance of weights within a month: that of this pair, drawn towards what others have."""
    squares, freedom = _WITHIN * _DRAWN, float(_DRAWN)
    for deeds in months:
        mean = sum(deed.weight for deed in deeds) / len(deeds)
        squares += sum((deed.weight - mean) ** 2 for deed in deeds)
        freedom += len(deeds) - 1
    return squares / freedom


def _prune(pieces: list[_Piece], *, few: bool) -> list[_Piece]:
    """Join neighbours again whose change is not sure: the least sure first, until all that is left is.

    Of few months a turn from conflict to cooperation or back is kept too, and told to be unsure.
    """
    while True:
        doubtful = [
            (abs(apart(before.sums.spread(), after.sums.spread())), at)
            for at, (before, after) in enumerate(pairwise(pieces))
            if not (_certainty(before, after) == "clear" or (few and _turns(before, after)))
        ]
        if not doubtful:
            return pieces
        at = min(doubtful)[1]
        before, after = pieces[at : at + 2]
        joined = _piece((*before.deeds, *after.deeds), (*before.months, *after.months))
        pieces = [*pieces[:at], joined, *pieces[at + 2 :]]


def _longer(deeds: Sequence[Deed], pieces: Sequence[_Piece]) -> list[_Piece]:
    """Make stretches of deeds that are of no month, where their time lies outside all others."""
    found: list[_Piece] = []
    for deed in deeds:
        if deed.month is not None or any(_meet(deed, one) for one in pieces):
            continue
        if found and _meet(deed, found[-1]):
            found[-1] = _piece((*found[-1].deeds, deed))
        else:
            found.append(_piece((deed,)))
    return found


def _meet(deed: Deed, piece: _Piece) -> bool:
    return deed.first[:7] <= piece.last and piece.first <= deed.last[:7]


def _point(deeds: Sequence[Deed], within: float) -> tuple[float, float]:
    """Give the mean weight of a month and how much it counts: the inverse of its variance."""
    told = min(len(deeds), len({report for deed in deeds for report in deed.reports}))
    return sum(deed.weight for deed in deeds) / len(deeds), 1 / (within / told + _BETWEEN)


def _cut(points: Sequence[tuple[float, float]], penalty: float) -> list[int]:
    """Cut points (value, precision) into runs of one mean at the least cost; give all bounds, ends included.

    The cost of a run is its weighted sum of squares about its mean; each further run costs `penalty`.
    """
    heaped = [(0.0, 0.0, 0.0)]
    for value, precision in points:
        n, s, q = heaped[-1]
        heaped.append((n + precision, s + precision * value, q + precision * value**2))

    def cost(start: int, end: int) -> float:
        n, s, q = (b - a for a, b in zip(heaped[start], heaped[end], strict=True))
        return q - s * s / n

    best, came = [-penalty], [0]
    for end in range(1, len(points) + 1):
        options = [best[start] + cost(start, end) + penalty for start in range(end)]
        least = min(range(end), key=options.__getitem__)
        best.append(options[least])
        came.append(least)
    cuts = [len(points)]
    while cuts[-1]:
        cuts.append(came[cuts[-1]])
    return cuts[::-1]


def _stretch(piece: _Piece) -> Stretch:
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


def _typical(piece: _Piece) -> list[Deed]:
    """Give the deeds that make the tone of a stretch: those of its sign, or all where it has none."""
    mean = piece.sums.mean
    return [deed for deed in piece.deeds if abs(mean) < _NEUTRAL or deed.weight * mean > 0]


def weightiest(deeds: Sequence[Deed]) -> list[Deed]:
    """Order deeds by weight in either direction, the more told first where it is the same, then by day."""
    return sorted(deeds, key=lambda one: (-abs(one.weight), -len(one.reports), one.first, one.row))


def _climate(piece: _Piece) -> Climate:
    """Name the climate by its tone, and by which acts carry it most."""
    mean = piece.sums.mean
    if abs(mean) < _NEUTRAL:
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


def _change(before: _Piece, after: _Piece) -> Change | None:
    """Name the change between two stretches; None where it is neither clear nor a turn."""
    certainty = _certainty(before, after)
    if certainty != "clear" and not _turns(before, after):
        return None
    from_, to = before.sums.mean, after.sums.mean
    return Change(
        name=_name(from_, to, after),
        after=before.last,
        month=after.first,
        certainty=certainty,
        before=_tone(before),
        then=_tone(after),
        why=_why(before, after, rising=to > from_),
    )


def _turns(before: _Piece, after: _Piece) -> bool:
    """Say whether conflict turns to cooperation, or back."""
    from_, to = before.sums.mean, after.sums.mean
    return min(abs(from_), abs(to)) >= _NEUTRAL and from_ * to < 0


def _tone(piece: _Piece) -> Measure:
    return tone([deed.weight for deed in piece.deeds], piece.sums.reports)


def _name(from_: float, to: float, after: _Piece) -> Name:
    if to > from_:
        if to < _NEUTRAL:
            return "easing"
        return "thaw" if from_ <= -_NEUTRAL else "closer" if from_ >= _NEUTRAL else "warming"
    if to > -_NEUTRAL:
        return "cooling"
    if from_ <= -_NEUTRAL:
        return "worsening"
    climate = _climate(after)
    if climate == "freeze":
        left = any(deed.type == "SANCTION" and deed.mode in _LEFT_MODES for deed in after.deeds)
        return "break" if left else "freeze"
    return "conflict" if climate == "conflict" else "dispute"


def _certainty(before: _Piece, after: _Piece) -> Certainty:
    """Say how sure a change is: "clear" where the tones are apart whichever report is left out.

    "one report" where leaving one out leaves no change of this sense.
    """
    rising = after.sums.mean > before.sums.mean
    clear = _is_clear(before.sums, after.sums)
    for report in {*before.alone, *after.alone}:
        left = [
            one.sums.without(one.alone[report]) if report in one.alone else one.sums
            for one in (before, after)
        ]
        if not all(one.events for one in left) or (left[1].mean > left[0].mean) != rising:
            return "one report"
        clear = clear and _is_clear(left[0], left[1])
    return "clear" if clear else "unsure"


def _is_clear(before: _Sums, after: _Sums) -> bool:
    return abs(apart(before.spread(), after.spread())) >= _CLEAR


def _why(before: _Piece, after: _Piece, *, rising: bool) -> tuple[str, ...]:
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
    return tuple(deed.row for deed in sorted(chosen, key=lambda one: (one.first, one.row)))

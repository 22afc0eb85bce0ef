"""The months of a relation cut into pieces of one tone, and how sure the borders between them are.

Months with evidence are cut by the exact segmentation of Jackson et al. 2005 ("An algorithm for optimal
partitioning of data on an interval", after Auger and Lawrence 1989), with the penalty of BIC. It looks at all
cuts; for the hundreds of months that a relation has, that is a blink. PELT (Killick et al. 2012) gives the
same cuts faster; its library, ruptures, needs scipy, which is larger than all of this program. No piece
reaches over a year of silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Literal

from msgspec import Struct

from dragoman.views.relation_bands import Spread, apart, tone_spread
from dragoman.views.relation_deeds import Deed

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
NEUTRAL = 1.0
# With fewer months of evidence in a row than this, a turn is told though it is not sure.
_FEW = 12


class Sums(Struct, frozen=True):
    """Events, the sums of their weights and squares, and how many reports tell them."""

    events: int = 0
    total: float = 0.0
    squares: float = 0.0
    reports: int = 0

    @property
    def mean(self) -> float:
        """Give the mean weight of the events."""
        return self.total / self.events

    def plus(self, deed: Deed) -> Sums:
        """Add a deed told by reports that are counted already."""
        return Sums(self.events + 1, self.total + deed.weight, self.squares + deed.weight**2, self.reports)

    def without(self, other: Sums) -> Sums:
        """Take away what one report alone tells."""
        return Sums(
            self.events - other.events,
            self.total - other.total,
            self.squares - other.squares,
            self.reports - 1,
        )

    def and_of(self, deed: Deed, times: int) -> Sums:
        """Add a deed so many times, told by as many reports."""
        return Sums(
            self.events + times,
            self.total + times * deed.weight,
            self.squares + times * deed.weight**2,
            self.reports + times,
        )

    def spread(self) -> Spread:
        """Give what the tone of the events may be."""
        return tone_spread(self.events, self.total, max(self.squares, 0.0), max(self.reports, 1))


class Piece(Struct, frozen=True):
    """The deeds of a stretch and its months; all summed, and what each report alone tells."""

    deeds: tuple[Deed, ...]
    months: tuple[str, ...]
    sums: Sums
    alone: dict[str, Sums]

    @property
    def first(self) -> str:
        """Give the first month."""
        return self.months[0] if self.months else self.deeds[0].first[:7]

    @property
    def last(self) -> str:
        """Give the last month."""
        return self.months[-1] if self.months else max(deed.last for deed in self.deeds)[:7]


def make_piece(deeds: Sequence[Deed], months: Sequence[str] = ()) -> Piece:
    """Make a piece of deeds, which are of these months; of none where only longer times are told."""
    reports = {report for deed in deeds for report in deed.reports}
    sums = Sums(reports=len(reports))
    alone: dict[str, Sums] = {}
    for deed in deeds:
        sums = sums.plus(deed)
        if len(deed.reports) == 1:
            alone[deed.reports[0]] = alone.get(deed.reports[0], Sums()).plus(deed)
    return Piece(tuple(deeds), tuple(months), sums, alone)


def ordinal(month: str) -> int:
    """Number a month: "2022-04" is 24267."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def cut_pieces(deeds: Sequence[Deed]) -> list[Piece]:
    """Cut deeds into pieces of one tone, in order of their months."""
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
        bounds = cut(points, _PENALTY * log(max(len(block), 2)))
        found = [
            make_piece([deed for month in block[start:end] for deed in months[month]], block[start:end])
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


def _prune(pieces: list[Piece], *, few: bool) -> list[Piece]:
    """Join neighbours again whose change is not sure: the least sure first, until all that is left is.

    Of few months a turn from conflict to cooperation or back is kept too, and told to be unsure, unless a
    single report makes it. So is the unsure end of a stretch whose beginning is clear, or the reverse, where
    to join it would lose that.
    """
    while True:
        doubtful = sorted(
            (abs(apart(before.sums.spread(), after.sums.spread())), at)
            for at, (before, after) in enumerate(pairwise(pieces))
            if not (certainty_of(before, after) == "clear" or (few and _turns_anyhow(before, after)))
        )
        joined = (one for one in (_join(pieces, at) for _, at in doubtful) if one is not None)
        left = next(joined, None)
        if left is None:
            return pieces
        pieces = left


def _turns_anyhow(before: Piece, after: Piece) -> bool:
    """Say whether a turn is one whichever report is left out."""
    return turns(before, after) and all(
        one.events and other.events and one.mean * other.mean < 0
        for one, other in _without_one(before, after)
    )


def _join(pieces: list[Piece], at: int) -> list[Piece] | None:
    """Join a piece with the next; None where a clear change beside them would be lost."""
    before, after = pieces[at : at + 2]
    whole = make_piece((*before.deeds, *after.deeds), (*before.months, *after.months))
    if at > 0 and _is_lost((pieces[at - 1], before), (pieces[at - 1], whole)):
        return None
    if at + 2 < len(pieces) and _is_lost((after, pieces[at + 2]), (whole, pieces[at + 2])):
        return None
    return [*pieces[:at], whole, *pieces[at + 2 :]]


def _is_lost(now: tuple[Piece, Piece], then: tuple[Piece, Piece]) -> bool:
    return certainty_of(*now) == "clear" and certainty_of(*then) != "clear"


def _longer(deeds: Sequence[Deed], pieces: Sequence[Piece]) -> list[Piece]:
    """Make stretches of deeds that are of no month, where their time lies outside all others."""
    found: list[Piece] = []
    for deed in deeds:
        if deed.month is not None or any(_meet(deed, one) for one in pieces):
            continue
        if found and _meet(deed, found[-1]):
            found[-1] = make_piece((*found[-1].deeds, deed))
        else:
            found.append(make_piece((deed,)))
    return found


def _meet(deed: Deed, piece: Piece) -> bool:
    return deed.first[:7] <= piece.last and piece.first <= deed.last[:7]


def _point(deeds: Sequence[Deed], within: float) -> tuple[float, float]:
    """Give the mean weight of a month and how much it counts: the inverse of its variance."""
    told = min(len(deeds), len({report for deed in deeds for report in deed.reports}))
    return sum(deed.weight for deed in deeds) / len(deeds), 1 / (within / told + _BETWEEN)


def cut(points: Sequence[tuple[float, float]], penalty: float) -> list[int]:
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


def turns(before: Piece, after: Piece) -> bool:
    """Say whether conflict turns to cooperation, or back."""
    from_, to = before.sums.mean, with_standing(before, after).mean
    return min(abs(from_), abs(to)) >= NEUTRAL and from_ * to < 0


def with_standing(before: Piece, after: Piece) -> Sums:
    """Sum what comes after a change, with a war that went on before it and of which no report tells the end.

    That it is not named anew is no peace: until a year of silence it counts once in each month with evidence.
    """
    war = max(
        (
            deed
            for deed in before.deeds
            if deed.going_on and deed.type == "ASSAULT" and deed.month is not None
        ),
        key=lambda deed: (deed.month, -deed.weight, deed.row),
        default=None,
    )
    if war is None or war.month is None or any(deed.type in ("ASSAULT", "RETREAT") for deed in after.deeds):
        return after.sums
    last = ordinal(war.month)
    return after.sums.and_of(war, sum(1 for month in after.months if ordinal(month) - last <= SILENCE))


def certainty_of(before: Piece, after: Piece) -> Certainty:
    """Say how sure a change is: "clear" where the tones are apart whichever report is left out.

    "one report" where leaving one out leaves no change of this sense.
    """
    then = with_standing(before, after)
    rising = then.mean > before.sums.mean
    clear = _is_clear(before.sums, then)
    for was, now in _without_one(before, after):
        if not (was.events and now.events) or (now.mean > was.mean) != rising:
            return "one report"
        clear = clear and _is_clear(was, now)
    return "clear" if clear else "unsure"


def _without_one(before: Piece, after: Piece) -> Iterator[tuple[Sums, Sums]]:
    """Give the sums of two pieces without each report that alone tells something of them."""
    then = with_standing(before, after)
    for report in {*before.alone, *after.alone}:
        was, now = (
            sums.without(one.alone[report]) if report in one.alone else sums
            for one, sums in ((before, before.sums), (after, then))
        )
        yield was, now


def _is_clear(before: Sums, after: Sums) -> bool:
    return abs(apart(before.spread(), after.spread())) >= _CLEAR

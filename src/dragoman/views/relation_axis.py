"""The axis of months of the relation chart: where each stands, where years of silence are cut out, ticks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.views.relation_pieces import SILENCE, ordinal
from dragoman.views.relation_words import short_month

# As wide as a month gets, and as narrow as it may be before breaks shrink instead; pixels.
_WIDEST, _NARROWEST = 26.0, 2.0
_BREAK, _BREAK_NARROW = 46.0, 16.0
_LETTER = 6.6
# From this width of a month on, labels may name months.
_ROOMY = 9.0


class Break(Struct, frozen=True):
    """A silence that is cut out of the axis: its place in pixels and how many months it lasted."""

    left: float
    right: float
    months: int


class Tick(Struct, frozen=True):
    """A label of the axis that begins at `x`, in pixels, where its month does."""

    x: float
    label: str


class Axis(Struct, frozen=True):
    """Months in pixels: `runs` are (first ordinal, last ordinal, left edge); `step` is a month's width."""

    runs: tuple[tuple[int, int, float], ...]
    breaks: tuple[Break, ...]
    step: float
    left: float
    right: float

    def x(self, month: str) -> float:
        """Give the left edge of a month; of one that is cut out, the middle of its break."""
        at = ordinal(month)
        for first, last, left in self.runs:
            if first <= at <= last:
                return left + (at - first) * self.step
        before = sum(1 for _, last, _ in self.runs if last < at)
        if not 0 < before < len(self.runs):
            return self.left if before == 0 else self.right
        cut = self.breaks[before - 1]
        return (cut.left + cut.right) / 2


def make_axis(months: Iterable[str], left: float, right: float) -> Axis:
    """Lay out an axis for months with evidence between two edges; silences of over a year are cut out."""
    known = sorted({ordinal(month) for month in months})
    bounds: list[list[int]] = []
    for at in known:
        if bounds and at - bounds[-1][1] <= SILENCE:
            bounds[-1][1] = at
        else:
            bounds.append([at, at])
    total = sum(last - first + 1 for first, last in bounds)
    cuts = len(bounds) - 1
    gap = _BREAK
    if (right - left - cuts * gap) / total < _NARROWEST * 3:
        gap = _BREAK_NARROW
    # With more silences than there is room for, each gets what it can, and months keep theirs.
    if cuts and (right - left - cuts * gap) / total < _NARROWEST:
        gap = max((right - left - total * _NARROWEST) / cuts, 4.0)
    step = min(max((right - left - cuts * gap) / total, 0.5), _WIDEST)
    runs, breaks, at_x = [], [], left
    for (first, last), after in zip(bounds, [*bounds[1:], None], strict=True):
        runs.append((first, last, at_x))
        at_x += (last - first + 1) * step
        if after is not None:
            breaks.append(Break(at_x, at_x + gap, after[0] - last - 1))
            at_x += gap
    return Axis(tuple(runs), tuple(breaks), step, left, at_x)


def make_ticks(axis: Axis) -> list[Tick]:
    """Choose labels that do not touch: where each run begins, then the years, then halves of them.

    Where a month is narrow a run is labelled by its year alone, and no half is.
    """
    roomy = axis.step >= _ROOMY
    wanted: list[tuple[int, float, str]] = []
    for first, last, left in axis.runs:
        begins = short_month(f"{first // 12}-{first % 12 + 1:02}")
        wanted.append((0, left, begins if roomy and first % 12 else begins[-4:]))
        for at in range(first + 1, last + 1):
            x = left + (at - first) * axis.step
            if at % 12 == 0:
                wanted.append((1 if at // 12 % 5 == 0 else 2, x, str(at // 12)))
            elif at % 6 == 0 and roomy:
                wanted.append((3, x, "Jul"))
    placed: list[tuple[float, float, Tick]] = []
    for _, x, label in sorted(wanted):
        wide = len(label) * _LETTER + 10
        start = max(min(x, axis.right - wide + 10), 0.0)
        if all(start + wide <= other or start >= end for other, end, _ in placed):
            placed.append((start, start + wide, Tick(start, label)))
    return [tick for _, _, tick in sorted(placed, key=lambda one: one[0])]


def lay_rows(labels: Sequence[tuple[float, float, float]], gap: float = 8.0) -> list[int]:
    """Lay labels (left, right, x of the line down from it) in rows; give each one's row, 0 the lowest.

    No label touches another, and no line crosses a label below its own. Labels that stand to the left of
    their line come first, from the left, then the others from the right.
    """
    rows: dict[int, int] = {}

    def fits(at: int, row: int) -> bool:
        left, right, x = labels[at]
        for other, its in rows.items():
            start, end, line = labels[other]
            if its == row and left < end + gap and start < right + gap:
                return False
            if (its < row and start - 2 < x < end + 2) or (its > row and left - 2 < line < right + 2):
                return False
        return True

    before = sorted((at for at, (left, _, x) in enumerate(labels) if left < x - 3), key=lambda at: labels[at])
    after = sorted(set(range(len(labels))) - set(before), key=lambda at: labels[at], reverse=True)
    for at in (*before, *after):
        top = max(rows.values(), default=-1) + 1
        rows[at] = next((row for row in range(top) if fits(at, row)), top)
    return [rows[at] for at in range(len(labels))]


def silence_words(months: int) -> str:
    """Say in short how long a silence lasted: "14 months", "3 years"."""
    return f"{months} mo" if months < 24 else f"{months // 12} yr"

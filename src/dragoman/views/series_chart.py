"""The chart of a series: its figures over their periods, with their bounds.

SVG that needs nothing else: no script, no style sheet, no font of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import floor, log10
from urllib.parse import urlsplit

from markupsafe import escape

from dragoman.views.dates import show_date
from dragoman.views.evidence import tidy
from dragoman.views.series import Series, SeriesLine

_WIDTH, _HEIGHT = 360, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 54, 10, 26, 34
# How long the open side of a bar is drawn, and the least size of a bar: what cannot be seen cannot be chosen.
_OPEN, _LEAST = 18.0, 4.0
_LETTER = 6.5
_NO_LINK = ""


def chart_svg(
    series: Series, *, href: Callable[[SeriesLine], str] = lambda _: _NO_LINK, name: str = "series"
) -> str:
    """Draw a series as inline SVG, 360 units wide: each line a bar over its period, from low to high bound.

    An open bound is a dashed side with an arrow; an implied bound is hollow, a conflict has a thick border.
    `href` gives the address that a line's mark leads to, empty for none (ValueError for one that is neither
    relative nor of the web). `name` makes the ids of the drawing, and must be its own on a page.
    """
    label = escape(_plain(name))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="100%" role="img" '
        f'aria-labelledby="{label}-title {label}-desc" font-family="sans-serif" font-size="11" fill="#222">'
        f'<title id="{label}-title">{escape(_plain(series.title))}</title>'
        f'<desc id="{label}-desc">{escape(_plain(_description(series)))}</desc>'
    )
    if not series.lines:
        return head + "</svg>"
    scale = _Scale(series)
    parts = [head, *_axes(scale)]
    taken: list[tuple[float, float]] = []
    parts.extend(_mark(line, scale, href(line), taken) for line in series.lines)
    return "".join((*parts, "</svg>"))


class _Scale:
    """Where days and numbers lie on the drawing."""

    def __init__(self, series: Series) -> None:
        days = [_day(line.first) for line in series.lines] + [_day(line.last) + 1 for line in series.lines]
        bounds = [b for line in series.lines for b in (line.low, line.high) if b is not None]
        self.first, self.last = min(days), max(days)
        self.least = min(0.0, *bounds) if bounds else 0.0
        self.step = _step(max(0.0, *bounds) - self.least if bounds else 1.0)
        self.least = self.step * (self.least // self.step)
        self.most = self.least
        while self.most < max((0.0, *bounds)) or self.most == self.least:
            self.most += self.step

    def x(self, day: int) -> float:
        """Give the place of the beginning of a day (a number of `date.toordinal`) from the left."""
        return _LEFT + (day - self.first) / (self.last - self.first) * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        """Give the place of a number from the top."""
        return (
            _HEIGHT - _BOTTOM - (value - self.least) / (self.most - self.least) * (_HEIGHT - _TOP - _BOTTOM)
        )


def _day(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _step(reach: float) -> float:
    """Give the round step (1, 2 or 5 of a power of ten) that parts a reach into at most five."""
    # Nothing finer than a millionth is drawn: every reach then has a step that adds up.
    reach = max(reach, 1e-6)
    step = 10.0 ** floor(log10(reach))
    while step * 5 < reach:
        step *= 2
    return step


def _axes(scale: _Scale) -> list[str]:
    parts = []
    value = scale.least
    while value <= scale.most + scale.step / 2:
        y = scale.y(value)
        parts.append(
            f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#ccc" stroke-width="1"/>'
            f'<text x="{_LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{_short(value)}</text>'
        )
        value += scale.step
    floor = _HEIGHT - _BOTTOM
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last - 1)
    ends = (
        (show_date(first.isoformat()), _LEFT, "start"),
        (show_date(last.isoformat()), _WIDTH - _RIGHT, "end"),
    )
    parts.extend(
        f'<text x="{x}" y="{floor + 28}" text-anchor="{anchor}">{escape(said)}</text>'
        for said, x, anchor in ends
    )
    years = [
        year for year in range(first.year + 1, last.year + 1) if date(year, 1, 1).toordinal() > scale.first
    ]
    every = max(1, -(-len(years) // 6))
    for year in years[::every]:
        x = scale.x(date(year, 1, 1).toordinal())
        parts.append(
            f'<path d="M{x:.1f} {_TOP}V{floor + 4}" stroke="#ccc" stroke-width="1"/>'
            f'<text x="{x:.1f}" y="{floor + 15}" text-anchor="middle">{year}</text>'
        )
    return parts


def _short(value: float) -> str:
    for size, letter in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.4g}{letter}"
    return f"{value:.4g}"


def _mark(line: SeriesLine, scale: _Scale, address: str, taken: list[tuple[float, float]]) -> str:
    """Draw one line: its bar or open bar, its number, and a title that says it in words."""
    left, right = scale.x(_day(line.first)), scale.x(_day(line.last) + 1)
    right = max(right, left + _LEAST)
    colour = "#a40000" if line.conflicts else "#1a4f8b"
    fill = "none" if line.implied else colour
    width = 3 if line.conflicts else 1.5
    stroke = f'stroke="{colour}" stroke-width="{width}"'
    if line.low is not None and line.high is not None:
        top, bottom = scale.y(line.high), scale.y(line.low)
        if bottom - top < _LEAST:
            top, bottom = (top + bottom - _LEAST) / 2, (top + bottom + _LEAST) / 2
        drawn = (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" '
            f'fill="{fill}" fill-opacity="0.45" {stroke}/>'
        )
        tip = top
    else:
        drawn, tip = _open_bar(line, scale, (left, right), stroke, colour)
    at = _free((left + right) / 2, tip - 4, taken)
    said = f"{line.number}. {show_date(line.period)}: {line.words}, {line.bounds}"
    number = (
        f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="middle" font-weight="bold">{line.number}</text>'
    )
    body = f"<title>{escape(_plain(said))}</title>{drawn}{number}"
    if not address:
        return f"<g>{body}</g>"
    return f'<a href="{escape(_safe(address))}">{body}</a>'


def _open_bar(
    line: SeriesLine, scale: _Scale, sides: tuple[float, float], stroke: str, colour: str
) -> tuple[str, float]:
    """Draw the one bound that is told, with dashed sides and an arrow to where it is open; give its top."""
    left, right = sides
    bound = line.low if line.low is not None else line.high
    y = scale.y(bound if bound is not None else scale.least)
    up = line.low is not None
    end = y - _OPEN if up else min(y + _OPEN, float(_HEIGHT - _BOTTOM))
    middle, barb = (left + right) / 2, 4 if up else -4
    drawn = (
        f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" fill="none" {stroke}/>'
        f'<path d="M{left:.1f} {y:.1f}V{end:.1f}M{right:.1f} {y:.1f}V{end:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="1" stroke-dasharray="3 2"/>'
        f'<path d="M{middle - 4:.1f} {end + barb:.1f}L{middle:.1f} {end:.1f}L{middle + 4:.1f} '
        f'{end + barb:.1f}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    )
    return drawn, min(y, end)


def _free(x: float, y: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Move a number up, then down, till it lies on no other; keep it on the drawing."""
    x = min(max(x, _LEFT + _LETTER), _WIDTH - _RIGHT - _LETTER)
    rises = [y - step * 11 for step in range(12)] + [y + step * 11 for step in range(1, 12)]
    for place in rises:
        if not 10 <= place <= _HEIGHT - _BOTTOM:
            continue
        if all(abs(x - other[0]) > 2 * _LETTER or abs(place - other[1]) > 10 for other in taken):
            taken.append((x, place))
            return x, place
    return x, max(y, 10)


def _description(series: Series) -> str:
    """Say a series in words for those who do not see it."""
    told = []
    for line in series.lines:
        ending = "".join(
            f"; {what} {', '.join(map(str, numbers))}"
            for what, numbers in (("agrees with", line.agrees), ("conflicts with", line.conflicts))
            if numbers
        )
        told.append(f"{line.number}. {show_date(line.period)}: {line.bounds}{ending}")
    return ". ".join(told) or "No figures."


def _plain(text: str) -> str:
    """Leave out what XML does not allow: control characters, and halves of characters."""
    return "".join(
        char
        for char in tidy(text)
        if char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff"
    )


def _safe(address: str) -> str:
    if urlsplit(address).scheme not in ("", "http", "https"):
        raise ValueError(f"{address!r} is no address of the web, and no relative one")
    return _plain(address)

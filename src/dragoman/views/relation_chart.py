"""The relation index as a picture: SVG that needs nothing else, no script, no style sheet, no font.

Each month with evidence has, for each direction, bars of cooperation (up) and conflict (down), a dot for its
tone and a band for how sure that is. No line joins months: between them nobody knows. Silences of over a year
are cut out of the axis, and say how long they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import escape
from msgspec import Struct

from dragoman.views.countries import country_name
from dragoman.views.relation_axis import Axis, lay_rows, make_axis, make_ticks, silence_words
from dragoman.views.relation_bands import SCALE
from dragoman.views.relation_index import Direction, Month, RelationIndex
from dragoman.views.relation_words import (
    change_label,
    change_words,
    count,
    month_words,
    stretch_when,
    stretch_words,
)

Href = Callable[[Month], str | None]

# Both hold 4.5 to 1 on white and on the dossier's dark paper 3 to 1; up and down tell them apart as well.
COOPERATION, CONFLICT = "#17806f", "#c2453a"
_FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
_LEFT, _RIGHT = 34.0, 10.0
_ROW, _TITLE, _LETTER, _SMALL = 17.0, 22.0, 6.6, 5.6
_HIGH, _HIGH_NARROW = 132.0, 112.0
_DASHED = ' stroke="currentColor" stroke-opacity=".65" stroke-dasharray="3 3"'
_FAINT = ' font-size="10" fill-opacity=".75"'
_HOLLOW = ' fill="none" stroke="currentColor" stroke-width="1.4"'
_NARROW = 560
_GRID = (10, 5, 0, -5, -10)


def draw_relation(
    index: RelationIndex, *, width: int = 960, href: Href | None = None, alone: bool = False
) -> str:
    """Draw the chart as one `<svg>`, `width` pixels wide (320 at least), its words 12 pixels high.

    `href` gives the address to which a month's mark leads. `alone` is for a file of its own, with paper under
    it; else its ink is that of the page (`currentColor`), whether light or dark.
    """
    width = max(width, 320)
    months = sorted({month.month for direction in index.directions for month in direction.months})
    if not months:
        return _frame(index, width, 60, _text(width / 2, 34, "No event with a date", anchor="middle"), alone)
    axis = make_axis(months, _LEFT + 4, width - _RIGHT)
    high = _HIGH_NARROW if width < _NARROW else _HIGH
    labels = _labels(index, axis, width)
    first = max((label.row + 1 for label in labels), default=0) * _ROW + _TITLE + 4
    tops = [first, first + high + _TITLE + 10]
    names = [_name(direction) for direction in index.directions]
    parts = [_lines(labels, names, tops, high), *(_break(axis, top, top + high) for top in tops)]
    for direction, name, top in zip(index.directions, names, tops, strict=True):
        parts.append(_panel(direction, name, axis, top, high, href))
    foot, end = _foot(axis, width, tops[1] + high + 12, unsure=any(label.unsure for label in labels))
    words = (_label(label, first - _TITLE - 8) for label in labels)
    return _frame(index, width, end, "".join([*parts, *words, foot]), alone)


def _frame(index: RelationIndex, width: float, height: float, inside: str, alone: bool) -> str:
    """Wrap a drawing with what a screen reader says of it."""
    one, other = country_name(index.one), country_name(index.other)
    name = f"relation-{index.one}-{index.other}-{width:.0f}"
    paper = f'<rect width="{width:.0f}" height="{height:.0f}" fill="#fffefb"/>' if alone else ""
    ink = ' color="#1c1b19"' if alone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="group" aria-labelledby="{name}-title {name}-desc" font-size="12" '
        f'font-family="{escape(_FONT)}" fill="currentColor"{ink}>'
        f'<title id="{name}-title">{escape(f"Relation of {one} and {other} by month")}</title>'
        f'<desc id="{name}-desc">{escape(describe(index))}</desc>{paper}{inside}</svg>'
    )


def describe(index: RelationIndex) -> str:
    """Tell the chart in words: on how much it rests, its stretches and changes."""
    told = f"{count(len(index.deeds), 'event')} in {count(index.reports, 'report')}."
    stretches = [f"{stretch_when(one)}: {stretch_words(one)}." for one in index.stretches]
    return " ".join([told, *stretches, *(f"{change_words(one)}." for one in index.changes)])


def _text(x: float, y: float, words: str, *, anchor: str = "start", more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{more}>{escape(words)}</text>'


class _Label(Struct, frozen=True):
    """A change above the panels: its words from `left` in a `row` from below, its line at `x`."""

    words: str
    told: str
    left: float
    row: int
    x: float
    unsure: bool


def _labels(index: RelationIndex, axis: Axis, width: float) -> list[_Label]:
    """Place the changes above the panels, in as many rows as they need."""
    words = [change_label(change) for change in index.changes]
    xs = [axis.x(change.month) - min(axis.step * 0.14, 2) for change in index.changes]
    wides = [len(one) * _LETTER for one in words]
    lefts = [
        x - 2 if x + wide < width - 4 else max(x + 2 - wide, 2.0) for x, wide in zip(xs, wides, strict=True)
    ]
    rows = lay_rows([(left, left + wide, x) for left, wide, x in zip(lefts, wides, xs, strict=True)])
    return [
        _Label(one, change_words(change), left, row, x, change.certainty != "clear")
        for one, change, left, row, x in zip(words, index.changes, lefts, rows, xs, strict=True)
    ]


def _label(label: _Label, bottom: float) -> str:
    style = ' fill-opacity=".85"' if label.unsure else ' font-weight="700"'
    drawn = _text(label.left, bottom - label.row * _ROW, label.words, more=style)
    return f"<g>{_tip(label.told)}{drawn}</g>"


def _lines(labels: Sequence[_Label], names: Sequence[str], tops: Sequence[float], high: float) -> str:
    """Draw the line of each change down both panels, but not through what stands above them."""
    drawn = []
    for label in labels:
        style = _DASHED if label.unsure else ' stroke="currentColor" stroke-width="1.5"'
        start = tops[0] - _TITLE - 4 - label.row * _ROW
        for name, top in zip(names, tops, strict=True):
            if label.x < _LEFT + len(name) * _LETTER * 1.2 + 8:
                if start < top - _TITLE:
                    drawn.append(_line(label.x, start, label.x, top - _TITLE, style))
                start = top
            drawn.append(_line(label.x, start, label.x, top + high, style))
            start = top + high
    return "".join(drawn)


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"{style}/>'


def _name(direction: Direction) -> str:
    return f"{country_name(direction.actor)} → {country_name(direction.recipient)}"


def _tip(words: str) -> str:
    return f"<title>{escape(words)}</title>"


def _panel(direction: Direction, name: str, axis: Axis, top: float, high: float, href: Href | None) -> str:
    """Draw one direction: its name, the grid, and the marks of its months."""
    zero, unit = top + high / 2, high / 2 / SCALE
    parts = [_text(_LEFT + 4, top - 7, name, more=' font-weight="600" font-size="13"')]
    for value in _GRID:
        y = zero - value * unit
        faint = ".75" if value == 0 else ".16"
        style = f' stroke="currentColor" stroke-opacity="{faint}"'
        for first, last, left in axis.runs:
            parts.append(_line(left - 3, y, left + (last - first + 1) * axis.step + 3, y, style))
        if value in (10, 0, -10):
            label = f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"
            parts.append(
                _text(_LEFT - 4, y + 4, label, anchor="end", more=' font-size="11" fill-opacity=".75"')
            )
    parts += [_mark(month, axis, zero, unit, href) for month in direction.months]
    if not direction.months:
        parts.append(_text(axis.left + 8, zero - 8, "no event with a date", more=' fill-opacity=".75"'))
    return f"<g>{''.join(parts)}</g>"


def _mark(month: Month, axis: Axis, zero: float, unit: float, href: Href | None) -> str:
    """Draw a month: bars, the band of its tone, and a dot, hollow where all rests on one event or report.

    Bars are sums of weights over the number of events: what one adds to the tone, and the other takes.
    """
    left, step = axis.x(month.month), axis.step
    middle = left + step / 2
    wide = min(max(step * 0.72, 1.6), 15.0)
    parts = [
        f'<rect x="{left:.1f}" y="{zero - SCALE * unit:.1f}" width="{max(step, 2):.1f}" '
        f'height="{2 * SCALE * unit:.1f}" fill-opacity="0"/>'
    ]
    for amount, colour in ((month.cooperation.value, COOPERATION), (-month.conflict.value, CONFLICT)):
        tall = abs(amount) / month.events * unit
        if tall:
            y = zero - tall if amount > 0 else zero
            parts.append(_rect(middle - wide / 2, y, wide, tall, f' fill="{colour}" fill-opacity=".8"'))
    low, high = zero - month.tone.low * unit, zero - month.tone.high * unit
    thin = min(max(wide * 0.34, 1.2), 4.5)
    parts.append(_rect(middle - thin / 2, high, thin, low - high, f' fill-opacity=".38" rx="{thin / 2:.1f}"'))
    radius = min(max(wide * 0.3, 1.5), 4.0)
    hollow = _HOLLOW if month.note else ""
    y = zero - month.tone.value * unit
    parts.append(f'<circle cx="{middle:.1f}" cy="{y:.1f}" r="{radius:.1f}"{hollow}/>')
    drawn = f"<g>{_tip(month_words(month))}{''.join(parts)}</g>"
    address = href(month) if href is not None else None
    return drawn if address is None else f'<a href="{escape(address)}">{drawn}</a>'


def _rect(x: float, y: float, wide: float, tall: float, style: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}"{style}/>'


def _break(axis: Axis, top: float, bottom: float) -> str:
    """Show the silences that are cut out, and how long each is: across where there is room, else upwards."""
    parts = []
    half = (top + bottom) / 2
    for cut in axis.breaks:
        wide, middle = cut.right - cut.left, (cut.left + cut.right) / 2
        box = _rect(cut.left + 4, top, max(wide - 8, 1), bottom - top, ' fill-opacity=".06"')
        words = silence_words(cut.months)
        if wide > 11 * _SMALL:
            told = _text(middle, half - 3, "no event", anchor="middle", more=_FAINT)
            told += _text(middle, half + 10, words, anchor="middle", more=_FAINT)
        else:
            turn = f'{_FAINT} transform="rotate(-90 {middle + 3.5:.1f} {half:.1f})"'
            told = _text(middle + 3.5, half, f"no event for {words}", anchor="middle", more=turn)
        parts.append(f"<g>{_tip('No event for ' + count(cut.months, 'month'))}{box}{told}</g>")
    return "".join(parts)


def _foot(axis: Axis, width: float, top: float, *, unsure: bool) -> tuple[str, float]:
    """Draw the labels of the axis and the key; give also where the picture ends."""
    faint = ' fill-opacity=".85"'
    parts = [_text(tick.x, top + 4, tick.label, more=faint) for tick in make_ticks(axis)]
    y, x = top + 28, _LEFT + 4
    for draw, words in (*_KEY, *(_UNSURE_KEY if unsure else ())):
        wide = 17 + len(words) * _LETTER
        if x > _LEFT + 4 and x + wide > width - 4:
            x, y = _LEFT + 4, y + 18
        parts.append(draw(x, y) + _text(x + 17, y, words, more=faint))
        x += wide + 14
    return "".join(parts), y + 12


def _key_bar(colour: str) -> Callable[[float, float], str]:
    return lambda x, y: _rect(x + 1, y - 9, 10, 10, f' fill="{colour}" fill-opacity=".8"')


def _key_tone(x: float, y: float) -> str:
    band = _rect(x + 4.5, y - 11, 3.5, 14, ' fill-opacity=".38" rx="1.7"')
    return f'{band}<circle cx="{x + 6.2:.1f}" cy="{y - 4:.1f}" r="3"/>'


def _key_one(x: float, y: float) -> str:
    return f'<circle cx="{x + 6:.1f}" cy="{y - 4:.1f}" r="3.4"{_HOLLOW}/>'


_KEY: tuple[tuple[Callable[[float, float], str], str], ...] = (
    (_key_bar(COOPERATION), "cooperation"),
    (_key_bar(CONFLICT), "conflict"),
    (_key_tone, "tone (mean weight), band of 90 %"),
    (_key_one, "one event or one report"),
)
_UNSURE_KEY: tuple[tuple[Callable[[float, float], str], str], ...] = (
    (lambda x, y: _line(x + 6, y - 11, x + 6, y + 2, _DASHED), "change that is unsure: few events"),
)

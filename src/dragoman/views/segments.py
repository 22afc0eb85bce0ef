"""An article's text cut at every border of evidence, in code points: overlapping spans need nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from dragoman.views.evidence import Part


class Segment(Struct, frozen=True):
    """Characters `[start, end)` of a text on which the same parts rest; `parts` are positions in a list."""

    start: int
    end: int
    parts: tuple[int, ...] = ()


def cut(length: int, parts: Sequence[Part], borders: Iterable[int] = ()) -> list[Segment]:
    """Cut a text of `length` characters at the borders of `parts` and at `borders` besides.

    The segments cover the whole text without gap or overlap. Takes time in the number of parts and of the
    segments' memberships, not in their product.
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    cuts = {0, length, *(border for border in borders if 0 < border < length)}
    for index, part in enumerate(parts):
        start, end = part.span.start, min(part.span.end, length)
        if start >= end:
            continue
        opening.setdefault(start, []).append(index)
        closing.setdefault(end, []).append(index)
        cuts.update((start, end))
    places = sorted(cuts)
    open_now: dict[int, None] = {}
    segments: list[Segment] = []
    for start, end in pairwise(places):
        for index in closing.get(start, ()):
            del open_now[index]
        for index in opening.get(start, ()):
            open_now[index] = None
        segments.append(Segment(start, end, tuple(open_now)))
    return segments

"""Finds whose words a stretch of text is: the innermost statement that says all of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from dragoman.schema.rows import Statement


class Sayings:
    """The statements of an article, asked by place."""

    def __init__(self, statements: Sequence[Statement]):
        self._contents = sorted(
            ((span.start, span.end, number) for number, row in enumerate(statements) for span in row.content),
        )
        self._starts = [start for start, _, _ in self._contents]
        # How far any content up to here reaches: where it falls short, no earlier one need be looked at.
        self._reach = list(accumulate((end for _, end, _ in self._contents), max))
        self._statements = statements

    def find(self, start: int, end: int) -> Statement | None:
        """Give the statement with the shortest content that holds `[start, end)`; None for the text's own."""
        best: tuple[int, int] | None = None
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._reach[at] >= end:
            low, high, number = self._contents[at]
            at -= 1
            if high >= end and (best is None or high - low < best[0]):
                best = (high - low, number)
        return self._statements[best[1]] if best is not None else None

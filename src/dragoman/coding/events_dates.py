"""Dates of events: what the words that were read as dating an event come to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dragoman.coding.times_values import period_of
from dragoman.schema.layers import Mark
from dragoman.schema.rows import Time

# What stands before a time by which something is to be done.
_DUE = re.compile(r"\b(?:by|before|until|till|no later than|at the latest on)\s+(?:the\s+)?\Z", re.IGNORECASE)


class Dates:
    """The times of one article, asked by the marks that date an event."""

    def __init__(self, text: str, times: Sequence[Time]):
        self._text = text
        self._times = sorted(times, key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]

    def find(self, mark: Mark | None, *, is_done: bool) -> tuple[str | None, str | None]:
        """Give (date, due) as ISO 8601 dates or intervals; None where no time is meant or it stays open.

        What `is_done` has no day by which it is to be done: "by March they had left" leaves its date open.
        """
        if mark is None:
            return None, None
        at = bisect_right(self._starts, mark.span.end - 1) - 1
        while at >= 0 and self._times[at].span.end > mark.span.start:
            time = self._times[at]
            period = period_of(time) if time.type in ("DATE", "TIME") else None
            if period is not None:
                is_due = _DUE.search(self._text, max(0, time.span.start - 20), time.span.start)
                if is_due:
                    return None, None if is_done else period
                return period, None
            at -= 1
        return None, None

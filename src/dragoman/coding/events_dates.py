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
# "The largest since |2006|", "a programme that since |2006| had run": no day of an act.
_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:(?:the|early|late|mid)[\s-]+)*\Z", re.IGNORECASE)
# "|from| October |through| March", "|between| May |and| July": one interval, not its first month.
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)
_TO = re.compile(r",?\s*(?:through|thru|to|until|till|up to|and|[-–—])\s*(?:the\s+)?", re.IGNORECASE)


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
            period = _period(self._times[at])
            if period is not None:
                interval = self._interval(at - 1) or self._interval(at)
                if interval is not None:
                    return interval, None
                if self._stands_behind(_SINCE, at):
                    return None, None
                if self._stands_behind(_DUE, at):
                    return None, None if is_done else period
                return period, None
            at -= 1
        return None, None

    def _interval(self, at: int) -> str | None:
        """Give the interval that begins with a time, "from October through March"; None where none does."""
        if not (0 <= at < len(self._times) - 1 and self._stands_behind(_FROM, at)):
            return None
        between = self._text[self._times[at].span.end : self._times[at + 1].span.start]
        first, last = (_period(time) for time in self._times[at : at + 2])
        if first is None or last is None or _TO.fullmatch(between) is None or "/" in first + last:
            return None
        return f"{first}/{last}" if first < last else None

    def _stands_behind(self, words: re.Pattern[str], at: int) -> bool:
        start = self._times[at].span.start
        return words.search(self._text, max(0, start - 20), start) is not None


def _period(time: Time) -> str | None:
    return period_of(time) if time.type in ("DATE", "TIME") else None

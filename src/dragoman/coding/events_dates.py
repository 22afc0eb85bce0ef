"""Dates of events: what the words that were read as dating an event come to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.coding.events_when import dates_act, dates_other
from dragoman.coding.times_values import period_of
from dragoman.schema.article import Article
from dragoman.schema.layers import Frame, Mark
from dragoman.schema.rows import Time
from dragoman.schema.span import Span
from dragoman.text.sentences import Range

# What stands before a time by which something is to be done.
_DUE = re.compile(r"\b(?:by|before|until|till|no later than|at the latest on)\s+(?:the\s+)?\Z", re.IGNORECASE)
# "The largest since |2006|", "a programme that since |2006| had run": no day of an act.
_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:(?:the|early|late|mid)[\s-]+)*\Z", re.IGNORECASE)
# "|from| October |through| March", "|between| May |and| July": one interval, not its first month.
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)
_TO = re.compile(r",?\s*(?:through|thru|to|until|till|up to|and|[-–—])\s*(?:the\s+)?", re.IGNORECASE)


class Dates:
    """The times of one article, asked by the marks that date an event."""

    def __init__(self, article: Article, times: Sequence[Time], frames: Sequence[Frame] = ()):
        self._text = article.text
        self._published = article.published
        self._times = sorted(times, key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]
        self._claimed = [mark.span for frame in frames for mark in frame.of("TIME")]
        self._triggers = sorted(frame.anchor.span for frame in frames)

    def find(
        self, marks: Sequence[Mark], trigger: Span, sentence: Range, *, is_done: bool
    ) -> tuple[str | None, str | None]:
        """Give (date, due) as ISO 8601 dates or intervals; None where no time is meant or it stays open.

        Of the marks the first one counts that has a time in it. What `is_done` has no day by which it is
        to be done: "by March they had left" leaves its date open.
        """
        told = next((held for mark in marks if (held := self._held_by(mark.span))), ())
        at = next((one for one in told if _period(self._times[one]) is not None), None)
        if at is None:
            return None, None
        period = _period(self._times[at])
        assert period is not None
        interval = self._interval(at - 1) or self._interval(at)
        if interval is not None:
            return interval, None
        if self._stands_behind(_SINCE, at):
            return None, None
        if self._stands_behind(_DUE, at):
            return None, None if is_done else period
        is_other = dates_other(
            self._text, self._times[at], period, trigger, sentence, self._published, is_done=is_done
        )
        return None if is_other else period, None

    def _held_by(self, span: Span) -> list[int]:
        """Give the times in words that were read as dating an event, the last one first."""
        at = bisect_right(self._starts, span.end - 1) - 1
        held: list[int] = []
        while at >= 0 and self._times[at].span.end > span.start:
            held.append(at)
            at -= 1
        return held

    def beside(self, trigger: Span, sentence: Range) -> str | None:
        """Give the date in the clause of an act of which no time was read; one that dates nothing else."""
        first, last = bisect_left(self._starts, sentence[0]), bisect_left(self._starts, sentence[1])
        for time in self._times[first:last]:
            period = _period(time)
            is_free = not any(
                time.span.start < one.end and one.start < time.span.end for one in self._claimed
            )
            if period is None or not is_free or (self._published is not None and period > self._published):
                continue
            low, high = min(time.span.end, trigger.end), max(time.span.start, trigger.start)
            is_next = not any(low <= one.start < high and one != trigger for one in self._triggers)
            if is_next and dates_act(self._text, time, trigger, sentence):
                return period
        return None

    def is_over(self, date: str) -> bool:
        """Say whether a date lies wholly before the report: of what is planned it dates another act."""
        last = date.rpartition("/")[2]
        return self._published is not None and "W" not in last and last < self._published[: len(last)]

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

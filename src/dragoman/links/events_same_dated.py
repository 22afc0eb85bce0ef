"""Which of an article's times dates an event: its own, or one that the sentence tells of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from dragoman.links.events_same_around import tells_another
from dragoman.links.events_same_when import Window, time_window, window_of
from dragoman.links.events_same_words import words_of
from dragoman.schema.rows import Event, Time

# Days; longer times of a sentence tell a period, not a day.
_LONGEST = 31
# Characters between a time and the noun it stands before.
_TIGHT_GAP = 45
_TIGHT = re.compile(r"[,\s]*(?:(?:[a-z’'-]+|[A-Z][\w.’'-]*),?\s+){0,3}\Z")
_NOT_TIGHT = re.compile(r"\b(?:a|an|the|to|with|will|and)\b")
# A time is of something else where one of these stands between it and the trigger.
_ELSE_BEHIND = re.compile(r"\b(?:who|which|that|since|until|by|after|before|following)\b")
_ELSE_BEFORE = re.compile(r"\b(?:which|since|that)\b")
_TOOK_PLACE = re.compile(r"\b(?:that|which) (?:took place|(?:was|were) held)\b")
# A time before the trigger dates it less surely than one as far behind it.
_LESS_SURE = 10


class Dating:
    """The times of one article, asked for those of its events, which are in order of place."""

    def __init__(
        self, text: str, events: Sequence[Event], times: Iterable[Time], published: tuple[int, int] | None
    ):
        self._text = text
        self._events = events
        self._starts = [event.trigger.start for event in events]
        ordered = sorted(times, key=lambda row: (row.span, row.id))
        self._times = [(time, window) for time in ordered if (window := time_window(time))]
        self._time_starts = [time.span.start for time, _ in self._times]
        self._published = published

    def find(self, index: int, first: int, last: int) -> Window | None:
        """Give the days that words tell of an event; None where none do.

        `first` and `last` bound its sentence. A time right before a noun dates that noun and nothing else.
        """
        event = self._events[index]
        if (tight := self._tight(index)) is not None:
            return tight
        for date in (event.date, event.due):
            window = window_of(date) if date else None
            if window is not None and not self._is_another_s(index, window, first, last):
                return self._checked(window, event)
        is_topic = event.trigger.text.lower() in words_of("topics")
        if is_topic and not tells_another(self._text[event.trigger.end : last]):
            return None
        near = self._near(index, first, last)
        return self._checked(near, event) if near is not None else None

    def _checked(self, window: Window, event: Event) -> Window | None:
        """Cut days at the report's own; None where what is planned would have been before it."""
        if self._published is None:
            return window
        if event.status == "occurred" and window.first <= self._published[1] < window.last:
            return Window(window.first, self._published[1], window.how)
        return None if event.status == "planned" and window.last < self._published[0] else window

    def _tight(self, index: int) -> Window | None:
        """Give the time right before a noun: "the September 9 phone call"."""
        if self._events[index].trigger.text.lower() not in words_of("nouns"):
            return None
        start = self._starts[index]
        floor = self._events[index - 1].trigger.end if index else 0
        at = bisect_left(self._time_starts, start) - 1
        if at < 0:
            return None
        time, window = self._times[at]
        gap = self._text[time.span.end : start]
        if (
            time.span.start < floor
            or len(gap) > _TIGHT_GAP
            or not _TIGHT.match(gap)
            or _NOT_TIGHT.search(gap)
        ):
            return None
        return window

    def _is_another_s(self, index: int, window: Window, first: int, last: int) -> bool:
        """Say whether these days stand right before the noun of another event of the sentence."""
        others = range(bisect_left(self._starts, first), bisect_right(self._starts, last))
        return any(other != index and self._tight(other) == window for other in others)

    def _near(self, index: int, first: int, last: int) -> Window | None:
        """Give the time of the sentence that dates this event: no other event stands between the two."""
        start, end = self._starts[index], self._events[index].trigger.end
        left = self._events[index - 1].trigger.end if index else 0
        right = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        found: list[tuple[int, Window]] = []
        low, high = bisect_left(self._time_starts, first), bisect_left(self._time_starts, last)
        for time, window in self._times[low:high]:
            if window.last - window.first > _LONGEST or self._is_another_s(index, window, first, last):
                continue
            if end <= time.span.start < right:
                gap = self._text[end : time.span.start]
                if not _ELSE_BEHIND.search(_TOOK_PLACE.sub("", gap)):
                    found.append((len(gap), window))
            elif left <= time.span.start < start:
                gap = self._text[time.span.end : start]
                if not _ELSE_BEFORE.search(gap):
                    found.append((len(gap) + _LESS_SURE, window))
        return min(found)[1] if found else None

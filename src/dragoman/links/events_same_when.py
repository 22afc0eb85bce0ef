"""When an event was, as days that bound it, and from what that is known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from dragoman.links.quantities_periods import days_of
from dragoman.schema.rows import Time

# From its own words; from the place of the report that leads with it; or only that it was before or after.
How = Literal["told", "led", "bound"]

# Days. Of 326 talks with which reports lead and whose days are told (in 1,093 official texts and news),
# 99 of 100 were within 3 days of the report; of 262 other acts 85.
LEAD_DAYS = 3
# Of 47 planned talks with told days, 98 of 100 were announced at most 60 days before.
AHEAD_DAYS = 60
# Longer is a period, in which there may be many.
EXACT_DAYS = 5
FIRST, LAST = 1, date(9998, 12, 31).toordinal()


class Window(Struct, frozen=True, order=True):
    """The first and last day on which it may have been, as proleptic ordinals, both within."""

    first: int
    last: int
    how: How

    @property
    def is_exact(self) -> bool:
        """Say whether the days are so few that they tell one occasion."""
        return self.last - self.first < EXACT_DAYS

    def meets(self, other: Window) -> bool:
        """Say whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def agrees(self, other: Window) -> bool:
        """Say whether both may be of one occasion: few days, of which one list holds the other."""
        if not self.meets(other):
            return False
        if self.how == other.how == "told" and self.is_exact and other.is_exact:
            return self.holds(other) or other.holds(self)
        return True

    def holds(self, other: Window) -> bool:
        """Say whether all days of the other are among these."""
        return self.first <= other.first and other.last <= self.last

    def cut(self, other: Window) -> Window:
        """Give the days that both allow, or this where none; told by the better of the two."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        if first > last:
            return self
        how: How = (
            "told"
            if "told" in (self.how, other.how)
            else "led"
            if "led" in (self.how, other.how)
            else "bound"
        )
        return Window(first, last, how)


@lru_cache(maxsize=65536)
def window_of(period: str, how: How = "told") -> Window | None:
    """Give the days of an ISO 8601 date or interval; None where it cannot be read."""
    days = days_of(period)
    return Window(ordinal(days[0]), ordinal(days[1]), how) if days else None


@lru_cache(maxsize=65536)
def ordinal(day: str) -> int:
    """Give the proleptic ordinal of an ISO day."""
    return date.fromisoformat(day).toordinal()


def time_window(time: Time) -> Window | None:
    """Give the days of a time expression; None for durations, sets and what stays open."""
    if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
        return None
    try:
        return Window(ordinal(time.earliest[:10]), ordinal(time.latest[:10]), "told")
    except ValueError:
        return None


def publication(published: str | None) -> tuple[int, int] | None:
    """Give the first and last day on which a report may have appeared; None where not known."""
    days = days_of(published) if published else None
    return (ordinal(days[0]), ordinal(days[1])) if days else None


def bounded(published: tuple[int, int] | None, *, leads: bool, planned: bool) -> Window:
    """Bound what no words date: before the report, right before it where it leads, or after it if planned."""
    if published is None:
        return Window(FIRST, LAST, "bound")
    first, last = published
    if planned:
        return Window(first, last + AHEAD_DAYS, "bound")
    if leads and last - first < EXACT_DAYS:
        return Window(first - LEAD_DAYS, last, "led")
    return Window(FIRST, last, "bound")


def words(window: Window) -> str:
    """Write a window in words: "21 April 2022", "April 2022", "10 to 11 May 2023"."""
    if window.first <= FIRST or window.last >= LAST:
        return "no date known"
    first, last = date.fromordinal(window.first), date.fromordinal(window.last)
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if first.day == 1 and (last.year, last.month) == (first.year, first.month) and last.day >= 28:
        return f"{first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {last:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"

"""Periods as days: what an ISO 8601 date or interval covers, and how two periods lie to each other."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-([1-7]))?", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)


@lru_cache(maxsize=65536)
def days_of(period: str) -> tuple[str, str] | None:
    """Give the first and last ISO day of a period; None where it is open or cannot be read.

    `2022-04` is ("2022-04-01", "2022-04-30"), `2021-10/2022-03` ("2021-10-01", "2022-03-31").
    """
    first, bar, last = period.partition("/")
    opening = _bounds(first)
    closing = _bounds(last) if bar else opening
    if opening is None or closing is None or opening[0] > closing[1]:
        return None
    return opening[0].isoformat(), closing[1].isoformat()


def _bounds(plain: str) -> tuple[date, date] | None:
    plain = plain.partition("T")[0]
    try:
        if found := _PLAIN.fullmatch(plain):
            year, month, day = int(found[1]), found[2], found[3]
            if day:
                one = date(year, int(month), int(day))
                return one, one
            if month:
                return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
            return date(year, 1, 1), date(year, 12, 31)
        if found := _WEEK.fullmatch(plain):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
            return monday, monday if found[3] else monday + timedelta(days=6)
        if found := _QUARTER.fullmatch(plain):
            year, month = int(found[1]), int(found[2]) * 3
            return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])
    except (ValueError, IndexError, OverflowError):  # a thirteenth month, a week 60, the year 0
        return None
    return None


def to_date(days: tuple[str, str], published: str | None) -> tuple[tuple[str, str], bool]:
    """Cut a period that was not over when the article appeared, and say whether it was cut.

    "2,000 this year", published on 3 May, counts to 3 May. A publication date of less than a day cuts at its
    last day.
    """
    shown = days_of(published) if published else None
    if shown is None or not days[0] <= shown[1] < days[1]:
        return days, False
    return (days[0], shown[1]), True


def length(first: str, last: str) -> int:
    """Count the days from `first` to `last`, both of them counted."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def within(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    """Say whether every day of `inner` is one of `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two periods share a day."""
    return one[0] <= other[1] and other[0] <= one[1]

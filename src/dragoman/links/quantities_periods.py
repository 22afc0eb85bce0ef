"""Periods as days: what an ISO 8601 date or interval covers, and how two periods lie to each other."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dragoman.schema.periods import Days, interval_days, months, plain_days

_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)


@lru_cache(maxsize=65536)
def days_of(period: str) -> tuple[str, str] | None:
    """Give the first and last ISO day of a period, a quarter too; None where it is open or cannot be read.

    `2022-04` is ("2022-04-01", "2022-04-30"), `2021-10/2022-03` ("2021-10-01", "2022-03-31").
    """
    return interval_days(period, _days)


def _days(plain: str) -> Days | None:
    found = _QUARTER.fullmatch(plain.partition("T")[0])
    if found is None or found[1] == "0000":
        return plain_days(plain)
    last = int(found[2]) * 3
    return months(int(found[1]), last - 2, last)


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

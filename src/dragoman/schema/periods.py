"""ISO 8601 dates of honest precision as days: what a date or interval covers."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Days = tuple[date, date]

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-([1-7]))?", re.ASCII)


def plain_days(value: str) -> Days | None:
    """Give the first and last day of a year, month, day or week; None where it is none of these.

    A clock time after `T` is left out of account.
    """
    value = value.partition("T")[0]
    try:
        if match := _DAY.fullmatch(value):
            year, month, day = int(match[1]), match[2], match[3]
            if day:
                one = date(year, int(month), int(day))
                return one, one
            return months(year, int(month), int(month)) if month else months(year, 1, 12)
        if match := WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or 1))
            return monday, monday if match[3] else monday + timedelta(days=6)
    # A thirteenth month (monthrange raises its own kind), a week 60, the year 0, the end of all weeks.
    except (ValueError, IndexError, OverflowError):
        return None
    return None


def months(year: int, first: int, last: int) -> Days:
    """Give the first day of one month of a year and the last of another; ValueError where there is none."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def interval_days(value: str, plain: Callable[[str], Days | None] = plain_days) -> tuple[str, str] | None:
    """Give the first and last ISO day of a date or an interval `A/B`; None where it is open or unreadable.

    `2022-04` is ("2022-04-01", "2022-04-30"). `plain` reads what stands on either side of the slash.
    """
    first, bar, last = value.partition("/")
    opening = plain(first)
    closing = plain(last) if bar else opening
    if opening is None or closing is None or opening[0] > closing[1]:
        return None
    return opening[0].isoformat(), closing[1].isoformat()

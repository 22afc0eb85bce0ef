"""ISO 8601 dates of honest precision: their bounds, and how they are said to a reader; never a faked day."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dragoman.schema.errors import QueryError
from dragoman.schema.periods import WEEK, interval_days, plain_days

_ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?(?:/\d{4}-\d{2}(?:-\d{2})?)?\b")
_FISCAL = re.compile(r"(\d{4})-10-01/(\d{4})-09-30", re.ASCII)
_OPEN_YEAR = re.compile(r"XXXX-(0[1-9]|1[0-2])-([0-2]\d|3[01])", re.ASCII)
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


@lru_cache(maxsize=4096)
def date_bounds(value: str) -> tuple[str, str] | None:
    """Give the first and last ISO day that a date or interval may mean; None where it cannot be read.

    `2022-04` is ("2022-04-01", "2022-04-30"); a clock time after `T` is left out of account.
    """
    return interval_days(value)


def day_from(value: str, *, option: str, last: bool = False) -> str:
    """Turn a date that a person gave into the first (or `last`) day it means; QueryError where unreadable."""
    bounds = date_bounds(value.strip())
    if bounds is None:
        raise QueryError(
            f"{value!r} is not a date",
            where=option,
            cure="Write it as 2022, 2022-04, 2022-04-22 or 2022-W16",
        )
    return bounds[1] if last else bounds[0]


def show_date(value: str | None) -> str:
    """Say a date to a reader with exactly the precision it has: "22 April 2022", "April 2022", "2022"."""
    if not value:
        return "no date"
    first, bar, last = value.partition("/")
    if (fiscal := _FISCAL.fullmatch(value)) and int(fiscal[2]) == int(fiscal[1]) + 1:
        return f"US fiscal year {fiscal[2]}"
    if bar and first and last:
        return f"{_show_simple(first)} to {_show_simple(last)}"
    return _show_simple(value)


def say_periods(words: str) -> str:
    """Say the ISO 8601 dates and intervals within a sentence as `show_date` does."""
    return _ISO.sub(lambda found: show_date(found[0]), words)


def _show_simple(value: str) -> str:
    if match := _OPEN_YEAR.fullmatch(value):
        return f"{int(match[2])} {_MONTHS[int(match[1]) - 1]}, year not known"
    if plain_days(value) is None:
        return value
    day, _, clock = value.partition("T")
    after = f", {clock}" if clock else ""
    if match := WEEK.fullmatch(day):
        if not match[3]:
            return f"week {int(match[2])} of {match[1]}"
        exact = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3]))
        return f"{exact.day} {_MONTHS[exact.month - 1]} {exact.year}{after}"
    parts = day.split("-")
    names = [parts[0]]
    if len(parts) > 1:
        names.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        names.insert(0, str(int(parts[2])))
    return " ".join(names) + after


def date_order(value: str | None) -> tuple[str, str, str]:
    """Give a sort key: by first day, the longer period first; what has no readable date comes last."""
    bounds = date_bounds(value) if value else None
    if bounds is None:
        return ("9999-12-31", "", value or "~")
    # An earlier last day sorts later, so that "2022" opens the year and its first of January follows.
    return (
        bounds[0],
        "".join(chr(ord("9") - ord(c) + ord("0")) if c.isdigit() else c for c in bounds[1]),
        value or "",
    )

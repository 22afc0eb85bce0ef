"""The first and last day that an ISO 8601 date of any precision can mean; the database compares days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from dragoman.record.asked import quoted
from dragoman.schema.errors import QueryError

Bounds = tuple[str | None, str | None]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-([1-7]))?")
_YEAR = re.compile(r"\d{4}")


def day_bounds(value: str | None) -> Bounds:
    """Give the first and last day of a date, month, week, year or interval `A/B`; None where open or unknown.

    A value that is none of these (`XXXX-11-13`, `PAST_REF`, no such day) is open at both sides.
    """
    if not value:
        return None, None
    if "/" in value:
        first, _, last = value.partition("/")
        return day_bounds(first)[0], day_bounds(last)[1]
    try:
        return _parts(value)
    except ValueError:
        return None, None


def _parts(value: str) -> Bounds:
    """Bound one date without a slash; ValueError for a day that no calendar has."""
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        return day, day
    if found := _MONTH.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        return (
            date(year, month, 1).isoformat(),
            date(year, month, monthrange(year, month)[1] if 1 <= month <= 12 else 0).isoformat(),
        )
    if found := _WEEK.fullmatch(value):
        first, last = (int(found[3]), int(found[3])) if found[3] else (1, 7)
        return tuple(
            date.fromisocalendar(int(found[1]), int(found[2]), day).isoformat() for day in (first, last)
        )  # type: ignore[return-value]
    if _YEAR.fullmatch(value) and value != "0000":
        return f"{value}-01-01", f"{value}-12-31"
    return None, None


def asked_day(value: str | None, *, last: bool) -> str | None:
    """Read a date that a person asked for, as its first or last day; QueryError where it is none."""
    if value is None:
        return None
    day = day_bounds(value)[1 if last else 0]
    if day is None:
        raise QueryError(f"{quoted(value)} is no date", cure="Write it as 2022-04-22, 2022-04 or 2022")
    return day

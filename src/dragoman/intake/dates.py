"""Dates as reports write them in bylines, datelines and headers: read, never guessed.

`03/02/2026` is read only where one order of day and month is possible; a date with a time and a zone keeps
its own local day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

MONTHS = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|
        october oct|november nov|december dec""".split("|"),
        start=1,
    )
    for name in names.split()
}
# Monday is 0, as in datetime.
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        """monday mon|tuesday tues tue|wednesday wed|thursday thurs thur thu|friday fri|saturday sat|
        sunday sun""".split("|")
    )
    for name in names.split()
}

MONTH_WORD = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?"

# Blanks are bounded everywhere, so that no pattern can run along a long line of them.
DATE_PATTERN = rf"""
    (?:(?P<weekday>{WEEKDAY})(?:,\s?|\s)\s?(?:the\s)?)?
    (?:
        (?P<y1>{_YEAR})(?P<sep>[-/.])(?P<m1>\d\d?)(?P=sep)(?P<d1>\d\d?)(?!\d)
      | (?P<mon2>{MONTH_WORD})\s{{0,2}}(?P<d2>{_DAY})(?:st|nd|rd|th)?(?!\d|:\d)
        (?:,?\s{{0,2}}(?P<y2>{_YEAR})(?!\d))?
      | (?P<d3>{_DAY})(?:st|nd|rd|th)?[\s-]\s?(?:of\s)?(?P<mon3>{MONTH_WORD})
        (?:,?[\s-]\s?(?P<y3>{_YEAR})(?!\d))?
      | (?P<a4>\d\d?)(?P<sep4>[-/.])(?P<b4>\d\d?)(?P=sep4)(?P<y4>{_YEAR})(?!\d)
    )
"""
_DATE = re.compile(r"(?<![\w/.-])" + DATE_PATTERN, re.VERBOSE | re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class WrittenDate(Struct, frozen=True, kw_only=True):
    """A date at `[start, end)` of a text; `year` and `weekday` (Monday is 0) only where they are written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None

    @property
    def iso(self) -> str:
        """The date in ISO 8601; `XXXX-11-15` without a year."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"


def match_date(text: str, start: int, end: int | None = None) -> WrittenDate | None:
    """Read the date that begins at `start`; None where there is none or it is ambiguous."""
    found = _DATE.match(text, start, len(text) if end is None else end)
    return _read(found) if found else None


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """Find the dates that begin within `[start, end)`, in order, with at least month and day."""
    for found in _DATE.finditer(text, start, len(text) if end is None else end):
        if written := _read(found):
            yield written


def day_of(iso: str | None) -> date | None:
    """Read an ISO 8601 day; None for anything coarser or not in the calendar."""
    found = _ISO_DAY.match(iso or "")
    return make_day(int(found[1]), int(found[2]), int(found[3])) if found else None


def is_in_calendar(iso: str) -> bool:
    """Say whether an ISO 8601 date of any precision (year, month, week, day) exists."""
    parts = iso.split("-")
    if len(parts) == 2 and parts[1].startswith("W"):
        return 1 <= int(parts[1][1:]) <= 53 and int(parts[0]) > 0
    year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
    return make_day(year, month, day) is not None


def local_day(stamp: str) -> str | None:
    """Take the local day of a written time stamp, whatever its zone; None where there is no full date."""
    written = match_date(stamp.strip(), 0)
    return written.iso if written and written.year is not None else None


def make_day(year: int, month: int, day: int) -> date | None:
    """Make a day; None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read(found: re.Match[str]) -> WrittenDate | None:
    year: int | None
    if found["y1"]:
        year, month, day = int(found["y1"]), int(found["m1"]), int(found["d1"])
    elif found["mon2"]:
        year, month, day = _year(found["y2"]), MONTHS[_plain(found["mon2"])], int(found["d2"])
    elif found["mon3"]:
        year, month, day = _year(found["y3"]), MONTHS[_plain(found["mon3"])], int(found["d3"])
    else:
        year, first, second = int(found["y4"]), int(found["a4"]), int(found["b4"])
        if found["sep4"] == ".":
            # With full stops the day comes first wherever such dates are written.
            day, month = first, second
        elif first > 12 or first == second:
            day, month = first, second
        elif second > 12:
            month, day = first, second
        else:
            return None
    # A leap year lets 29 February pass where no year is written.
    if make_day(year if year is not None else 2000, month, day) is None:
        return None
    weekday = WEEKDAYS[_plain(found["weekday"])] if found["weekday"] else None
    return WrittenDate(start=found.start(), end=found.end(), year=year, month=month, day=day, weekday=weekday)


def _plain(word: str) -> str:
    return word.rstrip(".").lower()


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None

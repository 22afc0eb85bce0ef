"""TIMEX3 values: how they are written, which days they cover, and the same as an ISO 8601 period."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dragoman.schema.rows import Time

# A season's value names the year in which it begins; winter is December to February.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
SEASON_CODES = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
_VALUE = re.compile(
    r"(?P<fiscal>FY\d{4})|(?P<century>\d{2})|(?P<decade>\d{3})|(?P<year>\d{4})"
    r"(?:-(?:W(?P<week>\d{2})(?:-(?P<weekday>WE|[1-7]))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T.*)?)?))?"
)
Bounds = tuple[date, date]


def month_value(year: int | None, month: int) -> str:
    """Write a month; the year stays open where it is not known."""
    return f"{year_value(year)}-{month:02d}"


def year_value(year: int | None) -> str:
    """Write a year, `XXXX` where it is not known."""
    return "XXXX" if year is None else f"{year:04d}"


def week_value(day: date) -> str:
    """Write the ISO week of a day: 2022-W45."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Go `by` months forward (backward where negative)."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def shift_day(day: date, *, months: int = 0, days: int = 0) -> date | None:
    """Go forward by months, then days; a day too late for its month is its last; None out of range."""
    try:
        year, month = shift_month(day.year, day.month, months)
        return date(year, month, min(day.day, monthrange(year, month)[1])) + timedelta(days)
    except (ValueError, OverflowError):
        return None


def bounds_of(value: str, part: int = 0) -> Bounds | None:
    """Give the first and last day of a DATE or TIME value, None where it is open or no calendar time.

    `part` narrows to the first (1), middle (2) or last (3) third: early March is March 1 to 10.
    """
    if "/" in value:
        first, _, last = value.partition("/")
        from_, to = bounds_of(first), bounds_of(last)
        return (from_[0], to[1]) if from_ and to and from_[0] <= to[1] else None
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        start, end = _bounds(match)
    except ValueError:
        return None
    return _third(start, end, part) if part and (end - start).days >= 6 else (start, end)


def _bounds(match: re.Match[str]) -> Bounds:
    get = match.groupdict().get
    if fiscal := get("fiscal"):
        year = int(fiscal[2:])
        return date(year - 1, 10, 1), date(year, 9, 30)
    if century := get("century"):
        return date(max(int(century) * 100, 1), 1, 1), date(int(century) * 100 + 99, 12, 31)
    if decade := get("decade"):
        return date(max(int(decade) * 10, 1), 1, 1), date(int(decade) * 10 + 9, 12, 31)
    year = int(get("year") or 0)
    if week := get("week"):
        weekday = get("weekday")
        first, last = {None: (1, 7), "WE": (6, 7)}.get(weekday) or (int(weekday or 1),) * 2
        return date.fromisocalendar(year, int(week), first), date.fromisocalendar(year, int(week), last)
    if quarter := get("quarter"):
        return months(year, int(quarter) * 3 - 2, 3)
    if half := get("half"):
        return months(year, int(half) * 6 - 5, 6)
    if season := get("season"):
        return months(year, _SEASONS[season][0], 3)
    if day := get("day"):
        at = date(year, int(get("month") or 0), int(day))
        return at, at
    if month := get("month"):
        return months(year, int(month), 1)
    return date(year, 1, 1), date(year, 12, 31)


def months(year: int, month: int, count: int) -> Bounds:
    """Give the first and last day of `count` months from a month on."""
    last_year, last_month = shift_month(year, month, count - 1)
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _third(start: date, end: date, part: int) -> Bounds:
    length = (end - start).days + 1
    first = start + timedelta(length * (part - 1) // 3)
    last = start + timedelta(length * part // 3 - 1)
    return first, end if part == 3 else last


def season_at(day: date) -> tuple[int, int]:
    """Give the year and number (1 spring to 4 winter) of the season of a day."""
    if day.month < 3:
        return day.year - 1, 4
    return day.year, {3: 1, 6: 2, 9: 3, 12: 4}[day.month // 3 * 3]


def easter(year: int) -> date:
    """Give the Sunday of western Easter (the anonymous Gregorian computus, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def on_year(rule: str, year: int) -> date | None:
    """Give the day that a rule of times_days.toml names in a year; None where there is none."""
    kind, *numbers = rule.split()
    if kind == "election":
        monday = on_year("nth 11 1 1", year + year % 2)
        return monday + timedelta(1) if monday else None
    if kind == "easter":
        return easter(year) + timedelta(int(numbers[0]))
    if kind == "nth":
        month, weekday, nth = (int(number) for number in numbers)
        if nth > 0:
            first = date(year, month, 1)
            return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return end - timedelta((end.isoweekday() - weekday) % 7)
    month, day = (int(number) for number in rule.split("-"))
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def period_of(time: Time) -> str | None:
    """Give the ISO 8601 date or interval that a time stands for, in honest precision; None where it is open.

    `2022-03`, `2022-W45`, `2021-10-01/2022-09-30`; a quarter, half, season, decade or weekend as interval.
    A duration that is tied to a day ("the past two years") gives the days it covers.
    """
    if time.type in ("DATE", "TIME"):
        plain = time.value.partition("T")[0]
        if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?|-W\d{2})?", plain):
            return plain
        whole = re.fullmatch(r"(\d{4}(?:-\d{2}){0,2})/(\d{4}(?:-\d{2}){0,2})", plain)
        if whole:
            return plain
    if time.type == "SET" or time.earliest is None or time.latest is None:
        return None
    if time.earliest == time.latest:
        return time.earliest
    return f"{time.earliest}/{time.latest}"

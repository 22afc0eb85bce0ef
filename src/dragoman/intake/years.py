"""The year of a dateline that has none, settled by the text where it allows exactly one answer."""

from __future__ import annotations

from datetime import date

from dragoman.intake.dates import WrittenDate, make_day


def settle_year(text: str, written: WrittenDate) -> date | None:
    """Settle the year of a dateline's day by the text behind it; None where it stays open."""
    if written.year is not None:
        return make_day(written.year, written.month, written.day)
    return None


def nearest_year(written: WrittenDate, published: date) -> date | None:
    """Give the dateline's day nearest to the day of publication, if within a month of it."""
    days = (make_day(published.year + step, written.month, written.day) for step in (-1, 0, 1))
    near = [day for day in days if day is not None and abs((day - published).days) <= 31]
    return near[0] if near else None

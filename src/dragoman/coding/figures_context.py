"""What a figure's sentence says about it: for which period, and where."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Protocol

from msgspec import Struct

from dragoman.coding.figures_spans import Quantity
from dragoman.coding.figures_words import Token, either, listed
from dragoman.coding.times_values import period_of
from dragoman.schema.rows import Mention, Ref, Time
from dragoman.schema.span import Span


class Referring(Protocol):
    """Who is meant by a span: what `coding/refs.py` gives for an article."""

    def refer(self, span: Span) -> Ref:
        """Say who is meant by `span`."""
        ...


class Sentence(Struct, frozen=True, gc=False):
    """A sentence `[start, end)` that has figures, with its tokens, times and places, in order."""

    start: int
    end: int
    tokens: list[Token]
    times: list[Time]
    places: list[Mention]


_BORDER = re.compile(rf"[;:]|\s[-–—]\s|\b{either('context', 'clause_borders')}\b|[\"”“]")
_SAID_BEFORE = re.compile(rf"\b{either('context', 'saying')}(?:\s+\w+){{0,4}}\s*$")
# "The accords of 1994": a year that names a thing; "the end of 1994" is a time.
_NAMING = re.compile(r"\b(?P<noun>[a-z]+)\s+of\s+(?:the\s+)?$")
_TIME_NOUNS = listed("context", "time_nouns")
_NAMED_AFTER = re.compile(rf"\s+(?:[a-z]+\s+)?{either('context', 'named_by_year')}\b", re.IGNORECASE)
_ACT_THEN = re.compile(rf"\b{either('context', 'acts_then')}\s+(?:in|on)\s+(?:the\s+)?$")
_RESULT = re.compile(r",\s+(?!during|including|according)[a-z]+ing\b")
_NEW_CLAUSE = re.compile(r"\band\s+(?:(?:in|by|on|for|during)\s+)?(?:the\s+)?$")
_RELATIVE = re.compile(rf"\s*{either('context', 'relatives')}\b")
_COORDINATED = re.compile(r"\s*(?:and|or|,)\s+")
_YEAR_ENDED = re.compile(
    rf"\b{either('context', 'year_words')}\s+(?:that\s+)?(?:ended|ending|ends|to)\s+(?:(?:on|in)\s+)?$"
)
_ENDED = re.compile(r"\s+(?:that\s+|which\s+)?(?:ended|ending|ends)\s+(?:(?:on|in)\s+)?")
_JOINED = re.compile(
    r"\s*(?:through|to|until|till|and|-|–|—)\s*(?:the\s+end\s+of\s+|early\s+|late\s+)?", re.IGNORECASE
)
_OPENED = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_AND_OR = re.compile(r"\s+(?:and|or)\s+")
_SINCE_NEXT = re.compile(r"since\s", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_DAYS = re.compile(
    r"(?P<start>[0-9]{4}-[0-9]{2})-01/(?P<year>(?!0000)[0-9]{4})-(?P<month>0[1-9]|1[0-2])-(?P<last>[0-9]{2})"
)
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?$")
_YEARS = re.compile(r"P[0-9]{1,3}Y")
_FAR = 140


def calendar_period(time: Time) -> str | None:
    """Give the period of a time, whole months as months: the third quarter is `2022-07/2022-09`.

    A fiscal year keeps its days, for it is defined by them.
    """
    period = period_of(time)
    days = _DAYS.fullmatch(period) if period else None
    if period is None or days is None or time.value.startswith("FY"):
        return period
    year, month, last = int(days["year"]), int(days["month"]), int(days["last"])
    return f"{days['start']}/{year:04d}-{month:02d}" if last == monthrange(year, month)[1] else period


def find_period(
    text: str,
    sentence: Sentence,
    quantity: Quantity,
    used: list[tuple[int, int]],
    published: str | None,
) -> str | None:
    """Give the period of a figure: the nearest calendar time of its clause that tells no saying or comparing.

    `used` are the ranges of comparing phrases, whose times belong to what is compared. "From October through
    March" is one period; "since May" runs to the publication date, or is open (`2012/..`).
    """
    best: tuple[int, int] | None = None
    for index, time in enumerate(sentence.times):
        if calendar_period(time) is None and not time.value.startswith("FY"):
            continue
        start, end = time.span.start, time.span.end
        if start < quantity.start < end or any(a <= start < b for a, b in used):
            continue
        between = text[quantity.end : start] if start >= quantity.end else text[end : quantity.start]
        if len(between) > _FAR or _BORDER.search(between):
            continue
        if _SAID_BEFORE.search(text[max(sentence.start, start - 50) : start]):
            continue
        if _tells_other(text, sentence, index, quantity):
            continue
        distance = len(between) if start >= quantity.end else len(between) + 25
        if best is None or distance < best[0]:
            best = (distance, index)
    return _period_at(text, sentence, best[1], published) if best else None


def _tells_other(text: str, sentence: Sentence, index: int, quantity: Quantity) -> bool:
    """Say whether the time at `index` belongs to something else than the figure of its clause.

    It names a thing ("accords of 1994 and 1995", "a 2011 study"), opens its own clause ("and this year"),
    or stands in a relative clause that a comma closes ("which fought a war in 2006, has 300").
    """
    time = sentence.times[index]
    before = text[max(sentence.start, time.span.start - 40) : time.span.start]
    if time.span.start >= quantity.end:
        if _RESULT.search(text, quantity.end, time.span.start):
            return True
        return bool(_NEW_CLAUSE.search(before)) and not _is_joined(text, sentence, index - 1)
    first = index
    while first and _COORDINATED.fullmatch(
        text, sentence.times[first - 1].span.end, sentence.times[first].span.start
    ):
        first -= 1
    opening = sentence.times[first].span.start
    named = _NAMING.search(text[max(sentence.start, opening - 40) : opening])
    if (
        (named and named["noun"] not in _TIME_NOUNS)
        or _NAMED_AFTER.match(text, time.span.end)
        or _ACT_THEN.search(before)
    ):
        return True
    comma = text.rfind(",", sentence.start, time.span.start)
    closed = "," in text[time.span.end : quantity.start]
    return closed and comma >= 0 and _RELATIVE.match(text, comma + 1) is not None


def _period_at(text: str, sentence: Sentence, index: int, published: str | None) -> str | None:
    """Give the period of the time at `index`, joined with its partner, or run on from "since"."""
    times = sentence.times
    if index + 1 < len(times) and _ENDED.fullmatch(text, times[index].span.end, times[index + 1].span.start):
        # "The fiscal year that ended in September 2022".
        index += 1
    time = times[index]
    before = text[max(sentence.start, time.span.start - 20) : time.span.start]
    if index + 1 < len(times) and _is_joined(text, sentence, index):
        return _joined(time, times[index + 1])
    if index > 0 and _is_joined(text, sentence, index - 1):
        return _joined(times[index - 1], time)
    period = calendar_period(time)
    if period and _YEAR_ENDED.search(text[max(sentence.start, time.span.start - 50) : time.span.start]):
        return _year_to(period)
    if index + 1 < len(times) and _AND_OR.fullmatch(text, time.span.end, times[index + 1].span.start):
        other = calendar_period(times[index + 1])
        if period and other and len(other) == len(period):
            # "In 2026 and 2028": two periods, and no telling which.
            return None
    if period and _SINCE.search(before):
        start = period.partition("/")[0]
        return (
            f"{start}/{published[: len(start)]}"
            if published and published[: len(start)] > start
            else f"{start}/.."
        )
    return period


def _year_to(period: str) -> str | None:
    """Give the year that ends with a month or day: to `2018-09` it is `2017-10/2018-09`."""
    last = period.rpartition("/")[2]
    if not _MONTH.match(last):
        return period
    year, month = int(last[:4]), int(last[5:7])
    first = f"{year:04d}-01" if month == 12 else f"{year - 1:04d}-{month + 1:02d}"
    whole = monthrange(year, month)[1]
    if len(last) == 10 and int(last[8:]) != whole:
        return None
    return f"{first}/{last[:7]}" if year > 1 else period


def _is_joined(text: str, sentence: Sentence, index: int) -> bool:
    """Say whether the times at `index` and after it are the two ends of one period."""
    if not 0 <= index < len(sentence.times) - 1:
        return False
    first, last = sentence.times[index], sentence.times[index + 1]
    if not _JOINED.fullmatch(text, first.span.end, last.span.start):
        return False
    link = text[first.span.end : last.span.start].strip().lower()
    opened = _OPENED.search(text[max(sentence.start, first.span.start - 14) : first.span.start])
    return bool(opened) or link in ("through", "-", "–", "—")


def _joined(first: Time, last: Time) -> str | None:
    start, end = calendar_period(first), calendar_period(last)
    if start is None or end is None:
        return end or start
    start, end = start.partition("/")[0], end.rpartition("/")[2]
    return f"{start}/{end}" if start <= end else end


def period_within(times: list[Time], start: int, end: int) -> str | None:
    """Give the period of the last time inside `[start, end)` that has a calendar value; else None."""
    for time in reversed(times):
        if start <= time.span.start < end and (period := calendar_period(time)):
            return period
    return None


def period_of_reference(
    text: str, times: list[Time], reference: tuple[int, int], published: str | None
) -> str | None:
    """Give the period of what a figure is compared with; "since 2016" runs to the publication."""
    start, end = reference
    period = period_within(times, start, end)
    if published is None:
        return period
    if period and _SINCE_NEXT.match(text, start):
        first = period.partition("/")[0]
        return f"{first}/{published[: len(first)]}"
    years = next((t.value for t in times if t.span.start == start and _YEARS.fullmatch(t.value)), None)
    if period is None and years and int(published[:4]) > int(years[1:-1]):
        return f"{int(published[:4]) - int(years[1:-1]):04d}/{published[:4]}"
    return period


_SAME_PERIOD = re.compile(
    r"(?:in\s+|during\s+)?(?:the\s+)?same\s+(?:period|months?|quarter|weeks?|days?|time)\b", re.IGNORECASE
)
_MONTHS = re.compile(
    r"(?P<year>[0-9]{4})(?P<from>-[0-9]{2}(?:-[0-9]{2})?)(?:/(?P=year)(?P<to>-[0-9]{2}(?:-[0-9]{2})?))?"
)


def same_period(text: str, reference: tuple[int, int], year: str | None, own: str | None) -> str | None:
    """Give the period of "the same period of 2014" by that of the figure, `own`; else `year`."""
    months = _MONTHS.fullmatch(own) if own and year and len(year) == 4 else None
    if months is None or year is None or not _SAME_PERIOD.match(text, *reference):
        return year
    return f"{year}{months['from']}" + (f"/{year}{months['to']}" if months["to"] else "")


_PLACE_BEFORE = re.compile(rf"\b{either('context', 'places_before')}\s+(?:the\s+)?(?:\w+\s+){{0,2}}$")


def find_place(text: str, sentence: Sentence, quantity: Quantity, limit: int, cast: Referring) -> Ref | None:
    """Give the place after a figure in its clause, before the next figure at `limit`."""
    for mention in sentence.places:
        start = mention.span.start
        if start < quantity.end:
            continue
        if start > limit:
            return None
        between = text[quantity.end : start]
        if len(between) > 80 or _BORDER.search(between) or "," in between:
            return None
        if _PLACE_BEFORE.search(between):
            return cast.refer(mention.span)
    return None
